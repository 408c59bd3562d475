#include "document/start/start.h"

#include "catalog/starter/starter.h"
#include "decide/model/answers.h"
#include "document/export/exporter.h"
#include "document/words/wording.h"
#include "store/file/file_folder.h"

#include <stdlib.h>
#include <string.h>

#define NAME_MOST 40
#define RECORD_FORMAT_NAME "markdown"

struct builder {
    struct arena *arena;
    const struct advice *advice;
    const struct start_options *options;
    struct catalog *catalog;
    const struct catalog_identity *identity;
    const struct framework *framework;
    struct starter_scope scope;
    struct starter_source *sources;
    size_t n_sources;
    const struct starter *starter;
    struct starter_input input;
    struct template_value *values, *origin;
    struct start *start;
    struct error *error;
};

bool start_is_name(const char *name)
{
    return name[0] >= 'a' && name[0] <= 'z' && strlen(name) <= NAME_MOST &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name);
}

const char *start_name_of_folder(struct arena *arena, const char *folder)
{
    size_t length = strlen(folder);
    const char *slash;

    while (length > 1 && folder[length - 1] == '/')
        length--;
    folder = arena_copy(arena, folder, length);
    slash = strrchr(folder, '/');
    return slash ? slash + 1 : folder;
}

const char *start_command(struct arena *arena, const struct advice *advice, const char *project)
{
    return arena_printf(arena, "whichstack start%s -o %s",
                        answers_operands(arena, advice->decision, advice->answers), project);
}

const char *start_left_out_names(struct arena *arena, const struct start *start)
{
    const char *names = "";

    for (size_t i = 0; i < start->n_left_out; i++)
        names = arena_printf(arena, "%s%s%s", names, i > 0 ? ", " : "", start->left_out[i]);
    return names;
}

bool start_write(const struct start *start, const char *folder, struct error *error)
{
    struct arena *arena = arena_new();
    struct folder_file *files = ARENA_ARRAY(arena, struct folder_file, start->n_files);

    for (size_t i = 0; i < start->n_files; i++)
        files[i] = (struct folder_file){start->files[i].path, start->files[i].bytes,
                                        start->files[i].length, start->files[i].executable};
    bool done = file_write_folder(folder, files, start->n_files, error);
    arena_free(arena);
    return done;
}

/* --- the starter ------------------------------------------------------------------------- */

static struct starter_scope scope_of(struct catalog *catalog)
{
    struct starter_scope scope;

    scope.slots = catalog_slots(catalog, &scope.n_slots);
    scope.components = catalog_components(catalog, &scope.n_components);
    scope.questions = catalog_questions(catalog, &scope.n_questions);
    scope.traits = catalog_traits(catalog, &scope.n_traits);
    return scope;
}

/* All templates or none: a project with some missing would not work. */
static bool read_sources(struct builder *builder)
{
    size_t count;
    const char *before = catalog_damage(builder->catalog);
    const struct page_text *pages = catalog_pages(builder->catalog, STARTER_PAGE, &count);
    const char *damage = catalog_damage(builder->catalog);

    if (damage && !(before && text_equal(before, damage))) {
        error_set(builder->error, "the templates of the starters cannot be read: %s", damage);
        return false;
    }
    builder->sources = ARENA_ARRAY(builder->arena, struct starter_source, count);
    builder->n_sources = count;
    for (size_t i = 0; i < count; i++)
        builder->sources[i] =
            (struct starter_source){pages[i].id, pages[i].id, pages[i].text, strlen(pages[i].text)};
    return true;
}

/* "Express and Flask": the frameworks that have a starter. */
static const char *names_of_starters(const struct builder *builder)
{
    const char *names = "";
    size_t count;
    const struct framework *frameworks = catalog_frameworks(builder->catalog, &count);

    for (size_t i = 0; i < count; i++) {
        const char *wanted = arena_printf(builder->arena, "%s/" STARTER_FILE, frameworks[i].id);
        for (size_t j = 0; j < builder->n_sources; j++)
            if (text_equal(builder->sources[j].name, wanted))
                names = arena_printf(builder->arena, "%s%s%s", names, names[0] ? ", " : "",
                                     frameworks[i].name);
    }
    return names;
}

static bool fail_without_starter(const struct builder *builder)
{
    const char *names = names_of_starters(builder);

    error_set(builder->error,
              "there is no starter for %s: %s%s; write one in starters/%s/ of a catalog "
              "(docs/data-format.md)",
              builder->framework->name,
              names[0] ? "the catalog has those of " : "the catalog has none", names,
              builder->framework->id);
    return false;
}

