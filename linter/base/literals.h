/* What every match of a regular expression must hold: one of a few words, so far from where the match begins. Texts in
 * which none of them stands need not be searched (a prefilter).
 */
#ifndef FZ_BASE_LITERALS_H
#define FZ_BASE_LITERALS_H

#include "base/str.h"

struct fz_bytes { /* a set of bytes, a bit each */
    uint64_t bits[4];
};
static inline bool fz_bytes_has(const struct fz_bytes *bytes, char byte)
{
    return bytes->bits[(unsigned char)byte / 64] >> (unsigned char)byte % 64 & 1;
}

static inline bool fz_bytes_all(const struct fz_bytes *bytes)
{
    return (bytes->bits[0] & bytes->bits[1] & bytes->bits[2] & bytes->bits[3]) == UINT64_MAX;
}

struct fz_literals {
    struct fz_strs words;   /* none: nothing is known, the text must be searched */
    uint32_t min, max;      /* bytes from the match's start to the word's; max UINT32_MAX: no limit is known */
    struct fz_bytes before; /* the only ones that may stand between the two */
};

struct fz_known_literals { /* found before */
    struct fz_str source;
    struct fz_literals literals;
};

/* Those of the pattern SOURCE, in PCRE2's syntax, chosen so that they are rare in Chinese official writing. Words live
 * in ARENA. What the reader of the pattern does not know (case folding, recursion, conditions, verbs) gives none; of a
 * mistake in it anything may be told. */
struct fz_literals fz_literals_of(struct fz_str source, struct fz_arena *arena);

#endif
