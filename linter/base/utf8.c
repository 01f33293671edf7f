/* UTF-8 and the character classes of Chinese official text. Decoding expects valid text, but on a byte that is not
 * (a name from the command line may hold one) it steps on by one with U+FFFD and never reads beyond the slice. */
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

enum { REPLACEMENT = 0xFFFD };

static bool is_tail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Bytes of the character at P, where LEFT bytes are, and its code point; 0: it is not valid. Overlong forms, surrogates
 * and what lies above U+10FFFF are not (RFC 3629). */
static size_t decode(const unsigned char *p, size_t left, uint32_t *code)
{
    if (p[0] < 0x80) {
        *code = p[0];
        return 1;
    }
    if (p[0] < 0xC2 || p[0] > 0xF4 || left < 2)
        return 0;
    if (p[0] < 0xE0) {
        *code = (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
        return is_tail(p[1]) ? 2 : 0;
    }
    if (left < 3 || !is_tail(p[1]) || !is_tail(p[2]))
        return 0;
    if (p[0] < 0xF0) {
        *code = (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
        return *code >= 0x800 && (*code < 0xD800 || *code > 0xDFFF) ? 3 : 0;
    }
    if (left < 4 || !is_tail(p[3]))
        return 0;
    *code =
        (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
    return *code >= 0x10000 && *code <= 0x10FFFF ? 4 : 0;
}

static const unsigned char *byte_at(struct fz_str s, size_t at)
{
    return (const unsigned char *)s.ptr + at;
}

uint32_t fz_utf8_decode(struct fz_str s, size_t at, size_t *size)
{
    uint32_t code = 0;
    *size = 0;
    if (at >= s.len)
        return 0;
    *size = decode(byte_at(s, at), s.len - at, &code);
    if (*size > 0)
        return code;
    *size = 1;
    return REPLACEMENT;
}

uint32_t fz_utf8_before(struct fz_str s, size_t at, size_t *size)
{
    *size = 0;
    if (at == 0 || at > s.len)
        return 0;
    size_t start = at - 1;
    while (start > 0 && at - start < 4 && is_tail(*byte_at(s, start)))
        start--;
    uint32_t code = fz_utf8_at(s, start, size);
    if (start + *size == at)
        return code;
    *size = 1;
    return REPLACEMENT;
}

size_t fz_utf8_put(uint32_t code, char *out)
{
    assert(code <= 0x10FFFF); /* callers pass what a decoder gave them */
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = size - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(lead[size] | code);
    return size;
}

size_t fz_utf8_invalid(struct fz_str s)
{
    uint32_t code;
    for (size_t at = 0, size; at < s.len; at += size) {
        const unsigned char *p = byte_at(s, at);
        bool chinese = s.len - at >= 3 && p[0] > 0xE0 && p[0] < 0xED && is_tail(p[1]) && is_tail(p[2]);
        size = chinese ? 3 : decode(p, s.len - at, &code);
        if (size == 0)
            return at;
    }
    return SIZE_MAX;
}

size_t fz_utf8_count(struct fz_str s)
{
    const uint64_t tops = UINT64_C(0x8080808080808080);
    size_t n = s.len, at = 0;
    for (; at + 8 <= s.len; at += 8) { /* without the bytes 10……, which go on, eight at a time */
        uint64_t bytes;
        memcpy(&bytes, s.ptr + at, sizeof bytes);
        n -= ((bytes & (~bytes << 1) & tops) >> 7) * UINT64_C(0x0101010101010101) >> 56;
    }
    for (; at < s.len; at++)
        n -= ((unsigned char)s.ptr[at] & 0xC0) == 0x80;
    return n;
}

size_t fz_utf8_count_utf16(struct fz_str s)
{
    size_t n = 0, size;
    for (size_t at = 0; at < s.len; at += size)
        n += fz_utf8_at(s, at, &size) > 0xFFFF ? 2 : 1;
    return n;
}

size_t fz_utf8_offset(struct fz_str s, size_t index)
{
    size_t at = 0, size;
    for (; index > 0 && at < s.len; index--, at += size)
        fz_utf8_at(s, at, &size);
    return at;
}

struct range {
    uint32_t first, last;
};

static bool is_in(const struct range *ranges, size_t n, uint32_t c)
{
    for (size_t i = 0; i < n; i++)
        if (c <= ranges[i].last)
            return c >= ranges[i].first;
    return false;
}

#define IS_IN(ranges, c) is_in((ranges), sizeof(ranges) / sizeof *(ranges), (c))

size_t fz_utf8_width(struct fz_str s)
{
    /* EastAsianWidth.txt, W and F, in the stretches that text can hold */
    static const struct range wide[] = {
        {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},
        {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
    };
    static const struct range zero[] = {{0x0300, 0x036F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xE0100, 0xE01EF}};
    size_t width = 0, size;
    for (size_t at = 0; at < s.len; at += size) {
        uint32_t c = fz_utf8_at(s, at, &size);
        width += IS_IN(wide, c) ? 2 : IS_IN(zero, c) || fz_is_invisible(c) ? 0 : 1;
    }
    return width;
}

bool fz_is_rare_han(uint32_t c)
{
    static const struct range han[] = {
        {0x3005, 0x3005}, {0x3007, 0x3007}, {0x3400, 0x4DBF}, {0xF900, 0xFAFF}, {0x20000, 0x2FFFD}, {0x30000, 0x3FFFD},
    };
    return IS_IN(han, c);
}

static inline bool is_chinese(uint32_t c) /* nearly all are, and they are asked about most */
{
    return c > 0x3000 && c < 0xFE00;
}

bool fz_is_space(uint32_t c)
{
    if (is_chinese(c))
        return false;
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

bool fz_is_invisible(uint32_t c)
{
    static const struct range invisible[] = {
        {0x00AD, 0x00AD}, {0x061C, 0x061C}, {0x180E, 0x180E}, {0x200B, 0x200F},
        {0x202A, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF},
    };
    return !is_chinese(c) && IS_IN(invisible, c);
}

bool fz_is_ascii_alnum(uint32_t c)
{
    return fz_is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

uint32_t fz_to_half(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFF01 + '!';
    return c == 0x3000 ? ' ' : c;
}
