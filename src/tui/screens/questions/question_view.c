#include "tui/screens/questions/question_view.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "decide/advice/proposal.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/cells/paragraph.h"
#include "tui/panels/confidence_view.h"
#include "tui/panels/panel.h"

#include <string.h>

static const struct question_entry *questions_of(const struct app *app, int *ret_count)
{
    size_t count;
    const struct question_entry *entries = catalog_questions(app->catalog, &count);

    *ret_count = (int)count;
    return entries;
}

const struct question_entry *question_view_entry(const struct app *app,
                                                 const struct question_view *question_view)
{
    int count;
    const struct question_entry *entries = questions_of(app, &count);

    return question_view->question < count ? &entries[question_view->question] : NULL;
}

static int choice_of(const struct app *app, int question)
{
    return app_choice(app, question);
}

int question_view_chosen(const struct app *app, const struct question_view *question_view)
{
    const struct question_entry *entry = question_view_entry(app, question_view);
    int choice = choice_of(app, question_view->question);

    return choice == ANSWER_SKIPPED ? (int)entry->n_options : choice;
}

void question_view_go_to(struct app *app, struct question_view *question_view, int question)
{
    question_view->question = question;
    question_view->options = (struct list){0};
    if (question_view_entry(app, question_view) && question_view_chosen(app, question_view) >= 0)
        question_view->options.selected = question_view_chosen(app, question_view);
    else if (question_view_entry(app, question_view) &&
             proposed_option(app_decision(app), app_answers(app), question) >= 0)
        question_view->options.selected =
            proposed_option(app_decision(app), app_answers(app), question);
}

const struct look_ahead *question_view_ahead(struct app *app, struct question_view *question_view)
{
    if (question_view_entry(app, question_view))
        question_view->ahead = look_ahead_of(question_view->ahead, app, question_view->question);
    return question_view->ahead;
}

/* --- layout ----------------------------------------------------------------------------------- */

/* Rows of the parts of the pane. They depend on the texts and the height of the pane. */
struct pane {
    int title, title_rows, why, why_rows; /* why_rows 0: not shown */
    size_t why_bytes;                     /* its sentences that fit */
    int first, rows;                      /* of the options */
    bool reasons, apart; /* a reason below each option; blank rows between options */
    int rest;            /* row for the reason of the selected option */
    int counts;          /* row from which on it says what that option counts */
};

#define TEXT_AT 2  /* column of the question's text */
#define LABEL_AT 6 /* column of a label, after cursor, digit and circle */

static bool is_proposed(const struct question_view *question_view, int option)
{
    const struct look_ahead *ahead = question_view->ahead;

    return ahead && ahead->question == question_view->question && ahead->proposed == option;
}

/* The text below an option: why it is proposed, or that it rules out the team's language, else its
 * reason from the catalog. */
static const char *reason_of(const struct question_view *question_view,
                             const struct question_entry *entry, int option)
{
    const struct look_ahead *ahead = question_view->ahead;

    if (!ahead || ahead->question != question_view->question)
        return entry->options[option].reason;
    return is_proposed(question_view, option)       ? ahead->proposal
           : ahead->losses[option].sentence != NULL ? ahead->losses[option].sentence
                                                    : entry->options[option].reason;
}

static const char *label_of(const struct question_entry *entry, int option, int columns)
{
    static const char skip[] = "Skip: none of these, or not known yet";

    return option < (int)entry->n_options                    ? entry->options[option].label
           : LABEL_AT + (int)sizeof(skip) - 1 + 1 <= columns ? skip
                                                             : "Skip: none, or not known yet";
}

static int label_rows(const struct question_entry *entry, int option, int width)
{
    const char *label = label_of(entry, option, width);
    int room = width - LABEL_AT - 1;

    return columns_of(label) <= room ? 1 : paragraph_rows(label, room);
}

static int all_label_rows(const struct question_entry *entry, int width)
{
    int rows = 0;

    for (int i = 0; i <= (int)entry->n_options; i++)
        rows += label_rows(entry, i, width);
    return rows;
}

