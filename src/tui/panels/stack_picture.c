#include "tui/panels/stack_picture.h"

#include "base/array.h"
#include "base/bounds.h"
#include "base/text/columns.h"
#include "document/words/wording.h"
#include "tui/cells/paragraph.h"
#include "tui/panels/panel.h"

#include <string.h>

/* Where a slot is drawn in the picture. */
enum place { PLACE_BELOW, PLACE_TOP, PLACE_LINE, PLACE_INSIDE, PLACE_AROUND };

static const struct {
    const char *slot;
    enum place place;
} places[] = {
    {"frontend", PLACE_TOP}, {"api", PLACE_LINE},          {"orm", PLACE_INSIDE},
    {"auth", PLACE_INSIDE},  {"deployment", PLACE_AROUND}, {"observability", PLACE_AROUND},
};

static bool is_known(const struct named *slots, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < ARRAY_LENGTH(places); k++)
            if (text_equal(places[k].slot, slots[i].id))
                return true;
    return false;
}

#define SLOTS_WITH_LINE 4 /* with so many slots, the last is a line below the boxes */

/* For slots with other names their order decides: the first is on top, the last at the bottom. */
static enum place place_of(const struct named *slots, size_t count, int slot)
{
    if (!is_known(slots, count))
        return slot == 0                                            ? PLACE_TOP
               : count >= SLOTS_WITH_LINE && slot == (int)count - 1 ? PLACE_AROUND
                                                                    : PLACE_BELOW;
    for (size_t i = 0; i < ARRAY_LENGTH(places); i++)
        if (text_equal(places[i].slot, slots[slot].id))
            return places[i].place;
    return PLACE_BELOW;
}

/* "front end", "API": the label of a slot within a sentence. */
static const char *slot_word(struct arena *arena, const char *label)
{
    char *word = (char *)arena_string(arena, label);
    bool acronym = word[0] != '\0' && word[1] >= 'A' && word[1] <= 'Z';

    if (word[0] >= 'A' && word[0] <= 'Z' && !acronym)
        word[0] = (char)(word[0] - 'A' + 'a');
    return word;
}

/* --- parts ------------------------------------------------------------------------------------ */

#define PARTS_MOST 32

struct part {
    const char *name, *slot, *via; /* slot: its label within a sentence */
    enum place place;
};

struct picture {
    struct arena *arena;
    struct writer *writer;
    const char *framework, *version;
    struct part parts[PARTS_MOST];
    int n;
    bool unicode, whole; /* whole: packages take as many rows as they need */
};

static struct picture picture_of(struct arena *arena, const struct advice *advice,
                                 struct writer *writer)
{
    struct catalog *catalog = advice->decision->catalog;
    size_t count, n_slots;
    const struct component *components = catalog_components(catalog, &count);
    const struct named *slots = catalog_slots(catalog, &n_slots);
    struct picture picture = {.arena = arena, .writer = writer, .unicode = writer->pad->unicode};
    int version = catalog_find_trait(catalog, "latest_version");

    picture.framework = catalog_frameworks(catalog, &count)[advice->winner].name;
    const struct value *value =
        version >= 0 ? catalog_value(catalog, advice->winner, version) : NULL;
    picture.version = value && value->known ? value->text : "";
    for (size_t i = 0; i < advice_stack(advice)->n_choices && picture.n < PARTS_MOST; i++) {
        const struct stack_choice *choice = &advice_stack(advice)->choices[i];
        bool fits = choice->component >= 0;
        picture.parts[picture.n++] = (struct part){
            .name = fits ? components[choice->component].name : "nothing fits",
            .slot = slot_word(arena, slots[choice->slot].label),
            .via = fits && choice->pairing ? choice->pairing->via : "",
            .place = place_of(slots, n_slots, choice->slot),
        };
    }
    return picture;
}

/* The next part with this place, from *at on; NULL: none. */
static const struct part *next_part(const struct picture *picture, enum place place, int *at)
{
    while (*at < picture->n)
        if (picture->parts[(*at)++].place == place)
            return &picture->parts[*at - 1];
    return NULL;
}

static int count_parts(const struct picture *picture, enum place place)
{
    int count = 0;

    for (int i = 0; i < picture->n; i++)
        count += picture->parts[i].place == place;
    return count;
}

/* --- boxes ------------------------------------------------------------------------------------ */

struct strokes {
    const char *corner[4], *across, *down;
};
static const struct strokes light = {{"┌", "┐", "└", "┘"}, "─", "│"};
static const struct strokes heavy = {{"┏", "┓", "┗", "┛"}, "━", "┃"};
static const struct strokes light_ascii = {{"+", "+", "+", "+"}, "-", "|"};
static const struct strokes heavy_ascii = {{"+", "+", "+", "+"}, "=", "|"};

