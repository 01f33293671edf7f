/* JUnit XML: a report is a suite and each rule that was run a case, so that what was clean is listed too. A case fails
 * where the rule found something at or above --fail-on; what is below goes to its output. Consumers take cases of one
 * name for one, hence a case is a rule and not a place. */
#include "base/utf8.h"
#include "cursor.h"
#include "reporter.h"
#include "shown.h"

struct state {
    FILE *out;
    const struct fz_report_opts *opts;
    struct fz_buf text;
};

/* ---- XML ---- */

static bool is_xml(uint32_t c)
{
    return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\n' || c == '\t' || c == '\r';
}

static void put_xml(FILE *out, uint32_t c)
{
    char bytes[4];
    if (c == '&')
        fputs("&amp;", out);
    else if (c == '<')
        fputs("&lt;", out);
    else if (c == '>')
        fputs("&gt;", out);
    else if (c == '"')
        fputs("&quot;", out);
    else
        fwrite(bytes, 1, fz_utf8_put(is_xml(c) ? c : 0xFFFD, bytes), out);
}

/* Text for an element or an attribute; control characters and broken UTF-8 are made visible first. */
static void put(struct state *s, struct fz_str text)
{
    struct fz_buf shown;
    fz_buf_init(&shown);
    fz_shown_add(&shown, text);
    struct fz_str all = fz_buf_str(&shown);
    for (size_t at = 0, size; at < all.len; at += size)
        put_xml(s->out, fz_utf8_at(all, at, &size));
    fz_buf_clear(&shown);
}

static void put_attribute(struct state *s, const char *name, struct fz_str value)
{
    fprintf(s->out, " %s=\"", name);
    put(s, value);
    fputc('"', s->out);
}

static void *begin(struct fz_arena *arena, FILE *out, const struct fz_report_opts *opts)
{
    struct state *s = FZ_NEW(arena, struct state);
    s->out = out;
    s->opts = opts;
    fz_buf_init(&s->text);
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"fzlint\">\n", out);
    return s;
}

/* ---- one report ---- */

struct count {
    size_t tests, failures, errors, skipped;
};

/* The highest level among RULE's findings that are shown, or -1. */
static int level_of(const struct state *s, const struct fz_result *one, const struct fz_rule *rule)
{
    int level = -1;
    for (size_t i = 0; i < one->n_findings; i++) {
        const struct fz_finding *finding = &one->findings[i];
        if (finding->rule == rule && finding->level >= s->opts->min_level && (int)finding->level > level)
            level = (int)finding->level;
    }
    return level;
}

static struct count count(const struct state *s, const struct fz_result *one)
{
    struct count n = {.tests = one->n_verdicts + one->errors.n, .errors = one->errors.n};
    for (size_t i = 0; i < one->n_verdicts; i++) {
        const struct fz_verdict *verdict = &one->verdicts[i];
        n.skipped += verdict->outcome == FZ_NOT_APPLICABLE;
        n.errors += verdict->outcome == FZ_RULE_GAVE_UP;
        n.failures += verdict->outcome != FZ_RULE_GAVE_UP && level_of(s, one, verdict->rule) >= s->opts->fail_on;
    }
    return n;
}

static void put_suite(struct state *s, const char *name, struct count n)
{
    fputs("  <testsuite", s->out);
    put_attribute(s, "name", fz_str_from(name));
    fprintf(s->out, " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" skipped=\"%zu\">\n", n.tests, n.failures, n.errors,
            n.skipped);
}

static void put_case(struct state *s, const char *path, struct fz_str name)
{
    fputs("    <testcase", s->out);
    put_attribute(s, "classname", fz_str_from(path));
    put_attribute(s, "name", name);
    put_attribute(s, "file", fz_str_from(path));
    fputs(" time=\"0\"", s->out);
}

