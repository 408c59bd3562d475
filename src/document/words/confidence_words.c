#include "document/words/confidence_words.h"

#include "base/bounds.h"
#include "decide/advice/advantages.h"
#include "document/words/wording.h"

static const char *name_of(const struct advice_reader *reader, int framework)
{
    return reader->frameworks[framework].name;
}

/* --- headline ---------------------------------------------------------------------------- */

static const char *const state_titles[STATE_COUNT] = {
    "Settled",    "Too early to say", "Depends on the", "Clear lead",
    "Close call", "Open race",        "Nothing fits",
};

/* The state by name: "Clear lead", "Depends on the language". */
static const char *state_title(const struct advice_reader *reader)
{
    enum state state = reader->confidence->state;

    return state == STATE_DEPENDS
               ? arena_printf(reader->arena, "%s %s", state_titles[state], reader->identity->served)
               : state_titles[state];
}

static bool is_tie(const struct advice_reader *reader)
{
    return reader->advice->second >= 0 && reader->advice->ranking.scores[1].tied_with_before;
}

/* "1.9" */
static const char *words_margin(const struct advice_reader *reader)
{
    const struct score *scores = reader->advice->ranking.scores;

    return advice_reader_points(reader, scores[0].points - scores[1].points);
}

/* "fits 81 of 100, 1.9 ahead of NestJS" */
const char *words_lead(const struct advice_reader *reader)
{
    const struct advice *advice = reader->advice;
    const struct score *scores = advice->ranking.scores;
    int fit = advice_fit(advice, scores[0].points);

    if (advice->second < 0)
        return arena_printf(reader->arena, "fits %d of 100, the only one left", fit);
    if (is_tie(reader))
        return arena_printf(reader->arena, "fits %d of 100, a tie with %s", fit,
                            name_of(reader, advice->second));
    return arena_printf(reader->arena, "fits %d of 100, %s ahead of %s", fit, words_margin(reader),
                        name_of(reader, advice->second));
}

static const char *headline_early(const struct advice_reader *reader)
{
    const struct answers *answers = reader->advice->answers;
    int given = answers_count(answers);

    return arena_printf(reader->arena, "Too early to say: %s of %d questions %s answered.",
                        given == 0 ? "none" : arena_printf(reader->arena, "%d", given),
                        answers->n_questions, given == 1 ? "is" : "are");
}

static const char *headline_open(const struct advice_reader *reader)
{
    const struct advice *advice = reader->advice;
    const struct score *scores = advice->ranking.scores;
    const char *first = name_of(reader, advice->winner);

    if (advice->second < 0)
        return arena_printf(reader->arena, "%s is the only one left, and it may fall.", first);
    if (is_tie(reader))
        return arena_printf(reader->arena, "%s or %s: a tie, both fit %d of 100.", first,
                            name_of(reader, advice->second), advice_fit(advice, scores[0].points));
    return arena_printf(reader->arena, "%s or %s: too close to call, %s apart.", first,
                        name_of(reader, advice->second), words_margin(reader));
}

static const char *open_title(const struct advice_reader *reader)
{
    return arena_printf(reader->arena, "%s or %s", name_of(reader, reader->advice->winner),
                        name_of(reader, reader->advice->second));
}

/* "Django, narrowly ahead of Flask"; "Django, ahead of Flask but not clearly" with a wide margin that the
 * trial runs or the other formulas do not confirm. */
static const char *close_title(const struct advice_reader *reader)
{
    const struct advice *advice = reader->advice;
    bool narrow = !confidence_margin_is_wide(&advice->ranking);

    return arena_printf(reader->arena, "%s, %s of %s%s", name_of(reader, advice->winner),
                        narrow ? "narrowly ahead" : "ahead", name_of(reader, advice->second),
                        narrow ? "" : " but not clearly");
}

static const char *headline_close(const struct advice_reader *reader)
{
    const struct advice *advice = reader->advice;

    if (advice->second < 0)
        return arena_printf(reader->arena, "%s: %s.", name_of(reader, advice->winner),
                            words_lead(reader));
    return arena_printf(reader->arena, "%s: fits %d of 100, %s ahead.", close_title(reader),
                        advice_fit(advice, advice->ranking.scores[0].points), words_margin(reader));
}

