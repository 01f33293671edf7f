/* Where the results go: one reporter for each --format, to standard output or to a file that takes its place when
 * whole. */
#ifndef FZ_OUTPUTS_H
#define FZ_OUTPUTS_H

#include "options.h"
#include "paths.h"
#include "reporter.h"

struct fz_outputs; /* lives in the arena it was opened with */

/* SELECTED: which rules are run on any report. With --fix standard output is for the fixed text of standard input;
 * results go to standard error then. NULL and errors for an unknown format, a file that cannot be opened or is a report
 * of PATHS, two formats for one stream. */
struct fz_outputs *fz_outputs_open(const struct fz_options *options, const struct fz_ruleset *ruleset,
                                   const struct fz_paths *paths, const char *version, struct fz_arena *arena,
                                   const bool *selected, struct fz_errors *errors) __attribute__((warn_unused_result));
void fz_outputs_result(struct fz_outputs *outputs, const struct fz_result *result);
/* Ends all reporters and closes all files; false and errors when a file was not written in full. Standard output is
 * main's. */
bool fz_outputs_close(struct fz_outputs *outputs, struct fz_errors *errors) __attribute__((warn_unused_result));

#endif
