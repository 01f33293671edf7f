/* The JSON format and the outline, read back with jansson. */
#include <criterion/criterion.h>
#include <jansson.h>

#include "handmade.h"
#include "outline.h"

static json_t *json_of(const char *text)
{
    json_error_t error;
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);
    cr_assert(root, "%s at line %d: %s", error.text, error.line, text);
    return root;
}

/* VALUE written compactly, compared with EXPECTED. */
static void expect(const json_t *value, const char *expected)
{
    char *text = value ? json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY) : NULL;
    cr_expect(text && strcmp(text, expected) == 0, "is %s, not %s", text ? text : "(missing)", expected);
    free(text);
}

static const json_t *report(const json_t *root, size_t index, const char *key)
{
    return json_object_get(json_array_get(json_object_get(root, "reports"), index), key);
}

/* A report with a title, a body, two sections and a finding. */
static void fill(struct made *made)
{
    made_report(made, "r.txt", "𠮷县2023年报告\n一、成效\n好𠮷错了。\n二、存在问题及打算\n（一）打算\n");
    struct fz_doc *doc = made->result.doc;
    doc->title = made_span(made, "𠮷县2023年报告", 0);
    doc->year = 2023;
    doc->year_at = made_span(made, "2023", 0);
    doc->body = FZ_STR("𠮷县人民政府");
    doc->body_kind = 0;
    struct fz_section *first = made_section(made, "一、", "成效", 1, 0),
                      *second = made_section(made, "二、", "存在问题及打算", 2, 1);
    second->roles |= 1 << 3;
    struct fz_section *inner = FZ_NEW(&made->arena, struct fz_section);
    *inner = (struct fz_section){.level = 2, .number = 1, .marker = made_span(made, "（一）", 0), .parent = second};
    inner->heading = made_span(made, "打算", 1);
    inner->body = (struct fz_span){inner->heading.end, second->body.end};
    second->child = inner;
    *FZ_PUSH(&made->arena, doc->paras, doc->n_paras) = (struct fz_para){fz_section_head(inner), FZ_PARA_HEADING, inner};
    struct fz_rule *a = made_rule(made, "FZ1", "needs-part", "missing-section", FZ_ERROR),
                   *b = made_rule(made, "FZ2", "typo-list", "typo", FZ_WARNING);
    a->element = FZ_STR("achievements");
    made_verdict(made, a, FZ_CLEAN, FZ_ELEMENT_HEADING, first->heading);
    made_verdict(made, b, FZ_FOUND, FZ_ELEMENT_NONE, (struct fz_span){0, 0});
    struct fz_finding *finding = made_finding(made, b, made_span(made, "错了", 0), "写错了");
    finding->advice = FZ_STR("改");
    finding->has_fix = finding->safe_fix = true;
    finding->fix = FZ_STR("对");
    finding->related = FZ_NEW(&made->arena, struct fz_related);
    finding->n_related = 1;
    *finding->related = (struct fz_related){.raw = made_span(made, "好", 0), .message = FZ_STR("看这里")};
    made_finding(made, a, made_span(made, "𠮷县2023年报告", 0), "缺")->absence = true;
}