const char *words_headline(const struct advice_reader *reader)
{
    const struct advice *advice = reader->advice;

    switch (reader->confidence->state) {
    case STATE_SETTLED:
    case STATE_CLEAR:
        if (confidence_is_firm(advice, reader->confidence))
            return arena_printf(reader->arena, "Build it on %s: %s.",
                                name_of(reader, advice->winner), words_lead(reader));
        return is_tie(reader) ? headline_open(reader) : headline_close(reader);
    case STATE_CLOSE:
        return headline_close(reader);
    case STATE_EARLY:
        return headline_early(reader);
    case STATE_DEPENDS:
        return arena_printf(reader->arena, "It depends on the %s: the best %s in each.",
                            reader->identity->served, reader->identity->noun);
    case STATE_OPEN:
        return headline_open(reader);
    default:
        return arena_printf(reader->arena, "No %s satisfies the requirements.",
                            reader->identity->noun);
    }
}

const char *words_title(const struct advice_reader *reader)
{
    const struct advice *advice = reader->advice;
    const char *first = advice->winner >= 0 ? name_of(reader, advice->winner) : "";

    switch (reader->confidence->state) {
    case STATE_SETTLED:
    case STATE_CLEAR:
        if (confidence_is_firm(advice, reader->confidence))
            return arena_printf(reader->arena, "Build it on %s", first);
        return is_tie(reader) ? open_title(reader) : close_title(reader);
    case STATE_CLOSE:
        return advice->second < 0 ? first : close_title(reader);
    case STATE_EARLY:
        return arena_printf(reader->arena, "Too early to choose a %s", reader->identity->noun);
    case STATE_DEPENDS:
        return arena_printf(reader->arena, "The %s depends on the %s", reader->identity->noun,
                            reader->identity->served);
    case STATE_OPEN:
        return advice->second < 0 ? first : open_title(reader);
    default:
        return arena_printf(reader->arena, "No %s satisfies the requirements",
                            reader->identity->noun);
    }
}

static const char *labels_of(const struct advice_reader *reader, int framework, int rival)
{
    struct advantage *advantages;
    size_t count = advantages_of(reader->arena, reader->advice, framework, rival, &advantages);
    const char *labels[WORDS_BETTER_AT];

    if (count > WORDS_BETTER_AT)
        count = WORDS_BETTER_AT;
    for (size_t i = 0; i < count; i++)
        labels[i] = reader->criteria[advantages[i].criterion].label;
    return advice_reader_enumerate(reader, labels, count);
}

const char *words_better_at(const struct advice_reader *reader, int framework, int rival)
{
    const char *labels = labels_of(reader, framework, rival);

    return labels[0] == '\0' ? ""
                             : arena_printf(reader->arena, "%s is better at %s.",
                                            name_of(reader, framework), labels);
}

const char *words_best_at(const struct advice_reader *reader, const struct language_row *row)
{
    const char *labels[LANGUAGE_BEST_AT];
    size_t count = 0;

    while (count < LANGUAGE_BEST_AT && row->best_at[count] >= 0) {
        labels[count] = reader->criteria[row->best_at[count]].label;
        count++;
    }
    return advice_reader_enumerate(reader, labels, count);
}

/* --- how sure ---------------------------------------------------------------------------- */

const char *words_single_changes(const struct advice_reader *reader)
{
    const struct single_changes *wishes = &reader->confidence->wishes;
    const struct single_changes *team = &reader->confidence->team;
    int of = wishes->of + team->of, stays = wishes->stays + team->stays;
    const char *parts = "";

    if (of == 0)
        return "";
    if (wishes->of > 0 && team->of > 0)
        parts = arena_printf(reader->arena,
                             ": %d of %d changes of a wish, and %d of %d of an answer about the "
                             "team",
                             wishes->stays, wishes->of, team->stays, team->of);
    return arena_printf(reader->arena,
                        "%s stays first in %d of %d single changes (each answer changed or left "
                        "out, one at a time)%s.",
                        reader->advice->winner >= 0 ? name_of(reader, reader->advice->winner) : "",
                        stays, of, parts);
}

/* Never rounds to 0 or 100 %. 100 % is printed only if no further answer can change the first
 * place. */
static const char *percent(const struct advice_reader *reader, int64_t part, int64_t whole)
{
    int64_t rounded = whole > 0 ? (200 * part + whole) / (2 * whole) : 0;
    bool all = part == whole && reader->confidence->early_stop.settled;

    if (part > 0 && rounded == 0)
        return "under 1 %";
    if (rounded == 100 && !all)
        return "over 99 %";
    return arena_printf(reader->arena, "%lld %%", (long long)rounded);
}

