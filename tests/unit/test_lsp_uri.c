/* URIs of files, as editors write them. */
#include "lsp/uri.h"
#include <criterion/criterion.h>
#include <string.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

Test(lsp_uri, to_path)
{
    static const struct {
        const char *uri, *path, *name; /* path NULL: it has none */
    } cases[] = {
        {"file:///tmp/a.txt", "/tmp/a.txt", "a.txt"},
        {"file:///tmp/%E6%8A%A5%20a.txt", "/tmp/报 a.txt", "报 a.txt"},
        {"FILE://localhost/tmp/报.txt", "/tmp/报.txt", "报.txt"},
        {"file:///100%25/%zz%4", "/100%/%zz%4", "%zz%4"},
        {"file:///a%00b", NULL, ""},
        {"file://host/a", NULL, "a"},
        {"untitled:Untitled-1", NULL, "Untitled-1"},
        {"", NULL, ""},
    };
    struct fz_arena arena;
    fz_arena_init(&arena);
    for (size_t i = 0; i < N_OF(cases); i++) {
        const char *path = fz_uri_to_path(&arena, fz_str_from(cases[i].uri));
        const char *name = fz_uri_name(&arena, fz_str_from(cases[i].uri));
        cr_expect(cases[i].path ? path && strcmp(path, cases[i].path) == 0 : !path, "%s: %s", cases[i].uri, path);
        cr_expect(strcmp(name, cases[i].name) == 0, "%s: %s", cases[i].uri, name);
    }
    fz_arena_clear(&arena);
}

Test(lsp_uri, from_path)
{
    struct fz_arena arena;
    fz_arena_init(&arena);
    struct fz_str uri = fz_uri_from_path(&arena, "/tmp/报 #1%.txt");
    cr_expect(fz_str_equal(uri, FZ_STR("file:///tmp/%E6%8A%A5%20%231%25.txt")), "%.*s", FZ_ARG(uri));
    fz_arena_clear(&arena);
}
