#include "document/words/confidence_words.h"
#include "tui/panels/confidence_view.h"
#include "tui/widgets/decision_page.h"

/* Do other methods agree? Each one's ranking beside ours. They are shown, and do not enter the
 * state. */
#define ROWS_MOST 50

static const char *const summaries[METHODS_COUNT] = {
    "weights times values, added up: what this program ranks by",
    "values to the power of their weights, multiplied: a very low value costs more",
    "how near to the best of every column and how far from the worst",
    "how often and by how much each is preferred, pair by pair",
    "a compromise between the sum and the largest single regret",
};

/* Its place among those who take part; -1: it does not. */
static int place_of(const struct methods *methods, int framework)
{
    for (int i = 0; i < methods->n_alternatives; i++)
        if (methods->alternatives[i] == framework)
            return i;
    return -1;
}

static void add_table(struct app *app, struct document *document, const struct methods *methods)
{
    static const enum alignment alignments[METHODS_COUNT + 1] = {
        ALIGN_LEFT, ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT, ALIGN_RIGHT};
    const struct ranking *ranking = &app_advice(app)->ranking;
    size_t count;
    const struct framework *entries = catalog_frameworks(app->catalog, &count);
    struct block *table = document_table(document, METHODS_COUNT + 1, alignments);
    struct table_row *row = document_row(document, table);

    document_cell(document, row, 0, "Rank by");
    for (int k = 0; k < methods->n; k++)
        document_cell(document, row, (size_t)k + 1, "%s", methods->results[k].label);
    for (int i = 0; i < ranking->n_left && i < ROWS_MOST; i++) {
        int place = place_of(methods, ranking->scores[i].alternative);
        if (place < 0)
            continue;
        row = document_row(document, table);
        document_cell(document, row, 0, "%s", entries[ranking->scores[i].alternative].name);
        for (int k = 0; k < methods->n; k++)
            document_cell(document, row, (size_t)k + 1, "%d", methods->results[k].ranking[place]);
    }
}

static void build(struct app *app, struct document *document)
{
    const struct advice_reader *reader = confidence_view_export(document->arena, app);

    document_heading(document, 1, "Do other methods agree?");
    if (!reader || reader->confidence->methods.n == 0) {
        document_say(document, reader ? "There is nobody to compare, or nothing to weigh by."
                                      : "This is being worked out.");
        return;
    }
    const struct methods *methods = &reader->confidence->methods;
    document_say(document, "%s", words_methods(reader));
    add_table(app, document, methods);
    document_heading(document, 2, "What they do");
    struct block *list = document_list(document, NULL, false);
    for (int k = 0; k < methods->n; k++)
        document_point(document, list, "%s: %s", methods->results[k].label, summaries[k]);
    document_say(document,
                 "All of them take the same weights, and the middle of every range. TOPSIS, "
                 "PROMETHEE II and VIKOR compare with those listed here, so excluding one may "
                 "reorder the others; the first two do not. A method that disagrees is a reason to "
                 "look at the criterion it names. None of them enters the state.");
}

static void leave(struct app *app, void *state)
{
    (void)app;
    decision_page_finish(state);
}

static void heading(struct app *app, void *state, struct text *left, struct text *right)
{
    const struct confidence *confidence = app_confidence(app);

    if (confidence && confidence->methods.n > 0)
        text_printf(left, "%d of %d agree", confidence->methods.n_agreeing, confidence->methods.n);
    viewer_position(decision_page_prepare(app, state, build), right);
}

static void draw(struct app *app, void *state, struct frame *frame)
{
    decision_page_draw(app, state, build, frame);
}

static void move(struct app *app, void *state, enum movement movement)
{
    decision_page_move(app, state, build, movement);
}

extern const struct screen screen_methods;
const struct screen screen_methods = {
    .name = "methods",
    .title = "Methods",
    .size = sizeof(struct decision_page),
    .leave = leave,
    .heading = heading,
    .draw = draw,
    .move = move,
};
