/* Passages that stand twice in a report: paragraphs alike in nearly all, and long sentences alike to the letter.
 * Compared by hashes of five characters in a row, so that the work grows with the report's length, not with its square.
 */
#include "base/utf8.h"
#include "check/check.h"
#include <stdlib.h>

enum { GRAM = 5, MAX_SAME = 6 /* paragraphs that share a stretch; more, and it is a set phrase */ };

struct params {
    int min_chars, share, min_sentence;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"min-chars", FZ_PARAM_INT, false, AT(min_chars), NULL, NULL, "多少字以上的段落才比，默认 40",
     "paragraphs of at least so many characters, 40 by default"},
    {"share", FZ_PARAM_INT, false, AT(share), NULL, NULL, "相同部分占百分之几以上算重复，默认 80",
     "alike in so many per cent, 80 by default"},
    {"min-sentence", FZ_PARAM_INT, false, AT(min_sentence), NULL, NULL, "多少字以上的句子一字不差也算重复，默认 30",
     "sentences of so many characters alike to the letter, 30 by default"},
    {0},
};

struct gram {
    uint64_t hash;
    uint32_t para;
};
struct pair {
    uint32_t first, second;
};

static int by_hash(const void *a, const void *b)
{
    const struct gram *left = a, *right = b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return left->para < right->para ? -1 : left->para > right->para;
}

static int by_pair(const void *a, const void *b)
{
    const struct pair *left = a, *right = b;
    if (left->second != right->second)
        return left->second < right->second ? -1 : 1;
    return left->first < right->first ? -1 : left->first > right->first;
}

/* Which of its paragraph's the gram AT is, of those alike that begin at FROM. */
static size_t nth(const struct gram *grams, size_t from, size_t at)
{
    size_t first = at;
    while (first > from && grams[first - 1].para == grams[at].para)
        first--;
    return at - first;
}

/* Adds the grams of paragraph INDEX; their number. */
static uint32_t add_grams(const struct fz_check_run *run, uint32_t index, struct gram **grams, size_t *n)
{
    struct fz_str text = fz_doc_str(run->doc, run->doc->paras[index].span);
    uint32_t count = 0;
    size_t end = fz_utf8_offset(text, GRAM), size, end_size;
    for (size_t at = 0; fz_utf8_count(fz_str_slice(text, at, end)) == GRAM; at += size, end += end_size, count++) {
        *FZ_PUSH(run->scratch, *grams, *n) = (struct gram){fz_str_hash(fz_str_slice(text, at, end), 5), index};
        fz_utf8_at(text, at, &size);
        fz_utf8_at(text, end, &end_size);
        if (!end_size) {
            count++;
            break;
        }
    }
    return count;
}

/* Every pair of paragraphs for every gram they share, as often as both have it: words that a paragraph repeats within
 * itself must not count twice over. GRAMS of one hash are in the order of their paragraphs. */
static struct pair *shared_grams(const struct fz_check_run *run, struct gram *grams, size_t n, size_t *n_pairs)
{
    struct pair *pairs = NULL;
    *n_pairs = 0;
    if (n)
        qsort(grams, n, sizeof *grams, by_hash);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && grams[end].hash == grams[i].hash; end++)
            ;
        if (end - i > MAX_SAME)
            continue;
        for (size_t a = i; a < end; a++)
            for (size_t b = a + 1; b < end; b++)
                if (grams[a].para != grams[b].para && nth(grams, i, a) == nth(grams, i, b))
                    *FZ_PUSH(run->scratch, pairs, *n_pairs) = (struct pair){grams[a].para, grams[b].para};
    }
    if (*n_pairs)
        qsort(pairs, *n_pairs, sizeof *pairs, by_pair);
    return pairs;
}

static void check_paragraphs(const struct fz_check_run *run, const struct params *p, bool *told)
{
    const struct fz_doc *doc = run->doc;
    uint32_t *counts = FZ_NEW_N(run->scratch, uint32_t, doc->n_paras + 1);
    struct gram *grams = NULL;
    size_t n = 0, n_pairs, min = p->min_chars ? (size_t)p->min_chars : 40;
    for (size_t i = 0; i < doc->n_paras; i++)
        if ((doc->paras[i].kind & (FZ_PARA_BODY | FZ_PARA_LEAD)) &&
            fz_utf8_count(fz_doc_str(doc, doc->paras[i].span)) >= min)
            counts[i] = add_grams(run, fz_u32(i), &grams, &n);
    struct pair *pairs = shared_grams(run, grams, n, &n_pairs);
    for (size_t i = 0, end; i < n_pairs; i = end) {
        for (end = i + 1; end < n_pairs && by_pair(&pairs[end], &pairs[i]) == 0; end++)
            ;
        uint32_t first = pairs[i].first, second = pairs[i].second;
        uint32_t fewer = counts[first] < counts[second] ? counts[first] : counts[second];
        if ((end - i) * 100 < fewer * (size_t)(p->share ? p->share : 80) || told[second])
            continue;
        told[second] = true;
        fz_emit_related(run, fz_emit(run, doc->paras[second].span, NULL, 0), doc->paras[first].span, FZ_STR("前一处"));
    }
}

struct sentence {
    uint64_t hash;
    uint32_t index;
};

static int by_sentence(const void *a, const void *b)
{
    const struct sentence *left = a, *right = b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return left->index < right->index ? -1 : left->index > right->index;
}

static bool in_told(const struct fz_doc *doc, const bool *told, struct fz_span at)
{
    size_t low = 0, high = doc->n_paras;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (doc->paras[middle].span.start <= at.start)
            low = middle;
        else
            high = middle;
    }
    return told[low]; /* a sentence never runs over the end of its paragraph */
}

static void check_sentences(const struct fz_check_run *run, const struct params *p, const bool *told)
{
    const struct fz_doc *doc = run->doc;
    struct sentence *sentences = FZ_NEW_N(run->scratch, struct sentence, doc->n_sentences + 1);
    size_t n = 0, min = p->min_sentence ? (size_t)p->min_sentence : 30;
    for (size_t i = 0; i < doc->n_sentences; i++)
        if (fz_utf8_count(fz_doc_str(doc, doc->sentences[i])) >= min)
            sentences[n++] = (struct sentence){fz_str_hash(fz_doc_str(doc, doc->sentences[i]), 7), fz_u32(i)};
    if (n)
        qsort(sentences, n, sizeof *sentences, by_sentence);
    for (size_t i = 1; i < n; i++) {
        struct fz_span first = doc->sentences[sentences[i - 1].index], second = doc->sentences[sentences[i].index];
        if (sentences[i].hash == sentences[i - 1].hash &&
            fz_str_equal(fz_doc_str(doc, first), fz_doc_str(doc, second)) && !in_told(doc, told, second))
            fz_emit_related(run, fz_emit(run, second, NULL, 0), first, FZ_STR("前一处"));
    }
}

static void run_check(const struct fz_check_run *run)
{
    bool *told = FZ_NEW_N(run->scratch, bool, run->doc->n_paras + 1);
    check_paragraphs(run, run->params, told);
    check_sentences(run, run->params, told);
}

const struct fz_check fz_check_near_duplicate = {
    .name = "near-duplicate",
    .help = "报告内重复的段落和句子",
    .help_en = "passages that stand twice in a report",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
