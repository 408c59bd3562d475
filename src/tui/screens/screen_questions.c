#include "base/columns.h"
#include "tui/list.h"
#include "tui/loosen.h"
#include "tui/paragraph.h"
#include "tui/ranking.h"
#include "tui/shift.h"
#include "tui/wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One question at a time, and what its answer does to the ranking beside it. The row after the
 * options stands for leaving the question out. */
struct asking {
    int question;
    struct list options;
};

static const struct question_entry *questions_of(const struct app *app, int *ret_count)
{
    size_t count;
    const struct question_entry *entries = catalog_questions(app->catalog, &count);

    *ret_count = (int)count;
    return entries;
}

/* NULL: the catalog asks nothing. */
static const struct question_entry *asked(const struct app *app, const struct asking *asking)
{
    int count;
    const struct question_entry *entries = questions_of(app, &count);

    return asking->question < count ? &entries[asking->question] : NULL;
}

static int choice_of(const struct app *app, int question)
{
    return app->answers->choice[question];
}

/* The row of the chosen option, -1 while the question is open. */
static int chosen_row(const struct app *app, const struct asking *asking)
{
    const struct question_entry *entry = asked(app, asking);
    int choice = choice_of(app, asking->question);

    return choice == ANSWER_SKIPPED ? (int)entry->n_options : choice;
}

static void go_to(struct app *app, struct asking *asking, int question)
{
    asking->question = question;
    asking->options = (struct list){0};
    if (asked(app, asking) && chosen_row(app, asking) >= 0)
        asking->options.selected = chosen_row(app, asking);
}

static int count_open(const struct app *app)
{
    int count = 0;

    for (int i = 0; i < app->answers->n_questions; i++)
        count += choice_of(app, i) == ANSWER_OPEN;
    return count;
}

static void enter(struct app *app, void *state)
{
    struct asking *asking = state;
    int question = 0;

    app_decision(app);
    while (question < app->answers->n_questions && choice_of(app, question) != ANSWER_OPEN)
        question++;
    if (question == app->answers->n_questions && question > 0) {
        app_say(app, "All questions are answered or skipped; r shows the result");
        question = 0;
    }
    go_to(app, asking, question);
}

/* --- what an option would exclude ------------------------------------------------------------- */

/* Who is out by the answers to the other questions. */
static bool *excluded_by_others(struct app *app, struct arena *arena, int question)
{
    const struct problem *problem = &app_decision(app)->problem;
    bool *out = ARENA_ARRAY(arena, bool, (size_t)problem->n_alternatives);

    for (int q = 0; q < problem->n_questions; q++) {
        int choice = choice_of(app, q);
        if (q == question || !answer_given(choice) ||
            !problem->questions[q].options[choice].verdicts)
            continue;
        for (int a = 0; a < problem->n_alternatives; a++)
            out[a] |= option_verdict(&problem->questions[q].options[choice], a) == VERDICT_OUT;
    }
    return out;
}

/* Whom the option excludes here and now, of those that no other answer excludes already. */
static int excludes(struct app *app, const bool *out, int question, int option, int *frameworks)
{
    const struct problem *problem = &app_decision(app)->problem;
    const struct option *entry = &problem->questions[question].options[option];
    int count = 0;

    for (int a = 0; entry->verdicts && a < problem->n_alternatives; a++)
        if (!out[a] && option_verdict(entry, a) == VERDICT_OUT)
            frameworks[count++] = a;
    return count;
}

/* --- the question ----------------------------------------------------------------------------- */

/* Rows of the pane: the question, its options, and below them what there is to say. */
struct pane {
    int text_rows;
    int first, rows; /* of the options */
    int rest;        /* where the texts below begin */
};

#define TEXT_AT 5    /* after the question's number */
#define OPTION_AT 10 /* after cursor, key and circle */

static struct pane pane_of(const struct app *app, const struct asking *asking, struct area area)
{
    const struct question_entry *entry = asked(app, asking);
    int count = (int)entry->n_options + 1;
    int texts = area.rows >= 16 ? 5 : area.rows >= 12 ? 4 : area.rows >= 9 ? 2 : 0;
    struct pane pane = {.text_rows = paragraph_rows(entry->text, area.columns - TEXT_AT - 1)};

