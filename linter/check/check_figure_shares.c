/* Shares of one whole that say they are all of it: 优秀、良好、合格分别占30%、50%、20% must come to 100 %, give or take
 * what rounding each of them may have lost. */
#include "base/buf.h"
#include "check/figures.h"

enum {
    MAX_SHARES = 16,
    MAX_LACK = 10,  /* per cent: where more is lacking, they are some of the shares only */
    MAX_EXCESS = 30 /* per cent: where more is in excess, they are shares of several wholes */
};

struct params {
    struct fz_pattern *opens, *share, *complete, *unless;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"opens", FZ_PARAM_PATTERN, true, AT(opens), NULL, NULL, "第一个占比前的词，如 占",
     "words before the first share: 占"},
    {"share", FZ_PARAM_PATTERN, true, AT(share), NULL, NULL, "后面各占比前的词；没有词的也算",
     "words before the further shares, where there are any"},
    {"complete", FZ_PARAM_PATTERN, true, AT(complete), NULL, NULL, "说明各部分已列全的词，如 分别占、其余",
     "words that say the shares are all there are: 分别占, 其余"},
    {"unless", FZ_PARAM_PATTERN, false, AT(unless), NULL, NULL, "句中有这些词就不相加，如 党员、女性：互有重叠",
     "words of the sentence whose shares overlap: 党员, 女性"},
    {0},
};

struct shares {
    const struct fz_figure *items[MAX_SHARES];
    size_t n;
    struct fz_decimal sum;
    bool ok, complete;
};

/* The shares from FIRST on, counts between them passed over. */
static struct shares collect(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t first)
{
    struct shares list = {.ok = true, .sum = f.items[first].value};
    for (size_t i = first; i < f.n && list.n < MAX_SHARES; i++) {
        const struct fz_figure *figure = &f.items[i];
        struct fz_str before = fz_doc_str(run->doc, figure->before);
        if (figure->kind == FZ_FIGURE_COUNT) {
            list.complete |= fz_check_has(run, p->complete, before);
            continue;
        }
        if (figure->kind != FZ_FIGURE_PERCENT || figure->bound != FZ_EXACTLY ||
            (i > first && before.len && !fz_check_has(run, p->share, before)))
            break;
        list.complete |= fz_check_has(run, p->complete, before);
        if (list.n)
            list.sum = fz_decimal_add(list.sum, figure->value, &list.ok);
        list.items[list.n++] = figure;
    }
    return list;
}

/* 3785人、4890万元，分别占91.7%、93.4%: of two wholes. */
static bool of_unlike_things(const struct fz_check_run *run, struct fz_figures f, size_t first)
{
    return first >= 2 && f.items[first - 1].kind == FZ_FIGURE_COUNT && f.items[first - 2].kind == FZ_FIGURE_COUNT &&
           !fz_figures_same_unit(run, &f.items[first - 1], &f.items[first - 2]);
}

/* 420件，其中甲178件、乙242件，分别占42.4%、57.6%: each of the N shares at FIRST has its part and the whole before it,
 * and is figure-ratio's. */
static bool have_parts(const struct fz_check_run *run, struct fz_figures f, size_t first, size_t n)
{
    for (size_t i = 1; i <= n + 1; i++)
        if (i > first || f.items[first - i].kind != FZ_FIGURE_COUNT ||
            !fz_figures_same_unit(run, &f.items[first - i], &f.items[first - 1]))
            return false;
    return true;
}

/* Whether LIST comes to 100 %, or to so little that it is not all of it. */
static bool may_be_right(const struct shares *list)
{
    double slack = 0, off = fz_decimal_double(list->sum) - 100;
    for (size_t i = 0; i < list->n; i++) {
        double step = 1;
        for (int d = 0; d < list->items[i]->decimals; d++)
            step /= 10;
        slack += step;
    }
    return (off < slack && off > -slack) || off < -MAX_LACK || off > MAX_EXCESS;
}

static void tell(const struct fz_check_run *run, const struct shares *list)
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    for (size_t i = 0; i < list->n; i++)
        fz_buf_printf(&buf, "%s%.*s", i ? "+" : "", FZ_ARG(fz_figure_text(run, list->items[i])));
    struct fz_value values[] = {{"shares", fz_str_copy(run->result->arena, fz_buf_str(&buf))},
                                {"sum", fz_decimal_text(list->sum, run->result->arena)}};
    fz_buf_clear(&buf);
    struct fz_finding *finding = fz_emit(run, list->items[0]->span, values, 2);
    for (size_t i = 1; i < list->n; i++)
        fz_emit_related(run, finding, list->items[i]->span, FZ_STR("占比"));
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    for (size_t next = 0; next < run->doc->n_figures;) {
        struct fz_figures f = fz_figures_next(run, &next);
        if (f.n && fz_check_has(run, p->unless, fz_doc_str(run->doc, run->doc->sentences[f.items[0].sentence])))
            continue;
        for (size_t i = 0; i < f.n; i++) {
            if (of_unlike_things(run, f, i))
                continue;
            if (f.items[i].kind != FZ_FIGURE_PERCENT ||
                !fz_check_has(run, p->opens, fz_doc_str(run->doc, f.items[i].before)))
                continue;
            struct shares list = collect(run, p, f, i);
            if (list.complete && list.n >= 2 && list.ok && !may_be_right(&list) && !have_parts(run, f, i, list.n))
                tell(run, &list);
            if (list.n >= 2)
                break; /* what follows is of the same list */
        }
    }
}

const struct fz_check fz_check_figure_shares = {
    .name = "figure-shares",
    .help = "占比之和应为100%",
    .help_en = "shares of one whole, which come to 100 %",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
