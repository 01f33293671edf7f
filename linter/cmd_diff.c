/* Two states of the same reports: which findings went, which stayed, which came. A finding is known again by its
 * fingerprint, and where the words around it were changed too, by its rule and message. What the new state's list of
 * exceptions lets stand is none of the three. */
#include "cmd_diff.h"
#include "base/os.h"
#include "cursor.h"
#include "lint.h"
#include "outline.h"
#include "shown.h"
#include <stdlib.h>
#include <string.h>

enum { SCHEMA_VERSION = 1 };
enum kind { MENDED, STILL, NEW, N_KINDS };

struct item {
    const struct fz_finding *finding;
    bool excused, known; /* known: the other state has it too */
};
struct side {
    const struct fz_result *result; /* NULL: there is no such report */
    struct item *items;             /* by place, those excused last */
    struct item **order;            /* room for n pointers */
    size_t n;
};
struct told {
    const struct fz_diff_job *job;
    FILE *out;
    struct fz_json *json; /* NULL: text */
    size_t counts[N_KINDS], n_pairs;
    bool failed;
};

#define SAY(told, zh, en) FZ_SAY((told)->job->options->lang, zh, en)

/* ---- which reports belong together ----------------------------------------------------------------------------- */

static bool collect(struct fz_paths *paths, const struct fz_options *options, size_t number, struct fz_arena *arena,
                    struct fz_errors *errors)
{
    struct fz_options one = *options;
    one.paths = options->paths + number;
    one.n_paths = 1;
    one.files_from = NULL;
    return fz_paths_collect(paths, &one, arena, errors);
}

bool fz_cmd_diff_paths(struct fz_paths *paths, size_t *n_old, const struct fz_options *options, struct fz_arena *arena,
                       struct fz_errors *errors)
{
    if (options->n_paths != 2 || options->files_from)
        return fz_error_add(errors, NULL, 0, 0,
                            FZ_SAY(errors->lang, "diff 后面写两份报告或两个文件夹：旧的、新的",
                                   "diff takes two reports or two folders: the old one, the new one"));
    if (fz_os_is_folder(options->paths[0]) != fz_os_is_folder(options->paths[1]))
        return fz_error_add(errors, NULL, 0, 0,
                            FZ_SAY(errors->lang, "diff 要比的应当都是报告，或者都是文件夹",
                                   "diff compares a report with a report, or a folder with a folder"));
    bool good = collect(paths, options, 0, arena, errors);
    *n_old = paths->n;
    return collect(paths, options, 1, arena, errors) && good;
}

/* What a report of a folder is called in it; without its suffix where STEM. */
static struct fz_str name_in(const char *folder, const char *path, bool stem)
{
    struct fz_str name = fz_str_from(path);
    if (fz_str_starts(name, fz_str_from(folder)))
        name = fz_str_slice(name, strlen(folder), name.len);
    while (fz_str_starts(name, FZ_STR("/")))
        name = fz_str_slice(name, 1, name.len);
    for (size_t at = name.len; stem && at-- > 0 && name.ptr[at] != '/';)
        if (name.ptr[at] == '.')
            return fz_str_slice(name, 0, at);
    return name;
}

/* Finds a partner for each new report that has none, among the old ones that have none. PARTNER: of each report, or
 * SIZE_MAX. */
static void pair_up(const struct fz_diff_job *job, size_t *partner, bool stem)
{
    for (size_t new = job->n_old; new < job->paths->n; new ++) {
        struct fz_str name = name_in(job->options->paths[1], job->paths->items[new], stem);
        for (size_t old = 0; old < job->n_old && partner[new] == SIZE_MAX; old++) {
            if (partner[old] != SIZE_MAX ||
                !fz_str_equal(name, name_in(job->options->paths[0], job->paths->items[old], stem)))
                continue;
            partner[new] = old;
            partner[old] = new;
        }
    }
}

static size_t *partners(const struct fz_diff_job *job)
{
    size_t *partner = FZ_NEW_N(job->arena, size_t, job->paths->n + 1);
    for (size_t i = 0; i < job->paths->n; i++)
        partner[i] = SIZE_MAX;
    if (!fz_os_is_folder(job->options->paths[0])) { /* whatever they are called */
        partner[0] = 1;
        partner[1] = 0;
        return partner;
    }
    pair_up(job, partner, false);
    pair_up(job, partner, true); /* 某县.txt came back as 某县.docx */
    return partner;
}

/* ---- which findings belong together ---------------------------------------------------------------------------- */

static struct side side_of(const struct fz_result *result, struct fz_arena *arena)
{
    struct side side = {.result = result};
    size_t n = result ? result->n_findings + result->n_excused : 0;
    side.items = FZ_NEW_N(arena, struct item, n + 1);
    side.order = FZ_NEW_N(arena, struct item *, n + 1);
    for (size_t i = 0; result && i < result->n_findings; i++)
        side.items[side.n++] = (struct item){.finding = &result->findings[i]};
    for (size_t i = 0; result && i < result->n_excused; i++)
        side.items[side.n++] = (struct item){.finding = &result->excused[i].finding, .excused = true};
    return side;
}

