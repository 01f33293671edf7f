/* The table: what a spreadsheet must not misread. */
#include <criterion/criterion.h>

#include "handmade.h"

#define HEADER "\xEF\xBB\xBF报告,行,列,规则,级别,类别,问题,原文,建议,依据,处数\r\n"
#define BASIS  "《法治政府建设与责任落实督察工作规定》第四章"

Test(report_csv, one_row_a_finding)
{
    struct made made;
    made_init(&made);
    made_report(&made, "某县,\"新\".txt", "标题\n一二三四五六七八九十一二三四五六七八九十甲错了乙\n");
    struct fz_finding *finding =
        made_finding(&made, made_rule(&made, "FZ1", "a", "typo", FZ_WARNING), made_span(&made, "错了", 0), "他说“\"”");
    finding->advice = FZ_STR("查\n字典");
    const char *text = made_output(&made, &fz_reporter_csv);
    cr_expect(strcmp(text, HEADER "\"某县,\"\"新\"\".txt\",\"2\",\"22\",\"FZ1\",\"警告\",\"typo\",\"他说“\"\"”\","
                                  "\"…二三四五六七八九十一二三四五六七八九十甲【错了】乙\",\"查 字典\",\"" BASIS
                                  "\",\"1\"\r\n") == 0,
              "%s", text);
    made_clear(&made);
}

Test(report_csv, absence_and_hidden)
{
    struct made made;
    made_init(&made);
    made.opts.min_level = FZ_WARNING;
    made_report(&made, "r.txt", "标题\n错\n");
    made_finding(&made, made_rule(&made, "FZ1", "a", "sign-off", FZ_ERROR), made_span(&made, "标题", 0), "缺")
        ->absence = true;
    made_finding(&made, made_rule(&made, "FZ2", "b", "typo", FZ_NOTE), made_span(&made, "错", 0), "错");
    const char *text = made_output(&made, &fz_reporter_csv);
    cr_expect(strcmp(text,
                     HEADER "\"r.txt\",\"1\",\"1\",\"FZ1\",\"错误\",\"sign-off\",\"缺\",\"（全文）\",\"\",\"" BASIS
                            "\",\"1\"\r\n") == 0,
              "%s", text);
    made_clear(&made);
}

Test(report_csv, cells_that_would_be_formulas_or_numbers)
{
    static const struct {
        const char *message, *cell;
    } cases[] = {
        {"=1+1", "'=1+1"},
        {"+86", "'+86"},
        {"-1", "'-1"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\tx", "' x"},
        {"\rx", "' x"},
        {"＝1", "'＝1"},
        {"11010519491231002", "'11010519491231002"},
        {"6222 0212 3456 7890", "'6222 0212 3456 7890"},
        {"12345678901", "12345678901"},
        {"123456789012", "'123456789012"},
        {"号码123456789012", "号码123456789012"},
        {"a=1", "a=1"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made made;
        char cell[64];
        made_init(&made);
        made_report(&made, "r.txt", "错");
        made_finding(&made, made_rule(&made, "FZ1", "a", "typo", FZ_NOTE), made_span(&made, "错", 0), cases[i].message);
        const char *text = made_output(&made, &fz_reporter_csv);
        snprintf(cell, sizeof cell, ",\"typo\",\"%s\",\"【错】\",", cases[i].cell);
        cr_expect(strstr(text, cell) != NULL, "case %zu: %s", i, text);
        made_clear(&made);
    }
}

Test(report_csv, control_characters_and_long_marks)
{
    struct made made;
    char text[1000] = "\x1b[1m";
    for (int i = 0; i < 100; i++)
        strcat(text, "长");
    made_init(&made);
    made_report(&made, "r.txt", text);
    made_finding(&made, made_rule(&made, "FZ1", "a", "typo", FZ_NOTE), (struct fz_span){4, fz_u32(strlen(text))}, "错");
    const char *csv = made_output(&made, &fz_reporter_csv);
    cr_expect(strstr(csv, "\"<U+001B>[1m【长") != NULL && strstr(csv, "长…】\"") != NULL, "%s", csv);
    cr_expect(strlen(csv) < 600, "the excerpt is clipped");
    made_clear(&made);
}

Test(report_csv, unreadable_reports_are_rows)
{
    struct made made;
    struct made_run run;
    made_init(&made);
    made.opts.lang = FZ_LANG_EN;
    made_begin(&run, &made, &fz_reporter_csv);
    made_report(&made, "a.txt", NULL);
    fz_error_add(&made.result.errors, "a.txt", 0, 0, "打不开");
    made_show(&run, &made);
    fz_error_add(&made.run_errors, "b/*.txt", 0, 0, "没有");
    const char *text = made_end(&run, &made);
    cr_expect(strcmp(text, "\xEF\xBB\xBF"
                           "file,line,column,rule,level,category,message,text,advice,basis,count\r\n"
                           "\"a.txt\",\"\",\"\",\"\",\"error\",\"\",\"打不开\",\"\",\"\",\"\",\"\"\r\n"
                           "\"b/*.txt\",\"\",\"\",\"\",\"error\",\"\",\"没有\",\"\",\"\",\"\",\"\"\r\n") == 0,
              "%s", text);
    made_clear(&made);
}
