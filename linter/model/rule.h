/* One compiled rule, and the set of them. Nothing here changes once it is loaded, so threads may share it. */
#ifndef FZ_MODEL_RULE_H
#define FZ_MODEL_RULE_H

#include "base/csv_read.h"
#include "model/document.h"

enum fz_level { FZ_NOTE, FZ_WARNING, FZ_ERROR };
extern const char
    *const fz_level_names[]; /* "note", "warning", "error", NULL; the words of YAML, SARIF and the command line */

struct fz_instrument { /* a row of data/instruments.csv: a law, regulation or standard that rules cite */
    struct fz_str id, title, issuer, number, in_force, superseded_by;
    bool verified; /* the text was seen (mark V) */
};

struct fz_basis {
    const struct fz_instrument *instrument; /* NULL: the rule rests on usage only */
    struct fz_str clause;                   /* 第二十四条, 第四章, 4.13.3.2; empty: the instrument as a whole */
    struct fz_str note;                     /* how the clause bears on the rule; may be empty */
};

struct fz_example { /* of a rule: its test */
    struct fz_str text;
    struct fz_strs marks;   /* bad only: the exact texts that must be marked, in order; none: it must fire, wherever */
    struct fz_str fix;      /* bad only: what the text must read after the rule's fixes; empty: not looked at */
    bool whole;             /* a whole report; else a passage, whose year and body kind come from below */
    int year;               /* 0: not given */
    struct fz_str body;     /* name of the body kind; empty: not given */
    struct fz_str previous; /* last year's report; empty: none */
    struct fz_str beside;   /* another report of the same run; empty: none */
    uint32_t line, column;  /* in the rule's file */
};

struct fz_scope {       /* where in a report a rule looks */
    unsigned paras;     /* enum fz_para_kind bits */
    uint64_t roles;     /* bit per role of the genre, bit 63: sections without a role; 0: everywhere */
    uint64_t not_roles; /* bit per role that is left out */
    bool headings_only; /* only the headings' own words, run-in ones too */
    int level;          /* headings and sections of this level only; 0: any */
    bool raw;           /* view: raw */
};

struct fz_applies {
    uint64_t bodies; /* bit per body kind; 0: all, and reports whose body is not known */
    int from,
        until; /* report years, inclusive; 0: no limit. A rule with a limit does not run where the year is not known */
    unsigned formats; /* bit per enum fz_format; 0: all */
};

struct fz_check;

struct fz_rule {
    struct fz_str id, name, category, element; /* element: name of a role, or empty */
    enum fz_level level;
    const struct fz_check *check; /* which kind … */
    void *params;                 /* … and its parameters, filled from YAML */
    struct fz_scope scope;
    struct fz_applies applies;
    int aggregate;                        /* more findings than this in one report become one with a count; 0: never */
    struct fz_str title, message, advice; /* message and advice with {…} of check/emit.c */
    struct fz_basis basis;
    struct fz_example *good, *bad;
    size_t n_good, n_bad;
    bool enabled;     /* off by default, or by a region: false */
    const char *file; /* where it was written */
    uint32_t line, column;
};

struct fz_ruleset {
    struct fz_arena *arena;             /* owned by whoever loaded it */
    struct fz_str name, version, title; /* of the pack */
    struct fz_genre genre;
    struct fz_rule **rules; /* by id */
    size_t n_rules;
    struct fz_instrument *instruments;
    size_t n_instruments;
    struct fz_pattern **patterns; /* all of them, to be freed */
    size_t n_patterns;
    struct fz_prefilter *prefilter; /* of all patterns */
};

const struct fz_rule *fz_ruleset_find(const struct fz_ruleset *ruleset, struct fz_str id);
/* 《title》（number） clause, as a reader is told it; lives in ARENA; empty when there is no instrument and no note. */
struct fz_str fz_basis_text(const struct fz_basis *basis, struct fz_arena *arena);

#endif
