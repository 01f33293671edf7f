/* Matches and their exceptions. */
#include "check/matches.h"
#include "base/utf8.h"

enum {
    NEAR = 360 /* bytes; no exception or title is longer, and looking no further keeps long lines from costing their
                  square */
};

/* The character boundary nearest to AT + BY inside WHERE, on AT's side. */
static size_t around(struct fz_str text, struct fz_span where, uint32_t at, int by)
{
    if (by < 0)
        at = at > where.start + NEAR ? at + (uint32_t)by : where.start;
    else
        at = where.end > at + NEAR ? at + (uint32_t)by : where.end;
    while (at < where.end && ((unsigned char)text.ptr[at] & 0xC0) == 0x80)
        at++;
    return at;
}

bool fz_is_in_title(struct fz_str text, struct fz_span where, struct fz_span span)
{
    int depth = 0;
    for (size_t at = around(text, where, span.start, -NEAR); at < span.start;) {
        struct fz_str rest = fz_str_slice(text, at, span.start);
        if (fz_str_starts(rest, FZ_STR("《")))
            depth++;
        else if (fz_str_starts(rest, FZ_STR("》")) && depth)
            depth--;
        size_t size;
        fz_utf8_at(text, at, &size);
        at += size ? size : 1;
    }
    struct fz_str near = fz_str_slice(text, 0, around(text, where, span.end, NEAR));
    return depth && fz_str_find(near, FZ_STR("》"), span.end) != SIZE_MAX;
}

static bool covered(const struct fz_check_run *run, const struct fz_pattern *pattern, struct fz_span where,
                    struct fz_span found)
{
    struct fz_str text = fz_check_text(run);
    size_t near = around(text, where, found.start, -NEAR), end = around(text, where, found.end, NEAR);
    struct fz_match match;
    for (size_t at = near; at <= found.start && fz_check_find_in(run, pattern, at, end, &match);) {
        struct fz_span m = match.groups[0];
        if (m.start <= found.start && found.end <= m.end)
            return true;
        size_t size;
        fz_utf8_at(text, m.start, &size);
        at = m.start + (size ? size : 1);
    }
    return false;
}

bool fz_is_covered(const struct fz_check_run *run, const struct fz_patterns *patterns, struct fz_span where,
                   struct fz_span found)
{
    for (size_t i = 0; i < patterns->n; i++)
        if (covered(run, patterns->items[i], where, found))
            return true;
    return false;
}

static bool stands_before(const struct fz_check_run *run, const struct fz_pattern *pattern, struct fz_span where,
                          uint32_t end)
{
    struct fz_str text = fz_check_text(run);
    return fz_check_ends(run, pattern, text, around(text, where, end, -NEAR), end, NULL);
}

bool fz_is_excused(const struct fz_check_run *run, const struct fz_exceptions *exceptions, struct fz_span where,
                   struct fz_span found)
{
    struct fz_match match;
    if (fz_is_covered(run, &exceptions->except, where, found))
        return true;
    if (exceptions->unless_before && stands_before(run, exceptions->unless_before, where, found.start))
        return true;
    if (exceptions->unless_after &&
        fz_check_find_in(run, exceptions->unless_after, found.end, around(fz_check_text(run), where, found.end, NEAR),
                         &match) &&
        match.groups[0].start == found.end)
        return true;
    return exceptions->outside_titles && fz_is_in_title(fz_check_text(run), where, found);
}

struct fz_value *fz_match_values(const struct fz_check_run *run, const struct fz_match *match, size_t *n)
{
    static const char *const names[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    struct fz_value *values = FZ_NEW_N(run->scratch, struct fz_value, FZ_MAX_GROUPS);
    *n = 0;
    for (size_t i = 1; i < FZ_MAX_GROUPS; i++) {
        struct fz_span group = match->groups[i];
        struct fz_str text =
            group.start == UINT32_MAX ? (struct fz_str){0} : fz_str_slice(fz_check_text(run), group.start, group.end);
        values[(*n)++] = (struct fz_value){names[i], text};
    }
    return values;
}
