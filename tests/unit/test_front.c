/* Title, document number, addressee, lead, sign-off and web residue, with the shipped genre. */
#include "report.h"

#define BODY  "\n一、主要举措和成效\n文。\n二、下一步打算\n文。\n"
#define TITLE "某县人民政府2023年法治政府建设年度报告"

/* title/number/addressee/lead/signer/date, then after ! what counts as residue. */
static void expect_front(struct parsed *p, const char *text, const char *want)
{
    struct fz_buf got;
    parsed_text(p, "a.txt", text, NULL);
    const struct fz_doc *d = p->doc;
    const struct fz_span spans[] = {d->title, d->doc_number, d->addressee, d->lead, d->signer, d->sign_date};
    fz_buf_init(&got);
    for (size_t i = 0; i < N_OF(spans); i++) {
        fz_buf_printf(&got, "%s", i ? "/" : "");
        struct fz_str s = fz_doc_str(d, spans[i]);
        for (size_t k = 0; k < s.len; k++)
            fz_buf_add_char(&got, s.ptr[k] == '\n' ? '\\' : s.ptr[k]);
    }
    for (size_t i = 0; i < d->n_paras; i++)
        if (d->paras[i].kind == FZ_PARA_RESIDUE)
            fz_buf_printf(&got, "!%.*s", FZ_ARG(fz_doc_str(d, d->paras[i].span)));
    expect_str(fz_buf_str(&got), want, text);
    fz_buf_clear(&got);
}

struct front_case {
    const char *text, *want;
};

static void front_cases(const struct front_case *cases, size_t n)
{
    struct parsed p;
    parsed_load(&p);
    for (size_t i = 0; i < n; i++)
        expect_front(&p, cases[i].text, cases[i].want);
    parsed_clear(&p);
}

Test(front, titles)
{
    static const struct front_case cases[] = {
        {TITLE BODY, TITLE "/////"},
        {"某县人民政府\n2023年法治政府建设\n年度报告" BODY, TITLE "/////"}, /* over three lines */
        {"某县人民政府\n\n2023年法治政府\n\n建设年度\n\n报告" BODY, TITLE "/////"},
        {"某\n县\n人民政府\n2023年法治政府\n建设年度报告" BODY,
         "县人民政府2023年法治政府建设年度报告/////!某"}, /* four at most */
        {"关于2023年度\n法治政府建设情况的报告" BODY, "关于2023年度法治政府建设情况的报告/////"},
        {"中共某县委员会 某县人民政府关于2023年法治政府建设情况的报告" BODY,
         "中共某县委员会某县人民政府关于2023年法治政府建设情况的报告/////"},
        /* of the page's own title and the report's the later counts, unless it is the same or its end */
        {"某县2023年法治政府建设报告\n来源：某局\n" TITLE BODY, TITLE "/////!来源：某局"},
        {TITLE "\n2023年法治政府建设年度报告" BODY, TITLE "/////"},
        {TITLE "\n" TITLE BODY, TITLE "/////"},
        {"首页>政务公开>法治政府\n" TITLE BODY, TITLE "/////!首页>政务公开>法治政府"},
        {"政务公开\n" TITLE "\n2024-01-20\n【字体：大 中 小】" BODY,
         TITLE "/////!政务公开!2024-01-20!【字体：大中小】"},
        {"# 工作总结" BODY, "工作总结/////"}, /* Markdown's own title, whatever it says */
        {"## 工作总结" BODY, "/////"},
        {"工作总结" BODY, "/////!工作总结"},
        {"2023年，某县推进法治政府建设，现将有关情况报告。" BODY,
         "///2023年，某县推进法治政府建设，现将有关情况报告。//"}, /* a sentence is no title */
        {"文。", "///文。//"},
        {"一、甲\n" TITLE, "/////"}, /* no title after a heading */
    };
    front_cases(cases, N_OF(cases));
}

