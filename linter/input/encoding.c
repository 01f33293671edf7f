/* Which encoding the bytes are in, their text as UTF-8, and back; the only file that knows iconv, which does GB18030
 * alone. A wrong guess would fill a report with false findings, so what is not sure is refused: damaged UTF-8 often has
 * the form of GB18030, and then reads as nonsense. Line ends and what the text may hold are input.c's. */
#include "input/encoding.h"

#include "base/utf8.h"

#include <assert.h>
#include <errno.h>
#include <iconv.h>
#include <string.h>

enum kind { UNKNOWN, UTF_8, UTF_16 /* asked for without a byte order */, UTF_16LE, UTF_16BE, GB_18030 };

static const char *const kind_names[] = {"", "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "GB18030"};

static const struct {
    const char *name;
    enum kind kind;
} accepted[] = {
    {"utf-8", UTF_8},      {"utf-16", UTF_16}, {"utf-16le", UTF_16LE}, {"utf-16be", UTF_16BE},
    {"gb18030", GB_18030}, {"gbk", GB_18030},  {"gb2312", GB_18030},
};
enum { N_ACCEPTED = sizeof accepted / sizeof *accepted };

static const struct {
    struct fz_str bytes;
    enum kind kind;
} marks[] = {
    {FZ_STR_INIT("\xEF\xBB\xBF"), UTF_8},
    {FZ_STR_INIT("\xFF\xFE"), UTF_16LE},
    {FZ_STR_INIT("\xFE\xFF"), UTF_16BE},
    {FZ_STR_INIT("\x84\x31\x95\x33"), GB_18030},
};

static unsigned byte_at(struct fz_str bytes, size_t at)
{
    return (unsigned char)bytes.ptr[at];
}

/* ---- names and marks ------------------------------------------------------------------------------------------- */

static bool kind_of_name(const char *path, const char *asked, enum kind *kind, struct fz_errors *errors)
{
    struct fz_str name = fz_str_from(asked), names[N_ACCEPTED];
    for (size_t i = 0; i < N_ACCEPTED; i++) {
        names[i] = fz_str_from(accepted[i].name);
        if (fz_str_equal_nocase(name, names[i])) {
            *kind = accepted[i].kind;
            return true;
        }
    }
    struct fz_str near = fz_str_nearest(name, names, N_ACCEPTED);
    if (near.len > 0)
        return fz_error_add(errors, path, 0, 0,
                            FZ_SAY(errors->lang, "不认识编码名称“%s”，是不是“%.*s”？",
                                   "unknown encoding \"%s\" (did you mean \"%.*s\"?)"),
                            asked, FZ_ARG(near));
    return fz_error_add(
        errors, path, 0, 0,
        FZ_SAY(errors->lang, "不认识编码名称“%s”，可用的有 utf-8、utf-16、utf-16le、utf-16be、gb18030、gbk、gb2312",
               "unknown encoding \"%s\"; known are utf-8, utf-16, utf-16le, utf-16be, gb18030, gbk, gb2312"),
        asked);
}

bool fz_encoding_is_known(const char *asked, struct fz_errors *errors)
{
    enum kind kind;
    return kind_of_name(NULL, asked, &kind, errors);
}

static enum kind kind_of_mark(struct fz_str bytes, size_t *len)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (fz_str_starts(bytes, marks[i].bytes)) {
            *len = marks[i].bytes.len;
            return marks[i].kind;
        }
    *len = 0;
    return UNKNOWN;
}

static bool agree(enum kind asked, enum kind mark)
{
    return asked == mark || (asked == UTF_16 && (mark == UTF_16LE || mark == UTF_16BE));
}

/* ---- UTF-16 ---------------------------------------------------------------------------------------------------- */

static uint32_t unit_at(struct fz_str bytes, size_t at, enum kind kind)
{
    unsigned first = byte_at(bytes, at), second = byte_at(bytes, at + 1);
    return kind == UTF_16LE ? first | second << 8 : first << 8 | second;
}

