/* Figures of a sentence: value, unit, bound, kind, the words before and the noun behind. */
#include "report.h"

/* 完成整改594处隐患 is [完成整改]594 处{隐患}. Before the value: ~ about, > more, < less. Behind the unit, of all but
 * counts: #kind. Behind that ^decimals. A figure of another sentence than the one before it comes behind a /. */
static void show(struct fz_buf *out, const struct fz_doc *doc)
{
    static const char bounds[] = {
        [FZ_EXACTLY] = 0, [FZ_ABOUT] = '~', [FZ_MORE] = '>', [FZ_LESS] = '<', [FZ_BETWEEN] = '-'};
    static const char *const kinds[] = {
        [FZ_FIGURE_COUNT] = "",       [FZ_FIGURE_PERCENT] = "#percent", [FZ_FIGURE_POINTS] = "#points",
        [FZ_FIGURE_TIMES] = "#times", [FZ_FIGURE_YEAR] = "#year",       [FZ_FIGURE_FRACTION] = "#fraction",
    };
    for (size_t i = 0; i < doc->n_figures; i++) {
        const struct fz_figure *f = &doc->figures[i];
        if (i)
            fz_buf_printf(out, f->sentence == f[-1].sentence ? " " : " / ");
        fz_buf_printf(out, "[%.*s]", FZ_ARG(fz_doc_str(doc, f->before)));
        if (bounds[f->bound])
            fz_buf_add_char(out, bounds[f->bound]);
        fz_buf_printf(out, "%.*s", FZ_ARG(fz_decimal_text(f->value, doc->arena)));
        if (f->bound == FZ_BETWEEN || f->kind == FZ_FIGURE_FRACTION)
            fz_buf_printf(out, ",%.*s", FZ_ARG(fz_decimal_text(f->other, doc->arena)));
        fz_buf_printf(out, " %.*s%s", FZ_ARG(fz_doc_str(doc, f->unit)), kinds[f->kind]);
        if (f->decimals)
            fz_buf_printf(out, "^%d", f->decimals);
        fz_buf_printf(out, "{%.*s}", FZ_ARG(fz_doc_str(doc, f->noun)));
    }
}

struct figures_case {
    const char *text, *want;
};

static void figures_cases(const struct figures_case *cases, size_t n)
{
    static const struct fz_parse_opts opts = {.passage = true, .body_kind = -1};
    struct parsed p;
    struct fz_buf got;
    parsed_load(&p);
    for (size_t i = 0; i < n; i++) {
        fz_buf_init(&got);
        parsed_text(&p, "a.txt", cases[i].text, &opts);
        show(&got, p.doc);
        expect_str(fz_buf_str(&got), cases[i].want, cases[i].text);
        fz_buf_clear(&got);
    }
    parsed_clear(&p);
}

#define FIGURES(name, ...)                                                                                             \
    Test(figures, name)                                                                                                \
    {                                                                                                                  \
        static const struct figures_case cases[] = {__VA_ARGS__};                                                      \
        figures_cases(cases, N_OF(cases));                                                                             \
    }

/* clang-format off */
FIGURES(what_a_figure_is,
    {"完成整改594处隐患。", "[完成整改]594 处{隐患}"},
    {"检查30次，整改12处、约谈3人。", "[检查]30 次{} [整改]12 处{} [约谈]3 人{}"},
    {"甲30件乙20件。丙10件。", "[甲]30 件{乙} [乙]20 件{} / [丙]10 件{}"},
    {"全镇128名网格员，其余9名。", "[全镇]128 名{网格员} [其余]9 名{}"},
    {"30件；（20件）：10件", "[]30 件{} []20 件{} []10 件{}"},
    {"甲；乙30件：丙20件", "[乙]30 件{} [丙]20 件{}"},
    {"投入385.4万元。", "[投入]3854000 元^1{}"},
    {"培训3天，6学时，24小时，10个工作日。",
     "[培训]3 天{} []6 学时{} []24 小时{} []10 个工作日{}"},
    {"参加30人次、20家次。", "[参加]30 人次{} []20 家次{}"},
    {"没有数。", ""})

FIGURES(kinds,
    {"整改率97.10%。", "[整改率]97.1 #percent^2{}"},
    {"提高2.4个百分点，下降3百分点。", "[提高]2.4 个百分点#points^1{} [下降]3 百分点#points{}"},
    {"增长3倍。", "[增长]3 倍#times{}"},
    {"2023年办理30件，2023年，20件。",
     "[]2023 年#year{办理} [办理]30 件{} []2023 年#year{} []20 件{}"},
    {"1948年，2101年，30年。", ""})

FIGURES(full_width,
    {"办理１２０件，满意率９８．６％。", "[办理]120 件{} [满意率]98.6 #percent^1{}"},
    {"办理 120 件，投入 1.2 万元。", "[办理]120 件{} [投入]12000 元^1{}"},
    {"办理1,234件、12,345,678件。", "[办理]1234 件{} []12345678 件{}"},
    {"编号10,20件。", "[编号10,]20 件{}"})

