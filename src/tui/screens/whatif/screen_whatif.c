#include "base/bounds.h"
#include "base/memory.h"
#include "base/text/columns.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/app/background_sampling.h"
#include "tui/cells/chart.h"
#include "tui/panels/confidence_view.h"
#include "tui/panels/panel.h"
#include "tui/screens/evidence/evidence.h"
#include "tui/screens/whatif/whatif.h"
#include "tui/widgets/list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One change of the points of a criterion. */
struct points_step {
    int criterion, from, to;
};

/* The What if screen: edits the points of the criteria and updates the ranking after each key.
 * Nothing is saved or exported; leaving the screen discards the changes. Undo and redo are those of
 * the points, not of the answers. */
struct whatif {
    int *original; /* points that the answers give */
    int *points;   /* edited points */
    int *order;    /* criteria, sorted by points, largest first */
    int *ranks;    /* [framework]: rank by the original points; 0: excluded */
    int *fits;     /* [framework]: fit by the original points */
    int n;
    struct points_step *steps; /* the first n_done are in `points`, the others were undone */
    size_t n_steps, n_done, room;
    struct list list;
    unsigned n_changes; /* version of the answers */
    struct arena *arena;
    struct advice *advice; /* for the edited points */
    struct background_sampling *background_sampling;
};

static void evaluate(struct app *app, struct whatif *whatif)
{
    background_sampling_free(whatif->background_sampling);
    arena_free(whatif->arena);
    whatif->arena = arena_new();
    const struct decision *decision =
        whatif_decision(whatif->arena, app_decision(app), whatif->points);
    whatif->advice =
        advice_new(whatif->arena, decision, answers_copy(whatif->arena, app_answers(app)));
    whatif->background_sampling =
        background_sampling_new(whatif->arena, whatif->advice, app->options.seed);
}

static void sort_criteria(struct whatif *whatif)
{
    for (int i = 0; i < whatif->n; i++) {
        int place = i;
        for (; place > 0 && whatif->points[whatif->order[place - 1]] < whatif->points[i]; place--)
            whatif->order[place] = whatif->order[place - 1];
        whatif->order[place] = i;
    }
}

static void begin(struct app *app, struct whatif *whatif)
{
    const struct advice *advice = app_advice(app);
    const struct ranking *ranking = &advice->ranking;

    whatif->n = advice->decision->problem.n_criteria;
    whatif->n_changes = app_n_changes(app);
    whatif->n_steps = whatif->n_done = 0;
    for (int i = 0; i < whatif->n; i++)
        whatif->points[i] = whatif->original[i] = ranking->points[i];
    sort_criteria(whatif);
    for (int i = 0; i < ranking->n; i++) {
        whatif->ranks[ranking->scores[i].alternative] = ranking->scores[i].rank;
        whatif->fits[ranking->scores[i].alternative] =
            advice_fit(advice, ranking->scores[i].points);
    }
    evaluate(app, whatif);
}

static void enter(struct app *app, void *state)
{
    struct whatif *whatif = state;
    const struct problem *problem = &app_decision(app)->problem;
    size_t n_criteria = (size_t)problem->n_criteria + 1;
    size_t n_frameworks = (size_t)problem->n_alternatives + 1;

    whatif->original = memory_new(n_criteria, sizeof(int));
    whatif->points = memory_new(n_criteria, sizeof(int));
    whatif->order = memory_new(n_criteria, sizeof(int));
    whatif->ranks = memory_new(n_frameworks, sizeof(int));
    whatif->fits = memory_new(n_frameworks, sizeof(int));
    begin(app, whatif);
    app_say(app, app->columns >= 80
                     ? "What-if: {more} and {fewer} change points; nothing is saved, {escape} "
                       "restores the points"
                     : "{more} {fewer} change points, {escape} restores");
}

/* The state, reset if the answers have changed. */
static struct whatif *current(struct app *app, void *state)
{
    struct whatif *whatif = state;

    if (whatif->n_changes != app_n_changes(app))
        begin(app, whatif);
    return whatif;
}

