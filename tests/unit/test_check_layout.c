/* The kinds of check about layout: each deviation, what fits, what is not known, and how many places are told. */
#include "report.h"
#include "zipped.h"

#define R(props, text) "<w:r><w:rPr>" props "</w:rPr><w:t>" text "</w:t></w:r>"
#define P(props, runs) "<w:p><w:pPr>" props "</w:pPr>" runs "</w:p>"
#define FONT(name)     "<w:rFonts w:eastAsia=\"" name "\" w:ascii=\"" name "\"/>"
#define SIZE(number)   "<w:sz w:val=\"" number "\"/>"
#define SIZED(text)    R(SIZE("32"), text)
#define IND(attrs)     "<w:ind " attrs "/>"
#define LINE(attrs)    "<w:spacing " attrs "/>"
#define JC(val)        "<w:jc w:val=\"" val "\"/>"
#define SECTION(inner) "<w:sectPr><w:footerReference r:id=\"g\"/>" inner "</w:sectPr>"
#define NUMBER         "<w:fldSimple w:instr=\"PAGE\">" R(FONT("SimSun") SIZE("28"), "1") "</w:fldSimple>"
#define FONTS          "family,name\n仿宋,仿宋_GB2312\n仿宋,FangSong\n宋体,SimSun\n"
#define USUAL          "message: '{is}→{want}'\n"

struct layout_case {
    const char *keys;
    struct word word;
    const char *want;
};

/* What the rule of kind CHECK with KEYS says of the file. */
static void try_rule(const char *check, const struct layout_case *c)
{
    char folder[] = "/tmp/fzlint-unit-XXXXXX", path[256], keys[512];
    struct zipped_part parts[WORD_PARTS + 1];
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_buf got;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_ZH);
    fz_buf_init(&got);
    (void)snprintf(keys, sizeof keys, USUAL "%s", c->keys);
    report_write_rule(folder, check, keys, FONTS);
    (void)snprintf(path, sizeof path, "%s/rule.yaml", folder);
    const char *paths[] = {path};
    struct fz_ruleset *ruleset = fz_ruleset_load_tree(&arena, "fixtures/rules/kinds", paths, 1, &errors);
    report_remove_rule(folder);
    if (ruleset) {
        struct fz_str bytes = zipped(parts, word_parts(&arena, &c->word, parts));
        struct fz_lint_opts opts = {.lang = FZ_LANG_ZH, .input = {.max_size = 1 << 24}, .parse = {.body_kind = -1}};
        struct fz_result *result = fz_lint(ruleset, "report.docx", bytes, &opts);
        report_show(&got, result);
        fz_result_free(result);
        free((void *)(uintptr_t)bytes.ptr);
    } else {
        report_show_errors(&got, &errors);
    }
    cr_expect(fz_str_equal(fz_buf_str(&got), fz_str_from(c->want)), "%s\n%s\n  got  %.*s\n  want %s", c->keys,
              c->word.body, FZ_ARG(fz_buf_str(&got)), c->want);
    fz_buf_clear(&got);
    fz_ruleset_free(ruleset);
    fz_arena_clear(&arena);
}

static void try_rules(const char *check, const struct layout_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        try_rule(check, &cases[i]);
}

#define FANGSONG "in: [lead, body]\nfamily: 仿宋\nfonts: list.csv\nsize: 三号"
#define TITLE    P("", R("", "青禾县2024年法治政府建设情况报告"))

Test(check_layout, font)
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

