/* The command line: one table row per option, from which parsing and --help are both made. */
#ifndef FZ_OPTIONS_H
#define FZ_OPTIONS_H

#include "base/errors.h"
#include "model/rule.h"
#include <stdio.h>

enum fz_color { FZ_COLOR_AUTO, FZ_COLOR_ALWAYS, FZ_COLOR_NEVER };
enum { FZ_FAIL_NEVER = FZ_ERROR + 1 };

struct fz_output { /* --format NAME[=FILE] */
    struct fz_str format;
    const char *file; /* NULL: standard output, or -o */
};

struct fz_options {
    enum fz_lang lang;
    struct fz_output *outputs;
    size_t n_outputs;
    const char *output_file; /* -o */
    const char **rules, **select, **ignore;
    size_t n_rules, n_select, n_ignore;
    const char *previous; /* last year's report */
    const char *rules_dir, *files_from, *stdin_filename, *encoding, *body;
    const char **paths; /* what is not an option */
    size_t n_paths;
    int year, fail_on, min_level, color, max_size /* MiB */, max_per_rule;
    bool layout; /* how Word files look, too */
    bool across; /* which reports share more than set phrases */
    bool quiet, statistics, figures, help, version;
    bool fix, unsafe_fixes, diff;
    bool stdio;      /* what editors say to language servers: accepted, as there is no other way */
    bool only_paths; /* -- came before the first path: it is no command */
};

/* Fills OPTIONS from the words after the command. Unknown options, missing or wrong values: one error each, then false.
 */
bool fz_options_parse(struct fz_options *options, struct fz_arena *arena, int argc, const char *const *argv,
                      struct fz_errors *errors) __attribute__((warn_unused_result));
/* Only --lang and FZLINT_LANG, so that even a wrong command line is answered in the right language. */
enum fz_lang fz_options_lang(int argc, const char *const *argv);
void fz_options_help(FILE *out, enum fz_lang lang);

#endif
