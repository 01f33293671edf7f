/* options → rules → each file → reporters → exit code. Start reading here. */
#include "base/os.h"
#include "cmd_rules.h"
#include "lint.h"
#include "options.h"
#include "outline.h"
#include "reporter.h"
#include "rule/ruleset.h"
#include <stdlib.h>
#include <string.h>

#define FZ_VERSION "0.1.0"

enum { EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE };

struct output {
    const struct fz_reporter *reporter;
    struct fz_os_output *file; /* NULL: standard output */
    void *state;
    struct fz_report_opts opts;
};

struct run { /* one call of the program */
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_options options;
    struct fz_ruleset *ruleset;
    struct fz_lint_opts lint;
    const char **files; /* reports, in the order they are told of */
    size_t n_files;
    struct output *outputs;
    size_t n_outputs;
    bool trouble, failed; /* something could not be checked; something at or above --fail-on was found */
};

static void print_errors(const struct fz_errors *errors, size_t from)
{
    for (size_t i = from; i < errors->n; i++) {
        const struct fz_error *e = &errors->items[i];
        fputs("fzlint: ", stderr);
        if (e->file)
            fprintf(stderr, "%s:", e->file);
        if (e->line)
            fprintf(stderr, "%u:%u:", e->line, e->column);
        fprintf(stderr, "%s%.*s\n", e->file ? " " : "", FZ_ARG(e->message));
    }
}

static bool load_rules(struct run *run)
{
    const struct fz_options *o = &run->options;
    run->ruleset = fz_ruleset_load_tree(&run->arena, o->rules_dir, o->rules, o->n_rules, &run->errors);
    if (!run->ruleset)
        fz_errors_sort(&run->errors);
    return run->ruleset != NULL;
}

/* WORDS is "FZ1001,FZ2,typo": ids, beginnings of ids, categories. Marks the rules that are meant. */
static bool mark(struct run *run, const char *words, bool *marked)
{
    struct fz_str rest = fz_str_from(words), word;
    bool good = true;
    while (rest.len && fz_str_split(&rest, ',', &word)) {
        size_t met = 0;
        for (size_t i = 0; i < run->ruleset->n_rules; i++) {
            const struct fz_rule *rule = run->ruleset->rules[i];
            if (fz_str_starts(rule->id, word) || fz_str_equal(rule->category, word) || fz_str_equal(rule->name, word)) {
                marked[i] = true;
                met++;
            }
        }
        if (!met)
            good = fz_error_add(&run->errors, NULL, 0, 0,
                                FZ_SAY(run->errors.lang, "没有规则或类别“%.*s”；fzlint rules list 列出全部规则", "no rule or category \"%.*s\"; fzlint rules list shows them all"),
                                FZ_ARG(word));
    }
    return good;
}

static bool select_rules(struct run *run)
{
    const struct fz_options *o = &run->options;
    size_t n = run->ruleset->n_rules;
    bool *wanted = FZ_NEW_N(&run->arena, bool, n + 1), *unwanted = FZ_NEW_N(&run->arena, bool, n + 1), good = true;
    for (size_t i = 0; i < o->n_select; i++)
        good &= mark(run, o->select[i], wanted);
    for (size_t i = 0; i < o->n_ignore; i++)
        good &= mark(run, o->ignore[i], unwanted);
    for (size_t i = 0; i < n; i++)
        wanted[i] = (o->n_select ? wanted[i] : run->ruleset->rules[i]->enabled) && !unwanted[i];
    run->lint.selected = wanted;
    return good;
}

static bool fill_lint_opts(struct run *run)
{
    const struct fz_options *o = &run->options;
    run->lint.lang = o->lang;
    run->lint.input = (struct fz_input_opts){o->encoding, (size_t)o->max_size << 20};
    run->lint.parse = (struct fz_parse_opts){.year = o->year, .body_kind = -1};
    if (!o->body)
        return true;
    run->lint.parse.body_kind = fz_genre_body(&run->ruleset->genre, fz_str_from(o->body));
    if (run->lint.parse.body_kind >= 0)
        return true;
    struct fz_str names = {0};
    for (size_t i = 0; i < run->ruleset->genre.n_bodies; i++)
        names = fz_str_printf(&run->arena, "%.*s%s%.*s", FZ_ARG(names), i ? ", " : "", FZ_ARG(run->ruleset->genre.bodies[i].name));
    return fz_error_add(&run->errors, NULL, 0, 0, FZ_SAY(o->lang, "没有机关类别“%s”，可用：%.*s", "no kind of body \"%s\"; there are: %.*s"), o->body, FZ_ARG(names));
}

static void add_file(struct run *run, const char *path)
{
    *FZ_PUSH(&run->arena, run->files, run->n_files) = path;
}

