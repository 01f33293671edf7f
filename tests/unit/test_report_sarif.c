/* SARIF: valid JSON with what the standard and its readers ask for, read back with jansson. */
#include <criterion/criterion.h>
#include <jansson.h>

#include "handmade.h"

/* The value at PATH ("runs/0/results/1/level") in ROOT, or NULL. */
static const json_t *at(const json_t *root, const char *path)
{
    struct fz_str rest = fz_str_from(path), part;
    while (root && rest.len && fz_str_split(&rest, '/', &part)) {
        char key[64];
        int index;
        snprintf(key, sizeof key, "%.*s", FZ_ARG(part));
        root = fz_str_to_int(part, &index) ? json_array_get(root, (size_t)index) : json_object_get(root, key);
    }
    return root;
}

static bool is_text(const json_t *root, const char *path, const char *expected)
{
    const char *text = json_string_value(at(root, path));
    return text && strcmp(text, expected) == 0;
}

static json_int_t number(const json_t *root, const char *path)
{
    const json_t *value = at(root, path);
    return json_is_integer(value) ? json_integer_value(value) : -1;
}

static json_t *sarif_of(const char *text)
{
    json_error_t error;
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);
    cr_assert(root, "%s at line %d: %s", error.text, error.line, text);
    return root;
}

static void ran(struct made *made, const struct fz_rule *rule)
{
    made_verdict(made, rule, FZ_CLEAN, FZ_ELEMENT_NONE, (struct fz_span){0, 0});
}

Test(report_sarif, a_clean_run)
{
    struct made made;
    made_init(&made);
    made_report(&made, "r.txt", "标题\n");
    ran(&made, made_rule(&made, "FZ1", "problems-section", "missing-section", FZ_ERROR));
    made_rule(&made, "FZ2", "not-run", "typo", FZ_NOTE);
    const char *text = made_output(&made, &fz_reporter_sarif);
    cr_expect(text[0] == '{', "no byte order mark");
    json_t *root = sarif_of(text);
    cr_expect(is_text(root, "$schema", "https://json.schemastore.org/sarif-2.1.0.json") &&
              is_text(root, "version", "2.1.0"));
    cr_expect(json_array_size(at(root, "runs")) == 1);
    const json_t *run = at(root, "runs/0");
    cr_expect(json_is_array(at(run, "results")) && json_array_size(at(run, "results")) == 0);
    cr_expect(is_text(run, "columnKind", "utf16CodeUnits"));
    cr_expect(json_is_true(at(run, "invocations/0/executionSuccessful")));
    cr_expect(is_text(run, "tool/driver/name", "fzlint") && is_text(run, "tool/driver/version", "0.1.0"));
    cr_expect(json_array_size(at(run, "tool/driver/rules")) == 1, "only what was run");
    cr_expect(is_text(run, "artifacts/0/location/uri", "r.txt") && is_text(run, "artifacts/0/encoding", "UTF-8"));
    cr_expect(number(run, "artifacts/0/length") == 7);
    json_decref(root);
    made_clear(&made);
}

