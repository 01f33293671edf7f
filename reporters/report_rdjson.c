/* The Reviewdog Diagnostic Format, which reviewdog takes to review comments of several code hosts. Columns are bytes of
 * UTF-8 from 1, ends exclusive. */
#include "base/buf.h"
#include "json_out.h"
#include "reporter.h"
#include "shown.h"

struct state {
    const struct fz_report_opts *opts;
    struct fz_json *json;
    struct fz_buf text;
};

static void *begin(struct fz_arena *arena, FILE *out, const struct fz_report_opts *opts)
{
    struct state *s = FZ_NEW(arena, struct state);
    s->opts = opts;
    s->json = fz_json_new(arena, out);
    fz_buf_init(&s->text);
    fz_json_stream_object(s->json, NULL);
    fz_json_object(s->json, "source");
    fz_json_text(s->json, "name", "fzlint");
    fz_json_end(s->json);
    fz_json_stream_array(s->json, "diagnostics");
    return s;
}

static void put_position(struct fz_json *json, const char *key, const struct fz_text *text, uint32_t offset)
{
    fz_json_object(json, key);
    fz_json_int(json, "line", fz_text_line_of(text, offset));
    fz_json_int(json, "column", fz_text_column_bytes(text, offset));
    fz_json_end(json);
}

static void put_range(struct fz_json *json, const struct fz_text *text, struct fz_span raw)
{
    fz_json_object(json, "range");
    put_position(json, "start", text, raw.start);
    put_position(json, "end", text, raw.end);
    fz_json_end(json);
}

/* LINE 0: the file as a whole. */
static void put_line(struct fz_json *json, uint32_t line)
{
    if (!line)
        return;
    fz_json_object(json, "range");
    fz_json_object(json, "start");
    fz_json_int(json, "line", line);
    fz_json_end(json);
    fz_json_end(json);
}

static void put_location(struct fz_json *json, const struct fz_result *one, const struct fz_finding *finding)
{
    const struct fz_text *text = &one->doc->raw;
    fz_json_object(json, "location");
    fz_json_str(json, "path", fz_str_from(fz_shown_path(one->path)));
    if (finding->absence)
        put_line(json, fz_text_line_of(text, finding->raw.start));
    else
        put_range(json, text, finding->raw);
    fz_json_end(json);
}

/* A place in another report, of which only the line is known. */
static void put_other_location(struct fz_json *json, const struct fz_related *related)
{
    fz_json_object(json, "location");
    fz_json_str(json, "path", fz_str_from(fz_shown_path(related->path)));
    put_line(json, related->place.line);
    fz_json_end(json);
}

static void put_suggestion(struct fz_json *json, const struct fz_text *text, const struct fz_finding *finding)
{
    fz_json_object(json, NULL);
    put_range(json, text, finding->raw);
    fz_json_str(json, "text", finding->fix);
    fz_json_end(json);
}

static void put_suggestions(struct fz_json *json, const struct fz_text *text, const struct fz_finding *finding)
{
    if (!finding->has_fix)
        return;
    fz_json_array(json, "suggestions");
    if (!finding->n_parts)
        put_suggestion(json, text, finding);
    for (size_t i = 0; i < finding->n_parts; i++)
        put_suggestion(json, text, &finding->parts[i]);
    fz_json_end(json);
}

static void put_related(struct fz_json *json, const struct fz_result *one, const struct fz_finding *finding)
{
    if (!finding->n_related)
        return;
    fz_json_array(json, "related_locations");
    for (size_t i = 0; i < finding->n_related; i++) {
        const struct fz_related *related = &finding->related[i];
        struct fz_finding there = {.raw = related->raw};
        fz_json_object(json, NULL);
        fz_json_str(json, "message", related->message);
        if (related->path)
            put_other_location(json, related);
        else
            put_location(json, one, &there);
        fz_json_end(json);
    }
    fz_json_end(json);
}

static void put_finding(struct state *s, const struct fz_result *one, const struct fz_finding *finding)
{
    static const char *const severities[] = {"INFO", "WARNING", "ERROR"};
    struct fz_json *json = s->json;
    s->text.len = 0;
    fz_shown_message(&s->text, finding, s->opts->lang);
    fz_json_object(json, NULL);
    fz_json_str(json, "message", fz_buf_str(&s->text));
    put_location(json, one, finding);
    fz_json_text(json, "severity", severities[finding->level]);
    fz_json_object(json, "code");
    fz_json_str(json, "value", finding->rule->id);
    fz_json_end(json);
    put_suggestions(json, &one->doc->raw, finding);
    put_related(json, one, finding);
    fz_json_end(json);
}

/* Of no file: the folder that the program runs in. */
static void put_errors(struct state *s, const char *path, const struct fz_errors *errors)
{
    for (size_t i = 0; i < errors->n; i++) {
        const struct fz_error *error = &errors->items[i];
        const char *file = error->file ? error->file : path ? path : ".";
        s->text.len = 0;
        fz_buf_add(&s->text, fz_str_from(FZ_SAY(s->opts->lang, "未能检查：", "not checked: ")));
        fz_shown_sentence(&s->text, error->message);
        fz_json_object(s->json, NULL);
        fz_json_str(s->json, "message", fz_buf_str(&s->text));
        fz_json_object(s->json, "location");
        fz_json_str(s->json, "path", fz_str_from(fz_shown_path(file)));
        put_line(s->json, error->line);
        fz_json_end(s->json);
        fz_json_text(s->json, "severity", "ERROR");
        fz_json_end(s->json);
    }
}

static void result(void *state, const struct fz_result *one)
{
    struct state *s = state;
    put_errors(s, one->path, &one->errors);
    for (size_t i = 0; one->doc && i < one->n_findings; i++)
        if (one->findings[i].level >= s->opts->min_level)
            put_finding(s, one, &one->findings[i]);
}

static void end(void *state)
{
    struct state *s = state;
    put_errors(s, NULL, s->opts->errors);
    fz_json_end(s->json);
    fz_json_end(s->json);
    fz_buf_clear(&s->text);
}

const struct fz_reporter fz_reporter_rdjson = {
    .name = "rdjson",
    .help = "reviewdog 的诊断格式",
    .help_en = "the diagnostic format of reviewdog",
    .suffix = ".json",
    .begin = begin,
    .result = result,
    .end = end,
};
