/* reviewdog's format: columns in bytes, suggestions, whole lines for absences. */
#include <criterion/criterion.h>

#include "handmade.h"

#define HEAD "{\n  \"source\": {\"name\":\"fzlint\"},\n  \"diagnostics\": ["
#define TAIL "\n  ]\n}\n"

Test(report_rdjson, diagnostics)
{
    struct made made;
    made_init(&made);
    made.opts.min_level = FZ_WARNING;
    made_report(&made, "./a.txt", "标题\n一𠮷布署\n");
    struct fz_finding *finding = made_finding(&made, made_rule(&made, "FZ1", "a", "typo", FZ_WARNING),
                                              made_span(&made, "布署", 0), "“布署”不对");
    struct fz_related related = {.raw = made_span(&made, "一", 0), .message = FZ_STR("另一处")};
    finding->has_fix = true;
    finding->fix = FZ_STR("部署");
    finding->related = &related;
    finding->n_related = 1;
    made_finding(&made, made_rule(&made, "FZ2", "b", "title", FZ_ERROR), made_span(&made, "标题", 0), "缺")->absence =
        true;
    made_finding(&made, made_rule(&made, "FZ3", "c", "typo", FZ_NOTE), made_span(&made, "标", 0), "不显示");
    const char *text = made_output(&made, &fz_reporter_rdjson);
    const char *want =
        HEAD "\n    {\"message\":\"缺。\",\"location\":{\"path\":\"a.txt\",\"range\":{\"start\":{\"line\":1}}},"
             "\"severity\":\"ERROR\",\"code\":{\"value\":\"FZ2\"}},"
             "\n    {\"message\":\"“布署”不对。\",\"location\":{\"path\":\"a.txt\",\"range\":{\"start\":{\"line\":2,"
             "\"column\":8},\"end\":{\"line\":2,\"column\":14}}},\"severity\":\"WARNING\",\"code\":{\"value\":\"FZ1\"},"
             "\"suggestions\":[{\"range\":{\"start\":{\"line\":2,\"column\":8},\"end\":{\"line\":2,\"column\":14}},"
             "\"text\":\"部署\"}],\"related_locations\":[{\"message\":\"另一处\",\"location\":{\"path\":\"a.txt\","
             "\"range\":{\"start\":{\"line\":2,\"column\":1},\"end\":{\"line\":2,\"column\":4}}}}]}" TAIL;
    cr_expect(strcmp(text, want) == 0, "%s", text);
    made_clear(&made);
}

Test(report_rdjson, every_part_of_an_aggregate)
{
    struct made made;
    made_init(&made);
    made_report(&made, "a.txt", "甲,乙,丙\n");
    struct fz_rule *rule = made_rule(&made, "FZ1", "a", "width", FZ_NOTE);
    rule->aggregate = 1;
    for (int i = 0; i < 2; i++) {
        struct fz_finding *finding = made_finding(&made, rule, made_span(&made, ",", i), "m");
        finding->has_fix = true;
        finding->fix = FZ_STR("，");
    }
    const char *text = made_output(&made, &fz_reporter_rdjson), *first = strstr(text, "\"text\":\"，\"");
    cr_expect(first && strstr(first + 1, "\"text\":\"，\""), "%s", text);
    made_clear(&made);
}

Test(report_rdjson, errors_and_nothing)
{
    struct made made;
    struct made_run run;
    made_init(&made);
    made.opts.lang = FZ_LANG_EN;
    made_begin(&run, &made, &fz_reporter_rdjson);
    made_report(&made, "a.txt", "甲");
    made_show(&run, &made);
    made_report(&made, "b.txt", NULL);
    fz_error_add(&made.result.errors, "b.txt", 0, 0, "broken.");
    made_show(&run, &made);
    const char *text = made_end(&run, &made);
    cr_expect(strcmp(text, HEAD "\n    {\"message\":\"not checked: broken.\",\"location\":{\"path\":\"b.txt\"},"
                                "\"severity\":\"ERROR\"}" TAIL) == 0,
              "%s", text);
    made_clear(&made);
}
