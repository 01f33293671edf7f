/* A report's bytes to its text: what is refused, line ends, what is noted about the source. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/utf8.h"
#include "input/input.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))

struct fixture {
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_doc doc;
};

static bool read_as(struct fixture *f, const char *name, struct fz_str bytes, size_t max_size)
{
    struct fz_input_opts opts = {.max_size = max_size};
    fz_arena_init(&f->arena);
    fz_errors_init(&f->errors, &f->arena, FZ_LANG_ZH);
    memset(&f->doc, 0, sizeof f->doc);
    f->doc.arena = &f->arena;
    return fz_input_read(&f->doc, name, bytes, &opts, &f->errors);
}

Test(input, what_is_noted)
{
    char name[] = "a/年报.TXT";
    struct fixture f;
    cr_assert(read_as(&f, name, FZ_STR("\xEF\xBB\xBF一\r\n二\r\n"), 100));
    name[0] = 'x'; /* the path is a copy */
    cr_expect(strcmp(f.doc.path, "a/年报.TXT") == 0);
    cr_expect(f.doc.format == FZ_FORMAT_TEXT && f.doc.bom && f.doc.source_size == 13);
    cr_expect(strcmp(f.doc.encoding, "UTF-8") == 0 && strcmp(f.doc.newline, "CRLF") == 0);
    cr_expect(fz_str_equal(f.doc.raw.str, FZ_STR("一\n二\n")) && f.doc.raw.n_lines == 3);
    fz_arena_clear(&f.arena);
}

Test(input, the_text_is_a_copy)
{
    struct fixture f;
    char bytes[] = "abc";
    cr_assert(read_as(&f, "a.txt", fz_str_from(bytes), 100));
    bytes[0] = 'x';
    cr_expect(fz_str_equal(f.doc.raw.str, FZ_STR("abc")));
    fz_arena_clear(&f.arena);
}

Test(input, formats)
{
    static const struct {
        const char *name;
        enum fz_format format;
    } cases[] = {
        {"a.md", FZ_FORMAT_MARKDOWN}, {"a.Markdown", FZ_FORMAT_MARKDOWN},
        {"a.txt", FZ_FORMAT_TEXT},    {"-", FZ_FORMAT_TEXT},
        {"md", FZ_FORMAT_TEXT},       {"a.pdf.txt", FZ_FORMAT_TEXT},
        {"", FZ_FORMAT_TEXT},         {"a.html", FZ_FORMAT_HTML},
        {"a.HTM", FZ_FORMAT_HTML},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fixture f;
        cr_expect(read_as(&f, cases[i].name, FZ_STR("报告"), 100), "%s", cases[i].name);
        cr_expect(f.doc.format == cases[i].format, "%s", cases[i].name);
        fz_arena_clear(&f.arena);
    }
}

/* What a file begins with counts more than what it is called. */
Test(input, pages_under_other_names)
{
    static const char *const pages[] = {"\xEF\xBB\xBF\n<!doctype HTML><p>报告", "  <HTML lang=zh><p>报告",
                                        "<meta x><p>报告"};
    static const char *const paths[] = {"a.txt", "a.doc", "-"};
    for (size_t i = 0; i < N_OF(pages); i++)
        for (size_t k = 0; k < N_OF(paths); k++) {
            struct fixture f;
            cr_assert(read_as(&f, paths[k], fz_str_from(pages[i]), 100), "%s %s", paths[k], pages[i]);
            cr_expect(f.doc.format == FZ_FORMAT_HTML, "%s %s", paths[k], pages[i]);
            cr_expect(fz_str_equal(f.doc.raw.str, FZ_STR("报告\n")), "%s: %.*s", pages[i], FZ_ARG(f.doc.raw.str));
            fz_arena_clear(&f.arena);
        }
}

