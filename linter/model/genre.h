/* What a rule pack says of its kind of report, so that no C file knows the words 法治政府. Filled by rule/, read by
 * parse/. */
#ifndef FZ_MODEL_GENRE_H
#define FZ_MODEL_GENRE_H

#include "base/pattern.h"

struct fz_role {                     /* one of the report's standing parts */
    struct fz_str name;              /* achievements, problems … : what rules and outline --format json say */
    struct fz_str label;             /* what a reader is told: 存在的不足和原因 */
    struct fz_patterns headings;     /* a heading with one of these has the role */
    struct fz_patterns not_headings; /* … unless it has one of these */
    bool topical; /* where no heading names the part, a row of headings without a role stands for it */
    int year;     /* its year is the report's year plus this */
};

struct fz_body_kind {
    struct fz_str name;       /* province, city, county, township, department … */
    struct fz_str label;      /* 省级政府 … */
    struct fz_patterns names; /* a body whose name matches is of this kind; the first kind that fits wins */
};

struct fz_genre {
    struct fz_role *roles;
    size_t n_roles;
    struct fz_body_kind *bodies;
    size_t n_bodies;
    struct fz_patterns title;     /* a title has one of these */
    struct fz_patterns title_end; /* … and this is where it may end */
    struct fz_patterns body; /* group 1 of the first that matches the title, lead or signer names the issuing body */
    struct fz_patterns joint; /* a body whose name ends so may stand before a second one: 中共X市委 X市人民政府 */
    struct fz_patterns residue;     /* lines that a web page leaves around a report */
    struct fz_patterns addressee;   /* a 主送机关 line */
    struct fz_patterns doc_number;  /* a 发文字号 line */
    struct fz_patterns set_phrases; /* clauses that every such report has: to share them is no copying */
};

/* Index of the role or kind of that NAME, or -1. */
int fz_genre_role(const struct fz_genre *genre, struct fz_str name);
int fz_genre_body(const struct fz_genre *genre, struct fz_str name);

#endif
