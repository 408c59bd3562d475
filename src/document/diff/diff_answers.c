#include "document/diff/diff.h"

#include "base/text/text.h"
#include "decide/model/migrated_answers.h"

static const char *first_of(struct arena *arena, const struct decision *decision,
                            const struct answers *answers)
{
    struct ranking ranking = rank_all(arena, &decision->problem, answers);

    return ranking.n_left > 0
               ? catalog_framework(decision->catalog, ranking.scores[0].alternative)->id
               : NULL;
}

static const char *first_with(struct arena *arena, const struct decision *decision,
                              const struct node *root, const char ***ret_lost, size_t *ret_n_lost)
{
    struct answers *answers = answers_new(arena, decision);

    *ret_n_lost = answers_migrate(arena, decision, root, answers, ret_lost);
    return first_of(arena, decision, answers);
}

/* An answer that neither catalog has is a mistake, not a change. */
static const char *lost_in_both(const struct diff_answer *answer)
{
    for (size_t i = 0; i < answer->n_lost_old; i++)
        for (size_t j = 0; j < answer->n_lost_now; j++)
            if (text_equal(answer->lost_old[i], answer->lost_now[j]))
                return answer->lost_old[i];
    return NULL;
}

bool diff_answers(struct arena *arena, const struct decision *old, const struct decision *now,
                  const struct node *root, struct diff_answer *ret_answer, struct error *error)
{
    struct diff_answer answer;
    const struct node *map = node_member(root, "answers");

    if (!map || (map->kind != NODE_MAP && map->kind != NODE_NULL)) {
        error_set(error, "no answers found, expected 'answers:' with a line "
                         "'question: option' for each");
        return false;
    }
    answer.old = first_with(arena, old, root, &answer.lost_old, &answer.n_lost_old);
    answer.now = first_with(arena, now, root, &answer.lost_now, &answer.n_lost_now);
    answer.changed =
        answer.old && answer.now ? !text_equal(answer.old, answer.now) : answer.old != answer.now;
    if (lost_in_both(&answer)) {
        error_set(error, "neither catalog has this answer: %s", lost_in_both(&answer));
        return false;
    }
    *ret_answer = answer;
    return true;
}
