/* Two counts side by side of which the first cannot be more than the second, by their units alone: 接访308批589人次. */
#include "check/figures.h"

struct params {
    struct fz_pattern *less, *more, *between;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"less", FZ_PARAM_PATTERN, true, AT(less), NULL, NULL, "前一个数的单位，如 批", "the unit of the first count: 批"},
    {"more", FZ_PARAM_PATTERN, true, AT(more), NULL, NULL, "后一个数的单位，如 人次；它不会比前一个数小",
     "the unit of the second, which is never less: 人次"},
    {"between", FZ_PARAM_PATTERN, true, AT(between), NULL, NULL, "两数之间只有这些，说的才是同一件事",
     "all that may stand between the two"},
    {0},
};

static bool is_unit(const struct fz_check_run *run, const struct fz_pattern *pattern, const struct fz_figure *figure)
{
    return figure->kind == FZ_FIGURE_COUNT && figure->bound == FZ_EXACTLY &&
           fz_check_has(run, pattern, fz_doc_str(run->doc, figure->unit));
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_doc *doc = run->doc;
    for (size_t i = 1; i < doc->n_figures; i++) {
        const struct fz_figure *first = &doc->figures[i - 1], *second = &doc->figures[i];
        if (first->sentence != second->sentence || fz_decimal_compare(first->value, second->value) <= 0 ||
            !is_unit(run, p->less, first) || !is_unit(run, p->more, second) ||
            !fz_check_has(run, p->between, fz_figures_between(run, first, second)))
            continue;
        struct fz_value values[] = {{"less", fz_figure_text(run, first)}, {"more", fz_figure_text(run, second)}};
        fz_emit_related(run, fz_emit(run, second->span, values, 2), first->span, FZ_STR("前一数"));
    }
}

const struct fz_check fz_check_figure_limit = {
    .name = "figure-limit",
    .help = "前一数不会大于后一数的，如批次与人次",
    .help_en = "two counts of which the first is never the greater: batches and persons",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
