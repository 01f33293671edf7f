/* One thing with two numbers: 全镇128名网格员 here, 126名网格员 there. Told where the two are near enough to be one
 * thing, and either the other value stands more often, or one of the two says that it is all of them. */
#include "check/figures.h"
#include <stdlib.h>

struct params {
    struct fz_pattern *things, *all, *some;
    int apart, least;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"things", FZ_PARAM_PATTERN, true, AT(things), NULL, NULL, "数的是什么：量词之后的名词",
     "what is counted: the noun behind the unit"},
    {"all", FZ_PARAM_PATTERN, true, AT(all), NULL, NULL, "说明是全部的词，如 全县、共有",
     "words that say all of them are meant"},
    {"some", FZ_PARAM_PATTERN, true, AT(some), NULL, NULL, "说明只是一部分的词，如 其中、新增",
     "words that say only some are meant"},
    {"apart", FZ_PARAM_INT, false, AT(apart), NULL, NULL, "相差百分之几以内才可能是同一事物，默认 15",
     "values at most so many per cent apart may be one thing, 15 by default"},
    {"least", FZ_PARAM_INT, false, AT(least), NULL, NULL, "小于此数的不比，默认 8",
     "values below this are not compared, 8 by default"},
    {0},
};

struct mention {
    const struct fz_figure *figure;
    struct fz_str thing;
    bool all;
    size_t times; /* mentions of the same thing with the same value, this one included */
};

static bool read_mention(const struct fz_check_run *run, const struct params *p, const struct fz_figure *figure,
                         struct mention *mention)
{
    struct fz_str noun = fz_doc_str(run->doc, figure->noun), before = fz_doc_str(run->doc, figure->before);
    struct fz_match match;
    if (figure->kind != FZ_FIGURE_COUNT || figure->bound != FZ_EXACTLY ||
        fz_decimal_double(figure->value) < (p->least ? p->least : 8) || fz_check_has(run, p->some, before) ||
        !fz_check_match(run, p->things, noun, &match) || match.groups[0].start != 0)
        return false;
    *mention =
        (struct mention){figure, fz_str_slice(noun, 0, match.groups[0].end), fz_check_has(run, p->all, before), 0};
    return true;
}

static bool is_near(const struct params *p, const struct fz_figure *a, const struct fz_figure *b)
{
    double x = fz_decimal_double(a->value), y = fz_decimal_double(b->value);
    double more = x > y ? x : y, apart = x > y ? x - y : y - x;
    return apart > 0 && apart * 100 <= more * (p->apart ? p->apart : 15);
}

static bool same_thing(const struct mention *a, const struct mention *b)
{
    return fz_str_equal(a->thing, b->thing);
}

static int by_thing(const void *left, const void *right)
{
    const struct mention *a = *(const struct mention *const *)left, *b = *(const struct mention *const *)right;
    int order = fz_str_compare(a->thing, b->thing);
    return order ? order : fz_decimal_compare(a->figure->value, b->figure->value);
}

static void count_times(const struct fz_check_run *run, struct mention *mentions, size_t n)
{
    struct mention **sorted = FZ_NEW_N(run->scratch, struct mention *, n);
    for (size_t i = 0; i < n; i++)
        sorted[i] = &mentions[i];
    qsort(sorted, n, sizeof *sorted, by_thing);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && by_thing(&sorted[to], &sorted[from]) == 0; to++)
            ;
        for (size_t i = from; i < to; i++)
            sorted[i]->times = to - from;
    }
}

/* The mention that ODD contradicts, or NULL: the one that stands more often, or before it where they stand equally
 * often. */
static const struct mention *contradicted(const struct params *p, const struct mention *mentions, size_t n,
                                          const struct mention *odd)
{
    for (size_t i = 0; i < n; i++) {
        const struct mention *other = &mentions[i];
        if (!same_thing(other, odd) || !is_near(p, other->figure, odd->figure))
            continue;
        bool outnumbered = odd->times == 1 && other->times >= 2;
        bool later = odd->times == other->times && other < odd && (other->all || odd->all);
        if (outnumbered || later)
            return other;
    }
    return NULL;
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    struct mention *mentions = NULL, mention;
    size_t n = 0;
    for (size_t i = 0; i < run->doc->n_figures; i++)
        if (read_mention(run, p, &run->doc->figures[i], &mention))
            *FZ_PUSH(run->scratch, mentions, n) = mention;
    if (n)
        count_times(run, mentions, n);
    for (size_t i = 0; i < n; i++) {
        const struct mention *other = contradicted(p, mentions, n, &mentions[i]);
        if (!other)
            continue;
        struct fz_value values[] = {{"thing", mentions[i].thing}, {"other", fz_figure_text(run, other->figure)}};
        struct fz_finding *finding = fz_emit(run, mentions[i].figure->span, values, 2);
        fz_emit_related(run, finding, other->figure->span, FZ_STR("另一处"));
    }
}

const struct fz_check fz_check_consistency = {
    .name = "consistency",
    .help = "同一事物前后数字不一",
    .help_en = "one thing with two numbers",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
