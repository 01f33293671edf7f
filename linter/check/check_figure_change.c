/* Changes against the two figures between which they lie:
 * 由640次减少到416次，下降35%; 2.85万户，比上年的2.5万户增长14%; 由1.8%降至0.9%， 下降0.9个百分点. Every pair that
 * could be meant is tried: only where none fits is the change told. */
#include "base/utf8.h"
#include "check/figures.h"

enum {
    MIN_SUBJECT = 12, /* bytes of words that a change may be of, before its own word */
    MAX_APART = 24,   /* bytes between a difference and its share: ，增长, ，增幅达到 */
    MAX_BACK = 40,    /* figures before a sentence in which the new value may stand */
    MAX_OFF = 15      /* points that a change may be off where only its neighbours say what it is of */
};

struct params {
    struct fz_pattern *change, *up, *from, *to, *than, *last_year, *times, *other;
    bool points;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"change", FZ_PARAM_PATTERN, true, AT(change), NULL, NULL, "幅度前的词，如 增长、下降、降幅",
     "words before the change"},
    {"up", FZ_PARAM_PATTERN, true, AT(up), NULL, NULL, "其中表示增加的词", "those of them that mean more"},
    {"from", FZ_PARAM_PATTERN, true, AT(from), NULL, NULL, "原值前的词，如 由、从",
     "words before the old value: 由, 从"},
    {"to", FZ_PARAM_PATTERN, true, AT(to), NULL, NULL, "现值前的词，如 到、至", "words before the new value: 到, 至"},
    {"than", FZ_PARAM_PATTERN, true, AT(than), NULL, NULL, "基数前的词，如 比、较",
     "words before the old value: 比, 较"},
    {"last-year", FZ_PARAM_PATTERN, false, AT(last_year), NULL, NULL,
     "幅度之后、基数前的词，与 than 的词同用，如 上年、同期",
     "words that stand with those of than before the old value, where that follows the change: 上年, 同期"},
    {"times", FZ_PARAM_PATTERN, false, AT(times), NULL, NULL, "几倍之前、基数前的词，如 是上年",
     "words before the old value of so many times: 是上年"},
    {"other", FZ_PARAM_PATTERN, false, AT(other), NULL, NULL, "说明幅度另有算法的词，如 年均、实际",
     "words that say the change is reckoned otherwise: 年均, 实际"},
    {"points", FZ_PARAM_BOOL, false, AT(points), NULL, NULL, "只查两个百分数之差误作%的",
     "only differences of two rates that are called % and not 百分点"},
    {0},
};

struct pair {
    const struct fz_figure *from, *to;
};

static double change_of(const struct pair *pair, enum fz_figure_kind kind)
{
    double from = fz_decimal_double(pair->from->value), to = fz_decimal_double(pair->to->value);
    double difference = to > from ? to - from : from - to;
    if (kind == FZ_FIGURE_POINTS)
        return difference;
    return from <= 0 ? -1 : kind == FZ_FIGURE_TIMES ? difference / from : difference / from * 100;
}

static bool may_pair(const struct fz_check_run *run, const struct fz_figure *a, const struct fz_figure *b,
                     const struct fz_figure *change)
{
    bool kinds = change->kind == FZ_FIGURE_COUNT || change->kind == FZ_FIGURE_TIMES ? a->kind == FZ_FIGURE_COUNT
                 : change->kind == FZ_FIGURE_POINTS                                 ? a->kind == FZ_FIGURE_PERCENT
                                                    : a->kind == FZ_FIGURE_COUNT || a->kind == FZ_FIGURE_PERCENT;
    return kinds && fz_figures_same_unit(run, a, b) && a->bound == FZ_EXACTLY && b->bound == FZ_EXACTLY;
}

/* Whether 由 or 从 stands before FIGURE, with no more than a year between. */
static bool follows_from(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t i)
{
    for (;; i--) {
        if (fz_check_has(run, p->from, fz_doc_str(run->doc, f.items[i].before)))
            return true;
        if (i == 0 || (f.items[i - 1].kind != FZ_FIGURE_YEAR &&
                       !fz_figures_same_unit(run, &f.items[i - 1], &f.items[i]) && f.items[i].kind != FZ_FIGURE_YEAR))
            return false;
    }
}

