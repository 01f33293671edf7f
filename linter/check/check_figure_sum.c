/* Totals against their parts: 共A件，其中甲B件、乙C件. A list that says it is complete must add up; any list must not
 * exceed its total. And totals that come after: 甲B件、乙C件，合计A件. The message shows the sum. */
#include "base/chinese.h"
#include "base/utf8.h"
#include "check/figures.h"
#include <string.h>

enum {
    MAX_PARTS = 24,
    MAX_LOOSE = 30, /* bytes of words before a part that a comma may join to the list */
    MAX_SUBJECT = 6 /* bytes of words before 合计: 全年, 罚没 */
};

struct params {
    struct fz_pattern *opens, *outcomes, *complete, *listing, *stops, *stages, *overlap, *totals, *mixed, *not_totals,
        *not_parts, *each, *in_all, *counted_twice;
    struct fz_patterns whole_sets;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"opens", FZ_PARAM_PATTERN, true, AT(opens), NULL, NULL, "总数之后引出分项的词，如 其中、包括、分别",
     "words that open the list of parts"},
    {"outcomes", FZ_PARAM_PATTERN, false, AT(outcomes), NULL, NULL, "总数之后没有“其中”、直接开始列结果的词，如 维持",
     "words that open a list of outcomes without 其中: 维持"},
    {"complete", FZ_PARAM_PATTERN, true, AT(complete), NULL, NULL, "说明分项已列全的词，如 其他、其余、分别",
     "words that say the list is complete"},
    {"listing", FZ_PARAM_PATTERN, false, AT(listing), NULL, NULL,
     "引出分项的词，其后列出三项以上、只差一个笔误的，当作已列全，如 包括",
     "words that open a list which is held to be complete if it has three parts or more and misses the total by a slip "
     "of the hand: 包括"},
    {"whole-sets", FZ_PARAM_PATTERNS, false, AT(whole_sets), NULL, NULL,
     "合起来就是全部的几项（从总数到最后一个分项的文字），如 企业…个体工商户…合作社",
     "parts that are all there is, in the words from the total to the last of them: 企业…个体工商户…合作社"},
    {"totals", FZ_PARAM_PATTERN, true, AT(totals), NULL, NULL, "分项之后引出总数的词，如 合计、共计",
     "words that open a total behind its parts"},
    {"not-totals", FZ_PARAM_PATTERN, false, AT(not_totals), NULL, NULL, "之后的数不是总数的词，如 增加、年均",
     "words whose figure is no total: 增加, 年均"},
    {"not-parts", FZ_PARAM_PATTERN, false, AT(not_parts), NULL, NULL, "总数之后的词，说明列的不在总数之内，如 不含",
     "words behind a total that say the list is none of it: 不含"},
    {"each", FZ_PARAM_PATTERN, false, AT(each), NULL, NULL,
     "分项前的词，说明数的是每一个的，如 每、各：总数不是分项之和",
     "words before a part that is of each one, so that the total is no sum: 每"},
    {"counted-twice", FZ_PARAM_PATTERN, false, AT(counted_twice), NULL, NULL, "分项之后说明它们重叠的词，如 同时计入",
     "words behind the parts that say they overlap: 同时计入"},
    {"in-all", FZ_PARAM_PATTERN, false, AT(in_all), NULL, NULL,
     "其后的词与前面几个数的词相同时，总数是它们之和，如 共：共节约资金",
     "words before the words that the parts have too: 共 of 共节约资金"},
    {"mixed", FZ_PARAM_PATTERN, false, AT(mixed), NULL, NULL, "其中连单位不同的分项也合计的词，如 共计",
     "those of them that add up parts of unlike units too"},
    {"stops", FZ_PARAM_PATTERN, true, AT(stops), NULL, NULL, "说明分项已结束、另说一事的词", "words that end the list"},
    {"stages", FZ_PARAM_PATTERN, false, AT(stages), NULL, NULL, "逗号之后说明是下一步的词，如 胜诉、化解：不再是分项",
     "words behind a comma that name a next step and no part: 胜诉, 化解"},
    {"overlap", FZ_PARAM_PATTERN, false, AT(overlap), NULL, NULL,
     "说明分项可能重叠的词，如 经…的：只查单项是否超过总数",
     "words of parts that may overlap, such as 经…的: only a part above its total is told"},
    {0},
};

