/* The keys that rules of every kind have: names, types and the words that explain them. One table a group; nothing else
 * in the program lists these keys. */
#include "rule/rule_keys.h"
#include "model/categories.h"
#include <string.h>

static const char *const views[] = {"folded", "raw", NULL};
static const char *const onlys[] = {"headings", NULL};
const char *const fz_scope_places[] = {"title",      "lead",      "headings", "body",  "sign-off", "date",
                                       "doc-number", "addressee", "residue",  "aside", NULL};
const unsigned fz_scope_place_bits[] = {
    FZ_PARA_TITLE, FZ_PARA_LEAD,       FZ_PARA_HEADING,   FZ_PARA_BODY,    FZ_PARA_SIGNER | FZ_PARA_DATE,
    FZ_PARA_DATE,  FZ_PARA_DOC_NUMBER, FZ_PARA_ADDRESSEE, FZ_PARA_RESIDUE, FZ_PARA_ASIDE};
_Static_assert(sizeof fz_scope_places / sizeof *fz_scope_places == sizeof fz_scope_place_bits / sizeof(unsigned) + 1,
               "bits for each place");

// clang-format off
#define AT(member) offsetof(struct fz_rule, member)
const struct fz_param fz_rule_keys[] = {
    {"id", FZ_PARAM_STR, true, AT(id), NULL, NULL,
     "编号：2 至 4 个大写字母加 4 位数字，全部规则中不得重复，停用后也不再用", "identifier: 2 to 4 capitals and 4 digits, unique for ever"},
    {"name", FZ_PARAM_STR, true, AT(name), NULL, NULL,
     "英文短名：小写单词用 - 连接，不得重复", "short name: lower-case words joined by -, unique"},
    {"category", FZ_PARAM_CHOICE, true, 0, fz_categories, NULL, "类别，如 typo、missing-section", "category, such as typo, missing-section"},
    {"element", FZ_PARAM_ROLE, false, 0, NULL, NULL, "说的是报告的哪个规定部分", "which standing part of the report it is about"},
    {"level", FZ_PARAM_CHOICE, true, AT(level), fz_level_names, NULL,
     "级别：error 文件规定应当、不得的，warning 标准要求或明显疏漏，note 行文习惯",
     "error: what an instrument demands or forbids; warning: standards and clear slips; note: style"},
    {"check", FZ_PARAM_STR, true, 0, NULL, NULL, "检查方式，见 fzlint rules kinds", "kind of check, see fzlint rules kinds"},
    {"title", FZ_PARAM_STR, true, AT(title), NULL, NULL, "一句话说明要求", "the demand in one sentence"},
    {"message", FZ_PARAM_STR, true, AT(message), NULL, NULL,
     "提示：哪里不对，可用 {0} {1} {year} 等", "what is wrong; may hold {0} {1} {year} …"},
    {"advice", FZ_PARAM_STR, false, AT(advice), NULL, NULL, "建议：应当怎么改", "what to write instead"},
    {"basis", FZ_PARAM_STR, false, 0, NULL, NULL, "依据", "what the rule rests on"},
    {"applies", FZ_PARAM_STR, false, 0, NULL, NULL, "适用于哪些报告；不写即全部", "which reports it is for; all where not given"},
    {"aggregate", FZ_PARAM_INT, false, AT(aggregate), NULL, NULL,
     "同一报告里超过这个数就合成一条；0 为不合并", "more findings than this in one report become one; 0: never"},
    {"enabled", FZ_PARAM_BOOL, false, AT(enabled), NULL, NULL, "是否启用，默认 true", "whether it runs; true where not given"},
    {"good", FZ_PARAM_STRS, true, 0, NULL, NULL, "正例：不应提示的文字，至少一个", "examples that must give nothing, at least one"},
    {"bad", FZ_PARAM_STRS, true, 0, NULL, NULL, "反例：应当提示的文字，至少一个", "examples that must be found, at least one"},
    {.name = NULL},
};
const struct fz_param fz_scope_keys[] = {
    {"view", FZ_PARAM_CHOICE, false, 0, views, NULL,
     "raw 看原样文字；folded（默认）看统一全角半角、去掉多余空格之后的文字", "raw: as it stands; folded (default): widths unified, stray spaces dropped"},
    {"in", FZ_PARAM_CHOICES, false, 0, fz_scope_places, NULL,
     "看哪些地方；默认 title、lead、headings、body", "which places to look at; title, lead, headings, body by default"},
    {"role", FZ_PARAM_ROLES, false, 0, NULL, NULL, "只看这些部分；other 为没有归类的部分", "only these parts; other: sections without a role"},
    {"not-role", FZ_PARAM_ROLES, false, 0, NULL, NULL, "不看这些部分", "not these parts"},
    {"only", FZ_PARAM_CHOICE, false, 0, onlys, NULL, "headings：只看小标题本身的文字", "headings: only the words of headings"},
    {"heading-level", FZ_PARAM_INT, false, AT(scope.level), NULL, NULL,
     "只看这一级标题：1 一、 2 （一） 3 1. 4 （1）", "only headings of this level, 1 to 4"},
    {.name = NULL},
};
#undef AT

