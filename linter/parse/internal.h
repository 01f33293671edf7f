/* What the files of parse/ share and nobody else sees. */
#ifndef FZ_PARSE_INTERNAL_H
#define FZ_PARSE_INTERNAL_H

#include "base/chinese.h"
#include "parse/parse.h"

/* A folded text in the making; with ARENA set and all else zero it is empty. */
struct fz_fold_builder {
    struct fz_arena *arena;
    char *bytes;
    size_t len, cap;
    struct fz_fold_run *runs;
    size_t n_runs;
};
/* Room for LEN bytes more. */
void fz_fold_reserve(struct fz_fold_builder *out, size_t len);
/* Folds the raw spans PIECES (joined) and appends to OUT. */
void fz_fold_pieces(struct fz_fold_builder *out, struct fz_str raw, const struct fz_span *pieces, size_t n);
/* Appends SPAN of another folded text to OUT, which N_RUNS runs from FIRST_RUN on are of. */
void fz_fold_again(struct fz_fold_builder *out, const struct fz_fold_builder *from, struct fz_span span,
                   uint32_t first_run, uint32_t n_runs);
void fz_fold_newline(struct fz_fold_builder *out, uint32_t raw);

struct fz_parser {
    struct fz_doc *doc;
    const struct fz_genre *genre;
    const struct fz_parse_opts *opts;
    struct fz_matcher *matcher;
    struct fz_arena scratch;
    struct fz_fold_builder folded; /* all lines, each folded on its own; in the document's arena */
    struct fz_line { /* a line of the source that is not blank; a flattened page's line is cut into several */
        struct fz_span raw;
        struct fz_span folded;      /* where it is in parser->folded … */
        uint32_t first_run, n_runs; /* … and its runs there; n_runs 0: it is not there as a whole */
        struct fz_str text;         /* the folded line */
        enum fz_para_kind kind;
        int marks; /* # at its beginning */
        bool blank_before;
        bool joins_previous; /* the sentence before goes on here */
    } * lines;
    size_t n_lines;
};

/* The number at the beginning of a heading. */
struct fz_marker {
    int level; /* 1 to 4; 0: there is none */
    uint32_t number;
    size_t len; /* bytes */
};
struct fz_marker fz_scan_marker(struct fz_str text);

bool fz_any_matches(const struct fz_parser *parser, const struct fz_patterns *patterns, struct fz_str text,
                    struct fz_match *match);

/* The genre's roles that HEADING names, a bit each. */
uint64_t fz_heading_roles(const struct fz_parser *parser, struct fz_str heading);
/* A heading that lost its number: a short line without sentence marks that names a role. */
bool fz_is_bare_heading(const struct fz_parser *parser, struct fz_str text);

/* The stages, in order. */
void fz_parse_lines(struct fz_parser *parser);    /* raw text → lines */
void fz_parse_front(struct fz_parser *parser);    /* kinds of the lines before and after the body */
void fz_parse_paras(struct fz_parser *parser);    /* lines → paragraphs and the folded view */
void fz_parse_sections(struct fz_parser *parser); /* paragraphs → tree, roles, sentences */
void fz_parse_figures(struct fz_parser *parser);  /* sentences → figures */
void fz_parse_body(struct fz_parser *parser);     /* who issues it */
void fz_parse_year(struct fz_parser *parser);     /* of which year */

#endif
