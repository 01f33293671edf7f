/* Runs a fuzz target over files, with an ordinary compiler: `make check` feeds it every corpus. What counts is that it
 * comes back; a sanitizer build (BUILD=asan) makes it strict. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* PATH's bytes in malloc memory of exactly their size, so that reading past them is seen. */
static uint8_t *slurp(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = NULL;
    long end = -1;
    if (file && fseek(file, 0, SEEK_END) == 0)
        end = ftell(file);
    if (end >= 0 && fseek(file, 0, SEEK_SET) == 0) {
        *size = (size_t)end;
        bytes = malloc(*size ? *size : 1);
        if (bytes && fread(bytes, 1, *size, file) != *size) {
            free(bytes);
            bytes = NULL;
        }
    }
    if (file)
        (void)fclose(file);
    return bytes;
}

int main(int argc, char **argv)
{
    int failed = 0;
    for (int i = 1; i < argc; i++) {
        size_t size = 0;
        uint8_t *bytes = slurp(argv[i], &size);
        if (!bytes) {
            printf("not ok %s cannot be read\n", argv[i]);
            failed++;
            continue;
        }
        (void)LLVMFuzzerTestOneInput(bytes, size);
        free(bytes);
        printf("ok %s\n", argv[i]);
        (void)fflush(stdout); /* so that the file after the last one is known when it crashes */
    }
    printf("%d passed, %d failed\n", argc - 1 - failed, failed);
    return failed > 0;
}
