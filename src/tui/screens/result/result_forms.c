#include "tui/screens/result/result.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "document/words/answer_words.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/panels/panel.h"

/* Summaries without one name: nothing fits, too early to say, one name per language. */

static enum state state_of(const struct result *result)
{
    return result->confidence ? result->confidence->state : STATE_COUNT;
}

#define ROOMY_FROM 15 /* with this many rows or more, blank rows separate the parts */
#define TINY_MOST 6   /* rows up to which the first thing to do is kept in sight */

static bool is_tiny(const struct result *result)
{
    return result->view.rows <= TINY_MOST;
}

/* Adds a title in normal letters; big letters are only for names. */
static void add_words(struct result *result, struct writer *writer, const char *title,
                      const char *text)
{
    bool roomy = result->view.rows >= ROOMY_FROM;

    writer->row += result_wide(result);
    writer_text(writer, 2, ROLE_TITLE, 1, title);
    writer_text(writer, 2, ROLE_PLAIN, roomy ? 3 : 2, text);
    writer->row += roomy;
}

/* --- nothing fits ----------------------------------------------------------------------------- */

static void add_relaxation(struct result *result, struct writer *writer, int index)
{
    const struct relaxation *relaxation = &result->advice->relaxations[index];
    int row = writer->row;
    const char *said = "";

    for (int i = 0; i < relaxation->n_questions; i++)
        said =
            arena_printf(result->arena, "%s%s%s", said, i > 0 ? " and " : "",
                         wording_answer(result->arena, result->advice, relaxation->questions[i]));
    const char *names = wording_names_within(
        result->arena, result->app->catalog, relaxation->returning, MIN(relaxation->n_returning, 6),
        relaxation->n_returning, writer->width - 6 - columns_of("brings back "));
    const char *key = arena_string(result->arena, app_key(result->app, "lift"));
    int at = area_text(writer_area(writer, 1), 0, 2, ROLE_KEY, key) + 1;
    writer_text(writer, at, ROLE_STRONG, 1, said);
    writer_text(writer, at, ROLE_MUTED, 1, arena_printf(result->arena, "brings back %s", names));
    writer_stop(writer, row, writer->row - row, LINE_RELAXATION, index, 0);
}

bool result_lay_nothing(struct result *result)
{
    struct writer writer = result_writer(result);
    const struct advice *advice = result->advice;

    if (advice->winner >= 0)
        return false;
    add_words(
        result, &writer, "Nothing fits",
        is_tiny(result)
            ? app_words(result->arena, result->app, "{lift} lifts a rule, {undo} puts it back.")
            : app_message(result->arena, result->app,
                          "No %s meets all of these answers. {lift} lifts one of the rules "
                          "below; {undo} puts it back.",
                          catalog_identity(result->app->catalog)->noun));
    if (advice->n_relaxations > 0) {
        if (!is_tiny(result))
            writer_head(&writer,
                        writer.width >= 50 ? "The smallest changes that bring one back"
                                           : "The smallest changes",
                        "");
        for (int i = 0; i < advice->n_relaxations; i++)
            add_relaxation(result, &writer, i);
        writer.row += result->view.rows >= 20;
    }
    writer_head(&writer, "Ruled out",
                arena_printf(result->arena, "%d of %d", advice->ranking.n, advice->ranking.n));
    result_add_excluded(result, &writer, 20);
    return true;
}

/* --- too early -------------------------------------------------------------------------------- */

#define EARLY_QUESTIONS 3

static int ask_next(const struct result *result, int *questions, int most)
{
    const struct confidence *confidence = result->confidence;
    int n = 0;

    for (int i = 0; i < confidence->n_next && n < most; i++)
        questions[n++] = confidence->next[i].question;
    for (int q = 0; q < result->advice->answers->n_questions && n < most; q++) {
        bool listed = result->advice->answers->choice[q] != ANSWER_OPEN;
        for (int i = 0; i < n; i++)
            listed |= questions[i] == q;
        if (!listed)
            questions[n++] = q;
    }
    return n;
}

