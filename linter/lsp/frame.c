/* The length decides where a message ends, so a wrong header block leaves nothing to go by but the next one: lines are
 * passed over until there is a block with a length. No room is made for bytes that were only announced. */
#include "lsp/frame.h"
#include <inttypes.h>

enum { MAX_LINE = 1024, PIECE = 64 * 1024 };

struct header {
    bool any, bad;
    uint64_t length;
    bool has_length;
};

/* A line without its end into LINE; false at the end of the stream. What is over MAX_LINE is read and not kept. */
static bool read_line(FILE *in, struct fz_buf *line, bool *too_long)
{
    int c;
    line->len = 0;
    *too_long = false;
    while ((c = getc(in)) != EOF && c != '\n') {
        if (line->len < MAX_LINE)
            fz_buf_add_char(line, (char)c);
        else
            *too_long = true;
    }
    if (c == EOF)
        return false;
    if (line->len && line->ptr[line->len - 1] == '\r')
        line->len--;
    return true;
}

/* A length that is none is 0: nothing is known to be passed over. */
static bool parse_length(struct fz_str value, uint64_t *length)
{
    enum { MOST_DIGITS = 18 /* fits 64 bits */ };
    uint64_t number = 0;
    bool good = value.len > 0 && value.len <= MOST_DIGITS;
    for (size_t i = 0; good && i < value.len; i++) {
        good = value.ptr[i] >= '0' && value.ptr[i] <= '9';
        number = number * 10 + (uint64_t)(value.ptr[i] - '0');
    }
    *length = good ? number : 0;
    return good;
}

/* Only UTF-8 is spoken here; utf8 is how old clients write it. */
static bool is_known_type(struct fz_str value)
{
    size_t at = fz_str_find(value, FZ_STR("charset="), 0);
    struct fz_str charset = fz_str_slice(value, at == SIZE_MAX ? value.len : at + 8, value.len);
    return at == SIZE_MAX || fz_str_equal_nocase(charset, FZ_STR("utf-8")) ||
           fz_str_equal_nocase(charset, FZ_STR("utf8"));
}

static void take_line(struct header *header, struct fz_str line)
{
    size_t colon = fz_str_find(line, FZ_STR(":"), 0);
    struct fz_str name = fz_str_slice(line, 0, colon == SIZE_MAX ? 0 : colon);
    struct fz_str value = fz_str_trim(fz_str_slice(line, colon == SIZE_MAX ? line.len : colon + 1, line.len));
    header->any = true;
    if (fz_str_equal_nocase(name, FZ_STR("Content-Length"))) {
        header->bad |= header->has_length || !parse_length(value, &header->length);
        header->has_length = true;
    } else if (fz_str_equal_nocase(name, FZ_STR("Content-Type"))) {
        header->bad |= !is_known_type(value);
    } else {
        header->bad |= !name.len;
    }
}

/* Up to the empty line after a block; empty lines before it are nothing. */
static bool read_header(FILE *in, struct header *header)
{
    struct fz_buf line;
    bool more, too_long;
    *header = (struct header){.any = false};
    fz_buf_init(&line);
    while ((more = read_line(in, &line, &too_long)) && (line.len || too_long || !header->any)) {
        if (line.len)
            take_line(header, fz_buf_str(&line));
        header->bad |= too_long;
    }
    fz_buf_clear(&line);
    return more;
}

/* Reads LENGTH bytes; keeps them in BODY where that is not NULL. */
static bool read_body(FILE *in, uint64_t length, struct fz_buf *body)
{
    char piece[PIECE];
    while (length) {
        size_t want = length < sizeof piece ? (size_t)length : sizeof piece;
        size_t got = fread(piece, 1, want, in);
        if (!got)
            return false;
        if (body)
            fz_buf_add(body, (struct fz_str){piece, got});
        length -= got;
    }
    return true;
}

enum fz_frame fz_frame_read(FILE *in, size_t max, struct fz_buf *body)
{
    struct header header;
    body->len = 0;
    if (!read_header(in, &header))
        return FZ_FRAME_END;
    if (!header.has_length)
        return FZ_FRAME_BAD;
    bool keep = !header.bad && header.length <= max;
    if (!read_body(in, header.length, keep ? body : NULL))
        return FZ_FRAME_END;
    return keep ? FZ_FRAME_MESSAGE : header.bad ? FZ_FRAME_BAD : FZ_FRAME_TOO_LONG;
}

void fz_frame_write(FILE *out, struct fz_str body)
{
    fprintf(out, "Content-Length: %zu\r\n\r\n", body.len);
    fwrite(body.ptr, 1, body.len, out);
    fflush(out);
}
