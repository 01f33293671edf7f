/* consistency: one thing with two numbers. */
#include "report.h"

#define RULE "check: consistency\nthings: '网格员|社区|镇'\nall: '全[县镇]|共'\nsome: '其中|新增'"

static const struct rule_test test = {.keys = RULE, .passage = true};

/* clang-format off */
Test(check_consistency, two_numbers)
{
    static const struct rule_case cases[] = {
        {"", "全镇128名网格员走访。依托128名网格员建群。", ""},
        {"", "全镇128名网格员走访。依托126名网格员建群。", "126名&128名"},   /* the later one */
        {"", "依托126名网格员建群。全镇128名网格员走访。", "128名&126名"},
        {"", "依托126名网格员建群。由128名网格员走访。", ""},                /* neither says it is all of them */
        {"", "有126名网格员。有128名网格员。有128名网格员。", "126名&128名"}, /* outnumbered */
        {"", "有128名网格员。有126名网格员。有128名网格员。", "126名&128名"},
        {"", "有126名网格员。有126名网格员。有128名网格员。有128名网格员。", ""},
        {"", "全镇126名网格员。有126名网格员。有128名网格员。有128名网格员。", "128名&126名|128名&126名"},
        {"", "全镇128名网格员走访。依托126个社区建群。", ""},                /* other things */
        {"", "全镇128名网格员走访。依托126名优秀网格员建群。", ""},          /* 优秀网格员 is another thing */
        {"", "全镇128名优秀网格员走访。依托126名优秀网格员建群。", ""},
        {"", "全镇128名网格员走访。其中126名网格员建群。", ""},
        {"", "新增128名网格员走访。全镇126名网格员建群。", ""},
        {"", "全镇近128名网格员走访。依托126名网格员建群。", ""},
        {"", "全镇128名网格员走访。全镇126名网格员、全镇119名网格员。", "126名&128名|119名&128名"},
        {"message: '{thing}{other}'", "全镇128名网格员走访。依托126名网格员建群。", "126名&128名=网格员128名"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_consistency, apart_and_least)
{
    static const struct rule_case cases[] = {
        {"", "全镇100名网格员。全县85名网格员。", "85名&100名"},
        {"", "全镇100名网格员。全县84名网格员。", ""},
        {"", "全镇85名网格员。全县100名网格员。", "100名&85名"},
        {"apart: 20", "全镇100名网格员。全县80名网格员。", "80名&100名"},
        {"apart: 20", "全镇100名网格员。全县79名网格员。", ""},
        {"", "全县8个镇。全县9个镇。", "9个&8个"},
        {"", "全县7个镇。全县8个镇。", ""},
        {"least: 20\napart: 50", "全县19个镇。全县20个镇。", ""},
        {"least: 20\napart: 50", "全县21个镇。全县20个镇。", "20个&21个"},
        {"least: 5\napart: 50", "全县7个镇。全县5个镇。", "5个&7个"},
        /* where only one says that it is all, the other may be some of them */
        {"", "全县100名网格员。依托95名网格员。", "95名&100名"},
        {"", "全县100名网格员。依托94名网格员。", ""},
        {"", "全县9个镇。依托8个镇。", "8个&9个"},
        {"", "全县10个镇。依托8个镇。", ""},
        /* or farther apart in one digit that is not the last */
        {"", "全县136名网格员。依托126名网格员。", "126名&136名"},
        {"", "全县136名网格员。依托127名网格员。", ""},
        {"", "全县150名网格员。依托140名网格员。", ""},
        {"", "全县1.36万名网格员。依托1.26万名网格员。", ""},
        {"apart: 30", "全县196名网格员。依托176名网格员。", "176名&196名"},
        {"apart: 30", "全县96名网格员。依托86名网格员。", ""},
        {"apart: 30", "全县116名网格员。依托106名网格员。", "106名&116名"},
        /* another thing */
        {"", "全县9个镇（乡）。全县10个镇。", ""},
        {"", "全县9个镇（乡）。全县10个镇（乡）。", "10个&9个"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_consistency, words_before)
{
#define KEYS "indicators: '(?:收到复议申请|罚没金额)$'\npartial: '上半年|其中'"
    static const struct rule_case cases[] = {
        {"", "全县网格员1364名均已上岗。全县1346名网格员受训。", "1346名&1364名"},
        {KEYS, "收到复议申请138件。全年收到复议申请132件。", "132件&138件"},
        {KEYS, "收到复议申请138件。收到仲裁申请132件。", ""},
        {KEYS, "上半年收到复议申请138件。全年收到复议申请132件。", ""},
        {KEYS, "收到复议申请138件。收到复议申请238件。", ""},
    };
    report_cases(&test, cases, N_OF(cases));
}
/* clang-format on */

/* Both say of the same whole that they are all: then a digit makes the slip, however far apart it puts them. */
Test(check_consistency, a_digit_of_the_whole)
{
    static const struct rule_case cases[] = {
        {"", "全县37名网格员受训。组织全县27名网格员走访。", "27名&37名"},
        {"", "全县37名网格员受训。组织全镇27名网格员走访。", ""},
        {"", "全县37名网格员受训。27名网格员走访。", ""},
        {"", "全县37名网格员受训。组织全县28名网格员走访。", ""},
        {"", "全县30名网格员受训。组织全县20名网格员走访。", ""},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_consistency, sums_of_two_things)
{
    static const struct rule_case cases[] = {
        {"", "全镇9个镇、2个社区。覆盖12个镇（社区）。", "12个&9个镇、2个"},
        {"", "全镇9个镇、2个社区。覆盖11个镇（社区）。", ""},
        {"", "有9个镇、2个社区。覆盖12个镇（社区）。", ""}, /* not all of them */
        {"", "全镇9个镇，2个社区。覆盖12个镇（社区）。", ""},
        {"", "全镇9个镇、2名社区。覆盖12个镇（社区）。", ""},
        {"", "全镇9个镇、全镇9个镇。覆盖19个镇（镇）。", ""},
        {"", "全镇9个镇、2个社区。覆盖12个社区（镇）。", ""},
        {"", "覆盖12个镇（社区）。全镇9个镇、2个社区。", "12个&9个镇、2个"}, /* in whichever order */
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_consistency, more_than_all)
{
    static const struct rule_case cases[] = {
        {"", "全镇12个社区。依托14个社区。", "14个&12个"}, /* some are never more than all, */
        {"", "全镇14个社区。依托12个社区。", ""},
        {"", "共12个社区。依托14个社区。", ""}, /* where nothing but 共 says so, they may be of one part */
        {"", "全镇9个镇、4个社区。覆盖15个镇（社区）。", "15个&9个镇、4个"},
        {"all-behind: '^均'", "12个社区均建站。依托14个社区。", "14个&12个"},
        {"", "12个社区均建站。依托14个社区。", ""},
        {"all-behind: '^均'", "9个镇、4个社区均建站。覆盖15个镇（社区）。", "15个&9个镇、4个"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_consistency, small_and_plain)
{
    static const struct rule_case cases[] = {
        {"", "全镇7个镇。全镇6个镇。", ""},
        {"small: '^镇$'", "全镇7个镇。全镇6个镇。", "6个&7个"},
        {"small: '^镇$'", "全镇7个镇。在6个镇试点。", ""}, /* not all of them */
        {"small: '^镇$'", "全镇3个镇。全镇4个镇。", ""},
        {"plain: '^社(?=区)'", "全镇12个社区。全镇13个社区。", "13个&12个"},
    };
    report_cases(&test, cases, N_OF(cases));
}

Test(check_consistency, other_years)
{
    static const struct rule_test of_2024 = {.keys = RULE, .path = "2024.txt"};
#define TITLE "某县人民政府2024年法治政府建设年度报告\n一、甲\n"
    static const struct rule_case cases[] = {
        {"", TITLE "全镇128名网格员走访。依托126名网格员建群。", "126名&128名"},
        {"", TITLE "全镇128名网格员走访。2024年依托126名网格员建群。", "126名&128名"},
        {"", TITLE "全镇128名网格员走访。2023年依托126名网格员建群。", ""},
        {"", TITLE "2023年全镇128名网格员走访。依托126名网格员建群。", ""},
        {"", TITLE "2023年全镇128名网格员走访，2024年126名网格员。2024年128名网格员、全镇126名网格员。", "128名&126名"},
    };
    report_cases(&of_2024, cases, N_OF(cases));
}