struct list {
    const struct fz_figure *parts[MAX_PARTS];
    size_t n;
    struct fz_decimal sum;
    bool ok, met; /* met: some beginning of the list adds up to the total */
    bool complete, overlaps;
};

static void add(struct list *list, const struct fz_figure *part)
{
    list->parts[list->n++] = part;
    list->sum = list->n == 1 ? part->value : fz_decimal_add(list->sum, part->value, &list->ok);
}

/* Brackets that open (1) or close (-1) in TEXT, on balance. */
static int depth_of(struct fz_str text)
{
    int depth = 0;
    for (size_t at = 0, size; at < text.len; at += size) {
        uint32_t c = fz_utf8_at(text, at, &size);
        depth += (c == 0xFF08) - (c == 0xFF09);
    }
    return depth;
}

/* Whether what stands between two parts keeps them in one list: 、 和, or a comma before a few words. */
static bool joins(const struct fz_check_run *run, const struct params *p, struct fz_str between,
                  const struct fz_figure *next)
{
    if (fz_str_has(between, FZ_STR("；")) || fz_check_has(run, p->stops, between))
        return false;
    if (fz_check_has(run, p->complete, between) || !fz_str_has(between, FZ_STR("，")))
        return true;
    bool bare = next->before.end == next->before.start; /* ，26项实现全程网办: what it says stands behind it */
    return next->before.end - next->before.start <= MAX_LOOSE &&
           !fz_check_has(run, p->stages, fz_doc_str(run->doc, bare ? next->noun : next->before));
}

/* 法规类5期520人次: the 5期 stand before a part, and are none. */
static bool leads_part(const struct fz_check_run *run, struct fz_figures f, size_t i, const struct fz_figure *total)
{
    return i + 1 < f.n && fz_figures_between(run, &f.items[i], &f.items[i + 1]).len == 0 &&
           f.items[i].kind == FZ_FIGURE_COUNT && fz_figures_part_of(run, &f.items[i + 1], total);
}

/* 其中15次研究法治议题，学法12次: after a figure that stands bare behind 其中 only bare ones go on the list. */
static bool is_bare(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t from)
{
    struct fz_str words = fz_doc_str(run->doc, f.items[from + 1].before);
    struct fz_match match = {.groups = {{0, 0}}};
    return fz_check_match(run, p->opens, words, &match) && match.groups[0].end == words.len;
}

/* LEAD behind the brackets that close in it: what 504个县（包括相当于县的旗），其中 says of its list. */
static struct fz_str outside_brackets(struct fz_str lead)
{
    for (size_t at; (at = fz_str_find(lead, FZ_STR("）"), 0)) != SIZE_MAX;)
        lead = fz_str_slice(lead, at + FZ_STR("）").len, lead.len);
    return lead;
}

/* The words of the bracket right behind FIGURE: 51条（部分线索兼涉两类）. Empty: there is none. */
static struct fz_str bracket_behind(const struct fz_check_run *run, const struct fz_figure *figure)
{
    struct fz_str rest = fz_str_slice(run->doc->fold.str, figure->span.end, run->doc->sentences[figure->sentence].end);
    size_t close = fz_str_starts(rest, FZ_STR("（")) ? fz_str_find(rest, FZ_STR("）"), 0) : SIZE_MAX;
    return close == SIZE_MAX ? (struct fz_str){0} : fz_str_slice(rest, 0, close);
}