static int reason_rows(const struct question_view *question_view,
                       const struct question_entry *entry, int option, int width)
{
    return option < (int)entry->n_options
               ? paragraph_rows(reason_of(question_view, entry, option), width - LABEL_AT - 2)
               : 0;
}

static int all_reason_rows(const struct question_view *question_view,
                           const struct question_entry *entry, int width)
{
    int rows = 0;

    for (int i = 0; i < (int)entry->n_options; i++)
        rows += reason_rows(question_view, entry, i, width);
    return rows;
}

static int longest_reason(const struct question_view *question_view,
                          const struct question_entry *entry, int width)
{
    int longest = 1;

    for (int i = 0; i < (int)entry->n_options; i++) {
        int rows = paragraph_rows(reason_of(question_view, entry, i), width - TEXT_AT - 2);
        longest = MAX(rows, longest);
    }
    return longest;
}

/* Do most reasons end like the first? "PHP is what the team already writes well, ..." is one
 * sentence for all languages. It is said once, for the selected option. */
static bool reasons_repeat(const struct question_entry *entry)
{
    const char *first = entry->options[0].reason;
    size_t length = strlen(first), alike = 1;

    for (size_t i = 1; i < entry->n_options; i++) {
        const char *reason = entry->options[i].reason;
        size_t n = strlen(reason), same = 0;
        while (same < n && same < length && reason[n - 1 - same] == first[length - 1 - same])
            same++;
        alike += n > 0 && 2 * same >= n;
    }
    return entry->n_options > 2 && 2 * alike > entry->n_options;
}

#define OPTIONS_LEAST 2 /* options left in sight by a question of several rows */

static struct pane pane_of(struct app *app, const struct question_view *question_view,
                           struct area area)
{
    const struct question_entry *entry = question_view_entry(app, question_view);
    int count = (int)entry->n_options + 1, width = area.columns, rows = area.rows;
    int labels = all_label_rows(entry, width);
    int text = paragraph_rows(entry->text, width - TEXT_AT - 2);
    int why = paragraph_rows(entry->why, width - TEXT_AT - 2);
    int reasons = all_reason_rows(question_view, entry, width);
    int one = longest_reason(question_view, entry, width);
    bool once = reasons_repeat(entry);
    struct pane pane = {.title = rows >= labels + 5 ? 2 : 1, .title_rows = text};

    if (rows < labels + text + 2) { /* question and options before everything else */
        pane.title = rows > labels + text;
        pane.title_rows = rows >= text + OPTIONS_LEAST ? text : rows >= OPTIONS_LEAST + 1;
    }
    int used = pane.title + pane.title_rows;
    pane.reasons = !once && used + why + 1 + labels + reasons <= rows;
    pane.apart = used + why + 1 + labels + count - 1 + (once ? one + 1 : reasons) <= rows &&
                 (once || pane.reasons);
    int spare = rows - used - labels - (pane.reasons ? reasons : one + 1);
    pane.why = used;
    pane.why_bytes =
        paragraph_sentences(entry->why, width - TEXT_AT - 2, MIN(why, spare), &pane.why_rows);
    bool gap = spare > pane.why_rows && pane.title > 0;
    pane.first = used + pane.why_rows + gap;
    int wanted = labels + (pane.reasons ? reasons : 0) + (pane.apart ? count - 1 : 0);
    pane.rows = wanted < rows - pane.first ? wanted : rows - pane.first;
    pane.rows = MAX(pane.rows, 1);
    int after = pane.first + pane.rows;
    pane.rest = pane.reasons ? rows : after + (rows > after + one);
    pane.counts = pane.reasons ? after : once ? pane.rest + one : rows;
    return pane;
}

/* The first row of an option below the first option, and its number of rows. */
static int option_row(const struct pane *pane, const struct question_view *question_view,
                      const struct question_entry *entry, int width, int option, int *ret_rows)
{
    int row = 0;

    for (int i = 0; i <= option; i++) {
        *ret_rows = label_rows(entry, i, width) +
                    (pane->reasons ? reason_rows(question_view, entry, i, width) : 0);
        if (i < option)
            row += *ret_rows + pane->apart;
    }
    return row;
}

