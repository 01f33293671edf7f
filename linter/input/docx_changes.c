/* ISO/IEC 29500-1, 17.13.5: w:del around runs whose w:t are w:delText, w:ins around runs as they will be. No dates are
 * written, so that the same changes make the same file. */
#include "input/docx_changes.h"

struct putting {
    struct fz_docx_runs *runs;
    const char *author;
    uint32_t id; /* of the next change */
};

/* An id above those of all that is marked in the body. */
static uint32_t first_id(struct fz_arena *arena, struct fz_str body)
{
    enum { MOST = 1000000000 };
    struct fz_xml_tags tags;
    struct fz_xml_tag tag;
    struct fz_str value;
    int most = 0, id;
    fz_xml_tags_init(&tags, arena, body);
    while (fz_xml_tags_next(&tags, &tag))
        if ((tag.kind == FZ_XML_OPEN || tag.kind == FZ_XML_EMPTY) && fz_xml_tag_attr(&tag, "id", &value) &&
            fz_str_to_int(value, &id) && id > most && id < MOST)
            most = id;
    return (uint32_t)most + 1;
}

static void put(struct putting *p, uint32_t at, unsigned rank, struct fz_str text)
{
    fz_xml_splice(&p->runs->splices, (struct fz_xml_splice){.at = at, .text = text, .rank = rank});
}

/* <w:del w:id="1" w:author="…"> */
static struct fz_str opening(struct putting *p, const struct fz_docx_words *w, const char *local)
{
    return fz_str_printf(p->runs->arena, "<%.*s:%s%.*s %.*s:id=\"%u\" %.*s:author=\"%s\">", FZ_ARG(w->prefix), local,
                         FZ_ARG(w->declared), FZ_ARG(w->prefix), p->id++, FZ_ARG(w->prefix), p->author);
}

static void put_deletion(struct putting *p, const struct fz_docx_piece *piece, uint32_t from, uint32_t to)
{
    struct fz_docx_words w = fz_docx_words_at(p->runs->arena, piece);
    put(p, from, FZ_DOCX_START, opening(p, &w, "del"));
    put(p, to, FZ_DOCX_END, fz_str_printf(p->runs->arena, "</%.*s:del>", FZ_ARG(w.prefix)));
}

/* In the form of PIECE. */
static void put_insertion(struct putting *p, const struct fz_docx_piece *piece, uint32_t at, unsigned rank,
                          struct fz_str text)
{
    struct fz_docx_words w = fz_docx_words_at(p->runs->arena, piece);
    struct fz_str props = fz_str_slice(p->runs->bytes, piece->props.start, piece->props.end);
    struct fz_buf buf;
    fz_buf_init(&buf);
    fz_buf_add(&buf, opening(p, &w, "ins"));
    fz_buf_printf(&buf, "<%.*s:r>%.*s<%.*s:t xml:space=\"preserve\">", FZ_ARG(w.prefix), FZ_ARG(props),
                  FZ_ARG(w.prefix));
    fz_xml_escape(&buf, text);
    fz_buf_printf(&buf, "</%.*s:t></%.*s:r></%.*s:ins>", FZ_ARG(w.prefix), FZ_ARG(w.prefix), FZ_ARG(w.prefix));
    put(p, at, rank, fz_str_copy(p->runs->arena, fz_buf_str(&buf)));
    fz_buf_clear(&buf);
}

static void put_change(struct putting *p, const struct fz_docx_change *change)
{
    const struct fz_docx_piece *piece;
    uint32_t from, to;
    if (change->end > change->start.at) {
        piece = fz_docx_runs_delete(p->runs, change->start, change->end, &from, &to);
        put_deletion(p, piece, from, to);
    } else {
        piece = fz_docx_runs_cut(p->runs, change->start, !change->before, &to);
    }
    if (change->text.len)
        put_insertion(p, piece, to, FZ_DOCX_END, change->text);
}

void fz_docx_changes_put(struct fz_docx_runs *runs, const struct fz_docx_change *changes, size_t n, const char *author,
                         struct fz_buf *out)
{
    struct putting p = {runs, author, first_id(runs->arena, runs->bytes)};
    for (size_t i = 0; i < n; i++)
        put_change(&p, &changes[i]);
    fz_xml_splices_apply(&runs->splices, runs->bytes, out);
}
