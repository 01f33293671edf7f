/* The kind document-fact: what is marked, and that its rules need no examples. */
#include "report.h"
#include "zipped.h"

#define R(inside) "<w:r>" inside "</w:r>"
#define COMMENTED                                                                                                      \
    "<w:p>" R("<w:t>甲</w:t>") "<w:commentRangeStart w:id=\"0\"/>" R("<w:t>乙</w:t>")                                  \
        R("<w:commentReference w:id=\"0\"/>") "</w:p>"
#define DELETED "<w:p><w:del>" R("<w:delText>丙</w:delText>") "</w:del></w:p>"
#define HIDDEN  "<w:p>" R("<w:rPr><w:vanish/></w:rPr><w:t>丁</w:t>") R("<w:t>戊</w:t>") "</w:p>"

/* What the rule with KEYS says of a report with the three. */
static void try_rule(const char *keys, const char *want)
{
    char folder[] = "/tmp/fzlint-unit-XXXXXX", path[256];
    struct word word = {.body = W_P("题") COMMENTED DELETED HIDDEN,
                        .comments = "<w:comment w:id=\"0\">" W_P("请核实") "</w:comment>"};
    struct zipped_part parts[WORD_PARTS + 1];
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_buf got;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    fz_buf_init(&got);
    report_write_rule(folder, "check: document-fact", keys, NULL);
    (void)snprintf(path, sizeof path, "%s/rule.yaml", folder);
    const char *paths[] = {path};
    struct fz_ruleset *ruleset = fz_ruleset_load_tree(&arena, "fixtures/rules/kinds", paths, 1, &errors);
    report_remove_rule(folder);
    if (ruleset) {
        struct fz_str bytes = zipped(parts, word_parts(&arena, &word, parts));
        struct fz_lint_opts opts = {.lang = FZ_LANG_EN, .input = {.max_size = 1 << 24}, .parse = {.body_kind = -1}};
        struct fz_result *result = fz_lint(ruleset, "report.docx", bytes, &opts);
        report_show(&got, result);
        fz_result_free(result);
        free((void *)(uintptr_t)bytes.ptr);
    } else {
        report_show_errors(&got, &errors);
    }
    cr_expect(fz_str_equal(fz_buf_str(&got), fz_str_from(want)), "%s\n  got  %.*s\n  want %s", keys,
              FZ_ARG(fz_buf_str(&got)), want);
    fz_buf_clear(&got);
    fz_ruleset_free(ruleset);
    fz_arena_clear(&arena);
}

Test(check_document_fact, what_is_marked)
{
    try_rule("fact: comment\nmessage: '{0}：{text}'", "乙=乙：请核实");
    try_rule("fact: tracked-change\nmessage: '{text}'", "甲乙=丙"); /* the line before the one that is left empty */
    try_rule("fact: hidden-text\nmessage: '{text}'", "戊=丁");
    try_rule("fact: hidden-text\napplies: {format: text}", "[not-applicable]");
}

Test(check_document_fact, examples_may_be_left_out)
{
    char folder[] = "/tmp/fzlint-unit-XXXXXX", path[256];
    (void)snprintf(path, sizeof path, "%s/rule.yaml", mkdtemp(folder));
    const char *paths[] = {path};
    static const struct {
        const char *check;
        bool loads;
    } cases[] = {{"check: document-fact\n  fact: comment\n", true}, {"check: order\n  roles: [a, b]\n", false}};
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_arena arena;
        struct fz_errors errors;
        char yaml[512];
        (void)snprintf(
            yaml, sizeof yaml,
            "-\n  id: AB0001\n  name: under-test\n  category: typo\n  level: warning\n  title: t\n  message: m\n  %s",
            cases[i].check);
        fz_arena_init(&arena);
        fz_errors_init(&errors, &arena, FZ_LANG_EN);
        report_write(path, yaml);
        struct fz_ruleset *ruleset = fz_ruleset_load_tree(&arena, "fixtures/rules/kinds", paths, 1, &errors);
        cr_expect((ruleset != NULL) == cases[i].loads, "%s", cases[i].check);
        fz_ruleset_free(ruleset);
        fz_arena_clear(&arena);
    }
    (void)unlink(path);
    (void)rmdir(folder);
}
