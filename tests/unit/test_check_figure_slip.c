/* figure-slip: one figure twice, and one of the two with a slip of the hand. */
#include "report.h"

static const struct rule_test test = {
    .keys = "check: figure-slip\ngeneric: '^(?:全年|案件|办理|企业|行政|执法|人员)+$'\nchanges: '上年|较'",
    .passage = true};

/* clang-format off */
Test(check_figure_slip, digits_changed_over)
{
    static const struct rule_case cases[] = {
        {"", "罚没款3861万元。罚没入库3681万元。", "3681万元&3861万元"},
        {"", "罚没款3681万元。罚没入库3681万元。", ""},
        {"", "罚没款3861万元。没收入库3681万元。", ""},            /* 没 alone is not enough */
        {"", "罚没款3861万元。罚没入库3681件。", ""},              /* another unit */
        {"", "罚没款3861万元，罚没入库3681万元。", ""},            /* one sentence */
        {"", "罚没款约3861万元。罚没入库3681万元。", ""},
        {"", "上年罚没款3861万元。罚没入库3681万元。", ""},
        {"", "罚没款3861万元。罚没入库8631万元。", ""},            /* not beside each other */
        {"", "罚没款1030万元。罚没入库1300万元。", ""},            /* a nought that moves */
        {"", "转移受灾户219户。累计转移受灾户291户。", "291户&219户"}, /* three digits: four characters, */
        {"", "转移群众219户。累计转移群众291户。", "291户&219户"},
        {"", "受灾户219户。累计受灾户291户。", ""},
        {"", "督察交办信访件共218件。包案督办督察信访件281件。", "281件&218件"}, /* five in pieces, */
        {"", "当年出具法律意见236份。为企业出具不可抗力等法律意见326份。", ""}, /* not one of several things, */
        {"", "设立三级河长312名。依托321名河长普法。", "321名&312名"}, /* two that are taken up, */
        {"", "依托321名河长普法。设立三级河长312名。", "312名&321名"},
        {"", "检查企业286家。培训268家企业。", ""}, /* but such as anything may be; */
        {"", "主动公开信息13625条。主动公开信息1.63万条。", "1.63万条&13625条"}, /* in 万 */
        {"", "主动公开信息13625条。主动公开信息1.36万条。", ""},
        {"", "主动公开信息9362条。主动公开信息0.96万条。", ""},
        {"", "行政执法人员286名。培训268名执法人员。", "268名&286名"}, /* four, whatever they are */
        {"", "有43名社区矫正对象。帮教34名社区矫正对象。", "34名&43名"}, /* two digits: four */
        {"", "有43名矫正对。帮教34名矫正对。", ""},
        {"", "矫正对象43人。帮教34名矫正对象。", "34名&43人"},      /* on whichever side they stand */
        {"", "有12名社区矫正对象。帮教21名社区矫正对象。", "21名&12名"},
        {"", "有13名社区矫正对象。帮教31名社区矫正对象。", "31名&13名"},
        {"", "全年案件3861件。全年案件3681件。", ""},              /* what anything may have */
        {"message: '{other}'", "罚没款3861万元。罚没入库3681万元。", "3681万元&3861万元=3861万元"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_figure_slip, which_of_the_two)
{
    static const struct rule_case cases[] = {
        {"", "罚没款3861万元。罚没款3681万元。罚没款3681万元。", "3861万元&3681万元"},
        {"", "罚没款3861万元。罚没款3861万元。罚没款3681万元。", "3681万元&3861万元"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_figure_slip, ten_thousand_times)
{
    static const struct rule_case cases[] = {
        {"", "兑付奖补资金4.6亿元。实际兑付奖补资金4.6万元。", "4.6万元&4.6亿元"},
        {"", "兑付奖补资金4.6亿元。实际兑付奖补资金4.7万元。", ""},
        {"", "兑付奖补资金4.6亿元。兑付奖4.6万元。", "4.6万元&4.6亿元"}, /* three characters */
        {"", "兑付奖补资金4.6亿元。兑付4.6万元。", ""},
        {"", "兑付奖补资金4.6亿元。实际兑付奖补资金4.6元。", ""},
    };
    report_cases(&test, cases, N_OF(cases));
}
/* clang-format on */
