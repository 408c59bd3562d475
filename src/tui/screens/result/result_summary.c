#include "tui/screens/result/result.h"

#include "base/array.h"
#include "base/bounds.h"
#include "base/text/columns.h"
#include "document/words/answer_words.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/cells/paragraph.h"
#include "tui/panels/confidence_view.h"
#include "tui/panels/ladder.h"
#include "tui/panels/panel.h"
#include "tui/panels/stack_picture.h"
#include "tui/panels/trade_off.h"

#include <string.h>

/* Section 1: the name, the reasons, the trade-offs, the stack, and what would change the result.
 * `amounts` lists layouts with less and less content; the first that fits the window is used. If
 * none fits, the last one scrolls. */
struct amount {
    int reasons, trade_offs, drawbacks, changes, next;
    bool explained; /* the text of a reason has its own rows */
    bool bar;
    bool picture; /* draw the stack in boxes */
};

static const struct amount amounts[] = {
    {9, 5, 2, 7, 9, true, true, true},    {6, 4, 2, 5, 5, true, true, true},
    {4, 3, 2, 4, 4, true, true, true},    {4, 3, 1, 3, 4, true, true, true},
    {4, 3, 0, 3, 4, true, true, true},    {6, 3, 2, 4, 4, false, true, true},
    {4, 3, 1, 3, 3, false, true, true},   {4, 2, 1, 2, 2, false, true, true},
    {3, 2, 0, 2, 0, false, false, true},  {3, 2, 0, 2, 0, false, false, false},
    {3, 1, 0, 1, 0, false, false, false},
};

/* --- the name --------------------------------------------------------------------------------- */

#define BESIDE_LEAST 36 /* minimum width for the state beside the big letters */

/* "Django is 13 points ahead of Flask" beside the state, or shorter "Django leads by 13 points", or
 * below it if neither fits. */
static void add_lead(struct result *result, struct writer *writer)
{
    struct arena *arena = result->arena;
    const char *state = result_state(result), *name = result_name(result, result->advice->winner);
    const char *lead = wording_lead(arena, result->advice);
    const char *brief = wording_lead_short(arena, result->advice);
    struct area area = writer_area(writer, 1);
    int at = area_text(area, 0, 2, ROLE_TITLE, state) + (state[0] ? 2 : 0);
    const char *forms[] = {
        arena_printf(arena, "%s is %s", name, lead),
        arena_printf(arena, "%s %s %s", name, text_starts_with(brief, "by ") ? "leads" : "is",
                     brief),
    };

    writer->row++;
    if (lead[0] == '\0')
        return;
    for (size_t i = 0; i < ARRAY_LENGTH(forms); i++)
        if (at + columns_of(forms[i]) < area.columns) {
            area_text(area, 0, at, ROLE_PLAIN, forms[i]);
            return;
        }
    if (result->view.rows >= 10)
        writer_text(writer, 2, ROLE_PLAIN, 2, forms[1]);
    else
        area_fit(area, 0, at, area.columns - at - 1, ROLE_PLAIN, writer->pad->unicode,
                 brief); /* the name stands above */
}

/* In how many single changes it stays first; what that means is left out if it needs a third
 * row. */
static const char *changes_text(const struct result *result, int width)
{
    const char *text = confidence_view_how_sure(result->arena, result->advice);
    const char *end = strchr(text, ':');

    return end && paragraph_rows(text, width) > 2
               ? arena_printf(result->arena, "%.*s.", (int)(end - text), text)
               : text;
}

static void add_state(struct result *result, struct writer *writer, bool ladder)
{
    const char *state = result_state(result);

    add_lead(result, writer);
    if (result->view.rows >= 10)
        writer_text(writer, 2, ROLE_MUTED, 2, changes_text(result, writer->width - 4));
    if (!ladder)
        return;
    writer->row++;
    ladder_draw(writer_area(writer, 1), 0, 2,
                result->confidence ? result->confidence->state : STATE_OPEN, state[0] != '\0',
                writer->pad->unicode);
    writer->row++;
}

