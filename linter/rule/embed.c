/* A program for the build: reads the shipped rules and writes them as C, digested (digest.h), to standard output. What
 * is wrong with them is told, and then there is no program with them.
 *   embed FOLDER PATH…    the PATHs are relative to FOLDER */
#include "base/buf.h"
#include "rule/digest.h"
#include "rule/files.h"
#include "rule/ruleset.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The loader's, which here reads from the folder alone. */
const struct fz_embedded fz_embedded_files[] = {{NULL, NULL, 0}};
static const unsigned char no_literals[] = {0};
const struct fz_embedded fz_embedded_literals = {NULL, no_literals, sizeof no_literals};

static void write_array(const char *name, size_t number, const struct fz_buf *bytes)
{
    printf("static const unsigned char %s%zu[] = {", name, number);
    for (size_t i = 0; i < bytes->len; i++)
        printf("%s%d,", i % 32 ? "" : "\n", (unsigned char)bytes->ptr[i]);
    printf("\n};\n");
}

static bool write_file(struct fz_files *files, const char *path, size_t number, struct fz_errors *errors)
{
    struct fz_buf digest;
    const char *shown = fz_files_shown(files, path);
    fz_buf_init(&digest);
    if (fz_str_ends(fz_str_from(path), FZ_STR(".csv"))) {
        struct fz_csv *csv = fz_files_csv(files, path, shown, errors);
        if (!csv)
            return false;
        fz_digest_add_csv(&digest, csv);
    } else {
        struct fz_yaml *root = fz_files_yaml(files, path, shown, errors);
        if (!root)
            return false;
        fz_digest_add_yaml(&digest, root);
    }
    write_array("file", number, &digest);
    fz_buf_clear(&digest);
    return true;
}

static bool write_literals(struct fz_arena *arena, const char *folder, struct fz_errors *errors)
{
    struct fz_ruleset *ruleset = fz_ruleset_load_tree(arena, folder, NULL, 0, errors);
    if (!ruleset)
        return false;
    struct fz_known_literals *known = FZ_NEW_N(arena, struct fz_known_literals, ruleset->n_patterns);
    for (size_t i = 0; i < ruleset->n_patterns; i++) {
        known[i].source = fz_pattern_source(ruleset->patterns[i]);
        known[i].literals = fz_literals_of(known[i].source, arena);
    }
    struct fz_buf digest;
    fz_buf_init(&digest);
    fz_digest_add_literals(&digest, known, ruleset->n_patterns);
    write_array("literals", 0, &digest);
    fz_buf_clear(&digest);
    fz_ruleset_free(ruleset);
    return true;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool write_all(struct fz_arena *arena, const char *folder, char **paths, size_t n, struct fz_errors *errors)
{
    struct fz_files *files = fz_files_folder(arena, folder);
    qsort(paths, n, sizeof *paths, by_name);
    printf("/* Made by linter/rule/embed.c from %s/; do not edit. */\n#include \"rule/files.h\"\n\n", folder);
    for (size_t i = 0; i < n; i++)
        if (!write_file(files, paths[i], i, errors))
            return false;
    if (!write_literals(arena, folder, errors))
        return false;
    printf("\nconst struct fz_embedded fz_embedded_files[] = {\n");
    for (size_t i = 0; i < n; i++)
        printf("    {\"%s\", file%zu, sizeof file%zu},\n", paths[i], i, i);
    printf("    {NULL, NULL, 0},\n};\n");
    printf("const struct fz_embedded fz_embedded_literals = {NULL, literals0, sizeof literals0};\n");
    return true;
}

int main(int argc, char **argv)
{
    struct fz_arena arena;
    struct fz_errors errors;
    if (argc < 3) {
        fprintf(stderr, "usage: embed FOLDER PATH...\n");
        return 2;
    }
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    bool good = write_all(&arena, argv[1], argv + 2, (size_t)argc - 2, &errors);
    for (size_t i = 0; i < errors.n; i++)
        fprintf(stderr, "%s:%u:%u: %.*s\n", errors.items[i].file, errors.items[i].line, errors.items[i].column,
                FZ_ARG(errors.items[i].message));
    fz_arena_clear(&arena);
    return good && fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
