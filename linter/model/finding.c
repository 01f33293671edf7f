/* The list of findings once all rules have run: its order, what says the same twice, what stands for many, and the
 * fingerprints by which a finding is known again. Which place is wrong and how it is worded is check/'s business. */
#include "model/finding.h"
#include "base/buf.h"
#include "base/utf8.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_RELATED = 20, /* places that an aggregate names besides the first */
    CONTEXT = 12,     /* characters on each side that a fingerprint takes in */
    CONTEXT_REACH =
        200, /* characters it looks through for them: a line of a million spaces must not be read each time */
};

const char *const fz_outcome_names[] = {"clean", "found", "not-applicable", "gave-up", "needs-person", NULL};
const char *const fz_element_state_names[] = {"", "heading", "text", "hollow", "absent", NULL};

size_t fz_result_count(const struct fz_result *result, enum fz_level level)
{
    size_t n = 0;

    for (size_t i = 0; i < result->n_findings; i++)
        n += result->findings[i].level == level;
    return n;
}

size_t fz_result_count_excused(const struct fz_result *result, bool suppressed)
{
    size_t n = 0;

    for (size_t i = 0; i < result->n_excused; i++)
        n += (result->excused[i].by != NULL) == suppressed;
    return n;
}

/* ---- order ---- */

