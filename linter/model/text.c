/* The line table and the ways between the two views: all by binary search over sorted offsets. */
#include "model/text.h"
#include "base/utf8.h"
#include <string.h>

void fz_text_init(struct fz_text *text, struct fz_arena *arena, struct fz_str str)
{
    const char *end;
    text->str = str;
    text->lines = NULL;
    text->n_lines = 0;
    *FZ_PUSH(arena, text->lines, text->n_lines) = 0;
    for (size_t at = 0; at < str.len && (end = memchr(str.ptr + at, '\n', str.len - at)) != NULL;) {
        at = (size_t)(end - str.ptr) + 1;
        *FZ_PUSH(arena, text->lines, text->n_lines) = fz_u32(at);
    }
}

/* Index of the last element of the ascending LINES that is not above OFFSET. */
static uint32_t line_of(const struct fz_text *text, uint32_t offset)
{
    uint32_t low = 0, high = text->n_lines;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (text->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t fz_text_line_of(const struct fz_text *text, uint32_t offset)
{
    return line_of(text, offset) + 1;
}

static struct fz_str before_on_line(const struct fz_text *text, uint32_t offset)
{
    return fz_str_slice(text->str, text->lines[line_of(text, offset)], offset);
}

struct fz_place fz_text_place(const struct fz_text *text, uint32_t offset)
{
    uint32_t line = fz_text_line_of(text, offset);
    return (struct fz_place){line, fz_u32(fz_utf8_count(before_on_line(text, offset))) + 1};
}

uint32_t fz_text_column_utf16(const struct fz_text *text, uint32_t offset)
{
    return fz_u32(fz_utf8_count_utf16(before_on_line(text, offset))) + 1;
}

uint32_t fz_text_column_bytes(const struct fz_text *text, uint32_t offset)
{
    return fz_u32(before_on_line(text, offset).len) + 1;
}

struct fz_str fz_text_line(const struct fz_text *text, uint32_t number)
{
    if (number == 0 || number > text->n_lines)
        return (struct fz_str){0};
    size_t end = number < text->n_lines ? text->lines[number] - 1u : text->str.len;
    return fz_str_slice(text->str, text->lines[number - 1], end);
}

struct fz_str fz_text_at(const struct fz_text *text, struct fz_span span)
{
    return fz_str_slice(text->str, span.start, span.end);
}

static const struct fz_fold_run *run_of(const struct fz_fold *fold, uint32_t offset)
{
    size_t low = 0, high = fold->n_runs;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (fold->runs[middle].folded <= offset)
            low = middle;
        else
            high = middle;
    }
    return &fold->runs[low];
}

struct fz_span fz_fold_to_raw(const struct fz_fold *fold, struct fz_span span)
{
    if (fold->n_runs == 0)
        return (struct fz_span){0, 0};
    const struct fz_fold_run *first = run_of(fold, span.start);
    uint32_t start = first->raw + (first->raw_len ? 0 : span.start - first->folded);
    if (span.end <= span.start)
        return (struct fz_span){start, start};
    const struct fz_fold_run *last = run_of(fold, span.end - 1);
    uint32_t end = last->raw_len ? last->raw + last->raw_len : last->raw + (span.end - last->folded);
    return (struct fz_span){start, end};
}

uint32_t fz_fold_from_raw(const struct fz_fold *fold, uint32_t raw)
{
    size_t low = 0, high = fold->n_runs;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (fold->runs[middle].raw <= raw)
            low = middle;
        else
            high = middle;
    }
    if (fold->n_runs == 0 || raw <= fold->runs[low].raw)
        return fold->n_runs ? fold->runs[low].folded : 0;
    uint32_t end = low + 1 < fold->n_runs ? fold->runs[low + 1].folded : fz_u32(fold->str.len);
    uint32_t beyond = raw - fold->runs[low].raw, len = end - fold->runs[low].folded;
    return fold->runs[low].raw_len || beyond > len ? end : fold->runs[low].folded + beyond;
}
