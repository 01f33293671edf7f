/* Where the marks of comments come to stand, and that they go without a trace. */
#include "input/docx_marks.h"
#include <criterion/criterion.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))
#define BODY(ns, inside)                                                                                               \
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"" ns "><w:body>" inside       \
    "</w:body></w:document>"
#define P(inside) "<w:p>" inside "</w:p>"
#define R(text)   "<w:r><w:t>" text "</w:t></w:r>"
#define S         "<w:commentRangeStart w:id=\"5\"/>"
#define E         "<w:commentRangeEnd w:id=\"5\"/><w:r><w:commentReference w:id=\"5\"/></w:r>"

/* What marking from byte FROM of w:t NODE to byte TO of w:t LAST makes of the body. */
static const struct {
    const char *body;
    uint32_t node, from, last, to;
    const char *want;
} cases[] = {
    {P(R("abc")), 0, 0, 0, 3, P(S R("abc") E)},
    {P(R("abc")), 0, 1, 0, 2, P(R("a") S R("b") E R("c"))},
    {P(R("ab") R("cd")), 0, 1, 1, 1, P(R("a") S R("b") R("c") E R("d"))},
    {P("<w:r><w:rPr><w:b/></w:rPr><w:t>ab</w:t></w:r>"), 0, 1, 0, 2,
     P("<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>" S "<w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>" E)},
    {P("<w:r x=\"1\"><w:rPr/><w:t>ab</w:t></w:r>"), 0, 0, 0, 1,
     P(S "<w:r x=\"1\"><w:rPr/><w:t>a</w:t></w:r>" E "<w:r x=\"1\"><w:rPr/><w:t>b</w:t></w:r>")},
    {P("<w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>"), 0, 0, 0, 1,
     P("<w:r><w:tab/></w:r>" S "<w:r><w:t>a</w:t></w:r>" E "<w:r><w:br/><w:t>b</w:t></w:r>")},
    {P(R("a b")), 0, 0, 0, 1,
     P(S "<w:r><w:t xml:space=\"preserve\">a</w:t></w:r>" E "<w:r><w:t xml:space=\"preserve\"> b</w:t></w:r>")},
    {P("<w:r><w:t xml:space=\"preserve\">a b</w:t></w:r>"), 0, 0, 0, 1,
     P(S "<w:r><w:t xml:space=\"preserve\">a</w:t></w:r>" E "<w:r><w:t xml:space=\"preserve\"> b</w:t></w:r>")},
    {P(R("a&amp;b")), 0, 1, 0, 2, P(R("a") S R("&amp;") E R("b"))},
    {P(R("<![CDATA[ab]]>")), 0, 1, 0, 2, P(R("<![CDATA[a]]>") S R("<![CDATA[b]]>") E)},
    {P("<w:hyperlink>" R("ab") "</w:hyperlink>" R("c")), 0, 1, 1, 1,
     P("<w:hyperlink>" R("a") S R("b") "</w:hyperlink>" R("c") E)},
    {P("<w:ins>" R("a") "</w:ins>"), 0, 0, 0, 1, P("<w:ins>" S R("a") E "</w:ins>")},
    {P("<w:sdt><w:sdtPr/><w:sdtContent>" R("a") "</w:sdtContent></w:sdt>"), 0, 0, 0, 1,
     P("<w:sdt><w:sdtPr/><w:sdtContent>" S R("a") E "</w:sdtContent></w:sdt>")},
    {"<w:sdt><w:sdtContent>" P(R("a")) "</w:sdtContent></w:sdt>", 0, 0, 0, 1,
     "<w:sdt><w:sdtContent>" P(S R("a") E) "</w:sdtContent></w:sdt>"},
    {P("<w:r><w:pict><w:p>" R("ab") "</w:p></w:pict></w:r>"), 0, 1, 0, 2,
     P(S "<w:r><w:pict><w:p>" R("ab") "</w:p></w:pict></w:r>" E)},
    {P("<w:r><w:drawing/><w:t>cd</w:t></w:r>"), 0, 1, 0, 2, P(S "<w:r><w:drawing/><w:t>cd</w:t></w:r>" E)},
    {P("<w:r><w:t>a<w:x/>b</w:t></w:r>"), 0, 1, 0, 2, P(S "<w:r><w:t>a<w:x/>b</w:t></w:r>" E)},
    {P("<w:other>" R("ab") "</w:other>"), 0, 1, 0, 2, P(S "<w:other>" R("ab") "</w:other>" E)},
    {P(R("a")) P(R("b")), 0, 0, 1, 1, P(S R("a")) P(R("b") E)},
    {P("<w:r><w:t/></w:r>" R("a")), 1, 0, 1, 1, P("<w:r><w:t/></w:r>" S R("a") E)},
};

