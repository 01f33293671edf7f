/* What last year's report (--previous) named as a problem or planned, and of which this report says nothing. An item is
 * looked for by its own words: pairs of characters that stand nowhere else in last year's report. */
#include "base/utf8.h"
#include "check/check.h"
#include <stdlib.h>
#include <string.h>

struct params {
    int role, least, enough;
    struct fz_role_list answered_in;
    struct fz_pattern *item, *until, *generic;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"of-role", FZ_PARAM_ROLE, true, AT(role), NULL, NULL, "上年报告的哪一部分", "the part of last year's report"},
    {"not-in-role", FZ_PARAM_ROLES, false, AT(answered_in), NULL, NULL, "本报告的这些部分说到不算有交代",
     "parts of this report in which a mention is no answer"},
    {"item", FZ_PARAM_PATTERN, true, AT(item), NULL, NULL, "一项从哪里开始，如 一是、（一）",
     "how an item begins: 一是, （一）"},
    {"until", FZ_PARAM_PATTERN, false, AT(until), NULL, NULL, "一项到这里为止，如 主要原因",
     "where an item ends: 主要原因"},
    {"generic", FZ_PARAM_PATTERN, false, AT(generic), NULL, NULL, "哪里都用的词，不作为一项自己的词",
     "words that stand anywhere, and are no item's own"},
    {"least", FZ_PARAM_INT, false, AT(least), NULL, NULL, "一项至少要有几个自己的词才查，默认 5",
     "items with at least so many words of their own, 5 by default"},
    {"enough", FZ_PARAM_INT, false, AT(enough), NULL, NULL, "自己的词有百分之几出现就算有交代，默认 34",
     "answered where so many per cent of them stand, 34 by default"},
    {0},
};

struct pair { /* two characters */
    uint64_t key;
    uint32_t item; /* UINT32_MAX: of no item */
};
struct pairs {
    struct pair *items;
    size_t n;
};

static int by_key(const void *a, const void *b)
{
    const struct pair *left = a, *right = b;
    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    return left->item < right->item ? -1 : left->item > right->item;
}

static void add_pairs(const struct fz_check_run *run, struct pairs *pairs, struct fz_str text, uint32_t item)
{
    uint32_t before = 0;
    for (size_t at = 0, size; at < text.len; at += size) {
        uint32_t c = fz_utf8_at(text, at, &size);
        if (fz_is_han(c) && fz_is_han(before))
            *FZ_PUSH(run->scratch, pairs->items, pairs->n) = (struct pair){(uint64_t)before << 32 | c, item};
        before = c;
    }
}

static void sort(struct pairs *pairs)
{
    if (pairs->n)
        qsort(pairs->items, pairs->n, sizeof *pairs->items, by_key);
}

