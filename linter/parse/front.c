/* What stands around the body: title, 发文字号, 主送机关 and web residue before it, 署名, 成文日期 and residue after
 * it. The genre's patterns say what such lines look like; here is only the order in which they may come. */
#include "base/utf8.h"
#include "parse/internal.h"

enum {
    MAX_TITLE_LINES = 4,
    MAX_TITLE_CHARS = 90,
    MAX_TITLE_TAIL = 6,
    MAX_RESIDUE_CHARS = 60,
    MAX_SIGNER_CHARS = 40,
    MAX_SIGNERS = 4
};

bool fz_any_matches(const struct fz_parser *parser, const struct fz_patterns *patterns, struct fz_str text,
                    struct fz_match *match)
{
    struct fz_match scrap;
    for (size_t i = 0; i < patterns->n; i++)
        if (fz_pattern_find(patterns->items[i], parser->matcher, text, 0, text.len, match ? match : &scrap) ==
            FZ_MATCHED)
            return true;
    return false;
}

static bool is_body_name(const struct fz_parser *parser, struct fz_str text)
{
    for (size_t i = 0; i < parser->genre->n_bodies; i++)
        if (fz_any_matches(parser, &parser->genre->bodies[i].names, text, NULL))
            return true;
    return false;
}

static bool has_mark(struct fz_str text, const char *const *marks)
{
    for (; *marks; marks++)
        if (fz_str_has(text, fz_str_from(*marks)))
            return true;
    return false;
}

static bool may_be_title(const struct fz_line *line)
{
    static const char *const never[] = {"。", "；", "：", "，", "|", ">", NULL};
    return line->kind == FZ_PARA_BODY && !has_mark(line->text, never) && !fz_scan_marker(line->text).level;
}

/* Whether the title can begin with this line though it ends on a later one. */
static bool may_begin_title(const struct fz_parser *parser, struct fz_str text)
{
    int value;
    size_t number = fz_scan_number(text, &value);
    return is_body_name(parser, text) || fz_any_matches(parser, &parser->genre->joint, text, NULL) ||
           fz_any_matches(parser, &parser->genre->title, text, NULL) || fz_str_starts(text, FZ_STR("关于")) ||
           (value > 1900 && fz_str_starts(fz_str_slice(text, number, text.len), FZ_STR("年")));
}

/* Whether line I is the short last line of a title that could have ended before it: 2023年法治政府建设 / 年度报告. */
static bool ends_title(const struct fz_parser *parser, size_t i, size_t limit)
{
    return i < limit && may_be_title(&parser->lines[i]) && fz_utf8_count(parser->lines[i].text) <= MAX_TITLE_TAIL &&
           fz_any_matches(parser, &parser->genre->title_end, parser->lines[i].text, NULL) &&
           !may_begin_title(parser, parser->lines[i].text);
}

/* A title that names its body needs no line before it. */
static bool is_whole_title(const struct fz_parser *parser, struct fz_str text)
{
    return fz_any_matches(parser, &parser->genre->title, text, NULL) &&
           fz_any_matches(parser, &parser->genre->title_end, text, NULL) &&
           fz_any_matches(parser, &parser->genre->body, text, NULL);
}

/* How many lines from I on are a title; 0: none. */
static size_t title_lines(struct fz_parser *parser, size_t i, size_t limit)
{
    struct fz_str text = {0};
    for (size_t n = 1; n <= MAX_TITLE_LINES && i + n <= limit; n++) {
        const struct fz_line *line = &parser->lines[i + n - 1];
        if (!may_be_title(line))
            return 0;
        if (n > 1 && is_whole_title(parser, line->text))
            return 0; /* what stands before it is the page's, not the title's */
        text = fz_str_printf(&parser->scratch, "%.*s%.*s", FZ_ARG(text), FZ_ARG(line->text));
        if (fz_utf8_count(text) > MAX_TITLE_CHARS)
            return 0;
        if (fz_any_matches(parser, &parser->genre->title, text, NULL) &&
            fz_any_matches(parser, &parser->genre->title_end, text, NULL))
            return n < MAX_TITLE_LINES && ends_title(parser, i + n, limit) ? n + 1 : n;
        if (n == 1 && !may_begin_title(parser, text))
            return 0;
    }
    return 0;
}

