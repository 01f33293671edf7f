/* place: another place's name left in. */
#include "report.h"

#define RULE                                                                                                           \
    "check: place\nnames: '(?:^|[，。、])(?<name>\\p{sc:Han}{2,4}?(?:县|街道|镇))'\nends: '县|街道|镇'\n"   \
    "subject: '\\d|共|持续'\nwords: list.csv"
#define HEAD "榕山县人民政府2023年法治政府建设年度报告\n"
#define LEAD "榕山县人民政府推进工作，现与松河县一道报告如下。\n"

static const struct rule_test test = {.keys = RULE, .csv = "phrase\n制定方案\n"};

/* clang-format off */
Test(check_place, foreign_names)
{
    static const struct rule_case cases[] = {
        {"", HEAD "一、成效\n榕山县共办案。", ""},
        {"", HEAD "一、成效\n梅岭县共办案。", "梅岭县"},
        {"", HEAD "一、成效\n办案30件，梅岭县12348热线接听。", "梅岭县"},
        {"", HEAD "一、成效\n梅岭县共办案，松河县持续办案，梅岭县共办案。", "梅岭县|松河县|梅岭县"},
        {"message: '{name}'", HEAD "一、成效\n梅岭县共办案。", "梅岭县=梅岭县"},
        {"", HEAD "一、成效\n与梅岭县共办案。", "与梅岭县"}, /* what begins a name is the pattern's part */
        {"", HEAD "一、成效\n梅岭县交流学习。", ""},       /* not what the clause speaks of */
        {"", HEAD "一、成效\n梅岭镇共办案。", ""},         /* another level */
        {"", HEAD "一、成效\n梅岭街道共办案。", ""},
        {"", HEAD "一、成效\n制定县共办案。", ""},         /* 制定 is a word */
        {"", HEAD "一、成效\n方制县共办案。", "方制县"},   /* 方 and 制 are not one */
        {"", HEAD LEAD "一、成效\n松河县共办案。", ""},    /* the lead names it */
        {"", HEAD LEAD "一、成效\n梅岭县共办案。", "梅岭县"},
        {"", HEAD "一、成效\n办案。\n梅岭县人民政府\n2024年1月20日", ""},
        {"except: [梅岭县]", HEAD "一、成效\n梅岭县共办案，松河县共办案。", "松河县"},
        {"unless-before: '、'", HEAD "一、成效\n协作、梅岭县共办案，松河县共办案。", "松河县"},
        {"in: [title]", HEAD "一、成效\n梅岭县共办案。", ""},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_place, own_level)
{
    static const struct rule_case cases[] = {
        {"", "法治政府建设年度报告\n一、成效\n梅岭县共办案。", "[not-applicable]"},
        {"", "滨江街道办事处2023年法治政府建设年度报告\n一、成效\n梅岭街道共办案，梅岭镇共办案。", "梅岭街道"},
        {"", "某局2023年法治政府建设年度报告\n一、成效\n梅岭县共办案。", "[not-applicable]"},
        {"", "榕山县青石镇人民政府2023年法治政府建设年度报告\n一、成效\n梅岭镇共办案，梅岭县共办案。", "梅岭镇"}, /* the last one */
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_place, words_that_are_missing)
{
    static const struct rule_test none = {.keys = "check: place\nnames: 甲\nends: 县\nsubject: 共", .passage = true};
    static const struct rule_case cases[] = {
        {"", "甲", "rule.yaml:2:3 \"words\" is missing (the list of expressions whose words make no name)"},
    };
    report_cases(&none, cases, N_OF(cases));
}
/* clang-format on */
