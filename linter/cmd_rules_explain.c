/* fzlint rules explain and kinds: a rule in words, for a lawyer and a clerk; the kinds of check with what they take.
 * What a parameter is comes from the kind's table, so a new kind is explained without a line here. */
#include "cmd_rules.h"
#include "model/categories.h"
#include "rule/rule_keys.h"
#include <string.h>

static const struct {
    const char *zh, *en, *means_zh, *means_en;
} levels[] = {
    // clang-format off
    {"提示", "note", "行文习惯，可改可不改", "style: change it or leave it"},
    {"警告", "warning", "与标准、规范不符或明显疏漏，一般应当修改", "against a standard, or a clear slip: usually to be changed"},
    {"错误", "error", "文件规定“应当”“不得”的事项，必须修改", "what an instrument demands or forbids: must be changed"},
    // clang-format on
};

static const struct {
    const char *zh, *en;
} types[] = {
    // clang-format off
    [FZ_PARAM_BOOL] = {"true/false", "true/false"},
    [FZ_PARAM_INT] = {"整数", "whole number"},
    [FZ_PARAM_STR] = {"文字", "text"},
    [FZ_PARAM_STRS] = {"文字列表", "list of texts"},
    [FZ_PARAM_PATTERN] = {"正则式", "pattern"},
    [FZ_PARAM_PATTERNS] = {"正则式列表", "list of patterns"},
    [FZ_PARAM_CHOICE] = {"选项", "one of"},
    [FZ_PARAM_CHOICES] = {"选项列表", "list of"},
    [FZ_PARAM_ROLE] = {"部分名", "role"},
    [FZ_PARAM_ROLES] = {"部分名列表", "list of roles"},
    [FZ_PARAM_LIST] = {"名单文件", "list in a CSV file"},
    // clang-format on
};

static void put_param(FILE *out, enum fz_lang lang, const struct fz_param *param)
{
    (void)fprintf(out, "    %s  [%s", param->name, FZ_SAY(lang, types[param->type].zh, types[param->type].en));
    for (size_t i = 0; param->choices && param->choices[i]; i++)
        (void)fprintf(out, "%s%s", i ? "|" : " ", param->choices[i]);
    if (param->columns)
        (void)fprintf(out, FZ_SAY(lang, "，列：%s", ", columns %s"), param->columns);
    (void)fprintf(out, "]%s  %s\n", param->required ? FZ_SAY(lang, "（必需）", " (required)") : "",
                  FZ_SAY(lang, param->help, param->help_en));
}

static void put_params(FILE *out, enum fz_lang lang, const struct fz_param *table)
{
    for (; table && table->name; table++)
        put_param(out, lang, table);
}

void fz_cmd_rules_kinds(enum fz_lang lang, FILE *out)
{
    for (size_t i = 0; fz_checks[i]; i++) {
        const struct fz_check *check = fz_checks[i];
        (void)fprintf(
            out, "%s\n  %s%s\n", check->name, FZ_SAY(lang, check->help, check->help_en),
            !check->scoped ? "" : FZ_SAY(lang, "（可限定位置，见最后）", " (can be told where to look: see the end)"));
        put_params(out, lang, check->params);
        (void)fprintf(out, "\n");
    }
    (void)fprintf(out, "%s\n",
                  FZ_SAY(lang, "可限定位置的检查方式还可以用：", "Kinds that can be told where to look also take:"));
    put_params(out, lang, fz_scope_keys);
}

/* A text that may run over several lines, indented. */
static void put_text(FILE *out, const char *indent, struct fz_str text)
{
    struct fz_str line;
    if (text.len && text.ptr[text.len - 1] == '\n')
        text.len--;
    while (fz_str_split(&text, '\n', &line))
        (void)fprintf(out, "%s%.*s\n", indent, FZ_ARG(line));
}

