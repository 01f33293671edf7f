/* The text format: each finding as a person sees it, the summary, the last line. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "handmade.h"

#define HAS(text, part) (strstr((text), (part)) != NULL)

static bool ends_in(const char *text, const char *end)
{
    return fz_str_ends(fz_str_from(text), fz_str_from(end));
}

Test(report_text, a_finding)
{
    struct made made;
    made_init(&made);
    made_report(&made, "某县.txt", "标题\n布署ＡＢ12，加强。\n");
    struct fz_rule *rule = made_rule(&made, "FZ1", "misspelling", "typo", FZ_ERROR);
    struct fz_finding *finding = made_finding(&made, rule, made_span(&made, "12", 0), "写错了");
    finding->advice = FZ_STR("查字典");
    finding->has_fix = true;
    finding->fix = FZ_STR("十二");
    finding->related = FZ_NEW(&made.arena, struct fz_related);
    *finding->related = (struct fz_related){.raw = made_span(&made, "题", 0), .message = FZ_STR("别处")};
    finding->n_related = 1;
    const char *text = made_output(&made, &fz_reporter_text);
    cr_expect(HAS(text, "某县.txt\n"
                        "某县.txt:2:5: 错误[FZ1 misspelling]: 写错了\n"
                        "    布署ＡＢ12，加强。\n"
                        "            ^^\n"
                        "    相关：第 1 行第 2 字：别处\n"
                        "    建议：查字典\n"
                        "    改为：十二\n"
                        "    依据：《法治政府建设与责任落实督察工作规定》第四章\n"),
              "%s", text);
    cr_expect(ends_in(text, "\n小计：错误 1，警告 0，提示 0\n"), "%s", text);
    made_clear(&made);
}

Test(report_text, marks_stand_under_the_words)
{
    static const struct {
        const char *line, *words, *shown;
    } cases[] = {
        {"法治", "治", "    法治\n      ^^\n"},
        {"\t\x1b[1m错", "错", "     <U+001B>[1m错\n                ^^\n"},
        {"全角，,半角", ",", "    全角，,半角\n          ^\n"},
        {"行尾", "", "    行尾\n    ^\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made made;
        made_init(&made);
        made_report(&made, "r.txt", cases[i].line);
        made_finding(&made, made_rule(&made, "FZ1", "n", "typo", FZ_NOTE), made_span(&made, cases[i].words, 0), "错");
        const char *text = made_output(&made, &fz_reporter_text);
        cr_expect(HAS(text, cases[i].shown), "case %zu: %s", i, text);
        made_clear(&made);
    }
}

Test(report_text, long_lines_are_clipped_to_a_screen)
{
    struct made made;
    char line[2000] = "";
    for (int i = 0; i < 40; i++)
        strcat(line, i == 20 ? "错" : "一二三四五");
    made_init(&made);
    made_report(&made, "r.txt", line);
    made_finding(&made, made_rule(&made, "FZ1", "n", "typo", FZ_NOTE), made_span(&made, "错", 0), "错");
    const char *text = made_output(&made, &fz_reporter_text);
    cr_expect(HAS(text, "    …三四五一二三四五一二三四五一二三四五错一二三四五一二三四五一二三四五一二三…\n"
                        "                                         ^^\n"),
              "%s", text);
    made_clear(&made);
}

Test(report_text, an_absence_shows_no_words)
{
    struct made made;
    made_init(&made);
    made_report(&made, "r.txt", "标题\n");
    struct fz_finding *finding = made_finding(&made, made_rule(&made, "FZ1", "n", "missing-section", FZ_ERROR),
                                              made_span(&made, "标题", 0), "未见某部分");
    finding->absence = true;
    const char *text = made_output(&made, &fz_reporter_text);
    cr_expect(HAS(text, "r.txt:1:1: 错误[FZ1 n]: 未见某部分\n    （全文）\n    依据"), "%s", text);
    cr_expect(!HAS(text, "^"), "%s", text);
    made_clear(&made);
}

Test(report_text, many_of_one_rule_are_folded)
{
    struct made made;
    made_init(&made);
    made.opts.max_per_rule = 2;
    made_report(&made, "r.txt", "错\n错\n错\n错错\n别\n错\n");
    const struct fz_rule *a = made_rule(&made, "FZ1", "a", "typo", FZ_NOTE),
                         *b = made_rule(&made, "FZ2", "b", "term", FZ_NOTE);
    for (int i = 0; i < 6; i++)
        made_finding(&made, a, made_span(&made, "错", i), "错了");
    made_finding(&made, b, made_span(&made, "别", 0), "别的");
    const char *text = made_output(&made, &fz_reporter_text);
    cr_expect(
        HAS(text,
            "r.txt:2:1: 提示[FZ1 a]: 错了\n    错\n    ^^\n    依据：《法治政府建设与责任落实督察工作规定》第四章\n"
            "    同类问题另有 4 处：第 3、4、6 行\nr.txt:5:1: 提示[FZ2 b]: 别的\n"),
        "%s", text);
    cr_expect(!HAS(text, "r.txt:3:1"), "%s", text);
    cr_expect(ends_in(text, "小计：错误 0，警告 0，提示 7\n"), "what is folded counts: %s", text);
    made.opts.max_per_rule = 0;
    cr_expect(HAS(made_output(&made, &fz_reporter_text), "r.txt:6:1"), "0 shows all");
    made_clear(&made);
}

Test(report_text, exactly_as_many_as_are_shown)
{
    struct made made;
    made_init(&made);
    made.opts.max_per_rule = 2;
    made_report(&made, "r.txt", "错\n错\n");
    const struct fz_rule *a = made_rule(&made, "FZ1", "a", "typo", FZ_NOTE);
    made_finding(&made, a, made_span(&made, "错", 0), "错了");
    made_finding(&made, a, made_span(&made, "错", 1), "错了");
    cr_expect(!HAS(made_output(&made, &fz_reporter_text), "同类"));
    made_clear(&made);
}

Test(report_text, an_aggregate_names_the_other_lines)
{
    struct made made;
    made_init(&made);
    made_report(&made, "r.txt", "错\n错\n错\n");
    struct fz_rule *a = made_rule(&made, "FZ1", "a", "typo", FZ_NOTE);
    a->aggregate = 2;
    for (int i = 0; i < 3; i++)
        made_finding(&made, a, made_span(&made, "错", i), "错了");
    const char *text = made_output(&made, &fz_reporter_text);
    cr_expect(HAS(text, "r.txt:1:1: 提示[FZ1 a]: 错了（全文共3处）\n    错\n    ^^\n    另见：第 2、3 行\n"), "%s",
              text);
    made_clear(&made);
}

Test(report_text, hidden_but_counted)
{
    static const struct {
        enum fz_level min;
        const char *told;
    } cases[] = {
        {FZ_NOTE, "\n小计：错误 0，警告 1，提示 2\n"},
        {FZ_WARNING, "\n另有 2 条提示未显示\n小计：错误 0，警告 1，提示 2\n"},
        {FZ_ERROR, "\n另有 1 条警告、2 条提示未显示\n小计：错误 0，警告 1，提示 2\n"},
    };
    for (size_t i = 0; i < 3; i++) {
        struct made made;
        made_init(&made);
        made.opts.min_level = cases[i].min;
        made_report(&made, "r.txt", "错 错 别\n");
        const struct fz_rule *a = made_rule(&made, "FZ1", "a", "typo", FZ_NOTE),
                             *b = made_rule(&made, "FZ2", "b", "term", FZ_WARNING);
        made_finding(&made, a, made_span(&made, "错", 0), "错了");
        made_finding(&made, a, made_span(&made, "错", 1), "错了");
        made_finding(&made, b, made_span(&made, "别", 0), "别的");
        const char *text = made_output(&made, &fz_reporter_text);
        cr_expect(ends_in(text, cases[i].told), "%s", text);
        cr_expect(HAS(text, "FZ1") == (cases[i].min == FZ_NOTE) && HAS(text, "FZ2") == (cases[i].min <= FZ_WARNING),
                  "%s", text);
        made_clear(&made);
    }
}

Test(report_text, where_the_required_parts_stand)
{
    struct made made;
    made_init(&made);
    made_report(&made, "r.txt", "标题\n一、工作成效\n问题在于执法不严。\n二、党政主要负责人\n好。\n");
    struct fz_section *first = made_section(&made, "一、", "工作成效", 1, 0);
    struct fz_section *second = made_section(&made, "二、", "党政主要负责人", 2, 2);
    static const char *const elements[] = {"achievements", "problems", "first-responsible", "plan"};
    struct fz_rule *rules[5];
    char id[8];
    for (size_t i = 0; i < 5; i++) {
        snprintf(id, sizeof id, "FZ%zu", i);
        rules[i] = made_rule(&made, fz_str_copy(&made.arena, fz_str_from(id)).ptr, "n", "missing-section", FZ_ERROR);
        rules[i]->element = fz_str_from(elements[i < 4 ? i : 2]);
    }
    made_verdict(&made, rules[0], FZ_CLEAN, FZ_ELEMENT_HEADING, first->heading);
    made_verdict(&made, rules[1], FZ_FOUND, FZ_ELEMENT_TEXT, made_span(&made, "问题在于", 0));
    made_verdict(&made, rules[2], FZ_CLEAN, FZ_ELEMENT_HEADING, second->heading);
    made_verdict(&made, rules[3], FZ_FOUND, FZ_ELEMENT_ABSENT, (struct fz_span){0, 0});
    made_verdict(&made, rules[4], FZ_FOUND, FZ_ELEMENT_HOLLOW, second->heading); /* the worse verdict counts */
    const char *text = made_output(&made, &fz_reporter_text);
    cr_expect(HAS(text, "法定内容：\n"
                        "  主要举措和成效：有标题（第2行 “一、工作成效”）\n"
                        "  存在的不足和原因：仅见于正文（第3行）\n"
                        "  党政主要负责人履职情况：空泛（第4行 “二、党政主要负责人”）\n"
                        "  下一年度主要安排：缺\n"),
              "%s", text);
    made_clear(&made);
}

