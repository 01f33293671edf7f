/* The Code Quality report: an array in any case, severities, fingerprints that differ from file to file. */
#include <criterion/criterion.h>

#include "handmade.h"
#include <jansson.h>

static json_t *array_of(const char *text)
{
    json_error_t error;
    json_t *root = json_loads(text, 0, &error);
    cr_assert(json_is_array(root), "%s: %s", error.text, text);
    return root;
}

static const char *member(const json_t *entry, const char *key)
{
    const char *value = json_string_value(json_object_get(entry, key));
    return value ? value : "";
}

Test(report_gitlab, entries)
{
    static const struct {
        const char *category;
        enum fz_level level;
        const char *severity;
    } cases[] = {
        {"typo", FZ_NOTE, "info"},
        {"typo", FZ_WARNING, "minor"},
        {"typo", FZ_ERROR, "major"},
        {"personal-info", FZ_ERROR, "critical"},
        {"secret-marking", FZ_ERROR, "critical"},
        {"personal-info", FZ_NOTE, "info"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made made;
        made_init(&made);
        made_report(&made, "./报告/a \"b\".txt", "标题\n错\n了\n");
        struct fz_rule *rule = made_rule(&made, "FZ1", "a", cases[i].category, cases[i].level);
        made_finding(&made, rule, made_span(&made, "错\n了", 0), "不对")->advice = FZ_STR("改");
        json_t *root = array_of(made_output(&made, &fz_reporter_gitlab));
        const json_t *entry = json_array_get(root, 0), *location = json_object_get(entry, "location");
        const json_t *lines = json_object_get(location, "lines");
        cr_expect(json_array_size(root) == 1);
        cr_expect(strcmp(member(entry, "description"), "FZ1 不对。建议：改。") == 0, "%s",
                  member(entry, "description"));
        cr_expect(strcmp(member(entry, "check_name"), "FZ1") == 0 && strlen(member(entry, "fingerprint")) == 32);
        cr_expect(strcmp(member(entry, "severity"), cases[i].severity) == 0, "%zu: %s", i, member(entry, "severity"));
        cr_expect(strcmp(member(location, "path"), "报告/a \"b\".txt") == 0, "%s", member(location, "path"));
        cr_expect(json_integer_value(json_object_get(lines, "begin")) == 2);
        cr_expect(json_integer_value(json_object_get(lines, "end")) == 3);
        json_decref(root);
        made_clear(&made);
    }
}

Test(report_gitlab, nothing_found)
{
    struct made made;
    made_init(&made);
    made.opts.min_level = FZ_WARNING;
    made_report(&made, "a.txt", "甲");
    made_finding(&made, made_rule(&made, "FZ1", "a", "typo", FZ_NOTE), made_span(&made, "甲", 0), "m");
    const char *text = made_output(&made, &fz_reporter_gitlab);
    cr_expect(text[0] == '[', "no byte order mark");
    json_t *root = array_of(text);
    cr_expect(json_array_size(root) == 0);
    json_decref(root);
    made_clear(&made);
}

Test(report_gitlab, fingerprints)
{
    static const char *const paths[] = {"a.txt", "b.txt", "./a.txt"};
    struct made made;
    struct made_run run;
    made_init(&made);
    struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_NOTE);
    made_begin(&run, &made, &fz_reporter_gitlab);
    for (size_t i = 0; i < 3; i++) {
        made_report(&made, paths[i], "甲甲");
        made_finding(&made, rule, made_span(&made, "甲", 0), "m");
        made_finding(&made, rule, made_span(&made, "甲", 1), "m");
        made_show(&run, &made);
    }
    json_t *root = array_of(made_end(&run, &made));
    cr_assert(json_array_size(root) == 6);
    for (size_t i = 0; i < 4; i++)
        for (size_t k = 0; k < i; k++)
            cr_expect(strcmp(member(json_array_get(root, i), "fingerprint"),
                             member(json_array_get(root, k), "fingerprint")) != 0,
                      "%zu and %zu", i, k);
    cr_expect(strcmp(member(json_array_get(root, 0), "fingerprint"), member(json_array_get(root, 4), "fingerprint")) ==
                  0,
              "one file, however it is called");
    json_decref(root);
    made_clear(&made);
}

Test(report_gitlab, errors)
{
    struct made made;
    struct made_run run;
    made_init(&made);
    made_begin(&run, &made, &fz_reporter_gitlab);
    made_report(&made, "a.txt", NULL);
    fz_error_add(&made.result.errors, "a.txt", 3, 1, "打不开");
    made_show(&run, &made);
    fz_error_add(&made.run_errors, NULL, 0, 0, "没有");
    json_t *root = array_of(made_end(&run, &made));
    cr_assert(json_array_size(root) == 2);
    const json_t *first = json_array_get(root, 0), *second = json_array_get(root, 1);
    cr_expect(strcmp(member(first, "description"), "未能检查：打不开。") == 0 &&
              strcmp(member(first, "severity"), "critical") == 0);
    cr_expect(strcmp(member(json_object_get(second, "location"), "path"), ".") == 0);
    json_decref(root);
    made_clear(&made);
}
