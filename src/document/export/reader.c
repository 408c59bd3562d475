#include "document/export/reader.h"

struct export *export_new(struct arena *arena, const struct advice *advice,
                          const struct export_options *options)
{
    struct export *export = ARENA_NEW(arena, struct export);
    struct catalog *catalog = advice->decision->catalog;
    size_t ignored;

    *export = (struct export){
        .arena = arena,
        .advice = advice,
        .options = options,
        .catalog = catalog,
        .identity = catalog_identity(catalog),
        .frameworks = catalog_frameworks(catalog, &ignored),
        .questions = catalog_questions(catalog, &ignored),
        .criteria = catalog_criteria(catalog, &ignored),
        .traits = catalog_traits(catalog, &ignored),
        .components = catalog_components(catalog, &ignored),
        .slots = catalog_slots(catalog, &ignored),
        .scale = 2 * VALUE_MOST * advice->ranking.total,
    };
    return export;
}

void export_certainty(struct export *export)
{
    const struct certainty *known = export->advice->certainty;
    struct advice advice = *export->advice;

    if (!known || (advice.winner >= 0 && known->shares.draws < ACCEPTABILITY_DRAWS)) {
        certainty_work_out(export->arena, &advice, export->options->seed);
        known = advice.certainty;
    }
    export->certainty = known;
}

const struct question_option *export_answer(const struct export *export, int question)
{
    int choice = export->advice->answers->choice[question];

    return answer_given(choice) ? &export->questions[question].options[choice] : NULL;
}

const char *export_tenths(const struct export *export, int64_t points)
{
    int64_t tenths =
        export->scale > 0 ? (2 * 1000 * points + export->scale) / (2 * export->scale) : 0;

    return arena_printf(export->arena, "%lld.%lld", (long long)(tenths / 10),
                        (long long)(tenths % 10));
}

static const char *join(const struct export *export, const char *const *words, size_t count,
                        const char *between, const char *before_last)
{
    struct text text;
    const char *list;

    text_init(&text);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            text_append(&text, i + 1 < count ? between : before_last);
        text_append(&text, words[i]);
    }
    list = arena_copy(export->arena, text.bytes, text.length);
    text_finish(&text);
    return list;
}

const char *export_enumerate(const struct export *export, const char *const *words, size_t count)
{
    return join(export, words, count, ", ", " and ");
}

const char *export_list(const struct export *export, const char *const *words, size_t count)
{
    return join(export, words, count, "; ", "; ");
}

const char *export_said(const struct export *export, int question)
{
    return arena_printf(export->arena, "%s: %s", export->questions[question].brief,
                        export_answer(export, question)->label);
}

const char *export_brings(const struct export *export, const struct component *component)
{
    const char **names = ARENA_ARRAY(export->arena, const char *, component->n_brings);

    for (size_t i = 0; i < component->n_brings; i++)
        names[i] = export->components[component->brings[i]].name;
    return export_enumerate(export, names, component->n_brings);
}
