/* Files, folders and lists become one list of reports. */
#include "paths.h"
#include "base/os.h"
#include "input/input.h"
#include <stdlib.h>
#include <string.h>

struct collect {
    struct fz_paths *paths;
    struct fz_arena *arena;
    struct fz_errors *errors;
};

static void add(struct collect *c, const char *path)
{
    *FZ_PUSH(c->arena, c->paths->items, c->paths->n) = path;
}

static void add_folder(struct collect *c, const char *folder)
{
    struct fz_str *found = NULL;
    size_t n = 0;
    bool read = fz_os_list(folder, fz_input_suffixes, fz_input_n_suffixes, c->arena, &found, &n, c->errors);
    for (size_t i = 0; i < n; i++)
        add(c, found[i].ptr);
    if (read && !n)
        read = fz_error_add(
            c->errors, folder, 0, 0,
            FZ_SAY(c->errors->lang, "文件夹里没有可检查的报告（.txt、.md）", "the folder holds no report (.txt, .md)"));
    c->paths->incomplete |= !read;
}

static void add_path(struct collect *c, const char *path)
{
    if (strcmp(path, "-") != 0 && fz_os_is_folder(path))
        add_folder(c, path);
    else
        add(c, path);
}

static void add_list(struct collect *c, const char *list)
{
    enum { MAX_LIST = 64 << 20 };
    char *bytes;
    size_t len;
    if (!fz_os_read(list, MAX_LIST, &bytes, &len, c->errors)) {
        c->paths->incomplete = true;
        return;
    }
    struct fz_str rest = fz_str_copy(c->arena, (struct fz_str){bytes, len}), line;
    free(bytes);
    while (rest.len && fz_str_split(&rest, '\n', &line)) {
        struct fz_str path = fz_str_trim(line);
        if (path.len)
            add_path(c, fz_str_copy(c->arena, path).ptr);
    }
}

bool fz_paths_collect(struct fz_paths *paths, const struct fz_options *options, struct fz_arena *arena,
                      struct fz_errors *errors)
{
    struct collect c = {paths, arena, errors};
    if (!options->n_paths && !options->files_from)
        return fz_error_add(
            errors, NULL, 0, 0,
            FZ_SAY(errors->lang, "没有给出报告；用法见 fzlint --help", "no report given; see fzlint --help"));
    for (size_t i = 0; i < options->n_paths; i++)
        add_path(&c, options->paths[i]);
    if (options->files_from)
        add_list(&c, options->files_from);
    if (!paths->n && !paths->incomplete)
        return fz_error_add(errors, options->files_from, 0, 0,
                            FZ_SAY(errors->lang, "清单里没有报告", "the list names no report"));
    return true;
}

bool fz_paths_has(const struct fz_paths *paths, const char *path)
{
    for (size_t i = 0; i < paths->n; i++)
        if (strcmp(paths->items[i], path) == 0 || fz_os_same_file(paths->items[i], path))
            return true;
    return false;
}
