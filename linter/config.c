/* Finding and reading configurations. A key is a row of the option table, so its type, its values and what it is for
 * are known from there; here are only the ways in which YAML writes them, whose word counts, and from where a path
 * leads. */
#include "config.h"
#include "base/os.h"
#include "reporter.h"
#include <stdlib.h>
#include <string.h>

enum { MAX_UPWARD = 256 /* folders: a loop of mounts must end */, MAX_ROWS = 64 };

struct folder {
    const char *name; /* as fz_config_folder gives it */
    const struct fz_config *config;
    bool good;
};
struct fz_configs {
    const struct fz_options *line;
    struct fz_arena *arena;
    struct fz_errors *errors;
    struct folder *folders;
    size_t n_folders;
    struct folder *files; /* name: of the file */
    size_t n_files;
};

/* ---- upward ---------------------------------------------------------------------------------------------------- */

const char *fz_config_folder(struct fz_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return fz_str_copy(arena, slash ? (struct fz_str){path, (size_t)(slash - path) + 1} : FZ_STR("")).ptr;
}

/* The folder above FOLDER; by its name, so that it is called as the user would. */
static const char *above(struct fz_arena *arena, const char *folder)
{
    struct fz_str name = fz_str_from(folder);
    while (fz_str_ends(name, FZ_STR("/")))
        name.len--;
    struct fz_str last = fz_str_slice(name, strlen(fz_config_folder(arena, fz_str_copy(arena, name).ptr)), name.len);
    if (fz_str_equal(last, FZ_STR(".")))
        return above(arena, fz_str_copy(arena, fz_str_slice(name, 0, name.len - 1)).ptr);
    if (!last.len || fz_str_equal(last, FZ_STR("..")))
        return fz_str_printf(arena, "%s../", folder).ptr;
    return fz_str_copy(arena, fz_str_slice(name, 0, name.len - last.len)).ptr;
}

static bool is_root(struct fz_arena *arena, const char *folder)
{
    const char *here = *folder ? folder : "./";
    return fz_os_same_file(here, fz_str_printf(arena, "%s../", here).ptr);
}

const char *fz_config_upward(struct fz_arena *arena, const char *path, const char *name)
{
    const char *folder = fz_config_folder(arena, path);
    for (int i = 0; i < MAX_UPWARD; i++, folder = above(arena, folder)) {
        const char *file = fz_str_printf(arena, "%s%s", folder, name).ptr;
        if (fz_os_exists(file))
            return file;
        if (is_root(arena, folder))
            break;
    }
    return NULL;
}

/* ---- one value ------------------------------------------------------------------------------------------------- */

struct load {
    struct fz_arena *arena;
    struct fz_errors *errors;
    struct fz_config *config;
    const struct fz_yaml **at;
    const char *folder; /* of the file that is being read */
};

#define SAY_AT(load, node, zh, en, ...)                                                                                \
    fz_error_add((load)->errors, (node)->file, (node)->line, (node)->column, FZ_SAY((load)->errors->lang, zh, en),     \
                 __VA_ARGS__)

static bool wrong_type(struct load *load, const struct fz_yaml *node, const char *key, const char *zh, const char *en)
{
    return SAY_AT(load, node, "“%s”应当是%s", "\"%s\" must be %s", key, FZ_SAY(load->errors->lang, zh, en));
}

static bool wrong_value(struct load *load, const struct fz_yaml *node, const struct fz_option *o)
{
    struct fz_str names[MAX_ROWS];
    size_t n = 0;
    for (; o->choices && o->choices[n]; n++)
        names[n] = fz_str_from(o->choices[n]);
    for (; (o->type & FZ_OPTION_KIND) == FZ_OPTION_OUTPUT && fz_reporters[n]; n++)
        names[n] = fz_str_from(fz_reporters[n]->name);
    struct fz_str near = fz_str_nearest(node->scalar, names, n);
    if (near.len)
        return SAY_AT(load, node, "“%s”没有“%.*s”这个值（是不是“%.*s”？）",
                      "\"%s\" has no value \"%.*s\" (did you mean \"%.*s\"?)", o->name, FZ_ARG(node->scalar),
                      FZ_ARG(near));
    return SAY_AT(load, node, "“%s”的值不对：“%.*s”；%s", "\"%s\": wrong value \"%.*s\"; %s", o->name,
                  FZ_ARG(node->scalar), FZ_SAY(load->errors->lang, o->help, o->help_en));
}

