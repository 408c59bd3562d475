#include "document/words/confidence_words.h"

static const char *name_of(const struct export *export, int framework)
{
    return export->frameworks[framework].name;
}

/* --- how sure ---------------------------------------------------------------------------- */

/* All and nothing are said of nothing less. */
static const char *percent(const struct export *export, int64_t part, int64_t whole)
{
    int64_t rounded = whole > 0 ? (200 * part + whole) / (2 * whole) : 0;

    if (part > 0 && rounded == 0)
        return "under 1 %";
    if (part < whole && rounded == 100)
        return "over 99 %";
    return arena_printf(export->arena, "%lld %%", (long long)rounded);
}

const char *sure_share(const struct export *export, int framework)
{
    const struct shares *shares = &export->certainty->shares;

    return percent(export, shares_first(shares, framework), shares->draws);
}

static const char *first_in(const struct export *export)
{
    return arena_printf(export->arena, "first in %s of the weightings compatible with your answers",
                        sure_share(export, export->advice->winner));
}

/* What keeps a large share from being clear. */
static const char *but(const struct export *export)
{
    const struct shares *shares = &export->certainty->shares;
    uint64_t first = shares_first(shares, export->advice->winner);

    if (export->advice->second >= 0 && export->advice->ranking.scores[1].tied_with_before)
        return ", but a tie";
    return 10 * first >= 8 * (uint64_t)shares->draws ? ", but less than 5 points ahead" : "";
}

const char *sure_state(const struct export *export)
{
    switch (export->certainty->state) {
    case STATE_DECIDED:
        return arena_printf(export->arena,
                            "Decided: no open question and no missing fact can change the first "
                            "place; %s.",
                            first_in(export));
    case STATE_CLEAR:
        return arena_printf(export->arena, "Clear: %s.", first_in(export));
    case STATE_LEANING:
        return arena_printf(export->arena, "Leaning: %s%s.", first_in(export), but(export));
    case STATE_OPEN:
        return arena_printf(export->arena, "Open: %s%s.", first_in(export), but(export));
    default:
        return "";
    }
}

static const char *still_open(const struct export *export)
{
    const struct certainty *certainty = export->certainty;
    const struct stop *stop = &certainty->stop;
    const struct question_entry *first =
        certainty->n_next > 0 ? &export->questions[certainty->next[0].question] : NULL;

    return arena_printf(export->arena, "%d of %d open question%s can still change it%s%s%s%s%s",
                        stop->n_matters, stop->n_open, stop->n_open == 1 ? "" : "s",
                        !first                ? ""
                        : stop->n_matters > 1 ? ", first of all "
                                              : ": ",
                        first ? first->brief : "", first ? " (" : "", first ? first->text : "",
                        first ? ")." : ".");
}

const char *sure_proof(const struct export *export)
{
    const struct certainty *certainty = export->certainty;

    if (!certainty->stop.settled)
        return still_open(export);
    return certainty->state == STATE_DECIDED
               ? ""
               : "No open question can change it; missing facts could.";
}

static const char *dissent(const struct export *export, const struct method_result *result)
{
    const char *why = result->criterion >= 0
                          ? arena_printf(export->arena, ", because of %s",
                                         export->criteria[result->criterion].label)
                          : "";

    return arena_printf(export->arena, "%s puts %s first%s", result->label,
                        name_of(export, result->winner), why);
}

const char *sure_methods(const struct export *export)
{
    const struct methods *methods = &export->certainty->methods;
    const char *agreeing[METHODS_COUNT] = {NULL}, *dissenting[METHODS_COUNT] = {NULL};
    size_t n_agreeing = 0, n_dissenting = 0;

    for (int i = 0; i < methods->n; i++) {
        const struct method_result *result = &methods->results[i];
        if (result->agrees)
            agreeing[n_agreeing++] = result->label;
        else
            dissenting[n_dissenting++] = dissent(export, result);
    }
    if (methods->n == 0)
        return "";
    return arena_printf(export->arena, "%d of %d methods agree (%s)%s%s.", methods->n_agreeing,
                        methods->n, export_enumerate(export, agreeing, n_agreeing),
                        n_dissenting > 0 ? "; " : "",
                        export_list(export, dissenting, n_dissenting));
}

