#include "tui/screens/result/result.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/panels/panel.h"
#include "tui/panels/stack_picture.h"

/* Section 3: the picture of the stack, and for each component its reason, the runner-up and the gap
 * to it. */
/* Is there room for what each component is, in the pane beside the picture? */
static bool has_summaries(const struct result *result)
{
    return result->view.columns >= 160 &&
           result->view.rows >= 6 + 4 * (int)advice_stack(result->advice)->n_choices;
}

/* A summary, or as many of its clauses as fit into a row. */
static const char *first_part(const struct result *result, const char *summary, int width)
{
    size_t length = columns_clause(summary, width);

    return length > 0 ? arena_copy(result->arena, summary, length) : summary;
}

/* The next best and the gap to it, "SQLite 29"; "": there is none. */
static const char *next_best(const struct result *result, const struct stack_choice *choice)
{
    size_t count;
    const struct component *components = catalog_components(result->app->catalog, &count);

    return choice->runner_up < 0
               ? ""
               : arena_printf(result->arena, "%s %lld", components[choice->runner_up].name,
                              (long long)choice->price);
}

static void add_choice(struct result *result, struct writer *writer, int index)
{
    const struct stack_choice *choice = &advice_stack(result->advice)->choices[index];
    size_t count;
    const struct component *components = catalog_components(result->app->catalog, &count);
    const struct named *slots = catalog_slots(result->app->catalog, &count);
    int row = writer->row;
    bool fits = choice->component >= 0, unicode = writer->pad->unicode;
    const char *name =
        fits ? components[choice->component].name
             : arena_printf(result->arena, "%s: nothing fits", slots[choice->slot].label);
    struct area area = writer_area(writer, 2);
    int right = writer->width - 2;
    const char *next = next_best(result, choice);
    bool below = columns_of(next) > right - 4 - columns_of(name); /* on a row of its own */
    int room = right - 2 - (next[0] && !below ? columns_of(next) + 2 : 0);
    int name_width = MIN(room, MAX(columns_of(name), writer->width >= 80 ? 30 : 22));

    area_fit(area, 0, 2, name_width, fits ? ROLE_STRONG : ROLE_WARN, unicode, name);
    const char *via = fits && choice->pairing ? choice->pairing->via : "";
    int via_at = 2 + MAX(columns_of(name) + 1, name_width);
    if (via[0] != '\0' && !text_equal(via, "built in"))
        via = arena_printf(result->arena, "via %s", via);
    if (via_at + columns_of(via) > 2 + room)
        via_at = 2 + columns_of(name) + 2;
    bool beside = via_at + columns_of(via) <= 2 + room;
    area_text(area, 0, via_at, ROLE_MUTED, beside ? via : "");
    area_right(area, below, right, ROLE_PLAIN, next);
    writer->row += 1 + below;
    if (!beside && !text_equal(via, "built in"))
        writer_text(writer, 4, ROLE_MUTED, 0, via);
    writer_text(
        writer, 4, ROLE_MUTED, 0,
        wording_sentence(result->arena, wording_because(result->arena, result->advice, choice)));
    if (fits && has_summaries(result))
        writer_text(writer, 4, ROLE_MUTED, 2,
                    first_part(result, components[choice->component].summary, writer->width - 6));
    writer_stop(writer, row, writer->row - row, LINE_COMPONENT, index, 0);
}

static void add_list(struct result *result, struct writer *writer)
{
    writer_head(writer, "Why each part", "next best, gap");
    for (size_t i = 0; i < advice_stack(result->advice)->n_choices; i++)
        add_choice(result, writer, (int)i);
    writer->row += result->view.rows >= 20;
    writer_text(
        writer, 2, ROLE_MUTED, 0,
        arena_printf(result->arena,
                     "The gap is what the stack loses with the next best, of %lld points that "
                     "the parts have together.",
                     (long long)advice_stack(result->advice)->total));
    if (advice_stack(result->advice)->is_cut)
        writer_text(writer, 2, ROLE_WARN, 0, wording_stack_cut(advice_stack(result->advice)));
}

#define PICTURE_MOST 80 /* columns of the picture above the list */

void result_lay_stack(struct result *result)
{
    struct writer writer = result_writer(result);
    int width = 54;

    if (result_lay_nothing(result))
        return;
    writer_stop(&writer, writer.row, 1, LINE_FRAMEWORK, result->advice->winner, 0);
    result_add_title(result, &writer);
    if (advice_stack(result->advice)->n_choices == 0) {
        size_t n_slots;
        catalog_slots(result->app->catalog, &n_slots);
        writer_text(&writer, 2, ROLE_MUTED, 0,
                    n_slots > 0 ? "The stack appears here once something is recommended."
                                : "This catalog has no components for a stack.");
        return;
    }
    if (!result_wide(result)) {
        struct writer boxes = {writer.pad, writer.row, 0, MIN(writer.width, PICTURE_MOST)};
        if (boxes.width >= STACK_PICTURE_LEAST)
            stack_picture_draw(result->arena, result->advice, &boxes, true);
        else
            stack_chain_draw(result->arena, result->advice, &boxes);
        writer.row = boxes.row + 1;
        add_list(result, &writer);
        return;
    }
    width = result->view.columns >= 160 ? 70 : width;
    struct writer left = {writer.pad, writer.row, 0, width},
                  right = {writer.pad, writer.row, width + 1, writer.width - width - 1};
    stack_picture_draw(result->arena, result->advice, &left, true);
    add_list(result, &right);
    int rows = result->pad->rows - writer.row;
    frame_divider(pad_area(result->pad, writer.row, width, rows, 1), 0, 0, rows,
                  result->pad->unicode);
}
