/* Regular expressions: what they match, where they stop, what is said of wrong ones. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/pattern.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))

static struct fz_arena arena; /* of what is known of the patterns */

static void open_arena(void)
{
    fz_arena_init(&arena);
}

static void close_arena(void)
{
    fz_arena_clear(&arena);
}

TestSuite(pattern, .init = open_arena, .fini = close_arena);

static struct fz_pattern *compile(const char *source)
{
    size_t offset = 0;
    char message[200] = "";
    struct fz_pattern *pattern = fz_pattern_new(fz_str_from(source), &arena, &offset, message, sizeof message);
    cr_assert(pattern != NULL, "%s: %s at %zu", source, message, offset);
    return pattern;
}

Test(pattern, find)
{
    static const struct {
        const char *source, *text;
        size_t from, end; /* end 0: the text's */
        long start, stop; /* -1: no match */
    } cases[] = {
        {"存在.{0,8}问题", "仍存在一些突出问题", 0, 0, 3, 27},
        {"^二", "一\n二", 0, 0, 4, 7},
        {"一$", "一\n二", 0, 0, 0, 3},
        {"一.二", "一\n二", 0, 0, -1, -1},
        {"a", "aba", 1, 0, 2, 3},
        {"(?<=a)b", "ab", 1, 0, 1, 2},
        {"ab", "ab", 0, 1, -1, -1},
        {"a(?=b)", "ab", 0, 1, -1, -1},
        {"a$", "ab", 0, 1, -1, -1}, /* cut in mid-line */
        {"\\bab", "xab", 1, 0, -1, -1},
        {"\\w+", "、依法", 0, 0, 3, 9},
        {"\\p{Han}{2}", "a依法", 0, 0, 1, 7},
        {"x*", "ab", 1, 0, 1, 1},
        {"x*", "ab", 2, 0, 2, 2},
        {"b", "ab", 2, 0, -1, -1},
        {"b", "ab", 3, 0, -1, -1},
        {"a.c", "a\rc", 0, 0, 0, 3},
        {"", "", 0, 0, 0, 0},
        {"(?i)ABC", "abc", 0, 0, 0, 3},
    };
    struct fz_matcher *matcher = fz_matcher_new();
    for (int jit = 0; jit < 2; jit++)
        for (size_t i = 0; i < N_OF(cases); i++) {
            struct fz_pattern *pattern = compile(cases[i].source);
            if (jit)
                fz_pattern_jit(pattern);
            struct fz_str text = fz_str_from(cases[i].text);
            struct fz_match match = {{{0, 0}}};
            enum fz_matched got =
                fz_pattern_find(pattern, matcher, text, cases[i].from, cases[i].end ? cases[i].end : text.len, &match);
            cr_expect(got == (cases[i].start < 0 ? FZ_NO_MATCH : FZ_MATCHED), "/%s/ in %s: %d (jit %d)",
                      cases[i].source, cases[i].text, (int)got, jit);
            if (got == FZ_MATCHED)
                cr_expect(
                    match.groups[0].start == (uint32_t)cases[i].start && match.groups[0].end == (uint32_t)cases[i].stop,
                    "/%s/ in %s: %u to %u", cases[i].source, cases[i].text, match.groups[0].start, match.groups[0].end);
            fz_pattern_free(pattern);
        }
    fz_matcher_free(matcher);
}

Test(pattern, an_end_beyond_the_text_is_the_text_s)
{
    struct fz_matcher *matcher = fz_matcher_new();
    struct fz_pattern *pattern = compile("b");
    struct fz_match match;
    cr_expect(fz_pattern_find(pattern, matcher, fz_str_slice(FZ_STR("ab"), 0, 1), 0, 2, &match) == FZ_NO_MATCH);
    fz_pattern_free(pattern);
    fz_matcher_free(matcher);
}

static void expect_group(const struct fz_match *match, int group, uint32_t start, uint32_t end)
{
    cr_expect(match->groups[group].start == start && match->groups[group].end == end, "group %d: %u to %u", group,
              match->groups[group].start, match->groups[group].end);
}

Test(pattern, groups)
{
    struct fz_matcher *matcher = fz_matcher_new();
    struct fz_match match;
    struct fz_pattern *pattern = compile("(?<year>\\d+)年(?:(?<month>\\d+)月)?(x)?(y)?");
    cr_expect(fz_pattern_group(pattern, "year") == 1 && fz_pattern_group(pattern, "month") == 2);
    cr_expect(fz_pattern_group(pattern, "day") == -1);
    cr_expect(fz_str_equal(fz_pattern_source(pattern), FZ_STR("(?<year>\\d+)年(?:(?<month>\\d+)月)?(x)?(y)?")));
    cr_assert(fz_pattern_find(pattern, matcher, FZ_STR("2023年y"), 0, 8, &match) == FZ_MATCHED);
    expect_group(&match, 0, 0, 8);
    expect_group(&match, 1, 0, 4);
    expect_group(&match, 2, UINT32_MAX, UINT32_MAX);
    expect_group(&match, 3, UINT32_MAX, UINT32_MAX);
    expect_group(&match, 4, 7, 8);
    expect_group(&match, 5, UINT32_MAX, UINT32_MAX);
    fz_pattern_free(pattern);

    pattern = compile("(a)(b)(c)(d)(e)(f)(g)(h)(i)(?<tenth>j)(k)");
    cr_expect(fz_pattern_group(pattern, "tenth") == -1, "there is no room for it");
    cr_assert(fz_pattern_find(pattern, matcher, FZ_STR("abcdefghijk"), 0, 11, &match) == FZ_MATCHED);
    expect_group(&match, 0, 0, 11);
    expect_group(&match, 9, 8, 9);
    fz_pattern_free(pattern);
    fz_matcher_free(matcher);
}

