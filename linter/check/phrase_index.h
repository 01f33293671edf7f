/* A list of fixed expressions by their first and their last two characters: what a text with one slip still shares with
 * the expression that was meant. Read by the kinds that look for slips of the hand. */
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
struct fz_phrase_index; /* never changes once built */

/* From the rows of CSV (columns phrase and, if there is one, except); lives in ARENA. NULL and errors for rows that are
 * too short (2 characters at least) or too long. */
struct fz_phrase_index *fz_phrase_index_new(struct fz_arena *arena, const struct fz_csv *csv, struct fz_errors *errors);
/* Calls FOUND for each phrase that begins (END false) or ends (END true) with the characters A and B. */
typedef void fz_phrase_found(void *context, const struct fz_phrase *phrase, bool end);
void fz_phrase_index_find(const struct fz_phrase_index *index, uint32_t a, uint32_t b, fz_phrase_found *found,
                          void *context);
/* Whether A and B stand together in a phrase as a word of two characters may: at an even distance from its beginning.
 */
bool fz_phrase_index_has_word(const struct fz_phrase_index *index, uint32_t a, uint32_t b);

#endif
