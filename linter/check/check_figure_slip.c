/* Two figures that are alike but for a slip of the hand, and of which the words around say that they are one:
 * 罚没款3860万元 here, 罚没入库3680万元 there; 兑付奖补资金4.6亿元 here, 4.6万元 there. The shorter the figure, the
 * more words must be shared, for a short one has its like by chance. One that takes up what was told (全年提出的
 * 审计建议148条) may also differ in one digit, and its words may stand anywhere before the other in its sentence. */
#include "base/utf8.h"
#include "check/figures.h"
#include <stdlib.h>
#include <string.h>

enum {
    MAX_WORDS = 24,  /* characters of the words around a figure that are compared */
    MAX_WIDE = 40,   /* … of a figure that another takes up */
    MAX_GROUP = 100, /* figures of the same digits; every two are compared */
    MAX_BACK = 1000  /* figures before or behind one that takes up another, which are looked at */
};

struct params {
    struct fz_pattern *generic, *changes, *again, *part, *part_noun, *fresh;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"generic", FZ_PARAM_PATTERN, false, AT(generic), NULL, NULL, "什么事都用的词，相同也不说明是一件事，如 案件、全年",
     "words that anything may have, such as 案件: shared, they say nothing"},
    {"changes", FZ_PARAM_PATTERN, false, AT(changes), NULL, NULL, "说明是往年的数、增减的数的词",
     "words that say a figure is of another year, or a change"},
    {"again", FZ_PARAM_PATTERN, false, AT(again), NULL, NULL, "数字之前说明它就是前面那个数的词，如 全年提出的",
     "words before a figure that say it is one told already: 全年提出的"},
    {"part", FZ_PARAM_PATTERN, false, AT(part), NULL, NULL, "数字之前说明它是前面那个数或其一部分的词，如 组织",
     "words before a figure that say it is one told already, or part of it: 组织"},
    {"part-noun", FZ_PARAM_PATTERN, false, AT(part_noun), NULL, NULL, "数字之后说明同样意思的词，如 均、全部",
     "words behind a figure that say the same: 均, 全部"},
    {"fresh", FZ_PARAM_PATTERN, false, AT(fresh), NULL, NULL, "说明一个数只是一部分的词，如 其中、新增：后文不会指它",
     "words before a figure that say it is but a part, which nothing takes up: 其中, 新增"},
    {0},
};

/* What the words around a figure say of it. */
enum reference {
    FIRST_TOLD, /* nothing */
    PART_OF,    /* 组织26名公职律师: those told already, or some of them */
    THE_SAME    /* 全年提出的审计建议148条: the very ones */
};

struct candidate {
    const struct fz_figure *figure;
    struct fz_decimal value; /* the figure's, or that rounded: 1.36万 for 13625 */
    bool rounded, told;
    enum reference reference;
    char key[24]; /* its digits in order of size: equal for 1364 and 1346 */
    uint32_t words[MAX_WIDE];
    int n_words, n_digits; /* n_digits: without noughts at the end but one */
};

static int by_char(const void *a, const void *b)
{
    return *(const char *)a - *(const char *)b;
}

static int by_key(const void *a, const void *b)
{
    const struct candidate *left = *(const struct candidate *const *)a, *right = *(const struct candidate *const *)b;
    int order = strcmp(left->key, right->key);
    return order ? order : (left->figure > right->figure) - (left->figure < right->figure);
}

static void add_words(struct candidate *c, struct fz_str text, int limit)
{
    for (size_t at = 0, size; at < text.len && c->n_words < limit; at += size)
        c->words[c->n_words++] = fz_utf8_at(text, at, &size);
}

static struct fz_str last_chars(struct fz_str text, size_t n)
{
    size_t count = fz_utf8_count(text);
    return fz_str_slice(text, count > n ? fz_utf8_offset(text, count - n) : 0, text.len);
}

