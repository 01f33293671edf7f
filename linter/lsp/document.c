/* The checker's text is the client's but for line ends, a byte order mark, and that it also ends lines at U+2028 and
 * the like; inside a line the bytes are the same, so a table of where lines begin is all that is needed. */
#include "lsp/document.h"
#include "base/utf8.h"
#include "fix.h"
#include "lsp/uri.h"
#include <stdlib.h>

/* ---- opening and changing -------------------------------------------------------------------------------------- */

static bool has_suffix(struct fz_str name)
{
    return fz_str_ends(name, FZ_STR(".txt")) || fz_str_ends(name, FZ_STR(".md")) ||
           fz_str_ends(name, FZ_STR(".markdown"));
}

static enum fz_document_kind kind_of(struct fz_str name, struct fz_str language)
{
    if (fz_str_equal(language, FZ_STR("yaml")))
        return FZ_DOCUMENT_RULES;
    bool ours = fz_str_equal(language, FZ_STR("plaintext")) || fz_str_equal(language, FZ_STR("text")) ||
                fz_str_equal(language, FZ_STR("markdown"));
    return ours || has_suffix(name) ? FZ_DOCUMENT_REPORT : FZ_DOCUMENT_OTHER;
}

/* A file is called what it is called; for a text that is in no file yet, the language tells the format. */
static const char *name_of(struct fz_arena *arena, struct fz_str uri, struct fz_str language)
{
    const char *path = fz_uri_to_path(arena, uri);
    if (path)
        return path;
    const char *name = fz_uri_name(arena, uri);
    if (has_suffix(fz_str_from(name)))
        return name;
    return fz_str_printf(arena, "%s%s", name, fz_str_equal(language, FZ_STR("markdown")) ? ".md" : ".txt").ptr;
}

struct fz_document *fz_document_new(struct fz_str uri, struct fz_str language, enum fz_units units)
{
    struct fz_document *document = calloc(1, sizeof *document);
    if (!document)
        fz_out_of_memory();
    fz_arena_init(&document->arena);
    document->uri = fz_str_copy(&document->arena, uri);
    document->name = name_of(&document->arena, uri, language);
    document->kind = kind_of(fz_str_from(document->name), language);
    fz_client_text_init(&document->text, units);
    fz_buf_init(&document->fixed);
    return document;
}

void fz_document_free(struct fz_document *document)
{
    fz_client_text_clear(&document->text);
    fz_buf_clear(&document->fixed);
    fz_result_free(document->result);
    fz_arena_clear(&document->arena);
    free(document);
}

static void replace(struct fz_document *document, size_t start, size_t end, struct fz_str new, size_t max)
{
    size_t rest = document->text.buf.len - (end - start);
    document->lost = new.len > max || rest > max - new.len;
    if (document->lost)
        fz_client_text_replace(&document->text, 0, document->text.buf.len, FZ_STR(""));
    else
        fz_client_text_replace(&document->text, start, end, new);
    fz_buf_clear(&document->fixed);
    document->fixed_known = false;
    document->stale = true;
    document->untold = true;
}

void fz_document_set(struct fz_document *document, struct fz_str text, size_t max)
{
    replace(document, 0, document->text.buf.len, text, max);
}

void fz_document_edit(struct fz_document *document, struct fz_range range, struct fz_str new, size_t max)
{
    size_t a = fz_client_text_offset(&document->text, range.start);
    size_t b = fz_client_text_offset(&document->text, range.end);
    if (!document->lost)
        replace(document, a < b ? a : b, a < b ? b : a, new, max);
}

/* ---- checking -------------------------------------------------------------------------------------------------- */

static struct fz_lint_opts lint_opts(const struct fz_lsp_opts *opts)
{
    struct fz_lint_opts lint = opts->lint;
    lint.input.encoding = "UTF-8";
    return lint;
}

/* In place of a result whose text is not the client's. */
static struct fz_result *refused(struct fz_document *document, enum fz_lang lang, const char *zh, const char *en)
{
    struct fz_result *result = fz_result_new(document->name, lang);
    fz_error_add(&result->errors, result->path, 0, 0, "%s", FZ_SAY(lang, zh, en));
    return result;
}

