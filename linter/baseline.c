/* Reading and writing the baseline. Paths and fingerprints become one key, so that 100,000 findings are found again by
 * halving. */
#include "baseline.h"
#include "base/os.h"
#include "json_in.h"
#include "json_out.h"
#include "shown.h"
#include <stdlib.h>
#include <string.h>

enum { VERSION = 1, MAX_BYTES = 256 << 20 };

struct fz_baseline {
    struct fz_fingerprint *items; /* sorted */
    size_t n;
};
struct fz_baseline_out {
    struct fz_os_output *file;
    struct fz_json *json;
};

/* ---- reading --------------------------------------------------------------------------------------------------- */

static int by_text(const void *left, const void *right)
{
    const struct fz_fingerprint *a = left, *b = right;
    return strcmp(a->hex, b->hex);
}

static bool wrong(const char *file, const char *zh, const char *en, struct fz_errors *errors)
{
    return fz_error_add(errors, file, 0, 0,
                        FZ_SAY(errors->lang, "不是 fzlint --write-baseline 写的文件：%s",
                               "not a file that fzlint --write-baseline wrote: %s"),
                        FZ_SAY(errors->lang, zh, en));
}

static bool add_report(struct fz_baseline *baseline, const struct fz_json_value *report, struct fz_arena *arena)
{
    const struct fz_json_value *findings = fz_json_get(report, "findings");
    struct fz_str path, print;
    if (!fz_json_to_str(fz_json_get(report, "file"), &path) || !fz_json_is_array(findings))
        return false;
    const char *name = fz_str_copy(arena, path).ptr;
    for (size_t i = 0; i < fz_json_count(findings); i++) {
        if (!fz_json_to_str(fz_json_get(fz_json_item(findings, i), "fingerprint"), &print))
            return false;
        *FZ_PUSH(arena, baseline->items, baseline->n) = fz_shown_fingerprint(name, print);
    }
    return true;
}

static struct fz_baseline *from_json(const struct fz_json_value *root, const char *file, struct fz_arena *arena,
                                     struct fz_errors *errors)
{
    struct fz_baseline *baseline = FZ_NEW(arena, struct fz_baseline);
    const struct fz_json_value *reports = fz_json_get(root, "reports");
    int64_t version = 0;
    bool good = true;
    if (!root)
        good = wrong(file, "不是 JSON", "it is no JSON", errors);
    else if (!fz_json_to_int(fz_json_get(root, "baselineVersion"), &version) || version != VERSION)
        good = wrong(file, "“baselineVersion”应当是 1", "\"baselineVersion\" must be 1", errors);
    else if (!fz_json_is_array(reports))
        good = wrong(file, "缺“reports”", "it lacks \"reports\"", errors);
    for (size_t i = 0; good && i < fz_json_count(reports); i++)
        if (!add_report(baseline, fz_json_item(reports, i), arena))
            good = wrong(file, "“reports”里有一项不对", "an item of \"reports\" is wrong", errors);
    if (good && baseline->n)
        qsort(baseline->items, baseline->n, sizeof *baseline->items, by_text);
    return good ? baseline : NULL;
}

struct fz_baseline *fz_baseline_read(const char *file, struct fz_arena *arena, struct fz_errors *errors)
{
    char *bytes;
    size_t len;
    if (!fz_os_read(file, MAX_BYTES, &bytes, &len, errors))
        return NULL;
    struct fz_json_value *root = fz_json_read((struct fz_str){bytes, len});
    struct fz_baseline *baseline = from_json(root, file, arena, errors);
    fz_json_free(root);
    free(bytes);
    return baseline;
}

bool fz_baseline_has(const struct fz_baseline *baseline, const char *path, const struct fz_finding *finding)
{
    struct fz_fingerprint key = fz_shown_fingerprint(path, fz_str_from(finding->fingerprint));
    return baseline->n && bsearch(&key, baseline->items, baseline->n, sizeof key, by_text);
}

/* ---- writing --------------------------------------------------------------------------------------------------- */

struct fz_baseline_out *fz_baseline_open(const char *file, struct fz_arena *arena, struct fz_errors *errors)
{
    struct fz_baseline_out *out = FZ_NEW(arena, struct fz_baseline_out);
    out->file = fz_os_output_open(file, errors);
    if (!out->file)
        return NULL;
    out->json = fz_json_new(arena, fz_os_output_stream(out->file));
    fz_json_stream_object(out->json, NULL);
    fz_json_int(out->json, "baselineVersion", VERSION);
    fz_json_stream_array(out->json, "reports");
    return out;
}

static void add_finding(struct fz_json *json, const struct fz_finding *finding)
{
    fz_json_object(json, NULL);
    fz_json_str(json, "rule", finding->rule->id);
    fz_json_text(json, "fingerprint", finding->fingerprint);
    fz_json_end(json);
}

void fz_baseline_add(struct fz_baseline_out *out, const struct fz_result *result)
{
    struct fz_json *json = out->json;
    fz_json_stream_object(json, NULL);
    fz_json_text(json, "file", fz_shown_path(result->path));
    fz_json_stream_array(json, "findings");
    for (size_t i = 0; i < result->n_findings; i++)
        add_finding(json, &result->findings[i]);
    for (size_t i = 0; i < result->n_excused; i++)
        if (!result->excused[i].by)
            add_finding(json, &result->excused[i].finding);
    fz_json_end(json);
    fz_json_end(json);
}

bool fz_baseline_close(struct fz_baseline_out *out, bool keep, struct fz_errors *errors)
{
    fz_json_end(out->json);
    fz_json_end(out->json);
    if (keep)
        return fz_os_output_close(out->file, errors);
    fz_os_output_discard(out->file);
    return true;
}
