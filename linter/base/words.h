/* Many literal words looked for in one pass. */
#ifndef FZ_BASE_WORDS_H
#define FZ_BASE_WORDS_H

#include "base/str.h"

struct fz_words; /* never changes once built: threads may share it */

/* A table of the N non-empty WORDS (valid UTF-8); lives in ARENA. WORDS is not copied and must outlive it. */
struct fz_words *fz_words_new(struct fz_arena *arena, const struct fz_str *words, size_t n);

/* Called for each occurrence; INDEX is the word's. */
typedef void fz_words_hit(void *context, size_t index, size_t start, size_t end);
/* All occurrences of all words in TEXT (valid UTF-8) between FROM and END, which are between characters, overlapping
 * ones too: in the order of their starts, at one place the shorter word first, of equal words the first. */
void fz_words_scan(const struct fz_words *words, struct fz_str text, size_t from, size_t end, fz_words_hit *hit,
                   void *context);

#endif
