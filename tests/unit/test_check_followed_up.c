/* followed-up: what last year's report named and this one does not. */
#include "report.h"

#define HEAD "某县2023年法治政府建设情况报告\n2023年，某县推进工作。\n一、成效\n"
#define LAST                                                                                                                                                             \
    "某县2022年法治政府建设情况报告\n一、成效\n执法规范。\n二、存在问题\n一是烟花爆竹存放点监管粗放，主要原因是台账不" \
    "全；"                                                                                                                                                             \
    "二是社区顾问坐班时间不固定。\n三、2023年打算\n一是建设沿河普法长廊。\n"
#define RULE                                                                                                                 \
    "check: followed-up\nof-role: problems\nitem: '(?:^|[；。])?[一二三]是'\ngeneric: '监管|[的不是]'\nmessage: " \
    "'{item}'\n"
#define FIREWORKS                                                                                                      \
    "∅&last.txt:5:1:一是烟花爆竹存放点监管粗放，主要原因是台账不全=一是烟花爆竹存放点监管粗放，主要原因是台账不全"
#define ADVISERS "∅&last.txt:5:25:二是社区顾问坐班时间不固定。=二是社区顾问坐班时间不固定"

static const struct rule_test problems = {.keys = RULE, .previous = LAST};
static const struct rule_test none = {.keys = RULE};

/* clang-format off */
Test(check_followed_up, problems)
{
    static const struct rule_case cases[] = {
        {"", HEAD "对烟花爆竹存放点建账，社区顾问坐班有了固定时间。", ""},
        {"", HEAD "对烟花爆竹存放点建账。", ADVISERS},
        {"", HEAD "社区顾问坐班有了固定时间。", FIREWORKS},
        {"", HEAD "普法深入。", FIREWORKS "|" ADVISERS},
        {"", HEAD "普法深入。\n二、存在问题\n一是烟花爆竹存放点、社区顾问坐班时间。", ""}, /* still a problem */
        {"not-in-role: problems", HEAD "普法深入。\n二、存在问题\n一是烟花爆竹存放点、社区顾问坐班时间。", FIREWORKS "|" ADVISERS},
        {"least: 13", HEAD "普法深入。", FIREWORKS},
        {"least: 99", HEAD "普法深入。", ""},
        {"until: '，主要原因'", HEAD "普法深入。", /* shorter */
         "∅&last.txt:5:1:一是烟花爆竹存放点监管粗放=一是烟花爆竹存放点监管粗放|" ADVISERS},
        {"enough: 5", HEAD "点燃烟花，社区普法。", ""}, /* 烟花, 社区 */
        {"enough: 99", HEAD "对烟花爆竹存放点建账，社区顾问坐班时间不固定。", FIREWORKS},
    };
    report_cases(&problems, cases, N_OF(cases));
}

Test(check_followed_up, without_last_year)
{
    static const struct rule_case cases[] = {{"", HEAD "普法深入。", "[not-applicable]"}};
    report_cases(&none, cases, N_OF(cases));
}

#define YEAR "某县2022年法治政府建设情况报告\n一、成效\n"
#define PLAIN "check: followed-up\nof-role: problems\nitem: '(?:^|[；。])?[一二三]是'\ngeneric: 是\n"
#define SIX "甲乙丙丁戊己"                                                /* five pairs of characters */
#define THIRTY "甲子乙丑丙寅丁卯戊辰天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往" /* 29 pairs */

/* What counts as an item's own words, and how many of them. */
Test(check_followed_up, own_words)
{
    static const struct {
        const char *last;
        struct rule_case now;
    } cases[] = {
        {YEAR "执法规范。\n二、存在问题\n一是" SIX "。\n", {"", HEAD "普法深入。", "∅&last.txt:5:1:一是" SIX "。"}},
        {YEAR "执法规范。\n二、存在问题\n一是甲乙丙丁戊。\n", {"", HEAD "普法深入。", ""}}, /* four pairs */
        {YEAR "执法规范。\n二、存在问题\n一是甲乙丙，丁戊己。\n", {"", HEAD "普法深入。", ""}}, /* none over a comma */
        {YEAR "本年" SIX "。\n二、存在问题\n一是" SIX "。\n", {"", HEAD "普法深入。", ""}}, /* said elsewhere too */
        {YEAR "执法规范。\n二、存在问题\n一是" SIX "。二是" SIX "。\n", {"", HEAD "普法深入。", ""}},
        {YEAR "执法规范。\n二、存在问题\n一是" SIX "。二是子丑寅卯辰巳。\n",
         {"message: '{item}'", HEAD "普法深入。",
          "∅&last.txt:5:1:一是" SIX "。=一是" SIX "|∅&last.txt:5:10:二是子丑寅卯辰巳。=二是子丑寅卯辰巳"}},
        {YEAR "执法规范。\n二、存在问题\n一是甲乙丙。丁戊己庚。\n", /* over two sentences */
         {"", HEAD "普法深入。", "∅&last.txt:5:1:一是甲乙丙。丁戊己庚。"}},
        {YEAR "执法规范。\n二、存在问题\n一是" THIRTY "。\n", {"", HEAD "甲子乙丑丙寅丁卯戊辰天。", ""}}, /* 34.5% */
        {YEAR "执法规范。\n二、存在问题\n一是" THIRTY "。\n",
         {"", HEAD "甲子乙丑丙寅丁卯戊辰。", "∅&last.txt:5:1:一是" THIRTY "。"}},
        {YEAR "执法规范。\n二、存在问题\n一是" SIX "。\n", {"enough: 40", HEAD "甲乙，丁戊。", ""}}, /* just so many */
        {YEAR "执法规范。\n二、存在问题\n一是" SIX "。\n",
         {"enough: 41", HEAD "甲乙，丁戊。", "∅&last.txt:5:1:一是" SIX "。"}},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct rule_test test = {.keys = PLAIN, .previous = cases[i].last};
        report_cases(&test, &cases[i].now, 1);
    }
}
/* clang-format on */
