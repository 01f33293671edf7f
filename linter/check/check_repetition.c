/* A word written twice: 局机关机关. Two characters repeated are told only where they are surely a word:
 * 新兴产业创业创新 repeats 业创 across two words, and that is right. */
#include "base/utf8.h"
#include "check/matches.h"
#include "check/phrase_index.h"

#include <string.h>

enum { MAX_UNIT = 8 /* characters */ };

struct params {
    struct fz_csv *words;
    struct fz_exceptions exceptions;
    const struct fz_word_set *known; /* made by prepare */
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"words", FZ_PARAM_LIST, true, AT(words), NULL, "phrase", "从中取词的词表",
     "the list of expressions that words are taken from"},
    FZ_EXCEPTION_PARAMS(AT(exceptions)),
    {0},
};

static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    struct params *p = rule->params;
    (void)errors;
    p->known = fz_word_set_of(arena, p->words);
    return true;
}

/* Whether UNIT (two characters at AT, written twice) is a word: in the list, alone between other marks, or at the
 * beginning of a clause elsewhere. */
static bool is_word(const struct fz_check_run *run, struct fz_str unit, size_t at)
{
    const struct params *p = run->params;
    size_t size;
    uint32_t a = fz_utf8_at(unit, 0, &size), b = fz_utf8_at(unit, size, &size);
    if (fz_word_set_has(p->known, a, b))
        return true;
    struct fz_str text = fz_check_text(run);
    if (!fz_is_han(fz_utf8_before(text, at, &size)) || !fz_is_han(fz_utf8_at(text, at + 2 * unit.len, &size)))
        return true;
    for (size_t met = fz_str_find(text, unit, 0); met != SIZE_MAX; met = fz_str_find(text, unit, met + 1))
        if ((met + unit.len < at || met > at + 2 * unit.len) && !fz_is_han(fz_utf8_before(text, met, &size)))
            return true;
    return false;
}

/* Whether what stands at AT may be written twice: its first character comes again soon enough. Not for text with
 * characters of four bytes. */
static bool comes_again(struct fz_str text, size_t at, size_t end)
{
    const char *p = text.ptr + at;
    for (size_t n = 2; n <= MAX_UNIT && at + 3 * n + 3 <= end; n++)
        if (p[3 * n + 2] == p[2] && p[3 * n + 1] == p[1] && p[3 * n] == p[0])
            return true;
    return false;
}

static bool has_four_bytes(struct fz_str text, struct fz_span where)
{
    for (size_t at = where.start; at < where.end; at++)
        if ((unsigned char)text.ptr[at] >= 0xF0)
            return true;
    return false;
}

/* Bytes of the longest unit of Han characters at AT that is written twice in a row; 0: none. */
static size_t repeated_unit(struct fz_str text, size_t at, size_t end)
{
    struct fz_str rest = fz_str_slice(text, at, end);
    size_t unit = 0, size, longest = 0;
    for (size_t n = 1; n <= MAX_UNIT && 2 * unit < rest.len; n++) {
        uint32_t c = fz_utf8_at(rest, unit, &size);
        if (!fz_is_han(c))
            break;
        unit += size;
        /* the second character of a unit tells more than the first: ours have few first bytes */
        if (n >= 2 && 2 * unit <= rest.len && rest.ptr[2] == rest.ptr[unit + 2] &&
            memcmp(rest.ptr, rest.ptr + unit, unit) == 0)
            longest = unit;
    }
    return longest;
}

static bool is_one_character(struct fz_str unit) /* 人人人人 */
{
    size_t size;
    uint32_t first = fz_utf8_at(unit, 0, &size);
    for (size_t at = 0; at < unit.len; at += size)
        if (fz_utf8_at(unit, at, &size) != first)
            return false;
    return true;
}

static void check_span(const struct fz_check_run *run, struct fz_span where)
{
    const struct params *p = run->params;
    struct fz_str text = fz_check_text(run);
    bool rare = has_four_bytes(text, where);
    for (size_t at = where.start, size; at < where.end; at += size) {
        uint32_t c = fz_utf8_at(text, at, &size);
        if (!fz_is_han(c) || !(rare || comes_again(text, at, where.end)))
            continue;
        size_t unit = repeated_unit(text, at, where.end);
        struct fz_str word = fz_str_slice(text, at, at + unit);
        struct fz_span found = {fz_u32(at), fz_u32(at + 2 * unit)};
        if (!unit || is_one_character(word) || (fz_utf8_count(word) == 2 && !is_word(run, word, at)) ||
            fz_is_excused(run, &p->exceptions, where, found))
            continue;
        struct fz_value values[] = {{"word", word}};
        fz_emit_fix(fz_emit(run, found, values, 1), fz_str_copy(run->result->arena, word), false);
        size = 2 * unit;
    }
}

static void run_check(const struct fz_check_run *run)
{
    const struct fz_span *spans;
    size_t n = fz_check_spans(run, &spans);
    for (size_t i = 0; i < n; i++)
        check_span(run, spans[i]);
}

const struct fz_check fz_check_repetition = {
    .name = "repetition",
    .help = "词语重复",
    .help_en = "a word written twice",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .prepare = prepare,
    .run = run_check,
};
