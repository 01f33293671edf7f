/* Aho-Corasick over bytes, as a complete table: one step a byte, whatever the number of words.
 * Bytes that no word holds share one column, so Chinese words need some 75 columns instead of 256. A state is known by
 * where its row begins in the table; a step is the next state's row, with HIT set where words end there. */
#include "base/words.h"

#include <stdlib.h>

#define HIT UINT32_C(0x80000000)

struct fz_words {
    const struct fz_str *words; /* the caller's */
    uint32_t n_classes, n_states;
    uint32_t *steps; /* n_states rows of n_classes */
    uint32_t *word;  /* of each state: 1 + the word that it spells; 0: none */
    uint32_t *same;  /* of each word: 1 + another one with the same text; 0: none */
    uint32_t *next;  /* of each state: the longest shorter state that it ends in and where a word ends; 0: none */
    uint16_t classes[256];
};

static void find_classes(struct fz_words *w, size_t n)
{
    bool used[256] = {false};
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < w->words[i].len; j++)
            used[(unsigned char)w->words[i].ptr[j]] = true;
    w->n_classes = 1; /* class 0: bytes that no word holds */
    for (int byte = 0; byte < 256; byte++)
        if (used[byte])
            w->classes[byte] = (uint16_t)w->n_classes++;
}

/* At most one state for each byte of each word, and the root. Rows that turn out not to be needed are never touched. */
static void make_room(struct fz_words *w, struct fz_arena *arena, size_t n)
{
    size_t states = 1;
    for (size_t i = 0; i < n; i++)
        states += w->words[i].len;
    if (states >= HIT / w->n_classes)
        fz_out_of_memory();
    w->steps = FZ_NEW_N(arena, uint32_t, states * w->n_classes);
    w->word = FZ_NEW_N(arena, uint32_t, states);
    w->next = FZ_NEW_N(arena, uint32_t, states);
    w->same = FZ_NEW_N(arena, uint32_t, n);
    w->n_states = 1;
}

static uint32_t *step_of(const struct fz_words *w, uint32_t row, char byte)
{
    return &w->steps[row + w->classes[(unsigned char)byte]];
}

static void add_word(struct fz_words *w, size_t index)
{
    uint32_t row = 0;
    for (size_t i = 0; i < w->words[index].len; i++) {
        uint32_t *step = step_of(w, row, w->words[index].ptr[i]);
        if (*step == 0)
            *step = w->n_states++ * w->n_classes;
        row = *step;
    }
    uint32_t state = row / w->n_classes;
    w->same[index] = w->word[state];
    w->word[state] = fz_u32(index) + 1;
}

/* What a state's parent learns about it: where it falls back to, and thereby what else ends there. */
static uint32_t link_child(struct fz_words *w, uint32_t *fallback, uint32_t child, uint32_t shorter)
{
    uint32_t state = child / w->n_classes, short_state = shorter / w->n_classes;
    fallback[state] = shorter;
    w->next[state] = w->word[short_state] ? short_state : w->next[short_state];
    return w->word[state] || w->next[state] ? child | HIT : child;
}

/* Breadth first, so that the row a state falls back to is complete before the state's own is filled from it. */
static void complete(struct fz_words *w)
{
    uint32_t *room = calloc(w->n_states, 2 * sizeof *room);
    if (!room)
        fz_out_of_memory();
    uint32_t *fallback = room, *queue = room + w->n_states;
    uint32_t queued = 1; /* the root is row 0 */
    for (uint32_t at = 0; at < queued; at++) {
        uint32_t *steps = w->steps + queue[at];
        const uint32_t *shorter = w->steps + fallback[queue[at] / w->n_classes];
        for (uint32_t c = 1; c < w->n_classes; c++) {
            if (steps[c] == 0) {
                steps[c] = steps == w->steps ? 0 : shorter[c];
                continue;
            }
            queue[queued++] = steps[c];
            steps[c] = link_child(w, fallback, steps[c], steps == w->steps ? 0 : shorter[c] & ~HIT);
        }
    }
    free(room);
}

struct fz_words *fz_words_new(struct fz_arena *arena, const struct fz_str *words, size_t n)
{
    struct fz_words *w = FZ_NEW(arena, struct fz_words);
    w->words = words;
    find_classes(w, n);
    make_room(w, arena, n);
    for (size_t i = n; i > 0; i--) /* backwards: of equal words the first is reported first */
        if (words[i - 1].len > 0)
            add_word(w, i - 1);
    complete(w);
    return w;
}

static void report(const struct fz_words *w, uint32_t row, size_t end, fz_words_hit *hit, void *context)
{
    for (uint32_t state = row / w->n_classes; state != 0; state = w->next[state])
        for (uint32_t word = w->word[state]; word != 0; word = w->same[word - 1])
            hit(context, word - 1, end - w->words[word - 1].len, end);
}

void fz_words_scan(const struct fz_words *words, struct fz_str text, size_t from, size_t end, fz_words_hit *hit,
                   void *context)
{
    const uint32_t *steps = words->steps;
    const uint16_t *classes = words->classes;
    uint32_t row = 0;
    if (end > text.len)
        end = text.len;
    for (size_t at = from; at < end; at++) {
        uint32_t step = steps[row + classes[(unsigned char)text.ptr[at]]];
        row = step & ~HIT;
        if (step & HIT)
            report(words, row, at + 1, hit, context);
    }
}
