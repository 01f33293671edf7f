/* The public face of the library: plain C strings and places over what lint.c and the reporters do. */
#include "fzlint.h"
#include "annotate.h"
#include "base/buf.h"
#include "cursor.h"
#include "fix.h"
#include "input/xml.h"
#include "lint.h"
#include "reporter.h"
#include "rule/ruleset.h"
#include "version.h"
#include <stdlib.h>

struct fzlint {
    struct fz_arena arena;
    struct fz_ruleset *ruleset;
    struct fz_lint_opts opts;
};
struct fzlint_report {
    struct fz_result *result; /* its arena also holds what follows */
    struct fzlint_finding *findings;
    const char *error;
};

static char *error_lines(const struct fz_errors *errors)
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    for (size_t i = 0; i < errors->n; i++) {
        const struct fz_error *e = &errors->items[i];
        if (e->file)
            fz_buf_printf(&buf, "%s:", e->file);
        if (e->line)
            fz_buf_printf(&buf, "%u:", e->line);
        if (e->line && e->column)
            fz_buf_printf(&buf, "%u:", e->column);
        fz_buf_printf(&buf, "%s%.*s\n", e->file ? " " : "", FZ_ARG(e->message));
    }
    fz_buf_add_char(&buf, '\0');
    return buf.ptr; /* malloc memory: the caller's now */
}

static bool fill_opts(struct fzlint *lint, const struct fzlint_options *options, struct fz_errors *errors)
{
    static const size_t default_max = (size_t)64 << 20;
    lint->opts.lang = errors->lang;
    lint->opts.input.encoding =
        options->encoding ? fz_str_copy(&lint->arena, fz_str_from(options->encoding)).ptr : NULL;
    lint->opts.input.max_size = options->max_size ? options->max_size : default_max;
    lint->opts.parse.year = options->year;
    lint->opts.parse.body_kind = options->body ? fz_genre_body(&lint->ruleset->genre, fz_str_from(options->body)) : -1;
    return !options->body || lint->opts.parse.body_kind >= 0 ||
           fz_error_add(errors, NULL, 0, 0, FZ_SAY(errors->lang, "没有机关类别“%s”", "no kind of body \"%s\""),
                        options->body);
}

struct fzlint *fzlint_new(const struct fzlint_options *options, char **errors)
{
    static const struct fzlint_options none = {0};
    struct fzlint *lint = calloc(1, sizeof *lint);
    if (!lint)
        fz_out_of_memory();
    options = options ? options : &none;
    fz_arena_init(&lint->arena);
    fz_xml_init(); /* threads come later */
    struct fz_errors found;
    fz_errors_init(&found, &lint->arena, options->english ? FZ_LANG_EN : FZ_LANG_ZH);
    lint->ruleset = fz_ruleset_load(&lint->arena, options->rules, options->n_rules, &found);
    if (lint->ruleset && fill_opts(lint, options, &found)) {
        fz_ruleset_compile(lint->ruleset); /* and they may share it */
        return lint;
    }
    if (errors)
        *errors = error_lines(&found);
    fzlint_free(lint);
    return NULL;
}

void fzlint_free(struct fzlint *lint)
{
    if (!lint)
        return;
    fz_ruleset_free(lint->ruleset);
    fz_arena_clear(&lint->arena);
    free(lint);
}

static struct fz_place place_of(struct fz_cursor *cursor, uint32_t offset)
{
    fz_cursor_to(cursor, offset);
    return (struct fz_place){cursor->line, cursor->column};
}