/* The first of PAIRS with KEY, or pairs->n. */
static size_t find(const struct pairs *pairs, uint64_t key)
{
    size_t low = 0, high = pairs->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (pairs->items[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low < pairs->n && pairs->items[low].key == key ? low : pairs->n;
}

static bool has_role(const struct fz_doc *doc, uint32_t offset, int role)
{
    return fz_section_roles(fz_doc_section_at(doc, offset)) >> role & 1;
}

/* Where the words of ITEM begin: behind the ； or 。 by which it was found. */
static uint32_t words_of(const struct fz_doc *doc, struct fz_span item)
{
    size_t size;
    while (item.start < item.end && !fz_is_han(fz_utf8_at(doc->fold.str, item.start, &size)) &&
           fz_utf8_at(doc->fold.str, item.start, &size) != 0xFF08 /* （ of （一） */ &&
           !fz_is_digit(fz_utf8_at(doc->fold.str, item.start, &size)))
        item.start += fz_u32(size);
    return item.start;
}

/* The items of the part: sentences up to the next that begins one. An item is cut where its sentence is. */
static struct fz_span *read_items(const struct fz_check_run *run, const struct params *p, const struct fz_doc *last,
                                  size_t *n)
{
    struct fz_span *items = NULL;
    struct fz_match match;
    *n = 0;
    for (size_t i = 0; i < last->n_sentences; i++) {
        struct fz_span at = last->sentences[i];
        if (!has_role(last, at.start, p->role))
            continue;
        for (uint32_t start = at.start; start < at.end;) {
            struct fz_str rest = fz_str_slice(last->fold.str, start, at.end);
            bool begins = fz_check_match(run, p->item, rest, &match) && match.groups[0].start == 0;
            uint32_t end = at.end, skip = begins ? match.groups[0].end : 1;
            /* 一是…；二是…: the next item may begin inside the sentence */
            if (fz_check_match(run, p->item, fz_str_slice(rest, skip, rest.len), &match))
                end = start + skip + match.groups[0].start;
            if (begins)
                *FZ_PUSH(run->scratch, items, *n) = (struct fz_span){start, end};
            else if (*n)
                items[*n - 1].end = end;
            start = end;
        }
    }
    for (size_t i = 0; i < *n; i++)
        items[i].start = words_of(last, items[i]);
    for (size_t i = 0; i < *n; i++)
        if (p->until && fz_check_match(run, p->until, fz_doc_str(last, items[i]), &match))
            items[i].end = items[i].start + match.groups[0].start;
    return items;
}

/* All pairs of this report, but for the parts in which a mention is no answer. */
static struct pairs read_answers(const struct fz_check_run *run, const struct params *p)
{
    const struct fz_doc *doc = run->doc;
    struct pairs pairs = {NULL, 0};
    for (size_t i = 0; i < doc->n_sentences; i++) {
        bool counts = true;
        for (size_t k = 0; k < p->answered_in.n; k++)
            counts &= !has_role(doc, doc->sentences[i].start, p->answered_in.items[k]);
        if (counts)
            add_pairs(run, &pairs, fz_doc_str(doc, doc->sentences[i]), UINT32_MAX);
    }
    sort(&pairs);
    return pairs;
}

/* All pairs of last year's report, each with its item. */
static struct pairs read_last_year(const struct fz_check_run *run, const struct fz_doc *last,
                                   const struct fz_span *items, size_t n)
{
    struct pairs pairs = {NULL, 0};
    for (size_t i = 0, item = 0; i < last->n_sentences; i++) {
        struct fz_span at = last->sentences[i];
        while (item < n && items[item].end <= at.start)
            item++;
        if (item >= n || items[item].start >= at.end)
            add_pairs(run, &pairs, fz_doc_str(last, at), UINT32_MAX);
    }
    for (size_t i = 0; i < n; i++)
        add_pairs(run, &pairs, fz_doc_str(last, items[i]), fz_u32(i));
    sort(&pairs);
    return pairs;
}

/* Counts the pairs that stand in item INDEX only: *OWN of them, *ANSWERED of which stand in ANSWERS. */
static void count_own(const struct fz_check_run *run, const struct params *p, const struct pairs *last_year,
                      const struct pairs *answers, uint32_t index, int *own, int *answered)
{
    *own = *answered = 0;
    for (size_t i = 0, end; i < last_year->n; i = end) {
        const struct pair *first = &last_year->items[i];
        for (end = i + 1; end < last_year->n && last_year->items[end].key == first->key; end++)
            ;
        if (first->item != index || last_year->items[end - 1].item != index)
            continue;
        char word[8];
        size_t len = fz_utf8_put((uint32_t)(first->key >> 32), word);
        len += fz_utf8_put((uint32_t)first->key, word + len);
        if (fz_check_has(run, p->generic, (struct fz_str){word, len}))
            continue;
        ++*own;
        *answered += find(answers, first->key) < answers->n;
    }
}

static void tell(const struct fz_check_run *run, struct fz_span item)
{
    const struct fz_doc *last = run->doc->previous;
    struct fz_str text = fz_doc_str(last, item);
    if (fz_str_ends(text, FZ_STR("。")) || fz_str_ends(text, FZ_STR("；")))
        text = fz_str_slice(text, 0, text.len - strlen("。"));
    size_t end = fz_utf8_offset(text, 40);
    struct fz_value values[] = {{"item", fz_str_printf(run->result->arena, "%.*s%s", FZ_ARG(fz_str_slice(text, 0, end)),
                                                       end < text.len ? "…" : "")}};
    fz_emit_related_in(run, fz_emit_absent(run, values, 1), last, item, FZ_STR("上年报告"));
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_doc *last = run->doc->previous;
    size_t n;
    if (!last) {
        run->verdict->outcome = FZ_NOT_APPLICABLE;
        return;
    }
    struct fz_span *items = read_items(run, p, last, &n);
    struct pairs last_year = read_last_year(run, last, items, n), answers = read_answers(run, p);
    for (size_t i = 0; i < n; i++) {
        int own, answered;
        count_own(run, p, &last_year, &answers, fz_u32(i), &own, &answered);
        if (own >= (p->least ? p->least : 5) && answered * 100 < own * (p->enough ? p->enough : 34))
            tell(run, items[i]);
    }
}

const struct fz_check fz_check_followed_up = {
    .name = "followed-up",
    .help = "上年报告的问题、打算有没有交代（--previous）",
    .help_en = "problems and plans of last year's report of which nothing is said (--previous)",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
