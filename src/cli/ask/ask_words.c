#include "cli/ask/ask_parts.h"

#include "base/text/clean.h"
#include "decide/advice/advice.h"
#include "decide/advice/exclusion.h"
#include "decide/model/answers.h"
#include "document/words/answer_words.h"

#include <string.h>

#define NAMED 3 /* frameworks shown after each answer */

void ask_say(struct asking *asking, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    text_vprintf(&asking->output, format, arguments);
    va_end(arguments);
    text_append_char(&asking->output, '\n');
}

static const char *plural(int count)
{
    return count == 1 ? "" : "s";
}

void ask_greet(struct asking *asking)
{
    int given = answers_count(asking->answers), total = asking->answers->n_questions;

    ask_say(asking, "%d questions at most, the most informative first.", total - given);
    if (given > 0)
        ask_say(asking, "%d answer%s loaded.", given, plural(given));
    ask_say(asking, "Answer with the number or the word of an option.");
    ask_say(asking, "? explains the question and its options.");
    ask_say(asking, "Enter, or s, skips it.");
    ask_say(asking, "b takes back the last answer.");
    ask_say(asking, "q ends the questions and keeps the answers.");
    ask_say(asking, "Ctrl-C, or Esc and Enter, leaves.");
}

void ask_say_question(struct asking *asking, const struct early_stop *early_stop, int question)
{
    const struct question_entry *entry = &asking->questions[question];
    int left = asking->going_on ? early_stop->n_open : early_stop->n_matters;

    ask_say(asking, "%s", "");
    ask_say(asking, "Question %d of %d at most: %s", asking->n_steps + 1, asking->n_steps + left,
            entry->text);
    int proposed;
    const char *proposal =
        words_proposal(asking->arena, asking->cli->decision, asking->answers, question, &proposed);
    for (size_t i = 0; i < entry->n_options; i++)
        ask_say(asking, "%zu %s: %s%s", i + 1, entry->options[i].id, entry->options[i].label,
                (int)i == proposed ? " (proposed)" : "");
    if (proposal)
        ask_say(asking, "%s", proposal);
}

/* --- ? ----------------------------------------------------------------------------------- */

static const char *join(struct asking *asking, const char *list, const char *word)
{
    return arena_printf(asking->arena, "%s%s%s", list, list[0] != '\0' ? ", " : "", word);
}

/* "Throughput 8, Memory footprint 3" */
static const char *points_of(struct asking *asking, const struct question_option *option)
{
    const char *list = "";

    for (size_t i = 0; i < option->n_points; i++)
        list = join(asking, list,
                    arena_printf(
                        asking->arena, "%s %d",
                        catalog_criterion(asking->cli->catalog, option->points[i].criterion)->label,
                        option->points[i].points));
    return list;
}

/* The frameworks that the option would newly rule out. */
static const char *excluded_by(struct asking *asking, int question, size_t option)
{
    const struct problem *problem = &asking->cli->decision->problem;
    const bool *out = excluded_by_others(asking->arena, problem, asking->answers, question);
    int *frameworks = ARENA_ARRAY(asking->arena, int, (size_t)problem->n_alternatives);
    int count = excluded_by_option(problem, out, question, (int)option, frameworks);
    const char *list = "";

    for (int i = 0; i < count; i++)
        list = join(asking, list, asking->frameworks[frameworks[i]].name);
    return list;
}

void ask_explain(struct asking *asking, int question)
{
    const struct question_entry *entry = &asking->questions[question];

    ask_say(asking, "Why we ask: %s", clean_line(asking->arena, entry->why, strlen(entry->why)));
    if (entry->fixed)
        ask_say(asking, "The answer is fixed: it is about the team and its duties, not a wish.");
    for (size_t i = 0; i < entry->n_options; i++) {
        const struct question_option *option = &entry->options[i];
        const char *points = points_of(asking, option), *out = excluded_by(asking, question, i);

        ask_say(asking, "%zu %s: %s.", i + 1, option->id, option->reason);
        if (points[0] != '\0')
            ask_say(asking, "%zu %s gives points to %s.", i + 1, option->id, points);
        if (out[0] != '\0')
            ask_say(asking, "%zu %s rules out %s.", i + 1, option->id, out);
    }
}

/* After an answer: says if it rules out the language the team writes best. */
void ask_say_lost_language(struct asking *asking, int question)
{
    int by;
    const char *words = words_language_lost_by(asking->arena, asking->cli->decision,
                                               asking->answers, question, &by);

    if (words)
        ask_say(asking, "%s\nb takes back the answer.", words);
}

/* --- ranking ----------------------------------------------------------------------------- */

/* "First now: Django 84, Flask 80, Laravel 71." */
void ask_say_ranking(struct asking *asking, const struct ranking *ranking,
                     const struct early_stop *early_stop)
{
    struct advice advice = {
        .decision = asking->cli->decision,
        .answers = asking->answers,
        .ranking = *ranking,
    };
    const char *list = "";

    for (int i = 0; i < advice.ranking.n_left && i < NAMED; i++) {
        const struct score *score = &advice.ranking.scores[i];
        list =
            join(asking, list,
                 arena_printf(asking->arena, "%s %d", asking->frameworks[score->alternative].name,
                              advice_fit(&advice, score->points)));
    }
    if (list[0] != '\0')
        ask_say(asking, "First now: %s.", list);
    if (early_stop->n_open > 0 && !early_stop->settled)
        ask_say(asking, "%d of %d open question%s can still change the first place.",
                early_stop->n_matters, early_stop->n_open, plural(early_stop->n_open));
}

static void say_proof(struct asking *asking, const struct early_stop *early_stop)
{
    const char *leader = asking->frameworks[early_stop->leader].name, *rival;

    ask_say(asking, "Settled: %s stays first whatever else is answered.", leader);
    if (early_stop->n_rivals == 0) {
        ask_say(asking, "It is the only one left, and no open question can rule it out.");
        return;
    }
    rival = asking->frameworks[early_stop->rivals[0].alternative].name;
    if (early_stop->rivals[0].settled > 0)
        ask_say(asking,
                "%s comes nearest, and stays behind even if every open question is answered "
                "in its favour.",
                rival);
    else
        ask_say(asking,
                "%s comes nearest, and can at most draw level; %s comes before it in the "
                "catalog, which decides ties.",
                rival, leader);
}

void ask_say_settled(struct asking *asking, const struct early_stop *early_stop)
{
    ask_say(asking, "%s", "");
    if (early_stop->leader < 0) {
        ask_say(asking,
                "Settled: no %s satisfies the requirements, and no further answer brings "
                "one back.",
                catalog_identity(asking->cli->catalog)->noun);
        return;
    }
    say_proof(asking, early_stop);
    if (early_stop->n_open > 0)
        ask_say(asking, "What is still open, %d question%s, cannot change the first place.",
                early_stop->n_open, plural(early_stop->n_open));
    ask_say(asking, early_stop->decided ? "No missing fact can change it either."
                                        : "Missing facts could still change it.");
}

/* The command that repeats these answers. */
void ask_say_answers(struct asking *asking)
{
    if (answers_count(asking->answers) == 0)
        return;
    ask_say(asking, "These answers again: whichstack recommend%s",
            answers_operands(asking->cli->arena, asking->cli->decision, asking->answers));
}
