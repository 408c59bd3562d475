#include "base/array.h"
#include "base/date.h"
#include "base/text/text.h"
#include "catalog/compile/draft.h"
#include "catalog/compile/fields.h"

#include <string.h>

/* questions/<nn>-<id>.md. Points only add up and are never negative, so the maximum of all answers
 * is checked here and the engine's sums cannot overflow. */

/* What `{id}` and `{label}` expand to in an option generated for a language. */
struct option_reader {
    struct draft *draft;
    struct fields fields;
    const struct named *language; /* NULL: an ordinary option */
};

/* Without a language the text is unchanged. */
static const char *expand(const struct option_reader *reader, const char *text)
{
    return reader->language ? draft_filled(reader->draft, text, reader->language) : text;
}

static const char *filled_text(const struct option_reader *reader, const struct node *map,
                               const char *key)
{
    return expand(reader, fields_text(&reader->fields, map, key, true));
}

static bool given(const struct question_option *option, int criterion)
{
    for (size_t i = 0; i < option->n_points; i++)
        if (option->points[i].criterion == criterion)
            return true;
    return false;
}

/* Adds to the points that it has. */
static void read_points(const struct option_reader *reader, const struct node *map, const char *key,
                        struct question_option *option)
{
    const struct node *points = fields_map(&reader->fields, map, key);
    size_t room = option->n_points + (points ? points->count : 0);
    struct criterion_points *more =
        ARENA_ARRAY(reader->draft->arena, struct criterion_points, room);

    if (option->n_points > 0)
        memcpy(more, option->points, option->n_points * sizeof(more[0]));
    option->points = more;
    for (const struct node *item = points ? points->first : NULL; item; item = item->next) {
        long number = fields_integer_of(&reader->fields, item, 0, LIMIT_OPTION_POINTS, 0);
        int criterion =
            draft_need_criterion(reader->draft, &reader->fields, item, expand(reader, item->key));
        if (criterion >= 0 && given(option, criterion))
            fields_report(&reader->fields, item, "duplicate '%s'", expand(reader, item->key));
        else if (criterion >= 0 && number > 0)
            option->points[option->n_points++] = (struct criterion_points){criterion, (int)number};
    }
}

/* Extra points for single languages: `also: {ts: {static-typing: 3}}`. */
static void read_more_points(const struct option_reader *reader, const struct node *map,
                             struct question_option *option)
{
    const struct node *also = fields_map(&reader->fields, map, "also");

    for (const struct node *item = also ? also->first : NULL; item; item = item->next)
        if (draft_need_named(&reader->fields, item, "language", reader->draft->languages,
                             reader->draft->n_languages, item->key) >= 0 &&
            text_equal(item->key, reader->language->id))
            read_points(reader, also, item->key, option);
}

/* An attribute is a trait, or `lang-ID`: the language itself. */
static bool read_attribute(const struct option_reader *reader, const struct node *item,
                           struct requirement *requirement)
{
    const struct draft *draft = reader->draft;
    const struct node *at = node_member(item, "attribute");
    const char *attribute = filled_text(reader, item, "attribute");

    requirement->trait = requirement->language = -1;
    if (text_starts_with(attribute, "lang-"))
        requirement->language = draft_need_named(&reader->fields, at, "language", draft->languages,
                                                 draft->n_languages, attribute + strlen("lang-"));
    else
        requirement->trait = draft_need_trait(draft, &reader->fields, at, attribute);
    return requirement->trait >= 0 || requirement->language >= 0;
}

/* Checks that the operator suits the attribute and that the constant has the right kind. */
static void check_requirement(const struct option_reader *reader, const struct node *item,
                              const struct requirement *requirement)
{
    enum trait_kind kind =
        requirement->trait >= 0 ? reader->draft->traits[requirement->trait].kind : TRAIT_NUMBER;
    bool compares = requirement->op == OP_AT_LEAST || requirement->op == OP_AT_MOST;
    bool text = kind == TRAIT_TEXT || kind == TRAIT_LIST;
    double number;
    long days, months;

    if (!node_member(item, "value")) {
        fields_report(&reader->fields, item, "'value' is missing, expected a %s",
                      trait_kind_names[kind]);
        return;
    }
    if ((requirement->op == OP_LEVEL_AT_LEAST && kind != TRAIT_LEVEL) || (compares && text))
        fields_report(&reader->fields, node_member(item, "op"), "'op' %s does not suit a %s",
                      rule_operator_names[requirement->op], trait_kind_names[kind]);
    if (!text && requirement->op != OP_IN && !text_to_number(requirement->value, &number) &&
        !(kind == TRAIT_DATE && date_parse(requirement->value, &days, &months)))
        fields_report(&reader->fields, node_member(item, "value"), "'value' is '%s', expected a %s",
                      requirement->value, kind == TRAIT_DATE ? "date" : "number");
}

static void read_requirements(const struct option_reader *reader, const struct node *map,
                              struct question_option *option)
{
    static const char *const names[] = {"attribute", "op", "value", "reason"};
    const struct node *list = fields_list(&reader->fields, map, "rules");

