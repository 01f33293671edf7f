/* near-duplicate: paragraphs alike in nearly all, sentences alike to the letter. */
#include "report.h"

static const struct rule_test test = {.keys = "check: near-duplicate", .passage = true};

/* Ten characters each, no five in a row of which stand in another. */
#define A "甲子乙丑丙寅丁卯戊辰"
#define B "天地玄黄宇宙洪荒日月"
#define C "盈昃辰宿列张寒来暑往"
#define D "秋收冬藏闰余成岁律吕"
#define E "调阳云腾致雨露结为霜"
#define F "金生丽水玉出昆冈剑号"
#define G "巨阙珠称夜光果珍李柰"
#define H "菜重芥姜海咸河淡鳞潜"

/* clang-format off */
Test(check_near_duplicate, paragraphs)
{
    static const struct rule_case cases[] = {
        {"", A B C D "\n" A B C D, A B C D "&" A B C D},
        {"", A B C D "\n" E F G H, ""},
        {"", A B C D "\n" E F G H "\n" A B C D, A B C D "&" A B C D},
        {"", A B C D "\n" A B C D "\n" A B C D, A B C D "&" A B C D "|" A B C D "&" A B C D},
        {"", A B C "，" D "\n" A B C "。" D, A B C "。" D "&" A B C "，" D}, /* alike in all but one character */
        {"", A B C D "\n" D A B C, D A B C "&" A B C D},                   /* the order does not matter much */
        {"", A B C D "\n" A B E F, ""},
        {"", A B C D E "\n" A B C D F, ""},                                /* 36 of 46 */
        {"share: 78", A B C D E "\n" A B C D F, A B C D F "&" A B C D E},
        {"share: 79", A B C D E "\n" A B C D F, ""},
        /* the shorter one counts */
        {"", A B C D "\n" A B C D E F G H, A B C D E F G H "&" A B C D},
        {"", A B C D E F G H "\n" A B C D, A B C D "&" A B C D E F G H},
        {"", "一、" A B C D "\n二、" A B C D, ""},                          /* headings */
        {"", "", ""},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_near_duplicate, length)
{
    static const struct rule_case cases[] = {
        {"min-sentence: 99", A B C "一二三四五六七八九\n" A B C "一二三四五六七八九", ""}, /* 39 */
        {"min-sentence: 99\nmin-chars: 39", A B C "一二三四五六七八九\n" A B C "一二三四五六七八九",
         A B C "一二三四五六七八九&" A B C "一二三四五六七八九"},
        {"min-chars: 99", A B C "\n" A B C, A B C "&" A B C}, /* a sentence of 30 */
        {"min-chars: 99\nmin-sentence: 31", A B C "\n" A B C, ""},
        {"min-chars: 4\nmin-sentence: 99", "甲乙丙丁\n甲乙丙丁", ""}, /* shorter than what is compared */
        {"min-chars: 5\nmin-sentence: 99", "甲乙丙丁戊\n甲乙丙丁戊", "甲乙丙丁戊&甲乙丙丁戊"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_near_duplicate, sentences)
{
    static const struct rule_case cases[] = {
        {"", D E "。" A B C "。\n" F G H "。" A B C "。", A B C "。&" A B C "。"},
        {"", A B C "。" A B C "。", A B C "。&" A B C "。"},
        {"", A B C "。" A B "，" C "。", ""}, /* to the letter */
        {"", A B "八字不见。" A B "八字不见。", ""},
        {"", A B C "。" D "。" A B C "。" E "。" A B C "。", A B C "。&" A B C "。|" A B C "。&" A B C "。"},
        /* a paragraph that was told says it all */
        {"", A B C "。" D "。\n" A B C "。" D "。", A B C "。" D "。&" A B C "。" D "。"},
    };
    report_cases(&test, cases, N_OF(cases));
}

/* What stands in many paragraphs is a set phrase; what stands often in two of them counts as often as it is shared. */
Test(check_near_duplicate, set_phrases)
{
#define TIMES_3(text) text "一" text "二" text "三"
    static const struct rule_case cases[] = {
        {"", A B C D "\n" A B C D "\n" A B C D "\n" A B C D "\n" A B C D "\n" A B C D "\n" A B C D, ""},
        {"min-sentence: 99", TIMES_3("推进法治政府建设") E F "\n" TIMES_3("推进法治政府建设") G H, ""},
    };
    report_cases(&test, cases, N_OF(cases));
}
/* clang-format on */
