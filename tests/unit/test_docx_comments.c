/* Comments put into a whole Word file and taken out of it: ids, the parts that come to be, what is left to others. */
#include "input/docx_comments.h"
#include "zipped.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))
#define OURS(id, attrs, text)                                                                                          \
    "<w:comment w:id=\"" id "\" w:author=\"fzlint\"><w:p" attrs "><w:r><w:t>" text "</w:t></w:r></w:p></w:comment>"
#define THEIRS(id, author, text) "<w:comment w:id=\"" id "\" w:author=\"" author "\">" W_P(text) "</w:comment>"

struct file {
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_docx_package package;
    struct fz_str bytes;
};

static void file_open(struct file *f, const struct zipped_part *parts, size_t n)
{
    fz_arena_init(&f->arena);
    fz_errors_init(&f->errors, &f->arena, FZ_LANG_EN);
    f->bytes = zipped(parts, n);
    cr_assert(fz_docx_package_open(&f->package, &f->arena, "a.docx", f->bytes, (size_t)1 << 20, &f->errors));
}

static void file_open_word(struct file *f, const struct word *word)
{
    struct zipped_part parts[WORD_PARTS + 1];
    struct fz_arena arena;
    fz_arena_init(&arena);
    file_open(f, parts, word_parts(&arena, word, parts));
    fz_arena_clear(&arena);
}

static void file_close(struct file *f)
{
    fz_docx_package_close(&f->package);
    free((void *)(uintptr_t)f->bytes.ptr);
    fz_arena_clear(&f->arena);
}

static struct fz_str part_of(struct file *f, const char *name)
{
    struct fz_str xml = {0};
    return fz_docx_package_read(&f->package, name, &xml) ? xml : FZ_STR("unreadable");
}

static void put(struct file *f, const char *text, struct fz_docx_comment *comments, size_t n)
{
    static struct fz_str para;
    para = fz_str_from(text);
    for (size_t i = 0; i < n; i++)
        comments[i] = (struct fz_docx_comment){.mark = {{0, 0}, {0, 3}, false, 0}, .paras = {&para, 1}};
    cr_expect(fz_docx_comments_put(&f->package, comments, n), "%s", f->errors.n ? f->errors.items[0].message.ptr : "");
}

/* Ids that comments have, or that the body speaks of, are not given again. */
Test(docx_comments, ids)
{
    static const struct word word = {.body = W_P("甲") "<w:p><w:commentRangeStart w:id=\"2\"/></w:p>",
                                     .comments = THEIRS("3", "x", "y") THEIRS("0", "x", "y") THEIRS("0", "x", "y")};
    static const uint32_t want[] = {1, 4, 5};
    struct fz_docx_comment comments[3];
    struct file f;
    file_open_word(&f, &word);
    put(&f, "a", comments, 3);
    for (size_t i = 0; i < N_OF(want); i++)
        cr_expect(comments[i].mark.id == want[i], "%zu: %u", i, comments[i].mark.id);
    file_close(&f);
}

Test(docx_comments, first_ones)
{
    static const struct word word = {.body = W_P("甲")};
    struct fz_docx_comment comment;
    struct file f;
    file_open_word(&f, &word); /* its relationships speak of a part that is not there */
    put(&f, "a<b\x01", &comment, 1);
    cr_expect(fz_str_has(part_of(&f, "word/comments.xml"), FZ_STR(">a&lt;b</w:t>")));
    cr_expect(fz_str_has(part_of(&f, "[Content_Types].xml"),
                         FZ_STR("<Types><Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd."
                                "openxmlformats-officedocument.wordprocessingml.comments+xml\"/></Types>")));
    cr_expect(f.package.n_changed == 3, "the relationships stay");
    file_close(&f);
}

Test(docx_comments, take)
{
    static const struct word word = {
        .body = "<w:p><w:commentRangeStart w:id=\"1\"/><w:r><w:t>甲</w:t></w:r><w:commentRangeEnd w:id=\"1\"/>"
                "<w:r><w:commentReference w:id=\"1\"/></w:r><w:r><w:commentReference w:id=\"2\"/></w:r></w:p>",
        .comments = OURS("1", "", "[fz<!-- -->lint]") OURS("2", "", "mine") THEIRS("3", "x", "[fzlint]")};
    struct file f;
    file_open_word(&f, &word);
    cr_expect(fz_docx_comments_take(&f.package));
    struct fz_str body = part_of(&f, "word/document.xml"), list = part_of(&f, "word/comments.xml");
    cr_expect(
        fz_str_has(body, FZ_STR("<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:commentReference w:id=\"2\"/></w:r></w:p>")),
        "%.*s", FZ_ARG(body));
    cr_expect(fz_str_has(list, FZ_STR(">" OURS("2", "", "mine") THEIRS("3", "x", "[fzlint]") "</w:comments>")), "%.*s",
              FZ_ARG(list));
    file_close(&f);
}

