/* Opening, feeding and closing the reporters of one run. Write errors are looked for once, here, for all of them. */
#include "outputs.h"
#include "base/os.h"
#include <stdlib.h>
#include <string.h>

struct output {
    const struct fz_reporter *reporter;
    const char *path;          /* NULL: standard output */
    struct fz_os_output *file; /* likewise */
    void *state;
    struct fz_report_opts opts;
};
struct fz_outputs {
    struct output *items;
    size_t n;
};

static bool wants_color(const struct fz_options *options, bool to_stdout)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (options->color != FZ_COLOR_AUTO)
        return options->color == FZ_COLOR_ALWAYS;
    return to_stdout && !(no_color && *no_color) && !(term && strcmp(term, "dumb") == 0) && fz_os_is_terminal(stdout);
}

static bool unknown_format(struct fz_str format, struct fz_arena *arena, struct fz_errors *errors)
{
    struct fz_str names = {0};
    for (size_t i = 0; fz_reporters[i]; i++)
        names = fz_str_printf(arena, "%.*s%s%s", FZ_ARG(names), i ? ", " : "", fz_reporters[i]->name);
    return fz_error_add(
        errors, NULL, 0, 0,
        FZ_SAY(errors->lang, "没有输出格式“%.*s”；可用：%.*s", "no output format \"%.*s\"; there are: %.*s"),
        FZ_ARG(format), FZ_ARG(names));
}

static bool open_file(struct output *output, const struct fz_outputs *others, const char *file,
                      const struct fz_paths *paths, struct fz_errors *errors)
{
    if (!file)
        return true;
    output->path = file;
    for (size_t i = 0; i < others->n; i++)
        if (others->items[i].path && strcmp(others->items[i].path, file) == 0)
            return fz_error_add(
                errors, file, 0, 0,
                FZ_SAY(errors->lang, "两种格式不能写到同一个文件", "two formats cannot go to one file"));
    if (fz_paths_has(paths, file))
        return fz_error_add(errors, file, 0, 0,
                            FZ_SAY(errors->lang, "结果不能写到被检查的报告上",
                                   "the result must not overwrite a report that is checked"));
    output->file = fz_os_output_open(file, errors);
    return output->file != NULL;
}

static bool stream_taken(const struct fz_outputs *outputs, const char *file, struct fz_errors *errors)
{
    for (size_t i = 0; !file && i < outputs->n; i++)
        if (!outputs->items[i].file)
            return !fz_error_add(
                errors, NULL, 0, 0,
                FZ_SAY(errors->lang, "屏幕上只能输出一种格式；另一种请写作 --format 名称=文件",
                       "only one format can go to standard output; write the other as --format NAME=FILE"));
    return false;
}

static void discard(struct fz_outputs *outputs)
{
    for (size_t i = 0; i < outputs->n; i++)
        if (outputs->items[i].file)
            fz_os_output_discard(outputs->items[i].file);
}

static void begin(struct fz_outputs *outputs, FILE *screen, struct fz_arena *arena)
{
    for (size_t i = 0; i < outputs->n; i++) {
        struct output *o = &outputs->items[i];
        o->state = o->reporter->begin(arena, o->file ? fz_os_output_stream(o->file) : screen, &o->opts);
    }
}

struct fz_outputs *fz_outputs_open(const struct fz_options *options, const struct fz_ruleset *ruleset,
                                   const struct fz_paths *paths, const char *version, struct fz_arena *arena,
                                   const bool *selected, struct fz_errors *errors)
{
    struct fz_outputs *outputs = FZ_NEW(arena, struct fz_outputs);
    static const struct fz_output plain = {FZ_STR_INIT("text"), NULL};
    const struct fz_output *wanted = options->n_outputs ? options->outputs : &plain;
    bool good = true;
    for (size_t i = 0; i < (options->n_outputs ? options->n_outputs : 1); i++) {
        struct output output = {.reporter = fz_reporter_find(wanted[i].format)};
        const char *file = wanted[i].file ? wanted[i].file : options->output_file;
        bool opened = output.reporter || unknown_format(wanted[i].format, arena, errors);
        opened = opened && !stream_taken(outputs, file, errors) && open_file(&output, outputs, file, paths, errors);
        output.opts = (struct fz_report_opts){.ruleset = ruleset,
                                              .selected = selected,
                                              .lang = options->lang,
                                              .color = wants_color(options, !file),
                                              .min_level = (enum fz_level)options->min_level,
                                              .fail_on = options->fail_on,
                                              .errors_beside = !file && fz_os_is_terminal(stdout),
                                              .quiet = options->quiet,
                                              .statistics = options->statistics,
                                              .max_per_rule = options->max_per_rule,
                                              .version = version,
                                              .errors = errors};
        if (opened)
            *FZ_PUSH(arena, outputs->items, outputs->n) = output;
        good &= opened;
    }
    if (!good) {
        discard(outputs);
        return NULL;
    }
    begin(outputs, options->fix && fz_paths_has(paths, "-") ? stderr : stdout, arena);
    return outputs;
}

void fz_outputs_result(struct fz_outputs *outputs, const struct fz_result *result)
{
    for (size_t i = 0; i < outputs->n; i++)
        outputs->items[i].reporter->result(outputs->items[i].state, result);
}

bool fz_outputs_close(struct fz_outputs *outputs, struct fz_errors *errors)
{
    bool good = true;
    for (size_t i = 0; i < outputs->n; i++)
        outputs->items[i].reporter->end(outputs->items[i].state);
    for (size_t i = 0; i < outputs->n; i++)
        if (outputs->items[i].file)
            good &= fz_os_output_close(outputs->items[i].file, errors);
    return good;
}
