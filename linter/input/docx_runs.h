/* The body of a Word file as a row of pieces, most of them runs, each with the bytes it stands at, and the cutting of
 * runs into two: what is needed to put something around words without another byte changing. */
#ifndef FZ_INPUT_DOCX_RUNS_H
#define FZ_INPUT_DOCX_RUNS_H

#include "input/xml_tags.h"

struct fz_docx_place {
    uint32_t node; /* which w:t, as fz_origin has it */
    uint32_t at;   /* byte of its text */
};

/* What stands beside others in a paragraph, or in what holds runs inside one. */
struct fz_docx_piece {
    struct fz_span bytes;
    struct fz_str prefix, ns;  /* that mean WordprocessingML where it stands; prefix empty: none does */
    bool is_run;               /* one that may be cut */
    bool inserted;             /* a tracked change has put it there */
    struct fz_span tag, props; /* of a run: its opening tag, its w:rPr */
    struct fz_span content;    /* of a run: from its first element after those to the end of the last */
};

struct fz_docx_text { /* a w:t */
    size_t piece;     /* its index, plus one; 0: it stands in no paragraph */
    bool own;         /* it stands in the run itself, not deeper */
    struct fz_span bytes, tag, close;
    size_t first_chunk, n_chunks;
    struct fz_str name;
    bool spaces_kept; /* xml:space is said */
};

struct fz_docx_runs {
    struct fz_arena *arena;
    struct fz_str bytes;
    struct fz_docx_piece *pieces; /* those with a w:t in them */
    struct fz_docx_text *texts;   /* every w:t, in order */
    struct fz_docx_chunk {        /* of the text of a w:t */
        struct fz_span bytes;
        bool cdata;
    } * chunks;
    size_t n_pieces, n_texts, n_chunks;
    uint32_t end_of_first;      /* where the first paragraph ends; 0: there is none … */
    struct fz_docx_piece first; /* … and what is known of that place */
    struct fz_docx_cursor { /* where the last place was: one w:t may hold the whole report and thousands of places */
        const struct fz_docx_text *text;
        size_t at, chunk, in_chunk;
    } cursor;
    struct fz_xml_splices splices;
};

/* Ranks of what comes to one place: a cut's two sides stand around what ends and what begins there. */
enum { FZ_DOCX_CUT, FZ_DOCX_END, FZ_DOCX_START, FZ_DOCX_JOIN };

/* BYTES (borrowed): UTF-8 that is well-formed. All lives in ARENA. */
void fz_docx_runs_read(struct fz_docx_runs *runs, struct fz_arena *arena, struct fz_str bytes);
/* The byte where PLACE is, between two pieces or where a run is now cut in two, and the piece at it; NULL: there is no
 * such place. AFTER: what comes before the place is meant. A piece that is no run, or has more in it than words and
 * breaks (a text box), is not cut: the place is then beside it. */
const struct fz_docx_piece *fz_docx_runs_cut(struct fz_docx_runs *runs, struct fz_docx_place place, bool after,
                                             uint32_t *found);

/* Whether the text of w:t NODE may be deleted by a tracked change: it stands in a run that may be cut and that is not
 * part of such a change itself. */
bool fz_docx_runs_cuttable(const struct fz_docx_runs *runs, uint32_t node);
/* Makes the text from START to byte END_AT of the same w:t, which is cuttable, text that is deleted (w:delText), in a
 * run of its own from *FROM to *TO. */
const struct fz_docx_piece *fz_docx_runs_delete(struct fz_docx_runs *runs, struct fz_docx_place start, uint32_t end_at,
                                                uint32_t *from, uint32_t *to);

/* Prefix for names and attributes at PIECE, and what a tag there must declare for it, mostly nothing. */
struct fz_docx_words {
    struct fz_str prefix, declared;
};
struct fz_docx_words fz_docx_words_at(struct fz_arena *arena, const struct fz_docx_piece *piece);

bool fz_docx_tag_is(const struct fz_xml_tag *tag, const char *local); /* of WordprocessingML */
/* NAMES ends with NULL. */
bool fz_docx_tag_is_one_of(const struct fz_xml_tag *tag, const char *const *names);

#endif