    if (pane.text_rows > 2 && area.rows < 10)
        pane.text_rows = area.rows < 6 ? 1 : 2;
    pane.first = pane.text_rows + (area.rows >= pane.text_rows + count + texts + 1);
    pane.rows = area.rows - pane.first - texts;
    pane.rows = pane.rows < 1 ? 1 : pane.rows > count ? count : pane.rows;
    pane.rest = pane.first + pane.rows;
    return pane;
}

static void draw_option(struct app *app, const struct asking *asking, const bool *out, int *scratch,
                        struct area area, int row, int option)
{
    const struct question_entry *entry = asked(app, asking);
    bool skip = option == (int)entry->n_options, unicode = app->options.unicode;
    bool chosen = chosen_row(app, asking) == option;
    bool selected = option == asking->options.selected;
    int room = area.columns - OPTION_AT - 1;
    char mark[16] = "";

    if (!skip && entry->options[option].n_requirements > 0)
        snprintf(mark, sizeof(mark), "! %d",
                 excludes(app, out, asking->question, option, scratch));
    if (mark[0])
        room -= columns_of(mark) + 1;
    if (skip)
        area_text(area, row, 3, ROLE_KEY, "s");
    else if (option < 9)
        area_printf(area, row, 3, ROLE_KEY, "%d", option + 1);
    area_text(area, row, 5, chosen ? ROLE_STRONG : ROLE_PLAIN,
              !chosen   ? "( )"
              : unicode ? "(•)"
                        : "(o)");
    area_fit(area, row, OPTION_AT - 1, room, chosen ? ROLE_STRONG : skip ? ROLE_QUIET : ROLE_PLAIN,
             unicode, skip ? "skip, or I do not know" : entry->options[option].label);
    area_right(area, row, area.columns - 1, ROLE_WARNING, mark);
    if (selected) {
        area_text(area, row, 1, ROLE_STRONG, ">");
        area_select(area, row, 0, area.columns);
        area_cursor(area, row, 1);
    }
}

static int compare_points(const void *left, const void *right)
{
    const struct criterion_points *a = left, *b = right;

    return a->points != b->points ? b->points - a->points : a->criterion - b->criterion;
}

/* "Real-time 12, Ecosystem 1", the largest first */
static const char *points_text(struct app *app, struct arena *arena,
                               const struct question_option *option)
{
    size_t count, n = option->n_points;
    const struct criterion *criteria = catalog_criteria(app->catalog, &count);
    struct criterion_points *points = ARENA_ARRAY(arena, struct criterion_points, n);
    const char *list = "";

    if (n == 0)
        return "none: this answer weighs nothing";
    memcpy(points, option->points, n * sizeof(points[0]));
    qsort(points, n, sizeof(points[0]), compare_points);
    for (size_t i = 0; i < n; i++)
        list = arena_printf(arena, "%s%s%s %d", list, i > 0 ? ", " : "",
                            wording_criterion(&criteria[points[i].criterion]), points[i].points);
    return list;
}

static int draw_text(struct app *app, struct area area, int row, bool apart, const char *lead,
                     const char *text)
{
    row += apart && row + 1 < area.rows;
    return row + paragraph_draw_led(area_part(area, row, 2, area.rows - row, area.columns - 3),
                                    lead, app->options.unicode, text);
}

/* Points, exclusions and reason of the option under the cursor. */
static int draw_option_texts(struct app *app, struct arena *arena, const struct asking *asking,
                             const bool *out, int *scratch, struct area area, int row, bool apart)
{
    const struct question_entry *entry = asked(app, asking);
    int selected = asking->options.selected;

    if (selected == (int)entry->n_options)
        return draw_text(app, area, row, apart, "Skipping:",
                         "counts for nobody, and this is not asked again.");
    const struct question_option *option = &entry->options[selected];
    row = draw_text(app, area, row, apart, "Points:", points_text(app, arena, option));
    if (option->n_requirements > 0) {
        int count = excludes(app, out, asking->question, selected, scratch);
        int all = app_decision(app)->problem.n_alternatives;
        row = draw_text(app, area, row, false, "! excludes",
                        count == 0 ? "nobody that is left by the other answers"
                                   : arena_printf(arena, "%d of %d: %s", count, all,
                                                  wording_names(arena, app->catalog, scratch,
                                                                count < 12 ? count : 12)));
    }
    return draw_text(app, area, row, false, "Reason:", option->reason);
}

