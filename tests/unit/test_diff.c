/* Patches: hunks, their ranges, lines without an end, names. */
#include "base/diff.h"
#include <criterion/criterion.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))
#define HEAD        "--- x\n+++ x\n"

Test(diff, patches)
{
    static const struct {
        const char *old, *new, *want;
    } cases[] = {
        {"", "", ""},
        {"a\nb\n", "a\nb\n", ""},
        {"a\n", "b\n", HEAD "@@ -1,1 +1,1 @@\n-a\n+b\n"},
        {"a", "b", HEAD "@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n"},
        {"a", "a\n", HEAD "@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n"},
        {"1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n",
         HEAD "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n"},
        {"1\n2\n3\n", "1\nx\ny\n", HEAD "@@ -1,3 +1,3 @@\n 1\n-2\n-3\n+x\n+y\n"},
        /* six lines between two changes are shown once, seven part them */
        {"a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n",
         HEAD "@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n"},
        {"a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n",
         HEAD "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n"},
        /* lines come and go */
        {"a\nb\nc\n", "a\nc\n", HEAD "@@ -1,3 +1,2 @@\n a\n-b\n c\n"},
        {"a\nc\n", "a\nb\nc\n", HEAD "@@ -1,2 +1,3 @@\n a\n+b\n c\n"},
        {"", "a\n", HEAD "@@ -0,0 +1,1 @@\n+a\n"},
        {"a\n", "", HEAD "@@ -1,1 +0,0 @@\n-a\n"},
        {"a\r\nb\rc\n", "a\r\nb\rd\n", HEAD "@@ -1,2 +1,2 @@\n a\r\n-b\rc\n+b\rd\n"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_buf out;
        fz_buf_init(&out);
        fz_diff(&out, FZ_STR("x"), fz_str_from(cases[i].old), fz_str_from(cases[i].new));
        cr_expect(fz_str_equal(fz_buf_str(&out), fz_str_from(cases[i].want)), "case %zu: %.*s", i,
                  FZ_ARG(fz_buf_str(&out)));
        fz_buf_clear(&out);
    }
}

Test(diff, names)
{
    static const struct {
        const char *name, *want;
    } cases[] = {
        {"报告.txt", "--- 报告.txt\n"},
        {"a b", "--- a b\t\n"},
        {"a\"b\\ c", "--- \"a\\\"b\\\\ c\"\n"},
        {"a\nb\x1b", "--- \"a\\012b\\033\"\n"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_buf out;
        fz_buf_init(&out);
        fz_diff(&out, fz_str_from(cases[i].name), FZ_STR("a"), FZ_STR("b"));
        cr_expect(fz_str_starts(fz_buf_str(&out), fz_str_from(cases[i].want)), "%s", cases[i].name);
        fz_buf_clear(&out);
    }
}
