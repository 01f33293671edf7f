/* What this report shares with another one of the same run (--across): one finding for each such report, at the longest
 * stretch. Which stretches are shared was found before, over all reports; nothing is compared here. */
#include "check/check.h"

struct params {
    int min_chars;
};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"min-chars", FZ_PARAM_INT, false, AT(min_chars), NULL, NULL, "相同文字合计多少字以上才报，默认 120",
     "told from so many characters in all, 120 by default"},
    {0},
};

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    const struct fz_doc *doc = run->doc;
    if (!doc->shared) {
        run->verdict->outcome = FZ_NOT_APPLICABLE;
        return;
    }
    for (size_t i = 0; i < doc->n_shared; i++) {
        const struct fz_shared *shared = &doc->shared[i];
        if (shared->chars < (uint32_t)(p->min_chars ? p->min_chars : 120))
            continue;
        struct fz_arena *arena = run->result->arena;
        struct fz_value values[] = {{"other", fz_str_from(shared->path)},
                                    {"places", fz_str_printf(arena, "%u", shared->n)},
                                    {"chars", fz_str_printf(arena, "%u", shared->chars)},
                                    {"percent", fz_str_printf(arena, "%u", shared->percent)}};
        struct fz_finding *finding = fz_emit(run, shared->spans[0], values, 4);
        for (size_t k = 0; k < shared->n_spans; k++) {
            if (k > 0)
                fz_emit_related(run, finding, shared->spans[k], FZ_STR("也相同"));
            *FZ_PUSH(arena, finding->related, finding->n_related) = (struct fz_related){
                .message = FZ_STR("另一份报告"), .path = shared->path, .place = {shared->lines[k], 0}};
        }
    }
}

const struct fz_check fz_check_shared = {
    .name = "shared",
    .help = "与同批其他报告相同的文字（--across）",
    .help_en = "what another report of the same run has too (--across)",
    .params = params,
    .params_size = sizeof(struct params),
    .run = run_check,
};