/* The parts of TOTAL, which stand behind the figure at FROM. */
static void collect(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t total,
                    size_t from, struct list *list)
{
    struct fz_str lead = fz_figures_between(run, &f.items[from], &f.items[from + 1]);
    bool in_brackets = fz_str_starts(outside_brackets(lead), FZ_STR("（"));
    int depth = 0, own = in_brackets; /* own: of the first part: 75件（含甲49件、乙26件），整改12件 */
    bool bare = is_bare(run, p, f, from);
    const struct fz_figure *last = &f.items[from];
    for (size_t i = from + 1; i < f.n && list->n < MAX_PARTS; i++) {
        const struct fz_figure *next = &f.items[i];
        struct fz_str between = fz_figures_between(run, &f.items[i - 1], next);
        depth += depth_of(between);
        if (!list->n)
            own = depth > 0 || in_brackets;
        if (depth < own)
            break;
        if (depth > own || next->kind == FZ_FIGURE_PERCENT || next->kind == FZ_FIGURE_YEAR ||
            leads_part(run, f, i, &f.items[total]))
            continue; /* parts of a part, shares, years */
        struct fz_str gap = fz_figures_between(run, last, next);
        if (!list->n && i > from + 1 && fz_str_has(between, FZ_STR("；")))
            break; /* 2件，其中《条例》自2022年起施行；制定政府规章1件 */
        if (!fz_figures_part_of(run, next, &f.items[total]) || next->bound != FZ_EXACTLY ||
            (list->n && !joins(run, p, gap, next)) ||
            (list->n && bare && next->before.end > next->before.start && !fz_check_has(run, p->complete, gap)))
            break;
        list->complete |= fz_check_has(run, p->complete, gap);
        list->overlaps |= fz_check_has(run, p->overlap, fz_doc_str(run->doc, next->before)) ||
                          fz_str_starts(fz_doc_str(run->doc, next->noun), FZ_STR("的"));
        list->overlaps |= fz_check_has(run, p->overlap, bracket_behind(run, next));
        add(list, next);
        list->met |= list->n >= 2 && list->ok && fz_decimal_compare(list->sum, f.items[total].value) == 0;
        last = next;
    }
}

/* Where the clause that goes on at AT ends: 基金会9家三类组成. AT where it goes on for long. */
static size_t clause_end(const struct fz_check_run *run, size_t at)
{
    enum { FAR = 30 /* bytes */ };
    struct fz_str text = run->doc->fold.str;
    for (size_t end = at, size; end < text.len && end - at < FAR; end += size) {
        uint32_t c = fz_utf8_at(text, end, &size);
        if (c == 0xFF0C || c == 0xFF1B || c == 0x3002 || c == 0xFF09 || c == '\n')
            return end;
    }
    return at;
}

/* Whether the words of LIST, the parts of TOTAL, name all the kinds there are. */
static bool is_whole_set(const struct fz_check_run *run, const struct params *p, const struct fz_figure *total,
                         const struct list *list)
{
    struct fz_str words =
        fz_str_slice(run->doc->fold.str, total->span.end, clause_end(run, list->parts[list->n - 1]->span.end));
    for (size_t i = 0; i < p->whole_sets.n; i++)
        if (fz_check_has(run, p->whole_sets.items[i], words))
            return true;
    return false;
}

/* 查办食品、环境、安全案件732件，其中食品421件、环境86件、安全215件: the total's own words name every part. */
static bool is_named_whole(const struct fz_check_run *run, const struct params *p, const struct fz_figure *total,
                           const struct list *list)
{
    struct fz_str text = run->doc->fold.str;
    size_t start = run->doc->sentences[total->sentence].start, size;
    for (size_t at = total->span.start; at > start; at -= size) {
        uint32_t c = fz_utf8_before(text, at, &size);
        if (c == 0xFF0C || c == 0xFF1B || c == 0x3002) {
            start = at;
            break;
        }
    }
    struct fz_str words = fz_str_slice(text, start, total->span.start);
    size_t joints = 0;
    for (size_t at = 0; (at = fz_str_find(words, FZ_STR("、"), at)) != SIZE_MAX; at += strlen("、"))
        joints++;
    for (size_t i = 0; i < list->n; i++) {
        struct fz_str name = fz_doc_str(run->doc, list->parts[i]->before);
        struct fz_match match;
        if (!i && fz_check_match(run, p->opens, name, &match) && match.groups[0].start == 0)
            name = fz_str_slice(name, match.groups[0].end, name.len);
        if (name.len < 2 * strlen("字") || !fz_str_has(words, name))
            return false;
    }
    return list->n >= 2 && joints + 1 == list->n;
}

/* Whether rounding accounts for what LIST and TOTAL, all printed to the same digit behind the point, differ by:
 * 40.32万户 of 12.35万, 27.93万 and 0.05万 is right. */
