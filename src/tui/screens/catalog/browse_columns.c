#include "tui/screens/catalog/browse_columns.h"

#include "base/bounds.h"
#include "base/compat/compat.h"
#include "base/memory.h"
#include "base/text/columns.h"
#include "decide/advice/advice.h"
#include "tui/app/app.h"
#include "tui/cells/chart.h"
#include "tui/cells/marks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    NAME_AT = 2,
    NAME_WIDTH = 18,
    LANGUAGE_WIDTH = 12,
    FIT_WIDTH = 8, /* number, bar of four cells, blank */
    FIT_WIDTH_NARROW = 10,
    FIGURE_WIDTH = 3,
    CRITERION_WIDTH = 8,
    BAR_WIDTH = 6,
    TRAIT_WIDTH_LEAST = 8,
    TRAIT_WIDTH_MOST = 16,
    WIDE_FROM = 100, /* narrower: language only with BROWSE_NO_SET */
};
#define WORD_LEAST 3 /* shortest filter word that adds columns */
#define SETS_OF_CRITERIA 2

static bool has_column(const struct trait *trait)
{
    return trait->kind != TRAIT_LIST;
}

/* The number-th group that has a trait with a column, counted from 0; -1: there is none. */
static int group_of(struct app *app, int number)
{
    size_t n_groups, n_traits;
    const struct trait *traits = catalog_traits(app->catalog, &n_traits);

    catalog_groups(app->catalog, &n_groups);
    for (size_t group = 0; group < n_groups; group++)
        for (size_t i = 0; i < n_traits; i++)
            if (traits[i].group == (int)group && has_column(&traits[i])) {
                if (number-- == 0)
                    return (int)group;
                break;
            }
    return -1;
}

/* Index of the first set that shows a trait group. The set of criteria that count for the answers
 * exists only when a question is answered. */
static int first_group_set(struct app *app)
{
    return app_answer_count(app) > 0 ? SETS_OF_CRITERIA : SETS_OF_CRITERIA - 1;
}

int browse_columns_sets(struct app *app)
{
    int count = 0;

    while (group_of(app, count) >= 0)
        count++;
    return first_group_set(app) + count;
}

const char *browse_columns_set_name(struct app *app, int set)
{
    size_t count;

    if (set == 0)
        return "what people ask about first";
    if (set < first_group_set(app))
        return "what counts for you";
    return catalog_groups(app->catalog, &count)[group_of(app, set - first_group_set(app))].label;
}

/* --- selection of columns --------------------------------------------------------------------- */

/* Splits a title into two rows, at the last blank that lets the first row fit. Both rows are cut to
 * the width of the column. */
static void set_title(struct column *column, const char *title)
{
    const char *blank = strchr(title, ' ');
    size_t first = blank ? (size_t)(blank - title) : 0;

    for (const char *at = blank; at; at = strchr(at + 1, ' '))
        if (columns_of_bytes(title, (size_t)(at - title)) <= column->width - 1)
            first = (size_t)(at - title);
    snprintf(column->title[0], COLUMN_TITLE_BYTES, "%.*s",
             (int)columns_fit(title, (int)first < column->width ? (int)first : column->width - 1),
             title);
    title += first + (first > 0);
    snprintf(column->title[1], COLUMN_TITLE_BYTES, "%.*s",
             (int)columns_fit(title, column->width - 1), title);
}

/* Appends a column after the last one; false: there is no room. */
static bool add(struct column *columns, int *count, int width, const char *title,
                struct column column)
{
    const struct column *last = *count > 0 ? &columns[*count - 1] : NULL;

    column.at = last ? last->at + last->width : NAME_AT;
    if (*count == COLUMN_MOST || column.at + column.width - 1 > width)
        return false;
    set_title(&column, title);
    columns[(*count)++] = column;
    return true;
}

/* Adds to the weight of a criterion for each question that gives it points; earlier questions count
 * more. */
static void add_question_weights(struct app *app, int *weights, size_t n_criteria)
{
    size_t n_questions;
    const struct question_entry *questions = catalog_questions(app->catalog, &n_questions);
    size_t *counted = memory_new(n_criteria + 1, sizeof(size_t)); /* the number of questions left */

    for (size_t left = n_questions; left > 0; left--) {
        const struct question_entry *question = &questions[n_questions - left];
        for (size_t o = 0; o < question->n_options; o++)
            for (size_t i = 0; i < question->options[o].n_points; i++) {
                int criterion = question->options[o].points[i].criterion;
                weights[criterion] += counted[criterion] == left ? 0 : (int)left;
                counted[criterion] = left;
            }
    }
    free(counted);
}

