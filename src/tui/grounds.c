#include "tui/grounds.h"

#include "document/markdown.h"
#include "tui/paragraph.h"
#include "tui/reasons.h"
#include "tui/wording.h"

#include <string.h>

struct builder {
    struct arena *arena;
    struct app *app;
    const struct subject *subject;
    struct grounds grounds;
    int width, room, sources_room;
};

/* --- lines ------------------------------------------------------------------------------------ */

static void add_line(struct builder *builder, struct ground line)
{
    struct grounds *grounds = &builder->grounds;

    if (grounds->n_lines == builder->room) {
        int room = builder->room * 2 + 32;
        struct ground *lines = ARENA_ARRAY(builder->arena, struct ground, (size_t)room);
        if (grounds->n_lines > 0)
            memcpy(lines, grounds->lines, (size_t)grounds->n_lines * sizeof(*lines));
        grounds->lines = lines;
        builder->room = room;
    }
    grounds->lines[grounds->n_lines++] = line;
}

static int add_source(struct builder *builder, const char *source)
{
    struct grounds *grounds = &builder->grounds;

    if (grounds->n_sources == builder->sources_room) {
        int room = builder->sources_room * 2 + 8;
        const char **sources = ARENA_ARRAY(builder->arena, const char *, (size_t)room);
        if (grounds->n_sources > 0)
            memcpy(sources, grounds->sources, (size_t)grounds->n_sources * sizeof(*sources));
        grounds->sources = sources;
        builder->sources_room = room;
    }
    grounds->sources[grounds->n_sources] = source;
    return grounds->n_sources++;
}

/* A text under a label, in as many lines as it takes. */
static void add_text(struct builder *builder, const char *label, enum role role, int source,
                     const char *text)
{
    int width = builder->width - GROUND_TEXT_AT;

    while (*text) {
        const char *next;
        size_t length = paragraph_line(text, width, &next);
        add_line(builder, (struct ground){label, arena_copy(builder->arena, text, length), role,
                                          source});
        label = "";
        text = next;
    }
}

__attribute__((format(printf, 4, 5))) static void
add(struct builder *builder, const char *label, enum role role, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add_text(builder, label, role, -1, arena_vprintf(builder->arena, format, arguments));
    va_end(arguments);
}

static void add_gap(struct builder *builder)
{
    add_line(builder, (struct ground){"", "", ROLE_PLAIN, -1});
}

/* --- facts ------------------------------------------------------------------------------------ */

static void add_evidence(struct builder *builder, const char *note_label,
                         const struct evidence *evidence)
{
    const char *source = evidence->source;

    if (evidence->note[0])
        add(builder, note_label, ROLE_PLAIN, "%s", evidence->note);
    if (text_equal(source, "memory"))
        add(builder, "source", ROLE_WARNING, "from memory, not checked");
    else if (text_equal(source, "none") || source[0] == '\0')
        add(builder, "source", ROLE_WARNING, "none was found");
    else
        add_text(builder, "source", evidence->checked ? ROLE_LINK : ROLE_WARNING,
                 add_source(builder, source),
                 arena_printf(builder->arena, "%s %s", source,
                              evidence->checked ? "(checked)" : "(not checked)"));
}

/* "2 of 3, first-party package", "4 of 5, a judgement", "35.2 percent" */
static const char *value_text(struct arena *arena, const struct trait *trait,
                              const struct value *value)
{
    int level = (int)value->low;

    if (!value->known && value->bounded)
        return arena_printf(arena, "unknown, between %g and %g%s%s", value->low, value->high,
                            trait->unit[0] ? " " : "", trait->unit);
    if (!value->known)
        return "unknown, it was looked for and not found";
    if (trait->kind == TRAIT_LEVEL && level >= 0 && level <= LEVEL_MOST)
        return arena_printf(arena, "level %d of %d, %s", level, LEVEL_MOST, level_meaning[level]);
    if (trait->kind == TRAIT_RATING)
        return arena_printf(arena, "%s of 5, a judgement", value->text);
    return arena_printf(arena, "%s%s%s", value->text, trait->unit[0] ? " " : "", trait->unit);
}

static const struct {
    const char *label, *note;
} kind_words[TRAIT_KIND_COUNT] = {
    [TRAIT_TEXT] = {"fact", "note"},    [TRAIT_NUMBER] = {"fact", "note"},
    [TRAIT_DATE] = {"fact", "note"},    [TRAIT_LIST] = {"fact", "note"},
    [TRAIT_LEVEL] = {"level", "how"},   [TRAIT_RATING] = {"rating", "because"},
};

