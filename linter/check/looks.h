/* What the kinds of check about layout share: the words that a rule looks at with how they look, the names of fonts and
 * sizes, and one finding for all places that deviate alike. */
#ifndef FZ_CHECK_LOOKS_H
#define FZ_CHECK_LOOKS_H

#include "check/check.h"

extern const char *const fz_type_sizes[]; /* 初号, 小初, 一号 …, NULL: for FZ_PARAM_CHOICE */
int fz_type_size(int choice);             /* in half points */

struct fz_font_rule { /* what a font is to be */
    struct fz_str family;
    struct fz_csv *fonts;
    int size; /* of fz_type_sizes */
};
#define FZ_FONT_PARAMS(base)                                                                                           \
    {"family",                                                                                                         \
     FZ_PARAM_STR,                                                                                                     \
     true,                                                                                                             \
     (base) + offsetof(struct fz_font_rule, family),                                                                   \
     NULL,                                                                                                             \
     NULL,                                                                                                             \
     "字体，字体表里 family 一栏的名称",                                                                               \
     "the font: a family of the list"},                                                                                \
        {"fonts",                                                                                                      \
         FZ_PARAM_LIST,                                                                                                \
         true,                                                                                                         \
         (base) + offsetof(struct fz_font_rule, fonts),                                                                \
         NULL,                                                                                                         \
         "family,name",                                                                                                \
         "字体表（CSV）：name 是字体在文件里的各种名称，同一 family 的都算",                                           \
         "the list of fonts and their names"},                                                                         \
    {                                                                                                                  \
        "size", FZ_PARAM_CHOICE, true, (base) + offsetof(struct fz_font_rule, size), fz_type_sizes, NULL,              \
            "字号，如 三号", "the size, by its Chinese name"                                                           \
    }

/* Whether FONT (empty: not known) and SIZE (half points; 0: not known) are what RULE wants, as far as they are known.
 */
bool fz_font_fits(const struct fz_font_rule *rule, struct fz_str font, int size);
/* 宋体小四（12 磅）; what is not known is left out. In ARENA. */
struct fz_str fz_font_words(const struct fz_font_rule *rule, struct fz_str font, int size, struct fz_arena *arena);
struct fz_str fz_font_wanted(const struct fz_font_rule *rule, struct fz_arena *arena);

/* TENTHS of something: 37, 25.4. In ARENA. */
struct fz_str fz_tenths(int tenths, struct fz_arena *arena);

/* fz_check.prepare of all these kinds: their places are in the raw text. */
bool fz_looks_prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors);

/* The stretches with Chinese characters in them, cut to where RUN's rule looks (raw), in scratch. A heading that runs
 * into its paragraph is no body. */
size_t fz_looks_words(const struct fz_check_run *run, struct fz_stretch **words);
/* The same a paragraph a time: FIRST and LAST are indexes into words of one form. false: there are no more. */
bool fz_looks_next(const struct fz_stretch *words, size_t n, size_t *first, size_t *last);

/* Findings of RUN's rule, one a way of deviating. */
struct fz_told {
    const struct fz_check_run *run;
    struct fz_deviation {
        struct fz_str is;
        size_t finding;    /* index into the result's */
        struct fz_span at; /* the last place */
    } * items;
    size_t n, last; /* last: the one told of last */
};
/* RAW is IS and should be WANT, which the message calls {is} and {want}. ON: it goes on from the place told of before,
 * and is no place of its own where it deviates alike. */
void fz_told_add(struct fz_told *told, struct fz_span raw, bool on, struct fz_str is, struct fz_str want);
void fz_told_finish(struct fz_told *told); /* writes the counts */

#endif
