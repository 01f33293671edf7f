/* Which rules run: --select and --ignore over those that are enabled, and --layout besides. */
#ifndef FZ_SELECT_H
#define FZ_SELECT_H

#include "model/rule.h"
#include "options.h"

/* One flag a rule of RULESET, in ARENA. NULL and an error for each word that means no rule. */
const bool *fz_select_rules(const struct fz_ruleset *ruleset, const struct fz_options *options, struct fz_arena *arena,
                            struct fz_errors *errors) __attribute__((warn_unused_result));

#endif
