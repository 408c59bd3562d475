#include "tui/screens/result/result.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/cells/paragraph.h"
#include "tui/panels/panel.h"

#include <stdlib.h>

/* Section 6: the single changes that put another framework first, and how far each weight may move
 * before another one comes first. */

static int by_question(const void *left, const void *right)
{
    const struct single_change *a = left, *b = right;

    return a->question != b->question ? a->question - b->question : a->to - b->to;
}

/* Returns all single changes that put another framework first. Changed wishes come before changed
 * facts about the team. */
static int all_changes(const struct result *result, struct single_change **ret_list)
{
    const struct single_changes *parts[] = {&result->confidence->wishes, &result->confidence->team};
    int count = 0, most = 0;

    for (int i = 0; i < 2; i++)
        most += parts[i]->of - parts[i]->stays;
    struct single_change *list = ARENA_ARRAY(result->arena, struct single_change, (size_t)most);
    for (int i = 0; i < 2; i++) {
        int from = count;
        for (int k = 0; k < parts[i]->of - parts[i]->stays; k++)
            list[count++] = parts[i]->lost_to[k];
        qsort(list + from, (size_t)(count - from), sizeof(list[0]), by_question);
    }
    *ret_list = list;
    return count;
}

static const char *change_text(const struct result *result, const struct single_change *change,
                               bool grouped)
{
    const struct question_entry *entry = result_question(result, change->question);

    if (change->to < 0)
        return grouped ? "left out" : arena_printf(result->arena, "%s: left out", entry->brief);
    return grouped ? entry->options[change->to].label
                   : result_answer_text(result, change->question, change->to);
}

static void add_change(struct result *result, struct writer *writer,
                       const struct single_change *change, bool grouped)
{
    const char *winner = change->winner >= 0 ? result_name(result, change->winner) : "nothing fits";

    writer_stop(writer, writer->row, 1, LINE_CHANGE, change->question, change->to);
    struct area area = writer_area(writer, 1);
    area_text(area, 0, 2, ROLE_WARN, panel_sign("→", writer->pad->unicode));
    area_fit(area, 0, 4, writer->width - 4 - 3 - columns_of(winner), ROLE_PLAIN,
             writer->pad->unicode, change_text(result, change, grouped));
    area_right(area, 0, writer->width - 2, ROLE_STRONG, winner);
    writer->row++;
}

/* Counts the entries from `first` on that change the same question. */
static int alike(const struct single_change *list, int count, int first)
{
    int n = 1;

    while (first + n < count && list[first + n].question == list[first].question)
        n++;
    return n;
}

/* "Another answer to Language: any of the 6    see 6" */
static void add_group(struct result *result, struct writer *writer, int question, int n)
{
    const char *note = "see 6";

    writer_stop(writer, writer->row, 1, LINE_SECTION, RESULT_CHANGE, 0);
    struct area area = writer_area(writer, 1);
    area_text(area, 0, 2, ROLE_WARN, panel_sign("→", writer->pad->unicode));
    area_fit(area, 0, 4, writer->width - 4 - 3 - columns_of(note), ROLE_PLAIN, writer->pad->unicode,
             arena_printf(result->arena, "%s: %d other answers would",
                          result_question(result, question)->brief, n));
    area_right(area, 0, writer->width - 2, ROLE_MUTED, note);
    writer->row++;
}

#define OPEN_AT 4

/* "3 of 15 open questions may change it; most of all: Does a house standard fix the language?", with
 * the short name of the question where its text does not fit. */
static void add_open(struct result *result, struct writer *writer)
{
    const struct confidence *confidence = result->confidence;
    int open = confidence->early_stop.n_open, likely = confidence->n_likely;
    int row = writer->row, rows = writer->width < 70 ? 2 : 1;

    if (confidence->early_stop.n_matters == 0 || confidence->n_next == 0)
        return;
    if (likely == 0) {
        writer_text(writer, 2, ROLE_MUTED, rows, "No open question is likely to change it.");
        return;
    }
    int question = confidence->next[0].question;
    const struct question_entry *entry = result_question(result, question);
    const char *count =
        open == 1
            ? "1 open question may change it"
            : arena_printf(result->arena, "%d of %d open questions may change it", likely, open);
    const char *most = likely == 1 ? ": " : "; most of all: ";
    const char *text = arena_printf(result->arena, "%s%s%s", count, most, entry->text);
    if (paragraph_rows(text, writer->width - OPEN_AT - 2) > rows)
        text = arena_printf(result->arena, "%s%s%s", count, most, entry->brief);
    area_text(writer_area(writer, 1), 0, 2, ROLE_WARN, panel_sign("→", writer->pad->unicode));
    writer_text(writer, OPEN_AT, ROLE_PLAIN, rows, text);
    writer_stop(writer, row, writer->row - row, LINE_QUESTION, question, 0);
}

