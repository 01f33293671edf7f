/* Any bytes as a report: what is written for other programs can be read back, and holds every finding. */
#include "base/csv_read.h"
#include "fuzz.h"
#include "fzlint.h"
#include "json_in.h"

static struct fz_str written(const struct fzlint *lint, struct fzlint_report *report, const char *format)
{
    char *bytes = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&bytes, &len);
    require(out && fzlint_write(lint, format, &report, 1, out) && fclose(out) == 0, "a report cannot be written");
    return (struct fz_str){bytes, len};
}

struct expected {
    size_t findings;
    bool errors; /* formats without a place of their own for errors tell them as findings */
};

static bool is_as_many(size_t n, struct expected want)
{
    return n == want.findings || (want.errors && n > want.findings);
}

static void read_csv(struct fz_str bytes, struct expected want)
{
    struct fz_arena arena;
    struct fz_errors errors;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    struct fz_csv *csv = fz_csv_read(&arena, "report.csv", bytes, &errors);
    require(csv != NULL, "the CSV cannot be read");
    require(is_as_many(csv->n_rows, want), "the CSV has other findings");
    fz_arena_clear(&arena);
}

/* PATH: of the array, one item a finding; below the first item of ABOVE where that is not NULL. */
static void read_json(struct fz_str bytes, const char *above, const char *path, struct expected want)
{
    struct fz_json_value *json = fz_json_read(bytes);
    require(json != NULL, "the JSON cannot be read");
    const struct fz_json_value *from = above ? fz_json_item(fz_json_get(json, above), 0) : json;
    const struct fz_json_value *array = path ? fz_json_get(from, path) : from;
    require(fz_json_is_array(array) && is_as_many(fz_json_count(array), want), "the JSON has other findings");
    fz_json_free(json);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct {
        const char *format, *above, *path;
    } formats[] = {{"json", "reports", "findings"},
                   {"sarif", "runs", "results"},
                   {"rdjson", NULL, "diagnostics"},
                   {"gitlab", NULL, NULL},
                   {"csv", NULL, NULL}};
    static struct fzlint *lint;
    if (!lint)
        lint = fzlint_new(NULL, NULL);
    require(lint != NULL, "the rules inside the program do not load");
    struct fzlint_report *report = fzlint_check(lint, "report.txt", data, size);
    struct expected want = {fzlint_report_count(report), fzlint_report_error(report) != NULL};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct fz_str bytes = written(lint, report, formats[i].format);
        if (i + 1 == sizeof formats / sizeof *formats)
            read_csv(bytes, want);
        else
            read_json(bytes, formats[i].above, formats[i].path, want);
        free((void *)(uintptr_t)bytes.ptr);
    }
    fzlint_report_free(report);
    return 0;
}
