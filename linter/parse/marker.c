/* The numbers of headings: 一、 （一） 1. （1） and the slips that clerks make with them. */
#include "base/utf8.h"
#include "parse/internal.h"

/* Bytes of one of the characters CODES (0 ends them) at AT, or 0. */
static size_t one_of(struct fz_str text, size_t at, const uint32_t *codes)
{
    size_t size;
    uint32_t c = fz_utf8_at(text, at, &size);
    for (; size && *codes; codes++)
        if (c == *codes)
            return size;
    return 0;
}

static const uint32_t opening[] = {0xFF08, 0}, closing[] = {0xFF09, 0};
static const uint32_t after_han[] = {0x3001, '.', 0xFF0C, 0}; /* 一、 and the slips 一. 一， */
static const uint32_t after_digit[] = {'.', 0x3001, 0};       /* 1. and the slip 1、 */

static struct fz_marker bracketed(struct fz_str text)
{
    struct fz_marker none = {0}, marker = {0};
    size_t open = one_of(text, 0, opening);
    struct fz_str rest = fz_str_slice(text, open, text.len);
    int value;
    size_t len = fz_scan_number(rest, &value);
    size_t close = len ? one_of(rest, len, closing) : 0;
    bool han = len && !fz_is_digit((unsigned char)rest.ptr[0]);
    if (!close || value < 1 || value > 99 || (!open && !han && value > 20))
        return none;
    marker.level = han ? 2 : 4;
    marker.number = (uint32_t)value;
    marker.len = open + len + close;
    static const uint32_t stray[] = {0x3001, '.', 0};
    marker.len += one_of(text, marker.len, stray); /* the slip （一）、 */
    return marker;
}

/* Whether REST goes on from NUMBER to the next one of what both count: 三、四月, but not 二、一年来 or 一、三项制度. */
static bool counts_on(int number, struct fz_str rest)
{
    static const struct fz_str counted = FZ_STR_INIT("月年级类线期季产天楼号环审批个次人名件家户");
    int next;
    size_t size, len = fz_scan_number(rest, &next);
    fz_utf8_at(rest, len, &size);
    return len && number < 10 && next == number + 1 && size && fz_str_has(counted, fz_str_slice(rest, len, len + size));
}

struct fz_marker fz_scan_marker(struct fz_str text)
{
    struct fz_marker none = {0}, marker = bracketed(text);
    if (marker.level)
        return marker;
    int value;
    size_t len = fz_scan_number(text, &value);
    if (!len || value < 1 || value > 99)
        return none;
    bool han = !fz_is_digit((unsigned char)text.ptr[0]);
    size_t mark = one_of(text, len, han ? after_han : after_digit);
    size_t size;
    if (!mark || (!han && fz_is_digit(fz_utf8_at(text, len + mark, &size))) ||
        (han && counts_on(value, fz_str_slice(text, len + mark, text.len))))
        return none; /* 1.5万, 三、四月 */
    marker.level = han ? 1 : 3;
    marker.number = (uint32_t)value;
    marker.len = len + mark;
    return marker;
}
