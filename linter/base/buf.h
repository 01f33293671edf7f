/* Growing bytes in malloc memory, for text that is built up piece by piece. */
#ifndef FZ_BASE_BUF_H
#define FZ_BASE_BUF_H

#include "base/str.h"

struct fz_buf {
    char *ptr;
    size_t len, cap;
};

void fz_buf_init(struct fz_buf *buf);
void fz_buf_clear(struct fz_buf *buf); /* frees; BUF can be used again */
void fz_buf_add(struct fz_buf *buf, struct fz_str s);
void fz_buf_add_char(struct fz_buf *buf, char c);
void fz_buf_add_code(struct fz_buf *buf, uint32_t code_point); /* as UTF-8 */
void fz_buf_printf(struct fz_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct fz_str fz_buf_str(const struct fz_buf *buf); /* borrowed until the next change */

#endif
