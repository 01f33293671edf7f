/* figure-sum: totals before and behind their parts. */
#include "report.h"

#define RULE                                                                                                                    \
    "check: figure-sum\nopens: '其中|包括|（含'\ncomplete: '其他|分别'\ntotals: '(?:合计|共)$'\nmixed: '合计'\n" \
    "not-totals: '增加'\nstops: '同比|整改'"

static const struct rule_test test = {.keys = RULE, .passage = true};

/* clang-format off */
Test(check_figure_sum, parts_behind_the_total)
{
    static const struct rule_case cases[] = {
        {"", "审核75件，其中甲49件、乙14件、丙8件、丁2件、其他2件。", ""},
        {"", "审核76件，其中甲49件、乙14件、丙8件、丁2件、其他2件。", "76件&49件&14件&8件&2件&2件"},
        {"", "审核74件，其中甲49件、乙14件、丙8件、丁2件、其他2件。", "74件&49件&14件&8件&2件&2件"},
        /* a list that does not say it is complete may fall short, never exceed */
        {"", "审核75件，其中甲49件、乙14件。", ""},
        {"", "审核75件，其中甲49件、乙27件。", "75件&49件&27件"},
        {"", "审核75件，其中甲75件。", ""},
        {"", "审核75件，其中甲76件。", "75件&76件"},
        {"", "审核75件。其中甲76件。", ""},     /* another sentence */
        {"", "审核75件，另办理甲76件。", ""},   /* nothing opens a list */
        {"", "审核75件，其中涉及甲76人。", ""}, /* another unit */
        {"", "培训75人，其中甲76名。", "75人&76名"},
        {"", "审核75件，其中甲占76%。", ""},
        {"", "审核75件，其中甲49件、乙14件，其他2件。", "75件&49件&14件&2件"}, /* 其他 joins over a comma */
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_figure_sum, bounds)
{
    static const struct rule_case cases[] = {
        {"", "清理900余件，其中废止139件、修改18件、其他182件。", ""},
        {"", "清理300余件，其中废止139件、其他182件。", ""},
        {"", "清理约300件，其中废止139件、其他182件。", ""},
        {"", "清理近300件，其中废止139件、其他182件。", ""},
        {"", "清理300件，其中废止近139件、其他182件。", ""},
        {"", "清理300件，其中废止139件、其他约182件。", ""},
        {"", "清理300件，其中废止139件、其他182件。", "300件&139件&182件"},
        {"", "投入1.2万元，其中甲0.5万元、其他7000元。", ""},
        {"", "投入1.2万元，其中甲0.5万元、其他7001元。", "1.2万元&0.5万元&7001元"},
        {"", "投入0.3万元，其中甲0.1万元、其他0.2万元。", ""}, /* no binary fractions */
        {"", "比上年增加30件，其中甲200件。", ""},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_figure_sum, where_the_list_ends)
{
    static const struct rule_case cases[] = {
        {"", "审结75件，其中甲49件；乙30件。", ""},
        {"", "审结75件，其中甲49件，整改30件。", ""},
        {"", "审结75件，其中甲49件、整改30件。", ""},
        {"", "审结75件，其中甲49件、乙20件，全年开展各类专项执法监督检查活动发现问题线索30件。", ""},
        {"", "审结75件，其中甲49件，乙30件。", "75件&49件&30件"},
        {"", "研究议题41次，其中15次研究法治议题，学法32次。", ""}, /* bare behind 其中: only bare ones */
        {"", "研究议题41次，其中15次研究甲、32次研究乙。", "41次&15次&32次"},
        {"", "审结75件，其中甲49件（含丙40件）、其他26件。", ""}, /* parts of a part */
        {"", "审结75件（含甲49件、其他27件）。", "75件&49件&27件"},
        {"", "审结75件（含甲49件、其他26件）、乙9件。", ""},
        {"", "审结75件（含甲49件）、其他27件。", ""}, /* behind the brackets is no part */
        {"", "审结75件，其中甲49件，占65.3%，其他26件。", ""},
        {"", "审结75件，其中2023年49件、其他26件。", ""},
        {"", "审结75件，其中甲49件、乙26件，提出建议12件。", ""}, /* met: the rest is no part */
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_figure_sum, total_behind_its_parts)
{
    static const struct rule_case cases[] = {
        {"", "办理建议82件、提案97件，合计179件。", ""},
        {"", "办理建议82件、提案97件，合计189件。", "189件&97件&82件"},
        {"", "办理建议82件、提案97件，共189件。", "189件&97件&82件"},
        {"", "办理建议82件、提案97人，合计189件。", "189件&97人&82件"},
        {"", "办理建议82件、提案97人，共189件。", ""}, /* unlike units: only what says so adds them */
        {"", "办理建议82件、提案近97件，合计189件。", ""},
        {"", "办理建议82件；提案97件，合计189件。", ""},
        {"", "办理建议82件，提案97件，合计189件。", ""},
        {"", "会见10件，办理建议82件、提案97件，合计189件。", ""}, /* met with what a comma joins */
        {"", "办理建议82件、提案97件，合计近189件。", ""},
        {"", "办理提案97件，合计189件。", ""},
        {"", "办理率82%、97%，合计189件。", ""},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_figure_sum, message_and_keys)
{
    static const struct rule_case cases[] = {
        {"message: '{parts}={sum}/{total}'", "投入1.2万元，其中甲0.5万元、其他7001元。", "1.2万元&0.5万元&7001元=5000+7001=12001/12000"},
        {"message: '{parts}={sum}/{total}'", "甲8.2万元、乙9.7万元，合计18万元。", "18万元&9.7万元&8.2万元=97000+82000=179000/180000"},
        {"opens: ''", "甲", "rule.yaml:17:3 key \"opens\" is given twice, first on line 11"},
    };
    report_cases(&test, cases, N_OF(cases));
}
/* clang-format on */
