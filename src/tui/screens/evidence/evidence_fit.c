#include "tui/screens/evidence/evidence_parts.h"

#include "decide/advice/reasons.h"
#include "document/markdown/markdown.h"
#include "document/words/answer_words.h"
#include "document/words/wording.h"
#include "tui/app/app.h"

#include <string.h>

/* --- criterion -------------------------------------------------------------------------------- */

static const char *name_of(const struct evidence_builder *builder, int framework)
{
    return catalog_framework(builder->app->catalog, framework)->name;
}

static const char *worth_of(const struct evidence_builder *builder, int framework, int criterion)
{
    return wording_worth(builder->arena, builder->app->catalog, framework, criterion);
}

static void add_language(struct evidence_builder *builder, struct evidence_node *parent,
                         int language)
{
    struct catalog *catalog = builder->app->catalog;
    int trait = catalog_served_trait(catalog), framework = builder->subject->framework;
    bool served = catalog_framework(catalog, framework)->serves >> language & 1;
    struct evidence_node *node =
        evidence_add(builder, parent, catalog_language(catalog, language)->label);

    node->value = served ? 100 : 0;
    node->words = served ? "yes" : "no";
    if (trait < 0)
        return;
    const struct value *value = catalog_value(catalog, framework, trait);
    node->evidence = &value->evidence;
    evidence_note(builder, &node->notes, ROLE_PLAIN, "%s: %s", catalog_trait(catalog, trait)->label,
                  value->text);
}

/* A rating is shown in the row of its criterion; other inputs get a row each. */
static void add_inputs(struct evidence_builder *builder, struct evidence_node *node,
                       const struct criterion *criterion)
{
    if (criterion->rule == RULE_RATING) {
        node->evidence = &catalog_value(builder->app->catalog, builder->subject->framework,
                                        criterion->inputs[0].trait)
                              ->evidence;
        return;
    }
    for (size_t i = 0; i < criterion->n_inputs; i++) {
        const struct criterion_input *input = &criterion->inputs[i];
        if (input->trait >= 0)
            evidence_trait(builder, node, input->trait);
        else if (input->component >= 0)
            evidence_pairing(builder, node, input->component);
        else
            add_language(builder, node, input->language);
    }
}

struct evidence_node *evidence_criterion_node(struct evidence_builder *builder,
                                              struct evidence_node *parent, int index, int weight,
                                              const char *shown)
{
    const struct criterion *criterion = catalog_criterion(builder->app->catalog, index);
    struct evidence_node *node = evidence_add(builder, parent, criterion->label);
    const char *worth = worth_of(builder, builder->subject->framework, index);

    node->figure = shown;
    node->criterion = index;
    node->role = ROLE_MUTED;
    node->words = weight > 0
                      ? arena_printf(builder->arena, "%s of 100 %s %d of %lld points", worth,
                                     evidence_times(builder), weight,
                                     (long long)app_advice(builder->app)->ranking.total)
                      : arena_printf(builder->arena, "%s of 100; no answer gives it points", worth);
    evidence_rule(builder, node, criterion);
    if (strchr(worth, ' '))
        evidence_note(builder, &node->notes, ROLE_WARN,
                      "a fact is missing: counted as the middle of %s, which is %s", worth,
                      evidence_exact(builder, index));
    add_inputs(builder, node, criterion);
    return node;
}

/* --- below the tree --------------------------------------------------------------------------- */

/* Compares the winner with the second, and any other framework with the winner. */
static void add_rival(struct evidence_builder *builder, int points)
{
    const struct advice *advice = app_advice(builder->app);
    int framework = builder->subject->framework, criterion = builder->subject->index;
    int rival = framework == advice->winner ? advice->second : advice->winner;

    if (rival < 0 || points == 0)
        return;
    int64_t more = points * (evidence_doubled(builder, framework, criterion) -
                             evidence_doubled(builder, rival, criterion));
    const char *worth = worth_of(builder, rival, criterion);
    if (more == 0)
        evidence_note(builder, &builder->tree->notes, ROLE_PLAIN, "%s gets the same here.",
                      name_of(builder, rival));
    else
        evidence_note(builder, &builder->tree->notes, ROLE_PLAIN,
                      "%s %s than %s, whose value is %s.",
                      wording_tenths(builder->arena, advice, more > 0 ? more : -more),
                      more > 0 ? "more" : "less", name_of(builder, rival), worth);
}

