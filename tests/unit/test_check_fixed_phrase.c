/* fixed-phrase: characters that sound or look alike, swapped, dropped, doubled; and what is right. */
#include "report.h"

/* The lists: readings and look-alikes come from the kinds' own data folder. */
static const struct rule_test test = {
    .keys =
        "check: fixed-phrase\nphrases: list\nreadings: readings\nlookalikes: lookalikes\nmessage: '{wrong}>{right}'",
    .csv = "phrase,except\n"
           "家喻户晓,\n"
           "以人民为中心的发展思想,\n"
           "部署要求,布署要求书\n"
           "权力制约和监督体系,\n"
           "因地制宜,\n"
           "未来可期,\n"
           "以人为本,\n"
           "以仁为本,\n"
           "二〇二五年度,\n"
           "执法事项,\n"
           "事宜0,世宜\n",
    .passage = true};

Test(check_fixed_phrase, slips)
{
    static const struct rule_case cases[] = {
        {"", "家喻户晓，以人民为中心的发展思想。", ""},
        {"", "做到家俞户晓。", "家俞户晓→家喻户晓=家俞户晓>家喻户晓"},
        {"safe: true", "家俞户晓", "家俞户晓⇒家喻户晓=家俞户晓>家喻户晓"},
        {"", "家天户晓", ""},                                    /* neither sounds nor looks like it */
        {"", "末来可期", "末来可期→未来可期=末来可期>未来可期"}, /* looks like it */
        {"", "家喻晓户", "家喻晓户→家喻户晓=家喻晓户>家喻户晓"},
        {"", "来未可期", "来未可期→未来可期=来未可期>未来可期"},
        {"", "以人民为中的发展思想",
         "以人民为中的发展思想→以人民为中心的发展思想=以人民为中的发展思想>以人民为中心的发展思想"},
        {"", "以人民为中心中心的发展思想", ""},
        {"", "以人民为中心心的发展思想",
         "以人民为中心心的发展思想→以人民为中心的发展思想=以人民为中心心的发展思想>以人民为中心的发展思想"},
        {"", "权力制约监督体系", ""}, /* 和 may be left out */
        {"", "喻户晓", ""},
        {"", "布署要求", "布署要求→部署要求=布署要求>部署要求"},
        {"", "布署要求书", ""},
        {"except: 布署要求表", "布署要求表，布署要求", "布署要求→部署要求=布署要求>部署要求"},
        {"", "因地制谊，因地制宜", "因地制谊→因地制宜=因地制谊>因地制宜"},
        {"", "因地子宜，因地征宜", "因地子宜→因地制宜=因地子宜>因地制宜"}, /* zi is heard as zhi, zheng is not */
        {"", "家拥户晓，家雍户晓", ""},
        {"", "以亲民为本", ""},
        {"", "以人为本，以仁为本", ""}, /* both are right */
        {"", "未来可青", ""},
        {"", "未来可奇", "未来可奇→未来可期=未来可奇>未来可期"},
        {"", "因地制英", "因地制英→因地制宜=因地制英>因地制宜"}, /* the list says yin for 宜 too: -ng is heard as -n */
        {"", "家俞户\n晓", ""},
        {"", "二口二五年度", "二口二五年度→二〇二五年度=二口二五年度>二〇二五年度"}, /* 〇 is listed, too */
        {"", "综合执法四项重点，执法式项", "执法式项→执法事项=执法式项>执法事项"},   /* 四项: a count */
        {"", "式宜30件，式宜多，事宜30件，世宜30件", "式宜→事宜=式宜>事宜"},         /* before a number only */
        {"", "家 俞 户 晓", "家 俞 户 晓→家喻户晓=家俞户晓>家喻户晓"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_fixed_phrase, wrong_rows)
{
    static const struct rule_test wrong = {
        .keys = "check: fixed-phrase\nphrases: list\nreadings: readings\nlookalikes: lookalikes",
        .csv = "phrase\n好\n一二三四五六七八九十一二三四五六七\n一二三四五六七八九十一二三四五六\n"};
    static const struct rule_case cases[] = {
        {"", "甲",
         "list.csv:2:1 a phrase has 2 to 16 characters, none above U+FFFF|list.csv:3:1 a phrase has 2 to 16 "
         "characters, none above U+FFFF"},
    };
    report_cases(&wrong, cases, N_OF(cases));
}
