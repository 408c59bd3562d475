#include "catalogs.h"

#include "base/array.h"
#include "document/team/team_document.h"
#include "document/words/answer_words.h"
#include "document/words/confidence_words.h"
#include "document/words/wording.h"

/* The sentences of answers and of differences: in the catalog's own words where it has them, else
 * put together of labels. The catalog of brokers has words of its own for a few. */

struct brokers {
    struct arena *arena;
    struct catalog *catalog;
};

static int open_brokers(void **state)
{
    struct brokers *brokers = malloc(sizeof(*brokers));

    *brokers = (struct brokers){arena_new(), compiled_catalog("tests/catalogs/brokers")};
    *state = brokers;
    return 0;
}

static int close_brokers(void **state)
{
    struct brokers *brokers = *state;

    catalog_free(brokers->catalog);
    arena_free(brokers->arena);
    free(brokers);
    return 0;
}

static const char *said(struct brokers *brokers, const char *question, const char *option)
{
    size_t count;
    const struct question_entry *entry = &catalog_questions(
        brokers->catalog, &count)[catalog_find_question(brokers->catalog, question)];

    return words_answer_text(brokers->arena, entry, catalog_find_option(entry, option));
}

static void test_answer_sentence(void **state)
{
    assert_string_equal(said(*state, "cargo", "work"), "Your messages are work to do once");
    assert_string_equal(said(*state, "cargo", "readings"), "Cargo: Readings of many devices");
}

static const char *better(struct brokers *brokers, const char *criterion, const char *one,
                          const char *other)
{
    return words_better(brokers->arena, brokers->catalog,
                        catalog_find_criterion(brokers->catalog, criterion),
                        catalog_find_framework(brokers->catalog, one),
                        catalog_find_framework(brokers->catalog, other));
}

static void test_difference_sentence(void **state)
{
    assert_string_equal(better(*state, "quick", "basalt", "alder"), "Basalt Log is quicker");
    assert_string_equal(better(*state, "well-told", "alder", "basalt"),
                        "Well told: Alder Queue 100, Basalt Log 75");
}

/* --- sentences of a result --------------------------------------------------------------- */

/* A result put together by hand: Alder Queue first, Basalt Log second, 3 of 5 questions answered. A
 * point of 100 is 200. */
#define POINT 200

struct made {
    struct decision decision;
    struct score scores[2];
    int points[1], choice[5];
    struct answers answers;
    struct advice advice;
    struct confidence confidence;
    struct next_question next[1];
    int frameworks[2], all_questions[3];
    uint32_t firsts[2];
    struct interval stability[1];
    struct advice_reader reader;
};

static struct made *made_result(struct brokers *brokers, enum state state, int lead)
{
    struct made *made = ARENA_NEW(brokers->arena, struct made);
    size_t count;

    *made = (struct made){
        .decision = {.catalog = brokers->catalog},
        .scores = {{.alternative = 0, .rank = 1, .points = 80 * POINT},
                   {.alternative = 1, .rank = 2, .points = 80 * POINT - lead}},
        .points = {1},
        .choice = {0, 0, 0, ANSWER_SKIPPED, ANSWER_OPEN},
        .frameworks = {0, 1},
        .all_questions = {0, 1, 2},
        .firsts = {600, 400},
    };
    made->scores[1].tied_with_before = lead == 0;
    made->answers = (struct answers){5, made->choice};
    made->advice = (struct advice){
        .decision = &made->decision,
        .answers = &made->answers,
        .ranking = {made->scores, 2, 2, made->points, 1},
        .second = 1,
    };
    made->confidence = (struct confidence){
        .early_stop = {.n_open = 2},
        .sufficient = {true, true, made->all_questions, 2},
        .stability = made->stability,
        .next = made->next,
        .n_next = 1,
        .n_likely = 1,
        .methods = {.n = 5, .n_agreeing = 4},
        .shares = {.draws = 1000, .n = 2, .alternatives = made->frameworks, .firsts = made->firsts},
        .state = state,
    };
    made->reader = (struct advice_reader){
        .arena = brokers->arena,
        .advice = &made->advice,
        .catalog = brokers->catalog,
        .identity = catalog_identity(brokers->catalog),
        .frameworks = catalog_frameworks(brokers->catalog, &count),
        .questions = catalog_questions(brokers->catalog, &count),
        .confidence = &made->confidence,
        .scale = 100 * POINT,
    };
    return made;
}

enum which { BOTH_LEFT, ONLY_ONE_LEFT };