static const char *first_words(const struct result *result)
{
    const struct advice *advice = result->advice;
    bool tie = advice->second >= 0 && advice->ranking.scores[1].tied_with_before;

    if (result_state(result)[0] == '\0' || !result->confidence)
        return "First so far";
    if (confidence_is_firm(advice, result->confidence))
        return "Build it on";
    return tie ? "First in a tie" : "First";
}

static int add_letters(struct result *result, struct writer *writer, bool roomy)
{
    int rows = 0;
    struct writer above = *writer;
    const char *name = result_name(result, result->advice->winner);

    if (roomy) {
        writer_text(&above, 2, ROLE_MUTED, 1, first_words(result));
        struct area area = writer_area(&above, 1);
        const char *answered = arena_printf(result->arena, "%d of %d questions answered",
                                            answers_count(result->advice->answers),
                                            result->advice->answers->n_questions);
        area_right(area, -1, writer->width - 2, ROLE_MUTED, answered);
        area = pad_area(writer->pad, above.row - 1, writer->column, 1, writer->width);
        area_right(area, 0, writer->width - 2, ROLE_MUTED, answered);
    }
    int columns = panel_big_name(pad_area(writer->pad, above.row, above.column, 4, writer->width),
                                 0, 2, writer->width - 4, writer->pad->unicode, name, &rows);
    if (columns == 0)
        return 0;
    return columns;
}

static void add_name(struct result *result, struct writer *writer)
{
    bool roomy = result_wide(result), tall = result->view.rows >= 15;
    int columns = tall ? add_letters(result, writer, roomy) : 0;

    if (columns == 0) {
        writer_stop(writer, writer->row, 1, LINE_FRAMEWORK, result->advice->winner, 0);
        area_text(writer_area(writer, 1), 0, 2, ROLE_TITLE,
                  result_name(result, result->advice->winner));
        writer->row++;
        add_state(result, writer, roomy);
        writer->row += tall;
        return;
    }
    int after = 2 + columns + (roomy ? 3 : 1), rows = roomy ? 5 : 4;
    struct writer beside = {.pad = writer->pad,
                            .row = writer->row + roomy,
                            .column = writer->column + after,
                            .width = writer->width - after};
    if (beside.width - 2 >= BESIDE_LEAST) {
        add_state(result, &beside, roomy);
        writer->row += rows + roomy;
        return;
    }
    writer->row += rows;
    add_state(result, writer, false);
}

/* --- why -------------------------------------------------------------------------------------- */

static const char *tenths(const struct result *result, int number)
{
    return wording_tenth_count(result->arena, number);
}

static const char *fit_in_tenths(const struct result *result)
{
    const struct advice *advice = result->advice;
    return wording_tenths(result->arena, advice, advice->ranking.scores[0].points);
}

/* The criteria with most base points: "Safe defaults, libraries, documentation". */
static const char *base_text(const struct result *result, const struct reason *reason)
{
    struct reason_part *parts;
    int count = reason_parts(result->arena, result->advice, reason, &parts);
    const char *text = "";
    size_t n;
    const struct criterion *criteria = catalog_criteria(result->app->catalog, &n);

    for (int i = 0; i < count && i < 4; i++)
        text = arena_printf(result->arena, "%s%s%s", text, i > 0 ? ", " : "",
                            criteria[parts[i].criterion].label);
    return text;
}

static int part_of(const struct result *result, int question)
{
    for (int i = 0; i < result->parts.n; i++)
        if (result->parts.questions[i] == question)
            return i;
    for (int i = 0; i < result->parts.n; i++)
        if (result->parts.questions[i] == FIT_PART_OTHERS)
            return i;
    return 0;
}

static enum role reason_role(const struct result *result, const struct reason *reason)
{
    return fit_part_role(&result->parts,
                         part_of(result, reason->question < 0 ? FIT_PART_BASE : reason->question));
}

#define BARS_LEAST 60 /* width from which on a bar stands beside the points of a reason */

static int reason_text_at(const struct writer *writer, const struct amount *amount)
{
    return amount->bar ? 10 : writer->width >= BARS_LEAST ? 18 : 8;
}

