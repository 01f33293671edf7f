/* From a report's bytes to its text: refuses what is no plain text, has the encoding settled by encoding.c, and makes
 * every kind of line end a \n. What the text says is parse/'s. */
#include "input/input.h"

#include "base/utf8.h"
#include "input/encoding.h"

#include <string.h>

/* Documents that cannot be read are listed too: passed over in silence, they would count as checked. */
const struct fz_str fz_input_suffixes[] = {FZ_STR_INIT(".txt"),  FZ_STR_INIT(".md"),   FZ_STR_INIT(".markdown"),
                                           FZ_STR_INIT(".docx"), FZ_STR_INIT(".doc"),  FZ_STR_INIT(".wps"),
                                           FZ_STR_INIT(".pdf"),  FZ_STR_INIT(".rtf"),  FZ_STR_INIT(".odt"),
                                           FZ_STR_INIT(".ofd"),  FZ_STR_INIT(".html"), FZ_STR_INIT(".htm")};
const size_t fz_input_n_suffixes = sizeof fz_input_suffixes / sizeof *fz_input_suffixes;

/* ---- what kind of file ----------------------------------------------------------------------------------------- */

struct sign {
    struct fz_str is; /* a suffix, or what the content begins with */
    const char *zh, *en;
};

static const struct sign suffixes[] = {
    {FZ_STR_INIT(".docx"), "Word 文档（.docx）", "a Word file (.docx)"},
    {FZ_STR_INIT(".doc"), "Word 文档（.doc）", "a Word file (.doc)"},
    {FZ_STR_INIT(".wps"), "WPS 文档（.wps）", "a WPS file (.wps)"},
    {FZ_STR_INIT(".pdf"), "PDF 文件", "a PDF file"},
    {FZ_STR_INIT(".rtf"), "RTF 文档（.rtf）", "an RTF file (.rtf)"},
    {FZ_STR_INIT(".odt"), "ODT 文档（.odt）", "an ODT file (.odt)"},
    {FZ_STR_INIT(".ofd"), "OFD 版式文件", "an OFD file"},
    {FZ_STR_INIT(".html"), "网页（.html）", "a web page (.html)"},
    {FZ_STR_INIT(".htm"), "网页（.htm）", "a web page (.htm)"},
};

static const struct sign beginnings[] = {
    {FZ_STR_INIT("PK\3\4"), "Word 文档（.docx）或其他压缩包", "a Word file (.docx) or another zip"},
    {FZ_STR_INIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "Word 或 WPS 文档（.doc、.wps）",
     "a Word or WPS file (.doc, .wps)"},
    {FZ_STR_INIT("%PDF"), "PDF 文件", "a PDF file"},
    {FZ_STR_INIT("{\\rtf"), "RTF 文档（.rtf）", "an RTF file (.rtf)"},
    {FZ_STR_INIT("<!DOCTYPE html"), "网页（HTML）", "a web page (HTML)"},
    {FZ_STR_INIT("<html"), "网页（HTML）", "a web page (HTML)"},
};

static bool ends_nocase(struct fz_str s, struct fz_str suffix)
{
    return s.len >= suffix.len && fz_str_equal_nocase(fz_str_slice(s, s.len - suffix.len, s.len), suffix);
}

static bool starts_nocase(struct fz_str s, struct fz_str prefix)
{
    return fz_str_equal_nocase(fz_str_slice(s, 0, prefix.len), prefix);
}

/* What makes the file no plain text, or NULL. A suffix alone is enough: nobody saves text as .pdf. */
static const struct sign *sign_of_other(struct fz_str name, struct fz_str bytes)
{
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (ends_nocase(name, suffixes[i].is))
            return &suffixes[i];
    if (fz_str_starts(bytes, FZ_STR("\xEF\xBB\xBF")))
        bytes = fz_str_slice(bytes, 3, bytes.len);
    bytes = fz_str_trim(bytes);
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (starts_nocase(bytes, beginnings[i].is))
            return &beginnings[i];
    return NULL;
}

static enum fz_format format_of(struct fz_str name)
{
    bool markdown = ends_nocase(name, FZ_STR(".md")) || ends_nocase(name, FZ_STR(".markdown"));
    return markdown ? FZ_FORMAT_MARKDOWN : FZ_FORMAT_TEXT;
}

/* ---- line ends ------------------------------------------------------------------------------------------------- */

struct line_ends {
    size_t lf, crlf, cr, other; /* other: U+0085, U+2028, U+2029 */
};

/* Bytes of the line end at AT, and it is counted; 0: there is none. */
static size_t line_end_at(struct fz_str text, size_t at, struct line_ends *ends)
{
    static const struct fz_str others[] = {FZ_STR_INIT("\xC2\x85"), FZ_STR_INIT("\xE2\x80\xA8"),
                                           FZ_STR_INIT("\xE2\x80\xA9")};
    char c = text.ptr[at];
    if (c == '\n') {
        ends->lf++;
        return 1;
    }
    if (c == '\r') {
        bool both = at + 1 < text.len && text.ptr[at + 1] == '\n';
        ends->crlf += both;
        ends->cr += !both;
        return both ? 2 : 1;
    }
    if (c != '\xC2' && c != '\xE2')
        return 0;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (fz_str_equal(fz_str_slice(text, at, at + others[i].len), others[i])) {
            ends->other++;
            return others[i].len;
        }
    return 0;
}

