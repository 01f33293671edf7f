/* Fixes of Word files: which become tracked changes and which are left, however the words are cut into runs. A rule is
 * AB0001 of report.h. */
#include "fix.h"
#include "fzlint.h"
#include "input/container.h"
#include "report.h"
#include "zipped.h"

#define R(text)       "<w:r><w:t>" text "</w:t></w:r>"
#define GONE(n, text) "<w:del w:id=\"" n "\" w:author=\"fzlint\"><w:r><w:delText>" text "</w:delText></w:r></w:del>"
#define NEW(n, text)                                                                                                   \
    "<w:ins w:id=\"" n "\" w:author=\"fzlint\"><w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r></w:ins>"

struct fix_case {
    const char *keys; /* of the rule */
    struct word word;
    size_t n_fixed, n_unsafe;
    const char *body; /* what it then has inside; NULL: nothing is fixed */
};

static struct fz_ruleset *load(struct fz_arena *arena, const char *keys)
{
    struct fz_errors errors;
    char folder[] = "/tmp/fzlint-test-XXXXXX", path[64];
    const char *paths[] = {path};
    fz_arena_init(arena);
    fz_errors_init(&errors, arena, FZ_LANG_EN);
    report_write_rule(folder, "check: forbidden-text", keys, NULL);
    (void)snprintf(path, sizeof path, "%s/rule.yaml", folder);
    struct fz_ruleset *ruleset = fz_ruleset_load_tree(arena, "fixtures/rules/kinds", paths, 1, &errors);
    cr_assert(ruleset != NULL, "%s", errors.n ? errors.items[0].message.ptr : keys);
    report_remove_rule(folder);
    return ruleset;
}

static void expect_body(struct fz_arena *arena, struct fz_str bytes, const char *want)
{
    struct fz_errors errors;
    struct fz_buf buf;
    fz_errors_init(&errors, arena, FZ_LANG_EN);
    fz_buf_init(&buf);
    struct fz_container *container = fz_container_open("a.docx", bytes, 1 << 20, &errors);
    cr_expect(container && fz_container_read(container, "word/document.xml", &buf, &errors) &&
                  fz_str_has(fz_buf_str(&buf), fz_str_from(want)),
              "%.*s\nwanted %s", FZ_ARG(fz_buf_str(&buf)), want);
    fz_container_close(container);
    fz_buf_clear(&buf);
}

static void expect_fixed(const struct fix_case *c, bool unsafe)
{
    struct fz_lint_opts opts = {.lang = FZ_LANG_EN, .input = {.max_size = 1 << 20}};
    struct zipped_part parts[WORD_PARTS + 1];
    struct fz_fixed fixed;
    struct fz_arena arena, rules;
    fz_arena_init(&arena);
    opts.parse = (struct fz_parse_opts){.passage = true, .body_kind = -1};
    struct fz_ruleset *ruleset = load(&rules, c->keys);
    struct fz_str bytes = zipped(parts, word_parts(&arena, &c->word, parts));
    struct fz_result *result = fz_fix(ruleset, "report.docx", bytes, &opts, unsafe, &fixed);
    cr_expect(result->errors.n == 0, "%s", result->errors.n ? result->errors.items[0].message.ptr : "");
    cr_expect(fixed.n_fixed == c->n_fixed && fixed.n_unsafe == c->n_unsafe, "%s: %zu fixed, %zu unsafe", c->word.body,
              fixed.n_fixed, fixed.n_unsafe);
    cr_expect((fixed.bytes.len > 0) == (c->body != NULL));
    if (c->body && fixed.bytes.len)
        expect_body(&arena, fz_buf_str(&fixed.bytes), c->body);
    fz_buf_clear(&fixed.bytes);
    fz_result_free(result);
    fz_ruleset_free(ruleset);
    free((void *)(uintptr_t)bytes.ptr);
    fz_arena_clear(&rules);
    fz_arena_clear(&arena);
}

#define SAFE(from, to) "patterns: " from "\nfix: " to "\nsafe: true"

