/* From configuration to what lint.c is told. Folders with the same configuration and exceptions share one setup. */
#include "setup.h"
#include "base/os.h"
#include "input/encoding.h"
#include "select.h"
#include <string.h>

struct list {
    const char *file;
    struct fz_suppressions *list; /* NULL: it is wrong */
};
struct make {
    const struct fz_ruleset *ruleset;
    struct fz_configs *configs;
    const struct fz_config *first;
    const struct fz_options *line, *options;
    const struct fz_baseline *baseline;
    struct fz_str as_of;
    struct fz_setup **setups;
    size_t n_setups;
    struct list *lists;
    size_t n_lists;
    const char *folder, *folder_list; /* the last one that was looked into */
    struct fz_arena *arena;
    struct fz_errors *errors;
};

/* ---- what is known already ------------------------------------------------------------------------------------- */

static void excuse(const void *with, struct fz_result *result)
{
    const struct fz_setup *setup = with;
    size_t kept = 0;
    for (size_t i = 0; i < result->n_findings; i++) {
        const struct fz_finding *finding = &result->findings[i];
        const struct fz_suppression *by =
            setup->suppressions ? fz_suppressions_match(setup->suppressions, result->path, finding) : NULL;
        if (by || (setup->baseline && fz_baseline_has(setup->baseline, result->path, finding)))
            *FZ_PUSH(result->arena, result->excused, result->n_excused) = (struct fz_excused){*finding, by};
        else
            result->findings[kept++] = *finding;
    }
    result->n_findings = kept;
    if (setup->suppressions)
        fz_suppressions_saw(setup->suppressions, result);
}

/* The list at FILE, read once; NULL where it is wrong. */
static struct fz_suppressions *list_of(struct make *make, const char *file)
{
    for (size_t i = 0; i < make->n_lists; i++)
        if (strcmp(make->lists[i].file, file) == 0)
            return make->lists[i].list;
    struct list list = {file, fz_suppressions_read(file, make->as_of, make->arena, make->errors)};
    *FZ_PUSH(make->arena, make->lists, make->n_lists) = list;
    return list.list;
}

/* ---- one setup ------------------------------------------------------------------------------------------------- */

static bool find_body(struct make *make, struct fz_setup *setup)
{
    const struct fz_genre *genre = &make->ruleset->genre;
    const char *body = setup->options.body;
    struct fz_str names = {0};
    setup->lint.parse.body_kind = body ? fz_genre_body(genre, fz_str_from(body)) : -1;
    if (!body || setup->lint.parse.body_kind >= 0)
        return true;
    for (size_t i = 0; i < genre->n_bodies; i++)
        names = fz_str_printf(make->arena, "%.*s%s%.*s", FZ_ARG(names), i ? ", " : "", FZ_ARG(genre->bodies[i].name));
    return fz_error_add(
        make->errors, NULL, 0, 0,
        FZ_SAY(make->errors->lang, "没有机关类别“%s”，可用：%.*s", "no kind of body \"%s\"; there are: %.*s"), body,
        FZ_ARG(names));
}

/* Errors in words of the configuration have their place there. */
static bool blamed(struct make *make, const struct fz_setup *setup, const char *name, size_t from)
{
    const struct fz_option *o = fz_option_find(fz_str_from(name));
    if (!fz_option_is_given(make->line, o))
        fz_config_blame(setup->config, name, make->errors, from);
    return make->errors->n == from;
}

static bool select_rules(struct make *make, struct fz_setup *setup)
{
    struct fz_options only = setup->options;
    size_t from = make->errors->n;
    only.n_ignore = 0;
    setup->lint.selected = fz_select_rules(make->ruleset, &only, make->arena, make->errors);
    if (!blamed(make, setup, "select", from))
        return false;
    setup->lint.selected = fz_select_rules(make->ruleset, &setup->options, make->arena, make->errors);
    return blamed(make, setup, "ignore", from);
}

/* A wrong --encoding is told for each report; that of a configuration has a place, and is told once. */
static bool knows_encoding(struct make *make, const struct fz_setup *setup)
{
    const char *encoding = setup->options.encoding;
    size_t from = make->errors->n;
    if (!encoding || !setup->config || fz_option_is_given(make->line, fz_option_find(FZ_STR("encoding"))))
        return true;
    return fz_encoding_is_known(encoding, make->errors) || blamed(make, setup, "encoding", from);
}