static bool read_starter(struct builder *builder)
{
    struct diagnostics *diagnostics;

    if (!read_sources(builder))
        return false;
    diagnostics = diagnostics_new();
    builder->starter = starter_read(builder->arena, &builder->scope, builder->framework->id,
                                    builder->sources, builder->n_sources, diagnostics);
    if (diagnostics_count(diagnostics) > 0)
        error_set(builder->error, "the starter of %s cannot be used: %s", builder->framework->name,
                  diagnostics_line(diagnostics, 0));
    else if (!builder->starter)
        fail_without_starter(builder);
    diagnostics_free(diagnostics);
    return builder->starter != NULL;
}

/* --- parts ------------------------------------------------------------------------------- */

/* "question=option" of the answer with the most points for the component; NULL: none asks for
 * it. */
static const char *asking_answer(const struct builder *builder, int component)
{
    const char *answer = NULL;
    int most = 0;

    for (size_t i = 0; i < builder->scope.n_questions; i++) {
        const struct question_entry *question = &builder->scope.questions[i];
        int choice = builder->advice->answers->choice[i];
        const struct question_option *option = choice >= 0 ? &question->options[choice] : NULL;
        for (size_t j = 0; option && j < option->n_wishes; j++) {
            if (option->wishes[j].component != component || option->wishes[j].points <= most)
                continue;
            most = option->wishes[j].points;
            answer = arena_printf(builder->arena, "%s=%s", question->id, option->id);
        }
    }
    return answer;
}

/* "question=option" of the answer that needs the slot filled; NULL: none does. */
static const char *needing_answer(const struct builder *builder, int slot)
{
    for (size_t i = 0; i < builder->scope.n_questions; i++) {
        const struct question_entry *question = &builder->scope.questions[i];
        int choice = builder->advice->answers->choice[i];
        if (choice >= 0 && question->options[choice].needs >> slot & 1)
            return arena_printf(builder->arena, "%s=%s", question->id,
                                question->options[choice].id);
    }
    return NULL;
}

/* "the answer database=any", "every stack has one", "another part needs it". */
static const char *cause_of(const struct builder *builder, const struct stack_choice *choice)
{
    const char *answer = asking_answer(builder, choice->component);

    if (!answer)
        answer = needing_answer(builder, choice->slot);
    if (answer)
        return arena_printf(builder->arena, "the answer %s", answer);
    return builder->scope.slots[choice->slot].needed ? "every stack has one"
                                                     : "it goes with the other parts";
}

/* "Database: PostgreSQL 18.6 (the answer database=any). The relational default" */
static const char *origin_of(const struct builder *builder, const struct stack_choice *choice)
{
    const struct component *component = &builder->scope.components[choice->component];
    bool pins = starter_pins(component->version);

    return arena_printf(builder->arena, "%s: %s%s%s (%s). %s",
                        builder->scope.slots[choice->slot].label, component->name, pins ? " " : "",
                        pins ? component->version : "", cause_of(builder, choice),
                        wording_because(builder->arena, builder->advice, choice));
}

static void mark_in_stack(bool *in_stack, const struct component *components, int component)
{
    in_stack[component] = true;
    for (size_t i = 0; i < components[component].n_brings; i++)
        in_stack[components[component].brings[i]] = true;
}

static void choose_parts(struct builder *builder)
{
    const struct stack *stack = advice_stack(builder->advice);
    struct starter_choice *choices =
        ARENA_ARRAY(builder->arena, struct starter_choice, builder->scope.n_slots);
    bool *in_stack = ARENA_ARRAY(builder->arena, bool, builder->scope.n_components);

    for (size_t i = 0; i < builder->scope.n_slots; i++)
        choices[i].component = -1;
    for (size_t i = 0; i < stack->n_choices; i++) {
        const struct stack_choice *choice = &stack->choices[i];
        if (choice->component < 0)
            continue;
        choices[choice->slot] = (struct starter_choice){
            choice->component, choice->pairing ? choice->pairing->via : "",
            wording_because(builder->arena, builder->advice, choice), origin_of(builder, choice)};
        mark_in_stack(in_stack, builder->scope.components, choice->component);
    }
    builder->input.choices = choices;
    builder->input.in_stack = in_stack;
}

/* "PostgreSQL, MySQL / MariaDB": what the starter sets up in a slot. */
static const char *served_names(const struct builder *builder, int slot)
{
    const char *names = "";

    for (size_t i = 0; i < builder->scope.n_components; i++)
        if (builder->starter->served[i] && builder->scope.components[i].slot == slot)
            names = arena_printf(builder->arena, "%s%s%s", names, names[0] ? ", " : "",
                                 builder->scope.components[i].name);
    return names[0] ? names : "an empty slot";
}