static void put_words(FILE *out, const struct fz_strs *words)
{
    for (size_t i = 0; i < words->n; i++)
        (void)fprintf(out, "%s%.*s", i ? "  " : "", FZ_ARG(words->items[i]));
}

static void put_role(FILE *out, const struct fz_ruleset *ruleset, int role)
{
    if (role >= 0)
        (void)fprintf(out, "%.*s（%.*s）", FZ_ARG(ruleset->genre.roles[role].name),
                      FZ_ARG(ruleset->genre.roles[role].label));
}

static void put_choices(FILE *out, const char *const *choices, unsigned bits)
{
    for (size_t i = 0; choices[i]; i++)
        if (bits & 1u << i)
            (void)fprintf(out, "%s ", choices[i]);
}

static void put_value(FILE *out, const struct fz_ruleset *ruleset, const struct fz_param *param, const void *at)
{
    const struct fz_patterns *patterns = at;
    const struct fz_role_list *roles = at;
    switch (param->type) {
    case FZ_PARAM_BOOL:
        (void)fprintf(out, "%s", *(const bool *)at ? "true" : "false");
        break;
    case FZ_PARAM_INT:
        (void)fprintf(out, "%d", *(const int *)at);
        break;
    case FZ_PARAM_STR:
        (void)fprintf(out, "%.*s", FZ_ARG(*(const struct fz_str *)at));
        break;
    case FZ_PARAM_STRS:
        put_words(out, at);
        break;
    case FZ_PARAM_PATTERN:
        (void)fprintf(out, "%.*s", FZ_ARG(fz_pattern_source(*(struct fz_pattern *const *)at)));
        break;
    case FZ_PARAM_PATTERNS:
        for (size_t i = 0; i < patterns->n; i++)
            (void)fprintf(out, "%s%.*s", i ? "  " : "", FZ_ARG(fz_pattern_source(patterns->items[i])));
        break;
    case FZ_PARAM_CHOICE:
        (void)fprintf(out, "%s", param->choices[*(const int *)at]);
        break;
    case FZ_PARAM_CHOICES:
        put_choices(out, param->choices, *(const unsigned *)at);
        break;
    case FZ_PARAM_ROLE:
        put_role(out, ruleset, *(const int *)at);
        break;
    case FZ_PARAM_ROLES:
        for (size_t i = 0; i < roles->n; i++)
            put_role(out, ruleset, roles->items[i]);
        break;
    case FZ_PARAM_LIST:
        (void)fprintf(out, "%s (%zu)", (*(struct fz_csv *const *)at)->path, (*(struct fz_csv *const *)at)->n_rows);
        break;
    }
}

/* Whether there is something to show: a parameter that was not given is all zero, or -1 for a role. */
static bool is_given(const struct fz_param *param, const void *at)
{
    switch (param->type) {
    case FZ_PARAM_BOOL:
        return *(const bool *)at;
    case FZ_PARAM_INT:
        return *(const int *)at != 0;
    case FZ_PARAM_CHOICE:
        return param->required || *(const int *)at != 0;
    case FZ_PARAM_CHOICES:
        return *(const unsigned *)at != 0;
    case FZ_PARAM_ROLE:
        return *(const int *)at >= 0;
    case FZ_PARAM_STR:
        return ((const struct fz_str *)at)->len > 0;
    case FZ_PARAM_STRS:
        return ((const struct fz_strs *)at)->n > 0;
    case FZ_PARAM_PATTERNS:
        return ((const struct fz_patterns *)at)->n > 0;
    case FZ_PARAM_ROLES:
        return ((const struct fz_role_list *)at)->n > 0;
    case FZ_PARAM_PATTERN:
        return *(struct fz_pattern *const *)at != NULL;
    case FZ_PARAM_LIST:
        return *(struct fz_csv *const *)at != NULL;
    }
    return false;
}

