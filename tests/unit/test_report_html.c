/* The page of a report: what is marked and noted where, and that nothing of a report becomes markup. */
#include <criterion/criterion.h>

#include "handmade.h"

#define HOSTILE "<script>alert('1')</script>&\"𠮷"
#define SAFE    "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;𠮷"

/* What stands between BEFORE and AFTER in PAGE; lives in MADE's arena. */
static const char *between(struct made *made, const char *page, const char *before, const char *after)
{
    const char *start = strstr(page, before), *end = start ? strstr(start + strlen(before), after) : NULL;
    cr_assert(end != NULL, "no %s … %s in: %s", before, after, page);
    start += strlen(before);
    return fz_str_copy(&made->arena, (struct fz_str){start, (size_t)(end - start)}).ptr;
}

static size_t count(const char *page, const char *words)
{
    size_t n = 0;
    for (const char *at = page; (at = strstr(at, words)) != NULL; at++)
        n++;
    return n;
}

Test(report_html, a_finding_in_its_place)
{
    struct made made;
    made_init(&made);
    made_report(&made, "./a.txt", "标题\n他布署了\n");
    struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_WARNING);
    struct fz_finding *finding = made_finding(&made, rule, made_span(&made, "布署", 0), "“布署”应为“部署”");
    finding->advice = FZ_STR("查字典");
    finding->has_fix = true;
    finding->fix = FZ_STR("部署");
    const char *page = made_output(&made, &fz_reporter_html);
    cr_expect_str_eq(
        between(&made, page, "<p class=\"line\" id=\"r1-L2\">", "</p>"),
        "他<mark class=\"warning\" aria-details=\"r1-n1\">布署</mark><a class=\"ref warning\" id=\"r1-f1\" "
        "href=\"#r1-n1\" aria-label=\"第1处，警告：“布署”应为“部署”\">1</a>了");
    cr_expect_str_eq(between(&made, page, "aria-label=\"第2行的批注\">\n", "</div>\n</div>\n"),
                     "<div class=\"note warning\" role=\"note\" id=\"r1-n1\">\n"
                     "<p><a href=\"#r1-f1\" aria-label=\"回到原文第1处\">1</a> <span class=\"level\">警告</span> "
                     "“布署”应为“部署”</p>\n<p>建议：查字典</p>\n<p>改为：<span class=\"fix\">部署</span></p>\n"
                     "<p class=\"why\">依据：《法治政府建设与责任落实督察工作规定》第四章</p>\n"
                     "<p class=\"rule\">FZ1，第2行第2字</p>\n");
    cr_expect(strstr(page, "<h1>a.txt</h1>\n<dl") != NULL, "no path below a path");
    cr_expect(strstr(page, "<li class=\"warning some\">警告 1</li>") != NULL);
    made_clear(&made);
}

Test(report_html, marks_that_overlap_are_cut)
{
    struct made made;
    made_init(&made);
    made_report(&made, "a.txt", "甲乙丙丁\n");
    struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_NOTE);
    struct fz_rule *error = made_rule(&made, "FZ2", "b", "typo", FZ_ERROR);
    made_finding(&made, rule, made_span(&made, "甲乙丙", 0), "一");
    made_finding(&made, error, made_span(&made, "乙", 0), "二");
    made_finding(&made, rule, made_span(&made, "丙丁", 0), "三");
    const char *page = made_output(&made, &fz_reporter_html);
    const char *line = between(&made, page, "id=\"r1-L1\">", "</p>");
    static const char *const want[] = {
        "<mark class=\"note-level\" aria-details=\"r1-n1\">甲</mark>",
        "<mark class=\"error\" aria-details=\"r1-n2\">乙</mark><a class=\"ref error\" id=\"r1-f2\"",
        ">2</a><mark class=\"note-level\" aria-details=\"r1-n1\">丙</mark><a class=\"ref note-level\" id=\"r1-f1\"",
        ">1</a><mark class=\"note-level\" aria-details=\"r1-n3\">丁</mark><a class=\"ref note-level\" id=\"r1-f3\"",
    };
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        cr_assert((line = strstr(line, want[i])) != NULL, "piece %zu: %s", i, page);
        line += strlen(want[i]);
    }
    made_clear(&made);
}

Test(report_html, a_mark_over_two_lines)
{
    struct made made;
    made_init(&made);
    made_report(&made, "a.txt", "甲乙\n丙丁\n");
    struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_ERROR);
    made_finding(&made, rule, made_span(&made, "乙\n丙", 0), "一");
    const char *page = made_output(&made, &fz_reporter_html);
    cr_expect(strstr(page, "甲<mark class=\"error\" aria-details=\"r1-n1\">乙</mark><a ") != NULL, "%s", page);
    cr_expect(strstr(page, "id=\"r1-L2\"><mark class=\"error\" aria-details=\"r1-n1\">丙</mark>丁</p>") != NULL);
    cr_expect_eq(count(page, "id=\"r1-f1\""), 1);
    made_clear(&made);
}

