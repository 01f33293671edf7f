/* One thing with two numbers: 全镇128名网格员 here, 126名网格员 there; 收到行政复议申请138件 here, 142件 there. Told
 * where the two are near enough to be one thing, and where one of them stands more often or says that it is all there
 * are. Slips of the hand, which may lie far apart, are figure-slip's. */
#include "base/utf8.h"
#include "check/figures.h"
#include <stdlib.h>
#include <string.h>

enum {
    MAX_GROUP = 400, /* mentions of one thing; every two are compared, and no report has more */
    MAX_BRACKET = 30 /* bytes of （社区） behind a thing */
};

struct params {
    struct fz_pattern *things, *plain, *small, *all, *all_behind, *some, *indicators, *partial;
    int apart, least;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"things", FZ_PARAM_PATTERN, true, AT(things), NULL, NULL, "数的是什么：量词之后或数字之前的名词",
     "what is counted: the noun behind the unit or before the number"},
    {"plain", FZ_PARAM_PATTERN, false, AT(plain), NULL, NULL, "去掉之后还是同一事物的词头，如 行政村 的 行政",
     "the head of a thing that may be left out: 行政 of 行政村"},
    {"small", FZ_PARAM_PATTERN, false, AT(small), NULL, NULL, "说明是全部时，小于 least 也比的事物，如 村",
     "things that are compared below least, too, where all of them are meant: 村"},
    {"all", FZ_PARAM_PATTERN, true, AT(all), NULL, NULL, "说明是全部的词，如 全县、共有",
     "words that say all of them are meant"},
    {"all-behind", FZ_PARAM_PATTERN, false, AT(all_behind), NULL, NULL, "事物之后说明是全部的词，如 全部、均",
     "words behind the thing that say all of them are meant: 全部, 均"},
    {"some", FZ_PARAM_PATTERN, true, AT(some), NULL, NULL, "说明只是一部分的词，如 其中、新增",
     "words that say only some are meant"},
    {"indicators", FZ_PARAM_PATTERN, false, AT(indicators), NULL, NULL, "全年只有一个数的指标，如 收到行政复议申请",
     "what has one number a year, as the words before it say: 收到行政复议申请"},
    {"partial", FZ_PARAM_PATTERN, false, AT(partial), NULL, NULL, "说明指标只是一段时间、一部分的词，如 上半年",
     "words that say an indicator is of a part only: 上半年"},
    {"apart", FZ_PARAM_INT, false, AT(apart), NULL, NULL, "相差百分之几以内才可能是同一事物，默认 15",
     "values at most so many per cent apart may be one thing, 15 by default"},
    {"least", FZ_PARAM_INT, false, AT(least), NULL, NULL, "小于此数的不比，默认 8",
     "values below this are not compared, 8 by default"},
    {0},
};

struct mention {
    const struct fz_figure *figure;
    struct fz_str thing;
    struct fz_str whole; /* 全县: the word that says all are meant; empty: none does */
    bool all;
    bool most;    /* there are no more: 全县 or 全部 is said of them, or they are a sum */
    bool is_sum;  /* of two mentions, which are told themselves */
    size_t times; /* mentions of the same thing with the same value, this one included */
};

/* The part of TEXT that PATTERN matches at its end; empty where it matches nothing there. */
static struct fz_str match_at_end(const struct fz_check_run *run, const struct fz_pattern *pattern, struct fz_str text)
{
    struct fz_match match;
    if (!pattern || !fz_check_ends(run, pattern, text, 0, text.len, &match))
        return (struct fz_str){0};
    return fz_str_slice(text, match.groups[0].start, text.len);
}

/* 村（社区） is not the same as 村: THING with the bracket that follows it. */
static struct fz_str with_bracket(const struct fz_check_run *run, struct fz_str thing)
{
    struct fz_str text = run->doc->fold.str;
    size_t at = (size_t)(thing.ptr - text.ptr) + thing.len;
    struct fz_str rest = fz_str_slice(text, at, at + MAX_BRACKET);
    size_t close = fz_str_starts(rest, FZ_STR("（")) ? fz_str_find(rest, FZ_STR("）"), 0) : SIZE_MAX;
    return close == SIZE_MAX ? thing : (struct fz_str){thing.ptr, thing.len + close + FZ_STR("）").len};
}

/* THING without what may be left out of its name. */
static struct fz_str without_plain(const struct fz_check_run *run, const struct params *p, struct fz_str thing)
{
    struct fz_match match;
    bool plain = p->plain && fz_check_match(run, p->plain, thing, &match) && match.groups[0].start == 0;
    return plain ? fz_str_slice(thing, match.groups[0].end, thing.len) : thing;
}

