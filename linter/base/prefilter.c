/* One pass over a text finds all the words; a pattern's own places are sorted together when it is first asked for. */
#include "base/prefilter.h"
#include "base/words.h"

#include <stdlib.h>
#include <string.h>

struct need {           /* of one pattern */
    uint32_t *words, n; /* numbers of the prefilter's words; n 0: nothing is known */
    uint32_t min, max;  /* as in struct fz_literals */
    struct fz_bytes before;
    unsigned views;     /* a bit each */
};
struct table { /* the words of one view */
    struct fz_strs words;
    uint32_t *numbers; /* among all */
    struct fz_words *table;
};

struct fz_prefilter {
    struct need *needs; /* one a pattern */
    size_t n_needs;
    struct fz_strs words;
    struct table tables[FZ_N_VIEWS];
};

struct places {
    uint32_t *at; /* in order */
    uint32_t n;
    bool known;
};

struct fz_reading {
    struct fz_arena *arena;
    const struct fz_prefilter *prefilter;
    struct fz_str text;
    enum fz_text_view view;
    uint32_t *starts;      /* where the words stand, word by word, in order for each */
    uint32_t *first;       /* … word W has starts[first[W]] up to first[W + 1] */
    struct places *places; /* of each pattern */
};

/* The words seen so far, each with its number: open addressing, at least half empty. */
struct numbering {
    struct fz_strs *words;
    uint32_t *slots; /* a word's number and one; 0: empty */
    uint32_t mask;
};

static uint32_t number_of(struct numbering *numbering, struct fz_arena *arena, struct fz_str word)
{
    struct fz_strs *words = numbering->words;
    uint32_t at = (uint32_t)fz_str_hash(word, 0) & numbering->mask;
    for (; numbering->slots[at]; at = (at + 1) & numbering->mask)
        if (fz_str_equal(words->items[numbering->slots[at] - 1], word))
            return numbering->slots[at] - 1;
    *FZ_PUSH(arena, words->items, words->n) = word;
    numbering->slots[at] = fz_u32(words->n);
    return fz_u32(words->n - 1);
}

static void make_table(struct fz_prefilter *prefilter, struct fz_arena *arena, unsigned view)
{
    struct table *table = &prefilter->tables[view];
    bool *wanted = FZ_NEW_N(arena, bool, prefilter->words.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < prefilter->n_needs; i++)
        for (uint32_t k = 0; (prefilter->needs[i].views >> view & 1) && k < prefilter->needs[i].n; k++)
            wanted[prefilter->needs[i].words[k]] = true;
    table->numbers = FZ_NEW_N(arena, uint32_t, prefilter->words.n + 1);
    for (size_t w = 0; w < prefilter->words.n; w++)
        if (wanted[w]) {
            table->numbers[n++] = fz_u32(w);
            *FZ_PUSH(arena, table->words.items, table->words.n) = prefilter->words.items[w];
        }
    table->table = fz_words_new(arena, table->words.items, table->words.n);
}

struct fz_prefilter *fz_prefilter_of(struct fz_arena *arena, const struct fz_sought *sought, size_t n)
{
    struct fz_prefilter *prefilter = FZ_NEW(arena, struct fz_prefilter);
    struct numbering numbering = {.words = &prefilter->words};
    struct fz_arena scratch;
    size_t n_words = 0;
    fz_arena_init(&scratch);
    struct fz_literals *literals = FZ_NEW_N(&scratch, struct fz_literals, n + 1);
    for (size_t i = 0; i < n; i++) {
        literals[i] = sought[i].literals ? *sought[i].literals : fz_literals_of(sought[i].source, arena);
        n_words += literals[i].words.n;
    }
    for (numbering.mask = 15; numbering.mask < 2 * n_words;)
        numbering.mask = 2 * numbering.mask + 1;
    numbering.slots = FZ_NEW_N(&scratch, uint32_t, numbering.mask + 1);
    prefilter->n_needs = n;
    prefilter->needs = FZ_NEW_N(arena, struct need, n + 1);
    for (size_t i = 0; i < n; i++) {
        struct need *need = &prefilter->needs[i];
        *need = (struct need){FZ_NEW_N(arena, uint32_t, literals[i].words.n + 1), fz_u32(literals[i].words.n),
                              literals[i].min, literals[i].max, literals[i].before, sought[i].views};
        for (uint32_t k = 0; k < need->n; k++)
            need->words[k] = number_of(&numbering, arena, literals[i].words.items[k]);
    }
    fz_arena_clear(&scratch);
    for (unsigned view = 0; view < FZ_N_VIEWS; view++)
        make_table(prefilter, arena, view);
    return prefilter;
}

bool fz_reading_holds(const struct fz_reading *reading, const struct fz_prefilter *prefilter, size_t index,
                      struct fz_str text)
{
    return text.ptr && text.ptr >= reading->text.ptr && text.ptr + text.len <= reading->text.ptr + reading->text.len &&
           reading->prefilter == prefilter && (prefilter->needs[index].views >> reading->view & 1);
}

struct hit {
    uint32_t word, start;
};
struct hits {
    struct fz_arena *arena;
    const uint32_t *numbers;
    struct hit *items;
    size_t n;
    uint32_t *counts; /* of each word */
};

