/* Titles in 《》 against a closed list: known wrong forms, near misses, titles no longer or not yet in force. A title
 * that is not in the list and not near one of it is somebody else's business: every county has documents of its own. */
#include "base/utf8.h"
#include "check/matches.h"
#include "check/titles.h"
#include <string.h>

struct params {
    struct fz_csv *list;
    int test;
    struct fz_exceptions exceptions;
    struct fz_str country;
    struct fz_patterns own_kinds;
    struct fz_pattern *national, *fillers, *synonyms;
    struct fz_str law;
    int known_until;
    const struct fz_titles *titles; /* made by prepare */
};
enum test { WRONG, NEAR, SUPERSEDED, LAST_YEAR, NOT_YET, COUNTRY, UNKNOWN };
static const char *const tests[] = {"wrong", "near", "superseded", "last-year", "not-yet", "country", "unknown", NULL};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"list", FZ_PARAM_LIST, true, AT(list), NULL, "title,country,in_force,until,successor,wrong", "题名表（CSV）",
     "the list of titles"},
    {"test", FZ_PARAM_CHOICE, true, AT(test), tests, NULL,
     "wrong 表中列明的误写；near 与表中题名只差一两个字、一个词或者文种；superseded 报告年度前已失效；last-year "
     "报告年度内失效；not-yet 报告年度末尚未施行；country 国名冠得不对；unknown 冠有国名而表中没有",
     "wrong: a listed wrong form; near: a character or two, a word or the kind of document off; superseded; "
     "last-year: out of force within the year; not-yet in force; country: its name wrongly put before; unknown: with "
     "the country's name, and not in the list"},
    {"country", FZ_PARAM_STR, true, AT(country), NULL, NULL, "题名前的国名", "the country's name before titles"},
    {"own-kinds", FZ_PARAM_PATTERNS, false, AT(own_kinds), NULL, NULL,
     "差别正好在这些字上时，是另一份文件而不是误写（near）",
     "a difference in these words makes another document, not a slip (near)"},
    {"national", FZ_PARAM_PATTERN, false, AT(national), NULL, NULL,
     "书名号前说明引的是国家规定的词，如 贯彻：这时只有文种不同、漏了词的也是误写（near）",
     "words before 《 that say the title is a national one: then another kind of document or words left out are a slip "
     "too (near)"},
    {"fillers", FZ_PARAM_PATTERN, false, AT(fillers), NULL, NULL,
     "条例题名中多出或少了这样的词也是误写，如 管理、行政（near）",
     "words that make a slip where a title of a 条例 has them in excess or lacks them, such as 管理 (near)"},
    {"synonyms", FZ_PARAM_PATTERN, false, AT(synonyms), NULL, NULL,
     "写成“误/正”，题名中这样换了词的也是误写，如 治理/防治（near）",
     "words put for others, as wrong/right, that make a slip, such as 治理/防治 (near)"},
    {"law", FZ_PARAM_STR, false, AT(law), NULL, NULL, "只查这样结尾的题名（unknown）",
     "only titles that end so (unknown)"},
    {"known-until", FZ_PARAM_INT, false, AT(known_until), NULL, NULL,
     "题名表收到哪一年，以后的报告不查其中没有的法（unknown、near）",
     "the list's last year; in later reports laws that it does not have are not told (unknown, near)"},
    FZ_EXCEPTION_PARAMS(AT(exceptions)),
    {0},
};

static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    struct params *p = rule->params;
    p->titles = fz_titles_of(arena, p->list, errors);
    return true;
}

struct difference {       /* what is left of two titles without their common beginning and end */
    size_t before, after; /* characters in common */
    struct fz_str theirs, ours;
};

static struct difference compare(struct fz_str theirs, struct fz_str ours)
{
    struct difference d = {0};
    size_t start = 0, end_a = theirs.len, end_b = ours.len, size_a, size_b;
    while (start < theirs.len && start < ours.len &&
           fz_utf8_at(theirs, start, &size_a) == fz_utf8_at(ours, start, &size_b)) {
        start += size_a;
        d.before++;
    }
    while (end_a > start && end_b > start &&
           fz_utf8_before(theirs, end_a, &size_a) == fz_utf8_before(ours, end_b, &size_b)) {
        end_a -= size_a;
        end_b -= size_b;
        d.after++;
    }
    d.theirs = fz_str_slice(theirs, start, end_a);
    d.ours = fz_str_slice(ours, start, end_b);
    return d;
}

