#include "tui/screens/result/result.h"

#include "document/words/confidence_words.h"
#include "document/words/wording.h"
#include "tui/panels/confidence_view.h"
#include "tui/panels/lift_rules.h"
#include "tui/screens/detail/detail.h"
#include "tui/screens/evidence/evidence.h"
#include "tui/screens/questions/question_view.h"

#include <limits.h>

/* The recommendation: the cursor walks every line that opens something. */
struct outcome {
    int early_stop; /* which of the lines that open */
    int top;        /* the first row of the sheet in sight */
    bool table, unfolded;
};

static void enter(struct app *app, void *state)
{
    (void)state;
    if (app_answer_count(app) == 0)
        app_say(app, "No question is answered yet: press {questions}");
}

static int body_rows(const struct app *app)
{
    if (tier_of(app->rows, app->columns) == TIER_TINY)
        return app->rows - (app->rows >= 7) - (app->rows >= 6) - (app->rows >= 5);
    return app->rows - 5;
}

#define LOW_ROWS 32 /* below that the ranking leaves room for the rest */
#define RANKED_LOW 5
#define RANKED 12

static struct result *result_of(struct arena *arena, struct app *app, const struct outcome *outcome)
{
    enum tier tier = tier_of(app->rows, app->columns);
    const struct result_view view = {
        .width = app->columns,
        .table = outcome->table,
        .wide = tier >= TIER_WIDE,
        .bare = tier == TIER_TINY,
        .ranked = outcome->unfolded                           ? INT_MAX - 1
                  : app->rows < LOW_ROWS && tier != TIER_TINY ? RANKED_LOW
                                                              : RANKED,
    };

    return result_new(arena, app, &view);
}

static int clamp(int number, int low, int high)
{
    return number < low ? low : number > high ? high : number;
}

static int stop_of(const struct result *result, const struct outcome *outcome)
{
    return clamp(outcome->early_stop, 0, result->n_stops > 0 ? result->n_stops - 1 : 0);
}

static const struct result_line *line_of(const struct result *result, const struct outcome *outcome)
{
    return result->n_stops > 0 ? &result->lines[result->stops[stop_of(result, outcome)]] : NULL;
}

#define CONTEXT 2 /* rows kept in sight above and below the cursor: heads, notes */

/* The first row in sight: as it was, unless the cursor would be near the edge or outside. */
static int top_of(const struct app *app, const struct result *result, const struct outcome *outcome)
{
    int rows = body_rows(app), bottom = result->rows > rows ? result->rows - rows : 0;
    int early_stop = stop_of(result, outcome), context = rows > 3 * CONTEXT ? CONTEXT : 0;
    const struct result_line *line = line_of(result, outcome);

    if (!line || (early_stop == 0 && line->row < rows))
        return 0;
    if (early_stop + 1 == result->n_stops && result->rows - line->row <= rows)
        return bottom;
    return clamp(clamp(outcome->top, line->row + context - rows + 1, line->row - context), 0,
                 bottom);
}

/* "line 1-19/45" where there is more than the window shows; false: all of it is in sight. */
static bool add_position(struct app *app, const struct outcome *outcome, struct text *text)
{
    struct arena *arena = arena_new();
    const struct result *result = result_of(arena, app, outcome);
    int rows = body_rows(app), top = top_of(app, result, outcome);
    bool more = result->rows > rows;

    if (more)
        text_printf(text, "line %d-%d/%d", top + 1, top + rows, result->rows);
    arena_free(arena);
    return more;
}

static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    int given = app_answer_count(app);
    const struct advice *advice = app_advice(app);
    int count = advice->answers->n_questions;
    bool open = advice->all_rounder >= 0 && given > 0; /* the language, or what is called so here */

    if (app->columns < 60)
        text_printf(left, "%d/%d", given, count);
    else
        text_printf(left, "%d of %d answered%s%s", given, count, open ? ", no " : "",
                    open ? catalog_identity(app->catalog)->served : "");
    if (app->columns >= 60 && given > 0 && confidence_view_word(app)[0])
        text_printf(left, "   state: %s", confidence_view_word(app));
    bool more = app->columns >= 60 && add_position(app, state, right);
    if (app->options.session && given > 0 && (!more || app->unsaved || app->columns >= 100))
        text_printf(right, "%s%s", more ? "   " : "",
                    app->unsaved ? "not saved yet" : "answers saved");
    if (app->columns >= 100)
        text_printf(right, "%scatalog of %s", right->length > 0 ? "   " : "",
                    catalog_identity(app->catalog)->date);
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    struct outcome *outcome = state;
    struct arena *arena = arena_new();
    const struct result *result = result_of(arena, app, outcome);

    result_draw(result, frame->body, top_of(app, result, outcome), stop_of(result, outcome));
    arena_free(arena);
}

