/* fzlint rules …: exit codes, and what each part must say. */
#include <criterion/criterion.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/os.h"
#include "cmd_rules.h"
#include "rule/rule_keys.h"
#include "rule/ruleset.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))

struct fixture {
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_ruleset *ruleset;
    char *out, *err;
    int code;
};

/* Runs `fzlint rules WORDS` with the small rule set, and PACK on top of it. */
static void run(struct fixture *f, const char *pack, enum fz_lang lang, const char *words)
{
    const char *argv[8];
    int argc = 0;
    char copy[256];
    size_t sizes[2];
    fz_arena_init(&f->arena);
    fz_errors_init(&f->errors, &f->arena, lang);
    f->ruleset = fz_ruleset_load_tree(&f->arena, "fixtures/rules/tree", &pack, pack ? 1 : 0, &f->errors);
    cr_assert(f->ruleset);
    (void)snprintf(copy, sizeof copy, "%s", words);
    for (char *word = strtok(copy, " "); word; word = strtok(NULL, " "))
        argv[argc++] = word;
    FILE *out = open_memstream(&f->out, &sizes[0]), *err = open_memstream(&f->err, &sizes[1]);
    f->code = fz_cmd_rules(f->ruleset, lang, argc, argv, out, err);
    (void)fclose(out);
    (void)fclose(err);
}

static void clear(struct fixture *f)
{
    free(f->out);
    free(f->err);
    fz_ruleset_free(f->ruleset);
    fz_arena_clear(&f->arena);
}

