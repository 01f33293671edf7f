/* file: URIs and paths (RFC 3986, RFC 8089). */
#ifndef FZ_LSP_URI_H
#define FZ_LSP_URI_H

#include "base/buf.h"

/* The path of a file: URI of this machine, NUL-terminated in ARENA; NULL: it is another kind of URI, or no path. */
const char *fz_uri_to_path(struct fz_arena *arena, struct fz_str uri);
/* The words after the last slash, decoded, NUL-terminated in ARENA: what a document without a file is called. */
const char *fz_uri_name(struct fz_arena *arena, struct fz_str uri);
/* PATH, from the root on, as a file: URI in ARENA. */
struct fz_str fz_uri_from_path(struct fz_arena *arena, const char *path);

#endif
