/* `fzlint lsp`: the checker as a language server (LSP 3.17) for editors. Messages come from one stream and go to
 * another; each document is checked as the command line would check a file with the same text. */
#ifndef FZ_LSP_LSP_H
#define FZ_LSP_LSP_H

#include "lint.h"
#include <stdio.h>

struct fz_lsp_opts {                  /* all borrowed */
    const struct fz_ruleset *ruleset; /* and how reports are checked with it, but for the encoding: that is UTF-8 */
    struct fz_lint_opts lint;
    enum fz_level min_level; /* findings below it are not shown */
    const char *rules_dir;   /* the folder in place of the shipped rules, for rule files below it; NULL: none */
    const char *version;     /* of the program */
};

/* Serves until the client says exit or IN ends. IN and OUT are borrowed, and nobody has read IN yet. Returns 0 where
 * the client said shutdown before, else 1, as the specification has it. What could not be written is OUT's error. */
int fz_lsp_serve(const struct fz_lsp_opts *opts, FILE *in, FILE *out);

#endif
