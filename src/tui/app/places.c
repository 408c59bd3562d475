#include "tui/app/places.h"

#include "base/array.h"
#include "base/text/columns.h"
#include "decide/advice/advice.h"
#include "tui/app/app_parts.h"
#include "tui/app/keymap.h"
#include "tui/cells/heading.h"

#include <stdio.h>
#include <string.h>

#define STATE_BYTES 64
#define WORDS_FROM 60   /* from this width on, places have names, not only keys */
#define STATES_FROM 100 /* from this width on, all states and whether answers are saved */
#define NAME "whichstack"
#define WHAT_IF " what-if "

static const struct place_name {
    const char *command; /* also the name of the screen */
    const char *word;
} places[] = {
    {"catalog", "Browse"},  {"questions", "Answer"}, {"result", "Result"},
    {"compare", "Compare"}, {"export", "Export"},    {"help", "Help"},
};
#define N_PLACES ARRAY_LENGTH(places)

/* An entry of the bar: "a Answer 3/18". */
struct entry {
    char key[KEY_NAME_BYTES];
    char word[STATE_BYTES], state[STATE_BYTES];
    int column, width; /* of a chip: with its blanks */
};

struct bar {
    struct entry entries[N_PLACES];
    int open;    /* the current place */
    int name_at; /* column of the program's name; -1: not shown */
    int end;
};

/* The place a screen belongs to: its own, else that of the screen below it. */
static int place_of(struct app *app)
{
    for (size_t depth = app_depth(app); depth-- > 0;) {
        const struct screen *screen = app_screen_at(app, depth);
        const char *place = screen->place ? screen->place : screen->name;
        for (size_t i = 0; i < N_PLACES; i++)
            if (text_equal(places[i].command, place))
                return (int)i;
    }
    return 0;
}

static void answer_state(struct app *app, char state[STATE_BYTES])
{
    size_t count;

    catalog_questions(app->catalog, &count);
    snprintf(state, STATE_BYTES, "%d/%zu", app_answer_count(app), count);
}

/* The name of the first framework, if there are answers enough to name one. */
static void result_state(struct app *app, char state[STATE_BYTES])
{
    const struct advice *advice = app_answer_count(app) > 0 ? app_advice(app) : NULL;
    size_t count;
    const struct framework *frameworks = catalog_frameworks(app->catalog, &count);

    if (advice && advice->ranking.n_left == 0)
        snprintf(state, STATE_BYTES, "none");
    else if (advice && !advice->is_early && advice->depends_on_language)
        snprintf(state, STATE_BYTES, "by %s", catalog_identity(app->catalog)->served);
    else if (advice && !advice->is_early)
        snprintf(state, STATE_BYTES, "%.*s",
                 (int)columns_fit(frameworks[advice->ranking.scores[0].alternative].name, 18),
                 frameworks[advice->ranking.scores[0].alternative].name);
}

static void state_of(struct app *app, size_t place, int columns, char state[STATE_BYTES])
{
    state[0] = '\0';
    if (text_equal(places[place].command, "questions"))
        answer_state(app, state);
    else if (text_equal(places[place].command, "result") && columns >= STATES_FROM)
        result_state(app, state);
    else if (text_equal(places[place].command, "compare") && app->catalog_view.n_marks > 0)
        snprintf(state, STATE_BYTES, "%zu", app->catalog_view.n_marks);
}

/* The title of the top screen, unless it is the place itself. */
static const char *title_within(struct app *app, int place)
{
    const struct screen *screen = app_screen(app);

    return text_equal(screen->name, places[place].command) ? NULL : screen->title;
}

static struct entry spot_of(struct app *app, size_t place, bool is_open, int columns)
{
    const struct screen *screen = app_screen(app);
    const struct action *action = keymap_action(screen, places[place].command);
    const char *within = is_open ? title_within(app, (int)place) : NULL;
    char keys[KEYMAP_BYTES] = "";
    struct entry entry = {.key = ""};

    if (action)
        keymap_keys(app->keymap, screen, action, keys);
    key_first(keys, entry.key);
    if (columns >= WORDS_FROM || is_open)
        snprintf(entry.word, STATE_BYTES, "%s%s%s",
                 columns >= WORDS_FROM || !within ? places[place].word : "",
                 columns >= WORDS_FROM && within ? app->options.unicode ? " › " : " > " : "",
                 within ? within : "");
    if (columns >= WORDS_FROM && !within)
        state_of(app, place, columns, entry.state);
    return entry;
}

static int width_of(const struct entry *entry, bool is_open)
{
    int width = columns_of(entry->key);

    if (entry->word[0])
        width += (width > 0) + columns_of(entry->word);
    if (entry->state[0])
        width += 1 + columns_of(entry->state);
    return width + 2 * is_open;
}

/* Places the entries with gaps of `gap` columns. The blanks of a chip are part of the gap. */
static void place_spots(struct bar *bar, int column, int gap)
{
    for (size_t i = 0; i < N_PLACES; i++) {
        bool is_open = (int)i == bar->open;
        bar->entries[i].column = column - is_open;
        bar->entries[i].width = width_of(&bar->entries[i], is_open);
        if (bar->entries[i].width > 0)
            column += bar->entries[i].width - 2 * is_open + gap;
    }
    bar->end = column - gap + 1;
}

