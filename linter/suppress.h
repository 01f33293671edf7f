/* Accepted exceptions: fzlint-suppressions.yml, a list of findings that a person has looked at and let stand, each with
 * the reason. A report itself can carry no comments. */
#ifndef FZ_SUPPRESS_H
#define FZ_SUPPRESS_H

#include "model/finding.h"

#define FZ_SUPPRESSIONS_NAME "fzlint-suppressions.yml"

struct fz_suppressions; /* one such file; lives in the arena it was read into */

/* FILE must outlive it. AS_OF (2025-03-01): entries whose until lies before it no longer count. NULL and all mistakes
 * with their places where the file is wrong. */
struct fz_suppressions *fz_suppressions_read(const char *file, struct fz_str as_of, struct fz_arena *arena,
                                             struct fz_errors *errors) __attribute__((warn_unused_result));
/* The entry that lets FINDING of the report at PATH stand, or NULL. It is remembered that the entry was of use. Several
 * threads may call this and the next one at once. */
const struct fz_suppression *fz_suppressions_match(struct fz_suppressions *list, const char *path,
                                                   const struct fz_finding *finding);
/* RESULT was checked under LIST: remembers for which entries that could have shown that they are of no use. */
void fz_suppressions_saw(struct fz_suppressions *list, const struct fz_result *result);
/* Adds to NOTES the entries that reports of this run could have met but did not, and those that have run out. */
void fz_suppressions_notes(const struct fz_suppressions *list, struct fz_errors *notes);

#endif
