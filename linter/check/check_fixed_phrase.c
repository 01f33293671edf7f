/* Slips of the hand in fixed expressions: 家俞户晓 for 家喻户晓, 以人民为中的发展思想. The text differs from a listed
 * expression by one character that sounds or looks like the right one, by two neighbours swapped, or, in a long one, by
 * a character dropped or doubled. What stands inside another listed expression is never a slip. A word that is listed
 * with 0 behind it is one before a number only: 案件0. */
#include "base/chinese.h"
#include "base/utf8.h"
#include "check/matches.h"
#include "check/phrase_index.h"
#include <stdlib.h>
#include <string.h>

enum { MIN_SWAP = 4, MIN_DROP = 6 /* characters that an expression must have for these slips to be told for sure */ };

enum { FIRST_CHAR = 0x3000, LAST_CHAR = 0x9FFF }; /* of those whose sounds and looks are known, 〇 among them */
struct params {
    struct fz_csv *phrases, *words, *readings, *lookalikes;
    struct fz_exceptions exceptions;
    bool safe;
    const struct fz_phrase_index *index; /* the rest is made by prepare */
    const struct fz_word_set *known;     /* NULL: no words were given */
    uint32_t *features;                  /* character by character: its sounds, its groups of look-alikes */
    uint32_t *first_of; /* of the features of FIRST_CHAR and those that follow it; one more for the end */
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"phrases", FZ_PARAM_LIST, true, AT(phrases), NULL, "phrase",
     "固定表述的词表：phrase，末尾的 0 是任一数字；可有 except（近似而正确的写法）",
     "fixed expressions; 0 at the end is any digit; except has right ones that are near"},
    {"words", FZ_PARAM_LIST, false, AT(words), NULL, "phrase",
     "常用词表：表述头尾的字与相邻的字成词的，不是错字（全部按规定）",
     "common words: what makes one with its neighbour is no slip at an expression's end"},
    {"readings", FZ_PARAM_LIST, true, AT(readings), NULL, "reading,characters",
     "读音表：reading、characters（U+3000—9FFF）", "sounds and the characters (U+3000–9FFF) that have them"},
    {"lookalikes", FZ_PARAM_LIST, true, AT(lookalikes), NULL, "characters", "形近字表：characters 一组（U+3000—9FFF）",
     "groups of characters (U+3000–9FFF) that look alike"},
    FZ_EXCEPTION_PARAMS(AT(exceptions)),
    {"safe", FZ_PARAM_BOOL, false, AT(safe), NULL, NULL, "不经人看也可以改", "the fix needs no person's eye"},
    {0},
};

/* READING as many speakers type it: zh, ch, sh as z, c, s and -ng as -n. */
static uint32_t sound_of(struct fz_str reading)
{
    char sound[16];
    size_t n = 0;
    for (size_t i = 0; i < reading.len && n < sizeof sound; i++) {
        bool drop_h = i == 1 && reading.ptr[1] == 'h' && strchr("zcs", reading.ptr[0]);
        bool drop_g = reading.ptr[i] == 'g' && i + 1 == reading.len && i > 1 && reading.ptr[i - 1] == 'n';
        if (!drop_h && !drop_g)
            sound[n++] = reading.ptr[i];
    }
    return (uint32_t)(fz_str_hash((struct fz_str){sound, n}, 1) & 0x7FFFFFFF);
}

/* Calls TAKE for each feature that the lists say. */
static void each_feature(struct params *p, void (*take)(struct params *p, uint32_t c, uint32_t feature))
{
    struct fz_csv *lists[] = {p->readings, p->lookalikes};
    for (size_t k = 0; k < 2 && lists[k]; k++) {
        int reading = fz_csv_column(lists[k], FZ_STR("reading")),
            characters = fz_csv_column(lists[k], FZ_STR("characters"));
        for (size_t i = 0; i < lists[k]->n_rows; i++) {
            struct fz_str text = fz_csv_cell(lists[k], i, characters);
            uint32_t feature = k ? 0x80000000u | fz_u32(i) : sound_of(fz_csv_cell(lists[k], i, reading));
            for (size_t at = 0, size; at < text.len; at += size) {
                uint32_t c = fz_utf8_at(text, at, &size);
                if (c >= FIRST_CHAR && c <= LAST_CHAR)
                    take(p, c, feature);
            }
        }
    }
}

