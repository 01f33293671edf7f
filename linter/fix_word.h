/* A Word file that is being fixed: edits of its text as tracked changes. */
#ifndef FZ_FIX_WORD_H
#define FZ_FIX_WORD_H

#include "fix.h"
#include "input/docx_changes.h"
#include "input/docx_package.h"

struct fz_word_fix {
    const struct fz_doc *doc;
    struct fz_docx_package package;
    struct fz_docx_runs runs;
    uint32_t main; /* the main part, as origins count */
};

/* DOC was read from BYTES; both are borrowed, and all lives in ARENA. To be closed, after failure too. */
bool fz_word_fix_open(struct fz_word_fix *fix, struct fz_arena *arena, const struct fz_doc *doc, struct fz_str bytes,
                      size_t max_size, struct fz_errors *errors) __attribute__((warn_unused_result));
void fz_word_fix_close(struct fz_word_fix *fix);
/* Whether N EDITS, in order, can be tracked changes, all of them: their words stand in the body, in runs of their own,
 * and are part of nobody's change. */
bool fz_word_fix_can(const struct fz_word_fix *fix, const struct fz_edit *edits, size_t n);
/* Adds the file with N EDITS made, each of which can be, to OUT. FIX is used up but for closing. */
bool fz_word_fix_apply(struct fz_word_fix *fix, const struct fz_edit *edits, size_t n, struct fz_buf *out)
    __attribute__((warn_unused_result));

#endif
