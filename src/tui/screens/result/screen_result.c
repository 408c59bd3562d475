#include "base/array.h"
#include "base/bounds.h"
#include "base/memory.h"
#include "document/words/answer_words.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/app/keymap.h"
#include "tui/panels/lift_rules.h"
#include "tui/panels/panel.h"
#include "tui/panels/preview.h"
#include "tui/screens/detail/detail.h"
#include "tui/screens/evidence/evidence.h"
#include "tui/screens/questions/question_view.h"
#include "tui/screens/result/result_screen.h"

#include <stdlib.h>
#include <string.h>

/* The Result screen: one section at a time. The cursor stops at each line that Enter can open. */

extern const struct screen screen_result;

/* The inputs of a layout. While they are unchanged, the cached layout is drawn. */
struct layout_key {
    struct result_view view;
    unsigned n_changes;
    const struct preview *preview;
    int draws, n_next;
    bool worked_out, unicode, blocks;
};

struct result_page {
    enum result_section section;
    int stops[RESULT_SECTIONS], tops[RESULT_SECTIONS];
    bool figures;
    struct preview *preview; /* the result with another answer; NULL: with the given answers */
    struct place {
        enum result_section section;
        int stop, top; /* of the summary */
    } place;           /* where the preview was opened */
    struct section_layout {
        struct arena *arena;
        struct result *result; /* NULL: no layout yet */
        struct layout_key key;
    } * layouts; /* [RESULT_SECTIONS] */
};

/* --- layout ----------------------------------------------------------------------------------- */

static void forget_layout(struct section_layout *layout)
{
    result_free(layout->result);
    arena_free(layout->arena);
    *layout = (struct section_layout){0};
}

static void forget_layouts(void *layouts)
{
    for (int i = 0; i < RESULT_SECTIONS; i++)
        forget_layout(&((struct section_layout *)layouts)[i]);
}

static void free_layouts(void *layouts)
{
    forget_layouts(layouts);
    free(layouts);
}

static void end_preview(struct result_page *page)
{
    if (page->preview)
        forget_layouts(page->layouts); /* they point into the preview */
    preview_free(page->preview);
    page->preview = NULL;
}

/* The advice of the preview, or of the given answers. */
static const struct advice *advice_of(struct app *app, struct result_page *page)
{
    if (page->preview && page->preview->n_changes != app_n_changes(app))
        end_preview(page);
    if (!page->preview) {
        app_prove(app);
        return app_advice(app);
    }
    preview_ask_confidence(app, page->preview);
    return page->preview->advice;
}

/* Rows above the pad: the section names and an empty row. */
static int head_rows(int rows)
{
    return rows >= 16 ? 2 : rows >= 4 ? 1 : 0;
}

static struct area body_of(const struct app *app)
{
    return frame_body(app->rows, app->columns);
}

static bool same_key(const struct layout_key *a, const struct layout_key *b)
{
    return a->view.section == b->view.section && a->view.rows == b->view.rows &&
           a->view.columns == b->view.columns && a->view.figures == b->view.figures &&
           a->n_changes == b->n_changes && a->preview == b->preview && a->draws == b->draws &&
           a->n_next == b->n_next && a->worked_out == b->worked_out && a->unicode == b->unicode &&
           a->blocks == b->blocks;
}

/* The number of trial runs that the layout depends on. A section that does not show them is laid
 * out again only when all are done, because then the state is known. */
static int draws_shown(const struct result_page *page, int columns,
                       const struct confidence *confidence)
{
    bool shown = page->section == RESULT_CONFIDENCE || page->section == RESULT_ALTERNATIVES ||
                 (page->section == RESULT_SUMMARY && columns >= 160);

    return shown ? confidence->shares.draws : confidence->shares.draws >= ACCEPTABILITY_DRAWS;
}

