#include "document/words/confidence_words.h"

#include "base/array.h"
#include "base/text/columns.h"
#include "document/model/table.h"

#include <stdlib.h>
#include <string.h>

/* What a person reads in a terminal: the recommendation in one sentence, then small tables whose
 * heads say what each of them answers. Fits are hundredths of the score; the points of an answer
 * are its share of the winner's fit, so that they add up to it. */
#define WIDTH 100
#define LOSSES_SHOWN 5
#define DRIVERS_SHOWN 5
#define FLIPS_SHOWN 3
#define TENTHS 1000 /* a fit of 100, in tenths */

/* --- the sentence ------------------------------------------------------------------------ */

static const char *name_of(const struct export *export, int framework)
{
    return export->frameworks[framework].name;
}

/* A sentence on lines of its own. */
__attribute__((format(printf, 3, 4))) static void say(const struct export *export,
                                                      struct text *text, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    const char *rest = arena_vprintf(export->arena, format, arguments);
    va_end(arguments);
    while (columns_of(rest) > WIDTH) {
        size_t fits = columns_fit(rest, WIDTH), end = fits;
        while (end > 0 && rest[end] != ' ')
            end--;
        if (end == 0)
            end = fits;
        text_append_bytes(text, rest, end);
        text_append_char(text, '\n');
        rest += end + strspn(rest + end, " ");
    }
    text_append(text, rest);
    text_append_char(text, '\n');
}

/* The answer to the question about what must be excellent, or NULL. */
static const struct question_option *priority_of(const struct export *export)
{
    for (int i = 0; i < export->advice->answers->n_questions; i++)
        if (export->questions[i].priority)
            return export_answer(export, i);
    return NULL;
}

/* "fit 81 of 100, 1.9 ahead of NestJS" */
static const char *lead_of(const struct export *export)
{
    const struct advice *advice = export->advice;
    const struct score *scores = advice->ranking.scores;
    int fit = advice_fit(advice, scores[0].points);

    if (advice->second < 0)
        return arena_printf(export->arena, "fit %d of 100, the only one that is left", fit);
    if (scores[1].tied_with_before)
        return arena_printf(export->arena,
                            "fit %d of 100, a tie with %s that the catalog's order "
                            "decides",
                            fit, name_of(export, advice->second));
    return arena_printf(export->arena, "fit %d of 100, %s ahead of %s", fit,
                        export_tenths(export, scores[0].points - scores[1].points),
                        name_of(export, advice->second));
}

static void say_two_names(const struct export *export, struct text *text)
{
    const struct advice *advice = export->advice;
    const struct question_option *priority = priority_of(export);
    const char *all_rounder = name_of(export, advice->all_rounder);

    if (advice->by_priority < 0 || !priority)
        say(export, text, "Use %s, the best all-rounder.", all_rounder);
    else if (advice->by_priority == advice->all_rounder)
        say(export, text, "Use %s, the best all-rounder and the best by priority.", all_rounder);
    else
        say(export, text, "Use %s, the best all-rounder, or %s, the best by priority.", all_rounder,
            name_of(export, advice->by_priority));
    say(export, text, "%s: %s.", all_rounder, lead_of(export));
    if (advice->by_priority >= 0 && priority)
        say(export, text, "The priority is: %s.", priority->label);
    say(export, text, "No %s was answered: an answer would narrow this down.",
        export->identity->served);
}

static void say_result(const struct export *export, struct text *text)
{
    const struct advice *advice = export->advice;

    if (advice->winner < 0)
        say(export, text, "No %s satisfies the requirements.", export->identity->noun);
    else if (advice->all_rounder >= 0)
        say_two_names(export, text);
    else
        say(export, text, "Use %s: %s.", name_of(export, advice->winner), lead_of(export));
}

