/* Averages against what they are of: 14个乡镇配备人员42名，平均每个乡镇3名. Told only where some figure says how many
 * there are on average of, and no two figures near it make the average. */
#include "base/utf8.h"
#include "check/figures.h"
#include <string.h>

enum { MAX_BACK = 30 /* figures before an average that it may come from */ };

struct params {
    struct fz_pattern *each, *per, *unless;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"each", FZ_PARAM_PATTERN, true, AT(each), NULL, NULL,
     "平均数前的词，其后说明是每个什么的，如 平均每：平均每个乡镇3名",
     "words before an average behind which it is said of what: 平均每"},
    {"per", FZ_PARAM_PATTERN, false, AT(per), NULL, NULL, "或者只用一个字说明的，(?<of>…) 是它，如 户均、村均",
     "or that say it with one character, (?<of>…): 户均"},
    {"unless", FZ_PARAM_PATTERN, false, AT(unless), NULL, NULL, "平均数前有这些词就不验算，如 不少于、每月",
     "words before an average that make it another matter: 不少于"},
    {0},
};

/* Whether OF, the words of an average, names what COUNT counts: by its noun, its unit, or the word before it. */
static bool names(const struct fz_check_run *run, struct fz_str of, bool one, const struct fz_figure *count)
{
    struct fz_str unit = fz_doc_str(run->doc, count->unit), noun = fz_doc_str(run->doc, count->noun),
                  before = fz_doc_str(run->doc, count->before);
    size_t two = 2 * strlen("字");
    if (one)
        return fz_str_starts(unit, of) || fz_str_starts(noun, of);
    struct fz_str head = fz_str_slice(noun, 0, fz_utf8_offset(noun, 2));
    struct fz_str tail = before.len < two ? (struct fz_str){0} : fz_str_slice(before, before.len - two, before.len);
    return (noun.len && fz_str_has(of, head)) || (tail.len && fz_str_has(of, tail)) ||
           (!noun.len && fz_str_starts(of, unit) && !fz_str_equal(unit, FZ_STR("个")));
}

/* What the words before AVERAGE say it is of; empty: it is none. *ONE: a single character. */
static struct fz_str words_of(const struct fz_check_run *run, const struct params *p, const struct fz_figure *average,
                              bool *one)
{
    struct fz_str before = fz_doc_str(run->doc, average->before);
    struct fz_match match;
    if (average->kind != FZ_FIGURE_COUNT || average->bound != FZ_EXACTLY || fz_check_has(run, p->unless, before))
        return (struct fz_str){0};
    *one = false;
    if (fz_check_match(run, p->each, before, &match))
        return fz_str_slice(before, match.groups[0].end, before.len);
    int group = p->per ? fz_pattern_group(p->per, "of") : -1;
    *one = true;
    if (group < 0 || !fz_check_match(run, p->per, before, &match))
        return (struct fz_str){0};
    return fz_str_slice(before, match.groups[group].start, match.groups[group].end);
}

static double quotient(const struct fz_figure *whole, const struct fz_figure *count)
{
    double divisor = fz_decimal_double(count->value);
    return divisor > 0 ? fz_decimal_double(whole->value) / divisor : 0;
}

/* Rounded or cut off to the digits that the average is told with: 1.94万元 of 19395.4元. */
static bool is_made_of(const struct fz_figure *average, const struct fz_figure *whole, const struct fz_figure *count)
{
    double step = fz_decimal_double((struct fz_decimal){1, average->value.exponent});
    return fz_rate_agrees(quotient(whole, count) / step, fz_decimal_double(average->value) / step, 0);
}

static void tell(const struct fz_check_run *run, const struct fz_figure *average, const struct fz_figure *whole,
                 const struct fz_figure *count)
{
    struct fz_value values[] = {
        {"whole", fz_figure_text(run, whole)},
        {"count", fz_figure_text(run, count)},
        {"right", fz_str_printf(run->result->arena, "%.*f", average->decimals > 1 ? 2 : 1, quotient(whole, count))}};
    struct fz_finding *finding = fz_emit(run, average->span, values, 3);
    fz_emit_related(run, finding, whole->span, FZ_STR("总数"));
    fz_emit_related(run, finding, count->span, FZ_STR("个数"));
}

/* The figures of AVERAGE's sentence and those before it in the paragraph are FIRST and those up to AT, the average. */
static void check_average(const struct fz_check_run *run, const struct params *p, const struct fz_figure *first,
                          const struct fz_figure *average)
{
    const struct fz_figure *told_whole = NULL, *told_count = NULL;
    bool one;
    struct fz_str of = words_of(run, p, average, &one);
    if (!of.len)
        return;
    for (const struct fz_figure *whole = average; whole-- > first;) {
        if (whole->kind != FZ_FIGURE_COUNT || !fz_figures_same_unit(run, whole, average))
            continue;
        for (const struct fz_figure *count = average; count-- > first;) {
            bool alike = fz_figures_same_unit(run, whole, count) &&
                         !fz_str_equal(fz_doc_str(run->doc, count->unit), FZ_STR("个"));
            if (count == whole || count->kind != FZ_FIGURE_COUNT || alike) /* 15所 of 6所 make no average */
                continue;
            if (is_made_of(average, whole, count) || whole->bound != FZ_EXACTLY || count->bound != FZ_EXACTLY)
                return;
            double far = quotient(whole, count) / fz_decimal_double(average->value); /* another thing's, then */
            bool meant = whole->sentence == average->sentence && count->sentence == average->sentence &&
                         names(run, of, one, count) && far > 0.4 && far < 2.5;
            if (meant && !told_whole) {
                told_whole = whole;
                told_count = count;
            }
        }
    }
    if (told_whole)
        tell(run, average, told_whole, told_count);
}

static void run_check(const struct fz_check_run *run)
{
    struct fz_figures_walk walk = {0};
    for (size_t i = 0; i < run->doc->n_figures; i++) {
        const struct fz_figure *figure = &run->doc->figures[i];
        check_average(run, run->params, fz_figures_back(run, &walk, figure, MAX_BACK), figure);
    }
}

const struct fz_check fz_check_figure_average = {
    .name = "figure-average",
    .help = "平均数与总数、个数",
    .help_en = "averages against what they are of",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
