#include "tui/screens/result/result.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/cells/letters.h"
#include "tui/panels/confidence_view.h"
#include "tui/panels/ladder.h"
#include "tui/panels/panel.h"

/* The summary of a close call: two names side by side, how often each comes first, what each is
 * better at, and what would decide between them. */
struct side {
    struct writer writer;
    int framework, other;
};

static int count_rows(const struct result *result)
{
    return result->view.rows;
}

/* Do both names fit in big letters? One alone would look like the pick. */
static bool have_letters(const struct result *result, const struct side *sides)
{
    int rows, columns;

    for (int i = 0; i < 2; i++)
        if (!letters_size(result_name(result, sides[i].framework), sides[i].writer.pad->unicode,
                          &rows, &columns) ||
            columns > sides[i].writer.width - 3)
            return false;
    return count_rows(result) >= 15;
}

static int add_letters(struct result *result, const struct side *sides)
{
    bool letters = have_letters(result, sides);
    int most = 1;

    for (int i = 0; i < 2; i++) {
        int rows = 1;
        const struct writer *writer = &sides[i].writer;
        const char *name = result_name(result, sides[i].framework);
        struct area area = pad_area(writer->pad, writer->row, writer->column, 4, writer->width);
        if (letters)
            panel_big_name(area, 0, 2, writer->width - 3, writer->pad->unicode, name, &rows);
        else
            area_text(area, 0, 2, ROLE_TITLE, name);
        most = MAX(rows, most);
    }
    return most;
}

/* "fit 79  ########    first in 4 % of runs" */
static void add_fit(struct result *result, struct side *side)
{
    const struct advice *advice = result->advice;
    struct writer *writer = &side->writer;
    int fit = advice_fit(advice, advice_score(advice, side->framework)->points);
    bool wide = writer->width >= 54;
    const char *share = confidence_view_share(result->arena, result->confidence, side->framework);

    writer_stop(writer, writer->row, 1, LINE_FRAMEWORK, side->framework, 0);
    struct area area = writer_area(writer, 1);
    area_text(area, 0, 2, ROLE_MUTED, "fit");
    area_printf(area, 0, 6, ROLE_STRONG, "%d", fit);
    const char *runs =
        share[0] ? arena_printf(result->arena, "first in %s%s", share, wide ? " of runs" : "") : "";
    int bar = writer->width - 10 - (wide ? 26 : 20); /* the same width on both sides */
    if (bar >= 6)
        chart_bar(area, 0, 10, MIN(bar, 40), ROLE_BEST, writer->pad->blocks, fit, 100);
    area_right(area, 0, writer->width - 2, ROLE_STRONG, runs);
    writer->row++;
}

/* What the other one has of a criterion: "to 50", "to 35-54" where it is not known. */
static const char *rival_words(const struct result *result, const struct side *side, int criterion)
{
    return arena_printf(
        result->arena, "to %s",
        wording_worth_brief(result->arena, result->app->catalog, side->other, criterion));
}

static const char *own_words(const struct result *result, const struct side *side, int criterion)
{
    return wording_worth_brief(result->arena, result->app->catalog, side->framework, criterion);
}

static int widest(const struct result *result, const struct side *side,
                  const struct trade_off *list, int count, int least,
                  const char *(*words)(const struct result *result, const struct side *side,
                                       int criterion))
{
    for (int i = 0; i < count; i++)
        least = MAX(least, columns_of(words(result, side, list[i].criterion)));
    return least;
}

#define RIVAL_LEAST 36 /* in a narrower half the value of the other one gives way to the label */

static void add_better(struct result *result, struct side *side, int most)
{
    struct trade_off *list;
    struct writer *writer = &side->writer;
    int count = better_at(result->arena, result->advice, side->framework, side->other, &list);
    bool bars = writer->width >= 50 && !result->view.figures;
    const struct problem *problem = &result->advice->decision->problem;
    size_t n;
    const struct criterion *criteria = catalog_criteria(result->app->catalog, &n);

    const char *title =
        arena_printf(result->arena, "%s is better at", result_name(result, side->framework));
    writer_head(writer, columns_of(title) + 4 <= writer->width ? title : "Is better at", "counts");
    count = MIN(count, most);
    int own = widest(result, side, list, count, 3, own_words);
    int rival = bars ? 14 : widest(result, side, list, count, 5, rival_words); /* "to 50" */
    rival = bars || writer->width >= RIVAL_LEAST ? rival : 0;
    int name = bars ? MIN(26, writer->width - 28) : writer->width - 13 - own - rival;
    own = bars ? 5 : own; /* as wide on both sides */
    for (int i = 0; i < count; i++) {
        int criterion = list[i].criterion;
        size_t at = (size_t)side->framework * n + (size_t)criterion,
               there = (size_t)side->other * n + (size_t)criterion;
        writer_stop(writer, writer->row, 1, LINE_VALUE, criterion, side->framework);
        struct area area = writer_area(writer, 1);
        area_text(area, 0, 2, ROLE_GOOD, "+");
        area_fit(area, 0, 4, name, ROLE_PLAIN, writer->pad->unicode,
                 wording_criterion_within(&criteria[criterion], name));
        int from = 4 + name + 1 + own + 1;
        area_right(area, 0, from - 1, ROLE_STRONG, own_words(result, side, criterion));
        if (bars) {
            int width = MIN(writer->width - 2 - 6 - from, rival);
            chart_bar_before(area, 0, from, width, ROLE_BEST, writer->pad->blocks,
                             problem->low[at] + problem->high[at],
                             problem->low[there] + problem->high[there], 2 * VALUE_MOST);
        } else if (rival > 0) {
            area_text(area, 0, from, ROLE_MUTED, rival_words(result, side, criterion));
        }
        area_right(area, 0, writer->width - 2, ROLE_STRONG,
                   wording_tenths(result->arena, result->advice, list[i].points));
        writer->row++;
    }
    if (count == 0)
        writer_text(writer, 2, ROLE_MUTED, 1, "nothing that counts");
}

