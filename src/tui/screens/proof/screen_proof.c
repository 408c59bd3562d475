#include "document/words/wording.h"
#include "tui/panels/confidence_view.h"
#include "tui/widgets/decision_page.h"

/* Is the answer settled? The least by which each rival can end behind the leader, whatever the
 * questions still open are answered: the table that proves it, or shows who can still come first. */
#define RIVALS_MOST 50

/* In points: those of a criterion times its value from 0 to 1. */
static const char *points_text(struct arena *arena, int64_t points)
{
    int64_t whole = 2 * VALUE_MOST, size = points < 0 ? -points : points;
    const char *text = wording_tenth_count(arena, (int)((20 * size + whole) / (2 * whole)));

    if (size > 0 && text_equal(text, "0.0"))
        return points < 0 ? "> -0.1" : "< 0.1";
    return arena_printf(arena, "%s%s", points < 0 ? "-" : "", text);
}

static const char *verdict(const struct early_stop *early_stop,
                           const struct early_stop_rival *rival)
{
    bool earlier = early_stop->leader < rival->alternative; /* a tie goes to who stands first */
    bool settled = rival->settled > 0 || (rival->settled == 0 && earlier);
    bool decided = rival->decided > 0 || (rival->decided == 0 && earlier);

    return decided ? "stays behind" : settled ? "only by gaps" : "may still win";
}

static void add_table(struct app *app, struct document *document,
                      const struct early_stop *early_stop)
{
    static const enum alignment alignments[] = {ALIGN_LEFT, ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT,
                                                ALIGN_LEFT};
    const struct advice *advice = app_advice(app);
    size_t count;
    const struct framework *entries = catalog_frameworks(app->catalog, &count);
    struct block *table = document_table(document, 5, alignments);
    struct table_row *row = document_row(document, table);
    int64_t first = advice->ranking.scores[0].points;

    document_cell(document, row, 0, "Rival");
    document_cell(document, row, 1, "Lead now");
    document_cell(document, row, 2, "Least lead");
    document_cell(document, row, 3, "With gaps");
    document_cell(document, row, 4, "So");
    for (int i = 0; i < early_stop->n_rivals && i < RIVALS_MOST; i++) {
        const struct early_stop_rival *rival = &early_stop->rivals[i];
        row = document_row(document, table);
        document_cell(document, row, 0, "%s", entries[rival->alternative].name);
        document_cell(
            document, row, 1, "%s",
            points_text(document->arena, first - advice_score(advice, rival->alternative)->points));
        document_cell(document, row, 2, "%s", points_text(document->arena, rival->settled));
        document_cell(document, row, 3, "%s", points_text(document->arena, rival->decided));
        document_cell(document, row, 4, "%s", verdict(early_stop, rival));
    }
}

static void say_proof(struct app *app, struct document *document,
                      const struct early_stop *early_stop)
{
    size_t count;
    const char *leader = catalog_frameworks(app->catalog, &count)[early_stop->leader].name;
    struct arena *arena = document->arena;
    const char *unknown = early_stop->decided ? ", and whatever the missing facts are"
                                              : "; missing facts could still change it";

    if (early_stop->settled && early_stop->n_open > 0)
        document_say(document,
                     "Yes. %s stays first however the %d open question%s answered or left%s. "
                     "Stopping now costs nothing.",
                     leader, early_stop->n_open, early_stop->n_open == 1 ? " is" : "s are",
                     unknown);
    else if (early_stop->settled)
        document_say(document, "Yes: no question is open. %s is first%s.", leader, unknown);
    else
        document_say(document,
                     "Not yet: %d of %d open question%s can still change it%s. Stopping now may "
                     "leave somebody up to %s points ahead of %s in the end.",
                     early_stop->n_matters, early_stop->n_open, early_stop->n_open == 1 ? "" : "s",
                     early_stop->can_fall ? ", and an open answer can exclude the first" : "",
                     points_text(arena, early_stop->regret), leader);
}

static void add_questions(struct app *app, struct document *document,
                          const struct confidence *confidence)
{
    size_t count;
    const struct question_entry *entries = catalog_questions(app->catalog, &count);
    const char *deciding = "", *idle = "";

    if (confidence->early_stop.n_open == 0)
        return;
    document_heading(document, 2, "The open questions");
    for (int i = 0; i < confidence->n_next; i++)
        deciding = arena_printf(document->arena, "%s%s%d %s", deciding, i > 0 ? ", " : "",
                                confidence->next[i].question + 1,
                                entries[confidence->next[i].question].brief);
    for (size_t i = 0; i < count; i++)
        if (app->answers->choice[i] == ANSWER_OPEN && !confidence->early_stop.matters[i])
            idle = arena_printf(document->arena, "%s%s%zu %s", idle, idle[0] ? ", " : "", i + 1,
                                entries[i].brief);
    if (deciding[0])
        document_say(document, "Can still change who comes first, the most decisive first: %s.",
                     deciding);
    if (idle[0])
        document_say(document, "Cannot change who comes first any more: %s.", idle);
}

static void build(struct app *app, struct document *document)
{
    const struct confidence *confidence = app_confidence(app);

    document_heading(document, 1, "Is it settled?");
    if (!confidence) {
        document_say(document, "This is being worked out.");
        return;
    }
    if (confidence->early_stop.leader < 0) {
        document_say(document, "%s",
                     app_words(document->arena, app,
                               "Nothing satisfies all of these answers; {result} shows what to "
                               "relax."));
        return;
    }
    document_say(document, "%s", confidence_view_state(document->arena, app));
    say_proof(app, document, &confidence->early_stop);
    if (confidence->early_stop.n_rivals > 0)
        add_table(app, document, &confidence->early_stop);
    else
        document_say(document, "Nobody else is left.");
    add_questions(app, document, confidence);
    document_heading(document, 2, "What the figures are");
    document_say(document,
                 "Leads are in points: those of each criterion times its value from 0 to 1. The "
                 "first has %s of %lld now. The least lead takes every open question at its worst "
                 "for the first and its best for the rival, for each rival by itself; with gaps "
                 "takes each missing fact that way too. Above 0 the rival cannot catch up. "
                 "Questions add their points independently of each other, so these figures are "
                 "exact.",
                 points_text(document->arena, app_advice(app)->ranking.scores[0].points),
                 (long long)app_advice(app)->ranking.total);
}

static void leave(struct app *app, void *state)
{
    (void)app;
    decision_page_finish(state);
}

static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    const struct confidence *confidence = app_confidence(app);

    if (confidence)
        text_append(left, confidence->early_stop.decided   ? "decided"
                          : confidence->early_stop.settled ? "settled"
                                                           : "not settled");
    viewer_position(decision_page_prepare(app, state, build), right);
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    decision_page_draw(app, state, build, frame);
}

static void move(struct app *app, void *state, enum movement movement)
{
    decision_page_move(app, state, build, movement);
}

extern const struct screen screen_proof;
const struct screen screen_proof = {
    .name = "proof",
    .title = "Proof",
    .size = sizeof(struct decision_page),
    .leave = leave,
    .heading = heading,
    .draw = draw,
    .move = move,
};
