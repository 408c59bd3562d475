#ifndef SOURCES_H
#define SOURCES_H

/* The sources of catalogs: the shipped ones (data/), their frozen copy
 * (tests/catalogs/frozen), those of the small made-up catalog (tests/catalogs/small), and copies of
 * these in a folder of the test's own, to be changed and compiled there. */
#include "folder.h"

#include "base/text/text.h"
#include "catalog/compile/compile.h"
#include "catalog/model/catalog.h"
#include "store/node/node.h"

#define SHIPPED_SOURCES "data"
#define FROZEN_SOURCES "tests/catalogs/frozen"
#define SMALL_SOURCES "tests/catalogs/small"

/* A path below the root of the project; the buffer lasts for a while. */
static inline const char *sources_path(const char *name)
{
    static char paths[8][PATH_MAX];
    static size_t next;
    const char *root = getenv("WHICHSTACK_TEST_SOURCE");
    char *path = paths[next++ % 8];

    assert_non_null(root);
    snprintf(path, PATH_MAX, "%s/%s", root, name);
    return path;
}

static inline void sources_copy(const char *from, const char *to)
{
    DIR *entries = opendir(from);
    struct dirent *entry;

    assert_non_null(entries);
    assert_int_equal(mkdir(to, 0755), 0);
    while ((entry = readdir(entries))) {
        char source[2 * PATH_MAX], target[2 * PATH_MAX];
        struct stat facts;
        size_t length;
        char *bytes;

        if (entry->d_name[0] == '.')
            continue;
        assert_in_range(snprintf(source, sizeof(source), "%s/%s", from, entry->d_name), 1,
                        sizeof(source) - 1);
        assert_in_range(snprintf(target, sizeof(target), "%s/%s", to, entry->d_name), 1,
                        sizeof(target) - 1);
        assert_int_equal(stat(source, &facts), 0);
        if (S_ISDIR(facts.st_mode)) {
            sources_copy(source, target);
            continue;
        }
        bytes = folder_read(source, &length);
        folder_write(target, bytes, length);
        free(bytes);
    }
    closedir(entries);
}

/* Replaces the first `find` in a file, which must be there. */
static inline void sources_edit(const char *path, const char *find, const char *replace)
{
    char *bytes = folder_read(path, NULL), *at = strstr(bytes, find);
    struct text text;

    if (!at)
        fail_msg("'%s' does not hold '%s'", path, find);
    text_init(&text);
    text_append_bytes(&text, bytes, (size_t)(at - bytes));
    text_append(&text, replace);
    text_append(&text, at + strlen(find));
    folder_write(path, text.bytes, text.length);
    text_finish(&text);
    free(bytes);
}

struct compiled {
    bool done;
    struct diagnostics *diagnostics, *warnings;
    struct error error;
};

static inline struct compiled sources_compile_job(const struct compile_job *job)
{
    struct compiled compiled = {.diagnostics = diagnostics_new(), .warnings = diagnostics_new()};

    compiled.done = compile_catalog(job, compiled.diagnostics, compiled.warnings, &compiled.error);
    return compiled;
}

static inline struct compiled sources_compile(const char *folder, const char *output)
{
    return sources_compile_job(&(struct compile_job){&folder, 1, output, NULL, 0, NULL, NULL});
}

static inline void compiled_free(struct compiled *compiled)
{
    diagnostics_free(compiled->diagnostics);
    diagnostics_free(compiled->warnings);
}

/* Compiles what must be right. */
static inline void sources_make(const char *folder, const char *output)
{
    struct compiled compiled = sources_compile(folder, output);

    for (size_t i = 0; i < diagnostics_kept(compiled.diagnostics); i++)
        print_message("# %s\n", diagnostics_line(compiled.diagnostics, i));
    if (!compiled.done)
        fail_msg("%s", compiled.error.message);
    compiled_free(&compiled);
}

static inline struct catalog *sources_open(const char *path)
{
    struct catalog *catalog = NULL;
    struct error error;

    if (!catalog_open(path, &catalog, &error))
        fail_msg("%s", error.message);
    return catalog;
}

/* A change of one source file: `find` NULL: the file is new; `replace` NULL: it goes. */
struct source_edit {
    const char *file, *find, *replace;
};

static inline void sources_change(const char *path, const struct source_edit *edit)
{
    if (!edit->find && edit->replace)
        folder_write(path, edit->replace, strlen(edit->replace));
    else if (!edit->replace)
        assert_int_equal(unlink(path), 0);
    else
        sources_edit(path, edit->find, edit->replace);
}

#endif
