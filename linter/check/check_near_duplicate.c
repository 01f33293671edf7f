/* Passages that stand twice in a report: paragraphs, and then sentences, alike in nearly all; and sentences in other
 * words whose figures were all told in one sentence before. Compared by hashes of five characters in a row, or of
 * figures, so that the work grows with the report's length, not with its square.
 */
#include "base/utf8.h"
#include "check/figures.h"
#include <stdlib.h>
#include <string.h>

enum { GRAM = 5, MAX_SAME = 6 /* passages that share a stretch; more, and it is a set phrase */ };
enum { MIN_RETOLD = 3, MAX_RETOLD = 40 /* figures of a sentence that are compared */ };

struct params {
    int min_chars, share, min_sentence;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"min-chars", FZ_PARAM_INT, false, AT(min_chars), NULL, NULL, "多少字以上的段落才比，默认 40",
     "paragraphs of at least so many characters, 40 by default"},
    {"share", FZ_PARAM_INT, false, AT(share), NULL, NULL, "相同部分占百分之几以上算重复，默认 80",
     "alike in so many per cent, 80 by default"},
    {"min-sentence", FZ_PARAM_INT, false, AT(min_sentence), NULL, NULL, "多少字以上的句子才比，默认 30",
     "sentences of at least so many characters, 30 by default"},
    {0},
};

struct gram { /* that stands more than once */
    uint64_t hash;
    uint32_t passage;
    uint32_t earlier; /* the one before of those alike; NONE: it is the first */
};
#define NONE UINT32_MAX
struct passage {
    struct fz_span span;
    uint32_t n_chars, n_grams;
    bool told;
};
struct pair {
    uint32_t first, second;
};
struct grams {
    struct gram *items; /* in the order of their passages */
    size_t n;
    uint32_t *last; /* of those alike, by their hash: open addressing */
    size_t mask;
};

static int by_pair(const void *a, const void *b)
{
    const struct pair *left = a, *right = b;
    if (left->second != right->second)
        return left->second < right->second ? -1 : 1;
    return left->first < right->first ? -1 : left->first > right->first;
}

/* Where the last of the grams with HASH is kept, or would be. */
static uint32_t *last_of(const struct grams *grams, uint64_t hash)
{
    size_t at = hash & grams->mask;
    while (grams->last[at] != NONE && grams->items[grams->last[at]].hash != hash)
        at = (at + 1) & grams->mask;
    return &grams->last[at];
}

static void add_gram(struct grams *grams, uint64_t hash, uint32_t passage)
{
    uint32_t *last = last_of(grams, hash);
    grams->items[grams->n] = (struct gram){hash, passage, *last};
    *last = fz_u32(grams->n++);
}

/* The hashes of TEXT's grams into HASHES; their number. */
static uint32_t hashes_of(struct fz_str text, uint64_t *hashes)
{
    const uint64_t base = 0x9E3779B97F4A7C15u;
    uint64_t last[GRAM] = {0}, out = 1, rolling = 0; /* LAST: character number N at N % GRAM */
    uint32_t n = 0;
    for (int i = 0; i < GRAM; i++)
        out *= base;
    for (size_t at = 0, size, slot = 0; at < text.len; at += size, slot = slot + 1 < GRAM ? slot + 1 : 0, n++) {
        uint64_t c = fz_utf8_at(text, at, &size) + 1;
        rolling = rolling * base + c - last[slot] * out;
        last[slot] = c;
        if (n + 1 >= GRAM)
            hashes[n + 1 - GRAM] = rolling ^ rolling >> 32;
    }
    return n + 1 < GRAM ? 0 : n + 1 - GRAM;
}

/* How often grams stand in a report, 0, 1, or 2 for more; those whose hashes share some bits are counted together. */
struct counts {
    unsigned char *items;
    size_t mask;
};

static bool stands_again(const struct counts *counts, uint64_t hash)
{
    return counts->items[hash & counts->mask] > 1;
}

