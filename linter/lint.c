/* One report through all stages: bytes → text → document → every rule → findings in order. */
#include "lint.h"
#include "check/check.h"
#include <stdlib.h>

static bool applies(const struct fz_rule *rule, const struct fz_doc *doc)
{
    const struct fz_applies *a = &rule->applies;
    if (rule->check->layout && !doc->layout)
        return false;
    if (a->formats && !(a->formats >> doc->format & 1))
        return false;
    if (a->bodies && (doc->body_kind < 0 || !(a->bodies >> doc->body_kind & 1)))
        return false;
    if ((a->from || a->until) && !doc->year)
        return false;
    return (!a->from || doc->year >= a->from) && (!a->until || doc->year <= a->until);
}

static bool is_selected(const struct fz_ruleset *ruleset, const struct fz_lint_opts *opts, size_t i)
{
    return opts->selected ? opts->selected[i] : ruleset->rules[i]->enabled;
}

/* Whether some rule that runs looks at how the report looks: else the reader need not. */
static bool wants_layout(const struct fz_ruleset *ruleset, const struct fz_lint_opts *opts)
{
    for (size_t i = 0; i < ruleset->n_rules; i++)
        if (ruleset->rules[i]->check->layout && is_selected(ruleset, opts, i))
            return true;
    return false;
}

static void run_rules(const struct fz_ruleset *ruleset, const struct fz_lint_opts *opts, struct fz_result *result,
                      struct fz_tools *tools)
{
    struct fz_span_sets *sets = fz_span_sets_new(result->arena);
    result->verdicts = FZ_NEW_N(result->arena, struct fz_verdict, ruleset->n_rules + 1);
    for (size_t i = 0; i < ruleset->n_rules; i++) {
        const struct fz_rule *rule = ruleset->rules[i];
        if (!is_selected(ruleset, opts, i))
            continue;
        struct fz_verdict *verdict = &result->verdicts[result->n_verdicts++];
        *verdict = (struct fz_verdict){.rule = rule, .outcome = FZ_NOT_APPLICABLE};
        if (!applies(rule, result->doc))
            continue;
        verdict->outcome = FZ_CLEAN;
        struct fz_check_run run = {.ruleset = ruleset,
                                   .rule = rule,
                                   .params = rule->params,
                                   .doc = result->doc,
                                   .matcher = tools->matcher,
                                   .scratch = &tools->scratch,
                                   .sets = sets,
                                   .result = result,
                                   .verdict = verdict};
        rule->check->run(&run);
        fz_arena_reset(&tools->scratch);
        fz_timing_end_rule(tools->timing, i);
    }
}

void fz_tools_init(struct fz_tools *tools)
{
    tools->matcher = fz_matcher_new();
    tools->timing = NULL;
    fz_arena_init(&tools->scratch);
}

void fz_tools_clear(struct fz_tools *tools)
{
    fz_matcher_free(tools->matcher);
    fz_arena_clear(&tools->scratch);
}

struct fz_result *fz_result_new_in(struct fz_arena *arena, const char *name, enum fz_lang lang)
{
    struct fz_result *result = FZ_NEW(arena, struct fz_result);
    result->arena = arena;
    result->borrowed = true;
    result->path = fz_str_copy(arena, fz_str_from(name)).ptr;
    fz_errors_init(&result->errors, arena, lang);
    return result;
}

struct fz_result *fz_result_new(const char *name, enum fz_lang lang)
{
    struct fz_arena *arena = calloc(1, sizeof *arena);
    if (!arena)
        fz_out_of_memory();
    fz_arena_init(arena);
    struct fz_result *result = fz_result_new_in(arena, name, lang);
    result->borrowed = false;
    return result;
}

void fz_result_free(struct fz_result *result)
{
    if (!result || result->borrowed)
        return;
    struct fz_arena *arena = result->arena;
    fz_arena_clear(arena);
    free(arena);
}

static struct fz_result *parse(const struct fz_ruleset *ruleset, const char *name, struct fz_str bytes,
                               const struct fz_lint_opts *opts, bool layout, struct fz_tools *tools)
{
    struct fz_input_opts input = opts->input;
    struct fz_result *result =
        opts->arena ? fz_result_new_in(opts->arena, name, opts->lang) : fz_result_new(name, opts->lang);
    struct fz_doc *doc = FZ_NEW(result->arena, struct fz_doc);
    doc->arena = result->arena;
    doc->body_kind = -1;
    input.layout = layout;
    if (!fz_input_read(doc, result->path, bytes, &input, &result->errors))
        return result;
    fz_timing_end_stage(tools->timing, FZ_STAGE_INPUT);
    result->doc = doc;
    struct fz_parse_opts how = opts->parse;
    how.prefilter = opts->no_prefilter ? NULL : ruleset->prefilter;
    fz_parse(doc, &ruleset->genre, &how, tools->matcher);
    fz_timing_end_stage(tools->timing, FZ_STAGE_PARSE);
    return result;
}

static struct fz_result *parse_only(const struct fz_ruleset *ruleset, const char *name, struct fz_str bytes,
                                    const struct fz_lint_opts *opts, struct fz_tools *tools)
{
    return parse(ruleset, name, bytes, opts, false, tools);
}

static struct fz_result *check(const struct fz_ruleset *ruleset, const char *name, struct fz_str bytes,
                               const struct fz_lint_opts *opts, struct fz_tools *tools)
{
    struct fz_result *result = parse(ruleset, name, bytes, opts, wants_layout(ruleset, opts), tools);
    if (!result->doc)
        return result;
    result->doc->previous = opts->previous;
    result->doc->shared = opts->shared;
    result->doc->n_shared = opts->n_shared;
    if (!opts->no_prefilter) /* fz_parse has read the folded text */
        fz_matcher_read(tools->matcher, ruleset->prefilter, result->doc->raw.str, FZ_VIEW_RAW);
    fz_timing_end_stage(tools->timing, FZ_STAGE_PARSE);
    run_rules(ruleset, opts, result, tools);
    fz_findings_finish(result);
    if (opts->excuse)
        opts->excuse(opts->excuse_with, result);
    return result;
}

/* FUNCTION with the tools of OPTS, or with some for this report alone. */
static struct fz_result *
with_tools(struct fz_result *(*function)(const struct fz_ruleset *ruleset, const char *name, struct fz_str bytes,
                                         const struct fz_lint_opts *opts, struct fz_tools *tools),
           const struct fz_ruleset *ruleset, const char *name, struct fz_str bytes, const struct fz_lint_opts *opts)
{
    struct fz_tools own;
    struct fz_tools *tools = opts->tools;
    if (!tools)
        fz_tools_init(tools = &own);
    struct fz_result *result = function(ruleset, name, bytes, opts, tools);
    fz_matcher_forget(tools->matcher);
    if (tools == &own)
        fz_tools_clear(&own);
    return result;
}

struct fz_result *fz_lint_parse(const struct fz_ruleset *ruleset, const char *name, struct fz_str bytes,
                                const struct fz_lint_opts *opts)
{
    return with_tools(parse_only, ruleset, name, bytes, opts);
}

struct fz_result *fz_lint(const struct fz_ruleset *ruleset, const char *name, struct fz_str bytes,
                          const struct fz_lint_opts *opts)
{
    return with_tools(check, ruleset, name, bytes, opts);
}
