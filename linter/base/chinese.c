/* Numbers and dates as Chinese official text writes them. */
#include "base/chinese.h"
#include "base/utf8.h"

static int han_value(uint32_t c) /* 0–9, 10, 100 and 1000 for 十, 百 and 千, -1 otherwise */
{
    static const uint32_t digits[] = {0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
    for (int i = 0; i < 10; i++)
        if (c == digits[i])
            return i;
    return c == 0x3007 || c == 0x25CB ? 0 : c == 0x5341 ? 10 : c == 0x767E ? 100 : c == 0x5343 ? 1000 : -1;
}

size_t fz_scan_number(struct fz_str text, int *value)
{
    size_t at = 0, size;
    int total = 0, digit = 0, count = 0;
    bool positional = true; /* 二〇二三 */
    if (text.len && fz_is_digit((unsigned char)text.ptr[0])) {
        while (at < text.len && at < 9 && fz_is_digit((unsigned char)text.ptr[at]))
            total = total * 10 + (text.ptr[at++] - '0');
        *value = total;
        return at;
    }
    int spelled = 0;
    for (uint32_t c = fz_utf8_at(text, at, &size); count < 12; c = fz_utf8_at(text, at, &size)) {
        int v = size ? han_value(c) : -1;
        if (v < 0)
            break;
        if (v >= 10) {
            positional = false;
            total += (count == 0 || digit == 0 ? 1 : digit) * v;
            digit = 0;
        } else {
            digit = v;
            spelled = spelled > 99999999 ? 999999999 : spelled * 10 + v; /* more would not fit */
        }
        count++;
        at += size;
    }
    *value = positional ? spelled : total + digit;
    return at;
}

static size_t scan_dashed(struct fz_str text, struct fz_date *date)
{
    int parts[3];
    size_t at = 0;
    char mark = 0;
    for (int i = 0; i < 3; i++) {
        size_t from = at;
        int value = 0;
        while (at < text.len && at - from < 4 && fz_is_digit((unsigned char)text.ptr[at]))
            value = value * 10 + (text.ptr[at++] - '0');
        size_t digits = at - from;
        if (i == 0 ? digits != 4 : digits < 1 || digits > 2)
            return 0;
        parts[i] = value;
        if (i == 2)
            break;
        if (at >= text.len || (text.ptr[at] != '-' && text.ptr[at] != '.' && text.ptr[at] != '/') ||
            (mark && text.ptr[at] != mark))
            return 0;
        mark = text.ptr[at++];
    }
    if (at < text.len && fz_is_digit((unsigned char)text.ptr[at]))
        return 0;
    *date = (struct fz_date){parts[0], parts[1], parts[2]};
    return at;
}

/* A number followed by UNIT (年 月 日); its length, or 0. */
static size_t scan_part(struct fz_str text, size_t at, struct fz_str unit, int *value)
{
    struct fz_str rest = fz_str_slice(text, at, text.len);
    size_t len = fz_scan_number(rest, value);
    if (!len || !fz_str_starts(fz_str_slice(rest, len, rest.len), unit))
        return 0;
    return len + unit.len;
}

size_t fz_scan_date(struct fz_str text, struct fz_date *date)
{
    *date = (struct fz_date){0};
    size_t dashed = scan_dashed(text, date);
    if (dashed)
        return dashed;
    int value;
    size_t at = scan_part(text, 0, FZ_STR("年"), &value);
    if (at && value < 1000)
        return 0; /* 三年, 12年: a duration */
    date->year = at ? value : 0;
    size_t month = scan_part(text, at, FZ_STR("月"), &value);
    if (!month)
        return 0;
    date->month = value;
    at += month;
    size_t day = scan_part(text, at, FZ_STR("日"), &value);
    date->day = day ? value : 0;
    return at + day;
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool fz_date_is_possible(struct fz_date date)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.month < 1 || date.month > 12)
        return false;
    int last = date.month == 2 && date.year && !is_leap(date.year) ? 28 : days[date.month - 1];
    return date.day <= last && date.day >= 0;
}

bool fz_date_is_iso(struct fz_str text)
{
    static const char form[] = "dddd-dd-dd";
    struct fz_date date;
    if (text.len != sizeof form - 1)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (form[i] == 'd' ? text.ptr[i] < '0' || text.ptr[i] > '9' : text.ptr[i] != form[i])
            return false;
    return fz_scan_date(text, &date) == text.len && date.month && date.day && fz_date_is_possible(date);
}
