#include "tui/panels/fit_bar.h"

#include "base/text/columns.h"
#include "decide/advice/reasons.h"
#include "decide/model/contributions.h"
#include "tui/panels/panel.h"

#define ANSWERS_MOST (FIT_PARTS_MOST - 2)

struct fit_parts fit_parts_of(struct arena *arena, const struct advice *advice)
{
    struct fit_parts parts = {.n = 0};
    struct reason *reasons;
    int count = reasons_of(arena, advice, &reasons);
    bool base = count > 0 && reasons[count - 1].question < 0;
    int answers = count - base;

    for (int i = 0; i < answers && i < ANSWERS_MOST; i++)
        parts.questions[parts.n++] = reasons[i].question;
    if (answers > ANSWERS_MOST)
        parts.questions[parts.n++] = FIT_PART_OTHERS;
    if (base)
        parts.questions[parts.n++] = FIT_PART_BASE;
    return parts;
}

static int64_t base_points(const struct problem *problem, int framework)
{
    size_t first = (size_t)framework * (size_t)problem->n_criteria;
    int64_t sum = 0;

    for (int j = 0; j < problem->n_criteria; j++)
        sum += (int64_t)problem->base[j] *
               (problem->low[first + (size_t)j] + problem->high[first + (size_t)j]);
    return sum;
}

static int64_t answer_points(const struct advice *advice, int question, int framework)
{
    const struct problem *problem = &advice->decision->problem;
    int choice = advice->answers->choice[question];

    return contribution_of(problem, &problem->questions[question].options[choice], framework,
                           CONTRIBUTION_MIDDLE);
}

void fit_parts_points(const struct advice *advice, const struct fit_parts *parts, int framework,
                      int64_t points[FIT_PARTS_MOST])
{
    const struct problem *problem = &advice->decision->problem;
    int64_t rest = rank_score(problem, advice->ranking.points, framework);
    int others = -1;

    for (int i = 0; i < parts->n; i++) {
        int question = parts->questions[i];
        points[i] = 0;
        if (question == FIT_PART_OTHERS)
            others = i;
        else
            points[i] = question == FIT_PART_BASE ? base_points(problem, framework)
                                                  : answer_points(advice, question, framework);
        rest -= points[i];
    }
    if (others >= 0)
        points[others] = rest;
}

enum role fit_part_role(const struct fit_parts *parts, int part)
{
    return panel_part_role(parts->questions[part] == FIT_PART_OTHERS ? FIT_PARTS_MOST : part);
}

/* "Python", "other answers", "every project" */
static const char *part_name(struct arena *arena, const struct advice *advice,
                             const struct fit_parts *parts, int part)
{
    int question = parts->questions[part];
    size_t count;

    if (question == FIT_PART_BASE)
        return "every project";
    if (question == FIT_PART_OTHERS)
        return "other answers";
    const struct question_entry *entry =
        &catalog_questions(advice->decision->catalog, &count)[question];
    return arena_printf(arena, "%s", entry->options[advice->answers->choice[question]].label);
}

int fit_bar_draw(const struct advice *advice, const struct fit_parts *parts, int framework,
                 struct area area, int row, int column, int width, bool unicode)
{
    int64_t points[FIT_PARTS_MOST], whole = 2 * VALUE_MOST * advice->ranking.total;
    int widths[FIT_PARTS_MOST];

    if (width < 1 || whole == 0)
        return column;
    fit_parts_points(advice, parts, framework, points);
    largest_remainder(points, (size_t)parts->n, whole, width, widths);
    for (int i = 0; i < parts->n; i++) {
        enum role role = fit_part_role(parts, i);
        area_fill(area, row, column, widths[i] - 1, role, panel_sign("█", unicode));
        if (widths[i] > 0)
            area_text(area, row, column + widths[i] - 1, role, panel_sign("▊", unicode));
        column += widths[i];
    }
    return column;
}

#define GAP 3        /* between two entries of the legend */
#define NAME_MOST 24 /* an answer longer than this is named by its question */

static const char *legend_name(struct arena *arena, const struct advice *advice,
                               const struct fit_parts *parts, int part)
{
    const char *name = part_name(arena, advice, parts, part);
    size_t count;

    return columns_of(name) > NAME_MOST && parts->questions[part] >= 0
               ? catalog_questions(advice->decision->catalog, &count)[parts->questions[part]].brief
               : name;
}

/* Advances to the entry after one of `width` columns. Returns whether that one begins a row. */
static bool next_entry(int width, int columns, int *column)
{
    bool begins = *column > 0 && *column + width > columns;

    *column = (begins ? 0 : *column) + width + GAP;
    return begins;
}

int fit_bar_legend_rows(struct arena *arena, const struct advice *advice,
                        const struct fit_parts *parts, int columns)
{
    int rows = 1, column = 0;

    for (int i = 0; i < parts->n; i++)
        rows += next_entry(2 + columns_of(legend_name(arena, advice, parts, i)), columns, &column);
    return rows;
}

void fit_bar_legend(struct arena *arena, const struct advice *advice, const struct fit_parts *parts,
                    struct area area, bool unicode)
{
    int row = 0, column = 0;

    for (int i = 0; i < parts->n; i++) {
        const char *name = legend_name(arena, advice, parts, i);
        int width = 2 + columns_of(name);
        row += next_entry(width, area.columns, &column);
        int at = column - width - GAP;
        area_text(area, row, at, fit_part_role(parts, i), panel_sign("█", unicode));
        area_fit(area, row, at + 2, area.columns - at - 2, ROLE_PLAIN, unicode, name);
    }
}
