/* figure-granularity: rates that no k out of N can give. */
#include "report.h"

static const struct rule_test test = {
    .keys = "check: figure-granularity\nrate: '满意率$'\nwhole: '^件$'\nnot-whole: 问卷", .passage = true};

/* clang-format off */
Test(check_figure_granularity, k_of_n)
{
    static const struct rule_case cases[] = {
        {"", "办理272件，满意率99.6%。", ""},
        {"", "办理272件，满意率99.9%。", "99.9%&272件"},
        {"", "办理建议152件、提案120件，满意率99.9%。", "99.9%&120件"},
        {"", "办理建议152件、提案120件，满意率99.2%。", ""},  /* 119 of 120 */
        {"", "办理建议152件、提案120件，满意率99.3%。", ""},  /* 151 of 152 */
        {"", "办理272件，满意率100%。", ""},
        {"", "办理3件，满意率66.7%。", ""},                   /* rounded */
        {"", "办理3件，满意率66.6%。", ""},                   /* cut off */
        {"", "办理3件，满意率66.5%。", "66.5%&3件"},
        {"", "办理3件，满意率67%。", ""},
        {"", "办理3件，满意率65%。", "65%&3件"},
        {"", "办理3件，满意率66.6661%。", "66.6661%&3件"},
        {"", "办理3件，满意率66.66661%。", ""},               /* nobody prints so many digits */
        {"", "办理0件，满意率99.9%。", ""},                   /* of nothing there is no rate */
        {"", "办理12000件，满意率99.93%。", ""},              /* of so many any rate may be */
        {"message: '{whole} {below} {above}'", "办理建议152件、提案120件，满意率99.9%。",
         "99.9%&120件=272 271/272=99.63% 272/272=100.00%"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_figure_granularity, what_is_no_whole)
{
    static const struct rule_case cases[] = {
        {"", "办理272余件，满意率99.9%。", ""},
        {"", "办理272件，满意率99.9%以上。", ""},
        {"", "办理272件，满意率约99.9%。", ""},
        {"", "办理272人，满意率99.9%。", ""},
        {"", "办理272件，答复率99.9%。", ""},
        {"", "办理272件。满意率99.9%。", ""},
        {"", "办理272件，问卷调查满意率99.9%。", ""},
        {"", "办理272件，组织群众开展了满意度测评，满意率99.9%。", ""},  /* too far behind */
        {"", "办理272件、9人，满意率99.9%。", ""},
        {"", "满意率99.9%，办理272件。", ""},
    };
    report_cases(&test, cases, N_OF(cases));
}
/* clang-format on */