/* 76件，同比增加21件（上年为58件）: the old value stands in brackets behind the change at AT, the new one before it. */
static struct pair in_brackets(const struct fz_check_run *run, struct fz_figures f, size_t at)
{
    struct pair none = {NULL, NULL};
    size_t old = at + 1;
    if (old < f.n && f.items[old].kind == FZ_FIGURE_YEAR)
        old++;
    if (at < 1 || old >= f.n)
        return none;
    struct fz_str gap = fz_figures_between(run, &f.items[at], &f.items[old]);
    if (!fz_str_starts(gap, FZ_STR("（")) || fz_str_has(gap, FZ_STR("）")) || fz_str_has(gap, FZ_STR("，")) ||
        !fz_str_starts(fz_str_slice(run->doc->fold.str, f.items[old].span.end, run->doc->fold.str.len), FZ_STR("）")) ||
        !may_pair(run, &f.items[old], &f.items[at - 1], &f.items[at]))
        return none;
    return (struct pair){&f.items[old], &f.items[at - 1]};
}

/* The pair that the words point at: …a…到b… or b…比…a…. from is NULL where there is none. */
static struct pair meant(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at)
{
    const struct fz_figure *change = &f.items[at];
    for (size_t i = at; i-- > 0;) {
        const struct fz_figure *last = &f.items[i];
        if (last->kind == FZ_FIGURE_YEAR)
            continue;
        bool to = fz_check_has(run, p->to, fz_doc_str(run->doc, last->before));
        bool than = fz_check_has(run, p->than, fz_doc_str(run->doc, last->before)) ||
                    (i > 0 && f.items[i - 1].kind == FZ_FIGURE_YEAR &&
                     fz_check_has(run, p->than, fz_doc_str(run->doc, f.items[i - 1].before)));
        to = to || (i > 0 && f.items[i - 1].kind == FZ_FIGURE_YEAR &&
                    fz_check_has(run, p->to, fz_doc_str(run->doc, f.items[i - 1].before)));
        if (fz_check_has(run, p->change, fz_doc_str(run->doc, last->before)) ||
            fz_check_has(run, p->other, fz_figures_between(run, last, change)))
            break; /* 2600万元，比上年增加600万元，增长30%: the 600 is a difference itself */
        for (size_t k = i; (to || than) && k-- > 0;)
            if (may_pair(run, &f.items[k], last, change) && (!to || follows_from(run, p, f, k)))
                return to ? (struct pair){&f.items[k], last} : (struct pair){last, &f.items[k]};
        break; /* the change speaks of what stands right before it, or of nothing we know */
    }
    return (struct pair){NULL, NULL};
}

/* The year that stands right before figure I with nothing but its words between; 0: none. */
static int64_t year_before(const struct fz_check_run *run, struct fz_figures f, size_t i)
{
    if (i < 1 || f.items[i - 1].kind != FZ_FIGURE_YEAR ||
        fz_figures_between(run, &f.items[i - 1], &f.items[i]).len != fz_doc_str(run->doc, f.items[i].before).len)
        return 0;
    return (int64_t)fz_decimal_double(f.items[i - 1].value);
}

/* 2023年办理100件，2024年办理120件，增长20%, and 办理120件，2023年100件，增长20%: one year after the other, and no more
 * said of the second value than of the first. */
static struct pair by_years(const struct fz_check_run *run, struct fz_figures f, size_t at)
{
    struct pair none = {NULL, NULL};
    if (at < 3)
        return none;
    const struct fz_figure *first = &f.items[at - 3], *second = &f.items[at - 1];
    int64_t year = year_before(run, f, at - 1), before = year_before(run, f, at - 3);
    before = before ? before : run->doc->year;
    if (!year || (year != before - 1 && year != before + 1) || !may_pair(run, first, second, &f.items[at]) ||
        !fz_str_ends(fz_doc_str(run->doc, first->before), fz_doc_str(run->doc, second->before)) ||
        fz_figures_between(run, second, &f.items[at]).len > MAX_APART)
        return none;
    return year < before ? (struct pair){second, first} : (struct pair){first, second};
}