/* 13625 as it would be told in 万. */
static struct fz_decimal in_wan(struct fz_decimal value)
{
    return (struct fz_decimal){(value.digits + 50) / 100, 2};
}

static bool ends_with(const struct fz_check_run *run, const struct fz_pattern *pattern, struct fz_str text)
{
    return pattern && fz_check_ends(run, pattern, text, 0, text.len, NULL);
}

static enum reference reference_of(const struct fz_check_run *run, const struct params *p,
                                   const struct fz_figure *figure)
{
    struct fz_str before = fz_doc_str(run->doc, figure->before), noun = fz_doc_str(run->doc, figure->noun);
    struct fz_match match;
    if (ends_with(run, p->again, before))
        return THE_SAME;
    bool part = ends_with(run, p->part, before) ||
                (p->part_noun && fz_check_match(run, p->part_noun, noun, &match) && match.groups[0].start == 0);
    return part ? PART_OF : FIRST_TOLD;
}

static struct candidate *read_candidate(const struct fz_check_run *run, const struct params *p,
                                        const struct fz_figure *figure, bool rounded)
{
    struct fz_str before = fz_doc_str(run->doc, figure->before);
    if (figure->kind != FZ_FIGURE_COUNT || figure->bound != FZ_EXACTLY || figure->value.digits < 12 ||
        fz_check_has(run, p->changes, before))
        return NULL;
    if (rounded && (figure->value.exponent != 0 || figure->value.digits < 10000))
        return NULL;
    struct candidate *c = FZ_NEW(run->scratch, struct candidate);
    c->rounded = rounded;
    c->value = rounded ? in_wan(figure->value) : figure->value;
    int64_t digits = c->value.digits;
    for (; digits && c->n_digits < 20; digits /= 10)
        c->key[c->n_digits++] = (char)('0' + digits % 10);
    qsort(c->key, (size_t)c->n_digits, 1, by_char);
    c->figure = figure;
    c->reference = rounded ? FIRST_TOLD : reference_of(run, p, figure);
    add_words(c, last_chars(before, MAX_WORDS / 2), MAX_WORDS / 2);
    c->words[c->n_words++] = '|'; /* in no word: what is shared lies on one side of the figure */
    add_words(c, fz_doc_str(run->doc, figure->noun), MAX_WORDS);
    for (digits = c->value.digits; digits % 100 == 0; digits /= 10) /* 2500 is rounder than 3860 */
        c->n_digits--;
    return c->n_digits >= 2 ? c : NULL;
}

/* 3.2万元 and 3.2亿元 */
static bool is_rescaled(const struct candidate *a, const struct candidate *b)
{
    int apart = a->value.exponent - b->value.exponent;
    return !a->rounded && !b->rounded && a->value.digits == b->value.digits && (apart == 4 || apart == -4);
}

static bool is_generic(const struct fz_check_run *run, const struct params *p, const uint32_t *words, int n)
{
    char text[MAX_WIDE * 4];
    size_t len = 0;
    for (int i = 0; i < n; i++)
        len += fz_utf8_put(words[i], text + len);
    return fz_check_has(run, p->generic, (struct fz_str){text, len});
}

static bool is_shared(const struct candidate *a, int i, const struct candidate *b, int k)
{
    return i >= 0 && k >= 0 && i < a->n_words && k < b->n_words && a->words[i] == b->words[k] && fz_is_han(a->words[i]);
}

/* How many characters from I on, two at least, stand in a row in B, too, and are not generic; 0: none. */
static int shared_from(const struct fz_check_run *run, const struct params *p, const struct candidate *a, int i,
                       const struct candidate *b)
{
    int most = 0;
    for (int k = 0; k < b->n_words; k++) {
        int n = 0;
        if (is_shared(a, i - 1, b, k - 1))
            continue; /* the end of what was looked at already */
        while (is_shared(a, i + n, b, k + n))
            n++;
        if (n > most && n >= 2 && !is_generic(run, p, a->words + i, n))
            most = n;
    }
    return most;
}

