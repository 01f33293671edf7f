/* shared: what another report of the same run has too. */
#include "report.h"

/* clang-format off */
Test(check_shared, one_finding_a_report)
{
    static const struct fz_shared shared[] = {
        {.span = {0, 6}, .path = "b.txt", .place = {7, 0}, .n_more = 2, .chars = 300, .percent = 12},
        {.span = {6, 12}, .path = "c.txt", .place = {9, 0}, .n_more = 0, .chars = 119, .percent = 3},
    };
    static const struct rule_test test = {
        .keys = "check: shared\nmessage: '{other} {places} {chars} {percent}'", .passage = true, .shared = shared, .n_shared = 2};
    static const struct rule_case cases[] = {
        {"", "甲乙丙丁", "甲乙&b.txt:7:0:=b.txt 3 300 12"},
        {"min-chars: 100", "甲乙丙丁", "甲乙&b.txt:7:0:=b.txt 3 300 12|丙丁&c.txt:9:0:=c.txt 1 119 3"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_shared, not_looked_for)
{
    static const struct rule_test test = {.keys = "check: shared", .passage = true};
    static const struct rule_case cases[] = {{"", "甲乙丙丁", "[not-applicable]"}};
    report_cases(&test, cases, N_OF(cases));
}
/* clang-format on */