static bool is_high(uint32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(uint32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* The character at AT and its bytes; 0 bytes: half a unit, or half a surrogate pair. */
static size_t utf16_at(struct fz_str bytes, size_t at, enum kind kind, uint32_t *code)
{
    if (bytes.len - at < 2)
        return 0;
    *code = unit_at(bytes, at, kind);
    if (is_low(*code))
        return 0;
    if (!is_high(*code))
        return 2;
    if (bytes.len - at < 4)
        return 0;
    uint32_t low = unit_at(bytes, at + 2, kind);
    if (!is_low(low))
        return 0;
    *code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
    return 4;
}

/* SIZE_MAX, or where the first character stands that is none. */
static size_t decode_utf16(struct fz_str bytes, size_t from, enum kind kind, struct fz_buf *buf)
{
    uint32_t code = 0;
    for (size_t at = from, size; at < bytes.len; at += size) {
        size = utf16_at(bytes, at, kind, &code);
        if (size == 0)
            return at;
        fz_buf_add_code(buf, code);
    }
    return SIZE_MAX;
}

static bool is_plausible(uint32_t c)
{
    return c == '\n' || c == '\r' || c == '\t' || (c >= ' ' && c <= '~') || fz_is_han(c) || fz_is_space(c) ||
           (c >= 0x2010 && c <= 0x2027) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFFEF);
}

/* Every unit is a character and nine in ten are what Chinese reports are made of: in the wrong order they are not. */
static bool looks_like_utf16(struct fz_str bytes, enum kind kind)
{
    size_t n = 0, plausible = 0;
    uint32_t code = 0;
    for (size_t at = 0, size; at < bytes.len; at += size, n++) {
        size = utf16_at(bytes, at, kind, &code);
        if (size == 0)
            return false;
        plausible += is_plausible(code);
    }
    return plausible >= n - n / 10;
}

/* Line ends and digits have a zero byte in UTF-16, on the side that tells the order. The one of 一 (U+4E00) and of the
 * wide space (U+3000) stands on the other, so the count only says which order to try first. */
static enum kind guess_utf16(struct fz_str bytes)
{
    size_t zeros[2] = {0, 0};
    if (bytes.len == 0 || !memchr(bytes.ptr, '\0', bytes.len)) /* nearly every file: one fast look is enough */
        return UNKNOWN;
    for (size_t i = 0; i < bytes.len; i++)
        zeros[i % 2] += bytes.ptr[i] == '\0';
    enum kind likely = zeros[0] > zeros[1] ? UTF_16BE : UTF_16LE;
    enum kind other = likely == UTF_16LE ? UTF_16BE : UTF_16LE;
    return looks_like_utf16(bytes, likely) ? likely : looks_like_utf16(bytes, other) ? other : UNKNOWN;
}

/* ---- GB18030 --------------------------------------------------------------------------------------------------- */

static bool is_between(unsigned byte, unsigned first, unsigned last)
{
    return byte >= first && byte <= last;
}

/* Bytes of the character at AT by the standard's structure of one, two or four bytes (GB 18030-2022, 5.1); 0: none. */
static size_t gb_size_at(struct fz_str bytes, size_t at)
{
    size_t left = bytes.len - at;
    unsigned first = byte_at(bytes, at);
    if (first <= 0x7F)
        return 1;
    if (!is_between(first, 0x81, 0xFE) || left < 2)
        return 0;
    unsigned second = byte_at(bytes, at + 1);
    if (is_between(second, 0x40, 0xFE) && second != 0x7F)
        return 2;
    if (!is_between(second, 0x30, 0x39) || left < 4)
        return 0;
    bool ok = is_between(byte_at(bytes, at + 2), 0x81, 0xFE) && is_between(byte_at(bytes, at + 3), 0x30, 0x39);
    return ok ? 4 : 0;
}

/* SIZE_MAX, or the first byte that fits no character. */
static size_t gb_invalid(struct fz_str bytes, size_t from)
{
    for (size_t at = from, size; at < bytes.len; at += size) {
        size = gb_size_at(bytes, at);
        if (size == 0)
            return at;
    }
    return SIZE_MAX;
}

/* A character of GB 2312: its signs and full-width forms (rows 1 to 3) and its 6,763 Chinese characters (16 to 87). */
static bool is_gb2312(unsigned first, unsigned second)
{
    return second >= 0xA1 && (is_between(first, 0xA1, 0xA3) || is_between(first, 0xB0, 0xF7));
}

/* Nearly any pair of bytes is some rare character of GB18030, so "it decodes to Chinese" proves nothing. Real text
 * stays almost wholly within GB 2312; UTF-8 and Big5 taken for GB18030 do so by a third. BYTES have the right
 * structure. */
static bool looks_like_chinese_gb(struct fz_str bytes)
{
    size_t pairs = 0, common = 0;
    for (size_t at = 0, size; at < bytes.len; at += size) {
        size = gb_size_at(bytes, at);
        if (size != 2)
            continue;
        pairs++;
        common += is_gb2312(byte_at(bytes, at), byte_at(bytes, at + 1));
    }
    return pairs > 0 && common >= pairs - pairs / 2;
}

/* Three in four bytes above ASCII belong to characters of UTF-8: so it is UTF-8, with damage. */
static bool looks_like_damaged_utf8(struct fz_str bytes)
{
    size_t high = 0, fitting = 0;
    for (size_t at = 0, size; at < bytes.len; at += size) {
        fz_utf8_at(bytes, at, &size); /* a byte that does not fit counts one by itself */
        if (byte_at(bytes, at) < 0x80)
            continue;
        high += size;
        fitting += size > 1 ? size : 0;
    }
    return fitting >= high - high / 4;
}

enum { NO_CONVERTER = -1 };

/* SIZE_MAX, or the offset that iconv stops at; *STATUS is NO_CONVERTER where this system has none. */
static size_t convert_gb(struct fz_str bytes, size_t from, struct fz_buf *buf, int *status)
{
    char out[4096];
    iconv_t converter = iconv_open("UTF-8", "GB18030");
    *status = 0;
    if (converter == (iconv_t)-1) {
        if (errno == ENOMEM)
            fz_out_of_memory();
        *status = NO_CONVERTER;
        return from;
    }
    char *in = (char *)(uintptr_t)bytes.ptr + from; /* iconv's prototype lacks a const; it writes nothing there */
    size_t left = bytes.len - from;
    size_t result = 0;
    do {
        char *to = out;
        size_t room = sizeof out;
        result = iconv(converter, &in, &left, &to, &room);
        fz_buf_add(buf, (struct fz_str){out, sizeof out - room});
    } while (result == (size_t)-1 && errno == E2BIG);
    iconv_close(converter);
    return left > 0 ? bytes.len - left : SIZE_MAX;
}

/* ---- the choice ------------------------------------------------------------------------------------------------ */

/* Line ends are the same bytes in UTF-8 and GB18030, and never part of another character there. */
static uint32_t line_at(struct fz_str bytes, size_t at)
{
    uint32_t line = 1;
    for (size_t i = 0; i < at && i < bytes.len; i++)
        line += bytes.ptr[i] == '\n' || (bytes.ptr[i] == '\r' && (i + 1 == bytes.len || bytes.ptr[i + 1] != '\n'));
    return line;
}

static bool invalid_error(const char *path, struct fz_str bytes, size_t at, uint32_t line, enum kind kind,
                          struct fz_errors *errors)
{
    return fz_error_add(
        errors, path, line, 0,
        FZ_SAY(errors->lang,
               "偏移 %zu 处的字节 0x%02X 不是有效的 %s 文字：请在原来的软件里另存为 UTF-8，"
               "或用 --encoding 指明真正的编码",
               "the byte at offset %zu, 0x%02X, is not valid in %s: save the file as UTF-8, or name its "
               "real encoding with --encoding"),
        at, byte_at(bytes, at), kind_names[kind]);
}

static bool unknown_error(const char *path, struct fz_str bytes, size_t utf8_at, size_t gb_at, struct fz_errors *errors)
{
    if (gb_at != SIZE_MAX && gb_at > utf8_at && !looks_like_damaged_utf8(bytes)) /* GB18030 went further */
        return fz_error_add(
            errors, path, line_at(bytes, gb_at), 0,
            FZ_SAY(errors->lang,
                   "看不出编码：按 UTF-8 读，偏移 %zu 处的字节 0x%02X 无效；按 GB18030 读，偏移 %zu 处的字节 "
                   "0x%02X 无效。请在原来的软件里另存为 UTF-8，或用 --encoding 指明真正的编码",
                   "unknown encoding: as UTF-8 the byte at offset %zu, 0x%02X, is not valid, as GB18030 "
                   "that at offset %zu, 0x%02X; save the file as UTF-8, or name its encoding with "
                   "--encoding"),
            utf8_at, byte_at(bytes, utf8_at), gb_at, byte_at(bytes, gb_at));
    return invalid_error(path, bytes, utf8_at, line_at(bytes, utf8_at), UTF_8, errors);
}

static bool read_utf8(struct fz_decoded *decoded, const char *path, struct fz_str bytes, size_t from,
                      struct fz_errors *errors)
{
    struct fz_str text = fz_str_slice(bytes, from, bytes.len);
    size_t at = fz_utf8_invalid(text);
    if (at != SIZE_MAX)
        return invalid_error(path, bytes, from + at, line_at(bytes, from + at), UTF_8, errors);
    decoded->text = text;
    return true;
}

static bool read_utf16(struct fz_decoded *decoded, const char *path, struct fz_str bytes, size_t from, enum kind kind,
                       struct fz_errors *errors)
{
    size_t at = decode_utf16(bytes, from, kind, &decoded->buf);
    decoded->text = fz_buf_str(&decoded->buf);
    if (at == SIZE_MAX)
        return true;
    return invalid_error(path, bytes, at, line_at(decoded->text, decoded->text.len), kind, errors);
}

static bool read_gb(struct fz_decoded *decoded, const char *path, struct fz_str bytes, size_t from,
                    struct fz_errors *errors)
{
    int status = 0;
    size_t at = gb_invalid(bytes, from);
    if (at == SIZE_MAX)
        at = convert_gb(bytes, from, &decoded->buf, &status);
    if (status == NO_CONVERTER)
        return fz_error_add(errors, path, 0, 0,
                            FZ_SAY(errors->lang, "这台机器的 iconv 不认识 GB18030：请把文件另存为 UTF-8",
                                   "iconv of this machine does not know GB18030: save the file as UTF-8"));
    if (at != SIZE_MAX)
        return invalid_error(path, bytes, at, line_at(bytes, at), GB_18030, errors);
    decoded->text = fz_buf_str(&decoded->buf);
    return true;
}

static bool read_as(struct fz_decoded *decoded, const char *path, struct fz_str bytes, size_t from, enum kind kind,
                    struct fz_errors *errors)
{
    if (kind == UTF_16)
        kind = guess_utf16(bytes) == UTF_16BE ? UTF_16BE : UTF_16LE; /* Windows writes the latter */
    decoded->encoding = kind_names[kind];
    switch (kind) {
    case UTF_8:
        return read_utf8(decoded, path, bytes, from, errors);
    case UTF_16LE:
    case UTF_16BE:
        return read_utf16(decoded, path, bytes, from, kind, errors);
    default:
        assert(kind == GB_18030); /* UNKNOWN never comes here, UTF_16 was settled above */
        return read_gb(decoded, path, bytes, from, errors);
    }
}

/* A zero byte is valid UTF-8 but never part of a report, so such a file may still be UTF-16 that is all ASCII. */
static bool guess(struct fz_str bytes, enum kind *kind, size_t *utf8_at, size_t *gb_at)
{
    *utf8_at = fz_utf8_invalid(bytes);
    *gb_at = SIZE_MAX;
    *kind = guess_utf16(bytes);
    if (*kind != UNKNOWN)
        return true;
    if (*utf8_at == SIZE_MAX) {
        *kind = UTF_8;
        return true;
    }
    *gb_at = gb_invalid(bytes, 0);
    if (*gb_at == SIZE_MAX && looks_like_chinese_gb(bytes) && !looks_like_damaged_utf8(bytes))
        *kind = GB_18030;
    return *kind != UNKNOWN;
}

bool fz_encoding_decode(struct fz_decoded *decoded, const char *path, struct fz_str bytes, const char *asked,
                        struct fz_errors *errors)
{
    *decoded = (struct fz_decoded){.encoding = ""};
    enum kind kind = UNKNOWN;
    size_t mark_len = 0, utf8_at, gb_at;
    if (asked && !kind_of_name(path, asked, &kind, errors))
        return false;
    enum kind mark = kind_of_mark(bytes, &mark_len);
    if (asked && mark != UNKNOWN && !agree(kind, mark))
        return fz_error_add(errors, path, 1, 1,
                            FZ_SAY(errors->lang, "--encoding 说是 %s，文件开头的标记（BOM）却是 %s：请去掉 --encoding",
                                   "--encoding says %s, but the byte order mark says %s: leave --encoding out"),
                            asked, kind_names[mark]);
    decoded->bom = mark != UNKNOWN;
    if (mark != UNKNOWN)
        return read_as(decoded, path, bytes, mark_len, mark, errors);
    if (asked || guess(bytes, &kind, &utf8_at, &gb_at))
        return read_as(decoded, path, bytes, 0, kind, errors);
    return unknown_error(path, bytes, utf8_at, gb_at, errors);
}

/* ---- the way back ---------------------------------------------------------------------------------------------- */

size_t fz_encoding_mark_size(struct fz_str bytes)
{
    size_t size;
    kind_of_mark(bytes, &size);
    return size;
}

static enum kind kind_of(const char *encoding)
{
    enum kind kind = GB_18030;
    while (kind > UTF_8 && strcmp(kind_names[kind], encoding) != 0)
        kind--;
    return kind;
}

size_t fz_encoding_size_at(const char *encoding, struct fz_str bytes, size_t at)
{
    enum kind kind = kind_of(encoding);
    uint32_t code;
    size_t size = 0;
    if (kind == UTF_8)
        fz_utf8_at(bytes, at, &size);
    else
        size = kind == GB_18030 ? gb_size_at(bytes, at) : utf16_at(bytes, at, kind, &code);
    assert(size > 0); /* BYTES were decoded, so there is a whole character */
    return size ? size : 1;
}

static void add_unit(struct fz_buf *out, uint32_t unit, enum kind kind)
{
    char low = (char)(unit & 0xFF), high = (char)(unit >> 8);
    fz_buf_add_char(out, kind == UTF_16LE ? low : high);
    fz_buf_add_char(out, kind == UTF_16LE ? high : low);
}

static void encode_utf16(struct fz_str text, enum kind kind, struct fz_buf *out)
{
    for (size_t at = 0, size; at < text.len; at += size) {
        uint32_t code = fz_utf8_at(text, at, &size);
        if (code >= 0x10000) {
            add_unit(out, 0xD800 + ((code - 0x10000) >> 10), kind);
            code = 0xDC00 + ((code - 0x10000) & 0x3FF);
        }
        add_unit(out, code, kind);
    }
}

static bool has_four_bytes(struct fz_str bytes)
{
    for (size_t at = 0, size; at < bytes.len; at += size) {
        size = gb_size_at(bytes, at);
        if (size != 1 && size != 2)
            return size == 4;
    }
    return false;
}

/* The character's bytes in GB18030, 0 where it has none. Character by character, for the place of one that fails. */
static size_t gb_bytes_of(iconv_t converter, struct fz_str character, char bytes[8])
{
    char *in = (char *)(uintptr_t)character.ptr, *to = bytes;
    size_t left = character.len, room = 8;
    bool good = iconv(converter, &in, &left, &to, &room) != (size_t)-1 && left == 0;
    return good ? 8 - room : 0;
}

static size_t encode_gb(struct fz_str bytes, struct fz_str text, struct fz_buf *out)
{
    iconv_t converter = iconv_open("GB18030", "UTF-8");
    size_t before = out->len, failed = SIZE_MAX;
    if (converter == (iconv_t)-1) {
        if (errno == ENOMEM)
            fz_out_of_memory();
        return 0;
    }
    for (size_t at = 0, size; at < text.len && failed == SIZE_MAX; at += size) {
        char encoded[8];
        fz_utf8_at(text, at, &size);
        size_t len = gb_bytes_of(converter, fz_str_slice(text, at, at + size), encoded);
        if (len == 0 || (len == 4 && !has_four_bytes(bytes)))
            failed = at;
        fz_buf_add(out, (struct fz_str){encoded, len});
    }
    iconv_close(converter);
    if (failed != SIZE_MAX)
        out->len = before;
    return failed;
}

size_t fz_encoding_encode(const char *encoding, struct fz_str bytes, struct fz_str text, struct fz_buf *out)
{
    enum kind kind = kind_of(encoding);
    if (kind == GB_18030)
        return encode_gb(bytes, text, out);
    if (kind == UTF_8)
        fz_buf_add(out, text);
    else
        encode_utf16(text, kind, out);
    return SIZE_MAX;
}
