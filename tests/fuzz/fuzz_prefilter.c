/* Any bytes as a report: with and without the prefilter there are the same findings and errors. */
#include "fuzz.h"
#include "lint.h"

static void compare(const struct fz_result *a, const struct fz_result *b)
{
    require((a->doc != NULL) == (b->doc != NULL), "read by one only");
    require(a->errors.n == b->errors.n, "other errors");
    require(a->n_findings == b->n_findings, "other findings");
    for (size_t i = 0; i < a->n_findings; i++) {
        const struct fz_finding *f = &a->findings[i], *g = &b->findings[i];
        require(f->rule == g->rule && f->raw.start == g->raw.start && f->raw.end == g->raw.end, "a finding elsewhere");
        require(fz_str_equal(f->message, g->message), "a finding in other words");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fz_str bytes = {(const char *)data, size};
    struct fz_lint_opts opts = {.input = {.max_size = 1 << 24}, .parse = {.body_kind = -1}};
    struct fz_result *with = fz_lint(shipped_rules(), "report.txt", bytes, &opts);
    opts.no_prefilter = true;
    struct fz_result *without = fz_lint(shipped_rules(), "report.txt", bytes, &opts);
    compare(with, without);
    fz_result_free(without);
    fz_result_free(with);
    return 0;
}
