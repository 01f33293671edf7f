/* Order, duplicates, aggregates, fingerprints. */
#include <criterion/criterion.h>

#include "handmade.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))

static const char report[] = "标题\n甲错乙错，丙错。\n丁错\n";

Test(finding, names)
{
    cr_expect(strcmp(fz_outcome_names[FZ_CLEAN], "clean") == 0);
    cr_expect(strcmp(fz_outcome_names[FZ_NOT_APPLICABLE], "not-applicable") == 0);
    cr_expect(strcmp(fz_outcome_names[FZ_NEEDS_PERSON], "needs-person") == 0);
    cr_expect(fz_outcome_names[FZ_NEEDS_PERSON + 1] == NULL);
    cr_expect(strcmp(fz_element_state_names[FZ_ELEMENT_NONE], "") == 0);
    cr_expect(strcmp(fz_element_state_names[FZ_ELEMENT_ABSENT], "absent") == 0);
    cr_expect(fz_element_state_names[FZ_ELEMENT_ABSENT + 1] == NULL);
}

Test(finding, ordered_by_place_then_end_then_rule)
{
    struct made made;
    made_init(&made);
    const struct fz_rule *a = made_rule(&made, "FZ1", "a", "typo", FZ_NOTE),
                         *b = made_rule(&made, "FZ2", "b", "term", FZ_NOTE);
    made_report(&made, "r.txt", report);
    made_finding(&made, b, made_span(&made, "错", 1), "4");
    made_finding(&made, b, made_span(&made, "甲错", 0), "3");
    made_finding(&made, b, made_span(&made, "甲", 0), "2");
    made_finding(&made, a, made_span(&made, "甲", 0), "1");
    fz_findings_finish(&made.result);
    cr_assert(made.result.n_findings == 4);
    for (size_t i = 0; i < 4; i++)
        cr_expect(made.result.findings[i].message.ptr[0] == (char)('1' + i), "at %zu stands %s", i,
                  made.result.findings[i].message.ptr);
    cr_expect(fz_result_count(&made.result, FZ_NOTE) == 4 && fz_result_count(&made.result, FZ_ERROR) == 0);
    made_clear(&made);
}

