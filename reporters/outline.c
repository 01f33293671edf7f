/* `fzlint outline` for a person: what was taken for title, year, body and sections, each with its line, so that one can
 * see why a rule fired. */
#include "outline.h"
#include "cursor.h"
#include "elements.h"
#include "shown.h"

struct view {
    FILE *out;
    const struct fz_doc *doc;
    const struct fz_genre *genre;
    enum fz_lang lang;
};

#define SAY(v, zh, en) FZ_SAY((v)->lang, zh, en)

static bool is_empty(struct fz_span span)
{
    return span.end <= span.start;
}

static uint32_t line_of(const struct view *v, struct fz_span folded)
{
    return fz_text_place(&v->doc->raw, fz_doc_raw(v->doc, folded).start).line;
}

static void put_unknown(const struct view *v)
{
    fputs(SAY(v, "（未识别）\n", "(not found)\n"), v->out);
}

/* One line of metadata: the words of SPAN and where they stand. */
static void put_span(const struct view *v, const char *label, struct fz_span span)
{
    fprintf(v->out, "  %s", label);
    if (is_empty(span)) {
        put_unknown(v);
        return;
    }
    fz_shown_put(v->out, fz_doc_str(v->doc, span));
    fprintf(v->out, SAY(v, "（第%u行）\n", " (line %u)\n"), line_of(v, span));
}

static void put_source(const struct view *v)
{
    static const char *const zh[] = {"纯文本", "Markdown", "Word 文档", "网页", "ODT 文档", "OFD 文件"};
    static const char *const en[] = {"plain text", "Markdown", "Word file", "web page", "ODT file", "OFD file"};
    const struct fz_doc *doc = v->doc;
    if (doc->format != FZ_FORMAT_TEXT && doc->format != FZ_FORMAT_MARKDOWN)
        fprintf(v->out, SAY(v, "  格式：%s\n", "  format: %s\n"), SAY(v, zh, en)[doc->format]);
    if (!doc->encoding) /* no text file: nobody can get that wrong */
        return;
    fprintf(v->out, SAY(v, "  编码：%s%s，换行：%s\n", "  encoding: %s%s, line ends: %s\n"),
            doc->encoding ? doc->encoding : "?", doc->bom ? SAY(v, "（有 BOM）", " (with BOM)") : "",
            doc->newline ? doc->newline : "?");
}

static void put_year(const struct view *v)
{
    const struct fz_doc *doc = v->doc;
    fputs(SAY(v, "  报告年度：", "  year: "), v->out);
    if (doc->year == 0) {
        put_unknown(v);
        return;
    }
    fprintf(v->out, "%d", doc->year);
    if (doc->year_given)
        fputs(SAY(v, "（由参数或配置给定）\n", " (given)\n"), v->out);
    else if (is_empty(doc->year_at))
        fputs(SAY(v, "（取自文件名）\n", " (from the file name)\n"), v->out);
    else
        fprintf(v->out, SAY(v, "（第%u行）\n", " (line %u)\n"), line_of(v, doc->year_at));
}

static void put_body(const struct view *v)
{
    const struct fz_doc *doc = v->doc;
    fputs(SAY(v, "  制发机关：", "  issued by: "), v->out);
    if (doc->body.len == 0 && doc->body_kind < 0) {
        put_unknown(v);
        return;
    }
    fz_shown_put(v->out, doc->body.len ? doc->body : fz_str_from("?"));
    if (doc->body_kind >= 0 && (size_t)doc->body_kind < v->genre->n_bodies) {
        fputs(SAY(v, "（", " ("), v->out);
        fz_shown_put(v->out, v->genre->bodies[doc->body_kind].label);
        fputs(SAY(v, "）", ")"), v->out);
    }
    fputc('\n', v->out);
}

static void put_elements(const struct view *v, const struct fz_result *result, const struct fz_ruleset *ruleset)
{
    struct fz_arena scratch;
    struct fz_element_shown *elements;
    fz_arena_init(&scratch);
    size_t n = fz_elements_of(result, ruleset, true, &scratch, &elements);
    fputs(n ? SAY(v, "法定内容：\n", "required parts:\n") : "", v->out);
    for (size_t i = 0; i < n; i++)
        fz_element_put(v->out, v->doc, &elements[i], v->lang);
    fz_arena_clear(&scratch);
}

