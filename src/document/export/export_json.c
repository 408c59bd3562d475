#include "document/export/exporter.h"
#include "document/export/json_writer.h"

#include "base/array.h"
#include "catalog/model/identity_json.h"
#include "document/words/advice_reader.h"

#include "store/node/json.h"

#include <math.h>
#include <string.h>

/* The recommendation for programs, schema_version 2: names may be added, never changed. Members
 * without a meaning, as when every entry is ruled out, are left out, never null or empty. */
#define SCHEMA_VERSION 2
#define DIGITS 4      /* digits of numbers between 0 and 1 */
#define FINE_DIGITS 6 /* digits of weights and their intervals */
#define FINE 1000000

/* No criterion has points: every score is 0. */
static struct json *share(int64_t part, int64_t whole)
{
    return whole > 0 ? json_new_ratio(part, whole, DIGITS) : json_new_ratio(0, 1, DIGITS);
}

static struct json *framework_id(const struct advice_reader *reader, int framework)
{
    return json_new_text(reader->frameworks[framework].id);
}

static struct json *answers_json(const struct advice_reader *reader)
{
    struct json *json = json_new_object();

    for (int i = 0; i < reader->advice->answers->n_questions; i++) {
        const struct question_option *option = advice_reader_answer(reader, i);
        if (option)
            json_put(json, reader->questions[i].id, json_new_text(option->id));
    }
    return json;
}

/* --- the long lists ---------------------------------------------------------------------- */

/* The lists with an entry for each framework are written entry by entry: a tree of 50,000 would
 * take ten times the memory of its text. */
#define FLUSH_AT 16384     /* bytes */
#define SCRATCH_ROUNDS 256 /* entries with one arena */

struct listing {
    struct json_writer writer;
    struct advice_reader reader; /* with an arena of its own, for a few entries at a time */
    int n_written;
};

static struct listing listing_new(const struct advice_reader *reader, struct text *text)
{
    struct listing listing = {.writer = {text, 1, true}, .reader = *reader};

    listing.reader.arena = arena_new();
    text_append_char(text, '[');
    listing.writer.level++;
    return listing;
}

/* After each entry. */
static void next_entry(struct listing *listing)
{
    const struct export_options *options = listing->reader.options;

    if (++listing->n_written % SCRATCH_ROUNDS == 0) {
        arena_free(listing->reader.arena);
        listing->reader.arena = arena_new();
    }
    if (options->flush && listing->writer.text->length >= FLUSH_AT)
        options->flush(options->flush_context, listing->writer.text);
}

static void listing_finish(struct listing *listing)
{
    json_writer_end(&listing->writer, ']');
    arena_free(listing->reader.arena);
}

/* No criterion has points: every score is 0. */
static void write_share(struct json_writer *writer, const char *key, int64_t part, int64_t whole)
{
    json_writer_ratio(writer, key, whole > 0 ? part : 0, whole > 0 ? whole : 1);
}

static void write_contribution(struct listing *listing, const struct contribution *part)
{
    struct json_writer *writer = &listing->writer;

    json_writer_begin(writer, NULL, '{');
    json_writer_text(writer, "criterion", listing->reader.criteria[part->criterion].id);
    json_writer_integer(writer, "points", part->points);
    json_writer_boolean(writer, "unknown", part->low != part->high);
    write_share(writer, "value", part->low + part->high, 2 * VALUE_MOST);
    write_share(writer, "weight", part->weight, listing->reader.advice->ranking.total);
    json_writer_end(writer, '}');
}

static void write_contributions(struct listing *listing, int framework)
{
    const struct advice_reader *reader = &listing->reader;
    struct contribution *parts;
    size_t count = contributions(reader->arena, reader->advice->decision, &reader->advice->ranking,
                                 framework, &parts);

    json_writer_begin(&listing->writer, "contributions", '[');
    for (size_t i = 0; i < count; i++)
        write_contribution(listing, &parts[i]);
    json_writer_end(&listing->writer, ']');
}

