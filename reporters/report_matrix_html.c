/* One page for all reports of a run: a report a row, its parts and counts in colours and words, to sort and to filter.
 * The rows are data inside the page, written as the reports come and shown by web/matrix.js a screenful at a time, so
 * that thousands stay usable. A cell leads to the report's own page where there is one, else to a list in this page. */
#include "elements.h"
#include "html_out.h"
#include "page_name.h"
#include "reporter.h"
#include "review.h"
#include "shown.h"
#include "web.h"

struct state {
    FILE *out;
    const struct fz_report_opts *opts;
    struct fz_arena scratch; /* emptied after each report */
    size_t n_results;
};

/* Both literals take the same arguments. */
#define SAY(s, zh, en) FZ_SAY((s)->opts->lang, zh, en)

static const struct fz_result nothing = {0};

/* ---- data ---- */

static void put(struct state *s, struct fz_str text)
{
    fz_html_put_json(s->out, text);
}

static void put_more(struct state *s, const char *text)
{
    fputc(',', s->out);
    put(s, fz_str_from(text));
}

/* "NAME":[ the N WORDS ], */
static void put_words(struct state *s, const char *name, const char *const *words, size_t n)
{
    fprintf(s->out, "\"%s\":[", name);
    for (size_t i = 0; i < n; i++) {
        fputs(i ? "," : "", s->out);
        put(s, fz_str_from(words[i]));
    }
    fputs("],\n", s->out);
}

static void put_vocabulary(struct state *s)
{
    enum fz_lang lang = s->opts->lang;
    const char *levels[FZ_ERROR + 1], *elements[FZ_ELEMENT_ABSENT + 1], *states[FZ_STATE_UNREADABLE + 1];
    const char *const phrases[] = {
        SAY(s, "显示 {0} / {1} 份", "{0} of {1} shown"),
        SAY(s, "合计", "total"),
        SAY(s, "第{0}行", "line {0}"),
        SAY(s, "（全文）", "(the whole report)"),
        SAY(s, "建议：", "advice: "),
        SAY(s, "没有列出的问题", "no findings listed"),
        SAY(s, "，", ", "),
        SAY(s, "{0}：按此列排序", "{0}: sort by this column"),
    };
    const char *const columns[] = {SAY(s, "报告", "report"), SAY(s, "结果", "result"),   SAY(s, "期限", "deadline"),
                                   SAY(s, "错误", "errors"), SAY(s, "警告", "warnings"), SAY(s, "提示", "notes")};
    for (int i = 0; i <= FZ_ERROR; i++)
        levels[i] = fz_shown_level((enum fz_level)i, lang);
    for (int i = 0; i <= FZ_ELEMENT_ABSENT; i++)
        elements[i] = fz_element_word((enum fz_element_state)i, lang);
    for (int i = 0; i <= FZ_STATE_UNREADABLE; i++)
        states[i] = fz_state_word((enum fz_state)i, lang);
    put_words(s, "levels", levels, FZ_ERROR + 1);
    put_words(s, "elements", elements, FZ_ELEMENT_ABSENT + 1);
    put_words(s, "states", states, FZ_STATE_UNREADABLE + 1);
    put_words(s, "phrases", phrases, sizeof phrases / sizeof *phrases);
    put_words(s, "columns", columns, sizeof columns / sizeof *columns);
}

static void put_tables(struct state *s)
{
    const struct fz_ruleset *set = s->opts->ruleset;
    struct fz_group *groups;
    size_t n = fz_groups_of(&nothing, s->opts->lang, &s->scratch, &groups);
    fputs("\"categories\":[", s->out);
    for (size_t i = 0; i < n; i++) {
        fputs(i ? "," : "", s->out);
        put(s, fz_str_from(groups[i].label));
    }
    fputs("],\n\"roles\":[", s->out);
    for (size_t i = 0; i < set->genre.n_roles; i++) {
        fputs(i ? "," : "", s->out);
        put(s, s->opts->lang == FZ_LANG_EN ? set->genre.roles[i].name : set->genre.roles[i].label);
    }
    fputs("],\n\"rules\":[", s->out);
    for (size_t i = 0; i < set->n_rules; i++) {
        fputs(i ? "," : "", s->out);
        put(s, set->rules[i]->id);
    }
    fputs("],\n\"pages\":", s->out);
    if (s->opts->pages)
        put(s, fz_str_from(s->opts->pages));
    else
        fputs("null", s->out);
    fputs(",\n\"rows\":[", s->out);
    fz_arena_clear(&s->scratch);
}

