/* Two figures that are alike but for a slip of the hand, and of which the words around say that they are one:
 * 罚没款3860万元 here, 罚没入库3680万元 there; 兑付奖补资金4.6亿元 here, 4.6万元 there. The shorter the figure, the
 * more words must be shared, for a short one has its like by chance. */
#include "base/utf8.h"
#include "check/figures.h"
#include <stdlib.h>
#include <string.h>

enum {
    MAX_WORDS = 24, /* characters of the words around a figure that are compared */
    MAX_GROUP = 100 /* figures of the same digits; every two are compared */
};

struct params {
    struct fz_pattern *generic, *changes;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"generic", FZ_PARAM_PATTERN, false, AT(generic), NULL, NULL, "什么事都用的词，相同也不说明是一件事，如 案件、全年",
     "words that anything may have, such as 案件: shared, they say nothing"},
    {"changes", FZ_PARAM_PATTERN, false, AT(changes), NULL, NULL, "说明是往年的数、增减的数的词",
     "words that say a figure is of another year, or a change"},
    {0},
};

struct candidate {
    const struct fz_figure *figure;
    struct fz_decimal value; /* the figure's, or that rounded: 1.36万 for 13625 */
    bool rounded;
    char key[24]; /* its digits in order of size: equal for 1364 and 1346 */
    uint32_t words[MAX_WORDS];
    int n_words, n_digits; /* n_digits: without noughts at the end but one */
};

static int by_char(const void *a, const void *b)
{
    return *(const char *)a - *(const char *)b;
}

static int by_key(const void *a, const void *b)
{
    const struct candidate *left = *(const struct candidate *const *)a, *right = *(const struct candidate *const *)b;
    int order = strcmp(left->key, right->key);
    return order ? order : (left->figure > right->figure) - (left->figure < right->figure);
}

static void add_words(struct candidate *c, struct fz_str text, int limit)
{
    for (size_t at = 0, size; at < text.len && c->n_words < limit; at += size)
        c->words[c->n_words++] = fz_utf8_at(text, at, &size);
}

static struct fz_str last_chars(struct fz_str text, size_t n)
{
    size_t count = fz_utf8_count(text);
    return fz_str_slice(text, count > n ? fz_utf8_offset(text, count - n) : 0, text.len);
}

/* 13625 as it would be told in 万. */
static struct fz_decimal in_wan(struct fz_decimal value)
{
    return (struct fz_decimal){(value.digits + 50) / 100, 2};
}

static struct candidate *read_candidate(const struct fz_check_run *run, const struct params *p,
                                        const struct fz_figure *figure, bool rounded)
{
    struct fz_str before = fz_doc_str(run->doc, figure->before);
    if (figure->kind != FZ_FIGURE_COUNT || figure->bound != FZ_EXACTLY || figure->value.digits < 12 ||
        fz_check_has(run, p->changes, before))
        return NULL;
    if (rounded && (figure->value.exponent != 0 || figure->value.digits < 10000))
        return NULL;
    struct candidate *c = FZ_NEW(run->scratch, struct candidate);
    c->rounded = rounded;
    c->value = rounded ? in_wan(figure->value) : figure->value;
    int64_t digits = c->value.digits;
    for (; digits && c->n_digits < 20; digits /= 10)
        c->key[c->n_digits++] = (char)('0' + digits % 10);
    qsort(c->key, (size_t)c->n_digits, 1, by_char);
    c->figure = figure;
    add_words(c, last_chars(before, MAX_WORDS / 2), MAX_WORDS / 2);
    c->words[c->n_words++] = '|'; /* in no word: what is shared lies on one side of the figure */
    add_words(c, fz_doc_str(run->doc, figure->noun), MAX_WORDS);
    for (digits = c->value.digits; digits % 100 == 0; digits /= 10) /* 2500 is rounder than 3860 */
        c->n_digits--;
    return c->n_digits >= 2 ? c : NULL;
}

/* 3.2万元 and 3.2亿元 */
static bool is_rescaled(const struct candidate *a, const struct candidate *b)
{
    int apart = a->value.exponent - b->value.exponent;
    return !a->rounded && !b->rounded && a->value.digits == b->value.digits && (apart == 4 || apart == -4);
}

static bool is_generic(const struct fz_check_run *run, const struct params *p, const uint32_t *words, int n)
{
    char text[MAX_WORDS * 4];
    size_t len = 0;
    for (int i = 0; i < n; i++)
        len += fz_utf8_put(words[i], text + len);
    return fz_check_has(run, p->generic, (struct fz_str){text, len});
}

static bool is_shared(const struct candidate *a, int i, const struct candidate *b, int k)
{
    return i >= 0 && k >= 0 && i < a->n_words && k < b->n_words && a->words[i] == b->words[k] && fz_is_han(a->words[i]);
}