static void write_objection(struct listing *listing, const struct objection *objection)
{
    const struct advice_reader *reader = &listing->reader;
    const struct question_entry *question = &reader->questions[objection->question];
    const struct evidence *evidence = objection->observation.evidence;
    struct json_writer *writer = &listing->writer;

    json_writer_begin(writer, NULL, '{');
    json_writer_text(writer, "observed", objection->observation.observed);
    json_writer_text(writer, "option", question->options[objection->option].id);
    json_writer_text(writer, "question", question->id);
    json_writer_text(writer, "reason", objection->requirement->reason);
    json_writer_text(writer, "rule",
                     requirement_text(reader->arena, reader->catalog, objection->requirement));
    json_writer_text(writer, "source", evidence ? evidence->source : NULL);
    json_writer_end(writer, '}');
}

/* Those that rule it out, or those that could not be verified. */
static void write_objections(struct listing *listing, const char *key,
                             const struct objection *found, size_t count, bool out)
{
    json_writer_begin(&listing->writer, key, '[');
    for (size_t i = 0; i < count; i++)
        if ((found[i].observation.verdict == VERDICT_OUT) == out)
            write_objection(listing, &found[i]);
    json_writer_end(&listing->writer, ']');
}

static void write_interval(struct listing *listing, const struct score *score)
{
    json_writer_begin(&listing->writer, "interval", '[');
    write_share(&listing->writer, NULL, 2 * score->low, listing->reader.scale);
    write_share(&listing->writer, NULL, 2 * score->high, listing->reader.scale);
    json_writer_end(&listing->writer, ']');
}

static void write_score(struct listing *listing, const struct score *score)
{
    const struct advice_reader *reader = &listing->reader;
    const struct framework *framework = &reader->frameworks[score->alternative];
    const struct shares *shares = &reader->confidence->shares;
    struct json_writer *writer = &listing->writer;
    struct objection *found;
    size_t count = objections(reader->arena, reader->advice->decision, reader->advice->answers,
                              score->alternative, &found);

    json_writer_begin(writer, NULL, '{');
    write_contributions(listing, score->alternative);
    write_objections(listing, "eliminated", found, count, true);
    if (score->rank > 0)
        write_share(writer, "first_share", shares_first(shares, score->alternative), shares->draws);
    json_writer_text(writer, "id", framework->id);
    write_interval(listing, score);
    json_writer_text(writer, "name", framework->name);
    json_writer_integer(writer, "points", score->points);
    if (score->rank > 0)
        json_writer_integer(writer, "rank", score->rank);
    else
        json_writer_text(writer, "rank", NULL);
    write_share(writer, "score", score->points, reader->scale);
    write_objections(listing, "unverified", found, count, false);
    json_writer_end(writer, '}');
}

static void write_ranking(const struct advice_reader *reader, struct text *text)
{
    const struct ranking *ranking = &reader->advice->ranking;
    struct listing listing = listing_new(reader, text);

    for (int i = 0; i < ranking->n; i++) {
        write_score(&listing, &ranking->scores[i]);
        next_entry(&listing);
    }
    listing_finish(&listing);
}

/* All rivals that are not ruled out, nearest first, with the smallest possible lead of the first
 * over them, on the scale of `points`. `wins` is the share of weightings in which the first is
 * ahead of them. */
static void write_rivals(const struct advice_reader *reader, struct text *text)
{
    const struct early_stop *early_stop = &reader->confidence->early_stop;
    const struct shares *shares = &reader->confidence->shares;
    int first = shares_index(shares, reader->advice->winner);
    struct listing listing = listing_new(reader, text);

    for (int i = 0; i < early_stop->n_rivals; i++) {
        const struct early_stop_rival *rival = &early_stop->rivals[i];
        int index = shares_index(shares, rival->alternative);
        json_writer_begin(&listing.writer, NULL, '{');
        json_writer_text(&listing.writer, "id", reader->frameworks[rival->alternative].id);
        json_writer_integer(&listing.writer, "least_lead", rival->settled);
        json_writer_integer(&listing.writer, "least_lead_with_gaps", rival->decided);
        if (first >= 0 && index >= 0)
            write_share(&listing.writer, "wins", shares->behind[index], shares->draws);
        json_writer_end(&listing.writer, '}');
        next_entry(&listing);
    }
    listing_finish(&listing);
}

