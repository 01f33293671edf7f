/* The only file that knows the system: reading and replacing files, walking folders, the terminal. What the system
 * answers is turned into sentences here, because errno does not travel. */
#define _GNU_SOURCE /* O_TMPFILE, and realpath */
#include "base/os.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MAX_DEPTH = 64, FIRST_READ = 64 * 1024, NAME_TRIES = 1000 };
enum { NOT_ALL_WRITTEN = -1 }; /* beside errno's numbers: a stream that failed and no longer knows why */

/* ---- what the system's answers mean -------------------------------------------------------------------------- */

static const struct {
    int number;
    const char *zh, *en;
} reasons[] = {
    // clang-format off
    {ENOENT, "找不到，请核对路径和文件名", "not there: check the path and the name"},
    {ENOTDIR, "找不到，路径中有一段不是文件夹", "not there: a part of the path is not a folder"},
    {EACCES, "没有权限，请检查文件和文件夹的权限", "no permission: check those of the file and its folder"},
    {EPERM, "没有权限，请检查文件和文件夹的权限", "no permission: check those of the file and its folder"},
    {EROFS, "所在的盘是只读的，请换一个位置", "the disk is read-only: choose another place"},
    {ENOSPC, "磁盘已满，请腾出空间", "the disk is full: make room"},
    {EDQUOT, "磁盘配额已用完，请腾出空间", "the disk quota is used up: make room"},
    {EFBIG, "文件超过系统允许的大小", "larger than the system allows"},
    {EISDIR, "这是一个文件夹，不是文件", "this is a folder, not a file"},
    {ENAMETOOLONG, "路径太长", "the path is too long"},
    {ELOOP, "符号链接成环", "symbolic links go round in a circle"},
    {EMFILE, "打开的文件太多", "too many open files"},
    {ENFILE, "打开的文件太多", "too many open files"},
    {EIO, "磁盘读写出错", "the disk failed"},
    {NOT_ALL_WRITTEN, "没有全部写完，磁盘可能已满", "not all of it was written: is the disk full?"},
    {EPIPE, "接收输出的程序已经退出", "the program that was to receive the output has gone"},
    {EBADF, "没有打开，命令行里可能把它关掉了", "not open: the command line may have closed it"},
    {ENOMEM, "内存不足", "out of memory"},
    {EINTR, "被打断，请再运行一次", "interrupted: run again"},
    {EAGAIN, "暂时读写不了，请再运行一次", "not ready: run again"},
    {EBUSY, "正被别的程序使用", "in use by another program"},
    {ETXTBSY, "正被别的程序使用", "in use by another program"},
    {ESTALE, "网络盘上的文件已经变了，请再运行一次", "the file on the network disk has changed: run again"},
    {ETIMEDOUT, "网络盘没有回应", "the network disk does not answer"},
    {ENODEV, "所在的盘已不在", "its disk is gone"},
    {ENXIO, "所在的盘已不在", "its disk is gone"},
    // clang-format on
};

/* BUFFER is used for what the table does not name. */
static const char *reason(enum fz_lang lang, int number, char *buffer, size_t size)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].number == number)
            return FZ_SAY(lang, reasons[i].zh, reasons[i].en);
    snprintf(buffer, size, FZ_SAY(lang, "系统错误 %d", "error %d of the system"), number);
    return buffer;
}

/* The file names of errors must live as long as the list. */
static const char *keep(struct fz_errors *errors, const char *path)
{
    return fz_str_copy(errors->arena, fz_str_from(path)).ptr;
}

static bool read_error(const char *path, int number, struct fz_errors *errors)
{
    char buffer[128];
    const char *why = reason(errors->lang, number, buffer, sizeof buffer);
    return fz_error_add(errors, keep(errors, path), 0, 0, FZ_SAY(errors->lang, "无法读取：%s", "cannot be read: %s"),
                        why);
}

static bool write_error(const char *path, int number, struct fz_errors *errors)
{
    char buffer[128];
    const char *why = reason(errors->lang, number, buffer, sizeof buffer);
    return fz_error_add(errors, keep(errors, path), 0, 0, FZ_SAY(errors->lang, "无法写入：%s", "cannot be written: %s"),
                        why);
}

/* ---- reading --------------------------------------------------------------------------------------------------- */

static bool too_large(const char *path, size_t max, struct fz_errors *errors)
{
    const double mib = 1024.0 * 1024.0;
    return fz_error_add(errors, keep(errors, path), 0, 0,
                        FZ_SAY(errors->lang, "超过 %.4g MiB 的大小上限，没有读取；确需检查时用 --max-size 提高上限",
                               "larger than the limit of %.4g MiB, not read; raise it with --max-size if need be"),
                        (double)max / mib);
}

