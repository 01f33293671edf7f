/* The envelope of JSON-RPC 2.0, and ranges, which are everywhere in what it holds. */
#include "lsp/reply.h"
#include "lsp/frame.h"

void fz_reply_init(struct fz_reply *reply, FILE *out)
{
    *reply = (struct fz_reply){.out = out};
    fz_arena_init(&reply->arena);
    fz_buf_init(&reply->buf);
}

void fz_reply_clear(struct fz_reply *reply)
{
    fz_arena_clear(&reply->arena);
    fz_buf_clear(&reply->buf);
}

static void begin(struct fz_reply *reply)
{
    reply->json = fz_json_new_buf(&reply->arena, &reply->buf);
    fz_json_object(reply->json, NULL);
    fz_json_text(reply->json, "jsonrpc", "2.0");
}

void fz_reply_response(struct fz_reply *reply, const struct fz_json_value *id)
{
    struct fz_str word;
    int64_t number;
    begin(reply);
    if (fz_json_to_str(id, &word))
        fz_json_str(reply->json, "id", word);
    else if (fz_json_to_int(id, &number))
        fz_json_int(reply->json, "id", number);
    else
        fz_json_null(reply->json, "id");
}

void fz_reply_notification(struct fz_reply *reply, const char *method)
{
    begin(reply);
    fz_json_text(reply->json, "method", method);
}

void fz_reply_send(struct fz_reply *reply)
{
    fz_json_end(reply->json);
    fz_frame_write(reply->out, fz_buf_str(&reply->buf));
    fz_reply_clear(reply);
}

void fz_reply_error(struct fz_reply *reply, const struct fz_json_value *id, enum fz_reply_error code,
                    const char *message)
{
    fz_reply_response(reply, id);
    fz_json_object(reply->json, "error");
    fz_json_int(reply->json, "code", code);
    fz_json_text(reply->json, "message", message);
    fz_json_end(reply->json);
    fz_reply_send(reply);
}

static void put_position(struct fz_json *json, const char *key, struct fz_position position)
{
    fz_json_object(json, key);
    fz_json_int(json, "line", position.line);
    fz_json_int(json, "character", position.character);
    fz_json_end(json);
}

void fz_put_range(struct fz_json *json, const char *key, struct fz_range range)
{
    fz_json_object(json, key);
    put_position(json, "start", range.start);
    put_position(json, "end", range.end);
    fz_json_end(json);
}