const char *sure_enough(const struct export *export)
{
    const struct sufficient *sufficient = &export->certainty->sufficient;
    const char **said = ARENA_ARRAY(export->arena, const char *, (size_t)sufficient->n);
    int n_answers = answers_count(export->advice->answers);

    if (!sufficient->found || n_answers == 0)
        return "";
    if (sufficient->n == 0)
        return "It is first whatever the answers are.";
    if (sufficient->n == n_answers && n_answers > 1)
        return arena_printf(export->arena, "It takes all %d answers to settle it.", n_answers);
    for (int i = 0; i < sufficient->n; i++)
        said[i] = export_said(export, sufficient->questions[i]);
    return arena_printf(export->arena, "%s settle%s it: %s%s.",
                        sufficient->n == 1 ? "This answer alone" : "These answers alone",
                        sufficient->n == 1 ? "s" : "",
                        export_list(export, said, (size_t)sufficient->n),
                        sufficient->proved ? "" : " (a smaller set may exist)");
}

/* --- weights ----------------------------------------------------------------------------- */

/* "14.7": a share of 1 in hundredths. */
static const char *hundredths(const struct export *export, int64_t part, int64_t whole)
{
    int64_t rounded = whole > 0 ? (2 * 1000 * part + whole) / (2 * whole) : 0;

    return arena_printf(export->arena, "%lld.%lld", (long long)(rounded / 10),
                        (long long)(rounded % 10));
}

const char *sure_weight(const struct export *export, int criterion)
{
    const struct ranking *ranking = &export->advice->ranking;

    return arena_printf(export->arena, "%s %%",
                        hundredths(export, ranking->points[criterion], ranking->total));
}

const char *sure_interval(const struct export *export, int criterion)
{
    const struct interval *interval = &export->certainty->stability[criterion];

    return arena_printf(export->arena, "%s to %s %%",
                        hundredths(export, interval->low.numerator, interval->low.denominator),
                        hundredths(export, interval->high.numerator, interval->high.denominator));
}

/* --- what would change it ---------------------------------------------------------------- */

static const char *change_of(const struct export *export, const struct change *change)
{
    const struct question_entry *question = &export->questions[change->question];

    return arena_printf(export->arena, "%s: %s instead of %s", question->brief,
                        question->options[change->to].label, question->options[change->from].label);
}

const char *sure_changes(const struct export *export, const struct flip *flip, int size)
{
    const char **words = ARENA_ARRAY(export->arena, const char *, (size_t)size);

    for (int i = 0; i < size; i++)
        words[i] = change_of(export, &flip->changes[i]);
    return export_list(export, words, (size_t)size);
}

const char *sure_first_then(const struct export *export, const struct flip *flip)
{
    return flip->winner >= 0 ? name_of(export, flip->winner) : "nobody is left";
}

static bool changes_fixed(const struct export *export, const struct flip *flip, int size)
{
    for (int i = 0; i < size; i++)
        if (export->questions[flip->changes[i].question].fixed)
            return true;
    return false;
}

static struct sure_flips flips_of(const struct export *export, const struct flips *flips,
                                  bool fixed)
{
    struct sure_flips part = {
        .size = flips->size,
        .list = ARENA_ARRAY(export->arena, const struct flip *, (size_t)flips->n),
        .total = flips->total,
        .total_exact = flips->total_exact,
    };

    for (int i = 0; i < flips->n; i++)
        if (changes_fixed(export, &flips->list[i], flips->size) == fixed)
            part.list[part.n++] = &flips->list[i];
    return part;
}

struct sure_flips sure_flips_of_wishes(const struct export *export)
{
    return flips_of(export, &export->certainty->fixed, false);
}

/* Where as few changes of wishes do it, those are among all that were found. */
struct sure_flips sure_flips_of_fixed(const struct export *export)
{
    const struct flips *any = &export->certainty->any, *wishes = &export->certainty->fixed;
    struct sure_flips part = flips_of(export, any, true);

    if (any->size == wishes->size) {
        part.total -= wishes->total;
        part.total_exact = any->total_exact && wishes->total_exact;
    }
    if (part.total_exact && part.total == 0)
        part.size = 0;
    return part;
}

const char *sure_size(const struct export *export, int size)
{
    return arena_printf(export->arena, "%d other answer%s", size, size == 1 ? "" : "s");
}

const char *sure_more(const struct export *export, const struct sure_flips *flips, int shown)
{
    int64_t rest = flips->total - (shown < flips->n ? shown : flips->n);

    if (!flips->total_exact)
        return "and many more";
    return rest > 0 ? arena_printf(export->arena, "and %lld more", (long long)rest) : "";
}
