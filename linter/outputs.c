/* Opening, feeding and closing the reporters of one run. Write errors are looked for once, here, for all of them. An
 * output is a stream, a file, or a folder that gets a file for each report; a folder of HTML pages gets a table that
 * leads to them too. */
#include "outputs.h"
#include "base/os.h"
#include "page_name.h"
#include <stdlib.h>
#include <string.h>

struct output {
    const struct fz_reporter *reporter;
    const char *path;          /* NULL: standard output */
    struct fz_os_output *file; /* NULL: standard output, or PATH is a folder … */
    bool folder;               /* … in which each report has a file of its own */
    void *state;
    struct fz_report_opts opts;
};
struct fz_outputs {
    struct output *items;
    size_t n;
    size_t n_results;
    bool trouble; /* a file of a folder was not written */
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

/* FILE is meant as a folder: it is one, or ends as one does. */
static bool is_folder(const char *file)
{
    size_t len = file ? strlen(file) : 0;
    return len > 0 && (file[len - 1] == '/' || fz_os_is_folder(file));
}

/* FOLDER without the strokes at its end. */
static const char *bare(const char *folder, struct fz_arena *arena)
{
    struct fz_str name = fz_str_from(folder);
    while (name.len > 1 && name.ptr[name.len - 1] == '/')
        name.len--;
    return fz_str_copy(arena, name).ptr;
}

static struct fz_str folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (struct fz_str){path, slash == path ? 1 : (size_t)(slash - path)} : FZ_STR(".");
}

/* Pages may take any name in their folder, so no report may be there. Most reports stand beside the one before them:
 * each folder is looked at once in a row. */
static bool holds_report(const char *folder, const struct fz_paths *paths, struct fz_arena *arena)
{
    struct fz_str last = {0};
    for (size_t i = 0; i < paths->n; i++) {
        struct fz_str own = folder_of(paths->items[i]);
        if (!fz_str_equal(own, last) && fz_os_same_file(fz_str_copy(arena, own).ptr, folder))
            return true;
        last = own;
    }
    return false;
}

static bool open_folder(struct output *output, const struct fz_paths *paths, struct fz_arena *arena,
                        struct fz_errors *errors)
{
    output->folder = true;
    if (!fz_os_make_folder(output->path, errors))
        return false;
    if (!holds_report(output->path, paths, arena))
        return true;
    return fz_error_add(errors, output->path, 0, 0,
                        FZ_SAY(errors->lang, "里面有被检查的报告，每份一页的结果请写到另一个文件夹",
                               "it holds reports that are checked: write the pages to another folder"));
}

static bool open_file(struct output *output, const struct fz_outputs *others, const char *file,
                      const struct fz_paths *paths, struct fz_arena *arena, struct fz_errors *errors)
{
    if (!file)
        return true;
    bool folder = output->reporter->paged && is_folder(file);
    file = output->path = folder ? bare(file, arena) : file;
    for (size_t i = 0; i < others->n; i++)
        if (others->items[i].path && strcmp(others->items[i].path, file) == 0)
            return fz_error_add(errors, file, 0, 0,
                                FZ_SAY(errors->lang, "两种格式不能写到同一处", "two formats cannot go to one place"));
    if (folder)
        return open_folder(output, paths, arena, errors);
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
        if (!outputs->items[i].path)
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
        if (!o->folder)
            o->state = o->reporter->begin(arena, o->file ? fz_os_output_stream(o->file) : screen, &o->opts);
    }
}

/* ---- pages ---- */

/* NAME-html where there is such a format and FILE ends like one. */
static const struct fz_reporter *reporter_for(const struct fz_output *wanted, const char *file, struct fz_arena *arena)
{
    const struct fz_reporter *html = NULL;
    if (file && fz_str_ends(fz_str_from(file), FZ_STR(".html")))
        html = fz_reporter_find(fz_str_printf(arena, "%.*s-html", FZ_ARG(wanted->format)));
    return html ? html : fz_reporter_find(wanted->format);
}

/* The folder of pages that a table may lead to, or NULL. */
static struct output *page_folder(const struct fz_outputs *outputs)
{
    for (size_t i = 0; i < outputs->n; i++)
        if (outputs->items[i].folder && outputs->items[i].reporter == &fz_reporter_html)
            return &outputs->items[i];
    return NULL;
}