/* What was answered so far, in one paragraph: where there is no room for the list. */
static const char *answered_text(struct app *app, struct arena *arena)
{
    int count;
    const struct question_entry *entries = questions_of(app, &count);
    const char *list = "";

    for (int i = 0; i < count; i++) {
        int choice = choice_of(app, i);
        if (choice != ANSWER_OPEN)
            list = arena_printf(arena, "%s%s%d %s", list, list[0] ? "; " : "", i + 1,
                                choice == ANSWER_SKIPPED ? "skipped"
                                                         : entries[i].options[choice].label);
    }
    return list;
}

static void draw_question(struct app *app, const struct asking *asking, struct area area,
                          bool with_answered)
{
    const struct question_entry *entry = asked(app, asking);
    struct pane pane = pane_of(app, asking, area);
    struct arena *arena = arena_new();
    const struct problem *problem = &app_decision(app)->problem;
    const bool *out = excluded_by_others(app, arena, asking->question);
    int *scratch = ARENA_ARRAY(arena, int, (size_t)problem->n_alternatives);
    int count = (int)entry->n_options + 1, top = list_top(&asking->options, count, pane.rows);
    bool apart = area.rows >= 14;

    area_printf(area, 0, 1, ROLE_STRONG, "%2d", asking->question + 1);
    paragraph_draw(area_part(area, 0, TEXT_AT, pane.text_rows, area.columns - TEXT_AT - 1),
                   ROLE_STRONG, app->options.unicode, entry->text);
    for (int i = 0; i < pane.rows && top + i < count; i++)
        draw_option(app, asking, out, scratch, area, pane.first + i, top + i);
    int row = draw_option_texts(app, arena, asking, out, scratch, area, pane.rest, apart);
    if (row < area.rows)
        row = draw_text(app, area, row, apart, "Why we ask:", entry->why);
    const char *answered = with_answered ? answered_text(app, arena) : "";
    if (row < area.rows && answered[0])
        draw_text(app, area, row, apart, "Answered:", answered);
    arena_free(arena);
}

/* --- the list of questions -------------------------------------------------------------------- */

#define BRIEF_AT 7
#define BRIEF_WIDTH 16

static void draw_listed(struct app *app, struct arena *arena, struct area area, int row,
                        int question, bool now)
{
    int count, choice = choice_of(app, question);
    const struct question_entry *entry = &questions_of(app, &count)[question];
    int at = BRIEF_AT + BRIEF_WIDTH + 1, room = area.columns - at - 1;
    enum role role = now ? ROLE_STRONG : ROLE_PLAIN;

    if (now)
        area_text(area, row, 1, ROLE_STRONG, app->options.unicode ? "▸" : "*");
    area_printf(area, row, 3, role, "%2d", question + 1);
    area_fit(area, row, BRIEF_AT, BRIEF_WIDTH, role, app->options.unicode, entry->brief);
    if (!answer_given(choice)) {
        area_text(area, row, at, ROLE_QUIET, choice == ANSWER_SKIPPED ? "skipped" : "--");
        return;
    }
    const struct question_option *option = &entry->options[choice];
    if (option->n_requirements > 0) {
        const struct problem *problem = &app_decision(app)->problem;
        int *scratch = ARENA_ARRAY(arena, int, (size_t)problem->n_alternatives);
        const bool *out = excluded_by_others(app, arena, question);
        const char *mark = arena_printf(arena, "! %d", excludes(app, out, question, choice,
                                                                scratch));
        area_right(area, row, area.columns - 1, ROLE_WARNING, mark);
        room -= columns_of(mark) + 1;
    }
    area_fit(area, row, at, room, role, app->options.unicode, option->label);
}

static void draw_questions(struct app *app, const struct asking *asking, struct area area)
{
    struct arena *arena = arena_new();
    const struct list list = {.selected = asking->question};
    int count, top;

    questions_of(app, &count);
    top = list_top(&list, count, area.rows);
    for (int i = 0; i < area.rows && top + i < count; i++)
        draw_listed(app, arena, area, i, top + i, top + i == asking->question);
    arena_free(arena);
}