/* Sentences that may have nothing to say. */
static void say_sure(const struct export *export, struct text *text)
{
    const char *const sentences[] = {sure_state(export), sure_proof(export), sure_methods(export),
                                     sure_enough(export)};

    for (size_t i = 0; i < ARRAY_LENGTH(sentences); i++)
        if (sentences[i][0] != '\0')
            say(export, text, "%s", sentences[i]);
}

/* --- the tables -------------------------------------------------------------------------- */

static void write_sheet(const struct sheet *sheet, struct text *text)
{
    text_append_char(text, '\n');
    sheet_write_text(sheet, WIDTH, text);
}

static const char *tenths(const struct export *export, int value)
{
    return arena_printf(export->arena, "%d.%d", value / 10, value % 10);
}

static const char *range_of(const struct export *export, const struct score *score)
{
    int low, high;

    advice_range(export->advice, score, &low, &high);
    return low == high ? arena_printf(export->arena, "%d", low)
                       : arena_printf(export->arena, "%d-%d", low, high);
}

static const char *remark_of(const struct export *export, const struct score *score)
{
    const char *tie = score->tied_with_before ? "a tie; the catalog's order decides" : "";

    if (score->unverified == 0)
        return tie;
    return arena_printf(export->arena, "%s%s%d not verified", tie, tie[0] ? "; " : "",
                        score->unverified);
}

static void write_ranking(const struct export *export, struct text *text)
{
    const struct ranking *ranking = &export->advice->ranking;
    struct sheet *sheet = sheet_new(export->arena);

    sheet_column(sheet, "rank", NULL, ALIGN_RIGHT);
    sheet_column(sheet, export->identity->noun, NULL, ALIGN_LEFT);
    sheet_column(sheet, "fit", NULL, ALIGN_RIGHT);
    sheet_column(sheet, "range", NULL, ALIGN_RIGHT);
    sheet_column(sheet, "first in", NULL, ALIGN_RIGHT);
    sheet_column(sheet, "", NULL, ALIGN_LEFT);
    for (int i = 0; i < ranking->n_left; i++) {
        const struct score *score = &ranking->scores[i];
        sheet_row(sheet);
        sheet_printf(sheet, "%d", score->rank);
        sheet_cell(sheet, name_of(export, score->alternative));
        sheet_printf(sheet, "%d", advice_fit(export->advice, score->points));
        sheet_cell(sheet, range_of(export, score));
        sheet_cell(sheet, sure_share(export, score->alternative));
        sheet_cell(sheet, remark_of(export, score));
    }
    if (ranking->n_left > 0)
        write_sheet(sheet, text);
}

/* What one answer, or the base points, brings the winner. */
struct reason {
    int question; /* -1: the base */
    int64_t points, lost;
};

/* Most points first; the base, which nobody chose, last. */
static int compare_reason(const void *left, const void *right)
{
    const struct reason *a = left, *b = right;

    if ((a->question < 0) != (b->question < 0))
        return a->question < 0 ? 1 : -1;
    if (a->points != b->points)
        return a->points > b->points ? -1 : 1;
    return a->question - b->question;
}

static int64_t points_of(const struct export *export, int criterion, int points, int framework)
{
    const struct problem *problem = &export->advice->decision->problem;
    size_t cell = (size_t)framework * (size_t)problem->n_criteria + (size_t)criterion;

    return (int64_t)points * (problem->low[cell] + problem->high[cell]);
}

static void add_points(const struct export *export, struct reason *reason, int criterion,
                       int points)
{
    const struct advice *advice = export->advice;
    int64_t own = points_of(export, criterion, points, advice->winner);

    reason->points += own;
    if (advice->second >= 0)
        reason->lost += points_of(export, criterion, points, advice->second) - own;
}