static void count_feature(struct params *p, uint32_t c, uint32_t feature)
{
    (void)feature;
    p->first_of[c - FIRST_CHAR + 2]++;
}

static void put_feature(struct params *p, uint32_t c, uint32_t feature)
{
    p->features[p->first_of[c - FIRST_CHAR + 1]++] = feature;
}

/* Counts, then puts each in the place that the counts say; by then first_of says where a character's begin. */
static void sort_features(struct params *p, struct fz_arena *arena)
{
    uint32_t n = LAST_CHAR - FIRST_CHAR + 1;
    p->first_of = FZ_NEW_N(arena, uint32_t, n + 2);
    each_feature(p, count_feature);
    for (uint32_t i = 0; i <= n; i++)
        p->first_of[i + 1] += p->first_of[i];
    p->features = FZ_NEW_N(arena, uint32_t, p->first_of[n + 1]);
    each_feature(p, put_feature);
}

static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    struct params *p = rule->params;
    p->index = fz_phrase_index_of(arena, p->phrases, errors);
    sort_features(p, arena);
    if (p->words)
        p->known = fz_word_set_of(arena, p->words);
    return p->index != NULL;
}

static bool is_confusable(const struct params *p, uint32_t a, uint32_t b)
{
    if (a < FIRST_CHAR || a > LAST_CHAR || b < FIRST_CHAR || b > LAST_CHAR)
        return false;
    const uint32_t *of_a = &p->first_of[a - FIRST_CHAR], *of_b = &p->first_of[b - FIRST_CHAR];
    for (uint32_t i = of_a[0]; i < of_a[1]; i++)
        for (uint32_t k = of_b[0]; k < of_b[1]; k++)
            if (p->features[i] == p->features[k])
                return true;
    return false;
}

struct scan { /* of one paragraph */
    const struct fz_check_run *run;
    const struct params *p;
    struct fz_span where;
    uint16_t *chars;   /* the paragraph's characters; FZ_PHRASE_MARGIN more at both ends, which are 0 */
    uint32_t *offsets; /* where each begins; one more for the end */
    size_t n;
    bool *covered; /* by an expression that is written right */
    size_t from;   /* where those are looked for now */
    struct slip {
        size_t start, end, wrong; /* characters of the text; wrong: the first that is */
        const struct fz_phrase *phrase;
    } * slips;
    size_t n_slips;
};
static size_t common(const uint16_t *a, const uint16_t *b, size_t n)
{
    size_t i = 0;
    while (i < n && a[i] == b[i])
        i++;
    return i;
}

/* 和 与 及 的 性: 权力制约监督 beside 权力制约和监督 is another wording, not a slip. */
static bool may_be_left_out(uint32_t c)
{
    return c == 0x548C || c == 0x4E0E || c == 0x53CA || c == 0x7684 || c == 0x6027;
}

/* How many characters of TEXT (N of them left) stand for PHRASE with a slip at *WRONG; 0: they do not. */
static size_t slip_at(const struct params *p, const uint16_t *text, size_t n, const struct fz_phrase *phrase,
                      size_t *wrong)
{
    const uint16_t *right = phrase->chars;
    size_t len = phrase->n, same = common(text, right, n < len ? n : len);
    *wrong = same;
    if (same >= len)
        return 0;
    size_t rest = len - same - 1; /* behind the first difference */
    if (n >= len && common(text + same + 1, right + same + 1, rest) == rest &&
        is_confusable(p, text[same], right[same]))
        return len;
    if (len >= MIN_SWAP && n >= len && rest >= 1 && text[same] == right[same + 1] && text[same + 1] == right[same] &&
        common(text + same + 2, right + same + 2, rest - 1) == rest - 1)
        return len;
    /* Near its ends a dropped or doubled character is as often the neighbour's: 市市场监管, 学习习近平. */
    bool inside = len >= MIN_DROP && same >= 2;
    if (inside && rest >= 2 && n >= len - 1 && !may_be_left_out(right[same]) &&
        common(text + same, right + same + 1, rest) == rest)
        return len - 1;
    if (inside && n >= len + 1 && text[same] == text[same - 1] &&
        common(text + same + 1, right + same, rest + 1) == rest + 1)
        return len + 1;
    return 0;
}