static void draw_box(struct area area, enum role role, const struct strokes *strokes)
{
    int bottom = area.rows - 1, right = area.columns - 1;

    for (int row = 0; row <= bottom; row += bottom)
        area_fill(area, row, 1, right - 1, role, strokes->across);
    for (int row = 1; row < bottom; row++) {
        area_text(area, row, 0, role, strokes->down);
        area_text(area, row, right, role, strokes->down);
    }
    area_text(area, 0, 0, role, strokes->corner[0]);
    area_text(area, 0, right, role, strokes->corner[1]);
    area_text(area, bottom, 0, role, strokes->corner[2]);
    area_text(area, bottom, right, role, strokes->corner[3]);
}

static const struct strokes *strokes_of(const struct picture *picture, bool is_heavy)
{
    if (picture->unicode)
        return is_heavy ? &heavy : &light;
    return is_heavy ? &heavy_ascii : &light_ascii;
}

/* The next `rows` rows, in the full width of the content. */
static struct area rows_of(const struct picture *picture, int rows)
{
    struct area area = writer_area(picture->writer, rows);

    return area_part(area, 0, 2, rows, area.columns - 4);
}

static void joint(const struct picture *picture, struct area area, int row, int column,
                  enum role role, const char *mark)
{
    area_text(area, row, column, role, picture->unicode ? mark : "+");
}

/* Draws the name at the left of a row and the slot at the right. */
static void name_and_slot(const struct picture *picture, struct area area, int row,
                          const struct part *part)
{
    int room = area.columns - 4 - columns_of(part->slot) - 1;

    area_fit(area, row, 2, room, ROLE_STRONG, picture->unicode, part->name);
    area_right(area, row, area.columns - 2, ROLE_MUTED, part->slot);
}

#define LINE_AT 15 /* column of the line from the top part to the framework */

/* Draws the front end, and the interface on the line to the framework. */
static void draw_top(struct picture *picture)
{
    int at = 0, count = count_parts(picture, PLACE_TOP);
    const struct part *part;

    if (count > 0) {
        struct area area = rows_of(picture, count + 2);
        draw_box(area, ROLE_RULE, strokes_of(picture, false));
        for (int row = 1; (part = next_part(picture, PLACE_TOP, &at)); row++)
            name_and_slot(picture, area, row, part);
        if (count_parts(picture, PLACE_LINE) > 0)
            joint(picture, area, count + 1, LINE_AT, ROLE_RULE, "┬");
        picture->writer->row += count + 2;
    }
    at = 0;
    while ((part = next_part(picture, PLACE_LINE, &at))) {
        struct area area = rows_of(picture, 1);
        area_text(area, 0, LINE_AT, ROLE_RULE, panel_sign("│", picture->unicode));
        int end = area_text(area, 0, LINE_AT + 2, ROLE_STRONG, part->name);
        area_text(area, 0, end + 1, ROLE_MUTED, part->slot);
        picture->writer->row++;
    }
}

/* Draws the parts inside the framework's box, two per row if they fit. */
static void draw_inside(const struct picture *picture, struct area area, int row)
{
    int at = 0;
    const struct part *one;

    while ((one = next_part(picture, PLACE_INSIDE, &at))) {
        int ahead = at;
        const struct part *two = next_part(picture, PLACE_INSIDE, &ahead);
        int width = columns_of(one->name) + columns_of(one->slot) + 1;
        int other = two ? columns_of(two->name) + columns_of(two->slot) + 1 : 0;
        if (!two || width + other + 6 > area.columns - 4) {
            name_and_slot(picture, area, row++, one);
            continue;
        }
        int end = area_text(area, row, 2, ROLE_STRONG, one->name);
        end = area_text(area, row, end + 1, ROLE_MUTED, one->slot);
        area_text(area, row, end + 3, ROLE_STRONG, two->name);
        area_right(area, row++, area.columns - 2, ROLE_MUTED, two->slot);
        at = ahead;
    }
}

static int inside_rows(const struct picture *picture, int columns)
{
    int at = 0, rows = 0;
    const struct part *one;

    for (; (one = next_part(picture, PLACE_INSIDE, &at)); rows++) {
        int ahead = at;
        const struct part *two = next_part(picture, PLACE_INSIDE, &ahead);
        if (two && columns_of(one->name) + columns_of(one->slot) + columns_of(two->name) +
                           columns_of(two->slot) + 8 <=
                       columns - 4)
            at = ahead;
    }
    return rows;
}

