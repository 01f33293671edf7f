/* figure-recall: totals in another sentence than their parts. */
#include "report.h"

static const struct rule_test test = {
    .keys = "check: figure-recall\nagain: '上述|全县'\nby-kind: '按[^，。；]{1,8}分，'", .passage = true};

/* clang-format off */
Test(check_figure_recall, total_behind)
{
    static const struct rule_case cases[] = {
        {"", "文件11件、合同86件、决策79件。上述176件归档。", ""},
        {"", "文件11件、合同86件、决策79件。上述186件归档。", "186件&11件&86件&79件"}, /* a digit */
        {"", "文件11件、合同86件、决策79件。提出意见9条。上述716件归档。", "716件&11件&86件&79件"}, /* two swapped */
        {"", "文件11件、合同86件、决策79件。上述187件归档。", ""}, /* no slip */
        {"", "文件11件、合同86件、决策79件。上述1176件归档。", ""},
        {"", "文件11件、合同86件、决策79件。办理186件。", ""},
        {"", "文件11件、合同86件、决策79件。上述近186件归档。", ""},
        {"", "文件11件、合同86件、决策79件。上述186份归档。", ""},
        {"", "文件11件、合同86件、决策79件。\n上述186件归档。", ""},
        {"", "文件97件、合同79件。上述186件归档。", ""}, /* two may be anything */
        {"", "文件1件、合同2件、决策3件。上述7件归档。", ""}, /* too small */
        {"", "文件11件、合同86件、决策79件，共186件。上述186件归档。", ""}, /* it was told */
        {"", "合同100件、决策86件。文件11件、合同86件、决策79件。上述186件归档。", ""}, /* some make it */
        {"", "意见9条，文件11件、合同86件、决策79件。上述186件归档。", "186件&11件&86件&79件"},
        {"", "文件11件、合同86件、意见9条、决策79件。上述186件归档。", ""},
        {"", "拘留876人，罚款1493人，警告512人。上述2891人次。", "2891人次&876人&1493人&512人"},
        {"", "拘留876人次，罚款1493人次，警告512人次。上述2891人。", ""},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_figure_recall, total_before)
{
    static const struct rule_case cases[] = {
        {"", "共有学校176所。全部挂牌。按类别分，甲11所、乙86所、丙79所。", ""},
        {"", "共有学校186所。全部挂牌。按类别分，甲11所、乙86所、丙79所。", "186所&11所&86所&79所"},
        {"", "共有学校186所。全部挂牌。创建甲11所、乙86所、丙79所。", ""},
        {"", "共有学校186所。全部挂牌，按类别分，甲11所、乙86所、丙79所。", ""}, /* a sentence begins so */
    };
    report_cases(&test, cases, N_OF(cases));
    static const struct rule_test least = {.keys = "check: figure-recall\nagain: '上述'", .passage = true};
    static const struct rule_case without[] = {{"", "共有学校186所。按类别分，甲11所、乙86所、丙79所。", ""}};
    report_cases(&least, without, N_OF(without));
}
/* clang-format on */
