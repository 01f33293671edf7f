/* .fzlint.yml: the closest one upward from each report. Its keys are the long options of the table in options.c; the
 * command line stands above it. */
#ifndef FZ_CONFIG_H
#define FZ_CONFIG_H

#include "options.h"
#include "rule/yaml_node.h"

#define FZ_CONFIG_NAME ".fzlint.yml"

struct fz_config {                   /* a file together with what it extends */
    const char *file;                /* as it is told of */
    struct fz_options values;        /* what it says; fz_option_is_given tells of which options */
    const struct fz_yaml *const *at; /* one a row of the table: the value's node */
};

struct fz_configs; /* those of one run; lives in the arena it was made with */

/* LINE: what the command line says (--config, --no-config); borrowed. */
struct fz_configs *fz_configs_new(const struct fz_options *line, struct fz_arena *arena, struct fz_errors *errors);
/* The one for the report at PATH ("" the current folder) into *CONFIG; NULL: there is none. Every file is read
 * once. false where it is wrong; its errors were added when it was read. */
bool fz_configs_find(struct fz_configs *configs, const char *path, const struct fz_config **config)
    __attribute__((warn_unused_result));

/* Puts what CONFIG (NULL: nothing) says of each report (FZ_OPTION_REPORT), or of the run (0), into OPTIONS, but for
 * what was given there. */
void fz_config_apply(const struct fz_config *config, unsigned scope, struct fz_options *options);
/* false and an error with its place for each option of the run of which CONFIG says otherwise than OPTIONS, to which
 * FIRST was applied; what LINE gives counts for neither. */
bool fz_config_agrees(const struct fz_config *config, const struct fz_config *first, const struct fz_options *options,
                      const struct fz_options *line, struct fz_errors *errors) __attribute__((warn_unused_result));
/* Errors of no place from number FROM on came of what CONFIG (NULL: the command line) says of the option NAME. */
void fz_config_blame(const struct fz_config *config, const char *name, struct fz_errors *errors, size_t from);

/* The closest file called NAME in the folder of the report at PATH or above it, up to the root; NULL: there is none.
 * Lives in ARENA. */
const char *fz_config_upward(struct fz_arena *arena, const char *path, const char *name);
/* The folder of PATH with its slash, "" where there is none in it. Lives in ARENA. */
const char *fz_config_folder(struct fz_arena *arena, const char *path);

#endif