Test(check_layout, colour)
{
    static const char any[] = "in: [lead, body]", dark[] = "in: [lead, body]\ntolerance: 40";
    static const struct layout_case cases[] = {
        {any, {.body = TITLE P("", R("<w:color w:val=\"000000\"/>", "甲事。") R("", "乙事。"))}, ""},
        {any, {.body = TITLE P("", R("<w:color w:val=\"FF0000\"/>", "甲事。"))}, "甲事。=红色→黑色"},
        {any, {.body = TITLE P("", R("<w:color w:val=\"123456\"/>", "甲事。"))}, "甲事。=彩色（123456）→黑色"},
        {any, {.body = TITLE P("", R("<w:color w:val=\"222228\"/>", "甲事。"))}, "甲事。=彩色（222228）→黑色"},
        {dark, {.body = TITLE P("", R("<w:color w:val=\"222228\"/>", "甲事。"))}, ""},
        {dark, {.body = TITLE P("", R("<w:color w:val=\"222229\"/>", "甲事。"))}, "甲事。=彩色（222229）→黑色"},
        {any, {.body = TITLE P("", R("<w:highlight w:val=\"yellow\"/>", "甲事。"))}, "甲事。=带底色→黑色"},
    };
    try_rules("check: layout-colour", cases, N_OF(cases));
}

Test(check_layout, paragraph)
{
    static const char centre[] = "in: [lead, body]\nalign: centre",
                      two[] = "in: [lead, body]\nindent: 2\ntolerance: 25";
    static const struct layout_case cases[] = {
        {centre, {.body = TITLE P(JC("center"), SIZED("甲事。"))}, ""},
        {centre, {.body = TITLE P("", SIZED("甲事。") SIZED("乙事。"))}, "甲事。乙事。=左对齐→居中"},
        {centre, {.body = TITLE P(JC("both"), SIZED("甲事。"))}, "甲事。=两端对齐→居中"},
        {two, {.body = TITLE P(IND("w:firstLineChars=\"200\""), SIZED("甲事。"))}, ""},
        {two, {.body = TITLE P(IND("w:firstLine=\"640\""), SIZED("甲事。"))}, ""},
        {two, {.body = TITLE P(IND("w:firstLine=\"560\""), SIZED("甲事。"))}, ""},
        {two, {.body = TITLE P(IND("w:firstLine=\"550\""), SIZED("甲事。"))}, "甲事。=首行缩进 1.7 字→首行缩进 2 字"},
        {two, {.body = TITLE P(IND("w:firstLine=\"550\""), R("", "甲事。"))}, ""}, /* of what size? */
        {two, {.body = TITLE P("", SIZED("甲事。"))}, "甲事。=首行没有缩进→首行缩进 2 字"},
        {two, {.body = TITLE P(IND("w:hanging=\"640\""), SIZED("甲事。"))}, "甲事。=首行突出 2 字→首行缩进 2 字"},
        {two,
         {.body = TITLE P(IND("w:left=\"640\" w:firstLine=\"640\""), SIZED("甲事。"))},
         "甲事。=首行缩进 4 字→首行缩进 2 字"},
        {two, {.body = TITLE P("", SIZED("　　甲事。"))}, ""},
        {two, {.body = TITLE P("", SIZED("    甲事。"))}, ""},
        {two, {.body = TITLE P("", "<w:r><w:tab/></w:r>" SIZED("甲事。"))}, ""},
        {two, {.body = TITLE P(JC("center"), SIZED("甲事。")) P(JC("right"), SIZED("乙事。"))}, ""},
        {two, {.body = TITLE P("<w:numPr><w:numId w:val=\"1\"/></w:numPr>", SIZED("甲事。"))}, ""},
        {"in: body", {.body = TITLE}, "rule.yaml:2:3 layout-paragraph 要写 align 或 indent，一条规则只写一个"},
    };
    try_rules("check: layout-paragraph", cases, N_OF(cases));
}

#define LINES     "in: [lead, body]\nlines: 22\nlength: 225\nsize: 三号"
#define CHARS     "in: [lead, body]\nchars: 28\nlength: 156\nsize: 三号\ntolerance: 1"
#define GRID(set) SECTION("<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:docGrid " set "/>")
#define BY_CHARS  "w:type=\"linesAndChars\" w:linePitch=\"579\" w:charSpace="

