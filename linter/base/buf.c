/* Growing bytes in malloc memory. Capacity doubles, so that adding N bytes costs N moves at most twice over. */
#include "base/buf.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SIZE = 256 };

void fz_buf_init(struct fz_buf *buf)
{
    *buf = (struct fz_buf){NULL, 0, 0};
}

void fz_buf_clear(struct fz_buf *buf)
{
    free(buf->ptr);
    fz_buf_init(buf);
}

/* Makes room for MORE bytes. */
static void reserve(struct fz_buf *buf, size_t more)
{
    if (more <= buf->cap - buf->len)
        return;
    if (more > SIZE_MAX / 2 - buf->len)
        fz_out_of_memory();
    size_t cap = buf->cap ? buf->cap : FIRST_SIZE;
    while (cap < buf->len + more)
        cap *= 2; /* stays below SIZE_MAX: len + more is at most half of it */
    char *ptr = realloc(buf->ptr, cap);
    if (!ptr)
        fz_out_of_memory();
    buf->ptr = ptr;
    buf->cap = cap;
}

void fz_buf_add(struct fz_buf *buf, struct fz_str s)
{
    if (s.len == 0)
        return;
    reserve(buf, s.len);
    memcpy(buf->ptr + buf->len, s.ptr, s.len);
    buf->len += s.len;
}

void fz_buf_add_char(struct fz_buf *buf, char c)
{
    reserve(buf, 1);
    buf->ptr[buf->len++] = c;
}

void fz_buf_add_code(struct fz_buf *buf, uint32_t code_point)
{
    reserve(buf, 4);
    buf->len += fz_utf8_put(code_point, buf->ptr + buf->len);
}

void fz_buf_printf(struct fz_buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len > 0) {
        reserve(buf, (size_t)len + 1); /* vsnprintf ends with a NUL, which does not count */
        vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, again);
        buf->len += (size_t)len;
    }
    va_end(again);
}

struct fz_str fz_buf_str(const struct fz_buf *buf)
{
    return (struct fz_str){buf->ptr, buf->len};
}
