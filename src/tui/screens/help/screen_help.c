#include "base/array.h"
#include "base/bounds.h"
#include "base/compat/compat.h"
#include "base/text/columns.h"
#include "tui/app/app.h"
#include "tui/app/keymap.h"
#include "tui/cells/chart.h"
#include "tui/cells/heading.h"
#include "tui/cells/marks.h"
#include "tui/cells/paragraph.h"
#include "tui/widgets/list.h"

#include <stdio.h>
#include <string.h>

/* The Help screen: the commands of the screen below it and the common ones, with their current
 * keys. Enter runs the selected command, even one without a key. In a window of at least 80x20 they
 * are shown in groups in two columns, above the signs and words of all screens. During a search, in
 * smaller windows and with the commands of other screens (Tab), they are one list. Summaries that are cut are whole on the message
 * line. */
#define SEARCH_BYTES 64
#define KEYS_AT 3
#define COMMAND_AT 20
#define SUMMARY_AT 36
#define ENTRIES_MOST 256
#define FOOT_ROWS 4
#define KEY_WIDTH 8 /* with the blank after it: room for one key */
#define WORDS_AT 17 /* column of the meanings */

enum group { GROUP_PLACES, GROUP_OWN, GROUP_MOVE, GROUP_EVERYWHERE, GROUPS };

struct help {
    char search[SEARCH_BYTES];
    struct list list; /* in groups: `top` is a row of the layout */
    bool all;         /* include the other screens */
};

struct entry {
    const struct screen *screen; /* NULL: a command of all screens */
    const struct action *action;
    char keys[KEYMAP_BYTES];
};

struct entries {
    struct entry list[ENTRIES_MOST];
    int count;
    int n_of[GROUPS]; /* number of entries of each group */
};

static const struct {
    const char *word, *meaning;
} words[] = {
    {"Fit", "how much of what you asked for you would get, 0 to 100"},
    {"Lead", "the fit of the first minus the fit of the second"},
    {"Ruled out", "does not meet a condition that an answer sets"},
    {"Single change", "one answer replaced or left out, everything else kept"},
    {"Trial run", "your answers stay, and how much each one counts is shifted at random. Not the "
                  "chance of being right"},
    {"Settled", "no open question and no missing fact can change the first place"},
    {"Clear lead", "first in at least 80 % of the trial runs, 5 points or more ahead, and at "
                   "least 4 of 5 scoring formulas agree"},
    {"Close call", "first in at least half of the trial runs, but no clear lead"},
    {"Open race", "less than that, or a tie"},
};
#define N_WORDS ((int)ARRAY_LENGTH(words))

/* Can a common command be run on this screen? Not if the screen uses its keys for its own commands.
 * A command without a key can be run from here. */
static bool reachable(const struct app *app, const struct screen *screen, struct entry *entry)
{
    char first[KEY_NAME_BYTES];
    uint32_t code;

    if (entry->keys[0] != '\0' || entry->action->keys[0] == '\0')
        return true;
    key_first(entry->action->keys, first);
    return key_code(first, &code) && !keymap_find(app->keymap, screen, code);
}

static bool found(const struct help *help, const struct entry *entry)
{
    return compat_strcasestr(entry->action->name, help->search) ||
           compat_strcasestr(entry->action->summary, help->search) ||
           compat_strcasestr(entry->keys, help->search);
}

static enum group group_of(const struct action *action)
{
    static const struct {
        const char *name;
        enum group group;
    } groups[] = {
        {"catalog", GROUP_PLACES}, {"questions", GROUP_PLACES}, {"result", GROUP_PLACES},
        {"compare", GROUP_PLACES}, {"export", GROUP_PLACES},    {"help", GROUP_PLACES},
        {"back", GROUP_PLACES},    {"step-back", GROUP_MOVE},   {"next", GROUP_MOVE},
        {"previous", GROUP_MOVE},  {"half-down", GROUP_MOVE},   {"half-up", GROUP_MOVE},
        {"page-down", GROUP_MOVE}, {"page-up", GROUP_MOVE},     {"first", GROUP_MOVE},
        {"last", GROUP_MOVE},      {"open", GROUP_MOVE},        {"escape", GROUP_MOVE},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(groups); i++)
        if (strcmp(groups[i].name, action->name) == 0)
            return groups[i].group;
    return GROUP_EVERYWHERE;
}

