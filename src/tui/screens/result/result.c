#include "tui/screens/result/result.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "document/words/answer_words.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/panels/confidence_view.h"
#include "tui/panels/ladder.h"
#include "tui/panels/panel.h"

#include <stdlib.h>

#define WIDE_LEAST 100 /* from this width on, two panes side by side */

const struct framework *result_framework(const struct result *result, int framework)
{
    size_t count;
    return &catalog_frameworks(result->app->catalog, &count)[framework];
}

const char *result_name(const struct result *result, int framework)
{
    return result_framework(result, framework)->name;
}

const struct question_entry *result_question(const struct result *result, int question)
{
    size_t count;

    return &catalog_questions(result->app->catalog, &count)[question];
}

const char *result_answer_text(const struct result *result, int question, int option)
{
    return words_answer_text(result->arena, result_question(result, question), option);
}

bool result_wide(const struct result *result)
{
    return result->view.columns >= WIDE_LEAST && result->view.rows >= 16;
}

struct writer result_writer(struct result *result)
{
    return (struct writer){.pad = result->pad, .width = result->view.columns};
}

void result_clear(struct result *result)
{
    if (result->pad)
        pad_clear(result->pad);
    else
        result->pad = pad_new(result->arena, result->view.columns, result->app->options.unicode,
                              app_blocks(result->app));
}

const char *result_state(const struct result *result)
{
    return confidence_view_state_word(result->advice);
}

void result_add_title(struct result *result, struct writer *writer)
{
    const struct advice *advice = result->advice;
    struct area area = writer_area(writer, 1);
    struct arena *arena = result->arena;

    if (advice->winner < 0)
        return;
    int fit = advice_fit(advice, advice->ranking.scores[0].points);
    if (answers_count(advice->answers) == 0) {
        int end = area_text(area, 0, 2, ROLE_TITLE, "Nothing is answered yet");
        const char *leader = arena_printf(arena, "%s leads in what every project needs: %d of 100",
                                          result_name(result, advice->winner), fit);
        if (columns_of(leader) <= area.columns - end - 4)
            area_text(area, 0, end + 3, ROLE_MUTED, leader);
        writer->row += result->view.rows >= 16 ? 2 : 1;
        return;
    }
    int at = area_text(area, 0, 2, ROLE_TITLE, result_name(result, advice->winner));
    at = area_text(area, 0, at, ROLE_STRONG,
                   arena_printf(arena, area.columns >= 48 ? "  fits %d of 100" : "  fits %d", fit));
    const char *state = result_state(result), *lead = wording_lead(arena, advice);
    const char *rest = arena_printf(arena, "%s%s%s", state, state[0] && lead[0] ? ", " : "", lead);
    enum state known = state[0] ? result->confidence->state : STATE_COUNT;
    if (known == STATE_EARLY || known == STATE_DEPENDS || /* a lead says nothing there */
        (columns_of(rest) > area.columns - at - 4 && state[0]))
        rest = columns_of(state) <= area.columns - at - 4 ? state : "";
    area_fit(area, 0, at + 3, area.columns - at - 4, ROLE_MUTED, writer->pad->unicode, rest);
    writer->row += result->view.rows >= 16 ? 2 : 1;
}

/* --- lists used by several sections ----------------------------------------------------------- */

void result_add_next_best(struct result *result, struct writer *writer, int most)
{
    const struct ranking *ranking = &result->advice->ranking;
    int shown = ranking->n_left - 1 < most ? ranking->n_left - 1 : most;
    int width = writer->width - 4, bar_at = 2 + 18 + (width >= 46 ? 12 : 1);

    if (shown <= 0)
        return;
    writer_head(writer, "Next best", "fit");
    for (int i = 1; i <= shown; i++) {
        const struct score *score = &ranking->scores[i];
        const struct framework *framework = result_framework(result, score->alternative);
        int fit = advice_fit(result->advice, score->points), room = 2 + width - 5 - bar_at;
        writer_stop(writer, writer->row, 1, LINE_FRAMEWORK, score->alternative, 0);
        struct area area = writer_area(writer, 1);
        panel_language_mark(area, 0, 2, result->app->catalog, framework->language,
                            writer->pad->unicode);
        area_fit(area, 0, 3, 17, ROLE_PLAIN, writer->pad->unicode, framework->name);
        if (width >= 46)
            area_fit(area, 0, 21, 11, ROLE_MUTED, writer->pad->unicode, framework->language);
        if (room >= 6)
            chart_bar(area, 0, bar_at, MIN(room, 30), ROLE_BAR, writer->pad->blocks, fit, 100);
        area_right(area, 0, 2 + width, ROLE_STRONG, arena_printf(result->arena, "%d", fit));
        writer->row++;
    }
}

/* The information gain of an open question, in bits; 0: it is not worked out. */
static double bits_of(const struct result *result, int question)
{
    const struct confidence *confidence = result->confidence;

    for (int i = 0; i < confidence->n_next; i++)
        if (confidence->next[i].question == question)
            return confidence->next[i].bits;
    return 0;
}

struct open_question {
    int question;
    double bits;
    bool matters; /* can it change the first place? */
};

/* The largest gain first, and those that can change nothing last; else in the order they are
 * asked. */
