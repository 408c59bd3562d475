#include "tui/screens/catalog/browse.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "decide/advice/advice.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/cells/chart.h"
#include "tui/cells/heading.h"
#include "tui/cells/marks.h"
#include "tui/cells/paragraph.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The card about the selected framework: name, summary, strengths, weaknesses and facts.
 * Everything on it is also on the framework's page or on the Compare screen. */

enum {
    WIDE_FROM = 100, /* three columns of text from this width on, else single lines */
    WIDE_ROWS = 8,
    BOTH_ROWS = 4,     /* strengths and weaknesses have a row each */
    LEADER_FROM = 160, /* a fourth column from this width on: comparison with the leader */
    GAP = 3,
    LEAD_ROWS = 3,
    POINT_ROWS = 3,
    TALL = 20, /* rows of the columns from which on they hold more */
    POINT_ROWS_TALL = 8,
    LABEL_WORDS = 4, /* a label or a sentence with this many words says enough alone */
    FACTS_MOST = 6,
    FACTS_MOST_TALL = 10,
    MEASURES_MOST = 3,
    MEASURES_MOST_TALL = 8,
    DIFFERENCES_MOST = 5,
    DIFFERENCES_MOST_TALL = 16,
    POINT_BYTES = 512,
    FEW_ENTRIES = 200,
};

static const struct page_profile *profile_of(struct app *app, struct browse *browse, int framework)
{
    struct browse_profile *kept = &browse->profiles[framework % PROFILES_KEPT];

    if (kept->arena && kept->framework == framework)
        return &kept->profile;
    arena_free(kept->arena);
    kept->arena = arena_new();
    kept->framework = framework;
    page_profile(kept->arena, app->catalog, framework, &kept->profile);
    return &kept->profile;
}

/* "▌Django  Python, full stack, BSD-3-Clause ────" */
static void draw_title(struct app *app, int framework, struct area area)
{
    const struct framework *entry = catalog_view_entry(&app->catalog_view, framework);
    bool blocks = app_blocks(app);
    char text[POINT_BYTES];
    int at = 1;

    if (entry->language[0])
        area_text(area, 0, at, browse_columns_hue(app, framework), mark_text(MARK_HUE, blocks));
    at = area_text(area, 0, at + 1, ROLE_TITLE, entry->name) + 2;
    snprintf(text, sizeof(text), "%s%s%s", entry->language, entry->language[0] ? ", " : "",
             entry->kind);
    at = area_text(area, 0, at, ROLE_MUTED, text) + 1;
    frame_rule(area, 0, at, area.columns - 1 - at, app->options.unicode);
}

/* Words in the label, counted by the blanks between them. */
static int count_words(const char *text, size_t length)
{
    int words = length > 0;

    for (size_t i = 0; i < length; i++)
        words += text[i] == ' ';
    return words;
}

/* Up to the first sentence end after at least `words` words: "Speed. It is ..." says more than "Speed". */
static size_t sentence_length(const char *text, int words)
{
    size_t length = 0;

    for (; text[length]; length++)
        if ((text[length] == '.' || text[length] == ';') && text[length + 1] == ' ' &&
            count_words(text, length) >= words)
            break;
    return length;
}

enum shortening { TO_LABEL, TO_SENTENCE, WHOLE };

/* Shortens a point to the label before its colon, else to its first sentence. */
static void shorten(const char *text, enum shortening how, char point[POINT_BYTES])
{
    int words = how == TO_LABEL ? 1 : LABEL_WORDS;
    const char *colon = strstr(text, ": ");
    size_t length = how == WHOLE ? strlen(text) : sentence_length(text, words);

    if (how != WHOLE && colon && (size_t)(colon - text) < length &&
        count_words(text, (size_t)(colon - text)) >= words)
        length = (size_t)(colon - text);
    if (length == strlen(text) && length > 0 && text[length - 1] == '.')
        length--;
    snprintf(point, POINT_BYTES, "%.*s", (int)MIN(length, (size_t)POINT_BYTES - 1), text);
}

static void draw_points(struct app *app, const struct page_points *points, enum mark mark,
                        enum role role, struct area area)
{
    char point[POINT_BYTES];
    int row = 1;

    if (!points->title)
        return;
    int most = area.rows >= TALL ? POINT_ROWS_TALL : POINT_ROWS;
    heading_draw(area, 0, 0, area.columns, app->options.unicode, points->title, NULL);
    for (size_t i = 0; i < points->count && row < area.rows; i++) {
        shorten(points->texts[i], area.rows >= TALL ? WHOLE : TO_SENTENCE, point);
        int rows = MIN(paragraph_rows(point, area.columns - 2), most);
        if (row + rows > area.rows)
            break;
        area_text(area, row, 0, role, mark_text(mark, app->options.unicode));
        paragraph_draw(area_part(area, row, 2, rows, area.columns - 2), ROLE_PLAIN,
                       app->options.unicode, point);
        row += rows;
    }
}