/* What the words around a figure say that it counts; empty: nothing that is compared. */
static struct fz_str thing_of(const struct fz_check_run *run, const struct params *p, struct fz_str before,
                              struct fz_str noun)
{
    struct fz_match match;
    if (fz_check_has(run, p->some, before))
        return (struct fz_str){0};
    if (fz_check_match(run, p->things, noun, &match) && match.groups[0].start == 0)
        return without_plain(run, p, with_bracket(run, fz_str_slice(noun, 0, match.groups[0].end)));
    struct fz_str thing = match_at_end(run, p->things, before);
    struct fz_str ahead = fz_str_slice(before, 0, before.len - thing.len); /* 街道和社区15个调委会: where they are */
    return fz_str_ends(ahead, FZ_STR("和")) || fz_str_ends(ahead, FZ_STR("及")) || fz_str_ends(ahead, FZ_STR("与"))
               ? (struct fz_str){0}
               : without_plain(run, p, thing);
}

/* Whether the year nearest before FIGURE in its sentence is another than the report's: 2023年办理100件. */
static bool is_of_other_year(const struct fz_check_run *run, const struct fz_figure *figure)
{
    const struct fz_figure *all = run->doc->figures;
    for (size_t i = (size_t)(figure - all); i-- > 0 && all[i].sentence == figure->sentence;)
        if (all[i].kind == FZ_FIGURE_YEAR)
            return run->doc->year && fz_decimal_double(all[i].value) != run->doc->year;
    return false;
}

/* 14个行政村、2个社区全部…: whether the words behind THING, a piece of the text, say that all are meant. */
static bool is_all_behind(const struct fz_check_run *run, const struct params *p, struct fz_str thing)
{
    enum { FAR = 12 /* bytes */ };
    struct fz_str text = run->doc->fold.str;
    size_t behind = (size_t)(thing.ptr - text.ptr) + thing.len;
    return fz_check_has(run, p->all_behind, fz_str_slice(text, behind, behind + FAR));
}

static bool read_mention(const struct fz_check_run *run, const struct params *p, const struct fz_figure *figure,
                         struct mention *mention)
{
    struct fz_str noun = fz_doc_str(run->doc, figure->noun), before = fz_doc_str(run->doc, figure->before);
    if (figure->kind != FZ_FIGURE_COUNT || figure->bound != FZ_EXACTLY || is_of_other_year(run, figure))
        return false;
    *mention = (struct mention){.figure = figure, .thing = thing_of(run, p, before, noun)};
    if (mention->thing.len) {
        struct fz_match match;
        mention->all = fz_check_match(run, p->all, before, &match);
        if (mention->all)
            mention->whole = fz_str_slice(before, match.groups[0].start, match.groups[0].end);
        bool behind = is_all_behind(run, p, mention->thing);
        mention->all |= behind;
        mention->most = behind || fz_str_starts(mention->whole, FZ_STR("全"));
    } else if (!fz_check_has(run, p->partial, before)) {
        mention->thing = match_at_end(run, p->indicators, before);
        mention->all = true;
    }
    return mention->thing.len > 0;
}

/* 辖9个村、2个社区: A, and B right behind it, are 11个村（社区） in *SUM. */
static bool add_up(const struct fz_check_run *run, const struct params *p, const struct mention *a,
                   const struct mention *b, struct mention *sum)
{
    bool ok = true;
    if (!a->figure || !(a->all || b->all) || a->figure + 1 != b->figure ||
        !fz_figures_same_unit(run, a->figure, b->figure) || fz_str_equal(a->thing, b->thing))
        return false;
    struct fz_str gap = fz_figures_between(run, a->figure, b->figure);
    struct fz_str name = fz_str_ends(gap, FZ_STR("、")) ? fz_str_slice(gap, 0, gap.len - strlen("、")) : gap;
    if (name.len == gap.len || !fz_str_equal(without_plain(run, p, name), a->thing))
        return false;
    struct fz_figure *figure = FZ_NEW(run->scratch, struct fz_figure);
    *figure = *a->figure;
    figure->span.end = b->figure->span.end;
    figure->value = fz_decimal_add(a->figure->value, b->figure->value, &ok);
    *sum = (struct mention){.figure = figure, .all = true, .most = true, .is_sum = true};
    sum->thing = fz_str_printf(run->scratch, "%.*s（%.*s）", FZ_ARG(a->thing), FZ_ARG(b->thing));
    return ok;
}

/* 136名 and 126名: one digit apart, and not the last, which is no nought, for who counts some of them seldom hits that.
 */
static bool is_digit_apart(struct fz_decimal a, struct fz_decimal b)
{
    int differ = 0;
    if (a.exponent || b.exponent || a.digits < 10 || a.digits % 10 == 0 || a.digits % 10 != b.digits % 10)
        return false;
    int64_t x = a.digits, y = b.digits;
    for (; x && y; x /= 10, y /= 10)
        differ += x % 10 != y % 10;
    return x == y && differ == 1;
}

/* Whether the two values may be meant to be one. Where only one of the two says that it is all, the other may be some
 * of them, and they must lie very near. */
