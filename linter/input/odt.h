/* An OpenDocument text (.odt) → the report's text, a paragraph a line, automatic numbers worked out. */
#ifndef FZ_INPUT_ODT_H
#define FZ_INPUT_ODT_H

#include "input/container.h"
#include "model/document.h"

/* Fills DOC's raw text, aside and facts. false and one error where CONTAINER holds no such text or it cannot be read.
 * PATH must outlive ERRORS. */
bool fz_odt_read(struct fz_doc *doc, const char *path, struct fz_container *container, struct fz_errors *errors)
    __attribute__((warn_unused_result));

#endif
