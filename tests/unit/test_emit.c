/* Wording and places of findings: what {…} becomes, where something absent is told. */
#include "check/check.h"
#include "report.h"

Test(emit, templates)
{
    static const struct {
        const char *template, *want;
        int year;
        const char *body;
    } cases[] = {
        {"无", "无", 2023, "某局"},
        {"", "", 2023, ""},
        {"{0}的{1}", "零的", 2023, ""},
        {"{year}、{next-year}", "2023、2024", 2023, ""},
        {"{year}、{next-year}", "？、？", 0, ""},
        {"{body}", "某局", 0, "某局"},
        {"{body}", "本机关", 0, ""},
        {"{wrong}{未知}{}", "{wrong}{未知}{}", 0, ""}, /* a brace of the text itself */
        {"a{0", "a{0", 0, ""},
        {"}{0}{", "}零{", 0, ""},
        {"{0}{0}", "零零", 0, ""},
        {"{{0}", "{{0}", 0, ""},
    };
    static const struct fz_value values[] = {{"0", FZ_STR_INIT("零")}, {"1", {"", 0}}};
    struct fz_arena arena;
    fz_arena_init(&arena);
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_doc doc = {.year = cases[i].year, .body = fz_str_from(cases[i].body)};
        struct fz_result result = {.arena = &arena};
        struct fz_check_run run = {.doc = &doc, .result = &result};
        expect_str(fz_emit_fill(&run, fz_str_from(cases[i].template), values, 2), cases[i].want, cases[i].template);
    }
    fz_arena_clear(&arena);
}

Test(emit, rule_s_words)
{
    static const struct rule_test test = {.keys = "check: forbidden-text\npatterns: '甲(乙)'", .year = 2023};
    static const struct rule_case cases[] = {
        {"message: '{0}{1}{year}{next-year}{body}{x}'", "某县人民政府法治政府建设报告\n一、子\n**甲** 乙。",
         "甲** 乙=甲** 乙乙20232024某县人民政府{x}"}, /* {0} is what stands there, {1} of what was matched */
    };
    report_cases(&test, cases, N_OF(cases));
}

/* Where something missing is told: at the title, else at the first line that has text. */
Test(emit, absence)
{
    static const struct {
        const char *text;
        uint32_t start, end;
    } cases[] = {
        {"\n  甲。 \n乙。", 3, 9},
        {"甲\n某县人民政府\n法治政府建设报告\n一、子\n文。", 4, 47},
    };
    char folder[] = "/tmp/fzlint-unit-XXXXXX";
    char path[64];
    const char *paths[] = {path};
    struct fz_arena arena;
    struct fz_errors errors;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    report_write_rule(folder, "check: required-text\npatterns: 没有的话\nadvice: '在{year}写'", "", NULL);
    (void)snprintf(path, sizeof path, "%s/rule.yaml", folder);
    struct fz_ruleset *ruleset = fz_ruleset_load_tree(&arena, "fixtures/rules/kinds", paths, 1, &errors);
    cr_assert(ruleset != NULL);
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_lint_opts opts = {.input = {.max_size = 1000}, .parse = {.body_kind = -1}};
        struct fz_result *result = fz_lint(ruleset, "a.txt", fz_str_from(cases[i].text), &opts);
        cr_assert(result->n_findings == 1, "case %zu", i);
        const struct fz_finding *f = &result->findings[0];
        cr_expect(f->absence && f->raw.start == cases[i].start && f->raw.end == cases[i].end, "case %zu: %u %u", i,
                  f->raw.start, f->raw.end);
        expect_str(f->advice, "在？写", cases[i].text);
        fz_result_free(result);
    }
    fz_ruleset_free(ruleset);
    fz_arena_clear(&arena);
    report_remove_rule(folder);
}
