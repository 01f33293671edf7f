/* YAML as a tree of nodes with their places; the only file that knows libyaml. Aliases, anchors, tags and several
 * documents in one file are refused; so are duplicate keys. */
#ifndef FZ_RULE_YAML_NODE_H
#define FZ_RULE_YAML_NODE_H

#include "base/errors.h"

enum fz_yaml_type {
    FZ_YAML_SCALAR,
    FZ_YAML_SEQUENCE,
    FZ_YAML_MAPPING,
    FZ_YAML_LEFT_OUT /* by fz_digest_yaml: what stood there was right, and nobody asked for it */
};
struct fz_yaml {
    enum fz_yaml_type type;
    const char *file;      /* borrowed: the name given to fz_yaml_read */
    uint32_t line, column; /* from 1; column in characters */
    struct fz_str scalar;  /* of a scalar */
    bool plain;            /* a scalar without quotes: only such a one can be a number, true, false or null */
    bool verbatim;         /* a scalar on one line, plain or in single quotes: fz_yaml_column finds its characters */
    struct fz_yaml *items; /* of a sequence; of a mapping: the values */
    struct fz_yaml *keys;  /* of a mapping: scalars */
    size_t n;
};

enum { FZ_YAML_MAX_DEPTH = 64, FZ_YAML_MAX_BYTES = 4 << 20 };

/* Parses BYTES (UTF-8, checked) into ARENA. NULL and an error with its place where the text is no YAML. Of two equal
 * keys the first stays, and anchors and tags are left out: each is an error with its place too, but the tree is still
 * returned, so that the mistakes after it are found in the same run. An empty file is an empty mapping. */
struct fz_yaml *fz_yaml_read(struct fz_arena *arena, const char *file, struct fz_str bytes, struct fz_errors *errors)
    __attribute__((warn_unused_result));
/* The value of KEY in a mapping, or NULL. */
struct fz_yaml *fz_yaml_get(const struct fz_yaml *mapping, const char *key);
/* The file's column of byte OFFSET of SCALAR; that of its beginning where the scalar is not verbatim. */
uint32_t fz_yaml_column(const struct fz_yaml *scalar, size_t offset);

#endif
