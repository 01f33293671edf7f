/* numbering.xml: lists (w:num) are instances of templates (w:abstractNum), whose levels say how a number looks;
 * instances of one template count on together unless they say where to start (ISO/IEC 29500-1, 17.9). */
#include "input/docx_numbering.h"
#include "base/utf8.h"
#include "input/counting.h"
#include <stdlib.h>
#include <string.h>

enum {
    LEVELS = 9,
    MAX_TEXT = 64, /* bytes of a level's text and of a number: a longer one is no number */
    NOT_BEGUN = -1,
};

struct level {
    bool given;
    int start, restart; /* restart: 0 never, N after a number of level N or above (from 1); -1: of any level above */
    enum fz_counting counting;
    struct fz_str text;  /* （%1） */
    struct fz_str style; /* paragraphs of this style have this level */
    bool legal;          /* levels above are shown as 1 2 3 */
};

struct template
{
    int id;
    struct level levels[LEVELS];
    int count[LEVELS];  /* the last number given out */
    struct fz_str link; /* style that says which list is meant */
};

struct list {
    int id, template_id;
    struct template *template; /* NULL: there is none */
    int start[LEVELS];         /* where this list begins anew; -1: it counts on */
    bool begun[LEVELS];
    struct level *levels[LEVELS]; /* in place of the template's; NULL: as there */
};

struct fz_docx_numbering {
    struct fz_arena *arena;
    struct template *templates; /* by id, once read */
    size_t n_templates;
    struct list *lists; /* likewise */
    size_t n_lists;
};

struct numbering_reader {
    struct fz_docx_numbering *numbering;
    struct template *template; /* being read, or NULL */
    struct list *list;         /* likewise */
    struct level *level;       /* of one of them */
    int override;              /* level of the list that w:lvlOverride is about */
};

/* ---- reading --------------------------------------------------------------------------------------------------- */

