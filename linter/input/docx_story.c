/* Walks WordprocessingML event by event (ISO/IEC 29500-1, 17.3 and 17.13). Elements that it does not know are looked
 * through, so that text inside them is not lost; what is known not to be text of the report is kept out by name. Every
 * w:t is counted, those left out too, so that a place in the text leads back to its node. */
#include "input/docx_story.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

enum tag {
    OTHER,
    BREAK,
    CHANGE_OF_FORM,
    CHOICE,
    CHUNK,
    COMMENT_MARK,
    COMMENT_START,
    CONTROL,
    DELETED,
    ENDNOTE,
    FALLBACK,
    FIELD,
    FOOTNOTE,
    FURNITURE,
    GALLERY,
    HIDDEN,
    HYPHEN,
    INSERTED,
    LEVEL,
    LIST,
    MATH_TEXT,
    NOTE,
    ONE_OF,
    PARAGRAPH,
    PARA_PROPS,
    PARA_STYLE,
    READING,
    RUN,
    RUN_PROPS,
    RUN_STYLE,
    SIGN,
    TAB,
    TEXT,
    WORD_ART,
};

static const struct name {
    const char *local; /* in the order of strcmp */
    enum tag tag;
} names[] = {
    // clang-format off
    {"altChunk", CHUNK}, {"br", BREAK}, {"comment", NOTE}, {"commentRangeStart", COMMENT_START},
    {"commentReference", COMMENT_MARK}, {"cr", BREAK}, {"del", DELETED}, {"delText", TEXT}, {"docPartGallery", GALLERY},
    {"endnote", NOTE}, {"endnoteReference", ENDNOTE}, {"fldChar", FIELD}, {"footerReference", FURNITURE},
    {"footnote", NOTE}, {"footnoteReference", FOOTNOTE}, {"headerReference", FURNITURE}, {"ilvl", LEVEL},
    {"ins", INSERTED}, {"moveFrom", DELETED}, {"moveTo", INSERTED}, {"noBreakHyphen", HYPHEN}, {"numId", LIST},
    {"p", PARAGRAPH}, {"pPr", PARA_PROPS}, {"pPrChange", CHANGE_OF_FORM}, {"pStyle", PARA_STYLE}, {"r", RUN},
    {"rPr", RUN_PROPS}, {"rPrChange", CHANGE_OF_FORM}, {"rStyle", RUN_STYLE}, {"rt", READING}, {"sdt", CONTROL},
    {"sectPrChange", CHANGE_OF_FORM}, {"sym", SIGN}, {"t", TEXT}, {"tab", TAB}, {"vanish", HIDDEN},
    // clang-format on
};

enum { MAX_FIELDS = 32, MAX_RANGES = 64, MAX_BOXES = 32, MAX_FACT = 200 };

struct paragraph {
    struct fz_block own, after; /* its line, and the lines of notes and text boxes that hang on it */
    struct paragraph *outer;    /* the one whose text box it stands in; or the next free one */
    const struct fz_docx_style *style, *run_style;
    int num_id, level;            /* given here; -1: not */
    enum fz_docx_flag run_hidden; /* given in the run at hand */
    bool mark_gone;               /* its end is deleted or hidden: the next one goes on on its line */
    unsigned n_fields;            /* open ones */
    uint32_t instructions;        /* a bit each: what comes is still its instruction, not its result */
    size_t change, hidden;        /* index of that fact in own, plus one */
};

struct range { /* a comment's, not yet ended */
    struct fz_str id;
    uint32_t start; /* in the paragraph */
};

struct story {
    struct fz_docx_file *file;
    const struct fz_docx_part *part;
    const char *const *roots;
    struct fz_block *out;        /* NULL: outside any note */
    struct fz_docx_notes *notes; /* being filled, or NULL */
    struct paragraph *paragraph; /* the innermost open one, or NULL */
    struct paragraph *free;
    struct frame {
        enum tag tag;
        bool chosen; /* of the branches of mc:AlternateContent one was taken */
    } * frames;      /* open elements */
    size_t n_frames, boxes;
    size_t skip;     /* frames up to which all is left out; 0: nothing is */
    size_t contents; /* frames of the content control that holds the table of contents; 0: none */
    size_t inserted, deleted;
    uint32_t node, node_at; /* the w:t at hand, and the bytes of it seen */
    uint32_t n_nodes;
    struct range ranges[MAX_RANGES];
    size_t n_ranges;
    bool wrong_root, chunk;
};

