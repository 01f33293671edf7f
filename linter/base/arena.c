/* Blocks of zeroed memory from which pieces are cut in order; nothing is given back before the whole arena is.
 * Blocks grow up to a limit, so that a small report costs one or two and a large one few; the largest are huge pages,
 * as giving memory page by page is a third of what a single report costs. With FZ_ARENA_GUARD each piece is a block of
 * its own: AddressSanitizer then sees every overrun. */
#include "base/arena.h"
#include "base/os.h"

#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 64 * 1024, LARGEST_BLOCK = 2 * FZ_OS_HUGE_PAGE }; /* with their header */
enum { MOST_KEPT = 8 * 1024 * 1024 }; /* bytes: one huge report must not hold its memory for the rest of the run */

struct fz_arena_block {
    alignas(max_align_t) struct fz_arena_block *next;
    size_t size, used; /* of the bytes behind this header */
    size_t dirty;      /* so many of them may not be zero */
};

static _Noreturn void give_up(const char *why)
{
    fprintf(stderr, "fzlint: %s\n", why);
    exit(2);
}

void fz_out_of_memory(void)
{
    give_up("内存不足 (out of memory)");
}

void fz_too_large(void)
{
    give_up("内容过大 (something is larger than 4 GiB)");
}

void fz_arena_init(struct fz_arena *arena)
{
    arena->blocks = NULL;
    arena->spare = NULL;
}

static void free_blocks(struct fz_arena_block *block)
{
    while (block) {
        struct fz_arena_block *next = block->next;
        free(block);
        block = next;
    }
}

void fz_arena_clear(struct fz_arena *arena)
{
    free_blocks(arena->blocks);
    free_blocks(arena->spare);
    fz_arena_init(arena);
}

static struct fz_arena_block *new_block(size_t size)
{
    if (size > SIZE_MAX - sizeof(struct fz_arena_block))
        fz_out_of_memory();
    size_t whole = sizeof(struct fz_arena_block) + size;
    bool huge = whole == LARGEST_BLOCK;
    void *memory = NULL;
    if (!huge)
        memory = calloc(1, whole);
    else if (posix_memalign(&memory, FZ_OS_HUGE_PAGE, whole) == 0)
        fz_os_use_huge_pages(memory, whole);
    if (!memory)
        fz_out_of_memory();
    struct fz_arena_block *block = memory;
    *block = (struct fz_arena_block){.size = size, .dirty = huge ? size : 0};
    return block;
}

static void *cut(struct fz_arena_block *block, size_t size)
{
    char *piece = (char *)(block + 1) + block->used;
    if (block->used < block->dirty) { /* zeroed when it is asked for and not before: then it stays near the processor */
        size_t left = block->dirty - block->used;
        memset(piece, 0, size < left ? size : left);
    }
    block->used += size;
    return piece;
}

#ifdef FZ_ARENA_GUARD
void fz_arena_reset(struct fz_arena *arena)
{
    fz_arena_clear(arena);
}

static void *alloc(struct fz_arena *arena, size_t size)
{
    struct fz_arena_block *block = new_block(size);
    block->next = arena->blocks;
    arena->blocks = block;
    return cut(block, size);
}
#else
/* Blocks from BLOCK on go behind END, emptied, as long as there is room for them; the new end. */
static struct fz_arena_block **keep(struct fz_arena_block *block, struct fz_arena_block **end, size_t *room)
{
    while (block) {
        struct fz_arena_block *next = block->next;
        if (block->size <= *room) {
            *room -= block->size;
            block->dirty = block->used > block->dirty ? block->used : block->dirty;
            block->used = 0;
            block->next = NULL;
            *end = block;
            end = &block->next;
        } else {
            free(block);
        }
        block = next;
    }
    return end;
}

/* Those that were used stand before those that were not: the newest, which are the largest, are taken first next time,
 * and small ones that are no longer needed are the first to go. */
void fz_arena_reset(struct fz_arena *arena)
{
    struct fz_arena_block *used = arena->blocks, *unused = arena->spare;
    size_t room = MOST_KEPT;
    fz_arena_init(arena);
    keep(unused, keep(used, &arena->spare, &room), &room);
}

/* The first spare block with room for SIZE bytes, no longer among the spare ones; or NULL. */
static struct fz_arena_block *take_spare(struct fz_arena *arena, size_t size)
{
    for (struct fz_arena_block **at = &arena->spare; *at; at = &(*at)->next) {
        struct fz_arena_block *block = *at;
        if (block->size < size)
            continue;
        *at = block->next;
        return block;
    }
    return NULL;
}

static size_t left_in(const struct fz_arena_block *block)
{
    return block->size - block->used;
}

static size_t next_block_size(const struct fz_arena_block *newest)
{
    size_t whole = newest ? 8 * (newest->size + sizeof *newest) : FIRST_BLOCK;
    return (whole < LARGEST_BLOCK ? whole : LARGEST_BLOCK) - sizeof *newest;
}

static void *alloc(struct fz_arena *arena, size_t size)
{
    const size_t align = alignof(max_align_t);
    struct fz_arena_block *newest = arena->blocks;
    if (size > SIZE_MAX - align)
        fz_out_of_memory();
    size = (size + align - 1) / align * align;
    if (newest && left_in(newest) >= size)
        return cut(newest, size);

    size_t block_size = next_block_size(newest);
    struct fz_arena_block *block = take_spare(arena, size);
    if (!block)
        block = new_block(size > block_size / 2 ? size : block_size);
    void *piece = cut(block, size);
    if (newest && left_in(newest) >= left_in(block)) { /* a large piece leaves the rest of the newest block in use */
        block->next = newest->next;
        newest->next = block;
    } else {
        block->next = newest;
        arena->blocks = block;
    }
    return piece;
}
#endif

void *fz_arena_alloc(struct fz_arena *arena, size_t count, size_t size)
{
    if (size > 0 && count > SIZE_MAX / size)
        fz_out_of_memory();
    return alloc(arena, count * size);
}

void *fz_arena_grow(struct fz_arena *arena, void *items, size_t n, size_t size)
{
    if (n > 0 && (n & (n - 1)) != 0)
        return items;
    if (n > SIZE_MAX / 2)
        fz_out_of_memory();
    void *larger = fz_arena_alloc(arena, n ? 2 * n : 1, size);
    if (n > 0)
        memcpy(larger, items, n * size);
    return larger;
}
