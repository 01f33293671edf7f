/* title-list: listed wrong forms, near misses, titles out of force, the country's name. */
#include "report.h"

static const struct rule_test test = {
    .keys = "check: title-list\nlist: list\ncountry: 中华人民共和国",
    .csv = "title,country,in_force,until,successor,wrong,note\n"
           "行政处罚法,yes,1996-10-01,,,行政处罚条例|行政罚法,\n"
           "行政复议法,yes,1999-10-01,,,,\n"
           "优化营商环境条例,no,2020-01-01,,,营商环境条例,\n"
           "税收征收管理法,yes,1993-01-01,,,,\n"
           "法治政府建设实施纲要（2021—2025年）,no,2021-08-02,,,,\n"
           "法治政府建设实施纲要（2015—2020年）,no,2015-12-23,2021-01-01,法治政府建设实施纲要（2021—2025年）,,\n"
           "合同法,yes,1999-10-01,2021-01-01,民法典,,\n"
           "民法总则,yes,2017-10-01,2020-06-30,民法典,,\n"
           "重大行政决策程序暂行条例,no,2019-09-01,,,,甲\n"
           "政务诚信建设办法,no,2022,,,,\n",
    .passage = true,
    .year = 2021};

Test(check_title_list, wrong_forms)
{
    static const struct rule_case cases[] = {
        {"message: '{title}>{right}'\ntest: wrong", "《行政处罚法》《某县办法》", ""},
        {"message: '{title}>{right}'\ntest: wrong", "《行政处罚条例》",
         "行政处罚条例→行政处罚法=行政处罚条例>行政处罚法"},
        {"message: '{title}>{right}'\ntest: wrong", "《中华人民共和国行政罚法》",
         "中华人民共和国行政罚法→中华人民共和国行政处罚法=中华人民共和国行政罚法>中华人民共和国行政处罚法"},
        {"message: '{title}>{right}'\ntest: wrong", "《中华人民共和国营商环境条例》",
         "中华人民共和国营商环境条例→优化营商环境条例=中华人民共和国营商环境条例>优化营商环境条例"},
        {"message: '{title}>{right}'\ntest: wrong", "行政处罚条例", ""},
        {"message: '{title}>{right}'\ntest: wrong", "《甲〈行政处罚条例〉》",
         "行政处罚条例→行政处罚法=行政处罚条例>行政处罚法"},
        {"message: '{title}>{right}'\ntest: wrong", "《行政处罚条例", ""},
        {"message: '{title}>{right}'\ntest: wrong", "《行政处罚\n条例》", ""},
        {"message: '{title}>{right}'\ntest: wrong\nunless-before: 旧《", "旧《行政处罚条例》", ""},
        {"test: wrong\nmessage: '{note}{in-force}{until}'", "《行政处罚条例》", "行政处罚条例→行政处罚法=19960"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_title_list, near)
{
    static const struct rule_case cases[] = {
        {"message: '{title}>{right}'\ntest: near", "《重大行政决策程序暂行条例》", ""},
        {"message: '{title}>{right}'\ntest: near", "《重大行政决策程度暂行条例》",
         "重大行政决策程度暂行条例→重大行政决策程序暂行条例=重大行政决策程度暂行条例>重大行政决策程序暂行条例"},
        {"message: '{title}>{right}'\ntest: near", "《重大行政决策程暂行条例》",
         "重大行政决策程暂行条例→重大行政决策程序暂行条例=重大行政决策程暂行条例>重大行政决策程序暂行条例"},
        {"message: '{title}>{right}'\ntest: near", "《重大行政决策程度实行条例》",
         ""}, /* two slips without the country's name */
        {"message: '{title}>{right}'\ntest: near", "《某省重大行政决策程序暂行条例》", ""},
        {"message: '{title}>{right}'\ntest: near", "《重大行政决策程序暂行办法》",
         ""}, /* another kind of document behind */
        {"message: '{title}>{right}'\ntest: near\nown-kinds: '度'", "《重大行政决策程度暂行条例》", ""},
        {"message: '{title}>{right}'\ntest: near\nown-kinds: '序'", "《重大行政决策程度暂行条例》", ""},
        {"message: '{title}>{right}'\ntest: near", "《行政复义法》", ""}, /* too short to be sure … */
        {"message: '{title}>{right}'\ntest: near", "《中华人民共和国行政复仪法》",
         ""}, /* … with the country's name too: five characters */
        {"message: '{title}>{right}'\ntest: near", "《中华人民共和国税收征管法》",
         "中华人民共和国税收征管法→中华人民共和国税收征收管理法=中华人民共和国税收征管法>中华人民共和国税收征收管理法"},
        {"message: '{title}>{right}'\ntest: near", "《税收征管法》",
         ""}, /* without the country's name it is a usual short form */
        {"message: '{title}>{right}'\ntest: near", "《中华人民共和国优化营商环竟条例》",
         ""}, /* the country has none of that name */
        {"message: '{title}>{right}'\ntest: near", "《法治政府建设实施纲要（2020—2025年）》",
         "法治政府建设实施纲要（2020—2025年）→法治政府建设实施纲要（2021—2025年）=法治政府建设实施纲要（2020—2025年）>"
         "法治政府建设实施纲要（2021—2025年）"},
        {"message: '{title}>{right}'\ntest: near", "《法治政府建设实施纲要(2021-2025年)》",
         ""}, /* widths and dashes are other rules' */
        {"message: '{title}>{right}'\ntest: near",
         "《法治政府建设实施纲要（2021——2025年）》《法治政府建设实施纲要（2021－2025 年）》", ""},
        {"message: '{title}>{right}'\ntest: near", "《行政罚法》", ""}, /* listed as wrong: that test's */
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_title_list, in_force)
{
    static const struct rule_case cases[] = {
        {"test: superseded\nmessage: '{title}>{right}'", "《合同法》《行政处罚法》",
         "合同法=合同法>民法典"}, /* ended on the first day of 2021 */
        {"test: superseded\nmessage: '{title}>{right}'", "《中华人民共和国合同法》",
         "中华人民共和国合同法=中华人民共和国合同法>民法典"},
        {"test: superseded\nmessage: '{title}>{right}'", "《民法总则》", "民法总则=民法总则>民法典"},
        {"test: superseded\nmessage: '{until}'", "《合同法》《民法总则》", "合同法=2020|民法总则=2020"},
        {"test: not-yet\nmessage: '{title}>{right}'", "《法治政府建设实施纲要（2021—2025年）》", ""},
        {"test: not-yet\nmessage: '{in-force}'", "《政务诚信建设办法》", "政务诚信建设办法=2022"}, /* a year alone */
        {"test: country\nmessage: '{title}>{right}'", "《中华人民共和国优化营商环境条例》",
         "中华人民共和国优化营商环境条例→优化营商环境条例=中华人民共和国优化营商环境条例>优化营商环境条例"},
        {"test: country\nmessage: '{title}>{right}'", "《中华人民共和国行政处罚法》《优化营商环境条例》", ""},
    };
    report_cases(&test, cases, N_OF(cases));
    struct rule_test older = test;
    older.year = 2020;
    static const struct rule_case before[] = {
        {"test: superseded\nmessage: '{title}>{right}'", "《合同法》《民法总则》", ""},
        {"test: not-yet\nmessage: '{title}>{right}'", "《法治政府建设实施纲要（2021—2025年）》",
         "法治政府建设实施纲要（2021—2025年）=法治政府建设实施纲要（2021—2025年）>法治政府建设实施纲要（2021—2025年）"},
        {"test: not-yet\nmessage: '{in-force}'", "《法治政府建设实施纲要（2021—2025年）》",
         "法治政府建设实施纲要（2021—2025年）=2021"},
    };
    report_cases(&older, before, N_OF(before));
    older.year = 0; /* not known: nothing is said of years */
    static const struct rule_case unknown[] = {
        {"test: superseded\nmessage: '{title}>{right}'", "《合同法》", ""},
        {"test: not-yet\nmessage: '{title}>{right}'", "《法治政府建设实施纲要（2021—2025年）》", ""},
    };
    report_cases(&older, unknown, N_OF(unknown));
}
