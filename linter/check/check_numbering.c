/* Heading numbers and 一是/二是 lists: gaps, repeats, wrong levels. One finding per root cause: after a slip the count
 * goes on from what is written. */
#include "base/chinese.h"
#include "base/utf8.h"
#include "check/check.h"

struct params {
    bool headings;
    struct fz_strs lists;
    struct fz_str repeat_message, level_message;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"headings", FZ_PARAM_BOOL, false, AT(headings), NULL, NULL, "检查标题序号 一、（一）1.（1）",
     "check the numbers of headings"},
    {"lists", FZ_PARAM_STRS, false, AT(lists), NULL, NULL, "检查段内列举，如 是（一是、二是）、要（一要、二要）",
     "check lists inside paragraphs: 是 for 一是, 二是"},
    {"repeat-message", FZ_PARAM_STR, false, AT(repeat_message), NULL, NULL, "序号重复时的提示语",
     "message for a number used twice"},
    {"level-message", FZ_PARAM_STR, false, AT(level_message), NULL, NULL, "序号层级不对时的提示语",
     "message for a number of the wrong level"},
    {0},
};

static struct fz_str han_number(struct fz_arena *arena, uint32_t n)
{
    static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    uint32_t tens = n / 10;
    if (tens > 9)
        return fz_str_printf(arena, "%u",
                             n); /* no list is so long; whatever it is, 一百二十 must not be told as 二十 */
    return fz_str_printf(arena, "%s%s%s", tens > 1 ? digits[tens] : "", tens ? "十" : "", digits[n % 10]);
}

static struct fz_str number_as(struct fz_arena *arena, int level, uint32_t n)
{
    struct fz_str han = han_number(arena, n);
    switch (level) {
    case 1:
        return fz_str_printf(arena, "%.*s、", FZ_ARG(han));
    case 2:
        return fz_str_printf(arena, "（%.*s）", FZ_ARG(han));
    case 3:
        return fz_str_printf(arena, "%u.", n);
    default:
        return fz_str_printf(arena, "（%u）", n);
    }
}

static void tell(const struct fz_check_run *run, const struct fz_section *s, struct fz_str message, int level,
                 uint32_t expected)
{
    struct fz_arena *arena = run->result->arena;
    struct fz_value values[] = {{"number", fz_doc_str(run->doc, s->marker)},
                                {"expected", number_as(arena, level, expected)}};
    fz_emit_as(run, fz_section_head(s), message, values, 2);
}

static const struct fz_section *last_child(const struct fz_section *s)
{
    const struct fz_section *last = s ? s->child : NULL;
    while (last && last->next)
        last = last->next;
    return last;
}

static const struct fz_section *previous(const struct fz_section *s)
{
    const struct fz_section *before = s->parent ? s->parent->child : NULL;
    while (before && before != s && before->next != s)
        before = before->next;
    return before == s ? NULL : before;
}

/* （一）（二）3.（四）: S, the first inside （二）, should stand beside it. */
static bool is_too_deep(const struct fz_section *s)
{
    const struct fz_section *around = s->parent;
    return around && around->child == s && around->number + 1 == s->number && s->number > 1 && around->next &&
           around->next->number == s->number + 1;
}

/* （一）（二）三、（四）二、: S should go on the list inside BEFORE, and what follows S goes on BEFORE's own. */
static bool is_too_shallow(const struct fz_section *before, const struct fz_section *s)
{
    const struct fz_section *inner = last_child(before);
    return inner && inner->number + 1 == s->number && s->number != before->number + 1 &&
           (!s->next || s->next->number == before->number + 1);
}

struct count {                /* of one list of headings */
    uint32_t expected, other; /* after a repeat both the written and the meant count may go on */
};

static void check_one(const struct fz_check_run *run, const struct fz_section *before, const struct fz_section *s,
                      struct count *count)
{
    const struct params *p = run->params;
    const struct fz_section *inner = last_child(before);
    if (s->number == count->expected || (count->other && s->number == count->other)) {
        *count = (struct count){s->number + 1, 0};
    } else if (inner && is_too_deep(inner) && s->number == inner->number + 1) {
        *count = (struct count){s->number + 1, 0}; /* told at the one that is too deep */
    } else if (before && is_too_shallow(before, s)) {
        tell(run, s, p->level_message, s->level + 1, s->number);
    } else if (before && s->number < count->expected) {
        if (s->number > 1 || s->level < 3)
            tell(run, s, p->repeat_message, s->level, count->expected);
        *count = (struct count){s->number + 1, count->expected + 1};
    } else {
        tell(run, s, (struct fz_str){0}, s->level, count->expected);
        *count = (struct count){s->number + 1, 0};
    }
}

