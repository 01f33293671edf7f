/* The keys and their help come from the option table, so that this list is complete by itself. */
#include "cmd_init.h"
#include "base/os.h"
#include "config.h"

enum { EXIT_GOOD = 0, EXIT_TROUBLE = 2 };

static void put_example(FILE *out, const struct fz_option *o)
{
    switch (o->type & FZ_OPTION_KIND) {
    case FZ_OPTION_FLAG:
        fprintf(out, "# %s: true\n", o->name);
        break;
    case FZ_OPTION_LIST:
    case FZ_OPTION_OUTPUT:
        fprintf(out, "# %s: [%s]\n", o->name, o->value);
        break;
    default:
        fprintf(out, "# %s: %s\n", o->name, o->value);
    }
}

static void put_keys(FILE *out, unsigned scope, enum fz_lang lang)
{
    for (const struct fz_option *o = fz_option_table; o->name; o++) {
        if ((o->type & FZ_OPTION_WORDS) || (o->type & FZ_OPTION_REPORT) != scope)
            continue;
        fprintf(out, "\n# %s\n", FZ_SAY(lang, o->help, o->help_en));
        put_example(out, o);
    }
}

static void put_all(FILE *out, enum fz_lang lang)
{
    fputs(FZ_SAY(
              lang,
              "# fzlint 的配置。对本文件夹和下面各层的报告都管用；离报告最近的一份说了算，各份之间不合并。\n"
              "# 去掉行首的“# ”，写上值，就起作用；路径从本文件夹算起；命令行上写的优先。\n\n"
              "# 先用另一份配置，这里写了的键以这里为准\n# extends: ../.fzlint.yml\n\n"
              "# ---- 可以每个文件夹不同 ----\n",
              "# Configuration of fzlint, for the reports in this folder and below. The closest one to a report counts "
              "alone.\n"
              "# Take away the \"# \" and write a value. Paths begin in this folder; the command line stands above.\n\n"
              "# another such file to begin with; a key written here counts here\n# extends: ../.fzlint.yml\n\n"
              "# ---- may differ from folder to folder ----\n"),
          out);
    put_keys(out, FZ_OPTION_REPORT, lang);
    fputs(FZ_SAY(lang, "\n# ---- 管整次检查：几份配置要一致 ----\n",
                 "\n# ---- of the run as a whole: configurations must agree ----\n"),
          out);
    put_keys(out, 0, lang);
}

int fz_cmd_init(const struct fz_options *options, FILE *out, struct fz_errors *errors)
{
    if (options->n_paths) {
        fz_error_add(errors, NULL, 0, 0,
                     FZ_SAY(errors->lang, "init 后面不写别的：它在当前文件夹写 %s",
                            "init takes nothing: it writes %s into the current folder"),
                     FZ_CONFIG_NAME);
        return EXIT_TROUBLE;
    }
    if (fz_os_exists(FZ_CONFIG_NAME)) {
        fz_error_add(errors, FZ_CONFIG_NAME, 0, 0,
                     FZ_SAY(errors->lang, "已经有了，没有改动", "there is one already; it was left as it is"));
        return EXIT_TROUBLE;
    }
    struct fz_os_output *file = fz_os_output_open(FZ_CONFIG_NAME, errors);
    if (!file)
        return EXIT_TROUBLE;
    put_all(fz_os_output_stream(file), options->lang);
    if (!fz_os_output_close(file, errors))
        return EXIT_TROUBLE;
    fprintf(out, FZ_SAY(options->lang, "写好了 %s\n", "wrote %s\n"), FZ_CONFIG_NAME);
    return EXIT_GOOD;
}
