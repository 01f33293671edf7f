/* What holds for each report: its configuration, the rules that are selected there, its accepted exceptions. */
#ifndef FZ_SETUP_H
#define FZ_SETUP_H

#include "baseline.h"
#include "config.h"
#include "lint.h"
#include "paths.h"
#include "suppress.h"

struct fz_setup {
    const struct fz_config *config; /* NULL: there is none */
    struct fz_suppressions *suppressions;
    const struct fz_baseline *baseline; /* of the run */
    struct fz_options options;          /* with the configuration's */
    struct fz_lint_opts lint;
};
struct fz_setups {
    const struct fz_setup **of;     /* one a report of the run's paths */
    bool *selected;                 /* one a rule: whether it is run on any report */
    struct fz_suppressions **lists; /* each once */
    size_t n_lists;
};

/* Works all of them out, for the reports of PATHS in order. LINE is what the command line says, OPTIONS that with the
 * first report's configuration applied. false and errors, in the end all of them, where a configuration, a list of
 * exceptions or the baseline is wrong. Lives in ARENA. */
bool fz_setups_make(struct fz_setups *setups, const struct fz_ruleset *ruleset, const struct fz_paths *paths,
                    struct fz_configs *configs, const struct fz_options *line, const struct fz_options *options,
                    struct fz_arena *arena, struct fz_errors *errors) __attribute__((warn_unused_result));

#endif
