/* The folded view. Letters, digits and signs become half-width, sentence marks and brackets full-width, straight quotes
 * curly; white space between Chinese characters, invisible characters and the residue of Markdown and HTML go. The runs
 * remember where every stretch came from. */
#include "base/utf8.h"
#include "parse/internal.h"
#include <string.h>

void fz_fold_reserve(struct fz_fold_builder *out, size_t len)
{
    if (out->len + len <= out->cap)
        return;
    size_t cap = out->len + len + out->cap / 2 + 64;
    char *moved = fz_arena_alloc(out->arena, cap, 1);
    if (out->len)
        memcpy(moved, out->bytes, out->len);
    out->bytes = moved;
    out->cap = cap;
}

/* Appends BYTES, which stand for RAW_LEN bytes at RAW; 0: for themselves. */
static void put(struct fz_fold_builder *out, const char *bytes, size_t len, uint32_t raw, uint32_t raw_len)
{
    fz_fold_reserve(out, len);
    const struct fz_fold_run *last = out->n_runs ? &out->runs[out->n_runs - 1] : NULL;
    bool goes_on = last && !raw_len && !last->raw_len && last->raw + (out->len - last->folded) == raw;
    if (!goes_on)
        *FZ_PUSH(out->arena, out->runs, out->n_runs) = (struct fz_fold_run){fz_u32(out->len), raw, raw_len};
    memcpy(out->bytes + out->len, bytes, len);
    out->len += len;
}

void fz_fold_again(struct fz_fold_builder *out, const struct fz_fold_builder *from, struct fz_span span,
                   uint32_t first_run, uint32_t n_runs)
{
    uint32_t start = fz_u32(out->len);
    fz_fold_reserve(out, span.end - span.start);
    memcpy(out->bytes + out->len, from->bytes + span.start, span.end - span.start);
    out->len += span.end - span.start;
    for (uint32_t i = 0; i < n_runs; i++) {
        struct fz_fold_run run = from->runs[first_run + i];
        run.folded = run.folded - span.start + start;
        *FZ_PUSH(out->arena, out->runs, out->n_runs) = run;
    }
}

/* Of "5G 网络" no space remains, of "Word 2010" one: the last of those that end at RAW_END. */
static void put_space(struct fz_fold_builder *out, struct fz_str raw, uint32_t raw_end)
{
    size_t size;
    fz_utf8_before(raw, raw_end, &size);
    put(out, " ", 1, raw_end - fz_u32(size), fz_u32(size));
}

void fz_fold_newline(struct fz_fold_builder *out, uint32_t raw)
{
    put(out, "\n", 1, raw, 1);
}

/* Length of residue at AT that stands for nothing (**) or for a space (&nbsp; <br>): 0 when there is none. */
static size_t residue_at(struct fz_str raw, size_t at, size_t end, bool *space)
{
    static const struct {
        const char *text;
        bool space;
    } table[] = {{"&nbsp;", true}, {"&ensp;", true}, {"&emsp;", true}, {"&#160;", true}, {"<br>", true},
                 {"<br/>", true},  {"<br />", true}, {"</p>", true},   {"<p>", true},    {"&#12288;", true}};
    size_t stars = 0;
    while (stars <= 4 && at + stars < end &&
           raw.ptr[at + stars] == '*') /* no further: a line of stars must not cost its square */
        stars++;
    *space = false;
    char before = at ? raw.ptr[at - 1] : ' ', after = at + stars < end ? raw.ptr[at + stars] : ' ';
    bool masks = fz_is_digit((unsigned char)before) && fz_is_digit((unsigned char)after); /* 138****8000 */
    if (stars >= 2 && stars <= 4 && before != '*' && !masks) /* 4: two bold stretches side by side */
        return stars;
    if (raw.ptr[at] != '&' && raw.ptr[at] != '<')
        return 0;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        size_t len = strlen(table[i].text);
        if (at + len <= end && memcmp(raw.ptr + at, table[i].text, len) == 0) {
            *space = table[i].space;
            return len;
        }
    }
    return 0;
}

struct cursor { /* over the characters of the pieces */
    struct fz_str raw;
    const struct fz_span *pieces;
    size_t n, piece;
    uint32_t at;
};