Test(report_json, a_report)
{
    struct made made;
    made_init(&made);
    fill(&made);
    json_t *root = json_of(made_output(&made, &fz_reporter_json));
    expect(json_object_get(root, "schemaVersion"), "1");
    expect(json_object_get(root, "tool"),
           "{\"name\":\"fzlint\",\"version\":\"0.1.0\",\"pack\":\"annual-report\",\"packVersion\":\"1.0\"}");
    expect(json_object_get(root, "errors"), "[]");
    expect(report(root, 0, "file"), "\"r.txt\"");
    expect(report(root, 0, "encoding"), "\"UTF-8\"");
    expect(report(root, 0, "title"), "\"𠮷县2023年报告\"");
    expect(report(root, 0, "year"), "2023");
    expect(report(root, 0, "body"), "{\"name\":\"𠮷县人民政府\",\"kind\":\"county\"}");
    expect(report(root, 0, "elements"),
           "{\"achievements\":{\"verdict\":\"heading\",\"line\":2,\"heading\":\"成效\"},"
           "\"problems\":{\"verdict\":\"heading\",\"line\":4,\"heading\":\"存在问题及打算\"},"
           "\"first-responsible\":{\"verdict\":null,\"line\":null,\"heading\":null},"
           "\"plan\":{\"verdict\":\"heading\",\"line\":4,\"heading\":\"存在问题及打算\"}}");
    expect(report(root, 0, "rules"),
           "[{\"rule\":\"FZ1\",\"outcome\":\"clean\"},{\"rule\":\"FZ2\",\"outcome\":\"found\"}]");
    expect(report(root, 0, "errors"), "[]");
    expect(report(root, 0, "counts"), "{\"error\":1,\"warning\":1,\"note\":0,\"passedOver\":0}");
    json_decref(root);
    made_clear(&made);
}

Test(report_json, findings)
{
    struct made made;
    char expected[1000];
    made_init(&made);
    fill(&made);
    json_t *root = json_of(made_output(&made, &fz_reporter_json));
    const json_t *findings = report(root, 0, "findings");
    cr_assert(json_array_size(findings) == 2);
    cr_expect(json_is_true(json_object_get(json_array_get(findings, 0), "absence")));
    expect(json_object_get(json_array_get(findings, 0), "text"), "\"\"");
    expect(json_object_get(json_array_get(findings, 0), "fix"), "null");
    expect(json_object_get(json_array_get(findings, 0), "element"), "\"achievements\"");
    snprintf(expected, sizeof expected,
             "{\"rule\":\"FZ2\",\"name\":\"typo-list\",\"category\":\"typo\",\"element\":null,\"level\":\"warning\","
             "\"line\":3,\"column\":3,\"endLine\":3,\"endColumn\":5,\"text\":\"错了\",\"message\":\"写错了\","
             "\"advice\":\"改\","
             "\"fix\":{\"text\":\"对\",\"safe\":true},\"basis\":\"《法治政府建设与责任落实督察工作规定》第四章\","
             "\"count\":1,"
             "\"aggregate\":false,\"absence\":false,\"fingerprint\":\"%s\",\"related\":[{\"line\":3,\"column\":1,"
             "\"endLine\":3,"
             "\"endColumn\":2,\"text\":\"好\",\"message\":\"看这里\"}]}",
             made.result.findings[1].fingerprint);
    expect(json_array_get(findings, 1), expected);
    json_decref(root);
    made_clear(&made);
}

Test(report_json, hidden_findings_and_unreadable_reports)
{
    struct made made;
    struct made_run run;
    made_init(&made);
    made.opts.min_level = FZ_ERROR;
    fill(&made); /* its rules must be there when the run begins */
    made_begin(&run, &made, &fz_reporter_json);
    made_show(&run, &made);
    made_report(&made, "b.txt", NULL);
    fz_error_add(&made.result.errors, NULL, 0, 0, "打不开");
    made_show(&run, &made);
    fz_error_add(&made.run_errors, "x.yaml", 3, 4, "键不对");
    json_t *root = json_of(made_end(&run, &made));
    cr_expect(json_array_size(report(root, 0, "findings")) == 1);
    expect(report(root, 0, "counts"), "{\"error\":1,\"warning\":1,\"note\":0,\"passedOver\":0}");
    expect(report(root, 1, "file"), "\"b.txt\"");
    expect(report(root, 1, "encoding"), "null");
    expect(report(root, 1, "findings"), "[]");
    expect(report(root, 1, "errors"), "[{\"file\":\"b.txt\",\"line\":null,\"column\":null,\"message\":\"打不开\"}]");
    expect(json_object_get(root, "errors"), "[{\"file\":\"x.yaml\",\"line\":3,\"column\":4,\"message\":\"键不对\"}]");
    json_decref(root);
    made_clear(&made);
}

