#include "tui/screens/questions/moved_most.h"

#include "decide/advice/score_change.h"
#include "document/words/wording.h"

static void draw_head(struct app *app, int question, struct area area)
{
    size_t count;
    int changed = app->changed_question;
    const struct question_entry *entries = catalog_questions(app->catalog, &count);

    if (changed < 0 || changed >= (int)count)
        area_text(area, 0, 1, ROLE_HEADING, "What this answer moves");
    else if (changed == question)
        area_text(area, 0, 1, ROLE_HEADING,
                  app->answers->choice[changed] == ANSWER_OPEN ? "Without this answer (fit)"
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

static void draw_row(struct app *app, struct arena *arena, struct area area, int row,
                     const struct score_change *score_change)
{
    size_t count;
    struct moved_columns columns = moved_columns_for(area);
    int change = score_change->now - score_change->before;
    bool worse = score_change->out || (change < 0 && !score_change->back);
    enum role role = worse ? ROLE_BAD : ROLE_GOOD;
    int criterion = score_change_criterion(app->before, app->advice, score_change);
    const char *why =
        score_change->out
            ? wording_exclusion(arena, app->advice, score_change->framework, EXCLUSION_OBSERVED)
        : criterion >= 0 ? wording_value(arena, app->catalog, score_change->framework, criterion)
                         : "";

    area_text(area, row, 1, role, worse ? "-" : "+");
    area_fit(area, row, 3, columns.name_width, ROLE_PLAIN, app->options.unicode,
             catalog_frameworks(app->catalog, &count)[score_change->framework].name);
    area_right(area, row, columns.change_after, role,
               score_change->out    ? "out"
               : score_change->back ? "in"
                                    : arena_printf(arena, "%+d", change));
    area_fit(area, row, columns.why_at, area.columns - columns.why_at, ROLE_PLAIN,
             app->options.unicode, why);
}

/* Several that went out together, or came back, share a row: the ranking has the reasons. */
static void draw_together(struct app *app, struct arena *arena, struct area area, int row,
                          const struct score_change *moved, int count)
{
    int shown = count < SCORE_CHANGES_ALIKE ? count : SCORE_CHANGES_ALIKE;
    int *frameworks = ARENA_ARRAY(arena, int, (size_t)shown);

    for (int i = 0; i < shown; i++)
        frameworks[i] = moved[i].framework;
    int at = area_printf(area, row, 1, moved->out ? ROLE_BAD : ROLE_GOOD,
                         moved->out ? "- %d are out:" : "+ %d are back:", count);
    area_fit(area, row, at + 1, area.columns - at - 2, ROLE_PLAIN, app->options.unicode,
             wording_names(arena, app->catalog, frameworks, shown));
}

void moved_most_draw(struct app *app, int question, struct area area)
{
    struct arena *arena = arena_new();
    struct score_changes score_changes = {.n = 0};

    app_advice(app);
    draw_head(app, question, area);
    if (app->before)
        score_changes = score_changes_of(arena, app->before, app->advice);
    for (int i = 0, row = 1; i < score_changes.n && row < area.rows; row++) {
        const struct score_change *score_change = &score_changes.first[i];
        int fate = score_change->out    ? score_changes.n_out
                   : score_change->back ? score_changes.n_back
                                        : 1;
        if (fate > 1)
            draw_together(app, arena, area, row, score_change, fate);
        else
            draw_row(app, arena, area, row, score_change);
        i += fate < SCORE_CHANGES_ALIKE ? fate : SCORE_CHANGES_ALIKE;
    }
    if (score_changes.n == 0)
        area_fit(area, 1, 3, area.columns - 4, ROLE_QUIET, app->options.unicode,
                 app->before ? "nobody by a whole point" : "Pick one and watch the ranking.");
    arena_free(arena);
}
