#include "base/array.h"
#include "base/text/text.h"
#include "catalog/compile/draft.h"
#include "catalog/compile/fields.h"

#include <string.h>

/* `retired:` in questions/<nn>-<id>.md: removed options and the answers that replace them. A file
 * with nothing else is a removed question. */

bool draft_is_retired(const struct source_file *file)
{
    const struct node *map = file->source.front;

    return map && node_member(map, "retired") && !node_member(map, "text") &&
           !node_member(map, "options");
}

static const struct question_entry *find_question(const struct draft *draft, const char *id)
{
    for (size_t i = 0; i < draft->n_questions; i++)
        if (text_equal(draft->questions[i].id, id))
            return &draft->questions[i];
    return NULL;
}

static bool is_answer(const struct draft *draft, const char *question, const char *option)
{
    const struct question_entry *entry = find_question(draft, question);

    for (size_t i = 0; entry && i < entry->n_options; i++)
        if (text_equal(entry->options[i].id, option))
            return true;
    return false;
}

static const char *read_means(const struct draft *draft, const struct fields *fields,
                              const struct node *item)
{
    const struct node *list = fields_list(fields, item, "means");
    struct text means;

    text_init(&means);
    if (!node_member(item, "means"))
        fields_report(fields, item,
                      "'means' is missing, expected a list of answers QUESTION=OPTION, or []");
    for (const struct node *answer = list ? list->first : NULL; answer; answer = answer->next) {
        const char *text = answer->kind == NODE_SCALAR ? answer->text : "";
        size_t length = strcspn(text, "=");
        if (text[length] == '\0' ||
            !is_answer(draft, arena_copy(draft->arena, text, length), text + length + 1))
            fields_report(fields, answer, "there is no answer '%s', expected QUESTION=OPTION",
                          text);
        text_printf(&means, "%s%s", means.length > 0 ? " " : "", text);
    }
    const char *copy = arena_string(draft->arena, means.bytes);
    text_finish(&means);
    return copy;
}

static bool is_there(const struct draft *draft, const char *question, const char *option)
{
    for (size_t i = 0; i < draft->n_retired; i++)
        if (text_equal(draft->retired[i].question, question) &&
            text_equal(draft->retired[i].option, option))
            return true;
    return is_answer(draft, question, option);
}

static void read_file(struct draft *draft, const struct source_file *file)
{
    static const char *const names[] = {"id", "means"};
    struct fields fields = {draft->arena, draft->diagnostics, file->path};
    const struct node *list = fields_list(&fields, file->source.front, "retired");

    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        if (!fields_known(&fields, item, names, ARRAY_LENGTH(names)))
            continue;
        struct retired retired = {file->id, fields_text(&fields, item, "id", true),
                                  read_means(draft, &fields, item)};
        if (is_there(draft, file->id, retired.option))
            fields_report(&fields, item, "duplicate option '%s'", retired.option);
        else
            draft->retired[draft->n_retired++] = retired;
    }
}

static size_t count_of(const struct source_file *file)
{
    const struct node *list =
        file->source.front ? node_member(file->source.front, "retired") : NULL;

    return list ? list->count : 0;
}

void draft_read_retired(struct draft *draft)
{
    static const char *const alone[] = {"retired"};
    const struct source_file *files = draft->files[SOURCE_QUESTION];
    size_t room = 0;

    for (size_t i = 0; i < draft->n_files[SOURCE_QUESTION]; i++)
        room += count_of(&files[i]);
    draft->retired = ARENA_ARRAY(draft->arena, struct retired, room);
    for (size_t i = 0; i < draft->n_files[SOURCE_QUESTION]; i++) {
        struct fields fields = {draft->arena, draft->diagnostics, files[i].path};
        if (files[i].broken || count_of(&files[i]) == 0 ||
            (draft_is_retired(&files[i]) &&
             !fields_known(&fields, files[i].source.front, alone, 1)))
            continue;
        read_file(draft, &files[i]);
    }
}
