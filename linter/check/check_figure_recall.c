/* A total in another sentence than its parts: 审核文件11件、合同86件、决策5件、其他74件。…上述186件事项. Two figures
 * sentences apart are seldom one matter: the total is told only where the parts' sum is the same number but for a slip
 * of the hand, and nothing else in the paragraph makes it. Where each part has a sentence of its own and the last is
 * 其余, all are there: the total before them is told where it is near their sum. */
#include "check/figures.h"

enum {
    MIN_PARTS = 3,
    MAX_PARTS = 24,
    MAX_BACK = 60, /* figures before or behind a total that are looked at */
    NEAR = 10      /* the total is at most so many per cent from the sum of parts with a sentence each */
};

struct params {
    struct fz_pattern *again, *by_kind, *rest, *not_totals;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"again", FZ_PARAM_PATTERN, true, AT(again), NULL, NULL, "总数前说明它是前面各项之和的词，如 上述、合计",
     "words before a total that say it is of what was told before: 上述, 合计"},
    {"by-kind", FZ_PARAM_PATTERN, false, AT(by_kind), NULL, NULL,
     "一句开头的词，说明列的是前面总数的全部分项，如 按类型分",
     "words a sentence begins with that lists all parts of a total before it: 按类型分"},
    {"rest", FZ_PARAM_PATTERN, false, AT(rest), NULL, NULL,
     "最后一个分项之前的词，说明各分项一句一项、到此列全，如 其余",
     "words before the last of parts that have a sentence each, which say that these are all: 其余"},
    {"not-totals", FZ_PARAM_PATTERN, false, AT(not_totals), NULL, NULL, "数字之前有这些的不是各项的总数，如 比预算",
     "words before a figure that is no total of such parts: 比预算"},
    {0},
};

struct row { /* of parts, one behind the other in a sentence */
    const struct fz_figure *first, *last;
    struct fz_decimal sum;
};

static bool is_counted(const struct fz_figure *figure)
{
    return figure->kind == FZ_FIGURE_COUNT && figure->bound == FZ_EXACTLY;
}

static bool is_part(const struct fz_check_run *run, const struct fz_figure *part, const struct fz_figure *total)
{
    return is_counted(part) && fz_figures_part_of(run, part, total);
}

/* The longest row of TOTAL's kind from FIRST on, which ends before END; false where it is none. */
static bool read_row(const struct fz_check_run *run, const struct fz_figure *first, const struct fz_figure *end,
                     const struct fz_figure *total, struct row *parts)
{
    bool ok = true;
    size_t n = 0;
    for (const struct fz_figure *at = first; at < end && n < MAX_PARTS; at++, n++) {
        if (at->sentence != first->sentence || !is_part(run, at, total))
            break;
        *parts =
            n ? (struct row){first, at, fz_decimal_add(parts->sum, at->value, &ok)} : (struct row){at, at, at->value};
    }
    return ok && n >= MIN_PARTS;
}

/* 186 and 176, 2864 and 2846 */
static bool is_slip(struct fz_decimal a, struct fz_decimal b)
{
    return a.exponent == b.exponent && a.digits >= 100 && fz_is_slip(a.digits, b.digits);
}

/* Whether some figure between FIRST and END, or some two and more one behind the other, come to TOTAL. */
static bool is_made(const struct fz_check_run *run, const struct fz_figure *first, const struct fz_figure *end,
                    const struct fz_figure *total)
{
    for (const struct fz_figure *from = first; from < end; from++) {
        struct fz_decimal sum = {0, 0};
        bool ok = true;
        for (const struct fz_figure *at = from; at < end && at - from < MAX_PARTS && ok; at++) {
            if (at == total || !is_part(run, at, total))
                break;
            sum = at == from ? at->value : fz_decimal_add(sum, at->value, &ok);
            if (ok && fz_decimal_compare(sum, total->value) == 0)
                return true;
        }
    }
    return false;
}

static void tell(const struct fz_check_run *run, const struct fz_figure *total, const struct row *row)
{
    const struct fz_figure *parts[MAX_PARTS];
    size_t n = 0;
    for (const struct fz_figure *part = row->first; part <= row->last; part++)
        parts[n++] = part;
    fz_figures_tell_sum(run, total, parts, n, row->sum);
}

struct spread { /* parts with a sentence each, the last first */
    const struct fz_figure *items[MAX_PARTS];
    size_t n;
    struct fz_decimal sum;
};

static bool is_near(struct fz_decimal a, struct fz_decimal b)
{
    double x = fz_decimal_double(a), y = fz_decimal_double(b), off = x > y ? x - y : y - x;
    return off * 100 <= y * NEAR;
}

/* The first figure of AT's sentence that is of LIKE's kind, not before FIRST; NULL: none is. */
static const struct fz_figure *first_of_sentence(const struct fz_check_run *run, const struct fz_figure *first,
                                                 const struct fz_figure *at, const struct fz_figure *like)
{
    const struct fz_figure *found = NULL;
    for (const struct fz_figure *f = at + 1; f-- > first && f->sentence == at->sentence;)
        if (is_counted(f) && fz_figures_same_unit(run, f, like))
            found = f;
    return found;
}