static enum tag tag_above(const struct story *s, size_t levels)
{
    return s->n_frames > levels ? s->frames[s->n_frames - 1 - levels].tag : OTHER;
}

static int compare_name(const void *key, const void *row)
{
    return strcmp(key, ((const struct name *)row)->local);
}

static enum tag tag_of(const char *ns, const char *local)
{
    if (fz_docx_is_word(ns)) {
        const struct name *row = bsearch(local, names, sizeof names / sizeof *names, sizeof *names, compare_name);
        return row ? row->tag : OTHER;
    }
    if (strcmp(ns, "http://schemas.openxmlformats.org/markup-compatibility/2006") == 0)
        return strcmp(local, "AlternateContent") == 0 ? ONE_OF
               : strcmp(local, "Choice") == 0         ? CHOICE
               : strcmp(local, "Fallback") == 0       ? FALLBACK
                                                      : OTHER;
    if (strcmp(local, "textpath") == 0 && strcmp(ns, "urn:schemas-microsoft-com:vml") == 0)
        return WORD_ART;
    return strcmp(local, "t") == 0 && fz_str_ends(fz_str_from(ns), FZ_STR("/math")) ? MATH_TEXT : OTHER;
}

/* ---- paragraphs ------------------------------------------------------------------------------------------------ */

static void open_paragraph(struct story *s)
{
    struct paragraph *p = s->free;
    if (p) {
        s->free = p->outer;
        struct fz_block own = p->own, after = p->after; /* their memory is used again */
        *p = (struct paragraph){.own = own, .after = after};
    } else {
        p = FZ_NEW(s->file->arena, struct paragraph);
        fz_block_init(&p->own, s->file->arena);
        fz_block_init(&p->after, s->file->arena);
    }
    fz_block_empty(&p->own);
    fz_block_empty(&p->after);
    p->outer = s->paragraph;
    p->style = s->file->styles.paragraph;
    p->num_id = p->level = -1;
    s->paragraph = p;
}

/* Appends the automatic number of P, and a space where the number and the words would run together (1.2024年). */
static void add_number(struct story *s, const struct paragraph *p, struct fz_block *out)
{
    int num_id = p->num_id, level = p->level;
    if (num_id < 0 && p->style) {
        num_id = p->style->num_id;
        if (level < 0)
            level = fz_docx_numbering_level(s->file->numbering, num_id, p->style->id, p->style->level);
    }
    struct fz_buf number;
    fz_buf_init(&number);
    fz_docx_numbering_next(s->file->numbering, num_id, level < 0 ? 0 : level, &number);
    fz_block_add(out, fz_buf_str(&number));
    bool ascii = number.len && (unsigned char)number.ptr[number.len - 1] < 0x80;
    if (ascii && p->own.text.len && (unsigned char)p->own.text.ptr[0] < 0x80)
        fz_block_add(out, FZ_STR(" "));
    fz_buf_clear(&number);
}

static void close_paragraph(struct story *s)
{
    struct paragraph *p = s->paragraph;
    bool contents = s->contents || (p->style && p->style->contents);
    struct fz_block *out = p->outer ? &p->outer->after : contents && s->out ? &s->file->aside : s->out;
    if (out) {
        if (!p->mark_gone || p->own.text.len)
            add_number(s, p, out);
        fz_block_append(out, &p->own);
        if (!p->mark_gone || p->after.text.len)
            fz_block_newline(out);
        fz_block_append(out, &p->after);
    }
    s->paragraph = p->outer;
    p->outer = s->free;
    s->free = p;
    for (size_t i = 0; i < s->n_ranges; i++)
        s->ranges[i].start = 0; /* goes on at the beginning of the next one */
}

static void free_paragraphs(struct paragraph *p)
{
    for (; p; p = p->outer) {
        fz_block_clear(&p->own);
        fz_block_clear(&p->after);
    }
}