static bool is_wanted_file(const char *path, int fd, size_t max, struct stat *st, struct fz_errors *errors)
{
    if (fstat(fd, st) != 0)
        return read_error(path, errno, errors);
    if (S_ISDIR(st->st_mode))
        return read_error(path, EISDIR, errors);
    if (!S_ISREG(st->st_mode))
        return fz_error_add(errors, keep(errors, path), 0, 0,
                            FZ_SAY(errors->lang, "不是普通文件；要读取管道，请把文件名写成 - 并从标准输入传入",
                                   "not a regular file; to read a pipe, write - for the name and feed standard input"));
    return st->st_size <= 0 || (uintmax_t)st->st_size <= max || too_large(path, max, errors);
}

/* Half of a report that is being saved would pass for all of it. LEN bytes were read of the file, which was as BEFORE
 * says. Files of the system's own (/proc) say that they are empty. */
static bool has_stayed(const char *path, int fd, const struct stat *before, size_t len, struct fz_errors *errors)
{
    struct stat now;
    if (fstat(fd, &now) != 0)
        return read_error(path, errno, errors);
    if (before->st_size == 0 && now.st_size == 0)
        return true;
    if ((uintmax_t)now.st_size == len && before->st_size == now.st_size &&
        before->st_mtim.tv_sec == now.st_mtim.tv_sec && before->st_mtim.tv_nsec == now.st_mtim.tv_nsec)
        return true;
    return fz_error_add(errors, keep(errors, path), 0, 0,
                        FZ_SAY(errors->lang, "读取期间文件被别的程序改动了，请再运行一次",
                               "another program changed the file while it was read: run again"));
}

static bool next_read(int fd, char *to, size_t room, size_t *got)
{
    ssize_t n;
    do {
        n = read(fd, to, room);
    } while (n < 0 && errno == EINTR);
    *got = n > 0 ? (size_t)n : 0;
    return n >= 0;
}

/* Reads to the end, whatever size the file said it has. ROOM bytes are likely to do. */
static bool read_all(const char *path, int fd, size_t room, size_t max, char **bytes, size_t *len,
                     struct fz_errors *errors)
{
    char *to = NULL;
    size_t used = 0, got = 1;
    while (got > 0 && used <= max) {
        if (!to || used == room) {
            room = to ? room * 2 : room;
            char *more = room < SIZE_MAX / 2 ? realloc(to, room + 1) : NULL;
            if (!more)
                fz_out_of_memory();
            to = more;
        }
        if (!next_read(fd, to + used, room - used, &got)) {
            int number = errno;
            free(to);
            return read_error(path, number, errors);
        }
        used += got;
    }
    if (used > max) {
        free(to);
        return too_large(path, max, errors);
    }
    to[used] = '\0';
    *bytes = to;
    *len = used;
    return true;
}

bool fz_os_read(const char *path, size_t max, char **bytes, size_t *len, struct fz_errors *errors)
{
    *bytes = NULL;
    *len = 0;
    if (strcmp(path, "-") == 0)
        return read_all(path, STDIN_FILENO, FIRST_READ, max, bytes, len, errors);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY); /* a FIFO must not hold us up */
    if (fd < 0)
        return read_error(path, errno, errors);
    struct stat st;
    bool ok = is_wanted_file(path, fd, max, &st, errors);
    /* one more than the size, so that the end is seen without growing */
    ok = ok && read_all(path, fd, (size_t)st.st_size + 1, max, bytes, len, errors);
    if (ok && !has_stayed(path, fd, &st, *len, errors)) {
        free(*bytes);
        *bytes = NULL;
        ok = false;
    }
    close(fd);
    return ok;
}

bool fz_os_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool fz_os_exists(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0;
}

size_t fz_os_size(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 ? (size_t)st.st_size : 0;
}

bool fz_os_make_folder(const char *folder, struct fz_errors *errors)
{
    if (fz_os_is_folder(folder) || mkdir(folder, 0777) == 0)
        return true;
    return write_error(folder, errno, errors);
}

