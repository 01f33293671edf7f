/* With the words of a text known in advance a pattern must be found exactly where a plain search finds it: tried with
 * patterns of all kinds on texts made of a few characters, whole, in slices, and between any two places. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/pattern.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))

static const char *const sources[] = {
    "甲乙",
    "甲|丙",
    "乙.丙",
    "乙.*丙",
    "乙[^。]{0,3}丙",
    "^甲",
    "^.*甲",
    "^\\s?甲(?=.*乙)",
    "^(?:甲|.乙)丙?",
    ".*乙",
    ".*?甲丙",
    "(?:.*甲|^1)",
    "(.*)甲\\1",
    "(?<=甲)^乙",
    "^\\n?甲",
    "丙$",
    "^[甲乙]$",
    "(?<=甲)乙",
    "(?<!甲)乙",
    "乙(?=丙)",
    "\\d乙",
    "\\d+(?=[甲乙])",
    "\\d{1,2}甲",
    "(甲|乙)\\1",
    "(?:甲|乙丙)+。",
    "甲?乙",
    "(?:甲乙)?丙",
    "甲{2,}",
    "[甲-癸]1",
    "\\p{Han}{2}。",
    "甲(?!乙)",
    "甲(?:(?=乙)|丙)",
    "a甲",
    "(?i)A甲",
    ".{2}甲",
    "\\n甲",
    "甲\\n",
    "\\b甲",
    "1|甲乙丙",
    "甲+?乙",
    "(?<mark>甲)(?:。|$)",
    "",
    "\\s甲",
    "𠮷",
    "𠮷?甲",
    "[^甲]𠮷",
    "(甲)\\1",
    "(?<x>[甲乙])\\1丙?",
    "([甲乙丙])\\1++",
    "([甲乙])\\1{2}",
    "(甲|乙)\\1?",
    "((甲|1)\\2)丙?",
    "(甲)(乙)?\\1",
    "((甲)乙?)\\2",
    "(甲|甲乙)\\1",
    "\\d+甲",
    "\\d*甲",
    "[1a]+乙",
    "[\\d.]+丙",
    "[^甲1]*乙",
    "[\\b甲]+乙",
    "[甲-癸]+1",
    "1{2,}",
    "甲{2,}丙",
    "(?:[甲乙]\\d+|丙)a?",
    "(?:甲+乙)+丙",
    "(?:甲|\\d+)乙丙",
    "(?:甲\\d*|乙.)丙",
    "甲(?=乙|丙)",
    "[甲乙](?=\\d|丙)",
    "[甲乙](?=1|$)",
    "(?:1|a)+(?=甲)",
    "(?=甲|1).乙",
    "\\d+(?:甲|乙)\\d+",
};
static const char *const characters[] = {"甲", "乙", "丙", "。", "1", "a", "\n", "𠮷", " ", "甲乙", "甲"};

static uint32_t next(uint32_t *state) /* Numerical Recipes' linear congruential generator */
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

static size_t make_text(char *text, size_t size, uint32_t *state)
{
    size_t len = 0, n = next(state) % 24;
    for (size_t i = 0; i < n; i++) {
        const char *c = characters[next(state) % N_OF(characters)];
        if (len + strlen(c) >= size)
            break;
        memcpy(text + len, c, strlen(c));
        len += strlen(c);
    }
    text[len] = '\0';
    return len;
}

static bool between(const char *text, size_t at) /* two characters */
{
    return ((unsigned char)text[at] & 0xC0) != 0x80;
}

struct tried {
    struct fz_pattern *patterns[N_OF(sources)];
    struct fz_matcher *plain, *reading;
    size_t n_matches, n_places;
};

