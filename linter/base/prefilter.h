/* Where in one text the words stand that matches of many patterns need, and those of lists; behind base/pattern.h, and
 * knowing nothing of PCRE2. */
#ifndef FZ_BASE_PREFILTER_H
#define FZ_BASE_PREFILTER_H

#include "base/pattern.h"

struct fz_reading; /* where the words stand in one text */

struct fz_window {
    size_t first, last; /* a match may start from here to there, in bytes, LAST too; FIRST is between characters */
};

struct fz_sought {                      /* a pattern, or a list of words */
    unsigned views;                     /* the kinds of text it is looked for in, a bit each */
    const struct fz_literals *literals; /* of the pattern; NULL: a list */
    const struct fz_strs *list;
};
/* For the patterns and lists of SOUGHT, numbered in their order; lives in ARENA. Their words must outlive it. */
struct fz_prefilter *fz_prefilter_of(struct fz_arena *arena, const struct fz_sought *sought, size_t n);

/* Searches TEXT, which is borrowed, for the words of the patterns of VIEW; the reading and what it found live in ARENA.
 * SCRATCH is emptied. */
struct fz_reading *fz_reading_new(struct fz_arena *arena, struct fz_arena *scratch,
                                  const struct fz_prefilter *prefilter, struct fz_str text, enum fz_text_view view);
/* Whether READING is one by PREFILTER of a text of which TEXT is a slice, for pattern number INDEX too. */
bool fz_reading_holds(const struct fz_reading *reading, const struct fz_prefilter *prefilter, size_t index,
                      struct fz_str text);
/* Where the first word that pattern number INDEX needs begins in TEXT, a slice of the reading's, at or after FROM; FROM
 * where nothing is known of the pattern; SIZE_MAX: nowhere. */
size_t fz_reading_place(struct fz_reading *reading, size_t index, struct fz_str text, size_t from);
/* Tells where the words of list number INDEX stand in TEXT, a slice of the reading's, between FROM and END, just as
 * fz_words_scan does. */
void fz_reading_words(struct fz_reading *reading, size_t index, struct fz_str text, size_t from, size_t end,
                      fz_words_hit *hit, void *context);
/* The first window of TEXT, a slice of the reading's, where a match of pattern number INDEX that lies between FROM and
 * END may start; false: there is none. Where nothing is known of the pattern it is all of FROM to END. */
bool fz_reading_next(struct fz_reading *reading, size_t index, struct fz_str text, size_t from, size_t end,
                     struct fz_window *window);

#endif
