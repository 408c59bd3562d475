#include "tui/screens/result/result.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/panels/confidence_view.h"
#include "tui/panels/ladder.h"
#include "tui/panels/panel.h"

#include <stdlib.h>

/* Section 5: the state, in how many single changes and trial runs the first place stays, the open
 * questions, and the worst case against each rival. */
#define RIVALS_MOST 50

static int text_at(const struct writer *writer)
{
    return writer->width >= 60 ? 18 : 2;
}

/* Draws a title at the left, such as "Trial runs", and returns the rest of the row. */
static struct area titled(struct writer *writer, const char *title)
{
    struct area area = writer_area(writer, 1);

    area_text(area, 0, 2, ROLE_STRONG, title);
    writer->row += text_at(writer) == 2;
    return writer_area(writer, 1);
}

/* The first text that fits into so many columns, else the last. */
static const char *within(int room, const char *full, const char *brief)
{
    return columns_of(full) <= room ? full : brief;
}

#define BAR_LEAST 12

static void add_bar(struct result *result, struct writer *writer, const char *title, int64_t part,
                    int64_t whole, const char *said, const char *means)
{
    struct area area = titled(writer, title);
    int at = text_at(writer), room = writer->width - at - columns_of(said) - 4;

    if (room > 60)
        room = 60;
    if (room >= BAR_LEAST)
        chart_bar(area, 0, at, room, ROLE_BEST, writer->pad->blocks, part, whole);
    area_fit(area, 0, room >= BAR_LEAST ? at + room + 2 : at, writer->width - at - 2, ROLE_STRONG,
             writer->pad->unicode, said);
    writer->row++;
    writer_text(writer, at, ROLE_MUTED, 0, means);
    writer->row += result->view.rows >= 20;
    (void)result;
}

static void add_changes(struct result *result, struct writer *writer)
{
    const struct single_changes *wishes = &result->confidence->wishes,
                                *team = &result->confidence->team;
    int of = wishes->of + team->of, stays = wishes->stays + team->stays;
    const char *means = "Each answer changed or left out, one at a time: counted, not estimated.";

    if (of == 0)
        return;
    if (wishes->of > 0 && team->of > 0)
        means = arena_printf(result->arena, "%s Wishes: %d of %d. Facts about the team: %d of %d.",
                             means, wishes->stays, wishes->of, team->stays, team->of);
    add_bar(result, writer, "Single changes", stays, of,
            arena_printf(result->arena, "stays first in %d of %d", stays, of), means);
}

static void add_trials(struct result *result, struct writer *writer)
{
    const struct shares *shares = &result->confidence->shares;
    int winner = result->advice->winner;

    if (shares->draws == 0) {
        area_text(titled(writer, "Trial runs"), 0, text_at(writer), ROLE_MUTED, "being worked out");
        writer->row++;
        return;
    }
    const char *brief =
        arena_printf(result->arena, "first in %s of %s",
                     confidence_view_share(result->arena, result->confidence, winner),
                     wording_thousands(result->arena, shares->draws));
    add_bar(result, writer, "Trial runs", shares_first(shares, winner), shares->draws,
            within(writer->width - text_at(writer) - 4 - BAR_LEAST,
                   arena_printf(result->arena, "%s %s", result_name(result, winner), brief), brief),
            "Your answers stay; how much each one counts is shifted at random. Not the chance of "
            "being right.");
}

static void add_formulas(struct result *result, struct writer *writer)
{
    const struct methods *methods = &result->confidence->methods;

    if (methods->n == 0)
        return;
    struct area area = titled(writer, "Formulas");
    int at = text_at(writer);
    for (int i = 0; i < methods->n; i++)
        area_text(area, 0, at++, methods->results[i].agrees ? ROLE_GOOD : ROLE_WARN,
                  panel_sign(methods->results[i].agrees ? "●" : "○", writer->pad->unicode));
    const char *winner = result_name(result, result->advice->winner);
    const char *brief =
        arena_printf(result->arena, "%d of %d pick %s", methods->n_agreeing, methods->n, winner);
    const char *said = arena_printf(result->arena, "%d of %d scoring formulas pick %s",
                                    methods->n_agreeing, methods->n, winner);
    const char *more = arena_printf(result->arena, "%s; see section 4", said);
    int room = writer->width - at - 3;
    area_fit(area, 0, at + 1, room, ROLE_PLAIN, writer->pad->unicode,
             within(room, more, within(room, said, brief)));
    writer->row++;
}

static void add_missing(struct result *result, struct writer *writer)
{
    const struct early_stop *proof = &result->confidence->early_stop;
    const struct ranking *ranking = &result->advice->ranking;
    const struct catalog_identity *identity = catalog_identity(result->app->catalog);
    int missing = 0;
    const char *text;

    for (int i = 0; i < ranking->n_left; i++)
        missing +=
            ranking->scores[i].low < ranking->scores[i].high || ranking->scores[i].unverified > 0;
    struct area area = titled(writer, "Missing facts");
    if (missing == 0)
        text = "none: every fact that counts is known";
    else
        text = arena_printf(result->arena, "for %d %s%s; see section 4", missing,
                            missing == 1 ? identity->noun : identity->nouns,
                            proof->settled && !proof->decided ? ", and could change who is first"
                                                              : "");
    if (missing > 0)
        area_text(area, 0, text_at(writer), ROLE_WARN, "?");
    area_fit(area, 0, text_at(writer) + (missing > 0 ? 2 : 0), writer->width - text_at(writer) - 4,
             ROLE_PLAIN, writer->pad->unicode, text);
    writer->row++;
}

