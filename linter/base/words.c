/* At each character of the text, its first bytes are looked up: one for the words of one or two bytes, three for those
 * up to five, six (two Chinese characters) for all others. A bit for each hash says at once that no word begins so, and
 * with some thousand words the bits fit into the processor's nearest cache; what passes goes through a hash table to
 * the words that begin so. Such a table is made in a fraction of the time that an automaton takes, and a single report
 * does not earn that back. */
#include "base/words.h"

#include <stdlib.h>

enum { N_BITS = 1 << 16, N_LENGTHS = 3 };
static const uint32_t lengths[N_LENGTHS] = {1, 3, 6}; /* of the beginnings, in bytes */

struct group { /* words with one beginning */
    uint64_t key;
    uint32_t first, n; /* in order; n is 0 where the slot is free */
};

struct fz_words {
    const struct fz_str *words; /* the caller's */
    uint32_t *order;            /* words by beginning, the shorter first, then by index */
    struct group *groups;       /* open addressing */
    uint32_t mask;              /* slots of groups, less one */
    bool any[N_LENGTHS];        /* there are words with such a beginning */
    uint64_t bits[N_LENGTHS][N_BITS / 64];
};

/* The first N bytes at BYTES, of which up to eight may be read, as a number. */
static uint64_t beginning(const unsigned char *bytes, uint32_t n)
{
    uint64_t all = (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 | (uint64_t)bytes[2] << 16 | (uint64_t)bytes[3] << 24 |
                   (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 | (uint64_t)bytes[6] << 48 |
                   (uint64_t)bytes[7] << 56;
    return all & (UINT64_MAX >> (64 - 8 * n));
}

static uint64_t hash(uint64_t key)
{
    return key * UINT64_C(0x9E3779B97F4A7C15);
}

static uint32_t bit_of(uint64_t hashed)
{
    return (uint32_t)(hashed >> 48);
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

struct entry {
    uint64_t key;
    size_t len;
    uint32_t class, index;
};

static int by_key(const void *a, const void *b)
{
    const struct entry *left = a, *right = b;
    if (left->class != right->class)
        return left->class < right->class ? -1 : 1;
    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    if (left->len != right->len)
        return left->len < right->len ? -1 : 1;
    return left->index < right->index ? -1 : left->index > right->index;
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

static void add(struct fz_words *w, const struct entry *entry, uint32_t place)
{
    uint64_t hashed = hash(entry->key);
    struct group *group = slot_of(w, entry->key, hashed);
    if (!group->n)
        *group = (struct group){entry->key, place, 0};
    group->n++;
    w->any[entry->class] = true;
    w->bits[entry->class][bit_of(hashed) / 64] |= UINT64_C(1) << bit_of(hashed) % 64;
}

struct fz_words *fz_words_new(struct fz_arena *arena, const struct fz_str *words, size_t n)
{
    struct fz_words *w = FZ_NEW(arena, struct fz_words);
    struct entry *entries = malloc((n + 1) * sizeof *entries);
    uint32_t slots = 16, n_entries = 0;
    if (!entries)
        fz_out_of_memory();
    while (slots < 2 * n)
        slots *= 2;
    w->words = words;
    w->order = FZ_NEW_N(arena, uint32_t, n + 1);
    w->groups = FZ_NEW_N(arena, struct group, slots);
    w->mask = slots - 1;
    for (size_t i = 0; i < n; i++)
        if (words[i].len > 0) {
            uint32_t class = length_class(words[i].len);
            entries[n_entries++] = (struct entry){key_of(words[i], class), words[i].len, class, fz_u32(i)};
        }
    qsort(entries, n_entries, sizeof *entries, by_key);
    for (uint32_t i = 0; i < n_entries; i++) {
        w->order[i] = entries[i].index;
        add(w, &entries[i], i);
    }
    free(entries);
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
static void compare(const struct scan *scan, uint64_t key, uint64_t hashed, size_t at)
{
    const struct fz_words *w = scan->words;
    const struct group *group = slot_of(w, key, hashed);
    for (uint32_t i = 0; i < group->n; i++) {
        uint32_t index = w->order[group->first + i];
        struct fz_str word = w->words[index];
        if (word.len <= scan->end - at && fz_str_equal(word, fz_str_slice(scan->text, at, at + word.len)))
            scan->hit(scan->context, index, at, at + word.len);
    }
}

static void look(const struct scan *scan, const unsigned char *bytes, size_t at)
{
    const struct fz_words *w = scan->words;
    for (uint32_t class = 0; class < N_LENGTHS; class ++) {
        if (!w->any[class] || scan->end - at < lengths[class])
            continue;
        uint64_t key = beginning(bytes, lengths[class]), hashed = hash(key);
        if (w->bits[class][bit_of(hashed) / 64] >> bit_of(hashed) % 64 & 1)
            compare(scan, key, hashed, at);
    }
}

void fz_words_scan(const struct fz_words *words, struct fz_str text, size_t from, size_t end, fz_words_hit *hit,
                   void *context)
{
    if (end > text.len)
        end = text.len;
    struct scan scan = {words, text, end, hit, context};
    const unsigned char *bytes = (const unsigned char *)text.ptr;
    for (size_t at = from; at < end;) {
        unsigned char last[8] = {0}; /* the text's end, where eight bytes cannot be read */
        bool near_end = text.len - at < sizeof last;
        for (size_t i = 0; near_end && at + i < text.len; i++)
            last[i] = bytes[at + i];
        look(&scan, near_end ? last : bytes + at, at);
        at += bytes[at] < 0x80 ? 1 : bytes[at] < 0xE0 ? 2 : bytes[at] < 0xF0 ? 3 : 4;
    }
}
