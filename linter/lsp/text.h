/* A document's text as the client has it, and its positions: line and character, both from 0, characters in the units
 * that were agreed on. Lines end at \r\n, \n and \r alone (LSP 3.17, "Text Documents"), which is neither what the
 * linter's text has nor what it calls a line. Positions that are nowhere are moved to the nearest place that is. */
#ifndef FZ_LSP_TEXT_H
#define FZ_LSP_TEXT_H

#include "base/buf.h"

enum fz_units { FZ_UTF16, FZ_UTF8 }; /* positionEncoding */

struct fz_position {
    uint32_t line, character;
};

struct fz_client_text {
    struct fz_buf buf;
    size_t *lines; /* offset of each line's first byte, in malloc memory; lines[0] is 0 */
    size_t n_lines, room;
    struct { /* where the last position was worked out, so that the next on a long line is a short way */
        size_t line, offset;
        uint32_t character;
    } last;
    enum fz_units units;
};

void fz_client_text_init(struct fz_client_text *text, enum fz_units units);
void fz_client_text_clear(struct fz_client_text *text);

/* Puts NEW (UTF-8) in place of the bytes from START to END, which are offsets of characters. */
void fz_client_text_replace(struct fz_client_text *text, size_t start, size_t end, struct fz_str new);
/* Offset of POSITION: beyond the line's end its end, beyond the last line the text's end; inside a character, before
 * it. */
size_t fz_client_text_offset(const struct fz_client_text *text, struct fz_position position);
/* Position of the character at OFFSET; between \r and \n that of the line's end. */
struct fz_position fz_client_text_position(struct fz_client_text *text, size_t offset);

#endif
