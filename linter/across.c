/* Winnowing: of every WINDOW hashes of GRAM characters in a row the smallest is kept, so that whatever two reports
 * share over GRAM + WINDOW - 1 characters leaves the same hash in both. What many reports have is a set phrase nobody
 * listed.
 */
#include "across.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

enum {
    GRAM = 14,
    WINDOW = 12,
    MAX_REPORTS = 8, /* a hash of more reports is a set phrase */
    MIN_RUN = 30,    /* characters in a row */
    MIN_TOTAL = 100, /* … and in all */
    MAX_SPANS = 20   /* told of one pair */
};

struct mark { /* one kept hash */
    uint64_t hash;
    uint32_t report, at; /* at: number of its first character, punctuation not counted */
    uint32_t start;      /* offset in the folded text */
    uint16_t len;        /* bytes of its characters there */
};
struct para {
    uint32_t start, line; /* offset in the folded text; line of the report */
};
struct fz_sample {
    struct mark *marks; /* without the report's number */
    size_t n_marks;
    struct para *paras;
    size_t n_paras;
    uint32_t next;  /* number of the next paragraph's first character */
    uint32_t chars; /* compared */
};
struct report {
    const char *path;
    struct para *paras;
    size_t n_paras;
    uint32_t chars; /* compared */
    struct fz_shared *shared;
    size_t n_shared;
};
struct fz_across {
    struct fz_arena *arena;
    struct report *reports;
    size_t n_reports;
    struct mark *marks; /* of all reports */
    size_t n_marks;
};

struct fz_across *fz_across_new(struct fz_arena *arena)
{
    struct fz_across *across = FZ_NEW(arena, struct fz_across);
    across->arena = arena;
    return across;
}

/* ---- one report: its marks ------------------------------------------------------------------------------------- */

struct character {
    uint32_t code, start;
    uint16_t size;
};
struct reading {                     /* the characters of one paragraph that are compared */
    struct fz_arena scratch, *arena; /* arena: the sample's */
    struct character *chars;
    size_t n;
};

/* The clause of PARA around FOUND. */
static struct fz_span clause_around(struct fz_str text, struct fz_span para, struct fz_span found)
{
    size_t size;
    while (found.start > para.start && !fz_ends_clause(fz_utf8_before(text, found.start, &size)))
        found.start -= fz_u32(size);
    while (found.end < para.end && !fz_ends_clause(fz_utf8_at(text, found.end, &size)))
        found.end += fz_u32(size);
    return found;
}

/* The set phrases of PARA, in no order. */
static struct fz_span *set_phrases(struct reading *reading, const struct fz_doc *doc, const struct fz_genre *genre,
                                   struct fz_matcher *matcher, struct fz_span para, size_t *n)
{
    struct fz_span *spans = NULL;
    struct fz_match match;
    *n = 0;
    for (size_t i = 0; i < genre->set_phrases.n; i++) {
        for (size_t at = para.start;
             fz_pattern_find(genre->set_phrases.items[i], matcher, doc->fold.str, at, para.end, &match) == FZ_MATCHED &&
             match.groups[0].end > at;) {
            struct fz_span clause = clause_around(doc->fold.str, para, match.groups[0]);
            *FZ_PUSH(&reading->scratch, spans, *n) = clause;
            at = clause.end;
        }
    }
    return spans;
}

static void read_para(struct reading *reading, const struct fz_doc *doc, const struct fz_genre *genre,
                      struct fz_matcher *matcher, struct fz_span para)
{
    size_t n_set, size;
    struct fz_span *set = set_phrases(reading, doc, genre, matcher, para, &n_set);
    reading->chars = NULL;
    reading->n = 0;
    for (uint32_t at = para.start; at < para.end; at += fz_u32(size)) {
        uint32_t c = fz_utf8_at(doc->fold.str, at, &size);
        bool skip = !fz_is_han(c) && !fz_is_ascii_alnum(c);
        for (size_t i = 0; i < n_set && !skip; i++)
            skip = at >= set[i].start && at < set[i].end;
        if (!skip)
            *FZ_PUSH(&reading->scratch, reading->chars, reading->n) = (struct character){c, at, (uint16_t)size};
    }
}

static uint64_t hash_of(const struct character *chars)
{
    uint64_t hash = 1469598103934665603u; /* FNV-1a over code points */
    for (size_t i = 0; i < GRAM; i++)
        hash = (hash ^ chars[i].code) * 1099511628211u;
    return hash ^ hash >> 29;
}