/* The first byte of TITLE from AT on that is no digit, or its end. */
static size_t skip_digits(struct fz_str title, size_t at)
{
    while (at < title.len && fz_is_digit((unsigned char)title.ptr[at]))
        at++;
    return at;
}

/* The same words with other years: 《…三年行动计划（2022—2024年）》. */
static bool differs_in_years(struct fz_str theirs, struct fz_str ours)
{
    size_t a = 0, b = 0;
    bool with_digits = false;
    if (theirs.len != ours.len)
        return false;
    for (;; a++, b++) {
        size_t from = a;
        a = skip_digits(theirs, a);
        b = skip_digits(ours, b);
        with_digits = with_digits || a > from;
        if (a == theirs.len || b == ours.len)
            return with_digits && a == theirs.len && b == ours.len;
        if (theirs.ptr[a] != ours.ptr[b])
            return false;
    }
}

/* Whether THEIRS is OURS with at most MOST characters left out. */
static bool is_shortened(struct fz_str theirs, struct fz_str ours, size_t most)
{
    size_t at = 0, size_a, size_b, left_out = 0;
    for (size_t i = 0; i < ours.len; i += size_b) {
        uint32_t c = fz_utf8_at(ours, i, &size_b);
        if (at < theirs.len && fz_utf8_at(theirs, at, &size_a) == c)
            at += size_a;
        else
            left_out++;
    }
    return at == theirs.len && left_out && left_out <= most;
}

/* 行政处罚条例 for 行政处罚法: the same words, another kind of document. */
static bool differs_in_kind(struct fz_str theirs, struct fz_str ours)
{
    struct fz_str a, b;
    size_t i = fz_title_kind(theirs, &a), k = fz_title_kind(ours, &b);
    return i != k && i < FZ_N_TITLE_KINDS && k < FZ_N_TITLE_KINDS && ours.len > 4 * 3 && fz_str_equal(a, b);
}

/* With the country's name before it a title must be whole, and the list has all such: 税收征管法, 调解法,
 * 水土保持管理法. */
static bool is_spoiled(struct fz_str theirs, struct fz_str ours)
{
    return is_shortened(theirs, ours, 4) || is_shortened(ours, theirs, 2) || differs_in_kind(theirs, ours);
}

/* Whether ENTRY is in force in the report's year or, where that is not known, is not known to have ended. */
static bool is_in_force(const struct fz_check_run *run, const struct fz_title *entry)
{
    int year = run->doc->year;
    return year ? entry->in_force <= year && (!entry->until || year <= entry->until) : !entry->until;
}

/* 优化营商环境管理条例: a county's own rules are no 条例, and a province's bear its name. */
static bool has_filler(const struct fz_check_run *run, const struct params *p, struct fz_str theirs,
                       const struct fz_title *entry)
{
    size_t most = strlen("管理");
    if ((theirs.len + most != entry->title.len && entry->title.len + most != theirs.len) || !p->fillers ||
        entry->chars < 8 || entry->kind > FZ_TITLE_REGULATION || !fz_str_ends(theirs, FZ_STR("条例")) ||
        !is_in_force(run, entry))
        return false;
    struct difference d = compare(theirs, entry->title);
    return (!d.theirs.len || !d.ours.len) && fz_check_has(run, p->fillers, d.theirs.len ? d.theirs : d.ours);
}

/* Whether the words that two titles differ in make them titles of two documents: of another place, plan or year. */
static bool is_of_another(const struct fz_check_run *run, const struct params *p, struct difference d)
{
    for (size_t i = 0; i < p->own_kinds.n; i++)
        if (fz_check_match(run, p->own_kinds.items[i], d.theirs, NULL) ||
            fz_check_match(run, p->own_kinds.items[i], d.ours, NULL))
            return true;
    return false;
}

/* A slip of the pen changes a character or drops a word in the middle; a place name before, another kind of document
 * behind or another word in the middle makes another title. */
