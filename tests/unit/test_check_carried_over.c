/* carried-over: passages and figures of last year's report. */
#include "report.h"

#define A    "社区民警和网格员下沉楼栋，"
#define B    "做到纠纷早发现早报告早处置。"
#define LAST A B "接待群众523人次，办案287件，宣讲118场。各镇建站12个，配备专员36名，轮流到岗值守。"

static const struct rule_test passages = {
    .keys = "check: carried-over\nstanding: '^[个名]$'", .passage = true, .previous = LAST};
static const struct rule_test figures = {
    .keys = "check: carried-over\nshare: 60\nmin-chars: 10\nstanding: '^[个名]$'", .passage = true, .previous = LAST};
static const struct rule_test none = {.keys = "check: carried-over", .passage = true};

/* clang-format off */
Test(check_carried_over, passages)
{
#define M "min-chars: 20"
    static const struct rule_case cases[] = {
        {M, "推进工作。" A B, A B "&last.txt:1:1:" A B},
        {M, A "做到纠纷早发现早报告早处理。", A "做到纠纷早发现早报告早处理。&last.txt:1:1:" A B}, /* nearly all alike */
        {M, A "并且走访慰问困难群众送去温暖。", ""},
        {M "\nshare: 50", A "并且走访慰问困难群众送去温暖。", ""},                          /* 7 stretches of 24 */
        {M "\nshare: 25", A "并且走访慰问困难群众送去温暖。",
         A "并且走访慰问困难群众送去温暖。&last.txt:1:1:" A B},
        {"min-chars: 40", A B, ""},
        /* figures that stay are no new work; figures that move are */
        {M, "各镇建站12个，配备专员36名，轮流到岗值守。",
         "各镇建站12个，配备专员36名，轮流到岗值守。&last.txt:1:52:各镇建站12个，配备专员36名，轮流到岗值守。"},
        {M, "各镇建站13个，配备专员36名，轮流到岗值守。", ""},
        {M, "接待群众523人次，办案287件，宣讲118场。", ""},                              /* figures: 2 says so */
        {M "\nmessage: '{share}'", A B, A B "&last.txt:1:1:" A B "=100"},
    };
    report_cases(&passages, cases, N_OF(cases));
}

Test(check_carried_over, figures)
{
#define N "figures: 2"
#define F "接待群众523人次，办案287件，宣讲118场。"
    static const struct rule_case cases[] = {
        {N, F, F "&last.txt:1:28:" F},
        {N "\nmessage: '{figures}'", F, F "&last.txt:1:28:" F "=3"},
        {N, "接待群众524人次，办案287件，宣讲118场。", ""},
        {N, "接待群众523人次，办案287件。", ""},                /* one fewer */
        {N, "共计接待群众523人次，办案287件，开展宣讲118场。",
         "共计接待群众523人次，办案287件，开展宣讲118场。&last.txt:1:28:" F}, /* with other words */
        {N, "各镇建站12个，配备专员36名，轮流到岗值守。", ""},   /* standing ones do not count */
        {"figures: 4", F, ""},
    };
    report_cases(&figures, cases, N_OF(cases));
}

/* A year must change, and 100% stays 100%: neither says whether the figures are last year's. */
Test(check_carried_over, figures_that_say_nothing)
{
#define YEARLY(year) year "年接待群众523人次，办案287件，宣讲118场，各镇都有专人值守。"
#define ALWAYS       "接待群众523人次，满意率100%，各镇都有专人值守。"
    static const struct rule_test yearly = {
        .keys = "check: carried-over\nmin-chars: 10\nfigures: 2", .passage = true, .previous = YEARLY("2022")};
    static const struct rule_case years[] = {
        {"", YEARLY("2023"), YEARLY("2023") "&last.txt:1:1:" YEARLY("2022")},
    };
    report_cases(&yearly, years, N_OF(years));
    static const struct rule_test always = {
        .keys = "check: carried-over\nmin-chars: 10", .passage = true, .previous = ALWAYS};
    static const struct rule_case rates[] = {
        {"figures: 2", ALWAYS, ""},
        {"figures: 1\nmessage: '{figures}'", ALWAYS, ALWAYS "&last.txt:1:1:" ALWAYS "=1"},
    };
    report_cases(&always, rates, N_OF(rates));
}

/* What one sentence shares with last year's must not count for the next. */
Test(check_carried_over, sentences_apart)
{
    static const struct rule_test second = {.keys = "check: carried-over\nmin-chars: 20\nshare: 60",
                                            .passage = true,
                                            .previous = "别处的第一句话说的是完全另外的事情。" A B};
    static const struct rule_case cases[] = {
        {"", A "并且走访慰问困难群众送去温暖。镇里把这件事情列入重点工作，" B, ""},
        {"", "镇里把这件事情列入重点工作，" A B, "镇里把这件事情列入重点工作，" A B "&last.txt:1:19:" A B},
    };
    report_cases(&second, cases, N_OF(cases));
}

Test(check_carried_over, without_last_year)
{
    static const struct rule_case cases[] = {{"", A B, "[not-applicable]"}};
    report_cases(&none, cases, N_OF(cases));
}
/* clang-format on */
