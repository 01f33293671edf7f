/* Moving to any place gives what counting from the line's start gives. */
#include <criterion/criterion.h>

#include "base/utf8.h"
#include "cursor.h"

Test(cursor, as_counted_from_the_start)
{
    static const char text[] = "a法𠮷b\n\n治𠮷𠮷\nend";
    struct fz_arena arena;
    struct fz_text t;
    struct fz_cursor cursor;
    fz_arena_init(&arena);
    fz_text_init(&t, &arena, FZ_STR(text));
    fz_cursor_init(&cursor, &t);
    for (uint32_t from = 0; from <= t.str.len; from++) {
        for (uint32_t to = 0; to <= t.str.len; to++) {
            if (fz_utf8_invalid(fz_str_slice(t.str, from, t.str.len)) != SIZE_MAX ||
                fz_utf8_invalid(fz_str_slice(t.str, to, t.str.len)) != SIZE_MAX)
                continue; /* inside a character */
            fz_cursor_to(&cursor, from);
            fz_cursor_to(&cursor, to);
            struct fz_place place = fz_text_place(&t, to);
            cr_expect(cursor.line == place.line && cursor.column == place.column &&
                          cursor.utf16 == fz_text_column_utf16(&t, to),
                      "from %u to %u: %u:%u, %u", from, to, cursor.line, cursor.column, cursor.utf16);
        }
    }
    fz_arena_clear(&arena);
}
