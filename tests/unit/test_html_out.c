/* Nothing of a report becomes markup, an attribute's end or script. */
#include "html_out.h"
#include "web.h"
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef void put_fn(FILE *out, struct fz_str text);

static void expect_put(put_fn *put, struct fz_str text, const char *want)
{
    char *bytes = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&bytes, &len);
    put(out, text);
    fclose(out);
    cr_expect_str_eq(bytes, want);
    free(bytes);
}

Test(html_out, text)
{
    expect_put(fz_html_put, FZ_STR("<b a=\"1\" c='2'>&amp;</b>"),
               "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;");
    expect_put(fz_html_put, FZ_STR("甲\n乙\t𠮷"), "甲 乙 𠮷");
    expect_put(fz_html_put, FZ_STR("a\x1b\x00z"), "a&lt;U+001B&gt;&lt;U+0000&gt;z");
    expect_put(fz_html_put, FZ_STR("a\xFFz"), "a\xEF\xBF\xBDz");
    expect_put(fz_html_put, (struct fz_str){0}, "");
}

Test(html_out, script_data)
{
    expect_put(fz_html_put_json, FZ_STR("</script><!--"), "\"\\u003c/script\\u003e\\u003c!--\"");
    expect_put(fz_html_put_json, FZ_STR("\"\\&𠮷\n"), "\"\\u0022\\u005c\\u0026𠮷 \"");
    expect_put(fz_html_put_json, FZ_STR("a\xE2\x80\xA8z"), "\"a\\u2028z\"");
    expect_put(fz_html_put_json, FZ_STR("\x01"), "\"\\u003cU+0001\\u003e\"");
    expect_put(fz_html_put_json, (struct fz_str){0}, "\"\"");
}

static const char *page_of(const char *title, const unsigned char *script)
{
    static char page[1 << 16];
    const unsigned char *const styles[] = {fz_web_common_css, NULL};
    FILE *out = fmemopen(page, sizeof page, "w");
    fz_html_begin(out, FZ_LANG_ZH, fz_str_from(title), styles);
    fz_html_end(out, script);
    fclose(out);
    return page;
}

Test(html_out, frame)
{
    const char *page = page_of("</title><script>", NULL);
    cr_expect(strncmp(page, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n", 36) == 0, "%s", page);
    cr_expect(strstr(page, "<title>&lt;/title&gt;&lt;script&gt;</title>") != NULL);
    cr_expect(strstr(page, "default-src 'none'") != NULL, "no network");
    cr_expect(strstr(page, "prefers-color-scheme: dark") != NULL);
    cr_expect(strstr(page, "<script") == NULL);
    cr_expect(strstr(page, "</style>\n</head>\n<body>\n</body>\n</html>\n") != NULL);
    cr_expect(strstr(page_of("", fz_web_report_js), "}());\n</script>\n</body>\n") != NULL);
}

Test(html_out, what_is_put_in_ends_no_element)
{
    const unsigned char *const files[] = {fz_web_common_css, fz_web_report_css, fz_web_report_js,
                                          fz_web_matrix_css, fz_web_matrix_js,  fz_web_sheet_css};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        cr_expect(strstr((const char *)files[i], "</script") == NULL, "file %zu", i);
        cr_expect(strstr((const char *)files[i], "</style") == NULL, "file %zu", i);
        cr_expect(strstr((const char *)files[i], "://") == NULL, "file %zu leads to the network", i);
    }
}
