/* Ways of counting, and what stands beyond their limits. */
#include "input/counting.h"
#include <criterion/criterion.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

Test(counting, numbers)
{
    static const struct {
        enum fz_counting counting;
        uint32_t n;
        const char *want;
    } cases[] = {
        {FZ_COUNT_DECIMAL, 0, "0"},
        {FZ_COUNT_DECIMAL, 21, "21"},
        {FZ_COUNT_NONE, 3, ""},
        {FZ_COUNT_ZERO, 7, "07"},
        {FZ_COUNT_ZERO, 12, "12"},
        {FZ_COUNT_FULL_WIDTH, 10, "１０"},
        {FZ_COUNT_CHINESE, 1, "一"},
        {FZ_COUNT_CHINESE, 10, "十"},
        {FZ_COUNT_CHINESE, 11, "十一"},
        {FZ_COUNT_CHINESE, 20, "二十"},
        {FZ_COUNT_CHINESE, 35, "三十五"},
        {FZ_COUNT_CHINESE, 100, "一百"},
        {FZ_COUNT_CHINESE, 101, "一百零一"},
        {FZ_COUNT_CHINESE, 110, "一百一十"},
        {FZ_COUNT_CHINESE, 1001, "一千零一"},
        {FZ_COUNT_CHINESE, 2010, "二千零一十"},
        {FZ_COUNT_CHINESE, 0, "0"},
        {FZ_COUNT_CHINESE, 10000, "10000"},
        {FZ_COUNT_DIGITS, 10, "一〇"},
        {FZ_COUNT_DIGITS, 123, "一二三"},
        {FZ_COUNT_LEGAL, 12, "拾贰"},
        {FZ_COUNT_STEMS, 10, "癸"},
        {FZ_COUNT_STEMS, 11, "11"},
        {FZ_COUNT_BRANCHES, 12, "亥"},
        {FZ_COUNT_BRANCHES, 13, "13"},
        {FZ_COUNT_CIRCLED, 1, "①"},
        {FZ_COUNT_CIRCLED, 20, "⑳"},
        {FZ_COUNT_CIRCLED, 21, "㉑"},
        {FZ_COUNT_CIRCLED, 36, "㊱"},
        {FZ_COUNT_CIRCLED, 50, "㊿"},
        {FZ_COUNT_CIRCLED, 51, "51"},
        {FZ_COUNT_CIRCLED, 0, "0"},
        {FZ_COUNT_CIRCLED_HAN, 3, "㊂"},
        {FZ_COUNT_STOPPED, 1, "⒈"},
        {FZ_COUNT_BRACKETED, 20, "⒇"},
        {FZ_COUNT_LOWER, 1, "a"},
        {FZ_COUNT_LOWER, 27, "aa"},
        {FZ_COUNT_UPPER, 26, "Z"},
        {FZ_COUNT_UPPER, 105, "105"},
        {FZ_COUNT_LOWER_ROMAN, 4, "iv"},
        {FZ_COUNT_UPPER_ROMAN, 1994, "MCMXCIV"},
        {FZ_COUNT_UPPER_ROMAN, 4000, "4000"},
        {FZ_COUNT_LOWER_ROMAN, 0, "0"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_buf buf;
        fz_buf_init(&buf);
        fz_count_add(&buf, cases[i].counting, cases[i].n);
        cr_expect(fz_str_equal(fz_buf_str(&buf), fz_str_from(cases[i].want)), "%u: got %.*s, want %s", cases[i].n,
                  FZ_ARG(fz_buf_str(&buf)), cases[i].want);
        fz_buf_clear(&buf);
    }
}
