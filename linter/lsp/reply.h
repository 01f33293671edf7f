/* What goes to the client: one message at a time, built as JSON and sent when it is whole. */
#ifndef FZ_LSP_REPLY_H
#define FZ_LSP_REPLY_H

#include "json_in.h"
#include "json_out.h"
#include "lsp/text.h"

enum fz_reply_error { /* JSON-RPC 2.0 and LSP 3.17, "ErrorCodes" */
                      FZ_PARSE_ERROR = -32700,
                      FZ_INVALID_REQUEST = -32600,
                      FZ_METHOD_NOT_FOUND = -32601,
                      FZ_INVALID_PARAMS = -32602,
                      FZ_NOT_INITIALIZED = -32002,
};

struct fz_reply {
    FILE *out;             /* borrowed */
    struct fz_arena arena; /* of the message at hand */
    struct fz_buf buf;
    struct fz_json *json; /* the message, an object that is open */
};

void fz_reply_init(struct fz_reply *reply, FILE *out);
void fz_reply_clear(struct fz_reply *reply);

/* The caller adds the member "result", or "params", and sends. ID: NULL is the id null. */
void fz_reply_response(struct fz_reply *reply, const struct fz_json_value *id);
void fz_reply_notification(struct fz_reply *reply, const char *method);
void fz_reply_send(struct fz_reply *reply);
void fz_reply_error(struct fz_reply *reply, const struct fz_json_value *id, enum fz_reply_error code,
                    const char *message);

struct fz_range {
    struct fz_position start, end;
};
void fz_put_range(struct fz_json *json, const char *key, struct fz_range range);

#endif
