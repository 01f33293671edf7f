/* One part of a Word file with paragraphs in it (the body, headers, footnotes, comments) → lines of text. */
#ifndef FZ_INPUT_DOCX_STORY_H
#define FZ_INPUT_DOCX_STORY_H

#include "input/block.h"
#include "input/docx_numbering.h"

struct fz_docx_notes { /* footnotes, endnotes or comments: pieces of text with an id */
    struct fz_docx_note {
        struct fz_str id;
        struct fz_block block;
        bool used; /* its text has been given out once */
    } * items;     /* by id */
    size_t n;
};

struct fz_docx_file {       /* what the parts of one file share while it is read */
    struct fz_arena *arena; /* scratch: gone after reading */
    const char *path;
    struct fz_docx_styles styles;
    struct fz_docx_numbering *numbering; /* NULL: no automatic numbers */
    struct fz_docx_notes footnotes, endnotes, comments;
    struct fz_block aside;    /* the table of contents; the caller adds headers and footers */
    struct fz_strs furniture; /* relationship ids of headers and footers, in order, repeated ones too */
};

struct fz_docx_part {
    const char *name;
    uint32_t number; /* its index in fz_doc.parts */
    struct fz_str bytes;
};

/* Appends the paragraphs of PART (its root one of ROOTS, ended by NULL: document, hdr, ftr) to OUT. false and one error
 * where it is no XML or has another root. */
bool fz_docx_story_read(struct fz_docx_file *file, const struct fz_docx_part *part, const char *const *roots,
                        struct fz_block *out, struct fz_errors *errors) __attribute__((warn_unused_result));
/* Fills NOTES from PART; their blocks are to be cleared by fz_docx_notes_clear, after failure too. */
bool fz_docx_notes_read(struct fz_docx_file *file, const struct fz_docx_part *part, struct fz_docx_notes *notes,
                        struct fz_errors *errors) __attribute__((warn_unused_result));
void fz_docx_notes_clear(struct fz_docx_notes *notes);

#endif
