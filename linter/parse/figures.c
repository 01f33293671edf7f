/* Every figure of lead and body: number, 万/亿, unit, bound, the words before and the noun behind. Hand-written: one
 * pass over the folded text. Dates, ordinals, article and telephone numbers are no figures. */
#include "base/utf8.h"
#include "parse/internal.h"
#include <string.h>

enum { MAX_BEFORE = 90, MAX_NOUN = 48 /* bytes */ };

/* The length of WORD where TEXT begins with it, or 0. */
static size_t starts_with(struct fz_str text, const char *word)
{
    size_t len = 0;
    for (; word[len]; len++)
        if (len >= text.len || text.ptr[len] != word[len])
            return 0;
    return len;
}

static bool starts_any(struct fz_str text, const char *const *words, size_t *len)
{
    for (*len = 0; *words && !*len; words++)
        *len = starts_with(text, *words);
    return *len > 0;
}

static bool ends_any(struct fz_str text, const char *const *words)
{
    for (; *words; words++)
        if (fz_str_ends(text, fz_str_from(*words)))
            return true;
    return false;
}

/* Units of counting, the longer before the shorter. */
static const char *const units[] = {
    "人次",   "家次",     "户次",        "件次",        "场次",    "批次", "轮次", "车次",     "班次",   "台次",
    "起次",   "辆次",     "微克/立方米", "毫克/立方米", "毫克/升", "例次", "人天", "平方公里", "平方米", "立方米",
    "公里",   "千米",     "公斤",        "公顷",        "千瓦时",  "小时", "分钟", "个工作日", "工作日", "个月",
    "百分点", "个百分点", "课时",        "学时",        "元",      "件",   "人",   "次",       "个",     "家",
    "户",     "份",       "条",          "项",          "起",      "名",   "场",   "期",       "篇",     "处",
    "批",     "宗",       "台",          "辆",          "部",      "类",   "所",   "套",       "支",     "吨",
    "亩",     "卷",       "本",          "册",          "例",      "组",   "队",   "座",       "间",     "张",
    "幅",     "艘",       "架",          "头",          "只",      "株",   "枚",   "位",       "轮",     "天",
    "岁",     "米",       "节",          "堂",          "站",      "部",   "款",   "集",       "通",     "单",
    "笔",     "片",       "栋",          "倍",          "对",      "床",   "羽",   "尾",       "棵",     "块",
    "盏",     "门",       NULL};

struct number {
    struct fz_decimal value;
    size_t len; /* bytes, 万/亿 included */
    int decimals;
};

/* Exactly three digits at AT: 1,234 is a number, 10,20 are two. */
static bool is_thousand(struct fz_str text, size_t at)
{
    size_t n = 0;
    while (n < 4 && at + n < text.len && fz_is_digit((unsigned char)text.ptr[at + n]))
        n++;
    return n == 3;
}

static struct number scan_digits(struct fz_str text)
{
    struct number n = {.len = 0};
    size_t at = 0;
    int count = 0;
    bool point = false;
    for (; at < text.len && count < 16; at++) {
        char c = text.ptr[at];
        if (fz_is_digit((unsigned char)c)) {
            n.value.digits = n.value.digits * 10 + (c - '0');
            n.value.exponent -= point;
            n.decimals += point;
            count++;
        } else if (c == '.' && !point && at + 1 < text.len && fz_is_digit((unsigned char)text.ptr[at + 1])) {
            point = true;
        } else if (!point && fz_str_starts(fz_str_slice(text, at, text.len), FZ_STR("，")) &&
                   is_thousand(text, at + 3)) {
            at += 2; /* 1，234件: a separator of the wrong width */
        } else if (!(c == ',' && !point && is_thousand(text, at + 1))) {
            break;
        }
    }
    n.len = at;
    return n;
}

/* 三十二件, 十余次: a number in characters, if a unit follows it; words such as 一体 and 三项制度 are told apart by
 * their unit. */
static struct number scan_han(struct fz_str text)
{
    struct number n = {.len = 0};
    int value;
    size_t len = fz_scan_number(text, &value);
    n.value.digits = value;
    n.len = len;
    return n;
}

static struct number scan_number(struct fz_str text)
{
    bool digits = text.len && fz_is_digit((unsigned char)text.ptr[0]);
    return digits ? scan_digits(text) : scan_han(text);
}

/* 三四次 is three or four, 数十万元 no number at all. */
static bool is_vague_han(struct fz_str text, size_t at, size_t len)
{
    size_t size;
    int first = 0, second = 0;
    uint32_t before = fz_utf8_before(text, at, &size);
    struct fz_str number = fz_str_slice(text, at, at + len);
    fz_utf8_at(number, 0, &size);
    fz_scan_number(fz_str_slice(number, 0, size), &first);
    if (size == len) /* 十 百 千 */
        return before == 0x6570 || before == 0x51E0 || before == 0x4E0A;
    fz_scan_number(fz_str_slice(number, size, size * 2), &second);
    return first < 10 && second < 10;
}