bool fz_os_same_file(const char *a, const char *b)
{
    struct stat left, right;
    return stat(a, &left) == 0 && stat(b, &right) == 0 && left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

char *fz_os_absolute(const char *path)
{
    return realpath(path, NULL);
}

bool fz_os_is_waiting(FILE *in)
{
    struct pollfd waiting = {.fd = fileno(in), .events = POLLIN};
    return waiting.fd >= 0 && poll(&waiting, 1, 0) > 0 && (waiting.revents & POLLIN);
}

bool fz_os_is_terminal(FILE *stream)
{
    int fd = fileno(stream);
    return fd >= 0 && isatty(fd);
}

struct fz_os_date fz_os_today(void)
{
    struct fz_os_date date;
    struct tm local;
    time_t now = time(NULL);
    if (!localtime_r(&now, &local) || strftime(date.text, sizeof date.text, "%Y-%m-%d", &local) == 0)
        memcpy(date.text, "1970-01-01", sizeof date.text); /* a clock that is so wrong that no year has four digits */
    return date;
}

size_t fz_os_processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? (size_t)n : 1;
}

double fz_os_seconds(void)
{
    struct timespec now = {0, 0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void fz_os_use_huge_pages(void *memory, size_t size)
{
#ifdef MADV_HUGEPAGE
    (void)madvise(memory, size, MADV_HUGEPAGE); /* refused: ordinary ones */
#else
    (void)memory;
    (void)size;
#endif
}

/* ---- folders --------------------------------------------------------------------------------------------------- */

struct walk {
    const struct fz_str *suffixes;
    size_t n_suffixes;
    struct fz_arena *arena;
    struct fz_str *paths;
    size_t n;
    struct fz_errors *errors;
    bool ok;
};

static bool has_suffix(const struct walk *walk, struct fz_str name)
{
    for (size_t i = 0; i < walk->n_suffixes; i++) {
        struct fz_str suffix = walk->suffixes[i];
        if (name.len >= suffix.len && fz_str_equal_nocase(fz_str_slice(name, name.len - suffix.len, name.len), suffix))
            return true;
    }
    return false;
}

static void walk_folder(struct walk *walk, struct fz_str path, int fd, int depth);

static void walk_into(struct walk *walk, struct fz_str path, int parent, const char *name, int depth)
{
    if (depth > MAX_DEPTH) {
        walk->ok = fz_error_add(walk->errors, keep(walk->errors, path.ptr), 0, 0,
                                FZ_SAY(walk->errors->lang, "文件夹嵌套超过 %d 层，里面的文件没有检查",
                                       "folders are nested more than %d deep: the files in it were not checked"),
                                MAX_DEPTH);
        return;
    }
    int fd = openat(parent, name, O_RDONLY | O_CLOEXEC | O_DIRECTORY | O_NOFOLLOW);
    if (fd < 0)
        walk->ok = read_error(path.ptr, errno, walk->errors);
    else
        walk_folder(walk, path, fd, depth);
}

/* Of links, those to files count, and those that lead nowhere too: reading them will say so. */
static void walk_entry(struct walk *walk, struct fz_str path, int parent, const char *name, int depth)
{
    struct stat st;
    if (fstatat(parent, name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        walk->ok = read_error(path.ptr, errno, walk->errors);
        return;
    }
    if (S_ISDIR(st.st_mode)) {
        walk_into(walk, path, parent, name, depth + 1);
        return;
    }
    bool is_file = S_ISREG(st.st_mode);
    if (S_ISLNK(st.st_mode))
        is_file = fstatat(parent, name, &st, 0) != 0 || S_ISREG(st.st_mode);
    if (is_file && has_suffix(walk, fz_str_from(name)))
        *FZ_PUSH(walk->arena, walk->paths, walk->n) = path;
}

/* Takes over FD. */
static void walk_folder(struct walk *walk, struct fz_str path, int fd, int depth)
{
    DIR *dir = fdopendir(fd);
    if (!dir) {
        walk->ok = read_error(path.ptr, errno, walk->errors);
        close(fd);
        return;
    }
    const char *slash = fz_str_ends(path, FZ_STR("/")) ? "" : "/";
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(dir);
        if (!entry && errno != 0)
            walk->ok = read_error(path.ptr, errno, walk->errors);
        if (!entry)
            break;
        bool lock =
            entry->d_name[0] == '~' && entry->d_name[1] == '$'; /* beside a document that is open in Word or WPS */
        if (entry->d_name[0] != '.' && !lock)
            walk_entry(walk, fz_str_printf(walk->arena, "%s%s%s", path.ptr, slash, entry->d_name), fd, entry->d_name,
                       depth);
    }
    closedir(dir);
}

static int compare_paths(const void *a, const void *b)
{
    const struct fz_str *left = a, *right = b;
    return fz_str_compare(*left, *right);
}

bool fz_os_list(const char *folder, const struct fz_str *suffixes, size_t n_suffixes, struct fz_arena *arena,
                struct fz_str **paths, size_t *n, struct fz_errors *errors)
{
    struct walk walk = {.suffixes = suffixes, .n_suffixes = n_suffixes, .arena = arena, .errors = errors, .ok = true};
    int fd = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY);
    if (fd < 0)
        walk.ok = read_error(folder, errno, errors);
    else
        walk_folder(&walk, fz_str_copy(arena, fz_str_from(folder)), fd, 0);
    if (walk.n > 1)
        qsort(walk.paths, walk.n, sizeof *walk.paths, compare_paths);
    *paths = walk.paths;
    *n = walk.n;
    return walk.ok;
}

/* ---- writing --------------------------------------------------------------------------------------------------- */

/* Where the system can do it (Linux), what is written has no name until it is whole, so that whatever ends the program
 * leaves nothing behind; elsewhere it has the temporary one from the beginning. */
struct fz_os_output {
    FILE *stream;
    char *path;      /* as given, for messages */
    char *target;    /* what is replaced: PATH, or the file that it is a link to */
    bool replaces;   /* false: written to directly, because it is no regular file (/dev/full, a pipe) */
    char *temporary; /* the name beside the target, NULL while there is none */
    bool named;      /* a file of that name is there */
    struct fz_os_output *next;
};

static struct fz_os_output *outputs; /* all that are being written */

/* Signals wait meanwhile, so that what they find in OUTPUTS is true. */
static void hold_signals(sigset_t *before)
{
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, before);
}

