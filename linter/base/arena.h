/* Memory that is freed all at once. Blocks never move, so pointers into an arena stay good until it is cleared.
 * Out of memory prints one line and ends the program with status 2: callers need not test. */
#ifndef FZ_BASE_ARENA_H
#define FZ_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

struct fz_arena_block;
struct fz_arena {
    struct fz_arena_block *blocks; /* newest first */
    struct fz_arena_block *spare;  /* kept by fz_arena_reset, and not used since */
};

/* The one place where lack of memory ends the program; for the few who hold memory outside an arena. */
_Noreturn void fz_out_of_memory(void);

void fz_arena_init(struct fz_arena *arena);
/* Frees everything got from ARENA; it can be used again. */
void fz_arena_clear(struct fz_arena *arena);
/* Takes back everything got from ARENA, but keeps up to 8 MiB of it for what is got next: for what is done again and
 * again. It must still be cleared in the end. */
void fz_arena_reset(struct fz_arena *arena);

/* Zeroed memory for COUNT things of SIZE bytes, aligned for any type; lives in ARENA. The product is checked. */
void *fz_arena_alloc(struct fz_arena *arena, size_t count, size_t size);

#define FZ_NEW(arena, type)      ((type *)fz_arena_alloc((arena), 1, sizeof(type)))
#define FZ_NEW_N(arena, type, n) ((type *)fz_arena_alloc((arena), (n), sizeof(type)))

/* Room for one more thing in the growing array ITEMS that holds N of them, each of SIZE bytes: returns the array, moved
 * where it had to grow (the old place stays valid). Capacity is the next power of two, so N alone tells when it is
 * full. */
void *fz_arena_grow(struct fz_arena *arena, void *items, size_t n, size_t size);

#define FZ_PUSH(arena, items, n)                                                                                       \
    ((n) & ((n)-1) ? &(items)[(n)++]                                                                                   \
                   : ((items) = fz_arena_grow((arena), (items), (n), sizeof *(items)), &(items)[(n)++]))

/* Something is larger than 4 GiB: ends the program likewise. */
_Noreturn void fz_too_large(void);
/* The checked narrowing that offsets into a document go through: a document is never larger than 64 MiB. */
static inline uint32_t fz_u32(size_t value)
{
    if (value > UINT32_MAX)
        fz_too_large();
    return (uint32_t)value;
}

#endif