static size_t first_heading(const struct fz_parser *parser)
{
    size_t any = parser->n_lines;
    for (size_t i = 0; i < parser->n_lines && parser->lines[i].kind != FZ_PARA_ASIDE; i++) {
        int level = fz_scan_marker(parser->lines[i].text).level;
        if (level == 1 || parser->lines[i].marks > 1)
            return i;
        if (level == 2 && any == parser->n_lines)
            any = i;
    }
    /* no numbers at all: bare headings, but not a title that reads like one */
    for (size_t i = 1; any == parser->n_lines && i < parser->n_lines; i++)
        if (parser->lines[i].kind == FZ_PARA_BODY && fz_is_bare_heading(parser, parser->lines[i].text) &&
            !fz_any_matches(parser, &parser->genre->title, parser->lines[i].text, NULL))
            return i;
    return any;
}

static void parse_residue(struct fz_parser *parser)
{
    size_t n = parser->n_lines;
    while (n && parser->lines[n - 1].kind == FZ_PARA_ASIDE)
        n--;
    for (size_t i = 0; i < n; i++) {
        struct fz_line *line = &parser->lines[i];
        bool outer = i < 30 || i + 12 > n;
        bool is_short = fz_utf8_count(line->text) <= MAX_RESIDUE_CHARS;
        if ((outer || is_short) && fz_any_matches(parser, &parser->genre->residue, line->text, NULL))
            line->kind = FZ_PARA_RESIDUE;
    }
}

/* Marks every title before line END (the page's and the report's own) and returns the line after the last; 0: none. */
static size_t parse_titles(struct fz_parser *parser, size_t end)
{
    size_t after = 0;
    for (size_t i = 0; i < end; i++) {
        size_t n = title_lines(parser, i, end);
        for (size_t k = 0; k < n; k++) {
            parser->lines[i + k].kind = FZ_PARA_TITLE;
            parser->lines[i + k].joins_previous = k > 0;
        }
        if (n)
            after = i + n;
        i += n ? n - 1 : 0;
    }
    if (!after && end && parser->lines[0].marks == 1) { /* Markdown's own title */
        parser->lines[0].kind = FZ_PARA_TITLE;
        after = 1;
    }
    return after;
}

/* Navigation, dates and labels around the title that no pattern knows: short lines that are no sentence. */
static bool is_scrap(const struct fz_line *line)
{
    return !fz_str_has(line->text, FZ_STR("，")) && !fz_str_has(line->text, FZ_STR("。")) &&
           fz_utf8_count(line->text) <= MAX_RESIDUE_CHARS;
}

static void parse_before_body(struct fz_parser *parser)
{
    size_t heading = first_heading(parser), after_title = parse_titles(parser, heading);
    bool in_lead = false;
    for (size_t i = 0; i < heading; i++) {
        struct fz_line *line = &parser->lines[i];
        if (line->kind != FZ_PARA_BODY)
            continue;
        if (!in_lead && fz_any_matches(parser, &parser->genre->doc_number, line->text, NULL)) {
            line->kind = FZ_PARA_DOC_NUMBER;
        } else if (!in_lead && fz_any_matches(parser, &parser->genre->addressee, line->text, NULL)) {
            line->kind = FZ_PARA_ADDRESSEE;
        } else if (i < after_title || (!in_lead && is_scrap(line) && i + 1 < parser->n_lines)) {
            line->kind = FZ_PARA_RESIDUE;
        } else {
            in_lead = true;
            line->kind = FZ_PARA_LEAD;
            if (heading == parser->n_lines)
                break; /* no headings at all: the first paragraph is the lead */
        }
    }
}

