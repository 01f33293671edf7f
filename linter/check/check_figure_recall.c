/* A total in another sentence than its parts: 审核文件11件、合同86件、决策5件、其他74件。…上述186件事项. Two figures
 * sentences apart are seldom one matter: the total is told only where the parts' sum is the same number but for a slip
 * of the hand, and nothing else in the paragraph makes it. */
#include "check/figures.h"

enum { MIN_PARTS = 3, MAX_PARTS = 24, MAX_BACK = 60 /* figures before or behind a total that are looked at */ };

struct params {
    struct fz_pattern *again, *by_kind;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"again", FZ_PARAM_PATTERN, true, AT(again), NULL, NULL, "总数前说明它是前面各项之和的词，如 上述、合计",
     "words before a total that say it is of what was told before: 上述, 合计"},
    {"by-kind", FZ_PARAM_PATTERN, false, AT(by_kind), NULL, NULL,
     "一句开头的词，说明列的是前面总数的全部分项，如 按类型分",
     "words a sentence begins with that lists all parts of a total before it: 按类型分"},
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
        if (!is_counted(total) || !(by_kind || fz_check_has(run, p->again, fz_doc_str(doc, total->before))))
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
