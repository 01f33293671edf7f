/* A library to be loaded before all others (LD_PRELOAD) that makes calls of the system or of the heap fail. Only for
 * tests: tests/fault/faults.py and kills.py run the program with it again and again.
 *   FZ_FAULT=KIND:N:HOW   the Nth call of KIND, a name of the list below, fails. HOW is a name of errno, or
 *                         "half": half of the bytes are written, then the disk is full;
 *                         "short": a read gives one byte; "end": it finds the end;
 *                         "all": all calls from there on fail, of ENOMEM
 *   FZ_FAULT_LIST=FILE    nothing fails; FILE gets a line "KIND N HASH" for each call, HASH being
 *                         that of where it was called from, the same in every run
 * Streams write inside the C library where no one else's write is seen; so fdopen and stdout are made cookies here. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum kind {
    ALLOC,
    READ,
    WRITE,
    OPEN,
    TMPFILE,
    CLOSE,
    FSYNC,
    RENAME,
    LINK,
    STAT,
    READDIR,
    MKDIR,
    CHMOD,
    REALPATH,
    N_KINDS
};
static const char *const names[N_KINDS] = {"alloc",  "read", "write", "open",    "tmpfile", "close", "fsync",
                                           "rename", "link", "stat",  "readdir", "mkdir",   "chmod", "realpath"};
static const struct {
    const char *name;
    int number;
} numbers[] = {{"EIO", EIO},       {"ENOSPC", ENOSPC},         {"EACCES", EACCES}, {"EINTR", EINTR},
               {"ENOMEM", ENOMEM}, {"ENOENT", ENOENT},         {"EMFILE", EMFILE}, {"EDQUOT", EDQUOT},
               {"ESTALE", ESTALE}, {"EOPNOTSUPP", EOPNOTSUPP}, {"EISDIR", EISDIR}};
enum { DEPTH = 24, ALL = -1, HALF = -2, SHORT = -3, END = -4 };

static struct {
    bool on;
    enum kind kind;
    long n;
    int how;
    int list; /* file descriptor, or -1 */
    long calls[N_KINDS];
} fault = {.list = -1};

static _Thread_local bool inside; /* what this library itself calls does not count */

static void *next(const char *name)
{
    return dlsym(RTLD_NEXT, name);
}

#define REAL(name, type) ((type)(uintptr_t)next(#name))

/* Where this was called from: how far each caller is into its library, because libraries lie elsewhere in each run. */
static uint64_t stack_hash(void)
{
    void *callers[DEPTH];
    uint64_t hash = 14695981039346656037u;
    int n = backtrace(callers, DEPTH);
    for (int i = 3; i < n; i++) {
        Dl_info info;
        uintptr_t at = (uintptr_t)callers[i];
        if (dladdr(callers[i], &info) && info.dli_fbase)
            at -= (uintptr_t)info.dli_fbase;
        hash = (hash ^ at) * 1099511628211u;
    }
    return hash;
}

static void list_call(enum kind kind, long n)
{
    char line[80];
    int len = snprintf(line, sizeof line, "%s %ld %016llx\n", names[kind], n, (unsigned long long)stack_hash());
    static ssize_t (*real)(int, const void *, size_t);
    if (!real)
        real = REAL(write, ssize_t(*)(int, const void *, size_t));
    if (real(fault.list, line, (size_t)len) != len)
        _exit(99);
}

/* 0: this call goes its way. Else what is to happen to it; a name of errno is set. */
static int fails(enum kind kind)
{
    if (inside || (!fault.on && fault.list < 0))
        return 0;
    long n = __atomic_add_fetch(&fault.calls[kind], 1, __ATOMIC_RELAXED);
    if (fault.list >= 0) {
        inside = true;
        list_call(kind, n);
        inside = false;
        return 0;
    }
    if (kind != fault.kind || n < fault.n || (n > fault.n && fault.how != ALL))
        return 0;
    errno = fault.how == ALL ? ENOMEM : fault.how == HALF ? ENOSPC : fault.how > 0 ? fault.how : 0;
    return fault.how;
}

/* ---- the heap ------------------------------------------------------------------------------------------------------
 */

