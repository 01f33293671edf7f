/* The section tree with its roles, and the sentences, with the shipped genre. */
#include "report.h"

#define TITLE "某县人民政府2023年法治政府建设年度报告\n"

struct section_case {
    const char *text, *want;
};

static void section_cases(const struct section_case *cases, size_t n, const char *path)
{
    struct parsed p;
    parsed_load(&p);
    for (size_t i = 0; i < n; i++) {
        struct fz_buf got;
        fz_buf_init(&got);
        parsed_text(&p, path, cases[i].text, NULL);
        outline(&got, &p, p.doc->root);
        expect_str(fz_buf_str(&got), cases[i].want, cases[i].text);
        fz_buf_clear(&got);
    }
    parsed_clear(&p);
}

Test(sections, tree)
{
    static const struct section_case cases[] = {
        {TITLE "一、甲\n（一）乙\n1.丙\n（1）丁\n文。\n二、戊\n文。", "1一、甲{2（一）乙{31.丙{4（1）丁}}}1二、戊"},
        {TITLE "一、甲\n1.丙\n文。\n（一）乙\n文。", "1一、甲{31.丙2（一）乙}"},
        {TITLE "（一）乙\n文。\n一、甲\n文。", "1一、甲"}, /* what stands before 一、 is the lead */
        {TITLE "（一）乙\n文。\n（二）甲\n文。", "2（一）乙2（二）甲"},
        {TITLE "一、甲\n（一）乙。文。文。\n（二）丙。\n文。", "1一、甲{2（一）乙~2（二）丙}"},
        {TITLE "一、甲\n（一）乙一是文；二是文。", "1一、甲{2（一）乙~}"}, /* the lost stop */
        {TITLE "一、甲\n一）乙\n文。\n1）丙\n文。", "1一、甲{2一）乙{41）丙}}"},
        {TITLE "一、甲\n（一）、乙\n文。", "1一、甲{2（一）、乙}"},
        {TITLE "一、 **甲**\n（ 一 ） 乙\n文。", "1一、甲{2（一）乙}"},
        {TITLE "一、甲\n1.5万件。\n三、四月文。\n2.丙\n文。", "1一、甲{32.丙}"},
        {TITLE "一、甲\n文。\n某县人民政府\n2024年1月20日", "1一、甲"},
        {TITLE "文。", ""},
        /* a heading may have 60 characters; longer, it is a sentence and ends at its first pause */
        {TITLE "一、甲\n（一）一二三四五六七八九十一二三四五六七八九十，一二三四五六七八九十一二三四五六七八九十一二三"
               "四五六七八九十一二三四五六七八。文。",
         "1一、甲{"
         "2（一）一二三四五六七八九十一二三四五六七八九十，一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
         "一二三四五六七八~}"},
        {TITLE "一、甲\n（一）一二三四五六七八九十一二三四五六七八九十，一二三四五六七八九十一二三四五六七八九十一二三"
               "四五六七八九十一二三四五六七八九十。文。",
         "1一、甲{2（一）一二三四五六七八九十一二三四五六七八九十~}"},
    };
    section_cases(cases, N_OF(cases), "a.txt");
}

Test(sections, headings_without_a_number)
{
    static const struct section_case cases[] = {
        {TITLE "一、主要成效\n文。\n存在的不足\n文。\n下一步打算\n文。",
         "1一、主要成效(achievements)1存在的不足(problems)1下一步打算(plan)"},
        {TITLE "一、主要成效\n文。\n存在的不足。\n文。", "1一、主要成效(achievements)"},
        {TITLE "一、主要成效\n文。\n还存在的问题和不足\n文。\n加强培训\n文。",
         "1一、主要成效(achievements)1还存在的问题和不足(problems)"},
    };
    section_cases(cases, N_OF(cases), "a.txt");
    static const struct section_case markdown[] = {
        {"# 某县人民政府2023年法治政府建设年度报告\n\n导语。\n\n## 一、主要成效\n\n### （一）甲\n文。\n## "
         "存在的不足\n文。",
         "1一、主要成效(achievements){2（一）甲}1存在的不足(problems)"},
        {"# 某县人民政府2023年法治政府建设年度报告\n## 成效情况\n### 甲\n文。\n#### 乙\n文。\n## 存在的不足\n文。",
         "1成效情况(achievements){2甲{3乙}}1存在的不足(problems)"},
        {"# 某县人民政府2023年法治政府建设年度报告\n## 甲，乙\n文。\n", "1甲，乙"},
        {"# 某县人民政府2023年法治政府建设年度报告\n## 甲。乙\n文。\n", ""}, /* a sentence is none */
    };
    section_cases(markdown, N_OF(markdown), "a.md");
}