/* What leads from FILE to FOLDER: "" or "pages/"; NULL where FOLDER is not below FILE's own. */
static const char *way_to(const char *folder, const char *file, struct fz_arena *arena)
{
    struct fz_str from = folder_of(file), to = fz_str_from(folder);
    if (fz_str_equal(from, to))
        return "";
    bool here = fz_str_equal(from, FZ_STR(".")) && to.ptr[0] != '/' && to.ptr[0] != '.';
    if (!here && !(fz_str_starts(to, from) && to.ptr[from.len] == '/'))
        return NULL;
    return fz_str_printf(arena, "%s/", folder + (here ? 0 : from.len + 1)).ptr;
}

/* A folder of pages has a table of them, unless the user has put another file there; each table leads to them. */
static bool add_index(struct fz_outputs *outputs, const struct fz_paths *paths, struct fz_arena *arena,
                      struct fz_errors *errors)
{
    struct output *pages = page_folder(outputs);
    if (!pages)
        return true;
    struct output index = {.reporter = &fz_reporter_matrix_html, .opts = pages->opts};
    const char *file = fz_str_printf(arena, "%s/" FZ_PAGE_INDEX, pages->path).ptr, *folder = pages->path;
    bool there = false;
    for (size_t i = 0; i < outputs->n; i++)
        there |= outputs->items[i].path && strcmp(outputs->items[i].path, file) == 0;
    pages->opts.index = FZ_PAGE_INDEX;
    if (!there && !open_file(&index, outputs, file, paths, arena, errors))
        return false;
    if (!there)
        *FZ_PUSH(arena, outputs->items, outputs->n) = index;
    for (size_t i = 0; i < outputs->n; i++)
        if (outputs->items[i].path)
            outputs->items[i].opts.pages = way_to(folder, outputs->items[i].path, arena);
    return true;
}

/* ---- one report's own file ---- */

/* What went wrong with the run as a whole is told by the other outputs, not by every page. */
static bool write_page(const struct output *o, size_t number, const struct fz_result *result, struct fz_errors *errors)
{
    struct fz_arena arena;
    struct fz_errors none;
    struct fz_report_opts opts = o->opts;
    fz_arena_init(&arena);
    fz_errors_init(&none, &arena, opts.lang);
    opts.errors = &none;
    struct fz_str name = fz_page_name(&arena, number, result->path, o->reporter->suffix);
    struct fz_os_output *file = fz_os_output_open(fz_str_printf(&arena, "%s/%s", o->path, name.ptr).ptr, errors);
    if (file) {
        void *state = o->reporter->begin(&arena, fz_os_output_stream(file), &opts);
        o->reporter->result(state, result);
        o->reporter->end(state);
    }
    bool good = file && fz_os_output_close(file, errors);
    fz_arena_clear(&arena);
    return good;
}

/* ---- the run ---- */

static struct fz_report_opts report_opts(const struct fz_options *options, const struct fz_ruleset *ruleset,
                                         const bool *selected, const char *file, const char *version,
                                         struct fz_errors *errors)
{
    return (struct fz_report_opts){.ruleset = ruleset,
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
        const char *file = wanted[i].file ? wanted[i].file : options->output_file;
        struct output output = {.reporter = reporter_for(&wanted[i], file, arena)};
        bool opened = output.reporter || unknown_format(wanted[i].format, arena, errors);
        opened =
            opened && !stream_taken(outputs, file, errors) && open_file(&output, outputs, file, paths, arena, errors);
        output.opts = report_opts(options, ruleset, selected, file, version, errors);
        if (opened)
            *FZ_PUSH(arena, outputs->items, outputs->n) = output;
        good &= opened;
    }
    if (!good || !add_index(outputs, paths, arena, errors)) {
        discard(outputs);
        return NULL;
    }
    begin(outputs, options->fix && fz_paths_has(paths, "-") ? stderr : stdout, arena);
    return outputs;
}

void fz_outputs_result(struct fz_outputs *outputs, const struct fz_result *result)
{
    outputs->n_results++;
    for (size_t i = 0; i < outputs->n; i++) {
        struct output *o = &outputs->items[i];
        if (o->folder)
            outputs->trouble |= !write_page(o, outputs->n_results, result, o->opts.errors);
        else
            o->reporter->result(o->state, result);
    }
}

bool fz_outputs_close(struct fz_outputs *outputs, struct fz_errors *errors)
{
    bool good = !outputs->trouble;
    for (size_t i = 0; i < outputs->n; i++)
        if (!outputs->items[i].folder)
            outputs->items[i].reporter->end(outputs->items[i].state);
    for (size_t i = 0; i < outputs->n; i++)
        if (outputs->items[i].file)
            good &= fz_os_output_close(outputs->items[i].file, errors);
    return good;
}
