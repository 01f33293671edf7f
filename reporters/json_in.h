/* JSON, read into a tree; the half of jansson that json_out.h leaves out. Everything takes NULL for a value that is not
 * there, so that a path into a message is asked for in one go and its end looked at once. */
#ifndef FZ_REPORTERS_JSON_IN_H
#define FZ_REPORTERS_JSON_IN_H

#include "base/str.h"

struct fz_json_value;

/* The object or array that BYTES (borrowed during the call) are; NULL where they are no JSON. Half a surrogate pair
 * (\uD842 alone), which editors send now and then, is read as U+FFFD. Owned by the caller: fz_json_free. */
struct fz_json_value *fz_json_read(struct fz_str bytes) __attribute__((warn_unused_result));
void fz_json_free(struct fz_json_value *value); /* NULL is fine */

/* Member KEY of an object; NULL where VALUE is none or has none. It lives as long as the tree, as all below. */
const struct fz_json_value *fz_json_get(const struct fz_json_value *value, const char *key);
/* The same along a path of names with dots between them: "general.positionEncodings". */
const struct fz_json_value *fz_json_path(const struct fz_json_value *value, const char *path);
size_t fz_json_count(const struct fz_json_value *array); /* 0 where it is no array */
const struct fz_json_value *fz_json_item(const struct fz_json_value *array, size_t index);

bool fz_json_is_object(const struct fz_json_value *value);
bool fz_json_is_array(const struct fz_json_value *value);
bool fz_json_is_true(const struct fz_json_value *value);
/* false, and the result is left alone, where VALUE is of another type. A number may be written as 3.0 too. */
bool fz_json_to_str(const struct fz_json_value *value, struct fz_str *str);
bool fz_json_to_int(const struct fz_json_value *value, int64_t *number);
/* Whether the array has this string among its items. */
bool fz_json_has_str(const struct fz_json_value *array, const char *str);

#endif