FIGURES(scales,
    {"1.28万件，3亿元，1.2万亿元，5千人，3百人。",
     "[]12800 件^2{} []300000000 元{} []1200000000000 元^1{} []5000 人{} []300 人{}"},
    {"12万人次，20万余元，20余万元，200多万元。",
     "[]120000 人次{} []>200000 元{} []>200000 元{} []>2000000 元{}"},
    {"3亿5000万元，8万4千件，1万2百件。", "[]350000000 元{} []84000 件{} []10200 件{}"})

FIGURES(bounds,
    {"30余件，30多件，30件余，30件以上，超30件，超过30件，逾30件，突破30件，不少于30件，不低于30件，至少30件。",
     "[]>30 件{} []>30 件{} []>30 件{余} []>30 件{以上} [超]>30 件{} [超过]>30 件{} [逾]>30 件{} [突破]>30 件{} [不少于]>30 件{} [不低于]>30 件{} [至少]>30 件{}"},
    {"近30件，不足30件，不到30件，少于30件，低于30件，接近30件，将近30件，至多30件，30件以内，30件以下，30件之内。",
     "[近]<30 件{} [不足]<30 件{} [不到]<30 件{} [少于]<30 件{} [低于]<30 件{} [接近]<30 件{} [将近]<30 件{} [至多]<30 件{} []<30 件{以内} []<30 件{以下} []<30 件{之内}"},
    {"约30件，大约30件，30件左右，30件上下。",
     "[约]~30 件{} [大约]~30 件{} []~30 件{左右} []~30 件{上下}"},
    {"不超过30件，未超过30件，没有超过30件，不超30件。",
     "[不超过]<30 件{} [未超过]<30 件{} [没有超过]<30 件{} [不超]<30 件{}"},
    {"99%以上，近90%，约3倍。",
     "[]>99 #percent{以上} [近]<90 #percent{} [约]~3 倍#times{}"})

FIGURES(han,
    {"三十二件，一百二十人，一千二百三十四条，三千人，一百零五户，二十万元，十万人。",
     "[]32 件{} []120 人{} []1234 条{} []3000 人{} []105 户{} []200000 元{} []100000 人{}"},
    {"十余次，百余件，三十多家，二十余万元。",
     "[]>10 次{} []>100 件{} []>30 家{} []>200000 元{}"},
    {"一万二千件。", "[]12000 件{}"},
    {"一个窗口，两件事，三项制度，十件实事。", ""},
    {"三四次，七八个，三五家。", ""},
    {"数十万元，几十万元，上百万元，数百万元，几百余件。", ""},
    {"二〇二三年，三十年。", ""})

FIGURES(ranges,
    {"10—20个，10-20个，10~20个，10～20个，10至20个，每人3至5天。",
     "[]-10,20 个{} []-10,20 个{} []-10,20 个{} []-10,20 个{} []-10,20 个{} [每人]-3,5 天{}"},
    {"2—3万元，1.5—2.5万元，2万—3万元，90%—95%，90—95%，三十至五十件。",
     "[]-20000,30000 元{} []-15000,25000 元^1{} []-20000,30000 元{} []-90,95 #percent{} []-90,95 #percent{} []-30,50 件{}"},
    {"从10件至20件。", "[从]10 件{至} [至]20 件{}"})

FIGURES(parts_in_words,
    {"占百分之三十，百分之12.5，达百分之九十以上。",
     "[占]30 #percent{} []12.5 #percent^1{} [达]>90 #percent{以上}"},
    {"三分之二，五分之四以上，超过3分之1。", "[]2,3 #fraction{} []>4,5 #fraction{以上} [超过]>1,3 #fraction{}"},
    {"压减四成，下降三成五，八成以上，超七成的案件，2成。",
     "[压减]40 #percent^-1{} [下降]35 #percent{} []>80 #percent^-1{以上} [超]>70 #percent^-1{的案件} []20 #percent^-1{}"},
    {"十一成立，一成不变，三成员，四成功，百分点，分之一。", ""})

FIGURES(no_figures,
    {"2023年6月30日，6月30日，6月，2023-06-30，2023.6.30。", ""},
    {"第3次会议，第30条，第 3 次会议，第三十六条，第二十次会议。", ""},
    {"国发〔2020〕14号，〔2020件〕。", ""},
    {"12345热线、12309。电话0476-1234567件，0476-1234567。", ""},
    {"5+8个，A3张，3:15次，1/3件，7×24小时，30km，-5件。", ""},
    {"2021—2025年，2021至2025年，3—5月。", ""},
    {"12345678901234567件。", ""})

FIGURES(words_and_noun,
    {"一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥5件",
     "[三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥]5 件{}"},
    {"5件甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未", "[]5 件{甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳}"})
/* clang-format on */