static bool is_shown(const struct column *columns, int count, struct sort_key key)
{
    for (int i = 0; i < count; i++)
        if (columns[i].sort.by == key.by && columns[i].sort.index == key.index)
            return true;
    return false;
}

static void weigh(struct app *app, bool for_answers, struct column_weights *weights)
{
    size_t n;
    const struct criterion *criteria = catalog_criteria(app->catalog, &n);
    unsigned n_changes = for_answers ? app_n_changes(app) : 0;

    if (weights->criteria && weights->for_answers == for_answers && weights->n_changes == n_changes)
        return;
    free(weights->criteria);
    *weights = (struct column_weights){memory_new(n + 1, sizeof(int)), for_answers, n_changes};
    for (size_t i = 0; i < n; i++)
        weights->criteria[i] =
            for_answers ? app_advice(app)->ranking.points[i] : criteria[i].base_points;
    if (!for_answers)
        add_question_weights(app, weights->criteria, n);
    for (size_t i = 0; i < n; i++)
        if (criteria[i].rule == RULE_LANGUAGE)
            weights->criteria[i] = 0;
}

static void add_criteria(struct app *app, const struct column_weights *kept, int width,
                         struct column *columns, int *count)
{
    size_t n;
    const struct criterion *criteria = catalog_criteria(app->catalog, &n);
    int *weights = memory_new(n + 1, sizeof(int));

    memcpy(weights, kept->criteria, n * sizeof(int));
    for (;;) {
        size_t best = 0;
        for (size_t i = 1; i < n; i++)
            best = weights[i] > weights[best] ? i : best;
        if (n == 0 || weights[best] <= 0)
            break;
        weights[best] = 0;
        struct sort_key key = {SORT_CRITERION, (int)best, true};
        if (!is_shown(columns, *count, key) &&
            !add(columns, count, width, criteria[best].brief,
                 (struct column){.width = CRITERION_WIDTH, .sort = key}))
            break;
    }
    free(weights);
}

/* The width of the words in two rows, split where this is least. */
static int width_in_two_rows(const char *words)
{
    int least = columns_of(words);

    for (const char *at = strchr(words, ' '); at; at = strchr(at + 1, ' ')) {
        int first = columns_of_bytes(words, (size_t)(at - words)), second = columns_of(at + 1);
        least = MIN(least, MAX(first, second));
    }
    return least;
}

#define DATE_WIDTH 11 /* "2026-10-09" and a blank */

static int trait_width(const struct trait *trait)
{
    int width = MAX(columns_of(trait->label) / 2 + 3, width_in_two_rows(trait->label) + 1);

    if (trait->kind == TRAIT_TEXT)
        return TRAIT_WIDTH_MOST;
    return CLAMP(width, trait->kind == TRAIT_DATE ? DATE_WIDTH : TRAIT_WIDTH_LEAST,
                 TRAIT_WIDTH_MOST);
}

static bool add_trait(struct app *app, int trait, int width, struct column *columns, int *count)
{
    size_t n;
    const struct trait *entry = &catalog_traits(app->catalog, &n)[trait];
    bool descending =
        entry->kind == TRAIT_NUMBER || entry->kind == TRAIT_LEVEL || entry->kind == TRAIT_RATING;
    struct sort_key key = {SORT_TRAIT, trait, descending};

    return is_shown(columns, *count, key) ||
           add(columns, count, width, entry->label,
               (struct column){.width = trait_width(entry), .sort = key});
}

/* Does a word of the id start with `word`? The filter matches ids the same way. */
static bool begins_word(const char *id, const char *word)
{
    const char *at = compat_strcasestr(id, word);

    while (at && at > id && at[-1] != '-' && at[-1] != '_')
        at = compat_strcasestr(at + 1, word);
    return at != NULL;
}

/* Adds the capabilities that a plain filter word matches: "websoc" matches websockets. */
static void add_matching_traits(struct app *app, const char *word, int width,
                                struct column *columns, int *count)
{
    size_t n_traits;
    const struct trait *traits = catalog_traits(app->catalog, &n_traits);

