/* Percent signs on and off. */
#include "lsp/uri.h"
#include "base/utf8.h"
#include <string.h>

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A percent sign that begins no byte stands for itself; NULL where a NUL byte would cut the name short. */
static const char *decoded(struct fz_arena *arena, struct fz_str s)
{
    char *out = fz_arena_alloc(arena, s.len + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        int high = s.ptr[i] == '%' && i + 2 < s.len ? hex_digit(s.ptr[i + 1]) : -1;
        int low = high >= 0 ? hex_digit(s.ptr[i + 2]) : -1;
        char c = low >= 0 ? (char)(high * 16 + low) : s.ptr[i];
        if (!c)
            return NULL;
        i += low >= 0 ? 2 : 0;
        out[n++] = c;
    }
    return out;
}

const char *fz_uri_to_path(struct fz_arena *arena, struct fz_str uri)
{
    static const struct fz_str scheme = FZ_STR_INIT("file://"), here = FZ_STR_INIT("localhost");
    if (!fz_str_equal_nocase(fz_str_slice(uri, 0, scheme.len), scheme))
        return NULL;
    struct fz_str rest = fz_str_slice(uri, scheme.len, uri.len);
    if (fz_str_starts(rest, here))
        rest = fz_str_slice(rest, here.len, rest.len);
    return fz_str_starts(rest, FZ_STR("/")) ? decoded(arena, rest) : NULL;
}

const char *fz_uri_name(struct fz_arena *arena, struct fz_str uri)
{
    size_t start = uri.len;
    while (start > 0 && uri.ptr[start - 1] != '/' && uri.ptr[start - 1] != ':')
        start--;
    const char *name = decoded(arena, fz_str_slice(uri, start, uri.len));
    return name ? name : "";
}

struct fz_str fz_uri_from_path(struct fz_arena *arena, const char *path)
{
    struct fz_buf uri;
    fz_buf_init(&uri);
    fz_buf_add(&uri, FZ_STR("file://"));
    for (; *path; path++) {
        unsigned char c = (unsigned char)*path;
        if (fz_is_ascii_alnum(c) || strchr("-._~/", *path))
            fz_buf_add_char(&uri, *path);
        else
            fz_buf_printf(&uri, "%%%02X", (unsigned)c);
    }
    struct fz_str copy = fz_str_copy(arena, fz_buf_str(&uri));
    fz_buf_clear(&uri);
    return copy;
}
