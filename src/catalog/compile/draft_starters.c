#include "base/array.h"
#include "base/text/text.h"
#include "catalog/compile/draft.h"
#include "catalog/compile/fields.h"

#include <stdlib.h>
#include <string.h>

/* data/starters/: checks the starters. Their files are stored unchanged. */

/* A place or block found in a template. */
struct seen {
    const char *name, *path;
    int line, column;
};

struct seen_list {
    struct seen *items;
    size_t count, room;
};

struct checker {
    struct draft *draft;
    struct starter_scope scope;
    struct seen_list places, blocks;
    bool *used; /* per source */
};

/* --- fields ------------------------------------------------------------------------------ */

static void check_package(const struct fields *fields, const struct node *item)
{
    static const char *const names[] = {"id",     "name",  "list",    "version", "version_of",
                                        "source", "as_of", "checked", "when"};
    struct evidence evidence;

    if (!fields_known(fields, item, names, ARRAY_LENGTH(names)))
        return;
    if (node_member(item, "version_of") && node_member(item, "version"))
        fields_report(fields, item, "both 'version' and 'version_of', expected one of them");
    if (!node_member(item, "version_of"))
        draft_evidence(fields, item, "note", false, &evidence);
}

static void check_fields(const struct draft *draft, const struct starter_source *source)
{
    static const char *const names[] = {"names", "packages", "files", "parts", "must", "needs"};
    static const char *const own_names[] = {"id", "text", "when"};
    static const char *const file_names[] = {"path", "template", "for", "when", "executable"};
    struct diagnostics *ignored = diagnostics_new();
    struct fields fields = {draft->arena, draft->diagnostics, source->path};
    const struct node *map =
        node_read_yaml(draft->arena, source->path, source->bytes, source->length, 1, ignored);

    diagnostics_free(ignored); /* starter_read() reports them */
    if (!map || !fields_known(&fields, map, names, ARRAY_LENGTH(names)))
        return;
    const struct node *own = fields_list(&fields, map, "names");
    for (const struct node *item = own ? own->first : NULL; item; item = item->next)
        fields_known(&fields, item, own_names, ARRAY_LENGTH(own_names));
    const struct node *packages = fields_list(&fields, map, "packages");
    for (const struct node *item = packages ? packages->first : NULL; item; item = item->next)
        check_package(&fields, item);
    const struct node *files = fields_list(&fields, map, "files");
    for (const struct node *item = files ? files->first : NULL; item; item = item->next)
        if (fields_known(&fields, item, file_names, ARRAY_LENGTH(file_names)))
            fields_boolean(&fields, item, "executable", false);
}

/* --- templates --------------------------------------------------------------------------- */

static void add_seen(struct checker *checker, struct seen_list *list, const char *path,
                     const struct template_name *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        list->items = arena_grow(checker->draft->arena, list->items, list->count, &list->room,
                                 sizeof(list->items[0]));
        list->items[list->count++] =
            (struct seen){names[i].name, path, names[i].line, names[i].column};
    }
}

static void mark_used(struct checker *checker, const char *name)
{
    for (size_t i = 0; i < checker->draft->n_starter_sources; i++)
        if (text_equal(checker->draft->starter_sources[i].name, name))
            checker->used[i] = true;
}

static const char *path_of(const struct draft *draft, const char *name)
{
    for (size_t i = 0; i < draft->n_starter_sources; i++)
        if (text_equal(draft->starter_sources[i].name, name))
            return draft->starter_sources[i].path;
    return name;
}

static void check_template(struct checker *checker, const struct template *template,
                           const char *path, const struct template_value *specimen)
{
    struct draft *draft = checker->draft;
    struct template_name *names;
    size_t count;

    template_check(draft->arena, template, specimen, draft->diagnostics);
    count = template_places(draft->arena, template, &names);
    add_seen(checker, &checker->places, path, names, count);
    count = template_blocks(draft->arena, template, &names);
    add_seen(checker, &checker->blocks, path, names, count);
}

static void check_fragment(struct checker *checker, const struct template *fragment,
                           const char *folder, size_t component,
                           const struct template_value *specimen)
{
    struct draft *draft = checker->draft;
    const char *name = arena_printf(draft->arena, "%s/" STARTER_PARTS "%s", folder,
                                    draft->components[component].id);
    int line;

    mark_used(checker, name);
    if (!fragment)
        return;
    if (template_text_outside(fragment, &line))
        diagnostics_add(draft->diagnostics, path_of(draft, name), line, 1,
                        "text outside of a block, expected '%%%% block NAME' before it");
    check_template(checker, fragment, path_of(draft, name), specimen);
}

/* Values with everything that any answers can give, so that a missing name is found at compile
 * time. */
static const struct template_value *specimen_of(struct checker *checker,
                                                const struct starter *starter)
{
    struct arena *arena = checker->draft->arena;
    struct starter_choice *choices =
        ARENA_ARRAY(arena, struct starter_choice, checker->scope.n_slots);
    int *answers = ARENA_ARRAY(arena, int, checker->scope.n_questions);
    const struct starter_input input = {
        .scope = &checker->scope,
        .framework = starter->id,
        .choices = choices,
        .in_stack = ARENA_ARRAY(arena, bool, checker->scope.n_components),
        .answers = answers,
    };

    for (size_t i = 0; i < checker->scope.n_slots; i++)
        choices[i].component = -1;
    for (size_t i = 0; i < checker->scope.n_questions; i++)
        answers[i] = -1;
    return starter_values(arena, starter, &input, true);
}

