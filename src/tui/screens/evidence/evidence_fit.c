#include "tui/screens/evidence/evidence_parts.h"

#include "decide/advice/reasons.h"
#include "document/markdown/markdown.h"
#include "document/words/wording.h"
#include "tui/app/app.h"

#include <string.h>

/* --- a criterion ------------------------------------------------------------------------------ */

static int64_t doubled_value(struct evidence_builder *builder, int framework)
{
    size_t at = (size_t)framework * catalog_n_criteria(builder->app->catalog) +
                (size_t)builder->subject->index;

    return catalog_low(builder->app->catalog)[at] + catalog_high(builder->app->catalog)[at];
}

static const char *name_of(struct evidence_builder *builder, int framework)
{
    size_t count;
    return catalog_frameworks(builder->app->catalog, &count)[framework].name;
}

/* value x points = part of the fit */
static void add_sum(struct evidence_builder *builder)
{
    const struct advice *advice = app_advice(builder->app);
    int framework = builder->subject->framework;
    int points = advice->ranking.points[builder->subject->index];
    int64_t doubled = doubled_value(builder, framework);
    const struct score *score = advice_score(advice, framework);
    const char *worth =
        wording_worth(builder->arena, builder->app->catalog, framework, builder->subject->index);
    const char *middle = strchr(worth, '-')
                             ? arena_printf(builder->arena, ", counted as its middle %d",
                                            (int)((doubled + 100) / 200))
                             : "";

    if (points == 0)
        evidence_add(builder, "value", ROLE_STRONG,
                     "%s of 100%s; no answer weighs it, so it adds nothing", worth, middle);
    else
        evidence_add(builder, "value", ROLE_STRONG,
                     "%s of 100%s x %d of %lld points = %s of fit %d", worth, middle, points,
                     (long long)advice->ranking.total,
                     wording_tenths(builder->arena, advice, points * doubled),
                     advice_fit(advice, score->points));
}

/* Against the second for the winner, against the winner for all others. */
static void add_rival(struct evidence_builder *builder)
{
    const struct advice *advice = app_advice(builder->app);
    int framework = builder->subject->framework;
    int rival = framework == advice->winner ? advice->second : advice->winner;
    int points = advice->ranking.points[builder->subject->index];

    if (rival < 0 || points == 0)
        return;
    int64_t lost = points * (doubled_value(builder, rival) - doubled_value(builder, framework));
    const char *worth =
        wording_worth(builder->arena, builder->app->catalog, rival, builder->subject->index);
    if (lost == 0)
        evidence_add(builder, "even", ROLE_PLAIN, "with %s", name_of(builder, rival));
    else
        evidence_add(builder, lost > 0 ? "lost" : "ahead", ROLE_PLAIN,
                     "%s %s %s, whose value is %s",
                     wording_tenths(builder->arena, advice, lost > 0 ? lost : -lost),
                     lost > 0 ? "to" : "of", name_of(builder, rival), worth);
}

/* Which answers gave it its points. */
static void add_points(struct evidence_builder *builder)
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
                evidence_add(builder, "points", ROLE_PLAIN, "%d by %s", option->points[j].points,
                             wording_answer(builder->arena, advice, i));
    }
    if (base > 0)
        evidence_add(builder, "points", ROLE_PLAIN, "%d before any answer, for every project",
                     base);
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
static void add_about(struct evidence_builder *builder, const char *id)
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
    evidence_add(builder, "about", ROLE_MUTED, "%s", text.bytes);
    text_finish(&text);
}

static void add_scale(struct evidence_builder *builder, const struct criterion *criterion)
{
    size_t count;
    const struct trait *traits = catalog_traits(builder->app->catalog, &count);

    for (size_t i = 0; i < criterion->n_inputs; i++) {
        const struct criterion_input *input = &criterion->inputs[i];
        bool less = input->better == BETTER_LESS;
        evidence_add(builder, i == 0 ? "rule" : "", ROLE_PLAIN,
                     "%s on a logarithmic scale: %g %s is 0, %g is 100", traits[input->trait].label,
                     less ? input->high : input->low, traits[input->trait].unit,
                     less ? input->low : input->high);
    }
    if (criterion->n_inputs > 1)
        evidence_add(builder, "", ROLE_PLAIN, "the mean of the %zu", criterion->n_inputs);
}

