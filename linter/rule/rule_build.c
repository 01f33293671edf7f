/* One rule from its YAML mapping: the keys of all kinds here, those of its own kind by the kind's table (params.c). A
 * mistake in one key never hides those in others: every function goes on and says at its end whether all went well. */
#include "rule/rule_build.h"
#include "rule/params.h"
#include "rule/rule_keys.h"
#include "rule/value.h"
#include <string.h>

enum { OTHER_ROLE_BIT = 63, FIRST_YEAR = 1949, LAST_YEAR = 2999 };

struct build {
    struct fz_load *load;
    const struct fz_yaml *node;
    struct fz_rule *rule;
};

bool fz_rule_id_is_valid(struct fz_str id)
{
    size_t n = 0, letters;
    while (n < id.len && id.ptr[n] >= 'A' && id.ptr[n] <= 'Z')
        n++;
    letters = n;
    while (n < id.len && id.ptr[n] >= '0' && id.ptr[n] <= '9')
        n++;
    return letters >= 2 && letters <= 4 && n == id.len && n - letters == 4;
}

static bool name_is_valid(struct fz_str name)
{
    bool ok = name.len > 0;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        bool hyphen = c == '-' && i > 0 && i + 1 < name.len && name.ptr[i - 1] != '-';
        ok = ok && (word || hyphen);
    }
    return ok;
}

static bool check_forms(struct build *b)
{
    const struct fz_yaml *id = fz_yaml_get(b->node, "id"), *name = fz_yaml_get(b->node, "name");
    bool ok = true;
    if (b->rule->id.len && !fz_rule_id_is_valid(b->rule->id))
        ok = FZ_LOAD_ERROR(b->load, id, "编号“%.*s”应当是 2 至 4 个大写字母加 4 位数字，如 FZ1002",
                           "the id \"%.*s\" must be 2 to 4 capitals and 4 digits, like FZ1002", FZ_ARG(b->rule->id));
    if (b->rule->name.len && !name_is_valid(b->rule->name))
        ok = FZ_LOAD_ERROR(b->load, name, "短名“%.*s”应当是用 - 连接的小写英文单词，如 problems-section",
                           "the name \"%.*s\" must be lower-case words joined by -, like problems-section",
                           FZ_ARG(b->rule->name));
    return ok;
}

static bool read_category(struct build *b, const struct fz_yaml *value, const struct fz_param *key)
{
    int choice;
    if (!fz_value_choice(b->load, value, key->name, key->choices, &choice))
        return false;
    b->rule->category = fz_str_from(key->choices[choice]);
    return true;
}

static bool read_element(struct build *b, const struct fz_yaml *value, const struct fz_param *key)
{
    int role;
    if (!fz_value_role(b->load, value, key->name, &role))
        return false;
    b->rule->element = b->load->ruleset->genre.roles[role].name;
    return true;
}