static bool fits(const struct fz_check_run *run, const struct params *p, const struct fz_figure *change,
                 const struct pair *pair, enum fz_figure_kind kind)
{
    bool up = fz_check_has(run, p->up, fz_doc_str(run->doc, change->before));
    int order = fz_decimal_compare(pair->to->value, pair->from->value);
    return may_pair(run, pair->from, pair->to, change) && (up ? order >= 0 : order <= 0) &&
           fz_rate_agrees(change_of(pair, kind), fz_decimal_double(change->value), change->decimals);
}

static bool some_pair_fits(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at,
                           enum fz_figure_kind kind)
{
    for (size_t i = 0; i < at; i++)
        for (size_t k = 0; k < at; k++)
            if (i != k && fits(run, p, &f.items[at], &(struct pair){&f.items[i], &f.items[k]}, kind))
                return true;
    return false;
}

/* RIGHT is what CHANGE ought to be between the values OLD and NOW, which PAIR tells, or is what they are reckoned from.
 */
static void tell_between(const struct fz_check_run *run, const struct fz_figure *change, const struct pair *pair,
                         struct fz_str old, struct fz_str now, struct fz_str right)
{
    struct fz_value values[] = {{"from", old}, {"to", now}, {"right", right}};
    struct fz_finding *finding = fz_emit(run, change->span, values, 3);
    fz_emit_related(run, finding, pair->from->span, FZ_STR("基数"));
    fz_emit_related(run, finding, pair->to->span, FZ_STR("现值"));
    if (!fz_str_equal(right, fz_figure_text(run, change))) /* else the word is wrong, not the figure */
        fz_emit_fix(finding, right, false);
}

static void tell_as(const struct fz_check_run *run, const struct fz_figure *change, const struct pair *pair,
                    struct fz_str right)
{
    tell_between(run, change, pair, fz_figure_text(run, pair->from), fz_figure_text(run, pair->to), right);
}

/* VALUE in the unit of FIGURE, and in 万 where that is. */
static struct fz_str in_unit(const struct fz_check_run *run, struct fz_decimal value, const struct fz_figure *figure)
{
    bool in_wan = fz_str_has(fz_figure_text(run, figure), FZ_STR("万"));
    value.exponent -= in_wan ? 4 : 0;
    return fz_str_printf(run->result->arena, "%.*s%s%.*s", FZ_ARG(fz_decimal_text(value, run->scratch)),
                         in_wan ? "万" : "", FZ_ARG(fz_doc_str(run->doc, figure->unit)));
}

/* SHARE ought to be RIGHT, of DIFFERENCE to the value OLD; UP: it is more now. VALUE is one of the two. */
static void tell_share(const struct fz_check_run *run, const struct fz_figure *share, const struct fz_figure *value,
                       const struct fz_figure *difference, struct fz_decimal old, bool up, double right)
{
    struct fz_decimal step = difference->value;
    bool ok = true;
    step.digits = up ? step.digits : -step.digits;
    tell_between(run, share, &(struct pair){value, difference}, in_unit(run, old, value),
                 in_unit(run, fz_decimal_add(old, step, &ok), value),
                 fz_str_printf(run->result->arena, "%.*f%%", share->decimals > 0 ? share->decimals : 0, right));
}

static void tell(const struct fz_check_run *run, const struct fz_figure *change, const struct pair *pair)
{
    const char *unit = change->kind == FZ_FIGURE_POINTS ? "个百分点" : change->kind == FZ_FIGURE_TIMES ? "倍" : "%";
    tell_as(run, change, pair,
            fz_str_printf(run->result->arena, "%.*f%s", change->decimals > 0 ? change->decimals : 0,
                          change_of(pair, change->kind), unit));
}

