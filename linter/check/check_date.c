/* Dates: those that no calendar has, the sign-off date against its limit and the year reported on, what is told as done
 * after the sign-off date, and lists of dates out of order. */
#include "base/chinese.h"
#include "base/utf8.h"
#include "check/matches.h"

struct params {
    int test;
    struct fz_str limit;
    struct fz_exceptions exceptions;
};
enum test { IMPOSSIBLE, LATE, EARLY, WRONG_YEAR, AFTER, DISORDER };
static const char *const tests[] = {"impossible", "late", "early", "wrong-year", "after", "disorder", NULL};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"test", FZ_PARAM_CHOICE, true, AT(test), tests, NULL,
     "impossible 不存在的日期时间；late 成文日期晚于 limit；early 成文日期早于报告年度的 limit；wrong-year "
     "成文日期的年份不对；after 写明年份、晚于成文日期的日期；disorder 并列的日期前后颠倒",
     "impossible: no calendar has it; late, early: the sign-off date against limit; wrong-year: of the sign-off date; "
     "after: a date with its year, later than the sign-off date; disorder: dates in a list that go back"},
    {"limit", FZ_PARAM_STR, false, AT(limit), NULL, NULL,
     "期限，写作 03-01：late 指报告年度次年此日起为逾期，early 指报告年度此日前为过早",
     "MM-DD: late from this day of the year after on, early before this day of the report's year"},
    FZ_EXCEPTION_PARAMS(AT(exceptions)),
    {0},
};

static bool read_limit(struct fz_str limit, int *month, int *day)
{
    return limit.len == 5 && limit.ptr[2] == '-' && fz_str_to_int(fz_str_slice(limit, 0, 2), month) &&
           fz_str_to_int(fz_str_slice(limit, 3, 5), day) && fz_date_is_possible((struct fz_date){0, *month, *day}) &&
           *day > 0;
}

static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    const struct params *p = rule->params;
    (void)arena;
    int month, day;
    bool needs = p->test == LATE || p->test == EARLY;
    if (needs == (p->limit.len > 0) && (!needs || read_limit(p->limit, &month, &day)))
        return true;
    return fz_error_add(errors, rule->file, rule->line, rule->column,
                        FZ_SAY(errors->lang, "date 的 late、early 要写 limit，形如 03-01；其余不写",
                               "late and early need a limit like 03-01, the others none"));
}

static struct fz_finding *tell(const struct fz_check_run *run, struct fz_span at)
{
    const struct params *p = run->params;
    struct fz_value values[] = {{"limit", p->limit}};
    return fz_emit(run, at, values, 1);
}

struct found { /* a date in the text */
    struct fz_date date;
    struct fz_span at;
    uint32_t before; /* the character before it; 0 at the beginning */
};

/* The first date of WHERE at or behind *AT, which then stands behind it; false where there is none. */
static bool next_date(const struct fz_check_run *run, struct fz_span where, size_t *at, struct found *found)
{
    const struct fz_doc *doc = run->doc;
    struct fz_str text = fz_str_slice(fz_check_text(run), 0, where.end);
    for (size_t i = fz_doc_numeral_from(doc, fz_u32(*at)); i < doc->n_numerals && doc->numerals[i] < where.end; i++) {
        size_t size, start = doc->numerals[i];
        uint32_t before = start > where.start ? fz_utf8_before(text, start, &size) : 0;
        bool is_decimal = before == '.' && fz_is_digit((unsigned char)text.ptr[start]);
        size_t len = is_decimal ? 0 : fz_scan_date(fz_str_slice(text, start, text.len), &found->date);
        if (!len)
            continue;
        *at = start + len;
        found->at = (struct fz_span){fz_u32(start), fz_u32(*at)};
        found->before = before;
        return true;
    }
    *at = where.end;
    return false;
}

/* The end of an impossible clock time that follows a date at AT, or 0: 2024-03-15 42:18. */
static size_t impossible_time(struct fz_str text, size_t at)
{
    size_t start = at;
    while (at < text.len && text.ptr[at] == ' ')
        at++;
    int parts[3] = {0};
    int n = 0;
    for (; n < 3; n++) {
        size_t from = at;
        while (at < text.len && at - from < 2 && fz_is_digit((unsigned char)text.ptr[at]))
            parts[n] = parts[n] * 10 + (text.ptr[at++] - '0');
        if (at == from || at >= text.len || text.ptr[at] != ':') {
            n += at > from;
            break;
        }
        at++;
    }
    if (at > start && text.ptr[at - 1] == ':') /* 42:18：来源: the last colon belongs to what follows */
        at--;
    bool impossible = n >= 2 && (parts[0] > 24 || parts[1] > 59 || parts[2] > 59);
    return impossible ? at : 0;
}

static void check_impossible(const struct fz_check_run *run, struct fz_span where)
{
    struct fz_str text = fz_str_slice(fz_check_text(run), 0, where.end);
    struct found found;
    for (size_t at = where.start; next_date(run, where, &at, &found);) {
        struct fz_date date = found.date;
        size_t time = date.day ? impossible_time(text, at) : 0;
        struct fz_str behind = fz_str_slice(text, at, text.len);
        bool in_span = found.before == 0x81F3 || found.before == 0x2014 || found.before == 0x5230; /* 至13月 */
        bool is_day = date.day || date.year || in_span || fz_str_starts(behind, FZ_STR("份")) ||
                      fz_str_starts(behind, FZ_STR("底"));
        /* any other 13月 may be a count of months */
        if (time)
            tell(run, (struct fz_span){found.at.start, fz_u32(time)});
        else if (is_day && !fz_date_is_possible(date))
            tell(run, found.at);
    }
}

