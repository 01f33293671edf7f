/* Which options go together, and that a file is only replaced by what was made of it. */
#include "mend.h"
#include "base/os.h"
#include "report.h"

Test(mend, options)
{
    static struct fz_output csv = {FZ_STR_INIT("csv"), NULL};
    static const struct {
        struct fz_options options;
        const char *command, *error; /* part of it; NULL: fine */
    } cases[] = {
        {{.fix = false}, NULL, NULL},
        {{.fix = false}, "rules", NULL},
        {{.fix = true}, NULL, NULL},
        {{.fix = true, .unsafe_fixes = true}, NULL, NULL},
        {{.diff = true}, NULL, NULL},
        {{.diff = true, .fix = true, .unsafe_fixes = true}, NULL, NULL},
        {{.fix = true, .outputs = &csv, .n_outputs = 1}, NULL, NULL},
        {{.fix = true}, "rules", "--fix has nothing to do with rules"},
        {{.diff = true}, "outline", "--diff has nothing to do with outline"},
        {{.unsafe_fixes = true}, "rules", "--unsafe-fixes has nothing to do with rules"},
        {{.unsafe_fixes = true}, NULL, "--unsafe-fixes goes with --fix"},
        {{.diff = true, .outputs = &csv, .n_outputs = 1}, NULL, "--format"},
        {{.diff = true, .output_file = "x"}, NULL, "-o"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_arena arena;
        struct fz_errors errors;
        fz_arena_init(&arena);
        fz_errors_init(&errors, &arena, FZ_LANG_EN);
        cr_expect(fz_mend_options(&cases[i].options, cases[i].command, &errors) == !cases[i].error, "case %zu", i);
        if (cases[i].error)
            cr_expect(errors.n == 1 && fz_str_has(errors.items[0].message, fz_str_from(cases[i].error)), "case %zu", i);
        fz_arena_clear(&arena);
    }
}

static void expect_bytes(const char *path, const char *want)
{
    struct fz_arena arena;
    struct fz_errors errors;
    char *bytes;
    size_t len;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    cr_assert(fz_os_read(path, 1000, &bytes, &len, &errors));
    cr_expect(fz_str_equal((struct fz_str){bytes, len}, fz_str_from(want)), "%s", bytes);
    free(bytes);
    fz_arena_clear(&arena);
}

Test(mend, only_what_was_read)
{
    static const struct {
        const char *there, *read, *after; /* in the file; read from it before; in it afterwards */
    } cases[] = {
        {"一，，二", "一，，二", "一，二"},
        {"一，，三", "一，，二", "一，，三"},
        {"一，，二三", "一，，二", "一，，二三"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        char path[] = "/tmp/fzlint-unit-XXXXXX";
        struct fz_options options = {.fix = true};
        struct fz_lint_opts lint = {.input = {.max_size = 1000}, .parse = {.passage = true, .body_kind = -1}};
        struct fz_mended mended;
        struct fz_arena arena;
        struct fz_errors errors;
        fz_arena_init(&arena);
        fz_errors_init(&errors, &arena, FZ_LANG_EN);
        struct fz_ruleset *ruleset = fz_ruleset_load(&arena, NULL, 0, &errors);
        cr_assert(ruleset && close(mkstemp(path)) == 0);
        report_write(path, cases[i].there);
        struct fz_result *result = fz_mend(ruleset, path, path, fz_str_from(cases[i].read), &lint, &options, &mended);
        expect_bytes(path, cases[i].after);
        cr_expect((mended.n_fixed == 1) == (i == 0) && (result->errors.n == 0) == (i == 0), "case %zu", i);
        cr_expect(unlink(path) == 0);
        fz_result_free(result);
        fz_ruleset_free(ruleset);
        fz_arena_clear(&arena);
    }
}