static void add_window(struct evidence_builder *builder, const struct criterion *criterion)
{
    evidence_add(
        builder, "rule", ROLE_PLAIN,
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
    [RULE_LANGUAGE] = "100 where it is served, else 0",
};

static void add_rule(struct evidence_builder *builder, const struct criterion *criterion)
{
    if (criterion->rule == RULE_MEASURE)
        add_scale(builder, criterion);
    else if (criterion->rule == RULE_SUPPORT_WINDOW)
        add_window(builder, criterion);
    else
        evidence_add(builder, "rule", ROLE_PLAIN, "%s%s", rule_words[criterion->rule],
                     criterion->invert ? "; turned round, 100 less that" : "");
    if (criterion->note[0])
        evidence_add(builder, "doubt", ROLE_PLAIN, "%s", criterion->note);
}

static void add_inputs(struct evidence_builder *builder, const struct criterion *criterion)
{
    for (size_t i = 0; i < criterion->n_inputs; i++) {
        const struct criterion_input *input = &criterion->inputs[i];
        evidence_gap(builder);
        if (input->trait >= 0)
            evidence_trait(builder, input->trait);
        else if (input->component >= 0)
            evidence_pairing(builder, input->component);
        else
            evidence_language(builder, input->language);
    }
}

void evidence_criterion(struct evidence_builder *builder)
{
    size_t count;
    const struct criterion *criterion =
        &catalog_criteria(builder->app->catalog, &count)[builder->subject->index];

    add_sum(builder);
    add_rival(builder);
    add_points(builder);
    add_inputs(builder, criterion);
    evidence_gap(builder);
    add_rule(builder, criterion);
    add_about(builder, criterion->id);
}

/* --- an answer -------------------------------------------------------------------------------- */

/* The winner's reason that the subject names; false: it is none any more. */
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

void evidence_reason(struct evidence_builder *builder)
{
    const struct advice *advice = app_advice(builder->app);
    struct arena *arena = builder->arena;
    size_t n_criteria;
    const struct criterion *criteria = catalog_criteria(builder->app->catalog, &n_criteria);
    struct reason reason;
    struct reason_part *parts;

    if (!find_reason(builder, &reason)) {
        evidence_add(builder, "", ROLE_PLAIN, "This answer adds nothing now.");
        return;
    }
    const struct question_option *option = reason_option(advice, &reason);
    int count = reason_parts(arena, advice, &reason, &parts);
    evidence_add(builder, "adds", ROLE_STRONG, "%s of fit %d, each part value x points / all",
                 wording_tenth_count(arena, reason.shown),
                 advice_fit(advice, advice->ranking.scores[0].points));
    for (int i = 0; i < count; i++)
        evidence_add(builder, i == 0 ? "of it" : "", ROLE_PLAIN, "%s = %s x %d / %lld by %s",
                     wording_tenth_count(arena, parts[i].shown),
                     wording_worth(arena, builder->app->catalog, builder->subject->framework,
                                   parts[i].criterion),
                     parts[i].weight, (long long)advice->ranking.total,
                     criteria[parts[i].criterion].label);
    if (reason.lost > 0)
        evidence_add(builder, "lost", ROLE_PLAIN, "%s to %s, which gets more by it",
                     wording_tenths(arena, advice, reason.lost), name_of(builder, advice->second));
    evidence_add(builder, "because", ROLE_PLAIN, "%s",
                 option ? option->reason : "every project is given these points");
    for (int i = 0; i < count; i++)
        add_inputs(builder, &criteria[parts[i].criterion]);
}
