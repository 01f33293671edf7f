/* Fixes seldom add or take lines. With as many lines as before, line is compared with line; otherwise all between the
 * first and the last that differ is one change. The patch is right either way, and no file is too large for it. */
#include "base/diff.h"

enum { CONTEXT = 3 };

struct lines {
    struct fz_str *items; /* with their \n; the last may lack it */
    size_t n;
};
struct change { /* lines [old, old_end) become lines [new, new_end) */
    size_t old, old_end, new, new_end;
};
struct diff {
    struct fz_arena arena;
    struct lines old, new;
    struct change *changes; /* in order */
    size_t n;
    struct fz_buf *out;
};

static struct lines split(struct fz_arena *arena, struct fz_str text)
{
    struct lines lines = {NULL, 0};
    struct fz_str part;
    for (size_t at = 0; at < text.len; at += part.len) {
        size_t end = fz_str_find(text, FZ_STR("\n"), at);
        part = fz_str_slice(text, at, end == SIZE_MAX ? text.len : end + 1);
        *FZ_PUSH(arena, lines.items, lines.n) = part;
    }
    return lines;
}

static bool same_line(const struct diff *diff, size_t old, size_t new)
{
    return fz_str_equal(diff->old.items[old], diff->new.items[new]);
}

static void compare_line_by_line(struct diff *diff)
{
    for (size_t i = 0; i < diff->old.n; i++) {
        if (same_line(diff, i, i))
            continue;
        struct change *last = diff->n ? &diff->changes[diff->n - 1] : NULL;
        if (last && last->old_end == i)
            last->old_end = last->new_end = i + 1;
        else
            *FZ_PUSH(&diff->arena, diff->changes, diff->n) = (struct change){i, i + 1, i, i + 1};
    }
}

static void compare_ends(struct diff *diff)
{
    struct change all = {0, diff->old.n, 0, diff->new.n};
    while (all.old < all.old_end && all.new < all.new_end &&same_line(diff, all.old, all.new))
        all.old++, all.new ++;
    while (all.old < all.old_end && all.new < all.new_end &&same_line(diff, all.old_end - 1, all.new_end - 1))
        all.old_end--, all.new_end--;
    *FZ_PUSH(&diff->arena, diff->changes, diff->n) = all;
}

/* A name with signs that would end it or steer a terminal is quoted as C does; patch and git read both. */
static void add_name(struct fz_buf *out, const char *sign, struct fz_str name)
{
    bool quoted = false, spaced = false;
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.ptr[i];
        quoted |= c < ' ' || c == '"' || c == '\\' || c == 0x7F;
        spaced |= c == ' ';
    }
    fz_buf_printf(out, "%s %s", sign, quoted ? "\"" : "");
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.ptr[i];
        if (c < ' ' || c == 0x7F)
            fz_buf_printf(out, "\\%03o", (unsigned)c);
        else
            fz_buf_printf(out, "%s%c", c == '"' || c == '\\' ? "\\" : "", c);
    }
    fz_buf_printf(out, "%s%s\n", quoted ? "\"" : "", spaced && !quoted ? "\t" : "");
}

static void add_lines(struct fz_buf *out, char sign, const struct lines *lines, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        struct fz_str line = lines->items[i];
        fz_buf_add_char(out, sign);
        fz_buf_add(out, line);
        if (line.ptr[line.len - 1] != '\n')
            fz_buf_add(out, FZ_STR("\n\\ No newline at end of file\n"));
    }
}

/* 12,3: from line 12 three lines. Of none, the line before. */
static void add_range(struct fz_buf *out, char sign, size_t from, size_t to)
{
    fz_buf_printf(out, " %c%zu,%zu", sign, to > from ? from + 1 : from, to - from);
}

/* The changes FROM to TO, which stand near one another, with the lines around them. */
static void add_hunk(struct diff *diff, size_t from, size_t to)
{
    const struct change *first = &diff->changes[from], *last = &diff->changes[to - 1];
    size_t before = first->old < CONTEXT ? first->old : CONTEXT;
    size_t after = diff->old.n - last->old_end < CONTEXT ? diff->old.n - last->old_end : CONTEXT;
    size_t at = first->old - before;
    fz_buf_printf(diff->out, "@@");
    add_range(diff->out, '-', at, last->old_end + after);
    add_range(diff->out, '+', first->new - before, last->new_end + after);
    fz_buf_printf(diff->out, " @@\n");
    for (size_t i = from; i < to; i++) {
        const struct change *change = &diff->changes[i];
        add_lines(diff->out, ' ', &diff->old, at, change->old);
        add_lines(diff->out, '-', &diff->old, change->old, change->old_end);
        add_lines(diff->out, '+', &diff->new, change->new, change->new_end);
        at = change->old_end;
    }
    add_lines(diff->out, ' ', &diff->old, at, at + after);
}

void fz_diff(struct fz_buf *out, struct fz_str name, struct fz_str old, struct fz_str new)
{
    struct diff diff = {.out = out};
    if (fz_str_equal(old, new))
        return;
    fz_arena_init(&diff.arena);
    diff.old = split(&diff.arena, old);
    diff.new = split(&diff.arena, new);
    (diff.old.n == diff.new.n ? compare_line_by_line : compare_ends)(&diff);
    add_name(out, "---", name);
    add_name(out, "+++", name);
    for (size_t from = 0, to; from < diff.n; from = to) {
        for (to = from + 1; to < diff.n && diff.changes[to].old - diff.changes[to - 1].old_end <= 2 * CONTEXT;)
            to++;
        add_hunk(&diff, from, to);
    }
    fz_arena_clear(&diff.arena);
}
