/* Any bytes in every encoding: what is accepted must be valid UTF-8 without a carriage return or a NUL. */
#include "base/utf8.h"
#include "input/input.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_as(const char *encoding, struct fz_str bytes)
{
    struct fz_arena arena;
    struct fz_errors errors;
    fz_arena_init(&arena);
    fz_errors_init(&errors, &arena, FZ_LANG_EN);
    struct fz_doc doc = {.arena = &arena};
    struct fz_input_opts opts = {.encoding = encoding, .max_size = (size_t)64 << 20};
    bool ok = fz_input_read(&doc, "report.txt", bytes, &opts, &errors);
    struct fz_str text = ok ? doc.raw.str : (struct fz_str){NULL, 0};
    if (ok == (errors.n > 0) || (text.len && (memchr(text.ptr, '\r', text.len) || memchr(text.ptr, '\0', text.len) ||
                                              fz_utf8_invalid(text) != SIZE_MAX))) {
        (void)fprintf(stderr, "read as %s: wrong text\n", encoding ? encoding : "what it looks like");
        abort();
    }
    fz_arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const encodings[] = {NULL, "utf-8", "utf-16le", "utf-16be", "utf-16", "gb18030"};
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        read_as(encodings[i], (struct fz_str){(const char *)data, size});
    return 0;
}
