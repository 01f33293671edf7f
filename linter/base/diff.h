/* What differs between two versions of a file, as `patch` reads it (unified, three lines of context). */
#ifndef FZ_BASE_DIFF_H
#define FZ_BASE_DIFF_H

#include "base/buf.h"

/* Adds to OUT what turns OLD into NEW, both called NAME; nothing where they are the same. Lines end at each \n byte, so
 * that the patch makes the same bytes whatever the encoding. */
void fz_diff(struct fz_buf *out, struct fz_str name, struct fz_str old, struct fz_str new);

#endif