Test(report_sarif, a_rule)
{
    struct made made;
    made_init(&made);
    made_report(&made, "r.txt", "标题\n");
    struct fz_rule *rule = made_rule(&made, "FZ1", "problems-section", "missing-section", FZ_WARNING),
                   *bare = made_rule(&made, "FZ2", "FZ2", "typo", FZ_NOTE);
    rule->element = FZ_STR("problems");
    rule->title = FZ_STR("应当写明问题！");
    bare->basis.instrument = NULL;
    ran(&made, rule);
    ran(&made, bare);
    json_t *root = sarif_of(made_output(&made, &fz_reporter_sarif));
    const json_t *first = at(root, "runs/0/tool/driver/rules/0"), *second = at(root, "runs/0/tool/driver/rules/1");
    cr_expect(is_text(first, "id", "FZ1") && is_text(first, "name", "ProblemsSection"));
    cr_expect(is_text(first, "shortDescription/text", "应当写明问题！"));
    cr_expect(
        is_text(first, "fullDescription/text", "应当写明问题！依据：《法治政府建设与责任落实督察工作规定》第四章。"));
    cr_expect(is_text(first, "help/text", "改好“…”。\n依据：《法治政府建设与责任落实督察工作规定》第四章。"), "%s",
              json_string_value(at(first, "help/text")));
    cr_expect(at(first, "help/markdown") != NULL);
    cr_expect(is_text(first, "defaultConfiguration/level", "warning"));
    cr_expect(is_text(first, "properties/tags/0", "missing-section") &&
              is_text(first, "properties/tags/1", "problems"));
    cr_expect(is_text(first, "properties/category", "missing-section"));
    cr_expect(is_text(first, "properties/precision", "high") &&
              is_text(first, "properties/problem.severity", "warning"));
    cr_expect(is_text(first, "relationships/0/target/id", "ducha-2019") &&
              number(first, "relationships/0/target/toolComponent/index") == 0);
    cr_expect(is_text(root, "runs/0/taxonomies/0/taxa/0/id", "ducha-2019"));
    cr_expect(!at(second, "name"), "a name must differ from the id");
    cr_expect(!at(second, "relationships") && is_text(second, "properties/problem.severity", "recommendation"));
    json_decref(root);
    made_clear(&made);
}

Test(report_sarif, a_result)
{
    struct made made;
    made_init(&made);
    made_report(&made, "./2024/某 县.txt", "标题\n𠮷布暑工作，\n再布暑\n");
    made_rule(&made, "FZ0", "not-run", "term", FZ_NOTE); /* takes no number */
    ran(&made, made_rule(&made, "FZ1", "a", "term", FZ_NOTE));
    struct fz_rule *rule = made_rule(&made, "FZ2", "b", "typo", FZ_ERROR);
    ran(&made, rule);
    struct fz_finding *finding = made_finding(&made, rule, made_span(&made, "布暑", 0), "“布暑”应为“布署”");
    finding->element = FZ_STR("plan");
    finding->advice = FZ_STR("改正？");
    finding->has_fix = true;
    finding->fix = FZ_STR("部署");
    finding->related = FZ_NEW(&made.arena, struct fz_related);
    finding->n_related = 1;
    *finding->related = (struct fz_related){.raw = made_span(&made, "再", 0), .message = FZ_STR("也在这里")};
    json_t *root = sarif_of(made_output(&made, &fz_reporter_sarif));
    const json_t *result = at(root, "runs/0/results/0"), *place = at(result, "locations/0/physicalLocation");
    cr_expect(is_text(result, "ruleId", "FZ2") && number(result, "ruleIndex") == 1);
    cr_expect(is_text(result, "level", "error") && !at(result, "kind"));
    cr_expect(is_text(result, "message/text", "“布暑”应为“布署”。建议：改正？"), "%s",
              json_string_value(at(result, "message/text")));
    cr_expect(is_text(place, "artifactLocation/uri", "2024/%E6%9F%90%20%E5%8E%BF.txt") &&
              number(place, "artifactLocation/index") == 0);
    cr_expect(number(place, "region/startLine") == 2 && number(place, "region/endLine") == 2);
    cr_expect(number(place, "region/startColumn") == 3 && number(place, "region/endColumn") == 5,
              "UTF-16 units: 𠮷 is two");
    cr_expect(is_text(place, "region/snippet/text", "布暑"));
    cr_expect(json_string_length(json_object_get(at(result, "partialFingerprints"), "fzContext/v1")) == 32);
    cr_expect(number(result, "relatedLocations/0/id") == 1 &&
              is_text(result, "relatedLocations/0/message/text", "也在这里。"));
    cr_expect(number(result, "relatedLocations/0/physicalLocation/region/startLine") == 3);
    cr_expect(is_text(result, "properties/category", "typo") && is_text(result, "properties/element", "plan") &&
              !at(result, "properties/aggregate"));
    const json_t *change = at(result, "fixes/0/artifactChanges/0");
    cr_expect(is_text(change, "artifactLocation/uri", "2024/%E6%9F%90%20%E5%8E%BF.txt"));
    cr_expect(number(change, "replacements/0/deletedRegion/startColumn") == 3 &&
              number(change, "replacements/0/deletedRegion/endColumn") == 5);
    cr_expect(is_text(change, "replacements/0/insertedContent/text", "部署"));
    json_decref(root);
    made_clear(&made);
}

