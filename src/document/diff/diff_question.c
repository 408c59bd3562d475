#include "document/diff/diff_parts.h"

#include "base/array.h"
#include "base/text/text.h"

#include <string.h>

/* Questions and options. The effects of an option are collected as named texts on both sides and
 * compared by name. */

struct named_text {
    const char *name, *text;
};

struct details {
    struct arena *arena;
    struct catalog *catalog;
    struct named_text *items;
    size_t count;
};

static void add_detail(struct details *details, const char *name, const char *text)
{
    details->items[details->count++] = (struct named_text){name, text};
}

static void add_points(struct details *details, const struct question_option *option)
{
    for (size_t i = 0; i < option->n_points; i++)
        add_detail(
            details,
            arena_printf(details->arena, "points of %s",
                         catalog_criterion(details->catalog, option->points[i].criterion)->id),
            arena_printf(details->arena, "%d", option->points[i].points));
}

static void add_requirements(struct details *details, const struct question_option *option)
{
    for (size_t i = 0; i < option->n_requirements; i++)
        add_detail(details,
                   arena_printf(details->arena, "requirement %s",
                                requirement_text(details->arena, details->catalog,
                                                 &option->requirements[i])),
                   option->requirements[i].reason);
}

static void add_wishes(struct details *details, const struct question_option *option)
{
    for (size_t i = 0; i < option->n_wishes; i++)
        add_detail(
            details,
            arena_printf(details->arena, "wish for %s",
                         catalog_component(details->catalog, option->wishes[i].component)->id),
            arena_printf(details->arena, "%d points: %s", option->wishes[i].points,
                         option->wishes[i].reason));
}

static void add_slots(struct details *details, const struct question_option *option)
{
    size_t count;
    const struct named *slots = catalog_slots(details->catalog, &count);

    for (size_t i = 0; i < count; i++) {
        if (option->needs >> i & 1)
            add_detail(details, arena_printf(details->arena, "needs %s", slots[i].id), "yes");
        if (option->drops >> i & 1)
            add_detail(details, arena_printf(details->arena, "drops %s", slots[i].id), "yes");
    }
}

static struct details details_of(struct arena *arena, struct catalog *catalog,
                                 const struct question_option *option)
{
    struct details details = {.arena = arena, .catalog = catalog};
    size_t n_slots;

    catalog_slots(catalog, &n_slots);
    details.items =
        ARENA_ARRAY(arena, struct named_text,
                    option->n_points + option->n_requirements + option->n_wishes + 2 * n_slots);
    add_points(&details, option);
    add_requirements(&details, option);
    add_wishes(&details, option);
    add_slots(&details, option);
    return details;
}

static const char *find_detail(const struct details *details, const char *name)
{
    for (size_t i = 0; i < details->count; i++)
        if (text_equal(details->items[i].name, name))
            return details->items[i].text;
    return NULL;
}

static void diff_details(struct diff *diff, const char *about, const struct details *old,
                         const struct details *now)
{
    for (size_t i = 0; i < old->count; i++)
        diff_text(diff, DIFFERENCE_OPTION, about, old->items[i].name, old->items[i].text,
                  find_detail(now, old->items[i].name));
    for (size_t i = 0; i < now->count; i++)
        if (!find_detail(old, now->items[i].name))
            diff_text(diff, DIFFERENCE_OPTION, about, now->items[i].name, NULL, now->items[i].text);
}

/* --- options and questions --------------------------------------------------------------- */

/* `about` is "question=option". */
static const struct question_entry *question_of(struct diff *diff, struct catalog *catalog,
                                                const char *about)
{
    size_t length = strcspn(about, "=");

    return catalog_question(catalog,
                            catalog_find_question(catalog, arena_copy(diff->arena, about, length)));
}

static void diff_option(struct diff *diff, const char *about, size_t old, size_t now)
{
    const struct question_option *a = &question_of(diff, diff->old, about)->options[old];
    const struct question_option *b = &question_of(diff, diff->now, about)->options[now];
    struct details before = details_of(diff->arena, diff->old, a);
    struct details after = details_of(diff->arena, diff->now, b);

    diff_text(diff, DIFFERENCE_OPTION, about, "label", a->label, b->label);
    diff_text(diff, DIFFERENCE_OPTION, about, "reason", a->reason, b->reason);
    diff_text(diff, DIFFERENCE_OPTION, about, "said", a->said, b->said);
    diff_details(diff, about, &before, &after);
}

static void diff_question(struct diff *diff, const char *id, size_t old, size_t now)
{
    static const struct diff_field fields[] = {
        {"text", offsetof(struct question_entry, text)},
        {"short", offsetof(struct question_entry, brief)},
        {"why it is asked", offsetof(struct question_entry, why)},
    };
    size_t ignored;
    const struct question_entry *a = &catalog_questions(diff->old, &ignored)[old];
    const struct question_entry *b = &catalog_questions(diff->now, &ignored)[now];
    struct diff_rows before = {a->options, a->n_options, sizeof(a->options[0])};
    struct diff_rows after = {b->options, b->n_options, sizeof(b->options[0])};

    diff_fields(diff, DIFFERENCE_QUESTION, id, fields, ARRAY_LENGTH(fields), a, b);
    diff_flag(diff, DIFFERENCE_QUESTION, id, "fixed", a->fixed, b->fixed);
    diff_flag(diff, DIFFERENCE_QUESTION, id, "about languages", a->language, b->language);
    diff_flag(diff, DIFFERENCE_QUESTION, id, "about the priority", a->priority, b->priority);
    diff_number(diff, DIFFERENCE_QUESTION, id, "effort", a->effort, b->effort);
    diff_rows(diff, DIFFERENCE_OPTION, id, &before, &after, diff_option);
}

void diff_questions(struct diff *diff)
{
    struct diff_rows old = {.size = sizeof(struct question_entry)}, now = old;

    old.items = catalog_questions(diff->old, &old.count);
    now.items = catalog_questions(diff->now, &now.count);
    diff_rows(diff, DIFFERENCE_QUESTION, "", &old, &now, diff_question);
}