static void put_look(FILE *out, const struct fz_ruleset *ruleset, enum fz_lang lang, const struct fz_rule *rule)
{
    const struct fz_check *check = rule->check;
    (void)fprintf(out, FZ_SAY(lang, "查什么：%s（%s）\n", "Looks for: %s (%s)\n"),
                  FZ_SAY(lang, check->help, check->help_en), check->name);
    for (const struct fz_param *param = check->params; param && param->name; param++) {
        const void *at = (const char *)rule->params + param->offset;
        if (!is_given(param, at))
            continue;
        (void)fprintf(out, FZ_SAY(lang, "  %s（%s）：", "  %s (%s): "), param->name,
                      FZ_SAY(lang, param->help, param->help_en));
        put_value(out, ruleset, param, at);
        (void)fprintf(out, "\n");
    }
}

static void put_role_bits(FILE *out, const struct fz_ruleset *ruleset, const char *words, uint64_t bits)
{
    if (!bits)
        return;
    (void)fprintf(out, "  %s", words);
    for (size_t i = 0; i < ruleset->genre.n_roles; i++)
        if (bits >> i & 1)
            put_role(out, ruleset, (int)i);
    if (bits >> 63)
        (void)fprintf(out, "other");
    (void)fprintf(out, "\n");
}

static void put_scope(FILE *out, const struct fz_ruleset *ruleset, enum fz_lang lang, const struct fz_rule *rule)
{
    const struct fz_scope *scope = &rule->scope;
    if (!rule->check->scoped)
        return;
    (void)fprintf(out, "%s", FZ_SAY(lang, "看哪里：", "Looks in:"));
    for (size_t i = 0; !scope->headings_only && fz_scope_places[i]; i++) {
        unsigned bits = fz_scope_place_bits[i];
        bool part_of_sign_off = bits == FZ_PARA_DATE && (scope->paras & FZ_PARA_SIGNER);
        if ((scope->paras & bits) == bits && !part_of_sign_off)
            (void)fprintf(out, " %s", fz_scope_places[i]);
    }
    if (scope->headings_only)
        (void)fprintf(out, "%s", FZ_SAY(lang, " 只看小标题本身", " the words of headings only"));
    if (scope->level)
        (void)fprintf(out, FZ_SAY(lang, "（第 %d 级标题）", " (level %d)"), scope->level);
    (void)fprintf(out, "%s\n", scope->raw ? FZ_SAY(lang, "，按原样文字", ", as it stands in the source") : "");
    put_role_bits(out, ruleset, FZ_SAY(lang, "只看：", "only: "), scope->roles);
    put_role_bits(out, ruleset, FZ_SAY(lang, "不看：", "not: "), scope->not_roles);
}

static void put_applies(FILE *out, const struct fz_ruleset *ruleset, enum fz_lang lang, const struct fz_rule *rule)
{
    const struct fz_applies *a = &rule->applies;
    (void)fprintf(out, "%s", FZ_SAY(lang, "适用于：", "Applies to: "));
    bool any = false;
    for (size_t i = 0; i < ruleset->genre.n_bodies; i++) {
        if (!(a->bodies >> i & 1))
            continue;
        (void)fprintf(out, "%s%.*s", any ? FZ_SAY(lang, "、", ", ") : "", FZ_ARG(ruleset->genre.bodies[i].label));
        any = true;
    }
    if (!any)
        (void)fprintf(out, "%s", FZ_SAY(lang, "各类机关", "all bodies"));
    if (a->from && a->from == a->until)
        (void)fprintf(out, FZ_SAY(lang, "，%d 年度", ", report year %d"), a->from);
    else if (a->from && a->until)
        (void)fprintf(out, FZ_SAY(lang, "，%d 至 %d 年度", ", report years %d to %d"), a->from, a->until);
    else if (a->from)
        (void)fprintf(out, FZ_SAY(lang, "，%d 年度起", ", report years from %d"), a->from);
    else if (a->until)
        (void)fprintf(out, FZ_SAY(lang, "，%d 年度以前（含）", ", report years until %d"), a->until);
    if (a->formats) {
        (void)fprintf(out, "%s", FZ_SAY(lang, "，文件格式：", ", format: "));
        put_choices(out, fz_format_names, a->formats);
    }
    (void)fprintf(out, "\n");
}