const char *words_share(const struct advice_reader *reader, int framework)
{
    const struct shares *shares = &reader->confidence->shares;

    return percent(reader, shares_first(shares, framework), shares->draws);
}

/* "65,536" */
static const char *thousands(const struct advice_reader *reader, int number)
{
    return number < 1000 ? arena_printf(reader->arena, "%d", number)
                         : arena_printf(reader->arena, "%d,%03d", number / 1000, number % 1000);
}

/* The reason why a large share is not "clear". */
static const char *reservation(const struct advice_reader *reader)
{
    const struct confidence *confidence = reader->confidence;
    uint64_t first = shares_first(&confidence->shares, reader->advice->winner);

    if (confidence->state != STATE_CLOSE && confidence->state != STATE_OPEN)
        return "";
    if (is_tie(reader))
        return ", but a tie";
    if (10 * first < 8 * (uint64_t)confidence->shares.draws)
        return "";
    return 5 * confidence->methods.n_agreeing < 4 * confidence->methods.n
               ? ", but the scoring formulas do not agree"
               : ", but less than 5 points ahead";
}

/* "Django is first in 91 % of 65,536 trial runs that shift how much each answer counts."
 * "" without trial runs: no criterion has points. */
static const char *trial_share(const struct advice_reader *reader)
{
    if (reader->confidence->shares.draws == 0)
        return "";
    return arena_printf(reader->arena,
                        "%s is first in %s of %s trial runs that shift how much each answer "
                        "counts%s.",
                        name_of(reader, reader->advice->winner),
                        words_share(reader, reader->advice->winner),
                        thousands(reader, reader->confidence->shares.draws), reservation(reader));
}

const char *words_state(const struct advice_reader *reader)
{
    switch (reader->confidence->state) {
    case STATE_SETTLED:
        return "Settled: no open question and no missing fact can change the first place.";
    case STATE_CLEAR:
    case STATE_CLOSE:
    case STATE_OPEN:
        return arena_printf(reader->arena, "%s: %s", state_title(reader), trial_share(reader));
    default:
        return "";
    }
}

static const char *next_question(const struct advice_reader *reader)
{
    const struct confidence *confidence = reader->confidence;

    return confidence->n_next > 0 ? reader->questions[confidence->next[0].question].text : "";
}

const char *words_answer_next(const struct advice_reader *reader)
{
    const char *next = next_question(reader);

    return next[0] == '\0' ? "" : arena_printf(reader->arena, "Answer next: %s", next);
}

static const char *likely_words(const struct advice_reader *reader)
{
    int likely = reader->confidence->n_likely, open = reader->confidence->early_stop.n_open;

    if (likely == 0)
        return open == 1 ? "it is not likely to change the first place"
                         : "none of them is likely to change the first place";
    if (open == 1)
        return "it may change the first place";
    return arena_printf(reader->arena, "%d of them may change the first place", likely);
}

const char *words_open_questions(const struct advice_reader *reader)
{
    const struct confidence *confidence = reader->confidence;
    int open = confidence->early_stop.n_open;

    if (confidence->early_stop.settled)
        return confidence->state == STATE_SETTLED
                   ? ""
                   : "No open question can change the first place; missing facts could.";
    return arena_printf(reader->arena, "%d question%s not answered; %s%s%s", open,
                        open == 1 ? " is" : "s are", likely_words(reader),
                        confidence->n_likely == 0 || open == 1 ? "."
                        : confidence->n_likely == 1            ? ": "
                                                               : ". Most of all: ",
                        confidence->n_likely > 0 && open > 1 ? next_question(reader) : "");
}

static const char *dissent(const struct advice_reader *reader, const struct method_result *result)
{
    const char *why = result->criterion >= 0
                          ? arena_printf(reader->arena, ", because of %s",
                                         reader->criteria[result->criterion].label)
                          : "";

    return arena_printf(reader->arena, "%s puts %s first%s", result->label,
                        name_of(reader, result->winner), why);
}

const char *words_methods(const struct advice_reader *reader)
{
    const struct methods *methods = &reader->confidence->methods;
    const char *agreeing[METHODS_COUNT] = {NULL}, *dissenting[METHODS_COUNT] = {NULL};
    size_t n_agreeing = 0, n_dissenting = 0;

    for (int i = 0; i < methods->n; i++) {
        const struct method_result *result = &methods->results[i];
        if (result->agrees)
            agreeing[n_agreeing++] = result->label;
        else
            dissenting[n_dissenting++] = dissent(reader, result);
    }
    if (methods->n == 0)
        return "";
    return arena_printf(reader->arena, "%d of %d scoring formulas put %s first (%s)%s%s.",
                        methods->n_agreeing, methods->n, name_of(reader, reader->advice->winner),
                        advice_reader_enumerate(reader, agreeing, n_agreeing),
                        n_dissenting > 0 ? "; " : "",
                        advice_reader_list(reader, dissenting, n_dissenting));
}

