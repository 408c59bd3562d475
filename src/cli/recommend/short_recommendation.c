#include "cli/recommend/short_recommendation.h"

#include "base/array.h"
#include "base/text/columns.h"
#include "cli/output.h"
#include "decide/advice/reasons.h"
#include "decide/advice/side_by_side.h"
#include "document/words/answer_words.h"
#include "document/words/confidence_words.h"
#include "document/words/wording.h"

#include <string.h>

#define BAR 7        /* column of bars, after a number */
#define BAR_WIDTH 10 /* width of the longest bar */
#define TEXT 19      /* column of sentences, after a label or a bar */
#define REASON 53    /* column of reasons, if there is room */
#define REASON_LEAST 12
#define REASONS_SHOWN 4
#define LOSSES_SHOWN 2
#define RANKS_SHOWN 5
#define ROWS_SHOWN 9 /* rows of a table by language */
#define CHANGES_SHOWN 3

struct form {
    struct arena *arena;
    const struct advice_reader *reader;
    const struct advice *advice;
    struct text *out;
    int width;
    bool colour, unicode;
    int column;
};

/* --- lines ------------------------------------------------------------------------------- */

static void put_bytes(struct form *form, enum ink ink, const char *bytes, size_t length)
{
    bool coloured = form->colour && ink != INK_PLAIN;

    if (coloured)
        output_ink(form->out, ink);
    text_append_bytes(form->out, bytes, length);
    if (coloured)
        output_ink(form->out, INK_PLAIN);
    form->column += columns_of_bytes(bytes, length);
}

static void put(struct form *form, enum ink ink, const char *words)
{
    put_bytes(form, ink, words, strlen(words));
}

static void go_to(struct form *form, int column)
{
    if (column <= form->column)
        return;
    text_append_repeat(form->out, " ", (size_t)(column - form->column));
    form->column = column;
}

static void end_line(struct form *form)
{
    text_append_char(form->out, '\n');
    form->column = 0;
}

/* An empty line before the next part; only one if the part before it is empty. */
static void end_part(struct form *form)
{
    const struct text *out = form->out;

    if (out->length < 2 || memcmp(out->bytes + out->length - 2, "\n\n", 2) != 0)
        end_line(form);
}

/* Writes wrapped text from the current column on, at most `most` lines; dots mark that the rest is
 * cut. */
static void say(struct form *form, enum ink ink, int most, const char *words)
{
    int column = form->column, room = form->width - column;
    const char *dots = form->unicode ? "\u2026" : "...";

    for (int line = 1; *words; line++) {
        const char *next;
        size_t length = columns_line(words, room, &next);
        bool cut = line == most && *next;

        if (cut)
            length = columns_fit(words, room - columns_of(dots));
        go_to(form, column);
        put_bytes(form, ink, words, length);
        if (cut)
            put(form, ink, dots);
        end_line(form);
        if (line == most)
            return;
        words = next;
    }
}

static void say_labelled(struct form *form, const char *label, int most, const char *words)
{
    if (words[0] == '\0')
        return;
    go_to(form, 2);
    put(form, INK_MUTED, label);
    go_to(form, TEXT);
    say(form, INK_PLAIN, most, words);
}

static void put_bar(struct form *form, enum ink ink, int64_t part, int64_t whole)
{
    static const char *const tips[] = {"",       "\u258f", "\u258e", "\u258d",
                                       "\u258c", "\u258b", "\u258a", "\u2589"};
    int eighths = whole > 0 && part > 0 ? (int)((8 * BAR_WIDTH * part + whole / 2) / whole) : 0;
    struct text bar;

    text_init(&bar);
    text_append_repeat(&bar, form->unicode ? "\u2588" : "#", (size_t)eighths / 8);
    text_append(&bar, form->unicode ? tips[eighths % 8] : eighths % 8 >= 4 ? ":" : "");
    go_to(form, BAR);
    put_bytes(form, ink, bar.bytes ? bar.bytes : "", bar.length);
    text_finish(&bar);
}

