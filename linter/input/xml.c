/* libxml2's push parser with handlers of our own in place of its tree: memory is a chunk of the text, one attribute
 * list and the names of the open elements, whatever the file holds. */
#include "input/xml.h"
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <string.h>

enum { CHUNK = 32 * 1024, MAX_ATTRS = 10000 };
enum problem { NONE, STOPPED, TOO_DEEP, HAS_DTD };

struct fz_xml_attrs {
    const xmlChar **items; /* SAX2: five pointers each; HTML: name and value, ended by NULL */
    size_t n;              /* SAX2 only */
    bool html;
};

struct reader {
    const struct fz_xml_events *events;
    void *context;
    xmlParserCtxtPtr parser;
    size_t depth;
    enum problem problem;
};

/* ---- attributes ------------------------------------------------------------------------------------------------ */

static bool find_attr(const struct fz_xml_attrs *attrs, const char *local, struct fz_str *value)
{
    for (size_t i = 0; !attrs->html && i < attrs->n; i++) {
        const char *const *item = (const char *const *)&attrs->items[5 * i]; /* name, prefix, URI, value, its end */
        if (strcmp(item[0], local) == 0) {
            *value = (struct fz_str){item[3], (size_t)(item[4] - item[3])};
            return true;
        }
    }
    for (size_t i = 0; attrs->html && attrs->items && attrs->items[i]; i += 2) {
        if (strcmp((const char *)attrs->items[i], local) == 0) {
            *value = fz_str_from((const char *)attrs->items[i + 1]);
            return true;
        }
    }
    return false;
}

struct fz_str fz_xml_attr(const struct fz_xml_attrs *attrs, const char *local)
{
    struct fz_str value = {0};
    (void)find_attr(attrs, local, &value);
    return value;
}

bool fz_xml_has_attr(const struct fz_xml_attrs *attrs, const char *local)
{
    struct fz_str value;
    return find_attr(attrs, local, &value);
}

/* ---- events ---------------------------------------------------------------------------------------------------- */

static void stop(struct reader *r, enum problem problem)
{
    if (r->problem == NONE)
        r->problem = problem;
    xmlStopParser(r->parser);
}

static void begin(struct reader *r, const char *ns, const char *local, const struct fz_xml_attrs *attrs)
{
    if (r->problem != NONE)
        return;
    if (++r->depth > FZ_XML_MAX_DEPTH)
        stop(r, TOO_DEEP);
    else if (!r->events->start(r->context, ns, local, attrs))
        stop(r, STOPPED);
}

static void finish(struct reader *r, const char *local)
{
    if (r->problem != NONE || r->depth == 0)
        return;
    r->depth--;
    r->events->end(r->context, local);
}

static void on_start(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int n_ns,
                     const xmlChar **ns, int n_attrs, int n_defaulted, const xmlChar **items)
{
    struct fz_xml_attrs attrs = {items, (size_t)n_attrs, false};
    (void)prefix;
    (void)n_ns;
    (void)ns;
    (void)n_defaulted;
    begin(context, uri ? (const char *)uri : "", (const char *)local, &attrs);
}

static void on_end(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
    (void)prefix;
    (void)uri;
    finish(context, (const char *)local);
}

static void on_html_start(void *context, const xmlChar *name, const xmlChar **items)
{
    struct fz_xml_attrs attrs = {items, 0, true};
    begin(context, "", (const char *)name, &attrs);
}

static void on_html_end(void *context, const xmlChar *name)
{
    finish(context, (const char *)name);
}

static void on_text(void *context, const xmlChar *text, int len)
{
    struct reader *r = context;
    if (r->problem == NONE && len > 0)
        r->events->text(r->context, (struct fz_str){(const char *)text, (size_t)len});
}

static void on_dtd(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    (void)name;
    (void)external;
    (void)system;
    stop(context, HAS_DTD);
}

void fz_xml_init(void)
{
    xmlInitParser();
}

/* libxml2 prints to stderr where nobody listens; what went wrong is asked for afterwards. But when memory runs out it
 * carries on with what it has, and its HTML parser may then come to no end. */
static void on_message(void *context, const char *format, ...)
{
    const xmlError *error = xmlGetLastError();
    (void)context;
    (void)format;
    if (error && error->code == XML_ERR_NO_MEMORY)
        fz_out_of_memory();
}

/* Some messages, of encodings, belong to no parser but to the thread. What the caller's program has set for them is put
 * back. */
struct hush {
    xmlGenericErrorFunc function;
    void *context;
};

static struct hush hush_begin(void)
{
    fz_xml_init();
    struct hush before = {xmlGenericError, xmlGenericErrorContext};
    xmlSetGenericErrorFunc(NULL, on_message);
    return before;
}

static void hush_end(struct hush before)
{
    xmlSetGenericErrorFunc(before.context, before.function);
}

/* ---- XML ------------------------------------------------------------------------------------------------------- */

static bool deep_error(const char *path, const char *part, struct fz_errors *errors)
{
    return fz_error_add(errors, path, 0, 0,
                        FZ_SAY(errors->lang, "%s%s嵌套超过 %d 层，不像正常的文档，没有读",
                               "%s%snested deeper than %d levels: no ordinary document, not read"),
                        part ? part : "", part ? " " : "", FZ_XML_MAX_DEPTH);
}

static bool crowded_error(const char *path, const char *part, struct fz_errors *errors)
{
    return fz_error_add(errors, path, 0, 0,
                        FZ_SAY(errors->lang, "%s%s有一个标签的属性超过 %d 个，不像正常的文档，没有读",
                               "%s%sa tag with more than %d attributes: no ordinary document, not read"),
                        part ? part : "", part ? " " : "", MAX_ATTRS);
}