static void leave(struct app *app, void *state)
{
    struct whatif *whatif = state;

    (void)app;
    background_sampling_free(whatif->background_sampling);
    arena_free(whatif->arena);
    free(whatif->original);
    free(whatif->points);
    free(whatif->order);
    free(whatif->ranks);
    free(whatif->fits);
    free(whatif->steps);
}

static struct background_sampling *background_sampling_of(void *state)
{
    return ((struct whatif *)state)->background_sampling;
}

static int count_changed(const struct whatif *whatif)
{
    int count = 0;

    for (int i = 0; i < whatif->n; i++)
        count += whatif->points[i] != whatif->original[i];
    return count;
}

/* --- drawing ---------------------------------------------------------------------------------- */

#define CRITERIA_LEAST 4

/* The layout: ranking and criteria are both visible at any size. */
struct plan {
    struct area ranked, criteria;
    int rule; /* 0: none */
};

static struct plan plan_of(const struct whatif *whatif, struct area body)
{
    int wanted = whatif->advice->ranking.n_left + 2;
    int most = body.rows - CRITERIA_LEAST - 1;
    int ranked = body.rows < 8 ? body.rows / 2 : MIN(wanted, most);

    if (body.rows >= 14 && ranked > body.rows / 2)
        ranked = body.rows / 2;
    int rule = body.rows >= 10;
    return (struct plan){
        .ranked = area_part(body, 0, 0, ranked, body.columns),
        .rule = rule ? ranked : 0,
        .criteria = area_part(body, ranked + rule, 0, body.rows - ranked - rule, body.columns),
    };
}

struct columns {
    int name_width, fit_after, range_after, change_after, was_after, share_after, bar_at, bar_width;
};

#define NAME_AT 6
#define SHARE_WIDTH 10

static struct columns columns_of_width(int width)
{
    struct columns columns = {.name_width = width >= 60 ? 19 : width >= 40 ? 15 : width - 18};

    columns.fit_after = NAME_AT + columns.name_width + 4;
    columns.range_after = width >= 96 ? columns.fit_after + 10 : 0;
    columns.change_after = (width >= 96 ? columns.range_after : columns.fit_after) + 6;
    columns.was_after = width >= 60 ? columns.change_after + 6 : 0;
    columns.share_after = width >= 96 ? width - 1 : 0;
    columns.bar_at = (columns.was_after > 0 ? columns.was_after : columns.change_after) + 2;
    columns.bar_width = width - columns.bar_at - 1 - (columns.share_after > 0 ? SHARE_WIDTH : 0);
    if (columns.bar_width > 60)
        columns.bar_width = 60;
    return columns;
}

static void draw_change(struct area area, int row, int after, int change, bool unicode)
{
    char text[16];
    const char *sign = change > 0 ? "+" : change < 0 ? panel_sign("−", unicode) : "";

    snprintf(text, sizeof(text), "%s%d", sign, abs(change));
    area_right(area, row, after, change > 0 ? ROLE_GOOD : change < 0 ? ROLE_BAD : ROLE_MUTED, text);
}

static void draw_ranked(struct app *app, struct arena *arena, const struct whatif *whatif,
                        struct area area, int row, int place)
{
    const struct advice *advice = whatif->advice;
    const struct score *score = &advice->ranking.scores[place];
    struct columns columns = columns_of_width(area.columns);
    int framework = score->alternative, fit = advice_fit(advice, score->points);
    size_t count;
    const struct framework *entries = catalog_frameworks(app->catalog, &count);