static void add(const struct app *app, const struct help *help, struct entries *entries,
                const struct screen *at, const struct screen *owner, const struct action *action)
{
    struct entry entry = {.screen = owner, .action = action};

    keymap_keys(app->keymap, at, action, entry.keys);
    if ((owner || reachable(app, at, &entry)) && found(help, &entry) &&
        entries->count < ENTRIES_MOST)
        entries->list[entries->count++] = entry;
}

static void add_own(const struct app *app, const struct help *help, struct entries *entries,
                    const struct screen *screen)
{
    for (size_t i = 0; i < screen->n_actions; i++)
        add(app, help, entries, screen, screen, &screen->actions[i]);
}

/* Adds the common commands of one group; GROUPS: of all groups. */
static void add_common(const struct app *app, const struct help *help, struct entries *entries,
                       enum group group)
{
    for (size_t i = 0; i < n_common_actions; i++)
        if (group == GROUPS || group == group_of(&common_actions[i]))
            add(app, help, entries, app_screen_below(app), NULL, &common_actions[i]);
}

static bool in_columns(const struct app *app, const struct help *help)
{
    return app->frame.tier >= TIER_NORMAL && !help->all && help->search[0] == '\0';
}

/* Collects the commands that match the search, in display order. */
static void gather(const struct app *app, const struct help *help, struct entries *entries)
{
    const struct screen *screen = app_screen_below(app);

    entries->count = 0;
    if (in_columns(app, help)) {
        for (enum group group = 0; group < GROUPS; group++) {
            int before = entries->count;
            if (group == GROUP_OWN)
                add_own(app, help, entries, screen);
            else
                add_common(app, help, entries, group);
            entries->n_of[group] = entries->count - before;
        }
        return;
    }
    add_own(app, help, entries, screen);
    add_common(app, help, entries, GROUPS);
    for (size_t i = 0; help->all && i < n_screens; i++)
        if (screens[i] != screen)
            add_own(app, help, entries, screens[i]);
}

/* Rows below the list: the number of matches and, from 24 rows on, hints for new users. */
static int foot_rows(const struct app *app)
{
    enum tier tier = app->frame.tier;

    return tier == TIER_TINY ? 0 : app->rows < 24 || tier == TIER_SMALL ? 1 : FOOT_ROWS;
}

static int rows_of(const struct app *app)
{
    enum tier tier = app->frame.tier;

    return app->frame.body.rows - (tier != TIER_TINY) - foot_rows(app);
}

/* Has the list a column with the names of the commands? */
static bool has_names(struct area body)
{
    return body.columns >= 66;
}

static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    struct help *help = state;
    struct entries entries;
    int selected = help->list.selected;

    gather(app, help, &entries);
    bool cut = in_columns(app, help) || !has_names(app->frame.body);
    if (cut && selected < entries.count)
        text_printf(left, "%s (command %s)", entries.list[selected].action->summary,
                    entries.list[selected].action->name);
    else
        text_append(left, help->all ? "all screens" : app_screen_below(app)->title);
    text_printf(right, help->search[0] ? "search: %s_" : "type to search", help->search);
}

/* At the right edge of a row, where the program and the catalog fit after the column. */
static void draw_version(const struct app *app, struct area area, int row, int from)
{
    char version[128];

    snprintf(version, sizeof(version), "%s, catalog %s of %s", app->options.program,
             catalog_identity(app->catalog)->version, catalog_identity(app->catalog)->date);
    if (from + columns_of(version) < area.columns)
        area_right(area, row, area.columns - 1, ROLE_MUTED, version);
}

