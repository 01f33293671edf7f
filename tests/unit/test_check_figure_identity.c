/* figure-identity: wholes and the parts that must not exceed them, or must make them up. */
#include "report.h"

#define RULE "check: figure-identity\nwhole: '收到(?:申请)?$'\nparts: ['(?<!不予)受理$', '不予受理$']\nunless: '结转'\n"

static const struct rule_test most = {.keys = RULE, .passage = true};
static const struct rule_test exact = {.keys = RULE "relation: equal\n", .passage = true};

/* clang-format off */
Test(check_figure_identity, must_not_exceed)
{
    static const struct rule_case cases[] = {
        {"", "收到申请138件，受理135件，不予受理3件。", ""},
        {"", "收到申请138件，受理135件，不予受理4件。", "138件&135件&4件"},
        {"", "收到申请138件，不予受理4件，受理135件。", "138件&135件&4件"},
        {"", "收到申请138件、不予受理4件，受理135件。", "138件&135件&4件"},
        {"", "收到申请138件、投诉9件，受理135件，不予受理4件。", ""},  /* of both */
        {"", "收到申请138件，受理130件，不予受理4件。", ""},          /* 其余 may be pending */
        {"", "收到申请138件，受理139件。", ""},                        /* a part that is not said */
        {"", "收到申请138件，受理135人，不予受理4件。", ""},          /* another unit */
        {"", "收到申请138件。受理135件，不予受理4件。", ""},          /* another sentence */
        {"", "收到申请138件，结转6件，受理140件，不予受理4件。", ""}, /* unless */
        {"", "收到申请约138件，受理135件，不予受理4件。", ""},        /* bounds are no values */
        {"", "收到申请138件，受理135余件，不予受理4件。", ""},
        {"", "收到138件，收到9件，受理8件，不予受理2件。", "9件&8件&2件"}, /* the next whole has parts of its own */
    };
    report_cases(&most, cases, N_OF(cases));
}

Test(check_figure_identity, must_make_up)
{
    static const struct rule_case cases[] = {
        {"", "收到申请138件，受理135件，不予受理3件。", ""},
        {"", "收到申请138件，受理130件，不予受理4件。", "138件&130件&4件"},
    };
    report_cases(&exact, cases, N_OF(cases));
}

/* Some parts may be missing; with three of them they are all there are. */
Test(check_figure_identity, optional_parts)
{
    static const struct rule_test cleanup = {.keys = "check: figure-identity\nwhole: '清理$'\nwhole-noun: '^文件逐件'\n"
                                                     "parts: ['保留$|有效$', '(?:废止|失效)$']\nrelation: equal\n"
                                                     "optional: ['修改$', '废止$', '失效$']",
                                             .passage = true};
    static const struct rule_case cases[] = {
        {"", "清理58件，保留43件，修改4件，废止11件。", ""},
        {"", "清理58件，保留43件，修改4件，废止12件。", "58件&43件&12件&4件"},
        {"", "清理58件，保留43件，修改4件，废止10件。", "58件&43件&10件&4件"},
        {"", "清理58件，保留43件，修改4件，失效3件，废止8件。", ""}, /* each once, in whatever order */
        {"", "清理58件，保留43件，修改4件，失效3件，废止9件。", "58件&43件&3件&4件&9件"},
        {"", "清理58件，保留43件，废止10件。", ""}, /* of two, only more than the whole is told */
        {"", "清理58件，保留43件，废止16件。", "58件&43件&16件"},
        {"", "清理58件，修改4件，废止60件。", ""},
        {"", "对58件文件逐件评估，43件有效、4件修改、12件废止。", "58件&43件&12件&4件"}, /* the number comes first */
    };
    report_cases(&cleanup, cases, N_OF(cases));
    static const struct rule_case first[] = {{"", "收到申请138件，138件受理、3件不予受理。", ""}};
    report_cases(&most, first, N_OF(first)); /* only where the parts are all there is */
}

Test(check_figure_identity, must_be_enough)
{
    static const struct rule_test least = {
        .keys = "check: figure-identity\nwhole: 审结$\nparts: [结转$, 受理$]\nrelation: at-least\n", .passage = true};
    static const struct rule_case cases[] = {
        {"", "结转8件，受理92件，审结100件。", ""},
        {"", "结转8件，受理92件，审结101件。", "101件&8件&92件"},
        {"", "受理92件，结转8件，审结101件。", "101件&8件&92件"},
        {"", "受理92件，审结101件。", ""},
        {"", "审结101件，受理92件，结转8件。", ""}, /* what stands behind is another matter */
        {"", "结转8件，受理92件；审结101件。", ""},
    };
    report_cases(&least, cases, N_OF(cases));
}

Test(check_figure_identity, words_behind_the_whole)
{
    static const struct rule_test noun = {
        .keys = "check: figure-identity\nwhole: 清理$\nwhole-noun: '^文件清理'\nparts: [废止$]\n", .passage = true};
    static const struct rule_case cases[] = {
        {"", "对12件文件清理，废止13件。", "12件&13件"},
        {"", "对12件文件审查，废止13件。", ""},
        {"", "清理12件，废止13件。", "12件&13件"},
        {"", "清理12件；废止13件。", ""},
    };
    report_cases(&noun, cases, N_OF(cases));
}
