/* A page on which a report stands as it reads, with every finding marked in place and its note beside: what each rule
 * says, what to write, why. Numbers behind the marked words are links to the notes and back, so it can be read without
 * the script, which only adds keys. Several reports stand one after the other. */
#include "cursor.h"
#include "elements.h"
#include "html_out.h"
#include "marked.h"
#include "page_name.h"
#include "reporter.h"
#include "review.h"
#include "shown.h"
#include "web.h"

struct name {
    struct fz_str path;
    enum fz_state state;
    size_t counts[FZ_ERROR + 1];
};

struct state {
    struct fz_arena *arena;
    FILE *out;
    const struct fz_report_opts *opts;
    struct fz_arena scratch; /* emptied after each report */
    struct fz_basis_texts basis;
    struct name *names; /* of all reports so far */
    size_t n_names;     /* the report at hand is this number */

    const struct fz_result *one; /* the report at hand, and its … */
    struct fz_marked marked;
    size_t next_mark, next_noted; /* the first that the text has not come to */
    const struct fz_mark **open;  /* marks that the text is inside of; as many as there are marks fit */
    size_t n_open;
    struct fz_cursor cursor;
};

/* Both literals take the same arguments. */
#define SAY(s, zh, en) FZ_SAY((s)->opts->lang, zh, en)

static const char *const level_classes[] = {"note-level", "warning", "error"};

static void *begin(struct fz_arena *arena, FILE *out, const struct fz_report_opts *opts)
{
    struct state *s = FZ_NEW(arena, struct state);
    s->arena = arena;
    s->out = out;
    s->opts = opts;
    fz_arena_init(&s->scratch);
    fz_basis_texts_init(&s->basis, arena, opts->ruleset);
    return s;
}

static void put(struct state *s, struct fz_str text)
{
    fz_html_put(s->out, text);
}

/* <TAG>LABEL TEXT</TAG> on a line of its own; nothing where there is no text. */
static void put_labelled(struct state *s, const char *open, const char *label, struct fz_str text)
{
    if (!text.len)
        return;
    fprintf(s->out, "%s%s", open, label);
    put(s, text);
    fputs("</p>\n", s->out);
}

/* The report's title, or its path where it has none. */
static struct fz_str title_of(const struct fz_result *one)
{
    struct fz_str title = fz_report_title(one);
    return title.len ? title : fz_str_from(fz_shown_path(one->path));
}

/* The page begins with its first report, whose title it bears. */
static void begin_page(struct state *s, struct fz_str title)
{
    const unsigned char *const styles[] = {fz_web_common_css, fz_web_report_css, NULL};
    fz_html_begin(s->out, s->opts->lang, title, styles);
    if (s->opts->index)
        fprintf(s->out, "<nav class=\"back\"><a href=\"%s\">%s</a></nav>\n", s->opts->index,
                SAY(s, "← 返回总表", "← all reports"));
    fputs("<main>\n", s->out);
}

/* ---- above the text ---- */

static void put_fact(struct state *s, const char *label, struct fz_str value)
{
    if (!value.len)
        return;
    fprintf(s->out, "<div><dt>%s</dt><dd>", label);
    put(s, value);
    fputs("</dd></div>\n", s->out);
}

static void put_facts(struct state *s, const struct fz_doc *doc)
{
    const struct fz_genre *genre = &s->opts->ruleset->genre;
    fputs("<dl class=\"facts\">\n", s->out);
    put_fact(s, SAY(s, "制发机关", "issued by"), doc->body);
    if (doc->body_kind >= 0)
        put_fact(s, SAY(s, "类别", "kind"), genre->bodies[doc->body_kind].label);
    if (doc->year)
        put_fact(s, SAY(s, "报告年度", "year"), fz_str_printf(&s->scratch, "%d", doc->year));
    put_fact(s, SAY(s, "成文日期", "dated"), fz_doc_str(doc, doc->sign_date));
    fputs("</dl>\n", s->out);
}

static void put_counts(struct state *s, const size_t counts[])
{
    fputs("<ul class=\"counts\">\n", s->out);
    for (int level = FZ_ERROR; level >= FZ_NOTE; level--)
        fprintf(s->out, "<li class=\"%s%s\">%s %zu</li>\n", level_classes[level], counts[level] ? " some" : "",
                fz_shown_level((enum fz_level)level, s->opts->lang), counts[level]);
    fputs("</ul>\n", s->out);
    size_t hidden = 0;
    for (int level = FZ_NOTE; level < (int)s->opts->min_level; level++)
        hidden += counts[level];
    if (hidden)
        fprintf(s->out, SAY(s, "<p class=\"muted\">其中 %zu 条未显示</p>\n", "<p class=\"muted\">%zu not shown</p>\n"),
                hidden);
}