/* Unknown facts that criteria with points use, in ranking order. */
static void write_unknown(const struct advice_reader *reader, struct text *text)
{
    const struct ranking *ranking = &reader->advice->ranking;
    struct listing listing = listing_new(reader, text);
    int *traits;
    size_t n_traits = counting_traits(reader->arena, reader->advice->decision, ranking, &traits);
    const struct figure **columns = ARENA_ARRAY(reader->arena, const struct figure *, n_traits);

    for (size_t j = 0; j < n_traits; j++)
        columns[j] = catalog_column(reader->catalog, traits[j]);
    for (int i = 0; i < ranking->n; i++) {
        int framework = ranking->scores[i].alternative;
        for (size_t j = 0; j < n_traits; j++) {
            if (columns[j][framework].known)
                continue;
            json_writer_begin(&listing.writer, NULL, '{');
            json_writer_text(&listing.writer, "framework", reader->frameworks[framework].id);
            json_writer_text(&listing.writer, "trait", reader->traits[traits[j]].id);
            json_writer_end(&listing.writer, '}');
        }
        next_entry(&listing);
    }
    listing_finish(&listing);
}

static const struct {
    const char *mark; /* its member in the written tree, which has null for it */
    void (*write)(const struct advice_reader *reader, struct text *text);
} long_lists[] = {
    {"\n  \"ranking\": null", write_ranking},
    {"\n  \"rivals\": null", write_rivals},
    {"\n  \"unknown\": null", write_unknown},
};

/* Writes the tree and the long lists in their places. Only a member of the outermost object is
 * indented by two blanks, and no text contains a line end. */
static void write_with_lists(const struct advice_reader *reader, const struct json *json,
                             struct text *text)
{
    struct text frame;
    const char *rest;

    text_init(&frame);
    json_write(json, true, &frame);
    rest = frame.bytes;
    for (size_t i = 0; i < ARRAY_LENGTH(long_lists); i++) {
        const char *mark = strstr(rest, long_lists[i].mark);
        if (!mark)
            continue;
        const char *value = mark + strlen(long_lists[i].mark) - strlen("null");
        text_append_bytes(text, rest, (size_t)(value - rest));
        long_lists[i].write(reader, text);
        rest = value + strlen("null");
    }
    text_append(text, rest);
    text_finish(&frame);
}

/* --- how sure ---------------------------------------------------------------------------- */

static struct json *rival_id(const struct advice_reader *reader, int framework)
{
    return framework >= 0 ? framework_id(reader, framework) : json_new_null();
}

static struct json *question_id(const struct advice_reader *reader, int question)
{
    return json_new_text(reader->questions[question].id);
}

static struct json *bound(struct fraction end)
{
    return json_new_ratio(end.numerator, end.denominator, FINE_DIGITS);
}

static struct json *interval_json(const struct advice_reader *reader, int criterion)
{
    const struct ranking *ranking = &reader->advice->ranking;
    const struct interval *interval = &reader->confidence->stability[criterion];
    struct json *json = json_new_object();

    json_put(json, "criterion", json_new_text(reader->criteria[criterion].id));
    json_put(json, "weight",
             json_new_ratio(ranking->points[criterion], ranking->total, FINE_DIGITS));
    json_put(json, "low", bound(interval->low));
    json_put(json, "high", bound(interval->high));
    json_put(json, "low_rival", rival_id(reader, interval->low_rival));
    json_put(json, "high_rival", rival_id(reader, interval->high_rival));
    return json;
}

/* The stability interval of each criterion with points, in criterion order. */
static struct json *stability_json(const struct advice_reader *reader)
{
    struct json *list = json_new_list();

    for (int i = 0; i < reader->advice->decision->problem.n_criteria; i++)
        if (reader->advice->ranking.points[i] > 0)
            json_add(list, interval_json(reader, i));
    return list;
}

static struct json *change_json(const struct advice_reader *reader, const struct change *change)
{
    const struct question_option *options = reader->questions[change->question].options;
    struct json *json = json_new_object();

    json_put(json, "question", question_id(reader, change->question));
    json_put(json, "from", json_new_text(options[change->from].id));
    json_put(json, "to", json_new_text(options[change->to].id));
    return json;
}

static struct json *flip_list(const struct advice_reader *reader, const struct flips *flips)
{
    struct json *list = json_new_list();

    for (int i = 0; i < flips->n; i++) {
        struct json *json = json_new_object(), *changes = json_new_list();
        for (int j = 0; j < flips->size; j++)
            json_add(changes, change_json(reader, &flips->list[i].changes[j]));
        json_put(json, "changes", changes);
        json_put(json, "winner", rival_id(reader, flips->list[i].winner));
        json_add(list, json);
    }
    return list;
}