static bool is_rounding(const struct fz_figure *total, const struct list *list)
{
    int last = total->value.exponent;
    bool rounded = total->decimals > 0;
    for (size_t i = 0; i < list->n; i++)
        rounded = rounded && list->parts[i]->decimals > 0 && list->parts[i]->value.exponent == last;
    double apart = fz_decimal_double(list->sum) - fz_decimal_double(total->value);
    double step = fz_decimal_double((struct fz_decimal){1, last}), limit = ((double)list->n + 0.99) / 2 * step;
    if (total->decimals > 0 && list->sum.exponent < last) /* 6814万 and 3207万 are 1.00亿 */
        return apart < step && -apart < step;
    return rounded && apart < limit && -apart < limit;
}

static void tell(const struct fz_check_run *run, const struct fz_figure *total, const struct list *list)
{
    fz_figures_tell_sum(run, total, list->parts, list->n, list->sum);
}

/* Some other count of the sentence before the one at AT is large enough and may be the total: what LEAD, after it,
 * opens with ；其中, or it is the last of a row, as in 建议43件、提案52件，其中主办61件: then it may be the row's sum.
 */
static bool may_be_of_other(const struct fz_check_run *run, struct fz_figures f, size_t at, struct fz_str lead,
                            struct fz_decimal sum)
{
    struct fz_decimal row = f.items[at].value;
    bool ok = true;
    bool tight = true; /* joined by 、 alone; a row with ， must come to the sum exactly */
    for (size_t i = at; i-- > 0 && fz_figures_part_of(run, &f.items[i], &f.items[at]) && ok;) {
        struct fz_str gap = fz_figures_between(run, &f.items[i], &f.items[i + 1]);
        if (fz_str_has(gap, FZ_STR("；")))
            break;
        tight = tight && fz_str_has(gap, FZ_STR("、")) && !fz_str_has(gap, FZ_STR("，"));
        row = fz_decimal_add(row, f.items[i].value, &ok);
        int order = ok ? fz_decimal_compare(row, sum) : -1;
        if (order == 0 || (tight && order > 0))
            return true;
    }
    for (size_t i = 0; i < at && fz_str_has(lead, FZ_STR("；")); i++)
        if (fz_figures_part_of(run, &f.items[i], &f.items[at]) && fz_decimal_compare(f.items[i].value, sum) >= 0)
            return true;
    return false;
}

static bool part_exceeds(const struct list *list, const struct fz_figure *total)
{
    for (size_t i = 0; i < list->n; i++)
        if (fz_decimal_compare(list->parts[i]->value, total->value) > 0)
            return true;
    return false;
}

/* Whether the first ， or 。 of TEXT ends at END. */
static bool ends_clause(struct fz_str text, size_t end)
{
    size_t comma = fz_str_find(text, FZ_STR("，"), 0), stop = fz_str_find(text, FZ_STR("。"), 0);
    size_t first = comma < stop ? comma : stop;
    return first != SIZE_MAX && first + strlen("，") == end;
}

/* 86处，面积1.26万平方米，其中城区42处、乡镇54处: one figure of another unit stands between the total at I, the only
 * one of its unit so far, and its parts. */
static bool has_aside(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t i)
{
    static const struct fz_str measures[] = {FZ_STR_INIT("元"), FZ_STR_INIT("米"), FZ_STR_INIT("亩"),
                                             FZ_STR_INIT("公里"), FZ_STR_INIT("吨")};
    if (i + 2 >= f.n)
        return false;
    const struct fz_figure *total = &f.items[i], *aside = &f.items[i + 1];
    if (fz_figures_same_unit(run, aside, total) || !fz_figures_part_of(run, &f.items[i + 2], total))
        return false;
    bool measures_it = aside->kind == FZ_FIGURE_PERCENT; /* and does not count something else, whose parts they are */
    for (size_t k = 0; k < sizeof measures / sizeof *measures; k++)
        measures_it |= fz_str_ends(fz_doc_str(run->doc, aside->unit), measures[k]);
    if (!measures_it)
        return false;
    for (size_t k = 0; k < i; k++)
        if (fz_figures_same_unit(run, &f.items[k], total))
            return false;
    struct fz_str lead = fz_figures_between(run, &f.items[i + 1], &f.items[i + 2]);
    struct fz_match match;
    return !fz_str_has(fz_figures_between(run, total, &f.items[i + 1]), FZ_STR("；")) &&
           fz_check_match(run, p->opens, lead, &match) && ends_clause(lead, match.groups[0].start);
}

