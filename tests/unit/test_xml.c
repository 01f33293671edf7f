/* XML and HTML as events, and what is refused. */
#include "base/buf.h"
#include "input/xml.h"
#include <criterion/criterion.h>
#include <string.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

struct log {
    struct fz_buf buf;
    const char *stop_at;
};

static bool log_start(void *context, const char *ns, const char *local, const struct fz_xml_attrs *attrs)
{
    struct log *log = context;
    struct fz_str a = fz_xml_attr(attrs, "a");
    fz_buf_printf(&log->buf, "<%s%s%s", ns, *ns ? ":" : "", local);
    if (fz_xml_has_attr(attrs, "a"))
        fz_buf_printf(&log->buf, " %.*s", FZ_ARG(a));
    fz_buf_add_char(&log->buf, '>');
    return !log->stop_at || strcmp(log->stop_at, local) != 0;
}

static void log_end(void *context, const char *local)
{
    struct log *log = context;
    fz_buf_printf(&log->buf, "</%s>", local);
}

static void log_text(void *context, struct fz_str text)
{
    struct log *log = context;
    fz_buf_add(&log->buf, text);
}

static const struct fz_xml_events events = {log_start, log_end, log_text};

/* The events, or the error. */
static void try_reading(struct fz_str bytes, bool html, const char *stop_at, const char *want)
{
    struct fz_arena arena;
    struct fz_errors errors;
    struct log log = {.stop_at = stop_at};
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    bool ok = html ? fz_html_read(bytes, &events, &log, "a.html", &errors)
                   : fz_xml_read(bytes, &events, &log, "a.docx", "part.xml", &errors);
    struct fz_str got = ok ? fz_buf_str(&log.buf) : errors.n ? errors.items[0].message : FZ_STR("?");
    cr_expect(ok == (errors.n == 0));
    cr_expect(ok ? fz_str_equal(got, fz_str_from(want)) : fz_str_has(got, fz_str_from(want)),
              "%.*s\n  got  %.*s\n  want %s", FZ_ARG(fz_str_slice(bytes, 0, 200)), FZ_ARG(got), want);
    fz_buf_clear(&log.buf);
    fz_arena_clear(&arena);
}

Test(xml, events)
{
    static const struct {
        struct fz_str bytes;
        const char *want;
    } cases[] = {
        {FZ_STR_INIT("<x a='1'>b<y/>&amp;&#x4E00;</x>"), "<x 1>b<y></y>&一</x>"},
        {FZ_STR_INIT("<p:x xmlns:p='urn:n' p:a='1'/>"), "<urn:n:x 1></x>"},
        {FZ_STR_INIT("<x xmlns='urn:n'><![CDATA[<z>]]><!-- c --><?pi?></x>"), "<urn:n:x><z></x>"},
        {FZ_STR_INIT("<?xml version='1.0' encoding='GB18030'?><x>\xB7\xA8</x>"), "<x>法</x>"},
        {FZ_STR_INIT("\xFF\xFE<\0x\0>\0\x00\x4E<\0/\0x\0>\0"), "<x>一</x>"},
        {FZ_STR_INIT("<x a=''/>"), "<x ></x>"},
    };
    for (size_t i = 0; i < N_OF(cases); i++)
        try_reading(cases[i].bytes, false, NULL, cases[i].want);
}

Test(xml, stopping)
{
    try_reading(FZ_STR("<x><y>1</y><z>2</z>"), false, "z", "<x><y>1</y><z>");
}

