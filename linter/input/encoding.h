/* Bytes → UTF-8: byte order mark, the encoding asked for, or a guess that is only believed when it is sure. */
#ifndef FZ_INPUT_ENCODING_H
#define FZ_INPUT_ENCODING_H

#include "base/buf.h"
#include "base/errors.h"

struct fz_decoded {
    struct fz_str text;   /* valid UTF-8 without the mark, line ends as they were; borrowed from the bytes or in BUF */
    struct fz_buf buf;    /* the caller clears it, after failure too */
    const char *encoding; /* IANA name, static: "UTF-8", "UTF-16LE", "UTF-16BE" or "GB18030" */
    bool bom;             /* the bytes began with a byte order mark */
};

/* ASKED: name of the encoding the user says it is, or NULL. GBK and GB2312 are read as GB18030, which contains them.
 * On failure one error about PATH, which must outlive ERRORS: which byte, on which line, what to do. */
bool fz_encoding_decode(struct fz_decoded *decoded, const char *path, struct fz_str bytes, const char *asked,
                        struct fz_errors *errors) __attribute__((warn_unused_result));

/* Whether there is such an encoding to ask for; if not, one error of no file. */
bool fz_encoding_is_known(const char *asked, struct fz_errors *errors) __attribute__((warn_unused_result));

/* The way back. ENCODING is one of the names above, BYTES a source that was decoded by it. */
size_t fz_encoding_mark_size(struct fz_str bytes); /* bytes of the byte order mark; 0: none */
/* Bytes of the source's character at AT, which is below the end. */
size_t fz_encoding_size_at(const char *encoding, struct fz_str bytes, size_t at);
/* Adds TEXT (UTF-8) to OUT as BYTES have it. SIZE_MAX, or the offset in TEXT of the first character that they cannot
 * hold; OUT is then as it was. GB18030 holds all there is, but a source without a character of four bytes is GBK to
 * those who open it, and stays so. */
size_t fz_encoding_encode(const char *encoding, struct fz_str bytes, struct fz_str text, struct fz_buf *out)
    __attribute__((warn_unused_result));

#endif
