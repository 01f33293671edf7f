/* Writing what fix.c made of a report: over the file, to standard output, or as a patch. */
#include "mend.h"
#include "base/diff.h"
#include "base/os.h"
#include "fix.h"
#include "input/encoding.h"
#include "shown.h"
#include <stdlib.h>
#include <string.h>

bool fz_mend_options(const struct fz_options *options, const char *command, struct fz_errors *errors)
{
    const char *name = options->diff ? "--diff" : options->fix ? "--fix" : "--unsafe-fixes";
    if (!options->diff && !options->fix && !options->unsafe_fixes)
        return true;
    if (command)
        return fz_error_add(errors, NULL, 0, 0, FZ_SAY(errors->lang, "%s 不能用于 %s", "%s has nothing to do with %s"),
                            name, command);
    if (!options->diff && !options->fix)
        return fz_error_add(errors, NULL, 0, 0,
                            FZ_SAY(errors->lang, "--unsafe-fixes 要和 --fix（改文件）或 --diff（只看改动）一起用",
                                   "--unsafe-fixes goes with --fix (change the files) or --diff (show the changes)"));
    if (options->diff && (options->n_outputs || options->output_file))
        return fz_error_add(errors, NULL, 0, 0,
                            FZ_SAY(errors->lang, "--diff 只输出改动，不能与 --format、-o 同用",
                                   "--diff prints the changes alone: leave --format and -o out"));
    return true;
}

/* ---- a patch --------------------------------------------------------------------------------------------------- */

/* For a person at a terminal: as UTF-8, and no sign of the report may steer the terminal. */
static void show_diff(struct fz_str name, struct fz_str old, struct fz_str new, const char *encoding,
                      struct fz_errors *errors)
{
    struct fz_decoded before, after;
    struct fz_buf patch;
    fz_buf_init(&patch);
    bool good = fz_encoding_decode(&before, "", old, encoding, errors);
    if (fz_encoding_decode(&after, "", new, encoding, errors) && good)
        fz_diff(&patch, name, before.text, after.text);
    struct fz_str rest = fz_buf_str(&patch), line;
    while (fz_str_split(&rest, '\n', &line)) {
        fz_shown_put(stdout, line);
        putchar('\n');
    }
    fz_buf_clear(&patch);
    fz_buf_clear(&before.buf);
    fz_buf_clear(&after.buf);
}

static void put_diff(struct fz_str name, struct fz_str old, struct fz_str new, const char *encoding,
                     struct fz_errors *errors)
{
    struct fz_buf patch;
    if (fz_str_equal(old, new))
        return;
    if (fz_os_is_terminal(stdout)) {
        show_diff(name, old, new, encoding, errors);
        return;
    }
    fz_buf_init(&patch);
    fz_diff(&patch, name, old, new);
    fwrite(patch.ptr, 1, patch.len, stdout);
    fz_buf_clear(&patch);
}

/* ---- a file ---------------------------------------------------------------------------------------------------- */

/* What an editor saved since BYTES were read must not be lost. */
static bool is_as_read(const char *path, struct fz_str bytes, size_t max, struct fz_errors *errors)
{
    char *now;
    size_t len;
    if (!fz_os_read(path, max, &now, &len, errors))
        return false;
    bool same = fz_str_equal((struct fz_str){now, len}, bytes);
    free(now);
    return same || fz_error_add(errors, path, 0, 0,
                                FZ_SAY(errors->lang, "检查期间文件被别的程序改动了，没有改写：请再运行一次",
                                       "another program changed the file meanwhile, so it was not written: run again"));
}

/* MAX as when OLD was read. */
static bool write_file(const char *path, struct fz_str old, struct fz_str bytes, size_t max, struct fz_errors *errors)
{
    if (!is_as_read(path, old, max, errors))
        return false;
    struct fz_os_output *output = fz_os_output_open(path, errors);
    if (!output)
        return false;
    fwrite(bytes.ptr, 1, bytes.len, fz_os_output_stream(output)); /* closing looks for errors */
    return fz_os_output_close(output, errors);
}

static struct fz_result *not_written(const struct fz_ruleset *ruleset, const char *name, struct fz_str bytes,
                                     const struct fz_lint_opts *lint, const struct fz_errors *errors)
{
    struct fz_result *result = fz_lint(ruleset, name, bytes, lint);
    for (size_t i = 0; i < errors->n; i++)
        fz_error_add(&result->errors, result->path, 0, 0, "%.*s", FZ_ARG(errors->items[i].message));
    return result;
}

/* A patch is of lines of text; what became of a Word file is seen in Word. */
static bool can_be_shown(const struct fz_result *result, const struct fz_options *options, struct fz_errors *errors)
{
    return !options->diff || !result->doc || result->doc->format != FZ_FORMAT_DOCX ||
           fz_error_add(errors, result->path, 0, 0,
                        FZ_SAY(errors->lang,
                               "Word 文档不能用 --diff：复制一份用 --fix 改，改动都是修订，在 Word 里逐条接受或拒绝",
                               "--diff shows no Word file: use --fix on a copy, whose fixes are tracked changes, and "
                               "accept or reject each in Word"));
}

struct fz_result *fz_mend(const struct fz_ruleset *ruleset, const char *path, const char *name, struct fz_str bytes,
                          const struct fz_lint_opts *lint, const struct fz_options *options, struct fz_mended *mended)
{
    struct fz_fixed fixed;
    struct fz_result *result = fz_fix(ruleset, name, bytes, lint, options->unsafe_fixes, &fixed);
    struct fz_str new = fixed.n_fixed ? fz_buf_str(&fixed.bytes) : bytes;
    struct fz_arena arena;
    struct fz_errors errors;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, lint->lang);
    *mended = (struct fz_mended){fixed.n_fixed, fixed.n_unsafe};
    bool shown = can_be_shown(result, options, &errors);
    if (options->diff && shown)
        put_diff(fz_str_from(name), bytes, new, lint->input.encoding, &errors);
    else if (shown && strcmp(path, "-") == 0)
        fwrite(new.ptr, 1, new.len, stdout); /* main looks for errors */
    else if (!shown || (fixed.n_fixed && !write_file(path, bytes, new, lint->input.max_size, &errors))) {
        fz_result_free(result);
        result = not_written(ruleset, name, bytes, lint, &errors);
        *mended = (struct fz_mended){0, shown ? mended->n_unsafe : 0};
    }
    fz_buf_clear(&fixed.bytes);
    fz_arena_clear(&arena);
    return result;
}
