/* Text put together from pieces: origins and facts move with it. */
#include "input/block.h"
#include <criterion/criterion.h>

static void begin(struct fz_block *block, struct fz_arena *arena, const char *text)
{
    fz_block_init(block, arena);
    fz_block_add_from(block, fz_str_from(text), 1, 2, 3);
}

Test(block, text)
{
    struct fz_arena arena;
    struct fz_block block;
    fz_arena_init(&arena);
    fz_block_init(&block, &arena);
    fz_block_add(&block, FZ_STR("a\nb\r\tc"));
    fz_block_add(&block, FZ_STR(""));
    fz_block_newline(&block);
    cr_expect(fz_str_equal(fz_buf_str(&block.text), FZ_STR("a b  c\n")) && fz_block_at(&block) == 7);
    fz_block_empty(&block);
    cr_expect(fz_block_at(&block) == 0);
    fz_block_clear(&block);
    fz_arena_clear(&arena);
}

/* Pieces of one node grow together, those with something between them do not. */
Test(block, origins)
{
    struct fz_arena arena;
    struct fz_block block;
    fz_arena_init(&arena);
    begin(&block, &arena, "ab");
    fz_block_add_from(&block, FZ_STR("cd"), 1, 2, 5);
    cr_expect(block.n_origins == 1 && block.origins[0].len == 4 && block.origins[0].at == 3);
    fz_block_add_from(&block, FZ_STR("e"), 1, 2, 9);
    fz_block_add_from(&block, FZ_STR(""), 1, 3, 0);
    fz_block_add_from(&block, FZ_STR("f"), 1, 3, 0);
    cr_expect(block.n_origins == 3 && block.origins[2].raw == 5 && block.origins[2].node == 3);
    fz_block_clear(&block);
    fz_arena_clear(&arena);
}

Test(block, finish)
{
    struct fz_arena arena, kept;
    struct fz_block main, aside;
    fz_arena_init(&arena);
    fz_arena_init(&kept);
    struct fz_doc doc = {.arena = &kept};
    struct fz_str words = FZ_STR("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一");
    begin(&main, &arena, "正文");
    fz_block_newline(&main);
    begin(&aside, &arena, "页眉");
    fz_block_fact(&aside, FZ_FACT_COMMENT, (struct fz_span){3, 6}, words);
    fz_block_fact(&aside, FZ_FACT_HIDDEN_TEXT, (struct fz_span){6, 6}, fz_str_slice(words, 0, words.len - 3));
    fz_block_finish(&doc, &main, &aside);
    fz_block_clear(&main);
    fz_block_clear(&aside);
    fz_arena_clear(&arena);
    cr_expect(fz_str_equal(doc.raw.str, FZ_STR("正文\n页眉")) && doc.raw.n_lines == 2 && doc.aside == 7);
    cr_expect(doc.n_origins == 2 && doc.origins[1].raw == 7 && doc.origins[1].len == 6);
    cr_assert(doc.n_facts == 2 && doc.facts[0].raw.start == 10 && doc.facts[0].raw.end == 13);
    cr_expect(fz_str_ends(doc.facts[0].text, FZ_STR("九十…")), "%.*s", FZ_ARG(doc.facts[0].text));
    cr_expect(fz_str_ends(doc.facts[1].text, FZ_STR("九十")));
    fz_arena_clear(&kept);
}
