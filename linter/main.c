/* options → rules → each file → reporters → exit code. Start reading here. */
#include "across.h"
#include "base/os.h"
#include "cmd_annotate.h"
#include "cmd_rules.h"
#include "lint.h"
#include "lsp/lsp.h"
#include "mend.h"
#include "outline.h"
#include "outputs.h"
#include "rule/ruleset.h"
#include "select.h"
#include "version.h"
#include <stdlib.h>
#include <string.h>

enum { EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE };

struct run { /* one call of the program */
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_options options;
    struct fz_ruleset *ruleset;
    struct fz_lint_opts lint;
    struct fz_paths paths;
    struct fz_result *previous; /* --previous */
    struct fz_across *across;   /* --across */
    size_t bytes;               /* read so far */
    bool trouble, failed;       /* something could not be checked; something at or above --fail-on was found */
};

static void print_errors(const struct fz_errors *errors)
{
    for (size_t i = 0; i < errors->n; i++) {
        const struct fz_error *e = &errors->items[i];
        fputs("fzlint: ", stderr);
        if (e->file)
            fprintf(stderr, "%s:", e->file);
        if (e->line)
            fprintf(stderr, "%u:", e->line);
        if (e->line && e->column)
            fprintf(stderr, "%u:", e->column);
        fprintf(stderr, "%s%.*s\n", e->file ? " " : "", FZ_ARG(e->message));
    }
}

static bool find_body(struct run *run)
{
    const struct fz_genre *genre = &run->ruleset->genre;
    const char *body = run->options.body;
    run->lint.parse.body_kind = body ? fz_genre_body(genre, fz_str_from(body)) : -1;
    if (!body || run->lint.parse.body_kind >= 0)
        return true;
    struct fz_str names = {0};
    for (size_t i = 0; i < genre->n_bodies; i++)
        names = fz_str_printf(&run->arena, "%.*s%s%.*s", FZ_ARG(names), i ? ", " : "", FZ_ARG(genre->bodies[i].name));
    return fz_error_add(
        &run->errors, NULL, 0, 0,
        FZ_SAY(run->errors.lang, "没有机关类别“%s”，可用：%.*s", "no kind of body \"%s\"; there are: %.*s"), body,
        FZ_ARG(names));
}

/* LEN bytes more are about to be gone through. */
static void count_bytes(struct run *run, size_t len)
{
    enum { WORTH_JIT = 200 << 10 /* bytes: compiling some 300 patterns has then been earned back */ };
    if (run->bytes < WORTH_JIT && run->bytes + len >= WORTH_JIT)
        fz_ruleset_jit(run->ruleset);
    run->bytes += len;
}

/* PATH read and understood, but not checked. */
static struct fz_result *parse_file(struct run *run, const char *path)
{
    struct fz_result *unread = fz_result_new(path, run->options.lang);
    char *bytes;
    size_t len;
    if (!fz_os_read(path, run->lint.input.max_size, &bytes, &len, &unread->errors))
        return unread;
    fz_result_free(unread);
    count_bytes(run, len);
    struct fz_lint_opts opts = run->lint;
    opts.parse.year = 0; /* --year is that of the reports to be checked */
    struct fz_result *result = fz_lint_parse(run->ruleset, path, (struct fz_str){bytes, len}, &opts);
    free(bytes);
    return result;
}

static bool read_previous(struct run *run)
{
    const char *path = run->options.previous;
    if (!path)
        return true;
    if (run->paths.n > 1)
        return fz_error_add(&run->errors, NULL, 0, 0,
                            FZ_SAY(run->errors.lang, "--previous 是一份报告的上年报告，一次只能检查一份",
                                   "--previous is last year's report of one body: check one report at a time"));
    run->previous = parse_file(run, path);
    run->lint.previous = run->previous->doc;
    print_errors(&run->previous->errors);
    return run->previous->doc != NULL;
}

/* Goes over all reports before they are checked; what cannot be read is told then. */
static void read_across(struct run *run)
{
    struct fz_matcher *matcher = fz_matcher_new();
    run->across = fz_across_new(&run->arena);
    for (size_t i = 0; i < run->paths.n; i++) {
        struct fz_result *result = parse_file(run, run->paths.items[i]);
        fz_across_add(run->across, run->paths.items[i], result->doc, &run->ruleset->genre, matcher);
        fz_result_free(result);
    }
    fz_across_compare(run->across);
    fz_matcher_free(matcher);
}

/* How reports are checked. */
static bool prepare_lint(struct run *run)
{
    const struct fz_options *o = &run->options;
    run->lint.lang = o->lang;
    run->lint.input = (struct fz_input_opts){.encoding = o->encoding, .max_size = (size_t)o->max_size << 20};
    run->lint.parse = (struct fz_parse_opts){.year = o->year};
    run->lint.selected = fz_select_rules(run->ruleset, o, &run->arena, &run->errors);
    return run->lint.selected && find_body(run);
}