static void add_trait(struct builder *builder, int trait)
{
    size_t count;
    struct catalog *catalog = builder->app->catalog;
    const struct trait *entry = &catalog_traits(catalog, &count)[trait];
    const struct value *value = catalog_value(catalog, builder->subject->framework, trait);
    const char *as_of = value->evidence.as_of;

    add(builder, kind_words[entry->kind].label, value->known ? ROLE_STRONG : ROLE_WARNING,
        "%s: %s%s%s", entry->label, value_text(builder->arena, entry, value),
        as_of[0] ? ", as of " : "", as_of);
    if (!value->known && value->bounds[0])
        add(builder, "bounds", ROLE_PLAIN, "%s", value->bounds);
    add_evidence(builder, kind_words[entry->kind].note, &value->evidence);
}

static void add_pairing(struct builder *builder, int component)
{
    size_t count;
    struct catalog *catalog = builder->app->catalog;
    const char *name = catalog_components(catalog, &count)[component].name;
    const struct pairing *pairing =
        catalog_pairing(catalog, builder->subject->framework, component);

    if (!pairing) {
        add(builder, "pairing", ROLE_STRONG, "%s: none is known, which counts as 0 of 5", name);
        return;
    }
    add(builder, "pairing", ROLE_STRONG, "%s: fits %d of 5%s%s%s%s", name, pairing->fit,
        pairing->via[0] ? ", via " : "", pairing->via,
        pairing->evidence.as_of[0] ? ", as of " : "", pairing->evidence.as_of);
    add_evidence(builder, "because", &pairing->evidence);
}

static void add_language(struct builder *builder, int language)
{
    size_t count;
    struct catalog *catalog = builder->app->catalog;
    const char *label = catalog_languages(catalog, &count)[language].label;
    const struct framework *entry =
        &catalog_frameworks(catalog, &count)[builder->subject->framework];
    int trait = catalog_find_trait(catalog, "language");

    add(builder, "serves", ROLE_STRONG, "%s: %s", label,
        entry->serves >> language & 1 ? "yes" : "no");
    if (trait >= 0)
        add_trait(builder, trait);
}

/* --- a criterion ------------------------------------------------------------------------------ */

static int64_t doubled_value(struct builder *builder, int framework)
{
    size_t at = (size_t)framework * catalog_n_criteria(builder->app->catalog) +
                (size_t)builder->subject->index;

    return catalog_low(builder->app->catalog)[at] + catalog_high(builder->app->catalog)[at];
}

static const char *name_of(struct builder *builder, int framework)
{
    size_t count;
    return catalog_frameworks(builder->app->catalog, &count)[framework].name;
}

/* value x points = part of the fit */
static void add_sum(struct builder *builder)
{
    const struct advice *advice = app_advice(builder->app);
    int framework = builder->subject->framework;
    int points = advice->ranking.points[builder->subject->index];
    int64_t doubled = doubled_value(builder, framework);
    const struct score *score = advice_score(advice, framework);
    const char *worth = wording_worth(builder->arena, builder->app->catalog, framework,
                                      builder->subject->index);
    const char *middle =
        strchr(worth, '-') ? arena_printf(builder->arena, ", counted as its middle %d",
                                          (int)((doubled + 100) / 200))
                           : "";

    if (points == 0)
        add(builder, "value", ROLE_STRONG, "%s of 100%s; no answer weighs it, so it adds nothing",
            worth, middle);
    else
        add(builder, "value", ROLE_STRONG, "%s of 100%s x %d of %lld points = %s of fit %d", worth,
            middle, points, (long long)advice->ranking.total,
            wording_tenths(builder->arena, advice, points * doubled),
            advice_fit(advice, score->points));
}

/* Against the second for the winner, against the winner for all others. */
static void add_rival(struct builder *builder)
{
    const struct advice *advice = app_advice(builder->app);
    int framework = builder->subject->framework;
    int rival = framework == advice->winner ? advice->second : advice->winner;
    int points = advice->ranking.points[builder->subject->index];

    if (rival < 0 || points == 0)
        return;
    int64_t lost =
        points * (doubled_value(builder, rival) - doubled_value(builder, framework));
    const char *worth = wording_worth(builder->arena, builder->app->catalog, rival,
                                      builder->subject->index);
    if (lost == 0)
        add(builder, "even", ROLE_PLAIN, "with %s", name_of(builder, rival));
    else
        add(builder, lost > 0 ? "lost" : "ahead", ROLE_PLAIN, "%s %s %s, whose value is %s",
            wording_tenths(builder->arena, advice, lost > 0 ? lost : -lost),
            lost > 0 ? "to" : "of", name_of(builder, rival), worth);
}