/* Characters in a row that both have: the most, and all of them. */
struct shared {
    int most, all;
};
static struct shared shared_words(const struct fz_check_run *run, const struct params *p, const struct candidate *a,
                                  const struct candidate *b)
{
    struct shared shared = {0, 0};
    int counted = 0; /* words of A before this are in ALL */
    for (int i = 0; i < a->n_words; i++) {
        int most = shared_from(run, p, a, i, b);
        shared.most = most > shared.most ? most : shared.most;
        if (i + most > counted) {
            shared.all += i + most - (counted > i ? counted : i);
            counted = i + most;
        }
    }
    return shared;
}

static int middle_of(const struct candidate *c)
{
    int middle = 0;
    while (c->words[middle] != '|')
        middle++;
    return middle;
}

/* 三级河长312名 and 321名河长: what stands before the figure of A stands behind that of B. */
static bool changes_sides(const struct fz_check_run *run, const struct params *p, const struct candidate *a,
                          const struct candidate *b)
{
    int end = middle_of(a), behind = middle_of(b) + 1;
    for (int n = 2; n <= end && behind + n <= b->n_words; n++)
        if (memcmp(a->words + end - n, b->words + behind, (size_t)n * sizeof *a->words) == 0 &&
            fz_is_han(a->words[end - 1]) && (n >= 4 || !is_generic(run, p, b->words + behind, n)))
            return true;
    return false;
}

static bool has_etc(const struct candidate *c)
{
    for (int i = 0; i < c->n_words; i++)
        if (c->words[i] == 0x7B49) /* 等: of several things this is one */
            return true;
    return false;
}

static bool is_slip(const struct fz_check_run *run, const struct params *p, const struct candidate *a,
                    const struct candidate *b)
{
    bool rescaled = is_rescaled(a, b);
    bool transposed = !(a->rounded && b->rounded) && a->value.exponent == b->value.exponent &&
                      fz_is_transposed(a->value.digits, b->value.digits);
    if (!(rescaled || transposed) || a->figure->sentence == b->figure->sentence ||
        !fz_figures_same_unit(run, a->figure, b->figure))
        return false;
    struct shared shared = shared_words(run, p, a, b);
    if (rescaled || a->n_digits != 3)
        return shared.most >= (rescaled ? 3 : a->n_digits > 3 ? 2 : 4);
    return ((shared.most >= 4 || shared.all >= 5) && !has_etc(a) && !has_etc(b)) || changes_sides(run, p, a, b) ||
           changes_sides(run, p, b, a);
}

/* The words behind FIGURE up to a mark that ends a clause; noun does not go beyond 37件“ of 37件“问题文件”. */
static struct fz_str words_behind(const struct fz_check_run *run, const struct fz_figure *figure)
{
    enum { FAR = 48 /* bytes */ };
    struct fz_str text = fz_str_slice(run->doc->fold.str, figure->span.end, figure->span.end + FAR);
    size_t at = 0, size;
    for (; at < text.len; at += size) {
        uint32_t c = fz_utf8_at(text, at, &size);
        if (fz_ends_clause(c) || c == '\n')
            break;
    }
    return fz_str_slice(text, 0, at);
}

/* C with BEFORE and with all words of its clause behind it. */
static struct candidate with_words(const struct fz_check_run *run, const struct candidate *c, struct fz_str before)
{
    struct candidate wide = *c;
    wide.n_words = 0;
    add_words(&wide, last_chars(before, MAX_WORDS), MAX_WORDS);
    wide.words[wide.n_words++] = '|';
    add_words(&wide, words_behind(run, c->figure), MAX_WIDE);
    return wide;
}

/* The last words of what stands before FIGURE in its sentence: the figure before it may have what it is of, as in
 * 收到行政复议申请142件，受理131件. */
