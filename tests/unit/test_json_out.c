/* What is streamed and what is built give the same document; nothing in a string breaks it. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "json_out.h"
#include <stdlib.h>
#include <string.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

struct sheet {
    struct fz_arena arena;
    struct fz_json *json;
    FILE *out;
    char *bytes;
    size_t len;
};

static void sheet_open(struct sheet *sheet)
{
    fz_arena_init(&sheet->arena);
    sheet->out = open_memstream(&sheet->bytes, &sheet->len);
    sheet->json = fz_json_new(&sheet->arena, sheet->out);
}

static void sheet_expect(struct sheet *sheet, const char *expected)
{
    fclose(sheet->out);
    cr_expect(strcmp(sheet->bytes, expected) == 0, "written: %s", sheet->bytes);
    free(sheet->bytes);
    fz_arena_clear(&sheet->arena);
}

static void sample(struct fz_json *json, bool streamed)
{
    (streamed ? fz_json_stream_object : fz_json_object)(json, NULL);
    fz_json_int(json, "n", -7);
    (streamed ? fz_json_stream_array : fz_json_array)(json, "list");
    fz_json_bool(json, NULL, true);
    fz_json_object(json, NULL);
    fz_json_stream_array(json, "built with its object");
    fz_json_null(json, NULL);
    fz_json_end(json);
    fz_json_end(json);
    fz_json_end(json);
    (streamed ? fz_json_stream_array : fz_json_array)(json, "empty");
    fz_json_end(json);
    fz_json_text(json, "none", NULL);
    fz_json_end(json);
}

Test(json_out, built_is_one_line)
{
    struct sheet sheet;
    sheet_open(&sheet);
    sample(sheet.json, false);
    sheet_expect(&sheet, "{\"n\":-7,\"list\":[true,{\"built with its object\":[null]}],\"empty\":[],\"none\":null}\n");
}

Test(json_out, into_a_buffer)
{
    struct fz_arena arena;
    struct fz_buf buf;
    fz_arena_init(&arena);
    fz_buf_init(&buf);
    fz_buf_add(&buf, FZ_STR("before "));
    sample(fz_json_new_buf(&arena, &buf), false);
    cr_expect(fz_str_equal(fz_buf_str(&buf), FZ_STR("before {\"n\":-7,\"list\":[true,{\"built with its "
                                                    "object\":[null]}],\"empty\":[],\"none\":null}")),
              "%.*s", FZ_ARG(fz_buf_str(&buf)));
    fz_buf_clear(&buf);
    fz_arena_clear(&arena);
}

Test(json_out, streamed_is_a_line_a_member)
{
    struct sheet sheet;
    sheet_open(&sheet);
    sample(sheet.json, true);
    sheet_expect(&sheet, "{\n"
                         "  \"n\": -7,\n"
                         "  \"list\": [\n"
                         "    true,\n"
                         "    {\"built with its object\":[null]}\n"
                         "  ],\n"
                         "  \"empty\": [],\n"
                         "  \"none\": null\n"
                         "}\n");
}

Test(json_out, streamed_goes_out_at_once)
{
    struct sheet sheet;
    sheet_open(&sheet);
    fz_json_stream_array(sheet.json, NULL);
    fz_json_int(sheet.json, NULL, 1);
    fflush(sheet.out);
    cr_expect(strcmp(sheet.bytes, "[\n  1") == 0, "written: %s", sheet.bytes);
    fz_json_end(sheet.json);
    sheet_expect(&sheet, "[\n  1\n]\n");
}

Test(json_out, strings)
{
    static const struct {
        struct fz_str value;
        const char *expected;
    } cases[] = {
        {{"", 0}, "\"\""},
        {{NULL, 0}, "\"\""},
        {{"法𠮷", 7}, "\"法𠮷\""},
        {{"a\"b\\c\n\t\x1b", 8}, "\"a\\\"b\\\\c\\n\\t\\u001B\""},
        {{"a\0b", 3}, "\"a\\u0000b\""},
        {{"坏\xFF\xE6的", 8}, "\"坏\uFFFD\uFFFD的\""},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct sheet sheet;
        char expected[64];
        sheet_open(&sheet);
        fz_json_array(sheet.json, NULL);
        fz_json_str(sheet.json, NULL, cases[i].value);
        fz_json_end(sheet.json);
        snprintf(expected, sizeof expected, "[%s]\n", cases[i].expected);
        sheet_expect(&sheet, expected);
    }
}

Test(json_out, deep)
{
    enum { DEPTH = 100 };
    struct sheet sheet;
    char expected[2 * DEPTH + 2];
    sheet_open(&sheet);
    for (int i = 0; i < DEPTH; i++)
        fz_json_array(sheet.json, NULL);
    for (int i = 0; i < DEPTH; i++)
        fz_json_end(sheet.json);
    memset(expected, '[', DEPTH);
    memset(expected + DEPTH, ']', DEPTH);
    memcpy(expected + 2 * DEPTH, "\n", 2);
    sheet_expect(&sheet, expected);
}
