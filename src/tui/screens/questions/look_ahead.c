#include "tui/screens/questions/look_ahead.h"

#include "base/memory.h"
#include "decide/advice/exclusion.h"
#include "document/words/answer_words.h"
#include "tui/app/app.h"

#include <stdlib.h>

#define ENTRIES_MOST 1000

static const struct advice *with_answer(struct arena *arena, struct app *app, int question,
                                        int option)
{
    const struct decision *decision = app_decision(app);
    struct answers *answers = answers_copy(arena, app_answers(app));
    struct advice *advice = ARENA_NEW(arena, struct advice);
    int n = decision->problem.n_alternatives;

    answers->choice[question] = option;
    *advice = (struct advice){.decision = decision,
                              .answers = answers,
                              .ranking = rank_all(arena, &decision->problem, answers),
                              .scores = ARENA_ARRAY(arena, const struct score *, (size_t)n),
                              .winner = -1,
                              .second = -1,
                              .all_rounder = -1,
                              .by_priority = -1};
    for (int i = 0; i < n; i++)
        advice->scores[advice->ranking.scores[i].alternative] = &advice->ranking.scores[i];
    if (advice->ranking.n_left > 0)
        advice->winner = advice->ranking.scores[0].alternative;
    if (advice->ranking.n_left > 1)
        advice->second = advice->ranking.scores[1].alternative;
    return advice;
}

static struct language_loss loss_of(struct arena *arena, const struct advice *with, int question)
{
    struct language_loss loss = {.by = -1};
    const struct decision *decision = with->decision;

    loss.sentence = words_language_lost_by(arena, decision, with->answers, question, &loss.by);
    if (!loss.sentence)
        return loss;
    uint64_t lost = team_languages_lost(decision, with->answers, loss.by);
    loss.all = words_languages(arena, decision->catalog, lost, " and ");
    loss.any = words_languages(arena, decision->catalog, lost, " or ");
    return loss;
}

static struct look_ahead *look_ahead_new(struct app *app, int question)
{
    struct look_ahead *look_ahead = memory_new(1, sizeof(*look_ahead));
    const struct question *entry = &app_decision(app)->problem.questions[question];
    size_t n = (size_t)entry->n_options;

    *look_ahead = (struct look_ahead){.arena = arena_new(),
                                      .question = question,
                                      .n_changes = app_n_changes(app),
                                      .n_options = entry->n_options};
    look_ahead->without = with_answer(look_ahead->arena, app, question, ANSWER_OPEN);
    look_ahead->options = ARENA_ARRAY(look_ahead->arena, const struct advice *, n);
    look_ahead->rules_out = ARENA_ARRAY(look_ahead->arena, int, n);
    look_ahead->losses = ARENA_ARRAY(look_ahead->arena, struct language_loss, n);
    for (int i = 0; i < entry->n_options; i++) {
        look_ahead->options[i] = with_answer(look_ahead->arena, app, question, i);
        look_ahead->rules_out[i] =
            look_ahead->without->ranking.n_left - look_ahead->options[i]->ranking.n_left;
        look_ahead->losses[i] = loss_of(look_ahead->arena, look_ahead->options[i], question);
    }
    look_ahead->proposal = words_proposal(look_ahead->arena, app_decision(app), app_answers(app),
                                          question, &look_ahead->proposed);
    return look_ahead;
}

struct look_ahead *look_ahead_of(struct look_ahead *before, struct app *app, int question)
{
    if (before && before->question == question && before->n_changes == app_n_changes(app))
        return before;
    look_ahead_free(before);
    if (app_decision(app)->problem.n_alternatives > ENTRIES_MOST)
        return NULL;
    return look_ahead_new(app, question);
}

void look_ahead_free(struct look_ahead *look_ahead)
{
    if (!look_ahead)
        return;
    arena_free(look_ahead->arena);
    free(look_ahead);
}

const struct advice *look_ahead_option(const struct look_ahead *look_ahead, int option)
{
    return option < look_ahead->n_options ? look_ahead->options[option] : look_ahead->without;
}