/* --- what the line under the cursor says ------------------------------------------------------ */

static void say_stack(struct app *app, const struct result *result, const struct result_line *line)
{
    const struct stack_choice *choice = &result->advice->stack.choices[line->index];
    size_t count;
    const struct component *components = catalog_components(app->catalog, &count);
    const char *because = wording_because(result->arena, result->advice, choice);

    if (choice->component < 0)
        app_say(app, "Needed (%s), and nothing fits", choice->because);
    else if (choice->runner_up < 0)
        app_say(app, "%s: %s", components[choice->component].name, because);
    else
        app_say(app, "%s: %s; with %s %lld of %lld points less",
                components[choice->component].name, because,
                components[choice->runner_up].name, (long long)choice->price,
                (long long)result->advice->stack.total);
}

static void say_reason(struct app *app, const struct result *result, const struct result_line *line)
{
    const struct question_option *option =
        reason_option(result->advice, &result->reasons[line->index]);

    app_say(app, "%s", option ? option->reason : "What every project is given");
}

static void say_excluded(struct app *app, const struct result *result,
                         const struct result_line *line)
{
    int framework = result->advice->ranking.scores[line->index].alternative;

    app_say(app, "%s; x skips the answer",
            wording_exclusion(result->arena, result->advice, framework, EXCLUSION_FULL));
}

static void say_relaxation(struct app *app, const struct result *result,
                           const struct result_line *line)
{
    const struct relaxation *relaxation = &result->advice->relaxations[line->index];
    int shown = relaxation->n_returning < 20 ? relaxation->n_returning : 20;

    app_say(app, "Brings back %s",
            wording_names(result->arena, app->catalog, relaxation->returning, shown));
}

static void say_flip(struct app *app, const struct result *result, const struct result_line *line)
{
    const struct advice_reader *reader = confidence_view_export(result->arena, app);
    const struct flip *flip = result->flips[line->index];

    app_say(app, "%s%s with %s", words_first_then(reader, flip), flip->winner >= 0 ? " first" : "",
            words_changes(reader, flip, line->trait));
}

/* --- what it opens ---------------------------------------------------------------------------- */

static void open_ranked(struct app *app, const struct result *result,
                        const struct result_line *line)
{
    detail_push_framework(app, result->advice->ranking.scores[line->index].alternative);
}

static void open_more(struct app *app, const struct result *result, const struct result_line *line)
{
    (void)result;
    (void)line;
    ((struct outcome *)app_state(app))->unfolded = true;
}

static void open_named(struct app *app, const struct result *result, const struct result_line *line)
{
    (void)result;
    detail_push_framework(app, line->index);
}

static void open_stack(struct app *app, const struct result *result, const struct result_line *line)
{
    const struct stack_choice *choice = &result->advice->stack.choices[line->index];

    if (choice->component >= 0)
        evidence_push_pairing(app, result->advice->winner, choice->component);
    else
        app_say(app, "Nothing fits here");
}

static void open_reason(struct app *app, const struct result *result,
                        const struct result_line *line)
{
    evidence_push_reason(app, result->reasons[line->index].question);
}

static void open_value(struct app *app, const struct result *result, const struct result_line *line)
{
    evidence_push_criterion(app, result->advice->winner, line->index);
}

/* The trait that the first broken requirement is about. */
static void open_excluded(struct app *app, const struct result *result,
                          const struct result_line *line)
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

static void open_doubt(struct app *app, const struct result *result, const struct result_line *line)
{
    (void)result;
    if (line->trait >= 0)
        evidence_push_trait(app, line->index, line->trait);
}