/* --- parts ------------------------------------------------------------------------------- */

static const char *name_of(const struct form *form, int framework)
{
    return form->reader->frameworks[framework].name;
}

static int fit_of(const struct form *form, const struct score *score)
{
    return advice_fit(form->advice, score->points);
}

/* "13 points", "1.9 points": whole from 10 on. */
static void write_lead(struct form *form, const char *state)
{
    const struct advice *advice = form->advice;
    const struct score *scores = advice->ranking.scores;
    const char *lead;

    put(form, INK_STRONG, name_of(form, advice->winner));
    if (advice->second < 0)
        lead = "the only one that is left";
    else if (scores[1].tied_with_before)
        lead = arena_printf(form->arena, "a tie with %s", name_of(form, advice->second));
    else
        lead = wording_lead(form->arena, advice);
    put(form, INK_PLAIN,
        arena_printf(form->arena, "  fits %d of 100. %s: %s.", fit_of(form, &scores[0]), state,
                     lead));
    end_line(form);
}

static const char *single_changes(const struct form *form)
{
    const struct confidence *confidence = form->reader->confidence;
    int of = confidence->wishes.of + confidence->team.of;

    return of == 0 ? ""
                   : arena_printf(form->arena,
                                  "Stays first in %d of %d single changes: one answer changed or "
                                  "left out.",
                                  confidence->wishes.stays + confidence->team.stays, of);
}

static void write_confidence(struct form *form)
{
    const struct shares *shares = &form->reader->confidence->shares;
    int thousands = shares->draws / 1000;

    say(form, INK_MUTED, 2, single_changes(form));
    if (shares->draws == 0)
        return;
    say(form, INK_MUTED, 2,
        arena_printf(form->arena,
                     "First in %s of %d,%03d trial runs that shift how much each answer counts.",
                     words_share(form->reader, form->advice->winner), thousands,
                     shares->draws % 1000));
}

static void write_reason(struct form *form, const struct reason *reason, int64_t most, int number)
{
    const struct question_option *option = reason_option(form->advice, reason);
    const char *answer =
        option ? words_answer_text(form->arena, &form->reader->questions[reason->question],
                                   form->advice->answers->choice[reason->question])
               : "What every project needs";
    const char *figure =
        arena_printf(form->arena, "+%d.%d", reason->shown / 10, reason->shown % 10);
    int room = form->width - REASON;

    go_to(form, BAR - 1 - columns_of(figure));
    put(form, INK_STRONG, figure);
    put_bar(form, INK_BAR + (enum ink)number, reason->points, most);
    go_to(form, TEXT);
    if (!option || columns_of(option->reason) > room || columns_of(answer) > REASON - TEXT - 1) {
        say(form, INK_PLAIN, 1, answer);
        return;
    }
    put(form, INK_PLAIN, answer);
    go_to(form, REASON);
    say(form, INK_MUTED, 1, option->reason);
}

static void write_reasons(struct form *form)
{
    const struct advice *advice = form->advice;
    int n = advice->n_reasons < REASONS_SHOWN ? advice->n_reasons : REASONS_SHOWN;

    for (int i = 0; i < n; i++)
        write_reason(form, &advice->reasons[i], advice->reasons[0].points, i);
}

/* Criteria on which `rival` is better than `framework`, most points first. */
static void write_losses(struct form *form, int framework, int rival, int most)
{
    const int both[] = {framework, rival};
    struct side_by_side side = side_by_side_of(form->arena, form->advice, both, ARRAY_LENGTH(both));

    for (int i = 0; i < side.n_differences && most > 0; i++) {
        int criterion = side.differences[i].criterion;
        const char *words;

        if (!side_by_side_best(form->advice, both, ARRAY_LENGTH(both), 1, criterion))
            continue;
        words = words_better(form->arena, form->reader->catalog, criterion, rival, framework);
        if (form->reader->criteria[criterion].better[0] != '\0')
            words = arena_printf(
                form->arena, "%s (%s, %s %s)", words,
                wording_worth(form->arena, form->reader->catalog, rival, criterion),
                name_of(form, framework),
                wording_worth(form->arena, form->reader->catalog, framework, criterion));
        go_to(form, BAR - 2);
        put(form, INK_LOSS, form->unicode ? "\u2212" : "-");
        go_to(form, TEXT);
        say(form, INK_PLAIN, 1, words);
        most--;
    }
}

