/* Figures that belong together by what they are, whatever the sentence's form: 收到138件，受理135件，不予受理3件. The
 * relation says what the parts' sum must be to the whole. A part that is not said, another unit, another sentence, or
 * words such as 另有 in it, and nothing is told. */
#include "check/figures.h"

enum { MAX_PARTS = 8, ALL_KINDS = 3 /* parts that with some left out are still all there is: 保留、修改、废止 */ };

struct params {
    struct fz_pattern *whole, *whole_noun, *unless;
    struct fz_patterns parts, optional;
    int relation;
};
enum relation { AT_MOST, EQUAL, AT_LEAST };
static const char *const relations[] = {"at-most", "equal", "at-least", NULL};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"whole", FZ_PARAM_PATTERN, true, AT(whole), NULL, NULL, "总数前的词，如 收到、发现", "words before the whole"},
    {"whole-noun", FZ_PARAM_PATTERN, false, AT(whole_noun), NULL, NULL,
     "或者总数后的词，如 对112件文件进行清理 的 清理", "or words behind the whole"},
    {"parts", FZ_PARAM_PATTERNS, true, AT(parts), NULL, NULL,
     "各部分前的词（equal 而数在前的，是其后的词），每项一个部分，如 不予受理",
     "words before each part; with equal, behind one whose number comes first"},
    {"optional", FZ_PARAM_PATTERNS, false, AT(optional), NULL, NULL,
     "可以没有的部分，如 修改；各部分不到三项时，equal 只查是否超过",
     "parts that may be missing; with less than three in all, equal means at-most"},
    {"relation", FZ_PARAM_CHOICE, false, AT(relation), relations, NULL,
     "各部分之和与总数：at-most 不超过（默认），equal 相等，at-least 不少于",
     "what the sum of the parts must be to the whole: at-most by default"},
    {"unless", FZ_PARAM_PATTERN, false, AT(unless), NULL, NULL, "句中有这些词就不验算，如 另有",
     "words of the sentence that make it another matter"},
    {0},
};

static bool is_whole(const struct fz_check_run *run, const struct params *p, const struct fz_figure *figure)
{
    return fz_check_has(run, p->whole, fz_doc_str(run->doc, figure->before)) ||
           fz_check_has(run, p->whole_noun, fz_doc_str(run->doc, figure->noun));
}

/* The figure behind WHOLE whose words match PATTERN; NULL where there is none before the next whole or ；. Parts that
 * must come to at least the whole stand before it: 上年结转38件，新收642件，审结660件. */
static const struct fz_figure *part_of(const struct fz_check_run *run, const struct params *p, struct fz_figures f,
                                       size_t whole, const struct fz_pattern *pattern)
{
    size_t step = p->relation == AT_LEAST ? SIZE_MAX : 1; /* backwards, as sizes wrap */
    for (size_t i = whole + step; i < f.n; i += step) {
        const struct fz_figure *figure = &f.items[i], *last = &f.items[i - step];
        struct fz_str gap = fz_figures_between(run, step == 1 ? last : figure, step == 1 ? figure : last);
        if (fz_str_has(gap, FZ_STR("；")))
            return NULL;
        if (figure->kind != FZ_FIGURE_COUNT || !fz_figures_same_unit(run, figure, &f.items[whole]))
            continue;
        bool first = p->relation == EQUAL && figure->before.end == figure->before.start; /* 71件继续有效、18件废止 */
        if (fz_check_has(run, pattern, fz_doc_str(run->doc, first ? figure->noun : figure->before)))
            return figure->bound == FZ_EXACTLY ? figure : NULL;
        if (is_whole(run, p, figure))
            return NULL;
    }
    return NULL;
}

/* 审计反馈9个、巡察反馈16个，整改24个，其余1个: the row that ends with the figure at AT comes to SUM. */
static bool is_of_row(const struct fz_check_run *run, struct fz_figures f, size_t at, struct fz_decimal sum)
{
    struct fz_decimal row = f.items[at].value;
    bool ok = true;
    for (size_t i = at; i-- > 0 && ok && fz_figures_same_unit(run, &f.items[i], &f.items[at]);) {
        struct fz_str gap = fz_figures_between(run, &f.items[i], &f.items[i + 1]);
        if (fz_str_has(gap, FZ_STR("；")))
            break;
        row = fz_decimal_add(row, f.items[i].value, &ok);
        if (ok && fz_decimal_compare(row, sum) == 0)
            return true;
    }
    return false;
}

/* 发现隐患327处、第二轮发现214处，共541处，整改536处: a count behind the whole at AT, and before PART, has room for
 * SUM. */
