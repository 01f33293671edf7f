/* The table of all reports, for a spreadsheet and as a page's data. */
#include <criterion/criterion.h>

#include "handmade.h"
#include "model/categories.h"

#define HOSTILE "</script><!--\"'&=𠮷"
#define SAFE    "\\u003c/script\\u003e\\u003c!--\\u0022'\\u0026=𠮷"

static void first(struct made *made, struct fz_rule *plan, struct fz_rule *late, struct fz_rule *typo)
{
    made_report(made, "=甲\"</script>.txt", "标题\n2024年5月1日\n错错\n");
    made->result.doc->title = made_span(made, "标题", 0);
    made->result.doc->sign_date = made_span(made, "2024年5月1日", 0);
    made->result.doc->signed_on.year = 2024;
    made->result.doc->year = 2023;
    made->result.doc->body_kind = 0;
    made_finding(made, plan, made_span(made, "标题", 0), HOSTILE)->absence = true;
    made_finding(made, late, made_span(made, "2024年5月1日", 0), "迟了");
    made_finding(made, typo, made_span(made, "错", 0), "错");
    made_finding(made, typo, made_span(made, "错", 1), "又错");
    made_verdict(made, plan, FZ_FOUND, FZ_ELEMENT_ABSENT, (struct fz_span){0, 0});
    made_verdict(made, late, FZ_FOUND, FZ_ELEMENT_NONE, (struct fz_span){0, 0});
}

static const char *output(struct made *made, const struct fz_reporter *reporter)
{
    struct made_run run;
    struct fz_rule *plan = made_rule(made, "FZ1", "a", "missing-section", FZ_ERROR);
    plan->element = FZ_STR("plan");
    struct fz_rule *late = made_rule(made, "FZ2", "b", "deadline", FZ_WARNING);
    struct fz_rule *typo = made_rule(made, "FZ3", "c", "typo", FZ_NOTE);
    made_begin(&run, made, reporter);
    first(made, plan, late, typo);
    made_show(&run, made);
    made_report(made, "b.txt", NULL);
    fz_error_add(&made->result.errors, "b.txt", 0, 0, "空文件");
    made_show(&run, made);
    fz_error_add(&made->run_errors, "c", 0, 0, "没有");
    return made_end(&run, made);
}

static size_t n_cells(struct fz_str line)
{
    size_t n = 1;
    for (size_t at = 0; (at = fz_str_find(line, FZ_STR("\",\""), at)) != SIZE_MAX; at += 3)
        n++;
    return n;
}

Test(report_matrix, csv)
{
    static const char *const starts[] = {
        "\xEF\xBB\xBF\"报告\",\"结果\",\"标题\",\"制发机关\",\"机关类别\",\"年度\",\"成文日期\",\"期限\","
        "\"主要举措和成效\",",
        "\"'=甲\"\"</script>.txt\",\"未通过\",\"标题\",\"\",\"县级政府\",\"2023\",\"2024年5月1日\",\"迟了\",\"未判断\","
        "\"未判断\",\"未判断\",\"缺\",\"1\",\"1\",\"2\",\"0\",\"\",\"1\",\"0\",",
        "\"b.txt\",\"无法读取\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"空文件。\","
        "\"\",",
        "\"c\",\"无法读取\",\"\",",
    };
    struct made made;
    made_init(&made);
    made.opts.min_level = FZ_ERROR; /* hidden ones are counted */
    size_t columns = 8 + 4 + 5;
    for (int i = 0; fz_categories[i]; i++)
        columns++;
    struct fz_str rest = fz_str_from(output(&made, &fz_reporter_matrix)), line;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        cr_assert(fz_str_split(&rest, '\n', &line));
        cr_expect(fz_str_starts(line, fz_str_from(starts[i])), "line %zu: %.*s", i, FZ_ARG(line));
        cr_expect_eq(n_cells(line), columns, "line %zu has %zu cells: %.*s", i, n_cells(line), FZ_ARG(line));
    }
    cr_expect_eq(rest.len, 0);
    made_clear(&made);
}

Test(report_matrix, page)
{
    static const char *const want[] = {
        "\"roles\":[\"主要举措和成效\",\"存在的不足和原因\",\"党政主要负责人履职情况\",\"下一年度主要安排\"],\n",
        "\"rules\":[\"FZ1\",\"FZ2\",\"FZ3\"],\n\"pages\":null,\n\"rows\":[\n[\"=甲\\u0022\\u003c/"
        "script\\u003e.txt\",1,\"标题\",\"迟了\",1,"
        "[[0,0],[0,0],[0,0],[4,0]],[[0,1,0,0],[11,0,1,0],[18,0,0,2]],[[0,2,0,0,\"" SAFE
        "\",\"\"],\n[1,1,11,2,\"迟了\",\"\"],\n"
        "[2,0,18,3,\"错\",\"\"],\n[2,0,18,3,\"又错\",\"\"]],[]],\n",
        "[\"b.txt\",3,\"\",\"\",0,[],[],[],[\"空文件\"]]\n],\n\"errors\":[[\"c\",\"没有\"]]}\n</script>\n",
    };
    struct made made;
    made_init(&made);
    const char *text = output(&made, &fz_reporter_matrix_html);
    for (size_t i = 0; i < sizeof want / sizeof *want; i++)
        cr_expect(strstr(text, want[i]) != NULL, "%zu: %s", i, text);
    made_clear(&made);
}

Test(report_matrix, pages_to_lead_to)
{
    struct made made;
    made_init(&made);
    made.opts.pages = "pages/";
    const char *text = output(&made, &fz_reporter_matrix_html);
    cr_expect(strstr(text, "\"pages\":\"pages/\",\n") != NULL);
    cr_expect(strstr(text, "[2,0,18,3,\"又错\"]],[],\"0001-script.html\"],\n") != NULL, "%s", text);
    cr_expect(strstr(text, ",[\"空文件\"],\"0002-b.html\"]\n") != NULL);
    made_clear(&made);
}

Test(report_matrix, hidden_findings_are_counted_but_not_listed)
{
    struct made made;
    made_init(&made);
    made.opts.min_level = FZ_WARNING;
    const char *text = output(&made, &fz_reporter_matrix_html);
    cr_expect(strstr(text, "[18,0,0,2]],[[0,2,0,0,\"" SAFE "\",\"\"],\n[1,1,11,2,\"迟了\",\"\"]],[]]") != NULL, "%s",
              text);
    made_clear(&made);
}

Test(report_matrix, deadline)
{
    struct made made;
    made_init(&made);
    made_report(&made, "a.txt", "甲\n");
    struct fz_rule *rule = made_rule(&made, "FZ1", "a", "deadline", FZ_WARNING);
    cr_expect(strstr(made_output(&made, &fz_reporter_matrix), "\"日期不明\"") != NULL);
    made.result.doc->signed_on.year = 2024;
    cr_expect(strstr(made_output(&made, &fz_reporter_matrix), "\"未查\"") != NULL);
    made_verdict(&made, rule, FZ_NOT_APPLICABLE, FZ_ELEMENT_NONE, (struct fz_span){0, 0});
    cr_expect(strstr(made_output(&made, &fz_reporter_matrix), "\"未查\"") != NULL);
    made_verdict(&made, rule, FZ_CLEAN, FZ_ELEMENT_NONE, (struct fz_span){0, 0});
    const char *text = made_output(&made, &fz_reporter_matrix);
    cr_expect(strstr(text, "\"通过\",") != NULL && strstr(text, "\"未发现问题\"") != NULL, "%s", text);
    made_clear(&made);
}
