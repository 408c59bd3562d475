#include "catalog/compile/compile.h"

#include "base/array.h"
#include "base/text/text.h"
#include "catalog/compile/draft.h"
#include "catalog/compile/fields.h"
#include "catalog/model/limits.h"
#include "store/database/database.h"
#include "store/file/file.h"

#include <stdlib.h>
#include <string.h>

/* Where a folder keeps each kind of source. */
static const struct place {
    enum source_kind kind;
    const char *folder; /* NULL: one file, `name` */
    const char *name;
    bool numbered; /* NN-id.md */
} places[] = {
    {SOURCE_CATALOG, NULL, "catalog.yaml", false}, {SOURCE_TRAITS, NULL, "traits.yaml", false},
    {SOURCE_COMPONENT, "components", NULL, false}, {SOURCE_FRAMEWORK, "frameworks", NULL, false},
    {SOURCE_CRITERION, "criteria", NULL, false},   {SOURCE_QUESTION, "questions", NULL, true},
};

#define STARTER_FOLDER_DEPTH 2 /* starters/FRAMEWORK/parts */
#define SAMPLE_FOLDER_DEPTH 1  /* samples/FRAMEWORK */

#define TARGETS_MOST 2

/* A file that is there and will be replaced. */
struct target {
    struct file_identity identity;
    const char *what, *path, *option;
};

struct compiler {
    const struct compile_job *job;
    const char *folder; /* that is being read */
    struct draft draft;
    struct target targets[TARGETS_MOST];
    size_t n_targets;
    struct text dependencies; /* right side of the depfile rule */
    struct file_replacement *output;
    struct error output_error; /* when the output cannot be written; the sources are read on */
    bool is_too_large;         /* for any place */
    struct error *error;
};

/* Escapes a path for make and ninja: a backslash before a blank or a #, with the backslashes right
 * before that doubled. Other backslashes stay. */
static void append_escaped(struct text *text, const char *path)
{
    size_t backslashes = 0;

    for (; *path; path++) {
        if (*path == ' ' || *path == '#')
            text_append_repeat(text, "\\", backslashes + 1);
        if (*path == '$')
            text_append_char(text, '$');
        text_append_char(text, *path);
        backslashes = *path == '\\' ? backslashes + 1 : 0;
    }
}

static void add_dependency(struct compiler *compiler, const char *path)
{
    if (!compiler->job->depfile)
        return;
    text_append(&compiler->dependencies, " \\\n ");
    append_escaped(&compiler->dependencies, path);
}

/* Sources are text, so a catalog that is compiled again needs no comparison with each of them. */
static void add_target(struct compiler *compiler, const char *what, const char *path,
                       const char *option)
{
    struct target *target = &compiler->targets[compiler->n_targets];

    if (!path || !file_identify(path, &target->identity) || database_is_sqlite(path))
        return;
    *target = (struct target){target->identity, what, path, option};
    compiler->n_targets++;
}

/* A source that would be replaced is an error. */
static bool is_kept(struct compiler *compiler, const char *path)
{
    struct file_identity source;

    if (compiler->n_targets == 0 || !file_identify(path, &source))
        return true;
    for (size_t i = 0; i < compiler->n_targets; i++) {
        const struct target *target = &compiler->targets[i];
        if (target->identity.device != source.device || target->identity.inode != source.inode)
            continue;
        error_set(compiler->error,
                  "cannot write the %s to '%s': it is one of the sources; name another file after "
                  "%s",
                  target->what, target->path, target->option);
        return false;
    }
    return true;
}