static void test_headline_and_title(void **state)
{
    static const struct {
        enum state state;
        int lead;
        enum which which;
        const char *headline, *title;
    } rows[] = {
        {STATE_SETTLED, 5 * POINT, BOTH_LEFT,
         "Build it on Alder Queue: fits 80 of 100, 5.0 ahead of Basalt Log.",
         "Build it on Alder Queue"},
        {STATE_SETTLED, 5 * POINT - 1, BOTH_LEFT,
         "Alder Queue, narrowly ahead of Basalt Log: fits 80 of 100, 5.0 ahead.",
         "Alder Queue, narrowly ahead of Basalt Log"},
        {STATE_SETTLED, 0, BOTH_LEFT, "Alder Queue or Basalt Log: a tie, both fit 80 of 100.",
         "Alder Queue or Basalt Log"},
        {STATE_SETTLED, 1, ONLY_ONE_LEFT,
         "Build it on Alder Queue: fits 80 of 100, the only one left.", "Build it on Alder Queue"},
        {STATE_CLEAR, 1, ONLY_ONE_LEFT,
         "Build it on Alder Queue: fits 80 of 100, the only one left.", "Build it on Alder Queue"},
        {STATE_CLOSE, 2 * POINT, BOTH_LEFT,
         "Alder Queue, narrowly ahead of Basalt Log: fits 80 of 100, 2.0 ahead.",
         "Alder Queue, narrowly ahead of Basalt Log"},
        {STATE_CLOSE, 1, BOTH_LEFT,
         "Alder Queue, narrowly ahead of Basalt Log: fits 80 of 100, less than 0.1 ahead.",
         "Alder Queue, narrowly ahead of Basalt Log"},
        {STATE_CLOSE, 5 * POINT - 1, BOTH_LEFT,
         "Alder Queue, narrowly ahead of Basalt Log: fits 80 of 100, 5.0 ahead.",
         "Alder Queue, narrowly ahead of Basalt Log"},
        {STATE_CLOSE, 5 * POINT, BOTH_LEFT,
         "Alder Queue, ahead of Basalt Log but not clearly: fits 80 of 100, 5.0 ahead.",
         "Alder Queue, ahead of Basalt Log but not clearly"},
        {STATE_CLOSE, 1, ONLY_ONE_LEFT, "Alder Queue: fits 80 of 100, the only one left.",
         "Alder Queue"},
        {STATE_OPEN, 2 * POINT, BOTH_LEFT,
         "Alder Queue or Basalt Log: too close to call, 2.0 apart.", "Alder Queue or Basalt Log"},
        {STATE_OPEN, 1, BOTH_LEFT,
         "Alder Queue or Basalt Log: too close to call, less than 0.1 apart.",
         "Alder Queue or Basalt Log"},
        {STATE_OPEN, 0, BOTH_LEFT, "Alder Queue or Basalt Log: a tie, both fit 80 of 100.",
         "Alder Queue or Basalt Log"},
        {STATE_OPEN, 1, ONLY_ONE_LEFT, "Alder Queue is the only one left, and it may fall.",
         "Alder Queue"},
        {STATE_EARLY, 1, BOTH_LEFT, "Too early to say: 3 of 5 questions are answered.",
         "Too early to choose a broker"},
        {STATE_NONE, 1, BOTH_LEFT, "No broker satisfies the requirements.",
         "No broker satisfies the requirements"},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct made *made = made_result(*state, rows[i].state, rows[i].lead);
        if (rows[i].which == ONLY_ONE_LEFT) {
            made->advice.second = -1;
            made->advice.ranking.n_left = 1;
        }
        assert_string_equal(words_headline(&made->reader), rows[i].headline);
        assert_string_equal(words_title(&made->reader), rows[i].title);
    }
}

static void test_early_headline_counts_the_answers(void **state)
{
    struct made *made = made_result(*state, STATE_EARLY, 1);

    made->choice[1] = made->choice[2] = ANSWER_OPEN;
    assert_string_equal(words_headline(&made->reader),
                        "Too early to say: 1 of 5 questions is answered.");
    made->choice[0] = ANSWER_OPEN;
    assert_string_equal(words_headline(&made->reader),
                        "Too early to say: none of 5 questions are answered.");
}