static struct result *result_of(struct app *app, struct result_page *page)
{
    const struct advice *advice = advice_of(app, page);
    const struct confidence *confidence = advice->confidence;
    struct area body = body_of(app);
    const struct layout_key key = {
        .view = {.section = page->section,
                 .rows = body.rows - head_rows(body.rows),
                 .columns = body.columns,
                 .figures = page->figures},
        .n_changes = app_n_changes(app),
        .preview = page->preview,
        .draws = confidence ? draws_shown(page, body.columns, confidence) : 0,
        .n_next = confidence ? confidence->n_next : 0,
        .worked_out = confidence != NULL,
        .unicode = app->options.unicode,
        .blocks = app_blocks(app),
    };

    struct section_layout *layout = &page->layouts[page->section];
    if (layout->result && same_key(&key, &layout->key))
        return layout->result;
    forget_layout(layout);
    layout->key = key;
    layout->arena = arena_new();
    layout->result = result_new(layout->arena, app, advice, &key.view);
    return layout->result;
}

static int stop_of(const struct result *result, const struct result_page *page)
{
    int count = result->pad->n_stops;
    return count == 0 ? -1 : CLAMP(page->stops[page->section], 0, count - 1);
}

static int top_of(const struct result *result, const struct result_page *page)
{
    return pad_top(result->pad, result->view.rows, page->tops[page->section],
                   stop_of(result, page));
}

static const struct pad_stop *line_of(const struct result *result, const struct result_page *page)
{
    int stop = stop_of(result, page);
    return stop < 0 ? NULL : &result->pad->stops[stop];
}

static void enter(struct app *app, void *state)
{
    struct result_page *page = state;

    page->layouts = app_take_back(app, &screen_result);
    if (!page->layouts)
        page->layouts = memory_new(RESULT_SECTIONS, sizeof(*page->layouts));
    if (app_answer_count(app) == 0)
        app_say(app, "Nothing is answered yet: {questions} asks");
}

/* The layouts hold as long as the answers and the window stay. */
static void leave(struct app *app, void *state)
{
    struct result_page *page = state;

    end_preview(page);
    app_leave(app, &screen_result, page->layouts, free_layouts);
}

static struct background_sampling *background_sampling_of(void *state)
{
    struct result_page *page = state;
    return page->preview ? page->preview->background_sampling : NULL;
}

/* --- drawing ---------------------------------------------------------------------------------- */

static const struct {
    const char *name, *brief;
} titles[RESULT_SECTIONS] = {
    [RESULT_SUMMARY] = {"Summary", "Summary"},
    [RESULT_WHY] = {"Why", "Why"},
    [RESULT_STACK] = {"Stack", "Stack"},
    [RESULT_ALTERNATIVES] = {"Alternatives", "Others"},
    [RESULT_CONFIDENCE] = {"How sure", "How sure"},
    [RESULT_CHANGE] = {"What would change it", "Change"},
};

#define NAMES_LEAST 60 /* in narrower windows only the open section has its name */
#define GAPS_LEAST 64  /* from this width on, the names are three columns apart */

/* Returns the section whose name is at a column; -1: none. Also draws the names if `area` is not
 * NULL. */
static int draw_sections(const struct result_page *page, const struct area *area, int columns,
                         int wanted)
{
    int at = 1, found = -1;

    for (int i = 0; i < RESULT_SECTIONS; i++) {
        bool here = i == (int)page->section;
        const char *name = columns >= 100                   ? titles[i].name
                           : columns >= NAMES_LEAST || here ? titles[i].brief
                                                            : "";
        int end = at + 2 + (int)strlen(name);
        if (wanted >= at && wanted < end)
            found = i;
        if (area) {
            char key[2] = {(char)('1' + i), '\0'};
            area_text(*area, 0, at, ROLE_KEY, key);
            area_text(*area, 0, at + 2, here ? ROLE_TITLE : ROLE_MUTED, name);
        }
        at = end + (name[0] == '\0'          ? 0
                    : columns >= GAPS_LEAST  ? 3
                    : columns >= NAMES_LEAST ? 2
                                             : 1);
    }
    return found;
}

