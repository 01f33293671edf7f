/* Paper and margins. What a file says of its pages stands at no words: findings are at the title. */
#include "check/looks.h"
#include <stdlib.h>

struct params {
    int wanted[6]; /* in the order of measures */
    int tolerance;
};

enum { WIDTH, HEIGHT, TOP, LEFT, TEXT_WIDTH, TEXT_HEIGHT };

static const struct {
    const char *zh, *en;
} measures[] = {{"宽", "width"},  {"高", "height"},         {"天头", "top"},
                {"订口", "left"}, {"版心宽", "text width"}, {"版心高", "text height"}};

#define AT(index) (offsetof(struct params, wanted) + (index) * sizeof(int))
static const struct fz_param params[] = {
    {"width", FZ_PARAM_INT, false, AT(WIDTH), NULL, NULL, "纸张宽，毫米；以下各项不写为不查", "of the paper, in mm"},
    {"height", FZ_PARAM_INT, false, AT(HEIGHT), NULL, NULL, "纸张高，毫米", "of the paper, in mm"},
    {"top", FZ_PARAM_INT, false, AT(TOP), NULL, NULL, "天头，毫米", "margin above, in mm"},
    {"left", FZ_PARAM_INT, false, AT(LEFT), NULL, NULL, "订口，毫米", "margin where it is bound, in mm"},
    {"text-width", FZ_PARAM_INT, false, AT(TEXT_WIDTH), NULL, NULL, "版心宽，毫米", "between the margins, in mm"},
    {"text-height", FZ_PARAM_INT, false, AT(TEXT_HEIGHT), NULL, NULL, "版心高，毫米", "between the margins, in mm"},
    {"tolerance", FZ_PARAM_INT, false, offsetof(struct params, tolerance), NULL, NULL, "可差多少，毫米",
     "how far it may be off, in mm"},
    {0},
};

/* Tenths of a millimetre: a millimetre has 1440 / 25.4 twips. */
static int tenths_of(int twips)
{
    return (twips * 254 + 720) / 1440;
}

/* Pages that lie on their side hold a table; only their paper is looked at. -1: not to be looked at. */
static int measure(const struct fz_page *page, int which)
{
    bool lying = page->width > page->height;
    if (which == WIDTH || which == HEIGHT)
        return (which == WIDTH) != lying ? page->width : page->height;
    if (lying)
        return -1;
    return which == TOP          ? page->top
           : which == LEFT       ? page->left + page->gutter
           : which == TEXT_WIDTH ? page->width - page->left - page->right - page->gutter
                                 : page->height - page->top - page->bottom;
}

static struct fz_str add_words(const struct fz_check_run *run, struct fz_str words, int which, int tenths)
{
    enum fz_lang lang = run->result->errors.lang;
    struct fz_str number = fz_tenths(tenths, run->result->arena);
    return fz_str_printf(run->result->arena, FZ_SAY(lang, "%.*s%s%s %.*s 毫米", "%.*s%s%s %.*s mm"), FZ_ARG(words),
                         words.len ? FZ_SAY(lang, "、", ", ") : "",
                         FZ_SAY(lang, measures[which].zh, measures[which].en), FZ_ARG(number));
}

static void look_at(const struct fz_check_run *run, const struct params *p, const struct fz_page *page)
{
    struct fz_str is = {0}, want = {0};
    for (int i = 0; i < (int)(sizeof measures / sizeof *measures); i++) {
        int twips = measure(page, i), tenths = tenths_of(twips);
        if (!p->wanted[i] || twips < 0 || abs(tenths - p->wanted[i] * 10) <= p->tolerance * 10)
            continue;
        is = add_words(run, is, i, tenths);
        want = add_words(run, want, i, p->wanted[i] * 10);
    }
    if (is.len)
        fz_emit_absent(run, (struct fz_value[]){{"is", is}, {"want", want}}, 2);
}

/* Sections that deviate alike are told of once: findings of one place with the same words become one. */
static void run_check(const struct fz_check_run *run)
{
    const struct fz_layout *layout = run->doc->layout;
    for (size_t i = 0; i < layout->n_pages; i++)
        if (layout->pages[i].width && layout->pages[i].height)
            look_at(run, run->params, &layout->pages[i]);
}

const struct fz_check fz_check_layout_page = {
    .name = "layout-page",
    .help = "纸张、页边距、版心（只查 .docx）：{is} 是文件里的，{want} 是应当的",
    .help_en = "paper, margins and the area between them (.docx only)",
    .params = params,
    .params_size = sizeof(struct params),
    .no_examples = true,
    .layout = true,
    .run = run_check,
};
