/* identifier: ID numbers by their check digit, mobile phones, bank cards; all numbers here are made up. */
#include "report.h"

Test(check_identifier, numbers)
{
    static const struct rule_test test = {.keys = "check: identifier", .passage = true};
    static const struct rule_case cases[] = {
        {"test: id-number", "甲11010519491231002X乙", "11010519491231002X"}, /* the example of GB 11643 */
        {"test: id-number", "11010519491231002x", "11010519491231002x"},
        {"test: id-number", "１１０１０５１９４９１２３１００２Ｘ", "１１０１０５１９４９１２３１００２Ｘ"},
        {"test: id-number", "440524188001010014", ""}, /* born before 1900 */
        {"test: id-number", "110105194912310021", ""},
        {"test: id-number-unchecked", "110105194912310021", "110105194912310021"},
        {"test: id-number-unchecked", "11010519491231002X", ""},
        {"test: id-number-unchecked", "110105194913310021，110105194902300021，010105194912310021",
         ""}, /* no such day, no such place */
        {"test: id-number", "110105 1949 1231 002X", "110105 1949 1231 002X"},
        {"test: id-number", "a11010519491231002X，11010519491231002Xa", ""},
        {"test: id-number", "111010519491231002X", ""},
        {"test: id-number\nunless-before: 编号", "编号11010519491231002X", ""},
        {"test: mobile", "电话13800138000。", "13800138000"},
        {"test: mobile", "138-0013-8000，12800138000，1380013800", "138-0013-8000"},
        {"test: mobile", "23800138000，138001380001", ""},
        {"test: bank-card", "卡号6222021234567890125", ""},
        {"test: bank-card", "卡号6222020000000000", ""},
        {"test: bank-card", "卡号4111111111111111", "4111111111111111"},
        {"test: bank-card", "卡号4111 1111 1111 1111", "4111 1111 1111 1111"},
        {"test: bank-card", "卡号4111111111111112，3111111111111113，411111111111116", ""},
        {"test: bank-card", "卡号6222021234567890128", "6222021234567890128"},
        {"test: mobile\nin: residue", "13800138000", ""},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_identifier, limits)
{
    static const struct rule_test test = {.keys = "check: identifier", .passage = true};
    static const struct rule_case cases[] = {
        /* years of birth, first digits; what the check digit is does not matter here */
        {"test: id-number-unchecked", "110105190012310021", "110105190012310021"},
        {"test: id-number-unchecked", "110105189912310021", ""},
        {"test: id-number-unchecked", "110105210012310020", "110105210012310020"},
        {"test: id-number-unchecked", "110105210112310021", ""},
        {"test: id-number-unchecked", "910105194912310021", "910105194912310021"},
        {"test: id-number-unchecked", "910105194912010021", "910105194912010021"},
        {"test: id-number-unchecked", "910105194912000020", ""}, /* no such day */
        {"test: mobile", "13300138000，12900138000", "13300138000"},
        /* 16 to 19 digits that begin with 4, 5 or 6; the last is Luhn's */
        {"test: bank-card", "411111111111116", ""},
        {"test: bank-card", "51111111111111112", "51111111111111112"},
        {"test: bank-card", "611111111111111113", "611111111111111113"},
        {"test: bank-card", "4111111111111111110", "4111111111111111110"},
        {"test: bank-card", "41111111111111111115", ""},
        {"test: bank-card", "7111111111111114", ""},
        {"test: bank-card", "510105194912310003", ""}, /* somebody was born on that day */
        /* what stands between the groups */
        {"test: mobile", "138 0013 8000", "138 0013 8000"},
        {"test: mobile", "13 800138000", ""},
        {"test: mobile", "138--00138000", ""},
        {"test: mobile", "13800138000 ", "13800138000"},
        {"test: mobile", "2024 13800138000", "13800138000"}, /* two numbers */
        {"test: mobile", "0571-13800138000", ""},
        {"test: mobile", "13800138000-", "13800138000"},
    };
    report_cases(&test, cases, N_OF(cases));
}
