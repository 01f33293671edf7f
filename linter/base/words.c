/* At each character of the text, its first bytes are looked up: one for the words of one or two bytes, three for those
 * up to five, six (two Chinese characters) for all others. A bit for each hash says at once that no word begins so, and
 * with some thousand words the bits fit into the processor's nearest cache; what passes goes through a hash table to
 * the words that begin so. Such a table is made in a fraction of the time that an automaton takes, and a single report
 * does not earn that back. */
#include "base/words.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST_BITS = 10, MOST_BITS = 16, N_LENGTHS = 3 };
static const uint32_t lengths[N_LENGTHS] = {1, 3, 6}; /* of the beginnings, in bytes */

struct group { /* words with one beginning */
    uint64_t key;
    uint64_t next;     /* what goes on behind it, a bit each: see next_bit */
    uint32_t first, n; /* of the items; n is 0 where the slot is free */
};

struct item {
    const char *ptr; /* the word, the caller's */
    uint64_t rest;   /* its bytes behind the beginning, as far as they fit */
    uint32_t len, index;
};

struct fz_words {
    struct item *items;         /* group by group, the shorter first, then by index */
    struct group *groups;       /* open addressing */
    uint32_t mask;              /* slots of groups, less one */
    unsigned char classes[256]; /* of the words that begin with this byte, a bit each */
    uint64_t *bits[N_LENGTHS];  /* 2^(64 - shift) each */
    uint32_t shift;
};

