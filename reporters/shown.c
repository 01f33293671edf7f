/* Words, safe text and clipped excerpts for people. */
#include "shown.h"
#include "base/utf8.h"
#include <inttypes.h>

const char *fz_shown_level(enum fz_level level, enum fz_lang lang)
{
    static const char *const zh[] = {"提示", "警告", "错误"};
    static const char *const en[] = {"note", "warning", "error"};
    return FZ_SAY(lang, zh[level], en[level]);
}

enum { ESCAPED_CELLS = 8 }; /* <U+001B> */

static bool is_gap(uint32_t c)
{
    return c == '\n' || c == '\t' || c == '\r';
}

static bool must_escape(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || fz_is_invisible(c);
}

static void add_character(struct fz_buf *buf, uint32_t c)
{
    if (is_gap(c))
        fz_buf_add_char(buf, ' ');
    else if (must_escape(c))
        fz_buf_printf(buf, "<U+%04X>", (unsigned)c);
    else
        fz_buf_add_code(buf, c);
}

static void add_valid(struct fz_buf *buf, struct fz_str s)
{
    for (size_t at = 0, size; at < s.len; at += size)
        add_character(buf, fz_utf8_at(s, at, &size));
}

void fz_shown_add(struct fz_buf *buf, struct fz_str s)
{
    while (s.len) {
        size_t bad = fz_utf8_invalid(s);
        add_valid(buf, fz_str_slice(s, 0, bad));
        if (bad >= s.len)
            break;
        fz_buf_add_code(buf, 0xFFFD);
        s = fz_str_slice(s, bad + 1, s.len);
    }
}

void fz_shown_put(FILE *out, struct fz_str s)
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    fz_shown_add(&buf, s);
    if (buf.len)
        fwrite(buf.ptr, 1, buf.len, out);
    fz_buf_clear(&buf);
}

size_t fz_shown_cells(struct fz_str s)
{
    size_t cells = 0;
    for (size_t at = 0, size; at < s.len; at += size) {
        uint32_t c = fz_utf8_at(s, at, &size);
        if (is_gap(c))
            cells += 1;
        else
            cells += must_escape(c) ? ESCAPED_CELLS : fz_utf8_width(fz_str_slice(s, at, at + size));
    }
    return cells;
}

/* ---- for machines that show it to people ---- */

void fz_shown_sentence(struct fz_buf *buf, struct fz_str s)
{
    size_t size;
    uint32_t last = fz_utf8_before(s, s.len, &size);
    fz_buf_add(buf, s);
    if (last != 0x3002 /* 。 */ && last != 0x2026 /* … */ && fz_to_half(last) != '!' && fz_to_half(last) != '?' &&
        last != '.')
        fz_buf_add(buf, FZ_STR("。"));
}

void fz_shown_message(struct fz_buf *buf, const struct fz_finding *finding, enum fz_lang lang)
{
    fz_shown_sentence(buf, finding->message);
    if (!finding->advice.len)
        return;
    fz_buf_add(buf, fz_str_from(FZ_SAY(lang, "建议：", " Advice: ")));
    fz_shown_sentence(buf, finding->advice);
}

const char *fz_shown_path(const char *path)
{
    while (path[0] == '.' && path[1] == '/')
        path += 2;
    return path;
}

struct fz_fingerprint fz_shown_fingerprint(const char *path, struct fz_str key)
{
    struct fz_str name = fz_str_from(fz_shown_path(path));
    struct fz_fingerprint print;
    uint64_t high = fz_str_hash(key, fz_str_hash(name, UINT64_C(0x2f63a1d5b7e8904c)));
    uint64_t low = fz_str_hash(key, fz_str_hash(name, UINT64_C(0x91b7d3f5086a2c4e)));
    snprintf(print.hex, sizeof print.hex, "%016" PRIx64 "%016" PRIx64, high, low);
    return print;
}

/* ---- excerpts ---- */

typedef size_t measure_fn(struct fz_str character);