/* Whether some figure from FIRST to LAST is of LIKE's kind and has VALUE. */
static bool is_told(const struct fz_check_run *run, const struct fz_figure *first, const struct fz_figure *last,
                    const struct fz_figure *like, struct fz_decimal value)
{
    for (const struct fz_figure *f = first; f <= last; f++)
        if (is_counted(f) && fz_figures_same_unit(run, f, like) && fz_decimal_compare(f->value, value) == 0)
            return true;
    return false;
}

/* The last of the figures from FIRST to LAST that comes near the sum of SPREAD; NULL: none does. */
static const struct fz_figure *near_sum(const struct fz_check_run *run, const struct params *p,
                                        const struct fz_figure *first, const struct fz_figure *last,
                                        const struct spread *spread)
{
    for (const struct fz_figure *f = last + 1; f-- > first;)
        if (is_counted(f) && fz_figures_same_unit(run, f, spread->items[0]) && is_near(f->value, spread->sum) &&
            !fz_check_has(run, p->not_totals, fz_doc_str(run->doc, f->before)))
            return f;
    return NULL;
}

static void tell_spread(const struct fz_check_run *run, const struct fz_figure *total, const struct spread *spread)
{
    const struct fz_figure *parts[MAX_PARTS];
    for (size_t i = 0; i < spread->n; i++)
        parts[i] = spread->items[spread->n - 1 - i];
    fz_figures_tell_sum(run, total, parts, spread->n, spread->sum);
}

/* 供应用地93宗。其中，住宅用地26宗，…。工业用地38宗，…。其余各类用地27宗，…。 REST is the last part; the figures of its
 * paragraph begin with FIRST. */
static void check_spread(const struct fz_check_run *run, const struct params *p, const struct fz_figure *first,
                         const struct fz_figure *rest)
{
    struct spread spread = {.items = {rest}, .n = 1, .sum = rest->value};
    const struct fz_figure *at = rest, *total;
    bool ok = first_of_sentence(run, first, rest, rest) == rest;
    while (ok && spread.n < MAX_PARTS) {
        const struct fz_figure *last_part = spread.items[spread.n - 1];
        while (at > first && at->sentence == last_part->sentence)
            at--;
        const struct fz_figure *part = first_of_sentence(run, first, at, rest);
        if (!part || at->sentence + 1 != last_part->sentence)
            return;
        struct fz_decimal next = fz_decimal_add(spread.sum, part->value, &ok);
        if (spread.n >= MIN_PARTS && (total = near_sum(run, p, part, at, &spread)) != NULL) {
            if (!is_told(run, first, at, rest, spread.sum) && !is_told(run, first, at, rest, next))
                tell_spread(run, total, &spread);
            return;
        }
        spread.sum = next;
        spread.items[spread.n++] = part;
    }
}

/* Whether PARTS, of another sentence than TOTAL, are what it is of by the words of the two. */
static bool is_meant(const struct fz_check_run *run, const struct params *p, const struct fz_figure *total,
                     const struct row *parts)
{
    struct fz_match match;
    if (parts->last < total)
        return fz_check_has(run, p->again, fz_doc_str(run->doc, total->before));
    return fz_check_match(run, p->by_kind, fz_doc_str(run->doc, run->doc->sentences[parts->first->sentence]), &match) &&
           match.groups[0].start == 0;
}

/* TOTAL, and the figures of its paragraph from FIRST to END. */
static void check_total(const struct fz_check_run *run, const struct params *p, const struct fz_figure *first,
                        const struct fz_figure *end, const struct fz_figure *total)
{
    for (const struct fz_figure *at = first; at < end; at++) {
        struct row parts = {0};
        bool begins = at == first || at[-1].sentence != at->sentence || !is_part(run, at - 1, total);
        if (!begins || at->sentence == total->sentence || !read_row(run, at, end, total, &parts) ||
            !is_slip(parts.sum, total->value) || !is_meant(run, p, total, &parts))
            continue;
        if (!is_made(run, first, end, total))
            tell(run, total, &parts);
        return;
    }
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_doc *doc = run->doc;
    struct fz_figures_walk walk = {0};
    size_t last = SIZE_MAX, end = 0;
    bool by_kind = false; /* some sentence of the paragraph may list a total's parts */
    for (size_t i = 0; i < doc->n_figures; i++) {
        const struct fz_figure *total = &doc->figures[i], *first = fz_figures_back(run, &walk, total, MAX_BACK);
        struct fz_span at = doc->paras[walk.para].span;
        if (walk.para != last)
            by_kind = fz_check_has(run, p->by_kind, fz_doc_str(doc, at));
        last = walk.para;
        struct fz_str before = fz_doc_str(doc, total->before);
        if (is_counted(total) && fz_check_has(run, p->rest, before))
            check_spread(run, p, first, total);
        if (!is_counted(total) || !(by_kind || fz_check_has(run, p->again, before)))
            continue;
        end = end < i ? i : end;
        while (end < doc->n_figures && doc->figures[end].span.end <= at.end && end - i <= MAX_BACK)
            end++;
        check_total(run, p, first, doc->figures + end, total);
    }
}

const struct fz_check fz_check_figure_recall = {
    .name = "figure-recall",
    .help = "另一句中的总数与分项之和",
    .help_en = "totals in another sentence than their parts",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
