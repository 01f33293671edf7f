/* The list of what was wrong with what the user gave. It only keeps and orders; who shows it decides how. */
#include "base/errors.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void fz_errors_init(struct fz_errors *errors, struct fz_arena *arena, enum fz_lang lang)
{
    *errors = (struct fz_errors){.arena = arena, .lang = lang};
}

static struct fz_str format_message(struct fz_arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

static struct fz_str format_message(struct fz_arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    size_t size = len < 0 ? 0 : (size_t)len;
    char *text = fz_arena_alloc(arena, size + 1, 1);
    vsnprintf(text, size + 1, format, again);
    va_end(again);
    return (struct fz_str){text, size};
}

bool fz_error_add(struct fz_errors *errors, const char *file, uint32_t line, uint32_t column, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct fz_str message = format_message(errors->arena, format, args);
    va_end(args);
    *FZ_PUSH(errors->arena, errors->items, errors->n) =
        (struct fz_error){.file = file, .line = line, .column = column, .message = message};
    return false;
}

static int compare(const struct fz_error *a, const struct fz_error *b)
{
    int order = fz_str_compare(fz_str_from(a->file), fz_str_from(b->file));
    if (order != 0)
        return order;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

/* Merges the sorted stretches [from, middle) and [middle, end) of IN into OUT; of equals the earlier goes first. */
static void merge(const struct fz_error *in, size_t from, size_t middle, size_t end, struct fz_error *out)
{
    size_t left = from, right = middle;
    for (size_t at = from; at < end; at++) {
        bool take_left = left < middle && (right == end || compare(&in[left], &in[right]) <= 0);
        out[at] = in[take_left ? left++ : right++];
    }
}

void fz_errors_sort(struct fz_errors *errors) /* qsort is not stable */
{
    if (errors->n < 2)
        return;
    size_t n = errors->n;
    struct fz_error *from = errors->items, *to = FZ_NEW_N(errors->arena, struct fz_error, n);
    for (size_t step = 1; step < n; step *= 2) {
        for (size_t at = 0; at < n; at += 2 * step) {
            size_t middle = at + step < n ? at + step : n;
            merge(from, at, middle, at + 2 * step < n ? at + 2 * step : n, to);
        }
        struct fz_error *sorted = to;
        to = from;
        from = sorted;
    }
    if (from != errors->items) /* the capacity that FZ_PUSH counts on is the old place's */
        memcpy(errors->items, from, n * sizeof *from);
}
