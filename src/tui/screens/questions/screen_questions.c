#include "base/bounds.h"
#include "base/text/columns.h"
#include "decide/advice/exclusion.h"
#include "decide/advice/score_change.h"
#include "document/words/answer_words.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/app/keymap.h"
#include "tui/panels/confidence_view.h"
#include "tui/panels/lift_rules.h"
#include "tui/panels/panel.h"
#include "tui/screens/questions/largest_changes.h"
#include "tui/screens/questions/live_ranking.h"
#include "tui/screens/questions/question_view.h"

#include <stdlib.h>
#include <string.h>

/* The Answer screen: one question at a time, with the ranking and what the answer changes in it. */

static int count_questions(const struct app *app)
{
    size_t count;

    catalog_questions(app->catalog, &count);
    return (int)count;
}

static int count_open(const struct app *app)
{
    int count = 0;

    for (int i = 0; i < count_questions(app); i++)
        count += app_choice(app, i) == ANSWER_OPEN;
    return count;
}

static void leave(struct app *app, void *state)
{
    (void)app;
    look_ahead_free(((struct question_view *)state)->ahead);
}

static void enter(struct app *app, void *state)
{
    struct question_view *question_view = state;
    int question = 0, count = count_questions(app);

    while (question < count && app_choice(app, question) != ANSWER_OPEN)
        question++;
    if (question == count && question > 0) {
        app_say(app, app->columns >= 60
                         ? "All questions are answered or skipped; {result} shows the result"
                         : "No question left; {result} shows the result");
        question = 0;
    }
    question_view_go_to(app, question_view, question);
}

/* --- layout ----------------------------------------------------------------------------------- */

/* The layout of the body, which depends only on its size. An area with 0 rows is not drawn. */
struct plan {
    struct area list, question, right;
    int dividers[2]; /* columns of the vertical lines; 0: none */
    int rule;        /* row of a horizontal line; 0: none */
};

#define LIST_COLUMNS 44
#define RIGHT_LEAST 30
#define BESIDE_LEAST 80   /* from this width on, the ranking is beside the question */
#define CHANGES_LEAST 100 /* from this width on, the largest changes are beside it */
#define BELOW_ROWS_LEAST 4

static struct plan plan_of(struct area body, int needed)
{
    struct plan plan = {.question = body};
    int list = body.columns >= 160 ? LIST_COLUMNS : 0, left = body.columns - list;

    if (body.columns >= BESIDE_LEAST && body.rows >= 8) {
        int question = left >= CHANGES_LEAST ? left * 60 / 100 : left - RIGHT_LEAST - 1;
        plan.list = area_part(body, 0, 0, body.rows, list);
        plan.question = area_part(body, 0, list, body.rows, question);
        plan.right = area_part(body, 0, list + question + 1, body.rows, left - question - 1);
        plan.dividers[0] = list + question;
        if (list > 0) {
            plan.dividers[1] = list;
            plan.question = area_part(body, 0, list + 1, body.rows, question - 1);
        }
        return plan;
    }
    if (body.rows - needed - 1 >= BELOW_ROWS_LEAST) {
        plan.question = area_part(body, 0, 0, needed, body.columns);
        plan.rule = needed;
        plan.right = area_part(body, needed + 1, 0, body.rows - needed - 1, body.columns);
    }
    return plan;
}

static struct plan plan_for(const struct app *app, const struct question_view *question_view,
                            struct area body)
{
    const struct question_entry *entry = question_view_entry(app, question_view);

    return plan_of(body, entry ? (int)entry->n_options + 10 : body.rows);
}

/* The two rankings to compare. Cursor on the chosen option: without this answer, and now. Cursor on
 * another option: now, and with that option. */
static struct ranking_change ranking_change_of(struct app *app, struct question_view *question_view)
{
    const struct look_ahead *ahead = question_view_ahead(app, question_view);
    int selected = question_view->options.selected,
        chosen = question_view_chosen(app, question_view);
    struct ranking_change shown = {.now = app_advice(app),
                                   .question = question_view->question,
                                   .option = selected,
                                   .title = "Ranking now",
                                   .legend = ""};