/* ---- facts ----------------------------------------------------------------------------------------------------- */

/* The change, or the hidden words, at SPAN: one fact a paragraph, which grows. WORDS are those not in the text. */
static void note(struct story *s, enum fz_fact_kind kind, struct fz_span span, struct fz_str words)
{
    struct paragraph *p = s->paragraph;
    if (!p)
        return;
    size_t *index = kind == FZ_FACT_HIDDEN_TEXT ? &p->hidden : &p->change;
    if (*index == 0) {
        fz_block_fact(&p->own, kind, span, words);
        *index = p->own.n_facts;
        return;
    }
    struct fz_fact *fact = &p->own.facts[*index - 1];
    fact->raw.end = span.end;
    if (words.len && fact->text.len < MAX_FACT)
        fact->text = fz_str_printf(s->file->arena, "%.*s%.*s", FZ_ARG(fact->text), FZ_ARG(words));
}

static struct fz_span here(const struct story *s)
{
    uint32_t at = s->paragraph ? fz_block_at(&s->paragraph->own) : 0;
    return (struct fz_span){at, at};
}

static void note_change(struct story *s)
{
    note(s, FZ_FACT_TRACKED_CHANGE, here(s), (struct fz_str){0});
}

static int by_id(const void *a, const void *b)
{
    return fz_str_compare(((const struct fz_docx_note *)a)->id, ((const struct fz_docx_note *)b)->id);
}

static struct fz_docx_note *find_note(const struct fz_docx_notes *notes, struct fz_str id)
{
    struct fz_docx_note key = {.id = id};
    return notes->n ? bsearch(&key, notes->items, notes->n, sizeof key, by_id) : NULL;
}

static void begin_range(struct story *s, struct fz_str id)
{
    if (s->n_ranges < MAX_RANGES)
        s->ranges[s->n_ranges++] = (struct range){fz_str_copy(s->file->arena, id), here(s).start};
}

static void note_comment(struct story *s, struct fz_str id)
{
    const struct fz_docx_note *comment = find_note(&s->file->comments, id);
    struct fz_span span = here(s);
    if (!s->paragraph)
        return;
    for (size_t i = 0; i < s->n_ranges; i++) {
        if (!fz_str_equal(s->ranges[i].id, id))
            continue;
        span.start = s->ranges[i].start;
        s->ranges[i] = s->ranges[--s->n_ranges];
        break;
    }
    struct fz_str words = comment ? fz_str_trim(fz_buf_str(&comment->block.text)) : (struct fz_str){0};
    fz_block_fact(&s->paragraph->own, FZ_FACT_COMMENT, span, fz_str_slice(words, 0, fz_utf8_offset(words, MAX_FACT)));
}

/* ---- text ------------------------------------------------------------------------------------------------------ */

static bool is_hidden(const struct paragraph *p)
{
    if (p->run_hidden != FZ_DOCX_UNSET)
        return p->run_hidden == FZ_DOCX_ON;
    bool by_style = p->style && p->style->hidden == FZ_DOCX_ON,
         by_run = p->run_style && p->run_style->hidden == FZ_DOCX_ON;
    return by_style != by_run; /* each style turns it over (17.7.3) */
}

/* TEXT of a run; NODE: it comes from the w:t at hand, which the caller counts. */
static void add_text(struct story *s, struct fz_str text, bool node)
{
    struct paragraph *p = s->paragraph;
    if (!p || s->skip || p->instructions)
        return;
    if (s->deleted) {
        note(s, FZ_FACT_TRACKED_CHANGE, here(s), text);
    } else if (is_hidden(p)) {
        note(s, FZ_FACT_HIDDEN_TEXT, here(s), text);
    } else {
        uint32_t start = here(s).start;
        if (node)
            fz_block_add_from(&p->own, text, s->part->number, s->node, s->node_at);
        else
            fz_block_add(&p->own, text);
        if (s->inserted)
            note(s, FZ_FACT_TRACKED_CHANGE, (struct fz_span){start, here(s).end}, (struct fz_str){0});
    }
}

