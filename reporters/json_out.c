/* A stack of open containers over jansson: a streamed one is only brackets and commas in the file, a built one is a
 * jansson value that is written and dropped when it is closed. jansson keeps members in the order they were added. */
#include "json_out.h"
#include "base/utf8.h"
#include <assert.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

struct level {
    json_t *built; /* NULL: streamed */
    bool array;
    bool any; /* streamed: it has members already */
};

struct fz_json {
    struct fz_arena *arena;
    FILE *out;          /* NULL: … */
    struct fz_buf *buf; /* … into this */
    struct level *levels;
    size_t depth, room;
};

static void *get_memory(size_t size)
{
    void *memory = malloc(size ? size : 1);
    if (!memory)
        fz_out_of_memory();
    return memory;
}

void fz_json_begin(void)
{
    json_set_alloc_funcs(get_memory, free);
}

struct fz_json *fz_json_new(struct fz_arena *arena, FILE *out)
{
    struct fz_json *json = FZ_NEW(arena, struct fz_json);
    json->arena = arena;
    json->out = out;
    json->room = 16;
    json->levels = FZ_NEW_N(arena, struct level, json->room);
    return json;
}

struct fz_json *fz_json_new_buf(struct fz_arena *arena, struct fz_buf *buf)
{
    struct fz_json *json = fz_json_new(arena, NULL);
    json->buf = buf;
    return json;
}

static json_t *must(json_t *value)
{
    if (!value)
        fz_out_of_memory();
    return value;
}

static struct level *top(struct fz_json *json)
{
    return json->depth ? &json->levels[json->depth - 1] : NULL;
}

static bool is_streaming(struct fz_json *json)
{
    return json->depth == 0 || !top(json)->built;
}

static int add_bytes(const char *bytes, size_t len, void *buf)
{
    fz_buf_add(buf, (struct fz_str){bytes, len});
    return 0;
}

static void write_value(struct fz_json *json, const json_t *value)
{
    /* what fails here is the stream, whose owner looks for that */
    if (json->out)
        (void)json_dumpf(value, json->out, JSON_COMPACT | JSON_ENCODE_ANY);
    else
        (void)json_dump_callback(value, add_bytes, json->buf, JSON_COMPACT);
}

static void indent(struct fz_json *json)
{
    fputc('\n', json->out);
    for (size_t i = 0; i < json->depth; i++)
        fputs("  ", json->out);
}

/* Up to where the next member of a streamed container begins. */
static void write_key(struct fz_json *json, const char *key)
{
    struct level *parent = top(json);
    if (!parent)
        return;
    if (parent->any)
        fputc(',', json->out);
    parent->any = true;
    indent(json);
    assert(!key == parent->array); /* our own documents are written so */
    if (key)
        fprintf(json->out, "\"%s\": ", key); /* keys are ours or role names: no quotes in them */
}

/* Adds VALUE to the built container on top, which owns it then. */
static void add(struct fz_json *json, const char *key, json_t *value)
{
    struct level *parent = top(json);
    assert(!key == parent->array);
    if ((parent->array ? json_array_append_new(parent->built, value)
                       : json_object_set_new_nocheck(parent->built, key, value)) != 0)
        fz_out_of_memory();
}

static void put(struct fz_json *json, const char *key, json_t *value)
{
    if (!is_streaming(json)) {
        add(json, key, must(value));
        return;
    }
    write_key(json, key);
    write_value(json, must(value));
    json_decref(value);
}

static void push(struct fz_json *json, struct level level)
{
    if (json->depth == json->room) {
        struct level *more = FZ_NEW_N(json->arena, struct level, 2 * json->room);
        memcpy(more, json->levels, json->depth * sizeof *more);
        json->levels = more;
        json->room *= 2;
    }
    json->levels[json->depth++] = level;
}

static void open_built(struct fz_json *json, const char *key, bool array)
{
    json_t *value = must(array ? json_array() : json_object());
    if (is_streaming(json))
        write_key(json, key);
    else
        add(json, key, value);
    push(json, (struct level){value, array, false});
}

static void open_streamed(struct fz_json *json, const char *key, bool array)
{
    if (!is_streaming(json)) {
        open_built(json, key, array);
        return;
    }
    assert(json->out); /* what goes into a buffer is built */
    write_key(json, key);
    fputc(array ? '[' : '{', json->out);
    push(json, (struct level){NULL, array, false});
}

void fz_json_object(struct fz_json *json, const char *key)
{
    open_built(json, key, false);
}

void fz_json_array(struct fz_json *json, const char *key)
{
    open_built(json, key, true);
}

void fz_json_stream_object(struct fz_json *json, const char *key)
{
    open_streamed(json, key, false);
}

void fz_json_stream_array(struct fz_json *json, const char *key)
{
    open_streamed(json, key, true);
}

void fz_json_end(struct fz_json *json)
{
    assert(json->depth > 0); /* every end has its beginning */
    struct level level = json->levels[--json->depth];
    if (!level.built) {
        if (level.any)
            indent(json);
        fputc(level.array ? ']' : '}', json->out);
    } else if (is_streaming(json)) {
        write_value(json, level.built);
        json_decref(level.built);
    }
    if (json->depth == 0 && json->out)
        fputc('\n', json->out);
}

/* A file name may hold any bytes. */
static json_t *mended(struct fz_str s)
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    while (s.len) {
        size_t bad = fz_utf8_invalid(s);
        fz_buf_add(&buf, fz_str_slice(s, 0, bad));
        if (bad >= s.len)
            break;
        fz_buf_add_code(&buf, 0xFFFD);
        s = fz_str_slice(s, bad + 1, s.len);
    }
    json_t *value = json_stringn(buf.ptr ? buf.ptr : "", buf.len);
    fz_buf_clear(&buf);
    return value;
}

void fz_json_str(struct fz_json *json, const char *key, struct fz_str value)
{
    json_t *string = json_stringn(value.ptr ? value.ptr : "", value.len);
    put(json, key, string ? string : mended(value));
}

void fz_json_text(struct fz_json *json, const char *key, const char *value)
{
    if (value)
        fz_json_str(json, key, fz_str_from(value));
    else
        fz_json_null(json, key);
}

void fz_json_int(struct fz_json *json, const char *key, int64_t value)
{
    put(json, key, json_integer(value));
}

void fz_json_bool(struct fz_json *json, const char *key, bool value)
{
    put(json, key, json_boolean(value));
}

void fz_json_null(struct fz_json *json, const char *key)
{
    put(json, key, json_null());
}
