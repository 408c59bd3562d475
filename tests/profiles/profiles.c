#include "profiles.h"

#include "base/array.h"
#include "base/text/text.h"
#include "catalog/model/catalog.h"
#include "decide/numbers/random.h"
#include "store/file/file.h"
#include "store/node/node.h"

#include <stdio.h>
#include <stdlib.h>

/* --- reading ---------------------------------------------------------------------------------- */

static void fail(const char *message)
{
    fprintf(stderr, "profiles.json: %s\n", message);
    exit(2);
}

static double number_of(const struct node *node)
{
    double number = 0;

    if (!node || node->kind != NODE_SCALAR || !text_to_number(node->text, &number))
        fail("a chance or a share is missing or no number");
    return number;
}

static struct profile_question question_of(struct arena *arena, const struct node *node)
{
    struct profile_question question = {
        .id = node->key,
        .options = ARENA_ARRAY(arena, struct profile_chance, node->count),
    };

    for (const struct node *option = node->first; option; option = option->next)
        question.options[question.n_options++] =
            (struct profile_chance){option->key, number_of(option)};
    return question;
}

static struct profile_kind kind_of(struct arena *arena, const struct node *node)
{
    const struct node *answers = node_member(node, "answers");
    struct profile_kind kind = {
        .id = node_text(node, "id"),
        .title = node_text(node, "title"),
        .share = number_of(node_member(node, "share")),
    };

    if (!kind.id || !kind.title || !answers)
        fail("a kind of project lacks its id, title or answers");
    kind.questions = ARENA_ARRAY(arena, struct profile_question, answers->count);
    for (const struct node *question = answers->first; question; question = question->next)
        kind.questions[kind.n_questions++] = question_of(arena, question);
    return kind;
}

const struct profiles *profiles_read(struct arena *arena)
{
    struct profiles *profiles = ARENA_NEW(arena, struct profiles);
    struct diagnostics *diagnostics = diagnostics_new();
    const char *source = getenv("WHICHSTACK_TEST_SOURCE");
    const struct node *list;
    struct error error;
    size_t length;
    char *bytes;

    if (!file_read(arena,
                   arena_printf(arena, "%s/tests/profiles/profiles.json", source ? source : "."),
                   FILE_LIMIT, &bytes, &length, &error))
        fail(error.message);
    list =
        node_member(node_read_json(arena, "profiles.json", bytes, length, diagnostics), "profiles");
    if (!list)
        fail("it holds no list 'profiles'");
    diagnostics_free(diagnostics);
    profiles->kinds = ARENA_ARRAY(arena, struct profile_kind, list->count);
    for (const struct node *kind = list->first; kind; kind = kind->next)
        profiles->kinds[profiles->n_kinds++] = kind_of(arena, kind);
    return profiles;
}

/* --- drawing ---------------------------------------------------------------------------------- */

/* 0 <= result < 1, from the seed, the number of the set and the id of the question alone. */
static double draw(uint64_t seed, size_t index, const char *question)
{
    uint64_t mixed = seed * UINT64_C(0x9e3779b97f4a7c15) ^ (uint64_t)index;
    struct random random;

    for (const char *c = question; *c; c++)
        mixed = random_split(&mixed) ^ (unsigned char)*c;
    random = random_seeded(mixed);
    return (double)(random_next(&random) >> 11) * 0x1p-53;
}

/* The option in whose part of 0..1 the draw lies; NULL for `skip`. */
static const char *option_at(const struct profile_question *question, double place)
{
    const char *option = NULL;

    for (size_t i = 0; i < question->n_options; i++) {
        option = question->options[i].option;
        place -= question->options[i].chance;
        if (place < 0)
            break;
    }
    return text_equal(option, "skip") ? NULL : option;
}

