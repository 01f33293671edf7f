/* Tables by a hash of the two characters. */
#include "check/phrase_index.h"
#include "base/utf8.h"

/* A phrase is kept under its first two characters, under those and its third, and under those and its fourth; and
 * likewise from its end. Of the many that begin alike only few go on like the text. One of less than four characters
 * is kept under the two only, once more apart from all others. */
enum slot { TWO, THIRD, FOURTH, SHORT, N_SLOTS };
enum { MIN_LONG = 4, MAX_KEYS = 6 };
struct key {
    uint32_t first, second; /* in the order of the text */
    uint32_t more;          /* the third or the fourth; 0 with TWO */
    uint8_t slot;           /* enum slot */
    bool end;
};
enum { BITS = FZ_PHRASE_BITS, PHRASE_BITS = 20, MAX_PHRASES = 1 << PHRASE_BITS };

static inline uint32_t hash(uint32_t a, uint32_t b, uint32_t shift)
{
    return ((a << 16 ^ b) * 0x9E3779B1u) >> shift; /* Fibonacci hashing */
}

static inline uint32_t hash_key(const struct key *key)
{
    uint32_t more = key->more * 8 + key->slot * 2u + key->end;
    return (hash(key->first, key->second, 0) ^ more * 0xC2B2AE35u) * 0x85EBCA6Bu;
}

/* The part of a key's hash that no bucket tells, above a phrase's number. */
static inline uint32_t tag_of(uint32_t hashed)
{
    return hashed << PHRASE_BITS;
}

/* 32 less the bits of a table that N things fill to a half at most. */
static uint32_t shift_for(size_t n)
{
    uint32_t shift = 28;
    while (shift > 4 && n * 2 > (size_t)1 << (32 - shift))
        shift--;
    return shift;
}

static bool fill(struct fz_phrase *phrase, struct fz_str text)
{
    for (size_t at = 0, size; at < text.len; at += size) {
        uint32_t c = fz_utf8_at(text, at, &size);
        if (phrase->n == FZ_MAX_PHRASE || c > 0xFFFF)
            return false;
        phrase->chars[phrase->n++] = fz_phrase_char(c);
    }
    return phrase->n >= 2;
}

/* The keys of PHRASE into KEYS; their number. */
static size_t keys_of(const struct fz_phrase *phrase, struct key keys[MAX_KEYS])
{
    const uint16_t *c = phrase->chars;
    size_t n = 0, last = phrase->n - 1;
    keys[n++] = (struct key){c[0], c[1], 0, TWO, false};
    keys[n++] = (struct key){c[last - 1], c[last], 0, TWO, true};
    if (phrase->n < MIN_LONG) {
        keys[n++] = (struct key){c[0], c[1], 0, SHORT, false};
        keys[n++] = (struct key){c[last - 1], c[last], 0, SHORT, true};
        return n;
    }
    keys[n++] = (struct key){c[0], c[1], c[2], THIRD, false};
    keys[n++] = (struct key){c[0], c[1], c[3], FOURTH, false};
    keys[n++] = (struct key){c[last - 1], c[last], c[last - 2], THIRD, true};
    keys[n++] = (struct key){c[last - 1], c[last], c[last - 3], FOURTH, true};
    return n;
}

