/* Which lines make a block, what is marked in them and where the numbers stand. */
#include "marked.h"
#include <criterion/criterion.h>

#include "handmade.h"

static void add_para(struct made *made, const char *words, enum fz_para_kind kind, struct fz_section *section)
{
    struct fz_doc *doc = made->result.doc;
    *FZ_PUSH(&made->arena, doc->paras, doc->n_paras) = (struct fz_para){made_span(made, words, 0), kind, section};
}

static const char *blocks_text(struct made *made, const struct fz_marked *marked)
{
    struct fz_str all = {0};
    for (size_t i = 0; i < marked->n_blocks; i++) {
        const struct fz_block *b = &marked->blocks[i];
        struct fz_str text = fz_text_at(&made->result.doc->raw, b->raw);
        all = fz_str_printf(&made->arena, "%.*s%u/%d/%d<%.*s> ", FZ_ARG(all), b->line, (int)b->kind, b->level,
                            FZ_ARG(text));
    }
    return all.len ? all.ptr : "";
}

Test(marked, blocks)
{
    struct made made;
    made_init(&made);
    made_report(&made, "a.txt", "来源：网\n\n 标题 \n一、成效\n正文甲\n正文乙\n\n外面\n");
    add_para(&made, "标题", FZ_PARA_TITLE, NULL);
    struct fz_section *section = made_section(&made, "一、", "成效", 1, 0);
    add_para(&made, "正文甲\n正文乙", FZ_PARA_BODY, section);
    struct fz_marked marked = fz_marked_of(&made.result, FZ_NOTE, &made.arena);
    cr_expect_str_eq(blocks_text(&made, &marked),
                     "1/0/0<来源：网> 3/2/0< 标题 > 4/32/1<一、成效> 5/64/0<正文甲\n正文乙> 8/0/0<外面> ");
    made_clear(&made);
}

Test(marked, a_line_of_many_paragraphs_stands_once)
{
    struct made made;
    made_init(&made);
    made_report(&made, "a.txt", "甲乙丙\n丁\n");
    add_para(&made, "甲", FZ_PARA_TITLE, NULL);
    add_para(&made, "乙", FZ_PARA_BODY, NULL);
    add_para(&made, "丙", FZ_PARA_BODY, NULL);
    add_para(&made, "丁", FZ_PARA_BODY, NULL);
    struct fz_marked marked = fz_marked_of(&made.result, FZ_NOTE, &made.arena);
    cr_expect_str_eq(blocks_text(&made, &marked), "1/2/0<甲乙丙> 2/64/0<丁> ");
    made_clear(&made);
}

Test(marked, numbers)
{
    struct made made;
    made_init(&made);
    made_report(&made, "a.txt", "标题\n错，好\n完\n");
    struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_WARNING);
    struct fz_rule *note = made_rule(&made, "FZ2", "b", "typo", FZ_NOTE);
    made_finding(&made, rule, made_span(&made, "标题", 0), "缺")->absence = true;
    made_finding(&made, note, made_span(&made, "错", 0), "藏");
    made_finding(&made, rule, made_span(&made, "好\n完", 0), "跨行");
    struct fz_marked marked = fz_marked_of(&made.result, FZ_WARNING, &made.arena);
    cr_assert_eq(marked.n_noted, 2);
    cr_expect_eq(marked.noted[0].number, 1);
    cr_expect_eq(marked.noted[0].at, 0, "what is absent has its number before the line");
    cr_expect_eq(marked.noted[1].number, 2);
    cr_expect_eq(marked.noted[1].at, 16, "at most at the end of the block where the words begin");
    cr_assert_eq(marked.n_marks, 1, "what is absent or hidden is not marked");
    cr_expect_eq(marked.marks[0].raw.end, 20, "the mark goes on");
    made_clear(&made);
}

Test(marked, aggregates)
{
    struct made made;
    made_init(&made);
    made_report(&made, "a.txt", "错，错，错\n");
    struct fz_rule *rule = made_rule(&made, "FZ1", "a", "typo", FZ_WARNING);
    struct fz_finding *all = made_finding(&made, rule, made_span(&made, "错", 0), "错");
    struct fz_finding parts[] = {*all, *all};
    parts[1].raw = made_span(&made, "错", 1);
    all->aggregate = true;
    all->parts = parts;
    all->n_parts = 2;
    struct fz_marked marked = fz_marked_of(&made.result, FZ_NOTE, &made.arena);
    cr_expect_eq(marked.n_marks, 2);
    cr_expect_eq(marked.n_noted, 1);
    struct fz_related related[] = {{.raw = made_span(&made, "错", 2)}, {.path = "b.txt", .raw = {0, 3}}};
    all->parts = NULL;
    all->n_parts = 0;
    all->related = related;
    all->n_related = 2;
    marked = fz_marked_of(&made.result, FZ_NOTE, &made.arena);
    cr_assert_eq(marked.n_marks, 2, "a place of another report is not marked in this one");
    cr_expect_eq(marked.marks[1].raw.start, 12);
    made_clear(&made);
}

Test(marked, nothing_but_blank_lines)
{
    struct made made;
    made_init(&made);
    made_report(&made, "a.txt", "\n \n");
    made_finding(&made, made_rule(&made, "FZ1", "a", "typo", FZ_ERROR), (struct fz_span){0, 0}, "缺")->absence = true;
    struct fz_marked marked = fz_marked_of(&made.result, FZ_NOTE, &made.arena);
    cr_expect_eq(marked.n_blocks, 0);
    cr_expect_eq(marked.n_noted, 1);
    made_clear(&made);
}
