/* The table of options and what is made from it: parsing, --help, and what the configuration needs of a row. */
#include "options.h"
#include "base/chinese.h"
#include "base/os.h"
#include "reporter.h"
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* short names for the table */
enum {
    FLAG = FZ_OPTION_FLAG,
    INT = FZ_OPTION_INT,
    TEXT = FZ_OPTION_TEXT,
    LIST = FZ_OPTION_LIST,
    CHOICE = FZ_OPTION_CHOICE,
    OUTPUT = FZ_OPTION_OUTPUT,
    WORDS = FZ_OPTION_WORDS,
    REPORT = FZ_OPTION_REPORT,
    PATH = FZ_OPTION_PATH,
};

static const char *const fail_levels[] = {"note", "warning", "error", "never", NULL};
static const char *const colors[] = {"auto", "always", "never", NULL};
static const char *const langs[] = {"zh", "en", NULL};

#define AT(field) offsetof(struct fz_options, field)
// clang-format off
const struct fz_option fz_option_table[] = {
    {"format", 0, OUTPUT | PATH, AT(outputs), AT(n_outputs), NULL, "NAME[=FILE]", "输出格式，见最后，默认 text；可重复，=FILE 写入文件", "output format, see the end, text by default; repeatable, =FILE writes to a file"},
    {"output", 'o', TEXT | PATH, AT(output_file), 0, NULL, "FILE", "结果写入 FILE 而不是屏幕", "write to FILE instead of standard output"},
    {"rules", 0, LIST | PATH, AT(rules), AT(n_rules), NULL, "PATH", "另加规则：规则包文件夹、YAML 文件，或自带地区包的名称；可重复", "more rules: a pack's folder, a YAML file, or a shipped region's name; repeatable"},
    {"rules-dir", 0, TEXT | PATH, AT(rules_dir), 0, NULL, "DIR", "用 DIR 代替程序自带的整套规则", "use DIR in place of all the shipped rules"},
    {"select", 0, LIST | REPORT, AT(select), AT(n_select), NULL, "WHAT", "只用这些规则：编号、编号开头或类别，逗号分隔；可重复", "only these rules: id, beginning of an id, or category; comma-separated, repeatable"},
    {"ignore", 0, LIST | REPORT, AT(ignore), AT(n_ignore), NULL, "WHAT", "不用这些规则，写法同上", "not these rules"},
    {"layout", 0, FLAG | REPORT, AT(layout), 0, NULL, NULL, "加查 Word 文档（.docx）的版式：纸张、页边距、字体字号、行距、页码（GB/T 9704—2012）", "also check how Word files look: paper, margins, fonts, spacing, page numbers (GB/T 9704—2012)"},
    {"fix", 0, FLAG | WORDS, AT(fix), 0, NULL, NULL, "直接改文件中有把握的问题（纯文本直接改，Word 文档写成修订），再报告剩下的；- 改好的写到标准输出", "make the safe fixes in the files (in Word files as tracked changes), then report what is left; for -, the fixed file goes to standard output"},
    {"unsafe-fixes", 0, FLAG | WORDS, AT(unsafe_fixes), 0, NULL, NULL, "与 --fix 或 --diff 同用：需要人看过的改法也改", "with --fix or --diff: also the fixes that a person should look at"},
    {"diff", 0, FLAG | WORDS, AT(diff), 0, NULL, NULL, "只显示 --fix 会怎样改（patch 可用的格式），不改文件；有改动时退出码为 1", "only show what --fix would change, as a patch; exit 1 where there is anything"},
    {"year", 0, INT | REPORT, AT(year), 0, NULL, "YYYY", "报告年度（默认从报告中判断）", "the year reported on (found in the report by default)"},
    {"body", 0, TEXT | REPORT, AT(body), 0, NULL, "KIND", "报告机关的类别，如 county、township、department（默认从报告中判断）", "kind of the issuing body, such as county (found in the report by default)"},
    {"previous", 0, TEXT | WORDS, AT(previous), 0, NULL, "FILE", "同一机关上年的报告：查照搬的文字、未变的数字、没有交代的问题和打算", "the same body's report of last year: passages and figures carried over, problems and plans of which nothing is said"},
    {"across", 0, FLAG, AT(across), 0, NULL, NULL, "各份报告互相比对：哪些大段相同，套语不算", "compare the reports with one another: which share more than set phrases"},
    {"fail-on", 0, CHOICE, AT(fail_on), 0, fail_levels, "LEVEL", "有此级别及以上的问题时退出码为 1：error、warning（默认）、note、never", "exit 1 where there are findings of this level or above: error, warning (default), note, never"},
    {"min-level", 0, CHOICE, AT(min_level), 0, fz_level_names, "LEVEL", "只显示此级别及以上的问题：error、warning、note（默认）", "show findings of this level or above: error, warning, note (default)"},
    {"max-per-rule", 0, INT, AT(max_per_rule), 0, NULL, "N", "同一规则在一份报告中最多详列 N 处，默认 3；0 为全部", "places of one rule shown in full per report, 3 by default; 0: all"},
    {"encoding", 0, TEXT | REPORT, AT(encoding), 0, NULL, "NAME", "报告的编码：utf-8、gb18030、utf-16le、utf-16be（默认自动判断）", "encoding of the reports (found out by default)"},
    {"suppressions", 0, TEXT | REPORT | PATH, AT(suppressions), 0, NULL, "FILE", "例外清单，代替报告旁边或上层的 fzlint-suppressions.yml", "accepted exceptions, in place of the fzlint-suppressions.yml beside a report or above it"},
    {"baseline", 0, TEXT | PATH, AT(baseline), 0, NULL, "FILE", "FILE（--write-baseline 写的）里已有的问题不再列出，也不计", "findings that stand in FILE, which --write-baseline wrote, are neither shown nor counted"},
    {"write-baseline", 0, TEXT | WORDS, AT(write_baseline), 0, NULL, "FILE", "把现有的问题记到 FILE，这一次不影响退出码", "take down in FILE what is found now; it does not count for the exit status then"},
    {"as-of", 0, TEXT, AT(as_of), 0, NULL, "YYYY-MM-DD", "代替今天的日期：例外清单的 until 以它为准", "in place of today: what the until of exceptions is held against"},
    {"config", 0, TEXT | WORDS, AT(config), 0, NULL, "FILE", "所有报告都用 FILE 这份配置，不再逐级找 .fzlint.yml", "this configuration for all reports, in place of the closest .fzlint.yml upward from each"},
    {"no-config", 0, FLAG | WORDS, AT(no_config), 0, NULL, NULL, "不读任何配置文件", "read no configuration"},
    {"files-from", 0, TEXT | WORDS, AT(files_from), 0, NULL, "LIST", "从 LIST 逐行读取报告路径（- 为标准输入）", "read paths from LIST, one a line (- is standard input)"},
    {"stdin-filename", 0, TEXT | WORDS, AT(stdin_filename), 0, NULL, "NAME", "标准输入（-）的内容叫什么名字", "what standard input (-) is called"},
    {"max-size", 0, INT | REPORT, AT(max_size), 0, NULL, "MiB", "大于此数的文件不读，默认 64", "refuse larger files, 64 by default"},
    {"color", 0, CHOICE, AT(color), 0, colors, "WHEN", "颜色：auto（默认）、always、never", "colour: auto (default), always, never"},
    {"lang", 0, CHOICE, AT(lang), 0, langs, "LANG", "程序用语：zh（默认）、en", "the program's own words: zh (default), en"},
    {"quiet", 'q', FLAG, AT(quiet), 0, NULL, NULL, "只列问题，不写小计", "findings only, no summary"},
    {"statistics", 0, FLAG, AT(statistics), 0, NULL, NULL, "最后按规则列出次数", "a table of findings per rule at the end"},
    {"figures", 0, FLAG | WORDS, AT(figures), 0, NULL, NULL, "outline 时列出读到的每个数字：数值、单位、约数、数的是什么", "with outline: every figure with value, unit, bound and what it counts"},
    {"no-prefilter", 0, FLAG | WORDS, AT(no_prefilter), 0, NULL, NULL, "每个正则式都从头找到尾：结果相同，只是慢，用来核对", "search every place for every pattern: the same findings, slower; to compare with"},
    {"stdio", 0, FLAG | WORDS, AT(stdio), 0, NULL, NULL, "lsp 时有无皆可：有的编辑器总要加上它", "with lsp: changes nothing; some editors always add it"},
    {"help", 'h', FLAG | WORDS, AT(help), 0, NULL, NULL, "显示本说明", "show this help"},
    {"version", 'V', FLAG | WORDS, AT(version), 0, NULL, NULL, "显示版本", "show versions"},
    {0},
};
// clang-format on

