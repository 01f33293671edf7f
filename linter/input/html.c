/* The page is read once from top to end into lines of visible text; every container (div, td, article …) is a stretch
 * of them. Then the one is chosen that holds nearly all running text and little else, and cut out. */
#include "input/html.h"
#include "base/utf8.h"
#include "input/xml.h"
#include <string.h>

enum {
    MAX_CONTAINERS = 100000, /* remembered; a page has some hundreds */
    MIN_CONTAINER = 60,      /* bytes of text below which none holds a report */
    MAX_TITLE = 300,         /* bytes */
    TITLE_LINES = 8,         /* of the article, among which its title is looked for */
    CHARSET_BYTES = 4096,    /* where a page's own <meta charset> must stand, with room for scripts before it */
};

enum look {
    INLINE,
    BLOCK,     /* begins and ends a line */
    CONTAINER, /* a block that may hold the article */
    BREAK,     /* <br> */
    SKIPPED,   /* not part of what a reader reads */
    PRE,
    META,
    TITLE, /* <title> */
    H1,
};

static const struct {
    const char *name;
    enum look look;
} elements[] = {
    // clang-format off
    {"address", BLOCK}, {"article", CONTAINER}, {"aside", SKIPPED}, {"blockquote", BLOCK}, {"body", CONTAINER},
    {"br", BREAK}, {"button", SKIPPED}, {"caption", BLOCK}, {"dd", BLOCK}, {"div", CONTAINER}, {"dl", BLOCK},
    {"dt", BLOCK}, {"fieldset", BLOCK}, {"figcaption", BLOCK}, {"figure", BLOCK}, {"footer", SKIPPED}, {"form", BLOCK},
    {"h1", H1}, {"h2", BLOCK}, {"h3", BLOCK}, {"h4", BLOCK}, {"h5", BLOCK}, {"h6", BLOCK}, {"header", BLOCK},
    {"hr", BLOCK}, {"iframe", SKIPPED}, {"li", BLOCK}, {"main", CONTAINER}, {"meta", META}, {"nav", SKIPPED},
    {"noscript", SKIPPED}, {"object", SKIPPED}, {"ol", BLOCK}, {"option", SKIPPED}, {"p", BLOCK}, {"pre", PRE},
    {"script", SKIPPED}, {"section", CONTAINER}, {"select", SKIPPED}, {"style", SKIPPED}, {"svg", SKIPPED},
    {"table", BLOCK}, {"tbody", BLOCK}, {"td", CONTAINER}, {"template", SKIPPED}, {"textarea", SKIPPED},
    {"tfoot", BLOCK}, {"th", BLOCK}, {"thead", BLOCK}, {"title", TITLE}, {"tr", BLOCK}, {"ucapcontent", CONTAINER},
    {"ul", BLOCK},
    // clang-format on
};

/* Values of id, or words of class, that the content systems of government sites give to the article. */
static const char *const article_names[] = {
    "zoom",
    "zoomcon",
    "ucap-content",
    "ucapcontent",
    "trs_editor",
    "trs_editor_view",
    "trs_ueditor",
    "pages_content",
    "pages-content",
    "article",
    "article-content",
    "article_content",
    "articlecontent",
    "article-con",
    "articlecon",
    "artical",
    "content",
    "contenttext",
    "content-text",
    "contentbox",
    "con_text",
    "conttext",
    "news_content",
    "news-content",
    "newscontent",
    "detail-content",
    "detail_content",
    "xl-content",
    "xxgk_content",
    "wzcon",
    "view",
    "js_content",
    "main-text",
    "maintext",
    "text",
    "vsb_content",
    "vsb_content_2",
    "v_news_content",
    "easysite-news-text",
};

struct container {
    uint32_t start, end; /* of the page's text */
    size_t running;      /* bytes of running text inside */
    bool named;
};

struct open { /* an element */
    enum look look;
    bool named;
    uint32_t start;
    size_t running;
};