static void draw_preview(struct app *app, const struct result_page *page, struct area area)
{
    struct arena *arena = arena_new();
    const struct preview *preview = page->preview;
    size_t count;
    const char *said =
        preview->option < 0
            ? arena_printf(arena, "%s left out",
                           catalog_questions(app->catalog, &count)[preview->question].brief)
            : words_answer_text(arena, &catalog_questions(app->catalog, &count)[preview->question],
                                preview->option);
    const char *text = app_message(arena, app, " if: %s   {undo} restores ", said);

    area_fit(area, head_rows(area.rows) - 1, 1, area.columns - 2, ROLE_CHIP, app->options.unicode,
             text);
    arena_free(arena);
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    struct result_page *page = state;
    const struct result *result = result_of(app, page);
    int head = head_rows(frame->body.rows);
    struct area area =
        area_part(frame->body, head, 0, frame->body.rows - head, frame->body.columns);

    pad_draw(result->pad, area, top_of(result, page), stop_of(result, page));
    if (head > 0)
        draw_sections(page, &frame->body, frame->body.columns, -1);
    if (page->preview && head > 0)
        draw_preview(app, page, frame->body);
}

/* In the section of the stack, that there is a project of it to look at. */
static void say_hint(struct app *app, const struct result_page *page, const struct result *result,
                     struct text *left)
{
    if (page->section == RESULT_STACK && advice_stack(result->advice)->n_choices > 0) {
        text_printf(left, "%s shows a first project of this stack and its files.",
                    app_key(app, "project"));
        return;
    }
    if (app->columns >= 100)
        text_printf(left, "Judgements are of %s. ", catalog_identity(app->catalog)->date);
    text_printf(left, "Every figure opens its source with %s.", app_key(app, "open"));
}

static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    struct result_page *page = state;
    const struct result *result = result_of(app, page);
    int rows = result->view.rows, top = top_of(result, page);

    if (app->columns >= 60)
        say_hint(app, page, result, left);
    if (result->pad->rows > rows && app->columns >= 60)
        text_printf(right, "line %d-%d/%d", top + 1, top + rows, result->pad->rows);
}

/* The whole section as text, not only the visible rows. */
static void whole_text(struct app *app, void *state, struct text *text)
{
    const struct result *result = result_of(app, state);

    for (int row = 0; row < result->pad->rows; row++)
        surface_row(result->pad->surface, row, text);
}

/* --- messages for the selected line ----------------------------------------------------------- */

static void say_component(struct app *app, const struct result *result, const struct pad_stop *line)
{
    const struct stack_choice *choice = &advice_stack(result->advice)->choices[line->index];
    size_t count;
    const struct component *components = catalog_components(app->catalog, &count);

    if (choice->component < 0)
        app_say(app, "Needed (%s), and nothing fits", choice->because);
    else
        app_say(app, "%s: %s", components[choice->component].name,
                components[choice->component].summary);
}

static void say_excluded(struct app *app, const struct result *result, const struct pad_stop *line)
{
    int framework = result->advice->ranking.scores[line->index].alternative;

    app_say(app, "%s; {lift} lifts the rule",
            wording_exclusion(result->arena, result->advice, framework, EXCLUSION_FULL));
}

static void say_change(struct app *app, const struct result *result, const struct pad_stop *line)
{
    (void)result;
    (void)line;
    app_say(app, "{open} shows the result with this answer; nothing is saved");
}

/* --- opening lines ---------------------------------------------------------------------------- */

static void open_framework(struct app *app, const struct result *result,
                           const struct pad_stop *line)
{
    (void)result;
    detail_push_framework(app, line->index);
}

static void open_component(struct app *app, const struct result *result,
                           const struct pad_stop *line)
{
    const struct stack_choice *choice = &advice_stack(result->advice)->choices[line->index];

    if (choice->component >= 0)
        evidence_push_pairing(app, result->advice->winner, choice->component);
    else
        app_say(app, "Nothing fits here");
}

static void open_reason(struct app *app, const struct result *result, const struct pad_stop *line)
{
    (void)result;
    evidence_push_reason(app, line->index);
}

