/* Which of several texts share more than set phrases, and where. */
#include "across.h"
#include "base/utf8.h"
#include "report.h"

/* Fifty characters or so each, of which no fourteen in a row stand in another. */
#define A "老党员牵头摆桌听诉当场能办的当场办办不了的由司法所登记转办三日内回访逢场日茶馆座无虚席群众说事有了去处"
#define B "商会代表随行监督全程留痕检查结果当日上网企业扫码评价差评由纪委跟进核实取消重复事项推行一码检查减少打扰"
#define C "渔港夜校开进船舱船长带头学法禁渔期里讲条例开海以后送案例一年下来违规出海的少了主动报备的多了口碑渐起来"
#define D "果农卖果先看合同范本律师下乡逐条讲解违约责任写得明明白白去年秋天六个村没有一起因为收购价起的官司和纠纷"

struct shared_case {
    const char *texts[4]; /* fewer: NULL */
    const char *want;     /* I-J:CHARS@LINE of each pair, I before J: the stretch of I, its line in J */
};

static void show_pairs(struct fz_buf *out, const struct fz_across *across, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t n_shared;
        const struct fz_shared *shared = fz_across_of(across, i, &n_shared);
        for (size_t k = 0; k < n_shared; k++)
            if (shared[k].path[0] > (char)('0' + i))
                fz_buf_printf(out, "%s%zu-%s:%u@%u", out->len ? " " : "", i, shared[k].path, shared[k].chars,
                              shared[k].lines[0]);
    }
}

static void across_cases(const struct shared_case *cases, size_t n)
{
    static const char *const names[] = {"0", "1", "2", "3"};
    static const struct fz_parse_opts opts = {.passage = true, .body_kind = -1};
    struct parsed p;
    parsed_load(&p);
    for (size_t i = 0; i < n; i++) {
        struct fz_arena arena;
        struct fz_buf got;
        size_t count = 0;
        fz_arena_init(&arena);
        fz_buf_init(&got);
        struct fz_across *across = fz_across_new(&arena);
        struct fz_matcher *matcher = fz_matcher_new();
        for (; count < 4 && cases[i].texts[count]; count++) {
            parsed_text(&p, "a.txt", cases[i].texts[count], &opts);
            fz_across_add(across, names[count], fz_across_sample(&arena, p.doc, &p.ruleset->genre, matcher));
        }
        fz_across_compare(across);
        show_pairs(&got, across, count);
        expect_str(fz_buf_str(&got), cases[i].want, cases[i].texts[0]);
        fz_buf_clear(&got);
        fz_matcher_free(matcher);
        fz_arena_clear(&arena);
    }
    parsed_clear(&p);
}

/* clang-format off */
Test(across, pairs)
{
    static const struct shared_case cases[] = {
        {{A "。" B "。" C "。", A "。" B "。" C "。"}, "0-1:140@1"},
        {{A "。" B "。" C "。", D "。\n" A "。" B "。" C "。"}, "0-1:140@2"},
        {{A "。" B "。" C "。", D "。" D "。" D "。"}, ""},
        {{A "。" B "。" C "。", "甲" A "、乙" B "（丙）" C}, "0-1:122@1"}, /* runs that are cut by another word */
        {{A "。" B "。" C "。", C "。" B "。" A "。"}, "0-1:122@1"},
        {{A "。", A "。"}, ""},                                       /* fifty characters are no copy */
        {{A "。" B "。" C "。", D "。", A "。" B "。" C "。"}, "0-2:140@1"},
        {{A "。" B "。" C "。", A "。" B "。" C "。", A "。" B "。" C "。"}, "0-1:140@1 0-2:140@1 1-2:140@1"},
    };
    across_cases(cases, N_OF(cases));
}

Test(across, set_phrases)
{
#define SET "坚持以习近平新时代中国特色社会主义思想为指导全面贯彻党的二十大精神和二十届历次全会精神持续深入推进各项法治工作的落实见效"
    static const struct shared_case cases[] = {
        {{SET "。" SET "。" SET "。", SET "。" SET "。" SET "。"}, ""},
        {{A "，" SET "，" B "。" C "。", A "，" SET "，" B "。" C "。"}, "0-1:140@1"}, /* without them */
    };
    across_cases(cases, N_OF(cases));
}

/* What more than eight reports have is a set phrase. */
Test(across, what_many_reports_share)
{
    static const struct fz_parse_opts opts = {.passage = true, .body_kind = -1};
    static const struct {
        size_t n_reports, n_shared;
    } cases[] = {{2, 1}, {8, 7}, {9, 0}};
    struct parsed p;
    parsed_load(&p);
    parsed_text(&p, "a.txt", A "。" B "。" C "。", &opts);
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_arena arena;
        size_t n;
        fz_arena_init(&arena);
        struct fz_across *across = fz_across_new(&arena);
        struct fz_matcher *matcher = fz_matcher_new();
        for (size_t k = 0; k < cases[i].n_reports; k++)
            fz_across_add(across, "r", fz_across_sample(&arena, p.doc, &p.ruleset->genre, matcher));
        fz_across_compare(across);
        for (size_t k = 0; k < cases[i].n_reports; k++) {
            const struct fz_shared *shared = fz_across_of(across, k, &n);
            cr_expect(n == cases[i].n_shared, "%zu of %zu: %zu", k, cases[i].n_reports, n);
            if (!n)
                continue;
            uint32_t chars = fz_u32(fz_utf8_count(FZ_STR(A B C)));
            cr_expect(shared->percent == shared->chars * 100 / chars, "%u", shared->percent);
            cr_expect(shared->n == 1 && shared->n_spans == 1 && shared->chars <= chars);
        }
        fz_matcher_free(matcher);
        fz_arena_clear(&arena);
    }
    parsed_clear(&p);
}

Test(across, what_cannot_be_read_shares_nothing)
{
    struct fz_arena arena;
    size_t n = 1;
    fz_arena_init(&arena);
    struct fz_across *across = fz_across_new(&arena);
    fz_across_add(across, "gone.txt", fz_across_sample(&arena, NULL, NULL, NULL));
    fz_across_compare(across);
    cr_expect(fz_across_of(across, 0, &n) != NULL && n == 0);
    cr_expect(fz_across_of(across, 1, &n) != NULL && n == 0, "no such report");
    fz_arena_clear(&arena);
}
/* clang-format on */
