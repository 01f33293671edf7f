/* What is known already: findings taken down by --write-baseline, so that only new ones are told. A JSON file; for each
 * report, by its path as it is given on the command line, the fingerprints of its findings. */
#ifndef FZ_BASELINE_H
#define FZ_BASELINE_H

#include "model/finding.h"

struct fz_baseline;     /* one that was read; lives in its arena */
struct fz_baseline_out; /* one that is being written */

/* NULL and an error where FILE (borrowed as long as ERRORS) is missing or no such file. */
struct fz_baseline *fz_baseline_read(const char *file, struct fz_arena *arena, struct fz_errors *errors)
    __attribute__((warn_unused_result));
bool fz_baseline_has(const struct fz_baseline *baseline, const char *path, const struct fz_finding *finding);

/* Begins to write FILE, which changes only when all is written; NULL and an error where it cannot be. */
struct fz_baseline_out *fz_baseline_open(const char *file, struct fz_arena *arena, struct fz_errors *errors)
    __attribute__((warn_unused_result));
/* Takes down what RESULT tells and what the old baseline excused in it. */
void fz_baseline_add(struct fz_baseline_out *out, const struct fz_result *result);
/* Where KEEP, puts the new file in place; false and an error where it was not written. Else FILE stays as it was. */
bool fz_baseline_close(struct fz_baseline_out *out, bool keep, struct fz_errors *errors)
    __attribute__((warn_unused_result));

#endif
