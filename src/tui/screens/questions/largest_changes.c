#include "tui/screens/questions/largest_changes.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "decide/advice/score_change.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/cells/paragraph.h"
#include "tui/panels/panel.h"

#include <stdlib.h>

#define NAME_AT 5

#define VALUES_MOST 3

static int compare_points(const void *left, const void *right)
{
    const struct criterion_points *a = left, *b = right;

    return a->points != b->points ? b->points - a->points : a->criterion - b->criterion;
}

/* The values of a framework on the criteria that the answer gives the most points: "background work
 * 100, batteries included 94". */
static const char *values_text(struct app *app, struct arena *arena,
                               const struct ranking_change *shown, int framework)
{
    size_t count;
    const struct question_entry *entry = &catalog_questions(app->catalog, &count)[shown->question];
    if (shown->option < 0 || shown->option >= (int)entry->n_options)
        return "";
    const struct question_option *option = &entry->options[shown->option];
    size_t n = option->n_points;
    struct criterion_points *points = ARENA_ARRAY(arena, struct criterion_points, n);
    const struct criterion *criteria = catalog_criteria(app->catalog, &count);
    const char *text = "";

    for (size_t i = 0; i < n; i++)
        points[i] = option->points[i];
    qsort(points, n, sizeof(points[0]), compare_points);
    for (size_t i = 0; i < n && i < VALUES_MOST; i++)
        text = arena_printf(arena, "%s%s%s %s", text, i > 0 ? ", " : "",
                            criteria[points[i].criterion].label,
                            wording_worth(arena, app->catalog, framework, points[i].criterion));
    return text;
}

/* The criteria behind a change, or the rule that excludes the framework. */
static const char *why(struct app *app, struct arena *arena, const struct ranking_change *shown,
                       const struct score_change *change)
{
    if (change->out)
        return wording_exclusion(arena, shown->now, change->framework, EXCLUSION_OBSERVED);
    return values_text(app, arena, shown, change->framework);
}

static int draw_change(struct app *app, struct arena *arena, const struct ranking_change *shown,
                       struct area area, int row, const struct score_change *change)
{
    size_t count;
    bool unicode = app->options.unicode;
    int points = change->now - change->before;
    bool worse = change->out || (points < 0 && !change->back);
    const char *sign = worse ? panel_sign("−", unicode) : "+";
    const char *text = change->out ? "out"
                       : change->back
                           ? "back"
                           : arena_printf(arena, "%s%d", sign, points < 0 ? -points : points);

    area_right(area, row, NAME_AT - 1, worse ? ROLE_BAD : ROLE_GOOD, text);
    area_fit(area, row, NAME_AT, area.columns - NAME_AT - 1, ROLE_STRONG, unicode,
             catalog_frameworks(app->catalog, &count)[change->framework].name);
    row++;
    if (row < area.rows)
        row +=
            paragraph_draw(area_part(area, row, NAME_AT, area.rows - row < 2 ? area.rows - row : 2,
                                     area.columns - NAME_AT - 1),
                           ROLE_MUTED, unicode, why(app, arena, shown, change));
    return row;
}

#define BREAKS_MOST 16 /* columns that breaking a line may leave empty */

/* Draws frameworks that were ruled out together, or came back together, in one row. The ranking
 * shows the reasons. */
static int draw_together(struct app *app, struct arena *arena, struct area area, int row,
                         const struct score_change *changes, int count)
{
    int shown = MIN(count, SCORE_CHANGES_ALIKE);
    int *frameworks = ARENA_ARRAY(arena, int, (size_t)shown);

    for (int i = 0; i < shown; i++)
        frameworks[i] = changes[i].framework;
    area_printf(area, row, 1, changes->out ? ROLE_BAD : ROLE_GOOD,
                changes->out ? "%d are ruled out" : "%d are back", count);
    row++;
    int rows = MIN(area.rows - row, 2), width = area.columns - NAME_AT - 1;
    return row + paragraph_draw(area_part(area, row, NAME_AT, rows, width), ROLE_MUTED,
                                app->options.unicode,
                                wording_names_within(arena, app->catalog, frameworks, shown, count,
                                                     rows * width - BREAKS_MOST));
}

int largest_changes_draw(struct app *app, const struct ranking_change *shown, struct area area)
{
    struct arena *arena = arena_new();
    struct score_changes changes = score_changes_of(arena, shown->before, shown->now);
    int row = 0;

    panel_head(area, row++, 1, area.columns - 2, "Largest changes by this answer", "",
               app->options.unicode);
    for (int i = 0; i < changes.n && row + 1 < area.rows;) {
        const struct score_change *change = &changes.first[i];
        int fate = change->out ? changes.n_out : change->back ? changes.n_back : 1;
        row = fate > 1 ? draw_together(app, arena, area, row, change, fate)
                       : draw_change(app, arena, shown, area, row, change);
        i += MIN(fate, SCORE_CHANGES_ALIKE);
    }
    if (changes.n == 0)
        area_fit(area, row++, 1, area.columns - 2, ROLE_MUTED, app->options.unicode,
                 "Nothing changes by a whole point.");
    arena_free(arena);
    return row;
}