/* As far right from AT as ROOM reaches on its line, at most to END; what was taken is added to *USED. */
static size_t reach_right(struct fz_str text, size_t at, size_t end, size_t room, measure_fn *measure, size_t *used)
{
    size_t size, taken = 0;
    for (; at < end && text.ptr[at] != '\n'; at += size) {
        fz_utf8_at(text, at, &size);
        size_t more = measure(fz_str_slice(text, at, at + size));
        if (taken + more > room)
            break;
        taken += more;
    }
    *used += taken;
    return at;
}

static size_t reach_left(struct fz_str text, size_t at, size_t room, measure_fn *measure, size_t *used)
{
    size_t size, taken = 0;
    for (; at > 0 && text.ptr[at - 1] != '\n'; at -= size) {
        fz_utf8_before(text, at, &size);
        size_t more = measure(fz_str_slice(text, at - size, at));
        if (taken + more > room)
            break;
        taken += more;
    }
    *used += taken;
    return at;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How much of ROOM goes to the left, where each side could use LEFT and RIGHT: half each, and what one leaves to the
 * other. */
static size_t left_share(size_t room, size_t left, size_t right)
{
    if (left + right <= room || left <= room / 2)
        return left;
    return right < room - room / 2 ? room - right : room / 2;
}

struct fz_excerpt fz_excerpt_of(const struct fz_text *text, struct fz_span span, size_t side, size_t all,
                                measure_fn *measure)
{
    struct fz_str str = text->str;
    size_t used = 0, left = 0, right = 0;
    size_t marked = reach_right(str, span.start, span.end, all ? all / 4 * 3 : side * 3, measure, &used);
    bool cut_marked = marked < span.end && str.ptr[marked] != '\n'; /* else it goes on on the next line */

    size_t room = all ? all - used : 2 * side;
    size_t from = reach_left(str, span.start, smaller(side, room), measure, &left);
    size_t to = cut_marked ? marked : reach_right(str, marked, str.len, smaller(side, room), measure, &right);
    if (left + right > room) {
        size_t share = left_share(room, left, right);
        left = right = 0;
        from = reach_left(str, span.start, share, measure, &left);
        to = reach_right(str, marked, str.len, room - left, measure, &right);
    }
    return (struct fz_excerpt){
        .before = fz_str_slice(str, from, span.start),
        .marked = fz_str_slice(str, span.start, marked),
        .after = fz_str_slice(str, marked, to),
        .cut_before = from > 0 && str.ptr[from - 1] != '\n',
        .cut_marked = cut_marked,
        .cut_after = !cut_marked && to < str.len && str.ptr[to] != '\n',
    };
}

static size_t one_each(struct fz_str character)
{
    (void)character;
    return 1;
}

void fz_excerpt_add(struct fz_buf *buf, const struct fz_text *text, struct fz_span span)
{
    enum { SIDE = 20 /* characters */ };
    struct fz_excerpt e = fz_excerpt_of(text, span, SIDE, 0, one_each);
    fz_buf_add(buf, fz_str_from(e.cut_before ? "…" : ""));
    fz_buf_add(buf, e.before);
    fz_buf_add(buf, FZ_STR("【"));
    fz_buf_add(buf, e.marked);
    fz_buf_add(buf, fz_str_from(e.cut_marked ? "…】" : "】"));
    fz_buf_add(buf, e.after);
    fz_buf_add(buf, fz_str_from(e.cut_after ? "…" : ""));
}

size_t fz_shown_rule_index(const struct fz_ruleset *ruleset, const struct fz_rule *rule)
{
    size_t low = 0, high = ruleset->n_rules;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = fz_str_compare(ruleset->rules[middle]->id, rule->id);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return SIZE_MAX;
}

void fz_basis_texts_init(struct fz_basis_texts *texts, struct fz_arena *arena, const struct fz_ruleset *ruleset)
{
    *texts = (struct fz_basis_texts){arena, ruleset, FZ_NEW_N(arena, struct fz_str, ruleset->n_rules)};
}

struct fz_str fz_basis_texts_of(struct fz_basis_texts *texts, const struct fz_rule *rule)
{
    size_t index = fz_shown_rule_index(texts->ruleset, rule);
    if (index == SIZE_MAX)
        return (struct fz_str){0};
    if (!texts->items[index].ptr)
        texts->items[index] = fz_basis_text(&rule->basis, texts->arena);
    return texts->items[index];
}
