/* Automatic numbers of an OpenDocument text: list styles, and where each list has got to. */
#ifndef FZ_INPUT_ODT_LISTS_H
#define FZ_INPUT_ODT_LISTS_H

#include "base/buf.h"
#include "input/xml.h"

enum { FZ_ODT_LEVELS = 10 };

struct fz_odt_lists {
    struct fz_arena *arena;
    struct fz_odt_list {
        struct fz_str name; /* of the style; "" is that of headings outside lists */
        struct fz_odt_level *levels;
    } * items;
    size_t n;
    struct fz_odt_list *reading; /* the style being read, or NULL */
};

/* To be told of every element of content.xml and styles.xml: it picks out list styles. */
void fz_odt_lists_start(struct fz_odt_lists *lists, const char *local, const struct fz_xml_attrs *attrs);
void fz_odt_lists_end(struct fz_odt_lists *lists, const char *local);
struct fz_odt_list *fz_odt_list_find(const struct fz_odt_lists *lists, struct fz_str name); /* or NULL */
/* A new list of this style begins: it counts from its start again. */
void fz_odt_list_restart(struct fz_odt_list *list);
/* Counts one item on level AT (from 0) and appends its number to BUF; START above 0: it begins anew there. */
void fz_odt_list_next(struct fz_odt_list *list, size_t at, int start, struct fz_buf *buf);

#endif
