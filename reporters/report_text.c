/* For a person at a terminal: each finding with its line and a mark under the words, then where the required parts
 * stand and how many findings of each level there are; the most important line comes last. Decides nothing: what is
 * shown in full and what in short is all it chooses. */
#include "reporter.h"
#include "base/utf8.h"
#include "cursor.h"
#include "elements.h"
#include "shown.h"
#include <stdlib.h>

enum {
    EXCERPT_SIDE = 60, /* cells on either side of the marked words */
    EXCERPT_ALL = 74,  /* cells altogether, and one for each … */
    MAX_LINES = 20,    /* line numbers told of places that are not shown */
    MAX_NAMES = 5,     /* reports named in the last line */
};

#define BOLD  "\033[1m"
#define PLAIN "\033[0m"

struct names {
    struct fz_str *items; /* the first MAX_NAMES */
    size_t n;             /* all */
};

struct state {
    struct fz_arena *arena;
    FILE *out;
    const struct fz_report_opts *opts;
    struct fz_arena scratch; /* emptied after each report */
    struct fz_cursor cursor; /* in the report at hand */
    struct fz_basis_texts basis;
    uint64_t *frequency; /* of each rule: places that were shown or folded */
    size_t n_reports, n_failed;
    size_t totals[FZ_ERROR + 1], n_excused;
    struct names unreadable, incomplete;
};

/* Both literals take the same arguments. */
#define SAY(s, zh, en) FZ_SAY((s)->opts->lang, zh, en)

static void *begin(struct fz_arena *arena, FILE *out, const struct fz_report_opts *opts)
{
    struct state *s = FZ_NEW(arena, struct state);
    s->arena = arena;
    s->out = out;
    s->opts = opts;
    fz_arena_init(&s->scratch);
    fz_basis_texts_init(&s->basis, arena, opts->ruleset);
    s->frequency = FZ_NEW_N(arena, uint64_t, opts->ruleset->n_rules);
    s->unreadable.items = FZ_NEW_N(arena, struct fz_str, MAX_NAMES);
    s->incomplete.items = FZ_NEW_N(arena, struct fz_str, MAX_NAMES);
    return s;
}

/* ---- small pieces ---- */

static void paint(struct state *s, const char *sequence)
{
    if (s->opts->color)
        fputs(sequence, s->out);
}

static void put(struct state *s, struct fz_str text)
{
    fz_shown_put(s->out, text);
}

static void put_labelled(struct state *s, const char *label, struct fz_str text)
{
    fprintf(s->out, "    %s", label);
    put(s, text);
    fputc('\n', s->out);
}

static void fill(FILE *out, char c, size_t n)
{
    while (n--)
        fputc(c, out);
}

static void put_counts(struct state *s, const size_t counts[])
{
    fprintf(s->out, SAY(s, "错误 %zu，警告 %zu，提示 %zu", "errors %zu, warnings %zu, notes %zu"), counts[FZ_ERROR],
            counts[FZ_WARNING], counts[FZ_NOTE]);
}

static void remember(struct state *s, struct names *names, const char *path)
{
    if (names->n < MAX_NAMES)
        names->items[names->n] = fz_str_copy(s->arena, fz_str_from(path));
    names->n++;
}

/* Line numbers as they come, each once, the first MAX_LINES of them. */
struct line_list {
    uint32_t lines[MAX_LINES];
    size_t n;
    bool more;
};

static void add_line(struct state *s, struct line_list *list, uint32_t offset)
{
    fz_cursor_to(&s->cursor, offset);
    if (list->n > 0 && list->lines[list->n - 1] == s->cursor.line)
        return;
    if (list->n == MAX_LINES)
        list->more = true;
    else
        list->lines[list->n++] = s->cursor.line;
}

static void put_lines(struct state *s, const struct line_list *list)
{
    fputs(SAY(s, "第 ", "line "), s->out);
    for (size_t i = 0; i < list->n; i++)
        fprintf(s->out, "%s%u", i ? SAY(s, "、", ", ") : "", list->lines[i]);
    fputs(list->more ? SAY(s, " 等行", " …") : SAY(s, " 行", ""), s->out);
}

/* ---- one finding ---- */

