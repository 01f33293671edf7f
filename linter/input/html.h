/* A web page → the report's text: the article without what the site put around it. */
#ifndef FZ_INPUT_HTML_H
#define FZ_INPUT_HTML_H

#include "base/errors.h"
#include "input/block.h"

/* The encoding that a page's own <meta> names, as far as encoding.c knows it, in the first bytes of BYTES; else NULL.
 * Static. */
const char *fz_html_charset(struct fz_str bytes);
/* Fills DOC's raw text from the page UTF8. false and one error where it is nested too deep. */
bool fz_html_read_article(struct fz_doc *doc, const char *path, struct fz_str utf8, struct fz_errors *errors)
    __attribute__((warn_unused_result));

#endif
