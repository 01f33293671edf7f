/* A report as it was understood: metadata, paragraphs, sentences, the tree of sections. Data and look-ups, no
 * decisions: parse/ fills it, check/ and reporters/ read it. All spans are of the folded text unless a name says raw.
 */
#ifndef FZ_MODEL_DOCUMENT_H
#define FZ_MODEL_DOCUMENT_H

#include "base/chinese.h"
#include "model/figure.h"
#include "model/genre.h"
#include "model/layout.h"
#include "model/text.h"

enum fz_format { FZ_FORMAT_TEXT, FZ_FORMAT_MARKDOWN, FZ_FORMAT_DOCX, FZ_FORMAT_HTML, FZ_FORMAT_ODT, FZ_FORMAT_OFD };
extern const char *const fz_format_names[]; /* "text", "markdown" … NULL: the words of YAML and JSON */

enum fz_fact_kind {
    FZ_FACT_TRACKED_CHANGE, /* 修订: what was put in, taken out or moved and is neither accepted nor rejected */
    FZ_FACT_COMMENT,        /* 批注 */
    FZ_FACT_HIDDEN_TEXT,    /* 隐藏文字: in the file, but neither shown nor printed */
};
extern const char *const fz_fact_names[]; /* "tracked-change" …, NULL */

/* What a file says of its text that is no text of the report. */
struct fz_fact {
    enum fz_fact_kind kind;
    struct fz_span raw; /* what it is about; empty: it stands between two characters */
    struct fz_str text; /* the comment, the hidden or deleted words, shortened; may be empty */
};

/* Where a stretch of the raw text stands in a file made of XML parts. Text that the reader made itself (automatic
 * numbers, line ends, spaces for tabs) has none. */
struct fz_origin {
    uint32_t raw, len; /* bytes of the raw text */
    uint32_t part;     /* index into fz_doc.parts */
    uint32_t node;     /* which w:t of the part, from 0 in document order; all of them count, unread ones too */
    uint32_t at;       /* bytes of that node's text before this stretch */
};

enum fz_para_kind {
    FZ_PARA_RESIDUE = 1 << 0,    /* 来源, 浏览次数, 索引号 …: what a web page left around the report */
    FZ_PARA_TITLE = 1 << 1,      /* 标题, all its lines */
    FZ_PARA_DOC_NUMBER = 1 << 2, /* 发文字号 */
    FZ_PARA_ADDRESSEE = 1 << 3,  /* 主送机关 */
    FZ_PARA_LEAD = 1 << 4,       /* 导语: what stands before the first heading */
    FZ_PARA_HEADING = 1 << 5,    /* a heading on a line of its own */
    FZ_PARA_BODY = 1 << 6,       /* 正文; a run-in heading belongs to its paragraph */
    FZ_PARA_SIGNER = 1 << 7,     /* 署名 */
    FZ_PARA_DATE = 1 << 8,       /* 成文日期 */
    FZ_PARA_ASIDE = 1 << 9,      /* beside the report: page headers and footers */
};

enum { FZ_MAX_LEVEL = 4 };
struct fz_section {
    int level;              /* 0 the whole report, 1 一、 2 （一） 3 1. 4 （1） */
    uint32_t number;        /* as written: 三、 is 3; 0 when there is none */
    struct fz_span marker;  /* the number with its mark: 三、 */
    struct fz_span heading; /* the words after the marker, without a closing 。 */
    struct fz_span body;    /* from after the heading to the end, sections inside it included */
    struct fz_span own;     /* the part of body before the first section inside it */
    uint64_t roles; /* bit per role of the genre that the heading names: 存在问题及下一步打算 names two; 0: other */
    bool run_in; /* text follows the heading on its line */
    struct fz_section *parent, *child, *next;
};

struct fz_para {
    struct fz_span span; /* without the line break; first, for the look-up by offset */
    enum fz_para_kind kind;
    struct fz_section *section; /* the innermost one it stands in or opens */
};

struct fz_doc;

/* What this report shares with another report of the same run. */
struct fz_shared {
    const char *path;      /* the other report */
    struct fz_span *spans; /* the stretches here, the longest first, then in order; not more than some twenty */
    uint32_t *lines;       /* where each begins there */
    size_t n_spans;
    uint32_t n;              /* of all stretches */
    uint32_t chars, percent; /* all of them together, and how much of this report's text they are */
};

