/* From paths to results. A thread that checks has its own tools, a result its own place in memory, used again by a
 * later one; rules and setups are shared, and nothing in them changes any more. Patterns are made faster before the
 * first report is checked or not at all: a pattern's limits are counted in another way then, and what is found must not
 * depend on which report came first. */
#include "reports.h"
#include "across.h"
#include "base/os.h"
#include "base/parallel.h"
#include "input/xml.h"
#include "progress.h"
#include "rule/ruleset.h"
#include <stdlib.h>
#include <string.h>

enum { WORTH_JIT = 200 << 10 /* bytes: compiling some 300 patterns has then been earned back */ };

struct fz_reports {
    struct fz_ruleset *ruleset;
    const struct fz_options *options;
    const struct fz_paths *paths;
    const struct fz_setups *setups;
    struct fz_arena *arena;
    struct fz_result *previous; /* NULL: there is none */
    struct fz_across *across;   /* NULL: they are not compared */
    uint64_t *compared;         /* of each report: a hash of its bytes as they were then; 0: it could not be read */
    struct fz_tools tools;      /* of the caller's thread */
    struct fz_progress progress;
    struct fz_timing *timing; /* NULL: nothing is measured */
    size_t bytes;             /* that will be gone through, as far as is known */
    char *input;              /* standard input: NULL as long as it was not read, or where it cannot be */
    size_t input_len;         /* of it */
    struct fz_errors *wrong;  /* with it; NULL: it was not read yet */
};

/* ---- bytes ----------------------------------------------------------------------------------------------------- */

static bool is_input(const char *path)
{
    return strcmp(path, "-") == 0;
}

/* LEN bytes more will be gone through. */
static void count_bytes(struct fz_reports *r, size_t len)
{
    if (r->bytes < WORTH_JIT && r->bytes + len >= WORTH_JIT)
        fz_ruleset_jit(r->ruleset);
    r->bytes += len;
}

static void count_files(struct fz_reports *r)
{
    size_t times = r->options->across ? 2 : 1;
    if (r->options->previous && !is_input(r->options->previous))
        count_bytes(r, fz_os_size(r->options->previous));
    for (size_t i = 0; i < r->paths->n && r->bytes < WORTH_JIT; i++)
        if (!is_input(r->paths->items[i]))
            count_bytes(r, fz_os_size(r->paths->items[i]) * times);
}

/* Standard input can be read once, but --across asks twice for it, and two threads must not both read it. */
static void read_input(struct fz_reports *r, size_t max)
{
    if (r->wrong)
        return;
    r->wrong = FZ_NEW(r->arena, struct fz_errors);
    fz_errors_init(r->wrong, r->arena, r->options->lang);
    if (fz_os_read("-", max, &r->input, &r->input_len, r->wrong))
        count_bytes(r, r->input_len);
}

/* Before there are threads: whoever reads it later finds it read. */
static void read_input_first(struct fz_reports *r)
{
    for (size_t i = 0; i < r->paths->n; i++)
        if (is_input(r->paths->items[i]))
            read_input(r, r->setups->of[i]->lint.input.max_size);
}

/* The bytes at PATH; *OWN is to be freed. */
static bool read_bytes(struct fz_reports *r, const char *path, size_t max, struct fz_str *bytes, char **own,
                       struct fz_errors *errors)
{
    size_t len;
    *own = NULL;
    if (is_input(path)) {
        read_input(r, max);
        for (size_t i = 0; i < r->wrong->n; i++)
            fz_error_add(errors, r->wrong->items[i].file, 0, 0, "%.*s", FZ_ARG(r->wrong->items[i].message));
        *bytes = (struct fz_str){r->input, r->input_len};
        return r->input != NULL;
    }
    bool good = fz_os_read(path, max, own, &len, errors);
    *bytes = (struct fz_str){*own, good ? len : 0};
    return good;
}

/* ---- one report ------------------------------------------------------------------------------------------------ */

/* What the report at PATH is called. */
static const char *name_of(const struct fz_reports *r, const char *path)
{
    if (!is_input(path))
        return path;
    return r->options->stdin_filename ? r->options->stdin_filename : "<stdin>";
}

static struct fz_result *new_result(const struct fz_reports *r, const char *name, struct fz_arena *arena)
{
    return arena ? fz_result_new_in(arena, name, r->options->lang) : fz_result_new(name, r->options->lang);
}

/* The report at PATH read and understood as OPTS say, but not checked. *HASH is that of its bytes, 0 where it cannot be
 * read. */
