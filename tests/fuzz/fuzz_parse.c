/* Any bytes as a report, through the whole library: every finding must lie in the text, and every reporter must cope.
 */
#include "fzlint.h"
#include "fuzz.h"
#include <string.h>

static void look_at(const struct fzlint_report *report)
{
    unsigned line = 0, column = 0;
    for (size_t i = 0; i < fzlint_report_count(report); i++) {
        const struct fzlint_finding *f = fzlint_report_finding(report, i);
        require(f->line >= 1 && f->column >= 1, "a finding is nowhere");
        require(f->end_line > f->line || (f->end_line == f->line && f->end_column >= f->column),
                "a finding ends before it begins");
        require(f->line > line || (f->line == line && f->column >= column), "findings are out of order");
        require(f->message[0] != '\0', "a finding says nothing");
        line = f->line;
        column = f->column;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const formats[] = {"text",           "csv",    "json",        "sarif",  "github",
                                          "gitlab",         "junit",  "rdjson",      "html",   "checklist",
                                          "checklist-html", "letter", "letter-html", "matrix", "matrix-html"};
    static struct fzlint *lint; /* loaded once: it takes longer than a report does */
    static FILE *nowhere;
    if (!lint) {
        lint = fzlint_new(NULL, NULL);
        nowhere = fopen("/dev/null", "w");
        require(lint && nowhere, "the rules inside the program do not load");
    }
    struct fzlint_report *report = fzlint_check(lint, "report.txt", data, size);
    look_at(report);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        require(fzlint_write(lint, formats[i], &report, 1, nowhere), "a report cannot be written");
    fzlint_report_free(report);
    return 0;
}
