/* Verdicts into one state per element. The worst one counts: a part that has its heading (for one rule) and is hollow
 * (for another) is hollow. */
#include "elements.h"
#include "shown.h"

static const struct fz_verdict *worst_verdict(const struct fz_result *result, struct fz_str role)
{
    const struct fz_verdict *worst = NULL;
    for (size_t i = 0; i < result->n_verdicts; i++) {
        const struct fz_verdict *v = &result->verdicts[i];
        if (v->state != FZ_ELEMENT_NONE && fz_str_equal(v->rule->element, role) && (!worst || v->state > worst->state))
            worst = v;
    }
    return worst;
}

static const struct fz_section *section_with_role(const struct fz_doc *doc, size_t role)
{
    for (const struct fz_section *s = doc->root; s; s = fz_section_walk(s))
        if (s->roles >> role & 1)
            return s;
    return NULL;
}

static uint32_t line_of(const struct fz_doc *doc, struct fz_span folded)
{
    return fz_text_place(&doc->raw, fz_doc_raw(doc, folded).start).line;
}

static struct fz_element_shown from_verdict(const struct fz_doc *doc, const struct fz_verdict *verdict)
{
    struct fz_element_shown shown = {.state = verdict->state, .verdict = verdict};
    if (verdict->state == FZ_ELEMENT_ABSENT || verdict->at.end <= verdict->at.start)
        return shown;
    shown.line = line_of(doc, verdict->at);
    if (verdict->state == FZ_ELEMENT_TEXT)
        return shown;
    const struct fz_section *section = fz_doc_section_at(doc, verdict->at.start);
    if (section && section->level > 0) {
        shown.section = section;
        shown.line = line_of(doc, fz_section_head(section));
    }
    return shown;
}

static struct fz_element_shown from_headings(const struct fz_doc *doc, size_t role)
{
    const struct fz_section *section = section_with_role(doc, role);
    if (!section)
        return (struct fz_element_shown){.state = FZ_ELEMENT_NONE};
    return (struct fz_element_shown){
        .state = FZ_ELEMENT_HEADING, .line = line_of(doc, fz_section_head(section)), .section = section};
}

size_t fz_elements_of(const struct fz_result *result, const struct fz_ruleset *ruleset, bool all,
                      struct fz_arena *arena, struct fz_element_shown **elements)
{
    const struct fz_genre *genre = &ruleset->genre;
    size_t n = 0;
    *elements = FZ_NEW_N(arena, struct fz_element_shown, genre->n_roles);
    for (size_t role = 0; role < genre->n_roles; role++) {
        const struct fz_verdict *verdict = worst_verdict(result, genre->roles[role].name);
        if (!verdict && !all)
            continue;
        (*elements)[n] = verdict ? from_verdict(result->doc, verdict) : from_headings(result->doc, role);
        (*elements)[n++].role = &genre->roles[role];
    }
    return n;
}

const char *fz_element_word(enum fz_element_state state, enum fz_lang lang)
{
    static const char *const zh[] = {"未判断", "有标题", "仅见于正文", "空泛", "缺"};
    static const char *const en[] = {"not looked for", "has its heading", "in running text only", "hollow", "absent"};
    return FZ_SAY(lang, zh[state], en[state]);
}

void fz_element_put(FILE *out, const struct fz_doc *doc, const struct fz_element_shown *element, enum fz_lang lang)
{
    fputs("  ", out);
    fz_shown_put(out, element->role->label);
    fprintf(out, "%s%s", FZ_SAY(lang, "：", ": "), fz_element_word(element->state, lang));
    if (element->line > 0) {
        fprintf(out, FZ_SAY(lang, "（第%u行", " (line %u"), element->line);
        if (element->section) {
            fputs(" “", out);
            fz_shown_put(out, fz_doc_str(doc, fz_section_head(element->section)));
            fputs("”", out);
        }
        fputs(FZ_SAY(lang, "）", ")"), out);
    }
    fputc('\n', out);
}
