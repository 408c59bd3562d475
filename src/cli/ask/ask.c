#include "cli/ask/ask_parts.h"

#include "base/array.h"
#include "base/text/clean.h"
#include "base/text/columns.h"
#include "cli/output.h"
#include "cli/recommend/recommend.h"
#include "decide/robustness/next_question.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define QUOTED 60 /* columns of an invalid line that are quoted */

/* The effect of a line. */
enum turn {
    TURN_SAME, /* the same prompt again */
    TURN_NEXT,
    TURN_DONE, /* no more questions */
    TURN_LEFT,
    TURN_BROKEN,
};

/* --- lines in and out -------------------------------------------------------------------- */

/* Writes nothing once the terminal has hung up. */
static void flush(struct asking *asking)
{
    int file = asking->cli->environment->output_is_terminal ? STDOUT_FILENO : STDERR_FILENO;

    output_put(file, &asking->output);
    text_clear(&asking->output);
}

static bool is_escape(const struct text *line)
{
    size_t length = line->length;

    while (length > 0 && strchr(" \t", line->bytes[length - 1]))
        length--;
    return length == 1 && line->bytes[0] == '\x1B';
}

/* Shows the prompt and reads a line; without a terminal it echoes the line. */
static enum ask_event read_line(struct asking *asking, const char *prompt, const char **ret_line)
{
    enum ask_event event;
    struct text line;

    text_append(&asking->output, prompt);
    flush(asking);
    text_init(&line);
    event = ask_input_line(asking->input, &line);
    if (event == ASK_LINE && is_escape(&line))
        event = ASK_LEFT;
    *ret_line = clean_line(asking->arena, line.bytes, line.length);
    text_finish(&line);
    if (event != ASK_LINE)
        ask_say(asking, "%s", "");
    else if (!asking->cli->environment->input_is_terminal)
        ask_say(asking, "%s", *ret_line);
    return event;
}

/* --- input at a question ----------------------------------------------------------------- */

static void choose(struct asking *asking, int question, int choice)
{
    asking->steps[asking->n_steps++] = (struct step){question, asking->answers->choice[question]};
    asking->answers->choice[question] = choice;
    asking->again = -1;
    asking->ranking_changed = true;
}

static enum turn explain(struct asking *asking, int question)
{
    ask_explain(asking, question);
    return TURN_SAME;
}

static enum turn skip(struct asking *asking, int question)
{
    choose(asking, question, ANSWER_SKIPPED);
    return TURN_NEXT;
}

static enum turn take_back(struct asking *asking, int question)
{
    (void)question;
    if (asking->n_steps == 0) {
        ask_say(asking, "There is no answer to take back.");
        return TURN_SAME;
    }
    const struct step *step = &asking->steps[--asking->n_steps];
    asking->answers->choice[step->question] = step->before;
    asking->again = step->question;
    ask_say(asking, "Taken back.");
    return TURN_NEXT;
}

static enum turn stop_asking(struct asking *asking, int question)
{
    (void)asking;
    (void)question;
    return TURN_DONE;
}

static const struct {
    const char *letter, *word;
    enum turn (*run)(struct asking *asking, int question);
} replies[] = {
    {"?", "help", explain},
    {"s", "skip", skip},
    {"b", "back", take_back},
    {"q", "quit", stop_asking},
};

/* The option that a line names; -1: none. */
static int option_meant(const struct question_entry *question, const char *line)
{
    long number;

    if (text_to_integer(line, 1, (long)question->n_options, &number))
        return (int)number - 1;
    for (size_t i = 0; i < question->n_options; i++)
        if (text_equal_ignoring_case(question->options[i].id, line))
            return (int)i;
    return -1;
}

/* A line, shortened for a message. */
static const char *start_of(struct asking *asking, const char *line)
{
    return arena_copy(asking->arena, line, columns_fit(line, QUOTED));
}

static void refuse(struct asking *asking, const struct question_entry *question, const char *line)
{
    const char **ids = ARENA_ARRAY(asking->arena, const char *, question->n_options);

    for (size_t i = 0; i < question->n_options; i++)
        ids[i] = question->options[i].id;
    ask_say(asking, "'%s' is not an answer: %sexpected a number from 1 to %zu, ?, s, b or q.",
            start_of(asking, line), cli_guess(asking->cli, line, ids, question->n_options),
            question->n_options);
}

static enum turn answer(struct asking *asking, int question, const char *line)
{
    const struct question_entry *entry = &asking->questions[question];
    int option = option_meant(entry, line);

    if (option >= 0) {
        choose(asking, question, option);
        ask_say(asking, "%s: %s.", entry->brief, entry->options[option].label);
        ask_say_lost_language(asking, question);
        return TURN_NEXT;
    }
    if (line[0] == '\0')
        return skip(asking, question);
    for (size_t i = 0; i < ARRAY_LENGTH(replies); i++)
        if (text_equal_ignoring_case(line, replies[i].letter) ||
            text_equal_ignoring_case(line, replies[i].word))
            return replies[i].run(asking, question);
    refuse(asking, entry, line);
    return TURN_SAME;
}

/* --- questions --------------------------------------------------------------------------- */

static int next_question(struct asking *asking, const struct ranking *ranking,
                         const struct early_stop *early_stop)
{
    const struct problem *problem = &asking->cli->decision->problem;
    struct next_question *next;

    if (asking->again >= 0)
        return asking->again;
    next_questions(asking->arena, problem, asking->answers, ranking,
                   asking->going_on ? NULL : early_stop->matters, asking->cli->seed, &next);
    return next[0].question;
}

