/* Loads rule packs: which packs, in which order, adjusted how. Each pack's YAML becomes a list of mappings; a later
 * pack's adjustments are merged into the mappings of earlier ones; only then rules are built, so that there is one way
 * to build them. All mistakes are told in one run. */
#include "rule/ruleset.h"
#include "base/os.h"
#include "rule/lists.h"
#include "rule/pack.h"
#include "rule/params.h"
#include "rule/rule_build.h"
#include "rule/rule_keys.h"
#include "rule/value.h"
#include <stdlib.h>
#include <string.h>

struct entry { /* a rule as it will be built */
    struct fz_yaml node;
    size_t order; /* in which it was read */
};
struct loader {
    struct fz_load load;
    struct fz_pack *packs;
    size_t n_packs;
    struct entry *entries;
    size_t n_entries;
};

static const char *join(struct fz_arena *arena, const char *folder, struct fz_str name)
{
    return fz_str_printf(arena, "%s%s%.*s", folder, *folder ? "/" : "", FZ_ARG(name)).ptr;
}

static bool pack_error(struct loader *l, const char *path, const char *zh, const char *en)
{
    return fz_error_add(l->load.errors, path, 0, 0, "%s", FZ_SAY(l->load.errors->lang, zh, en));
}

/* Reads the YAML file PATH of PACK and notes where its word lists are. */
static struct fz_yaml *read_yaml(struct loader *l, const struct fz_pack *pack, const char *path)
{
    struct fz_str data = pack->data.len ? pack->data : FZ_STR("data");
    const char *shown = fz_files_shown(pack->files, path);
    struct fz_source *source = FZ_PUSH(l->load.arena, l->load.sources, l->load.n_sources);
    *source = (struct fz_source){shown, pack->files, join(l->load.arena, pack->folder, data)};
    return fz_files_yaml(pack->files, path, shown, l->load.errors);
}

/* A path to a file: its folder and its name apart. pack.yaml itself stands for its folder. */
static void open_file(struct loader *l, const char *path, struct fz_pack *pack)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    struct fz_str folder = {path, slash ? (size_t)(slash - path) : 0};
    bool is_pack = !strcmp(name, "pack.yaml");
    if (slash == path)
        folder = FZ_STR("/");
    else if (!slash && is_pack)
        folder = FZ_STR(".");
    pack->files = fz_files_folder(l->load.arena, fz_str_copy(l->load.arena, folder).ptr);
    pack->file = is_pack ? NULL : name;
}

static bool open_region(struct loader *l, const char *name, struct fz_pack *pack)
{
    pack->files = l->load.shipped;
    pack->folder = fz_str_printf(l->load.arena, "regions/%s", name).ptr;
    return fz_files_has(pack->files, join(l->load.arena, pack->folder, FZ_STR("pack.yaml")));
}

/* Finds out what PATH is. */
static bool open_path(struct loader *l, const char *path, struct fz_pack *pack)
{
    *pack = (struct fz_pack){.folder = "", .shown = path};
    if (fz_os_is_folder(path)) {
        pack->files = fz_files_folder(l->load.arena, path);
        return true;
    }
    if (fz_os_exists(path)) {
        open_file(l, path, pack);
        return true;
    }
    bool bare = !strchr(path, '/');
    if (bare && open_region(l, path, pack))
        return true;
    if (bare)
        return pack_error(l, path, "没有这个规则文件或文件夹，也没有叫这个名字的地区规则包",
                          "there is no such rule file or folder, and no regional pack of that name");
    return pack_error(l, path, "没有这个规则文件或文件夹", "there is no such rule file or folder");
}

static bool read_pack(struct loader *l, struct fz_pack *pack)
{
    if (pack->file)
        return true;
    const char *path = join(l->load.arena, pack->folder, FZ_STR("pack.yaml"));
    if (pack->shown && !fz_files_has(pack->files, path))
        return pack_error(
            l, pack->shown, "文件夹里没有 pack.yaml，不是规则包；单个规则文件请直接写文件名",
            "the folder has no pack.yaml, so it is no pack; a single file of rules is given by its own name");
    pack->node = read_yaml(l, pack, path);
    if (!pack->node || !fz_pack_read(&l->load, pack))
        return false;
    /* its own `data` counts for pack.yaml too, which was read before it was known */
    if (pack->data.len)
        l->load.sources[l->load.n_sources - 1].data = join(l->load.arena, pack->folder, pack->data);
    return true;
}