/* What every command that reads reports needs. */
static bool prepare(struct run *run)
{
    bool good = prepare_lint(run) && fz_paths_collect(&run->paths, &run->options, &run->arena, &run->errors);
    run->trouble |= run->paths.incomplete;
    return good && read_previous(run);
}

/* How PATH's BYTES are checked; MENDED is where the command may fix them, else NULL. */
static struct fz_result *lint_bytes(struct run *run, const char *path, const char *name, struct fz_str bytes,
                                    struct fz_mended *mended)
{
    count_bytes(run, bytes.len);
    if (mended && (run->options.fix || run->options.diff))
        return fz_mend(run->ruleset, path, name, bytes, &run->lint, &run->options, mended);
    return fz_lint(run->ruleset, name, bytes, &run->lint);
}

static struct fz_result *lint_file(struct run *run, const char *path, struct fz_mended *mended)
{
    bool is_stdin = strcmp(path, "-") == 0;
    const char *name = is_stdin ? (run->options.stdin_filename ? run->options.stdin_filename : "<stdin>") : path;
    struct fz_result *unread = fz_result_new(name, run->options.lang);
    char *bytes;
    size_t len;
    if (!fz_os_read(path, run->lint.input.max_size, &bytes, &len, &unread->errors))
        return unread;
    fz_result_free(unread);
    struct fz_result *result = lint_bytes(run, path, name, (struct fz_str){bytes, len}, mended);
    free(bytes);
    return result;
}

static void take_note(struct run *run, const struct fz_result *result)
{
    print_errors(&result->errors);
    run->trouble |= result->errors.n > 0;
    for (size_t i = 0; i < result->n_findings; i++)
        run->failed |= (int)result->findings[i].level >= run->options.fail_on;
}

static void tell_mended(const struct run *run, const char *path, const struct fz_mended *mended)
{
    const struct fz_options *o = &run->options;
    if (o->quiet || (!mended->n_fixed && !mended->n_unsafe))
        return;
    fprintf(stderr, "fzlint: %s: ", path);
    fprintf(stderr,
            o->diff ? FZ_SAY(o->lang, "可改 %zu 处", "%zu would be fixed")
                    : FZ_SAY(o->lang, "已改 %zu 处", "%zu fixed"),
            mended->n_fixed);
    if (mended->n_unsafe)
        fprintf(stderr,
                FZ_SAY(o->lang, "；另有 %zu 处要人看过，可用 --unsafe-fixes 改", "; %zu more with --unsafe-fixes"),
                mended->n_unsafe);
    fputc('\n', stderr);
}

/* --diff: the changes are what is told, findings are not. */
static int show_changes(struct run *run)
{
    for (size_t i = 0; i < run->paths.n; i++) {
        struct fz_mended mended = {0, 0};
        struct fz_result *result = lint_file(run, run->paths.items[i], &mended);
        print_errors(&result->errors);
        tell_mended(run, result->path, &mended);
        run->trouble |= result->errors.n > 0;
        run->failed |= mended.n_fixed > 0;
        fz_result_free(result);
    }
    return run->trouble ? EXIT_TROUBLE : run->failed ? EXIT_FINDINGS : EXIT_CLEAN;
}

static int cmd_check(struct run *run)
{
    if (!prepare(run))
        return EXIT_TROUBLE;
    if (run->options.diff)
        return show_changes(run);
    struct fz_outputs *outputs =
        fz_outputs_open(&run->options, run->ruleset, &run->paths, FZ_VERSION, &run->arena, &run->errors);
    if (!outputs)
        return EXIT_TROUBLE;
    if (run->options.across)
        read_across(run);
    for (size_t i = 0; i < run->paths.n; i++) {
        struct fz_mended mended = {0, 0};
        if (run->across)
            run->lint.shared = fz_across_of(run->across, i, &run->lint.n_shared);
        struct fz_result *result = lint_file(run, run->paths.items[i], &mended);
        fz_outputs_result(outputs, result);
        take_note(run, result);
        tell_mended(run, result->path, &mended);
        fz_result_free(result);
    }
    run->trouble |= !fz_outputs_close(outputs, &run->errors);
    return run->trouble ? EXIT_TROUBLE : run->failed ? EXIT_FINDINGS : EXIT_CLEAN;
}

