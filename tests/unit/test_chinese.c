/* Numbers and dates in Chinese: in digits, in characters, mixed; what is none. */
#include "base/chinese.h"
#include <criterion/criterion.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

Test(chinese, numbers)
{
    static const struct {
        const char *text;
        size_t len;
        int value;
    } cases[] = {
        {"", 0, 0},
        {"甲", 0, 0},
        {"12甲", 2, 12},
        {"007", 3, 7},
        {"1234567890", 9, 123456789}, /* no more digits than an int holds */
        {"一", 3, 1},
        {"十", 3, 10},
        {"十一", 6, 11},
        {"二十", 6, 20},
        {"二十三、", 9, 23},
        {"一百", 6, 100},
        {"一百二十", 12, 120},
        {"一百零五", 12, 105},
        {"二〇二三年", 12, 2023},
        {"二○二三", 12, 2023},
        {"二零二三", 12, 2023},
        {"九十九", 9, 99},
        {"两", 0, 0},
        {"百", 3, 100},
        {"一二三四五六七八九", 27, 123456789},
        {"一二三四五六七八九一二三四", 36, 999999999},
        {"2一", 1, 2},
        {"一2", 3, 1},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        int value = -1;
        size_t len = fz_scan_number(fz_str_from(cases[i].text), &value);
        cr_expect(len == cases[i].len && (!len || value == cases[i].value), "%s: %zu %d", cases[i].text, len, value);
    }
}

Test(chinese, dates)
{
    static const struct {
        const char *text;
        size_t len;
        int year, month, day;
    } cases[] = {
        {"2023年1月20日", 16, 2023, 1, 20},
        {"二〇二三年一月二十日", 30, 2023, 1, 20},
        {"2023年一月20日", 18, 2023, 1, 20},
        {"二〇二三年1月20日", 24, 2023, 1, 20},
        {"2023-01-20", 10, 2023, 1, 20},
        {"2023.1.20。", 9, 2023, 1, 20},
        {"2023/1/2", 8, 2023, 1, 2},
        {"2023-1.20", 0, 0, 0, 0}, /* one kind of mark */
        {"2023-01-201", 0, 0, 0, 0},
        {"2023-001-20", 0, 0, 0, 0},
        {"23-01-20", 0, 0, 0, 0},
        {"20231-01-20", 0, 0, 0, 0},
        {"2023-01", 0, 0, 0, 0},
        {"2023--20", 0, 0, 0, 0},
        {"1月20日", 9, 0, 1, 20},
        {"2023年1月", 11, 2023, 1, 0},
        {"2023年1月20", 11, 2023, 1, 0},
        {"2023年", 0, 0, 0, 0},
        {"三年5月", 0, 0, 0, 0}, /* a duration */
        {"12年3月1日", 0, 0, 0, 0},
        {"2023年13月45日", 17, 2023, 13, 45}, /* it need not be a possible one */
        {"20日", 0, 0, 0, 0},
        {"甲2023年1月20日", 0, 0, 0, 0},
        {"2023年 1月20日", 0, 0, 0, 0},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_date date;
        size_t len = fz_scan_date(fz_str_from(cases[i].text), &date);
        cr_expect(len == cases[i].len, "%s: %zu", cases[i].text, len);
        if (cases[i].len)
            cr_expect(date.year == cases[i].year && date.month == cases[i].month && date.day == cases[i].day,
                      "%s: %d %d %d", cases[i].text, date.year, date.month, date.day);
    }
}

Test(chinese, possible_dates)
{
    static const struct {
        struct fz_date date;
        bool want;
    } cases[] = {
        {{2023, 1, 31}, true},   {{2023, 1, 32}, false},  {{2023, 4, 30}, true},  {{2023, 4, 31}, false},
        {{2023, 2, 28}, true},   {{2023, 2, 29}, false},  {{2024, 2, 29}, true},  {{2024, 2, 30}, false},
        {{1900, 2, 29}, false},  {{2000, 2, 29}, true},   {{0, 2, 29}, true},     {{0, 2, 30}, false},
        {{2023, 0, 1}, false},   {{2023, 13, 1}, false},  {{2023, 12, 0}, true},  {{2023, 12, 31}, true},
        {{2023, 12, -1}, false}, {{2023, 11, 31}, false}, {{2023, 6, 31}, false}, {{2023, 9, 31}, false},
    };
    for (size_t i = 0; i < N_OF(cases); i++)
        cr_expect(fz_date_is_possible(cases[i].date) == cases[i].want, "%d-%d-%d", cases[i].date.year,
                  cases[i].date.month, cases[i].date.day);
}

Test(chinese, iso_dates)
{
    static const struct {
        const char *text;
        bool is;
    } cases[] = {
        {"2025-03-01", true},  {"2024-02-29", true},  {"2025-02-29", false}, {"2025-13-01", false},
        {"2025-3-1", false},   {"", false},           {"2025-03-1", false},  {"2025-03-011", false},
        {"2025.03.01", false}, {"2025-00-10", false}, {"二五-03-01", false}, {"2025-03-00", false},
        {" 025-03-01", false},
    };
    for (size_t i = 0; i < N_OF(cases); i++)
        cr_expect(fz_date_is_iso(fz_str_from(cases[i].text)) == cases[i].is, "%s", cases[i].text);
}
