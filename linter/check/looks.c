/* Words with their looks, names of fonts and sizes, findings by deviation. */
#include "check/looks.h"
#include "base/utf8.h"

enum { MAX_DEVIATIONS = 20, MAX_RELATED = 20 };

/* ---- fonts and sizes ------------------------------------------------------------------------------------------- */

const char *const fz_type_sizes[] = {"初号", "小初", "一号", "小一", "二号", "小二", "三号", "小三", "四号",
                                     "小四", "五号", "小五", "六号", "小六", "七号", "八号", NULL};
static const int half_points[] = {84, 72, 52, 48, 44, 36, 32, 30, 28, 24, 21, 18, 15, 13, 11, 10};
_Static_assert(sizeof half_points / sizeof *half_points + 1 == sizeof fz_type_sizes / sizeof *fz_type_sizes,
               "a size for each");

int fz_type_size(int choice)
{
    return half_points[choice];
}

/* What readers call FONT: SimSun and 宋体 are one family. */
static struct fz_str family_of(const struct fz_csv *fonts, struct fz_str font)
{
    int family = fz_csv_column(fonts, FZ_STR("family")), name = fz_csv_column(fonts, FZ_STR("name"));
    for (size_t i = 0; i < fonts->n_rows; i++)
        if (fz_str_equal_nocase(fz_csv_cell(fonts, i, name), font) ||
            fz_str_equal_nocase(fz_csv_cell(fonts, i, family), font))
            return fz_csv_cell(fonts, i, family);
    return font;
}

bool fz_font_fits(const struct fz_font_rule *rule, struct fz_str font, int size)
{
    bool font_fits = !font.len || fz_str_equal(family_of(rule->fonts, font), rule->family);
    return font_fits && (!size || size == fz_type_size(rule->size));
}

struct fz_str fz_tenths(int tenths, struct fz_arena *arena)
{
    return tenths % 10 ? fz_str_printf(arena, "%d.%d", tenths / 10, tenths % 10)
                       : fz_str_printf(arena, "%d", tenths / 10);
}

/* 小四（12 磅）, or 13 磅 where the size has no name. */
static struct fz_str size_words(int size, struct fz_arena *arena)
{
    struct fz_str points = fz_tenths(size * 5, arena);
    for (size_t i = 0; fz_type_sizes[i]; i++)
        if (half_points[i] == size)
            return fz_str_printf(arena, "%s（%.*s 磅）", fz_type_sizes[i], FZ_ARG(points));
    return fz_str_printf(arena, " %.*s 磅", FZ_ARG(points));
}

struct fz_str fz_font_words(const struct fz_font_rule *rule, struct fz_str font, int size, struct fz_arena *arena)
{
    struct fz_str family = font.len ? family_of(rule->fonts, font) : font;
    struct fz_str words = size ? size_words(size, arena) : (struct fz_str){0};
    return fz_str_printf(arena, "%.*s%.*s", FZ_ARG(family), FZ_ARG(family.len ? words : fz_str_trim(words)));
}

struct fz_str fz_font_wanted(const struct fz_font_rule *rule, struct fz_arena *arena)
{
    return fz_font_words(rule, rule->family, fz_type_size(rule->size), arena);
}

/* ---- words ----------------------------------------------------------------------------------------------------- */

bool fz_looks_prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    (void)arena;
    (void)errors;
    rule->scope.raw = true;
    return true;
}

static bool has_han(const struct fz_check_run *run, struct fz_span raw)
{
    struct fz_str text = fz_text_at(&run->doc->raw, raw);
    for (size_t at = 0, size; at < text.len; at += size)
        if (fz_is_han(fz_utf8_at(text, at, &size)))
            return true;
    return false;
}

