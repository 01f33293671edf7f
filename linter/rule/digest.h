/* Parsed YAML files of rules, and what patterns need, as bytes without pointers. The build makes them of the shipped
 * rules, so that a program that checks a single report need not parse YAML and patterns first. Their form is nobody
 * else's: a program reads only what was made together with it. */
#ifndef FZ_RULE_DIGEST_H
#define FZ_RULE_DIGEST_H

#include "base/buf.h"
#include "base/literals.h"
#include "rule/yaml_node.h"

void fz_digest_add_yaml(struct fz_buf *out, const struct fz_yaml *root);
void fz_digest_add_literals(struct fz_buf *out, const struct fz_known_literals *known, size_t n);

/* What was added, once more, as if it came from FILE; it lives in ARENA, and its words are DIGEST's, which must outlive
 * it. Never fails. Without EXAMPLES the values of the keys good and bad, nearly half of all, are left out. */
struct fz_yaml *fz_digest_yaml(struct fz_arena *arena, const char *file, struct fz_str digest, bool examples);
struct fz_known_literals *fz_digest_literals(struct fz_arena *arena, struct fz_str digest, size_t *n);

#endif
