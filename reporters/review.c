/* Verdicts and findings, counted by category; nothing is judged here that no rule has judged. */
#include "review.h"
#include "model/categories.h"
#include <string.h>

static size_t category_index(struct fz_str name)
{
    size_t i = 0;
    while (fz_categories[i] && !fz_str_equal(name, fz_str_from(fz_categories[i])))
        i++;
    return i;
}

size_t fz_groups_of(const struct fz_result *result, enum fz_lang lang, struct fz_arena *arena, struct fz_group **groups)
{
    size_t n = 0;
    while (fz_categories[n])
        n++;
    *groups = FZ_NEW_N(arena, struct fz_group, n);
    for (size_t i = 0; i < n; i++) {
        (*groups)[i].category = fz_categories[i];
        (*groups)[i].label = FZ_SAY(lang, fz_category_label(fz_categories[i]), fz_categories[i]);
    }
    for (size_t i = 0; i < result->n_verdicts; i++) {
        size_t at = category_index(result->verdicts[i].rule->category);
        if (at < n)
            (*groups)[at].outcomes[result->verdicts[i].outcome]++;
    }
    for (size_t i = 0; i < result->n_findings; i++) {
        size_t at = category_index(result->findings[i].category);
        if (at < n)
            (*groups)[at].counts[result->findings[i].level]++;
    }
    return n;
}

size_t fz_group_rules(const struct fz_group *group)
{
    size_t sum = 0;
    for (int i = 0; i <= FZ_NEEDS_PERSON; i++)
        sum += group->outcomes[i];
    return sum;
}

size_t fz_group_findings(const struct fz_group *group)
{
    return group->counts[FZ_ERROR] + group->counts[FZ_WARNING] + group->counts[FZ_NOTE];
}

const char *fz_group_word(const struct fz_group *group, enum fz_lang lang)
{
    if (fz_group_findings(group) > 0)
        return FZ_SAY(lang, "有问题", "findings");
    if (group->outcomes[FZ_RULE_GAVE_UP] > 0)
        return FZ_SAY(lang, "未查完", "not fully checked");
    if (group->outcomes[FZ_NEEDS_PERSON] > 0)
        return FZ_SAY(lang, "须人工核对", "for a person");
    if (group->outcomes[FZ_CLEAN] + group->outcomes[FZ_FOUND] > 0)
        return FZ_SAY(lang, "未发现问题", "nothing found");
    return group->outcomes[FZ_NOT_APPLICABLE] > 0 ? FZ_SAY(lang, "不适用", "not applicable") : "";
}

/* ---- the report as a whole ---- */

const char *const fz_state_names[] = {"passed", "failed", "incomplete", "unreadable"};

enum fz_state fz_state_of(const struct fz_result *result, int fail_on)
{
    bool incomplete = result->errors.n > 0, failed = false;
    if (!result->doc)
        return FZ_STATE_UNREADABLE;
    for (size_t i = 0; i < result->n_verdicts; i++)
        incomplete = incomplete || result->verdicts[i].outcome == FZ_RULE_GAVE_UP;
    for (size_t i = 0; i < result->n_findings; i++)
        failed = failed || (int)result->findings[i].level >= fail_on;
    return incomplete ? FZ_STATE_INCOMPLETE : failed ? FZ_STATE_FAILED : FZ_STATE_PASSED;
}

const char *fz_state_word(enum fz_state state, enum fz_lang lang)
{
    static const char *const zh[] = {"通过", "未通过", "未查完", "无法读取"};
    return FZ_SAY(lang, zh[state], fz_state_names[state]);
}

struct fz_deadline fz_deadline_of(const struct fz_result *result, enum fz_lang lang)
{
    static const char category[] = "deadline";
    bool ran = false;
    for (size_t i = 0; i < result->n_findings; i++)
        if (fz_str_equal(result->findings[i].category, fz_str_from(category)))
            return (struct fz_deadline){result->findings[i].message, true};
    for (size_t i = 0; i < result->n_verdicts; i++) {
        const struct fz_verdict *v = &result->verdicts[i];
        ran = ran || (fz_str_equal(v->rule->category, fz_str_from(category)) && v->outcome != FZ_NOT_APPLICABLE);
    }
    if (result->doc && !result->doc->signed_on.year)
        return (struct fz_deadline){fz_str_from(FZ_SAY(lang, "日期不明", "no date")), false};
    return (struct fz_deadline){
        fz_str_from(ran ? FZ_SAY(lang, "未发现问题", "nothing found") : FZ_SAY(lang, "未查", "not checked")), false};
}

struct fz_str fz_report_title(const struct fz_result *result)
{
    return result->doc ? fz_str_trim(fz_doc_str(result->doc, result->doc->title)) : (struct fz_str){0};
}
