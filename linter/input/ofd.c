/* OFD.xml → Document.xml → the pages' Content.xml, in order. Pieces of text whose base lines stand at one height are
 * one line. Stamps, annotations and page templates are not read. */
#include "input/ofd.h"
#include "input/block.h"
#include "input/opc.h"
#include "input/xml.h"
#include <stdlib.h>
#include <string.h>

enum { MAX_PAGES = 5000 };

struct piece {         /* of a page */
    double x, y, size; /* millimetres: where its base line begins, from the top left; height of the characters */
    struct fz_str text;
    size_t order; /* in the file */
};

struct ofd {
    const char *path;
    struct fz_arena *arena; /* emptied after each page */
    struct fz_container *container;
    struct fz_errors *errors;
    struct fz_arena names; /* of parts */
    const char *document;  /* Document.xml of the first body */
    const char **pages;
    size_t n_pages;
    const char *part;       /* being read */
    bool in_code;           /* inside a TextCode */
    double left, top, size; /* of the text object at hand */
    struct piece *pieces;
    size_t n_pieces;
    struct fz_buf code; /* text of the TextCode at hand */
    double x, y;        /* of it */
    bool takes_root;    /* DocRoot is at hand */
    struct fz_buf root;
};

static double next_number(struct fz_str *list)
{
    struct fz_str piece = {0};
    char digits[32];
    while (list->len && piece.len == 0)
        if (!fz_str_split(list, ' ', &piece))
            break;
    if (piece.len == 0 || piece.len >= sizeof digits)
        return 0;
    memcpy(digits, piece.ptr, piece.len);
    digits[piece.len] = '\0';
    double value = strtod(digits, NULL);
    return value > -1e6 && value < 1e6 ? value : 0; /* no page is a kilometre long; and no NaN */
}

static double number(const struct fz_xml_attrs *attrs, const char *local)
{
    struct fz_str value = fz_xml_attr(attrs, local);
    return next_number(&value);
}

static void begin_object(struct ofd *o, const struct fz_xml_attrs *attrs)
{
    struct fz_str boundary = fz_xml_attr(attrs, "Boundary");
    o->left = next_number(&boundary);
    o->top = next_number(&boundary);
    o->size = number(attrs, "Size");
    o->x = o->y = 0;
}

static bool ofd_start(void *context, const char *ns, const char *local, const struct fz_xml_attrs *attrs)
{
    struct ofd *o = context;
    (void)ns;
    if (strcmp(local, "DocRoot") == 0) {
        o->takes_root = !o->document;
    } else if (strcmp(local, "Page") == 0 && o->n_pages < MAX_PAGES && fz_xml_has_attr(attrs, "BaseLoc")) {
        const char *page = fz_opc_resolve(&o->names, o->part, fz_xml_attr(attrs, "BaseLoc"));
        if (page)
            *FZ_PUSH(&o->names, o->pages, o->n_pages) = page;
    } else if (strcmp(local, "TextObject") == 0) {
        begin_object(o, attrs);
    } else if (strcmp(local, "TextCode") == 0) {
        o->in_code = true;
        o->code.len = 0;
        if (fz_xml_has_attr(attrs, "X"))
            o->x = number(attrs, "X");
        if (fz_xml_has_attr(attrs, "Y"))
            o->y = number(attrs, "Y");
    }
    return true;
}

static void ofd_end(void *context, const char *local)
{
    struct ofd *o = context;
    if (strcmp(local, "DocRoot") == 0 && o->takes_root) {
        o->document = fz_opc_resolve(&o->names, o->part, fz_str_trim(fz_buf_str(&o->root)));
        o->takes_root = false;
    } else if (strcmp(local, "TextCode") == 0) {
        o->in_code = false;
        struct piece *piece = FZ_PUSH(o->arena, o->pieces, o->n_pieces);
        *piece = (struct piece){o->left + o->x, o->top + o->y, o->size,
                                fz_str_copy(o->arena, fz_str_trim(fz_buf_str(&o->code))), o->n_pieces};
    }
}

static void ofd_text(void *context, struct fz_str text)
{
    struct ofd *o = context;
    if (o->takes_root)
        fz_buf_add(&o->root, text);
    else if (o->in_code)
        fz_buf_add(&o->code, text);
}

static bool read_part(struct ofd *o, const char *name)
{
    static const struct fz_xml_events events = {ofd_start, ofd_end, ofd_text};
    struct fz_buf buf;
    fz_buf_init(&buf);
    o->part = name;
    bool ok = fz_container_read(o->container, name, &buf, o->errors) &&
              fz_xml_read(fz_buf_str(&buf), &events, o, o->path, name, o->errors);
    fz_buf_clear(&buf);
    return ok;
}

static int by_height(const void *a, const void *b)
{
    const struct piece *p = a, *q = b;
    if (p->y != q->y)
        return p->y < q->y ? -1 : 1;
    return p->order < q->order ? -1 : 1;
}

static int by_left(const void *a, const void *b)
{
    const struct piece *p = a, *q = b;
    if (p->x != q->x)
        return p->x < q->x ? -1 : 1;
    return p->order < q->order ? -1 : 1;
}

/* Pieces from FROM on whose base lines are less than half a character apart; the index after the last. */
static size_t same_line(const struct ofd *o, size_t from)
{
    size_t to = from + 1;
    while (to < o->n_pieces && o->pieces[to].y - o->pieces[from].y < o->pieces[from].size / 2)
        to++;
    return to;
}

static bool read_page(struct ofd *o, const char *name, struct fz_block *out)
{
    o->pieces = NULL;
    o->n_pieces = 0;
    if (!read_part(o, name))
        return false;
    if (o->n_pieces)
        qsort(o->pieces, o->n_pieces, sizeof *o->pieces, by_height);
    for (size_t from = 0, to; from < o->n_pieces; from = to) {
        to = same_line(o, from);
        qsort(o->pieces + from, to - from, sizeof *o->pieces, by_left);
        for (size_t i = from; i < to; i++)
            fz_block_add(out, o->pieces[i].text);
        fz_block_newline(out);
    }
    fz_arena_clear(o->arena);
    return true;
}

static bool read_all(struct ofd *o, struct fz_block *out)
{
    if (!read_part(o, "OFD.xml"))
        return false;
    if (!o->document)
        return fz_error_add(o->errors, o->path, 0, 0,
                            FZ_SAY(o->errors->lang, "OFD 文件不完整：OFD.xml 没有写明文档在哪里（DocRoot）",
                                   "incomplete OFD file: OFD.xml does not say where its document is (DocRoot)"));
    bool ok = read_part(o, o->document);
    for (size_t i = 0; ok && i < o->n_pages; i++)
        ok = read_page(o, o->pages[i], out);
    return ok;
}

bool fz_ofd_read(struct fz_doc *doc, const char *path, struct fz_container *container, struct fz_errors *errors)
{
    struct fz_arena scratch, building;
    struct fz_block main, aside;
    fz_arena_init(&scratch);
    fz_arena_init(&building);
    fz_block_init(&main, &building);
    fz_block_init(&aside, &building);
    struct ofd o = {.path = path, .arena = &scratch, .container = container, .errors = errors};
    fz_arena_init(&o.names);
    bool ok = read_all(&o, &main);
    if (ok)
        fz_block_finish(doc, &main, &aside);
    fz_buf_clear(&o.code);
    fz_buf_clear(&o.root);
    fz_block_clear(&main);
    fz_arena_clear(&o.names);
    fz_arena_clear(&building);
    fz_arena_clear(&scratch);
    return ok;
}