Test(docx_comments, nothing_to_take)
{
    static const struct word words[] = {{.body = W_P("甲")}, {.body = W_P("甲"), .comments = THEIRS("3", "x", "y")}};
    for (size_t i = 0; i < N_OF(words); i++) {
        struct file f;
        file_open_word(&f, &words[i]);
        cr_expect(fz_docx_comments_take(&f.package) && f.package.n_changed == 0);
        file_close(&f);
    }
}

/* Word keeps lists of its own of the comments' paragraphs: what goes must go from there too, and answers to it stay. */
Test(docx_comments, lists_of_newer_words)
{
#define W15 "<w15:commentsEx xmlns:w15=\"x\">"
    static const struct zipped_part parts[] = {
        {"[Content_Types].xml", FZ_STR_INIT("<Types/>")},
        {"_rels/.rels", FZ_STR_INIT(W_RELS(W_REL("a", "officeDocument", "d.xml")))},
        {"_rels/d.xml.rels",
         FZ_STR_INIT(W_RELS(W_REL("a", "comments", "c.xml") W_REL("b", "commentsExtended", "e.xml")
                                W_REL("c", "commentsIds", "i.xml") W_REL("d", "commentsExtensible", "x.xml")))},
        {"d.xml", FZ_STR_INIT("<w:document" W_NS "><w:body>" W_P("甲") "</w:body></w:document>")},
        {"c.xml", FZ_STR_INIT("<w:comments" W_NS " xmlns:w14=\"y\">" OURS("1", " w14:paraId=\"A1\"", "[fzlint]")
                                  OURS("2", " w14:paraId=\"B2\"", "mine") "</w:comments>")},
        {"e.xml", FZ_STR_INIT(W15 "<w15:commentEx w15:paraId=\"A1\" w15:done=\"0\"/>"
                                  "<w15:commentEx w15:paraId=\"B2\" w15:paraIdParent=\"A1\" w15:done=\"0\"/>"
                                  "</w15:commentsEx>")},
        {"i.xml", FZ_STR_INIT(W15 "<w15:commentId w15:paraId=\"A1\" w15:durableId=\"D1\"/>"
                                  "<w15:commentId w15:paraId=\"B2\" w15:durableId=\"D2\"/></w15:commentsEx>")},
        {"x.xml", FZ_STR_INIT(W15 "<w15:x w15:durableId=\"D1\"/><w15:x w15:durableId=\"D2\"/></w15:commentsEx>")},
    };
    static const struct {
        const char *name, *want;
    } want[] = {
        {"e.xml", W15 "<w15:commentEx w15:paraId=\"B2\"  w15:done=\"0\"/></w15:commentsEx>"},
        {"i.xml", W15 "<w15:commentId w15:paraId=\"B2\" w15:durableId=\"D2\"/></w15:commentsEx>"},
        {"x.xml", W15 "<w15:x w15:durableId=\"D2\"/></w15:commentsEx>"},
    };
    struct file f;
    file_open(&f, parts, N_OF(parts));
    cr_expect(fz_docx_comments_take(&f.package));
    for (size_t i = 0; i < N_OF(want); i++)
        cr_expect(fz_str_equal(part_of(&f, want[i].name), fz_str_from(want[i].want)), "%s: %.*s", want[i].name,
                  FZ_ARG(part_of(&f, want[i].name)));
    file_close(&f);
}

Test(docx_comments, unreadable_lists)
{
    struct word word = {.body = W_P("甲"), .comments = "<w:comment>"};
    struct fz_docx_comment comment = {.mark = {.nowhere = true}};
    struct file f;
    file_open_word(&f, &word);
    cr_expect(!fz_docx_comments_take(&f.package) && f.errors.n == 1);
    cr_expect(!fz_docx_comments_put(&f.package, &comment, 1) && f.errors.n == 2);
    file_close(&f);
}
