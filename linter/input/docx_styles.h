/* What the styles of a Word file say that bears on its text: automatic numbers, hidden text, tables of contents. */
#ifndef FZ_INPUT_DOCX_STYLES_H
#define FZ_INPUT_DOCX_STYLES_H

#include "input/xml.h"

enum fz_docx_flag { FZ_DOCX_UNSET, FZ_DOCX_OFF, FZ_DOCX_ON };

struct fz_docx_style {
    struct fz_str id, based_on;
    int num_id, level;        /* of automatic numbers; -1: not said */
    enum fz_docx_flag hidden; /* w:vanish */
    bool paragraph, is_default;
    bool contents; /* an entry of the table of contents: toc 1 … */
};
struct fz_docx_styles {
    struct fz_docx_style *items; /* by id */
    size_t n;
    const struct fz_docx_style *paragraph; /* the default one of paragraphs, or NULL */
};

/* Reads styles.xml from BYTES; a style has what it is based on filled in. Lives in ARENA. false and one error where it
 * is no XML. */
bool fz_docx_styles_read(struct fz_docx_styles *styles, struct fz_str bytes, struct fz_arena *arena, const char *path,
                         const char *part, struct fz_errors *errors) __attribute__((warn_unused_result));
/* The style, or NULL. */
const struct fz_docx_style *fz_docx_style_find(const struct fz_docx_styles *styles, struct fz_str id);

/* Whether NS is WordprocessingML, transitional or strict. */
bool fz_docx_is_word(const char *ns);
/* w:val of an on/off property: absent is on. */
bool fz_docx_is_on(const struct fz_xml_attrs *attrs);
/* A whole number from 0 to 1,000,000 in attribute LOCAL; OTHERWISE where it is absent or none. */
int fz_docx_number(const struct fz_xml_attrs *attrs, const char *local, int otherwise);

#endif
