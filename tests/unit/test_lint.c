/* One report through all stages: which rules run, what is said of each, and that findings point at the source. */
#include "report.h"

#define COUNTY   "某县人民政府2023年法治政府建设年度报告\n一、成效\n甲。\n"
#define PROVINCE "江南省人民政府2023年法治政府建设年度报告\n一、成效\n甲。\n"
#define NOBODY   "2023年法治政府建设年度报告\n一、成效\n甲。\n"
#define NO_YEAR  "某县人民政府法治政府建设年度报告\n一、成效\n甲。\n"

Test(lint, applies)
{
    static const struct rule_test test = {.keys = "check: forbidden-text\npatterns: 甲"};
    static const struct rule_case cases[] = {
        {"", COUNTY, "甲"},
        {"applies: {body: county}", COUNTY, "甲"},
        {"applies: {body: [province, county]}", COUNTY, "甲"},
        {"applies: {body: county}", PROVINCE, "[not-applicable]"},
        {"applies: {body: county}", NOBODY, "[not-applicable]"},
        {"applies: {year: 2023}", COUNTY, "甲"},
        {"applies: {year: '>=2023'}", COUNTY, "甲"},
        {"applies: {year: '>=2024'}", COUNTY, "[not-applicable]"},
        {"applies: {year: '<=2023'}", COUNTY, "甲"},
        {"applies: {year: '<=2022'}", COUNTY, "[not-applicable]"},
        {"applies: {year: '2020..2023'}", COUNTY, "甲"},
        {"applies: {year: '2020..2022'}", COUNTY, "[not-applicable]"},
        {"applies: {year: '>=2000'}", NO_YEAR, "[not-applicable]"},
        {"applies: {year: '<=2030'}", NO_YEAR, "[not-applicable]"},
        {"applies: {format: text}", COUNTY, "甲"},
        {"applies: {format: markdown}", COUNTY, "[not-applicable]"},
        {"applies: {format: [text, markdown]}", COUNTY, "甲"},
        {"applies: {body: county, year: '>=2020', format: text}", COUNTY, "甲"},
        {"enabled: false", COUNTY, ""},
    };
    report_cases(&test, cases, N_OF(cases));
}

static struct fz_ruleset *two_rules(struct fz_arena *arena, char *folder)
{
    struct fz_errors errors;
    char path[64];
    const char *paths[] = {path};
    fz_errors_init(&errors, arena, FZ_LANG_EN);
    report_write_rule(folder, "check: forbidden-text\npatterns: 甲", "enabled: false\n\n", NULL);
    (void)snprintf(path, sizeof path, "%s/rule.yaml", folder);
    FILE *out = fopen(path, "ab");
    cr_assert(out != NULL);
    (void)fprintf(out, "- {id: AB0002, name: second, category: term, level: note, check: forbidden-text, patterns: 乙, "
                       "title: t, message: m, good: g, bad: b}\n");
    (void)fclose(out);
    struct fz_ruleset *ruleset = fz_ruleset_load_tree(arena, "fixtures/rules/kinds", paths, 1, &errors);
    cr_assert(ruleset != NULL && ruleset->n_rules == 2);
    report_remove_rule(folder);
    return ruleset;
}

Test(lint, selected)
{
    static const struct {
        bool given, selected[2];
        const char *want; /* marks, then the rules that have a verdict */
    } cases[] = {
        {false, {false, false}, "note!乙#AB0002"},
        {true, {true, false}, "甲#AB0001"},
        {true, {true, true}, "甲|note!乙#AB0001#AB0002"},
        {true, {false, false}, ""},
    };
    char folder[] = "/tmp/fzlint-unit-XXXXXX";
    struct fz_arena arena;
    fz_arena_init(&arena);
    struct fz_ruleset *ruleset = two_rules(&arena, folder);
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_lint_opts opts = {.input = {.max_size = 1000}, .parse = {.passage = true, .body_kind = -1}};
        struct fz_buf got;
        opts.selected = cases[i].given ? cases[i].selected : NULL;
        struct fz_result *result = fz_lint(ruleset, "a.txt", FZ_STR("甲乙"), &opts);
        fz_buf_init(&got);
        report_show(&got, result);
        for (size_t k = 0; k < result->n_verdicts; k++)
            fz_buf_printf(&got, "#%.*s", FZ_ARG(result->verdicts[k].rule->id));
        expect_str(fz_buf_str(&got), cases[i].want, "甲乙");
        fz_buf_clear(&got);
        fz_result_free(result);
    }
    fz_ruleset_free(ruleset);
    fz_arena_clear(&arena);
}

/* Never a silent pass: what could not be read has no document and says why. */
Test(lint, unreadable)
{
    static const struct {
        const char *name;
        struct fz_str bytes;
    } cases[] = {
        {"a.txt", FZ_STR_INIT("")},
        {"a.txt", FZ_STR_INIT(" \n")},
        {"a.txt", FZ_STR_INIT("\xFF\xFF\xFF")},
        {"a.docx", FZ_STR_INIT("PK\3\4....")},
        {"a.pdf", FZ_STR_INIT("%PDF-1")},
        {"a.txt", FZ_STR_INIT("12345678901234567890")},
    };
    char folder[] = "/tmp/fzlint-unit-XXXXXX";
    struct fz_arena arena;
    fz_arena_init(&arena);
    struct fz_ruleset *ruleset = two_rules(&arena, folder);
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_lint_opts opts = {.input = {.max_size = 16}, .parse = {.body_kind = -1}};
        struct fz_result *result = fz_lint(ruleset, cases[i].name, cases[i].bytes, &opts);
        cr_expect(!result->doc && result->errors.n == 1 && !result->n_findings && !result->n_verdicts, "case %zu", i);
        cr_expect(strcmp(result->path, cases[i].name) == 0);
        fz_result_free(result);
    }
    fz_result_free(NULL);
    fz_ruleset_free(ruleset);
    fz_arena_clear(&arena);
}

/* Places are those of the source as a person sees it, whatever its line ends and its encoding. */
Test(lint, places)
{
    static const struct {
        struct fz_str bytes;
        uint32_t line, column;
    } cases[] = {
        {FZ_STR_INIT("一\n𠮷乙"), 2, 2},
        {FZ_STR_INIT("一\r\n𠮷乙"), 2, 2},
        {FZ_STR_INIT("一\r𠮷乙"), 2, 2},
        {FZ_STR_INIT("\xEF\xBB\xBF一\n 乙"), 2, 2},
        {FZ_STR_INIT("\xD2\xBB\n\xD2\xBB\xD2\xD2"), 2, 2}, /* GB18030: 一, then 一乙 */
        {FZ_STR_INIT("a&nbsp;　乙"), 1, 9},
    };
    char folder[] = "/tmp/fzlint-unit-XXXXXX";
    struct fz_arena arena;
    fz_arena_init(&arena);
    struct fz_ruleset *ruleset = two_rules(&arena, folder);
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_lint_opts opts = {.input = {.max_size = 100}, .parse = {.passage = true, .body_kind = -1}};
        struct fz_result *result = fz_lint(ruleset, "a.txt", cases[i].bytes, &opts);
        cr_assert(result->n_findings == 1, "case %zu", i);
        struct fz_place place = fz_text_place(&result->doc->raw, result->findings[0].raw.start);
        cr_expect(place.line == cases[i].line && place.column == cases[i].column, "case %zu: %u:%u", i, place.line,
                  place.column);
        fz_result_free(result);
    }
    fz_ruleset_free(ruleset);
    fz_arena_clear(&arena);
}