static struct fz_result *parse(struct fz_reports *r, const char *path, const struct fz_lint_opts *opts, uint64_t *hash)
{
    const char *name = name_of(r, path);
    struct fz_result *result = new_result(r, name, opts->arena);
    struct fz_lint_opts how = *opts;
    struct fz_str bytes;
    char *own;
    how.parse.year = 0; /* --year is that of the reports to be checked */
    *hash = 0;
    if (read_bytes(r, path, how.input.max_size, &bytes, &own, &result->errors)) {
        fz_result_free(result);
        *hash = fz_str_hash(bytes, 0);
        result = fz_lint_parse(r->ruleset, name, bytes, &how);
    }
    free(own);
    return result;
}

/* Report NUMBER, of which BYTES were read just now. */
static struct fz_result *check_bytes(struct fz_reports *r, size_t number, struct fz_str bytes,
                                     const struct fz_lint_opts *opts, struct fz_mended *mended)
{
    const char *path = r->paths->items[number], *name = name_of(r, path);
    if (r->across && fz_str_hash(bytes, 0) != r->compared[number]) {
        struct fz_result *result = new_result(r, name, opts->arena);
        fz_error_add(&result->errors, result->path, 0, 0,
                     FZ_SAY(r->options->lang, "与其他报告比对之后，文件被别的程序改动了，请再运行一次",
                            "changed by another program after it was compared with the others: run again"));
        return result;
    }
    if (mended && (r->options->fix || r->options->diff))
        return fz_mend(r->ruleset, path, name, bytes, opts, r->options, mended);
    return fz_lint(r->ruleset, name, bytes, opts);
}

static struct fz_result *check(struct fz_reports *r, size_t number, const struct fz_lint_opts *opts,
                               struct fz_mended *mended)
{
    const char *path = r->paths->items[number];
    struct fz_result *result = new_result(r, name_of(r, path), opts->arena);
    struct fz_str bytes;
    char *own;
    if (read_bytes(r, path, opts->input.max_size, &bytes, &own, &result->errors)) {
        fz_result_free(result);
        result = check_bytes(r, number, bytes, opts, mended);
    }
    free(own);
    return result;
}

struct fz_lint_opts fz_reports_lint_opts(const struct fz_reports *r, size_t number)
{
    struct fz_lint_opts opts = r->setups->of[number]->lint;
    opts.previous = r->previous ? r->previous->doc : NULL;
    if (r->across)
        opts.shared = fz_across_of(r->across, number, &opts.n_shared);
    return opts;
}

struct fz_result *fz_reports_check(struct fz_reports *r, size_t number, struct fz_mended *mended)
{
    const char *path = r->paths->items[number];
    struct fz_lint_opts opts = fz_reports_lint_opts(r, number);
    opts.tools = &r->tools;
    fz_progress_next(&r->progress, name_of(r, path));
    struct fz_result *result = check(r, number, &opts, mended);
    fz_progress_erase(&r->progress);
    return result;
}

const struct fz_result *fz_reports_previous(struct fz_reports *r, const char *path)
{
    struct fz_lint_opts opts = r->setups->of[0]->lint;
    opts.tools = &r->tools;
    uint64_t hash;
    r->previous = parse(r, path, &opts, &hash);
    return r->previous;
}

/* ---- all of them ----------------------------------------------------------------------------------------------- */

struct place { /* where a result waits for its turn */
    struct fz_arena arena;
    struct fz_result *result;
    struct fz_sample *sample;
    struct fz_mended mended;
};
struct pass { /* once through all reports */
    struct fz_reports *reports;
    struct fz_tools *tools; /* one a worker */
    struct place *places;
    void (*take)(void *with, const struct fz_result *result, const struct fz_mended *mended);
    void *with;
};

static void expect(void *with, size_t number)
{
    struct pass *pass = with;
    struct fz_reports *r = pass->reports;
    fz_progress_next(&r->progress, name_of(r, r->paths->items[number]));
}

static void read_one(void *with, size_t worker, size_t at, size_t number)
{
    struct pass *pass = with;
    struct fz_reports *r = pass->reports;
    struct place *place = &pass->places[at];
    struct fz_lint_opts opts = r->setups->of[number]->lint;
    opts.tools = &pass->tools[worker];
    opts.arena = &place->arena;
    place->result = parse(r, r->paths->items[number], &opts, &r->compared[number]);
    place->sample =
        fz_across_sample(&place->arena, place->result->doc, &r->ruleset->genre, pass->tools[worker].matcher);
}

static void take_sample(void *with, size_t at, size_t number)
{
    struct pass *pass = with;
    struct fz_reports *r = pass->reports;
    fz_progress_erase(&r->progress);
    fz_across_add(r->across, r->paths->items[number], pass->places[at].sample);
    fz_arena_reset(&pass->places[at].arena);
}

