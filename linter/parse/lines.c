/* Raw text → lines that are not blank, each folded on its own; and, once their kinds are known, lines → paragraphs. A
 * sentence that a conversion broke over two lines (a page end, a hard wrap) becomes one paragraph again. */
#include "base/utf8.h"
#include "parse/internal.h"
#include <string.h>

enum {
    FLAT_LINE = 2400 /* bytes: no clerk types a line of 800 characters with headings inside; a damaged page has it */
};

/* Folds LINE behind those before it; false where nothing is left of it. */
static bool fold_line(struct fz_parser *parser, struct fz_line *line)
{
    struct fz_fold_builder *out = &parser->folded;
    line->first_run = fz_u32(out->n_runs);
    line->folded.start = fz_u32(out->len);
    fz_fold_pieces(out, parser->doc->raw.str, &line->raw, 1);
    line->folded.end = fz_u32(out->len);
    line->n_runs = fz_u32(out->n_runs) - line->first_run;
    if (line->folded.end > line->folded.start)
        fz_fold_newline(out, line->raw.end);
    return line->folded.end > line->folded.start;
}

static void add_line(struct fz_parser *parser, struct fz_span raw, bool blank_before)
{
    struct fz_str text = fz_str_trim(fz_text_at(&parser->doc->raw, raw));
    uint32_t start = fz_u32((size_t)(text.ptr - parser->doc->raw.str.ptr));
    int marks = 0;
    while (marks < 6 && (size_t)marks < text.len && text.ptr[marks] == '#')
        marks++;
    if ((size_t)marks < text.len && text.ptr[marks] == '#')
        marks = 0;
    struct fz_line line = {.raw = {start + (uint32_t)marks, start + fz_u32(text.len)}, .marks = marks};
    line.blank_before = blank_before;
    line.kind = start < parser->doc->aside ? FZ_PARA_BODY : FZ_PARA_ASIDE;
    if (fold_line(parser, &line)) /* before it is pushed: the array would grow each time one is taken back */
        *FZ_PUSH(&parser->scratch, parser->lines, parser->n_lines) = line;
}

/* Offset in LINE (raw) of the next heading number after a full stop, at or after FROM; its end when there is none. */
static size_t next_inner_heading(struct fz_str line, size_t from)
{
    struct fz_str trimmed = fz_str_trim(line); /* once: white space at the end must not be passed for each full stop */
    struct fz_str text = fz_str_slice(line, 0, (size_t)(trimmed.ptr - line.ptr) + trimmed.len);
    for (size_t at = from;;) {
        size_t stop = fz_str_find(line, FZ_STR("。"), at);
        if (stop == SIZE_MAX)
            return line.len;
        at = stop + 3;
        struct fz_str rest = fz_str_trim(fz_str_slice(text, at, text.len));
        int level = fz_scan_marker(rest).level;
        if (level == 1 || (level == 2 && fz_str_starts(rest, FZ_STR("（"))))
            return (size_t)(rest.ptr - line.ptr);
    }
}

/* Files in which the end of a paragraph is marked, as a blank line marks it in plain text. */
static bool has_paragraphs(enum fz_format format)
{
    return format == FZ_FORMAT_DOCX || format == FZ_FORMAT_ODT || format == FZ_FORMAT_HTML;
}

/* The words of all patterns in the folded text, in one pass: the stages to come and the rules look there. */
static void read_words(const struct fz_parser *parser, struct fz_str folded)
{
    if (parser->opts->prefilter)
        fz_matcher_read(parser->matcher, parser->opts->prefilter, folded, FZ_VIEW_FOLDED);
}

void fz_parse_lines(struct fz_parser *parser)
{
    const struct fz_text *raw = &parser->doc->raw;
    bool blank = false;
    parser->folded.arena = parser->doc->arena;
    fz_fold_reserve(&parser->folded, raw->str.len + raw->str.len / 16); /* it may grow a little: , becomes ， */
    for (uint32_t number = 1; number <= raw->n_lines; number++) {
        struct fz_str line = fz_text_line(raw, number);
        if (fz_str_trim(line).len == 0) {
            blank = true;
            continue;
        }
        uint32_t start = raw->lines[number - 1];
        size_t from = 0;
        while (line.len > FLAT_LINE && from < line.len) {
            size_t to = next_inner_heading(line, from);
            if (to >= line.len)
                break;
            add_line(parser, (struct fz_span){start + fz_u32(from), start + fz_u32(to)}, blank);
            from = to;
        }
        add_line(parser, (struct fz_span){start + fz_u32(from), start + fz_u32(line.len)}, blank);
        blank = has_paragraphs(parser->doc->format);
    }
    struct fz_str folded = {parser->folded.bytes, parser->folded.len};
    for (size_t i = 0; i < parser->n_lines; i++)
        parser->lines[i].text = fz_str_slice(folded, parser->lines[i].folded.start, parser->lines[i].folded.end);
    read_words(parser, folded);
}

