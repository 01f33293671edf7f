/* What turns one version of a text into another, as few edits as are easily found. */
#ifndef FZ_LSP_EDITS_H
#define FZ_LSP_EDITS_H

#include "base/str.h"

struct fz_text_edit {
    size_t start, end;  /* bytes of the old text, between characters */
    struct fz_str text; /* a slice of the new one */
};

/* In order, apart from one another, in ARENA. Where both texts have as many lines each line that differs is an edit;
 * else it is one edit. What is alike at its ends is left out. */
struct fz_text_edit *fz_edits_between(struct fz_arena *arena, struct fz_str old, struct fz_str new, size_t *n);

#endif
