/* UTF-8 and the classes of characters. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/utf8.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))

Test(utf8, every_character_there_and_back)
{
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char bytes[4];
        size_t size = fz_utf8_put(c, bytes), got = 0;
        struct fz_str s = {bytes, size};
        cr_assert(size == (c < 0x80 ? 1u : c < 0x800 ? 2u : c < 0x10000 ? 3u : 4u), "U+%04X", c);
        cr_assert(fz_utf8_at(s, 0, &got) == c && got == size, "U+%04X forward", c);
        cr_assert(fz_utf8_before(s, size, &got) == c && got == size, "U+%04X backward", c);
        cr_assert(fz_utf8_invalid(s) == SIZE_MAX, "U+%04X is valid", c);
    }
}

Test(utf8, known_bytes)
{
    char bytes[4];
    cr_expect(fz_utf8_put(0x6CD5, bytes) == 3 && memcmp(bytes, "法", 3) == 0);
    cr_expect(fz_utf8_put(0x20BB7, bytes) == 4 && memcmp(bytes, "\xF0\xA0\xAE\xB7", 4) == 0);
}

Test(utf8, ends)
{
    size_t size = 9;
    cr_expect(fz_utf8_at(FZ_STR("a"), 1, &size) == 0 && size == 0);
    size = 9;
    cr_expect(fz_utf8_before(FZ_STR("a"), 0, &size) == 0 && size == 0);
    struct fz_str s = FZ_STR("a法𠮷");
    cr_expect(fz_utf8_before(s, 4, &size) == 0x6CD5 && size == 3);
    cr_expect(fz_utf8_before(s, 1, &size) == 'a' && size == 1);
}

Test(utf8, invalid)
{
    static const struct {
        struct fz_str s;
        size_t at;
    } cases[] = {
        {FZ_STR_INIT("法治"), SIZE_MAX},
        {FZ_STR_INIT(""), SIZE_MAX},
        {FZ_STR_INIT("a\x80"), 1},
        {FZ_STR_INIT("ab\xC0\x80"), 2},
        {FZ_STR_INIT("\xC1\xBF"), 0},
        {FZ_STR_INIT("\xE0\x80\x80"), 0},
        {FZ_STR_INIT("\xE0\x9F\xBF"), 0},
        {FZ_STR_INIT("\xED\xA0\x80"), 0},
        {FZ_STR_INIT("\xED\xBF\xBF"), 0},
        {FZ_STR_INIT("\xF0\x8F\xBF\xBF"), 0},
        {FZ_STR_INIT("\xF4\x90\x80\x80"), 0},
        {FZ_STR_INIT("\xF5\x80\x80\x80"), 0},
        {FZ_STR_INIT("\xFF"), 0},
        {FZ_STR_INIT("法\xE6\xB3"), 3},
        {FZ_STR_INIT("法\xE6"), 3},
        {FZ_STR_INIT("\xF0\xA0\xAE"), 0},
        {FZ_STR_INIT("\xE6\xB3z"), 0},
        {FZ_STR_INIT("\xE6z\x95"), 0},
        {FZ_STR_INIT("\xF0\xA0z\x95"), 0},
        {FZ_STR_INIT("\xF0\xA0\xAEz"), 0},
        {FZ_STR_INIT("\xC3z"), 0},
        {FZ_STR_INIT("\xC3"), 0},
        {FZ_STR_INIT("\xED\x9F\xBF"), SIZE_MAX},
        {FZ_STR_INIT("\xEE\x80\x80"), SIZE_MAX},
        {FZ_STR_INIT("\xF4\x8F\xBF\xBF"), SIZE_MAX},
    };
    for (size_t i = 0; i < N_OF(cases); i++)
        cr_expect(fz_utf8_invalid(cases[i].s) == cases[i].at, "case %zu: %zu", i, fz_utf8_invalid(cases[i].s));
}

Test(utf8, invalid_bytes_are_stepped_over)
{
    struct fz_str s = FZ_STR("\xE6\xB3"
                             "a\xFF");
    size_t size;
    cr_expect(fz_utf8_at(s, 0, &size) == 0xFFFD && size == 1);
    cr_expect(fz_utf8_before(s, 4, &size) == 0xFFFD && size == 1);
    cr_expect(fz_utf8_before(s, 2, &size) == 0xFFFD && size == 1);
    cr_expect(fz_utf8_before(FZ_STR("a\x80"), 2, &size) == 0xFFFD && size == 1);
}

Test(utf8, counts_any_length)
{
    static const char text[] = "a中é𠮷、b\xC2\x80（x）ｚ末尾。0123456789abcdef"; /* one to four bytes */
    struct fz_str all = fz_str_from(text);
    for (size_t from = 0, size; from < all.len; from += size) {
        size_t n = 0, next;
        for (size_t at = from; at < all.len; at += next, n++) {
            cr_expect(fz_utf8_count(fz_str_slice(all, from, at)) == n, "%zu to %zu", from, at);
            fz_utf8_at(all, at, &next);
        }
        cr_expect(fz_utf8_count(fz_str_slice(all, from, all.len)) == n, "from %zu", from);
        fz_utf8_at(all, from, &size);
    }
}

