/* Mistakes in a file of rules, as the loader tells them. The loader reads from the disk, the file and those beside it,
 * so these are the mistakes of what was saved; the server asks when a file is opened and when it is saved. */
#include "base/os.h"
#include "lsp/features.h"
#include "rule/ruleset.h"
#include <string.h>

/* A list of mappings with an id and a kind of check: other YAML files are none of our business. */
static bool looks_like_rules(struct fz_str text)
{
    bool item = false, check = false;
    for (struct fz_str line; fz_str_split(&text, '\n', &line);) {
        item |= fz_str_starts(line, FZ_STR("- ")) || fz_str_equal(fz_str_trim(line), FZ_STR("-"));
        check |= item && fz_str_starts(fz_str_trim(line), FZ_STR("check:"));
    }
    return check;
}

/* A file of a pack is loaded with its pack, which may hold what it refers to. */
static const char *what_to_load(struct fz_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    struct fz_str folder = {path, slash ? (size_t)(slash - path) : 0};
    const char *pack = fz_str_printf(arena, "%.*s/pack.yaml", FZ_ARG(folder)).ptr;
    return slash && fz_os_exists(pack) ? fz_str_copy(arena, folder).ptr : path;
}

void fz_put_rule_diagnostics(const struct fz_view *view, const char *key)
{
    const char *path = view->document->name;
    struct fz_errors errors;
    fz_errors_init(&errors, view->arena, view->opts->lint.lang);
    fz_json_array(view->json, key);
    if (looks_like_rules(fz_buf_str(&view->document->text.buf)) && fz_os_exists(path)) {
        const char *load = what_to_load(view->arena, path);
        fz_ruleset_free(fz_ruleset_load_tree(view->arena, view->opts->rules_dir, &load, 1, &errors));
    }
    for (size_t i = 0; i < errors.n; i++)
        if (errors.items[i].file && fz_os_same_file(errors.items[i].file, path))
            fz_put_error(view, &errors.items[i]);
    fz_json_end(view->json);
}