static void add_early_questions(struct result *result, struct writer *writer)
{
    int questions[EARLY_QUESTIONS], n = ask_next(result, questions, EARLY_QUESTIONS);

    if (n == 0)
        return;
    writer_head(writer, "Answer next", writer->width >= 50 ? "what matters most comes first" : "");
    for (int i = 0; i < n; i++) {
        const struct question_entry *entry = result_question(result, questions[i]);
        int row = writer->row;
        if (writer->width >= 60) {
            area_fit(writer_area(writer, 1), 0, 2, 18, ROLE_STRONG, writer->pad->unicode,
                     entry->brief);
            writer_text(writer, 21, ROLE_PLAIN, 1, entry->text);
        } else {
            writer_text(writer, 2, ROLE_PLAIN, 2, entry->text);
        }
        writer_stop(writer, row, writer->row - row, LINE_QUESTION, questions[i], 0);
    }
    writer->row += result->view.rows >= ROOMY_FROM;
}

/* Adds the ranking with bars, at most `most` rows. */
static void add_ranking(struct result *result, struct writer *writer, int most)
{
    const struct ranking *ranking = &result->advice->ranking;
    int shown = MIN(ranking->n_left, most);
    int bar_at = writer->width >= 60 ? 40 : 26, name = 19;

    writer_head(writer,
                answers_count(result->advice->answers) > 0 ? "Ranking so far"
                : writer->width >= 50                      ? "Ranking by what every project needs"
                                                           : "What every project needs",
                "fit");
    for (int i = 0; i < shown; i++) {
        const struct score *score = &ranking->scores[i];
        const struct framework *framework = result_framework(result, score->alternative);
        int fit = advice_fit(result->advice, score->points), room = writer->width - bar_at - 8;
        writer_stop(writer, writer->row, 1, LINE_FRAMEWORK, score->alternative, 0);
        struct area area = writer_area(writer, 1);
        area_right(area, 0, 4, ROLE_MUTED, arena_printf(result->arena, "%d", score->rank));
        panel_language_mark(area, 0, 5, result->app->catalog, framework->language,
                            writer->pad->unicode);
        area_fit(area, 0, 6, name, ROLE_PLAIN, writer->pad->unicode, framework->name);
        if (writer->width >= 60)
            area_fit(area, 0, 26, 13, ROLE_MUTED, writer->pad->unicode, framework->language);
        if (room >= 6)
            chart_bar(area, 0, bar_at, room, i == 0 ? ROLE_BEST : ROLE_BAR, writer->pad->blocks,
                      fit, 100);
        area_right(area, 0, writer->width - 2, ROLE_STRONG, arena_printf(result->arena, "%d", fit));
        writer->row++;
    }
    if (shown < ranking->n_left)
        writer_text(writer, 6, ROLE_MUTED, 1,
                    arena_printf(result->arena, "and %d more", ranking->n_left - shown));
}

bool result_lay_early(struct result *result)
{
    struct writer writer = result_writer(result);
    int given = answers_count(result->advice->answers);
    const char *text = given == 0 ? "Nothing is answered yet"
                                  : arena_printf(result->arena, "%d question%s answered", given,
                                                 given == 1 ? " is" : "s are");

    if (state_of(result) != STATE_EARLY)
        return false;
    add_words(result, &writer, "Too early to say",
              arena_printf(result->arena,
                           "%s. The recommendation and its stack appear here after three answers.",
                           text));
    add_early_questions(result, &writer);
    add_ranking(result, &writer, 20);
    return true;
}

/* --- one name per language -------------------------------------------------------------------- */

/* As many labels as fit into `room` columns, at least one. */
static const char *best_at(const struct result *result, const struct language_row *row, int room)
{
    size_t count;
    const struct criterion *criteria = catalog_criteria(result->app->catalog, &count);
    const char *text = "";

    for (int i = 0; i < LANGUAGE_BEST_AT; i++) {
        if (row->best_at[i] < 0)
            continue;
        const struct criterion *criterion = &criteria[row->best_at[i]];
        const char *more =
            arena_printf(result->arena, "%s%s%s", text, text[0] ? ", " : "",
                         wording_criterion_within(criterion, room - columns_of(text) - 2));
        if (text[0] == '\0' || columns_of(more) <= room)
            text = more;
    }
    return text;
}

/* Width of the column of languages: as wide as the widest entry, if there is room. */
static int served_columns(struct result *result, int width)
{
    const struct by_language *table = &result->advice->by_language;
    int least = width >= 60 ? 14 : 11, widest = least, most = width >= 76 ? 26 : least;

    for (int i = 0; i < table->n; i++) {
        int columns = columns_of(
            words_languages(result->arena, result->app->catalog, table->rows[i].languages, " or "));
        widest = MAX(columns, widest);
    }
    return widest < most ? widest : most;
}

