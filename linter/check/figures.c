/* Walking the figures, sentence by sentence, and what several kinds ask of them and tell. */
#include "check/figures.h"
#include "base/buf.h"

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

struct fz_str fz_figures_between(const struct fz_check_run *run, const struct fz_figure *a, const struct fz_figure *b)
{
    return fz_str_slice(run->doc->fold.str, a->span.end, b->span.start);
}

static bool counts_persons(struct fz_str unit)
{
    return fz_str_equal(unit, FZ_STR("人")) || fz_str_equal(unit, FZ_STR("名")) || fz_str_equal(unit, FZ_STR("位"));
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

bool fz_figures_part_of(const struct fz_check_run *run, const struct fz_figure *part, const struct fz_figure *total)
{
    return fz_figures_same_unit(run, part, total) ||
           (part->kind == FZ_FIGURE_COUNT && fz_str_equal(fz_doc_str(run->doc, part->unit), FZ_STR("人")) &&
            fz_str_equal(fz_doc_str(run->doc, total->unit), FZ_STR("人次")));
}

void fz_figures_tell_sum(const struct fz_check_run *run, const struct fz_figure *total,
                         const struct fz_figure *const *parts, size_t n, struct fz_decimal sum)
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    for (size_t i = 0; i < n; i++) {
        fz_buf_add(&buf, i ? FZ_STR("+") : FZ_STR(""));
        fz_buf_add(&buf, fz_decimal_text(parts[i]->value, run->scratch));
    }
    struct fz_value values[] = {{"parts", fz_str_copy(run->result->arena, fz_buf_str(&buf))},
                                {"sum", fz_decimal_text(sum, run->result->arena)},
                                {"total", fz_decimal_text(total->value, run->result->arena)}};
    fz_buf_clear(&buf);
    struct fz_finding *finding = fz_emit(run, total->span, values, 3);
    for (size_t i = 0; i < n; i++)
        fz_emit_related(run, finding, parts[i]->span, FZ_STR("分项"));
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
