/* What every kind needs: where a rule looks, and matching there with limits. */
#include "check/check.h"

struct fz_str fz_check_text(const struct fz_check_run *run)
{
    return run->rule->scope.raw ? run->doc->raw.str : run->doc->fold.str;
}

static bool in_roles(const struct fz_scope *scope, const struct fz_section *section)
{
    uint64_t other = (uint64_t)1 << 63;
    uint64_t roles = fz_section_roles(section);
    if (!roles)
        roles = other;
    if (scope->not_roles & roles)
        return false;
    return !scope->roles || (scope->roles & roles);
}

static bool wants_heading(const struct fz_check_run *run, const struct fz_section *section)
{
    const struct fz_scope *scope = &run->rule->scope;
    return section->parent && (!scope->level || scope->level == section->level) && in_roles(scope, section);
}

struct set {
    struct fz_scope scope;
    struct fz_span *spans;
    size_t n;
};

struct fz_span_sets {
    struct fz_arena *arena;
    struct set *items;
    size_t n;
};

struct fz_span_sets *fz_span_sets_new(struct fz_arena *arena)
{
    struct fz_span_sets *sets = FZ_NEW(arena, struct fz_span_sets);
    sets->arena = arena;
    return sets;
}

static bool is_same(const struct fz_scope *a, const struct fz_scope *b)
{
    return a->paras == b->paras && a->roles == b->roles && a->not_roles == b->not_roles &&
           a->headings_only == b->headings_only && a->level == b->level && a->raw == b->raw;
}

static void add_span(const struct fz_check_run *run, struct set *set, struct fz_span folded)
{
    if (folded.end > folded.start)
        *FZ_PUSH(run->sets->arena, set->spans, set->n) = run->rule->scope.raw ? fz_doc_raw(run->doc, folded) : folded;
}

/* In the raw view a paragraph has its whole lines: indents, # and ** that the folded view leaves out belong to it. */
static struct fz_span whole_lines(const struct fz_doc *doc, size_t i)
{
    struct fz_str text = doc->raw.str;
    struct fz_span raw = fz_doc_raw(doc, doc->paras[i].span);
    uint32_t first = i ? fz_doc_raw(doc, doc->paras[i - 1].span).end : 0;
    uint32_t last = i + 1 < doc->n_paras ? fz_doc_raw(doc, doc->paras[i + 1].span).start : fz_u32(text.len);
    while (raw.start > first && text.ptr[raw.start - 1] != '\n')
        raw.start--;
    while (raw.end < last && text.ptr[raw.end] != '\n')
        raw.end++;
    return raw;
}

static void fill(const struct fz_check_run *run, struct set *set)
{
    const struct fz_scope *scope = &set->scope;
    if (scope->headings_only) {
        for (const struct fz_section *s = run->doc->root; s; s = fz_section_walk(s))
            if (wants_heading(run, s))
                add_span(run, set, fz_section_head(s));
        return;
    }
    for (size_t i = 0; i < run->doc->n_paras; i++) {
        const struct fz_para *para = &run->doc->paras[i];
        if (!(scope->paras & (unsigned)para->kind) || !in_roles(scope, para->section))
            continue;
        *FZ_PUSH(run->sets->arena, set->spans, set->n) = scope->raw ? whole_lines(run->doc, i) : para->span;
    }
}

size_t fz_check_spans(const struct fz_check_run *run, const struct fz_span **spans)
{
    struct fz_span_sets *sets = run->sets;
    size_t i = 0;
    while (i < sets->n && !is_same(&sets->items[i].scope, &run->rule->scope))
        i++;
    if (i == sets->n) {
        struct set *set = FZ_PUSH(sets->arena, sets->items, sets->n);
        *set = (struct set){.scope = run->rule->scope};
        fill(run, set);
    }
    *spans = sets->items[i].spans;
    return sets->items[i].n;
}

static bool give_up(const struct fz_check_run *run, struct fz_place place)
{
    struct fz_errors *errors = &run->result->errors;
    run->verdict->outcome = FZ_RULE_GAVE_UP;
    return fz_error_add(
        errors, run->doc->path, place.line, place.column,
        FZ_SAY(errors->lang, "规则 %.*s 的匹配超出限度，此处未能检查；请简化规则的正则式（%s:%u）",
               "rule %.*s ran into the match limit and did not check this place; simplify its pattern (%s:%u)"),
        FZ_ARG(run->rule->id), run->rule->file ? run->rule->file : "", run->rule->line);
}

bool fz_check_match(const struct fz_check_run *run, const struct fz_pattern *pattern, struct fz_str text,
                    struct fz_match *match)
{
    struct fz_match scrap;
    if (run->verdict->outcome == FZ_RULE_GAVE_UP)
        return false;
    enum fz_matched matched = fz_pattern_find(pattern, run->matcher, text, 0, text.len, match ? match : &scrap);
    return matched == FZ_GAVE_UP ? give_up(run, (struct fz_place){0, 0}) : matched == FZ_MATCHED;
}

bool fz_check_has(const struct fz_check_run *run, const struct fz_pattern *pattern, struct fz_str text)
{
    return pattern && fz_check_match(run, pattern, text, NULL);
}

bool fz_check_ends(const struct fz_check_run *run, const struct fz_pattern *pattern, struct fz_str text, size_t from,
                   size_t end, struct fz_match *match)
{
    struct fz_match scrap;
    if (run->verdict->outcome == FZ_RULE_GAVE_UP)
        return false;
    enum fz_matched matched = fz_pattern_find_ending(pattern, run->matcher, text, from, end, match ? match : &scrap);
    return matched == FZ_GAVE_UP ? give_up(run, (struct fz_place){0, 0}) : matched == FZ_MATCHED;
}

bool fz_check_gave_up(const struct fz_check_run *run)
{
    return run->verdict->outcome == FZ_RULE_GAVE_UP;
}

bool fz_check_find_in(const struct fz_check_run *run, const struct fz_pattern *pattern, size_t from, size_t end,
                      struct fz_match *match)
{
    if (run->verdict->outcome == FZ_RULE_GAVE_UP)
        return false;
    enum fz_matched matched = fz_pattern_find(pattern, run->matcher, fz_check_text(run), from, end, match);
    if (matched != FZ_GAVE_UP)
        return matched == FZ_MATCHED;
    struct fz_span at = {fz_u32(from), fz_u32(end)};
    return give_up(run,
                   fz_text_place(&run->doc->raw, run->rule->scope.raw ? at.start : fz_doc_raw(run->doc, at).start));
}

bool fz_check_next_span(const struct fz_check_run *run, const struct fz_pattern *pattern, const struct fz_span *spans,
                        size_t n, size_t *i)
{
    while (*i < n) {
        size_t place = fz_pattern_place(pattern, run->matcher, fz_check_text(run), spans[*i].start);
        if (place <= spans[*i].end)
            return true;
        while (*i < n && spans[*i].end < place)
            ++*i;
    }
    return false;
}

bool fz_check_find_any(const struct fz_check_run *run, const struct fz_patterns *patterns, struct fz_span span,
                       struct fz_match *match)
{
    struct fz_match scrap;
    for (size_t i = 0; i < patterns->n; i++)
        if (fz_check_find_in(run, patterns->items[i], span.start, span.end, match ? match : &scrap))
            return true;
    return false;
}
