#ifndef DOCUMENT_WORDS_WORDING_H
#define DOCUMENT_WORDS_WORDING_H

#include "base/arena.h"
#include "decide/advice/advice.h"

/* Short texts for the numbers and facts of a decision. Allocated in the arena or borrowed from the
 * catalog. */

/* "14.5": points on the scale of M as hundredths of the score ("fit"), with one decimal. */
const char *wording_tenths(struct arena *arena, const struct advice *advice, int64_t points);

/* Formats tenths: 725 is "72.5". */
const char *wording_tenth_count(struct arena *arena, int tenths);

/* "12", "7.9", "less than 0.1": the lead of the first over the second, in points of fit. */
const char *wording_lead_points(struct arena *arena, const struct advice *advice);

/* By how much the first leads: "13 points ahead of Flask", "1.3 points ahead of Flask", "level with
 * Flask", "the only one left". Whole points from 10 on. */
const char *wording_lead(struct arena *arena, const struct advice *advice);

/* The same after its name: "by 13 points", "level with Flask". */
const char *wording_lead_short(struct arena *arena, const struct advice *advice);

/* "65,536" */
const char *wording_thousands(struct arena *arena, int number);

/* What to say about a stack that was not searched completely; "": it is exact. */
const char *wording_stack_cut(const struct stack *stack);

/* Capitalises the first letter and adds a full stop: "PostgreSQL needs it." */
const char *wording_sentence(struct arena *arena, const char *words);

/* "85", or "77 to 78" where unknown facts leave a range. */
const char *wording_range(struct arena *arena, const struct advice *advice,
                          const struct score *score);

/* One or two words for a criterion: its short name, or the language it is about. */
const char *wording_criterion(const struct criterion *criterion);

/* Its label, or where that is wider than `columns` its short name. */
const char *wording_criterion_within(const struct criterion *criterion, int columns);

/* "75", or "38 to 66": a criterion's value from 0 to 100. */
const char *wording_worth(struct arena *arena, struct catalog *catalog, int framework,
                          int criterion);

/* The same where there is little room: "35-54". */
const char *wording_worth_brief(struct arena *arena, struct catalog *catalog, int framework,
                                int criterion);

/* What a requirement asks for: "level 2 of 3 or more", "Go". */
const char *wording_requirement(struct arena *arena, struct catalog *catalog,
                                const struct requirement *requirement);

/* Why a framework is ruled out, by the first answer that does; "" if none does. */
enum exclusion_wording {
    EXCLUSION_BRIEF,    /* "Typing: level 1 of 3" */
    EXCLUSION_OBSERVED, /* "static types are required: level 1 of 3" */
    EXCLUSION_FULL,     /* "static types are required: level 1 of 3, wanted level 2 or more" */
};
const char *wording_exclusion(struct arena *arena, const struct advice *advice, int framework,
                              enum exclusion_wording wording);

/* The short name of the question whose answer rules it out: "Typing", "Typing and 1 more". */
const char *wording_excluder(struct arena *arena, const struct advice *advice, int framework);

/* "via pg", "built in"; "" without a way. */
const char *wording_via(struct arena *arena, const struct pairing *pairing);

/* The reason for a component of the stack, and the stated answers it overrules: "It runs on
 * Kubernetes first", "... ; overrules Hosting: Functions (Sidekiq: workers must stay)". */
const char *wording_because(struct arena *arena, const struct advice *advice,
                            const struct stack_choice *choice);

/* "Speed (requests/s)": a number has its unit in the label; for a text a unit such as "version" or "URL" adds nothing. */
const char *wording_trait(struct arena *arena, const struct trait *trait);

/* "Push: Yes, it is the point"; "Push: skipped", "Push: open". */
const char *wording_answer(struct arena *arena, const struct advice *advice, int question);

/* "Django, Flask" */
const char *wording_names(struct arena *arena, struct catalog *catalog, const int *frameworks,
                          int count);

/* The same in so many columns: "Django and 4 more", or "5". `known`: how many of the `count` the
 * list holds. */
const char *wording_names_within(struct arena *arena, struct catalog *catalog,
                                 const int *frameworks, int known, int count, int columns);

#endif