/* The packs in the order in which they count: the shipped one, or the one that stands in its place, comes first. */
static void open_packs(struct loader *l, const char *const *paths, size_t n)
{
    struct fz_arena *arena = l->load.arena;
    struct fz_pack *base = FZ_NEW_N(arena, struct fz_pack, n + 1);
    size_t n_packs = 1;
    l->packs = base;
    for (size_t i = 0; i < n; i++) {
        struct fz_pack pack;
        if (!open_path(l, paths[i], &pack))
            continue;
        (void)read_pack(l, &pack);
        if (pack.standalone && base[0].node)
            (void)FZ_LOAD_ERROR(&l->load, pack.node, "standalone: true 的规则包只能有一个，已有“%.*s”",
                                "there can be only one pack with standalone: true, and \"%.*s\" is one",
                                FZ_ARG(base[0].name));
        else if (pack.standalone)
            base[0] = pack;
        else
            base[n_packs++] = pack;
    }
    l->n_packs = n_packs;
    if (base[0].node)
        return;
    base[0] = (struct fz_pack){.files = l->load.shipped, .folder = "annual-report"};
    (void)read_pack(l, &base[0]);
}

static void check_extends(struct loader *l)
{
    for (size_t i = 1; i < l->n_packs; i++) {
        const struct fz_pack *pack = &l->packs[i];
        if (pack->extends.len && !fz_str_equal(pack->extends, l->packs[0].name))
            (void)FZ_LOAD_ERROR(
                &l->load, fz_yaml_get(pack->node, "extends"), "没有名为“%.*s”的规则包，这里只能写“%.*s”",
                "there is no pack \"%.*s\" to extend, only \"%.*s\"", FZ_ARG(pack->extends), FZ_ARG(l->packs[0].name));
    }
}

static void add_rules(struct loader *l, const struct fz_yaml *root)
{
    if (root->type == FZ_YAML_MAPPING && root->n) {
        (void)FZ_LOAD_ERROR(&l->load, root, "规则文件应当是一个列表，每条规则以“- %s”开头",
                            "a rule file must be a list, each rule beginning with \"- %s\"", "id: ");
        return;
    }
    if (root->type == FZ_YAML_SCALAR || !root->n) {
        (void)FZ_LOAD_ERROR(&l->load, root, "文件里没有规则%s", "there is no rule in the file%s", "");
        return;
    }
    for (size_t i = 0; i < root->n; i++) {
        size_t order = l->n_entries;
        *FZ_PUSH(l->load.arena, l->entries, l->n_entries) = (struct entry){root->items[i], order};
    }
}

static void read_rules(struct loader *l, const struct fz_pack *pack)
{
    struct fz_strs paths = {NULL, 0};
    struct fz_str single = fz_str_from(pack->file);
    if (pack->file)
        paths = (struct fz_strs){&single, 1};
    else if (!fz_files_list(pack->files, pack->folder, &paths, l->load.errors))
        return;
    const char *own = join(l->load.arena, pack->folder, FZ_STR("pack.yaml"));
    for (size_t i = 0; i < paths.n; i++) {
        const char *path = fz_str_copy(l->load.arena, paths.items[i]).ptr;
        if (!pack->file && !strcmp(path, own))
            continue;
        const struct fz_yaml *root = read_yaml(l, pack, path);
        if (root)
            add_rules(l, root);
    }
}

static struct fz_str id_of(const struct fz_yaml *node)
{
    const struct fz_yaml *id = fz_yaml_get(node, "id");
    return id && id->type == FZ_YAML_SCALAR ? id->scalar : FZ_STR("");
}

static struct fz_yaml *find_rule(struct loader *l, const struct fz_yaml *id)
{
    struct fz_str *ids = FZ_NEW_N(l->load.arena, struct fz_str, l->n_entries + 1);
    for (size_t i = 0; i < l->n_entries; i++) {
        ids[i] = id_of(&l->entries[i].node);
        if (fz_str_equal(ids[i], id->scalar))
            return &l->entries[i].node;
    }
    (void)FZ_LOAD_ERROR(&l->load, id, "没有编号为“%.*s”的规则可调整%s", "there is no rule \"%.*s\" to adjust%s",
                        FZ_ARG(id->scalar), fz_load_meant(&l->load, id->scalar, ids, l->n_entries));
    return NULL;
}

/* A change of what is found or how much it weighs; wording, who it is for and whether it runs are free. */
static bool needs_basis(struct fz_str key)
{
    return fz_str_equal(key, FZ_STR("level")) || !fz_param_find(fz_rule_keys, key);
}

