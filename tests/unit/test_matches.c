/* The exceptions that the kinds that mark words share. */
#include "check/matches.h"
#include "report.h"

static const struct rule_test passage = {.keys = "check: forbidden-text\npatterns: 法制", .passage = true};

Test(matches, exceptions)
{
    static const struct rule_case cases[] = {
        {"except: 法制日报", "法制日报报道法制", "法制"},
        {"except: 法制日报", "法制日报法制", "法制"},
        {"except: [法制办, 某法制]", "法制办，某法制，法制", "法制"},
        {"except: 大法", "大法制", "法制"}, /* an exception must cover the whole of it */
        {"except: 制度", "法制度", "法制"},
        {"except: '.{2}法制.{2}'", "一二法制三四", ""},
        {"except: '^法制'", "法制、法制", "法制"},
        {"except: '法制$'", "法制、法制", "法制"},
        {"except: '一法|法制办'", "一法制办", ""}, /* an exception that overlaps does not hide a later one */
        {"except: 第一法制", "第二法制、第一法制", "法制"},
        {"unless-before: 大", "大法制、小法制", "法制"},
        {"unless-before: 大", "大小法制", "法制"}, /* right before it */
        {"unless-before: '大|小大|^'", "小大法制、法制", "法制"},
        {"unless-after: 大", "法制大、法制小", "法制"},
        {"unless-after: 大", "法制小大", "法制"},
        {"unless-after: '[^。]{0,3}大'", "法制小小大、法制。大", "法制"},
        {"outside-titles: true", "《法制》法制", "法制"},
        {"outside-titles: true", "《甲《法制》乙法制》", ""},
        {"outside-titles: true", "《甲》法制《乙》", "法制"},
        {"outside-titles: true", "《法制", "法制"}, /* a title that never ends is none */
        {"outside-titles: true", "《法制\n》", "法制"},
        {"outside-titles: true", "》法制》", "法制"},
    };
    report_cases(&passage, cases, N_OF(cases));
}

/* Exceptions are looked for near by; a character must not be cut in half there. */
Test(matches, near_by_only)
{
    char text[4096];
    struct fz_buf buf;
    fz_buf_init(&buf);
    for (int pad = 0; pad < 6; pad++) {
        buf.len = 0;
        for (int i = 0; i < 200; i++)
            fz_buf_printf(&buf, "%s甲", i == 140 ? (const char *)"abcdef" + pad : "");
        fz_buf_printf(&buf, "大法制");
        for (int i = 0; i < 200; i++)
            fz_buf_printf(&buf, "%s乙", i == 60 ? (const char *)"abcdef" + pad : "");
        (void)snprintf(text, sizeof text, "%.*s", FZ_ARG(fz_buf_str(&buf)));
        const struct rule_case cases[] = {
            {"except: 大法制乙", text, ""},
            {"unless-before: 大", text, ""},
            {"unless-before: '甲{50}大'", text, ""},
            {"unless-after: '乙{50}'", text, ""},
            {"except: 小法制", text, "法制"},
            {"unless-before: '[^甲a-f][甲a-f]+大'", text, "法制"},
            {"except: '法制乙+[a-f]*乙+[^乙a-f]'", text, "法制"},
        };
        report_cases(&passage, cases, N_OF(cases));
    }
    fz_buf_clear(&buf);
}

Test(matches, is_in_title)
{
    static const struct {
        const char *text;
        uint32_t start, end, at;
        bool want;
    } cases[] = {
        {"《a》b", 0, 8, 3, true},  {"《a》b", 0, 8, 7, false},      {"《a》b", 3, 8, 3, false},
        {"《a》b", 0, 4, 3, false}, {"《《a》b》", 0, 14, 10, true},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_span where = {cases[i].start, cases[i].end}, at = {cases[i].at, cases[i].at + 1};
        cr_expect(fz_is_in_title(fz_str_from(cases[i].text), where, at) == cases[i].want, "case %zu", i);
    }
}
