/* What was wrong with what the user gave: a list of file:line:column and a sentence that says what to do.
 * Each message is written in both languages at its place, so that they are reviewed together. */
#ifndef FZ_BASE_ERRORS_H
#define FZ_BASE_ERRORS_H

#include "base/str.h"

enum fz_lang { FZ_LANG_ZH, FZ_LANG_EN };

/* Both formats take the same arguments in the same order; a ?: of two literals keeps the compiler's format check. */
#define FZ_SAY(lang, zh, en) ((lang) == FZ_LANG_EN ? (en) : (zh))

struct fz_error {
    const char *file;      /* as the user wrote it; NULL when the error is of no file */
    uint32_t line, column; /* from 1, column in characters; 0: of the whole file */
    struct fz_str message; /* one sentence, no line break at its end */
};
struct fz_errors {
    struct fz_arena *arena; /* messages live here */
    enum fz_lang lang;
    struct fz_error *items; /* in the order they were found */
    size_t n;
};

void fz_errors_init(struct fz_errors *errors, struct fz_arena *arena, enum fz_lang lang);
/* Adds one; FILE must outlive ERRORS. Always returns false, so that a function can `return fz_error_add(…)`. */
bool fz_error_add(struct fz_errors *errors, const char *file, uint32_t line, uint32_t column, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* Orders by file, line, column; what is of no place comes first. Stable. */
void fz_errors_sort(struct fz_errors *errors);

#endif