static enum turn turn_of(enum ask_event event)
{
    return event == ASK_END ? TURN_DONE : event == ASK_LEFT ? TURN_LEFT : TURN_BROKEN;
}

static enum turn ask_question(struct asking *asking, const struct ranking *ranking,
                              const struct early_stop *early_stop)
{
    int question = next_question(asking, ranking, early_stop);
    const char *line;
    enum turn turn;

    ask_say_question(asking, early_stop, question);
    do {
        enum ask_event event = read_line(asking, "Answer: ", &line);
        if (event != ASK_LINE)
            return turn_of(event);
        turn = answer(asking, question, line);
    } while (turn == TURN_SAME);
    return turn;
}

static enum turn answer_offer(struct asking *asking, const char *line)
{
    if (text_equal_ignoring_case(line, "b") || text_equal_ignoring_case(line, "back"))
        return take_back(asking, -1);
    if (text_equal_ignoring_case(line, "y") || text_equal_ignoring_case(line, "yes")) {
        asking->going_on = true;
        return TURN_NEXT;
    }
    if (line[0] == '\0' || text_equal_ignoring_case(line, "n") ||
        text_equal_ignoring_case(line, "no") || text_equal_ignoring_case(line, "q"))
        return TURN_DONE;
    ask_say(asking, "'%s' is not an answer: expected y, n or b.", start_of(asking, line));
    return TURN_SAME;
}

/* The result is settled: shows the proof and offers to go on. */
static enum turn offer_to_go_on(struct asking *asking, const struct early_stop *early_stop)
{
    const char *line;
    enum turn turn;

    ask_say_settled(asking, early_stop);
    do {
        enum ask_event event =
            read_line(asking, "Go on anyway? y goes on, n or Enter stops, b takes back: ", &line);
        if (event != ASK_LINE)
            return turn_of(event);
        turn = answer_offer(asking, line);
    } while (turn == TURN_SAME);
    return turn;
}

static enum turn take_turn(struct asking *asking)
{
    const struct problem *problem = &asking->cli->decision->problem;
    struct ranking ranking = rank_all(asking->arena, problem, asking->answers);
    struct early_stop early_stop =
        early_stop_check(asking->arena, problem, asking->answers, &ranking);
    bool offer = early_stop.settled && !asking->going_on && asking->again < 0;

    if (asking->ranking_changed)
        ask_say_ranking(asking, &ranking, &early_stop);
    asking->ranking_changed = false;
    if (early_stop.n_open == 0) {
        ask_say(asking, "All questions are answered.");
        return TURN_DONE;
    }
    return offer ? offer_to_go_on(asking, &early_stop)
                 : ask_question(asking, &ranking, &early_stop);
}

static enum turn ask_all(struct asking *asking)
{
    enum turn turn = TURN_NEXT;

    ask_greet(asking);
    while (turn == TURN_NEXT) {
        asking->arena = arena_new();
        turn = take_turn(asking);
        arena_free(asking->arena);
    }
    ask_say(asking, "%s", "");
    ask_say_answers(asking);
    flush(asking);
    return turn;
}

/* --- run --------------------------------------------------------------------------------- */

/* Checked before the first question, because afterwards the answers would be lost. */
static bool output_is_free(struct cli *cli)
{
    const char *path = cli_value(cli, OPTION_OUTPUT);
    struct stat facts;

    if (!path || cli_has(cli, OPTION_FORCE) || stat(path, &facts) != 0 || !S_ISREG(facts.st_mode))
        return true;
    cli_fail(cli, "cannot write '%s': it exists already; use --force to replace it", path);
    return false;
}

static bool input_is_free(struct cli *cli)
{
    const char *path = cli_value(cli, OPTION_ANSWERS);

    if (!path || !text_equal(path, "-"))
        return true;
    cli_fail(cli, "the answers of --answers and those to the questions cannot both come from "
                  "standard input; put the first into a file");
    return false;
}

/* Reopens skipped questions, because `recommend` has only answered and open ones. */
static void open_skipped(struct answers *answers)
{
    for (int i = 0; i < answers->n_questions; i++)
        if (answers->choice[i] == ANSWER_SKIPPED)
            answers->choice[i] = ANSWER_OPEN;
}

int ask_run(struct cli *cli)
{
    struct asking asking = {.cli = cli, .again = -1};
    enum turn turn;
    size_t count;

    if (!output_is_free(cli) || !input_is_free(cli) || !cli_answers(cli, &asking.answers))
        return STATUS_TROUBLE;
    asking.questions = catalog_questions(cli->catalog, &count);
    asking.steps = ARENA_ARRAY(cli->arena, struct step, count);
    asking.frameworks = catalog_frameworks(cli->catalog, &count);
    asking.input = ask_input_new(cli->arena);
    text_init(&asking.output);
    turn = ask_all(&asking);
    text_finish(&asking.output);
    ask_input_finish(asking.input);
    if (turn == TURN_BROKEN)
        return cli_fail(cli, "cannot read the answers from standard input: %s",
                        ask_input_fault(asking.input));
    if (turn == TURN_LEFT)
        return STATUS_LEFT;
    open_skipped(asking.answers);
    return recommend(cli, asking.answers);
}