/* Notes how many points each answer gives the criterion. */
static void add_points(struct evidence_builder *builder)
{
    const struct advice *advice = app_advice(builder->app);
    struct catalog *catalog = builder->app->catalog;
    int base = catalog_criterion(catalog, builder->subject->index)->base_points;

    for (int i = 0; i < advice->answers->n_questions; i++) {
        if (!answer_given(advice->answers->choice[i]))
            continue;
        const struct question_option *option =
            &catalog_question(catalog, i)->options[advice->answers->choice[i]];
        for (size_t j = 0; j < option->n_points; j++)
            if (option->points[j].criterion == builder->subject->index)
                evidence_note(builder, &builder->tree->notes, ROLE_PLAIN, "%d %s by %s",
                              option->points[j].points,
                              option->points[j].points == 1 ? "point" : "points",
                              wording_answer(builder->arena, advice, i));
    }
    if (base > 0)
        evidence_note(builder, &builder->tree->notes, ROLE_PLAIN, "%d %s for every project", base,
                      base == 1 ? "point" : "points");
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

/* Notes the first paragraph of the criterion's page. */
static void add_about(struct evidence_builder *builder)
{
    const char *id = catalog_criterion(builder->app->catalog, builder->subject->index)->id;
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
    evidence_note(builder, &builder->tree->notes, ROLE_MUTED, "%s", text.bytes);
    text_finish(&text);
}

/* "75 x 3 / 42": what a criterion with these points adds, of all points. */
static const char *product_text(struct evidence_builder *builder, int criterion, int points)
{
    return arena_printf(builder->arena, "%s %s %d / %lld", evidence_exact(builder, criterion),
                        evidence_times(builder), points,
                        (long long)app_advice(builder->app)->ranking.total);
}

/* What the reasons say that a criterion adds to the fit of the winner. Their tenths are rounded so
 * that they add up, so this may be a tenth more or less than the criterion rounded alone. */
static const char *added_figure(struct evidence_builder *builder, int criterion)
{
    const struct advice *advice = app_advice(builder->app);
    int tenths = 0;

    for (int i = 0; i < advice->n_reasons; i++) {
        struct reason_part *parts;
        int count = reason_parts(builder->arena, advice, &advice->reasons[i], &parts);
        for (int k = 0; k < count; k++)
            tenths += parts[k].criterion == criterion ? parts[k].shown : 0;
    }
    return wording_tenth_count(builder->arena, tenths);
}

void evidence_criterion(struct evidence_builder *builder)
{
    const struct advice *advice = app_advice(builder->app);
    struct evidence_tree *tree = builder->tree;
    int framework = builder->subject->framework, criterion = builder->subject->index;
    int points = advice->ranking.points[criterion];
    const char *alone = wording_tenths(builder->arena, advice,
                                       points * evidence_doubled(builder, framework, criterion));
    const char *shown = framework == advice->winner ? added_figure(builder, criterion) : alone;

    evidence_criterion_node(builder, tree->root, criterion, points, points > 0 ? shown : "");
    tree->figure = points > 0 ? shown : worth_of(builder, framework, criterion);
    if (points > 0) {
        tree->sum = product_text(builder, criterion, points);
        tree->total = arena_printf(builder->arena, "%s of fit %d", alone,
                                   advice_fit(advice, advice_score(advice, framework)->points));
        if (!text_equal(alone, shown))
            evidence_note(builder, &tree->notes, ROLE_PLAIN,
                          "The result rounds it to %s, so that all parts add up.", shown);
    }
    add_rival(builder, points);
    add_points(builder);
    add_about(builder);
}

/* --- answer ----------------------------------------------------------------------------------- */

/* Finds the reason for the subject's question; false: its answer adds nothing to the fit. */
static bool find_reason(struct evidence_builder *builder, struct reason *ret_reason)
{
    const struct advice *advice = app_advice(builder->app);

    for (int i = 0; i < advice->n_reasons; i++)
        if (advice->reasons[i].question == builder->subject->index) {
            *ret_reason = advice->reasons[i];
            return true;
        }
    return false;
}

static void add_parts(struct evidence_builder *builder, struct evidence_node *node,
                      const struct reason *reason)
{
    struct evidence_tree *tree = builder->tree;
    struct reason_part *parts;
    int count = reason_parts(builder->arena, app_advice(builder->app), reason, &parts);

    for (int i = 0; i < count; i++) {
        const char *shown = wording_tenth_count(builder->arena, parts[i].shown);
        evidence_criterion_node(builder, node, parts[i].criterion, parts[i].weight, shown);
        tree->sum = arena_printf(builder->arena, "%s%s%s", tree->sum, i > 0 ? " + " : "", shown);
    }
    if (count == 1) /* "57.1 = 57.1" says nothing */
        tree->sum = product_text(builder, parts[0].criterion, parts[0].weight);
    tree->total = tree->figure;
}

void evidence_reason(struct evidence_builder *builder)
{
    const struct advice *advice = app_advice(builder->app);
    struct evidence_tree *tree = builder->tree;
    struct reason reason;

    if (!find_reason(builder, &reason)) {
        evidence_add(builder, tree->root, "This answer adds nothing now.");
        return;
    }
    const struct question_option *option = reason_option(advice, &reason);
    struct evidence_node *node = evidence_add(
        builder, tree->root,
        option ? words_answer_text(builder->arena,
                                   catalog_question(builder->app->catalog, reason.question),
                                   advice->answers->choice[reason.question])
               : "What every project needs");
    tree->figure = wording_tenth_count(builder->arena, reason.shown);
    node->figure = tree->figure;
    if (option)
        evidence_note(builder, &node->notes, ROLE_MUTED, "%s", option->reason);
    add_parts(builder, node, &reason);
    if (reason.lost > 0)
        evidence_note(builder, &tree->notes, ROLE_PLAIN, "%s gets %s more from this answer.",
                      name_of(builder, advice->second),
                      wording_tenths(builder->arena, advice, reason.lost));
    evidence_note(builder, &tree->notes, ROLE_MUTED,
                  "A part adds its value (0 to 100) times its points, divided by all %lld points "
                  "your answers gave out.",
                  (long long)advice->ranking.total);
}