static size_t reasons_of(const struct export *export, struct reason *reasons)
{
    const struct problem *problem = &export->advice->decision->problem;
    size_t count = 0;

    for (int i = 0; i < problem->n_questions; i++) {
        const struct question_option *option = export_answer(export, i);
        if (!option || option->n_points == 0)
            continue;
        reasons[count] = (struct reason){.question = i};
        for (size_t j = 0; j < option->n_points; j++)
            add_points(export, &reasons[count], option->points[j].criterion,
                       option->points[j].points);
        count++;
    }
    reasons[count] = (struct reason){.question = -1};
    for (int i = 0; i < problem->n_criteria; i++)
        add_points(export, &reasons[count], i, problem->base[i]);
    count += reasons[count].points > 0;
    qsort(reasons, count, sizeof(reasons[0]), compare_reason);
    return count;
}

static void add_reason(const struct export *export, struct sheet *sheet,
                       const struct reason *reason, int shown)
{
    const struct question_option *option =
        reason->question >= 0 ? export_answer(export, reason->question) : NULL;

    sheet_row(sheet);
    sheet_cell(sheet, tenths(export, shown));
    if (export->advice->second >= 0)
        sheet_cell(sheet, export_tenths(export, reason->lost > 0 ? reason->lost : 0));
    sheet_cell(sheet, option ? export_said(export, reason->question) : "(base points)");
    sheet_cell(sheet, option ? option->reason : "What every project is given");
}

static void write_reasons(const struct export *export, struct text *text)
{
    size_t most = (size_t) export->advice->answers->n_questions + 1;
    struct reason *reasons = ARENA_ARRAY(export->arena, struct reason, most);
    int64_t *points = ARENA_ARRAY(export->arena, int64_t, most);
    int *shown = ARENA_ARRAY(export->arena, int, most);
    size_t count = reasons_of(export, reasons);
    struct sheet *sheet = sheet_new(export->arena);

    for (size_t i = 0; i < count; i++)
        points[i] = reasons[i].points;
    largest_remainder(points, count, export->scale, TENTHS, shown);
    sheet_column(sheet, "points", NULL, ALIGN_RIGHT);
    if (export->advice->second >= 0)
        sheet_column(sheet, "lost", NULL, ALIGN_RIGHT);
    sheet_column(sheet, "because you said", NULL, ALIGN_LEFT);
    sheet_column(sheet, "reason", NULL, ALIGN_LEFT);
    for (size_t i = 0; i < count; i++)
        add_reason(export, sheet, &reasons[i], shown[i]);
    if (count > 0)
        write_sheet(sheet, text);
}

struct loss {
    int criterion;
    int64_t points;
};

static int compare_loss(const void *left, const void *right)
{
    const struct loss *a = left, *b = right;

    if (a->points != b->points)
        return a->points > b->points ? -1 : 1;
    return a->criterion - b->criterion;
}

/* Criteria on which the second is better. */
static size_t losses_of(const struct export *export, struct loss *losses)
{
    const struct advice *advice = export->advice;
    size_t count = 0;

    for (int i = 0; i < advice->decision->problem.n_criteria; i++) {
        int weight = advice->ranking.points[i];
        int64_t lost = points_of(export, i, weight, advice->second) -
                       points_of(export, i, weight, advice->winner);
        if (lost > 0)
            losses[count++] = (struct loss){i, lost};
    }
    qsort(losses, count, sizeof(losses[0]), compare_loss);
    return count;
}

/* A value from 0 to 100. */
static const char *value_of(const struct export *export, int criterion, int framework)
{
    int64_t doubled = points_of(export, criterion, 1, framework);

    return arena_printf(export->arena, "%lld", (long long)((doubled + 100) / 200));
}