static void open_value(struct app *app, const struct result *result, const struct pad_stop *line)
{
    (void)result;
    evidence_push_criterion(app, line->detail, line->index);
}

/* Opens the trait that the first unmet requirement checks. */
static void open_excluded(struct app *app, const struct result *result, const struct pad_stop *line)
{
    const struct advice *advice = result->advice;
    int framework = advice->ranking.scores[line->index].alternative;
    struct objection *found;
    size_t count = objections(result->arena, advice->decision, advice->answers, framework, &found);

    for (size_t i = 0; i < count; i++) {
        if (found[i].observation.verdict != VERDICT_OUT)
            continue;
        int trait = found[i].requirement->trait >= 0 ? found[i].requirement->trait
                                                     : catalog_served_trait(app->catalog);
        if (trait >= 0)
            evidence_push_trait(app, framework, trait);
        return;
    }
}

static void open_unknown(struct app *app, const struct result *result, const struct pad_stop *line)
{
    (void)result;
    if (line->detail >= 0)
        evidence_push_trait(app, line->index, line->detail);
}

static void open_question(struct app *app, const struct result *result, const struct pad_stop *line)
{
    (void)result;
    question_view_push(app, line->index);
}

static void go_to_section(struct app *app, struct result_page *page, enum result_section section)
{
    if (page->section == section)
        app_say(app, "Section %d is shown already", (int)section + 1);
    page->section = section;
    result_of(app, page);
}

static void open_section(struct app *app, const struct result *result, const struct pad_stop *line)
{
    (void)result;
    go_to_section(app, app_state(app), (enum result_section)line->index);
}

/* Previews the result with another answer, starting at the summary. */
static void open_change(struct app *app, const struct result *result, const struct pad_stop *line)
{
    struct result_page *page = app_state(app);
    int question = line->index, option = line->detail;
    size_t count;

    (void)result;
    if (page->preview) {
        app_say(app, "{undo} restores your answers first");
        return;
    }
    forget_layouts(page->layouts);
    page->preview = preview_new(app, question, option);
    page->place =
        (struct place){page->section, page->stops[RESULT_SUMMARY], page->tops[RESULT_SUMMARY]};
    page->section = RESULT_SUMMARY;
    page->stops[RESULT_SUMMARY] = page->tops[RESULT_SUMMARY] = 0;
    int winner = page->preview->advice->winner;
    app_say(app, "With this answer %s first; {undo} restores your answers",
            winner < 0 ? "nothing is"
                       : arena_printf(page->preview->arena, "%s comes",
                                      catalog_frameworks(app->catalog, &count)[winner].name));
}

static void lift_excluded(struct app *app, const struct result *result, const struct pad_stop *line)
{
    lift_rules_for(app, result->advice->ranking.scores[line->index].alternative);
}

static void lift_all(struct app *app, const struct result *result, const struct pad_stop *line)
{
    const struct relaxation *relaxation = &result->advice->relaxations[line->index];

    lift_rules_of(app, relaxation->questions, relaxation->n_questions);
}

typedef void line_function(struct app *app, const struct result *result,
                           const struct pad_stop *line);

/* `of_answers`: available only for the given answers, not in a preview. */
static const struct {
    line_function *say, *open, *lift;
    bool of_answers;
} kinds[LINE_KINDS] = {
    [LINE_FRAMEWORK] = {.open = open_framework},
    [LINE_COMPONENT] = {.say = say_component, .open = open_component},
    [LINE_REASON] = {.open = open_reason, .of_answers = true},
    [LINE_VALUE] = {.open = open_value, .of_answers = true},
    [LINE_RELAXATION] = {.open = lift_all, .lift = lift_all, .of_answers = true},
    [LINE_EXCLUDED] = {.say = say_excluded,
                       .open = open_excluded,
                       .lift = lift_excluded,
                       .of_answers = true},
    [LINE_UNKNOWN] = {.open = open_unknown},
    [LINE_CHANGE] = {.say = say_change, .open = open_change},
    [LINE_QUESTION] = {.open = open_question},
    [LINE_SECTION] = {.open = open_section},
};

