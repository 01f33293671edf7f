/* Exceptions: which finding an entry meets, and what is told of entries in the end. */
#include "suppress.h"
#include "handmade.h"
#include <criterion/criterion.h>
#include <unistd.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))
#define PRINT       "0123456789abcdef0123456789abcdef"

static struct fz_suppressions *read_text(struct made *made, const char *text)
{
    char name[] = "/tmp/fzlint-suppress.XXXXXX";
    int fd = mkstemp(name);
    cr_assert(fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text) && close(fd) == 0);
    struct fz_suppressions *list = fz_suppressions_read(fz_str_copy(&made->arena, fz_str_from(name)).ptr,
                                                        FZ_STR("2025-06-01"), &made->arena, &made->run_errors);
    unlink(name);
    return list;
}

Test(suppress, what_an_entry_meets)
{
    static const struct {
        const char *more, *path;
        bool meets;
    } cases[] = {
        {"", "r.txt", true},
        {", report: r.txt", "r.txt", true},
        {", report: r.txt", "a/b/r.txt", true},
        {", report: b/r.txt", "a/b/r.txt", true},
        {", report: r.txt", "a/other.txt", false},
        {", report: r.txt", "a/other-r.txt", false},
        {", report: a/r.txt", "r.txt", false},
        {", until: 2025-06-01", "r.txt", true},
        {", until: 2025-05-31", "r.txt", false},
        {", until: 2024-12-31", "r.txt", false},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct made made;
        made_init(&made);
        made_report(&made, cases[i].path, "错\n");
        struct fz_finding *finding =
            made_finding(&made, made_rule(&made, "FZ1", "a", "typo", FZ_NOTE), (struct fz_span){0, 3}, "错了");
        strcpy(finding->fingerprint, PRINT);
        const char *text =
            fz_str_printf(&made.arena,
                          "- {rule: FZ1, fingerprint: '" PRINT "', reason: why, by: who, date: 2025-01-02%s}\n",
                          cases[i].more)
                .ptr;
        struct fz_suppressions *list = read_text(&made, text);
        cr_assert(list, "case %zu", i);
        const struct fz_suppression *by = fz_suppressions_match(list, cases[i].path, finding);
        cr_expect((by != NULL) == cases[i].meets, "case %zu", i);
        cr_expect(!by || (fz_str_equal(by->reason, FZ_STR("why")) && by->line == 1), "case %zu", i);
        finding->fingerprint[0] = 'f';
        cr_expect(!fz_suppressions_match(list, cases[i].path, finding), "case %zu: the fingerprint counts", i);
        strcpy(finding->fingerprint, PRINT);
        finding->rule = made_rule(&made, "FZ2", "b", "typo", FZ_NOTE);
        cr_expect(!fz_suppressions_match(list, cases[i].path, finding), "case %zu: the rule counts", i);
        made_clear(&made);
    }
}

Test(suppress, notes)
{
    static const struct {
        const char *more;
        bool ran, met;
        size_t notes;
    } cases[] = {
        {"", true, false, 1},
        {"", true, true, 0},
        {"", false, false, 0},
        {", report: other.txt", true, false, 0},
        {", until: 2025-05-31", true, false, 1},
        {", until: 2025-05-31", false, false, 0},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct made made;
        struct fz_errors notes;
        made_init(&made);
        made_report(&made, "r.txt", "错\n");
        struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_NOTE);
        struct fz_finding *finding = made_finding(&made, rule, (struct fz_span){0, 3}, "错了");
        strcpy(finding->fingerprint, PRINT);
        if (cases[i].ran)
            made_verdict(&made, rule, FZ_FOUND, FZ_ELEMENT_NONE, (struct fz_span){0, 0});
        const char *text =
            fz_str_printf(&made.arena,
                          "- {rule: FZ1, fingerprint: '" PRINT "', reason: why, by: who, date: 2025-01-02%s}\n",
                          cases[i].more)
                .ptr;
        struct fz_suppressions *list = read_text(&made, text);
        cr_assert(list, "case %zu", i);
        if (cases[i].met)
            cr_expect(fz_suppressions_match(list, "r.txt", finding));
        fz_suppressions_saw(list, &made.result);
        fz_errors_init(&notes, &made.arena, FZ_LANG_EN);
        fz_suppressions_notes(list, &notes);
        cr_expect(notes.n == cases[i].notes, "case %zu: %zu", i, notes.n);
        made_clear(&made);
    }
}

Test(suppress, an_empty_list)
{
    struct made made;
    made_init(&made);
    cr_expect(read_text(&made, "") && read_text(&made, "# nothing yet\n") && read_text(&made, "[]\n"));
    cr_expect(!made.run_errors.n);
    made_clear(&made);
}