static void open_sure(struct app *app, const struct result *result, const struct result_line *line)
{
    (void)result;
    app_push(app, app_find_screen(line->label));
}

static void open_flip(struct app *app, const struct result *result, const struct result_line *line)
{
    question_view_push(app, result->flips[line->index]->changes[0].question);
}

static void open_enough(struct app *app, const struct result *result,
                        const struct result_line *line)
{
    (void)result;
    question_view_push(app, line->index);
}

static void relax_excluded(struct app *app, const struct result *result,
                           const struct result_line *line)
{
    lift_rules_for(app, result->advice->ranking.scores[line->index].alternative);
}

static void relax_all(struct app *app, const struct result *result, const struct result_line *line)
{
    const struct relaxation *relaxation = &result->advice->relaxations[line->index];

    lift_rules_of(app, relaxation->questions, relaxation->n_questions);
}

typedef void line_function(struct app *app, const struct result *result,
                           const struct result_line *line);

static const struct {
    line_function *say, *open, *relax;
} kinds[RESULT_KIND_COUNT] = {
    [RESULT_RANKED] = {.open = open_ranked},
    [RESULT_MORE] = {.open = open_more},
    [RESULT_NAMED] = {.open = open_named},
    [RESULT_STACK] = {.say = say_stack, .open = open_stack},
    [RESULT_REASON] = {.say = say_reason, .open = open_reason},
    [RESULT_VALUE] = {.open = open_value},
    [RESULT_RELAXATION] = {.say = say_relaxation, .open = relax_all, .relax = relax_all},
    [RESULT_EXCLUDED] = {.say = say_excluded, .open = open_excluded, .relax = relax_excluded},
    [RESULT_SURE] = {.open = open_sure},
    [RESULT_FLIP] = {.say = say_flip, .open = open_flip},
    [RESULT_ENOUGH] = {.open = open_enough},
    [RESULT_DOUBT] = {.open = open_doubt},
};

/* --- keys ------------------------------------------------------------------------------------- */

static void go_to(struct app *app, const struct result *result, struct outcome *outcome,
                  int early_stop)
{
    outcome->early_stop = clamp(early_stop, 0, result->n_stops > 0 ? result->n_stops - 1 : 0);
    outcome->top = top_of(app, result, outcome);
    const struct result_line *line = line_of(result, outcome);
    if (line && kinds[line->kind].say)
        kinds[line->kind].say(app, result, line);
}

/* The stop that is about so many rows away, within the same column of the sheet. */
static int stop_at(const struct result *result, int early_stop, int rows)
{
    const struct result_line *from = &result->lines[result->stops[early_stop]];
    int step = rows < 0 ? -1 : 1;

    while (early_stop + step >= 0 && early_stop + step < result->n_stops) {
        const struct result_line *line = &result->lines[result->stops[early_stop + step]];
        early_stop += step;
        if (step * (line->row - from->row) >= step * rows || line->column != from->column)
            break;
    }
    return early_stop;
}

static void move(struct app *app, void *state, enum movement movement)
{
    struct outcome *outcome = state;
    struct arena *arena = arena_new();
    const struct result *result = result_of(arena, app, outcome);
    int early_stop = stop_of(result, outcome), rows = body_rows(app);
    int page = rows > 2 ? rows - 2 : 1, half = rows > 1 ? rows / 2 : 1;

    if (result->n_stops > 0) {
        const int stops[] = {
            [MOVE_NEXT] = early_stop + 1,
            [MOVE_PREVIOUS] = early_stop - 1,
            [MOVE_HALF_DOWN] = stop_at(result, early_stop, half),
            [MOVE_HALF_UP] = stop_at(result, early_stop, -half),
            [MOVE_PAGE_DOWN] = stop_at(result, early_stop, page),
            [MOVE_PAGE_UP] = stop_at(result, early_stop, -page),
            [MOVE_FIRST] = 0,
            [MOVE_LAST] = result->n_stops - 1,
        };
        go_to(app, result, outcome, stops[movement]);
    }
    arena_free(arena);
}