/* ---- the page around the data ---- */

static void put_select(struct state *s, const char *id, const char *label)
{
    fprintf(s->out, "<label>%s <select id=\"%s\"><option value=\"\">%s</option></select></label>\n", label, id,
            SAY(s, "全部", "all"));
}

static void put_skeleton(struct state *s)
{
    fprintf(s->out, "<main>\n<h1>%s</h1>\n<p id=\"summary\"></p>\n", SAY(s, "检查结果总表", "All reports"));
    fprintf(s->out, "<noscript><p class=\"trouble\">%s</p></noscript>\n",
            SAY(s, "本页的表要用脚本显示。浏览器不许脚本时，请看 --format matrix 写出的 CSV。",
                "This table needs scripts. Where they are not allowed, use the CSV of --format matrix."));
    fprintf(s->out, "<div id=\"trouble\" class=\"trouble\" role=\"note\" hidden><strong>%s</strong><ul></ul></div>\n",
            SAY(s, "无法读取或未能查完", "cannot be read, or not fully checked"));
    fprintf(s->out, "<details id=\"late\" hidden><summary>%s <span></span></summary><ul></ul></details>\n",
            SAY(s, "成文日期与期限不合的报告", "reports at odds with the deadline"));
    fputs("<form id=\"filters\" role=\"search\">\n", s->out);
    put_select(s, "state", SAY(s, "结果", "result"));
    put_select(s, "category", SAY(s, "类别", "category"));
    put_select(s, "level", SAY(s, "级别", "level"));
    fprintf(
        s->out,
        "<label>%s <input type=\"search\" id=\"text\" autocomplete=\"off\"></label>\n<output id=\"told\"></output>\n"
        "</form>\n",
        SAY(s, "文字", "text"));
    fprintf(s->out,
            "<div id=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">\n<table>\n<thead></thead>\n"
            "<tbody></tbody>\n<tfoot></tfoot>\n</table>\n</div>\n</main>\n",
            SAY(s, "总表", "table of reports"));
}

static void *begin(struct fz_arena *arena, FILE *out, const struct fz_report_opts *opts)
{
    const unsigned char *const styles[] = {fz_web_common_css, fz_web_matrix_css, NULL};
    struct state *s = FZ_NEW(arena, struct state);
    s->out = out;
    s->opts = opts;
    fz_arena_init(&s->scratch);
    fz_html_begin(out, opts->lang, fz_str_from(FZ_SAY(opts->lang, "检查结果总表", "All reports")), styles);
    put_skeleton(s);
    fputs("<script type=\"application/json\" id=\"data\">\n{", out);
    put_vocabulary(s);
    put_tables(s);
    return s;
}

/* ---- one report ---- */

/* [state, line] of each part */
static void put_elements(struct state *s, const struct fz_result *one)
{
    struct fz_element_shown *elements;
    size_t n = one->doc ? fz_elements_of(one, s->opts->ruleset, true, &s->scratch, &elements) : 0;
    fputs(",[", s->out);
    for (size_t i = 0; i < n; i++)
        fprintf(s->out, "%s[%d,%u]", i ? "," : "", (int)elements[i].state, elements[i].line);
    fputc(']', s->out);
}