static void check_one(void *with, size_t worker, size_t at, size_t number)
{
    struct pass *pass = with;
    struct place *place = &pass->places[at];
    struct fz_lint_opts opts = fz_reports_lint_opts(pass->reports, number);
    bool mends = pass->reports->options->fix || pass->reports->options->diff;
    opts.tools = &pass->tools[worker];
    fz_timing_begin(opts.tools->timing);
    opts.arena = mends ? NULL : &place->arena; /* mending makes several results, one of which is left */
    place->mended = (struct fz_mended){0, 0};
    place->result = check(pass->reports, number, &opts, &place->mended);
}

static void take_result(void *with, size_t at, size_t number)
{
    struct pass *pass = with;
    struct place *place = &pass->places[at];
    (void)number;
    fz_progress_erase(&pass->reports->progress);
    fz_timing_begin(pass->reports->timing);
    pass->take(pass->with, place->result, &place->mended);
    fz_timing_end_stage(pass->reports->timing, FZ_STAGE_OUTPUT);
    fz_result_free(place->result);
    fz_arena_reset(&place->arena);
}

/* What is mended goes to standard output and into files, which may be named twice: one at a time. */
static size_t jobs_of(const struct fz_reports *r)
{
    const struct fz_options *o = r->options;
    size_t jobs = o->jobs ? (size_t)o->jobs : fz_os_processors();
    if (o->fix || o->diff || r->paths->n < 2)
        return 1;
    jobs = jobs < r->paths->n ? jobs : r->paths->n;
    return jobs < FZ_PARALLEL_MOST ? jobs : FZ_PARALLEL_MOST;
}

static void go_through(struct pass *pass, void (*work)(void *with, size_t worker, size_t place, size_t number),
                       void (*take)(void *with, size_t place, size_t number))
{
    struct fz_reports *r = pass->reports;
    struct fz_arena arena;
    size_t jobs = jobs_of(r), n_places = fz_parallel_places(jobs);
    struct fz_parallel parallel = {
        .n = r->paths->n, .jobs = jobs, .expect = expect, .work = work, .take = take, .with = pass};
    if (jobs > 1)
        fz_ruleset_compile(r->ruleset);
    fz_arena_init(&arena);
    pass->tools = FZ_NEW_N(&arena, struct fz_tools, jobs);
    pass->places = FZ_NEW_N(&arena, struct place, n_places);
    for (size_t i = 0; i < jobs; i++) {
        fz_tools_init(&pass->tools[i]);
        pass->tools[i].timing = r->timing ? fz_timing_new(&arena, r->ruleset) : NULL;
    }
    for (size_t i = 0; i < n_places; i++)
        fz_arena_init(&pass->places[i].arena);
    read_input_first(r);
    fz_xml_init();
    fz_reports_show_progress(r);
    fz_parallel_run(&parallel);
    for (size_t i = 0; i < jobs; i++) {
        if (r->timing)
            fz_timing_add(r->timing, pass->tools[i].timing);
        fz_tools_clear(&pass->tools[i]);
    }
    for (size_t i = 0; i < n_places; i++)
        fz_arena_clear(&pass->places[i].arena);
    fz_arena_clear(&arena);
}

void fz_reports_compare(struct fz_reports *r)
{
    struct pass pass = {.reports = r};
    r->across = fz_across_new(r->arena);
    r->compared = FZ_NEW_N(r->arena, uint64_t, r->paths->n);
    go_through(&pass, read_one, take_sample);
    fz_across_compare(r->across);
}

void fz_reports_check_all(struct fz_reports *r,
                          void (*take)(void *with, const struct fz_result *result, const struct fz_mended *mended),
                          void *with)
{
    struct pass pass = {.reports = r, .take = take, .with = with};
    go_through(&pass, check_one, take_result);
}

/* ---- the run --------------------------------------------------------------------------------------------------- */

void fz_reports_show_progress(struct fz_reports *r)
{
    fz_progress_begin(&r->progress, r->paths->n, r->options->quiet);
}

struct fz_reports *fz_reports_new(struct fz_arena *arena, struct fz_ruleset *ruleset, const struct fz_options *options,
                                  const struct fz_paths *paths, const struct fz_setups *setups)
{
    struct fz_reports *r = FZ_NEW(arena, struct fz_reports);
    r->arena = arena;
    r->ruleset = ruleset;
    r->options = options;
    r->paths = paths;
    r->setups = setups;
    r->timing = options->timing ? fz_timing_new(arena, ruleset) : NULL;
    fz_tools_init(&r->tools);
    count_files(r);
    return r;
}

struct fz_timing *fz_reports_timing(const struct fz_reports *r)
{
    return r->timing;
}

void fz_reports_free(struct fz_reports *r)
{
    if (!r)
        return;
    fz_result_free(r->previous);
    fz_tools_clear(&r->tools);
    free(r->input);
}
