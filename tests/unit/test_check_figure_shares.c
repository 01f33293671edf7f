/* figure-shares: shares that are all there are come to 100 %. */
#include "report.h"

static const struct rule_test test = {
    .keys = "check: figure-shares\nopens: '(?:占|分布为)$'\nshare: '占$|和$'\ncomplete: '分别占|其余'",
    .passage = true};

/* clang-format off */
Test(check_figure_shares, come_to_a_hundred)
{
    static const struct rule_case cases[] = {
        {"", "优秀、合格分别占31%、69%。", ""},
        {"", "优秀、合格分别占31%、59%。", "31%&59%"},
        {"", "优秀、合格分别占31%、79%。", "31%&79%"},
        {"", "优秀、合格分别占31%、58%。", ""},                     /* too little to be all */
        {"", "案卷90件，优秀30件、合格60件，分别占33%、57%。", ""}, /* each has its part: figure-ratio's */
        {"", "优秀30件、合格60件，分别占33%、57%。", "33%&57%"},
        {"", "甲、乙、丙分别占31%、40%和19%。", "31%&40%&19%"},
        {"", "优秀占31%，其余占59%。", "31%&59%"},
        {"", "优秀28件，占31%，其余62件，占59%。", "31%&59%"},  /* counts between them */
        {"", "优秀占31%，合格占59%。", ""},                     /* not said to be all */
        {"", "优秀占31%，其余满意率59%。", ""},                 /* no share */
        {"", "优秀占31%。其余占59%。", ""},                     /* another sentence */
        {"", "优秀占约31%，其余占59%。", ""},
        {"", "优秀、合格分别占近31%、59%。", ""},
        {"", "其余占59%。", ""},                                /* one alone */
        {"", "优秀分布为31%，其余占59%。", "31%&59%"},          /* only those behind need be called shares */
        {"", "3785人、4890万元，分别占51.7%、53.4%。", ""},     /* of two wholes */
        {"", "3785人、4890人，分别占71.7%、53.4%。", "71.7%&53.4%"},
        {"", "3785人、4890人，分别占81.7%、53.4%。", ""}, /* so far above, they are of two wholes, too */
        {"", "3785人、4890人，分别占51.7%、53.4%。", "51.7%&53.4%"},
        {"", "满意率5%，4890万元，分别占51.7%、53.4%。", "51.7%&53.4%"},
        {"", "4890万元，分别占51.7%、53.4%。", "51.7%&53.4%"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_figure_shares, as_far_as_rounding_goes)
{
    static const struct rule_case cases[] = {
        {"", "分别占33.3%、33.3%、33.3%。", ""},
        {"", "分别占33%、33%、33%。", ""},
        {"", "分别占33.3%、33.3%、32.8%。", "33.3%&33.3%&32.8%"},
        {"", "分别占33.4%、33.4%、33.4%。", ""},
        {"", "分别占33.4%、33.4%、33.6%。", "33.4%&33.4%&33.6%"},
        {"message: '{shares}={sum}'", "分别占31.5%、69%。", ""},
        {"message: '{shares}={sum}'", "分别占31.5%、79%。", "31.5%&79%=31.5%+79%=110.5"},
    };
    report_cases(&test, cases, N_OF(cases));
}
/* clang-format on */
