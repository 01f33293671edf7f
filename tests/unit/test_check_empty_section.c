/* empty-section: headings with nothing under them; a list of one-sentence items is none. */
#include "report.h"

#define HEAD "某县人民政府2023年法治政府建设年度报告\n"

Test(check_empty_section, sections)
{
    static const struct rule_test test = {.keys = "check: empty-section"};
    static const struct rule_case cases[] = {
        {"", HEAD "一、甲\n文。\n二、乙\n文。", ""},
        {"", HEAD "一、甲\n二、乙\n文。", "一、甲"},
        {"", HEAD "一、甲\n文。\n二、乙", "二、乙"},
        {"", HEAD "一、甲\n（一）子\n文。\n二、乙\n文。", ""}, /* sections inside are text */
        {"", HEAD "一、甲\n（一）子\n文。\n（二）丑\n（三）寅\n文。", "（二）丑"},
        {"", HEAD "一、甲\n（一）子\n（二）丑\n（三）寅\n文。", ""}, /* most have none: a list */
        {"", HEAD "一、甲\n（一）子\n文。\n（二）丑\n", "（二）丑"},
        {"", HEAD "一、甲。\n二、乙。文。", "一、甲"},
        {"max-heading: 3", HEAD "一、甲甲甲\n二、乙乙乙乙\n三、丙\n文。", "一、甲甲甲"},
        {"", HEAD "一、甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲\n二、丙\n文。",
         "一、甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲"},
        {"", HEAD "一、甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲\n二、丙\n文。", ""},
    };
    report_cases(&test, cases, N_OF(cases));
}
