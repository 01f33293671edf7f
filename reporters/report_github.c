/* Workflow commands of GitHub Actions, which become annotations: ::error file=…,line=…::message. Ten of a level are
 * shown for a step and the rest is dropped without a word, so errors come first, and the last line says how many there
 * are. What a report says must not become a command: line ends and the signs of the syntax are escaped. */
#include "base/buf.h"
#include "cursor.h"
#include "reporter.h"
#include "shown.h"

enum { SHOWN_OF_A_LEVEL = 10 };

struct state {
    FILE *out;
    const struct fz_report_opts *opts;
    struct fz_cursor cursor;           /* in the report at hand */
    struct fz_buf lines[FZ_ERROR + 1]; /* by level, until the end */
    size_t n[FZ_ERROR + 1];
    struct fz_buf text;
};

static void *begin(struct fz_arena *arena, FILE *out, const struct fz_report_opts *opts)
{
    struct state *s = FZ_NEW(arena, struct state);
    s->out = out;
    s->opts = opts;
    for (int level = FZ_NOTE; level <= FZ_ERROR; level++)
        fz_buf_init(&s->lines[level]);
    fz_buf_init(&s->text);
    return s;
}

/* ---- syntax ---- */

static void add_escaped(struct fz_buf *line, struct fz_str s, const char *signs)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        bool escaped = false;
        for (const char *sign = signs; *sign && !escaped; sign++)
            escaped = c == *sign;
        if (escaped)
            fz_buf_printf(line, "%%%02X", (unsigned)(unsigned char)c);
        else
            fz_buf_add_char(line, c);
    }
}

static void add_property(struct state *s, struct fz_buf *line, const char *name, struct fz_str value)
{
    s->text.len = 0;
    fz_shown_add(&s->text, value);
    fz_buf_printf(line, "%s=", name);
    add_escaped(line, fz_buf_str(&s->text), "%\r\n:,");
}

/* Not through fz_shown_add: a file is found by its very name. */
static void add_file(struct fz_buf *line, const char *path)
{
    fz_buf_printf(line, "file=");
    add_escaped(line, fz_str_from(fz_shown_path(path)), "%\r\n:,");
}

static void add_message(struct state *s, struct fz_buf *line, struct fz_str message)
{
    s->text.len = 0;
    fz_shown_add(&s->text, message);
    fz_buf_add(line, FZ_STR("::"));
    add_escaped(line, fz_buf_str(&s->text), "%\r\n");
    fz_buf_add(line, FZ_STR("\n"));
}

static struct fz_buf *begin_line(struct state *s, enum fz_level level)
{
    static const char *const names[] = {"notice", "warning", "error"};
    s->n[level]++;
    fz_buf_printf(&s->lines[level], "::%s ", names[level]);
    return &s->lines[level];
}

/* ---- findings ---- */

/* Columns only where the place is on one line: with two lines GitHub refuses them. */
static void add_place(struct state *s, struct fz_buf *line, const struct fz_finding *finding)
{
    fz_cursor_to(&s->cursor, finding->raw.start);
    struct fz_place start = {s->cursor.line, s->cursor.column};
    fz_cursor_to(&s->cursor, finding->raw.end);
    fz_buf_printf(line, ",line=%u", start.line);
    if (finding->absence)
        return;
    fz_buf_printf(line, ",endLine=%u", s->cursor.line);
    if (start.line == s->cursor.line)
        fz_buf_printf(line, ",col=%u,endColumn=%u", start.column, s->cursor.column);
}

static void put_finding(struct state *s, const struct fz_result *one, const struct fz_finding *finding)
{
    struct fz_buf *line = begin_line(s, finding->level), text;
    fz_buf_init(&text);
    add_file(line, one->path);
    add_place(s, line, finding);
    fz_buf_printf(&text, "%.*s %.*s", FZ_ARG(finding->rule->id), FZ_ARG(finding->rule->title));
    fz_buf_add_char(line, ',');
    add_property(s, line, "title", fz_buf_str(&text));
    text.len = 0;
    fz_shown_message(&text, finding, s->opts->lang);
    add_message(s, line, fz_buf_str(&text));
    fz_buf_clear(&text);
}

static void put_errors(struct state *s, const char *path, const struct fz_errors *errors)
{
    for (size_t i = 0; i < errors->n; i++) {
        const struct fz_error *error = &errors->items[i];
        const char *file = error->file ? error->file : path;
        struct fz_buf *line = begin_line(s, FZ_ERROR);
        if (file) {
            add_file(line, file);
            fz_buf_printf(line, ",line=%u,", error->line ? error->line : 1);
        }
        add_property(s, line, "title", fz_str_from(FZ_SAY(s->opts->lang, "未能检查", "not checked")));
        add_message(s, line, error->message);
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

static void put_summary(struct state *s)
{
    bool dropped = false;
    for (int level = FZ_NOTE; level <= FZ_ERROR; level++)
        dropped |= s->n[level] > SHOWN_OF_A_LEVEL;
    if (!dropped)
        return;
    fprintf(s->out, "fzlint: ");
    fprintf(
        s->out,
        FZ_SAY(s->opts->lang, "错误 %zu，警告 %zu，提示 %zu；GitHub 每步每级只显示前 %d 条，其余见完整的输出\n",
               "errors %zu, warnings %zu, notes %zu; GitHub shows the first %d of each level in a step, the rest is "
               "in the full output\n"),
        s->n[FZ_ERROR], s->n[FZ_WARNING], s->n[FZ_NOTE], (int)SHOWN_OF_A_LEVEL);
}

static void end(void *state)
{
    struct state *s = state;
    put_errors(s, NULL, s->opts->errors);
    for (int level = FZ_ERROR; level >= FZ_NOTE; level--) {
        if (s->lines[level].len)
            fwrite(s->lines[level].ptr, 1, s->lines[level].len, s->out);
        fz_buf_clear(&s->lines[level]);
    }
    put_summary(s);
    fz_buf_clear(&s->text);
}

const struct fz_reporter fz_reporter_github = {
    .name = "github",
    .help = "GitHub Actions 的标注",
    .help_en = "annotations of GitHub Actions",
    .suffix = ".txt",
    .begin = begin,
    .result = result,
    .end = end,
};
