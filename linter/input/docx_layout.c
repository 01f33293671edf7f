/* Walks the body and the headers and footers for what rules on layout ask. Nodes are counted as docx_story.c counts
 * them: every w:t, wherever it stands. */
#include "input/docx_layout.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "input/docx_styles.h"
#include <stdlib.h>
#include <string.h>

enum { DEPTH = 16, MAX_PAGES = 1000, MAX_NUMBERS = 1000, MAX_AROUND = 20 /* characters */, MAX_FONTS = 100 };

enum tag {
    OTHER,
    BOX,
    FALLBACK,
    FIELD,
    INSTRUCTION,
    PARAGRAPH,
    PARA_PROPS,
    PAST,
    RUN,
    RUN_PROPS,
    SECTION,
    SIMPLE_FIELD,
    TABLE,
    TEXT,
    TAGS
};

static const struct name {
    const char *local;
    enum tag tag;
} names[] = {{"p", PARAGRAPH},
             {"r", RUN},
             {"t", TEXT},
             {"rPr", RUN_PROPS},
             {"pPr", PARA_PROPS},
             {"tbl", TABLE},
             {"txbxContent", BOX},
             {"sectPr", SECTION},
             {"fldChar", FIELD},
             {"fldSimple", SIMPLE_FIELD},
             {"instrText", INSTRUCTION},
             {"rPrChange", PAST},
             {"pPrChange", PAST},
             {"sectPrChange", PAST}};

struct context { /* a paragraph; text boxes have paragraphs inside a paragraph */
    struct fz_docx_form form, run;
    const struct fz_docx_form *style, *run_style;
    uint32_t page, known_as; /* index of its form, plus one */
    /* of a footer: what stands before and after the page's number */
    struct fz_buf before, after, instructions;
    struct fz_look number_look;
    bool instructing, has_number, in_number; /* in a field: its instruction; what it shows, which is the number */
};

struct layout_walk {
    struct fz_docx_layout *layout;
    enum tag *tags; /* of the open elements */
    size_t n_tags;
    unsigned open[TAGS]; /* how many of each */
    struct context contexts[DEPTH];
    bool body;
    struct fz_page page;
    uint32_t node, n_nodes;
    bool used; /* of the node at hand: it is among the words */
};

/* Paragraphs deeper than DEPTH share the last context: nobody writes them. */
static struct context *here(struct layout_walk *w)
{
    unsigned depth = w->open[PARAGRAPH];
    return &w->contexts[depth == 0 ? 0 : depth <= DEPTH ? depth - 1 : DEPTH - 1];
}

static enum tag tag_of(const char *ns, const char *local)
{
    if (!fz_docx_is_word(ns))
        return strcmp(local, "Fallback") == 0 ? FALLBACK : OTHER;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(local, names[i].local) == 0)
            return names[i].tag;
    return OTHER;
}

/* ---- pages ----------------------------------------------------------------------------------------------------- */

static void read_page(struct layout_walk *w, const char *local, const struct fz_xml_attrs *attrs)
{
    struct fz_page *page = &w->page;
    if (strcmp(local, "pgSz") == 0) {
        page->width = fz_docx_measure(attrs, "w", 0);
        page->height = fz_docx_measure(attrs, "h", 0);
    } else if (strcmp(local, "pgMar") == 0) {
        page->top = abs(fz_docx_measure(attrs, "top", 0)); /* below 0: also where a header is taller */
        page->bottom = abs(fz_docx_measure(attrs, "bottom", 0));
        page->left = fz_docx_measure(attrs, "left", 0);
        page->right = fz_docx_measure(attrs, "right", 0);
        page->gutter = fz_docx_measure(attrs, "gutter", 0);
    } else if (strcmp(local, "docGrid") == 0) {
        struct fz_str type = fz_xml_attr(attrs, "type");
        bool chars = fz_str_equal(type, FZ_STR("linesAndChars")) || fz_str_equal(type, FZ_STR("snapToChars"));
        page->line_pitch = chars || fz_str_equal(type, FZ_STR("lines")) ? fz_docx_measure(attrs, "linePitch", 0) : 0;
        page->char_grid = chars;
        page->char_space = fz_docx_measure(attrs, "charSpace", 0);
    } else if (strcmp(local, "pgNumType") == 0) {
        page->dashed_number = fz_str_equal(fz_xml_attr(attrs, "fmt"), FZ_STR("numberInDash"));
    }
}

