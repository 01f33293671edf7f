/* The library through its public header only, as a stranger would use it. */
#include "fzlint.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static const char report_text[] = "某县2023年法治政府建设情况报告\n"
                                  "2023年，某县推进法制政府建设。现将有关情况报告如下：\n"
                                  "一、主要举措和成效\n办理案件30件。\n"
                                  "二、存在的不足和原因\n执法力量不足，主要原因是编制少。\n"
                                  "三、2024年工作安排\n一是加强培训。二是充实力量。\n";

Test(fzlint, finds_and_places)
{
    struct fzlint *lint = fzlint_new(NULL, NULL);
    cr_assert(lint != NULL);
    struct fzlint_report *report = fzlint_check(lint, "r.txt", report_text, strlen(report_text));
    cr_assert(fzlint_report_error(report) == NULL);
    bool term = false, absent = false;
    for (size_t i = 0; i < fzlint_report_count(report); i++) {
        const struct fzlint_finding *f = fzlint_report_finding(report, i);
        if (strcmp(f->text, "法制政府") == 0)
            term = f->line == 2 && f->column == 11 && f->end_column == 15 && f->fix && strcmp(f->fix, "法治政府") == 0;
        if (strcmp(f->category, "missing-section") == 0)
            absent = f->level == FZLINT_ERROR && f->text[0] == '\0';
    }
    cr_expect(term, "the wrong term is marked at line 2, column 11");
    cr_expect(absent, "the missing part is told");
    cr_expect(fzlint_report_finding(report, fzlint_report_count(report)) == NULL);
    fzlint_report_free(report);
    fzlint_free(lint);
}

Test(fzlint, writes_every_format)
{
    static const char *const formats[] = {"text",           "csv",    "json",        "sarif",  "github",
                                          "gitlab",         "junit",  "rdjson",      "html",   "checklist",
                                          "checklist-html", "letter", "letter-html", "matrix", "matrix-html"};
    static const char *const heads[] = {"r.txt",
                                        "\xEF\xBB\xBF",
                                        "{",
                                        "{",
                                        "::",
                                        "[",
                                        "<?xml",
                                        "{",
                                        "<!DOCTYPE html>",
                                        "# ",
                                        "<!DOCTYPE html>",
                                        "# ",
                                        "<!DOCTYPE html>",
                                        "\xEF\xBB\xBF",
                                        "<!DOCTYPE html>"};
    struct fzlint *lint = fzlint_new(NULL, NULL);
    struct fzlint_report *report = fzlint_check(lint, "r.txt", report_text, strlen(report_text));
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        char *bytes = NULL;
        size_t len = 0;
        FILE *out = open_memstream(&bytes, &len);
        cr_expect(fzlint_write(lint, formats[i], &report, 1, out), "%s", formats[i]);
        fclose(out);
        cr_expect(len > 100 && strncmp(bytes, heads[i], strlen(heads[i])) == 0, "%s begins as it should", formats[i]);
        free(bytes);
    }
    cr_expect(!fzlint_write(lint, "no-such-format", &report, 1, stdout));
    fzlint_report_free(report);
    fzlint_free(lint);
}

Test(fzlint, unreadable_and_wrong_options)
{
    struct fzlint *lint = fzlint_new(NULL, NULL);
    struct fzlint_report *report = fzlint_check(lint, "empty.txt", "", 0);
    cr_expect(fzlint_report_error(report) && strstr(fzlint_report_error(report), "empty.txt"));
    cr_expect_eq(fzlint_report_count(report), 0);
    fzlint_report_free(report);
    fzlint_free(lint);
    const char *const rules[] = {"no/such/rules.yaml"};
    struct fzlint_options wrong = {.english = true, .rules = rules, .n_rules = 1};
    char *errors = NULL;
    cr_expect(fzlint_new(&wrong, &errors) == NULL);
    cr_assert(errors != NULL);
    cr_expect(strstr(errors, "no/such/rules.yaml") != NULL, "%s", errors);
    free(errors);
    struct fzlint_options no_body = {.body = "planet"};
    cr_expect(fzlint_new(&no_body, NULL) == NULL);
}

static bool ends_with(const char *bytes, size_t size, const char *end)
{
    return size >= strlen(end) && memcmp(bytes + size - strlen(end), end, strlen(end)) == 0;
}

Test(fzlint, fixes)
{
    static const char slips[] = "某县2023年法治政府建设情况报告\r\n一、主要成效\r\n布署工作，，办案３０件。";
    struct fzlint *lint = fzlint_new(NULL, NULL);
    char *fixed;
    size_t size;
    struct fzlint_report *report = fzlint_fix(lint, "r.txt", slips, strlen(slips), false, &fixed, &size);
    cr_assert(fixed != NULL);
    cr_expect(ends_with(fixed, size, "\r\n布署工作，办案30件。"));
    fzlint_report_free(report);
    free(fixed);
    report = fzlint_fix(lint, "r.txt", slips, strlen(slips), true, &fixed, &size);
    cr_assert(fixed != NULL);
    cr_expect(ends_with(fixed, size, "\r\n部署工作，办案30件。"));
    fzlint_report_free(report);
    free(fixed);
    report = fzlint_fix(lint, "r.txt", report_text, strlen(report_text), false, &fixed, &size);
    cr_expect(fixed == NULL && size == 0);
    fzlint_report_free(report);
    fzlint_free(lint);
}