static const char *said_of(const struct result *result, const struct reason *reason)
{
    return reason->question < 0
               ? "What every project needs"
               : result_answer_text(result, reason->question,
                                    result->advice->answers->choice[reason->question]);
}

#define WHY_AT 52    /* at least, where there is room */
#define WHY_LEAST 20 /* columns of its text */

/* The column where the texts of the first reasons begin, after the longest answer that leaves room
 * for one. */
static int why_column(const struct result *result, const struct writer *writer,
                      const struct amount *amount, int shown)
{
    int last = writer->width - 2 - WHY_LEAST, column = MIN(WHY_AT, last);

    for (int i = 0; i < shown; i++) {
        int end =
            reason_text_at(writer, amount) + columns_of(said_of(result, &result->reasons[i])) + 3;
        if (end > column && end <= last)
            column = end;
    }
    return column;
}

static void add_reason(struct result *result, struct writer *writer, const struct reason *reason,
                       const struct amount *amount, int why_at)
{
    bool base = reason->question < 0;
    int row = writer->row, text_at = reason_text_at(writer, amount);
    const struct question_option *option = reason_option(result->advice, reason);
    const char *why = base ? base_text(result, reason) : option->reason;
    struct area area = writer_area(writer, 1);
    const char *said = said_of(result, reason);

    if (amount->bar) {
        area_text(area, 0, 2, reason_role(result, reason), panel_sign("█", writer->pad->unicode));
        area_right(area, 0, 8, ROLE_STRONG, tenths(result, reason->shown));
    } else {
        area_right(area, 0, 6, ROLE_STRONG, tenths(result, reason->shown));
        if (writer->width >= BARS_LEAST)
            chart_bar(area, 0, 7, 9, reason_role(result, reason), writer->pad->blocks,
                      reason->shown, result->reasons[0].shown > 0 ? result->reasons[0].shown : 1);
    }
    area_fit(area, 0, text_at, writer->width - text_at - 2, base ? ROLE_PLAIN : ROLE_STRONG,
             writer->pad->unicode, said);
    bool fits = why_at + columns_of(why) <= writer->width - 2;

    if (!amount->explained && fits && text_at + columns_of(said) + 3 <= why_at)
        area_fit(area, 0, why_at, writer->width - 2 - why_at, ROLE_MUTED, writer->pad->unicode,
                 why);
    writer->row++;
    if (amount->explained)
        writer_text(writer, text_at, ROLE_MUTED, 3, why);
    writer_stop(writer, row, writer->row - row, LINE_REASON, reason->question, 0);
}

static int count_answers(const struct result *result)
{
    int n = result->n_reasons;
    return n > 0 && result->reasons[n - 1].question < 0 ? n - 1 : n;
}

/* Sum of the points, in tenths, from the answers after the first `shown`. */
static int rest_tenths(const struct result *result, int shown)
{
    int sum = 0;

    for (int i = shown; i < count_answers(result); i++)
        sum += result->reasons[i].shown;
    return sum;
}

/* "40.8 from 13 more answers"; "1 more answer adds nothing". */
static const char *rest_text(const struct result *result, int shown, int more)
{
    int sum = rest_tenths(result, shown);
    const char *answers = more == 1 ? "answer" : "answers";

    return sum == 0 ? arena_printf(result->arena, "%d more %s %s nothing", more, answers,
                                   more == 1 ? "adds" : "add")
                    : arena_printf(result->arena, "%s from %d more %s", tenths(result, sum), more,
                                   answers);
}