/* Whether the very word that opens a list in LEAD says that it is complete. */
static bool opens_complete(const struct fz_check_run *run, const struct params *p, struct fz_str lead)
{
    struct fz_match match;
    return fz_check_match(run, p->opens, lead, &match) &&
           fz_check_has(run, p->complete, fz_str_slice(lead, match.groups[0].start, match.groups[0].end));
}

/* 每个专班由1名律师、1名专员组成，共6人, and 14个市每市15名、省本级34名，共244名 */
static bool is_of_each(const struct fz_check_run *run, const struct params *p, const struct list *list)
{
    for (size_t i = 0; i < list->n; i++)
        if (fz_check_has(run, p->each, fz_doc_str(run->doc, list->parts[i]->before)))
            return true;
    return false;
}

/* Whether a word of PATTERN in LEAD opens a list that reaches to its end: not 其中《条例》1月1日起施行；制定规章. */
static bool opens_list(const struct fz_check_run *run, const struct fz_pattern *pattern, struct fz_str lead)
{
    struct fz_match match;
    if (!pattern || !fz_check_match(run, pattern, lead, &match))
        return false;
    size_t stop = fz_str_find(lead, FZ_STR("；"), 0); /* ；其中 may speak of the total, ；另从党员中选聘 does not */
    return stop == SIZE_MAX || stop + strlen("；") == match.groups[0].start;
}

/* 46项任务中完成17项，其中3项提前，其余29项…: the last part of LIST and the total at AT make a count before it, which
 * it is the rest of. */
static bool rest_is_of_other(const struct fz_check_run *run, struct fz_figures f, size_t at, const struct list *list)
{
    bool ok = true;
    struct fz_decimal both = fz_decimal_add(f.items[at].value, list->parts[list->n - 1]->value, &ok);
    for (size_t i = 0; i < at && ok; i++)
        if (fz_figures_part_of(run, &f.items[i], &f.items[at]) && fz_decimal_compare(f.items[i].value, both) == 0)
            return true;
    return false;
}

/* 包括执法人员12人、审核人员4人，部分审核人员同时计入执法人员: what stands behind LIST says that its parts overlap. */
static bool overlaps_behind(const struct fz_check_run *run, const struct params *p, const struct list *list)
{
    size_t from = list->parts[list->n - 1]->span.end, end = run->doc->sentences[list->parts[0]->sentence].end;
    return p->counted_twice && fz_check_has(run, p->counted_twice, fz_str_slice(run->doc->fold.str, from, end));
}

/* 共计8.36万件，包括…: three parts and more that come to 8.26万. Some parts alone seldom come so near. */
static bool misses_by_slip(const struct fz_check_run *run, const struct params *p, const struct fz_figure *total,
                           const struct list *list, struct fz_str lead)
{
    enum { MIN_LISTED = 3, MIN_VALUE = 100 };
    return list->n >= MIN_LISTED && fz_check_has(run, p->listing, lead) &&
           list->sum.exponent == total->value.exponent && total->value.digits >= MIN_VALUE &&
           fz_is_slip(list->sum.digits, total->value.digits);
}