static struct fz_str put(struct fz_arena *arena, struct fz_str body, const struct fz_docx_mark *marks, size_t n)
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    bool ok = fz_docx_marks_put(arena, body, marks, n, &buf);
    struct fz_str made = ok ? fz_str_copy(arena, fz_buf_str(&buf)) : FZ_STR("nowhere");
    fz_buf_clear(&buf);
    return made;
}

static struct fz_str wrapped(struct fz_arena *arena, const char *inside)
{
    return fz_str_printf(arena, BODY("", "%s"), inside);
}

Test(docx_marks, put)
{
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_arena arena;
        fz_arena_init(&arena);
        struct fz_docx_mark mark = {{cases[i].node, cases[i].from}, {cases[i].last, cases[i].to}, false, 5};
        struct fz_str got = put(&arena, wrapped(&arena, cases[i].body), &mark, 1);
        cr_expect(fz_str_equal(got, wrapped(&arena, cases[i].want)), "case %zu\n%.*s\n%s", i, FZ_ARG(got),
                  cases[i].want);
        fz_arena_clear(&arena);
    }
}

/* What takes the marks out again leaves the cuts, which change nothing, and a second time makes the same file. */
Test(docx_marks, take)
{
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_arena arena;
        struct fz_buf buf;
        uint32_t id = 5;
        struct fz_docx_ids ids = {&id, 1}, found = {0};
        fz_arena_init(&arena);
        fz_buf_init(&buf);
        struct fz_str marked = wrapped(&arena, cases[i].want);
        fz_docx_marks_ids(&arena, marked, &found);
        cr_expect(found.n == 3 && fz_docx_ids_have(&found, 5) && !fz_docx_ids_have(&found, 4));
        fz_docx_marks_take(&arena, marked, &ids, &buf);
        cr_expect(!fz_str_has(fz_buf_str(&buf), FZ_STR("comment")), "case %zu\n%.*s", i, FZ_ARG(fz_buf_str(&buf)));
        fz_buf_clear(&buf);
        fz_arena_clear(&arena);
    }
}

Test(docx_marks, take_only_what_is_asked_for)
{
    static const struct {
        const char *body, *want;
    } rows[] = {
        {P("<w:commentRangeStart w:id=\"4\"/>" S R("a") E), P("<w:commentRangeStart w:id=\"4\"/>" R("a"))},
        {P("<w:r><w:rPr/><w:commentReference w:id=\"5\"/></w:r>" R("a")), P(R("a"))},
        {P("<w:r><w:commentReference w:id=\"5\"/><w:t>a</w:t></w:r>"), P(R("a"))},
        {P("<w:r><w:commentReference w:id=\"5\"></w:commentReference></w:r>"), P("")},
        {P("<w:commentRangeStart w:id=\"x\"/><w:commentRangeEnd/>"), P("<w:commentRangeStart w:id=\"x\"/>"
                                                                       "<w:commentRangeEnd/>")},
        {P("<w:r><w:pict>" P("<w:r><w:commentReference w:id=\"5\"/></w:r>") "</w:pict></w:r>"),
         P("<w:r><w:pict>" P("") "</w:pict></w:r>")},
    };
    for (size_t i = 0; i < N_OF(rows); i++) {
        struct fz_arena arena;
        struct fz_buf buf;
        uint32_t id = 5;
        struct fz_docx_ids ids = {&id, 1};
        fz_arena_init(&arena);
        fz_buf_init(&buf);
        fz_docx_marks_take(&arena, wrapped(&arena, rows[i].body), &ids, &buf);
        cr_expect(fz_str_equal(fz_buf_str(&buf), wrapped(&arena, rows[i].want)), "case %zu\n%.*s", i,
                  FZ_ARG(fz_buf_str(&buf)));
        fz_buf_clear(&buf);
        fz_arena_clear(&arena);
    }
}