static void add_language(struct result *result, struct writer *writer,
                         const struct language_row *row, bool first)
{
    const char *language =
        words_languages(result->arena, result->app->catalog, row->languages, " or ");
    int fit = advice_fit(result->advice, row->score->points), width = writer->width;
    bool unicode = writer->pad->unicode;
    int name_at = 4 + served_columns(result, width), fit_after = name_at + (width >= 60 ? 23 : 17);
    int bar = width >= 100                   ? 24
              : width >= 60 && name_at <= 18 ? 12
                                             : 0,
        best = fit_after + 2 + bar + (bar > 0 ? 2 : 0);

    writer_stop(writer, writer->row, 1, LINE_FRAMEWORK, row->framework, 0);
    struct area area = writer_area(writer, 1);
    panel_language_mark(area, 0, 2, result->app->catalog,
                        result_framework(result, row->framework)->language, unicode);
    area_fit(area, 0, 3, name_at - 4, ROLE_PLAIN, unicode, language);
    area_fit(area, 0, name_at, fit_after - name_at - 3, first ? ROLE_TITLE : ROLE_STRONG, unicode,
             result_name(result, row->framework));
    area_right(area, 0, fit_after, ROLE_STRONG, arena_printf(result->arena, "%d", fit));
    if (bar > 0)
        chart_bar(area, 0, fit_after + 1, bar, first ? ROLE_BEST : ROLE_BAR, writer->pad->blocks,
                  fit, 100);
    if (width - best > 12)
        area_fit(area, 0, best, width - best - 2, ROLE_MUTED, unicode,
                 best_at(result, row, width - best - 2));
    writer->row++;
}

static int served_question(const struct result *result)
{
    size_t count;
    const struct question_entry *entries = catalog_questions(result->app->catalog, &count);

    for (size_t i = 0; i < count; i++)
        if (entries[i].language)
            return (int)i;
    return -1;
}

/* Adds the names that come first whatever the language: "Best overall: Django". */
static void add_names(struct result *result, struct writer *writer)
{
    const struct advice *advice = result->advice;

    if (advice->all_rounder < 0)
        return;
    writer_head(writer, "Without that answer", "");
    writer_stop(writer, writer->row, 1, LINE_FRAMEWORK, advice->all_rounder, 0);
    writer_text(
        writer, 2, ROLE_PLAIN, 1,
        arena_printf(result->arena, "Best overall: %s", result_name(result, advice->all_rounder)));
    if (advice->by_priority < 0)
        return;
    writer_stop(writer, writer->row, 1, LINE_FRAMEWORK, advice->by_priority, 0);
    writer_text(writer, 2, ROLE_PLAIN, 1,
                arena_printf(result->arena, "Best at what you put first: %s",
                             result_name(result, advice->by_priority)));
}

static void add_ask(struct result *result, struct writer *writer, int question)
{
    int row = writer->row;

    if (question < 0)
        return;
    area_text(writer_area(writer, 1), 0, 2, ROLE_WARN, panel_sign("→", writer->pad->unicode));
    writer_text(writer, 4, ROLE_STRONG, 2, result_question(result, question)->text);
    writer_stop(writer, row, writer->row - row, LINE_QUESTION, question, 0);
    writer->row += result->view.rows >= ROOMY_FROM;
}

bool result_lay_by_language(struct result *result)
{
    const struct by_language *table = &result->advice->by_language;
    const char *served = catalog_identity(result->app->catalog)->served;
    struct writer writer = result_writer(result);

    if (state_of(result) != STATE_DEPENDS)
        return false;
    add_words(result, &writer, arena_printf(result->arena, "Depends on the %s", served),
              is_tiny(result)
                  ? "It decides more than all the rest."
                  : arena_printf(result->arena,
                                 "Your answers leave the %s open, and it decides more than all "
                                 "the rest. The best one for each:",
                                 served));
    add_ask(result, &writer, served_question(result));
    writer_head(&writer, catalog_identity(result->app->catalog)->served_title,
                writer.width >= 60 ? "what it gains most by" : "fit");
    for (int i = 0; i < table->n; i++)
        add_language(result, &writer, &table->rows[i], i == 0);
    writer.row += result->view.rows >= ROOMY_FROM;
    add_names(result, &writer);
    if (result_wide(result)) {
        writer.row++;
        result_add_questions(result, &writer, 6);
    }
    return true;
}
