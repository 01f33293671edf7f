/* Positions of a client's text in both units, and edits by position. */
#include "lsp/text.h"
#include <criterion/criterion.h>
#include <string.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

static void fill(struct fz_client_text *text, enum fz_units units, const char *words)
{
    fz_client_text_init(text, units);
    fz_client_text_replace(text, 0, 0, fz_str_from(words));
}

Test(lsp_text, positions)
{
    static const char words[] = "a法𠮷b\r\n\n治\r𠮷\u2028x";
    static const struct {
        size_t offset;
        uint32_t line, utf16, utf8;
    } cases[] = {
        {0, 0, 0, 0},  {1, 0, 1, 1},  {4, 0, 2, 4},  {8, 0, 4, 8},  {9, 0, 5, 9},  {11, 1, 0, 0},
        {12, 2, 0, 0}, {15, 2, 1, 3}, {16, 3, 0, 0}, {20, 3, 2, 4}, {23, 3, 3, 7}, {24, 3, 4, 8},
    };
    for (int units = FZ_UTF16; units <= FZ_UTF8; units++) {
        struct fz_client_text text;
        fill(&text, (enum fz_units)units, words);
        for (size_t from = 0; from < N_OF(cases); from++) {
            for (size_t i = 0; i < N_OF(cases); i++) {
                uint32_t character = units == FZ_UTF8 ? cases[i].utf8 : cases[i].utf16;
                struct fz_position want = {cases[i].line, character};
                (void)fz_client_text_position(&text, cases[from].offset); /* wherever the last one was */
                struct fz_position got = fz_client_text_position(&text, cases[i].offset);
                cr_expect(got.line == want.line && got.character == want.character,
                          "%d: offset %zu is %u:%u, not %u:%u", units, cases[i].offset, got.line, got.character,
                          want.line, want.character);
                size_t back = fz_client_text_offset(&text, want);
                cr_expect(back == cases[i].offset, "%d: %u:%u is %zu, not %zu", units, want.line, want.character, back,
                          cases[i].offset);
            }
        }
        fz_client_text_clear(&text);
    }
}

Test(lsp_text, between_cr_and_lf)
{
    struct fz_client_text text;
    fill(&text, FZ_UTF16, "ab\r\nc");
    struct fz_position got = fz_client_text_position(&text, 3);
    cr_expect(got.line == 0 && got.character == 2, "%u:%u", got.line, got.character);
    fz_client_text_clear(&text);
}

Test(lsp_text, nowhere)
{
    static const struct {
        enum fz_units units;
        uint32_t line, character;
        size_t want;
    } cases[] = {
        {FZ_UTF16, 0, 99, 4}, /* at the line's end, not on the next line */
        {FZ_UTF16, 0, UINT32_MAX, 4}, {FZ_UTF16, 1, 99, 10}, {FZ_UTF16, 2, 0, 10}, {FZ_UTF16, UINT32_MAX, 9, 10},
        {FZ_UTF16, 0, 1, 0}, /* inside a pair */
        {FZ_UTF8, 0, 3, 0},           {FZ_UTF8, 0, 4, 4},    {FZ_UTF8, 1, 2, 6},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_client_text text;
        fill(&text, cases[i].units, "𠮷\r\n法a");
        size_t got = fz_client_text_offset(&text, (struct fz_position){cases[i].line, cases[i].character});
        cr_expect(got == cases[i].want, "case %zu: %zu, not %zu", i, got, cases[i].want);
        fz_client_text_clear(&text);
    }
}

Test(lsp_text, edits)
{
    static const struct {
        uint32_t line, character, end_line, end_character;
        const char *new, *want;
    } steps[] = {
        /* each of the text before it; units are UTF-16 */
        {0, 0, 0, 0, "甲\r\n乙", "甲\r\n乙"}, {0, 1, 0, 1, "𠮷", "甲𠮷\r\n乙"},     {0, 3, 1, 0, "", "甲𠮷乙"},
        {0, 1, 0, 3, "\r", "甲\r乙"},         {1, 0, 1, 0, "\n", "甲\r\n乙"}, /* a \r and a \n that come together are
                                                                                 one line end */
        {1, 1, 9, 9, "丙\n", "甲\r\n乙丙\n"}, {2, 0, 2, 0, "丁", "甲\r\n乙丙\n丁"}, {0, 0, 99, 0, "", ""},
    };
    struct fz_client_text text;
    fz_client_text_init(&text, FZ_UTF16);
    for (size_t i = 0; i < N_OF(steps); i++) {
        size_t start = fz_client_text_offset(&text, (struct fz_position){steps[i].line, steps[i].character});
        size_t end = fz_client_text_offset(&text, (struct fz_position){steps[i].end_line, steps[i].end_character});
        fz_client_text_replace(&text, start, end, fz_str_from(steps[i].new));
        cr_expect(fz_str_equal(fz_buf_str(&text.buf), fz_str_from(steps[i].want)), "step %zu: %.*s", i,
                  FZ_ARG(fz_buf_str(&text.buf)));
    }
    fz_client_text_clear(&text);
}
