/* A checklist for the one who reviews a report, to be printed and signed: each required part and each group of rules
 * with how it came out, every finding with a box to tick, then what was checked and in order, what does not apply, what
 * was not checked in full, and what no program can judge. In Markdown, or as HTML for paper. */
#include "cursor.h"
#include "elements.h"
#include "reporter.h"
#include "review.h"
#include "sheet.h"
#include "shown.h"

struct state {
    struct fz_sheet sheet;
    const struct fz_report_opts *opts;
    struct fz_arena scratch; /* emptied after each report */
    struct fz_basis_texts basis;
    struct fz_cursor cursor; /* in the report at hand */
    int n_headings;          /* of the report at hand */
};

/* Both literals take the same arguments. */
#define SAY(s, zh, en) FZ_SAY((s)->opts->lang, zh, en)

#define N_OF(table) (sizeof(table) / sizeof *(table))

static void *begin_sheet(struct fz_arena *arena, FILE *out, const struct fz_report_opts *opts, bool html)
{
    struct state *s = FZ_NEW(arena, struct state);
    s->opts = opts;
    fz_arena_init(&s->scratch);
    fz_basis_texts_init(&s->basis, arena, opts->ruleset);
    fz_sheet_begin(&s->sheet, out, html, opts->lang, fz_str_from(FZ_SAY(opts->lang, "审核清单", "Review checklist")));
    return s;
}

static void *begin(struct fz_arena *arena, FILE *out, const struct fz_report_opts *opts)
{
    return begin_sheet(arena, out, opts, false);
}

static void *begin_html(struct fz_arena *arena, FILE *out, const struct fz_report_opts *opts)
{
    return begin_sheet(arena, out, opts, true);
}

/* ---- small pieces ---- */

static void put_heading(struct state *s, const char *words)
{
    static const char *const numbers[] = {"一", "二", "三", "四", "五", "六", "七", "八"};
    if (s->opts->lang == FZ_LANG_EN)
        fz_sheet_say(&s->sheet, "%d. %s", ++s->n_headings, words);
    else
        fz_sheet_say(&s->sheet, "%s、%s", numbers[s->n_headings++], words);
    fz_sheet_put(&s->sheet, FZ_SHEET_HEADING);
}

static void put_line(struct state *s, const char *label, struct fz_str text)
{
    if (!text.len)
        return;
    fz_sheet_say(&s->sheet, "%s%s", label, SAY(s, "：", ": "));
    fz_sheet_add(&s->sheet, text);
    fz_sheet_put(&s->sheet, FZ_SHEET_LEFT);
}

static void cell(struct state *s, const char *text)
{
    fz_sheet_add(&s->sheet, fz_str_from(text));
    fz_sheet_cell(&s->sheet);
}

static void number_cell(struct state *s, size_t number)
{
    fz_sheet_say(&s->sheet, "%zu", number);
    fz_sheet_cell(&s->sheet);
}

static void begin_table(struct state *s, const char *const *zh, const char *const *en, const int *widths, size_t n)
{
    fz_sheet_table(&s->sheet, s->opts->lang == FZ_LANG_EN ? en : zh, widths, n);
}

/* ---- what report it is ---- */

static void put_counts(struct state *s, const struct fz_result *one)
{
    size_t hidden = 0;
    for (int level = FZ_NOTE; level < (int)s->opts->min_level; level++)
        hidden += fz_result_count(one, (enum fz_level)level);
    fz_sheet_say(&s->sheet,
                 SAY(s, "机器检查：错误 %zu，警告 %zu，提示 %zu", "Findings: errors %zu, warnings %zu, notes %zu"),
                 fz_result_count(one, FZ_ERROR), fz_result_count(one, FZ_WARNING), fz_result_count(one, FZ_NOTE));
    if (hidden)
        fz_sheet_say(&s->sheet, SAY(s, "；其中 %zu 条未列出", "; %zu of them not listed"), hidden);
    fz_sheet_put(&s->sheet, FZ_SHEET_LEFT);
}