/* The next character that is not white space or residue, and whether any of that stood before it. 0 at the end. */
static uint32_t next_char(struct cursor *c, uint32_t *start, uint32_t *len, bool *space)
{
    *space = false;
    while (c->piece < c->n) {
        uint32_t end = c->pieces[c->piece].end;
        if (c->at >= end) {
            if (++c->piece < c->n)
                c->at = c->pieces[c->piece].start;
            *space = true;
            continue;
        }
        bool is_space;
        size_t skip = residue_at(c->raw, c->at, end, &is_space);
        if (skip) {
            *space |= is_space;
            c->at += fz_u32(skip);
            continue;
        }
        size_t size;
        uint32_t code = fz_utf8_at(fz_str_slice(c->raw, 0, end), c->at, &size);
        if (fz_is_space(code) || fz_is_invisible(code)) {
            *space |= fz_is_space(code);
            c->at += fz_u32(size);
            continue;
        }
        *start = c->at;
        *len = fz_u32(size);
        return code;
    }
    return 0;
}

struct open {          /* in this paragraph */
    bool quote, title; /* a straight " and a < that stands for 〈 */
};

/* CODE as the folded view has it, between BEFORE and AFTER. */
static uint32_t folded(uint32_t code, uint32_t before, uint32_t after, struct open *open)
{
    bool inside_latin = fz_is_ascii_alnum(before) && (fz_is_ascii_alnum(after) || after == '/');
    switch (code) {
    case '(':
    case 0xFF08:
        return 0xFF08;
    case ')':
    case 0xFF09:
        return 0xFF09;
    case ',':
        return inside_latin ? code : 0xFF0C;
    case ':':
        return inside_latin ? code : 0xFF1A;
    case ';':
        return inside_latin ? code : 0xFF1B;
    case '!':
        return inside_latin ? code : 0xFF01;
    case '?':
        return inside_latin ? code : 0xFF1F;
    case '"':
        open->quote = !open->quote;
        return open->quote ? 0x201C : 0x201D;
    case '<':
        open->title = fz_is_han(after);
        return open->title ? 0x3008 : code;
    case '>': /* 首页>政务公开 has no < */
        code = open->title ? 0x3009 : code;
        open->title = false;
        return code;
    case 0xFF0C:
    case 0xFF1A:
    case 0xFF1B:
    case 0xFF01:
    case 0xFF1F:
    case 0xFF5E:
        return code;
    default:
        return fz_to_half(code);
    }
}

/* Most of a report: the first byte of a Chinese character, which stays as it is, as does what stands beside it. */
static inline bool is_plain(unsigned char first)
{
    return first >= 0xE4 && first <= 0xE9;
}

/* Where the plain characters from AT on end. */
static uint32_t plain_end(struct fz_str raw, uint32_t at, uint32_t end)
{
    while (at < end && is_plain((unsigned char)raw.ptr[at]))
        at += 3;
    return at;
}

void fz_fold_pieces(struct fz_fold_builder *out, struct fz_str raw, const struct fz_span *pieces, size_t n)
{
    struct cursor c = {raw, pieces, n, 0, n ? pieces[0].start : 0};
    uint32_t start = 0, len = 0, before = 0;
    bool space;
    struct open open = {false, false};
    uint32_t code = next_char(&c, &start, &len, &space);
    while (code) {
        if (is_plain((unsigned char)raw.ptr[start])) {
            uint32_t end = plain_end(raw, start, pieces[c.piece].end);
            put(out, raw.ptr + start, end - start, start, 0);
            before = code;
            c.at = end;
            code = next_char(&c, &start, &len, &space);
            continue;
        }
        uint32_t next_start = 0, next_len = 0;
        bool next_space;
        c.at = start + len;
        uint32_t after = next_char(&c, &next_start, &next_len, &next_space);
        uint32_t shown = folded(code, before, after, &open);
        if (space && fz_is_ascii_alnum(before) && fz_is_ascii_alnum(shown))
            put_space(out, raw, start);
        if (shown == code) {
            put(out, raw.ptr + start, len, start, 0);
        } else {
            char bytes[4];
            put(out, bytes, fz_utf8_put(shown, bytes), start, len);
        }
        before = shown;
        code = after;
        start = next_start;
        len = next_len;
        space = next_space;
    }
}