    area_right(area, row, NAME_AT - 1, ROLE_PLAIN, arena_printf(arena, "%d", score->rank));
    area_fit(area, row, NAME_AT, columns.name_width, score->rank == 1 ? ROLE_STRONG : ROLE_PLAIN,
             app->options.unicode, entries[framework].name);
    area_right(area, row, columns.fit_after, ROLE_STRONG, arena_printf(arena, "%d", fit));
    if (score->low < score->high)
        area_text(area, row, columns.fit_after, ROLE_WARN, "?");
    if (columns.range_after > 0 && score->low < score->high)
        area_right(area, row, columns.range_after, ROLE_PLAIN, wording_range(arena, advice, score));
    draw_change(area, row, columns.change_after, fit - whatif->fits[framework],
                app->options.unicode);
    if (columns.was_after > 0)
        area_right(area, row, columns.was_after, ROLE_MUTED,
                   arena_printf(arena, "%d", whatif->ranks[framework]));
    if (columns.bar_width >= 6)
        chart_bar_before(area, row, columns.bar_at, columns.bar_width,
                         place == 0 ? ROLE_BEST : ROLE_BAR, app_blocks(app), fit,
                         whatif->fits[framework], 100);
    if (columns.share_after > 0)
        area_right(area, row, columns.share_after, ROLE_PLAIN,
                   confidence_view_share(arena, advice->confidence, framework));
}

static void draw_ranking(struct app *app, struct arena *arena, const struct whatif *whatif,
                         struct area area)
{
    const struct ranking *ranking = &whatif->advice->ranking;
    struct columns columns = columns_of_width(area.columns);
    int head = area.rows >= 3, legend = area.rows >= 5 && columns.bar_width >= 6;
    int rows = area.rows - head - legend, shown = MIN(ranking->n_left, rows);

    if (head) {
        area_text(area, 0, 1, ROLE_TITLE, area.columns >= 40 ? "What-if rank" : "Rank");
        area_right(area, 0, columns.fit_after, ROLE_TITLE, "Fit");
        if (columns.range_after > 0)
            area_right(area, 0, columns.range_after, ROLE_TITLE, "Range");
        area_right(area, 0, columns.change_after, ROLE_TITLE, "+/-");
        if (columns.was_after > 0)
            area_right(area, 0, columns.was_after, ROLE_TITLE, "Was");
        if (columns.share_after > 0)
            area_right(area, 0, columns.share_after, ROLE_TITLE, "First in");
    }
    for (int i = 0; i < shown; i++)
        draw_ranked(app, arena, whatif, area, head + i, i);
    if (legend && shown > 0) {
        const char *words =
            arena_printf(arena, "%s with your answers", panel_sign("│", app->options.unicode));
        area_text(area, head + shown, MIN(columns.bar_at, area.columns - 1 - columns_of(words)),
                  ROLE_MUTED, words);
    }
    if (ranking->n_left == 0)
        area_fit(area, 0, 1, area.columns - 2, ROLE_WARN, app->options.unicode,
                 "Nothing satisfies the requirements: points cannot change that");
}

#define POINTS_WIDTH 5

static void draw_criterion(struct app *app, struct arena *arena, const struct whatif *whatif,
                           struct area area, int row, int place)
{
    int criterion = whatif->order[place], points = whatif->points[criterion];
    bool selected = place == whatif->list.selected, changed = points != whatif->original[criterion];
    size_t count;
    const struct criterion *entry = &catalog_criteria(app->catalog, &count)[criterion];
    int name = area.columns >= 60 ? 32 : area.columns - 3 - 2 * POINTS_WIDTH - 2;
    int after = 3 + name + POINTS_WIDTH, bar_at = after + POINTS_WIDTH + 3;

    area_fit(area, row, 3, name, changed ? ROLE_STRONG : ROLE_PLAIN, app->options.unicode,
             wording_criterion_within(entry, name));
    area_right(area, row, after, points > 0 ? ROLE_STRONG : ROLE_MUTED,
               arena_printf(arena, "%d", points));
    area_right(area, row, after + POINTS_WIDTH, ROLE_MUTED,
               changed ? arena_printf(arena, "(%d)", whatif->original[criterion]) : "");
    if (selected) {
        area_text(area, row, 1, ROLE_ACCENT, app->options.unicode ? "\u25b8" : ">");
        area_select(area, row, 0, bar_at - 1 < area.columns ? bar_at - 1 : area.columns);
        area_cursor(area, row, 1);
    }
    if (area.columns - bar_at - 1 >= 10)
        chart_bar(area, row, bar_at,
                  area.columns - bar_at - 1 < WHATIF_POINTS_MOST ? area.columns - bar_at - 1
                                                                 : WHATIF_POINTS_MOST,
                  ROLE_BEST, app_blocks(app), MIN(points, WHATIF_POINTS_MOST), WHATIF_POINTS_MOST);
}

