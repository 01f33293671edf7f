/* repetition: words written twice, and what only looks so. */
#include "report.h"

Test(check_repetition, words)
{
    static const struct rule_test test = {
        .keys = "check: repetition\nwords: list", .csv = "phrase\n机关作风\n", .passage = true};
    static const struct rule_case cases[] = {
        {"", "某局机关机关干部", "机关机关→机关"},     /* a word of the list */
        {"", "某局关作关作干部", ""},                  /* 关作 is none: it stands across two words */
        {"", "进一步推进推进，落实", "推进推进→推进"}, /* alone before a mark */
        {"", "，落实落实工作", "落实落实→落实"},
        {"", "大力落实落实工作", ""},
        {"", "落实甲。大力落实落实工作", "落实落实→落实"}, /* it begins a clause elsewhere */
        {"", "大力落实落实工作。落实甲", "落实落实→落实"},
        {"", "全县法治建设法治建设水平", "法治建设法治建设→法治建设"}, /* long enough to be sure */
        {"", "某局机关机关机关干部", "机关机关→机关"},                 /* one finding, not two that overlap */
        {"", "人人人人", ""},
        {"", "家家户户", ""},
        {"", "2323，AbAb", ""},
        {"", "一二三四五六七八一二三四五六七八", "一二三四五六七八一二三四五六七八→一二三四五六七八"},
        {"", "一二三四五六七八九一二三四五六七八九", ""},
        {"except: 机关机关", "某局机关机关干部", ""},
        {"message: '{word}'", "某局机关机关干部", "机关机关→机关=机关"},
        {"", "机关 机关", "机关 机关→机关"},
        {"", "机关\n机关", ""},
        {"", "全县推进推进", "推进推进→推进"}, /* at the end */
        {"", "推进推进全县", "推进推进→推进"}, /* at the beginning */
        {"", "，𠮷林𠮷林。机关机关", "𠮷林𠮷林→𠮷林|机关机关→机关"},
        {"", "全县𠮷林𠮷林水平", ""},
        {"", "全县𠮷林山𠮷林山水平", "𠮷林山𠮷林山→𠮷林山"},
    };
    report_cases(&test, cases, N_OF(cases));
}
