#include "tui/screens/compare/comparison.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/cells/chart.h"
#include "tui/cells/marks.h"
#include "tui/panels/panel.h"

#include <stdlib.h>
#include <string.h>

#define LABEL_AT 3
#define LABEL_LEAST 22  /* width of the labels with what is before and behind them */
#define LABEL_NARROW 16 /* with a short name: what two cells leave for it in a narrow window */
#define CELL_LEAST 16   /* minimum width of a cell */
#define CELL_LEAST_NARROW 12
#define CELL_ROOMY 20 /* cells are not made wider than this while labels are cut */
#define NARROW 60
#define BAR_LEAST 4
#define BAR_MOST 12
#define FIT_NUMBER_WIDTH 3
#define ROWS_WITH_SUBTITLES 30

static const struct value *value_of(struct app *app, const struct comparison *comparison,
                                    size_t which, int trait)
{
    return &catalog_values(app->catalog, comparison->frameworks[which])[trait];
}

/* A date given as a word, such as "open-ended", has no number to compare. */
static bool comparable(const struct trait *trait, const struct value *value)
{
    return value->known && (trait->kind != TRAIT_DATE || value->low != 0);
}

/* Finds whether all values of a row are the same, and which are best. Unknown values cannot be
 * best. */
static void find_best(struct app *app, const struct comparison *comparison, struct line *line)
{
    size_t count, n_best = 0, n_known = 0;
    const struct trait *trait = &catalog_traits(app->catalog, &count)[line->index];
    enum better better =
        trait->kind == TRAIT_LEVEL || trait->kind == TRAIT_RATING ? BETTER_MORE : trait->better;
    double best = 0;

    line->same = true;
    for (size_t i = 0; i < comparison->n_frameworks; i++) {
        const struct value *value = value_of(app, comparison, i, line->index);
        if (!text_equal(value->text, value_of(app, comparison, 0, line->index)->text))
            line->same = false;
        if (!comparable(trait, value))
            continue;
        if (n_known++ == 0 || (better == BETTER_LESS ? value->low < best : value->low > best))
            best = value->low;
    }
    if (better == BETTER_NONE || n_known < 2 || line->same)
        return;
    for (size_t i = 0; i < comparison->n_frameworks; i++) {
        const struct value *value = value_of(app, comparison, i, line->index);
        if (comparable(trait, value) && value->low == best) {
            line->best |= UINT32_C(1) << i;
            n_best++;
        }
    }
    if (n_best == comparison->n_frameworks)
        line->best = 0;
}

bool comparison_pinned(const struct comparison *comparison, int trait)
{
    for (size_t i = 0; i < comparison->n_pins; i++)
        if (comparison->pins[i] == trait)
            return true;
    return false;
}

/* Parts of the table, in order from the top. */
enum part { PART_CAPABILITIES, PART_RATINGS, PART_FACTS, PART_ADDRESSES };

static enum part part_of(struct app *app, const struct comparison *comparison, int trait)
{
    size_t count;
    enum trait_kind kind = catalog_traits(app->catalog, &count)[trait].kind;

    if (kind == TRAIT_LEVEL || kind == TRAIT_RATING)
        return kind == TRAIT_LEVEL ? PART_CAPABILITIES : PART_RATINGS;
    for (size_t i = 0; i < comparison->n_frameworks; i++)
        if (strstr(value_of(app, comparison, i, trait)->text, "://"))
            return PART_ADDRESSES;
    return PART_FACTS;
}

static void add_line(struct comparison *comparison, struct line line)
{
    comparison->lines[comparison->n_lines++] = line;
}

static void add_group(struct comparison *comparison, const char *label, const char *brief,
                      const char *note)
{
    add_line(comparison,
             (struct line){.kind = LINE_GROUP, .label = label, .brief = brief, .note = note});
}

/* Adds the traits of one part; `group` -1: of every group. Pinned traits are counted but not added,
 * because they are already at the top. */