static void end_page(struct layout_walk *w)
{
    struct fz_layout *layout = w->layout->doc->layout;
    if (layout->n_pages < MAX_PAGES)
        *FZ_PUSH(w->layout->doc->arena, layout->pages, layout->n_pages) = w->page;
}

/* ---- words ----------------------------------------------------------------------------------------------------- */

static struct fz_look look_here(struct layout_walk *w)
{
    struct context *c = here(w);
    struct fz_docx_form form = c->run;
    fz_docx_form_inherit(&form, c->run_style);
    fz_docx_form_inherit(&form, c->style);
    fz_docx_form_inherit(&form, &w->layout->forms.defaults);
    return fz_docx_form_look(&form);
}

static bool same_look(const struct fz_look *a, const struct fz_look *b)
{
    return fz_str_equal(a->font, b->font) && fz_str_equal(a->digit_font, b->digit_font) && a->size == b->size &&
           a->colour == b->colour && a->marked == b->marked;
}

/* The one copy of FONT. Nobody uses so many that they are worth a search tree; past MAX_FONTS they are not known. */
static struct fz_str kept_font(struct fz_docx_layout *layout, struct fz_str font)
{
    struct fz_strs *fonts = &layout->fonts;
    for (size_t i = 0; i < fonts->n; i++)
        if (fz_str_equal(fonts->items[i], font))
            return fonts->items[i];
    if (!font.len || fonts->n == MAX_FONTS)
        return (struct fz_str){0};
    return *FZ_PUSH(layout->arena, fonts->items, fonts->n) = fz_str_copy(layout->doc->arena, font);
}

static struct fz_look kept_look(struct fz_docx_layout *layout, struct fz_look look)
{
    look.font = kept_font(layout, look.font);
    look.digit_font = kept_font(layout, look.digit_font);
    return look;
}

static uint32_t note_look(struct layout_walk *w)
{
    struct fz_layout *layout = w->layout->doc->layout;
    struct fz_arena *arena = w->layout->doc->arena;
    struct fz_look look = look_here(w);
    if (!layout->n_looks || !same_look(&layout->looks[layout->n_looks - 1], &look))
        *FZ_PUSH(arena, layout->looks, layout->n_looks) = kept_look(w->layout, look);
    return fz_u32(layout->n_looks - 1);
}

static uint32_t note_form(struct layout_walk *w)
{
    struct fz_layout *layout = w->layout->doc->layout;
    struct context *c = here(w);
    if (!c->known_as) {
        struct fz_docx_form form = c->form;
        fz_docx_form_inherit(&form, c->style);
        fz_docx_form_inherit(&form, &w->layout->forms.defaults);
        struct fz_form *out = FZ_PUSH(w->layout->doc->arena, layout->forms, layout->n_forms);
        *out = fz_docx_form_paragraph(&form);
        out->page = c->page;
        c->known_as = fz_u32(layout->n_forms);
    }
    return c->known_as - 1;
}

/* The node at hand has text: it belongs to the paragraph at hand, if that is one of the body proper. */
static void note_words(struct layout_walk *w)
{
    struct fz_docx_layout *layout = w->layout;
    if (w->used || w->open[PARAGRAPH] != 1 || w->open[TABLE] || w->open[BOX])
        return;
    w->used = true;
    uint32_t look = note_look(w), form = note_form(w);
    struct words *last = layout->n_words ? &layout->words[layout->n_words - 1] : NULL;
    if (last && last->look == look && last->form == form && last->last + 1 == w->node)
        last->last = w->node;
    else
        *FZ_PUSH(layout->arena, layout->words, layout->n_words) = (struct words){w->node, w->node, look, form};
}

/* ---- page numbers ---------------------------------------------------------------------------------------------- */

/* PAGE or PAGE \* Arabic, but not NUMPAGES or PAGEREF. */
static bool is_page_field(struct fz_str instruction)
{
    struct fz_str word = fz_str_trim(instruction);
    size_t end = 0;
    while (end < word.len && word.ptr[end] != ' ' && word.ptr[end] != '\\')
        end++;
    return fz_str_equal_nocase(fz_str_slice(word, 0, end), FZ_STR("PAGE"));
}