static void add_why(struct result *result, struct writer *writer, const struct amount *amount)
{
    int answers = count_answers(result),
        fit = advice_fit(result->advice, result->advice->ranking.scores[0].points);
    int shown = MIN(answers, amount->reasons);
    const char *whole =
        arena_printf(result->arena, "%s of 100, shown as fit %d", fit_in_tenths(result), fit);
    bool base = answers < result->n_reasons;

    if (!amount->bar && base)
        whole = arena_printf(result->arena, "with %s for any project: %s, shown as fit %d",
                             tenths(result, result->reasons[answers].shown), fit_in_tenths(result),
                             fit);
    writer_head(writer, "Why", writer->width >= 48 ? whole : fit_in_tenths(result));
    if (amount->bar) {
        struct area area = writer_area(writer, 1);
        fit_bar_draw(result->advice, &result->parts, result->advice->winner, area, 0, 2,
                     writer->width - 4, writer->pad->blocks);
        if (fit < 99)
            area_text(area, 0, writer->width - 3, ROLE_RULE, panel_sign("│", writer->pad->unicode));
        writer->row += amount->explained ? 2 : 1;
    }
    int why_at = why_column(result, writer, amount, shown);
    for (int i = 0; i < shown; i++)
        add_reason(result, writer, &result->reasons[i], amount, why_at);
    if (shown < answers)
        writer_text(writer, 2, ROLE_MUTED, 1, rest_text(result, shown, answers - shown));
    if (base && amount->bar)
        add_reason(result, writer, &result->reasons[answers], amount, why_at);
}

/* --- trade-offs ------------------------------------------------------------------------------- */

static void add_trade_off(struct result *result, struct writer *writer,
                          const struct trade_off *trade_off, int rival_at)
{
    const struct advice *advice = result->advice;
    const char *better = words_better(result->arena, result->app->catalog, trade_off->criterion,
                                      advice->second, advice->winner);
    int room = rival_at - 5 - 4, rows = MIN(paragraph_rows(better, room), 2);

    writer_stop(writer, writer->row, rows, LINE_VALUE, trade_off->criterion, advice->second);
    struct area area = writer_area(writer, rows);
    area_text(area, 0, 2, ROLE_BAD, panel_sign("−", writer->pad->unicode));
    paragraph_draw(area_part(area, 0, 4, rows, room), ROLE_PLAIN, writer->pad->unicode, better);
    area_right(
        area, 0, rival_at, ROLE_STRONG,
        wording_worth(result->arena, result->app->catalog, advice->second, trade_off->criterion));
    area_right(
        area, 0, writer->width - 3, ROLE_MUTED,
        wording_worth(result->arena, result->app->catalog, advice->winner, trade_off->criterion));
    writer->row += rows;
}

static void add_drawback(struct result *result, struct writer *writer, const char *drawback)
{
    int row = writer->row;

    area_text(writer_area(writer, 1), 0, 2, ROLE_BAD, panel_sign("−", writer->pad->unicode));
    writer_text(writer, 4, ROLE_PLAIN, 2, drawback);
    writer_stop(writer, row, writer->row - row, LINE_FRAMEWORK, result->advice->winner, 0);
}

static int count_drawbacks(struct result *result)
{
    if (result->n_drawbacks < 0)
        result->n_drawbacks = page_drawbacks(result->arena, result->app->catalog,
                                             result->advice->winner, result->drawbacks);
    return result->n_drawbacks;
}

static void add_trade_offs(struct result *result, struct writer *writer,
                           const struct amount *amount)
{
    const struct advice *advice = result->advice;
    struct trade_off *list;
    const char *winner = result_name(result, advice->winner);
    int count = trade_offs_of(result->arena, advice, &list);
    int n_drawbacks = amount->drawbacks > 0 ? count_drawbacks(result) : 0;

    if (count == 0 && n_drawbacks == 0)
        return;
    const char *second = advice->second >= 0 ? result_name(result, advice->second) : "";
    int rival_at = writer->width - 2 - MAX(columns_of(winner), 4) - 2;
    bool more = count > amount->trade_offs, says_more = more && amount->drawbacks > 1;
    writer_head(writer,
                more && !says_more ? arena_printf(result->arena, "What you give up: %d of %d",
                                                  amount->trade_offs, count)
                                   : "What you give up",
                count > 0 ? arena_printf(result->arena, "%s  %s", second, winner) : "");
    for (int i = 0; i < count && i < amount->trade_offs; i++)
        add_trade_off(result, writer, &list[i], rival_at);
    if (says_more)
        writer_text(
            writer, 4, ROLE_MUTED, 1,
            arena_printf(result->arena, "and %d more: 2 shows all", count - amount->trade_offs));
    for (int i = 0; i < n_drawbacks && i < amount->drawbacks; i++)
        add_drawback(result, writer, result->drawbacks[i]);
}