static void scale(struct number *n, struct fz_str rest)
{
    static const char *const units_too[] = {"百分", "千瓦", "千米", "千克", NULL}; /* 3百分点 is not 300 */
    size_t len;
    if (starts_any(rest, units_too, &len))
        return;
    static const char *const scales[] = {"万亿", "亿", "万", "千", "百", NULL};
    static const int powers[] = {12, 8, 4, 3, 2};
    for (size_t i = 0; scales[i]; i++) {
        if (fz_str_starts(rest, fz_str_from(scales[i]))) {
            n->value.exponent += powers[i];
            n->len += strlen(scales[i]);
            return;
        }
    }
}

/* 3亿5000万元, 一万二千件: what goes on behind 亿 or 万 belongs to the number. */
static void scale_all(struct number *n, struct fz_str text)
{
    for (size_t bare = n->len;; bare = n->len) {
        scale(n, fz_str_slice(text, n->len, text.len));
        struct fz_str rest = fz_str_slice(text, n->len, text.len);
        if (n->len == bare || !rest.len)
            return;
        bool digits = fz_is_digit((unsigned char)rest.ptr[0]), ok = true;
        struct number more = scan_number(rest);
        size_t len = more.len;
        scale(&more, fz_str_slice(rest, len, rest.len));
        struct fz_decimal sum = fz_decimal_add(n->value, more.value, &ok);
        if (!len || (!digits && more.len <= strlen("一")) || !ok || fz_decimal_compare(more.value, n->value) >= 0)
            return; /* 1万一次性 */
        n->value = sum;
        n->len += more.len;
    }
}

/* What the words around a figure say of it: BEFORE it, and BEHIND its unit. */
static enum fz_bound bound_of(struct fz_str before, struct fz_str behind)
{
    static const char *const about[] = {"约", NULL};
    static const char *const more[] = {"超",     "超过", "逾",   "突破",       "不少于",
                                       "不低于", "至少", "多于", "达到或超过", NULL};
    static const char *const less[] = {"近", "不足", "不到", "不超过", "少于", "低于", "接近", "至多", NULL};
    static const char *const more_behind[] = {"以上", "余", "多", NULL};
    static const char *const less_behind[] = {"以内", "以下", "之内", NULL};
    static const char *const about_behind[] = {"左右", "上下", NULL};
    static const char *const not_more[] = {"不超过", "不超", "未超过", "未超", "没有超过", "不突破", NULL};
    size_t len;
    if (ends_any(before, not_more))
        return FZ_LESS;
    if (starts_any(behind, more_behind, &len) || ends_any(before, more))
        return FZ_MORE;
    if (starts_any(behind, less_behind, &len) || ends_any(before, less))
        return FZ_LESS;
    return ends_any(before, about) || starts_any(behind, about_behind, &len) ? FZ_ABOUT : FZ_EXACTLY;
}

/* Where the words before a figure begin: behind the last sentence or list mark or figure. */
static uint32_t words_start(struct fz_str text, uint32_t from, uint32_t at)
{
    uint32_t start = at, limit = at > from + MAX_BEFORE ? at - MAX_BEFORE : from;
    while (start > limit) {
        size_t size;
        uint32_t c = fz_utf8_before(text, start, &size);
        if (c == 0xFF0C || c == 0x3002 || c == 0xFF1B || c == 0x3001 || c == 0xFF1A || c == 0xFF08 || c == 0xFF09 ||
            c == '\n')
            break;
        start -= fz_u32(size);
    }
    return start;
}

static uint32_t noun_end(struct fz_str text, uint32_t at, uint32_t end)
{
    uint32_t limit = end > at + MAX_NOUN ? at + MAX_NOUN : end;
    for (size_t size; at < limit; at += fz_u32(size))
        if (!fz_is_han(fz_utf8_at(text, at, &size)))
            break;
    return at;
}

/* 第三十六条 is as little a figure as 第36条. */
static bool is_ordinal(struct fz_str text, size_t at)
{
    size_t size;
    return fz_utf8_before(text, at, &size) == 0x7B2C;
}

/* 〔2020〕14, 12345热线, 5+8, A3: a digit that is no figure. */
static bool is_name(struct fz_str text, size_t at, size_t end)
{
    size_t size;
    uint32_t before = fz_utf8_before(text, at, &size), after = fz_utf8_at(text, end, &size);
    return before == 0x3014 || before == ':' || before == 0xD7 || before == '+' || before == '-' || before == '/' ||
           before == '.' || after == '+' || after == ':' || fz_is_ascii_alnum(before) ||
           (after < 0x80 && after && after != '%' && after != ' ' && after != ',');
}