/* 由78天、61天缩短至49天，两年缩短29天: it lies between some two figures before it. */
static bool some_difference_fits(const struct fz_check_run *run, struct fz_figures f, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        for (size_t k = 0; k < at; k++) {
            bool ok = true;
            struct fz_decimal sum = fz_decimal_add(f.items[i].value, f.items[at].value, &ok);
            if (i != k && ok && fz_figures_same_unit(run, &f.items[i], &f.items[at]) &&
                fz_figures_same_unit(run, &f.items[k], &f.items[at]) && fz_decimal_compare(sum, f.items[k].value) == 0)
                return true;
        }
    }
    return false;
}

/* 496件，较上年的340件增加146件: the difference itself is told. */
static void check_difference(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at)
{
    const struct fz_figure *difference = &f.items[at];
    if (difference->kind != FZ_FIGURE_COUNT || difference->bound != FZ_EXACTLY || at < 1 ||
        f.items[at - 1].kind != FZ_FIGURE_COUNT ||
        !fz_check_has(run, p->change, fz_doc_str(run->doc, difference->before)) ||
        !fz_figures_same_unit(run, difference, &f.items[at - 1]))
        return;
    struct pair pair = in_brackets(run, f, at);
    if (!pair.from)
        pair = meant(run, p, f, at);
    bool ok = true, up = fz_check_has(run, p->up, fz_doc_str(run->doc, difference->before));
    if (!pair.from)
        return;
    struct fz_decimal low = up ? pair.from->value : pair.to->value, high = up ? pair.to->value : pair.from->value;
    struct fz_decimal sum = fz_decimal_add(low, difference->value, &ok);
    struct fz_decimal turned = fz_decimal_add(high, difference->value, &ok);
    bool wrong_way = ok && fz_decimal_compare(turned, low) == 0; /* the word is wrong, not the figure */
    if (!ok || fz_decimal_compare(sum, high) == 0 || (!wrong_way && some_difference_fits(run, f, at)))
        return;
    low.digits = -low.digits;
    struct fz_decimal right = fz_decimal_add(high, low, &ok);
    right.digits = right.digits < 0 ? -right.digits : right.digits; /* the word is wrong, then */
    tell_as(run, difference, &pair, in_unit(run, right, difference));
}

/* 47.2万件，是上年18.88万件的2.5倍 */
static void check_times(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at)
{
    const struct fz_figure *times = &f.items[at];
    if (!p->times || times->kind != FZ_FIGURE_TIMES || times->bound != FZ_EXACTLY || at < 2 ||
        !fz_str_equal(fz_doc_str(run->doc, times->before), FZ_STR("的")))
        return;
    struct pair pair = {&f.items[at - 1], &f.items[at - 2]};
    double from = fz_decimal_double(pair.from->value), to = fz_decimal_double(pair.to->value);
    if (pair.from->kind != FZ_FIGURE_COUNT || pair.from->bound != FZ_EXACTLY || pair.to->bound != FZ_EXACTLY ||
        !fz_figures_same_unit(run, pair.from, pair.to) || from <= 0 ||
        !fz_check_has(run, p->times, fz_doc_str(run->doc, pair.from->before)) ||
        fz_rate_agrees(to / from, fz_decimal_double(times->value), times->decimals))
        return;
    tell_as(run, times, &pair, fz_str_printf(run->result->arena, "%.*f倍", times->decimals, to / from));
}

/* NOW is OLD and DIFFERENCE more, or where it is not UP so much less. */
static bool lies_between(const struct fz_figure *now, const struct fz_figure *old, const struct fz_figure *difference,
                         bool up)
{
    bool ok = true;
    struct fz_decimal sum = fz_decimal_add(up ? old->value : now->value, difference->value, &ok);
    return ok && fz_decimal_compare(sum, up ? now->value : old->value) == 0;
}

