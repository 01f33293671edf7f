/* Where the time of a run goes: --timing. */
#ifndef FZ_TIMING_H
#define FZ_TIMING_H

#include "model/rule.h"

enum fz_stage { FZ_STAGE_INPUT, FZ_STAGE_PARSE, FZ_STAGE_RULES, FZ_STAGE_OUTPUT, FZ_N_STAGES };

/* Seconds, summed over all reports; of several threads each has its own. */
struct fz_timing {
    double loading; /* of the rules, once a run */
    double stages[FZ_N_STAGES];
    double *rules; /* of each rule of the set, in their order */
    size_t n_rules, n_reports;
    double last; /* when the clock was last read */
};

/* All zero, for the rules of RULESET; lives in ARENA. */
struct fz_timing *fz_timing_new(struct fz_arena *arena, const struct fz_ruleset *ruleset);
/* From now on time counts for what ends next. TIMING NULL: nothing is measured; so in the others. */
void fz_timing_begin(struct fz_timing *timing);
void fz_timing_end_stage(struct fz_timing *timing, enum fz_stage stage);
void fz_timing_end_rule(struct fz_timing *timing, size_t number);
void fz_timing_add(struct fz_timing *to, const struct fz_timing *from);
/* The stages and the slowest rules, to standard error. */
void fz_timing_print(const struct fz_timing *timing, const struct fz_ruleset *ruleset, enum fz_lang lang);

#endif