    option->requirements =
        ARENA_ARRAY(reader->draft->arena, struct requirement, list ? list->count : 0);
    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        struct requirement *requirement = &option->requirements[option->n_requirements];
        if (!fields_known(&reader->fields, item, names, ARRAY_LENGTH(names)) ||
            !read_attribute(reader, item, requirement))
            continue;
        int op = fields_word(&reader->fields, item, "op", rule_operator_names, OP_COUNT, -1);
        requirement->op = (enum rule_operator)op;
        requirement->value = expand(reader, fields_joined(&reader->fields, item, "value"));
        requirement->reason = filled_text(reader, item, "reason");
        if (op >= 0)
            check_requirement(reader, item, requirement);
        option->n_requirements++;
    }
}

static bool wished(const struct question_option *option, int component)
{
    for (size_t i = 0; i < option->n_wishes; i++)
        if (option->wishes[i].component == component)
            return true;
    return false;
}

static void read_wishes(const struct option_reader *reader, const struct node *map,
                        struct question_option *option)
{
    static const char *const names[] = {"slot", "component", "points", "reason"};
    const struct draft *draft = reader->draft;
    const struct node *list = fields_list(&reader->fields, map, "stack");

    option->wishes = ARENA_ARRAY(draft->arena, struct wish, list ? list->count : 0);
    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        if (!fields_known(&reader->fields, item, names, ARRAY_LENGTH(names)))
            continue;
        int slot =
            draft_need_named(&reader->fields, node_member(item, "slot"), "slot", draft->slots,
                             draft->n_slots, fields_text(&reader->fields, item, "slot", true));
        int component = draft_need_component(draft, &reader->fields, node_member(item, "component"),
                                             fields_text(&reader->fields, item, "component", true));
        struct wish wish = {
            component,
            (int)fields_integer_required(&reader->fields, item, "points", 0, LIMIT_WISH_POINTS),
            filled_text(reader, item, "reason")};
        if (component < 0 || slot < 0 || draft->components[component].slot == SLOT_UNKNOWN)
            continue;
        if (draft->components[component].slot < 0)
            fields_report(&reader->fields, item,
                          "'%s' is a companion, expected a component of the slot '%s'",
                          draft->components[component].id, draft->slots[slot].id);
        else if (draft->components[component].slot != slot)
            fields_report(&reader->fields, item, "'%s' does not belong to the slot '%s'",
                          draft->components[component].id, draft->slots[slot].id);
        else if (wished(option, component))
            fields_report(&reader->fields, item, "duplicate wish '%s'",
                          draft->components[component].id);
        else
            option->wishes[option->n_wishes++] = wish;
    }
}

static uint32_t read_slots(const struct option_reader *reader, const struct node *map,
                           const char *key)
{
    const struct node *list = fields_list(&reader->fields, map, key);
    uint32_t slots = 0;

    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        int slot =
            draft_need_named(&reader->fields, item, "slot", reader->draft->slots,
                             reader->draft->n_slots, item->kind == NODE_SCALAR ? item->text : "");
        if (slot >= 0)
            slots |= UINT32_C(1) << slot;
    }
    return slots;
}

static void read_option(const struct option_reader *reader, const struct node *map,
                        struct question_entry *question)
{
    static const char *const names[] = {"id",    "label", "said",  "points", "reason",
                                        "rules", "stack", "needs", "drops",  "also"};
    struct question_option *option = &question->options[question->n_options];

    /* Options per language have no id; other options have no `also`. */
    if (!fields_known(&reader->fields, map, reader->language ? names + 1 : names,
                      ARRAY_LENGTH(names) - 1))
        return;
    *option = (struct question_option){0};
    option->id = reader->language ? reader->language->id : filled_text(reader, map, "id");
    option->label = filled_text(reader, map, "label");
    option->reason = filled_text(reader, map, "reason");
    option->said = expand(reader, fields_text(&reader->fields, map, "said", false));
    read_points(reader, map, "points", option);
    if (reader->language)
        read_more_points(reader, map, option);
    read_requirements(reader, map, option);
    read_wishes(reader, map, option);
    option->needs = read_slots(reader, map, "needs");
    option->drops = read_slots(reader, map, "drops");
    for (size_t i = 0; i < question->n_options; i++)
        if (text_equal(question->options[i].id, option->id))
            fields_report(&reader->fields, map, "duplicate option '%s'", option->id);
    if (text_equal(option->id, "skip"))
        fields_report(&reader->fields, map, "'skip' is reserved for skipping a question");
    question->n_options++;
}

static void read_language_options(struct option_reader *reader, const struct node *map,
                                  struct question_entry *question)
{
    struct draft *draft = reader->draft;
    const struct node *each = fields_map(&reader->fields, map, "each");
    const struct node *others = fields_list(&reader->fields, map, "others");

