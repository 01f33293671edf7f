/* Passages that stand twice in a report: paragraphs, and then sentences, alike in nearly all. Compared by hashes of
 * five characters in a row, so that the work grows with the report's length, not with its square.
 */
#include "base/utf8.h"
#include "check/check.h"
#include <stdlib.h>

enum { GRAM = 5, MAX_SAME = 6 /* passages that share a stretch; more, and it is a set phrase */ };

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

struct gram {
    uint64_t hash;
    uint32_t passage;
};
struct passage {
    struct fz_span span;
    uint32_t n_grams;
    bool told;
};
struct pair {
    uint32_t first, second;
};

static int by_hash(const void *a, const void *b)
{
    const struct gram *left = a, *right = b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return left->passage < right->passage ? -1 : left->passage > right->passage;
}

static int by_pair(const void *a, const void *b)
{
    const struct pair *left = a, *right = b;
    if (left->second != right->second)
        return left->second < right->second ? -1 : 1;
    return left->first < right->first ? -1 : left->first > right->first;
}

/* Which of its passage's the gram AT is, of those alike that begin at FROM. */
static size_t nth(const struct gram *grams, size_t from, size_t at)
{
    size_t first = at;
    while (first > from && grams[first - 1].passage == grams[at].passage)
        first--;
    return at - first;
}

/* Adds the grams of TEXT, which is passage INDEX; their number. */
static uint32_t add_grams(const struct fz_check_run *run, struct fz_str text, uint32_t index, struct gram **grams,
                          size_t *n)
{
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

/* Every pair of passages for every gram they share, as often as both have it: words that a passage repeats within
 * itself must not count twice over. GRAMS of one hash are in the order of their passages. */
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
                if (grams[a].passage != grams[b].passage && nth(grams, i, a) == nth(grams, i, b))
                    *FZ_PUSH(run->scratch, pairs, *n_pairs) = (struct pair){grams[a].passage, grams[b].passage};
    }
    if (*n_pairs)
        qsort(pairs, *n_pairs, sizeof *pairs, by_pair);
    return pairs;
}

/* Tells those of N PASSAGES that are nearly all like an earlier one. */
static void compare(const struct fz_check_run *run, struct passage *passages, size_t n, size_t share)
{
    struct gram *grams = NULL;
    size_t n_grams = 0, n_pairs;
    for (size_t i = 0; i < n; i++)
        passages[i].n_grams = add_grams(run, fz_doc_str(run->doc, passages[i].span), fz_u32(i), &grams, &n_grams);
    struct pair *pairs = shared_grams(run, grams, n_grams, &n_pairs);
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
        if (!in_told && doc->paras[para].kind != FZ_PARA_HEADING && fz_utf8_count(fz_doc_str(doc, at)) >= min)
            sentences[(*n)++].span = at;
    }
    return sentences;
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_doc *doc = run->doc;
    size_t share = p->share ? (size_t)p->share : 80, n_paras = 0, n_sentences = 0;
    size_t min_para = p->min_chars ? (size_t)p->min_chars : 40;
    size_t min_sentence = p->min_sentence ? (size_t)p->min_sentence : 30;
    struct passage *paras = FZ_NEW_N(run->scratch, struct passage, doc->n_paras + 1);
    for (size_t i = 0; i < doc->n_paras; i++)
        if ((doc->paras[i].kind & (FZ_PARA_BODY | FZ_PARA_LEAD)) &&
            fz_utf8_count(fz_doc_str(doc, doc->paras[i].span)) >= min_para)
            paras[n_paras++].span = doc->paras[i].span;
    compare(run, paras, n_paras, share);
    struct passage *sentences = long_sentences(run, paras, n_paras, min_sentence, &n_sentences);
    compare(run, sentences, n_sentences, share);
}

const struct fz_check fz_check_near_duplicate = {
    .name = "near-duplicate",
    .help = "报告内重复的段落和句子",
    .help_en = "passages that stand twice in a report",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
