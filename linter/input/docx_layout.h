/* How a Word file looks → struct fz_layout. A way of its own through the parts, gone only where somebody asks for it;
 * what it finds is tied to the text by the w:t nodes that the text's origins name. */
#ifndef FZ_INPUT_DOCX_LAYOUT_H
#define FZ_INPUT_DOCX_LAYOUT_H

#include "input/docx_form.h"
#include "model/document.h"

struct fz_docx_layout {
    struct fz_arena *arena; /* scratch: gone after reading */
    struct fz_doc *doc;     /* its layout is filled */
    struct fz_docx_forms forms;
    struct words {            /* of one look in one paragraph */
        uint32_t first, last; /* w:t nodes */
        uint32_t look, form;
    } * words;
    size_t n_words;
    struct fz_strs fonts; /* names that looks have, each once; live with the document */
    uint32_t part;        /* the main one */
};

void fz_docx_layout_init(struct fz_docx_layout *layout, struct fz_doc *doc, struct fz_arena *arena);
/* The main part, number PART of the document: pages, paragraphs, words. false and one error where it is no XML. */
bool fz_docx_layout_body(struct fz_docx_layout *layout, struct fz_str bytes, uint32_t part, const char *path,
                         const char *name, struct fz_errors *errors) __attribute__((warn_unused_result));
/* A header or footer: page numbers. */
bool fz_docx_layout_furniture(struct fz_docx_layout *layout, struct fz_str bytes, const char *path, const char *name,
                              struct fz_errors *errors) __attribute__((warn_unused_result));
/* Once the document has its text and its origins. */
void fz_docx_layout_finish(struct fz_docx_layout *layout);

#endif
