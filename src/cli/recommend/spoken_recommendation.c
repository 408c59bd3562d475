#include "cli/recommend/spoken_recommendation.h"

#include "decide/advice/reasons.h"
#include "document/words/answer_words.h"
#include "document/words/confidence_words.h"
#include "document/words/wording.h"

struct speech {
    struct arena *arena;
    const struct advice_reader *reader;
    const struct advice *advice;
    struct text *out;
};

__attribute__((format(printf, 2, 3))) static void say(struct speech *speech, const char *format,
                                                      ...)
{
    va_list arguments;

    va_start(arguments, format);
    text_vprintf(speech->out, format, arguments);
    va_end(arguments);
    text_append_char(speech->out, '\n');
}

static const char *name_of(const struct speech *speech, int framework)
{
    return speech->reader->frameworks[framework].name;
}

static void say_verdict(struct speech *speech)
{
    const char *sentences[WORDS_VERDICT_MOST];
    size_t count = words_verdict(speech->reader, sentences);

    say(speech, "%s", words_headline(speech->reader));
    for (size_t i = 0; i < count; i++)
        say(speech, "%s", sentences[i]);
}

static void say_reasons(struct speech *speech)
{
    const struct advice *advice = speech->advice;

    if (!words_has_choice(speech->reader))
        return;
    say(speech, "Why %s, by points:", name_of(speech, advice->winner));
    for (int i = 0; i < advice->n_reasons; i++) {
        const struct reason *reason = &advice->reasons[i];
        const char *answer =
            reason_option(advice, reason)
                ? words_answer_text(speech->arena, &speech->reader->questions[reason->question],
                                    advice->answers->choice[reason->question])
                : "What every project needs";

        say(speech, "%s points: %s.", wording_tenth_count(speech->arena, reason->shown), answer);
    }
}

static void say_stack(struct speech *speech)
{
    const struct stack *stack = advice_stack(speech->advice);

    if (stack->n_choices > 0)
        say(speech, "The stack:");
    for (size_t i = 0; i < stack->n_choices; i++) {
        const struct stack_choice *choice = &stack->choices[i];
        const char *slot = speech->reader->slots[choice->slot].label;

        if (choice->component < 0)
            say(speech, "%s: nothing fits.", slot);
        else
            say(speech, "%s: %s. %s", slot, speech->reader->components[choice->component].name,
                wording_sentence(speech->arena,
                                 wording_because(speech->arena, speech->advice, choice)));
    }
    if (stack->is_cut)
        say(speech, "%s", wording_stack_cut(stack));
}

static void say_languages(struct speech *speech)
{
    const struct by_language *table = &speech->advice->by_language;

    for (int i = 0; i < table->n; i++) {
        const struct language_row *row = &table->rows[i];
        const char *best = words_best_at(speech->reader, row);

        say(speech, "For %s: %s, fits %d of 100%s%s.",
            words_languages(speech->arena, speech->reader->catalog, row->languages, " or "),
            name_of(speech, row->framework), advice_fit(speech->advice, row->score->points),
            best[0] != '\0' ? ", best at " : "", best);
    }
}

static void say_ranking(struct speech *speech)
{
    const struct ranking *ranking = &speech->advice->ranking;

    say(speech, "The ranking:");
    for (int i = 0; i < speech->reader->n_listed; i++) {
        const struct score *score = &ranking->scores[i];

        if (score->rank > 0)
            say(speech, "%d: %s, fits %s of 100.", score->rank, name_of(speech, score->alternative),
                wording_range(speech->arena, speech->advice, score));
        else
            say(speech, "%s is ruled out: %s.", name_of(speech, score->alternative),
                wording_exclusion(speech->arena, speech->advice, score->alternative,
                                  EXCLUSION_FULL));
    }
    if (words_rest(speech->reader)[0] != '\0')
        say(speech, "%s", words_rest(speech->reader));
}

static void say_none(struct speech *speech)
{
    const struct advice *advice = speech->advice;

    say(speech, "Nothing fits: your answers rule out all %d %s.", advice->ranking.n,
        speech->reader->identity->nouns);
    for (int i = 0; i < advice->n_relaxations; i++) {
        const struct relaxation *relaxation = &advice->relaxations[i];
        const char **answers =
            ARENA_ARRAY(speech->arena, const char *, (size_t)relaxation->n_questions);

        for (int k = 0; k < relaxation->n_questions; k++)
            answers[k] = advice_reader_answer_text(speech->reader, relaxation->questions[k]);
        say(speech, "Without %s: %s.",
            arena_join(speech->arena, answers, (size_t)relaxation->n_questions, ", ", " and "),
            wording_names(speech->arena, speech->reader->catalog, relaxation->returning,
                          relaxation->n_returning));
    }
}

void spoken_recommendation_write(struct cli *cli, const struct advice_reader *reader)
{
    struct speech speech = {
        .arena = cli->arena,
        .reader = reader,
        .advice = reader->advice,
        .out = &cli->out,
    };

    if (reader->advice->winner < 0)
        say_none(&speech);
    else
        say_verdict(&speech);
    say_reasons(&speech);
    say_stack(&speech);
    say_languages(&speech);
    say_ranking(&speech);
}
