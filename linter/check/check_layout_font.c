/* Font and size of the Chinese characters. Figures and Latin letters may be set in a font of theirs: no standard that
 * rules rest on says which. */
#include "check/looks.h"

struct params {
    struct fz_font_rule font;
};

static const struct fz_param params[] = {
    FZ_FONT_PARAMS(offsetof(struct params, font)),
    {0},
};

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    struct fz_arena *arena = run->result->arena;
    struct fz_told told = {.run = run};
    struct fz_stretch *words;
    size_t n = fz_looks_words(run, &words);
    bool on = false;
    for (size_t i = 0; i < n; i++) {
        const struct fz_look *look = &run->doc->layout->looks[words[i].look];
        on = on && words[i].form == words[i - 1].form;
        bool fits = fz_font_fits(&p->font, look->font, look->size);
        if (!fits)
            fz_told_add(&told, words[i].raw, on, fz_font_words(&p->font, look->font, look->size, arena),
                        fz_font_wanted(&p->font, arena));
        on = !fits;
    }
    fz_told_finish(&told);
}

const struct fz_check fz_check_layout_font = {
    .name = "layout-font",
    .help = "字体和字号（只查 .docx）：{is} 是文件里的，{want} 是应当的",
    .help_en = "font and size of the Chinese characters (.docx only)",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .no_examples = true,
    .layout = true,
    .prepare = fz_looks_prepare,
    .run = run_check,
};
