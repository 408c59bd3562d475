#ifndef DOCUMENT_WORDS_CONFIDENCE_WORDS_H
#define DOCUMENT_WORDS_CONFIDENCE_WORDS_H

#include "document/words/advice_reader.h"

/* Confidence of a recommendation and what would change it, as sentences shared by text output,
 * records and `ask`. Call export_confidence() first; at least one framework must be left. In the
 * export's arena; "" if there is nothing to say. */

/* The recommendation in one sentence, which begins with "Build it on" if confidence_is_firm(). "Build it on
 * Django: fits 87 of 100, 12.9 ahead of Flask." "Django, narrowly ahead of Flask: ..." "Django, ahead of
 * Flask but not clearly: ..." "Django or Flask: too close to call, 0.3 apart." "Too early to say: 2 of 18
 * questions are answered." */
const char *words_headline(const struct advice_reader *reader);
const char *
words_title(const struct advice_reader *reader); /* the same as a title, without numbers */

/* "fits 87 of 100, 12.9 ahead of Flask" */
const char *words_lead(const struct advice_reader *reader);

/* What follows the headline, in its order: for `open` where each of the two is better and which
 * question decides; single changes, trial runs, open questions and formulas; for `early` and
 * `depends` what to answer next. `sentences` has room for WORDS_VERDICT_MOST; returns how many. */
#define WORDS_VERDICT_MOST 7
size_t words_verdict(const struct advice_reader *reader, const char **sentences);

/* Is the result one framework or two, so that reasons, shares and changes of the first place say
 * something? Not for `early` and `depends`. */
bool words_has_shares(const struct advice_reader *reader);

/* Is there one framework to name? For `settled` without a tie, `clear` and `close`. */
bool words_has_choice(const struct advice_reader *reader);

/* The entries that are not listed: "And 49,907 more brokers: the best of them, Amber Kettle, is 4.2
 * points of 100 behind Alder Queue, 16,900 are ruled out." "" if all are listed. */
const char *words_rest(const struct advice_reader *reader);

/* --- one by one --- */

/* "Django stays first in 41 of 43 single changes; it stays first in 3 of 8 single changes of a
 * fixed answer (each answer changed or left out, one at a time)." */
const char *words_single_changes(const struct advice_reader *reader);

/* The state with the trial runs: "Clear lead: Django is first in 91 % of ..."; "Settled: no open
 * question and no missing fact can change the first place." "" for `early`, `depends`, `none`. */
const char *words_state(const struct advice_reader *reader);

/* "12 questions are not answered; 2 of them may change the first place. Most of all:
 * Static types?" Likely: more than NEXT_BITS_LIKELY. */
const char *words_open_questions(const struct advice_reader *reader);

/* "Answer next: Which language does the team write best today?" */
const char *words_answer_next(const struct advice_reader *reader);

/* "Flask is better at Small core and Easy to learn." At most WORDS_BETTER_AT criteria. */
#define WORDS_BETTER_AT 3
const char *words_better_at(const struct advice_reader *reader, int framework, int rival);

/* "Safe defaults and Batteries included", of a row of the table by language. */
const char *words_best_at(const struct advice_reader *reader, const struct language_row *row);

/* "4 of 5 scoring formulas put Django first (...); VIKOR puts NestJS first, because of
 * Real-time." */
const char *words_methods(const struct advice_reader *reader);

/* "These answers alone settle it: Language: Go; Load: Steady." */
const char *words_enough(const struct advice_reader *reader);

/* In how many of the trial runs one is first: "84 %", "under 1 %". "100 %" only if it was every one
 * and no open question can change the first place. */
const char *words_share(const struct advice_reader *reader, int framework);

/* A criterion's weight, and how far it may move: "14.7 %", "3.1 to 24.0 %". */
const char *words_weight(const struct advice_reader *reader, int criterion);
const char *words_interval(const struct advice_reader *reader, int criterion);

/* The smallest changes of answers that put another framework first, in two groups: changes of
 * wishes only, and changes that include a `fixed` answer, which few users can act on. Size 0:
 * none. */
struct words_flips {
    int size; /* changes in each */
    const struct flip **list;
    int n;
    int64_t total;
    bool total_exact;
};
struct words_flips words_flips_of_wishes(const struct advice_reader *reader);
struct words_flips words_flips_of_fixed(const struct advice_reader *reader);

/* "Load: High instead of Steady; Typing: Required instead of Optional" */
const char *words_changes(const struct advice_reader *reader, const struct flip *flip, int size);
const char *words_first_then(const struct advice_reader *reader, const struct flip *flip);

/* "1 other answer", "3 other answers" */
const char *words_size(const struct advice_reader *reader, int size);

/* For those beyond the first `shown`: "and 21 more", or "". */
const char *words_more(const struct advice_reader *reader, const struct words_flips *flips,
                       int shown);

#endif