    if (!ahead)
        return shown;
    if (selected == chosen) {
        shown.before =
            answer_given(app_choice(app, question_view->question)) ? ahead->without : NULL;
        shown.legend = "where it stood without this answer";
    } else if (selected < ahead->n_options || chosen >= 0) {
        shown.before = shown.now;
        shown.now = look_ahead_option(ahead, selected);
        shown.option = selected < ahead->n_options ? selected : chosen;
        shown.title = "Ranking if so";
        shown.legend = "where it stands now";
    }
    return shown;
}

#define SURE_ROWS 14
#define SURE_ROWS_LEAST 5
#define CHANGES_ROWS 17 /* five changes at most */

/* Draws the ranking and the largest changes. Returns the row after them. If there are too few rows,
 * the largest changes are left out first, then how sure the result is. */
static int paint_ranking(struct app *app, struct question_view *question_view, struct area area,
                         bool wide)
{
    struct ranking_change shown = ranking_change_of(app, question_view);
    int rows = live_ranking_rows(&shown, area.columns), least = wide ? SURE_ROWS : SURE_ROWS_LEAST;

    if (rows > area.rows - (area.rows >= 12 ? least : 0))
        rows = area.rows - (area.rows >= 12 ? least : 0);
    int row = live_ranking_draw(app, &shown, area_part(area, 0, 0, rows, area.columns)) + 1;
    int left = area.rows - row - SURE_ROWS;
    if (wide && shown.before && left >= 4)
        row += largest_changes_draw(
                   app, &shown, area_part(area, row, 0, MIN(left, CHANGES_ROWS), area.columns)) +
               1;
    return row;
}

/* All that the ranking shows. */
struct ranking_inputs {
    int question, selected;
    unsigned n_changes;
    bool blocks;
};

static int draw_ranking(struct app *app, struct question_view *question_view, struct area area,
                        bool wide)
{
    struct ranking_inputs inputs;

    memset(&inputs, 0, sizeof(inputs));
    inputs.question = question_view->question;
    inputs.selected = question_view->options.selected;
    inputs.n_changes = app_n_changes(app);
    inputs.blocks = app_blocks(app);
    struct kept_part part = {"ranking", &inputs, sizeof(inputs), 0};
    if (!kept_show(app->kept, area, &part)) {
        part.value = paint_ranking(app, question_view, area, wide);
        kept_take(app->kept, area, &part);
    }
    return part.value;
}

/* The ranking, the largest changes and how sure the result is. */
static void draw_right(struct app *app, struct question_view *question_view, struct area area)
{
    bool wide = area.columns >= 38 && area.rows >= 20;
    int row = draw_ranking(app, question_view, area, wide);

    if (!wide && row > 0 && row < area.rows)
        panel_head(area, row - 1, 1, area.columns - 2, "How sure now", "", app->options.unicode);
    if (area.rows - row > 0)
        confidence_view_draw(app, area_part(area, row, 0, area.rows - row, area.columns), wide);
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    struct question_view *question_view = state;
    struct area body = frame->body;

    app_advice(app);
    if (!question_view_entry(app, question_view)) {
        area_text(body, 0, 1, ROLE_WARN, "This catalog asks no questions.");
        return;
    }
    struct plan plan = plan_for(app, question_view, body);
    for (int i = 0; i < 2; i++)
        if (plan.dividers[i] > 0)
            frame_divider(body, 0, plan.dividers[i], body.rows, frame->unicode);
    if (plan.rule > 0)
        frame_rule(body, plan.rule, 0, body.columns, frame->unicode);
    if (plan.list.rows > 0 && plan.list.columns > 0)
        question_view_draw_list(app, question_view, plan.list);
    if (plan.right.rows > 0)
        draw_right(app, question_view, plan.right);
    question_view_draw(app, question_view, plan.question);
}

static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    struct question_view *question_view = state;
    struct plan plan = plan_for(app, question_view, app->frame.body);
    int first, count;

    if (app->columns >= 60)
        text_append(left, "The ranking shows what the selected answer would do.");
    if (question_view_sight(app, question_view, plan.question, &first, &count))
        text_printf(right, "answers %d-%d of %zu", first + 1, first + count,
                    question_view_entry(app, question_view)->n_options + 1);
}

/* --- keys ------------------------------------------------------------------------------------- */

