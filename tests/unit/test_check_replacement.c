/* replacement: the columns of a list, and what is wrong with a row. */
#include "report.h"

Test(check_replacement, columns)
{
    static const struct rule_test test = {.keys = "check: replacement\nlist: list",
                                          .csv = "wrong,right,except,from,until,level,note\n"
                                                 "布署,部署,分布署名|布署名,,,,\n"
                                                 "甲办,乙办|丙办,,,,,\n"
                                                 "旧局,新局,,2020,,note,\n"
                                                 "老局,新局,,,2020,error,\n"
                                                 "多余,,,,,,删去\n"
                                                 "天地,天第,,,,,\n"
                                                 "地玄,第玄,,,,,\n"
                                                 "天地玄黄宇,天第,,,,,\n",
                                          .passage = true,
                                          .year = 2021};
    static const struct rule_case cases[] = {
        {"", "精心布署，再布署。", "布署→部署|布署→部署"},
        {"safe: true", "布署", "布署⇒部署"},
        {"", "分布署名，布署名", ""},
        {"", "分布署，布署", "布署→部署|布署→部署"}, /* the exception must be there as a whole */
        {"", "分布署名布署", "布署→部署"},
        {"except: 不布署", "不布署，布署", "布署→部署"},
        {"outside-titles: true", "《布署》布署", "布署→部署"},
        {"message: '{wrong}>{right}'", "甲办", "甲办=甲办>乙办”或“丙办"},
        {"message: '{wrong}>{right}{note}'", "多余", "多余=多余>删去"},
        {"", "旧局", "note!旧局→新局"},
        {"", "老局", ""},
        {"", "天地玄", "天地→天第"}, /* half of the next is told already */
        {"", "天地，地玄", "天地→天第|地玄→第玄"},
        {"", "天地玄黄宇", "天地→天第|天地玄黄宇→天第"}, /* but not this */
        {"in: lead", "布署", ""},
    };
    report_cases(&test, cases, N_OF(cases));
    struct rule_test older = test;
    older.year = 2020;
    static const struct rule_case both[] = {{"", "旧局老局", "note!旧局→新局|error!老局→新局"}};
    report_cases(&older, both, N_OF(both));
    older.year = 2019;
    static const struct rule_case one[] = {{"", "旧局老局", "error!老局→新局"}};
    report_cases(&older, one, N_OF(one));
    older.year = 0; /* a row with years does not count where the year is not known */
    static const struct rule_case none[] = {{"", "旧局老局", ""}};
    report_cases(&older, none, N_OF(none));
}

/* In the plan, from and until are compared with the year to come. */
Test(check_replacement, years_of_the_plan)
{
#define BODY "一、成效\n办旧节、老节、盛典。\n二、打算\n（一）办节\n办旧节、老节、盛典。\n"
    static const struct rule_test test = {.keys = "check: replacement\nlist: list\nmessage: '{wrong}{of-year}'",
                                          .csv = "wrong,right,from,until\n旧节,,2024,\n老节,,,2023\n盛典,,2023,2023\n"};
    static const struct rule_case cases[] = {
        {"next-year-in: plan", "某县人民政府2023年法治政府建设年度报告\n" BODY,
         "老节=老节2023|盛典=盛典2023|旧节=旧节2024"},
        {"next-year-in: [problems, plan]", "某县人民政府2023年法治政府建设年度报告\n" BODY,
         "老节=老节2023|盛典=盛典2023|旧节=旧节2024"},
        {"next-year-in: achievements", "某县人民政府2023年法治政府建设年度报告\n" BODY,
         "旧节=旧节2024|老节=老节2023|盛典=盛典2023"},
        {"", "某县人民政府2023年法治政府建设年度报告\n" BODY,
         "老节=老节2023|盛典=盛典2023|老节=老节2023|盛典=盛典2023"},
        {"next-year-in: plan", "某县人民政府2022年法治政府建设年度报告\n" BODY,
         "老节=老节2022|老节=老节2023|盛典=盛典2023"},
        {"next-year-in: plan", "某县人民政府法治政府建设年度报告\n" BODY, ""}, /* the year is not known */
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_replacement, wrong_rows)
{
    static const struct rule_test test = {.keys = "check: replacement\nlist: list",
                                          .csv = "wrong,right,from,until,level\n"
                                                 ",乙,,,\n"
                                                 "甲,甲,,,\n"
                                                 "丙,丁,去年,,\n"
                                                 "丙,丁,,x,\n"
                                                 "丙,丁,,,fatal\n"};
    static const struct rule_case cases[] = {
        {"", "甲",
         "list.csv:2:1 the cell wrong is empty|list.csv:3:1 wrong and right are the same|"
         "list.csv:4:1 from and until must be years|list.csv:5:1 from and until must be years|"
         "list.csv:6:1 the level must be note, warning or error"},
    };
    report_cases(&test, cases, N_OF(cases));
}