static void add_part(struct app *app, struct comparison *comparison, enum part part, int group,
                     const char *label)
{
    size_t n_traits;
    const struct trait *traits = catalog_traits(app->catalog, &n_traits);
    bool begun = false;

    for (int i = 0; i < (int)n_traits; i++) {
        struct line line = {.kind = LINE_TRAIT, .index = i, .label = traits[i].label, .note = ""};

        if ((group >= 0 && traits[i].group != group) || part_of(app, comparison, i) != part)
            continue;
        find_best(app, comparison, &line);
        comparison->n_facts++;
        comparison->n_differing += !line.same;
        if ((comparison->differing && line.same) || comparison_pinned(comparison, i))
            continue;
        if (!begun)
            add_group(comparison, label, NULL, "");
        begun = true;
        add_line(comparison, line);
    }
}

/* The heaviest criterion first; what it is worth between the best and the worst decides ties. */
static int by_weight(const void *left, const void *right)
{
    const struct difference *a = left, *b = right;

    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    if (a->points != b->points)
        return a->points > b->points ? -1 : 1;
    return a->criterion - b->criterion;
}

/* The difference that is worth most of those on which a framework is the best one; NULL: none. */
static const struct difference *largest_of(struct app *app, const struct comparison *comparison,
                                           size_t which)
{
    const struct difference *largest = NULL;

    for (int i = 0; i < comparison->side.n_differences; i++) {
        const struct difference *difference = &comparison->side.differences[i];
        if (side_by_side_best(app_advice(app), comparison->frameworks, comparison->n_frameworks,
                              which, difference->criterion) &&
            (!largest || difference->points > largest->points))
            largest = difference;
    }
    return largest;
}

int comparison_criterion(struct app *app, const struct comparison *comparison,
                         const struct line *line)
{
    if (line->kind == LINE_CRITERION)
        return comparison->side.differences[line->index].criterion;
    if (line->kind != LINE_LARGEST)
        return -1;
    const struct difference *largest = largest_of(app, comparison, (size_t)comparison->column);
    return largest ? largest->criterion : -1;
}

static void add_verdict(struct app *app, struct comparison *comparison)
{
    const struct advice *advice = app_advice(app);
    const int *compared = comparison->frameworks;
    size_t n = comparison->n_frameworks, n_criteria;
    const struct criterion *criteria = catalog_criteria(app->catalog, &n_criteria);

    comparison->side = side_by_side_of(comparison->arena, advice, compared, n);
    add_line(comparison,
             (struct line){.kind = LINE_FIT,
                           .label = app->catalog_view.fits ? "Your fit" : "Fit, no answers",
                           .brief = "Fit",
                           .note = ""});
    if (comparison->side.n_differences == 0)
        return;
    add_line(comparison, (struct line){.kind = LINE_BEST,
                                       .label = arena_printf(comparison->arena, "Best at, of %d",
                                                             comparison->side.n_differences),
                                       .brief = "Best at",
                                       .note = ""});
    add_line(comparison,
             (struct line){
                 .kind = LINE_LARGEST, .label = "Most ahead in", .brief = "Ahead in", .note = ""});
    qsort(comparison->side.differences, (size_t)comparison->side.n_differences,
          sizeof(comparison->side.differences[0]), by_weight);
    for (int i = 0; i < comparison->side.n_differences; i++) {
        const struct difference *difference = &comparison->side.differences[i];
        struct line line = {.kind = LINE_CRITERION,
                            .index = i,
                            .label = criteria[difference->criterion].label,
                            .brief = wording_criterion(&criteria[difference->criterion]),
                            .note = arena_printf(comparison->arena, "%d", difference->weight)};

        if (i == 0)
            add_group(comparison,
                      app->catalog_view.fits ? "What counts for you, and how much"
                                             : "What counts for any project, and how much",
                      app->catalog_view.fits ? "What counts for you"
                                             : "What counts for any project",
                      arena_printf(comparison->arena, "heaviest first, of %d points",
                                   (int)advice->ranking.total));
        for (size_t k = 0; k < n; k++)
            if (side_by_side_best(advice, compared, n, k,
                                  comparison->side.differences[i].criterion))
                line.best |= UINT32_C(1) << k;
        add_line(comparison, line);
    }
}

