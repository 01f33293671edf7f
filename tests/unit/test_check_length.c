/* length: of sentences, headings, title, parts, report. */
#include "report.h"

#define HEAD "某县人民政府法治政府建设报告\n" /* 14 characters */

Test(check_length, of)
{
    static const struct rule_test test = {.keys = "check: length\nmessage: '{count}'"};
    static const struct rule_case cases[] = {
        {"of: sentence\nmax: 4", HEAD "一、甲\n一二三。一二三四。𠮷𠮷𠮷。", "一二三四。=5"},
        {"of: sentence\nmin: 4", HEAD "一、甲乙\n一二三。一二。", "一二。=3"},
        {"of: heading\nmax: 2", HEAD "一、甲乙\n文。\n二、甲乙丙\n（一）一二三\n文。", "二、甲乙丙=3|（一）一二三=3"},
        {"of: heading\nmin: 2", HEAD "一、甲\n文。\n二、乙丙\n文。", "一、甲=1"},
        {"of: heading\nmax: 2\nrole: plan", HEAD "一、甲乙丙\n文。\n二、打算丙\n（一）一二三\n文。",
         "二、打算丙=3|（一）一二三=3"},
        {"of: title\nmax: 13", HEAD "一、甲\n文。", "某县人民政府法治政府建设报告=14"},
        {"of: title\nmax: 14\nmin: 14", HEAD "一、甲\n文。", ""},
        {"of: title\nmin: 1", "一、甲\n文。", ""}, /* no title: another rule's */
        {"of: section\nmin: 5", HEAD "一、甲\n一二三四。\n二、乙\n（一）一二三四五六\n（二）一二三\n三、丙\n一。",
         "三、丙=3"},
        {"of: section\nmin: 5\nrole: plan", HEAD "一、甲\n一。\n二、打算\n一。", "二、打算=3"},
        {"of: report\nmin: 100", HEAD "一、甲\n文。", "某县人民政府法治政府建设报告=21"},
        {"of: report\nmax: 6", "导语。\n一、甲\n文。", "导语。=10"},
        {"of: report\nmin: 1\nmax: 100", HEAD "一、甲\n文。", ""},
        {"of: report", "甲", "rule.yaml:2:3 length needs min or max"},
    };
    report_cases(&test, cases, N_OF(cases));
}
