/* Figures as facts: value, unit, bound, what they count. Values are exact decimals: sums must be exact. */
#ifndef FZ_MODEL_FIGURE_H
#define FZ_MODEL_FIGURE_H

#include "base/str.h"

struct fz_decimal { /* digits × 10^exponent; the exponent says how it was printed: 98.60 is 9860 × 10^-2 */
    int64_t digits;
    int exponent;
};

/* Compares exactly. Both must be below 10^15 in size. */
int fz_decimal_compare(struct fz_decimal a, struct fz_decimal b);
/* The sum, with the finer of the two exponents; *OK becomes false where it does not fit. */
struct fz_decimal fz_decimal_add(struct fz_decimal a, struct fz_decimal b, bool *ok);
double fz_decimal_double(struct fz_decimal value); /* for messages and rates */
/* As one writes it: 98.6, 2920, 1.28万 is 12800. */
struct fz_str fz_decimal_text(struct fz_decimal value, struct fz_arena *arena);

enum fz_bound {
    FZ_EXACTLY,
    FZ_ABOUT,  /* 约 左右 */
    FZ_MORE,   /* 余 多 以上 超过 */
    FZ_LESS,   /* 近 不足 以内 */
    FZ_BETWEEN /* 10—20个: value is the low end, other the high one */
};

enum fz_figure_kind {
    FZ_FIGURE_COUNT,    /* 30件, 385.4万元 */
    FZ_FIGURE_PERCENT,  /* 98.6%, 百分之三十, 四成 */
    FZ_FIGURE_POINTS,   /* 2.4个百分点 */
    FZ_FIGURE_TIMES,    /* 3倍 */
    FZ_FIGURE_FRACTION, /* 三分之二: value is 2, other is 3 */
    FZ_FIGURE_YEAR,     /* 2023年, 2023年度 */
};

struct fz_figure {
    struct fz_span span; /* number and unit, 20余万元 with its 余, without 约; first, for the look-up by offset */
    struct fz_span unit; /* 件, 户次, 元, 个工作日; empty for % */
    struct fz_span noun; /* what stands right behind the unit: 网格员 of 128名网格员; may be empty */
    struct fz_span before; /* the words between the mark or figure before and this one: 完成整改 of 完成整改594处 */
    struct fz_decimal value, other; /* other: of BETWEEN and FRACTION */
    enum fz_figure_kind kind;
    enum fz_bound bound;
    int decimals;      /* digits printed behind the point; -1 for 四成, which is printed in tens of per cent */
    uint32_t sentence; /* index of its sentence in the document */
};

#endif
