/* required-text: in the whole report, in every part with a role, by strong and by weak signs. */
#include "report.h"

#define HEAD "某县人民政府2023年法治政府建设年度报告\n"

Test(check_required_text, in_the_report)
{
    static const struct rule_test test = {.keys = "check: required-text"};
    static const struct rule_case cases[] = {
        {"patterns: 甲", HEAD "一、成效\n甲乙", ""},
        {"patterns: 甲", HEAD "一、成效\n乙", "∅"},
        {"patterns: [甲, 丙]", HEAD "一、成效\n丙", ""},
        {"patterns: 甲\nat-least: 2", HEAD "一、成效\n甲乙", "∅"},
        {"patterns: 甲\nat-least: 2", HEAD "一、成效\n甲乙\n二、打算\n甲", ""},
        {"patterns: [甲, 丙]\nat-least: 2", HEAD "一、成效\n甲丙", ""}, /* all patterns together */
        {"patterns: 甲\nweak: [丙, 丁]", HEAD "一、成效\n丙丙", ""},
        {"patterns: 甲\nweak: 丙", HEAD "一、成效\n丙", "∅"},
        {"patterns: 甲\nweak: 丙\nweak-at-least: 3", HEAD "一、成效\n丙丙", "∅"},
        {"patterns: 甲\nweak: 丙\nweak-at-least: 1", HEAD "一、成效\n丙", ""},
        {"patterns: '(?=甲)'\nat-least: 2", HEAD "一、成效\n甲甲", ""}, /* empty matches go on */
        {"patterns: 甲\nin: sign-off", HEAD "一、成效\n甲", "[not-applicable]"},
        {"patterns: 甲\nin: body", HEAD "甲\n一、成效\n乙", "∅"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_required_text, in_parts)
{
    static const struct rule_test test = {.keys = "check: required-text\nrole: problems\npatterns: 甲"};
    static const struct rule_case cases[] = {
        {"", HEAD "一、成效\n甲\n二、不足\n乙", "二、不足"},
        {"", HEAD "一、成效\n乙\n二、不足\n甲", ""},
        {"", HEAD "一、成效\n乙", "[not-applicable]"},
        {"", HEAD "一、不足\n乙\n二、问题\n丙\n三、不足\n甲", "一、不足|二、问题"},
        {"", HEAD "一、不足\n（一）丙\n甲\n二、打算\n乙", ""}, /* sections inside count */
        {"min-chars: 4", HEAD "一、不足\n乙丙丁",
         "[not-applicable]"}, /* with its line break four characters: not more */
        {"min-chars: 3", HEAD "一、不足\n乙丙丁", "一、不足"},
        {"level: error", HEAD "一、不足\n乙", "error!一、不足"},
    };
    report_cases(&test, cases, N_OF(cases));
}
