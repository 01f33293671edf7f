/* What those who review reports ask of one: how it came out as a whole, and for each group of rules. */
#ifndef FZ_REPORTERS_REVIEW_H
#define FZ_REPORTERS_REVIEW_H

#include "model/finding.h"

struct fz_group {                         /* of rules: one category of the vocabulary */
    const char *category;                 /* its word */
    const char *label;                    /* what a reader is told */
    size_t outcomes[FZ_NEEDS_PERSON + 1]; /* rules of it by how they ended */
    size_t counts[FZ_ERROR + 1];          /* findings by level, hidden ones included */
};

/* Every category in the order of the vocabulary, those of which there is nothing too: as many for each report. Lives in
 * ARENA. */
size_t fz_groups_of(const struct fz_result *result, enum fz_lang lang, struct fz_arena *arena,
                    struct fz_group **groups);
size_t fz_group_rules(const struct fz_group *group);    /* that have ended in some way */
size_t fz_group_findings(const struct fz_group *group); /* of all levels */
/* 有问题, 未查完, 未发现问题, 不适用; "" for a group of which there is nothing. */
const char *fz_group_word(const struct fz_group *group, enum fz_lang lang);

enum fz_state { FZ_STATE_PASSED, FZ_STATE_FAILED, FZ_STATE_INCOMPLETE, FZ_STATE_UNREADABLE };
extern const char *const fz_state_names[]; /* "passed", "failed", "incomplete", "unreadable" */
/* The worst of what holds. FAIL_ON as in struct fz_report_opts. */
enum fz_state fz_state_of(const struct fz_result *result, int fail_on);
const char *fz_state_word(enum fz_state state, enum fz_lang lang); /* 通过, 未通过, 未查完, 无法读取 */

/* What the rules about the deadline say; that no date is known, that no such rule applies, or that there is nothing. */
struct fz_deadline {
    struct fz_str words;
    bool missed; /* a rule found something */
};
struct fz_deadline fz_deadline_of(const struct fz_result *result, enum fz_lang lang);

/* The report's title; empty where it has none or could not be read. */
struct fz_str fz_report_title(const struct fz_result *result);

#endif
