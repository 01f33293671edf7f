/* Who issues the report: name and kind, from title, lead, sign-off, with the shipped genre. */
#include "report.h"

#define BODY "\n一、主要举措和成效\n文。\n二、下一步打算\n文。\n"

Test(body, names_and_kinds)
{
    static const struct {
        const char *text, *body, *kind;
    } cases[] = {
        {"某县人民政府2023年法治政府建设年度报告" BODY, "某县人民政府", "county"},
        {"某县人民政府关于2023年法治政府建设情况的报告" BODY, "某县人民政府", "county"},
        {"2023年度某县人民政府法治政府建设年度报告" BODY, "某县人民政府", "county"},
        {"江南省人民政府2023年法治政府建设年度报告" BODY, "江南省人民政府", "province"},
        {"某市人民政府2023年法治政府建设年度报告" BODY, "某市人民政府", "city"},
        {"某区人民政府2023年法治政府建设年度报告" BODY, "某区人民政府", "district"},
        {"某镇人民政府2023年法治政府建设年度报告" BODY, "某镇人民政府", "township"},
        {"某街道办事处2023年法治政府建设年度报告" BODY, "某街道办事处", "township"},
        {"某县司法局2023年法治政府建设年度报告" BODY, "某县司法局", "department"},
        /* a space between two bodies is what parts them; one inside a name is not */
        {"中共某县委员会 某县人民政府关于2023年法治政府建设情况的报告" BODY, "中共某县委员会、某县人民政府", "county"},
        {"中共某县委员会\n某县人民政府\n关于2023年法治政府建设情况的报告" BODY, "中共某县委员会、某县人民政府",
         "county"},
        {"某县 人民政府2023年法治政府建设年度报告" BODY, "某县人民政府", "county"},
        /* no name in the title: the lead, then the sign-off */
        {"2023年法治政府建设年度报告\n2023年，某县人民政府坚持依法行政，推进工作。" BODY, "某县人民政府", "county"},
        {"2023年法治政府建设年度报告" BODY "某县人民政府\n2024年1月20日", "某县人民政府", "county"},
        {"2023年法治政府建设年度报告" BODY, "", ""},
        {"文。", "", ""},
    };
    struct parsed p;
    parsed_load(&p);
    for (size_t i = 0; i < N_OF(cases); i++) {
        parsed_text(&p, "a.txt", cases[i].text, NULL);
        int kind = p.doc->body_kind;
        expect_str(p.doc->body, cases[i].body, cases[i].text);
        expect_str(kind < 0 ? FZ_STR("") : p.ruleset->genre.bodies[kind].name, cases[i].kind, cases[i].text);
    }
    parsed_clear(&p);
}

Test(body, given)
{
    struct parsed p;
    parsed_load(&p);
    int city = fz_genre_body(&p.ruleset->genre, FZ_STR("city"));
    struct fz_parse_opts opts = {.body = FZ_STR("某某局"), .body_kind = -1};
    parsed_text(&p, "a.txt", "某县人民政府2023年法治政府建设年度报告" BODY, &opts);
    expect_str(p.doc->body, "某某局", "given name");
    expect_str(p.ruleset->genre.bodies[p.doc->body_kind].name, "department", "its kind");
    opts = (struct fz_parse_opts){.body_kind = city};
    parsed_text(&p, "a.txt", "某县人民政府2023年法治政府建设年度报告" BODY, &opts);
    expect_str(p.doc->body, "某县人民政府", "found name");
    cr_expect(p.doc->body_kind == city);
    cr_expect(fz_genre_body(&p.ruleset->genre, FZ_STR("citi")) == -1);
    parsed_clear(&p);
}