/* [category, errors, warnings, notes] of each category that has any */
static void put_counts(struct state *s, const struct fz_group *groups, size_t n)
{
    bool any = false;
    fputs(",[", s->out);
    for (size_t i = 0; i < n; i++) {
        if (fz_group_findings(&groups[i]) == 0)
            continue;
        fprintf(s->out, "%s[%zu,%zu,%zu,%zu]", any ? "," : "", i, groups[i].counts[FZ_ERROR],
                groups[i].counts[FZ_WARNING], groups[i].counts[FZ_NOTE]);
        any = true;
    }
    fputc(']', s->out);
}

static size_t group_index(const struct fz_group *groups, size_t n, struct fz_str category)
{
    size_t i = 0;
    while (i + 1 < n && !fz_str_equal(category, fz_str_from(groups[i].category)))
        i++;
    return i;
}

/* [rule, level, category, line, message, advice] of each that is shown; its place in the row is its number, less one.
 * The advice is on the report's page where there is one. */
static void put_findings(struct state *s, const struct fz_result *one, const struct fz_group *groups, size_t n)
{
    size_t shown = 0;
    fputs(",[", s->out);
    for (size_t i = 0; one->doc && i < one->n_findings; i++) {
        const struct fz_finding *finding = &one->findings[i];
        if (finding->level < s->opts->min_level)
            continue;
        fprintf(s->out, "%s[%zu,%d,%zu,%u,", shown++ ? ",\n" : "", fz_shown_rule_index(s->opts->ruleset, finding->rule),
                (int)finding->level, group_index(groups, n, finding->category),
                finding->absence ? 0 : fz_text_line_of(&one->doc->raw, finding->raw.start));
        put(s, finding->message);
        if (!s->opts->pages)
            fputc(',', s->out);
        if (!s->opts->pages)
            put(s, finding->advice);
        fputc(']', s->out);
    }
    fputc(']', s->out);
}

static void put_errors(struct state *s, const struct fz_result *one)
{
    fputs(",[", s->out);
    for (size_t i = 0; i < one->errors.n; i++) {
        fputs(i ? "," : "", s->out);
        put(s, one->errors.items[i].message);
    }
    fputc(']', s->out);
}

static void put_row(struct state *s, const struct fz_result *one)
{
    struct fz_group *groups;
    struct fz_deadline deadline = fz_deadline_of(one, s->opts->lang);
    size_t n = fz_groups_of(one, s->opts->lang, &s->scratch, &groups);
    put(s, fz_str_from(fz_shown_path(one->path)));
    fprintf(s->out, ",%d,", (int)fz_state_of(one, s->opts->fail_on));
    put(s, fz_report_title(one));
    fputc(',', s->out);
    put(s, one->doc ? deadline.words : (struct fz_str){0});
    fprintf(s->out, ",%d", deadline.missed);
    put_elements(s, one);
    put_counts(s, groups, n);
    put_findings(s, one, groups, n);
    put_errors(s, one);
    if (s->opts->pages)
        put_more(s, fz_page_name(&s->scratch, s->n_results, one->path, ".html").ptr);
}

static void result(void *state, const struct fz_result *one)
{
    struct state *s = state;
    fputs(s->n_results++ ? ",\n[" : "\n[", s->out);
    put_row(s, one);
    fputc(']', s->out);
    fz_arena_clear(&s->scratch);
}

/* What went wrong with the run as a whole: [file, message]. */
static void end(void *state)
{
    struct state *s = state;
    const struct fz_errors *errors = s->opts->errors;
    fputs("\n],\n\"errors\":[", s->out);
    for (size_t i = 0; i < errors->n; i++) {
        fputs(i ? ",[" : "[", s->out);
        put(s, fz_str_from(errors->items[i].file));
        fputc(',', s->out);
        put(s, errors->items[i].message);
        fputc(']', s->out);
    }
    fputs("]}\n</script>\n", s->out);
    fz_html_end(s->out, fz_web_matrix_js);
}

const struct fz_reporter fz_reporter_matrix_html = {
    .name = "matrix-html",
    .help = "同上，网页",
    .help_en = "the same as a page",
    .suffix = ".html",
    .begin = begin,
    .result = result,
    .end = end,
};