static struct bar arrange(struct app *app, int columns)
{
    struct bar bar = {.open = place_of(app), .name_at = 1};
    int gap = columns >= STATES_FROM ? 3 : columns >= WORDS_FROM ? 2 : 2;

    for (size_t i = 0; i < N_PLACES; i++)
        bar.entries[i] = spot_of(app, i, (int)i == bar.open, columns);
    place_spots(&bar, 1 + (int)strlen(NAME) + 2, gap);
    if (bar.end > columns) {
        bar.name_at = -1;
        place_spots(&bar, 1, gap);
    }
    for (size_t i = 0; i < N_PLACES && bar.end > columns; i++) {
        bar.entries[i].state[0] = '\0';
        place_spots(&bar, 1, gap);
    }
    int chip = bar.open == N_PLACES - 1; /* the blank after it counts only there */
    for (size_t i = N_PLACES; i-- > 0 && bar.end - !chip > columns;) {
        if ((int)i != bar.open)
            bar.entries[i].word[0] = '\0';
        place_spots(&bar, 1, gap);
    }
    return bar;
}

static void draw_entry(struct area area, const struct entry *entry, bool is_open)
{
    int column = entry->column + is_open;

    if (is_open)
        area_fill(area, 0, entry->column, entry->width, ROLE_CHIP, " ");
    column = area_text(area, 0, column, is_open ? ROLE_CHIP : ROLE_KEY, entry->key);
    if (entry->word[0])
        column = area_text(area, 0, column + (entry->key[0] != '\0'),
                           is_open ? ROLE_CHIP : ROLE_PLAIN, entry->word);
    if (entry->state[0])
        area_text(area, 0, column + 1, is_open ? ROLE_CHIP : ROLE_MUTED, entry->state);
}

/* Whether the answers are saved, or something more important. */
static const char *right_end(struct app *app)
{
    if (config_is(&app->options.config, "mouse", "off"))
        return "mouse off";
    if (app_unsaved(app))
        return "not saved yet";
    if (app_answer_count(app) == 0)
        return "nothing answered yet";
    return app->options.session ? "answers saved" : "answers not kept";
}

static bool is_what_if(const struct screen *screen)
{
    return screen && text_equal(screen->name, "whatif");
}

/* Draws at the right end whether a preview is shown, else whether the answers are saved. */
static void draw_right_end(struct app *app, struct area top, int from)
{
    bool what_if = is_what_if(app_screen(app)) || is_what_if(app_screen_below(app));
    const char *words = what_if ? WHAT_IF : right_end(app);

    if ((what_if || top.columns >= STATES_FROM) && from + 2 + columns_of(words) < top.columns)
        area_right(top, 0, top.columns - 1,
                   what_if            ? ROLE_CHIP
                   : app_unsaved(app) ? ROLE_WARN
                                      : ROLE_MUTED,
                   words);
}

static void paint(struct app *app, const struct frame *frame)
{
    struct bar bar = arrange(app, frame->top.columns);
    const struct entry *open = &bar.entries[bar.open];

    if (bar.name_at >= 0)
        area_text(frame->top, 0, bar.name_at, ROLE_STRONG, NAME);
    for (size_t i = 0; i < N_PLACES; i++)
        draw_entry(frame->top, &bar.entries[i], (int)i == bar.open);
    draw_right_end(app, frame->top, bar.end);
    area_ground(frame->top, 0, 0, frame->top.columns, GROUND_BAR);
    if (frame->rule.rows < 1)
        return;
    frame_rule(frame->rule, 0, 0, frame->rule.columns, frame->unicode);
    heading_heavy_rule(frame->rule, 0, open->column, open->width, frame->unicode);
}

/* All that the bar shows. The place is that of a screen, so the screens are named. */
struct inputs {
    const struct screen *screens[VIEWS_MOST];
    size_t n_marks;
    unsigned n_changes;
    int answers;
    bool is_unsaved, has_mouse;
};

void places_draw(struct app *app, const struct frame *frame)
{
    struct area area = frame->top;
    struct inputs inputs;

    if (area.rows < 1)
        return;
    memset(&inputs, 0, sizeof(inputs));
    for (size_t i = 0; i < app_depth(app); i++)
        inputs.screens[i] = app_screen_at(app, i);
    inputs.n_marks = app->catalog_view.n_marks;
    inputs.n_changes = app_n_changes(app);
    inputs.answers = app_answer_count(app);
    inputs.is_unsaved = app_unsaved(app);
    inputs.has_mouse = !config_is(&app->options.config, "mouse", "off");
    area.rows += frame->rule.rows; /* it is the next row */
    struct kept_part part = {"top bar", &inputs, sizeof(inputs), 0};
    if (kept_show(app->kept, area, &part))
        return;
    paint(app, frame);
    kept_take(app->kept, area, &part);
}

const struct action *places_at(struct app *app, int columns, int column)
{
    struct bar bar = arrange(app, columns);

    for (size_t i = 0; i < N_PLACES; i++)
        if (column >= bar.entries[i].column &&
            column < bar.entries[i].column + bar.entries[i].width)
            return keymap_action(app_screen(app), places[i].command);
    return NULL;
}
