/* pack.yaml: what a pack is called, what it extends, and its genre: roles, kinds of body and the patterns by which
 * parse/ tells the parts of a report. Which packs there are and in which order is ruleset.c's affair. */
#include "rule/pack.h"
#include "rule/params.h"
#include "rule/value.h"

enum { MAX_ROLES = 62, MAX_BODIES = 64 };

// clang-format off
#define AT(member) offsetof(struct fz_pack, member)
static const struct fz_param pack_keys[] = {
    {"pack", FZ_PARAM_STR, true, AT(name), NULL, NULL, "规则包的英文名", "name of the pack"},
    {"version", FZ_PARAM_STR, true, AT(version), NULL, NULL, "版本", "version"},
    {"title", FZ_PARAM_STR, true, AT(title), NULL, NULL, "规则包的中文名", "what it is for"},
    {"standalone", FZ_PARAM_BOOL, false, AT(standalone), NULL, NULL,
     "true：代替随程序提供的规则包", "true: stands instead of the shipped pack"},
    {"extends", FZ_PARAM_STR, false, AT(extends), NULL, NULL, "在哪个规则包之上增补", "the pack that it adds to"},
    {"data", FZ_PARAM_STR, false, AT(data), NULL, NULL, "名单所在的文件夹，默认 data", "folder of its word lists, data by default"},
    {.name = NULL},
};
#undef AT
/* read apart from the table */
static const struct fz_param group_keys[] = {
    {"genre", FZ_PARAM_STR, false, 0, NULL, NULL, "", ""},
    {"adjust", FZ_PARAM_STR, false, 0, NULL, NULL, "", ""},
    {.name = NULL},
};
#define AT(member) offsetof(struct fz_genre, member)
static const struct fz_param genre_keys[] = {
    {"title", FZ_PARAM_PATTERNS, true, AT(title), NULL, NULL, "报告标题的样子", "what a title has"},
    {"title-end", FZ_PARAM_PATTERNS, false, AT(title_end), NULL, NULL, "标题到哪里为止", "where a title may end"},
    {"body", FZ_PARAM_PATTERNS, false, AT(body), NULL, NULL, "第 1 组是机关名称", "group 1 names the issuing body"},
    {"joint", FZ_PARAM_PATTERNS, false, AT(joint), NULL, NULL, "名称这样结尾的机关之后可以接第二个机关", "how a body's name ends before a second one"},
    {"residue", FZ_PARAM_PATTERNS, false, AT(residue), NULL, NULL, "网页残留的行", "lines that a web page leaves"},
    {"addressee", FZ_PARAM_PATTERNS, false, AT(addressee), NULL, NULL, "主送机关的行", "a 主送机关 line"},
    {"doc-number", FZ_PARAM_PATTERNS, false, AT(doc_number), NULL, NULL, "发文字号的行", "a 发文字号 line"},
    {"set-phrases", FZ_PARAM_PATTERNS, false, AT(set_phrases), NULL, NULL, "各地报告都有的套语，相同不算抄袭", "clauses that every such report has"},
    {.name = NULL},
};
#undef AT
static const struct fz_param genre_group_keys[] = {
    {"roles", FZ_PARAM_STR, true, 0, NULL, NULL, "报告的规定部分", "the report's standing parts"},
    {"bodies", FZ_PARAM_STR, false, 0, NULL, NULL, "机关的类别", "kinds of issuing body"},
    {.name = NULL},
};
#define AT(member) offsetof(struct fz_role, member)
static const struct fz_param role_keys[] = {
    {"name", FZ_PARAM_STR, true, AT(name), NULL, NULL, "英文名", "name"},
    {"label", FZ_PARAM_STR, true, AT(label), NULL, NULL, "中文名", "what a reader is told"},
    {"headings", FZ_PARAM_PATTERNS, true, AT(headings), NULL, NULL, "这样的小标题属于这一部分", "headings that have the role"},
    {"not-headings", FZ_PARAM_PATTERNS, false, AT(not_headings), NULL, NULL, "这样的除外", "headings that do not"},
    {"topical", FZ_PARAM_BOOL, false, AT(topical), NULL, NULL, "没有总标题时可由一组专题标题代表", "a row of topical headings may stand for it"},
    {"year", FZ_PARAM_INT, false, AT(year), NULL, NULL, "这一部分说的年度与报告年度之差", "its year less the report's"},
    {.name = NULL},
};
#undef AT
#define AT(member) offsetof(struct fz_body_kind, member)
static const struct fz_param body_keys[] = {
    {"name", FZ_PARAM_STR, true, AT(name), NULL, NULL, "英文名", "name"},
    {"label", FZ_PARAM_STR, true, AT(label), NULL, NULL, "中文名", "what a reader is told"},
    {"names", FZ_PARAM_PATTERNS, true, AT(names), NULL, NULL, "机关名称的样子", "names of such bodies"},
    {.name = NULL},
};
#undef AT
// clang-format on

