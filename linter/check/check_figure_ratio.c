/* Rates against the two figures they come from: 发现隐患612处，完成整改594处，整改率97.1%. The part is the figure whose
 * words name the rate's own word (整改), the whole any figure before it with the same unit: only where none of them
 * fits is the rate told. */
#include "base/utf8.h"
#include "check/figures.h"
#include <string.h>

enum { MAX_BACK = 40 /* figures before a sentence in which the whole may stand */ };

struct params {
    struct fz_pattern *rate, *not_rates, *share, *of_number, *respective, *among, *of_whole, *not_parts, *carried,
        *target, *not_slips, *of_two, *same;
    int below;
    bool excess;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"rate", FZ_PARAM_PATTERN, true, AT(rate), NULL, NULL, "率的名称，第一个括号是核心词，如 整改率 的 整改",
     "the rate's name; the first group is its own word"},
    {"not-rates", FZ_PARAM_PATTERN, false, AT(not_rates), NULL, NULL, "不能这样验算的率",
     "rates that are not of this kind"},
    {"not-slips", FZ_PARAM_PATTERN, false, AT(not_slips), NULL, NULL, "不与本段前面各句的数验算的率",
     "rates that are not compared with figures of the sentences before"},
    {"same", FZ_PARAM_PATTERN, false, AT(same), NULL, NULL,
     "率的核心词与分子前的词说法不同而所指相同的，中间用顿号，如 破案、.*破获",
     "rates and words before their parts that differ and mean the same, with 、 between: 破案、.*破获"},
    {"of-two", FZ_PARAM_PATTERN, false, AT(of_two), NULL, NULL, "两个字各指一个分项的率，如 优良",
     "rates whose two characters name a part each: 优良"},
    {"below", FZ_PARAM_INT, false, AT(below), NULL, NULL, "只验算低于此数的率（百分之几）",
     "only rates below so many per cent"},
    {"excess", FZ_PARAM_BOOL, false, AT(excess), NULL, NULL, "只查分子比分母还大的100%",
     "only rates of 100 % whose part is more than the whole before it"},
    {"share", FZ_PARAM_PATTERN, false, AT(share), NULL, NULL, "占比前的词，如 占、占比", "words before a share: 占"},
    {"of-number", FZ_PARAM_PATTERN, false, AT(of_number), NULL, NULL,
     "占比前说明按件数算的词，如 份数占：部分的单位也应在其中", "words that say a share is one of numbers: 份数占"},
    {"carried", FZ_PARAM_PATTERN, false, AT(carried), NULL, NULL, "上年结转数前的词：它可以与另一数合为分母",
     "words before what was carried over from last year, which may be added to the whole"},
    {"respective", FZ_PARAM_PATTERN, false, AT(respective), NULL, NULL,
     "几个占比之首前的词，依次是前面几个数的占比，如 占比分别为",
     "words before the first of several shares, each of the count in its place: 占比分别为"},
    {"of-whole", FZ_PARAM_PATTERN, false, AT(of_whole), NULL, NULL,
     "占比前写明占什么的，(?<whole>…) 是它，如 占立案总数的",
     "words before a share that name its whole as (?<whole>…): 占立案总数的"},
    {"target", FZ_PARAM_PATTERN, false, AT(target), NULL, NULL, "目标数前的词，如 完成年度目标：完成目标30万人的104%",
     "words before a target that a share is of: 完成年度目标30万人的104%"},
    {"not-parts", FZ_PARAM_PATTERN, false, AT(not_parts), NULL, NULL, "说明是应当做的、不是做了的词，如 应当审查",
     "words that say what ought to be done, and is no part: 应当"},
    {"among", FZ_PARAM_PATTERN, false, AT(among), NULL, NULL, "引出部分的词，如 其中", "words that open a part: 其中"},
    {0},
};

