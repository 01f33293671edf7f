/* Everything about a run as one JSON document (members and promises: docs/output.md). Each report is written as it
 * comes, a finding a line. Lines and columns count from 1, columns in characters (code points), ends are exclusive. */
#include "cursor.h"
#include "outline.h"
#include "reporter.h"
#include "shown.h"

enum { SCHEMA_VERSION = 1 };

struct state {
    const struct fz_report_opts *opts;
    struct fz_json *json;
    struct fz_cursor cursor; /* in the report at hand */
    struct fz_basis_texts basis;
};

static void put_tool(struct fz_json *json, const struct fz_report_opts *opts)
{
    fz_json_object(json, "tool");
    fz_json_text(json, "name", "fzlint");
    fz_json_text(json, "version", opts->version);
    fz_json_str(json, "pack", opts->ruleset->name);
    fz_json_str(json, "packVersion", opts->ruleset->version);
    fz_json_end(json);
}

static void *begin(struct fz_arena *arena, FILE *out, const struct fz_report_opts *opts)
{
    struct state *s = FZ_NEW(arena, struct state);
    s->opts = opts;
    s->json = fz_json_new(arena, out);
    fz_basis_texts_init(&s->basis, arena, opts->ruleset);
    fz_json_stream_object(s->json, NULL);
    fz_json_int(s->json, "schemaVersion", SCHEMA_VERSION);
    put_tool(s->json, opts);
    fz_json_stream_array(s->json, "reports");
    return s;
}

static void put_optional(struct fz_json *json, const char *key, struct fz_str value)
{
    if (value.len)
        fz_json_str(json, key, value);
    else
        fz_json_null(json, key);
}

static void put_place(struct state *s, struct fz_span raw)
{
    fz_cursor_to(&s->cursor, raw.start);
    fz_json_int(s->json, "line", s->cursor.line);
    fz_json_int(s->json, "column", s->cursor.column);
    fz_cursor_to(&s->cursor, raw.end);
    fz_json_int(s->json, "endLine", s->cursor.line);
    fz_json_int(s->json, "endColumn", s->cursor.column);
}

static void put_fix(struct fz_json *json, const struct fz_finding *finding)
{
    if (!finding->has_fix) {
        fz_json_null(json, "fix");
        return;
    }
    fz_json_object(json, "fix");
    fz_json_str(json, "text", finding->fix);
    fz_json_bool(json, "safe", finding->safe_fix);
    fz_json_end(json);
}

static void put_related(struct state *s, const struct fz_finding *finding)
{
    struct fz_json *json = s->json;
    fz_json_array(json, "related");
    for (size_t i = 0; i < finding->n_related; i++) {
        const struct fz_related *related = &finding->related[i];
        fz_json_object(json, NULL);
        if (related->path) {
            fz_json_text(json, "file", related->path);
            fz_json_int(json, "line", related->place.line);

        } else {
            put_place(s, related->raw);
        }
        fz_json_str(json, "text", related->path ? related->text : fz_text_at(s->cursor.text, related->raw));
        fz_json_str(json, "message", related->message);
        fz_json_end(json);
    }
    fz_json_end(json);
}

/* The members of FINDING, into the object that is open. */
static void put_members(struct state *s, const struct fz_finding *finding)
{
    struct fz_json *json = s->json;
    fz_json_str(json, "rule", finding->rule->id);
    fz_json_str(json, "name", finding->rule->name);
    fz_json_str(json, "category", finding->category);
    put_optional(json, "element", finding->element);
    fz_json_text(json, "level", fz_level_names[finding->level]);
    put_place(s, finding->raw);
    fz_json_str(json, "text", finding->absence ? (struct fz_str){0} : fz_text_at(s->cursor.text, finding->raw));
    fz_json_str(json, "message", finding->message);
    fz_json_str(json, "advice", finding->advice);
    put_fix(json, finding);
    fz_json_str(json, "basis", fz_basis_texts_of(&s->basis, finding->rule));
    fz_json_int(json, "count", finding->count);
    fz_json_bool(json, "aggregate", finding->aggregate);
    fz_json_bool(json, "absence", finding->absence);
    fz_json_text(json, "fingerprint", finding->fingerprint);
    put_related(s, finding);
}

static void put_suppression(struct fz_json *json, const struct fz_suppression *by)
{
    if (!by) {
        fz_json_null(json, "suppression");
        return;
    }
    fz_json_object(json, "suppression");
    fz_json_str(json, "reason", by->reason);
    fz_json_str(json, "by", by->by);
    fz_json_str(json, "date", by->date);
    put_optional(json, "until", by->until);
    fz_json_text(json, "file", by->file);
    fz_json_int(json, "line", by->line);
    fz_json_end(json);
}

static void put_findings(struct state *s, const struct fz_result *one)
{
    for (size_t i = 0; i < one->n_findings; i++) {
        if (one->findings[i].level < s->opts->min_level)
            continue;
        fz_json_object(s->json, NULL);
        put_members(s, &one->findings[i]);
        fz_json_end(s->json);
    }
}

static void put_excused(struct state *s, const struct fz_result *one)
{
    for (size_t i = 0; i < one->n_excused; i++) {
        if (one->excused[i].finding.level < s->opts->min_level)
            continue;
        fz_json_object(s->json, NULL);
        put_members(s, &one->excused[i].finding);
        put_suppression(s->json, one->excused[i].by);
        fz_json_end(s->json);
    }
}

static void put_rules(struct fz_json *json, const struct fz_result *one)
{
    fz_json_array(json, "rules");
    for (size_t i = 0; i < one->n_verdicts; i++) {
        fz_json_object(json, NULL);
        fz_json_str(json, "rule", one->verdicts[i].rule->id);
        fz_json_text(json, "outcome", fz_outcome_names[one->verdicts[i].outcome]);
        fz_json_end(json);
    }
    fz_json_end(json);
}

static void put_counts(struct fz_json *json, const struct fz_result *one)
{
    fz_json_object(json, "counts");
    for (int level = FZ_ERROR; level >= FZ_NOTE; level--)
        fz_json_int(json, fz_level_names[level], (int64_t)fz_result_count(one, (enum fz_level)level));
    fz_json_int(json, "passedOver", (int64_t)one->n_excused);
    fz_json_end(json);
}

static void result(void *state, const struct fz_result *one)
{
    struct state *s = state;
    fz_json_stream_object(s->json, NULL);
    fz_json_document(s->json, one, s->opts->ruleset);
    fz_json_stream_array(s->json, "findings");
    if (one->doc)
        fz_cursor_init(&s->cursor, &one->doc->raw);
    put_findings(s, one);
    fz_json_end(s->json);
    fz_json_stream_array(s->json, "passedOver");
    put_excused(s, one);
    fz_json_end(s->json);
    put_rules(s->json, one);
    fz_json_errors(s->json, &one->errors, one->path);
    put_counts(s->json, one);
    fz_json_end(s->json);
}

static void end(void *state)
{
    struct state *s = state;
    fz_json_end(s->json);
    fz_json_errors(s->json, s->opts->errors, NULL);
    fz_json_end(s->json);
}

const struct fz_reporter fz_reporter_json = {
    .name = "json",
    .help = "全部结果，供程序使用",
    .help_en = "everything, for programs",
    .suffix = ".json",
    .begin = begin,
    .result = result,
    .end = end,
};
