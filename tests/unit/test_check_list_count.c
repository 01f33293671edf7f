/* list-count: so many things said, and another number listed. */
#include "report.h"

#define NUMBER "(?<number>[两二三四五六3-5])"

static const struct rule_test test = {
    .keys = "check: list-count\nmarked: '(?<mark>" NUMBER "项)[：。](?=一是)'\nlisted: '(?<mark>" NUMBER
            "个)：'\nsummed: '(?<mark>" NUMBER "种)'\njoiners: '和|等'\nmessage: '{said}{count}'",
    .passage = true};

/* clang-format off */
Test(check_list_count, marked)
{
    static const struct rule_case cases[] = {
        {"", "三项：一是甲。二是乙。三是丙。", ""},
        {"", "三项：一是甲。二是乙。", "三项=三项2"},                /* too few, */
        {"", "三项。一是甲。二是乙。三是丙。四是丁。", "三项=三项4"},  /* too many */
        {"", "两项：一是甲。二是乙。", ""},
        {"", "两项：一是甲。二是乙。三是丙。", "两项=两项3"},
        {"", "三项：一是甲。", ""},                              /* one alone is no list */
        {"", "三项：一是甲。三是丙。", ""},                      /* nor is one with a gap */
        {"", "三项：一是甲。二是乙。一是丙。二是丁。", ""},      /* it begins anew */
        {"except: '三项：一是甲'", "三项：一是甲。二是乙。", ""},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_list_count, parted)
{
    static const struct rule_case cases[] = {
        {"", "3个：甲一、乙一、丙一。", ""},
        {"", "4个：甲一、乙一、丙一。", "4个=4个3"},
        {"", "4个：甲一、乙一、丙一；", "4个=4个3"},
        {"", "5个：甲一、乙一、丙一。", ""},              /* two short: another list */
        {"", "3个：甲一、乙一、丙一、丁一。", ""},        /* an item may have a 、 of its own */
        {"", "4个：甲一、乙一和丙一。", ""},
        {"", "4个：甲一、乙一、丙一，丁一。", ""},        /* the sentence goes on, */
        {"", "4个：甲一、乙一、丙一", ""},                /* or has no end */
        {"", "4个：甲一、、丙一。", ""},
        {"", "3个：甲一。", ""},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_list_count, summed_up)
{
    static const struct rule_case cases[] = {
        {"", "甲一、乙一、丙一三种。", ""},
        {"", "甲一、乙一、丙一四种。", "四种=四种3"},
        {"", "如下，甲一、乙一、丙一四种。", "四种=四种3"},
        {"", "丁一、戊一，甲一、乙一四种。", ""},         /* what stands behind the last mark */
        {"", "甲一、乙一、丙一等四种。", ""},
        {"", "甲一乙一四种。", ""},
        {"", "甲、乙三种。", "三种=三种2"},
    };
    report_cases(&test, cases, N_OF(cases));
}
