/* One rule of a kind about layout on one Word file; see report.h. Header only. */
#ifndef FZ_TESTS_LOOKS_H
#define FZ_TESTS_LOOKS_H

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
#define TITLE          P("", R("", "青禾县2024年法治政府建设情况报告"))
#define USUAL          "message: '{is}→{want}'\n"

struct layout_case {
    const char *keys;
    struct word word;
    const char *want;
};

/* What the rule of kind CHECK with KEYS says of the file. */
static inline void try_rule(const char *check, const struct layout_case *c)
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

static inline void try_rules(const char *check, const struct layout_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        try_rule(check, &cases[i]);
}

#endif
