#ifndef TUI_SCREENS_RESULT_RESULT_H
#define TUI_SCREENS_RESULT_RESULT_H

#include "decide/advice/reasons.h"
#include "document/words/confidence_words.h"
#include "tui/panels/fit_bar.h"
#include "tui/panels/pad.h"
#include "tui/panels/trade_off.h"

struct app;

/* The recommendation in six sections. The layout of a section is cached until the window or
 * something it shows changes. */
enum result_section {
    RESULT_SUMMARY,
    RESULT_WHY,
    RESULT_STACK,
    RESULT_ALTERNATIVES,
    RESULT_CONFIDENCE,
    RESULT_CHANGE,
    RESULT_SECTIONS,
};

/* What a line shows. Enter opens the details given after the second colon. */
enum result_kind {
    LINE_FRAMEWORK,  /* index: framework: its page */
    LINE_COMPONENT,  /* index: choice of the stack: the pairing */
    LINE_REASON,     /* index: question; -1: the base points */
    LINE_VALUE,      /* index: criterion; detail: framework */
    LINE_RELAXATION, /* index: relaxation */
    LINE_EXCLUDED,   /* index: place in the ranking */
    LINE_UNKNOWN,    /* index: framework; detail: the unknown trait */
    LINE_CHANGE,     /* index: question; detail: option: a preview of it */
    LINE_QUESTION,   /* index: question: the Answer screen */
    LINE_SECTION,    /* index: section: that section */
    LINE_KINDS,
};

/* What the layout of a section depends on. */
struct result_view {
    enum result_section section;
    int rows, columns; /* available for the section */
    bool figures;      /* show numbers instead of bars */
};

struct result {
    struct app *app;
    struct arena *arena;
    const struct advice *advice;
    const struct confidence *confidence; /* NULL: not computed yet */
    struct advice_reader *reader;        /* NULL if confidence is NULL */
    struct result_view view;
    struct reason *reasons;
    int n_reasons;
    struct fit_parts parts;
    const char *drawbacks[2]; /* of the winner, from its page */
    int n_drawbacks;          /* -1: not read yet */
    struct pad *pad;
};

/* Lays out a section. Free it with result_free. */
struct result *result_new(struct arena *arena, struct app *app, const struct advice *advice,
                          const struct result_view *view);
void result_free(struct result *result); /* frees what is not in the arena; NULL is fine */

/* --- used by the sections---------------------------------------------------------------------- */

typedef void section_layout(struct result *result);
section_layout result_lay_summary, result_lay_why, result_lay_stack, result_lay_alternatives,
    result_lay_confidence, result_lay_change;

const struct framework *result_framework(const struct result *result, int framework);
const char *result_name(const struct result *result, int framework);
const struct question_entry *result_question(const struct result *result, int question);
/* "Your team writes Python" */
const char *result_answer_text(const struct result *result, int question, int option);
bool result_wide(const struct result *result); /* is there room for two panes? */

/* A writer for the full width. */
struct writer result_writer(struct result *result);

/* Empties the pad, to lay it out again with less content. */
void result_clear(struct result *result);

/* "Django  fits 87 of 100   Clear lead, 13 points ahead of Flask", the title of sections 2 to 6. */
void result_add_title(struct result *result, struct writer *writer);

/* The state in words: "Too early to say"; "" until it is computed. */
const char *result_state(const struct result *result);

/* Variants of the summary for results without one clear name. False: the variant does not apply,
 * and nothing is added. */
bool result_lay_two_names(struct result *result);
bool result_lay_by_language(struct result *result);
bool result_lay_early(struct result *result);
bool result_lay_nothing(struct result *result);

/* Adds the excluded frameworks and the rules that exclude them, at most `most`. */
void result_add_excluded(struct result *result, struct writer *writer, int most);

/* Adds the single changes that put another framework first, at most `most`, then the number of the
 * rest. */
void result_add_changes(struct result *result, struct writer *writer, int most);

/* The largest information gain of an open question, in bits; 0: there is none. */
double result_largest_bits(const struct confidence *confidence);

/* Adds the open questions, the one that matters most first, at most `most`. */
void result_add_questions(struct result *result, struct writer *writer, int most);

/* Adds name, language and fit of the next frameworks in the ranking, at most `most`. */
void result_add_next_best(struct result *result, struct writer *writer, int most);

#endif