/* 百分之三十, 三分之二: behind the number N, with which REST begins. Their length, or 0. */
static size_t scan_fraction(struct fz_str rest, const struct number *n, struct fz_figure *figure)
{
    static const struct fz_str parted = FZ_STR_INIT("分之");
    if (!fz_str_starts(fz_str_slice(rest, n->len, rest.len), parted))
        return 0;
    size_t len = n->len + parted.len;
    struct number part = scan_number(fz_str_slice(rest, len, rest.len));
    if (!part.len || !n->value.digits)
        return 0;
    bool percent = fz_str_equal(fz_str_slice(rest, 0, n->len), FZ_STR("百"));
    figure->kind = percent ? FZ_FIGURE_PERCENT : FZ_FIGURE_FRACTION;
    figure->value = part.value;
    figure->decimals = part.decimals;
    if (!percent)
        figure->other = n->value;
    return len + part.len;
}

/* 四成, 三成五, but neither 十一成立 nor 一成不变. */
static size_t scan_tenths(struct fz_str rest, const struct number *n, struct fz_figure *figure)
{
    static const char *const behind[] = {"以上", "左右", "多", "，", "。", "；", "、", "）", "的", NULL};
    static const struct fz_str tenth = FZ_STR_INIT("成");
    size_t len = n->len + tenth.len, scrap;
    if (!fz_str_starts(fz_str_slice(rest, n->len, rest.len), tenth) || n->decimals || n->value.exponent ||
        n->value.digits < 1 || n->value.digits > 10)
        return 0;
    struct number more = scan_han(fz_str_slice(rest, len, rest.len));
    bool half = more.len && more.value.digits < 10;
    len += half ? more.len : 0;
    if (len < rest.len && !starts_any(fz_str_slice(rest, len, rest.len), behind, &scrap))
        return 0;
    figure->kind = FZ_FIGURE_PERCENT;
    figure->value = (struct fz_decimal){n->value.digits * 10 + (half ? more.value.digits : 0), 0};
    figure->decimals = half ? 0 : -1;
    return len;
}

/* The dash or 至 of a range, with which TEXT begins; its length, or 0. */
static size_t scan_range_mark(struct fz_str text)
{
    static const char *const marks[] = {"—", "–", "～", "~", "-", "至", NULL};
    size_t len;
    if (!starts_any(text, marks, &len))
        return 0;
    struct fz_str rest = fz_str_slice(text, len, text.len);
    size_t size;
    uint32_t c = fz_utf8_at(rest, 0, &size);
    return fz_is_digit(c) || fz_is_han_digit(c) ? len : 0;
}

/* The high end of 10—20个 or 90%—95%, of whose number N the range's mark is the next thing: N then runs on behind it.
 */
static void scan_range(struct fz_str rest, struct number *n, struct fz_figure *figure)
{
    size_t percent = fz_str_starts(fz_str_slice(rest, n->len, rest.len), FZ_STR("%")) ? 1 : 0;
    size_t mark = scan_range_mark(fz_str_slice(rest, n->len + percent, rest.len));
    struct fz_str high = fz_str_slice(rest, n->len + percent + mark, rest.len);
    struct number end = mark ? scan_number(high) : (struct number){.len = 0};
    bool phone = fz_str_starts(rest, FZ_STR("0")) && !n->decimals; /* 0476-1234567 */
    if (!end.len || phone)
        return;
    int low_scale = n->value.exponent + n->decimals;
    scale_all(&end, high);
    figure->bound = FZ_BETWEEN;
    figure->other = end.value;
    if (low_scale == 0 && !percent) /* 2—3万元: both are 万 */
        n->value.exponent += end.value.exponent + end.decimals;
    n->len += percent + mark + end.len;
}

/* The unit at the beginning of TEXT, behind the number N: its length, or 0, and the figure's kind. */
static size_t scan_unit(struct fz_str text, const struct number *n, bool digits, struct fz_figure *figure)
{
    size_t len;
    if (fz_str_starts(text, FZ_STR("%"))) {
        figure->kind = FZ_FIGURE_PERCENT;
        return 1;
    }
    if (digits && figure->bound == FZ_EXACTLY && fz_str_starts(text, FZ_STR("年")) && n->value.digits >= 1949 &&
        n->value.digits <= 2100) {
        figure->kind = FZ_FIGURE_YEAR;
        return strlen("年");
    }
    if (!starts_any(text, units, &len))
        return 0;
    struct fz_str name = fz_str_slice(text, 0, len);
    figure->kind = fz_str_ends(name, FZ_STR("百分点")) ? FZ_FIGURE_POINTS
                   : fz_str_equal(name, FZ_STR("倍"))  ? FZ_FIGURE_TIMES
                                                       : FZ_FIGURE_COUNT;
    return len;
}

