#include "tui/screens/questions/question_view.h"

#include "base/text/columns.h"
#include "decide/advice/exclusion.h"
#include "document/words/wording.h"
#include "tui/cells/paragraph.h"
#include "tui/panels/confidence_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct question_entry *questions_of(const struct app *app, int *ret_count)
{
    size_t count;
    const struct question_entry *entries = catalog_questions(app->catalog, &count);

    *ret_count = (int)count;
    return entries;
}

const struct question_entry *question_view_entry(const struct app *app,
                                                 const struct question_view *question_view)
{
    int count;
    const struct question_entry *entries = questions_of(app, &count);

    return question_view->question < count ? &entries[question_view->question] : NULL;
}

static int choice_of(const struct app *app, int question)
{
    return app->answers->choice[question];
}

int question_view_chosen(const struct app *app, const struct question_view *question_view)
{
    const struct question_entry *entry = question_view_entry(app, question_view);
    int choice = choice_of(app, question_view->question);

    return choice == ANSWER_SKIPPED ? (int)entry->n_options : choice;
}

void question_view_go_to(struct app *app, struct question_view *question_view, int question)
{
    *question_view = (struct question_view){.question = question};
    if (question_view_entry(app, question_view) && question_view_chosen(app, question_view) >= 0)
        question_view->options.selected = question_view_chosen(app, question_view);
}

/* --- what an option would exclude ------------------------------------------------------------- */

/* Who is out by the answers to the other questions. */
static const bool *out_by_others(struct app *app, struct arena *arena, int question)
{
    return excluded_by_others(arena, &app_decision(app)->problem, app->answers, question);
}