static void set_bit(uint64_t *bits, uint32_t bit)
{
    bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

static void sort_entries(struct fz_phrase_index *index, struct fz_arena *arena, size_t n)
{
    size_t n_buckets = (size_t)1 << (32 - index->shift), n_keys;
    struct key keys[MAX_KEYS];
    uint32_t *from = FZ_NEW_N(arena, uint32_t, n_buckets + 2), *entries = FZ_NEW_N(arena, uint32_t, MAX_KEYS * n);
    uint64_t *pairs[2], *bits = FZ_NEW_N(arena, uint64_t, (1 << BITS) / 64);
    uint32_t *next = from + 1; /* where the next of a bucket goes: in the end the beginning of the bucket after */
    for (size_t i = 0; i < 2; i++)
        index->pairs[i] = pairs[i] = FZ_NEW_N(arena, uint64_t, (1 << FZ_PAIR_BITS) / 64);
    for (size_t i = 0; i < n; i++) {
        n_keys = keys_of(&index->phrases[i], keys);
        for (size_t k = 0; k < n_keys; k++)
            next[(hash_key(&keys[k]) >> index->shift) + 1]++;
    }
    for (size_t i = 1; i <= n_buckets; i++)
        next[i] += next[i - 1];
    for (size_t i = 0; i < n; i++) {
        n_keys = keys_of(&index->phrases[i], keys);
        for (size_t k = 0; k < n_keys; k++) {
            uint32_t hashed = hash_key(&keys[k]);
            set_bit(pairs[keys[k].end], hash(keys[k].first, keys[k].second, 32 - FZ_PAIR_BITS));
            set_bit(bits, hashed >> (32 - BITS));
            entries[next[hashed >> index->shift]++] = fz_u32(i) | tag_of(hashed);
        }
    }
    index->from = from;
    index->entries = entries;
    index->n_entries = from[n_buckets];
    index->bits = bits;
}

const void *fz_phrase_index_make(struct fz_arena *arena, const struct fz_csv *csv, struct fz_errors *errors)
{
    struct fz_phrase_index *index = FZ_NEW(arena, struct fz_phrase_index);
    struct fz_phrase *phrases = FZ_NEW_N(arena, struct fz_phrase, csv->n_rows + 1);
    bool good = true;
    index->csv = csv;
    index->text = fz_csv_column(csv, FZ_STR("phrase"));
    index->except = fz_csv_column(csv, FZ_STR("except"));
    index->phrases = phrases;
    for (size_t i = 0; i < csv->n_rows; i++)
        if (!fill(&phrases[i], fz_csv_cell(csv, i, index->text)))
            good = fz_error_add(errors, csv->path, csv->lines[i], 1,
                                FZ_SAY(errors->lang, "phrase 应为 2 至 %d 个字，不能有 U+FFFF 以上的字",
                                       "a phrase has 2 to %d characters, none above U+FFFF"),
                                FZ_MAX_PHRASE);
    if (csv->n_rows > MAX_PHRASES)
        good = fz_error_add(errors, csv->path, 0, 0,
                            FZ_SAY(errors->lang, "最多 %d 行", "there may be no more than %d rows"), MAX_PHRASES);
    if (!good)
        return NULL;
    index->shift = shift_for(2 * csv->n_rows);
    sort_entries(index, arena, csv->n_rows);
    return index;
}

const struct fz_phrase_index *fz_phrase_index_of(struct fz_arena *arena, struct fz_csv *csv, struct fz_errors *errors)
{
    return fz_csv_once(csv, arena, fz_phrase_index_make, errors);
}

struct fz_str fz_phrase_text(const struct fz_phrase_index *index, const struct fz_phrase *phrase)
{
    return fz_csv_cell(index->csv, (size_t)(phrase - index->phrases), index->text);
}

struct fz_str fz_phrase_except(const struct fz_phrase_index *index, const struct fz_phrase *phrase)
{
    return fz_csv_cell(index->csv, (size_t)(phrase - index->phrases), index->except);
}

struct search {
    const struct fz_phrase_index *index;
    fz_phrase_found *found;
    void *context;
    size_t at;
};

/* Tells the phrases under KEY, and perhaps others, but for those whose third character is ALREADY. */
static inline void look_up(const struct search *search, struct key key, uint32_t already)
{
    const struct fz_phrase_index *index = search->index;
    uint32_t hashed = hash_key(&key), bit = hashed >> (32 - BITS);
    if (!(index->bits[bit / 64] >> bit % 64 & 1))
        return;
    const uint32_t *from = &index->from[hashed >> index->shift];
    for (uint32_t i = from[0]; i < from[1]; i++) {
        const struct fz_phrase *phrase = &index->phrases[index->entries[i] & (MAX_PHRASES - 1)];
        if ((index->entries[i] ^ tag_of(hashed)) < MAX_PHRASES &&
            (!already || phrase->n < 3 || phrase->chars[key.end ? phrase->n - 3 : 2] != already))
            search->found(search->context, phrase, search->at, key.end);
    }
}

/* Whether some phrase begins, or ENDs, with A and B. */
static inline bool is_there(const struct fz_phrase_index *index, uint32_t a, uint32_t b, bool end)
{
    uint32_t bit = hash(a, b, 32 - FZ_PAIR_BITS);
    return index->pairs[end][bit / 64] >> bit % 64 & 1;
}

void fz_phrase_index_find(const struct fz_phrase_index *index, const uint16_t *chars, size_t n, fz_phrase_found *found,
                          void *context)
{
    for (size_t at = 0; at + 1 < n; at++) {
        struct search search = {index, found, context, at};
        for (unsigned end = 0; end < 2; end++)
            if (is_there(index, chars[at], chars[at + 1], end))
                look_up(&search, (struct key){chars[at], chars[at + 1], 0, TWO, end}, 0);
    }
}

/* The characters A and B are there, and NEXT and AFTER follow, away from the end that is looked for: with one slip
 * there or behind, one of them is one of the phrase's. */
static inline void look_near(const struct search *search, uint32_t a, uint32_t b, uint32_t next, uint32_t after,
                             bool end)
{
    look_up(search, (struct key){a, b, 0, SHORT, end}, 0);
    look_up(search, (struct key){a, b, next, THIRD, end}, 0);
    look_up(search, (struct key){a, b, after, FOURTH, end}, next);
    look_up(search, (struct key){a, b, after, THIRD, end}, 0);
    look_up(search, (struct key){a, b, next, FOURTH, end}, next);
}

void fz_phrase_index_find_near(const struct fz_phrase_index *index, const uint16_t *chars, size_t n,
                               fz_phrase_found *found, void *context)
{
    for (size_t at = 0; at + 1 < n; at++) {
        const uint16_t *c = chars + at;
        struct search search = {index, found, context, at};
        if (is_there(index, c[0], c[1], false))
            look_near(&search, c[0], c[1], c[2], c[3], false);
        if (is_there(index, c[0], c[1], true))
            look_near(&search, c[0], c[1], c[-1], c[-2], true);
    }
}

/* Which of the SLOTS has the word of A and B, or would have it. */
static uint32_t slot_of(const uint32_t *slots, const struct fz_word_set *set, uint32_t a, uint32_t b)
{
    uint32_t word = a << 16 | b, at = hash(a, b, set->shift);
    while (slots[at] && slots[at] != word)
        at = (at + 1) & set->mask;
    return at;
}

static bool may_be_word(uint32_t a, uint32_t b)
{
    return a && a <= 0xFFFF && b <= 0xFFFF;
}

const void *fz_word_set_make(struct fz_arena *arena, const struct fz_csv *csv, struct fz_errors *errors)
{
    struct fz_word_set *set = FZ_NEW(arena, struct fz_word_set);
    int column = fz_csv_column(csv, FZ_STR("phrase"));
    size_t n = 0;
    (void)errors;
    for (size_t i = 0; i < csv->n_rows; i++)
        n += fz_utf8_count(fz_csv_cell(csv, i, column)) / 2;
    set->shift = shift_for(n);
    set->mask = (1u << (32 - set->shift)) - 1;
    uint32_t *slots = FZ_NEW_N(arena, uint32_t, set->mask + 1);
    for (size_t i = 0; i < csv->n_rows; i++) {
        struct fz_str text = fz_csv_cell(csv, i, column);
        for (size_t at = 0, size, next_size; at < text.len; at += size + next_size) {
            uint32_t a = fz_utf8_at(text, at, &size), b = fz_utf8_at(text, at + size, &next_size);
            if (next_size && may_be_word(a, b))
                slots[slot_of(slots, set, a, b)] = a << 16 | b;
        }
    }
    set->slots = slots;
    return set;
}

const struct fz_word_set *fz_word_set_of(struct fz_arena *arena, struct fz_csv *csv)
{
    return fz_csv_once(csv, arena, fz_word_set_make, NULL);
}

bool fz_word_set_has(const struct fz_word_set *set, uint32_t a, uint32_t b)
{
    return may_be_word(a, b) && set->slots[slot_of(set->slots, set, a, b)] != 0;
}
