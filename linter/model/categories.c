/* The vocabulary of `category:`. Words are added here, never changed: reports and configurations hold them. */
#include "model/categories.h"
#include <string.h>

const char *const fz_categories[] = {
    // clang-format off
    /* structure */
    "missing-section", "missing-heading", "missing-content", "empty-section", "section-order", "numbering", "title", "sign-off",
    "doc-number",
    /* consistency */
    "year-mismatch", "date-invalid", "deadline", "org-mismatch", "sum-mismatch", "ratio-mismatch", "change-mismatch",
    "impossible-value", "conflicting-figures",
    /* language */
    "typo", "repeated-word", "punctuation", "pairing", "width", "number-format", "stray-space", "markup-residue", "term",
    "law-title", "placeholder",
    /* disclosure */
    "personal-info", "secret-marking", "internal-note",
    /* substance */
    "copy-previous", "duplicate-paragraph", "length",
    /* how the page looks */
    "layout",
    NULL,
    // clang-format on
};

static const char *const labels[] = {
    // clang-format off
    "缺少规定部分", "缺少标题", "内容不全", "空的部分", "部分次序", "编号", "标题", "落款", "发文字号",
    "年度不一致", "日期不存在", "期限", "机关名称不一致", "合计不符", "比例不符", "增减不符", "数值不可能", "数字前后矛盾",
    "错别字", "重复的字词", "标点", "成对标点", "全角半角", "数字写法", "多余空格", "转换残留", "用语", "法规名称", "占位文字",
    "个人信息", "密级标志", "内部批注",
    "照抄往年", "重复段落", "篇幅",
    "版式",
    // clang-format on
};
_Static_assert(sizeof labels / sizeof *labels + 1 == sizeof fz_categories / sizeof *fz_categories, "a label for each");

const char *fz_category_label(const char *name)
{
    for (int i = 0; fz_categories[i]; i++)
        if (!strcmp(fz_categories[i], name))
            return labels[i];
    return name;
}