/* 276件，由上年的324件下降48件，降幅14.8%: the difference stands between the pair and the change at AT. */
static struct pair behind_difference(const struct fz_check_run *run, const struct params *p, struct fz_figures f,
                                     size_t at)
{
    struct pair none = {NULL, NULL};
    if (at < 3)
        return none;
    const struct fz_figure *difference = &f.items[at - 1], *old = &f.items[at - 2];
    struct fz_str words = fz_doc_str(run->doc, difference->before);
    if (difference->kind != FZ_FIGURE_COUNT || !fz_check_has(run, p->change, words) ||
        !may_pair(run, old, difference, &f.items[at]))
        return none;
    bool up = fz_check_has(run, p->up, words);
    for (size_t i = at - 2; i-- > 0;) {
        const struct fz_figure *other = &f.items[i];
        if (!may_pair(run, old, other, &f.items[at]))
            continue;
        if (lies_between(other, old, difference, up)) /* 276件，由上年的324件下降48件 */
            return (struct pair){old, other};
        if (lies_between(old, other, difference, up)) /* 由20日压缩至8日，压缩12日 */
            return (struct pair){other, old};
    }
    return none;
}

/* 比上年的84件增加19件，增长22.6%, and 41个，比上年多7个，增长20.6%: what the change at AT is reckoned from, with the
 * difference DIFFERENCE right before it; NULL where one of the three is not said. */
static const struct fz_figure *base_of(const struct fz_check_run *run, const struct params *p, struct fz_figures f,
                                       size_t at, bool *is_old)
{
    if (at < 2)
        return NULL;
    const struct fz_figure *difference = &f.items[at - 1];
    struct fz_str words = fz_doc_str(run->doc, difference->before);
    if (difference->kind != FZ_FIGURE_COUNT || difference->bound != FZ_EXACTLY ||
        !fz_check_has(run, p->change, words) || fz_check_has(run, p->other, words))
        return NULL;
    size_t i = at - 1;
    bool than = fz_check_has(run, p->than, words);
    while (i-- > 0 && f.items[i].kind == FZ_FIGURE_YEAR)
        than = than || fz_check_has(run, p->than, fz_doc_str(run->doc, f.items[i].before));
    if (i == SIZE_MAX || !may_pair(run, &f.items[i], difference, &f.items[at]) ||
        fz_str_has(fz_figures_between(run, &f.items[i], &f.items[at]), FZ_STR("；")))
        return NULL;
    *is_old = fz_check_has(run, p->than, fz_doc_str(run->doc, f.items[i].before));
    return *is_old || than ? &f.items[i] : NULL;
}

/* 4216户，同比增长12%，较上年的3820户净增396户: last year's value stands behind the change at AT. */
static struct pair behind_change(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at)
{
    struct pair none = {NULL, NULL};
    if (at < 1 || at + 1 >= f.n)
        return none;
    const struct fz_figure *now = &f.items[at - 1], *old = &f.items[at + 1];
    struct fz_str words = fz_doc_str(run->doc, old->before);
    bool difference = fz_check_has(run, p->change, words); /* 比上年增加257户 */
    if (!fz_check_has(run, p->last_year, words) || difference || !fz_check_has(run, p->than, words) ||
        !may_pair(run, old, now, &f.items[at]) || fz_figures_between(run, now, &f.items[at]).len > MAX_APART ||
        fz_figures_between(run, &f.items[at], old).len > MAX_APART)
        return none;
    return (struct pair){old, now};
}

static bool is_of_other(const struct fz_check_run *run, const struct params *p, const struct fz_figure *change);