static void put_report(struct state *s, const struct fz_result *one)
{
    const struct fz_doc *doc = one->doc;
    put_line(s, SAY(s, "文件", "File"), fz_str_from(fz_shown_path(one->path)));
    if (!doc)
        return;
    put_line(s, SAY(s, "标题", "Title"), fz_report_title(one));
    put_line(s, SAY(s, "制发机关", "Issued by"), doc->body);
    if (doc->year)
        put_line(s, SAY(s, "报告年度", "Year"), fz_str_printf(&s->scratch, "%d", doc->year));
    put_line(s, SAY(s, "成文日期", "Dated"), fz_doc_str(doc, doc->sign_date));
    put_counts(s, one);
}

/* ---- required parts ---- */

static void element_evidence(struct state *s, const struct fz_doc *doc, const struct fz_element_shown *e)
{
    if (e->line)
        fz_sheet_say(&s->sheet, SAY(s, "第%u行：", "line %u: "), e->line);
    if (e->section)
        fz_sheet_add(&s->sheet, fz_text_at(&doc->raw, fz_doc_raw(doc, fz_section_head(e->section))));
    else if (e->line && e->verdict)
        fz_excerpt_add(&s->sheet.text, &doc->raw, fz_doc_raw(doc, e->verdict->at));
    fz_sheet_cell(&s->sheet);
}

static void put_elements(struct state *s, const struct fz_result *one)
{
    static const char *const zh[] = {"内容", "结论", "位置和原文", "依据", "核对", "备注"};
    static const char *const en[] = {"part", "verdict", "place and words", "basis", "checked", "remarks"};
    static const int widths[] = {20, 11, 27, 23, 7, 12};
    struct fz_element_shown *elements;
    size_t n = fz_elements_of(one, s->opts->ruleset, true, &s->scratch, &elements);
    put_heading(s, SAY(s, "规定的内容", "Required parts"));
    begin_table(s, zh, en, widths, N_OF(zh));
    for (size_t i = 0; i < n; i++) {
        const struct fz_element_shown *e = &elements[i];
        fz_sheet_row(&s->sheet);
        fz_sheet_add(&s->sheet, e->role->label);
        fz_sheet_cell(&s->sheet);
        cell(s, fz_element_word(e->state, s->opts->lang));
        element_evidence(s, one->doc, e);
        if (e->verdict)
            fz_sheet_add(&s->sheet, fz_basis_texts_of(&s->basis, e->verdict->rule));
        fz_sheet_cell(&s->sheet);
        cell(s, "☐");
        cell(s, "");
        fz_sheet_end_row(&s->sheet);
    }
    fz_sheet_end_table(&s->sheet);
}

/* ---- groups of rules ---- */

/* 错误 1，警告 2; 0 where there is none. */
static void counts_cell(struct state *s, const size_t counts[])
{
    bool any = false;
    for (int level = FZ_ERROR; level >= FZ_NOTE; level--) {
        if (counts[level] == 0)
            continue;
        fz_sheet_say(&s->sheet, "%s%s %zu", any ? SAY(s, "，", ", ") : "",
                     fz_shown_level((enum fz_level)level, s->opts->lang), counts[level]);
        any = true;
    }
    if (!any)
        fz_sheet_say(&s->sheet, "0");
    fz_sheet_cell(&s->sheet);
}

static void put_group(struct state *s, const struct fz_group *group)
{
    fz_sheet_row(&s->sheet);
    cell(s, group->label);
    cell(s, fz_group_word(group, s->opts->lang));
    counts_cell(s, group->counts);
    number_cell(s, group->outcomes[FZ_CLEAN] + group->outcomes[FZ_FOUND]);
    number_cell(s, group->outcomes[FZ_NOT_APPLICABLE]);
    number_cell(s, group->outcomes[FZ_RULE_GAVE_UP] + group->outcomes[FZ_NEEDS_PERSON]);
    cell(s, "☐");
    cell(s, "");
    fz_sheet_end_row(&s->sheet);
}

