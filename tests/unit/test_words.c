/* Many words in one pass: every occurrence of every word, compared with looking for each by itself. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/words.h"

enum { MAX_HITS = 4096 };
struct hits {
    size_t n;
    struct {
        size_t index, start, end;
    } items[MAX_HITS];
};

static void note(void *context, size_t index, size_t start, size_t end)
{
    struct hits *hits = context;
    cr_assert(hits->n < MAX_HITS, "too many hits");
    hits->items[hits->n].index = index;
    hits->items[hits->n].start = start;
    hits->items[hits->n++].end = end;
}

static void scan(const struct fz_str *words, size_t n, struct fz_str text, size_t from, size_t end, struct hits *hits)
{
    struct fz_arena arena;
    fz_arena_init(&arena);
    hits->n = 0;
    fz_words_scan(fz_words_new(&arena, words, n), text, from, end, note, hits);
    fz_arena_clear(&arena);
}

static void expect_hits(const struct hits *hits, const char *expected)
{
    char got[1000] = "";
    size_t len = 0;
    for (size_t i = 0; i < hits->n && len < sizeof got - 64; i++)
        len += (size_t)snprintf(got + len, sizeof got - len, "%s%zu@%zu-%zu", i ? " " : "", hits->items[i].index,
                                hits->items[i].start, hits->items[i].end);
    cr_expect_str_eq(got, expected);
}

Test(words, overlapping_and_nested)
{
    static const struct fz_str words[] = {FZ_STR_INIT("he"), FZ_STR_INIT("she"), FZ_STR_INIT("his"),
                                          FZ_STR_INIT("hers"), FZ_STR_INIT("s")};
    static struct hits hits;
    scan(words, 5, FZ_STR("ushers"), 0, 6, &hits);
    expect_hits(&hits, "4@1-2 1@1-4 0@2-4 3@2-6 4@5-6");
    scan(words, 5, FZ_STR("ushers"), 2, 5, &hits);
    expect_hits(&hits, "0@2-4");
    scan(words, 5, FZ_STR("ushers"), 4, 99, &hits);
    expect_hits(&hits, "4@5-6");
    scan(words, 5, FZ_STR("ushers"), 5, 2, &hits);
    expect_hits(&hits, "");
}

Test(words, chinese)
{
    static const struct fz_str words[] = {FZ_STR_INIT("行政"), FZ_STR_INIT("行政复议"), FZ_STR_INIT("复议"),
                                          FZ_STR_INIT("依法行政")};
    static struct hits hits;
    scan(words, 4, FZ_STR("依法行政复议"), 0, 18, &hits);
    expect_hits(&hits, "3@0-12 0@6-12 1@6-18 2@12-18");
}

Test(words, repeated_and_equal_words)
{
    static const struct fz_str words[] = {FZ_STR_INIT("aa"), FZ_STR_INIT("a"), FZ_STR_INIT("aa")};
    static struct hits hits;
    scan(words, 3, FZ_STR("aaa"), 0, 3, &hits);
    expect_hits(&hits, "1@0-1 0@0-2 2@0-2 1@1-2 0@1-3 2@1-3 1@2-3");
}

Test(words, none)
{
    static struct hits hits;
    scan(NULL, 0, FZ_STR("abc"), 0, 3, &hits);
    cr_expect(hits.n == 0);
    scan(NULL, 0, (struct fz_str){NULL, 0}, 0, 0, &hits);
    cr_expect(hits.n == 0);
}

Test(words, every_ascii_character)
{
    char bytes[127];
    struct fz_str words[127];
    static struct hits hits;
    for (int i = 0; i < 127; i++) {
        bytes[i] = (char)(i + 1);
        words[i] = (struct fz_str){&bytes[i], 1};
    }
    scan(words, 127, (struct fz_str){bytes, 127}, 0, 127, &hits);
    cr_assert(hits.n == 127);
    for (size_t i = 0; i < 127; i++)
        cr_expect(hits.items[i].index == i && hits.items[i].start == i, "byte %zu", i + 1);
}

/* Words of one to four bytes a character, at every distance from the end of the text. */
Test(words, characters_of_every_length)
{
    static const struct fz_str words[] = {FZ_STR_INIT("a"),  FZ_STR_INIT("é"),     FZ_STR_INIT("éa"),
                                          FZ_STR_INIT("市"), FZ_STR_INIT("市a"),   FZ_STR_INIT("市县"),
                                          FZ_STR_INIT("𠮷"), FZ_STR_INIT("𠮷野家")};
    static struct hits hits;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (size_t tail = 0; tail < 9; tail++) {
            struct fz_str text = words[i];
            char bytes[32] = {0};
            memcpy(bytes, "x", 1);
            memcpy(bytes + 1, text.ptr, text.len);
            memset(bytes + 1 + text.len, 'x', tail);
            scan(&words[i], 1, (struct fz_str){bytes, 1 + text.len + tail}, 0, SIZE_MAX, &hits);
            cr_expect(hits.n == 1 && hits.items[0].start == 1, "word %zu, %zu bytes behind it", i, tail);
        }
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

static size_t count_one_by_one(const struct fz_str *words, size_t n, struct fz_str text, const struct hits *hits)
{
    size_t count = 0;
    for (size_t start = 0; start < text.len; start++)
        for (size_t len = 1; len <= text.len - start; len++) /* the shortest first, as they are reported */
            for (size_t i = 0; i < n; i++) {
                if (words[i].len != len || !fz_str_equal(fz_str_slice(text, start, start + len), words[i]))
                    continue;
                cr_assert(count < hits->n && hits->items[count].index == i && hits->items[count].start == start,
                          "hit %zu is not word %zu at %zu", count, i, start);
                count++;
            }
    return count;
}

Test(words, agrees_with_one_by_one)
{
    static struct hits hits;
    uint32_t state = 3;
    for (int round = 0; round < 500; round++) {
        char letters[10][9], text_bytes[60];
        struct fz_str words[10];
        size_t n = next_random(&state) % 10 + 1;
        for (size_t i = 0; i < n; i++) {
            words[i] = (struct fz_str){letters[i], next_random(&state) % 9 + 1};
            for (size_t j = 0; j < 9; j++)
                letters[i][j] = (char)('a' + next_random(&state) % 2);
        }
        for (size_t j = 0; j < sizeof text_bytes; j++)
            text_bytes[j] = (char)('a' + next_random(&state) % 16 / 7);
        struct fz_str text = {text_bytes, sizeof text_bytes};
        scan(words, n, text, 0, text.len, &hits);
        size_t expected = count_one_by_one(words, n, text, &hits);
        cr_assert(hits.n == expected, "round %d: %zu hits instead of %zu", round, hits.n, expected);
    }
}
