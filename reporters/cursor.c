/* Moving over a text and keeping count. */
#include "cursor.h"
#include "base/utf8.h"

void fz_cursor_init(struct fz_cursor *cursor, const struct fz_text *text)
{
    *cursor = (struct fz_cursor){.text = text};
}

static bool is_on_line(const struct fz_cursor *cursor, uint32_t offset)
{
    const struct fz_text *text = cursor->text;
    if (cursor->line == 0 || offset < text->lines[cursor->line - 1])
        return false;
    return cursor->line == text->n_lines || offset < text->lines[cursor->line];
}

void fz_cursor_to(struct fz_cursor *cursor, uint32_t offset)
{
    const struct fz_text *text = cursor->text;
    if (!is_on_line(cursor, offset)) {
        struct fz_place place = fz_text_place(text, offset);
        cursor->line = place.line;
        cursor->column = place.column;
        cursor->utf16 = fz_text_column_utf16(text, offset);
    } else if (offset >= cursor->offset) {
        struct fz_str way = fz_str_slice(text->str, cursor->offset, offset);
        cursor->column += fz_u32(fz_utf8_count(way));
        cursor->utf16 += fz_u32(fz_utf8_count_utf16(way));
    } else {
        struct fz_str way = fz_str_slice(text->str, offset, cursor->offset);
        cursor->column -= fz_u32(fz_utf8_count(way));
        cursor->utf16 -= fz_u32(fz_utf8_count_utf16(way));
    }
    cursor->offset = offset;
}
