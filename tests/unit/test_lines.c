/* Lines and paragraphs: what belongs together though a line ends, what does not though it goes on. */
#include "parse/internal.h"
#include "report.h"

/* The paragraphs as the folded text has them, by | apart. */
static void expect_paras(const struct fz_doc *doc, const char *want, const char *text)
{
    struct fz_buf got;
    fz_buf_init(&got);
    for (size_t i = 0; i < doc->n_paras; i++) {
        fz_buf_printf(&got, "%s", i ? "|" : "");
        fz_buf_add(&got, fz_doc_str(doc, doc->paras[i].span));
    }
    expect_str(fz_buf_str(&got), want, text);
    fz_buf_clear(&got);
}

#define T20 "加强组织领导和统筹协调推动工作落到实处见" /* 20 characters */
#define T19 "加强组织领导和统筹协调推动工作落到实处"

Test(lines, paragraphs)
{
    static const struct {
        const char *text, *want;
    } cases[] = {
        {"甲。\n乙。", "甲。|乙。"},
        {"\n\n  甲。\n \t\n　　乙。\n", "甲。|乙。"},
        {"甲，\n\n乙。", "甲，乙。"}, /* a pause goes on, over a page end too */
        {"甲、\n乙。", "甲、乙。"},
        {T20 "\n乙。", T20 "乙。"}, /* a hard wrap of a long line … */
        {T19 "\n乙。", T19 "|乙。"},
        {T20 "\n\n乙。", T20 "|乙。"},              /* … not over an empty line … */
        {"甲，" T20 "\n\n乙。", "甲，" T20 "乙。"}, /* … but where it is a sentence */
        {"甲，" T20 "\n1\n乙。", "甲，" T20 "1乙。"},
        {"甲，" T20 "\n乙\n丙。", "甲，" T20 "乙丙。"}, /* and on from there */
        {T20 "；\n乙。", T20 "；|乙。"},
        {T20 "：\n乙。", T20 "：|乙。"},
        {T20 "。”\n乙。", T20 "。”|乙。"},
        {T20 "。）\n乙。", T20 "。）|乙。"},
        {T20 "\n（一）乙", T20 "|（一）乙"}, /* a heading opens */
        {T20 "\n二是乙", T20 "|二是乙"},
        {T20 "\n2是乙", T20 "2是乙"},
        {T20 "\n第一、乙", T20 "|第一、乙"},
        {T20 "\n第一次乙", T20 "第一次乙"},
        {T20 "\n# 乙", T20 "|乙"},
        {"（一）" T20 "\n乙。", "（一）" T20 "|乙。"}, /* a heading on its own line is whole */
        {"（一）" T20 "。" T20 "\n乙。", "（一）" T20 "。" T20 "乙。"},
        {"（一）" T20 T20 T20 "\n乙。", "（一）" T20 T20 T20 "乙。"}, /* too long for one */
        {"# 甲\n乙。", "甲|乙。"},
        {"####### 甲", "#######甲"}, /* seven marks are none */
        {"**\n甲。\n&nbsp;", "甲。"},
        {"甲。\n##\n乙。", "甲。|乙。"},
    };
    struct parsed p;
    parsed_load(&p);
    struct fz_parse_opts passage = {.passage = true, .body_kind = -1};
    for (size_t i = 0; i < N_OF(cases); i++) {
        parsed_text(&p, "a.txt", cases[i].text, &passage);
        expect_paras(p.doc, cases[i].want, cases[i].text);
    }
    parsed_clear(&p);
}

Test(lines, a_flattened_page_is_cut_at_headings)
{
    struct fz_buf text, want;
    struct parsed p;
    parsed_load(&p);
    struct fz_parse_opts passage = {.passage = true, .body_kind = -1};
    for (int n = 0; n < 2; n++) {
        fz_buf_init(&text);
        fz_buf_init(&want);
        fz_buf_printf(&text, "导语。 一、甲。");
        fz_buf_printf(&want, n ? "导语。|一、甲。" : "导语。一、甲。");
        for (int i = 0; i < (n ? 800 : 700); i++) {
            fz_buf_printf(&text, "文");
            fz_buf_printf(&want, "文");
        }
        fz_buf_printf(&text, "。（一）子。1.丑。一）寅。二、乙。");
        fz_buf_printf(&want, n ? "。|（一）子。1.丑。一）寅。|二、乙。" : "。（一）子。1.丑。一）寅。二、乙。");
        fz_buf_add_char(&text, '\0');
        fz_buf_add_char(&want, '\0');
        parsed_text(&p, "a.txt", text.ptr, &passage);
        expect_paras(p.doc, want.ptr, text.ptr);
        fz_buf_clear(&text);
        fz_buf_clear(&want);
    }
    parsed_clear(&p);
}

/* The single stage: marks, raw spans without white space, blank lines. */
Test(lines, lines)
{
    static const char text[] = "  ## 甲 \n\n乙\n";
    struct fz_doc doc = {0};
    struct fz_parse_opts opts = {.body_kind = -1};
    struct fz_parser parser = {.doc = &doc, .opts = &opts};
    fz_arena_init(&parser.scratch);
    doc.arena = &parser.scratch;
    fz_text_init(&doc.raw, &parser.scratch, fz_str_from(text));
    doc.aside = fz_u32(doc.raw.str.len);
    fz_parse_lines(&parser);
    cr_assert(parser.n_lines == 2);
    struct fz_line first = parser.lines[0], second = parser.lines[1];
    cr_expect(first.marks == 2 && !first.blank_before && first.raw.start == 4 && first.raw.end == 8);
    cr_expect(fz_str_equal(first.text, FZ_STR("甲")) && first.kind == FZ_PARA_BODY);
    cr_expect(second.marks == 0 && second.blank_before && second.raw.start == 11 && second.raw.end == 14);
    fz_arena_clear(&parser.scratch);
}