static struct json *lost_json(const struct advice_reader *reader,
                              const struct single_change *change)
{
    const struct question_option *options = reader->questions[change->question].options;
    struct json *json = json_new_object();

    json_put(json, "question", question_id(reader, change->question));
    json_put(json, "from", json_new_text(options[change->from].id));
    json_put(json, "to",
             json_new_text(change->to == CHANGE_LEFT_OUT ? NULL : options[change->to].id));
    json_put(json, "winner", rival_id(reader, change->winner));
    return json;
}

static struct json *changes_json(const struct advice_reader *reader,
                                 const struct single_changes *changes)
{
    struct json *json = json_new_object(), *lost = json_new_list();

    for (int i = 0; i < changes->of - changes->stays; i++)
        json_add(lost, lost_json(reader, &changes->lost_to[i]));
    json_put(json, "of", json_new_integer(changes->of));
    json_put(json, "stays", json_new_integer(changes->stays));
    json_put(json, "lost_to", lost);
    return json;
}

/* `to` null: the answer is left out; `fixed`: the same of the answers about the team. */
static struct json *single_changes_json(const struct advice_reader *reader)
{
    struct json *json = changes_json(reader, &reader->confidence->wishes);

    json_put(json, "fixed", changes_json(reader, &reader->confidence->team));
    return json;
}

static struct json *both(struct json *any, struct json *fixed)
{
    struct json *json = json_new_object();

    json_put(json, "any", any);
    json_put(json, "fixed", fixed);
    return json;
}

/* `size` 0: no change of answers flips the winner. `total_exact` false: there are more than
 * `total`. */
static struct json *flips_json(const struct advice_reader *reader)
{
    const struct flips *any = &reader->confidence->any, *fixed = &reader->confidence->fixed;
    struct json *json = both(flip_list(reader, any), flip_list(reader, fixed));

    json_put(json, "total", both(json_new_integer(any->total), json_new_integer(fixed->total)));
    json_put(json, "size", both(json_new_integer(any->size), json_new_integer(fixed->size)));
    json_put(json, "total_exact",
             both(json_new_boolean(any->total_exact), json_new_boolean(fixed->total_exact)));
    return json;
}

static void put_sufficient(const struct advice_reader *reader, struct json *json)
{
    const struct sufficient *sufficient = &reader->confidence->sufficient;
    struct json *list = json_new_list();

    for (int i = 0; i < sufficient->n; i++)
        json_add(list, question_id(reader, sufficient->questions[i]));
    json_put(json, "sufficient", list);
    json_put(json, "sufficient_proved", json_new_boolean(sufficient->proved));
}

/* `criterion` is the cause if a method disagrees. */
static struct json *methods_json(const struct advice_reader *reader)
{
    const struct methods *methods = &reader->confidence->methods;
    struct json *list = json_new_list();

    for (int i = 0; i < methods->n; i++) {
        const struct method_result *result = &methods->results[i];
        struct json *json = json_new_object();
        json_put(json, "method", json_new_text(result->name));
        json_put(json, "winner", framework_id(reader, result->winner));
        json_put(json, "agrees", json_new_boolean(result->agrees));
        if (result->criterion >= 0)
            json_put(json, "criterion", json_new_text(reader->criteria[result->criterion].id));
        json_add(list, json);
    }
    return list;
}

static struct json *nearest_json(const struct advice_reader *reader)
{
    const struct nearest_change *nearest = &reader->confidence->nearest;
    struct json *json = json_new_object();

    json_put(json, "rival", framework_id(reader, nearest->rival));
    json_put(json, "distance",
             json_new_ratio(llround(nearest->distance * FINE), FINE, FINE_DIGITS));
    json_put(json, "exact", json_new_boolean(nearest->exact));
    return json;
}

static struct json *next_json(const struct advice_reader *reader)
{
    const struct confidence *confidence = reader->confidence;
    struct json *list = json_new_list();

    for (int i = 0; i < confidence->n_next; i++) {
        struct json *json = json_new_object();
        json_put(json, "question", question_id(reader, confidence->next[i].question));
        json_put(json, "bits",
                 json_new_ratio(llround(confidence->next[i].bits * FINE), FINE, DIGITS));
        json_add(list, json);
    }
    return list;
}

/* Open questions that can no longer change the first place. */
static struct json *irrelevant_json(const struct advice_reader *reader)
{
    const struct answers *answers = reader->advice->answers;
    struct json *list = json_new_list();

