/* text:list-style and text:outline-style (OpenDocument 1.3, 16.30 and 16.34) → numbers. */
#include "input/odt_lists.h"
#include "input/counting.h"
#include <string.h>

enum { MAX_STYLES = 4000, MAX_AFFIX = 32, MAX_START = 100000 }; /* bytes of what stands around a number */

struct fz_odt_level {
    bool given;
    enum fz_counting counting;
    struct fz_str prefix, suffix;
    int start, shown; /* shown: how many levels the number has: 1.2.3 is 3 */
    int count;        /* the last number given out; 0: none yet */
};

static enum fz_counting counting_of(struct fz_str format)
{
    static const struct {
        const char *begins;
        enum fz_counting counting;
    } table[] = {
        {"一", FZ_COUNT_CHINESE},  {"壹", FZ_COUNT_LEGAL},      {"①", FZ_COUNT_CIRCLED},     {"甲", FZ_COUNT_STEMS},
        {"子", FZ_COUNT_BRANCHES}, {"１", FZ_COUNT_FULL_WIDTH}, {"1", FZ_COUNT_DECIMAL},     {"a", FZ_COUNT_LOWER},
        {"A", FZ_COUNT_UPPER},     {"i", FZ_COUNT_LOWER_ROMAN}, {"I", FZ_COUNT_UPPER_ROMAN},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (fz_str_starts(format, fz_str_from(table[i].begins)))
            return table[i].counting;
    return FZ_COUNT_NONE;
}

static int number(const struct fz_xml_attrs *attrs, const char *local, int otherwise)
{
    int value;
    return fz_str_to_int(fz_xml_attr(attrs, local), &value) && value > 0 && value < MAX_START ? value : otherwise;
}

static struct fz_str affix(struct fz_odt_lists *lists, const struct fz_xml_attrs *attrs, const char *local)
{
    struct fz_str value = fz_xml_attr(attrs, local);
    return value.len <= MAX_AFFIX ? fz_str_copy(lists->arena, value) : (struct fz_str){0};
}

static void read_level(struct fz_odt_lists *lists, const struct fz_xml_attrs *attrs)
{
    int at = number(attrs, "level", 0);
    if (at < 1 || at > FZ_ODT_LEVELS)
        return;
    struct fz_odt_level *level = &lists->reading->levels[at - 1];
    *level = (struct fz_odt_level){.given = true, .start = number(attrs, "start-value", 1)};
    level->counting = counting_of(fz_xml_attr(attrs, "num-format"));
    level->prefix = affix(lists, attrs, "num-prefix");
    level->suffix = affix(lists, attrs, "num-suffix");
    level->shown = number(attrs, "display-levels", 1);
}

void fz_odt_lists_start(struct fz_odt_lists *lists, const char *local, const struct fz_xml_attrs *attrs)
{
    bool outline = strcmp(local, "outline-style") == 0;
    if ((outline || strcmp(local, "list-style") == 0) && lists->n < MAX_STYLES) {
        lists->reading = FZ_PUSH(lists->arena, lists->items, lists->n);
        lists->reading->name = outline ? FZ_STR("") : fz_str_copy(lists->arena, fz_xml_attr(attrs, "name"));
        lists->reading->levels = FZ_NEW_N(lists->arena, struct fz_odt_level, FZ_ODT_LEVELS);
    } else if (lists->reading &&
               (strcmp(local, "list-level-style-number") == 0 || strcmp(local, "outline-level-style") == 0)) {
        read_level(lists, attrs);
    }
}

void fz_odt_lists_end(struct fz_odt_lists *lists, const char *local)
{
    if (strcmp(local, "outline-style") == 0 || strcmp(local, "list-style") == 0)
        lists->reading = NULL;
}

struct fz_odt_list *fz_odt_list_find(const struct fz_odt_lists *lists, struct fz_str name)
{
    for (size_t i = 0; i < lists->n; i++)
        if (fz_str_equal(lists->items[i].name, name))
            return &lists->items[i];
    return NULL;
}

void fz_odt_list_restart(struct fz_odt_list *list)
{
    for (size_t i = 0; i < FZ_ODT_LEVELS; i++)
        list->levels[i].count = 0;
}

void fz_odt_list_next(struct fz_odt_list *list, size_t at, int start, struct fz_buf *buf)
{
    if (at >= FZ_ODT_LEVELS || !list->levels[at].given)
        return;
    struct fz_odt_level *level = &list->levels[at];
    level->count = start > 0 ? start : level->count ? level->count + 1 : level->start;
    for (size_t below = at + 1; below < FZ_ODT_LEVELS; below++)
        list->levels[below].count = 0;
    if (level->counting == FZ_COUNT_NONE)
        return;
    fz_buf_add(buf, level->prefix);
    size_t shown = (size_t)level->shown > at ? at + 1 : (size_t)level->shown;
    for (size_t i = at + 1 - shown; i <= at; i++) {
        const struct fz_odt_level *part = &list->levels[i];
        fz_count_add(buf, part->counting, (uint32_t)(part->count ? part->count : part->start));
        if (i < at)
            fz_buf_add_char(buf, '.');
    }
    fz_buf_add(buf, level->suffix);
}
