/* What a file says besides its text: tracked changes, comments, hidden text. Somebody drafted with them; what is handed
 * in or published must have none. */
#include "check/check.h"

struct params {
    int fact;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"fact", FZ_PARAM_CHOICE, true, AT(fact), fz_fact_names, NULL,
     "查哪一种：tracked-change 没有接受或拒绝的修订、comment 批注、hidden-text 隐藏文字",
     "which: tracked changes neither accepted nor rejected, comments, hidden text"},
    {0},
};

/* Facts have their places in the raw text, and some have no words there at all. */
static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    (void)arena;
    (void)errors;
    rule->scope.raw = true;
    return true;
}

/* What is to be marked: the fact's words; where it has none, the line it stands in, or the last one before it that is
 * not blank. */
static struct fz_span place_of(const struct fz_doc *doc, const struct fz_fact *fact)
{
    struct fz_str words = fz_str_trim(fz_text_at(&doc->raw, fact->raw));
    for (uint32_t line = fz_text_place(&doc->raw, fact->raw.start).line; words.len == 0 && line > 0; line--)
        words = fz_str_trim(fz_text_line(&doc->raw, line));
    if (words.len == 0)
        return fz_doc_anchor_raw(doc);
    uint32_t start = fz_u32((size_t)(words.ptr - doc->raw.str.ptr));
    return (struct fz_span){start, start + fz_u32(words.len)};
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    for (size_t i = 0; i < run->doc->n_facts; i++) {
        const struct fz_fact *fact = &run->doc->facts[i];
        struct fz_value words = {"text", fact->text};
        if ((int)fact->kind == p->fact)
            fz_emit(run, place_of(run->doc, fact), &words, 1);
    }
}

const struct fz_check fz_check_document_fact = {
    .name = "document-fact",
    .help = "文件里正文以外的东西：修订、批注、隐藏文字；{text} 是批注或藏起、删去的文字",
    .help_en = "what a file holds besides its text: tracked changes, comments, hidden text",
    .params = params,
    .params_size = sizeof(struct params),
    .no_examples = true,
    .prepare = prepare,
    .run = run_check,
};
