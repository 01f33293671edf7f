/* Comments of a Word file: fzlint's own put in and taken out, everybody else's left alone. Own are those whose author
 * is FZ_DOCX_AUTHOR and whose text holds FZ_DOCX_SIGN. */
#ifndef FZ_INPUT_DOCX_COMMENTS_H
#define FZ_INPUT_DOCX_COMMENTS_H

#include "input/docx_marks.h"
#include "input/docx_package.h"

#define FZ_DOCX_AUTHOR "fzlint"
#define FZ_DOCX_SIGN   "[fzlint]"

struct fz_docx_comment {
    struct fz_docx_mark mark; /* its id is given when it is put */
    struct fz_strs paras;     /* its text */
};

/* Puts N COMMENTS into PACKAGE, in their order. false and one error where a part cannot be read or a mark's place is
 * not there. */
bool fz_docx_comments_put(struct fz_docx_package *package, struct fz_docx_comment *comments, size_t n)
    __attribute__((warn_unused_result));
/* Takes fzlint's own out. */
bool fz_docx_comments_take(struct fz_docx_package *package) __attribute__((warn_unused_result));

#endif