static bool is_shown(const struct state *s, const struct fz_finding *finding)
{
    return finding->level >= s->opts->min_level;
}

static void put_head(struct state *s, const struct fz_result *one, const struct fz_finding *finding)
{
    static const char *const colors[] = {"\033[36m", "\033[33m", "\033[31m"};
    fz_cursor_to(&s->cursor, finding->raw.start);
    paint(s, BOLD);
    put(s, fz_str_from(one->path));
    fprintf(s->out, ":%u:%u:", s->cursor.line, s->cursor.column);
    paint(s, PLAIN);
    fputc(' ', s->out);
    paint(s, colors[finding->level]);
    fputs(fz_shown_level(finding->level, s->opts->lang), s->out);
    paint(s, PLAIN);
    fputc('[', s->out);
    put(s, finding->rule->id);
    fputc(' ', s->out);
    put(s, finding->rule->name);
    fputs("]: ", s->out);
    put(s, finding->message);
    fputc('\n', s->out);
}

static void put_excerpt(struct state *s, const struct fz_doc *doc, struct fz_span span)
{
    struct fz_excerpt e = fz_excerpt_of(&doc->raw, span, EXCERPT_SIDE, EXCERPT_ALL, fz_shown_cells);
    size_t ellipsis = fz_utf8_width(FZ_STR("…"));
    size_t marks = fz_shown_cells(e.marked) + (e.cut_marked ? ellipsis : 0);
    fprintf(s->out, "    %s", e.cut_before ? "…" : "");
    put(s, e.before);
    paint(s, BOLD);
    put(s, e.marked);
    paint(s, PLAIN);
    put(s, e.after);
    fputs(e.cut_marked || e.cut_after ? "…\n    " : "\n    ", s->out);
    fill(s->out, ' ', (e.cut_before ? ellipsis : 0) + fz_shown_cells(e.before));
    fill(s->out, '^', marks ? marks : 1);
    fputc('\n', s->out);
}

static void put_related(struct state *s, const struct fz_finding *finding)
{
    if (finding->aggregate) {
        struct line_list list = {.more = finding->count > finding->n_related + 1};
        for (size_t i = 0; i < finding->n_related; i++)
            add_line(s, &list, finding->related[i].raw.start);
        fputs(SAY(s, "    另见：", "    also: "), s->out);
        put_lines(s, &list);
        fputc('\n', s->out);
        return;
    }
    for (size_t i = 0; i < finding->n_related; i++) {
        const struct fz_related *related = &finding->related[i];
        if (related->path) {
            fprintf(s->out, SAY(s, "    相关：%s:%u：", "    see %s:%u: "), related->path, related->place.line);
            put(s, related->message);
            fputc('\n', s->out);
            continue;
        }
        fz_cursor_to(&s->cursor, related->raw.start);
        fprintf(s->out, SAY(s, "    相关：第 %u 行第 %u 字：", "    see line %u, column %u: "), s->cursor.line,
                s->cursor.column);
        put(s, finding->related[i].message);
        fputc('\n', s->out);
    }
}

static void put_advice(struct state *s, const struct fz_finding *finding)
{
    if (finding->advice.len)
        put_labelled(s, SAY(s, "建议：", "advice: "), finding->advice);
    if (!finding->has_fix)
        return;
    if (finding->fix.len == 0)
        put_labelled(s, SAY(s, "改为：（删去）", "fix: (delete)"), finding->fix);
    else
        put_labelled(s, SAY(s, "改为：", "fix: "), finding->fix);
}

static void put_finding(struct state *s, const struct fz_result *one, const struct fz_finding *finding)
{
    put_head(s, one, finding);
    if (finding->absence)
        fputs(SAY(s, "    （全文）\n", "    (the whole report)\n"), s->out);
    else
        put_excerpt(s, one->doc, finding->raw);
    put_related(s, finding);
    put_advice(s, finding);
    struct fz_str basis = fz_basis_texts_of(&s->basis, finding->rule);
    if (basis.len)
        put_labelled(s, SAY(s, "依据：", "basis: "), basis);
}

/* ---- the findings of one report ---- */