static bool is_before(struct fz_date date, int year, int month, int day)
{
    int d = date.day ? date.day : 1;
    return date.year != year ? date.year < year : date.month != month ? date.month < month : d < day;
}

static bool sign_off_is_wrong(const struct fz_doc *doc, const struct params *p)
{
    struct fz_date signed_on = doc->signed_on;
    int month, day;
    bool right_year = signed_on.year == doc->year || signed_on.year == doc->year + 1;
    switch ((enum test)p->test) {
    case LATE:
        return right_year && read_limit(p->limit, &month, &day) && !is_before(signed_on, doc->year + 1, month, day);
    case EARLY:
        return right_year && read_limit(p->limit, &month, &day) && is_before(signed_on, doc->year, month, day);
    case WRONG_YEAR:
        return !right_year;
    case IMPOSSIBLE:
    case AFTER:
    case DISORDER:
        break;
    }
    return false;
}

/* What the report tells as done, with its year, cannot be later than the report. */
static void check_after(const struct fz_check_run *run, const struct params *p, struct fz_span where)
{
    struct fz_date signed_on = run->doc->signed_on;
    struct found found;
    for (size_t at = where.start; next_date(run, where, &at, &found);) {
        struct fz_date date = found.date;
        bool later = date.year && date.month && fz_date_is_possible(date) &&
                     is_before(signed_on, date.year, date.month, date.day ? date.day : 1) &&
                     (date.day || date.year != signed_on.year || date.month != signed_on.month);
        if (later && !fz_is_excused(run, &p->exceptions, where, found.at))
            fz_emit_related(run, tell(run, found.at), run->doc->sign_date, FZ_STR("成文日期"));
    }
}

static bool is_one_of(struct fz_str text, const struct fz_str *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (fz_str_equal(text, words[i]))
            return true;
    return false;
}

/* 1月5日、3月2日和2月8日, 2023年9月至2023年3月: dates with nothing but a mark between them. A span whose end names no
 * year may end in the next one, unless it does so in the same month: 6月15日至6月10日. */
static void check_disorder(const struct fz_check_run *run, const struct params *p, struct fz_span where)
{
    static const struct fz_str lists[] = {FZ_STR_INIT("、"), FZ_STR_INIT("和"), FZ_STR_INIT("及"), FZ_STR_INIT("，")};
    static const struct fz_str spans[] = {FZ_STR_INIT("至"), FZ_STR_INIT("起至"), FZ_STR_INIT("到"),
                                          FZ_STR_INIT("—"),  FZ_STR_INIT("——"),   FZ_STR_INIT("–"),
                                          FZ_STR_INIT("-"),  FZ_STR_INIT("~"),    FZ_STR_INIT("～")};
    struct found last = {.before = 0}, found;
    for (size_t at = where.start; next_date(run, where, &at, &found); last = found) {
        struct fz_str between = fz_str_slice(fz_check_text(run), last.at.end, found.at.start);
        struct fz_date a = last.date, b = found.date;
        b.year = b.year ? b.year : a.year; /* 2023年1月5日、3月2日 */
        bool in_list = is_one_of(between, lists, sizeof lists / sizeof *lists) && a.year == b.year;
        bool in_span = is_one_of(between, spans, sizeof spans / sizeof *spans) &&
                       (found.date.year ? a.year > 0 : a.day && a.month == b.month);
        found.date.year = b.year;
        if (last.at.end && (in_list || in_span) && a.month && b.month && !a.day == !b.day && fz_date_is_possible(b) &&
            is_before(b, a.year, a.month, a.day ? a.day : 1) && !fz_is_excused(run, &p->exceptions, where, found.at))
            fz_emit_related(run, tell(run, found.at), last.at, FZ_STR("前一个日期"));
    }
}

static void check_spans(const struct fz_check_run *run, const struct params *p)
{
    const struct fz_span *spans;
    size_t n = fz_check_spans(run, &spans);
    for (size_t i = 0; i < n; i++) {
        if (p->test == IMPOSSIBLE)
            check_impossible(run, spans[i]);
        else if (p->test == AFTER)
            check_after(run, p, spans[i]);
        else
            check_disorder(run, p, spans[i]);
    }
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_doc *doc = run->doc;
    bool dated = doc->year && doc->signed_on.year && doc->signed_on.month;
    if (p->test == IMPOSSIBLE || p->test == DISORDER || (p->test == AFTER && dated))
        check_spans(run, p);
    else if (!dated)
        run->verdict->outcome = FZ_NOT_APPLICABLE;
    else if (sign_off_is_wrong(doc, p))
        tell(run, doc->sign_date);
}

const struct fz_check fz_check_date = {
    .name = "date",
    .help = "不存在的日期；成文日期与期限、报告年度",
    .help_en = "impossible dates; the sign-off date against limit and year",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .folded = true,
    .prepare = prepare,
    .run = run_check,
};
