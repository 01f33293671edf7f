/* Text and source walked side by side, character by character: one character of the text is one of the source, but for
 * a line end, which may be two there. */
#include "input/source.h"
#include "base/utf8.h"
#include "input/encoding.h"
#include <string.h>

static bool stands_at(const struct fz_source *source, size_t at, const char *unit)
{
    return source->bytes.len - at >= source->unit && memcmp(source->bytes.ptr + at, unit, source->unit) == 0;
}

/* One character further, which must be there. */
static void step(struct fz_source *source)
{
    size_t size;
    bool crlf = false;
    if (fz_utf8_at(source->text, source->raw, &size) == '\n')
        crlf = stands_at(source, source->at, source->cr);
    source->raw += fz_u32(size);
    source->at += fz_encoding_size_at(source->encoding, source->bytes, source->at);
    if (crlf && stands_at(source, source->at, source->lf))
        source->at += fz_encoding_size_at(source->encoding, source->bytes, source->at);
}

size_t fz_source_to(struct fz_source *source, uint32_t raw)
{
    while (source->raw < raw && source->raw < source->text.len && source->at < source->bytes.len)
        step(source);
    return source->at;
}

/* The one byte or two of the ASCII character C. */
static size_t encode_ascii(const struct fz_source *source, char c, char unit[2])
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    size_t failed = fz_encoding_encode(source->encoding, source->bytes, (struct fz_str){&c, 1}, &buf);
    size_t len = failed == SIZE_MAX && buf.len <= 2 ? buf.len : 0;
    if (len)
        memcpy(unit, buf.ptr, len);
    fz_buf_clear(&buf);
    return len;
}

void fz_source_init(struct fz_source *source, const struct fz_doc *doc, struct fz_str bytes)
{
    *source = (struct fz_source){.bytes = bytes, .text = doc->raw.str, .encoding = doc->encoding};
    source->at = doc->bom ? fz_encoding_mark_size(bytes) : 0;
    source->unit = encode_ascii(source, '\r', source->cr);
    source->unit = encode_ascii(source, '\n', source->lf);
    struct fz_source first = *source;
    size_t end = fz_str_find(source->text, FZ_STR("\n"), 0);
    if (end == SIZE_MAX)
        return;
    size_t from = fz_source_to(&first, fz_u32(end));
    source->newline = fz_str_slice(bytes, from, fz_source_to(&first, fz_u32(end + 1)));
}

size_t fz_source_put(const struct fz_source *source, struct fz_str text, struct fz_buf *out)
{
    struct fz_str rest = text, line;
    while (rest.len && fz_str_split(&rest, '\n', &line)) {
        size_t failed = fz_encoding_encode(source->encoding, source->bytes, line, out);
        if (failed != SIZE_MAX)
            return (size_t)(line.ptr - text.ptr) + failed;
        struct fz_str lf = {source->lf, source->unit};
        if (line.ptr + line.len < text.ptr + text.len)
            fz_buf_add(out, source->newline.len ? source->newline : lf);
    }
    return SIZE_MAX;
}