/* --- the ranking ------------------------------------------------------------------------------ */

/* Columns of the ranking; those that end in `after` are right-aligned. */
struct standing {
    const struct advice *advice, *before; /* before: NULL until an answer has changed */
    struct ranking_parts parts;
    const int *ranks, *fits; /* before */
    int name_width, was_after, fit_after, change_after;
    int bar_at, bar_width; /* 0: no room */
};

#define NAME_AT 5
#define BAR_LEAST 20

static struct standing standing_of(struct app *app, struct arena *arena, int columns)
{
    struct standing standing = {.advice = app_advice(app), .before = app->before};
    int figures = standing.before ? 17 : 7;
    bool bars = columns >= NAME_AT + 19 + figures + BAR_LEAST;

    standing.name_width = bars ? 19 : columns - NAME_AT - figures;
    if (standing.name_width > 24)
        standing.name_width = 24;
    int at = NAME_AT + standing.name_width;
    standing.was_after = at + 5;
    standing.fit_after = at + (standing.before ? 11 : 5);
    standing.change_after = at + 16;
    if (standing.before) {
        standing.ranks = shift_ranks(arena, standing.before);
        standing.fits = shift_fits(arena, standing.before);
    }
    if (bars) {
        standing.parts = ranking_parts_of(standing.advice);
        standing.bar_at = at + figures + 2;
        standing.bar_width = columns - standing.bar_at - 1;
    }
    return standing;
}

static void draw_standing_head(const struct standing *standing, struct area area, bool unicode)
{
    area_text(area, 0, 1, ROLE_HEADING, "Ranking now");
    if (standing->before) {
        area_right(area, 0, standing->was_after, ROLE_HEADING, "was");
        area_right(area, 0, standing->change_after, ROLE_HEADING, "+/-");
    }
    area_right(area, 0, standing->fit_after, ROLE_HEADING, "fit");
    if (standing->bar_width > 0)
        ranking_legend(standing->advice, &standing->parts, area, 0, standing->bar_at, unicode);
}

static void draw_change(const struct standing *standing, struct area area, int row, int framework,
                        int fit)
{
    int change = fit - standing->fits[framework];
    char text[16];

    snprintf(text, sizeof(text), change == 0 ? "0" : "%+d", change);
    area_right(area, row, standing->change_after,
               change > 0   ? ROLE_GOOD
               : change < 0 ? ROLE_BAD
                            : ROLE_QUIET,
               text);
    snprintf(text, sizeof(text), standing->ranks[framework] > 0 ? "%d" : "out",
             standing->ranks[framework]);
    area_right(area, row, standing->was_after, ROLE_QUIET, text);
}

static void draw_standing_row(struct app *app, struct arena *arena,
                              const struct standing *standing, struct area area, int row,
                              const struct score *score)
{
    size_t count;
    bool unicode = app->options.unicode;
    const char *name = catalog_frameworks(app->catalog, &count)[score->alternative].name;
    int fit = advice_fit(standing->advice, score->points);

    if (score->eliminated_by > 0) {
        bool bars = standing->bar_width > 0;
        int narrow = standing->name_width < 18 ? standing->name_width : 18;
        area_text(area, row, 3, ROLE_QUIET, "-");
        area_fit(area, row, NAME_AT, bars ? standing->name_width : narrow, ROLE_QUIET, unicode,
                 name);
        if (bars)
            area_right(area, row, standing->fit_after + 1, ROLE_QUIET,
                       arena_printf(arena, "(%d)", fit));
        int at = area_text(area, row, bars ? standing->bar_at : NAME_AT + narrow + 1, ROLE_BAD,
                           "out: ");
        area_fit(area, row, at, area.columns - at - 1, ROLE_QUIET, unicode,
                 bars ? wording_exclusion(arena, standing->advice, score->alternative, EXCLUSION_FULL)
                      : wording_excluder(arena, standing->advice, score->alternative));
        return;
    }
    area_right(area, row, 4, ROLE_PLAIN, arena_printf(arena, "%d", score->rank));
    area_fit(area, row, NAME_AT, standing->name_width, score->rank == 1 ? ROLE_STRONG : ROLE_PLAIN,
             unicode, name);
    area_right(area, row, standing->fit_after, ROLE_STRONG, arena_printf(arena, "%d", fit));
    if (score->low < score->high)
        area_text(area, row, standing->fit_after, ROLE_WARNING, "?");
    if (standing->before)
        draw_change(standing, area, row, score->alternative, fit);
    ranking_bar(standing->advice, &standing->parts, score->alternative, area, row,
                standing->bar_at, standing->bar_width, unicode);
}

