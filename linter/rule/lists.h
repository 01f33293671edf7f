/* Word lists: CSV files in a pack's own data folder, else in the shipped one. */
#ifndef FZ_RULE_LISTS_H
#define FZ_RULE_LISTS_H

#include "rule/load.h"

/* The list that scalar NODE (value of KEY) names; the same file is read once. COLUMNS ("wrong,right") must be in it.
 * NULL and errors otherwise. */
struct fz_csv *fz_list_read(struct fz_load *load, const struct fz_yaml *node, const char *key, const char *columns)
    __attribute__((warn_unused_result));
/* Fills the rule set's instruments from instruments.csv of the shipped data folder and of every pack's own. */
void fz_list_instruments(struct fz_load *load);

#endif
