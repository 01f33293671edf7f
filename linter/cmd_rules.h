/* fzlint rules list|kinds|explain ID|test|schema: what the rule set says, and whether its examples hold. */
#ifndef FZ_CMD_RULES_H
#define FZ_CMD_RULES_H

#include "check/check.h"
#include <stdio.h>

/* ARGV[0] is the word after `rules`. Prints to OUT, complaints to ERR. Returns the exit code: 0 fine, 1 an example
 * fails, 2 usage or a rule that does not exist. Whether OUT could be written is the caller's affair. */
int fz_cmd_rules(const struct fz_ruleset *ruleset, enum fz_lang lang, int argc, const char *const *argv, FILE *out,
                 FILE *err);

/* Its parts, each in a file of its own. */
/* cmd_rules_test.c: runs the examples of the rules that SELECTED marks (one flag a rule; NULL: all). */
int fz_cmd_rules_test(const struct fz_ruleset *ruleset, enum fz_lang lang, const bool *selected, FILE *out);
/* cmd_rules_schema.c: a JSON schema (draft-07) of a file of rules. */
void fz_cmd_rules_schema(const struct fz_ruleset *ruleset, FILE *out);
/* cmd_rules_explain.c: everything about one rule; and the kinds with what they take. */
void fz_cmd_rules_explain(const struct fz_ruleset *ruleset, enum fz_lang lang, const struct fz_rule *rule, FILE *out);
void fz_cmd_rules_kinds(enum fz_lang lang, FILE *out);

#endif