void comparison_build(struct app *app, struct comparison *comparison)
{
    size_t n_traits, n_groups, n_criteria;
    const struct named *groups = catalog_groups(app->catalog, &n_groups);

    const struct trait *traits = catalog_traits(app->catalog, &n_traits);
    catalog_criteria(app->catalog, &n_criteria);
    arena_free(comparison->arena);
    comparison->arena = arena_new();
    comparison->n_changes = app_n_changes(app);
    comparison->lines = ARENA_ARRAY(comparison->arena, struct line,
                                    2 * n_traits + n_groups + n_criteria + PINS_MOST + 4);
    comparison->n_lines = comparison->n_facts = comparison->n_differing = 0;
    for (size_t i = 0; i < comparison->n_pins; i++) {
        struct line line = {.kind = LINE_TRAIT,
                            .index = comparison->pins[i],
                            .label = traits[comparison->pins[i]].label,
                            .note = ""};

        find_best(app, comparison, &line);
        add_line(comparison, line);
    }
    add_verdict(app, comparison);
    add_part(app, comparison, PART_CAPABILITIES, -1, "Parts");
    add_part(app, comparison, PART_RATINGS, -1, "Ratings, 1 to 5");
    for (size_t group = 0; group < n_groups; group++)
        add_part(app, comparison, PART_FACTS, (int)group, groups[group].label);
    add_part(app, comparison, PART_ADDRESSES, -1, "Addresses");
    if (comparison->list.selected >= (int)comparison->n_lines)
        comparison->list.selected = comparison->n_lines > 0 ? (int)comparison->n_lines - 1 : 0;
}

void comparison_finish(struct comparison *comparison)
{
    arena_free(comparison->arena);
    comparison->arena = NULL;
}

/* --- drawing ---------------------------------------------------------------------------------- */

struct grid {
    int label_width, cell_width;
    size_t first, shown; /* visible frameworks; a narrow window scrolls sideways */
};

static bool is_narrow(int columns)
{
    return columns < NARROW;
}

/* Wide enough for every label, but at most a third of the window, or what the columns leave. */
static int label_width(const struct comparison *comparison, int columns)
{
    int width = LABEL_LEAST;

    for (size_t i = 0; i < comparison->n_lines; i++) {
        const struct line *line = &comparison->lines[i];
        int note = columns_of(line->note);
        if (line->kind != LINE_GROUP)
            width = MAX(width, LABEL_AT + columns_of(line->label) + (note > 0 ? note + 1 : 0));
    }
    int left = columns - 2 - CELL_ROOMY * (int)comparison->n_frameworks;
    if (is_narrow(columns))
        left = MIN(columns - 2 - 2 * CELL_LEAST_NARROW, LABEL_NARROW);
    return MIN(width, MAX(columns / 3, left));
}

static struct grid grid_of(const struct comparison *comparison, int columns)
{
    struct grid grid = {.label_width = label_width(comparison, columns)};
    int room = columns - grid.label_width - 2,
        least = is_narrow(columns) ? CELL_LEAST_NARROW : CELL_LEAST;
    size_t most = room / least > 0 ? (size_t)(room / least) : 1;

    grid.shown = MIN(comparison->n_frameworks, most);
    if (grid.shown == 0)
        grid.shown = 1;
    grid.cell_width = room / (int)grid.shown;
    grid.first =
        (size_t)comparison->column >= grid.shown ? (size_t)comparison->column - grid.shown + 1 : 0;
    return grid;
}