/* Whether WORD's two characters stand in TEXT in that order: 网上办理 speaks of 网办. */
static bool has_in_order(struct fz_str text, struct fz_str word)
{
    size_t size;
    fz_utf8_at(word, 0, &size);
    size_t first = fz_str_find(text, fz_str_slice(word, 0, size), 0);
    return first != SIZE_MAX && fz_str_find(text, fz_str_slice(word, size, word.len), first + size) != SIZE_MAX;
}

/* Whether what stands around FIGURE says that it counts what the rate of WORD is of. */
static bool speaks_of(const struct fz_check_run *run, const struct params *p, const struct fz_figure *figure,
                      struct fz_str word)
{
    struct fz_str before = fz_doc_str(run->doc, figure->before);
    if (has_in_order(before, word) || fz_str_starts(fz_doc_str(run->doc, figure->noun), word))
        return true;
    return p->same &&
           fz_check_has(run, p->same, fz_str_printf(run->scratch, "%.*s、%.*s", FZ_ARG(word), FZ_ARG(before)));
}

/* The rate's own word in the words before it; empty where this is no such rate. */
static struct fz_str word_of(const struct fz_check_run *run, const struct params *p, const struct fz_figure *rate)
{
    struct fz_str before = fz_doc_str(run->doc, rate->before);
    struct fz_match match;
    if (rate->kind != FZ_FIGURE_PERCENT || (p->below && fz_decimal_double(rate->value) >= p->below) ||
        rate->bound != FZ_EXACTLY || fz_check_has(run, p->not_rates, before) ||
        !fz_check_match(run, p->rate, before, &match) || match.groups[1].start == UINT32_MAX)
        return (struct fz_str){0};
    return fz_str_slice(before, match.groups[1].start, match.groups[1].end);
}

static double percent(const struct fz_figure *part, const struct fz_figure *whole)
{
    double divisor = fz_decimal_double(whole->value);
    return divisor > 0 ? fz_decimal_double(part->value) / divisor * 100 : 0;
}

static bool is_whole(const struct fz_check_run *run, const struct fz_figure *part, const struct fz_figure *whole)
{
    return whole != part && whole->kind == FZ_FIGURE_COUNT && fz_figures_same_unit(run, part, whole) &&
           fz_decimal_compare(whole->value, part->value) >= 0;
}

static void tell(const struct fz_check_run *run, const struct fz_figure *rate, const struct fz_figure *part,
                 const struct fz_figure *whole)
{
    struct fz_arena *arena = run->result->arena;
    struct fz_value values[] = {
        {"part", fz_figure_text(run, part)},
        {"whole", fz_figure_text(run, whole)},
        {"right", fz_str_printf(arena, "%.*f%%", rate->decimals > 0 ? rate->decimals : 0, percent(part, whole))}};
    struct fz_finding *finding = fz_emit(run, rate->span, values, 3);
    fz_emit_related(run, finding, part->span, FZ_STR("分子"));
    fz_emit_related(run, finding, whole->span, FZ_STR("分母"));
    if (fz_decimal_compare(part->value, whole->value) <= 0)
        fz_emit_fix(finding, values[2].text, false);
}

/* ；between two figures of F: they are of different matters. */
static bool is_parted(const struct fz_check_run *run, struct fz_figures f, size_t a, size_t b)
{
    const struct fz_figure *first = &f.items[a < b ? a : b], *second = &f.items[a < b ? b : a];
    return fz_str_has(fz_figures_between(run, first, second), FZ_STR("；"));
}

/* 结婚10872对、离婚4126对，其中外地1935对，占12.9%: the part at PART is so much of the counts that 、 joins to WHOLE.
 */
static bool fits_row(const struct fz_check_run *run, struct fz_figures f, size_t part, size_t whole,
                     const struct fz_figure *rate)
{
    struct fz_figure all = f.items[whole];
    bool ok = true;
    for (size_t i = whole; i-- > 0 && ok && fz_figures_same_unit(run, &f.items[i], &f.items[whole]);) {
        struct fz_str gap = fz_figures_between(run, &f.items[i], &f.items[i + 1]);
        if (!fz_str_has(gap, FZ_STR("、")) || fz_str_has(gap, FZ_STR("，")) || fz_str_has(gap, FZ_STR("；")))
            break;
        all.value = fz_decimal_add(all.value, f.items[i].value, &ok);
        if (ok && fz_rate_agrees(percent(&f.items[part], &all), fz_decimal_double(rate->value), rate->decimals))
            return true;
    }
    return false;
}

