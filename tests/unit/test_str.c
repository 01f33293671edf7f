/* Slices: compare, find, trim, split, distance, numbers. */
#include <criterion/criterion.h>
#include <limits.h>

#include "base/str.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))

static struct fz_str S(const char *s) {
    return fz_str_from(s);
}

Test(str, from_and_slice)
{
    cr_expect(fz_str_from(NULL).len == 0);
    struct fz_str s = S("abcdef");
    cr_expect(fz_str_equal(fz_str_slice(s, 1, 3), S("bc")));
    cr_expect(fz_str_equal(fz_str_slice(s, 4, 99), S("ef")));
    cr_expect(fz_str_slice(s, 5, 2).len == 0);
    cr_expect(fz_str_slice(s, 99, 100).len == 0);
    cr_expect(fz_str_slice((struct fz_str){NULL, 0}, 0, 5).ptr == NULL);
}

Test(str, order)
{
    static const struct {
        const char *a, *b;
        int order;
    } cases[] = {
        {"", "", 0},     {"", "a", -1},    {"a", "ab", -1}, {"b", "ab", 1}, {"\x7F", "\xC2\x80", -1},
        {"一", "一", 0}, {"一", "丁", -1},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        int order = fz_str_compare(S(cases[i].a), S(cases[i].b)), back = fz_str_compare(S(cases[i].b), S(cases[i].a));
        cr_expect((order > 0) - (order < 0) == cases[i].order, "%s and %s", cases[i].a, cases[i].b);
        cr_expect((back > 0) - (back < 0) == -cases[i].order, "%s and %s, turned", cases[i].a, cases[i].b);
        cr_expect(fz_str_equal(S(cases[i].a), S(cases[i].b)) == (cases[i].order == 0), "%s = %s", cases[i].a,
                  cases[i].b);
    }
}

Test(str, starts_ends_nocase)
{
    cr_expect(fz_str_starts(S("报告"), S("报")) && fz_str_starts(S("a"), S("")) && !fz_str_starts(S("a"), S("ab")));
    cr_expect(fz_str_ends(S("报告"), S("告")) && fz_str_ends(S(""), S("")) && !fz_str_ends(S("b"), S("ab")));
    cr_expect(fz_str_equal_nocase(S("Utf-8"), S("uTF-8")) && fz_str_equal_nocase(S(""), S("")));
    cr_expect(!fz_str_equal_nocase(S("a"), S("ab")) && !fz_str_equal_nocase(S("ab"), S("a")));
    cr_expect(!fz_str_equal_nocase(S("@"), S("`")) && !fz_str_equal_nocase(S("["), S("{")), "only letters have cases");
}

Test(str, find)
{
    static const struct {
        const char *s, *needle;
        size_t from, at;
    } cases[] = {
        {"法治政府建设", "政府", 0, 6},
        {"法治政府建设", "政府", 6, 6},
        {"法治政府建设", "政府", 7, SIZE_MAX},
        {"aaab", "aab", 0, 1},
        {"baa", "aa", 0, 1},
        {"abab", "ab", 1, 2},
        {"abc", "", 2, 2},
        {"abc", "", 3, 3},
        {"abc", "", 4, SIZE_MAX},
        {"", "a", 0, SIZE_MAX},
        {"ab", "abc", 0, SIZE_MAX},
        {"xyc", "c", 0, 2},
        {"abc", "d", 0, SIZE_MAX},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        size_t at = fz_str_find(S(cases[i].s), S(cases[i].needle), cases[i].from);
        cr_expect(at == cases[i].at, "%s in %s from %zu: %zu", cases[i].needle, cases[i].s, cases[i].from, at);
    }
    cr_expect(fz_str_has(S("依法行政"), S("行政")) && !fz_str_has(S("依法行政"), S("政行")));
    cr_expect(fz_str_find(fz_str_slice(S("abc"), 0, 2), S("bc"), 0) == SIZE_MAX,
              "what is behind the slice is not seen");
}

