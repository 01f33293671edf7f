/* Words that must not stand where the rule looks. With `against`, only where they are the exception: a half-width comma
 * is a slip in a report of full-width ones, and no news in one of half-width ones. */
#include "base/buf.h"
#include "base/utf8.h"
#include "check/matches.h"
#include <stdlib.h>
#include <string.h>

struct params {
    struct fz_patterns patterns;
    struct fz_exceptions exceptions;
    struct fz_pattern *against;
    int share;
    struct fz_str fix;
    int form;
    bool delete, safe;
    struct fz_patterns doubtful;
};

enum { NO_FORM, FULL, HALF };
static const char *const forms[] = {"none", "full-width", "half-width", NULL};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"patterns", FZ_PARAM_PATTERNS, true, AT(patterns), NULL, NULL, "不应出现的文字（正则）；(?<mark>…) 只标出其中一段",
     "what must not occur; (?<mark>…) marks only that part"},
    FZ_EXCEPTION_PARAMS(AT(exceptions)),
    {"against", FZ_PARAM_PATTERN, false, AT(against), NULL, NULL, "全文的常态写法：只有不合常态的少数才报",
     "the report's usual way: only a minority against it is told"},
    {"share", FZ_PARAM_INT, false, AT(share), NULL, NULL, "少数是指不超过百分之几，默认 10",
     "a minority is at most so many per cent, 10 by default"},
    {"fix", FZ_PARAM_STR, false, AT(fix), NULL, NULL,
     "把标出的文字改成什么；{1} 是第一个括号，没有这个括号的正则没有改法",
     "what to put in place of the marked words; {1} is the first group, and a pattern without it has no fix"},
    {"fix-form", FZ_PARAM_CHOICE, false, AT(form), forms, NULL, "改法是换成全角或半角",
     "the fix is the marked words in full or half width"},
    {"delete", FZ_PARAM_BOOL, false, AT(delete), NULL, NULL, "改法是删去标出的文字",
     "the fix is to delete the marked words"},
    {"safe", FZ_PARAM_BOOL, false, AT(safe), NULL, NULL, "不经人看也可以改", "the fix needs no person's eye"},
    {"unsafe-in", FZ_PARAM_PATTERNS, false, AT(doubtful), NULL, NULL, "落在这些文字之内的，改前仍要人看",
     "… except inside one of these"},
    {0},
};

struct hit {
    struct fz_span where;
    struct fz_match match;
    struct fz_span marked;
};

static void collect(const struct fz_check_run *run, const struct params *p, const struct fz_pattern *pattern,
                    struct fz_span where, struct hit **hits, size_t *n)
{
    struct fz_match match;
    for (size_t at = where.start; at <= where.end && fz_check_find_in(run, pattern, at, where.end, &match);) {
        int group = fz_pattern_group(pattern, "mark");
        struct fz_span whole = match.groups[0];
        struct fz_span marked = group > 0 && match.groups[group].start != UINT32_MAX ? match.groups[group] : whole;
        size_t size;
        fz_utf8_at(fz_check_text(run), whole.start, &size);
        at = whole.end > whole.start ? whole.end : whole.start + (size ? size : 1);
        if (!fz_is_excused(run, &p->exceptions, where, marked))
            *FZ_PUSH(run->scratch, *hits, *n) = (struct hit){where, match, marked};
    }
}

static int by_place(const void *a, const void *b)
{
    const struct hit *left = a, *right = b;
    if (left->marked.start != right->marked.start)
        return left->marked.start < right->marked.start ? -1 : 1;
    return left->marked.end == right->marked.end ? 0 : left->marked.end > right->marked.end ? -1 : 1;
}

/* Several patterns of one rule may see the same slip: of hits that overlap, the first and longest stays. */
static size_t without_overlaps(struct hit *hits, size_t n)
{
    size_t kept = 0;
    if (n)
        qsort(hits, n, sizeof *hits, by_place);
    for (size_t i = 0; i < n; i++)
        if (!kept || hits[i].marked.start >= hits[kept - 1].marked.end)
            hits[kept++] = hits[i];
    return kept;
}