/* What asks for memory before the real one is known gets some of this, which is never given back. */
static _Alignas(64) char early[1 << 16];
static size_t early_used;

static bool is_early(const void *p)
{
    return (uintptr_t)p >= (uintptr_t)early && (uintptr_t)p < (uintptr_t)early + sizeof early;
}

static void *from_early(size_t size)
{
    void *p = early + early_used;
    early_used += (size + 63) / 64 * 64;
    if (early_used > sizeof early)
        abort();
    return p;
}

static void *(*real_malloc)(size_t), *(*real_calloc)(size_t, size_t), *(*real_realloc)(void *, size_t);
static void (*real_free)(void *);

static bool heap_known(void)
{
    static bool looking;
    if (real_free || looking)
        return real_free != NULL;
    looking = true;
    real_malloc = REAL(malloc, void *(*)(size_t));
    real_calloc = REAL(calloc, void *(*)(size_t, size_t));
    real_realloc = REAL(realloc, void *(*)(void *, size_t));
    real_free = REAL(free, void (*)(void *));
    looking = false;
    return true;
}

void *malloc(size_t size)
{
    if (!heap_known())
        return from_early(size);
    return fails(ALLOC) ? NULL : real_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    if (!heap_known())
        return from_early(n * size);
    return fails(ALLOC) ? NULL : real_calloc(n, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
    static __typeof__(&posix_memalign) real;
    if (!real)
        real = REAL(posix_memalign, __typeof__(real));
    return fails(ALLOC) ? ENOMEM : real(memory, alignment, size);
}

void *realloc(void *old, size_t size)
{
    if (!heap_known() || is_early(old))
        abort();
    return fails(ALLOC) ? NULL : real_realloc(old, size);
}

void free(void *p)
{
    if (p && !is_early(p) && heap_known())
        real_free(p);
}

/* ---- files ---------------------------------------------------------------------------------------------------------
 */

#define OR_FAIL(kind, failed, name, ...)                                                                               \
    static __typeof__(&(name)) real;                                                                                   \
    if (!real)                                                                                                         \
        real = REAL(name, __typeof__(real));                                                                           \
    return fails(kind) ? (failed) : real(__VA_ARGS__)

static bool is_unnamed(int flags)
{
    return (flags & O_TMPFILE) == O_TMPFILE;
}

static int mode_of(int flags, va_list list)
{
    return flags & O_CREAT || is_unnamed(flags) ? va_arg(list, int) : 0;
}

int open(const char *path, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    int mode = mode_of(flags, list);
    va_end(list);
    OR_FAIL(is_unnamed(flags) ? TMPFILE : OPEN, -1, open, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    int mode = mode_of(flags, list);
    va_end(list);
    OR_FAIL(OPEN, -1, openat, folder, path, flags, mode);
}

ssize_t read(int fd, void *to, size_t size)
{
    static ssize_t (*real)(int, void *, size_t);
    if (!real)
        real = REAL(read, ssize_t(*)(int, void *, size_t));
    int how = fails(READ);
    if (how == SHORT || how == 0)
        return real(fd, to, how == SHORT && size ? 1 : size);
    return how == END ? 0 : -1;
}

ssize_t write(int fd, const void *from, size_t size)
{
    static ssize_t (*real)(int, const void *, size_t);
    if (!real)
        real = REAL(write, ssize_t(*)(int, const void *, size_t));
    int how = fails(WRITE);
    if (how == HALF)
        return real(fd, from, size / 2);
    return how ? -1 : real(fd, from, size);
}

/* The file is closed all the same, as Linux does. */
int close(int fd)
{
    static int (*real)(int);
    if (!real)
        real = REAL(close, int (*)(int));
    int how = fails(CLOSE), number = errno, answer = real(fd);
    if (!how)
        return answer;
    errno = number;
    return -1;
}

int fsync(int fd)
{
    OR_FAIL(FSYNC, -1, fsync, fd);
}

int rename(const char *from, const char *to)
{
    OR_FAIL(RENAME, -1, rename, from, to);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    OR_FAIL(LINK, -1, linkat, from_folder, from, to_folder, to, flags);
}

int stat(const char *path, struct stat *st)
{
    OR_FAIL(STAT, -1, stat, path, st);
}

int fstat(int fd, struct stat *st)
{
    OR_FAIL(STAT, -1, fstat, fd, st);
}

int fstatat(int folder, const char *path, struct stat *st, int flags)
{
    OR_FAIL(STAT, -1, fstatat, folder, path, st, flags);
}

int access(const char *path, int mode)
{
    OR_FAIL(STAT, -1, access, path, mode);
}

DIR *fdopendir(int fd)
{
    OR_FAIL(OPEN, NULL, fdopendir, fd);
}

struct dirent *readdir(DIR *dir)
{
    OR_FAIL(READDIR, NULL, readdir, dir);
}

int mkdir(const char *path, mode_t mode)
{
    OR_FAIL(MKDIR, -1, mkdir, path, mode);
}

int fchmod(int fd, mode_t mode)
{
    OR_FAIL(CHMOD, -1, fchmod, fd, mode);
}

char *realpath(const char *path, char *to)
{
    OR_FAIL(REALPATH, NULL, realpath, path, to);
}

/* ---- streams -------------------------------------------------------------------------------------------------------
 */

static struct {
    FILE *stream;
    int fd;
} streams[64];

static ssize_t cookie_write(void *cookie, const char *from, size_t size)
{
    int fd = (int)(intptr_t)cookie;
    size_t done = 0;
    while (done < size) {
        ssize_t n = write(fd, from + done, size - done);
        if (n < 0)
            return (ssize_t)done; /* the stream takes what lacks for a failure */
        done += (size_t)n;
        if (n == 0 || (fault.on && fault.how == HALF && done < size && (errno = ENOSPC)))
            return (ssize_t)done;
    }
    return (ssize_t)done;
}

static int cookie_close(void *cookie)
{
    return close((int)(intptr_t)cookie);
}

FILE *fdopen(int fd, const char *mode)
{
    if (fails(OPEN))
        return NULL;
    cookie_io_functions_t io = {.write = cookie_write, .close = cookie_close};
    FILE *stream = fopencookie((void *)(intptr_t)fd, mode, io);
    for (size_t i = 0; stream && i < sizeof streams / sizeof *streams; i++)
        if (!streams[i].stream || streams[i].stream == stream) {
            streams[i].stream = stream;
            streams[i].fd = fd;
            break;
        }
    return stream;
}

int fileno(FILE *stream)
{
    for (size_t i = 0; i < sizeof streams / sizeof *streams; i++)
        if (streams[i].stream == stream)
            return streams[i].fd;
    static int (*real)(FILE *);
    if (!real)
        real = REAL(fileno, int (*)(FILE *));
    return real(stream);
}

/* ---- the order --------------------------------------------------------------------------------------------------- */

static int meant(const char *how)
{
    static const struct {
        const char *name;
        int value;
    } others[] = {{"all", ALL}, {"half", HALF}, {"short", SHORT}, {"end", END}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (strcmp(how, numbers[i].name) == 0)
            return numbers[i].number;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(how, others[i].name) == 0)
            return others[i].value;
    return 0;
}

static void wrong(const char *order)
{
    fprintf(stderr, "FZ_FAULT=%s: not understood\n", order);
    _exit(99);
}

static void obey(const char *order)
{
    const char *n = strchr(order, ':'), *how = n ? strchr(n + 1, ':') : NULL;
    bool good = false;
    for (int kind = 0; how && kind < N_KINDS; kind++)
        if (strlen(names[kind]) == (size_t)(n - order) && strncmp(order, names[kind], (size_t)(n - order)) == 0) {
            fault.kind = (enum kind)kind;
            good = true;
        }
    if (!good || (fault.n = strtol(n + 1, NULL, 10)) < 1 || (fault.how = meant(how + 1)) == 0)
        wrong(order);
    fault.on = true;
}

__attribute__((constructor)) static void begin(void)
{
    void *callers[DEPTH];
    const char *order = getenv("FZ_FAULT"), *list = getenv("FZ_FAULT_LIST");
    heap_known();
    backtrace(callers, DEPTH); /* the first time it asks for memory itself */
    if (order || list)
        stdout = fdopen(STDOUT_FILENO, "w");
    if (list && (fault.list = open(list, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) < 0)
        wrong(list);
    if (order)
        obey(order);
}
