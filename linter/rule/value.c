/* One value of a rule file as the type that its key asks for; words, numbers, choices, roles, patterns. Which keys
 * there are is the tables' affair (params.c, rule_keys.c). */
#include "rule/value.h"
#include "rule/digest.h"
#include <stdio.h>

enum { PATTERN_SLOTS = 1024, MAX_CHOICES = 64 };

struct fz_pattern_slot {
    uint64_t hash;
    struct fz_str source;
    const struct fz_known_literals *known; /* NULL: the source is not known to be right */
    struct fz_pattern *pattern;            /* NULL: not asked for yet */
    struct fz_pattern_slot *next;
};

const char *fz_load_meant(struct fz_load *load, struct fz_str word, const struct fz_str *candidates, size_t n)
{
    struct fz_str near = fz_str_nearest(word, candidates, n);
    if (!near.len)
        return "";
    return fz_str_printf(load->arena, FZ_SAY(load->errors->lang, "（是不是“%.*s”？）", " (did you mean \"%.*s\"?)"),
                         FZ_ARG(near))
        .ptr;
}

static bool is_null(const struct fz_yaml *node)
{
    static const char *const words[] = {"", "~", "null", "Null", "NULL"};
    if (node->type != FZ_YAML_SCALAR || !node->plain)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (fz_str_equal(node->scalar, fz_str_from(words[i])))
            return true;
    return false;
}

/* What NODE is, for "…, not X". */
static const char *shape(struct fz_load *load, const struct fz_yaml *node)
{
    enum fz_lang lang = load->errors->lang;
    if (node->type == FZ_YAML_SEQUENCE)
        return FZ_SAY(lang, "一个列表", "a list");
    if (node->type == FZ_YAML_MAPPING)
        return FZ_SAY(lang, "一组“键: 值”", "a group of keys");
    if (is_null(node))
        return FZ_SAY(lang, "空的", "empty");
    return fz_str_printf(load->arena, FZ_SAY(lang, "“%.*s”", "\"%.*s\""), FZ_ARG(node->scalar)).ptr;
}

static bool wrong_type(struct fz_load *load, const struct fz_yaml *node, const char *key, const char *zh,
                       const char *en)
{
    return FZ_LOAD_ERROR(load, node, "“%s”应当是%s，这里是%s", "\"%s\" must be %s, not %s", key,
                         FZ_SAY(load->errors->lang, zh, en), shape(load, node));
}

bool fz_value_str(struct fz_load *load, const struct fz_yaml *node, const char *key, bool empty_ok,
                  struct fz_str *value)
{
    if (node->type != FZ_YAML_SCALAR || is_null(node))
        return wrong_type(load, node, key, "一段文字", "a text");
    if (!node->scalar.len && !empty_ok)
        return FZ_LOAD_ERROR(load, node, "“%s”不能是空的", "\"%s\" must not be empty", key);
    *value = node->scalar;
    return true;
}

bool fz_value_int(struct fz_load *load, const struct fz_yaml *node, const char *key, int *value)
{
    if (node->type != FZ_YAML_SCALAR || !node->plain || !fz_str_to_int(node->scalar, value))
        return wrong_type(load, node, key, "一个整数（不加引号）", "a whole number without quotes");
    return true;
}

bool fz_value_bool(struct fz_load *load, const struct fz_yaml *node, const char *key, bool *value)
{
    bool scalar = node->type == FZ_YAML_SCALAR && node->plain;
    *value = scalar && fz_str_equal(node->scalar, FZ_STR("true"));
    if (!*value && !(scalar && fz_str_equal(node->scalar, FZ_STR("false"))))
        return wrong_type(load, node, key, " true 或 false（不加引号）", "true or false without quotes");
    return true;
}

/* "a, b, c" */
static const char *listed(struct fz_load *load, const struct fz_str *words, size_t n)
{
    struct fz_str all = FZ_STR("");
    for (size_t i = 0; i < n; i++)
        all = fz_str_printf(load->arena, "%.*s%s%.*s", FZ_ARG(all), i ? FZ_SAY(load->errors->lang, "、", ", ") : "",
                            FZ_ARG(words[i]));
    return all.ptr;
}

