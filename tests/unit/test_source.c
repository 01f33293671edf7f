/* From the text back to the bytes: every offset of the text against what stands in the source there. */
#include "input/source.h"
#include "input/input.h"
#include <criterion/criterion.h>
#include <string.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

struct fixture {
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_doc doc;
    struct fz_source source;
};

/* Two bytes of GB18030 may be UTF-8 as well: no guess from so little. */
static void read_bytes(struct fixture *f, struct fz_str bytes)
{
    struct fz_input_opts opts = {.encoding = fz_str_starts(bytes, FZ_STR("\322")) ? "gb18030" : NULL, .max_size = 1000};
    fz_arena_init(&f->arena);
    fz_errors_init(&f->errors, &f->arena, FZ_LANG_EN);
    f->doc = (struct fz_doc){.arena = &f->arena};
    cr_assert(fz_input_read(&f->doc, "a.txt", bytes, &opts, &f->errors));
    fz_source_init(&f->source, &f->doc, bytes);
}

Test(source, places)
{
    static const struct {
        struct fz_str bytes;
        size_t n, places[8][2]; /* offset of the text, byte of the source */
    } cases[] = {
        {FZ_STR_INIT("a一\nb"), 4, {{0, 0}, {1, 1}, {4, 4}, {5, 5}}},
        {FZ_STR_INIT("a\r\nb\rc\nd"), 7, {{0, 0}, {1, 1}, {2, 3}, {3, 4}, {4, 5}, {6, 7}, {7, 8}}},
        {FZ_STR_INIT("\xEF\xBB\xBF一\r\r\nx"), 5, {{0, 3}, {3, 6}, {4, 7}, {5, 9}, {6, 10}}},
        {FZ_STR_INIT("a\xE2\x80\xA8一\xC2\x85x"), 5, {{0, 0}, {1, 1}, {2, 4}, {5, 7}, {6, 9}}},
        {FZ_STR_INIT("\xFF\xFE"
                     "a\0\0N\r\0\n\0\102\330\267\337x\0"),
         6,
         {{0, 2}, {1, 4}, {4, 6}, {5, 10}, {9, 14}, {10, 16}}},
        {FZ_STR_INIT("\xFE\xFF"
                     "\0aN\0\0\r\0\n\330\102\337\267\0x"),
         6,
         {{0, 2}, {1, 4}, {4, 6}, {5, 10}, {9, 14}, {10, 16}}},
        {FZ_STR_INIT("\322\273\r\n\322\273a"), 5, {{0, 0}, {3, 2}, {4, 4}, {7, 6}, {8, 7}}},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fixture f;
        read_bytes(&f, cases[i].bytes);
        for (size_t k = 0; k < cases[i].n; k++) {
            size_t at = fz_source_to(&f.source, fz_u32(cases[i].places[k][0]));
            cr_expect(at == cases[i].places[k][1], "case %zu, %zu: %zu", i, cases[i].places[k][0], at);
        }
        fz_arena_clear(&f.arena);
    }
}

Test(source, new_words)
{
    static const struct {
        struct fz_str bytes;
        const char *text;
        struct fz_str want;
        size_t failed;
    } cases[] = {
        {FZ_STR_INIT("a\r\nb\nc"), "一\n二", FZ_STR_INIT("一\r\n二"), SIZE_MAX},
        {FZ_STR_INIT("a\rb"), "\n", FZ_STR_INIT("\r"), SIZE_MAX},
        {FZ_STR_INIT("a"), "x\n\n", FZ_STR_INIT("x\n\n"), SIZE_MAX},
        {FZ_STR_INIT("\xFE\xFF\0a"), "b\n", FZ_STR_INIT("\0b\0\n"), SIZE_MAX},
        {FZ_STR_INIT("\322\273\r\n"), "一\n一", FZ_STR_INIT("\322\273\r\n\322\273"), SIZE_MAX},
        {FZ_STR_INIT("\322\273\n"), "一\n一𠮷", FZ_STR_INIT("\322\273\n"), 7},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fixture f;
        struct fz_buf out;
        fz_buf_init(&out);
        read_bytes(&f, cases[i].bytes);
        size_t failed = fz_source_put(&f.source, fz_str_from(cases[i].text), &out);
        cr_expect(failed == cases[i].failed, "case %zu: %zu", i, failed);
        cr_expect(fz_str_equal(fz_buf_str(&out), cases[i].want), "case %zu", i);
        fz_buf_clear(&out);
        fz_arena_clear(&f.arena);
    }
}
