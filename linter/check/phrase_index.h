/* Lists of expressions, asked for by two characters of a text: which expressions begin or end there, which is what a
 * text with one slip still shares with the expression that was meant; and whether two characters are a word. Read by
 * the kinds that look for slips of the hand and for names. Nothing here changes once it is built. */
#ifndef FZ_CHECK_PHRASE_INDEX_H
#define FZ_CHECK_PHRASE_INDEX_H

#include "base/csv_read.h"

enum { FZ_MAX_PHRASE = 16 /* characters; longer rows are refused */ };

struct fz_phrase {
    struct fz_str text;
    struct fz_strs except;
    uint32_t chars[FZ_MAX_PHRASE];
    uint32_t n;
};
struct fz_phrase_end { /* an expression at its beginning, or at its end */
    uint32_t first, second;
    uint32_t phrase;
    bool end;
};
struct fz_phrase_index;
struct fz_word_set;

/* From the rows of CSV (columns phrase and, if there is one, except); lives in ARENA. NULL and errors for rows that are
 * too short (2 characters at least) or too long. */
struct fz_phrase_index *fz_phrase_index_new(struct fz_arena *arena, const struct fz_csv *csv, struct fz_errors *errors);
const struct fz_phrase *fz_phrase_of(const struct fz_phrase_index *index, const struct fz_phrase_end *end);
/* *N of them, in the order of the rows: all that begin or end with the characters A and B, and perhaps others. */
const struct fz_phrase_end *fz_phrase_index_at(const struct fz_phrase_index *index, uint32_t a, uint32_t b, size_t *n);

/* The words of two characters that the rows of CSV (column phrase) are made of: those at an even distance from an
 * expression's beginning. Lives in ARENA. */
struct fz_word_set *fz_word_set_new(struct fz_arena *arena, const struct fz_csv *csv);
bool fz_word_set_has(const struct fz_word_set *set, uint32_t a, uint32_t b);

#endif
