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

/* A sentence for each part, the last of which is 其余. */
Test(check_figure_recall, parts_with_a_sentence_each)
{
#define REST "rest: '^其余'"
    static const struct rule_case cases[] = {
        {REST, "供地93宗。住宅26宗，限价。工业38宗，占多数。其余27宗，投用。", "93宗&26宗&38宗&27宗"},
        {REST "\nmessage: '{parts}={sum}, {total}'", "供地93宗。住宅26宗。工业38宗。其余27宗。", "93宗&26宗&38宗&27宗=26+38+27=91, 93"},
        {REST, "供地91宗。住宅26宗，限价。工业38宗，占多数。其余27宗，投用。", ""},
        {"", "供地93宗。住宅26宗，限价。工业38宗，占多数。其余27宗，投用。", ""},
        {REST, "供地93宗。住宅26宗。工业38宗。商服27宗。", ""},
        {REST, "供地124宗。住宅26宗。工业38宗。商服31宗。其余27宗。", "124宗&26宗&38宗&31宗&27宗"},
        {REST, "供地66宗。工业38宗。其余27宗。", ""}, /* two may be anything */
        {REST, "供地110宗。住宅30宗。工业40宗。其余30宗。", "110宗&30宗&40宗&30宗"}, /* ten per cent at most */
        {REST, "供地111宗。住宅30宗。工业40宗。其余30宗。", ""},
        {REST, "供地90宗。住宅30宗。工业40宗。其余30宗。", "90宗&30宗&40宗&30宗"},
        {REST, "供地89宗。住宅30宗。工业40宗。其余30宗。", ""},
        {REST, "住宅30宗。工业40宗。其余30宗。", ""}, /* no total */
        {REST, "供地93宗。\n住宅26宗。工业38宗。其余27宗。", ""},
        {REST, "供地93宗。住宅26宗。全部限价。工业38宗。其余27宗。", ""}, /* not one behind the other */
        {REST, "供地93宗。全部公示。住宅26宗。工业38宗。其余27宗。", ""},
        {REST, "供地93宗，公示90宗。住宅26宗。工业38宗。其余27宗。", "90宗&26宗&38宗&27宗"}, /* the last */
        {REST, "受理190宗。供地93宗。住宅26宗。工业38宗。其余27宗。", "93宗&26宗&38宗&27宗"}, /* and no further */
        {REST, "供地93宗，公示50宗。住宅26宗。工业38宗。其余27宗。", "93宗&26宗&38宗&27宗"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_figure_recall, which_figure_of_a_sentence_is_the_part)
{
    static const struct rule_case cases[] = {
        {REST, "供地93宗。住宅26宗，开工20宗。工业38宗，开工9宗。其余27宗，开工5宗。", "93宗&26宗&38宗&27宗"}, /* the first */
        {REST, "供地93宗。收取3万元的住宅26宗。工业38宗。其余27宗。", "93宗&26宗&38宗&27宗"}, /* of its kind */
        {REST, "供地93宗。约20宗中住宅26宗。工业38宗。其余27宗。", "93宗&26宗&38宗&27宗"},     /* that is exact */
        {REST, "供地93宗。住宅26宗。开工5宗，其余27宗。", ""},
        {REST, "供地93宗。住宅26宗。工业38宗。开工5宗，其余27宗。", ""}, /* 其余 of those in its sentence */
        {REST, "供地93宗。住宅26宗。工业38宗。开工5户，其余27宗。", "93宗&26宗&38宗&27宗"},
        {REST, "供地93宗。住宅26宗。工业38户。其余27宗。", ""},
        {REST, "供地93宗。住宅26宗。工业约38宗。其余27宗。", ""},
        {REST, "供地93宗。住宅26宗。工业38宗。其余约27宗。", ""},
        {REST, "供地约93宗。住宅26宗。工业38宗。其余27宗。", ""},
        {REST, "供地93户。住宅26宗。工业38宗。其余27宗。", ""},
        {REST, "供地30宗，公示约93宗。住宅26宗。工业38宗。其余27宗。", ""},
        {REST, "供地30宗，涉及93户。住宅26宗。工业38宗。其余27宗。", ""},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_figure_recall, what_is_no_total_of_such_parts)
{
    static const struct rule_case cases[] = {
        {REST "\nnot-totals: '比'", "供地比上年93宗增。住宅26宗。工业38宗。其余27宗。", ""},
        {REST, "供地比上年93宗增。住宅26宗。工业38宗。其余27宗。", "93宗&26宗&38宗&27宗"},
        {REST "\nnot-totals: '比'", "供地94宗，比上年93宗增。住宅26宗。工业38宗。其余27宗。", "94宗&26宗&38宗&27宗"},
        {REST, "供地93宗，公示91宗。住宅26宗。工业38宗。其余27宗。", ""}, /* the sum is told, */
        {REST, "供地91宗，公示93宗。住宅26宗。工业38宗。其余27宗。", ""},
        {REST, "供地91宗。公示93宗。住宅26宗。工业38宗。其余27宗。", ""},
        {REST, "供地91户。公示93宗。住宅26宗。工业38宗。其余27宗。", "93宗&26宗&38宗&27宗"},
        {REST, "供地约91宗。公示93宗。住宅26宗。工业38宗。其余27宗。", "93宗&26宗&38宗&27宗"},
        {REST, "商服2宗，供地93宗。住宅26宗。工业38宗。其余27宗。", ""}, /* or what it is with one more of them */
        {REST, "商服2宗，供地94宗。住宅26宗。工业38宗。其余27宗。", "94宗&26宗&38宗&27宗"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_figure_recall, most_parts)
{
#define FIVE(part) part part part part part
#define TWENTY FIVE("甲2宗。") FIVE("乙2宗。") FIVE("丙2宗。") FIVE("丁2宗。")
    static const struct rule_case cases[] = {
        {REST, "供地47宗。" TWENTY "甲2宗。乙2宗。其余2宗。", "47宗" FIVE("&2宗") FIVE("&2宗") FIVE("&2宗") FIVE("&2宗") "&2宗&2宗&2宗"},
        {REST, "供地49宗。" TWENTY "甲2宗。乙2宗。丙2宗。其余2宗。", ""},
        {REST, "供地51宗。" TWENTY "甲2宗。乙2宗。丙2宗。丁2宗。其余2宗。", ""},
    };
    report_cases(&test, cases, N_OF(cases));
}
/* clang-format on */
