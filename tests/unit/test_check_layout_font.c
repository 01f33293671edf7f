/* The kind layout-font. Fonts and sizes: names, what is not known, and how places are counted. */
#include "looks.h"
#include "check/looks.h"

#define FANGSONG "in: [lead, body]\nfamily: 仿宋\nfonts: list.csv\nsize: 三号"

Test(check_layout_font, what_is_told)
{
    static const struct layout_case cases[] = {
        {FANGSONG, {.body = TITLE P("", R(FONT("FangSong") SIZE("32"), "办理案件。"))}, ""},
        {FANGSONG, {.body = TITLE P("", R(FONT("仿宋") SIZE("32"), "办理案件。"))}, ""},
        {FANGSONG,
         {.body = TITLE P("", R(FONT("SimSun") SIZE("24"), "办理案件。"))},
         "办理案件。=宋体小四（12 磅）→仿宋三号（16 磅）"},
        {FANGSONG,
         {.body = TITLE P("", R(FONT("仿宋") SIZE("26"), "办理案件。"))},
         "办理案件。=仿宋 13 磅→仿宋三号（16 磅）"},
        {FANGSONG,
         {.body = TITLE P("", R(FONT("某体") SIZE("27"), "办理案件。"))},
         "办理案件。=某体 13.5 磅→仿宋三号（16 磅）"},
        /* what is not known is not told; figures may be set as one likes */
        {FANGSONG, {.body = TITLE P("", R("", "办理案件。"))}, ""},
        {FANGSONG, {.body = TITLE P("", R(SIZE("24"), "办理案件。"))}, "办理案件。=小四（12 磅）→仿宋三号（16 磅）"},
        {FANGSONG, {.body = TITLE P("", SIZED("办理") R(FONT("Arial") SIZE("20"), "36") SIZED("件。"))}, ""},
        /* places: a paragraph's words that deviate alike are one, also over figures set otherwise */
        {FANGSONG,
         {.body = TITLE P("", R(SIZE("24"), "办理") R(FONT("Arial") SIZE("24"), "36") R(SIZE("24"), "件。"))
              P("", R(SIZE("24"), "乙事。") SIZED("丙事。") R(SIZE("24"), "丁事。"))},
         "办理36件。×3&乙事。&丁事。=小四（12 磅）→仿宋三号（16 磅）（全文共3处）"},
        {FANGSONG,
         {.body = TITLE P("", R(SIZE("24"), "甲事。")) P("", R(SIZE("36"), "乙事。"))},
         "甲事。=小四（12 磅）→仿宋三号（16 磅）|乙事。=小二（18 磅）→仿宋三号（16 磅）"},
        {FANGSONG,
         {.body = TITLE P("", R(SIZE("24"), "甲事。") R(SIZE("36"), "乙事。") R(SIZE("24"), "丙事。"))},
         "甲事。×2&丙事。=小四（12 磅）→仿宋三号（16 磅）（全文共2处）|乙事。=小二（18 磅）→仿宋三号（16 磅）"},
        {"only: headings\nheading-level: 2\nfamily: 仿宋\nfonts: list.csv\nsize: 三号",
         {.body = TITLE P("", R(SIZE("24"), "一、成效"))
              P("", R(SIZE("24"), "（一）加强培训。") R(SIZE("36"), "培训三次。"))},
         "（一）加强培训=小四（12 磅）→仿宋三号（16 磅）"},
        {FANGSONG,
         {.body = TITLE P("", SIZED("一、成效")) P("", R(SIZE("24"), "（一）加强培训。") R(SIZE("32"), "培训三次。"))},
         ""},
    };
    try_rules("check: layout-font", cases, N_OF(cases));
}

/* In half points, as Word counts them: 三号 is 16 points. */
Test(check_layout_font, sizes)
{
    static const struct {
        const char *name;
        int half_points;
    } cases[] = {
        {"初号", 84}, {"小初", 72}, {"一号", 52}, {"小一", 48}, {"二号", 44}, {"小二", 36}, {"三号", 32}, {"小三", 30},
        {"四号", 28}, {"小四", 24}, {"五号", 21}, {"小五", 18}, {"六号", 15}, {"小六", 13}, {"七号", 11}, {"八号", 10},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        int choice = 0;
        while (fz_type_sizes[choice] && strcmp(fz_type_sizes[choice], cases[i].name) != 0)
            choice++;
        cr_assert(fz_type_sizes[choice], "%s", cases[i].name);
        cr_expect(fz_type_size(choice) == cases[i].half_points, "%s", cases[i].name);
    }
}

/* Two rules may say something of the very same words, and neither is the other's double. */
Test(check_layout_font, two_rules_on_the_same_words)
{
    static const char *const paths[] = {NULL};
    struct word word = {.body = TITLE P("", R(SIZE("24") "<w:color w:val=\"FF0000\"/>", "办理案件。"))};
    struct zipped_part parts[WORD_PARTS + 1];
    struct fz_arena arena;
    struct fz_errors errors;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_ZH);
    struct fz_ruleset *ruleset = fz_ruleset_load(&arena, paths, 0, &errors);
    cr_assert(ruleset);
    bool *selected = FZ_NEW_N(&arena, bool, ruleset->n_rules);
    for (size_t i = 0; i < ruleset->n_rules; i++)
        selected[i] = fz_str_starts(ruleset->rules[i]->id, FZ_STR("FZ61"));
    struct fz_str bytes = zipped(parts, word_parts(&arena, &word, parts));
    struct fz_lint_opts opts = {.input = {.max_size = 1 << 24}, .parse = {.body_kind = -1}, .selected = selected};
    struct fz_result *result = fz_lint(ruleset, "report.docx", bytes, &opts);
    cr_assert(result->n_findings == 2);
    cr_expect(fz_str_equal(result->findings[0].rule->id, FZ_STR("FZ6102")));
    cr_expect(fz_str_equal(result->findings[1].rule->id, FZ_STR("FZ6107")));
    fz_result_free(result);
    free((void *)(uintptr_t)bytes.ptr);
    fz_ruleset_free(ruleset);
    fz_arena_clear(&arena);
}