/* Which answers gave it its points. */
static void add_points(struct builder *builder)
{
    const struct advice *advice = app_advice(builder->app);
    size_t count;
    const struct question_entry *questions = catalog_questions(builder->app->catalog, &count);
    const struct criterion *criteria = catalog_criteria(builder->app->catalog, &count);
    int base = criteria[builder->subject->index].base_points;

    for (int i = 0; i < advice->answers->n_questions; i++) {
        if (!answer_given(advice->answers->choice[i]))
            continue;
        const struct question_option *option = &questions[i].options[advice->answers->choice[i]];
        for (size_t j = 0; j < option->n_points; j++)
            if (option->points[j].criterion == builder->subject->index)
                add(builder, "points", ROLE_PLAIN, "%d by %s", option->points[j].points,
                    wording_answer(builder->arena, advice, i));
    }
    if (base > 0)
        add(builder, "points", ROLE_PLAIN, "%d before any answer, for every project", base);
}

static void plain_text(const struct inline_node *node, struct text *text)
{
    for (; node; node = node->next) {
        if (node->text)
            text_append(text, node->text);
        if (node->kind == INLINE_BREAK)
            text_append_char(text, ' ');
        plain_text(node->first, text);
    }
}

/* The first paragraph of its page. */
static void add_about(struct builder *builder, const char *id)
{
    const char *page = catalog_page(builder->app->catalog, "criterion", id);
    const struct document *document = markdown_read(builder->arena, page, strlen(page));
    const struct block *block = document->first;
    struct text text;

    while (block && block->kind != BLOCK_PARAGRAPH)
        block = block->next;
    if (!block)
        return;
    text_init(&text);
    plain_text(block->inlines, &text);
    add(builder, "about", ROLE_QUIET, "%s", text.bytes);
    text_finish(&text);
}

static void add_scale(struct builder *builder, const struct criterion *criterion)
{
    size_t count;
    const struct trait *traits = catalog_traits(builder->app->catalog, &count);

    for (size_t i = 0; i < criterion->n_inputs; i++) {
        const struct criterion_input *input = &criterion->inputs[i];
        bool less = input->better == BETTER_LESS;
        add(builder, i == 0 ? "rule" : "", ROLE_PLAIN,
            "%s on a logarithmic scale: %g %s is 0, %g is 100", traits[input->trait].label,
            less ? input->high : input->low, traits[input->trait].unit,
            less ? input->low : input->high);
    }
    if (criterion->n_inputs > 1)
        add(builder, "", ROLE_PLAIN, "the mean of the %zu", criterion->n_inputs);
}

static void add_window(struct builder *builder, const struct criterion *criterion)
{
    add(builder, "rule", ROLE_PLAIN,
        "months from %s to the end that is promised, %d of them are 100; open-ended is %d to %d, "
        "no published end %d to %d",
        catalog_identity(builder->app->catalog)->date, criterion->months_for_full,
        criterion->open_ended[0] / 100, criterion->open_ended[1] / 100,
        criterion->none_published[0] / 100, criterion->none_published[1] / 100);
}

#define LEVELS "level 0 is 0, 1 is 50, 2 is 80, 3 is 100"

static const char *const rule_words[RULE_COUNT] = {
    [RULE_RATING] = "a judgement from 1 to 5: 1 is 0, 2 is 25, 3 is 50, 4 is 75, 5 is 100",
    [RULE_LEVEL] = LEVELS,
    [RULE_MEAN_LEVEL] = "the mean of the levels: " LEVELS,
    [RULE_FIT] = "how well it pairs: 0 of 5 is 0, 5 of 5 is 100",
    [RULE_BEST_FIT] = "the best of the pairings: 0 of 5 is 0, 5 of 5 is 100",
    [RULE_MEAN_FIT] = "the mean of the pairings: 0 of 5 is 0, 5 of 5 is 100",
    [RULE_LANGUAGE] = "100 where it serves the language, else 0",
};

static void add_rule(struct builder *builder, const struct criterion *criterion)
{
    if (criterion->rule == RULE_MEASURE)
        add_scale(builder, criterion);
    else if (criterion->rule == RULE_SUPPORT_WINDOW)
        add_window(builder, criterion);
    else
        add(builder, "rule", ROLE_PLAIN, "%s%s", rule_words[criterion->rule],
            criterion->invert ? "; turned round, 100 less that" : "");
    if (criterion->note[0])
        add(builder, "doubt", ROLE_PLAIN, "%s", criterion->note);
}

