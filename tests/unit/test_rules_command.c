/* fzlint rules …: exit codes, and what each part must say. */
#include <criterion/criterion.h>
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

/* Just enough of JSON's grammar to see a comma or a quote that is wrong. */
static const char *skip(const char *p)
{
    while (*p == ' ' || *p == '\n')
        p++;
    return p;
}

static const char *json_value(const char *p);

static const char *json_string(const char *p)
{
    for (p++; *p && *p != '"'; p++)
        if (*p == '\\' && !*++p)
            return NULL;
    return *p ? p + 1 : NULL;
}

static const char *json_members(const char *p, bool object)
{
    char end = object ? '}' : ']';
    p = skip(p + 1);
    if (*p == end)
        return p + 1;
    for (;;) {
        if (object) {
            p = *p == '"' ? json_string(p) : NULL;
            p = p ? skip(p) : NULL;
            if (!p || *p++ != ':')
                return NULL;
        }
        p = json_value(skip(p));
        p = p ? skip(p) : NULL;
        if (!p || (*p != ',' && *p != end))
            return NULL;
        if (*p == end)
            return p + 1;
        p = skip(p + 1);
    }
}

static const char *json_value(const char *p)
{
    static const char *const literals[] = {"true", "false", "null"};
    if (*p == '{' || *p == '[')
        return json_members(p, *p == '{');
    if (*p == '"')
        return json_string(p);
    for (size_t i = 0; i < N_OF(literals); i++)
        if (!strncmp(p, literals[i], strlen(literals[i])))
            return p + strlen(literals[i]);
    size_t digits = strspn(p, "-0123456789");
    return digits ? p + digits : NULL;
}

Test(rules_command, schema_is_json_and_names_everything)
{
    struct fixture f;
    run(&f, NULL, FZ_LANG_ZH, "schema");
    const char *end = json_value(f.out);
    cr_assert(end && !*skip(end));
    for (const struct fz_param *key = fz_rule_keys; key->name; key++)
        cr_expect(strstr(f.out, key->name), "%s", key->name);
    for (size_t i = 0; fz_checks[i]; i++)
        for (const struct fz_param *param = fz_checks[i]->params; param && param->name; param++) {
            char quoted[80];
            (void)snprintf(quoted, sizeof quoted, "\"%s\": {", param->name);
            cr_expect(strstr(f.out, quoted), "%s %s", fz_checks[i]->name, param->name);
        }
    const char *good = strstr(f.out, "\"good\": {"), *bad = good ? strstr(good, "\"bad\": {") : NULL;
    const char *list = good ? strstr(good, "\"type\": \"array\"") : NULL;
    cr_expect(list && bad && list < bad, "one example or a list of them");
    clear(&f);
}