static void move(struct app *app, void *state, enum movement movement)
{
    struct question_view *question_view = state;
    const struct question_entry *entry = question_view_entry(app, question_view);

    if (entry)
        list_move(&question_view->options, (int)entry->n_options + 1, (int)entry->n_options + 1,
                  movement);
}

/* The largest change except that of the first: "Flask loses 8 points"; "": there is none. */
static const char *largest_change_text(struct app *app, struct arena *arena,
                                       const struct advice *before)
{
    const struct advice *now = app_advice(app);
    struct score_changes changes = score_changes_of(arena, before, now);
    size_t count;
    const struct framework *entries = catalog_frameworks(app->catalog, &count);

    if (changes.n_out > 0)
        return arena_printf(arena, "%d %s ruled out", changes.n_out,
                            changes.n_out == 1 ? "is" : "are");
    for (int i = 0; i < changes.n; i++) {
        const struct score_change *change = &changes.first[i];
        int points = change->now - change->before;
        if (change->framework != now->winner && !change->back)
            return arena_printf(arena, "%s %s %d point%s", entries[change->framework].name,
                                points > 0 ? "gains" : "loses", abs(points),
                                abs(points) == 1 ? "" : "s");
    }
    return "";
}

/* "This rules out every framework for Python", "'Static types' rules out ..."; "": no language is
 * lost. */
static const char *lost_language_text(struct app *app, struct arena *arena, int question)
{
    const struct decision *decision = app_decision(app);
    size_t count;
    int by;

    if (!words_language_lost_by(arena, decision, app_answers(app), question, &by))
        return "";
    return arena_printf(
        arena, "%s rules out every %s for %s",
        by == question
            ? "This"
            : arena_printf(arena, "'%s'", catalog_questions(app->catalog, &count)[by].brief),
        catalog_identity(app->catalog)->noun,
        words_languages(arena, app->catalog, team_languages_lost(decision, app_answers(app), by),
                        " and "));
}

/* What the answer replaces, because the points that the message names are counted from there: the
 * ranking beside it counts from no answer. */
static const char *replaced_text(struct app *app, struct arena *arena, const struct advice *before,
                                 int question)
{
    int earlier = before->answers->choice[question];
    size_t count;

    if (earlier < 0 || earlier == app_choice(app, question))
        return "";
    return arena_printf(arena, " (before: %s)",
                        catalog_questions(app->catalog, &count)[question].options[earlier].label);
}

/* The message after an answer: the answer, its effect, and the key that undoes it. */
static void say_answered(struct app *app, int question)
{
    const struct advice *advice = app_advice(app), *before = app_advice_before(app);
    int choice = app_choice(app, question);
    size_t count;
    const struct framework *entries = catalog_frameworks(app->catalog, &count);
    struct arena *arena = arena_new();
    const char *answer =
        choice < 0
            ? "Skipped"
            : words_answer_text(arena, &catalog_questions(app->catalog, &count)[question], choice);
    const char *lost = choice < 0 ? "" : lost_language_text(app, arena, question);

    if (advice->ranking.n_left == 0)
        app_warn(app, "%s: nothing fits now. {undo} takes it back, {result} shows what to lift",
                 answer);
    else if (lost[0] != '\0')
        app_warn(app, "%s. {undo} takes it back", lost);
    else if (choice < 0 || !before)
        app_say(app, "%s. {undo} takes it back", answer);
    else {
        const char *first = arena_printf(arena, "%s %s first", entries[advice->winner].name,
                                         before->winner == advice->winner ? "stays" : "comes");
        const char *change = largest_change_text(app, arena, before);
        const char *all = arena_printf(arena, "%s%s. %s, %s", answer,
                                       replaced_text(app, arena, before, question), first, change);
        int room = app->columns - 2 - columns_of(". u takes it back");
        if (change[0] && columns_of(all) <= room)
            app_say(app, "%s. {undo} takes it back", all);
        else
            app_say(app, "%s. %s. {undo} takes it back", answer, first);
    }
    arena_free(arena);
}

/* Replaces that message if this was the last question or the result is settled. */
static void say_settled(struct app *app)
{
    const struct confidence *confidence = app_confidence(app);
    const struct advice *advice = app_advice(app);
    int open = count_open(app);
    size_t count;

    if (advice->winner < 0)
        return;
    if (open == 0)
        app_say(app, "That was the last question: {result} shows the result");
    else if (confidence && confidence->early_stop.settled)
        app_say(app,
                "Settled: %s stays first whatever the other %d question%s. {result} shows the "
                "result",
                catalog_frameworks(app->catalog, &count)[advice->winner].name, open,
                open == 1 ? " is" : "s are");
}

