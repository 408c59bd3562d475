#include "document/team/team_document.h"

#include "base/bounds.h"
#include "decide/advice/advice.h"
#include "document/words/wording.h"

/* --- words ------------------------------------------------------------------------------- */

struct page {
    struct arena *arena;
    const struct decision *decision;
    const struct team *team;
    struct document *document;
};

static const struct question_entry *question_of(const struct page *page, int question)
{
    return catalog_question(page->decision->catalog, question);
}

static const char *option_label(const struct page *page, int question, int option)
{
    return question_of(page, question)->options[option].label;
}

static const char *first_name(const struct page *page, int framework)
{
    return framework >= 0 ? catalog_framework(page->decision->catalog, framework)->name
                          : "none, all are ruled out";
}

/* "Alice and Bob": who gave this answer. */
static const char *givers(const struct page *page, int question, int option)
{
    const char **names = ARENA_ARRAY(page->arena, const char *, (size_t)page->team->n_members);
    size_t count = 0;

    for (int i = 0; i < page->team->n_members; i++)
        if (page->team->members[i].answers->choice[question] == option)
            names[count++] = page->team->members[i].name;
    return arena_join(page->arena, names, count, ", ", " and ");
}

/* "Django or Flask": the first places that stay possible with an answer. */
static const char *left_names(const struct page *page, uint64_t left)
{
    const char *names[TEAM_WINNERS_MOST];
    size_t count = 0;

    for (int i = 0; i < page->team->n_winners; i++)
        if (left >> i & 1)
            names[count++] = first_name(page, page->team->winners[i]);
    return count > 0 ? arena_join(page->arena, names, count, ", ", " or ") : "no entry is left";
}

static const char *plural(int count)
{
    return count == 1 ? "" : "s";
}

/* "the 3 differences are settled" */
static const char *when_settled(const struct page *page)
{
    int count = page->team->n_disagreements;

    return count == 1 ? "the difference is settled"
                      : arena_printf(page->arena, "the %d differences are settled", count);
}

/* No difference can change the first place. Which one that is, is known only if `exact`. */
static const char *undisputed(const struct page *page)
{
    bool agree = page->team->n_disagreements == 0;

    if (!page->team->exact)
        return arena_printf(page->arena, "None of the %d differences can change the first place.",
                            page->team->n_disagreements);
    if (page->team->n_winners == 0)
        return agree ? "All answers agree. Together they rule out every entry."
                     : arena_printf(page->arena, "Every entry is ruled out whichever way %s.",
                                    when_settled(page));
    if (agree)
        return arena_printf(page->arena, "All answers agree. Together they put %s first.",
                            left_names(page, UINT64_MAX));
    return arena_printf(page->arena, "%s is first whichever way %s: %s change the first place.",
                        left_names(page, UINT64_MAX), when_settled(page),
                        page->team->n_disagreements == 1 ? "it cannot" : "none of them can");
}

const char *team_verdict(struct arena *arena, const struct decision *decision,
                         const struct team *team)
{
    struct page page = {.arena = arena, .decision = decision, .team = team};

    if (team->n_matters == 0)
        return undisputed(&page);
    return arena_printf(arena, "%d of %d difference%s can change the first place%s.",
                        team->n_matters, team->n_disagreements, plural(team->n_disagreements),
                        team->exact ? "" : ", as far as can be proved");
}

/* --- settle ------------------------------------------------------------------------------ */

static int most_left(const struct disagreement *disagreement)
{
    int most = 0;

    for (int k = 0; k < disagreement->n_options; k++)
        most = MAX(most, __builtin_popcountll(disagreement->left[k]));
    return most;
}

int team_settle_order(struct arena *arena, const struct team *team, int **ret_order)
{
    int *order = ARENA_ARRAY(arena, int, (size_t)team->n_disagreements);
    int n = 0;

    for (int i = 0; i < team->n_disagreements; i++) {
        int at = n;

        if (!team->disagreements[i].matters)
            continue;
        for (; at > 0 &&
               most_left(&team->disagreements[order[at - 1]]) > most_left(&team->disagreements[i]);
             at--)
            order[at] = order[at - 1];
        order[at] = i;
        n++;
    }
    *ret_order = order;
    return n;
}

static void add_answer(const struct page *page, struct block *list,
                       const struct disagreement *disagreement, int k)
{
    int option = disagreement->options[k];
    struct inline_list line = inlines_of_block(
        page->document, document_paragraph(page->document, document_item(page->document, list)));

    inline_printf(&line, "%s: %s", givers(page, disagreement->question, option),
                  option_label(page, disagreement->question, option));
    if (page->team->exact)
        inline_printf(&line, ". Then first: %s", left_names(page, disagreement->left[k]));
}

static void add_settle(const struct page *page)
{
    int *order, count = team_settle_order(page->arena, page->team, &order);

    if (count == 0)
        return;
    document_heading(page->document, 2, "Settle these");
    document_say(page->document, "Once %s settled, whichever way, the first place is fixed. %s",
                 count == 1 ? "it is" : "they are",
                 count == 1 ? "Nothing else needs a decision."
                            : "None of them can be left out. Begin with the first.");
    for (int i = 0; i < count; i++) {
        const struct disagreement *disagreement = &page->team->disagreements[order[i]];
        struct block *list;

        document_heading(page->document, 3, question_of(page, disagreement->question)->text);
        list = document_list(page->document, NULL, false);
        for (int k = 0; k < disagreement->n_options; k++)
            add_answer(page, list, disagreement, k);
    }
}

