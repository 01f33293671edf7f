/* A program for the build: reads the shipped rules and writes them as C to standard output: YAML digested (digest.h),
 * word lists as tables, with what is made of the long ones. What is wrong with them is told, and then there is no
 * program with them.
 *   embed FOLDER PATH…    the PATHs are relative to FOLDER */
#include "base/buf.h"
#include "check/phrase_index.h"
#include "rule/digest.h"
#include "rule/files.h"
#include "rule/ruleset.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The loader's, which here reads from the folder alone. */
const struct fz_embedded fz_embedded_files[] = {{NULL, NULL, 0, NULL}};
static const unsigned char no_literals[] = {0};
const struct fz_embedded fz_embedded_literals = {NULL, no_literals, sizeof no_literals, NULL};

static void write_bytes(const char *name, size_t number, struct fz_str bytes)
{
    printf("static const unsigned char %s%zu[] = {", name, number);
    for (size_t i = 0; i < bytes.len; i++)
        printf("%s%d,", i % 32 ? "" : "\n", (unsigned char)bytes.ptr[i]);
    printf("\n};\n");
}

static void write_u32(const char *name, size_t number, const uint32_t *items, size_t n)
{
    printf("static const uint32_t %s%zu[] = {", name, number);
    for (size_t i = 0; i < n; i++)
        printf("%s%uu,", i % 16 ? "" : "\n", items[i]);
    printf("\n};\n");
}

static void write_u64(const char *name, size_t number, const uint64_t *items, size_t n)
{
    printf("static const uint64_t %s%zu[] = {", name, number);
    for (size_t i = 0; i < n; i++)
        printf("%s%lluu,", i % 8 ? "" : "\n", (unsigned long long)items[i]);
    printf("\n};\n");
}

static void write_index(const struct fz_phrase_index *index, size_t number)
{
    printf("static const struct fz_phrase phrases%zu[] = {\n", number);
    for (size_t i = 0; i < index->csv->n_rows; i++) {
        const struct fz_phrase *phrase = &index->phrases[i];
        printf("{{");
        for (size_t k = 0; k < phrase->n; k++)
            printf("%u,", phrase->chars[k]);
        printf("}, %u},\n", phrase->n);
    }
    printf("};\n");
    write_u32("entries", number, index->entries, index->n_entries);
    write_u32("from", number, index->from, ((size_t)1 << (32 - index->shift)) + 1);
    write_u64("begins", number, index->pairs[0], (1 << FZ_PAIR_BITS) / 64);
    write_u64("ends", number, index->pairs[1], (1 << FZ_PAIR_BITS) / 64);
    write_u64("bits", number, index->bits, (1 << FZ_PHRASE_BITS) / 64);
    printf(
        "static const struct fz_phrase_index index%zu = {&csv%zu, %d, %d, phrases%zu, entries%zu, from%zu, %zu, %uu, "
        "{begins%zu, ends%zu}, bits%zu};\n",
        number, number, index->text, index->except, number, number, number, index->n_entries, index->shift, number,
        number, number);
}

static void write_words(const struct fz_word_set *set, size_t number)
{
    write_u32("slots", number, set->slots, (size_t)set->mask + 1);
    printf("static const struct fz_word_set words%zu = {slots%zu, %uu, %uu};\n", number, number, set->shift, set->mask);
}

/* What the rules make of a list of phrases, so that it need not be made again: csv->made. */
static void write_made(struct fz_arena *arena, struct fz_csv *csv, size_t number, struct fz_errors *errors)
{
    bool phrases = fz_csv_column(csv, FZ_STR("phrase")) >= 0,
         exceptions = phrases && fz_csv_column(csv, FZ_STR("except")) >= 0; /* the list that slips are looked for by */
    const struct fz_phrase_index *index = exceptions ? fz_phrase_index_of(arena, csv, errors) : NULL;
    if (index)
        write_index(index, number);
    if (phrases)
        write_words(fz_word_set_of(arena, csv), number);
    printf("static const struct fz_csv_made made%zu[] = {\n", number);
    if (phrases)
        printf("{fz_word_set_make, &words%zu, made%zu + 1},\n", number, number);
    if (index)
        printf("{fz_phrase_index_make, &index%zu, made%zu + 2},\n", number, number);
    printf("{NULL, NULL, NULL}};\n"); /* made by nothing that is asked for */
}

/* A list as a table, with its header and what is made of it. */
static void write_csv(struct fz_arena *arena, struct fz_csv *csv, size_t number, struct fz_errors *errors)
{
    size_t n_cells = csv->n_rows * csv->n_columns;
    printf("static const struct fz_csv csv%zu;\n", number);
    write_bytes("text", number, (struct fz_str){csv->text, csv->cells[n_cells]});
    write_u32("cells", number, csv->cells, n_cells + 1);
    write_u32("lines", number, csv->lines, csv->n_rows);
    printf("static const struct fz_str header%zu[] = {", number);
    for (size_t i = 0; i < csv->n_columns; i++)
        printf("{\"%.*s\", %zu},", FZ_ARG(csv->header[i]), csv->header[i].len);
    printf("};\n");
    write_made(arena, csv, number, errors);
    printf("static const struct fz_csv csv%zu = {NULL, header%zu, %zu, %zu, (const char *)text%zu, cells%zu, lines%zu, "
           "made%zu};\n",
           number, number, csv->n_columns, csv->n_rows, number, number, number, number);
}

static bool is_csv(const char *path)
{
    return fz_str_ends(fz_str_from(path), FZ_STR(".csv"));
}

static bool write_file(struct fz_arena *arena, struct fz_files *files, const char *path, size_t number,
                       struct fz_errors *errors)
{
    struct fz_buf digest;
    const char *shown = fz_files_shown(files, path);
    if (is_csv(path)) {
        struct fz_csv *csv = fz_files_csv(files, path, shown, errors);
        if (csv)
            write_csv(arena, csv, number, errors);
        return csv != NULL;
    }
    struct fz_yaml *root = fz_files_yaml(files, path, shown, errors);
    if (!root)
        return false;
    fz_buf_init(&digest);
    fz_digest_add_yaml(&digest, root);
    write_bytes("file", number, fz_buf_str(&digest));
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
    write_bytes("literals", 0, fz_buf_str(&digest));
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
    printf("/* Made by linter/rule/embed.c from %s/; do not edit. */\n#include \"check/phrase_index.h\"\n"
           "#include \"rule/files.h\"\n\n",
           folder);
    for (size_t i = 0; i < n; i++)
        if (!write_file(arena, files, paths[i], i, errors))
            return false;
    if (!write_literals(arena, folder, errors))
        return false;
    printf("\nconst struct fz_embedded fz_embedded_files[] = {\n");
    for (size_t i = 0; i < n; i++)
        if (is_csv(paths[i]))
            printf("    {\"%s\", NULL, 0, &csv%zu},\n", paths[i], i);
        else
            printf("    {\"%s\", file%zu, sizeof file%zu, NULL},\n", paths[i], i, i);
    printf("    {NULL, NULL, 0, NULL},\n};\n");
    printf("const struct fz_embedded fz_embedded_literals = {NULL, literals0, sizeof literals0, NULL};\n");
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
