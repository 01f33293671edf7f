/* One open document: the client's text, what the checker says of it, and the way from the one's places to the other's.
 */
#ifndef FZ_LSP_DOCUMENT_H
#define FZ_LSP_DOCUMENT_H

#include "lsp/lsp.h"
#include "lsp/reply.h"

enum fz_document_kind {
    FZ_DOCUMENT_REPORT, /* plain text or Markdown */
    FZ_DOCUMENT_RULES,  /* a YAML file of rules */
    FZ_DOCUMENT_OTHER   /* open, but none of our business */
};

struct fz_document {
    struct fz_document *next;
    struct fz_arena arena; /* of uri and name */
    struct fz_str uri;     /* as the client writes it */
    const char *name;      /* a path, or what stands for it: its suffix tells the format */
    enum fz_document_kind kind;
    int64_t version; /* of the text, as the client counts */
    struct fz_client_text text;
    bool lost;                /* the text went over the limit and was let go; back with the next whole text */
    bool stale;               /* it changed since it was checked */
    bool untold;              /* it changed since its diagnostics were sent */
    struct fz_result *result; /* of the text as it was checked last; NULL: never yet */
    size_t *line_offsets;     /* of result->doc's raw lines in the client's text */
    struct fz_buf fixed;      /* the text with the safe fixes made; empty: there are none */
    bool fixed_known;         /* … or it was not worked out yet */
};

/* LANGUAGE is the client's languageId. Owned by the caller: fz_document_free. */
struct fz_document *fz_document_new(struct fz_str uri, struct fz_str language, enum fz_units units);
void fz_document_free(struct fz_document *document);

/* The whole text anew, or NEW in place of RANGE (its ends in either order). MAX: bytes that a text may have. */
void fz_document_set(struct fz_document *document, struct fz_str text, size_t max);
void fz_document_edit(struct fz_document *document, struct fz_range range, struct fz_str new, size_t max);

/* Sees to it that the result is that of the text; of a report only. */
void fz_document_lint(struct fz_document *document, const struct fz_lsp_opts *opts);
/* The text with all safe fixes made, borrowed until it changes; empty where there is nothing to fix. It was checked. */
struct fz_str fz_document_fixed(struct fz_document *document, const struct fz_lsp_opts *opts);

/* Where OFFSET, or SPAN, of the checked text stands at the client's. */
size_t fz_document_offset(const struct fz_document *document, uint32_t offset);
struct fz_range fz_document_range(struct fz_document *document, struct fz_span raw);
/* Line and column of a message, both from 1 and in characters; 0 is the beginning. */
struct fz_position fz_document_place(struct fz_document *document, uint32_t line, uint32_t column);

#endif