Test(fix_word, made)
{
    static const struct fix_case cases[] = {
        {SAFE("甲", "乙"),
         {.body = W_P("一甲二")},
         1,
         0,
         "<w:p>" R("一") GONE("1", "甲") NEW("2", "乙") R("二") "</w:p>"},
        {SAFE("丁", "乙"), {.body = W_P("一甲二")}, 0, 0, NULL},
        {"patterns: 甲\ndelete: true\nsafe: true",
         {.body = W_P("甲") W_P("一")},
         1,
         0,
         "<w:p>" GONE("1", "甲") "</w:p>"},
        /* what is the same stays, and what comes stands behind the first that goes */
        {SAFE("甲乙丙", "甲丁戊"), {.body = W_P("甲乙丙")}, 1, 0, R("甲") GONE("1", "乙丙") NEW("2", "丁戊")},
        {SAFE("乙丙", "丁"),
         {.body = "<w:p>" R("甲乙") R("丙") "</w:p>"},
         1,
         0,
         "<w:p>" R("甲") GONE("1", "乙") NEW("2", "丁") GONE("3", "丙") "</w:p>"},
        {SAFE("甲乙", "甲丁乙"), {.body = W_P("甲乙")}, 1, 0, "<w:p>" R("甲") NEW("1", "丁") R("乙") "</w:p>"},
        {SAFE("(?<!丁)甲", "丁甲"), {.body = W_P("甲")}, 1, 0, "<w:p>" NEW("1", "丁") R("甲") "</w:p>"},
        /* touching ones, one round after another */
        {SAFE("甲", "乙"),
         {.body = W_P("甲甲")},
         2,
         0,
         "<w:p>" GONE("1", "甲") NEW("2", "乙") GONE("3", "甲") NEW("4", "乙") "</w:p>"},
    };
    for (size_t i = 0; i < N_OF(cases); i++)
        expect_fixed(&cases[i], false);
}

Test(fix_word, left)
{
    static const struct fix_case cases[] = {
        {SAFE("甲", "乙"), {.body = "<w:p><w:ins w:id=\"1\">" R("甲") "</w:ins></w:p>"}, 0, 0, NULL},
        {SAFE("甲", "乙"), {.body = "<w:p><w:r><w:pict>" W_P("甲") "</w:pict></w:r></w:p>"}, 0, 0, NULL},
        {SAFE("甲", "乙"),
         {.body = "<w:p>" R("一") "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
          .footnotes = "<w:footnote w:id=\"2\">" W_P("甲") "</w:footnote>"},
         0,
         0,
         NULL},
        {"patterns: 甲\nfix: 乙", {.body = W_P("甲")}, 0, 1, NULL},
        {"patterns: 甲\nfix: 乙", {.body = "<w:p><w:ins w:id=\"1\">" R("甲") "</w:ins></w:p>" W_P("甲")}, 0, 1, NULL},
        /* one of two runs cannot be changed: none is */
        {SAFE("甲乙", "丙丁"), {.body = "<w:p>" R("甲") "<w:ins w:id=\"1\">" R("乙") "</w:ins></w:p>"}, 0, 0, NULL},
    };
    for (size_t i = 0; i < N_OF(cases); i++)
        expect_fixed(&cases[i], false);
}

Test(fix_word, unsafe)
{
    static const struct fix_case c = {
        "patterns: 甲\nfix: 乙", {.body = W_P("甲")}, 1, 0, "<w:p>" GONE("1", "甲") NEW("2", "乙") "</w:p>"};
    expect_fixed(&c, true);
}

/* Both ways of writing a Word file, from outside. */
Test(fix_word, library)
{
    static const struct word word = {.body = W_P("某县2023年法治政府建设情况报告") W_P("2021-2025年布署。")};
    struct zipped_part parts[WORD_PARTS + 1];
    struct fz_arena arena;
    char *made;
    size_t size;
    fz_arena_init(&arena);
    struct fz_str bytes = zipped(parts, word_parts(&arena, &word, parts));
    struct fzlint *lint = fzlint_new(NULL, NULL);
    struct fzlint_report *report = fzlint_annotate(lint, "r.docx", bytes.ptr, bytes.len, &made, &size);
    cr_assert(!fzlint_report_error(report) && made);
    expect_body(&arena, (struct fz_str){made, size}, "<w:r><w:t>布署</w:t></w:r><w:commentRangeEnd");
    free(made);
    fzlint_report_free(report);
    report = fzlint_fix(lint, "r.docx", bytes.ptr, bytes.len, true, &made, &size);
    cr_assert(!fzlint_report_error(report) && made);
    expect_body(&arena, (struct fz_str){made, size}, "<w:delText>布</w:delText>");
    free(made);
    fzlint_report_free(report);
    report = fzlint_annotate(lint, "r.txt", "报告", 6, &made, &size);
    cr_expect(fzlint_report_error(report) && !made);
    fzlint_report_free(report);
    fzlint_free(lint);
    free((void *)(uintptr_t)bytes.ptr);
    fz_arena_clear(&arena);
}
