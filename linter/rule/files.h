/* Where rule files come from: the copy inside the program, or a folder on disk that is laid out like rules/. */
#ifndef FZ_RULE_FILES_H
#define FZ_RULE_FILES_H

#include "base/csv_read.h"
#include "rule/yaml_node.h"

struct fz_embedded {             /* made by embed.c from rules/ */
    const char *path;            /* "annual-report/structure.yaml" */
    const unsigned char *digest; /* of a YAML file, see digest.h */
    size_t len;
    const struct fz_csv *csv; /* a CSV file's rows, and what is made of them; its path is NULL */
};
extern const struct fz_embedded fz_embedded_files[];  /* sorted by path; ended by a NULL path */
extern const struct fz_embedded fz_embedded_literals; /* of all their patterns; its path is NULL */

struct fz_files; /* one tree of rule files */
/* The copy inside the program; without EXAMPLES see fz_digest_yaml. */
struct fz_files *fz_files_embedded(struct fz_arena *arena, bool examples);
/* FOLDER is borrowed; "" is the working directory, not shown in messages. */
struct fz_files *fz_files_folder(struct fz_arena *arena, const char *folder);
/* Name of PATH (relative to the tree) for messages: "rules/…" or the path on disk; in the tree's arena. */
const char *fz_files_shown(struct fz_files *files, const char *path);
bool fz_files_has(struct fz_files *files, const char *path);
/* What PATH holds, in the tree's arena, with SHOWN for its name; NULL and errors where there is no such file, or where
 * it is wrong. */
struct fz_yaml *fz_files_yaml(struct fz_files *files, const char *path, const char *shown, struct fz_errors *errors)
    __attribute__((warn_unused_result));
struct fz_csv *fz_files_csv(struct fz_files *files, const char *path, const char *shown, struct fz_errors *errors)
    __attribute__((warn_unused_result));
/* Paths (relative to the tree) of the .yaml/.yml files in FOLDER, sorted; not those in folders inside it. */
bool fz_files_list(struct fz_files *files, const char *folder, struct fz_strs *paths, struct fz_errors *errors)
    __attribute__((warn_unused_result));

#endif
