/* pairing: signs without their other half, across paragraphs too, and what is no pair. */
#include "report.h"

#define LONG                                                                                                                                                                   \
    "甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲" \
    "甲甲甲甲甲甲"

Test(check_pairing, halves)
{
    static const struct rule_test test = {
        .keys = "check: pairing\npairs: [“”, ‘’, （）, 《》]\nmessage: '{sign}{other}'", .passage = true};
    static const struct rule_case cases[] = {
        {"", "“甲”（乙）《丙》。", ""},
        {"", "“甲。", "“=“”"},
        {"", "甲”。", "”=”“"},
        {"", "（甲（乙）。", "（=（）"},
        {"", "（甲（乙））。", ""}, /* brackets may nest */
        {"", "“甲“乙”。", "“=“”"},  /* quotation marks do not: the first was never closed */
        {"", "“甲“乙”丙”。", "“=“”|”=”“"},
        {"", "“甲（乙。\n丙”丁。", "（=（）"}, /* of two left open one is closed */
        {"", "《甲《乙》》。", ""},
        {"", "“甲‘乙’丙”。", ""},
        {"", "“甲（乙”丙。", "（=（）"},
        {"", "“甲。\n乙”。", ""},                /* over two paragraphs */
        {"", "“甲。\n丙。\n乙”。", "“=“”|”=”“"}, /* not over three */
        {"", "“甲。\n“乙。", "“=“”|“=“”"},
        {"", "1）甲。\n2）乙。", ""},
        {"", "一）甲：1）乙；2）丙。", ""},
        {"", "甲1）乙。", "）=）（"},
        {"", "（1）甲1）乙。", "）=）（"},
        {"", "甲，a）乙。", ""},
        {"", "（甲1）乙。", ""},
        {"", "it’s甲。", ""}, /* an apostrophe */
        {"", "甲’。", "’=’‘"},
        {"", "(甲)\"乙\"。", ""}, /* half-width ones are folded */
        {"", "(甲。", "(=（）"},
        {"", LONG "（甲", ""}, /* breaks off: no slip of its writer */
        {"", LONG "（甲。", "（=（）"},
        {"", "（甲。\n" LONG "甲", ""},
        {"", "甲（乙", "（=（）"}, /* too short to be a text that breaks off */
        {"",
         "（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（甲）））））））））））））））））"
         "）））））））））））））））））））。",
         "）=）（|）=）（|）=）（|）=）（"}, /* deeper than 32 */
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_pairing, pairs)
{
    static const struct rule_test test = {.keys = "check: pairing", .passage = true};
    static const struct rule_case cases[] = {
        {"pairs: 《》", "（甲。", ""},
        {"pairs: 《》", "《甲。", "《"},
        {"pairs: 《》）", "甲", "rule.yaml:2:3 pairs must be two characters each, at most 12 of them"},
        {"pairs: [《》, 《]", "甲", "rule.yaml:2:3 pairs must be two characters each, at most 12 of them"},
        {"pairs: [ab, cd, ef, gh, ij, kl, mn, op, qr, st, uv, wx, yz]", "甲",
         "rule.yaml:2:3 pairs must be two characters each, at most 12 of them"},
    };
    report_cases(&test, cases, N_OF(cases));
}
