/* conditional: if A then B, or not B, in the same sentence, paragraph, section, report. */
#include "report.h"

#define HEAD "某县人民政府2023年法治政府建设年度报告\n"

Test(check_conditional, same_place)
{
    static const struct rule_test test = {.keys = "check: conditional\nwhen: '甲(丁)?'"};
    static const struct rule_case cases[] = {
        {"then: 乙", HEAD "一、成效\n甲乙。", ""},
        {"then: 乙", HEAD "一、成效\n甲。乙。", "甲"},
        {"then: 乙", HEAD "一、成效\n乙。", ""},
        {"then: [乙, 丙]", HEAD "一、成效\n甲丙。", ""},
        {"then: 乙\nwithin: paragraph", HEAD "一、成效\n甲。乙。", ""},
        {"then: 乙\nwithin: paragraph", HEAD "一、成效\n甲。\n乙。", "甲"},
        {"then: 乙\nwithin: section", HEAD "一、成效\n甲。\n乙。", ""},
        {"then: 乙\nwithin: section", HEAD "一、成效\n甲。\n二、打算\n乙。", "甲"},
        {"then: 乙\nwithin: report", HEAD "一、成效\n甲。\n二、打算\n乙。", ""},
        {"then: 乙\nwithin: report", HEAD "一、成效\n甲。甲。", "甲|甲"},
        {"then-not: 乙", HEAD "一、成效\n甲乙。甲。", "甲"},
        {"then-not: 乙\nwithin: paragraph", HEAD "一、成效\n甲。乙。甲。", "甲|甲"},
        {"then: 乙\nexcept: 大甲", HEAD "一、成效\n大甲。甲。", "甲"},
        {"then: 乙\nmessage: '{1}'", HEAD "一、成效\n甲丁。", "甲丁=丁"},
        {"then: 乙\nin: title", "甲县人民政府法治政府建设年度报告\n一、成效\n乙。", "甲"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_conditional, wrong_keys)
{
    static const struct rule_test test = {.keys = "check: conditional\nwhen: 甲"};
    static const struct rule_case cases[] = {
        {"", "甲", "rule.yaml:2:3 conditional needs either then or then-not"},
        {"then: 乙\nthen-not: 丙", "甲", "rule.yaml:2:3 conditional needs either then or then-not"},
        {"then: 乙\nview: raw", "甲", "rule.yaml:13:9 check \"conditional\" cannot use view: raw"},
    };
    report_cases(&test, cases, N_OF(cases));
}
