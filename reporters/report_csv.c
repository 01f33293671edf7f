/* A table for Excel and WPS: one finding a row. */
#include "reporter.h"
#include "csv_out.h"
#include "cursor.h"
#include "shown.h"

enum { N_COLUMNS = 11 };

struct state {
    struct fz_arena *arena;
    struct fz_csv_out csv;
    const struct fz_report_opts *opts;
    struct fz_cursor cursor; /* in the report at hand */
    struct fz_basis_texts basis;
};

static void *begin(struct fz_arena *arena, FILE *out, const struct fz_report_opts *opts)
{
    static const char *const zh[] = {"报告", "行",   "列",   "规则", "级别", "类别",
                                     "问题", "原文", "建议", "依据", "处数"};
    static const char *const en[] = {"file",    "line", "column", "rule",  "level", "category",
                                     "message", "text", "advice", "basis", "count"};
    struct state *s = FZ_NEW(arena, struct state);
    s->arena = arena;
    s->opts = opts;
    fz_basis_texts_init(&s->basis, arena, opts->ruleset);
    fz_csv_begin(&s->csv, out);
    for (int i = 0; i < N_COLUMNS; i++)
        fprintf(out, "%s%s", i ? "," : "", FZ_SAY(opts->lang, zh[i], en[i]));
    fputs("\r\n", out);
    return s;
}

/* ---- cells ---- */

static void put(struct state *s, struct fz_str text)
{
    fz_csv_put(&s->csv, text);
}

static void put_number(struct state *s, uint32_t number)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%u", number);
    put(s, fz_str_from(number > 0 ? digits : ""));
}

/* ---- rows ---- */

static void put_excerpt(struct state *s, const struct fz_doc *doc, struct fz_span span)
{
    struct fz_buf text;
    fz_buf_init(&text);
    fz_excerpt_add(&text, &doc->raw, span);
    put(s, fz_buf_str(&text));
    fz_buf_clear(&text);
}

static void put_finding(struct state *s, const struct fz_result *one, const struct fz_finding *finding)
{
    fz_cursor_to(&s->cursor, finding->raw.start);
    put(s, fz_str_from(one->path));
    put_number(s, s->cursor.line);
    put_number(s, s->cursor.column);
    put(s, finding->rule->id);
    put(s, fz_str_from(fz_shown_level(finding->level, s->opts->lang)));
    put(s, finding->category);
    put(s, finding->message);
    if (finding->absence)
        put(s, fz_str_from(FZ_SAY(s->opts->lang, "（全文）", "(the whole report)")));
    else
        put_excerpt(s, one->doc, finding->raw);
    put(s, finding->advice);
    put(s, fz_basis_texts_of(&s->basis, finding->rule));
    put_number(s, finding->count);
    fz_csv_end_row(&s->csv);
}

static void put_error(struct state *s, const char *path, const struct fz_error *error)
{
    const struct fz_str nothing = {0};
    put(s, fz_str_from(path));
    put_number(s, error->line);
    put_number(s, error->column);
    put(s, nothing);
    put(s, fz_str_from(fz_shown_level(FZ_ERROR, s->opts->lang)));
    put(s, nothing);
    put(s, error->message);
    while (s->csv.column < N_COLUMNS)
        put(s, nothing);
    fz_csv_end_row(&s->csv);
}

static void put_errors(struct state *s, const char *path, const struct fz_errors *errors)
{
    for (size_t i = 0; i < errors->n; i++)
        put_error(s, path ? path : errors->items[i].file, &errors->items[i]);
}

static void result(void *state, const struct fz_result *one)
{
    struct state *s = state;
    put_errors(s, one->path, &one->errors);
    if (!one->doc && one->errors.n == 0) {
        struct fz_error error = {.message = fz_str_from(FZ_SAY(s->opts->lang, "无法检查", "cannot be checked"))};
        put_error(s, one->path, &error);
    }
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
    fz_csv_end(&s->csv);
}

const struct fz_reporter fz_reporter_csv = {
    .name = "csv",
    .help = "表格：一处一行，可用 Excel、WPS 打开（UTF-8，带 BOM）",
    .help_en = "a table for spreadsheets: one finding a row (UTF-8 with a BOM)",
    .suffix = ".csv",
    .begin = begin,
    .result = result,
    .end = end,
};