static enum fz_counting counting_of(struct fz_str name)
{
    static const struct {
        const char *name;
        enum fz_counting counting;
    } table[] = {
        // clang-format off
        {"decimal", FZ_COUNT_DECIMAL}, {"none", FZ_COUNT_NONE}, {"bullet", FZ_COUNT_NONE},
        {"decimalZero", FZ_COUNT_ZERO}, {"decimalFullWidth", FZ_COUNT_FULL_WIDTH},
        {"decimalFullWidth2", FZ_COUNT_FULL_WIDTH}, {"chineseCounting", FZ_COUNT_CHINESE},
        {"chineseCountingThousand", FZ_COUNT_CHINESE}, {"japaneseCounting", FZ_COUNT_CHINESE},
        {"taiwaneseCounting", FZ_COUNT_CHINESE}, {"taiwaneseCountingThousand", FZ_COUNT_CHINESE},
        {"koreanDigital2", FZ_COUNT_CHINESE}, {"ideographDigital", FZ_COUNT_DIGITS},
        {"japaneseDigitalTenThousand", FZ_COUNT_DIGITS}, {"taiwaneseDigital", FZ_COUNT_DIGITS},
        {"chineseLegalSimplified", FZ_COUNT_LEGAL}, {"ideographLegalTraditional", FZ_COUNT_LEGAL},
        {"japaneseLegal", FZ_COUNT_LEGAL}, {"ideographTraditional", FZ_COUNT_STEMS},
        {"ideographZodiac", FZ_COUNT_BRANCHES}, {"decimalEnclosedCircle", FZ_COUNT_CIRCLED},
        {"decimalEnclosedCircleChinese", FZ_COUNT_CIRCLED}, {"ideographEnclosedCircle", FZ_COUNT_CIRCLED_HAN},
        {"decimalEnclosedFullstop", FZ_COUNT_STOPPED}, {"decimalEnclosedParen", FZ_COUNT_BRACKETED},
        {"lowerLetter", FZ_COUNT_LOWER}, {"upperLetter", FZ_COUNT_UPPER},
        {"lowerRoman", FZ_COUNT_LOWER_ROMAN}, {"upperRoman", FZ_COUNT_UPPER_ROMAN},
        // clang-format on
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (fz_str_equal(name, fz_str_from(table[i].name)))
            return table[i].counting;
    return FZ_COUNT_DECIMAL;
}

static void begin_template(struct numbering_reader *r, const struct fz_xml_attrs *attrs)
{
    struct fz_docx_numbering *n = r->numbering;
    r->template = FZ_PUSH(n->arena, n->templates, n->n_templates);
    *r->template = (struct template){.id = fz_docx_number(attrs, "abstractNumId", -1)};
    for (size_t i = 0; i < LEVELS; i++)
        r->template->count[i] = NOT_BEGUN;
}

static void begin_list(struct numbering_reader *r, const struct fz_xml_attrs *attrs)
{
    struct fz_docx_numbering *n = r->numbering;
    r->list = FZ_PUSH(n->arena, n->lists, n->n_lists);
    *r->list = (struct list){.id = fz_docx_number(attrs, "numId", -1), .template_id = -1};
    for (size_t i = 0; i < LEVELS; i++)
        r->list->start[i] = -1;
    r->override = -1;
}

static void begin_level(struct numbering_reader *r, const struct fz_xml_attrs *attrs)
{
    int at = fz_docx_number(attrs, "ilvl", -1);
    r->level = NULL;
    if (at < 0 || at >= LEVELS)
        return;
    if (r->template)
        r->level = &r->template->levels[at];
    else if (r->list)
        r->level = r->list->levels[at] = FZ_NEW(r->numbering->arena, struct level);
    if (r->level)
        *r->level = (struct level){.given = true, .start = 0, .restart = -1, .counting = FZ_COUNT_DECIMAL};
}

static void read_level(struct numbering_reader *r, const char *local, const struct fz_xml_attrs *attrs)
{
    struct level *level = r->level;
    struct fz_str val = fz_xml_attr(attrs, "val");
    if (strcmp(local, "start") == 0)
        level->start = fz_docx_number(attrs, "val", 0);
    else if (strcmp(local, "numFmt") == 0)
        level->counting = counting_of(val);
    else if (strcmp(local, "lvlText") == 0 && val.len <= MAX_TEXT)
        level->text = fz_str_copy(r->numbering->arena, val);
    else if (strcmp(local, "lvlRestart") == 0)
        level->restart = fz_docx_number(attrs, "val", -1);
    else if (strcmp(local, "pStyle") == 0)
        level->style = fz_str_copy(r->numbering->arena, val);
    else if (strcmp(local, "isLgl") == 0)
        level->legal = fz_docx_is_on(attrs);
}

static void read_list(struct numbering_reader *r, const char *local, const struct fz_xml_attrs *attrs)
{
    if (strcmp(local, "abstractNumId") == 0)
        r->list->template_id = fz_docx_number(attrs, "val", -1);
    else if (strcmp(local, "lvlOverride") == 0)
        r->override = fz_docx_number(attrs, "ilvl", -1);
    else if (strcmp(local, "startOverride") == 0 && r->override >= 0 && r->override < LEVELS)
        r->list->start[r->override] = fz_docx_number(attrs, "val", -1);
}

static bool numbering_start(void *context, const char *ns, const char *local, const struct fz_xml_attrs *attrs)
{
    struct numbering_reader *r = context;
    if (!fz_docx_is_word(ns))
        return true;
    if (strcmp(local, "abstractNum") == 0)
        begin_template(r, attrs);
    else if (strcmp(local, "num") == 0)
        begin_list(r, attrs);
    else if (strcmp(local, "lvl") == 0)
        begin_level(r, attrs);
    else if (r->level)
        read_level(r, local, attrs);
    else if (r->list)
        read_list(r, local, attrs);
    else if (r->template && strcmp(local, "numStyleLink") == 0)
        r->template->link = fz_str_copy(r->numbering->arena, fz_xml_attr(attrs, "val"));
    return true;
}

static void numbering_end(void *context, const char *local)
{
    struct numbering_reader *r = context;
    if (strcmp(local, "abstractNum") == 0)
        r->template = NULL;
    else if (strcmp(local, "num") == 0)
        r->list = NULL;
    else if (strcmp(local, "lvl") == 0)
        r->level = NULL;
}

static void numbering_text(void *context, struct fz_str text)
{
    (void)context;
    (void)text;
}

/* ---- looking up ------------------------------------------------------------------------------------------------ */

static int by_template_id(const void *a, const void *b)
{
    int x = ((const struct template *)a)->id, y = ((const struct template *)b)->id;
    return (x > y) - (x < y);
}

static int by_list_id(const void *a, const void *b)
{
    int x = ((const struct list *)a)->id, y = ((const struct list *)b)->id;
    return (x > y) - (x < y);
}

static struct template *find_template(const struct fz_docx_numbering *n, int id)
{
    struct template key = {.id = id};
    return n->n_templates ? bsearch(&key, n->templates, n->n_templates, sizeof key, by_template_id) : NULL;
}

static struct list *find_list(const struct fz_docx_numbering *n, int id)
{
    struct list key = {.id = id};
    return n->n_lists ? bsearch(&key, n->lists, n->n_lists, sizeof key, by_list_id) : NULL;
}

/* A template that only names a style stands for the one of that style's list. */
static struct template *follow_link(const struct fz_docx_numbering *n, const struct fz_docx_styles *styles,
                                    struct template *template)
{
    if (!template || !template->link.len)
        return template;
    const struct fz_docx_style *style = fz_docx_style_find(styles, template->link);
    const struct list *list = style && style->num_id >= 0 ? find_list(n, style->num_id) : NULL;
    return list ? find_template(n, list->template_id) : template;
}

static void settle(struct fz_docx_numbering *n, const struct fz_docx_styles *styles)
{
    if (n->n_templates)
        qsort(n->templates, n->n_templates, sizeof *n->templates, by_template_id);
    if (n->n_lists)
        qsort(n->lists, n->n_lists, sizeof *n->lists, by_list_id);
    for (size_t i = 0; i < n->n_lists; i++)
        n->lists[i].template = follow_link(n, styles, find_template(n, n->lists[i].template_id));
}

struct fz_docx_numbering *fz_docx_numbering_read(struct fz_str bytes, const struct fz_docx_styles *styles,
                                                 struct fz_arena *arena, const char *path, const char *part,
                                                 struct fz_errors *errors)
{
    static const struct fz_xml_events events = {numbering_start, numbering_end, numbering_text};
    struct fz_docx_numbering *numbering = FZ_NEW(arena, struct fz_docx_numbering);
    struct numbering_reader reader = {.numbering = numbering, .override = -1};
    numbering->arena = arena;
    if (!fz_xml_read(bytes, &events, &reader, path, part, errors))
        return NULL;
    settle(numbering, styles);
    return numbering;
}

static const struct level *level_of(const struct list *list, int at)
{
    const struct level *own = list->levels[at];
    return own ? own : &list->template->levels[at];
}

int fz_docx_numbering_level(const struct fz_docx_numbering *numbering, int num_id, struct fz_str style, int otherwise)
{
    const struct list *list = numbering ? find_list(numbering, num_id) : NULL;
    for (int i = 0; list && list->template && style.len && i < LEVELS; i++)
        if (fz_str_equal(level_of(list, i)->style, style))
            return i;
    return otherwise;
}

/* ---- counting -------------------------------------------------------------------------------------------------- */

static void count(struct list *list, int at)
{
    struct template *t = list->template;
    bool anew = !list->begun[at] && list->start[at] >= 0;
    if (anew)
        t->count[at] = list->start[at];
    else if (t->count[at] == NOT_BEGUN)
        t->count[at] = level_of(list, at)->start;
    else
        t->count[at]++;
    list->begun[at] = true;
    for (int below = at + 1; below < LEVELS; below++) {
        int restart = level_of(list, below)->restart;
        if (restart < 0 || at < restart)
            t->count[below] = NOT_BEGUN;
    }
}

/* The number that %K of level AT shows. */
static void add_number(const struct list *list, int at, int k, struct fz_buf *buf)
{
    const struct level *level = level_of(list, k);
    int number = list->template->count[k];
    bool legal = level_of(list, at)->legal;
    fz_count_add(buf, legal ? FZ_COUNT_DECIMAL : level->counting,
                 (uint32_t)(number == NOT_BEGUN ? level->start : number)); /* a level that was skipped */
}

void fz_docx_numbering_next(struct fz_docx_numbering *numbering, int num_id, int at, struct fz_buf *buf)
{
    struct list *list = numbering && num_id > 0 ? find_list(numbering, num_id) : NULL;
    if (!list || !list->template || at < 0 || at >= LEVELS || !level_of(list, at)->given)
        return;
    count(list, at);
    const struct level *level = level_of(list, at);
    if (level->counting == FZ_COUNT_NONE && !fz_str_has(level->text, FZ_STR("%")))
        return; /* a bullet, often a character of a font of signs */
    for (size_t i = 0; i < level->text.len; i++) {
        char c = level->text.ptr[i], next = i + 1 < level->text.len ? level->text.ptr[i + 1] : '\0';
        if (c == '%' && next >= '1' && next <= '9') {
            add_number(list, at, next - '1', buf);
            i++;
        } else {
            fz_buf_add_char(buf, c == '\n' || c == '\t' || c == '\r' ? ' ' : c);
        }
    }
}