static bool is_word(const struct params *p, uint32_t a, uint32_t b)
{
    return p->known && fz_word_set_has(p->known, a, b);
}

/* 全部按规定 is no slip for 不按规定, nor 行政诉讼发案 for 行政诉讼法, nor 餐饮业企业 for 餐饮企业: the character at
 * the end, which is wrong or one of two that are swapped, is half of another word. */
static bool is_of_neighbour(const struct scan *scan, size_t start, size_t end, size_t wrong,
                            const struct fz_phrase *phrase)
{
    const uint16_t *c = scan->chars;
    bool swapped = end - start == phrase->n && start + wrong + 2 == end && c[end - 1] != phrase->chars[phrase->n - 1];
    return (wrong == 0 && start > 0 && is_word(scan->p, c[start - 1], c[start])) ||
           ((start + wrong + 1 == end || swapped) && end < scan->n && is_word(scan->p, c[end - 1], c[end]));
}

/* 综合执法四项重点 is no slip for 执法事项: a number and what it counts. */
static bool is_count(const struct scan *scan, size_t wrong)
{
    static const uint16_t counted[] = {0x9879, 0x4E2A, 0x7C7B, 0x6761, 0x79CD, 0x5927}; /* 项个类条种大 */
    bool number = fz_is_han_digit(scan->chars[wrong]);
    for (size_t i = 0; number && i < sizeof counted / sizeof *counted; i++)
        if (scan->chars[wrong + 1] == counted[i])
            return true;
    return false;
}

static void consider(struct scan *scan, size_t start, const struct fz_phrase *phrase)
{
    size_t wrong, len = slip_at(scan->p, scan->chars + start, scan->n - start, phrase, &wrong);
    if (len && !is_of_neighbour(scan, start, start + len, wrong, phrase) && !is_count(scan, start + wrong))
        *FZ_PUSH(scan->run->scratch, scan->slips, scan->n_slips) =
            (struct slip){start, start + len, start + wrong, phrase};
}

static void found_near(void *context, const struct fz_phrase *phrase, size_t at, bool end)
{
    struct scan *scan = context;
    size_t last = at + 2, start = !end ? at : last >= phrase->n ? last - phrase->n : SIZE_MAX;
    if (start <= scan->n && scan->n - start >= phrase->n &&
        common(scan->chars + start, phrase->chars, phrase->n) == phrase->n)
        return; /* most are right */
    if (!end) {
        consider(scan, at, phrase);
        return;
    }
    /* The last two characters stand here: the beginning is so far before, or one less or more where one was lost or
     * doubled. */
    for (size_t len = phrase->n - 1; len <= (size_t)phrase->n + 1; len++)
        if (last >= len && (len == phrase->n || phrase->n >= MIN_DROP))
            consider(scan, last - len, phrase);
}

/* Marks the characters of a phrase that is written right. */
static void found_right(void *context, const struct fz_phrase *phrase, size_t at, bool end)
{
    struct scan *scan = context;
    at += scan->from;
    if (!end && scan->n - at >= phrase->n && common(scan->chars + at, phrase->chars, phrase->n) == phrase->n)
        memset(scan->covered + at, 1, phrase->n * sizeof *scan->covered);
}

/* Marks what is written right around the slips: a phrase that begins further off reaches none. */
static void find_right_ones(struct scan *scan)
{
    for (size_t i = 0; i < scan->n_slips; i++) {
        size_t start = scan->slips[i].start, end = scan->slips[i].end;
        scan->from = start > FZ_MAX_PHRASE ? start - FZ_MAX_PHRASE : 0;
        fz_phrase_index_find(scan->p->index, scan->chars + scan->from, (end < scan->n ? end + 1 : end) - scan->from,
                             found_right, scan);
    }
}

/* Forgets those of the slips that stand in an expression that is written right. */
static void leave_right_ones(struct scan *scan)
{
    const bool *covered = scan->covered = FZ_NEW_N(scan->run->scratch, bool, scan->n + 1);
    size_t n = 0;
    find_right_ones(scan);
    for (size_t i = 0; i < scan->n_slips; i++) {
        const struct slip *slip = &scan->slips[i];
        bool another = slip->wrong + 1 < slip->end && slip->end - slip->start != slip->phrase->n;
        if (!covered[slip->wrong] && !(another && covered[slip->wrong + 1]))
            scan->slips[n++] = *slip;
    }
    scan->n_slips = n;
}