/* The nearest word when one is near, else all of them. */
static bool not_among(struct fz_load *load, const struct fz_yaml *node, const char *key, const struct fz_str *words,
                      size_t n)
{
    const char *meant = fz_load_meant(load, node->scalar, words, n);
    if (!*meant)
        meant = fz_str_printf(load->arena, FZ_SAY(load->errors->lang, "，可用的有：%s", "; it takes: %s"),
                              listed(load, words, n))
                    .ptr;
    return FZ_LOAD_ERROR(load, node, "“%s”没有“%.*s”这个值%s", "\"%s\" has no value \"%.*s\"%s", key,
                         FZ_ARG(node->scalar), meant);
}

bool fz_value_word(struct fz_load *load, const struct fz_yaml *node, const char *key, const struct fz_str *words,
                   size_t n, int *value)
{
    struct fz_str word;
    if (!fz_value_str(load, node, key, false, &word))
        return false;
    for (*value = 0; (size_t)*value < n; (*value)++)
        if (fz_str_equal(word, words[*value]))
            return true;
    return not_among(load, node, key, words, n);
}

bool fz_value_choice(struct fz_load *load, const struct fz_yaml *node, const char *key, const char *const *choices,
                     int *value)
{
    struct fz_str words[MAX_CHOICES];
    size_t n = 0;
    for (; choices[n] && n < MAX_CHOICES; n++)
        words[n] = fz_str_from(choices[n]);
    return fz_value_word(load, node, key, words, n, value);
}

bool fz_value_role(struct fz_load *load, const struct fz_yaml *node, const char *key, int *value)
{
    const struct fz_genre *genre = &load->ruleset->genre;
    struct fz_str *names = FZ_NEW_N(load->arena, struct fz_str, genre->n_roles + 1);
    for (size_t i = 0; i < genre->n_roles; i++)
        names[i] = genre->roles[i].name;
    int role;
    bool ok = fz_value_word(load, node, key, names, genre->n_roles, &role);
    *value = ok ? role : -1;
    return ok;
}

/* What PCRE2 says most often, for people who do not program. What is not here is shown in its words. */
static const struct {
    const char *start, *zh;
} pattern_mistakes[] = {
    // clang-format off
    {"missing closing parenthesis", "少一个右括号 )"},
    {"unmatched closing parenthesis", "多一个右括号 )；要匹配括号本身请写 \\)"},
    {"missing terminating ]", "方括号 [ 没有配对的 ]"},
    {"quantifier does not follow", "* + ? {…} 前面没有可以重复的内容"},
    {"numbers out of order in {}", "{…} 里的两个数前大后小"},
    {"number too big in {}", "{…} 里的数太大"},
    {"range out of order", "[…] 里的范围前大后小"},
    {"\\ at end of pattern", "最后多一个 \\"},
    {"unrecognized character follows", "\\ 后面的字母不认识"},
    {"unrecognized character after (?", "(? 后面的写法不认识"},
    {"lookbehind assertion is not", "(?<=…) 里的内容长度应当是固定的"},
    {"reference to non-existent subpattern", "引用了没有的括号"},
    {"two named subpatterns", "两个括号用了同一个名称"},
    {"unknown property", "\\p{…} 里的名称不认识"},
    // clang-format on
};

static const char *in_chinese(const char *why)
{
    for (size_t i = 0; i < sizeof pattern_mistakes / sizeof *pattern_mistakes; i++)
        if (fz_str_starts(fz_str_from(why), fz_str_from(pattern_mistakes[i].start)))
            return pattern_mistakes[i].zh;
    return why;
}

static bool bad_pattern(struct fz_load *load, const struct fz_yaml *node, const char *key, size_t offset,
                        const char *why)
{
    uint32_t column = fz_yaml_column(node, offset);
    return fz_error_add(load->errors, node->file, node->line, column,
                        FZ_SAY(load->errors->lang, "“%s”的正则式写法有误：%s", "the pattern of \"%s\" is wrong: %s"),
                        key, FZ_SAY(load->errors->lang, in_chinese(why), why));
}

/* The slot of SOURCE; a new one where there is none. */
static struct fz_pattern_slot *slot_of(struct fz_load *load, struct fz_str source)
{
    uint64_t hash = fz_str_hash(source, 0);
    struct fz_pattern_slot **first = &load->patterns[hash % PATTERN_SLOTS], *slot = *first;
    while (slot && (slot->hash != hash || !fz_str_equal(slot->source, source)))
        slot = slot->next;
    if (slot)
        return slot;
    slot = FZ_NEW(load->arena, struct fz_pattern_slot);
    *slot = (struct fz_pattern_slot){.hash = hash, .source = source, .next = *first};
    return *first = slot;
}

