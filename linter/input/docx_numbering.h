/* Automatic numbers of a Word file: 一、（一）1. that stand nowhere in its text, worked out paragraph by paragraph as
 * Word does. */
#ifndef FZ_INPUT_DOCX_NUMBERING_H
#define FZ_INPUT_DOCX_NUMBERING_H

#include "base/buf.h"
#include "input/docx_styles.h"

struct fz_docx_numbering;

/* Reads numbering.xml from BYTES; lives in ARENA. STYLES (borrowed) are asked where a list is defined by a style. NULL
 * and one error where it is no XML. */
struct fz_docx_numbering *fz_docx_numbering_read(struct fz_str bytes, const struct fz_docx_styles *styles,
                                                 struct fz_arena *arena, const char *path, const char *part,
                                                 struct fz_errors *errors) __attribute__((warn_unused_result));
/* The level of list NUM_ID that paragraphs of style STYLE have, or OTHERWISE. */
int fz_docx_numbering_level(const struct fz_docx_numbering *numbering, int num_id, struct fz_str style, int otherwise);
/* Counts one paragraph on level AT (from 0) of list NUM_ID, and appends its number to BUF: 一、 or nothing for a
 * bullet. NUMBERING may be NULL, and a list or level may be none: nothing. */
void fz_docx_numbering_next(struct fz_docx_numbering *numbering, int num_id, int at, struct fz_buf *buf);

#endif
