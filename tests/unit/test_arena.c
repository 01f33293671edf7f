/* Memory that is freed at once: zeroed, aligned, in its place for good; arrays that grow. */
#include <criterion/criterion.h>
#include <stdalign.h>
#include <string.h>

#include "base/arena.h"

static bool is_zero(const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i] != 0)
            return false;
    return true;
}

Test(arena, pieces_are_zeroed_aligned_and_apart)
{
    static const size_t sizes[] = {1, 0, 7, 16, 17, 4000, 16 * 1024, 1, 100000, 3, 5000000, 24};
    enum { N = sizeof sizes / sizeof *sizes };
    char *pieces[N];
    struct fz_arena arena;
    fz_arena_init(&arena);
    for (size_t i = 0; i < N; i++) {
        pieces[i] = fz_arena_alloc(&arena, 1, sizes[i]);
        cr_assert(pieces[i] != NULL, "piece %zu", i);
        cr_expect((uintptr_t)pieces[i] % alignof(max_align_t) == 0, "piece %zu is not aligned", i);
        cr_expect(is_zero(pieces[i], sizes[i]), "piece %zu is not zeroed", i);
        memset(pieces[i], (int)i + 1, sizes[i]);
    }
    for (size_t i = 0; i < N; i++)
        for (size_t j = 0; j < sizes[i]; j++)
            cr_assert(pieces[i][j] == (char)(i + 1), "byte %zu of piece %zu was overwritten", j, i);
    fz_arena_clear(&arena);
}

Test(arena, many_small_pieces)
{
    struct fz_arena arena;
    fz_arena_init(&arena);
    for (int round = 0; round < 2; round++) { /* it can be used again */
        uint32_t *pieces[5000];
        for (uint32_t i = 0; i < 5000; i++) {
            pieces[i] = FZ_NEW_N(&arena, uint32_t, 5 + i % 3 * 4);
            cr_assert(is_zero((const char *)pieces[i], 20), "piece %u of round %d", i, round);
            pieces[i][4] = i;
        }
        for (uint32_t i = 0; i < 5000; i++)
            cr_assert(pieces[i][4] == i, "piece %u of round %d", i, round);
        fz_arena_clear(&arena);
        cr_expect(arena.blocks == NULL);
    }
}

/* What was there before must not shine through, and no two pieces may overlap, whatever blocks are used again. */
Test(arena, reset_gives_zeroed_memory_again)
{
    static const size_t sizes[] = {1, 40, 16 * 1024, 30, 300000, 5, 9000000, 7, 100000, 24, 64 * 1024, 3};
    enum { N = sizeof sizes / sizeof *sizes };
    struct fz_arena arena;
    fz_arena_init(&arena);
    for (size_t round = 0; round < N; round++) {
        char *pieces[N];
        for (size_t i = 0; i < N; i++) {
            size_t size = sizes[(i + round * 5) % N]; /* in another order each time */
            pieces[i] = fz_arena_alloc(&arena, 1, size);
            cr_assert(is_zero(pieces[i], size), "piece %zu of round %zu is not zeroed", i, round);
            memset(pieces[i], (int)i + 1, size);
        }
        for (size_t i = 0; i < N; i++)
            for (size_t j = 0; j < sizes[(i + round * 5) % N]; j++)
                cr_assert(pieces[i][j] == (char)(i + 1), "round %zu: byte %zu of piece %zu was overwritten", round, j,
                          i);
        if (round % 7 == 6)
            fz_arena_clear(&arena);
        else
            fz_arena_reset(&arena);
        cr_expect(arena.blocks == NULL);
    }
    fz_arena_clear(&arena);
    cr_expect(arena.blocks == NULL && arena.spare == NULL);
}

/* Memory that the C library gives a second time is not zero of itself, not even in the largest blocks. */
Test(arena, after_clear_memory_is_zeroed_again)
{
    enum { SIZE = 100000, N = 120 };
    struct fz_arena arenas[2];
    fz_arena_init(&arenas[0]);
    fz_arena_init(&arenas[1]);
    fz_arena_alloc(&arenas[0], 20000000, 1); /* from then on glibc keeps blocks of less for what comes next */
    for (int round = 0; round < 6; round++) {
        struct fz_arena *arena = &arenas[round % 2]; /* the other one still holds its blocks */
        fz_arena_clear(arena);
        for (size_t i = 0; i < N; i++) {
            char *piece = fz_arena_alloc(arena, SIZE, 1);
            cr_assert(is_zero(piece, SIZE), "piece %zu of round %d is not zeroed", i, round);
            memset(piece, 1, SIZE);
        }
    }
    fz_arena_clear(&arenas[0]);
    fz_arena_clear(&arenas[1]);
}

Test(arena, push_keeps_what_was_there)
{
    struct fz_arena arena;
    fz_arena_init(&arena);
    size_t *items = NULL, n = 0;
    for (size_t i = 0; i < 1000; i++) {
        size_t *before = items;
        size_t *slot = FZ_PUSH(&arena, items, n);
        cr_assert(slot == &items[i] && n == i + 1, "item %zu", i);
        cr_assert(*slot == 0, "room for item %zu is not zeroed", i);
        *slot = i;
        if (before != items && before)
            cr_assert(before[0] == 0 && before[i - 1] == i - 1, "the old place lost item %zu", i - 1);
    }
    for (size_t i = 0; i < n; i++)
        cr_assert(items[i] == i, "item %zu is %zu", i, items[i]);
    fz_arena_clear(&arena);
}

Test(arena, product_too_large_ends, .exit_code = 2)
{
    struct fz_arena arena;
    fz_arena_init(&arena);
    fz_arena_alloc(&arena, SIZE_MAX / 4 + 2, 4); /* wraps round to 4 bytes */
}

Test(arena, size_too_large_ends, .exit_code = 2)
{
    struct fz_arena arena;
    fz_arena_init(&arena);
    fz_arena_alloc(&arena, 1, SIZE_MAX - 4);
}

Test(arena, narrowing)
{
    cr_expect(fz_u32(0) == 0);
    cr_expect(fz_u32(UINT32_MAX) == UINT32_MAX);
}

Test(arena, narrowing_too_much_ends, .exit_code = 2)
{
    fz_u32((size_t)UINT32_MAX + 1);
}
