/* Where rule files come from: the copy inside the program, or a folder on disk that is laid out like rules/. */
#ifndef FZ_RULE_FILES_H
#define FZ_RULE_FILES_H

#include "base/errors.h"

struct fz_embedded {  /* made by the build from rules/; sorted by path; ended by a NULL path */
    const char *path; /* "annual-report/structure.yaml" */
    const unsigned char *bytes;
    size_t len;
};
extern const struct fz_embedded fz_embedded_files[];

struct fz_files; /* one tree of rule files */
struct fz_files *fz_files_embedded(struct fz_arena *arena);
/* FOLDER is borrowed; "" is the working directory, not shown in messages. */
struct fz_files *fz_files_folder(struct fz_arena *arena, const char *folder);
/* The bytes of PATH (relative to the tree) in the tree's arena. SHOWN gets the name for messages: "rules/…" or the path
 * on disk. false and an error when there is no such file; then QUIET leaves the error out. */
bool fz_files_read(struct fz_files *files, const char *path, bool quiet, struct fz_str *bytes, const char **shown,
                   struct fz_errors *errors) __attribute__((warn_unused_result));
/* Paths (relative to the tree) of the .yaml/.yml files in FOLDER, sorted; not those in folders inside it. */
bool fz_files_list(struct fz_files *files, const char *folder, struct fz_strs *paths, struct fz_errors *errors)
    __attribute__((warn_unused_result));

#endif
