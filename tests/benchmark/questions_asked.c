/* How many questions the adaptive order asks until the final winner is first for good, over the
 * realistic answer sets: a question that a set leaves open is asked and skipped. Beside it how often
 * each answer decides, and how often the winner's language is none of the team's. To be read before and after a change of questions;
 * nothing here passes or fails. */
#include "profiles.h"

#include "base/text/text.h"
#include "catalog/model/catalog.h"
#include "decide/model/rank.h"
#include "decide/robustness/next_question.h"

#include <stdio.h>
#include <stdlib.h>

#define SETS 1200
#define SEED 1

struct asked {
    struct arena *arena;
    struct decision *decision;
    long *places; /* of each question, added up */
    long *times;  /* it was asked before the end */
    long *given;  /* sets that answer it */
    long *flips;  /* and whose winner is another one without that answer */
    long sum;
    int sets, with_language, outside;
};

static int first_of(const struct ranking *ranking)
{
    return ranking->n_left > 0 ? ranking->scores[0].alternative : -1;
}

static int winner(struct arena *arena, const struct decision *decision,
                  const struct answers *answers)
{
    struct ranking ranking = rank_all(arena, &decision->problem, answers);

    return first_of(&ranking);
}

static void ask(struct asked *asked, struct arena *arena, const struct answers *final)
{
    struct answers *answers = answers_new(arena, asked->decision);
    int last = winner(arena, asked->decision, final), stands = 0, place = 0;

    for (;;) {
        struct next_question *next;
        struct ranking ranking = rank_all(arena, &asked->decision->problem, answers);
        if (first_of(&ranking) != last)
            stands = place + 1;
        if (next_questions(arena, &asked->decision->problem, answers, &ranking, NULL, SEED,
                           &next) == 0)
            break;
        int question = next[0].question;
        asked->places[question] += ++place;
        asked->times[question]++;
        answers->choice[question] =
            final->choice[question] >= 0 ? final->choice[question] : ANSWER_SKIPPED;
    }
    asked->sum += stands;
    asked->sets++;
}

/* For each answer whether the set has another winner without it. */
static void count_flips(struct asked *asked, struct arena *arena, const struct answers *final)
{
    struct answers *without = answers_copy(arena, final);
    int last = winner(arena, asked->decision, final);

    for (int q = 0; q < final->n_questions; q++) {
        if (!answer_given(final->choice[q]))
            continue;
        without->choice[q] = ANSWER_OPEN;
        asked->given[q]++;
        asked->flips[q] += winner(arena, asked->decision, without) != last;
        without->choice[q] = final->choice[q];
    }
}

static void count_language(struct asked *asked, struct arena *arena, const struct answers *final)
{
    size_t n;
    const struct framework *frameworks = catalog_frameworks(asked->decision->catalog, &n);
    int first = winner(arena, asked->decision, final);
    uint64_t team = profiles_team_languages(asked->decision, final);

    if (team == 0 || first < 0)
        return;
    asked->with_language++;
    asked->outside += (frameworks[first].serves & team) == 0;
}

int main(void)
{
    struct asked asked = {.arena = arena_new()};
    struct error error;
    struct catalog *catalog;
    size_t n, unknown = 0;
    const char *path = getenv("WHICHSTACK_TEST_SHIPPED");

    if (!path || !catalog_open(path, &catalog, &error)) {
        fprintf(stderr, "%s\n", path ? error.message : "WHICHSTACK_TEST_SHIPPED is not set");
        return 1;
    }
    asked.decision = decision_new(asked.arena, catalog);
    const struct question_entry *questions = catalog_questions(catalog, &n);
    asked.places = ARENA_ARRAY(asked.arena, long, n);
    asked.times = ARENA_ARRAY(asked.arena, long, n);
    asked.given = ARENA_ARRAY(asked.arena, long, n);
    asked.flips = ARENA_ARRAY(asked.arena, long, n);
    const struct profiles *profiles = profiles_read(asked.arena);
    for (size_t i = 0; i < SETS; i++) {
        struct arena *arena = arena_new();
        struct profile_set set = profiles_set(arena, profiles, SEED, i, SETS);
        const struct answers *final = profiles_answers(arena, asked.decision, &set, &unknown);
        ask(&asked, arena, final);
        count_flips(&asked, arena, final);
        count_language(&asked, arena, final);
        arena_free(arena);
    }
    printf(
        "questions until the final winner stands: mean %.2f over %d sets (%zu answers not read)\n",
        (double)asked.sum / asked.sets, asked.sets, unknown);
    printf("first place outside the team's languages: %d of %d sets, %.1f %%\n", asked.outside,
           asked.with_language, 100.0 * asked.outside / asked.with_language);
    for (size_t i = 0; i < n; i++)
        if (asked.times[i] > 0)
            printf("  %-18s place %4.1f, another winner without it in %3ld of %4ld sets\n",
                   questions[i].id, (double)asked.places[i] / (double)asked.times[i],
                   asked.flips[i], asked.given[i]);
    catalog_free(catalog);
    arena_free(asked.arena);
    return 0;
}
