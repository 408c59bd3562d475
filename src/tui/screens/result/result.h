#ifndef TUI_SCREENS_RESULT_RESULT_H
#define TUI_SCREENS_RESULT_RESULT_H

#include "decide/advice/reasons.h"
#include "document/words/confidence_words.h"
#include "tui/panels/fit_bar.h"
#include "tui/panels/give_up.h"
#include "tui/panels/sheet.h"

struct app;

/* The recommendation in six sections, each laid out once for a width and kept until something that
 * it shows changes. */
enum result_section {
    RESULT_SUMMARY,
    RESULT_WHY,
    RESULT_STACK,
    RESULT_ALTERNATIVES,
    RESULT_SURE,
    RESULT_CHANGE,
    RESULT_SECTIONS,
};

/* What a line represents, which is what Enter opens. */
enum result_kind {
    LINE_FRAMEWORK,  /* index: framework: its page */
    LINE_COMPONENT,  /* index: choice of the stack: why it fits */
    LINE_REASON,     /* index: question, -1: before any answer */
    LINE_VALUE,      /* index: criterion; detail: framework */
    LINE_RELAXATION, /* index: of the relaxation */
    LINE_EXCLUDED,   /* index: place in the ranking */
    LINE_DOUBT,      /* index: framework; detail: trait that is not known */
    LINE_CHANGE,     /* index: question; detail: option: what it would be with it */
    LINE_QUESTION,   /* index: question: goes there */
    LINE_SECTION,    /* index: section: goes there */
    LINE_KINDS,
};

/* What a section is laid out for. */
struct result_view {
    enum result_section section;
    int rows, columns; /* of the window for it */
    bool figures;      /* figures in place of bars */
};

struct result {
    struct app *app;
    struct arena *arena;
    const struct advice *advice;
    const struct confidence *confidence; /* NULL: nothing of it is worked out yet */
    struct advice_reader *reader;        /* for words of it; NULL like confidence */
    struct result_view view;
    struct reason *reasons;
    int n_reasons;
    struct fit_parts parts;
    const char *pains[2]; /* where the first hurts; read once, -1: not yet */
    int n_pains;
    struct sheet *sheet;
};

/* Lays out a section. */
struct result *result_new(struct arena *arena, struct app *app, const struct advice *advice,
                          const struct result_view *view);
void result_free(struct result *result); /* what is not in the arena; NULL is fine */

/* --- for the sections ------------------------------------------------------------------------- */

typedef void section_layout(struct result *result);
section_layout result_lay_summary, result_lay_why, result_lay_stack, result_lay_alternatives,
    result_lay_sure, result_lay_change;

const struct framework *result_framework(const struct result *result, int framework);
const char *result_name(const struct result *result, int framework);
/* "Your team writes Python" */
const char *result_answer_text(const struct result *result, int question, int option);
bool result_wide(const struct result *result); /* room for two columns */

/* A writer over the whole width. */
struct writer result_writer(struct result *result);

/* Begins the sheet anew: for a layout that is tried again with less in it. */
void result_clear(struct result *result);

/* "Django  fits 87 of 100   Clear lead, 13 points ahead of Flask", above the sections 2 to 6. */
void result_add_title(struct result *result, struct writer *writer);

/* "Too early to say", or "" while it is being worked out. */
const char *result_state(const struct result *result);

/* Forms of the summary when it is not one name. False: it is. */
bool result_lay_two_names(struct result *result);
bool result_lay_by_language(struct result *result);
bool result_lay_early(struct result *result);
bool result_lay_nothing(struct result *result);

/* What is ruled out and why; nothing when nothing is. */
void result_add_excluded(struct result *result, struct writer *writer, int most);

/* Other answers that put another one first, one line each; at most `most`, and then how many
 * more there are. Returns the row after. */
void result_add_changes(struct result *result, struct writer *writer, int most);

/* Which questions are open, the one that matters most first; at most `most`. */
double
result_largest_bits(const struct confidence *confidence); /* of the open questions; 0 if none */
void result_add_questions(struct result *result, struct writer *writer, int most);

/* Name, language and fit of those that come next. */
void result_add_next_best(struct result *result, struct writer *writer, int most);

#endif
