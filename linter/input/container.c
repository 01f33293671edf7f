/* Opening a zip and unpacking one part of it, with limits; and a zip again with some parts changed. A few kilobytes can
 * be made to unpack to gigabytes, so sizes are looked at before and counted while unpacking; a zip inside the zip is a
 * part that nobody asks for. */
#include "input/container.h"
#include <stdlib.h>
#include <zip.h>

enum {
    MAX_ENTRIES = 10000,  /* a report with a photo on every page has some hundreds */
    MAX_RATIO = 200,      /* XML of repeated tables comes to 60, a bomb to 1,000 */
    RATIO_FROM = 2 << 20, /* bytes unpacked below which the ratio does not matter */
    STEP = 64 * 1024,
};

struct fz_container {
    const char *path;
    zip_t *zip;
    size_t max_size, unpacked; /* bytes: of all parts read so far */
};

static bool damaged(const char *path, const char *part, zip_error_t *error, struct fz_errors *errors)
{
    enum { ZLIB_NO_MEMORY = -4 };
    int code = zip_error_code_zip(error);
    if (code == ZIP_ER_MEMORY || (code == ZIP_ER_ZLIB && zip_error_code_system(error) == ZLIB_NO_MEMORY))
        fz_out_of_memory();
    return fz_error_add(
        errors, path, 0, 0,
        FZ_SAY(errors->lang, "压缩包损坏%s%s，文件可能没有传完整（%s）：请重新取得文件，或用 Word、WPS 打开后另存一份",
               "the zip is damaged%s%s; was the file sent in full? (%s) Get it again, or open it in Word "
               "or WPS and save it again"),
        part ? FZ_SAY(errors->lang, "：", ": ") : "", part ? part : "", zip_error_strerror(error));
}

struct fz_container *fz_container_open(const char *path, struct fz_str bytes, size_t max_size, struct fz_errors *errors)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &error);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (!zip) {
        (void)damaged(path, NULL, &error, errors);
        zip_source_free(source);
    } else if (zip_get_num_entries(zip, 0) > MAX_ENTRIES) {
        (void)fz_error_add(errors, path, 0, 0,
                           FZ_SAY(errors->lang, "压缩包里有 %lld 个文件，超过上限 %d，不像正常的文档，没有读",
                                  "%lld files inside, above the limit of %d: no ordinary document, not read"),
                           (long long)zip_get_num_entries(zip, 0), MAX_ENTRIES);
        zip_discard(zip);
        zip = NULL;
    }
    zip_error_fini(&error);
    if (!zip)
        return NULL;
    struct fz_container *container = calloc(1, sizeof *container);
    if (!container)
        fz_out_of_memory();
    *container = (struct fz_container){path, zip, max_size, 0};
    return container;
}

void fz_container_close(struct fz_container *container)
{
    if (!container)
        return;
    zip_discard(container->zip);
    free(container);
}

static zip_int64_t find(const struct fz_container *container, const char *name)
{
    return zip_name_locate(container->zip, name, ZIP_FL_NOCASE);
}

bool fz_container_has(const struct fz_container *container, const char *name)
{
    return find(container, name) >= 0;
}

static bool too_large(const struct fz_container *c, const char *name, struct fz_errors *errors)
{
    return fz_error_add(errors, c->path, 0, 0,
                        FZ_SAY(errors->lang, "%s 解开后超过 %.4g MiB 的大小上限；确需检查时用 --max-size 提高上限",
                               "%s unpacks to more than the limit of %.4g MiB; raise it with --max-size if need be"),
                        name, (double)c->max_size / (1024.0 * 1024.0));
}

static bool is_bomb(size_t unpacked, const zip_stat_t *stat)
{
    return unpacked > RATIO_FROM && (stat->comp_size == 0 || unpacked / MAX_RATIO > stat->comp_size);
}

static bool bomb_error(const struct fz_container *c, const char *name, struct fz_errors *errors)
{
    return fz_error_add(errors, c->path, 0, 0,
                        FZ_SAY(errors->lang, "%s 的压缩比超过 %d 倍，像是“压缩炸弹”，没有读",
                               "%s is packed more than %d times smaller: it looks like a zip bomb and was not read"),
                        name, MAX_RATIO);
}

