/* forbidden-text: what is marked, what excuses it, when it is only a minority that counts. */
#include "report.h"

Test(check_forbidden_text, marks)
{
    static const struct rule_test test = {.keys = "check: forbidden-text", .passage = true};
    static const struct rule_case cases[] = {
        {"patterns: 甲", "甲乙甲。\n\n丙甲", "甲|甲|甲"},
        {"patterns: 甲", "乙", ""},
        {"patterns: [甲, 乙]", "乙甲", "乙|甲"},
        /* of hits that overlap the first and longest stays */
        {"patterns: [甲乙, 甲乙丙, 乙丙丁]", "甲乙丙丁", "甲乙丙"},
        {"patterns: [甲, 乙丙]", "甲乙丙", "甲|乙丙"},
        {"patterns: '共(?<mark>计约)'", "共计约十件", "计约"},
        {"patterns: '共(?:(?<mark>计)|约)'", "共约十件，共计十件", "共约|计"},
        {"patterns: '(甲)(乙)'\nmessage: '{0}-{1}-{2}-{3}'", "甲乙", "甲乙=甲乙-甲-乙-"},
        {"patterns: '甲(乙)'\nfix: '丙{1}'", "甲乙", "甲乙→丙乙"},
        {"patterns: '甲'\nfix: 乙\nsafe: true", "甲", "甲⇒乙"},
        {"patterns: '甲'\ndelete: true", "甲乙", "甲→"},
        {"patterns: '甲|$'", "乙甲", "甲|"},
        {"patterns: '甲'", "𠮷甲𠮷甲", "甲|甲"},
        {"patterns: '[^。]$'", "做了工作", "作"},
    };
    report_cases(&test, cases, N_OF(cases));
}