static struct fz_str sentence_before(const struct fz_check_run *run, const struct fz_figure *figure)
{
    struct fz_str text = run->doc->fold.str;
    size_t start = figure->span.start, first = run->doc->sentences[figure->sentence].start, size;
    for (int n = 0; n < MAX_WORDS && start > first; n++, start -= size)
        fz_utf8_before(text, start, &size);
    return fz_str_slice(text, start, figure->span.start);
}

/* Whether the thing that AGAIN counts stands around B, too: four characters in a row at the figure, but for a mark or
 * 上的 between. */
static bool shares_thing(const struct fz_check_run *run, const struct params *p, const struct candidate *again,
                         const struct candidate *b)
{
    enum { MIN_SHARED = 4, BETWEEN = 2 };
    int middle = middle_of(again);
    for (int i = 0; i <= middle + 1 + BETWEEN; i++) {
        int n = shared_from(run, p, again, i, b);
        if (n >= MIN_SHARED && (i > middle || i + n >= middle - BETWEEN))
            return true;
    }
    return false;
}

/* 立案处罚78起 and 全年立案的87起案件: the two have their digits changed over, and FIRST is told with the verb that
 * stands before the 的 of AGAIN. */
static bool shares_verb(const struct fz_check_run *run, const struct candidate *again, const struct candidate *first)
{
    struct fz_str before = fz_doc_str(run->doc, again->figure->before), verb;
    size_t size, verb_size;
    if (!fz_str_ends(before, FZ_STR("的")) || !fz_is_transposed(first->value.digits, again->value.digits))
        return false;
    before = fz_str_slice(before, 0, before.len - strlen("的"));
    fz_utf8_before(before, before.len, &size);
    fz_utf8_before(before, before.len - size, &verb_size);
    verb = fz_str_slice(before, before.len - size - verb_size, before.len);
    return verb.len > size && fz_str_has(last_chars(sentence_before(run, first->figure), MAX_WORDS / 2), verb);
}

/* Whether AGAIN takes up something that FIRST may tell: not what is told of a part, or in the same words. */
static bool takes_up(const struct fz_check_run *run, const struct params *p, const struct candidate *again,
                     const struct candidate *first)
{
    if (again->reference == FIRST_TOLD || first->rounded || again->rounded || first->reference == PART_OF ||
        !fz_figures_same_unit(run, again->figure, first->figure) ||
        fz_check_has(run, p->fresh, fz_doc_str(run->doc, first->figure->before)))
        return false;
    struct candidate near = with_words(run, again, fz_doc_str(run->doc, again->figure->before)),
                     wide = with_words(run, first, sentence_before(run, first->figure));
    return shares_thing(run, p, &near, &wide) || (again->reference == THE_SAME && shares_verb(run, again, first));
}

/* Some are never more than all; but 1068 of 1086 are rather all, with a slip. */
static bool may_be_part(const struct candidate *again, const struct candidate *whole)
{
    enum { MIN_DIGITS = 4 };
    bool transposed = again->n_digits >= MIN_DIGITS && fz_is_transposed(whole->value.digits, again->value.digits);
    return again->reference == PART_OF && !transposed && fz_decimal_compare(again->value, whole->value) <= 0;
}

/* Whether AGAIN is FIRST, which stands before it, but for a slip. In one sentence two short figures are rather two of a
 * row: 本省的28条、邻省的25条. */
static bool is_taken_up_wrong(const struct fz_check_run *run, const struct params *p, const struct candidate *again,
                              const struct candidate *first)
{
    enum { MIN_DIGITS = 3 };
    bool apart = first->figure->sentence != again->figure->sentence || again->n_digits >= MIN_DIGITS;
    return apart && first->value.exponent == again->value.exponent &&
           fz_is_slip(first->value.digits, again->value.digits) && !may_be_part(again, first) &&
           takes_up(run, p, again, first);
}

struct candidates {
    struct candidate **items;
    size_t n;
};

