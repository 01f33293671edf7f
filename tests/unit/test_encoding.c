/* Bytes to UTF-8: marks, names, guesses, and what is said of bytes that fit nothing. */
#include <criterion/criterion.h>
#include <string.h>

#include "input/encoding.h"

#define N_OF(table) (sizeof(table) / sizeof *(table))

/* one text in three encodings, as octal so that no editor changes it */
#define TEXT "一、2023年法治政府建设工作\n（一）依法行政。\n"
#define GB                                                                                                             \
    "\322\273\241\2422023\304\352\267\250\326\316\325\376\270\256\275\250\311\350\271\244\327\367\n\243\250\322\273"   \
    "\243\251\322\300\267\250\320\320\325\376\241\243\n"
#define LE                                                                                                             \
    "\000N\00102\0000\0002\0003\000t^\325l\273l\077e\234^\372^\276\213\345]"                                           \
    "\134O\n\000\010\377\000N\011\377\235O\325lL\210\077e\0020\n\000"
#define BE                                                                                                             \
    "N\0000\001\0002\0000\0002\0003^tl\325l\273e\077^\234^\372\213\276]"                                               \
    "\345O\134\000\n\377\010N\000\377\011O\235l\325\210Le\0770\002\000\n"

struct fixture {
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_decoded decoded;
};

static bool decode(struct fixture *f, struct fz_str bytes, const char *asked)
{
    fz_arena_init(&f->arena);
    fz_errors_init(&f->errors, &f->arena, FZ_LANG_EN);
    return fz_encoding_decode(&f->decoded, "x.txt", bytes, asked, &f->errors);
}

static void clear(struct fixture *f)
{
    fz_buf_clear(&f->decoded.buf);
    fz_arena_clear(&f->arena);
}

Test(encoding, every_coat_of_one_text)
{
    static const struct {
        struct fz_str bytes;
        const char *asked, *encoding;
        bool bom;
    } cases[] = {
        {FZ_STR_INIT(TEXT), NULL, "UTF-8", false},
        {FZ_STR_INIT(TEXT), "UTF-8", "UTF-8", false},
        {FZ_STR_INIT("\357\273\277" TEXT), NULL, "UTF-8", true},
        {FZ_STR_INIT("\357\273\277" TEXT), "utf-8", "UTF-8", true},
        {FZ_STR_INIT(GB), NULL, "GB18030", false},
        {FZ_STR_INIT(GB), "gbk", "GB18030", false},
        {FZ_STR_INIT(GB), "GB2312", "GB18030", false},
        {FZ_STR_INIT(GB), "gb18030", "GB18030", false},
        {FZ_STR_INIT("\204\061\225\063" GB), NULL, "GB18030", true},
        {FZ_STR_INIT(LE), NULL, "UTF-16LE", false},
        {FZ_STR_INIT(LE), "utf-16", "UTF-16LE", false},
        {FZ_STR_INIT(LE), "utf-16le", "UTF-16LE", false},
        {FZ_STR_INIT("\377\376" LE), NULL, "UTF-16LE", true},
        {FZ_STR_INIT("\377\376" LE), "UTF-16", "UTF-16LE", true},
        {FZ_STR_INIT(BE), NULL, "UTF-16BE", false},
        {FZ_STR_INIT(BE), "utf-16", "UTF-16BE", false},
        {FZ_STR_INIT("\376\377" BE), NULL, "UTF-16BE", true},
        {FZ_STR_INIT("\376\377" BE), "utf-16be", "UTF-16BE", true},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fixture f;
        bool ok = decode(&f, cases[i].bytes, cases[i].asked);
        cr_expect(ok && f.errors.n == 0, "case %zu: %s", i, f.errors.n ? f.errors.items[0].message.ptr : "");
        cr_expect(fz_str_equal(f.decoded.text, FZ_STR(TEXT)), "case %zu: %.*s", i, FZ_ARG(f.decoded.text));
        cr_expect(strcmp(f.decoded.encoding, cases[i].encoding) == 0, "case %zu: %s", i, f.decoded.encoding);
        cr_expect(f.decoded.bom == cases[i].bom, "case %zu: mark", i);
        clear(&f);
    }
}