static bool is_near(const struct params *p, const struct mention *a, const struct mention *b)
{
    double x = fz_decimal_double(a->figure->value), y = fz_decimal_double(b->figure->value);
    double more = x > y ? x : y, apart = x > y ? x - y : y - x;
    int limit = p->apart ? p->apart : 15;
    bool digit_apart = is_digit_apart(a->figure->value, b->figure->value);
    if (digit_apart && a->whole.len && fz_str_equal(a->whole, b->whole)) /* 全厅37名 and 全厅27名 */
        return true;
    bool exceeds = (a->most && !b->all && y > x) || (b->most && !a->all && x > y); /* some are never more than all */
    if (a->all != b->all && !exceeds)
        return apart > 0 && (apart <= 1 || apart * 100 <= more * limit / 3 ||
                             (apart * 100 <= more * limit / 2 && digit_apart && more > 100));
    return apart > 0 && apart * 100 <= more * limit;
}

static bool is_before(const struct mention *a, const struct mention *b)
{
    return a->figure->span.start < b->figure->span.start;
}

static bool same_thing(const struct mention *a, const struct mention *b)
{
    return fz_str_equal(a->thing, b->thing);
}

static int by_thing(const void *left, const void *right)
{
    const struct mention *a = *(const struct mention *const *)left, *b = *(const struct mention *const *)right;
    int order = fz_str_compare(a->thing, b->thing);
    return order ? order : fz_decimal_compare(a->figure->value, b->figure->value);
}

static bool is_slip(const struct mention *a, const struct mention *b)
{
    const struct fz_decimal x = a->figure->value, y = b->figure->value;
    return x.exponent == y.exponent && x.digits >= 1000 && fz_is_transposed(x.digits, y.digits);
}

static void count_times(struct mention *const *group, size_t n)
{
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && by_thing(&group[to], &group[from]) == 0; to++)
            ;
        for (size_t i = from; i < to; i++)
            group[i]->times = to - from;
    }
}

/* 全县13个乡镇全部述法，11个乡镇接受督察: in one sentence with more of the thing it is some of them. */
static bool is_some_of(struct mention *const *group, size_t n, const struct mention *odd)
{
    for (size_t i = 0; i < n; i++)
        if (group[i]->all && is_before(group[i], odd) && group[i]->figure->sentence == odd->figure->sentence &&
            fz_decimal_compare(group[i]->figure->value, odd->figure->value) > 0)
            return true;
    return false;
}

/* The mention of the N in GROUP that ODD contradicts, or NULL: one that stands more often, or before it where they
 * stand equally often, or that two of them add up to. */
static const struct mention *contradicted(const struct fz_check_run *run, const struct params *p,
                                          struct mention *const *group, size_t n, const struct mention *odd)
{
    const struct mention *first = NULL;
    for (size_t i = 0; i < n; i++) {
        const struct mention *other = group[i];
        if (!fz_figures_same_unit(run, other->figure, odd->figure))
            continue;
        bool slip = is_slip(other, odd); /* 1078名 and 1087名 are one number, whatever is said of them */
        bool outnumbered = odd->times == 1 && other->times >= 2;
        bool later =
            odd->times == other->times && (is_before(other, odd) || other->is_sum) && (other->all || odd->all || slip);
        if ((slip || is_near(p, other, odd)) && (outnumbered || later) && (!first || is_before(other, first)))
            first = other;
    }
    return first;
}

static void check_group(const struct fz_check_run *run, const struct params *p, struct mention *const *group, size_t n)
{
    count_times(group, n);
    for (size_t i = 0; i < n && n <= MAX_GROUP; i++) {
        const struct mention *odd = group[i], *other = contradicted(run, p, group, n, odd);
        if (odd->is_sum || !other || (!odd->all && is_some_of(group, n, odd)))
            continue;
        struct fz_value values[] = {{"thing", odd->thing}, {"other", fz_figure_text(run, other->figure)}};
        struct fz_finding *finding = fz_emit(run, odd->figure->span, values, 2);
        fz_emit_related(run, finding, other->figure->span, FZ_STR("另一处"));
    }
}

struct mentions {
    struct mention **items;
    size_t n;
};

static void keep(const struct fz_check_run *run, const struct params *p, struct mentions *mentions,
                 struct mention mention)
{
    enum { LEAST_SMALL = 4 };
    bool small = mention.whole.len && fz_check_has(run, p->small, mention.thing);
    if (fz_decimal_double(mention.figure->value) < (small ? LEAST_SMALL : p->least ? p->least : 8))
        return;
    struct mention *kept = *FZ_PUSH(run->scratch, mentions->items, mentions->n) = FZ_NEW(run->scratch, struct mention);
    *kept = mention;
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    struct mentions all = {NULL, 0};
    struct mention mention, last = {.all = false}, sum;
    for (size_t i = 0; i < run->doc->n_figures; i++) {
        if (!read_mention(run, p, &run->doc->figures[i], &mention))
            continue;
        if (add_up(run, p, &last, &mention, &sum))
            keep(run, p, &all, sum);
        keep(run, p, &all, mention);
        last = mention;
    }
    struct mention **mentions = all.items;
    size_t n = all.n;
    if (n)
        qsort(mentions, n, sizeof *mentions, by_thing);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && same_thing(mentions[to], mentions[from]); to++)
            ;
        check_group(run, p, mentions + from, to - from);
    }
}

const struct fz_check fz_check_consistency = {
    .name = "consistency",
    .help = "同一事物前后数字不一",
    .help_en = "one thing with two numbers",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
