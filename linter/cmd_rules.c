/* fzlint rules …: which part is asked for, and the list. Explaining, testing and the schema have files of their own. */
#include "cmd_rules.h"
#include "base/utf8.h"
#include <string.h>

static const char *const words[] = {"list", "kinds", "explain", "test", "schema", NULL};

static size_t width_of(const char *word)
{
    return fz_utf8_width(fz_str_from(word));
}

static void put_padded(FILE *out, struct fz_str s, size_t width)
{
    size_t used = fz_utf8_width(s);
    (void)fprintf(out, "%.*s%*s", FZ_ARG(s), (int)(width > used ? width - used : 0) + 2, "");
}

static int list(const struct fz_ruleset *ruleset, enum fz_lang lang, FILE *out)
{
    size_t id = 0, level = 0, category = 0, off = 0;
    for (size_t i = 0; i < ruleset->n_rules; i++) {
        const struct fz_rule *rule = ruleset->rules[i];
        size_t widths[] = {fz_utf8_width(rule->id), width_of(fz_level_names[rule->level]),
                           fz_utf8_width(rule->category)};
        id = widths[0] > id ? widths[0] : id;
        level = widths[1] > level ? widths[1] : level;
        category = widths[2] > category ? widths[2] : category;
        off += !rule->enabled;
    }
    for (size_t i = 0; i < ruleset->n_rules; i++) {
        const struct fz_rule *rule = ruleset->rules[i];
        put_padded(out, rule->id, id);
        put_padded(out, fz_str_from(fz_level_names[rule->level]), level);
        put_padded(out, rule->category, category);
        (void)fprintf(out, "%.*s%s\n", FZ_ARG(rule->title),
                      rule->enabled ? "" : FZ_SAY(lang, "（未启用）", " (not enabled)"));
    }
    (void)fprintf(out,
                  FZ_SAY(lang, "共 %zu 条规则，其中 %zu 条未启用（规则包 %.*s %.*s）\n",
                         "%zu rules, %zu of them not enabled (pack %.*s %.*s)\n"),
                  ruleset->n_rules, off, FZ_ARG(ruleset->name), FZ_ARG(ruleset->version));
    return 0;
}

static int no_such_rule(const struct fz_ruleset *ruleset, enum fz_lang lang, const char *word, FILE *err)
{
    struct fz_arena scratch;
    fz_arena_init(&scratch);
    struct fz_str *ids = FZ_NEW_N(&scratch, struct fz_str, ruleset->n_rules * 2 + 1);
    for (size_t i = 0; i < ruleset->n_rules; i++) {
        ids[2 * i] = ruleset->rules[i]->id;
        ids[2 * i + 1] = ruleset->rules[i]->name;
    }
    struct fz_str near = fz_str_nearest(fz_str_from(word), ids, ruleset->n_rules * 2);
    (void)fprintf(err, FZ_SAY(lang, "fzlint: 没有编号为“%s”的规则", "fzlint: there is no rule \"%s\""), word);
    if (near.len)
        (void)fprintf(err, FZ_SAY(lang, "（是不是“%.*s”？）", " (did you mean \"%.*s\"?)"), FZ_ARG(near));
    (void)fprintf(err, "\n");
    fz_arena_clear(&scratch);
    return 2;
}

/* Index of the rule with that id or name, or n_rules. */
static size_t index_of(const struct fz_ruleset *ruleset, struct fz_str word)
{
    size_t i = 0;
    while (i < ruleset->n_rules && !fz_str_equal(ruleset->rules[i]->id, word) &&
           !fz_str_equal(ruleset->rules[i]->name, word))
        i++;
    return i;
}

/* Marks the rules that are named; 0, or 2 when one does not exist. */
static int select_rules(const struct fz_ruleset *ruleset, enum fz_lang lang, int argc, const char *const *argv,
                        bool *selected, FILE *err)
{
    int code = 0;
    for (int i = 0; i < argc; i++) {
        size_t rule = index_of(ruleset, fz_str_from(argv[i]));
        if (rule == ruleset->n_rules)
            code = no_such_rule(ruleset, lang, argv[i], err);
        else
            selected[rule] = true;
    }
    return code;
}

static int explain_or_test(const struct fz_ruleset *ruleset, enum fz_lang lang, int argc, const char *const *argv,
                           FILE *out, FILE *err)
{
    struct fz_arena scratch;
    fz_arena_init(&scratch);
    bool *selected = FZ_NEW_N(&scratch, bool, ruleset->n_rules + 1);
    int code = select_rules(ruleset, lang, argc - 1, argv + 1, selected, err);
    bool test = !strcmp(argv[0], "test");
    if (!code && test)
        code = fz_cmd_rules_test(ruleset, lang, argc > 1 ? selected : NULL, out);
    for (size_t i = 0, shown = 0; !test && i < ruleset->n_rules; i++) {
        if (!selected[i])
            continue;
        if (shown++)
            (void)fprintf(out, "\n");
        fz_cmd_rules_explain(ruleset, lang, ruleset->rules[i], out);
    }
    fz_arena_clear(&scratch);
    return code;
}

static int usage(enum fz_lang lang, const char *word, FILE *err)
{
    if (word) {
        struct fz_str all[sizeof words / sizeof *words];
        size_t n = 0;
        for (; words[n]; n++)
            all[n] = fz_str_from(words[n]);
        struct fz_str near = fz_str_nearest(fz_str_from(word), all, n);
        (void)fprintf(err, FZ_SAY(lang, "fzlint: rules 没有“%s”", "fzlint: rules has no \"%s\""), word);
        if (near.len)
            (void)fprintf(err, FZ_SAY(lang, "（是不是“%.*s”？）", " (did you mean \"%.*s\"?)"), FZ_ARG(near));
        (void)fprintf(err, "\n");
    }
    (void)fprintf(err, "%s",
                  FZ_SAY(lang,
                         "用法：fzlint rules list               列出规则\n"
                         "      fzlint rules kinds              检查方式和参数\n"
                         "      fzlint rules explain 编号…      一条规则的全部说明\n"
                         "      fzlint rules test [编号…]       用规则自带的例子检验规则\n"
                         "      fzlint rules schema             规则文件的 JSON Schema，供编辑器使用\n",
                         "usage: fzlint rules list            the rules\n"
                         "       fzlint rules kinds           kinds of check and what they take\n"
                         "       fzlint rules explain ID…     everything about a rule\n"
                         "       fzlint rules test [ID…]      run the rules' own examples\n"
                         "       fzlint rules schema          JSON schema of a file of rules, for editors\n"));
    return 2;
}

int fz_cmd_rules(const struct fz_ruleset *ruleset, enum fz_lang lang, int argc, const char *const *argv, FILE *out,
                 FILE *err)
{
    if (argc < 1)
        return usage(lang, NULL, err);
    bool alone = argc == 1;
    if (!strcmp(argv[0], "list") && alone)
        return list(ruleset, lang, out);
    if ((!strcmp(argv[0], "explain") && !alone) || !strcmp(argv[0], "test"))
        return explain_or_test(ruleset, lang, argc, argv, out, err);
    if (!strcmp(argv[0], "kinds") && alone) {
        fz_cmd_rules_kinds(lang, out);
        return 0;
    }
    if (!strcmp(argv[0], "schema") && alone) {
        fz_cmd_rules_schema(ruleset, out);
        return 0;
    }
    for (size_t i = 0; words[i]; i++)
        if (!strcmp(argv[0], words[i]))
            return usage(lang, NULL, err);
    return usage(lang, argv[0], err);
}
