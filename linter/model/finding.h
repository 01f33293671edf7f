/* What checks found in one report, and how each rule ended. */
#ifndef FZ_MODEL_FINDING_H
#define FZ_MODEL_FINDING_H

#include "base/errors.h"
#include "model/rule.h"

struct fz_related {
    struct fz_span raw; /* bytes of doc->raw, where PATH is NULL */
    struct fz_str message;
    const char *path;      /* another report, … */
    struct fz_place place; /* … where it begins there, */
    struct fz_str text;    /* … and its words */
};

struct fz_finding {
    const struct fz_rule *rule;
    enum fz_level level;
    struct fz_str category, element;
    struct fz_span raw;    /* bytes of doc->raw; what is wrong, exactly */
    bool absence;          /* something is missing: raw only says where to look */
    bool apart;            /* it says of the words what no other rule says of them: nobody's double */
    struct fz_str message; /* what is wrong */
    struct fz_str advice;  /* what to write instead, or to do */
    bool has_fix;          /* putting fix in place of raw mends it */
    bool safe_fix;         /* … without a person looking at it */
    struct fz_str fix;
    struct fz_related *related;
    size_t n_related;
    uint32_t count; /* 1; of an aggregate: how many places it stands for */
    bool aggregate;
    /* Of an aggregate: all it stands for, in order, itself first; has_fix then says that each has its fix. Else NULL.
     */
    struct fz_finding *parts;
    size_t n_parts;
    char fingerprint[33]; /* hex; of rule and words around, not of the place: survives edits elsewhere */
};

enum fz_outcome { FZ_CLEAN, FZ_FOUND, FZ_NOT_APPLICABLE, FZ_RULE_GAVE_UP, FZ_NEEDS_PERSON };
enum fz_element_state {
    FZ_ELEMENT_NONE /* not a rule about an element */,
    FZ_ELEMENT_HEADING,
    FZ_ELEMENT_TEXT,
    FZ_ELEMENT_HOLLOW,
    FZ_ELEMENT_ABSENT
};
extern const char *const fz_outcome_names[];       /* "clean", "found", "not-applicable", "gave-up", "needs-person" */
extern const char *const fz_element_state_names[]; /* "", "heading", "text", "hollow", "absent" */

struct fz_verdict { /* of one rule for one report */
    const struct fz_rule *rule;
    enum fz_outcome outcome;
    enum fz_element_state state; /* of rules about a required element */
    struct fz_span at;           /* folded: the heading, or the words in running text; empty: nowhere */
};

struct fz_suppression { /* an accepted exception, as it was written */
    struct fz_str rule, fingerprint;
    struct fz_str report;           /* name or end of the path of the report it is for; empty: any */
    struct fz_str reason, by, date; /* why, who said so, when: 2025-03-01 */
    struct fz_str until;            /* the last day it holds; empty: for ever */
    const char *file;
    uint32_t line, column;
};
struct fz_excused { /* a finding that is known: neither told nor counted */
    struct fz_finding finding;
    const struct fz_suppression *by; /* NULL: it stands in the baseline */
};

struct fz_result {               /* one report, checked or not */
    struct fz_arena *arena;      /* owns all of it */
    bool borrowed;               /* the arena is not the result's own */
    const char *path;            /* as given */
    struct fz_doc *doc;          /* NULL: it could not be read, errors say why */
    struct fz_finding *findings; /* by place, then rule id */
    size_t n_findings;
    struct fz_excused *excused; /* by place too */
    size_t n_excused;
    struct fz_verdict *verdicts; /* one a rule, in the rule set's order */
    size_t n_verdicts;
    struct fz_errors errors; /* what went wrong with this report */
};

/* Puts findings in order, drops those that say the same of the same place, merges what rules want as aggregates, and
 * computes fingerprints. */
void fz_findings_finish(struct fz_result *result);
size_t fz_result_count(const struct fz_result *result, enum fz_level level); /* findings of exactly that level */
/* Those of its excused findings that are so by a suppression, or else by the baseline. */
size_t fz_result_count_excused(const struct fz_result *result, bool suppressed);

#endif