static void expect_same(struct tried *t, size_t i, struct fz_str text, size_t from, size_t end)
{
    struct fz_match a = {{{0, 0}}}, b = {{{0, 0}}};
    enum fz_matched plain = fz_pattern_find(t->patterns[i], t->plain, text, from, end, &a);
    enum fz_matched fast = fz_pattern_find(t->patterns[i], t->reading, text, from, end, &b);
    cr_expect(plain == fast && memcmp(&a, &b, sizeof a) == 0, "/%s/ in \"%.*s\" from %zu to %zu: %u, and %u",
              sources[i], FZ_ARG(text), from, end, a.groups[0].start, b.groups[0].start);
    t->n_matches += plain == FZ_MATCHED;
    plain = fz_pattern_find_ending(t->patterns[i], t->plain, text, from, end, &a);
    fast = fz_pattern_find_ending(t->patterns[i], t->reading, text, from, end, &b);
    cr_expect(plain == fast && (plain != FZ_MATCHED || memcmp(&a, &b, sizeof a) == 0), "/%s/ in \"%.*s\" ending at %zu",
              sources[i], FZ_ARG(text), end);
}

/* No match begins without a place behind it. */
static void expect_place(struct tried *t, size_t i, struct fz_str text, size_t from)
{
    struct fz_match match;
    size_t place = fz_pattern_place(t->patterns[i], t->reading, text, from);
    cr_expect(place == SIZE_MAX || (place >= from && place <= text.len), "/%s/: %zu", sources[i], place);
    if (place == SIZE_MAX)
        cr_expect(fz_pattern_find(t->patterns[i], t->plain, text, from, text.len, &match) == FZ_NO_MATCH,
                  "/%s/ in \"%.*s\"", sources[i], FZ_ARG(text));
    t->n_places += place != SIZE_MAX && place > from;
}

Test(prefilter, finds_what_a_plain_search_finds)
{
    struct tried t = {.plain = fz_matcher_new(), .reading = fz_matcher_new()};
    struct fz_arena arena;
    uint32_t state = 1;
    fz_arena_init(&arena);
    for (size_t i = 0; i < N_OF(sources); i++) {
        char message[100];
        size_t offset;
        t.patterns[i] =
            fz_pattern_new((struct fz_str){sources[i], strlen(sources[i])}, &arena, &offset, message, sizeof message);
        cr_assert(t.patterns[i] != NULL, "%s: %s", sources[i], message);
        fz_pattern_look_in(t.patterns[i], FZ_VIEW_FOLDED);
    }
    struct fz_prefilter *prefilter = fz_prefilter_new(&arena, t.patterns, N_OF(sources), NULL, 0);
    for (int round = 0; round < 300; round++) {
        char bytes[200];
        size_t len = make_text(bytes, sizeof bytes, &state);
        struct fz_str text = {bytes, len};
        fz_matcher_read(t.reading, prefilter, text, FZ_VIEW_FOLDED);
        size_t from = next(&state) % (len + 1), end = next(&state) % (len + 1);
        while (!between(bytes, from))
            from++;
        while (!between(bytes, end))
            end++;
        for (size_t i = 0; i < N_OF(sources); i++) {
            expect_same(&t, i, text, 0, len);
            expect_same(&t, i, text, from, end);
            expect_place(&t, i, text, from);
            if (from <= end)
                expect_same(&t, i, fz_str_slice(text, from, end), 0, end - from);
        }
        fz_matcher_forget(t.reading);
    }
    cr_expect(t.n_matches > 3000 && t.n_places > 500, "%zu matches, %zu places", t.n_matches, t.n_places);
    for (size_t i = 0; i < N_OF(sources); i++)
        fz_pattern_free(t.patterns[i]);
    fz_matcher_free(t.plain);
    fz_matcher_free(t.reading);
    fz_arena_clear(&arena);
}

struct told {
    size_t n;
    struct {
        size_t index, start, end;
    } items[400];
};

static void tell(void *context, size_t index, size_t start, size_t end)
{
    struct told *told = context;
    cr_assert(told->n < N_OF(told->items));
    told->items[told->n].index = index;
    told->items[told->n].start = start;
    told->items[told->n++].end = end;
}

