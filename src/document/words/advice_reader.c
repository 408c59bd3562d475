#include "document/words/advice_reader.h"

#include "base/bounds.h"
#include "document/words/wording.h"

#include <stdlib.h>

static int compare_index(const void *left, const void *right)
{
    return *(const int *)left - *(const int *)right;
}

static void choose_listed(struct advice_reader *reader)
{
    const struct ranking *ranking = &reader->advice->ranking;
    int count = reader->options->whole ? ranking->n : MIN(ranking->n, LISTED_MOST);
    int *listed = ARENA_ARRAY(reader->arena, int, (size_t)count);

    for (int i = 0; i < count; i++)
        listed[i] = ranking->scores[i].alternative;
    qsort(listed, (size_t)count, sizeof(listed[0]), compare_index);
    reader->listed = listed;
    reader->n_listed = count;
    for (int i = 0; count < ranking->n && i < count; i++)
        catalog_values(reader->catalog, listed[i]); /* not the columns of all frameworks */
}

struct advice_reader *advice_reader_new(struct arena *arena, const struct advice *advice,
                                        const struct export_options *options)
{
    struct advice_reader *reader = ARENA_NEW(arena, struct advice_reader);
    struct catalog *catalog = advice->decision->catalog;
    size_t ignored;

    *reader = (struct advice_reader){
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
    choose_listed(reader);
    return reader;
}

void export_confidence(struct advice_reader *reader)
{
    const struct confidence *known = reader->advice->confidence;
    struct advice advice = *reader->advice;

    if (!known || !known->is_proved || (advice.winner >= 0 && !known->shares.complete)) {
        confidence_work_out(reader->arena, &advice, reader->options->seed);
        known = advice.confidence;
    }
    reader->confidence = known;
}

const struct question_option *advice_reader_answer(const struct advice_reader *reader, int question)
{
    int choice = reader->advice->answers->choice[question];

    return answer_given(choice) ? &reader->questions[question].options[choice] : NULL;
}

const char *advice_reader_tenths(const struct advice_reader *reader, int64_t points)
{
    int64_t tenths =
        reader->scale > 0 ? (2 * 1000 * points + reader->scale) / (2 * reader->scale) : 0;

    return arena_printf(reader->arena, "%lld.%lld", (long long)(tenths / 10),
                        (long long)(tenths % 10));
}

const char *advice_reader_points(const struct advice_reader *reader, int64_t points)
{
    const char *tenths = advice_reader_tenths(reader, points);

    return points > 0 && text_equal(tenths, "0.0") ? "less than 0.1" : tenths;
}

const char *advice_reader_enumerate(const struct advice_reader *reader, const char *const *words,
                                    size_t count)
{
    return arena_join(reader->arena, words, count, ", ", " and ");
}

const char *advice_reader_names(const struct advice_reader *reader, const int *frameworks,
                                int count)
{
    int shown = MIN(count, LISTED_MOST);
    const char **words = ARENA_ARRAY(reader->arena, const char *, (size_t)shown + 1);

    for (int i = 0; i < shown; i++)
        words[i] = reader->frameworks[frameworks[i]].name;
    words[shown] =
        arena_printf(reader->arena, "%s more", wording_thousands(reader->arena, count - shown));
    return advice_reader_enumerate(reader, words, (size_t)shown + (shown < count));
}

const char *advice_reader_list(const struct advice_reader *reader, const char *const *words,
                               size_t count)
{
    return arena_join(reader->arena, words, count, "; ", "; ");
}

const char *advice_reader_answer_text(const struct advice_reader *reader, int question)
{
    return arena_printf(reader->arena, "%s: %s", reader->questions[question].brief,
                        advice_reader_answer(reader, question)->label);
}

const char *advice_reader_brings(const struct advice_reader *reader,
                                 const struct component *component)
{
    const char **names = ARENA_ARRAY(reader->arena, const char *, component->n_brings);

    for (size_t i = 0; i < component->n_brings; i++)
        names[i] = reader->components[component->brings[i]].name;
    return advice_reader_enumerate(reader, names, component->n_brings);
}
