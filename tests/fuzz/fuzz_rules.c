/* Any bytes as a file of rules, on top of a small tree: it loads, or there is an error with its place, never both. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *const paths[] = {as_file(data, size)};
    struct fz_arena arena;
    struct fz_errors errors;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    struct fz_ruleset *ruleset = fz_ruleset_load_tree(&arena, "fixtures/rules/tree", paths, 1, &errors);
    require((ruleset != NULL) == (errors.n == 0), "loaded with errors, or refused without");
    fz_ruleset_free(ruleset);
    fz_arena_clear(&arena);
    (void)remove(paths[0]);
    return 0;
}
