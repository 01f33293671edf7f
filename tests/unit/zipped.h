/* Zips made in memory, and what fz_input_read makes of one: for tests of the readers of .docx, .odt and .ofd. Header
 * only: each test that includes it is a program part of its own. */
#ifndef FZ_TESTS_ZIPPED_H
#define FZ_TESTS_ZIPPED_H

#include "base/buf.h"
#include "input/input.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

struct zipped_part {
    const char *name;
    struct fz_str bytes;
};

/* N PARTS as a zip, in malloc memory. */
static inline struct fz_str zipped(const struct zipped_part *parts, size_t n)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    cr_assert(source && zip);
    zip_source_keep(source);
    for (size_t i = 0; i < n; i++) {
        zip_source_t *part = zip_source_buffer(zip, parts[i].bytes.ptr, parts[i].bytes.len, 0);
        cr_assert(zip_file_add(zip, parts[i].name, part, ZIP_FL_ENC_UTF_8) >= 0, "%s", parts[i].name);
    }
    cr_assert(zip_close(zip) == 0);
    zip_stat_t stat;
    cr_assert(zip_source_open(source) == 0 && zip_source_stat(source, &stat) == 0);
    char *bytes = malloc((size_t)stat.size);
    cr_assert(bytes && zip_source_read(source, bytes, stat.size) == (zip_int64_t)stat.size);
    zip_source_close(source);
    zip_source_free(source);
    return (struct fz_str){bytes, (size_t)stat.size};
}

/* A file that was read, or the error. */
struct unpacked {
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_doc doc;
    bool ok;
};

static inline void unpack(struct unpacked *u, const char *name, struct fz_str bytes, size_t max_size)
{
    struct fz_input_opts opts = {.max_size = max_size, .layout = true};
    fz_arena_init(&u->arena);
    fz_errors_init(&u->errors, &u->arena, FZ_LANG_EN);
    memset(&u->doc, 0, sizeof u->doc);
    u->doc.arena = &u->arena;
    u->ok = fz_input_read(&u->doc, name, bytes, &opts, &u->errors);
    cr_expect(u->ok == (u->errors.n == 0), "an error or a text, never both");
}

static inline void unpack_parts(struct unpacked *u, const char *name, const struct zipped_part *parts, size_t n)
{
    struct fz_str bytes = zipped(parts, n);
    unpack(u, name, bytes, (size_t)64 << 20);
    free((void *)(uintptr_t)bytes.ptr);
}

/* The text, or the first error's words. */
static inline struct fz_str unpacked_text(const struct unpacked *u)
{
    return u->ok ? u->doc.raw.str : u->errors.n ? u->errors.items[0].message : FZ_STR("neither text nor error");
}

/* ---- Word files ---- */

#define W_NS                                                                                                           \
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""                                        \
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""                                 \
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "                                       \
    "xmlns:v=\"urn:schemas-microsoft-com:vml\""                                                                        \
    " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
#define W_REL(id, type, target)                                                                                        \
    "<Relationship Id=\"" id "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" type     \
    "\" Target=\"" target "\"/>"
#define W_RELS(items)                                                                                                  \
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" items "</Relationships>"
#define W_P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"

enum { WORD_PARTS = 11 };

/* What goes inside the root elements; NULL: there is no such part. */
struct word {
    const char *body, *styles, *numbering, *footnotes, *endnotes, *comments, *header, *footer, *theme;
};

static inline struct fz_str word_part(struct fz_arena *arena, const char *root, const char *inside)
{
    return fz_str_printf(arena, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:%s%s>%s</w:%s>", root, W_NS, inside,
                         root);
}

/* The parts of a whole .docx into PARTS, which has room for WORD_PARTS; their number. Strings live in ARENA. */
static inline size_t word_parts(struct fz_arena *arena, const struct word *word, struct zipped_part *parts)
{
    const struct {
        const char *inside, *name, *root;
    } rows[] = {
        {word->styles, "word/styles.xml", "styles"},
        {word->numbering, "word/numbering.xml", "numbering"},
        {word->footnotes, "word/footnotes.xml", "footnotes"},
        {word->endnotes, "word/endnotes.xml", "endnotes"},
        {word->comments, "word/comments.xml", "comments"},
        {word->header, "word/header1.xml", "hdr"},
        {word->footer, "word/footer1.xml", "ftr"},
        {word->theme, "word/theme/theme1.xml", "theme"},
    };
    size_t n = 0;
    parts[n++] = (struct zipped_part){"[Content_Types].xml", FZ_STR("<Types/>")};
    parts[n++] =
        (struct zipped_part){"_rels/.rels", FZ_STR(W_RELS(W_REL("rId1", "officeDocument", "word/document.xml")))};
    parts[n++] = (struct zipped_part){
        "word/_rels/document.xml.rels",
        FZ_STR(W_RELS(W_REL("s", "styles", "styles.xml") W_REL("n", "numbering", "numbering.xml")
                          W_REL("f", "footnotes", "footnotes.xml") W_REL("e", "endnotes", "endnotes.xml")
                              W_REL("c", "comments", "/word/comments.xml") W_REL("h", "header", "header1.xml") W_REL(
                                  "g", "footer", "../word/footer1.xml") W_REL("t", "theme", "theme/theme1.xml")))};
    struct fz_str body = fz_str_printf(arena, "<w:body>%s</w:body>", word->body);
    parts[n++] = (struct zipped_part){"word/document.xml", word_part(arena, "document", body.ptr)};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].inside)
            parts[n++] = (struct zipped_part){rows[i].name, word_part(arena, rows[i].root, rows[i].inside)};
    return n;
}

static inline void unpack_word(struct unpacked *u, const struct word *word)
{
    struct zipped_part parts[WORD_PARTS + 1];
    struct fz_arena arena;
    fz_arena_init(&arena);
    unpack_parts(u, "report.docx", parts, word_parts(&arena, word, parts));
    fz_arena_clear(&arena);
}

#endif