void result_add_changes(struct result *result, struct writer *writer, int most)
{
    struct single_change *list;

    if (!result->confidence)
        return;
    int count = all_changes(result, &list), shown = 0;
    writer_head(writer, "What would change it", writer->width >= 40 ? "then first" : "");
    for (int i = 0; i < count && shown < most; shown++) {
        int n = alike(list, count, i);
        if (n > 2 || (n == 2 && shown + 2 > most))
            add_group(result, writer, list[i].question, n);
        else
            for (int k = 0; k < n; k++)
                add_change(result, writer, &list[i + k], false);
        i += n;
    }
    if (count == 0)
        writer_text(writer, 2, ROLE_MUTED, 2, "No other answer on its own would.");
    add_open(result, writer);
}

/* --- section 6 -------------------------------------------------------------------------------- */

static void add_part(struct result *result, struct writer *writer, const char *title,
                     const struct single_change *list, int count, bool team)
{
    bool any = false;

    for (int i = 0; i < count;) {
        int n = alike(list, count, i);
        const struct question_entry *entry = result_question(result, list[i].question);
        if (entry->fixed == team) {
            if (!any)
                writer_text(writer, 2, ROLE_STRONG, 1, title);
            any = true;
            writer_text(writer, 2, ROLE_MUTED, 2, entry->text);
            for (int k = 0; k < n; k++)
                add_change(result, writer, &list[i + k], true);
            writer->row += result->view.rows >= 20;
        }
        i += n;
    }
}

static void add_list(struct result *result, struct writer *writer)
{
    struct single_change *list;
    int count = all_changes(result, &list);
    const struct single_changes *wishes = &result->confidence->wishes,
                                *team = &result->confidence->team;

    writer_head(writer, "One other answer", "then first");
    add_part(result, writer, "Another wish", list, count, false);
    add_part(result, writer, "A fact about the team", list, count, true);
    if (wishes->of + team->of == 0)
        writer_text(writer, 2, ROLE_MUTED, 0, "Nothing is answered yet, so nothing can change.");
    else
        writer_text(
            writer, 2, ROLE_MUTED, 0,
            arena_printf(result->arena,
                         "%s stays first in %d of %d single changes: each answer changed or left "
                         "out, one at a time. %s",
                         result_name(result, result->advice->winner), wishes->stays + team->stays,
                         wishes->of + team->of,
                         count > 0 ? "All the others are in this list."
                                   : "No other answer on its own would change it."));
    if (result->confidence->early_stop.n_open > 0)
        writer_text(writer, 2, ROLE_MUTED, 0, "Section 5 lists the questions not answered yet.");
}

static int thousandths(struct fraction fraction)
{
    return fraction.denominator > 0 ? (int)(1000 * fraction.numerator / fraction.denominator) : 0;
}

/* Draws the weight and the range in which the first place stays: "━━●━━━━━····". */
static void draw_range(const struct result *result, struct area area, int column, int width,
                       int criterion)
{
    const struct interval *interval = &result->confidence->stability[criterion];
    const struct ranking *ranking = &result->advice->ranking;
    bool unicode = result->pad->unicode;
    int low = (thousandths(interval->low) * (width - 1) + 500) / 1000;
    int high = (thousandths(interval->high) * (width - 1) + 500) / 1000;
    int now = (int)((ranking->points[criterion] * (int64_t)(width - 1) + ranking->total / 2) /
                    ranking->total);

    for (int i = 0; i < width; i++) {
        bool inside = i >= low && i <= high;
        area_text(area, 0, column + i, inside ? ROLE_HIGH : ROLE_MUTED,
                  panel_sign(inside ? "━" : "·", unicode));
    }
    area_text(area, 0, column + now, ROLE_ACCENT, panel_sign("●", unicode));
}

/* Columns of the name of a criterion, of its range, and of the one that is first outside of it. */
struct range_columns {
    int name, width, rival;
};

#define RANGE_LEAST 14
#define RANGE_NAME_LEAST 16
#define RANGE_RIVAL_LEAST 8

static const char *rival_of(const struct result *result, int criterion)
{
    const struct interval *interval = &result->confidence->stability[criterion];
    int rival = interval->low_rival >= 0 ? interval->low_rival : interval->high_rival;

    return rival >= 0 ? result_name(result, rival) : "none";
}

static void add_range(struct result *result, struct writer *writer, int criterion,
                      const struct range_columns *columns)
{
    size_t count;
    const struct criterion *entry = &catalog_criteria(result->app->catalog, &count)[criterion];
    const char *range = words_interval(result->reader, criterion);
    const char *rival = rival_of(result, criterion);
    int name = columns->name, width = columns->width;

    writer_stop(writer, writer->row, 1, LINE_VALUE, criterion, result->advice->winner);
    struct area area = writer_area(writer, 1);
    area_fit(area, 0, 2, name, ROLE_PLAIN, writer->pad->unicode,
             wording_criterion_within(entry, name));
    if (result->view.figures || width < 10)
        area_fit(area, 0, 3 + name, width, ROLE_STRONG, writer->pad->unicode, range);
    else
        draw_range(result, area, 3 + name, width, criterion);
    area_fit(area, 0, 4 + name + width, columns->rival,
             text_equal(rival, "none") ? ROLE_MUTED : ROLE_PLAIN, writer->pad->unicode, rival);
    writer->row++;
}