static void draw_foot(struct app *app, const struct help *help, struct area area, int count)
{
    const char *path = app->options.config_path;
    size_t changed = keymap_count(app->keymap);

    if (area.rows > 1) {
        area_printf(area, 1, 1, ROLE_MUTED,
                    "Wrong colours? type theme   Selecting text? %s leaves "
                    "the mouse to the terminal",
                    app_key(app, "mouse"));
        if (changed > 0)
            area_printf(area, 2, 1, ROLE_MUTED, "Keys of your own: %zu, in %s", changed,
                        path ? path : "no file");
        else
            area_text(area, 2, 1, ROLE_MUTED,
                      "Other keys: lines 'bind' of the config file, see whichstack-config(5)");
    }
    int end = area_printf(area, area.rows - 1, 1, ROLE_MUTED, "%d command%s%s%s%s", count,
                          count == 1 ? "" : "s",
                          !help->search[0] ? ""
                          : count == 1     ? " matches \""
                                           : " match \"",
                          help->search, help->search[0] ? "\"" : "");
    draw_version(app, area, area.rows - 1, end + 2);
}

/* Draws the keys of a command, or its name if it has none, and as much of its summary as fits. In KEY_WIDTH columns only the first
 * key. */
static void draw_summary(const struct app *app, struct area area, const struct entry *entry,
                         int width, enum role role)
{
    char first[KEY_NAME_BYTES] = "";
    const char *keys = entry->keys;
    bool unicode = app->options.unicode;

    if (keys[0] != '\0' && width == KEY_WIDTH) {
        key_first(keys, first);
        keys = first;
    }
    const char *shown = keys[0] == '\0' ? entry->action->name : keys;
    width = MAX(width, columns_of(shown) + 1);
    area_text(area, 0, 0, keys[0] == '\0' ? ROLE_MUTED : ROLE_KEY, shown);
    area_fit_clause(area, 0, width, area.columns - width, role, unicode, entry->action->summary);
}

static void draw_entry(struct app *app, struct area body, int row, const struct entry *entry)
{
    bool unicode = app->options.unicode;
    int at = SUMMARY_AT;

    if (!has_names(body)) {
        draw_summary(app, area_part(body, row, KEYS_AT, 1, body.columns - KEYS_AT - 1), entry,
                     KEY_WIDTH, ROLE_PLAIN);
        return;
    }
    area_fit(body, row, KEYS_AT, COMMAND_AT - KEYS_AT - 1, ROLE_KEY, unicode, entry->keys);
    area_fit(body, row, COMMAND_AT, SUMMARY_AT - COMMAND_AT - 1, ROLE_STRONG, unicode,
             entry->action->name);
    if (entry->screen && entry->screen != app_screen_below(app))
        at = area_printf(body, row, at, ROLE_MUTED, "%s: ", entry->screen->title);
    area_fit_clause(body, row, at, body.columns - at - 1, ROLE_PLAIN, unicode,
                    entry->action->summary);
}

static void draw_list(struct app *app, const struct help *help, struct area body,
                      const struct entries *entries)
{
    bool head = app->frame.tier != TIER_TINY;
    int foot = foot_rows(app), rows = rows_of(app);
    int top = list_top(&help->list, entries->count, rows);

    if (head) {
        area_text(body, 0, KEYS_AT, ROLE_TITLE, "Key");
        if (has_names(body))
            area_text(body, 0, COMMAND_AT, ROLE_TITLE, "Command");
        area_text(body, 0, has_names(body) ? SUMMARY_AT : KEYS_AT + KEY_WIDTH, ROLE_TITLE, "Does");
    }
    for (int i = 0; i < rows && top + i < entries->count; i++) {
        int row = i + head;
        draw_entry(app, body, row, &entries->list[top + i]);
        if (top + i == help->list.selected) {
            area_text(body, row, 1, ROLE_ACCENT, mark_text(MARK_CURSOR, app->options.unicode));
            area_select(body, row, 0, body.columns);
            area_cursor(body, row, 1);
        }
    }
    if (entries->count == 0)
        area_fit_clause(body, head, KEYS_AT, body.columns - KEYS_AT - 1, ROLE_WARN,
                        app->options.unicode,
                        help->all ? "No command matches; Esc clears the search"
                                  : "No command matches; Tab searches all screens, Esc clears");
    if (foot > 0)
        draw_foot(app, help, area_part(body, body.rows - foot, 0, foot, body.columns),
                  entries->count);
}

/* --- groups in two columns, then signs and words ---------------------------------------------- */

static const char *const signs[] = {
    "0 to 100: longer is better",
    "third party, add-on, built in",
    "the language, a colour each",
    "fact missing: drawn halfway",
    "best in its row",
    "this answer rules some out",
};
#define N_SIGNS ((int)ARRAY_LENGTH(signs))