Test(sections, roles)
{
    static const struct section_case cases[] = {
        {TITLE "一、主要举措和成效\n文。\n二、存在的不足和原因\n文。\n三、党政主要负责人履行推进法治建设第一责任人职责"
               "情况\n文。\n四、2024年工作安排\n文。",
         "1一、主要举措和成效(achievements)1二、存在的不足和原因(problems)"
         "1三、党政主要负责人履行推进法治建设第一责任人职责情况(first-responsible)1四、2024年工作安排(plan)"},
        {TITLE "一、主要成效\n文。\n二、存在问题及下一步打算\n文。",
         "1一、主要成效(achievements)1二、存在问题及下一步打算(problems+plan)"},
        {TITLE "一、主要成效\n文。\n二、存在问题的整改情况\n文。",
         "1一、主要成效(achievements)1二、存在问题的整改情况"},
        {TITLE "一、主要成效\n文。\n二、问题整改情况\n文。", "1一、主要成效(achievements)1二、问题整改情况"},
        /* a part of the second level has a role of its own inside a topical part only */
        {TITLE "一、主要成效\n（一）甲\n文。\n（二）存在的不足\n文。",
         "1一、主要成效(achievements){2（一）甲2（二）存在的不足(problems)}"},
        {TITLE "一、存在的不足\n（一）存在的问题\n文。\n（二）下一步打算\n文。",
         "1一、存在的不足(problems){2（一）存在的问题2（二）下一步打算}"},
        {TITLE "一、强化甲\n（一）主要成效\n文。\n（二）存在的不足\n文。",
         "1一、强化甲{2（一）主要成效2（二）存在的不足(problems)}"},
        {TITLE "一、强化甲\n1.存在的不足\n文。", "1一、强化甲{31.存在的不足}"}, /* not below the second level */
    };
    section_cases(cases, N_OF(cases), "a.txt");
}

Test(sections, bodies)
{
    static const char text[] = TITLE "导语。\n一、甲\n头。\n（一）乙。文。\n二、丙\n尾。\n";
    static const char *const want[][3] = {
        {"", "一、甲\\头。\\（一）乙。文。\\二、丙\\尾。", ""}, /* the root: its end only is looked at */
        {"一、甲", "\\头。\\（一）乙。文。\\", "\\头。\\"},
        {"（一）乙", "文。\\", "文。\\"},
        {"二、丙", "\\尾。", "\\尾。"},
    };
    struct parsed p;
    parsed_load(&p);
    parsed_text(&p, "a.txt", text, NULL);
    size_t i = 0;
    for (const struct fz_section *s = p.doc->root; s; s = fz_section_walk(s), i++) {
        struct fz_str parts[] = {fz_doc_str(p.doc, fz_section_head(s)), fz_doc_str(p.doc, s->body),
                                 fz_doc_str(p.doc, s->own)};
        cr_assert(i < N_OF(want));
        for (size_t k = 0; k < 3; k++) {
            struct fz_str copy = fz_str_copy(&p.rules, parts[k]);
            for (size_t at = 0; at < copy.len; at++)
                if (copy.ptr[at] == '\n')
                    ((char *)(uintptr_t)copy.ptr)[at] = '\\';
            if (i)
                expect_str(copy, want[i][k], text);
            else
                cr_expect(k != 1 || fz_str_ends(copy, fz_str_from(want[0][1])), "%.*s", FZ_ARG(copy));
        }
    }
    cr_expect(i == N_OF(want));
    for (size_t k = 0; k < p.doc->n_paras; k++) { /* each paragraph knows its section */
        const struct fz_para *para = &p.doc->paras[k];
        const char *head = k < 2 ? "" : k < 4 ? "一、甲" : k == 4 ? "（一）乙" : "二、丙";
        expect_str(fz_doc_str(p.doc, fz_section_head(para->section)), head, text);
        cr_expect(para->kind == (k == 0             ? FZ_PARA_TITLE
                                 : k == 1           ? FZ_PARA_LEAD
                                 : k == 2 || k == 5 ? FZ_PARA_HEADING
                                                    : FZ_PARA_BODY),
                  "%zu", k);
    }
    parsed_clear(&p);
}

