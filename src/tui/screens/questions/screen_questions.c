#include "tui/panels/confidence_view.h"
#include "tui/panels/lift_rules.h"
#include "tui/screens/questions/live_ranking.h"
#include "tui/screens/questions/moved_most.h"
#include "tui/screens/questions/question_view.h"

/* One question at a time, and what its answer does to the ranking beside it. */

static int count_questions(const struct app *app)
{
    size_t count;

    catalog_questions(app->catalog, &count);
    return (int)count;
}

static int count_frameworks(const struct app *app)
{
    size_t count;

    catalog_frameworks(app->catalog, &count);
    return (int)count;
}

static int count_open(const struct app *app)
{
    int count = 0;

    for (int i = 0; i < app->answers->n_questions; i++)
        count += app->answers->choice[i] == ANSWER_OPEN;
    return count;
}

static void enter(struct app *app, void *state)
{
    struct question_view *question_view = state;
    int question = 0;

    app_decision(app);
    while (question < app->answers->n_questions && app->answers->choice[question] != ANSWER_OPEN)
        question++;
    if (question == app->answers->n_questions && question > 0) {
        app_say(app, "All questions are answered or skipped; {result} shows the result");
        question = 0;
    }
    question_view_go_to(app, question_view, question);
}

/* --- the window ------------------------------------------------------------------------------- */

/* Where things are within the body: a pure function of its size. Areas of no rows are left out. */
struct plan {
    struct area list, question, standing, moved, sure;
    int rules[2]; /* rows with a rule across; 0: none */
    int divider, divider_rows;
    int foot, foot_row; /* a divider from that row on; 0: none */
};

#define ALL_ROWS_LEAST 27 /* of the body, 32 of the window: everything fits at once */
#define QUESTION_ROWS_LEAST 15
#define STANDING_ROWS_LEAST 4 /* below a question */
#define STANDING_ROWS 6       /* below question and list */
#define MOVED_ROWS 4
#define SURE_ROWS 5 /* beside a question */

/* Question list, question, ranking with bars, and what moved: everything at once. */
static struct plan plan_all(const struct app *app, struct area body)
{
    struct plan plan = {.divider = body.columns * 38 / 100};
    int n_rows = count_frameworks(app) + 1, top = count_questions(app);
    int bottom = body.rows - MOVED_ROWS;

    top = top < QUESTION_ROWS_LEAST ? QUESTION_ROWS_LEAST : top;
    top = top > bottom - STANDING_ROWS - 2 ? bottom - STANDING_ROWS - 2 : top;
    int standing = bottom - top - 2;
    if (standing > n_rows) { /* what the ranking does not need is for what moved */
        bottom -= standing - n_rows;
        standing = n_rows;
    }
    plan.divider_rows = top;
    plan.list = area_part(body, 0, 0, top, plan.divider);
    plan.question = area_part(body, 0, plan.divider + 1, top, body.columns - plan.divider - 1);
    plan.rules[0] = top;
    plan.standing = area_part(body, top + 1, 0, standing, body.columns);
    plan.rules[1] = bottom - 1;
    plan.moved = area_part(body, bottom, 0, body.rows - bottom, body.columns / 2);
    plan.foot = body.columns / 2;
    plan.foot_row = bottom;
    plan.sure =
        area_part(body, bottom, plan.foot + 1, body.rows - bottom, body.columns - plan.foot - 1);
    return plan;
}

/* The question on the left, ranking and what moved on the right. */
static struct plan plan_beside(const struct app *app, struct area body)
{
    int left = body.columns * 42 / 80, right = body.columns - left - 1;
    int n_rows = count_frameworks(app) + 1, last = body.rows - SURE_ROWS;
    int moved = last / 4 < 8 ? last / 4 : 8;
    int standing = n_rows < last - moved ? n_rows : last - moved;

    return (struct plan){
        .question = area_part(body, 0, 0, body.rows, left),
        .divider = left,
        .divider_rows = body.rows,
        .standing = area_part(body, 0, left + 1, standing, right),
        .moved = area_part(body, standing, left + 1, last - standing, right),
        .sure = area_part(body, last, left + 1, SURE_ROWS, right),
    };
}

/* The question, and below it as much of the ranking as there is room for. */
static struct plan plan_below(const struct app *app, const struct question_view *question_view,
                              struct area body)
{
    const struct question_entry *entry = question_view_entry(app, question_view);
    int needed = (entry ? (int)entry->n_options : 0) + 10, rest = body.rows - needed - 1;
    struct plan plan = {.question = body};

    if (rest >= STANDING_ROWS_LEAST) {
        plan.question = area_part(body, 0, 0, needed, body.columns);
        plan.rules[0] = needed;
        plan.standing = area_part(body, needed + 1, 0, rest, body.columns);
    }
    return plan;
}