static const char *from_folder(struct load *load, struct fz_str path)
{
    if (fz_str_starts(path, FZ_STR("/")))
        return fz_str_copy(load->arena, path).ptr;
    return fz_str_printf(load->arena, "%s%.*s", load->folder, FZ_ARG(path)).ptr;
}

/* VALUE as the command line would have it. A word in `rules` that is no file may be a region's name. */
static const char *as_word(struct load *load, const struct fz_option *o, struct fz_str value)
{
    unsigned kind = o->type & FZ_OPTION_KIND;
    size_t equals = fz_str_find(value, FZ_STR("="), 0);
    const char *word = fz_str_copy(load->arena, value).ptr;
    if (!(o->type & FZ_OPTION_PATH) || (kind == FZ_OPTION_OUTPUT && equals == SIZE_MAX))
        return word;
    if (kind == FZ_OPTION_OUTPUT)
        return fz_str_printf(load->arena, "%.*s=%s", (int)equals, value.ptr,
                             from_folder(load, fz_str_slice(value, equals + 1, value.len)))
            .ptr;
    const char *path = from_folder(load, value);
    bool name = kind == FZ_OPTION_LIST && !fz_str_has(value, FZ_STR("/")) && !fz_str_has(value, FZ_STR("."));
    return name && !fz_os_exists(path) ? word : path;
}

static bool set_flag(struct load *load, const struct fz_option *o, const struct fz_yaml *node)
{
    bool on = fz_str_equal(node->scalar, FZ_STR("true"));
    if (node->type != FZ_YAML_SCALAR || !node->plain || (!on && !fz_str_equal(node->scalar, FZ_STR("false"))))
        return wrong_type(load, node, o->name, " true 或 false（不加引号）", "true or false without quotes");
    *(bool *)(void *)((char *)&load->config->values + o->offset) = on;
    return true;
}

static bool set_scalar(struct load *load, const struct fz_option *o, const struct fz_yaml *node)
{
    unsigned kind = o->type & FZ_OPTION_KIND;
    bool empty =
        node->type != FZ_YAML_SCALAR || !node->scalar.len || (node->plain && fz_str_equal(node->scalar, FZ_STR("~")));
    if (kind == FZ_OPTION_INT && (empty || !node->plain))
        return wrong_type(load, node, o->name, "一个整数（不加引号）", "a whole number without quotes");
    if (empty)
        return wrong_type(load, node, o->name, "一段文字，不能是空的", "a text that is not empty");
    struct fz_str format = node->scalar;
    format.len = kind == FZ_OPTION_OUTPUT ? strcspn(fz_str_copy(load->arena, format).ptr, "=") : format.len;
    if (kind == FZ_OPTION_OUTPUT && !fz_reporter_find(format))
        return wrong_value(load, node, o);
    return fz_option_set(&load->config->values, load->arena, o, as_word(load, o, node->scalar)) ||
           wrong_value(load, node, o);
}

static bool set_items(struct load *load, const struct fz_option *o, const struct fz_yaml *node)
{
    bool good = true;
    if (!node->n)
        return SAY_AT(load, node, "“%s”的列表是空的；不需要就删去这一行", "the list of \"%s\" is empty: leave it out",
                      o->name);
    for (size_t i = 0; i < node->n; i++)
        good &= set_scalar(load, o, &node->items[i]);
    return good;
}

static bool set(struct load *load, const struct fz_option *o, const struct fz_yaml *node)
{
    unsigned kind = o->type & FZ_OPTION_KIND;
    load->at[o - fz_option_table] = node;
    if (kind == FZ_OPTION_FLAG)
        return fz_option_set(&load->config->values, load->arena, o, NULL) && set_flag(load, o, node);
    bool many = kind == FZ_OPTION_LIST || kind == FZ_OPTION_OUTPUT;
    return many && node->type == FZ_YAML_SEQUENCE ? set_items(load, o, node) : set_scalar(load, o, node);
}

/* ---- one file -------------------------------------------------------------------------------------------------- */

