/* Reading JSON: what is asked for, in trees that have it and in those that do not. */
#include "json_in.h"
#include <criterion/criterion.h>
#include <string.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

Test(json_in, values)
{
    struct fz_json_value *json =
        fz_json_read(FZ_STR("{\"a\":{\"b\":{\"c\":7}},\"s\":\"法\\u0000𠮷\",\"t\":true,\"l\":[\"x\",1,\"y\"],\"r\":3.0,"
                            "\"f\":0.5,\"h\":1e300,\"n\":null}"));
    struct fz_str str = FZ_STR("before");
    int64_t number = -1;
    cr_assert(json != NULL);
    cr_expect(fz_json_is_object(json) && !fz_json_is_array(json));
    cr_expect(fz_json_to_int(fz_json_path(json, "a.b.c"), &number) && number == 7);
    cr_expect(!fz_json_path(json, "a.x.c") && !fz_json_path(json, "s.b") && fz_json_path(json, "") == json);
    cr_expect(fz_json_to_int(fz_json_get(json, "r"), &number) && number == 3);
    cr_expect(!fz_json_to_int(fz_json_get(json, "f"), &number) && !fz_json_to_int(fz_json_get(json, "h"), &number));
    cr_expect(!fz_json_to_int(fz_json_get(json, "s"), &number) && !fz_json_to_int(NULL, &number) && number == 3);
    cr_expect(!fz_json_to_str(fz_json_get(json, "t"), &str) && !fz_json_to_str(NULL, &str) && str.len == 6);
    cr_expect(fz_json_to_str(fz_json_get(json, "s"), &str) && str.len == 8 && !memcmp(str.ptr, "法\0𠮷", 8));
    cr_expect(fz_json_is_true(fz_json_get(json, "t")) && !fz_json_is_true(fz_json_get(json, "n")) &&
              !fz_json_is_true(NULL));
    const struct fz_json_value *list = fz_json_get(json, "l");
    cr_expect(fz_json_is_array(list) && fz_json_count(list) == 3 && fz_json_count(json) == 0 && !fz_json_count(NULL));
    cr_expect(fz_json_to_str(fz_json_item(list, 2), &str) && *str.ptr == 'y' && !fz_json_item(list, 3));
    cr_expect(fz_json_has_str(list, "y") && !fz_json_has_str(list, "z") && !fz_json_has_str(NULL, "z"));
    cr_expect(fz_json_get(json, "n") && !fz_json_get(list, "n") && !fz_json_get(NULL, "n"));
    fz_json_free(json);
    fz_json_free(NULL);
}

Test(json_in, no_json)
{
    static const char *const cases[] = {"",     "{",       "[1,]",   "\"a\"", "7", "{\"a\":\"\xFF\"}",
                                        "{} x", "{'a':1}", "\\ud842"};
    for (size_t i = 0; i < N_OF(cases); i++)
        cr_expect(!fz_json_read(fz_str_from(cases[i])), "%s", cases[i]);
}

/* Half a pair is U+FFFD; pairs, and what only looks like one, stay. */
Test(json_in, halves_of_pairs)
{
    static const struct {
        const char *json, *want;
    } cases[] = {
        {"[\"\\ud842\"]", "\uFFFD"},
        {"[\"\\uDFB7a\"]", "\uFFFDa"},
        {"[\"\\ud842\\udfb7\"]", "𠮷"},
        {"[\"\\ud842\\ud842\\udfb7\"]", "\uFFFD𠮷"},
        {"[\"\\ud842\\n\\\\ud842\"]", "\uFFFD\n\\ud842"},
        {"[\"\\\\\\ud842\"]", "\\\uFFFD"},
        {"[\"\\ud842\\u0041\"]", "\uFFFD"
                                 "A"},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_str got = {0};
        struct fz_json_value *json = fz_json_read(fz_str_from(cases[i].json));
        cr_expect(fz_json_to_str(fz_json_item(json, 0), &got) && fz_str_equal(got, fz_str_from(cases[i].want)),
                  "%s: %.*s", cases[i].json, FZ_ARG(got));
        fz_json_free(json);
    }
}
