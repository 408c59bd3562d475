#include "decide/model/answers.h"

#include "base/array.h"
#include "base/text/nearest.h"
#include "base/text/text.h"

#include <string.h>

static const char *nearest_question(struct arena *arena, const struct question_entry *questions,
                                    size_t count, const char *id)
{
    const char **ids = ARENA_ARRAY(arena, const char *, count);

    for (size_t i = 0; i < count; i++)
        ids[i] = questions[i].id;
    return nearest_word(id, ids, count);
}

static const char *option_list(struct arena *arena, const struct question_entry *question)
{
    struct text text;

    text_init(&text);
    for (size_t i = 0; i < question->n_options; i++)
        text_printf(&text, "%s%s", i > 0 ? ", " : "", question->options[i].id);
    const char *list = arena_string(arena, text.bytes);
    text_finish(&text);
    return list;
}

/* `compile` has checked that these answers exist. */
static void set_meanings(const struct decision *decision, const char *means,
                         struct answers *answers)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(decision->catalog, &count);

    while (*means) {
        size_t length = strcspn(means, " "), equals = strcspn(means, "=");
        struct arena *arena = arena_new();
        const char *question = arena_copy(arena, means, equals < length ? equals : length);
        int index = catalog_find_question(decision->catalog, question);
        int choice = -1;

        if (index >= 0 && equals < length)
            choice = catalog_find_option(
                &questions[index], arena_copy(arena, means + equals + 1, length - equals - 1));
        if (choice >= 0 && answers->choice[index] == ANSWER_OPEN)
            answers->choice[index] = choice;
        arena_free(arena);
        means += length + strspn(means + length, " ");
    }
}

static bool set_retired(const struct decision *decision, const char *question, const char *option,
                        struct answers *answers)
{
    const struct retired *retired = catalog_find_retired(decision->catalog, question, option);

    if (retired)
        set_meanings(decision, retired->means, answers);
    return retired != NULL;
}

const char *answers_remark(struct arena *arena, const struct decision *decision,
                           const char *question, const char *option)
{
    const struct retired *retired = catalog_find_retired(decision->catalog, question, option);
    struct text text;

    if (!retired)
        return NULL;
    if (retired->means[0] == '\0')
        return arena_printf(arena, "'%s=%s' is no longer asked for and counts for nothing",
                            question, option);
    text_init(&text);
    text_printf(&text, "'%s=%s' is now '", question, option);
    for (const char *at = retired->means; *at; at++)
        if (*at == ' ')
            text_append(&text, "' and '");
        else
            text_append_char(&text, *at);
    text_append(&text, "'");
    const char *remark = arena_string(arena, text.bytes);
    text_finish(&text);
    return remark;
}

bool answers_set(const struct decision *decision, const char *question, const char *option,
                 struct answers *answers, struct error *error)
{
    size_t count;
    const struct question_entry *questions = catalog_questions(decision->catalog, &count);
    int index = catalog_find_question(decision->catalog, question);
    struct arena *arena = arena_new();
    bool done = set_retired(decision, question, option, answers);

    if (done) {
        arena_free(arena);
        return true;
    }
    if (index < 0) {
        const char *near = nearest_question(arena, questions, count, question);
        error_set(error, "there is no question '%s'%s%s%s 'whichstack questions' lists them",
                  question, near ? ": did you mean '" : ":", near ? near : "", near ? "'?" : "");
    } else if (text_equal(option, "skip")) {
        answers->choice[index] = ANSWER_OPEN;
        done = true;
    } else {
        int choice = catalog_find_option(&questions[index], option);
        if (choice >= 0) {
            answers->choice[index] = choice;
            done = true;
        } else {
            error_set(error, "the question '%s' has no option '%s'; it has %s, or skip", question,
                      option, option_list(arena, &questions[index]));
        }
    }
    arena_free(arena);
    return done;
}

void answers_check_fields(const char *file, const struct node *root,
                          struct diagnostics *diagnostics)
{
    static const char *const names[] = {"answers", "name"};

    if (!node_member(root, "answers") || node_member(root, "schema_version") ||
        node_member(root, "format"))
        return;
    for (const struct node *item = root->first; item; item = item->next) {
        const char *near = nearest_word(item->key, names, ARRAY_LENGTH(names));

        if (near && text_equal(near, item->key))
            continue;
        if (near)
            diagnostics_add(diagnostics, file, item->key_line, item->key_column,
                            "unknown field '%s': did you mean '%s'?", item->key, near);
        else
            diagnostics_add(diagnostics, file, item->key_line, item->key_column,
                            "unknown field '%s': an answer is indented below 'answers:'",
                            item->key);
    }
}

void answers_read(const struct decision *decision, const char *file, const struct node *root,
                  struct answers *answers, struct diagnostics *diagnostics)
{
    const struct node *map = node_member(root, "answers");
    struct error error;

    if (!root || root->kind != NODE_MAP || !map ||
        (map->kind != NODE_MAP && map->kind != NODE_NULL)) {
        diagnostics_add(diagnostics, file, root ? root->line : 1, root ? root->column : 1,
                        "no answers found, expected 'answers:' with a line "
                        "'question: option' for each");
        return;
    }
    for (const struct node *item = map->first; item; item = item->next) {
        if (item->kind != NODE_SCALAR && item->kind != NODE_NULL) {
            diagnostics_add(diagnostics, file, item->line, item->column,
                            "the answer to '%s' is a list or a map, expected an option's id",
                            item->key);
            continue;
        }
        const char *option = item->kind == NODE_NULL ? "skip" : item->text;
        if (!answers_set(decision, item->key, option, answers, &error))
            diagnostics_add(diagnostics, file, item->line, item->column, "%s", error.message);
    }
}

const char *answers_operands(struct arena *arena, const struct decision *decision,
                             const struct answers *answers)
{
    const char *operands = "";
    size_t count;
    const struct question_entry *questions = catalog_questions(decision->catalog, &count);

    for (size_t i = 0; i < count; i++) {
        int choice = answers->choice[i];
        if (answer_given(choice))
            operands = arena_printf(arena, "%s %s=%s", operands, questions[i].id,
                                    questions[i].options[choice].id);
    }
    return operands;
}