/* --- progress --------------------------------------------------------------------------------- */

/* Columns from one sign of progress to the next; 0: there is no room for the signs. */
static int sign_step(struct area area, int count)
{
    int step = 2 * count + 34 <= area.columns ? 2 : 1;

    return step * count + 22 <= area.columns ? step : 0;
}

static void draw_progress(struct app *app, const struct question_view *question_view,
                          struct area area)
{
    int count, given = app_answer_count(app), column = TEXT_AT;
    bool unicode = app->options.unicode;

    questions_of(app, &count);
    int step = sign_step(area, count);
    for (int i = 0; step > 0 && i < count; i++, column += step) {
        bool now = i == question_view->question, answered = answer_given(choice_of(app, i));
        const char *sign = now                                ? "◆"
                           : answered                         ? "●"
                           : choice_of(app, i) == ANSWER_OPEN ? "·"
                                                              : "○";
        area_text(area, 0, column,
                  now        ? ROLE_ACCENT
                  : answered ? ROLE_GOOD
                             : ROLE_MUTED,
                  panel_sign(sign, unicode));
    }
    column += step > 0;
    area_printf(area, 0, column, ROLE_MUTED,
                area.columns - column >= 32 ? "Question %d of %d, %d answered"
                                            : "%d of %d, %d answered",
                question_view->question + 1, count, given);
}

/* --- options ---------------------------------------------------------------------------------- */

static const char *name_of(struct app *app, int framework)
{
    size_t count;
    return catalog_frameworks(app->catalog, &count)[framework].name;
}

/* Is the lead below 5 points? */
static bool is_close(const struct advice *advice)
{
    const struct ranking *ranking = &advice->ranking;

    return ranking->n_left > 1 &&
           ranking->scores[0].points - ranking->scores[1].points < 1000 * ranking->total;
}

/* The first form that fits beside the label; the last one if none does. */
static const char *form_that_fits(const char *const *forms, int count, int room)
{
    int i = 0;

    while (i < count - 1 && columns_of(forms[i]) > room)
        i++;
    return forms[i];
}

/* "! rules out Python and Go", or shorter "! no Python or Go" or "! 8 out". For an option that is
 * the language itself: "! ruled out by Static types". */
static const char *language_lost(struct app *app, struct arena *arena,
                                 const struct look_ahead *ahead, int option, bool brief, int room)
{
    const struct language_loss *loss = &ahead->losses[option];
    int count, out = ahead->rules_out[option];

    if (loss->by == ahead->question) {
        const char *forms[] = {arena_printf(arena, "! rules out %s", loss->all),
                               arena_printf(arena, "! no %s", loss->any),
                               out > 0 ? arena_printf(arena, "! %d out", out) : "! ruled out"};
        return form_that_fits(forms + brief, 3 - brief, room);
    }
    const char *forms[] = {
        arena_printf(arena, "! ruled out by %s", questions_of(app, &count)[loss->by].brief),
        "! ruled out"};
    return form_that_fits(forms + brief, 2 - brief, room);
}

/* How the option would change the first place; "": it would not. `room`: columns beside the
 * label. */
static const char *outcome_of(struct app *app, struct arena *arena, const struct look_ahead *ahead,
                              int option, bool brief, int room, enum role *ret_role)
{
    const struct advice *now = app_advice(app), *then = look_ahead_option(ahead, option);
    int out = option < ahead->n_options ? ahead->rules_out[option] : 0;

    *ret_role = ROLE_WARN;
    if (out > 0 && then->winner < 0)
        return brief ? "! nothing left" : "! leaves nothing";
    if (then->winner < 0)
        return "";
    if (option < ahead->n_options && ahead->losses[option].sentence)
        return language_lost(app, arena, ahead, option, brief, room);
    if (out > 0)
        return arena_printf(arena, brief ? "! %d out" : "! rules out %d", out);
    if (then->winner != now->winner && now->winner >= 0) {
        const char *arrow = panel_sign("→", app->options.unicode);
        const char *name = name_of(app, then->winner);
        const char *forms[] = {arena_printf(arena, "would put %s first", name),
                               arena_printf(arena, "%s %s", arrow, name)};
        return form_that_fits(forms + brief, 2 - brief, room);
    }
    *ret_role = ROLE_MUTED;
    if (!is_close(then) || is_close(now))
        return "";
    const char *forms[] = {
        "would make it a close call",
        arena_printf(arena, "%s close call", panel_sign("→", app->options.unicode))};
    return form_that_fits(forms + brief, 2 - brief, room);
}

