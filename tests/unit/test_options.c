/* The command line: each kind of option in each way it can be written, and what is said of wrong ones. */
#include "options.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

enum { MAX_WORDS = 6 };

struct parsed {
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_options options;
    bool good;
};

static void parse(struct parsed *p, const char *const *words)
{
    int n = 0;
    while (n < MAX_WORDS && words[n])
        n++;
    fz_arena_init(&p->arena);
    fz_errors_init(&p->errors, &p->arena, FZ_LANG_EN);
    p->good = fz_options_parse(&p->options, &p->arena, n, words, &p->errors);
}

static bool same(const char *got, const char *want)
{
    return got && strcmp(got, want) == 0;
}

Test(options, defaults)
{
    struct parsed p;
    const char *const none[MAX_WORDS] = {NULL};
    parse(&p, none);
    const struct fz_options *o = &p.options;
    cr_expect(p.good && !p.errors.n && o->lang == FZ_LANG_EN && o->fail_on == FZ_WARNING && o->min_level == FZ_NOTE);
    cr_expect(o->max_size == 64 && o->max_per_rule == 3 && o->color == FZ_COLOR_AUTO && !o->year && !o->quiet);
    cr_expect(!o->n_paths && !o->n_outputs && !o->n_rules && !o->encoding && !o->output_file);
    fz_arena_clear(&p.arena);
}

Test(options, values)
{
    struct parsed p;
    const char *const a[MAX_WORDS] = {"--year", "2023", "--year=2024", "-o", "out", "x.txt"};
    parse(&p, a);
    cr_expect(p.good && p.options.year == 2024 && same(p.options.output_file, "out") && p.options.n_paths == 1);
    fz_arena_clear(&p.arena);
    const char *const b[MAX_WORDS] = {"-q",          "--statistics", "--fail-on=never",
                                      "--min-level", "error",        "--color=always"};
    parse(&p, b);
    cr_expect(p.good && p.options.quiet && p.options.statistics && p.options.fail_on == FZ_FAIL_NEVER);
    cr_expect(p.options.min_level == FZ_ERROR && p.options.color == FZ_COLOR_ALWAYS);
    fz_arena_clear(&p.arena);
    const char *const c[MAX_WORDS] = {"--select=FZ1", "--select", "FZ2,typo", "--ignore=FZ3", "--rules=a", "--rules=b"};
    parse(&p, c);
    cr_expect(p.good && p.options.n_select == 2 && same(p.options.select[1], "FZ2,typo") && p.options.n_ignore == 1);
    cr_expect(p.options.n_rules == 2 && same(p.options.rules[0], "a") && same(p.options.rules[1], "b"));
    fz_arena_clear(&p.arena);
    const char *const d[MAX_WORDS] = {"--format=csv=a=b.csv", "--format", "json", "-h", "-V", "--lang=zh"};
    parse(&p, d);
    cr_assert(p.good && p.options.n_outputs == 2 && p.options.help && p.options.version &&
              p.options.lang == FZ_LANG_ZH);
    cr_expect(fz_str_equal(p.options.outputs[0].format, FZ_STR("csv")) && same(p.options.outputs[0].file, "a=b.csv"));
    cr_expect(fz_str_equal(p.options.outputs[1].format, FZ_STR("json")) && !p.options.outputs[1].file);
    fz_arena_clear(&p.arena);
    const char *const e[MAX_WORDS] = {"--body=county",      "--encoding=gb18030", "--files-from=-",
                                      "--stdin-filename=a", "--max-size=1",       "--max-per-rule=0"};
    parse(&p, e);
    cr_expect(p.good && same(p.options.body, "county") && same(p.options.encoding, "gb18030") &&
              same(p.options.files_from, "-"));
    cr_expect(same(p.options.stdin_filename, "a") && p.options.max_size == 1 && p.options.max_per_rule == 0);
    fz_arena_clear(&p.arena);
    const char *const g[MAX_WORDS] = {"--jobs", "1", "--jobs=256"};
    parse(&p, g);
    cr_expect(p.good && p.options.jobs == 256);
    fz_arena_clear(&p.arena);
    const char *const f[MAX_WORDS] = {"--rules-dir=r", "-", "--", "--year", "-q"};
    parse(&p, f);
    cr_assert(p.good && same(p.options.rules_dir, "r") && p.options.n_paths == 3 && !p.options.quiet);
    cr_expect(same(p.options.paths[0], "-") && same(p.options.paths[1], "--year") && same(p.options.paths[2], "-q"));
    fz_arena_clear(&p.arena);
}

