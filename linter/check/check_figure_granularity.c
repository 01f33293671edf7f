/* Rates that no k out of N can give: of 272 matters 99.63 % or 100 % can be content, 99.9 % cannot. N is any count
 * before the rate in its sentence, or what several of them add up to; only where none of them can give the rate is it
 * told. */
#include "base/utf8.h"
#include "check/figures.h"

enum { MAX_BETWEEN = 10 /* characters between count and rate: ，群众满意率达到 */ };

struct params {
    struct fz_pattern *rate, *whole, *not_whole;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"rate", FZ_PARAM_PATTERN, true, AT(rate), NULL, NULL, "按件、按人算出的率，如 满意率",
     "rates of counts, such as 满意率"},
    {"whole", FZ_PARAM_PATTERN, true, AT(whole), NULL, NULL, "作分母的数的单位，如 件",
     "the unit of what is counted: 件"},
    {"not-whole", FZ_PARAM_PATTERN, false, AT(not_whole), NULL, NULL, "句中有这些，分母不在句中",
     "words of the sentence that say the whole stands elsewhere"},
    {0},
};

/* RATE in units of its last printed digit; *HUNDRED is 100 % in them. */
static int64_t in_steps(const struct fz_figure *rate, int64_t *hundred)
{
    int64_t digits = rate->value.digits;
    *hundred = 100;
    for (int i = 0; i < rate->decimals; i++)
        *hundred *= 10;
    for (int e = rate->value.exponent; e > -rate->decimals; e--)
        digits *= 10;
    return digits;
}

/* Whether some k out of N is RATE, rounded or cut off. */
static bool can_give(const struct fz_figure *rate, int64_t n)
{
    int64_t hundred, steps = in_steps(rate, &hundred);
    int64_t k = steps * n / hundred; /* the k below, or the one above it */
    for (int64_t i = k; i <= k + 1; i++) {
        int64_t cut = i * hundred / n, rounded = (2 * i * hundred + n) / (2 * n);
        if (cut == steps || rounded == steps)
            return true;
    }
    return false;
}

static bool is_whole(const struct fz_check_run *run, const struct params *p, const struct fz_figure *figure)
{
    return figure->kind == FZ_FIGURE_COUNT && fz_check_has(run, p->whole, fz_doc_str(run->doc, figure->unit));
}

/* The whole that stands nearest before the rate at AT, where no count before it, and no sum of such counts in a row,
 * can give the rate. */
static const struct fz_figure *no_whole_gives(const struct fz_check_run *run, const struct params *p,
                                              struct fz_figures f, size_t at, int64_t *total)
{
    enum { MAX_SUM = 1000000 };
    const struct fz_figure *nearest = NULL;
    for (size_t from = 0; from < at; from++) {
        int64_t sum = 0;
        for (size_t i = from; i < at && sum < MAX_SUM; i++) {
            if (!is_whole(run, p, &f.items[i]))
                continue;
            if (f.items[i].bound != FZ_EXACTLY || fz_decimal_double(f.items[i].value) >= MAX_SUM)
                return NULL;
            sum += (int64_t)fz_decimal_double(f.items[i].value);
            if (!sum) /* 0件: nothing is any share of it */
                continue;
            if (can_give(&f.items[at], sum))
                return NULL;
            nearest = &f.items[i];
            *total = from ? *total : sum;
        }
    }
    return nearest;
}

/* 271/272=99.63% */
static struct fz_str quotient(struct fz_arena *arena, int64_t k, int64_t n, int decimals)
{
    return fz_str_printf(arena, "%lld/%lld=%.*f%%", (long long)k, (long long)n, decimals,
                         100.0 * (double)k / (double)n);
}

static void tell(const struct fz_check_run *run, const struct fz_figure *rate, const struct fz_figure *whole, int64_t n)
{
    struct fz_arena *arena = run->result->arena;
    int64_t hundred, steps = in_steps(rate, &hundred), k = steps * n / hundred;
    struct fz_value values[] = {{"whole", fz_str_printf(arena, "%lld", (long long)n)},
                                {"below", quotient(arena, k, n, rate->decimals + 1)},
                                {"above", quotient(arena, k + 1, n, rate->decimals + 1)}};
    fz_emit_related(run, fz_emit(run, rate->span, values, 3), whole->span, FZ_STR("分母"));
}

static void check_rate(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at)
{
    const struct fz_figure *rate = &f.items[at];
    int64_t total = 0;
    if (rate->kind != FZ_FIGURE_PERCENT || rate->bound != FZ_EXACTLY || rate->decimals < 0 || rate->decimals > 4 ||
        fz_decimal_double(rate->value) >= 100 || !fz_check_has(run, p->rate, fz_doc_str(run->doc, rate->before)))
        return;
    bool follows = at > 0 && is_whole(run, p, &f.items[at - 1]) &&
                   fz_utf8_count(fz_figures_between(run, &f.items[at - 1], rate)) <= MAX_BETWEEN;
    const struct fz_figure *whole = follows ? no_whole_gives(run, p, f, at, &total) : NULL;
    if (whole)
        tell(run, rate, whole, total);
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    for (size_t next = 0; next < run->doc->n_figures;) {
        struct fz_figures f = fz_figures_next(run, &next);
        if (f.n && fz_check_has(run, p->not_whole, fz_doc_str(run->doc, run->doc->sentences[f.items[0].sentence])))
            continue;
        for (size_t i = 0; i < f.n; i++)
            check_rate(run, p, f, i);
    }
}

const struct fz_check fz_check_figure_granularity = {
    .name = "figure-granularity",
    .help = "按件数不可能得出的率",
    .help_en = "rates that no k out of N can give",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