/* Rows of the title of the criteria. */
static int head_of_criteria(struct area area)
{
    return area.rows >= 4;
}

static void draw_criteria(struct app *app, struct arena *arena, const struct whatif *whatif,
                          struct area area)
{
    int head = head_of_criteria(area), rows = area.rows - head;
    int top = list_top(&whatif->list, whatif->n, rows);

    if (head && area.columns >= 60) {
        area_text(area, 0, 1, ROLE_TITLE, "Criterion");
        area_right(area, 0, 3 + 32 + POINTS_WIDTH, ROLE_TITLE, "Points");
        area_right(area, 0, 3 + 32 + 2 * POINTS_WIDTH + 2, ROLE_TITLE, "(was)");
    } else if (head) {
        area_text(area, 0, 1, ROLE_TITLE, "Points (as answered)");
    }
    for (int i = 0; i < rows && top + i < whatif->n; i++)
        draw_criterion(app, arena, whatif, area, head + i, top + i);
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    const struct whatif *whatif = current(app, state);
    struct arena *arena = arena_new();
    struct plan plan = plan_of(whatif, frame->body);

    draw_ranking(app, arena, whatif, plan.ranked);
    if (plan.rule > 0)
        frame_rule(frame->body, plan.rule, 0, frame->body.columns, frame->unicode);
    draw_criteria(app, arena, whatif, plan.criteria);
    arena_free(arena);
}

static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    const struct whatif *whatif = current(app, state);
    int changed = count_changed(whatif);

    text_printf(left, changed == 1 ? "1 criterion changed" : "%d criteria changed", changed);
    if (app->columns >= 80)
        text_append(right, "not saved");
}

/* --- keys ------------------------------------------------------------------------------------- */

static void move(struct app *app, void *state, enum movement movement)
{
    struct whatif *whatif = current(app, state);

    list_move(&whatif->list, whatif->n, app->rows > 20 ? app->frame.body.rows / 2 : 4, movement);
}

/* Sets the points of a criterion, moves the cursor there and says what this changes. */
static void set_points(struct app *app, struct whatif *whatif, int criterion, int to)
{
    size_t count;
    const struct criterion *entry = &catalog_criteria(app->catalog, &count)[criterion];
    int was = whatif->advice->winner, original = whatif->original[criterion];

    for (int i = 0; i < whatif->n; i++)
        if (whatif->order[i] == criterion)
            whatif->list.selected = i;
    if (to != whatif->points[criterion]) {
        whatif->points[criterion] = to;
        evaluate(app, whatif);
    }
    int winner = whatif->advice->winner;
    if (winner != was && winner >= 0)
        app_say(app, "%s %d: now %s is first (what-if)", entry->label, to,
                catalog_frameworks(app->catalog, &count)[winner].name);
    else if (to == original)
        app_say(app, "%s: %d point%s, as answered", entry->label, to, to == 1 ? "" : "s");
    else
        app_say(app, "%s %d instead of %d (what-if)", entry->label, to, original);
}

static void change(struct app *app, struct whatif *whatif, int to)
{
    if (whatif->n == 0)
        return;
    int criterion = whatif->order[whatif->list.selected], from = whatif->points[criterion];

    if (to < 0 || (to > WHATIF_POINTS_MOST && to > from)) {
        app_say(app, "Points go from 0 to %d", WHATIF_POINTS_MOST);
        return;
    }
    if (to != from) {
        whatif->steps =
            memory_grow(whatif->steps, whatif->n_done, &whatif->room, sizeof(*whatif->steps));
        whatif->steps[whatif->n_done++] = (struct points_step){criterion, from, to};
        whatif->n_steps = whatif->n_done;
    }
    set_points(app, whatif, criterion, to);
}