static bool is_slip(const struct fz_check_run *run, const struct params *p, struct fz_str theirs,
                    const struct fz_title *entry, bool with_country)
{
    if (with_country && !entry->country)
        return false;
    bool begins_alike = fz_str_starts(theirs, fz_str_slice(entry->title, 0, entry->two));
    if (differs_in_years(theirs, entry->title) || (with_country && is_spoiled(theirs, entry->title)) ||
        has_filler(run, p, theirs, entry))
        return true;
    size_t least = fz_title_is_common(entry->kind) ? 12 : 8, most = 1; /* characters of the title; of the slip */
    if (with_country) {
        least = 6;
        most = entry->chars >= 8 ? 2 : 1;
    }
    size_t most_bytes = most * 4;
    if (entry->chars < least || !begins_alike || theirs.len > entry->title.len + most_bytes ||
        entry->title.len > theirs.len + most_bytes)
        return false;
    struct difference d = compare(theirs, entry->title);
    size_t a = fz_utf8_count(d.theirs), b = fz_utf8_count(d.ours);
    bool near = a && b ? a == b && a <= most : (a ? a : b) <= most;
    return d.before >= 2 && d.after >= 1 && near && !is_of_another(run, p, d);
}

/* Whether a word of OURS is put for another, as 治理 for 防治. */
static bool is_synonym(const struct fz_check_run *run, const struct params *p, struct difference d)
{
    enum { MOST = 4 * 3 /* bytes of a word */ };
    return d.theirs.len <= MOST && d.ours.len <= MOST &&
           fz_check_has(run, p->synonyms, fz_str_printf(run->scratch, "%.*s/%.*s", FZ_ARG(d.theirs), FZ_ARG(d.ours)));
}

/* 医疗保障基金监督管理条例: a word left out of a long title; 农药监督管理条例, 水域污染治理办法: one put for another;
 * 动物检役管理办法: a slip of the pen in a title as short as those of a county. What differs so may be a title too, so
 * it takes more to tell it: see doubtful(). */
static bool is_reworded(const struct fz_check_run *run, const struct params *p, struct fz_str theirs,
                        const struct fz_title *entry, bool with_country)
{
    enum { MIN_LEFT = 10, MIN_CHARS = 6, MIN_FOR_ONE = 8 }; /* 未成年人保护条例 is no slip for 未成年人网络保护条例 */
    (void)with_country;                                     /* the same for both */
    if (entry->kind == FZ_N_TITLE_KINDS || entry->chars < MIN_CHARS || !is_in_force(run, entry))
        return false;
    struct difference d = compare(theirs, entry->title);
    size_t a = fz_utf8_count(d.theirs), b = fz_utf8_count(d.ours);
    bool left_out = !a && (b == 2 || b == 3) && entry->chars - b >= MIN_LEFT && !fz_title_is_common(entry->kind);
    bool one = a <= 1 && b <= 1 && entry->chars >= MIN_FOR_ONE;
    return d.before >= 2 && d.after >= 1 && (left_out || one || is_synonym(run, p, d)) && !is_of_another(run, p, d);
}

typedef bool is_meant_fn(const struct fz_check_run *run, const struct params *p, struct fz_str theirs,
                         const struct fz_title *entry, bool with_country);

/* The entry that TITLE is a slip for, as IS_MEANT says; of several (plans of other years) the one that differs least.
 * Where ANYWHERE is not asked for, it is one that begins alike: nearly always it does. */
static const struct fz_title *nearest(const struct fz_check_run *run, const struct params *p, struct fz_str title,
                                      bool with_country, bool anywhere, is_meant_fn *is_meant)
{
    enum { MOST = 12 /* bytes by which the lengths of a slip and of what was meant may differ */ };
    const struct fz_title *best = NULL;
    struct fz_str prefix = anywhere ? (struct fz_str){0} : fz_str_slice(title, 0, fz_utf8_offset(title, 2));
    size_t least = 1000, first, end = fz_titles_beginning_with(p->titles, prefix, &first);
    bool regulation = !with_country && fz_str_ends(title, FZ_STR("条例")); /* a slip leaves its last words alone */
    for (size_t i = first; i < end; i++) {
        const struct fz_title *entry = &p->titles->entries[i];
        if (entry->title.len > title.len + MOST || title.len > entry->title.len + MOST ||
            (regulation && entry->kind > FZ_TITLE_REGULATION) || !is_meant(run, p, title, entry, with_country))
            continue;
        size_t distance = fz_str_distance(title, entry->title, least);
        if (!best || distance < least) {
            best = entry;
            least = distance;
        }
    }
    return best;
}