static void put_groups(struct state *s, const struct fz_group *groups, size_t n)
{
    static const char *const zh[] = {"类别", "结论", "处数", "查过的规则", "不适用", "未查完", "核对", "备注"};
    static const char *const en[] = {"category",  "verdict",        "errors, warnings, notes",
                                     "rules run", "not applicable", "not decided",
                                     "checked",   "remarks"};
    static const int widths[] = {17, 14, 25, 9, 8, 8, 7, 12};
    put_heading(s, SAY(s, "各类规则", "Groups of rules"));
    begin_table(s, zh, en, widths, N_OF(zh));
    for (size_t i = 0; i < n; i++)
        if (fz_group_rules(&groups[i]) + fz_group_findings(&groups[i]) > 0)
            put_group(s, &groups[i]);
    fz_sheet_end_table(&s->sheet);
}

/* ---- findings ---- */

static void finding_words(struct state *s, const struct fz_doc *doc, const struct fz_finding *finding)
{
    fz_cursor_to(&s->cursor, finding->raw.start);
    if (finding->absence)
        fz_sheet_say(&s->sheet, "%s", SAY(s, "（全文）", "(the whole report)"));
    else {
        fz_sheet_say(&s->sheet, SAY(s, "第%u行第%u字：", "line %u, column %u: "), s->cursor.line, s->cursor.column);
        fz_excerpt_add(&s->sheet.text, &doc->raw, finding->raw);
    }
    if (finding->aggregate)
        fz_sheet_say(&s->sheet, SAY(s, "（共%u处）", " (%u places)"), finding->count);
    fz_sheet_cell(&s->sheet);
}

static void put_finding(struct state *s, const struct fz_doc *doc, const struct fz_finding *finding, const char *label)
{
    fz_sheet_row(&s->sheet);
    cell(s, "☐");
    cell(s, fz_shown_level(finding->level, s->opts->lang));
    cell(s, label);
    finding_words(s, doc, finding);
    fz_shown_message(&s->sheet.text, finding, s->opts->lang);
    fz_sheet_cell(&s->sheet);
    fz_sheet_add(&s->sheet, fz_basis_texts_of(&s->basis, finding->rule));
    fz_sheet_say(&s->sheet, " [%.*s]", FZ_ARG(finding->rule->id));
    fz_sheet_cell(&s->sheet);
    cell(s, "");
    fz_sheet_end_row(&s->sheet);
}

static void put_findings(struct state *s, const struct fz_result *one, const struct fz_group *groups, size_t n)
{
    static const char *const zh[] = {"核对", "级别", "类别", "位置和原文", "问题和建议", "依据", "备注"};
    static const char *const en[] = {"checked", "level",  "category", "place and words", "finding and advice",
                                     "basis",   "remarks"};
    static const int widths[] = {7, 7, 10, 24, 25, 17, 10};
    bool any = false;
    for (size_t i = 0; i < one->n_findings; i++)
        any = any || one->findings[i].level >= s->opts->min_level;
    put_heading(s, SAY(s, "发现的问题", "Findings"));
    if (!any) {
        fz_sheet_say(&s->sheet, "%s", SAY(s, "没有。", "None."));
        fz_sheet_put(&s->sheet, FZ_SHEET_PARAGRAPH);
        return;
    }
    begin_table(s, zh, en, widths, N_OF(zh));
    for (size_t g = 0; g < n; g++)
        for (size_t i = 0; i < one->n_findings; i++)
            if (one->findings[i].level >= s->opts->min_level &&
                fz_str_equal(one->findings[i].category, fz_str_from(groups[g].category)))
                put_finding(s, one->doc, &one->findings[i], groups[g].label);
    fz_sheet_end_table(&s->sheet);
}

/* ---- rules by how they ended ---- */

