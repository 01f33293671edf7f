/* Edits between two texts: made, they give the second; and they are as small as they should be. */
#include "base/buf.h"
#include "base/utf8.h"
#include "lsp/edits.h"
#include <criterion/criterion.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

Test(lsp_edits, between)
{
    static const struct {
        const char *old, *new, *want; /* old→new of each edit */
    } cases[] = {
        {"", "", ""},
        {"a", "a", ""},
        {"", "a", "→a"},
        {"a\n", "", "a\n→"},
        {"精心布署。\n甲\n乙\n", "精心部署。\n甲\n丙\n", "布→部|乙→丙"},
        {"aa", "aaa", "→a"},
        {"aaa\n", "aa\n", "a→"},
        {"a\r\nb", "c\r\nb", "a→c"},
        {"\xE6\xB3\x95", "\xE6\xB3\x96", "法→泖"}, /* no bytes of half a character */
        {"甲a\n\n", "甲b\n\n", "a→b"},
        {"x\n甲\ny", "x\ny", "甲\n→"},
        {"a\n", "a\n", ""},
        {"a\n", "\na", "a→|→a"},
        {"a\nb", "a\n", "b→"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_str old = fz_str_from(cases[i].old), new = fz_str_from(cases[i].new);
        struct fz_arena arena;
        struct fz_buf got, made;
        size_t n, at = 0;
        fz_arena_init(&arena);
        fz_buf_init(&got);
        fz_buf_init(&made);
        const struct fz_text_edit *edits = fz_edits_between(&arena, old, new, &n);
        for (size_t k = 0; k < n; k++) {
            struct fz_str gone = fz_str_slice(old, edits[k].start, edits[k].end);
            fz_buf_add(&got, k ? FZ_STR("|") : FZ_STR(""));
            fz_buf_add(&got, gone);
            fz_buf_add(&got, FZ_STR("→"));
            fz_buf_add(&got, edits[k].text);
            fz_buf_add(&made, fz_str_slice(old, at, edits[k].start));
            fz_buf_add(&made, edits[k].text);
            at = edits[k].end;
        }
        fz_buf_add(&made, fz_str_slice(old, at, old.len));
        cr_expect(fz_str_equal(fz_buf_str(&made), new), "case %zu makes %.*s", i, FZ_ARG(fz_buf_str(&made)));
        cr_expect(fz_str_equal(fz_buf_str(&got), fz_str_from(cases[i].want)), "case %zu: %.*s, not %s", i,
                  FZ_ARG(fz_buf_str(&got)), cases[i].want);
        fz_arena_clear(&arena);
        fz_buf_clear(&got);
        fz_buf_clear(&made);
    }
}