static int by_wrong(const void *a, const void *b)
{
    const struct slip *left = a, *right = b;
    if (left->wrong != right->wrong)
        return left->wrong < right->wrong ? -1 : 1;
    size_t long_left = left->end - left->start, long_right = right->end - right->start;
    if (long_left != long_right)
        return long_left > long_right ? -1 : 1;
    return left->start < right->start ? -1 : left->start > right->start;
}

/* EXCEPT: several, with | between. */
static bool in_exception(const struct scan *scan, struct fz_span at, struct fz_str except)
{
    struct fz_str e;
    while (except.len && fz_str_split(&except, '|', &e)) {
        if (!e.len)
            continue;
        size_t end = at.end + e.len < scan->where.end ? at.end + e.len : scan->where.end;
        struct fz_str text = fz_str_slice(fz_check_text(scan->run), 0, end);
        size_t from = at.end > scan->where.start + e.len ? at.end - e.len : scan->where.start;
        size_t met = fz_str_find(text, e, from);
        /* the exception is as long as the slip, or longer, or overlaps it by all but a character */
        if (met != SIZE_MAX && met < at.end && (met <= at.start || met + e.len >= at.end))
            return true;
    }
    return false;
}

static void tell(const struct scan *scan)
{
    size_t told = SIZE_MAX;
    for (size_t i = 0; i < scan->n_slips; i++) {
        const struct slip *slip = &scan->slips[i];
        struct fz_str right = fz_phrase_text(scan->p->index, slip->phrase);
        bool number = right.ptr[right.len - 1] == '0'; /* any may follow: it is not told */
        struct fz_span at = {scan->offsets[slip->start], scan->offsets[slip->end - number]};
        right.len -= number;
        if (slip->wrong == told || in_exception(scan, at, fz_phrase_except(scan->p->index, slip->phrase)) ||
            fz_is_excused(scan->run, &scan->p->exceptions, scan->where, at))
            continue;
        told = slip->wrong;
        struct fz_value values[] = {{"wrong", fz_str_slice(fz_check_text(scan->run), at.start, at.end)},
                                    {"right", right}};
        struct fz_finding *finding = fz_emit(scan->run, at, values, 2);
        fz_emit_fix(finding, right, scan->p->safe);
    }
}

static void check_paragraph(struct scan *scan, struct fz_span where)
{
    struct fz_str text = fz_str_slice(fz_check_text(scan->run), 0, where.end);
    scan->where = where;
    scan->n = scan->n_slips = 0;
    for (size_t at = where.start, size; at < where.end; at += size) {
        scan->chars[scan->n] = fz_phrase_char(fz_utf8_at(text, at, &size));
        scan->offsets[scan->n++] = fz_u32(at);
    }
    scan->offsets[scan->n] = where.end;
    memset(scan->chars + scan->n, 0, FZ_PHRASE_MARGIN * sizeof *scan->chars);
    fz_phrase_index_find_near(scan->p->index, scan->chars, scan->n, found_near, scan);
    if (!scan->n_slips)
        return;
    leave_right_ones(scan);
    if (scan->n_slips)
        qsort(scan->slips, scan->n_slips, sizeof *scan->slips, by_wrong);
    tell(scan);
}

static void run_check(const struct fz_check_run *run)
{
    struct scan scan = {.run = run, .p = run->params};
    const struct fz_span *spans;
    size_t longest = 0, n = fz_check_spans(run, &spans);
    for (size_t i = 0; i < n; i++)
        longest = longest > spans[i].end - spans[i].start ? longest : spans[i].end - spans[i].start;
    scan.chars = FZ_NEW_N(run->scratch, uint16_t, longest + 2 * FZ_PHRASE_MARGIN) + FZ_PHRASE_MARGIN;
    scan.offsets = FZ_NEW_N(run->scratch, uint32_t, longest + 1);
    for (size_t i = 0; i < n; i++)
        check_paragraph(&scan, spans[i]);
}

const struct fz_check fz_check_fixed_phrase = {
    .name = "fixed-phrase",
    .help = "固定表述中的错字、颠倒、漏字、叠字",
    .help_en = "slips of the hand in fixed expressions",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .prepare = prepare,
    .run = run_check,
};
