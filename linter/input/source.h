/* From the text of a report back to the bytes it was read from, so that a piece can be replaced and every other byte
 * stays as it was: encoding, byte order mark, each line end. */
#ifndef FZ_INPUT_SOURCE_H
#define FZ_INPUT_SOURCE_H

#include "base/buf.h"
#include "model/document.h"

struct fz_source { /* a cursor over both, going forward */
    struct fz_str bytes, text;
    const char *encoding;
    size_t at;    /* byte of the source … */
    uint32_t raw; /* … where this offset of the text stands */
    size_t unit;  /* bytes of an ASCII character */
    char cr[2], lf[2];
    struct fz_str newline; /* the first line end; empty: there is none */
};

/* DOC was read from BYTES as plain text or Markdown; both are borrowed. */
void fz_source_init(struct fz_source *source, const struct fz_doc *doc, struct fz_str bytes);
/* The byte where offset RAW of the text stands; a \n is its whole line end. RAW is a character's place and not before
 * the one asked for last. */
size_t fz_source_to(struct fz_source *source, uint32_t raw);
/* Adds TEXT to OUT in the source's encoding, a \n as the source's first line end. SIZE_MAX, or the offset in TEXT of a
 * character that the encoding cannot hold. */
size_t fz_source_put(const struct fz_source *source, struct fz_str text, struct fz_buf *out)
    __attribute__((warn_unused_result));

#endif