    for (int i = 0; i < answers->n_questions; i++)
        if (answers->choice[i] == ANSWER_OPEN && !reader->confidence->early_stop.matters[i])
            json_add(list, question_id(reader, i));
    return list;
}

static void put_confidence(const struct advice_reader *reader, struct json *json)
{
    const struct confidence *confidence = reader->confidence;

    json_put(json, "state", json_new_text(state_names[confidence->state]));
    json_put(json, "questions_settled", json_new_boolean(confidence->early_stop.settled));
    json_put(json, "open_questions", json_new_integer(confidence->early_stop.n_open));
    json_put(json, "likely_questions", json_new_integer(confidence->n_likely));
    json_put(json, "next_questions", next_json(reader));
    json_put(json, "irrelevant", irrelevant_json(reader));
    if (reader->advice->winner < 0)
        return;
    json_put(json, "single_changes", single_changes_json(reader));
    json_put(json, "stability", stability_json(reader));
    json_put(json, "flips", flips_json(reader));
    json_put(json, "rivals", json_new_null()); /* write_rivals */
    json_put(json, "regret", json_new_integer(confidence->early_stop.regret));
    if (confidence->sufficient.found)
        put_sufficient(reader, json);
    if (confidence->methods.n > 0)
        json_put(json, "methods", methods_json(reader));
    if (confidence->nearest.rival >= 0)
        json_put(json, "nearest_change", nearest_json(reader));
}

/* --- stack ------------------------------------------------------------------------------- */

/* Usually one question is enough; `question` is omitted if several have to be dropped. */
static struct json *relaxation_json(const struct advice_reader *reader,
                                    const struct relaxation *relaxation)
{
    struct json *json = json_new_object(), *questions = json_new_list();
    struct json *returning = json_new_list();

    for (int i = 0; i < relaxation->n_questions; i++)
        json_add(questions, json_new_text(reader->questions[relaxation->questions[i]].id));
    for (int i = 0; i < relaxation->n_returning; i++)
        json_add(returning, framework_id(reader, relaxation->returning[i]));
    if (relaxation->n_questions == 1)
        json_put(json, "question", json_new_text(reader->questions[relaxation->questions[0]].id));
    json_put(json, "questions", questions);
    json_put(json, "returns", returning);
    return json;
}

static struct json *relaxations_json(const struct advice_reader *reader)
{
    struct json *list = json_new_list();

    for (int i = 0; i < reader->advice->n_relaxations; i++)
        json_add(list, relaxation_json(reader, &reader->advice->relaxations[i]));
    return list;
}

static struct json *brings_json(const struct advice_reader *reader,
                                const struct component *component)
{
    struct json *list = json_new_list();

    for (size_t i = 0; i < component->n_brings; i++)
        json_add(list, json_new_text(reader->components[component->brings[i]].id));
    return list;
}

/* The stated answers that a choice overrules. */
static struct json *overruled_json(const struct advice_reader *reader,
                                   const struct stack_choice *choice)
{
    struct json *list = json_new_list();
    size_t count;
    const struct question_entry *questions =
        catalog_questions(reader->advice->decision->catalog, &count);

    for (size_t i = 0; i < choice->n_overruled; i++) {
        const struct stack_overruled *overruled = &choice->overruled[i];
        const struct question_entry *question = &questions[overruled->question];
        struct json *json = json_new_object();
        json_put(json, "question", json_new_text(question->id));
        json_put(json, "option", json_new_text(question->options[overruled->option].id));
        json_put(json, "component", json_new_text(reader->components[overruled->component].id));
        json_put(json, "why", json_new_text(overruled->why));
        json_add(list, json);
    }
    return list;
}

/* A slot that no component fits has only a reason. */
static struct json *choice_json(const struct advice_reader *reader,
                                const struct stack_choice *choice)
{
    const struct component *component =
        choice->component >= 0 ? &reader->components[choice->component] : NULL;
    const struct pairing *pairing = choice->pairing;
    bool rival = choice->runner_up >= 0;
    struct json *json = json_new_object();

    json_put(json, "slot", json_new_text(reader->slots[choice->slot].id));
    json_put(json, "component", json_new_text(component ? component->id : NULL));
    json_put(json, "via", json_new_text(pairing ? pairing->via : NULL));
    json_put(json, "fit", pairing ? json_new_integer(pairing->fit) : json_new_null());
    json_put(json, "why", json_new_text(pairing ? pairing->evidence.note : NULL));
    json_put(json, "source", json_new_text(pairing ? pairing->evidence.source : NULL));
    json_put(json, "because", json_new_text(choice->because));
    json_put(json, "overrules", overruled_json(reader, choice));
    json_put(json, "runner_up",
             json_new_text(rival ? reader->components[choice->runner_up].id : NULL));
    json_put(json, "price", rival ? json_new_integer(choice->price) : json_new_null());
    json_put(json, "brings", component ? brings_json(reader, component) : json_new_list());
    return json;
}