static struct counts count(struct fz_arena *arena, const uint64_t *hashes, size_t n)
{
    struct counts counts = {.mask = 1023};
    while (counts.mask < 4 * n)
        counts.mask = 2 * counts.mask + 1;
    counts.items = FZ_NEW_N(arena, unsigned char, counts.mask + 1);
    for (size_t i = 0; i < n; i++)
        counts.items[hashes[i] & counts.mask] = counts.items[hashes[i] & counts.mask] ? 2 : 1;
    return counts;
}

/* How many grams stand again, if one of N PASSAGES has so many of them that it may be like another. In most reports
 * none has: 0, they need not be compared. HASHES are the grams' of all of them. */
static size_t shared_at_most(const struct counts *counts, const struct passage *passages, size_t n,
                             const uint64_t *hashes, size_t share)
{
    size_t at = 0, all = 0;
    bool alike = false;
    for (size_t i = 0; i < n; i++) {
        size_t again = 0;
        for (uint32_t k = 0; k < passages[i].n_grams; k++)
            again += stands_again(counts, hashes[at++]);
        alike = alike || (again && again * 100 >= passages[i].n_grams * share);
        all += again;
    }
    return alike ? all : 0;
}

/* No more than N grams. */
static void grams_init(struct grams *grams, struct fz_arena *arena, size_t n)
{
    grams->mask = 1023;
    while (grams->mask < 2 * n)
        grams->mask = 2 * grams->mask + 1;
    grams->items = FZ_NEW_N(arena, struct gram, n + 1);
    grams->n = 0;
    grams->last = FZ_NEW_N(arena, uint32_t, grams->mask + 1);
    memset(grams->last, 0xFF, (grams->mask + 1) * sizeof *grams->last); /* NONE */
}

/* Which of its passage's the gram AT is, of those alike. */
static size_t nth(const struct grams *grams, uint32_t at)
{
    size_t n = 0;
    for (uint32_t i = grams->items[at].earlier; i != NONE && grams->items[i].passage == grams->items[at].passage;
         i = grams->items[i].earlier)
        n++;
    return n;
}

/* Every pair of passages for every gram they share, as often as both have it: words that a passage repeats within
 * itself must not count twice over. */
static struct pair *shared_grams(struct fz_arena *arena, const struct grams *grams, size_t *n_pairs)
{
    struct pair *pairs = NULL;
    *n_pairs = 0;
    for (size_t slot = 0; slot <= grams->mask; slot++) {
        uint32_t alike[MAX_SAME], n = 0, at = grams->last[slot];
        for (; at != NONE && n < MAX_SAME; at = grams->items[at].earlier)
            alike[n++] = at;
        if (at != NONE)
            continue;
        for (uint32_t b = 0; b < n; b++)
            for (uint32_t a = b + 1; a < n; a++) {
                uint32_t first = grams->items[alike[a]].passage, second = grams->items[alike[b]].passage;
                if (first != second && nth(grams, alike[a]) == nth(grams, alike[b]))
                    *FZ_PUSH(arena, pairs, *n_pairs) = (struct pair){first, second};
            }
    }
    if (*n_pairs)
        qsort(pairs, *n_pairs, sizeof *pairs, by_pair);
    return pairs;
}

/* Tells those of N PASSAGES that are nearly all like an earlier one. ARENA is for this alone. */
static void compare(const struct fz_check_run *run, struct fz_arena *arena, struct passage *passages, size_t n,
                    size_t share)
{
    struct grams grams;
    size_t n_chars = 0, n_hashes = 0, n_pairs;
    for (size_t i = 0; i < n; i++)
        n_chars += passages[i].n_chars;
    uint64_t *hashes = FZ_NEW_N(arena, uint64_t, n_chars + 1);
    for (size_t i = 0; i < n; i++) {
        passages[i].n_grams = hashes_of(fz_doc_str(run->doc, passages[i].span), hashes + n_hashes);
        n_hashes += passages[i].n_grams;
    }
    struct counts counts = count(arena, hashes, n_hashes);
    size_t most = shared_at_most(&counts, passages, n, hashes, share);
    if (!most)
        return;
    grams_init(&grams, arena, most);
    for (size_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < passages[i].n_grams; k++, hashes++)
            if (stands_again(&counts, *hashes))
                add_gram(&grams, *hashes, fz_u32(i));
    struct pair *pairs = shared_grams(arena, &grams, &n_pairs);
    for (size_t i = 0, end; i < n_pairs; i = end) {
        for (end = i + 1; end < n_pairs && by_pair(&pairs[end], &pairs[i]) == 0; end++)
            ;
        struct passage *first = &passages[pairs[i].first], *second = &passages[pairs[i].second];
        uint32_t fewer = first->n_grams < second->n_grams ? first->n_grams : second->n_grams;
        if ((end - i) * 100 < fewer * share || second->told)
            continue;
        second->told = true;
        fz_emit_related(run, fz_emit(run, second->span, NULL, 0), first->span, FZ_STR("前一处"));
    }
}

