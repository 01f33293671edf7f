/* A struct filled from YAML by a table: every type of parameter, right and wrong. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "rule/params.h"
#include "rule/ruleset.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))

struct toy {
    bool flag;
    int count, choice, role;
    unsigned choices;
    struct fz_str word;
    struct fz_strs words;
    struct fz_pattern *pattern;
    struct fz_patterns patterns;
    struct fz_role_list roles;
    struct fz_csv *list;
};

// clang-format off
#define AT(field) offsetof(struct toy, field)
static const char *const colours[] = {"red", "green", "blue", NULL};
static const struct fz_param table[] = {
    {"flag", FZ_PARAM_BOOL, false, AT(flag), NULL, NULL, "旗", "flag"},
    {"count", FZ_PARAM_INT, true, AT(count), NULL, NULL, "数", "how many"},
    {"word", FZ_PARAM_STR, false, AT(word), NULL, NULL, "词", "word"},
    {"words", FZ_PARAM_STRS, false, AT(words), NULL, NULL, "词", "words"},
    {"pattern", FZ_PARAM_PATTERN, false, AT(pattern), NULL, NULL, "式", "pattern"},
    {"patterns", FZ_PARAM_PATTERNS, false, AT(patterns), NULL, NULL, "式", "patterns"},
    {"choice", FZ_PARAM_CHOICE, false, AT(choice), colours, NULL, "色", "choice"},
    {"choices", FZ_PARAM_CHOICES, false, AT(choices), colours, NULL, "色", "choices"},
    {"role", FZ_PARAM_ROLE, false, AT(role), NULL, NULL, "部分", "role"},
    {"roles", FZ_PARAM_ROLES, false, AT(roles), NULL, NULL, "部分", "roles"},
    {"list", FZ_PARAM_LIST, false, AT(list), NULL, "wrong,right", "表", "list"},
    {.name = NULL},
};
// clang-format on

struct fixture {
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_ruleset ruleset;
    struct fz_load load;
    struct fz_role role_table[2];
    struct toy toy;
    bool ok;
};

static void fill(struct fixture *f, const char *yaml, unsigned flags)
{
    memset(f, 0, sizeof *f);
    fz_arena_init(&f->arena);
    fz_errors_init(&f->errors, &f->arena, FZ_LANG_EN);
    f->role_table[0].name = FZ_STR("problems");
    f->role_table[1].name = FZ_STR("plan");
    f->ruleset.genre.roles = f->role_table;
    f->ruleset.genre.n_roles = 2;
    f->load = (struct fz_load){.arena = &f->arena, .errors = &f->errors, .ruleset = &f->ruleset};
    f->load.shipped = fz_files_folder(&f->arena, "fixtures/rules/tree");
    const struct fz_yaml *node = fz_yaml_read(&f->arena, "x", fz_str_from(yaml), &f->errors);
    cr_assert(node, "%s", yaml);
    f->ok = fz_params_group(&f->load, table, node, "toy", &f->toy, flags);
}

static void clear(struct fixture *f)
{
    fz_ruleset_free(&f->ruleset);
    fz_arena_clear(&f->arena);
}

Test(params, every_type)
{
    struct fixture f;
    fill(&f,
         "flag: true\ncount: -3\nword: 甲\nwords: [乙, '3']\npattern: 甲+\npatterns: [甲+, 丙]\nchoice: blue\n"
         "choices: [red, blue]\nrole: plan\nroles: [plan, problems]\nlist: words.csv\n",
         0);
    const struct toy *t = &f.toy;
    cr_assert(f.ok && !f.errors.n);
    cr_expect(t->flag && t->count == -3 && fz_str_equal(t->word, FZ_STR("甲")));
    cr_expect(t->words.n == 2 && fz_str_equal(t->words.items[1], FZ_STR("3")));
    cr_expect(t->patterns.n == 2 && t->choice == 2 && t->choices == 5u && t->role == 1);
    cr_expect(t->roles.n == 2 && t->roles.items[0] == 1 && t->roles.items[1] == 0);
    cr_expect(t->list && t->list->n_rows == 2);
    cr_expect(t->pattern == t->patterns.items[0] && f.ruleset.n_patterns == 2, "equal patterns are compiled once");
    clear(&f);
}

Test(params, one_stands_for_a_list_of_one)
{
    struct fixture f;
    fill(&f, "count: 1\nwords: 乙\npatterns: 丙\nchoices: green\nroles: problems\nlist: words\n", 0);
    const struct toy *t = &f.toy;
    cr_assert(f.ok);
    cr_expect(t->words.n == 1 && t->patterns.n == 1 && t->choices == 2u && t->roles.n == 1 && t->list);
    cr_expect(t->role == -1, "a role that is not given");
    clear(&f);
}

Test(params, a_list_is_read_once)
{
    struct fixture f;
    struct toy second = {.count = 0};
    fill(&f, "count: 1\nlist: words\n", 0);
    const struct fz_yaml *node = fz_yaml_read(&f.arena, "y", FZ_STR("count: 2\nlist: words.csv\n"), &f.errors);
    cr_assert(node && fz_params_fill(&f.load, table, node, &second, 0));
    cr_expect(second.list == f.toy.list && f.load.n_lists == 1);
    clear(&f);
}

Test(params, empty_texts)
{
    static const struct {
        const char *yaml;
        unsigned flags;
        bool fine;
    } cases[] = {
        {"{count: 1, word: ''}", 0, false},
        {"{count: 1, word: ''}", FZ_EMPTY_STR, true},
        {"{count: 1, words: ['']}", FZ_EMPTY_STR, false},
        {"{count: 1, words: ['']}", FZ_EMPTY_ITEM, true},
        {"{count: 1, words: ''}", FZ_EMPTY_ITEM, true},
        {"{count: 1, word: }", FZ_EMPTY_STR, false},
        {"{count: 1, pattern: ''}", FZ_EMPTY_STR, false},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fixture f;
        fill(&f, cases[i].yaml, cases[i].flags);
        cr_expect(f.ok == cases[i].fine && (f.errors.n == 0) == cases[i].fine, "%s %u", cases[i].yaml, cases[i].flags);
        clear(&f);
    }
}

Test(params, mistakes)
{
    static const struct {
        const char *yaml, *want; /* line:column message, one a line */
    } cases[] = {
        {"word: x", "1:1 \"count\" is missing (how many)\n"},
        {"count: 1\nwrd: x", "2:1 unknown key \"wrd\" for \"toy\" (did you mean \"word\"?)\n"},
        {"count: 1\nzzzzzz: x", "2:1 unknown key \"zzzzzz\" for \"toy\"\n"},
        {"count: one", "1:8 \"count\" must be a whole number without quotes, not \"one\"\n"},
        {"count: '1'", "1:8 \"count\" must be a whole number without quotes, not \"1\"\n"},
        {"count: 1.5", "1:8 \"count\" must be a whole number without quotes, not \"1.5\"\n"},
        {"count: 99999999999", "1:8 \"count\" must be a whole number without quotes, not \"99999999999\"\n"},
        {"count: [1]", "1:8 \"count\" must be a whole number without quotes, not a list\n"},
        {"count:", "1:7 \"count\" must be a whole number without quotes, not empty\n"},
        {"count: 1\nflag: yes", "2:7 \"flag\" must be true or false without quotes, not \"yes\"\n"},
        {"count: 1\nflag: 'true'", "2:7 \"flag\" must be true or false without quotes, not \"true\"\n"},
        {"count: 1\nword: {a: b}", "2:7 \"word\" must be a text, not a group of keys\n"},
        {"count: 1\nword: ~", "2:7 \"word\" must be a text, not empty\n"},
        {"count: 1\nwords: []", "2:8 the list of \"words\" is empty\n"},
        {"count: 1\nwords: [a, [b], '']",
         "2:12 \"words\" must be a text, not a list\n2:17 \"words\" must not be empty\n"},
        {"count: 1\npattern: a(b", "2:13 the pattern of \"pattern\" is wrong: missing closing parenthesis\n"},
        {"count: 1\npatterns: ['甲*+*', ok, '[']",
         "2:16 the pattern of \"patterns\" is wrong: quantifier does not follow a repeatable item\n"
         "2:26 the pattern of \"patterns\" is wrong: missing terminating ] for character class\n"},
        {"count: 1\nchoice: gren", "2:9 \"choice\" has no value \"gren\" (did you mean \"green\"?)\n"},
        {"count: 1\nchoice: violet", "2:9 \"choice\" has no value \"violet\"; it takes: red, green, blue\n"},
        {"count: 1\nchoices: [red, blu, x]", "2:16 \"choices\" has no value \"blu\" (did you mean \"blue\"?)\n"
                                             "2:21 \"choices\" has no value \"x\"; it takes: red, green, blue\n"},
        {"count: 1\nrole: problem", "2:7 \"role\" has no value \"problem\" (did you mean \"problems\"?)\n"},
        {"count: 1\nroles: [plan, pla]", "2:15 \"roles\" has no value \"pla\" (did you mean \"plan\"?)\n"},
        {"count: 1\nlist: nowhere",
         "2:7 the list of \"list\", nowhere.csv, is neither in the pack's data folder nor in the shipped one\n"},
        {"count: 1\nlist: a/b", "2:7 \"list\" takes the name of a file in the data folder, not a path: a/b\n"},
        {"count: 1\nlist: instruments", "2:7 the list of \"list\", fixtures/rules/tree/data/instruments.csv, lacks "
                                        "column \"wrong\"; it needs wrong,right\n"
                                        "2:7 the list of \"list\", fixtures/rules/tree/data/instruments.csv, lacks "
                                        "column \"right\"; it needs wrong,right\n"},
        {"- a", "1:1 \"toy\" must be a group of keys, not a list\n"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fixture f;
        struct fz_buf got;
        fill(&f, cases[i].yaml, 0);
        fz_errors_sort(&f.errors);
        fz_buf_init(&got);
        for (size_t k = 0; k < f.errors.n; k++)
            fz_buf_printf(&got, "%u:%u %.*s\n", f.errors.items[k].line, f.errors.items[k].column,
                          FZ_ARG(f.errors.items[k].message));
        cr_expect(!f.ok && fz_str_equal(fz_buf_str(&got), fz_str_from(cases[i].want)), "%s\ngot %.*s\nnot %s",
                  cases[i].yaml, FZ_ARG(fz_buf_str(&got)), cases[i].want);
        fz_buf_clear(&got);
        clear(&f);
    }
}

Test(params, right_values_stay_beside_wrong_ones)
{
    struct fixture f;
    fill(&f, "count: x\nword: 甲\nchoices: [red, x]\n", 0);
    cr_expect(!f.ok && f.errors.n == 2);
    cr_expect(fz_str_equal(f.toy.word, FZ_STR("甲")) && f.toy.choices == 1u);
    clear(&f);
}