Test(options, mistakes)
{
    static const struct {
        const char *words[MAX_WORDS];
        const char *want; /* how the errors begin, a line each */
    } cases[] = {
        {{"--yeear=2023"}, "unknown option --yeear (did you mean --year?)\n"},
        {{"--zzzzzzzz"}, "unknown option --zzzzzzzz; fzlint --help lists them all\n"},
        {{"-x"}, "unknown option -x; fzlint --help lists them all\n"},
        {{"-qx"}, "unknown option -qx; fzlint --help lists them all\n"},
        {{"--year"}, "--year needs YYYY\n"},
        {{"-o"}, "--output needs FILE\n"},
        {{"--year=x"}, "--year: wrong value \"x\""},
        {{"--year=-1"}, "--year: wrong value \"-1\""},
        {{"--year=1989"}, "--year: wrong value \"1989\""},
        {{"--year=2100"}, "--year: wrong value \"2100\""},
        {{"--max-size=0"}, "--max-size: wrong value \"0\""},
        {{"--max-size=4096"}, "--max-size: wrong value \"4096\""},
        {{"--jobs"}, "--jobs needs N\n"},
        {{"--jobs=0"}, "--jobs: wrong value \"0\""},
        {{"--jobs=-3"}, "--jobs: wrong value \"-3\""},
        {{"--jobs=257"}, "--jobs: wrong value \"257\""},
        {{"--jobs=abc"}, "--jobs: wrong value \"abc\""},
        {{"--fail-on=always"}, "--fail-on: wrong value \"always\""},
        {{"--quiet=yes"}, "--quiet: wrong value \"yes\""},
        {{"--format=csv="}, "--format: wrong value \"csv=\""},
        {{"--year=x", "--colour=always", "a.txt"}, "--year: wrong value \"x\""}, /* and the rest is looked at too */
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct parsed p;
        parse(&p, cases[i].words);
        cr_assert(p.errors.n > 0, "case %zu", i);
        struct fz_str got = p.errors.items[0].message, want = fz_str_from(cases[i].want);
        bool whole = fz_str_ends(want, FZ_STR("\n"));
        want = fz_str_slice(want, 0, want.len - whole);
        cr_expect(!p.good && (whole ? fz_str_equal(got, want) : fz_str_starts(got, want)), "case %zu: %.*s", i,
                  FZ_ARG(got));
        cr_expect(p.errors.n == (cases[i].words[1] ? 2 : 1) && p.options.n_paths == (cases[i].words[2] != NULL),
                  "case %zu", i);
        fz_arena_clear(&p.arena);
    }
}

Test(options, language_comes_first)
{
    static const struct {
        const char *words[3], *environment;
        enum fz_lang want;
    } cases[] = {
        {{NULL}, NULL, FZ_LANG_ZH},        {{NULL}, "en", FZ_LANG_EN},
        {{"--lang=en"}, NULL, FZ_LANG_EN}, {{"--lang", "en"}, NULL, FZ_LANG_EN},
        {{"--lang=zh"}, "en", FZ_LANG_ZH}, {{"--lang"}, NULL, FZ_LANG_ZH},
        {{"--lang=fr"}, NULL, FZ_LANG_ZH}, {{"--lang=zh", "--lang=en"}, NULL, FZ_LANG_EN},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        int n = 0;
        while (n < 3 && cases[i].words[n])
            n++;
        if (cases[i].environment)
            (void)setenv("FZLINT_LANG", cases[i].environment, 1);
        else
            (void)unsetenv("FZLINT_LANG");
        cr_expect(fz_options_lang(n, cases[i].words) == cases[i].want, "case %zu", i);
    }
}

/* --help names every option that parsing knows, in both languages. */
Test(options, help)
{
    static const char *const some[] = {"--format",    "-o, --output",  "--year YYYY",
                                       "-q, --quiet", "-V, --version", "--max-per-rule N"};
    for (int lang = 0; lang < 2; lang++) {
        char *text = NULL;
        size_t size = 0;
        FILE *out = open_memstream(&text, &size);
        cr_assert(out != NULL);
        fz_options_help(out, lang ? FZ_LANG_EN : FZ_LANG_ZH);
        (void)fclose(out);
        for (size_t i = 0; i < N_OF(some); i++)
            cr_expect(strstr(text, some[i]) != NULL, "%s", some[i]);
        cr_expect(strstr(text, lang ? "usage: fzlint" : "用法：fzlint") == text &&
                  strstr(text, lang ? "exit status: 0" : "退出码：0"));
        free(text);
    }
}

/* A configuration copies and compares fields by what the table says of them. */
Test(options, each_row_copies_and_compares)
{
    for (const struct fz_option *o = fz_option_table; o->name; o++) {
        struct parsed p;
        struct fz_options to;
        const char *value = o->choices ? o->choices[0] : "2000-01-01";
        const char *number = "7", *year = "2000";
        parse(&p, (const char *const[MAX_WORDS]){NULL});
        fz_options_init(&to, FZ_LANG_EN);
        if ((o->type & FZ_OPTION_KIND) == FZ_OPTION_INT)
            value = strcmp(o->name, "year") == 0 ? year : number;
        if (strcmp(o->name, "fail-on") == 0 || strcmp(o->name, "min-level") == 0)
            value = "error";
        if (strcmp(o->name, "color") == 0)
            value = "never";
        cr_assert(fz_option_set(&p.options, &p.arena, o, value), "%s", o->name);
        cr_expect(fz_option_is_given(&p.options, o) && !fz_option_is_given(&to, o), "%s", o->name);
        cr_expect(!fz_option_same(&p.options, &to, o), "%s", o->name);
        fz_option_copy(&to, &p.options, o);
        cr_expect(fz_option_same(&p.options, &to, o) && fz_option_is_given(&to, o), "%s", o->name);
        cr_expect((to.given & (to.given - 1)) == 0, "%s: nothing else is given", o->name);
        struct fz_options plain;
        fz_options_init(&plain, FZ_LANG_EN);
        for (const struct fz_option *other = fz_option_table; other->name; other++)
            cr_expect(other == o || fz_option_same(&to, &plain, other), "%s changes %s", o->name, other->name);
        fz_arena_clear(&p.arena);
    }
}