Test(sections, sentences)
{
    static const struct section_case cases[] = {
        {TITLE "导语。再说！\n一、甲\n文？尾\n二、乙\n一，二；三。\n某县人民政府\n2024年1月20日",
         "导语。|再说！|一、甲|文？|尾|二、乙|一，二；三。"},
        {TITLE "导语，\n\n续。\n一、甲\n文。", "导语，续。|一、甲|文。"},
        {TITLE "“文。”文。", "“文。|”文。"},
    };
    struct parsed p;
    parsed_load(&p);
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_buf got;
        fz_buf_init(&got);
        parsed_text(&p, "a.txt", cases[i].text, NULL);
        for (size_t k = 0; k < p.doc->n_sentences; k++)
            fz_buf_printf(&got, "%s%.*s", k ? "|" : "", FZ_ARG(fz_doc_str(p.doc, p.doc->sentences[k])));
        expect_str(fz_buf_str(&got), cases[i].want, cases[i].text);
        fz_buf_clear(&got);
    }
    parsed_clear(&p);
}

/* A title and TIMES times the words, ended by a stop. */
static char *endless(const char *words, size_t times)
{
    size_t len = strlen(words);
    char *text = malloc(sizeof TITLE + len * times + 4), *at = text + sizeof TITLE - 1;
    cr_assert(text != NULL);
    memcpy(text, TITLE, sizeof TITLE);
    for (size_t i = 0; i < times; i++, at += len)
        memcpy(at, words, len);
    memcpy(at, "。", 4);
    return text;
}

Test(sections, endless_sentences_come_in_pieces)
{
    static const struct {
        const char *words;
        size_t times, n;
        const char *ends; /* each piece but the last */
    } cases[] = {
        {"甲", 2000, 1, ""},         {"甲", 2001, 2, "甲"},    {"甲，", 3001, 4, "，"},
        {"甲、乙；", 2001, 5, "；"}, {"甲a丙", 2000, 3, "丙"}, {"𠮷𠮷a", 1500, 3, ""},
    };
    struct parsed p;
    parsed_load(&p);
    for (size_t i = 0; i < N_OF(cases); i++) {
        char *text = endless(cases[i].words, cases[i].times);
        parsed_text(&p, "a.txt", text, NULL);
        const struct fz_span *all = p.doc->sentences;
        cr_assert(p.doc->n_sentences == cases[i].n, "%s: %zu", cases[i].words, p.doc->n_sentences);
        for (size_t k = 0; k + 1 < cases[i].n; k++) {
            struct fz_str piece = fz_doc_str(p.doc, all[k]);
            cr_expect(fz_str_ends(piece, fz_str_from(cases[i].ends)), "%s %zu", cases[i].words, k);
            cr_expect(piece.len <= 6000 && all[k].end == all[k + 1].start, "%s %zu", cases[i].words, k);
        }
        cr_expect(fz_str_ends(fz_doc_str(p.doc, all[cases[i].n - 1]), FZ_STR("。")), "%s", cases[i].words);
        free(text);
    }
    parsed_clear(&p);
}