static void check_total_before(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t i)
{
    const struct fz_figure *total = &f.items[i];
    struct list list = {.ok = true};
    struct fz_str lead = i + 1 < f.n ? fz_figures_between(run, total, &f.items[i + 1]) : (struct fz_str){0};
    lead = outside_brackets(lead);
    bool opens = opens_list(run, p->opens, lead) || opens_list(run, p->outcomes, lead);
    bool bracket = fz_str_starts(lead, FZ_STR("（")); /* 96卷（优秀21卷、良好43卷、合格32卷） */
    bool aside = !opens && !bracket && has_aside(run, p, f, i);
    if (total->kind != FZ_FIGURE_COUNT || total->bound == FZ_ABOUT || total->bound == FZ_LESS ||
        !(opens || bracket || aside) || fz_check_has(run, p->not_totals, fz_doc_str(run->doc, total->before)) ||
        fz_check_has(run, p->not_parts, lead))
        return;
    collect(run, p, f, i, i + aside, &list);
    size_t least = opens ? 1 : 2;
    if (list.n < least || !list.ok || list.met || is_of_each(run, p, &list) ||
        may_be_of_other(run, f, i, lead, list.sum) || is_rounding(total, &list) ||
        (list.complete && rest_is_of_other(run, f, i, &list)))
        return;
    if (aside) /* what the parts are of is less sure: but for 分别为 only more than the total is told */
        list.complete = opens_complete(run, p, fz_figures_between(run, &f.items[i + 1], &f.items[i + 2]));
    else
        list.complete |= is_named_whole(run, p, total, &list) || misses_by_slip(run, p, total, &list, lead);
    if (!aside && is_whole_set(run, p, total, &list)) { /* 取消 is one of three here, and overlaps with none */
        list.complete = true;
        list.overlaps = false;
    }
    if (bracket && !opens && list.n == 2 && !list.complete) /* may be anything: 29人（全年新入14人、解除16人） */
        return;
    list.complete |= bracket && !opens;
    list.overlaps |= overlaps_behind(run, p, &list);
    int order = fz_decimal_compare(list.sum, total->value);
    bool exact = total->bound == FZ_EXACTLY;
    bool exceeds = list.overlaps ? part_exceeds(&list, total) : order > 0;
    if (exact && (exceeds || (order < 0 && list.n >= 2 && list.complete && !list.overlaps)))
        tell(run, total, &list);
}

/* The number of 五类案件共计: so many figures before it are its parts, whatever joins them. 0: not said. */
static size_t parts_named(const struct fz_check_run *run, const struct fz_figure *total)
{
    static const struct fz_str kinds[] = {FZ_STR_INIT("类"), FZ_STR_INIT("项"), FZ_STR_INIT("者"), FZ_STR_INIT("种")};
    struct fz_str before = fz_doc_str(run->doc, total->before);
    int n;
    size_t len = fz_scan_number(before, &n);
    struct fz_str rest = fz_str_slice(before, len, before.len);
    for (size_t i = 0; len && n >= 2 && n <= MAX_PARTS && i < sizeof kinds / sizeof *kinds; i++)
        if (fz_str_starts(rest, kinds[i]))
            return (size_t)n;
    return 0;
}

/* The last two characters of what stands before FIGURE. */
static struct fz_str last_word(const struct fz_check_run *run, const struct fz_figure *figure)
{
    struct fz_str before = fz_doc_str(run->doc, figure->before);
    size_t len = strlen("纠纷");
    return before.len < len ? before : fz_str_slice(before, before.len - len, before.len);
}

/* 一季度受理20件，二季度…，四季度…，全年受理100件, or two halves: 4 or 2 parts before the total at AT; 0: neither. */
static size_t periods_of_year(const struct fz_check_run *run, struct fz_figures f, size_t at)
{
    static const struct fz_str quarters[] = {FZ_STR_INIT("一季度"), FZ_STR_INIT("二季度"), FZ_STR_INIT("三季度"),
                                             FZ_STR_INIT("四季度")};
    static const struct fz_str halves[] = {FZ_STR_INIT("上半年"), FZ_STR_INIT("下半年")};
    if (!fz_str_starts(fz_doc_str(run->doc, f.items[at].before), FZ_STR("全年")))
        return 0;
    for (size_t n = 4; n >= 2; n -= 2) {
        const struct fz_str *names = n == 4 ? quarters : halves;
        bool all = at >= n;
        for (size_t i = 0; all && i < n; i++) {
            const struct fz_figure *part = &f.items[at - n + i];
            struct fz_str before = fz_doc_str(run->doc, part->before);
            all = fz_str_has(before, names[i]) &&
                  (fz_str_ends(before, names[i]) || fz_str_equal(last_word(run, part), last_word(run, &f.items[at])));
        }
        if (all)
            return n;
    }
    return 0;
}

/* 药品节约资金3.6亿元；耗材节约资金1.9亿元，共节约资金5.5亿元: the figures of F before the total at AT that are told
 * with the words behind its 共. */