/* All places of RULE, a line each. */
static void put_places(struct state *s, const struct fz_result *one, const struct fz_rule *rule)
{
    struct fz_cursor cursor;
    fz_cursor_init(&cursor, &one->doc->raw);
    for (size_t i = 0; i < one->n_findings; i++) {
        const struct fz_finding *finding = &one->findings[i];
        if (finding->rule != rule || finding->level < s->opts->min_level)
            continue;
        fz_cursor_to(&cursor, finding->raw.start);
        s->text.len = 0;
        fz_buf_printf(&s->text, "%s:%u:%u: %s: ", fz_shown_path(one->path), cursor.line, cursor.column,
                      fz_shown_level(finding->level, s->opts->lang));
        fz_shown_message(&s->text, finding, s->opts->lang);
        put(s, fz_buf_str(&s->text));
        fputc('\n', s->out);
    }
}

static void put_verdict(struct state *s, const struct fz_result *one, const struct fz_verdict *verdict)
{
    const struct fz_rule *rule = verdict->rule;
    int level = level_of(s, one, rule);
    bool failed = level >= s->opts->fail_on;
    s->text.len = 0;
    fz_buf_printf(&s->text, "%.*s %.*s", FZ_ARG(rule->id), FZ_ARG(rule->title));
    put_case(s, fz_shown_path(one->path), fz_buf_str(&s->text));
    if (verdict->outcome == FZ_RULE_GAVE_UP || level < 0) {
        fputs(verdict->outcome == FZ_RULE_GAVE_UP     ? "><error message=\"gave up\"/></testcase>\n"
              : verdict->outcome == FZ_NOT_APPLICABLE ? "><skipped/></testcase>\n"
                                                      : "/>\n",
              s->out);
        return;
    }
    fputs(failed ? ">\n      <failure" : ">\n      <system-out", s->out);
    if (failed) {
        put_attribute(s, "type", fz_str_from(fz_level_names[level]));
        put_attribute(s, "message", rule->title);
    }
    fputc('>', s->out);
    put_places(s, one, rule);
    fputs(failed ? "</failure>\n    </testcase>\n" : "</system-out>\n    </testcase>\n", s->out);
}

/* The number tells two errors of one report apart. */
static void put_errors(struct state *s, const char *path, const struct fz_errors *errors)
{
    for (size_t i = 0; i < errors->n; i++) {
        const struct fz_error *error = &errors->items[i];
        s->text.len = 0;
        fz_buf_printf(&s->text, FZ_SAY(s->opts->lang, "未能检查（%zu）", "not checked (%zu)"), i + 1);
        put_case(s, fz_shown_path(path ? path : error->file ? error->file : "fzlint"), fz_buf_str(&s->text));
        fputs(">\n      <error", s->out);
        put_attribute(s, "message", error->message);
        if (error->line)
            fprintf(s->out, FZ_SAY(s->opts->lang, ">第%u行</error>\n", ">line %u</error>\n"), error->line);
        else
            fputs("/>\n", s->out);
        fputs("    </testcase>\n", s->out);
    }
}

static void result(void *state, const struct fz_result *one)
{
    struct state *s = state;
    put_suite(s, fz_shown_path(one->path), count(s, one));
    put_errors(s, one->path, &one->errors);
    for (size_t i = 0; one->doc && i < one->n_verdicts; i++)
        put_verdict(s, one, &one->verdicts[i]);
    fputs("  </testsuite>\n", s->out);
}

static void end(void *state)
{
    struct state *s = state;
    const struct fz_errors *errors = s->opts->errors;
    if (errors->n) {
        put_suite(s, "fzlint", (struct count){.tests = errors->n, .errors = errors->n});
        put_errors(s, NULL, errors);
        fputs("  </testsuite>\n", s->out);
    }
    fputs("</testsuites>\n", s->out);
    fz_buf_clear(&s->text);
}

const struct fz_reporter fz_reporter_junit = {
    .name = "junit",
    .help = "JUnit XML：每份报告每条规则一项，通过的也列出",
    .help_en = "JUnit XML: a case for each report and rule, those that pass too",
    .suffix = ".xml",
    .begin = begin,
    .result = result,
    .end = end,
};