/* Whether USUAL matches at least MANY times. */
static bool is_usual(const struct fz_check_run *run, const struct fz_pattern *usual, const struct fz_span *spans,
                     size_t n, size_t many)
{
    size_t found = 0;
    struct fz_match match;
    for (size_t i = 0; i < n && found < many; i++)
        for (size_t at = spans[i].start;
             found < many && fz_check_find_in(run, usual, at, spans[i].end, &match) && match.groups[0].end > at;
             found++)
            at = match.groups[0].end;
    return found >= many;
}

/* Whether MATCH has every group that the TEMPLATE names. */
static bool has_groups(struct fz_str template, const struct fz_match *match)
{
    for (size_t at = 0; at + 2 < template.len; at++) {
        int group = template.ptr[at + 1] - '0';
        bool names = template.ptr[at] == '{' && group >= 1 && group < FZ_MAX_GROUPS && template.ptr[at + 2] == '}';
        if (names && match->groups[group].start == UINT32_MAX)
            return false;
    }
    return true;
}

/* The full-width form of a sign or bracket; others unchanged, the point too: which mark it stands for depends. */
static uint32_t to_full(uint32_t c)
{
    return c < 0x80 && strchr(",;:?!()", (int)c) && c ? c + 0xFEE0 : c;
}

static struct fz_str in_form(struct fz_arena *arena, struct fz_str marked, int form)
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    for (size_t at = 0, size; at < marked.len; at += size) {
        uint32_t c = fz_utf8_at(marked, at, &size);
        fz_buf_add_code(&buf, form == FULL ? to_full(c) : fz_to_half(c));
    }
    struct fz_str text = fz_str_copy(arena, fz_buf_str(&buf));
    fz_buf_clear(&buf);
    return text;
}

static void add_fix(const struct fz_check_run *run, const struct params *p, const struct hit *hit,
                    struct fz_finding *finding, const struct fz_value *values, size_t n)
{
    struct fz_str marked = fz_str_slice(fz_check_text(run), hit->marked.start, hit->marked.end), fix = {0};
    if (p->form != NO_FORM) {
        fix = in_form(run->result->arena, marked, p->form);
        if (fz_str_equal(fix, marked))
            return;
    } else if (p->fix.len && has_groups(p->fix, &hit->match)) {
        fix = fz_emit_fill(run, p->fix, values, n);
    } else if (!p->delete) {
        return;
    }
    fz_emit_fix(finding, fix, p->safe && !fz_is_covered(run, &p->doubtful, hit->where, hit->marked));
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_span *spans;
    struct hit *hits = NULL;
    size_t n_hits = 0, n = fz_check_spans(run, &spans);
    for (size_t k = 0; k < p->patterns.n; k++)
        for (size_t i = 0; fz_check_next_span(run, p->patterns.items[k], spans, n, &i); i++)
            collect(run, p, p->patterns.items[k], spans[i], &hits, &n_hits);
    n_hits = without_overlaps(hits, n_hits);
    if (p->against && n_hits) {
        size_t share = p->share ? (size_t)p->share : 10;
        size_t least = (n_hits * 100 + share - 1) / share; /* so many of both kinds make the hits a minority */
        if (least > n_hits && !is_usual(run, p->against, spans, n, least - n_hits))
            return;
    }
    for (size_t i = 0; i < n_hits; i++) {
        size_t n_values;
        struct fz_value *values = fz_match_values(run, &hits[i].match, &n_values);
        struct fz_finding *finding = fz_emit(run, hits[i].marked, values, n_values);
        add_fix(run, p, &hits[i], finding, values, n_values);
    }
}

const struct fz_check fz_check_forbidden_text = {
    .name = "forbidden-text",
    .help = "不应出现的文字",
    .help_en = "words that must not stand where the rule looks",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .run = run_check,
};