struct layout {
    const struct app *app;
    struct area area;
    int top, selected;
    int half;              /* width of each half */
    int group[GROUPS];     /* row of each group's heading */
    int signs, words;      /* rows of their headings */
    int word[N_WORDS + 1]; /* row of each word, then the row after the last */
    int end;               /* number of rows, with the rows below the list */
};

/* At the left: places, the screen's own commands and the signs. At the right: movement and common
 * commands. */
static struct layout layout_of(const struct app *app, const struct entries *entries)
{
    struct area body = app->frame.body;
    struct layout layout = {.app = app, .half = body.columns / 2};
    int meanings = body.columns - WORDS_AT - 2;

    layout.area = area_part(body, 1, 0, body.rows - 1, body.columns);
    layout.group[GROUP_OWN] = entries->n_of[GROUP_PLACES] + 2;
    layout.group[GROUP_EVERYWHERE] = entries->n_of[GROUP_MOVE] + 2;
    layout.signs = layout.group[GROUP_OWN] + entries->n_of[GROUP_OWN] + 2;
    int left = layout.signs + N_SIGNS + 2;
    int right = layout.group[GROUP_EVERYWHERE] + entries->n_of[GROUP_EVERYWHERE] + 2;
    layout.words = MAX(left, right);
    layout.word[0] = layout.words + 1;
    for (int i = 0; i < N_WORDS; i++)
        layout.word[i + 1] = layout.word[i] + paragraph_rows(words[i].meaning, meanings);
    layout.end = layout.word[N_WORDS] + 1 + FOOT_ROWS;
    return layout;
}

/* The row of an entry. Words are counted after the commands; for them *ret_group is GROUPS. */
static int layout_row(const struct layout *layout, const struct entries *entries, int index,
                      enum group *ret_group)
{
    for (enum group group = 0; group < GROUPS; group++) {
        *ret_group = group;
        if (index < entries->n_of[group])
            return layout->group[group] + 1 + index;
        index -= entries->n_of[group];
    }
    *ret_group = GROUPS;
    return layout->word[index];
}

/* The first visible row that keeps the selected entry visible, with the heading if it is the first
 * of its group. */
static int layout_top(const struct layout *layout, const struct entries *entries,
                      const struct list *list)
{
    enum group group;
    int row = layout_row(layout, entries, list->selected, &group);
    const struct list rows = {row, list->top};
    int top = list_top(&rows, layout->end, layout->area.rows);

    if (list->selected == entries->count + N_WORDS - 1 && layout->end > layout->area.rows)
        return layout->end - layout->area.rows;
    return top >= row && row > 0 ? row - 1 : top;
}

static bool in_sight(const struct layout *layout, int row)
{
    return row >= layout->top && row < layout->top + layout->area.rows;
}

static void draw_head(const struct layout *layout, int row, int column, int width,
                      const char *title)
{
    if (in_sight(layout, row))
        heading_draw(layout->area, row - layout->top, column, width, layout->app->options.unicode,
                     title, NULL);
}

static void draw_cursor(const struct layout *layout, int row, int column, int width)
{
    area_text(layout->area, row, column, ROLE_ACCENT,
              mark_text(MARK_CURSOR, layout->app->options.unicode));
    area_select(layout->area, row, column, width);
    area_cursor(layout->area, row, column);
}

static void draw_command(const struct layout *layout, const struct entry *entry, int row,
                         int column, bool selected)
{
    int width = layout->half - 3;

    draw_summary(layout->app, area_part(layout->area, row, column, 1, width), entry,
                 layout->half >= 50 ? 17 : KEY_WIDTH, selected ? ROLE_STRONG : ROLE_PLAIN);
    if (selected)
        draw_cursor(layout, row, column - 2, width + 2);
}

static void draw_commands(const struct layout *layout, const struct entries *entries)
{
    char own[64];
    const char *const titles[GROUPS] = {"Places", own, "Move", "Everywhere"};
    int index = 0;

    snprintf(own, sizeof(own), "On %s", app_screen_below(layout->app)->title);
    for (enum group group = 0; group < GROUPS; group++) {
        int column = group < GROUP_MOVE ? 2 : layout->half + 2;
        draw_head(layout, layout->group[group], column, layout->half - 3, titles[group]);
        for (int i = 0; i < entries->n_of[group]; i++, index++) {
            int row = layout->group[group] + 1 + i;
            if (in_sight(layout, row))
                draw_command(layout, &entries->list[index], row - layout->top, column,
                             index == layout->selected);
        }
    }
}