static void begin_number(struct layout_walk *w, struct fz_str instruction)
{
    struct context *c = here(w);
    if (c->has_number || !is_page_field(instruction))
        return;
    c->has_number = c->in_number = true;
    c->number_look = look_here(w);
}

/* Where an instruction ends it is known which field it is. */
static void field(struct layout_walk *w, struct fz_str type)
{
    struct context *c = here(w);
    if (fz_str_equal(type, FZ_STR("begin"))) {
        c->instructions.len = 0;
        c->instructing = true;
        return;
    }
    if (c->instructing)
        begin_number(w, fz_buf_str(&c->instructions));
    c->instructing = false;
    c->in_number = c->in_number && fz_str_equal(type, FZ_STR("separate"));
}

static void note_around(struct layout_walk *w, struct fz_str text)
{
    struct context *c = here(w);
    struct fz_buf *buf = c->has_number ? &c->after : &c->before;
    if (c->in_number)
        c->number_look = look_here(w); /* of the digits that were there last: what the eye sees */
    else if (!c->instructing && buf->len < MAX_AROUND * 4)
        fz_buf_add(buf, text);
}

/* What BUF begins with: a line of a footer may be as long as it likes. */
static struct fz_str kept_words(struct fz_arena *arena, const struct fz_buf *buf)
{
    struct fz_str words = fz_str_trim(fz_buf_str(buf));
    return fz_str_copy(arena, fz_str_slice(words, 0, fz_utf8_offset(words, MAX_AROUND)));
}

static void end_number(struct layout_walk *w)
{
    struct fz_layout *layout = w->layout->doc->layout;
    struct fz_arena *arena = w->layout->doc->arena;
    struct context *c = here(w);
    if (!c->has_number || w->open[FALLBACK] || layout->n_numbers == MAX_NUMBERS)
        return;
    *FZ_PUSH(arena, layout->numbers, layout->n_numbers) = (struct fz_page_number){
        kept_look(w->layout, c->number_look), kept_words(arena, &c->before), kept_words(arena, &c->after)};
}

/* ---- events ---------------------------------------------------------------------------------------------------- */

static void begin_paragraph(struct layout_walk *w)
{
    struct context *c = here(w);
    const struct fz_docx_named *normal = w->layout->forms.normal;
    struct fz_buf before = c->before, after = c->after, instructions = c->instructions; /* their memory is used again */
    before.len = after.len = instructions.len = 0;
    *c = (struct context){.form = fz_docx_form_none(),
                          .run = fz_docx_form_none(),
                          .style = normal ? &normal->form : NULL,
                          .page = fz_u32(w->layout->doc->layout->n_pages),
                          .before = before,
                          .after = after,
                          .instructions = instructions};
}

static void begin_run(struct layout_walk *w)
{
    struct context *c = here(w);
    c->run = fz_docx_form_none();
    c->run_style = NULL;
}

/* Of a paragraph or a run. What a paragraph says of its mark goes to the run too, and is gone when the first run
 * begins.
 */
static void read_property(struct layout_walk *w, const char *local, const struct fz_xml_attrs *attrs)
{
    struct context *c = here(w);
    const struct fz_docx_forms *forms = &w->layout->forms;
    if (strcmp(local, "pStyle") == 0)
        c->style = fz_docx_form_of_style(forms, fz_xml_attr(attrs, "val"));
    else if (strcmp(local, "rStyle") == 0)
        c->run_style = fz_docx_form_of_style(forms, fz_xml_attr(attrs, "val"));
    else
        fz_docx_form_read(w->open[RUN_PROPS] ? &c->run : &c->form, &forms->theme, local, attrs, w->layout->arena);
}

static void begin(struct layout_walk *w, enum tag tag, const char *local, const struct fz_xml_attrs *attrs)
{
    if (tag == SECTION)
        w->page = (struct fz_page){.width = 0};
    else if (w->open[SECTION])
        read_page(w, local, attrs);
    else if (tag == PARAGRAPH)
        begin_paragraph(w);
    else if (tag == RUN)
        begin_run(w);
    else if (tag == FIELD)
        field(w, fz_xml_attr(attrs, "fldCharType"));
    else if (tag == SIMPLE_FIELD)
        begin_number(w, fz_xml_attr(attrs, "instr"));
    else if (tag == OTHER && (w->open[PARA_PROPS] || w->open[RUN_PROPS]))
        read_property(w, local, attrs);
}

