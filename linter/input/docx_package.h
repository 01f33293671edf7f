/* A Word file that is to be changed: its parts as text, the changed ones put back. Every part that is not put stays as
 * it is, byte for byte. */
#ifndef FZ_INPUT_DOCX_PACKAGE_H
#define FZ_INPUT_DOCX_PACKAGE_H

#include "input/opc.h"

struct fz_docx_package {
    struct fz_arena *arena; /* of all strings below */
    const char *path;
    struct fz_str bytes;
    struct fz_container *container;
    struct fz_rels rels; /* of the main part */
    const char *main;    /* name of the main part: word/document.xml */
    struct fz_container_part *changed;
    size_t n_changed;
    struct fz_errors *errors;
};

/* Opens BYTES (borrowed), of which MAX_SIZE may unpack at each reading. false and one error where they are no Word
 * file. PATH must outlive ERRORS. To be closed, after failure too. */
bool fz_docx_package_open(struct fz_docx_package *package, struct fz_arena *arena, const char *path,
                          struct fz_str bytes, size_t max_size, struct fz_errors *errors)
    __attribute__((warn_unused_result));
void fz_docx_package_close(struct fz_docx_package *package);

bool fz_docx_package_has(const struct fz_docx_package *package, const char *name);
/* Part NAME as it is by now, as UTF-8 that is well-formed XML; lives in the arena. false and one error where it cannot
 * be had so. */
bool fz_docx_package_read(struct fz_docx_package *package, const char *name, struct fz_str *xml)
    __attribute__((warn_unused_result));
/* Part NAME becomes XML (borrowed, as NAME is, until the package is written). */
void fz_docx_package_put(struct fz_docx_package *package, const char *name, struct fz_str xml);
/* Name of the main part's part of TYPE (comments); where there is none, a name for it, which the file is told of, with
 * CONTENT_TYPE. NULL and one error where the file's lists cannot be read. STRICT: of strict Office Open XML. */
const char *fz_docx_package_name(struct fz_docx_package *package, const char *type, const char *content_type,
                                 bool strict);
/* Adds the whole file as it is by now to OUT. */
bool fz_docx_package_write(struct fz_docx_package *package, struct fz_buf *out) __attribute__((warn_unused_result));

#endif
