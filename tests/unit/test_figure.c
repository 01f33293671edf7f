/* Exact decimals: compared, added and written without a rounding. */
#include "model/figure.h"
#include <criterion/criterion.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

Test(figure, compare)
{
    static const struct {
        struct fz_decimal a, b;
        int order;
    } cases[] = {
        {{1, 0}, {1, 0}, 0},
        {{1, 0}, {2, 0}, -1},
        {{-1, 0}, {-2, 0}, 1},
        {{9860, -2}, {986, -1}, 0},
        {{9861, -2}, {986, -1}, 1},
        {{128, 2}, {12800, 0}, 0},
        {{128, 2}, {12801, 0}, -1},
        {{3, -1}, {1, 0}, -1},
        {{0, 5}, {0, -5}, 0},
        {{999999999999999, 0}, {99999999999999, 1}, 1},
        {{1, 18}, {10000000, 11}, 0},
        /* too far apart for 64 bits */
        {{1, 12}, {1, -15}, 1},
        {{1, -15}, {1, 12}, -1},
        {{-1, 12}, {1, -15}, -1},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        int got = fz_decimal_compare(cases[i].a, cases[i].b);
        cr_expect(got == cases[i].order, "case %zu: %d", i, got);
        got = fz_decimal_compare(cases[i].b, cases[i].a);
        cr_expect(got == -cases[i].order, "case %zu the other way round: %d", i, got);
    }
}

Test(figure, add)
{
    static const struct {
        struct fz_decimal a, b, sum;
        bool ok;
    } cases[] = {
        {{28, 0}, {62, 0}, {90, 0}, true},
        {{1, -1}, {2, -1}, {3, -1}, true}, /* 0.1 + 0.2 */
        {{125, -2}, {5, -1}, {175, -2}, true},
        {{12, 3}, {5, 0}, {12005, 0}, true}, /* 1.2万 + 5 */
        {{5, 0}, {-8, 0}, {-3, 0}, true},
        {{INT64_MAX, 0}, {0, 0}, {INT64_MAX, 0}, true},
        {{INT64_MAX, 0}, {1, 0}, {0, 0}, false},
        {{INT64_MIN, 0}, {-1, 0}, {0, 0}, false},
        {{INT64_MIN, 0}, {0, 0}, {INT64_MIN, 0}, true},
        {{INT64_MAX, 1}, {1, 0}, {0, 0}, false},
        {{INT64_MIN, 1}, {1, 0}, {0, 0}, false},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        bool ok = true;
        struct fz_decimal sum = fz_decimal_add(cases[i].a, cases[i].b, &ok);
        cr_expect(ok == cases[i].ok, "case %zu", i);
        cr_expect(sum.digits == cases[i].sum.digits && sum.exponent == cases[i].sum.exponent, "case %zu: %lld e%d", i,
                  (long long)sum.digits, sum.exponent);
    }
}

/* What did not fit once does not fit again. */
Test(figure, add_keeps_a_failure)
{
    bool ok = false;
    struct fz_decimal sum = fz_decimal_add((struct fz_decimal){1, 0}, (struct fz_decimal){2, 0}, &ok);
    cr_expect(!ok && sum.digits == 0);
}

Test(figure, as_a_double)
{
    cr_expect(fz_decimal_double((struct fz_decimal){9913, -2}) == 99.13);
    cr_expect(fz_decimal_double((struct fz_decimal){12, 3}) == 12000);
    cr_expect(fz_decimal_double((struct fz_decimal){-5, 0}) == -5);
    cr_expect(fz_decimal_double((struct fz_decimal){0, 4}) == 0);
}

Test(figure, as_one_writes_it)
{
    static const struct {
        struct fz_decimal value;
        const char *text;
    } cases[] = {
        {{0, 0}, "0"},
        {{2920, 0}, "2920"},
        {{128, 2}, "12800"},
        {{986, -1}, "98.6"},
        {{9860, -2}, "98.6"},
        {{9800, -2}, "98"},
        {{10000, -2}, "100"}, /* not one nought more than stands behind the point */
        {{0, -2}, "0"},
        {{105, -2}, "1.05"},
        {{5, -2}, "0.05"},
        {{-5, -1}, "-0.5"},
        {{-15, -1}, "-1.5"},
        {{-146, 0}, "-146"},
        {{1, 18}, "1000000000000000000"},
        {{1, 19}, "1e19"},
        {{123456789012345, -15}, "0.123456789012345"},
    };
    struct fz_arena arena;
    fz_arena_init(&arena);
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_str got = fz_decimal_text(cases[i].value, &arena);
        cr_expect(fz_str_equal(got, fz_str_from(cases[i].text)), "%.*s, not %s", FZ_ARG(got), cases[i].text);
    }
    fz_arena_clear(&arena);
}
