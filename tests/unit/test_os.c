/* Files and folders: what is read, listed and replaced, and what is said when it cannot be. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/os.h"

struct fixture {
    struct fz_arena arena;
    struct fz_errors errors;
    char folder[32];
};

static void set_up(struct fixture *f, enum fz_lang lang)
{
    fz_arena_init(&f->arena);
    fz_errors_init(&f->errors, &f->arena, lang);
    strcpy(f->folder, "/tmp/fzlint-os-XXXXXX");
    cr_assert(mkdtemp(f->folder) != NULL);
}

static const char *in(struct fixture *f, const char *name)
{
    return fz_str_printf(&f->arena, "%s/%s", f->folder, name).ptr;
}

static void tear_down(struct fixture *f)
{
    const char *command = fz_str_printf(&f->arena, "chmod -R u+rwx '%s'; rm -rf '%s'", f->folder, f->folder).ptr;
    cr_expect(system(command) == 0);
    fz_arena_clear(&f->arena);
}

static void put(const char *path, const char *bytes)
{
    FILE *file = fopen(path, "wb");
    cr_assert(file != NULL, "%s", path);
    fputs(bytes, file);
    fclose(file);
}

static void expect_file(struct fixture *f, const char *path, const char *expected)
{
    char *bytes;
    size_t len;
    cr_assert(fz_os_read(path, 1000, &bytes, &len, &f->errors), "%s", path);
    cr_expect(len == strlen(expected) && strcmp(bytes, expected) == 0, "%s holds %s", path, bytes);
    free(bytes);
}

static void expect_error(struct fixture *f, const char *file, const char *says)
{
    cr_assert(f->errors.n > 0, "no error about %s", file);
    const struct fz_error *error = &f->errors.items[f->errors.n - 1];
    cr_expect(strcmp(error->file, file) == 0, "%s, not %s", error->file, file);
    cr_expect(fz_str_has(error->message, fz_str_from(says)), "%s: %s", file, error->message.ptr);
}

Test(os, read)
{
    struct fixture f;
    set_up(&f, FZ_LANG_ZH);
    put(in(&f, "a"), "法治");
    put(in(&f, "empty"), "");
    expect_file(&f, in(&f, "a"), "法治");
    expect_file(&f, in(&f, "empty"), "");
    tear_down(&f);
}

Test(os, read_what_says_it_is_empty)
{
    struct fixture f;
    char *bytes;
    size_t len;
    set_up(&f, FZ_LANG_ZH);
    cr_assert(fz_os_read("/proc/self/status", 100000, &bytes, &len, &f.errors));
    cr_expect(len > 100 && strlen(bytes) == len, "%zu bytes", len);
    free(bytes);
    tear_down(&f);
}

Test(os, read_large)
{
    struct fixture f;
    char *bytes;
    size_t len;
    set_up(&f, FZ_LANG_ZH);
    FILE *file = fopen(in(&f, "a"), "wb");
    cr_assert(file != NULL);
    for (int i = 0; i < 300000; i++)
        fputc('a' + i % 26, file);
    fclose(file);
    cr_assert(fz_os_read(in(&f, "a"), 300000, &bytes, &len, &f.errors));
    cr_expect(len == 300000 && bytes[299999] == 'a' + 299999 % 26 && bytes[300000] == '\0');
    free(bytes);
    tear_down(&f);
}

Test(os, read_refusals)
{
    struct fixture f;
    char *bytes;
    size_t len;
    set_up(&f, FZ_LANG_EN);
    put(in(&f, "three"), "abc");
    cr_expect(fz_os_read(in(&f, "three"), 3, &bytes, &len, &f.errors));
    free(bytes);
    cr_expect(!fz_os_read(in(&f, "three"), 2, &bytes, &len, &f.errors) && bytes == NULL);
    expect_error(&f, in(&f, "three"), "raise it with --max-size");
    cr_expect(!fz_os_read(in(&f, "none"), 9, &bytes, &len, &f.errors));
    expect_error(&f, in(&f, "none"), "not there");
    cr_expect(!fz_os_read(in(&f, "three/x"), 9, &bytes, &len, &f.errors));
    expect_error(&f, in(&f, "three/x"), "not a folder");
    cr_expect(!fz_os_read(f.folder, 9, &bytes, &len, &f.errors));
    expect_error(&f, f.folder, "this is a folder");
    cr_assert(mkfifo(in(&f, "fifo"), 0600) == 0);
    cr_expect(!fz_os_read(in(&f, "fifo"), 9, &bytes, &len, &f.errors));
    expect_error(&f, in(&f, "fifo"), "not a regular file");
    cr_expect(!fz_os_read("/proc/self/status", 9, &bytes, &len, &f.errors));
    expect_error(&f, "/proc/self/status", "--max-size");
    f.errors.lang = FZ_LANG_ZH;
    cr_expect(!fz_os_read(in(&f, "none"), 9, &bytes, &len, &f.errors));
    expect_error(&f, in(&f, "none"), "无法读取：找不到，请核对路径和文件名");
    put(in(&f, "big"), "");
    cr_assert(truncate(in(&f, "big"), 3 * 1024 * 1024) == 0);
    cr_expect(!fz_os_read(in(&f, "big"), 2 * 1024 * 1024, &bytes, &len, &f.errors));
    expect_error(&f, in(&f, "big"), "超过 2 MiB");
    cr_expect(f.errors.n == 8, "%zu errors", f.errors.n);
    tear_down(&f);
}

Test(os, read_without_permission)
{
    struct fixture f;
    char *bytes;
    size_t len;
    set_up(&f, FZ_LANG_ZH);
    put(in(&f, "secret"), "abc");
    cr_assert(chmod(in(&f, "secret"), 0) == 0);
    if (access(in(&f, "secret"), R_OK) != 0) { /* root may read all */
        cr_expect(!fz_os_read(in(&f, "secret"), 9, &bytes, &len, &f.errors));
        expect_error(&f, in(&f, "secret"), "没有权限");
    }
    tear_down(&f);
}