static struct plan plan_of(const struct app *app, const struct question_view *question_view,
                           enum tier tier, struct area body)
{
    if (tier >= TIER_WIDE && body.rows >= ALL_ROWS_LEAST)
        return plan_all(app, body);
    if (tier >= TIER_NORMAL)
        return plan_beside(app, body);
    if (tier == TIER_SMALL)
        return plan_below(app, question_view, body);
    return (struct plan){.question = body};
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    struct question_view *question_view = state;
    struct area body = frame->body;

    app_advice(app);
    if (!question_view_entry(app, question_view)) {
        area_text(body, 0, 1, ROLE_WARNING, "This catalog asks no questions.");
        return;
    }
    struct plan plan = plan_of(app, question_view, frame->tier, body);
    for (int i = 0; i < 2; i++)
        if (plan.rules[i] > 0)
            frame_rule(body, plan.rules[i], 0, body.columns, frame->unicode);
    if (plan.divider > 0)
        frame_divider(body, 0, plan.divider, plan.divider_rows, frame->unicode);
    if (plan.list.rows > 0)
        question_view_draw_list(app, question_view, plan.list);
    if (plan.standing.rows > 1)
        live_ranking_draw(app, plan.standing);
    if (plan.moved.rows > 1)
        moved_most_draw(app, question_view->question, plan.moved);
    if (plan.foot > 0)
        frame_divider(body, plan.foot_row, plan.foot, body.rows - plan.foot_row, frame->unicode);
    if (plan.sure.rows > 0)
        confidence_view_draw(app, plan.sure);
    question_view_draw(app, question_view, plan.question, plan.list.rows == 0);
}

#define BAR_CELLS_MOST 24
#define BAR_CELLS 10

/* "6 of 18 answered  [####----]" */
static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    int count = count_questions(app), given = app_answer_count(app);
    const struct advice *advice = app_advice(app);
    bool unicode = app->options.unicode;
    size_t ignored;

    (void)state;
    if (app->columns < 60) {
        text_printf(left, "%d/%d", given, count);
        if (advice->winner >= 0)
            text_printf(right, "1 %s %d",
                        catalog_frameworks(app->catalog, &ignored)[advice->winner].name,
                        advice_fit(advice, advice->ranking.scores[0].points));
        return;
    }
    int cells = app->columns >= 100 ? BAR_CELLS_MOST : BAR_CELLS;
    int full = count > 0 ? (2 * cells * given + count) / (2 * count) : 0;
    text_printf(left, "%d of %d answered", given, count);
    if (app->columns >= 80) {
        text_append(left, "  [");
        text_append_repeat(left, unicode ? "▮" : "#", (size_t)full);
        text_append_repeat(left, unicode ? "▯" : "-", (size_t)(cells - full));
        text_append(left, "]");
    }
    bool stated = app->columns >= 80 && app->columns < 100; /* it stands beside the question */
    if (!stated && advice->winner >= 0 && given > 0 && confidence_view_word(app)[0])
        text_printf(left, "  %s", confidence_view_word(app));
    if (app->options.session && given > 0)
        text_append(right, app->unsaved         ? "not saved yet"
                           : app->columns >= 80 ? "answers saved"
                                                : "saved");
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

/* After an answer: what it did, and where to go on. */
static void say_answered(struct app *app, const struct question_view *question_view)
{
    const struct advice *advice = app_advice(app);
    int left = advice->ranking.n_left, open = count_open(app);
    size_t n_frameworks;
    const struct framework *entries = catalog_frameworks(app->catalog, &n_frameworks);

    const struct confidence *confidence = app_confidence(app);
    if (left == 0)
        app_warn(app,
                 "Nothing is left: {undo} takes the answer back, {result} shows what to relax");
    else if (open == 0)
        app_say(app, "That was the last open question: {result} shows the result");
    else if (confidence && confidence->early_stop.settled)
        app_say(app,
                "Settled: %s stays first whatever the %d open question%s; {result} result, {proof} "
                "proof",
                entries[advice->winner].name, open, open == 1 ? " brings" : "s bring");
    else if (app->before && left < app->before->ranking.n_left)
        app_say(app,
                "This leaves %d of %zu; {undo} takes it back, {choose} or {next-question} goes on",
                left, n_frameworks);
    else if (question_view->question + 1 == count_questions(app))
        app_say(app, "That was the last question, %d are still open; {result} shows the result",
                open);
    else
        app_say(app, "%s leads; {choose} or {next-question} goes on, {undo} takes it back",
                entries[advice->winner].name);
}

