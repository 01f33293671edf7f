/* Each way of counting, with the limits that Word and LibreOffice keep: beyond them come plain digits. */
#include "input/counting.h"

static void add_chinese(struct fz_buf *buf, uint32_t n, const char *const *digits, const char *const *units)
{
    static const uint32_t powers[] = {1000, 100, 10, 1};
    bool begun = false, zero = false;
    for (size_t i = 0; i < 4; i++) {
        uint32_t digit = n / powers[i] % 10;
        if (digit == 0) {
            zero = begun;
            continue;
        }
        if (zero)
            fz_buf_add(buf, fz_str_from(digits[0]));
        zero = false;
        if (begun || i != 2 || digit != 1) /* 十一, not 一十一 */
            fz_buf_add(buf, fz_str_from(digits[digit]));
        fz_buf_add(buf, fz_str_from(units[i]));
        begun = true;
    }
}

static const char *const han[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
static const char *const han_units[] = {"千", "百", "十", ""};
static const char *const legal[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
static const char *const legal_units[] = {"仟", "佰", "拾", ""};
static const char *const stems[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
static const char *const branches[] = {"子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉", "戌", "亥"};

static void add_digits(struct fz_buf *buf, uint32_t n, bool chinese)
{
    struct fz_buf plain;
    fz_buf_init(&plain);
    fz_buf_printf(&plain, "%u", n);
    for (size_t i = 0; i < plain.len; i++) {
        uint32_t digit = (uint32_t)(plain.ptr[i] - '0');
        if (chinese)
            fz_buf_add(buf, digit ? fz_str_from(han[digit]) : FZ_STR("〇"));
        else
            fz_buf_add_code(buf, 0xFF10 + digit);
    }
    fz_buf_clear(&plain);
}

static void add_roman(struct fz_buf *buf, uint32_t n, bool upper)
{
    static const struct {
        uint32_t value;
        const char *lower, *upper;
    } signs[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"},  {400, "cd", "CD"}, {100, "c", "C"},
                 {90, "xc", "XC"}, {50, "l", "L"},    {40, "xl", "XL"}, {10, "x", "X"},    {9, "ix", "IX"},
                 {5, "v", "V"},    {4, "iv", "IV"},   {1, "i", "I"}};
    for (size_t i = 0; n > 0; i++)
        for (; n >= signs[i].value; n -= signs[i].value)
            fz_buf_add(buf, fz_str_from(upper ? signs[i].upper : signs[i].lower));
}

/* Ranges of characters that stand for numbers one by one. */
static const struct {
    enum fz_counting counting;
    uint32_t from, until, first; /* numbers, and the character of the first */
} ranges[] = {
    {FZ_COUNT_CIRCLED, 1, 20, 0x2460},     {FZ_COUNT_CIRCLED, 21, 35, 0x3251}, {FZ_COUNT_CIRCLED, 36, 50, 0x32B1},
    {FZ_COUNT_CIRCLED_HAN, 1, 10, 0x3280}, {FZ_COUNT_STOPPED, 1, 20, 0x2488},  {FZ_COUNT_BRACKETED, 1, 20, 0x2474},
};

static bool add_from_range(struct fz_buf *buf, enum fz_counting counting, uint32_t n)
{
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (ranges[i].counting == counting && n >= ranges[i].from && n <= ranges[i].until) {
            fz_buf_add_code(buf, ranges[i].first + (n - ranges[i].from));
            return true;
        }
    return false;
}

static bool add_letters(struct fz_buf *buf, uint32_t n, char first)
{
    enum { MOST = 26 * 4 }; /* zzzz */
    if (n < 1 || n > MOST)
        return false;
    for (uint32_t i = 0; i <= (n - 1) / 26; i++)
        fz_buf_add_char(buf, (char)(first + (char)((n - 1) % 26)));
    return true;
}

static bool add_in_its_form(struct fz_buf *buf, enum fz_counting counting, uint32_t n)
{
    switch (counting) {
    case FZ_COUNT_NONE:
        return true;
    case FZ_COUNT_ZERO:
        fz_buf_printf(buf, "%02u", n);
        return true;
    case FZ_COUNT_FULL_WIDTH:
    case FZ_COUNT_DIGITS:
        add_digits(buf, n, counting == FZ_COUNT_DIGITS);
        return true;
    case FZ_COUNT_CHINESE:
    case FZ_COUNT_LEGAL:
        if (n < 1 || n > 9999)
            return false;
        add_chinese(buf, n, counting == FZ_COUNT_LEGAL ? legal : han,
                    counting == FZ_COUNT_LEGAL ? legal_units : han_units);
        return true;
    case FZ_COUNT_STEMS:
    case FZ_COUNT_BRANCHES:
        if (n < 1 || n > (counting == FZ_COUNT_STEMS ? 10 : 12))
            return false;
        fz_buf_add(buf, fz_str_from(counting == FZ_COUNT_STEMS ? stems[n - 1] : branches[n - 1]));
        return true;
    case FZ_COUNT_LOWER:
    case FZ_COUNT_UPPER:
        return add_letters(buf, n, counting == FZ_COUNT_LOWER ? 'a' : 'A');
    case FZ_COUNT_LOWER_ROMAN:
    case FZ_COUNT_UPPER_ROMAN:
        if (n < 1 || n > 3999)
            return false;
        add_roman(buf, n, counting == FZ_COUNT_UPPER_ROMAN);
        return true;
    case FZ_COUNT_DECIMAL:
        return false;
    case FZ_COUNT_CIRCLED:
    case FZ_COUNT_CIRCLED_HAN:
    case FZ_COUNT_STOPPED:
    case FZ_COUNT_BRACKETED:
        break;
    }
    return add_from_range(buf, counting, n);
}

void fz_count_add(struct fz_buf *buf, enum fz_counting counting, uint32_t n)
{
    if (!add_in_its_form(buf, counting, n))
        fz_buf_printf(buf, "%u", n);
}
