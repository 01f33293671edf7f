/* Who issues the report: the name from title, sign-off or lead, by the genre's patterns, and its kind. */
#include "base/buf.h"
#include "base/utf8.h"
#include "parse/internal.h"

/* Group 1 of the first of the genre's body patterns that matches in WHERE; empty when none does. */
static struct fz_span name_in(const struct fz_parser *parser, struct fz_span where)
{
    struct fz_match match;
    struct fz_str text = fz_doc_str(parser->doc, where);
    if (!text.len || !fz_any_matches(parser, &parser->genre->body, text, &match))
        return (struct fz_span){0, 0};
    struct fz_span name = match.groups[match.groups[1].start == UINT32_MAX ? 0 : 1];
    return (struct fz_span){where.start + name.start, where.start + name.end};
}

static int kind_of(const struct fz_parser *parser, struct fz_str name)
{
    for (size_t i = 0; name.len && i < parser->genre->n_bodies; i++)
        if (fz_any_matches(parser, &parser->genre->bodies[i].names, name, NULL))
            return (int)i;
    return -1;
}

/* The name as one writes it: two bodies that only white space parts (中共X市委 X市人民政府) get a 、 between them. */
static struct fz_str written(struct fz_parser *parser, struct fz_span name)
{
    struct fz_doc *doc = parser->doc;
    struct fz_span raw = fz_doc_raw(doc, name);
    struct fz_str text = fz_text_at(&doc->raw, raw);
    struct fz_str first = {0};
    bool after_space = false;
    for (size_t at = 0, size; at < text.len && !first.len; at += size) {
        bool space = fz_is_space(fz_utf8_at(text, at, &size)), again = space && after_space;
        after_space = space;
        if (!space || again) /* of several in a row the first will do: folding drops them */
            continue;
        struct fz_fold_builder out = {.arena = doc->arena};
        struct fz_span piece = {raw.start, raw.start + fz_u32(at)};
        fz_fold_pieces(&out, doc->raw.str, &piece, 1);
        struct fz_str part = {out.bytes, out.len};
        if (fz_any_matches(parser, &parser->genre->joint, part, NULL))
            first = part;
    }
    struct fz_str whole = fz_doc_str(doc, name);
    if (!first.len)
        return whole;
    struct fz_str second = fz_str_slice(whole, first.len, whole.len);
    return fz_str_printf(doc->arena, "%.*s、%.*s", FZ_ARG(first), FZ_ARG(second));
}

void fz_parse_body(struct fz_parser *parser)
{
    struct fz_doc *doc = parser->doc;
    doc->body = parser->opts->body;
    doc->body_kind = parser->opts->body_kind;
    const struct fz_span places[] = {doc->title, doc->lead, doc->signer};
    struct fz_span signer_line = doc->signer;
    for (size_t i = 0; i < sizeof places / sizeof *places && !doc->body.len; i++) {
        struct fz_span name = name_in(parser, places[i]);
        if (name.end > name.start)
            doc->body = written(parser, name);
    }
    if (!doc->body.len && signer_line.end > signer_line.start)
        doc->body = written(parser, signer_line);
    if (doc->body_kind < 0)
        doc->body_kind = kind_of(parser, doc->body);
}
