/* The numbers of headings, and what only looks like one. */
#include "parse/internal.h"
#include <criterion/criterion.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

Test(marker, forms)
{
    static const struct {
        const char *text;
        int level;
        uint32_t number;
        size_t len;
    } cases[] = {
        {"一、甲", 1, 1, 6},   {"十二、甲", 1, 12, 9},    {"一.甲", 1, 1, 4},        {"一，甲", 1, 1, 6},
        {"（一）甲", 2, 1, 9}, {"（十一）甲", 2, 11, 12}, {"（一）、甲", 2, 1, 12},  {"（一）.甲", 2, 1, 10},
        {"一）甲", 2, 1, 6},   {"1.甲", 3, 1, 2},         {"12.甲", 3, 12, 3},       {"1、甲", 3, 1, 4},
        {"（1）甲", 4, 1, 7},  {"1）甲", 4, 1, 4},        {"20）甲", 4, 20, 5},      {"（99）甲", 4, 99, 8},
        {"", 0, 0, 0},         {"甲", 0, 0, 0},           {"一甲", 0, 0, 0},         {"1.5万", 0, 0, 0},
        {"三、四月", 0, 0, 0}, {"二、一年来", 1, 2, 6},   {"一、三项制度", 1, 1, 6}, {"二、三产业", 0, 0, 0},
        {"二、三是", 1, 2, 6}, {"九、十", 1, 9, 6},       {"二、三", 1, 2, 6},       {"十、二十", 1, 10, 6},
        {"0.甲", 0, 0, 0},     {"100.甲", 0, 0, 0},       {"（100）甲", 0, 0, 0},    {"21）甲", 0, 0, 0},
        {"（一甲", 0, 0, 0},   {"（甲）", 0, 0, 0},       {"2023年", 0, 0, 0},       {"一是甲", 0, 0, 0},
        {"（一", 0, 0, 0},     {"（）", 0, 0, 0},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_marker marker = fz_scan_marker(fz_str_from(cases[i].text));
        cr_expect(marker.level == cases[i].level && marker.number == cases[i].number && marker.len == cases[i].len,
                  "%s: %d %u %zu", cases[i].text, marker.level, marker.number, marker.len);
    }
}
