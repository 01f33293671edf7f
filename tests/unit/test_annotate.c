/* Where the comments on findings stand that have no words of their own in the body, and what they say. The rest is
 * tried on whole files by tests/cli/annotating.sh. A rule is AB0001 of report.h. */
#include "annotate.h"
#include "input/container.h"
#include "report.h"
#include "zipped.h"

#define START "<w:commentRangeStart w:id=\"0\"/>"
#define END   "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>"
#define NUMBERED(text)                                                                                                 \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>" text                \
    "</w:t></w:r></w:p>"
#define NUMBERING                                                                                                      \
    "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"     \
    "<w:lvlText w:val=\"%1)\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"

static struct fz_ruleset *load(struct fz_arena *arena, const char *keys)
{
    struct fz_errors errors;
    char folder[] = "/tmp/fzlint-test-XXXXXX", path[64];
    const char *paths[] = {path};
    fz_arena_init(arena);
    fz_errors_init(&errors, arena, FZ_LANG_EN);
    report_write_rule(folder, keys, "", NULL);
    (void)snprintf(path, sizeof path, "%s/rule.yaml", folder);
    struct fz_ruleset *ruleset = fz_ruleset_load_tree(arena, "fixtures/rules/kinds", paths, 1, &errors);
    cr_assert(ruleset != NULL, "%s", errors.n ? errors.items[0].message.ptr : keys);
    report_remove_rule(folder);
    return ruleset;
}

/* Part NAME of a zip, in ARENA. */
static struct fz_str part_of(struct fz_arena *arena, struct fz_str bytes, const char *name)
{
    struct fz_errors errors;
    struct fz_buf buf;
    fz_errors_init(&errors, arena, FZ_LANG_EN);
    fz_buf_init(&buf);
    struct fz_container *container = fz_container_open("a.docx", bytes, 1 << 20, &errors);
    bool ok = container && fz_container_read(container, name, &buf, &errors);
    struct fz_str part = ok ? fz_str_copy(arena, fz_buf_str(&buf)) : FZ_STR("unreadable");
    fz_container_close(container);
    fz_buf_clear(&buf);
    return part;
}

struct annotate_case {
    const char *keys; /* of the rule */
    struct word word;
    const char *body, *comment; /* what they must have inside; NULL: there is no comment */
};

static void expect_annotated(const struct annotate_case *c)
{
    struct fz_lint_opts opts = {.lang = FZ_LANG_EN, .input = {.max_size = 1 << 20}};
    struct zipped_part parts[WORD_PARTS + 1];
    struct fz_annotated annotated;
    struct fz_arena arena, rules;
    fz_arena_init(&arena);
    opts.parse = (struct fz_parse_opts){.passage = true, .body_kind = -1};
    struct fz_ruleset *ruleset = load(&rules, c->keys);
    struct fz_str bytes = zipped(parts, word_parts(&arena, &c->word, parts));
    struct fz_result *result = fz_annotate(ruleset, "report.docx", bytes, &opts, FZ_NOTE, &annotated);
    cr_expect(result->errors.n == 0 && annotated.n_comments == (c->body != NULL), "%s: %zu comments", c->keys,
              annotated.n_comments);
    struct fz_str body = part_of(&arena, fz_buf_str(&annotated.bytes), "word/document.xml"),
                  comments = part_of(&arena, fz_buf_str(&annotated.bytes), "word/comments.xml");
    if (c->body) {
        cr_expect(fz_str_has(body, fz_str_from(c->body)), "%.*s\nwanted %s", FZ_ARG(body), c->body);
        cr_expect(fz_str_has(comments, fz_str_from(c->comment)), "%.*s\nwanted %s", FZ_ARG(comments), c->comment);
    } else {
        cr_expect(fz_str_equal(fz_buf_str(&annotated.bytes), bytes));
    }
    fz_buf_clear(&annotated.bytes);
    fz_result_free(result);
    fz_ruleset_free(ruleset);
    free((void *)(uintptr_t)bytes.ptr);
    fz_arena_clear(&rules);
    fz_arena_clear(&arena);
}

#define FORBID(what) "check: forbidden-text\nview: raw\npatterns: '" what "'"

Test(annotate, places)
{
    static const struct annotate_case cases[] = {
        {FORBID("丁"), {.body = W_P("甲")}, NULL, NULL},
        {FORBID("甲"), {.body = W_P("甲")}, "<w:p>" START "<w:r><w:t>甲</w:t></w:r>" END "</w:p>", ">m</w:t>"},
        {FORBID("乙"), {.body = W_P("甲乙丙")}, START "<w:r><w:t>乙</w:t></w:r>" END "<w:r><w:t>丙", ">m</w:t>"},
        /* an automatic number, all of it and in part */
        {FORBID("1[)]"),
         {.body = W_P("甲") NUMBERED("乙"), .numbering = NUMBERING},
         START "<w:r><w:t>乙</w:t></w:r>" END,
         "about: &quot;1)&quot;"},
        {FORBID("[)]乙"),
         {.body = NUMBERED("乙丙"), .numbering = NUMBERING},
         START "<w:r><w:t>乙</w:t></w:r>" END,
         ">m</w:t>"},
        /* a tab between words */
        {FORBID(" "),
         {.body = "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>"},
         START "<w:r><w:t>乙</w:t></w:r>" END,
         "about: &quot; &quot;"},
        /* a note: at the words before it */
        {FORBID("丁"),
         {.body = "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>" W_P("乙"),
          .footnotes = "<w:footnote w:id=\"2\">" W_P("丙丁") "</w:footnote>"},
         START "<w:r><w:t>甲</w:t></w:r>" END,
         "in a note: &quot;丁&quot;"},
    };
    for (size_t i = 0; i < N_OF(cases); i++)
        expect_annotated(&cases[i]);
}

/* A header's words are told at the title. */
Test(annotate, furniture)
{
    static const struct annotate_case c = {FORBID("密") "\nin: [aside]",
                                           {.body = W_P("青禾县2024年法治政府建设情况报告")
                                                W_P("甲") "<w:sectPr><w:headerReference r:id=\"h\"/></w:sectPr>",
                                            .header = W_P("秘密")},
                                           "<w:p>" START "<w:r><w:t>青禾县",
                                           "in a page header or footer: &quot;密&quot;"};
    expect_annotated(&c);
}

/* A report in another format is no matter for comments, and nothing is lost of the result. */
Test(annotate, refused)
{
    struct fz_lint_opts opts = {.lang = FZ_LANG_EN, .input = {.max_size = 1 << 20}};
    struct fz_annotated annotated;
    struct fz_arena rules;
    struct fz_ruleset *ruleset = load(&rules, FORBID("甲"));
    opts.parse = (struct fz_parse_opts){.passage = true, .body_kind = -1};
    struct fz_result *result = fz_annotate(ruleset, "report.txt", FZ_STR("甲"), &opts, FZ_NOTE, &annotated);
    cr_expect(result->errors.n == 1 && result->n_findings == 1 && annotated.bytes.len == 0 &&
              annotated.n_comments == 0);
    fz_result_free(result);
    result = fz_annotate(ruleset, "report.docx", FZ_STR("PK\3\4"), &opts, FZ_NOTE, &annotated);
    cr_expect(result->errors.n == 1 && !result->doc && annotated.bytes.len == 0);
    fz_result_free(result);
    fz_ruleset_free(ruleset);
    fz_arena_clear(&rules);
}