Test(str, trim)
{
    static const char *const cases[][2] = {
        {"  a b\t\r\n", "a b"},
        {"　　一、总体情况　", "一、总体情况"},
        {" 　 ", ""},
        {"", ""},
        {"a", "a"},
        {"。", "。"},
        {"\v\fx", "x"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_str got = fz_str_trim(S(cases[i][0]));
        cr_expect(fz_str_equal(got, S(cases[i][1])), "case %zu: %.*s", i, FZ_ARG(got));
    }
}

Test(str, split)
{
    static const struct {
        const char *s;
        size_t n;
        const char *parts[4];
    } cases[] = {
        {"a||b", 3, {"a", "", "b"}}, {"", 0, {NULL}},      {"a", 1, {"a"}}, {"|", 1, {""}},
        {"a|b|", 2, {"a", "b"}},     {"|a", 2, {"", "a"}},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_str rest = S(cases[i].s), part;
        size_t n = 0;
        while (fz_str_split(&rest, '|', &part)) {
            cr_assert(n < cases[i].n, "%s has too many parts", cases[i].s);
            cr_expect(fz_str_equal(part, S(cases[i].parts[n])), "part %zu of %s: %.*s", n, cases[i].s, FZ_ARG(part));
            n++;
        }
        cr_expect(n == cases[i].n, "%s has %zu parts", cases[i].s, n);
    }
}

Test(str, copy_and_printf)
{
    struct fz_arena arena;
    fz_arena_init(&arena);
    struct fz_str copy = fz_str_copy(&arena, fz_str_slice(S("abcdef"), 1, 3));
    cr_expect(fz_str_equal(copy, S("bc")) && copy.ptr[2] == '\0');
    cr_expect(fz_str_copy(&arena, (struct fz_str){NULL, 0}).ptr[0] == '\0');
    struct fz_str text = fz_str_printf(&arena, "%s：%d", "第", 12);
    cr_expect(fz_str_equal(text, S("第：12")) && text.ptr[text.len] == '\0');
    cr_expect(fz_str_printf(&arena, "%*d", 5000, 1).len == 5000);
    fz_arena_clear(&arena);
}

Test(str, distance)
{
    static const struct {
        const char *a, *b;
        size_t limit, distance;
    } cases[] = {
        {"", "", 0, 0},
        {"", "abc", 5, 3},
        {"", "abc", 2, 3},
        {"kitten", "sitting", 9, 3},
        {"kitten", "sitting", 3, 3},
        {"kitten", "sitting", 2, 3},
        {"kitten", "sitting", 1, 2},
        {"kitten", "sitting", 0, 1},
        {"abc", "abc", 0, 0},
        {"patern", "pattern", 1, 1},
        {"pattern", "patern", SIZE_MAX, 1},
        {"依法行政", "依法执政", 4, 1},
        {"行政复议", "行政诉讼", 4, 2},
        {"abcdef", "bcdefa", 6, 2},
        {"abcdefgh", "hgfedcba", 8, 8},
        {"ab", "ba", 2, 2},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        size_t there = fz_str_distance(S(cases[i].a), S(cases[i].b), cases[i].limit);
        size_t back = fz_str_distance(S(cases[i].b), S(cases[i].a), cases[i].limit);
        cr_expect(there == cases[i].distance, "%s to %s within %zu: %zu", cases[i].a, cases[i].b, cases[i].limit,
                  there);
        cr_expect(back == there, "%s to %s: %zu", cases[i].b, cases[i].a, back);
    }
}

/* The textbook's full table, to compare the banded one with. */
static size_t plain_distance(struct fz_str a, struct fz_str b)
{
    size_t row[16][16];
    for (size_t i = 0; i <= a.len; i++)
        for (size_t j = 0; j <= b.len; j++) {
            if (i == 0 || j == 0) {
                row[i][j] = i + j;
                continue;
            }
            size_t best = row[i - 1][j - 1] + (a.ptr[i - 1] != b.ptr[j - 1]);
            best = row[i - 1][j] + 1 < best ? row[i - 1][j] + 1 : best;
            row[i][j] = row[i][j - 1] + 1 < best ? row[i][j - 1] + 1 : best;
        }
    return row[a.len][b.len];
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

Test(str, distance_agrees_with_the_textbook)
{
    uint32_t state = 7;
    for (int round = 0; round < 20000; round++) {
        char a[12], b[12];
        for (size_t i = 0; i < sizeof a; i++) {
            a[i] = (char)('a' + next_random(&state) % 3);
            b[i] = (char)('a' + next_random(&state) % 3);
        }
        struct fz_str x = {a, next_random(&state) % 13}, y = {b, next_random(&state) % 13};
        size_t limit = next_random(&state) % 13, plain = plain_distance(x, y), got = fz_str_distance(x, y, limit);
        cr_assert(got == (plain <= limit ? plain : limit + 1), "%.*s to %.*s within %zu: %zu, not %zu", FZ_ARG(x),
                  FZ_ARG(y), limit, got, plain);
    }
}

Test(str, distance_of_long_texts)
{
    struct fz_arena arena;
    fz_arena_init(&arena);
    struct fz_str a = fz_str_printf(&arena, "%3000d", 1), b = fz_str_printf(&arena, "x%2999d", 2);
    cr_expect(fz_str_distance(a, b, 10) == 2);
    cr_expect(fz_str_distance(a, b, 1) == 2);
    fz_arena_clear(&arena);
}

Test(str, nearest)
{
    static const struct fz_str names[] = {
        FZ_STR_INIT("pattern"), FZ_STR_INIT("patterns"), FZ_STR_INIT("role"),
        FZ_STR_INIT("rule"),    FZ_STR_INIT("in-text"),  FZ_STR_INIT("适用"),
    };
    static const struct {
        const char *s, *nearest;
    } cases[] = {
        {"patern", "pattern"}, {"patterns", "patterns"}, {"rola", "role"}, {"rxle", "role"}, {"intext", "in-text"},
        {"适应", "适用"},      {"Role", "role"},         {"ROLE", ""},     {"zzzz", ""},     {"", ""},
        {"roooole", ""},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_str got = fz_str_nearest(S(cases[i].s), names, N_OF(names));
        cr_expect(fz_str_equal(got, S(cases[i].nearest)), "%s: %.*s", cases[i].s, FZ_ARG(got));
    }
    cr_expect(fz_str_nearest(S("a"), NULL, 0).len == 0);
}

Test(str, to_int)
{
    static const struct {
        const char *s;
        bool ok;
        int value;
    } cases[] = {
        {"0", true, 0},
        {"42", true, 42},
        {"-7", true, -7},
        {"+7", true, 7},
        {"007", true, 7},
        {"2147483647", true, INT_MAX},
        {"-2147483648", true, INT_MIN},
        {"2147483648", false, 0},
        {"-2147483649", false, 0},
        {"99999999999", false, 0},
        {"", false, 0},
        {"-", false, 0},
        {"+", false, 0},
        {"1 ", false, 0},
        {" 1", false, 0},
        {"1a", false, 0},
        {"0x1", false, 0},
        {"--1", false, 0},
        {"１", false, 0},
        {"2147483650", false, 0},
        {"3000000000", false, 0},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        int value = 12345;
        cr_expect(fz_str_to_int(S(cases[i].s), &value) == cases[i].ok, "%s", cases[i].s);
        cr_expect(value == (cases[i].ok ? cases[i].value : 12345), "%s gives %d", cases[i].s, value);
    }
}

Test(str, hash_is_fnv_1a)
{
    cr_expect(fz_str_hash(S(""), 0) == UINT64_C(0xcbf29ce484222325));
    cr_expect(fz_str_hash(S("a"), 0) == UINT64_C(0xaf63dc4c8601ec8c));
    cr_expect(fz_str_hash(S("foobar"), 0) == UINT64_C(0x85944171f73967e8));
    cr_expect(fz_str_hash(S("a"), 1) != fz_str_hash(S("a"), 0));
}
