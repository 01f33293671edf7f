/* The only file that knows the system: files, folders, the terminal, the time. */
#ifndef FZ_BASE_OS_H
#define FZ_BASE_OS_H

#include "base/errors.h"
#include <stdio.h>

/* The whole of PATH ("-" is standard input) into malloc memory at *BYTES, owned by the caller, with a NUL after it.
 * false and one error when it is missing, not readable, a folder, over MAX bytes (then it is not read), or changed by
 * another program meanwhile. */
bool fz_os_read(const char *path, size_t max, char **bytes, size_t *len, struct fz_errors *errors)
    __attribute__((warn_unused_result));
bool fz_os_is_folder(const char *path);
bool fz_os_exists(const char *path);
size_t fz_os_size(const char *path); /* bytes of the file; 0: there is none, or it is no regular one */
/* Makes FOLDER where there is none; the folder it is in must be there. false and an error where it cannot be made. */
bool fz_os_make_folder(const char *folder, struct fz_errors *errors) __attribute__((warn_unused_result));
/* Paths of the files under FOLDER whose name ends in one of the SUFFIXES (".txt", without regard to ASCII case), hidden
 * ones, the ~$ files of open documents and those behind symbolic links to folders left out, sorted by code point; they
 * live in ARENA. A folder that cannot be read is an error, and the others are still listed: then false. */
bool fz_os_list(const char *folder, const struct fz_str *suffixes, size_t n_suffixes, struct fz_arena *arena,
                struct fz_str **paths, size_t *n, struct fz_errors *errors) __attribute__((warn_unused_result));
bool fz_os_is_terminal(FILE *stream);
/* Today by the local clock, as 2025-03-01. */
struct fz_os_date {
    char text[11];
};
struct fz_os_date fz_os_today(void);
size_t fz_os_processors(void); /* that are there and in use; at least 1 */
double fz_os_seconds(void);    /* of a clock that only goes forward */
/* Asks for the SIZE bytes at MEMORY, which begin and end at a multiple of FZ_OS_HUGE_PAGE, to be given in such large
 * pages: at once, and not 4 KiB at each first touch. Where there are none nothing changes. */
enum { FZ_OS_HUGE_PAGE = 2 * 1024 * 1024 };
void fz_os_use_huge_pages(void *memory, size_t size);
/* Whether both paths lead to one existing file, by whatever names. */
bool fz_os_same_file(const char *a, const char *b);
/* PATH from the root on, links resolved, in malloc memory owned by the caller; NULL: it leads to nothing. */
char *fz_os_absolute(const char *path) __attribute__((warn_unused_result));
/* Whether IN, an unbuffered stream, has bytes that can be read at once; false where that cannot be told. */
bool fz_os_is_waiting(FILE *in);
/* To be called first. From now on a reader that goes away and a limit on the size of files make writing fail instead of
 * ending the program without a word; and standard streams that were closed are no numbers that a file could get, which
 * messages would then be written into. */
void fz_os_begin(void);

/* A file that takes PATH's place only when it is whole. */
struct fz_os_output;
/* NULL and an error when it cannot be opened. Until it is whole it has no name, or a hidden one beside PATH:
 * .fzlint-*.tmp */
struct fz_os_output *fz_os_output_open(const char *path, struct fz_errors *errors) __attribute__((warn_unused_result));
FILE *fz_os_output_stream(struct fz_os_output *output); /* borrowed; opened for bytes */
/* Flushes and renames; false and an error when anything was not written (PATH is then as before). OUTPUT is gone. */
bool fz_os_output_close(struct fz_os_output *output, struct fz_errors *errors);
/* PATH stays as it was. OUTPUT is gone; NULL is fine. */
void fz_os_output_discard(struct fz_os_output *output);

#endif