static struct fz_result *lint(struct fz_document *document, const struct fz_lsp_opts *opts)
{
    if (document->lost)
        return refused(document, opts->lint.lang, "文字超过 --max-size 的大小上限，没有检查",
                       "the text is larger than --max-size allows and was not checked");
    struct fz_lint_opts how = lint_opts(opts);
    struct fz_result *result = fz_lint(opts->ruleset, document->name, fz_buf_str(&document->text.buf), &how);
    if (!result->doc || result->doc->format == FZ_FORMAT_TEXT || result->doc->format == FZ_FORMAT_MARKDOWN)
        return result;
    fz_result_free(result);
    return refused(document, opts->lint.lang, "这不是纯文本或 Markdown，在编辑器里不检查：请用命令行检查这个文件",
                   "this is neither plain text nor Markdown, which is all that is checked in an editor: check the file "
                   "on the command line");
}

/* Bytes of the client's line end at AT, as long as the raw text has a \n for it. */
static size_t line_end(struct fz_str s, size_t at)
{
    size_t size;
    if (s.ptr[at] == '\r')
        return at + 1 < s.len && s.ptr[at + 1] == '\n' ? 2 : 1;
    fz_utf8_at(s, at, &size); /* \n, or U+0085, U+2028, U+2029 */
    return size;
}

static void find_lines(struct fz_document *document)
{
    const struct fz_text *raw = &document->result->doc->raw;
    struct fz_str text = fz_buf_str(&document->text.buf);
    size_t at = document->result->doc->bom ? 3 : 0;
    document->line_offsets = FZ_NEW_N(document->result->arena, size_t, raw->n_lines);
    for (uint32_t i = 0; i < raw->n_lines; i++) {
        document->line_offsets[i] = at;
        at += fz_text_line(raw, i + 1).len;
        if (i + 1 < raw->n_lines)
            at += line_end(text, at);
    }
}

void fz_document_lint(struct fz_document *document, const struct fz_lsp_opts *opts)
{
    if (document->kind != FZ_DOCUMENT_REPORT || (document->result && !document->stale))
        return;
    fz_result_free(document->result);
    document->result = lint(document, opts);
    document->stale = false;
    if (document->result->doc)
        find_lines(document);
}

struct fz_str fz_document_fixed(struct fz_document *document, const struct fz_lsp_opts *opts)
{
    if (!document->fixed_known) {
        struct fz_fixed fixed;
        struct fz_lint_opts how = lint_opts(opts);
        fz_result_free(fz_fix(opts->ruleset, document->name, fz_buf_str(&document->text.buf), &how, false, &fixed));
        document->fixed = fixed.bytes;
        document->fixed_known = true;
    }
    return fz_buf_str(&document->fixed);
}

/* ---- places ---------------------------------------------------------------------------------------------------- */

size_t fz_document_offset(const struct fz_document *document, uint32_t offset)
{
    const struct fz_text *raw = &document->result->doc->raw;
    uint32_t line = fz_text_line_of(raw, offset) - 1;
    return document->line_offsets[line] + (offset - raw->lines[line]);
}

struct fz_range fz_document_range(struct fz_document *document, struct fz_span raw)
{
    struct fz_position start = fz_client_text_position(&document->text, fz_document_offset(document, raw.start));
    return (struct fz_range){start, fz_client_text_position(&document->text, fz_document_offset(document, raw.end))};
}

struct fz_position fz_document_place(struct fz_document *document, uint32_t line, uint32_t column)
{
    struct fz_client_text *text = &document->text;
    size_t start = fz_client_text_offset(text, (struct fz_position){line ? line - 1 : 0, 0});
    size_t end = fz_client_text_offset(text, (struct fz_position){line ? line - 1 : 0, UINT32_MAX});
    struct fz_str words = fz_str_slice(fz_buf_str(&text->buf), start, end);
    return fz_client_text_position(text, start + fz_utf8_offset(words, column ? column - 1 : 0));
}
