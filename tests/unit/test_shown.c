/* Text that is safe to print, and excerpts cut to size. */
#include <criterion/criterion.h>

#include "base/utf8.h"
#include "shown.h"
#include <string.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

Test(shown, levels)
{
    cr_expect(strcmp(fz_shown_level(FZ_ERROR, FZ_LANG_ZH), "错误") == 0);
    cr_expect(strcmp(fz_shown_level(FZ_NOTE, FZ_LANG_EN), "note") == 0);
}

Test(shown, safe_text)
{
    static const struct {
        const char *text, *shown;
        size_t cells;
    } cases[] = {
        {"法治abc", "法治abc", 7},
        {"", "", 0},
        {"a\tb\nc\r", "a b c ", 6},
        {"\x1b[31m", "<U+001B>[31m", 12},
        {"\xC2\x9B"
         "31m",
         "<U+009B>31m", 11}, /* the one-byte form of ESC [ */
        {"a\xE2\x80\xAE"
         "b",
         "a<U+202E>b", 10}, /* text that runs backwards */
        {"零\xE2\x80\x8B宽", "零<U+200B>宽", 12},
        {"\x7F", "<U+007F>", 8},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_buf buf;
        fz_buf_init(&buf);
        fz_shown_add(&buf, fz_str_from(cases[i].text));
        cr_expect(fz_str_equal(fz_buf_str(&buf), fz_str_from(cases[i].shown)), "case %zu: %.*s", i, FZ_ARG(buf));
        cr_expect(fz_shown_cells(fz_str_from(cases[i].text)) == cases[i].cells, "case %zu", i);
        cr_expect(fz_utf8_width(fz_str_from(cases[i].shown)) == cases[i].cells,
                  "case %zu: the cells are those of what is printed", i);
        fz_buf_clear(&buf);
    }
}

Test(shown, broken_bytes_of_a_file_name)
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    fz_shown_add(&buf, FZ_STR("a\xFF\xFE.txt"));
    cr_expect(fz_str_equal(fz_buf_str(&buf), FZ_STR("a\uFFFD\uFFFD.txt")));
    fz_buf_clear(&buf);
}

static size_t one_each(struct fz_str character)
{
    return character.len > 0;
}

/* The excerpt of WORDS in TEXT as …before[marked…]after… */
static void check_excerpt(size_t number, const char *text, const char *words, size_t side, size_t all, bool cells,
                          const char *expected)
{
    struct fz_arena arena;
    struct fz_text t;
    fz_arena_init(&arena);
    fz_text_init(&t, &arena, fz_str_from(text));
    size_t at = fz_str_find(t.str, fz_str_from(words), 0);
    struct fz_span span = {fz_u32(at), fz_u32(at + strlen(words))};
    struct fz_excerpt e = fz_excerpt_of(&t, span, side, all, cells ? fz_shown_cells : one_each);
    struct fz_str got =
        fz_str_printf(&arena, "%s%.*s[%.*s%s]%.*s%s", e.cut_before ? "…" : "", FZ_ARG(e.before), FZ_ARG(e.marked),
                      e.cut_marked ? "…" : "", FZ_ARG(e.after), e.cut_after ? "…" : "");
    cr_expect(fz_str_equal(got, fz_str_from(expected)), "case %zu: %.*s", number, FZ_ARG(got));
    fz_arena_clear(&arena);
}

Test(shown, excerpts)
{
    static const struct {
        const char *text, *words;
        size_t side, all;
        bool cells;
        const char *expected;
    } cases[] = {
        {"一二三四五", "三", 9, 0, false, "一二[三]四五"},
        {"一二三四五", "三", 1, 0, false, "…二[三]四…"},
        {"上一行\n一二三\n下一行", "二", 9, 0, false, "一[二]三"},
        {"上一行\n一二三\n下一行", "二三\n下", 9, 0, false, "一[二三]"}, /* the first line of it */
        {"一二三四五六七", "二三四五六", 1, 0, false, "一[二三四…]"},    /* at most three times SIDE */
        {"一二三四五六七", "四", 9, 8, true, "…三[四]五六…"},            /* six cells left, three a side */
        {"一二三四五六七", "一", 9, 8, true, "[一]二三四…"},             /* what one side leaves goes to the other */
        {"一二三四五六七", "七", 9, 8, true, "…四五六[七]"},
        {"一二三四五六七", "二", 9, 8, true, "一[二]三四…"},
        {"一二三四五六七", "六", 9, 8, true, "…四五[六]七"},
        {"一二三四五六七", "二三四五六", 9, 8, true, "一[二三四…]"},
        {"一\x1b二三", "三", 9, 11, true, "…二[三]"}, /* an escape takes eight cells */
        {"一\n\n二", "\n\n", 9, 0, false, "一[]"},
        {"", "", 9, 0, false, "[]"},
    };
    for (size_t i = 0; i < N_OF(cases); i++)
        check_excerpt(i, cases[i].text, cases[i].words, cases[i].side, cases[i].all, cases[i].cells, cases[i].expected);
}
