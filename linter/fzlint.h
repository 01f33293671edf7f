/* libfzlint: give it bytes and a name, get findings; give it findings, get any report of them. The library's one public
 * header. No global state: one struct fzlint may be used by several threads at once, each report by one. Out of memory
 * ends the program with status 2 and one line. All strings are UTF-8. Link with libfzlint.a, libpcre2-8, libyaml,
 * libjansson, libxml2, libzip, libcsv. */
#ifndef FZLINT_H
#define FZLINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

struct fzlint;        /* a loaded set of rules */
struct fzlint_report; /* one report, checked, or the reason why it could not be */

enum fzlint_level { FZLINT_NOTE, FZLINT_WARNING, FZLINT_ERROR };

struct fzlint_options {       /* all zero is a good default */
    bool english;             /* the program's own words in English; the rules' words are Chinese */
    const char *const *rules; /* more rules: folders or YAML files, as for --rules; borrowed during fzlint_new */
    size_t n_rules;
    int year;             /* the year reported on; 0: find out */
    const char *body;     /* kind of the issuing body (county …); NULL: find out */
    const char *encoding; /* of the reports; NULL: find out */
    size_t max_size;      /* bytes of a report; 0: 64 MiB */
};

struct fzlint_finding {
    const char *rule;     /* FZ1002 */
    const char *category; /* missing-section … */
    enum fzlint_level level;
    unsigned line, column;         /* from 1; columns in characters */
    unsigned end_line, end_column; /* end left out */
    const char *text;              /* what is marked; empty for an absence */
    const char *message;           /* what is wrong */
    const char *advice;            /* what to write instead; may be empty */
    const char *fix;               /* what to put in place of text; NULL: no fix */
    bool safe_fix;                 /* … without a person looking at it */
};

/* Loads the shipped rules and OPTIONS' own. NULL on mistakes; then *ERRORS, where ERRORS is not NULL, is a list of
 * them, a line each with its place, to be given to free(). OPTIONS may be NULL. The result is owned by the caller:
 * fzlint_free. */
struct fzlint *fzlint_new(const struct fzlint_options *options, char **errors);
void fzlint_free(struct fzlint *lint); /* NULL is fine. Reports made with it must be gone */

/* Checks SIZE BYTES (borrowed during the call) of the report NAME (its suffix tells the format where
 * the content does not). Never NULL; owned by
 * the caller: fzlint_report_free. */
struct fzlint_report *fzlint_check(const struct fzlint *lint, const char *name, const void *bytes, size_t size);
void fzlint_report_free(struct fzlint_report *report);

/* NULL where the report was checked in full; else what went wrong, a line each; lives as long as REPORT. */
const char *fzlint_report_error(const struct fzlint_report *report);
size_t fzlint_report_count(const struct fzlint_report *report);
/* Finding INDEX (below the count), ordered by place and rule; lives as long as REPORT. */
const struct fzlint_finding *fzlint_report_finding(const struct fzlint_report *report, size_t index);

/* The same after the fixes that need no person's eye, with UNSAFE all fixes, were made to a plain text, or to a Word
 * file as tracked changes: the report is of the fixed bytes. *FIXED is those, *FIXED_SIZE of them, to be given to
 * free(); NULL where nothing was fixed. Every byte outside the replaced words is as it was. */
struct fzlint_report *fzlint_fix(const struct fzlint *lint, const char *name, const void *bytes, size_t size,
                                 bool unsafe, char **fixed, size_t *fixed_size);

/* The same of a Word file (.docx) with a copy of it in which each finding is a comment on its words. Comments of an
 * earlier call are neither looked at nor kept. *COPY is its bytes, *COPY_SIZE of them, to be given to free(); NULL
 * where there is none, and the report says why. */
struct fzlint_report *fzlint_annotate(const struct fzlint *lint, const char *name, const void *bytes, size_t size,
                                      char **copy, size_t *copy_size);

/* Writes N REPORTS in FORMAT (text, csv, json, sarif, github, gitlab, junit, rdjson, suppressions, html, checklist,
 * checklist-html, letter, letter-html, matrix, matrix-html) to OUT. false where there is no such format or OUT has an
 * error. */
bool fzlint_write(const struct fzlint *lint, const char *format, struct fzlint_report *const *reports, size_t n,
                  FILE *out);

#ifdef __cplusplus
}
#endif

#endif
