/* place: another place's name left in. */
#include "report.h"

#define RULE                                                                                                           \
    "check: place\nown: '^(?:.*?市)?.{2,8}?(?<level>县|旗|镇|街道)(?:人民政府|办事处)?(?<organ>.*)$'\n"   \
    "levels: ['县|旗', '镇|街道']\nstops: 我全各与在为\nphrases: list.csv\nwords: list.csv"
#define HEAD "榕山县人民政府2023年法治政府建设年度报告\n"
#define LEAD "榕山县人民政府推进工作，现与松河县一道报告如下。\n"

static const struct rule_test test = {.keys = RULE, .csv = "phrase\n制定方案\n召开\n获得\n"};

/* clang-format off */
Test(check_place, foreign_names)
{
    static const struct rule_case cases[] = {
        {"", HEAD "一、成效\n榕山县共办案。", ""},
        {"", HEAD "一、成效\n梅岭县共办案。", "梅岭县"},
        {"", HEAD "一、成效\n办案30件，梅岭县12348热线接听。", "梅岭县"},
        {"", HEAD "一、成效\n梅岭县共办案，松河县持续办案，梅岭县共办案。", "梅岭县|松河县|梅岭县"},
        {"message: '{name} {own}'", HEAD "一、成效\n梅岭县共办案。", "梅岭县=梅岭县 榕山县人民政府"},
        {"", HEAD "一、成效\n与梅岭县共办案。", "梅岭县"},       /* 与 is in no name */
        {"", HEAD "一、成效\n获得梅岭县好评。", "梅岭县"},       /* behind a word */
        {"", HEAD "一、成效\n在巴音呼舒旗办案。", "巴音呼舒旗"}, /* four characters, and another word of the same level */
        {"", HEAD "一、成效\n11月20日梅岭县共办案。", "梅岭县"}, /* behind a date */
        {"", HEAD "一、成效\n十一月梅岭县共办案。", "梅岭县"},
        {"", HEAD "一、成效\n月牙县共办案。", "月牙县"},         /* no date */
        {"", HEAD "一、成效\n甲乙丙丁县共办案。", "甲乙丙丁县"}, /* four characters */
        {"", HEAD "一、成效\n甲乙丙丁戊县共办案。", ""},
        {"", HEAD "一、成效\n甲乙丙丁戊己庚县办案。", ""},       /* too long for a name */
        {"", HEAD "一、成效\n岭县办案。", ""},                   /* too short */
        {"", HEAD "一、成效\n梅岭镇共办案。", ""},               /* another level */
        {"", HEAD "一、成效\n梅岭街道共办案。", ""},
        {"subject: '共|持续'", HEAD "一、成效\n梅岭县依法办案，梅岭县共办案。", "梅岭县"},
        {"subject: '共|持续'\nbare: '县$'", HEAD "一、成效\n梅岭县依法办案，梅岭县共办案。", "梅岭县|梅岭县"},
        {"subject: '共|持续'\nbare: '旗$'", HEAD "一、成效\n梅岭县依法办案，梅岭县共办案。", "梅岭县"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_place, no_names)
{
    static const struct rule_case cases[] = {
        {"", HEAD "一、成效\n召开县委会议。", ""}, /* 召开 is a word */
        {"", HEAD "一、成效\n方制县共办案。", "方制县"},
        {"", HEAD "一、成效\n恪守县规，恪守底线。", ""},           /* 恪守 is one elsewhere */
        {"", HEAD "一、成效\n恪守县共办案，恪守县又办。", "恪守县|恪守县"},
        {"", HEAD LEAD "一、成效\n松河县共办案。", ""},            /* the lead names it */
        {"", HEAD LEAD "一、成效\n梅岭县共办案。", "梅岭县"},
        {"", HEAD "一、成效\n办案。\n梅岭县人民政府\n2024年1月20日", ""},
        {"except: [梅岭县]", HEAD "一、成效\n梅岭县共办案，松河县共办案。", "松河县"},
        {"unless-before: '、'", HEAD "一、成效\n协作、梅岭县共办案，松河县共办案。", "松河县"},
        {"in: [title]", HEAD "一、成效\n梅岭县共办案。", ""},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_place, what_the_sentence_says)
{
    static const struct rule_case cases[] = {
        {"partners: 结对", HEAD "一、成效\n办案。与梅岭县结对。松河县共办案。", "松河县"},
        {"partners: 结对", HEAD "一、成效\n结对。梅岭县共办案。结对", "梅岭县"},
        {"partners: 结对", HEAD "一、成效\n与其结对\n梅岭县共办案", "梅岭县"},
        {"partners: 结对", HEAD "一、成效\n梅岭县、松河县共结对。松河县共办案，梅岭县共办案，石桥县共办案。", "石桥县"},
        {"partners: 结对", HEAD "一、成效\n梅岭山河县共结对。山河县共办案。", ""}, /* whichever of the two it was */
        {"subject: '共|持续'", HEAD "一、成效\n梅岭县交流，松河县共办案。", "松河县"},
        {"subject: '共|持续'", HEAD "一、成效\n梅岭县不共办案。", ""},
        {"subject: 共", "榕山县教育局2023年法治政府建设年度报告\n一、成效\n梅岭县教育局办案，松河县公安局办案。", "梅岭县"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_place, own_level)
{
    static const struct rule_case cases[] = {
        {"", "法治政府建设年度报告\n一、成效\n梅岭县共办案。", "[not-applicable]"},
        {"", "滨江街道办事处2023年法治政府建设年度报告\n一、成效\n梅岭街道共办案，松河镇共办案，石桥县办案。", "梅岭街道|松河镇"},
        {"", "某局2023年法治政府建设年度报告\n一、成效\n梅岭县共办案。", "[not-applicable]"},
        {"", "云台市榕山县人民政府2023年法治政府建设年度报告\n一、成效\n松河镇共办案，梅岭县共办案。", "梅岭县"},
    };
    report_cases(&test, cases, N_OF(cases));
}

/* What stands before the name may say as much as what stands behind it. */
Test(check_place, what_is_done_for_a_place)
{
    static const struct rule_case cases[] = {
        {"subject: 共", HEAD "一、成效\n为梅岭县依法办案。", ""},
        {"subject: 共\nobject: '为$'", HEAD "一、成效\n为梅岭县依法办案，与松河县依法办案。", "梅岭县"},
        {"subject: 共\nobject: '(?:为|获得)$'", HEAD "一、成效\n依法获得梅岭县好评，松河县好评。", "梅岭县"},
        {"subject: 共\nobject: '为$'", HEAD "一、成效\n与松河县共办案。", "松河县"},
        {"subject: 共\nobject: '为$'", HEAD "一、成效\n为各梅岭县依法办案，为，松河县依法办案。", ""}, /* right before it */
        {"subject: 共\nobject: '为'", HEAD "一、成效\n为各梅岭县依法办案。", ""},
        {"subject: 共\nobject: '一二三四五六七八九十甲为$'", HEAD "一、成效\n一二三四五六七八九十甲为梅岭县办案。", "梅岭县"},
        {"subject: 共\nobject: '一二三四五六七八九十甲乙为$'", HEAD "一、成效\n一二三四五六七八九十甲乙为梅岭县办案。", ""},
        {"subject: 共\nobject: '为$'", HEAD "一、成效\n梅岭县依法办案。", ""},
        {"subject: 共\nobject: '成效\\s*$'", HEAD "一、成效\n梅岭县依法办案。", ""}, /* of another part */
        {"object: '为$'", HEAD "一、成效\n与松河县依法办案。", "松河县"},
    };
    report_cases(&test, cases, N_OF(cases));
}

/* The own organ's name behind it, in full or in a short form. */
Test(check_place, own_organ_in_short)
{
#define HOUSING "榕山县住房和城乡建设局2023年法治政府建设年度报告\n一、成效\n"
    static const struct rule_case cases[] = {
        {"subject: 共", HOUSING "梅岭县住房和城乡建设局办案，松河县公安局办案。", "梅岭县"},
        {"subject: 共", HOUSING "梅岭县住建局办案。", "梅岭县"},
        {"subject: 共", HOUSING "全年共办案30件，由我梅岭县住建局", "梅岭县"},
        {"subject: 共", HOUSING "梅岭县住建", ""},
        {"subject: 共", HOUSING "梅岭县", ""},
        {"subject: 共", HOUSING "梅岭县住局办案。", ""},     /* three characters at least */
        {"subject: 共", HOUSING "梅岭县房建局办案。", ""},   /* from the first */
        {"subject: 共", HOUSING "梅岭县住建办案。", ""},     /* to the last */
        {"subject: 共", HOUSING "梅岭县住房城办案。", ""},
        {"subject: 共", HOUSING "梅岭县住建大局办案。", ""}, /* and no others between */
        {"subject: 共", HOUSING "梅岭县住建城局办案。", ""}, /* in their order */
        {"subject: 共", HOUSING "梅岭县大住建局办案。", ""},
        {"subject: 共", HEAD "一、成效\n梅岭县住建局办案。", ""},
        {"subject: 共", "榕山县教育局2023年法治政府建设年度报告\n一、成效\n梅岭县教局办案，松河县教育局办案。", "松河县"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_place, words_that_are_missing)
{
    static const struct rule_test none = {
        .keys = "check: place\nown: 甲\nlevels: 县\nstops: 我\nphrases: list.csv", .csv = "phrase\n制定\n", .passage = true};
    static const struct rule_case cases[] = {
        {"", "甲", "rule.yaml:2:3 \"words\" is missing (common words that make no name but stand before 县)"},
    };
    report_cases(&none, cases, N_OF(cases));
}
/* clang-format on */