/* The rules of a group that ended in OUTCOME, in one paragraph; false where there is none. */
static bool put_ended(struct state *s, const struct fz_result *one, const struct fz_group *group,
                      enum fz_outcome outcome)
{
    size_t n = 0;
    for (size_t i = 0; i < one->n_verdicts; i++) {
        const struct fz_verdict *v = &one->verdicts[i];
        if (v->outcome != outcome || !fz_str_equal(v->rule->category, fz_str_from(group->category)))
            continue;
        if (n++ == 0)
            fz_sheet_say(&s->sheet, "%s%s", group->label, SAY(s, "：", ": "));
        else
            fz_sheet_say(&s->sheet, "%s", SAY(s, "；", "; "));
        fz_sheet_add(&s->sheet, v->rule->id);
        fz_sheet_say(&s->sheet, " ");
        fz_sheet_add(&s->sheet, v->rule->title);
    }
    if (n)
        fz_sheet_put(&s->sheet, FZ_SHEET_LEFT);
    return n > 0;
}

static void put_outcome(struct state *s, const struct fz_result *one, const struct fz_group *groups, size_t n,
                        enum fz_outcome outcome, const char *heading)
{
    bool any = false;
    put_heading(s, heading);
    for (size_t i = 0; i < n; i++) {
        any |= put_ended(s, one, &groups[i], outcome);
        if (outcome == FZ_RULE_GAVE_UP)
            any |= put_ended(s, one, &groups[i], FZ_NEEDS_PERSON);
    }
    for (size_t i = 0; outcome == FZ_RULE_GAVE_UP && i < one->errors.n; i++) {
        any = true;
        fz_sheet_add(&s->sheet, one->errors.items[i].message);
        fz_sheet_put(&s->sheet, FZ_SHEET_LEFT);
    }
    if (!any) {
        fz_sheet_say(&s->sheet, "%s", SAY(s, "没有。", "None."));
        fz_sheet_put(&s->sheet, FZ_SHEET_PARAGRAPH);
    }
}

/* ---- what a person must judge ---- */

static void put_by_person(struct state *s)
{
    /* docs/user-guide.md section 10 tells the same */
    static const char *const items[][2] = {
        {"内容属实，数字与台账、统计报表一致（机器只在报告之内验算）",
         "What is said is true; figures agree with the records (only sums inside the report are verified)"},
        {"成效是成效，不足有实质内容，原因分析得对",
         "Achievements are achievements; problems have substance, and their causes are the right ones"},
        {"报送、抄送的对象和报送、公开的时间符合规定（机器只拿成文日期与期限比）",
         "Sent and published to whom and when it must be (only the date of signing is compared)"},
        {"人名、地名、单位名写得对", "Names of persons, places and bodies are right"},
        {"没有照抄往年或者别处的报告（机器只与给它的报告比对）",
         "Not copied from other years or places (compared only with the reports that were given)"},
        {"可以公开：不涉密、不涉稳、没有不宜公开的个人信息（机器只认得明显的标志和号码）",
         "May be published: no secrets, no personal data (only plain marks and numbers are recognised)"},
        {"版式合乎要求：字体、字号、行距、页码", "Layout as required: fonts, sizes, spacing, page numbers"},
    };
    static const char *const zh[] = {"须由人判断的事项", "核对", "备注"};
    static const char *const en[] = {"for a person to judge", "checked", "remarks"};
    static const int widths[] = {63, 7, 30};
    put_heading(s, SAY(s, "机器判断不了、须由人核对的", "What no program can judge"));
    begin_table(s, zh, en, widths, N_OF(zh));
    for (size_t i = 0; i < N_OF(items); i++) {
        fz_sheet_row(&s->sheet);
        cell(s, SAY(s, items[i][0], items[i][1]));
        cell(s, "☐");
        cell(s, "");
        fz_sheet_end_row(&s->sheet);
    }
    fz_sheet_end_table(&s->sheet);
}

