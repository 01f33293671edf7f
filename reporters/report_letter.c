/* 退回修改意见: the letter that goes back with a report, in the wording of official letters. Every item says where,
 * what is wrong, what to write and why; what is left open is filled in by whoever sends it. In Markdown, or as HTML
 * that Word and WPS open. */
#include "cursor.h"
#include "reporter.h"
#include "review.h"
#include "sheet.h"
#include "shown.h"

struct state {
    struct fz_sheet sheet;
    const struct fz_report_opts *opts;
    struct fz_basis_texts basis;
    struct fz_cursor cursor; /* in the report at hand */
};

/* Both literals take the same arguments. */
#define SAY(s, zh, en) FZ_SAY((s)->opts->lang, zh, en)

static void *begin_sheet(struct fz_arena *arena, FILE *out, const struct fz_report_opts *opts, bool html)
{
    struct state *s = FZ_NEW(arena, struct state);
    s->opts = opts;
    fz_basis_texts_init(&s->basis, arena, opts->ruleset);
    fz_sheet_begin(&s->sheet, out, html, opts->lang,
                   fz_str_from(FZ_SAY(opts->lang, "退回修改意见", "Letter of return")));
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

static void put(struct state *s, enum fz_sheet_part part, const char *words)
{
    fz_sheet_add(&s->sheet, fz_str_from(words));
    fz_sheet_put(&s->sheet, part);
}

/* ---- head ---- */

static void add_name(struct state *s, const struct fz_result *one)
{
    struct fz_str title = fz_report_title(one);
    fz_sheet_say(&s->sheet, "《");
    fz_sheet_add(&s->sheet, title.len ? title : fz_str_from(fz_shown_path(one->path)));
    fz_sheet_say(&s->sheet, "》");
}

static size_t n_shown(const struct state *s, const struct fz_result *one)
{
    size_t n = 0;
    for (int level = (int)s->opts->min_level; level <= FZ_ERROR; level++)
        n += fz_result_count(one, (enum fz_level)level);
    return n;
}

static void put_title(struct state *s, const struct fz_result *one)
{
    bool returned = !one->doc || n_shown(s, one) > 0;
    if (s->opts->lang == FZ_LANG_EN) {
        fz_sheet_say(&s->sheet, returned ? "Changes to be made to " : "Review of ");
        add_name(s, one);
    } else {
        fz_sheet_say(&s->sheet, returned ? "关于退回修改" : "关于");
        add_name(s, one);
        fz_sheet_say(&s->sheet, returned ? "的意见" : "的审核意见");
    }
    fz_sheet_put(&s->sheet, FZ_SHEET_TITLE);
    if (one->doc && one->doc->body.len)
        fz_sheet_add(&s->sheet, one->doc->body);
    else
        fz_sheet_say(&s->sheet, "%s", SAY(s, "报送单位", "To the reporting body"));
    fz_sheet_say(&s->sheet, "%s", SAY(s, "：", ":"));
    fz_sheet_put(&s->sheet, FZ_SHEET_LEFT);
}

/* 应当改正的1处，建议改正的7处 */
static void add_counts(struct state *s, const struct fz_result *one)
{
    static const char *const zh[] = {"供斟酌的", "建议改正的", "应当改正的"};
    static const char *const en[] = {"notes: ", "warnings: ", "errors: "};
    bool any = false;
    for (int level = FZ_ERROR; level >= (int)s->opts->min_level; level--) {
        size_t n = fz_result_count(one, (enum fz_level)level);
        if (n == 0)
            continue;
        fz_sheet_say(&s->sheet, "%s%s", any ? SAY(s, "，", ", ") : "", SAY(s, zh[level], en[level]));
        fz_sheet_say(&s->sheet, SAY(s, "%zu处", "%zu"), n);
        any = true;
    }
}

static void put_opening(struct state *s, const struct fz_result *one)
{
    fz_sheet_say(&s->sheet, "%s", SAY(s, "你单位报送的", "We have received "));
    add_name(s, one);
    fz_sheet_say(&s->sheet, SAY(s, "（文件：%s）收悉。", " (file: %s). "), fz_shown_path(one->path));
    if (!one->doc)
        fz_sheet_say(
            &s->sheet, "%s",
            SAY(s, "该文件无法读取，请按下列说明重新报送：", "The file cannot be read; please send it again:"));
    else if (n_shown(s, one) == 0)
        fz_sheet_say(&s->sheet, "%s",
                     SAY(s, "经审核，未发现需要修改的问题。", "Nothing was found that must be changed."));
    else {
        fz_sheet_say(&s->sheet, "%s", SAY(s, "经审核，", "Found: "));
        add_counts(s, one);
        fz_sheet_say(&s->sheet, "%s",
                     SAY(s, "。请按下列意见修改，于　　　　年　　月　　日前重新报送。",
                         ". Please mend it as follows and send it again by ____________."));
    }
    fz_sheet_put(&s->sheet, FZ_SHEET_PARAGRAPH);
}

/* ---- items ---- */

/* The line, the words, and the heading they stand under: a line number alone says little in Word. */
static void add_place(struct state *s, const struct fz_doc *doc, const struct fz_finding *finding)
{
    if (finding->absence) {
        fz_sheet_say(&s->sheet, "%s", SAY(s, "（全文）", "(the whole report) "));
        return;
    }
    fz_cursor_to(&s->cursor, finding->raw.start);
    const struct fz_section *section = fz_doc_section_at(doc, fz_fold_from_raw(&doc->fold, finding->raw.start));
    fz_sheet_say(&s->sheet, SAY(s, "（第%u行", "(line %u"), s->cursor.line);
    if (section->level > 0) {
        fz_sheet_say(&s->sheet, "%s", SAY(s, "，“", ", “"));
        fz_sheet_add(&s->sheet, fz_text_at(&doc->raw, fz_doc_raw(doc, fz_section_head(section))));
        fz_sheet_say(&s->sheet, "%s", SAY(s, "”部分", "”"));
    }
    if (finding->aggregate)
        fz_sheet_say(&s->sheet, SAY(s, "，全文共%u处", ", %u places"), finding->count);
    fz_sheet_say(&s->sheet, "%s", SAY(s, "）原文“", ") “"));
    fz_excerpt_add(&s->sheet.text, &doc->raw, finding->raw);
    fz_sheet_say(&s->sheet, "%s", SAY(s, "”。", "”. "));
}

static void add_advice(struct state *s, const struct fz_finding *finding)
{
    if (finding->advice.len) {
        fz_sheet_say(&s->sheet, "%s", SAY(s, "修改意见：", " To be done: "));
        fz_shown_sentence(&s->sheet.text, finding->advice);
    } else if (finding->has_fix) {
        fz_sheet_say(&s->sheet, "%s", SAY(s, "修改意见：改为“", " To be done: write “"));
        fz_sheet_add(&s->sheet, finding->fix);
        fz_sheet_say(&s->sheet, "%s", SAY(s, "”。", "”."));
    }
}

static void put_item(struct state *s, const struct fz_doc *doc, const struct fz_finding *finding, size_t number)
{
    struct fz_str basis = fz_basis_texts_of(&s->basis, finding->rule);
    add_place(s, doc, finding);
    fz_shown_sentence(&s->sheet.text, finding->message);
    add_advice(s, finding);
    if (basis.len) {
        fz_sheet_say(&s->sheet, "%s", SAY(s, "依据：", " Basis: "));
        fz_shown_sentence(&s->sheet.text, basis);
    }
    fz_sheet_item(&s->sheet, number);
}

static void put_items(struct state *s, const struct fz_result *one)
{
    static const char *const zh[] = {"供斟酌的", "建议改正的", "应当改正的"};
    static const char *const en[] = {"To be considered", "Should be mended", "Must be mended"};
    static const char *const numbers[] = {"一", "二", "三"};
    size_t number = 0, n_headings = 0;
    for (int level = FZ_ERROR; level >= (int)s->opts->min_level; level--) {
        if (fz_result_count(one, (enum fz_level)level) == 0)
            continue;
        if (s->opts->lang == FZ_LANG_ZH)
            fz_sheet_say(&s->sheet, "%s、", numbers[n_headings++]);
        put(s, FZ_SHEET_HEADING, SAY(s, zh[level], en[level]));
        for (size_t i = 0; i < one->n_findings; i++)
            if ((int)one->findings[i].level == level)
                put_item(s, one->doc, &one->findings[i], ++number);
    }
}

static void put_errors(struct state *s, const struct fz_errors *errors)
{
    for (size_t i = 0; i < errors->n; i++) {
        fz_shown_sentence(&s->sheet.text, errors->items[i].message);
        fz_sheet_item(&s->sheet, i + 1);
    }
}

/* ---- foot ---- */

/* To the one who sends the letter, not to the one who gets it. */
static void put_reminder(struct state *s, const struct fz_result *one)
{
    size_t gave_up = 0, hidden = one->n_findings - n_shown(s, one);
    for (size_t i = 0; i < one->n_verdicts; i++)
        gave_up += one->verdicts[i].outcome == FZ_RULE_GAVE_UP;
    if (!one->doc || (gave_up == 0 && hidden == 0 && one->errors.n == 0))
        return;
    fz_sheet_say(&s->sheet, "%s",
                 SAY(s, "【发出前请审核人核对，并删去本段】", "[For the reviewer; delete before sending] "));
    if (gave_up + one->errors.n)
        fz_sheet_say(&s->sheet, SAY(s, "有%zu条规则未能查完，须由人核对。", "%zu rules were not checked in full. "),
                     gave_up ? gave_up : one->errors.n);
    if (hidden)
        fz_sheet_say(&s->sheet, SAY(s, "另有%zu处级别较低的没有列出。", "%zu findings of a lower level are left out."),
                     hidden);
    fz_sheet_put(&s->sheet, FZ_SHEET_PARAGRAPH);
}

static void put_closing(struct state *s)
{
    put(s, FZ_SHEET_PARAGRAPH,
        SAY(s,
            "原文中【】内为所指文字；所称行数，Word "
            "文档按段落计，空段计算在内。内容是否属实、能否公开，请你单位一并核对。",
            "【】 holds the words in question; lines of a Word file are its paragraphs, empty ones too. Please also "
            "verify that what is said is true and "
            "may be published."));
    put(s, FZ_SHEET_RIGHT, SAY(s, "（审核单位印章）", "(seal of the reviewing body)"));
    put(s, FZ_SHEET_RIGHT, SAY(s, "　　　　年　　月　　日", "Date: ____________"));
    put(s, FZ_SHEET_LEFT, SAY(s, "（联系人：＿＿＿＿＿＿　电话：＿＿＿＿＿＿）", "(Contact: ____________)"));
}

/* ---- the run ---- */

static void result(void *state, const struct fz_result *one)
{
    struct state *s = state;
    put_title(s, one);
    put_opening(s, one);
    if (one->doc) {
        fz_cursor_init(&s->cursor, &one->doc->raw);
        put_items(s, one);
    } else {
        put_errors(s, &one->errors);
    }
    put_reminder(s, one);
    put_closing(s);
}

static void end(void *state)
{
    struct state *s = state;
    if (s->opts->errors->n) {
        put(s, FZ_SHEET_TITLE, SAY(s, "未能检查的", "Not checked"));
        put_errors(s, s->opts->errors);
    }
    fz_sheet_end(&s->sheet);
}

const struct fz_reporter fz_reporter_letter = {
    .name = "letter",
    .help = "退回修改意见：每份一函，逐条写明位置和改法（Markdown；=文件.html 为网页，Word、WPS 可打开）",
    .help_en = "a letter of what to mend for each report (Markdown; HTML with =FILE.html)",
    .suffix = ".md",
    .paged = true,
    .begin = begin,
    .result = result,
    .end = end,
};

const struct fz_reporter fz_reporter_letter_html = {
    .name = "letter-html",
    .help = "同上，网页",
    .help_en = "the same as HTML",
    .suffix = ".html",
    .paged = true,
    .begin = begin_html,
    .result = result,
    .end = end,
};
