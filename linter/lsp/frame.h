/* Messages on a stream: a header block with Content-Length, an empty line, so many bytes of JSON (LSP 3.17, "Base
 * Protocol"). Knows nothing of what a message says. */
#ifndef FZ_LSP_FRAME_H
#define FZ_LSP_FRAME_H

#include "base/buf.h"
#include <stdio.h>

enum fz_frame {
    FZ_FRAME_MESSAGE,  /* BODY holds it */
    FZ_FRAME_BAD,      /* the header block was not usable; what follows it is taken for the next one */
    FZ_FRAME_TOO_LONG, /* the message was longer than MAX and was passed over */
    FZ_FRAME_END,      /* of the stream, in the midst of a message too */
};

/* Reads the next message of IN into BODY, which is emptied first. */
enum fz_frame fz_frame_read(FILE *in, size_t max, struct fz_buf *body);
/* Writes BODY as a message. Errors are the stream's: look at ferror in the end. */
void fz_frame_write(FILE *out, struct fz_str body);

#endif