/* What the zip's own list says of the part. */
static bool look(const struct fz_container *c, const char *name, zip_stat_t *stat, struct fz_errors *errors)
{
    zip_int64_t index = find(c, name);
    if (index < 0)
        return fz_error_add(errors, c->path, 0, 0,
                            FZ_SAY(errors->lang, "文件不完整：里面缺少 %s；请用 Word 或 WPS 打开后另存一份",
                                   "incomplete: %s is missing inside; open it in Word or WPS and save it again"),
                            name);
    if (zip_stat_index(c->zip, (zip_uint64_t)index, 0, stat) != 0)
        return damaged(c->path, name, zip_get_error(c->zip), errors);
    if ((stat->valid & ZIP_STAT_ENCRYPTION_METHOD) && stat->encryption_method != ZIP_EM_NONE)
        return fz_error_add(errors, c->path, 0, 0,
                            FZ_SAY(errors->lang, "%s 加了密，读不出：请去掉密码后再检查",
                                   "%s is encrypted and cannot be read: take the password off and try again"),
                            name);
    if (stat->size > c->max_size - c->unpacked)
        return too_large(c, name, errors);
    return !is_bomb((size_t)stat->size, stat) || bomb_error(c, name, errors);
}

bool fz_container_read(struct fz_container *c, const char *name, struct fz_buf *buf, struct fz_errors *errors)
{
    zip_stat_t stat;
    char step[STEP];
    if (!look(c, name, &stat, errors))
        return false;
    zip_file_t *file = zip_fopen_index(c->zip, stat.index, 0);
    if (!file)
        return damaged(c->path, name, zip_get_error(c->zip), errors);
    bool ok = true;
    zip_int64_t got = 0;
    while (ok && (got = zip_fread(file, step, sizeof step)) > 0) { /* at the end it compares the check sum */
        c->unpacked += (size_t)got;
        fz_buf_add(buf, (struct fz_str){step, (size_t)got});
        if (c->unpacked > c->max_size) /* the list lied */
            ok = too_large(c, name, errors);
        else if (is_bomb(buf->len, &stat))
            ok = bomb_error(c, name, errors);
    }
    if (ok && got < 0)
        ok = damaged(c->path, name, zip_file_get_error(file), errors);
    (void)zip_fclose(file);
    return ok;
}

/* ---- writing --------------------------------------------------------------------------------------------------- */

static bool put_part(zip_t *zip, const struct fz_container_part *part)
{
    enum { NO_TIME = 0, NO_DATE = (1 << 5) + 1 /* 1 January 1980 */ };
    zip_source_t *source = zip_source_buffer(zip, part->bytes.ptr, part->bytes.len, 0);
    zip_int64_t index = zip_name_locate(zip, part->name, ZIP_FL_NOCASE);
    if (!source)
        return false;
    if (index >= 0 ? zip_file_replace(zip, (zip_uint64_t)index, source, 0) != 0
                   : (index = zip_file_add(zip, part->name, source, ZIP_FL_ENC_UTF_8)) < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_DEFLATE, 0) == 0 &&
           zip_file_set_dostime(zip, (zip_uint64_t)index, NO_TIME, NO_DATE, 0) == 0;
}

/* All that SOURCE, written by a zip that is closed, holds. */
static bool read_source(zip_source_t *source, struct fz_buf *out)
{
    char step[STEP];
    zip_int64_t got = -1;
    if (zip_source_open(source) != 0)
        return false;
    while ((got = zip_source_read(source, step, sizeof step)) > 0)
        fz_buf_add(out, (struct fz_str){step, (size_t)got});
    (void)zip_source_close(source);
    return got == 0;
}

bool fz_container_rewrite(const char *path, struct fz_str bytes, const struct fz_container_part *parts, size_t n,
                          struct fz_buf *out, struct fz_errors *errors)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &error);
    zip_t *zip = source ? zip_open_from_source(source, 0, &error) : NULL;
    bool ok = zip != NULL;
    if (zip)
        zip_source_keep(source);
    for (size_t i = 0; ok && i < n; i++)
        ok = put_part(zip, &parts[i]);
    ok = ok && zip_close(zip) == 0;
    if (ok)
        ok = read_source(source, out) || damaged(path, NULL, zip_source_error(source), errors);
    else {
        ok = damaged(path, NULL, zip ? zip_get_error(zip) : &error, errors);
        if (zip)
            zip_discard(zip);
    }
    zip_source_free(source);
    zip_error_fini(&error);
    return ok;
}
