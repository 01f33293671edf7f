/* Passages and figures carried over from last year's report (--previous): sentences alike in nearly all, with the very
 * same figures or with none. A sentence with new figures is the same work gone on; set phrases of the genre are
 * nobody's.
 */
#include "base/utf8.h"
#include "check/figures.h"
#include <stdlib.h>

enum {
    GRAM = 4,      /* characters that are compared at a time */
    MAX_SAME = 500 /* places of a stretch that are looked at; no report of ordinary length has more */
};

struct params {
    struct fz_pattern *standing;
    int figures, min_chars, share;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"figures", FZ_PARAM_INT, false, AT(figures), NULL, NULL,
     "至少几个数字与上年完全相同；0（默认）：查没有数字或数字未变的长句",
     "at least so many figures that are last year's to the digit; 0, the default: passages without or with the same "
     "ones"},
    {"standing", FZ_PARAM_PATTERN, false, AT(standing), NULL, NULL,
     "年年不变的量的单位，如 个乡镇 的 个，不计入 figures",
     "units of what does not change from year to year, which do not count for figures"},
    {"min-chars", FZ_PARAM_INT, false, AT(min_chars), NULL, NULL, "多少字以上的句子才比，默认 40",
     "sentences of at least so many characters, 40 by default"},
    {"share", FZ_PARAM_INT, false, AT(share), NULL, NULL, "相同部分占百分之几以上算照搬，默认 85",
     "alike in so many per cent, 85 by default"},
    {0},
};

struct gram {
    uint64_t hash;
    uint32_t sentence;
};
struct hits {
    uint32_t n, of; /* stretches of sentence OF, counted from 1 */
};
struct last_year {
    const struct fz_doc *doc;
    struct gram *grams; /* by hash */
    size_t n_grams;
    struct hits *hits; /* one a sentence */
};

static int by_hash(const void *a, const void *b)
{
    const struct gram *left = a, *right = b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return left->sentence < right->sentence ? -1 : left->sentence > right->sentence;
}

static bool is_set_phrase(const struct fz_check_run *run, struct fz_str text)
{
    const struct fz_patterns *set = &run->ruleset->genre.set_phrases;
    for (size_t i = 0; i < set->n; i++)
        if (fz_check_has(run, set->items[i], text))
            return true;
    return false;
}

static bool is_compared(const struct fz_check_run *run, const struct params *p, struct fz_str text)
{
    size_t min = p->min_chars ? (size_t)p->min_chars : 40;
    return fz_utf8_count(text) >= min && !is_set_phrase(run, text);
}

/* The hashes of TEXT's stretches of GRAM characters; their number. */
static size_t grams_of(struct fz_arena *arena, struct fz_str text, uint64_t **hashes)
{
    size_t n = 0, end = fz_utf8_offset(text, GRAM), size, end_size = 1;
    *hashes = NULL;
    for (size_t at = 0; end_size && at < end; at += size, end += end_size) {
        *FZ_PUSH(arena, *hashes, n) = fz_str_hash(fz_str_slice(text, at, end), 3);
        fz_utf8_at(text, at, &size);
        fz_utf8_at(text, end, &end_size);
    }
    return n;
}

static void read_last_year(const struct fz_check_run *run, const struct params *p, struct last_year *last)
{
    *last = (struct last_year){.doc = run->doc->previous};
    last->hits = FZ_NEW_N(run->scratch, struct hits, last->doc->n_sentences + 1);
    for (size_t i = 0; i < last->doc->n_sentences; i++) {
        struct fz_str text = fz_doc_str(last->doc, last->doc->sentences[i]);
        uint64_t *hashes;
        size_t n = is_compared(run, p, text) ? grams_of(run->scratch, text, &hashes) : 0;
        for (size_t k = 0; k < n; k++)
            *FZ_PUSH(run->scratch, last->grams, last->n_grams) = (struct gram){hashes[k], fz_u32(i)};
    }
    if (last->n_grams)
        qsort(last->grams, last->n_grams, sizeof *last->grams, by_hash);
}

