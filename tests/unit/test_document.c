/* Looking up in a document: sections by place, roles from around, walking in reading order. */
#include "model/document.h"
#include <criterion/criterion.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

/* root { a [10,30) { b [15,25) { c [18,20) } } d [30,40) } */
static struct fz_section root, a, b, c, d;

static void build(void)
{
    root = (struct fz_section){.body = {0, 40}, .child = &a};
    a = (struct fz_section){.level = 1,
                            .marker = {10, 12},
                            .heading = {12, 14},
                            .body = {14, 30},
                            .roles = 1,
                            .parent = &root,
                            .child = &b,
                            .next = &d};
    b = (struct fz_section){
        .level = 2, .marker = {15, 16}, .heading = {16, 17}, .body = {17, 25}, .parent = &a, .child = &c};
    c = (struct fz_section){
        .level = 3, .marker = {18, 19}, .heading = {19, 19}, .body = {19, 20}, .roles = 4, .parent = &b};
    d = (struct fz_section){.level = 1, .marker = {30, 31}, .heading = {31, 33}, .body = {33, 40}, .parent = &root};
}

Test(document, section_at)
{
    static const struct {
        uint32_t at;
        const struct fz_section *want;
    } cases[] = {
        {0, &root}, {9, &root}, {10, &a}, {14, &a}, {15, &b}, {17, &b}, {18, &c},    {19, &c},
        {20, &b},   {24, &b},   {25, &a}, {29, &a}, {30, &d}, {39, &d}, {40, &root}, {100, &root},
    };
    struct fz_para paras[] = {{{0, 9}, FZ_PARA_LEAD, &root},   {{10, 14}, FZ_PARA_HEADING, &a},
                              {{15, 17}, FZ_PARA_HEADING, &b}, {{18, 20}, FZ_PARA_HEADING, &c},
                              {{21, 24}, FZ_PARA_BODY, &b},    {{30, 39}, FZ_PARA_BODY, &d}};
    struct fz_doc doc = {.root = &root, .paras = paras, .n_paras = N_OF(paras)};
    build();
    for (size_t i = 0; i < N_OF(cases); i++)
        cr_expect(fz_doc_section_at(&doc, cases[i].at) == cases[i].want, "%u", cases[i].at);
}

Test(document, sentence_at)
{
    struct fz_span sentences[] = {{5, 8}, {8, 12}, {20, 30}};
    const struct {
        uint32_t at;
        const struct fz_span *want;
    } cases[] = {{0, NULL},  {5, &sentences[0]},  {7, &sentences[0]},  {8, &sentences[1]}, {11, &sentences[1]},
                 {12, NULL}, {20, &sentences[2]}, {29, &sentences[2]}, {30, NULL}};
    struct fz_doc doc = {0}, spoken = {.sentences = sentences, .n_sentences = N_OF(sentences)};
    for (size_t i = 0; i < N_OF(cases); i++) {
        const struct fz_span *got = fz_doc_sentence_at(&spoken, cases[i].at);
        cr_expect(got == cases[i].want, "%u", cases[i].at);
    }
    cr_expect(fz_doc_sentence_at(&doc, 0) == NULL);
}

Test(document, walk_roles_head)
{
    static const struct fz_section *const order[] = {&root, &a, &b, &c, &d};
    static const uint64_t roles[] = {0, 1, 1, 4, 0};
    size_t i = 0;
    build();
    for (const struct fz_section *s = &root; s; s = fz_section_walk(s), i++) {
        cr_assert(i < N_OF(order) && s == order[i], "%zu", i);
        cr_expect(fz_section_roles(s) == roles[i], "%zu", i);
    }
    cr_expect(i == N_OF(order));
    struct fz_span head = fz_section_head(&a);
    cr_expect(head.start == 10 && head.end == 14);
}

Test(document, strings_and_anchor)
{
    static const char text[] = "\n \u3000甲乙 \n丙";
    struct fz_fold_run runs[] = {{0, 5, 0}};
    struct fz_arena arena;
    fz_arena_init(&arena);
    struct fz_doc doc = {.fold = {FZ_STR_INIT("甲乙"), runs, 1}, .root = &root};
    fz_text_init(&doc.raw, &arena, fz_str_from(text));
    cr_expect(fz_str_equal(fz_doc_str(&doc, (struct fz_span){3, 6}), FZ_STR("乙")));
    cr_expect(fz_str_equal(fz_doc_str(&doc, (struct fz_span){3, 99}), FZ_STR("乙")));
    struct fz_span raw = fz_doc_raw(&doc, (struct fz_span){3, 6});
    cr_expect(raw.start == 8 && raw.end == 11);
    struct fz_span anchor = fz_doc_anchor_raw(&doc); /* no title: the first line with text, without its white space */
    cr_expect(anchor.start == 5 && anchor.end == 11, "%u %u", anchor.start, anchor.end);
    doc.title = (struct fz_span){3, 6};
    anchor = fz_doc_anchor_raw(&doc);
    cr_expect(anchor.start == 8 && anchor.end == 11);
    doc.title = (struct fz_span){0, 0};
    fz_text_init(&doc.raw, &arena, FZ_STR(" \n"));
    anchor = fz_doc_anchor_raw(&doc);
    cr_expect(anchor.start == 0 && anchor.end == 0);
    fz_arena_clear(&arena);
}
