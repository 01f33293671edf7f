/* One pass over a text finds all the words; a pattern's own places are sorted together when it is first asked for. */
#include "base/prefilter.h"
#include "base/literals.h"
#include "base/words.h"

#include <stdlib.h>
#include <string.h>

struct need {           /* of one pattern */
    uint32_t *words, n; /* numbers of the prefilter's words; n 0: nothing is known */
    uint32_t min, max;  /* as in struct fz_literals */
};

struct fz_prefilter {
    struct need *needs; /* one a pattern */
    size_t n_needs;
    struct fz_strs words;
    struct fz_words *table;
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
    bool searched;
    uint32_t *starts;      /* where the words stand, word by word, in order for each */
    uint32_t *first;       /* … word W has starts[first[W]] up to first[W + 1] */
    struct places *places; /* of each pattern */
};

struct named { /* a word of a pattern, to be numbered */
    struct fz_str word;
    uint32_t pattern, place; /* needs[pattern].words[place] */
};

static int by_word(const void *a, const void *b)
{
    return fz_str_compare(((const struct named *)a)->word, ((const struct named *)b)->word);
}

static void number_words(struct fz_prefilter *prefilter, struct fz_arena *arena, struct named *named, size_t n)
{
    if (n)
        qsort(named, n, sizeof *named, by_word);
    for (size_t i = 0; i < n; i++) {
        if (!i || !fz_str_equal(named[i].word, named[i - 1].word))
            *FZ_PUSH(arena, prefilter->words.items, prefilter->words.n) = fz_str_copy(arena, named[i].word);
        prefilter->needs[named[i].pattern].words[named[i].place] = fz_u32(prefilter->words.n - 1);
    }
}

struct fz_prefilter *fz_prefilter_of(struct fz_arena *arena, const struct fz_strs *sources)
{
    struct fz_prefilter *prefilter = FZ_NEW(arena, struct fz_prefilter);
    struct fz_arena scratch;
    struct named *named = NULL;
    size_t n_named = 0;
    fz_arena_init(&scratch);
    prefilter->n_needs = sources->n;
    prefilter->needs = FZ_NEW_N(arena, struct need, sources->n + 1);
    for (size_t i = 0; i < sources->n; i++) {
        struct fz_literals literals = fz_literals_of(sources->items[i], &scratch);
        struct need *need = &prefilter->needs[i];
        *need = (struct need){FZ_NEW_N(arena, uint32_t, literals.words.n + 1), fz_u32(literals.words.n), literals.min,
                              literals.max};
        for (uint32_t k = 0; k < need->n; k++)
            *FZ_PUSH(&scratch, named, n_named) = (struct named){literals.words.items[k], fz_u32(i), k};
    }
    number_words(prefilter, arena, named, n_named);
    fz_arena_clear(&scratch);
    prefilter->table = fz_words_new(arena, prefilter->words.items, prefilter->words.n);
    return prefilter;
}

struct fz_reading *fz_reading_new(struct fz_arena *arena, const struct fz_prefilter *prefilter, struct fz_str text)
{
    struct fz_reading *reading = FZ_NEW(arena, struct fz_reading);
    reading->arena = arena;
    reading->prefilter = prefilter;
    reading->text = text;
    return reading;
}

bool fz_reading_holds(const struct fz_reading *reading, const struct fz_prefilter *prefilter, struct fz_str text)
{
    return reading->prefilter == prefilter && text.ptr && text.ptr >= reading->text.ptr &&
           text.ptr + text.len <= reading->text.ptr + reading->text.len;
}

struct hit {
    uint32_t word, start;
};
struct hits {
    struct fz_arena *arena;
    struct hit *items;
    size_t n;
    uint32_t *counts; /* of each word */
};

static void note(void *context, size_t index, size_t start, size_t end)
{
    struct hits *hits = context;
    (void)end;
    *FZ_PUSH(hits->arena, hits->items, hits->n) = (struct hit){(uint32_t)index, (uint32_t)start};
    hits->counts[index]++;
}

static void search(struct fz_reading *reading)
{
    const struct fz_prefilter *prefilter = reading->prefilter;
    size_t n_words = prefilter->words.n;
    struct hits hits = {.arena = reading->arena, .counts = FZ_NEW_N(reading->arena, uint32_t, n_words + 1)};
    fz_words_scan(prefilter->table, reading->text, 0, reading->text.len, note, &hits);
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
    reading->searched = true;
}

static int by_start(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return left < right ? -1 : left > right;
}

static const struct places *places_of(struct fz_reading *reading, size_t index)
{
    if (!reading->searched)
        search(reading);
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
    uint32_t i = first_from(places, base + from + need->min);
    if (i == places->n || places->at[i] >= base + end)
        return false;
    size_t at = places->at[i] - base;
    window->last = at - need->min;
    if (need->max != UINT32_MAX && at - from > need->max)
        window->first = at - need->max;
    while ((text.ptr[window->first] & 0xC0) == 0x80)
        window->first++;
    return true;
}