Test(report_text, nothing_found_is_said)
{
    struct made made;
    made_init(&made);
    made_report(&made, "r.txt", "标题\n");
    made_verdict(&made, made_rule(&made, "FZ1", "a", "typo", FZ_NOTE), FZ_CLEAN, FZ_ELEMENT_NONE,
                 (struct fz_span){0, 0});
    made_verdict(&made, made_rule(&made, "FZ2", "b", "typo", FZ_NOTE), FZ_NOT_APPLICABLE, FZ_ELEMENT_NONE,
                 (struct fz_span){0, 0});
    made_verdict(&made, made_rule(&made, "FZ3", "c", "typo", FZ_NOTE), FZ_NEEDS_PERSON, FZ_ELEMENT_NONE,
                 (struct fz_span){0, 0});
    cr_expect(strcmp(made_output(&made, &fz_reporter_text), "r.txt\n"
                                                            "须人工核对：FZ3 FZ3的标题\n"
                                                            "已检查 1 条规则，未发现问题（另有 1 条不适用）\n"
                                                            "小计：错误 0，警告 0，提示 0\n") == 0,
              "%s", made_output(&made, &fz_reporter_text));
    made.opts.quiet = true;
    cr_expect(strcmp(made_output(&made, &fz_reporter_text), "") == 0);
    made_clear(&made);
}