/* Whom the option excludes here and now, of those that no other answer excludes already. */
static int excludes(struct app *app, const bool *out, int question, int option, int *frameworks)
{
    return excluded_by_option(&app_decision(app)->problem, out, question, option, frameworks);
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

static struct pane pane_of(const struct app *app, const struct question_view *question_view,
                           struct area area)
{
    const struct question_entry *entry = question_view_entry(app, question_view);
    int count = (int)entry->n_options + 1;
    int texts = area.rows >= 16 ? 5 : area.rows >= 12 ? 4 : area.rows >= 9 ? 2 : 0;
    struct pane pane = {.text_rows = paragraph_rows(entry->text, area.columns - TEXT_AT - 1)};
    int spare = area.rows - pane.text_rows - count;

    if (spare < texts) /* every answer is in sight before the reasons are */
        texts = spare > 1 ? spare : texts < 2 ? texts : 1;

    if (pane.text_rows > 2 && area.rows < 10)
        pane.text_rows = area.rows < 6 ? 1 : 2;
    pane.first = pane.text_rows + (area.rows >= pane.text_rows + count + texts + 1);
    pane.rows = area.rows - pane.first - texts;
    pane.rows = pane.rows < 1 ? 1 : pane.rows > count ? count : pane.rows;
    pane.rest = pane.first + pane.rows;
    return pane;
}

static void draw_option(struct app *app, const struct question_view *question_view, const bool *out,
                        int *scratch, struct area area, int row, int option)
{
    const struct question_entry *entry = question_view_entry(app, question_view);
    bool skip = option == (int)entry->n_options, unicode = app->options.unicode;
    bool chosen = question_view_chosen(app, question_view) == option;
    bool selected = option == question_view->options.selected;
    int room = area.columns - OPTION_AT - 1;
    char mark[16] = "";

    if (!skip && entry->options[option].n_requirements > 0)
        snprintf(mark, sizeof(mark), "! %d",
                 excludes(app, out, question_view->question, option, scratch));
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
    area_fit(area, row, OPTION_AT - 1, room,
             chosen ? ROLE_STRONG
             : skip ? ROLE_QUIET
                    : ROLE_PLAIN,
             unicode, skip ? "none of these, or I do not know" : entry->options[option].label);
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
static int draw_option_texts(struct app *app, struct arena *arena,
                             const struct question_view *question_view, const bool *out,
                             int *scratch, struct area area, int row, bool apart)
{
    const struct question_entry *entry = question_view_entry(app, question_view);
    int selected = question_view->options.selected;

    if (selected == (int)entry->n_options)
        return draw_text(app, area, row, apart,
                         "Skipping:", "counts for nobody, and this is not asked again.");
    const struct question_option *option = &entry->options[selected];
    if (columns_of(option->label) > area.columns - OPTION_AT - 1) {
        row = draw_text(app, area, row, apart, "Answer:", option->label);
        apart = false;
    }
    row = draw_text(app, area, row, apart, "Points:", points_text(app, arena, option));
    if (option->n_requirements > 0) {
        int count = excludes(app, out, question_view->question, selected, scratch);
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

void question_view_draw(struct app *app, const struct question_view *question_view,
                        struct area area, bool with_answered)
{
    const struct question_entry *entry = question_view_entry(app, question_view);
    struct pane pane = pane_of(app, question_view, area);
    struct arena *arena = arena_new();
    const struct problem *problem = &app_decision(app)->problem;
    const bool *out = out_by_others(app, arena, question_view->question);
    int *scratch = ARENA_ARRAY(arena, int, (size_t)problem->n_alternatives);
    int count = (int)entry->n_options + 1,
        top = list_top(&question_view->options, count, pane.rows);
    bool apart = area.rows >= 14;

    area_printf(area, 0, 1, ROLE_STRONG, "%2d", question_view->question + 1);
    paragraph_draw(area_part(area, 0, TEXT_AT, pane.text_rows, area.columns - TEXT_AT - 1),
                   ROLE_STRONG, app->options.unicode, entry->text);
    for (int i = 0; i < pane.rows && top + i < count; i++)
        draw_option(app, question_view, out, scratch, area, pane.first + i, top + i);
    int row = draw_option_texts(app, arena, question_view, out, scratch, area, pane.rest, apart);
    if (row < area.rows && choice_of(app, question_view->question) == ANSWER_OPEN &&
        !confidence_view_matters(app, question_view->question))
        row =
            draw_text(app, area, row, false,
                      "= Cannot matter:", "no answer to this can change who comes first any more.");
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

static bool most_decisive(struct app *app, int question)
{
    const struct confidence *confidence = app_confidence(app);

    return confidence && confidence->n_next > 0 && confidence->next[0].question == question;
}

/* What is to be said of a question without an answer: those that can no longer matter have a sign
 * and a word. */
static const char *open_text(struct app *app, struct arena *arena, int question)
{
    if (choice_of(app, question) == ANSWER_SKIPPED)
        return "skipped";
    if (!confidence_view_matters(app, question))
        return "= cannot matter";
    return most_decisive(app, question) ? app_words(arena, app, "{most-decisive} most decisive")
                                        : "--";
}

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
        area_fit(area, row, at, room, most_decisive(app, question) ? ROLE_STRONG : ROLE_QUIET,
                 app->options.unicode, open_text(app, arena, question));
        return;
    }
    const struct question_option *option = &entry->options[choice];
    if (option->n_requirements > 0) {
        const struct problem *problem = &app_decision(app)->problem;
        int *scratch = ARENA_ARRAY(arena, int, (size_t)problem->n_alternatives);
        const bool *out = out_by_others(app, arena, question);
        const char *mark =
            arena_printf(arena, "! %d", excludes(app, out, question, choice, scratch));
        area_right(area, row, area.columns - 1, ROLE_WARNING, mark);
        room -= columns_of(mark) + 1;
    }
    area_fit(area, row, at, room, role, app->options.unicode, option->label);
}

void question_view_draw_list(struct app *app, const struct question_view *question_view,
                             struct area area)
{
    struct arena *arena = arena_new();
    const struct list list = {.selected = question_view->question};
    int count, top;

    questions_of(app, &count);
    top = list_top(&list, count, area.rows);
    for (int i = 0; i < area.rows && top + i < count; i++)
        draw_listed(app, arena, area, i, top + i, top + i == question_view->question);
    arena_free(arena);
}

int question_view_row_at(const struct app *app, const struct question_view *question_view,
                         struct area area, int row)
{
    struct pane pane = pane_of(app, question_view, area);
    int count = (int)question_view_entry(app, question_view)->n_options + 1;
    int option = row - pane.first + list_top(&question_view->options, count, pane.rows);

    return row >= pane.first && row < pane.first + pane.rows ? option : -1;
}