Test(report_sarif, regions)
{
    static const struct {
        const char *what, *text;
        struct fz_span span;
        bool absence;
        json_int_t region[4]; /* line, column, end line, end column */
        const char *snippet;
    } cases[] = {
        {"over two lines", "ab\ncd\n", {1, 4}, false, {1, 2, 2, 2}, "b\nc"},
        {"an empty line", "ab\n\ncd", {3, 3}, false, {2, 1, 2, 1}, ""},
        {"to the end of a line with its break", "ab\ncd", {1, 3}, false, {1, 2, 2, 1}, "b\n"},
        {"the end of the text", "ab", {2, 2}, false, {1, 3, 1, 3}, ""},
        {"something absent", "\n 标题\n", {2, 8}, true, {2, 1, 2, 4}, " 标题"},
        {"something absent from nothing", "", {0, 0}, true, {1, 1, 1, 1}, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made made;
        made_init(&made);
        made_report(&made, "r.txt", cases[i].text);
        made_finding(&made, made_rule(&made, "FZ1", "a", "typo", FZ_NOTE), cases[i].span, "错")->absence =
            cases[i].absence;
        json_t *root = sarif_of(made_output(&made, &fz_reporter_sarif));
        const json_t *region = at(root, "runs/0/results/0/locations/0/physicalLocation/region");
        cr_expect(
            number(region, "startLine") == cases[i].region[0] && number(region, "startColumn") == cases[i].region[1] &&
                number(region, "endLine") == cases[i].region[2] && number(region, "endColumn") == cases[i].region[3],
            "%s", cases[i].what);
        cr_expect(is_text(region, "snippet/text", cases[i].snippet), "%s", cases[i].what);
        json_decref(root);
        made_clear(&made);
    }
}

Test(report_sarif, messages_end_as_sentences)
{
    static const struct {
        const char *message, *written;
    } cases[] = {
        {"错", "错。"},
        {"错。", "错。"},
        {"错？", "错？"},
        {"错!", "错!"},
        {"错……", "错……"},
        {"错.", "错."},
        {"错（共3处）", "错（共3处）。"},
        {"“错”", "“错”。"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made made;
        made_init(&made);
        made_report(&made, "r.txt", "错");
        made_finding(&made, made_rule(&made, "FZ1", "a", "typo", FZ_NOTE), (struct fz_span){0, 3}, cases[i].message);
        json_t *root = sarif_of(made_output(&made, &fz_reporter_sarif));
        cr_expect(is_text(root, "runs/0/results/0/message/text", cases[i].written), "%s", cases[i].message);
        json_decref(root);
        made_clear(&made);
    }
}

Test(report_sarif, paths_as_uris)
{
    static const struct {
        const char *path, *uri;
    } cases[] = {
        {"a/b.txt", "a/b.txt"},
        {"././a.txt", "a.txt"},
        {"/tmp/县.txt", "file:///tmp/%E5%8E%BF.txt"},
        {"a b%c#d?.txt", "a%20b%25c%23d%3F.txt"},
        {"a:b.txt", "a%3Ab.txt"},
        {"../x~_-.txt", "../x~_-.txt"},
        {"\xFF.txt", "%FF.txt"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made made;
        made_init(&made);
        made_report(&made, cases[i].path, "错");
        json_t *root = sarif_of(made_output(&made, &fz_reporter_sarif));
        cr_expect(is_text(root, "runs/0/artifacts/0/location/uri", cases[i].uri), "%s", cases[i].path);
        json_decref(root);
        made_clear(&made);
    }
}

Test(report_sarif, an_aggregate)
{
    struct made made;
    made_init(&made);
    made_report(&made, "r.txt", "错，错，错");
    struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_NOTE);
    rule->aggregate = 2;
    for (int i = 0; i < 3; i++) {
        struct fz_finding *finding = made_finding(&made, rule, made_span(&made, "错", i), "错了");
        finding->has_fix = true;
        finding->fix = FZ_STR("对");
    }
    json_t *root = sarif_of(made_output(&made, &fz_reporter_sarif));
    const json_t *result = at(root, "runs/0/results/0");
    cr_expect(json_array_size(at(root, "runs/0/results")) == 1);
    cr_expect(json_is_true(at(result, "properties/aggregate")) && number(result, "properties/count") == 3);
    cr_expect(json_array_size(at(result, "relatedLocations")) == 2 && number(result, "relatedLocations/1/id") == 2);
    cr_expect(json_array_size(at(result, "fixes/0/artifactChanges/0/replacements")) == 3, "the fix mends all of it");
    cr_expect(number(result, "fixes/0/artifactChanges/0/replacements/2/deletedRegion/startColumn") == 5);
    json_decref(root);
    made_clear(&made);
}

Test(report_sarif, what_could_not_be_read)
{
    struct made made;
    struct made_run run;
    made_init(&made);
    made_rule(&made, "FZ1", "a", "typo", FZ_NOTE);
    made_begin(&run, &made, &fz_reporter_sarif);
    made_report(&made, "坏.txt", NULL);
    fz_error_add(&made.result.errors, "坏.txt", 4, 2, "第 7 个字节不是 UTF-8");
    made_show(&run, &made);
    fz_error_add(&made.run_errors, NULL, 0, 0, "没有规则");
    json_t *root = sarif_of(made_end(&run, &made));
    const json_t *invocation = at(root, "runs/0/invocations/0");
    cr_expect(json_is_false(at(invocation, "executionSuccessful")));
    cr_expect(json_array_size(at(invocation, "toolExecutionNotifications")) == 2);
    const json_t *notice = at(invocation, "toolExecutionNotifications/0");
    cr_expect(is_text(notice, "level", "error") && is_text(notice, "message/text", "第 7 个字节不是 UTF-8。"));
    cr_expect(is_text(notice, "locations/0/physicalLocation/artifactLocation/uri", "%E5%9D%8F.txt"));
    cr_expect(number(notice, "locations/0/physicalLocation/region/startLine") == 4);
    cr_expect(json_array_size(at(root, "runs/0/results")) == 0 &&
              json_array_size(at(root, "runs/0/tool/driver/rules")) == 1);
    json_decref(root);
    made_clear(&made);
}

Test(report_sarif, two_reports_and_hidden_findings)
{
    struct made made;
    struct made_run run;
    made_init(&made);
    made.opts.min_level = FZ_WARNING;
    const struct fz_rule *note = made_rule(&made, "FZ1", "a", "typo", FZ_NOTE),
                         *error = made_rule(&made, "FZ2", "b", "term", FZ_ERROR);
    made_begin(&run, &made, &fz_reporter_sarif);
    for (int i = 0; i < 2; i++) {
        made_report(&made, i ? "b.txt" : "a.txt", "错 误");
        made_finding(&made, note, made_span(&made, "错", 0), "错");
        made_finding(&made, error, made_span(&made, "误", 0), "误");
        made_show(&run, &made);
    }
    json_t *root = sarif_of(made_end(&run, &made));
    cr_expect(json_array_size(at(root, "runs/0/results")) == 2);
    cr_expect(number(root, "runs/0/results/1/locations/0/physicalLocation/artifactLocation/index") == 1);
    cr_expect(is_text(root, "runs/0/results/1/locations/0/physicalLocation/artifactLocation/uri", "b.txt"));
    json_decref(root);
    made_clear(&made);
}