static void check_starter(struct checker *checker, const struct starter *starter)
{
    struct draft *draft = checker->draft;
    const struct template_value *specimen = specimen_of(checker, starter);

    for (size_t i = 0; i < starter->n_names; i++)
        if (starter->names[i].when)
            template_check_condition(draft->arena, starter->path, starter->names[i].when, specimen,
                                     draft->diagnostics);
    for (size_t i = 0; i < starter->n_packages; i++)
        if (starter->packages[i].when)
            template_check_condition(draft->arena, starter->path, starter->packages[i].when,
                                     specimen, draft->diagnostics);
    for (size_t i = 0; i < starter->n_files; i++) {
        const struct starter_file *file = &starter->files[i];
        mark_used(checker, file->source);
        if (file->when)
            template_check_condition(draft->arena, starter->path, file->when, specimen,
                                     draft->diagnostics);
        check_template(checker, file->template, path_of(draft, file->source), specimen);
    }
    for (size_t i = 0; i < draft->n_components; i++) {
        if (!starter->served[i])
            continue;
        check_fragment(checker, starter->shared[i], STARTER_SHARED, i, specimen);
        check_fragment(checker, starter->own[i], starter->id, i, specimen);
    }
}

/* --- all starters ------------------------------------------------------------------------ */

/* Reports each name of `some` that is not in `others`. */
static void match_names(const struct checker *checker, const struct seen_list *some,
                        const struct seen_list *others, const char *format)
{
    for (size_t i = 0; i < some->count; i++) {
        const struct seen *seen = &some->items[i];
        bool found = false;
        for (size_t j = 0; j < others->count && !found; j++)
            found = text_equal(seen->name, others->items[j].name);
        if (!found)
            diagnostics_add(checker->draft->diagnostics, seen->path, seen->line, seen->column,
                            "'%s' %s", seen->name, format);
    }
}

static bool is_framework(const struct draft *draft, const char *id)
{
    for (size_t i = 0; i < draft->n_frameworks; i++)
        if (text_equal(draft->frameworks[i].row.id, id))
            return true;
    return false;
}

static void check_unused(const struct checker *checker)
{
    const struct draft *draft = checker->draft;

    for (size_t i = 0; i < draft->n_starter_sources; i++)
        if (!checker->used[i])
            diagnostics_add(draft->diagnostics, draft->starter_sources[i].path, 1, 1,
                            "no starter uses it: name it in " STARTER_FILE
                            ", or its component under 'parts'");
}

static int compare_sources(const void *left, const void *right)
{
    return strcmp(((const struct starter_source *)left)->name,
                  ((const struct starter_source *)right)->name);
}

/* Sorts by name. The same name in two folders is an error. */
static void settle_sources(struct draft *draft)
{
    struct starter_source *sources = draft->starter_sources;

    if (draft->n_starter_sources > 0)
        qsort(sources, draft->n_starter_sources, sizeof(sources[0]), compare_sources);
    for (size_t i = 1; i < draft->n_starter_sources; i++)
        if (text_equal(sources[i - 1].name, sources[i].name))
            diagnostics_add(draft->diagnostics, sources[i].path, 1, 1,
                            "duplicate starter file '%s': also in %s", sources[i].name,
                            sources[i - 1].path);
    for (size_t i = 0; i < draft->n_starter_sources; i++)
        draft->pages[draft->n_pages++] =
            (struct draft_page){STARTER_PAGE, sources[i].name, sources[i].bytes};
}

static void read_starter(struct checker *checker, size_t index)
{
    struct draft *draft = checker->draft;
    const struct starter_source *source = &draft->starter_sources[index];
    const char *id =
        arena_copy(draft->arena, source->name, (size_t)(strchr(source->name, '/') - source->name));
    const struct starter *starter;

    checker->used[index] = true;
    check_fields(draft, source);
    if (!is_framework(draft, id))
        diagnostics_add(draft->diagnostics, source->path, 1, 1, "there is no %s '%s'", draft->noun,
                        id);
    starter = starter_read(draft->arena, &checker->scope, id, draft->starter_sources,
                           draft->n_starter_sources, draft->diagnostics);
    if (starter)
        check_starter(checker, starter);
}

void draft_read_starters(struct draft *draft)
{
    struct checker checker = {
        .draft = draft,
        .scope = {draft->slots, draft->n_slots, draft->components, draft->n_components,
                  draft->questions, draft->n_questions, draft->traits, draft->n_traits},
        .used = ARENA_ARRAY(draft->arena, bool, draft->n_starter_sources),
    };
    size_t before = diagnostics_count(draft->diagnostics);

    settle_sources(draft);
    for (size_t i = 0; i < draft->n_starter_sources; i++)
        if (text_ends_with(draft->starter_sources[i].name, "/" STARTER_FILE))
            read_starter(&checker, i);
    if (diagnostics_count(draft->diagnostics) > before)
        return; /* the checks below need all sources */
    match_names(&checker, &checker.places, &checker.blocks,
                "is inserted here, but no part has a block of this name");
    match_names(&checker, &checker.blocks, &checker.places,
                "has a block, but no template inserts it");
    check_unused(&checker);
}
