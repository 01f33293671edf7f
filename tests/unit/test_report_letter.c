/* The letter: items numbered through with place, words, what to write and why; what its sender must know. */
#include <criterion/criterion.h>

#include "handmade.h"

#define BASIS "依据：《法治政府建设与责任落实督察工作规定》第四章。"

Test(report_letter, items)
{
    static const char *const want[] = {
        "# 关于退回修改《\\<关于\\>报告》的意见\n\n某县：\n\n"
        "你单位报送的《\\<关于\\>报告》（文件：a.txt）收悉。经审核，应当改正的1处，建议改正的2处。请按下列意见修改，"
        "于　　　　年　　月　　日前重新报送。\n\n## 一、应当改正的\n\n",
        "1. （全文）没有安排。" BASIS "\n\n## 二、建议改正的\n\n",
        "2. （第2行，“一、成效”部分，全文共4处）原文“一、【成效】”。不好。修改意见：改为“好”。" BASIS "\n\n",
        "3. （第3行，“一、成效”部分）原文“他【布署】了”。错字！修改意见：查字典。" BASIS "\n\n",
    };
    struct made made;
    made_init(&made);
    made_report(&made, "a.txt", "<关于>报告\n一、成效\n他布署了\n");
    made.result.doc->title = made_span(&made, "<关于>报告", 0);
    made.result.doc->body = FZ_STR("某县");
    made_section(&made, "一、", "成效", 1, 0);
    struct fz_rule *error = made_rule(&made, "FZ1", "a", "missing-section", FZ_ERROR);
    struct fz_rule *typo = made_rule(&made, "FZ2", "b", "typo", FZ_WARNING);
    struct fz_rule *other = made_rule(&made, "FZ3", "c", "typo", FZ_WARNING);
    made_finding(&made, error, made_span(&made, "报告", 0), "没有安排")->absence = true;
    struct fz_finding *many = made_finding(&made, other, made_span(&made, "成效", 0), "不好");
    many->aggregate = many->has_fix = true;
    many->count = 4;
    many->fix = FZ_STR("好");
    made_finding(&made, typo, made_span(&made, "布署", 0), "错字！")->advice = FZ_STR("查字典");
    const char *text = made_output(&made, &fz_reporter_letter);
    for (size_t i = 0; i < sizeof want / sizeof *want; i++)
        cr_expect(strstr(text, want[i]) != NULL, "%zu: %s", i, text);
    cr_expect(strstr(text, "发出前") == NULL);
    made_clear(&made);
}

Test(report_letter, what_its_sender_must_know)
{
    struct made made;
    made_init(&made);
    made.opts.min_level = FZ_ERROR;
    made_report(&made, "a.txt", "甲\n");
    struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_NOTE);
    made_finding(&made, rule, made_span(&made, "甲", 0), "看");
    made_verdict(&made, rule, FZ_RULE_GAVE_UP, FZ_ELEMENT_NONE, (struct fz_span){0, 0});
    const char *text = made_output(&made, &fz_reporter_letter);
    cr_expect(strstr(text, "# 关于《a.txt》的审核意见\n\n报送单位：\n\n") != NULL, "%s", text);
    cr_expect(strstr(text, "经审核，未发现需要修改的问题。") != NULL);
    cr_expect(
        strstr(text, "【发出前请审核人核对，并删去本段】有1条规则未能查完，须由人核对。另有1处级别较低的没有列出。") !=
        NULL);
    made_clear(&made);
}

Test(report_letter, html_and_unreadable)
{
    struct made made;
    struct made_run run;
    made_init(&made);
    made_begin(&run, &made, &fz_reporter_letter_html);
    made_report(&made, "a\"<b>.txt", NULL);
    fz_error_add(&made.result.errors, NULL, 0, 0, "空<文件>");
    made_show(&run, &made);
    fz_error_add(&made.run_errors, NULL, 0, 0, "别的");
    const char *text = made_end(&run, &made);
    cr_expect(strstr(text, "<h1>关于退回修改《a&quot;&lt;b&gt;.txt》的意见</h1>") != NULL, "%s", text);
    cr_expect(strstr(text, "该文件无法读取，请按下列说明重新报送：</p>\n<p class=\"item\">1. 空&lt;文件&gt;。</p>") !=
              NULL);
    cr_expect(strstr(text, "</section>\n<section>\n<h1>未能检查的</h1>\n<p class=\"item\">1. 别的。</p>") != NULL);
    made_clear(&made);
}