static void draw_sign(const struct layout *layout, int sign, int row)
{
    struct area area = layout->area;
    bool unicode = layout->app->options.unicode;

    switch (sign) {
    case 0:
        chart_bar(area, row, 2, 5, chart_role(80), app_blocks(layout->app), 80, 100);
        break;
    case 1:
        chart_meter(area, row, 2, ROLE_ACCENT, app_blocks(layout->app), 2, 3);
        break;
    case 2:
        area_text(area, row, 2, ROLE_HUE_1, mark_text(MARK_HUE, unicode));
        break;
    case 3:
        area_text(area, row, 2, ROLE_WARN, mark_text(MARK_MISSING, unicode));
        break;
    case 4:
        area_text(area, row, 2, ROLE_ACCENT, mark_text(MARK_BEST, unicode));
        break;
    default:
        area_text(area, row, 2, ROLE_BAD, "!");
        break;
    }
    area_fit(area, row, 8, layout->half - 9, ROLE_PLAIN, unicode, signs[sign]);
}

static void draw_signs(const struct layout *layout)
{
    draw_head(layout, layout->signs, 2, layout->half - 3, "Signs");
    for (int i = 0; i < N_SIGNS; i++)
        if (in_sight(layout, layout->signs + 1 + i))
            draw_sign(layout, i, layout->signs + 1 + i - layout->top);
}

static void draw_words(const struct layout *layout, int n_commands)
{
    int width = layout->area.columns - WORDS_AT - 2;

    draw_head(layout, layout->words, 2, layout->area.columns - 3, "Words");
    for (int i = 0; i < N_WORDS; i++) {
        int row = layout->word[i] - layout->top, rows = layout->word[i + 1] - layout->word[i];
        if (!in_sight(layout, layout->word[i]))
            continue;
        area_text(layout->area, row, 2, ROLE_STRONG, words[i].word);
        paragraph_draw(area_part(layout->area, row, WORDS_AT, rows, width), ROLE_PLAIN,
                       layout->app->options.unicode, words[i].meaning);
        if (n_commands + i == layout->selected)
            draw_cursor(layout, row, 0, layout->area.columns);
    }
}

/* The row above the groups: how to search, and the versions of program and catalog. */
static void draw_title(const struct app *app, struct area body, int count)
{
    int end = area_printf(body, 0, 2, ROLE_MUTED, "type to search %d commands", count);

    draw_version(app, body, 0, end + 2);
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    struct help *help = state;
    struct entries entries;

    gather(app, help, &entries);
    if (!in_columns(app, help)) {
        draw_list(app, help, frame->body, &entries);
        return;
    }
    struct layout layout = layout_of(app, &entries);
    layout.top = layout_top(&layout, &entries, &help->list);
    layout.selected = help->list.selected;
    layout.area = area_part(frame->body, 1, 0, frame->body.rows - 1, frame->body.columns);
    draw_title(app, frame->body, entries.count);
    draw_commands(&layout, &entries);
    draw_signs(&layout);
    draw_words(&layout, entries.count);
    int foot = layout.end - FOOT_ROWS - layout.top;
    if (foot + FOOT_ROWS <= layout.area.rows)
        draw_foot(app, help, area_part(layout.area, foot, 0, FOOT_ROWS, layout.area.columns),
                  entries.count);
}

static void move(struct app *app, void *state, enum movement movement)
{
    struct help *help = state;
    struct entries entries;

    gather(app, help, &entries);
    if (!in_columns(app, help)) {
        list_move(&help->list, entries.count, rows_of(app), movement);
        return;
    }
    struct layout layout = layout_of(app, &entries);
    struct list list = help->list;
    list_move(&list, entries.count + N_WORDS, layout.area.rows, movement);
    help->list.selected = list.selected;
    help->list.top = layout_top(&layout, &entries, &help->list);
}