static void choose(struct app *app, struct question_view *question_view, int row)
{
    const struct question_entry *entry = question_view_entry(app, question_view);

    question_view->options.selected = row;
    app_answer(app, question_view->question, row == (int)entry->n_options ? ANSWER_SKIPPED : row);
    say_answered(app, question_view);
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

/* What undo has changed is shown. */
static void answer_undone(struct app *app, void *state)
{
    question_view_go_to(app, state, app->changed_question);
}

static void most_decisive(struct app *app, void *state)
{
    app_find_next(app);
    const struct confidence *confidence = app_confidence(app);
    size_t count;
    const struct question_entry *entries = catalog_questions(app->catalog, &count);

    if (confidence->n_next > 0) {
        int question = confidence->next[0].question;
        question_view_go_to(app, state, question);
        app_say(app, "%d %s can change most about who comes first", question + 1,
                entries[question].brief);
    } else if (confidence->early_stop.n_open == 0) {
        app_say(app, "No question is open; {result} shows the result, {proof} the proof");
    } else {
        app_say(app, "No open question can change who comes first; {result} shows the result, "
                     "{proof} the proof");
    }
}

static void open_proof(struct app *app, void *state)
{
    (void)state;
    app_push(app, app_find_screen("proof"));
}

static void previous_question(struct app *app, void *state)
{
    struct question_view *question_view = state;

    if (question_view->question > 0)
        question_view_go_to(app, question_view, question_view->question - 1);
    else
        app_say(app, "This is the first question");
}

/* The first Enter picks, the second goes on. */
static void open_option(struct app *app, void *state)
{
    struct question_view *question_view = state;

    if (!question_view_entry(app, question_view))
        return;
    if (question_view_chosen(app, question_view) == question_view->options.selected)
        next_question(app, state);
    else
        choose(app, question_view, question_view->options.selected);
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
        choose(app, question_view, number - 1);
    else
        app_say(app, "This question has no option %d", number);
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
    int question = question_view->question;

    if (!question_view_entry(app, question_view))
        return;
    choose(app, question_view, (int)question_view_entry(app, question_view)->n_options);
    next_question(app, state);
    const struct confidence *confidence = app_confidence(app);
    if (question_view->question != question && !(confidence && confidence->early_stop.settled))
        app_say(app,
                "Question %d is skipped: it counts for nobody; {previous-question} goes back to it",
                question + 1);
}

static void relax(struct app *app, void *state)
{
    const struct ranking *ranking = &app_advice(app)->ranking;

    (void)state;
    if (ranking->n_left < ranking->n)
        lift_rules_for(app, ranking->scores[ranking->n_left].alternative);
    else
        app_say(app, "Nobody is excluded");
}

/* On an option: the cursor goes there; on the circle of one: it is picked. */
static void click(struct app *app, void *state, int row, int column)
{
    struct question_view *question_view = state;
    enum tier tier = tier_of(app->rows, app->columns);
    int title = tier == TIER_TINY ? app->rows >= 7 : 2;
    int rows =
        tier == TIER_TINY ? app->rows - title - (app->rows >= 6) - (app->rows >= 5) : app->rows - 5;
    struct area body = {NULL, title, 0, rows, app->columns};

    if (!question_view_entry(app, question_view) || tier == TIER_LINE)
        return;
    struct area area = plan_of(app, question_view, tier, body).question;
    int option = question_view_row_at(app, question_view, area, row - area.row);
    if (option < 0 || column < area.column || column >= area.column + area.columns)
        return;
    question_view->options.selected = option;
    if (column - area.column >= 5 && column - area.column < 8)
        pick(app, state);
}

static const struct action actions[] = {
    {"Space", "pick", "pick", "Choose this answer, or clear it when it is chosen", pick},
    {"n l Right", "next-question", "next", "The next question", next_question},
    {"p h Left", "previous-question", "previous", "The question before", previous_question},
    {"N", "most-decisive", "decisive",
     "The open question that can change most about who comes first", most_decisive},
    {"s", "skip", "skip", "Leave this question out: it counts for nobody", skip},
    {"Enter", "choose", NULL, "Choose this answer; when it is chosen, go on", open_option},
    {"x", "relax", "relax", "Skip the answers that exclude the best of those excluded", relax},
    {"P", "proof", NULL, "Is it settled? The least by which each rival stays behind", open_proof},
    {"1", "pick-1", NULL, "Choose the first answer", pick_1},
    {"2", "pick-2", NULL, "Choose the second answer", pick_2},
    {"3", "pick-3", NULL, "Choose the third answer", pick_3},
    {"4", "pick-4", NULL, "Choose the fourth answer", pick_4},
    {"5", "pick-5", NULL, "Choose the fifth answer", pick_5},
    {"6", "pick-6", NULL, "Choose the sixth answer", pick_6},
    {"7", "pick-7", NULL, "Choose the seventh answer", pick_7},
    {"8", "pick-8", NULL, "Choose the eighth answer", pick_8},
    {"9", "pick-9", NULL, "Choose the ninth answer", pick_9},
};

extern const struct screen screen_questions;
const struct screen screen_questions = {
    .name = "questions",
    .title = "Questions",
    .actions = actions,
    .n_actions = sizeof(actions) / sizeof(actions[0]),
    .size = sizeof(struct question_view),
    .enter = enter,
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
    app_replace(app, &screen_questions);
    if (app->views[app->n_views - 1].screen == &screen_questions)
        question_view_go_to(app, app_state(app), question);
}
