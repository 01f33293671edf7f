/* A zip read from memory (.docx, .odt, .ofd); container.c is the only file that knows libzip. Parts are read by names
 * that the caller knows: what else the zip holds, and where its names pretend to lie, is never looked at. */
#ifndef FZ_INPUT_CONTAINER_H
#define FZ_INPUT_CONTAINER_H

#include "base/buf.h"
#include "base/errors.h"

struct fz_container;

/* Opens BYTES (borrowed as long as the container lives). All parts that are read may unpack to MAX_SIZE bytes together.
 * NULL and one error when it is no zip, is damaged, or has too many entries. PATH must outlive the container and
 * ERRORS. */
struct fz_container *fz_container_open(const char *path, struct fz_str bytes, size_t max_size, struct fz_errors *errors)
    __attribute__((warn_unused_result));
void fz_container_close(struct fz_container *container); /* NULL is fine */

/* NAME is found without regard to ASCII case, as the Open Packaging Conventions have it. */
bool fz_container_has(const struct fz_container *container, const char *name);
/* All of part NAME into BUF, which the caller clears, after failure too. false and one error when it is missing,
 * encrypted, damaged (its check sum is compared), or unpacks to more than is allowed. */
bool fz_container_read(struct fz_container *container, const char *name, struct fz_buf *buf, struct fz_errors *errors)
    __attribute__((warn_unused_result));

struct fz_container_part {
    const char *name;
    struct fz_str bytes;
};
/* Adds to OUT the zip BYTES with N PARTS in place of those of the same name, or at its end where there are none such.
 * Every other part is taken over as it is, still packed. No times are written, so that it is the same bytes each time.
 * false and one error, about PATH, when BYTES is no sound zip. */
bool fz_container_rewrite(const char *path, struct fz_str bytes, const struct fz_container_part *parts, size_t n,
                          struct fz_buf *out, struct fz_errors *errors) __attribute__((warn_unused_result));

#endif