struct page {
    struct fz_arena *arena;
    struct fz_buf text; /* all visible lines */
    size_t line_start;  /* of the line being written */
    size_t running;     /* bytes of running text so far, in lines that are whole */
    bool space;         /* white space stands before what comes */
    bool broke;         /* … and a line end of the source is in it */
    struct open *open;
    size_t n_open, skip, pre; /* skip: open elements up to which all is left out; 0: nothing is */
    struct container *containers;
    size_t n_containers;
    struct fz_buf head, h1;    /* <title>, the first <h1> */
    struct fz_str named_title; /* <meta name="ArticleTitle"> */
    size_t n_h1;
    bool any_hidden, show_hidden;
};

/* ---- text ------------------------------------------------------------------------------------------------------ */

/* Running text has sentences; navigation and lists of links have none. */
static bool is_running(struct fz_str line)
{
    return fz_str_has(line, FZ_STR("，")) || fz_str_has(line, FZ_STR("。")) || fz_str_has(line, FZ_STR("；"));
}

static void end_line(struct page *p)
{
    struct fz_str line = fz_str_slice(fz_buf_str(&p->text), p->line_start, p->text.len);
    p->space = p->broke = false;
    if (line.len == 0)
        return;
    if (is_running(line))
        p->running += line.len;
    fz_buf_add_char(&p->text, '\n');
    p->line_start = p->text.len;
}

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* White space in a row is one space, at the ends of a line none; a line end of the source between two characters that
 * are not ASCII is nothing, as one breaks lines anywhere in Chinese. */
static void add_char(struct page *p, struct fz_buf *buf, char c, size_t line_start)
{
    if (is_white(c)) {
        p->space = true;
        p->broke |= c == '\n' || c == '\r';
        return;
    }
    bool wide = p->broke && ((unsigned char)c & 0x80) && buf->len && ((unsigned char)buf->ptr[buf->len - 1] & 0x80);
    if (p->space && buf->len > line_start && !wide)
        fz_buf_add_char(buf, ' ');
    p->space = p->broke = false;
    fz_buf_add_char(buf, c);
}

static enum look look_around(const struct page *p)
{
    return p->n_open ? p->open[p->n_open - 1].look : INLINE;
}

static void page_text(void *context, struct fz_str text)
{
    struct page *p = context;
    bool head = look_around(p) == TITLE;
    if (p->skip && !head)
        return;
    struct fz_buf *buf = head ? &p->head : &p->text;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\0')
            continue;
        if (p->pre && !head && text.ptr[i] == '\n')
            end_line(p);
        else
            add_char(p, buf, text.ptr[i], head ? 0 : p->line_start);
    }
}

/* ---- elements -------------------------------------------------------------------------------------------------- */

static enum look look_of(const char *name)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i].name, name) == 0)
            return elements[i].look;
    return INLINE;
}

/* STYLE has PROPERTY with VALUE: "display: none". */
static bool has_style(struct fz_str style, const char *property, const char *value)
{
    struct fz_str piece;
    while (fz_str_split(&style, ';', &piece)) {
        struct fz_str name;
        if (!fz_str_split(&piece, ':', &name) || !fz_str_equal_nocase(fz_str_trim(name), fz_str_from(property)))
            continue;
        struct fz_str is = fz_str_trim(piece);
        if (fz_str_equal_nocase(fz_str_slice(is, 0, strlen(value)), fz_str_from(value)))
            return true;
    }
    return false;
}

static bool is_hidden(const struct fz_xml_attrs *attrs)
{
    struct fz_str style = fz_xml_attr(attrs, "style");
    return fz_xml_has_attr(attrs, "hidden") ||
           (style.len && (has_style(style, "display", "none") || has_style(style, "visibility", "hidden")));
}

static bool is_article_name(struct fz_str word)
{
    for (size_t i = 0; i < sizeof article_names / sizeof *article_names; i++)
        if (fz_str_equal_nocase(word, fz_str_from(article_names[i])))
            return true;
    return false;
}

static bool names_article(const struct fz_xml_attrs *attrs)
{
    struct fz_str words = fz_xml_attr(attrs, "class"), word;
    if (is_article_name(fz_xml_attr(attrs, "id")))
        return true;
    while (fz_str_split(&words, ' ', &word))
        if (is_article_name(word))
            return true;
    return false;
}