/* Where RUN's rule looks: whole lines, but of those that a heading runs into only what follows it. */
static size_t places(const struct fz_check_run *run, struct fz_span **spans)
{
    const struct fz_span *whole;
    size_t n = fz_check_spans(run, &whole), i = 0;
    *spans = FZ_NEW_N(run->scratch, struct fz_span, n + 1);
    if (n)
        memcpy(*spans, whole, n * sizeof *whole);
    if (run->rule->scope.headings_only)
        return n;
    for (const struct fz_section *s = run->doc->root; s; s = fz_section_walk(s)) {
        if (!s->run_in)
            continue;
        struct fz_span head = fz_doc_raw(run->doc, fz_section_head(s));
        while (i < n && (*spans)[i].end <= head.start)
            i++;
        if (i < n && (*spans)[i].start <= head.start && head.end <= (*spans)[i].end)
            (*spans)[i].start = head.end;
    }
    return n;
}

size_t fz_looks_words(const struct fz_check_run *run, struct fz_stretch **words)
{
    const struct fz_layout *layout = run->doc->layout;
    struct fz_span *spans;
    size_t n = 0, n_spans = places(run, &spans);
    *words = NULL;
    for (size_t i = 0, j = 0; i < n_spans && j < layout->n_stretches;) {
        struct fz_stretch cut = layout->stretches[j];
        struct fz_span span = spans[i];
        i += cut.raw.end >= span.end;
        j += cut.raw.end <= span.end;
        cut.raw.start = cut.raw.start > span.start ? cut.raw.start : span.start;
        cut.raw.end = cut.raw.end < span.end ? cut.raw.end : span.end;
        if (cut.raw.start < cut.raw.end && has_han(run, cut.raw))
            *FZ_PUSH(run->scratch, *words, n) = cut;
    }
    return n;
}

bool fz_looks_next(const struct fz_stretch *words, size_t n, size_t *first, size_t *last)
{
    if (*first >= n)
        return false;
    *last = *first;
    while (*last + 1 < n && words[*last + 1].form == words[*first].form)
        ++*last;
    return true;
}

/* ---- findings -------------------------------------------------------------------------------------------------- */

/* Index of the deviation IS, or n. What deviates in more ways than anybody would mend one by one goes with the last. */
static size_t deviation(const struct fz_told *told, struct fz_str is)
{
    size_t i = 0;
    while (i < told->n && !fz_str_equal(told->items[i].is, is))
        i++;
    return i == MAX_DEVIATIONS ? MAX_DEVIATIONS - 1 : i;
}

/* One more place of a deviation that was told. */
static void add_place(const struct fz_check_run *run, struct fz_finding *finding, struct fz_span raw)
{
    finding->count++;
    finding->aggregate = true;
    if (finding->n_related < MAX_RELATED)
        fz_emit_related(run, finding, raw, (struct fz_str){0});
}

void fz_told_add(struct fz_told *told, struct fz_span raw, bool on, struct fz_str is, struct fz_str want)
{
    const struct fz_check_run *run = told->run;
    struct fz_value values[] = {{"is", is}, {"want", want}};
    size_t at = deviation(told, is);
    if (at == told->n) {
        size_t index = run->result->n_findings;
        fz_emit(run, raw, values, 2)->apart = true;
        *FZ_PUSH(run->scratch, told->items, told->n) = (struct fz_deviation){is, index, raw};
    } else {
        struct fz_finding *finding = &run->result->findings[told->items[at].finding];
        struct fz_span *place = finding->n_related ? &finding->related[finding->n_related - 1].raw : &finding->raw;
        if (!on || at != told->last)
            add_place(run, finding, raw);
        else if (place->end == told->items[at].at.end)
            place->end = raw.end;
        told->items[at].at = raw;
    }
    told->last = at;
}

void fz_told_finish(struct fz_told *told)
{
    struct fz_result *result = told->run->result;
    for (size_t i = 0; i < told->n; i++) {
        struct fz_finding *finding = &result->findings[told->items[i].finding];
        if (finding->aggregate)
            finding->message = fz_str_printf(
                result->arena, FZ_SAY(result->errors.lang, "%.*s（全文共%u处）", "%.*s (%u places in all)"),
                FZ_ARG(finding->message), finding->count);
    }
}