/* Whether TEXT is a date and nothing else, in brackets or not. */
static bool is_date(struct fz_str text)
{
    struct fz_date date;
    if (fz_str_starts(text, FZ_STR("（")) && fz_str_ends(text, FZ_STR("）")))
        text = fz_str_slice(text, 3, text.len - 3);
    return text.len && fz_scan_date(text, &date) == text.len;
}

static bool may_be_signer(const struct fz_parser *parser, const struct fz_line *line)
{
    static const char *const never[] = {"。", "；", "：", "，", NULL};
    return line->kind == FZ_PARA_BODY && fz_utf8_count(line->text) <= MAX_SIGNER_CHARS &&
           !has_mark(line->text, never) && !fz_scan_marker(line->text).level && !line->marks &&
           is_body_name(parser, line->text);
}

/* "锦屏街道办事处 2026年2月20日" on one line becomes two. */
static bool split_sign_off(struct fz_parser *parser, size_t i)
{
    struct fz_str raw = fz_text_at(&parser->doc->raw, parser->lines[i].raw);
    bool after_space = false;
    if (fz_utf8_count(parser->lines[i].text) > MAX_SIGNER_CHARS + 12)
        return false;
    for (size_t at = 0, size; at < raw.len; at += size) {
        uint32_t c = fz_utf8_at(raw, at, &size);
        if (at == 0 || !fz_is_space(c) || after_space) {
            after_space = fz_is_space(c); /* of several in a row the first will do: folding drops them */
            continue;
        }
        after_space = true;
        struct fz_span tail = {parser->lines[i].raw.start + fz_u32(at + size), parser->lines[i].raw.end};
        struct fz_fold_builder left = {.arena = &parser->scratch}, right = {.arena = &parser->scratch};
        struct fz_span head = {parser->lines[i].raw.start, parser->lines[i].raw.start + fz_u32(at)};
        fz_fold_pieces(&left, parser->doc->raw.str, &head, 1);
        fz_fold_pieces(&right, parser->doc->raw.str, &tail, 1);
        struct fz_line first = parser->lines[i], second = parser->lines[i];
        first.raw = head;
        first.text = (struct fz_str){left.bytes, left.len};
        first.n_runs = second.n_runs = 0;
        second.raw = tail;
        second.text = (struct fz_str){right.bytes, right.len};
        if (!is_date(second.text) || !may_be_signer(parser, &first))
            continue;
        (void)FZ_PUSH(&parser->scratch, parser->lines, parser->n_lines);
        for (size_t k = parser->n_lines - 1; k > i + 1; k--)
            parser->lines[k] = parser->lines[k - 1];
        parser->lines[i] = first;
        parser->lines[i + 1] = second;
        return true;
    }
    return false;
}

static void parse_after_body(struct fz_parser *parser)
{
    size_t end = parser->n_lines;
    while (end && (parser->lines[end - 1].kind & (FZ_PARA_RESIDUE | FZ_PARA_ASIDE)))
        end--;
    if (end < 2)
        return;
    if (parser->lines[end - 1].kind == FZ_PARA_BODY && split_sign_off(parser, end - 1))
        end++;
    if (parser->lines[end - 1].kind == FZ_PARA_BODY && is_date(parser->lines[end - 1].text))
        parser->lines[--end].kind = FZ_PARA_DATE;
    for (int n = 0; n < MAX_SIGNERS && end > 1 && may_be_signer(parser, &parser->lines[end - 1]); n++)
        parser->lines[--end].kind = FZ_PARA_SIGNER;
}

void fz_parse_front(struct fz_parser *parser)
{
    if (parser->opts->passage)
        return;
    parse_residue(parser);
    parse_before_body(parser);
    parse_after_body(parser);
}