static void write_stack(struct form *form)
{
    const struct stack *stack = advice_stack(form->advice);
    const char *line = "";

    for (size_t i = 0; i < stack->n_choices; i++) {
        const struct stack_choice *choice = &stack->choices[i];

        line =
            arena_printf(form->arena, "%s%s%s: %s", line, i > 0 ? "; " : "",
                         form->reader->slots[choice->slot].label,
                         choice->component >= 0 ? form->reader->components[choice->component].name
                                                : "nothing fits");
    }
    say_labelled(form, "The stack", 5, line);
    say_labelled(form, "", 2, wording_stack_cut(stack));
}

static const char *rest_of_ranking(const struct form *form)
{
    const struct ranking *ranking = &form->advice->ranking;
    const char *line = "";
    int last = ranking->n_left < 4 ? ranking->n_left : 4;

    for (int i = 1; i < last; i++)
        line = arena_printf(form->arena, "%s%s%s %d", line, i > 1 ? ", " : "",
                            name_of(form, ranking->scores[i].alternative),
                            fit_of(form, &ranking->scores[i]));
    return ranking->n_left > last
               ? arena_printf(form->arena, "%s, and %d more", line, ranking->n_left - last)
               : line;
}

/* "Language: PHP (Laravel)", or "PHP (Laravel)" after a change of the same question. */
static const char *change_words(const struct form *form, const struct single_change *change,
                                bool is_same)
{
    const struct question_entry *question = &form->reader->questions[change->question];
    const char *then = change->winner >= 0 ? name_of(form, change->winner) : "nothing fits";

    if (change->to == CHANGE_LEFT_OUT)
        return arena_printf(form->arena, "%s left out (%s)", question->brief, then);
    return arena_printf(form->arena, "%s%s%s (%s)", is_same ? "" : question->brief,
                        is_same ? "" : ": ", question->options[change->to].label, then);
}

/* Changes of wishes first, because few users can change fixed answers. */
static const char *changes(const struct form *form)
{
    const struct confidence *confidence = form->reader->confidence;
    const struct single_changes *both[] = {&confidence->wishes, &confidence->team};
    const char *line = "";
    int shown = 0, more = 0, question = -1; /* of the change before */

    for (size_t k = 0; k < ARRAY_LENGTH(both); k++)
        for (int i = 0; i < both[k]->of - both[k]->stays; i++) {
            if (shown == CHANGES_SHOWN) {
                more++;
                continue;
            }
            const struct single_change *change = &both[k]->lost_to[i];
            bool is_same = change->question == question && change->to != CHANGE_LEFT_OUT;
            line = arena_printf(form->arena, "%s%s%s", line,
                                shown == 0 ? ""
                                : is_same  ? ", "
                                           : "; ",
                                change_words(form, change, is_same));
            question = change->to == CHANGE_LEFT_OUT ? -1 : change->question;
            shown++;
        }
    if (shown == 0)
        return confidence->wishes.of + confidence->team.of > 0 ? "No single other answer" : "";
    return more > 0 ? arena_printf(form->arena, "%s; and %d more", line, more) : line;
}

static void write_rank(struct form *form, const struct score *score, const char *beside)
{
    const char *fit = arena_printf(form->arena, "%d", fit_of(form, score));

    go_to(form, BAR - 1 - columns_of(fit));
    put(form, INK_STRONG, fit);
    put_bar(form, score == form->advice->ranking.scores ? INK_BAR : INK_MUTED, score->points,
            20000 * form->advice->ranking.total);
    go_to(form, TEXT);
    say(form, INK_PLAIN, 1,
        arena_printf(form->arena, "%s%s", name_of(form, score->alternative), beside));
}

