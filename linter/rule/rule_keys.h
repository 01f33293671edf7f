/* The keys that rules of every kind have, as tables: the loader reads rules by them, and `fzlint rules schema` is
 * printed from them. */
#ifndef FZ_RULE_RULE_KEYS_H
#define FZ_RULE_RULE_KEYS_H

#include "check/check.h"

/* Of struct fz_rule where the value is as simple as that; the others (category, element, view …) have offset 0 and are
 * read by rule_build.c. */
extern const struct fz_param fz_rule_keys[];
/* Only for kinds that are `scoped`. */
extern const struct fz_param fz_scope_keys[];

/* Whether KEY is good or bad, which kinds with no_examples do without. */
bool fz_rule_key_is_example(const struct fz_param *key);

struct fz_basis_keys {
    struct fz_str doc, article, chapter, clause, note;
};
struct fz_applies_keys {
    struct fz_strs body;
    struct fz_str year;
    unsigned format;
};
struct fz_example_keys {
    struct fz_str text, fix, body, previous, beside;
    struct fz_strs mark;
    bool whole;
    int year;
};
extern const struct fz_param fz_basis_key_table[], fz_applies_key_table[], fz_good_key_table[], fz_bad_key_table[];
/* The table of the group that common key NAME has as its value, or NULL. */
const struct fz_param *fz_rule_key_group(const char *name);

/* Choices of `in`, and the enum fz_para_kind bits that each stands for. */
extern const char *const fz_scope_places[];
extern const unsigned fz_scope_place_bits[];
/* What a scoped kind looks at when a rule does not say `in`. */
enum { FZ_SCOPE_DEFAULT = FZ_PARA_TITLE | FZ_PARA_LEAD | FZ_PARA_HEADING | FZ_PARA_BODY };

#endif