static void add_path(struct run *run, const char *path)
{
    if (strcmp(path, "-") == 0 || !fz_os_is_folder(path)) {
        add_file(run, path);
        return;
    }
    struct fz_str *found = NULL;
    size_t n = 0;
    run->trouble |= !fz_os_list(path, fz_input_suffixes, fz_input_n_suffixes, &run->arena, &found, &n, &run->errors);
    for (size_t i = 0; i < n; i++)
        add_file(run, found[i].ptr);
    if (!n) {
        run->trouble = true;
        fz_error_add(&run->errors, path, 0, 0, FZ_SAY(run->errors.lang, "文件夹里没有可检查的报告（.txt、.md）", "the folder holds no report (.txt, .md)"));
    }
}

static void add_list(struct run *run, const char *list)
{
    char *bytes;
    size_t len;
    if (!fz_os_read(list, (size_t)64 << 20, &bytes, &len, &run->errors)) {
        run->trouble = true;
        return;
    }
    struct fz_str rest = fz_str_copy(&run->arena, (struct fz_str){bytes, len}), line;
    free(bytes);
    while (rest.len && fz_str_split(&rest, '\n', &line)) {
        struct fz_str path = fz_str_trim(line);
        if (path.len)
            add_path(run, fz_str_copy(&run->arena, path).ptr);
    }
}

static bool collect_files(struct run *run)
{
    for (size_t i = 0; i < run->options.n_paths; i++)
        add_path(run, run->options.paths[i]);
    if (run->options.files_from)
        add_list(run, run->options.files_from);
    if (!run->options.n_paths && !run->options.files_from)
        return fz_error_add(&run->errors, NULL, 0, 0, FZ_SAY(run->errors.lang, "没有给出报告；用法见 fzlint --help", "no report given; see fzlint --help"));
    if (!run->n_files && !run->trouble)
        return fz_error_add(&run->errors, run->options.files_from, 0, 0, FZ_SAY(run->errors.lang, "清单里没有报告", "the list names no report"));
    return true;
}

static struct fz_result *lint_file(struct run *run, const char *path)
{
    bool is_stdin = strcmp(path, "-") == 0;
    const char *name = is_stdin ? (run->options.stdin_filename ? run->options.stdin_filename : "<stdin>") : path;
    struct fz_result *unread = fz_result_new(name, run->options.lang);
    char *bytes;
    size_t len;
    if (!fz_os_read(path, run->lint.input.max_size, &bytes, &len, &unread->errors))
        return unread;
    fz_result_free(unread);
    struct fz_result *result = fz_lint(run->ruleset, name, (struct fz_str){bytes, len}, &run->lint);
    free(bytes);
    return result;
}

static bool wants_color(const struct run *run, bool to_stdout)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (run->options.color != FZ_COLOR_AUTO)
        return run->options.color == FZ_COLOR_ALWAYS;
    return to_stdout && !(no_color && *no_color) && !(term && strcmp(term, "dumb") == 0) && fz_os_is_terminal(stdout);
}

static bool is_report(const struct run *run, const char *file)
{
    for (size_t i = 0; i < run->n_files; i++)
        if (strcmp(run->files[i], file) == 0)
            return true;
    return false;
}

static bool open_output(struct run *run, struct fz_str format, const char *file)
{
    const struct fz_reporter *reporter = fz_reporter_find(format);
    if (!reporter)
        return fz_error_add(&run->errors, NULL, 0, 0, FZ_SAY(run->errors.lang, "没有输出格式“%.*s”；可用：text、csv、json、sarif", "no output format \"%.*s\"; there are: text, csv, json, sarif"), FZ_ARG(format));
    if (file && is_report(run, file))
        return fz_error_add(&run->errors, file, 0, 0, FZ_SAY(run->errors.lang, "结果不能写到被检查的报告上", "the result must not overwrite a report that is checked"));
    struct output *output = FZ_PUSH(&run->arena, run->outputs, run->n_outputs);
    *output = (struct output){.reporter = reporter};
    if (file && !(output->file = fz_os_output_open(file, &run->errors))) {
        run->n_outputs--;
        return false;
    }
    const struct fz_options *o = &run->options;
    output->opts = (struct fz_report_opts){.ruleset = run->ruleset, .lang = o->lang, .color = wants_color(run, !file), .min_level = (enum fz_level)o->min_level,
                                           .fail_on = o->fail_on, .errors_beside = !file && fz_os_is_terminal(stdout), .quiet = o->quiet, .statistics = o->statistics, .max_per_rule = o->max_per_rule,
                                           .version = FZ_VERSION, .errors = &run->errors};
    return true;
}

static bool open_outputs(struct run *run)
{
    const struct fz_options *o = &run->options;
    bool good = true, to_stdout = false;
    for (size_t i = 0; i < o->n_outputs; i++) {
        const char *file = o->outputs[i].file ? o->outputs[i].file : o->output_file;
        if (!file && to_stdout)
            good = fz_error_add(&run->errors, NULL, 0, 0, FZ_SAY(run->errors.lang, "屏幕上只能输出一种格式；另一种请写作 --format 名称=文件", "only one format can go to standard output; write the other as --format NAME=FILE"));
        to_stdout |= !file;
        good &= open_output(run, o->outputs[i].format, file);
    }
    return o->n_outputs ? good : open_output(run, FZ_STR("text"), o->output_file);
}