static void write_ranking(struct form *form)
{
    const struct ranking *ranking = &form->advice->ranking;

    for (int i = 0; i < ranking->n_left && i < RANKS_SHOWN; i++)
        write_rank(form, &ranking->scores[i], "");
    if (ranking->n_left > RANKS_SHOWN) {
        go_to(form, TEXT);
        say(form, INK_MUTED, 1,
            arena_printf(form->arena, "and %d more", ranking->n_left - RANKS_SHOWN));
    }
}

static void write_hint(struct form *form)
{
    end_part(form);
    say(form, INK_MUTED, 2,
        "--full  every figure     -o FILE  a record to keep     whichstack  to explore");
}

/* --- the states -------------------------------------------------------------------------- */

static const char *const state_titles[STATE_COUNT] = {
    [STATE_SETTLED] = "Settled",
    [STATE_CLEAR] = "Clear lead",
    [STATE_CLOSE] = "Close call",
};

/* For states with one name: settled, clear or close. */
static void write_choice(struct form *form)
{
    const struct advice *advice = form->advice;

    write_lead(form, state_titles[form->reader->confidence->state]);
    write_confidence(form);
    end_part(form);
    write_reasons(form);
    if (advice->second >= 0)
        write_losses(form, advice->winner, advice->second, LOSSES_SHOWN);
    end_part(form);
    write_stack(form);
    end_part(form);
    say_labelled(form, "Then come", 1, rest_of_ranking(form));
    say_labelled(form, "Would change it", 2, changes(form));
    say_labelled(form, "Open questions", 3, words_open_questions(form->reader));
}

static void write_open(struct form *form)
{
    const struct advice *advice = form->advice;
    const struct score *scores = advice->ranking.scores;

    if (advice->second < 0) {
        write_lead(form, "Open race");
    } else {
        put(form, INK_STRONG,
            arena_printf(form->arena, "%s or %s", name_of(form, advice->winner),
                         name_of(form, advice->second)));
        say(form, INK_PLAIN, 1,
            scores[1].tied_with_before ? "  Open race: a tie."
                                       : arena_printf(form->arena, "  Open race: %s points apart.",
                                                      wording_lead_points(form->arena, advice)));
    }
    write_confidence(form);
    end_part(form);
    write_ranking(form);
    if (advice->second >= 0) {
        end_part(form);
        write_losses(form, advice->winner, advice->second, LOSSES_SHOWN);
        write_losses(form, advice->second, advice->winner, LOSSES_SHOWN);
    }
    end_part(form);
    say_labelled(form, "Would change it", 2, changes(form));
    say_labelled(form, "Open questions", 3, words_open_questions(form->reader));
}

static void write_next_questions(struct form *form)
{
    const struct confidence *confidence = form->reader->confidence;

    for (int i = 0; i < confidence->n_next && i < CHANGES_SHOWN; i++)
        say_labelled(form, i == 0 ? "Answer next" : "", 2,
                     arena_printf(form->arena, "%s (%s)",
                                  form->reader->questions[confidence->next[i].question].text,
                                  form->reader->questions[confidence->next[i].question].id));
}

static void write_early(struct form *form)
{
    const struct answers *answers = form->advice->answers;
    int given = answers_count(answers);

    put(form, INK_STRONG, "Too early to say");
    say(form, INK_PLAIN, 1,
        arena_printf(form->arena, "  %d of %d questions %s answered; it takes three.", given,
                     answers->n_questions, given == 1 ? "is" : "are"));
    end_part(form);
    write_next_questions(form);
    end_part(form);
    say(form, INK_MUTED, 1, "The ranking so far");
    write_ranking(form);
}

