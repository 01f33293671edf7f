/* styles.xml → a table sorted by id, inheritance settled once. */
#include "input/docx_styles.h"
#include <stdlib.h>
#include <string.h>

enum { MAX_CHAIN = 32, MAX_NUMBER = 1000000 }; /* styles based on one another in a circle must come to an end */

struct styles_reader {
    struct fz_arena *arena;
    struct fz_docx_styles *styles;
    struct fz_docx_style *style; /* the one being read, or NULL */
};

bool fz_docx_is_word(const char *ns)
{
    return strcmp(ns, "http://schemas.openxmlformats.org/wordprocessingml/2006/main") == 0 ||
           strcmp(ns, "http://purl.oclc.org/ooxml/wordprocessingml/main") == 0;
}

bool fz_docx_is_on(const struct fz_xml_attrs *attrs)
{
    struct fz_str val = fz_xml_attr(attrs, "val");
    return !fz_str_equal(val, FZ_STR("0")) && !fz_str_equal(val, FZ_STR("false")) && !fz_str_equal(val, FZ_STR("off"));
}

int fz_docx_number(const struct fz_xml_attrs *attrs, const char *local, int otherwise)
{
    int value;
    struct fz_str s = fz_xml_attr(attrs, local);
    return s.len && s.len < 8 && fz_str_to_int(s, &value) && value >= 0 && value <= MAX_NUMBER ? value : otherwise;
}

static void begin_style(struct styles_reader *r, const struct fz_xml_attrs *attrs)
{
    r->style = FZ_PUSH(r->arena, r->styles->items, r->styles->n);
    *r->style = (struct fz_docx_style){.num_id = -1, .level = -1};
    r->style->id = fz_str_copy(r->arena, fz_xml_attr(attrs, "styleId"));
    r->style->paragraph = fz_str_equal(fz_xml_attr(attrs, "type"), FZ_STR("paragraph"));
    struct fz_str is_default = fz_xml_attr(attrs, "default");
    r->style->is_default = fz_str_equal(is_default, FZ_STR("1")) || fz_str_equal(is_default, FZ_STR("true"));
}

static bool styles_start(void *context, const char *ns, const char *local, const struct fz_xml_attrs *attrs)
{
    struct styles_reader *r = context;
    if (!fz_docx_is_word(ns))
        return true;
    if (strcmp(local, "style") == 0)
        begin_style(r, attrs);
    if (!r->style)
        return true;
    struct fz_str val = fz_xml_attr(attrs, "val");
    if (strcmp(local, "basedOn") == 0)
        r->style->based_on = fz_str_copy(r->arena, val);
    else if (strcmp(local, "numId") == 0)
        r->style->num_id = fz_docx_number(attrs, "val", -1);
    else if (strcmp(local, "ilvl") == 0)
        r->style->level = fz_docx_number(attrs, "val", -1);
    else if (strcmp(local, "vanish") == 0)
        r->style->hidden = fz_docx_is_on(attrs) ? FZ_DOCX_ON : FZ_DOCX_OFF;
    else if (strcmp(local, "name") == 0)
        r->style->contents = fz_str_equal_nocase(fz_str_slice(val, 0, 4), FZ_STR("toc "));
    return true;
}

static void styles_end(void *context, const char *local)
{
    struct styles_reader *r = context;
    if (strcmp(local, "style") == 0)
        r->style = NULL;
}

static void styles_text(void *context, struct fz_str text)
{
    (void)context;
    (void)text;
}

static int by_id(const void *a, const void *b)
{
    return fz_str_compare(((const struct fz_docx_style *)a)->id, ((const struct fz_docx_style *)b)->id);
}

const struct fz_docx_style *fz_docx_style_find(const struct fz_docx_styles *styles, struct fz_str id)
{
    struct fz_docx_style key = {.id = id};
    return styles->n ? bsearch(&key, styles->items, styles->n, sizeof *styles->items, by_id) : NULL;
}

/* Only reads what the styles say themselves, which is why the answers go to DONE. */
static void inherit(const struct fz_docx_styles *styles, struct fz_docx_style *done, const struct fz_docx_style *style)
{
    for (int i = 0; style && i < MAX_CHAIN; i++) {
        if (done->num_id < 0)
            done->num_id = style->num_id;
        if (done->level < 0)
            done->level = style->level;
        if (done->hidden == FZ_DOCX_UNSET)
            done->hidden = style->hidden;
        style = style->based_on.len ? fz_docx_style_find(styles, style->based_on) : NULL;
    }
}

static void settle(struct fz_docx_styles *styles, struct fz_arena *arena)
{
    struct fz_docx_style *done = FZ_NEW_N(arena, struct fz_docx_style, styles->n + 1);
    if (styles->n)
        qsort(styles->items, styles->n, sizeof *styles->items, by_id);
    for (size_t i = 0; i < styles->n; i++) {
        done[i] = styles->items[i];
        inherit(styles, &done[i], &styles->items[i]);
    }
    styles->items = done;
    for (size_t i = 0; i < styles->n; i++)
        if (done[i].paragraph && done[i].is_default)
            styles->paragraph = &done[i];
}

bool fz_docx_styles_read(struct fz_docx_styles *styles, struct fz_str bytes, struct fz_arena *arena, const char *path,
                         const char *part, struct fz_errors *errors)
{
    static const struct fz_xml_events events = {styles_start, styles_end, styles_text};
    struct styles_reader reader = {arena, styles, NULL};
    *styles = (struct fz_docx_styles){0};
    if (!fz_xml_read(bytes, &events, &reader, path, part, errors))
        return false;
    settle(styles, arena);
    return true;
}