static void read_meta(struct page *p, const struct fz_xml_attrs *attrs)
{
    struct fz_str content = fz_str_trim(fz_xml_attr(attrs, "content"));
    if (fz_str_equal_nocase(fz_xml_attr(attrs, "name"), FZ_STR("ArticleTitle")) && content.len <= MAX_TITLE)
        p->named_title = fz_str_copy(p->arena, content);
}

static bool page_start(void *context, const char *ns, const char *name, const struct fz_xml_attrs *attrs)
{
    struct page *p = context;
    struct open *open = &p->open[p->n_open++];
    (void)ns;
    *open = (struct open){.look = look_of(name)};
    if (open->look == META)
        read_meta(p, attrs);
    if (p->skip)
        return true;
    bool hidden = is_hidden(attrs);
    p->any_hidden |= hidden;
    if (open->look == SKIPPED || open->look == TITLE || (hidden && !p->show_hidden))
        p->skip = p->n_open;
    else if (open->look != INLINE && open->look != META)
        end_line(p);
    p->pre += open->look == PRE;
    p->n_h1 += open->look == H1;
    open->start = fz_u32(p->text.len);
    open->running = p->running;
    open->named = (open->look == CONTAINER || open->look == BLOCK) && names_article(attrs);
    return true;
}

static void close_container(struct page *p, const struct open *open)
{
    struct container c = {open->start, fz_u32(p->text.len), p->running - open->running, open->named};
    if (c.end - c.start >= MIN_CONTAINER && c.running && p->n_containers < MAX_CONTAINERS)
        *FZ_PUSH(p->arena, p->containers, p->n_containers) = c;
}

static void page_end(void *context, const char *name)
{
    struct page *p = context;
    struct open *open = &p->open[p->n_open - 1];
    (void)name;
    if (p->skip) {
        if (p->skip == p->n_open)
            p->skip = 0;
        if (open->look == TITLE)
            p->space = p->broke = false;
        p->n_open--;
        return;
    }
    if (open->look == H1 && p->n_h1 == 1 && p->text.len - open->start <= MAX_TITLE && !p->h1.len)
        fz_buf_add(&p->h1, fz_str_slice(fz_buf_str(&p->text), open->start, p->text.len));
    if (open->look != INLINE && open->look != META)
        end_line(p);
    p->pre -= open->look == PRE;
    if (open->look == CONTAINER || open->named)
        close_container(p, open);
    p->n_open--;
}

/* ---- the article ----------------------------------------------------------------------------------------------- */

/* The smallest container with at least PERCENT of the page's running text; of those with an article's name only where
 * NAMED. */
static const struct container *smallest(const struct page *p, bool named, size_t percent)
{
    const struct container *best = NULL;
    for (size_t i = 0; i < p->n_containers; i++) {
        const struct container *c = &p->containers[i];
        if ((named && !c->named) || c->running < p->running / 100 * percent)
            continue;
        if (!best || c->end - c->start < best->end - best->start)
            best = c;
    }
    return best;
}

static struct fz_str article_of(const struct page *p)
{
    struct fz_str all = fz_buf_str(&p->text);
    const struct container *c = smallest(p, true, 70);
    if (!c)
        c = smallest(p, false, 90);
    return c ? fz_str_slice(all, c->start, c->end) : all;
}

/* The page's title without the name of the site that follows it. */
static struct fz_str without_site(struct fz_str title)
{
    static const char *const marks[] = {"_", "|", " - ", "-"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t at = fz_str_find(title, fz_str_from(marks[i]), 0);
        if (at != SIZE_MAX && at > 0 && !fz_is_digit((unsigned char)title.ptr[at - 1])) /* 2021-2025年 */
            return fz_str_trim(fz_str_slice(title, 0, at));
    }
    return fz_str_trim(title);
}

/* S without white space, in ARENA. */
static struct fz_str squeezed(struct fz_arena *arena, struct fz_str s)
{
    char *out = fz_arena_alloc(arena, s.len + 1, 1);
    size_t len = 0, size;
    for (size_t at = 0; at < s.len; at += size)
        if (!fz_is_space(fz_utf8_at(s, at, &size))) {
            memcpy(out + len, s.ptr + at, size);
            len += size;
        }
    return (struct fz_str){out, len};
}