/* `count` of the scores from `first` on in `rows` rows: the last one says how many more there
 * are when they are too many. Returns the row after. */
static int draw_standing_rows(struct app *app, struct arena *arena,
                              const struct standing *standing, struct area area, int row, int rows,
                              int first, int count)
{
    int shown = count <= rows ? count : rows - 1;

    for (int i = 0; i < shown; i++)
        draw_standing_row(app, arena, standing, area, row++,
                          &standing->advice->ranking.scores[first + i]);
    if (shown < count && rows > 0)
        area_printf(area, row++, NAME_AT, ROLE_QUIET, "%d more%s", count - shown,
                    first > 0 || standing->advice->ranking.n_left == 0 ? " out" : "");
    return row;
}

#define OUT_ROWS_LEAST 3 /* of those excluded, where not all have room */

static void draw_standing(struct app *app, struct area area)
{
    struct arena *arena = arena_new();
    struct standing standing = standing_of(app, arena, area.columns);
    int n_left = standing.advice->ranking.n_left, n_out = standing.advice->ranking.n - n_left;
    int rows = area.rows - 1;
    int out_rows = rows - n_left > OUT_ROWS_LEAST ? rows - n_left : OUT_ROWS_LEAST;

    out_rows = out_rows < n_out ? out_rows : n_out;
    out_rows = out_rows < rows ? out_rows : rows;
    draw_standing_head(&standing, area, app->options.unicode);
    int row = draw_standing_rows(app, arena, &standing, area, 1, rows - out_rows, 0, n_left);
    draw_standing_rows(app, arena, &standing, area, row, out_rows, n_left, n_out);
    arena_free(arena);
}

/* --- what the answer moved -------------------------------------------------------------------- */

static void draw_moved_head(struct app *app, const struct asking *asking, struct area area)
{
    int count, changed = app->changed_question;
    const struct question_entry *entries = questions_of(app, &count);

    if (changed < 0 || changed >= count)
        area_text(area, 0, 1, ROLE_HEADING, "What this answer moves");
    else if (changed == asking->question)
        area_text(area, 0, 1, ROLE_HEADING,
                  choice_of(app, changed) == ANSWER_OPEN ? "Without this answer (fit)"
                                                         : "This answer moved (fit)");
    else
        area_printf(area, 0, 1, ROLE_HEADING, "%d %s moved (fit)", changed + 1,
                    entries[changed].brief);
}

struct moved_columns {
    int name_width, change_after, why_at;
};

static struct moved_columns moved_columns_for(struct area area)
{
    int name_width = area.columns >= 50 ? 19 : 12;

    return (struct moved_columns){name_width, 3 + name_width + 4, 3 + name_width + 5};
}

static void draw_moved_row(struct app *app, struct arena *arena, struct area area, int row,
                           const struct shift *shift)
{
    size_t count;
    struct moved_columns columns = moved_columns_for(area);
    int change = shift->now - shift->before;
    bool worse = shift->out || (change < 0 && !shift->back);
    enum role role = worse ? ROLE_BAD : ROLE_GOOD;
    int criterion = shift_criterion(app->before, app->advice, shift);
    const char *why =
        shift->out       ? wording_exclusion(arena, app->advice, shift->framework,
                                             EXCLUSION_OBSERVED)
        : criterion >= 0 ? wording_value(arena, app->catalog, shift->framework, criterion)
                         : "";

    area_text(area, row, 1, role, worse ? "-" : "+");
    area_fit(area, row, 3, columns.name_width, ROLE_PLAIN, app->options.unicode,
             catalog_frameworks(app->catalog, &count)[shift->framework].name);
    area_right(area, row, columns.change_after, role,
               shift->out    ? "out"
               : shift->back ? "in"
                             : arena_printf(arena, "%+d", change));
    area_fit(area, row, columns.why_at, area.columns - columns.why_at, ROLE_PLAIN,
             app->options.unicode, why);
}

