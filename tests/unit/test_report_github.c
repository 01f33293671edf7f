/* Workflow commands: their properties, their order, and that no report can put in a command of its own. */
#include <criterion/criterion.h>

#include "handmade.h"

Test(report_github, one_command_a_finding)
{
    struct made made;
    made_init(&made);
    made_report(&made, "./a:b,c%.txt", "标题\n𠮷布署\n乙\n");
    struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_WARNING);
    made_finding(&made, rule, made_span(&made, "布署", 0), "100%不对")->advice = FZ_STR("改，见::下\n行");
    made_finding(&made, made_rule(&made, "FZ2", "b", "typo", FZ_ERROR), made_span(&made, "署\n乙", 0), "两行");
    made_finding(&made, made_rule(&made, "FZ3", "c", "title", FZ_NOTE), made_span(&made, "标题", 0), "缺")->absence =
        true;
    const char *text = made_output(&made, &fz_reporter_github);
    cr_expect(strcmp(text, "::error file=a%3Ab%2Cc%25.txt,line=2,endLine=3,title=FZ2 FZ2的标题::两行。\n"
                           "::warning file=a%3Ab%2Cc%25.txt,line=2,endLine=2,col=2,endColumn=4,title=FZ1 FZ1的标题::"
                           "100%25不对。建议：改，见::下 行。\n"
                           "::notice file=a%3Ab%2Cc%25.txt,line=1,title=FZ3 FZ3的标题::缺。\n") == 0,
              "%s", text);
    made_clear(&made);
}

Test(report_github, nothing_found)
{
    struct made made;
    made_init(&made);
    made_report(&made, "a.txt", "甲");
    cr_expect(strcmp(made_output(&made, &fz_reporter_github), "") == 0);
    made_clear(&made);
}

Test(report_github, hostile_words)
{
    struct made made;
    made_init(&made);
    made_report(&made, "a\n::error::b.txt", "甲");
    struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_NOTE);
    rule->title = FZ_STR("一：二,三:四");
    made_finding(&made, rule, made_span(&made, "甲", 0), "甲\r\n::error::乙\x1b[1m");
    const char *text = made_output(&made, &fz_reporter_github);
    cr_expect(strcmp(text, "::notice file=a%0A%3A%3Aerror%3A%3Ab.txt,line=1,endLine=1,col=1,endColumn=2,"
                           "title=FZ1 一：二%2C三%3A四::甲  ::error::乙<U+001B>[1m。\n") == 0,
              "%s", text);
    made_clear(&made);
}

Test(report_github, errors_and_what_is_dropped)
{
    struct made made;
    struct made_run run;
    made_init(&made);
    made.opts.lang = FZ_LANG_EN;
    made.opts.min_level = FZ_WARNING;
    struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_WARNING);
    struct fz_rule *note = made_rule(&made, "FZ2", "b", "typo", FZ_NOTE);
    made_begin(&run, &made, &fz_reporter_github);
    made_report(&made, "a.txt", "0123456789ab");
    for (uint32_t i = 0; i < 11; i++)
        made_finding(&made, rule, (struct fz_span){i, i + 1}, "w");
    made_finding(&made, note, (struct fz_span){11, 12}, "hidden");
    made_show(&run, &made);
    made_report(&made, "b.txt", NULL);
    fz_error_add(&made.result.errors, "b.txt", 7, 1, "cannot be read");
    made_show(&run, &made);
    fz_error_add(&made.run_errors, NULL, 0, 0, "no disk");
    const char *text = made_end(&run, &made);
    const char *begin = "::error file=b.txt,line=7,title=not checked::cannot be read\n"
                        "::error title=not checked::no disk\n::warning file=a.txt,line=1,endLine=1,col=1,endColumn=2,";
    cr_expect(strncmp(text, begin, strlen(begin)) == 0, "%s", text);
    cr_expect(strstr(text, "\nfzlint: errors 2, warnings 11, notes 0; GitHub shows the first 10") != NULL, "%s", text);
    cr_expect(strstr(text, "hidden") == NULL);
    made_clear(&made);
}
