/* A struct filled from a YAML mapping by a table of fz_param rows: a kind's parameters, and every other group of keys.
 */
#ifndef FZ_RULE_PARAMS_H
#define FZ_RULE_PARAMS_H

#include "rule/load.h"

enum {                    /* where '' in quotes may stand */
       FZ_EMPTY_STR = 1,  /* as a STR */
       FZ_EMPTY_ITEM = 2, /* among STRS */
};

/* Fills BASE, a struct that TABLE's offsets speak of, from the keys of MAPPING that TABLE has; ROLEs that are not given
 * become -1, all else is left as it is. Adds an error for each missing and each wrong value, and returns false if any.
 * Keys that the table does not have are not looked at. */
bool fz_params_fill(struct fz_load *load, const struct fz_param *table, const struct fz_yaml *mapping, void *base,
                    unsigned flags);
/* One row of it, with its value. */
bool fz_param_fill(struct fz_load *load, const struct fz_param *param, const struct fz_yaml *value, void *base,
                   unsigned flags);
/* Adds an error for each key of MAPPING that is in neither table (OTHER may be NULL). WHAT says what has no such key:
 * "检查方式 order" / "check \"order\"". */
bool fz_params_known(struct fz_load *load, const struct fz_yaml *mapping, const struct fz_param *table,
                     const struct fz_param *other, const char *what);
/* Both: a group of keys that stands for itself. False too when NODE (the value of KEY) is no mapping. */
bool fz_params_group(struct fz_load *load, const struct fz_param *table, const struct fz_yaml *node, const char *key,
                     void *base, unsigned flags);
const struct fz_param *fz_param_find(const struct fz_param *table, struct fz_str name);

#endif
