/* A phrase with one slip in it must be among those that are near, wherever the slip is, as long as two characters at
 * its beginning or its end stand as they should. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/utf8.h"
#include "check/phrase_index.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))

static struct fz_csv *read_list(struct fz_arena *arena, const char *text, struct fz_errors *errors)
{
    fz_errors_init(errors, arena, FZ_LANG_EN);
    return fz_csv_read(arena, "list.csv", fz_str_from(text), errors);
}

struct asked {
    const struct fz_phrase_index *index;
    const char *phrase;
    size_t begin, end; /* where it was found to begin, to end; SIZE_MAX: not */
};

static void found(void *context, const struct fz_phrase *phrase, size_t at, bool end)
{
    struct asked *asked = context;
    if (!fz_str_equal(fz_phrase_text(asked->index, phrase), fz_str_from(asked->phrase)))
        return;
    if (end)
        asked->end = at;
    else
        asked->begin = at;
}

static const char list[] = "phrase\n甲乙丙\n甲乙丙丁\n甲乙丙丁戊\n甲乙戊己庚辛\n子丑寅卯辰巳午\n甲乙\n";
static const char *const phrases[] = {"甲乙丙", "甲乙丙丁", "甲乙丙丁戊", "甲乙戊己庚辛", "子丑寅卯辰巳午", "甲乙"};

static void expect_near(const struct fz_phrase_index *index, const char *phrase, const uint16_t *chars, size_t n,
                        const char *what, size_t where)
{
    struct asked asked = {index, phrase, SIZE_MAX, SIZE_MAX};
    fz_phrase_index_find_near(index, chars, n, found, &asked);
    cr_expect(asked.begin != SIZE_MAX || asked.end != SIZE_MAX, "%s: %s %zu", phrase, what, where);
}

Test(phrase_index, near)
{
    struct fz_arena arena;
    struct fz_errors errors;
    fz_arena_init(&arena);
    const struct fz_phrase_index *index = fz_phrase_index_of(&arena, read_list(&arena, list, &errors), &errors);
    cr_assert(index != NULL);
    for (size_t p = 0; p < N_OF(phrases); p++) {
        uint16_t room[40] = {0}, *text = room + 4, right[FZ_MAX_PHRASE];
        size_t n = 0, size;
        for (size_t at = 0; at < strlen(phrases[p]); at += size)
            right[n++] = fz_phrase_char(fz_utf8_at(fz_str_from(phrases[p]), at, &size));
        for (size_t i = 0; i < n && n > 2; i++) { /* wrong */
            if (n == 3 && i == 1)
                continue;
            memcpy(text, right, n * sizeof *text);
            text[i] = 'x';
            expect_near(index, phrases[p], text, n, "wrong", i);
        }
        for (size_t i = 0; i + 1 < n && n > 3; i++) { /* swapped */
            if (n == 4 && i == 1)
                continue;
            memcpy(text, right, n * sizeof *text);
            text[i] = right[i + 1];
            text[i + 1] = right[i];
            expect_near(index, phrases[p], text, n, "swapped", i);
        }
        for (size_t i = 0; i < n && n > 4; i++) { /* lost, doubled */
            memcpy(text, right, i * sizeof *text);
            memcpy(text + i, right + i + 1, (n - i - 1) * sizeof *text);
            text[n - 1] = 0;
            expect_near(index, phrases[p], text, n - 1, "lost", i);
            memcpy(text, right, (i + 1) * sizeof *text);
            memcpy(text + i + 1, right + i, (n - i) * sizeof *text);
            expect_near(index, phrases[p], text, n + 1, "doubled", i);
            memset(room, 0, sizeof room);
        }
    }
    fz_arena_clear(&arena);
}

Test(phrase_index, whole)
{
    struct fz_arena arena;
    struct fz_errors errors;
    fz_arena_init(&arena);
    const struct fz_phrase_index *index = fz_phrase_index_of(&arena, read_list(&arena, list, &errors), &errors);
    uint16_t text[] = {0, 0, 'x', 0x7532, 0x4E59, 0x4E19, 0x4E01, 'y', 0, 0}; /* x甲乙丙丁y */
    for (size_t p = 0; p < N_OF(phrases); p++) {
        struct asked asked = {index, phrases[p], SIZE_MAX, SIZE_MAX};
        fz_phrase_index_find(index, text + 2, 6, found, &asked);
        cr_expect(asked.begin == (p < 4 || p == 5 ? 1 : SIZE_MAX), "%s begins at %zu", phrases[p], asked.begin);
        cr_expect(asked.end == (p == 0   ? 2
                                : p == 1 ? 3
                                : p == 5 ? 1
                                         : SIZE_MAX),
                  "%s ends at %zu", phrases[p], asked.end);
    }
    fz_arena_clear(&arena);
}

Test(phrase_index, rows_that_are_none)
{
    struct fz_arena arena;
    struct fz_errors errors;
    fz_arena_init(&arena);
    struct fz_csv *csv = read_list(&arena, "phrase\n甲\n甲乙\n一二三四五六七八九十一二三四五六七\n甲𠮷乙\n", &errors);
    cr_expect(fz_phrase_index_of(&arena, csv, &errors) == NULL);
    cr_expect(errors.n == 3 && errors.items[0].line == 2 && errors.items[1].line == 4 && errors.items[2].line == 5);
    fz_arena_clear(&arena);
}

Test(phrase_index, words)
{
    struct fz_arena arena;
    struct fz_errors errors;
    fz_arena_init(&arena);
    struct fz_csv *csv = read_list(&arena, "phrase\n甲乙丙丁戊\nab\n𠮷𠮸\n", &errors);
    const struct fz_word_set *set = fz_word_set_of(&arena, csv);
    cr_expect(fz_word_set_of(&arena, csv) == set);
    cr_expect(fz_word_set_has(set, 0x7532, 0x4E59) && fz_word_set_has(set, 0x4E19, 0x4E01) &&
              fz_word_set_has(set, 'a', 'b'));
    cr_expect(!fz_word_set_has(set, 0x4E59, 0x4E19) && !fz_word_set_has(set, 0x4E01, 0x620A));
    cr_expect(!fz_word_set_has(set, 'b', 'a') && !fz_word_set_has(set, 0, 0) &&
              !fz_word_set_has(set, 0x20BB7, 0x20BB8));
    fz_arena_clear(&arena);
}