/* 立案214件，加上结转的23件，办结198件，办结率83.5%: the part at PART is so much of WHOLE and what was carried over. */
static bool fits_with_carried(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t part,
                              const struct fz_figure *whole, const struct fz_figure *rate)
{
    for (size_t i = 0; i < part; i++) {
        const struct fz_figure *carried = &f.items[i];
        bool ok = true;
        if (carried == whole || !fz_figures_same_unit(run, carried, whole) ||
            !fz_check_has(run, p->carried, fz_doc_str(run->doc, carried->before)))
            continue;
        struct fz_figure both = {.value = fz_decimal_add(whole->value, carried->value, &ok)};
        if (ok && fz_rate_agrees(percent(&f.items[part], &both), fz_decimal_double(rate->value), rate->decimals))
            return true;
    }
    return false;
}

/* The part at PART against every whole of the sentence up to LAST: the nearest one that could be meant, NULL where one
 * fits. */
static const struct fz_figure *no_whole_fits(const struct fz_check_run *run, const struct params *p,
                                             struct fz_figures f, size_t part, size_t last,
                                             const struct fz_figure *rate)
{
    const struct fz_figure *nearest = NULL;
    double value = fz_decimal_double(rate->value);
    for (size_t i = 0; i <= last; i++) {
        const struct fz_figure *whole = &f.items[i];
        if (!is_whole(run, &f.items[part], whole))
            continue;
        if (whole->bound != FZ_EXACTLY || fz_rate_agrees(percent(&f.items[part], whole), value, rate->decimals) ||
            fits_with_carried(run, p, f, part, whole, rate) || (i < part && fits_row(run, f, part, i, rate)))
            return NULL;
        if ((i < part || !nearest) && !is_parted(run, f, i, part))
            nearest = whole;
    }
    return nearest;
}

/* 终局裁决率 is not the rate of 裁决: where the word has another before it, that must have been spoken of as well. */
static bool is_qualified(const struct fz_check_run *run, const struct fz_figure *rate, struct fz_str word)
{
    struct fz_str before = fz_doc_str(run->doc, rate->before), text = run->doc->fold.str;
    size_t at = fz_str_find(before, word, 0), size = 0, next_size = 0;
    fz_utf8_before(before, at, &size);
    uint32_t c = fz_utf8_before(before, at - size, &next_size);
    if (!next_size || !fz_is_han(c))
        return false;
    struct fz_str other = fz_str_slice(before, at - size - next_size, at);
    struct fz_span sentence = run->doc->sentences[rate->sentence];
    return !fz_str_has(fz_str_slice(text, sentence.start, rate->before.start), other) &&
           !fz_str_has(fz_str_slice(text, rate->span.end, sentence.end), other);
}

static bool speaks_before(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at,
                          struct fz_str word)
{
    for (size_t i = 0; i < at; i++)
        if (f.items[i].kind == FZ_FIGURE_COUNT && speaks_of(run, p, &f.items[i], word))
            return true;
    return false;
}

/* 按时办结率98.7%，承接工单18240件，按时办结17812件: the last of the counts right behind the rate at AT, if the second
 * one is the part; else AT. */
static size_t counts_behind(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at,
                            struct fz_str word)
{
    bool two = at + 2 < f.n && f.items[at + 1].kind == FZ_FIGURE_COUNT && f.items[at + 2].kind == FZ_FIGURE_COUNT &&
               fz_figures_same_unit(run, &f.items[at + 1], &f.items[at + 2]) &&
               !fz_str_has(fz_figures_between(run, &f.items[at], &f.items[at + 2]), FZ_STR("；"));
    return two && speaks_of(run, p, &f.items[at + 2], word) ? at + 2 : at;
}