/* --- facts ------------------------------------------------------------------------------------ */

/* Of a small catalog the column of the trait, which all cards share: fewer steps than the values of
 * the framework with their sources. */
static struct figure figure_of(struct app *app, int framework, int trait)
{
    return app->catalog_view.n_all <= FEW_ENTRIES
               ? catalog_column(app->catalog, trait)[framework]
               : value_figure(catalog_value(app->catalog, framework, trait));
}

static bool is_fact(const struct trait *trait)
{
    return trait->kind == TRAIT_TEXT || trait->kind == TRAIT_DATE ||
           (trait->kind == TRAIT_NUMBER && trait->better == BETTER_NONE);
}

/* The text of a fact that fits; NULL: there is none. */
static const char *short_fact(struct app *app, int framework, int trait, int room)
{
    size_t count;

    if (!is_fact(&catalog_traits(app->catalog, &count)[trait]))
        return NULL;
    const struct figure value = figure_of(app, framework, trait);
    return value.known && columns_of(value.text) <= room && !text_starts_with(value.text, "http") &&
                   !text_equal(value.text,
                               catalog_view_entry(&app->catalog_view, framework)->language)
               ? value.text
               : NULL;
}

#define LABEL_WIDTH 19

static int draw_facts(struct app *app, int framework, struct area area, int row)
{
    size_t count;
    const struct trait *traits = catalog_traits(app->catalog, &count);
    int drawn = 0, most = area.rows >= TALL ? FACTS_MOST_TALL : FACTS_MOST;

    for (size_t i = 0; i < count && drawn < most && row < area.rows; i++) {
        const char *fact = short_fact(app, framework, (int)i, area.columns - LABEL_WIDTH);
        if (!fact)
            continue;
        area_fit(area, row, 0, LABEL_WIDTH - 1, ROLE_MUTED, app->options.unicode, traits[i].label);
        area_text(area, row++, LABEL_WIDTH, ROLE_PLAIN, fact);
        drawn++;
    }
    return row;
}

/* Rank of `value` among the known values of a trait. Also returns how many are known, and the
 * highest one. */
static int rank_of(struct app *app, int trait, double value, int *ret_known, double *ret_best)
{
    size_t count;
    int rank = 1;

    catalog_frameworks(app->catalog, &count);
    *ret_known = 0;
    *ret_best = 0;
    for (size_t i = 0; i < count; i++) {
        const struct figure *other = &catalog_column(app->catalog, trait)[i];
        if (!other->known)
            continue;
        *ret_known += 1;
        rank += other->low > value;
        *ret_best = MAX(*ret_best, other->low);
    }
    return rank;
}

enum {
    MEASURE_LABEL_MOST = 28,
    MEASURE_BAR = 5,
    MEASURE_BAR_LEAST = 3, /* where labels need the room */
};

/* A line of "Numbers". */
struct measure {
    const struct trait *trait;
    double value, best;
    char text[32], rank[32];
};

/* Columns of the parts of a line; the bar fills the rest. */
struct measure_columns {
    int label, number, bar, rank;
};

/* Formats a number for display: "88,588", "1.2 M", "12.6 %". */
static void measure_text(const struct trait *trait, struct figure value, char text[32])
{
    int64_t whole = (int64_t)value.low;

    if (text_equal(trait->unit, "percent"))
        snprintf(text, 32, "%.1f %%", value.low);
    else if (whole >= 1000000)
        snprintf(text, 32, "%.1f M", value.low / 1e6);
    else if (whole >= 1000)
        snprintf(text, 32, "%d,%03d", (int)(whole / 1000), (int)(whole % 1000));
    else
        snprintf(text, 32, "%.31s", value.text);
}

static int collect_measures(struct app *app, int framework, int most, struct measure *measures)
{
    size_t count;
    const struct trait *traits = catalog_traits(app->catalog, &count);
    int n = 0;

    for (size_t i = 0; i < count && n < most; i++) {
        struct measure *measure = &measures[n];
        int known, rank;
        if (traits[i].kind != TRAIT_NUMBER || traits[i].better != BETTER_MORE)
            continue;
        const struct figure value = figure_of(app, framework, (int)i);
        if (!value.known)
            continue;
        rank = rank_of(app, (int)i, value.low, &known, &measure->best);
        measure->trait = &traits[i];
        measure->value = value.low;
        measure_text(&traits[i], value, measure->text);
        snprintf(measure->rank, sizeof(measure->rank), "%d of %d", rank, known);
        n++;
    }
    return n;
}

static struct measure_columns measure_columns(const struct measure *measures, int n, int columns)
{
    struct measure_columns parts = {0};

