/* Work in several threads: each piece once, taken in order, never two hands at one place, no more ahead than there is
 * room for. */
#include "base/parallel.h"
#include <criterion/criterion.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <time.h>

enum { MOST = 500, MOST_PLACES = 3 * FZ_PARALLEL_MOST };

struct seen {
    size_t jobs, n_places;
    atomic_bool at_place[MOST_PLACES], with_worker[FZ_PARALLEL_MOST];
    size_t in_place[MOST_PLACES]; /* what was made there */
    atomic_size_t begun;
    size_t taken, expected;
    atomic_size_t wrong;
    bool slow_first; /* the first one holds up all others */
};

static void expect(void *with, size_t number)
{
    struct seen *seen = with;
    seen->wrong += seen->expected != number || seen->taken != number;
    seen->expected++;
}

static void work(void *with, size_t worker, size_t place, size_t number)
{
    struct seen *seen = with;
    static const struct timespec moment = {0, 20 * 1000 * 1000}, instant = {0, 20 * 1000};
    seen->begun++;
    if (worker >= seen->jobs || place >= seen->n_places) {
        seen->wrong++;
        return;
    }
    seen->wrong += atomic_exchange(&seen->at_place[place], true);
    seen->wrong += atomic_exchange(&seen->with_worker[worker], true);
    if (seen->slow_first && number == 0)
        nanosleep(&moment, NULL);
    if (number % 7 == 3)
        nanosleep(&instant, NULL);
    seen->in_place[place] = number;
    atomic_store(&seen->with_worker[worker], false);
}

static void take(void *with, size_t place, size_t number)
{
    struct seen *seen = with;
    seen->wrong += seen->in_place[place] != number || seen->taken != number;
    seen->wrong += !atomic_exchange(&seen->at_place[place], false);
    seen->wrong += seen->begun > seen->taken + seen->n_places;
    seen->taken++;
}

static void check(size_t n, size_t jobs, bool slow_first)
{
    static struct seen seen; /* too large for a stack */
    seen = (struct seen){.jobs = jobs, .n_places = fz_parallel_places(jobs), .slow_first = slow_first};
    const struct fz_parallel parallel = {n, jobs, expect, work, take, &seen};
    fz_parallel_run(&parallel);
    cr_expect(seen.taken == n && seen.begun == n && seen.expected == n, "%zu of %zu pieces with %zu threads",
              seen.taken, n, jobs);
    cr_expect(seen.wrong == 0, "%zu things wrong with %zu pieces, %zu threads", (size_t)seen.wrong, n, jobs);
}

Test(parallel, each_once_and_in_order)
{
    static const size_t jobs[] = {1, 2, 3, 8, 40}, pieces[] = {0, 1, 2, 3, 100, MOST};
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++)
        for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++)
            check(pieces[k], jobs[i], false);
}

Test(parallel, those_behind_a_slow_one_wait)
{
    check(100, 2, true);
    check(100, 8, true);
}

Test(parallel, one_thread_needs_one_place)
{
    cr_expect(fz_parallel_places(1) == 1);
    cr_expect(fz_parallel_places(FZ_PARALLEL_MOST) <= MOST_PLACES);
}