static int cmd_outline(struct run *run)
{
    bool json = run->options.n_outputs && fz_str_equal(run->options.outputs[0].format, FZ_STR("json"));
    if (!prepare(run))
        return EXIT_TROUBLE;
    struct fz_result **results = FZ_NEW_N(&run->arena, struct fz_result *, run->paths.n + 1);
    for (size_t i = 0; i < run->paths.n; i++) {
        results[i] = lint_file(run, run->paths.items[i], NULL);
        take_note(run, results[i]);
        if (!json && results[i]->doc)
            fz_outline_text(stdout, results[i], run->ruleset, run->options.lang);
        if (!json && results[i]->doc && run->options.figures)
            fz_outline_figures(stdout, results[i], run->options.lang);
    }
    if (json)
        fz_outline_json(stdout, (const struct fz_result *const *)results, run->paths.n, run->ruleset);
    for (size_t i = 0; i < run->paths.n; i++)
        fz_result_free(results[i]);
    return run->trouble ? EXIT_TROUBLE : EXIT_CLEAN;
}

static int cmd_annotate(struct run *run)
{
    if (!prepare(run) || !fz_annotate_options(&run->options, &run->paths, &run->errors))
        return EXIT_TROUBLE;
    struct fz_result *result = fz_cmd_annotate(run->ruleset, run->paths.items[0], &run->lint, &run->options);
    take_note(run, result);
    fz_result_free(result);
    return run->trouble ? EXIT_TROUBLE : run->failed ? EXIT_FINDINGS : EXIT_CLEAN;
}

static int cmd_rules(struct run *run)
{
    const struct fz_options *o = &run->options;
    return fz_cmd_rules(run->ruleset, o->lang, (int)o->n_paths, o->paths, stdout, stderr);
}

static int cmd_lsp(struct run *run)
{
    const struct fz_options *o = &run->options;
    if (o->n_paths) {
        fz_error_add(
            &run->errors, NULL, 0, 0,
            FZ_SAY(o->lang, "lsp 后面不写报告：文字由编辑器送来", "lsp takes no report: the editor sends the text"));
        return EXIT_TROUBLE;
    }
    if (!prepare_lint(run) || !read_previous(run))
        return EXIT_TROUBLE;
    fz_ruleset_jit(run->ruleset); /* a session checks the same text again and again */
    struct fz_lsp_opts opts = {.ruleset = run->ruleset,
                               .lint = run->lint,
                               .min_level = (enum fz_level)o->min_level,
                               .rules_dir = o->rules_dir,
                               .version = FZ_VERSION};
    return fz_lsp_serve(&opts, stdin, stdout);
}

static int cmd_version(struct run *run)
{
    const struct fz_ruleset *set = run->ruleset;
    printf("fzlint %s\n%s %.*s %.*s\n", FZ_VERSION, FZ_SAY(run->options.lang, "规则包", "rule pack"), FZ_ARG(set->name),
           FZ_ARG(set->version));
    return EXIT_CLEAN;
}

static const struct command {
    const char *name;
    int (*run)(struct run *run);
} commands[] = {{"check", cmd_check}, {"annotate", cmd_annotate}, {"outline", cmd_outline},
                {"rules", cmd_rules}, {"lsp", cmd_lsp},           {"version", cmd_version}};

static const struct command *command_named(const char *word)
{
    for (size_t i = 0; word && i < sizeof commands / sizeof *commands; i++)
        if (strcmp(word, commands[i].name) == 0)
            return &commands[i];
    return NULL;
}

static int run_command(struct run *run, int argc, const char *const *argv)
{
    struct fz_options *o = &run->options;
    if (!fz_options_parse(o, &run->arena, argc, argv, &run->errors))
        return EXIT_TROUBLE;
    const struct command *command = o->n_paths && !o->only_paths ? command_named(o->paths[0]) : NULL;
    if (command) {
        o->paths++;
        o->n_paths--;
    }
    if (o->help) {
        fz_options_help(stdout, o->lang);
        return EXIT_CLEAN;
    }
    bool checks = !command || command->run == cmd_check;
    if (!fz_mend_options(o, checks ? NULL : command->name, &run->errors))
        return EXIT_TROUBLE;
    run->ruleset = fz_ruleset_load_tree(&run->arena, o->rules_dir, o->rules, o->n_rules, &run->errors);
    if (!run->ruleset) {
        fz_errors_sort(&run->errors);
        return EXIT_TROUBLE;
    }
    return o->version ? cmd_version(run) : (command ? command : &commands[0])->run(run);
}

int main(int argc, char **argv)
{
    struct run run = {.trouble = false};
    const char *const *words = (const char *const *)argv + 1;
    fz_arena_init(&run.arena);
    fz_errors_init(&run.errors, &run.arena, fz_options_lang(argc - 1, words));
    fz_os_ignore_closed_pipes();
    int status = run_command(&run, argc - 1, words);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        status = EXIT_TROUBLE;
        fz_error_add(&run.errors, NULL, 0, 0,
                     FZ_SAY(run.errors.lang, "结果没有写完：磁盘已满，或读取一方已关闭",
                            "the result was not written in full: the disk is full or its reader is gone"));
    }
    print_errors(&run.errors);
    fz_result_free(run.previous);
    fz_ruleset_free(run.ruleset);
    fz_arena_clear(&run.arena);
    return status;
}
