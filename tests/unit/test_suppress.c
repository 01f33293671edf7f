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
        bool gave_up;
    } cases[] = {
        {"", true, false, 0, true}, /* a rule that gave up says nothing of what is there */
        {"", true, false, 1, false},
        {"", true, true, 0, false},
        {"", false, false, 0, false},
        {", report: other.txt", true, false, 0, false},
        {", until: 2025-05-31", true, false, 1, false},
        {", until: 2025-05-31", false, false, 0, false},
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
            made_verdict(&made, rule, cases[i].gave_up ? FZ_RULE_GAVE_UP : FZ_FOUND, FZ_ELEMENT_NONE,
                         (struct fz_span){0, 0});
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

#define ENTRY(first, report)                                                                                           \
    "- {rule: FZ1, fingerprint: '" first "123456789abcdef0123456789abcdef', reason: why, by: who, date: 2025-01-02, "  \
    "report: " report "}\n"

/* Entries may stand in any order, and several may be of one fingerprint. */
Test(suppress, the_right_one_of_many)
{
    static const struct {
        char first;
        const char *path;
        uint32_t line; /* of the entry that it meets; 0: none */
    } cases[] = {{'c', "r.txt", 1}, {'a', "r.txt", 2}, {'e', "r.txt", 3}, {'a', "s.txt", 4}, {'d', "r.txt", 5},
                 {'b', "r.txt", 0}, {'0', "r.txt", 0}, {'f', "r.txt", 0}, {'a', "t.txt", 0}, {'c', "s.txt", 0}};
    struct made made;
    made_init(&made);
    made_report(&made, "r.txt", "错\n");
    struct fz_finding *finding =
        made_finding(&made, made_rule(&made, "FZ1", "a", "typo", FZ_NOTE), (struct fz_span){0, 3}, "错了");
    struct fz_suppressions *list = read_text(&made, ENTRY("c", "r.txt") ENTRY("a", "r.txt") ENTRY("e", "r.txt")
                                                        ENTRY("a", "s.txt") ENTRY("d", "r.txt"));
    cr_assert(list && !made.run_errors.n);
    for (size_t i = 0; i < N_OF(cases); i++) {
        strcpy(finding->fingerprint, PRINT);
        finding->fingerprint[0] = cases[i].first;
        const struct fz_suppression *by = fz_suppressions_match(list, cases[i].path, finding);
        cr_expect((by ? by->line : 0) == cases[i].line, "case %zu: line %u", i, by ? by->line : 0);
    }
    made_clear(&made);
}

Test(suppress, an_empty_list)
{
    struct made made;
    made_init(&made);
    cr_expect(read_text(&made, "") && read_text(&made, "# nothing yet\n") && read_text(&made, "[]\n"));
    cr_expect(!made.run_errors.n);
    made_clear(&made);
}