/* CURSOR goes from finding to finding: a report in one line must not be counted from its beginning for each. */
static void fill_finding(struct fzlint_finding *out, const struct fz_finding *finding, struct fz_result *result,
                         struct fz_cursor *cursor)
{
    const struct fz_text *text = &result->doc->raw;
    struct fz_place start = place_of(cursor, finding->raw.start), end = place_of(cursor, finding->raw.end);
    struct fz_str marked = finding->absence ? (struct fz_str){0} : fz_text_at(text, finding->raw);
    *out = (struct fzlint_finding){.rule = fz_str_copy(result->arena, finding->rule->id).ptr,
                                   .category = fz_str_copy(result->arena, finding->category).ptr,
                                   .level = (enum fzlint_level)finding->level,
                                   .line = start.line,
                                   .column = start.column,
                                   .end_line = end.line,
                                   .end_column = end.column,
                                   .text = fz_str_copy(result->arena, marked).ptr,
                                   .message = fz_str_copy(result->arena, finding->message).ptr,
                                   .advice = fz_str_copy(result->arena, finding->advice).ptr,
                                   .fix = finding->has_fix ? fz_str_copy(result->arena, finding->fix).ptr : NULL,
                                   .safe_fix = finding->safe_fix};
}

static struct fzlint_report *report_of(struct fz_result *result)
{
    struct fzlint_report *report = FZ_NEW(result->arena, struct fzlint_report);
    report->result = result;
    report->findings = FZ_NEW_N(result->arena, struct fzlint_finding, result->n_findings + 1);
    struct fz_cursor cursor;
    if (result->doc)
        fz_cursor_init(&cursor, &result->doc->raw);
    for (size_t i = 0; i < result->n_findings; i++)
        fill_finding(&report->findings[i], &result->findings[i], result, &cursor);
    if (result->errors.n) {
        char *lines = error_lines(&result->errors);
        report->error = fz_str_copy(result->arena, fz_str_from(lines)).ptr;
        free(lines);
    }
    return report;
}

struct fzlint_report *fzlint_check(const struct fzlint *lint, const char *name, const void *bytes, size_t size)
{
    return report_of(fz_lint(lint->ruleset, name, (struct fz_str){bytes, size}, &lint->opts));
}

struct fzlint_report *fzlint_fix(const struct fzlint *lint, const char *name, const void *bytes, size_t size,
                                 bool unsafe, char **fixed, size_t *fixed_size)
{
    struct fz_fixed done;
    struct fz_result *result = fz_fix(lint->ruleset, name, (struct fz_str){bytes, size}, &lint->opts, unsafe, &done);
    *fixed = done.bytes.ptr; /* malloc memory: the caller's now; NULL where nothing was added */
    *fixed_size = done.bytes.len;
    return report_of(result);
}

struct fzlint_report *fzlint_annotate(const struct fzlint *lint, const char *name, const void *bytes, size_t size,
                                      char **copy, size_t *copy_size)
{
    struct fz_annotated done;
    struct fz_result *result =
        fz_annotate(lint->ruleset, name, (struct fz_str){bytes, size}, &lint->opts, FZ_NOTE, &done);
    *copy = done.bytes.ptr; /* malloc memory: the caller's now; NULL where there is none */
    *copy_size = done.bytes.len;
    return report_of(result);
}

void fzlint_report_free(struct fzlint_report *report)
{
    if (report)
        fz_result_free(report->result); /* REPORT itself lives in the result's arena */
}

const char *fzlint_report_error(const struct fzlint_report *report)
{
    return report->error;
}

size_t fzlint_report_count(const struct fzlint_report *report)
{
    return report->result->n_findings;
}

const struct fzlint_finding *fzlint_report_finding(const struct fzlint_report *report, size_t index)
{
    return index < report->result->n_findings ? &report->findings[index] : NULL;
}

bool fzlint_write(const struct fzlint *lint, const char *format, struct fzlint_report *const *reports, size_t n,
                  FILE *out)
{
    const struct fz_reporter *reporter = fz_reporter_find(fz_str_from(format));
    if (!reporter)
        return false;
    struct fz_arena arena;
    struct fz_errors errors;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, lint->opts.lang);
    struct fz_report_opts opts = {.ruleset = lint->ruleset,
                                  .lang = lint->opts.lang,
                                  .fail_on = FZ_WARNING,
                                  .max_per_rule = 3,
                                  .version = FZ_VERSION,
                                  .errors = &errors};
    void *state = reporter->begin(&arena, out, &opts);
    for (size_t i = 0; i < n; i++)
        reporter->result(state, reports[i]->result);
    reporter->end(state);
    fz_arena_clear(&arena);
    return fflush(out) == 0 && !ferror(out);
}
