/* A pattern, a line end, and a text: what is found must not depend on the words that the pattern's source is said to
 * need. */
#include "base/pattern.h"
#include "base/utf8.h"
#include "fuzz.h"

#include <string.h>

enum { MOST_PATTERN = 200, MOST_TEXT = 400 };

struct both {
    const struct fz_pattern *pattern;
    struct fz_matcher *plain, *reading;
};

typedef enum fz_matched find(const struct fz_pattern *pattern, struct fz_matcher *matcher, struct fz_str text,
                             size_t from, size_t end, struct fz_match *match);

/* *MATCHED is what the plain search answers; false where it gives up: in a smaller window the other one need not. */
static bool same(const struct both *both, find *look, struct fz_str text, size_t from, enum fz_matched *matched)
{
    struct fz_match a = {{{0, 0}}}, b = {{{0, 0}}};
    *matched = look(both->pattern, both->plain, text, from, text.len, &a);
    if (*matched == FZ_GAVE_UP)
        return false;
    enum fz_matched with = look(both->pattern, both->reading, text, from, text.len, &b);
    require(with == *matched && memcmp(&a, &b, sizeof a) == 0, "another match");
    return true;
}

static void compare(const struct both *both, struct fz_str text)
{
    for (size_t from = 0; from <= text.len; from++) {
        enum fz_matched matched;
        if (from < text.len && ((unsigned char)text.ptr[from] & 0xC0) == 0x80)
            continue;
        if (!same(both, fz_pattern_find, text, from, &matched))
            return;
        require(matched == FZ_NO_MATCH || fz_pattern_place(both->pattern, both->reading, text, from) != SIZE_MAX,
                "no place for a match");
        if (!same(both, fz_pattern_find_ending, text, from, &matched) ||
            !same(both, fz_pattern_find, fz_str_slice(text, from, text.len), 0, &matched))
            return;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fz_str all = {(const char *)data, size};
    const char *end = size ? memchr(data, '\n', size) : NULL;
    char why[100];
    size_t offset;
    if (!end || fz_utf8_invalid(all) != SIZE_MAX)
        return 0;
    struct fz_str source = {all.ptr, (size_t)(end - all.ptr)};
    struct fz_str rest = fz_str_slice(all, source.len + 1, size);
    if (source.len > MOST_PATTERN || rest.len > MOST_TEXT)
        return 0;
    struct fz_arena arena;
    fz_arena_init(&arena);
    struct fz_pattern *pattern = fz_pattern_new(source, &arena, &offset, why, sizeof why);
    if (!pattern) {
        fz_arena_clear(&arena);
        return 0;
    }
    struct both both = {pattern, fz_matcher_new(), fz_matcher_new()};
    fz_pattern_look_in(pattern, FZ_VIEW_FOLDED);
    struct fz_prefilter *prefilter = fz_prefilter_new(&arena, &pattern, 1, NULL, 0);
    fz_matcher_read(both.reading, prefilter, rest, FZ_VIEW_FOLDED);
    compare(&both, rest);
    fz_matcher_free(both.plain);
    fz_matcher_free(both.reading);
    fz_pattern_free(pattern);
    fz_arena_clear(&arena);
    return 0;
}