Test(pattern, mistakes)
{
    static const struct {
        struct fz_str source;
        size_t offset;
    } cases[] = {
        {FZ_STR_INIT("法(a"), 5}, {FZ_STR_INIT("a**+*"), 2}, {FZ_STR_INIT("[a"), 2},
        {FZ_STR_INIT("\\C"), 2},  {FZ_STR_INIT("a\xFF"), 1}, {FZ_STR_INIT("\\p{Hant}"), 8},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        size_t offset = 99;
        char message[200] = "";
        struct fz_pattern *pattern = fz_pattern_new(cases[i].source, &arena, &offset, message, sizeof message);
        cr_expect(pattern == NULL, "case %zu compiles", i);
        cr_expect(message[0] != '\0', "case %zu has no message", i);
        cr_expect(offset == cases[i].offset, "case %zu: %s at %zu", i, message, offset);
        fz_pattern_free(pattern);
    }
    char tiny[4] = "xxx";
    size_t offset;
    cr_expect(fz_pattern_new(FZ_STR("("), &arena, &offset, tiny, sizeof tiny) == NULL && memchr(tiny, '\0', 4) != NULL);
}

Test(pattern, gives_up_instead_of_running_away)
{
    static char text[64 * 1024];
    memset(text, 'a', sizeof text);
    static const char *const sources[] = {"(a+)+[bc]", "(?:a|a)*[bc]", "^(?:a?){40}(?:a|aa)*[bc]"};
    struct fz_matcher *matcher = fz_matcher_new();
    struct fz_match match;
    for (int jit = 0; jit < 2; jit++)
        for (size_t i = 0; i < N_OF(sources); i++) {
            struct fz_pattern *pattern = compile(sources[i]);
            if (jit)
                fz_pattern_jit(pattern);
            text[60] = 'x';
            struct fz_str s = {text, sizeof text};
            enum fz_matched got = fz_pattern_find(pattern, matcher, s, 0, s.len, &match);
            cr_expect(got == FZ_GAVE_UP, "%s: %d (jit %d)", sources[i], (int)got, jit);
            cr_expect(fz_pattern_find(pattern, matcher, FZ_STR("zzz"), 0, 3, &match) == FZ_NO_MATCH, "%s goes on",
                      sources[i]);
            fz_pattern_free(pattern);
        }
    fz_matcher_free(matcher);
}

Test(pattern, deep_but_harmless)
{
    static char text[50000];
    memset(text, 'a', sizeof text);
    struct fz_matcher *matcher = fz_matcher_new();
    struct fz_match match;
    struct fz_pattern *pattern = compile("(?:a|b)*");
    struct fz_str s = {text, sizeof text};
    cr_expect(fz_pattern_find(pattern, matcher, s, 0, s.len, &match) == FZ_MATCHED);
    expect_group(&match, 0, 0, sizeof text);
    fz_pattern_free(pattern);
    fz_pattern_free(NULL);
    fz_matcher_free(matcher);
    fz_matcher_free(NULL);
}

/* The first alternative that fits is not enough: it must reach the end. */
Test(pattern, ending)
{
    struct fz_matcher *matcher = fz_matcher_new();
    struct fz_match match;
    struct fz_pattern *pattern = compile("甲|甲乙|丙$");
    struct fz_str s = FZ_STR("丁甲乙戊");
    for (int jit = 0; jit < 2; jit++) {
        cr_expect(fz_pattern_find_ending(pattern, matcher, s, 0, 9, &match) == FZ_MATCHED);
        expect_group(&match, 0, 3, 9);
        cr_expect(fz_pattern_find_ending(pattern, matcher, s, 0, 6, &match) == FZ_MATCHED);
        expect_group(&match, 0, 3, 6);
        cr_expect(fz_pattern_find_ending(pattern, matcher, s, 0, 12, &match) == FZ_NO_MATCH);
        cr_expect(fz_pattern_find_ending(pattern, matcher, s, 6, 9, &match) == FZ_NO_MATCH, "not from its beginning");
        fz_pattern_jit(pattern);
    }
    fz_pattern_free(pattern);
    fz_matcher_free(matcher);
}