/* Several that went out together, or came back, share a row: the ranking has the reasons. */
static void draw_moved_together(struct app *app, struct arena *arena, struct area area, int row,
                                const struct shift *moved, int count)
{
    int shown = count < SHIFTS_ALIKE ? count : SHIFTS_ALIKE;
    int *frameworks = ARENA_ARRAY(arena, int, (size_t)shown);

    for (int i = 0; i < shown; i++)
        frameworks[i] = moved[i].framework;
    int at = area_printf(area, row, 1, moved->out ? ROLE_BAD : ROLE_GOOD,
                         moved->out ? "- %d are out:" : "+ %d are back:", count);
    area_fit(area, row, at + 1, area.columns - at - 2, ROLE_PLAIN, app->options.unicode,
             wording_names(arena, app->catalog, frameworks, shown));
}

static void draw_moved(struct app *app, const struct asking *asking, struct area area)
{
    struct arena *arena = arena_new();
    struct shifts shifts = {.n = 0};

    app_advice(app);
    draw_moved_head(app, asking, area);
    if (app->before)
        shifts = shifts_of(arena, app->before, app->advice);
    for (int i = 0, row = 1; i < shifts.n && row < area.rows; row++) {
        const struct shift *shift = &shifts.first[i];
        int fate = shift->out ? shifts.n_out : shift->back ? shifts.n_back : 1;
        if (fate > 1)
            draw_moved_together(app, arena, area, row, shift, fate);
        else
            draw_moved_row(app, arena, area, row, shift);
        i += fate < SHIFTS_ALIKE ? fate : SHIFTS_ALIKE;
    }
    if (shifts.n == 0)
        area_fit(area, 1, 3, area.columns - 4, ROLE_QUIET, app->options.unicode,
                 app->before ? "nobody by a whole point" : "Pick one and watch the ranking.");
    arena_free(arena);
}

/* --- the window ------------------------------------------------------------------------------- */

/* Where things are within the body: a pure function of its size. Areas of no rows are left out. */
struct plan {
    struct area list, question, standing, moved;
    int rules[2]; /* rows with a rule across; 0: none */
    int divider, divider_rows;
};

#define LIST_ROWS_LEAST 27 /* of the body: 32 of the window */
#define MOVED_ROWS 4
#define STANDING_ROWS_LEAST 4

/* Question list, question, ranking with bars, and what moved: everything at once. */
static struct plan plan_all(const struct app *app, struct area body)
{
    struct plan plan = {.divider = body.columns * 38 / 100};
    int n_questions, n = app->decision ? app->decision->problem.n_alternatives : 0;

    questions_of(app, &n_questions);
    int bottom = body.rows - MOVED_ROWS, top_least = 15;
    int top = n_questions < top_least ? top_least : n_questions;
    if (top > bottom - 8)
        top = bottom - 8;
    int standing = bottom - top - 2;
    if (standing > n + 1) { /* what the ranking does not need is for what moved */
        bottom -= standing - n - 1;
        standing = n + 1;
    }
    plan.divider_rows = top;
    plan.list = area_part(body, 0, 0, top, plan.divider);
    plan.question =
        area_part(body, 0, plan.divider + 1, top, body.columns - plan.divider - 1);
    plan.rules[0] = top;
    plan.standing = area_part(body, top + 1, 0, standing, body.columns);
    plan.rules[1] = bottom - 1;
    plan.moved = area_part(body, bottom, 0, body.rows - bottom, body.columns);
    return plan;
}

/* The question on the left, ranking and what moved on the right. */
static struct plan plan_beside(const struct app *app, struct area body)
{
    int left = body.columns * 42 / 80, right = body.columns - left - 1;
    int n = app->decision ? app->decision->problem.n_alternatives : 0;
    int moved = body.rows / 3 < 8 ? body.rows / 3 : 8;
    int standing = n + 1 < body.rows - moved - 1 ? n + 1 : body.rows - moved - 1;

