/* Where a rule looks: kinds of paragraphs, parts, headings, the raw view; and a pattern that gives up. */
#include "report.h"

#define REPORT                                                                                                                                                   \
    "来源：x\n某县人民政府2023年法治政府建设年度报告\n某政〔2024〕3号\n市人民政府：\nx导语。\nx再说。\n一、x成效\nx甲" \
    "。\n"                                                                                                                                                      \
    "（一）x子。x丑。\n1.x寅\nx卯。\n二、x不足\nx乙。\n三、x其他\nx丙。\n某县人民政府\n2024年1月20日\n浏览次数：x"

Test(run, places)
{
    static const struct rule_test test = {.keys = "check: forbidden-text\npatterns: '(?:x|^某|市|^2024).'"};
    static const struct rule_case cases[] = {
        {"in: residue", REPORT, ""},
        {"in: title", REPORT, "某县"},
        {"in: doc-number", REPORT, "某政"},
        {"in: addressee", REPORT, "市人"},
        {"in: lead", REPORT, "x导|x再"},
        {"in: headings", REPORT, "x成|x寅|x不|x其"},
        {"in: body", REPORT, "x甲|x子|x丑|x卯|x乙|x丙"},
        {"in: sign-off", REPORT, "某县|2024年"},
        {"in: date", REPORT, "2024年"},
        {"", REPORT, "某县|x导|x再|x成|x甲|x子|x丑|x寅|x卯|x不|x乙|x其|x丙"},
        {"in: [lead, sign-off]", REPORT, "x导|x再|某县|2024年"},
        {"role: problems", REPORT, "x不|x乙"},
        {"role: achievements", REPORT, "x成|x甲|x子|x丑|x寅|x卯"}, /* sections inside have their part's */
        {"role: [problems, achievements]\nin: headings", REPORT, "x成|x寅|x不"},
        {"not-role: achievements\nin: body", REPORT, "x乙|x丙"},
        {"role: other\nin: body", REPORT, "x丙"},
        {"role: other", REPORT, "某县|x导|x再|x其|x丙"},
        {"not-role: other\nin: body", REPORT, "x甲|x子|x丑|x卯|x乙"},
        {"not-role: [other, problems]\nrole: [problems, achievements]\nin: headings", REPORT, "x成|x寅"},
        {"only: headings", REPORT, "x成|x子|x寅|x不|x其"}, /* run-in ones too, and no more of them */
        {"only: headings\nheading-level: 1", REPORT, "x成|x不|x其"},
        {"only: headings\nheading-level: 2", REPORT, "x子"},
        {"only: headings\nheading-level: 3\nrole: problems", REPORT, ""},
        {"only: headings\nrole: problems", REPORT, "x不"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(run, raw_view)
{
    static const struct rule_test test = {.keys = "check: forbidden-text\nview: raw", .passage = true};
    static const struct rule_case cases[] = {
        {"patterns: '[（(]'", "（甲(乙", "（|("},
        {"patterns: '\\*\\*'", "**甲**乙", "**|**"},
        {"patterns: '^ +'", "  甲。\n 乙。", "  | "}, /* the indent belongs to its paragraph */
        {"patterns: ' +$'", "甲。  \n乙。 ", "  | "},
        {"patterns: '^#+'", "甲。\n## 乙", "##"},
        {"patterns: '.'", "甲\n\n乙", "甲|乙"},              /* not the empty lines between */
        {"patterns: '甲，\\n乙'", "甲，\n乙。", "甲，\n乙"}, /* a paragraph of two lines is one place */
        {"patterns: 甲\nonly: headings", "一、甲\n　甲", "甲"},
        {"patterns: '[Ａ-Ｚ]'", "ＡA", "Ａ"},
    };
    report_cases(&test, cases, N_OF(cases));
}

#define A40 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

/* Said once, with rule and place, whatever was found before; never clean. */
Test(run, a_pattern_that_gives_up)
{
    static const struct rule_test test = {.keys = "check: forbidden-text", .passage = true};
    static const struct rule_case cases[] = {
        {"patterns: '^(?:a+)+$'", "甲。\n" A40 "!。\n" A40 "!。",
         "[gave-up]|report.txt:2:1 rule AB0001 ran into the match limit and did not check this place; simplify its "
         "pattern (/rule.yaml:2)"},
        {"patterns: ['甲', '^(?:a+)+$']", "甲。\n" A40 "!。",
         "[gave-up]甲|report.txt:2:1 rule AB0001 ran into the match limit and did not check this place; simplify its "
         "pattern (/rule.yaml:2)"},
        {"patterns: '甲'\nunless-after: '(?:a+)+$'", "甲" A40 "!。乙甲",
         "[gave-up]甲|report.txt:1:2 rule AB0001 ran into the match limit and did not check this place; simplify its "
         "pattern (/rule.yaml:2)"},
    };
    report_cases(&test, cases, N_OF(cases));
}
