/* Bytes that grow. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/buf.h"

Test(buf, builds_up)
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    cr_expect(fz_buf_str(&buf).len == 0);
    fz_buf_add(&buf, (struct fz_str){NULL, 0});
    fz_buf_add(&buf, FZ_STR("第"));
    fz_buf_printf(&buf, "%d%s", 12, "条");
    fz_buf_add_char(&buf, '\n');
    fz_buf_add_code(&buf, 0x20BB7);
    fz_buf_printf(&buf, "%s", "");
    struct fz_str got = fz_buf_str(&buf);
    cr_expect(fz_str_equal(got, FZ_STR("第12条\n𠮷")), "%.*s", FZ_ARG(got));
    fz_buf_clear(&buf);
    cr_expect(fz_buf_str(&buf).len == 0);
    fz_buf_add_char(&buf, 'x');
    cr_expect(fz_str_equal(fz_buf_str(&buf), FZ_STR("x")), "it can be used again");
    fz_buf_clear(&buf);
}

Test(buf, grows_over_every_size)
{
    for (size_t first = 0; first < 600; first++) {
        struct fz_buf buf;
        fz_buf_init(&buf);
        for (size_t i = 0; i < first; i++)
            fz_buf_add_char(&buf, 'a');
        fz_buf_printf(&buf, "%*d", 300, 5);
        cr_assert(fz_buf_str(&buf).len == first + 300, "%zu", first);
        cr_assert(buf.ptr[first + 299] == '5' && (first == 0 || buf.ptr[first - 1] == 'a'), "%zu", first);
        fz_buf_clear(&buf);
    }
}

Test(buf, large)
{
    struct fz_buf buf;
    fz_buf_init(&buf);
    for (uint32_t i = 0; i < 200000; i++)
        fz_buf_add_code(&buf, 0x4E00 + i % 100);
    cr_assert(buf.len == 600000);
    cr_expect(memcmp(buf.ptr + 300, "一", 3) == 0);
    cr_expect(memcmp(buf.ptr + 599997, "乣", 3) == 0);
    fz_buf_clear(&buf);
}