struct option_row {
    int option, row, rows;
    int labels; /* rows of its label */
    bool chosen, selected, proposed;
};

static void draw_lines(struct app *app, struct area area, const struct option_row *at,
                       enum role role, int width, const char *label)
{
    bool unicode = app->options.unicode;

    if (at->labels > 1)
        paragraph_draw(area_part(area, at->row, LABEL_AT, at->labels, width), role, unicode, label);
    else
        area_fit(area, at->row, LABEL_AT, width, role, unicode, label);
}

static void draw_label(struct app *app, const struct question_entry *entry, struct area area,
                       const struct option_row *at, const char *outcome, enum role outcome_role)
{
    bool skip = at->option == (int)entry->n_options, unicode = app->options.unicode;
    const char *label = label_of(entry, at->option, area.columns);
    int room = area.columns - LABEL_AT - 1 - (outcome[0] ? columns_of(outcome) + 1 : 0);

    if (skip || at->option < 9)
        area_printf(area, at->row, 2, ROLE_KEY, "%c", skip ? 's' : '1' + at->option);
    if (at->chosen) {
        int width = MIN(columns_of(label), room);
        area_text(area, at->row, 4, ROLE_CHIP, panel_sign("●", unicode));
        area_text(area, at->row, 5, ROLE_CHIP, " ");
        draw_lines(app, area, at, ROLE_CHIP, width, label);
        if (width < room)
            area_text(area, at->row, LABEL_AT + width, ROLE_CHIP, " ");
    } else {
        area_text(area, at->row, 4, ROLE_MUTED, panel_sign("○", unicode));
        draw_lines(app, area, at, skip ? ROLE_MUTED : ROLE_PLAIN, room, label);
        if (at->proposed)
            area_fit(area, at->row, LABEL_AT + columns_of(label) + 1, room - columns_of(label) - 1,
                     ROLE_MUTED, unicode, "(proposed)");
    }
    area_right(area, at->row, area.columns - 1, outcome_role, outcome);
}

static void draw_option(struct app *app, struct arena *arena, struct question_view *question_view,
                        struct area area, const struct option_row *at)
{
    const struct question_entry *entry = question_view_entry(app, question_view);
    const struct look_ahead *ahead = question_view_ahead(app, question_view);
    enum role outcome_role = ROLE_MUTED;
    int room = area.columns - LABEL_AT - columns_of(label_of(entry, at->option, area.columns)) - 2;
    const char *outcome = ahead && !at->chosen ? outcome_of(app, arena, ahead, at->option,
                                                            area.columns < 60, room, &outcome_role)
                                               : "";

    if (at->option == (int)entry->n_options || columns_of(outcome) > room)
        outcome = "";
    draw_label(app, entry, area, at, outcome, outcome_role);
    if (at->rows > at->labels)
        paragraph_draw(area_part(area, at->row + at->labels, LABEL_AT, at->rows - at->labels,
                                 area.columns - LABEL_AT - 2),
                       at->selected ? ROLE_PLAIN : ROLE_MUTED, app->options.unicode,
                       reason_of(question_view, entry, at->option));
    if (!at->selected)
        return;
    area_text(area, at->row, 0, ROLE_ACCENT, mark_text(MARK_CURSOR, app->options.unicode));
    for (int i = 0; i < at->rows; i++)
        area_select(area, at->row + i, 0, area.columns);
    area_cursor(area, at->row, 0);
}

/* The options in sight. */
struct sight {
    int top, top_row; /* the first one, and its row below the first option */
    int end;          /* the one after the last */
};