Test(os, read_standard_input, .timeout = 10)
{
    struct fixture f;
    char *bytes;
    size_t len;
    set_up(&f, FZ_LANG_ZH);
    put(in(&f, "a"), "12345");
    cr_assert(freopen(in(&f, "a"), "rb", stdin) != NULL);
    cr_assert(fz_os_read("-", 5, &bytes, &len, &f.errors));
    cr_expect(len == 5 && strcmp(bytes, "12345") == 0);
    free(bytes);
    cr_assert(freopen(in(&f, "a"), "rb", stdin) != NULL);
    cr_expect(!fz_os_read("-", 4, &bytes, &len, &f.errors));
    expect_error(&f, "-", "--max-size");
    cr_assert(freopen("/dev/zero", "rb", stdin) != NULL); /* without end */
    cr_expect(!fz_os_read("-", 4, &bytes, &len, &f.errors));
    tear_down(&f);
}

Test(os, questions)
{
    struct fixture f;
    set_up(&f, FZ_LANG_ZH);
    put(in(&f, "a"), "");
    cr_expect(fz_os_is_folder(f.folder) && !fz_os_is_folder(in(&f, "a")) && !fz_os_is_folder(in(&f, "none")));
    cr_expect(fz_os_exists(f.folder) && fz_os_exists(in(&f, "a")) && !fz_os_exists(in(&f, "none")));
    FILE *file = fopen(in(&f, "a"), "rb");
    cr_expect(!fz_os_is_terminal(file));
    fclose(file);
    tear_down(&f);
}

Test(os, absolute)
{
    struct fixture f;
    set_up(&f, FZ_LANG_ZH);
    put(in(&f, "a"), "");
    char *path = fz_os_absolute(in(&f, "./..//"));
    cr_expect(path && path[0] == '/' && !strstr(path, "/."), "%s", path);
    free(path);
    cr_expect(!fz_os_absolute(in(&f, "none")));
    tear_down(&f);
}

Test(os, waiting, .timeout = 10)
{
    int ends[2];
    cr_assert(pipe(ends) == 0);
    FILE *in = fdopen(ends[0], "rb");
    setvbuf(in, NULL, _IONBF, 0);
    cr_expect(!fz_os_is_waiting(in));
    cr_assert(write(ends[1], "ab", 2) == 2);
    cr_expect(fz_os_is_waiting(in) && getc(in) == 'a' && fz_os_is_waiting(in) && getc(in) == 'b');
    cr_expect(!fz_os_is_waiting(in));
    close(ends[1]);
    cr_expect(!fz_os_is_waiting(in), "an end is nothing to read");
    fclose(in);
    char bytes[] = "x";
    in = fmemopen(bytes, 1, "rb");
    cr_expect(!fz_os_is_waiting(in), "no file of the system's");
    fclose(in);
}

static const struct fz_str suffixes[] = {FZ_STR_INIT(".txt"), FZ_STR_INIT(".md")};

static void expect_list(struct fixture *f, const char *folder, bool whole, const char *expected)
{
    struct fz_str *paths;
    size_t n, len = 0;
    char got[1000] = "";
    bool ok = fz_os_list(folder, suffixes, 2, &f->arena, &paths, &n, &f->errors);
    cr_expect(ok == whole, "%s: %s", folder, f->errors.n ? f->errors.items[0].message.ptr : "");
    for (size_t i = 0; i < n; i++)
        len += (size_t)snprintf(got + len, sizeof got - len, "%s ", paths[i].ptr + strlen(f->folder));
    cr_expect(strcmp(got, expected) == 0, "%s", got);
}