Test(input, line_ends)
{
    static const struct {
        const char *bytes, *text, *newline;
    } cases[] = {
        {"a\nb\n", "a\nb\n", "LF"},
        {"a\r\nb", "a\nb", "CRLF"},
        {"a\rb\r", "a\nb\n", "CR"},
        {"a\r\r\nb", "a\n\nb", "mixed"},
        {"a\nb\r\n", "a\nb\n", "mixed"},
        {"a\n\rb", "a\n\nb", "mixed"},
        {"a", "a", "none"},
        {"a\xE2\x80\xA8"
         "b\xE2\x80\xA9"
         "c\xC2\x85"
         "d",
         "a\nb\nc\nd", "mixed"},
        {"a\xE2\x80\xA6\xC2\xA0\fb\tc\x01", "a\xE2\x80\xA6\xC2\xA0\fb\tc\x01", "none"},
        {"\r\n\r\na", "\n\na", "CRLF"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fixture f;
        cr_assert(read_as(&f, "a.txt", fz_str_from(cases[i].bytes), 100), "case %zu", i);
        cr_expect(fz_str_equal(f.doc.raw.str, fz_str_from(cases[i].text)), "case %zu: %.*s", i, FZ_ARG(f.doc.raw.str));
        cr_expect(strcmp(f.doc.newline, cases[i].newline) == 0, "case %zu: %s", i, f.doc.newline);
        fz_arena_clear(&f.arena);
    }
}

/* The name of the stream that holds an encrypted document, in UTF-16LE. */
#define PASSWORD "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"

Test(input, refusals)
{
    static const struct {
        const char *name;
        struct fz_str bytes;
        uint32_t line, column;
        const char *says;
    } cases[] = {
        {"a.txt", FZ_STR_INIT(""), 0, 0, "空文件"},
        {"a.txt", FZ_STR_INIT("\xEF\xBB\xBF"), 0, 0, "空文件"},
        {"a.txt", FZ_STR_INIT(" \r\n\t　\n"), 0, 0, "空文件"},
        {"a.docx", FZ_STR_INIT("x"), 0, 0, "名为Word 文档（.docx），内容却不是"},
        {"a.DOC", FZ_STR_INIT("x"), 0, 0, ".doc）"},
        {"a.wps", FZ_STR_INIT("x"), 0, 0, "WPS"},
        {"a.pdf", FZ_STR_INIT("x"), 0, 0, "PDF"},
        {"a.rtf", FZ_STR_INIT("x"), 0, 0, "RTF"},
        {"a.odt", FZ_STR_INIT("x"), 0, 0, "名为ODT 文档（.odt），内容却不是"},
        {"a.ofd", FZ_STR_INIT("x"), 0, 0, "名为OFD 版式文件，内容却不是"},
        {"a.html", FZ_STR_INIT("<p> </p>"), 0, 0, "空文件"},
        {"a.pdf", FZ_STR_INIT("x"), 0, 0, "另存为 .docx 或纯文本（.txt，UTF-8 编码）"},
        {"a.txt", FZ_STR_INIT("PK\3\4x"), 0, 0, "压缩包损坏"},
        {"a.txt", FZ_STR_INIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), 0, 0, "WPS"},
        {"a.txt", FZ_STR_INIT("%PDF-1.7"), 0, 0, "PDF"},
        {"a.txt", FZ_STR_INIT("{\\rtf1"), 0, 0, "RTF"},
        {"a.doc", FZ_STR_INIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" PASSWORD), 0, 0, "去掉密码"},
        {"a.txt", FZ_STR_INIT("ab\r\n法\0c"), 2, 2, "NUL"},
        {"a.txt", FZ_STR_INIT("\n\xFF"), 2, 0, "偏移 1 处的字节 0xFF 不是有效的 UTF-8"},
        {"a.txt", FZ_STR_INIT("一二三四五六七八九十一二三四五六七八九十"), 0, 0, "--max-size"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fixture f;
        cr_expect(!read_as(&f, cases[i].name, cases[i].bytes, 59), "case %zu is read", i);
        cr_expect(f.errors.n == 1, "case %zu: %zu errors", i, f.errors.n);
        if (f.errors.n == 1) {
            const struct fz_error *error = &f.errors.items[0];
            cr_expect(fz_str_has(error->message, fz_str_from(cases[i].says)), "case %zu: %s", i, error->message.ptr);
            cr_expect(error->line == cases[i].line && error->column == cases[i].column, "case %zu: %u:%u", i,
                      error->line, error->column);
            cr_expect(strcmp(error->file, cases[i].name) == 0, "case %zu: %s", i, error->file);
        }
        fz_arena_clear(&f.arena);
    }
}

Test(input, just_small_enough)
{
    struct fixture f;
    cr_expect(read_as(&f, "a.txt", FZ_STR("报告"), 6));
    fz_arena_clear(&f.arena);
}

Test(input, suffixes)
{
    cr_assert(fz_input_n_suffixes == 12);
    cr_expect(fz_str_equal(fz_input_suffixes[0], FZ_STR(".txt")) &&
              fz_str_equal(fz_input_suffixes[2], FZ_STR(".markdown")));
}

/* Whatever the bytes are, the text is valid UTF-8 without \r, or there is an error. */
Test(input, any_bytes)
{
    uint32_t state = 11;
    for (int round = 0; round < 3000; round++) {
        char bytes[40];
        for (size_t i = 0; i < sizeof bytes; i++) {
            static const unsigned char likely[] = {0,    '\n', '\r', 'a',  0x81, 0x30, 0xB7,
                                                   0xA8, 0xE6, 0xB3, 0x95, 0xFF, 0xFE, 0xD8};
            state = state * 1664525u + 1013904223u;
            bytes[i] = (char)((state >> 30) != 0 ? likely[(state >> 16) % sizeof likely] : (state >> 16) & 0xFF);
        }
        struct fixture f;
        if (read_as(&f, "a.txt", (struct fz_str){bytes, (size_t)(round % 41)}, 100)) {
            cr_assert(fz_utf8_invalid(f.doc.raw.str) == SIZE_MAX, "round %d", round);
            cr_assert(!fz_str_has(f.doc.raw.str, FZ_STR("\r")) && f.errors.n == 0, "round %d", round);
        } else {
            cr_assert(f.errors.n == 1, "round %d", round);
        }
        fz_arena_clear(&f.arena);
    }
}
