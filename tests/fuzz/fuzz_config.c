/* Any bytes as a configuration: it is taken, or there is an error with its place, never both; and what is taken says
 * the same each time. */
#include "config.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *path = as_file(data, size);
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_options line, options;
    const struct fz_config *config, *again;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    fz_options_init(&line, FZ_LANG_EN);
    line.config = path;
    struct fz_configs *configs = fz_configs_new(&line, &arena, &errors);
    bool found = fz_configs_find(configs, "report.txt", &config);
    require(found == (errors.n == 0), "taken with errors, or refused without");
    require(!found || (fz_configs_find(configs, "other.txt", &again) && again == config),
            "another one the second time");
    if (found) {
        fz_options_init(&options, FZ_LANG_EN);
        fz_config_apply(config, 0, &options);
        fz_config_apply(config, FZ_OPTION_REPORT, &options);
        require(fz_config_agrees(config, config, &options, &line, &errors) && errors.n == 0, "it contradicts itself");
    }
    fz_arena_clear(&arena);
    (void)remove(path);
    return 0;
}
