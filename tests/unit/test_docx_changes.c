/* Tracked changes: what is wrapped in what, and in what form. */
#include "input/docx_changes.h"
#include <criterion/criterion.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))
#define P(inside)   "<w:p>" inside "</w:p>"
#define R(text)     "<w:r><w:t>" text "</w:t></w:r>"
#define GONE(text)  "<w:del w:id=\"1\" w:author=\"fzlint\"><w:r><w:delText>" text "</w:delText></w:r></w:del>"
#define NEW(id, props, text)                                                                                           \
    "<w:ins w:id=\"" id "\" w:author=\"fzlint\"><w:r>" props "<w:t xml:space=\"preserve\">" text "</w:t></w:r></"      \
    "w:ins>"

static struct fz_str wrapped(struct fz_arena *arena, const char *inside)
{
    return fz_str_printf(arena,
                         "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                         "%s</w:body></w:document>",
                         inside);
}

Test(docx_changes, put)
{
    static const struct {
        const char *body;
        struct fz_docx_change change;
        const char *want;
    } cases[] = {
        {P(R("abc")), {{0, 1}, 2, false, FZ_STR_INIT("x<")}, P(R("a") GONE("b") NEW("2", "", "x&lt;") R("c"))},
        {P(R("abc")), {{0, 0}, 1, false, FZ_STR_INIT("x")}, P(GONE("a") NEW("2", "", "x") R("bc"))},
        {P(R("abc")), {{0, 2}, 3, false, FZ_STR_INIT("x")}, P(R("ab") GONE("c") NEW("2", "", "x"))},
        {P(R("abc")), {{0, 0}, 3, false, FZ_STR_INIT("")}, P(GONE("abc"))},
        {P(R("abc")), {{0, 2}, 2, false, FZ_STR_INIT("x")}, P(R("ab") NEW("1", "", "x") R("c"))},
        {P(R("abc")), {{0, 3}, 3, false, FZ_STR_INIT("x")}, P(R("abc") NEW("1", "", "x"))},
        {P(R("abc")), {{0, 0}, 0, true, FZ_STR_INIT("x")}, P(NEW("1", "", "x") R("abc"))},
        {P("<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>"),
         {{0, 0}, 1, false, FZ_STR_INIT("x")},
         P("<w:del w:id=\"1\" w:author=\"fzlint\"><w:r><w:rPr><w:b/></w:rPr><w:delText>a</w:delText></w:r></w:del>" NEW(
             "2", "<w:rPr><w:b/></w:rPr>", "x"))},
        {P("<w:r><w:br/><w:t>a</w:t><w:tab/></w:r>"),
         {{0, 0}, 1, false, FZ_STR_INIT("")},
         P("<w:r><w:br/></w:r>" GONE("a") "<w:r><w:tab/></w:r>")},
        {P(R("a b")),
         {{0, 1}, 2, false, FZ_STR_INIT("")},
         P("<w:r><w:t xml:space=\"preserve\">a</w:t></w:r><w:del w:id=\"1\" w:author=\"fzlint\"><w:r>"
           "<w:delText xml:space=\"preserve\"> </w:delText></w:r></w:del><w:r><w:t "
           "xml:space=\"preserve\">b</w:t></w:r>")},
        {P("<w:bookmarkStart w:id=\"41\"/>" R("a")),
         {{0, 1}, 1, false, FZ_STR_INIT("x")},
         P("<w:bookmarkStart w:id=\"41\"/>" R("a") NEW("42", "", "x"))},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_arena arena;
        struct fz_docx_runs runs;
        struct fz_buf buf;
        fz_arena_init(&arena);
        fz_buf_init(&buf);
        fz_docx_runs_read(&runs, &arena, wrapped(&arena, cases[i].body));
        cr_expect(fz_docx_runs_cuttable(&runs, 0));
        fz_docx_changes_put(&runs, &cases[i].change, 1, "fzlint", &buf);
        cr_expect(fz_str_equal(fz_buf_str(&buf), wrapped(&arena, cases[i].want)), "case %zu\n%.*s\n%s", i,
                  FZ_ARG(fz_buf_str(&buf)), cases[i].want);
        fz_buf_clear(&buf);
        fz_arena_clear(&arena);
    }
}

/* Words whose change nobody could track. */
Test(docx_changes, not_cuttable)
{
    static const char *const cases[] = {
        P("<w:ins>" R("a") "</w:ins>"),
        P("<w:ins><w:hyperlink>" R("a") "</w:hyperlink></w:ins>"),
        P("<w:moveTo>" R("a") "</w:moveTo>"),
        P("<w:r><w:pict>" P(R("a")) "</w:pict></w:r>"),
        P("<w:r><w:drawing/><w:t>a</w:t></w:r>"),
        P("<w:r><w:t>a<w:x/></w:t></w:r>"),
        P("<w:r><w:t>a</w:t><w:rPr/></w:r>"),
        P("<w:r><w:rPr><w:t>a</w:t></w:rPr></w:r>"),
        P("<w:t>a</w:t>"),
        R("a"),
        "",
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_arena arena;
        struct fz_docx_runs runs;
        fz_arena_init(&arena);
        fz_docx_runs_read(&runs, &arena, wrapped(&arena, cases[i]));
        cr_expect(!fz_docx_runs_cuttable(&runs, 0), "%s", cases[i]);
        fz_arena_clear(&arena);
    }
}
