/* Escaping, and the frame of a page. */
#include "html_out.h"
#include "base/utf8.h"
#include "shown.h"

static void put_char(FILE *out, char c)
{
    switch (c) {
    case '&':
        fputs("&amp;", out);
        break;
    case '<':
        fputs("&lt;", out);
        break;
    case '>':
        fputs("&gt;", out);
        break;
    case '"':
        fputs("&quot;", out);
        break;
    case '\'':
        fputs("&#39;", out);
        break;
    default:
        fputc(c, out);
    }
}

void fz_html_put(FILE *out, struct fz_str text)
{
    struct fz_buf shown;
    fz_buf_init(&shown);
    fz_shown_add(&shown, text);
    for (size_t i = 0; i < shown.len; i++)
        put_char(out, shown.ptr[i]);
    fz_buf_clear(&shown);
}

/* < > & so that neither </script> nor <!-- can come about; U+2028 and U+2029 end a line in old scripts. */
static bool must_escape(uint32_t c)
{
    return c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c < 0x20 || c == 0x2028 || c == 0x2029;
}

void fz_html_put_json(FILE *out, struct fz_str text)
{
    struct fz_buf shown;
    fz_buf_init(&shown);
    fz_shown_add(&shown, text);
    struct fz_str all = fz_buf_str(&shown);
    fputc('"', out);
    for (size_t at = 0, size; at < all.len; at += size) {
        uint32_t c = fz_utf8_at(all, at, &size);
        if (must_escape(c))
            fprintf(out, "\\u%04x", (unsigned)c);
        else
            fwrite(all.ptr + at, 1, size, out);
    }
    fputc('"', out);
    fz_buf_clear(&shown);
}

void fz_html_begin(FILE *out, enum fz_lang lang, struct fz_str title, const unsigned char *const *styles)
{
    fprintf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"UTF-8\">\n",
            FZ_SAY(lang, "zh-CN", "en"));
    fputs("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
          "script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
          out);
    fz_html_put(out, title);
    fputs("</title>\n<style>\n", out);
    for (; *styles; styles++)
        fputs((const char *)*styles, out);
    fputs("</style>\n</head>\n<body>\n", out);
}

void fz_html_end(FILE *out, const unsigned char *script)
{
    if (script)
        fprintf(out, "<script>\n%s</script>\n", (const char *)script);
    fputs("</body>\n</html>\n", out);
}
