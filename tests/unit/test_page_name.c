/* Names of pages: unique by their number, and nothing in them that a system or an address could take for a sign. */
#include "page_name.h"
#include <criterion/criterion.h>
#include <stdio.h>

Test(page_name, safe)
{
    static const struct {
        size_t number;
        const char *path, *want;
    } cases[] = {
        {1, "某县2024年报告.docx", "0001-某县2024年报告.html"},
        {12, "a/b/c d (1).v2.txt", "0012-c-d-1-v2.html"},
        {12345, "x", "12345-x.html"},
        {2, "../../etc/passwd", "0002-passwd.html"},
        {3, "dir/..", "0003.html"},
        {4, "<stdin>", "0004-stdin.html"},
        {5, "a\"'&<>|?*:\\b.txt", "0005-a-b.html"},
        {6, "\xE7\x94\xB2\xFFz.txt", "0006-甲.html"},
        {7, "𠮷县.txt", "0007-𠮷县.html"},
        {8, "", "0008.html"},
        {9, ".txt", "0009-txt.html"},
    };
    struct fz_arena arena;
    fz_arena_init(&arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(fz_page_name(&arena, cases[i].number, cases[i].path, ".html").ptr, cases[i].want);
    fz_arena_clear(&arena);
}

Test(page_name, long_names_are_cut_between_characters)
{
    char path[3 * 300 + 5] = "";
    struct fz_arena arena;
    fz_arena_init(&arena);
    for (int i = 0; i < 300; i++)
        snprintf(path + 3 * i, sizeof path - 3 * (size_t)i, "县");
    struct fz_str name = fz_page_name(&arena, 1, path, ".md");
    cr_expect_eq(name.len, 5 + 40 * 3 + 3);
    fz_arena_clear(&arena);
}