static void add_break(struct story *s)
{
    struct paragraph *p = s->paragraph;
    if (p && !s->skip && !s->deleted && !p->instructions && !is_hidden(p))
        fz_block_newline(&p->own);
}

/* A sign of a font of signs, by its code there: those that reports use; a secret mark's star may be one. */
static void add_sign(struct story *s, const struct fz_xml_attrs *attrs)
{
    static const struct {
        unsigned code;
        const char *text;
    } wingdings[] = {{0x6C, "●"}, {0x6E, "■"}, {0x6F, "□"}, {0x75, "◆"}, {0xA7, "■"}, {0xA8, "□"},
                     {0xAB, "★"}, {0xB6, "☆"}, {0xD8, "➢"}, {0xFB, "×"}, {0xFC, "√"}, {0xFE, "☑"}};
    char digits[9];
    struct fz_str code = fz_xml_attr(attrs, "char"), font = fz_xml_attr(attrs, "font");
    if (code.len == 0 || code.len >= sizeof digits)
        return;
    memcpy(digits, code.ptr, code.len);
    digits[code.len] = '\0';
    unsigned long value = strtoul(digits, NULL, 16);
    for (size_t i = 0; fz_str_equal_nocase(font, FZ_STR("Wingdings")) && i < sizeof wingdings / sizeof *wingdings; i++)
        if ((value & 0xFF) == wingdings[i].code) {
            add_text(s, fz_str_from(wingdings[i].text), false);
            return;
        }
    if (value < 0x20 || (value >= 0xD800 && value < 0xE000) || value > 0xFFFD)
        return;
    struct fz_buf buf;
    fz_buf_init(&buf);
    fz_buf_add_code(&buf, (uint32_t)value);
    add_text(s, fz_buf_str(&buf), false);
    fz_buf_clear(&buf);
}

/* The note's lines come after the paragraph; once only, however often it is referred to. */
static void add_note(struct story *s, const struct fz_docx_notes *notes, struct fz_str id)
{
    struct fz_docx_note *found = find_note(notes, id);
    if (!found || found->used || !s->paragraph || s->deleted)
        return;
    found->used = true;
    fz_block_append(&s->paragraph->after, &found->block);
}

static void add_word_art(struct story *s, struct fz_str text)
{
    if (!s->paragraph || s->skip || s->deleted || !text.len)
        return;
    fz_block_add(&s->paragraph->after, text);
    fz_block_newline(&s->paragraph->after);
}

static void field(struct paragraph *p, struct fz_str type)
{
    uint32_t bit = p->n_fields ? UINT32_C(1) << (p->n_fields - 1) : 0;
    if (fz_str_equal(type, FZ_STR("begin"))) {
        if (p->n_fields == MAX_FIELDS)
            return;
        p->instructions |= UINT32_C(1) << p->n_fields++;
    } else if (fz_str_equal(type, FZ_STR("separate"))) {
        p->instructions &= ~bit;
    } else if (fz_str_equal(type, FZ_STR("end")) && p->n_fields) {
        p->instructions &= ~bit;
        p->n_fields--;
    }
}

/* ---- events ---------------------------------------------------------------------------------------------------- */

static void skip_element(struct story *s)
{
    s->skip = s->n_frames;
}

static void begin_note(struct story *s, struct fz_str id)
{
    struct fz_docx_notes *notes = s->notes;
    if (!notes)
        return;
    struct fz_docx_note *begun = FZ_PUSH(s->file->arena, notes->items, notes->n);
    *begun = (struct fz_docx_note){.id = fz_str_copy(s->file->arena, id)};
    fz_block_init(&begun->block, s->file->arena);
    s->out = &begun->block;
}

/* The table of contents: of the content controls around, the innermost. */
static void begin_contents(struct story *s)
{
    for (size_t i = s->n_frames; i > 0 && !s->contents; i--)
        if (s->frames[i - 1].tag == CONTROL)
            s->contents = i;
}

static void take_branch(struct story *s)
{
    struct frame *one_of = s->n_frames > 1 ? &s->frames[s->n_frames - 2] : NULL;
    if (!one_of || one_of->tag != ONE_OF)
        return;
    if (one_of->chosen)
        skip_element(s);
    one_of->chosen = true;
}