Test(rules_command, exit_codes)
{
    static const struct {
        const char *words;
        int code;
        const char *err; /* how the complaint begins */
    } cases[] = {
        {"list", 0, ""},
        {"kinds", 0, ""},
        {"schema", 0, ""},
        {"test", 0, ""},
        {"test FZ1001 wrong-words", 0, ""},
        {"explain FZ1001", 0, ""},
        {"", 2, "usage: fzlint rules list"},
        {"lst", 2, "fzlint: rules has no \"lst\" (did you mean \"list\"?)\nusage: "},
        {"list FZ1001", 2, "usage: "},
        {"explain", 2, "usage: "},
        {"explain FZ1002", 2, "fzlint: there is no rule \"FZ1002\" (did you mean \"FZ1001\"?)\n"},
        {"explain double-coma", 2, "fzlint: there is no rule \"double-coma\" (did you mean \"double-comma\"?)\n"},
        {"test FZ1001 QQQQQQQQ", 2, "fzlint: there is no rule \"QQQQQQQQ\"\n"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fixture f;
        run(&f, NULL, FZ_LANG_EN, cases[i].words);
        cr_expect(f.code == cases[i].code, "%s: %d", cases[i].words, f.code);
        cr_expect(!strncmp(f.err, cases[i].err, strlen(cases[i].err)) && !*f.err == !*cases[i].err, "%s: %s",
                  cases[i].words, f.err);
        cr_expect(!*f.out == (f.code == 2), "%s: %s", cases[i].words, f.out);
        clear(&f);
    }
}

Test(rules_command, list)
{
    struct fixture f;
    run(&f, "a-province", FZ_LANG_ZH, "list");
    cr_expect_str_eq(f.out, "AP0001  note     title            标题不写甲乙（未启用）\n"
                            "FZ1001  error    missing-section  应当写明存在的不足和原因（未启用）\n"
                            "FZ3001  note     punctuation      逗号不应连用\n"
                            "FZ4001  warning  typo             错别字\n"
                            "共 4 条规则，其中 2 条未启用（规则包 annual-report 1.0）\n");
    clear(&f);
}

Test(rules_command, kinds_come_from_the_tables)
{
    struct fixture f;
    run(&f, NULL, FZ_LANG_ZH, "kinds");
    for (size_t i = 0; fz_checks[i]; i++) {
        cr_expect(strstr(f.out, fz_checks[i]->name) && strstr(f.out, fz_checks[i]->help), "%s", fz_checks[i]->name);
        for (const struct fz_param *param = fz_checks[i]->params; param && param->name; param++)
            cr_expect(strstr(f.out, param->name) && strstr(f.out, param->help), "%s %s", fz_checks[i]->name,
                      param->name);
    }
    clear(&f);
}

Test(rules_command, explain)
{
    static const char *const parts[] = {"FZ3001  逗号不应连用\n",
                                        "类别：标点（punctuation）",
                                        "级别：提示（note）",
                                        "提示：本省只查三个以上的逗号：{0}",
                                        "依据：《某省办法》（某政〔2021〕3号）第三条",
                                        "适用于：各类机关",
                                        "查什么：不应出现的文字（forbidden-text）",
                                        "，，，+",
                                        "看哪里： lead body，按原样文字",
                                        "  | 一是抓学习，二是抓落实。",
                                        "标出：，，",
                                        "改为：",
                                        "出处：fixtures/rules/tree/annual-report/rules.yaml:32",
                                        "只看：problems（存在的不足和原因）other",
                                        "2023 年度"};
    struct fixture f;
    run(&f, "a-province", FZ_LANG_ZH, "explain FZ3001 AP0001");
    for (size_t i = 0; i < N_OF(parts); i++)
        cr_expect(strstr(f.out, parts[i]), "%s\nis not in\n%s", parts[i], f.out);
    clear(&f);
}

/* Examples that do not hold are told one by one, with their places. */
Test(rules_command, wrong_examples)
{
    struct fixture f;
    char *want;
    size_t len;
    run(&f, "fixtures/rules/examples/wrong-examples.yaml", FZ_LANG_ZH, "test XX0001 XX0002 XX0003");
    cr_assert(fz_os_read("fixtures/rules/examples/wrong-examples.out", 1 << 20, &want, &len, &f.errors));
    cr_expect(f.code == 1);
    cr_expect_str_eq(f.out, want);
    free(want);
    clear(&f);
    run(&f, "fixtures/rules/examples/wrong-examples.yaml", FZ_LANG_EN, "test FZ1001");
    cr_expect(f.code == 0 && !strcmp(f.out, "2 passed, 0 failed\n"), "only the named rule: %s", f.out);
    clear(&f);
}

/* What stands at PATH in ROOT: keys and indices, parted by blanks. */
static json_t *at_path(json_t *root, const char *path)
{
    char copy[256];
    (void)snprintf(copy, sizeof copy, "%s", path);
    for (char *step = strtok(copy, " "); step && root; step = strtok(NULL, " "))
        root = json_is_array(root) ? json_array_get(root, (size_t)atoi(step)) : json_object_get(root, step);
    return root;
}

static void drop_descriptions(json_t *value)
{
    const char *key;
    json_t *member;
    size_t i;
    if (json_is_string(json_object_get(value, "description")))
        (void)json_object_del(value, "description");
    json_object_foreach(value, key, member) drop_descriptions(member);
    json_array_foreach(value, i, member) drop_descriptions(member);
}

#define ROLES        "\"achievements\", \"problems\", \"plan\""
#define BODIES       "\"province\", \"county\""
#define TEXT         "{\"type\": [\"string\", \"number\"]}"
#define LIST_OF(one) "{\"anyOf\": [" one ", {\"type\": \"array\", \"minItems\": 1, \"items\": " one "}]}"
#define EXAMPLE(more)                                                                                                  \
    "{\"anyOf\": [{\"type\": \"string\"}, {\"type\": \"object\", \"additionalProperties\": false, "                    \
    "\"required\": [\"text\"], \"properties\": {\"text\": " TEXT ", \"whole\": {\"type\": \"boolean\"}, "              \
    "\"year\": {\"type\": \"integer\"}, \"body\": {\"enum\": [" BODIES "]}, \"previous\": " TEXT                       \
    ", \"beside\": " TEXT more "}}]}"

/* Key by key, as rules/README.md has them. */
Test(rules_command, schema_of_each_key)
{
    static const struct {
        const char *path, *want;
    } cases[] = {
        {"$schema", "\"http://json-schema.org/draft-07/schema#\""},
        {"type", "\"array\""},
        {"items type", "\"object\""},
        {"items required", "[\"id\", \"name\", \"category\", \"level\", \"check\", \"title\", \"message\"]"},
        {"items properties id", "{\"type\": \"string\", \"pattern\": \"^[A-Z]{2,4}[0-9]{4}$\"}"},
        {"items properties title", TEXT},
        {"items properties level", "{\"enum\": [\"note\", \"warning\", \"error\"]}"},
        {"items properties element", "{\"enum\": [" ROLES "]}"},
        {"items properties aggregate", "{\"type\": \"integer\"}"},
        {"items properties enabled", "{\"type\": \"boolean\"}"},
        {"items properties basis", "{\"type\": \"object\", \"additionalProperties\": false, \"required\": [], "
                                   "\"properties\": {\"doc\": " TEXT ", \"article\": " TEXT ", \"chapter\": " TEXT
                                   ", \"clause\": " TEXT ", \"note\": " TEXT "}}"},
        {"items properties applies properties body", LIST_OF("{\"enum\": [" BODIES "]}")},
        {"items properties good", LIST_OF(EXAMPLE(""))},
        {"items properties bad", LIST_OF(EXAMPLE(", \"mark\": " LIST_OF(TEXT) ", \"fix\": " TEXT))},
    };
    static const struct {
        const char *key, *want;
    } of_occurrence[] = {
        {"id", "true"},
        {"pattern", "{\"type\": \"string\", \"format\": \"regex\"}"},
        {"except", LIST_OF("{\"type\": \"string\", \"format\": \"regex\"}")},
        {"at-least", "{\"type\": \"integer\"}"},
        {"view", "{\"enum\": [\"folded\", \"raw\"]}"},
        {"only", "{\"enum\": [\"headings\"]}"},
        {"role", LIST_OF("{\"enum\": [" ROLES ", \"other\"]}")},
        {"in", LIST_OF("{\"enum\": [\"title\", \"lead\", \"headings\", \"body\", \"sign-off\", \"date\", "
                       "\"doc-number\", \"addressee\", \"residue\", \"aside\"]}")},
        {"test", "null"}, /* another kind's */
    };
    struct fixture f;
    json_error_t error;
    run(&f, NULL, FZ_LANG_ZH, "schema");
    json_t *root = json_loads(f.out, JSON_REJECT_DUPLICATES, &error), *then = NULL;
    cr_assert(root, "%s", error.text);
    drop_descriptions(root);
    for (size_t i = 0; i < N_OF(cases); i++) {
        json_t *want = json_loads(cases[i].want, JSON_DECODE_ANY, NULL), *got = at_path(root, cases[i].path);
        cr_assert(want, "%s", cases[i].want);
        char *shown = got ? json_dumps(got, JSON_ENCODE_ANY) : NULL;
        cr_expect(json_equal(got, want), "%s: %s", cases[i].path, shown ? shown : "not there");
        free(shown);
        json_decref(want);
    }
    for (size_t i = 0; fz_checks[i]; i++)
        if (strcmp(fz_checks[i]->name, "occurrence") == 0)
            then = json_object_get(json_array_get(at_path(root, "items allOf"), i), "then");
    for (size_t i = 0; i < N_OF(of_occurrence); i++) {
        json_t *want = json_loads(of_occurrence[i].want, JSON_DECODE_ANY, NULL);
        json_t *got = json_object_get(json_object_get(then, "properties"), of_occurrence[i].key);
        char *shown = got ? json_dumps(got, JSON_ENCODE_ANY) : NULL;
        cr_expect(json_is_null(want) ? !got : json_equal(got, want), "%s: %s", of_occurrence[i].key,
                  shown ? shown : "not there");
        free(shown);
        json_decref(want);
    }
    json_decref(root);
    clear(&f);
}

static size_t n_of(const struct fz_param *table)
{
    size_t n = 0;
    while (table && table[n].name)
        n++;
    return n;
}

static bool is_of(const struct fz_param *table, const char *name)
{
    for (; table && table->name; table++)
        if (strcmp(table->name, name) == 0)
            return true;
    return false;
}

/* Each kind refuses the keys that are not its own, and wants those that it must have. */
Test(rules_command, schema_of_each_kind)
{
    struct fixture f;
    run(&f, NULL, FZ_LANG_ZH, "schema");
    json_t *root = json_loads(f.out, 0, NULL), *kinds = at_path(root, "items allOf");
    json_t *common = at_path(root, "items properties");
    for (const struct fz_param *key = fz_rule_keys; key->name; key++)
        cr_expect_str_eq(json_string_value(json_object_get(json_object_get(common, key->name), "description")),
                         key->help);
    cr_expect(json_object_size(common) == n_of(fz_rule_keys));
    for (size_t i = 0; fz_checks[i]; i++) {
        const struct fz_check *check = fz_checks[i];
        json_t *kind = json_array_get(kinds, i), *required = at_path(kind, "then required");
        json_t *properties = at_path(kind, "then properties");
        size_t n_required = check->no_examples ? 0 : 2, n = n_of(fz_rule_keys) + n_of(check->params);
        for (const struct fz_param *key = fz_scope_keys; check->scoped && key->name; key++)
            n += !is_of(check->params, key->name);
        cr_expect_str_eq(json_string_value(at_path(kind, "if properties check const")), check->name);
        cr_expect_str_eq(json_string_value(at_path(kind, "if required 0")), "check");
        cr_expect_str_eq(json_string_value(at_path(kind, "then description")), check->help);
        cr_expect(json_is_false(at_path(kind, "then additionalProperties")), "%s", check->name);
        cr_expect(json_object_size(properties) == n, "%s: %zu keys, not %zu", check->name, json_object_size(properties),
                  n);
        for (const struct fz_param *param = check->params; param && param->name; param++) {
            json_t *key = json_object_get(properties, param->name);
            cr_expect_str_eq(json_string_value(json_object_get(key, "description")), param->help);
            if (!param->required)
                continue;
            size_t at = 0;
            while (at < json_array_size(required) &&
                   strcmp(json_string_value(json_array_get(required, at)), param->name) != 0)
                at++;
            cr_expect(at < json_array_size(required), "%s must have %s", check->name, param->name);
            n_required++;
        }
        cr_expect(json_array_size(required) == n_required, "%s: %zu, not %zu", check->name, json_array_size(required),
                  n_required);
    }
    cr_expect(kinds && json_array_size(kinds) > 0);
    json_decref(root);
    clear(&f);
}
