/* A Word file with what was found in it as comments on the words: from a report's bytes to those of its annotated copy.
 * Writes nothing. */
#ifndef FZ_ANNOTATE_H
#define FZ_ANNOTATE_H

#include "base/buf.h"
#include "lint.h"

struct fz_annotated {
    struct fz_buf bytes; /* the whole file; the caller clears it. Empty where it could not be made */
    size_t n_comments;
};

/* Checks LEN BYTES (borrowed) of the Word file NAME as fz_lint does, as if the comments of an earlier call were not in
 * it, and makes a copy in which each finding of MIN_LEVEL or above is a comment. The report's text is the same in the
 * copy, and so is every part of the file that holds neither it nor comments. The result, never NULL, is the caller's;
 * where no copy could be made it has an error that says why. */
struct fz_result *fz_annotate(const struct fz_ruleset *ruleset, const char *name, struct fz_str bytes,
                              const struct fz_lint_opts *opts, enum fz_level min_level, struct fz_annotated *annotated);

#endif
