/* From a report's bytes to its text: tells what kind of file it is, refuses what no reader knows, and hands the rest to
 * its reader. Plain text is read here: its encoding is settled by encoding.c, every kind of line end becomes a \n. What
 * the text says is parse/'s. */
#include "input/input.h"

#include "base/utf8.h"
#include "input/docx.h"
#include "input/encoding.h"
#include "input/html.h"
#include "input/odt.h"
#include "input/ofd.h"

/* Documents that cannot be read are listed too: passed over in silence, they would count as checked. */
const struct fz_str fz_input_suffixes[] = {FZ_STR_INIT(".txt"),  FZ_STR_INIT(".md"),   FZ_STR_INIT(".markdown"),
                                           FZ_STR_INIT(".docx"), FZ_STR_INIT(".doc"),  FZ_STR_INIT(".wps"),
                                           FZ_STR_INIT(".pdf"),  FZ_STR_INIT(".rtf"),  FZ_STR_INIT(".odt"),
                                           FZ_STR_INIT(".ofd"),  FZ_STR_INIT(".html"), FZ_STR_INIT(".htm")};
const size_t fz_input_n_suffixes = sizeof fz_input_suffixes / sizeof *fz_input_suffixes;

/* ---- what kind of file ----------------------------------------------------------------------------------------- */

enum kind {
    PLAIN,
    ZIP, /* .docx, .odt, .ofd: which, the container tells */
    HTML,
    OTHER, /* that no reader knows */
};

struct sign {
    struct fz_str is; /* a suffix, or what the content begins with */
    enum kind kind;
    const char *zh, *en;
};

/* For contents that begin like nothing in particular. */
static const struct sign suffixes[] = {
    {FZ_STR_INIT(".docx"), ZIP, "Word 文档（.docx）", "a Word file (.docx)"},
    {FZ_STR_INIT(".odt"), ZIP, "ODT 文档（.odt）", "an ODT file (.odt)"},
    {FZ_STR_INIT(".ofd"), ZIP, "OFD 版式文件", "an OFD file"},
    {FZ_STR_INIT(".html"), HTML, "网页（.html）", "a web page (.html)"},
    {FZ_STR_INIT(".htm"), HTML, "网页（.htm）", "a web page (.htm)"},
    {FZ_STR_INIT(".doc"), OTHER, "Word 97-2003 文档（.doc）", "a Word 97-2003 file (.doc)"},
    {FZ_STR_INIT(".wps"), OTHER, "WPS 文档（.wps）", "a WPS file (.wps)"},
    {FZ_STR_INIT(".pdf"), OTHER, "PDF 文件", "a PDF file"},
    {FZ_STR_INIT(".rtf"), OTHER, "RTF 文档（.rtf）", "an RTF file (.rtf)"},
};

/* What a file begins with counts more than what it is called. */
static const struct sign beginnings[] = {
    {FZ_STR_INIT("PK\3\4"), ZIP, "", ""},
    {FZ_STR_INIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), OTHER, "旧格式的 Word 或 WPS 文档（.doc、.wps）",
     "an old Word or WPS file (.doc, .wps)"},
    {FZ_STR_INIT("%PDF"), OTHER, "PDF 文件", "a PDF file"},
    {FZ_STR_INIT("{\\rtf"), OTHER, "RTF 文档（.rtf）", "an RTF file (.rtf)"},
    {FZ_STR_INIT("<!DOCTYPE html"), HTML, "", ""},
    {FZ_STR_INIT("<html"), HTML, "", ""},
    {FZ_STR_INIT("<head"), HTML, "", ""},
    {FZ_STR_INIT("<meta "), HTML, "", ""},
};

static bool ends_nocase(struct fz_str s, struct fz_str suffix)
{
    return s.len >= suffix.len && fz_str_equal_nocase(fz_str_slice(s, s.len - suffix.len, s.len), suffix);
}

static bool starts_nocase(struct fz_str s, struct fz_str prefix)
{
    return fz_str_equal_nocase(fz_str_slice(s, 0, prefix.len), prefix);
}

static const struct sign *sign_of(struct fz_str name, struct fz_str bytes)
{
    static const struct sign plain = {{"", 0}, PLAIN, "", ""};
    if (fz_str_starts(bytes, FZ_STR("\xEF\xBB\xBF")))
        bytes = fz_str_slice(bytes, 3, bytes.len);
    bytes = fz_str_trim(bytes);
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (starts_nocase(bytes, beginnings[i].is))
            return &beginnings[i];
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (ends_nocase(name, suffixes[i].is))
            return &suffixes[i];
    return &plain;
}

