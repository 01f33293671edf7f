/* An output format: results in, bytes out. One format is one file report_NAME.c and one line in reporter_list.h. A
 * reporter shows findings; it never decides, reads files or runs checks. Its words are Chinese or English by
 * opts->lang. */
#ifndef FZ_REPORTERS_REPORTER_H
#define FZ_REPORTERS_REPORTER_H

#include "model/finding.h"
#include <stdio.h>

struct fz_report_opts {
    const struct fz_ruleset *ruleset; /* the rules that were run, in order */
    const bool *selected; /* one a rule: whether it is run on any report; NULL: those of the first report are */
    enum fz_lang lang;
    bool color;              /* escape sequences are wanted */
    enum fz_level min_level; /* findings below it are not shown, but counted */
    int fail_on;        /* enum fz_level: a report with a finding of it or above has failed; above FZ_ERROR: none has */
    bool errors_beside; /* a person sees standard error beside this output: the text format need not repeat it */
    bool quiet;         /* findings only, no summary */
    bool statistics;    /* a table of findings per rule */
    int max_per_rule;   /* of one rule in one report, places shown in full by the text format; 0: all */
    const char *version;      /* of the program */
    struct fz_errors *errors; /* of the run as a whole, not of one report: complete when end is called */
    const char *pages;        /* what leads from this output to the folder of pages, "" or "pages/"; NULL: no pages */
    const char *index;        /* of a page in a folder: the page that lists them all; NULL: there is none */
};

struct fz_reporter {
    const char *name; /* the value of --format */
    const char *help, *help_en;
    const char *suffix; /* of a file of this kind, ".sarif" */
    bool paged;         /* one report is a whole: written to a folder, each has a file of its own */
    void *(*begin)(struct fz_arena *arena, FILE *out, const struct fz_report_opts *opts); /* ARENA outlives end */
    void (*result)(void *state, const struct fz_result *one); /* in input order; ONE is gone afterwards */
    void (*end)(void *state);
};

#define FZ_REPORTER(name) extern const struct fz_reporter fz_reporter_##name;
#include "reporter_list.h"
#undef FZ_REPORTER

extern const struct fz_reporter *const fz_reporters[]; /* in the list's order, ended by NULL */
const struct fz_reporter *fz_reporter_find(struct fz_str name);

#endif