static int selected_points(const struct whatif *whatif)
{
    return whatif->n > 0 ? whatif->points[whatif->order[whatif->list.selected]] : 0;
}

static void more(struct app *app, void *state)
{
    struct whatif *whatif = current(app, state);

    change(app, whatif, selected_points(whatif) + 1);
}

static void fewer(struct app *app, void *state)
{
    struct whatif *whatif = current(app, state);

    change(app, whatif, selected_points(whatif) - 1);
}

static void restore(struct app *app, void *state)
{
    struct whatif *whatif = current(app, state);

    if (whatif->n > 0)
        change(app, whatif, whatif->original[whatif->order[whatif->list.selected]]);
}

static void undo(struct app *app, void *state)
{
    struct whatif *whatif = current(app, state);

    if (whatif->n_done == 0) {
        app_say(app, "No changed points to take back");
        return;
    }
    const struct points_step *step = &whatif->steps[--whatif->n_done];
    set_points(app, whatif, step->criterion, step->from);
}

static void redo(struct app *app, void *state)
{
    struct whatif *whatif = current(app, state);

    if (whatif->n_done == whatif->n_steps) {
        app_say(app, "Nothing to redo");
        return;
    }
    const struct points_step *step = &whatif->steps[whatif->n_done++];
    set_points(app, whatif, step->criterion, step->to);
}

static void open_criterion(struct app *app, void *state)
{
    struct whatif *whatif = current(app, state);

    if (whatif->n == 0 || whatif->advice->winner < 0) {
        app_say(app, "Nothing to open here");
        return;
    }
    evidence_push_criterion(app, whatif->advice->winner, whatif->order[whatif->list.selected]);
    if (whatif->n_done > 0)
        app_say(app, "These are the points of your answers, without the what-if");
}

static void refuse_export(struct app *app, void *state)
{
    (void)state;
    app_say(
        app,
        "A what-if cannot be exported: its points do not come from answers. {back}, then {export}");
}

static bool click(struct app *app, void *state, int row, int column)
{
    struct whatif *whatif = current(app, state);
    struct area area = plan_of(whatif, app->frame.body).criteria;
    int head = head_of_criteria(area), rows = area.rows - head;
    int place = list_top(&whatif->list, whatif->n, rows) + row - area.row - head;

    (void)column;
    if (row < area.row + head || row >= area.row + area.rows || place >= whatif->n)
        return false;
    whatif->list.selected = place;
    return true;
}

/* The first Esc restores the original points, the second leaves the screen. */
static bool escape(struct app *app, void *state)
{
    struct whatif *whatif = current(app, state);

    if (count_changed(whatif) == 0)
        return false;
    memcpy(whatif->points, whatif->original, (size_t)whatif->n * sizeof(int));
    whatif->n_steps = whatif->n_done = 0;
    evaluate(app, whatif);
    app_say(app, "Back to the points of the answers");
    return true;
}

static const struct action actions[] = {
    {"+ =", "more", "more", "One point more: up to 40 for a criterion", more},
    {"- _", "fewer", "fewer", "One point less: down to 0", fewer},
    {"0", "restore", "as answered", "Points as answered again", restore},
    {"Enter l Right", "open", "why", "Why the first has its value", open_criterion},
    {"u", "undo", "undo", "Take back the last change of points", undo},
    {"Ctrl-R", "redo", NULL, "Change the points again", redo},
    {"e", "no-export", NULL, "A what-if is never exported", refuse_export},
};

extern const struct screen screen_whatif;
const struct screen screen_whatif = {
    .name = "whatif",
    .title = "What-if",
    .actions = actions,
    .n_actions = sizeof(actions) / sizeof(actions[0]),
    .size = sizeof(struct whatif),
    .enter = enter,
    .leave = leave,
    .heading = heading,
    .draw = draw,
    .move = move,
    .open = open_criterion,
    .click = click,
    .escape = escape,
    .background_sampling = background_sampling_of,
};