/* The first N bytes at BYTES, of which up to eight may be read, as a number. */
static inline uint64_t beginning(const unsigned char *bytes, uint32_t n)
{
    uint64_t all = (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 | (uint64_t)bytes[2] << 16 | (uint64_t)bytes[3] << 24 |
                   (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 | (uint64_t)bytes[6] << 48 |
                   (uint64_t)bytes[7] << 56;
    return all & (UINT64_MAX >> (64 - 8 * n));
}

static inline uint64_t hash(uint64_t key)
{
    return key * UINT64_C(0x9E3779B97F4A7C15);
}

static inline uint32_t bit_of(const struct fz_words *w, uint64_t hashed)
{
    return (uint32_t)(hashed >> w->shift);
}

static uint32_t length_class(size_t len)
{
    return len >= lengths[2] ? 2 : len >= lengths[1] ? 1 : 0;
}

static uint64_t key_of(struct fz_str word, uint32_t class)
{
    unsigned char bytes[8] = {0};
    for (size_t i = 0; i < word.len && i < sizeof bytes; i++)
        bytes[i] = (unsigned char)word.ptr[i];
    return beginning(bytes, lengths[class]);
}

/* The slot of KEY, or the free one where it would be. Keys of different lengths do not meet: the bytes of UTF-8 tell
 * how many there are, and no word holds a NUL. */
static struct group *slot_of(const struct fz_words *w, uint64_t key, uint64_t hashed)
{
    uint32_t at = (uint32_t)(hashed >> 32) & w->mask;
    while (w->groups[at].n && w->groups[at].key != key)
        at = (at + 1) & w->mask;
    return &w->groups[at];
}

static struct item item_of(struct fz_str word, uint32_t index)
{
    struct item item = {word.ptr, 0, fz_u32(word.len), index};
    uint32_t begins = lengths[length_class(word.len)];
    for (size_t i = begins; i < word.len && i < begins + 8; i++)
        item.rest |= (uint64_t)(unsigned char)word.ptr[i] << 8 * (i - begins);
    return item;
}

/* Of the 64 bits the one that stands for the first three bytes of REST, mostly one Chinese character. */
static inline uint64_t next_bit(uint64_t rest)
{
    return UINT64_C(1) << ((rest >> 8 ^ rest >> 16) & 63);
}

/* Counts WORD in its group, which is returned. */
static struct group *count(struct fz_words *w, struct fz_str word)
{
    uint32_t class = length_class(word.len);
    uint64_t key = key_of(word, class), hashed = hash(key);
    struct group *group = slot_of(w, key, hashed);
    group->key = key;
    group->n++;
    if (word.len > lengths[class])
        group->next |= word.len >= lengths[class] + 3 ? next_bit(item_of(word, 0).rest) : UINT64_MAX;
    w->classes[key & 0xFF] |= (unsigned char)(1 << class);
    w->bits[class][bit_of(w, hashed) / 64] |= UINT64_C(1) << bit_of(w, hashed) % 64;
    return group;
}

static int by_length(const void *a, const void *b)
{
    const struct item *left = a, *right = b;
    if (left->len != right->len)
        return left->len < right->len ? -1 : 1;
    return left->index < right->index ? -1 : left->index > right->index;
}

struct fz_words *fz_words_new(struct fz_arena *arena, const struct fz_str *words, size_t n)
{
    struct fz_words *w = FZ_NEW(arena, struct fz_words);
    struct group **groups = malloc((n + 1) * sizeof *groups); /* of each word */
    uint32_t slots = 16, first = 0;
    if (!groups)
        fz_out_of_memory();
    while (slots < n + n / 3) /* three quarters full at most; many words begin alike */
        slots *= 2;
    w->items = FZ_NEW_N(arena, struct item, n + 1);
    w->groups = FZ_NEW_N(arena, struct group, slots);
    w->mask = slots - 1;
    w->shift = 64 - LEAST_BITS;
    while (w->shift > 64 - MOST_BITS && (UINT64_C(1) << (64 - w->shift)) < 32 * n)
        w->shift--;
    for (size_t i = 0; i < N_LENGTHS; i++)
        w->bits[i] = FZ_NEW_N(arena, uint64_t, (UINT64_C(1) << (64 - w->shift)) / 64);
    for (size_t i = 0; i < n; i++)
        groups[i] = words[i].len > 0 ? count(w, words[i]) : NULL;
    for (uint32_t i = 0; i < slots; i++) {
        first += w->groups[i].n;
        w->groups[i].first = first; /* its end, until the items are there */
    }
    for (size_t i = 0; i < n; i++)
        if (groups[i])
            w->items[--groups[i]->first] = item_of(words[i], fz_u32(i));
    free(groups);
    for (uint32_t i = 0; i < slots; i++)
        if (w->groups[i].n > 1)
            qsort(&w->items[w->groups[i].first], w->groups[i].n, sizeof *w->items, by_length);
    return w;
}

struct scan {
    const struct fz_words *words;
    struct fz_str text;
    size_t end;
    fz_words_hit *hit;
    void *context;
};

/* The words that begin with KEY, against the text AT. */
static void compare(const struct scan *scan, uint64_t key, uint64_t hashed, uint32_t class, size_t at)
{
    const struct fz_words *w = scan->words;
    const struct group *group = slot_of(w, key, hashed);
    size_t left = scan->end - at, behind = lengths[class];
    uint64_t rest = left >= behind + 8 ? beginning((const unsigned char *)scan->text.ptr + at + behind, 8) : 0;
    bool goes_on = left < behind + 8 || (group->next & next_bit(rest));
    size_t longest = goes_on ? left : behind;
    for (uint32_t i = 0; i < group->n; i++) {
        const struct item *item = &w->items[group->first + i];
        size_t more = item->len - behind;
        if (item->len > longest)
            return; /* as are all that come after */
        bool same = left >= behind + 8 && more <= 8
                        ? !more || ((rest ^ item->rest) & (UINT64_MAX >> (64 - 8 * more))) == 0
                        : memcmp(item->ptr, scan->text.ptr + at, item->len) == 0;
        if (same)
            scan->hit(scan->context, item->index, at, at + item->len);
    }
}

static inline void look_for(const struct scan *scan, uint64_t key, uint32_t class, size_t at)
{
    const struct fz_words *w = scan->words;
    uint64_t hashed = hash(key);
    uint32_t bit = bit_of(w, hashed);
    if ((w->bits[class][bit / 64] >> bit % 64 & 1) && scan->end - at >= lengths[class])
        compare(scan, key, hashed, class, at);
}

/* The words AT, where the eight BYTES stand. */
static inline void look(const struct scan *scan, const unsigned char *bytes, size_t at)
{
    unsigned classes = scan->words->classes[bytes[0]];
    if (!classes)
        return;
    uint64_t six = beginning(bytes, 6);
    if (classes & 1)
        look_for(scan, six & 0xFF, 0, at);
    if (classes & 2)
        look_for(scan, six & 0xFFFFFF, 1, at);
    if (classes & 4)
        look_for(scan, six, 2, at);
}

static inline size_t size_of(unsigned char first)
{
    return (first & 0xF0) == 0xE0 ? 3 : first < 0x80 ? 1 : first < 0xE0 ? 2 : 4; /* most have three */
}

void fz_words_scan(const struct fz_words *words, struct fz_str text, size_t from, size_t end, fz_words_hit *hit,
                   void *context)
{
    if (end > text.len)
        end = text.len;
    struct scan scan = {words, text, end, hit, context};
    const unsigned char *bytes = (const unsigned char *)text.ptr;
    size_t at = from;
    for (; at + 8 <= end; at += size_of(bytes[at]))
        look(&scan, bytes + at, at);
    for (; at < end; at += size_of(bytes[at])) {
        unsigned char last[8] = {0}; /* eight bytes cannot be read any more */
        for (size_t i = 0; i < sizeof last && at + i < text.len; i++)
            last[i] = bytes[at + i];
        look(&scan, last, at);
    }
}
