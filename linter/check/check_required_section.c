/* A part that the report must have: under a heading of its own, only in running text, hollow, or absent. The verdict is
 * what summary, outline and checklist show. */
#include "base/utf8.h"
#include "check/check.h"

struct params {
    int role;
    struct fz_patterns in_text, anywhere, evidence, not_in_text;
    struct fz_role_list not_in;
    int min_chars, text_level, hollow_level;
    struct fz_str text_message, hollow_message;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"part", FZ_PARAM_ROLE, true, AT(role), NULL, NULL, "必须有的部分（pack.yaml 中 roles 的名称）",
     "the part that must be there, a role of pack.yaml"},
    {"in-text", FZ_PARAM_PATTERNS, false, AT(in_text), NULL, NULL, "没有标题时，正文里这样写也算写到",
     "words in running text that count as the part where it has no heading"},
    {"not-in-text", FZ_PARAM_PATTERNS, false, AT(not_in_text), NULL, NULL, "含有这些的句子不算写到",
     "sentences with these do not count"},
    {"not-in", FZ_PARAM_ROLES, false, AT(not_in), NULL, NULL, "在这些部分里写到不算",
     "parts in which such words do not count"},
    {"anywhere", FZ_PARAM_PATTERNS, false, AT(anywhere), NULL, NULL, "不论写在哪一部分都算写到",
     "words in running text that count in whatever part they stand"},
    {"text-message", FZ_PARAM_STR, false, AT(text_message), NULL, NULL, "只见于正文时的提示语",
     "message where it is in running text only"},
    {"text-level", FZ_PARAM_CHOICE, false, AT(text_level), fz_level_names, NULL, "只见于正文时的级别",
     "level where it is in running text only"},
    {"min-chars", FZ_PARAM_INT, false, AT(min_chars), NULL, NULL, "少于这么多字且没有 evidence 为空泛",
     "a body with fewer characters and no evidence is hollow"},
    {"evidence", FZ_PARAM_PATTERNS, false, AT(evidence), NULL, NULL, "有其中之一就不算空泛",
     "a body with one of these is not hollow"},
    {"hollow-message", FZ_PARAM_STR, false, AT(hollow_message), NULL, NULL, "空泛时的提示语",
     "message where it is hollow"},
    {"hollow-level", FZ_PARAM_CHOICE, false, AT(hollow_level), fz_level_names, NULL, "空泛时的级别",
     "level where it is hollow"},
    {0},
};

static bool has_role(const struct fz_section *s, int role)
{
    return s->roles >> role & 1;
}

static const struct fz_section *with_heading(const struct fz_check_run *run, int role)
{
    for (const struct fz_section *s = run->doc->root->child; s; s = fz_section_walk(s))
        if (has_role(s, role))
            return s;
    if (!run->ruleset->genre.roles[role].topical)
        return NULL;
    size_t topics = 0;
    const struct fz_section *first = NULL;
    for (const struct fz_section *s = run->doc->root->child; s; s = s->next) {
        if (!first)
            first = s; /* a heading that merges a topic with another part's name opens the row too */
        topics += !s->roles && fz_str_trim(fz_doc_str(run->doc, s->body)).len > 0;
    }
    return topics >= 2 ? first : NULL;
}

static bool in_text(const struct fz_check_run *run, const struct params *p, struct fz_span *at)
{
    struct fz_match match;
    for (size_t i = 0; i < run->doc->n_sentences; i++) {
        struct fz_span sentence = run->doc->sentences[i];
        uint64_t roles = fz_section_roles(fz_doc_section_at(run->doc, sentence.start));
        bool counts = true;
        for (size_t k = 0; k < p->not_in.n; k++)
            counts = counts && !(roles >> p->not_in.items[k] & 1);
        if (((counts && fz_check_find_any(run, &p->in_text, sentence, &match)) ||
             fz_check_find_any(run, &p->anywhere, sentence, &match)) &&
            !fz_check_find_any(run, &p->not_in_text, sentence, NULL)) {
            *at = match.groups[0];
            return true;
        }
    }
    return false;
}

static bool is_hollow(const struct fz_check_run *run, const struct params *p, const struct fz_section *section)
{
    size_t chars = fz_utf8_count(fz_doc_str(run->doc, section->body));
    return p->min_chars && chars > 1 && chars < (size_t)p->min_chars &&
           !fz_check_find_any(run, &p->evidence, section->body, NULL) && !fz_check_gave_up(run);
}

static struct fz_span without_break(const struct fz_doc *doc, struct fz_span span)
{
    struct fz_str text = fz_str_trim(fz_doc_str(doc, span));
    uint32_t start = text.len ? fz_u32((size_t)(text.ptr - doc->fold.str.ptr)) : span.start;
    return (struct fz_span){start, start + fz_u32(text.len)};
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_section *section = with_heading(run, p->role);
    struct fz_value values[] = {{"part", run->ruleset->genre.roles[p->role].label}};
    struct fz_finding *finding = NULL;
    struct fz_span at = {0, 0};
    if (section && is_hollow(run, p, section)) {
        run->verdict->state = FZ_ELEMENT_HOLLOW;
        run->verdict->at = fz_section_head(section);
        finding = fz_emit_as(run, without_break(run->doc, section->body), p->hollow_message, values, 1);
        finding->level = (enum fz_level)p->hollow_level;
        finding->category = FZ_STR("length");
    } else if (section) {
        run->verdict->state = FZ_ELEMENT_HEADING;
        run->verdict->at = fz_section_head(section);
    } else if (in_text(run, p, &at)) {
        run->verdict->state = FZ_ELEMENT_TEXT;
        run->verdict->at = at;
        finding = fz_emit_as(run, at, p->text_message, values, 1);
        finding->level = (enum fz_level)p->text_level;
        finding->category = FZ_STR("missing-heading");
    } else if (!fz_check_gave_up(run)) {
        run->verdict->state = FZ_ELEMENT_ABSENT;
        fz_emit_absent(run, values, 1);
    }
}

const struct fz_check fz_check_required_section = {
    .name = "required-section",
    .help = "必须有的部分：有标题、只见于正文、空泛或缺失",
    .help_en = "a part that must be there: heading, running text only, hollow or absent",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