Test(prefilter, lists_are_found_with_the_patterns)
{
    static struct fz_str words[] = {FZ_STR_INIT("甲"), FZ_STR_INIT("甲乙"), FZ_STR_INIT("乙甲甲"), FZ_STR_INIT("甲乙"),
                                    FZ_STR_INIT("1"),  FZ_STR_INIT("𠮷丙"), FZ_STR_INIT("\n")};
    static struct fz_str others[] = {FZ_STR_INIT("乙"), FZ_STR_INIT("甲")};
    struct fz_arena arena;
    size_t offset, n_told = 0;
    char message[100];
    uint32_t state = 2;
    fz_arena_init(&arena);
    struct fz_word_list list = {.words = {words, N_OF(words)}, .view = FZ_VIEW_FOLDED};
    struct fz_word_list raw = {.words = {others, N_OF(others)}, .view = FZ_VIEW_RAW};
    struct fz_word_list *lists[] = {&list, &raw};
    struct fz_pattern *pattern = fz_pattern_new(FZ_STR("甲|乙"), &arena, &offset, message, sizeof message);
    fz_pattern_look_in(pattern, FZ_VIEW_FOLDED);
    struct fz_prefilter *prefilter = fz_prefilter_new(&arena, &pattern, 1, lists, 2);
    struct fz_matcher *plain = fz_matcher_new(), *reading = fz_matcher_new();
    for (int round = 0; round < 300; round++) {
        char bytes[200];
        size_t len = make_text(bytes, sizeof bytes, &state);
        fz_matcher_read(reading, prefilter, (struct fz_str){bytes, len}, FZ_VIEW_FOLDED);
        size_t from = next(&state) % (len + 1), end = next(&state) % (len + 1);
        while (!between(bytes, from))
            from++;
        while (!between(bytes, end))
            end++;
        for (size_t i = 0; i < 4; i++) {
            struct told a = {0}, b = {0};
            struct fz_str text = {bytes, i < 2 ? len : end};
            size_t begin = i % 2 ? from : 0;
            fz_word_list_find(i == 3 ? &raw : &list, plain, text, begin, end, tell, &a);
            fz_word_list_find(i == 3 ? &raw : &list, reading, text, begin, end, tell, &b);
            cr_expect(a.n == b.n && !memcmp(a.items, b.items, a.n * sizeof *a.items), "\"%.*s\" from %zu to %zu",
                      FZ_ARG(text), begin, end);
            n_told += a.n;
        }
        fz_matcher_forget(reading);
    }
    cr_expect(n_told > 2000, "%zu", n_told);
    fz_pattern_free(pattern);
    fz_matcher_free(plain);
    fz_matcher_free(reading);
    fz_arena_clear(&arena);
}

Test(prefilter, is_asked_only_for_its_view_and_its_text)
{
    struct fz_matcher *matcher = fz_matcher_new();
    struct fz_arena arena;
    struct fz_match match;
    size_t offset;
    char message[100];
    fz_arena_init(&arena);
    struct fz_pattern *pattern = fz_pattern_new(FZ_STR("甲"), &arena, &offset, message, sizeof message);
    fz_pattern_look_in(pattern, FZ_VIEW_RAW);
    struct fz_prefilter *prefilter = fz_prefilter_new(&arena, &pattern, 1, NULL, 0);
    char text[] = "乙甲", other[] = "乙乙甲";
    struct fz_str read = {text, 6};
    fz_matcher_read(matcher, prefilter, read, FZ_VIEW_FOLDED); /* not where it is looked for */
    cr_expect(fz_pattern_place(pattern, matcher, read, 0) == 0);
    cr_expect(fz_pattern_find(pattern, matcher, read, 0, 6, &match) == FZ_MATCHED);
    fz_matcher_read(matcher, prefilter, read, FZ_VIEW_RAW);
    cr_expect(fz_pattern_place(pattern, matcher, read, 0) == 3);
    cr_expect(fz_pattern_place(pattern, matcher, fz_str_slice(read, 3, 6), 0) == 0);
    cr_expect(fz_pattern_place(pattern, matcher, fz_str_slice(read, 0, 3), 0) == SIZE_MAX);
    cr_expect(fz_pattern_place(pattern, matcher, (struct fz_str){other, 9}, 0) == 0, "a text that was not read");
    fz_matcher_forget(matcher);
    cr_expect(fz_pattern_place(pattern, matcher, read, 0) == 0);
    fz_pattern_free(pattern);
    fz_matcher_free(matcher);
    fz_arena_clear(&arena);
}
