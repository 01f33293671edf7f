/* Fixes: which are made, what of the text they touch, rounds, and what cannot be fixed. A rule is AB0001 of report.h.
 */
#include "fix.h"
#include "report.h"

#define LONG "一二三四五六七八九十一二三四五六七八九十" /* a line that goes on in the next */

struct fix_case {
    const char *keys, *text;
    const char *safe, *all; /* after the safe fixes, after all; NULL: nothing is fixed */
};

static void expect_fixed(const struct fz_ruleset *ruleset, const struct fix_case *c, bool unsafe)
{
    struct fz_lint_opts opts = {.lang = FZ_LANG_EN, .input = {.max_size = 1 << 20}};
    const char *want = unsafe ? c->all : c->safe;
    struct fz_fixed fixed;
    opts.parse = (struct fz_parse_opts){.passage = true, .body_kind = -1};
    struct fz_result *result = fz_fix(ruleset, "report.txt", fz_str_from(c->text), &opts, unsafe, &fixed);
    cr_expect(fz_str_equal(fz_buf_str(&fixed.bytes), fz_str_from(want)), "%s\n  text %s\n  got  %.*s\n  want %s",
              c->keys, c->text, FZ_ARG(fz_buf_str(&fixed.bytes)), want ? want : "nothing");
    cr_expect((fixed.n_fixed > 0) == (want != NULL) && result->errors.n == 0, "%s: %s", c->keys, c->text);
    cr_assert(result->doc != NULL);
    if (want && !strchr(want, '\r'))
        cr_expect(fz_str_equal(result->doc->raw.str, fz_str_from(want)), "the findings are those of what is there");
    fz_buf_clear(&fixed.bytes);
    fz_result_free(result);
}

static struct fz_ruleset *load(struct fz_arena *arena, char *folder, const char *keys, const char *check)
{
    struct fz_errors errors;
    char path[64];
    const char *paths[] = {path};
    fz_arena_init(arena);
    fz_errors_init(&errors, arena, FZ_LANG_EN);
    report_write_rule(folder, check, keys, NULL);
    (void)snprintf(path, sizeof path, "%s/rule.yaml", folder);
    struct fz_ruleset *ruleset = fz_ruleset_load_tree(arena, "fixtures/rules/kinds", paths, 1, &errors);
    cr_assert(ruleset != NULL, "%s", keys);
    report_remove_rule(folder);
    return ruleset;
}