/* Adds SPAN to PASSAGES where it has MIN characters. */
static void add_long(const struct fz_doc *doc, struct fz_span span, size_t min, struct passage *passages, size_t *n)
{
    size_t n_chars = fz_utf8_count(fz_doc_str(doc, span));
    if (n_chars >= min)
        passages[(*n)++] = (struct passage){.span = span, .n_chars = fz_u32(n_chars)};
}

/* The sentences to be compared: long ones of the text, those of PARAS that are told already left out. */
static struct passage *long_sentences(const struct fz_check_run *run, const struct passage *paras, size_t n_paras,
                                      size_t min, size_t *n)
{
    const struct fz_doc *doc = run->doc;
    struct passage *sentences = FZ_NEW_N(run->scratch, struct passage, doc->n_sentences + 1);
    *n = 0;
    for (size_t i = 0, para = 0, told = 0; i < doc->n_sentences; i++) {
        struct fz_span at = doc->sentences[i];
        while (para + 1 < doc->n_paras && doc->paras[para].span.end < at.end)
            para++;
        while (told < n_paras && paras[told].span.end < at.end)
            told++;
        bool in_told = told < n_paras && paras[told].told && paras[told].span.start <= at.start;
        if (!in_told && doc->paras[para].kind != FZ_PARA_HEADING)
            add_long(doc, at, min, sentences, n);
    }
    return sentences;
}

struct retold { /* a figure, by its value and the first character of its unit: 48场 and 48场次 are one */
    uint64_t key;
    uint32_t sentence;
};

static int by_key(const void *a, const void *b)
{
    const struct retold *left = a, *right = b;
    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    return left->sentence < right->sentence ? -1 : left->sentence > right->sentence;
}

/* The keys of the figures F that say something into KEYS: exact ones of two digits and more. 0 where they are too few
 * or too many. */
static size_t keys_of(const struct fz_check_run *run, struct fz_figures f, uint64_t keys[MAX_RETOLD])
{
    size_t n = 0;
    for (size_t i = 0; i < f.n; i++) {
        struct fz_decimal value = f.items[i].value;
        bool rate = f.items[i].kind == FZ_FIGURE_PERCENT;
        for (; value.digits && value.digits % 10 == 0; value.digits /= 10)
            value.exponent++;
        if ((!rate && f.items[i].kind != FZ_FIGURE_COUNT) || f.items[i].bound != FZ_EXACTLY ||
            fz_decimal_double(value) < 12 || (rate && fz_decimal_double(value) >= 100))
            continue;
        if (n == MAX_RETOLD)
            return 0;
        size_t size = 0;
        struct fz_str unit = fz_doc_str(run->doc, f.items[i].unit);
        uint64_t first = unit.len ? fz_utf8_at(unit, 0, &size) : 0;
        keys[n++] = (uint64_t)value.digits * 0x9E3779B97F4A7C15u ^ (uint64_t)(value.exponent + 64) << 32 ^ first;
    }
    return n < MIN_RETOLD ? 0 : n;
}

