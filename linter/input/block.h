/* Text that a reader builds up line by line, with what is known of it: where each stretch stands in the file, and what
 * the file says of it. Blocks are put together from blocks: a text box's lines come after the paragraph it hangs on. */
#ifndef FZ_INPUT_BLOCK_H
#define FZ_INPUT_BLOCK_H

#include "base/buf.h"
#include "model/document.h"

struct fz_block {
    struct fz_arena *arena; /* of origins and facts; the reader's scratch arena */
    struct fz_buf text;     /* malloc memory */
    struct fz_origin *origins;
    size_t n_origins;
    struct fz_fact *facts;
    size_t n_facts;
};

void fz_block_init(struct fz_block *block, struct fz_arena *arena);
void fz_block_clear(struct fz_block *block); /* frees its text */
void fz_block_empty(struct fz_block *block); /* as after fz_block_init, but its memory is kept for the next text */
uint32_t fz_block_at(const struct fz_block *block); /* offset of what comes next */

/* White space that would break the line (\n \r \t) becomes a space: the same number of bytes. */
void fz_block_add(struct fz_block *block, struct fz_str text);
/* The same for TEXT from byte AT of text node NODE of part PART. */
void fz_block_add_from(struct fz_block *block, struct fz_str text, uint32_t part, uint32_t node, uint32_t at);
void fz_block_newline(struct fz_block *block);
/* RAW is of BLOCK's text. */
void fz_block_fact(struct fz_block *block, enum fz_fact_kind kind, struct fz_span raw, struct fz_str text);
/* Appends what FROM holds, its offsets moved. */
void fz_block_append(struct fz_block *to, const struct fz_block *from);

/* MAIN and behind it ASIDE become DOC's raw text, facts and origins; all is copied into DOC's arena. */
void fz_block_finish(struct fz_doc *doc, struct fz_block *main, const struct fz_block *aside);

#endif
