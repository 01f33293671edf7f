/* Tables by a hash of the two characters. */
#include "check/phrase_index.h"
#include "base/utf8.h"

struct end { /* of a phrase, or its beginning */
    uint32_t first, second; /* in the order of the text */
    uint32_t inner, inmost; /* the next two, from there inwards; 0 in a phrase of less than four characters */
    uint32_t phrase;
    bool end;
};
struct fz_phrase_index {
    struct fz_phrase *phrases;
    struct end *ends; /* by bucket */
    uint32_t *from;   /* of each bucket; one more for the end */
    uint32_t shift;
    uint64_t bits[1 << 10]; /* by 16 bits of the hash: whether there is anything */
};
struct fz_word_set {
    uint64_t *slots; /* 0: empty; a word is in the first free one from its own on */
    uint32_t shift, mask;
};

static uint32_t hash(uint32_t a, uint32_t b, uint32_t shift)
{
    return ((a << 16 ^ b) * 0x9E3779B1u) >> shift; /* Fibonacci hashing */
}

/* 32 less the bits of a table that N things fill to a quarter at most. */
static uint32_t shift_for(size_t n)
{
    uint32_t shift = 28;
    while (shift > 4 && n * 4 > (size_t)1 << (32 - shift))
        shift--;
    return shift;
}

static bool fill(struct fz_phrase *phrase, struct fz_arena *arena, struct fz_str text, struct fz_str except)
{
    struct fz_str part;
    phrase->text = text;
    while (except.len && fz_str_split(&except, '|', &part))
        if (part.len)
            *FZ_PUSH(arena, phrase->except.items, phrase->except.n) = part;
    for (size_t at = 0, size; at < text.len; at += size) {
        uint32_t c = fz_utf8_at(text, at, &size);
        if (phrase->n == FZ_MAX_PHRASE)
            return false;
        phrase->chars[phrase->n++] = c;
    }
    return phrase->n >= 2;
}

static struct end end_of(const struct fz_phrase *phrase, size_t number, bool end)
{
    const uint32_t *c = phrase->chars;
    size_t at = end ? phrase->n - 2 : 0;
    struct end result = {.first = c[at], .second = c[at + 1], .phrase = fz_u32(number), .end = end};
    if (phrase->n >= 4) {
        result.inner = end ? c[at - 1] : c[2];
        result.inmost = end ? c[at - 2] : c[3];
    }
    return result;
}

/* The ends of all N phrases by bucket, those of one bucket in the order of the phrases. */
static void sort_ends(struct fz_phrase_index *index, struct fz_arena *arena, size_t n)
{
    size_t n_buckets = (size_t)1 << (32 - index->shift);
    index->from = FZ_NEW_N(arena, uint32_t, n_buckets + 2);
    index->ends = FZ_NEW_N(arena, struct end, 2 * n);
    uint32_t *next = index->from + 1; /* where the next of a bucket goes: in the end the beginning of the bucket after */
    for (size_t i = 0; i < 2 * n; i++) {
        struct end end = end_of(&index->phrases[i / 2], i / 2, i % 2);
        next[hash(end.first, end.second, index->shift) + 1]++;
    }
    for (size_t i = 1; i <= n_buckets; i++)
        next[i] += next[i - 1];
    for (size_t i = 0; i < 2 * n; i++) {
        struct end end = end_of(&index->phrases[i / 2], i / 2, i % 2);
        uint32_t bit = hash(end.first, end.second, 16);
        index->bits[bit / 64] |= (uint64_t)1 << bit % 64;
        index->ends[next[hash(end.first, end.second, index->shift)]++] = end;
    }
}

