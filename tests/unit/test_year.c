/* The year reported on: title, lead, headings and sign-off vote; then the file's name; or it is given. */
#include "report.h"

#define PARTS(year) "\n一、主要举措和成效\n文。\n二、" year "工作安排\n文。\n"

Test(year, votes)
{
    static const struct {
        const char *text, *path;
        int year;
        const char *at; /* where it was read; "": nowhere */
    } cases[] = {
        {"某县人民政府2023年法治政府建设年度报告" PARTS(""), "a.txt", 2023, "2023"},
        {"某县人民政府二〇二三年法治政府建设年度报告" PARTS(""), "a.txt", 2023, "二〇二三"},
        {"某县人民政府法治政府建设年度报告\n2023年，某县推进工作。2022年文。" PARTS(""), "a.txt", 2023, "2023"},
        {"某县人民政府法治政府建设年度报告" PARTS("2024年"), "a.txt", 2023, "2024"},
        {"某县人民政府法治政府建设年度报告"
         "\n一、成效\n文。\n二、工作安排\n2024年，文。",
         "a.txt", 2023, "2024"}, /* the plan's first sentence */
        {"某县人民政府法治政府建设年度报告" PARTS("") "某县人民政府\n2024年1月20日", "a.txt", 2023, "2024年1月20日"},
        {"某县人民政府法治政府建设年度报告" PARTS("") "某县人民政府\n2023年12月20日", "a.txt", 2023, "2023年12月20日"},
        {"某县人民政府法治政府建设年度报告" PARTS("") "某县人民政府\n2024年9月20日", "a.txt", 2023, "2024年9月20日"},
        {"某县人民政府法治政府建设年度报告" PARTS("") "某县人民政府\n2024年10月20日", "a.txt", 2024, "2024年10月20日"},
        /* a title left over from last year is outvoted, a slip elsewhere is not believed */
        {"某县人民政府2022年法治政府建设年度报告\n2023年，某县推进工作。" PARTS("2024年"), "a.txt", 2023, "2023"},
        {"某县人民政府2023年法治政府建设年度报告\n2022年，某县推进工作。" PARTS(""), "a.txt", 2023, "2023"},
        {"某县人民政府2022年法治政府建设年度报告\n2023年，某县推进工作。" PARTS("") "某县人民政府\n2024年1月20日",
         "a.txt", 2023, "2023"},
        /* not a span of years, not a number that is no year */
        {"某县人民政府法治政府建设年度报告\n实施2021—2025年规划，2023年文。" PARTS(""), "a.txt", 2023, "2023"},
        {"某县人民政府法治政府建设年度报告\n办件2023件，1989年文，2100年文。" PARTS(""), "a.txt", 0, ""},
        {"来源：某局 2021年\n某县人民政府法治政府建设年度报告" PARTS(""), "a.txt", 0, ""}, /* residue never counts */
        {"某县人民政府法治政府建设年度报告" PARTS(""), "某县2023年.txt", 2023, ""},
        {"某县人民政府法治政府建设年度报告" PARTS(""), "reports/2021/x-2023.txt", 2021, ""},
        {"某县人民政府法治政府建设年度报告" PARTS(""), "20230120.txt", 0, ""},
        {"某县人民政府法治政府建设年度报告" PARTS(""), "x02023.txt", 0, ""},
        {"某县人民政府法治政府建设年度报告" PARTS(""), "1x2023.txt", 2023, ""},
        {"某县人民政府2022年法治政府建设年度报告" PARTS(""), "2023.txt", 2022, "2022"},
        {"文。", "a.txt", 0, ""},
    };
    struct parsed p;
    parsed_load(&p);
    for (size_t i = 0; i < N_OF(cases); i++) {
        parsed_text(&p, cases[i].path, cases[i].text, NULL);
        cr_expect(p.doc->year == cases[i].year && !p.doc->year_given, "%s: %d", cases[i].text, p.doc->year);
        expect_str(fz_doc_str(p.doc, p.doc->year_at), cases[i].at, cases[i].text);
    }
    parsed_clear(&p);
}

Test(year, given)
{
    struct parsed p;
    struct fz_parse_opts opts = {.year = 2019, .body_kind = -1};
    parsed_load(&p);
    parsed_text(&p, "2021.txt", "某县人民政府2023年法治政府建设年度报告" PARTS(""), &opts);
    cr_expect(p.doc->year == 2019 && p.doc->year_given && p.doc->year_at.end == 0);
    parsed_clear(&p);
}