Test(report_json, an_empty_run)
{
    struct made made;
    struct made_run run;
    made_init(&made);
    made_begin(&run, &made, &fz_reporter_json);
    json_t *root = json_of(made_end(&run, &made));
    expect(json_object_get(root, "reports"), "[]");
    json_decref(root);
    made_clear(&made);
}

static json_t *outline_of(const struct made *made, size_t n)
{
    const struct fz_result *results[] = {&made->result, &made->result};
    char *text;
    size_t len;
    FILE *out = open_memstream(&text, &len);
    fz_outline_json(out, results, n, &made->set);
    fclose(out);
    json_t *root = json_of(text);
    free(text);
    return root;
}

Test(outline, json)
{
    struct made made;
    made_init(&made);
    fill(&made);
    json_t *root = outline_of(&made, 1);
    expect(json_object_get(root, "file"), "\"r.txt\"");
    expect(json_object_get(root, "year"), "2023");
    expect(json_object_get(root, "newline"), "\"LF\"");
    expect(json_object_get(root, "signer"), "null");
    expect(json_object_get(root, "sections"),
           "[{\"level\":1,\"number\":1,\"heading\":\"成效\",\"line\":2,\"role\":\"achievements\",\"sections\":[]},"
           "{\"level\":1,\"number\":2,\"heading\":\"存在问题及打算\",\"line\":4,\"role\":\"problems\",\"roles\":["
           "\"problems\",\"plan\"],"
           "\"sections\":[{\"level\":2,\"number\":1,\"heading\":\"打算\",\"line\":5,\"role\":\"problems\",\"roles\":["
           "\"problems\",\"plan\"],"
           "\"sections\":[]}]}]");
    json_decref(root);
    root = outline_of(&made, 2);
    cr_expect(json_array_size(root) == 2);
    json_decref(root);
    made_report(&made, "b.txt", NULL);
    fz_error_add(&made.result.errors, "b.txt", 0, 0, "打不开");
    root = outline_of(&made, 1);
    expect(json_object_get(root, "title"), "null");
    expect(json_object_get(root, "errors"),
           "[{\"file\":\"b.txt\",\"line\":null,\"column\":null,\"message\":\"打不开\"}]");
    json_decref(root);
    made_clear(&made);
}

Test(outline, text)
{
    struct made made;
    char *text;
    size_t len;
    made_init(&made);
    fill(&made);
    FILE *out = open_memstream(&text, &len);
    fz_outline_text(out, &made.result, &made.set, FZ_LANG_ZH);
    fclose(out);
    cr_expect(strcmp(text, "r.txt\n"
                           "  编码：UTF-8，换行：LF\n"
                           "  标题：𠮷县2023年报告（第1行）\n"
                           "  发文字号：（未识别）\n"
                           "  主送机关：（未识别）\n"
                           "  报告年度：2023（第1行）\n"
                           "  制发机关：𠮷县人民政府（县级政府）\n"
                           "  署名：（未识别）\n"
                           "  成文日期：（未识别）\n"
                           "法定内容：\n"
                           "  主要举措和成效：有标题（第2行 “一、成效”）\n"
                           "  存在的不足和原因：有标题（第4行 “二、存在问题及打算”）\n"
                           "  党政主要负责人履职情况：未判断\n"
                           "  下一年度主要安排：有标题（第4行 “二、存在问题及打算”）\n"
                           "结构（行号、标题）：\n"
                           "     2  一、成效  〔主要举措和成效〕\n"
                           "     4  二、存在问题及打算  〔存在的不足和原因、下一年度主要安排〕\n"
                           "     5    （一）打算\n") == 0,
              "%s", text);
    free(text);
    made_clear(&made);
}
