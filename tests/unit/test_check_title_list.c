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
           "政务诚信建设办法,no,2022,,,,\n"
           "农药管理条例,no,1997,,,,\n"
           "排污许可管理条例,no,2021-03-01,,,,\n"
           "排污许可管理办法,no,2018,,,,\n"
           "中小学教育惩戒规则（试行）,no,2021,,,,\n"
           "社会救助暂行办法,no,2014,,,,\n"
           "医疗保障基金使用监督管理条例,no,2021-05-01,,,,\n"
           "未成年人网络保护条例,no,2021,,,,\n"
           "城市道路管理条例,no,1996,,,,\n"
           "水域污染防治法,yes,2000,,,,\n"
           "行政区划管理条例,no,2022,,,,\n"
           "城市规划管理条例,no,1990,2008,城乡规划法,,\n"
           "动物检疫管理办法,no,2010,,,,\n"
           "企业投资项目核准和备案管理办法,no,2017,,,,\n",
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
         "中华人民共和国优化营商环竟条例→优化营商环境条例=中华人民共和国优化营商环竟条例>优化营商环境条例"},
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

#define NEAR "message: '{right}'\ntest: near\nnational: '(?:贯彻|依据)(?:《[^《》]{2,60}》和?)*《'"

Test(check_title_list, other_kind)
{
    static const struct rule_case cases[] = {
        {NEAR, "依据《农药管理办法》", "农药管理办法→农药管理条例=农药管理条例"},
        {NEAR, "依据《农药管理办法（试行）》", "农药管理办法（试行）→农药管理条例=农药管理条例"},
        {NEAR, "依据《农药管理细则》", "农药管理细则→农药管理条例=农药管理条例"},
        {NEAR, "贯彻《某办法》和《农药管理办法》", "农药管理办法→农药管理条例=农药管理条例"},
        {NEAR "\nknown-until: 2021", "依据《农药管理法》", "农药管理法→农药管理条例=农药管理条例"},
        {NEAR "\nknown-until: 2020", "依据《农药管理法》", ""}, /* such a law may have been made since */
        {NEAR, "《农药管理办法》", ""},                         /* whose it is, nothing says */
        {NEAR "\nunless-before: 制定《", "制定《农药管理办法》", ""},
        {NEAR "\nunless-after: 》（草案", "依据《农药管理办法》（草案）", ""},
        {NEAR, "《某省农药管理办法》，依据《农药管理办法》", ""}, /* what the short title is short for */
        {NEAR, "依据《农药管理办法》，不是《某省农药管理办法》", ""},
        {NEAR, "依据《农药管理条例》《某省农药管理办法》", ""},
        {NEAR, "依据《行政复议规定》", ""}, /* too little to go by */
        {NEAR, "依据《农药管理实施办法》", ""},
        {NEAR, "依据《排污许可管理规定》", ""}, /* which of two? */
        {NEAR, "贯彻《中小学教育惩戒规定（试行）》",
         "中小学教育惩戒规定（试行）→中小学教育惩戒规则（试行）=中小学教育惩戒规则（试行）"},
        {NEAR, "贯彻《中小学教育惩戒规则》", ""}, /* the mark of trial is often left out */
        {NEAR, "贯彻《社会救助条例》", ""},       /* provinces have one */
        {NEAR, "贯彻《社会救助办法》", "社会救助办法→社会救助暂行办法=社会救助暂行办法"},
        {NEAR, "依据《行政区划管理办法》", ""}, /* in force from next year on only */
        {NEAR, "依据《城市规划管理办法》", ""}, /* no longer */
        {NEAR, "《中华人民共和国农药管理办法》", "中华人民共和国农药管理办法→农药管理条例=农药管理条例"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_title_list, reworded)
{
    static const char synonyms[] = NEAR "\nsynonyms: '^(?:监督/|治理/防治)$'";
    static const struct rule_case cases[] = {
        {NEAR, "《医疗保障基金监督管理条例》",
         "医疗保障基金监督管理条例→医疗保障基金使用监督管理条例=医疗保障基金使用监督管理条例"},
        {NEAR, "《医疗保障监督管理条例》", ""}, /* more than a word */
        {NEAR, "《未成年人保护条例》", ""},     /* what is left is no long title … */
        {NEAR, "《城市管理条例》", ""},         /* … and often one of a city */
        {NEAR, "《某市医疗保障基金监督管理条例》，《医疗保障基金监督管理条例》", ""},
        {NEAR, "依据《企业投资项目备案管理办法》", ""}, /* provinces have such an 办法 */
        {NEAR "\nown-kinds: 使用", "《医疗保障基金监督管理条例》", ""},
        {synonyms, "《农药监督管理条例》", "农药监督管理条例→农药管理条例=农药管理条例"},
        {synonyms, "《农药使用管理条例》", ""},
        {synonyms, "《水域污染治理法》", "水域污染治理法→水域污染防治法=水域污染防治法"},
        {synonyms, "《水域污染治理办法》", ""},
        {NEAR, "《农药监督管理条例》", ""},
        {NEAR, "《动物检役管理办法》", ""}, /* a short title may be a county's … */
        {NEAR, "依据《动物检役管理办法》", "动物检役管理办法→动物检疫管理办法=动物检疫管理办法"}, /* … but not here */
        {NEAR, "《企业投资项目核准和备岸管理办法》",
         "企业投资项目核准和备岸管理办法→企业投资项目核准和备案管理办法=企业投资项目核准和备案管理办法"},
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
        {"test: last-year\nmessage: '{right}'", "《合同法》《民法总则》《行政处罚法》", ""},
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
        {"test: last-year\nmessage: '{title}>{right}'", "《民法总则》《行政处罚法》", "民法总则=民法总则>民法典"},
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