/* What stands around FIGURE, whose number and unit end at AFTER. */
static void fill_around(struct fz_figure *figure, struct fz_str text, uint32_t at, uint32_t after, struct fz_span where)
{
    figure->span = (struct fz_span){at, after};
    figure->noun = (struct fz_span){after, noun_end(text, after, where.end)};
    figure->before = (struct fz_span){words_start(text, where.start, at), at};
    if (figure->bound == FZ_EXACTLY)
        figure->bound = bound_of(fz_str_slice(text, figure->before.start, at), fz_str_slice(text, after, where.end));
}

/* Fills FIGURE from the text at AT, where a number may begin; its end, or AT where there is none. WHERE is what of the
 * sentence is not yet read: from the figure before to its end. */
static uint32_t scan_figure(struct fz_str text, uint32_t at, struct fz_span where, struct fz_figure *figure)
{
    struct fz_str rest = fz_str_slice(text, at, where.end);
    bool digits = fz_is_digit((unsigned char)rest.ptr[0]);
    struct number n = scan_number(rest);
    static const char *const some[] = {"余", "多", NULL};
    size_t more = 0;
    *figure = (struct fz_figure){.kind = FZ_FIGURE_COUNT};
    if (!n.len || is_ordinal(text, at))
        return at + fz_u32(n.len);
    size_t in_words = scan_fraction(rest, &n, figure);
    if (!in_words)
        in_words = scan_tenths(rest, &n, figure);
    if (in_words) {
        figure->unit = (struct fz_span){at + fz_u32(in_words), at + fz_u32(in_words)};
        fill_around(figure, text, at, at + fz_u32(in_words), where);
        return figure->span.end;
    }
    if (!digits && is_vague_han(text, at, n.len))
        return at + fz_u32(n.len);
    scale_all(&n, rest);
    if (starts_any(fz_str_slice(rest, n.len, rest.len), some, &more)) { /* 20余万元 */
        figure->bound = FZ_MORE;
        n.len += more;
        scale(&n, fz_str_slice(rest, n.len, rest.len));
    } else {
        scan_range(rest, &n, figure);
    }
    size_t unit = scan_unit(fz_str_slice(rest, n.len, rest.len), &n, digits, figure);
    bool is_word = !digits && (figure->kind == FZ_FIGURE_YEAR || n.len <= strlen("一")); /* 一个, 两件, 三项 */
    if (!unit || is_word || (digits && is_name(text, at, at + n.len)))
        return at + fz_u32(n.len);
    uint32_t after = at + fz_u32(n.len + unit);
    figure->value = n.value;
    figure->decimals = n.decimals;
    figure->unit = (struct fz_span){at + fz_u32(n.len), figure->kind == FZ_FIGURE_PERCENT ? at + fz_u32(n.len) : after};
    fill_around(figure, text, at, after, where);
    return after;
}

static void find_numerals(struct fz_doc *doc)
{
    struct fz_str text = doc->fold.str;
    uint32_t before = 0;
    for (size_t at = 0, size; at < text.len; at += size) {
        uint32_t c = fz_utf8_at(text, at, &size);
        if ((fz_is_digit(c) && !fz_is_digit(before)) || (fz_is_han_digit(c) && !fz_is_han_digit(before)))
            *FZ_PUSH(doc->arena, doc->numerals, doc->n_numerals) = fz_u32(at);
        before = c;
    }
}

static void scan_sentence(struct fz_doc *doc, size_t index)
{
    struct fz_str text = doc->fold.str;
    struct fz_span where = doc->sentences[index];
    uint32_t from = where.start, next = where.start;
    for (size_t i = fz_doc_numeral_from(doc, where.start); i < doc->n_numerals; i++) {
        uint32_t at = doc->numerals[i];
        struct fz_figure figure = {.kind = FZ_FIGURE_COUNT};
        struct fz_date date;
        if (at >= where.end)
            return;
        if (at < next)
            continue;
        size_t date_len = fz_scan_date(fz_str_slice(text, at, where.end), &date);
        next = date_len ? at + fz_u32(date_len) : scan_figure(text, at, (struct fz_span){from, where.end}, &figure);
        if (figure.span.end > figure.span.start) {
            figure.sentence = fz_u32(index);
            *FZ_PUSH(doc->arena, doc->figures, doc->n_figures) = figure;
            from = figure.span.end;
        }
    }
}

void fz_parse_figures(struct fz_parser *parser)
{
    find_numerals(parser->doc);
    for (size_t i = 0; i < parser->doc->n_sentences; i++)
        scan_sentence(parser->doc, i);
}