struct fz_phrase_index *fz_phrase_index_new(struct fz_arena *arena, const struct fz_csv *csv, struct fz_errors *errors)
{
    struct fz_phrase_index *index = FZ_NEW(arena, struct fz_phrase_index);
    int text = fz_csv_column(csv, FZ_STR("phrase")), except = fz_csv_column(csv, FZ_STR("except"));
    bool good = true;
    index->phrases = FZ_NEW_N(arena, struct fz_phrase, csv->n_rows + 1);
    for (size_t i = 0; i < csv->n_rows; i++)
        if (!fill(&index->phrases[i], arena, fz_csv_cell(csv, i, text), fz_csv_cell(csv, i, except)))
            good = fz_error_add(errors, csv->path, csv->rows[i].line, 1,
                                FZ_SAY(errors->lang, "phrase 应为 2 至 %d 个字", "a phrase has 2 to %d characters"),
                                FZ_MAX_PHRASE);
    if (!good)
        return NULL;
    index->shift = shift_for(2 * csv->n_rows);
    sort_ends(index, arena, csv->n_rows);
    return index;
}

/* Whether the next two characters of a text (A, B) and those of a phrase leave room for one slip, there or behind: of
 * all phrases that begin or end alike it is true of few. */
static inline bool may_slip(uint32_t a, uint32_t b, const struct end *end)
{
    return !end->inner || a == end->inner || b == end->inmost || a == end->inmost || b == end->inner;
}

static inline void find(const struct fz_phrase_index *index, const uint32_t *chars, size_t n, bool near,
                        fz_phrase_found *found, void *context)
{
    for (size_t at = 0; at + 1 < n; at++) {
        uint32_t a = chars[at], b = chars[at + 1], bit = hash(a, b, 16);
        if (!(index->bits[bit / 64] >> bit % 64 & 1))
            continue;
        const uint32_t *from = &index->from[hash(a, b, index->shift)];
        for (uint32_t i = from[0]; i < from[1]; i++) {
            const struct end *end = &index->ends[i];
            if (end->first != a || end->second != b)
                continue;
            const uint32_t *inner = end->end ? chars + at - 1 : chars + at + 2;
            const uint32_t *inmost = end->end ? chars + at - 2 : chars + at + 3;
            if (!near || may_slip(*inner, *inmost, end))
                found(context, &index->phrases[end->phrase], at, end->end);
        }
    }
}

void fz_phrase_index_find(const struct fz_phrase_index *index, const uint32_t *chars, size_t n, fz_phrase_found *found,
                          void *context)
{
    find(index, chars, n, false, found, context);
}

void fz_phrase_index_find_near(const struct fz_phrase_index *index, const uint32_t *chars, size_t n,
                               fz_phrase_found *found, void *context)
{
    find(index, chars, n, true, found, context);
}

/* Where the word of A and B is in SET, or would be. */
static uint64_t *slot_of(const struct fz_word_set *set, uint32_t a, uint32_t b)
{
    uint64_t word = (uint64_t)a << 32 | b;
    uint32_t at = hash(a, b, set->shift);
    while (set->slots[at] && set->slots[at] != word)
        at = (at + 1) & set->mask;
    return &set->slots[at];
}

struct fz_word_set *fz_word_set_new(struct fz_arena *arena, const struct fz_csv *csv)
{
    struct fz_word_set *set = FZ_NEW(arena, struct fz_word_set);
    int column = fz_csv_column(csv, FZ_STR("phrase"));
    size_t n = 0;
    for (size_t i = 0; i < csv->n_rows; i++)
        n += fz_csv_cell(csv, i, column).len / 2; /* no character of two bytes would do: 2 at least make a word */
    set->shift = shift_for(n);
    set->mask = (1u << (32 - set->shift)) - 1;
    set->slots = FZ_NEW_N(arena, uint64_t, set->mask + 1);
    for (size_t i = 0; i < csv->n_rows; i++) {
        struct fz_str text = fz_csv_cell(csv, i, column);
        for (size_t at = 0, size, next_size; at < text.len; at += size + next_size) {
            uint32_t a = fz_utf8_at(text, at, &size), b = fz_utf8_at(text, at + size, &next_size);
            if (next_size)
                *slot_of(set, a, b) = (uint64_t)a << 32 | b;
        }
    }
    return set;
}

bool fz_word_set_has(const struct fz_word_set *set, uint32_t a, uint32_t b)
{
    return *slot_of(set, a, b) != 0;
}
