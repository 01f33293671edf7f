/* Where something may be put: beside runs, in a paragraph or in what holds runs inside one (ISO/IEC 29500-1, Annex A:
 * EG_PContent, EG_RunLevelElements). So a paragraph is a row of pieces, most of them runs; a run whose words are its
 * own may be cut; a piece that holds its words deeper down, in a text box or in one of several versions of the same
 * thing, is left whole. */
#include "input/docx_runs.h"
#include <string.h>

enum { OUTER, HOLDER, CONTROL, PIECE }; /* what an element is: a paragraph is a holder; a w:sdt holds a holder */

/* ---- reading --------------------------------------------------------------------------------------------------- */

struct frame { /* an open element */
    int what;
    bool inserted;            /* it, or what it stands in, was put in by a tracked change */
    struct fz_str prefix, ns; /* of a holder */
};

struct reading {
    struct fz_docx_runs *runs;
    struct fz_xml_tags tags;
    struct frame *frames;
    size_t n_frames, room;
    struct fz_docx_piece piece; /* the one at hand, */
    size_t piece_depth, noted;  /* … how deep it stands (0: none) and its index plus one, once it has a node */
    size_t node;                /* the open one: index plus one */
    size_t node_depth;
};

static bool is_word(const struct fz_xml_tag *tag)
{
    static const struct fz_str spaces[] = {FZ_STR_INIT("http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
                                           FZ_STR_INIT("http://purl.oclc.org/ooxml/wordprocessingml/main")};
    return fz_str_equal(tag->ns, spaces[0]) || fz_str_equal(tag->ns, spaces[1]);
}

bool fz_docx_tag_is(const struct fz_xml_tag *tag, const char *local)
{
    return fz_str_equal(tag->local, fz_str_from(local)) && is_word(tag);
}

bool fz_docx_tag_is_one_of(const struct fz_xml_tag *tag, const char *const *names)
{
    for (; *names; names++)
        if (fz_docx_tag_is(tag, *names))
            return true;
    return false;
}

static int what_is(int parent, const struct fz_xml_tag *tag)
{
    static const char *const holders[] = {"hyperlink", "fldSimple", "ins", "del", "moveFrom", "moveTo",
                                          "smartTag",  "customXml", "dir", "bdo", NULL};
    switch (parent) {
    case OUTER:
        return fz_docx_tag_is(tag, "p") ? HOLDER : OUTER;
    case HOLDER:
        return fz_docx_tag_is(tag, "sdt") ? CONTROL : fz_docx_tag_is_one_of(tag, holders) ? HOLDER : PIECE;
    case CONTROL:
        return fz_docx_tag_is(tag, "sdtContent") ? HOLDER : PIECE;
    default:
        return PIECE;
    }
}

static void begin_piece(struct reading *r, const struct fz_xml_tag *tag, const struct frame *parent)
{
    r->piece =
        (struct fz_docx_piece){.bytes = tag->bytes,
                               .prefix = parent->prefix,
                               .ns = parent->ns,
                               .inserted = parent->inserted,
                               .is_run = parent->what == HOLDER && fz_docx_tag_is(tag, "r") && tag->kind == FZ_XML_OPEN,
                               .tag = tag->bytes};
    r->piece_depth = r->n_frames;
    r->noted = 0;
}

/* What a run may hold for it to be cut: things that stand for themselves, wherever in the run they are. */
static bool is_plain(const struct fz_docx_piece *run, const struct fz_xml_tag *tag)
{
    // clang-format off
    static const char *const plain[] = {
        "t", "tab", "br", "cr", "sym", "ptab", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak", "fldChar", "instrText",
        "delText", "footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef", "annotationRef",
        "commentReference", NULL};
    // clang-format on
    return fz_docx_tag_is_one_of(tag, plain) ||
           (fz_docx_tag_is(tag, "rPr") && run->props.end == 0 && run->content.start == 0);
}

/* TAG, which begins, stands in a run. */
static void begin_child(struct fz_docx_piece *run, const struct fz_xml_tag *tag)
{
    run->is_run &= is_plain(run, tag);
    if (fz_docx_tag_is(tag, "rPr"))
        run->props = tag->bytes;
    else if (run->content.start == 0)
        run->content = tag->bytes;
}

static void end_child(struct fz_docx_piece *run, const struct fz_xml_tag *tag)
{
    if (fz_docx_tag_is(tag, "rPr"))
        run->props.end = tag->bytes.end;
    else
        run->content.end = tag->bytes.end;
}

/* Deeper in a run there are its properties, which are copied when it is cut, and no words may be among them. */
static void begin_deeper(struct reading *r, const struct fz_xml_tag *tag)
{
    r->piece.is_run &= !fz_str_equal(tag->local, FZ_STR("t")) && !fz_str_equal(tag->local, FZ_STR("textpath"));
    if (r->node)
        r->runs->texts[r->node - 1].own = false;
}

static void begin_node(struct reading *r, const struct fz_xml_tag *tag)
{
    struct fz_docx_runs *runs = r->runs;
    struct fz_str value;
    if (r->piece_depth && !r->noted) {
        *FZ_PUSH(runs->arena, runs->pieces, runs->n_pieces) = r->piece;
        r->noted = runs->n_pieces;
    }
    *FZ_PUSH(runs->arena, runs->texts, runs->n_texts) =
        (struct fz_docx_text){.piece = r->noted,
                              .own = r->piece_depth && r->n_frames == r->piece_depth + 1,
                              .bytes = tag->bytes,
                              .tag = tag->bytes,
                              .first_chunk = runs->n_chunks,
                              .name = tag->name,
                              .spaces_kept = fz_xml_tag_attr(tag, "space", &value)};
    r->node = tag->kind == FZ_XML_OPEN ? runs->n_texts : 0;
    r->node_depth = r->n_frames;
}

static struct frame *push_frame(struct reading *r)
{
    if (r->n_frames == r->room) {
        struct frame *more = FZ_NEW_N(r->runs->arena, struct frame, r->room ? r->room * 2 : 64);
        if (r->n_frames)
            memcpy(more, r->frames, r->n_frames * sizeof *more);
        r->frames = more;
        r->room = r->room ? r->room * 2 : 64;
    }
    return &r->frames[r->n_frames++];
}

static void end_element(struct reading *r, const struct fz_xml_tag *tag)
{
    struct fz_docx_runs *runs = r->runs;
    if (!r->n_frames)
        return;
    if (r->node && r->node_depth == r->n_frames) {
        runs->texts[r->node - 1].bytes.end = tag->bytes.end;
        runs->texts[r->node - 1].close = tag->bytes;
        r->node = 0;
    }
    if (r->piece_depth && r->n_frames == r->piece_depth + 1)
        end_child(&r->piece, tag);
    if (r->piece_depth == r->n_frames) {
        r->piece.bytes.end = tag->bytes.end;
        if (r->noted)
            runs->pieces[r->noted - 1] = r->piece;
        r->piece_depth = 0;
    }
    const struct frame *frame = &r->frames[--r->n_frames];
    if (!runs->end_of_first && frame->what == HOLDER && fz_docx_tag_is(tag, "p") && tag->kind == FZ_XML_CLOSE) {
        runs->end_of_first = tag->bytes.start;
        runs->first = (struct fz_docx_piece){.prefix = frame->prefix, .ns = frame->ns};
    }
}

static void begin_element(struct reading *r, const struct fz_xml_tag *tag)
{
    static const struct frame nothing = {.what = OUTER};
    const struct frame parent = r->n_frames ? r->frames[r->n_frames - 1] : nothing;
    struct frame *frame = push_frame(r);
    *frame = (struct frame){.what = what_is(parent.what, tag),
                            .inserted = parent.inserted || fz_docx_tag_is(tag, "ins") || fz_docx_tag_is(tag, "moveTo")};
    if (frame->what == HOLDER || frame->what == CONTROL) {
        frame->ns = tag->ns;
        frame->prefix = fz_xml_tags_prefix(&r->tags, tag->ns);
    }
    if (frame->what == PIECE && parent.what != PIECE)
        begin_piece(r, tag, &parent);
    else if (r->piece_depth && r->n_frames == r->piece_depth + 1)
        begin_child(&r->piece, tag);
    else if (r->piece_depth)
        begin_deeper(r, tag);
    if (fz_docx_tag_is(tag, "t"))
        begin_node(r, tag);
    if (tag->kind == FZ_XML_EMPTY)
        end_element(r, tag);
}

void fz_docx_runs_read(struct fz_docx_runs *runs, struct fz_arena *arena, struct fz_str bytes)
{
    struct reading r = {.runs = runs};
    struct fz_xml_tag tag;
    *runs = (struct fz_docx_runs){.arena = arena, .bytes = bytes, .splices = {.arena = arena}};
    fz_xml_tags_init(&r.tags, arena, bytes);
    while (fz_xml_tags_next(&r.tags, &tag)) {
        if (tag.kind == FZ_XML_CLOSE)
            end_element(&r, &tag);
        else if (tag.kind == FZ_XML_OPEN || tag.kind == FZ_XML_EMPTY)
            begin_element(&r, &tag);
        else if (r.node && r.n_frames == r.node_depth && tag.bytes.end > tag.bytes.start) {
            *FZ_PUSH(arena, runs->chunks, runs->n_chunks) = (struct fz_docx_chunk){tag.bytes, tag.kind == FZ_XML_CDATA};
            runs->texts[r.node - 1].n_chunks++;
        }
    }
}

/* ---- cutting --------------------------------------------------------------------------------------------------- */

static struct fz_str bytes_at(const struct fz_docx_runs *runs, struct fz_span span)
{
    return fz_str_slice(runs->bytes, span.start, span.end);
}

static struct fz_str name_of(struct fz_str tag)
{
    size_t end = 1;
    while (end < tag.len && !strchr(" \t\r\n/>", tag.ptr[end]))
        end++;
    return fz_str_slice(tag, 1, end);
}

static void add(struct fz_docx_runs *runs, uint32_t at, unsigned rank, struct fz_str text)
{
    fz_xml_splice(&runs->splices, (struct fz_xml_splice){.at = at, .text = text, .rank = rank, .once = true});
}

/* Tag TAG of a w:t as one of w:LOCAL. */
static struct fz_str renamed(const struct fz_docx_runs *runs, const struct fz_docx_text *node, struct fz_str tag,
                             const char *local)
{
    size_t prefix = node->name.len - 1; /* "w:t" without its last letter */
    return fz_str_printf(runs->arena, "<%.*s%s%.*s", FZ_ARG(fz_str_slice(node->name, 0, prefix)), local,
                         FZ_ARG(fz_str_slice(tag, 1 + node->name.len, tag.len)));
}

/* The run ends at AT, and one of the same form begins. */
static void cut_run(struct fz_docx_runs *runs, const struct fz_docx_piece *run, uint32_t at)
{
    struct fz_str tag = bytes_at(runs, run->tag);
    add(runs, at, FZ_DOCX_CUT, fz_str_printf(runs->arena, "</%.*s>", FZ_ARG(name_of(tag))));
    add(runs, at, FZ_DOCX_JOIN,
        fz_str_printf(runs->arena, "%.*s%.*s", FZ_ARG(tag), FZ_ARG(bytes_at(runs, run->props))));
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A space that comes to stand at the end of a w:t is dropped by Word unless xml:space says that it counts. */
static struct fz_str tag_keeping(struct fz_docx_runs *runs, struct fz_docx_text *node, uint32_t at)
{
    static const char keep[] = " xml:space=\"preserve\"";
    struct fz_str tag = bytes_at(runs, node->tag);
    struct fz_str inside = fz_str_slice(tag, 0, tag.len - 1);
    if (node->spaces_kept || (!is_space(runs->bytes.ptr[at - 1]) && !is_space(runs->bytes.ptr[at])))
        return tag;
    add(runs, node->tag.end - 1, FZ_DOCX_CUT, fz_str_from(keep));
    return fz_str_printf(runs->arena, "%.*s%s>", FZ_ARG(inside), keep);
}

/* The same inside the text of NODE, in CHUNK; BEFORE and BEHIND are what the w:t on either side is called. */
static void cut_text(struct fz_docx_runs *runs, const struct fz_docx_piece *run, struct fz_docx_text *node,
                     const struct fz_docx_chunk *chunk, uint32_t at, const char *before, const char *behind)
{
    struct fz_str tag = bytes_at(runs, run->tag), prefix = fz_str_slice(node->name, 0, node->name.len - 1);
    add(runs, at, FZ_DOCX_CUT,
        fz_str_printf(runs->arena, "%s</%.*s%s></%.*s>", chunk->cdata ? "]]>" : "", FZ_ARG(prefix), before,
                      FZ_ARG(name_of(tag))));
    add(runs, at, FZ_DOCX_JOIN,
        fz_str_printf(runs->arena, "%.*s%.*s%.*s%s", FZ_ARG(tag), FZ_ARG(bytes_at(runs, run->props)),
                      FZ_ARG(renamed(runs, node, tag_keeping(runs, node, at), behind)),
                      chunk->cdata ? "<![CDATA[" : ""));
}

/* Where byte AT of NODE's text stands; false: at its end, or behind it. */
static bool find_in_text(struct fz_docx_runs *runs, const struct fz_docx_text *node, size_t at,
                         const struct fz_docx_chunk **chunk, uint32_t *found)
{
    struct fz_docx_cursor c = runs->cursor;
    if (c.text != node || c.at > at)
        c = (struct fz_docx_cursor){node, 0, node->first_chunk, 0};
    size_t rest = at - c.at;
    for (; c.chunk < node->first_chunk + node->n_chunks; c.chunk++, c.in_chunk = 0) {
        *chunk = &runs->chunks[c.chunk];
        struct fz_str text = bytes_at(runs, (*chunk)->bytes);
        c.in_chunk += fz_xml_text_to(fz_str_slice(text, c.in_chunk, text.len), (*chunk)->cdata, &rest);
        if (c.in_chunk < text.len) {
            c.at = at - rest;
            runs->cursor = c;
            *found = (*chunk)->bytes.start + fz_u32(c.in_chunk);
            return true;
        }
    }
    return false;
}

static const struct fz_docx_piece *cut(struct fz_docx_runs *runs, struct fz_docx_place place, bool after,
                                       const char *before, const char *behind, uint32_t *found)
{
    const struct fz_docx_chunk *chunk;
    if (place.node >= runs->n_texts || !runs->texts[place.node].piece)
        return NULL;
    struct fz_docx_text *node = &runs->texts[place.node];
    const struct fz_docx_piece *piece = &runs->pieces[node->piece - 1];
    bool whole = !node->own || !piece->is_run;
    if (!whole && place.at > 0 && find_in_text(runs, node, place.at, &chunk, found)) {
        cut_text(runs, piece, node, chunk, *found, before, behind);
        return piece;
    }
    bool at_side = whole || (after ? node->bytes.end == piece->content.end : node->bytes.start == piece->content.start);
    *found = after ? (at_side ? piece->bytes.end : node->bytes.end) : at_side ? piece->bytes.start : node->bytes.start;
    if (!at_side)
        cut_run(runs, piece, *found);
    return piece;
}

const struct fz_docx_piece *fz_docx_runs_cut(struct fz_docx_runs *runs, struct fz_docx_place place, bool after,
                                             uint32_t *found)
{
    return cut(runs, place, after, "t", "t", found);
}

bool fz_docx_runs_cuttable(const struct fz_docx_runs *runs, uint32_t node)
{
    if (node >= runs->n_texts || !runs->texts[node].piece || !runs->texts[node].own)
        return false;
    const struct fz_docx_piece *piece = &runs->pieces[runs->texts[node].piece - 1];
    return piece->is_run && !piece->inserted;
}

static void rename_at(struct fz_docx_runs *runs, uint32_t at, const struct fz_docx_text *node)
{
    struct fz_str prefix = fz_str_slice(node->name, 0, node->name.len - 1);
    fz_xml_splice(&runs->splices,
                  (struct fz_xml_splice){.at = at,
                                         .skip = fz_u32(node->name.len),
                                         .text = fz_str_printf(runs->arena, "%.*sdelText", FZ_ARG(prefix)),
                                         .rank = FZ_DOCX_JOIN});
}

const struct fz_docx_piece *fz_docx_runs_delete(struct fz_docx_runs *runs, struct fz_docx_place start, uint32_t end_at,
                                                uint32_t *from, uint32_t *to)
{
    const struct fz_docx_text *node = &runs->texts[start.node];
    const struct fz_docx_chunk *chunk;
    uint32_t found;
    if (start.at == 0)
        rename_at(runs, node->tag.start + 1, node);
    cut(runs, start, false, "t", "delText", from);
    if (!find_in_text(runs, node, end_at, &chunk, &found))
        rename_at(runs, node->close.start + 2, node);
    return cut(runs, (struct fz_docx_place){start.node, end_at}, true, "delText", "t", to);
}

struct fz_docx_words fz_docx_words_at(struct fz_arena *arena, const struct fz_docx_piece *piece)
{
    if (piece->prefix.len)
        return (struct fz_docx_words){piece->prefix, {0}};
    return (struct fz_docx_words){FZ_STR("w"), fz_str_printf(arena, " xmlns:w=\"%.*s\"", FZ_ARG(piece->ns))};
}
