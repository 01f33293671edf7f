/* Words that are not black, or stand on a coloured ground: what a drafter marked and forgot. */
#include "check/looks.h"

struct params {
    int tolerance;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"tolerance", FZ_PARAM_INT, false, AT(tolerance), NULL, NULL,
     "红、绿、蓝三个值（0 至 255）都不超过它，也算黑色；默认 0",
     "red, green and blue up to this (0 to 255) are black too; 0 by default"},
    {0},
};

static bool is_black(int colour, int tolerance)
{
    return colour < 0 ||
           ((colour >> 16) <= tolerance && (colour >> 8 & 0xFF) <= tolerance && (colour & 0xFF) <= tolerance);
}

/* What is wrong with LOOK; empty: nothing. */
static struct fz_str deviation(const struct fz_check_run *run, const struct fz_look *look, int tolerance)
{
    static const struct {
        int colour;
        const char *zh, *en;
    } names[] = {
        {0xFF0000, "红色", "red"},  {0xC00000, "深红色", "dark red"}, {0x0000FF, "蓝色", "blue"},
        {0x0070C0, "蓝色", "blue"}, {0x00B050, "绿色", "green"},      {0xFFFFFF, "白色", "white"},
    };
    enum fz_lang lang = run->result->errors.lang;
    if (look->marked)
        return fz_str_from(FZ_SAY(lang, "带底色", "marked"));
    if (is_black(look->colour, tolerance))
        return (struct fz_str){0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].colour == look->colour)
            return fz_str_from(FZ_SAY(lang, names[i].zh, names[i].en));
    return fz_str_printf(run->result->arena, FZ_SAY(lang, "彩色（%06X）", "coloured (%06X)"), (unsigned)look->colour);
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    struct fz_told told = {.run = run};
    struct fz_stretch *words;
    size_t n = fz_looks_words(run, &words);
    bool on = false;
    for (size_t i = 0; i < n; i++) {
        struct fz_str is = deviation(run, &run->doc->layout->looks[words[i].look], p->tolerance);
        on = on && words[i].form == words[i - 1].form;
        if (is.len)
            fz_told_add(&told, words[i].raw, on, is, fz_str_from(FZ_SAY(run->result->errors.lang, "黑色", "black")));
        on = is.len > 0;
    }
    fz_told_finish(&told);
}

const struct fz_check fz_check_layout_colour = {
    .name = "layout-colour",
    .help = "不是黑色的字和带底色的字（只查 .docx）：{is} 是什么颜色",
    .help_en = "words that are not black or are marked (.docx only)",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .no_examples = true,
    .layout = true,
    .prepare = fz_looks_prepare,
    .run = run_check,
};
