/* Configurations: what is found where, what wins, what agrees. Files are real ones in a folder of their own. */
#include "config.h"
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

struct tried {
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_options line;
    struct fz_configs *configs;
    char folder[64];
};

static const char *at(struct tried *t, const char *name)
{
    return fz_str_printf(&t->arena, "%s/%s", t->folder, name).ptr;
}

static void file(struct tried *t, const char *name, const char *text)
{
    FILE *out = fopen(at(t, name), "wb");
    cr_assert(out && fputs(text, out) >= 0 && fclose(out) == 0, "%s", name);
}

static void try(struct tried *t)
{
    *t = (struct tried){.folder = "/tmp/fzlint-config.XXXXXX"};
    fz_arena_init(&t->arena);
    fz_errors_init(&t->errors, &t->arena, FZ_LANG_EN);
    fz_options_init(&t->line, FZ_LANG_EN);
    cr_assert(mkdtemp(t->folder) && mkdir(at(t, "a"), 0777) == 0 && mkdir(at(t, "a/b"), 0777) == 0);
    t->configs = fz_configs_new(&t->line, &t->arena, &t->errors);
}

static void done(struct tried *t)
{
    static const char *const names[] = {".fzlint.yml", "a/.fzlint.yml", "a/b/.fzlint.yml", "a/b", "a", ""};
    for (size_t i = 0; i < N_OF(names); i++)
        remove(at(t, names[i]));
    fz_arena_clear(&t->arena);
}

static const struct fz_config *found(struct tried *t, const char *name)
{
    const struct fz_config *config;
    cr_assert(fz_configs_find(t->configs, at(t, name), &config), "%s", name);
    return config;
}

Test(config, the_closest_one)
{
    struct tried t;
    try(&t);
    file(&t, ".fzlint.yml", "year: 2023\n");
    file(&t, "a/b/.fzlint.yml", "");
    const struct fz_config *top = found(&t, "r.txt"), *inner = found(&t, "a/b/r.txt");
    cr_assert(top && inner && top != inner);
    cr_expect(found(&t, "a/x.txt") == top && found(&t, "a/b/other.txt") == inner, "each is read once");
    cr_expect(top->values.year == 2023 && !fz_option_is_given(&inner->values, fz_option_find(FZ_STR("year"))));
    t.line.no_config = true;
    cr_expect(!found(&t, "r.txt"));
    done(&t);
}

Test(config, upward_by_name)
{
    struct tried t;
    try(&t);
    file(&t, ".fzlint.yml", "");
    static const char *const paths[] = {"r.txt", "a/b/r.txt", "a/../r.txt", "a/./b/../../r.txt", "a/b/../.././r.txt"};
    for (size_t i = 0; i < N_OF(paths); i++) {
        const char *path = fz_config_upward(&t.arena, at(&t, paths[i]), ".fzlint.yml");
        cr_expect(path && access(path, R_OK) == 0, "%s: %s", paths[i], path ? path : "nothing");
    }
    cr_expect(!fz_config_upward(&t.arena, at(&t, "a/r.txt"), "no-such-file-anywhere.yml"), "the root ends it");
    cr_expect(!fz_config_upward(&t.arena, "", "no-such-file-anywhere.yml"), "from the current folder too");
    cr_expect(strcmp(fz_config_folder(&t.arena, "a/b/c"), "a/b/") == 0 && !*fz_config_folder(&t.arena, "c") &&
              strcmp(fz_config_folder(&t.arena, "/c"), "/") == 0);
    done(&t);
}

Test(config, scopes)
{
    struct tried t;
    try(&t);
    file(&t, ".fzlint.yml", "year: 2023\nselect: [FZ1, FZ2]\nfail-on: never\nformat: [json, csv=x.csv]\nquiet: true\n");
    const struct fz_config *config = found(&t, "r.txt");
    struct fz_options options;
    fz_options_init(&options, FZ_LANG_EN);
    fz_config_apply(config, 0, &options);
    cr_expect(options.fail_on == FZ_FAIL_NEVER && options.quiet && !options.year && !options.n_select);
    cr_assert(options.n_outputs == 2);
    cr_expect(strcmp(options.outputs[1].file, at(&t, "x.csv")) == 0, "%s", options.outputs[1].file);
    fz_config_apply(config, FZ_OPTION_REPORT, &options);
    cr_expect(options.year == 2023 && options.n_select == 2 && strcmp(options.select[1], "FZ2") == 0);
    struct fz_options given;
    fz_options_init(&given, FZ_LANG_EN);
    cr_assert(fz_option_set(&given, &t.arena, fz_option_find(FZ_STR("year")), "2020"));
    fz_config_apply(config, FZ_OPTION_REPORT, &given);
    cr_expect(given.year == 2020 && given.n_select == 2, "what was given stays");
    done(&t);
}

Test(config, extends_fills_what_is_not_said)
{
    struct tried t;
    try(&t);
    file(&t, ".fzlint.yml", "year: 2023\nselect: FZ1\nquiet: true\n");
    file(&t, "a/.fzlint.yml", "extends: ../.fzlint.yml\nselect: FZ2\nquiet: false\n");
    const struct fz_config *config = found(&t, "a/r.txt");
    cr_expect(config->values.year == 2023 && config->values.n_select == 1 && !config->values.quiet);
    cr_expect(strcmp(config->values.select[0], "FZ2") == 0);
    const struct fz_yaml *year = config->at[fz_option_find(FZ_STR("year")) - fz_option_table];
    cr_expect(year->line == 1 && strcmp(year->file, at(&t, "a/../.fzlint.yml")) == 0,
              "places are where it was written");
    done(&t);
}

Test(config, agreement)
{
    static const struct {
        const char *first, *other, *line;
        bool agree;
    } cases[] = {
        {"fail-on: error\n", "fail-on: error\n", NULL, true},
        {"fail-on: error\n", "fail-on: note\n", NULL, false},
        {"fail-on: error\n", "fail-on: note\n", "never", true},
        {"fail-on: error\n", "year: 2020\n", NULL, true},
        {"year: 2020\n", "year: 2021\n", NULL, true},
        {"", "fail-on: warning\n", NULL, true},
        {"", "fail-on: note\n", NULL, false},
        {"quiet: true\n", "quiet: false\n", NULL, false},
        {"rules-dir: a\n", "rules-dir: .\n", NULL, true},
        {"rules-dir: a\n", "rules-dir: b\n", NULL, false},
        {"rules: [a, example]\n", "rules: [., example]\n", NULL, true},
        {"rules: [a, example]\n", "rules: [.]\n", NULL, false},
        {"format: csv=a/x\n", "format: csv=x\n", NULL, true},
        {"format: csv=x\n", "format: csv=x\n", NULL, false},
        {"format: json\n", "format: [json]\n", NULL, true},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct tried t;
        try(&t);
        file(&t, ".fzlint.yml", cases[i].first);
        file(&t, "a/.fzlint.yml", cases[i].other);
        if (cases[i].line)
            cr_assert(fz_option_set(&t.line, &t.arena, fz_option_find(FZ_STR("fail-on")), cases[i].line));
        struct fz_options options = t.line;
        const struct fz_config *first = found(&t, "r.txt"), *other = found(&t, "a/r.txt");
        fz_config_apply(first, 0, &options);
        bool agree = fz_config_agrees(other, first, &options, &t.line, &t.errors);
        cr_expect(agree == cases[i].agree && t.errors.n == !cases[i].agree, "case %zu", i);
        done(&t);
    }
}
