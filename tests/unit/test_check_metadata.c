/* metadata: what stands around the body, there or not, and of the right form. */
#include "report.h"

#define TITLE "某县人民政府2023年法治政府建设年度报告\n"
#define BODY  "一、成效\n文。\n二、打算\n文。\n"

Test(check_metadata, there_or_not)
{
    static const struct rule_test test = {.keys = "check: metadata"};
    static const struct rule_case cases[] = {
        {"field: title\nrequired: true", TITLE BODY, ""},
        {"field: title\nrequired: true", BODY, "∅"},
        {"field: doc-number\nrequired: true", "某政〔2024〕3号\n" TITLE BODY, ""},
        {"field: doc-number\nrequired: true", TITLE BODY, "∅"},
        {"field: addressee\nrequired: true", TITLE "市人民政府：\n" BODY, ""},
        {"field: addressee\nrequired: true", TITLE BODY, "∅"},
        {"field: lead\nrequired: true", TITLE "2023年，某县做了工作。\n" BODY, ""},
        {"field: lead\nrequired: true", TITLE BODY, "∅"},
        {"field: signer\nrequired: true", TITLE BODY "某县人民政府\n2024年1月1日", ""},
        {"field: signer\nrequired: true", TITLE BODY "2024年1月1日", "∅"},
        {"field: date\nrequired: true", TITLE BODY "某县人民政府\n2024年1月1日", ""},
        {"field: date\nrequired: true", TITLE BODY "某县人民政府", "∅"},
        {"field: year\nrequired: true", TITLE BODY, ""},
        {"field: year\nrequired: true", BODY, "∅"},
        {"field: date\nwith: signer", TITLE BODY "某县人民政府", "∅"},
        {"field: date\nwith: signer", TITLE BODY, "[not-applicable]"},
        {"field: date\nwith: signer", TITLE BODY "某县人民政府\n2024年1月1日", ""},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_metadata, form)
{
    static const struct rule_test test = {.keys = "check: metadata"};
    static const struct rule_case cases[] = {
        {"field: title\nmust: 年度报告", TITLE BODY, ""},
        {"field: title\nmust: [甲, 乙]", TITLE BODY, "某县人民政府2023年法治政府建设年度报告"},
        {"field: title\nmust-not: [甲, '2023年']", TITLE BODY, "2023年"},
        {"field: title\nmust: 甲\nmust-not: 乙", BODY, "[not-applicable]"},
        {"field: signer\nnot-kinds: department", TITLE BODY "某县司法局\n2024年1月1日", "某县司法局"},
        {"field: signer\nnot-kinds: [province, department]", TITLE BODY "某县人民政府\n2024年1月1日", ""},
        {"field: signer\nnot-kinds: government", TITLE BODY "某县人民政府\n2024年1月1日",
         ""}, /* the first kind that fits */
        {"field: signer\nnot-kinds: county", TITLE BODY "某县人民政府\n2024年1月1日", "某县人民政府"},
        {"field: signer", TITLE, "rule.yaml:2:3 metadata needs one of required, with, must, must-not, not-kinds"},
        {"field: '-'\nrequired: true", TITLE,
         "rule.yaml:2:3 metadata needs one of required, with, must, must-not, not-kinds"},
    };
    report_cases(&test, cases, N_OF(cases));
}