static const struct fz_title *slip_for(const struct fz_check_run *run, const struct params *p, struct fz_str title,
                                       bool with_country)
{
    bool anywhere = with_country || fz_str_ends(title, FZ_STR("条例")) || fz_is_digit((unsigned char)*title.ptr);
    return nearest(run, p, title, with_country, anywhere, is_slip);
}

/* 贯彻《保障农民工工资支付办法》: the entry with the words of TITLE that is of another kind. There is none where the
 * list has several (排污许可管理条例, 排污许可管理办法), where only the mark of trial differs, and where TITLE is a
 * 条例 and the other is none: provinces make a 条例 where the country has a 办法. */
static const struct fz_title *of_other_kind(const struct fz_check_run *run, const struct params *p, struct fz_str title)
{
    enum { MIN_WORDS = 4 * 3 /* bytes: 行政复议规定 is too little to go by */ };
    const struct fz_title *found = NULL;
    struct fz_str words;
    size_t theirs = fz_title_kind(title, &words);
    if (theirs == FZ_N_TITLE_KINDS || words.len < MIN_WORDS || fz_str_ends(words, FZ_STR("实施")) ||
        (theirs == FZ_TITLE_LAW && run->doc->year > p->known_until))
        return NULL;
    size_t first, end = fz_titles_beginning_with(p->titles, words, &first);
    for (size_t i = first; i < end; i++) {
        const struct fz_title *entry = &p->titles->entries[i];
        bool same_words =
            entry->kind < FZ_TITLE_LAW && fz_str_starts(fz_str_slice(entry->title, words.len, entry->title.len),
                                                        fz_str_from(fz_title_kinds[entry->kind]));
        if (!same_words || !is_in_force(run, entry))
            continue;
        if (found || entry->kind == theirs)
            return NULL;
        found = entry;
    }
    return found && theirs <= FZ_TITLE_REGULATION && found->kind > FZ_TITLE_REGULATION ? NULL : found;
}

static struct fz_str written(const struct fz_check_run *run, const struct params *p, const struct fz_title *entry,
                             bool with_country)
{
    return with_country && entry->country
               ? fz_str_printf(run->result->arena, "%.*s%.*s", FZ_ARG(p->country), FZ_ARG(entry->right))
               : entry->right;
}

/* Tells the title AT, in the looked-at span WHERE, unless the rule's exceptions excuse it: they are asked last, as few
 * titles come so far. */
static void tell(const struct fz_check_run *run, struct fz_span where, struct fz_span at, struct fz_str right,
                 const struct fz_title *entry, bool fix)
{
    const struct params *p = run->params;
    if (fz_is_excused(run, &p->exceptions, where, at))
        return;
    struct fz_value values[] = {{"title", fz_doc_str(run->doc, at)},
                                {"right", right},
                                {"note", entry->note},
                                {"until", fz_str_printf(run->result->arena, "%d", entry->until)},
                                {"in-force", fz_str_printf(run->result->arena, "%d", entry->in_force)}};
    struct fz_finding *finding = fz_emit(run, at, values, sizeof values / sizeof *values);
    if (fix)
        fz_emit_fix(finding, right, false);
}

/* What stands before the title AT says that it is a national one. */
static bool is_national(const struct fz_check_run *run, const struct params *p, struct fz_span at)
{
    enum { FAR = 360 /* bytes; all of the text before each title would cost the square of a long one */ };
    struct fz_str text = run->doc->fold.str;
    size_t from = at.start > FAR ? at.start - FAR : 0;
    while (from > 0 && ((unsigned char)text.ptr[from] & 0xC0) == 0x80)
        from--;
    return p->national && fz_check_ends(run, p->national, text, from, at.start, NULL);
}

/* Whether a longer title near the one AT ends with its words: 《某省农药管理办法》 is what 《农药管理办法》 is short
 * for. One in 〈〉 is always a part of another. */
static bool is_cut_from_another(const struct fz_check_run *run, struct fz_span at)
{
    enum { FAR = 12000 /* bytes either way, some four pages: see is_national */ };
    struct fz_str text = run->doc->fold.str, open = FZ_STR("《"), close = FZ_STR("》"),
                  end = fz_str_slice(text, at.start, at.end + close.len),
                  around = fz_str_slice(text, 0, at.end + FAR < text.len ? at.end + FAR : text.len);
    size_t from = at.start > FAR ? at.start - FAR : 0;
    while ((from = fz_str_find(around, end, from)) != SIZE_MAX) {
        if (!fz_str_ends(fz_str_slice(text, 0, from), open))
            return true;
        from += end.len;
    }
    return false;
}

