#include "decide/model/migrated_answers.h"

#include "base/text/text.h"
#include "decide/model/answers.h"

static const char *keep(struct arena *arena, const struct decision *decision,
                        const struct node *item, struct answers *answers)
{
    int question = catalog_find_question(decision->catalog, item->key), option;

    struct error error;
    const char *remark = answers_remark(arena, decision, item->key, item->text);

    if (text_equal(item->text, "skip"))
        return NULL;
    if (remark) {
        answers_set(decision, item->key, item->text, answers, &error);
        return remark;
    }
    if (question < 0)
        return arena_printf(arena, "there is no question '%s'", item->key);
    option = catalog_find_option(catalog_question(decision->catalog, question), item->text);
    if (option < 0)
        return arena_printf(arena, "the question '%s' has no option '%s'", item->key, item->text);
    answers->choice[question] = option;
    return NULL;
}

size_t answers_migrate(struct arena *arena, const struct decision *decision,
                       const struct node *root, struct answers *answers, const char ***ret_lost)
{
    const struct node *map = node_member(root, "answers");
    const char **lost = ARENA_ARRAY(arena, const char *, map ? map->count : 0);
    size_t n_lost = 0;

    for (const struct node *item = map ? map->first : NULL; item; item = item->next) {
        if (!item->key || item->kind != NODE_SCALAR)
            continue;
        const char *sentence = keep(arena, decision, item, answers);
        if (sentence)
            lost[n_lost++] = sentence;
    }
    *ret_lost = lost;
    return n_lost;
}
