/* pack.yaml: what a pack is called, what it extends, its genre. */
#ifndef FZ_RULE_PACK_H
#define FZ_RULE_PACK_H

#include "rule/load.h"

struct fz_pack {
    struct fz_files *files;
    const char *folder;         /* in files, "" for its root */
    const char *file;           /* of a single rule file: its path in files; NULL: a folder with a pack.yaml */
    const char *shown;          /* as the user wrote it; NULL: the shipped pack */
    const struct fz_yaml *node; /* pack.yaml; NULL where there is none or it could not be read */
    struct fz_str name, version, title, extends, data;
    bool standalone;
};

/* Fills the simple keys from pack->node and looks at all of them but what is in genre and adjust. */
bool fz_pack_read(struct fz_load *load, struct fz_pack *pack);
/* Fills the rule set's genre from the pack's; a pack that must have one and has none is an error. */
bool fz_pack_read_genre(struct fz_load *load, const struct fz_pack *pack);

#endif