/* What may be the beginning or the end of an attribute in TEXT, counted no further than there are too many. */
static int count_attrs(struct fz_str tag)
{
    int n = 0;
    for (size_t i = 0; i < tag.len && n <= MAX_ATTRS; i++)
        n += tag.ptr[i] == '=' || tag.ptr[i] == ' ' || tag.ptr[i] == '\n' || tag.ptr[i] == '\r' || tag.ptr[i] == '\t';
    return n;
}

/* Whether a tag of TEXT may have more attributes than MAX_ATTRS: libxml2 compares each with all before it. */
static bool is_crowded(struct fz_str text)
{
    for (size_t at = fz_str_find(text, FZ_STR("<"), 0), end; at < text.len; at = fz_str_find(text, FZ_STR("<"), end)) {
        char first = at + 1 < text.len ? (char)(text.ptr[at + 1] | 0x20) : ' ';
        end = at + 1;
        if (first < 'a' || first > 'z')
            continue;
        end = fz_str_find(text, FZ_STR(">"), end);
        end = end < text.len ? end : text.len;
        if (end - at > MAX_ATTRS && count_attrs(fz_str_slice(text, at, end)) > MAX_ATTRS)
            return true;
    }
    return false;
}

static bool report(const struct reader *r, const char *path, const char *part, struct fz_errors *errors)
{
    if (r->problem == TOO_DEEP)
        return deep_error(path, part, errors);
    if (r->problem == HAS_DTD)
        return fz_error_add(errors, path, 0, 0,
                            FZ_SAY(errors->lang, "%s 里有 DTD（实体声明），正常的文档没有它，没有读",
                                   "%s has a DTD (entities), which no ordinary document has; it was not read"),
                            part);
    const xmlError *error = xmlCtxtGetLastError(r->parser);
    struct fz_str why = fz_str_trim(fz_str_from(error ? error->message : NULL));
    return fz_error_add(
        errors, path, 0, 0,
        FZ_SAY(errors->lang, "文件损坏：%s 第 %d 行不是正确的 XML（%.*s）；请用 Word 或 WPS 打开后另存一份",
               "damaged: %s, line %d, is no valid XML (%.*s); open it in Word or WPS and save it again"),
        part, error ? error->line : 0, FZ_ARG(why));
}

bool fz_xml_read(struct fz_str bytes, const struct fz_xml_events *events, void *context, const char *path,
                 const char *part, struct fz_errors *errors)
{
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
                         .startElementNs = on_start,
                         .endElementNs = on_end,
                         .characters = on_text,
                         .ignorableWhitespace = on_text,
                         .cdataBlock = on_text,
                         .internalSubset = on_dtd,
                         .warning = on_message,
                         .error = on_message,
                         .fatalError = on_message};
    struct reader r = {.events = events, .context = context};
    if (is_crowded(bytes))
        return crowded_error(path, part, errors);
    struct hush before = hush_begin();
    part = part ? part : "XML";
    r.parser = xmlCreatePushParserCtxt(&sax, &r, NULL, 0, NULL);
    if (!r.parser)
        fz_out_of_memory();
    /* HUGE lifts libxml2's own limits of depth and of text nodes: the reader has its own, and keeps no nodes */
    (void)xmlCtxtUseOptions(r.parser, XML_PARSE_NONET | XML_PARSE_HUGE);
    bool ok = true;
    for (size_t at = 0; ok && at < bytes.len; at += CHUNK) {
        struct fz_str chunk = fz_str_slice(bytes, at, at + CHUNK);
        ok = xmlParseChunk(r.parser, chunk.ptr, (int)chunk.len, 0) == 0 && r.problem == NONE;
    }
    if (ok)
        ok = xmlParseChunk(r.parser, NULL, 0, 1) == 0 && r.parser->wellFormed;
    ok = r.problem == STOPPED || (ok && r.problem == NONE) || report(&r, path, part, errors);
    xmlFreeParserCtxt(r.parser);
    hush_end(before);
    return ok;
}

/* ---- HTML ------------------------------------------------------------------------------------------------------ */

bool fz_html_read(struct fz_str utf8, const struct fz_xml_events *events, void *context, const char *path,
                  struct fz_errors *errors)
{
    struct reader r = {.events = events, .context = context};
    if (is_crowded(utf8))
        return crowded_error(path, NULL, errors);
    struct hush before = hush_begin();
    r.parser = htmlNewParserCtxt();
    if (!r.parser)
        fz_out_of_memory();
    memset(r.parser->sax, 0, sizeof *r.parser->sax);
    r.parser->sax->startElement = on_html_start;
    r.parser->sax->endElement = on_html_end;
    r.parser->sax->characters = on_text;
    r.parser->sax->ignorableWhitespace = on_text;
    r.parser->sax->cdataBlock = on_text;
    r.parser->sax->warning = on_message;
    r.parser->sax->error = on_message;
    r.parser->sax->fatalError = on_message;
    r.parser->userData = &r;
    /* what the page says of its encoding is no longer true */
    int options = HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE;
    (void)htmlCtxtReadMemory(r.parser, utf8.ptr, (int)utf8.len, NULL, "UTF-8", options);
    htmlFreeParserCtxt(r.parser);
    hush_end(before);
    return r.problem != TOO_DEEP || deep_error(path, NULL, errors);
}
