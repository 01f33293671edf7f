/* A paper for people to sign or send, written by the same calls in Markdown or as HTML that prints on A4 and that Word
 * and WPS open. All text is escaped; nothing of a report can become markup. */
#ifndef FZ_REPORTERS_SHEET_H
#define FZ_REPORTERS_SHEET_H

#include "base/buf.h"
#include "base/errors.h"
#include <stdio.h>

enum fz_sheet_part {
    FZ_SHEET_TITLE,     /* of a paper: begins a page */
    FZ_SHEET_HEADING,   /* 一、 */
    FZ_SHEET_PARAGRAPH, /* running text */
    FZ_SHEET_LEFT,      /* a line that is not set in: who is addressed, a field to fill in */
    FZ_SHEET_RIGHT,     /* who signs, the date */
};

struct fz_sheet {
    FILE *out; /* borrowed */
    bool html;
    enum fz_lang lang;
    struct fz_buf text; /* of the part that is open; clear it in the end */
    bool any;           /* a paper has begun */
};

void fz_sheet_begin(struct fz_sheet *sheet, FILE *out, bool html, enum fz_lang lang, struct fz_str title);
void fz_sheet_end(struct fz_sheet *sheet);

/* Into the text that the next fz_sheet_put or fz_sheet_cell writes. */
void fz_sheet_add(struct fz_sheet *sheet, struct fz_str text);
void fz_sheet_say(struct fz_sheet *sheet, const char *format, ...) __attribute__((format(printf, 2, 3)));

void fz_sheet_put(struct fz_sheet *sheet, enum fz_sheet_part part);
void fz_sheet_item(struct fz_sheet *sheet, size_t number); /* 1. and the text */

/* A table: its N heads, then rows of N cells. WIDTHS are per cent of the page. */
void fz_sheet_table(struct fz_sheet *sheet, const char *const *heads, const int *widths, size_t n);
void fz_sheet_row(struct fz_sheet *sheet);
void fz_sheet_cell(struct fz_sheet *sheet);
void fz_sheet_end_row(struct fz_sheet *sheet);
void fz_sheet_end_table(struct fz_sheet *sheet);

#endif
