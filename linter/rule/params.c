/* A struct filled from a YAML mapping by a table of fz_param rows: a kind's parameters, and every other group of keys.
 * The rows are all there is to know of them; schema, help and documentation are printed from the same rows. */
#include "rule/params.h"
#include "rule/lists.h"
#include "rule/value.h"

const struct fz_param *fz_param_find(const struct fz_param *table, struct fz_str name)
{
    for (; table && table->name; table++)
        if (fz_str_equal(fz_str_from(table->name), name))
            return table;
    return NULL;
}

bool fz_param_fill(struct fz_load *load, const struct fz_param *param, const struct fz_yaml *value, void *base,
                   unsigned flags)
{
    void *at = (char *)base + param->offset;
    const char *key = param->name;
    switch (param->type) {
    case FZ_PARAM_BOOL:
        return fz_value_bool(load, value, key, at);
    case FZ_PARAM_INT:
        return fz_value_int(load, value, key, at);
    case FZ_PARAM_STR:
        return fz_value_str(load, value, key, flags & FZ_EMPTY_STR, at);
    case FZ_PARAM_STRS:
        return fz_value_strs(load, value, key, flags & FZ_EMPTY_ITEM, at);
    case FZ_PARAM_PATTERN:
        return fz_value_pattern(load, value, key, at);
    case FZ_PARAM_PATTERNS:
        return fz_value_patterns(load, value, key, at);
    case FZ_PARAM_CHOICE:
        return fz_value_choice(load, value, key, param->choices, at);
    case FZ_PARAM_CHOICES:
        return fz_value_choices(load, value, key, param->choices, at);
    case FZ_PARAM_ROLE:
        return fz_value_role(load, value, key, at);
    case FZ_PARAM_ROLES:
        return fz_value_roles(load, value, key, at);
    case FZ_PARAM_LIST:
        return (*(struct fz_csv **)at = fz_list_read(load, value, key, param->columns)) != NULL;
    }
    return false;
}

bool fz_params_fill(struct fz_load *load, const struct fz_param *table, const struct fz_yaml *mapping, void *base,
                    unsigned flags)
{
    bool ok = true;
    for (const struct fz_param *param = table; param && param->name; param++) {
        const struct fz_yaml *value = fz_yaml_get(mapping, param->name);
        if (param->type == FZ_PARAM_ROLE)
            *(int *)((char *)base + param->offset) = -1;
        if (value)
            ok = fz_param_fill(load, param, value, base, flags) && ok;
        else if (param->required)
            ok = FZ_LOAD_ERROR(load, mapping, "缺少“%s”（%s）", "\"%s\" is missing (%s)", param->name,
                               FZ_SAY(load->errors->lang, param->help, param->help_en));
    }
    return ok;
}

static size_t collect(const struct fz_param *table, struct fz_str *names)
{
    size_t n = 0;
    for (; table && table->name; table++)
        names[n++] = fz_str_from(table->name);
    return n;
}

static size_t count(const struct fz_param *table)
{
    size_t n = 0;
    while (table && table[n].name)
        n++;
    return n;
}

bool fz_params_known(struct fz_load *load, const struct fz_yaml *mapping, const struct fz_param *table,
                     const struct fz_param *other, const char *what)
{
    struct fz_str *names = FZ_NEW_N(load->arena, struct fz_str, count(table) + count(other) + 1);
    size_t n = collect(table, names);
    n += collect(other, names + n);
    bool ok = true;
    for (size_t i = 0; i < mapping->n; i++) {
        const struct fz_yaml *key = &mapping->keys[i];
        if (fz_param_find(table, key->scalar) || fz_param_find(other, key->scalar))
            continue;
        ok = FZ_LOAD_ERROR(load, key, "不认识的键“%.*s”，%s没有它%s", "unknown key \"%.*s\" for %s%s",
                           FZ_ARG(key->scalar), what, fz_load_meant(load, key->scalar, names, n));
    }
    return ok;
}

bool fz_params_group(struct fz_load *load, const struct fz_param *table, const struct fz_yaml *node, const char *key,
                     void *base, unsigned flags)
{
    if (!fz_value_is_mapping(load, node, key))
        return false;
    const char *what = fz_str_printf(load->arena, FZ_SAY(load->errors->lang, "“%s”", "\"%s\""), key).ptr;
    bool known = fz_params_known(load, node, table, NULL, what);
    return fz_params_fill(load, table, node, base, flags) && known;
}
