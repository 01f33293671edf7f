/* Too short or too long: sentences, headings, the title, the parts where the rule looks. */
#include "base/utf8.h"
#include "check/check.h"

struct params {
    int of, min, max;
};
enum of { OF_SENTENCE, OF_HEADING, OF_TITLE, OF_SECTION, OF_REPORT };
static const char *const ofs[] = {"sentence", "heading", "title", "section", "report", NULL};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"of", FZ_PARAM_CHOICE, true, AT(of), ofs, NULL,
     "量什么：sentence 句、heading 标题、title 总标题、section 一级部分、report 全文", "what is measured"},
    {"min", FZ_PARAM_INT, false, AT(min), NULL, NULL, "至少多少字", "at least so many characters"},
    {"max", FZ_PARAM_INT, false, AT(max), NULL, NULL, "至多多少字", "at most so many characters"},
    {0},
};

static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    const struct params *p = rule->params;
    (void)arena;
    if (p->min || p->max)
        return true;
    return fz_error_add(errors, rule->file, rule->line, rule->column,
                        FZ_SAY(errors->lang, "length 要写 min 或 max", "length needs min or max"));
}

static void measure(const struct fz_check_run *run, struct fz_span measured, struct fz_span shown)
{
    const struct params *p = run->params;
    int chars = (int)fz_utf8_count(fz_doc_str(run->doc, measured));
    if (measured.end <= measured.start || (chars >= p->min && (!p->max || chars <= p->max)))
        return;
    struct fz_value values[] = {{"count", fz_str_printf(run->result->arena, "%d", chars)}};
    fz_emit(run, shown, values, 1);
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_doc *doc = run->doc;
    const struct fz_scope *scope = &run->rule->scope;
    if (p->of == OF_TITLE)
        measure(run, doc->title, doc->title);
    if (p->of == OF_REPORT)
        measure(run, doc->root->body, doc->title.end > doc->title.start ? doc->title : doc->lead);
    for (size_t i = 0; p->of == OF_SENTENCE && i < doc->n_sentences; i++)
        measure(run, doc->sentences[i], doc->sentences[i]);
    for (const struct fz_section *s = doc->root->child; s; s = fz_section_walk(s)) {
        bool wanted = !scope->roles || (fz_section_roles(s) & scope->roles);
        if (p->of == OF_HEADING && wanted)
            measure(run, s->heading, fz_section_head(s));
        if (p->of == OF_SECTION && wanted && s->level == 1)
            measure(run, s->body, fz_section_head(s));
    }
}

const struct fz_check fz_check_length = {
    .name = "length",
    .help = "过短或过长",
    .help_en = "too short or too long",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .folded = true,
    .prepare = prepare,
    .run = run_check,
};