static void remove_temporaries(void)
{
    for (const struct fz_os_output *o = outputs; o; o = o->next)
        if (o->named)
            unlink(o->temporary);
}

/* Then the signal does what it does without us. */
static void on_signal(int number)
{
    remove_temporaries();
    raise(number);
}

static void leave_nothing_behind(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU};
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND}, before;
    sigfillset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) /* nohup has it ignored */
            sigaction(signals[i], &action, NULL);
    atexit(remove_temporaries); /* out of memory */
}

void fz_os_begin(void)
{
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    leave_nothing_behind();
    /* the wrong way round, so that reading and writing there fail as they would have */
    static const int modes[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            (void)open("/dev/null", modes[fd]); /* takes the lowest number that is free, which is FD */
}

static char *copy_string(const char *s)
{
    size_t size = strlen(s) + 1;
    char *copy = malloc(size);
    if (!copy)
        fz_out_of_memory();
    memcpy(copy, s, size);
    return copy;
}

static struct fz_os_output *new_output(const char *path)
{
    struct fz_os_output *output = calloc(1, sizeof *output);
    sigset_t before;
    if (!output)
        fz_out_of_memory();
    output->path = copy_string(path);
    hold_signals(&before);
    output->next = outputs;
    outputs = output;
    sigprocmask(SIG_SETMASK, &before, NULL);
    return output;
}

static void free_output(struct fz_os_output *output)
{
    struct fz_os_output **link = &outputs;
    sigset_t before;
    hold_signals(&before);
    while (*link != output)
        link = &(*link)->next;
    *link = output->next;
    sigprocmask(SIG_SETMASK, &before, NULL);
    free(output->path);
    free(output->target);
    free(output->temporary);
    free(output);
}

/* The length of what leads to the folder of TARGET, the stroke at its end with it. */
static size_t folder_len(const char *target)
{
    const char *slash = strrchr(target, '/');
    return slash ? (size_t)(slash - target) + 1 : 0;
}

static void remove_temporary(struct fz_os_output *output)
{
    if (output->named)
        unlink(output->temporary);
    output->named = false;
}

/* Calls MAKE with names beside the target until there is one that no file has. Hidden, so that a folder's reports are
 * the same with it; short, because the target's own name may be as long as names can be. */
static int with_free_name(struct fz_os_output *output, int (*make)(const char *name, int fd), int fd)
{
    size_t before = folder_len(output->target), size = before + 64;
    int answer = -1;
    sigset_t signals;
    output->temporary = malloc(size);
    if (!output->temporary)
        fz_out_of_memory();
    memcpy(output->temporary, output->target, before);
    hold_signals(&signals);
    for (int i = 0; i < NAME_TRIES && answer < 0; i++) {
        snprintf(output->temporary + before, size - before, ".fzlint-%ld-%d.tmp", (long)getpid(), i);
        answer = make(output->temporary, fd);
        if (answer < 0 && errno != EEXIST)
            break;
    }
    output->named = answer >= 0;
    int number = errno;
    sigprocmask(SIG_SETMASK, &signals, NULL);
    errno = number;
    return answer;
}

/* Not by mkstemp, whose files only the owner may read: this one gets what the umask allows. */
static int make_named(const char *name, int fd)
{
    (void)fd;
    return open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
}

#ifdef O_TMPFILE
enum { LINK_SIZE = 40 };

static void link_to(int fd, char link[LINK_SIZE])
{
    snprintf(link, LINK_SIZE, "/proc/self/fd/%d", fd);
}

static int name_it(const char *name, int fd)
{
    char link[LINK_SIZE];
    link_to(fd, link);
    return linkat(AT_FDCWD, link, AT_FDCWD, name, AT_SYMLINK_FOLLOW);
}

/* -1 where the file system cannot, or where there would be no way to name it. */
static int open_unnamed(const char *target)
{
    char *folder = copy_string(target), link[LINK_SIZE];
    size_t len = folder_len(folder);
    folder[len] = '\0';
    int fd = open(len ? folder : ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    free(folder);
    if (fd < 0)
        return -1;
    link_to(fd, link);
    if (access(link, F_OK) == 0)
        return fd;
    close(fd);
    return -1;
}
#else
static int name_it(const char *name, int fd)
{
    (void)name;
    return fd;
}

static int open_unnamed(const char *target)
{
    (void)target;
    return -1;
}
#endif

static int open_new(struct fz_os_output *output)
{
    int fd = open_unnamed(output->target);
    output->replaces = true;
    return fd >= 0 ? fd : with_free_name(output, make_named, -1);
}

static int open_output(struct fz_os_output *output)
{
    struct stat st;
    output->target = realpath(output->path, NULL);
    if (!output->target && errno != ENOENT)
        return -1;
    if (!output->target)
        output->target = copy_string(output->path); /* there is no such file yet */
    if (stat(output->target, &st) != 0)
        return errno == ENOENT ? open_new(output) : -1;
    if (!S_ISREG(st.st_mode))
        return open(output->target, O_WRONLY | O_CLOEXEC); /* a folder answers EISDIR */
    if (access(output->target, W_OK) != 0)
        return -1;                                       /* a rename would get round its protection */
    if (!(st.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH))) { /* root, who may write anything, did not mean to */
        errno = EACCES;
        return -1;
    }
    int fd = open_new(output);
    if (fd >= 0 && fchown(fd, st.st_uid, st.st_gid) != 0)
        errno = 0; /* only root may give a file away; others become its owner */
    if (fd >= 0 && fchmod(fd, st.st_mode & 07777) != 0) {
        int number = errno;
        close(fd);
        remove_temporary(output);
        errno = number;
        return -1;
    }
    return fd;
}

struct fz_os_output *fz_os_output_open(const char *path, struct fz_errors *errors)
{
    struct fz_os_output *output = new_output(path);
    int fd = open_output(output);
    if (fd >= 0 && (output->stream = fdopen(fd, "wb")) != NULL)
        return output;
    write_error(path, errno, errors);
    if (fd >= 0)
        close(fd);
    remove_temporary(output);
    free_output(output);
    return NULL;
}

FILE *fz_os_output_stream(struct fz_os_output *output)
{
    return output->stream;
}

/* The first thing that went wrong, as errno; 0: all was written and the stream is closed. */
static int finish_stream(struct fz_os_output *output)
{
    int number = 0;
    errno = 0;
    if (fflush(output->stream) != 0 || ferror(output->stream))
        number = errno ? errno : NOT_ALL_WRITTEN;
    if (number == 0 && output->replaces && fsync(fileno(output->stream)) != 0)
        number = errno;
    if (number == 0 && output->replaces && !output->named &&
        with_free_name(output, name_it, fileno(output->stream)) < 0)
        number = errno;
    if (fclose(output->stream) != 0 && number == 0)
        number = errno;
    return number;
}

bool fz_os_output_close(struct fz_os_output *output, struct fz_errors *errors)
{
    int number = finish_stream(output);
    if (number == 0 && output->replaces && rename(output->temporary, output->target) != 0)
        number = errno;
    if (number != 0)
        remove_temporary(output);
    if (number != 0)
        write_error(output->path, number, errors);
    free_output(output);
    return number == 0;
}

void fz_os_output_discard(struct fz_os_output *output)
{
    if (!output)
        return;
    fclose(output->stream);
    remove_temporary(output);
    free_output(output);
}