    question->language = true;
    question->options = ARENA_ARRAY(draft->arena, struct question_option,
                                    draft->n_languages + (others ? others->count : 0));
    if (!each) {
        fields_report(
            &reader->fields, map,
            "'each' is missing, expected the fields of the option made for each language");
        return;
    }
    size_t before = diagnostics_count(draft->diagnostics);
    for (size_t i = 0; i < draft->n_criteria; i++) {
        if (draft->criteria[i].rule != RULE_LANGUAGE)
            continue;
        if (diagnostics_count(draft->diagnostics) > before)
            return; /* all options are generated from the same lines */
        reader->language = &draft->languages[draft->criteria[i].inputs[0].language];
        read_option(reader, each, question);
    }
    reader->language = NULL;
    for (const struct node *item = others ? others->first : NULL; item; item = item->next)
        read_option(reader, item, question);
}

/* `prior: {follows: language, repeated: 95, skipped: 98}` */
static void read_prior(struct draft *draft, const struct fields *fields, const struct node *map,
                       struct question_entry *question)
{
    static const char *const names[] = {"follows", "repeated", "skipped"};
    const struct node *node = fields_map(fields, map, "prior");

    if (!node || !fields_known(fields, node, names, ARRAY_LENGTH(names)))
        return;
    const char *follows = fields_text(fields, node, "follows", true);
    struct question_prior prior = {
        -1, (int)fields_integer_required(fields, node, "repeated", 0, LIMIT_REPEATED),
        (int)fields_integer(fields, node, "skipped", 0, LIMIT_SKIPPED, question->skipped)};
    for (const struct question_entry *earlier = draft->questions; earlier < question; earlier++)
        if (text_equal(earlier->id, follows))
            prior.follows = (int)(earlier - draft->questions);
    if (prior.follows < 0) {
        fields_report(fields, node, "'follows' is '%s', expected the id of an earlier question",
                      follows);
        return;
    }
    question->prior = ARENA_NEW(draft->arena, struct question_prior);
    *question->prior = prior;
}

static void read_question(struct draft *draft, const struct source_file *file,
                          struct question_entry *question)
{
    static const char *const names[] = {"text", "short",  "fixed",   "effort",  "role", "options",
                                        "each", "others", "skipped", "retired", "prior"};
    static const char *const roles[] = {"ordinary", "priority"};
    const struct node *map = file->source.front;
    struct option_reader reader = {draft, {draft->arena, draft->diagnostics, file->path}, NULL};

    *question = (struct question_entry){.id = file->id, .text = "", .brief = "", .why = ""};
    if (file->broken || !fields_known(&reader.fields, map, names, ARRAY_LENGTH(names)))
        return;
    question->text = fields_text(&reader.fields, map, "text", true);
    question->brief = fields_text(&reader.fields, map, "short", true);
    question->fixed = fields_boolean(&reader.fields, map, "fixed", false);
    question->effort = (int)fields_integer(&reader.fields, map, "effort", 1, LIMIT_EFFORT, 1);
    question->skipped = (int)fields_integer(&reader.fields, map, "skipped", 0, LIMIT_SKIPPED, 0);
    read_prior(draft, &reader.fields, map, question);
    question->priority =
        fields_word(&reader.fields, map, "role", roles, ARRAY_LENGTH(roles), 0) == 1;
    struct text why;
    text_init(&why);
    for (size_t i = 0; i < file->source.body_length; i++)
        text_append_char(&why, file->source.body[i] == '\n' ? ' ' : file->source.body[i]);
    while (why.length > 0 && why.bytes[why.length - 1] == ' ')
        why.bytes[--why.length] = '\0';
    question->why = arena_string(draft->arena, why.bytes + strspn(why.bytes, " "));
    text_finish(&why);

    const struct node *options = node_member(map, "options");
    if (options && options->kind == NODE_SCALAR && text_equal(options->text, "each-language")) {
        read_language_options(&reader, map, question);
        return;
    }
    bool missing = !options;
    options = fields_list(&reader.fields, map, "options");
    if (missing || (options && options->count == 0))
        fields_report(&reader.fields, map, "'options' is missing, expected a list of options");
    question->options =
        ARENA_ARRAY(draft->arena, struct question_option, options ? options->count : 0);
    for (const struct node *item = options ? options->first : NULL; item; item = item->next)
        read_option(&reader, item, question);
}

void draft_read_questions(struct draft *draft)
{
    const struct source_file *files = draft->files[SOURCE_QUESTION];
    size_t count = draft->n_files[SOURCE_QUESTION];

    draft->questions = ARENA_ARRAY(draft->arena, struct question_entry, count);
    for (size_t i = 0; i < count; i++)
        if (files[i].broken || !draft_is_retired(&files[i]))
            read_question(draft, &files[i], &draft->questions[draft->n_questions++]);
    long most =
        points_most(draft->criteria, draft->n_criteria, draft->questions, draft->n_questions);
    if (most > LIMIT_TOTAL_POINTS && count > 0)
        diagnostics_add(draft->diagnostics, files[0].path, 1, 1,
                        "all answers together can give %ld points, expected at most %d", most,
                        LIMIT_TOTAL_POINTS);
}