static void write_language_row(struct form *form, const struct language_row *row)
{
    const char *at = "";

    for (int i = 0; i < LANGUAGE_BEST_AT && row->best_at[i] >= 0; i++)
        at = arena_printf(form->arena, "%s%s%s", at, i > 0 ? ", " : "; best at: ",
                          form->reader->criteria[row->best_at[i]].label);
    write_rank(
        form, row->score,
        arena_printf(form->arena, " for %s%s",
                     words_languages(form->arena, form->reader->catalog, row->languages, " or "),
                     at));
}

static void write_depends(struct form *form)
{
    const struct by_language *table = &form->advice->by_language;
    const char *served = form->reader->identity->served;

    put(form, INK_STRONG, arena_printf(form->arena, "Depends on the %s", served));
    say(form, INK_PLAIN, 1,
        arena_printf(form->arena, "  No answer about it yet; this is the first %s for each.",
                     form->reader->identity->noun));
    end_part(form);
    for (int i = 0; i < table->n && i < ROWS_SHOWN; i++)
        write_language_row(form, &table->rows[i]);
    if (table->n > ROWS_SHOWN) {
        go_to(form, TEXT);
        say(form, INK_MUTED, 1, arena_printf(form->arena, "and %d more", table->n - ROWS_SHOWN));
    }
    end_part(form);
    write_next_questions(form);
}

static const char *relaxation_words(const struct form *form, const struct relaxation *relaxation)
{
    const char *line = "";

    for (int i = 0; i < relaxation->n_questions; i++)
        line = arena_printf(form->arena, "%s%s%s", line, i > 0 ? " and " : "",
                            advice_reader_answer_text(form->reader, relaxation->questions[i]));
    return arena_printf(form->arena, "%s: then %s", line,
                        wording_names(form->arena, form->reader->catalog, relaxation->returning,
                                      relaxation->n_returning));
}

static void write_none(struct form *form)
{
    const struct advice *advice = form->advice;
    const struct ranking *ranking = &advice->ranking;

    put(form, INK_STRONG, "Nothing fits");
    say(form, INK_PLAIN, 1,
        arena_printf(form->arena, "  Your answers rule out all %d %s.", ranking->n,
                     form->reader->identity->nouns));
    end_part(form);
    for (int i = 0; i < advice->n_relaxations && i < RANKS_SHOWN; i++)
        say_labelled(form, i == 0 ? "Lift one rule" : "", 2,
                     relaxation_words(form, &advice->relaxations[i]));
    end_part(form);
    for (int i = 0; i < ranking->n && i < RANKS_SHOWN; i++) {
        int framework = ranking->scores[i].alternative;

        say_labelled(
            form, i == 0 ? "Ruled out" : "", 1,
            arena_printf(form->arena, "%s, %s", name_of(form, framework),
                         wording_exclusion(form->arena, advice, framework, EXCLUSION_BRIEF)));
    }
    if (ranking->n > RANKS_SHOWN)
        say_labelled(form, "", 1,
                     arena_printf(form->arena, "and %d more", ranking->n - RANKS_SHOWN));
}

void short_recommendation_write(struct cli *cli, struct advice_reader *reader, int width,
                                bool colour)
{
    static void (*const write[STATE_COUNT])(struct form * form) = {
        [STATE_SETTLED] = write_choice,  [STATE_EARLY] = write_early,
        [STATE_DEPENDS] = write_depends, [STATE_CLEAR] = write_choice,
        [STATE_CLOSE] = write_choice,    [STATE_OPEN] = write_open,
        [STATE_NONE] = write_none,
    };
    struct form form = {
        .arena = cli->arena,
        .reader = reader,
        .advice = reader->advice,
        .out = &cli->out,
        .width = width < TEXT + REASON_LEAST ? TEXT + REASON_LEAST : width,
        .colour = colour,
        .unicode = cli_unicode(cli),
    };

    write[reader->confidence->state](&form);
    write_hint(&form);
}