static void put_elements(struct state *s)
{
    struct fz_element_shown *elements;
    size_t n = fz_elements_of(s->one, s->opts->ruleset, false, &s->scratch, &elements);
    if (n == 0)
        return;
    fprintf(s->out, "<ul class=\"elements\" aria-label=\"%s\">\n", SAY(s, "法定内容", "required parts"));
    for (size_t i = 0; i < n; i++) {
        const struct fz_element_shown *e = &elements[i];
        fprintf(s->out, "<li class=\"%s\">", fz_element_state_names[e->state]);
        if (e->line)
            fprintf(s->out, "<a href=\"#" FZ_PAGE_LINE "\">", s->n_names, e->line);
        put(s, e->role->label);
        fprintf(s->out, "%s%s%s</li>\n", SAY(s, "：", ": "), fz_element_word(e->state, s->opts->lang),
                e->line ? "</a>" : "");
    }
    fputs("</ul>\n", s->out);
}

static void put_error(struct state *s, const struct fz_error *error)
{
    fputs("<li>", s->out);
    if (error->line)
        fprintf(s->out, SAY(s, "第%u行：", "line %u: "), error->line);
    put(s, error->message);
    fputs("</li>\n", s->out);
}

/* Why the report could not be read, or what of it was not checked: nothing below says so. */
static void put_trouble(struct state *s)
{
    const struct fz_result *one = s->one;
    bool complete = one->doc && one->errors.n == 0;
    for (size_t i = 0; i < one->n_verdicts; i++)
        complete = complete && one->verdicts[i].outcome != FZ_RULE_GAVE_UP;
    if (complete)
        return;
    fprintf(s->out, "<div class=\"trouble\" role=\"note\"><strong>%s</strong>\n<ul>\n",
            one->doc ? SAY(s, "未能查完", "not fully checked") : SAY(s, "无法检查", "cannot be checked"));
    for (size_t i = 0; i < one->errors.n; i++)
        put_error(s, &one->errors.items[i]);
    for (size_t i = 0; i < one->n_verdicts; i++) {
        if (one->verdicts[i].outcome != FZ_RULE_GAVE_UP)
            continue;
        fprintf(s->out, "<li>%s", SAY(s, "未能完成的规则：", "rule that gave up: "));
        put(s, one->verdicts[i].rule->id);
        fputc(' ', s->out);
        put(s, one->verdicts[i].rule->title);
        fputs("</li>\n", s->out);
    }
    fputs("</ul>\n</div>\n", s->out);
}

static void put_header(struct state *s)
{
    fputs("<header>\n<h1>", s->out);
    put(s, title_of(s->one));
    fputs("</h1>\n", s->out);
    if (fz_report_title(s->one).len)
        put_labelled(s, "<p class=\"path\">", "", fz_str_from(fz_shown_path(s->one->path)));
    if (s->one->doc) {
        put_facts(s, s->one->doc);
        put_counts(s, s->names[s->n_names - 1].counts);
    }
    put_trouble(s);
    if (s->one->doc)
        put_elements(s);
    fputs("</header>\n", s->out);
}

static void put_outline(struct state *s)
{
    const struct fz_doc *doc = s->one->doc;
    if (!doc->root->child)
        return;
    fprintf(s->out, "<nav class=\"outline\" aria-label=\"%s%zu\" tabindex=\"0\">\n<h2>%s</h2>\n<ul>\n",
            SAY(s, "目录", "contents "), s->n_names, SAY(s, "目录", "Contents"));
    for (const struct fz_section *section = doc->root->child; section; section = fz_section_walk(section)) {
        struct fz_span head = fz_doc_raw(doc, fz_section_head(section));
        uint32_t line = fz_text_line_of(&doc->raw, head.start);
        fprintf(s->out, "<li class=\"h%d\"><a href=\"#" FZ_PAGE_LINE "\">", section->level, s->n_names, line);
        put(s, fz_text_at(&doc->raw, head));
        fputs("</a></li>\n", s->out);
    }
    fputs("</ul>\n</nav>\n", s->out);
}

/* ---- the text ---- */

