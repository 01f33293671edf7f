/* Text → document: lines into paragraphs and their kinds, the folded view, the section tree, metadata. */
#ifndef FZ_PARSE_PARSE_H
#define FZ_PARSE_PARSE_H

#include "model/document.h"

struct fz_parse_opts {
    bool passage;                         /* not a whole report: no title, no sign-off is looked for (rule examples) */
    int year;                             /* of the report, where it is given; 0: find out */
    int body_kind;                        /* index into the genre's kinds, where it is given; -1: find out */
    struct fz_str body;                   /* name of the issuing body, where it is given */
    const struct fz_prefilter *prefilter; /* the genre's patterns belong to it; NULL: search every place */
};

/* Fills DOC from its raw text. Always succeeds: any text is some document. MATCHER has read the folded text afterwards
 * where OPTS have a prefilter. */
void fz_parse(struct fz_doc *doc, const struct fz_genre *genre, const struct fz_parse_opts *opts,
              struct fz_matcher *matcher);

#endif
