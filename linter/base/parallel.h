/* Work in several threads, the results of which are taken one by one, in order, by the thread that asked for it; the
 * only file that knows threads. What is ready waits for its turn, and so that not everything piles up behind one slow
 * piece, those who work wait when too much is ready. */
#ifndef FZ_BASE_PARALLEL_H
#define FZ_BASE_PARALLEL_H

#include <stddef.h>

enum { FZ_PARALLEL_MOST = 256 /* threads */ };

/* N pieces of work, numbered from 0. Each is done at a place of its own, which it leaves when it was taken, and which
 * the next piece may then have: what a place holds can be used again. WITH is handed on to all three functions. */
struct fz_parallel {
    size_t n;
    size_t jobs; /* threads that work, at least 1, at most FZ_PARALLEL_MOST; 1: all is done in the caller's */
    /* NUMBER is the next one to be taken; called by the caller's thread, before it waits. NULL: nothing is to be done
     */
    void (*expect)(void *with, size_t number);
    /* Does piece NUMBER as worker WORKER (from 0, below JOBS) at PLACE (below fz_parallel_places): neither is in any
     * other thread's hands at that time. */
    void (*work)(void *with, size_t worker, size_t place, size_t number);
    /* Called by the caller's thread, for 0, 1, 2 … */
    void (*take)(void *with, size_t place, size_t number);
    void *with;
};

size_t fz_parallel_places(size_t jobs); /* at most so many pieces are begun and not yet taken */
/* Returns when all N were taken. Where the system gives fewer threads than wanted, those do all the work. */
void fz_parallel_run(const struct fz_parallel *job);

#endif
