/* Line by line; within a line from both ends up to where they differ. */
#include "lsp/edits.h"

struct edits {
    struct fz_arena *arena;
    struct fz_text_edit *items;
    size_t n;
};

static bool is_inside(struct fz_str s, size_t at)
{
    return at < s.len && ((unsigned char)s.ptr[at] & 0xC0) == 0x80;
}

/* AT is where OLD begins in its text. */
static void add_difference(struct edits *edits, size_t at, struct fz_str old, struct fz_str new)
{
    size_t head = 0, tail = 0, least = old.len < new.len ? old.len : new.len;
    while (head < least && old.ptr[head] == new.ptr[head])
        head++;
    if (head == old.len && head == new.len)
        return;
    while (is_inside(old, head) || is_inside(new, head))
        head--;
    while (tail < least - head && old.ptr[old.len - 1 - tail] == new.ptr[new.len - 1 - tail])
        tail++;
    while (tail && (is_inside(old, old.len - tail) || is_inside(new, new.len - tail)))
        tail--;
    *FZ_PUSH(edits->arena, edits->items, edits->n) =
        (struct fz_text_edit){at + head, at + old.len - tail, fz_str_slice(new, head, new.len - tail)};
}

static size_t count_lines(struct fz_str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += s.ptr[i] == '\n';
    return n;
}

struct fz_text_edit *fz_edits_between(struct fz_arena *arena, struct fz_str old, struct fz_str new, size_t *n)
{
    struct edits edits = {.arena = arena};
    if (count_lines(old) == count_lines(new)) {
        struct fz_str left = old, right = new, a, b;
        for (bool more = true; more;) {
            more = fz_str_split(&left, '\n', &a);
            if (!more)
                a = (struct fz_str){old.ptr + old.len, 0};
            bool other = fz_str_split(&right, '\n', &b);
            if (!other)
                b = (struct fz_str){new.ptr + new.len, 0};
            add_difference(&edits, (size_t)(a.ptr - old.ptr), a, b);
            more |= other;
        }
    } else {
        add_difference(&edits, 0, old, new);
    }
    *n = edits.n;
    return edits.items;
}
