/* So many things said, and another number listed: 三个方面的问题：一是…二是…。, 决策事项5项：甲、乙、丙、丁。,
 * 公众参与、专家论证、合法性审查、集体讨论决定五项程序. A list marked 一是 二是 is held to its number exactly. One that
 * 、 parts is told only where it is one short, for an item may have a 、 of its own, but two items seldom have none. */
#include "base/chinese.h"
#include "base/utf8.h"
#include "check/matches.h"
#include <string.h>

enum {
    MAX_MARKED = 4500, /* bytes in which a list marked 一是 must end */
    MAX_LIST = 600,    /* … or one that 、 parts */
    MAX_ITEM = 30      /* characters */
};

struct params {
    struct fz_pattern *marked, *listed, *summed, *joiners;
    struct fz_exceptions exceptions;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"marked", FZ_PARAM_PATTERN, false, AT(marked), NULL, NULL,
     "其后列“一是”“二是”的话，(?<number>…) 是项数，如 三个方面：",
     "words with a (?<number>…) behind which 一是 二是 stand: 三个方面："},
    {"listed", FZ_PARAM_PATTERN, false, AT(listed), NULL, NULL, "其后用顿号列举到句末的话，如 决策事项5项：",
     "words with a (?<number>…) behind which a list parted by 、 reaches to the sentence's end: 决策事项5项："},
    {"summed", FZ_PARAM_PATTERN, false, AT(summed), NULL, NULL, "其前用顿号列举的话，如 五项程序",
     "words with a (?<number>…) before which a list parted by 、 stands: 五项程序"},
    {"joiners", FZ_PARAM_PATTERN, false, AT(joiners), NULL, NULL, "列举中有这些就不数，如 和、等",
     "a list with these is not counted: 和, 等"},
    FZ_EXCEPTION_PARAMS(AT(exceptions)),
    {0},
};

/* The number that MATCH of PATTERN in TEXT names; 0: none. */
static int number_of(const struct fz_pattern *pattern, const struct fz_match *match, struct fz_str text)
{
    int group = fz_pattern_group(pattern, "number"), number = 0;
    if (group < 0 || match->groups[group].start == UINT32_MAX)
        return 0;
    struct fz_str name = fz_str_slice(text, match->groups[group].start, match->groups[group].end);
    return fz_str_equal(name, FZ_STR("两")) ? 2 : fz_scan_number(name, &number) ? number : 0;
}

/* What MATCH marks: its group mark, or all of it. */
static struct fz_span mark_of(const struct fz_pattern *pattern, const struct fz_match *match)
{
    int group = fz_pattern_group(pattern, "mark");
    return group > 0 && match->groups[group].start != UINT32_MAX ? match->groups[group] : match->groups[0];
}

/* How many of 一是 二是 三是 … TEXT has one after the other, from its start on; 0: it begins with none, or begins anew.
 */
static int count_marked(struct fz_str text)
{
    static const struct fz_str markers[] = {
        FZ_STR_INIT("一是"), FZ_STR_INIT("二是"), FZ_STR_INIT("三是"), FZ_STR_INIT("四是"), FZ_STR_INIT("五是"),
        FZ_STR_INIT("六是"), FZ_STR_INIT("七是"), FZ_STR_INIT("八是"), FZ_STR_INIT("九是"), FZ_STR_INIT("十是")};
    size_t at = markers[0].len;
    int n = 1;
    if (!fz_str_starts(text, markers[0]) || fz_str_find(text, markers[0], at) != SIZE_MAX)
        return 0;
    for (; n < (int)(sizeof markers / sizeof *markers); n++) {
        at = fz_str_find(text, markers[n], at);
        if (at == SIZE_MAX)
            break;
    }
    return n;
}

/* How many items 、 parts TEXT into; 0: it is no such list. */
static int count_listed(const struct fz_check_run *run, const struct params *p, struct fz_str text)
{
    struct fz_str item;
    int n = 0;
    if (fz_check_has(run, p->joiners, text))
        return 0;
    while (text.len) {
        size_t end = fz_str_find(text, FZ_STR("、"), 0);
        item = fz_str_slice(text, 0, end);
        if (!item.len || fz_utf8_count(item) > MAX_ITEM)
            return 0;
        n++;
        text = end == SIZE_MAX ? (struct fz_str){0} : fz_str_slice(text, end + strlen("、"), text.len);
    }
    return n;
}

/* Behind AT, up to END: the list that ends with a stop or ；; empty where another mark stands before that. */
static struct fz_str list_behind(struct fz_str text, size_t at, size_t end)
{
    end = end - at > MAX_LIST ? at + MAX_LIST : end;
    for (size_t to = at, size; to < end; to += size) {
        uint32_t c = fz_utf8_at(text, to, &size);
        if (fz_ends_clause(c))
            return c == 0x3002 /* 。 */ || c == 0xFF1B /* ； */ ? fz_str_slice(text, at, to) : (struct fz_str){0};
    }
    return (struct fz_str){0};
}

/* Before AT, from FROM on: what stands behind the last mark. */
static struct fz_str list_before(struct fz_str text, size_t from, size_t at)
{
    size_t start = at, size;
    from = at - from > MAX_LIST ? at - MAX_LIST : from;
    while (start > from && !fz_ends_clause(fz_utf8_before(text, start, &size)))
        start -= size;
    return fz_str_slice(text, start, at);
}

enum way { MARKED, LISTED, SUMMED };

static int count(const struct fz_check_run *run, const struct params *p, enum way way, struct fz_span where,
                 const struct fz_match *match)
{
    struct fz_str text = fz_check_text(run);
    size_t behind = match->groups[0].end;
    if (way == MARKED)
        return count_marked(
            fz_str_slice(text, behind, behind + MAX_MARKED < where.end ? behind + MAX_MARKED : where.end));
    return count_listed(run, p,
                        way == LISTED ? list_behind(text, behind, where.end)
                                      : list_before(text, where.start, match->groups[0].start));
}

static void check_span(const struct fz_check_run *run, const struct params *p, const struct fz_pattern *pattern,
                       enum way way, struct fz_span where)
{
    struct fz_match match;
    for (size_t at = where.start; fz_check_find_in(run, pattern, at, where.end, &match) && match.groups[0].end > at;
         at = match.groups[0].end) {
        int number = number_of(pattern, &match, fz_check_text(run)), n = count(run, p, way, where, &match);
        struct fz_span mark = mark_of(pattern, &match);
        bool wrong = way == MARKED ? n != number : n == number - 1;
        if (!number || n < 2 || !wrong || fz_is_excused(run, &p->exceptions, where, mark))
            continue;
        struct fz_value values[] = {{"said", fz_str_slice(fz_check_text(run), mark.start, mark.end)},
                                    {"count", fz_str_printf(run->result->arena, "%d", n)}};
        fz_emit(run, mark, values, 2);
    }
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_pattern *patterns[] = {[MARKED] = p->marked, [LISTED] = p->listed, [SUMMED] = p->summed};
    const struct fz_span *spans;
    size_t n = fz_check_spans(run, &spans);
    for (int way = MARKED; way <= SUMMED; way++)
        for (size_t i = 0; patterns[way] && fz_check_next_span(run, patterns[way], spans, n, &i); i++)
            check_span(run, p, patterns[way], (enum way)way, spans[i]);
}

const struct fz_check fz_check_list_count = {
    .name = "list-count",
    .help = "说有几项与列举的项数",
    .help_en = "so many things said, and another number listed",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .run = run_check,
};