/* The first options, or as few later ones as it takes to show all of the selected one. */
static struct sight sight_of(const struct pane *pane, const struct question_view *question_view,
                             const struct question_entry *entry, int width)
{
    struct sight sight = {0};
    int count = (int)entry->n_options + 1, selected = question_view->options.selected, rows;
    int end = option_row(pane, question_view, entry, width, selected, &rows) + rows;

    while (sight.top < selected && end - sight.top_row > pane->rows)
        sight.top_row = option_row(pane, question_view, entry, width, ++sight.top, &rows);
    for (sight.end = sight.top; sight.end < count; sight.end++)
        if (option_row(pane, question_view, entry, width, sight.end, &rows) + rows >
            sight.top_row + pane->rows)
            break;
    return sight;
}

/* Marks at the right edge that there are options above and below those in sight. */
static void draw_more(const struct app *app, struct area area, const struct pane *pane,
                      const struct sight *sight, int count)
{
    int last = pane->first + pane->rows - 1;

    if (sight->top > 0)
        area_text(area, pane->first, area.columns - 1, ROLE_ACCENT,
                  mark_text(MARK_UP, app->options.unicode));
    if (sight->end < count)
        area_text(area, last, area.columns - 1, ROLE_ACCENT,
                  mark_text(MARK_DOWN, app->options.unicode));
}

static void draw_options(struct app *app, struct question_view *question_view, struct area area,
                         const struct pane *pane)
{
    const struct question_entry *entry = question_view_entry(app, question_view);
    struct arena *arena = arena_new();
    int count = (int)entry->n_options + 1;
    struct sight sight = sight_of(pane, question_view, entry, area.columns);

    draw_more(app, area, pane, &sight, count);
    for (int i = sight.top; i < count; i++) {
        struct option_row at = {.option = i,
                                .chosen = question_view_chosen(app, question_view) == i,
                                .selected = i == question_view->options.selected,
                                .proposed = is_proposed(question_view, i)};
        at.row = option_row(pane, question_view, entry, area.columns, i, &at.rows) - sight.top_row;
        at.labels = label_rows(entry, i, area.columns);
        if (at.row < pane->rows)
            draw_option(app, arena, question_view,
                        area_part(area, pane->first, 0, pane->rows, area.columns), &at);
    }
    arena_free(arena);
}

/* --- pane ------------------------------------------------------------------------------------- */

/* What the selected option would do, as a sentence; "": nothing, or it is beside the label. */
static const char *outcome_sentence(struct app *app, struct arena *arena,
                                    struct question_view *question_view, struct area area)
{
    const struct question_entry *entry = question_view_entry(app, question_view);
    const struct look_ahead *ahead = question_view_ahead(app, question_view);
    int selected = question_view->options.selected;
    int room = area.columns - LABEL_AT - columns_of(label_of(entry, selected, area.columns)) - 2;
    enum role role;

    if (!ahead || selected == (int)entry->n_options ||
        selected == question_view_chosen(app, question_view) ||
        columns_of(outcome_of(app, arena, ahead, selected, true, room, &role)) <= room)
        return "";
    return wording_sentence(arena, outcome_of(app, arena, ahead, selected, false, 1000, &role));
}

/* Draws it below the options, after a blank row if there is room for all of it. Returns the row
 * after it. */
static int draw_reason(struct app *app, struct question_view *question_view, struct area area,
                       const struct pane *pane)
{
    const struct question_entry *entry = question_view_entry(app, question_view);
    int selected = question_view->options.selected;
    struct arena *arena = arena_new();
    const char *outcome = outcome_sentence(app, arena, question_view, area);
    const char *text = selected < (int)entry->n_options
                           ? reason_of(question_view, entry, selected)
                           : "Leaves the question out: nothing is counted, and it is not asked "
                             "again.";

    if (!confidence_view_matters(app, question_view->question) &&
        choice_of(app, question_view->question) == ANSWER_OPEN)
        text = "No answer to this can change who comes first any more.";
    text = arena_printf(arena, "%s%s%s", outcome, outcome[0] ? " " : "", text);
    int width = area.columns - TEXT_AT - 2, row = pane->rest;
    if (row + paragraph_rows(text, width) > area.rows)
        row = pane->first + pane->rows;
    row += paragraph_draw(area_part(area, row, TEXT_AT, area.rows - row, width), ROLE_PLAIN,
                          app->options.unicode, text);
    arena_free(arena);
    return row;
}

