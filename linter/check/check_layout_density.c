/* How many lines stand on a page and how many characters in a line, worked out from spacing and grid alone: paper,
 * margins and size are taken to be as they should, since other rules tell where they are not. */
#include "check/looks.h"

enum { MM_NUMERATOR = 14400, MM_DENOMINATOR = 254, TENTH_OF_MM = 6, SPACE_UNIT = 4096 };

struct params {
    int lines, chars, length, size, tolerance;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"lines", FZ_PARAM_INT, false, AT(lines), NULL, NULL, "每面几行；不写为不查", "lines on a page"},
    {"chars", FZ_PARAM_INT, false, AT(chars), NULL, NULL, "每行几字；不写为不查", "characters in a line"},
    {"length", FZ_PARAM_INT, true, AT(length), NULL, NULL, "查行数时版心多高、查字数时版心多宽，毫米",
     "height (lines) or width (characters) of the text area, in mm"},
    {"size", FZ_PARAM_CHOICE, true, AT(size), fz_type_sizes, NULL, "按什么字号算", "the size to reckon with"},
    {"tolerance", FZ_PARAM_INT, false, AT(tolerance), NULL, NULL, "可差几行、几字", "how far it may be off"},
    {0},
};

static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    const struct params *p = rule->params;
    if ((p->lines > 0) != (p->chars > 0))
        return fz_looks_prepare(rule, arena, errors);
    return fz_error_add(errors, rule->file, rule->line, rule->column,
                        FZ_SAY(errors->lang, "layout-density 要写 lines 或 chars，一条规则只写一个",
                               "layout-density needs lines or chars, one of them in a rule"));
}

/* From one line to the next, in twips; 0: not known. How high a line of its own accord is depends on the font, which is
 * not here; it takes one line of the grid where that is well above the size. */
static int line_height(const struct fz_page *page, const struct fz_form *form, int size)
{
    int enough = size * (FZ_TWIPS_PER_POINT / 2) * 13 / 10;
    bool gridded = page->line_pitch && !form->off_grid;
    if (form->rule == FZ_LINE_EXACT)
        return form->line;
    if (form->rule == FZ_LINE_AT_LEAST)
        return !gridded && form->line >= enough ? form->line : 0;
    return gridded && page->line_pitch >= enough ? (int)((int64_t)page->line_pitch * form->line / 240) : 0;
}

/* From one character to the next, in 4096ths of a twip. */
static int64_t char_width(const struct fz_page *page, int size)
{
    int64_t width = (int64_t)size * (FZ_TWIPS_PER_POINT / 2) * SPACE_UNIT;
    return page->char_grid ? width + (int64_t)page->char_space * FZ_TWIPS_PER_POINT : width;
}

/* 0: not known. */
static int how_many(const struct params *p, const struct fz_page *page, const struct fz_form *form)
{
    int64_t length = (int64_t)p->length * MM_NUMERATOR / MM_DENOMINATOR + TENTH_OF_MM; /* less is rounding */
    int size = fz_type_size(p->size);
    int64_t one = p->lines ? line_height(page, form, size) : char_width(page, size);
    int64_t many = one > 0 ? (p->lines ? length : length * SPACE_UNIT) / one : 0;
    return many < 1000 ? (int)many : 0;
}

static struct fz_str line_words(const struct fz_check_run *run, const struct fz_form *form, int lines)
{
    enum fz_lang lang = run->result->errors.lang;
    struct fz_arena *arena = run->result->arena;
    struct fz_str points = fz_tenths(form->line * 10 / FZ_TWIPS_PER_POINT, arena);
    if (form->rule == FZ_LINE_MULTIPLE)
        return fz_str_printf(arena, FZ_SAY(lang, "每面 %d 行", "%d lines a page"), lines);
    return fz_str_printf(arena, FZ_SAY(lang, "行距 %.*s 磅，每面 %d 行", "%.*s points a line, %d lines a page"),
                         FZ_ARG(points), lines);
}

static void look_at(struct fz_told *told, const struct params *p, struct fz_span raw, const struct fz_form *form)
{
    const struct fz_check_run *run = told->run;
    const struct fz_layout *layout = run->doc->layout;
    static const struct fz_page no_grid;
    enum fz_lang lang = run->result->errors.lang;
    struct fz_arena *arena = run->result->arena;
    const struct fz_page *page = form->page < layout->n_pages ? &layout->pages[form->page] : &no_grid;
    int want = p->lines ? p->lines : p->chars, is = how_many(p, page, form);
    if (is <= 0 || page->width > page->height || (is >= want - p->tolerance && is <= want + p->tolerance))
        return;
    if (p->lines)
        fz_told_add(told, raw, false, line_words(run, form, is),
                    fz_str_printf(arena, FZ_SAY(lang, " %d 行", "%d lines"), want));
    else
        fz_told_add(told, raw, false, fz_str_printf(arena, FZ_SAY(lang, "每行 %d 字", "%d characters a line"), is),
                    fz_str_printf(arena, FZ_SAY(lang, " %d 字", "%d characters"), want));
}

static void run_check(const struct fz_check_run *run)
{
    struct fz_told told = {.run = run};
    struct fz_stretch *words;
    size_t n = fz_looks_words(run, &words);
    for (size_t i = 0, last; fz_looks_next(words, n, &i, &last); i = last + 1)
        look_at(&told, run->params, (struct fz_span){words[i].raw.start, words[last].raw.end},
                &run->doc->layout->forms[words[i].form]);
    fz_told_finish(&told);
}

const struct fz_check fz_check_layout_density = {
    .name = "layout-density",
    .help = "每面多少行、每行多少字（只查 .docx），按行距和文档网格算：{is} 是算出的，{want} 是应当的",
    .help_en = "lines on a page and characters in a line, worked out from spacing and grid (.docx only)",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .no_examples = true,
    .layout = true,
    .prepare = prepare,
    .run = run_check,
};