static void write_losses(const struct export *export, struct text *text)
{
    const struct advice *advice = export->advice;
    struct loss *losses =
        ARENA_ARRAY(export->arena, struct loss, (size_t)advice->decision->problem.n_criteria);
    struct sheet *sheet = sheet_new(export->arena);
    size_t count = advice->second >= 0 ? losses_of(export, losses) : 0;

    if (count == 0)
        return;
    sheet_column(sheet, "lost", NULL, ALIGN_RIGHT);
    sheet_column(sheet, "",
                 arena_printf(export->arena, "WHERE %s IS BETTER, FROM 0 TO 100",
                              name_of(export, advice->second)),
                 ALIGN_LEFT);
    sheet_column(sheet, "", name_of(export, advice->second), ALIGN_RIGHT);
    sheet_column(sheet, "", name_of(export, advice->winner), ALIGN_RIGHT);
    for (size_t i = 0; i < count && i < LOSSES_SHOWN; i++) {
        sheet_row(sheet);
        sheet_cell(sheet, export_tenths(export, losses[i].points));
        sheet_cell(sheet, export->criteria[losses[i].criterion].label);
        sheet_cell(sheet, value_of(export, losses[i].criterion, advice->second));
        sheet_cell(sheet, value_of(export, losses[i].criterion, advice->winner));
    }
    write_sheet(sheet, text);
    if (count > LOSSES_SHOWN)
        text_printf(text, "and %zu more\n", count - LOSSES_SHOWN);
}

/* --- what would change it ---------------------------------------------------------------- */

struct driver {
    int criterion, weight;
};

static int compare_driver(const void *left, const void *right)
{
    const struct driver *a = left, *b = right;

    return a->weight != b->weight ? b->weight - a->weight : a->criterion - b->criterion;
}

static size_t drivers_of(const struct export *export, struct driver *drivers)
{
    const int *points = export->advice->ranking.points;
    size_t count = 0;

    for (int i = 0; i < export->advice->decision->problem.n_criteria; i++)
        if (points[i] > 0)
            drivers[count++] = (struct driver){i, points[i]};
    qsort(drivers, count, sizeof(drivers[0]), compare_driver);
    return count;
}

static void add_driver(const struct export *export, struct sheet *sheet, int criterion)
{
    const struct interval *interval = &export->certainty->stability[criterion];

    sheet_row(sheet);
    sheet_cell(sheet, export->criteria[criterion].label);
    sheet_cell(sheet, sure_weight(export, criterion));
    sheet_cell(sheet, sure_interval(export, criterion));
    sheet_cell(sheet, interval->low_rival >= 0 ? name_of(export, interval->low_rival) : "");
    sheet_cell(sheet, interval->high_rival >= 0 ? name_of(export, interval->high_rival) : "");
}

/* How far the largest weights may move before somebody else comes first, and who that is. */
static void write_drivers(const struct export *export, struct text *text)
{
    size_t n_criteria = (size_t) export->advice->decision->problem.n_criteria;
    struct driver *drivers = ARENA_ARRAY(export->arena, struct driver, n_criteria);
    size_t count = drivers_of(export, drivers);
    struct sheet *sheet = sheet_new(export->arena);

    if (count == 0)
        return;
    sheet_column(sheet, "what weighs most", NULL, ALIGN_LEFT);
    sheet_column(sheet, "weight", NULL, ALIGN_RIGHT);
    sheet_column(sheet, "stays first", NULL, ALIGN_RIGHT);
    sheet_column(sheet, "first below", NULL, ALIGN_LEFT);
    sheet_column(sheet, "first above", NULL, ALIGN_LEFT);
    for (size_t i = 0; i < count && i < DRIVERS_SHOWN; i++)
        add_driver(export, sheet, drivers[i].criterion);
    write_sheet(sheet, text);
    if (count > DRIVERS_SHOWN)
        text_printf(text, "and %zu more\n", count - DRIVERS_SHOWN);
}

