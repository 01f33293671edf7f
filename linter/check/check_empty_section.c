/* A heading with nothing under it. A run of numbered one-sentence items is a list, not a row of empty sections: an item
 * is empty only where most of its neighbours have text of their own. */
#include "base/utf8.h"
#include "check/check.h"

struct params {
    int max_heading;
};

static const struct fz_param params[] = {
    {"max-heading", FZ_PARAM_INT, false, offsetof(struct params, max_heading), NULL, NULL,
     "标题超过多少字就当作一句话而不是标题，默认 30",
     "a heading longer than this is taken for a sentence, 30 by default"},
    {0},
};

static bool has_body(const struct fz_doc *doc, const struct fz_section *s)
{
    return fz_str_trim(fz_doc_str(doc, s->body)).len > 0;
}

struct beside { /* sections of one level under PARENT */
    const struct fz_section *parent;
    size_t with, without; /* text of their own */
};

static struct beside count_beside(const struct fz_doc *doc, const struct fz_section *s)
{
    struct beside beside = {.parent = s->parent};
    for (const struct fz_section *n = s->parent->child; n; n = n->next) {
        bool counts = n->level == s->level, has = counts && has_body(doc, n);
        beside.with += has;
        beside.without += counts && !has;
    }
    return beside;
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    size_t max = p->max_heading ? (size_t)p->max_heading : 30;
    struct beside besides[FZ_MAX_LEVEL + 1] = {{0}};
    for (const struct fz_section *s = run->doc->root->child; s; s = fz_section_walk(s)) {
        if (has_body(run->doc, s) || fz_utf8_count(fz_doc_str(run->doc, s->heading)) > max)
            continue;
        struct beside *beside = &besides[s->level];
        if (beside->parent != s->parent)
            *beside = count_beside(run->doc, s);
        if (s->level == 1 || beside->with > beside->without - 1) /* S itself left out */
            fz_emit(run, fz_section_head(s), NULL, 0);
    }
}

const struct fz_check fz_check_empty_section = {
    .name = "empty-section",
    .help = "标题之下没有内容",
    .help_en = "a heading with nothing under it",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