static void add_inputs(struct builder *builder, const struct criterion *criterion)
{
    for (size_t i = 0; i < criterion->n_inputs; i++) {
        const struct criterion_input *input = &criterion->inputs[i];
        add_gap(builder);
        if (input->trait >= 0)
            add_trait(builder, input->trait);
        else if (input->component >= 0)
            add_pairing(builder, input->component);
        else
            add_language(builder, input->language);
    }
}

static void add_criterion(struct builder *builder)
{
    size_t count;
    const struct criterion *criterion =
        &catalog_criteria(builder->app->catalog, &count)[builder->subject->index];

    add_sum(builder);
    add_rival(builder);
    add_points(builder);
    add_inputs(builder, criterion);
    add_gap(builder);
    add_rule(builder, criterion);
    add_about(builder, criterion->id);
}

/* --- an answer -------------------------------------------------------------------------------- */

/* The winner's reason that the subject names; false: it is none any more. */
static bool find_reason(struct builder *builder, struct reason *ret_reason)
{
    struct reason *reasons;
    int count = reasons_of(builder->arena, app_advice(builder->app), &reasons);

    for (int i = 0; i < count; i++)
        if (reasons[i].question == builder->subject->index) {
            *ret_reason = reasons[i];
            return true;
        }
    return false;
}

static void add_reason(struct builder *builder)
{
    const struct advice *advice = app_advice(builder->app);
    struct arena *arena = builder->arena;
    size_t n_criteria;
    const struct criterion *criteria = catalog_criteria(builder->app->catalog, &n_criteria);
    struct reason reason;
    struct reason_part *parts;

    if (!find_reason(builder, &reason)) {
        add(builder, "", ROLE_PLAIN, "This answer adds nothing now.");
        return;
    }
    const struct question_option *option = reason_option(advice, &reason);
    int count = reason_parts(arena, advice, &reason, &parts);
    add(builder, "adds", ROLE_STRONG, "%s of fit %d, each part value x points / all",
        wording_tenth_count(arena, reason.shown),
        advice_fit(advice, advice->ranking.scores[0].points));
    for (int i = 0; i < count; i++)
        add(builder, i == 0 ? "of it" : "", ROLE_PLAIN, "%s = %s x %d / %lld by %s",
            wording_tenth_count(arena, parts[i].shown),
            wording_worth(arena, builder->app->catalog, builder->subject->framework,
                          parts[i].criterion),
            parts[i].weight, (long long)advice->ranking.total,
            criteria[parts[i].criterion].label);
    if (reason.lost > 0)
        add(builder, "lost", ROLE_PLAIN, "%s to %s, which gets more by it",
            wording_tenths(arena, advice, reason.lost), name_of(builder, advice->second));
    add(builder, "because", ROLE_PLAIN, "%s",
        option ? option->reason : "every project is given these points");
    for (int i = 0; i < count; i++)
        add_inputs(builder, &criteria[parts[i].criterion]);
}

/* --- a trait, a pairing ----------------------------------------------------------------------- */

static bool reads(const struct criterion *criterion, const struct subject *subject)
{
    for (size_t i = 0; i < criterion->n_inputs; i++)
        if (subject->kind == SUBJECT_TRAIT ? criterion->inputs[i].trait == subject->index
                                           : criterion->inputs[i].component == subject->index)
            return true;
    return false;
}

/* Which criteria read it, with their points now. */
static void add_readers(struct builder *builder)
{
    size_t count;
    const struct criterion *criteria = catalog_criteria(builder->app->catalog, &count);
    const int *points = app_advice(builder->app)->ranking.points;
    bool any = false;

    for (size_t i = 0; i < count; i++)
        if (reads(&criteria[i], builder->subject)) {
            add(builder, any ? "" : "weighs in", ROLE_PLAIN, "%s: value %s of 100, %d points",
                criteria[i].label,
                wording_worth(builder->arena, builder->app->catalog, builder->subject->framework,
                              (int)i),
                points[i]);
            any = true;
        }
    if (!any)
        add(builder, "weighs in", ROLE_PLAIN, "no criterion reads it; answers may require it");
}

static void add_trait_subject(struct builder *builder)
{
    size_t count;
    const struct trait *trait =
        &catalog_traits(builder->app->catalog, &count)[builder->subject->index];

    add_trait(builder, builder->subject->index);
    add_gap(builder);
    add_readers(builder);
    add(builder, "about", ROLE_QUIET, "%s", trait->meaning);
}

static void add_pairing_subject(struct builder *builder)
{
    size_t count;
    const struct component *component =
        &catalog_components(builder->app->catalog, &count)[builder->subject->index];

    add_pairing(builder, builder->subject->index);
    add_gap(builder);
    add_readers(builder);
    add(builder, "about", ROLE_QUIET, "%s", component->summary);
}