static void note(void *context, size_t index, size_t start, size_t end)
{
    struct hits *hits = context;
    (void)end;
    uint32_t word = hits->numbers[index];
    *FZ_PUSH(hits->arena, hits->items, hits->n) = (struct hit){word, (uint32_t)start};
    hits->counts[word]++;
}

static void search(struct fz_reading *reading)
{
    const struct fz_prefilter *prefilter = reading->prefilter;
    size_t n_words = prefilter->words.n;
    const struct table *table = &prefilter->tables[reading->view];
    struct hits hits = {
        .arena = reading->arena, .numbers = table->numbers, .counts = FZ_NEW_N(reading->arena, uint32_t, n_words + 1)};
    fz_words_scan(table->table, reading->text, 0, reading->text.len, note, &hits);
    reading->first = FZ_NEW_N(reading->arena, uint32_t, n_words + 1);
    reading->starts = FZ_NEW_N(reading->arena, uint32_t, hits.n + 1);
    reading->places = FZ_NEW_N(reading->arena, struct places, prefilter->n_needs + 1);
    for (size_t w = 0; w < n_words; w++)
        reading->first[w + 1] = reading->first[w] + hits.counts[w];
    memset(hits.counts, 0, n_words * sizeof *hits.counts);
    for (size_t i = 0; i < hits.n; i++) {
        uint32_t word = hits.items[i].word;
        reading->starts[reading->first[word] + hits.counts[word]++] = hits.items[i].start;
    }
}

struct fz_reading *fz_reading_new(struct fz_arena *arena, const struct fz_prefilter *prefilter, struct fz_str text,
                                  enum fz_text_view view)
{
    struct fz_reading *reading = FZ_NEW(arena, struct fz_reading);
    reading->arena = arena;
    reading->prefilter = prefilter;
    reading->text = text;
    reading->view = view;
    search(reading);
    return reading;
}

static int by_start(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return left < right ? -1 : left > right;
}

static const struct places *places_of(struct fz_reading *reading, size_t index)
{
    struct places *places = &reading->places[index];
    const struct need *need = &reading->prefilter->needs[index];
    if (places->known)
        return places;
    places->known = true;
    uint32_t n = 0, words = 0, last = 0;
    for (uint32_t i = 0; i < need->n; i++) {
        uint32_t count = reading->first[need->words[i] + 1] - reading->first[need->words[i]];
        n += count;
        if (count)
            words++, last = need->words[i];
    }
    places->n = n;
    if (words == 1)
        places->at = reading->starts + reading->first[last];
    if (words < 2)
        return places;
    places->at = FZ_NEW_N(reading->arena, uint32_t, n);
    n = 0;
    for (uint32_t i = 0; i < need->n; i++) {
        uint32_t first = reading->first[need->words[i]], count = reading->first[need->words[i] + 1] - first;
        if (count)
            memcpy(places->at + n, reading->starts + first, count * sizeof *places->at);
        n += count;
    }
    qsort(places->at, n, sizeof *places->at, by_start);
    return places;
}

/* The first of PLACES at or behind START. */
static uint32_t first_from(const struct places *places, size_t start)
{
    uint32_t low = 0, high = places->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (places->at[middle] < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The first byte of TEXT at or after FROM where a match may start whose word is at AT: no further back than the longest
 * match, and only over bytes that one may have there. */
static size_t first_start(const struct need *need, struct fz_str text, size_t from, size_t at)
{
    size_t least = need->max != UINT32_MAX && at - from > need->max ? at - need->max : from, first = at;
    while (first > least && fz_bytes_has(&need->before, text.ptr[first - 1]))
        first--;
    return first;
}

size_t fz_reading_place(struct fz_reading *reading, size_t index, struct fz_str text, size_t from)
{
    const struct need *need = &reading->prefilter->needs[index];
    if (!need->n)
        return from;
    const struct places *places = places_of(reading, index);
    size_t base = (size_t)(text.ptr - reading->text.ptr);
    for (uint32_t i = first_from(places, base + from); i < places->n && places->at[i] < base + text.len; i++) {
        size_t at = places->at[i] - base;
        if (at >= need->min && first_start(need, text, at - need->min, at) == at - need->min)
            return at;
    }
    return SIZE_MAX;
}

bool fz_reading_next(struct fz_reading *reading, size_t index, struct fz_str text, size_t from, size_t end,
                     struct fz_window *window)
{
    const struct need *need = &reading->prefilter->needs[index];
    *window = (struct fz_window){from, end};
    if (!need->n)
        return from <= end;
    const struct places *places = places_of(reading, index);
    if (!places->n)
        return false;
    size_t base = (size_t)(text.ptr - reading->text.ptr);
    for (uint32_t i = first_from(places, base + from + need->min); i < places->n && places->at[i] < base + end; i++) {
        size_t at = places->at[i] - base;
        *window = (struct fz_window){first_start(need, text, from, at), at - need->min};
        while (window->first < at && (text.ptr[window->first] & 0xC0) == 0x80)
            window->first++;
        if (window->first <= window->last)
            return true;
    }
    return false;
}
