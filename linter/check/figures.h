/* Shared by the kinds that do arithmetic: the figures of one sentence, and the words around them. */
#ifndef FZ_CHECK_FIGURES_H
#define FZ_CHECK_FIGURES_H

#include "check/check.h"

struct fz_figures { /* of one sentence */
    const struct fz_figure *items;
    size_t n;
};

/* The figures of the sentence in which doc->figures[*NEXT] stands (a sentence with very many comes in pieces); *NEXT
 * then stands behind them. n is 0 at the end. */
struct fz_figures fz_figures_next(const struct fz_check_run *run, size_t *next);
/* The text between figures A and B (A before B). */
struct fz_str fz_figures_between(const struct fz_check_run *run, const struct fz_figure *a, const struct fz_figure *b);
bool fz_figures_same_unit(const struct fz_check_run *run, const struct fz_figure *a, const struct fz_figure *b);
/* Goes through the paragraphs with the figures, which are asked for in their order. Begins as {0}. */
struct fz_figures_walk {
    size_t para;
    const struct fz_figure *first;
};
/* The first figure of the paragraph that AT stands in, or the one MOST before AT where there are more. */
const struct fz_figure *fz_figures_back(const struct fz_check_run *run, struct fz_figures_walk *walk,
                                        const struct fz_figure *at, size_t most);
/* Whether PART may be one of TOTAL: of the same unit, or 人 of what is told in 人次 as a whole. */
bool fz_figures_part_of(const struct fz_check_run *run, const struct fz_figure *part, const struct fz_figure *total);
/* Tells at TOTAL that the N PARTS come to SUM: the message's parts, sum and total. */
void fz_figures_tell_sum(const struct fz_check_run *run, const struct fz_figure *total,
                         const struct fz_figure *const *parts, size_t n, struct fz_decimal sum);
/* VALUE with its unit, as a message shows it. */
struct fz_str fz_figure_text(const struct fz_check_run *run, const struct fz_figure *figure);
/* Whether RATE, printed with DECIMALS digits, may stand for EXACT: rounded or cut off. */
bool fz_rate_agrees(double exact, double rate, int decimals);
/* 1364 and 1346; a nought that moves is rather another figure, as 1030 and 1300. */
bool fz_is_transposed(int64_t a, int64_t b);
/* The same number but for a slip of the hand: transposed, or of as many digits one of which is another. */
bool fz_is_slip(int64_t a, int64_t b);

#endif