static void write_flip_table(const struct export *export, const struct sure_flips *flips,
                             const char *head, struct text *text)
{
    struct sheet *sheet = sheet_new(export->arena);
    const char *more = sure_more(export, flips, FLIPS_SHOWN);

    if (flips->size == 0)
        return;
    sheet_column(sheet, arena_printf(export->arena, "%s: %s", head, sure_size(export, flips->size)),
                 NULL, ALIGN_LEFT);
    sheet_column(sheet, "first then", NULL, ALIGN_LEFT);
    for (int i = 0; i < flips->n && i < FLIPS_SHOWN; i++) {
        sheet_row(sheet);
        sheet_cell(sheet, sure_changes(export, flips->list[i], flips->size));
        sheet_cell(sheet, sure_first_then(export, flips->list[i]));
    }
    write_sheet(sheet, text);
    if (more[0] != '\0')
        text_printf(text, "%s\n", more);
}

static void write_flips(const struct export *export, struct text *text)
{
    struct sure_flips wishes = sure_flips_of_wishes(export), fixed = sure_flips_of_fixed(export);

    if (answers_count(export->advice->answers) == 0)
        return;
    write_flip_table(export, &wishes, "what would change it", text);
    if (wishes.size == 0) {
        text_append_char(text, '\n');
        say(export, text, "No change of answers%s would put another first.",
            fixed.size > 0 ? " that are not fixed" : "");
    }
    write_flip_table(export, &fixed, "if a fixed answer changed", text);
}

/* --- who is out, and what is not known --------------------------------------------------- */

/* Everybody whom a requirement rules out, or leaves in doubt. */
static void write_objections(const struct export *export, enum verdict verdict, const char *head,
                             struct text *text)
{
    const struct ranking *ranking = &export->advice->ranking;
    struct sheet *sheet = sheet_new(export->arena);
    size_t rows = 0;

    sheet_column(sheet, head, NULL, ALIGN_LEFT);
    sheet_column(sheet, "because you said", NULL, ALIGN_LEFT);
    sheet_column(sheet, "required", NULL, ALIGN_LEFT);
    sheet_column(sheet, "observed", NULL, ALIGN_LEFT);
    for (int i = 0; i < ranking->n; i++) {
        int framework = ranking->scores[i].alternative;
        struct objection *found;
        size_t count = objections(export->arena, export->advice->decision, export->advice->answers,
                                  framework, &found);
        for (size_t j = 0; j < count; j++) {
            if (found[j].observation.verdict != verdict)
                continue;
            sheet_row(sheet);
            sheet_cell(sheet, name_of(export, framework));
            sheet_cell(sheet, export_said(export, found[j].question));
            sheet_cell(sheet, found[j].requirement->reason);
            sheet_cell(sheet, found[j].observation.observed);
            rows++;
        }
    }
    if (rows > 0)
        write_sheet(sheet, text);
}

static void write_relaxations(const struct export *export, struct text *text)
{
    const struct advice *advice = export->advice;
    struct sheet *sheet = sheet_new(export->arena);

    if (advice->n_relaxations == 0)
        return;
    sheet_column(sheet, "if you drop", NULL, ALIGN_LEFT);
    sheet_column(sheet, "these return, best first", NULL, ALIGN_LEFT);
    for (int i = 0; i < advice->n_relaxations; i++) {
        const struct relaxation *relaxation = &advice->relaxations[i];
        const char **drops =
            ARENA_ARRAY(export->arena, const char *, (size_t)relaxation->n_questions);
        const char **names =
            ARENA_ARRAY(export->arena, const char *, (size_t)relaxation->n_returning);
        for (int j = 0; j < relaxation->n_questions; j++)
            drops[j] = export_said(export, relaxation->questions[j]);
        for (int j = 0; j < relaxation->n_returning; j++)
            names[j] = name_of(export, relaxation->returning[j]);
        sheet_row(sheet);
        sheet_cell(sheet, export_enumerate(export, drops, (size_t)relaxation->n_questions));
        sheet_cell(sheet, export_enumerate(export, names, (size_t)relaxation->n_returning));
    }
    write_sheet(sheet, text);
}