/* The name of a level, in fewer letters where it does not fit. */
static const char *level_shown(int level, int width)
{
    static const char *const brief[LEVEL_MOST + 1] = {"you build", "3rd party", "add-on",
                                                      "built in"};

    return columns_of(level_words[level]) > width ? brief[level] : level_words[level];
}

/* "▮▮▯ official add-on"; without the meter where only the word has room. */
static void draw_level(struct app *app, struct area area, int row, int at, int width, int level,
                       enum role role)
{
    int meter = LEVEL_MOST + 1;

    if (columns_of(level_shown(level, width - meter)) > width - meter)
        meter = 0;
    else
        chart_meter(area, row, at, role == ROLE_STRONG ? ROLE_ACCENT : ROLE_MUTED, app_blocks(app),
                    level, LEVEL_MOST);
    area_fit(area, row, at + meter, width - meter, role, app->options.unicode,
             level_shown(level, width - meter));
}

#define NUMBER_BYTES 48

/* Writes a number with separators, "28,702.16". Other text is unchanged, and so are numbers of four digits that measure nothing,
 * such as years. */
static const char *grouped(const struct trait *trait, const char *text, char number[NUMBER_BYTES])
{
    size_t digits = strspn(text, "0123456789"), length = strlen(text), n = 0;

    size_t least = trait->better == BETTER_NONE ? 5 : 4;
    if (trait->kind != TRAIT_NUMBER || digits < least || 2 * length >= NUMBER_BYTES)
        return text;
    for (size_t i = 0; i < length; i++) {
        if (i > 0 && i < digits && (digits - i) % 3 == 0)
            number[n++] = ',';
        number[n++] = text[i];
    }
    number[n] = '\0';
    return number;
}

static void draw_value(struct app *app, struct area area, int row, int at, int width,
                       const struct trait *trait, const struct value *value, enum role role)
{
    int level = (int)value->low;

    if (!value->known) {
        area_text(area, row, at, ROLE_WARN, "?");
        if (value->bounded)
            area_printf(area, row, at + 2, ROLE_WARN, "%g to %g", value->low, value->high);
    } else if (trait->kind == TRAIT_LEVEL && level >= 0 && level <= LEVEL_MOST) {
        draw_level(app, area, row, at, width, level, role);
    } else if (trait->kind == TRAIT_RATING) {
        area_text(area, row, at, role, value->text);
        chart_meter(area, row, at + 2, role == ROLE_STRONG ? ROLE_ACCENT : ROLE_MUTED,
                    app_blocks(app), level, 5);
    } else {
        char number[NUMBER_BYTES];
        area_fit(area, row, at, width, role, app->options.unicode,
                 grouped(trait, value->text, number));
    }
}

/* A number from 0 to 100 and its bar. Every column uses the same scale. */
static void draw_hundred(struct app *app, struct area area, int row, int at, int width,
                         enum role role, enum role bar, int hundred, int64_t part, int64_t whole)
{
    int room = width - 5 < BAR_MOST ? width - 5 : BAR_MOST;

    area_printf(area, row, at, role, "%3d", hundred);
    if (room >= BAR_LEAST)
        chart_bar(area, row, at + 4, room, bar, app_blocks(app), part, whole);
}

static void draw_fit(struct app *app, struct area area, int row, int at, int width, int framework)
{
    const struct advice *advice = app_advice(app);
    const struct score *score = advice_score(advice, framework);

    if (score->eliminated_by > 0)
        area_text(area, row, at, ROLE_BAD, "ruled out");
    else
        draw_hundred(app, area, row, at, width, ROLE_STRONG,
                     score->rank == 1 ? ROLE_BEST : ROLE_BAR, advice_fit(advice, score->points),
                     score->points, 20000 * advice->ranking.total);
}