static int by_print(const struct item *a, const struct item *b)
{
    return strcmp(a->finding->fingerprint, b->finding->fingerprint);
}

static int by_words(const struct item *a, const struct item *b)
{
    int order = fz_str_compare(a->finding->rule->id, b->finding->rule->id);
    return order ? order : fz_str_compare(a->finding->message, b->finding->message);
}

static int print_order(const void *left, const void *right)
{
    const struct item *a = *(struct item *const *)left, *b = *(struct item *const *)right;
    int order = by_print(a, b);
    return order ? order : (a > b) - (a < b);
}

static int words_order(const void *left, const void *right)
{
    const struct item *a = *(struct item *const *)left, *b = *(struct item *const *)right;
    int order = by_words(a, b);
    return order ? order : (a > b) - (a < b);
}

/* Those without a partner, in ORDER; how many. */
static size_t sorted(struct side *side, int (*order)(const void *, const void *))
{
    size_t n = 0;
    for (size_t i = 0; i < side->n; i++)
        if (!side->items[i].known)
            side->order[n++] = &side->items[i];
    if (n)
        qsort(side->order, n, sizeof *side->order, order);
    return n;
}

static void match(struct side *old, struct side *new, int (*order)(const void *, const void *),
                  int (*compare)(const struct item *, const struct item *))
{
    size_t n_old = sorted(old, order), n_new = sorted(new, order);
    for (size_t i = 0, j = 0; i < n_old && j < n_new;) {
        struct item *a = old->order[i], *b = new->order[j];
        int which = compare(a, b);
        if (which == 0)
            a->known = b->known = true;
        i += which <= 0;
        j += which >= 0;
    }
}

static bool is_of(enum kind kind, const struct item *item)
{
    return !item->excused && item->known == (kind == STILL);
}

/* ---- telling --------------------------------------------------------------------------------------------------- */

static void put_json(struct told *t, const struct fz_finding *finding, const struct fz_cursor *cursor)
{
    fz_json_object(t->json, NULL);
    fz_json_str(t->json, "rule", finding->rule->id);
    fz_json_str(t->json, "name", finding->rule->name);
    fz_json_text(t->json, "level", fz_level_names[finding->level]);
    fz_json_int(t->json, "line", cursor->line);
    fz_json_int(t->json, "column", cursor->column);
    fz_json_str(t->json, "message", finding->message);
    fz_json_text(t->json, "fingerprint", finding->fingerprint);
    fz_json_end(t->json);
}

static void put_text(struct told *t, const char *path, const struct fz_finding *finding, const struct fz_cursor *cursor)
{
    fputs("    ", t->out);
    fz_shown_put(t->out, fz_str_from(path));
    fprintf(t->out, ":%u:%u: %s[%.*s %.*s]: ", cursor->line, cursor->column,
            fz_shown_level(finding->level, t->job->options->lang), FZ_ARG(finding->rule->id),
            FZ_ARG(finding->rule->name));
    fz_shown_put(t->out, finding->message);
    fputc('\n', t->out);
}

static size_t count(const struct side *side, enum kind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < side->n; i++)
        n += is_of(kind, &side->items[i]);
    return n;
}

static void put_kind(struct told *t, const struct side *side, enum kind kind)
{
    static const char *const zh[] = {"已改", "仍在", "新出现"}, *const en[] = {"mended", "still there", "new"},
                             *const members[] = {"mended", "remaining", "new"};
    size_t n = count(side, kind);
    struct fz_cursor cursor;
    t->counts[kind] += n;
    if (t->json)
        fz_json_array(t->json, members[kind]);
    else if (n)
        fprintf(t->out, SAY(t, "  %s %zu 处：\n", "  %s %zu:\n"), SAY(t, zh[kind], en[kind]), n);
    if (side->result)
        fz_cursor_init(&cursor, &side->result->doc->raw);
    for (size_t i = 0; i < side->n; i++) {
        const struct fz_finding *finding = side->items[i].finding;
        if (!is_of(kind, &side->items[i]))
            continue;
        t->failed |= kind != MENDED && (int)finding->level >= t->job->options->fail_on;
        if ((int)finding->level < t->job->options->min_level)
            continue;
        fz_cursor_to(&cursor, finding->raw.start);
        if (t->json)
            put_json(t, finding, &cursor);
        else
            put_text(t, side->result->path, finding, &cursor);
    }
    if (t->json)
        fz_json_end(t->json);
}

static void put_names(struct told *t, const struct fz_result *old, const struct fz_result *new)
{
    if (t->json) {
        fz_json_text(t->json, "oldFile", old ? old->path : NULL);
        fz_json_text(t->json, "newFile", new ? new->path : NULL);
        return;
    }
    fz_shown_put(t->out, fz_str_from(new ? new->path : old->path));
    if (!old)
        fputs(SAY(t, "（旧的里没有这份报告）", " (there is no such old report)"), t->out);
    if (!new)
        fputs(SAY(t, "（新的里没有这份报告）", " (there is no such new report)"), t->out);
    fputc('\n', t->out);
}