static struct fz_str first_lines(struct fz_str text)
{
    size_t end = 0;
    for (int i = 0; i < TITLE_LINES && end < text.len; i++) {
        size_t at = fz_str_find(text, FZ_STR("\n"), end);
        end = at == SIZE_MAX ? text.len : at + 1;
    }
    return fz_str_slice(text, 0, end);
}

/* Sites often show the title outside the article: then the page's own title belongs before it. */
static struct fz_str title_before(const struct page *p, struct fz_str article)
{
    struct fz_str title = p->named_title;
    if (!title.len)
        title = fz_str_trim(fz_buf_str(&p->h1));
    if (!title.len)
        title = without_site(fz_buf_str(&p->head));
    if (!title.len || title.len > MAX_TITLE)
        return (struct fz_str){0};
    struct fz_str head = squeezed(p->arena, first_lines(article));
    return fz_str_has(head, squeezed(p->arena, title)) ? (struct fz_str){0} : title;
}

static void clear_page(struct page *p)
{
    fz_buf_clear(&p->text);
    fz_buf_clear(&p->head);
    fz_buf_clear(&p->h1);
}

static bool read_lines(struct page *p, struct fz_arena *arena, bool show_hidden, struct fz_str utf8, const char *path,
                       struct fz_errors *errors)
{
    static const struct fz_xml_events events = {page_start, page_end, page_text};
    *p = (struct page){.arena = arena, .show_hidden = show_hidden};
    p->open = FZ_NEW_N(arena, struct open, FZ_XML_MAX_DEPTH + 1);
    if (!fz_html_read(utf8, &events, p, path, errors))
        return false;
    end_line(p);
    return true;
}

/* Some pages hide the article until a script shows it: where nothing that is shown is running text, what is hidden is
 * looked at too. */
static bool read_page(struct page *p, struct fz_arena *arena, struct fz_str utf8, const char *path,
                      struct fz_errors *errors)
{
    struct page second;
    if (!read_lines(p, arena, false, utf8, path, errors))
        return false;
    if (p->running || !p->any_hidden)
        return true;
    bool ok = read_lines(&second, arena, true, utf8, path, errors);
    if (ok && second.running) {
        clear_page(p);
        *p = second;
    } else {
        clear_page(&second);
    }
    return ok;
}

bool fz_html_read_article(struct fz_doc *doc, const char *path, struct fz_str utf8, struct fz_errors *errors)
{
    struct fz_arena scratch;
    struct page page;
    fz_arena_init(&scratch);
    bool ok = read_page(&page, &scratch, utf8, path, errors);
    if (ok) {
        struct fz_str article = article_of(&page), title = title_before(&page, article);
        struct fz_block main, aside;
        fz_block_init(&main, &scratch);
        fz_block_init(&aside, &scratch);
        if (title.len) {
            fz_block_add(&main, title);
            fz_block_newline(&main);
        }
        fz_buf_add(&main.text, article);
        fz_block_finish(doc, &main, &aside);
        fz_block_clear(&main);
    }
    clear_page(&page);
    fz_arena_clear(&scratch);
    return ok;
}

/* ---- charset --------------------------------------------------------------------------------------------------- */

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

const char *fz_html_charset(struct fz_str bytes)
{
    static const char *const known[] = {"utf-8", "gb18030", "gbk", "gb2312"};
    struct fz_str head = fz_str_slice(bytes, 0, CHARSET_BYTES);
    size_t at = 0;
    while (at < head.len && !fz_str_equal_nocase(fz_str_slice(head, at, at + 8), FZ_STR("charset=")))
        at++;
    at += 8;
    while (at < head.len && (head.ptr[at] == '"' || head.ptr[at] == '\'' || head.ptr[at] == ' '))
        at++;
    size_t end = at;
    while (end < head.len && is_name_char(head.ptr[end]))
        end++;
    struct fz_str name = fz_str_slice(head, at, end);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (fz_str_equal_nocase(name, fz_str_from(known[i])))
            return known[i];
    return NULL;
}
