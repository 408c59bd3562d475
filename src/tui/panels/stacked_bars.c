#include "tui/panels/stacked_bars.h"

#include "base/text/columns.h"
#include "document/words/wording.h"

#include <ctype.h>
#include <string.h>

#define LEADERS 10 /* whose points decide which criteria are shown */

static int64_t points_of(const struct advice *advice, int criterion, int framework)
{
    const struct problem *problem = &advice->decision->problem;
    size_t at = (size_t)framework * (size_t)problem->n_criteria + (size_t)criterion;

    return (int64_t)advice->ranking.points[criterion] * (problem->low[at] + problem->high[at]);
}

static int64_t points_of_leaders(const struct advice *advice, int criterion)
{
    const struct ranking *ranking = &advice->ranking;
    int most = ranking->n_left > 0 ? ranking->n_left : ranking->n;
    int64_t sum = 0;

    for (int i = 0; i < most && i < LEADERS; i++)
        sum += points_of(advice, criterion, ranking->scores[i].alternative);
    return sum;
}

static bool taken(const struct stacked_parts *parts, int criterion)
{
    for (int i = 0; i < parts->n; i++)
        if (parts->criteria[i] == criterion)
            return true;
    return false;
}

static bool used(const struct stacked_parts *parts, char letter)
{
    return letter == 'O' || memchr(parts->letters, letter, (size_t)parts->n) != NULL;
}

/* The first letter of its name that no other part has; `o` is for the others. */
static char letter_for(const struct stacked_parts *parts, const char *name)
{
    for (; *name; name++) {
        char letter = (char)toupper((unsigned char)*name);
        if (letter >= 'A' && letter <= 'Z' && !used(parts, letter))
            return letter;
    }
    for (char letter = 'A'; letter < 'Z'; letter++)
        if (!used(parts, letter))
            return letter;
    return 'Z';
}

struct stacked_parts stacked_parts_of(const struct advice *advice)
{
    struct stacked_parts parts = {.n = 0};
    size_t count;
    const struct criterion *criteria = catalog_criteria(advice->decision->catalog, &count);

    while (parts.n < STACKED_PARTS) {
        int64_t most = 0;
        int best = -1;
        for (int j = 0; j < advice->decision->problem.n_criteria; j++) {
            int64_t points = taken(&parts, j) ? 0 : points_of_leaders(advice, j);
            if (points > most) {
                most = points;
                best = j;
            }
        }
        if (best < 0)
            break;
        parts.letters[parts.n] = letter_for(&parts, wording_criterion(&criteria[best]));
        parts.criteria[parts.n++] = best;
    }
    parts.letters[parts.n] = 'o';
    return parts;
}

void stacked_points(const struct advice *advice, const struct stacked_parts *parts, int framework,
                    int64_t points[CHART_PARTS])
{
    int64_t rest = rank_score(&advice->decision->problem, advice->ranking.points, framework);

    for (int i = 0; i < parts->n; i++) {
        points[i] = points_of(advice, parts->criteria[i], framework);
        rest -= points[i];
    }
    points[parts->n] = rest;
}

static void chart_parts(const struct stacked_parts *parts, const int64_t *points,
                        struct chart_part *chart)
{
    for (int i = 0; i <= parts->n; i++)
        chart[i] =
            (struct chart_part){.value = points ? points[i] : 0, .letter = parts->letters[i]};
}

void stacked_bar(const struct advice *advice, const struct stacked_parts *parts, int framework,
                 struct area area, int row, int column, int width, bool unicode)
{
    int64_t points[CHART_PARTS];
    struct chart_part chart[CHART_PARTS];

    if (width < 1)
        return;
    stacked_points(advice, parts, framework, points);
    chart_parts(parts, points, chart);
    chart_stack(area, row, column, width, unicode, chart, parts->n + 1,
                2 * VALUE_MOST * advice->ranking.total);
}

#define GAP 2 /* between two names of the legend */

static const char *part_name(const struct advice *advice, const struct stacked_parts *parts,
                             int part)
{
    size_t count;
    const struct criterion *criteria = catalog_criteria(advice->decision->catalog, &count);

    return part < parts->n ? wording_criterion(&criteria[parts->criteria[part]]) : "other";
}

/* The longest that a name may be for all of them to fit. */
static int name_width(const struct advice *advice, const struct stacked_parts *parts, int width)
{
    int longest = 24;

    for (; longest > 1; longest--) {
        int sum = 0;
        for (int i = 0; i <= parts->n; i++) {
            int own = columns_of(part_name(advice, parts, i));
            sum += 2 + (own < longest ? own : longest) + (i < parts->n ? GAP : 0);
        }
        if (sum <= width)
            break;
    }
    return longest;
}

void stacked_legend(const struct advice *advice, const struct stacked_parts *parts,
                    struct area area, int row, int column, bool unicode)
{
    int longest = name_width(advice, parts, area.columns - column - 1);
    struct chart_part chart[CHART_PARTS];

    chart_parts(parts, NULL, chart);
    for (int i = 0; i <= parts->n; i++) {
        const char *name = part_name(advice, parts, i);
        int width = columns_of(name) < longest ? columns_of(name) : longest;
        char letter[2];
        area_text(area, row, column, (enum role)(ROLE_BAR_1 + i),
                  chart_part_mark(i, chart, unicode, letter));
        area_fit(area, row, column + 2, width, ROLE_PLAIN, unicode, name);
        column += 2 + width + GAP;
    }
}