static void put_number(struct state *s, const struct fz_noted *noted)
{
    fprintf(s->out, "<a class=\"ref %s\" id=\"" FZ_PAGE_FINDING "\" href=\"#" FZ_PAGE_NOTE "\" aria-label=\"",
            level_classes[noted->finding->level], s->n_names, noted->number, s->n_names, noted->number);
    fprintf(s->out, SAY(s, "第%zu处，%s：", "finding %zu, %s: "), noted->number,
            fz_shown_level(noted->finding->level, s->opts->lang));
    put(s, noted->finding->message);
    fprintf(s->out, "\">%zu</a>", noted->number);
}

static void put_numbers(struct state *s, uint32_t at)
{
    const struct fz_marked *m = &s->marked;
    for (; s->next_noted < m->n_noted && m->noted[s->next_noted].at <= at; s->next_noted++)
        put_number(s, &m->noted[s->next_noted]);
}

/* Drops the marks that end at or before AT and takes in those that have begun. */
static void move_marks(struct state *s, uint32_t at)
{
    size_t kept = 0;
    for (size_t i = 0; i < s->n_open; i++)
        if (s->open[i]->raw.end > at)
            s->open[kept++] = s->open[i];
    s->n_open = kept;
    for (; s->next_mark < s->marked.n_marks && s->marked.marks[s->next_mark].raw.start <= at; s->next_mark++)
        if (s->marked.marks[s->next_mark].raw.end > at)
            s->open[s->n_open++] = &s->marked.marks[s->next_mark];
}

