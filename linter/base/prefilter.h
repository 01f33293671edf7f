/* Where in one text the words stand that matches of many patterns need; behind base/pattern.h, and knowing nothing of
 * PCRE2. */
#ifndef FZ_BASE_PREFILTER_H
#define FZ_BASE_PREFILTER_H

#include "base/str.h"

struct fz_prefilter; /* the words of a set of patterns */
struct fz_reading;   /* where they stand in one text */

struct fz_window {
    size_t first, last; /* a match may start from here to there, in bytes, LAST too; FIRST is between characters */
};

/* For the patterns of SOURCES, numbered in their order; lives in ARENA. */
struct fz_prefilter *fz_prefilter_of(struct fz_arena *arena, const struct fz_strs *sources);

/* TEXT is borrowed and searched when something is first asked of it; the reading and what it finds live in ARENA. */
struct fz_reading *fz_reading_new(struct fz_arena *arena, const struct fz_prefilter *prefilter, struct fz_str text);
/* Whether READING is one by PREFILTER of a text of which TEXT is a slice. */
bool fz_reading_holds(const struct fz_reading *reading, const struct fz_prefilter *prefilter, struct fz_str text);
/* The first window of TEXT, a slice of the reading's, where a match of pattern number INDEX that lies between FROM and
 * END may start; false: there is none. Where nothing is known of the pattern it is all of FROM to END. */
bool fz_reading_next(struct fz_reading *reading, size_t index, struct fz_str text, size_t from, size_t end,
                     struct fz_window *window);

#endif
