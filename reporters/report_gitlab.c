/* GitLab's Code Quality report: one JSON array, [] where nothing was found, without a byte order mark. GitLab shows the
 * description and the line, and takes entries of one fingerprint for one, so that is made of the path too. */
#include "base/buf.h"
#include "cursor.h"
#include "json_out.h"
#include "reporter.h"
#include "shown.h"

struct state {
    const struct fz_report_opts *opts;
    struct fz_json *json;
    struct fz_cursor cursor; /* in the report at hand */
    struct fz_buf text;
};

static void *begin(struct fz_arena *arena, FILE *out, const struct fz_report_opts *opts)
{
    struct state *s = FZ_NEW(arena, struct state);
    s->opts = opts;
    s->json = fz_json_new(arena, out);
    fz_buf_init(&s->text);
    fz_json_stream_array(s->json, NULL);
    return s;
}

/* What must never be published weighs most of all. */
static const char *severity_of(const struct fz_finding *finding)
{
    static const char *const names[] = {"info", "minor", "major"};
    bool disclosed = fz_str_equal(finding->category, FZ_STR("personal-info")) ||
                     fz_str_equal(finding->category, FZ_STR("secret-marking"));
    return disclosed && finding->level == FZ_ERROR ? "critical" : names[finding->level];
}

static void put_location(struct fz_json *json, const char *path, uint32_t line, uint32_t end_line)
{
    fz_json_object(json, "location");
    fz_json_str(json, "path", fz_str_from(fz_shown_path(path)));
    fz_json_object(json, "lines");
    fz_json_int(json, "begin", line);
    fz_json_int(json, "end", end_line);
    fz_json_end(json);
    fz_json_end(json);
}

static void put_finding(struct state *s, const struct fz_result *one, const struct fz_finding *finding)
{
    struct fz_str print = fz_str_from(finding->fingerprint);
    s->text.len = 0;
    fz_buf_printf(&s->text, "%.*s ", FZ_ARG(finding->rule->id));
    fz_shown_message(&s->text, finding, s->opts->lang);
    fz_cursor_to(&s->cursor, finding->raw.start);
    uint32_t line = s->cursor.line;
    fz_cursor_to(&s->cursor, finding->raw.end);
    fz_json_object(s->json, NULL);
    fz_json_str(s->json, "description", fz_buf_str(&s->text));
    fz_json_str(s->json, "check_name", finding->rule->id);
    fz_json_text(s->json, "fingerprint", fz_shown_fingerprint(one->path, print).hex);
    fz_json_text(s->json, "severity", severity_of(finding));
    put_location(s->json, one->path, line, finding->absence ? line : s->cursor.line);
    fz_json_end(s->json);
}

/* Of no file: the folder that the program runs in. */
static void put_errors(struct state *s, const char *path, const struct fz_errors *errors)
{
    for (size_t i = 0; i < errors->n; i++) {
        const struct fz_error *error = &errors->items[i];
        const char *file = error->file ? error->file : path ? path : ".";
        uint32_t line = error->line ? error->line : 1;
        s->text.len = 0;
        fz_buf_add(&s->text, fz_str_from(FZ_SAY(s->opts->lang, "未能检查：", "not checked: ")));
        fz_shown_sentence(&s->text, error->message);
        fz_json_object(s->json, NULL);
        fz_json_str(s->json, "description", fz_buf_str(&s->text));
        fz_json_text(s->json, "check_name", "fzlint");
        fz_json_text(s->json, "fingerprint", fz_shown_fingerprint(file, error->message).hex);
        fz_json_text(s->json, "severity", "critical");
        put_location(s->json, file, line, line);
        fz_json_end(s->json);
    }
}

static void result(void *state, const struct fz_result *one)
{
    struct state *s = state;
    put_errors(s, one->path, &one->errors);
    if (!one->doc)
        return;
    fz_cursor_init(&s->cursor, &one->doc->raw);
    for (size_t i = 0; i < one->n_findings; i++)
        if (one->findings[i].level >= s->opts->min_level)
            put_finding(s, one, &one->findings[i]);
}

static void end(void *state)
{
    struct state *s = state;
    put_errors(s, NULL, s->opts->errors);
    fz_json_end(s->json);
    fz_buf_clear(&s->text);
}

const struct fz_reporter fz_reporter_gitlab = {
    .name = "gitlab",
    .help = "GitLab 的代码质量报告（Code Quality）",
    .help_en = "GitLab's Code Quality report",
    .suffix = ".json",
    .begin = begin,
    .result = result,
    .end = end,
};