    for (int i = 0; i < n; i++) {
        parts.label = MAX(parts.label, columns_of(measures[i].trait->label));
        parts.number = MAX(parts.number, columns_of(measures[i].text) + 1);
        parts.rank = MAX(parts.rank, columns_of(measures[i].rank) + 1);
    }
    int rest = columns - parts.number - 1 - parts.rank; /* for the label and the bar */
    parts.label = MIN(MIN(parts.label, MEASURE_LABEL_MOST), MAX(rest - MEASURE_BAR_LEAST, 0));
    parts.label = MAX(parts.label, MIN(rest - MEASURE_BAR, MEASURE_LABEL_MOST));
    parts.bar = MIN(MEASURE_BAR, rest - parts.label);
    return parts;
}

static void draw_measures(struct app *app, int framework, struct area area, int row)
{
    struct measure measures[MEASURES_MOST_TALL];
    size_t n_frameworks;
    int most = area.rows >= TALL ? MEASURES_MOST_TALL : MEASURES_MOST, n;

    catalog_frameworks(app->catalog, &n_frameworks);
    if (n_frameworks > FEW_ENTRIES) /* a rank needs the traits of every entry: too slow */
        return;
    n = collect_measures(app, framework, MIN(most, area.rows - row - 2), measures);
    if (n <= 0)
        return;
    area_text(area, ++row, 0, ROLE_MUTED, "Numbers");
    area_right(area, row++, area.columns, ROLE_MUTED, "place of those known");
    struct measure_columns parts = measure_columns(measures, n, area.columns);
    for (int i = 0; i < n; i++) {
        const struct measure *measure = &measures[i];
        if (columns_of(measure->trait->label) > parts.label)
            continue;
        area_fit(area, row, 0, parts.label, ROLE_PLAIN, app->options.unicode,
                 measure->trait->label);
        area_right(area, row, parts.label + parts.number, ROLE_STRONG, measure->text);
        chart_bar(area, row, parts.label + parts.number + 1, parts.bar, ROLE_BEST, app_blocks(app),
                  (int64_t)(100 * measure->value), (int64_t)(100 * MAX(measure->best, 0.01)));
        area_right(area, row++, area.columns, ROLE_MUTED, measure->rank);
    }
}

static void draw_fact_column(struct app *app, int framework, struct area area)
{
    heading_draw(area, 0, 0, area.columns, app->options.unicode, "Facts", NULL);
    draw_measures(app, framework, area, draw_facts(app, framework, area, 1));
}

/* --- comparison with the leader --------------------------------------------------------------- */

/* How much more fit `framework` gets from a criterion than `other`, in points as in the ranking. */
static int64_t difference_of(struct app *app, int criterion, int framework, int other)
{
    size_t width = catalog_n_criteria(app->catalog);
    const int16_t *low = catalog_low(app->catalog), *high = catalog_high(app->catalog);
    size_t one = (size_t)framework * width + (size_t)criterion;
    size_t two = (size_t)other * width + (size_t)criterion;
    int64_t values = low[one] + high[one] - low[two] - high[two];

    return values * app_advice(app)->ranking.points[criterion];
}

/* The largest differences to the leader, or to the second if this framework leads. */
static void draw_differences(struct app *app, int framework, struct area area)
{
    const struct advice *advice = app_advice(app);
    int rival = framework == advice->winner ? advice->second : advice->winner;
    int most = area.rows >= TALL ? DIFFERENCES_MOST_TALL : DIFFERENCES_MOST;
    size_t count;
    const struct criterion *criteria = catalog_criteria(app->catalog, &count);

    if (rival < 0)
        return;
    struct arena *arena = arena_new();
    bool *drawn = ARENA_ARRAY(arena, bool, count + 1);
    heading_draw(
        area, 0, 0, area.columns, app->options.unicode,
        arena_printf(arena, "Against %s", catalog_view_entry(&app->catalog_view, rival)->name),
        "points");
    for (int row = 1; row <= most && row < area.rows; row++) {
        int best = -1;
        for (size_t i = 0; i < count; i++)
            if (!drawn[i] && (best < 0 || llabs(difference_of(app, (int)i, framework, rival)) >
                                              llabs(difference_of(app, best, framework, rival))))
                best = (int)i;
        int64_t difference = best >= 0 ? difference_of(app, best, framework, rival) : 0;
        const char *text = wording_tenths(arena, advice, llabs(difference));
        if (text_equal(text, "0.0"))
            break;
        drawn[best] = true;
        enum role role = difference > 0 ? ROLE_GOOD : ROLE_BAD;
        area_text(area, row, 0, role,
                  mark_text(difference > 0 ? MARK_GAIN : MARK_LOSS, app->options.unicode));
        area_fit(area, row, 2, area.columns - 9, ROLE_PLAIN, app->options.unicode,
                 wording_criterion_within(&criteria[best], area.columns - 9));
        area_right(area, row, area.columns, ROLE_STRONG, text);
    }
    arena_free(arena);
}

