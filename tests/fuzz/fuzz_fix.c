/* Any bytes fixed with the shipped rules: what comes out reads in the same encoding, has the same lines, and is not
 * fixed again. Where fixes come to no end nothing may come out. */
#include "fix.h"
#include "fuzz.h"
#include <string.h>

/* The same bytes in every encoding that files may have. */
static bool is_ascii(struct fz_str bytes)
{
    for (size_t i = 0; i < bytes.len; i++)
        if ((unsigned char)bytes.ptr[i] >= 0x80)
            return false;
    return true;
}

static void fix_twice(const struct fz_ruleset *ruleset, struct fz_str bytes, bool unsafe)
{
    struct fz_lint_opts opts = {.input = {.max_size = 1 << 24}, .parse = {.body_kind = -1}};
    struct fz_fixed once, twice;
    struct fz_result *before = fz_lint(ruleset, "report.txt", bytes, &opts);
    struct fz_result *first = fz_fix(ruleset, "report.txt", bytes, &opts, unsafe, &once);
    require((once.n_fixed > 0) == (once.bytes.len > 0), "fixes without bytes, or bytes without fixes");
    if (once.n_fixed) {
        struct fz_result *second = fz_fix(ruleset, "report.txt", fz_buf_str(&once.bytes), &opts, unsafe, &twice);
        require(twice.n_fixed == 0, "fixed again");
        require(second->doc &&
                    (is_ascii(fz_buf_str(&once.bytes)) || strcmp(second->doc->encoding, before->doc->encoding) == 0),
                "another encoding");
        require(second->doc->bom == before->doc->bom, "another byte order mark");
        require(strcmp(second->doc->newline, before->doc->newline) == 0, "other line ends");
        require(second->doc->raw.n_lines == before->doc->raw.n_lines, "lines came or went");
        require(second->n_findings == first->n_findings && twice.n_unsafe == once.n_unsafe, "other findings");
        fz_buf_clear(&twice.bytes);
        fz_result_free(second);
    }
    fz_buf_clear(&once.bytes);
    fz_result_free(first);
    fz_result_free(before);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fz_str bytes = {(const char *)data, size};
    fix_twice(shipped_rules(), bytes, false);
    fix_twice(shipped_rules(), bytes, true);
    return 0;
}