/* Keeps the smallest hash of every WINDOW of the paragraph just read; of equal ones the last. */
static void add_marks(struct fz_sample *sample, struct reading *reading)
{
    if (reading->n < GRAM)
        return;
    size_t n = reading->n - GRAM + 1, kept = SIZE_MAX;
    uint64_t *hashes = FZ_NEW_N(&reading->scratch, uint64_t, n);
    for (size_t i = 0; i < n; i++)
        hashes[i] = hash_of(&reading->chars[i]);
    for (size_t end = n < WINDOW ? n : WINDOW; end <= n; end++) {
        size_t from = end > WINDOW ? end - WINDOW : 0, least = from;
        for (size_t i = from; i < end; i++)
            if (hashes[i] <= hashes[least])
                least = i;
        if (least == kept)
            continue;
        kept = least;
        const struct character *last = &reading->chars[least + GRAM - 1];
        uint32_t start = reading->chars[least].start, len = last->start + last->size - start;
        *FZ_PUSH(reading->arena, sample->marks, sample->n_marks) =
            (struct mark){.hash = hashes[least],
                          .at = sample->next + fz_u32(least),
                          .start = start,
                          .len = len < UINT16_MAX ? (uint16_t)len : UINT16_MAX};
    }
}

struct fz_sample *fz_across_sample(struct fz_arena *arena, const struct fz_doc *doc, const struct fz_genre *genre,
                                   struct fz_matcher *matcher)
{
    struct fz_sample *sample = FZ_NEW(arena, struct fz_sample);
    struct reading reading = {.arena = arena};
    fz_arena_init(&reading.scratch);
    for (size_t i = 0; doc && i < doc->n_paras; i++) {
        const struct fz_para *para = &doc->paras[i];
        if (!(para->kind & (FZ_PARA_LEAD | FZ_PARA_BODY)))
            continue;
        uint32_t line = fz_text_place(&doc->raw, fz_doc_raw(doc, para->span).start).line;
        *FZ_PUSH(arena, sample->paras, sample->n_paras) = (struct para){para->span.start, line};
        read_para(&reading, doc, genre, matcher, para->span);
        add_marks(sample, &reading);
        sample->chars += fz_u32(reading.n);
        sample->next += fz_u32(reading.n) + GRAM + WINDOW; /* so that no run goes on over a paragraph's end */
        fz_arena_reset(&reading.scratch);
    }
    fz_arena_clear(&reading.scratch);
    return sample;
}

void fz_across_add(struct fz_across *across, const char *path, const struct fz_sample *sample)
{
    uint32_t number = fz_u32(across->n_reports);
    struct report *report = FZ_PUSH(across->arena, across->reports, across->n_reports);
    *report = (struct report){.path = path, .n_paras = sample->n_paras, .chars = sample->chars};
    report->paras = FZ_NEW_N(across->arena, struct para, sample->n_paras);
    if (sample->n_paras)
        memcpy(report->paras, sample->paras, sample->n_paras * sizeof *sample->paras);
    for (size_t i = 0; i < sample->n_marks; i++) {
        struct mark *mark = FZ_PUSH(across->arena, across->marks, across->n_marks);
        *mark = sample->marks[i];
        mark->report = number;
    }
}

/* ---- all reports: what they share ------------------------------------------------------------------------------ */

struct meeting { /* a hash that two reports have */
    const struct mark *a, *b;
};
struct meetings {
    struct meeting *items;
    size_t n;
};

static int compare_u32(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int by_hash(const void *left, const void *right)
{
    const struct mark *a = left, *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    int order = compare_u32(a->report, b->report);
    return order ? order : compare_u32(a->at, b->at);
}

/* By the two reports, then by how far the two places are apart, then by place: runs lie together. */
static int by_run(const void *left, const void *right)
{
    const struct meeting *a = left, *b = right;
    int order = compare_u32(a->a->report, b->a->report);
    order = order ? order : compare_u32(a->b->report, b->b->report);
    order = order ? order : compare_u32(a->a->at - a->b->at, b->a->at - b->b->at);
    return order ? order : compare_u32(a->a->at, b->a->at);
}

/* All meetings over the marks of one hash, unless too many reports have it. */
static void add_meetings(struct fz_arena *arena, struct meetings *meetings, const struct mark *marks, size_t n)
{
    size_t n_reports = 1;
    for (size_t i = 1; i < n; i++)
        n_reports += marks[i].report != marks[i - 1].report;
    if (n_reports < 2 || n_reports > MAX_REPORTS || n > (size_t)MAX_REPORTS * 3)
        return;
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++)
            if (marks[i].report != marks[k].report)
                *FZ_PUSH(arena, meetings->items, meetings->n) = (struct meeting){&marks[i], &marks[k]};
}