static void draw_criterion(struct app *app, const struct comparison *comparison, struct area area,
                           int row, int at, int width, const struct line *line, size_t which)
{
    int value = side_by_side_value(app_advice(app), comparison->frameworks[which],
                                   comparison->side.differences[line->index].criterion);
    bool best = line->best >> which & 1;

    draw_hundred(app, area, row, at, width, best ? ROLE_STRONG : ROLE_PLAIN,
                 best ? ROLE_BEST : ROLE_BAR, (value + 100) / 200, value, 2 * VALUE_MOST);
}

/* "+3.6 Background work" or "+3.6 Job queues", else only the name: in what it is ahead says more than by how much. */
static void draw_largest(struct app *app, const struct comparison *comparison, struct area area,
                         int row, int at, int width, size_t which)
{
    const struct difference *largest = largest_of(app, comparison, which);
    struct arena *arena = arena_new();
    size_t count;

    if (largest) {
        const char *points = wording_tenths(arena, app_advice(app), largest->points);
        const struct criterion *criterion =
            &catalog_criteria(app->catalog, &count)[largest->criterion];
        int end = at + columns_of(points) + 2, room = at + width - end;
        const char *label = wording_criterion_within(criterion, room);
        if (columns_of(label) > room)
            end = at, room = width;
        else
            area_printf(area, row, at, ROLE_STRONG, "+%s", points);
        area_fit(area, row, end, MIN(room, columns_of(label)), ROLE_PLAIN, app->options.unicode,
                 label);
    } else {
        area_text(area, row, at, ROLE_MUTED, "nothing");
    }
    arena_free(arena);
}

static void draw_cell(struct app *app, const struct comparison *comparison, struct area area,
                      int row, int at, int width, const struct line *line, size_t which)
{
    size_t count;
    bool best = line->best >> which & 1;
    enum role role = line->same ? ROLE_MUTED : best ? ROLE_STRONG : ROLE_PLAIN;

    if (best)
        area_text(area, row, at, ROLE_ACCENT, mark_text(MARK_BEST, app->options.unicode));
    at += 2;
    width -= 3;
    if (line->kind == LINE_FIT)
        draw_fit(app, area, row, at, width, comparison->frameworks[which]);
    else if (line->kind == LINE_BEST)
        area_printf(area, row, at, ROLE_STRONG, "%3d", comparison->side.best[which]);
    else if (line->kind == LINE_LARGEST)
        draw_largest(app, comparison, area, row, at, width + 2, which); /* no mark follows */
    else if (line->kind == LINE_CRITERION)
        draw_criterion(app, comparison, area, row, at, width, line, which);
    else
        draw_value(app, area, row, at, width, &catalog_traits(app->catalog, &count)[line->index],
                   value_of(app, comparison, which, line->index), role);
}

/* The label, or the brief one where the label does not fit. */
static const char *label_within(const struct line *line, int room)
{
    return line->brief && columns_of(line->label) > room ? line->brief : line->label;
}

static void draw_group(struct app *app, struct area area, int row, const struct line *line)
{
    int room = area.columns - 2;
    const char *label = label_within(line, room);
    int end = 1 + MIN(columns_of(label), room) + 1, note = columns_of(line->note);

    area_fit(area, row, 1, end - 2, ROLE_TITLE, app->options.unicode, label);
    int rule = area.columns - 2 - (note > 0 ? note + 1 : 0);

    if (rule - end < 4) {
        rule = area.columns - 2;
        note = 0;
    }
    if (rule > end)
        frame_rule(area, row, end, rule - end, app->options.unicode);
    if (note > 0)
        area_text(area, row, rule + 1, ROLE_MUTED, line->note);
}

#define POINTS_WIDTH 6 /* "+57.1 " before the name of what a framework is most ahead in */

/* Does "Most ahead in" name this criterion by its short name? Its row does the same then. */
static bool is_named_briefly(struct app *app, const struct comparison *comparison,
                             const struct line *line, const struct grid *grid)
{
    for (size_t i = 0; line->kind == LINE_CRITERION && i < grid->shown; i++) {
        const struct difference *largest = largest_of(app, comparison, grid->first + i);
        if (largest && largest == &comparison->side.differences[line->index])
            return POINTS_WIDTH + columns_of(line->label) > grid->cell_width - 1;
    }
    return false;
}