/* "Flask is 1.3 points ahead. Shift how much each answer counts, and Django comes first in 96 %" */
static const char *sentence(const struct result *result, bool brief)
{
    const struct advice *advice = result->advice;
    const char *first = result_name(result, advice->winner),
               *second = result_name(result, advice->second),
               *lead = wording_lead(result->arena, advice),
               *share = confidence_view_share(result->arena, result->confidence, advice->second);
    const char *sure = brief ? "" : confidence_view_how_sure(result->arena, advice);

    return arena_printf(
        result->arena, "%s is %s as your answers count now.%s%s%s%s%s%s", first, lead,
        sure[0] ? " " : "", sure, share[0] ? " Shift how much each one counts, and " : "",
        share[0] ? second : "",
        share[0] ? arena_printf(result->arena, " comes first in %s of the trial runs.", share) : "",
        result->confidence->early_stop.n_matters > 0
            ? " Answer one more question before you choose."
            : "");
}

/* How useful it is to ask an open question: its information per effort. The list is in this order. */
static double worth(const struct result *result, const struct next_question *next)
{
    return next->bits / result->advice->decision->problem.questions[next->question].effort;
}

static void add_decides(struct result *result, struct writer *writer, int most)
{
    const struct confidence *confidence = result->confidence;
    bool wide = writer->width >= 100;

    if (confidence->n_next == 0)
        return;
    double largest = worth(result, &confidence->next[0]);
    writer_head(writer, "What would decide it", wide ? "worth asking" : "");
    for (int i = 0; i < confidence->n_next && i < most; i++) {
        const struct next_question *next = &confidence->next[i];
        const struct question_entry *entry = result_question(result, next->question);
        int bar_at = writer->width - 24;
        writer_stop(writer, writer->row, 1, LINE_QUESTION, next->question, 0);
        struct area area = writer_area(writer, 1);
        area_fit(area, 0, 2, 17, ROLE_STRONG, writer->pad->unicode, entry->brief);
        area_fit(area, 0, 20, (wide ? bar_at : writer->width) - 22, ROLE_PLAIN,
                 writer->pad->unicode, entry->text);
        if (wide && largest > 0)
            chart_bar(area, 0, bar_at, 20, ROLE_BEST, writer->pad->blocks,
                      (int64_t)(1000 * worth(result, next) / largest), 1000);
        writer->row++;
    }
}

static void lay_both(struct result *result, int better, bool sentence_short)
{
    bool wide = result_wide(result);
    int half = result->view.columns / 2 + 1;
    struct writer writer = result_writer(result);
    struct side sides[2] = {
        {{writer.pad, 0, 0, half - 1}, result->advice->winner, result->advice->second},
        {{writer.pad, 0, half - 1, result->view.columns - half + 1},
         result->advice->second,
         result->advice->winner},
    };
    int rows;

    area_text(writer_area(&sides[0].writer, 1), 0, 2, ROLE_MUTED, "Too close to call between");
    area_text(writer_area(&sides[1].writer, 1), 0, 2, ROLE_MUTED, "and");
    sides[0].writer.row = sides[1].writer.row = 1;
    rows = add_letters(result, sides);
    for (int i = 0; i < 2; i++) {
        sides[i].writer.row += rows;
        add_fit(result, &sides[i]);
        writer.row = sides[i].writer.row + wide;
    }
    ladder_draw(writer_area(&writer, 1), 0, 2, result->confidence->state,
                result_state(result)[0] != '\0', writer.pad->unicode);
    writer.row++;
    writer_text(&writer, 2, ROLE_PLAIN, sentence_short ? 1 : 3, sentence(result, !wide));
    writer.row += wide;
    for (int i = 0; i < 2; i++) {
        sides[i].writer.row = writer.row;
        add_better(result, &sides[i], better);
    }
    writer.row =
        sides[0].writer.row > sides[1].writer.row ? sides[0].writer.row : sides[1].writer.row;
    writer.row += wide;
    if (wide) {
        writer_text(
            &writer, 2, ROLE_MUTED, 1,
            arena_printf(result->arena,
                         "%s the other one, on the same scale.  counts = what it is worth in "
                         "points of fit.",
                         panel_sign("│", writer.pad->unicode)));
        writer.row++;
    }
    add_decides(result, &writer, wide ? 4 : 2);
    if (wide) {
        writer.row++;
        writer_text(&writer, 2, ROLE_MUTED, 2, words_methods(result->reader));
    }
}

bool result_lay_two_names(struct result *result)
{
    enum state state = result->confidence ? result->confidence->state : STATE_COUNT;

    if ((state != STATE_OPEN && state != STATE_CLOSE) || result->advice->second < 0 ||
        !result->reader || result_state(result)[0] == '\0' || result->view.columns < 60)
        return false;
    for (int better = 7; better > 1; better -= 2) {
        result_clear(result);
        lay_both(result, better, false);
        if (result->pad->rows <= result->view.rows)
            return true;
    }
    result_clear(result);
    lay_both(result, 3, true);
    return true;
}