static void choose(struct app *app, struct question_view *question_view, int row)
{
    const struct question_entry *entry = question_view_entry(app, question_view);

    question_view->options.selected = row;
    app_answer(app, question_view->question, row == (int)entry->n_options ? ANSWER_SKIPPED : row);
    say_answered(app, question_view->question);
    say_settled(app);
}

/* Chooses an option, and opens the next question if the setting `advance` says so. */
static void choose_and_go_on(struct app *app, struct question_view *question_view, int row)
{
    choose(app, question_view, row);
    bool goes_on =
        config_is(&app->options.config, "advance", "always") ||
        (config_is(&app->options.config, "advance", "narrow") && app->columns < CHANGES_LEAST);
    if (goes_on && app_advice(app)->winner >= 0 &&
        question_view->question + 1 < count_questions(app))
        question_view_go_to(app, question_view, question_view->question + 1);
}

static void next_question(struct app *app, void *state)
{
    struct question_view *question_view = state;
    int count = count_questions(app), open = count_open(app);

    if (question_view->question + 1 < count)
        question_view_go_to(app, question_view, question_view->question + 1);
    else if (open > 0)
        app_say(app, "That was the last question, %d are still open; {result} shows the result",
                open);
    else
        app_say(app, "That was the last question; {result} shows the result");
}

/* Opens the question whose answer undo or redo changed. */
static void answer_undone(struct app *app, void *state)
{
    question_view_go_to(app, state, app_changed_question(app));
}

static void most_decisive(struct app *app, void *state)
{
    app_find_next(app);
    const struct confidence *confidence = app_confidence(app);

    if (confidence->n_next > 0) {
        int question = confidence->next[0].question;
        question_view_go_to(app, state, question);
        app_say(app, "Question %d matters most: it can change most about who comes first",
                question + 1);
    } else if (confidence->early_stop.n_open == 0) {
        app_say(app, "No question is open; {result} shows the result, {proof} the proof");
    } else {
        app_say(app, "No open question can change who comes first; {result} shows the result, "
                     "{proof} the proof");
    }
}

static void open_proof(struct app *app, void *state)
{
    const struct screen *screen = app_find_screen("result");

    (void)state;
    app_visit(app, screen);
    app_run(app, keymap_action(screen, "proof"));
}

static void previous_question(struct app *app, void *state)
{
    struct question_view *question_view = state;

    if (question_view->question > 0)
        question_view_go_to(app, question_view, question_view->question - 1);
    else
        app_say(app, "This is the first question");
}

/* The first Enter chooses the option, the second opens the next question. */
static void open_option(struct app *app, void *state)
{
    struct question_view *question_view = state;

    if (!question_view_entry(app, question_view))
        return;
    if (question_view_chosen(app, question_view) == question_view->options.selected)
        next_question(app, state);
    else
        choose_and_go_on(app, question_view, question_view->options.selected);
}

static void pick(struct app *app, void *state)
{
    struct question_view *question_view = state;

    if (!question_view_entry(app, question_view))
        return;
    if (question_view_chosen(app, question_view) != question_view->options.selected) {
        choose(app, question_view, question_view->options.selected);
        return;
    }
    app_answer(app, question_view->question, ANSWER_OPEN);
    app_say(app, "Question %d is open again; {undo} takes it back", question_view->question + 1);
}

static void pick_number(struct app *app, void *state, int number)
{
    struct question_view *question_view = state;
    const struct question_entry *entry = question_view_entry(app, question_view);

    if (entry && number <= (int)entry->n_options)
        choose_and_go_on(app, question_view, number - 1);
    else
        app_say(app, "This question has no answer %d", number);
}

static int count_options(struct app *app, void *state)
{
    const struct question_entry *entry = question_view_entry(app, state);

    return entry ? (int)entry->n_options : 0;
}

#define PICK(number)                                        \
    static void pick_##number(struct app *app, void *state) \
    {                                                       \
        pick_number(app, state, number);                    \
    }