/* The label of a row. For a criterion, its points are right-aligned, except in a narrow window. */
static void draw_label(struct app *app, const struct comparison *comparison, struct area area,
                       int row, const struct line *line, const struct grid *grid)
{
    int width = grid->label_width;
    bool verdict = line->kind != LINE_CRITERION && line->kind != LINE_TRAIT;
    int note = is_narrow(area.columns) ? 0 : columns_of(line->note);
    int room = width - LABEL_AT - (note > 0 ? note + 1 : 0);

    area_fit(area, row, LABEL_AT, room, verdict ? ROLE_STRONG : ROLE_PLAIN, app->options.unicode,
             is_named_briefly(app, comparison, line, grid) ? line->brief
                                                           : label_within(line, room));
    if (note > 0)
        area_right(area, row, width, ROLE_MUTED, line->note);
}

static void draw_line(struct app *app, const struct comparison *comparison, struct area area,
                      int row, const struct line *line, const struct grid *grid, bool selected)
{
    int at = grid->label_width + 1;

    if (line->kind == LINE_GROUP) {
        draw_group(app, area, row, line);
    } else {
        draw_label(app, comparison, area, row, line, grid);
        for (size_t i = 0; i < grid->shown; i++) {
            size_t which = grid->first + i;
            draw_cell(app, comparison, area, row, at, grid->cell_width, line, which);
            if (selected && (int)which == comparison->column) /* not the bar */
                area_role(area, row, at + 2,
                          line->kind == LINE_TRAIT || line->kind == LINE_LARGEST
                              ? grid->cell_width - 2
                              : FIT_NUMBER_WIDTH,
                          ROLE_CHIP);
            at += grid->cell_width;
        }
        if (line->kind == LINE_TRAIT && comparison_pinned(comparison, line->index))
            area_text(area, row, 2, ROLE_ACCENT, "^");
    }
    if (selected) {
        int mark = line->kind != LINE_GROUP; /* a heading begins in column 1 */
        area_text(area, row, mark, ROLE_ACCENT, app->options.unicode ? "\u25b8" : ">");
        area_select(area, row, 0, area.columns);
        area_cursor(area, row, mark);
    }
}

/* The name above a column, with the mark of its language; highlighted in the selected column. */
static void draw_name(struct app *app, struct area area, int at, int width, int framework,
                      bool is_current)
{
    const struct framework *entry = catalog_framework(app->catalog, framework);
    bool unicode = app->options.unicode;
    int columns = MIN(columns_of(entry->name), width - 3);

    panel_language_mark(area, 0, at, app->catalog, entry->language, unicode);
    area_fit(area, 0, at + 2, width - 3, ROLE_TITLE, unicode, entry->name);
    if (is_current)
        area_role(area, 0, at + 2, columns, ROLE_CHIP);
}

/* Is it a date alone, such as "2027-12"? */
static bool is_date(const char *text)
{
    return text[0] != '\0' && strspn(text, "0123456789-") == strlen(text);
}

/* The text of a trait; "": the catalog has none of that id, or the value is not known. */
static const char *trait_text(struct app *app, int framework, const char *id)
{
    int trait = catalog_find_trait(app->catalog, id);
    const struct value *value = trait >= 0 ? catalog_value(app->catalog, framework, trait) : NULL;

    return value && value->known ? value->text : "";
}

/* Below the name: "Python, full stack" and "6.1.3   until 2027-12", as far as the catalog says. */
static void draw_subtitles(struct app *app, struct area area, int at, int width, int framework)
{
    const struct framework *entry = catalog_framework(app->catalog, framework);
    const char *version = trait_text(app, framework, "latest_version");
    const char *until = trait_text(app, framework, "support_ends");
    struct arena *arena = arena_new();

    area_fit(area, 1, at + 2, width - 3, ROLE_MUTED, app->options.unicode,
             arena_printf(arena, "%s%s%s", entry->language,
                          entry->language[0] && entry->kind[0] ? ", " : "", entry->kind));
    area_fit(area, 2, at + 2, width - 3, ROLE_MUTED, app->options.unicode,
             arena_printf(arena, "%-7s %s%s", version, is_date(until) ? "until " : "", until));
    arena_free(arena);
}