struct fz_doc {
    struct fz_arena *arena; /* owns everything below */
    const char *path;       /* as given; for messages */
    enum fz_format format;
    const char *encoding; /* IANA name of the source's encoding, "UTF-8", "GB18030" …; NULL: it is no text file */
    bool bom;             /* the source began with a byte order mark */
    const char *newline;  /* "LF", "CRLF", "CR", "mixed", or "none"; NULL as above */
    size_t source_size;   /* bytes of the source */

    const struct fz_doc *previous;  /* last year's report, where there is one; borrowed */
    const struct fz_shared *shared; /* with each other report that shares anything; borrowed */
    size_t n_shared;

    struct fz_text raw;
    struct fz_fold fold;
    uint32_t aside; /* offset of the raw text from which on it stands beside the report: page headers and footers, the
                       table of contents; raw.str.len where there is nothing of that */

    struct fz_fact *facts; /* in no promised order */
    size_t n_facts;
    struct fz_origin *origins; /* by raw, without overlap */
    size_t n_origins;
    const char **parts; /* names of the parts inside the file: word/document.xml … */
    size_t n_parts;
    struct fz_layout *layout; /* how it looks; NULL: not asked for, or the format does not tell */

    struct fz_para *paras;
    size_t n_paras;
    struct fz_span *sentences; /* of lead, body and headings; each with its closing mark. What goes on for pages
                                  without one, a table run into one line, comes in pieces */
    size_t n_sentences;
    uint32_t *numerals; /* where a row of digits, ASCII or Chinese, begins: each date and number does */
    size_t n_numerals;
    struct fz_figure *figures; /* of the sentences, in order */
    size_t n_figures;
    struct fz_section *root;

    struct fz_span title;             /* may run over several paragraphs; empty: none */
    struct fz_span doc_number;        /* 琅政〔2021〕5号 */
    struct fz_span addressee;         /* 市委、市政府： */
    struct fz_span lead;              /* all paragraphs before the first heading */
    struct fz_span signer, sign_date; /* at the end; empty: none */
    struct fz_date signed_on;         /* what sign_date says, possible or not */

    int year;               /* the year reported on; 0: not known */
    struct fz_span year_at; /* where it was read; empty when it was given or taken from the file name */
    bool year_given;        /* by --year or the configuration */
    struct fz_str body;     /* name of the issuing body; empty: not known. Lives in the arena or in the text */
    int body_kind;          /* index into the genre's body kinds; -1: not known */
};

struct fz_str fz_doc_str(const struct fz_doc *doc, struct fz_span span); /* folded text of SPAN */
struct fz_span fz_doc_raw(const struct fz_doc *doc, struct fz_span span);
/* Index of the first of the numerals at or behind OFFSET; n_numerals where there is none. */
size_t fz_doc_numeral_from(const struct fz_doc *doc, uint32_t offset);
/* … of the figures; n_figures where there is none. */
size_t fz_doc_figure_from(const struct fz_doc *doc, uint32_t offset);
/* Where a finding about something absent points: the title, else the first line that is not empty (raw). */
struct fz_span fz_doc_anchor_raw(const struct fz_doc *doc);
/* The origin of the raw byte OFFSET, or NULL: the reader made it, or the format has no parts. */
const struct fz_origin *fz_doc_origin(const struct fz_doc *doc, uint32_t offset);
/* The section after SECTION in reading order, or NULL: start with doc->root. */
struct fz_section *fz_section_walk(const struct fz_section *section);
/* The sentence that holds OFFSET, or NULL. */
const struct fz_span *fz_doc_sentence_at(const struct fz_doc *doc, uint32_t offset);
/* The innermost section whose heading or body holds OFFSET; the root where there is none. */
struct fz_section *fz_doc_section_at(const struct fz_doc *doc, uint32_t offset);
/* SECTION's roles, or those of the nearest section around it that has any; 0: other. */
uint64_t fz_section_roles(const struct fz_section *section);
/* Marker and heading together. */
struct fz_span fz_section_head(const struct fz_section *section);

#endif