static bool fill(struct make *make, struct fz_setup *setup)
{
    const struct fz_options *o = &setup->options;
    bool good = fz_config_agrees(setup->config, make->first, make->options, make->line, make->errors);
    setup->lint = (struct fz_lint_opts){.input = {.encoding = o->encoding, .max_size = (size_t)o->max_size << 20},
                                        .parse = {.year = o->year},
                                        .lang = make->options->lang,
                                        .no_prefilter = o->no_prefilter,
                                        .excuse = excuse,
                                        .excuse_with = setup};
    size_t from = make->errors->n;
    good &= find_body(make, setup) || blamed(make, setup, "body", from);
    good &= knows_encoding(make, setup);
    return select_rules(make, setup) && good;
}

static struct fz_setup *known(const struct make *make, const struct fz_config *config,
                              const struct fz_suppressions *list)
{
    for (size_t i = make->n_setups; i-- > 0;)
        if (make->setups[i]->config == config && make->setups[i]->suppressions == list)
            return make->setups[i];
    return NULL;
}

/* The list for the report at PATH, or NULL; reports of one folder come together and have the same. */
static const char *list_file(struct make *make, const struct fz_options *options, const char *path)
{
    if (options->suppressions)
        return options->suppressions;
    const char *folder = fz_config_folder(make->arena, path);
    if (!make->folder || strcmp(folder, make->folder) != 0) {
        make->folder = folder;
        make->folder_list = fz_config_upward(make->arena, path, FZ_SUPPRESSIONS_NAME);
    }
    return make->folder_list;
}

/* NULL where something is wrong. */
static const struct fz_setup *setup_of(struct make *make, const char *path)
{
    const struct fz_config *config;
    if (!fz_configs_find(make->configs, path, &config))
        return NULL;
    struct fz_options options = *make->options;
    /* what the first report's configuration says of the reports under it is not for others */
    fz_config_apply(config, FZ_OPTION_REPORT, &options);
    const char *file = list_file(make, &options, path);
    struct fz_suppressions *list = file ? list_of(make, file) : NULL;
    if (file && !list)
        return NULL;
    struct fz_setup *setup = known(make, config, list);
    if (setup)
        return setup;
    setup = FZ_NEW(make->arena, struct fz_setup);
    *setup = (struct fz_setup){.config = config, .suppressions = list, .baseline = make->baseline, .options = options};
    *FZ_PUSH(make->arena, make->setups, make->n_setups) = setup;
    return fill(make, setup) ? setup : NULL;
}

/* ---- all of them ----------------------------------------------------------------------------------------------- */

/* The name by which a report is known: that of standard input may have been given. */
static const char *name_of(const struct fz_options *options, const char *path)
{
    if (strcmp(path, "-") != 0)
        return path;
    return options->stdin_filename ? options->stdin_filename : "";
}

static bool prepare(struct make *make, const struct fz_options *options)
{
    struct fz_os_date today = fz_os_today();
    make->as_of = fz_str_copy(make->arena, fz_str_from(options->as_of ? options->as_of : today.text));
    if (options->baseline)
        make->baseline = fz_baseline_read(options->baseline, make->arena, make->errors);
    return !options->baseline || make->baseline;
}

static bool *any_selected(const struct make *make)
{
    bool *any = FZ_NEW_N(make->arena, bool, make->ruleset->n_rules + 1);
    for (size_t i = 0; i < make->n_setups; i++)
        for (size_t rule = 0; make->setups[i]->lint.selected && rule < make->ruleset->n_rules; rule++)
            any[rule] |= make->setups[i]->lint.selected[rule];
    return any;
}

bool fz_setups_make(struct fz_setups *setups, const struct fz_ruleset *ruleset, const struct fz_paths *paths,
                    struct fz_configs *configs, const struct fz_options *line, const struct fz_options *options,
                    struct fz_arena *arena, struct fz_errors *errors)
{
    struct make make = {
        .ruleset = ruleset, .configs = configs, .line = line, .options = options, .arena = arena, .errors = errors};
    bool good = prepare(&make, options);
    setups->of = FZ_NEW_N(arena, const struct fz_setup *, paths->n + 1);
    for (size_t i = 0; i < paths->n; i++) {
        const char *path = name_of(options, paths->items[i]);
        if (i == 0 && !fz_configs_find(configs, path, &make.first))
            good = false;
        setups->of[i] = setup_of(&make, path);
        good &= setups->of[i] != NULL;
    }
    for (size_t i = 0; i < make.n_lists; i++)
        *FZ_PUSH(arena, setups->lists, setups->n_lists) = make.lists[i].list;
    setups->selected = any_selected(&make);
    return good;
}