static void (*const writers[])(struct builder *builder) = {
    [SUBJECT_CRITERION] = add_criterion,
    [SUBJECT_REASON] = add_reason,
    [SUBJECT_TRAIT] = add_trait_subject,
    [SUBJECT_PAIRING] = add_pairing_subject,
};

struct grounds grounds_of(struct arena *arena, struct app *app, const struct subject *subject,
                          int width)
{
    struct builder builder = {.arena = arena, .app = app, .subject = subject, .width = width};

    writers[subject->kind](&builder);
    return builder.grounds;
}

const char *grounds_title(struct arena *arena, struct app *app, const struct subject *subject)
{
    size_t count;
    const char *name = catalog_frameworks(app->catalog, &count)[subject->framework].name;
    const char *what =
        subject->kind == SUBJECT_REASON
            ? (subject->index >= 0 ? wording_answer(arena, app_advice(app), subject->index)
                                   : "before any answer")
        : subject->kind == SUBJECT_CRITERION
            ? catalog_criteria(app->catalog, &count)[subject->index].label
        : subject->kind == SUBJECT_TRAIT
            ? catalog_traits(app->catalog, &count)[subject->index].label
            : catalog_components(app->catalog, &count)[subject->index].name;

    return arena_printf(arena, "%s: %s", name, what);
}

/* --- neighbours ------------------------------------------------------------------------------- */

static int *criterion_list(struct arena *arena, struct app *app, int framework, size_t *ret_count)
{
    const struct advice *advice = app_advice(app);
    struct contribution *parts;
    size_t count = contributions(arena, advice->decision, &advice->ranking, framework, &parts);
    int *list = ARENA_ARRAY(arena, int, count);

    for (size_t i = 0; i < count; i++)
        list[i] = parts[i].criterion;
    *ret_count = count;
    return list;
}

static int *reason_list(struct arena *arena, struct app *app, int framework, size_t *ret_count)
{
    struct reason *reasons;
    size_t count = (size_t)reasons_of(arena, app_advice(app), &reasons);
    int *list = ARENA_ARRAY(arena, int, count);

    (void)framework;
    for (size_t i = 0; i < count; i++)
        list[i] = reasons[i].question;
    *ret_count = count;
    return list;
}

static int *stack_list(struct arena *arena, struct app *app, int framework, size_t *ret_count)
{
    const struct advice *advice = app_advice(app);
    int *list = ARENA_ARRAY(arena, int, advice->stack.n_choices);
    size_t count = 0;

    for (size_t i = 0; framework == advice->winner && i < advice->stack.n_choices; i++)
        if (advice->stack.choices[i].component >= 0)
            list[count++] = advice->stack.choices[i].component;
    *ret_count = count;
    return list;
}

static int *trait_list(struct arena *arena, struct app *app, int framework, size_t *ret_count)
{
    const struct advice *advice = app_advice(app);
    int *list;

    *ret_count = unknown_traits(arena, advice->decision, &advice->ranking, framework, &list);
    return list;
}

static int *all_traits(struct arena *arena, struct app *app, size_t *ret_count)
{
    catalog_traits(app->catalog, ret_count);
    int *list = ARENA_ARRAY(arena, int, *ret_count);
    for (size_t i = 0; i < *ret_count; i++)
        list[i] = (int)i;
    return list;
}

static bool holds(const int *list, size_t count, int index)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == index)
            return true;
    return false;
}

static int *(*const lists[])(struct arena *arena, struct app *app, int framework,
                             size_t *ret_count) = {
    [SUBJECT_CRITERION] = criterion_list,
    [SUBJECT_REASON] = reason_list,
    [SUBJECT_TRAIT] = trait_list,
    [SUBJECT_PAIRING] = stack_list,
};

size_t grounds_neighbours(struct arena *arena, struct app *app, const struct subject *subject,
                          struct subject **ret_subjects, size_t *ret_place)
{
    size_t count = 0;
    int *list = lists[subject->kind](arena, app, subject->framework, &count);

    if (subject->kind == SUBJECT_TRAIT && (count < 2 || !holds(list, count, subject->index)))
        list = all_traits(arena, app, &count);
    bool alone = !holds(list, count, subject->index);
    struct subject *subjects = ARENA_ARRAY(arena, struct subject, count + 1);
    subjects[0] = *subject;
    *ret_place = 0;
    for (size_t i = 0; i < count && !alone; i++) {
        subjects[i] = (struct subject){subject->kind, subject->framework, list[i]};
        if (list[i] == subject->index)
            *ret_place = i;
    }
    *ret_subjects = subjects;
    return alone ? 1 : count;
}