static void add_idle(const struct page *page)
{
    const struct team *team = page->team;
    struct block *list;

    if (team->n_disagreements == team->n_matters)
        return;
    document_heading(page->document, 2, "No need to discuss");
    document_say(page->document, "Whatever the other answers are, %s not change the first place.",
                 team->n_disagreements - team->n_matters == 1 ? "this difference does"
                                                              : "these differences do");
    list = document_list(page->document, NULL, false);
    for (int i = 0; i < team->n_disagreements; i++) {
        const struct disagreement *disagreement = &team->disagreements[i];
        const char *text = "";

        if (disagreement->matters)
            continue;
        for (int k = 0; k < disagreement->n_options; k++)
            text =
                arena_printf(page->arena, "%s%s%s (%s)", text, k > 0 ? ", " : "",
                             option_label(page, disagreement->question, disagreement->options[k]),
                             givers(page, disagreement->question, disagreement->options[k]));
        document_point(page->document, list, "%s: %s",
                       question_of(page, disagreement->question)->brief, text);
    }
}

/* --- each member ------------------------------------------------------------------------- */

static void add_members(const struct page *page)
{
    struct block *table =
        document_table(page->document, 4,
                       (const enum alignment[]){ALIGN_LEFT, ALIGN_LEFT, ALIGN_RIGHT, ALIGN_RIGHT});
    struct table_row *row = document_row(page->document, table);
    const char *const heads[] = {"Answers of", "First", "Fit", "Answered"};

    for (size_t i = 0; i < 4; i++)
        document_cell(page->document, row, i, "%s", heads[i]);
    for (int i = 0; i < page->team->n_members; i++) {
        const struct team_member *member = &page->team->members[i];
        struct advice *advice = advice_new(page->arena, page->decision, member->answers);

        row = document_row(page->document, table);
        document_cell(page->document, row, 0, "%s", member->name);
        document_cell(page->document, row, 1, "%s", first_name(page, advice->winner));
        if (advice->winner >= 0)
            document_cell(page->document, row, 2, "%d",
                          advice_fit(advice, advice->ranking.scores[0].points));
        document_cell(page->document, row, 3, "%d", answers_count(member->answers));
    }
}

static void add_concession(const struct page *page, struct block *list, int member, int winner)
{
    struct concession concession =
        team_concession(page->arena, &page->decision->problem, page->team, member, winner);
    const char **changes = ARENA_ARRAY(page->arena, const char *, (size_t)concession.n_changes);
    const char *name = page->team->members[member].name;

    if (!concession.found) {
        document_point(page->document, list, "%s: %s", name,
                       concession.searched ? "no answer of the others brings it to the first place"
                                           : "more answers than were tried");
        return;
    }
    for (int i = 0; i < concession.n_changes; i++) {
        const struct change *change = &concession.changes[i];

        const char *instead = answer_given(change->from)
                                  ? arena_printf(page->arena, "instead of %s",
                                                 option_label(page, change->question, change->from))
                                  : "(left open so far)";

        changes[i] =
            arena_printf(page->arena, "%s: %s %s", question_of(page, change->question)->brief,
                         option_label(page, change->question, change->to), instead);
    }
    document_point(page->document, list, "%s gives in on %s", name,
                   arena_join(page->arena, changes, (size_t)concession.n_changes, "; ", "; "));
}

static bool all_have(const struct team *team, int winner)
{
    for (int i = 0; i < team->n_members; i++)
        if (team->firsts[i] != winner)
            return false;
    return true;
}

/* For each member's first place: the answers that the others would have to take over. */
static void add_concessions(const struct page *page)
{
    const struct team *team = page->team;

    if (all_have(team, team->firsts[0]))
        return;
    document_heading(page->document, 2, "Who would have to give in");
    document_say(page->document,
                 "The fewest answers to take over from the others for the same first place.");
    for (int i = 0; i < team->n_members; i++) {
        struct block *list;

        if (!team_is_new_first(team, i))
            continue;
        document_heading(page->document, 3,
                         arena_printf(page->arena, "For %s", first_name(page, team->firsts[i])));
        list = document_list(page->document, NULL, false);
        for (int k = 0; k < team->n_members; k++)
            if (team->firsts[k] != team->firsts[i])
                add_concession(page, list, k, team->firsts[i]);
    }
}

static void add_agreed(const struct page *page)
{
    const struct team *team = page->team;
    struct block *list;

    if (team->n_agreed == 0)
        return;
    document_heading(page->document, 2, "Agreed");
    list = document_list(page->document, NULL, false);
    for (int i = 0; i < team->n_agreed; i++) {
        int question = team->agreed[i], option = ANSWER_OPEN, count = 0;

        for (int k = 0; k < team->n_members; k++)
            if (answer_given(team->members[k].answers->choice[question])) {
                option = team->members[k].answers->choice[question];
                count++;
            }
        document_point(page->document, list, "%s: %s%s", question_of(page, question)->brief,
                       option_label(page, question, option),
                       count == team->n_members
                           ? ""
                           : arena_printf(page->arena, " (%s; the others left it open)",
                                          givers(page, question, option)));
    }
}

struct document *team_document(struct arena *arena, const struct decision *decision,
                               const struct team *team)
{
    struct page page = {
        .arena = arena,
        .decision = decision,
        .team = team,
        .document = document_new(arena),
    };

    document_heading(page.document, 1, "What the team's answers come to");
    document_say(page.document, "%s", team_verdict(arena, decision, team));
    add_members(&page);
    add_settle(&page);
    add_idle(&page);
    add_concessions(&page);
    add_agreed(&page);
    return page.document;
}
