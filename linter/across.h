/* Which reports of one run share more than set phrases, and where. Reports are added one after the other and may be
 * gone by the time they are compared: of each only a sample of hashes is kept (winnowing: Schleimer, Wilkerson, Aiken,
 * SIGMOD 2003), so that 3,000 reports need some 30 MB and the work grows nearly with their number. */
#ifndef FZ_ACROSS_H
#define FZ_ACROSS_H

#include "model/document.h"

struct fz_across;
struct fz_sample; /* what is kept of one report */

/* Empty; lives in ARENA. */
struct fz_across *fz_across_new(struct fz_arena *arena);
/* The sample of DOC, which may be gone afterwards; NULL where the report could not be read. Lives in ARENA. Threads may
 * take samples at the same time, each with a MATCHER of its own. */
struct fz_sample *fz_across_sample(struct fz_arena *arena, const struct fz_doc *doc, const struct fz_genre *genre,
                                   struct fz_matcher *matcher);
/* Adds the report of PATH (borrowed for as long as ACROSS lives); its number is how many were added before. SAMPLE may
 * be gone afterwards. */
void fz_across_add(struct fz_across *across, const char *path, const struct fz_sample *sample);
/* Finds what the reports share; after the last one was added. */
void fz_across_compare(struct fz_across *across);
/* What report NUMBER shares, the other reports in the order they were added; *N of them. Never NULL. */
const struct fz_shared *fz_across_of(const struct fz_across *across, size_t number, size_t *n);

#endif