static void put_signatures(struct state *s)
{
    static const char *const lines[][2] = {
        {"审核意见：☐ 通过　☐ 修改后通过　☐ 退回修改", "Decision: ☐ passed  ☐ passed once mended  ☐ returned"},
        {"审核人（签名）：＿＿＿＿＿＿＿＿　　　　　年　　月　　日", "Reviewed by: ____________  Date: ____________"},
        {"复核人（签名）：＿＿＿＿＿＿＿＿　　　　　年　　月　　日", "Verified by: ____________  Date: ____________"},
    };
    put_heading(s, SAY(s, "审核意见和签名", "Decision and signatures"));
    for (size_t i = 0; i < N_OF(lines); i++) {
        fz_sheet_say(&s->sheet, "%s", SAY(s, lines[i][0], lines[i][1]));
        fz_sheet_put(&s->sheet, FZ_SHEET_LEFT);
    }
}

/* ---- the run ---- */

static void put_errors(struct state *s, const struct fz_errors *errors)
{
    for (size_t i = 0; i < errors->n; i++) {
        if (errors->items[i].file)
            fz_sheet_say(&s->sheet, "%s: ", errors->items[i].file);
        fz_sheet_add(&s->sheet, errors->items[i].message);
        fz_sheet_put(&s->sheet, FZ_SHEET_LEFT);
    }
}

static void put_readable(struct state *s, const struct fz_result *one)
{
    struct fz_group *groups;
    size_t n = fz_groups_of(one, s->opts->lang, &s->scratch, &groups);
    fz_cursor_init(&s->cursor, &one->doc->raw);
    put_elements(s, one);
    put_groups(s, groups, n);
    put_findings(s, one, groups, n);
    put_outcome(s, one, groups, n, FZ_CLEAN, SAY(s, "查过、未发现问题的规则", "Rules that were run and found nothing"));
    put_outcome(s, one, groups, n, FZ_NOT_APPLICABLE, SAY(s, "不适用的规则", "Rules that do not apply"));
    put_outcome(s, one, groups, n, FZ_RULE_GAVE_UP, SAY(s, "未能查完、须由人核对的", "What was not checked in full"));
    put_by_person(s);
    put_signatures(s);
}

static void result(void *state, const struct fz_result *one)
{
    struct state *s = state;
    s->n_headings = 0;
    fz_sheet_say(&s->sheet, "%s", SAY(s, "审核清单", "Review checklist"));
    fz_sheet_put(&s->sheet, FZ_SHEET_TITLE);
    put_report(s, one);
    if (one->doc) {
        put_readable(s, one);
    } else {
        fz_sheet_say(&s->sheet, "%s", SAY(s, "无法检查，本清单没有内容：", "Cannot be checked:"));
        fz_sheet_put(&s->sheet, FZ_SHEET_LEFT);
        put_errors(s, &one->errors);
    }
    fz_arena_clear(&s->scratch);
}

static void end(void *state)
{
    struct state *s = state;
    if (s->opts->errors->n) {
        fz_sheet_say(&s->sheet, "%s", SAY(s, "未能检查的", "Not checked"));
        fz_sheet_put(&s->sheet, FZ_SHEET_TITLE);
        put_errors(s, s->opts->errors);
    }
    fz_sheet_end(&s->sheet);
    fz_arena_clear(&s->scratch);
}

const struct fz_reporter fz_reporter_checklist = {
    .name = "checklist",
    .help = "审核清单：每份一张，逐项打勾、签名（Markdown；=文件.html 为网页）",
    .help_en = "a review checklist for each report (Markdown; HTML with =FILE.html)",
    .suffix = ".md",
    .paged = true,
    .begin = begin,
    .result = result,
    .end = end,
};

const struct fz_reporter fz_reporter_checklist_html = {
    .name = "checklist-html",
    .help = "同上，网页，打印用 A4",
    .help_en = "the same as HTML, for paper",
    .suffix = ".html",
    .paged = true,
    .begin = begin_html,
    .result = result,
    .end = end,
};
