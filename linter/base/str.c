/* Slices: compare, find, trim, split, measure. Character classes are utf8.c's; building text piece by piece is buf.c's.
 * An empty slice may have a NULL pointer, which the mem… functions must not see. */
#include "base/str.h"

#include "base/utf8.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct fz_str fz_str_from(const char *nul_terminated)
{
    return (struct fz_str){nul_terminated, nul_terminated ? strlen(nul_terminated) : 0};
}

bool fz_str_equal(struct fz_str a, struct fz_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

int fz_str_compare(struct fz_str a, struct fz_str b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common ? memcmp(a.ptr, b.ptr, common) : 0;
    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool fz_str_equal_nocase(struct fz_str a, struct fz_str b)
{
    size_t at = 0;
    while (at < a.len && at < b.len && lower(a.ptr[at]) == lower(b.ptr[at]))
        at++;
    return at == a.len && at == b.len;
}

bool fz_str_ends(struct fz_str s, struct fz_str suffix)
{
    return s.len >= suffix.len && fz_str_equal(fz_str_slice(s, s.len - suffix.len, s.len), suffix);
}

/* Looks for the needle's last byte, not its first: most Chinese characters share six first bytes (E4 to E9), while last
 * bytes are spread over 64. */
size_t fz_str_find(struct fz_str s, struct fz_str needle, size_t from)
{
    if (from > s.len || needle.len > s.len - from)
        return SIZE_MAX;
    if (needle.len == 0)
        return from;
    const char last = needle.ptr[needle.len - 1];
    const char *stop = s.ptr + s.len;
    const char *p = s.ptr + from + needle.len - 1;
    while (p < stop && (p = memchr(p, last, (size_t)(stop - p))) != NULL) {
        const char *start = p - (needle.len - 1);
        if (memcmp(start, needle.ptr, needle.len) == 0)
            return (size_t)(start - s.ptr);
        p++;
    }
    return SIZE_MAX;
}

bool fz_str_has(struct fz_str s, struct fz_str needle)
{
    return fz_str_find(s, needle, 0) != SIZE_MAX;
}

static bool is_ascii_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct fz_str fz_str_trim(struct fz_str s)
{
    const struct fz_str wide = FZ_STR("\xE3\x80\x80"); /* U+3000 */
    size_t start = 0, end = s.len;
    while (start < end) {
        size_t step = is_ascii_space(s.ptr[start])                       ? 1
                      : fz_str_starts(fz_str_slice(s, start, end), wide) ? wide.len
                                                                         : 0;
        if (step == 0)
            break;
        start += step;
    }
    while (start < end) {
        size_t step = is_ascii_space(s.ptr[end - 1])                   ? 1
                      : fz_str_ends(fz_str_slice(s, start, end), wide) ? wide.len
                                                                       : 0;
        if (step == 0)
            break;
        end -= step;
    }
    return fz_str_slice(s, start, end);
}

bool fz_str_split(struct fz_str *rest, char separator, struct fz_str *part)
{
    if (rest->len == 0)
        return false;
    const char *at = memchr(rest->ptr, separator, rest->len);
    size_t len = at ? (size_t)(at - rest->ptr) : rest->len;
    *part = fz_str_slice(*rest, 0, len);
    *rest = fz_str_slice(*rest, at ? len + 1 : len, rest->len);
    return true;
}

struct fz_str fz_str_copy(struct fz_arena *arena, struct fz_str s)
{
    char *copy = fz_arena_alloc(arena, s.len + 1, 1); /* s.len < SIZE_MAX: those bytes are in memory */
    if (s.len > 0)
        memcpy(copy, s.ptr, s.len);
    return (struct fz_str){copy, s.len};
}

struct fz_str fz_str_printf(struct fz_arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    size_t size = len < 0 ? 0 : (size_t)len;
    char *text = fz_arena_alloc(arena, size + 1, 1);
    vsnprintf(text, size + 1, format, again);
    va_end(again);
    return (struct fz_str){text, size};
}

static size_t decode(struct fz_str s, uint32_t *out)
{
    size_t n = 0, size;
    for (size_t at = 0; at < s.len; at += size)
        out[n++] = fz_utf8_at(s, at, &size);
    return n;
}

static uint32_t least(uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/* One row at a time; ROW has room for NB + 1. Only cells within LIMIT of the diagonal can matter, the others count as
 * LIMIT + 1. */
static uint32_t distance(const uint32_t *a, size_t na, const uint32_t *b, size_t nb, uint32_t limit, uint32_t *row)
{
    const uint32_t far = limit + 1;
    for (size_t j = 0; j <= nb; j++)
        row[j] = j < far ? (uint32_t)j : far;
    for (size_t i = 1; i <= na; i++) {
        size_t lo = i > limit ? i - limit : 1;
        size_t hi = i + limit < nb ? i + limit : nb;
        uint32_t diagonal = row[lo - 1], best = far;
        row[lo - 1] = i < far ? (uint32_t)i : far; /* first column, or beyond the band: then i is at least far */
        for (size_t j = lo; j <= hi; j++) {
            uint32_t here = least(diagonal + (a[i - 1] != b[j - 1]), row[j] + 1, row[j - 1] + 1);
            diagonal = row[j];
            row[j] = here < far ? here : far;
            best = row[j] < best ? row[j] : best;
        }
        if (best == far && row[lo - 1] == far)
            return far;
    }
    return row[nb];
}

size_t fz_str_distance(struct fz_str a, struct fz_str b, size_t limit)
{
    size_t longer = a.len > b.len ? a.len : b.len;
    if (limit > longer)
        limit = longer; /* no distance is larger; it also keeps limit + 1 small */
    uint32_t small[3 * 128], *room = small;
    size_t needed = a.len + b.len + b.len + 1;
    if (needed > sizeof small / sizeof *small && !(room = calloc(needed, sizeof *room)))
        fz_out_of_memory();
    size_t na = decode(a, room), nb = decode(b, room + a.len);
    size_t apart = na > nb ? na - nb : nb - na;
    size_t result = limit + 1;
    if (apart <= limit)
        result = distance(room, na, room + a.len, nb, fz_u32(limit), room + a.len + b.len);
    if (room != small)
        free(room);
    return result;
}

struct fz_str fz_str_nearest(struct fz_str s, const struct fz_str *candidates, size_t n)
{
    struct fz_str nearest = {NULL, 0};
    size_t limit = fz_utf8_count(s) / 3;
    if (limit == 0)
        limit = 1;
    for (size_t i = 0; i < n; i++) {
        size_t d = fz_str_distance(s, candidates[i], limit);
        if (d > limit)
            continue;
        nearest = candidates[i];
        if (d == 0)
            break;
        limit = d - 1; /* only a nearer one takes its place */
    }
    return nearest;
}

bool fz_str_to_int(struct fz_str s, int *value)
{
    bool negative = s.len > 0 && s.ptr[0] == '-';
    size_t at = negative || (s.len > 0 && s.ptr[0] == '+') ? 1 : 0;
    if (at == s.len)
        return false;
    int sum = 0; /* kept negative: INT_MIN has no positive */
    for (; at < s.len; at++) {
        int digit = s.ptr[at] - '0';
        if (digit < 0 || digit > 9 || sum < (INT_MIN + digit) / 10)
            return false;
        sum = sum * 10 - digit;
    }
    if (!negative && sum == INT_MIN)
        return false;
    *value = negative ? sum : -sum;
    return true;
}

uint64_t fz_str_hash(struct fz_str s, uint64_t seed)
{
    uint64_t hash = UINT64_C(14695981039346656037) ^ seed;
    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (unsigned char)s.ptr[i]) * UINT64_C(1099511628211);
    return hash;
}