static bool may_adjust(struct loader *l, const struct fz_yaml *key)
{
    static const char *const fixed[] = {"check", "good", "bad"};
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (fz_str_equal(key->scalar, fz_str_from(fixed[i])))
            return FZ_LOAD_ERROR(&l->load, key, "“%.*s”不能调整，请另写一条规则",
                                 "\"%.*s\" cannot be adjusted: write a rule of your own", FZ_ARG(key->scalar));
    return true;
}

/* Puts VALUE in the place of what RULE had under KEY. RULE's arrays have room for one more. */
static void put(struct fz_yaml *rule, const struct fz_yaml *key, const struct fz_yaml *value)
{
    size_t i = 0;
    while (i < rule->n && !fz_str_equal(rule->keys[i].scalar, key->scalar))
        i++;
    rule->keys[i] = *key;
    rule->items[i] = *value;
    if (i == rule->n)
        rule->n++;
}

static void make_room(struct fz_arena *arena, struct fz_yaml *rule, size_t more)
{
    struct fz_yaml *keys = FZ_NEW_N(arena, struct fz_yaml, rule->n + more);
    struct fz_yaml *items = FZ_NEW_N(arena, struct fz_yaml, rule->n + more);
    if (rule->n) {
        memcpy(keys, rule->keys, rule->n * sizeof *keys);
        memcpy(items, rule->items, rule->n * sizeof *items);
    }
    rule->keys = keys;
    rule->items = items;
}

static void adjust(struct loader *l, const struct fz_yaml *entry)
{
    const struct fz_yaml *id = fz_yaml_get(entry, "id");
    struct fz_str word;
    if (!fz_value_is_mapping(&l->load, entry, "adjust"))
        return;
    if (!id) {
        (void)FZ_LOAD_ERROR(&l->load, entry, "缺少“%s”（要调整哪条规则）", "\"%s\" is missing (which rule to adjust)",
                            "id");
        return;
    }
    if (!fz_value_str(&l->load, id, "id", false, &word))
        return;
    struct fz_yaml *rule = find_rule(l, id);
    if (!rule)
        return;
    make_room(l->load.arena, rule, entry->n);
    const struct fz_yaml *weighty = NULL;
    for (size_t i = 0; i < entry->n; i++) {
        const struct fz_yaml *key = &entry->keys[i];
        if (fz_str_equal(key->scalar, FZ_STR("id")) || !may_adjust(l, key))
            continue;
        if (!weighty && needs_basis(key->scalar))
            weighty = key;
        put(rule, key, &entry->items[i]);
    }
    if (weighty && !fz_yaml_get(entry, "basis"))
        (void)FZ_LOAD_ERROR(&l->load, weighty, "调整“%.*s”要写明自己的 basis（依据）",
                            "to adjust \"%.*s\" give a basis of its own", FZ_ARG(weighty->scalar));
}

static void adjust_all(struct loader *l, const struct fz_pack *pack)
{
    const struct fz_yaml *list = pack->node ? fz_yaml_get(pack->node, "adjust") : NULL;
    size_t n = 0;
    const struct fz_yaml *items = list ? fz_value_items(&l->load, list, "adjust", &n) : NULL;
    for (size_t i = 0; i < n; i++)
        adjust(l, &items[i]);
}

struct named {
    const struct fz_yaml *value;
    size_t order;
};

