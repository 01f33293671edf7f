/* A Word file (.docx, as Word, WPS and LibreOffice write it) → the report's text, a paragraph a line; DOC's origins
 * lead back to the w:t nodes, its facts tell of tracked changes, comments and hidden text. */
#ifndef FZ_INPUT_DOCX_H
#define FZ_INPUT_DOCX_H

#include "input/container.h"
#include "model/document.h"

/* Fills DOC's raw text, aside, facts, origins and parts, and its layout where that is not NULL. false and one error
 * where CONTAINER holds no Word document or part of it cannot be read. PATH must outlive ERRORS. */
bool fz_docx_read(struct fz_doc *doc, const char *path, struct fz_container *container, struct fz_errors *errors)
    __attribute__((warn_unused_result));
/* The same of the bytes of document.xml alone, without the styles and lists around it; for tests. */
bool fz_docx_read_body(struct fz_doc *doc, const char *path, struct fz_str xml, struct fz_errors *errors)
    __attribute__((warn_unused_result));

#endif
