/* One UTF-8 text with its line table; and the folded view of it with the way back. */
#ifndef FZ_MODEL_TEXT_H
#define FZ_MODEL_TEXT_H

#include "base/str.h"

struct fz_place {
    uint32_t line, column; /* from 1; column in characters (code points) */
};

/* The report as it stands in its source, as UTF-8 with \n for every kind of line end. */
struct fz_text {
    struct fz_str str;
    uint32_t *lines; /* offset of each line's first byte; lines[0] is 0 */
    uint32_t n_lines;
};

/* Fills TEXT from STR (valid UTF-8, borrowed); the line table lives in ARENA. */
void fz_text_init(struct fz_text *text, struct fz_arena *arena, struct fz_str str);
uint32_t fz_text_line_of(const struct fz_text *text, uint32_t offset); /* from 1, without counting columns */
struct fz_place fz_text_place(const struct fz_text *text, uint32_t offset);
/* Column of OFFSET on its line in UTF-16 code units, from 1 (SARIF, LSP), and in bytes, from 1 (rdjson). */
uint32_t fz_text_column_utf16(const struct fz_text *text, uint32_t offset);
uint32_t fz_text_column_bytes(const struct fz_text *text, uint32_t offset);
/* Line NUMBER (from 1) without its line end; empty beyond the last. */
struct fz_str fz_text_line(const struct fz_text *text, uint32_t number);
struct fz_str fz_text_at(const struct fz_text *text, struct fz_span span);

/* The folded view: what rules usually match. Runs say where each stretch of it comes from. */
struct fz_fold_run {
    uint32_t folded;  /* offset in the folded text where the run begins; it ends where the next begins */
    uint32_t raw;     /* offset in the raw text of its first byte */
    uint32_t raw_len; /* 0: the bytes are the same as in the raw text. Else one folded character that stands for so many
                         raw bytes */
};
struct fz_fold {
    struct fz_str str; /* one paragraph a line */
    struct fz_fold_run *runs;
    size_t n_runs;
};

/* What SPAN of the folded text is in the raw text: from its first character's place to the end of its last one's. An
 * empty span stays empty. */
struct fz_span fz_fold_to_raw(const struct fz_fold *fold, struct fz_span span);
/* The way back: the folded offset of the first character that does not come from before offset RAW. */
uint32_t fz_fold_from_raw(const struct fz_fold *fold, uint32_t raw);

#endif
