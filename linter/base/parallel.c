/* One lock, one ring of pieces in hand, one stack of free places: the place that was left last is the next to be used,
 * as its memory is the one that is still near the processor. */
#include "base/parallel.h"
#include "base/arena.h"
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>

enum { PLACES = 3 /* a thread: one at work, two waiting for their turn */ };
enum { STACK = 8 << 20 /* bytes, as the main thread mostly has: the depth that is reached must not hang on ulimit */ };

struct piece {
    size_t place;
    bool ready;
};
struct crew {
    const struct fz_parallel *job;
    pthread_mutex_t lock; /* over what follows */
    pthread_cond_t ready; /* the piece that is to be taken next is ready */
    pthread_cond_t room;  /* a piece was taken */
    size_t next, taken;   /* numbers: to be begun next, to be taken next */
    struct piece *pieces; /* a ring: number N is at N % n_places */
    size_t *free, n_free; /* a stack of places */
    size_t n_places;
};
struct worker {
    struct crew *crew;
    size_t number;
    pthread_t thread;
};

size_t fz_parallel_places(size_t jobs)
{
    return jobs > 1 ? jobs * PLACES : 1;
}

static void one_by_one(const struct fz_parallel *job)
{
    for (size_t i = 0; i < job->n; i++) {
        if (job->expect)
            job->expect(job->with, i);
        job->work(job->with, 0, 0, i);
        job->take(job->with, 0, i);
    }
}

static void *work(void *with)
{
    const struct worker *worker = with;
    struct crew *crew = worker->crew;
    const struct fz_parallel *job = crew->job;
    pthread_mutex_lock(&crew->lock);
    for (;;) {
        while (crew->next < job->n && !crew->n_free)
            pthread_cond_wait(&crew->room, &crew->lock);
        if (crew->next == job->n)
            break;
        size_t number = crew->next++;
        struct piece *piece = &crew->pieces[number % crew->n_places];
        piece->place = crew->free[--crew->n_free];
        pthread_mutex_unlock(&crew->lock);
        job->work(job->with, worker->number, piece->place, number);
        pthread_mutex_lock(&crew->lock);
        piece->ready = true;
        if (number == crew->taken)
            pthread_cond_signal(&crew->ready);
    }
    pthread_mutex_unlock(&crew->lock);
    return NULL;
}

static void take_all(struct crew *crew)
{
    const struct fz_parallel *job = crew->job;
    for (size_t i = 0; i < job->n; i++) {
        struct piece *piece = &crew->pieces[i % crew->n_places];
        if (job->expect)
            job->expect(job->with, i);
        pthread_mutex_lock(&crew->lock);
        while (!piece->ready)
            pthread_cond_wait(&crew->ready, &crew->lock);
        pthread_mutex_unlock(&crew->lock);
        job->take(job->with, piece->place, i);
        pthread_mutex_lock(&crew->lock);
        piece->ready = false;
        crew->free[crew->n_free++] = piece->place;
        crew->taken++;
        /* all, not one: those who wait when nothing is left to be begun have to see that */
        pthread_cond_broadcast(&crew->room);
        pthread_mutex_unlock(&crew->lock);
    }
}

/* How many of N could be started. */
static size_t start(struct worker *workers, size_t n, struct crew *crew)
{
    pthread_attr_t attr;
    size_t started = 0;
    if (pthread_attr_init(&attr) != 0)
        return 0;
    (void)pthread_attr_setstacksize(&attr, STACK);
    for (; started < n; started++) {
        workers[started].crew = crew;
        workers[started].number = started;
        if (pthread_create(&workers[started].thread, &attr, work, &workers[started]) != 0)
            break;
    }
    pthread_attr_destroy(&attr);
    return started;
}

static void run(struct crew *crew, struct fz_arena *arena)
{
    size_t jobs = crew->job->jobs;
    struct worker *workers = FZ_NEW_N(arena, struct worker, jobs);
    crew->n_places = fz_parallel_places(jobs);
    crew->pieces = FZ_NEW_N(arena, struct piece, crew->n_places);
    crew->free = FZ_NEW_N(arena, size_t, crew->n_places);
    while (crew->n_free < crew->n_places) {
        crew->free[crew->n_free] = crew->n_places - 1 - crew->n_free;
        crew->n_free++;
    }
    sigset_t all, before;
    sigfillset(&all); /* signals are for the thread that writes files: it knows when they must wait */
    pthread_sigmask(SIG_BLOCK, &all, &before);
    size_t started = start(workers, jobs, crew);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (started)
        take_all(crew);
    else
        one_by_one(crew->job);
    for (size_t i = 0; i < started; i++)
        pthread_join(workers[i].thread, NULL);
}

void fz_parallel_run(const struct fz_parallel *job)
{
    struct crew crew = {.job = job};
    struct fz_arena arena;
    if (job->jobs < 2 || job->n < 2) {
        one_by_one(job);
        return;
    }
    fz_arena_init(&arena);
    pthread_mutex_init(&crew.lock, NULL);
    pthread_cond_init(&crew.ready, NULL);
    pthread_cond_init(&crew.room, NULL);
    run(&crew, &arena);
    pthread_cond_destroy(&crew.room);
    pthread_cond_destroy(&crew.ready);
    pthread_mutex_destroy(&crew.lock);
    fz_arena_clear(&arena);
}
