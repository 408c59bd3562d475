#include "tui/screens/catalog/browse_columns.h"

#include "base/text/columns.h"
#include "tui/cells/chart.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAME_WIDTH 18
#define LANGUAGE_WIDTH 11
#define KIND_WIDTH 11
#define CRITERION_WIDTH 12
#define FIT_NUMBER_WIDTH 5
#define FIT_BAR_WIDTH 9
#define TRAIT_WIDTH_LEAST 8
#define TRAIT_WIDTH_MOST 16

static bool worth_a_column(const struct trait *trait)
{
    return trait->kind != TRAIT_LIST;
}

/* Groups that hold a trait for a column, in order. */
static int group_of_preset(struct app *app, int preset)
{
    size_t n_groups, n_traits;
    const struct trait *traits = catalog_traits(app->catalog, &n_traits);

    catalog_groups(app->catalog, &n_groups);
    for (size_t group = 0; group < n_groups; group++)
        for (size_t i = 0; i < n_traits; i++)
            if (traits[i].group == (int)group && worth_a_column(&traits[i])) {
                if (--preset == 0)
                    return (int)group;
                break;
            }
    return -1;
}

int browse_columns_presets(struct app *app)
{
    int count = 1;

    while (group_of_preset(app, count) >= 0)
        count++;
    return count;
}

const char *browse_columns_preset_name(struct app *app, int preset)
{
    size_t count;
    int group = preset > 0 ? group_of_preset(app, preset) : -1;

    return group >= 0 ? catalog_groups(app->catalog, &count)[group].label : "Overview";
}

static int add(struct column *columns, int count, int *left, struct column column)
{
    if (count == COLUMN_MOST || *left < column.width + 1)
        return count;
    *left -= column.width + 1;
    columns[count] = column;
    return count + 1;
}

/* Criteria by falling points: of the answers, or the base ones while there are none. */
static int heaviest_criterion(struct app *app, const bool *taken)
{
    size_t count;
    const struct criterion *criteria = catalog_criteria(app->catalog, &count);
    const int *points = app_answer_count(app) > 0 ? app_advice(app)->ranking.points : NULL;
    int best = -1, most = 0;

    for (size_t i = 0; i < count; i++) {
        int weight = points ? points[i] : criteria[i].base_points;
        if (weight > most && !taken[i] && criteria[i].rule != RULE_LANGUAGE) {
            most = weight;
            best = (int)i;
        }
    }
    return best;
}

static int add_criteria(struct app *app, struct column *columns, int count, int left)
{
    size_t n_criteria;
    const struct criterion *criteria = catalog_criteria(app->catalog, &n_criteria);
    bool *taken = calloc(n_criteria + 1, sizeof(bool));

    while (taken && left > CRITERION_WIDTH) {
        int best = heaviest_criterion(app, taken);
        int before = count;
        if (best < 0)
            break;
        taken[best] = true;
        count = add(columns, count, &left,
                    (struct column){
                        criteria[best].brief, CRITERION_WIDTH, {SORT_CRITERION, best, true}, true});
        if (count == before)
            break;
    }
    free(taken);
    return count;
}

static int overview(struct app *app, int left, struct column *columns, int count)
{
    bool fits = app->catalog_view.fits != NULL;
    int fit_width = FIT_NUMBER_WIDTH + (left >= 60 ? FIT_BAR_WIDTH : 0), before;
    const char *served = catalog_identity(app->catalog)->served_title;

    left -= fits ? fit_width + 1 : 0;
    if (served[0])
        count = add(columns, count, &left,
                    (struct column){served, LANGUAGE_WIDTH, {SORT_LANGUAGE, 0, false}, false});
    count = add(columns, count, &left,
                (struct column){"Kind", KIND_WIDTH, {SORT_KIND, 0, false}, false});
    before = count;
    if (left >= CRITERION_WIDTH)
        count = add_criteria(app, columns, count < COLUMN_MOST - 1 ? count : COLUMN_MOST - 1, left);
    if (fit_width == FIT_NUMBER_WIDTH && count == before && left >= FIT_BAR_WIDTH)
        fit_width += FIT_BAR_WIDTH; /* room that no other column takes */
    if (fits && count < COLUMN_MOST)
        columns[count++] = (struct column){"Fit", fit_width, {SORT_FIT, 0, true}, false};
    return count;
}

static int trait_width(const struct trait *trait)
{
    int width = columns_of(trait->label);

    if (trait->kind == TRAIT_TEXT)
        return TRAIT_WIDTH_MOST;
    return width < TRAIT_WIDTH_LEAST  ? TRAIT_WIDTH_LEAST
           : width > TRAIT_WIDTH_MOST ? TRAIT_WIDTH_MOST
                                      : width;
}

