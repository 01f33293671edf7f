/* The line table: places, columns for three kinds of reader, lines; and the way back from the folded view. */
#include "model/text.h"
#include <criterion/criterion.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

Test(text, places_and_columns)
{
    static const char text[] = "ab\n𠮷好x\n\n末";
    static const struct {
        uint32_t offset, line, column, utf16, bytes;
    } cases[] = {
        {0, 1, 1, 1, 1},  {1, 1, 2, 2, 2},  {2, 1, 3, 3, 3}, /* the line break is on its line */
        {3, 2, 1, 1, 1},  {7, 2, 2, 3, 5},  {10, 2, 3, 4, 8}, {11, 2, 4, 5, 9},
        {12, 3, 1, 1, 1}, {13, 4, 1, 1, 1}, {16, 4, 2, 2, 4},
    };
    struct fz_arena arena;
    struct fz_text t;
    fz_arena_init(&arena);
    fz_text_init(&t, &arena, fz_str_from(text));
    cr_expect(t.n_lines == 4, "%u", t.n_lines);
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_place place = fz_text_place(&t, cases[i].offset);
        cr_expect(place.line == cases[i].line && place.column == cases[i].column, "%u: %u:%u", cases[i].offset,
                  place.line, place.column);
        cr_expect(fz_text_column_utf16(&t, cases[i].offset) == cases[i].utf16, "%u", cases[i].offset);
        cr_expect(fz_text_column_bytes(&t, cases[i].offset) == cases[i].bytes, "%u", cases[i].offset);
    }
    fz_arena_clear(&arena);
}

Test(text, lines)
{
    static const struct {
        const char *text;
        uint32_t n;
        const char *lines[4]; /* 0 to 3 */
    } cases[] = {
        {"", 1, {"", "", "", ""}},       {"甲", 1, {"", "甲", "", ""}},
        {"甲\n", 2, {"", "甲", "", ""}}, {"甲\n\n乙", 3, {"", "甲", "", "乙"}},
        {"\n\n", 3, {"", "", "", ""}},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_arena arena;
        struct fz_text t;
        fz_arena_init(&arena);
        fz_text_init(&t, &arena, fz_str_from(cases[i].text));
        cr_expect(t.n_lines == cases[i].n, "case %zu: %u", i, t.n_lines);
        for (uint32_t k = 0; k < 4; k++)
            cr_expect(fz_str_equal(fz_text_line(&t, k), fz_str_from(cases[i].lines[k])), "case %zu line %u", i, k);
        fz_arena_clear(&arena);
    }
}

Test(text, back_from_the_folded_view)
{
    /* raw "aＢ**c d": a; Ｂ (3 bytes) as B; ** gone; c; d without the space before it */
    struct fz_fold_run runs[] = {{0, 0, 0}, {1, 1, 3}, {2, 6, 0}, {3, 8, 0}};
    struct fz_fold fold = {FZ_STR_INIT("aBcd"), runs, N_OF(runs)};
    static const struct {
        struct fz_span folded, raw;
    } cases[] = {
        {{0, 1}, {0, 1}}, {{1, 2}, {1, 4}}, {{2, 3}, {6, 7}}, {{3, 4}, {8, 9}}, {{0, 4}, {0, 9}},
        {{0, 2}, {0, 4}}, {{1, 3}, {1, 7}}, {{2, 4}, {6, 9}}, {{1, 1}, {1, 1}}, {{2, 2}, {6, 6}},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_span raw = fz_fold_to_raw(&fold, cases[i].folded);
        cr_expect(raw.start == cases[i].raw.start && raw.end == cases[i].raw.end, "case %zu: %u %u", i, raw.start,
                  raw.end);
    }
    struct fz_fold none = {0};
    struct fz_span raw = fz_fold_to_raw(&none, (struct fz_span){3, 5});
    cr_expect(raw.start == 0 && raw.end == 0);
}

Test(text, into_the_folded_view)
{
    /* as above */
    struct fz_fold_run runs[] = {{0, 0, 0}, {1, 1, 3}, {2, 6, 0}, {3, 8, 0}};
    struct fz_fold fold = {FZ_STR_INIT("aBcd"), runs, N_OF(runs)};
    static const struct {
        uint32_t raw, folded;
    } cases[] = {{0, 0}, {1, 1}, {2, 2}, {4, 2}, {5, 2}, {6, 2}, {7, 3}, {8, 3}, {9, 4}, {99, 4}};
    for (size_t i = 0; i < N_OF(cases); i++)
        cr_expect(fz_fold_from_raw(&fold, cases[i].raw) == cases[i].folded, "%u: %u", cases[i].raw,
                  fz_fold_from_raw(&fold, cases[i].raw));
    /* raw "(**c": a sign that the folded view has in three bytes */
    struct fz_fold_run wide_runs[] = {{0, 0, 1}, {3, 3, 0}};
    struct fz_fold wide = {FZ_STR_INIT("（c"), wide_runs, N_OF(wide_runs)}, none = {0};
    cr_expect(fz_fold_from_raw(&wide, 1) == 3 && fz_fold_from_raw(&wide, 2) == 3 && fz_fold_from_raw(&wide, 3) == 3);
    cr_expect(fz_fold_from_raw(&none, 3) == 0);
}
