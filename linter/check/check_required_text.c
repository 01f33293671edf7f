/* Words that must occur where the rule looks: a problems part that names causes, evidence that the heads acted. */
#include "base/utf8.h"
#include "check/check.h"

struct params {
    struct fz_patterns patterns, weak;
    int at_least, weak_at_least, min_chars;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"patterns", FZ_PARAM_PATTERNS, true, AT(patterns), NULL, NULL, "应当出现的文字（正则），任一即可",
     "what must occur, any of these"},
    {"at-least", FZ_PARAM_INT, false, AT(at_least), NULL, NULL, "至少几处，默认 1", "how many places, 1 by default"},
    {"weak", FZ_PARAM_PATTERNS, false, AT(weak), NULL, NULL, "较弱的迹象，要有多处才算",
     "weaker signs, of which several are needed"},
    {"weak-at-least", FZ_PARAM_INT, false, AT(weak_at_least), NULL, NULL, "较弱的迹象至少几处，默认 2",
     "how many weaker signs, 2 by default"},
    {"min-chars", FZ_PARAM_INT, false, AT(min_chars), NULL, NULL, "不足这么多字的部分不查（空泛另有规则）",
     "parts with fewer characters are not looked at"},
    {0},
};

static int count(const struct fz_check_run *run, const struct fz_patterns *patterns, struct fz_span span, int enough)
{
    int n = 0;
    struct fz_match match;
    for (size_t i = 0; i < patterns->n; i++) {
        for (size_t at = span.start; n < enough && fz_check_find_in(run, patterns->items[i], at, span.end, &match);
             n++) {
            size_t size; /* a pattern that matches nothing at all moves on by a character, never into one */
            fz_utf8_at(fz_check_text(run), match.groups[0].end, &size);
            at = match.groups[0].end > match.groups[0].start ? match.groups[0].end
                                                             : match.groups[0].end + (size ? size : 1);
        }
    }
    return n;
}

static bool enough(const struct fz_check_run *run, const struct params *p, struct fz_span span)
{
    int at_least = p->at_least ? p->at_least : 1, weak = p->weak_at_least ? p->weak_at_least : 2;
    return count(run, &p->patterns, span, at_least) >= at_least ||
           (p->weak.n && count(run, &p->weak, span, weak) >= weak);
}

/* With a role: each part that has it must have the words, and the finding stands on its heading. */
static void run_roles(const struct fz_check_run *run, const struct params *p)
{
    bool met = false;
    for (const struct fz_section *s = run->doc->root->child; s; s = fz_section_walk(s)) {
        if (!(s->roles & run->rule->scope.roles) ||
            fz_utf8_count(fz_doc_str(run->doc, s->body)) <= (size_t)p->min_chars)
            continue;
        met = true;
        if (!enough(run, p, s->body) && !fz_check_gave_up(run))
            fz_emit(run, fz_section_head(s), NULL, 0);
    }
    if (!met)
        run->verdict->outcome = FZ_NOT_APPLICABLE;
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    if (run->rule->scope.roles) {
        run_roles(run, p);
        return;
    }
    const struct fz_span *spans;
    size_t n = fz_check_spans(run, &spans);
    if (n == 0)
        run->verdict->outcome = FZ_NOT_APPLICABLE;
    else if (!enough(run, p, (struct fz_span){spans[0].start, spans[n - 1].end}) && !fz_check_gave_up(run))
        fz_emit_absent(run, NULL, 0);
}

const struct fz_check fz_check_required_text = {
    .name = "required-text",
    .help = "某处应当写到的内容",
    .help_en = "words that must occur where the rule looks",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .folded = true,
    .run = run_check,
};
