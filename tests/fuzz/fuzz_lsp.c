/* Any bytes as what a client sends: the server must come to an end, and every message it sends must be whole. Bytes
 * that begin with { are messages, a line each, that are framed here, so that more than framing is reached. */
#include "base/buf.h"
#include "lsp/frame.h"
#include "lsp/lsp.h"
#include "json_in.h"
#include "fuzz.h"

static void frame_lines(struct fz_str lines, struct fz_buf *out)
{
    for (struct fz_str line; fz_str_split(&lines, '\n', &line);) {
        fz_buf_printf(out, "Content-Length: %zu\r\n\r\n", line.len);
        fz_buf_add(out, line);
    }
}

static void look_at(FILE *sent)
{
    struct fz_buf body;
    fz_buf_init(&body);
    rewind(sent);
    enum fz_frame frame;
    while ((frame = fz_frame_read(sent, SIZE_MAX, &body)) == FZ_FRAME_MESSAGE) {
        struct fz_json_value *message = fz_json_read(fz_buf_str(&body));
        require(fz_json_is_object(message), "what was sent is no JSON");
        fz_json_free(message);
    }
    require(frame == FZ_FRAME_END, "what was sent is no message");
    fz_buf_clear(&body);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct fz_lsp_opts opts; /* loaded once: it takes longer than a session does */
    struct fz_str input = {(const char *)data, size};
    struct fz_buf framed;
    if (!opts.ruleset) {
        opts.ruleset = shipped_rules();
        opts.version = "1";
        opts.lint = (struct fz_lint_opts){.input = {.max_size = 1 << 20}, .parse = {.body_kind = -1}};
    }
    fz_buf_init(&framed);
    if (fz_str_starts(input, FZ_STR("{")))
        frame_lines(input, &framed);
    else
        fz_buf_add(&framed, input);
    if (framed.len) {
        FILE *in = fmemopen(framed.ptr, framed.len, "rb"), *out = tmpfile();
        require(in && out, "no streams");
        require(fz_lsp_serve(&opts, in, out) <= 1, "an exit code that is none");
        look_at(out);
        (void)fclose(in);
        (void)fclose(out);
    }
    fz_buf_clear(&framed);
    return 0;
}
