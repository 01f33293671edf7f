/* fzlint diff OLD NEW: what became of the findings of a report that was handed in again. */
#ifndef FZ_CMD_DIFF_H
#define FZ_CMD_DIFF_H

#include "model/finding.h"
#include "options.h"
#include "paths.h"

struct fz_diff_job {
    const struct fz_options *options; /* paths: OLD and NEW */
    const struct fz_paths *paths;     /* the reports of OLD, then those of NEW */
    size_t n_old;
    struct fz_result *(*check)(void *with, size_t number); /* report NUMBER of PATHS, checked; the caller frees it */
    void *with;
    FILE *out;
    struct fz_arena *arena;
    struct fz_errors *errors;
};

/* The paths of OLD and NEW, to be given as JOB's. false and errors where there are not two, or one is no report. */
bool fz_cmd_diff_paths(struct fz_paths *paths, size_t *n_old, const struct fz_options *options, struct fz_arena *arena,
                       struct fz_errors *errors) __attribute__((warn_unused_result));
/* Checks all of them and tells, as text or JSON. *FAILED: something at or above --fail-on is new or still there. false
 * and errors where the output cannot be made. */
bool fz_cmd_diff(const struct fz_diff_job *job, bool *failed) __attribute__((warn_unused_result));

#endif