static const char *better_at_both(const struct advice_reader *reader)
{
    const struct advice *advice = reader->advice;
    const char *first = words_better_at(reader, advice->winner, advice->second);
    const char *second = words_better_at(reader, advice->second, advice->winner);

    return arena_printf(reader->arena, "%s%s%s", first, first[0] && second[0] ? " " : "", second);
}

/* Which question decides between the two. */
static const char *decides(const struct advice_reader *reader)
{
    const struct confidence *confidence = reader->confidence;

    if (confidence->n_likely > 0)
        return arena_printf(reader->arena, "What decides between them: %s", next_question(reader));
    return "No open question is likely to decide between them.";
}

bool words_has_shares(const struct advice_reader *reader)
{
    enum state state = reader->confidence->state;

    return state != STATE_EARLY && state != STATE_DEPENDS;
}

bool words_has_choice(const struct advice_reader *reader)
{
    enum state state = reader->confidence->state;

    return state == STATE_CLEAR || state == STATE_CLOSE ||
           (state == STATE_SETTLED && !is_tie(reader));
}

size_t words_verdict(const struct advice_reader *reader, const char **sentences)
{
    enum state state = reader->confidence->state;
    bool early = !words_has_shares(reader);
    bool open = state == STATE_OPEN && reader->advice->second >= 0;
    const char *const all[WORDS_VERDICT_MOST] = {
        open ? better_at_both(reader) : "",
        open ? decides(reader) : "",
        state == STATE_NONE ? ""
        : early             ? words_answer_next(reader)
                            : words_single_changes(reader),
        early || state == STATE_NONE ? "" : words_state(reader),
        state == STATE_SETTLED ? trial_share(reader) : "",
        early || open || state == STATE_NONE ? "" : words_open_questions(reader),
        early || state == STATE_NONE ? "" : words_methods(reader),
    };
    size_t count = 0;

    for (size_t i = 0; i < WORDS_VERDICT_MOST; i++)
        if (all[i][0] != '\0')
            sentences[count++] = all[i];
    return count;
}

const char *words_enough(const struct advice_reader *reader)
{
    const struct sufficient *sufficient = &reader->confidence->sufficient;
    const char **sentences = ARENA_ARRAY(reader->arena, const char *, (size_t)sufficient->n);
    int n_answers = answers_count(reader->advice->answers);

    if (!sufficient->found || n_answers == 0)
        return "";
    if (sufficient->n == 0)
        return "It is first whatever the answers are.";
    if (sufficient->n == n_answers && n_answers > 1)
        return arena_printf(reader->arena, "It takes all %d answers to settle it.", n_answers);
    for (int i = 0; i < sufficient->n; i++)
        sentences[i] = advice_reader_answer_text(reader, sufficient->questions[i]);
    return arena_printf(reader->arena, "%s settle%s it: %s%s.",
                        sufficient->n == 1 ? "This answer alone" : "These answers alone",
                        sufficient->n == 1 ? "s" : "",
                        advice_reader_list(reader, sentences, (size_t)sufficient->n),
                        sufficient->proved ? "" : " (a smaller set may exist)");
}

/* --- weights ----------------------------------------------------------------------------- */

/* "14.7": a share of 1 in hundredths. */
static const char *hundredths(const struct advice_reader *reader, int64_t part, int64_t whole)
{
    int64_t rounded = whole > 0 ? (2 * 1000 * part + whole) / (2 * whole) : 0;

    return arena_printf(reader->arena, "%lld.%lld", (long long)(rounded / 10),
                        (long long)(rounded % 10));
}

const char *words_weight(const struct advice_reader *reader, int criterion)
{
    const struct ranking *ranking = &reader->advice->ranking;

    return arena_printf(reader->arena, "%s %%",
                        hundredths(reader, ranking->points[criterion], ranking->total));
}

const char *words_interval(const struct advice_reader *reader, int criterion)
{
    const struct interval *interval = &reader->confidence->stability[criterion];

    return arena_printf(reader->arena, "%s to %s %%",
                        hundredths(reader, interval->low.numerator, interval->low.denominator),
                        hundredths(reader, interval->high.numerator, interval->high.denominator));
}

