/* Brackets and quotation marks without their other half. A pair may span two paragraphs (a page break inside a
 * quotation); a list number's single bracket, 1） or 一）, is not a pair at all. */
#include "base/utf8.h"
#include "check/check.h"

enum { MAX_PAIRS = 12, MAX_DEPTH = 32 };

struct params {
    struct fz_strs pairs;
};

static const struct fz_param params[] = {
    {"pairs", FZ_PARAM_STRS, true, offsetof(struct params, pairs), NULL, NULL, "成对的符号，每项两个字符，如 “”、《》",
     "pairs, two characters each"},
    {0},
};

static bool prepare(struct fz_rule *rule, struct fz_arena *arena, struct fz_errors *errors)
{
    const struct params *p = rule->params;
    (void)arena;
    bool good = p->pairs.n <= MAX_PAIRS;
    for (size_t i = 0; i < p->pairs.n; i++)
        good = good && fz_utf8_count(p->pairs.items[i]) == 2;
    return good || fz_error_add(errors, rule->file, rule->line, rule->column,
                                FZ_SAY(errors->lang, "pairs 每项应为两个字符，至多 %d 项",
                                       "pairs must be two characters each, at most %d of them"),
                                MAX_PAIRS);
}

struct sign {
    size_t pair;
    struct fz_span at;
};
struct state {
    uint32_t open[MAX_PAIRS], close[MAX_PAIRS];
    size_t n_pairs;
    struct sign stack[MAX_DEPTH];
    size_t depth;
    struct sign carried[MAX_DEPTH]; /* openers that the paragraph before left open */
    size_t n_carried;
    bool first[256]; /* bytes that begin a sign; none of them is inside another character */
};

static void tell(const struct fz_check_run *run, const struct state *state, struct sign sign, bool opener)
{
    struct fz_arena *arena = run->result->arena;
    char bytes[4];
    size_t len = fz_utf8_put(opener ? state->close[sign.pair] : state->open[sign.pair], bytes);
    struct fz_value values[] = {{"sign", fz_doc_str(run->doc, sign.at)},
                                {"other", fz_str_copy(arena, (struct fz_str){bytes, len})}};
    fz_emit(run, sign.at, values, 2);
}

/* 1） 一） a） after the paragraph's beginning or a sentence mark. */
static bool is_list_number(struct fz_str text, size_t start, size_t at)
{
    size_t size, end = at;
    while (end > start) {
        uint32_t c = fz_utf8_before(text, end, &size);
        if (!fz_is_digit(c) && !fz_is_han_digit(c) && !(fz_is_ascii_alnum(c) && end == at))
            break;
        end -= size;
    }
    if (end == at)
        return false;
    uint32_t before = end > start ? fz_utf8_before(text, end, &size) : 0;
    return end == start || fz_ends_clause(before);
}

static void close_sign(const struct fz_check_run *run, struct state *state, struct sign sign)
{
    for (size_t depth = state->depth; depth > 0; depth--) {
        if (state->stack[depth - 1].pair != sign.pair)
            continue;
        while (state->depth > depth)
            tell(run, state, state->stack[--state->depth], true);
        state->depth--;
        return;
    }
    for (size_t i = 0; i < state->n_carried; i++) {
        if (state->carried[i].pair == sign.pair) {
            state->carried[i] = state->carried[--state->n_carried];
            return;
        }
    }
    tell(run, state, sign, false);
}

static void open_sign(const struct fz_check_run *run, struct state *state, struct sign sign)
{
    /* “ inside “ is not how quotations nest (‘ is): the first was never closed. Brackets may nest. */
    bool nests = state->open[sign.pair] != 0x201C && state->open[sign.pair] != 0x2018;
    if (!nests && state->depth && state->stack[state->depth - 1].pair == sign.pair)
        tell(run, state, state->stack[--state->depth], true);
    if (state->depth < MAX_DEPTH)
        state->stack[state->depth++] = sign;
}

static void end_paragraph(const struct fz_check_run *run, struct state *state)
{
    for (size_t i = 0; i < state->n_carried; i++)
        tell(run, state, state->carried[i], true);
    for (size_t i = 0; i < state->depth; i++)
        state->carried[i] = state->stack[i];
    state->n_carried = state->depth;
    state->depth = 0;
}

static void check_paragraph(const struct fz_check_run *run, struct state *state, struct fz_span where)
{
    struct fz_str text = fz_str_slice(run->doc->fold.str, 0, where.end);
    for (size_t at = where.start, size = 1; at < where.end; at += size, size = 1) {
        if (!state->first[(unsigned char)text.ptr[at]])
            continue;
        uint32_t c = fz_utf8_at(text, at, &size);
        struct sign sign = {0, {fz_u32(at), fz_u32(at + size)}};
        for (size_t i = 0; i < state->n_pairs; i++) {
            sign.pair = i;
            size_t scrap;
            bool in_word = c == 0x2019 && fz_is_ascii_alnum(fz_utf8_before(text, at, &scrap));
            if (c == state->open[i])
                open_sign(run, state, sign);
            else if (c == state->close[i] && !in_word &&
                     !(c == 0xFF09 && !state->depth && is_list_number(text, where.start, at)))
                close_sign(run, state, sign);
        }
    }
}

/* A text that was cut off in mid-sentence: what is open there is no slip of its writer. */
static bool breaks_off(const struct fz_check_run *run, struct fz_span last)
{
    static const char *const ends[] = {"。", "！", "？", "；", "”", "）", "》", "："};
    struct fz_str text = fz_doc_str(run->doc, last);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (fz_str_ends(text, fz_str_from(ends[i])))
            return false;
    return fz_utf8_count(text) > 60;
}

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    struct state state = {.n_pairs = p->pairs.n};
    for (size_t i = 0; i < p->pairs.n; i++) {
        size_t size;
        state.open[i] = fz_utf8_at(p->pairs.items[i], 0, &size);
        state.first[(unsigned char)p->pairs.items[i].ptr[0]] = true;
        state.first[(unsigned char)p->pairs.items[i].ptr[size]] = true;
        state.close[i] = fz_utf8_at(p->pairs.items[i], size, &size);
    }
    const struct fz_span *spans;
    size_t n = fz_check_spans(run, &spans);
    for (size_t i = 0; i < n; i++) {
        check_paragraph(run, &state, spans[i]);
        if (i + 1 == n && breaks_off(run, spans[i]))
            return;
        end_paragraph(run, &state);
    }
    end_paragraph(run, &state);
}

const struct fz_check fz_check_pairing = {
    .name = "pairing",
    .help = "引号、书名号、括号不成对",
    .help_en = "brackets and quotation marks without their other half",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .folded = true,
    .prepare = prepare,
    .run = run_check,
};
