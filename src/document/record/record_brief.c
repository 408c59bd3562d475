#include "document/record/record_sections.h"

#include "document/words/wording.h"

/* The first screenful of a record, as read in a pull request. Each part is a few lines; details
 * follow later in the record. */

bool record_has_choice(const struct record *record)
{
    return words_has_choice(record->reader);
}

bool record_has_rival(const struct record *record)
{
    return words_has_choice(record->reader) && record->reader->advice->second >= 0;
}

bool record_has_open(const struct record *record)
{
    return record_has_verdict(record) && record->reader->confidence->early_stop.n_open > 0;
}

/* --- decision ---------------------------------------------------------------------------- */

/* "MongoDB, Redis and Socket.IO"; "" for nothing. */
static const char *stack_words(const struct record *record)
{
    const struct advice_reader *reader = record->reader;
    const struct stack *stack = advice_stack(reader->advice);
    const char **names = ARENA_ARRAY(reader->arena, const char *, stack->n_choices);
    size_t count = 0;

    for (size_t i = 0; i < stack->n_choices; i++)
        if (stack->choices[i].component >= 0)
            names[count++] = reader->components[stack->choices[i].component].name;
    return advice_reader_enumerate(reader, names, count);
}

static void say_choice(struct record *record)
{
    const struct advice_reader *reader = record->reader;
    struct inline_list line =
        inlines_of_block(record->document, document_paragraph(record->document, NULL));
    const char *stack = stack_words(record);

    inline_text(&line, "Chosen: ");
    inline_strong(&line, record_name(record, reader->advice->winner));
    if (stack[0] != '\0')
        inline_printf(&line, " with %s", stack);
    inline_printf(&line, ". It %s.", words_lead(reader));
}

static void say_how_sure(struct record *record)
{
    const struct advice_reader *reader = record->reader;
    const char *state = words_state(reader), *changes = words_single_changes(reader);

    document_say(record->document, "%s%s%s", state,
                 state[0] != '\0' && changes[0] != '\0' ? " " : "", changes);
}

void record_decision(struct record *record)
{
    if (!words_has_choice(record->reader)) {
        record_outcome(record);
        return;
    }
    say_choice(record);
    say_how_sure(record);
}

/* --- reasons and losses ------------------------------------------------------------------ */

/* "Real-time 5 of 5: a note (docs.example.org)" */
static void say_input(struct record *record, struct inline_list *line, int criterion, int framework)
{
    struct record_input input = record_input(record, criterion, 0, framework);

    inline_printf(line, "%s%s%s", input.words, input.note[0] != '\0' ? ": " : "", input.note);
    if (!input.evidence)
        return;
    inline_text(line, " (");
    source_cite_link(line, input.evidence);
    inline_text(line, ")");
}

static void add_point(struct record *record, struct block *list, const char *before,
                      const struct criterion_amount *item, const char *verb)
{
    int winner = record->reader->advice->winner;
    struct inline_list line = inlines_of_block(
        record->document,
        document_paragraph(record->document, document_item(record->document, list)));

    inline_text(&line, before);
    inline_strong(&line, record_label(record, item->criterion));
    inline_printf(&line, " is %s of 100 and %s %s points. ",
                  record_value(record, item->criterion, winner), verb,
                  advice_reader_points(record->reader, item->amount));
    say_input(record, &line, item->criterion, winner);
}

void record_why(struct record *record)
{
    struct block *list = document_list(record->document, NULL, false);
    struct criterion_amount *best;
    size_t count = record_top(record, record_won, record->reader->advice->winner, -1, &best);

    for (size_t i = 0; i < count; i++)
        add_point(record, list, "", &best[i], "adds");
    if (count == 0)
        document_point(record->document, list, "Nothing that was asked for counts.");
}

/* The main risk is the first loss that is not about a language, unless a requirement could not be
 * verified. */
void record_losses(struct record *record)
{
    const struct advice *advice = record->reader->advice;
    struct block *list = document_list(record->document, NULL, false);
    bool unverified = advice->ranking.scores[0].unverified > 0;
    struct criterion_amount *worst;
    size_t count = record_worst(record, advice->winner, &worst);

    if (unverified)
        document_point(record->document, list,
                       "Main risk: a requirement could not be verified for it; see Alternatives.");
    bool named = unverified;
    for (size_t i = 0; i < count; i++) {
        bool main_risk = !named && !record_is_language(record, worst[i].criterion);
        add_point(record, list, main_risk ? "Main risk: " : "", &worst[i], "leaves out");
        named = named || main_risk;
    }
    if (count == 0 && !unverified)
        document_point(record->document, list, "Nothing: it is the best in all that counts.");
}

/* --- what would change it ---------------------------------------------------------------- */

/* A change that puts the runner-up first, or else the first one found. */
static const struct flip *flip_to(const struct words_flips *flips, int framework)
{
    for (int i = 0; i < flips->n; i++)
        if (flips->list[i]->winner == framework)
            return flips->list[i];
    return flips->n > 0 ? flips->list[0] : NULL;
}

static void say_flip(struct record *record, const struct words_flips *flips, const char *fixed)
{
    const struct advice_reader *reader = record->reader;
    const struct flip *flip = flip_to(flips, reader->advice->second);

    document_say(record->document, "With %s%s %s: %s.", words_size(reader, flips->size), fixed,
                 flip->winner >= 0
                     ? arena_printf(reader->arena, "%s comes first", words_first_then(reader, flip))
                     : arena_printf(reader->arena, "no %s is left", reader->identity->noun),
                 words_changes(reader, flip, flips->size));
}

void record_runner_up(struct record *record)
{
    const struct advice_reader *reader = record->reader;
    struct words_flips wishes = words_flips_of_wishes(reader), fixed = words_flips_of_fixed(reader);
    struct inline_list line =
        inlines_of_block(record->document, document_paragraph(record->document, NULL));

    inline_strong(&line, record_name(record, reader->advice->second));
    inline_printf(&line, " fits %d of 100. %s",
                  advice_fit(reader->advice, reader->advice->ranking.scores[1].points),
                  words_better_at(reader, reader->advice->second, reader->advice->winner));
    if (wishes.size > 0 && wishes.n > 0)
        say_flip(record, &wishes, "");
    else if (fixed.size > 0 && fixed.n > 0)
        say_flip(record, &fixed, " about the team");
    else
        document_say(record->document, "No change of answers puts another one first.");
}

void record_open(struct record *record)
{
    const char *words = words_open_questions(record->reader);

    document_say(record->document, "%s",
                 words[0] != '\0' ? words : "No open question can change the first place.");
}