/* --- keys ------------------------------------------------------------------------------------- */

static void go_to(struct app *app, const struct result *result, struct result_page *page, int stop)
{
    int last = result->pad->n_stops > 0 ? result->pad->n_stops - 1 : 0;

    page->stops[page->section] = CLAMP(stop, 0, last);
    page->tops[page->section] = top_of(result, page);
    const struct pad_stop *line = line_of(result, page);
    if (line && kinds[line->kind].say)
        kinds[line->kind].say(app, result, line);
}

/* The stop about `rows` rows away in the same pane. */
static int stop_at(const struct result *result, int stop, int rows)
{
    const struct pad *pad = result->pad;
    const struct pad_stop *from = &pad->stops[stop];
    int step = rows < 0 ? -1 : 1;

    while (stop + step >= 0 && stop + step < pad->n_stops) {
        stop += step;
        if (step * (pad->stops[stop].row - from->row) >= step * rows ||
            pad->stops[stop].column != from->column)
            break;
    }
    return stop;
}

static void move(struct app *app, void *state, enum movement movement)
{
    struct result_page *page = state;
    const struct result *result = result_of(app, page);
    int stop = stop_of(result, page), rows = result->view.rows;
    int full = rows > 2 ? rows - 2 : 1, half = rows > 1 ? rows / 2 : 1;

    if (stop < 0)
        return;
    const int stops[] = {
        [MOVE_NEXT] = stop + 1,
        [MOVE_PREVIOUS] = stop - 1,
        [MOVE_HALF_DOWN] = stop_at(result, stop, half),
        [MOVE_HALF_UP] = stop_at(result, stop, -half),
        [MOVE_PAGE_DOWN] = stop_at(result, stop, full),
        [MOVE_PAGE_UP] = stop_at(result, stop, -full),
        [MOVE_FIRST] = 0,
        [MOVE_LAST] = result->pad->n_stops - 1,
    };
    go_to(app, result, page, stops[movement]);
}

static void step_section(struct app *app, struct result_page *page, int step)
{
    int section = ((int)page->section + step + RESULT_SECTIONS) % RESULT_SECTIONS;

    go_to_section(app, page, (enum result_section)section);
}

static void next_section(struct app *app, void *state)
{
    step_section(app, state, 1);
}

static void previous_section(struct app *app, void *state)
{
    step_section(app, state, -1);
}

#define SECTION(function, section)                     \
    static void function(struct app *app, void *state) \
    {                                                  \
        go_to_section(app, state, section);            \
    }
SECTION(show_summary, RESULT_SUMMARY)
SECTION(show_why, RESULT_WHY)
SECTION(show_stack, RESULT_STACK)
SECTION(show_alternatives, RESULT_ALTERNATIVES)
SECTION(show_confidence, RESULT_CONFIDENCE)
SECTION(show_change, RESULT_CHANGE)

static void open_line(struct app *app, void *state)
{
    struct result_page *page = state;
    const struct result *result = result_of(app, page);
    const struct pad_stop *line = line_of(result, page);

    if (!line)
        app_say(app, "Nothing to open here");
    else if (page->preview && kinds[line->kind].of_answers)
        app_say(app, "{undo} restores your answers first: this is a preview");
    else
        kinds[line->kind].open(app, result, line);
}

static void lift(struct app *app, void *state)
{
    struct result_page *page = state;
    const struct result *result = result_of(app, page);
    const struct pad_stop *line = line_of(result, page);

    if (!line || !kinds[line->kind].lift) {
        app_say(app, "{lift} lifts the rule that a line under \"Ruled out\" names");
        return;
    }
    kinds[line->kind].lift(app, result, line);
    page->stops[page->section] = page->tops[page->section] = 0;
}

static void toggle_figures(struct app *app, void *state)
{
    struct result_page *page = state;

    page->figures = !page->figures;
    app_say(app, page->figures ? "Figures in place of bars" : "Bars in place of figures");
}