    for (size_t i = 0; i < n_traits; i++)
        if (traits[i].kind == TRAIT_LEVEL && begins_word(traits[i].id, word))
            add_trait(app, (int)i, width, columns, count);
}

/* Adds columns for the traits named in the filter: "has:websockets", "orm>=2", "websoc". */
static void add_filtered(struct app *app, int width, struct column *columns, int *count)
{
    char text[FILTER_BYTES], *rest = NULL;

    snprintf(text, sizeof(text), "%s", app->catalog_view.good);
    for (char *word = strtok_r(text, " ()|!:", &rest); word;
         word = strtok_r(NULL, " ()|!:", &rest)) {
        size_t length = strcspn(word, "<>=~");
        bool is_alone =
            word[length] == '\0' && app->catalog_view.good[word - text + (long)length] != ':';
        word[length] = '\0';
        int trait = catalog_find_trait(app->catalog, word);
        if (trait >= 0)
            add_trait(app, trait, width, columns, count);
        else if (is_alone && length >= WORD_LEAST)
            add_matching_traits(app, word, width, columns, count);
    }
}

int browse_columns_choose(struct app *app, int set, int width, struct column_weights *weights,
                          struct column *columns)
{
    const char *served = catalog_identity(app->catalog)->served_title;
    bool wide = width >= WIDE_FROM, fits = app->catalog_view.fits != NULL;
    int count = 0, name_width = width < NAME_AT + NAME_WIDTH ? width - NAME_AT : NAME_WIDTH;
    size_t n_traits;

    add(columns, &count, width, "",
        (struct column){.width = name_width, .sort = {SORT_NAME, 0, false}});
    snprintf(columns[0].title[1], COLUMN_TITLE_BYTES, "%s", "Name");
    if (served[0] && (wide || set == BROWSE_NO_SET) &&
        add(columns, &count, width, "",
            (struct column){.width = LANGUAGE_WIDTH, .sort = {SORT_LANGUAGE, 0, false}}))
        snprintf(columns[count - 1].title[1], COLUMN_TITLE_BYTES, "%s", served);
    if (fits && !add(columns, &count, width, "Your fit",
                     (struct column){.width = wide ? FIT_WIDTH : FIT_WIDTH_NARROW,
                                     .sort = {SORT_FIT, 0, true}}))
        add(columns, &count, width, "Your fit",
            (struct column){.width = FIGURE_WIDTH + 2, .sort = {SORT_FIT, 0, true}});
    if (set == BROWSE_NO_SET)
        return count;
    add_filtered(app, width, columns, &count);
    if (set < first_group_set(app)) {
        weigh(app, set > 0, weights);
        add_criteria(app, weights, width, columns, &count);
        return count;
    }
    const struct trait *traits = catalog_traits(app->catalog, &n_traits);
    int group = group_of(app, set - first_group_set(app));
    for (size_t i = 0; i < n_traits; i++)
        if (traits[i].group == group && has_column(&traits[i]))
            add_trait(app, (int)i, width, columns, &count);
    return count;
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void paint_fit(struct app *app, const struct column *column, int framework, struct area area,
                      int row)
{
    const struct advice *advice = app_advice(app);
    const struct score *score = advice_score(advice, framework);
    bool first = advice->ranking.scores[0].alternative == framework;
    int low, high, bar = column->width - FIGURE_WIDTH - 1;

    advice_range(advice, score, &low, &high);
    if (score->eliminated_by > 0) {
        area_text(area, row, column->at, ROLE_BAD, "out");
        return;
    }
    area_printf(area, row, column->at, first ? ROLE_STRONG : ROLE_PLAIN, "%2d",
                app->catalog_view.fits[framework]);
    if (high > low)
        area_text(area, row, column->at + 2, ROLE_WARN, "?");
    if (bar >= 3)
        chart_bar(area, row, column->at + FIGURE_WIDTH, bar, first ? ROLE_BEST : ROLE_BAR,
                  app_blocks(app), score->points, 20000 * advice->ranking.total);
}

static void paint_criterion(struct app *app, const struct column *column, int framework,
                            struct area area, int row, bool figures)
{
    size_t index =
        (size_t)framework * catalog_n_criteria(app->catalog) + (size_t)column->sort.index;
    int low = catalog_low(app->catalog)[index], high = catalog_high(app->catalog)[index];
    int value = (low + high + 100) / 200, end = column->at;