bool fz_pack_read(struct fz_load *load, struct fz_pack *pack)
{
    if (!fz_value_is_mapping(load, pack->node, "pack.yaml"))
        return false;
    bool ok = fz_params_known(load, pack->node, pack_keys, group_keys,
                              FZ_SAY(load->errors->lang, "“pack.yaml”", "pack.yaml"));
    ok = fz_params_fill(load, pack_keys, pack->node, pack, 0) && ok;
    const struct fz_yaml *genre = fz_yaml_get(pack->node, "genre"), *data = fz_yaml_get(pack->node, "data");
    const struct fz_yaml *extends = fz_yaml_get(pack->node, "extends");
    if (genre && pack->shown && !pack->standalone)
        ok = FZ_LOAD_ERROR(load, genre, "“%s”只能写在 standalone: true 的规则包里",
                           "\"%s\" is only for a pack with standalone: true", "genre");
    if (extends && pack->standalone)
        ok = FZ_LOAD_ERROR(load, extends, "standalone: true 的规则包不能再写“%s”",
                           "a pack with standalone: true takes no \"%s\"", "extends");
    if (fz_str_has(pack->data, FZ_STR("..")) || fz_str_starts(pack->data, FZ_STR("/")))
        ok = FZ_LOAD_ERROR(load, data, "“%s”应当是规则包里的一个文件夹名", "\"%s\" must be a folder inside the pack",
                           "data");
    return ok;
}

static bool unique_name(struct fz_load *load, const struct fz_yaml *node, struct fz_str name, bool taken)
{
    if (!taken)
        return true;
    return FZ_LOAD_ERROR(load, node, "“name”重复：%.*s", "\"name\" is given twice: %.*s", FZ_ARG(name));
}

static bool too_many(struct fz_load *load, const struct fz_yaml *node, const char *key, int limit)
{
    return FZ_LOAD_ERROR(load, node, "“%s”最多 %d 项", "\"%s\" takes no more than %d", key, limit);
}

static bool read_roles(struct fz_load *load, const struct fz_yaml *node)
{
    struct fz_genre *genre = &load->ruleset->genre;
    size_t n;
    const struct fz_yaml *items = fz_value_items(load, node, "roles", &n);
    bool ok = n > 0;
    if (n > MAX_ROLES)
        return too_many(load, node, "roles", MAX_ROLES);
    for (size_t i = 0; i < n; i++) {
        struct fz_role role = {.year = 0};
        ok = fz_params_group(load, role_keys, &items[i], "roles", &role, 0) && ok;
        bool taken = fz_str_equal(role.name, FZ_STR("other")) || fz_genre_role(genre, role.name) >= 0;
        ok = unique_name(load, &items[i], role.name, taken) && ok;
        *FZ_PUSH(load->arena, genre->roles, genre->n_roles) = role;
    }
    return ok;
}

static bool read_bodies(struct fz_load *load, const struct fz_yaml *node)
{
    struct fz_genre *genre = &load->ruleset->genre;
    size_t n;
    const struct fz_yaml *items = fz_value_items(load, node, "bodies", &n);
    bool ok = n > 0;
    if (n > MAX_BODIES)
        return too_many(load, node, "bodies", MAX_BODIES);
    for (size_t i = 0; i < n; i++) {
        struct fz_body_kind body = {.names = {NULL, 0}};
        ok = fz_params_group(load, body_keys, &items[i], "bodies", &body, 0) && ok;
        ok = unique_name(load, &items[i], body.name, fz_genre_body(genre, body.name) >= 0) && ok;
        *FZ_PUSH(load->arena, genre->bodies, genre->n_bodies) = body;
    }
    return ok;
}

bool fz_pack_read_genre(struct fz_load *load, const struct fz_pack *pack)
{
    const struct fz_yaml *node = fz_yaml_get(pack->node, "genre");
    if (!node)
        return FZ_LOAD_ERROR(load, pack->node, "缺少“%s”（这类报告有哪些部分）",
                             "\"%s\" is missing (the parts of such a report)", "genre");
    if (!fz_value_is_mapping(load, node, "genre"))
        return false;
    load->view = FZ_VIEW_FOLDED;
    bool ok =
        fz_params_known(load, node, genre_keys, genre_group_keys, FZ_SAY(load->errors->lang, "“genre”", "\"genre\""));
    ok = fz_params_fill(load, genre_keys, node, &load->ruleset->genre, 0) && ok;
    const struct fz_yaml *roles = fz_yaml_get(node, "roles"), *bodies = fz_yaml_get(node, "bodies");
    if (roles)
        ok = read_roles(load, roles) && ok;
    else
        ok = FZ_LOAD_ERROR(load, node, "缺少“%s”（%s）", "\"%s\" is missing (%s)", "roles",
                           FZ_SAY(load->errors->lang, genre_group_keys[0].help, genre_group_keys[0].help_en));
    return (!bodies || read_bodies(load, bodies)) && ok;
}
