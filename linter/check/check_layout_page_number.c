/* Page numbers in footers and headers: whether there are any, what stands around them. */
#include "check/looks.h"

enum test { MISSING, FORM };

struct params {
    int test;
    struct fz_strs around;
};

static const char *const tests[] = {"missing", "form", NULL};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"test", FZ_PARAM_CHOICE, true, AT(test), tests, NULL, "missing 有没有页码；form 页码两边的符号",
     "missing: whether there are any; form: what stands on both sides"},
    {"around", FZ_PARAM_STRS, true, AT(around), NULL, NULL, "页码两边的符号，都算对；第一个写进提示",
     "what may stand on both sides; the first is what messages say"},
    {0},
};

static bool among(const struct fz_strs *words, struct fz_str s)
{
    for (size_t i = 0; i < words->n; i++)
        if (fz_str_equal(words->items[i], s))
            return true;
    return false;
}

/* Word can put short dashes around a number by its format. */
static bool is_dashed(const struct fz_layout *layout)
{
    for (size_t i = 0; i < layout->n_pages; i++)
        if (layout->pages[i].dashed_number)
            return true;
    return false;
}

static void tell(const struct fz_check_run *run, struct fz_str is, struct fz_str want)
{
    fz_emit_absent(run, (struct fz_value[]){{"is", is}, {"want", want}}, 2);
}

static struct fz_str form_words(struct fz_str before, const char *number, struct fz_str after, struct fz_arena *arena)
{
    return fz_str_printf(arena, "%.*s%s%s%s%.*s", FZ_ARG(before), before.len ? " " : "", number, after.len ? " " : "",
                         FZ_ARG(after));
}

static void look_at(const struct fz_check_run *run, const struct params *p, const struct fz_page_number *number)
{
    struct fz_arena *arena = run->result->arena;
    bool dashed = is_dashed(run->doc->layout);
    if (p->test == FORM && (dashed || !among(&p->around, number->before) || !among(&p->around, number->after)))
        tell(run, form_words(number->before, dashed ? "- 1 -" : "1", number->after, arena),
             form_words(p->around.items[0], "1", p->around.items[0], arena));
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_layout *layout = run->doc->layout;
    if (p->test == MISSING && !layout->n_numbers)
        tell(run, (struct fz_str){0}, form_words(p->around.items[0], "1", p->around.items[0], run->result->arena));
    for (size_t i = 0; i < layout->n_numbers; i++)
        look_at(run, p, &layout->numbers[i]);
}

const struct fz_check fz_check_layout_page_number = {
    .name = "layout-page-number",
    .help = "有没有页码、页码两边的符号（只查 .docx）：{is} 是文件里的，{want} 是应当的",
    .help_en = "whether there are page numbers, and what stands around them (.docx only)",
    .params = params,
    .params_size = sizeof(struct params),
    .no_examples = true,
    .layout = true,
    .run = run_check,
};
