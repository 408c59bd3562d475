#include "base/array.h"
#include "base/text/text.h"
#include "catalog/compile/draft.h"
#include "catalog/compile/fields.h"

#include <ctype.h>
#include <string.h>

/* criteria/<id>.md, and one `lang-` criterion for each language that a framework serves. */

static struct criterion_input no_input(void)
{
    return (struct criterion_input){.trait = -1, .component = -1, .language = -1};
}

static void add_input(struct draft *draft, struct criterion *criterion,
                      struct criterion_input input)
{
    struct criterion_input *inputs =
        ARENA_ARRAY(draft->arena, struct criterion_input, criterion->n_inputs + 1);

    if (criterion->n_inputs > 0)
        memcpy(inputs, criterion->inputs, criterion->n_inputs * sizeof(inputs[0]));
    inputs[criterion->n_inputs++] = input;
    criterion->inputs = inputs;
}

/* Adds the trait as an input, or nothing after a diagnostic. */
static bool add_trait(struct draft *draft, const struct fields *fields, const struct node *at,
                      const char *id, struct criterion *criterion)
{
    enum trait_kind kind = criterion_rule_inputs[criterion->rule].kind;
    struct criterion_input input = no_input();

    input.trait = draft_need_trait(draft, fields, at, id);
    if (input.trait < 0)
        return false;
    if (draft->traits[input.trait].kind != kind) {
        fields_report(fields, at, "'%s' is a %s, expected a %s", id,
                      trait_kind_names[draft->traits[input.trait].kind], trait_kind_names[kind]);
        return false;
    }
    add_input(draft, criterion, input);
    return true;
}

/* A required list member; NULL if it has not as many entries as the rule may have. */
static const struct node *inputs_of(const struct fields *fields, const struct node *map,
                                    const char *key, const struct criterion *criterion)
{
    size_t most = criterion_rule_inputs[criterion->rule].one ? 1 : LIMIT_INPUTS;
    const struct node *list = fields_list(fields, map, key);

    if (!node_member(map, key))
        fields_report(fields, map, "'%s' is missing, expected a list", key);
    if (!list || (list->count > 0 && list->count <= most))
        return list;
    fields_report(fields, list, "'%s' has %zu entries, expected %s%zu", key, list->count,
                  most > 1 ? "1 to " : "", most);
    return NULL;
}

static void read_rating(struct draft *draft, const struct fields *fields, const struct node *map,
                        struct criterion *criterion)
{
    add_trait(draft, fields, node_member(map, "rating"), fields_text(fields, map, "rating", true),
              criterion);
}

static void read_levels(struct draft *draft, const struct fields *fields, const struct node *map,
                        struct criterion *criterion)
{
    const struct node *list = inputs_of(fields, map, "capabilities", criterion);

    criterion->invert = fields_boolean(fields, map, "invert", false);
    for (const struct node *item = list ? list->first : NULL; item; item = item->next)
        add_trait(draft, fields, item, item->kind == NODE_SCALAR ? item->text : "", criterion);
}

static void read_fits(struct draft *draft, const struct fields *fields, const struct node *map,
                      struct criterion *criterion)
{
    const struct node *list = inputs_of(fields, map, "components", criterion);

    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        struct criterion_input input = no_input();
        input.component =
            draft_need_component(draft, fields, item, item->kind == NODE_SCALAR ? item->text : "");
        if (input.component >= 0)
            add_input(draft, criterion, input);
    }
}

static void read_measure(struct draft *draft, const struct fields *fields, const struct node *map,
                         struct criterion *criterion)
{
    static const char *const names[] = {"fact", "low", "high", "better"};
    static const char *const words[] = {"more", "less"};
    const struct node *list = inputs_of(fields, map, "facts", criterion);

    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        if (!fields_known(fields, item, names, ARRAY_LENGTH(names)))
            continue;
        if (!add_trait(draft, fields, node_member(item, "fact"),
                       fields_text(fields, item, "fact", true), criterion))
            continue;
        struct criterion_input *input = &criterion->inputs[criterion->n_inputs - 1];
        bool both = node_member(item, "low") && node_member(item, "high");
        bool low = fields_number(fields, item, "low", &input->low);
        bool high = fields_number(fields, item, "high", &input->high);
        if (!both || (low && high && (input->low <= 0 || input->high <= input->low)))
            fields_report(fields, item, "expected anchors 0 < 'low' < 'high'");
        input->better = fields_word(fields, item, "better", words, ARRAY_LENGTH(words), -1) == 1
                            ? BETTER_LESS
                            : BETTER_MORE;
    }
}

static void read_pair(const struct fields *fields, const struct node *map, const char *key,
                      int pair[2])
{
    const struct node *list = fields_list(fields, map, key);
    bool right = list && list->count == 2;
    long numbers[2] = {0, 0};
    int i = 0;

    for (const struct node *item = right ? list->first : NULL; item; item = item->next, i++)
        right = right && item->kind == NODE_SCALAR &&
                text_to_integer(item->text, 0, LIMIT_BASIS_POINTS, &numbers[i]);
    if ((list || !node_member(map, key)) && (!right || numbers[0] > numbers[1]))
        fields_report(fields, list ? list : map,
                      "invalid '%s', expected two basis points from 0 to %d, low and high", key,
                      LIMIT_BASIS_POINTS);
    pair[0] = (int)numbers[0];
    pair[1] = (int)numbers[1];
}

