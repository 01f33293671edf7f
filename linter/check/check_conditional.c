/* If A is said, B must be said too (or must not), in the same sentence, paragraph, section or report. */
#include "check/matches.h"

struct params {
    struct fz_pattern *when;
    struct fz_patterns then, then_not;
    struct fz_exceptions exceptions;
    int within;
};
enum within { IN_SENTENCE, IN_PARAGRAPH, IN_SECTION, IN_REPORT };
static const char *const withins[] = {"sentence", "paragraph", "section", "report", NULL};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"when", FZ_PARAM_PATTERN, true, AT(when), NULL, NULL, "写到这个时", "when this is said"},
    {"then", FZ_PARAM_PATTERNS, false, AT(then), NULL, NULL, "同处应当写到其中之一", "one of these must be said too"},
    {"then-not", FZ_PARAM_PATTERNS, false, AT(then_not), NULL, NULL, "同处不应写到其中任何一个",
     "none of these may be said too"},
    {"within", FZ_PARAM_CHOICE, false, AT(within), withins, NULL,
     "同处是指：sentence 同句（默认）、paragraph 同段、section 同节、report 全文",
     "what counts as the same place; sentence by default"},
    FZ_EXCEPTION_PARAMS(AT(exceptions)),
    {0},
};

static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    const struct params *p = rule->params;
    (void)arena;
    if (!p->then.n == !p->then_not.n)
        return fz_error_add(errors, rule->file, rule->line, rule->column,
                            FZ_SAY(errors->lang, "conditional 要写 then 或 then-not 之一",
                                   "conditional needs either then or then-not"));
    return true;
}

static struct fz_span place_of(const struct fz_check_run *run, enum within within, struct fz_span para,
                               struct fz_span found)
{
    const struct fz_doc *doc = run->doc;
    if (within == IN_PARAGRAPH)
        return para;
    if (within == IN_SECTION)
        return fz_doc_section_at(doc, found.start)->body;
    if (within == IN_REPORT)
        return (struct fz_span){0, fz_u32(doc->fold.str.len)};
    const struct fz_span *sentence = fz_doc_sentence_at(doc, found.start);
    return sentence ? *sentence : para;
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_span *spans;
    size_t n = fz_check_spans(run, &spans);
    for (size_t i = 0; i < n; i++) {
        struct fz_match match;
        for (size_t at = spans[i].start;
             fz_check_find_in(run, p->when, at, spans[i].end, &match) && match.groups[0].end > at;) {
            struct fz_span found = match.groups[0];
            struct fz_span place = place_of(run, (enum within)p->within, spans[i], found);
            at = found.end;
            if (fz_is_excused(run, &p->exceptions, spans[i], found))
                continue;
            if (p->then.n ? !fz_check_find_any(run, &p->then, place, NULL) && !fz_check_gave_up(run)
                          : fz_check_find_any(run, &p->then_not, place, NULL)) {
                size_t n_values;
                struct fz_value *values = fz_match_values(run, &match, &n_values);
                fz_emit(run, found, values, n_values);
            }
        }
    }
}

const struct fz_check fz_check_conditional = {
    .name = "conditional",
    .help = "写到甲就应当（或不应）写到乙",
    .help_en = "if A is said, B must be (or must not be)",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .folded = true,
    .prepare = prepare,
    .run = run_check,
};