static void test_lead_of_the_first(void **state)
{
    static const struct {
        int lead, second;
        const char *lead_words, *brief;
    } rows[] = {
        {12 * POINT, 1, "12 points ahead of Basalt Log", "by 12 points"},
        {POINT + 20, 1, "1.1 points ahead of Basalt Log", "by 1.1 points"},
        {1, 1, "less than 0.1 points ahead of Basalt Log", "by less than 0.1 points"},
        {0, 1, "level with Basalt Log", "level with Basalt Log"},
        {1, -1, "the only one left", "the only one left"},
    };
    struct brokers *brokers = *state;
    struct made *made;

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        made = made_result(brokers, STATE_CLEAR, rows[i].lead);
        made->advice.second = rows[i].second;
        assert_string_equal(wording_lead(brokers->arena, &made->advice), rows[i].lead_words);
        assert_string_equal(wording_lead_short(brokers->arena, &made->advice), rows[i].brief);
    }
    made = made_result(brokers, STATE_NONE, 1);
    made->advice.winner = -1;
    assert_string_equal(wording_lead(brokers->arena, &made->advice), "");
    assert_string_equal(wording_lead_short(brokers->arena, &made->advice), "");
    made->advice.ranking.total = 0; /* no criterion counts */
    assert_string_equal(wording_tenths(brokers->arena, &made->advice, 0), "0.0");
    assert_string_equal(wording_lead_points(brokers->arena, &made->advice), "less than 0.1");
}

/* The share of trial runs, and why a large one is not clear. */
static void test_share_of_trial_runs(void **state)
{
    static const struct {
        enum state state;
        uint32_t first;
        int draws, lead, n_agreeing;
        const char *words;
    } rows[] = {
        {STATE_CLEAR, 900, 1000, POINT, 5,
         "Clear lead: Alder Queue is first in 90 % of 1,000 trial runs that shift how much each "
         "answer counts."},
        {STATE_CLOSE, 600, 1000, POINT, 5,
         "Close call: Alder Queue is first in 60 % of 1,000 trial runs that shift how much each "
         "answer counts."},
        {STATE_CLOSE, 900, 1000, POINT, 5,
         "Close call: Alder Queue is first in 90 % of 1,000 trial runs that shift how much each "
         "answer counts, but less than 5 points ahead."},
        {STATE_CLOSE, 900, 1000, POINT, 3,
         "Close call: Alder Queue is first in 90 % of 1,000 trial runs that shift how much each "
         "answer counts, but the scoring formulas do not agree."},
        {STATE_OPEN, 500, 1000, 0, 5,
         "Open race: Alder Queue is first in 50 % of 1,000 trial runs that shift how much each "
         "answer counts, but a tie."},
        {STATE_CLOSE, 65535, 65536, POINT, 5,
         "Close call: Alder Queue is first in over 99 % of 65,536 trial runs that shift how much "
         "each answer counts, but less than 5 points ahead."},
        {STATE_CLOSE, 65536, 65536, POINT, 5,
         "Close call: Alder Queue is first in over 99 % of 65,536 trial runs that shift how much "
         "each answer counts, but less than 5 points ahead."},
        {STATE_OPEN, 1, 999, POINT, 5,
         "Open race: Alder Queue is first in under 1 % of 999 trial runs that shift how much each "
         "answer counts."},
        {STATE_NONE, 1, 2, POINT, 5, ""},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct made *made = made_result(*state, rows[i].state, rows[i].lead);
        made->firsts[0] = rows[i].first;
        made->confidence.shares.draws = rows[i].draws;
        made->confidence.methods.n_agreeing = rows[i].n_agreeing;
        assert_string_equal(words_state(&made->reader), rows[i].words);
    }
}

static void test_open_questions(void **state)
{
    static const struct {
        enum state state;
        bool settled;
        int n_open, n_likely;
        const char *words;
    } rows[] = {
        {STATE_CLEAR, false, 1, 0,
         "1 question is not answered; it is not likely to change the first place."},
        {STATE_CLEAR, false, 1, 1, "1 question is not answered; it may change the first place."},
        {STATE_CLEAR, false, 3, 0,
         "3 questions are not answered; none of them is likely to change the first place."},
        {STATE_CLEAR, false, 3, 1,
         "3 questions are not answered; 1 of them may change the first place: What travels?"},
        {STATE_CLEAR, false, 3, 2,
         "3 questions are not answered; 2 of them may change the first place. Most of "
         "all: What travels?"},
        {STATE_CLEAR, true, 3, 0,
         "No open question can change the first place; missing facts could."},
        {STATE_SETTLED, true, 3, 0, ""},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct made *made = made_result(*state, rows[i].state, POINT);
        made->confidence.early_stop.n_open = rows[i].n_open;
        made->confidence.early_stop.settled = rows[i].settled;
        made->confidence.n_likely = rows[i].n_likely;
        assert_string_equal(words_open_questions(&made->reader), rows[i].words);
    }
}