#define AT(member) offsetof(struct fz_basis_keys, member)
const struct fz_param fz_basis_key_table[] = {
    {"doc", FZ_PARAM_STR, false, AT(doc), NULL, NULL, "文件编号，见 data/instruments.csv 的 id 列", "id of the instrument in data/instruments.csv"},
    {"article", FZ_PARAM_STR, false, AT(article), NULL, NULL, "条，如 第二十四条；只用于核对过原文的文件", "article; only of instruments whose text was verified"},
    {"chapter", FZ_PARAM_STR, false, AT(chapter), NULL, NULL, "章或部分，如 第四章", "chapter"},
    {"clause", FZ_PARAM_STR, false, AT(clause), NULL, NULL, "标准的条款号，如 4.13.3.2", "clause of a standard"},
    {"note", FZ_PARAM_STR, false, AT(note), NULL, NULL, "说明依据与规则的关系", "how the basis bears on the rule"},
    {.name = NULL},
};
#undef AT

#define AT(member) offsetof(struct fz_applies_keys, member)
const struct fz_param fz_applies_key_table[] = {
    {"body", FZ_PARAM_STRS, false, AT(body), NULL, NULL, "哪几类机关", "kinds of issuing body"},
    {"year", FZ_PARAM_STR, false, AT(year), NULL, NULL,
     "哪些年度的报告：'>=2019'、'<=2020'、'2019..2024' 或 2023", "report years: '>=2019', '<=2020', '2019..2024' or 2023"},
    {"format", FZ_PARAM_CHOICES, false, AT(format), fz_format_names, NULL, "哪些文件格式", "formats of the file"},
    {.name = NULL},
};
#undef AT

#define AT(member) offsetof(struct fz_example_keys, member)
#define EXAMPLE_KEYS \
    {"text", FZ_PARAM_STR, true, AT(text), NULL, NULL, "例子的文字", "the example's text"}, \
    {"whole", FZ_PARAM_BOOL, false, AT(whole), NULL, NULL, "true：这是一份完整的报告；默认是一段正文", "true: a whole report, not a passage"}, \
    {"year", FZ_PARAM_INT, false, AT(year), NULL, NULL, "当作哪一年度的报告", "the report year it is read with"}, \
    {"body", FZ_PARAM_STR, false, AT(body), NULL, NULL, "当作哪类机关的报告", "the kind of body it is read with"}, \
    {"previous", FZ_PARAM_STR, false, AT(previous), NULL, NULL, "上年报告全文", "last year's report"}, \
    {"beside", FZ_PARAM_STR, false, AT(beside), NULL, NULL, "同批另一份报告全文", "another report of the same run"}
const struct fz_param fz_good_key_table[] = {
    EXAMPLE_KEYS,
    {.name = NULL},
};
const struct fz_param fz_bad_key_table[] = {
    EXAMPLE_KEYS,
    {"mark", FZ_PARAM_STRS, false, AT(mark), NULL, NULL,
     "应当被标出的原文，依次写；'' 表示缺少某内容", "the words that must be marked, in order; '' for an absence"},
    {"fix", FZ_PARAM_STR, false, AT(fix), NULL, NULL, "按提示改好后的全文", "the text after the fixes"},
    {.name = NULL},
};
// clang-format on

bool fz_rule_key_is_example(const struct fz_param *key)
{
    return !strcmp(key->name, "good") || !strcmp(key->name, "bad");
}

const struct fz_param *fz_rule_key_group(const char *name)
{
    return !strcmp(name, "basis")     ? fz_basis_key_table
           : !strcmp(name, "applies") ? fz_applies_key_table
           : !strcmp(name, "good")    ? fz_good_key_table
           : !strcmp(name, "bad")     ? fz_bad_key_table
                                      : NULL;
}