/* A run over reports with so many findings of each level; -1: unreadable. */
static const char *run_over(struct made *made, const int (*reports)[3], size_t n)
{
    static const char *const names[] = {"a.txt", "b.txt", "c.txt"};
    struct made_run run;
    const struct fz_rule *rules[] = {made_rule(made, "FZ1", "a", "typo", FZ_NOTE),
                                     made_rule(made, "FZ2", "b", "term", FZ_WARNING),
                                     made_rule(made, "FZ3", "c", "width", FZ_ERROR)};
    made_begin(&run, made, &fz_reporter_text);
    for (size_t i = 0; i < n; i++) {
        made_report(made, names[i], reports[i][0] < 0 ? NULL : "错错错错错错错错错");
        if (reports[i][0] < 0)
            fz_error_add(&made->result.errors, names[i], 0, 0, "打不开");
        for (int level = 0; level < 3; level++)
            for (int k = 0; k < reports[i][level]; k++)
                made_finding(made, rules[level], made_span(made, "错", k), "错了");
        made_show(&run, made);
    }
    return made_end(&run, made);
}

Test(report_text, the_last_line)
{
    static const struct {
        int reports[3][3]; /* notes, warnings, errors */
        size_t n;
        bool run_error;
        const char *end;
    } cases[] = {
        {{{1, 2, 3}, {0, 1, 0}, {0, 0, 2}}, 3, false, "\n✗ 2 份报告未通过（错误 5 处，警告 3 处）\n"},
        {{{1, 2, 3}, {-1, 0, 0}}, 2, false, "\n✗ 1 份报告未通过（错误 3 处，警告 2 处），1 份无法读取：b.txt\n"},
        {{{0, 1, 0}, {1, 0, 0}}, 2, false, "\n✓ 2 份报告没有错误（警告 1 处，提示 1 处）\n"},
        {{{0, 0, 0}, {0, 0, 0}}, 2, false, "\n✓ 2 份报告未发现问题\n"},
        {{{0, 0, 0}, {-1, 0, 0}}, 2, false, "\n✗ 1 份报告未发现问题，1 份无法读取：b.txt\n"},
        {{{0, 0, 0}}, 1, false, "\n小计：错误 0，警告 0，提示 0\n"},
        {{{-1, 0, 0}}, 1, false, "\na.txt: 无法检查：打不开\n"},
        {{{0, 0, 0}}, 1, true, "\n*.txt: 没有匹配的文件\n\n✗ 1 份报告未发现问题\n"},
        {{{0}}, 0, false, "\n✗ 没有检查任何报告\n"},
        {{{0}}, 0, true, "*.txt: 没有匹配的文件\n\n✗ 没有检查任何报告\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made made;
        made_init(&made);
        if (cases[i].run_error)
            fz_error_add(&made.run_errors, "*.txt", 0, 0, "没有匹配的文件");
        const char *text = run_over(&made, cases[i].reports, cases[i].n);
        cr_expect(ends_in(text, cases[i].end), "case %zu: %s", i, text);
        made_clear(&made);
    }
}

Test(report_text, not_fully_checked)
{
    struct made made;
    made_init(&made);
    made_report(&made, "r.txt", "标题\n");
    made_verdict(&made, made_rule(&made, "FZ1", "a", "typo", FZ_NOTE), FZ_RULE_GAVE_UP, FZ_ELEMENT_NONE,
                 (struct fz_span){0, 0});
    fz_error_add(&made.result.errors, "r.txt", 3, 7, "规则 FZ1 超出匹配上限");
    made.opts.statistics = true;
    const char *text = made_output(&made, &fz_reporter_text);
    cr_expect(HAS(text, "\nr.txt:3:7: 未能查完：规则 FZ1 超出匹配上限\n"), "%s", text);
    cr_expect(HAS(text, "\n未能完成的规则：FZ1 FZ1的标题\n"), "%s", text);
    cr_expect(ends_in(text, "\n✗ 1 份报告未发现问题，1 份未能查完：r.txt\n"), "%s", text);
    made_clear(&made);
}

Test(report_text, statistics_most_frequent_first)
{
    static const int reports[3][3] = {{1, 3, 0}, {1, 2, 0}, {0, 0, 2}};
    struct made made;
    made_init(&made);
    made.opts.statistics = true;
    made.opts.quiet = true;
    const char *text = run_over(&made, reports, 3);
    cr_expect(ends_in(text, "\n统计（规则、处数、名称）：\n"
                            "  FZ2           5  FZ2的标题\n"
                            "  FZ1           2  FZ1的标题\n"
                            "  FZ3           2  FZ3的标题\n"),
              "%s", text);
    made_clear(&made);
}

Test(report_text, colour_only_when_asked_for)
{
    static const int reports[3][3] = {{1, 1, 1}, {0, 0, 0}, {0, 0, 0}};
    struct made plain, color;
    made_init(&plain);
    made_init(&color);
    color.opts.color = true;
    cr_expect(!HAS(run_over(&plain, reports, 3), "\033"));
    const char *text = run_over(&color, reports, 3);
    cr_expect(HAS(text, "\033[31m错误\033[0m") && HAS(text, "\033[33m警告\033[0m") && HAS(text, "\033[36m提示\033[0m"),
              "%s", text);
    made_clear(&plain);
    made_clear(&color);
}

Test(report_text, english)
{
    static const int reports[3][3] = {{0, 1, 4}, {-1, 0, 0}, {0, 0, 0}};
    struct made made;
    made_init(&made);
    made.opts.lang = FZ_LANG_EN;
    const char *text = run_over(&made, reports, 3);
    cr_expect(HAS(text, "a.txt:1:1: error[FZ3 c]: 错了\n"), "%s", text);
    cr_expect(HAS(text, "    1 more of the same kind: line 1\n"), "%s", text);
    cr_expect(HAS(text, "\nc.txt\n0 rules were run, nothing was found\nsubtotal: errors 0, warnings 0, notes 0\n"),
              "%s", text);
    cr_expect(ends_in(text, "\n✗ 1 reports failed (errors 4, warnings 1), 1 unreadable: b.txt\n"), "%s", text);
    made_clear(&made);
}

/* COUNT lines, 错 on each of them. */
static const char *lines_of(struct made *made, size_t count)
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    for (size_t i = 0; i < count; i++)
        fz_buf_add(&buf, FZ_STR("错\n"));
    fz_buf_add_char(&buf, '\0');
    const char *text = fz_str_copy(&made->arena, fz_buf_str(&buf)).ptr;
    fz_buf_clear(&buf);
    return text;
}

