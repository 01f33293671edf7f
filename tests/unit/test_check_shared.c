/* shared: what another report of the same run has too. */
#include "report.h"

/* clang-format off */
Test(check_shared, one_finding_a_report)
{
    static struct fz_span spans[] = {{6, 12}, {0, 6}}, one[] = {{3, 9}};
    static uint32_t lines[] = {7, 5}, line[] = {9};
    static const struct fz_shared shared[] = {
        {.path = "b.txt", .spans = spans, .lines = lines, .n_spans = 2, .n = 3, .chars = 300, .percent = 12},
        {.path = "c.txt", .spans = one, .lines = line, .n_spans = 1, .n = 1, .chars = 119, .percent = 3},
    };
    static const struct rule_test test = {
        .keys = "check: shared\nmessage: '{other} {places} {chars} {percent}'", .passage = true, .shared = shared, .n_shared = 2};
    static const struct rule_case cases[] = {
        {"", "甲乙丙丁", "丙丁&b.txt:7:0:&甲乙&b.txt:5:0:=b.txt 3 300 12"},
        {"min-chars: 100", "甲乙丙丁", "乙丙&c.txt:9:0:=c.txt 1 119 3|丙丁&b.txt:7:0:&甲乙&b.txt:5:0:=b.txt 3 300 12"},
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