static uint32_t smaller(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* How far the text goes on without a change of marks and without a number, at most to END. */
static uint32_t piece_end(const struct state *s, uint32_t end)
{
    const struct fz_marked *m = &s->marked;
    for (size_t i = 0; i < s->n_open; i++)
        end = smaller(end, s->open[i]->raw.end);
    if (s->next_mark < m->n_marks)
        end = smaller(end, m->marks[s->next_mark].raw.start);
    if (s->next_noted < m->n_noted)
        end = smaller(end, m->noted[s->next_noted].at);
    return end;
}

/* A piece that several findings mark has the colour of the most serious one. */
static void put_piece(struct state *s, struct fz_span piece)
{
    const struct fz_mark *worst = NULL;
    bool heading = false;
    for (size_t i = 0; i < s->n_open; i++) {
        if (s->open[i]->number == 0)
            heading = true;
        else if (!worst || s->open[i]->level > worst->level)
            worst = s->open[i];
    }
    fputs(heading ? "<b>" : "", s->out);
    if (worst)
        fprintf(s->out, "<mark class=\"%s\" aria-details=\"" FZ_PAGE_NOTE "\">", level_classes[worst->level],
                s->n_names, worst->number);
    put(s, fz_text_at(&s->one->doc->raw, piece));
    fputs(worst ? "</mark>" : "", s->out);
    fputs(heading ? "</b>" : "", s->out);
}

static void put_line(struct state *s, struct fz_span line)
{
    for (uint32_t at = line.start; at < line.end;) {
        move_marks(s, at);
        put_numbers(s, at);
        uint32_t end = piece_end(s, line.end);
        put_piece(s, (struct fz_span){at, end});
        at = end;
    }
    put_numbers(s, line.end);
}

static void put_text(struct state *s, const struct fz_block *block)
{
    const struct fz_text *text = &s->one->doc->raw;
    uint32_t number = block->line, start = block->raw.start;
    for (;;) {
        uint32_t end = start + fz_u32(fz_text_line(text, number).len);
        put_line(s, (struct fz_span){start, end});
        if (end >= block->raw.end)
            break;
        start = end + 1;
        fprintf(s->out, "\n<span id=\"" FZ_PAGE_LINE "\"></span>", s->n_names, ++number);
    }
}

/* ---- the notes ---- */

static void put_place(struct state *s, uint32_t offset)
{
    fz_cursor_to(&s->cursor, offset);
    fprintf(s->out, SAY(s, "第%u行第%u字", "line %u, column %u"), s->cursor.line, s->cursor.column);
}

static void put_related(struct state *s, const struct fz_related *related)
{
    fprintf(s->out, "<p>%s", SAY(s, "相关：", "see "));
    if (related->path) {
        put(s, fz_str_from(related->path));
        fprintf(s->out, SAY(s, "第%u行", ":%u"), related->place.line);
    } else {
        fz_cursor_to(&s->cursor, related->raw.start);
        fprintf(s->out, "<a href=\"#" FZ_PAGE_LINE "\">", s->n_names, s->cursor.line);
        put_place(s, related->raw.start);
        fputs("</a>", s->out);
    }
    fputs(SAY(s, "：", ": "), s->out);
    put(s, related->message);
    fputs("</p>\n", s->out);
}

static void put_advice(struct state *s, const struct fz_finding *finding)
{
    put_labelled(s, "<p>", SAY(s, "建议：", "advice: "), finding->advice);
    if (!finding->has_fix || (finding->fix.len && fz_str_has(finding->advice, finding->fix)))
        return; /* the advice has said it */
    fprintf(s->out, "<p>%s<span class=\"fix\">", SAY(s, "改为：", "write: "));
    put(s, finding->fix.len ? finding->fix : fz_str_from(SAY(s, "（删去）", "(delete)")));
    fputs("</span></p>\n", s->out);
}

static void put_note(struct state *s, const struct fz_noted *noted)
{
    const struct fz_finding *finding = noted->finding;
    const char *level = fz_shown_level(finding->level, s->opts->lang);
    fprintf(s->out,
            "<div class=\"note %s\" role=\"note\" id=\"" FZ_PAGE_NOTE "\">\n<p><a href=\"#" FZ_PAGE_FINDING
            "\" aria-label=\"",
            level_classes[finding->level], s->n_names, noted->number, s->n_names, noted->number);
    fprintf(s->out, SAY(s, "回到原文第%zu处", "back to finding %zu in the text"), noted->number);
    fprintf(s->out, "\">%zu</a> <span class=\"level\">%s</span> ", noted->number, level);
    put(s, finding->message);
    if (finding->aggregate)
        fprintf(s->out, SAY(s, "（全文共%u处）", " (%u places)"), finding->count);
    fputs("</p>\n", s->out);
    put_advice(s, finding);
    for (size_t i = 0; i < finding->n_related && !finding->aggregate; i++)
        put_related(s, &finding->related[i]);
    put_labelled(s, "<p class=\"why\">", SAY(s, "依据：", "basis: "), fz_basis_texts_of(&s->basis, finding->rule));
    fputs("<p class=\"rule\">", s->out);
    put(s, finding->rule->id);
    fputs(SAY(s, "，", ", "), s->out);
    if (finding->absence)
        fputs(SAY(s, "（全文）", "(the whole report)"), s->out);
    else
        put_place(s, finding->raw.start);
    fputs("</p>\n</div>\n", s->out);
}

/* ---- blocks ---- */

/* Headings are headings for screen readers too: the page's is 1, the report's title 2, 一、 3. */
static const char *tag_of(const struct fz_block *block)
{
    static const char *const tags[] = {"p", "h3", "h4", "h5", "h6"};
    if (block->kind & FZ_PARA_TITLE)
        return "h2";
    return tags[block->level > 0 && block->level < 5 ? block->level : 0];
}

static const char *class_of(const struct fz_block *block)
{
    if (block->kind & FZ_PARA_TITLE)
        return "line title";
    if (block->kind & (FZ_PARA_SIGNER | FZ_PARA_DATE))
        return "line sign";
    return block->kind & (FZ_PARA_RESIDUE | FZ_PARA_ASIDE) ? "line residue" : "line";
}

static void put_notes(struct state *s, const struct fz_noted *noted, size_t n, uint32_t line)
{
    if (n == 0)
        return;
    fprintf(s->out,
            SAY(s, "<div class=\"notes\" role=\"group\" aria-label=\"第%u行的批注\">\n",
                "<div class=\"notes\" role=\"group\" aria-label=\"notes on line %u\">\n"),
            line);
    for (size_t i = 0; i < n; i++)
        put_note(s, &noted[i]);
    fputs("</div>\n", s->out);
}

static void put_block(struct state *s, const struct fz_block *block)
{
    const char *tag = tag_of(block);
    size_t from = s->next_noted, n = 0;
    while (from + n < s->marked.n_noted && s->marked.noted[from + n].at <= block->raw.end)
        n++;
    fprintf(s->out, "<div class=\"row%s\">\n<%s class=\"%s\" id=\"" FZ_PAGE_LINE "\">", n ? " noted" : "", tag,
            class_of(block), s->n_names, block->line);
    put_text(s, block);
    fprintf(s->out, "</%s>\n", tag);
    put_notes(s, n ? s->marked.noted + from : NULL, n, block->line);
    fputs("</div>\n", s->out);
}

static void put_body(struct state *s)
{
    s->marked = fz_marked_of(s->one, s->opts->min_level, &s->scratch);
    s->open = FZ_NEW_N(&s->scratch, const struct fz_mark *, s->marked.n_marks + 1);
    s->next_mark = s->next_noted = s->n_open = 0;
    fz_cursor_init(&s->cursor, &s->one->doc->raw);
    fputs("<div class=\"body\">\n", s->out);
    put_outline(s);
    fputs("<div class=\"text\">\n", s->out);
    for (size_t i = 0; i < s->marked.n_blocks; i++)
        put_block(s, &s->marked.blocks[i]);
    if (s->marked.n_blocks == 0) /* nothing to stand beside */
        put_notes(s, s->marked.noted, s->marked.n_noted, 1);
    fputs("</div>\n</div>\n", s->out);
}

/* ---- the run ---- */

static void result(void *state, const struct fz_result *one)
{
    struct state *s = state;
    s->one = one;
    if (s->n_names == 0)
        begin_page(s, title_of(one));
    struct name *name = FZ_PUSH(s->arena, s->names, s->n_names);
    name->path = fz_str_copy(s->arena, fz_str_from(fz_shown_path(one->path)));
    name->state = fz_state_of(one, s->opts->fail_on);
    for (int level = FZ_NOTE; level <= FZ_ERROR; level++)
        name->counts[level] = fz_result_count(one, (enum fz_level)level);
    fprintf(s->out, "<article class=\"report\" id=\"r%zu\">\n", s->n_names);
    put_header(s);
    if (one->doc)
        put_body(s);
    fputs("</article>\n", s->out);
    fz_arena_clear(&s->scratch);
}

static void put_run_errors(struct state *s)
{
    const struct fz_errors *errors = s->opts->errors;
    if (errors->n == 0)
        return;
    fputs("<div class=\"trouble\" role=\"note\">\n<ul>\n", s->out);
    for (size_t i = 0; i < errors->n; i++)
        put_error(s, &errors->items[i]);
    fputs("</ul>\n</div>\n", s->out);
}

/* A report that could not be read has no findings: that must not look like a clean one. */
static void put_name(struct state *s, const struct name *name, size_t number)
{
    fprintf(s->out, "<li><a href=\"#r%zu\">", number);
    put(s, name->path);
    fprintf(s->out, "</a> <span class=\"muted\">%s", fz_state_word(name->state, s->opts->lang));
    if (name->state != FZ_STATE_UNREADABLE)
        fprintf(s->out, SAY(s, "，错误 %zu，警告 %zu，提示 %zu", ", errors %zu, warnings %zu, notes %zu"),
                name->counts[FZ_ERROR], name->counts[FZ_WARNING], name->counts[FZ_NOTE]);
    fputs("</span></li>\n", s->out);
}

static void put_names(struct state *s)
{
    if (s->n_names < 2)
        return;
    fprintf(s->out,
            SAY(s, "<nav id=\"reports\" aria-label=\"全部报告\">\n<h2>全部报告（%zu份）</h2>\n<ol>\n",
                "<nav id=\"reports\" aria-label=\"all reports\">\n<h2>All reports (%zu)</h2>\n<ol>\n"),
            s->n_names);
    for (size_t i = 0; i < s->n_names; i++)
        put_name(s, &s->names[i], i + 1);
    fputs("</ol>\n</nav>\n", s->out);
}

/* Hidden until the script that serves it runs. */
static void put_bar(struct state *s)
{
    fprintf(s->out,
            "<div id=\"bar\" role=\"toolbar\" aria-label=\"%s\" hidden>\n"
            "<button type=\"button\" value=\"-1\" title=\"p / k\" aria-label=\"%s\">↑</button>\n"
            "<span id=\"at\" role=\"status\"></span>\n"
            "<button type=\"button\" value=\"1\" title=\"n / j\" aria-label=\"%s\">↓</button>\n</div>\n",
            SAY(s, "逐处查看", "go through the findings"), SAY(s, "上一处", "previous finding"),
            SAY(s, "下一处", "next finding"));
}

static void end(void *state)
{
    struct state *s = state;
    if (s->n_names == 0) {
        begin_page(s, fz_str_from(SAY(s, "没有检查任何报告", "no report was checked")));
        fprintf(s->out, "<h1>%s</h1>\n", SAY(s, "没有检查任何报告", "no report was checked"));
    }
    put_run_errors(s);
    put_bar(s);
    fputs("</main>\n", s->out);
    put_names(s);
    fz_html_end(s->out, fz_web_report_js);
}

const struct fz_reporter fz_reporter_html = {
    .name = "html",
    .help = "网页：原文上标出问题，批注在旁；=文件夹/ 时每份一页，另有总表",
    .help_en = "a page: the report with its findings marked and notes beside; =FOLDER/ writes a page each and a table",
    .suffix = ".html",
    .paged = true,
    .begin = begin,
    .result = result,
    .end = end,
};
