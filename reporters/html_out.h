/* HTML pages that stand alone: no network, no other file, nothing of a report's text can become markup or script. */
#ifndef FZ_REPORTERS_HTML_OUT_H
#define FZ_REPORTERS_HTML_OUT_H

#include "base/errors.h"
#include <stdio.h>

/* TEXT for an element or a quoted attribute; control characters and invisible marks are written as <U+001B>, broken
 * UTF-8 as U+FFFD. */
void fz_html_put(FILE *out, struct fz_str text);
/* TEXT as a string of JSON that may stand inside <script>. */
void fz_html_put_json(FILE *out, struct fz_str text);

/* Up to <body>, which is open then. STYLES (of web.h) end in NULL. */
void fz_html_begin(FILE *out, enum fz_lang lang, struct fz_str title, const unsigned char *const *styles);
/* SCRIPT (of web.h), or NULL, then the end of the page. */
void fz_html_end(FILE *out, const unsigned char *script);

#endif
