/* The command line: one table row per option, from which parsing, --help and the keys of a configuration are made. */
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
    bool stdio; /* what editors say to language servers: accepted, as there is no other way */
    const char *config, *as_of, *suppressions, *baseline, *write_baseline;
    bool no_config, no_prefilter;
    bool only_paths; /* -- came before the first path: it is no command */
    uint64_t given;  /* the rows of the table that were set: bit N for row N */
};

enum fz_option_kind {
    FZ_OPTION_FLAG,
    FZ_OPTION_INT,
    FZ_OPTION_TEXT,
    FZ_OPTION_LIST,
    FZ_OPTION_CHOICE,
    FZ_OPTION_OUTPUT,
    FZ_OPTION_KIND = 0xf,  /* the bits of the kind; the others: */
    FZ_OPTION_WORDS = 16,  /* only a person at the command line can mean it: it is no key of a configuration */
    FZ_OPTION_REPORT = 32, /* each report has its own; all others are of the run as a whole */
    FZ_OPTION_PATH = 64,   /* names a file: in a configuration from where that lies */
};
struct fz_option {
    const char *name; /* without --; in a configuration the key */
    char letter;
    unsigned type;        /* a kind with what else is true of it */
    size_t offset, count; /* in struct fz_options; count: of a list's or the outputs' number, else 0 */
    const char *const *choices;
    const char *value, *help, *help_en;
};
extern const struct fz_option fz_option_table[]; /* ended by a row without a name */

/* Fills OPTIONS from the words after the command. Unknown options, missing or wrong values: one error each, then false.
 */
bool fz_options_parse(struct fz_options *options, struct fz_arena *arena, int argc, const char *const *argv,
                      struct fz_errors *errors) __attribute__((warn_unused_result));
/* Only --lang and FZLINT_LANG, so that even a wrong command line is answered in the right language. */
enum fz_lang fz_options_lang(int argc, const char *const *argv);
void fz_options_help(FILE *out, enum fz_lang lang);

/* ---- for the configuration, whose keys are the rows of the table ---- */

void fz_options_init(struct fz_options *options, enum fz_lang lang); /* the defaults */
const struct fz_option *fz_option_find(struct fz_str name);          /* NULL: there is none */
/* Sets or, of a list, adds VALUE as it would be written on the command line; NULL: a flag. VALUE must outlive OPTIONS.
 * false, without an error, where it is no value of that option. */
bool fz_option_set(struct fz_options *options, struct fz_arena *arena, const struct fz_option *option,
                   const char *value) __attribute__((warn_unused_result));
bool fz_option_is_given(const struct fz_options *options, const struct fz_option *option);
void fz_option_copy(struct fz_options *to, const struct fz_options *from, const struct fz_option *option);
bool fz_option_same(const struct fz_options *a, const struct fz_options *b, const struct fz_option *option);

#endif