_Static_assert(sizeof fz_option_table / sizeof *fz_option_table <= 64, "given has one bit a row");

static uint64_t bit(const struct fz_option *option)
{
    return UINT64_C(1) << (option - fz_option_table);
}

const struct fz_option *fz_option_find(struct fz_str name)
{
    for (const struct fz_option *o = fz_option_table; o->name; o++)
        if (fz_str_equal(name, fz_str_from(o->name)))
            return o;
    return NULL;
}

static bool unknown(struct fz_str word, struct fz_errors *errors)
{
    struct fz_str names[sizeof fz_option_table / sizeof *fz_option_table];
    size_t n = 0;
    for (const struct fz_option *o = fz_option_table; o->name; o++)
        names[n++] = fz_str_from(o->name);
    struct fz_str nearest = fz_str_nearest(word, names, n);
    if (nearest.len)
        return fz_error_add(
            errors, NULL, 0, 0,
            FZ_SAY(errors->lang, "没有选项 --%.*s，是不是 --%.*s？", "unknown option --%.*s (did you mean --%.*s?)"),
            FZ_ARG(word), FZ_ARG(nearest));
    return fz_error_add(errors, NULL, 0, 0,
                        FZ_SAY(errors->lang, "没有选项 --%.*s；fzlint --help 列出全部选项",
                               "unknown option --%.*s; fzlint --help lists them all"),
                        FZ_ARG(word));
}