/* "MongoDB via mongoose; brings one" */
static const char *words_of(const struct export *export, const struct stack_choice *choice)
{
    const struct component *component = &export->components[choice->component];
    const char *via = choice->pairing ? choice->pairing->via : "";
    const char *brings = export_brings(export, component);

    return arena_printf(export->arena, "%s%s%s%s%s", component->name, via[0] ? " via " : "", via,
                        brings[0] ? "; brings " : "", brings);
}

static void add_choice(const struct export *export, struct sheet *sheet,
                       const struct stack_choice *choice)
{
    sheet_row(sheet);
    sheet_cell(sheet, export->slots[choice->slot].label);
    if (choice->component < 0) {
        sheet_cell(sheet, "nothing fits");
        return;
    }
    sheet_cell(sheet, words_of(export, choice));
    sheet_cell(sheet, choice->driver);
    if (choice->runner_up >= 0)
        sheet_printf(sheet, "%s, %lld", export->components[choice->runner_up].name,
                     (long long)choice->price);
}

static void write_stack(const struct export *export, struct text *text)
{
    const struct stack *stack = &export->advice->stack;
    struct sheet *sheet = sheet_new(export->arena);

    if (stack->n_choices == 0)
        return;
    sheet_column(sheet, "stack", NULL, ALIGN_LEFT);
    sheet_column(sheet, "component", NULL, ALIGN_LEFT);
    sheet_column(sheet, "because", NULL, ALIGN_LEFT);
    sheet_column(sheet, "runner-up, price", NULL, ALIGN_LEFT);
    for (size_t i = 0; i < stack->n_choices; i++)
        add_choice(export, sheet, &stack->choices[i]);
    write_sheet(sheet, text);
}

static void write_unknown(const struct export *export, struct text *text)
{
    const struct ranking *ranking = &export->advice->ranking;
    struct sheet *sheet = sheet_new(export->arena);
    size_t rows = 0;

    sheet_column(sheet, "not known", NULL, ALIGN_LEFT);
    sheet_column(sheet, "facts that carry weight; each counts as a range", NULL, ALIGN_LEFT);
    for (int i = 0; i < ranking->n_left; i++) {
        int framework = ranking->scores[i].alternative, *traits;
        size_t count =
            unknown_traits(export->arena, export->advice->decision, ranking, framework, &traits);
        const char **labels = ARENA_ARRAY(export->arena, const char *, count);
        if (count == 0)
            continue;
        for (size_t j = 0; j < count; j++)
            labels[j] = export->traits[traits[j]].label;
        sheet_row(sheet);
        sheet_cell(sheet, name_of(export, framework));
        sheet_cell(sheet, export_list(export, labels, count));
        rows++;
    }
    if (rows > 0)
        write_sheet(sheet, text);
}

static void say_basis(const struct export *export, struct text *text)
{
    const struct advice *advice = export->advice;

    text_append_char(text, '\n');
    say(export, text, "%d of %d questions answered; %s %s of %s.", answers_count(advice->answers),
        advice->answers->n_questions, export->identity->name, export->identity->version,
        export->identity->date);
}

static void write_text(const struct advice *advice, const struct export_options *options,
                       struct text *text)
{
    struct arena *arena = arena_new();
    struct export *export = export_new(arena, advice, options);

    export_certainty(export);
    say_result(export, text);
    if (advice->winner >= 0)
        say_sure(export, text);
    write_relaxations(export, text);
    write_ranking(export, text);
    if (advice->winner >= 0) {
        write_reasons(export, text);
        write_losses(export, text);
        write_flips(export, text);
        write_drivers(export, text);
    }
    write_objections(export, VERDICT_OUT, "out", text);
    write_objections(export, VERDICT_UNVERIFIED, "not verified", text);
    write_stack(export, text);
    write_unknown(export, text);
    say_basis(export, text);
    arena_free(arena);
}

const struct exporter exporter_text = {
    .name = "text",
    .summary = "the result to read in a terminal",
    .extension = "txt",
    .write = write_text,
};