struct run { /* meetings in a row: one shared stretch */
    const struct meeting *first, *last;
    uint32_t chars;
};
struct pair { /* what two reports share */
    struct run runs[MAX_SPANS];
    uint32_t n_runs, chars;
};

static bool goes_on(const struct meeting *a, const struct meeting *b)
{
    return a->a->report == b->a->report && a->b->report == b->b->report && a->a->at - a->b->at == b->a->at - b->b->at &&
           b->a->at - a->a->at <= WINDOW;
}

static bool same_reports(const struct meeting *a, const struct meeting *b)
{
    return a->a->report == b->a->report && a->b->report == b->b->report;
}

/* The runs of N meetings of the same two reports, the longest first. */
static void sum_up(struct pair *pair, const struct meeting *meetings, size_t n)
{
    *pair = (struct pair){.n_runs = 0};
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && goes_on(&meetings[to - 1], &meetings[to]); to++)
            ;
        struct run run = {&meetings[from], &meetings[to - 1], 0};
        run.chars = run.last->a->at - run.first->a->at + GRAM;
        if (run.chars < MIN_RUN)
            continue;
        pair->chars += run.chars;
        if (pair->n_runs && run.chars > pair->runs[0].chars) {
            struct run longest = run;
            run = pair->runs[0];
            pair->runs[0] = longest;
        }
        if (pair->n_runs < MAX_SPANS)
            pair->runs[pair->n_runs] = run;
        pair->n_runs++;
    }
}

static uint32_t line_of(const struct report *report, uint32_t offset)
{
    size_t low = 0, high = report->n_paras;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (report->paras[middle].start <= offset)
            low = middle;
        else
            high = middle;
    }
    return report->n_paras ? report->paras[low].line : 1;
}

/* What PAIR shares, as its report A has it, or with B its report B. */
static void keep(struct fz_across *across, const struct pair *pair, bool b)
{
    const struct meeting *any = pair->runs[0].first;
    struct report *report = &across->reports[b ? any->b->report : any->a->report];
    struct report *other = &across->reports[b ? any->a->report : any->b->report];
    size_t n = pair->n_runs < MAX_SPANS ? pair->n_runs : MAX_SPANS;
    struct fz_shared *shared = FZ_PUSH(across->arena, report->shared, report->n_shared);
    *shared = (struct fz_shared){.path = other->path,
                                 .spans = FZ_NEW_N(across->arena, struct fz_span, n),
                                 .lines = FZ_NEW_N(across->arena, uint32_t, n),
                                 .n_spans = n,
                                 .n = pair->n_runs,
                                 .chars = pair->chars,
                                 .percent = report->chars ? pair->chars * 100 / report->chars : 0};
    for (size_t i = 0; i < n; i++) {
        const struct meeting *first = pair->runs[i].first, *last = pair->runs[i].last;
        const struct mark *from = b ? first->b : first->a, *to = b ? last->b : last->a;
        shared->spans[i] = (struct fz_span){from->start, to->start + to->len};
        shared->lines[i] = line_of(other, b ? first->a->start : first->b->start);
    }
}

void fz_across_compare(struct fz_across *across)
{
    struct fz_arena scratch;
    struct meetings meetings = {NULL, 0};
    fz_arena_init(&scratch);
    if (across->n_marks)
        qsort(across->marks, across->n_marks, sizeof *across->marks, by_hash);
    for (size_t from = 0, to; from < across->n_marks; from = to) {
        for (to = from + 1; to < across->n_marks && across->marks[to].hash == across->marks[from].hash; to++)
            ;
        add_meetings(&scratch, &meetings, &across->marks[from], to - from);
    }
    if (meetings.n)
        qsort(meetings.items, meetings.n, sizeof *meetings.items, by_run);
    for (size_t from = 0, to; from < meetings.n; from = to) {
        for (to = from + 1; to < meetings.n && same_reports(&meetings.items[to], &meetings.items[from]); to++)
            ;
        struct pair pair;
        sum_up(&pair, &meetings.items[from], to - from);
        if (pair.chars < MIN_TOTAL)
            continue;
        keep(across, &pair, false);
        keep(across, &pair, true);
    }
    fz_arena_clear(&scratch);
}

const struct fz_shared *fz_across_of(const struct fz_across *across, size_t number, size_t *n)
{
    static const struct fz_shared none = {.path = NULL};
    const struct report *report = number < across->n_reports ? &across->reports[number] : NULL;
    *n = report ? report->n_shared : 0;
    return *n ? report->shared : &none;
}
