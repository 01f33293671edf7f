/* Any bytes as a web page, in any encoding: valid text without a carriage return or a NUL, or one error. */
#include "base/utf8.h"
#include "input/input.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fz_arena arena;
    struct fz_errors errors;
    struct fz_input_opts opts = {.max_size = (size_t)64 << 20};
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    struct fz_doc doc = {.arena = &arena};
    bool ok = fz_input_read(&doc, "report.html", (struct fz_str){(const char *)data, size}, &opts, &errors);
    struct fz_str text = ok ? doc.raw.str : (struct fz_str){NULL, 0};
    if (ok == (errors.n > 0) || (text.len && (memchr(text.ptr, '\r', text.len) || memchr(text.ptr, '\0', text.len) ||
                                              fz_utf8_invalid(text) != SIZE_MAX || doc.aside != text.len))) {
        (void)fprintf(stderr, "wrong text\n");
        abort();
    }
    fz_arena_clear(&arena);
    return 0;
}
