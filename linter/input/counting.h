/* Numbers as automatic lists write them: 一、 ① IV b. */
#ifndef FZ_INPUT_COUNTING_H
#define FZ_INPUT_COUNTING_H

#include "base/buf.h"

enum fz_counting {
    FZ_COUNT_DECIMAL,     /* 1 2 3; for all that is not known too */
    FZ_COUNT_NONE,        /* nothing, as in a list of bullets */
    FZ_COUNT_ZERO,        /* 01 02 … 10 */
    FZ_COUNT_FULL_WIDTH,  /* １ ２ */
    FZ_COUNT_CHINESE,     /* 一 十一 二十 一百零一 */
    FZ_COUNT_DIGITS,      /* 一 一一 二〇 一〇一 */
    FZ_COUNT_LEGAL,       /* 壹 拾壹 贰拾 */
    FZ_COUNT_STEMS,       /* 甲 乙 … 癸 */
    FZ_COUNT_BRANCHES,    /* 子 丑 … 亥 */
    FZ_COUNT_CIRCLED,     /* ① … ⑳ ㉑ … ㊿ */
    FZ_COUNT_CIRCLED_HAN, /* ㊀ … ㊉ */
    FZ_COUNT_STOPPED,     /* ⒈ … ⒛ */
    FZ_COUNT_BRACKETED,   /* ⑴ … ⒇ */
    FZ_COUNT_LOWER,       /* a b … z aa bb */
    FZ_COUNT_UPPER,
    FZ_COUNT_LOWER_ROMAN,
    FZ_COUNT_UPPER_ROMAN,
};

/* Appends N to BUF; a number that has no such form, in digits. */
void fz_count_add(struct fz_buf *buf, enum fz_counting counting, uint32_t n);

#endif