Test(finding, what_is_the_same_twice)
{
    static const struct {
        const char *what;
        int second;   /* the other finding's rule: 0 the same, 1 of its category and more severe, 2 of its category and
                         level, 3 another category */
        int place;    /* of the other one */
        bool absence; /* both */
        const char *message;
        const char *left; /* rule ids of what is left */
    } cases[] = {
        {"same rule, same place", 0, 0, false, "不同的话", "A"},
        {"same rule, another place", 0, 1, false, "话", "AA"},
        {"same category, more severe", 1, 0, false, "话", "B"},
        {"same category, as severe", 2, 0, false, "话", "A"},
        {"same category, another place", 2, 1, false, "话", "AC"},
        {"another category", 3, 0, false, "话", "AD"},
        {"absences of one rule", 0, 0, true, "话", "A"},
        {"absences of one rule that differ", 0, 0, true, "不同的话", "AA"},
        {"absences of one category", 1, 0, true, "话", "AB"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct made made;
        made_init(&made);
        const struct fz_rule *rules[] = {
            made_rule(&made, "A", "a", "typo", FZ_WARNING),
            made_rule(&made, "B", "b", "typo", FZ_ERROR),
            made_rule(&made, "C", "c", "typo", FZ_WARNING),
            made_rule(&made, "D", "d", "term", FZ_ERROR),
        };
        made_report(&made, "r.txt", report);
        /* the other first, so that the order of finding them does not decide */
        made_finding(&made, rules[cases[i].second], made_span(&made, "错", cases[i].place), cases[i].message)->absence =
            cases[i].absence;
        made_finding(&made, rules[0], made_span(&made, "错", 0), "话")->absence = cases[i].absence;
        fz_findings_finish(&made.result);
        char left[8] = "";
        for (size_t k = 0; k < made.result.n_findings; k++)
            strncat(left, made.result.findings[k].rule->id.ptr, 1);
        cr_expect(strcmp(left, cases[i].left) == 0, "%s: left %s", cases[i].what, left);
        made_clear(&made);
    }
}

/* Two rules of two categories: only what would read the same once it is mended is one slip. */
Test(finding, what_mends_the_same)
{
    static const struct {
        const char *first, *first_fix, *second, *second_fix;
        int n_left;
        bool apart;
    } cases[] = {
        {"乙错", "乙对", "乙错", "乙对", 1, false},         {"乙错", "乙对", "错，", "对，", 1, false},
        {"甲错乙", "甲对乙", "错乙错", "对乙错", 1, false}, {"乙错", "乙对", "错，", "正，", 2, false},
        {"乙错", "乙对", "乙错", "丙", 2, false},           {"乙错", "乙对", "丙错", "丙对", 2, false},
        {"乙错", "乙对", "错，", "对，", 2, true},          {"乙错", "乙对", "错，", NULL, 2, false},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct made made;
        made_init(&made);
        const struct fz_rule *a = made_rule(&made, "A", "a", "typo", FZ_WARNING),
                             *b = made_rule(&made, "B", "b", "term", FZ_WARNING);
        made_report(&made, "r.txt", report);
        struct fz_finding *first = made_finding(&made, a, made_span(&made, cases[i].first, 0), "话");
        first->has_fix = true;
        first->fix = fz_str_from(cases[i].first_fix);
        struct fz_finding *second = made_finding(&made, b, made_span(&made, cases[i].second, 0), "话");
        second->has_fix = cases[i].second_fix != NULL;
        second->fix = fz_str_from(cases[i].second_fix ? cases[i].second_fix : "");
        second->apart = cases[i].apart;
        fz_findings_finish(&made.result);
        cr_expect(made.result.n_findings == (size_t)cases[i].n_left, "case %zu: %zu left", i, made.result.n_findings);
        made_clear(&made);
    }
}

Test(finding, absences_of_one_rule_by_message)
{
    struct made made;
    made_init(&made);
    const struct fz_rule *rule = made_rule(&made, "FZ1", "a", "sign-off", FZ_NOTE);
    made_report(&made, "r.txt", report);
    made_finding(&made, rule, (struct fz_span){0, 6}, "b")->absence = true;
    made_finding(&made, rule, (struct fz_span){0, 6}, "a")->absence = true;
    fz_findings_finish(&made.result);
    cr_assert(made.result.n_findings == 2);
    cr_expect(made.result.findings[0].message.ptr[0] == 'a');
    cr_expect(strcmp(made.result.findings[0].fingerprint, made.result.findings[1].fingerprint) != 0,
              "told apart by their order");
    made_clear(&made);
}

Test(finding, aggregate_above_its_number)
{
    static const struct {
        int aggregate, n, left;
    } cases[] = {{0, 5, 5}, {5, 5, 5}, {4, 5, 1}, {1, 30, 1}};
    for (size_t i = 0; i < N_OF(cases); i++) {
        char text[200] = "", message[64];
        for (int k = 0; k < cases[i].n; k++)
            strcat(text, "错 ");
        struct made made;
        made_init(&made);
        struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_NOTE),
                       *other = made_rule(&made, "FZ2", "b", "term", FZ_NOTE);
        rule->aggregate = cases[i].aggregate;
        made_report(&made, "r.txt", text);
        for (int k = 0; k < cases[i].n; k++) {
            struct fz_finding *finding = made_finding(&made, rule, made_span(&made, "错", k), "错了");
            finding->has_fix = finding->safe_fix = true;
            finding->safe_fix = k != 1;
        }
        made_finding(&made, other, made_span(&made, "错", 1), "别的");
        fz_findings_finish(&made.result);
        const struct fz_finding *first = &made.result.findings[0];
        cr_expect(made.result.n_findings == (size_t)cases[i].left + 1, "case %zu: %zu left", i, made.result.n_findings);
        cr_expect(first->aggregate == (cases[i].left == 1), "case %zu", i);
        if (cases[i].left == 1) {
            size_t related = cases[i].n > 21 ? 20 : (size_t)cases[i].n - 1;
            snprintf(message, sizeof message, "错了（全文共%d处）", cases[i].n);
            cr_expect(first->count == (uint32_t)cases[i].n && first->n_related == related, "case %zu", i);
            cr_expect(fz_str_equal(first->message, fz_str_from(message)), "%.*s", FZ_ARG(first->message));
            cr_expect(first->related[0].raw.start == made_span(&made, "错", 1).start, "case %zu", i);
            cr_expect(first->n_parts == (size_t)cases[i].n &&
                      first->parts[2].raw.start == made_span(&made, "错", 2).start);
            cr_expect(first->has_fix && !first->safe_fix, "a fix is as safe as the least safe of its parts");
        }
        made_clear(&made);
    }
}