Test(encoding, other_texts)
{
    static const struct {
        struct fz_str bytes;
        const char *asked, *encoding;
        struct fz_str text;
    } cases[] = {
        {FZ_STR_INIT("abc\n"), NULL, "UTF-8", FZ_STR_INIT("abc\n")},
        {FZ_STR_INIT(""), NULL, "UTF-8", FZ_STR_INIT("")},
        {FZ_STR_INIT("a\0b"), NULL, "UTF-8", FZ_STR_INIT("a\0b")},
        {FZ_STR_INIT("a\0b\0\n\0"), NULL, "UTF-16LE", FZ_STR_INIT("ab\n")},
        {FZ_STR_INIT("\060\0\060\0\116\0\0\n\154\325\060\0"), NULL, "UTF-16BE", FZ_STR_INIT("　　一\n法　")},
        {FZ_STR_INIT("\0\060\0\060\0\116\n\0\325\154\0\060"), NULL, "UTF-16LE", FZ_STR_INIT("　　一\n法　")},
        {FZ_STR_INIT("\0a\0b\0\n"), NULL, "UTF-16BE", FZ_STR_INIT("ab\n")},
        {FZ_STR_INIT("\377\376\102\330\267\337"), NULL, "UTF-16LE", FZ_STR_INIT("𠮷")},
        {FZ_STR_INIT("\330\102\337\267"), "utf-16be", "UTF-16BE", FZ_STR_INIT("𠮷")},
        {FZ_STR_INIT("\267\250\326\316\2254\2625"), NULL, "GB18030", FZ_STR_INIT("法治𠮷")},
        {FZ_STR_INIT("\377\376"), NULL, "UTF-16LE", FZ_STR_INIT("")},
        /* three bytes of six would fit UTF-8: no damage, but chance */
        {FZ_STR_INIT("\344\270\255\301\326\320"), NULL, "GB18030", FZ_STR_INIT("涓中")},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fixture f;
        bool ok = decode(&f, cases[i].bytes, cases[i].asked);
        cr_expect(ok, "case %zu: %s", i, f.errors.n ? f.errors.items[0].message.ptr : "");
        cr_expect(fz_str_equal(f.decoded.text, cases[i].text), "case %zu: %.*s", i, FZ_ARG(f.decoded.text));
        cr_expect(strcmp(f.decoded.encoding, cases[i].encoding) == 0, "case %zu: %s", i, f.decoded.encoding);
        clear(&f);
    }
}

