/* Reading the report and writing the copy that annotate.c made of it; the report itself is never written to. */
#include "cmd_annotate.h"
#include "annotate.h"
#include "base/os.h"
#include <stdlib.h>
#include <string.h>

bool fz_annotate_options(const struct fz_options *options, const struct fz_paths *paths, struct fz_errors *errors)
{
    if (paths->n != 1)
        return fz_error_add(errors, NULL, 0, 0,
                            FZ_SAY(errors->lang, "annotate 一次处理一份报告：fzlint annotate 报告.docx -o 批注.docx",
                                   "annotate takes one report: fzlint annotate report.docx -o reviewed.docx"));
    if (!options->output_file)
        return fz_error_add(errors, NULL, 0, 0,
                            FZ_SAY(errors->lang, "要用 -o 写明带批注的副本存到哪里，如 -o 批注.docx",
                                   "say with -o where the annotated copy goes, such as -o reviewed.docx"));
    if (options->n_outputs)
        return fz_error_add(errors, NULL, 0, 0,
                            FZ_SAY(errors->lang, "annotate 只写带批注的副本，不能与 --format 同用",
                                   "annotate writes the annotated copy alone: leave --format out"));
    return !fz_paths_has(paths, options->output_file) ||
           fz_error_add(errors, options->output_file, 0, 0,
                        FZ_SAY(errors->lang, "副本不能写到原件上，请换一个文件名",
                               "the copy must not overwrite the report: give it another name"));
}

static bool write_copy(const char *path, struct fz_str bytes, struct fz_errors *errors)
{
    struct fz_os_output *output = fz_os_output_open(path, errors);
    if (!output)
        return false;
    fwrite(bytes.ptr, 1, bytes.len, fz_os_output_stream(output)); /* closing looks for errors */
    return fz_os_output_close(output, errors);
}

static void tell(const char *name, size_t n, const struct fz_options *options)
{
    if (!options->quiet)
        fprintf(stderr,
                FZ_SAY(options->lang, "fzlint: %s: %zu 条批注，写在 %s\n", "fzlint: %s: %zu comments, written to %s\n"),
                name, n, options->output_file);
}

struct fz_result *fz_cmd_annotate(const struct fz_ruleset *ruleset, const char *path, const struct fz_lint_opts *lint,
                                  const struct fz_options *options)
{
    bool is_stdin = strcmp(path, "-") == 0;
    const char *name = is_stdin ? (options->stdin_filename ? options->stdin_filename : "<stdin>") : path;
    struct fz_result *unread = fz_result_new(name, options->lang);
    struct fz_annotated annotated;
    char *bytes;
    size_t len;
    if (!fz_os_read(path, lint->input.max_size, &bytes, &len, &unread->errors))
        return unread;
    fz_result_free(unread);
    struct fz_result *result =
        fz_annotate(ruleset, name, (struct fz_str){bytes, len}, lint, (enum fz_level)options->min_level, &annotated);
    if (annotated.bytes.len && write_copy(options->output_file, fz_buf_str(&annotated.bytes), &result->errors))
        tell(name, annotated.n_comments, options);
    fz_buf_clear(&annotated.bytes);
    free(bytes);
    return result;
}