Test(xml, refusals)
{
    static const struct {
        struct fz_str bytes;
        const char *says;
    } cases[] = {
        {FZ_STR_INIT(""), "part.xml, line"},
        {FZ_STR_INIT("x"), "part.xml, line 1"},
        {FZ_STR_INIT("<x>\n<y></x>"), "part.xml, line 2, is no valid XML"},
        {FZ_STR_INIT("<x>\xFF</x>"), "no valid XML"},
        {FZ_STR_INIT("<x/><y/>"), "no valid XML"},
        {FZ_STR_INIT("<?xml version='1.0' encoding='GB18030'?><x>\xFF\xFF</x>"), "no valid XML"},
        {FZ_STR_INIT("<?xml version='1.0' encoding='UTF-8'?><x>\xB7\xA8</x>"), "no valid XML"},
        {FZ_STR_INIT("<?xml version='1.0' encoding='klingon'?><x>a</x>"), "no valid XML"},
        {FZ_STR_INIT("<x>&none;</x>"), "no valid XML"},
        {FZ_STR_INIT("<!DOCTYPE x><x/>"), "DTD"},
        {FZ_STR_INIT("<!DOCTYPE x SYSTEM 'file:///etc/passwd'><x/>"), "DTD"},
        {FZ_STR_INIT("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"), "DTD"},
        {FZ_STR_INIT("<!DOCTYPE x [<!ENTITY a 'a'><!ENTITY b '&a;&a;&a;'>]><x>&b;</x>"), "DTD"},
    };
    for (size_t i = 0; i < N_OF(cases); i++)
        try_reading(cases[i].bytes, false, NULL, cases[i].says);
}

/* Reads BUF, which is cleared: fine where SAYS is NULL, and else one error that says so. */
static void read_large(struct fz_buf *buf, bool html, const char *says)
{
    struct fz_arena arena;
    struct fz_errors errors;
    struct log log = {.stop_at = NULL};
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    bool ok = html ? fz_html_read(fz_buf_str(buf), &events, &log, "a", &errors)
                   : fz_xml_read(fz_buf_str(buf), &events, &log, "a", "b", &errors);
    if (says)
        cr_expect(!ok && errors.n == 1 && fz_str_has(errors.items[0].message, fz_str_from(says)), "%s", says);
    else
        cr_expect(ok, "%.*s", FZ_ARG(errors.items[0].message));
    fz_buf_clear(buf);
    fz_buf_clear(&log.buf);
    fz_arena_clear(&arena);
}

static void tower(size_t n, const char *open, const char *close, bool html, const char *says)
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    for (size_t i = 0; i < n; i++)
        fz_buf_add(&buf, fz_str_from(open));
    for (size_t i = 0; i < n; i++)
        fz_buf_add(&buf, fz_str_from(close));
    read_large(&buf, html, says);
}

/* BEFORE, a tag with N attributes, a short end. */
static void crowd(const char *before, size_t n, bool html, const char *says)
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    fz_buf_add(&buf, fz_str_from(before));
    for (size_t i = 0; i < n; i++)
        fz_buf_printf(&buf, " a%zu=\"\"", i);
    fz_buf_add(&buf, FZ_STR("/>甲</x>"));
    read_large(&buf, html, says);
}

Test(xml, depth)
{
    tower(200, "<x>", "</x>", false, NULL);
    tower(100000, "<x>", "</x>", false, ""); /* newer libxml2 refuses before we do */
    tower(1000, "<div>", "</div>", true, NULL);
    tower(100000, "<div>", "</div>", true, "deeper than 10000");
}

Test(xml, attributes)
{
    crowd("<x><y>a</y><z", 4900, false, NULL);
    crowd("<x><y>a</y><z", 11000, false, "more than 10000 attributes");
    crowd("<x>a<z", 4900, true, NULL);
    crowd("<x>a<z", 11000, true, "more than 10000 attributes");
    crowd("<x>a< ", 11000, true, NULL); /* no tag */
    crowd("<x>a", 11000, true, NULL);
    crowd("<x>a<z\n", 200000, true, "more than 10000 attributes");
}

Test(xml, html)
{
    static const struct {
        struct fz_str bytes;
        const char *want;
    } cases[] = {
        {FZ_STR_INIT("<p A=1>甲<br>乙<p>丙&nbsp;&ldquo;"),
         "<html><body><p 1>甲<br></br>乙</p><p>丙\xC2\xA0“</p></body></html>"},
        {FZ_STR_INIT("<html><head><meta charset=gbk></head><body>法</body></html>"),
         "<html><head><meta></meta></head><body>法</body></html>"},
    };
    for (size_t i = 0; i < N_OF(cases); i++)
        try_reading(cases[i].bytes, true, NULL, cases[i].want);
}