/* Whether some figure from FIRST up to END may be the whole of PART. */
static bool has_whole(const struct fz_check_run *run, const struct fz_figure *first, const struct fz_figure *end,
                      const struct fz_figure *part)
{
    while (first < end && !is_whole(run, part, first))
        first++;
    return first < end;
}

/* 审结119件。…决定73件，调解40件，调解率33.6%: whether RATE is PART of some figure from FIRST up to END. */
static bool fits_before(const struct fz_check_run *run, const struct fz_figure *first, const struct fz_figure *end,
                        const struct fz_figure *part, const struct fz_figure *rate)
{
    for (; first < end; first++)
        if (is_whole(run, part, first) &&
            fz_rate_agrees(percent(part, first), fz_decimal_double(rate->value), rate->decimals))
            return true;
    return false;
}

/* Whether the rate AT was told. FIRST is the paragraph's first figure. */
static bool check_rate(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at,
                       const struct fz_figure *first)
{
    const struct fz_figure *rate = &f.items[at];
    struct fz_str word = word_of(run, p, rate);
    if (!word.len)
        return false;
    size_t last = at; /* figures in brackets behind belong to the rate: 通过率94.4%（通过170人、参考180人） */
    if (at + 1 < f.n && fz_str_starts(fz_figures_between(run, rate, &f.items[at + 1]), FZ_STR("（")))
        for (last = at + 1;
             last + 1 < f.n && !fz_str_has(fz_figures_between(run, &f.items[last], &f.items[last + 1]), FZ_STR("）"));
             last++)
            ;
    const struct fz_figure *told_part = NULL, *told_whole = NULL;
    if (last == at && is_qualified(run, rate, word))
        return false;
    if (last == at && (at == 0 || !speaks_before(run, p, f, at, word)))
        last = counts_behind(run, p, f, at, word);
    for (size_t i = last + 1; i-- > 0;) {
        const struct fz_figure *part = &f.items[i];
        if (i < at && fz_str_has(fz_figures_between(run, part, &f.items[i + 1]), FZ_STR("；")))
            break; /* 优秀9个；评查案卷108卷，优秀率27.8%: of something else */
        if (part->kind != FZ_FIGURE_COUNT || part->bound != FZ_EXACTLY || !speaks_of(run, p, part, word) ||
            fz_check_has(run, p->not_parts, fz_doc_str(run->doc, part->before)))
            continue;
        const struct fz_figure *whole = no_whole_fits(run, p, f, i, last, rate);
        if (!whole && told_part && !has_whole(run, f.items, f.items + last + 1, part))
            continue; /* 许可834件，提前办结791件，提前办结率94.8%: the 834 are a whole themselves */
        if (!whole)
            return false; /* it fits, or there is nothing to divide by */
        if (!told_part) {
            told_part = part;
            told_whole = whole;
        }
    }
    for (size_t i = 0; told_part && i < f.n; i++) /* 94起，调解成功89起，调解率100%，调解成功率94.7% */
        if (i != at && f.items[i].kind == FZ_FIGURE_PERCENT &&
            fz_rate_agrees(percent(told_part, told_whole), fz_decimal_double(f.items[i].value), f.items[i].decimals))
            return false;
    /* 504家整合为49家，整合率100%: so far apart, the two are not the rate's */
    bool near = told_part && percent(told_part, told_whole) * 2 > fz_decimal_double(rate->value) &&
                !fits_before(run, first, f.items, told_part, rate);
    if (near)
        tell(run, rate, told_part, told_whole);
    return near;
}

/* 排查683处。…完成整治651处，整治率93.5%: the whole stands sentences before the rate, where nothing else says that it
 * is meant; told where the rate is right but for a slip of the hand. FIRST is the paragraph's first figure. */