Test(utf8, counts)
{
    static const struct {
        const char *s;
        size_t characters, utf16, width;
    } cases[] = {
        {"", 0, 0, 0},
        {"abc", 3, 3, 3},
        {"法治（一）", 5, 5, 10},
        {"𠮷a", 2, 3, 3},
        {"ａ，", 2, 2, 4},
        {"e\xCC\x81", 2, 2, 1},
        {"\xE2\x80\x8B"
         "a",
         2, 2, 1},
        {"“”—…", 4, 4, 4},
        {"、。《》", 4, 4, 8},
        {"〇", 1, 1, 2},
        {"😀", 1, 2, 2},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_str s = fz_str_from(cases[i].s);
        cr_expect(fz_utf8_count(s) == cases[i].characters, "%s: %zu characters", cases[i].s, fz_utf8_count(s));
        cr_expect(fz_utf8_count_utf16(s) == cases[i].utf16, "%s: %zu units", cases[i].s, fz_utf8_count_utf16(s));
        cr_expect(fz_utf8_width(s) == cases[i].width, "%s: %zu cells", cases[i].s, fz_utf8_width(s));
    }
}

Test(utf8, offset)
{
    struct fz_str s = FZ_STR("a法𠮷b");
    static const size_t offsets[] = {0, 1, 4, 8, 9, 9};
    for (size_t i = 0; i < N_OF(offsets); i++)
        cr_expect(fz_utf8_offset(s, i) == offsets[i], "character %zu: %zu", i, fz_utf8_offset(s, i));
}

Test(utf8, classes)
{
    static const struct {
        uint32_t c;
        bool han, space, invisible, alnum, digit, han_digit;
    } cases[] = {
        {0x6CD5, true, false, false, false, false, false},  {0x4E00, true, false, false, false, false, true},
        {0x3007, true, false, false, false, false, true},   {0x96F6, true, false, false, false, false, true},
        {0x5343, true, false, false, false, false, false},  {0x3005, true, false, false, false, false, false},
        {0x3400, true, false, false, false, false, false},  {0x20BB7, true, false, false, false, false, false},
        {0x30000, true, false, false, false, false, false}, {0x9FFF, true, false, false, false, false, false},
        {0xA000, false, false, false, false, false, false}, {0x3001, false, false, false, false, false, false},
        {0xFF11, false, false, false, false, false, false}, {' ', false, true, false, false, false, false},
        {'\f', false, true, false, false, false, false},    {0x08, false, false, false, false, false, false},
        {0xA0, false, true, false, false, false, false},    {0x3000, false, true, false, false, false, false},
        {0x2003, false, true, false, false, false, false},  {0x200A, false, true, false, false, false, false},
        {0x202F, false, true, false, false, false, false},  {0x200B, false, false, true, false, false, false},
        {0x200F, false, false, true, false, false, false},  {0x2010, false, false, false, false, false, false},
        {0x00AD, false, false, true, false, false, false},  {0xFEFF, false, false, true, false, false, false},
        {'a', false, false, false, true, false, false},     {'Z', false, false, false, true, false, false},
        {'0', false, false, false, true, true, false},      {'9', false, false, false, true, true, false},
        {':', false, false, false, false, false, false},    {'/', false, false, false, false, false, false},
        {'@', false, false, false, false, false, false},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        uint32_t c = cases[i].c;
        cr_expect(fz_is_han(c) == cases[i].han, "U+%04X han", c);
        cr_expect(fz_is_space(c) == cases[i].space, "U+%04X space", c);
        cr_expect(fz_is_invisible(c) == cases[i].invisible, "U+%04X invisible", c);
        cr_expect(fz_is_ascii_alnum(c) == cases[i].alnum, "U+%04X alnum", c);
        cr_expect(fz_is_digit(c) == cases[i].digit, "U+%04X digit", c);
        cr_expect(fz_is_han_digit(c) == cases[i].han_digit, "U+%04X han digit", c);
    }
}

Test(utf8, all_heading_numerals)
{
    struct fz_str numerals = FZ_STR("一二三四五六七八九十百零〇");
    size_t n = 0, size;
    for (size_t at = 0; at < numerals.len; at += size, n++)
        cr_expect(fz_is_han_digit(fz_utf8_at(numerals, at, &size)), "number %zu", n);
    cr_expect(n == 13);
    cr_expect(!fz_is_han_digit(0x5343) && !fz_is_han_digit('1'));
}

Test(utf8, half_width)
{
    static const uint32_t cases[][2] = {
        {0xFF21, 'A'},    {0xFF08, '('},    {0xFF01, '!'},    {0xFF5E, '~'}, {0x3000, ' '},
        {0xFF5F, 0xFF5F}, {0xFF00, 0xFF00}, {0x3002, 0x3002}, {'a', 'a'},    {0x6CD5, 0x6CD5},
    };
    for (size_t i = 0; i < N_OF(cases); i++)
        cr_expect(fz_to_half(cases[i][0]) == cases[i][1], "U+%04X: U+%04X", cases[i][0], fz_to_half(cases[i][0]));
}
