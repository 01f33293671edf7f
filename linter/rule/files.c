/* Where rule files come from: the copy inside the program, or a folder on disk that is laid out like rules/. Paths
 * inside a tree use / on every system and never leave it. What the files mean is left to others. */
#include "rule/files.h"
#include "base/os.h"
#include "rule/digest.h"
#include <stdlib.h>
#include <string.h>

enum { MAX_BYTES = 16 << 20 };

struct fz_files {
    struct fz_arena *arena;
    const char *folder; /* NULL: the tree inside the program */
    bool examples;      /* of that tree */
};

struct fz_files *fz_files_embedded(struct fz_arena *arena, bool examples)
{
    struct fz_files *files = fz_files_folder(arena, NULL);
    files->examples = examples;
    return files;
}

struct fz_files *fz_files_folder(struct fz_arena *arena, const char *folder)
{
    struct fz_files *files = FZ_NEW(arena, struct fz_files);
    files->arena = arena;
    files->folder = folder;
    return files;
}

static const char *join(struct fz_arena *arena, const char *folder, const char *path)
{
    struct fz_str base = fz_str_from(folder);
    if (!base.len)
        return path;
    while (base.len > 1 && base.ptr[base.len - 1] == '/')
        base.len--;
    if (!*path)
        return fz_str_copy(arena, base).ptr;
    return fz_str_printf(arena, "%.*s%s%s", FZ_ARG(base), fz_str_ends(base, FZ_STR("/")) ? "" : "/", path).ptr;
}

const char *fz_files_shown(struct fz_files *files, const char *path)
{
    return join(files->arena, files->folder ? files->folder : "rules", path);
}

static const struct fz_embedded *embedded(const char *path)
{
    const struct fz_embedded *file = fz_embedded_files;
    while (file->path && strcmp(file->path, path) != 0)
        file++;
    return file->path ? file : NULL;
}

bool fz_files_has(struct fz_files *files, const char *path)
{
    return files->folder ? fz_os_exists(fz_files_shown(files, path)) : embedded(path) != NULL;
}

static bool exists(struct fz_files *files, const char *path, const char *shown, struct fz_errors *errors)
{
    return fz_files_has(files, path) ||
           fz_error_add(errors, shown, 0, 0, "%s", FZ_SAY(errors->lang, "没有这个文件", "there is no such file"));
}

/* The bytes of a file on disk. */
static bool get(struct fz_files *files, const char *shown, struct fz_str *bytes, struct fz_errors *errors)
{
    char *got = NULL;
    size_t len = 0;
    if (!fz_os_read(shown, MAX_BYTES, &got, &len, errors))
        return false;
    *bytes = fz_str_copy(files->arena, (struct fz_str){got, len});
    free(got);
    return true;
}

struct fz_yaml *fz_files_yaml(struct fz_files *files, const char *path, const char *shown, struct fz_errors *errors)
{
    struct fz_str bytes;
    if (!exists(files, path, shown, errors))
        return NULL;
    if (files->folder)
        return get(files, shown, &bytes, errors) ? fz_yaml_read(files->arena, shown, bytes, errors) : NULL;
    const struct fz_embedded *file = embedded(path);
    return fz_digest_yaml(files->arena, shown, (struct fz_str){(const char *)file->digest, file->len}, files->examples);
}

struct fz_csv *fz_files_csv(struct fz_files *files, const char *path, const char *shown, struct fz_errors *errors)
{
    struct fz_str bytes;
    if (!exists(files, path, shown, errors))
        return NULL;
    if (files->folder)
        return get(files, shown, &bytes, errors) ? fz_csv_read(files->arena, shown, bytes, errors) : NULL;
    struct fz_csv *csv = FZ_NEW(files->arena, struct fz_csv);
    *csv = *embedded(path)->csv;
    csv->path = shown;
    return csv;
}

static bool is_yaml(struct fz_str name)
{
    return fz_str_ends(name, FZ_STR(".yaml")) || fz_str_ends(name, FZ_STR(".yml"));
}

/* Adds the path FOLDER/NAME when NAME is a YAML file of that folder itself. */
static void add(struct fz_files *files, const char *folder, struct fz_str name, struct fz_strs *paths)
{
    if (fz_str_has(name, FZ_STR("/")) || !is_yaml(name))
        return;
    struct fz_str path = fz_str_printf(files->arena, "%s%s%.*s", folder, *folder ? "/" : "", FZ_ARG(name));
    *FZ_PUSH(files->arena, paths->items, paths->n) = path;
}

static struct fz_str below(struct fz_str path, const char *folder)
{
    size_t len = strlen(folder);
    bool inside =
        !len || (path.len > len && !memcmp(path.ptr, folder, len) && (path.ptr[len] == '/' || folder[len - 1] == '/'));
    if (!inside)
        return (struct fz_str){path.ptr, 0};
    size_t start = len && folder[len - 1] != '/' ? len + 1 : len;
    return fz_str_slice(path, start, path.len);
}

bool fz_files_list(struct fz_files *files, const char *folder, struct fz_strs *paths, struct fz_errors *errors)
{
    static const struct fz_str suffixes[] = {{".yaml", 5}, {".yml", 4}};
    *paths = (struct fz_strs){NULL, 0};
    if (!files->folder) {
        for (const struct fz_embedded *file = fz_embedded_files; file->path; file++)
            add(files, folder, below(fz_str_from(file->path), folder), paths);
        return true;
    }
    const char *place = join(files->arena, files->folder, folder);
    struct fz_str *found = NULL;
    size_t n = 0;
    if (!fz_os_list(place, suffixes, 2, files->arena, &found, &n, errors))
        return false;
    for (size_t i = 0; i < n; i++)
        add(files, folder, below(found[i], place), paths);
    return true;
}