    return (struct plan){
        .question = area_part(body, 0, 0, body.rows, left),
        .divider = left,
        .divider_rows = body.rows,
        .standing = area_part(body, 0, left + 1, standing, right),
        .moved = area_part(body, standing + 1, left + 1, body.rows - standing - 1, right),
    };
}

/* The question, and below it as much of the ranking as there is room for. */
static struct plan plan_below(const struct app *app, const struct asking *asking, struct area body)
{
    const struct question_entry *entry = asked(app, asking);
    int needed = (entry ? (int)entry->n_options : 0) + 10, rest = body.rows - needed - 1;
    struct plan plan = {.question = body};

    if (rest >= STANDING_ROWS_LEAST) {
        plan.question = area_part(body, 0, 0, needed, body.columns);
        plan.rules[0] = needed;
        plan.standing = area_part(body, needed + 1, 0, rest, body.columns);
    }
    return plan;
}

static struct plan plan_of(const struct app *app, const struct asking *asking, enum tier tier,
                           struct area body)
{
    if (tier >= TIER_WIDE && body.rows >= LIST_ROWS_LEAST)
        return plan_all(app, body);
    if (tier >= TIER_NORMAL)
        return plan_beside(app, body);
    if (tier == TIER_SMALL)
        return plan_below(app, asking, body);
    return (struct plan){.question = body};
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    struct asking *asking = state;
    struct area body = frame->body;

    app_advice(app);
    if (!asked(app, asking)) {
        area_text(body, 0, 1, ROLE_WARNING, "This catalog asks no questions.");
        return;
    }
    struct plan plan = plan_of(app, asking, frame->tier, body);
    for (int i = 0; i < 2; i++)
        if (plan.rules[i] > 0)
            frame_rule(body, plan.rules[i], 0, body.columns, frame->unicode);
    if (plan.divider > 0)
        frame_divider(body, 0, plan.divider, plan.divider_rows, frame->unicode);
    if (plan.list.rows > 0)
        draw_questions(app, asking, plan.list);
    if (plan.standing.rows > 1)
        draw_standing(app, plan.standing);
    if (plan.moved.rows > 1)
        draw_moved(app, asking, plan.moved);
    draw_question(app, asking, plan.question, plan.list.rows == 0);
}

#define BAR_CELLS_MOST 24
#define BAR_CELLS 10

/* "6 of 18 answered  [####----]" */
static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    int count, given = app_answer_count(app);
    const struct advice *advice = app_advice(app);
    bool unicode = app->options.unicode;
    size_t ignored;

    (void)state;
    questions_of(app, &count);
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
    if (app->options.session && given > 0)
        text_append(right, app->unsaved ? "not saved yet" : "answers saved");
}

/* --- keys ------------------------------------------------------------------------------------- */

static void move(struct app *app, void *state, enum movement movement)
{
    struct asking *asking = state;
    const struct question_entry *entry = asked(app, asking);

    if (entry)
        list_move(&asking->options, (int)entry->n_options + 1, (int)entry->n_options + 1,
                  movement);
}

/* After an answer: what it did, and where to go on. */
static void say_answered(struct app *app, const struct asking *asking)
{
    const struct advice *advice = app_advice(app);
    int left = advice->ranking.n_left, open = count_open(app), count;
    size_t n_frameworks;
    const struct framework *entries = catalog_frameworks(app->catalog, &n_frameworks);

    questions_of(app, &count);
    if (left == 0)
        app_warn(app, "Nothing is left: u takes the answer back, r shows what to relax");
    else if (open == 0)
        app_say(app, "That was the last open question: r shows the result");
    else if (app->before && left < app->before->ranking.n_left)
        app_say(app, "This leaves %d of %zu; u takes it back, Enter or n goes on", left,
                n_frameworks);
    else if (asking->question + 1 == count)
        app_say(app, "That was the last question, %d are still open; r shows the result", open);
    else
        app_say(app, "%s leads; Enter or n goes on, u takes it back",
                entries[advice->winner].name);
}

static void choose(struct app *app, struct asking *asking, int row)
{
    const struct question_entry *entry = asked(app, asking);

    asking->options.selected = row;
    app_answer(app, asking->question, row == (int)entry->n_options ? ANSWER_SKIPPED : row);
    say_answered(app, asking);
}

