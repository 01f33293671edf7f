/* date: dates and times that do not exist; the sign-off date against its limits. */
#include "report.h"

#define HEAD "某县人民政府2023年法治政府建设年度报告\n"
#define BODY HEAD "2023年，某县人民政府推进法治政府建设。\n一、成效\n文。\n二、2024年打算\n文。\n某县人民政府\n"

Test(check_date, impossible)
{
    static const struct rule_test test = {.keys = "check: date\ntest: impossible", .passage = true};
    static const struct rule_case cases[] = {
        {"", "2023年2月28日，2024年2月29日，2000年2月29日，2月29日，12月31日。", ""},
        {"", "2023年2月29日召开。", "2023年2月29日"},
        {"", "1900年2月29日，2月30日。", "1900年2月29日|2月30日"},
        {"", "4月31日，13月1日，2023年13月。", "4月31日|13月1日|2023年13月"},
        {"", "历时13月，三年零14月。", ""}, /* a count of months */
        {"", "1至13月，6到14月，1—15月，16月份，17月底", "13月|14月|15月|16月|17月"},
        {"", "13.6月31日，13月31日", "13月31日"},
        {"", "二〇二三年六月三十一日", "二〇二三年六月三十一日"},
        {"", "２０２３ 年 6 月 31 日", "２０２３ 年 6 月 31 日"},
        {"", "2023-06-31，2023.6.30，2023/6/31", "2023-06-31|2023/6/31"},
        {"", "1.2023-06-31", ""}, /* part of something else */
        {"", "2023年6月0日。", ""},
        {"", "2024-03-15 42:18，2024-03-15 12:18", "2024-03-15 42:18"},
        {"", "2024-03-15 12:61", "2024-03-15 12:61"},
        {"", "2024-03-15 12:60", "2024-03-15 12:60"},
        {"", "2024-03-15 12:01:61", "2024-03-15 12:01:61"},
        {"", "2024年3月15日24:00", ""},
        {"", "2024-03-15 42", ""},
        {"message: '{0}{limit}'", "4月31日", "4月31日=4月31日"},
        {"limit: 03-01", "甲", "rule.yaml:2:3 late and early need a limit like 03-01, the others none"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_date, sign_off)
{
    static const struct rule_test test = {.keys = "check: date"};
    static const struct rule_case cases[] = {
        {"test: late\nlimit: 03-01", BODY "2024年2月29日", ""},
        {"test: late\nlimit: 03-01", BODY "2024年3月1日", "2024年3月1日"},
        {"test: late\nlimit: 03-01\nmessage: '{limit}'", BODY "2024年12月1日", "2024年12月1日=03-01"},
        {"test: late\nlimit: 03-01", BODY "2023年12月31日", ""},
        {"test: late\nlimit: 03-01", BODY "2024年3月", "2024年3月"},
        {"test: late\nlimit: 03-02", BODY "2024年3月", ""},    /* no day: the first */
        {"test: late\nlimit: 03-01", BODY "2025年1月1日", ""}, /* another year is wrong-year's */
        {"test: late\nlimit: 03-01", BODY, "[not-applicable]"},
        {"test: early\nlimit: 12-01", BODY "2023年11月30日", "2023年11月30日"},
        {"test: early\nlimit: 12-01", BODY "2023年12月1日", ""},
        {"test: early\nlimit: 12-01", BODY "2024年1月1日", ""},
        {"test: wrong-year", BODY "2024年1月1日", ""},
        {"test: wrong-year", BODY "2023年12月1日", ""},
        {"test: wrong-year", BODY "2025年1月1日", "2025年1月1日"},
        {"test: wrong-year", BODY "2022年1月1日", "2022年1月1日"},
        {"test: wrong-year", BODY "1月1日", "[not-applicable]"},
        {"test: late", BODY, "rule.yaml:2:3 late and early need a limit like 03-01, the others none"},
        {"test: late\nlimit: 3-1", BODY, "rule.yaml:2:3 late and early need a limit like 03-01, the others none"},
        {"test: early\nlimit: 02-30", BODY, "rule.yaml:2:3 late and early need a limit like 03-01, the others none"},
        {"test: early\nlimit: 02-00", BODY, "rule.yaml:2:3 late and early need a limit like 03-01, the others none"},
        {"test: early\nlimit: 02/01", BODY, "rule.yaml:2:3 late and early need a limit like 03-01, the others none"},
    };
    report_cases(&test, cases, N_OF(cases));
}

#define TOLD(text) HEAD "2023年，某县人民政府推进法治政府建设。\n一、成效\n" text "\n某县人民政府\n2024年1月20日"

Test(check_date, after_the_sign_off)
{
    static const struct rule_test test = {.keys = "check: date\ntest: after\nin: body"};
    static const struct rule_case cases[] = {
        {"", TOLD("2024年1月20日召开。"), ""},
        {"", TOLD("2024年1月21日召开。"), "2024年1月21日&2024年1月20日"},
        {"", TOLD("2024年1月召开。"), ""}, /* may have been before the 20th */
        {"", TOLD("2024年2月召开，2025年召开。"), "2024年2月&2024年1月20日"},
        {"", TOLD("5月6日召开，2023年5月6日召开。"), ""},
        {"", TOLD("2024年2月30日召开。"), ""}, /* impossible is another matter */
        {"unless-after: 前", TOLD("2024年2月1日前完成，2024年3月1日完成。"), "2024年3月1日&2024年1月20日"},
        {"", HEAD "2023年，某县人民政府推进法治政府建设。\n一、成效\n2024年5月6日召开。", "[not-applicable]"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_date, disorder)
{
    static const struct rule_test test = {.keys = "check: date\ntest: disorder", .passage = true};
    static const struct rule_case cases[] = {
        {"", "1月5日、2月8日和3月2日召开。", ""},
        {"", "1月5日、3月2日和2月8日召开。", "2月8日&3月2日"},
        {"", "2023年3月2日、2月8日召开。", "2月8日&2023年3月2日"},
        {"", "2023年3月2日、2024年2月8日召开。", ""},
        {"", "2023年3月2日、1月5日、2月8日召开。", "1月5日&2023年3月2日"},
        {"", "3月2日召开，2月8日部署。", ""}, /* something stands between */
        {"", "3月2日、2月召开。", ""},
        {"", "3月2日、2月30日召开。", ""},
        {"except: 部署.*", "部署3月2日、2月8日。", ""},
    };
    report_cases(&test, cases, N_OF(cases));
}
