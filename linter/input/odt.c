/* Walks content.xml, and styles.xml for list styles and page headers (OpenDocument 1.3). Elements that it does not know
 * are looked through. */
#include "input/odt.h"
#include "input/block.h"
#include "input/odt_lists.h"
#include <string.h>

enum { MAX_STYLES = 4000, MAX_BOXES = 32, MAX_LISTS = 10, MAX_SPACES = 64, MAX_NOTE = 200 };

enum tag {
    OTHER,
    ANNOTATION,
    BODY,
    CHANGE,
    CHANGES,
    CONTENTS,
    FURNITURE,
    HEADING,
    HIDDEN,
    ITEM,
    LINE_BREAK,
    LIST,
    LIST_HEADER,
    PARAGRAPH,
    PROPERTIES,
    SKIPPED,
    SPACES,
    SPAN,
    STYLE,
    TAB,
};

static const struct {
    const char *local;
    enum tag tag;
} names[] = {
    // clang-format off
    {"annotation", ANNOTATION}, {"body", BODY}, {"change", CHANGE}, {"change-end", CHANGE}, {"change-start", CHANGE},
    {"desc", SKIPPED}, {"footer", FURNITURE}, {"footer-first", FURNITURE}, {"footer-left", FURNITURE},
    {"forms", SKIPPED}, {"h", HEADING}, {"header", FURNITURE}, {"header-first", FURNITURE}, {"header-left", FURNITURE},
    {"hidden-paragraph", HIDDEN}, {"hidden-text", HIDDEN}, {"line-break", LINE_BREAK}, {"list", LIST},
    {"list-header", LIST_HEADER}, {"list-item", ITEM}, {"note-citation", SKIPPED}, {"p", PARAGRAPH},
    {"ruby-text", SKIPPED}, {"s", SPACES}, {"script", SKIPPED}, {"span", SPAN}, {"style", STYLE}, {"tab", TAB},
    {"table-of-content", CONTENTS}, {"text-properties", PROPERTIES}, {"title", SKIPPED}, {"tracked-changes", CHANGES},
    // clang-format on
};

struct line { /* a paragraph, and those of notes and text boxes that hang on it */
    struct fz_block own, after;
};

struct list {
    struct fz_odt_list *style;
    bool waits; /* an item begins: the next paragraph bears its number */
    int start;  /* given for that item; 0: it counts on */
};

struct styled { /* a style of paragraphs or characters */
    struct fz_str name;
    struct fz_str list; /* list style that its paragraphs have */
    bool hidden;
};

struct odt {
    const char *path;
    struct fz_arena *arena;
    struct fz_odt_lists lists;
    struct styled *styles;
    size_t n_styles;
    struct styled *style; /* being read, or NULL */
    struct fz_block *main, *aside;
    struct line lines[MAX_BOXES];
    size_t n_lines, boxes; /* boxes: open paragraphs, those too deep to have a line too */
    struct list open_lists[MAX_LISTS];
    size_t n_lists;
    enum tag *frames;
    size_t n_frames;
    size_t body, skip, hidden, note, note_paragraph, contents,
        furniture;       /* frames at which each began; 0: not inside */
    struct fz_buf words; /* of the comment or hidden text at hand */
};

static enum tag tag_of(const char *ns, const char *local)
{
    if (!fz_str_starts(fz_str_from(ns), FZ_STR("urn:oasis:names:tc:opendocument:xmlns:")))
        return OTHER;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].local, local) == 0)
            return names[i].tag;
    return OTHER;
}

static const struct styled *style_of(const struct odt *o, const struct fz_xml_attrs *attrs)
{
    struct fz_str name = fz_xml_attr(attrs, "style-name");
    for (size_t i = 0; name.len && i < o->n_styles; i++)
        if (fz_str_equal(o->styles[i].name, name))
            return &o->styles[i];
    return NULL;
}

static struct line *line_at_hand(struct odt *o)
{
    return o->n_lines ? &o->lines[o->n_lines - 1] : NULL;
}

/* ---- paragraphs ------------------------------------------------------------------------------------------------ */

static void add_number(struct odt *o, struct fz_block *to, bool heading, const struct fz_xml_attrs *attrs)
{
    const struct styled *style = style_of(o, attrs);
    struct fz_odt_list *list = NULL;
    size_t level = 0;
    int start = 0, outline;
    struct list *around = o->n_lists ? &o->open_lists[o->n_lists - 1] : NULL;
    if (around && around->waits) {
        list = around->style;
        level = o->n_lists - 1;
        start = around->start;
        around->waits = false;
        around->start = 0;
    } else if (!around && heading) {
        list = style && style->list.len ? fz_odt_list_find(&o->lists, style->list) : NULL;
        list = list ? list : fz_odt_list_find(&o->lists, FZ_STR(""));
        level = fz_str_to_int(fz_xml_attr(attrs, "outline-level"), &outline) && outline > 0 ? (size_t)outline - 1 : 0;
    }
    struct fz_buf number;
    fz_buf_init(&number);
    if (list)
        fz_odt_list_next(list, level, start, &number);
    fz_block_add(to, fz_buf_str(&number));
    fz_buf_clear(&number);
}

