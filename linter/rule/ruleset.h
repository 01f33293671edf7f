/* Loads rule packs: YAML and word lists in, one rule set out, all mistakes in one run. */
#ifndef FZ_RULE_RULESET_H
#define FZ_RULE_RULESET_H

#include "check/check.h"

/* Loads the shipped pack and then each of PATHS on top of it. A path is a folder with a pack.yaml, or one YAML file of
 * rules; a pack.yaml with `replaces: annual-report`-like key `standalone: true` stands instead of the shipped pack. A
 * bare name without a slash that is no file means the shipped regions/NAME. The rule set and all it holds live in
 * ARENA, but for the compiled patterns: fz_ruleset_free. On mistakes adds them all to ERRORS and returns NULL. */
struct fz_ruleset *fz_ruleset_load(struct fz_arena *arena, const char *const *paths, size_t n_paths,
                                   struct fz_errors *errors) __attribute__((warn_unused_result));
/* The same with FOLDER, laid out like rules/, in place of the tree inside the program; NULL: that tree, then with the
 * examples of its rules, which fz_ruleset_load leaves out: who checks reports does not need them. */
struct fz_ruleset *fz_ruleset_load_tree(struct fz_arena *arena, const char *folder, const char *const *paths,
                                        size_t n_paths, struct fz_errors *errors) __attribute__((warn_unused_result));
/* Compiles all patterns, which else happens when they are first used. Before other threads use RULESET. */
void fz_ruleset_compile(struct fz_ruleset *ruleset);
/* Makes all patterns faster to run and the set dearer to start: worth it for many reports or a large one. Not while
 * other threads use RULESET. */
void fz_ruleset_jit(struct fz_ruleset *ruleset);
void fz_ruleset_free(struct fz_ruleset *ruleset); /* the patterns; NULL is fine */

#endif
