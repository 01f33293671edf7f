/* Any bytes as a file of rules, on top of a small tree: it loads, or there is an error with its place, never both. */
#include "rule/ruleset.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void put(const char *path, const uint8_t *data, size_t size)
{
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(data, 1, size, file) != size || fclose(file) != 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char path[64];
    if (!path[0])
        (void)snprintf(path, sizeof path, "/tmp/fzlint-fuzz-%ld.yaml", (long)getpid());
    const char *const paths[] = {path};
    struct fz_arena arena;
    struct fz_errors errors;
    put(path, data, size);
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    struct fz_ruleset *ruleset = fz_ruleset_load_tree(&arena, "fixtures/rules/tree", paths, 1, &errors);
    if ((ruleset != NULL) == (errors.n > 0)) {
        (void)fprintf(stderr, "%s, %zu errors\n", ruleset ? "loaded" : "not loaded", errors.n);
        abort();
    }
    fz_ruleset_free(ruleset);
    fz_arena_clear(&arena);
    (void)remove(path);
    return 0;
}
