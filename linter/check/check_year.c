/* A year in the report against the year reported on: in title, headings, lead, plan. */
#include "base/chinese.h"
#include "check/matches.h"

struct params {
    struct fz_patterns patterns;
    struct fz_exceptions exceptions;
    struct fz_strs expect;
    int base, step;
    int *offsets; /* of expect; made by prepare */
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"patterns", FZ_PARAM_PATTERNS, true, AT(patterns), NULL, NULL, "怎样找到年份：(?<year>…) 或第一个括号是年份",
     "where the year stands: (?<year>…) or the first group"},
    {"expect", FZ_PARAM_STRS, true, AT(expect), NULL, NULL, "应为报告年度加几，如 0、+1；可列多个",
     "the report's year plus this, several may do"},
    {"base", FZ_PARAM_INT, false, AT(base), NULL, NULL,
     "找到的不是年份，而是序数：年份 = base + 序数 × step，如 1949 与 周年数",
     "what is found is no year but a count, and the year is base + count × step: 1949 and 75 周年"},
    {"step", FZ_PARAM_INT, false, AT(step), NULL, NULL, "一个序数是几年，默认 1", "years of one count, 1 by default"},
    FZ_EXCEPTION_PARAMS(AT(exceptions)),
    {0},
};

static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    struct params *p = rule->params;
    p->offsets = FZ_NEW_N(arena, int, p->expect.n + 1);
    bool good = true;
    for (size_t i = 0; i < p->expect.n; i++) {
        struct fz_str s = p->expect.items[i];
        if (!fz_str_to_int(s, &p->offsets[i]))
            good = fz_error_add(errors, rule->file, rule->line, rule->column,
                                FZ_SAY(errors->lang, "expect 应为 0、+1、-1 这样的数：%.*s",
                                       "expect must be a number such as 0, +1, -1: %.*s"),
                                FZ_ARG(s));
    }
    return good;
}

static bool is_expected(const struct params *p, int offset)
{
    for (size_t i = 0; i < p->expect.n; i++)
        if (p->offsets[i] == offset)
            return true;
    return false;
}

static void check_match(const struct fz_check_run *run, const struct params *p, const struct fz_pattern *pattern,
                        struct fz_span where, const struct fz_match *match)
{
    int group = fz_pattern_group(pattern, "year");
    struct fz_span at = match->groups[group > 0 ? group : 1];
    int year;
    if (at.start == UINT32_MAX || !fz_scan_number(fz_str_slice(fz_check_text(run), at.start, at.end), &year))
        return;
    if (p->base)
        year = p->base + year * (p->step ? p->step : 1);
    if (is_expected(p, year - run->doc->year) || fz_is_excused(run, &p->exceptions, where, at))
        return;
    int expected = run->doc->year + p->offsets[0];
    struct fz_str right = fz_str_printf(run->result->arena, "%d", expected);
    struct fz_value values[] = {{"found", fz_str_printf(run->result->arena, "%d", year)}, {"expected", right}};
    struct fz_finding *finding = fz_emit(run, at, values, 2);
    if (p->expect.n == 1 && !p->base)
        fz_emit_fix(finding, right, false);
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_span *spans;
    if (!run->doc->year) {
        run->verdict->outcome = FZ_NOT_APPLICABLE;
        return;
    }
    size_t n = fz_check_spans(run, &spans);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < p->patterns.n; k++) {
            struct fz_match match;
            for (size_t at = spans[i].start;
                 fz_check_find_in(run, p->patterns.items[k], at, spans[i].end, &match) && match.groups[0].end > at;) {
                check_match(run, p, p->patterns.items[k], spans[i], &match);
                at = match.groups[0].end;
            }
        }
    }
}

const struct fz_check fz_check_year = {
    .name = "year",
    .help = "年份与报告年度是否相符",
    .help_en = "a year against the year reported on",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .prepare = prepare,
    .run = run_check,
};