Test(report_html, hostile_text)
{
    struct made made;
    made_init(&made);
    made_report(&made, HOSTILE ".txt", "标题\n" HOSTILE "\n");
    struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_ERROR);
    struct fz_finding *finding = made_finding(&made, rule, made_span(&made, HOSTILE, 0), HOSTILE);
    struct fz_related related = {.raw = made_span(&made, "标题", 0), .message = FZ_STR(HOSTILE)};
    finding->advice = finding->fix = FZ_STR(HOSTILE "\n");
    finding->has_fix = true;
    finding->related = &related;
    finding->n_related = 1;
    fz_error_add(&made.result.errors, NULL, 3, 0, HOSTILE);
    const char *page = made_output(&made, &fz_reporter_html);
    cr_expect_eq(count(page, "<script>"), 1, "the page's own");
    cr_expect_eq(count(page, "</script>"), 1);
    cr_expect(strstr(page, "<title>" SAFE ".txt</title>") != NULL);
    cr_expect(strstr(page, "aria-label=\"第1处，错误：" SAFE "\">1</a>") != NULL);
    cr_expect(strstr(page, "<li>第3行：" SAFE "</li>") != NULL);
    cr_expect(strstr(page, "<p>相关：<a href=\"#r1-L1\">第1行第1字</a>：" SAFE "</p>") != NULL);
    cr_expect(strstr(page, "<p>建议：" SAFE " </p>") != NULL);
    made_clear(&made);
}

Test(report_html, outline_and_headings)
{
    struct made made;
    made_init(&made);
    made_report(&made, "a.txt", "一、<成效>\n做了。\n（一）好事。多。\n");
    struct fz_doc *doc = made.result.doc;
    made_section(&made, "一、", "<成效>", 1, 0);
    struct fz_section *second = made_section(&made, "（一）", "好事", 1, -1);
    second->run_in = true;
    doc->paras[1].kind = FZ_PARA_BODY;
    const char *page = made_output(&made, &fz_reporter_html);
    cr_expect(strstr(page, "<li class=\"h1\"><a href=\"#r1-L1\">一、&lt;成效&gt;</a></li>") != NULL, "%s", page);
    cr_expect(strstr(page, "<h3 class=\"line\" id=\"r1-L1\">一、&lt;成效&gt;</h3>") != NULL);
    cr_expect(strstr(page, "id=\"r1-L3\"><b>（一）好事</b>。多。</p>") != NULL);
    made_clear(&made);
}

Test(report_html, several_reports_and_one_that_cannot_be_read)
{
    struct made made;
    struct made_run run;
    made_init(&made);
    struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_ERROR);
    made_begin(&run, &made, &fz_reporter_html);
    made_report(&made, "a.txt", "甲\n");
    made_finding(&made, rule, made_span(&made, "甲", 0), "不对");
    made_verdict(&made, rule, FZ_RULE_GAVE_UP, FZ_ELEMENT_NONE, (struct fz_span){0, 0});
    made_show(&run, &made);
    made_report(&made, "b.txt", NULL);
    fz_error_add(&made.result.errors, "b.txt", 0, 0, "空文件");
    made_show(&run, &made);
    fz_error_add(&made.run_errors, NULL, 0, 0, "文件夹读不了");
    const char *page = made_end(&run, &made);
    cr_expect(strstr(page, "<article class=\"report\" id=\"r2\">") != NULL);
    cr_expect(strstr(page, "<strong>无法检查</strong>\n<ul>\n<li>空文件</li>") != NULL, "%s", page);
    cr_expect(strstr(page, "<strong>未能查完</strong>\n<ul>\n<li>未能完成的规则：FZ1 FZ1的标题</li>") != NULL);
    cr_expect(strstr(page, "<li>文件夹读不了</li>") != NULL);
    cr_expect(
        strstr(page,
               "<h2>全部报告（2份）</h2>\n<ol>\n<li><a href=\"#r1\">a.txt</a> <span class=\"muted\">未查完，错误 1，"
               "警告 0，提示 0</span></li>\n<li><a href=\"#r2\">b.txt</a> <span class=\"muted\">无法读取</span>") !=
        NULL);
    made_clear(&made);
}

Test(report_html, hidden_findings_are_counted)
{
    struct made made;
    made_init(&made);
    made.opts.min_level = FZ_ERROR;
    made_report(&made, "a.txt", "甲乙\n");
    made_finding(&made, made_rule(&made, "FZ1", "a", "typo", FZ_NOTE), made_span(&made, "甲", 0), "一");
    made_finding(&made, made_rule(&made, "FZ2", "b", "typo", FZ_ERROR), made_span(&made, "乙", 0), "二");
    const char *page = made_output(&made, &fz_reporter_html);
    cr_expect(strstr(page, "其中 1 条未显示") != NULL);
    cr_expect_eq(count(page, "role=\"note\""), 1);
    cr_expect(strstr(page, "id=\"r1-n1\"") != NULL, "numbers are of what is shown");
    made_clear(&made);
}

Test(report_html, no_report)
{
    struct made made;
    struct made_run run;
    made_init(&made);
    made.opts.index = "index.html";
    made_begin(&run, &made, &fz_reporter_html);
    const char *page = made_end(&run, &made);
    cr_expect(strstr(page, "<h1>没有检查任何报告</h1>") != NULL);
    cr_expect(strstr(page, "<a href=\"index.html\">← 返回总表</a>") != NULL);
    made_clear(&made);
}