/* --- what would change it ---------------------------------------------------------------- */

static const char *change_of(const struct advice_reader *reader, const struct change *change)
{
    const struct question_entry *question = &reader->questions[change->question];

    return arena_printf(reader->arena, "%s: %s instead of %s", question->brief,
                        question->options[change->to].label, question->options[change->from].label);
}

const char *words_changes(const struct advice_reader *reader, const struct flip *flip, int size)
{
    const char **words = ARENA_ARRAY(reader->arena, const char *, (size_t)size);

    for (int i = 0; i < size; i++)
        words[i] = change_of(reader, &flip->changes[i]);
    return advice_reader_list(reader, words, (size_t)size);
}

const char *words_first_then(const struct advice_reader *reader, const struct flip *flip)
{
    return flip->winner >= 0 ? name_of(reader, flip->winner) : "nothing is left";
}

static bool changes_fixed(const struct advice_reader *reader, const struct flip *flip, int size)
{
    for (int i = 0; i < size; i++)
        if (reader->questions[flip->changes[i].question].fixed)
            return true;
    return false;
}

static struct words_flips flips_of(const struct advice_reader *reader, const struct flips *flips,
                                   bool fixed)
{
    struct words_flips part = {
        .size = flips->size,
        .list = ARENA_ARRAY(reader->arena, const struct flip *, (size_t)flips->n),
        .total = flips->total,
        .total_exact = flips->total_exact,
    };

    for (int i = 0; i < flips->n; i++)
        if (changes_fixed(reader, &flips->list[i], flips->size) == fixed)
            part.list[part.n++] = &flips->list[i];
    return part;
}

struct words_flips words_flips_of_wishes(const struct advice_reader *reader)
{
    return flips_of(reader, &reader->confidence->fixed, false);
}

/* If changes of wishes are as small, they are part of all changes found. */
struct words_flips words_flips_of_fixed(const struct advice_reader *reader)
{
    const struct flips *any = &reader->confidence->any, *wishes = &reader->confidence->fixed;
    struct words_flips part = flips_of(reader, any, true);

    if (any->size == wishes->size) {
        part.total -= wishes->total;
        part.total_exact = any->total_exact && wishes->total_exact;
    }
    if (part.total_exact && part.total == 0)
        part.size = 0;
    return part;
}

const char *words_size(const struct advice_reader *reader, int size)
{
    return arena_printf(reader->arena, "%d other answer%s", size, size == 1 ? "" : "s");
}

const char *words_more(const struct advice_reader *reader, const struct words_flips *flips,
                       int shown)
{
    int64_t rest = flips->total - (MIN(shown, flips->n));

    if (!flips->total_exact)
        return "and many more";
    return rest > 0 ? arena_printf(reader->arena, "and %lld more", (long long)rest) : "";
}

/* --- the rest ------------------------------------------------------------------------------ */

/* "the best of them, Amber Kettle, is 4.2 points of 100 behind Alder Queue" */
static const char *best_of_rest(const struct advice_reader *reader)
{
    const struct score *scores = reader->advice->ranking.scores, *best = &scores[reader->n_listed];
    const char *name = name_of(reader, best->alternative);
    const char *winner = name_of(reader, reader->advice->winner);

    if (best->points == scores[0].points)
        return arena_printf(reader->arena, "the best of them, %s, ties with %s", name, winner);
    return arena_printf(reader->arena, "the best of them, %s, is %s points of 100 behind %s", name,
                        advice_reader_tenths(reader, scores[0].points - best->points), winner);
}

const char *words_rest(const struct advice_reader *reader)
{
    const struct ranking *ranking = &reader->advice->ranking;
    int count = ranking->n - reader->n_listed, out = ranking->n - ranking->n_left;
    const char *beginning =
        arena_printf(reader->arena, "And %s more %s", wording_thousands(reader->arena, count),
                     count == 1 ? reader->identity->noun : reader->identity->nouns);

    if (count == 0)
        return "";
    if (out >= count)
        return arena_printf(reader->arena, "%s, ruled out.", beginning);
    return arena_printf(reader->arena, "%s: %s%s.", beginning, best_of_rest(reader),
                        out == 0 ? ""
                                 : arena_printf(reader->arena, ", and %s %s ruled out",
                                                wording_thousands(reader->arena, out),
                                                out == 1 ? "is" : "are"));
}
