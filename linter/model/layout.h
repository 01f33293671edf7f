/* How a Word draft looks: pages, fonts, indents, page numbers. Filled by the reader of .docx when it is asked to, for
 * rules on layout. What a file does not say, or says through something that is not read, is not known: no rule may
 * speak of it. */
#ifndef FZ_MODEL_LAYOUT_H
#define FZ_MODEL_LAYOUT_H

#include "base/str.h"

/* Lengths are in twips: 1/20 point, 1/1440 inch. */
enum { FZ_TWIPS_PER_POINT = 20, FZ_LAYOUT_UNKNOWN = INT32_MIN };

enum fz_align { FZ_ALIGN_LEFT, FZ_ALIGN_CENTRE, FZ_ALIGN_RIGHT, FZ_ALIGN_BOTH, FZ_ALIGN_SPREAD };
enum fz_line_rule { FZ_LINE_MULTIPLE, FZ_LINE_EXACT, FZ_LINE_AT_LEAST };

struct fz_page {                                         /* the pages of one section of the file; 0: not known */
    int width, height, top, bottom, left, right, gutter; /* gutter: more of left, to be bound */
    int line_pitch;                                      /* of the grid; 0: lines keep to no grid */
    bool char_grid;                                      /* characters keep to the grid too … */
    int char_space;                                      /* … and each is wider by so many 4096ths of a point */
    bool dashed_number;                                  /* the format of page numbers is - 1 - */
};

struct fz_look {                    /* of some words */
    struct fz_str font, digit_font; /* that of Chinese characters, that of ASCII; empty: not known */
    int size;                       /* in half points; 0: not known */
    int colour;                     /* 0xRRGGBB; -1: automatic, which is black, or not known */
    bool marked;                    /* highlighted, or on a coloured ground */
};

struct fz_form { /* of a paragraph of the body; UNKNOWN: not known */
    int align;   /* enum fz_align */
    int indent;  /* of the first line, from the margin */
    int chars;   /* the same in hundredths of a character, which then counts instead; UNKNOWN: not given so */
    int line;    /* twips; of FZ_LINE_MULTIPLE 240ths of a line; UNKNOWN */
    enum fz_line_rule rule;
    bool off_grid;
    uint32_t page;  /* index of its section */
    uint32_t start; /* where its first words begin (raw) */
};

struct fz_stretch { /* text of one look in one paragraph; table cells, notes and text boxes have none */
    struct fz_span raw;
    uint32_t look, form; /* indexes; stretches of one paragraph have the same form, and no others have it */
};

struct fz_page_number { /* a field with the page's number in a footer or header */
    struct fz_look look;
    struct fz_str before, after; /* what stands around it in its paragraph, without white space */
};

struct fz_layout {
    struct fz_page *pages;
    size_t n_pages;
    struct fz_look *looks;
    size_t n_looks;
    struct fz_form *forms;
    size_t n_forms;
    struct fz_stretch *stretches; /* by place, without overlap */
    size_t n_stretches;
    struct fz_page_number *numbers;
    size_t n_numbers;
};

#endif