/* Characters in a row, two at least, that both have and that are not generic: the most, and all of them. */
struct shared {
    int most, all;
};
static struct shared shared_words(const struct fz_check_run *run, const struct params *p, const struct candidate *a,
                                  const struct candidate *b)
{
    struct shared shared = {0, 0};
    int counted = 0; /* words of A before this are in ALL */
    for (int i = 0; i < a->n_words; i++) {
        int most = 0;
        for (int k = 0; k < b->n_words; k++) {
            int n = 0;
            if (is_shared(a, i - 1, b, k - 1))
                continue; /* the end of what was looked at already */
            while (is_shared(a, i + n, b, k + n))
                n++;
            if (n > most && n >= 2 && !is_generic(run, p, a->words + i, n))
                most = n;
        }
        shared.most = most > shared.most ? most : shared.most;
        if (i + most > counted) {
            shared.all += i + most - (counted > i ? counted : i);
            counted = i + most;
        }
    }
    return shared;
}

static int middle_of(const struct candidate *c)
{
    int middle = 0;
    while (c->words[middle] != '|')
        middle++;
    return middle;
}

/* 三级河长312名 and 321名河长: what stands before the figure of A stands behind that of B. */
static bool is_taken_up(const struct fz_check_run *run, const struct params *p, const struct candidate *a,
                        const struct candidate *b)
{
    int end = middle_of(a), behind = middle_of(b) + 1;
    for (int n = 2; n <= end && behind + n <= b->n_words; n++)
        if (memcmp(a->words + end - n, b->words + behind, (size_t)n * sizeof *a->words) == 0 &&
            fz_is_han(a->words[end - 1]) && (n >= 4 || !is_generic(run, p, b->words + behind, n)))
            return true;
    return false;
}

static bool has_etc(const struct candidate *c)
{
    for (int i = 0; i < c->n_words; i++)
        if (c->words[i] == 0x7B49) /* 等: of several things this is one */
            return true;
    return false;
}

static bool is_slip(const struct fz_check_run *run, const struct params *p, const struct candidate *a,
                    const struct candidate *b)
{
    bool rescaled = is_rescaled(a, b);
    bool transposed = !(a->rounded && b->rounded) && a->value.exponent == b->value.exponent &&
                      fz_is_transposed(a->value.digits, b->value.digits);
    if (!(rescaled || transposed) || a->figure->sentence == b->figure->sentence ||
        !fz_figures_same_unit(run, a->figure, b->figure))
        return false;
    struct shared shared = shared_words(run, p, a, b);
    if (rescaled || a->n_digits != 3)
        return shared.most >= (rescaled ? 3 : a->n_digits > 3 ? 2 : 4);
    return ((shared.most >= 4 || shared.all >= 5) && !has_etc(a) && !has_etc(b)) || is_taken_up(run, p, a, b) ||
           is_taken_up(run, p, b, a);
}

static size_t times(const struct fz_check_run *run, struct candidate *const *group, size_t n, const struct candidate *c)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += fz_decimal_compare(group[i]->figure->value, c->figure->value) == 0 &&
                 fz_figures_same_unit(run, group[i]->figure, c->figure);
    return count;
}

static void check_group(const struct fz_check_run *run, const struct params *p, struct candidate *const *group,
                        size_t n)
{
    for (size_t i = 1; i < n && n <= MAX_GROUP; i++) {
        for (size_t k = 0; k < i; k++) {
            if (!is_slip(run, p, group[k], group[i]))
                continue;
            bool first_is_odd = times(run, group, n, group[k]) < times(run, group, n, group[i]);
            const struct fz_figure *odd = group[first_is_odd ? k : i]->figure,
                                   *other = group[first_is_odd ? i : k]->figure;
            struct fz_value values[] = {{"other", fz_figure_text(run, other)}};
            fz_emit_related(run, fz_emit(run, odd->span, values, 1), other->span, FZ_STR("另一处"));
            break;
        }
    }
}

static void run_check(const struct fz_check_run *run)
{
    struct candidate **candidates = NULL;
    size_t n = 0;
    for (size_t i = 0; i < run->doc->n_figures; i++) {
        for (int rounded = 0; rounded < 2; rounded++) {
            struct candidate *c = read_candidate(run, run->params, &run->doc->figures[i], rounded);
            if (c)
                *FZ_PUSH(run->scratch, candidates, n) = c;
        }
    }
    if (n)
        qsort(candidates, n, sizeof *candidates, by_key);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && strcmp(candidates[to]->key, candidates[from]->key) == 0; to++)
            ;
        check_group(run, run->params, candidates + from, to - from);
    }
}

const struct fz_check fz_check_figure_slip = {
    .name = "figure-slip",
    .help = "同一个数前后差一个笔误",
    .help_en = "one figure twice, and one of the two with a slip of the hand",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
