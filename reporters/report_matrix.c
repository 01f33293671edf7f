/* One table over all reports for a spreadsheet: a report a row, however it came out; its required parts and how many
 * findings of each level and category there are. Hidden findings are counted. */
#include "csv_out.h"
#include "elements.h"
#include "reporter.h"
#include "review.h"
#include "shown.h"

struct state {
    struct fz_csv_out csv;
    const struct fz_report_opts *opts;
    struct fz_arena scratch; /* emptied after each report */
};

/* Both literals take the same arguments. */
#define SAY(s, zh, en) FZ_SAY((s)->opts->lang, zh, en)

static void put_heads(struct state *s)
{
    static const char *const heads[][2] = {
        {"报告", "file"},          {"结果", "result"}, {"标题", "title"},      {"制发机关", "body"},
        {"机关类别", "body kind"}, {"年度", "year"},   {"成文日期", "signed"}, {"期限", "deadline"},
    };
    static const char *const counts[][2] = {{"错误", "error"},
                                            {"警告", "warning"},
                                            {"提示", "note"},
                                            {"未查完的规则", "rules that gave up"},
                                            {"原因", "reason"}};
    const struct fz_genre *genre = &s->opts->ruleset->genre;
    const struct fz_result none = {0};
    struct fz_group *groups;
    size_t n = fz_groups_of(&none, s->opts->lang, &s->scratch, &groups);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        fz_csv_put(&s->csv, fz_str_from(SAY(s, heads[i][0], heads[i][1])));
    for (size_t i = 0; i < genre->n_roles; i++)
        fz_csv_put(&s->csv, SAY(s, genre->roles[i].label, genre->roles[i].name));
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        fz_csv_put(&s->csv, fz_str_from(SAY(s, counts[i][0], counts[i][1])));
    for (size_t i = 0; i < n; i++) /* 标题 and 期限 are columns already */
        fz_csv_put(&s->csv, fz_str_printf(&s->scratch, SAY(s, "%s（处）", "%s (n)"), groups[i].label));
    fz_csv_end_row(&s->csv);
    fz_arena_clear(&s->scratch);
}

static void *begin(struct fz_arena *arena, FILE *out, const struct fz_report_opts *opts)
{
    struct state *s = FZ_NEW(arena, struct state);
    s->opts = opts;
    fz_arena_init(&s->scratch);
    fz_csv_begin(&s->csv, out);
    put_heads(s);
    return s;
}

static void put_text(struct state *s, const char *text)
{
    fz_csv_put(&s->csv, fz_str_from(text));
}

static void put_number(struct state *s, size_t number)
{
    fz_csv_put(&s->csv, fz_str_printf(&s->scratch, "%zu", number));
}

static void skip(struct state *s, size_t n)
{
    while (n--)
        put_text(s, "");
}

/* What went wrong, in one cell; empty where nothing did. */
static void put_reason(struct state *s, const struct fz_errors *errors)
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    for (size_t i = 0; i < errors->n; i++)
        fz_shown_sentence(&buf, errors->items[i].message);
    fz_csv_put(&s->csv, fz_buf_str(&buf));
    fz_buf_clear(&buf);
}

static void put_document(struct state *s, const struct fz_result *one)
{
    const struct fz_doc *doc = one->doc;
    const struct fz_genre *genre = &s->opts->ruleset->genre;
    fz_csv_put(&s->csv, fz_report_title(one));
    fz_csv_put(&s->csv, doc->body);
    fz_csv_put(&s->csv, doc->body_kind < 0 ? (struct fz_str){0} : genre->bodies[doc->body_kind].label);
    if (doc->year)
        put_number(s, (size_t)doc->year);
    else
        put_text(s, "");
    fz_csv_put(&s->csv, fz_doc_str(doc, doc->sign_date));
    fz_csv_put(&s->csv, fz_deadline_of(one, s->opts->lang).words);
}

static void put_readable(struct state *s, const struct fz_result *one)
{
    struct fz_element_shown *elements;
    struct fz_group *groups;
    size_t n = fz_elements_of(one, s->opts->ruleset, true, &s->scratch, &elements), gave_up = 0;
    put_document(s, one);
    for (size_t i = 0; i < n; i++)
        put_text(s, fz_element_word(elements[i].state, s->opts->lang));
    for (int level = FZ_ERROR; level >= FZ_NOTE; level--)
        put_number(s, fz_result_count(one, (enum fz_level)level));
    for (size_t i = 0; i < one->n_verdicts; i++)
        gave_up += one->verdicts[i].outcome == FZ_RULE_GAVE_UP;
    put_number(s, gave_up);
    put_reason(s, &one->errors);
    n = fz_groups_of(one, s->opts->lang, &s->scratch, &groups);
    for (size_t i = 0; i < n; i++)
        put_number(s, fz_group_findings(&groups[i]));
}

static void put_unreadable(struct state *s, const struct fz_errors *errors)
{
    struct fz_group *groups;
    const struct fz_result none = {0};
    skip(s, 6 + s->opts->ruleset->genre.n_roles + 4);
    put_reason(s, errors);
    skip(s, fz_groups_of(&none, s->opts->lang, &s->scratch, &groups));
}

static void result(void *state, const struct fz_result *one)
{
    struct state *s = state;
    put_text(s, one->path);
    put_text(s, fz_state_word(fz_state_of(one, s->opts->fail_on), s->opts->lang));
    if (one->doc)
        put_readable(s, one);
    else
        put_unreadable(s, &one->errors);
    fz_csv_end_row(&s->csv);
    fz_arena_clear(&s->scratch);
}

/* Errors of the run are rows too: a folder that could not be read holds reports of which nothing is said. */
static void end(void *state)
{
    struct state *s = state;
    for (size_t i = 0; i < s->opts->errors->n; i++) {
        struct fz_errors one = *s->opts->errors;
        one.items += i;
        one.n = 1;
        put_text(s, one.items->file ? one.items->file : "");
        put_text(s, fz_state_word(FZ_STATE_UNREADABLE, s->opts->lang));
        put_unreadable(s, &one);
        fz_csv_end_row(&s->csv);
        fz_arena_clear(&s->scratch);
    }
    fz_csv_end(&s->csv);
}

const struct fz_reporter fz_reporter_matrix = {
    .name = "matrix",
    .help = "总表：一份报告一行，各部分和各类问题的处数（CSV；=文件.html 为可筛选、排序的网页）",
    .help_en = "all reports in one table: parts and counts (CSV; with =FILE.html a page to sort and filter)",
    .suffix = ".csv",
    .begin = begin,
    .result = result,
    .end = end,
};