/* The entry that TITLE may be a slip for if nothing speaks for a document of the place's own. Where counties have
 * documents of its kind, the words before it must say that it is a national one. */
static const struct fz_title *doubtful(const struct fz_check_run *run, const struct params *p, struct fz_str title,
                                       bool with_country, struct fz_span at)
{
    const struct fz_title *other = of_other_kind(run, p, title),
                          *entry = other ? other : nearest(run, p, title, with_country, false, is_reworded);
    if (!entry || is_cut_from_another(run, at))
        return NULL;
    bool national = with_country || (!other && !fz_title_is_common(entry->kind));
    return national || is_national(run, p, at) ? entry : NULL;
}

static void check_title(const struct fz_check_run *run, const struct params *p, struct fz_span where, struct fz_span at)
{
    struct fz_str title = fz_title_normal(run->scratch, fz_doc_str(run->doc, at));
    bool with_country = fz_str_starts(title, p->country);
    if (with_country)
        title = fz_str_slice(title, p->country.len, title.len);
    const struct fz_title *exact = fz_titles_find(p->titles, title);
    const struct fz_wrong_title *wrong;
    const struct fz_title *near;
    int year = run->doc->year;
    switch ((enum test)p->test) {
    case WRONG:
        wrong = exact ? NULL : fz_titles_find_wrong(p->titles, title);
        if (wrong)
            tell(run, where, at, written(run, p, wrong->entry, with_country), wrong->entry, true);
        break;
    case SUPERSEDED:
        if (exact && exact->until && year > exact->until)
            tell(run, where, at, exact->successor, exact, false);
        break;
    case LAST_YEAR:
        if (exact && year && exact->until == year)
            tell(run, where, at, exact->successor, exact, false);
        break;
    case NOT_YET:
        if (exact && year && exact->in_force > year)
            tell(run, where, at, exact->right, exact, false);
        break;
    case COUNTRY:
        if (exact && with_country && !exact->country)
            tell(run, where, at, exact->right, exact, true);
        break;
    case NEAR:
        if (exact || fz_titles_find_wrong(p->titles, title))
            break;
        near = slip_for(run, p, title, with_country);
        if (!near)
            near = doubtful(run, p, title, with_country, at);
        if (near)
            tell(run, where, at, written(run, p, near, with_country), near, true);
        break;
    case UNKNOWN:
        if (!exact && with_country && year && year <= p->known_until && fz_str_ends(title, p->law) &&
            !fz_titles_find_wrong(p->titles, title) && !slip_for(run, p, title, true))
            tell(run, where, at, title, &(struct fz_title){.title = title}, false);
        break;
    }
}

enum { MAX_TITLE = 600 /* bytes; no title is longer, and a row of 《《《 must not cost its square */ };

/* Every 《…》 in WHERE, and every 〈…〉 inside one, but for what is in force: 《某省〈行政复议条例〉实施办法》 bears
 * its name as long as it lives. */
static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    static const char *const marks[][2] = {{"《", "》"}, {"〈", "〉"}};
    bool of_time = p->test == SUPERSEDED || p->test == LAST_YEAR || p->test == NOT_YET;
    struct fz_str text = run->doc->fold.str;
    const struct fz_span *spans;
    size_t n = fz_check_spans(run, &spans);
    for (size_t i = 0; i < n; i++) {
        struct fz_str where = fz_str_slice(text, 0, spans[i].end);
        for (size_t kind = 0; kind < (of_time ? 1 : 2); kind++) {
            struct fz_str open = fz_str_from(marks[kind][0]), close = fz_str_from(marks[kind][1]);
            for (size_t at = fz_str_find(where, open, spans[i].start); at != SIZE_MAX;
                 at = fz_str_find(where, open, at + 1)) {
                size_t start = at + open.len,
                       end = fz_str_find(fz_str_slice(where, 0, start + MAX_TITLE), close, start);
                if (end == SIZE_MAX)
                    continue;
                struct fz_span title = {fz_u32(start), fz_u32(end)};
                check_title(run, p, spans[i], title);
            }
        }
    }
}

const struct fz_check fz_check_title_list = {
    .name = "title-list",
    .help = "书名号内的题名与题名表是否一致",
    .help_en = "titles in 《》 against a closed list",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .folded = true,
    .prepare = prepare,
    .run = run_check,
};