/* 1428户，增长16%，比上年增加257户: the difference stands behind the change at AT. */
static void check_difference_behind(const struct fz_check_run *run, const struct params *p, struct fz_figures f,
                                    size_t at)
{
    const struct fz_figure *change = &f.items[at];
    struct fz_str words = fz_doc_str(run->doc, change->before);
    if (at < 1 || at + 1 >= f.n || change->kind != FZ_FIGURE_PERCENT || change->bound != FZ_EXACTLY ||
        !fz_check_has(run, p->change, words) || fz_check_has(run, p->other, words) || is_of_other(run, p, change))
        return;
    const struct fz_figure *now = &f.items[at - 1], *difference = &f.items[at + 1];
    struct fz_str behind = fz_doc_str(run->doc, difference->before);
    bool up = fz_check_has(run, p->up, words), ok = true;
    if (!may_pair(run, now, difference, change) || difference->kind != FZ_FIGURE_COUNT ||
        !fz_check_has(run, p->change, behind) ||
        !(fz_check_has(run, p->than, behind) || fz_check_has(run, p->than, words)) ||
        up != fz_check_has(run, p->up, behind) || fz_figures_between(run, now, change).len > MAX_APART ||
        fz_figures_between(run, change, difference).len > MAX_APART || some_pair_fits(run, p, f, at, change->kind))
        return;
    struct fz_decimal step = difference->value;
    step.digits = up ? -step.digits : step.digits;
    struct fz_decimal old = fz_decimal_add(now->value, step, &ok);
    double from = fz_decimal_double(old),
           right = ok && from > 0 ? fz_decimal_double(difference->value) / from * 100 : -1;
    if (right >= 0 && right <= 100 && !fz_rate_agrees(right, fz_decimal_double(change->value), change->decimals))
        tell_share(run, change, now, difference, old, up, right);
}

static void check_share_of_difference(const struct fz_check_run *run, const struct params *p, struct fz_figures f,
                                      size_t at)
{
    const struct fz_figure *change = &f.items[at], *difference = at ? &f.items[at - 1] : NULL;
    bool is_old = false, ok = true;
    struct fz_str words = fz_doc_str(run->doc, change->before);
    const struct fz_figure *base = change->kind == FZ_FIGURE_PERCENT && change->bound == FZ_EXACTLY &&
                                           fz_check_has(run, p->change, words) && !fz_check_has(run, p->other, words)
                                       ? base_of(run, p, f, at, &is_old)
                                       : NULL;
    if (!base || fz_figures_between(run, difference, change).len > MAX_APART || is_of_other(run, p, change) ||
        some_pair_fits(run, p, f, at, change->kind))
        return;
    struct fz_decimal old = base->value, step = difference->value;
    bool up = fz_check_has(run, p->up, fz_doc_str(run->doc, difference->before));
    step.digits = up ? -step.digits : step.digits;
    if (!is_old)
        old = fz_decimal_add(old, step, &ok);
    double from = fz_decimal_double(old), right = from > 0 ? fz_decimal_double(difference->value) / from * 100 : -1;
    if (!ok || right < 0 || right > 100 || fz_rate_agrees(right, fz_decimal_double(change->value), change->decimals))
        return;
    tell_share(run, change, base, difference, old, up, right);
}

/* Whether two characters in a row of WORDS stand in OTHERS, too: 申请 of 申请量达到 and 收到申请. */
static bool share_a_word(struct fz_str words, struct fz_str others)
{
    for (size_t at = 0, size, next; at < words.len; at += size) {
        fz_utf8_at(words, at, &size);
        fz_utf8_at(words, at + size, &next);
        if (next && fz_str_has(others, fz_str_slice(words, at, at + size + next)))
            return true;
    }
    return false;
}

/* 跑动次数由0.31次降到0.12次，承诺时限压缩率82.6%: the change is told of something else. Its own words before it, if
 * any, must be spoken of in the sentence already. */
static bool is_of_other(const struct fz_check_run *run, const struct params *p, const struct fz_figure *change)
{
    struct fz_str before = fz_doc_str(run->doc, change->before), text = run->doc->fold.str;
    struct fz_str said = fz_str_slice(text, run->doc->sentences[change->sentence].start, change->before.start);
    struct fz_match match;
    if (!fz_check_match(run, p->change, before, &match))
        return false;
    struct fz_str subject = fz_str_slice(before, 0, match.groups[0].start);
    if (subject.len < MIN_SUBJECT || fz_check_has(run, p->than, subject))
        return false;
    return !share_a_word(subject, said);
}

/* 由上年的8起: not 比上年多拆1120平方米, which is no value but a difference. */
static bool is_last_years(const struct fz_check_run *run, const struct params *p, const struct fz_figure *figure)
{
    struct fz_str words = fz_doc_str(run->doc, figure->before);
    size_t end = fz_str_ends(words, FZ_STR("的")) ? words.len - 3 : words.len;
    return p->last_year && fz_check_ends(run, p->last_year, words, 0, end, NULL);
}

