/* The tags of an XML document and the bytes they stand at, for changing a few places and leaving every other byte as it
 * was: an XML library gives a document back in its own words, and says of no tag where it begins. Only for UTF-8 that
 * xml.c has read without complaint: mistakes are not told here, though none leads out of the bytes. */
#ifndef FZ_INPUT_XML_TAGS_H
#define FZ_INPUT_XML_TAGS_H

#include "base/buf.h"

enum fz_xml_kind { FZ_XML_OPEN, FZ_XML_CLOSE, FZ_XML_EMPTY /* <a/> */, FZ_XML_TEXT, FZ_XML_CDATA };

struct fz_xml_tag {
    enum fz_xml_kind kind;
    struct fz_span bytes;      /* of the tag; of a text without <![CDATA[ and ]]> */
    struct fz_str name, local; /* w:p and p; of tags only, like the rest */
    struct fz_str ns;          /* "" where there is none */
    struct fz_str attrs;       /* all of them, as they are written */
};

struct fz_xml_tags { /* the way through a document */
    struct fz_str bytes;
    size_t at;
    struct fz_arena *arena;
    struct fz_xml_binding {
        struct fz_str prefix, ns;
        size_t depth; /* of the element that declares it */
    } * bindings;     /* those that hold where the way has come to, innermost last */
    size_t n_bindings;
    size_t depth;  /* open elements, the one of an opening tag just given included */
    bool emptying; /* the tag just given was empty: its bindings still hold */
};

/* BYTES are borrowed. */
void fz_xml_tags_init(struct fz_xml_tags *tags, struct fz_arena *arena, struct fz_str bytes);
/* The next tag or text; comments and instructions are passed over. false at the end. */
bool fz_xml_tags_next(struct fz_xml_tags *tags, struct fz_xml_tag *tag);
/* Value of the attribute of this local name, with references as they are written; false where it is absent. */
bool fz_xml_tag_attr(const struct fz_xml_tag *tag, const char *local, struct fz_str *value);
/* A prefix, not empty, that means namespace NS where the way has come to; empty: there is none. */
struct fz_str fz_xml_tags_prefix(const struct fz_xml_tags *tags, struct fz_str ns);

/* Where in TEXT (an FZ_XML_TEXT's or FZ_XML_CDATA's bytes) byte *AT of what it says stands; its end where it says less.
 * No reference and no character is cut: the place is before it. *AT becomes the bytes by which the place falls short.
 */
size_t fz_xml_text_to(struct fz_str text, bool cdata, size_t *at);
/* Adds TEXT as it is written inside an element or an attribute; what XML has no way to write is left out. */
void fz_xml_escape(struct fz_buf *out, struct fz_str text);

/* One change of a document. */
struct fz_xml_splice {
    uint32_t at, skip;  /* SKIP bytes from AT go … */
    struct fz_str text; /* … and this comes there */
    unsigned rank;      /* of those at one place: which comes first */
    bool once;          /* of those of the same rank at one place only the first counts */
};
struct fz_xml_splices {
    struct fz_arena *arena;
    struct fz_xml_splice *items;
    size_t n;
};
void fz_xml_splice(struct fz_xml_splices *splices, struct fz_xml_splice splice);
/* Adds BYTES to OUT with all SPLICES made, which are put in order for it; those of one rank at one place stay in the
 * order they were added in. Of splices that take away the same bytes one counts. */
void fz_xml_splices_apply(struct fz_xml_splices *splices, struct fz_str bytes, struct fz_buf *out);
/* Adds BYTES to OUT with CHILD as the last thing in the root element. */
void fz_xml_append(struct fz_arena *arena, struct fz_str bytes, struct fz_str child, struct fz_buf *out);

#endif
