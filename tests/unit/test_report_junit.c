/* JUnit XML: cases that pass, fail and are skipped, and that no sign of a report breaks the XML. */
#include <criterion/criterion.h>

#include "handmade.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define CASE(path, name, rest)                                                                                         \
    "    <testcase classname=\"" path "\" name=\"" name "\" file=\"" path "\" time=\"0\"" rest

static void expect_lines(const char *text, const char *const *lines, size_t n)
{
    struct fz_str rest = fz_str_from(text), line;
    for (size_t i = 0; i < n; i++) {
        cr_assert(fz_str_split(&rest, '\n', &line), "line %zu is missing: %s", i, text);
        cr_expect(fz_str_equal(line, fz_str_from(lines[i])), "line %zu: %.*s", i, FZ_ARG(line));
    }
    cr_expect(rest.len == 0, "%s", text);
}

Test(report_junit, cases)
{
    struct made made;
    made_init(&made);
    made.opts.fail_on = FZ_WARNING;
    made_report(&made, "./a.txt", "标题\n错\n错\n");
    struct fz_rule *clean = made_rule(&made, "FZ1", "a", "typo", FZ_ERROR);
    struct fz_rule *found = made_rule(&made, "FZ2", "b", "typo", FZ_WARNING);
    struct fz_rule *note = made_rule(&made, "FZ3", "c", "typo", FZ_NOTE);
    struct fz_rule *other = made_rule(&made, "FZ4", "d", "typo", FZ_ERROR);
    struct fz_rule *tired = made_rule(&made, "FZ5", "e", "typo", FZ_ERROR);
    made_finding(&made, found, made_span(&made, "错", 0), "不对")->advice = FZ_STR("改");
    made_finding(&made, found, made_span(&made, "错", 1), "不对");
    made_finding(&made, note, made_span(&made, "标题", 0), "看看");
    made_verdict(&made, clean, FZ_CLEAN, FZ_ELEMENT_NONE, (struct fz_span){0, 0});
    made_verdict(&made, found, FZ_FOUND, FZ_ELEMENT_NONE, (struct fz_span){0, 0});
    made_verdict(&made, note, FZ_FOUND, FZ_ELEMENT_NONE, (struct fz_span){0, 0});
    made_verdict(&made, other, FZ_NOT_APPLICABLE, FZ_ELEMENT_NONE, (struct fz_span){0, 0});
    made_verdict(&made, tired, FZ_RULE_GAVE_UP, FZ_ELEMENT_NONE, (struct fz_span){0, 0});
    const char *text = made_output(&made, &fz_reporter_junit);
    static const char *const want[] = {
        HEAD,
        "<testsuites name=\"fzlint\">",
        "  <testsuite name=\"a.txt\" tests=\"5\" failures=\"1\" errors=\"1\" skipped=\"1\">",
        CASE("a.txt", "FZ1 FZ1的标题", "/>"),
        CASE("a.txt", "FZ2 FZ2的标题", ">"),
        "      <failure type=\"warning\" message=\"FZ2的标题\">a.txt:2:1: 警告: 不对。建议：改。",
        "a.txt:3:1: 警告: 不对。",
        "</failure>",
        "    </testcase>",
        CASE("a.txt", "FZ3 FZ3的标题", ">"),
        "      <system-out>a.txt:1:1: 提示: 看看。",
        "</system-out>",
        "    </testcase>",
        CASE("a.txt", "FZ4 FZ4的标题", "><skipped/></testcase>"),
        CASE("a.txt", "FZ5 FZ5的标题", "><error message=\"gave up\"/></testcase>"),
        "  </testsuite>",
        "</testsuites>",
    };
    expect_lines(text, want, sizeof want / sizeof *want);
    made_clear(&made);
}

Test(report_junit, signs_that_are_no_xml)
{
    static const struct {
        const char *message, *want;
    } cases[] = {
        {"<a> & \"b\"", "&lt;a&gt; &amp; &quot;b&quot;。"},
        {"\x01\x1b\n", "&lt;U+0001&gt;&lt;U+001B&gt; 。"},
        {"\xEF\xBF\xBE\xEF\xBF\xBF", "\xEF\xBF\xBD\xEF\xBF\xBD。"}, /* U+FFFE, U+FFFF */
        {"]]>𠮷", "]]&gt;𠮷。"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made made;
        char want[128];
        made_init(&made);
        made_report(&made, "a<\xFF.txt", "甲");
        struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_ERROR);
        made_finding(&made, rule, made_span(&made, "甲", 0), cases[i].message);
        made_verdict(&made, rule, FZ_FOUND, FZ_ELEMENT_NONE, (struct fz_span){0, 0});
        const char *text = made_output(&made, &fz_reporter_junit);
        snprintf(want, sizeof want, "a&lt;\xEF\xBF\xBD.txt:1:1: 错误: %s\n", cases[i].want);
        cr_expect(strstr(text, want) != NULL, "case %zu: %s", i, text);
        made_clear(&made);
    }
}

Test(report_junit, errors)
{
    struct made made;
    struct made_run run;
    made_init(&made);
    made.opts.lang = FZ_LANG_EN;
    made_begin(&run, &made, &fz_reporter_junit);
    made_report(&made, "a.txt", NULL);
    fz_error_add(&made.result.errors, "a.txt", 3, 1, "one");
    fz_error_add(&made.result.errors, "a.txt", 0, 0, "two");
    made_show(&run, &made);
    fz_error_add(&made.run_errors, NULL, 0, 0, "three");
    const char *text = made_end(&run, &made);
    static const char *const want[] = {
        HEAD,
        "<testsuites name=\"fzlint\">",
        "  <testsuite name=\"a.txt\" tests=\"2\" failures=\"0\" errors=\"2\" skipped=\"0\">",
        CASE("a.txt", "not checked (1)", ">"),
        "      <error message=\"one\">line 3</error>",
        "    </testcase>",
        CASE("a.txt", "not checked (2)", ">"),
        "      <error message=\"two\"/>",
        "    </testcase>",
        "  </testsuite>",
        "  <testsuite name=\"fzlint\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">",
        CASE("fzlint", "not checked (1)", ">"),
        "      <error message=\"three\"/>",
        "    </testcase>",
        "  </testsuite>",
        "</testsuites>",
    };
    expect_lines(text, want, sizeof want / sizeof *want);
    made_clear(&made);
}
