/* How paragraphs are set: where their lines stand between the margins, how far the first one is drawn in. */
#include "base/utf8.h"
#include "check/looks.h"

enum { HUNDREDTHS = 100, TWIPS_PER_HALF_POINT = FZ_TWIPS_PER_POINT / 2 };

struct params {
    int align, indent, tolerance;
};

static const char *const aligns[] = {"any", "left", "centre", "right", "both", "spread", NULL};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"align", FZ_PARAM_CHOICE, false, AT(align), aligns, NULL,
     "对齐：left 左、centre 居中、right 右、both 两端、spread 分散；不写为不查",
     "alignment; not looked at where not given"},
    {"indent", FZ_PARAM_INT, false, AT(indent), NULL, NULL, "首行缩进几字；居中、右对齐的段落不查；不写为不查",
     "how many characters the first line is indented; not of centred or right-aligned paragraphs"},
    {"tolerance", FZ_PARAM_INT, false, AT(tolerance), NULL, NULL, "缩进可差多少，百分之一字",
     "how far an indent may be off, in hundredths of a character"},
    {0},
};

static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    const struct params *p = rule->params;
    if ((p->align != 0) != (p->indent != 0))
        return fz_looks_prepare(rule, arena, errors);
    return fz_error_add(errors, rule->file, rule->line, rule->column,
                        FZ_SAY(errors->lang, "layout-paragraph 要写 align 或 indent，一条规则只写一个",
                               "layout-paragraph needs align or indent, one of them in a rule"));
}

static struct fz_str align_words(enum fz_align align, enum fz_lang lang)
{
    static const char *const zh[] = {"左对齐", "居中", "右对齐", "两端对齐", "分散对齐"};
    return fz_str_from(FZ_SAY(lang, zh[align], aligns[align + 1]));
}

/* Of the line in which RAW begins: blanks typed before its first word, in hundredths of a character. Characters as wide
 * as a Chinese one count whole, others half. -1: the reader made them of a tab, which reaches nobody knows where. */
static int typed_indent(const struct fz_doc *doc, struct fz_span raw)
{
    struct fz_str text = doc->raw.str;
    size_t at = raw.start, size;
    int indent = 0;
    while (at > 0 && text.ptr[at - 1] != '\n')
        at--;
    for (; at < text.len && text.ptr[at] != '\n'; at += size) {
        uint32_t c = fz_utf8_at(text, at, &size);
        if (!fz_is_space(c))
            break;
        if (!fz_doc_origin(doc, fz_u32(at)))
            return -1;
        indent += c == 0x3000 || c == 0x2003 ? HUNDREDTHS : HUNDREDTHS / 2;
    }
    return indent;
}

/* How far the first line of FORM, whose words begin at RAW with characters of SIZE half points, is drawn in; in
 * hundredths of a character. FZ_LAYOUT_UNKNOWN: not known, or of no matter. */
static int indent_of(const struct fz_doc *doc, const struct fz_form *form, struct fz_span raw, int size)
{
    int typed = typed_indent(doc, raw);
    bool at_margin = form->align == FZ_ALIGN_LEFT || form->align == FZ_ALIGN_BOTH;
    /* after a manual break the lines are no paragraph's first */
    bool first = !fz_str_has(fz_str_slice(doc->raw.str, form->start, raw.start), FZ_STR("\n"));
    if (!first || !at_margin || form->indent == FZ_LAYOUT_UNKNOWN || typed < 0)
        return FZ_LAYOUT_UNKNOWN;
    if (form->chars != FZ_LAYOUT_UNKNOWN)
        return form->chars + typed;
    return size ? form->indent * HUNDREDTHS / (size * TWIPS_PER_HALF_POINT) + typed : FZ_LAYOUT_UNKNOWN;
}

static struct fz_str indent_words(int indent, const struct fz_check_run *run)
{
    enum fz_lang lang = run->result->errors.lang;
    int tenths = (indent < 0 ? -indent + 5 : indent + 5) / 10;
    if (tenths == 0)
        return fz_str_from(FZ_SAY(lang, "首行没有缩进", "not indented"));
    struct fz_arena *arena = run->result->arena;
    struct fz_str number = fz_tenths(tenths, arena);
    if (indent < 0)
        return fz_str_printf(arena, FZ_SAY(lang, "首行突出 %.*s 字", "outdented by %.*s"), FZ_ARG(number));
    return fz_str_printf(arena, FZ_SAY(lang, "首行缩进 %.*s 字", "indented by %.*s characters"), FZ_ARG(number));
}

static void look_at(struct fz_told *told, const struct params *p, struct fz_span raw, const struct fz_stretch *first)
{
    const struct fz_check_run *run = told->run;
    const struct fz_layout *layout = run->doc->layout;
    const struct fz_form *form = &layout->forms[first->form];
    enum fz_lang lang = run->result->errors.lang;
    if (p->align) {
        enum fz_align want = (enum fz_align)(p->align - 1);
        if (form->align != FZ_LAYOUT_UNKNOWN && form->align != (int)want)
            fz_told_add(told, raw, false, align_words((enum fz_align)form->align, lang), align_words(want, lang));
        return;
    }
    int want = p->indent * HUNDREDTHS, is = indent_of(run->doc, form, first->raw, layout->looks[first->look].size);
    if (is != FZ_LAYOUT_UNKNOWN && (is < want - p->tolerance || is > want + p->tolerance))
        fz_told_add(told, raw, false, indent_words(is, run), indent_words(want, run));
}

static void run_check(const struct fz_check_run *run)
{
    struct fz_told told = {.run = run};
    struct fz_stretch *words;
    size_t n = fz_looks_words(run, &words);
    for (size_t i = 0, last; fz_looks_next(words, n, &i, &last); i = last + 1)
        look_at(&told, run->params, (struct fz_span){words[i].raw.start, words[last].raw.end}, &words[i]);
    fz_told_finish(&told);
}

const struct fz_check fz_check_layout_paragraph = {
    .name = "layout-paragraph",
    .help = "段落的对齐和首行缩进（只查 .docx，表格、文本框、脚注除外）：{is} 是文件里的，{want} 是应当的",
    .help_en = "alignment and first-line indent of paragraphs (.docx only; not in tables, boxes, notes)",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .no_examples = true,
    .layout = true,
    .prepare = prepare,
    .run = run_check,
};