static void check_slip(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at,
                       const struct fz_figure *first)
{
    const struct fz_figure *rate = &f.items[at], *told_part = NULL, *told_whole = NULL;
    struct fz_str before = fz_doc_str(run->doc, rate->before);
    struct fz_match match;
    if (rate->kind != FZ_FIGURE_PERCENT || rate->bound != FZ_EXACTLY || rate->decimals != 1 || p->below ||
        fz_check_has(run, p->not_slips, before) || !fz_check_match(run, p->rate, before, &match) ||
        match.groups[1].start == UINT32_MAX)
        return;
    struct fz_str word = fz_str_slice(before, match.groups[1].start, match.groups[1].end);
    for (const struct fz_figure *part = rate; part-- > f.items;) {
        if (part->kind != FZ_FIGURE_COUNT || part->bound != FZ_EXACTLY || !speaks_of(run, p, part, word))
            continue;
        for (const struct fz_figure *whole = part; whole-- > first;) {
            if (!is_whole(run, part, whole) || whole->bound != FZ_EXACTLY)
                continue;
            double exact = percent(part, whole);
            if (fz_rate_agrees(exact, fz_decimal_double(rate->value), rate->decimals))
                return;
            int64_t right = (int64_t)(exact * 10 + 0.5), told = rate->value.digits;
            if (!told_part && (part + 1 == rate ? fz_is_slip(right, told) : fz_is_transposed(right, told))) {
                told_part = part;
                told_whole = whole;
            }
        }
    }
    if (told_part)
        tell(run, rate, told_part, told_whole);
}

/* The part that a share's words name: 优秀案卷36卷、合格案卷54卷，优秀案卷占40%. SIZE_MAX where they name none. */
static size_t named_part(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at)
{
    struct fz_str before = fz_doc_str(run->doc, f.items[at].before);
    struct fz_match match;
    if (!p->share || !fz_check_match(run, p->share, before, &match) || match.groups[0].start < 2 * strlen("字"))
        return SIZE_MAX;
    struct fz_str name = fz_str_slice(before, 0, match.groups[0].start);
    for (size_t i = at; i-- > 0;)
        if (fz_str_ends(fz_doc_str(run->doc, f.items[i].before), name))
            return i;
    return SIZE_MAX;
}

/* 持证1057人，其中县级746人，本科以上学历的占72.6%: the words before a share name what no figure counts. */
static bool names_other(const struct fz_check_run *run, const struct params *p, struct fz_str before)
{
    struct fz_match match;
    return fz_check_match(run, p->share, before, &match) && match.groups[0].start >= 2 * strlen("字");
}

/* 事前处罚39件，占82.9% and 61项，占全部122项的55%: the part stands right before 占. */
static void check_share(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at)
{
    const struct fz_figure *share = &f.items[at];
    struct fz_str before = fz_doc_str(run->doc, share->before);
    if (share->kind != FZ_FIGURE_PERCENT || share->bound != FZ_EXACTLY || at < 1 ||
        fz_check_has(run, p->respective, before) || fz_str_has(before, FZ_STR("分别"))) /* the first is another's */
        return;
    const struct fz_figure *last = &f.items[at - 1];
    bool of_last = fz_str_equal(before, FZ_STR("的")) &&
                   fz_check_has(run, p->share, fz_doc_str(run->doc, last->before)) && at >= 2;
    size_t named = named_part(run, p, f, at);
    if (!of_last && (!fz_check_has(run, p->share, before) || (named == SIZE_MAX && names_other(run, p, before))))
        return;
    size_t part = of_last ? at - 2 : named != SIZE_MAX ? named : at - 1;
    if (fz_check_has(run, p->of_number, before) && !fz_str_has(before, fz_doc_str(run->doc, f.items[part].unit)))
        return; /* 金额11.3亿元，份数仅占8.0% */
    const struct fz_figure *whole = f.items[part].kind == FZ_FIGURE_COUNT && f.items[part].bound == FZ_EXACTLY
                                        ? no_whole_fits(run, p, f, part, at - 1, share)
                                        : NULL;
    if (!whole)
        return;
    bool is_before = named != SIZE_MAX && whole < &f.items[part]; /* else the parts' sum may be the whole */
    for (size_t i = part; !of_last && !is_before && i-- > 0;) /* 246件，按类别分，甲98件、占40%，乙71件、占29% */
        if (is_whole(run, &f.items[part], &f.items[i]) && f.items[i].bound == FZ_EXACTLY &&
            !is_parted(run, f, i, part) &&
            fz_check_has(run, p->among, fz_figures_between(run, &f.items[i], &f.items[part]))) {
            whole = &f.items[i];
            break;
        }
    if (of_last || is_before || fz_check_has(run, p->among, fz_figures_between(run, whole, &f.items[part])))
        tell(run, share, &f.items[part], whole);
}

