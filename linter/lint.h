/* One report through all stages, in order. */
#ifndef FZ_LINT_H
#define FZ_LINT_H

#include "input/input.h"
#include "model/finding.h"
#include "parse/parse.h"

struct fz_lint_opts {
    struct fz_input_opts input; /* layout is decided by the rules that run */
    struct fz_parse_opts parse;
    enum fz_lang lang;
    bool no_prefilter;              /* every pattern over every place: the same findings, slower */
    const struct fz_doc *previous;  /* last year's report; NULL: none. Borrowed as long as the result lives */
    const struct fz_shared *shared; /* what it shares with other reports; borrowed likewise */
    size_t n_shared;
    /* Moves those of a checked report's findings that are known to its excused; NULL: none are. WITH is handed on. */
    void (*excuse)(const void *with, struct fz_result *result);
    const void *excuse_with;
    const bool *selected; /* one a rule of the set: whether it runs; NULL: the rules that are enabled */
};

/* Checks LEN BYTES (borrowed) of the report NAME. The result is owned by the caller: fz_result_free. It is never NULL:
 * result->doc is NULL where the bytes could not be read. */
struct fz_result *fz_lint(const struct fz_ruleset *ruleset, const char *name, struct fz_str bytes,
                          const struct fz_lint_opts *opts);
/* Only reads and understands the report: its result has a document and no findings. For last year's report, and for
 * what goes over a folder first. */
struct fz_result *fz_lint_parse(const struct fz_ruleset *ruleset, const char *name, struct fz_str bytes,
                                const struct fz_lint_opts *opts);
/* A report that could not even be opened: a result with no document, to which the caller adds its error. */
struct fz_result *fz_result_new(const char *name, enum fz_lang lang);
void fz_result_free(struct fz_result *result);

#endif