Test(docx_marks, several)
{
    static const struct fz_docx_mark marks[] = {
        {{0, 0}, {0, 3}, false, 1}, {{0, 1}, {0, 2}, false, 2}, {{0, 1}, {0, 3}, false, 3}, {{0, 2}, {0, 3}, false, 4}};
    struct fz_arena arena;
    fz_arena_init(&arena);
    struct fz_str got = put(&arena, wrapped(&arena, P(R("abc"))), marks, N_OF(marks));
#define START(id) "<w:commentRangeStart w:id=\"" id "\"/>"
#define END(id)   "<w:commentRangeEnd w:id=\"" id "\"/><w:r><w:commentReference w:id=\"" id "\"/></w:r>"
    struct fz_str want = wrapped(&arena, P(START("1") R("a") START("2") START("3") R("b") END("2") START("4") R("c")
                                               END("1") END("3") END("4")));
    cr_expect(fz_str_equal(got, want), "%.*s", FZ_ARG(got));
    fz_arena_clear(&arena);
}

Test(docx_marks, nowhere)
{
    struct fz_arena arena;
    fz_arena_init(&arena);
    struct fz_docx_mark mark = {.nowhere = true, .id = 5}, beyond = {{7, 0}, {7, 1}, false, 5};
    struct fz_str got = put(&arena, wrapped(&arena, "<w:p/>" P("<w:pPr/>")), &mark, 1);
    cr_expect(fz_str_equal(got, wrapped(&arena, "<w:p/>" P("<w:pPr/>" S E))), "%.*s", FZ_ARG(got));
    cr_expect(fz_str_equal(put(&arena, wrapped(&arena, "<w:p/>"), &mark, 1), FZ_STR("nowhere")));
    cr_expect(fz_str_equal(put(&arena, wrapped(&arena, P(R("a"))), &beyond, 1), FZ_STR("nowhere")));
    cr_expect(fz_str_equal(put(&arena, wrapped(&arena, "<w:t>a</w:t>"), &(struct fz_docx_mark){.end = {0, 1}}, 1),
                           FZ_STR("nowhere")));
    fz_arena_clear(&arena);
}

/* Without a prefix for it, or with one that means something else inside, each mark says what it is. */
Test(docx_marks, namespaces)
{
#define WML "http://purl.oclc.org/ooxml/wordprocessingml/main"
    static const char declared[] = "<w:commentRangeStart xmlns:w=\"" WML "\" w:id=\"5\"/>";
    struct fz_arena arena;
    fz_arena_init(&arena);
    struct fz_docx_mark mark = {{0, 0}, {0, 1}, false, 5};
    struct fz_str got = put(&arena, FZ_STR("<document xmlns=\"" WML "\"><p><r><t>a</t></r></p></document>"), &mark, 1);
    cr_expect(fz_str_has(got, fz_str_from(declared)), "%.*s", FZ_ARG(got));
    got = put(&arena,
              FZ_STR("<x:document xmlns:x=\"" WML "\"><x:p><x:r xmlns:y=\"" WML "\"><y:t>a</y:t></x:r></x:p>"
                     "</x:document>"),
              &mark, 1);
    cr_expect(fz_str_has(got, FZ_STR("<x:p><x:commentRangeStart x:id=\"5\"/><x:r ")), "%.*s", FZ_ARG(got));
    fz_arena_clear(&arena);
}