static void open_line(struct odt *o, bool heading, const struct fz_xml_attrs *attrs)
{
    if (o->boxes++ >= MAX_BOXES)
        return;
    struct line *line = &o->lines[o->n_lines++];
    fz_block_init(&line->own, o->arena);
    fz_block_init(&line->after, o->arena);
    add_number(o, &line->own, heading, attrs);
}

static void close_line(struct odt *o)
{
    if (--o->boxes >= MAX_BOXES)
        return;
    struct line *line = &o->lines[--o->n_lines];
    struct fz_block *to = o->n_lines ? &o->lines[o->n_lines - 1].after : o->contents || !o->body ? o->aside : o->main;
    if (o->body || o->furniture) {
        fz_block_append(to, &line->own);
        fz_block_newline(to);
        fz_block_append(to, &line->after);
    }
    fz_block_clear(&line->own);
    fz_block_clear(&line->after);
}

static void open_list(struct odt *o, const struct fz_xml_attrs *attrs)
{
    if (o->n_lists == MAX_LISTS)
        return;
    struct list *list = &o->open_lists[o->n_lists++];
    struct fz_str name = fz_xml_attr(attrs, "style-name");
    *list = (struct list){.style = name.len         ? fz_odt_list_find(&o->lists, name)
                                   : o->n_lists > 1 ? list[-1].style
                                                    : NULL};
    bool goes_on = fz_xml_has_attr(attrs, "continue-list") ||
                   fz_str_equal(fz_xml_attr(attrs, "continue-numbering"), FZ_STR("true"));
    if (list->style && o->n_lists == 1 && !goes_on)
        fz_odt_list_restart(list->style);
}

static void open_item(struct odt *o, const struct fz_xml_attrs *attrs)
{
    struct list *list = o->n_lists ? &o->open_lists[o->n_lists - 1] : NULL;
    if (!list)
        return;
    list->waits = true;
    if (!fz_str_to_int(fz_xml_attr(attrs, "start-value"), &list->start))
        list->start = 0;
}

/* ---- facts ----------------------------------------------------------------------------------------------------- */

static void note(struct odt *o, enum fz_fact_kind kind, struct fz_str words)
{
    struct line *line = line_at_hand(o);
    struct fz_block *to = line ? &line->own : o->main;
    uint32_t at = fz_block_at(to);
    fz_block_fact(to, kind, (struct fz_span){at, at}, words);
}

static void add_text(struct odt *o, struct fz_str text)
{
    struct line *line = line_at_hand(o);
    if (o->note || o->hidden) {
        bool said = o->hidden || o->note_paragraph; /* a comment also has its writer and its date */
        if (said && o->words.len < MAX_NOTE && line)
            fz_buf_add(&o->words, text);
    } else if (line && !o->skip) {
        fz_block_add(&line->own, text);
    }
}

/* ---- events ---------------------------------------------------------------------------------------------------- */

/* From here on it is inside of it; of several within one another the outermost counts. */
static void enter(const struct odt *o, size_t *began)
{
    if (*began == 0)
        *began = o->n_frames;
}

static void begin_style(struct odt *o, const struct fz_xml_attrs *attrs)
{
    if (o->n_styles == MAX_STYLES) /* each paragraph looks through them */
        return;
    o->style = FZ_PUSH(o->arena, o->styles, o->n_styles);
    *o->style = (struct styled){.name = fz_str_copy(o->arena, fz_xml_attr(attrs, "name"))};
    o->style->list = fz_str_copy(o->arena, fz_xml_attr(attrs, "list-style-name"));
}

static void begin_span(struct odt *o, const struct fz_xml_attrs *attrs)
{
    const struct styled *style = style_of(o, attrs);
    if (style && style->hidden)
        enter(o, &o->hidden);
}

static void add_spaces(struct odt *o, const struct fz_xml_attrs *attrs)
{
    int n;
    if (!fz_str_to_int(fz_xml_attr(attrs, "c"), &n) || n < 1)
        n = 1;
    for (int i = 0; i < n && i < MAX_SPACES; i++)
        add_text(o, FZ_STR(" "));
}

static void add_break(struct odt *o)
{
    struct line *line = line_at_hand(o);
    if (line && !o->skip && !o->note && !o->hidden)
        fz_block_newline(&line->own);
}

static void begin_paragraph(struct odt *o, enum tag tag, const struct fz_xml_attrs *attrs)
{
    if (o->note) {
        enter(o, &o->note_paragraph);
        return;
    }
    open_line(o, tag == HEADING, attrs);
    begin_span(o, attrs);
}

