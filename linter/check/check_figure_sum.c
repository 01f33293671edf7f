/* Totals against their parts: 共A件，其中甲B件、乙C件. A list that says it is complete must add up; any list must not
 * exceed its total. And totals that come after: 甲B件、乙C件，合计A件. The message shows the sum. */
#include "base/buf.h"
#include "base/utf8.h"
#include "check/figures.h"

enum { MAX_PARTS = 24, MAX_LOOSE = 30 /* bytes of words before a part that a comma may join to the list */ };

struct params {
    struct fz_pattern *opens, *complete, *stops, *totals, *mixed, *not_totals;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"opens", FZ_PARAM_PATTERN, true, AT(opens), NULL, NULL, "总数之后引出分项的词，如 其中、包括、分别",
     "words that open the list of parts"},
    {"complete", FZ_PARAM_PATTERN, true, AT(complete), NULL, NULL, "说明分项已列全的词，如 其他、其余、分别",
     "words that say the list is complete"},
    {"totals", FZ_PARAM_PATTERN, true, AT(totals), NULL, NULL, "分项之后引出总数的词，如 合计、共计",
     "words that open a total behind its parts"},
    {"not-totals", FZ_PARAM_PATTERN, false, AT(not_totals), NULL, NULL, "之后的数不是总数的词，如 增加、年均",
     "words whose figure is no total: 增加, 年均"},
    {"mixed", FZ_PARAM_PATTERN, false, AT(mixed), NULL, NULL, "其中连单位不同的分项也合计的词，如 共计",
     "those of them that add up parts of unlike units too"},
    {"stops", FZ_PARAM_PATTERN, true, AT(stops), NULL, NULL, "说明分项已结束、另说一事的词", "words that end the list"},
    {0},
};

struct list {
    const struct fz_figure *parts[MAX_PARTS];
    size_t n;
    struct fz_decimal sum;
    bool ok, met; /* met: some beginning of the list adds up to the total */
    bool complete;
};

static void add(struct list *list, const struct fz_figure *part)
{
    list->parts[list->n++] = part;
    list->sum = list->n == 1 ? part->value : fz_decimal_add(list->sum, part->value, &list->ok);
}

/* Brackets that open (1) or close (-1) in TEXT, on balance. */
static int depth_of(struct fz_str text)
{
    int depth = 0;
    for (size_t at = 0, size; at < text.len; at += size) {
        uint32_t c = fz_utf8_at(text, at, &size);
        depth += (c == 0xFF08) - (c == 0xFF09);
    }
    return depth;
}

/* Whether what stands between two parts keeps them in one list: 、 和, or a comma before a few words. */
static bool joins(const struct fz_check_run *run, const struct params *p, struct fz_str between,
                  const struct fz_figure *next)
{
    if (fz_str_has(between, FZ_STR("；")) || fz_check_has(run, p->stops, between))
        return false;
    if (fz_check_has(run, p->complete, between) || !fz_str_has(between, FZ_STR("，")))
        return true;
    return next->before.end - next->before.start <= MAX_LOOSE;
}

/* 其中15次研究法治议题，学法12次: after a figure that stands bare behind 其中 only bare ones go on the list. */
static bool is_bare(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t total)
{
    struct fz_str words = fz_doc_str(run->doc, f.items[total + 1].before);
    struct fz_match match;
    return fz_check_match(run, p->opens, words, &match) && match.groups[0].end == words.len;
}

static void collect(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t total,
                    struct list *list)
{
    int depth = 0, own = 0; /* own: of the first part: 75件（含甲49件、乙26件），整改12件 */
    bool bare = is_bare(run, p, f, total);
    const struct fz_figure *last = &f.items[total];
    for (size_t i = total + 1; i < f.n && list->n < MAX_PARTS; i++) {
        const struct fz_figure *next = &f.items[i];
        struct fz_str between = fz_figures_between(run, &f.items[i - 1], next);
        depth += depth_of(between);
        if (!list->n)
            own = depth > 0;
        if (depth < own)
            break;
        if (depth > own || next->kind == FZ_FIGURE_PERCENT || next->kind == FZ_FIGURE_YEAR)
            continue; /* parts of a part, shares, years */
        struct fz_str gap = fz_figures_between(run, last, next);
        if (!fz_figures_same_unit(run, next, &f.items[total]) || next->bound != FZ_EXACTLY ||
            (list->n && !joins(run, p, gap, next)) ||
            (list->n && bare && next->before.end > next->before.start && !fz_check_has(run, p->complete, gap)))
            break;
        list->complete |= fz_check_has(run, p->complete, gap);
        add(list, next);
        list->met |= list->n >= 2 && list->ok && fz_decimal_compare(list->sum, f.items[total].value) == 0;
        last = next;
    }
}

