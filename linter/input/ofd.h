/* A fixed-layout document (.ofd, GB/T 33190) → its text, a printed line a line: where paragraphs end is not written in
 * it, so parse/ joins what a page's width has cut. */
#ifndef FZ_INPUT_OFD_H
#define FZ_INPUT_OFD_H

#include "input/container.h"
#include "model/document.h"

/* Fills DOC's raw text. false and one error where CONTAINER holds no such document or it cannot be read. PATH must
 * outlive ERRORS. */
bool fz_ofd_read(struct fz_doc *doc, const char *path, struct fz_container *container, struct fz_errors *errors)
    __attribute__((warn_unused_result));

#endif