static int by_gain(const void *left, const void *right)
{
    const struct open_question *a = left, *b = right;

    if (a->matters != b->matters)
        return a->matters ? -1 : 1;
    if (a->bits != b->bits)
        return a->bits > b->bits ? -1 : 1;
    return a->question - b->question;
}

static int open_questions(const struct result *result, struct open_question *list)
{
    const struct answers *answers = result->advice->answers;
    int n = 0;

    for (int q = 0; q < answers->n_questions; q++)
        if (answers->choice[q] == ANSWER_OPEN)
            list[n++] = (struct open_question){q, bits_of(result, q),
                                               result->confidence->early_stop.matters[q]};
    qsort(list, (size_t)n, sizeof(list[0]), by_gain);
    return n;
}

double result_largest_bits(const struct confidence *confidence)
{
    double largest = 0;

    for (int i = 0; i < confidence->n_next; i++)
        largest = MAX(largest, confidence->next[i].bits);
    return largest;
}

/* The gain as a share of the largest one, which is 100. */
static const char *gain_text(const struct result *result, const struct open_question *question,
                             double largest)
{
    double share = largest > 0 ? 100 * question->bits / largest : 0;

    if (!question->matters)
        return "cannot change it";
    return share < 0.5 ? "below 1" : arena_printf(result->arena, "%.0f", share);
}

void result_add_questions(struct result *result, struct writer *writer, int most)
{
    int n_questions = result->advice->answers->n_questions;
    struct open_question *list =
        ARENA_ARRAY(result->arena, struct open_question, (size_t)n_questions);
    bool wide = writer->width >= 52;

    if (!result->confidence)
        return;
    int count = open_questions(result, list), shown = MIN(count, most);
    double largest = result_largest_bits(result->confidence);
    if (count == 0)
        return;
    writer_head(writer, "Not answered yet",
                wide ? "how informative, most = 100" : "how informative");
    for (int i = 0; i < shown; i++) {
        writer_stop(writer, writer->row, 1, LINE_QUESTION, list[i].question, 0);
        struct area area = writer_area(writer, 1);
        area_fit(area, 0, 2, 20, ROLE_PLAIN, writer->pad->unicode,
                 result_question(result, list[i].question)->brief);
        if (largest > 0 && wide)
            chart_bar(area, 0, 24, writer->width - 24 - 14, ROLE_BEST, writer->pad->blocks,
                      (int64_t)(1000 * list[i].bits), (int64_t)(1000 * largest));
        area_right(area, 0, writer->width - 2, i == 0 ? ROLE_STRONG : ROLE_MUTED,
                   gain_text(result, &list[i], largest));
        writer->row++;
    }
    if (shown < count)
        writer_text(writer, 2, ROLE_MUTED, 1,
                    arena_printf(result->arena, "and %d more", count - shown));
}

void result_add_excluded(struct result *result, struct writer *writer, int most)
{
    const struct advice *advice = result->advice;
    const struct ranking *ranking = &advice->ranking;
    int out = ranking->n - ranking->n_left, shown = MIN(out, most);

    for (int i = 0; i < shown; i++) {
        const struct score *score = &ranking->scores[ranking->n_left + i];
        writer_stop(writer, writer->row, 1, LINE_EXCLUDED, ranking->n_left + i, 0);
        struct area area = writer_area(writer, 1);
        int name = writer->width >= 60 ? 20 : 17;
        area_text(area, 0, 2, ROLE_BAD, panel_sign("−", writer->pad->unicode));
        area_fit(area, 0, 4, name, ROLE_PLAIN, writer->pad->unicode,
                 result_name(result, score->alternative));
        area_fit_clause(area, 0, 5 + name, writer->width - name - 5 - 2, ROLE_MUTED,
                        writer->pad->unicode,
                        wording_exclusion(result->arena, advice, score->alternative,
                                          writer->width >= 100  ? EXCLUSION_FULL
                                          : writer->width >= 60 ? EXCLUSION_OBSERVED
                                                                : EXCLUSION_BRIEF));
        writer->row++;
    }
    if (shown < out)
        writer_text(writer, 2, ROLE_MUTED, 1,
                    arena_printf(result->arena, "and %d more", out - shown));
}

/* --- layout ----------------------------------------------------------------------------------- */

static section_layout *const sections[RESULT_SECTIONS] = {
    [RESULT_SUMMARY] = result_lay_summary,       [RESULT_WHY] = result_lay_why,
    [RESULT_STACK] = result_lay_stack,           [RESULT_ALTERNATIVES] = result_lay_alternatives,
    [RESULT_CONFIDENCE] = result_lay_confidence, [RESULT_CHANGE] = result_lay_change,
};

struct result *result_new(struct arena *arena, struct app *app, const struct advice *advice,
                          const struct result_view *view)
{
    struct result *result = ARENA_NEW(arena, struct result);

    *result = (struct result){.app = app,
                              .arena = arena,
                              .advice = advice,
                              .confidence = advice->confidence,
                              .n_drawbacks = -1,
                              .view = *view};
    if (result->confidence)
        result->reader = confidence_view_reader(arena, app, advice);
    result->n_reasons = reasons_of(arena, advice, &result->reasons);
    result->parts = fit_parts_of(arena, advice);
    result_clear(result);
    sections[view->section](result);
    return result;
}

void result_free(struct result *result)
{
    if (result)
        pad_free(result->pad);
}