static void check_children(const struct fz_check_run *run, const struct fz_section *parent, uint32_t *last_of_level)
{
    const struct params *p = run->params;
    struct count count = {1, 0};
    const struct fz_section *before = NULL;
    for (const struct fz_section *s = parent->child; s; s = s->next) {
        if (!s->number)
            continue;
        if (before && s->level != before->level) {
            count = (struct count){1, 0};
            before = NULL;
        }
        bool goes_on =
            !before && s->level >= 3 && s->number == last_of_level[s->level] + 1; /* 1. counts on across （一）（二） */
        if (!before && is_too_deep(s))
            tell(run, s, p->level_message, parent->level, s->number);
        else if (!before && (goes_on || (parent->number && s->number == parent->number + 1 &&
                                         s->level == parent->level + 1 && is_too_shallow(previous(parent), parent))))
            count = (struct count){s->number + 1, 0};
        else
            check_one(run, before, s, &count);
        before = s;
        last_of_level[s->level] = s->number;
    }
}

static void check_headings(const struct fz_check_run *run)
{
    uint32_t last_of_level[5] = {0};
    for (const struct fz_section *s = run->doc->root; s; s = fz_section_walk(s))
        check_children(run, s, last_of_level);
}

struct list { /* 一是 … 二是 … inside one section; another may open inside an item */
    int open[4];
    size_t depth;
};

static void check_item(const struct fz_check_run *run, struct list *list, int number, struct fz_span at,
                       struct fz_str word)
{
    const struct params *p = run->params;
    if (number == 1) {
        if (list->depth == sizeof list->open / sizeof *list->open)
            list->depth--;
        list->open[list->depth++] = 1;
        return;
    }
    for (size_t depth = list->depth; depth > 0; depth--) {
        if (list->open[depth - 1] + 1 == number) {
            list->depth = depth;
            list->open[depth - 1] = number;
            return;
        }
    }
    int last = list->depth ? list->open[list->depth - 1] : 0;
    struct fz_arena *arena = run->result->arena;
    struct fz_str expected = han_number(arena, (uint32_t)last + 1);
    struct fz_value values[] = {{"number", fz_doc_str(run->doc, at)},
                                {"expected", fz_str_printf(arena, "%.*s%.*s", FZ_ARG(expected), FZ_ARG(word))}};
    fz_emit_as(run, at, number <= last ? p->repeat_message : (struct fz_str){0}, values, 2);
    if (!list->depth)
        list->depth = 1;
    list->open[list->depth - 1] = number;
}

static bool may_precede_item(uint32_t c)
{
    static const uint32_t marks[] = {0, '\n', 0x3002, 0xFF1B, 0xFF0C, 0xFF1A, 0x3001, 0xFF08, 0x201C, 0x201D, 0xFF01};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (c == marks[i])
            return true;
    return false;
}

static void check_list(const struct fz_check_run *run, struct fz_span where, struct fz_str word)
{
    struct fz_str text = run->doc->fold.str;
    struct list list = {.depth = 0};
    for (size_t i = fz_doc_numeral_from(run->doc, where.start); i < run->doc->n_numerals; i++) {
        size_t at = run->doc->numerals[i], before_size;
        if (at >= where.end)
            return;
        if (fz_is_digit((unsigned char)text.ptr[at]) || !may_precede_item(fz_utf8_before(text, at, &before_size)))
            continue;
        int number;
        size_t len = fz_scan_number(fz_str_slice(text, at, where.end), &number);
        if (!len || !fz_str_starts(fz_str_slice(text, at + len, where.end), word))
            continue;
        check_item(run, &list, number, (struct fz_span){fz_u32(at), fz_u32(at + len + word.len)}, word);
    }
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    if (p->headings)
        check_headings(run);
    for (size_t i = 0; i < p->lists.n; i++) {
        check_list(run, run->doc->root->child ? run->doc->lead : run->doc->root->body, p->lists.items[i]);
        for (const struct fz_section *s = run->doc->root->child; s; s = fz_section_walk(s))
            check_list(run, s->own, p->lists.items[i]);
    }
}

static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    const struct params *p = rule->params;
    (void)arena;
    if (p->headings || p->lists.n)
        return true;
    return fz_error_add(
        errors, rule->file, rule->line, rule->column,
        FZ_SAY(errors->lang, "numbering 要写 headings: true 或 lists", "numbering needs headings: true or lists"));
}

const struct fz_check fz_check_numbering = {
    .name = "numbering",
    .help = "序号断号、重号、层级不对",
    .help_en = "numbers left out, used twice, or of the wrong level",
    .params = params,
    .params_size = sizeof(struct params),
    .prepare = prepare,
    .run = run_check,
};