static void read_window(struct draft *draft, const struct fields *fields, const struct node *map,
                        struct criterion *criterion)
{
    add_trait(draft, fields, node_member(map, "fact"), fields_text(fields, map, "fact", true),
              criterion);
    criterion->months_for_full =
        (int)fields_integer_required(fields, map, "months_for_full", 1, LIMIT_MONTHS);
    read_pair(fields, map, "open_ended", criterion->open_ended);
    read_pair(fields, map, "none_published", criterion->none_published);
}

/* How each rule reads its inputs. */
typedef void reader_function(struct draft *draft, const struct fields *fields,
                             const struct node *map, struct criterion *criterion);
static reader_function *const readers[RULE_LANGUAGE] = {
    [RULE_RATING] = read_rating,   [RULE_LEVEL] = read_levels,
    [RULE_FIT] = read_fits,        [RULE_MEAN_LEVEL] = read_levels,
    [RULE_BEST_FIT] = read_fits,   [RULE_MEAN_FIT] = read_fits,
    [RULE_MEASURE] = read_measure, [RULE_SUPPORT_WINDOW] = read_window,
};

#define BRIEF_WIDTH 16

/* The label, cut after the last word that ends within BRIEF_WIDTH bytes; its first word at
 * least. */
static const char *brief_of(const struct draft *draft, const char *label)
{
    size_t length = strlen(label);

    while (length > BRIEF_WIDTH) {
        size_t cut = length;
        while (cut > 0 && label[cut - 1] != ' ')
            cut--;
        if (cut < 2)
            break;
        length = cut - 1;
    }
    return arena_copy(draft->arena, label, length);
}

static void read_criterion(struct draft *draft, const struct source_file *file,
                           struct criterion *criterion)
{
    static const char *const names[] = {"label",      "short",         "better", "rule",
                                        "rating",     "capabilities",  "invert", "components",
                                        "facts",      "fact",          "note",   "months_for_full",
                                        "open_ended", "none_published"};
    const struct node *map = file->source.front;
    struct fields fields = {draft->arena, draft->diagnostics, file->path};

    *criterion =
        (struct criterion){.id = file->id, .label = "", .brief = "", .better = "", .note = ""};
    if (file->broken || !fields_known(&fields, map, names, ARRAY_LENGTH(names)))
        return;
    if (text_starts_with(file->id, "lang-"))
        fields_report(&fields, map, "criteria 'lang-...' are made from the languages served");
    criterion->label = fields_text(&fields, map, "label", true);
    criterion->brief = fields_text(&fields, map, "short", false);
    if (criterion->brief[0] == '\0')
        criterion->brief = brief_of(draft, criterion->label);
    criterion->better = fields_text(&fields, map, "better", false);
    criterion->note = fields_text(&fields, map, "note", false);
    int rule = fields_word(&fields, map, "rule", criterion_rule_names, RULE_LANGUAGE, -1);
    if (rule < 0)
        return;
    criterion->rule = (enum criterion_rule)rule;
    readers[rule](draft, &fields, map, criterion);
}

static void add_languages(struct draft *draft)
{
    uint64_t served = 0;

    for (size_t i = 0; i < draft->n_frameworks; i++)
        served |= draft->frameworks[i].row.serves;
    for (size_t i = 0; i < draft->n_languages; i++) {
        if (!(served >> i & 1))
            continue;
        struct criterion *criterion = &draft->criteria[draft->n_criteria++];
        struct criterion_input input = no_input();
        char *brief = arena_string(draft->arena, draft->served[0] ? draft->served : "language");
        input.language = (int)i;
        brief[0] = (char)toupper((unsigned char)brief[0]);
        *criterion = (struct criterion){
            .id = arena_printf(draft->arena, "lang-%s", draft->languages[i].id),
            .label = draft->languages[i].label,
            .brief = brief,
            .better = draft_filled(draft, draft->served_better, &draft->languages[i]),
            .note = "",
            .rule = RULE_LANGUAGE,
        };
        add_input(draft, criterion, input);
    }
}

static void read_base_points(struct draft *draft)
{
    struct fields fields = {
        draft->arena, draft->diagnostics,
        draft->n_files[SOURCE_CATALOG] > 0 ? draft->files[SOURCE_CATALOG][0].path : "catalog.yaml"};

    for (const struct node *item = draft->base_points ? draft->base_points->first : NULL; item;
         item = item->next) {
        int criterion = draft_need_criterion(draft, &fields, item, item->key);
        long points = fields_integer_of(&fields, item, 0, LIMIT_BASE_POINTS, 0);
        if (criterion >= 0)
            draft->criteria[criterion].base_points = (int)points;
    }
}

void draft_read_criteria(struct draft *draft)
{
    const struct source_file *files = draft->files[SOURCE_CRITERION];
    size_t count = draft->n_files[SOURCE_CRITERION];

    draft->criteria = ARENA_ARRAY(draft->arena, struct criterion, count + draft->n_languages);
    for (size_t i = 0; i < count; i++) {
        read_criterion(draft, &files[i], &draft->criteria[draft->n_criteria++]);
        draft_add_page(draft, "criterion", &files[i]);
    }
}

void draft_finish_criteria(struct draft *draft)
{
    const struct source_file *files = draft->files[SOURCE_CRITERION];

    add_languages(draft);
    if (draft->n_criteria > LIMIT_CRITERIA)
        diagnostics_add(draft->diagnostics, files[0].path, 1, 1,
                        "there are %zu criteria, expected at most %d", draft->n_criteria,
                        LIMIT_CRITERIA);
    read_base_points(draft);
}