/* Figures of F from AT on that follow one another in a list of KIND; TO is behind the last that may be one. */
static size_t list_from(const struct fz_check_run *run, struct fz_figures f, size_t at, size_t to,
                        enum fz_figure_kind kind)
{
    size_t n = 0;
    for (size_t i = at; i < to; i++, n++) {
        struct fz_str gap = n ? fz_figures_between(run, &f.items[i - 1], &f.items[i]) : (struct fz_str){0};
        if (f.items[i].kind != kind || f.items[i].bound != FZ_EXACTLY || fz_str_has(gap, FZ_STR("；")) ||
            fz_str_has(gap, FZ_STR("，")) || !fz_figures_same_unit(run, &f.items[i], &f.items[at]))
            break;
    }
    return n;
}

/* 其中甲178件、乙149件、丙93件，占比分别为42.4%、35.5%和21.1%: told where all shares but one are of that whole. */
static void check_respective(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at)
{
    size_t n = list_from(run, f, at, f.n, FZ_FIGURE_PERCENT), odd = 0, n_odd = 0;
    if (n < 2 || at < n + 1 || !fz_check_has(run, p->respective, fz_doc_str(run->doc, f.items[at].before)) ||
        list_from(run, f, at - n, at, FZ_FIGURE_COUNT) != n)
        return;
    const struct fz_figure *whole = &f.items[at - n - 1];
    for (size_t i = 0; i < n; i++) {
        const struct fz_figure *part = &f.items[at - n + i], *share = &f.items[at + i];
        if (!is_whole(run, part, whole) || whole->bound != FZ_EXACTLY)
            return;
        if (!fz_rate_agrees(percent(part, whole), fz_decimal_double(share->value), share->decimals)) {
            odd = i;
            n_odd++;
        }
    }
    if (n_odd == 1)
        tell(run, &f.items[at + odd], &f.items[at - n + odd], whole);
}

/* 审查110件次，法律顾问参与117次，参与率100%: the part, named by the rate's word, is more than the count before it. */
static void check_excess(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at)
{
    const struct fz_figure *rate = &f.items[at];
    struct fz_str word = word_of(run, p, rate);
    if (at < 2 || !word.len || fz_decimal_double(rate->value) < 100) /* any other rate may be of another whole */
        return;
    const struct fz_figure *part = &f.items[at - 1], *whole = &f.items[at - 2];
    bool counts = part->kind == FZ_FIGURE_COUNT && whole->kind == FZ_FIGURE_COUNT && part->bound == FZ_EXACTLY &&
                  whole->bound == FZ_EXACTLY;
    if (counts && speaks_of(run, p, part, word) && fz_decimal_compare(part->value, whole->value) > 0)
        tell(run, rate, part, whole);
}

/* 全年立案25件。…主动履行的21件，占立案总数的84%: of the figures from FIRST up to END, which stand in the sentences
 * before, the last that NAME is told of; NULL where there is none, or PART is SHARE of one. */
static const struct fz_figure *whole_named_before(const struct fz_check_run *run, const struct fz_figure *first,
                                                  const struct fz_figure *end, const struct fz_figure *part,
                                                  const struct fz_figure *share, struct fz_str name)
{
    const struct fz_figure *named = NULL;
    for (const struct fz_figure *whole = first; whole < end; whole++) {
        bool is_named = fz_str_has(fz_doc_str(run->doc, whole->before), name) ||
                        fz_str_starts(fz_doc_str(run->doc, whole->noun), name);
        if (!is_named || !is_whole(run, part, whole))
            continue;
        if (whole->bound != FZ_EXACTLY ||
            fz_rate_agrees(percent(part, whole), fz_decimal_double(share->value), share->decimals))
            return NULL;
        named = whole;
    }
    return named;
}

