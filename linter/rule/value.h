/* One value of a rule file as the type that its key asks for. Each function adds its error, with the place and what was
 * expected, and returns false when NODE is something else. KEY is only for messages. */
#ifndef FZ_RULE_VALUE_H
#define FZ_RULE_VALUE_H

#include "rule/load.h"

/* EMPTY_OK: '' may stand, in quotes. */
bool fz_value_str(struct fz_load *load, const struct fz_yaml *node, const char *key, bool empty_ok,
                  struct fz_str *value);
bool fz_value_int(struct fz_load *load, const struct fz_yaml *node, const char *key, int *value);
bool fz_value_bool(struct fz_load *load, const struct fz_yaml *node, const char *key, bool *value);
/* *VALUE is the index into the N WORDS, or into CHOICES, which a NULL ends (no more than 64 of them). */
bool fz_value_word(struct fz_load *load, const struct fz_yaml *node, const char *key, const struct fz_str *words,
                   size_t n, int *value);
bool fz_value_choice(struct fz_load *load, const struct fz_yaml *node, const char *key, const char *const *choices,
                     int *value);
bool fz_value_role(struct fz_load *load, const struct fz_yaml *node, const char *key, int *value);
bool fz_value_pattern(struct fz_load *load, const struct fz_yaml *node, const char *key, struct fz_pattern **value);
/* Lists; one item may stand for a list of one, and a list must not be empty. What is right in them is kept. */
bool fz_value_strs(struct fz_load *load, const struct fz_yaml *node, const char *key, bool empty_ok,
                   struct fz_strs *value);
bool fz_value_choices(struct fz_load *load, const struct fz_yaml *node, const char *key, const char *const *choices,
                      unsigned *value);
bool fz_value_roles(struct fz_load *load, const struct fz_yaml *node, const char *key, struct fz_role_list *value);
bool fz_value_patterns(struct fz_load *load, const struct fz_yaml *node, const char *key, struct fz_patterns *value);

/* NODE's items, or NODE itself as the only one; an empty list is an error. */
const struct fz_yaml *fz_value_items(struct fz_load *load, const struct fz_yaml *node, const char *key, size_t *n);
/* NODE must be a mapping. */
bool fz_value_is_mapping(struct fz_load *load, const struct fz_yaml *node, const char *key);

#endif