/* Nothing that a project could set up: the README names it. */
static bool is_rented(const struct component *component)
{
    return text_equal(component->licence, "LicenseRef-service");
}

static bool check_part(struct builder *builder, size_t slot)
{
    int component = builder->input.choices[slot].component;
    const struct named *named = &builder->scope.slots[slot];

    if (component >= 0 && builder->starter->served[component])
        return true;
    if (component >= 0 && builder->starter->must >> slot & 1 &&
        !is_rented(&builder->scope.components[component])) {
        error_set(builder->error,
                  "the starter of %s cannot set up %s (%s), only %s: answer otherwise, or write a "
                  "starter of your own (docs/data-format.md)",
                  builder->framework->name, builder->scope.components[component].name, named->label,
                  served_names(builder, (int)slot));
        return false;
    }
    if (component < 0 && builder->starter->needs >> slot & 1) {
        error_set(builder->error,
                  "the starter of %s needs a part that the stack does not have (%s): answer so "
                  "that there is one; 'whichstack questions' shows all answers",
                  builder->framework->name, named->label);
        return false;
    }
    return true;
}

static bool check_parts(struct builder *builder)
{
    struct start *start = builder->start;

    start->left_out = ARENA_ARRAY(builder->arena, const char *, builder->scope.n_slots);
    for (size_t i = 0; i < builder->scope.n_slots; i++) {
        int component = builder->input.choices[i].component;
        if (!check_part(builder, i))
            return false;
        if (component >= 0 && !builder->starter->served[component])
            start->left_out[start->n_left_out++] = builder->scope.components[component].name;
    }
    return true;
}

/* --- values ------------------------------------------------------------------------------ */

static const char *version_of(struct builder *builder, const struct starter_package *package)
{
    if (package->component >= 0)
        return builder->scope.components[package->component].version;
    if (package->trait >= 0)
        return catalog_value(builder->catalog, builder->advice->winner, package->trait)->text;
    return package->version;
}

static bool find_versions(struct builder *builder)
{
    size_t count = builder->starter->n_packages;
    const char **versions = ARENA_ARRAY(builder->arena, const char *, count);

    for (size_t i = 0; i < count; i++) {
        versions[i] = version_of(builder, &builder->starter->packages[i]);
        if (starter_pins(versions[i]))
            continue;
        error_set(builder->error,
                  "the starter of %s cannot pin the package '%s': the catalog says '%s' for its "
                  "version; name a version in %s",
                  builder->framework->name, builder->starter->packages[i].name, versions[i],
                  builder->starter->path);
        return false;
    }
    builder->input.versions = versions;
    return true;
}

static void fill_input(struct builder *builder)
{
    const struct catalog_identity *identity = builder->identity;
    struct starter_input *input = &builder->input;

    input->scope = &builder->scope;
    input->project = builder->options->project;
    input->program = builder->options->program;
    input->command = start_command(builder->arena, builder->advice, builder->options->project);
    input->record = arena_printf(builder->arena, "docs/adr/0001-%s.md", builder->framework->id);
    input->catalog_name = identity->name;
    input->catalog_version = identity->version;
    input->catalog_date = identity->date;
    input->framework = builder->framework->id;
    input->framework_name = builder->framework->name;
    input->language = builder->framework->language;
    input->answers = builder->advice->answers->choice;
}

static void add_origin(struct builder *builder, const char *line)
{
    template_item_add(builder->arena, builder->origin, line);
}

/* "language=js product=saas" */
static const char *answers_text(const struct builder *builder)
{
    const char *text = "";

    for (size_t i = 0; i < builder->scope.n_questions; i++) {
        int choice = builder->advice->answers->choice[i];
        if (choice >= 0)
            text = arena_printf(builder->arena, "%s%s%s=%s", text, text[0] ? " " : "",
                                builder->scope.questions[i].id,
                                builder->scope.questions[i].options[choice].id);
    }
    return text;
}

static void set_origin(struct builder *builder, const struct starter_file *file)
{
    builder->origin->first = builder->origin->last = NULL;
    add_origin(builder, arena_printf(builder->arena, "Written by %s from %s %s of %s.",
                                     builder->options->program, builder->identity->name,
                                     builder->identity->version, builder->identity->date));
    for (size_t i = 0; i < file->n_slots; i++) {
        int slot = file->slots[i];
        if (slot == STARTER_OF_FRAMEWORK)
            add_origin(builder, arena_printf(builder->arena, "%s comes first for %s",
                                             builder->framework->name, answers_text(builder)));
        else if (builder->input.choices[slot].component >= 0)
            add_origin(builder, builder->input.choices[slot].origin);
    }
}