#define COUNTS_LEAST 5 /* rows below the options from which on they say what they count */
#define COUNTS_BAR 20

/* The points that the selected option gives to the criteria. */
static void draw_counts(struct app *app, const struct question_view *question_view,
                        struct area area)
{
    const struct question_entry *entry = question_view_entry(app, question_view);
    int selected = question_view->options.selected, most = 1;
    bool unicode = app->options.unicode;
    size_t count;
    const struct criterion *criteria = catalog_criteria(app->catalog, &count);

    if (area.rows < COUNTS_LEAST || selected == (int)entry->n_options)
        return;
    const struct question_option *option = &entry->options[selected];
    panel_head(area, 1, TEXT_AT, area.columns - TEXT_AT - 1, "What this answer makes count",
               "points", unicode);
    for (size_t i = 0; i < option->n_points; i++)
        most = MAX(most, (int)option->points[i].points);
    for (int i = 0; i < (int)option->n_points && i + 2 < area.rows; i++) {
        int points = (int)option->points[i].points, right = area.columns - 1;
        area_fit(area, i + 2, TEXT_AT, right - TEXT_AT - COUNTS_BAR - 6, ROLE_PLAIN, unicode,
                 criteria[option->points[i].criterion].label);
        chart_bar(area, i + 2, right - COUNTS_BAR - 4, COUNTS_BAR, ROLE_HIGH, app_blocks(app),
                  points, most);
        area_printf(area, i + 2, right - 3, ROLE_STRONG, "%3d", points);
    }
    if (option->n_points == 0)
        area_text(area, 2, TEXT_AT, ROLE_MUTED, "Nothing.");
}

static void paint(struct app *app, struct question_view *question_view, struct area area)
{
    const struct question_entry *entry = question_view_entry(app, question_view);
    question_view_ahead(app, question_view);
    struct pane pane = pane_of(app, question_view, area);
    int width = area.columns - TEXT_AT - 2;

    if (pane.title > 0)
        draw_progress(app, question_view, area);
    paragraph_draw(area_part(area, pane.title, TEXT_AT, pane.title_rows, width), ROLE_TITLE,
                   app->options.unicode, entry->text);
    if (pane.why_rows > 0) {
        struct arena *arena = arena_new();
        paragraph_draw(area_part(area, pane.why, TEXT_AT, pane.why_rows, width), ROLE_MUTED,
                       app->options.unicode, arena_copy(arena, entry->why, pane.why_bytes));
        arena_free(arena);
    }
    draw_options(app, question_view, area, &pane);
    int counts = pane.counts;
    if (pane.rest < area.rows)
        counts = MAX(counts, draw_reason(app, question_view, area, &pane));
    draw_counts(app, question_view, area_part(area, counts, 0, area.rows - counts, area.columns));
}

bool question_view_sight(struct app *app, struct question_view *question_view, struct area area,
                         int *ret_first, int *ret_count)
{
    const struct question_entry *entry = question_view_entry(app, question_view);

    if (!entry)
        return false;
    struct pane pane = pane_of(app, question_view, area);
    struct sight sight = sight_of(&pane, question_view, entry, area.columns);
    *ret_first = sight.top;
    *ret_count = sight.end - sight.top;
    return !pane.reasons && !pane.apart && *ret_count <= (int)entry->n_options;
}

/* All that the pane shows; what the options would do follows from the answers. */
struct inputs {
    int question, selected, top;
    unsigned n_changes;
    bool matters, blocks;
};