Test(front, between_title_and_body)
{
    static const struct front_case cases[] = {
        {"某政〔2024〕3号\n" TITLE BODY, TITLE "/某政〔2024〕3号////"},
        {TITLE "\n某政[2024]3号\n市委、市政府：\n导语。" BODY, TITLE "/某政[2024]3号/市委、市政府：/导语。//"},
        {TITLE "\n某政〔2024〕3号\n市委、市政府：\n导语。" BODY, TITLE "/某政〔2024〕3号/市委、市政府：/导语。//"},
        {TITLE "\n导语。\n导语二。" BODY, TITLE "///导语。\\导语二。//"},
        {TITLE "\n导语。\n市人民政府：" BODY,
         TITLE "///导语。\\市人民政府：//"}, /* once the lead has begun it goes on */
        {TITLE "\n导语，\n续。" BODY, TITLE "///导语，续。//"},
        {TITLE "\n\n浏览次数：12\n导语。" BODY, TITLE "///导语。//!浏览次数：12"},
        {TITLE "\n导语。\n正文。", TITLE "///导语。//"}, /* no headings: the first paragraph */
    };
    front_cases(cases, N_OF(cases));
}

Test(front, sign_off)
{
    static const struct front_case cases[] = {
        {TITLE BODY "某县人民政府\n2024年1月20日", TITLE "////某县人民政府/2024年1月20日"},
        {TITLE BODY "某县人民政府\n二〇二四年1月20日", TITLE "////某县人民政府/二〇二四年1月20日"}, /* mixed numerals */
        {TITLE BODY "某县人民政府\n（2024年1月20日）", TITLE "////某县人民政府/（2024年1月20日）"},
        {TITLE BODY "某县人民政府 2024年1月20日", TITLE "////某县人民政府/2024年1月20日"},
        {TITLE BODY "某县 人民政府　2024年1月20日", TITLE "////某县人民政府/2024年1月20日"},
        {TITLE BODY "中共某县委员会\n某县人民政府\n2024年1月20日",
         TITLE "////中共某县委员会\\某县人民政府/2024年1月20日"},
        {TITLE BODY "2024年1月20日", TITLE "/////2024年1月20日"},
        {TITLE BODY "某县人民政府", TITLE "////某县人民政府/"},
        {TITLE BODY "某县人民政府\n2024年1月20日\n责任编辑：某某\n关闭窗口",
         TITLE "////某县人民政府/2024年1月20日!责任编辑：某某!关闭窗口"},
        {TITLE BODY "做好某县人民政府工作。\n2024年1月20日", TITLE "/////2024年1月20日"},
        {TITLE BODY "某县人民政府\n2024年1月20日印发", TITLE "/////"},
        {TITLE BODY "某县人民政府\n联系电话", TITLE "/////"},
    };
    front_cases(cases, N_OF(cases));
}

Test(front, what_the_sign_off_says)
{
    static const struct {
        const char *date;
        int year, month, day;
    } cases[] = {
        {"2024年1月20日", 2024, 1, 20}, {"（2024年1月20日）", 2024, 1, 20}, {"二〇二四年一月二十日", 2024, 1, 20},
        {"2024-02-31", 2024, 2, 31},    {"2024年1月", 2024, 1, 0},          {"1月20日", 0, 1, 20},
    };
    struct parsed p;
    char text[512];
    parsed_load(&p);
    for (size_t i = 0; i < N_OF(cases); i++) {
        (void)snprintf(text, sizeof text, "%s%s某县人民政府\n%s", TITLE, BODY, cases[i].date);
        parsed_text(&p, "a.txt", text, NULL);
        struct fz_date got = p.doc->signed_on;
        cr_expect(got.year == cases[i].year && got.month == cases[i].month && got.day == cases[i].day, "%s: %d %d %d",
                  cases[i].date, got.year, got.month, got.day);
    }
    parsed_clear(&p);
}

Test(front, a_passage_has_none)
{
    struct parsed p;
    struct fz_parse_opts passage = {.passage = true, .body_kind = -1};
    parsed_load(&p);
    parsed_text(&p, "a.txt", TITLE "。\n来源：某局。\n文。\n某县人民政府\n2024年1月20日", &passage);
    for (size_t i = 0; i < p.doc->n_paras; i++)
        cr_expect(p.doc->paras[i].kind == FZ_PARA_BODY, "%zu", i);
    cr_expect(p.doc->title.end == 0 && p.doc->signer.end == 0 && p.doc->n_paras == 5);
    parsed_clear(&p);
}
