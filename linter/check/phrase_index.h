/* Lists of expressions, asked for by two characters of a text: which expressions begin or end there, which is what a
 * text with one slip still shares with the expression that was meant; and whether two characters are a word. Read by
 * the kinds that look for slips of the hand and for names. Nothing here changes once it is built. */
#ifndef FZ_CHECK_PHRASE_INDEX_H
#define FZ_CHECK_PHRASE_INDEX_H

#include "base/csv_read.h"

enum { FZ_MAX_PHRASE = 16 /* characters; longer rows are refused */ };

struct fz_phrase { /* small: a search looks at many */
    uint16_t chars[FZ_MAX_PHRASE];
    uint16_t n;
};
/* Small, so that it stays near the processor: a bit says that a key may be there, and of the key itself only a part of
 * its hash is kept. */
enum { FZ_PHRASE_BITS = 19, FZ_PAIR_BITS = 16 };
struct fz_phrase_index { /* for phrase_index.c, and for rule/embed.c, which writes one as C */
    const struct fz_csv *csv;
    int text, except;                /* columns */
    const struct fz_phrase *phrases; /* row by row */
    const uint32_t
        *entries;         /* phrase and tag, by the buckets of their keys, in one bucket in the order of the phrases */
    const uint32_t *from; /* of each bucket; one more for the end */
    size_t n_entries;
    uint32_t shift;
    const uint64_t *pairs[2]; /* by FZ_PAIR_BITS of the hash of two characters: some phrase begins, or ends, so */
    const uint64_t *bits;     /* by FZ_PHRASE_BITS of a key's hash */
};
struct fz_word_set {       /* likewise */
    const uint32_t *slots; /* two characters; 0: empty; a word is in the first free one from its own on */
    uint32_t shift, mask;
};

/* A character as phrases and texts have them here; digits are all alike, and those above U+FFFF, which no phrase has.
 */
static inline uint16_t fz_phrase_char(uint32_t c)
{
    return c > 0xFFFF ? 0xFFFF : c - '0' < 10 ? '0' : (uint16_t)c;
}

/* From the rows of CSV (columns phrase and, if there is one, except), which is borrowed; made once for it, in ARENA.
 * NULL and errors for rows that are too short (2 characters at least) or too long, or with characters above U+FFFF. */
const struct fz_phrase_index *fz_phrase_index_of(struct fz_arena *arena, struct fz_csv *csv, struct fz_errors *errors);
fz_csv_make fz_phrase_index_make; /* what it is made with */
/* The row's words, and its cell `except`. */
struct fz_str fz_phrase_text(const struct fz_phrase_index *index, const struct fz_phrase *phrase);
struct fz_str fz_phrase_except(const struct fz_phrase_index *index, const struct fz_phrase *phrase);
/* Called for a phrase that may begin with the two characters at AT, or (END) end with them. */
typedef void fz_phrase_found(void *context, const struct fz_phrase *phrase, size_t at, bool end);
/* For each two of the N characters at CHARS, in order, all phrases that begin or end with them, and perhaps others. */
void fz_phrase_index_find(const struct fz_phrase_index *index, const uint16_t *chars, size_t n, fz_phrase_found *found,
                          void *context);
/* The same but for phrases that the text there can surely not stand for with one slip: a character wrong, lost, or
 * doubled, or two swapped, where the first or the last two are right. A phrase may come twice, and in any order.
 * FZ_PHRASE_MARGIN characters before and behind CHARS are readable. */
enum { FZ_PHRASE_MARGIN = 2 };
void fz_phrase_index_find_near(const struct fz_phrase_index *index, const uint16_t *chars, size_t n,
                               fz_phrase_found *found, void *context);

/* The words of two characters that the rows of CSV (column phrase) are made of: those at an even distance from an
 * expression's beginning. Made once for CSV, in ARENA. Characters above U+FFFF make no words. */
const struct fz_word_set *fz_word_set_of(struct fz_arena *arena, struct fz_csv *csv);
fz_csv_make fz_word_set_make;
bool fz_word_set_has(const struct fz_word_set *set, uint32_t a, uint32_t b);

#endif
