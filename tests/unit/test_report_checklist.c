/* The checklist: each part and group with its verdict, and that Markdown and HTML hold what a report says as text. */
#include <criterion/criterion.h>

#include "handmade.h"

#define BASIS "《法治政府建设与责任落实督察工作规定》第四章"

static void fill(struct made *made)
{
    made_init(made);
    made_report(made, "a.txt", "标题\n二、存在的不足\n他|布署|了*\n");
    made_section(made, "二、", "存在的不足", 2, 1);
    struct fz_rule *part = made_rule(made, "FZ1", "a", "missing-section", FZ_ERROR);
    part->element = FZ_STR("problems");
    struct fz_rule *plan = made_rule(made, "FZ2", "b", "missing-section", FZ_ERROR);
    plan->element = FZ_STR("plan");
    struct fz_rule *typo = made_rule(made, "FZ3", "c", "typo", FZ_WARNING);
    struct fz_rule *other = made_rule(made, "FZ4", "d", "typo", FZ_WARNING);
    struct fz_rule *tired = made_rule(made, "FZ5", "e", "width", FZ_WARNING);
    made_finding(made, plan, made_span(made, "标题", 0), "没有安排")->absence = true;
    made_finding(made, typo, made_span(made, "布署", 0), "<b>|\n")->advice = FZ_STR("改");
    made_verdict(made, part, FZ_CLEAN, FZ_ELEMENT_HEADING, made_span(made, "二、存在的不足", 0));
    made_verdict(made, plan, FZ_FOUND, FZ_ELEMENT_ABSENT, (struct fz_span){0, 0});
    made_verdict(made, typo, FZ_FOUND, FZ_ELEMENT_NONE, (struct fz_span){0, 0});
    made_verdict(made, other, FZ_NOT_APPLICABLE, FZ_ELEMENT_NONE, (struct fz_span){0, 0});
    made_verdict(made, tired, FZ_RULE_GAVE_UP, FZ_ELEMENT_NONE, (struct fz_span){0, 0});
}

static void expect_has(const char *text, const char *const *want, size_t n)
{
    for (size_t i = 0; i < n; i++)
        cr_expect(strstr(text, want[i]) != NULL, "%zu: %s is missing in %s", i, want[i], text);
}

Test(report_checklist, markdown)
{
    static const char *const want[] = {
        "# 审核清单\n\n文件：a.txt\n\n机器检查：错误 1，警告 1，提示 0\n\n## 一、规定的内容\n\n",
        "| 主要举措和成效 | 未判断 |  |  | ☐ |  |\n",
        "| 存在的不足和原因 | 有标题 | 第2行：二、存在的不足 | " BASIS " | ☐ |  |\n",
        "| 下一年度主要安排 | 缺 |  | " BASIS " | ☐ |  |\n",
        "| 缺少规定部分 | 有问题 | 错误 1 | 2 | 0 | 0 | ☐ |  |\n",
        "| 错别字 | 有问题 | 警告 1 | 1 | 1 | 0 | ☐ |  |\n",
        "| 全角半角 | 未查完 | 0 | 0 | 0 | 1 | ☐ |  |\n",
        "| ☐ | 错误 | 缺少规定部分 | （全文） | 没有安排。 | " BASIS " \\[FZ2\\] |  |\n",
        "| ☐ | 警告 | 错别字 | 第3行第3字：他\\|【布署】\\|了\\* | \\<b\\>\\| 。建议：改。 | " BASIS
        " \\[FZ3\\] |  |\n",
        "## 四、查过、未发现问题的规则\n\n缺少规定部分：FZ1 FZ1的标题\n\n## 五、",
        "## 五、不适用的规则\n\n错别字：FZ4 FZ4的标题\n\n",
        "## 六、未能查完、须由人核对的\n\n全角半角：FZ5 FZ5的标题\n\n",
        "## 七、机器判断不了、须由人核对的\n",
        "审核人（签名）：",
    };
    struct made made;
    fill(&made);
    expect_has(made_output(&made, &fz_reporter_checklist), want, sizeof want / sizeof *want);
    made_clear(&made);
}

Test(report_checklist, html)
{
    static const char *const want[] = {
        "<h1>审核清单</h1>",
        "<td>&lt;b&gt;| 。建议：改。</td>",
        "<td>第3行第3字：他|【布署】|了*</td>",
    };
    struct made made;
    fill(&made);
    const char *text = made_output(&made, &fz_reporter_checklist_html);
    expect_has(text, want, sizeof want / sizeof *want);
    cr_expect(strstr(text, "<b>") == NULL);
    cr_expect(strstr(text, "size: A4") != NULL);
    made_clear(&made);
}

Test(report_checklist, nothing_found_and_unreadable)
{
    struct made made;
    struct made_run run;
    made_init(&made);
    made.opts.lang = FZ_LANG_EN;
    made_begin(&run, &made, &fz_reporter_checklist);
    made_report(&made, "a.txt", "甲\n");
    made_show(&run, &made);
    made_report(&made, "b.txt", NULL);
    fz_error_add(&made.result.errors, "b.txt", 0, 0, "empty");
    made_show(&run, &made);
    fz_error_add(&made.run_errors, "c", 0, 0, "gone");
    const char *text = made_end(&run, &made);
    cr_expect(strstr(text, "## 3. Findings\n\nNone.\n\n") != NULL, "%s", text);
    cr_expect(strstr(text, "\n---\n\n# Review checklist\n\nFile: b.txt\n\nCannot be checked:\n\nb.txt: empty\n\n") !=
              NULL);
    cr_expect(strstr(text, "# Not checked\n\nc: gone\n\n") != NULL);
    made_clear(&made);
}
