#include "tui/screens/catalog/browse.h"

#include "base/bounds.h"
#include "tui/app/app.h"

#include <stdio.h>
#include <string.h>

enum {
    GREETING_ROWS = 3,
    HEAD_ROWS = 2,
    CARD_LEAST = 3, /* rows: a shorter card is not drawn */
    CARD_WIDE = 10,
    LIST_WANTED = 10, /* rows the list gets before a card is added */
    HEAD_FROM = 8,    /* column titles from this many rows of the body */
    STATUS_FROM = 9,
    AIRY_FROM = 30, /* with blank rows around the status */
};

/* The framework in the selected row. */
static int in_row(const struct app *app, const struct browse *browse)
{
    int count = (int)app->catalog_view.n_rows;
    int row = browse->list.selected < count ? browse->list.selected : count - 1;

    return row >= 0 ? app->catalog_view.rows[row] : -1;
}

int browse_selected(const struct app *app, struct browse *browse)
{
    int framework = in_row(app, browse);

    if (app->place < 0 || framework < 0 || framework == app->place ||
        !catalog_view_shows(&app->catalog_view, app->place))
        return framework;
    browse->list.selected = catalog_view_row_of(&app->catalog_view, app->place);
    return app->place;
}

void browse_select(struct app *app, struct browse *browse, int row)
{
    browse->list.selected = row;
    app->place = in_row(app, browse);
}

/* Minimum height of the card; 0: none, because the list needs the rows. */
static int card_rows(const struct frame *frame, int rest, int all)
{
    int wanted = MIN(all, LIST_WANTED);

    if (frame->tier >= TIER_WIDE && rest - CARD_WIDE - 1 >= wanted)
        return CARD_WIDE;
    return frame->tier >= TIER_NORMAL && rest - CARD_LEAST - 1 >= wanted ? CARD_LEAST : 0;
}

struct browse_plan browse_plan(struct app *app)
{
    const struct frame *frame = &app->frame;
    bool prompts = app->prompt.label != NULL; /* its hint takes the last row of the body */
    int rows = frame->body.rows - (prompts ? frame->hint.rows : 0), at = 0;
    bool tiny = frame->tier <= TIER_TINY, airy = rows >= AIRY_FROM && frame->tier >= TIER_WIDE;
    bool greets = app_answer_count(app) == 0 && frame->tier >= TIER_NORMAL &&
                  !app->options.picked && !app->catalog_view.good[0] && !prompts;
    struct browse_plan plan = {0};

    if (!tiny && rows >= STATUS_FROM) {
        at += airy && greets;
        plan.status = at;
        plan.status_rows = greets ? GREETING_ROWS : 1;
        at += plan.status_rows + (airy || greets);
    }
    if (!tiny && rows >= HEAD_FROM) {
        plan.head = at;
        plan.head_rows = HEAD_ROWS;
        at += HEAD_ROWS;
    }
    plan.list = at;
    int rest = rows - at, all = MAX((int)app->catalog_view.n_all, 1);
    int card = card_rows(frame, rest, all);
    plan.list_rows = card > 0 ? MIN(all, rest - card - 1) : rest;
    bool gap = rest - plan.list_rows - 1 != CARD_LEAST; /* else a fourth row shows the drawbacks */
    plan.card = at + plan.list_rows + gap;
    plan.card_rows = card > 0 ? MAX(rows - plan.card, 0) : 0;
    return plan;
}

static bool is_same_column(const struct column *left, const struct column *right)
{
    return left->at == right->at && left->width == right->width &&
           left->sort.by == right->sort.by && left->sort.index == right->sort.index &&
           left->sort.descending == right->sort.descending &&
           text_equal(left->title[0], right->title[0]) &&
           text_equal(left->title[1], right->title[1]);
}

static void choose(struct app *app, int set, struct browse *browse)
{
    struct browse_choice *choice = &browse->choice;
    struct column columns[COLUMN_MOST];
    int count = browse_columns_choose(app, set, app->columns, &browse->weights, columns);
    bool is_same = count == choice->count;

    for (int i = 0; i < count && is_same; i++)
        is_same = is_same_column(&columns[i], &choice->columns[i]);
    if (is_same)
        return;
    choice->version++;
    choice->count = count;
    memcpy(choice->columns, columns, (size_t)count * sizeof(*columns));
}

int browse_choose(struct app *app, struct browse *browse, const struct column **ret_columns)
{
    struct browse_choice *choice = &browse->choice;
    int set = browse_plan(app).head_rows > 0 ? browse->set : BROWSE_NO_SET;

    if (choice->count == 0 || choice->n_changes != app_n_changes(app) || choice->set != set ||
        choice->width != app->columns || !text_equal(choice->filter, app->catalog_view.good)) {
        choice->n_changes = app_n_changes(app);
        choice->set = set;
        choice->width = app->columns;
        snprintf(choice->filter, sizeof(choice->filter), "%s", app->catalog_view.good);
        choose(app, set, browse);
    }
    *ret_columns = choice->columns;
    return choice->count;
}

void browse_follow(struct app *app, struct browse *browse, int framework)
{
    int row = framework >= 0 ? catalog_view_row_of(&app->catalog_view, framework) : -1;

    browse_select(app, browse, row >= 0 ? row : 0);
}

void browse_open(struct app *app, void *state)
{
    int framework = browse_selected(app, state);

    if (framework < 0) {
        app_say(app, "Nothing matches the filter; {escape} clears it");
    } else if (app->options.picked) {
        *app->options.picked = framework;
        app->running = false;
    } else {
        detail_push_framework(app, framework);
    }
}
