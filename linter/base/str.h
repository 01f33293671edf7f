/* Borrowed slices of UTF-8: compare, find, trim, split. Nothing here allocates unless an arena is given. */
#ifndef FZ_BASE_STR_H
#define FZ_BASE_STR_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct fz_str {
    const char *ptr; /* borrowed UTF-8; no NUL promised */
    size_t len;      /* bytes */
};
struct fz_strs {
    struct fz_str *items;
    size_t n;
};
struct fz_span {
    uint32_t start, end; /* byte offsets, end left out */
};

#define FZ_STR(literal) ((struct fz_str){(literal), sizeof(literal) - 1})
/* the same for tables, where a compound literal is no constant */
#define FZ_STR_INIT(literal)                                                                                           \
    {                                                                                                                  \
        (literal), sizeof(literal) - 1                                                                                 \
    }
/* for printf's "%.*s" */
#define FZ_ARG(s) (int)(s).len, (s).ptr

struct fz_str fz_str_from(const char *nul_terminated); /* borrows; NULL gives the empty slice */
static inline struct fz_str fz_str_slice(struct fz_str s, size_t start, size_t end) /* clamped to S */
{
    end = end < s.len ? end : s.len;
    start = start < end ? start : end;
    return (struct fz_str){s.ptr ? s.ptr + start : NULL, end - start};
}
bool fz_str_equal(struct fz_str a, struct fz_str b);
int fz_str_compare(struct fz_str a, struct fz_str b);       /* by bytes, which is by code point; shorter first */
bool fz_str_equal_nocase(struct fz_str a, struct fz_str b); /* a to z are A to Z; other letters are not looked at */
static inline bool fz_str_starts(struct fz_str s, struct fz_str prefix) /* asked for far more often than it is true */
{
    return !prefix.len ||
           (s.len >= prefix.len && s.ptr[0] == prefix.ptr[0] && memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}
bool fz_str_ends(struct fz_str s, struct fz_str suffix);
/* Offset of the first NEEDLE at or after FROM, or SIZE_MAX. An empty needle is found at FROM. */
size_t fz_str_find(struct fz_str s, struct fz_str needle, size_t from);
bool fz_str_has(struct fz_str s, struct fz_str needle);
struct fz_str fz_str_trim(struct fz_str s); /* ASCII white space and U+3000 at both ends */
/* Takes the part of *REST before SEPARATOR (a single byte) into *PART; false when *REST is used up. "a||b" has an empty
 * part;
 * "" has none, and a separator at the very end opens none. */
bool fz_str_split(struct fz_str *rest, char separator, struct fz_str *part);
struct fz_str fz_str_copy(struct fz_arena *arena, struct fz_str s); /* NUL-terminated copy in ARENA */
/* printf into ARENA; NUL-terminated. */
struct fz_str fz_str_printf(struct fz_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The one of CANDIDATES that is nearest to S by edit distance and near enough to be meant; empty when none is. */
struct fz_str fz_str_nearest(struct fz_str s, const struct fz_str *candidates, size_t n);
/* Levenshtein distance in characters (code points), given up above LIMIT: then LIMIT + 1. */
size_t fz_str_distance(struct fz_str a, struct fz_str b, size_t limit);
/* A whole decimal number with optional sign and nothing after it. */
bool fz_str_to_int(struct fz_str s, int *value);
uint64_t fz_str_hash(struct fz_str s, uint64_t seed); /* FNV-1a, 64 bits: the same on every machine */

#endif
