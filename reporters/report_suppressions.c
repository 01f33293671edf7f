/* Entries for fzlint-suppressions.yml, one for each finding, ready but for the reason, the name and the date, which a
 * person has to fill in: left empty they are refused. */
#include "cursor.h"
#include "reporter.h"
#include "shown.h"
#include <string.h>

struct state {
    FILE *out;
    const struct fz_report_opts *opts;
};

static void *begin(struct fz_arena *arena, FILE *out, const struct fz_report_opts *opts)
{
    struct state *s = FZ_NEW(arena, struct state);
    s->out = out;
    s->opts = opts;
    fputs(
        FZ_SAY(opts->lang,
               "# 只留下经人核对、确实不必改的几条，补上 reason（为什么不改）、by（谁定的）、date（哪天定的），\n"
               "# 存为报告旁边或上层的 fzlint-suppressions.yml。另可加 until: YYYY-MM-DD，过后不算。\n",
               "# Keep only what a person has looked at and lets stand; fill in reason (why), by (who), date (when), "
               "and save it\n# as fzlint-suppressions.yml beside the reports or above. until: YYYY-MM-DD, where it is "
               "there, is the last day.\n"),
        out);
    return s;
}

/* In single quotes, where a quote is written twice. */
static void put_quoted(FILE *out, struct fz_str text)
{
    fputc('\'', out);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\'')
            fputc('\'', out);
        fputc(text.ptr[i], out);
    }
    fputc('\'', out);
}

/* The name that no folder changes. A name that YAML cannot hold is left out: the entry is then for any report. */
static void put_report(struct state *s, const char *path)
{
    const char *slash = strrchr(path, '/');
    struct fz_str name = fz_str_from(slash ? slash + 1 : path);
    struct fz_buf shown;
    fz_buf_init(&shown);
    fz_shown_add(&shown, name);
    if (fz_str_equal(fz_buf_str(&shown), name)) {
        fputs("  report: ", s->out);
        put_quoted(s->out, name);
        fputc('\n', s->out);
    }
    fz_buf_clear(&shown);
}

static void put_entry(struct state *s, const char *path, const struct fz_finding *finding, const struct fz_cursor *at)
{
    fputs("\n# ", s->out);
    fz_shown_put(s->out, fz_str_from(path));
    fprintf(s->out, ":%u:%u: %s: ", at->line, at->column, fz_shown_level(finding->level, s->opts->lang));
    fz_shown_put(s->out, finding->message);
    fprintf(s->out, "\n- rule: %.*s\n  fingerprint: '%s'\n", FZ_ARG(finding->rule->id), finding->fingerprint);
    put_report(s, path);
    fputs("  reason: ''\n  by: ''\n  date: ''\n", s->out);
}

static void result(void *state, const struct fz_result *one)
{
    struct state *s = state;
    struct fz_cursor cursor;
    if (!one->doc)
        return;
    fz_cursor_init(&cursor, &one->doc->raw);
    for (size_t i = 0; i < one->n_findings; i++) {
        if (one->findings[i].level < s->opts->min_level)
            continue;
        fz_cursor_to(&cursor, one->findings[i].raw.start);
        put_entry(s, one->path, &one->findings[i], &cursor);
    }
}

static void end(void *state)
{
    (void)state; /* all has been written */
}

const struct fz_reporter fz_reporter_suppressions = {
    .name = "suppressions",
    .help = "例外清单的条目，补上理由后存为 fzlint-suppressions.yml",
    .help_en = "entries for fzlint-suppressions.yml, to be filled in",
    .suffix = ".yml",
    .begin = begin,
    .result = result,
    .end = end,
};