static const char *trait_cell_text(const struct trait *trait, const struct value *value,
                                   char number[NUMBER_BYTES])
{
    int level = (int)value->low;

    return !value->known                ? "not known"
           : trait->kind == TRAIT_LEVEL ? level_words[level]
                                        : grouped(trait, value->text, number);
}

const char *comparison_cell_text(struct app *app, const struct comparison *comparison,
                                 struct arena *arena)
{
    size_t which = (size_t)comparison->column, count;
    const struct line *line = &comparison->lines[comparison->list.selected];
    const char *name = catalog_framework(app->catalog, comparison->frameworks[which])->name;
    const struct difference *largest = largest_of(app, comparison, which);
    char number[NUMBER_BYTES];

    switch (line->kind) {
    case LINE_LARGEST:
        return largest
                   ? arena_printf(arena, "%s is most ahead in %s", name,
                                  catalog_criteria(app->catalog, &count)[largest->criterion].label)
                   : arena_printf(arena, "%s is ahead in nothing", name);
    case LINE_BEST:
        return arena_printf(arena, "%s is best at %d of %d things", name,
                            comparison->side.best[which], comparison->side.n_differences);
    case LINE_CRITERION:
        return arena_printf(arena, "%s, counts %s of %d", line->label, line->note,
                            (int)app_advice(app)->ranking.total);
    case LINE_TRAIT:
        return arena_printf(
            arena, "%s: %s",
            wording_trait(arena, &catalog_traits(app->catalog, &count)[line->index]),
            trait_cell_text(&catalog_traits(app->catalog, &count)[line->index],
                            value_of(app, comparison, which, line->index), number));
    default:
        return NULL;
    }
}

int comparison_head_rows(int rows)
{
    return rows >= ROWS_WITH_SUBTITLES ? 4 : 1;
}

int comparison_line_at(const struct comparison *comparison, struct area area, int row)
{
    int head = comparison_head_rows(area.rows), n = (int)comparison->n_lines;
    int line = list_top(&comparison->list, n, area.rows - head) + row - area.row - head;

    return row >= area.row + head && row < area.row + area.rows && line < n ? line : -1;
}

int comparison_column_at(const struct comparison *comparison, struct area area, int column)
{
    struct grid grid = grid_of(comparison, area.columns);
    int at = column - area.column - grid.label_width - 1;
    int shown = at / grid.cell_width;

    return at >= 0 && shown < (int)grid.shown ? (int)grid.first + shown : -1;
}

void comparison_draw(struct app *app, const struct comparison *comparison, struct area area,
                     bool has_cursor)
{
    struct grid grid = grid_of(comparison, area.columns);
    int head = comparison_head_rows(area.rows), rows = area.rows - head;
    int n = (int)comparison->n_lines;
    int top = has_cursor ? list_top(&comparison->list, n, rows) : 0;
    int at = grid.label_width + 1;

    for (size_t i = 0; i < grid.shown && i < comparison->n_frameworks; i++) {
        size_t which = grid.first + i;
        draw_name(app, area, at, grid.cell_width, comparison->frameworks[which],
                  has_cursor && (int)which == comparison->column);
        if (head > 1)
            draw_subtitles(app, area, at, grid.cell_width, comparison->frameworks[which]);
        at += grid.cell_width;
    }
    for (int i = 0; i < rows && top + i < n; i++)
        draw_line(app, comparison, area, head + i, &comparison->lines[top + i], &grid,
                  has_cursor && top + i == comparison->list.selected);
}
