/* JSON, written as it comes; json_out.c and json_in.c alone know jansson. What is opened as streamed goes to the file
 * at once, each member on a line of its own, so that a run of thousands of reports is never in memory as a whole;
 * anything else is built first and written in one line when it ends. */
#ifndef FZ_REPORTERS_JSON_OUT_H
#define FZ_REPORTERS_JSON_OUT_H

#include "base/buf.h"
#include <stdio.h>

struct fz_json;

/* To be called first, and by a program only, not by the library: from now on lack of memory inside jansson, which drops
 * members without a word, ends the program as elsewhere. */
void fz_json_begin(void);

/* Lives in ARENA; writes to OUT (borrowed). Errors of writing are the stream's: look at ferror in the end. */
struct fz_json *fz_json_new(struct fz_arena *arena, FILE *out);
/* The same into BUF (borrowed), as one object or array that is built: nothing may be streamed. No line break ends it.
 */
struct fz_json *fz_json_new_buf(struct fz_arena *arena, struct fz_buf *buf);

/* In all of these KEY is the member's name in an object, and NULL in an array and for the outermost value. */
void fz_json_object(struct fz_json *json, const char *key);
void fz_json_array(struct fz_json *json, const char *key);
/* Inside something that is built these are built too. */
void fz_json_stream_object(struct fz_json *json, const char *key);
void fz_json_stream_array(struct fz_json *json, const char *key);
void fz_json_end(struct fz_json *json); /* of what was opened last */

void fz_json_str(struct fz_json *json, const char *key,
                 struct fz_str value); /* bytes that are not UTF-8 become U+FFFD */
void fz_json_text(struct fz_json *json, const char *key, const char *value); /* NULL: null */
void fz_json_int(struct fz_json *json, const char *key, int64_t value);
void fz_json_bool(struct fz_json *json, const char *key, bool value);
void fz_json_null(struct fz_json *json, const char *key);

#endif
