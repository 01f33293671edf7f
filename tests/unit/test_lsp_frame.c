/* Framing: what is a message, what is not, and where the next one begins. */
#include "lsp/frame.h"
#include <criterion/criterion.h>
#include <string.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

static char letter(enum fz_frame frame)
{
    return frame == FZ_FRAME_BAD ? '!' : frame == FZ_FRAME_TOO_LONG ? '>' : '.';
}

/* The bodies in brackets; ! for a bad header, > for one too long (over 8 bytes), . for the end. */
static void show(struct fz_buf *out, const char *input)
{
    struct fz_buf body;
    enum fz_frame frame;
    FILE *in = fmemopen((void *)(uintptr_t)input, strlen(input), "rb");
    fz_buf_init(&body);
    do {
        frame = fz_frame_read(in, 8, &body);
        if (frame == FZ_FRAME_MESSAGE)
            fz_buf_printf(out, "[%.*s]", FZ_ARG(fz_buf_str(&body)));
        else
            fz_buf_add_char(out, letter(frame));
    } while (frame != FZ_FRAME_END);
    fz_buf_clear(&body);
    (void)fclose(in);
}

Test(lsp_frame, read)
{
    static const struct {
        const char *input, *want;
    } cases[] = {
        {"Content-Length: 2\r\n\r\n{}", "[{}]."},
        {"content-length:2\n\n{}Content-Length: 0\r\n\r\nContent-Length: 1\r\n\r\na", "[{}][][a]."},
        {"\r\n\r\nContent-Length: 1\r\nX-Other: y\r\n\r\na", "[a]."},
        {"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 1\r\n\r\na", "[a]."},
        {"Content-Type: a; charset=UTF8\r\nContent-Length: 1\r\n\r\na", "[a]."},
        {"Content-Type: a; charset=gbk\r\nContent-Length: 1\r\n\r\naContent-Length: 1\r\n\r\nb", "![b]."},
        {"Content-Length: 9\r\n\r\n123456789Content-Length: 8\r\n\r\n12345678", ">[12345678]."},
        {"Content-Length: 99999999999999999999\r\n\r\nContent-Length: 1\r\n\r\na", "![a]."},
        {"Content-Length: 1x\r\n\r\n", "!."},
        {"Content-Length: -1\r\n\r\n", "!."},
        {"Content-Length:\r\n\r\n", "!."},
        {"Content-Length: 1\r\nContent-Length: 1\r\n\r\na", "!."},
        {"X: 1\r\n\r\nContent-Length: 1\r\n\r\na", "![a]."},
        {"no colon\r\nContent-Length: 1\r\n\r\na", "!."},
        {"Content-Length: 5\r\n\r\nab", "."},
        {"Content-Length: 5\r\n", "."},
        {"Content", "."},
    };
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct fz_buf got;
        fz_buf_init(&got);
        show(&got, cases[i].input);
        cr_expect(fz_str_equal(fz_buf_str(&got), fz_str_from(cases[i].want)), "%s: got %.*s, want %s", cases[i].input,
                  FZ_ARG(fz_buf_str(&got)), cases[i].want);
        fz_buf_clear(&got);
    }
}

Test(lsp_frame, a_line_without_end)
{
    enum { LONG = 100000 };
    static const char rest[] = "\r\n\r\nContent-Length: 1\r\n\r\na";
    static char input[LONG + sizeof rest];
    struct fz_buf got;
    fz_buf_init(&got);
    memset(input, 'y', LONG);
    memcpy(input + LONG, rest, sizeof rest);
    show(&got, input);
    cr_expect(fz_str_equal(fz_buf_str(&got), FZ_STR("![a].")), "%.*s", FZ_ARG(fz_buf_str(&got)));
    fz_buf_clear(&got);
}

Test(lsp_frame, write)
{
    char *bytes;
    size_t len;
    FILE *out = open_memstream(&bytes, &len);
    fz_frame_write(out, FZ_STR("{\"法\":1}"));
    (void)fclose(out);
    cr_expect(strcmp(bytes, "Content-Length: 9\r\n\r\n{\"法\":1}") == 0, "%s", bytes);
    free(bytes);
}
