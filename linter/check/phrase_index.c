/* Sorted arrays and binary search: built once for a rule set, small, and the same on every machine. */
#include "check/phrase_index.h"
#include "base/utf8.h"
#include <stdlib.h>

struct entry {
    uint64_t key; /* two characters */
    uint32_t phrase;
    bool end;
};
struct fz_phrase_index {
    struct fz_phrase *phrases;
    size_t n_phrases;
    struct entry *entries; /* by key */
    size_t n_entries;
    uint64_t *words; /* ascending */
    size_t n_words;
};

static uint64_t key_of(uint32_t a, uint32_t b)
{
    return (uint64_t)a << 32 | b;
}

static int by_key(const void *a, const void *b)
{
    const struct entry *left = a, *right = b;
    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    return left->phrase < right->phrase ? -1 : left->phrase > right->phrase;
}

static int by_value(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return left < right ? -1 : left > right;
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

struct fz_phrase_index *fz_phrase_index_new(struct fz_arena *arena, const struct fz_csv *csv, struct fz_errors *errors)
{
    struct fz_phrase_index *index = FZ_NEW(arena, struct fz_phrase_index);
    int text = fz_csv_column(csv, FZ_STR("phrase")), except = fz_csv_column(csv, FZ_STR("except"));
    bool good = true;
    index->phrases = FZ_NEW_N(arena, struct fz_phrase, csv->n_rows + 1);
    for (size_t i = 0; i < csv->n_rows; i++) {
        struct fz_phrase *phrase = &index->phrases[i];
        if (!fill(phrase, arena, fz_csv_cell(csv, i, text), fz_csv_cell(csv, i, except))) {
            good = fz_error_add(errors, csv->path, csv->rows[i].line, 1,
                                FZ_SAY(errors->lang, "phrase 应为 2 至 %d 个字", "a phrase has 2 to %d characters"),
                                FZ_MAX_PHRASE);
            continue;
        }
        uint32_t n = phrase->n, number = fz_u32(i);
        *FZ_PUSH(arena, index->entries, index->n_entries) =
            (struct entry){key_of(phrase->chars[0], phrase->chars[1]), number, false};
        *FZ_PUSH(arena, index->entries, index->n_entries) =
            (struct entry){key_of(phrase->chars[n - 2], phrase->chars[n - 1]), number, true};
        for (uint32_t k = 0; k + 1 < n; k += 2)
            *FZ_PUSH(arena, index->words, index->n_words) = key_of(phrase->chars[k], phrase->chars[k + 1]);
    }
    index->n_phrases = csv->n_rows;
    if (!good || !index->n_entries)
        return NULL;
    qsort(index->entries, index->n_entries, sizeof *index->entries, by_key);
    qsort(index->words, index->n_words, sizeof *index->words, by_value);
    return index;
}

void fz_phrase_index_find(const struct fz_phrase_index *index, uint32_t a, uint32_t b, fz_phrase_found *found,
                          void *context)
{
    uint64_t key = key_of(a, b);
    size_t low = 0, high = index->n_entries;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (index->entries[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < index->n_entries && index->entries[low].key == key; low++)
        found(context, &index->phrases[index->entries[low].phrase], index->entries[low].end);
}

bool fz_phrase_index_has_word(const struct fz_phrase_index *index, uint32_t a, uint32_t b)
{
    uint64_t key = key_of(a, b);
    return bsearch(&key, index->words, index->n_words, sizeof key, by_value) != NULL;
}
