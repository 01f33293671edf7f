/* What stands around the body: title, 发文字号, 主送机关, 署名, 成文日期: there or not, and of the right form. */
#include "base/utf8.h"
#include "check/check.h"

struct params {
    int field, with;
    bool required;
    struct fz_patterns must, must_not;
    struct fz_strs not_kinds;
};
enum field { NOTHING, TITLE, DOC_NUMBER, ADDRESSEE, LEAD, SIGNER, DATE, YEAR };
static const char *const fields[] = {"-", "title", "doc-number", "addressee", "lead", "signer", "date", "year", NULL};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"field", FZ_PARAM_CHOICE, true, AT(field), fields, NULL,
     "查哪一项：title 标题、doc-number 发文字号、addressee 主送机关、lead 导语、signer 署名、date 成文日期、year "
     "报告年度",
     "which part"},
    {"required", FZ_PARAM_BOOL, false, AT(required), NULL, NULL, "必须有", "it must be there"},
    {"with", FZ_PARAM_CHOICE, false, AT(with), fields, NULL, "有这一项时才必须有",
     "it must be there where this one is"},
    {"must", FZ_PARAM_PATTERNS, false, AT(must), NULL, NULL, "有则必须含有其中之一",
     "where it is there, it has one of these"},
    {"must-not", FZ_PARAM_PATTERNS, false, AT(must_not), NULL, NULL, "不得含有其中任何一个", "it has none of these"},
    {"not-kinds", FZ_PARAM_STRS, false, AT(not_kinds), NULL, NULL, "不得是这几类机关（bodies 的名称）",
     "it must not be a body of these kinds"},
    {0},
};

static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    const struct params *p = rule->params;
    (void)arena;
    if (p->field == YEAR &&
        (p->must.n || p->must_not.n || p->not_kinds.n)) /* the year may stand nowhere in the report */
        return fz_error_add(
            errors, rule->file, rule->line, rule->column,
            FZ_SAY(errors->lang, "field: year 只能配 required、with", "field: year takes only required and with"));
    if (p->field != NOTHING && (p->required || p->with || p->must.n || p->must_not.n || p->not_kinds.n))
        return true;
    return fz_error_add(errors, rule->file, rule->line, rule->column,
                        FZ_SAY(errors->lang, "metadata 要写 required、with、must、must-not、not-kinds 之一",
                               "metadata needs one of required, with, must, must-not, not-kinds"));
}

static struct fz_span span_of(const struct fz_doc *doc, int field)
{
    switch ((enum field)field) {
    case TITLE:
        return doc->title;
    case DOC_NUMBER:
        return doc->doc_number;
    case ADDRESSEE:
        return doc->addressee;
    case LEAD:
        return doc->lead;
    case SIGNER:
        return doc->signer;
    case DATE:
        return doc->sign_date;
    case YEAR:
        return doc->year ? (struct fz_span){0, 1} : (struct fz_span){0, 0};
    case NOTHING:
        break;
    }
    return (struct fz_span){0, 0};
}

static bool is_of_kinds(const struct fz_check_run *run, const struct fz_strs *kinds, struct fz_span span)
{
    const struct fz_genre *genre = &run->ruleset->genre;
    struct fz_str name = fz_doc_str(run->doc, span);
    for (size_t i = 0; i < genre->n_bodies; i++) {
        for (size_t k = 0; k < genre->bodies[i].names.n; k++) {
            if (!fz_check_match(run, genre->bodies[i].names.items[k], name, NULL))
                continue;
            for (size_t j = 0; j < kinds->n; j++)
                if (fz_str_equal(kinds->items[j], genre->bodies[i].name))
                    return true;
            return false; /* the first kind that fits is the body's */
        }
    }
    return false;
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_doc *doc = run->doc;
    struct fz_span span = span_of(doc, p->field), with = span_of(doc, p->with);
    struct fz_match match;
    if (span.end <= span.start) {
        if (p->required || (p->with && with.end > with.start))
            fz_emit_absent(run, NULL, 0);
        else
            run->verdict->outcome = FZ_NOT_APPLICABLE;
        return;
    }
    if (p->must.n && !fz_check_find_any(run, &p->must, span, NULL) && !fz_check_gave_up(run))
        fz_emit(run, span, NULL, 0);
    if (fz_check_find_any(run, &p->must_not, span, &match))
        fz_emit(run, match.groups[0], NULL, 0);
    if (is_of_kinds(run, &p->not_kinds, span))
        fz_emit(run, span, NULL, 0);
}

const struct fz_check fz_check_metadata = {
    .name = "metadata",
    .help = "标题、发文字号、主送机关、署名、成文日期",
    .help_en = "title, document number, addressee, signer, date",
    .params = params,
    .params_size = sizeof(struct params),
    .prepare = prepare,
    .run = run_check,
};
