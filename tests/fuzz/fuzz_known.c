/* Any bytes as what is known already, a list of exceptions and a baseline: each is taken, or there is an error, never
 * both. */
#include "baseline.h"
#include "fuzz.h"
#include "suppress.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *path = as_file(data, size);
    struct fz_arena arena;
    struct fz_errors errors, notes;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    fz_errors_init(&notes, &arena, FZ_LANG_EN);
    struct fz_suppressions *list = fz_suppressions_read(path, FZ_STR("2025-03-01"), &arena, &errors);
    require((list != NULL) == (errors.n == 0), "exceptions taken with errors, or refused without");
    if (list)
        fz_suppressions_notes(list, &notes);
    size_t before = errors.n;
    struct fz_baseline *baseline = fz_baseline_read(path, &arena, &errors);
    require((baseline != NULL) == (errors.n == before), "a baseline taken with errors, or refused without");
    fz_arena_clear(&arena);
    (void)remove(path);
    return 0;
}