/* Those that the build has seen need no compiling before they are used. */
static void begin_patterns(struct fz_load *load)
{
    struct fz_str digest = {(const char *)fz_embedded_literals.digest, fz_embedded_literals.len};
    size_t n = 0;
    const struct fz_known_literals *known = fz_digest_literals(load->arena, digest, &n);
    load->patterns = FZ_NEW_N(load->arena, struct fz_pattern_slot *, PATTERN_SLOTS);
    for (size_t i = 0; i < n; i++)
        slot_of(load, known[i].source)->known = &known[i];
}

bool fz_value_pattern(struct fz_load *load, const struct fz_yaml *node, const char *key, struct fz_pattern **value)
{
    struct fz_str source;
    char why[256];
    size_t offset = 0;
    if (!fz_value_str(load, node, key, false, &source))
        return false;
    if (!load->patterns)
        begin_patterns(load);
    struct fz_pattern_slot *slot = slot_of(load, source);
    if (!slot->pattern) {
        slot->pattern = slot->known ? fz_pattern_new_known(slot->known)
                                    : fz_pattern_new(source, load->arena, &offset, why, sizeof why);
        if (!slot->pattern)
            return bad_pattern(load, node, key, offset, why);
        *FZ_PUSH(load->arena, load->ruleset->patterns, load->ruleset->n_patterns) = slot->pattern;
    }
    fz_pattern_look_in(slot->pattern, load->view);
    *value = slot->pattern;
    return true;
}

const struct fz_yaml *fz_value_items(struct fz_load *load, const struct fz_yaml *node, const char *key, size_t *n)
{
    if (node->type != FZ_YAML_SEQUENCE) {
        *n = 1;
        return node;
    }
    *n = node->n;
    if (!node->n)
        (void)FZ_LOAD_ERROR(load, node, "“%s”的列表是空的", "the list of \"%s\" is empty", key);
    return node->items;
}

bool fz_value_strs(struct fz_load *load, const struct fz_yaml *node, const char *key, bool empty_ok,
                   struct fz_strs *value)
{
    size_t n;
    const struct fz_yaml *items = fz_value_items(load, node, key, &n);
    bool ok = n > 0;
    *value = (struct fz_strs){NULL, 0};
    for (size_t i = 0; i < n; i++) {
        struct fz_str word;
        if (!fz_value_str(load, &items[i], key, empty_ok, &word))
            ok = false;
        else
            *FZ_PUSH(load->arena, value->items, value->n) = word;
    }
    return ok;
}

bool fz_value_choices(struct fz_load *load, const struct fz_yaml *node, const char *key, const char *const *choices,
                      unsigned *value)
{
    size_t n;
    const struct fz_yaml *items = fz_value_items(load, node, key, &n);
    bool ok = n > 0;
    *value = 0;
    for (size_t i = 0; i < n; i++) {
        int choice = 0;
        if (!fz_value_choice(load, &items[i], key, choices, &choice))
            ok = false;
        else
            *value |= 1u << choice;
    }
    return ok;
}

bool fz_value_roles(struct fz_load *load, const struct fz_yaml *node, const char *key, struct fz_role_list *value)
{
    size_t n;
    const struct fz_yaml *items = fz_value_items(load, node, key, &n);
    bool ok = n > 0;
    *value = (struct fz_role_list){NULL, 0};
    for (size_t i = 0; i < n; i++) {
        int role = -1;
        if (!fz_value_role(load, &items[i], key, &role))
            ok = false;
        else
            *FZ_PUSH(load->arena, value->items, value->n) = role;
    }
    return ok;
}

bool fz_value_patterns(struct fz_load *load, const struct fz_yaml *node, const char *key, struct fz_patterns *value)
{
    size_t n;
    const struct fz_yaml *items = fz_value_items(load, node, key, &n);
    bool ok = n > 0;
    *value = (struct fz_patterns){NULL, 0};
    for (size_t i = 0; i < n; i++) {
        struct fz_pattern *pattern = NULL;
        if (!fz_value_pattern(load, &items[i], key, &pattern))
            ok = false;
        else
            *FZ_PUSH(load->arena, value->items, value->n) = pattern;
    }
    return ok;
}

bool fz_value_is_mapping(struct fz_load *load, const struct fz_yaml *node, const char *key)
{
    return node->type == FZ_YAML_MAPPING || wrong_type(load, node, key, "一组“键: 值”", "a group of keys");
}