/* Finding number FROM and those of its rule after it, in one line. */
static void put_folded(struct state *s, const struct fz_result *one, size_t from)
{
    struct line_list list = {0};
    size_t n = 0;
    for (size_t i = from; i < one->n_findings; i++) {
        if (one->findings[i].rule != one->findings[from].rule || !is_shown(s, &one->findings[i]))
            continue;
        n++;
        add_line(s, &list, one->findings[i].raw.start);
    }
    fprintf(s->out, SAY(s, "    同类问题另有 %zu 处：", "    %zu more of the same kind: "), n);
    put_lines(s, &list);
    fputc('\n', s->out);
}

static size_t next_of_rule(const struct state *s, const struct fz_result *one, size_t after)
{
    for (size_t i = after + 1; i < one->n_findings; i++)
        if (one->findings[i].rule == one->findings[after].rule && is_shown(s, &one->findings[i]))
            return i;
    return SIZE_MAX;
}

static void put_findings(struct state *s, const struct fz_result *one)
{
    int *seen = FZ_NEW_N(&s->scratch, int, s->opts->ruleset->n_rules);
    const int max = s->opts->max_per_rule;
    for (size_t i = 0; i < one->n_findings; i++) {
        const struct fz_finding *finding = &one->findings[i];
        size_t index = fz_shown_rule_index(s->opts->ruleset, finding->rule);
        if (!is_shown(s, finding))
            continue;
        if (index != SIZE_MAX) {
            s->frequency[index] += finding->count;
            if (max > 0 && ++seen[index] > max)
                continue;
        }
        put_finding(s, one, finding);
        if (max > 0 && index != SIZE_MAX && seen[index] == max) {
            size_t next = next_of_rule(s, one, i);
            if (next != SIZE_MAX)
                put_folded(s, one, next);
        }
    }
}

/* ---- the summary of one report ---- */

static void put_elements(struct state *s, const struct fz_result *one)
{
    struct fz_element_shown *elements;
    size_t n = fz_elements_of(one, s->opts->ruleset, false, &s->scratch, &elements);
    if (n > 0)
        fputs(SAY(s, "法定内容：\n", "required parts:\n"), s->out);
    for (size_t i = 0; i < n; i++)
        fz_element_put(s->out, one->doc, &elements[i], s->opts->lang);
}

/* Rules that ended without an answer must not look like rules that found nothing. */
static void put_unanswered(struct state *s, const struct fz_result *one, enum fz_outcome outcome, const char *label)
{
    size_t n = 0;
    for (size_t i = 0; i < one->n_verdicts; i++) {
        const struct fz_rule *rule = one->verdicts[i].rule;
        if (one->verdicts[i].outcome != outcome)
            continue;
        fprintf(s->out, "%s%.*s ", n++ ? SAY(s, "；", "; ") : label, FZ_ARG(rule->id));
        put(s, rule->title);
    }
    if (n > 0)
        fputc('\n', s->out);
}

static void put_hidden(struct state *s, const size_t counts[])
{
    size_t hidden = 0;
    for (int level = FZ_NOTE; level < (int)s->opts->min_level; level++)
        hidden += counts[level];
    if (hidden == 0)
        return;
    fputs(SAY(s, "另有 ", "not shown: "), s->out);
    for (int level = (int)s->opts->min_level - 1; level >= FZ_NOTE; level--) {
        if (counts[level] == 0)
            continue;
        fprintf(s->out, SAY(s, "%zu 条%s", "%zu %s"), counts[level],
                fz_shown_level((enum fz_level)level, s->opts->lang));
        hidden -= counts[level];
        fputs(hidden ? SAY(s, "、", ", ") : "", s->out);
    }
    fputs(SAY(s, "未显示\n", "\n"), s->out);
}

/* What is known is not told, but that it is there. */
static void put_excused(struct state *s, const struct fz_result *one)
{
    size_t suppressed = fz_result_count_excused(one, true), baseline = fz_result_count_excused(one, false);
    if (suppressed > 0)
        fprintf(s->out, SAY(s, "按例外清单略过 %zu 处\n", "passed over as exceptions: %zu\n"), suppressed);
    if (baseline > 0)
        fprintf(s->out, SAY(s, "基线中已有，略过 %zu 处\n", "passed over, in the baseline: %zu\n"), baseline);
}

