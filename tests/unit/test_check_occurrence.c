/* occurrence: too few, too many, none. */
#include "report.h"

Test(check_occurrence, counts)
{
    static const struct rule_test test = {.keys = "check: occurrence\npattern: 甲", .passage = true};
#define COUNT      "message: '{count}'\n"
#define FIVE(text) text text text text text
    static const struct rule_case cases[] = {
        {"at-least: 1", "甲", ""},
        {COUNT "at-least: 1", "乙", "∅=0"},
        {COUNT "at-least: 2", "乙甲", "甲=1"},
        {"at-least: 2", "甲\n甲", ""},
        {"at-most: 2", "甲甲", ""},
        {COUNT "at-most: 2", "一甲二甲\n三甲", "甲×3&甲&甲=3"},
        {COUNT "at-most: -1", "甲", "甲=1"},
        {"at-most: -1", "乙", ""},
        {COUNT "at-least: 1\nat-most: 1", "甲甲", "甲×2&甲=2"},
        {"at-most: 1\nexcept: 大甲", "大甲甲", ""},
        {COUNT "at-least: 1\nexcept: 大甲", "大甲", "∅=0"},
        /* twenty places beside the first are named */
        {"at-most: 5", FIVE("甲") FIVE("甲") FIVE("甲") FIVE("甲") "甲",
         "甲×21" FIVE("&甲") FIVE("&甲") FIVE("&甲") FIVE("&甲")},
        {"at-most: 5", FIVE("甲") FIVE("甲") FIVE("甲") FIVE("甲") FIVE("甲"),
         "甲×25" FIVE("&甲") FIVE("&甲") FIVE("&甲") FIVE("&甲")},
        {"", "甲", "rule.yaml:2:3 occurrence needs at-least or at-most"},
    };
    report_cases(&test, cases, N_OF(cases));
}