static void draw_framework(struct picture *picture, const char *noun)
{
    int inside = inside_rows(picture, picture->writer->width - 4);
    struct area area = rows_of(picture, inside + 3);

    draw_box(area, ROLE_ACCENT, strokes_of(picture, true));
    if (count_parts(picture, PLACE_LINE) > 0)
        joint(picture, area, 0, LINE_AT, ROLE_ACCENT, "┷");
    int end = area_text(area, 1, 2, ROLE_TITLE, picture->framework);
    area_text(area, 1, end + 1, ROLE_PLAIN, picture->version);
    area_right(area, 1, area.columns - 2, ROLE_MUTED, noun);
    draw_inside(picture, area, 2);
    picture->writer->row += inside + 3;
}

#define BOXES_MOST 5
#define BOX_LEAST 13
#define BOX_GAP 2
#define BOX_EDGES 4 /* the sides of a box and a blank beside each */

/* "jobs" of "background jobs" where all of it does not fit. */
static const char *short_slot(const char *slot, int width)
{
    const char *last = strrchr(slot, ' ');

    return last && columns_of(slot) > width ? last + 1 : slot;
}

static int widest_words(const struct part *part)
{
    return MAX(MAX(columns_of(part->name), columns_of(part->slot)), columns_of(part->via));
}

/* The widths of `count` boxes in so many columns: what each name needs, then what the other words
 * need, then the same for all. Returns whether all names fit. */
static bool box_widths(const struct picture *picture, int count, int columns,
                       int widths[BOXES_MOST])
{
    int at = 0, spare = columns - (count - 1) * BOX_GAP, wanted[BOXES_MOST];

    for (int i = 0; i < count; i++) {
        const struct part *part = next_part(picture, PLACE_BELOW, &at);
        widths[i] = MAX(columns_of(part->name) + BOX_EDGES, BOX_LEAST);
        wanted[i] = widest_words(part) + BOX_EDGES;
        spare -= widths[i];
    }
    if (spare < 0)
        return false;
    for (; spare > 0; spare--) { /* the narrowest box with a cut text gets it, else the narrowest */
        int to = 0;
        for (int i = 1; i < count; i++) {
            bool lacks = widths[i] < wanted[i], to_lacks = widths[to] < wanted[to];
            if (lacks > to_lacks || (lacks == to_lacks && widths[i] < widths[to]))
                to = i;
        }
        widths[to]++;
    }
    return true;
}

/* How many boxes stand beside each other with their whole names; the other parts are lines. */
static int count_boxes(const struct picture *picture, int columns, int widths[BOXES_MOST])
{
    int count = MIN(count_parts(picture, PLACE_BELOW), BOXES_MOST);

    while (count > 1 && !box_widths(picture, count, columns, widths))
        count--;
    if (count == 1)
        widths[0] = columns;
    return count;
}

/* Rows of a package in so many columns; 0: it is left out, because it takes several rows in a small picture, or a word of it would
 * be broken. */
static int package_rows(const struct picture *picture, const struct part *part, int width)
{
    int rows = paragraph_rows(part->via, width);
    const char *next = part->via;

    while (*next) {
        const char *line = next;
        size_t length = columns_line(line, width, &next);
        if (*next && line + length == next)
            return 0;
    }
    return picture->whole || rows == 1 ? rows : 0;
}

/* The most rows that the packages of a row of boxes need. */
static int most_package_rows(const struct picture *picture, int count, const int *widths, int at)
{
    int most = 0;

    for (int i = 0; i < count; i++) {
        int rows =
            package_rows(picture, next_part(picture, PLACE_BELOW, &at), widths[i] - BOX_EDGES);
        most = MAX(most, rows);
    }
    return most;
}

static void draw_row_of_boxes(struct picture *picture, int count, const int *widths, int *at)
{
    int packages = most_package_rows(picture, count, widths, *at), height = packages + 4;
    struct area area = rows_of(picture, height + 1);
    int left = 0;
    struct area above = pad_area(picture->writer->pad, picture->writer->row - 1,
                                 picture->writer->column + 2, 1, area.columns);

    area = rows_of(picture, height + 1);
    for (int i = 0; i < count; i++) {
        const struct part *part = next_part(picture, PLACE_BELOW, at);
        int width = widths[i], middle = left + width / 2;
        struct area box = area_part(area, 1, left, height, width);
        joint(picture, above, 0, middle, ROLE_ACCENT, "┯");
        area_text(area, 0, middle, ROLE_RULE, panel_sign("│", picture->unicode));
        draw_box(box, ROLE_RULE, strokes_of(picture, false));
        joint(picture, area, 1, middle, ROLE_RULE, "┴");
        area_fit(box, 1, 2, width - 3, ROLE_STRONG, picture->unicode, part->name);
        area_fit(box, 2, 2, width - 3, ROLE_MUTED, picture->unicode,
                 short_slot(part->slot, width - 3));
        paragraph_draw(
            area_part(box, 3, 2, package_rows(picture, part, width - BOX_EDGES), width - BOX_EDGES),
            ROLE_MUTED, picture->unicode, part->via);
        for (int row = 1; row <= 2; row++) /* cut text may have overwritten the border */
            area_text(box, row, width - 1, ROLE_RULE, strokes_of(picture, false)->down);
        left += width + BOX_GAP;
    }
    picture->writer->row += height + 1;
}

