/* Entries to be filled in: what is read back is what was written. */
#include "handmade.h"
#include "rule/yaml_node.h"
#include <criterion/criterion.h>

static const char *value(const struct fz_yaml *entry, const char *key, struct fz_arena *arena)
{
    const struct fz_yaml *node = fz_yaml_get(entry, key);
    return node ? fz_str_copy(arena, node->scalar).ptr : "(none)";
}

Test(report_suppressions, entries)
{
    struct made made;
    made_init(&made);
    made_report(&made, "a/it's: #1.txt", "错\n错\n");
    struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_WARNING);
    made_finding(&made, rule, (struct fz_span){0, 3}, "错\n了");
    made_finding(&made, rule, (struct fz_span){4, 7}, "错了");
    made.result.findings[1].level = FZ_NOTE;
    fz_findings_finish(&made.result);
    made.opts.min_level = FZ_WARNING;
    const char *text = made_output(&made, &fz_reporter_suppressions);
    struct fz_yaml *root = fz_yaml_read(&made.arena, "x", fz_str_from(text), &made.run_errors);
    cr_assert(root && root->type == FZ_YAML_SEQUENCE && root->n == 1, "%s", text);
    const struct fz_yaml *entry = &root->items[0];
    cr_expect(strcmp(value(entry, "rule", &made.arena), "FZ1") == 0);
    cr_expect(strcmp(value(entry, "report", &made.arena), "it's: #1.txt") == 0, "%s", text);
    cr_expect(strcmp(value(entry, "fingerprint", &made.arena), made.result.findings[0].fingerprint) == 0);
    cr_expect(strcmp(value(entry, "reason", &made.arena), "") == 0);
    cr_expect(strstr(text, "# a/it's: #1.txt:1:1: 警告: 错 了\n"), "%s", text);
    made_clear(&made);
}

Test(report_suppressions, names_that_yaml_cannot_hold)
{
    struct made made;
    made_init(&made);
    made_report(&made, "a/\xff\x01.txt", "错\n");
    made_finding(&made, made_rule(&made, "FZ1", "a", "typo", FZ_WARNING), (struct fz_span){0, 3}, "错了");
    fz_findings_finish(&made.result);
    const char *text = made_output(&made, &fz_reporter_suppressions);
    struct fz_yaml *root = fz_yaml_read(&made.arena, "x", fz_str_from(text), &made.run_errors);
    cr_assert(root && root->n == 1, "%s", text);
    cr_expect(!fz_yaml_get(&root->items[0], "report"));
    made_clear(&made);
}