static void put_subtotal(struct state *s, const struct fz_result *one, const size_t counts[])
{
    size_t outcomes[FZ_NEEDS_PERSON + 1] = {0};
    for (size_t i = 0; i < one->n_verdicts; i++)
        outcomes[one->verdicts[i].outcome]++;
    if (one->n_findings == 0) {
        fprintf(s->out,
                one->n_excused
                    ? SAY(s, "已检查 %zu 条规则，未发现其他问题", "%zu rules were run, nothing else was found")
                    : SAY(s, "已检查 %zu 条规则，未发现问题", "%zu rules were run, nothing was found"),
                outcomes[FZ_CLEAN] + outcomes[FZ_FOUND]);
        if (outcomes[FZ_NOT_APPLICABLE] > 0)
            fprintf(s->out, SAY(s, "（另有 %zu 条不适用）", " (%zu more do not apply)"), outcomes[FZ_NOT_APPLICABLE]);
        fputc('\n', s->out);
    }
    put_hidden(s, counts);
    put_excused(s, one);
    fputs(SAY(s, "小计：", "subtotal: "), s->out);
    put_counts(s, counts);
    fputc('\n', s->out);
}

static void put_errors(struct state *s, const struct fz_errors *errors, const char *path, const char *label)
{
    for (size_t i = 0; i < errors->n && !s->opts->errors_beside; i++) {
        const struct fz_error *error = &errors->items[i];
        const char *file = error->file ? error->file : path;
        paint(s, BOLD);
        if (file)
            put(s, fz_str_from(file));
        if (error->line)
            fprintf(s->out, ":%u", error->line);
        if (error->line && error->column)
            fprintf(s->out, ":%u", error->column);
        paint(s, PLAIN);
        fprintf(s->out, "%s%s", file ? ": " : "", label);
        put(s, error->message);
        fputc('\n', s->out);
    }
}

static void unreadable(struct state *s, const struct fz_result *one)
{
    remember(s, &s->unreadable, one->path);
    put_errors(s, &one->errors, one->path, SAY(s, "无法检查：", "cannot be checked: "));
    if (one->errors.n == 0) {
        put(s, fz_str_from(one->path));
        fputs(SAY(s, ": 无法检查\n", ": cannot be checked\n"), s->out);
    }
}

static void readable(struct state *s, const struct fz_result *one)
{
    size_t counts[FZ_ERROR + 1] = {0};
    bool incomplete = one->errors.n > 0;
    fz_cursor_init(&s->cursor, &one->doc->raw);
    for (int level = FZ_NOTE; level <= FZ_ERROR; level++) {
        counts[level] = fz_result_count(one, (enum fz_level)level);
        s->totals[level] += counts[level];
    }
    s->n_excused += one->n_excused;
    for (size_t i = 0; i < one->n_verdicts; i++)
        incomplete = incomplete || one->verdicts[i].outcome == FZ_RULE_GAVE_UP;
    size_t failing = 0;
    for (int level = s->opts->fail_on; level <= FZ_ERROR; level++)
        failing += counts[level];
    s->n_failed += failing > 0;
    if (incomplete)
        remember(s, &s->incomplete, one->path);
    put_findings(s, one);
    put_errors(s, &one->errors, one->path, SAY(s, "未能查完：", "not fully checked: "));
    if (s->opts->quiet)
        return;
    put_elements(s, one);
    put_unanswered(s, one, FZ_RULE_GAVE_UP, SAY(s, "未能完成的规则：", "rules that gave up: "));
    put_unanswered(s, one, FZ_NEEDS_PERSON, SAY(s, "须人工核对：", "for a person to decide: "));
    put_subtotal(s, one, counts);
}

static void result(void *state, const struct fz_result *one)
{
    struct state *s = state;
    if (!s->opts->quiet) {
        fputs(s->n_reports ? "\n" : "", s->out);
        paint(s, BOLD);
        put(s, fz_str_from(one->path));
        paint(s, PLAIN);
        fputc('\n', s->out);
    }
    s->n_reports++;
    if (one->doc)
        readable(s, one);
    else
        unreadable(s, one);
    fz_arena_clear(&s->scratch);
}

/* ---- the whole run ---- */

struct row {
    uint64_t count;
    const struct fz_rule *rule;
};