static enum fz_format format_of_text(struct fz_str name)
{
    bool markdown = ends_nocase(name, FZ_STR(".md")) || ends_nocase(name, FZ_STR(".markdown"));
    return markdown ? FZ_FORMAT_MARKDOWN : FZ_FORMAT_TEXT;
}

/* What Word writes when a document gets a password: an old-style file with the real one, encrypted, inside. */
static bool has_password(struct fz_str bytes)
{
    static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    return fz_str_has(bytes, (struct fz_str){name, sizeof name - 1});
}

static bool refuse(const char *path, const struct sign *sign, struct fz_str bytes, struct fz_errors *errors)
{
    if (has_password(bytes))
        return fz_error_add(errors, path, 0, 0,
                            FZ_SAY(errors->lang, "文档设有打开密码，读不出：请去掉密码后再检查",
                                   "a document with a password, which cannot be read: take the password off and try "
                                   "again"));
    return fz_error_add(
        errors, path, 0, 0,
        FZ_SAY(errors->lang, "这是%s，读不出：请在原来的软件里另存为 .docx 或纯文本（.txt，UTF-8 编码）再检查",
               "this is %s, which cannot be read: save it as .docx or as plain text (.txt, UTF-8) and check that"),
        FZ_SAY(errors->lang, sign->zh, sign->en));
}

/* ---- line ends ------------------------------------------------------------------------------------------------- */

struct line_ends {
    size_t lf, crlf, cr, other; /* other: U+0085, U+2028, U+2029 */
};

