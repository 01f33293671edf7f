/* One pass over a text finds all the words, and each tells the patterns that need it. */
#include "base/prefilter.h"
#include "base/words.h"

struct need {           /* of one pattern, or all words of a list */
    uint32_t *words, n; /* numbers of the prefilter's words; n 0: nothing is known */
    uint32_t min, max;  /* as in struct fz_literals */
    struct fz_bytes before;
    bool any_before;            /* all bytes may stand there */
    unsigned views;             /* a bit each */
    const struct fz_strs *list; /* NULL: a pattern */
};
struct user {
    uint32_t need, row; /* which of the need's words it is */
};
struct table { /* the words of one view */
    struct fz_strs words;
    struct fz_words *table;
    struct user *users; /* word by word, those that need it */
    uint32_t *first;    /* … word W is needed by users[first[W]] up to users[first[W + 1]] */
};

struct fz_prefilter {
    struct need *needs; /* one a pattern or list */
    size_t n_needs;
    struct fz_strs words;
    struct table tables[FZ_N_VIEWS];
};

struct places {
    uint32_t *at;   /* in order */
    uint32_t *rows; /* of a list: which of its words stands there */
    uint32_t n;
    uint32_t asked; /* the one that was the answer last time: texts are mostly gone through from front to back */
};

struct fz_reading {
    struct fz_arena *arena;
    const struct fz_prefilter *prefilter;
    struct fz_str text;
    enum fz_text_view view;
    struct places *places; /* of each pattern and list */
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

static bool is_of(const struct need *need, unsigned view)
{
    return need->views >> view & 1;
}

static void make_table(struct fz_prefilter *prefilter, struct fz_arena *arena, unsigned view)
{
    struct table *table = &prefilter->tables[view];
    size_t n_words = prefilter->words.n;
    uint32_t *counts = FZ_NEW_N(arena, uint32_t, n_words + 1);  /* of the patterns that need a word */
    uint32_t *numbers = FZ_NEW_N(arena, uint32_t, n_words + 1); /* of a word, here */
    for (size_t i = 0; i < prefilter->n_needs; i++)
        for (uint32_t k = 0; is_of(&prefilter->needs[i], view) && k < prefilter->needs[i].n; k++)
            counts[prefilter->needs[i].words[k]]++;
    table->first = FZ_NEW_N(arena, uint32_t, n_words + 2);
    for (size_t w = 0; w < n_words; w++)
        if (counts[w]) {
            numbers[w] = fz_u32(table->words.n);
            *FZ_PUSH(arena, table->words.items, table->words.n) = prefilter->words.items[w];
            table->first[table->words.n + 1] = table->first[table->words.n] + counts[w];
        }
    table->users = FZ_NEW_N(arena, struct user, table->first[table->words.n + 1] + 1);
    for (size_t i = 0; i < prefilter->n_needs; i++)
        for (uint32_t k = 0; is_of(&prefilter->needs[i], view) && k < prefilter->needs[i].n; k++)
            table->users[table->first[numbers[prefilter->needs[i].words[k]] + 1]++] = (struct user){fz_u32(i), k};
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
        if (sought[i].list)
            literals[i].words = *sought[i].list;
        else
            literals[i] = *sought[i].literals;
        n_words += literals[i].words.n;
    }
    for (numbering.mask = 15; numbering.mask < 2 * n_words;)
        numbering.mask = 2 * numbering.mask + 1;
    numbering.slots = FZ_NEW_N(&scratch, uint32_t, numbering.mask + 1);
    prefilter->n_needs = n;
    prefilter->needs = FZ_NEW_N(arena, struct need, n + 1);
    for (size_t i = 0; i < n; i++) {
        struct need *need = &prefilter->needs[i];
        *need = (struct need){FZ_NEW_N(arena, uint32_t, literals[i].words.n + 1),
                              fz_u32(literals[i].words.n),
                              literals[i].min,
                              literals[i].max,
                              literals[i].before,
                              fz_bytes_all(&literals[i].before),
                              sought[i].views,
                              sought[i].list};
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
enum { PAGE = 1000 };
struct page { /* of hits: of a large report there are millions, too many to be moved when their room is filled */
    struct page *next;
    size_t n;
    struct hit items[PAGE];
};
struct hits {
    struct fz_arena *arena;
    struct page *first, **end, *last;
};

static void note(void *context, size_t index, size_t start, size_t end)
{
    struct hits *hits = context;
    (void)end;
    if (!hits->last || hits->last->n == PAGE) {
        *hits->end = hits->last = FZ_NEW(hits->arena, struct page);
        hits->end = &hits->last->next;
    }
    hits->last->items[hits->last->n++] = (struct hit){(uint32_t)index, (uint32_t)start};
}

static void search(struct fz_reading *reading, struct fz_arena *scratch)
{
    const struct fz_prefilter *prefilter = reading->prefilter;
    const struct table *table = &prefilter->tables[reading->view];
    struct hits hits = {.arena = scratch, .end = &hits.first};
    fz_words_scan(table->table, reading->text, 0, reading->text.len, note, &hits);
    struct places *places = reading->places = FZ_NEW_N(reading->arena, struct places, prefilter->n_needs + 1);
    size_t n = 0;
    for (const struct page *page = hits.first; page; page = page->next)
        for (const struct hit *hit = page->items; hit < page->items + page->n; hit++)
            for (uint32_t k = table->first[hit->word]; k < table->first[hit->word + 1]; k++, n++)
                places[table->users[k].need].n++;
    uint32_t *at = FZ_NEW_N(reading->arena, uint32_t, n + 1);
    for (size_t i = 0; i < prefilter->n_needs; i++) {
        places[i].at = at;
        at += places[i].n;
        if (prefilter->needs[i].list && places[i].n)
            places[i].rows = FZ_NEW_N(reading->arena, uint32_t, places[i].n);
        places[i].n = 0;
    }
    for (const struct page *page = hits.first; page; page = page->next)
        for (const struct hit *hit = page->items; hit < page->items + page->n; hit++)
            for (uint32_t k = table->first[hit->word]; k < table->first[hit->word + 1]; k++) {
                struct places *of = &places[table->users[k].need];
                if (of->rows)
                    of->rows[of->n] = table->users[k].row;
                of->at[of->n++] = hit->start;
            }
}

struct fz_reading *fz_reading_new(struct fz_arena *arena, struct fz_arena *scratch,
                                  const struct fz_prefilter *prefilter, struct fz_str text, enum fz_text_view view)
{
    struct fz_reading *reading = FZ_NEW(arena, struct fz_reading);
    reading->arena = arena;
    reading->prefilter = prefilter;
    reading->text = text;
    reading->view = view;
    search(reading, scratch);
    fz_arena_reset(scratch);
    return reading;
}

/* The first of PLACES at or behind START. */
static uint32_t first_from(struct places *places, size_t start)
{
    uint32_t low = 0, high = places->n, asked = places->asked;
    if (!asked || places->at[asked - 1] < start) { /* there, or a little further */
        low = asked;
        while (low < high && low < asked + 4 && places->at[low] < start)
            low++;
        high = low < asked + 4 ? low : high;
    } else {
        high = asked - 1;
    }
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (places->at[middle] < start)
            low = middle + 1;
        else
            high = middle;
    }
    return places->asked = low;
}

/* The first byte of TEXT at or after FROM where a match may start whose word is at AT: no further back than the longest
 * match, and only over bytes that one may have there. */
static size_t first_start(const struct need *need, struct fz_str text, size_t from, size_t at)
{
    size_t least = need->max != UINT32_MAX && at - from > need->max ? at - need->max : from, first = at;
    if (need->any_before)
        return least;
    while (first > least && fz_bytes_has(&need->before, text.ptr[first - 1]))
        first--;
    return first;
}

size_t fz_reading_place(struct fz_reading *reading, size_t index, struct fz_str text, size_t from)
{
    const struct need *need = &reading->prefilter->needs[index];
    if (!need->n)
        return from;
    struct places *places = &reading->places[index];
    size_t base = (size_t)(text.ptr - reading->text.ptr);
    for (uint32_t i = first_from(places, base + from); i < places->n && places->at[i] < base + text.len; i++) {
        size_t at = places->at[i] - base;
        if (at >= need->min && first_start(need, text, at - need->min, at) == at - need->min)
            return at;
    }
    return SIZE_MAX;
}

void fz_reading_words(struct fz_reading *reading, size_t index, struct fz_str text, size_t from, size_t end,
                      fz_words_hit *hit, void *context)
{
    const struct need *need = &reading->prefilter->needs[index];
    struct places *places = &reading->places[index];
    size_t base = (size_t)(text.ptr - reading->text.ptr);
    for (uint32_t i = first_from(places, base + from); i < places->n && places->at[i] < base + end; i++) {
        size_t start = places->at[i] - base, stop = start + need->list->items[places->rows[i]].len;
        if (stop <= end)
            hit(context, places->rows[i], start, stop);
    }
}

bool fz_reading_next(struct fz_reading *reading, size_t index, struct fz_str text, size_t from, size_t end,
                     struct fz_window *window)
{
    const struct need *need = &reading->prefilter->needs[index];
    *window = (struct fz_window){from, end};
    if (!need->n)
        return from <= end;
    struct places *places = &reading->places[index];
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
