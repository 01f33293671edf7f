/* jansson's trees behind an opaque name. jansson refuses half a surrogate pair; JavaScript strings may hold one, and an
 * editor whose change is refused would be out of step with us from then on. So such an escape is overwritten, which
 * takes as many bytes, and the text is read again. */
#include "json_in.h"
#include "base/buf.h"
#include <assert.h>
#include <jansson.h>
#include <string.h>

static const json_t *inside(const struct fz_json_value *value)
{
    return (const json_t *)(const void *)value;
}

static const struct fz_json_value *outside(const json_t *json)
{
    return (const struct fz_json_value *)(const void *)json;
}

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    const char *at = c ? strchr(digits, c) : NULL;
    int value = at ? (int)(at - digits) : -1;
    return value < 16 ? value : value - 6;
}

/* The code unit of the escape \uXXXX at AT, or -1 where there is none. */
static int32_t escape_at(struct fz_str s, size_t at)
{
    int32_t unit = 0;
    if (at + 6 > s.len || s.ptr[at] != '\\' || s.ptr[at + 1] != 'u')
        return -1;
    for (size_t i = at + 2; i < at + 6; i++) {
        int digit = hex_digit(s.ptr[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

/* Overwrites halves of pairs; true where there were any. */
static bool mend_halves(struct fz_buf *buf)
{
    struct fz_str s = fz_buf_str(buf);
    bool any = false;
    for (size_t at = 0; at < s.len; at++) {
        if (s.ptr[at] != '\\')
            continue;
        int32_t unit = escape_at(s, at), next = escape_at(s, at + 6);
        bool high = unit >= 0xD800 && unit < 0xDC00, low = unit >= 0xDC00 && unit < 0xE000;
        if (high && next >= 0xDC00 && next < 0xE000) {
            at += 11;
        } else if (high || low) {
            memcpy(buf->ptr + at, "\\uFFFD", 6);
            any = true;
            at += 5;
        } else {
            at++; /* whatever it is, the character after the backslash belongs to it: \\ begins no escape */
        }
    }
    return any;
}

struct fz_json_value *fz_json_read(struct fz_str bytes)
{
    json_error_t error;
    json_t *json = json_loadb(bytes.ptr, bytes.len, JSON_ALLOW_NUL, &error);
    if (!json && fz_str_has(bytes, FZ_STR("\\u"))) {
        struct fz_buf copy;
        fz_buf_init(&copy);
        fz_buf_add(&copy, bytes);
        if (mend_halves(&copy))
            json = json_loadb(copy.ptr, copy.len, JSON_ALLOW_NUL, &error);
        fz_buf_clear(&copy);
    }
    return (struct fz_json_value *)(void *)json;
}

void fz_json_free(struct fz_json_value *value)
{
    json_decref((json_t *)(void *)value);
}

const struct fz_json_value *fz_json_get(const struct fz_json_value *value, const char *key)
{
    return outside(json_object_get(inside(value), key));
}

const struct fz_json_value *fz_json_path(const struct fz_json_value *value, const char *path)
{
    char key[64]; /* the names are ours */
    while (value && *path) {
        size_t len = strcspn(path, ".");
        assert(len < sizeof key);
        memcpy(key, path, len);
        key[len] = '\0';
        value = fz_json_get(value, key);
        path += len + (path[len] == '.');
    }
    return value;
}

size_t fz_json_count(const struct fz_json_value *array)
{
    return json_array_size(inside(array));
}

const struct fz_json_value *fz_json_item(const struct fz_json_value *array, size_t index)
{
    return outside(json_array_get(inside(array), index));
}

bool fz_json_is_object(const struct fz_json_value *value)
{
    return json_is_object(inside(value));
}

bool fz_json_is_array(const struct fz_json_value *value)
{
    return json_is_array(inside(value));
}

bool fz_json_is_true(const struct fz_json_value *value)
{
    return json_is_true(inside(value));
}

bool fz_json_to_str(const struct fz_json_value *value, struct fz_str *str)
{
    if (!json_is_string(inside(value)))
        return false;
    *str = (struct fz_str){json_string_value(inside(value)), json_string_length(inside(value))};
    return true;
}

bool fz_json_to_int(const struct fz_json_value *value, int64_t *number)
{
    static const double most = 9007199254740992.0; /* 2^53: above it a double is no certain integer */
    if (json_is_integer(inside(value))) {
        *number = json_integer_value(inside(value));
        return true;
    }
    double real = json_real_value(inside(value)); /* 0 where it is no real */
    if (!json_is_real(inside(value)) || !(real >= -most && real <= most) || (double)(int64_t)real != real)
        return false;
    *number = (int64_t)real;
    return true;
}

bool fz_json_has_str(const struct fz_json_value *array, const char *str)
{
    struct fz_str item;
    for (size_t i = 0; i < fz_json_count(array); i++)
        if (fz_json_to_str(fz_json_item(array, i), &item) && fz_str_equal(item, fz_str_from(str)))
            return true;
    return false;
}
