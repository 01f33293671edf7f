/* figure-balance: what came in against what went out and what is left. */
#include "report.h"

static const struct rule_test balance = {
    .keys = "check: figure-balance\nreceived: '收到$|(?<!不予)受理$|共计$'\ncarried: '结转的?$'\nsettled: '办结$'\n"
            "left: '结转下年$'\nleft-noun: '^结转下年'\n",
    .passage = true};

/* clang-format off */
Test(check_figure_balance, what_is_left)
{
    static const struct rule_case cases[] = {
        {"", "收到20件，办结15件，结转下年5件。", ""},
        {"", "收到20件，办结15件，结转下年6件。", "6件&20件&15件"},
        {"", "收到20件，办结15件，5件结转下年。", ""},
        {"", "收到20件，办结15件，其余4件结转下年。", "4件&20件&15件"},
        {"", "收到20件，上年结转3件，办结18件，结转下年5件。", ""},
        {"", "收到20件，上年结转3件，办结18件，结转下年6件。", "6件&20件&3件&18件"},
        {"", "连同上年结转的3件，收到20件，办结18件，结转下年6件。", "6件&20件&3件&18件"},
        {"", "收到20件（含上年结转3件），办结18件，结转下年2件。", ""},      /* among what came in */
        {"", "收到20件，办结18件（含上年结转3件），结转下年5件。", ""},
        {"", "收到20件，上年结转3件，共计23件，办结18件，结转下年5件。", ""},
        {"", "收到20件，不予受理2件，办结13件，结转下年5件。", ""},           /* some other count makes it even */
        {"", "收到20件，受理18件，不予受理2件，上年结转3件，办结16件，结转下年5件。", ""},
        {"", "收到20件，受理18件，不予受理2件，上年结转3件，办结16件，结转下年9件。", "9件&18件&3件&16件"},
        {"", "收到约20件，办结15件，结转下年6件。", ""},                     /* bounds are no values */
        {"", "收到20件，办结15余件，结转下年6件。", ""},
        {"", "收到20件，办结15件，结转下年约6件。", ""},
        {"", "收到20件，办结15件，结转下年6人。", ""},                       /* another unit */
        {"", "收到20件，结转下年6件。", ""},                                 /* not said what was settled */
        {"", "办结15件，结转下年6件。", ""},                                 /* … what came in */
        {"", "收到20件。办结15件，结转下年6件。", ""},                       /* another sentence */
        {"", "收到20件，办结15件，结转下年5件；收到9件，办结6件，结转下年2件。", "2件&9件&6件"},
        {"", "收到20件，办结15件，上年结转6件。", ""},
    };
    report_cases(&balance, cases, N_OF(cases));
}

Test(check_figure_balance, years_behind_the_words)
{
    static const struct rule_test of_2024 = {
        .keys = "check: figure-balance\nreceived: '收到$'\ncarried: '结转的?$'\nsettled: '办结$'\nleft: '结转下年$'\n",
        .path = "2024.txt"};
#define TITLE "某县人民政府2024年法治政府建设年度报告\n一、甲\n"
    static const struct rule_case cases[] = {
        {"", TITLE "收到20件，办结15件，结转2025年5件。", ""},
        {"", TITLE "收到20件，办结15件，结转2025年6件。", "6件&20件&15件"},
        {"", TITLE "收到20件，2023年结转3件，办结15件，结转2025年8件。", ""},
        {"", TITLE "收到20件，2023年结转3件，办结15件，结转2025年9件。", "9件&20件&3件&15件"},
        {"", TITLE "收到20件，办结15件，结转2023年的6件。", ""},
    };
    report_cases(&of_2024, cases, N_OF(cases));
}