static void begin_outputs(struct run *run)
{
    for (size_t i = 0; i < run->n_outputs; i++) {
        struct output *out = &run->outputs[i];
        out->state = out->reporter->begin(&run->arena, out->file ? fz_os_output_stream(out->file) : stdout, &out->opts);
    }
}

static void end_outputs(struct run *run)
{
    for (size_t i = 0; i < run->n_outputs; i++)
        run->outputs[i].reporter->end(run->outputs[i].state);
    for (size_t i = 0; i < run->n_outputs; i++)
        if (run->outputs[i].file)
            run->trouble |= !fz_os_output_close(run->outputs[i].file, &run->errors);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fz_error_add(&run->errors, NULL, 0, 0, FZ_SAY(run->errors.lang, "结果没有写完：磁盘已满，或读取一方已关闭", "the result was not written in full: the disk is full or its reader is gone"));
        run->trouble = true;
    }
}

static void tell(struct run *run, struct fz_result *result)
{
    for (size_t i = 0; i < run->n_outputs; i++)
        run->outputs[i].reporter->result(run->outputs[i].state, result);
    print_errors(&result->errors, 0);
    run->trouble |= result->errors.n > 0;
    for (size_t i = 0; i < result->n_findings; i++)
        run->failed |= (int)result->findings[i].level >= run->options.fail_on;
}

static int cmd_check(struct run *run)
{
    if (!select_rules(run) || !fill_lint_opts(run) || !collect_files(run) || !open_outputs(run))
        return EXIT_TROUBLE;
    begin_outputs(run);
    for (size_t i = 0; i < run->n_files; i++) {
        struct fz_result *result = lint_file(run, run->files[i]);
        tell(run, result);
        fz_result_free(result);
    }
    end_outputs(run);
    return run->trouble ? EXIT_TROUBLE : run->failed ? EXIT_FINDINGS : EXIT_CLEAN;
}

static int cmd_outline(struct run *run)
{
    bool json = run->options.n_outputs && fz_str_equal(run->options.outputs[0].format, FZ_STR("json"));
    if (!select_rules(run) || !fill_lint_opts(run) || !collect_files(run))
        return EXIT_TROUBLE;
    struct fz_result **results = FZ_NEW_N(&run->arena, struct fz_result *, run->n_files + 1);
    size_t n = 0;
    for (size_t i = 0; i < run->n_files; i++) {
        struct fz_result *result = lint_file(run, run->files[i]);
        print_errors(&result->errors, 0);
        run->trouble |= result->errors.n > 0;
        results[n++] = result;
        if (!json && result->doc)
            fz_outline_text(stdout, result, run->ruleset, run->options.lang);
    }
    if (json)
        fz_outline_json(stdout, (const struct fz_result *const *)results, n, run->ruleset);
    for (size_t i = 0; i < n; i++)
        fz_result_free(results[i]);
    run->trouble |= fflush(stdout) != 0 || ferror(stdout);
    return run->trouble ? EXIT_TROUBLE : EXIT_CLEAN;
}

static int cmd_rules(struct run *run)
{
    const struct fz_options *o = &run->options;
    return fz_cmd_rules(run->ruleset, o->lang, (int)o->n_paths, o->paths, stdout, stderr);
}

static void print_version(const struct run *run)
{
    printf("fzlint %s\n", FZ_VERSION);
    if (run->ruleset)
        printf("%s %.*s %.*s（%zu）\n", FZ_SAY(run->options.lang, "规则包", "rule pack"), FZ_ARG(run->ruleset->name), FZ_ARG(run->ruleset->version), run->ruleset->n_rules);
}

static const struct command {
    const char *name;
    int (*run)(struct run *run);
} commands[] = {{"check", cmd_check}, {"outline", cmd_outline}, {"rules", cmd_rules}, {"version", NULL}};

static int run_command(struct run *run, int argc, const char *const *argv)
{
    const struct command *command = &commands[0];
    bool named = false;
    for (size_t i = 0; argc > 0 && i < sizeof commands / sizeof *commands; i++) {
        if (strcmp(argv[0], commands[i].name) == 0) {
            command = &commands[i];
            named = true;
        }
    }
    if (!fz_options_parse(&run->options, &run->arena, argc - named, argv + named, &run->errors))
        return EXIT_TROUBLE;
    if (run->options.help) {
        fz_options_help(stdout, run->options.lang);
        return EXIT_CLEAN;
    }
    if (!load_rules(run))
        return EXIT_TROUBLE;
    if (run->options.version || !command->run) {
        print_version(run);
        return EXIT_CLEAN;
    }
    return command->run(run);
}

int main(int argc, char **argv)
{
    struct run run = {.trouble = false};
    const char *const *words = (const char *const *)argv + 1;
    fz_arena_init(&run.arena);
    fz_errors_init(&run.errors, &run.arena, fz_options_lang(argc - 1, words));
    int status = run_command(&run, argc - 1, words);
    print_errors(&run.errors, 0);
    fz_ruleset_free(run.ruleset);
    fz_arena_clear(&run.arena);
    return status;
}