static const char *drawn(const struct profile_kind *kind, const char *question, uint64_t seed,
                         size_t index)
{
    for (size_t i = 0; i < kind->n_questions; i++)
        if (text_equal(kind->questions[i].id, question))
            return option_at(&kind->questions[i], draw(seed, index, question));
    return NULL;
}

/* As drawn, but for the languages, and host and cloud, which depend on each other. */
static const char *answer_of(const struct profile_kind *kind, const char *question, uint64_t seed,
                             size_t index)
{
    const char *option = drawn(kind, question, seed, index), *other;

    if (text_equal(question, "language")) {
        other = drawn(kind, "language-rule", seed, index);
        return other ? other : option;
    }
    if (text_equal(question, "language-second") && option) {
        other = answer_of(kind, "language", seed, index);
        return other && text_equal(option, other) ? NULL : option;
    }
    if (text_equal(question, "cloud")) {
        other = drawn(kind, "hosting", seed, index);
        return other && text_equal(other, "azure") ? NULL
                                                   : option; /* a host that names the vendor */
    }
    return option;
}

/* Which kind has its turn: the first whose shares up to it reach the middle of the place. */
static const struct profile_kind *kind_at(const struct profiles *profiles, size_t index,
                                          size_t count)
{
    double place = ((double)index + 0.5) / (double)count;
    size_t i = 0;

    for (; i + 1 < profiles->n_kinds; i++) {
        place -= profiles->kinds[i].share;
        if (place < 0)
            break;
    }
    return &profiles->kinds[i];
}

struct profile_set profiles_set(struct arena *arena, const struct profiles *profiles, uint64_t seed,
                                size_t index, size_t count)
{
    const struct profile_kind *kind = kind_at(profiles, index, count);
    struct profile_set set = {
        .kind = kind->id,
        .given = ARENA_ARRAY(arena, struct profile_answer, kind->n_questions),
    };

    for (size_t i = 0; i < kind->n_questions; i++) {
        const char *question = kind->questions[i].id;
        const char *option = answer_of(kind, question, seed, index);
        if (option)
            set.given[set.n_given++] = (struct profile_answer){question, option};
    }
    return set;
}

struct profile_set profiles_short_set(struct arena *arena, size_t index)
{
    static const char *const languages[] = {"js", "python", "php", "ruby", "csharp", "java", "go"};
    static const char *const products[] = {"saas", "api",      "enterprise", "infra",
                                           "ai",   "internal", "content"};
    static const char *const sizes[] = {"1", "2-3"};
    struct profile_answer *given = ARENA_ARRAY(arena, struct profile_answer, 3);
    size_t n_sizes = ARRAY_LENGTH(sizes), n_products = ARRAY_LENGTH(products);

    given[0] = (struct profile_answer){
        "language", languages[index / n_sizes / n_products % ARRAY_LENGTH(languages)]};
    given[1] = (struct profile_answer){"product", products[index / n_sizes % n_products]};
    given[2] = (struct profile_answer){"team-size", sizes[index % n_sizes]};
    return (struct profile_set){"short", given, 3};
}

struct answers *profiles_answers(struct arena *arena, const struct decision *decision,
                                 const struct profile_set *set, size_t *ret_unknown)
{
    struct answers *answers = answers_new(arena, decision);

    for (size_t i = 0; i < set->n_given; i++) {
        struct error error;
        if (!answers_set(decision, set->given[i].question, set->given[i].option, answers, &error))
            ++*ret_unknown;
    }
    return answers;
}

uint64_t profiles_team_languages(const struct decision *decision, const struct answers *answers)
{
    size_t n;
    const struct question_entry *questions = catalog_questions(decision->catalog, &n);
    uint64_t team = 0;

    for (int i = 0; i < answers->n_questions; i++)
        if (questions[i].language && answers->choice[i] >= 0) {
            const char *id = questions[i].options[answers->choice[i]].id;
            int language = catalog_find_language(decision->catalog, id);
            if (language >= 0)
                team |= UINT64_C(1) << language;
        }
    return team;
}
