/* Names that every system takes, whatever the report was called. */
#include "page_name.h"
#include "base/buf.h"
#include "base/utf8.h"
#include <string.h>

enum { MAX_NAME = 40 /* characters: well below what 255 bytes hold */ };

static struct fz_str base_name(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return (struct fz_str){name, dot && dot > name ? (size_t)(dot - name) : strlen(name)};
}

static void add_safe(struct fz_buf *buf, struct fz_str name)
{
    size_t n = 0;
    for (size_t at = 0, size; at < name.len && n < MAX_NAME; at += size, n++) {
        uint32_t c = fz_utf8_at(name, at, &size);
        if (fz_is_han(c) || fz_is_ascii_alnum(c))
            fz_buf_add(buf, fz_str_slice(name, at, at + size));
        else if (buf->ptr[buf->len - 1] != '-')
            fz_buf_add_char(buf, '-');
    }
    while (buf->ptr[buf->len - 1] == '-')
        buf->len--;
}

struct fz_str fz_page_name(struct fz_arena *arena, size_t number, const char *path, const char *suffix)
{
    struct fz_buf buf;
    struct fz_str name = base_name(path);
    fz_buf_init(&buf);
    fz_buf_printf(&buf, "%04zu-", number);
    add_safe(&buf, fz_str_slice(name, 0, fz_utf8_invalid(name))); /* a name may hold any bytes */
    fz_buf_printf(&buf, "%s", suffix);
    struct fz_str copy = fz_str_copy(arena, fz_buf_str(&buf));
    fz_buf_clear(&buf);
    return copy;
}
