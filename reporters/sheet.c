/* The two ways of writing each part of a paper. Text is gathered first and escaped when its part is written, in the way
 * of the one or the other. */
#include "sheet.h"
#include "html_out.h"
#include "shown.h"
#include "web.h"
#include <stdarg.h>
#include <string.h>

static void put_markdown(FILE *out, struct fz_str text)
{
    struct fz_buf shown;
    fz_buf_init(&shown);
    fz_shown_add(&shown, text);
    for (size_t i = 0; i < shown.len; i++) {
        if (strchr("\\`*_[]<>|~&#$", shown.ptr[i]))
            fputc('\\', out);
        fputc(shown.ptr[i], out);
    }
    fz_buf_clear(&shown);
}

/* Writes what was gathered, and forgets it. */
static void put_text(struct fz_sheet *sheet)
{
    (sheet->html ? fz_html_put : put_markdown)(sheet->out, fz_buf_str(&sheet->text));
    sheet->text.len = 0;
}

void fz_sheet_begin(struct fz_sheet *sheet, FILE *out, bool html, enum fz_lang lang, struct fz_str title)
{
    const unsigned char *const styles[] = {fz_web_common_css, fz_web_sheet_css, NULL};
    *sheet = (struct fz_sheet){.out = out, .html = html, .lang = lang};
    fz_buf_init(&sheet->text);
    if (html)
        fz_html_begin(out, lang, title, styles);
    if (html)
        fputs("<main>\n", out);
}

void fz_sheet_end(struct fz_sheet *sheet)
{
    if (sheet->html) {
        fputs(sheet->any ? "</section>\n</main>\n" : "</main>\n", sheet->out);
        fz_html_end(sheet->out, NULL);
    }
    fz_buf_clear(&sheet->text);
}

void fz_sheet_add(struct fz_sheet *sheet, struct fz_str text)
{
    fz_buf_add(&sheet->text, text);
}

void fz_sheet_say(struct fz_sheet *sheet, const char *format, ...)
{
    struct fz_arena arena;
    va_list args;
    fz_arena_init(&arena);
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = FZ_NEW_N(&arena, char, (size_t)(len < 0 ? 0 : len) + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)(len < 0 ? 0 : len) + 1, format, args);
    va_end(args);
    fz_buf_add(&sheet->text, fz_str_from(text));
    fz_arena_clear(&arena);
}

static void begin_paper(struct fz_sheet *sheet)
{
    if (sheet->html)
        fputs(sheet->any ? "</section>\n<section>\n" : "<section>\n", sheet->out);
    else if (sheet->any)
        fputs("\n---\n\n", sheet->out);
    sheet->any = true;
}

void fz_sheet_put(struct fz_sheet *sheet, enum fz_sheet_part part)
{
    static const struct {
        const char *markdown, *open, *close;
    } parts[] = {
        [FZ_SHEET_TITLE] = {"# ", "<h1>", "</h1>\n"},
        [FZ_SHEET_HEADING] = {"## ", "<h2>", "</h2>\n"},
        [FZ_SHEET_PARAGRAPH] = {"", "<p>", "</p>\n"},
        [FZ_SHEET_LEFT] = {"", "<p class=\"left\">", "</p>\n"},
        [FZ_SHEET_RIGHT] = {"", "<p class=\"right\">", "</p>\n"},
    };
    if (part == FZ_SHEET_TITLE)
        begin_paper(sheet);
    fputs(sheet->html ? parts[part].open : parts[part].markdown, sheet->out);
    put_text(sheet);
    fputs(sheet->html ? parts[part].close : "\n\n", sheet->out);
}

void fz_sheet_item(struct fz_sheet *sheet, size_t number)
{
    fprintf(sheet->out, sheet->html ? "<p class=\"item\">%zu. " : "%zu. ", number);
    put_text(sheet);
    fputs(sheet->html ? "</p>\n" : "\n\n", sheet->out);
}

void fz_sheet_table(struct fz_sheet *sheet, const char *const *heads, const int *widths, size_t n)
{
    if (sheet->html) /* a narrow screen scrolls it, by keys too */
        fprintf(sheet->out, "<div class=\"scroll\" role=\"group\" aria-label=\"%s\" tabindex=\"0\">\n",
                FZ_SAY(sheet->lang, "表格", "table"));
    fputs(sheet->html ? "<table>\n<colgroup>" : "|", sheet->out);
    for (size_t i = 0; sheet->html && i < n; i++)
        fprintf(sheet->out, "<col style=\"width:%d%%\">", widths[i]);
    fputs(sheet->html ? "</colgroup>\n<thead><tr>" : "", sheet->out);
    for (size_t i = 0; i < n; i++)
        fprintf(sheet->out, sheet->html ? "<th scope=\"col\">%s</th>" : " %s |", heads[i]);
    fputs(sheet->html ? "</tr></thead>\n<tbody>\n" : "\n|", sheet->out);
    for (size_t i = 0; !sheet->html && i < n; i++)
        fputs(" --- |", sheet->out);
    fputs(sheet->html ? "" : "\n", sheet->out);
}

void fz_sheet_row(struct fz_sheet *sheet)
{
    fputs(sheet->html ? "<tr>" : "|", sheet->out);
}

void fz_sheet_cell(struct fz_sheet *sheet)
{
    fputs(sheet->html ? "<td>" : " ", sheet->out);
    put_text(sheet);
    fputs(sheet->html ? "</td>" : " |", sheet->out);
}

void fz_sheet_end_row(struct fz_sheet *sheet)
{
    fputs(sheet->html ? "</tr>\n" : "\n", sheet->out);
}

void fz_sheet_end_table(struct fz_sheet *sheet)
{
    fputs(sheet->html ? "</tbody>\n</table>\n</div>\n" : "\n", sheet->out);
}