/* Whether something else that the candidate at AT takes up has its value, or one that it may be a part of. */
static bool is_explained(const struct fz_check_run *run, const struct params *p, const struct candidates *all,
                         size_t at)
{
    const struct candidate *again = all->items[at];
    for (size_t i = at > MAX_BACK ? at - MAX_BACK : 0; i < all->n && i <= at + MAX_BACK; i++) {
        const struct candidate *other = all->items[i];
        bool same = fz_decimal_compare(other->value, again->value) == 0;
        if (other->figure != again->figure && (same || may_be_part(again, other)) &&
            fz_figures_same_unit(run, other->figure, again->figure) && (same || takes_up(run, p, again, other)))
            return true;
    }
    return false;
}

static void tell(const struct fz_check_run *run, struct candidate *odd, struct candidate *other)
{
    struct fz_value values[] = {{"other", fz_figure_text(run, other->figure)}};
    fz_emit_related(run, fz_emit(run, odd->figure->span, values, 1), other->figure->span, FZ_STR("另一处"));
    odd->told = other->told = true;
}

static size_t times(const struct fz_check_run *run, struct candidate *const *group, size_t n, const struct candidate *c)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += fz_decimal_compare(group[i]->figure->value, c->figure->value) == 0 &&
                 fz_figures_same_unit(run, group[i]->figure, c->figure);
    return count;
}

static void check_group(const struct fz_check_run *run, const struct params *p, struct candidate *const *group,
                        size_t n)
{
    for (size_t i = 1; i < n && n <= MAX_GROUP; i++) {
        for (size_t k = 0; k < i; k++) {
            if (!is_slip(run, p, group[k], group[i]))
                continue;
            bool first_is_odd = times(run, group, n, group[k]) < times(run, group, n, group[i]);
            struct candidate *odd = group[first_is_odd ? k : i], *other = group[first_is_odd ? i : k];
            tell(run, odd, other);
            break;
        }
    }
}

/* The candidate at AT, where it takes up another and is not told yet. */
static void check_taken_up(const struct fz_check_run *run, const struct params *p, const struct candidates *all,
                           size_t at)
{
    struct candidate *again = all->items[at];
    if (again->reference == FIRST_TOLD || again->told)
        return;
    for (size_t i = at, n = 0; i-- > 0 && n < MAX_BACK; n++) {
        struct candidate *first = all->items[i];
        if (!is_taken_up_wrong(run, p, again, first))
            continue;
        if (!first->told && !is_explained(run, p, all, at))
            tell(run, again, first);
        return;
    }
}

static struct candidates read_candidates(const struct fz_check_run *run, const struct params *p)
{
    struct candidates all = {NULL, 0};
    for (size_t i = 0; i < run->doc->n_figures; i++) {
        for (int rounded = 0; rounded < 2; rounded++) {
            struct candidate *c = read_candidate(run, p, &run->doc->figures[i], rounded);
            if (c)
                *FZ_PUSH(run->scratch, all.items, all.n) = c;
        }
    }
    return all;
}

static void run_check(const struct fz_check_run *run)
{
    struct candidates all = read_candidates(run, run->params);
    struct candidate **sorted = FZ_NEW_N(run->scratch, struct candidate *, all.n + 1);
    for (size_t i = 0; i < all.n; i++)
        sorted[i] = all.items[i];
    qsort(sorted, all.n, sizeof *sorted, by_key);
    for (size_t from = 0, to; from < all.n; from = to) {
        for (to = from + 1; to < all.n && strcmp(sorted[to]->key, sorted[from]->key) == 0; to++)
            ;
        check_group(run, run->params, sorted + from, to - from);
    }
    for (size_t i = 0; i < all.n; i++)
        check_taken_up(run, run->params, &all, i);
}

const struct fz_check fz_check_figure_slip = {
    .name = "figure-slip",
    .help = "同一个数前后差一个笔误",
    .help_en = "one figure twice, and one of the two with a slip of the hand",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