static bool bad_value(const struct fz_option *o, const char *value, struct fz_errors *errors)
{
    return fz_error_add(errors, NULL, 0, 0,
                        FZ_SAY(errors->lang, "--%s 的值不对：“%s”；%s", "--%s: wrong value \"%s\"; %s"), o->name, value,
                        FZ_SAY(errors->lang, o->help, o->help_en));
}

static bool set_number(int *field, const struct fz_option *o, struct fz_str value)
{
    static const struct limit {
        size_t offset;
        int low, high;
    } limits[] = {{AT(year), 1990, 2099}, {AT(max_size), 1, 4095}};
    int number;
    if (!fz_str_to_int(value, &number) || number < 0)
        return false;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (limits[i].offset == o->offset && (number < limits[i].low || number > limits[i].high))
            return false;
    *field = number;
    return true;
}

static bool set_choice(int *field, const struct fz_option *o, const char *value)
{
    for (int i = 0; o->choices[i]; i++) {
        if (strcmp(o->choices[i], value) == 0) {
            *field = i;
            return true;
        }
    }
    return false;
}

static bool add_output(struct fz_options *options, struct fz_arena *arena, const char *value)
{
    struct fz_str rest = fz_str_from(value);
    size_t equals = fz_str_find(rest, FZ_STR("="), 0);
    struct fz_output *output = FZ_PUSH(arena, options->outputs, options->n_outputs);
    output->format = fz_str_slice(rest, 0, equals == SIZE_MAX ? rest.len : equals);
    output->file = equals == SIZE_MAX ? NULL : value + equals + 1;
    return !output->file || *output->file;
}

bool fz_option_set(struct fz_options *options, struct fz_arena *arena, const struct fz_option *o, const char *value)
{
    void *field = (char *)options + o->offset;
    options->given |= bit(o);
    switch (o->type & FZ_OPTION_KIND) {
    case FLAG:
        *(bool *)field = true;
        return true;
    case TEXT:
        *(const char **)field = value;
        return o->offset != AT(as_of) || fz_date_is_iso(fz_str_from(value));
    case INT:
        return set_number(field, o, fz_str_from(value));
    case CHOICE:
        return set_choice(field, o, value);
    case LIST: {
        size_t *n = (size_t *)(void *)((char *)options + o->count);
        const char ***items = (const char ***)field;
        *FZ_PUSH(arena, *items, *n) = value;
        return true;
    }
    default: /* OUTPUT */
        return add_output(options, arena, value);
    }
}

bool fz_option_is_given(const struct fz_options *options, const struct fz_option *option)
{
    return options->given & bit(option);
}