/* 立案查处案件286件，三类案件共24件，占立案总数的8.4%: the whole is the figure whose words begin as it is named. FIRST
 * is the paragraph's first figure. */
static void check_share_of(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at,
                           const struct fz_figure *first)
{
    const struct fz_figure *share = &f.items[at];
    struct fz_str before = fz_doc_str(run->doc, share->before);
    struct fz_match match;
    int group = p->of_whole ? fz_pattern_group(p->of_whole, "whole") : -1;
    if (group < 0 || at < 1 || share->kind != FZ_FIGURE_PERCENT || share->bound != FZ_EXACTLY ||
        !fz_check_match(run, p->of_whole, before, &match) ||
        !fz_str_has(fz_doc_str(run->doc, f.items[at - 1].before), fz_str_slice(before, 0, match.groups[0].start)))
        return; /* “全城通办”事项61项，“全城通办”占进驻事项的59.2%, but nothing of which no figure is told */
    struct fz_str name = fz_str_slice(before, match.groups[group].start, match.groups[group].end);
    struct fz_str head = fz_str_slice(name, 0, fz_utf8_offset(name, 2));
    const struct fz_figure *part = &f.items[at - 1], *told = NULL;
    if (part->kind != FZ_FIGURE_COUNT || part->bound != FZ_EXACTLY)
        return;
    for (size_t i = 0; i + 1 < at; i++) {
        const struct fz_figure *whole = &f.items[i];
        bool named = fz_str_has(fz_doc_str(run->doc, whole->before), head) ||
                     fz_str_starts(fz_doc_str(run->doc, whole->noun), name);
        if (!is_whole(run, part, whole))
            continue;
        if (whole->bound != FZ_EXACTLY ||
            fz_rate_agrees(percent(part, whole), fz_decimal_double(share->value), share->decimals))
            return;
        told = named ? whole : told;
    }
    if (!told && fz_str_has(fz_str_slice(before, match.groups[group].end, before.len), FZ_STR("总")))
        told = whole_named_before(run, first, f.items, part, share, name);
    if (told)
        tell(run, share, part, told);
}

/* Whether the counts of PART's kind from FIRST up to END, three at least and all of them exact, come to WHOLE. */
static bool is_row_of(const struct fz_check_run *run, const struct fz_figure *first, const struct fz_figure *end,
                      const struct fz_figure *part, const struct fz_figure *whole)
{
    enum { MIN_ROW = 3 };
    struct fz_decimal sum = {0, 0};
    size_t n = 0;
    bool ok = true;
    for (const struct fz_figure *f = first; f < end; f++) {
        if (!fz_figures_same_unit(run, f, part))
            continue;
        ok = ok && f->bound == FZ_EXACTLY;
        sum = n++ ? fz_decimal_add(sum, f->value, &ok) : f->value;
    }
    return n >= MIN_ROW && ok && fz_decimal_compare(sum, whole->value) == 0;
}

/* 受理纠纷160件。婚姻类27件、土地类63件；邻里纠纷48件，占比30%；其他22件: the counts of the sentence, or those of it
 * behind one, come to one that is told before them, from FIRST on, which is the whole of each, then. */
static void check_share_of_row(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at,
                               const struct fz_figure *first)
{
    const struct fz_figure *share = &f.items[at], *part = at ? share - 1 : NULL;
    struct fz_str before = fz_doc_str(run->doc, share->before);
    if (!part || share->kind != FZ_FIGURE_PERCENT || share->bound != FZ_EXACTLY || part->kind != FZ_FIGURE_COUNT ||
        !fz_check_has(run, p->share, before) || names_other(run, p, before) || fz_check_has(run, p->respective, before))
        return;
    for (const struct fz_figure *whole = part; whole-- > first;) {
        const struct fz_figure *row = whole < f.items ? f.items : whole + 1;
        if (!is_whole(run, part, whole) || whole->bound != FZ_EXACTLY ||
            !is_row_of(run, row, f.items + f.n, part, whole))
            continue;
        if (!fz_rate_agrees(percent(part, whole), fz_decimal_double(share->value), share->decimals))
            tell(run, share, part, whole);
        return;
    }
}