static bool unknown_key(struct load *load, const struct fz_yaml *key)
{
    struct fz_str names[MAX_ROWS + 1];
    size_t n = 0;
    for (const struct fz_option *o = fz_option_table; o->name; o++)
        if (!(o->type & FZ_OPTION_WORDS))
            names[n++] = fz_str_from(o->name);
    names[n++] = FZ_STR("extends");
    struct fz_str near = fz_str_nearest(key->scalar, names, n);
    if (near.len)
        return SAY_AT(load, key, "配置中没有“%.*s”这个键（是不是“%.*s”？）",
                      "unknown key \"%.*s\" (did you mean \"%.*s\"?)", FZ_ARG(key->scalar), FZ_ARG(near));
    return SAY_AT(load, key, "配置中没有“%.*s”这个键；键就是 fzlint --help 列出的选项名",
                  "unknown key \"%.*s\"; the keys are the long options of fzlint --help", FZ_ARG(key->scalar));
}

static bool set_key(struct load *load, const struct fz_yaml *key, const struct fz_yaml *value)
{
    const struct fz_option *o = fz_option_find(key->scalar);
    if (!o)
        return unknown_key(load, key);
    if (o->type & FZ_OPTION_WORDS)
        return SAY_AT(load, key, "“%s”只能写在命令行上", "\"%s\" belongs on the command line only", o->name);
    return set(load, o, value);
}

static struct fz_yaml *read_yaml(struct fz_configs *configs, const char *file)
{
    char *bytes;
    size_t len;
    if (!fz_os_read(file, FZ_YAML_MAX_BYTES, &bytes, &len, configs->errors))
        return NULL;
    struct fz_str text = fz_str_copy(configs->arena, (struct fz_str){bytes, len});
    free(bytes);
    return fz_yaml_read(configs->arena, file, text, configs->errors);
}

struct chain { /* the files that are being read, each extended by the one before */
    const char *file;
    const struct chain *before;
};

static const struct fz_config *load_file(struct fz_configs *configs, const char *file, const struct chain *before);

/* What the file named by NODE says, where LOAD's own does not. */
static bool extend(struct fz_configs *configs, struct load *load, const struct fz_yaml *node, const struct chain *chain)
{
    if (node->type != FZ_YAML_SCALAR || !node->scalar.len)
        return wrong_type(load, node, "extends", "另一份配置的路径", "the path of another such file");
    const char *file = from_folder(load, node->scalar);
    for (const struct chain *c = chain; c; c = c->before)
        if (strcmp(c->file, file) == 0 || fz_os_same_file(c->file, file))
            return SAY_AT(load, node, "“extends”成环：%s 又回到了自己",
                          "\"extends\" goes round in a circle: back to %s", file);
    if (!fz_os_exists(file))
        return SAY_AT(load, node, "“extends”所指的 %s 不存在", "\"extends\": there is no %s", file);
    const struct fz_config *other = load_file(configs, file, chain);
    for (const struct fz_option *o = fz_option_table; other && o->name; o++) {
        if (!fz_option_is_given(&other->values, o) || fz_option_is_given(&load->config->values, o))
            continue;
        fz_option_copy(&load->config->values, &other->values, o);
        load->at[o - fz_option_table] = other->at[o - fz_option_table];
    }
    return other != NULL;
}

static bool set_keys(struct fz_configs *configs, struct load *load, const struct fz_yaml *root,
                     const struct chain *chain)
{
    const struct fz_yaml *extends = NULL;
    bool good = true;
    if (root->type != FZ_YAML_MAPPING)
        return fz_error_add(
            load->errors, root->file, root->line, root->column,
            FZ_SAY(load->errors->lang, "配置应当是一组“键: 值”", "a configuration must be a group of keys"));
    for (size_t i = 0; i < root->n; i++) {
        if (fz_str_equal(root->keys[i].scalar, FZ_STR("extends")))
            extends = &root->items[i];
        else
            good &= set_key(load, &root->keys[i], &root->items[i]);
    }
    return (!extends || extend(configs, load, extends, chain)) && good;
}