static int compare_u32(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int compare_place(const struct fz_finding *a, const struct fz_finding *b)
{
    int order = compare_u32(a->raw.start, b->raw.start);

    return order != 0 ? order : compare_u32(a->raw.end, b->raw.end);
}

/* For qsort over pointers into one array: what is equal otherwise keeps its order. */
static int by_place(const void *left, const void *right)
{
    const struct fz_finding *a = *(const struct fz_finding *const *)left, *b = *(const struct fz_finding *const *)right;
    int order = compare_place(a, b);

    if (order == 0)
        order = fz_str_compare(a->rule->id, b->rule->id);
    if (order == 0)
        order = fz_str_compare(a->message, b->message);
    return order != 0 ? order : (a > b) - (a < b);
}

static int by_rule(const void *left, const void *right)
{
    const struct fz_finding *a = *(const struct fz_finding *const *)left, *b = *(const struct fz_finding *const *)right;
    int order = fz_str_compare(a->rule->id, b->rule->id);

    return order != 0 ? order : (a > b) - (a < b);
}

static struct fz_finding **pointers(struct fz_arena *arena, struct fz_finding *findings, size_t n)
{
    struct fz_finding **list = FZ_NEW_N(arena, struct fz_finding *, n);

    for (size_t i = 0; i < n; i++)
        list[i] = &findings[i];
    return list;
}

static void sort_by_place(struct fz_result *result, struct fz_arena *scratch)
{
    struct fz_finding **list = pointers(scratch, result->findings, result->n_findings);
    struct fz_finding *sorted = FZ_NEW_N(result->arena, struct fz_finding, result->n_findings);

    qsort(list, result->n_findings, sizeof *list, by_place);
    for (size_t i = 0; i < result->n_findings; i++)
        sorted[i] = *list[i];
    result->findings = sorted;
}

/* Leaves out the findings that DROP marks. */
static void compact(struct fz_result *result, const bool *drop)
{
    size_t kept = 0;

    for (size_t i = 0; i < result->n_findings; i++)
        if (!drop[i])
            result->findings[kept++] = result->findings[i];
    result->n_findings = kept;
}

/* ---- duplicates ---- */

/* An absence only says where to look, so its place alone makes it nobody's double. */
static bool says_the_same(const struct fz_finding *a, const struct fz_finding *b)
{
    if (!fz_str_equal(a->rule->id, b->rule->id) || compare_place(a, b) != 0 || a->absence != b->absence)
        return false;
    return !a->absence || (fz_str_equal(a->element, b->element) && fz_str_equal(a->message, b->message));
}

static bool is_double_of_another_rule(const struct fz_finding *a, const struct fz_finding *b)
{
    return !a->absence && !b->absence && !a->apart && !b->apart && a->category.len > 0 &&
           fz_str_equal(a->category, b->category);
}

/* SPAN of the raw text as it reads with the fix of FINDING, which lies in it. */
static struct fz_str mended(const struct fz_result *result, const struct fz_finding *finding, struct fz_span span,
                            struct fz_arena *scratch)
{
    struct fz_str text = result->doc->raw.str;

    return fz_str_printf(scratch, "%.*s%.*s%.*s", FZ_ARG(fz_str_slice(text, span.start, finding->raw.start)),
                         FZ_ARG(finding->fix), FZ_ARG(fz_str_slice(text, finding->raw.end, span.end)));
}

/* Two rules mend the same slip: 布署 alone, and 布署 inside a longer expression; or one calls 法制思维 a typo, the
 * other a term, and both would have it read the same. */
static bool mend_the_same(const struct fz_result *result, const struct fz_finding *a, const struct fz_finding *b,
                          struct fz_arena *scratch)
{
    struct fz_span both = {a->raw.start, a->raw.end > b->raw.end ? a->raw.end : b->raw.end};

    if (!a->has_fix || !b->has_fix || a->rule == b->rule || a->apart || b->apart)
        return false;
    return is_double_of_another_rule(a, b) ||
           fz_str_equal(mended(result, a, both, scratch), mended(result, b, both, scratch));
}

/* Whether of A and B, which say the same, A is the one to go: the milder, or the one that marks more than it must. */
static bool goes(const struct fz_finding *a, const struct fz_finding *b)
{
    if (a->level != b->level)
        return a->level < b->level;
    return a->raw.end - a->raw.start > b->raw.end - b->raw.start;
}

/* Of two rules' findings of one category on the very same words, or that would mend overlapping words, only one stays.
 */
static void drop_doubles(struct fz_result *result, struct fz_arena *scratch)
{
    bool *drop = FZ_NEW_N(scratch, bool, result->n_findings);
    struct fz_finding *f = result->findings;

    for (size_t i = 0; i < result->n_findings; i++) {
        for (size_t j = i + 1; j < result->n_findings && !drop[i]; j++) {
            bool same = compare_place(&f[i], &f[j]) == 0;
            if (!same && f[j].raw.start >= f[i].raw.end)
                break;
            if (!drop[j] &&
                ((same && is_double_of_another_rule(&f[i], &f[j])) || mend_the_same(result, &f[i], &f[j], scratch)))
                drop[goes(&f[i], &f[j]) ? i : j] = true;
        }
    }
    compact(result, drop);
}

static void drop_repeats(struct fz_result *result)
{
    size_t kept = 0;

    for (size_t i = 0; i < result->n_findings; i++)
        if (kept == 0 || !says_the_same(&result->findings[kept - 1], &result->findings[i]))
            result->findings[kept++] = result->findings[i];
    result->n_findings = kept;
}

/* ---- aggregates ---- */

/* Makes the first of LIST stand for all N of it. */
static void merge(struct fz_result *result, struct fz_finding *const *list, size_t n)
{
    struct fz_finding *first = list[0];
    struct fz_finding *parts = FZ_NEW_N(result->arena, struct fz_finding, n);
    size_t n_related = n - 1 < MAX_RELATED ? n - 1 : MAX_RELATED;

    first->related = FZ_NEW_N(result->arena, struct fz_related, n_related);
    first->n_related = n_related;
    for (size_t i = 0; i < n; i++) {
        parts[i] = *list[i];
        if (i > 0 && i <= n_related)
            first->related[i - 1] = (struct fz_related){.raw = list[i]->raw, .message = list[i]->message};
    }
    for (size_t i = 1; i < n; i++) {
        if (parts[i].level > first->level)
            first->level = parts[i].level;
        first->has_fix = first->has_fix && parts[i].has_fix;
        first->safe_fix = first->safe_fix && parts[i].safe_fix;
    }
    first->parts = parts;
    first->n_parts = n;
    first->count = fz_u32(n);
    first->aggregate = true;
    first->message =
        fz_str_printf(result->arena, FZ_SAY(result->errors.lang, "%.*s（全文共%zu处）", "%.*s (%zu places in all)"),
                      FZ_ARG(first->message), n);
}

static void merge_aggregates(struct fz_result *result, struct fz_arena *scratch)
{
    struct fz_finding **list = pointers(scratch, result->findings, result->n_findings);
    bool *drop = FZ_NEW_N(scratch, bool, result->n_findings);
    size_t n = 0;

    for (size_t i = 0; i < result->n_findings; i++)
        if (list[i]->rule->aggregate > 0 && !list[i]->absence)
            list[n++] = list[i];
    qsort(list, n, sizeof *list, by_rule);
    for (size_t from = 0, to; from < n; from = to) {
        to = from + 1;
        while (to < n && fz_str_equal(list[to]->rule->id, list[from]->rule->id))
            to++;
        if (to - from <= (size_t)list[from]->rule->aggregate)
            continue;
        merge(result, list + from, to - from);
        for (size_t i = from + 1; i < to; i++)
            drop[list[i] - result->findings] = true;
    }
    compact(result, drop);
}

/* ---- fingerprints ---- */

/* Adds S without what a reformatting changes: white space, invisible marks, full or half width. */
static void add_plain(struct fz_buf *key, struct fz_str s)
{
    for (size_t at = 0, size; at < s.len; at += size) {
        uint32_t c = fz_utf8_at(s, at, &size);

        if (!fz_is_space(c) && !fz_is_invisible(c))
            fz_buf_add_code(key, fz_to_half(c));
    }
}

static size_t context_start(struct fz_str text, size_t at)
{
    size_t size;

    for (int seen = 0, reach = 0; seen < CONTEXT && reach < CONTEXT_REACH; reach++, at -= size) {
        uint32_t c = fz_utf8_before(text, at, &size);

        if (size == 0 || c == '\n')
            break;
        seen += !fz_is_space(c) && !fz_is_invisible(c);
    }
    return at;
}

static size_t context_end(struct fz_str text, size_t at)
{
    size_t size;

    for (int seen = 0, reach = 0; seen < CONTEXT && reach < CONTEXT_REACH; reach++, at += size) {
        uint32_t c = fz_utf8_at(text, at, &size);

        if (size == 0 || c == '\n')
            break;
        seen += !fz_is_space(c) && !fz_is_invisible(c);
    }
    return at;
}

/* What FINDING is known by. An absence has no words of its own, and an aggregate stands for its rule in the whole
 * report: either would change its name with every edit of a place that happens to be the first. */
static void build_key(struct fz_buf *key, struct fz_str text, const struct fz_finding *finding)
{
    const struct fz_span raw = finding->raw;

    key->len = 0;
    fz_buf_add(key, finding->rule->id);
    fz_buf_add_char(key, '\x1f');
    if (finding->absence || finding->aggregate) {
        fz_buf_add(key, finding->absence ? finding->element : FZ_STR("*"));
        return;
    }
    add_plain(key, fz_str_slice(text, raw.start, raw.end));
    fz_buf_add_char(key, '\x1f');
    add_plain(key, fz_str_slice(text, context_start(text, raw.start), raw.start));
    fz_buf_add_char(key, '\x1f');
    add_plain(key, fz_str_slice(text, raw.end, context_end(text, raw.end)));
}

struct print {
    uint64_t high, low;
    size_t index; /* of its finding */
};

static int by_print(const void *left, const void *right)
{
    const struct print *a = left, *b = right;

    if (a->high != b->high)
        return a->high < b->high ? -1 : 1;
    if (a->low != b->low)
        return a->low < b->low ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* Findings that are alike in word and context are told apart by their order among themselves. */
static void write_fingerprints(struct fz_result *result, struct print *prints)
{
    size_t ordinal = 0;

    qsort(prints, result->n_findings, sizeof *prints, by_print);
    for (size_t i = 0; i < result->n_findings; i++) {
        char number[24];
        struct print p = prints[i];

        ordinal = i > 0 && p.high == prints[i - 1].high && p.low == prints[i - 1].low ? ordinal + 1 : 0;
        snprintf(number, sizeof number, "%zu", ordinal);
        snprintf(result->findings[p.index].fingerprint, sizeof result->findings[p.index].fingerprint,
                 "%016" PRIx64 "%016" PRIx64, fz_str_hash(fz_str_from(number), p.high),
                 fz_str_hash(fz_str_from(number), p.low));
    }
}

static void compute_fingerprints(struct fz_result *result, struct fz_arena *scratch)
{
    struct print *prints = FZ_NEW_N(scratch, struct print, result->n_findings);
    struct fz_buf key;

    fz_buf_init(&key);
    for (size_t i = 0; i < result->n_findings; i++) {
        build_key(&key, result->doc->raw.str, &result->findings[i]);
        prints[i].high = fz_str_hash(fz_buf_str(&key), UINT64_C(0x66a1c3d5e7f90b2d));
        prints[i].low = fz_str_hash(fz_buf_str(&key), UINT64_C(0x1b873593cc9e2d51));
        prints[i].index = i;
    }
    fz_buf_clear(&key);
    write_fingerprints(result, prints);
}

void fz_findings_finish(struct fz_result *result)
{
    struct fz_arena scratch;

    if (result->n_findings == 0 || result->doc == NULL)
        return;
    fz_arena_init(&scratch);
    sort_by_place(result, &scratch);
    drop_repeats(result);
    drop_doubles(result, &scratch);
    merge_aggregates(result, &scratch);
    compute_fingerprints(result, &scratch);
    fz_arena_clear(&scratch);
}
