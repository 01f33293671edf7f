/* The list of mistakes: what is kept, and its order. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "base/errors.h"

Test(errors, keeps_what_was_said)
{
    struct fz_arena arena;
    struct fz_errors errors;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    cr_expect(errors.n == 0 && errors.lang == FZ_LANG_EN);
    cr_expect(!fz_error_add(&errors, "a.yaml", 3, 7, FZ_SAY(errors.lang, "未知的键“%s”", "unknown key \"%s\""), "x"));
    cr_expect(errors.n == 1 && errors.items[0].line == 3 && errors.items[0].column == 7);
    cr_expect_str_eq(errors.items[0].file, "a.yaml");
    cr_expect_str_eq(errors.items[0].message.ptr, "unknown key \"x\"");
    errors.lang = FZ_LANG_ZH;
    fz_error_add(&errors, NULL, 0, 0, FZ_SAY(errors.lang, "未知的键“%s”", "unknown key \"%s\""), "x");
    cr_expect(errors.items[1].file == NULL);
    cr_expect(fz_str_equal(errors.items[1].message, FZ_STR("未知的键“x”")));
    fz_arena_clear(&arena);
}

Test(errors, sort_is_by_place_and_stable)
{
    static const struct {
        const char *file;
        uint32_t line, column;
        const char *message;
    } given[] = {
        {"b", 2, 1, "9"}, {"a", 10, 1, "6"}, {"b", 2, 1, "a"}, {"a", 9, 5, "4"}, {NULL, 0, 0, "1"}, {"a", 9, 5, "5"},
        {"b", 1, 9, "8"}, {"a", 9, 2, "3"},  {"a", 0, 0, "2"}, {"b", 2, 1, "b"}, {"b", 0, 0, "7"},
    };
    struct fz_arena arena;
    struct fz_errors errors;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_ZH);
    fz_errors_sort(&errors); /* an empty list */
    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        fz_error_add(&errors, given[i].file, given[i].line, given[i].column, "%s", given[i].message);
    fz_errors_sort(&errors);
    for (size_t i = 0; i < errors.n; i++)
        cr_expect(errors.items[i].message.ptr[0] == "123456789ab"[i], "%zu: %s", i, errors.items[i].message.ptr);
    fz_error_add(&errors, "c", 1, 1, "%s", "c"); /* the list can still grow */
    cr_expect(errors.n == 12 && errors.items[11].message.ptr[0] == 'c' && errors.items[0].message.ptr[0] == '1');
    fz_arena_clear(&arena);
}

Test(errors, sort_many)
{
    struct fz_arena arena;
    struct fz_errors errors;
    fz_arena_init(&arena);
    for (uint32_t n = 2; n < 70; n++) {
        fz_errors_init(&errors, &arena, FZ_LANG_ZH);
        for (uint32_t i = 0; i < n; i++)
            fz_error_add(&errors, "f", i * 37 % 11 + 1, 0, "%u", i);
        fz_errors_sort(&errors);
        for (size_t i = 1; i < n; i++) {
            unsigned before = 0, here = 0;
            sscanf(errors.items[i - 1].message.ptr, "%u", &before);
            sscanf(errors.items[i].message.ptr, "%u", &here);
            cr_assert(errors.items[i - 1].line < errors.items[i].line ||
                          (errors.items[i - 1].line == errors.items[i].line && before < here),
                      "%zu of %u", i, n);
        }
    }
    fz_arena_clear(&arena);
}