static void put_examples(FILE *out, enum fz_lang lang, const struct fz_rule *rule)
{
    for (size_t i = 0; i < rule->n_good; i++) {
        (void)fprintf(out, "%s\n", FZ_SAY(lang, "正例（不提示）：", "Good, gives nothing:"));
        put_text(out, "  | ", rule->good[i].text);
    }
    for (size_t i = 0; i < rule->n_bad; i++) {
        const struct fz_example *bad = &rule->bad[i];
        (void)fprintf(out, "%s\n", FZ_SAY(lang, "反例（会提示）：", "Bad, is found:"));
        put_text(out, "  | ", bad->text);
        for (size_t k = 0; k < bad->marks.n; k++)
            (void)fprintf(out, FZ_SAY(lang, "  标出：%.*s\n", "  marked: %.*s\n"),
                          FZ_ARG(bad->marks.items[k].len
                                     ? bad->marks.items[k]
                                     : fz_str_from(FZ_SAY(lang, "（缺少内容）", "(something is missing)"))));
        if (bad->fix.len) {
            (void)fprintf(out, "%s\n", FZ_SAY(lang, "  改为：", "  mended:"));
            put_text(out, "  | ", bad->fix);
        }
    }
}

void fz_cmd_rules_explain(const struct fz_ruleset *ruleset, enum fz_lang lang, const struct fz_rule *rule, FILE *out)
{
    struct fz_arena scratch;
    fz_arena_init(&scratch);
    struct fz_str basis = fz_basis_text(&rule->basis, &scratch);
    (void)fprintf(out, "%.*s  %.*s\n\n", FZ_ARG(rule->id), FZ_ARG(rule->title));
    (void)fprintf(out, FZ_SAY(lang, "短名：%.*s\n类别：%s（%.*s）\n", "Name: %.*s\nCategory: %s (%.*s)\n"),
                  FZ_ARG(rule->name), fz_category_label(rule->category.ptr), FZ_ARG(rule->category));
    (void)fprintf(out, FZ_SAY(lang, "级别：%s（%s）：%s%s\n", "Level: %s (%s): %s%s\n"),
                  FZ_SAY(lang, levels[rule->level].zh, levels[rule->level].en), fz_level_names[rule->level],
                  FZ_SAY(lang, levels[rule->level].means_zh, levels[rule->level].means_en),
                  rule->enabled ? "" : FZ_SAY(lang, "；默认不启用", "; not enabled by default"));
    (void)fprintf(out, FZ_SAY(lang, "提示：%.*s\n", "Message: %.*s\n"), FZ_ARG(rule->message));
    if (rule->advice.len)
        (void)fprintf(out, FZ_SAY(lang, "建议：%.*s\n", "Advice: %.*s\n"), FZ_ARG(rule->advice));
    (void)fprintf(out, FZ_SAY(lang, "依据：%.*s\n", "Basis: %.*s\n"),
                  FZ_ARG(basis.len ? basis : fz_str_from(FZ_SAY(lang, "行文习惯", "usage"))));
    put_applies(out, ruleset, lang, rule);
    put_look(out, ruleset, lang, rule);
    put_scope(out, ruleset, lang, rule);
    if (rule->aggregate)
        (void)fprintf(
            out,
            FZ_SAY(lang, "合并：同一报告超过 %d 处时合为一条\n", "Merged: more than %d in one report become one\n"),
            rule->aggregate);
    put_examples(out, lang, rule);
    (void)fprintf(out, FZ_SAY(lang, "出处：%s:%u\n", "Written at: %s:%u\n"), rule->file, rule->line);
    fz_arena_clear(&scratch);
}