#define TWENTY_LINES "2、3、4、5、6、7、8、9、10、11、12、13、14、15、16、17、18、19、20、21"

/* Twenty line numbers are told, and that there are more. */
Test(report_text, lines_that_are_too_many_to_tell)
{
    static const struct {
        size_t lines;
        bool aggregate;
        const char *told;
    } cases[] = {
        {21, false, "\n    同类问题另有 20 处：第 " TWENTY_LINES " 行\n"},
        {22, false, "\n    同类问题另有 21 处：第 " TWENTY_LINES " 等行\n"},
        {21, true, "\n    另见：第 " TWENTY_LINES " 行\n"},
        {22, true, "\n    另见：第 " TWENTY_LINES " 等行\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made made;
        made_init(&made);
        made.opts.max_per_rule = 1;
        made_report(&made, "r.txt", lines_of(&made, cases[i].lines));
        struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_NOTE);
        rule->aggregate = cases[i].aggregate ? 2 : 0;
        for (size_t k = 0; k < cases[i].lines; k++)
            made_finding(&made, rule, made_span(&made, "错", (int)k), "错了");
        const char *text = made_output(&made, &fz_reporter_text);
        cr_expect(HAS(text, cases[i].told), "case %zu: %s", i, text);
        made_clear(&made);
    }
}

