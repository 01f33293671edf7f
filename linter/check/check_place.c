/* Another place's name left in from a copied text: 梅岭县 in the report of 榕山县. Only names of the body's own level
 * are looked at, where one begins a clause as its subject; the levels above and below, and partners, are none of this.
 */
#include "base/utf8.h"
#include "check/matches.h"
#include "check/phrase_index.h"

struct params {
    struct fz_pattern *names, *ends, *subject;
    struct fz_csv *words;
    struct fz_exceptions exceptions;
    struct fz_phrase_index *index; /* made by prepare */
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"names", FZ_PARAM_PATTERN, true, AT(names), NULL, NULL, "句首的地名，(?<name>…) 是地名",
     "a place's name that begins a clause, as (?<name>…)"},
    {"ends", FZ_PARAM_PATTERN, true, AT(ends), NULL, NULL, "地名末尾表示级别的字",
     "the end of a place's name that says its level"},
    {"subject", FZ_PARAM_PATTERN, true, AT(subject), NULL, NULL, "地名之后是这些，才是在说它做了什么",
     "what follows where the place is what the clause speaks of"},
    {"words", FZ_PARAM_LIST, true, AT(words), NULL, "phrase", "从中取词的词表：由词构成的不是地名（制定县、召开区）",
     "the list of expressions whose words make no name"},
    FZ_EXCEPTION_PARAMS(AT(exceptions)),
    {0},
};

static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    struct params *p = rule->params;
    p->index = fz_phrase_index_new(arena, p->words, errors);
    return p->index != NULL;
}

/* 制定县 is no place: 制定 is a word. */
static bool has_word(const struct params *p, struct fz_str name)
{
    size_t size, next_size;
    for (size_t at = 0; at < name.len; at += size) {
        uint32_t a = fz_utf8_at(name, at, &size), b = fz_utf8_at(name, at + size, &next_size);
        if (next_size && fz_phrase_index_has_word(p->index, a, b))
            return true;
    }
    return false;
}

/* The end of NAME that says its level (县, 街道); empty where it has none. */
static struct fz_str level_of(const struct fz_check_run *run, const struct params *p, struct fz_str name)
{
    struct fz_match match;
    struct fz_str level = {0};
    for (size_t at = 0;
         at < name.len && fz_pattern_find(p->ends, run->matcher, name, at, name.len, &match) == FZ_MATCHED &&
         match.groups[0].end > at;
         at = match.groups[0].end)
        level = fz_str_slice(name, match.groups[0].start, match.groups[0].end);
    return level;
}

/* Title, lead, addressee and sign-off name the report's own places; whatever stands there is not foreign. */
static bool is_known(const struct fz_doc *doc, struct fz_str name)
{
    const struct fz_span places[] = {doc->title, doc->lead, doc->addressee, doc->signer, doc->doc_number};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (fz_str_has(fz_doc_str(doc, places[i]), name))
            return true;
    return fz_str_has(doc->body, name);
}

static void check_span(const struct fz_check_run *run, const struct params *p, struct fz_span where, struct fz_str own)
{
    int group = fz_pattern_group(p->names, "name");
    struct fz_match match, scrap;
    for (size_t at = where.start; fz_check_find_in(run, p->names, at, where.end, &match) && match.groups[0].end > at;) {
        struct fz_span found = match.groups[group > 0 ? group : 0];
        struct fz_str name = fz_doc_str(run->doc, found);
        at = match.groups[0].end;
        bool same_level = fz_str_equal(level_of(run, p, name), own);
        bool subject =
            fz_check_find_in(run, p->subject, found.end, where.end, &scrap) && scrap.groups[0].start == found.end;
        if (!same_level || !subject || has_word(p, name) || is_known(run->doc, name) ||
            fz_is_excused(run, &p->exceptions, where, found))
            continue;
        struct fz_value values[] = {{"name", name}};
        fz_emit(run, found, values, 1);
    }
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    struct fz_str own = level_of(run, p, run->doc->body);
    struct fz_span *spans;
    if (!own.len) {
        run->verdict->outcome = FZ_NOT_APPLICABLE;
        return;
    }
    size_t n = fz_check_spans(run, &spans);
    for (size_t i = 0; i < n; i++)
        check_span(run, p, spans[i], own);
}

const struct fz_check fz_check_place = {
    .name = "place",
    .help = "留有别处的地名",
    .help_en = "another place's name left in",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .folded = true,
    .prepare = prepare,
    .run = run_check,
};
