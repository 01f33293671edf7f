/* How many lines stand on a page and how many characters in a line, worked out from what the file says of page, grid,
 * spacing and size. */
#include "check/looks.h"

enum { TENTH_OF_MM = 6, SPACE_UNIT = 4096 }; /* 1/10 mm in twips: less is rounding */

struct params {
    int lines, chars, tolerance;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"lines", FZ_PARAM_INT, false, AT(lines), NULL, NULL, "每面几行；不写为不查", "lines on a page"},
    {"chars", FZ_PARAM_INT, false, AT(chars), NULL, NULL, "每行几字；不写为不查", "characters in a line"},
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
    return gridded && page->line_pitch >= enough ? page->line_pitch * form->line / 240 : 0;
}

static int lines_of(const struct fz_page *page, const struct fz_form *form, int size)
{
    int height = page->height - page->top - page->bottom, line = line_height(page, form, size);
    return page->height && height > 0 && line > 0 ? (height + TENTH_OF_MM) / line : 0;
}

static int chars_of(const struct fz_page *page, int size)
{
    int width = page->width - page->left - page->right - page->gutter;
    int one = size * (FZ_TWIPS_PER_POINT / 2) * SPACE_UNIT;
    if (page->char_grid && page->char_space > -one && page->char_space < one)
        one += page->char_space * FZ_TWIPS_PER_POINT;
    return page->width && width > 0 && one > 0 ? (int)(((int64_t)width + TENTH_OF_MM) * SPACE_UNIT / one) : 0;
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

static void look_at(struct fz_told *told, const struct params *p, struct fz_span raw, const struct fz_stretch *first)
{
    const struct fz_check_run *run = told->run;
    const struct fz_layout *layout = run->doc->layout;
    const struct fz_form *form = &layout->forms[first->form];
    int size = layout->looks[first->look].size, want = p->lines ? p->lines : p->chars;
    enum fz_lang lang = run->result->errors.lang;
    struct fz_arena *arena = run->result->arena;
    if (form->page >= layout->n_pages || !size)
        return;
    const struct fz_page *page = &layout->pages[form->page];
    int is = p->lines ? lines_of(page, form, size) : chars_of(page, size);
    if (is <= 0 || page->width > page->height || (is >= want - p->tolerance && is <= want + p->tolerance))
        return;
    if (p->lines)
        fz_told_add(told, raw, false, line_words(run, form, is),
                    fz_str_printf(arena, FZ_SAY(lang, "%d 行", "%d lines"), want));
    else
        fz_told_add(told, raw, false, fz_str_printf(arena, FZ_SAY(lang, "每行 %d 字", "%d characters a line"), is),
                    fz_str_printf(arena, FZ_SAY(lang, "%d 字", "%d characters"), want));
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

const struct fz_check fz_check_layout_density = {
    .name = "layout-density",
    .help = "每面多少行、每行多少字（只查 .docx），按版心、网格、行距和字号算：{is} 是算出的，{want} 是应当的",
    .help_en = "lines on a page and characters in a line, worked out from page, grid, spacing and size (.docx only)",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .no_examples = true,
    .layout = true,
    .prepare = prepare,
    .run = run_check,
};
