/* near-duplicate: paragraphs and sentences alike in nearly all. */
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
#define P A B C D "。"
    static const struct rule_case cases[] = {
        {"", P "\n" P, P "&" P},
        {"", P "\n" E F G H "。", ""},
        {"", P "\n" E F G H "。\n" P, P "&" P},
        {"", P "\n" P "\n" P, P "&" P "|" P "&" P},
        {"", A B C "，" D "。\n" A B C "、" D "。", A B C "、" D "。&" A B C "，" D "。"}, /* alike but for a character */
        {"", P "\n" D A B C "。", D A B C "。&" P},                                       /* whatever the order */
        {"", P "\n" A B E F "。", ""},
        {"", A B C D E "。\n" A B C D F "。", ""}, /* 36 stretches of 47 */
        {"share: 76", A B C D E "。\n" A B C D F "。", A B C D F "。&" A B C D E "。"},
        {"share: 77", A B C D E "。\n" A B C D F "。", ""},
        /* of the shorter one */
        {"", P "\n" A B C D E F G H "。", A B C D E F G H "。&" P},
        {"", A B C D E F G H "。\n" P, P "&" A B C D E F G H "。"},
        {"", "一、" A B C "\n" A B C "。", ""}, /* a heading */
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_near_duplicate, length)
{
#define LONG_39 A B C "一二三四五六七八。"
    static const struct rule_case cases[] = {
        {"min-sentence: 99", LONG_39 "\n" LONG_39, ""},
        {"min-sentence: 99\nmin-chars: 39", LONG_39 "\n" LONG_39, LONG_39 "&" LONG_39},
        {"min-chars: 99", A B "一二三四五六七八九。\n" A B "一二三四五六七八九。",
         A B "一二三四五六七八九。&" A B "一二三四五六七八九。"},
        {"min-chars: 99", A B "一二三四五六七八。\n" A B "一二三四五六七八。", ""},
        {"min-chars: 99\nmin-sentence: 29", A B "一二三四五六七八。\n" A B "一二三四五六七八。",
         A B "一二三四五六七八。&" A B "一二三四五六七八。"},
        {"min-chars: 4\nmin-sentence: 99", "甲乙丙。\n甲乙丙。", ""}, /* shorter than what is compared */
        {"min-chars: 5\nmin-sentence: 99", "甲乙丙丁。\n甲乙丙丁。", "甲乙丙丁。&甲乙丙丁。"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_near_duplicate, sentences)
{
    static const struct rule_case cases[] = {
        {"", D E "。" A B C "。\n" F G H "。" A B C "。", A B C "。&" A B C "。"},
        {"", A B C "。" A B C "。", A B C "。&" A B C "。"},
        {"", A B C "。" A B "，" C "。", A B "，" C "。&" A B C "。"}, /* alike but for a character */
        {"", A B C "。" A B D "。", ""},
        {"", "一、" A B C "\n" E A B C "。", ""},
        {"", A B "八字不见。" A B "八字不见。", ""},
        {"", A B C "。" D "。" A B C "。" E "。" A B C "。", A B C "。&" A B C "。|" A B C "。&" A B C "。"},
        /* a paragraph that was told says it all */
        {"", A B C "。" D "。\n" A B C "。" D "。", A B C "。" D "。&" A B C "。" D "。"},
    };
    report_cases(&test, cases, N_OF(cases));
}

/* All figures of a sentence were told in one of another paragraph, in other words. */
Test(check_near_duplicate, figures_told_again)
{
#define TOLD "排查纠纷742件，调解成功728件，成功率98.1%。"
#define AGAIN "一年中共有各类矛盾742件，728件化解成功，达到98.1%。"
    static const struct rule_case cases[] = {
        {"", TOLD "\n" AGAIN, AGAIN "&" TOLD},
        {"", TOLD AGAIN, ""}, /* of one paragraph */
        {"", A B C "，" TOLD "\n" D "。" A B C "，" TOLD, D "。" A B C "，" TOLD "&" A B C "，" TOLD}, /* told once */
        {"", TOLD "\n一年中共有各类矛盾742件，728件化解成功。", ""},
        {"", TOLD "\n一年中共有各类矛盾742件，728件化解成功，达到98.1%，其中36件当天化解。", ""},
        {"", TOLD "\n一年中共有各类矛盾742件，728件化解成功，达到98.2%。", ""},
        {"", TOLD "\n一年中共有各类矛盾742件次，728件化解成功，其中9件复杂，达到98.1%。",
         "一年中共有各类矛盾742件次，728件化解成功，其中9件复杂，达到98.1%。&" TOLD},
        {"", TOLD "\n一年中共有各类矛盾742起，728起化解成功，达到98.1%。", ""},
        {"", "纠纷742件，成功728件，约98.1%。\n矛盾742件，728件化解，约98.1%。", ""},
        {"", "纠纷742件，成功728件，达到100%。\n矛盾742件，728件化解，100%了结。", ""},
        {"", "纠纷742件。\n成功728件，达到98.1%。\n" AGAIN, ""}, /* in two of them */
    };
    report_cases(&test, cases, N_OF(cases));
}

/* What stands in many paragraphs is a set phrase; what stands often in two of them counts no oftener than in each. */
Test(check_near_duplicate, set_phrases)
{
#define THRICE(text) text "一" text "二" text "三"
    static const struct rule_case cases[] = {
        {"min-sentence: 99", P "\n" P "\n" P "\n" P "\n" P "\n" P,
         P "&" P "|" P "&" P "|" P "&" P "|" P "&" P "|" P "&" P},
        {"min-sentence: 99", P "\n" P "\n" P "\n" P "\n" P "\n" P "\n" P, ""},
        {"min-sentence: 99", THRICE("推进法治政府建设") E F "。\n" THRICE("推进法治政府建设") G H "。", ""},
        {"min-sentence: 99", THRICE("推进法治政府建设") E F "。\n" THRICE("推进法治政府建设") E F "。",
         THRICE("推进法治政府建设") E F "。&" THRICE("推进法治政府建设") E F "。"},
    };
    report_cases(&test, cases, N_OF(cases));
}
/* clang-format on */
