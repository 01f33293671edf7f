/* What fuzz targets share. */
#ifndef FZ_FUZZ_H
#define FZ_FUZZ_H

#include "rule/ruleset.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    (void)fprintf(stderr, "%s\n", what);
    abort();
}

/* The rules inside the program, loaded once: it takes longer than a report does. */
static inline const struct fz_ruleset *shipped_rules(void)
{
    static struct fz_arena arena;
    static const struct fz_ruleset *ruleset;
    if (!ruleset) {
        struct fz_errors errors;
        fz_errors_init(&errors, &arena, FZ_LANG_EN);
        ruleset = fz_ruleset_load(&arena, NULL, 0, &errors);
        require(ruleset != NULL, "the rules inside the program do not load");
    }
    return ruleset;
}

/* The name of a file of these bytes, the same one each time. */
static inline const char *as_file(const uint8_t *data, size_t size)
{
    static char path[64];
    (void)snprintf(path, sizeof path, "/tmp/fzlint-fuzz-%ld.yaml", (long)getpid());
    FILE *file = fopen(path, "wb");
    require(file && fwrite(data, 1, size, file) == size && fclose(file) == 0, "a file cannot be written");
    return path;
}

#endif