PICK(1)
PICK(2)
PICK(3)
PICK(4)
PICK(5)
PICK(6)
PICK(7)
PICK(8)
PICK(9)

static void skip(struct app *app, void *state)
{
    struct question_view *question_view = state;

    if (!question_view_entry(app, question_view))
        return;
    choose(app, question_view, (int)question_view_entry(app, question_view)->n_options);
    if (question_view->question + 1 < count_questions(app))
        question_view_go_to(app, question_view, question_view->question + 1);
}

static void lift(struct app *app, void *state)
{
    const struct ranking *ranking = &app_advice(app)->ranking;

    (void)state;
    if (ranking->n_left < ranking->n)
        lift_rules_for(app, ranking->scores[ranking->n_left].alternative);
    else
        app_say(app, "No answer rules out any of them");
}

static struct area body_of(const struct app *app)
{
    return frame_body(app->rows, app->columns);
}

/* The question that a click leads to: a sign of progress or a row of the list; -1: none. */
static int question_at(struct app *app, struct question_view *question_view,
                       const struct plan *plan, int row, int column)
{
    const struct area *list = &plan->list, *area = &plan->question;

    if (column >= list->column && column < list->column + list->columns)
        return question_view_listed_at(app, question_view, *list, row - list->row);
    return row == area->row
               ? question_view_sign_at(app, question_view, *area, column - area->column)
               : -1;
}

/* A click on an option selects it; on its digit or circle, it chooses the option. */
static bool click(struct app *app, void *state, int row, int column)
{
    struct question_view *question_view = state;

    if (!question_view_entry(app, question_view))
        return false;
    struct plan plan = plan_for(app, question_view, body_of(app));
    struct area area = plan.question;
    int question = question_at(app, question_view, &plan, row, column);
    if (question >= 0) {
        question_view_go_to(app, question_view, question);
        return false; /* nothing that a double click opens */
    }
    int option = question_view_row_at(app, question_view, area, row - area.row);
    if (option < 0 || column < area.column || column >= area.column + area.columns)
        return false;
    question_view->options.selected = option;
    if (column - area.column < 6)
        pick(app, state);
    return true;
}

static const struct action actions[] = {
    {"Enter", "choose", "choose", "Choose this answer; when it is chosen, go on", open_option},
    {"1", "pick-1", "choose", "Choose the first answer", pick_1},
    {"2", "pick-2", "choose", "Choose the second answer", pick_2},
    {"3", "pick-3", "choose", "Choose the third answer", pick_3},
    {"4", "pick-4", "choose", "Choose the fourth answer", pick_4},
    {"5", "pick-5", "choose", "Choose the fifth answer", pick_5},
    {"6", "pick-6", "choose", "Choose the sixth answer", pick_6},
    {"7", "pick-7", "choose", "Choose the seventh answer", pick_7},
    {"8", "pick-8", "choose", "Choose the eighth answer", pick_8},
    {"9", "pick-9", "choose", "Choose the ninth answer", pick_9},
    {"Space", "pick", NULL, "Choose this answer, or clear it when it is chosen", pick},
    {"s", "skip", "skip", "Skip this question and go on", skip},
    {"n l Right", "next-question", "next, back", "The next question", next_question},
    {"p h Left", "previous-question", "next, back", "The question before", previous_question},
    {"N", "most-decisive", "matters most",
     "Ask what matters most: what can change most about who comes first", most_decisive},
    {"P", "proof", "settled?", "Is it settled? How sure the result is", open_proof},
    {"x", "lift", NULL, "Lift the rules (those that exclude the best one ruled out)", lift},
};

extern const struct screen screen_questions;
const struct screen screen_questions = {
    .name = "questions",
    .title = "Answer",
    .actions = actions,
    .n_actions = sizeof(actions) / sizeof(actions[0]),
    .size = sizeof(struct question_view),
    .digits = count_options,
    .enter = enter,
    .leave = leave,
    .heading = heading,
    .draw = draw,
    .move = move,
    .open = open_option,
    .click = click,
    .answer_undone = answer_undone,
    .next = "result",
};

void question_view_push(struct app *app, int question)
{
    app_visit(app, &screen_questions);
    if (app_screen(app) == &screen_questions)
        question_view_go_to(app, app_state(app), question);
}
