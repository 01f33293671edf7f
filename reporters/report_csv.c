/* A table for Excel and WPS: one finding a row. They take a file without a byte order mark for GBK, a cell that begins
 * with = for a formula and a long row of digits for a number that may be rounded; each is seen to here. */
#include "reporter.h"
#include "base/utf8.h"
#include "cursor.h"
#include "shown.h"
#include <csv.h>

enum {
    EXCERPT_SIDE = 20, /* characters on either side of the marked words */
    LONG_NUMBER = 12,  /* digits that a spreadsheet no longer shows as they are */
    N_COLUMNS = 11,
};

struct state {
    struct fz_arena *arena;
    FILE *out;
    const struct fz_report_opts *opts;
    struct fz_cursor cursor; /* in the report at hand */
    struct fz_basis_texts basis;
    struct fz_buf cell;
    int column;
};

static void *begin(struct fz_arena *arena, FILE *out, const struct fz_report_opts *opts)
{
    static const char *const zh[] = {"报告", "行",   "列",   "规则", "级别", "类别",
                                     "问题", "原文", "建议", "依据", "处数"};
    static const char *const en[] = {"file",    "line", "column", "rule",  "level", "category",
                                     "message", "text", "advice", "basis", "count"};
    struct state *s = FZ_NEW(arena, struct state);
    s->arena = arena;
    s->out = out;
    s->opts = opts;
    fz_basis_texts_init(&s->basis, arena, opts->ruleset);
    fz_buf_init(&s->cell);
    fputs("\xEF\xBB\xBF", out);
    for (int i = 0; i < N_COLUMNS; i++)
        fprintf(out, "%s%s", i ? "," : "", FZ_SAY(opts->lang, zh[i], en[i]));
    fputs("\r\n", out);
    return s;
}

/* ---- cells ---- */

/* Full-width signs too: a spreadsheet set to Chinese reads them as their half-width forms. */
static bool is_formula(struct fz_str s)
{
    size_t size;
    uint32_t c = fz_utf8_at(s, 0, &size);
    uint32_t half = fz_to_half(c);
    return half == '=' || half == '+' || half == '-' || half == '@' || c == '\t' || c == '\r' || c == '\n';
}

/* Nothing but a number, and one with many digits. */
static bool is_long_number(struct fz_str s)
{
    int digits = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
            digits++;
        else if (!fz_str_has(FZ_STR(" .,-/"), fz_str_slice(s, i, i + 1)))
            return false;
    }
    return digits >= LONG_NUMBER;
}

static void put_raw(struct state *s, struct fz_str text)
{
    if (s->column++ > 0)
        fputc(',', s->out);
    csv_fwrite(s->out, text.ptr ? text.ptr : "", text.len);
}

/* A cell of TEXT. The guard looks at the text as it came: after fz_shown_add a tab is a space. */
static void put(struct state *s, struct fz_str text)
{
    s->cell.len = 0;
    if (is_formula(text) || is_long_number(text))
        fz_buf_add_char(&s->cell, '\'');
    fz_shown_add(&s->cell, text);
    put_raw(s, fz_buf_str(&s->cell));
}

static void put_number(struct state *s, uint32_t number)
{
    s->cell.len = 0;
    if (number > 0)
        fz_buf_printf(&s->cell, "%u", number);
    put_raw(s, fz_buf_str(&s->cell));
}

static void end_row(struct state *s)
{
    fputs("\r\n", s->out);
    s->column = 0;
}

/* ---- rows ---- */

static size_t one_each(struct fz_str character)
{
    (void)character;
    return 1;
}

static void put_excerpt(struct state *s, const struct fz_doc *doc, struct fz_span span)
{
    struct fz_excerpt e = fz_excerpt_of(&doc->raw, span, EXCERPT_SIDE, 0, one_each);
    struct fz_buf text;
    fz_buf_init(&text);
    fz_buf_add(&text, fz_str_from(e.cut_before ? "…" : ""));
    fz_buf_add(&text, e.before);
    fz_buf_add(&text, FZ_STR("【"));
    fz_buf_add(&text, e.marked);
    fz_buf_add(&text, fz_str_from(e.cut_marked ? "…】" : "】"));
    fz_buf_add(&text, e.after);
    fz_buf_add(&text, fz_str_from(e.cut_after ? "…" : ""));
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
    end_row(s);
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
    while (s->column < N_COLUMNS)
        put(s, nothing);
    end_row(s);
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
    fz_buf_clear(&s->cell);
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
