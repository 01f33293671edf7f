/* What came in against what went out and what is left: 收到168件，上年结转12件，办结151件，结转下年29件. Told only
 * where no count of the sentence that could be meant makes it even. */
#include "check/figures.h"

struct params {
    struct fz_pattern *received, *carried, *settled, *left, *left_noun;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"received", FZ_PARAM_PATTERN, true, AT(received), NULL, NULL, "收到数前的词，如 收到、受理",
     "words before what came in: 收到, 受理"},
    {"carried", FZ_PARAM_PATTERN, true, AT(carried), NULL, NULL, "上年结转数前的词，如 上年结转",
     "words before what was carried over from last year: 上年结转"},
    {"settled", FZ_PARAM_PATTERN, true, AT(settled), NULL, NULL, "办结数前的词，如 办结、答复",
     "words before what was settled: 办结, 答复"},
    {"left", FZ_PARAM_PATTERN, true, AT(left), NULL, NULL, "结转下年数前的词，如 结转下年",
     "words before what is left: 结转下年"},
    {"left-noun", FZ_PARAM_PATTERN, false, AT(left_noun), NULL, NULL, "或者其后的词，如 3件结转下年 的 结转下年",
     "or behind it"},
    {0},
};

struct balance {
    const struct fz_figure *received, *carried /* NULL: none */, *settled, *left;
};

static bool has_words(const struct fz_check_run *run, const struct fz_pattern *pattern, const struct fz_figure *figure)
{
    return fz_check_has(run, pattern, fz_doc_str(run->doc, figure->before));
}

/* 结转下年29件, 29件结转下年, and 结转2023年29件, where the words stand before the year. */
static bool is_left(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t i)
{
    const struct fz_figure *figure = &f.items[i];
    if (figure->kind != FZ_FIGURE_COUNT || figure->bound != FZ_EXACTLY)
        return false;
    if (i > 0 && f.items[i - 1].kind == FZ_FIGURE_YEAR && fz_decimal_double(f.items[i - 1].value) > run->doc->year &&
        fz_figures_between(run, &f.items[i - 1], figure).len == 0)
        return has_words(run, p->carried, &f.items[i - 1]);
    return has_words(run, p->left, figure) || fz_check_has(run, p->left_noun, fz_doc_str(run->doc, figure->noun));
}

/* Finds the other figures of BALANCE, whose left one stands at AT; false where they are not said. */
static bool find(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at,
                 struct balance *balance)
{
    balance->left = &f.items[at];
    for (size_t i = at; i-- > 0;) {
        const struct fz_figure *figure = &f.items[i];
        if (is_left(run, p, f, i))
            break;
        if (!fz_figures_same_unit(run, figure, balance->left))
            continue;
        if (figure->bound != FZ_EXACTLY)
            return false;
        if (!balance->settled && has_words(run, p->settled, figure))
            balance->settled = figure;
        else if (!balance->carried && has_words(run, p->carried, figure))
            balance->carried = figure;
        else if (!balance->received && has_words(run, p->received, figure))
            balance->received = figure;
    }
    return balance->settled && balance->received;
}

/* Whether IN is OUT, or is it without some other count before AT, such as 不予受理3件. */
static bool is_even_with(const struct fz_check_run *run, struct fz_figures f, size_t at, const struct balance *balance,
                         struct fz_decimal in, struct fz_decimal out)
{
    bool ok = true;
    if (fz_decimal_compare(in, out) == 0)
        return true;
    for (size_t i = 0; i < at; i++) {
        const struct fz_figure *other = &f.items[i];
        if (other != balance->settled && fz_figures_same_unit(run, other, balance->left) &&
            fz_decimal_compare(fz_decimal_add(out, other->value, &ok), in) == 0 && ok)
            return true;
    }
    return false;
}

/* Whether some count before AT, with what was carried over or without it, is what went out and is left. */
static bool is_even(const struct fz_check_run *run, struct fz_figures f, size_t at, const struct balance *balance)
{
    bool ok = true;
    struct fz_decimal out = fz_decimal_add(balance->settled->value, balance->left->value, &ok);
    for (size_t i = 0; ok && i < at; i++) {
        const struct fz_figure *in = &f.items[i];
        if (in == balance->settled || in == balance->carried || !fz_figures_same_unit(run, in, balance->left))
            continue;
        if (is_even_with(run, f, at, balance, in->value, out))
            return true;
        if (balance->carried) {
            struct fz_decimal all = fz_decimal_add(in->value, balance->carried->value, &ok);
            if (!ok || is_even_with(run, f, at, balance, all, out))
                return true;
        }
    }
    return !ok;
}

/* A and B, where it is not NULL: 157+12 = 169. */
static struct fz_str sum_text(const struct fz_check_run *run, const struct fz_figure *a, const struct fz_figure *b)
{
    bool ok = true;
    struct fz_str text = fz_decimal_text(a->value, run->scratch);
    if (!b)
        return fz_str_copy(run->result->arena, text);
    struct fz_decimal sum = fz_decimal_add(a->value, b->value, &ok);
    return fz_str_printf(run->result->arena, "%.*s+%.*s = %.*s", FZ_ARG(text),
                         FZ_ARG(fz_decimal_text(b->value, run->scratch)), FZ_ARG(fz_decimal_text(sum, run->scratch)));
}

static void tell(const struct fz_check_run *run, const struct balance *balance)
{
    struct fz_value values[] = {{"in", sum_text(run, balance->received, balance->carried)},
                                {"out", sum_text(run, balance->settled, balance->left)}};
    struct fz_finding *finding = fz_emit(run, balance->left->span, values, 2);
    fz_emit_related(run, finding, balance->received->span, FZ_STR("收到"));
    if (balance->carried)
        fz_emit_related(run, finding, balance->carried->span, FZ_STR("上年结转"));
    fz_emit_related(run, finding, balance->settled->span, FZ_STR("办结"));
}

static void run_check(const struct fz_check_run *run)
{
    for (size_t next = 0; next < run->doc->n_figures;) {
        struct fz_figures f = fz_figures_next(run, &next);
        for (size_t i = 0; i < f.n; i++) {
            struct balance balance = {NULL, NULL, NULL, NULL};
            if (is_left(run, run->params, f, i) && find(run, run->params, f, i, &balance) &&
                !is_even(run, f, i, &balance))
                tell(run, &balance);
        }
    }
}

const struct fz_check fz_check_figure_balance = {
    .name = "figure-balance",
    .help = "收到、上年结转与办结、结转下年",
    .help_en = "what came in against what went out and what is left",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