Test(os, list)
{
    struct fixture f;
    set_up(&f, FZ_LANG_EN);
    cr_assert(mkdir(in(&f, "b"), 0700) == 0 && mkdir(in(&f, "b/c"), 0700) == 0 && mkdir(in(&f, ".h"), 0700) == 0);
    cr_assert(mkdir(in(&f, "d.txt"), 0700) == 0);
    static const char *const names[] = {"b.txt",    "a.TXT", "b/z.md", "b/c/y.txt", ".x.txt",
                                        ".h/x.txt", "n.pdf", "txt",    "一.md"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        put(in(&f, names[i]), "");
    cr_assert(symlink("..", in(&f, "b/loop.txt")) == 0);
    cr_assert(symlink("../b.txt", in(&f, "b/link.txt")) == 0);
    cr_assert(symlink("nowhere", in(&f, "dead.txt")) == 0);
    cr_assert(mkfifo(in(&f, "fifo.txt"), 0600) == 0);
    const char *all = "/a.TXT /b.txt /b/c/y.txt /b/link.txt /b/z.md /dead.txt /一.md ";
    expect_list(&f, f.folder, true, all);
    expect_list(&f, in(&f, ""), true, all); /* no second slash */
    cr_assert(symlink(f.folder, in(&f, "b/self")) == 0);
    expect_list(&f, in(&f, "b/self"), true,
                "/b/self/a.TXT /b/self/b.txt /b/self/b/c/y.txt /b/self/b/link.txt /b/self/b/z.md /b/self/dead.txt "
                "/b/self/一.md ");
    cr_expect(f.errors.n == 0);
    tear_down(&f);
}

Test(os, list_refusals)
{
    struct fixture f;
    set_up(&f, FZ_LANG_EN);
    put(in(&f, "a.txt"), "");
    expect_list(&f, in(&f, "none"), false, "");
    expect_error(&f, in(&f, "none"), "not there");
    expect_list(&f, in(&f, "a.txt"), false, "");
    cr_assert(mkdir(in(&f, "closed"), 0) == 0);
    if (access(in(&f, "closed"), R_OK) != 0) { /* root may read all */
        expect_list(&f, f.folder, false, "/a.txt ");
        expect_error(&f, in(&f, "closed"), "no permission");
    }
    tear_down(&f);
}

Test(os, list_too_deep)
{
    struct fixture f;
    set_up(&f, FZ_LANG_EN);
    const char *path = f.folder;
    put(in(&f, "a.txt"), "");
    for (int depth = 1; depth <= 65; depth++) {
        path = fz_str_printf(&f.arena, "%s/%s", path, "d").ptr;
        cr_assert(mkdir(path, 0700) == 0);
        if (depth >= 64)
            put(fz_str_printf(&f.arena, "%s/x.txt", path).ptr, "");
    }
    struct fz_str *paths;
    size_t n;
    cr_expect(!fz_os_list(f.folder, suffixes, 2, &f.arena, &paths, &n, &f.errors));
    cr_expect(n == 2 && f.errors.n == 1, "%zu paths, %zu errors", n, f.errors.n);
    expect_error(&f, path, "more than 64 deep");
    tear_down(&f);
}

static struct fz_os_output *open_and_write(struct fixture *f, const char *path, const char *bytes)
{
    struct fz_os_output *output = fz_os_output_open(path, &f->errors);
    cr_assert(output != NULL, "%s", path);
    fputs(bytes, fz_os_output_stream(output));
    return output;
}

Test(os, output_replaces_only_when_whole)
{
    struct fixture f;
    set_up(&f, FZ_LANG_EN);
    struct fz_os_output *output = open_and_write(&f, in(&f, "a"), "new");
    cr_expect(!fz_os_exists(in(&f, "a")), "nothing is there before it is whole");
    cr_expect(fz_os_output_close(output, &f.errors));
    expect_file(&f, in(&f, "a"), "new");

    output = open_and_write(&f, in(&f, "a"), "newer");
    fflush(fz_os_output_stream(output));
    expect_file(&f, in(&f, "a"), "new");
    fz_os_output_discard(output);
    expect_file(&f, in(&f, "a"), "new");
    fz_os_output_discard(NULL);

    output = open_and_write(&f, in(&f, "a"), "newest");
    cr_expect(fz_os_output_close(output, &f.errors));
    expect_file(&f, in(&f, "a"), "newest");
    cr_expect(unlink(in(&f, "a")) == 0 && rmdir(f.folder) == 0, "no temporary file is left");
    cr_assert(mkdir(f.folder, 0700) == 0);
    tear_down(&f);
}

static unsigned mode_of(const char *path)
{
    struct stat st;
    cr_assert(stat(path, &st) == 0);
    return st.st_mode & 07777;
}

Test(os, output_keeps_modes_and_links)
{
    struct fixture f;
    set_up(&f, FZ_LANG_EN);
    umask(027);
    cr_expect(fz_os_output_close(open_and_write(&f, in(&f, "new"), "x"), &f.errors));
    cr_expect(mode_of(in(&f, "new")) == 0640, "%o", mode_of(in(&f, "new")));
    put(in(&f, "old"), "x");
    cr_assert(chmod(in(&f, "old"), 0606) == 0 && symlink("old", in(&f, "link")) == 0);
    cr_expect(fz_os_output_close(open_and_write(&f, in(&f, "link"), "y"), &f.errors));
    cr_expect(mode_of(in(&f, "old")) == 0606, "%o", mode_of(in(&f, "old")));
    expect_file(&f, in(&f, "old"), "y");
    struct stat st;
    cr_expect(lstat(in(&f, "link"), &st) == 0 && S_ISLNK(st.st_mode), "the link is still one");
    tear_down(&f);
}

/* The tests stay in their own folder: a broken fz_os_output that root runs would replace the machine's devices. A limit
 * on the size of files stands in for the full disk, a pipe for the device. */
Test(os, output_that_does_not_fit)
{
    struct fixture f;
    struct rlimit limit = {1000, RLIM_INFINITY};
    set_up(&f, FZ_LANG_EN);
    put(in(&f, "a"), "old");
    cr_assert(signal(SIGXFSZ, SIG_IGN) != SIG_ERR && setrlimit(RLIMIT_FSIZE, &limit) == 0);
    for (int lines = 200; lines <= 20000; lines *= 100) { /* seen by the last flush; seen long before */
        struct fz_os_output *output = open_and_write(&f, in(&f, "a"), "new");
        for (int i = 0; i < lines; i++)
            fputs("0123456789", fz_os_output_stream(output));
        cr_expect(!fz_os_output_close(output, &f.errors), "%d lines", lines);
        expect_error(&f, in(&f, "a"), "cannot be written: ");
        expect_file(&f, in(&f, "a"), "old");
    }
    cr_expect(f.errors.n == 2, "%zu errors", f.errors.n);
    cr_expect(unlink(in(&f, "a")) == 0 && rmdir(f.folder) == 0, "no temporary file is left");
    fz_arena_clear(&f.arena);
}

Test(os, output_to_a_pipe_does_not_replace_it, .timeout = 10)
{
    struct fixture f;
    char got[8] = "";
    struct stat st;
    set_up(&f, FZ_LANG_EN);
    cr_assert(mkfifo(in(&f, "fifo"), 0600) == 0);
    int fd = open(in(&f, "fifo"), O_RDWR | O_NONBLOCK); /* a reader, so that the writer need not wait for one */
    cr_assert(fd >= 0);
    cr_expect(fz_os_output_close(open_and_write(&f, in(&f, "fifo"), "abc"), &f.errors));
    cr_expect(stat(in(&f, "fifo"), &st) == 0 && S_ISFIFO(st.st_mode), "the pipe is gone");
    cr_expect(read(fd, got, sizeof got) == 3 && memcmp(got, "abc", 3) == 0, "nothing went through it");
    close(fd);
    tear_down(&f);
}

Test(os, output_failures)
{
    struct fixture f;
    set_up(&f, FZ_LANG_EN);
    cr_expect(fz_os_output_open(in(&f, "none/a"), &f.errors) == NULL);
    expect_error(&f, in(&f, "none/a"), "cannot be written: not there");
    cr_expect(fz_os_output_open(f.folder, &f.errors) == NULL);
    expect_error(&f, f.folder, "this is a folder");
    put(in(&f, "a"), "old");
    cr_assert(mkdir(in(&f, "sub"), 0700) == 0);
    struct fz_os_output *output = open_and_write(&f, in(&f, "sub/a"), "x");
    cr_assert(mkdir(in(&f, "sub/a"), 0700) == 0); /* somebody is quicker: rename cannot replace a folder */
    cr_expect(!fz_os_output_close(output, &f.errors));
    expect_error(&f, in(&f, "sub/a"), "this is a folder");
    cr_expect(rmdir(in(&f, "sub/a")) == 0 && rmdir(in(&f, "sub")) == 0, "no temporary file is left");

    cr_assert(chmod(in(&f, "a"), 0444) == 0);
    if (access(in(&f, "a"), W_OK) != 0) { /* root may write all */
        cr_expect(fz_os_output_open(in(&f, "a"), &f.errors) == NULL);
        expect_error(&f, in(&f, "a"), "no permission");
    }
    expect_file(&f, in(&f, "a"), "old");
    tear_down(&f);
}