Test(fix, made)
{
    static const struct fix_case cases[] = {
        {"patterns: 甲\nfix: 乙\nsafe: true", "甲一甲", "乙一乙", "乙一乙"},
        {"patterns: 甲\nfix: 乙", "甲一甲", NULL, "乙一乙"},
        {"patterns: 甲\ndelete: true\nsafe: true", "甲一", "一", "一"},
        {"patterns: 甲\nsafe: true", "甲", NULL, NULL}, /* no fix at all */
        {"patterns: 甲\nfix: 乙\nsafe: true\nunsafe-in: 甲二", "甲一甲二", "乙一甲二", "乙一乙二"},
        {"patterns: 甲\nfix: 乙\nsafe: true\naggregate: 1", "甲一甲二甲", "乙一乙二乙", "乙一乙二乙"},
        {"patterns: 甲\nfix: 乙\nsafe: true\naggregate: 1\nunsafe-in: 甲二", "甲一甲二", "乙一甲二", "乙一乙二"},
        /* ten rounds are enough for ten steps */
        {"patterns: 甲乙\nfix: 乙甲\nsafe: true", "甲乙乙乙乙乙乙乙乙乙乙", "乙乙乙乙乙乙乙乙乙乙甲",
         "乙乙乙乙乙乙乙乙乙乙甲"},
        /* touching ones, one round after another */
        {"patterns: 甲\nfix: 乙\nsafe: true", "甲甲甲", "乙乙乙", "乙乙乙"},
        {"patterns: '([一二])\\1'\nfix: '{1}'\nsafe: true", "一一一一二二", "一二", "一二"},
        /* what the folded view leaves out stays */
        {"patterns: 甲乙\nfix: 甲丙\nsafe: true", LONG "甲\n乙", LONG "甲\n丙", LONG "甲\n丙"},
        {"patterns: 甲乙丙\nfix: 丁戊\nsafe: true", "甲**乙 丙**", "丁戊** **", "丁戊** **"},
        {"patterns: 甲乙\nfix: 甲丙乙\nsafe: true", LONG "甲\r\n乙", LONG "甲丙\r\n乙", LONG "甲丙\r\n乙"},
        {"patterns: 甲乙\nfix: 丙甲乙\nsafe: true\nunless-before: 丙", "甲 乙", "丙甲 乙", "丙甲 乙"},
        {"patterns: 甲（乙\nfix: 丙（乙\nsafe: true", "甲(乙", "丙(乙", "丙(乙"},
        /* a raw rule means what it says */
        {"view: raw\npatterns: '甲\\s+乙'\nfix: 甲乙\nsafe: true", "甲 \t乙", "甲乙", "甲乙"},
        {"view: raw\npatterns: '\\('\nfix: （\nsafe: true", "甲(\r\n乙(", "甲（\r\n乙（", "甲（\r\n乙（"},
        {"patterns: '123'\nfix: '124'\nsafe: true", "１２３", "１２4", "１２4"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        char folder[] = "/tmp/fzlint-unit-XXXXXX";
        struct fz_arena arena;
        struct fz_ruleset *ruleset = load(&arena, folder, cases[i].keys, "check: forbidden-text");
        expect_fixed(ruleset, &cases[i], false);
        expect_fixed(ruleset, &cases[i], true);
        fz_ruleset_free(ruleset);
        fz_arena_clear(&arena);
    }
}

Test(fix, counts)
{
    char folder[] = "/tmp/fzlint-unit-XXXXXX";
    struct fz_arena arena;
    struct fz_ruleset *ruleset = load(
        &arena, folder, "patterns: 甲\nfix: 乙\nsafe: true\nunsafe-in: 甲二\naggregate: 1", "check: forbidden-text");
    struct fz_lint_opts opts = {.input = {.max_size = 1000}, .parse = {.passage = true, .body_kind = -1}};
    struct fz_fixed fixed;
    struct fz_result *result = fz_fix(ruleset, "a.txt", FZ_STR("甲一甲甲二甲二一"), &opts, false, &fixed);
    cr_expect(fixed.n_fixed == 2 && fixed.n_unsafe == 2, "%zu %zu", fixed.n_fixed, fixed.n_unsafe);
    cr_expect(result->n_findings == 1 && result->findings[0].count == 2);
    fz_buf_clear(&fixed.bytes);
    fz_result_free(result);
    fz_ruleset_free(ruleset);
    fz_arena_clear(&arena);
}

/* The edits of one finding: RAW→TEXT of each. */
Test(fix, edits)
{
    static const struct {
        const char *keys, *text, *want;
    } cases[] = {
        {"patterns: 布署\nfix: 部署", "甲布署乙布署", "布→部"}, /* of the first finding; safe or not */
        {"patterns: 甲\nfix: 乙\naggregate: 1", "甲一甲二甲", "甲→乙|甲→乙|甲→乙"},
        {"patterns: 甲\nfix: 乙\naggregate: 1", "甲甲一甲", "甲→乙|甲→乙"}, /* what touches waits */
        {"patterns: 甲乙丙\nfix: 丁戊", "甲**乙 丙**", "甲→丁戊|乙→|丙→"},
        {"patterns: 甲", "甲", ""},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        char folder[] = "/tmp/fzlint-unit-XXXXXX";
        struct fz_arena arena;
        struct fz_edit *edits;
        struct fz_buf got;
        struct fz_lint_opts opts = {.input = {.max_size = 1000}, .parse = {.passage = true, .body_kind = -1}};
        struct fz_ruleset *ruleset = load(&arena, folder, cases[i].keys, "check: forbidden-text");
        struct fz_result *result = fz_lint(ruleset, "a.txt", fz_str_from(cases[i].text), &opts);
        fz_buf_init(&got);
        size_t n = fz_fix_edits(result, &result->findings[0], &arena, &edits);
        for (size_t k = 0; k < n; k++)
            fz_buf_printf(&got, "%s%.*s→%.*s", k ? "|" : "", FZ_ARG(fz_text_at(&result->doc->raw, edits[k].raw)),
                          FZ_ARG(edits[k].text));
        expect_str(fz_buf_str(&got), cases[i].want, cases[i].text);
        fz_buf_clear(&got);
        fz_result_free(result);
        fz_ruleset_free(ruleset);
        fz_arena_clear(&arena);
    }
}

/* Whatever cannot be fixed is told, and what comes back is the report as it was. */
Test(fix, not_made)
{
    static const struct {
        const char *keys, *encoding;
        struct fz_str bytes;
        const char *error;
    } cases[] = {
        {"patterns: 甲\nfix: 甲甲\nsafe: true", NULL, FZ_STR_INIT("甲"),
         "a.txt:0:0 its fixes do not come to an end (rule AB0001); the file was left as it was"},
        {"patterns: 甲乙\nfix: 乙甲\nsafe: true", NULL, FZ_STR_INIT("甲乙乙乙乙乙乙乙乙乙乙乙"), /* eleven steps */
         "a.txt:0:0 its fixes do not come to an end (rule AB0001); the file was left as it was"},
        {"patterns: 甲\nfix: 甲\nsafe: true", NULL, FZ_STR_INIT("甲"),
         "a.txt:0:0 its fixes do not come to an end (rule AB0001); the file was left as it was"},
        {"patterns: 甲\ndelete: true\nsafe: true", NULL, FZ_STR_INIT("甲"),
         "a.txt:0:0 the fixed text cannot be read back in the encoding of the file (rule AB0001); the file was left as "
         "it was"},
        /* \r and \n would become one line end */
        {"view: raw\npatterns: 甲\ndelete: true\nsafe: true", NULL, FZ_STR_INIT("一\r甲\n二"),
         "a.txt:0:0 the fixed text cannot be read back in the encoding of the file (rule AB0001); the file was left as "
         "it was"},
        {"patterns: 一\nfix: 𠮷\nsafe: true", "gbk", FZ_STR_INIT("\322\273\n\322\273"),
         "a.txt:1:1 rule AB0001 would put \"𠮷\" here, which the file's encoding (GB18030) cannot hold; the file was "
         "left as it was: save it as UTF-8 first"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        char folder[] = "/tmp/fzlint-unit-XXXXXX";
        struct fz_arena arena;
        struct fz_buf got;
        struct fz_fixed fixed;
        struct fz_lint_opts opts = {.lang = FZ_LANG_EN, .input = {.encoding = cases[i].encoding, .max_size = 1000}};
        struct fz_ruleset *ruleset = load(&arena, folder, cases[i].keys, "check: forbidden-text");
        opts.parse = (struct fz_parse_opts){.passage = true, .body_kind = -1};
        struct fz_result *result = fz_fix(ruleset, "a.txt", cases[i].bytes, &opts, false, &fixed);
        fz_buf_init(&got);
        report_show_errors(&got, &result->errors);
        expect_str(fz_buf_str(&got), cases[i].error, cases[i].keys);
        cr_expect(fixed.n_fixed == 0 && fixed.bytes.len == 0 && result->n_findings > 0);
        fz_buf_clear(&got);
        fz_buf_clear(&fixed.bytes);
        fz_result_free(result);
        fz_ruleset_free(ruleset);
        fz_arena_clear(&arena);
    }
}

Test(fix, unreadable)
{
    char folder[] = "/tmp/fzlint-unit-XXXXXX";
    struct fz_arena arena;
    struct fz_fixed fixed;
    struct fz_lint_opts opts = {.input = {.max_size = 1000}, .parse = {.body_kind = -1}};
    struct fz_ruleset *ruleset = load(&arena, folder, "patterns: 甲", "check: forbidden-text");
    struct fz_result *result = fz_fix(ruleset, "a.txt", FZ_STR("\xFF\xFF\xFF"), &opts, true, &fixed);
    cr_expect(!result->doc && result->errors.n == 1 && fixed.n_fixed == 0 && fixed.bytes.len == 0);
    fz_result_free(result);
    fz_ruleset_free(ruleset);
    fz_arena_clear(&arena);
}