/* The slot as the start of a line: "Observability". */
static const char *title_of(const struct picture *picture, const struct part *part)
{
    char *title = arena_string(picture->arena, part->slot);

    if (title[0] >= 'a' && title[0] <= 'z')
        title[0] = (char)(title[0] - 'a' + 'A');
    return title;
}

/* "Hosting     Platform as a service  Python buildpack"; a package that does not fit is on a second row, or left out */
static void draw_line(struct picture *picture, const struct part *part)
{
    struct area area = rows_of(picture, 2);

    area_fit(area, 0, 0, 13, ROLE_MUTED, picture->unicode, title_of(picture, part));
    area_fit(area, 0, 14, area.columns - 14, ROLE_STRONG, picture->unicode, part->name);
    int at = 14 + columns_of(part->name) + 2;
    int via = columns_of(part->via);
    bool fits = at + via <= area.columns;
    bool below = !fits && picture->whole && 14 + via <= area.columns;
    if (fits || below)
        area_fit(area, below, fits ? at : 14, area.columns - (fits ? at : 14), ROLE_MUTED,
                 picture->unicode, part->via);
    picture->writer->row += 1 + below;
}

void stack_picture_draw(struct arena *arena, const struct advice *advice, struct writer *writer,
                        bool whole)
{
    struct picture picture = picture_of(arena, advice, writer);
    picture.whole = whole;
    int widths[BOXES_MOST], at = 0;
    int boxes = count_boxes(&picture, writer->width - 4, widths);
    const struct part *part;

    draw_top(&picture);
    draw_framework(&picture, catalog_identity(advice->decision->catalog)->noun);
    if (boxes > 0)
        draw_row_of_boxes(&picture, boxes, widths, &at);
    while ((part = next_part(&picture, PLACE_BELOW, &at)))
        draw_line(&picture, part);
    at = 0;
    writer->row += count_parts(&picture, PLACE_AROUND) > 0;
    while ((part = next_part(&picture, PLACE_AROUND, &at)))
        draw_line(&picture, part);
}

/* --- chain ------------------------------------------------------------------------------------ */

static const char *names_of(const struct picture *picture, enum place place, const char *between)
{
    const char *names = "";
    const struct part *part;

    for (int at = 0; (part = next_part(picture, place, &at));)
        names = arena_printf(picture->arena, "%s%s%s", names, names[0] ? between : "", part->name);
    return names;
}

/* "Deployment Platform as a service   Observability Sentry": in a row as far as they fit. */
static void draw_around(const struct picture *picture)
{
    struct writer *writer = picture->writer;
    int column = 2, right = writer->width - 2;
    const struct part *part;

    for (int at = 0; (part = next_part(picture, PLACE_AROUND, &at));) {
        const char *title = title_of(picture, part);
        int width = columns_of(title) + 1 + columns_of(part->name);
        if (column > 2 && column + width > right) {
            writer->row++;
            column = 2;
        }
        struct area area = writer_area(writer, 1);
        int end = area_text(area, 0, column, ROLE_MUTED, title);
        area_fit(area, 0, end + 1, MIN(columns_of(part->name), right - end - 1), ROLE_PLAIN,
                 picture->unicode, part->name);
        column += width + 3;
    }
    writer->row += column > 2;
}

void stack_chain_draw(struct arena *arena, const struct advice *advice, struct writer *writer)
{
    struct picture picture = picture_of(arena, advice, writer);
    const char *arrow = picture.unicode ? " → " : " > ", *chain = "";
    const char *inside = names_of(&picture, PLACE_INSIDE, " + ");
    const char *links[] = {
        names_of(&picture, PLACE_TOP, ", "),
        names_of(&picture, PLACE_LINE, ", "),
        arena_printf(arena, "%s%s%s", picture.framework, inside[0] ? " + " : "", inside),
        names_of(&picture, PLACE_BELOW, ", "),
    };

    for (size_t i = 0; i < ARRAY_LENGTH(links); i++)
        if (links[i][0])
            chain = arena_printf(arena, "%s%s%s", chain, chain[0] ? arrow : "", links[i]);
    writer_text(writer, 2, ROLE_STRONG, 0, chain);
    draw_around(&picture);
}