/* --- the whole -------------------------------------------------------------------------------- */

#define ROWS_TALL 40 /* from here on, packages in the picture may take several rows */

static void add_stack(struct result *result, struct writer *writer, const struct amount *amount)
{
    bool boxes = amount->picture && writer->width >= STACK_PICTURE_LEAST && result_wide(result);

    if (advice_stack(result->advice)->n_choices == 0)
        return;
    writer_head(writer, "The stack",
                writer->width >= 44 ? (boxes ? "3 for reasons and next best" : "3 for the picture")
                                    : "");
    writer->row += boxes && amount->explained;
    if (boxes)
        stack_picture_draw(result->arena, result->advice, writer, result->view.rows >= ROWS_TALL);
    else
        stack_chain_draw(result->arena, result->advice, writer);
}

static void add_sure(struct result *result, struct writer *writer)
{
    writer_head(writer, "How sure", "5 for all of it");
    writer_text(writer, 2, ROLE_PLAIN, 3, confidence_view_trials(result->arena, result->advice));
    if (result->reader)
        writer_text(writer, 2, ROLE_MUTED, 3, words_methods(result->reader));
    writer->row++;
}

/* Is there too much already, so that a layout with less comes next? Rows are only added. */
static bool is_too_much(const struct result *result, const struct amount *amount)
{
    bool is_last = amount == &amounts[ARRAY_LENGTH(amounts) - 1];

    return !is_last && result->pad->rows > result->view.rows;
}

/* `apart`: separate the parts by blank rows. */
static void add_left(struct result *result, struct writer *writer, const struct amount *amount,
                     bool apart)
{
    add_why(result, writer, amount);
    writer->row += apart;
    if (is_too_much(result, amount))
        return;
    add_trade_offs(result, writer, amount);
    writer->row += apart;
    if (is_too_much(result, amount))
        return;
    if (!result_wide(result)) {
        add_stack(result, writer, amount);
        writer->row += apart;
    }
    result_add_changes(result, writer, amount->changes);
}

static void divide(struct result *result, int row, int column)
{
    int rows = result->pad->rows - row;
    frame_divider(pad_area(result->pad, row, column, rows, 1), 0, 0, rows, result->pad->unicode);
}

#define THIRD 46 /* width of the third pane */

static void lay_panes(struct result *result, struct writer *writer, const struct amount *amount)
{
    int columns = result->view.columns, third = columns >= 160 ? THIRD : 0;
    int half = (columns - third) * 54 / 100;
    bool apart = amount->explained || result->view.rows >= 30;
    struct writer left = {writer->pad, writer->row, 1, half};
    struct writer right = {writer->pad, writer->row, half + 2, columns - third - half - 2};

    add_left(result, &left, amount, apart);
    if (is_too_much(result, amount))
        return;
    add_stack(result, &right, amount);
    right.row += apart;
    if (third > 0) {
        struct writer last = {writer->pad, writer->row, columns - third + 1, third - 1};
        add_sure(result, &last);
        result_add_questions(result, &last, 5);
        last.row++;
        result_add_next_best(result, &last, amount->next);
        divide(result, writer->row, columns - third);
    } else if (amount->next > 0) {
        result_add_next_best(result, &right, amount->next);
    }
    divide(result, writer->row, half + 1);
}

static void lay(struct result *result, const struct amount *amount)
{
    struct writer writer = result_writer(result);

    result_clear(result);
    writer.pad = result->pad;
    if (result_wide(result))
        writer.column = 1, writer.width--;
    add_name(result, &writer);
    if (result_wide(result))
        lay_panes(result, &writer, amount);
    else
        add_left(result, &writer, amount, false);
}

void result_lay_summary(struct result *result)
{
    size_t i = 0;

    if (result_lay_nothing(result) || result_lay_early(result) || result_lay_by_language(result) ||
        result_lay_two_names(result))
        return;
    do
        lay(result, &amounts[i]);
    while (result->pad->rows > result->view.rows && ++i < ARRAY_LENGTH(amounts));
}