/* A kind of check may name fewer places than it counted. */
Test(report_text, places_that_are_counted_and_not_named)
{
    static const struct {
        uint32_t count;
        const char *told;
    } cases[] = {{2, "\n    另见：第 2 行\n"}, {3, "\n    另见：第 2 等行\n"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made made;
        made_init(&made);
        made_report(&made, "r.txt", "错\n错\n");
        struct fz_finding *finding =
            made_finding(&made, made_rule(&made, "FZ1", "a", "typo", FZ_NOTE), made_span(&made, "错", 0), "错了");
        finding->related = FZ_NEW(&made.arena, struct fz_related);
        *finding->related = (struct fz_related){.raw = made_span(&made, "错", 1)};
        finding->n_related = 1;
        finding->aggregate = true;
        finding->count = cases[i].count;
        const char *text = made_output(&made, &fz_reporter_text);
        cr_expect(HAS(text, cases[i].told), "case %zu: %s", i, text);
        made_clear(&made);
    }
}

/* Five reports are named in the last line, and that there are more. */
Test(report_text, names_that_are_too_many_to_tell)
{
    static const char *const names[] = {"a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt"};
    static const struct {
        size_t n;
        const char *end;
    } cases[] = {{5, "，5 份无法读取：a.txt、b.txt、c.txt、d.txt、e.txt\n"},
                 {6, "，6 份无法读取：a.txt、b.txt、c.txt、d.txt、e.txt 等\n"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made made;
        struct made_run run;
        made_init(&made);
        made_begin(&run, &made, &fz_reporter_text);
        for (size_t k = 0; k < cases[i].n; k++) {
            made_report(&made, names[k], NULL);
            made_show(&run, &made);
        }
        const char *text = made_end(&run, &made);
        cr_expect(ends_in(text, cases[i].end), "case %zu: %s", i, text);
        cr_expect(HAS(text, "a.txt: 无法检查\n\nb.txt\n"), "each in a paragraph of its own: %s", text);
        made_clear(&made);
    }
}

Test(report_text, what_another_report_says)
{
    struct made made;
    made_init(&made);
    made_report(&made, "r.txt", "错\n");
    struct fz_finding *finding =
        made_finding(&made, made_rule(&made, "FZ1", "a", "typo", FZ_NOTE), made_span(&made, "错", 0), "错了");
    finding->related = FZ_NEW(&made.arena, struct fz_related);
    *finding->related =
        (struct fz_related){.path = "last.txt", .place = {.line = 7, .column = 3}, .message = FZ_STR("上年")};
    finding->n_related = 1;
    finding->has_fix = true;
    const char *text = made_output(&made, &fz_reporter_text);
    cr_expect(HAS(text, "\n    相关：last.txt:7：上年\n    改为：（删去）\n"), "%s", text);
    made.opts.lang = FZ_LANG_EN;
    text = made_output(&made, &fz_reporter_text);
    cr_expect(HAS(text, "\n    see last.txt:7: 上年\n") && HAS(text, "\n    fix: (delete)\n"), "%s", text);
    made_clear(&made);
}
