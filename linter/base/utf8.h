/* UTF-8: decode, encode, validate, count; and the character classes that Chinese official text needs.
 * <ctype.h> is never used: its answers depend on the locale. */
#ifndef FZ_BASE_UTF8_H
#define FZ_BASE_UTF8_H

#include "base/str.h"

/* fz_utf8_at for any character; not to be called by others. */
uint32_t fz_utf8_decode(struct fz_str s, size_t at, size_t *size);
/* Decodes the character at AT of valid UTF-8 S; *SIZE is its length in bytes. At the end: 0 and size 0. Here, because
 * it is asked for every character of every report: nearly all are ASCII or Chinese. */
static inline uint32_t fz_utf8_at(struct fz_str s, size_t at, size_t *size)
{
    if (at < s.len && (unsigned char)s.ptr[at] < 0x80) {
        *size = 1;
        return (unsigned char)s.ptr[at];
    }
    if (at < s.len && s.len - at >= 3) {
        const unsigned char *p = (const unsigned char *)s.ptr + at;
        if (p[0] > 0xE0 && p[0] < 0xED && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) {
            *size = 3;
            return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
        }
    }
    return fz_utf8_decode(s, at, size);
}
/* The character that ends just before AT; *SIZE its length. At the start: 0 and size 0. */
uint32_t fz_utf8_before(struct fz_str s, size_t at, size_t *size);
/* Writes CODE as UTF-8 to OUT (room for 4 bytes); returns the number of bytes. */
size_t fz_utf8_put(uint32_t code, char *out);
/* Offset of the first byte that is not valid UTF-8 (overlong, surrogate, above U+10FFFF, cut short), or SIZE_MAX. */
size_t fz_utf8_invalid(struct fz_str s);
size_t fz_utf8_count(struct fz_str s);       /* characters (code points) of valid UTF-8 */
size_t fz_utf8_count_utf16(struct fz_str s); /* UTF-16 code units */
/* Byte offset of character number INDEX (from 0), or s.len where there are fewer. */
size_t fz_utf8_offset(struct fz_str s, size_t index);
size_t fz_utf8_width(struct fz_str s); /* terminal cells: East Asian wide and full-width count 2 */

bool fz_is_rare_han(uint32_t c); /* fz_is_han outside U+4E00–9FFF */
/* Chinese characters: CJK ideographs of all planes, 〇, 々 */
static inline bool fz_is_han(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3005 && fz_is_rare_han(c));
}
bool fz_is_space(uint32_t c);     /* ASCII white space, NBSP, U+2000–200A, U+202F, U+205F, U+3000 */
bool fz_is_invisible(uint32_t c); /* zero-width and direction marks, soft hyphen, BOM inside the text */
bool fz_is_ascii_alnum(uint32_t c);
static inline bool fz_is_digit(uint32_t c) /* ASCII 0–9 */
{
    return c >= '0' && c <= '9';
}
/* ，；：。: the full-width marks that end a clause. */
static inline bool fz_ends_clause(uint32_t c)
{
    return c == 0xFF0C || c == 0xFF1B || c == 0xFF1A || c == 0x3002;
}
/* 一 to 十, 百, 零, 〇: the characters that Chinese heading numbers are written with. */
static inline bool fz_is_han_digit(uint32_t c)
{
    switch (c) {
    case 0x4E00: /* 一 */
    case 0x4E8C: /* 二 */
    case 0x4E09: /* 三 */
    case 0x56DB: /* 四 */
    case 0x4E94: /* 五 */
    case 0x516D: /* 六 */
    case 0x4E03: /* 七 */
    case 0x516B: /* 八 */
    case 0x4E5D: /* 九 */
    case 0x5341: /* 十 */
    case 0x767E: /* 百 */
    case 0x96F6: /* 零 */
    case 0x3007: /* 〇 */
        return true;
    default:
        return false;
    }
}
/* The full-width letter, digit or sign as its ASCII form (Ａ → A, （ → ( and so on); others unchanged. */
uint32_t fz_to_half(uint32_t c);

#endif
