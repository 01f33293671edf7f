/* Which reports the user means: files, folders, a list of names. */
#ifndef FZ_PATHS_H
#define FZ_PATHS_H

#include "options.h"

struct fz_paths {
    const char **items; /* in the order they are told of; "-" is standard input */
    size_t n;
    bool incomplete; /* something that was named could not be looked into: an error says what */
};

/* The reports that OPTIONS name; lives in ARENA. A folder or list that cannot be read is an error, and the rest is
 * still collected; false where nothing was named at all. */
bool fz_paths_collect(struct fz_paths *paths, const struct fz_options *options, struct fz_arena *arena,
                      struct fz_errors *errors) __attribute__((warn_unused_result));
bool fz_paths_has(const struct fz_paths *paths, const char *path);

#endif
