/* What was understood of a report: `fzlint outline`, and the part of it that the JSON format repeats. */
#ifndef FZ_REPORTERS_OUTLINE_H
#define FZ_REPORTERS_OUTLINE_H

#include "json_out.h"
#include "model/finding.h"

/* For a person: metadata, where the required parts stand, an indented tree with line numbers. A report that could not
 * be read is told with its errors. */
void fz_outline_text(FILE *out, const struct fz_result *result, const struct fz_ruleset *ruleset, enum fz_lang lang);
/* Every figure of the report with its place, value, bound and what it counts, a line each. */
void fz_outline_figures(FILE *out, const struct fz_result *result, enum fz_lang lang);
/* One object for one result, an array of them for any other number. */
void fz_outline_json(FILE *out, const struct fz_result *const *results, size_t n, const struct fz_ruleset *ruleset);

/* Members file, encoding, title, year, body, elements into the object that is open in JSON; null for what is not known.
 */
void fz_json_document(struct fz_json *json, const struct fz_result *result, const struct fz_ruleset *ruleset);
/* Member "errors": an array of {file, line, column, message}; PATH for those of no file. */
void fz_json_errors(struct fz_json *json, const struct fz_errors *errors, const char *path);

#endif