static bool has_larger(const struct fz_check_run *run, struct fz_figures f, size_t at, const struct fz_figure *part,
                       struct fz_decimal sum)
{
    for (size_t i = at + 1; i < f.n && &f.items[i] < part; i++)
        if (fz_figures_same_unit(run, &f.items[i], &f.items[at]) && fz_decimal_compare(f.items[i].value, sum) >= 0)
            return true;
    return false;
}

/* 发现116个，限期整改42个，年末共完成102个，其余14个: REST, the last part, makes some count before it with another. */
static bool rest_is_of_other(const struct fz_check_run *run, struct fz_figures f, const struct fz_figure *rest)
{
    for (size_t i = 0; &f.items[i] < rest; i++)
        for (size_t k = 0; &f.items[k] < rest; k++) {
            bool ok = true;
            if (i != k && fz_figures_same_unit(run, &f.items[i], rest) &&
                fz_figures_same_unit(run, &f.items[k], rest) &&
                fz_decimal_compare(fz_decimal_add(f.items[k].value, rest->value, &ok), f.items[i].value) == 0 && ok)
                return true;
        }
    return false;
}

/* The parts of the whole at AT that are told into PARTS, each once; their number, 0 where one is missing that must be
 * there. */
static size_t parts_of(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at,
                       const struct fz_figure **parts)
{
    size_t n = 0;
    for (size_t i = 0; i < p->parts.n; i++)
        if (!(parts[n++] = part_of(run, p, f, at, p->parts.items[i])))
            return 0;
    for (size_t i = 0; i < p->optional.n; i++) {
        const struct fz_figure *part = part_of(run, p, f, at, p->optional.items[i]);
        bool known = !part;
        for (size_t k = 0; k < n; k++)
            known |= parts[k] == part;
        if (!known)
            parts[n++] = part;
    }
    return n;
}

/* 投诉84件、举报30件，办结110件: the whole at AT is one of a row, and what follows is of all. */
static bool is_in_row(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at,
                      const struct fz_figure *const *parts, size_t n)
{
    bool in_row = p->relation != AT_LEAST && at + 1 < f.n &&
                  fz_figures_same_unit(run, &f.items[at], &f.items[at + 1]) &&
                  fz_str_starts(fz_figures_between(run, &f.items[at], &f.items[at + 1]), FZ_STR("、"));
    for (size_t i = 0; i < n; i++)
        in_row = in_row && parts[i] != &f.items[at + 1];
    return in_row;
}

static void check_whole(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at)
{
    const struct fz_figure *whole = &f.items[at], *parts[MAX_PARTS];
    struct fz_decimal sum = {0, 0};
    bool ok = true;
    if (whole->kind != FZ_FIGURE_COUNT || whole->bound != FZ_EXACTLY || !is_whole(run, p, whole))
        return;
    size_t n = parts_of(run, p, f, at, parts);
    for (size_t i = 0; i < n; i++)
        sum = fz_decimal_add(sum, parts[i]->value, &ok);
    if (n == 0 || is_in_row(run, p, f, at, parts, n))
        return;
    int order = fz_decimal_compare(sum, whole->value);
    bool equal = p->relation == EQUAL && (!p->optional.n || n >= ALL_KINDS);
    bool holds = equal ? order == 0 : p->relation == AT_LEAST ? order >= 0 : order <= 0;
    if (p->relation == EQUAL && rest_is_of_other(run, f, parts[n - 1]))
        return;
    if (p->relation == AT_MOST && has_larger(run, f, at, parts[n - 1], sum))
        return;
    if (ok && !holds && !is_of_row(run, f, at, sum))
        fz_figures_tell_sum(run, whole, parts, n, sum);
}

static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    const struct params *p = rule->params;
    (void)arena;
    return p->parts.n + p->optional.n <= MAX_PARTS ||
           fz_error_add(
               errors, rule->file, rule->line, rule->column,
               FZ_SAY(errors->lang, "parts 和 optional 至多 %d 项", "at most %d parts, the optional ones among them"),
               MAX_PARTS);
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    for (size_t next = 0; next < run->doc->n_figures;) {
        struct fz_figures f = fz_figures_next(run, &next);
        if (f.n && fz_check_has(run, p->unless, fz_doc_str(run->doc, run->doc->sentences[f.items[0].sentence])))
            continue;
        for (size_t i = 0; i < f.n; i++)
            check_whole(run, p, f, i);
    }
}

const struct fz_check fz_check_figure_identity = {
    .name = "figure-identity",
    .help = "必然相等或不超过的数",
    .help_en = "figures that belong together by what they are",
    .params = params,
    .params_size = sizeof(struct params),
    .prepare = prepare,
    .run = run_check,
};