/* A copy of TEXT in ARENA in which each of them is \n. */
static struct fz_str unify_line_ends(struct fz_arena *arena, struct fz_str text, struct line_ends *ends)
{
    *ends = (struct line_ends){0};
    char *copy = fz_arena_alloc(arena, text.len + 1, 1);
    size_t len = 0;
    for (size_t at = 0; at < text.len;) {
        size_t size = line_end_at(text, at, ends);
        copy[len++] = size ? '\n' : text.ptr[at];
        at += size ? size : 1;
    }
    return (struct fz_str){copy, len};
}

static const char *newline_name(const struct line_ends *ends)
{
    int kinds = (ends->lf > 0) + (ends->crlf > 0) + (ends->cr > 0);
    if (kinds > 1 || ends->other > 0)
        return "mixed";
    return ends->lf > 0 ? "LF" : ends->crlf > 0 ? "CRLF" : ends->cr > 0 ? "CR" : "none";
}

/* ---- what a text may not be ------------------------------------------------------------------------------------ */

static bool is_blank(struct fz_str text)
{
    for (size_t at = 0, size; at < text.len; at += size) {
        uint32_t c = fz_utf8_at(text, at, &size);
        if (!fz_is_space(c) && !fz_is_invisible(c))
            return false;
    }
    return true;
}

static bool empty_error(const char *path, struct fz_errors *errors)
{
    return fz_error_add(errors, path, 0, 0,
                        FZ_SAY(errors->lang, "空文件：里面没有文字，请确认保存的是报告正文",
                               "an empty file: there is no text in it; was the report saved?"));
}

static bool check_text(const struct fz_doc *doc, struct fz_errors *errors)
{
    struct fz_str text = doc->raw.str;
    if (is_blank(text))
        return empty_error(doc->path, errors);
    size_t zero = fz_str_find(text, FZ_STR("\0"), 0);
    if (zero == SIZE_MAX)
        return true;
    struct fz_place place = fz_text_place(&doc->raw, fz_u32(zero));
    return fz_error_add(errors, doc->path, place.line, place.column,
                        FZ_SAY(errors->lang,
                               "这里有 NUL 字符，像是二进制文件，不是文字：请另存为纯文本（.txt，UTF-8 编码）",
                               "a NUL character: this looks like a binary file, not text; save it as plain text (.txt, "
                               "UTF-8)"));
}

static bool check_bytes(const char *path, struct fz_str bytes, const struct fz_input_opts *opts,
                        struct fz_errors *errors)
{
    if (bytes.len == 0)
        return empty_error(path, errors);
    if (bytes.len > opts->max_size)
        return fz_error_add(errors, path, 0, 0,
                            FZ_SAY(errors->lang, "超过 %.4g MiB 的大小上限；确需检查时用 --max-size 提高上限",
                                   "larger than the limit of %.4g MiB; raise it with --max-size if need be"),
                            (double)opts->max_size / (1024.0 * 1024.0));
    const struct sign *sign = sign_of_other(fz_str_from(path), bytes);
    if (!sign)
        return true;
    return fz_error_add(
        errors, path, 0, 0,
        FZ_SAY(errors->lang, "这是%s，本版本只读纯文本：请在原来的软件里另存为纯文本（.txt，UTF-8 编码）再检查",
               "this is %s; this version reads plain text only: save it as plain text (.txt, UTF-8) and "
               "check that"),
        FZ_SAY(errors->lang, sign->zh, sign->en));
}

bool fz_input_read(struct fz_doc *doc, const char *name, struct fz_str bytes, const struct fz_input_opts *opts,
                   struct fz_errors *errors)
{
    const char *path = fz_str_copy(errors->arena, fz_str_from(name)).ptr; /* errors may outlive the document */
    doc->path = fz_str_copy(doc->arena, fz_str_from(name)).ptr;
    doc->format = format_of(fz_str_from(name));
    doc->source_size = bytes.len;
    if (!check_bytes(path, bytes, opts, errors))
        return false;

    struct fz_decoded decoded;
    struct line_ends ends;
    bool ok = fz_encoding_decode(&decoded, path, bytes, opts->encoding, errors);
    if (ok) {
        doc->encoding = decoded.encoding;
        doc->bom = decoded.bom;
        fz_text_init(&doc->raw, doc->arena, unify_line_ends(doc->arena, decoded.text, &ends));
        doc->newline = newline_name(&ends);
        ok = check_text(doc, errors);
    }
    fz_buf_clear(&decoded.buf);
    return ok;
}