static void begin(struct odt *o, enum tag tag, const struct fz_xml_attrs *attrs)
{
    switch (tag) {
    case BODY:
        enter(o, &o->body);
        break;
    case PARAGRAPH:
    case HEADING:
        begin_paragraph(o, tag, attrs);
        break;
    case SPAN:
        begin_span(o, attrs);
        break;
    case LIST:
        open_list(o, attrs);
        break;
    case ITEM:
        open_item(o, attrs);
        break;
    case SPACES:
        add_spaces(o, attrs);
        break;
    case TAB:
        add_text(o, FZ_STR(" "));
        break;
    case LINE_BREAK:
        add_break(o);
        break;
    case ANNOTATION:
        enter(o, &o->note);
        break;
    case HIDDEN:
        enter(o, &o->hidden);
        break;
    case CHANGE:
        note(o, FZ_FACT_TRACKED_CHANGE, (struct fz_str){0});
        break;
    case CHANGES: /* the deleted words */
    case SKIPPED:
        enter(o, &o->skip);
        break;
    case CONTENTS:
        enter(o, &o->contents);
        break;
    case FURNITURE:
        enter(o, &o->furniture);
        break;
    case STYLE:
        begin_style(o, attrs);
        break;
    case PROPERTIES:
        if (o->style)
            o->style->hidden |= fz_str_equal(fz_xml_attr(attrs, "display"), FZ_STR("none"));
        break;
    case LIST_HEADER:
    case OTHER:
        break;
    }
}

static bool odt_start(void *context, const char *ns, const char *local, const struct fz_xml_attrs *attrs)
{
    struct odt *o = context;
    enum tag tag = tag_of(ns, local);
    o->frames[o->n_frames++] = tag;
    fz_odt_lists_start(&o->lists, local, attrs);
    if (!o->skip)
        begin(o, tag, attrs);
    return true;
}

/* What began at this frame is over: its words become a fact. */
static void end_words(struct odt *o, size_t *began, enum fz_fact_kind kind)
{
    if (*began != o->n_frames)
        return;
    *began = 0;
    note(o, kind, fz_str_trim(fz_buf_str(&o->words)));
    o->words.len = 0;
}

static void odt_end(void *context, const char *local)
{
    struct odt *o = context;
    enum tag tag = o->frames[o->n_frames - 1];
    fz_odt_lists_end(&o->lists, local);
    end_words(o, &o->note, FZ_FACT_COMMENT);
    end_words(o, &o->hidden, FZ_FACT_HIDDEN_TEXT);
    if (!o->skip && !o->note && (tag == PARAGRAPH || tag == HEADING))
        close_line(o);
    if (!o->skip && tag == LIST && o->n_lists)
        o->n_lists--;
    if (tag == STYLE)
        o->style = NULL;
    size_t *const inside[] = {&o->body, &o->skip, &o->note_paragraph, &o->contents, &o->furniture};
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        *inside[i] = *inside[i] == o->n_frames ? 0 : *inside[i];
    o->n_frames--;
}

static void odt_text(void *context, struct fz_str text)
{
    add_text(context, text);
}

static bool read_part(struct odt *o, struct fz_container *container, const char *name, struct fz_errors *errors)
{
    static const struct fz_xml_events events = {odt_start, odt_end, odt_text};
    struct fz_buf buf;
    fz_buf_init(&buf);
    o->n_frames = o->n_lists = 0;
    bool ok = fz_container_read(container, name, &buf, errors) &&
              fz_xml_read(fz_buf_str(&buf), &events, o, o->path, name, errors);
    fz_buf_clear(&buf);
    return ok;
}

bool fz_odt_read(struct fz_doc *doc, const char *path, struct fz_container *container, struct fz_errors *errors)
{
    struct fz_arena scratch;
    struct fz_block main, aside;
    fz_arena_init(&scratch);
    fz_block_init(&main, &scratch);
    fz_block_init(&aside, &scratch);
    struct odt *o = FZ_NEW(&scratch, struct odt);
    *o = (struct odt){.path = path, .arena = &scratch, .main = &main, .aside = &aside};
    o->lists.arena = &scratch;
    o->frames = FZ_NEW_N(&scratch, enum tag, FZ_XML_MAX_DEPTH + 1);
    bool ok = (!fz_container_has(container, "styles.xml") || read_part(o, container, "styles.xml", errors)) &&
              read_part(o, container, "content.xml", errors);
    if (ok)
        fz_block_finish(doc, &main, &aside);
    for (size_t i = 0; i < o->n_lines; i++) { /* left open by a broken file */
        fz_block_clear(&o->lines[i].own);
        fz_block_clear(&o->lines[i].after);
    }
    fz_buf_clear(&o->words);
    fz_block_clear(&main);
    fz_block_clear(&aside);
    fz_arena_clear(&scratch);
    return ok;
}