Test(encoding, refusals)
{
    static const struct {
        struct fz_str bytes;
        const char *asked;
        uint32_t line;
        const char *says;
    } cases[] = {
        /* asked for, and wrong */
        {FZ_STR_INIT("ab\n\n\347x"), "utf-8", 3, "the byte at offset 4, 0xE7, is not valid in UTF-8"},
        {FZ_STR_INIT("ab\r\n\r\377"), "gbk", 3, "the byte at offset 5, 0xFF, is not valid in GB18030"},
        {FZ_STR_INIT("\267\250\267"), "gb18030", 1, "offset 2, 0xB7, is not valid in GB18030"},
        {FZ_STR_INIT("\267\250\267\177"), "gb18030", 1, "offset 2, 0xB7"},
        {FZ_STR_INIT("a\201\060\201"), "gb18030", 1, "offset 1, 0x81"},
        {FZ_STR_INIT("a\201\060\201\057"), "gb18030", 1, "offset 1, 0x81"},
        {FZ_STR_INIT("a\200"), "gb18030", 1, "offset 1, 0x80"},
        {FZ_STR_INIT("a\377\060\201\060"), "gb18030", 1, "offset 1, 0xFF"},
        {FZ_STR_INIT("ab\343\062\232\066"), "gb18030", 1, "offset 2, 0xE3"}, /* behind U+10FFFF */
        {FZ_STR_INIT("\n\0a\0\n"), "utf-16le", 2, "offset 4, 0x0A, is not valid in UTF-16LE"},
        {FZ_STR_INIT("a\0\0\334"), "utf-16le", 1, "offset 2, 0x00, is not valid in UTF-16LE"},
        {FZ_STR_INIT("a\0\0\330a\0"), "utf-16le", 1, "offset 2"},
        {FZ_STR_INIT("a\0\0\330"), "utf-16le", 1, "offset 2"},
        {FZ_STR_INIT("a"), "utf-16", 1, "offset 0"},
        /* a mark, and wrong */
        {FZ_STR_INIT("\357\273\277a\n\377"), NULL, 2, "the byte at offset 5, 0xFF, is not valid in UTF-8"},
        {FZ_STR_INIT("\376\377\0a\0"), NULL, 1, "offset 4, 0x00, is not valid in UTF-16BE"},
        /* a mark that contradicts */
        {FZ_STR_INIT("\357\273\277a"), "gbk", 1, "--encoding says gbk, but the byte order mark says UTF-8"},
        {FZ_STR_INIT("\376\377\0a"), "utf-16le", 1, "the byte order mark says UTF-16BE"},
        {FZ_STR_INIT("\377\376a\0"), "UTF-8", 1, "the byte order mark says UTF-16LE"},
        /* names */
        {FZ_STR_INIT("a"), "utf8", 0, "did you mean \"utf-8\"?"},
        {FZ_STR_INIT("a"), "gb18031", 0, "did you mean \"gb18030\"?"},
        {FZ_STR_INIT("a"), "latin1", 0, "known are utf-8"},
        {FZ_STR_INIT("a"), "", 0, "unknown encoding \"\""},
        /* not to be guessed: UTF-8 cut short or with a bad byte, though it has the form of GB18030; Big5; nonsense */
        {FZ_STR_INIT("\346\216\250\350\277\233\346\263\225\346\262\273\345\273\272\350\256"), NULL, 1,
         "offset 15, 0xE8, is not valid in UTF-8"},
        {FZ_STR_INIT("3\345\271\264\345\272\246\346\263\225\346\262\273\346\224"), NULL, 1, "offset 13, 0xE6"},
        {FZ_STR_INIT("\344\270\255\n\346\226\207\377\n"), NULL, 2, "offset 7, 0xFF, is not valid in UTF-8"},
        {FZ_STR_INIT("\244@\241B\244G\271s\244G\244T\246~\252k\252v\254F\251\262\253\330\263]\244u\247@"
                     "\261\241\252p\263\370\247i\241A\250\314\252k\246\346\254F\241C"),
         NULL, 1, "offset 0, 0xA4, is not valid in UTF-8"},
        {FZ_STR_INIT("caf\351 \300 la carte"), NULL, 1, "offset 3, 0xE9"},
        {FZ_STR_INIT("\344\270\255\301"), NULL, 1, "offset 3, 0xC1, is not valid in UTF-8"}, /* three in four fit */
        {FZ_STR_INIT("a\201\060\201\060"), NULL, 1, "offset 1, 0x81"},
        {FZ_STR_INIT("\0\377\0\376\377"), NULL, 1, "offset 1, 0xFF"},
        /* GB18030 with a bad byte: both places */
        {FZ_STR_INIT("\267\250\n\326\316\377\267\250\n"), NULL, 2,
         "as UTF-8 the byte at offset 0, 0xB7, is not valid, as "
         "GB18030 that at offset 5, 0xFF"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fixture f;
        cr_expect(!decode(&f, cases[i].bytes, cases[i].asked), "case %zu is read as %s", i, f.decoded.encoding);
        cr_expect(f.errors.n == 1, "case %zu: %zu errors", i, f.errors.n);
        if (f.errors.n == 1) {
            const struct fz_error *error = &f.errors.items[0];
            cr_expect(error->line == cases[i].line, "case %zu: line %u", i, error->line);
            cr_expect(fz_str_has(error->message, fz_str_from(cases[i].says)), "case %zu: %s", i, error->message.ptr);
            cr_expect(strcmp(error->file, "x.txt") == 0, "case %zu: %s", i, error->file);
        }
        clear(&f);
    }
}

Test(encoding, long_gb18030)
{
    struct fixture f;
    struct fz_buf bytes;
    fz_buf_init(&bytes);
    for (int i = 0; i < 20001; i++) /* over several of the converter's pieces, characters across their edges */
        fz_buf_add(&bytes, i % 7 ? FZ_STR("\267\250") : FZ_STR("a"));
    cr_assert(decode(&f, fz_buf_str(&bytes), NULL));
    cr_assert(f.decoded.text.len == 2858 + 17143 * 3, "%zu", f.decoded.text.len);
    for (size_t i = 0, at = 0; i < 20001; i++) {
        struct fz_str expected = i % 7 ? FZ_STR("法") : FZ_STR("a");
        cr_assert(fz_str_equal(fz_str_slice(f.decoded.text, at, at + expected.len), expected), "character %zu", i);
        at += expected.len;
    }
    fz_buf_clear(&bytes);
    clear(&f);
}

Test(encoding, the_way_back)
{
    static const struct {
        const char *encoding;
        struct fz_str text, bytes;
        size_t failed;
    } cases[] = {
        {"UTF-8", FZ_STR_INIT("a一𠮷"), FZ_STR_INIT("a一𠮷"), SIZE_MAX},
        {"UTF-16LE", FZ_STR_INIT("a一𠮷"), FZ_STR_INIT("a\0\0N\102\330\267\337"), SIZE_MAX},
        {"UTF-16BE", FZ_STR_INIT("a一𠮷"), FZ_STR_INIT("\0aN\0\330\102\337\267"), SIZE_MAX},
        {"GB18030", FZ_STR_INIT("a一"), FZ_STR_INIT("a\322\273"), SIZE_MAX},
        {"GB18030", FZ_STR_INIT("a一𠮷"), FZ_STR_INIT(""), 4}, /* four bytes in a file that is GBK */
        {"UTF-8", FZ_STR_INIT(""), FZ_STR_INIT(""), SIZE_MAX},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_buf out;
        fz_buf_init(&out);
        size_t failed = fz_encoding_encode(cases[i].encoding, FZ_STR(GB), cases[i].text, &out);
        cr_expect(failed == cases[i].failed, "case %zu: %zu", i, failed);
        cr_expect(fz_str_equal(fz_buf_str(&out), cases[i].bytes), "case %zu", i);
        fz_buf_clear(&out);
    }
    struct fz_buf out;
    fz_buf_init(&out);
    cr_expect(fz_encoding_encode("GB18030", FZ_STR("\322\273\2259\3576"), FZ_STR("𠮷"), &out) == SIZE_MAX);
    cr_expect(fz_str_equal(fz_buf_str(&out), FZ_STR("\2262\3066")) || out.len == 4, "as the file has others like it");
    fz_buf_clear(&out);
}

Test(encoding, sizes)
{
    static const struct {
        const char *encoding;
        struct fz_str bytes;
        size_t sizes[4];
    } cases[] = {
        {"UTF-8", FZ_STR_INIT("a一𠮷"), {1, 3, 4}},
        {"GB18030", FZ_STR_INIT("a\322\273\2259\3576"), {1, 2, 4}},
        {"UTF-16LE", FZ_STR_INIT("a\0\0N\102\330\267\337"), {2, 2, 4}},
        {"UTF-16BE", FZ_STR_INIT("\0aN\0\330\102\337\267"), {2, 2, 4}},
    };
    for (size_t i = 0; i < N_OF(cases); i++)
        for (size_t at = 0, k = 0; at < cases[i].bytes.len; at += cases[i].sizes[k++])
            cr_expect(fz_encoding_size_at(cases[i].encoding, cases[i].bytes, at) == cases[i].sizes[k], "%zu %zu", i, k);
    cr_expect(fz_encoding_mark_size(FZ_STR("\357\273\277a")) == 3);
    cr_expect(fz_encoding_mark_size(FZ_STR("\376\377\0a")) == 2);
    cr_expect(fz_encoding_mark_size(FZ_STR("a")) == 0);
}
