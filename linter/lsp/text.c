/* A client's text and its line table, which is made anew after each change: documents are small. */
#include "lsp/text.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

static void add_line(struct fz_client_text *text, size_t offset)
{
    if (text->n_lines == text->room) {
        text->room = text->room ? 2 * text->room : 64;
        size_t *lines =
            text->room <= SIZE_MAX / sizeof *lines ? realloc(text->lines, text->room * sizeof *lines) : NULL;
        if (!lines)
            fz_out_of_memory();
        text->lines = lines;
    }
    text->lines[text->n_lines++] = offset;
}

static void find_lines(struct fz_client_text *text)
{
    struct fz_str s = fz_buf_str(&text->buf);
    text->n_lines = 0;
    text->last.line = SIZE_MAX;
    add_line(text, 0);
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] == '\n' || (s.ptr[i] == '\r' && !(i + 1 < s.len && s.ptr[i + 1] == '\n')))
            add_line(text, i + 1);
}

void fz_client_text_init(struct fz_client_text *text, enum fz_units units)
{
    *text = (struct fz_client_text){.units = units};
    fz_buf_init(&text->buf);
    find_lines(text);
}

void fz_client_text_clear(struct fz_client_text *text)
{
    fz_buf_clear(&text->buf);
    free(text->lines);
    text->lines = NULL;
    text->n_lines = text->room = 0;
}

void fz_client_text_replace(struct fz_client_text *text, size_t start, size_t end, struct fz_str new)
{
    struct fz_str old = fz_buf_str(&text->buf);
    struct fz_buf buf;
    fz_buf_init(&buf);
    fz_buf_add(&buf, fz_str_slice(old, 0, start));
    fz_buf_add(&buf, new);
    fz_buf_add(&buf, fz_str_slice(old, end, old.len));
    fz_buf_clear(&text->buf);
    text->buf = buf;
    find_lines(text);
}

/* Line NUMBER (from 0, of those there are) without its end. */
static struct fz_str line_at(const struct fz_client_text *text, size_t number)
{
    struct fz_str s = fz_buf_str(&text->buf);
    size_t start = text->lines[number], end = number + 1 < text->n_lines ? text->lines[number + 1] : s.len;
    if (end > start && number + 1 < text->n_lines)
        end -= end - start > 1 && s.ptr[end - 1] == '\n' && s.ptr[end - 2] == '\r' ? 2 : 1;
    return fz_str_slice(s, start, end);
}

static uint32_t units_of(enum fz_units units, uint32_t c, size_t size)
{
    return units == FZ_UTF8 ? (uint32_t)size : c > 0xFFFF ? 2 : 1;
}

size_t fz_client_text_offset(const struct fz_client_text *text, struct fz_position position)
{
    if (position.line >= text->n_lines)
        return text->buf.len;
    struct fz_str line = line_at(text, position.line);
    size_t at = 0, size;
    for (uint32_t left = position.character; at < line.len; at += size) {
        uint32_t c = fz_utf8_at(line, at, &size), units = units_of(text->units, c, size);
        if (units > left)
            break;
        left -= units;
    }
    return text->lines[position.line] + at;
}

static size_t line_of(const struct fz_client_text *text, size_t offset)
{
    size_t low = 0, high = text->n_lines;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (text->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

struct fz_position fz_client_text_position(struct fz_client_text *text, size_t offset)
{
    size_t line = line_of(text, offset);
    struct fz_str s = line_at(text, line);
    size_t end = offset - text->lines[line] < s.len ? offset - text->lines[line] : s.len;
    bool nearer = text->last.line == line && text->last.offset <= end;
    size_t at = nearer ? text->last.offset : 0, size;
    uint32_t character = nearer ? text->last.character : 0;
    for (; at < end; at += size) {
        uint32_t c = fz_utf8_at(s, at, &size);
        character += units_of(text->units, c, size);
    }
    text->last.line = line;
    text->last.offset = at;
    text->last.character = character;
    return (struct fz_position){fz_u32(line), character};
}