/* The first line of the next section, or of the one before. */
static void step_section(struct app *app, struct outcome *outcome, int step)
{
    struct arena *arena = arena_new();
    const struct result *result = result_of(arena, app, outcome);
    int early_stop = stop_of(result, outcome), count = result->n_stops;

    if (count > 0) {
        enum result_kind kind = result->lines[result->stops[early_stop]].kind;
        while (early_stop >= 0 && early_stop < count &&
               result->lines[result->stops[early_stop]].kind == kind)
            early_stop += step;
        early_stop = (early_stop + count) % count;
        kind = result->lines[result->stops[early_stop]].kind;
        while (early_stop > 0 && result->lines[result->stops[early_stop - 1]].kind == kind)
            early_stop--;
        go_to(app, result, outcome, early_stop);
    }
    arena_free(arena);
}

static void next_section(struct app *app, void *state)
{
    step_section(app, state, 1);
}

static void previous_section(struct app *app, void *state)
{
    step_section(app, state, -1);
}

static void open_line(struct app *app, void *state)
{
    struct arena *arena = arena_new();
    const struct result *result = result_of(arena, app, state);
    const struct result_line *line = line_of(result, state);

    if (line)
        kinds[line->kind].open(app, result, line);
    else
        app_say(app, "Nothing to open here");
    arena_free(arena);
}

static void relax(struct app *app, void *state)
{
    struct outcome *outcome = state;
    struct arena *arena = arena_new();
    const struct result *result = result_of(arena, app, outcome);
    const struct result_line *line = line_of(result, outcome);

    if (line && kinds[line->kind].relax) {
        kinds[line->kind].relax(app, result, line);
        outcome->early_stop = outcome->top = 0;
    } else {
        app_say(app, "x works on somebody who is excluded");
    }
    arena_free(arena);
}

static void toggle_table(struct app *app, void *state)
{
    struct outcome *outcome = state;

    outcome->table = !outcome->table;
    app_say(app, outcome->table ? "Figures: the parts add up to the fit, in tenths"
                                : "Bars: each part of the fit by shade or letter");
}

static void open_whatif(struct app *app, void *state)
{
    (void)state;
    app_push(app, app_find_screen("whatif"));
}

static void open_methods(struct app *app, void *state)
{
    (void)state;
    app_push(app, app_find_screen("methods"));
}

static void open_proof(struct app *app, void *state)
{
    (void)state;
    app_push(app, app_find_screen("proof"));
}

static void compare(struct app *app, void *state)
{
    (void)state;
    app_push(app, app_find_screen("compare"));
}

static void click(struct app *app, void *state, int row, int column)
{
    struct outcome *outcome = state;
    struct arena *arena = arena_new();
    const struct result *result = result_of(arena, app, outcome);
    int first = tier_of(app->rows, app->columns) == TIER_TINY ? app->rows >= 7 : 2;
    int wanted = row - first + top_of(app, result, outcome);

    for (int i = 0; i < result->n_stops && row >= first && row < first + body_rows(app); i++) {
        const struct result_line *line = &result->lines[result->stops[i]];
        if (line->row == wanted && column >= line->column && column < line->column + line->width) {
            go_to(app, result, outcome, i);
            break;
        }
    }
    arena_free(arena);
}

static const struct action actions[] = {
    {"Enter l Right", "open", "open", "What this line rests on: a page, or evidence", open_line},
    {"x", "relax", "relax", "Skip the answers that exclude this one", relax},
    {"w", "what-if", "what-if", "Try other points for the criteria; nothing of it is saved",
     open_whatif},
    {"m", "methods", "methods", "Do other methods agree? Their rankings beside this one",
     open_methods},
    {"P", "proof", NULL, "Is it settled? The least by which each rival stays behind", open_proof},
    {"c", "compare", "compare", "Set the marked or the first three side by side", compare},
    {"t", "table", "table", "Figures in place of bars, or bars again", toggle_table},
    {"Tab", "next-section", NULL, "To the next section", next_section},
    {"Shift-Tab", "previous-section", NULL, "To the section before", previous_section},
};

extern const struct screen screen_result;
const struct screen screen_result = {
    .name = "result",
    .next = "export",
    .title = "Result",
    .actions = actions,
    .n_actions = sizeof(actions) / sizeof(actions[0]),
    .size = sizeof(struct outcome),
    .enter = enter,
    .heading = heading,
    .draw = draw,
    .move = move,
    .open = open_line,
    .click = click,
};
