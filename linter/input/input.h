/* Bytes of a report → its text as UTF-8: which format, which encoding, then the right reader. */
#ifndef FZ_INPUT_INPUT_H
#define FZ_INPUT_INPUT_H

#include "model/document.h"
#include "base/errors.h"

struct fz_input_opts {
    const char *encoding; /* IANA name asked for, or NULL: find out */
    size_t max_size;      /* bytes; more is refused */
    bool layout;          /* also how the report looks, where the format tells */
};

/* Suffixes of the files that a folder is searched for: .txt, .docx, .html …, and those of documents that fz_input_read
 * refuses. */
extern const struct fz_str fz_input_suffixes[];
extern const size_t fz_input_n_suffixes;

/* Fills DOC's path, format, encoding, bom, newline, source_size and raw text, and what its format tells besides (aside,
 * facts, origins, layout), from BYTES (borrowed; all is copied into DOC's arena). NAME is the file's name, for its
 * suffix, which counts less than the content, and for messages. On bytes that cannot be read adds one error that says
 * which byte, where, and what to do, and returns false. */
bool fz_input_read(struct fz_doc *doc, const char *name, struct fz_str bytes, const struct fz_input_opts *opts,
                   struct fz_errors *errors) __attribute__((warn_unused_result));

#endif