static void test_what_is_answered_next(void **state)
{
    struct made *made = made_result(*state, STATE_EARLY, POINT);

    assert_string_equal(words_answer_next(&made->reader), "Answer next: What travels?");
    made->confidence.n_next = 0;
    assert_string_equal(words_answer_next(&made->reader), "");
}

static void test_enough_answers(void **state)
{
    static const struct {
        bool found, proved;
        int n;
        const char *words;
    } rows[] = {
        {false, false, 0, ""},
        {true, true, 0, "It is first whatever the answers are."},
        {true, true, 1, "This answer alone settles it: Cargo: Work that somebody must do once."},
        {true, true, 2,
         "These answers alone settle it: Cargo: Work that somebody must do once; Volume: Below a "
         "thousand."},
        {true, false, 2,
         "These answers alone settle it: Cargo: Work that somebody must do once; Volume: Below a "
         "thousand (a smaller set may exist)."},
        {true, true, 3, "It takes all 3 answers to settle it."},
    };
    struct made *made = made_result(*state, STATE_SETTLED, POINT);

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        made->confidence.sufficient.found = rows[i].found;
        made->confidence.sufficient.proved = rows[i].proved;
        made->confidence.sufficient.n = rows[i].n;
        assert_string_equal(words_enough(&made->reader), rows[i].words);
    }
    made->choice[0] = made->choice[1] = made->choice[2] = ANSWER_OPEN;
    assert_string_equal(words_enough(&made->reader), "");
}

static void test_single_changes(void **state)
{
    static const struct {
        int wishes, team;
        const char *words;
    } rows[] = {
        {0, 0, ""},
        {4, 0,
         "Alder Queue stays first in 0 of 4 single changes (each answer changed or left out, one "
         "at a time)."},
        {0, 3,
         "Alder Queue stays first in 3 of 3 single changes (each answer changed or left out, one "
         "at a time)."},
        {4, 3,
         "Alder Queue stays first in 3 of 7 single changes (each answer changed or left out, one "
         "at a time): 0 of 4 changes of a wish, and 3 of 3 of an answer about the team."}};

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct made *made = made_result(*state, STATE_CLEAR, POINT);
        made->confidence.wishes = (struct single_changes){.of = rows[i].wishes};
        made->confidence.team = (struct single_changes){.of = rows[i].team, .stays = rows[i].team};
        assert_string_equal(words_single_changes(&made->reader), rows[i].words);
    }
}

/* Changes of answers about the team as small as those of wishes are not counted twice. */
static void test_number_of_changes(void **state)
{
    static const struct {
        struct flips any, wishes;
        const char *more;
        int size;
    } rows[] = {
        {{.size = 1, .total = 5, .total_exact = true},
         {.size = 1, .total = 2, .total_exact = true},
         "and 3 more",
         1},
        {{.size = 1, .total = 5, .total_exact = true},
         {.size = 1, .total = 5, .total_exact = true},
         "",
         0},
        {{.size = 1, .total = 5, .total_exact = false},
         {.size = 1, .total = 2, .total_exact = true},
         "and many more",
         1},
        {{.size = 1, .total = 5, .total_exact = true},
         {.size = 1, .total = 2, .total_exact = false},
         "and many more",
         1},
        {{.size = 1, .total = 5, .total_exact = true},
         {.size = 2, .total = 2, .total_exact = true},
         "and 5 more",
         1},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct made *made = made_result(*state, STATE_CLEAR, POINT);
        made->confidence.any = rows[i].any;
        made->confidence.fixed = rows[i].wishes;
        struct words_flips part = words_flips_of_fixed(&made->reader);
        assert_string_equal(words_more(&made->reader, &part, 0), rows[i].more);
        assert_int_equal(part.size, rows[i].size);
    }
}

/* --- requirements and answers ------------------------------------------------------------ */

static void test_requirement(void **state)
{
    static const struct {
        enum rule_operator op;
        const char *value, *words;
    } rows[] = {
        {OP_EQUAL, "MIT", "MIT"},
        {OP_IN, "MIT; BSD", "one of MIT; BSD"},
        {OP_AT_LEAST, "3", "3 or more"},
        {OP_AT_MOST, "9", "9 or less"},
        {OP_LEVEL_AT_LEAST, "2", "level 2 or more"},
    };
    struct brokers *brokers = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        const struct requirement requirement = {0, -1, rows[i].op, rows[i].value, ""};
        assert_string_equal(wording_requirement(brokers->arena, brokers->catalog, &requirement),
                            rows[i].words);
    }
}

