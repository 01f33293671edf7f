/* Exact decimals. */
#include "model/figure.h"
#include <inttypes.h>
#include <stdio.h>

/* VALUE's digits with EXPONENT, which is not above its own; *OK becomes false where they do not fit. */
static int64_t scaled(struct fz_decimal value, int exponent, bool *ok)
{
    int64_t digits = value.digits;
    for (int e = value.exponent; e > exponent; e--) {
        if (digits > INT64_MAX / 10 || digits < INT64_MIN / 10) {
            *ok = false;
            return 0;
        }
        digits *= 10;
    }
    return digits;
}

int fz_decimal_compare(struct fz_decimal a, struct fz_decimal b)
{
    int exponent = a.exponent < b.exponent ? a.exponent : b.exponent;
    bool ok = true;
    int64_t left = scaled(a, exponent, &ok), right = scaled(b, exponent, &ok);
    if (!ok) { /* far apart in size: doubles tell them apart */
        double x = fz_decimal_double(a), y = fz_decimal_double(b);
        return x < y ? -1 : x > y;
    }
    return left < right ? -1 : left > right;
}

struct fz_decimal fz_decimal_add(struct fz_decimal a, struct fz_decimal b, bool *ok)
{
    int exponent = a.exponent < b.exponent ? a.exponent : b.exponent;
    int64_t left = scaled(a, exponent, ok), right = scaled(b, exponent, ok);
    if (!*ok || (right > 0 && left > INT64_MAX - right) || (right < 0 && left < INT64_MIN - right)) {
        *ok = false;
        return (struct fz_decimal){0, 0};
    }
    return (struct fz_decimal){left + right, exponent};
}

double fz_decimal_double(struct fz_decimal value)
{
    double x = (double)value.digits;
    for (int e = value.exponent; e > 0; e--)
        x *= 10;
    for (int e = value.exponent; e < 0; e++)
        x /= 10;
    return x;
}

struct fz_str fz_decimal_text(struct fz_decimal value, struct fz_arena *arena)
{
    if (value.exponent >= 0) {
        bool ok = true;
        int64_t whole = scaled(value, 0, &ok);
        return ok ? fz_str_printf(arena, "%" PRId64, whole)
                  : fz_str_printf(arena, "%" PRId64 "e%d", value.digits, value.exponent);
    }
    while (value.exponent < 0 && value.digits % 10 == 0) {
        value.digits /= 10;
        value.exponent++;
    }
    int64_t unit = 1;
    for (int e = value.exponent; e < 0 && unit < INT64_MAX / 10; e++)
        unit *= 10;
    int64_t rest = value.digits % unit;
    if (value.exponent >= 0)
        return fz_str_printf(arena, "%" PRId64, value.digits);
    return fz_str_printf(arena, "%s%" PRId64 ".%0*" PRId64, value.digits < 0 && value.digits / unit == 0 ? "-" : "",
                         value.digits / unit, -value.exponent, rest < 0 ? -rest : rest);
}