/* Properties of the paragraph P or of its run: they come before its text. */
static void read_property(struct story *s, struct paragraph *p, enum tag tag, const struct fz_xml_attrs *attrs)
{
    struct fz_str val = fz_xml_attr(attrs, "val");
    bool of_mark = tag_above(s, 1) == RUN_PROPS && tag_above(s, 2) == PARA_PROPS;
    switch (tag) {
    case PARA_STYLE:
        p->style = fz_docx_style_find(&s->file->styles, val);
        break;
    case RUN_STYLE:
        if (!of_mark)
            p->run_style = fz_docx_style_find(&s->file->styles, val);
        break;
    case LIST:
        p->num_id = fz_docx_number(attrs, "val", 0);
        break;
    case LEVEL:
        p->level = fz_docx_number(attrs, "val", -1);
        break;
    case HIDDEN:
        if (of_mark)
            p->mark_gone |= fz_docx_is_on(attrs);
        else
            p->run_hidden = fz_docx_is_on(attrs) ? FZ_DOCX_ON : FZ_DOCX_OFF;
        break;
    default:
        break;
    }
}

/* What is put in or taken out: a stretch of runs; or, among the properties of a paragraph, its end. */
static void begin_change(struct story *s, enum tag tag)
{
    bool of_mark = tag_above(s, 1) == RUN_PROPS;
    s->inserted += tag == INSERTED;
    s->deleted += tag == DELETED;
    note_change(s);
    if (of_mark && tag == DELETED && s->paragraph)
        s->paragraph->mark_gone = true;
}

static void begin_in_run(struct story *s, enum tag tag, const struct fz_xml_attrs *attrs)
{
    if (tag == BREAK)
        add_break(s);
    else if (tag == TAB)
        add_text(s, FZ_STR(" "), false);
    else if (tag == HYPHEN)
        add_text(s, FZ_STR("-"), false);
    else if (tag == SIGN)
        add_sign(s, attrs);
    else if (tag == FIELD && s->paragraph)
        field(s->paragraph, fz_xml_attr(attrs, "fldCharType"));
    else if (tag == FOOTNOTE)
        add_note(s, &s->file->footnotes, fz_xml_attr(attrs, "id"));
    else if (tag == ENDNOTE)
        add_note(s, &s->file->endnotes, fz_xml_attr(attrs, "id"));
    else if (tag == COMMENT_MARK)
        note_comment(s, fz_xml_attr(attrs, "id"));
}

static void begin(struct story *s, enum tag tag, const struct fz_xml_attrs *attrs)
{
    switch (tag) {
    case PARAGRAPH:
        if (s->boxes <= MAX_BOXES)
            open_paragraph(s);
        s->boxes++;
        break;
    case RUN:
        if (s->paragraph) {
            s->paragraph->run_hidden = FZ_DOCX_UNSET;
            s->paragraph->run_style = NULL;
        }
        break;
    case PARA_STYLE:
    case RUN_STYLE:
    case LIST:
    case LEVEL:
    case HIDDEN:
        if (s->paragraph)
            read_property(s, s->paragraph, tag, attrs);
        break;
    case INSERTED:
    case DELETED:
        begin_change(s, tag);
        break;
    case CHANGE_OF_FORM:
        note_change(s);
        skip_element(s);
        break;
    case READING: /* of a character: what stands over it */
        skip_element(s);
        break;
    case CHOICE:
    case FALLBACK:
        take_branch(s);
        break;
    case GALLERY:
        if (fz_str_equal(fz_xml_attr(attrs, "val"), FZ_STR("Table of Contents")))
            begin_contents(s);
        break;
    case COMMENT_START:
        begin_range(s, fz_xml_attr(attrs, "id"));
        break;
    case FURNITURE:
        *FZ_PUSH(s->file->arena, s->file->furniture.items, s->file->furniture.n) =
            fz_str_copy(s->file->arena, fz_xml_attr(attrs, "id"));
        break;
    case NOTE:
        begin_note(s, fz_xml_attr(attrs, "id"));
        break;
    case WORD_ART:
        add_word_art(s, fz_xml_attr(attrs, "string"));
        break;
    default:
        if (tag_above(s, 1) == RUN)
            begin_in_run(s, tag, attrs);
    }
}