static void test_answer_of_a_question(void **state)
{
    struct brokers *brokers = *state;
    struct made *made = made_result(brokers, STATE_CLEAR, POINT);

    assert_string_equal(wording_answer(brokers->arena, &made->advice, 0),
                        "Cargo: Work that somebody must do once");
    assert_string_equal(wording_answer(brokers->arena, &made->advice, 3), "Keeper: skipped");
    assert_string_equal(wording_answer(brokers->arena, &made->advice, 4), "Terms: open");
}

static void test_small_words(void **state)
{
    struct arena *arena = ((struct brokers *)*state)->arena;

    assert_string_equal(wording_thousands(arena, 999), "999");
    assert_string_equal(wording_thousands(arena, 65536), "65,536");
    assert_string_equal(wording_thousands(arena, 1234567), "1,234,567");
    assert_string_equal(wording_sentence(arena, ""), "");
    assert_string_equal(wording_sentence(arena, "it holds"), "It holds.");
    assert_string_equal(wording_sentence(arena, "Ash holds"), "Ash holds.");
    assert_string_equal(wording_sentence(arena, "{ holds"), "{ holds.");
    assert_string_equal(wording_via(arena, NULL), "");
    assert_string_equal(wording_via(arena, &(struct pairing){.via = ""}), "");
    assert_string_equal(wording_via(arena, &(struct pairing){.via = "built in"}), "built in");
    assert_string_equal(wording_via(arena, &(struct pairing){.via = "a module"}), "via a module");
}

/* --- a team ------------------------------------------------------------------------------ */

static void test_team_verdict(void **state)
{
    static const struct {
        int n_winners, n_disagreements, n_matters;
        bool exact;
        const char *verdict;
    } rows[] = {
        {1, 0, 0, true, "All answers agree. Together they put Alder Queue first."},
        {0, 0, 0, true, "All answers agree. Together they rule out every entry."},
        {0, 1, 0, true, "Every entry is ruled out whichever way the difference is settled."},
        {0, 2, 0, true, "Every entry is ruled out whichever way the 2 differences are settled."},
        {1, 1, 0, true,
         "Alder Queue is first whichever way the difference is settled: it cannot change the first "
         "place."},
        {1, 3, 0, true,
         "Alder Queue is first whichever way the 3 differences are settled: none of them can "
         "change the first place."},
        {0, 20, 0, false, "None of the 20 differences can change the first place."},
        {2, 1, 1, true, "1 of 1 difference can change the first place."},
        {2, 3, 2, true, "2 of 3 differences can change the first place."},
        {0, 3, 2, false, "2 of 3 differences can change the first place, as far as can be proved."},
    };
    struct brokers *brokers = *state;
    const struct decision decision = {.catalog = brokers->catalog};
    int winners[] = {0, 1};

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        const struct team team = {
            .n_disagreements = rows[i].n_disagreements,
            .n_matters = rows[i].n_matters,
            .exact = rows[i].exact,
            .winners = winners,
            .n_winners = rows[i].n_winners,
        };
        assert_string_equal(team_verdict(brokers->arena, &decision, &team), rows[i].verdict);
    }
}

/* The most decisive first; what does not matter is left out. */
static void test_order_of_settling(void **state)
{
    struct brokers *brokers = *state;
    int options[] = {0, 1};
    uint64_t few[] = {1, 2}, more[] = {1, 3}, most[] = {7, 1};
    struct disagreement disagreements[] = {
        {0, 2, options, true, most},
        {1, 2, options, false, few},
        {2, 2, options, true, few},
        {3, 2, options, true, more},
    };
    const struct team team = {
        .disagreements = disagreements, .n_disagreements = 4, .n_matters = 3, .exact = true};
    int *order;

    assert_int_equal(team_settle_order(brokers->arena, &team, &order), 3);
    assert_int_equal(order[0], 2);
    assert_int_equal(order[1], 3);
    assert_int_equal(order[2], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answer_sentence),
        cmocka_unit_test(test_difference_sentence),
        cmocka_unit_test(test_headline_and_title),
        cmocka_unit_test(test_early_headline_counts_the_answers),
        cmocka_unit_test(test_lead_of_the_first),
        cmocka_unit_test(test_share_of_trial_runs),
        cmocka_unit_test(test_open_questions),
        cmocka_unit_test(test_what_is_answered_next),
        cmocka_unit_test(test_enough_answers),
        cmocka_unit_test(test_single_changes),
        cmocka_unit_test(test_number_of_changes),
        cmocka_unit_test(test_requirement),
        cmocka_unit_test(test_answer_of_a_question),
        cmocka_unit_test(test_small_words),
        cmocka_unit_test(test_team_verdict),
        cmocka_unit_test(test_order_of_settling),
    };

    return cmocka_run_group_tests(tests, open_brokers, close_brokers);
}
