/* --fix and --diff: what becomes of one report's fixed bytes. */
#ifndef FZ_MEND_H
#define FZ_MEND_H

#include "lint.h"
#include "options.h"

struct fz_mended {
    size_t n_fixed;  /* places that were, or with --diff would be, mended */
    size_t n_unsafe; /* places left that only --unsafe-fixes would mend */
};

/* OPTIONS do not go together: an error, and false. */
bool fz_mend_options(const struct fz_options *options, const char *command, struct fz_errors *errors)
    __attribute__((warn_unused_result));

/* Checks and fixes BYTES (borrowed), which were read from PATH ("-": standard input), as OPTIONS say: with --diff a
 * patch goes to standard output; otherwise the file is replaced, and what came from standard input goes to standard
 * output. The result, never NULL and owned by the caller, is of what then is there. A file that cannot be written is an
 * error in the result, and is as it was. */
struct fz_result *fz_mend(const struct fz_ruleset *ruleset, const char *path, const char *name, struct fz_str bytes,
                          const struct fz_lint_opts *lint, const struct fz_options *options, struct fz_mended *mended);

#endif