static void check_same_words(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t at)
{
    const struct fz_figure *total = &f.items[at];
    struct fz_str before = fz_doc_str(run->doc, total->before);
    struct fz_match match;
    struct list list = {.ok = true};
    if (total->kind != FZ_FIGURE_COUNT || total->bound != FZ_EXACTLY || !p->in_all ||
        !fz_check_match(run, p->in_all, before, &match) || match.groups[0].start != 0)
        return;
    struct fz_str words = fz_str_slice(before, match.groups[0].end, before.len);
    for (size_t i = 0; i < at && words.len >= 2 * strlen("字"); i++) {
        if (!fz_str_ends(fz_doc_str(run->doc, f.items[i].before), words))
            continue;
        if (list.n == MAX_PARTS || f.items[i].bound != FZ_EXACTLY || !fz_figures_same_unit(run, &f.items[i], total))
            return;
        add(&list, &f.items[i]);
    }
    if (list.n >= 2 && list.ok && fz_decimal_compare(list.sum, total->value) != 0 && !is_rounding(total, &list) &&
        !is_of_each(run, p, &list))
        tell(run, total, &list);
}

/* 120件、34件和7件，五类案件共计161件. */
static void check_named_parts(const struct fz_check_run *run, struct fz_figures f, size_t at, size_t n)
{
    const struct fz_figure *total = &f.items[at];
    struct list list = {.ok = true};
    for (size_t i = at - n; at >= n && i < at; i++) {
        if (!fz_figures_same_unit(run, &f.items[i], total) || f.items[i].bound != FZ_EXACTLY)
            return;
        add(&list, &f.items[i]);
    }
    if (list.n == n && list.ok && !list.met && fz_decimal_compare(list.sum, total->value) != 0 &&
        !is_rounding(total, &list))
        tell(run, total, &list);
}

/* 苏木镇、嘎查村预案共138个: a total with a subject of its own counts that, and not what stands before it. */
static bool has_subject(const struct fz_check_run *run, const struct params *p, const struct fz_figure *total)
{
    struct fz_str before = fz_doc_str(run->doc, total->before);
    struct fz_match match;
    return !fz_check_match(run, p->totals, before, &match) || match.groups[0].start > MAX_SUBJECT;
}

/* 婚姻纠纷12件，土地纠纷8件，共调处纠纷20件: A and B, the part after it, end with the same word as the total, and B
 * names no next step: 受理案件20件，办结案件16件. */
static bool are_of_one_kind(const struct fz_check_run *run, const struct params *p, const struct fz_figure *a,
                            const struct fz_figure *b, const struct fz_figure *total)
{
    struct fz_str word = last_word(run, a), right = fz_doc_str(run->doc, b->before);
    return fz_str_equal(word, last_word(run, b)) && fz_str_equal(word, last_word(run, total)) && right.len > word.len &&
           !fz_str_equal(fz_doc_str(run->doc, a->before), right) && !fz_check_has(run, p->stages, right);
}

/* 8名干部、12个书记提交材料，共22份: the total counts something else. */
static bool has_unit_of_part(const struct fz_check_run *run, const struct list *list, const struct fz_figure *total)
{
    for (size_t i = 0; i < list->n; i++)
        if (fz_figures_same_unit(run, list->parts[i], total))
            return true;
    return false;
}

/* 9个村民委员会、1个社区，共86个村民小组: the total, far from the sum, names what no part does. */
static bool counts_other(const struct fz_check_run *run, const struct list *list, const struct fz_figure *total)
{
    struct fz_str noun = fz_doc_str(run->doc, total->noun);
    double sum = fz_decimal_double(list->sum), told = fz_decimal_double(total->value);
    bool other = noun.len > 0 && (told > 2 * sum || sum > 2 * told);
    for (size_t i = 0; i < list->n; i++) {
        struct fz_str part = fz_doc_str(run->doc, list->parts[i]->noun);
        other = other && part.len && !fz_str_has(noun, part) && !fz_str_starts(part, noun);
    }
    return other;
}

/* 甲B件、乙C件，合计A件: the parts are those right before the total that 、 joins, or a comma where they are of one
 * kind. */
