/* Font and size of the page numbers in footers and headers. */
#include "check/looks.h"

struct params {
    struct fz_font_rule font;
};

static const struct fz_param params[] = {
    FZ_FONT_PARAMS(offsetof(struct params, font)),
    {0},
};

/* Numbers that deviate alike are told of once: findings of one place with the same words become one. */
static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_layout *layout = run->doc->layout;
    struct fz_arena *arena = run->result->arena;
    for (size_t i = 0; i < layout->n_numbers; i++) {
        const struct fz_look *look = &layout->numbers[i].look;
        struct fz_value values[] = {{"is", fz_font_words(&p->font, look->digit_font, look->size, arena)},
                                    {"want", fz_font_wanted(&p->font, arena)}};
        if (!fz_font_fits(&p->font, look->digit_font, look->size))
            fz_emit_absent(run, values, 2);
    }
}

const struct fz_check fz_check_layout_number_font = {
    .name = "layout-number-font",
    .help = "页码的字体和字号（只查 .docx）：{is} 是文件里的，{want} 是应当的",
    .help_en = "font and size of page numbers (.docx only)",
    .params = params,
    .params_size = sizeof(struct params),
    .no_examples = true,
    .layout = true,
    .run = run_check,
};
