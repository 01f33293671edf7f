/* A report as it was understood: metadata, paragraphs, sentences, the tree of sections. Data and look-ups, no
 * decisions: parse/ fills it, check/ and reporters/ read it. All spans are of the folded text unless a name says raw.
 */
#ifndef FZ_MODEL_DOCUMENT_H
#define FZ_MODEL_DOCUMENT_H

#include "base/chinese.h"
#include "model/figure.h"
#include "model/genre.h"
#include "model/text.h"

enum fz_format { FZ_FORMAT_TEXT, FZ_FORMAT_MARKDOWN };

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
};

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
    struct fz_span span; /* without the line break */
    enum fz_para_kind kind;
    struct fz_section *section; /* the innermost one it stands in or opens */
};

struct fz_doc;

/* A stretch of this report that stands in another report of the same run. */
struct fz_shared {
    struct fz_span span;     /* here */
    const char *path;        /* the other report */
    struct fz_place place;   /* there */
    uint32_t n_more;         /* further stretches shared with it */
    uint32_t chars, percent; /* all of them together, and how much of this report's text they are */
};

struct fz_doc {
    struct fz_arena *arena; /* owns everything below */
    const char *path;       /* as given; for messages */
    enum fz_format format;
    const char *encoding; /* IANA name of the source's encoding, "UTF-8", "GB18030", "UTF-16LE" … */
    bool bom;             /* the source began with a byte order mark */
    const char *newline;  /* "LF", "CRLF", "CR", "mixed", or "none" */
    size_t source_size;   /* bytes of the source */

    const struct fz_doc *previous;  /* last year's report, where there is one; borrowed */
    const struct fz_shared *shared; /* the longest stretch shared with each other report; borrowed */
    size_t n_shared;

    struct fz_text raw;
    struct fz_fold fold;

    struct fz_para *paras;
    size_t n_paras;
    struct fz_span *sentences; /* of lead, body and headings; each with its closing mark */
    size_t n_sentences;
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
/* Where a finding about something absent points: the title, else the first line that is not empty (raw). */
struct fz_span fz_doc_anchor_raw(const struct fz_doc *doc);
/* The section after SECTION in reading order, or NULL: start with doc->root. */
struct fz_section *fz_section_walk(const struct fz_section *section);
/* The innermost section whose heading or body holds OFFSET; the root where there is none. */
struct fz_section *fz_doc_section_at(const struct fz_doc *doc, uint32_t offset);
/* SECTION's roles, or those of the nearest section around it that has any; 0: other. */
uint64_t fz_section_roles(const struct fz_section *section);
/* Marker and heading together. */
struct fz_span fz_section_head(const struct fz_section *section);

#endif
