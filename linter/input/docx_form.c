/* Reading w:rPr and w:pPr (ISO/IEC 29500-1, 17.3), wherever they stand, and the tables of styles and theme fonts that
 * they refer to. Only what rules on layout ask for. */
#include "input/docx_form.h"
#include "base/utf8.h"
#include "input/docx_styles.h"
#include <stdlib.h>
#include <string.h>

enum { MAX_CHAIN = 32, MAX_MEASURE = 1000000, MAX_NAME = 40 };

/* A font that is given but not known here: it must not be taken for one given further off. */
static const struct fz_str unknown_font = FZ_STR_INIT("?");

/* ---- values ---------------------------------------------------------------------------------------------------- */

static double twips_of_unit(struct fz_str unit)
{
    static const struct {
        const char *name;
        double twips;
    } units[] = {{"", 1}, {"pt", 20}, {"in", 1440}, {"mm", 1440 / 25.4}, {"cm", 1440 / 2.54}, {"pc", 240}, {"pi", 240}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (fz_str_equal(unit, fz_str_from(units[i].name)))
            return units[i].twips;
    return 0;
}

int fz_docx_measure(const struct fz_xml_attrs *attrs, const char *local, int otherwise)
{
    struct fz_str s = fz_xml_attr(attrs, local);
    size_t at = s.len && s.ptr[0] == '-', first = at;
    double value = 0, place = 1;
    for (; at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9'; at++)
        value = value * 10 + (s.ptr[at] - '0');
    if (at > first && at < s.len && s.ptr[at] == '.')
        for (at++; at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9'; at++)
            value += (place /= 10) * (s.ptr[at] - '0');
    double twips = twips_of_unit(fz_str_slice(s, at, s.len));
    if (at == first || twips <= 0 || value * twips > MAX_MEASURE)
        return otherwise;
    int rounded = (int)(value * twips + 0.5);
    return first ? -rounded : rounded;
}

/* RRGGBB; -1: automatic, or none of the kind. */
static int colour_of(struct fz_str s)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    int value = 0;
    if (s.len != 6)
        return -1;
    for (size_t i = 0; i < s.len; i++) {
        const char *digit = memchr(digits, s.ptr[i], sizeof digits - 1);
        if (!digit)
            return -1;
        int nth = (int)(digit - digits);
        value = value * 16 + (nth < 16 ? nth : nth - 6);
    }
    return value;
}

static int align_of(struct fz_str s)
{
    static const struct {
        const char *name;
        enum fz_align align;
    } table[] = {{"left", FZ_ALIGN_LEFT},        {"start", FZ_ALIGN_LEFT}, {"center", FZ_ALIGN_CENTRE},
                 {"right", FZ_ALIGN_RIGHT},      {"end", FZ_ALIGN_RIGHT},  {"both", FZ_ALIGN_BOTH},
                 {"distribute", FZ_ALIGN_SPREAD}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (fz_str_equal(s, fz_str_from(table[i].name)))
            return (int)table[i].align;
    return FZ_LAYOUT_UNKNOWN;
}

/* ---- properties ------------------------------------------------------------------------------------------------ */

struct fz_docx_form fz_docx_form_none(void)
{
    struct fz_docx_form form = {.font = {NULL, 0}};
    for (size_t i = 0; i < FZ_DOCX_PROPS; i++)
        form.props[i] = FZ_LAYOUT_UNKNOWN;
    return form;
}

/* minorEastAsia, majorHAnsi … */
static struct fz_str theme_font(const struct fz_docx_theme *theme, struct fz_str name)
{
    bool minor = fz_str_starts(name, FZ_STR("minor"));
    struct fz_str font = fz_str_ends(name, FZ_STR("EastAsia")) ? theme->chinese[minor] : theme->latin[minor];
    return font.len ? font : unknown_font;
}

static void read_font(struct fz_str *font, const struct fz_docx_theme *theme, const struct fz_xml_attrs *attrs,
                      const char *name, const char *theme_name, struct fz_arena *arena)
{
    struct fz_str by_theme = fz_xml_attr(attrs, theme_name), by_name = fz_xml_attr(attrs, name);
    if (by_theme.len)
        *font = theme_font(theme, by_theme);
    else if (by_name.len)
        *font = fz_str_copy(arena, fz_str_slice(by_name, 0, fz_utf8_offset(by_name, MAX_NAME)));
}

static void read_measure(struct fz_docx_form *form, enum fz_docx_prop prop, const struct fz_xml_attrs *attrs,
                         const char *name, int sign)
{
    int value = fz_docx_measure(attrs, name, FZ_LAYOUT_UNKNOWN);
    if (value != FZ_LAYOUT_UNKNOWN)
        form->props[prop] = sign * value;
}

static void read_indent(struct fz_docx_form *form, const struct fz_xml_attrs *attrs)
{
    read_measure(form, FZ_DOCX_LEFT, attrs, "left", 1);
    read_measure(form, FZ_DOCX_LEFT, attrs, "start", 1);
    read_measure(form, FZ_DOCX_LEFT_CHARS, attrs, "leftChars", 1);
    read_measure(form, FZ_DOCX_LEFT_CHARS, attrs, "startChars", 1);
    read_measure(form, FZ_DOCX_FIRST, attrs, "firstLine", 1);
    read_measure(form, FZ_DOCX_FIRST, attrs, "hanging", -1);
    read_measure(form, FZ_DOCX_FIRST_CHARS, attrs, "firstLineChars", 1);
    read_measure(form, FZ_DOCX_FIRST_CHARS, attrs, "hangingChars", -1);
}

static void read_spacing(struct fz_docx_form *form, const struct fz_xml_attrs *attrs)
{
    struct fz_str rule = fz_xml_attr(attrs, "lineRule");
    if (!fz_xml_has_attr(attrs, "line"))
        return;
    read_measure(form, FZ_DOCX_LINE, attrs, "line", 1);
    form->props[FZ_DOCX_LINE_RULE] = fz_str_equal(rule, FZ_STR("exact"))     ? FZ_LINE_EXACT
                                     : fz_str_equal(rule, FZ_STR("atLeast")) ? FZ_LINE_AT_LEAST
                                                                             : FZ_LINE_MULTIPLE;
}

static bool has_ground(const struct fz_xml_attrs *attrs)
{
    int fill = colour_of(fz_xml_attr(attrs, "fill"));
    return fill >= 0 && fill != 0xFFFFFF;
}

static bool is_highlight(struct fz_str val)
{
    return val.len && !fz_str_equal(val, FZ_STR("none")) && !fz_str_equal(val, FZ_STR("white"));
}

void fz_docx_form_read(struct fz_docx_form *form, const struct fz_docx_theme *theme, const char *local,
                       const struct fz_xml_attrs *attrs, struct fz_arena *arena)
{
    struct fz_str val = fz_xml_attr(attrs, "val");
    if (strcmp(local, "rFonts") == 0) {
        read_font(&form->font, theme, attrs, "eastAsia", "eastAsiaTheme", arena);
        read_font(&form->digit_font, theme, attrs, "ascii", "asciiTheme", arena);
    } else if (strcmp(local, "sz") == 0)
        read_measure(form, FZ_DOCX_SIZE, attrs, "val", 1);
    else if (strcmp(local, "color") == 0)
        form->props[FZ_DOCX_COLOUR] = colour_of(val);
    else if (strcmp(local, "highlight") == 0)
        form->props[FZ_DOCX_HIGHLIGHT] = is_highlight(val);
    else if (strcmp(local, "shd") == 0)
        form->props[FZ_DOCX_GROUND] = has_ground(attrs);
    else if (strcmp(local, "jc") == 0)
        form->props[FZ_DOCX_ALIGN] = align_of(val);
    else if (strcmp(local, "ind") == 0)
        read_indent(form, attrs);
    else if (strcmp(local, "spacing") == 0)
        read_spacing(form, attrs);
    else if (strcmp(local, "snapToGrid") == 0)
        form->props[FZ_DOCX_SNAP] = fz_docx_is_on(attrs);
    else if (strcmp(local, "numId") == 0)
        form->props[FZ_DOCX_LIST] = !fz_str_equal(val, FZ_STR("0"));
}

void fz_docx_form_inherit(struct fz_docx_form *form, const struct fz_docx_form *from)
{
    if (!from)
        return;
    if (!form->font.len)
        form->font = from->font;
    if (!form->digit_font.len)
        form->digit_font = from->digit_font;
    for (size_t i = 0; i < FZ_DOCX_PROPS; i++)
        if (form->props[i] == FZ_LAYOUT_UNKNOWN)
            form->props[i] = from->props[i];
}

static int prop(const struct fz_docx_form *form, enum fz_docx_prop which, int otherwise)
{
    int value = form->props[which];
    return value == FZ_LAYOUT_UNKNOWN ? otherwise : value;
}

static struct fz_str known_font(struct fz_str font)
{
    return fz_str_equal(font, unknown_font) ? (struct fz_str){0} : font;
}

struct fz_look fz_docx_form_look(const struct fz_docx_form *form)
{
    return (struct fz_look){.font = known_font(form->font),
                            .digit_font = known_font(form->digit_font),
                            .size = prop(form, FZ_DOCX_SIZE, 0),
                            .colour = prop(form, FZ_DOCX_COLOUR, -1),
                            .marked = prop(form, FZ_DOCX_HIGHLIGHT, 0) || prop(form, FZ_DOCX_GROUND, 0)};
}

/* An indent in characters counts before one in twips (17.3.1.12). A list's own indents are not read. */
static void settle_indent(struct fz_form *out, const struct fz_docx_form *form)
{
    int first_chars = prop(form, FZ_DOCX_FIRST_CHARS, 0), left_chars = prop(form, FZ_DOCX_LEFT_CHARS, 0);
    bool given = form->props[FZ_DOCX_FIRST] != FZ_LAYOUT_UNKNOWN || first_chars;
    out->indent = out->chars = FZ_LAYOUT_UNKNOWN;
    if (prop(form, FZ_DOCX_LIST, 0) && !given)
        return;
    out->indent = prop(form, FZ_DOCX_FIRST, 0) + prop(form, FZ_DOCX_LEFT, 0);
    if (first_chars && (left_chars || !prop(form, FZ_DOCX_LEFT, 0)))
        out->chars = first_chars + left_chars;
}

struct fz_form fz_docx_form_paragraph(const struct fz_docx_form *form)
{
    struct fz_form out = {.align = prop(form, FZ_DOCX_ALIGN, FZ_ALIGN_LEFT),
                          .line = prop(form, FZ_DOCX_LINE, 240),
                          .rule = (enum fz_line_rule)prop(form, FZ_DOCX_LINE_RULE, FZ_LINE_MULTIPLE),
                          .off_grid = !prop(form, FZ_DOCX_SNAP, 1)};
    settle_indent(&out, form);
    return out;
}

/* ---- the theme ------------------------------------------------------------------------------------------------- */

struct theme_reader {
    struct fz_arena *arena;
    struct fz_docx_theme *theme;
    int which; /* 0 majorFont, 1 minorFont; -1: elsewhere */
};

static bool theme_start(void *context, const char *ns, const char *local, const struct fz_xml_attrs *attrs)
{
    struct theme_reader *r = context;
    (void)ns;
    if (strcmp(local, "majorFont") == 0 || strcmp(local, "minorFont") == 0)
        r->which = local[1] == 'i';
    if (r->which < 0)
        return true;
    struct fz_str face = fz_xml_attr(attrs, "typeface");
    struct fz_str *chinese = &r->theme->chinese[r->which];
    if (strcmp(local, "latin") == 0)
        r->theme->latin[r->which] = fz_str_copy(r->arena, face);
    else if ((strcmp(local, "ea") == 0 && face.len) || (strcmp(local, "font") == 0 && !chinese->len &&
                                                        fz_str_equal(fz_xml_attr(attrs, "script"), FZ_STR("Hans"))))
        *chinese = fz_str_copy(r->arena, face);
    return true;
}

static void theme_end(void *context, const char *local)
{
    struct theme_reader *r = context;
    if (strcmp(local, "majorFont") == 0 || strcmp(local, "minorFont") == 0)
        r->which = -1;
}

static void no_text(void *context, struct fz_str text)
{
    (void)context;
    (void)text;
}

bool fz_docx_theme_read(struct fz_docx_theme *theme, struct fz_str bytes, struct fz_arena *arena, const char *path,
                        const char *part, struct fz_errors *errors)
{
    static const struct fz_xml_events events = {theme_start, theme_end, no_text};
    struct theme_reader reader = {arena, theme, -1};
    return fz_xml_read(bytes, &events, &reader, path, part, errors);
}

/* ---- styles ---------------------------------------------------------------------------------------------------- */

struct forms_reader {
    struct fz_arena *arena;
    struct fz_docx_forms *forms;
    struct fz_docx_form *form; /* being filled, or NULL */
    bool past;                 /* what follows was so before a tracked change */
};

static void begin_style(struct forms_reader *r, const struct fz_xml_attrs *attrs)
{
    struct fz_docx_named *named = FZ_PUSH(r->arena, r->forms->items, r->forms->n);
    struct fz_str is_default = fz_xml_attr(attrs, "default");
    *named = (struct fz_docx_named){.id = fz_str_copy(r->arena, fz_xml_attr(attrs, "styleId")),
                                    .paragraph = fz_str_equal(fz_xml_attr(attrs, "type"), FZ_STR("paragraph")),
                                    .is_default = fz_str_equal(is_default, FZ_STR("1")) ||
                                                  fz_str_equal(is_default, FZ_STR("true")),
                                    .form = fz_docx_form_none()};
    r->form = &named->form;
}

static bool is_change(const char *local)
{
    return strcmp(local, "rPrChange") == 0 || strcmp(local, "pPrChange") == 0;
}

static bool forms_start(void *context, const char *ns, const char *local, const struct fz_xml_attrs *attrs)
{
    struct forms_reader *r = context;
    if (!fz_docx_is_word(ns))
        return true;
    if (strcmp(local, "style") == 0)
        begin_style(r, attrs);
    else if (strcmp(local, "docDefaults") == 0)
        r->form = &r->forms->defaults;
    else if (is_change(local))
        r->past = true;
    else if (r->form && strcmp(local, "basedOn") == 0 && r->form != &r->forms->defaults)
        r->forms->items[r->forms->n - 1].based_on = fz_str_copy(r->arena, fz_xml_attr(attrs, "val"));
    else if (r->form && !r->past)
        fz_docx_form_read(r->form, &r->forms->theme, local, attrs, r->arena);
    return true;
}

static void forms_end(void *context, const char *local)
{
    struct forms_reader *r = context;
    if (is_change(local))
        r->past = false;
    else if (strcmp(local, "style") == 0 || strcmp(local, "docDefaults") == 0)
        r->form = NULL;
}

static int by_id(const void *a, const void *b)
{
    return fz_str_compare(((const struct fz_docx_named *)a)->id, ((const struct fz_docx_named *)b)->id);
}

static const struct fz_docx_named *find(const struct fz_docx_forms *forms, struct fz_str id)
{
    struct fz_docx_named key = {.id = id};
    return forms->n ? bsearch(&key, forms->items, forms->n, sizeof key, by_id) : NULL;
}

const struct fz_docx_form *fz_docx_form_of_style(const struct fz_docx_forms *forms, struct fz_str id)
{
    const struct fz_docx_named *named = find(forms, id);
    return named ? &named->form : NULL;
}

static void settle(struct fz_docx_forms *forms, struct fz_arena *arena)
{
    struct fz_docx_named *done = FZ_NEW_N(arena, struct fz_docx_named, forms->n + 1);
    if (forms->n)
        qsort(forms->items, forms->n, sizeof *forms->items, by_id);
    for (size_t i = 0; i < forms->n; i++) {
        const struct fz_docx_named *from = &forms->items[i];
        done[i] = *from;
        for (int j = 0; from && from->based_on.len && j < MAX_CHAIN; j++) {
            from = find(forms, from->based_on);
            fz_docx_form_inherit(&done[i].form, from ? &from->form : NULL);
        }
    }
    forms->items = done;
    for (size_t i = 0; i < forms->n; i++)
        if (done[i].paragraph && done[i].is_default)
            forms->normal = &done[i];
}

bool fz_docx_forms_read(struct fz_docx_forms *forms, struct fz_str bytes, struct fz_arena *arena, const char *path,
                        const char *part, struct fz_errors *errors)
{
    static const struct fz_xml_events events = {forms_start, forms_end, no_text};
    struct forms_reader reader = {.arena = arena, .forms = forms};
    if (!fz_xml_read(bytes, &events, &reader, path, part, errors))
        return false;
    settle(forms, arena);
    return true;
}
