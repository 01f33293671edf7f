/* numbering: gaps, repeats and wrong levels of headings; 一是 lists. One slip, one finding. */
#include "report.h"

#define HEAD "某县人民政府2023年法治政府建设年度报告\n"

static const struct rule_test headings = {
    .keys = "check: numbering\nheadings: true\nmessage: 'gap {number}>{expected}'\nrepeat-message: 'repeat "
            "{number}>{expected}'\nlevel-message: 'level {number}>{expected}'"};

Test(check_numbering, gaps_and_repeats)
{
    static const struct rule_case cases[] = {
        {"", HEAD "一、甲\n文。\n二、乙\n文。\n三、丙\n文。", ""},
        {"", HEAD "一、甲\n文。\n三、丙\n文。\n四、丁\n文。", "三、丙=gap 三、>二、"},
        {"", HEAD "一、甲\n文。\n三、丙\n文。\n五、丁\n文。", "三、丙=gap 三、>二、|五、丁=gap 五、>四、"},
        {"", HEAD "二、甲\n文。\n三、乙\n文。", "二、甲=gap 二、>一、"},
        {"", HEAD "一、甲\n文。\n二、乙\n文。\n二、丙\n文。\n三、丁\n文。", "二、丙=repeat 二、>三、"},
        {"", HEAD "一、甲\n文。\n二、乙\n文。\n二、丙\n文。\n四、丁\n文。", "二、丙=repeat 二、>三、"},
        {"", HEAD "一、甲\n文。\n二、乙\n文。\n二、丙\n文。\n五、丁\n文。",
         "二、丙=repeat 二、>三、|五、丁=gap 五、>三、"},
        {"", HEAD "一、甲\n文。\n一、乙\n文。", "一、乙=repeat 一、>二、"},
        {"", HEAD "一、甲\n（一）子\n文。\n（三）丑\n文。\n二、乙\n文。", "（三）丑=gap （三）>（二）"},
        {"", HEAD "一、甲\n（一）子\n文。\n二、乙\n（一）丑\n文。\n（二）寅\n文。", ""},
        {"", HEAD "一、甲\n（二）子\n文。\n（三）丑\n文。", "（二）子=gap （二）>（一）"},
        {"", HEAD "一、甲\n1.子\n文。\n3.丑\n文。", "3.丑=gap 3.>2."},
        {"", HEAD "一、甲\n（1）子\n文。\n（3）丑\n文。", "（3）丑=gap （3）>（2）"},
        {"", HEAD "九、甲\n文。\n十、甲\n文。\n十一、乙\n文。\n十三、丙\n文。",
         "九、甲=gap 九、>一、|十三、丙=gap 十三、>十二、"},
        {"", HEAD "工作成效\n文。\n一、甲\n文。\n二、乙\n文。", ""}, /* a heading without a number counts for nothing */
    };
    report_cases(&headings, cases, N_OF(cases));
}

Test(check_numbering, levels)
{
    static const struct rule_case cases[] = {
        /* too deep: 3. stands for （三） */
        {"", HEAD "一、甲\n（一）子\n文。\n（二）丑\n文。\n3.寅\n文。\n（四）卯\n文。", "3.寅=level 3.>（三）"},
        /* too shallow: 三、 stands for （三） */
        {"", HEAD "一、甲\n（一）子\n文。\n（二）丑\n文。\n三、寅\n文。\n二、卯\n文。", "三、寅=level 三、>（三）"},
        {"", HEAD "一、甲\n（一）子\n文。\n（二）丑\n文。\n三、寅\n文。\n（四）卯\n文。\n二、辰\n文。",
         "三、寅=level 三、>（三）"},
        {"", HEAD "一、甲\n（一）子\n文。\n二、乙\n文。", ""},
        /* 1. counts on across （一）（二） */
        {"", HEAD "一、甲\n（一）子\n1.文文\n文。\n2.文文\n文。\n（二）丑\n3.文文\n文。\n4.文文\n文。", ""},
        {"", HEAD "一、甲\n（一）子\n1.文文\n文。\n2.文文\n文。\n（二）丑\n1.文文\n文。\n2.文文\n文。", ""},
        {"", HEAD "一、甲\n（一）子\n1.文文\n文。\n2.文文\n文。\n（二）丑\n4.文文\n文。", "4.文文=gap 4.>1."},
        {"", HEAD "一、甲\n（一）子\n1.文文\n文。\n2.文文\n文。\n1.又文\n文。\n2.又文\n文。",
         ""}, /* a list begins anew */
        {"", HEAD "一、甲\n1.子\n文。\n（一）丑\n文。\n（二）寅\n文。", ""},
    };
    report_cases(&headings, cases, N_OF(cases));
}

Test(check_numbering, lists)
{
    static const struct rule_test lists = {.keys =
                                               "check: numbering\nlists: [是, 要]\nmessage: 'gap "
                                               "{number}>{expected}'\nrepeat-message: 'repeat {number}>{expected}'"};
    static const struct rule_case cases[] = {
        {"", HEAD "一、甲\n一是文；二是文；三是文。", ""},
        {"", HEAD "一、甲\n一是文；三是文。四是文。", "三是=gap 三是>二是"},
        {"", HEAD "一、甲\n一是文；二是文；二是文；三是文。", "二是=repeat 二是>三是"},
        {"", HEAD "一、甲\n一是文。\n二是文。\n一是文，二是文。", ""},     /* over paragraphs, and anew */
        {"", HEAD "一、甲\n一是文：一是文，二是文。二是文。三是文。", ""}, /* inside an item, and back */
        {"", HEAD "一、甲\n二是文。", "二是=gap 二是>一是"},
        {"", HEAD "一、甲\n二是文；三是文；四是文。", "二是=gap 二是>一是"},   /* one slip, and it goes on from there */
        {"", HEAD "一、甲\n一是文。\n二、乙\n二是文。", "二是=gap 二是>一是"}, /* each section for itself */
        {"", HEAD "一、甲\n一要文，三要文。", "三要=gap 三要>二要"},
        {"", HEAD "一、甲\n一是文，二要文。", "二要=gap 二要>一要"},
        {"", HEAD "一、甲\n文第二是文，统二是文。", ""},                   /* only after a mark */
        {"", HEAD "一是文，三是文。\n一、甲\n文。", "三是=gap 三是>二是"}, /* the lead */
        {"", HEAD "一是文，三是文。四是文。", "三是=gap 三是>二是"},       /* no headings at all */
        {"", HEAD "一、甲\n一是文，十二是文。", "十二是=gap 十二是>二是"},
        {"", HEAD "一、甲\n（一）子\n一是文。二是文。\n（二）丑\n一是文。", ""},
        {"", HEAD "一、甲\n一是a；一是b；一是c；一是d；一是e；二是f；二是g。", ""}, /* deeper than anybody nests */
        {"", HEAD "一、甲\n一是a；一是b；一是c；一是d；二是e；二是f；二是g；二是h。", ""},
        {"", HEAD "一、甲\n一是a；一是b；一是c；一是d；二是e；二是f；二是g；二是h；二是i。", "二是=repeat 二是>三是"},
    };
    report_cases(&lists, cases, N_OF(cases));
    static const struct rule_test none = {.keys = "check: numbering"};
    static const struct rule_case wrong[] = {
        {"", "甲", "rule.yaml:2:3 numbering needs headings: true or lists"},
        {"lists: 是", HEAD "一、甲\n文。\n三、乙\n文。", ""},
        {"headings: true", HEAD "一、甲\n一是文；三是文。", ""},
    };
    report_cases(&none, wrong, N_OF(wrong));
}
