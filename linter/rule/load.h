/* What the parts of the loader share while one rule set is being read. */
#ifndef FZ_RULE_LOAD_H
#define FZ_RULE_LOAD_H

#include "check/check.h"
#include "rule/files.h"
#include "rule/yaml_node.h"

struct fz_source {          /* a YAML file that was read */
    const char *file;       /* its name in messages: the very pointer that its nodes have */
    struct fz_files *files; /* the tree that its pack lies in */
    const char *data;       /* the pack's own data folder in that tree */
};

struct fz_list; /* a word list that was read, see lists.c */
struct fz_pattern_slot;

struct fz_load {
    struct fz_arena *arena; /* the rule set's */
    struct fz_errors *errors;
    struct fz_ruleset *ruleset;
    struct fz_files *shipped; /* the tree of the shipped packs, whose data folder everyone may use */
    struct fz_source *sources;
    size_t n_sources;
    struct fz_list *lists;
    size_t n_lists;
    struct fz_pattern_slot **patterns; /* by hash of their source, see value.c */
    const struct fz_param *rule_keys;  /* see rule_build.c; NULL: not asked for yet */
    enum fz_text_view view;            /* what the patterns that are read now will be looked for in */
};

/* An error at NODE. zh and en take the same arguments, at least one. Is false. */
#define FZ_LOAD_ERROR(load, node, zh, en, ...)                                                                         \
    fz_error_add((load)->errors, (node)->file, (node)->line, (node)->column, FZ_SAY((load)->errors->lang, zh, en),     \
                 __VA_ARGS__)

/* "（是不是“…”？）" with the nearest of CANDIDATES, or nothing; NUL-terminated, in the load's arena. */
const char *fz_load_meant(struct fz_load *load, struct fz_str word, const struct fz_str *candidates, size_t n);

#endif
