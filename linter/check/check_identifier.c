/* Numbers of persons, told by their form and check digit: 公民身份号码 (GB 11643), mobile phones, bank cards (Luhn). */
#include "base/chinese.h"
#include "base/utf8.h"
#include "check/matches.h"

struct params {
    int test;
    struct fz_exceptions exceptions;
};
enum test { ID_NUMBER, ID_NUMBER_UNCHECKED, MOBILE, BANK_CARD };
static const char *const tests[] = {"id-number", "id-number-unchecked", "mobile", "bank-card", NULL};

#define AT(field) offsetof(struct params, field)
static const struct fz_param params[] = {
    {"test", FZ_PARAM_CHOICE, true, AT(test), tests, NULL,
     "id-number 校验码相符的公民身份号码；id-number-unchecked 形似而校验码不符；mobile 手机号码；bank-card 银行卡号",
     "id-number with a right check digit; id-number-unchecked with a wrong one; mobile; bank-card"},
    FZ_EXCEPTION_PARAMS(AT(exceptions)),
    {0},
};

static bool has_birth_date(const char *d)
{
    int year = 0, month = (d[10] - '0') * 10 + d[11] - '0', day = (d[12] - '0') * 10 + d[13] - '0';
    for (int i = 6; i < 10; i++)
        year = year * 10 + (d[i] - '0');
    return d[0] >= '1' && d[0] <= '9' && year >= 1900 && year <= 2100 && day >= 1 &&
           fz_date_is_possible((struct fz_date){year, month, day});
}

static bool id_check_digit(const char *d)
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 17; i++)
        sum += (d[i] - '0') * weights[i];
    char last = d[17] == 'x' ? 'X' : d[17];
    return "10X98765432"[sum % 11] == last;
}

static bool luhn(const char *d, size_t n)
{
    int sum = 0;
    for (size_t i = 0; i < n; i++) {
        int v = d[n - 1 - i] - '0';
        v = i % 2 ? v * 2 : v;
        sum += v > 9 ? v - 9 : v;
    }
    return sum % 10 == 0;
}

/* Whether the N digits at D (an X may end an ID number) are what the rule looks for. */
static bool is_identifier(enum test test, const char *d, size_t n, bool x)
{
    switch (test) {
    case ID_NUMBER:
        return n == 18 && has_birth_date(d) && id_check_digit(d);
    case ID_NUMBER_UNCHECKED:
        return n == 18 && has_birth_date(d) && !id_check_digit(d);
    case MOBILE:
        return n == 11 && !x && d[0] == '1' && d[1] >= '3';
    case BANK_CARD:
        return !x && n >= 16 && n <= 19 && (d[0] == '6' || d[0] == '4' || d[0] == '5') && luhn(d, n) &&
               !(n == 18 && has_birth_date(d));
    }
    return false;
}

/* The run of digits at AT, groups parted by single spaces or hyphens included unless ALONE: its digits to OUT, its end
 * returned. */
static size_t digits_at(struct fz_str text, size_t at, size_t end, bool alone, char *out, size_t *n, bool *x)
{
    *n = 0;
    *x = false;
    while (at < end && *n < 24) {
        char c = text.ptr[at];
        bool grouped =
            !alone && (c == ' ' || c == '-') && *n >= 3 && at + 1 < end && fz_is_digit((unsigned char)text.ptr[at + 1]);
        if (fz_is_digit((unsigned char)c))
            out[(*n)++] = c;
        else if (!grouped)
            break;
        at++;
    }
    if (*n == 17 && at < end && (text.ptr[at] == 'X' || text.ptr[at] == 'x')) {
        out[(*n)++] = 'X';
        *x = true;
        at++;
    }
    return at;
}

enum { SHORTEST = 11 /* bytes of an identifier, and nothing in one but ASCII */ };

static void run_check(const struct fz_check_run *run)
{
    const struct params *p = run->params;
    struct fz_str text = fz_check_text(run);
    const struct fz_span *spans;
    size_t n = fz_check_spans(run, &spans);
    for (size_t i = 0; i < n; i++) {
        for (size_t at = spans[i].start; at + SHORTEST <= spans[i].end;) {
            if ((unsigned char)text.ptr[at + SHORTEST - 1] >= 0x80) { /* whatever began before would reach over it */
                at += SHORTEST;
                continue;
            }
            bool begins = fz_is_digit((unsigned char)text.ptr[at]) &&
                          (at == 0 || !fz_is_ascii_alnum((unsigned char)text.ptr[at - 1]));
            char digits[32];
            size_t count;
            bool x;
            size_t end = begins ? digits_at(text, at, spans[i].end, false, digits, &count, &x) : at + 1;
            if (begins &&
                !is_identifier((enum test)p->test, digits, count, x)) { /* two numbers with a space between? */
                size_t first = digits_at(text, at, spans[i].end, true, digits, &count, &x);
                end = first < end && text.ptr[first] == ' ' ? first : end;
            }
            struct fz_span found = {fz_u32(at), fz_u32(end)};
            bool ends = begins && (end >= text.len || !fz_is_ascii_alnum((unsigned char)text.ptr[end]));
            if (ends && is_identifier((enum test)p->test, digits, count, x) &&
                !fz_is_excused(run, &p->exceptions, spans[i], found))
                fz_emit(run, found, NULL, 0);
            at = end;
        }
    }
}

const struct fz_check fz_check_identifier = {
    .name = "identifier",
    .help = "公民身份号码、手机号码、银行卡号",
    .help_en = "ID numbers, mobile phones, bank cards",
    .params = params,
    .params_size = sizeof(struct params),
    .scoped = true,
    .run = run_check,
};
