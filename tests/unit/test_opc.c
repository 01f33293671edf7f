/* Names of parts as relationships write them. */
#include "input/opc.h"
#include <criterion/criterion.h>
#include <string.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

Test(opc, resolve)
{
    static const struct {
        const char *part, *target, *want;
    } cases[] = {
        {"", "word/document.xml", "word/document.xml"},
        {"", "/word/document.xml", "word/document.xml"},
        {"word/document.xml", "styles.xml", "word/styles.xml"},
        {"word/document.xml", "/styles.xml", "styles.xml"},
        {"word/document.xml", "../a.xml", "a.xml"},
        {"word/x/y.xml", ".././../a//b.xml", "a/b.xml"},
        {"a.xml", "b/../c.xml", "c.xml"},
        {"a.xml", "../c.xml", NULL},
        {"word/document.xml", "../../etc/passwd", NULL},
        {"", "", NULL},
        {"", "/", NULL},
        {"a/b.xml", "..", NULL},
    };
    struct fz_arena arena;
    fz_arena_init(&arena);
    for (size_t i = 0; i < N_OF(cases); i++) {
        const char *got = fz_opc_resolve(&arena, cases[i].part, fz_str_from(cases[i].target));
        bool same = got && cases[i].want ? strcmp(got, cases[i].want) == 0 : got == cases[i].want;
        cr_expect(same, "%s of %s: %s", cases[i].target, cases[i].part, got ? got : "NULL");
    }
    fz_arena_clear(&arena);
}