static struct fz_str sum_text(const struct fz_check_run *run, const struct list *list)
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    for (size_t i = 0; i < list->n; i++) {
        fz_buf_add(&buf, i ? FZ_STR("+") : FZ_STR(""));
        fz_buf_add(&buf, fz_decimal_text(list->parts[i]->value, run->scratch));
    }
    struct fz_str text = fz_str_copy(run->result->arena, fz_buf_str(&buf));
    fz_buf_clear(&buf);
    return text;
}

static void tell(const struct fz_check_run *run, const struct fz_figure *total, const struct list *list)
{
    struct fz_value values[] = {{"parts", sum_text(run, list)},
                                {"sum", fz_decimal_text(list->sum, run->result->arena)},
                                {"total", fz_decimal_text(total->value, run->result->arena)}};
    struct fz_finding *finding = fz_emit(run, total->span, values, 3);
    for (size_t i = 0; i < list->n; i++)
        fz_emit_related(run, finding, list->parts[i]->span, FZ_STR("分项"));
}

static void check_total_before(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t i)
{
    const struct fz_figure *total = &f.items[i];
    struct list list = {.ok = true};
    struct fz_str lead = i + 1 < f.n ? fz_figures_between(run, total, &f.items[i + 1]) : (struct fz_str){0};
    if (total->kind != FZ_FIGURE_COUNT || total->bound == FZ_ABOUT || total->bound == FZ_LESS ||
        !fz_check_has(run, p->opens, lead) || fz_check_has(run, p->not_totals, fz_doc_str(run->doc, total->before)))
        return;
    collect(run, p, f, i, &list);
    if (list.n < 1 || !list.ok || list.met)
        return;
    int order = fz_decimal_compare(list.sum, total->value);
    bool exceeds = order > 0 && total->bound == FZ_EXACTLY;
    if (exceeds || (order < 0 && list.n >= 2 && list.complete && total->bound == FZ_EXACTLY))
        tell(run, total, &list);
}

/* 甲B件、乙C件，合计A件: the parts are those that 、 joins right before the total. */
static void check_total_after(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t i)
{
    const struct fz_figure *total = &f.items[i];
    struct list list = {.ok = true};
    struct fz_decimal sum = {0, 0};
    bool ok = true, met = false, tight = true;
    /* 合同88份、文件1件、事项4项，共计93件 adds unlike things, and says so; a bare 共 may only count the last */
    bool mixed = fz_check_has(run, p->mixed, fz_doc_str(run->doc, total->before));
    if (total->kind != FZ_FIGURE_COUNT || total->bound != FZ_EXACTLY ||
        !fz_check_has(run, p->totals, fz_doc_str(run->doc, total->before)))
        return;
    for (size_t k = i; k-- > 0 && list.n < MAX_PARTS;) {
        const struct fz_figure *part = &f.items[k];
        struct fz_str between = fz_figures_between(run, part, &f.items[k + 1]);
        if (part->kind != FZ_FIGURE_COUNT || fz_str_has(between, FZ_STR("；")))
            break;
        tight = tight && (k + 1 == i || !fz_str_has(between, FZ_STR("，"))) && part->bound == FZ_EXACTLY &&
                (mixed || fz_figures_same_unit(run, part, total));
        sum = list.n || met ? fz_decimal_add(sum, part->value, &ok) : part->value;
        met |= ok && fz_decimal_compare(sum, total->value) == 0;
        if (tight)
            add(&list, part);
        else if (!list.n)
            break;
    }
    if (list.n >= 2 && list.ok && !met && fz_decimal_compare(list.sum, total->value) != 0)
        tell(run, total, &list);
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    for (size_t next = 0; next < run->doc->n_figures;) {
        struct fz_figures f = fz_figures_next(run, &next);
        for (size_t i = 0; i < f.n; i++) {
            check_total_before(run, p, f, i);
            check_total_after(run, p, f, i);
        }
    }
}

const struct fz_check fz_check_figure_sum = {
    .name = "figure-sum",
    .help = "总数与分项之和",
    .help_en = "totals against their parts",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
