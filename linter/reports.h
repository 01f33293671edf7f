/* The reports of one run, read and checked, one after the other or several at once. What is said of them comes in the
 * order of their paths, and does not depend on how many were checked at a time. */
#ifndef FZ_REPORTS_H
#define FZ_REPORTS_H

#include "mend.h"
#include "paths.h"
#include "setup.h"

struct fz_reports;

/* Those of PATHS. All is borrowed; lives in ARENA, but must be freed. Patterns are made faster here where that is worth
 * it, so no thread may use RULESET yet. */
struct fz_reports *fz_reports_new(struct fz_arena *arena, struct fz_ruleset *ruleset, const struct fz_options *options,
                                  const struct fz_paths *paths, const struct fz_setups *setups);
void fz_reports_free(struct fz_reports *reports); /* NULL is fine */

/* Reads last year's report at PATH, which the others are then held against. Its result, with no document where it could
 * not be read, is REPORTS' own. */
const struct fz_result *fz_reports_previous(struct fz_reports *reports, const char *path);
/* Reads all of them to find out what they share; what cannot be read is told when they are checked. */
void fz_reports_compare(struct fz_reports *reports);

/* How report NUMBER is checked. */
struct fz_lint_opts fz_reports_lint_opts(const struct fz_reports *reports, size_t number);
/* Checks report NUMBER; the result is the caller's. MENDED: where --fix and --diff are obeyed, and what came of it;
 * NULL: they are not. */
struct fz_result *fz_reports_check(struct fz_reports *reports, size_t number, struct fz_mended *mended);
/* Checks all, and calls TAKE in the caller's thread with each result, which is gone when TAKE returns, in order. --fix
 * and --diff are obeyed; then one report is gone through at a time, as files are written. */
void fz_reports_check_all(struct fz_reports *reports,
                          void (*take)(void *with, const struct fz_result *result, const struct fz_mended *mended),
                          void *with);
/* Where the time of fz_reports_check_all went; NULL without --timing. It may be added to. */
struct fz_timing *fz_reports_timing(const struct fz_reports *reports);
/* From now on a terminal shows how many of all reports were begun: for those who call fz_reports_check for each. */
void fz_reports_show_progress(struct fz_reports *reports);

#endif
