/* Line and column of one place after another. fz_text_place counts from the line's start each time, which is fine for a
 * line and far too slow for ten thousand places on a line of 5 MB; from the place before it is a short way. */
#ifndef FZ_REPORTERS_CURSOR_H
#define FZ_REPORTERS_CURSOR_H

#include "model/text.h"

struct fz_cursor {
    const struct fz_text *text; /* borrowed */
    uint32_t offset, line;      /* where it stands; line 0: nowhere yet */
    uint32_t column, utf16;     /* from 1, in characters and in UTF-16 code units */
};

void fz_cursor_init(struct fz_cursor *cursor, const struct fz_text *text);
/* Moves to OFFSET. */
void fz_cursor_to(struct fz_cursor *cursor, uint32_t offset);

#endif