struct counted {
    int criterion, points;
};

static int by_points(const void *left, const void *right)
{
    const struct counted *a = left, *b = right;

    return a->points != b->points ? b->points - a->points : a->criterion - b->criterion;
}

/* The names are cut only where the range would have too few columns. */
static struct range_columns range_columns_of(const struct result *result, int width,
                                             const struct counted *list, int count)
{
    struct range_columns columns = {.name = RANGE_NAME_LEAST, .rival = RANGE_RIVAL_LEAST};
    size_t n;
    const struct criterion *criteria = catalog_criteria(result->app->catalog, &n);

    for (int i = 0; i < count; i++) {
        columns.name = MAX(columns.name, columns_of(criteria[list[i].criterion].label));
        columns.rival = MAX(columns.rival, columns_of(rival_of(result, list[i].criterion)));
    }
    int lacks = RANGE_LEAST + columns.name + columns.rival + 6 - width;
    int cut = CLAMP(lacks, 0, columns.name - RANGE_NAME_LEAST);
    columns.name -= cut;
    columns.rival -= CLAMP(lacks - cut, 0, columns.rival - RANGE_RIVAL_LEAST);
    columns.width = width - 6 - columns.name - columns.rival;
    return columns;
}

static void add_nearest(struct result *result, struct writer *writer)
{
    const struct nearest_change *nearest = &result->confidence->nearest;

    if (nearest->rival >= 0)
        writer_text(writer, 2, ROLE_MUTED, 0,
                    arena_printf(result->arena,
                                 "If what counts shifted by %s%.1f of 100, %s would draw level.",
                                 nearest->exact ? "" : "at least ", 100 * nearest->distance,
                                 result_name(result, nearest->rival)));
}

static void add_ranges(struct result *result, struct writer *writer)
{
    const struct ranking *ranking = &result->advice->ranking;
    int n = result->advice->decision->problem.n_criteria, count = 0;
    struct counted *list = ARENA_ARRAY(result->arena, struct counted, (size_t)n);

    if (!result->confidence->stability || ranking->total == 0)
        return;
    for (int j = 0; j < n; j++)
        if (ranking->points[j] > 0)
            list[count++] = (struct counted){j, ranking->points[j]};
    qsort(list, (size_t)count, sizeof(list[0]), by_points);
    writer_head(writer,
                writer->width >= 56 ? "How much may each thing count?" : "How much may it count?",
                writer->width >= 56 ? "0 to 100 % of the whole" : "");
    struct range_columns columns = range_columns_of(result, writer->width, list, count);
    for (int i = 0; i < count; i++)
        add_range(result, writer, list[i].criterion, &columns);
    writer->row += result->view.rows >= 20;
    struct area area = writer_area(writer, 1);
    const char *named = "the one beside it is";
    bool unicode = writer->pad->unicode;
    area_text(area, 0, 2, ROLE_ACCENT, panel_sign("●", unicode));
    int at = area_text(area, 0, 4, ROLE_MUTED, "now") + 2;
    area_text(area, 0, at, ROLE_HIGH, panel_sign("━", unicode));
    at = area_printf(area, 0, at + 2, ROLE_MUTED, "%s stays first",
                     result_name(result, result->advice->winner)) +
         2;
    if (at + 2 + columns_of(named) >= area.columns) {
        writer->row++;
        area = writer_area(writer, 1);
        at = 2;
    }
    area_text(area, 0, at, ROLE_MUTED, panel_sign("·", unicode));
    area_text(area, 0, at + 2, ROLE_MUTED, named);
    writer->row++;
    add_nearest(result, writer);
}

void result_lay_change(struct result *result)
{
    struct writer writer = result_writer(result);

    result_add_title(result, &writer);
    if (result->advice->winner < 0) {
        result_lay_nothing(result);
        return;
    }
    if (!result->confidence || !result->reader)
        return;
    if (!result_wide(result)) {
        add_list(result, &writer);
        writer.row++;
        add_ranges(result, &writer);
        return;
    }
    int half = result->view.columns * 48 / 100;
    struct writer left = {writer.pad, writer.row, 0, half},
                  right = {writer.pad, writer.row, half + 1, result->view.columns - half - 1};
    add_list(result, &left);
    add_ranges(result, &right);
    int rows = result->pad->rows - writer.row;
    frame_divider(pad_area(result->pad, writer.row, half, rows, 1), 0, 0, rows,
                  result->pad->unicode);
}
