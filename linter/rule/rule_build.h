/* One rule from its YAML mapping. */
#ifndef FZ_RULE_RULE_BUILD_H
#define FZ_RULE_RULE_BUILD_H

#include "rule/load.h"

/* The rule that mapping NODE (adjusted where a later pack says so) describes, in the load's arena. All its mistakes
 * become errors; then NULL. The genre and the instruments must be known by now. Whether its id is unique is not looked
 * at. */
struct fz_rule *fz_rule_build(struct fz_load *load, const struct fz_yaml *node) __attribute__((warn_unused_result));
/* Whether ID is 2 to 4 capitals and 4 digits. */
bool fz_rule_id_is_valid(struct fz_str id);

#endif
