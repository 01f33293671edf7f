/* figure-limit: batches are not more than persons. */
#include "report.h"

static const struct rule_test test = {
    .keys = "check: figure-limit\nless: '^批次?$'\nmore: '^人次?$'\nbetween: '^(?:，共)?$'", .passage = true};

/* clang-format off */
Test(check_figure_limit, batches_and_persons)
{
    static const struct rule_case cases[] = {
        {"", "接访308批589人次。", ""},
        {"", "接访589批308人次。", "308人次&589批"},
        {"", "接访308批308人次。", ""},
        {"", "接访589批次，共308人。", "308人&589批次"},
        {"", "接访589批，化解308人次。", ""},   /* something else stands between */
        {"", "接访589批。308人次。", ""},       /* another sentence */
        {"", "接访589余批308人次。", ""},       /* bounds are no values */
        {"", "接访589批约308人次。", ""},
        {"", "接访308人次589批。", ""},         /* the other way round */
        {"", "检查589次308人次。", ""},
        {"message: '{less}{more}'", "接访589批308人次。", "308人次&589批=589批308人次"},
    };
    report_cases(&test, cases, N_OF(cases));
}
/* clang-format on */