static size_t first_gram(const struct last_year *last, uint64_t hash)
{
    size_t low = 0, high = last->n_grams;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (last->grams[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Last year's sentence that is most like sentence INDEX, or SIZE_MAX; *SHARE is how much of this one it has, in per
 * cent. */
static size_t most_like(const struct fz_check_run *run, struct last_year *last, size_t index, size_t *share)
{
    uint64_t *hashes;
    uint32_t of = fz_u32(index + 1);
    size_t n = grams_of(run->scratch, fz_doc_str(run->doc, run->doc->sentences[index]), &hashes), best = SIZE_MAX;
    *share = 0;
    for (size_t k = 0; k < n; k++) {
        uint32_t before = UINT32_MAX;
        size_t first = first_gram(last, hashes[k]);
        for (size_t g = first; g < last->n_grams && g - first < MAX_SAME && last->grams[g].hash == hashes[k]; g++) {
            uint32_t sentence = last->grams[g].sentence;
            if (sentence == before)
                continue; /* once for each stretch, however often last year's sentence has it */
            before = sentence;
            struct hits *hits = &last->hits[sentence];
            *hits = (struct hits){hits->of == of ? hits->n + 1 : 1, of};
            if (best == SIZE_MAX || hits->n > last->hits[best].n)
                best = sentence;
        }
    }
    if (best != SIZE_MAX)
        *share = (size_t)last->hits[best].n * 100 / n;
    return best;
}

/* The next figure of sentence INDEX of DOC at or behind *AT that a year may change; NULL at the end. */
static const struct fz_figure *next_figure(const struct fz_doc *doc, size_t index, size_t *at)
{
    for (; *at < doc->n_figures && doc->figures[*at].sentence == index; ++*at) {
        const struct fz_figure *figure = &doc->figures[*at];
        bool whole = figure->kind == FZ_FIGURE_PERCENT && fz_decimal_double(figure->value) >= 100; /* 100% stays 100% */
        if (figure->kind != FZ_FIGURE_YEAR && !whole)
            return &doc->figures[(*at)++];
    }
    return NULL;
}

/* Whether the figures of sentence HERE are those of last year's sentence THERE; *N is how many of them are of a kind
 * that changes from year to year. */
static bool same_figures(const struct fz_check_run *run, const struct params *p, size_t here, size_t there, int *n)
{
    const struct fz_doc *doc = run->doc, *last = run->doc->previous;
    size_t at = fz_doc_figure_from(doc, doc->sentences[here].start),
           last_at = fz_doc_figure_from(last, last->sentences[there].start);
    *n = 0;
    for (;;) {
        const struct fz_figure *a = next_figure(doc, here, &at), *b = next_figure(last, there, &last_at);
        if (!a || !b)
            return !a && !b;
        if (a->kind != b->kind || fz_decimal_compare(a->value, b->value) != 0)
            return false;
        *n += a->kind != FZ_FIGURE_COUNT || !fz_check_has(run, p->standing, fz_doc_str(doc, a->unit));
    }
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_doc *doc = run->doc;
    struct last_year last;
    if (!doc->previous) {
        run->verdict->outcome = FZ_NOT_APPLICABLE;
        return;
    }
    read_last_year(run, p, &last);
    for (size_t i = 0; i < doc->n_sentences; i++) {
        struct fz_str text = fz_doc_str(doc, doc->sentences[i]);
        size_t share = 0;
        int n = 0;
        size_t there = is_compared(run, p, text) ? most_like(run, &last, i, &share) : SIZE_MAX;
        if (there == SIZE_MAX || share < (size_t)(p->share ? p->share : 85) || !same_figures(run, p, i, there, &n) ||
            (p->figures ? n < p->figures : n >= 2))
            continue;
        struct fz_value values[] = {{"share", fz_str_printf(run->result->arena, "%zu", share)},
                                    {"figures", fz_str_printf(run->result->arena, "%d", n)}};
        struct fz_finding *finding = fz_emit(run, doc->sentences[i], values, 2);
        fz_emit_related_in(run, finding, last.doc, last.doc->sentences[there], FZ_STR("上年报告"));
    }
}

const struct fz_check fz_check_carried_over = {
    .name = "carried-over",
    .help = "照搬上年报告的文字和数字（--previous）",
    .help_en = "passages and figures carried over from last year's report (--previous)",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