static bool is_root(const struct story *s, const char *ns, const char *local)
{
    for (size_t i = 0; s->roots[i]; i++)
        if (strcmp(s->roots[i], local) == 0)
            return fz_docx_is_word(ns);
    return false;
}

static bool story_start(void *context, const char *ns, const char *local, const struct fz_xml_attrs *attrs)
{
    struct story *s = context;
    enum tag tag = tag_of(ns, local);
    s->wrong_root |= s->n_frames == 0 && !is_root(s, ns, local);
    s->chunk |= tag == CHUNK;
    if (s->wrong_root || s->chunk)
        return false;
    s->frames[s->n_frames++] = (struct frame){.tag = tag};
    if (tag == TEXT && strcmp(local, "t") == 0) {
        s->node = s->n_nodes++;
        s->node_at = 0;
    }
    if (!s->skip)
        begin(s, tag, attrs);
    return true;
}

static void story_end(void *context, const char *local)
{
    struct story *s = context;
    enum tag tag = s->frames[s->n_frames - 1].tag;
    (void)local;
    if (!s->skip) {
        if (tag == PARAGRAPH && --s->boxes <= MAX_BOXES)
            close_paragraph(s);
        s->inserted -= tag == INSERTED;
        s->deleted -= tag == DELETED;
        if (tag == NOTE && s->notes)
            s->out = NULL;
    }
    if (s->skip == s->n_frames)
        s->skip = 0;
    if (s->contents == s->n_frames)
        s->contents = 0;
    s->n_frames--;
}

static void story_text(void *context, struct fz_str text)
{
    struct story *s = context;
    enum tag tag = tag_above(s, 0);
    if (tag == MATH_TEXT)
        add_text(s, text, false);
    if (tag != TEXT)
        return;
    add_text(s, text, true);
    s->node_at += fz_u32(text.len);
}

static bool walk(struct story *s, struct fz_errors *errors)
{
    static const struct fz_xml_events events = {story_start, story_end, story_text};
    const struct fz_docx_part *part = s->part;
    s->frames = FZ_NEW_N(s->file->arena, struct frame, FZ_XML_MAX_DEPTH + 1);
    bool ok = fz_xml_read(part->bytes, &events, s, s->file->path, part->name, errors);
    free_paragraphs(s->paragraph);
    free_paragraphs(s->free);
    if (ok && s->wrong_root)
        ok = fz_error_add(errors, s->file->path, 0, 0,
                          FZ_SAY(errors->lang, "这不是 Word 文字文档（%s 是别的内容，例如表格或演示文稿）",
                                 "no Word document: %s is something else, such as a spreadsheet or slides"),
                          part->name);
    if (ok && s->chunk)
        ok = fz_error_add(errors, s->file->path, 0, 0,
                          FZ_SAY(errors->lang,
                                 "%s 里嵌有另一份文档（altChunk），读不出：请用 Word 打开后另存一份，再检查",
                                 "%s has another document inside (altChunk), which cannot be read: open it in Word, "
                                 "save it again and check that"),
                          part->name);
    return ok;
}

bool fz_docx_story_read(struct fz_docx_file *file, const struct fz_docx_part *part, const char *const *roots,
                        struct fz_block *out, struct fz_errors *errors)
{
    struct story story = {.file = file, .part = part, .roots = roots, .out = out};
    return walk(&story, errors);
}

bool fz_docx_notes_read(struct fz_docx_file *file, const struct fz_docx_part *part, struct fz_docx_notes *notes,
                        struct fz_errors *errors)
{
    static const char *const roots[] = {"footnotes", "endnotes", "comments", NULL};
    struct story story = {.file = file, .part = part, .roots = roots, .notes = notes};
    bool ok = walk(&story, errors);
    if (notes->n)
        qsort(notes->items, notes->n, sizeof *notes->items, by_id);
    return ok;
}

void fz_docx_notes_clear(struct fz_docx_notes *notes)
{
    for (size_t i = 0; i < notes->n; i++)
        fz_block_clear(&notes->items[i].block);
}