/* 485 % where 20.6 % is told: so far apart, the two figures are not the change's, unless the old one is said to be last
 * year's. */
static bool is_absurd(const struct fz_check_run *run, const struct params *p, const struct pair *pair,
                      const struct fz_figure *change)
{
    double told = fz_decimal_double(change->value), right = change_of(pair, change->kind);
    return change->kind == FZ_FIGURE_PERCENT && ((right > 60 && right > told * 4) || (told > 60 && told > right * 4)) &&
           !is_last_years(run, p, pair->from);
}

static void check_change(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at)
{
    const struct fz_figure *change = &f.items[at];
    struct fz_str words = fz_doc_str(run->doc, change->before);
    bool times =
        change->kind == FZ_FIGURE_TIMES && fz_check_has(run, p->up, words); /* 增长2倍: to three times as many */
    bool is_change = (times || change->kind == FZ_FIGURE_PERCENT || change->kind == FZ_FIGURE_POINTS) &&
                     change->bound == FZ_EXACTLY && fz_check_has(run, p->change, words);
    struct pair pair = is_change ? in_brackets(run, f, at) : (struct pair){NULL, NULL};
    if (is_change && !pair.from)
        pair = behind_difference(run, p, f, at);
    if (is_change && !pair.from)
        pair = meant(run, p, f, at);
    if (is_change && !pair.from)
        pair = by_years(run, f, at);
    if (is_change && !pair.from)
        pair = behind_change(run, p, f, at);
    if (is_change && !pair.from && !p->points)
        check_share_of_difference(run, p, f, at);
    if (is_change && !pair.from && !p->points)
        check_difference_behind(run, p, f, at);
    if (!pair.from || is_of_other(run, p, change) || change_of(&pair, change->kind) < 0)
        return;
    if (fits(run, p, change, &pair, change->kind) || is_absurd(run, p, &pair, change))
        return;
    bool rates = pair.from->kind == FZ_FIGURE_PERCENT && change->kind == FZ_FIGURE_PERCENT;
    bool difference = rates && some_pair_fits(run, p, f, at, FZ_FIGURE_POINTS);
    if (p->points ? difference && !some_pair_fits(run, p, f, at, FZ_FIGURE_PERCENT)
                  : !difference && !some_pair_fits(run, p, f, at, change->kind))
        tell(run, change, &pair);
}

/* 检查1295户次。…与上年的1850户次相比，下降35%: the new value stands sentences before the change at AT, behind FIRST,
 * where nothing else says that it is meant; told where the change is right but for a slip of the hand. */
static void check_slip(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at,
                       const struct fz_figure *first)
{
    const struct fz_figure *change = &f.items[at], *old = at ? change - 1 : NULL;
    struct fz_str words = fz_doc_str(run->doc, change->before);
    bool than = old && (fz_check_has(run, p->than, fz_doc_str(run->doc, old->before)) ||
                        (at > 1 && old[-1].kind == FZ_FIGURE_YEAR &&
                         fz_check_has(run, p->than, fz_doc_str(run->doc, old[-1].before))));
    struct pair told = {NULL, NULL};
    if (!than || change->kind != FZ_FIGURE_PERCENT || change->bound != FZ_EXACTLY || old->kind != FZ_FIGURE_COUNT ||
        !fz_check_has(run, p->change, words) || fz_check_has(run, p->other, fz_figures_between(run, old, change)))
        return;
    for (size_t i = 0; i + 1 < at; i++)
        if (may_pair(run, old, &f.items[i], change)) /* what it is compared with is in the sentence */
            return;
    for (const struct fz_figure *now = first; now < f.items; now++) {
        struct pair pair = {old, now};
        bool up = fz_check_has(run, p->up, words), more = fz_decimal_compare(now->value, old->value) > 0;
        if (!may_pair(run, old, now, change) || up != more)
            continue;
        if (fits(run, p, change, &pair, change->kind))
            return;
        double step = change->decimals > 0 ? 10 : 1, right = change_of(&pair, change->kind) * step;
        if (!told.to && fz_is_slip((int64_t)(right + 0.5), (int64_t)(fz_decimal_double(change->value) * step + 0.5)))
            told = pair;
    }
    if (told.to)
        tell(run, change, &told);
}

