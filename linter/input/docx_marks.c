/* Comments' marks in the body of a Word file (ISO/IEC 29500-1, 17.13.4): putting them in, taking them out. */
#include "input/docx_marks.h"

/* ---- marks ----------------------------------------------------------------------------------------------------- */

static void put_start(struct fz_docx_runs *b, const struct fz_docx_piece *piece, uint32_t at, unsigned rank,
                      uint32_t id)
{
    struct fz_docx_words w = fz_docx_words_at(b->arena, piece);
    fz_xml_splice(&b->splices, (struct fz_xml_splice){
                                   .at = at,
                                   .text = fz_str_printf(b->arena, "<%.*s:commentRangeStart%.*s %.*s:id=\"%u\"/>",
                                                         FZ_ARG(w.prefix), FZ_ARG(w.declared), FZ_ARG(w.prefix), id),
                                   .rank = rank});
}

static void put_end(struct fz_docx_runs *b, const struct fz_docx_piece *piece, uint32_t at, uint32_t id)
{
    struct fz_docx_words w = fz_docx_words_at(b->arena, piece);
    fz_xml_splice(&b->splices, (struct fz_xml_splice){
                                   .at = at,
                                   .text = fz_str_printf(b->arena,
                                                         "<%.*s:commentRangeEnd%.*s %.*s:id=\"%u\"/>"
                                                         "<%.*s:r%.*s><%.*s:commentReference %.*s:id=\"%u\"/></%.*s:r>",
                                                         FZ_ARG(w.prefix), FZ_ARG(w.declared), FZ_ARG(w.prefix), id,
                                                         FZ_ARG(w.prefix), FZ_ARG(w.declared), FZ_ARG(w.prefix),
                                                         FZ_ARG(w.prefix), id, FZ_ARG(w.prefix)),
                                   .rank = FZ_DOCX_END});
}

static bool put_nowhere(struct fz_docx_runs *b, uint32_t id)
{
    if (!b->end_of_first)
        return false;
    put_start(b, &b->first, b->end_of_first, FZ_DOCX_END, id);
    put_end(b, &b->first, b->end_of_first, id);
    return true;
}

static bool put_one(struct fz_docx_runs *b, const struct fz_docx_mark *mark, bool end)
{
    uint32_t at;
    if (mark->nowhere)
        return end || put_nowhere(b, mark->id);
    const struct fz_docx_piece *piece = fz_docx_runs_cut(b, end ? mark->end : mark->start, end, &at);
    if (piece && end)
        put_end(b, piece, at, mark->id);
    else if (piece)
        put_start(b, piece, at, FZ_DOCX_START, mark->id);
    return piece != NULL;
}

bool fz_docx_marks_put(struct fz_arena *arena, struct fz_str body, const struct fz_docx_mark *marks, size_t n,
                       struct fz_buf *out)
{
    struct fz_docx_runs b;
    fz_docx_runs_read(&b, arena, body);
    for (int end = 0; end <= 1; end++) /* all beginnings before the ends: places are found quickest in order */
        for (size_t i = 0; i < n; i++)
            if (!put_one(&b, &marks[i], end))
                return false;
    fz_xml_splices_apply(&b.splices, body, out);
    return true;
}

/* ---- marks that are there -------------------------------------------------------------------------------------- */

bool fz_docx_ids_have(const struct fz_docx_ids *ids, uint32_t id)
{
    for (size_t i = 0; i < ids->n; i++)
        if (ids->items[i] == id)
            return true;
    return false;
}

/* The comment that TAG is a mark of. */
static bool is_mark(const struct fz_xml_tag *tag, uint32_t *id)
{
    static const char *const names[] = {"commentRangeStart", "commentRangeEnd", "commentReference", NULL};
    struct fz_str value;
    int number;
    if (!fz_docx_tag_is_one_of(tag, names) || !fz_xml_tag_attr(tag, "id", &value) || !fz_str_to_int(value, &number) ||
        number < 0)
        return false;
    *id = (uint32_t)number;
    return true;
}

void fz_docx_marks_ids(struct fz_arena *arena, struct fz_str body, struct fz_docx_ids *ids)
{
    struct fz_xml_tags tags;
    struct fz_xml_tag tag;
    uint32_t id;
    fz_xml_tags_init(&tags, arena, body);
    while (fz_xml_tags_next(&tags, &tag))
        if ((tag.kind == FZ_XML_OPEN || tag.kind == FZ_XML_EMPTY) && is_mark(&tag, &id))
            *FZ_PUSH(arena, ids->items, ids->n) = id;
}

struct taking {
    struct fz_xml_splices splices;
    const struct fz_docx_ids *ids;
    uint32_t run, mark; /* where the innermost run, and the mark at hand, begin */
    size_t run_depth;   /* 0: in no run */
    bool only_marks;    /* so far the run holds nothing else */
    bool any_mark;
    size_t mark_depth; /* 0: in no mark */
};

static void take_away(struct taking *t, uint32_t start, uint32_t end)
{
    fz_xml_splice(&t->splices, (struct fz_xml_splice){.at = start, .skip = end - start});
}

static void take_begin(struct taking *t, const struct fz_xml_tag *tag, size_t depth)
{
    uint32_t id;
    bool ours = is_mark(tag, &id) && fz_docx_ids_have(t->ids, id);
    if (ours && tag->kind == FZ_XML_EMPTY)
        take_away(t, tag->bytes.start, tag->bytes.end);
    else if (ours) {
        t->mark = tag->bytes.start;
        t->mark_depth = depth;
    }
    if (t->run_depth && depth == t->run_depth + 1) {
        t->any_mark |= ours;
        t->only_marks &= ours || fz_docx_tag_is(tag, "rPr");
    }
    if (tag->kind == FZ_XML_OPEN && fz_docx_tag_is(tag, "r")) {
        t->run = tag->bytes.start;
        t->run_depth = depth;
        t->only_marks = true;
        t->any_mark = false;
    }
}

/* DEPTH is that of the element that ends. */
static void take_end(struct taking *t, const struct fz_xml_tag *tag, size_t depth)
{
    if (t->mark_depth == depth)
        take_away(t, t->mark, tag->bytes.end);
    if (t->run_depth == depth && t->only_marks && t->any_mark)
        take_away(t, t->run, tag->bytes.end);
    if (t->run_depth == depth)
        t->run_depth = 0;
    if (t->mark_depth == depth)
        t->mark_depth = 0;
}

void fz_docx_marks_take(struct fz_arena *arena, struct fz_str body, const struct fz_docx_ids *ids, struct fz_buf *out)
{
    struct taking t = {.splices = {.arena = arena}, .ids = ids};
    struct fz_xml_tags tags;
    struct fz_xml_tag tag;
    fz_xml_tags_init(&tags, arena, body);
    while (fz_xml_tags_next(&tags, &tag)) {
        if (tag.kind == FZ_XML_OPEN || tag.kind == FZ_XML_EMPTY)
            take_begin(&t, &tag, tags.depth);
        else if (tag.kind == FZ_XML_CLOSE)
            take_end(&t, &tag, tags.depth + 1);
    }
    fz_xml_splices_apply(&t.splices, body, out);
}
