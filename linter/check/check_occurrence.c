/* How often something occurs where the rule looks: at least, at most. One finding, at the first place, with the count.
 */
#include "check/matches.h"

enum { MAX_SHOWN = 20 /* places named beside the first */ };

struct params {
    struct fz_pattern *pattern;
    struct fz_exceptions exceptions;
    int at_least, at_most;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"pattern", FZ_PARAM_PATTERN, true, AT(pattern), NULL, NULL, "数的是什么（正则）", "what is counted"},
    FZ_EXCEPTION_PARAMS(AT(exceptions)),
    {"at-least", FZ_PARAM_INT, false, AT(at_least), NULL, NULL, "至少几处", "at least so many places"},
    {"at-most", FZ_PARAM_INT, false, AT(at_most), NULL, NULL, "至多几处；不写为不限，-1 为一处也不许",
     "at most so many; not given: no limit, -1: none at all"},
    {0},
};

static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    const struct params *p = rule->params;
    (void)arena;
    if (p->at_least || p->at_most)
        return true;
    return fz_error_add(
        errors, rule->file, rule->line, rule->column,
        FZ_SAY(errors->lang, "occurrence 要写 at-least 或 at-most", "occurrence needs at-least or at-most"));
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_span *spans;
    struct fz_span first = {0, 0}, others[MAX_SHOWN];
    size_t n = fz_check_spans(run, &spans);
    int found = 0, at_most = p->at_most < 0 ? 0 : p->at_most;
    for (size_t i = 0; i < n; i++) {
        struct fz_match match;
        for (size_t at = spans[i].start;
             fz_check_find_in(run, p->pattern, at, spans[i].end, &match) && match.groups[0].end > at;) {
            at = match.groups[0].end;
            if (fz_is_excused(run, &p->exceptions, spans[i], match.groups[0]))
                continue;
            if (found > 0 && found <= MAX_SHOWN)
                others[found - 1] = match.groups[0];
            first = found++ ? first : match.groups[0];
        }
    }
    struct fz_value values[] = {{"count", fz_str_printf(run->result->arena, "%d", found)}};
    if (found < p->at_least && !found)
        fz_emit_absent(run, values, 1);
    else if (found < p->at_least || (p->at_most && found > at_most)) {
        struct fz_finding *finding = fz_emit(run, first, values, 1);
        finding->aggregate = found > 1;
        finding->count = (uint32_t)found;
        for (int i = 0; i + 1 < found && i < MAX_SHOWN; i++)
            fz_emit_related(run, finding, others[i], (struct fz_str){0});
    }
}

const struct fz_check fz_check_occurrence = {
    .name = "occurrence",
    .help = "某种写法出现的次数",
    .help_en = "how often something occurs",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .prepare = prepare,
    .run = run_check,
};