Test(check_layout, density)
{
    static const struct layout_case cases[] = {
        {LINES, {.body = TITLE P(LINE("w:line=\"579\" w:lineRule=\"exact\""), SIZED("甲事。"))}, ""},
        {LINES, {.body = TITLE P(LINE("w:line=\"560\" w:lineRule=\"exact\""), SIZED("甲事。"))}, ""},
        {LINES,
         {.body = TITLE P(LINE("w:line=\"600\" w:lineRule=\"exact\""), SIZED("甲事。"))},
         "甲事。=行距 30 磅，每面 21 行→ 22 行"},
        {LINES,
         {.body = TITLE P(LINE("w:line=\"550\" w:lineRule=\"atLeast\""), SIZED("甲事。"))},
         "甲事。=行距 27.5 磅，每面 23 行→ 22 行"},
        /* nobody knows how high a line is by itself, or with a least height below that */
        {LINES, {.body = TITLE P("", SIZED("甲事。"))}, ""},
        {LINES, {.body = TITLE P(LINE("w:line=\"300\" w:lineRule=\"atLeast\""), SIZED("甲事。"))}, ""},
        {LINES, {.body = TITLE P("", SIZED("甲事。")) GRID("w:type=\"lines\" w:linePitch=\"579\"")}, ""},
        {LINES,
         {.body = TITLE P("", SIZED("甲事。")) GRID("w:type=\"lines\" w:linePitch=\"640\"")},
         "甲事。=每面 19 行→ 22 行"},
        {LINES, {.body = TITLE P("", SIZED("甲事。")) GRID("w:type=\"lines\" w:linePitch=\"312\"")}, ""},
        {LINES,
         {.body = TITLE P("<w:snapToGrid w:val=\"0\"/>", SIZED("甲事。")) GRID("w:type=\"lines\" w:linePitch=\"640\"")},
         ""},
        {CHARS, {.body = TITLE P("", SIZED("甲事。"))}, ""},
        {CHARS, {.body = TITLE P("", SIZED("甲事。")) GRID(BY_CHARS "\"-849\"")}, ""},
        {CHARS, {.body = TITLE P("", SIZED("甲事。")) GRID(BY_CHARS "\"5900\"")}, "甲事。=每行 25 字→ 28 字"},
        {CHARS, {.body = TITLE P("", SIZED("甲事。")) GRID("w:type=\"lines\" w:charSpace=\"5900\"")}, ""},
        {CHARS, {.body = TITLE P("", SIZED("甲事。")) GRID(BY_CHARS "\"-10000000\"")}, ""},
        {"length: 1\nsize: 三号",
         {.body = TITLE},
         "rule.yaml:2:3 layout-density 要写 lines 或 chars，一条规则只写一个"},
    };
    try_rules("check: layout-density", cases, N_OF(cases));
}

#define PAGE(size, margins) SECTION("<w:pgSz " size "/><w:pgMar " margins "/>")
#define A4                  "w:w=\"11906\" w:h=\"16838\""
#define LYING               "w:w=\"16838\" w:h=\"11906\""
#define MARGINS(top, left)  "w:top=\"" top "\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"" left "\" w:gutter=\"0\""