/* The first of the TOLD with KEY, all in order; those with it follow. */
static size_t first_with(const struct retold *told, size_t n, uint64_t key)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (told[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool tells(const struct retold *told, size_t n, uint64_t key, uint32_t sentence)
{
    struct retold wanted = {key, sentence};
    return bsearch(&wanted, told, n, sizeof wanted, by_key) != NULL;
}

/* The first sentence before BEFORE that tells all of KEYS; NONE: there is none. */
static uint32_t told_before(const struct retold *told, size_t n, const uint64_t *keys, size_t n_keys, uint32_t before)
{
    size_t from = first_with(told, n, keys[0]);
    for (size_t i = from; i < n && i - from < MAX_SAME && told[i].key == keys[0] && told[i].sentence < before; i++) {
        size_t k = 1;
        while (k < n_keys && tells(told, n, keys[k], told[i].sentence))
            k++;
        if (k == n_keys)
            return told[i].sentence;
    }
    return NONE;
}

/* 全年排查纠纷742件，调解成功728件，成功率98.1% here, 共排查各类纠纷742件，成功调解728件，成功率为98.1% in another
 * paragraph: tells those sentences that are not DONE. */
static void compare_figures(const struct fz_check_run *run, struct fz_arena *arena, const bool *done)
{
    const struct fz_doc *doc = run->doc;
    struct retold *told = FZ_NEW_N(arena, struct retold, doc->n_figures + 1);
    uint64_t keys[MAX_RETOLD];
    size_t n = 0, para = 0;
    for (size_t next = 0; next < doc->n_figures;) {
        struct fz_figures f = fz_figures_next(run, &next);
        size_t n_keys = keys_of(run, f, keys);
        for (size_t i = 0; i < n_keys; i++)
            told[n++] = (struct retold){keys[i], f.items[0].sentence};
    }
    if (n)
        qsort(told, n, sizeof *told, by_key);
    for (size_t next = 0; next < doc->n_figures;) {
        struct fz_figures f = fz_figures_next(run, &next);
        size_t n_keys = keys_of(run, f, keys);
        if (!n_keys || done[f.items[0].sentence])
            continue;
        struct fz_span at = doc->sentences[f.items[0].sentence];
        while (para + 1 < doc->n_paras && doc->paras[para].span.end < at.end)
            para++;
        uint32_t first = told_before(told, n, keys, n_keys, f.items[0].sentence);
        if (first != NONE && doc->sentences[first].end <= doc->paras[para].span.start)
            fz_emit_related(run, fz_emit(run, at, NULL, 0), doc->sentences[first], FZ_STR("前一处"));
    }
}

/* Marks the sentences in those of N PASSAGES, which are in order, that were told. */
static void mark_done(const struct fz_doc *doc, const struct passage *passages, size_t n, bool *done)
{
    for (size_t i = 0, at = 0; i < doc->n_sentences; i++) {
        while (at < n && passages[at].span.end < doc->sentences[i].end)
            at++;
        done[i] |= at < n && passages[at].told && passages[at].span.start <= doc->sentences[i].start;
    }
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_doc *doc = run->doc;
    size_t share = p->share ? (size_t)p->share : 80, n_paras = 0, n_sentences = 0;
    size_t min_para = p->min_chars ? (size_t)p->min_chars : 40;
    size_t min_sentence = p->min_sentence ? (size_t)p->min_sentence : 30;
    struct passage *paras = FZ_NEW_N(run->scratch, struct passage, doc->n_paras + 1);
    struct fz_arena arena; /* given back at once: it is much */
    for (size_t i = 0; i < doc->n_paras; i++)
        if (doc->paras[i].kind & (FZ_PARA_BODY | FZ_PARA_LEAD))
            add_long(doc, doc->paras[i].span, min_para, paras, &n_paras);
    fz_arena_init(&arena);
    compare(run, &arena, paras, n_paras, share);
    fz_arena_reset(&arena);
    struct passage *sentences = long_sentences(run, paras, n_paras, min_sentence, &n_sentences);
    compare(run, &arena, sentences, n_sentences, share);
    bool *done = FZ_NEW_N(run->scratch, bool, doc->n_sentences + 1);
    mark_done(doc, paras, n_paras, done);
    mark_done(doc, sentences, n_sentences, done);
    compare_figures(run, &arena, done);
    fz_arena_clear(&arena);
}

const struct fz_check fz_check_near_duplicate = {
    .name = "near-duplicate",
    .help = "报告内重复的段落和句子",
    .help_en = "passages that stand twice in a report",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
