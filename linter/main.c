/* options → rules → each file → reporters → exit code. Start reading here. */
#include "base/os.h"
#include "cmd_annotate.h"
#include "cmd_diff.h"
#include "cmd_init.h"
#include "cmd_rules.h"
#include "json_out.h"
#include "lsp/lsp.h"
#include "outline.h"
#include "outputs.h"
#include "reports.h"
#include "rule/ruleset.h"
#include "version.h"
#include <stdlib.h>
#include <string.h>

enum { EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE };

struct run { /* one call of the program */
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_options line, options; /* as given; with what the configuration says of the run */
    struct fz_configs *configs;
    struct fz_ruleset *ruleset;
    struct fz_paths paths;
    size_t n_old; /* diff: so many of them are the old ones */
    struct fz_setups setups;
    struct fz_reports *reports;
    double loading;       /* seconds that the rules took */
    bool trouble, failed; /* something could not be checked; something at or above --fail-on was found */
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

static bool read_previous(struct run *run)
{
    const char *path = run->options.previous;
    if (!path)
        return true;
    if (run->paths.n > 1)
        return fz_error_add(&run->errors, NULL, 0, 0,
                            FZ_SAY(run->errors.lang, "--previous 是一份报告的上年报告，一次只能检查一份",
                                   "--previous is last year's report of one body: check one report at a time"));
    const struct fz_result *previous = fz_reports_previous(run->reports, path);
    print_errors(&previous->errors);
    return previous->doc != NULL;
}

/* What every command that reads reports needs. */
static bool prepare(struct run *run)
{
    run->trouble |= run->paths.incomplete;
    if (!fz_setups_make(&run->setups, run->ruleset, &run->paths, run->configs, &run->line, &run->options, &run->arena,
                        &run->errors))
        return false;
    run->reports = fz_reports_new(&run->arena, run->ruleset, &run->options, &run->paths, &run->setups);
    return read_previous(run);
}

static void tell_errors(struct run *run, const struct fz_result *result)
{
    print_errors(&result->errors);
    run->trouble |= result->errors.n > 0;
}

static void take_note(struct run *run, const struct fz_result *result)
{
    tell_errors(run, result);
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

static int status_of(const struct run *run)
{
    return run->trouble ? EXIT_TROUBLE : run->failed ? EXIT_FINDINGS : EXIT_CLEAN;
}

/* --diff: the changes are what is told, findings are not. */
static int show_changes(struct run *run)
{
    for (size_t i = 0; i < run->paths.n; i++) {
        struct fz_mended mended = {0, 0};
        struct fz_result *result = fz_reports_check(run->reports, i, &mended);
        tell_errors(run, result);
        tell_mended(run, result->path, &mended);
        run->failed |= mended.n_fixed > 0;
        fz_result_free(result);
    }
    return status_of(run);
}

/* Exceptions that were of no use, or are no longer. */
static void tell_exceptions(struct run *run)
{
    struct fz_errors notes;
    fz_errors_init(&notes, &run->arena, run->options.lang);
    for (size_t i = 0; i < run->setups.n_lists; i++)
        fz_suppressions_notes(run->setups.lists[i], &notes);
    if (!run->options.quiet)
        print_errors(&notes);
}

struct checking {
    struct run *run;
    struct fz_outputs *outputs;
    struct fz_baseline_out *baseline; /* NULL: none is written */
};

static void take_result(void *with, const struct fz_result *result, const struct fz_mended *mended)
{
    const struct checking *checking = with;
    fz_outputs_result(checking->outputs, result);
    if (checking->baseline)
        fz_baseline_add(checking->baseline, result);
    take_note(checking->run, result);
    tell_mended(checking->run, result->path, mended);
}

/* A baseline that lacks a report would call all its old findings new: then the old one stays. */
static bool close_baseline(struct run *run, struct fz_baseline_out *baseline)
{
    if (run->trouble)
        fz_error_add(&run->errors, run->options.write_baseline, 0, 0,
                     FZ_SAY(run->errors.lang, "有报告没有查完，基线没有改动",
                            "not everything was checked, so the baseline was left as it is"));
    return fz_baseline_close(baseline, !run->trouble, &run->errors);
}

static bool open_baseline(struct run *run, struct fz_baseline_out **baseline)
{
    const char *file = run->options.write_baseline;
    *baseline = NULL;
    if (!file)
        return true;
    if (fz_paths_has(&run->paths, file))
        return fz_error_add(&run->errors, file, 0, 0,
                            FZ_SAY(run->errors.lang, "基线不能写到被检查的报告上",
                                   "the baseline must not overwrite a report that is checked"));
    *baseline = fz_baseline_open(file, &run->arena, &run->errors);
    return *baseline != NULL;
}

static int cmd_check(struct run *run)
{
    struct fz_baseline_out *baseline;
    if (!prepare(run))
        return EXIT_TROUBLE;
    if (run->options.diff)
        return show_changes(run);
    if (run->options.across && run->options.fix) {
        fz_error_add(&run->errors, NULL, 0, 0,
                     FZ_SAY(run->errors.lang, "--across 比对的是改动前的文字，不能与 --fix 同用",
                            "--across compares the reports as they were: it does not go with --fix"));
        return EXIT_TROUBLE;
    }
    struct fz_outputs *outputs = fz_outputs_open(&run->options, run->ruleset, &run->paths, FZ_VERSION, &run->arena,
                                                 run->setups.selected, &run->errors);
    if (!outputs)
        return EXIT_TROUBLE;
    run->trouble |= !open_baseline(run, &baseline);
    if (run->options.across)
        fz_reports_compare(run->reports);
    struct checking checking = {run, outputs, baseline};
    fz_reports_check_all(run->reports, take_result, &checking);
    tell_exceptions(run);
    run->trouble |= !fz_outputs_close(outputs, &run->errors);
    run->failed &= !baseline; /* what was found is known now */
    if (baseline)
        run->trouble |= !close_baseline(run, baseline);
    struct fz_timing *timing = fz_reports_timing(run->reports);
    if (timing) {
        timing->loading = run->loading;
        fz_timing_print(timing, run->ruleset, run->options.lang);
    }
    return status_of(run);
}

static struct fz_result *check_for_diff(void *with, size_t number)
{
    struct run *run = with;
    struct fz_result *result = fz_reports_check(run->reports, number, NULL);
    tell_errors(run, result);
    return result;
}

static int cmd_diff(struct run *run)
{
    if (!prepare(run))
        return EXIT_TROUBLE;
    struct fz_diff_job job = {.options = &run->options,
                              .paths = &run->paths,
                              .n_old = run->n_old,
                              .check = check_for_diff,
                              .with = run,
                              .out = stdout,
                              .arena = &run->arena,
                              .errors = &run->errors};
    fz_reports_show_progress(run->reports);
    run->trouble |= !fz_cmd_diff(&job, &run->failed);
    tell_exceptions(run);
    return status_of(run);
}

static int cmd_outline(struct run *run)
{
    bool json = run->options.n_outputs && fz_str_equal(run->options.outputs[0].format, FZ_STR("json"));
    if (!prepare(run))
        return EXIT_TROUBLE;
    struct fz_result **results = FZ_NEW_N(&run->arena, struct fz_result *, run->paths.n + 1);
    for (size_t i = 0; i < run->paths.n; i++) {
        results[i] = fz_reports_check(run->reports, i, NULL);
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
    struct fz_lint_opts opts = fz_reports_lint_opts(run->reports, 0);
    struct fz_result *result = fz_cmd_annotate(run->ruleset, run->paths.items[0], &opts, &run->options);
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
    static const char *here[] = {""}; /* what is edited is told later: the current folder's configuration holds */
    run->paths = (struct fz_paths){.items = here, .n = 1};
    if (!prepare(run))
        return EXIT_TROUBLE;
    fz_ruleset_jit(run->ruleset); /* a session checks the same text again and again */
    struct fz_lsp_opts opts = {.ruleset = run->ruleset,
                               .lint = fz_reports_lint_opts(run->reports, 0),
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

static int cmd_init(struct run *run)
{
    return fz_cmd_init(&run->options, stdout, &run->errors);
}

enum needs { NOTHING, RULES, REPORTS /* and rules */ };
static const struct command {
    const char *name;
    int (*run)(struct run *run);
    enum needs needs;
} commands[] = {{"check", cmd_check, REPORTS},   {"annotate", cmd_annotate, REPORTS}, {"outline", cmd_outline, REPORTS},
                {"diff", cmd_diff, REPORTS},     {"rules", cmd_rules, RULES},         {"lsp", cmd_lsp, RULES},
                {"version", cmd_version, RULES}, {"init", cmd_init, NOTHING}};

static const struct command *command_named(const char *word)
{
    for (size_t i = 0; word && i < sizeof commands / sizeof *commands; i++)
        if (strcmp(word, commands[i].name) == 0)
            return &commands[i];
    return NULL;
}

/* What the first report's configuration, or where there are no reports that of the current folder, says of the run. */
static bool configure(struct run *run, const struct command *command)
{
    struct fz_options *o = &run->options;
    const char *first = run->paths.n ? run->paths.items[0] : "";
    const struct fz_config *config;
    run->configs = fz_configs_new(&run->line, &run->arena, &run->errors);
    if (strcmp(first, "-") == 0)
        first = o->stdin_filename ? o->stdin_filename : "";
    if (!fz_configs_find(run->configs, first, &config))
        return false;
    fz_config_apply(config, 0, o);
    run->errors.lang = o->lang;
    if (command->run != cmd_check) { /* the formats are those of a check */
        o->outputs = run->line.outputs;
        o->n_outputs = run->line.n_outputs;
        o->output_file = run->line.output_file;
    }
    return true;
}

static bool load(struct run *run, const struct command *command)
{
    struct fz_options *o = &run->options;
    bool good = command->needs != REPORTS;
    if (!good && command->run == cmd_diff)
        good = fz_cmd_diff_paths(&run->paths, &run->n_old, o, &run->arena, &run->errors);
    else if (!good)
        good = fz_paths_collect(&run->paths, o, &run->arena, &run->errors);
    if (!good || !configure(run, command))
        return false;
    double began = fz_os_seconds();
    run->ruleset = o->rules_dir || command->run == cmd_rules /* which shows and tries their examples */
                       ? fz_ruleset_load_tree(&run->arena, o->rules_dir, o->rules, o->n_rules, &run->errors)
                       : fz_ruleset_load(&run->arena, o->rules, o->n_rules, &run->errors);
    run->loading = fz_os_seconds() - began;
    if (!run->ruleset)
        fz_errors_sort(&run->errors);
    return run->ruleset != NULL;
}

/* What is asked for must not be passed over in silence. */
static bool fits(struct run *run, const struct command *command)
{
    const struct fz_options *o = &run->options;
    bool checks = command->run == cmd_check;
    if (o->write_baseline && (!checks || o->diff))
        return fz_error_add(&run->errors, NULL, 0, 0,
                            FZ_SAY(run->errors.lang, "--write-baseline 只用于检查，不能与 --diff 或 %s 同用",
                                   "--write-baseline goes with a check, not with --diff or %s"),
                            checks ? "diff" : command->name);
    return fz_mend_options(o, checks ? NULL : command->name, &run->errors);
}

static int run_command(struct run *run, int argc, const char *const *argv)
{
    struct fz_options *o = &run->options;
    if (!fz_options_parse(o, &run->arena, argc, argv, &run->errors))
        return EXIT_TROUBLE;
    const struct command *named = o->n_paths && !o->only_paths ? command_named(o->paths[0]) : NULL;
    if (named) {
        o->paths++;
        o->n_paths--;
    }
    if (o->help) {
        fz_options_help(stdout, o->lang);
        return EXIT_CLEAN;
    }
    const struct command *command = o->version ? command_named("version") : named ? named : &commands[0];
    run->line = *o;
    if (!fits(run, command))
        return EXIT_TROUBLE;
    if (command->needs != NOTHING && !load(run, command))
        return EXIT_TROUBLE;
    return command->run(run);
}

int main(int argc, char **argv)
{
    struct run run = {.trouble = false};
    const char *const *words = (const char *const *)argv + 1;
    fz_arena_init(&run.arena);
    fz_errors_init(&run.errors, &run.arena, fz_options_lang(argc - 1, words));
    fz_os_begin();
    fz_json_begin();
    int status = run_command(&run, argc - 1, words);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        status = EXIT_TROUBLE;
        fz_error_add(&run.errors, NULL, 0, 0,
                     FZ_SAY(run.errors.lang, "结果没有写完：磁盘已满，或读取一方已关闭",
                            "the result was not written in full: the disk is full or its reader is gone"));
    }
    print_errors(&run.errors);
    fz_reports_free(run.reports);
    fz_ruleset_free(run.ruleset);
    fz_arena_clear(&run.arena);
    return status;
}
