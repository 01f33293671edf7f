/* year: years in the text against the year reported on. */
#include "report.h"

Test(check_year, offsets)
{
    static const struct rule_test test = {.keys = "check: year", .passage = true, .year = 2023};
    static const struct rule_case cases[] = {
        {"patterns: '(\\d{4})年'\nexpect: '0'", "2023年，2022年。", "2022→2023"},
        {"patterns: '(\\d{4})年'\nexpect: 0", "2023年，2022年。", "2022→2023"},
        {"patterns: '(\\d{4})年'\nexpect: '+1'", "2023年，2024年。", "2023→2024"},
        {"patterns: '(\\d{4})年'\nexpect: '-1'\nmessage: '{found}>{expected}'", "2023年", "2023→2022=2023>2022"},
        {"patterns: '(\\d{4})年'\nexpect: ['0', '+1']", "2023年，2024年，2025年",
         "2025"}, /* which one is meant is not known */
        {"patterns: '(甲)(?<year>\\d{4})年'\nexpect: '0'", "甲2022年", "2022→2023"},
        {"patterns: '([〇一二三]{4})年'\nexpect: '0'", "二〇二三年，二〇二二年", "二〇二二→2023"},
        {"patterns: '甲(\\d{4})?年'\nexpect: '0'", "甲年甲2022年", "2022→2023"},
        {"patterns: '(\\d{4})年'\nexpect: '0'\nunless-before: 自", "自2020年起，2020年", "2020→2023"},
        {"patterns: ['甲(\\d{4})', '乙(\\d{4})']\nexpect: '0'", "乙2020甲2021", "2020→2023|2021→2023"},
        {"patterns: '(\\d{4})年'\nexpect: '0..'", "2022年，2023年，2040年", "2022"}, /* which of them, no fix can say */
        {"patterns: '(\\d{4})年'\nexpect: '..-1'\nmessage: '{expected}'", "2022年，1990年，2023年", "2023=2022"},
        {"patterns: '(\\d{4})年'\nexpect: '1..2'", "2023年，2024年，2025年，2026年", "2023|2026"},
        {"patterns: '(\\d{4})年'\nexpect: ['-1', '1..']", "2022年，2023年，2024年", "2023"},
        {"patterns: '(\\d{4})年'\nexpect: 今年", "甲",
         "rule.yaml:2:3 expect must be a number such as 0, +1, -1, or a range such as 0.., ..0: 今年"},
        {"patterns: '(\\d{4})年'\nexpect: '2..1'", "甲",
         "rule.yaml:2:3 expect must be a number such as 0, +1, -1, or a range such as 0.., ..0: 2..1"},
        {"patterns: '(\\d{4})年'\nexpect: '..'", "甲",
         "rule.yaml:2:3 expect must be a number such as 0, +1, -1, or a range such as 0.., ..0: .."},
    };
    report_cases(&test, cases, N_OF(cases));
    static const struct rule_test unknown = {.keys = "check: year\npatterns: '(\\d{4})年'\nexpect: '0'",
                                             .passage = true};
    static const struct rule_case none[] = {{"", "甲乙", "[not-applicable]"}};
    report_cases(&unknown, none, N_OF(none));
}

Test(check_year, counts_that_stand_for_years)
{
    static const struct rule_test test = {
        .keys = "check: year\nexpect: '0'\nmessage: '{found} {expected}'", .passage = true, .year = 2024};
    static const struct rule_case cases[] = {
        {"patterns: '国庆(\\d+)周年'\nbase: 1949", "国庆75周年。", ""},
        {"patterns: '国庆(\\d+)周年'\nbase: 1949", "国庆70周年。",
         "70=2019 2024"}, /* no fix: 2024 is not to stand there */
        {"patterns: '国庆(.+)周年'\nbase: 1949", "国庆七十周年。", "七十=2019 2024"},
        {"patterns: '“([七八])五”'\nbase: 1984\nstep: 5", "“八五”。“七五”。", "七=2019 2024"},
    };
    report_cases(&test, cases, N_OF(cases));
}
