/* required-section: heading, running text only, hollow, absent; the row of topics that stands for a topical part. */
#include "report.h"

#define HEAD "某县人民政府2023年法治政府建设年度报告\n"

Test(check_required_section, states)
{
    static const struct rule_test test = {
        .keys = "check: required-section\npart: problems\nin-text: ['存在.{0,4}(?:不足|问题)']\ntext-message: 'text "
                "{part}'\n"
                "text-level: note\nhollow-message: 'hollow {part}'\nhollow-level: error\nmessage: 'absent {part}'"};
    static const struct rule_case cases[] = {
        {"", HEAD "一、成效\n甲。\n二、不足\n乙。", "{heading}"},
        {"", HEAD "一、成效\n（一）不足\n乙。", "{heading}"},
        {"", HEAD "一、成效\n甲。", "{absent}∅=absent 存在的不足和原因"},
        {"", HEAD "一、成效\n还存在一些不足。甲。", "{text}note!存在一些不足=text 存在的不足和原因#missing-heading"},
        {"not-in-text: 已整改", HEAD "一、成效\n存在的问题已整改。存在不足。",
         "{text}note!存在不足=text 存在的不足和原因#missing-heading"},
        {"not-in: plan", HEAD "一、成效\n甲。\n二、打算\n存在不足。", "{absent}∅=absent 存在的不足和原因"},
        {"not-in: achievements", HEAD "一、成效\n甲。\n二、打算\n存在不足。",
         "{text}note!存在不足=text 存在的不足和原因#missing-heading"},
        {"min-chars: 10", HEAD "一、成效\n甲。\n二、不足\n还有差距。",
         "{hollow}error!还有差距。=hollow 存在的不足和原因#length"},
        {"min-chars: 10", HEAD "一、成效\n甲。\n二、不足\n还有一二三四五差距。", "{heading}"},
        {"min-chars: 10\nevidence: 差距", HEAD "一、成效\n甲。\n二、不足\n还有差距。", "{heading}"},
        {"min-chars: 10", HEAD "一、成效\n甲。\n二、不足\n", "{heading}"}, /* empty is another rule's */
    };
    report_cases(&test, cases, N_OF(cases));
}

/* Words that count in whatever part they stand. */
Test(check_required_section, anywhere)
{
#define LACK "anywhere: ['由于.{1,8}不够', '尚无']"
    static const struct rule_test test = {
        .keys = "check: required-section\npart: problems\nin-text: ['存在.{0,4}不足']\nnot-in: plan\n"
                "not-in-text: 已整改\ntext-message: text"};
    static const struct rule_case cases[] = {
        {LACK, HEAD "一、成效\n甲。\n二、打算\n由于人少，力度不够。",
         "{text}note!由于人少，力度不够=text#missing-heading"},
        {LACK, HEAD "一、成效\n由于人少，力度不够。", "{text}note!由于人少，力度不够=text#missing-heading"},
        {LACK, HEAD "一、成效\n甲。\n二、打算\n尚无专班。", "{text}note!尚无=text#missing-heading"},
        {"", HEAD "一、成效\n由于人少，力度不够。\n二、打算\n存在不足，由于人少，力度不够。", "{absent}∅"},
        {LACK, HEAD "一、成效\n由于人少，力度不够的已整改。", "{absent}∅"},
        {LACK, HEAD "一、成效\n由于人少，力度不够的已整改。尚无专班。", "{text}note!尚无=text#missing-heading"},
        {LACK, HEAD "一、成效\n由于人少。力度不够。\n二、打算\n存在不足。", "{absent}∅"}, /* one sentence */
        {LACK, HEAD "一、成效\n尚无专班，存在不足。", "{text}note!存在不足=text#missing-heading"},
        {LACK, HEAD "一、成效\n甲。\n二、打算\n存在不足，尚无专班。", "{text}note!尚无=text#missing-heading"},
        {LACK, HEAD "一、不足\n乙。\n二、打算\n尚无专班。", "{heading}"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_required_section, topics_stand_for_a_topical_part)
{
    static const struct rule_test test = {.keys = "check: required-section\npart: achievements"};
    static const struct rule_case cases[] = {
        {"", HEAD "一、成效\n甲。", "{heading}"},
        {"", HEAD "一、强化甲\n甲。\n二、健全乙\n乙。", "{heading}"},
        {"", HEAD "一、强化甲\n甲。\n二、不足\n乙。", "{absent}∅"},
        {"", HEAD "一、强化甲和不足\n甲。\n二、健全乙\n乙。\n三、丙\n丙。", "{heading}"},
        {"", HEAD "一、强化甲\n二、健全乙\n三、不足\n丙。", "{absent}∅"}, /* headings without a body are no topics */
    };
    report_cases(&test, cases, N_OF(cases));
    static const struct rule_test plan = {.keys = "check: required-section\npart: plan"};
    static const struct rule_case no_topics[] = {{"", HEAD "一、强化甲\n甲。\n二、健全乙\n乙。", "{absent}∅"}};
    report_cases(&plan, no_topics, N_OF(no_topics));
}
