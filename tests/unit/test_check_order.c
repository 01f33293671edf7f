/* order: the part that comes too early is marked, once. */
#include "report.h"

#define HEAD "某县人民政府2023年法治政府建设年度报告\n"

Test(check_order, parts)
{
    static const struct rule_test test = {
        .keys = "check: order\nparts: [achievements, problems, plan]\nmessage: '{part}<{before}'"};
    static const struct rule_case cases[] = {
        {"", HEAD "一、成效\n甲。\n二、不足\n乙。\n三、打算\n丙。", ""},
        {"", HEAD "一、成效\n甲。\n二、打算\n丙。\n三、不足\n乙。",
         "二、打算&三、不足=下一年度主要安排<存在的不足和原因"},
        {"", HEAD "一、打算\n甲。\n二、不足\n丙。\n三、成效\n乙。",
         "一、打算&三、成效=下一年度主要安排<主要举措和成效|二、不足&三、成效=存在的不足和原因<主要举措和成效"},
        {"", HEAD "一、打算\n甲。\n二、成效\n乙。", "一、打算&二、成效=下一年度主要安排<主要举措和成效"},
        {"", HEAD "一、第一责任人\n甲。\n二、成效\n乙。\n三、打算\n丙。", ""}, /* a part that is not listed is free */
        {"", HEAD "一、不足和打算\n甲。\n二、成效\n乙。",
         "一、不足和打算&二、成效=下一年度主要安排<主要举措和成效"}, /* once, though it is two parts */
        {"", HEAD "一、不足和打算\n甲。", ""},
        {"", HEAD "一、成效\n（一）打算\n甲。\n二、不足\n乙。", ""}, /* parts are of the first level */
    };
    report_cases(&test, cases, N_OF(cases));
}