void question_view_draw(struct app *app, struct question_view *question_view, struct area area)
{
    struct inputs inputs;

    memset(&inputs, 0, sizeof(inputs));
    inputs.question = question_view->question;
    inputs.selected = question_view->options.selected;
    inputs.top = question_view->options.top;
    inputs.n_changes = app_n_changes(app);
    inputs.matters = confidence_view_matters(app, question_view->question);
    inputs.blocks = app_blocks(app);
    struct kept_part part = {"question", &inputs, sizeof(inputs), 0};
    if (kept_show(app->kept, area, &part))
        return;
    paint(app, question_view, area);
    kept_take(app->kept, area, &part);
}

int question_view_row_at(struct app *app, struct question_view *question_view, struct area area,
                         int row)
{
    const struct question_entry *entry = question_view_entry(app, question_view);
    question_view_ahead(app, question_view);
    struct pane pane = pane_of(app, question_view, area);
    int count = (int)entry->n_options + 1;
    struct sight sight = sight_of(&pane, question_view, entry, area.columns);

    for (int i = sight.top; i < count; i++) {
        int rows, from = pane.first +
                         option_row(&pane, question_view, entry, area.columns, i, &rows) -
                         sight.top_row;
        if (row >= from && row < from + rows)
            return i;
    }
    return -1;
}

/* --- list of questions ------------------------------------------------------------------------ */

static bool most_decisive(struct app *app, int question)
{
    const struct confidence *confidence = app_confidence(app);

    return confidence && confidence->n_next > 0 && confidence->next[0].question == question;
}

/* The text shown for a question without an answer. */
static const char *open_text(struct app *app, int question)
{
    if (choice_of(app, question) == ANSWER_SKIPPED)
        return "skipped";
    if (!confidence_view_matters(app, question))
        return "cannot matter";
    return most_decisive(app, question) ? "matters most" : "";
}

static void draw_listed(struct app *app, struct area area, int row, int question, bool now)
{
    int count, choice = choice_of(app, question), after = area.columns - 1;
    const struct question_entry *entry = &questions_of(app, &count)[question];
    bool unicode = app->options.unicode, given = answer_given(choice);
    const char *sign = now ? "◆" : given ? "●" : choice == ANSWER_OPEN ? "·" : "○";
    const char *text = given ? entry->options[choice].label : open_text(app, question);

    area_text(area, row, 1,
              now     ? ROLE_ACCENT
              : given ? ROLE_GOOD
                      : ROLE_MUTED,
              panel_sign(sign, unicode));
    area_fit(area, row, 3, text[0] ? 15 : after - 3, now ? ROLE_STRONG : ROLE_PLAIN, unicode,
             entry->brief);
    if (text[0])
        area_fit(area, row, 19, after - 19,
                 !given && most_decisive(app, question) ? ROLE_STRONG : ROLE_MUTED, unicode, text);
}

#define LIST_HEAD 2 /* rows above the list */

void question_view_draw_list(struct app *app, const struct question_view *question_view,
                             struct area area)
{
    const struct list list = {.selected = question_view->question};
    int count, top;

    questions_of(app, &count);
    panel_head(area, 0, 1, area.columns - 2, "Questions", "", app->options.unicode);
    top = list_top(&list, count, area.rows - LIST_HEAD);
    for (int i = 0; i < area.rows - LIST_HEAD && top + i < count; i++)
        draw_listed(app, area, i + LIST_HEAD, top + i, top + i == question_view->question);
}

int question_view_listed_at(struct app *app, const struct question_view *question_view,
                            struct area area, int row)
{
    const struct list list = {.selected = question_view->question};
    int count;

    questions_of(app, &count);
    int question = list_top(&list, count, area.rows - LIST_HEAD) + row - LIST_HEAD;
    return row >= LIST_HEAD && row < area.rows && question < count ? question : -1;
}

int question_view_sign_at(struct app *app, struct question_view *question_view, struct area area,
                          int column)
{
    int count, step;

    questions_of(app, &count);
    step = sign_step(area, count);
    if (step == 0 || column < TEXT_AT || column >= TEXT_AT + step * count)
        return -1;
    return pane_of(app, question_view, area).title > 0 ? (column - TEXT_AT) / step : -1;
}