static bool ends_sentence(struct fz_str text)
{
    static const char *const marks[] = {"。", "！", "？", "；", "：", "…", ".", "。”", "！”", "？”", "。）", "。’"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (fz_str_ends(text, fz_str_from(marks[i])))
            return true;
    return false;
}

static bool has_sentence_mark(struct fz_str text)
{
    return fz_str_has(text, FZ_STR("。")) || fz_str_has(text, FZ_STR("，")) || fz_str_has(text, FZ_STR("；"));
}

/* Whether a line like this opens something of its own, whatever stands before it. */
static bool opens(const struct fz_line *line)
{
    size_t size;
    if (line->marks || fz_scan_marker(line->text).level)
        return true;
    int value;
    size_t number = fz_scan_number(line->text, &value);
    struct fz_str rest = fz_str_slice(line->text, number, line->text.len);
    if (number && !fz_is_digit(fz_utf8_at(line->text, 0, &size)) && fz_str_starts(rest, FZ_STR("是")))
        return true; /* 二是… */
    return fz_str_starts(line->text, FZ_STR("第")) && fz_str_has(fz_str_slice(line->text, 0, 12), FZ_STR("、"));
}

/* A heading that stands alone has no full stop inside and is not longer than this many characters. */
static bool is_heading_line(const struct fz_line *line)
{
    if (!line->marks && !fz_scan_marker(line->text).level)
        return false;
    size_t stop = fz_str_find(line->text, FZ_STR("。"), 0);
    return fz_utf8_count(line->text) <= 50 && (stop == SIZE_MAX || stop + 3 == line->text.len);
}

static bool goes_on(const struct fz_line *before, const struct fz_line *line)
{
    if (line->kind == FZ_PARA_TITLE)
        return line->joins_previous; /* fz_parse_front saw how far the title goes */
    unsigned running = FZ_PARA_BODY | FZ_PARA_LEAD;
    if (!(before->kind & running) || !(line->kind & running))
        return false;
    if (ends_sentence(before->text) || opens(line) || is_heading_line(before))
        return false;
    size_t size;
    uint32_t last = fz_utf8_before(before->text, before->text.len, &size);
    if (last == 0xFF0C || last == 0x3001) /* ， and 、 always go on */
        return true;
    return before->joins_previous || (fz_utf8_count(before->text) >= 20 && has_sentence_mark(before->text)) ||
           (fz_utf8_count(before->text) >= 20 && !line->blank_before);
}

/* Sees which lines go on; whether some line, as it was folded, is no paragraph. */
static bool join_lines(struct fz_parser *parser)
{
    bool any = false;
    for (size_t i = 0; i < parser->n_lines; i++) {
        struct fz_line *line = &parser->lines[i];
        line->joins_previous = i && goes_on(line - 1, line);
        any |= line->joins_previous || !line->n_runs;
    }
    return any;
}

/* Folds again: what stands at the end of a line and at the beginning of the next are neighbours now. */
static struct fz_fold_builder fold_joined(struct fz_parser *parser)
{
    struct fz_doc *doc = parser->doc;
    struct fz_fold_builder out = {.arena = doc->arena};
    fz_fold_reserve(&out, parser->folded.len);
    struct fz_span *pieces = FZ_NEW_N(&parser->scratch, struct fz_span, parser->n_lines + 1);
    for (size_t i = 0; i < parser->n_lines;) {
        struct fz_line *first = &parser->lines[i];
        size_t n = 0;
        do
            pieces[n++] = parser->lines[i++].raw;
        while (i < parser->n_lines && parser->lines[i].joins_previous);
        struct fz_para *para = FZ_PUSH(doc->arena, doc->paras, doc->n_paras);
        *para = (struct fz_para){.kind = first->kind, .span = {.start = fz_u32(out.len)}};
        if (n == 1 && first->n_runs)
            fz_fold_again(&out, &parser->folded, first->folded, first->first_run, first->n_runs);
        else
            fz_fold_pieces(&out, doc->raw.str, pieces, n);
        para->span.end = fz_u32(out.len);
        fz_fold_newline(&out, pieces[n - 1].end);
    }
    read_words(parser, (struct fz_str){out.bytes, out.len});
    return out;
}

void fz_parse_paras(struct fz_parser *parser)
{
    struct fz_doc *doc = parser->doc;
    struct fz_fold_builder folded = parser->folded;
    if (join_lines(parser)) {
        folded = fold_joined(parser);
    } else {
        doc->paras = FZ_NEW_N(doc->arena, struct fz_para, parser->n_lines + 1);
        for (struct fz_line *line = parser->lines; doc->n_paras < parser->n_lines; line++)
            doc->paras[doc->n_paras++] = (struct fz_para){.kind = line->kind, .span = line->folded};
    }
    doc->fold.str = (struct fz_str){folded.bytes, folded.len};
    doc->fold.runs = folded.runs;
    doc->fold.n_runs = folded.n_runs;
}