static int by_word(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int order = fz_str_compare(x->value->scalar, y->value->scalar);
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

/* Ids and names are what people and configurations call rules by: no two may be alike. */
static void check_unique(struct loader *l, const char *key)
{
    struct named *all = FZ_NEW_N(l->load.arena, struct named, l->n_entries + 1);
    size_t n = 0;
    for (size_t i = 0; i < l->n_entries; i++) {
        const struct fz_yaml *value = fz_yaml_get(&l->entries[i].node, key);
        if (value && value->type == FZ_YAML_SCALAR && value->scalar.len)
            all[n++] = (struct named){value, l->entries[i].order};
    }
    qsort(all, n, sizeof *all, by_word);
    for (size_t i = 1, first = 0; i < n; i++) {
        const struct fz_yaml *here = all[i].value, *there = all[first].value;
        if (!fz_str_equal(here->scalar, there->scalar))
            first = i;
        else
            (void)FZ_LOAD_ERROR(&l->load, here, "“%s”重复：%.*s 在 %s:%u 已经用过",
                                "\"%s\" is not unique: %.*s is used at %s:%u", key, FZ_ARG(here->scalar), there->file,
                                there->line);
    }
}

static int by_id(const void *a, const void *b)
{
    const struct fz_rule *x = *(struct fz_rule *const *)a, *y = *(struct fz_rule *const *)b;
    return fz_str_compare(x->id, y->id);
}

static void build_rules(struct loader *l)
{
    struct fz_ruleset *ruleset = l->load.ruleset;
    ruleset->rules = FZ_NEW_N(l->load.arena, struct fz_rule *, l->n_entries + 1);
    for (size_t i = 0; i < l->n_entries; i++) {
        struct fz_rule *rule = fz_rule_build(&l->load, &l->entries[i].node);
        if (rule)
            ruleset->rules[ruleset->n_rules++] = rule;
    }
    qsort(ruleset->rules, ruleset->n_rules, sizeof(struct fz_rule *), by_id);
}

static void make_prefilter(struct fz_ruleset *ruleset)
{
    struct fz_word_list **lists = FZ_NEW_N(ruleset->arena, struct fz_word_list *, ruleset->n_rules + 1);
    size_t n = 0;
    for (size_t i = 0; i < ruleset->n_rules; i++)
        if (ruleset->rules[i]->check->list)
            lists[n++] = ruleset->rules[i]->check->list(ruleset->rules[i]);
    ruleset->prefilter = fz_prefilter_new(ruleset->arena, ruleset->patterns, ruleset->n_patterns, lists, n);
}

static void load_all(struct loader *l, const char *const *paths, size_t n)
{
    open_packs(l, paths, n);
    struct fz_ruleset *ruleset = l->load.ruleset;
    const struct fz_pack *base = &l->packs[0];
    ruleset->name = base->name;
    ruleset->version = base->version;
    ruleset->title = base->title;
    check_extends(l);
    for (size_t i = 0; i < l->n_packs; i++) {
        read_rules(l, &l->packs[i]);
        adjust_all(l, &l->packs[i]);
    }
    /* without a genre every role in every rule would be an error that follows from it */
    if (!base->node || !fz_pack_read_genre(&l->load, base))
        return;
    fz_list_instruments(&l->load);
    check_unique(l, "id");
    check_unique(l, "name");
    build_rules(l);
}

static struct fz_ruleset *load(struct fz_arena *arena, struct fz_files *shipped, const char *folder,
                               const char *const *paths, size_t n_paths, struct fz_errors *errors)
{
    size_t before = errors->n;
    struct fz_ruleset *ruleset = FZ_NEW(arena, struct fz_ruleset);
    ruleset->arena = arena;
    struct loader loader = {.load = {.arena = arena, .errors = errors, .ruleset = ruleset}};
    loader.load.shipped = shipped;
    load_all(&loader, paths, n_paths);
    if (errors->n == before && !ruleset->n_rules)
        (void)pack_error(&loader, folder, "没有一条规则", "there is not one rule");
    if (errors->n == before) {
        make_prefilter(ruleset);
        return ruleset;
    }
    fz_ruleset_free(ruleset);
    fz_errors_sort(errors);
    return NULL;
}

struct fz_ruleset *fz_ruleset_load(struct fz_arena *arena, const char *const *paths, size_t n_paths,
                                   struct fz_errors *errors)
{
    return load(arena, fz_files_embedded(arena, false), NULL, paths, n_paths, errors);
}

struct fz_ruleset *fz_ruleset_load_tree(struct fz_arena *arena, const char *folder, const char *const *paths,
                                        size_t n_paths, struct fz_errors *errors)
{
    struct fz_files *shipped = folder ? fz_files_folder(arena, folder) : fz_files_embedded(arena, true);
    return load(arena, shipped, folder, paths, n_paths, errors);
}

void fz_ruleset_compile(struct fz_ruleset *ruleset)
{
    for (size_t i = 0; i < ruleset->n_patterns; i++)
        fz_pattern_compile(ruleset->patterns[i]);
}

void fz_ruleset_jit(struct fz_ruleset *ruleset)
{
    for (size_t i = 0; i < ruleset->n_patterns; i++)
        fz_pattern_jit(ruleset->patterns[i]);
}

void fz_ruleset_free(struct fz_ruleset *ruleset)
{
    for (size_t i = 0; ruleset && i < ruleset->n_patterns; i++)
        fz_pattern_free(ruleset->patterns[i]);
    if (ruleset)
        ruleset->n_patterns = 0;
}