static void check_total_after(const struct fz_check_run *run, const struct params *p, struct fz_figures f, size_t i)
{
    const struct fz_figure *total = &f.items[i];
    struct list list = {.ok = true};
    struct fz_decimal sum = {0, 0};
    bool ok = true, met = false, tight = true, by_commas = false;
    /* 合同88份、文件1件、事项4项，共计93件 adds unlike things, and says so; a bare 共 may only count the last */
    bool mixed = fz_check_has(run, p->mixed, fz_doc_str(run->doc, total->before)) &&
                 !fz_str_equal(fz_doc_str(run->doc, total->unit), FZ_STR("元"));
    size_t named = parts_named(run, total);
    if (!named)
        named = periods_of_year(run, f, i);
    if (total->kind != FZ_FIGURE_COUNT || total->bound != FZ_EXACTLY || (!named && has_subject(run, p, total)))
        return;
    if (named) {
        check_named_parts(run, f, i, named);
        return;
    }
    for (size_t k = i; k-- > 0 && list.n < MAX_PARTS;) {
        const struct fz_figure *part = &f.items[k];
        struct fz_str between = fz_figures_between(run, part, &f.items[k + 1]);
        if (part->kind != FZ_FIGURE_COUNT || fz_str_has(between, FZ_STR("；")))
            break;
        bool comma = k + 1 < i && fz_str_has(between, FZ_STR("，"));
        bool listed = k + 1 == i || fz_str_has(between, FZ_STR("、")); /* not 12个社区受理18件 */
        tight = tight && (!comma || are_of_one_kind(run, p, part, &f.items[k + 1], total)) &&
                part->bound == FZ_EXACTLY && ((mixed && listed) || fz_figures_same_unit(run, part, total));
        by_commas |= comma && tight;
        sum = list.n || met ? fz_decimal_add(sum, part->value, &ok) : part->value;
        met |= ok && fz_decimal_compare(sum, total->value) == 0;
        if (tight)
            add(&list, part);
        else if (!list.n)
            break;
    }
    if (by_commas && part_exceeds(&list, total)) /* 共 says something else */
        return;
    if (!has_unit_of_part(run, &list, total) || is_of_each(run, p, &list) || counts_other(run, &list, total))
        return;
    if (list.n >= 2 && list.ok && !met && fz_decimal_compare(list.sum, total->value) != 0 && !is_rounding(total, &list))
        tell(run, total, &list);
}

/* 办理案件100件，增长5%。其中，甲30件、乙60件: the parts are in a sentence of their own, and the total is the last
 * figure of the one before that is no share, where no other has its unit. */
static void check_sentence_before(const struct fz_check_run *run, const struct params *p, struct fz_figures before,
                                  struct fz_figures f)
{
    const struct fz_doc *doc = run->doc;
    struct fz_match match;
    size_t at = before.n;
    while (at && before.items[at - 1].kind == FZ_FIGURE_PERCENT)
        at--;
    if (!at || !f.n || before.items[at - 1].sentence + 1 != f.items[0].sentence)
        return;
    const struct fz_figure *total = &before.items[at - 1];
    struct fz_span lead = {doc->sentences[f.items[0].sentence].start, f.items[0].span.start};
    if (!fz_check_match(run, p->opens, fz_doc_str(doc, lead), &match) || match.groups[0].start)
        return;
    for (size_t i = 0; i + 1 < at; i++)
        if (fz_figures_part_of(run, &before.items[i], total) || fz_figures_part_of(run, total, &before.items[i]))
            return;
    check_total_before(run, p, (struct fz_figures){total, before.n - at + 1 + f.n}, 0);
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    struct fz_figures before = {0};
    for (size_t next = 0; next < run->doc->n_figures;) {
        struct fz_figures f = fz_figures_next(run, &next);
        check_sentence_before(run, p, before, f);
        before = f;
        for (size_t i = 0; i < f.n; i++) {
            check_total_before(run, p, f, i);
            check_total_after(run, p, f, i);
            check_same_words(run, p, f, i);
        }
    }
}

const struct fz_check fz_check_figure_sum = {
    .name = "figure-sum",
    .help = "总数与分项之和",
    .help_en = "totals against their parts",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