/* The entry or word at a row and column of the area; -1: none is there. */
static int layout_at(const struct layout *layout, const struct entries *entries, int row,
                     int column)
{
    bool right = column >= layout->half;

    row += layout->top;
    for (int i = 0; i < entries->count + N_WORDS; i++) {
        enum group group;
        int first = layout_row(layout, entries, i, &group);
        int end = group == GROUPS ? layout->word[i - entries->count + 1] : first + 1;
        bool here = group == GROUPS || right == (group >= GROUP_MOVE);
        if (here && row >= first && row < end)
            return i;
    }
    return -1;
}

static bool click(struct app *app, void *state, int row, int column)
{
    struct help *help = state;
    struct entries entries;
    struct area body = app->frame.body;

    gather(app, help, &entries);
    if (row < body.row || row >= body.row + body.rows)
        return false;
    row -= body.row;
    if (in_columns(app, help)) {
        struct layout layout = layout_of(app, &entries);
        layout.top = layout_top(&layout, &entries, &help->list);
        int found = row > 0 ? layout_at(&layout, &entries, row - 1, column) : -1;
        if (found >= 0)
            help->list = (struct list){found, layout.top};
        return found >= 0;
    }
    int head = app->frame.tier != TIER_TINY, rows = rows_of(app);
    int found = list_top(&help->list, entries.count, rows) + row - head;
    if (row < head || row >= head + rows || found >= entries.count)
        return false;
    help->list.selected = found;
    return true;
}

/* Closes help and runs the command on the screen below. */
static void run(struct app *app, void *state)
{
    struct help *help = state;
    struct entries entries;

    gather(app, help, &entries);
    if (help->list.selected >= entries.count)
        return;
    struct entry entry = entries.list[help->list.selected];
    if (entry.screen && entry.screen != app_screen_below(app)) {
        app_say(app, "%s is a command of %s: it runs there", entry.action->name,
                entry.screen->title);
        return;
    }
    app_pop(app);
    app_run(app, entry.action);
}

static void toggle_all(struct app *app, void *state)
{
    struct help *help = state;

    (void)app;
    help->all = !help->all;
    help->list = (struct list){0};
}

static bool escape(struct app *app, void *state)
{
    struct help *help = state;

    (void)app;
    if (help->search[0] == '\0')
        return false;
    help->search[0] = '\0';
    help->list = (struct list){0};
    return true;
}

static void close_help(struct app *app, void *state)
{
    if (!escape(app, state))
        app_pop(app);
}

static bool type(struct app *app, void *state, uint32_t code)
{
    struct help *help = state;
    size_t length = strlen(help->search);

    (void)app;
    if (code == KEY_CODE_BACKSPACE && length > 0) {
        help->search[length - 1] = '\0';
    } else if (code >= (length > 0 ? ' ' : '!') && code < 127 && length + 1 < SEARCH_BYTES) {
        help->search[length] = (char)code;
        help->search[length + 1] = '\0';
    } else {
        return false;
    }
    help->list = (struct list){0};
    return true;
}

/* The characters that can be typed. */
static enum paste paste(struct app *app, void *state, const char *text)
{
    const struct help *help = state;
    bool whole = true;

    for (; *text; text++)
        if (!type(app, state, *text == '\n' ? ' ' : (unsigned char)*text))
            whole = whole && strlen(help->search) + 1 < SEARCH_BYTES;
    return whole ? PASTE_WHOLE : PASTE_CUT;
}

static bool is_typing(const void *state)
{
    (void)state;
    return true;
}

static const struct action actions[] = {
    {"Enter", "run", "run", "Run the chosen command", run},
    {"Tab", "all-screens", "all screens", "Commands of all screens, or of this one", toggle_all},
    {"Esc", "close", "close", "Clear the search, then close", close_help},
};

extern const struct screen screen_help;
const struct screen screen_help = {
    .name = "help",
    .title = "Help",
    .actions = actions,
    .n_actions = sizeof(actions) / sizeof(actions[0]),
    .size = sizeof(struct help),
    .heading = heading,
    .draw = draw,
    .move = move,
    .open = run,
    .click = click,
    .escape = escape,
    .type = type,
    .paste = paste,
    .is_typing = is_typing,
};