static void put_errors(struct told *t, const struct fz_result *old, const struct fz_result *new, bool readable)
{
    struct fz_errors all;
    if (!t->json && !readable)
        fputs(SAY(t, "  无法比较\n", "  cannot be compared\n"), t->out);
    if (!t->json)
        return;
    fz_errors_init(&all, t->job->arena, t->job->options->lang);
    for (size_t side = 0; side < 2; side++) {
        const struct fz_result *result = side ? new : old;
        for (size_t i = 0; result && i < result->errors.n; i++) {
            struct fz_error error = result->errors.items[i];
            error.file = error.file ? error.file : result->path;
            *FZ_PUSH(all.arena, all.items, all.n) = error;
        }
    }
    fz_json_errors(t->json, &all, NULL);
}

static void tell_pair(struct told *t, const struct fz_result *old, const struct fz_result *new)
{
    struct fz_arena scratch;
    bool readable = (!old || old->doc) && (!new || new->doc);
    fz_arena_init(&scratch);
    struct side before = side_of(readable ? old : NULL, &scratch), after = side_of(readable ? new : NULL, &scratch);
    match(&before, &after, print_order, by_print);
    match(&before, &after, words_order, by_words);
    t->n_pairs++;
    if (t->json)
        fz_json_stream_object(t->json, NULL);
    put_names(t, old, new);
    if (!new)
        before.n = 0; /* nobody mended them */
    put_kind(t, &before, MENDED);
    put_kind(t, &after, STILL);
    put_kind(t, &after, NEW);
    put_errors(t, old, new, readable);
    if (t->json)
        fz_json_end(t->json);
    fz_arena_clear(&scratch);
}

static void tell_all(struct told *t)
{
    const struct fz_diff_job *job = t->job;
    const size_t *partner = partners(job);
    for (size_t i = job->n_old; i < job->paths->n; i++) {
        struct fz_result *old = partner[i] == SIZE_MAX ? NULL : job->check(job->with, partner[i]);
        struct fz_result *new = job->check(job->with, i);
        tell_pair(t, old, new);
        fz_result_free(old);
        fz_result_free(new);
    }
    for (size_t i = 0; i < job->n_old; i++) {
        if (partner[i] != SIZE_MAX)
            continue;
        struct fz_result *old = job->check(job->with, i);
        tell_pair(t, old, NULL);
        fz_result_free(old);
    }
}

static void put_total(struct told *t)
{
    if (t->json) {
        fz_json_object(t->json, "counts");
        fz_json_int(t->json, "mended", (int64_t)t->counts[MENDED]);
        fz_json_int(t->json, "remaining", (int64_t)t->counts[STILL]);
        fz_json_int(t->json, "new", (int64_t)t->counts[NEW]);
        fz_json_end(t->json);
        fz_json_errors(t->json, t->job->errors, NULL);
        fz_json_end(t->json);
    } else if (!t->job->options->quiet) {
        fprintf(t->out,
                SAY(t, "合计 %zu 份报告：已改 %zu 处，仍在 %zu 处，新出现 %zu 处\n",
                    "%zu reports: %zu mended, %zu still there, %zu new\n"),
                t->n_pairs, t->counts[MENDED], t->counts[STILL], t->counts[NEW]);
    }
}

static void tell(struct told *t, bool json)
{
    if (json) {
        t->json = fz_json_new(t->job->arena, t->out);
        fz_json_stream_object(t->json, NULL);
        fz_json_int(t->json, "schemaVersion", SCHEMA_VERSION);
        fz_json_stream_array(t->json, "reports");
    }
    tell_all(t);
    if (json)
        fz_json_end(t->json);
    put_total(t);
}

/* ---- the output ------------------------------------------------------------------------------------------------ */

static bool format_of(const struct fz_options *options, bool *json, const char **file, struct fz_errors *errors)
{
    const struct fz_output *output = options->n_outputs ? options->outputs : NULL;
    *json = output && fz_str_equal(output->format, FZ_STR("json"));
    *file = output && output->file ? output->file : options->output_file;
    if (options->n_outputs > 1 || (output && !*json && !fz_str_equal(output->format, FZ_STR("text"))))
        return fz_error_add(errors, NULL, 0, 0,
                            FZ_SAY(errors->lang, "diff 的输出格式只有 text 和 json，一次一种",
                                   "diff knows the formats text and json, one at a time"));
    return true;
}

bool fz_cmd_diff(const struct fz_diff_job *job, bool *failed)
{
    struct told told = {.job = job, .out = job->out};
    struct fz_os_output *output = NULL;
    const char *file;
    bool json;
    if (!format_of(job->options, &json, &file, job->errors))
        return false;
    if (file && fz_paths_has(job->paths, file))
        return fz_error_add(job->errors, file, 0, 0,
                            FZ_SAY(job->errors->lang, "结果不能写到被检查的报告上",
                                   "the result must not overwrite a report that is checked"));
    if (file) {
        output = fz_os_output_open(file, job->errors);
        if (!output)
            return false;
        told.out = fz_os_output_stream(output);
    }
    tell(&told, json);
    *failed = told.failed;
    return !output || fz_os_output_close(output, job->errors);
}