/* A field's bytes are all that makes its value, but for the number of a list. */
static size_t size_of(const struct fz_option *option)
{
    switch (option->type & FZ_OPTION_KIND) {
    case FLAG:
        return sizeof(bool);
    case INT:
    case CHOICE:
        return sizeof(int);
    default:
        return sizeof(void *);
    }
}

void fz_option_copy(struct fz_options *to, const struct fz_options *from, const struct fz_option *o)
{
    memcpy((char *)to + o->offset, (const char *)from + o->offset, size_of(o));
    if (o->count)
        memcpy((char *)to + o->count, (const char *)from + o->count, sizeof(size_t));
    to->given |= bit(o);
}

/* Folders of one repository name one file in several ways. */
static bool same_text(const char *a, const char *b, bool path)
{
    if (!a || !b)
        return a == b;
    return strcmp(a, b) == 0 || (path && fz_os_same_file(a, b));
}

static bool same_outputs(const struct fz_options *a, const struct fz_options *b)
{
    bool same = a->n_outputs == b->n_outputs;
    for (size_t i = 0; same && i < a->n_outputs; i++)
        same = fz_str_equal(a->outputs[i].format, b->outputs[i].format) &&
               same_text(a->outputs[i].file, b->outputs[i].file, true);
    return same;
}

static bool same_list(const struct fz_options *a, const struct fz_options *b, const struct fz_option *o)
{
    size_t n = *(const size_t *)(const void *)((const char *)a + o->count);
    const char *const *left = *(const char *const *const *)(const void *)((const char *)a + o->offset);
    const char *const *right = *(const char *const *const *)(const void *)((const char *)b + o->offset);
    bool same = n == *(const size_t *)(const void *)((const char *)b + o->count);
    for (size_t i = 0; same && i < n; i++)
        same = same_text(left[i], right[i], o->type & PATH);
    return same;
}

bool fz_option_same(const struct fz_options *a, const struct fz_options *b, const struct fz_option *o)
{
    const void *left = (const char *)a + o->offset, *right = (const char *)b + o->offset;
    switch (o->type & FZ_OPTION_KIND) {
    case TEXT:
        return same_text(*(const char *const *)left, *(const char *const *)right, o->type & PATH);
    case LIST:
        return same_list(a, b, o);
    case OUTPUT:
        return same_outputs(a, b);
    default:
        return memcmp(left, right, size_of(o)) == 0;
    }
}

static const struct fz_option *by_letter(char letter)
{
    for (const struct fz_option *o = fz_option_table; o->name; o++)
        if (o->letter && o->letter == letter)
            return o;
    return NULL;
}

/* The option at argv[*I] and, where it takes one, its value; *I stands on the last word used. */
static bool parse_one(struct fz_options *options, struct fz_arena *arena, int argc, const char *const *argv, int *i,
                      struct fz_errors *errors)
{
    const char *word = argv[*i];
    bool is_long = word[1] == '-';
    struct fz_str name = fz_str_from(is_long ? word + 2 : word + 1);
    size_t equals = is_long ? fz_str_find(name, FZ_STR("="), 0) : SIZE_MAX;
    const char *value = equals == SIZE_MAX ? NULL : name.ptr + equals + 1;
    name = fz_str_slice(name, 0, equals == SIZE_MAX ? name.len : equals);
    const struct fz_option *o = is_long ? fz_option_find(name) : by_letter(word[1]);
    if (!o || (!is_long && word[2]))
        return is_long ? unknown(name, errors)
                       : fz_error_add(errors, NULL, 0, 0,
                                      FZ_SAY(errors->lang, "没有选项 %s；fzlint --help 列出全部选项",
                                             "unknown option %s; fzlint --help lists them all"),
                                      word);
    bool is_flag = (o->type & FZ_OPTION_KIND) == FLAG;
    if (is_flag && value)
        return bad_value(o, value, errors);
    if (!is_flag && !value) {
        if (*i + 1 >= argc)
            return fz_error_add(errors, NULL, 0, 0, FZ_SAY(errors->lang, "--%s 后面要写 %s", "--%s needs %s"), o->name,
                                o->value);
        value = argv[++*i];
    }
    return fz_option_set(options, arena, o, value) || bad_value(o, value, errors);
}

void fz_options_init(struct fz_options *options, enum fz_lang lang)
{
    *options = (struct fz_options){
        .lang = lang, .fail_on = FZ_WARNING, .min_level = FZ_NOTE, .max_size = 64, .max_per_rule = 3};
}

