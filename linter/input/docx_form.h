/* How styles and direct formatting say that words and paragraphs of a Word file look: what is given, what is inherited
 * (ISO/IEC 29500-1, 17.7.2), and what comes of it. */
#ifndef FZ_INPUT_DOCX_FORM_H
#define FZ_INPUT_DOCX_FORM_H

#include "input/xml.h"
#include "model/layout.h"

enum fz_docx_prop {
    FZ_DOCX_SIZE,       /* half points */
    FZ_DOCX_COLOUR,     /* 0xRRGGBB, -1 automatic */
    FZ_DOCX_HIGHLIGHT,  /* 0 or 1, as what follows */
    FZ_DOCX_GROUND,     /* of the run: neither none nor white */
    FZ_DOCX_ALIGN,      /* enum fz_align */
    FZ_DOCX_LEFT,       /* twips */
    FZ_DOCX_LEFT_CHARS, /* hundredths of a character; not 0: instead */
    FZ_DOCX_FIRST,      /* likewise; hanging is below 0 */
    FZ_DOCX_FIRST_CHARS,
    FZ_DOCX_LINE, /* as in struct fz_form */
    FZ_DOCX_LINE_RULE,
    FZ_DOCX_SNAP,
    FZ_DOCX_LIST, /* an automatic number, whose list has indents of its own */
    FZ_DOCX_PROPS,
};

struct fz_docx_form { /* what is given somewhere */
    struct fz_str font, digit_font;
    int props[FZ_DOCX_PROPS]; /* FZ_LAYOUT_UNKNOWN: not given */
};

struct fz_docx_theme {                  /* fonts by the place they are meant for; empty: none */
    struct fz_str latin[2], chinese[2]; /* of headings (major), of text (minor) */
};

struct fz_docx_forms { /* those of styles.xml */
    struct fz_docx_theme theme;
    struct fz_docx_form defaults;
    struct fz_docx_named {
        struct fz_str id, based_on;
        bool paragraph, is_default;
        struct fz_docx_form form;
    } * items; /* by id; each with what it is based on, but without the defaults */
    size_t n;
    const struct fz_docx_named *normal; /* the default style of paragraphs, or NULL */
};

/* A length in twips, or a plain number: 2098, -849, 28mm, 2.8cm, 12pt; OTHERWISE where the attribute is absent or none.
 */
int fz_docx_measure(const struct fz_xml_attrs *attrs, const char *local, int otherwise);
struct fz_docx_form fz_docx_form_none(void);
/* One element of w:rPr or w:pPr; others are passed over. Strings live in ARENA. */
void fz_docx_form_read(struct fz_docx_form *form, const struct fz_docx_theme *theme, const char *local,
                       const struct fz_xml_attrs *attrs, struct fz_arena *arena);
/* What FORM leaves open is as FROM has it; FROM may be NULL. */
void fz_docx_form_inherit(struct fz_docx_form *form, const struct fz_docx_form *from);
struct fz_look fz_docx_form_look(const struct fz_docx_form *form);
struct fz_form fz_docx_form_paragraph(const struct fz_docx_form *form);

/* theme1.xml and, after it, styles.xml. Live in ARENA. false and one error where they are no XML. */
bool fz_docx_theme_read(struct fz_docx_theme *theme, struct fz_str bytes, struct fz_arena *arena, const char *path,
                        const char *part, struct fz_errors *errors) __attribute__((warn_unused_result));
bool fz_docx_forms_read(struct fz_docx_forms *forms, struct fz_str bytes, struct fz_arena *arena, const char *path,
                        const char *part, struct fz_errors *errors) __attribute__((warn_unused_result));
/* The style's form, or NULL. */
const struct fz_docx_form *fz_docx_form_of_style(const struct fz_docx_forms *forms, struct fz_str id);

#endif