/* What NOW was a year before YEAR, by the sentence before its own, which begins behind FIRST: the only figure there
 * that it may be compared with, where that sentence tells of the year before. NULL: there is none. */
static const struct fz_figure *of_year_before(const struct fz_check_run *run, const struct params *p,
                                              const struct fz_figure *first, const struct fz_figure *now,
                                              const struct fz_figure *change, double year)
{
    const struct fz_figure *old = NULL;
    bool told = false;
    for (const struct fz_figure *at = now; at-- > first && at->sentence + 1 >= now->sentence;) {
        if (at->sentence == now->sentence)
            continue;
        if (at->kind == FZ_FIGURE_YEAR && fz_decimal_double(at->value) != year - 1)
            return NULL;
        told = told || at->kind == FZ_FIGURE_YEAR;
        if (!may_pair(run, at, now, change))
            continue;
        if (old)
            return NULL;
        old = at;
    }
    bool difference = old && fz_check_has(run, p->change, fz_doc_str(run->doc, old->before));
    bool alike = old && share_a_word(fz_doc_str(run->doc, now->before), fz_doc_str(run->doc, old->before));
    return told && alike && !difference ? old : NULL;
}

/* 2022年收到申请12480件。2023年，申请量达到15600件，同比增长30%: the old value stands in the sentence before. */
static void check_year_before(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at,
                              const struct fz_figure *first)
{
    const struct fz_figure *change = &f.items[at], *now = at ? change - 1 : NULL;
    struct fz_str words = fz_doc_str(run->doc, change->before);
    bool share = change->kind == FZ_FIGURE_PERCENT || change->kind == FZ_FIGURE_POINTS;
    if (!now || !share || change->bound != FZ_EXACTLY || !fz_check_has(run, p->change, words) ||
        fz_check_has(run, p->change, fz_doc_str(run->doc, now->before)) || /* 减少450件，同比下降45% */
        fz_check_has(run, p->other, words) || fz_figures_between(run, now, change).len > MAX_APART ||
        !(fz_check_has(run, p->last_year, words) || fz_str_has(words, FZ_STR("同比"))))
        return;
    double year = run->doc->year;
    for (const struct fz_figure *f_year = f.items; f_year < now; f_year++)
        year = f_year->kind == FZ_FIGURE_YEAR ? fz_decimal_double(f_year->value) : year;
    struct pair pair = {of_year_before(run, p, first, now, change, year), now};
    int order = pair.from ? fz_decimal_compare(now->value, pair.from->value) : 0;
    if (order == 0 || (order > 0) != fz_check_has(run, p->up, words) || fits(run, p, change, &pair, change->kind) ||
        (now->kind == FZ_FIGURE_PERCENT && fits(run, p, change, &pair, FZ_FIGURE_POINTS))) /* meant as points */
        return;
    double right = change_of(&pair, change->kind), told = fz_decimal_double(change->value);
    if (right >= 0 && right - told <= MAX_OFF && told - right <= MAX_OFF)
        tell(run, change, &pair);
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    struct fz_figures_walk walk = {0};
    for (size_t next = 0; next < run->doc->n_figures;) {
        struct fz_figures f = fz_figures_next(run, &next);
        const struct fz_figure *first = fz_figures_back(run, &walk, f.items, MAX_BACK);
        for (size_t i = 0; i < f.n; i++) {
            check_change(run, p, f, i);
            check_times(run, p, f, i);
            if (p->points)
                continue;
            check_slip(run, p, f, i, first);
            check_year_before(run, p, f, i, first);
            check_difference(run, p, f, i);
        }
    }
}

const struct fz_check fz_check_figure_change = {
    .name = "figure-change",
    .help = "增减幅度与前后两数",
    .help_en = "changes against the two figures between which they lie",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
