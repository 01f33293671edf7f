/* A year in the report against the year reported on: in title, headings, lead, plan. */
#include "base/chinese.h"
#include "check/matches.h"
#include <limits.h>
#include <string.h>

struct range { /* of years from the report's own, both included */
    int low, high;
};

struct params {
    struct fz_patterns patterns;
    struct fz_exceptions exceptions;
    struct fz_strs expect;
    int base, step;
    struct range *ranges; /* of expect; made by prepare */
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"patterns", FZ_PARAM_PATTERNS, true, AT(patterns), NULL, NULL, "怎样找到年份：(?<year>…) 或第一个括号是年份",
     "where the year stands: (?<year>…) or the first group"},
    {"expect", FZ_PARAM_STRS, true, AT(expect), NULL, NULL,
     "应为报告年度加几，如 0、+1；“0..”是报告年度及以后，“..0”是及以前；可列多个",
     "the report's year plus this, or from 0.. or up to ..0; several may do"},
    {"base", FZ_PARAM_INT, false, AT(base), NULL, NULL,
     "找到的不是年份，而是序数：年份 = base + 序数 × step，如 1949 与 周年数",
     "what is found is no year but a count, and the year is base + count × step: 1949 and 75 周年"},
    {"step", FZ_PARAM_INT, false, AT(step), NULL, NULL, "一个序数是几年，默认 1", "years of one count, 1 by default"},
    FZ_EXCEPTION_PARAMS(AT(exceptions)),
    {0},
};

/* Reads 0, +1, 0.., ..0 or 1..12. */
static bool read_range(struct fz_str s, struct range *range)
{
    size_t dots = fz_str_find(s, FZ_STR(".."), 0);
    if (dots == SIZE_MAX)
        return fz_str_to_int(s, &range->low) && fz_str_to_int(s, &range->high);
    struct fz_str low = fz_str_slice(s, 0, dots), high = fz_str_slice(s, dots + strlen(".."), s.len);
    *range = (struct range){INT_MIN, INT_MAX};
    return (low.len || high.len) && (!low.len || fz_str_to_int(low, &range->low)) &&
           (!high.len || fz_str_to_int(high, &range->high)) && range->low <= range->high;
}

static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    struct params *p = rule->params;
    p->ranges = FZ_NEW_N(arena, struct range, p->expect.n + 1);
    bool good = true;
    for (size_t i = 0; i < p->expect.n; i++) {
        struct fz_str s = p->expect.items[i];
        if (!read_range(s, &p->ranges[i]))
            good = fz_error_add(errors, rule->file, rule->line, rule->column,
                                FZ_SAY(errors->lang, "expect 应为 0、+1、-1 这样的数，或者 0..、..0 这样的范围：%.*s",
                                       "expect must be a number such as 0, +1, -1, or a range such as 0.., ..0: %.*s"),
                                FZ_ARG(s));
    }
    return good;
}

static bool is_expected(const struct params *p, int offset)
{
    for (size_t i = 0; i < p->expect.n; i++)
        if (p->ranges[i].low <= offset && offset <= p->ranges[i].high)
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
    const struct range *first = &p->ranges[0];
    int expected = run->doc->year + (first->low == INT_MIN ? first->high : first->low);
    struct fz_str right = fz_str_printf(run->result->arena, "%d", expected);
    struct fz_value values[] = {{"found", fz_str_printf(run->result->arena, "%d", year)}, {"expected", right}};
    struct fz_finding *finding = fz_emit(run, at, values, 2);
    if (p->expect.n == 1 && first->low == first->high && !p->base)
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