/* FILE lives in the arena. NULL where it is wrong. */
static const struct fz_config *load_file(struct fz_configs *configs, const char *file, const struct chain *before)
{
    struct fz_config *config = FZ_NEW(configs->arena, struct fz_config);
    struct load load = {.arena = configs->arena,
                        .errors = configs->errors,
                        .config = config,
                        .at = FZ_NEW_N(configs->arena, const struct fz_yaml *, MAX_ROWS),
                        .folder = fz_config_folder(configs->arena, file)};
    struct chain chain = {file, before};
    size_t n_errors = configs->errors->n;
    config->file = file;
    config->at = load.at;
    fz_options_init(&config->values, configs->errors->lang);
    const struct fz_yaml *root = read_yaml(configs, file);
    return root && set_keys(configs, &load, root, &chain) && configs->errors->n == n_errors ? config : NULL;
}

/* ---- those of a run -------------------------------------------------------------------------------------------- */

struct fz_configs *fz_configs_new(const struct fz_options *line, struct fz_arena *arena, struct fz_errors *errors)
{
    struct fz_configs *configs = FZ_NEW(arena, struct fz_configs);
    *configs = (struct fz_configs){.line = line, .arena = arena, .errors = errors};
    return configs;
}

static struct folder *known(struct folder *items, size_t n, const char *name)
{
    for (size_t i = n; i-- > 0;) /* reports of one folder come together */
        if (strcmp(items[i].name, name) == 0)
            return &items[i];
    return NULL;
}

static struct folder *file_of(struct fz_configs *configs, const char *name)
{
    struct folder *file = known(configs->files, configs->n_files, name);
    if (file)
        return file;
    const struct fz_config *config = load_file(configs, name, NULL);
    file = FZ_PUSH(configs->arena, configs->files, configs->n_files);
    *file = (struct folder){name, config, config != NULL};
    return file;
}

bool fz_configs_find(struct fz_configs *configs, const char *path, const struct fz_config **config)
{
    *config = NULL;
    if (configs->line->no_config)
        return true;
    const char *name = fz_config_folder(configs->arena, path);
    struct folder *folder = known(configs->folders, configs->n_folders, name);
    if (!folder) {
        const char *file = configs->line->config;
        file = file ? file : fz_config_upward(configs->arena, path, FZ_CONFIG_NAME);
        struct folder found = {name, NULL, true};
        if (file)
            found = (struct folder){name, file_of(configs, file)->config, file_of(configs, file)->good};
        folder = FZ_PUSH(configs->arena, configs->folders, configs->n_folders);
        *folder = found;
    }
    *config = folder->config;
    return folder->good;
}

/* ---- what it says ---------------------------------------------------------------------------------------------- */

void fz_config_apply(const struct fz_config *config, unsigned scope, struct fz_options *options)
{
    for (const struct fz_option *o = fz_option_table; config && o->name; o++)
        if ((o->type & FZ_OPTION_REPORT) == scope && fz_option_is_given(&config->values, o) &&
            !fz_option_is_given(options, o))
            fz_option_copy(options, &config->values, o);
}

bool fz_config_agrees(const struct fz_config *config, const struct fz_config *first, const struct fz_options *options,
                      const struct fz_options *line, struct fz_errors *errors)
{
    bool good = true;
    for (const struct fz_option *o = fz_option_table; config && config != first && o->name; o++) {
        if ((o->type & FZ_OPTION_REPORT) || !fz_option_is_given(&config->values, o) || fz_option_is_given(line, o) ||
            fz_option_same(&config->values, options, o))
            continue;
        const struct fz_yaml *at = config->at[o - fz_option_table];
        good = fz_error_add(errors, at->file, at->line, at->column,
                            FZ_SAY(errors->lang,
                                   "“%s”管整次检查，与第一份报告的配置（%s）不一致：请分开检查，或把 --%s 写在命令行上",
                                   "\"%s\" is of the whole run and differs from the first report's configuration (%s): "
                                   "check them apart, or give --%s on the command line"),
                            o->name, first ? first->file : FZ_SAY(errors->lang, "没有", "none"), o->name);
    }
    return good;
}

void fz_config_blame(const struct fz_config *config, const char *name, struct fz_errors *errors, size_t from)
{
    const struct fz_option *o = fz_option_find(fz_str_from(name));
    const struct fz_yaml *at = config ? config->at[o - fz_option_table] : NULL;
    for (size_t i = from; at && i < errors->n; i++) {
        struct fz_error *error = &errors->items[i];
        if (!error->file)
            *error = (struct fz_error){at->file, at->line, at->column, error->message};
    }
}
