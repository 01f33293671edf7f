/* Marks put into the body of a Word file, word for word: where comments begin and end. Runs are cut at the marks'
 * places, each part with the form of the whole; no other byte of the body changes. */
#ifndef FZ_INPUT_DOCX_MARKS_H
#define FZ_INPUT_DOCX_MARKS_H

#include "input/docx_runs.h"

struct fz_docx_mark {
    struct fz_docx_place start, end; /* end left out; both of nodes with text, the end not before the start */
    bool nowhere;                    /* there are no words: the end of the first paragraph */
    uint32_t id;                     /* of the comment */
};

struct fz_docx_ids {
    uint32_t *items; /* in no order; may repeat */
    size_t n;
};
bool fz_docx_ids_have(const struct fz_docx_ids *ids, uint32_t id);

/* Adds to IDS those of the comments that BODY (UTF-8 that is well-formed) refers to. */
void fz_docx_marks_ids(struct fz_arena *arena, struct fz_str body, struct fz_docx_ids *ids);
/* Adds BODY to OUT with N MARKS put in. false where a mark's place is not there: then OUT is not to be used. */
bool fz_docx_marks_put(struct fz_arena *arena, struct fz_str body, const struct fz_docx_mark *marks, size_t n,
                       struct fz_buf *out) __attribute__((warn_unused_result));
/* Adds BODY to OUT without the marks of the comments IDS. */
void fz_docx_marks_take(struct fz_arena *arena, struct fz_str body, const struct fz_docx_ids *ids, struct fz_buf *out);

#endif