/* Bytes of the line end at AT, and it is counted; 0: there is none. */
static inline size_t line_end_at(struct fz_str text, size_t at, struct line_ends *ends)
{
    static const struct fz_str others[] = {FZ_STR_INIT("\xC2\x85"), FZ_STR_INIT("\xE2\x80\xA8"),
                                           FZ_STR_INIT("\xE2\x80\xA9")};
    char c = text.ptr[at];
    if (c > '\r' || (c < 0 && c != '\xC2' && c != '\xE2'))
        return 0;
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
        size_t from = at, size = 0;
        while (at < text.len && !(size = line_end_at(text, at, ends)))
            at++;
        memcpy(copy + len, text.ptr + from, at - from);
        len += at - from;
        if (size)
            copy[len++] = '\n';
        at += size;
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

static bool check_text(const struct fz_doc *doc, const char *path, struct fz_errors *errors)
{
    struct fz_str text = doc->raw.str;
    if (is_blank(text))
        return empty_error(path, errors);
    size_t zero = fz_str_find(text, FZ_STR("\0"), 0);
    if (zero == SIZE_MAX)
        return true;
    struct fz_place place = fz_text_place(&doc->raw, fz_u32(zero));
    return fz_error_add(errors, path, place.line, place.column,
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
    return bytes.len <= opts->max_size ||
           fz_error_add(errors, path, 0, 0,
                        FZ_SAY(errors->lang, "超过 %.4g MiB 的大小上限；确需检查时用 --max-size 提高上限",
                               "larger than the limit of %.4g MiB; raise it with --max-size if need be"),
                        (double)opts->max_size / (1024.0 * 1024.0));
}

/* ---- the readers ----------------------------------------------------------------------------------------------- */

static bool read_plain(struct fz_doc *doc, const char *path, struct fz_str bytes, const struct fz_input_opts *opts,
                       struct fz_errors *errors)
{
    struct fz_decoded decoded;
    struct line_ends ends;
    doc->format = format_of_text(fz_str_from(path));
    bool ok = fz_encoding_decode(&decoded, path, bytes, opts->encoding, errors);
    if (ok) {
        doc->encoding = decoded.encoding;
        doc->bom = decoded.bom;
        fz_text_init(&doc->raw, doc->arena, unify_line_ends(doc->arena, decoded.text, &ends));
        doc->aside = fz_u32(doc->raw.str.len);
        doc->newline = newline_name(&ends);
    }
    fz_buf_clear(&decoded.buf);
    return ok;
}

/* What the page says of itself is asked only where the bytes do not tell: pages that were saved again often lie. */
static bool decode_page(struct fz_decoded *decoded, const char *path, struct fz_str bytes,
                        const struct fz_input_opts *opts, struct fz_errors *errors)
{
    const char *declared = opts->encoding ? NULL : fz_html_charset(bytes);
    if (!declared)
        return fz_encoding_decode(decoded, path, bytes, opts->encoding, errors);
    struct fz_arena scratch;
    struct fz_errors unheard;
    fz_arena_init(&scratch);
    fz_errors_init(&unheard, &scratch, errors->lang);
    bool ok = fz_encoding_decode(decoded, path, bytes, NULL, &unheard);
    fz_arena_clear(&scratch);
    if (ok)
        return true;
    fz_buf_clear(&decoded->buf);
    return fz_encoding_decode(decoded, path, bytes, declared, errors);
}

static bool read_page(struct fz_doc *doc, const char *path, struct fz_str bytes, const struct fz_input_opts *opts,
                      struct fz_errors *errors)
{
    struct fz_decoded decoded;
    struct line_ends ends = {0};
    doc->format = FZ_FORMAT_HTML;
    bool ok = decode_page(&decoded, path, bytes, opts, errors);
    if (ok) {
        doc->encoding = decoded.encoding;
        doc->bom = decoded.bom;
        for (size_t at = 0, size; at < decoded.text.len; at += size ? size : 1)
            size = line_end_at(decoded.text, at, &ends);
        doc->newline = newline_name(&ends);
        ok = fz_html_read_article(doc, path, decoded.text, errors);
    }
    fz_buf_clear(&decoded.buf);
    return ok;
}

/* What the zip says of itself where OpenDocument has it; "" elsewhere. false and an error where that cannot be read. */
static bool read_mimetype(struct fz_container *container, struct fz_buf *buf, struct fz_errors *errors)
{
    return !fz_container_has(container, "mimetype") || !fz_container_has(container, "content.xml") ||
           fz_container_read(container, "mimetype", buf, errors);
}

static bool read_document(struct fz_doc *doc, const char *path, struct fz_container *container, bool layout,
                          struct fz_errors *errors)
{
    struct fz_buf mimetype;
    fz_buf_init(&mimetype);
    bool ok = read_mimetype(container, &mimetype, errors);
    bool odt = fz_str_starts(fz_buf_str(&mimetype), FZ_STR("application/vnd.oasis.opendocument.text"));
    fz_buf_clear(&mimetype);
    if (!ok)
        return false;
    doc->format = fz_container_has(container, "OFD.xml") ? FZ_FORMAT_OFD : odt ? FZ_FORMAT_ODT : FZ_FORMAT_DOCX;
    if (doc->format == FZ_FORMAT_OFD)
        return fz_ofd_read(doc, path, container, errors);
    if (doc->format == FZ_FORMAT_ODT)
        return fz_odt_read(doc, path, container, errors);
    doc->layout = layout ? FZ_NEW(doc->arena, struct fz_layout) : NULL;
    if (fz_container_has(container, "[Content_Types].xml") || fz_container_has(container, "_rels/.rels") ||
        ends_nocase(fz_str_from(path), FZ_STR(".docx")))
        return fz_docx_read(doc, path, container, errors);
    return fz_error_add(errors, path, 0, 0,
                        FZ_SAY(errors->lang, "这是压缩包，不是一份报告：请解压后检查里面的文件",
                               "a zip, not a report: unpack it and check the files inside"));
}

static bool read_zip(struct fz_doc *doc, const char *path, struct fz_str bytes, const struct fz_input_opts *opts,
                     struct fz_errors *errors)
{
    struct fz_container *container = fz_container_open(path, bytes, opts->max_size, errors);
    bool ok = container && read_document(doc, path, container, opts->layout, errors);
    fz_container_close(container);
    return ok;
}

static bool read_kind(struct fz_doc *doc, const char *path, struct fz_str bytes, const struct fz_input_opts *opts,
                      struct fz_errors *errors)
{
    const struct sign *sign = sign_of(fz_str_from(path), bytes);
    switch (sign->kind) {
    case ZIP:
        if (fz_str_starts(bytes, FZ_STR("PK")))
            return read_zip(doc, path, bytes, opts, errors);
        return fz_error_add(errors, path, 0, 0,
                            FZ_SAY(errors->lang, "名为%s，内容却不是：请在 Word 或 WPS 里重新另存，或改用正确的后缀",
                                   "called %s, but its content is not: save it again in Word or WPS, or give it the "
                                   "right suffix"),
                            FZ_SAY(errors->lang, sign->zh, sign->en));
    case HTML:
        return read_page(doc, path, bytes, opts, errors);
    case OTHER:
        return refuse(path, sign, bytes, errors);
    case PLAIN:
        break;
    }
    return read_plain(doc, path, bytes, opts, errors);
}

bool fz_input_read(struct fz_doc *doc, const char *name, struct fz_str bytes, const struct fz_input_opts *opts,
                   struct fz_errors *errors)
{
    const char *path = fz_str_copy(errors->arena, fz_str_from(name)).ptr; /* errors may outlive the document */
    doc->path = fz_str_copy(doc->arena, fz_str_from(name)).ptr;
    doc->source_size = bytes.len;
    return check_bytes(path, bytes, opts, errors) && read_kind(doc, path, bytes, opts, errors) &&
           check_text(doc, path, errors);
}
