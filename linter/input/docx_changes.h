/* Tracked changes put into the body of a Word file: what goes stays there as deleted, what comes is inserted, and
 * whoever opens the file accepts or rejects each. */
#ifndef FZ_INPUT_DOCX_CHANGES_H
#define FZ_INPUT_DOCX_CHANGES_H

#include "input/docx_runs.h"

struct fz_docx_change {
    struct fz_docx_place start; /* of a w:t that is cuttable */
    uint32_t end;               /* byte of the same w:t; nothing is deleted where it is START's */
    bool before;                /* of those that only insert: TEXT belongs to what comes, not to what came */
    struct fz_str text;         /* inserted behind it; may be empty */
};

/* Adds the body that RUNS were read from to OUT with N CHANGES by AUTHOR, in order and without overlap. RUNS are used
 * up. */
void fz_docx_changes_put(struct fz_docx_runs *runs, const struct fz_docx_change *changes, size_t n, const char *author,
                         struct fz_buf *out);

#endif