/* Fingerprint of the NTH place of WORDS in TEXT, found by a rule with ID and ELEMENT; lives in MADE. */
static const char *print_of(struct made *made, const char *id, const char *text, const char *words, int nth,
                            bool absence)
{
    struct fz_rule *rule = made_rule(made, id, "a", "typo", FZ_NOTE);
    rule->element = absence ? fz_str_from(words) : FZ_STR("");
    made_report(made, "r.txt", text);
    if (absence)
        made_finding(made, rule, (struct fz_span){0, 0}, "缺")->absence = true;
    for (int i = 0; !absence && fz_str_find(made->result.doc->raw.str, fz_str_from(words), 0) != SIZE_MAX && i <= nth;
         i++)
        made_finding(made, rule, made_span(made, words, i), "错");
    fz_findings_finish(&made->result);
    return made->result.findings[absence ? 0 : nth].fingerprint;
}

Test(finding, fingerprints_survive_edits_elsewhere)
{
    static const struct {
        const char *what, *a, *b;
        int nth; /* in B */
        bool same;
    } cases[] = {
        {"nothing changed", "一二三四五六七八九十错下", "一二三四五六七八九十错下", 0, true},
        {"line put before", "前面错后面", "新的一行\n前面错后面", 0, true},
        {"far away on the line", "一甲乙丙丁戊己庚辛壬癸子丑错后面", "二甲乙丙丁戊己庚辛壬癸子丑错后面", 0, true},
        {"near by on the line", "甲乙丙丁戊己庚辛壬癸子丑错后面", "改乙丙丁戊己庚辛壬癸子丑错后面", 0, false},
        {"behind it", "前面错后面", "前面错后来", 0, false},
        {"line below", "前面错\n后面", "前面错\n后来", 0, true},
        {"white space", "前面错，后面", "前 面错， 后　面", 0, true},
        {"width", "（前）面错，后面1", "(前)面错,后面１", 0, true},
        {"an equal one before it", "前面错\n前面错", "前面错\n前面错", 1, false},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct made a, b;
        made_init(&a);
        made_init(&b);
        const char *first = print_of(&a, "FZ1", cases[i].a, "错", 0, false);
        const char *second = print_of(&b, "FZ1", cases[i].b, "错", cases[i].nth, false);
        cr_expect(strlen(first) == 32 && strspn(first, "0123456789abcdef") == 32, "%s", first);
        cr_expect((strcmp(first, second) == 0) == cases[i].same, "%s: %s, %s", cases[i].what, first, second);
        made_clear(&a);
        made_clear(&b);
    }
}

Test(finding, fingerprint_of_rule_and_of_absence)
{
    struct made made[5];
    const char *prints[5];
    for (size_t i = 0; i < 5; i++)
        made_init(&made[i]);
    prints[0] = print_of(&made[0], "FZ1", "错", "错", 0, false);
    prints[1] = print_of(&made[1], "FZ2", "错", "错", 0, false);
    prints[2] = print_of(&made[2], "FZ1", "甲", "plan", 0, true);
    prints[3] = print_of(&made[3], "FZ1", "全不一样", "plan", 0, true);
    prints[4] = print_of(&made[4], "FZ1", "甲", "problems", 0, true);
    cr_expect(strcmp(prints[0], prints[1]) != 0, "the rule counts");
    cr_expect(strcmp(prints[2], prints[3]) == 0, "an absence is the same wherever it is told");
    cr_expect(strcmp(prints[2], prints[4]) != 0, "the element counts");
    for (size_t i = 0; i < 5; i++)
        made_clear(&made[i]);
}

Test(finding, nothing_found)
{
    struct made made;
    made_init(&made);
    made_report(&made, "r.txt", NULL);
    fz_findings_finish(&made.result);
    cr_expect(made.result.n_findings == 0);
    made_clear(&made);
}
