/* What several formats need in order to show a finding to a person: the words for a level, text that is safe to print,
 * the words around a place cut to size. Knows no format. */
#ifndef FZ_REPORTERS_SHOWN_H
#define FZ_REPORTERS_SHOWN_H

#include "base/buf.h"
#include "model/finding.h"
#include <stdio.h>

const char *fz_shown_level(enum fz_level level, enum fz_lang lang); /* 错误, 警告, 提示 */

/* S fit for a terminal or a cell: line breaks and tabs become a space, other control characters and invisible marks are
 * written as <U+001B>, so that a report can neither steer a terminal nor hide anything; broken UTF-8 (of a file name)
 * too. */
void fz_shown_add(struct fz_buf *buf, struct fz_str s);
void fz_shown_put(FILE *out, struct fz_str s);
size_t fz_shown_cells(struct fz_str s); /* terminal cells that fz_shown_put takes for S */

/* Adds S as a full sentence; and what FINDING says, with the advice. */
void fz_shown_sentence(struct fz_buf *buf, struct fz_str s);
void fz_shown_message(struct fz_buf *buf, const struct fz_finding *finding, enum fz_lang lang);
/* PATH as code hosts know a file: relative as it was given, without ./ before it. */
const char *fz_shown_path(const char *path);
/* What stands for FINDING, or any words, among all files: 32 hex digits made of PATH and KEY. */
struct fz_fingerprint {
    char hex[33];
};
struct fz_fingerprint fz_shown_fingerprint(const char *path, struct fz_str key);

/* The words at a place and around it, each part clipped. All are slices of the text, to be put through fz_shown_add. */
struct fz_excerpt {
    struct fz_str before, marked, after;
    bool cut_before, cut_marked, cut_after; /* something was left out before BEFORE, after MARKED, after AFTER */
};
/* Of SPAN's first line. SIDE is the most on either side, ALL the most altogether (marked words may take up to three
 * quarters of it; 0: they are the only limit, at SIDE times three), in the units of MEASURE, which is given one
 * character. */
struct fz_excerpt fz_excerpt_of(const struct fz_text *text, struct fz_span span, size_t side, size_t all,
                                size_t (*measure)(struct fz_str character));

/* Adds the words of SPAN in 【】 with some characters around, unescaped: for a cell. */
void fz_excerpt_add(struct fz_buf *buf, const struct fz_text *text, struct fz_span span);

/* Index of RULE in the set, or SIZE_MAX. */
size_t fz_shown_rule_index(const struct fz_ruleset *ruleset, const struct fz_rule *rule);

/* Each rule's basis as a reader is told it, worked out when it is first needed. */
struct fz_basis_texts {
    struct fz_arena *arena;
    const struct fz_ruleset *ruleset;
    struct fz_str *items;
};
void fz_basis_texts_init(struct fz_basis_texts *texts, struct fz_arena *arena, const struct fz_ruleset *ruleset);
struct fz_str fz_basis_texts_of(struct fz_basis_texts *texts, const struct fz_rule *rule);

#endif