/* --- the card --------------------------------------------------------------------------------- */

static void draw_wide(struct app *app, const struct page_profile *profile, int framework,
                      struct area area)
{
    bool against = area.columns >= LEADER_FROM && app_answer_count(app) > 0;
    int n = against ? 4 : 3, row = 2;
    int width = (area.columns - 3 - (n - 1) * GAP) / n;

    if (area.rows > LEAD_ROWS + 8) {
        row += paragraph_draw(area_part(area, row, 2, LEAD_ROWS, area.columns - 4), ROLE_PLAIN,
                              app->options.unicode, profile->lead);
        row++;
    }
    int rows = area.rows - row;
    draw_points(app, &profile->good, MARK_GAIN, ROLE_GOOD, area_part(area, row, 2, rows, width));
    draw_points(app, &profile->bad, MARK_LOSS, ROLE_BAD,
                area_part(area, row, 2 + width + GAP, rows, width));
    draw_fact_column(app, framework, area_part(area, row, 2 + 2 * (width + GAP), rows, width));
    if (against)
        draw_differences(app, framework, area_part(area, row, 2 + 3 * (width + GAP), rows, width));
}

/* The labels of the points in one line, as many as fit. */
static void draw_points_line(struct app *app, const struct page_points *points, enum mark mark,
                             enum role role, struct area area, int row)
{
    struct text line;
    char point[POINT_BYTES];
    int room = area.columns - 5;

    text_init(&line);
    for (size_t i = 0; i < points->count; i++) {
        shorten(points->texts[i], TO_LABEL, point);
        if (line.length > 0 && columns_of(line.bytes) + 2 + columns_of(point) > room)
            continue;
        text_printf(&line, "%s%s", line.length > 0 ? "; " : "", point);
    }
    if (points->count > 0)
        area_text(area, row, 2, role, mark_text(mark, app->options.unicode));
    area_fit(area, row, 4, room, ROLE_PLAIN, app->options.unicode, line.bytes);
    text_finish(&line);
}

/* "Latest version 6.1.3  Licence BSD-3-Clause  ...", as many facts as fit. */
static void draw_fact_line(struct app *app, int framework, struct area area, int row)
{
    size_t count;
    const struct trait *traits = catalog_traits(app->catalog, &count);
    int at = 2;

    for (size_t i = 0; i < count && at < area.columns - 20; i++) {
        const char *fact = short_fact(app, framework, (int)i, 14);
        if (!fact || at + columns_of(traits[i].label) + 1 + columns_of(fact) >= area.columns)
            continue;
        at = area_text(area, row, at, ROLE_MUTED, traits[i].label);
        at = area_text(area, row, at + 1, ROLE_STRONG, fact) + 2;
    }
}

static void paint_card(struct app *app, struct browse *browse, int framework, struct area area)
{
    const struct framework *entry = catalog_view_entry(&app->catalog_view, framework);
    const struct page_profile *profile = profile_of(app, browse, framework);
    char summary[POINT_BYTES];

    draw_title(app, framework, area);
    snprintf(summary, sizeof(summary), "%s.", entry->summary);
    area_fit(area, 1, 2, area.columns - 3, ROLE_STRONG, app->options.unicode, summary);
    if (area.columns >= WIDE_FROM && area.rows >= WIDE_ROWS) {
        draw_wide(app, profile, framework, area);
        return;
    }
    if (area.rows < BOTH_ROWS) { /* never the strengths alone */
        draw_fact_line(app, framework, area, 2);
        return;
    }
    draw_points_line(app, &profile->good, MARK_GAIN, ROLE_GOOD, area, 2);
    draw_points_line(app, &profile->bad, MARK_LOSS, ROLE_BAD, area, 3);
    draw_fact_line(app, framework, area, 4);
}

/* Only the differences to the leader depend on the answers. */
struct card_inputs {
    int framework;
    unsigned n_changes;
    bool blocks;
};

void browse_draw_card(struct app *app, struct browse *browse, int framework, struct area area)
{
    struct card_inputs inputs;

    memset(&inputs, 0, sizeof(inputs));
    inputs.framework = framework;
    inputs.n_changes = area.columns >= LEADER_FROM ? app_n_changes(app) : 0;
    inputs.blocks = app_blocks(app);
    struct kept_part part = {"card", &inputs, sizeof(inputs), 0};
    if (kept_show(app->kept, area, &part))
        return;
    paint_card(app, browse, framework, area);
    kept_take(app->kept, area, &part);
}