static void add_enough(struct result *result, struct writer *writer)
{
    const char *enough = words_enough(result->reader);

    if (!enough[0])
        return;
    titled(writer, "Enough already");
    writer_text(writer, text_at(writer), ROLE_PLAIN, 0, enough);
}

/* --- the worst case --------------------------------------------------------------------------- */

/* Points on the scale of M as text: points of a criterion times its value from 0 to 1. */
static const char *points_text(const struct result *result, int64_t points)
{
    int64_t whole = 2 * VALUE_MOST, size = points < 0 ? -points : points;
    const char *text = wording_tenth_count(result->arena, (int)((20 * size + whole) / (2 * whole)));

    if (points >= 0)
        return text;
    return arena_printf(result->arena, "%s%s", panel_sign("−", result->pad->unicode), text);
}

static int by_worst(const void *left, const void *right)
{
    const struct early_stop_rival *const *a = left, *const *b = right;

    if ((*a)->decided != (*b)->decided)
        return (*a)->decided < (*b)->decided ? -1 : 1;
    return (*a)->alternative - (*b)->alternative;
}

static void add_rival(struct result *result, struct writer *writer,
                      const struct early_stop_rival *rival)
{
    const struct framework *framework = result_framework(result, rival->alternative);
    int64_t lead = result->advice->ranking.scores[0].points -
                   advice_score(result->advice, rival->alternative)->points;
    bool earlier = result->advice->winner < rival->alternative;
    bool behind = rival->decided > 0 || (rival->decided == 0 && earlier);
    int right = writer->width - 2;

    writer_stop(writer, writer->row, 1, LINE_FRAMEWORK, rival->alternative, 0);
    struct area area = writer_area(writer, 1);
    panel_language_mark(area, 0, 2, result->app->catalog, framework->language,
                        writer->pad->unicode);
    area_fit(area, 0, 3, right - 22 - 3, ROLE_PLAIN, writer->pad->unicode, framework->name);
    area_right(area, 0, right - 12, ROLE_PLAIN, points_text(result, lead));
    area_right(area, 0, right, behind ? ROLE_GOOD : ROLE_BAD, points_text(result, rival->decided));
    writer->row++;
}

static void add_rivals(struct result *result, struct writer *writer)
{
    const struct early_stop *proof = &result->confidence->early_stop;
    int n = proof->n_rivals, shown = MIN(n, RIVALS_MOST);
    const struct early_stop_rival **rivals =
        ARENA_ARRAY(result->arena, const struct early_stop_rival *, (size_t)n);

    writer_head(writer, proof->decided ? "Is it settled? Yes" : "Is it settled? Not yet",
                n == 0 || writer->width < 50
                    ? ""
                    : arena_printf(result->arena, "of %lld: lead now   worst case",
                                   (long long)result->advice->ranking.total));
    for (int i = 0; i < n; i++)
        rivals[i] = &proof->rivals[i];
    qsort(rivals, (size_t)n, sizeof(rivals[0]), by_worst);
    for (int i = 0; i < shown; i++)
        add_rival(result, writer, rivals[i]);
    writer->row += result->view.rows >= 20;
    const char *fall = proof->can_fall ? " An open question could also rule the first out." : "";
    if (n == 0)
        writer_text(writer, 2, ROLE_MUTED, 0,
                    arena_printf(result->arena, "All others are ruled out.%s", fall));
    else
        writer_text(
            writer, 2, ROLE_MUTED, 0,
            arena_printf(
                result->arena,
                "Worst case: every open question answered in favour of that rival, "
                "and every missing fact too. Below zero it could still win.%s These "
                "points are out of the %lld that your answers give so far; fit is out of 100.",
                fall, (long long)result->advice->ranking.total));
}

/* --- the whole -------------------------------------------------------------------------------- */

static void add_ladder(struct result *result, struct writer *writer)
{
    bool known = result_state(result)[0] != '\0';

    if (ladder_draw(writer_area(writer, 1), 0, 2, result->confidence->state, known,
                    writer->pad->unicode) == 2)
        area_text(writer_area(writer, 1), 0, 2, ROLE_TITLE, result_state(result));
    writer->row += 1 + (result->view.rows >= 20);
}

void result_lay_confidence(struct result *result)
{
    struct writer writer = result_writer(result);

    if (result_lay_nothing(result))
        return;
    writer_stop(&writer, writer.row, 1, LINE_FRAMEWORK, result->advice->winner, 0);
    result_add_title(result, &writer);
    if (!result->confidence || !result->reader) {
        writer_text(&writer, 2, ROLE_MUTED, 1, "Working out how sure this is.");
        return;
    }
    add_ladder(result, &writer);
    add_changes(result, &writer);
    add_trials(result, &writer);
    add_formulas(result, &writer);
    add_missing(result, &writer);
    add_enough(result, &writer);
    writer.row += result->view.rows >= 16;
    if (!result_wide(result)) {
        result_add_questions(result, &writer, 30);
        writer.row += result->view.rows >= 16;
        add_rivals(result, &writer);
        return;
    }
    int half = writer.width / 2;
    struct writer left = {writer.pad, writer.row, 0, half},
                  right = {writer.pad, writer.row, half, half};
    result_add_questions(result, &left, 30);
    if (left.row == writer.row) /* all are answered */
        right.column = left.column;
    add_rivals(result, &right);
}