/* 评查案卷60卷，优秀21卷、良好33卷，优良率90%: the rate's word names two parts, a character each. */
static void check_rate_of_two(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at)
{
    const struct fz_figure *rate = &f.items[at];
    struct fz_str word = word_of(run, p, rate);
    if (!word.len || !fz_check_has(run, p->of_two, word))
        return;
    size_t middle = fz_utf8_offset(word, 1);
    struct fz_str names[] = {fz_str_slice(word, 0, middle), fz_str_slice(word, middle, word.len)};
    for (size_t i = at; i-- > 2 && f.items[i].kind == FZ_FIGURE_COUNT;) {
        struct fz_figure both = f.items[i - 1];
        bool ok = true;
        if (f.items[i].bound != FZ_EXACTLY || both.bound != FZ_EXACTLY ||
            !fz_figures_same_unit(run, &f.items[i - 1], &f.items[i]) ||
            !fz_str_has(fz_doc_str(run->doc, f.items[i - 1].before), names[0]) ||
            !fz_str_has(fz_doc_str(run->doc, f.items[i].before), names[1]))
            continue;
        both.value = fz_decimal_add(both.value, f.items[i].value, &ok);
        const struct fz_figure *whole = &f.items[i - 2];
        for (size_t k = 0; k + 2 <= i; k++) /* any may be meant, as of other rates */
            if (is_whole(run, &both, &f.items[k]) &&
                (f.items[k].bound != FZ_EXACTLY ||
                 fz_rate_agrees(percent(&both, &f.items[k]), fz_decimal_double(rate->value), rate->decimals)))
                return;
        both.span.end = f.items[i].span.end;
        if (ok && is_whole(run, &both, whole))
            tell(run, rate, &both, whole);
        return;
    }
}

/* 新增就业31.2万人，完成年度目标30万人的104%: of a target, which may be passed. */
static void check_target(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at)
{
    const struct fz_figure *share = &f.items[at];
    if (!p->target || at < 2 || share->kind != FZ_FIGURE_PERCENT || share->bound != FZ_EXACTLY ||
        !fz_str_equal(fz_doc_str(run->doc, share->before), FZ_STR("的")))
        return;
    const struct fz_figure *done = &f.items[at - 2], *target = &f.items[at - 1];
    if (done->kind == FZ_FIGURE_COUNT && target->kind == FZ_FIGURE_COUNT && done->bound == FZ_EXACTLY &&
        target->bound == FZ_EXACTLY && fz_figures_same_unit(run, done, target) &&
        fz_check_has(run, p->target, fz_doc_str(run->doc, target->before)) &&
        !fz_rate_agrees(percent(done, target), fz_decimal_double(share->value), share->decimals))
        tell(run, share, done, target);
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    struct fz_figures_walk walk = {0};
    for (size_t next = 0; next < run->doc->n_figures;) {
        struct fz_figures f = fz_figures_next(run, &next);
        const struct fz_figure *first = fz_figures_back(run, &walk, f.items, MAX_BACK);
        for (size_t i = 0; i < f.n; i++) {
            if (p->excess) {
                check_excess(run, p, f, i);
                continue;
            }
            if (!check_rate(run, p, f, i, first))
                check_slip(run, p, f, i, first);
            check_share(run, p, f, i);
            check_share_of(run, p, f, i, first);
            check_share_of_row(run, p, f, i, first);
            check_rate_of_two(run, p, f, i);
            check_respective(run, p, f, i);
            check_target(run, p, f, i);
        }
    }
}

const struct fz_check fz_check_figure_ratio = {
    .name = "figure-ratio",
    .help = "率与其分子、分母",
    .help_en = "rates against the figures they come from",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
