/* Paragraphs → the section tree, its roles, and the sentences. */
#include "base/utf8.h"
#include "parse/internal.h"

/* characters; longer, the number opens a sentence, not a heading. A line without any full stop may be longer. */
enum { MAX_HEADING = 60, MAX_LONE_HEADING = 120 };

static size_t earliest(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Where the words of the heading end that begins PARA after its marker: at its first full stop, before 一是 where the
 * stop was lost, or with the paragraph. A numbered sentence without a heading's brevity ends at its first pause. */
static size_t heading_end(struct fz_str text)
{
    size_t stop = fz_str_find(text, FZ_STR("。"), 0);
    size_t list = fz_str_find(text, FZ_STR("一是"), 0);
    size_t end = earliest(earliest(stop, list ? list : SIZE_MAX), text.len);
    size_t most = stop == SIZE_MAX && end == text.len ? MAX_LONE_HEADING : MAX_HEADING;
    if (fz_utf8_count(fz_str_slice(text, 0, end)) <= most)
        return end;
    size_t pause = earliest(fz_str_find(text, FZ_STR("，"), 0), fz_str_find(text, FZ_STR("："), 0));
    return earliest(earliest(pause, fz_str_find(text, FZ_STR("；"), 0)), end);
}

uint64_t fz_heading_roles(const struct fz_parser *parser, struct fz_str heading)
{
    uint64_t roles = 0;
    for (size_t i = 0; i < parser->genre->n_roles && i < 63; i++) {
        const struct fz_role *role = &parser->genre->roles[i];
        if (fz_any_matches(parser, &role->headings, heading, NULL) &&
            !fz_any_matches(parser, &role->not_headings, heading, NULL))
            roles |= (uint64_t)1 << i;
    }
    return roles;
}

static struct fz_section *open_section(struct fz_parser *parser, struct fz_section *innermost, int level)
{
    struct fz_section *parent = innermost;
    while (parent->level >= level)
        parent = parent->parent;
    struct fz_section *section = FZ_NEW(parser->doc->arena, struct fz_section);
    section->level = level;
    section->parent = parent;
    struct fz_section **link = &parent->child;
    if (innermost != parent) { /* innermost's ancestor below parent is parent's last child */
        struct fz_section *last = innermost;
        while (last->parent != parent)
            last = last->parent;
        link = &last->next;
    }
    *link = section;
    return section;
}

bool fz_is_bare_heading(const struct fz_parser *parser, struct fz_str text)
{
    static const char *const never[] = {"。", "，", "；", "：", NULL};
    for (size_t i = 0; never[i]; i++)
        if (fz_str_has(text, fz_str_from(never[i])))
            return false;
    size_t chars = fz_utf8_count(text);
    return chars >= 3 && chars <= 24 && fz_heading_roles(parser, text);
}

/* The level that PARA opens a section of, 0 for none; MARKER gets its number, if it has one. */
static int level_of(struct fz_parser *parser, const struct fz_para *para, int marks, struct fz_marker *marker)
{
    struct fz_str text = fz_doc_str(parser->doc, para->span);
    *marker = fz_scan_marker(text);
    if (marker->level)
        return marker->level;
    if (marks && fz_str_has(text, FZ_STR("。")))
        return 0;
    if (marks)
        return marks == 1 ? 1 : marks <= FZ_MAX_LEVEL ? marks - 1 : FZ_MAX_LEVEL;
    return fz_is_bare_heading(parser, text);
}

/* （二）完善机制，力争年底前建成平台。 is an item of a list: what it says is said here, not below it. */
static bool is_statement(struct fz_str words)
{
    enum { MIN_STATEMENT = 24 /* characters; 6 in 80 of the true headings end with 。 too, and are shorter */ };
    return fz_str_ends(words, FZ_STR("。")) && fz_str_has(words, FZ_STR("，")) && fz_utf8_count(words) >= MIN_STATEMENT;
}

static void fill_section(struct fz_parser *parser, struct fz_section *section, struct fz_para *para,
                         struct fz_marker marker)
{
    struct fz_str text = fz_doc_str(parser->doc, para->span);
    struct fz_str words = fz_str_slice(text, marker.len, text.len);
    size_t end = heading_end(words);
    section->number = marker.number;
    section->marker = (struct fz_span){para->span.start, para->span.start + fz_u32(marker.len)};
    section->heading = (struct fz_span){section->marker.end, section->marker.end + fz_u32(end)};
    section->roles = section->level <= 2 ? fz_heading_roles(parser, fz_str_slice(words, 0, end)) : 0;
    if (fz_str_starts(fz_str_slice(words, end, words.len), FZ_STR("。")))
        end += 3;
    section->run_in = end < words.len;
    section->body.start = section->own.start = section->marker.end + fz_u32(end);
    if (!section->run_in && !is_statement(words))
        para->kind = FZ_PARA_HEADING;
}

/* Ends of bodies: each section ends where the next of its level or above begins. */
static void close_sections(struct fz_section *section, uint32_t end)
{
    for (struct fz_section *s = section->child; s; s = s->next)
        close_sections(s, s->next ? s->next->marker.start : end);
    section->body.end = end > section->body.start ? end : section->body.start;
    section->own.end = section->child ? section->child->marker.start : section->body.end;
    if (section->own.end < section->own.start)
        section->own.end = section->own.start;
}

/* A level-2 heading inside a part has that part's role unless it names first-level parts of its own; and inside a part
 * that is not topical its words are about that part ("（一）存在的问题" under 问题). */
static void settle_roles(const struct fz_parser *parser, struct fz_section *root)
{
    for (struct fz_section *s = root; s; s = fz_section_walk(s)) {
        if (!s->parent || !s->roles)
            continue;
        uint64_t around = fz_section_roles(s->parent);
        for (size_t i = 0; i < parser->genre->n_roles; i++)
            if ((around >> i & 1) && !parser->genre->roles[i].topical)
                s->roles = 0;
        s->roles &= ~around;
        for (size_t i = 0; i < parser->genre->n_roles; i++) /* only whole parts can be topical, not pieces of them */
            if (s->level > 1 && parser->genre->roles[i].topical)
                s->roles &= ~((uint64_t)1 << i);
    }
}

static void add_sentence(struct fz_doc *doc, uint32_t start, uint32_t end)
{
    *FZ_PUSH(doc->arena, doc->sentences, doc->n_sentences) = (struct fz_span){start, end};
}

/* Where a sentence that goes on for pages is cut: in FROM up to END, behind the last mark inside a sentence. */
static uint32_t cut_at(struct fz_str text, uint32_t from, uint32_t end)
{
    for (uint32_t at = end; at > from; at--)
        if (fz_str_ends(fz_str_slice(text, from, at), FZ_STR("，")) ||
            fz_str_ends(fz_str_slice(text, from, at), FZ_STR("；")))
            return at;
    while (((unsigned char)text.ptr[end] & 0xC0) == 0x80)
        end--;
    return end;
}

static bool ends_sentence(struct fz_str rest)
{
    return fz_str_starts(rest, FZ_STR("。")) || fz_str_starts(rest, FZ_STR("！")) || fz_str_starts(rest, FZ_STR("？"));
}

/* A sentence may be searched for each word in it, which would cost the square of one that has no end. */
static void add_sentences(struct fz_doc *doc, struct fz_span span)
{
    enum { MAX_SENTENCE = 6000 }; /* bytes */
    struct fz_str text = doc->fold.str;
    uint32_t start = span.start;
    for (uint32_t at = span.start; at < span.end; at++) {
        unsigned char first = (unsigned char)text.ptr[at];
        if ((first == 0xE3 || first == 0xEF) && ends_sentence(fz_str_slice(text, at, span.end))) {
            add_sentence(doc, start, at + 3);
            start = at + 3;
            at += 2;
        } else if (at - start == MAX_SENTENCE) {
            uint32_t end = cut_at(text, start + MAX_SENTENCE / 2, at);
            add_sentence(doc, start, end);
            start = end;
        }
    }
    if (start < span.end)
        add_sentence(doc, start, span.end);
}

static void span_kinds(struct fz_parser *parser)
{
    struct fz_doc *doc = parser->doc;
    for (size_t i = 0; i < doc->n_paras; i++) {
        const struct fz_para *para = &doc->paras[i];
        struct fz_span *span = para->kind == FZ_PARA_TITLE        ? &doc->title
                               : para->kind == FZ_PARA_DOC_NUMBER ? &doc->doc_number
                               : para->kind == FZ_PARA_ADDRESSEE  ? &doc->addressee
                               : para->kind == FZ_PARA_LEAD       ? &doc->lead
                               : para->kind == FZ_PARA_SIGNER     ? &doc->signer
                               : para->kind == FZ_PARA_DATE       ? &doc->sign_date
                                                                  : NULL;
        if (!span)
            continue;
        bool grows = para->kind == FZ_PARA_LEAD || para->kind == FZ_PARA_SIGNER;
        struct fz_str text = fz_doc_str(doc, para->span);
        bool repeats = span == &doc->title && span->end && fz_str_ends(fz_doc_str(doc, *span), text) &&
                       !fz_any_matches(parser, &parser->genre->body, text, NULL);
        if (grows && span->end)
            span->end = para->span.end;
        else if (!repeats)
            *span = para->span; /* of two titles, the page's and the report's own, the later is the report's */
    }
    struct fz_str date = fz_doc_str(doc, doc->sign_date);
    if (fz_str_starts(date, FZ_STR("（")))
        date = fz_str_slice(date, 3, date.len);
    if (date.len)
        (void)fz_scan_date(date, &doc->signed_on);
}

void fz_parse_sections(struct fz_parser *parser)
{
    struct fz_doc *doc = parser->doc;
    struct fz_section *innermost = doc->root = FZ_NEW(doc->arena, struct fz_section);
    uint32_t end = 0;
    size_t line = 0;
    for (size_t i = 0; i < doc->n_paras; i++) {
        struct fz_para *para = &doc->paras[i];
        int marks = parser->lines[line++].marks;
        while (line < parser->n_lines && parser->lines[line].joins_previous)
            line++;
        para->section = innermost;
        if (!(para->kind & (FZ_PARA_LEAD | FZ_PARA_BODY)))
            continue;
        end = para->span.end;
        struct fz_marker marker;
        int level = para->kind == FZ_PARA_BODY || parser->opts->passage ? level_of(parser, para, marks, &marker) : 0;
        if (level) {
            innermost = open_section(parser, innermost, level);
            fill_section(parser, innermost, para, marker);
            para->section = innermost;
        }
        add_sentences(doc, para->span);
    }
    close_sections(doc->root, end);
    settle_roles(parser, doc->root);
    span_kinds(parser);
}
