/* fzlint init: a configuration to begin with. */
#ifndef FZ_CMD_INIT_H
#define FZ_CMD_INIT_H

#include "options.h"

/* Writes a .fzlint.yml whose keys are all comments, with what each does, into the current folder and says so on OUT.
 * The exit status: 0, or 2 and an error where there is one already or it cannot be written. */
int fz_cmd_init(const struct fz_options *options, FILE *out, struct fz_errors *errors);

#endif
