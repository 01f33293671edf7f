/* A report's text as it reads, cut into blocks, and what is to be marked in it: what a page shows is worked out here,
 * how it looks is the page's. All spans are of the raw text. */
#ifndef FZ_REPORTERS_MARKED_H
#define FZ_REPORTERS_MARKED_H

#include "model/finding.h"

struct fz_block {           /* one or more whole lines that are one paragraph */
    struct fz_span raw;     /* without the last line's end */
    uint32_t line;          /* of its beginning */
    enum fz_para_kind kind; /* 0: no paragraph of the report */
    int level;              /* of the section whose heading the block is; 0: it is none */
};

struct fz_mark {
    struct fz_span raw; /* not empty */
    size_t number;      /* of its finding; 0: the words of a run-in heading */
    enum fz_level level;
};

struct fz_noted { /* a finding that is shown */
    const struct fz_finding *finding;
    size_t number; /* from 1, in the order of the findings that are shown */
    uint32_t at;   /* where its number stands: behind the words, at most at the end of the block where they begin; of
                      something absent before that block */
};

struct fz_marked {
    struct fz_block *blocks; /* in reading order; blank lines are in none */
    size_t n_blocks;
    struct fz_mark *marks; /* by start */
    size_t n_marks;
    struct fz_noted *noted; /* by place of the number, then number */
    size_t n_noted;
};

/* RESULT has a document. Findings below MIN_LEVEL are left out. Lives in ARENA. */
struct fz_marked fz_marked_of(const struct fz_result *result, enum fz_level min_level, struct fz_arena *arena);

#endif