static bool read_check(struct build *b, const struct fz_yaml *value, const struct fz_param *key)
{
    struct fz_str *names;
    size_t n = 0;
    int kind;
    while (fz_checks[n])
        n++;
    names = FZ_NEW_N(b->load->arena, struct fz_str, n + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = fz_str_from(fz_checks[i]->name);
    if (!fz_value_word(b->load, value, key->name, names, n, &kind))
        return false;
    b->rule->check = fz_checks[kind];
    return true;
}

static const struct fz_instrument *find_instrument(struct build *b, const struct fz_yaml *node)
{
    const struct fz_ruleset *ruleset = b->load->ruleset;
    size_t n = ruleset->n_instruments;
    struct fz_str *ids = FZ_NEW_N(b->load->arena, struct fz_str, n + 1);
    for (size_t i = 0; i < n; i++) {
        ids[i] = ruleset->instruments[i].id;
        if (fz_str_equal(ids[i], node->scalar))
            return &ruleset->instruments[i];
    }
    (void)FZ_LOAD_ERROR(b->load, node, "data/instruments.csv 里没有编号为“%.*s”的文件%s",
                        "data/instruments.csv has no instrument \"%.*s\"%s", FZ_ARG(node->scalar),
                        fz_load_meant(b->load, node->scalar, ids, n));
    return NULL;
}

static bool check_article(struct build *b, const struct fz_yaml *node, const struct fz_instrument *doc)
{
    if (!fz_str_starts(node->scalar, FZ_STR("第")) || !fz_str_has(node->scalar, FZ_STR("条")))
        return FZ_LOAD_ERROR(b->load, node, "“%s”应当写成“第……条”", "\"%s\" must read 第…条", "article");
    if (doc && !doc->verified)
        return FZ_LOAD_ERROR(
            b->load, node,
            "《%.*s》的条文没有核对过原文（instruments.csv 的 mark 不是 V），请不写条号，改用 chapter 写到章",
            "the text of %.*s was not verified (its mark in instruments.csv is not V): cite the chapter instead",
            FZ_ARG(doc->title));
    return true;
}

static bool read_basis(struct build *b, const struct fz_yaml *value, const struct fz_param *key)
{
    struct fz_basis_keys keys = {.note = {NULL, 0}};
    struct fz_basis *basis = &b->rule->basis;
    bool ok = fz_params_group(b->load, fz_basis_key_table, value, key->name, &keys, 0);
    const struct fz_yaml *doc = fz_yaml_get(value, "doc"), *article = fz_yaml_get(value, "article");
    const struct fz_str clauses[] = {keys.article, keys.chapter, keys.clause};
    int given = 0;
    for (size_t i = 0; i < 3; i++) {
        if (clauses[i].len) {
            basis->clause = clauses[i];
            given++;
        }
    }
    basis->note = keys.note;
    if (keys.doc.len)
        ok = (basis->instrument = find_instrument(b, doc)) != NULL && ok;
    if (given > 1)
        ok = FZ_LOAD_ERROR(b->load, value, "“%s”里 article、chapter、clause 只能写一个",
                           "of article, chapter and clause, \"%s\" takes one", key->name);
    if (given && !doc)
        ok = FZ_LOAD_ERROR(b->load, value, "“%s”写了条款却没有写 doc（哪个文件）", "\"%s\" has a clause but no doc",
                           key->name);
    if (!given && !doc && !keys.note.len && ok)
        ok = FZ_LOAD_ERROR(b->load, value, "“%s”里 doc 和 note 至少写一个", "\"%s\" needs doc or note", key->name);
    if (keys.article.len)
        ok = check_article(b, article, basis->instrument) && ok;
    return ok;
}

/* Four digits that are a year, at the start of *REST. */
static bool take_year(struct fz_str *rest, int *year)
{
    if (!fz_str_to_int(fz_str_slice(*rest, 0, 4), year) || *year < FIRST_YEAR || *year > LAST_YEAR)
        return false;
    *rest = fz_str_slice(*rest, 4, rest->len);
    return true;
}

static bool parse_years(struct fz_str rest, int *from, int *until)
{
    bool least = fz_str_starts(rest, FZ_STR(">=")), most = fz_str_starts(rest, FZ_STR("<="));
    if (least || most) {
        rest = fz_str_slice(rest, 2, rest.len);
        return take_year(&rest, least ? from : until) && !rest.len;
    }
    if (!take_year(&rest, from))
        return false;
    *until = *from;
    if (!rest.len)
        return true;
    if (!fz_str_starts(rest, FZ_STR("..")))
        return false;
    rest = fz_str_slice(rest, 2, rest.len);
    return take_year(&rest, until) && !rest.len && *from <= *until;
}

static bool body_of(struct fz_load *load, const struct fz_yaml *node, int *body)
{
    const struct fz_genre *genre = &load->ruleset->genre;
    struct fz_str *names = FZ_NEW_N(load->arena, struct fz_str, genre->n_bodies + 1);
    for (size_t i = 0; i < genre->n_bodies; i++)
        names[i] = genre->bodies[i].name;
    return fz_value_word(load, node, "body", names, genre->n_bodies, body);
}

static bool read_applies(struct build *b, const struct fz_yaml *value, const struct fz_param *key)
{
    struct fz_applies_keys keys = {.format = 0};
    struct fz_applies *applies = &b->rule->applies;
    bool ok = fz_params_group(b->load, fz_applies_key_table, value, key->name, &keys, 0);
    const struct fz_yaml *body = fz_yaml_get(value, "body"), *year = fz_yaml_get(value, "year");
    applies->formats = keys.format;
    for (size_t i = 0; body && keys.body.n && i < (body->type == FZ_YAML_SEQUENCE ? body->n : 1); i++) {
        const struct fz_yaml *item = body->type == FZ_YAML_SEQUENCE ? &body->items[i] : body;
        int kind = 0;
        if (item->type != FZ_YAML_SCALAR || !item->scalar.len)
            continue; /* that was said */
        if (body_of(b->load, item, &kind))
            applies->bodies |= UINT64_C(1) << kind;
        else
            ok = false;
    }
    if (keys.year.len && !parse_years(keys.year, &applies->from, &applies->until))
        ok =
            FZ_LOAD_ERROR(b->load, year, "年度“%.*s”写法不对，应当是 '>=2019'、'<=2020'、'2019..2024' 或 2023",
                          "the year \"%.*s\" must be like '>=2019', '<=2020', '2019..2024' or 2023", FZ_ARG(keys.year));
    return ok;
}

static bool check_marks(struct build *b, const struct fz_yaml *node, const struct fz_example_keys *keys)
{
    for (size_t i = 0; i < keys->mark.n; i++)
        if (!fz_str_has(keys->text, keys->mark.items[i]))
            return FZ_LOAD_ERROR(b->load, node, "mark“%.*s”不在 text 里", "the mark \"%.*s\" is not in the text",
                                 FZ_ARG(keys->mark.items[i]));
    return true;
}

/* One example: a bare text, or a group of keys. */
static bool read_example(struct build *b, const struct fz_yaml *node, const struct fz_param *key,
                         struct fz_example *example)
{
    struct fz_example_keys keys = {.year = 0};
    const struct fz_yaml *body = NULL;
    bool ok, bad = !strcmp(key->name, "bad");
    if (node->type == FZ_YAML_SCALAR) {
        ok = fz_value_str(b->load, node, key->name, false, &keys.text);
    } else {
        const struct fz_param *table = bad ? fz_bad_key_table : fz_good_key_table;
        ok = fz_params_group(b->load, table, node, key->name, &keys, FZ_EMPTY_ITEM);
        body = fz_yaml_get(node, "body");
    }
    int kind = 0;
    if (keys.body.len)
        ok = body_of(b->load, body, &kind) && ok;
    if (keys.text.len && keys.mark.n)
        ok = check_marks(b, fz_yaml_get(node, "mark"), &keys) && ok;
    *example = (struct fz_example){.text = keys.text,
                                   .marks = keys.mark,
                                   .fix = keys.fix,
                                   .whole = keys.whole,
                                   .year = keys.year,
                                   .body = keys.body,
                                   .previous = keys.previous,
                                   .beside = keys.beside,
                                   .line = node->line,
                                   .column = node->column};
    return ok;
}

static bool read_examples(struct build *b, const struct fz_yaml *value, const struct fz_param *key)
{
    struct fz_example *examples = NULL;
    size_t n, n_items, i;
    const struct fz_yaml *items = fz_value_items(b->load, value, key->name, &n_items);
    bool ok = n_items > 0;
    for (i = 0, n = 0; i < n_items; i++) {
        struct fz_example *example = FZ_PUSH(b->load->arena, examples, n);
        ok = read_example(b, &items[i], key, example) && ok;
    }
    bool bad = !strcmp(key->name, "bad");
    *(bad ? &b->rule->bad : &b->rule->good) = examples;
    *(bad ? &b->rule->n_bad : &b->rule->n_good) = n;
    return ok;
}

static bool read_view(struct build *b, const struct fz_yaml *value, const struct fz_param *key)
{
    int choice;
    if (!fz_value_choice(b->load, value, key->name, key->choices, &choice))
        return false;
    b->rule->scope.raw = !strcmp(key->choices[choice], "raw");
    return true;
}

static bool read_in(struct build *b, const struct fz_yaml *value, const struct fz_param *key)
{
    unsigned places;
    bool ok = fz_value_choices(b->load, value, key->name, key->choices, &places);
    b->rule->scope.paras = 0;
    for (size_t i = 0; key->choices[i]; i++)
        if (places & 1u << i)
            b->rule->scope.paras |= fz_scope_place_bits[i];
    return ok;
}

static bool read_roles(struct build *b, const struct fz_yaml *value, const struct fz_param *key)
{
    const struct fz_genre *genre = &b->load->ruleset->genre;
    struct fz_str *names = FZ_NEW_N(b->load->arena, struct fz_str, genre->n_roles + 1);
    uint64_t *bits = strcmp(key->name, "role") ? &b->rule->scope.not_roles : &b->rule->scope.roles;
    size_t n;
    for (size_t i = 0; i < genre->n_roles; i++)
        names[i] = genre->roles[i].name;
    names[genre->n_roles] = FZ_STR("other");
    const struct fz_yaml *items = fz_value_items(b->load, value, key->name, &n);
    bool ok = n > 0;
    for (size_t i = 0; i < n; i++) {
        int role = 0;
        if (!fz_value_word(b->load, &items[i], key->name, names, genre->n_roles + 1, &role))
            ok = false;
        else
            *bits |= UINT64_C(1) << ((size_t)role == genre->n_roles ? OTHER_ROLE_BIT : role);
    }
    return ok;
}

static bool read_only(struct build *b, const struct fz_yaml *value, const struct fz_param *key)
{
    int choice;
    if (!fz_value_choice(b->load, value, key->name, key->choices, &choice))
        return false;
    b->rule->scope.headings_only = true; /* the one choice there is */
    return true;
}

/* Common keys that the table alone cannot fill. */
static const struct {
    const char *name;
    bool (*read)(struct build *b, const struct fz_yaml *value, const struct fz_param *key);
} readers[] = {
    // clang-format off
    {"category", read_category}, {"element", read_element}, {"check", read_check}, {"basis", read_basis},
    {"applies", read_applies}, {"good", read_examples}, {"bad", read_examples}, {"view", read_view}, {"in", read_in},
    {"role", read_roles}, {"not-role", read_roles}, {"only", read_only},
    // clang-format on
};

static bool read_key(struct build *b, const struct fz_yaml *value, const struct fz_param *key)
{
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (!strcmp(readers[i].name, key->name))
            return readers[i].read(b, value, key);
    return fz_param_fill(b->load, key, value, b->rule, 0);
}

/* The kind is known by then: its key comes before good and bad in the table. */
static bool may_be_left_out(const struct build *b, const struct fz_param *key)
{
    return !key->required || (b->rule->check && b->rule->check->no_examples && fz_rule_key_is_example(key));
}

static bool read_common(struct build *b)
{
    bool ok = true;
    for (const struct fz_param *key = fz_rule_keys; key->name; key++) {
        const struct fz_yaml *value = fz_yaml_get(b->node, key->name);
        if (value && value->type == FZ_YAML_LEFT_OUT)
            continue;
        if (value)
            ok = read_key(b, value, key) && ok;
        else if (!may_be_left_out(b, key))
            ok = FZ_LOAD_ERROR(b->load, b->node, "缺少“%s”（%s）", "\"%s\" is missing (%s)", key->name,
                               FZ_SAY(b->load->errors->lang, key->help, key->help_en));
    }
    const struct fz_yaml *aggregate = fz_yaml_get(b->node, "aggregate");
    if (b->rule->aggregate < 0)
        ok = FZ_LOAD_ERROR(b->load, aggregate, "“%s”不能小于 0", "\"%s\" must not be below 0", "aggregate");
    return ok;
}

/* Where a rule looks. A kind that is not scoped has no such keys, though it may have a parameter of the same name. */
static bool read_scope(struct build *b)
{
    const struct fz_check *check = b->rule->check;
    bool ok = true;
    b->rule->scope.paras = FZ_SCOPE_DEFAULT;
    for (const struct fz_param *key = fz_scope_keys; key->name; key++) {
        const struct fz_yaml *value = fz_yaml_get(b->node, key->name);
        if (!value || (check && fz_param_find(check->params, fz_str_from(key->name))))
            continue;
        if (check && !check->scoped)
            ok = FZ_LOAD_ERROR(b->load, value, "检查方式“%s”自己决定看哪里，不能写“%s”",
                               "check \"%s\" decides for itself where to look and takes no \"%s\"", check->name,
                               key->name);
        else
            ok = read_key(b, value, key) && ok;
    }
    if (b->rule->scope.raw && check && check->folded)
        ok = FZ_LOAD_ERROR(b->load, fz_yaml_get(b->node, "view"), "检查方式“%s”不能用 view: raw",
                           "check \"%s\" cannot use view: raw", check->name);
    const struct fz_yaml *level = fz_yaml_get(b->node, "heading-level");
    if (level && (!check || !fz_param_find(check->params, FZ_STR("heading-level"))) && ok &&
        (b->rule->scope.level < 1 || b->rule->scope.level > 4))
        ok = FZ_LOAD_ERROR(b->load, level, "“%s”应当是 1 至 4", "\"%s\" must be 1 to 4", "heading-level");
    return ok;
}

/* Every key that rules of any kind have, in one table, for "did you mean". */
static const struct fz_param *all_keys(struct fz_load *load)
{
    size_t n = 0;
    struct fz_param *all = NULL;
    if (load->rule_keys)
        return load->rule_keys;
    for (const struct fz_param *key = fz_rule_keys; key->name; key++)
        *FZ_PUSH(load->arena, all, n) = *key;
    /* the scope's keys are known even where they are not allowed: read_scope says so better */
    for (const struct fz_param *key = fz_scope_keys; key->name; key++)
        *FZ_PUSH(load->arena, all, n) = *key;
    *FZ_PUSH(load->arena, all, n) = (struct fz_param){.name = NULL};
    return load->rule_keys = all;
}

static bool read_params(struct build *b)
{
    const struct fz_check *check = b->rule->check;
    if (!check)
        return false; /* the key check is missing or wrong: any other key may be right */
    const char *what =
        fz_str_printf(b->load->arena, FZ_SAY(b->load->errors->lang, "检查方式“%s”", "check \"%s\""), check->name).ptr;
    bool known = fz_params_known(b->load, b->node, all_keys(b->load), check->params, what);
    b->rule->params = fz_arena_alloc(b->load->arena, 1, check->params_size ? check->params_size : 1);
    return fz_params_fill(b->load, check->params, b->node, b->rule->params, FZ_EMPTY_STR) && known;
}

struct fz_rule *fz_rule_build(struct fz_load *load, const struct fz_yaml *node)
{
    struct build b = {load, node, FZ_NEW(load->arena, struct fz_rule)};
    if (!fz_value_is_mapping(load, node, FZ_SAY(load->errors->lang, "规则", "a rule")))
        return NULL;
    load->view = FZ_VIEW_FOLDED;
    b.rule->enabled = true;
    b.rule->file = node->file;
    b.rule->line = node->line;
    b.rule->column = node->column;
    bool ok = read_common(&b);
    ok = check_forms(&b) && ok;
    ok = read_scope(&b) && ok;
    load->view = b.rule->scope.raw ? FZ_VIEW_RAW : FZ_VIEW_FOLDED;
    /* prepare may rely on the parameters being what the table says, and on nothing else */
    bool filled = read_params(&b);
    if (filled && b.rule->check->prepare)
        ok = b.rule->check->prepare(b.rule, load->arena, load->errors) && ok;
    if (!ok || !filled)
        return NULL;
    return b.rule;
}
