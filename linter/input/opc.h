/* Relationships of an Open Packaging Conventions file (.docx): which part belongs to which, under what name. No name of
 * a part is taken for granted but that of the first list, _rels/.rels. */
#ifndef FZ_INPUT_OPC_H
#define FZ_INPUT_OPC_H

#include "input/container.h"

struct fz_rels {
    struct fz_rel {
        struct fz_str id;
        struct fz_str type; /* last piece of the type's address: officeDocument, styles, header … */
        const char *target; /* name of the part, as the container has it */
    } * items;
    size_t n;
};

/* The relationships of PART ("" for those of the whole file); none where the file has no such list. Strings live in
 * ARENA. false and one error when the list cannot be read. */
bool fz_opc_rels(struct fz_container *container, const char *path, const char *part, struct fz_arena *arena,
                 struct fz_rels *rels, struct fz_errors *errors) __attribute__((warn_unused_result));
/* Name of the part that lists the relationships of PART; lives in ARENA. */
const char *fz_opc_rels_name(struct fz_arena *arena, const char *part);
/* The first target of this type, or NULL. */
const char *fz_rels_of_type(const struct fz_rels *rels, struct fz_str type);
const char *fz_rels_of_id(const struct fz_rels *rels, struct fz_str id);
/* TARGET as a relationship of PART writes it → name of the part: "../a.xml" of "word/x/y.xml" is "word/a.xml"; NULL
 * where it leads out of the file. */
const char *fz_opc_resolve(struct fz_arena *arena, const char *part, struct fz_str target);

#endif