Test(check_layout, page)
{
    static const char paper[] = "width: 210\nheight: 297\ntolerance: 1", margins[] = "top: 37\nleft: 28\ntolerance: 1",
                      area[] = "text-width: 156\ntext-height: 225\ntolerance: 1";
    static const struct layout_case cases[] = {
        {paper, {.body = TITLE PAGE(A4, "")}, ""},
        {paper, {.body = TITLE PAGE(LYING, "")}, ""},
        {paper, {.body = TITLE SECTION("")}, ""},
        {paper, {.body = TITLE PAGE("w:w=\"11906\" w:h=\"15840\"", "")}, "∅=高 279.4 毫米→高 297 毫米"},
        {paper,
         {.body = TITLE PAGE("w:w=\"10000\" w:h=\"15840\"", "")},
         "∅=宽 176.4 毫米、高 279.4 毫米→宽 210 毫米、高 297 毫米"},
        {margins, {.body = TITLE PAGE(A4, MARGINS("2098", "1588"))}, ""},
        {margins, {.body = TITLE PAGE(A4, MARGINS("2154", "1531"))}, ""}, /* 38 and 27 mm */
        {margins, {.body = TITLE PAGE(A4, MARGINS("2161", "1588"))}, "∅=天头 38.1 毫米→天头 37 毫米"},
        {margins, {.body = TITLE PAGE(A4, "w:top=\"2098\" w:left=\"1000\" w:gutter=\"588\"")}, ""},
        {margins, {.body = TITLE PAGE(LYING, MARGINS("0", "0"))}, ""},
        {area, {.body = TITLE PAGE(A4, MARGINS("2098", "1588"))}, ""},
        {area,
         {.body = TITLE PAGE(A4, MARGINS("1440", "1800"))},
         "∅=版心宽 152.3 毫米、版心高 236.6 毫米→版心宽 156 毫米、版心高 225 毫米"},
        /* sections that deviate alike, and one that does in its own way */
        {margins,
         {.body = TITLE P(PAGE(A4, MARGINS("1440", "1588")), SIZED("甲事。"))
              P(PAGE(A4, MARGINS("1440", "1588")), SIZED("乙事。")) PAGE(A4, MARGINS("2098", "1000"))},
         "∅=天头 25.4 毫米→天头 37 毫米|∅=订口 17.6 毫米→订口 28 毫米"},
    };
    try_rules("check: layout-page", cases, N_OF(cases));
}

Test(check_layout, page_number)
{
    static const char missing[] = "test: missing\naround: ['—']", form[] = "test: form\naround: ['—', '―']";
    static const struct layout_case cases[] = {
        {missing, {.body = TITLE SECTION("")}, "∅=→— 1 —"},
        {missing, {.body = TITLE SECTION(""), .footer = P("", R("", "1"))}, "∅=→— 1 —"},
        {missing, {.body = TITLE SECTION(""), .footer = P("", NUMBER)}, ""},
        {form, {.body = TITLE SECTION("")}, ""},
        {form, {.body = TITLE SECTION(""), .footer = P("", R("", "— ") NUMBER R("", " —"))}, ""},
        {form, {.body = TITLE SECTION(""), .footer = P("", R("", "―") NUMBER R("", "―"))}, ""},
        {form, {.body = TITLE SECTION(""), .footer = P("", R("", "— ") NUMBER)}, "∅=— 1→— 1 —"},
        {form, {.body = TITLE SECTION(""), .footer = P("", R("", "第") NUMBER R("", "页"))}, "∅=第 1 页→— 1 —"},
        {form,
         {.body = TITLE SECTION("<w:pgNumType w:fmt=\"numberInDash\"/>"), .footer = P("", NUMBER)},
         "∅=- 1 -→— 1 —"},
    };
    try_rules("check: layout-page-number", cases, N_OF(cases));
}

Test(check_layout, number_font)
{
    static const char four[] = "family: 宋体\nfonts: list.csv\nsize: 四号",
                      five[] = "family: 仿宋\nfonts: list.csv\nsize: 五号";
    static const struct layout_case cases[] = {
        {four, {.body = TITLE SECTION(""), .footer = P("", NUMBER)}, ""},
        {five,
         {.body = TITLE SECTION(""), .footer = P("", NUMBER) P("", NUMBER)},
         "∅=宋体四号（14 磅）→仿宋五号（10.5 磅）"},
        {five, {.body = TITLE SECTION("")}, ""},
    };
    try_rules("check: layout-number-font", cases, N_OF(cases));
}

/* Two rules may say something of the very same words, and neither is the other's double. */
Test(check_layout, two_rules_on_the_same_words)
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