static struct json *stack_json(const struct advice_reader *reader)
{
    struct json *list = json_new_list();

    for (size_t i = 0; i < advice_stack(reader->advice)->n_choices; i++)
        json_add(list, choice_json(reader, &advice_stack(reader->advice)->choices[i]));
    return list;
}

/* One row for each language, or those with the same first place; best first; only while no language
 * is answered. */
static struct json *by_language_json(const struct advice_reader *reader)
{
    const struct by_language *by_language = &reader->advice->by_language;
    struct json *list = json_new_list();
    size_t n_languages;
    const struct named *languages = catalog_languages(reader->catalog, &n_languages);

    for (int i = 0; i < by_language->n; i++) {
        const struct language_row *row = &by_language->rows[i];
        struct json *json = json_new_object(), *best_at = json_new_list();
        struct json *served = json_new_list();
        for (size_t k = 0; k < n_languages && k < 64; k++)
            if (row->languages >> k & 1)
                json_add(served, json_new_text(languages[k].id));
        for (int k = 0; k < LANGUAGE_BEST_AT && row->best_at[k] >= 0; k++)
            json_add(best_at, json_new_text(reader->criteria[row->best_at[k]].id));
        json_put(json, "languages", served);
        json_put(json, "id", framework_id(reader, row->framework));
        json_put(json, "fit", json_new_integer(advice_fit(reader->advice, row->score->points)));
        json_put(json, "score", share(row->score->points, reader->scale));
        json_put(json, "best_at", best_at);
        json_add(list, json);
    }
    return list;
}

/* Members that exist only if a framework is left. */
static void put_winner(const struct advice_reader *reader, struct json *json)
{
    const struct advice *advice = reader->advice;
    const struct score *scores = advice->ranking.scores;

    if (advice->winner < 0)
        return;
    if (advice->second >= 0)
        json_put(json, "margin", share(scores[0].points - scores[1].points, reader->scale));
    if (advice->all_rounder >= 0)
        json_put(json, "all_rounder", framework_id(reader, advice->all_rounder));
    if (advice->by_priority >= 0)
        json_put(json, "by_priority", framework_id(reader, advice->by_priority));
    if (advice->by_language.n > 0)
        json_put(json, "by_language", by_language_json(reader));
    if (advice_stack(advice)->n_choices > 0)
        json_put(json, "stack", stack_json(reader));
    if (advice_stack(advice)->is_cut)
        json_put(json, "stack_is_cut", json_new_boolean(true));
}

static void write_json(const struct advice *advice, const struct export_options *options,
                       struct text *text)
{
    struct arena *arena = arena_new();
    struct advice_reader *reader = advice_reader_new(arena, advice, options);
    struct json *json = json_new_object();

    export_confidence(reader);
    json_put(json, "schema_version", json_new_integer(SCHEMA_VERSION));
    json_put(json, "program", json_new_text(options->program));
    json_put(json, "catalog", identity_json(reader->identity));
    json_put(json, "seed", json_new_integer((int64_t)options->seed));
    json_put(json, "draws", json_new_integer(acceptability_draws(&advice->decision->problem)));
    json_put(json, "total_points", json_new_integer(advice->ranking.total));
    json_put(json, "answers", answers_json(reader));
    json_put(json, "ranking", json_new_null()); /* write_ranking */
    json_put(json, "relaxations", relaxations_json(reader));
    json_put(json, "unknown", json_new_null()); /* write_unknown */
    put_confidence(reader, json);
    put_winner(reader, json);
    write_with_lists(reader, json, text);
    json_free(json);
    arena_free(arena);
}

const struct exporter exporter_json = {
    .name = "json",
    .summary = "everything for programs: scores, parts, eliminations, stack, what is unknown",
    .extension = "json",
    .write = write_json,
};
