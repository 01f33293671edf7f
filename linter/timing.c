/* A clock that is read at the end of each stage and of each rule, and a table of what it showed. */
#include "timing.h"
#include "base/os.h"
#include <stdlib.h>

enum { MOST_RULES = 15 /* that the table shows */ };

struct fz_timing *fz_timing_new(struct fz_arena *arena, const struct fz_ruleset *ruleset)
{
    struct fz_timing *timing = FZ_NEW(arena, struct fz_timing);
    timing->rules = FZ_NEW_N(arena, double, ruleset->n_rules + 1);
    timing->n_rules = ruleset->n_rules;
    return timing;
}

/* Seconds since the clock was last read. */
static double lap(struct fz_timing *timing)
{
    double now = fz_os_seconds(), took = now - timing->last;
    timing->last = now;
    return took;
}

void fz_timing_begin(struct fz_timing *timing)
{
    if (timing)
        timing->last = fz_os_seconds();
}

void fz_timing_end_stage(struct fz_timing *timing, enum fz_stage stage)
{
    if (!timing)
        return;
    timing->stages[stage] += lap(timing);
    timing->n_reports += stage == FZ_STAGE_INPUT;
}

void fz_timing_end_rule(struct fz_timing *timing, size_t number)
{
    if (!timing)
        return;
    double took = lap(timing);
    timing->rules[number] += took;
    timing->stages[FZ_STAGE_RULES] += took;
}

void fz_timing_add(struct fz_timing *to, const struct fz_timing *from)
{
    for (size_t i = 0; i < FZ_N_STAGES; i++)
        to->stages[i] += from->stages[i];
    for (size_t i = 0; i < to->n_rules; i++)
        to->rules[i] += from->rules[i];
    to->n_reports += from->n_reports;
}

struct row {
    const struct fz_rule *rule;
    double seconds;
};

static int by_seconds(const void *a, const void *b)
{
    double left = ((const struct row *)a)->seconds, right = ((const struct row *)b)->seconds;
    return left > right ? -1 : left < right;
}

static void print_row(double seconds, double sum, const char *text)
{
    fprintf(stderr, "%10.3f s %5.1f %%  %s", seconds, sum > 0 ? 100 * seconds / sum : 0, text);
}

void fz_timing_print(const struct fz_timing *timing, const struct fz_ruleset *ruleset, enum fz_lang lang)
{
    static const char *const stages[][2] = {
        {"读文件，转成 UTF-8\n", "files read and made UTF-8\n"},
        {"分段落、各部分、数字，找出各规则要的词\n",
         "paragraphs, sections, figures, and the words that the rules need\n"},
        {"规则\n", "rules\n"},
        {"写出结果\n", "results written\n"},
    };
    double sum = timing->loading;
    for (size_t i = 0; i < FZ_N_STAGES; i++)
        sum += timing->stages[i];
    fprintf(stderr,
            FZ_SAY(lang, "用时（%zu 份报告；几份同时检查时各计各的）：\n",
                   "time taken (%zu reports; of several at a time, each its own):\n"),
            timing->n_reports);
    print_row(timing->loading, sum, FZ_SAY(lang, "读规则\n", "rules loaded\n"));
    for (size_t i = 0; i < FZ_N_STAGES; i++)
        print_row(timing->stages[i], sum, FZ_SAY(lang, stages[i][0], stages[i][1]));
    fprintf(stderr, "%s", FZ_SAY(lang, "最慢的规则：\n", "slowest rules:\n"));

    struct fz_arena arena;
    fz_arena_init(&arena);
    struct row *rows = FZ_NEW_N(&arena, struct row, timing->n_rules + 1);
    for (size_t i = 0; i < timing->n_rules; i++)
        rows[i] = (struct row){ruleset->rules[i], timing->rules[i]};
    qsort(rows, timing->n_rules, sizeof *rows, by_seconds);
    for (size_t i = 0; i < timing->n_rules && i < MOST_RULES && rows[i].seconds > 0; i++) {
        print_row(rows[i].seconds, sum, "");
        fprintf(stderr, "%.*s %.*s\n", FZ_ARG(rows[i].rule->id), FZ_ARG(rows[i].rule->name));
    }
    fz_arena_clear(&arena);
}