    if (figures) {
        end = area_printf(area, row, end, ROLE_PLAIN, "%3d", value);
    } else if (value < 2) {
        end = area_text(area, row, end, ROLE_MUTED, mark_text(MARK_OPEN, app_blocks(app)));
    } else {
        chart_bar(area, row, end, BAR_WIDTH, chart_role(value), app_blocks(app), value, 100);
        end += (value * BAR_WIDTH + 99) / 100;
    }
    if (low < high)
        area_text(area, row, end, ROLE_WARN, mark_text(MARK_MISSING, app_blocks(app)));
}

static void paint_trait(struct app *app, const struct column *column, int framework,
                        struct area area, int row, bool figures)
{
    size_t count;
    const struct trait *trait = &catalog_traits(app->catalog, &count)[column->sort.index];
    const struct figure *value = &catalog_column(app->catalog, column->sort.index)[framework];
    int level = (int)value->low, room = column->width - 1;

    if (!value->known)
        area_text(area, row, column->at, ROLE_WARN, "?");
    else if (trait->kind == TRAIT_LEVEL && level >= 0 && level <= LEVEL_MOST && !figures)
        chart_meter(area, row, column->at, level == LEVEL_MOST ? ROLE_BEST : ROLE_HIGH,
                    app_blocks(app), level, LEVEL_MOST);
    else if (trait->kind == TRAIT_RATING && !figures)
        chart_bar(area, row, column->at, BAR_WIDTH, chart_role(level * 25 - 25), app_blocks(app),
                  level, 5);
    else if (trait->kind == TRAIT_LEVEL && level >= 0 && level <= LEVEL_MOST)
        area_fit(area, row, column->at, room, ROLE_PLAIN, app->options.unicode, level_words[level]);
    else
        area_fit(area, row, column->at, room, ROLE_PLAIN, app->options.unicode, value->text);
}

#define HUE_ENTRIES_MOST 64 /* hues are assigned in the order of these first entries */

enum role browse_columns_hue(struct app *app, int framework)
{
    enum { HUES = ROLE_HUE_8 - ROLE_HUE_1 + 1 };
    size_t count;
    const struct framework *entries = catalog_frameworks(app->catalog, &count);
    const char *seen[HUES];
    int n_seen = 0;

    for (size_t i = 0; i < count && i < HUE_ENTRIES_MOST; i++) {
        int hue = 0;
        while (hue < n_seen && !text_equal(seen[hue], entries[i].language))
            hue++;
        if (hue == n_seen && n_seen < HUES)
            seen[n_seen++] = entries[i].language;
        if (hue < HUES && text_equal(entries[i].language, entries[framework].language))
            return (enum role)(ROLE_HUE_1 + hue);
    }
    return ROLE_MUTED;
}

static void paint_language(struct app *app, const struct column *column, int framework,
                           struct area area, int row)
{
    const struct framework *entry = catalog_view_entry(&app->catalog_view, framework);

    area_text(area, row, column->at, browse_columns_hue(app, framework),
              mark_text(MARK_HUE, app_blocks(app)));
    area_fit(area, row, column->at + 1, column->width - 2, ROLE_MUTED, app->options.unicode,
             entry->language);
}

void browse_columns_paint(struct app *app, const struct column *column, int framework,
                          struct area area, int row, bool figures)
{
    switch (column->sort.by) {
    case SORT_FIT:
        paint_fit(app, column, framework, area, row);
        break;
    case SORT_CRITERION:
        paint_criterion(app, column, framework, area, row, figures);
        break;
    case SORT_TRAIT:
        paint_trait(app, column, framework, area, row, figures);
        break;
    case SORT_LANGUAGE:
        paint_language(app, column, framework, area, row);
        break;
    default:
        area_fit(area, row, column->at, column->width - 1, ROLE_PLAIN, app->options.unicode,
                 catalog_view_entry(&app->catalog_view, framework)->name);
    }
}

const char *browse_columns_sort_name(struct app *app, struct sort_key key)
{
    size_t count;

    switch (key.by) {
    case SORT_TRAIT:
        return catalog_traits(app->catalog, &count)[key.index].label;
    case SORT_CRITERION:
        return catalog_criteria(app->catalog, &count)[key.index].brief;
    case SORT_NAME:
        return "name";
    case SORT_LANGUAGE:
        return catalog_identity(app->catalog)->served;
    case SORT_KIND:
        return "kind";
    case SORT_FIT:
        return "your fit";
    default:
        return "catalog order";
    }
}