/* The id that a file name gives. Users type ids, so they have no upper case; some names have '.' or '+'. */
static const char *id_from_name(struct compiler *compiler, const struct place *place,
                                const char *path, const char *name)
{
    size_t length = strlen(name) - strlen(".md");
    const char *id = arena_copy(compiler->draft.arena, name, length);

    if (place->numbered) {
        size_t digits = strspn(id, "0123456789");
        if (digits == 0 || id[digits] != '-')
            diagnostics_add(compiler->draft.diagnostics, path, 1, 1,
                            "wrong file name, expected NN-id.md");
        else
            id += digits + 1;
    }
    if (id[0] == '\0' || strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-+.") != strlen(id))
        diagnostics_add(compiler->draft.diagnostics, path, 1, 1,
                        "wrong file name, expected lower-case letters, digits, '-', "
                        "'.' and '+', then .md");
    return id;
}

/* Frameworks are read later, one at a time; their errors are reported in the order of the files. */
static bool read_file(struct compiler *compiler, const struct place *place,
                      struct source_file *file)
{
    struct draft *draft = &compiler->draft;
    char *bytes;
    size_t length;

    if (place->kind == SOURCE_FRAMEWORK)
        return !draft->reporting || draft_note_frameworks(draft, file, 1, compiler->error);
    if (!file_read(draft->arena, file->path, place->folder ? LIMIT_SOURCE : FILE_LIMIT, &bytes,
                   &length, compiler->error))
        return false;
    if (place->folder) {
        file->broken = !node_read_source(draft->arena, file->path, bytes, length, &file->source,
                                         draft->diagnostics);
    } else {
        file->source.front =
            node_read_yaml(draft->arena, file->path, bytes, length, 1, draft->diagnostics);
        file->broken = !file->source.front;
    }
    return true;
}

static bool add_file(struct compiler *compiler, const struct place *place, const char *path,
                     const char *name)
{
    struct draft *draft = &compiler->draft;
    size_t count = draft->n_files[place->kind];
    struct source_file *files = draft->files[place->kind];
    struct source_file file = {.path = path, .id = ""};

    if (place->folder)
        file.id = id_from_name(compiler, place, path, name);
    if (!is_kept(compiler, path) || !read_file(compiler, place, &file))
        return false;
    add_dependency(compiler, path);
    if ((count & (count - 1)) == 0) { /* capacity doubles at each power of two */
        struct source_file *larger =
            ARENA_ARRAY(draft->arena, struct source_file, count ? count * 2 : 1);
        if (count > 0)
            memcpy(larger, files, count * sizeof(files[0]));
        draft->files[place->kind] = files = larger;
    }
    files[draft->n_files[place->kind]++] = file;
    return true;
}

static bool add_folder(struct compiler *compiler, const char *folder, const struct place *place)
{
    struct arena *arena = compiler->draft.arena;
    const char *path = arena_printf(arena, "%s/%s", folder, place->folder);
    char **names;
    size_t count;

    if (!file_exists(path))
        return true;
    if (!file_list(arena, path, ".md", &names, &count, compiler->error))
        return false;
    add_dependency(compiler, path);
    for (size_t i = 0; i < count; i++)
        if (!add_file(compiler, place, arena_printf(arena, "%s/%s", path, names[i]), names[i]))
            return false;
    return true;
}

/* Keeps a file of a tree; `name` is its path in the tree. */
typedef void keep_file(struct draft *draft, const struct starter_source *file);

static void keep_starter(struct draft *draft, const struct starter_source *file)
{
    draft->starter_sources =
        arena_grow(draft->arena, draft->starter_sources, draft->n_starter_sources,
                   &draft->starter_sources_room, sizeof(draft->starter_sources[0]));
    draft->starter_sources[draft->n_starter_sources++] = *file;
}

static void keep_sample(struct draft *draft, const struct starter_source *file)
{
    draft->samples = arena_grow(draft->arena, draft->samples, draft->n_samples,
                                &draft->samples_room, sizeof(draft->samples[0]));
    draft->samples[draft->n_samples++] =
        (struct sample){arena_printf(draft->arena, SAMPLE_FOLDER "/%s", file->name), file->path,
                        file->bytes, file->length, false};
}

/* Whether a link leads out of the folder that is being read. */
static bool leads_out(const struct compiler *compiler, const char *path)
{
    char *folder = realpath(compiler->folder, NULL), *file = realpath(path, NULL);
    bool out = folder && file && !(text_starts_with(file, folder) && file[strlen(folder)] == '/');

    free(folder);
    free(file);
    return out;
}

static bool add_tree_file(struct compiler *compiler, const char *path, const char *name,
                          keep_file *keep)
{
    char *bytes;
    size_t length;

    if (leads_out(compiler, path)) {
        diagnostics_add(compiler->draft.diagnostics, path, 1, 1,
                        "a link that leads out of '%s', expected a file in it", compiler->folder);
        return true;
    }
    if (!is_kept(compiler, path) ||
        !file_read(compiler->draft.arena, path, LIMIT_SOURCE, &bytes, &length, compiler->error))
        return false;
    add_dependency(compiler, path);
    keep(&compiler->draft, &(struct starter_source){name, path, bytes, length});
    return true;
}

/* The files of a folder, with those of its folders. `name` is "", or ends with `/`. */
static bool add_tree(struct compiler *compiler, const char *folder, const char *name, int depth,
                     keep_file *keep)
{
    struct arena *arena = compiler->draft.arena;
    char **names;
    size_t count;

    if (!file_list(arena, folder, "", &names, &count, compiler->error))
        return false;
    add_dependency(compiler, folder);
    for (size_t i = 0; i < count; i++) {
        const char *path = arena_printf(arena, "%s/%s", folder, names[i]);
        const char *full = arena_printf(arena, "%s%s", name, names[i]);
        bool done =
            depth > 0 && file_is_folder(path)
                ? add_tree(compiler, path, arena_printf(arena, "%s/", full), depth - 1, keep)
                : add_tree_file(compiler, path, full, keep);
        if (!done)
            return false;
    }
    return true;
}

static bool add_trees(struct compiler *compiler, const char *folder)
{
    static const struct {
        const char *name;
        int depth;
        keep_file *keep;
    } trees[] = {
        {"starters", STARTER_FOLDER_DEPTH, keep_starter},
        {SAMPLE_FOLDER, SAMPLE_FOLDER_DEPTH, keep_sample},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(trees); i++) {
        const char *path = arena_printf(compiler->draft.arena, "%s/%s", folder, trees[i].name);
        if (file_exists(path) && !add_tree(compiler, path, "", trees[i].depth, trees[i].keep))
            return false;
    }
    return true;
}

static bool read_folder(struct compiler *compiler, const char *folder)
{
    if (!file_exists(folder)) {
        error_set(compiler->error,
                  "cannot compile '%s': there is no such folder; name a folder of source files",
                  folder);
        return false;
    }
    compiler->folder = folder;
    add_dependency(compiler, folder);
    for (size_t i = 0; i < ARRAY_LENGTH(places); i++) {
        const char *path = arena_printf(compiler->draft.arena, "%s/%s", folder,
                                        places[i].folder ? places[i].folder : places[i].name);
        if (places[i].folder ? !add_folder(compiler, folder, &places[i])
                             : file_exists(path) && !add_file(compiler, &places[i], path, ""))
            return false;
    }
    return add_trees(compiler, folder);
}

static size_t count_sources(const struct draft *draft)
{
    size_t count = draft->n_starter_sources + draft->n_samples;

    for (size_t i = 0; i < ARRAY_LENGTH(places); i++)
        count += draft->n_files[places[i].kind];
    return count;
}

static bool read_folders(struct compiler *compiler)
{
    const struct compile_job *job = compiler->job;

    for (size_t i = 0; i < job->n_folders; i++) {
        size_t before = count_sources(&compiler->draft);

        if (!read_folder(compiler, job->folders[i]))
            return false;
        if (job->n_folders > 1 && count_sources(&compiler->draft) == before) {
            error_set(compiler->error,
                      "cannot compile '%s': it adds nothing; expected files *.md in 'components', "
                      "'frameworks', 'criteria' or 'questions' in it, or files in 'starters' or "
                      "'samples'",
                      job->folders[i]);
            return false;
        }
    }
    return true;
}

static int compare_id(const void *left, const void *right)
{
    return strcmp(((const struct source_file *)left)->id, ((const struct source_file *)right)->id);
}

/* Merges the files of all folders into one list; a duplicate id is an error. Questions are sorted
 * by file name, everything else by id. */
static void settle_files(struct draft *draft)
{
    for (size_t i = 0; i < ARRAY_LENGTH(places); i++) {
        struct source_file *files = draft->files[places[i].kind];
        size_t count = draft->n_files[places[i].kind];
        struct source_file *sorted = ARENA_ARRAY(draft->arena, struct source_file, count);

        if (count == 0 || !places[i].folder)
            continue;
        memcpy(sorted, files, count * sizeof(files[0]));
        qsort(sorted, count, sizeof(sorted[0]), compare_id);
        for (size_t j = 1; j < count; j++)
            if (text_equal(sorted[j - 1].id, sorted[j].id))
                diagnostics_add(draft->diagnostics, sorted[j].path, 1, 1,
                                "duplicate id '%s': also in %s", sorted[j].id, sorted[j - 1].path);
        if (places[i].kind != SOURCE_QUESTION)
            memcpy(files, sorted, count * sizeof(files[0]));
    }
}

static size_t count_pages(const struct draft *draft)
{
    return draft->n_files[SOURCE_COMPONENT] + draft->n_files[SOURCE_CRITERION] +
           draft->n_starter_sources;
}

static bool need_one_of_each(const struct compiler *compiler)
{
    const struct draft *draft = &compiler->draft;

    for (size_t i = 0; i < 2; i++) {
        if (draft->n_files[places[i].kind] == 1)
            continue;
        if (draft->n_files[places[i].kind] == 0)
            error_set(compiler->error, "cannot compile '%s': it holds no %s; see the data format",
                      compiler->job->folders[0], places[i].name);
        else
            error_set(compiler->error,
                      "cannot compile: two folders hold a %s; a second folder may "
                      "only add files",
                      places[i].name);
        return false;
    }
    return true;
}

/* Readers of the old catalog keep it. */
static void begin_output(struct compiler *compiler)
{
    struct draft *draft = &compiler->draft;
    struct error *error = &compiler->output_error;

    if (!compiler->job->output || draft->reporting || diagnostics_count(draft->diagnostics) > 0 ||
        !file_replace_begin(compiler->job->output, true, &compiler->output, error))
        return;
    draft->writer = draft_write_begin(draft, file_replace_path(compiler->output), error);
}

/* Their values need the criteria, which come later in a report of errors. */
static bool read_frameworks(struct compiler *compiler)
{
    struct draft *draft = &compiler->draft;
    bool done;

    if (!draft->reporting)
        draft_read_criteria(draft);
    begin_output(compiler);
    done = draft_read_frameworks(draft, compiler->error);
    if (draft->reporting)
        draft_read_criteria(draft);
    return done;
}

/* The criteria of languages are known when all frameworks are. */
static void finish_criteria(struct draft *draft)
{
    size_t first = draft->n_criteria;

    draft_finish_criteria(draft);
    for (size_t i = 0; i < draft->n_frameworks && first < draft->n_criteria; i++)
        draft_compute_values(draft, &draft->frameworks[i], first);
}

static bool read_sources(struct compiler *compiler)
{
    struct draft *draft = &compiler->draft;

    if (!read_folders(compiler))
        return false;
    if (!draft->reporting &&
        !draft_note_frameworks(draft, draft->files[SOURCE_FRAMEWORK],
                               draft->n_files[SOURCE_FRAMEWORK], compiler->error))
        return false;
    settle_files(draft);
    if (!need_one_of_each(compiler))
        return false;
    draft->pages = ARENA_ARRAY(draft->arena, struct draft_page, count_pages(draft));
    bool readable = draft_read_catalog(draft, &draft->files[SOURCE_CATALOG][0]);
    if (!draft_read_traits(draft, &draft->files[SOURCE_TRAITS][0]) || !readable)
        return true;
    draft_read_samples(draft);
    draft_read_components(draft);
    if (!read_frameworks(compiler))
        return false;
    finish_criteria(draft);
    draft_read_questions(draft);
    draft_read_retired(draft);
    draft_join_components(draft);
    draft_check_samples(draft);
    draft_read_starters(draft);
    if (draft->n_frameworks == 0 && diagnostics_count(draft->diagnostics) == 0)
        diagnostics_add(draft->diagnostics, compiler->job->folders[0], 1, 1,
                        "holds no frameworks, expected at least one file in frameworks/");
    return true;
}

static bool write_depfile(struct compiler *compiler)
{
    struct text text;
    bool written;

    text_init(&text);
    append_escaped(&text, compiler->job->output);
    text_printf(&text, ":%s\n", compiler->dependencies.bytes);
    written = file_write(compiler->job->depfile, text.bytes, text.length, true, compiler->error);
    text_finish(&text);
    return written;
}

/* Names the output in the message of the database, not the temporary file. */
static void name_output(struct compiler *compiler)
{
    const struct error failure = compiler->output_error;
    const char *quote = strrchr(failure.message, '\'');
    bool named = quote && text_starts_with(quote, "': ");

    error_set(&compiler->output_error, "cannot write '%s': %s", compiler->job->output,
              named ? quote + strlen("': ") : failure.message);
}

/* A catalog that nothing could open does not replace another one. */
static bool can_be_read(struct compiler *compiler, const char *path)
{
    const struct compile_job *job = compiler->job;
    long long size = file_size(path), most = job->most > 0 ? job->most : LIMIT_FILE;

    compiler->is_too_large = size > most;
    if (compiler->is_too_large)
        error_set(
            &compiler->output_error,
            "cannot write '%s': the catalog would have %lld bytes, and at most %lld are read; "
            "leave out entries, or make two catalogs",
            job->output, size, most);
    return !compiler->is_too_large;
}

static bool finish_output(struct compiler *compiler)
{
    struct draft *draft = &compiler->draft;
    struct file_replacement *output = compiler->output;
    struct draft_writer *writer = draft->writer;

    if (!output)
        return false;
    compiler->output = NULL;
    draft->writer = NULL;
    if (!writer || !draft_write_finish(writer, &compiler->output_error))
        name_output(compiler);
    else if (can_be_read(compiler, file_replace_path(output)))
        return file_replace_finish(output, &compiler->output_error);
    file_replace_drop(output);
    return false;
}

static bool write_output(struct compiler *compiler)
{
    const struct compile_job *job = compiler->job;

    if (finish_output(compiler))
        return !job->depfile || write_depfile(compiler);
    error_set(compiler->error, "%s", compiler->output_error.message);
    if (!compiler->is_too_large)
        error_set(compiler->error, "%s; %s", compiler->error->message,
                  job->advice ? job->advice : "choose another place with -o");
    return false;
}

static void drop_output(struct compiler *compiler)
{
    draft_write_drop(compiler->draft.writer);
    if (compiler->output)
        file_replace_drop(compiler->output);
}

enum outcome { OUTCOME_DONE, OUTCOME_FAILED, OUTCOME_ERRORS };

static enum outcome compile_once(const struct compile_job *job, bool reporting,
                                 struct diagnostics *diagnostics, struct diagnostics *warnings,
                                 struct error *error)
{
    struct compiler compiler = {
        .job = job,
        .draft = {.arena = arena_new(),
                  .scratch = arena_new(),
                  .diagnostics = diagnostics,
                  .warnings = warnings,
                  .profile = job->profile,
                  .reporting = reporting},
        .error = error,
    };
    enum outcome outcome = OUTCOME_ERRORS;

    add_target(&compiler, "catalog", job->output, "-o");
    add_target(&compiler, "depfile", job->depfile, "--depfile");
    text_init(&compiler.dependencies);
    if (read_sources(&compiler) && diagnostics_count(diagnostics) == 0)
        outcome = !job->output || write_output(&compiler) ? OUTCOME_DONE : OUTCOME_FAILED;
    drop_output(&compiler);
    draft_drop_files(&compiler.draft);
    text_finish(&compiler.dependencies);
    arena_free(compiler.draft.scratch);
    arena_free(compiler.draft.arena);
    return outcome;
}

/* Reads the sources once more to report their errors in order. */
static void report_errors(const struct compile_job *job, struct diagnostics *diagnostics,
                          struct diagnostics *warnings, struct error *error)
{
    error_set(error, "%s", "");
    compile_once(job, true, diagnostics, warnings, error);
    size_t count = diagnostics_count(diagnostics);
    if (error->message[0] == '\0')
        error_set(error,
                  "cannot compile '%s': %zu error%s, nothing was written; fix %s and "
                  "run it again",
                  job->folders[0], count, count == 1 ? "" : "s", count == 1 ? "it" : "them");
}

bool compile_catalog(const struct compile_job *job, struct diagnostics *diagnostics,
                     struct diagnostics *warnings, struct error *error)
{
    if (job->output && job->depfile && file_is_same(job->output, job->depfile)) {
        error_set(error,
                  "cannot write both the catalog and the depfile to '%s'; name another file after "
                  "--depfile",
                  job->depfile);
        return false;
    }

    struct diagnostics *found = diagnostics_new(), *warned = diagnostics_new();
    enum outcome outcome = compile_once(job, false, found, warned, error);

    if (outcome == OUTCOME_ERRORS)
        report_errors(job, diagnostics, warnings, error);
    else
        diagnostics_add_all(warnings, warned);
    diagnostics_free(found);
    diagnostics_free(warned);
    return outcome == OUTCOME_DONE;
}
