/* A kind of check: what `check:` in a rule names. One kind is one file check_NAME.c and one line in check_list.h. */
#ifndef FZ_CHECK_CHECK_H
#define FZ_CHECK_CHECK_H

#include "model/finding.h"

enum fz_param_type {
    FZ_PARAM_BOOL,     /* bool */
    FZ_PARAM_INT,      /* int */
    FZ_PARAM_STR,      /* struct fz_str */
    FZ_PARAM_STRS,     /* struct fz_strs; one string may stand for a list of one */
    FZ_PARAM_PATTERN,  /* struct fz_pattern * */
    FZ_PARAM_PATTERNS, /* struct fz_patterns; likewise */
    FZ_PARAM_CHOICE,   /* int: index into choices */
    FZ_PARAM_CHOICES,  /* unsigned: bit per choice; likewise */
    FZ_PARAM_ROLE,     /* int: index into the genre's roles; -1 where not given */
    FZ_PARAM_ROLES,    /* struct fz_role_list, in the order given */
    FZ_PARAM_LIST,     /* struct fz_csv *: a file under the pack's data folder; NULL where not given */
};

struct fz_role_list {
    int *items;
    size_t n;
};

struct fz_param {
    const char *name; /* the key in YAML; the table ends with a NULL name */
    enum fz_param_type type;
    bool required;
    size_t offset;              /* offsetof(struct params, …) */
    const char *const *choices; /* for CHOICE(S), ended by NULL */
    const char *columns;        /* for LIST: the columns it must have, "wrong,right" */
    const char *help, *help_en;
};

struct fz_span_sets; /* the places of one report where rules look; many look at the same */

struct fz_check_run { /* one rule on one report */
    const struct fz_ruleset *ruleset;
    const struct fz_rule *rule;
    const void *params;
    const struct fz_doc *doc;
    struct fz_matcher *matcher;
    struct fz_arena *scratch; /* emptied after each rule */
    struct fz_span_sets *sets;
    struct fz_result *result;
    struct fz_verdict *verdict; /* to be set by kinds that decide on an element */
};

struct fz_check {
    const char *name; /* required-section */
    const char *help, *help_en;
    const struct fz_param *params;
    size_t params_size;
    bool scoped; /* takes in, role, not-role, level-of, view: says where it looks */
    bool folded; /* … but not view: raw, because it uses what only the folded text has */
    /* Its rules need no good and bad: what they look at stands in no text that an example could give. */
    bool no_examples;
    bool layout; /* it looks at doc->layout: not applicable where that is NULL */
    /* What the table cannot say: combinations of parameters, work done once. Adds its errors and returns false. NULL:
     * nothing. */
    bool (*prepare)(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors);
    /* The words that a rule, once prepared, looks for (fz_word_list_find), to be searched for together with all others.
     * NULL: it has no such. */
    struct fz_word_list *(*list)(const struct fz_rule *rule);
    void (*run)(const struct fz_check_run *run);
};

#define FZ_CHECK(name) extern const struct fz_check fz_check_##name;
#include "check/check_list.h"
#undef FZ_CHECK

extern const struct fz_check *const fz_checks[]; /* in the list's order, ended by NULL */
const struct fz_check *fz_check_find(struct fz_str name);

/* For the rules of one report; lives in ARENA. */
struct fz_span_sets *fz_span_sets_new(struct fz_arena *arena);
/* The places where RUN's rule looks: spans of fz_check_text(run), in order. They live as long as RUN's sets. */
size_t fz_check_spans(const struct fz_check_run *run, const struct fz_span **spans);
struct fz_str fz_check_text(const struct fz_check_run *run); /* the folded text, or with view: raw the raw one */
/* fz_pattern_find in fz_check_text; a pattern that gives up is told once and ends the rule with that verdict. */
bool fz_check_find_in(const struct fz_check_run *run, const struct fz_pattern *pattern, size_t from, size_t end,
                      struct fz_match *match);
/* Moves *I on to the first of the N SPANS, from *I on, in which PATTERN may match; false where it can in none. They are
 * of fz_check_text and in order. */
bool fz_check_next_span(const struct fz_check_run *run, const struct fz_pattern *pattern, const struct fz_span *spans,
                        size_t n, size_t *i);

/* fz_pattern_find in TEXT, a piece of the folded text: offsets of MATCH are TEXT's. MATCH may be NULL. */
bool fz_check_match(const struct fz_check_run *run, const struct fz_pattern *pattern, struct fz_str text,
                    struct fz_match *match);
/* Whether PATTERN matches anywhere in TEXT. NULL matches nothing. */
bool fz_check_has(const struct fz_check_run *run, const struct fz_pattern *pattern, struct fz_str text);

/* Whether PATTERN matches in TEXT up to END, beginning at or after FROM. MATCH may be NULL. */
bool fz_check_ends(const struct fz_check_run *run, const struct fz_pattern *pattern, struct fz_str text, size_t from,
                   size_t end, struct fz_match *match);

/* Whether one of PATTERNS matches in SPAN; MATCH, which may be NULL, is that of the first that does. */
bool fz_check_find_any(const struct fz_check_run *run, const struct fz_patterns *patterns, struct fz_span span,
                       struct fz_match *match);

/* Whether a pattern of the rule gave up: that it was not found then says nothing, and no absence may be told. */
bool fz_check_gave_up(const struct fz_check_run *run);

/* emit.c. Adds a finding at SPAN of fz_check_text. Its message and advice are the rule's, with {0} {1} … the match's
 * groups, {year} the report's year, and {name} whatever VALUES has under that name, filled in. Returns it, to be
 * completed. */
struct fz_value {
    const char *name;
    struct fz_str text;
};
struct fz_finding *fz_emit(const struct fz_check_run *run, struct fz_span span, const struct fz_value *values,
                           size_t n);
/* The same with a message of the kind's own in place of the rule's (empty: the rule's). */
struct fz_finding *fz_emit_as(const struct fz_check_run *run, struct fz_span span, struct fz_str message,
                              const struct fz_value *values, size_t n);
/* Something is missing from the whole report. */
struct fz_finding *fz_emit_absent(const struct fz_check_run *run, const struct fz_value *values, size_t n);
/* The other place that FINDING speaks of. */
void fz_emit_related(const struct fz_check_run *run, struct fz_finding *finding, struct fz_span span,
                     struct fz_str message);
/* The same in another report: SPAN of OTHER, which need not outlive the call. */
void fz_emit_related_in(const struct fz_check_run *run, struct fz_finding *finding, const struct fz_doc *other,
                        struct fz_span span, struct fz_str message);
/* Putting FIX in place of the marked words mends it. */
void fz_emit_fix(struct fz_finding *finding, struct fz_str fix, bool safe);
/* TEMPLATE with its {…} filled; lives in the result's arena. */
struct fz_str fz_emit_fill(const struct fz_check_run *run, struct fz_str template, const struct fz_value *values,
                           size_t n);

#endif