static int by_count(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return fz_str_compare(a->rule->id, b->rule->id);
}

static void put_statistics(struct state *s)
{
    const struct fz_ruleset *ruleset = s->opts->ruleset;
    struct row *rows = FZ_NEW_N(&s->scratch, struct row, ruleset->n_rules);
    size_t n = 0;
    for (size_t i = 0; i < ruleset->n_rules; i++)
        if (s->frequency[i] > 0)
            rows[n++] = (struct row){s->frequency[i], ruleset->rules[i]};
    qsort(rows, n, sizeof *rows, by_count);
    fputs(n ? SAY(s, "\n统计（规则、处数、名称）：\n", "\nstatistics (rule, places, title):\n") : "", s->out);
    for (size_t i = 0; i < n; i++) {
        fprintf(s->out, "  %-8.*s %6llu  ", FZ_ARG(rows[i].rule->id), (unsigned long long)rows[i].count);
        put(s, rows[i].rule->title);
        fputc('\n', s->out);
    }
    fz_arena_clear(&s->scratch);
}

static void put_names(struct state *s, const struct names *names, const char *what)
{
    if (names->n == 0)
        return;
    fprintf(s->out, SAY(s, "，%zu 份%s：", ", %zu %s: "), names->n, what);
    for (size_t i = 0; i < names->n && i < MAX_NAMES; i++) {
        fputs(i ? SAY(s, "、", ", ") : "", s->out);
        put(s, names->items[i]);
    }
    fputs(names->n > MAX_NAMES ? SAY(s, " 等", " …") : "", s->out);
}

static void put_verdict(struct state *s)
{
    size_t n_checked = s->n_reports - s->unreadable.n;
    const size_t *totals = s->totals;
    if (s->n_reports == 0)
        fputs(SAY(s, "没有检查任何报告", "no report was checked"), s->out);
    else if (s->n_failed > 0)
        fprintf(s->out,
                SAY(s, "%zu 份报告未通过（错误 %zu 处，警告 %zu 处）", "%zu reports failed (errors %zu, warnings %zu)"),
                s->n_failed, totals[FZ_ERROR], totals[FZ_WARNING]);
    else if (totals[FZ_WARNING] + totals[FZ_NOTE] > 0)
        fprintf(s->out,
                SAY(s, "%zu 份报告没有错误（警告 %zu 处，提示 %zu 处）",
                    "%zu reports without errors (warnings %zu, notes %zu)"),
                n_checked, totals[FZ_WARNING], totals[FZ_NOTE]);
    else
        fprintf(s->out, SAY(s, "%zu 份报告未发现问题", "nothing found in %zu reports"), n_checked);
}

static void put_total(struct state *s)
{
    bool good =
        s->n_reports > 0 && s->n_failed == 0 && s->unreadable.n == 0 && s->incomplete.n == 0 && s->opts->errors->n == 0;
    fputc('\n', s->out);
    paint(s, good ? "\033[32m" : "\033[31m");
    fputs(good ? "✓ " : "✗ ", s->out);
    paint(s, PLAIN);
    put_verdict(s);
    if (s->n_excused > 0)
        fprintf(s->out, SAY(s, "，另略过 %zu 处（例外清单、基线）", ", %zu passed over (exceptions, baseline)"),
                s->n_excused);
    put_names(s, &s->incomplete, SAY(s, "未能查完", "not fully checked"));
    put_names(s, &s->unreadable, SAY(s, "无法读取", "unreadable"));
    fputc('\n', s->out);
}

static void end(void *state)
{
    struct state *s = state;
    const size_t n_errors = s->opts->errors->n;
    if (s->opts->statistics)
        put_statistics(s);
    put_errors(s, s->opts->errors, NULL, "");
    if (!s->opts->quiet && (s->n_reports != 1 || s->opts->statistics || n_errors > 0))
        put_total(s);
    fz_arena_clear(&s->scratch);
}

const struct fz_reporter fz_reporter_text = {
    .name = "text",
    .help = "供人阅读：逐处列出，附原文、建议和依据",
    .help_en = "for people: each place with its words, advice and basis",
    .suffix = ".txt",
    .begin = begin,
    .result = result,
    .end = end,
};
