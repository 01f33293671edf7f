/* XML and HTML as a stream of events; xml.c is the only file that knows libxml2. What a stranger's file could do with a
 * parser is shut: no network, no files, no DTD (so no entities but the five of XML), no tree in memory, a limit on
 * depth. */
#ifndef FZ_INPUT_XML_H
#define FZ_INPUT_XML_H

#include "base/errors.h"

enum { FZ_XML_MAX_DEPTH = 10000 };

/* Sets the library up; before the first of several threads that read is started. Elsewhere it is not needed, and called
 * again it does nothing. */
void fz_xml_init(void);

struct fz_xml_attrs; /* of the element that begins; gone after the event */
/* Value of the attribute with this local name, whatever its namespace (valid during the event); empty where it is
 * absent. */
struct fz_str fz_xml_attr(const struct fz_xml_attrs *attrs, const char *local);
bool fz_xml_has_attr(const struct fz_xml_attrs *attrs, const char *local);

/* Names are NUL-terminated, without prefix, and borrowed for the event; NS is "" where there is none, and in HTML
 * always, whose names are in small letters. Text comes in pieces of valid UTF-8, cut between characters. Elements end
 * in the reverse order of their beginnings. */
struct fz_xml_events {
    bool (*start)(void *context, const char *ns, const char *local, const struct fz_xml_attrs *attrs); /* false: stop */
    void (*end)(void *context, const char *local);
    void (*text)(void *context, struct fz_str text);
};

/* Reads the XML document BYTES in whatever encoding it says. On a mistake one error about PATH that names PART (may be
 * NULL) and the line there. Stopping is no mistake. PATH must outlive ERRORS. */
bool fz_xml_read(struct fz_str bytes, const struct fz_xml_events *events, void *context, const char *path,
                 const char *part, struct fz_errors *errors) __attribute__((warn_unused_result));
/* Reads an HTML page, already UTF-8, as browsers do: whatever is wrong with it is mended. Only what is too deep,
 * or has too many attributes, is an error. */
bool fz_html_read(struct fz_str utf8, const struct fz_xml_events *events, void *context, const char *path,
                  struct fz_errors *errors) __attribute__((warn_unused_result));

#endif
