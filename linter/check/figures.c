/* Walking the figures, sentence by sentence. */
#include "check/figures.h"

enum {
    MAX_FIGURES =
        64 /* of one piece: the kinds try every pair for every figure, and a table run into one line has thousands */
};

struct fz_figures fz_figures_next(const struct fz_check_run *run, size_t *next)
{
    const struct fz_doc *doc = run->doc;
    size_t first = *next;
    while (*next < doc->n_figures && *next - first < MAX_FIGURES &&
           doc->figures[*next].sentence == doc->figures[first].sentence)
        ++*next;
    return (struct fz_figures){doc->figures + first, *next - first};
}

struct fz_str fz_figures_between(const struct fz_check_run *run, const struct fz_figure *a, const struct fz_figure *b)
{
    return fz_str_slice(run->doc->fold.str, a->span.end, b->span.start);
}

static bool counts_persons(struct fz_str unit)
{
    return fz_str_equal(unit, FZ_STR("人")) || fz_str_equal(unit, FZ_STR("名")) || fz_str_equal(unit, FZ_STR("位"));
}

const struct fz_figure *fz_figures_back(const struct fz_check_run *run, struct fz_figures_walk *walk,
                                        const struct fz_figure *at, size_t most)
{
    const struct fz_doc *doc = run->doc;
    if (!walk->first)
        walk->first = doc->figures;
    while (walk->para + 1 < doc->n_paras && doc->paras[walk->para].span.end < at->span.end)
        walk->para++;
    while (walk->first < at &&
           (walk->first->span.start < doc->paras[walk->para].span.start || (size_t)(at - walk->first) > most))
        walk->first++;
    return walk->first;
}

bool fz_figures_same_unit(const struct fz_check_run *run, const struct fz_figure *a, const struct fz_figure *b)
{
    struct fz_str left = fz_doc_str(run->doc, a->unit), right = fz_doc_str(run->doc, b->unit);
    return a->kind == b->kind && (fz_str_equal(left, right) || (counts_persons(left) && counts_persons(right)));
}

struct fz_str fz_figure_text(const struct fz_check_run *run, const struct fz_figure *figure)
{
    return fz_doc_str(run->doc, figure->span);
}

bool fz_rate_agrees(double exact, double rate, int decimals)
{
    double step = 1;
    for (int i = 0; i < decimals; i++)
        step /= 10;
    double off = exact > rate ? exact - rate : rate - exact;
    if (decimals < 0)
        return off <= 5;          /* 四成: nobody cuts 39 % off to three tenths */
    return off < step * 0.999999; /* half a step when rounded, a whole one when cut off */
}

bool fz_is_transposed(int64_t a, int64_t b)
{
    for (int64_t low = 1; low <= a / 10; low *= 10) {
        int64_t right = a / low % 10, left = a / low / 10 % 10;
        if (left != right && left && right && a + (right - left) * low * 10 + (left - right) * low == b)
            return true;
    }
    return false;
}

bool fz_is_slip(int64_t a, int64_t b)
{
    int differ = 0;
    if (fz_is_transposed(a, b))
        return true;
    for (; a && b; a /= 10, b /= 10)
        differ += a % 10 != b % 10;
    return a == b && differ == 1;
}
