/* fzlint annotate IN.docx -o OUT.docx: what becomes of one report's annotated copy. */
#ifndef FZ_CMD_ANNOTATE_H
#define FZ_CMD_ANNOTATE_H

#include "lint.h"
#include "options.h"
#include "paths.h"

/* What is wrong with OPTIONS and PATHS for this command: an error, and false. */
bool fz_annotate_options(const struct fz_options *options, const struct fz_paths *paths, struct fz_errors *errors)
    __attribute__((warn_unused_result));
/* Checks the report at PATH and writes its annotated copy to OPTIONS' output file. The result, never NULL, is the
 * caller's; what could not be read or written is an error in it. */
struct fz_result *fz_cmd_annotate(const struct fz_ruleset *ruleset, const char *path, const struct fz_lint_opts *lint,
                                  const struct fz_options *options);

#endif
