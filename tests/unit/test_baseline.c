/* Baselines: what is taken down is found again, for its report alone. */
#include "baseline.h"
#include "handmade.h"
#include <criterion/criterion.h>
#include <unistd.h>

Test(baseline, there_and_back)
{
    struct made made;
    char name[] = "/tmp/fzlint-baseline.XXXXXX";
    int fd = mkstemp(name);
    cr_assert(fd >= 0 && close(fd) == 0);
    made_init(&made);
    made_report(&made, "./a/r.txt", "错错错错\n");
    struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_NOTE);
    for (uint32_t i = 0; i < 4; i++)
        made_finding(&made, rule, (struct fz_span){3 * i, 3 * i + 3}, "错了");
    fz_findings_finish(&made.result);
    struct fz_finding *f = made.result.findings;
    struct fz_suppression by = {.reason = FZ_STR("why")};
    struct fz_excused excused[] = {{f[2], NULL}, {f[3], &by}};
    made.result.n_findings = 2;
    made.result.excused = excused;
    made.result.n_excused = 2;
    struct fz_baseline_out *out = fz_baseline_open(name, &made.arena, &made.run_errors);
    cr_assert(out);
    fz_baseline_add(out, &made.result);
    cr_assert(fz_baseline_close(out, true, &made.run_errors));
    const struct fz_baseline *baseline = fz_baseline_read(name, &made.arena, &made.run_errors);
    cr_assert(baseline);
    cr_expect(fz_baseline_has(baseline, "a/r.txt", &f[0]) && fz_baseline_has(baseline, "./a/r.txt", &f[1]));
    cr_expect(fz_baseline_has(baseline, "a/r.txt", &f[2]), "what an old baseline excused stays");
    cr_expect(!fz_baseline_has(baseline, "a/r.txt", &f[3]), "what is suppressed is not known for that");
    cr_expect(!fz_baseline_has(baseline, "b/r.txt", &f[0]), "another report");
    out = fz_baseline_open(name, &made.arena, &made.run_errors);
    cr_assert(out && fz_baseline_close(out, false, &made.run_errors));
    baseline = fz_baseline_read(name, &made.arena, &made.run_errors);
    cr_expect(baseline && fz_baseline_has(baseline, "a/r.txt", &f[0]), "not kept: the old one stays");
    unlink(name);
    made_clear(&made);
}