static void open_whatif(struct app *app, void *state)
{
    (void)state;
    app_push(app, app_find_screen("whatif"));
}

static void compare(struct app *app, void *state)
{
    (void)state;
    app_push(app, app_find_screen("compare"));
}

static void restore(struct app *app, struct result_page *page)
{
    end_preview(page);
    page->section = page->place.section;
    page->stops[RESULT_SUMMARY] = page->place.stop;
    page->tops[RESULT_SUMMARY] = page->place.top;
    app_say(app, "Your answers again");
}

static bool escape(struct app *app, void *state)
{
    struct result_page *page = state;

    if (!page->preview)
        return false;
    restore(app, page);
    return true;
}

/* In a preview, undo ends the preview and changes nothing else. */
static bool type(struct app *app, void *state, uint32_t code)
{
    struct result_page *page = state;
    const struct action *action =
        page->preview ? keymap_find(app->keymap, app_find_screen("result"), code) : NULL;

    if (!action || !text_equal(action->name, "undo"))
        return false;
    restore(app, page);
    return true;
}

static bool click(struct app *app, void *state, int row, int column)
{
    struct result_page *page = state;
    const struct result *result = result_of(app, page);
    struct area body = body_of(app);
    int head = head_rows(body.rows);

    if (row == body.row && head > 0) {
        int section = draw_sections(page, NULL, body.columns, column - body.column);
        if (section >= 0)
            go_to_section(app, page, (enum result_section)section);
        return false;
    }
    int stop = pad_stop_at(result->pad, row - body.row - head + top_of(result, page),
                           column - body.column);
    if (stop < 0 || row < body.row + head || row >= body.row + body.rows)
        return false;
    go_to(app, result, page, stop);
    return true;
}

static void open_project(struct app *app, void *state)
{
    const struct result_page *page = state;

    if (page->preview)
        app_say(app, "{undo} restores your answers first: this is a preview");
    else
        app_push(app, app_find_screen("project"));
}

static void open_team(struct app *app, void *state)
{
    (void)state;
    app_push(app, app_find_screen("team"));
}

static const struct action actions[] = {
    {"1", "summary", "section", "Section 1: the summary", show_summary},
    {"2", "why", "section", "Section 2: why, by answer", show_why},
    {"3", "stack", "section", "Section 3: the stack, and why", show_stack},
    {"4 m", "alternatives", "section", "Section 4: the others; other scoring formulas",
     show_alternatives},
    {"5 P", "proof", "section", "Section 5: how sure; is it settled?", show_confidence},
    {"6", "changes", "section", "Section 6: what changes it", show_change},
    {"Enter l Right", "open", "open", "Where this line comes from: a page, or its sources",
     open_line},
    {"Tab", "next-section", NULL, "To the next section", next_section},
    {"Shift-Tab", "previous-section", NULL, "To the previous section", previous_section},
    {"c", "compare", NULL, "Compare the marked ones, or the first three", compare},
    {"w", "what-if", "weights", "Try other weights; nothing of it is saved", open_whatif},
    {"T", "team", NULL, "The result of several people", open_team},
    {"N", "most-decisive", "ask next",
     "Ask what matters most: the open question that can change most", app_ask_next},
    {"S", "project", "project", "A first project of the stack: its files, before they are written",
     open_project},
    {"x", "lift", "lift", "Lift the rule against this one", lift},
    {"t", "figures", "figures", "Figures in place of bars, or bars again", toggle_figures},
};

const struct screen screen_result = {
    .name = "result",
    .next = "export",
    .title = "Result",
    .actions = actions,
    .n_actions = sizeof(actions) / sizeof(actions[0]),
    .size = sizeof(struct result_page),
    .enter = enter,
    .leave = leave,
    .heading = heading,
    .draw = draw,
    .move = move,
    .open = open_line,
    .click = click,
    .text = whole_text,
    .escape = escape,
    .type = type,
    .background_sampling = background_sampling_of,
};