bool fz_options_parse(struct fz_options *options, struct fz_arena *arena, int argc, const char *const *argv,
                      struct fz_errors *errors)
{
    fz_options_init(options, errors->lang);
    bool good = true, only_paths = false;
    for (int i = 0; i < argc; i++) {
        bool is_option = !only_paths && argv[i][0] == '-' && argv[i][1];
        if (is_option && strcmp(argv[i], "--") == 0)
            only_paths = true, options->only_paths = options->n_paths == 0;
        else if (is_option)
            good &= parse_one(options, arena, argc, argv, &i, errors);
        else
            *FZ_PUSH(arena, options->paths, options->n_paths) = argv[i];
    }
    if (getenv("FZLINT_LANG")) /* stands above a configuration too */
        options->given |= bit(fz_option_find(FZ_STR("lang")));
    return good;
}

enum fz_lang fz_options_lang(int argc, const char *const *argv)
{
    const char *said = getenv("FZLINT_LANG");
    for (int i = 0; i < argc; i++) {
        if (strncmp(argv[i], "--lang=", 7) == 0)
            said = argv[i] + 7;
        else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            said = argv[i + 1];
    }
    return said && strcmp(said, "en") == 0 ? FZ_LANG_EN : FZ_LANG_ZH;
}

void fz_options_help(FILE *out, enum fz_lang lang)
{
    fputs(FZ_SAY(lang,
                 "用法：fzlint [选项] 报告…           检查报告（文件、文件夹，- 为标准输入）\n"
                 "      fzlint annotate 报告.docx -o 批注.docx   另存一份，问题逐处写成 Word 批注\n"
                 "      fzlint outline 报告…          显示对报告的理解：标题、年度、机关、各部分\n"
                 "      fzlint rules list|kinds|explain 编号|test|schema\n"
                 "      fzlint lsp                    供编辑器调用的语言服务器\n"
                 "      fzlint diff 旧稿 新稿          改好了哪些，还在的有哪些，新出现哪些（两份报告，或两个文件夹）\n"
                 "      fzlint init                   在当前文件夹写一份带说明的 .fzlint.yml\n"
                 "      fzlint version\n\n"
                 "例：  fzlint 报告.txt\n"
                 "      fzlint --format csv=结果.csv --min-level warning 报告文件夹\n\n选项：\n",
                 "usage: fzlint [options] REPORT…      check reports (files, folders, - for standard input)\n"
                 "       fzlint annotate REPORT.docx -o REVIEWED.docx   a copy with the findings as Word comments\n"
                 "       fzlint outline REPORT…       show what was understood: title, year, body, parts\n"
                 "       fzlint rules list|kinds|explain ID|test|schema\n"
                 "       fzlint lsp                   a language server, started by editors\n"
                 "       fzlint diff OLD NEW          what was mended, what is still there, what is new (two reports, "
                 "or folders)\n"
                 "       fzlint init                  write a .fzlint.yml with comments into the current folder\n"
                 "       fzlint version\n\n"
                 "e.g.   fzlint report.txt\n"
                 "       fzlint --format csv=result.csv --min-level warning folder\n\noptions:\n"),
          out);
    for (const struct fz_option *o = fz_option_table; o->name; o++) {
        char head[64];
        snprintf(head, sizeof head, "%s%c%s--%s%s%s", o->letter ? "-" : "  ", o->letter ? o->letter : ' ',
                 o->letter ? ", " : " ", o->name, o->value ? " " : "", o->value ? o->value : "");
        fprintf(out, "  %-28s %s\n", head, FZ_SAY(lang, o->help, o->help_en));
    }
    fputs(FZ_SAY(lang, "\n输出格式：\n", "\noutput formats:\n"), out);
    for (size_t i = 0; fz_reporters[i]; i++)
        fprintf(out, "  %-28s %s\n", fz_reporters[i]->name,
                FZ_SAY(lang, fz_reporters[i]->help, fz_reporters[i]->help_en));
    fputs(FZ_SAY(lang, "\n退出码：0 没有 --fail-on 级别及以上的问题；1 有；2 有文件或规则未能检查（其余照常检查）。\n",
                 "\nexit status: 0 nothing at or above --fail-on; 1 findings; 2 something could not be checked (the "
                 "rest still is).\n"),
          out);
}
