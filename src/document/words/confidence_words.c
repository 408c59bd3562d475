#include "document/words/confidence_words.h"

#include "base/bounds.h"

static const char *name_of(const struct advice_reader *reader, int framework)
{
    return reader->frameworks[framework].name;
}

/* --- how sure ---------------------------------------------------------------------------- */

/* All and nothing are said of nothing less. */
static const char *percent(const struct advice_reader *reader, int64_t part, int64_t whole)
{
    int64_t rounded = whole > 0 ? (200 * part + whole) / (2 * whole) : 0;

    if (part > 0 && rounded == 0)
        return "under 1 %";
    if (part < whole && rounded == 100)
        return "over 99 %";
    return arena_printf(reader->arena, "%lld %%", (long long)rounded);
}

const char *words_share(const struct advice_reader *reader, int framework)
{
    const struct shares *shares = &reader->confidence->shares;

    return percent(reader, shares_first(shares, framework), shares->draws);
}

static const char *first_in(const struct advice_reader *reader)
{
    return arena_printf(reader->arena, "first in %s of the weightings compatible with your answers",
                        words_share(reader, reader->advice->winner));
}

/* What keeps a large share from being clear. */
static const char *but(const struct advice_reader *reader)
{
    const struct shares *shares = &reader->confidence->shares;
    uint64_t first = shares_first(shares, reader->advice->winner);

    if (reader->advice->second >= 0 && reader->advice->ranking.scores[1].tied_with_before)
        return ", but a tie";
    return 10 * first >= 8 * (uint64_t)shares->draws ? ", but less than 5 points ahead" : "";
}

const char *words_state(const struct advice_reader *reader)
{
    switch (reader->confidence->state) {
    case STATE_SETTLED:
        return arena_printf(reader->arena,
                            "Decided: no open question and no missing fact can change the first "
                            "place; %s.",
                            first_in(reader));
    case STATE_CLEAR:
        return arena_printf(reader->arena, "Clear: %s.", first_in(reader));
    case STATE_CLOSE:
        return arena_printf(reader->arena, "Leaning: %s%s.", first_in(reader), but(reader));
    case STATE_OPEN:
        return arena_printf(reader->arena, "Open: %s%s.", first_in(reader), but(reader));
    default:
        return "";
    }
}

static const char *still_open(const struct advice_reader *reader)
{
    const struct confidence *confidence = reader->confidence;
    const struct early_stop *early_stop = &confidence->early_stop;
    const struct question_entry *first =
        confidence->n_next > 0 ? &reader->questions[confidence->next[0].question] : NULL;

    return arena_printf(
        reader->arena, "%d of %d open question%s can still change it%s%s%s%s%s",
        early_stop->n_matters, early_stop->n_open, early_stop->n_open == 1 ? "" : "s",
        !first                      ? ""
        : early_stop->n_matters > 1 ? ", first of all "
                                    : ": ",
        first ? first->brief : "", first ? " (" : "", first ? first->text : "", first ? ")." : ".");
}

const char *words_proof(const struct advice_reader *reader)
{
    const struct confidence *confidence = reader->confidence;

    if (!confidence->early_stop.settled)
        return still_open(reader);
    return confidence->state == STATE_SETTLED
               ? ""
               : "No open question can change it; missing facts could.";
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
    return arena_printf(reader->arena, "%d of %d methods agree (%s)%s%s.", methods->n_agreeing,
                        methods->n, advice_reader_enumerate(reader, agreeing, n_agreeing),
                        n_dissenting > 0 ? "; " : "",
                        advice_reader_list(reader, dissenting, n_dissenting));
}

const char *words_enough(const struct advice_reader *reader)
{
    const struct sufficient *sufficient = &reader->confidence->sufficient;
    const char **said = ARENA_ARRAY(reader->arena, const char *, (size_t)sufficient->n);
    int n_answers = answers_count(reader->advice->answers);

    if (!sufficient->found || n_answers == 0)
        return "";
    if (sufficient->n == 0)
        return "It is first whatever the answers are.";
    if (sufficient->n == n_answers && n_answers > 1)
        return arena_printf(reader->arena, "It takes all %d answers to settle it.", n_answers);
    for (int i = 0; i < sufficient->n; i++)
        said[i] = advice_reader_said(reader, sufficient->questions[i]);
    return arena_printf(reader->arena, "%s settle%s it: %s%s.",
                        sufficient->n == 1 ? "This answer alone" : "These answers alone",
                        sufficient->n == 1 ? "s" : "",
                        advice_reader_list(reader, said, (size_t)sufficient->n),
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
    return flip->winner >= 0 ? name_of(reader, flip->winner) : "nobody is left";
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

/* Where as few changes of wishes do it, those are among all that were found. */
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