int browse_columns_choose(struct app *app, int preset, int width, struct column *columns)
{
    int name_width = width > NAME_WIDTH + LANGUAGE_WIDTH ? NAME_WIDTH : width;
    int left = width - name_width - 1;
    size_t n_traits;

    columns[0] = (struct column){"Name", name_width, {SORT_NAME, 0, false}, false};
    if (preset == 0)
        return overview(app, left, columns, 1);

    const struct trait *traits = catalog_traits(app->catalog, &n_traits);
    int group = group_of_preset(app, preset), count = 1;
    for (size_t i = 0; i < n_traits; i++)
        if (traits[i].group == group && worth_a_column(&traits[i])) {
            bool numeric = traits[i].kind == TRAIT_NUMBER;
            count = add(columns, count, &left,
                        (struct column){traits[i].label,
                                        trait_width(&traits[i]),
                                        {SORT_TRAIT, (int)i,
                                         numeric || traits[i].kind == TRAIT_LEVEL ||
                                             traits[i].kind == TRAIT_RATING},
                                        numeric});
        }
    return count;
}

int browse_columns_bar_at(const struct column *column)
{
    bool has_bar = column->sort.by == SORT_FIT && column->width > FIT_NUMBER_WIDTH;

    return has_bar ? FIT_NUMBER_WIDTH : column->width;
}

static void paint_fit(struct app *app, const struct column *column, int framework, struct area area,
                      int row, int at, enum role role)
{
    const struct advice *advice = app_advice(app);
    const struct score *score = advice_score(advice, framework);
    int low, high;
    bool out = score->eliminated_by > 0;

    advice_range(advice, score, &low, &high);
    if (out)
        area_text(area, row, at, ROLE_BAD, "out");
    else
        area_printf(area, row, at, role, "%3d%s", app->catalog_view.fits[framework],
                    high > low ? "?" : "");
    if (!out && column->width > FIT_NUMBER_WIDTH)
        chart_bar(area, row, at + FIT_NUMBER_WIDTH, FIT_BAR_WIDTH - 1, ROLE_BAR_1, app_blocks(app),
                  score->points, 20000 * advice->ranking.total);
}

static void paint_criterion(struct app *app, int criterion, int framework, struct area area,
                            int row, int at, int width, enum role role)
{
    size_t index = (size_t)framework * catalog_n_criteria(app->catalog) + (size_t)criterion;
    int low = catalog_low(app->catalog)[index], high = catalog_high(app->catalog)[index];

    area_printf(area, row, at, role, "%3d%s", (low + high + 100) / 200, low < high ? "?" : "");
    chart_meter(area, row, at + 5, ROLE_BAR_2, app_blocks(app), (low + high + 2000) / 4000,
                width >= 10 ? 5 : 0);
}

static void paint_trait(struct app *app, const struct column *column, int framework,
                        struct area area, int row, int at, enum role role)
{
    size_t count;
    const struct trait *trait = &catalog_traits(app->catalog, &count)[column->sort.index];
    const struct value *value = catalog_value(app->catalog, framework, column->sort.index);
    int level = (int)value->low;

    if (!value->known) {
        area_text(area, row, column->numeric ? at + column->width - 1 : at, ROLE_WARNING, "?");
    } else if (trait->kind == TRAIT_LEVEL && level >= 0 && level <= LEVEL_MOST) {
        area_text(area, row, at, role, level_aliases[level]);
        chart_meter(area, row, at + 5, ROLE_BAR_2, app_blocks(app), level, LEVEL_MOST);
    } else if (trait->kind == TRAIT_RATING) {
        area_text(area, row, at, role, value->text);
        chart_meter(area, row, at + 2, ROLE_BAR_2, app_blocks(app), level, 5);
    } else if (column->numeric) {
        area_right(area, row, at + column->width, role, value->text);
    } else {
        area_fit(area, row, at, column->width, role, app->options.unicode, value->text);
    }
}

void browse_columns_paint(struct app *app, const struct column *column, int framework,
                          struct area area, int row, int at, enum role role)
{
    size_t count;
    const struct framework *entry = &catalog_frameworks(app->catalog, &count)[framework];

    switch (column->sort.by) {
    case SORT_FIT:
        paint_fit(app, column, framework, area, row, at, role);
        break;
    case SORT_CRITERION:
        paint_criterion(app, column->sort.index, framework, area, row, at, column->width, role);
        break;
    case SORT_TRAIT:
        paint_trait(app, column, framework, area, row, at, role);
        break;
    default:
        area_fit(area, row, at, column->width,
                 column->sort.by == SORT_NAME && role == ROLE_PLAIN ? ROLE_STRONG : role,
                 app->options.unicode,
                 column->sort.by == SORT_NAME       ? entry->name
                 : column->sort.by == SORT_LANGUAGE ? entry->language
                                                    : entry->kind);
    }
}

const char *browse_columns_sort_name(struct app *app, struct sort_key key)
{
    size_t count;

    switch (key.by) {
    case SORT_TRAIT:
        return catalog_traits(app->catalog, &count)[key.index].label;
    case SORT_CRITERION:
        return catalog_criteria(app->catalog, &count)[key.index].label;
    case SORT_NAME:
        return "name";
    case SORT_LANGUAGE:
        return catalog_identity(app->catalog)->served;
    case SORT_KIND:
        return "kind";
    case SORT_FIT:
        return "fit";
    default:
        return "catalog order";
    }
}
