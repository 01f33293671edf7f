/* forbidden-text: what is marked, what excuses it, when only a minority counts. */
#include "report.h"

static const struct rule_test passage = {.keys = "check: forbidden-text", .passage = true};

Test(check_forbidden_text, marks)
{
    static const struct rule_case cases[] = {
        {"patterns: 甲", "甲乙甲。\n\n丙甲", "甲|甲|甲"},
        {"patterns: 甲", "乙", ""},
        {"patterns: [甲, 乙]", "乙甲", "乙|甲"},
        {"patterns: [甲乙, 甲乙丙, 乙丙丁]", "甲乙丙丁",
         "甲乙丙"}, /* of hits that overlap the first and longest stays */
        {"patterns: [乙丙, 甲乙丙]", "甲乙丙", "甲乙丙"},
        {"patterns: [甲, 乙丙]", "甲乙丙", "甲|乙丙"},
        {"patterns: '共(?<mark>计约)'", "共计约十件", "计约"},
        {"patterns: '共(?:(?<mark>计)|约)'", "共约十件，共计十件", "共约|计"},
        {"patterns: '(?<=甲)'", "甲乙", ""},      /* an empty match marks an empty place */
        {"patterns: '甲.*丁'", "甲乙\n丙丁", ""}, /* never over the end of a paragraph */
        {"patterns: '^丙'", "甲丙。\n丙甲", "丙"},
        {"patterns: '甲'", "𠮷甲𠮷甲", "甲|甲"},
        {"patterns: '23年甲'", "２０**23** 年 甲", "23** 年 甲"},
    };
    report_cases(&passage, cases, N_OF(cases));
}

Test(check_forbidden_text, words_and_fixes)
{
    static const struct rule_case cases[] = {
        {"patterns: '(甲)(乙)'\nmessage: '{0}-{1}-{2}-{3}'", "甲乙", "甲乙=甲乙-甲-乙-"},
        {"patterns: '甲(乙)'\nfix: '丙{1}'", "甲乙", "甲乙→丙乙"},
        {"patterns: '甲'\nfix: 乙\nsafe: true", "甲", "甲⇒乙"},
        {"patterns: '甲'\ndelete: true", "甲乙", "甲→"},
        {"patterns: '甲'\nlevel: error", "甲乙", "error!甲"},
        {"patterns: '甲'\naggregate: 2", "甲乙甲", "甲|甲"},
        {"patterns: '甲'\naggregate: 2\nfix: 乙", "甲一甲二甲", "甲×3→乙&甲&甲=m (3 places in all)"},
    };
    report_cases(&passage, cases, N_OF(cases));
}

Test(check_forbidden_text, against_the_report_s_usual_way)
{
    static const struct rule_case cases[] = {
        {"patterns: a\nagainst: A", "aAAAAAAAAA", "a"}, /* one in ten is 10% */
        {"patterns: a\nagainst: A", "aAAAAAAAA", ""},
        {"patterns: a\nagainst: A", "aaAAAAAAAAAAAAAAAAA", ""}, /* 10.5% */
        {"patterns: a\nagainst: A", "a", ""},
        {"patterns: a\nagainst: A\nshare: 50", "aA", "a"},
        {"patterns: a\nagainst: A\nshare: 49", "aA", ""},
        {"patterns: a\nagainst: A\nshare: 50", "a\nA\nA\na", "a|a"},     /* over all paragraphs together */
        {"patterns: a\nagainst: A\nshare: 50\nexcept: xa", "xaaA", "a"}, /* what is excused does not count */
        {"patterns: a\nagainst: 'x*'\nshare: 50", "a", ""},              /* an empty match ends the counting */
    };
    report_cases(&passage, cases, N_OF(cases));
}

/* A pattern without the group that the fix names has no fix; what stands in a doubtful place has no safe one. */
Test(check_forbidden_text, fixes_for_some)
{
    static const struct rule_case cases[] = {
        {"patterns: ['(?<mark>(甲)+)', '乙+']\nfix: '{2}'\nsafe: true", "甲甲一乙乙", "甲甲⇒甲|乙乙"},
        {"patterns: '甲'\nfix: '{x}{10}'", "甲", "甲→{x}{10}"}, /* no groups: they stay as they are written */
        {"patterns: '甲'\nfix-form: full-width", "甲", "甲"},
        {"view: raw\npatterns: '[(,.a]'\nfix-form: full-width\nsafe: true", "一(,.a", "(⇒（|,⇒，|.|a"},
        {"view: raw\npatterns: '[（１Ａ一]+'\nfix-form: half-width", "一（１Ａ", "一（１Ａ→一(1A"},
        {"patterns: 甲\nfix: 乙\nsafe: true\nunsafe-in: '“.*?”'", "甲“一甲”甲", "甲⇒乙|甲→乙|甲⇒乙"},
        {"patterns: 甲\nfix: 乙\nunsafe-in: '“.*?”'", "甲“一甲”甲", "甲→乙|甲→乙|甲→乙"},
    };
    report_cases(&passage, cases, N_OF(cases));
}