static bool walk_start(void *context, const char *ns, const char *local, const struct fz_xml_attrs *attrs)
{
    struct layout_walk *w = context;
    enum tag tag = tag_of(ns, local);
    w->tags[w->n_tags++] = tag;
    w->open[tag]++;
    if (tag == TEXT) {
        w->node = w->n_nodes++;
        w->used = false;
    }
    if (!w->open[PAST] && (tag != OTHER || fz_docx_is_word(ns)))
        begin(w, tag, local, attrs);
    return true;
}

static void walk_end(void *context, const char *local)
{
    struct layout_walk *w = context;
    enum tag tag = w->tags[w->n_tags - 1];
    (void)local;
    if (tag == SECTION && !w->open[PAST])
        end_page(w);
    else if (tag == SIMPLE_FIELD)
        here(w)->in_number = false;
    else if (tag == PARAGRAPH && !w->body)
        end_number(w);
    w->open[tag]--;
    w->n_tags--;
}

static void walk_text(void *context, struct fz_str text)
{
    struct layout_walk *w = context;
    enum tag tag = w->n_tags ? w->tags[w->n_tags - 1] : OTHER;
    if (tag == TEXT && w->body)
        note_words(w);
    else if (tag == TEXT)
        note_around(w, text);
    else if (tag == INSTRUCTION && here(w)->instructing)
        fz_buf_add(&here(w)->instructions, text);
}

static bool walk(struct fz_docx_layout *layout, bool body, struct fz_str bytes, const char *path, const char *name,
                 struct fz_errors *errors)
{
    static const struct fz_xml_events events = {walk_start, walk_end, walk_text};
    struct layout_walk *w = FZ_NEW(layout->arena, struct layout_walk);
    w->layout = layout;
    w->body = body;
    w->tags = FZ_NEW_N(layout->arena, enum tag, FZ_XML_MAX_DEPTH + 1);
    bool ok = fz_xml_read(bytes, &events, w, path, name, errors);
    for (size_t i = 0; i < DEPTH; i++) {
        fz_buf_clear(&w->contexts[i].before);
        fz_buf_clear(&w->contexts[i].after);
        fz_buf_clear(&w->contexts[i].instructions);
    }
    return ok;
}

/* ---- from outside ---------------------------------------------------------------------------------------------- */

void fz_docx_layout_init(struct fz_docx_layout *layout, struct fz_doc *doc, struct fz_arena *arena)
{
    *layout = (struct fz_docx_layout){.arena = arena, .doc = doc};
    layout->forms.defaults = fz_docx_form_none();
}

bool fz_docx_layout_body(struct fz_docx_layout *layout, struct fz_str bytes, uint32_t part, const char *path,
                         const char *name, struct fz_errors *errors)
{
    layout->part = part;
    return walk(layout, true, bytes, path, name, errors);
}

bool fz_docx_layout_furniture(struct fz_docx_layout *layout, struct fz_str bytes, const char *path, const char *name,
                              struct fz_errors *errors)
{
    return walk(layout, false, bytes, path, name, errors);
}

/* The words that w:t number NODE belongs to, or NULL. */
static const struct words *words_of(const struct fz_docx_layout *layout, uint32_t node)
{
    size_t low = 0, high = layout->n_words;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct words *words = &layout->words[middle];
        if (node < words->first)
            high = middle;
        else if (node <= words->last)
            return words;
        else
            low = middle + 1;
    }
    return NULL;
}

void fz_docx_layout_finish(struct fz_docx_layout *layout)
{
    struct fz_doc *doc = layout->doc;
    struct fz_layout *out = doc->layout;
    for (size_t i = 0; i < doc->n_origins; i++) {
        const struct fz_origin *origin = &doc->origins[i];
        const struct words *words = origin->part == layout->part ? words_of(layout, origin->node) : NULL;
        struct fz_stretch *last = out->n_stretches ? &out->stretches[out->n_stretches - 1] : NULL;
        if (!words || origin->raw >= doc->aside)
            continue;
        struct fz_span raw = {origin->raw, origin->raw + origin->len};
        if (!last || last->form != words->form)
            out->forms[words->form].start = raw.start;
        if (last && last->look == words->look && last->form == words->form && last->raw.end == raw.start)
            last->raw.end = raw.end;
        else
            *FZ_PUSH(doc->arena, out->stretches, out->n_stretches) = (struct fz_stretch){raw, words->look, words->form};
    }
}