static void next_question(struct app *app, void *state)
{
    struct asking *asking = state;
    int count, open = count_open(app);

    questions_of(app, &count);
    if (asking->question + 1 < count)
        go_to(app, asking, asking->question + 1);
    else if (open > 0)
        app_say(app, "That was the last question, %d are still open; r shows the result", open);
    else
        app_say(app, "That was the last question; r shows the result");
}

static void previous_question(struct app *app, void *state)
{
    struct asking *asking = state;

    if (asking->question > 0)
        go_to(app, asking, asking->question - 1);
    else
        app_say(app, "This is the first question");
}

/* The first Enter picks, the second goes on. */
static void open_option(struct app *app, void *state)
{
    struct asking *asking = state;

    if (!asked(app, asking))
        return;
    if (chosen_row(app, asking) == asking->options.selected)
        next_question(app, state);
    else
        choose(app, asking, asking->options.selected);
}

static void pick(struct app *app, void *state)
{
    struct asking *asking = state;

    if (!asked(app, asking))
        return;
    if (chosen_row(app, asking) != asking->options.selected) {
        choose(app, asking, asking->options.selected);
        return;
    }
    app_answer(app, asking->question, ANSWER_OPEN);
    app_say(app, "Question %d is open again; u takes it back", asking->question + 1);
}

static void pick_number(struct app *app, void *state, int number)
{
    struct asking *asking = state;
    const struct question_entry *entry = asked(app, asking);

    if (entry && number <= (int)entry->n_options)
        choose(app, asking, number - 1);
    else
        app_say(app, "This question has no option %d", number);
}

#define PICK(number) \
    static void pick_##number(struct app *app, void *state) \
    { \
        pick_number(app, state, number); \
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
    struct asking *asking = state;
    int question = asking->question;

    if (!asked(app, asking))
        return;
    choose(app, asking, (int)asked(app, asking)->n_options);
    next_question(app, state);
    if (asking->question != question)
        app_say(app, "Question %d is skipped: it counts for nobody; p goes back to it",
                question + 1);
}

static void relax(struct app *app, void *state)
{
    const struct ranking *ranking = &app_advice(app)->ranking;

    (void)state;
    if (ranking->n_left < ranking->n)
        loosen_framework(app, ranking->scores[ranking->n_left].alternative);
    else
        app_say(app, "Nobody is excluded");
}

/* On an option: the cursor goes there; on the circle of one: it is picked. */
static void click(struct app *app, void *state, int row, int column)
{
    struct asking *asking = state;
    enum tier tier = tier_of(app->rows, app->columns);
    int title = tier == TIER_TINY ? app->rows >= 7 : 2;
    int rows = tier == TIER_TINY
                   ? app->rows - title - (app->rows >= 6) - (app->rows >= 5)
                   : app->rows - 5;
    struct area body = {NULL, title, 0, rows, app->columns};

    if (!asked(app, asking) || tier == TIER_LINE)
        return;
    struct area area = plan_of(app, asking, tier, body).question;
    struct pane pane = pane_of(app, asking, area);
    int count = (int)asked(app, asking)->n_options + 1;
    int option = row - area.row - pane.first + list_top(&asking->options, count, pane.rows);
    if (column < area.column || column >= area.column + area.columns ||
        row < area.row + pane.first || row >= area.row + pane.first + pane.rows)
        return;
    asking->options.selected = option;
    if (column - area.column >= 5 && column - area.column < 8)
        pick(app, state);
}

static const struct action actions[] = {
    {"Space", "pick", "pick", "Choose this answer, or clear it when it is chosen", pick},
    {"n", "next-question", "next", "The next question", next_question},
    {"p", "previous-question", "previous", "The question before", previous_question},
    {"s", "skip", "skip", "Leave this question out: it counts for nobody", skip},
    {"Enter l Right", "choose", NULL, "Choose this answer; when it is chosen, go on", open_option},
    {"x", "relax", "relax", "Open the answers again that exclude the best of those excluded",
     relax},
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
    .size = sizeof(struct asking),
    .enter = enter,
    .heading = heading,
    .draw = draw,
    .move = move,
    .open = open_option,
    .click = click,
};