/* The labels of the roles that the section's own heading names. */
static void put_roles(const struct view *v, uint64_t roles)
{
    const char *before = SAY(v, "  〔", "  [");
    for (size_t i = 0; i < v->genre->n_roles; i++) {
        if (!(roles >> i & 1))
            continue;
        fputs(before, v->out);
        fz_shown_put(v->out, v->genre->roles[i].label);
        before = SAY(v, "、", ", ");
        roles &= ~(UINT64_C(1) << i);
        if (roles == 0)
            fputs(SAY(v, "〕", "]"), v->out);
    }
}

static void put_section(const struct view *v, const struct fz_section *section)
{
    struct fz_span head = fz_section_head(section);
    fprintf(v->out, "%6u  %*s", line_of(v, head), section->level > 1 ? 2 * (section->level - 1) : 0, "");
    fz_shown_put(v->out, fz_doc_str(v->doc, head));
    if (section->run_in)
        fputs(" …", v->out);
    put_roles(v, section->roles);
    fputc('\n', v->out);
}

static void put_sections(const struct view *v)
{
    const struct fz_section *s = v->doc->root ? fz_section_walk(v->doc->root) : NULL;
    fputs(s ? SAY(v, "结构（行号、标题）：\n", "sections (line, heading):\n")
            : SAY(v, "结构：没有识别出标题\n", "sections: no heading was found\n"),
          v->out);
    for (; s; s = fz_section_walk(s))
        put_section(v, s);
}

static void put_errors(FILE *out, const struct fz_result *result)
{
    for (size_t i = 0; i < result->errors.n; i++) {
        fputs("  ! ", out);
        fz_shown_put(out, result->errors.items[i].message);
        fputc('\n', out);
    }
}

void fz_outline_text(FILE *out, const struct fz_result *result, const struct fz_ruleset *ruleset, enum fz_lang lang)
{
    const struct view view = {out, result->doc, &ruleset->genre, lang}, *v = &view;
    fz_shown_put(out, fz_str_from(result->path));
    fputs(result->doc ? "\n" : SAY(v, "：无法读取\n", ": cannot be read\n"), out);
    put_errors(out, result);
    if (!result->doc)
        return;
    put_source(v);
    put_span(v, SAY(v, "标题：", "title: "), v->doc->title);
    put_span(v, SAY(v, "发文字号：", "document number: "), v->doc->doc_number);
    put_span(v, SAY(v, "主送机关：", "addressed to: "), v->doc->addressee);
    put_year(v);
    put_body(v);
    put_span(v, SAY(v, "署名：", "signed by: "), v->doc->signer);
    put_span(v, SAY(v, "成文日期：", "dated: "), v->doc->sign_date);
    put_elements(v, result, ruleset);
    put_sections(v);
}

/* 30, 10—20, 2/3 */
static struct fz_str figure_value(const struct fz_figure *f, struct fz_arena *scratch)
{
    struct fz_str value = fz_decimal_text(f->value, scratch);
    const char *sign = f->bound == FZ_BETWEEN ? "—" : f->kind == FZ_FIGURE_FRACTION ? "/" : NULL;
    if (!sign)
        return value;
    return fz_str_printf(scratch, "%.*s%s%.*s", FZ_ARG(value), sign, FZ_ARG(fz_decimal_text(f->other, scratch)));
}

void fz_outline_figures(FILE *out, const struct fz_result *result, enum fz_lang lang)
{
    static const char *const bounds_zh[] = {"", "约", "多于", "少于", ""};
    static const char *const bounds_en[] = {"", "about ", "more than ", "less than ", ""};
    const struct fz_doc *doc = result->doc;
    struct fz_arena scratch;
    struct fz_cursor cursor;
    fz_arena_init(&scratch);
    fz_cursor_init(&cursor, &doc->raw);
    fprintf(out,
            FZ_SAY(lang, "数字（%zu 个；行:字 数值 单位 ← 前文 → 后文）：\n",
                   "figures (%zu; line:column value unit ← before → behind):\n"),
            doc->n_figures);
    for (size_t i = 0; i < doc->n_figures; i++) {
        const struct fz_figure *f = &doc->figures[i];
        struct fz_str unit = f->kind == FZ_FIGURE_PERCENT ? FZ_STR("%") : fz_doc_str(doc, f->unit);
        fz_cursor_to(&cursor, fz_doc_raw(doc, f->span).start);
        fprintf(out, "  %6u:%-5u %s%.*s %.*s ← %.*s → %.*s\n", cursor.line, cursor.column,
                FZ_SAY(lang, bounds_zh, bounds_en)[f->bound], FZ_ARG(figure_value(f, &scratch)), FZ_ARG(unit),
                FZ_ARG(fz_doc_str(doc, f->before)), FZ_ARG(fz_doc_str(doc, f->noun)));
        fz_arena_clear(&scratch);
    }
}