/* --- files ------------------------------------------------------------------------------- */

static void add_file(struct builder *builder, const char *path, bool executable,
                     const struct text *text)
{
    struct start *start = builder->start;

    start->files[start->n_files++] = (struct start_file){
        path, arena_copy(builder->arena, text->bytes, text->length), text->length, executable};
}

/* The fragments of the chosen parts, in the order of the slots: the shared one, then the own
 * one. */
static struct template_input template_input_of(const struct builder *builder)
{
    size_t n_slots = builder->scope.n_slots;
    const struct template **fragments =
        ARENA_ARRAY(builder->arena, const struct template *, 2 * n_slots);
    struct template_input input = {builder->values, fragments, 0};

    for (size_t i = 0; i < n_slots; i++) {
        int component = builder->input.choices[i].component;
        if (component >= 0 && builder->starter->shared[component])
            fragments[input.n_fragments++] = builder->starter->shared[component];
        if (component >= 0 && builder->starter->own[component])
            fragments[input.n_fragments++] = builder->starter->own[component];
    }
    return input;
}

static bool write_templates(struct builder *builder)
{
    const struct template_input input = template_input_of(builder);
    struct text text;
    bool done = true;

    text_init(&text);
    for (size_t i = 0; i < builder->starter->n_files && done; i++) {
        const struct starter_file *file = &builder->starter->files[i];
        if (file->when && !template_holds(file->when, builder->values))
            continue;
        set_origin(builder, file);
        text_clear(&text);
        done = template_fill(file->template, &input, &text, builder->error);
        add_file(builder, file->path, file->executable, &text);
    }
    text_finish(&text);
    if (!done)
        error_prefix(builder->error, "the starter of %s cannot be used", builder->framework->name);
    return done;
}

static void write_record(struct builder *builder)
{
    const struct export_options options = {
        .program = builder->options->program,
        .seed = builder->options->seed,
        .number = "1",
        .date = builder->options->date,
        .decider = builder->options->decider,
    };
    struct text text;

    text_init(&text);
    exporter_find(RECORD_FORMAT_NAME)->write(builder->advice, &options, &text);
    add_file(builder, builder->input.record, false, &text);
    text_finish(&text);
}

static int compare_paths(const void *left, const void *right)
{
    return strcmp(((const struct start_file *)left)->path,
                  ((const struct start_file *)right)->path);
}

static bool sort_files(struct builder *builder)
{
    const struct start *start = builder->start;

    qsort(start->files, start->n_files, sizeof(start->files[0]), compare_paths);
    for (size_t i = 1; i < start->n_files; i++) {
        if (!text_equal(start->files[i - 1].path, start->files[i].path))
            continue;
        error_set(builder->error,
                  "the starter of %s writes '%s' twice: give one of the two a "
                  "'when' that excludes the other",
                  builder->framework->name, start->files[i].path);
        return false;
    }
    return true;
}

static bool write_files(struct builder *builder)
{
    builder->start->files =
        ARENA_ARRAY(builder->arena, struct start_file, builder->starter->n_files + 1);
    builder->values = starter_values(builder->arena, builder->starter, &builder->input, false);
    builder->origin = starter_add_origin(builder->arena, builder->values);
    if (!write_templates(builder))
        return false;
    write_record(builder);
    return sort_files(builder);
}

static bool check_advice(const struct builder *builder)
{
    if (builder->advice->winner < 0)
        error_set(builder->error, "nothing satisfies the requirements: run 'whichstack recommend' "
                                  "with the same answers to see which one to give up");
    else if (advice_stack(builder->advice)->n_choices == 0)
        error_set(builder->error, "too little is answered to recommend a stack: give at least "
                                  "three answers; 'whichstack ask' asks the questions one by one");
    return builder->advice->winner >= 0 && advice_stack(builder->advice)->n_choices > 0;
}

bool start_new(struct arena *arena, const struct advice *advice,
               const struct start_options *options, struct start *ret_start, struct error *error)
{
    struct builder builder = {
        .arena = arena,
        .advice = advice,
        .options = options,
        .catalog = advice->decision->catalog,
        .start = ret_start,
        .error = error,
    };

    *ret_start = (struct start){0};
    if (!check_advice(&builder))
        return false;
    builder.identity = catalog_identity(builder.catalog);
    builder.framework = catalog_framework(builder.catalog, advice->winner);
    builder.scope = scope_of(builder.catalog);
    if (!read_starter(&builder))
        return false;
    fill_input(&builder);
    choose_parts(&builder);
    return check_parts(&builder) && find_versions(&builder) && write_files(&builder);
}
