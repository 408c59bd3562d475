#ifndef DOCUMENT_RECORD_RECORD_SECTIONS_H
#define DOCUMENT_RECORD_RECORD_SECTIONS_H

#include "document/model/document.h"
#include "document/model/sources.h"
#include "document/record/record.h"
#include "document/record/record_page.h"
#include "document/words/advice_reader.h"
#include "document/words/confidence_words.h"

/* The prose of a recommendation. A form lists the parts of an output format and their order; all
 * forms use the same parts. */
struct record;

#define RECORD_FOLDS -1   /* as a level: begins a fold with this title */
#define RECORD_UNFOLDS -2 /* as a level: ends it */
struct record_part {
    const char *title;                         /* NULL: continues under the previous heading */
    int level;                                 /* level of its heading */
    void (*write)(struct record *record);      /* NULL for a fold */
    bool (*when)(const struct record *record); /* condition; NULL: always */
};

struct record_form {
    const char *name;                    /* stored in the block, to write the record again */
    void (*head)(struct record *record); /* everything before the first part */
    const struct record_part *parts;
    size_t n_parts;
    const char *ending; /* after the block; NULL: nothing */
};

struct document *record_prose(const struct advice_reader *reader, const struct record_form *form);

/* The record as record_page_read() would read it: `front` (text above the document, may be ""), the
 * prose, and the text of the machine block, which contains a hash of each section. */
struct record_page *record_page_of(const struct advice_reader *reader, const char *front,
                                   const struct record_form *form);

/* Writes the whole record as markdown. */
void record_write(const struct advice_reader *reader, const char *front,
                  const struct record_form *form, struct text *text);

/* The text of the block for a prose in this form, front included. */
const char *record_block(const struct advice_reader *reader, const char *form,
                         const struct record_page *page);

/* The given value, cleaned, or its default; "" if there is none. */
const char *record_status(const struct advice_reader *reader);
const char *record_date(const struct advice_reader *reader);
/* A text as one clean line, or `otherwise` if it is NULL or blank. */
const char *record_given(const struct advice_reader *reader, const char *words,
                         const char *otherwise);
const char *record_decider(const struct advice_reader *reader);
const char *record_settled(const struct advice_reader *reader);
const char *record_number(const struct advice_reader *reader);
const char *record_name_of(const struct advice_reader *reader); /* its title */
const char *record_heading(const struct advice_reader *reader); /* "7. Use Gin" */

/* --- helpers of the parts ---------------------------------------------------------------- */

struct record {
    const struct advice_reader *reader;
    struct document *document;
    struct sources *sources;
};

/* Amounts on the scale of M, one per criterion; only those above 0 are used. `rival` -1: none;
 * `won` and `missed` do not need one. */
typedef int64_t record_measure(const struct record *record, int criterion, int framework,
                               int rival);
record_measure record_won;    /* the contribution */
record_measure record_missed; /* distance to the best value of any framework */
record_measure record_ahead;  /* lead over the rival */
record_measure record_behind; /* the rival */

struct criterion_amount {
    int criterion; /* or a question */
    int64_t amount;
};
int record_compare_amounts(const void *left,
                           const void *right); /* compares two amounts: largest first */

/* The criteria with the largest amounts, at most RECORD_TOP. */
#define RECORD_TOP 3 /* also the limit of options with pros and cons, and of names in a sentence */
size_t record_top(const struct record *record, record_measure *measure, int framework, int rival,
                  struct criterion_amount **ret_top);

/* The criteria where it loses most, at most RECORD_TOP, without those it is best at. */
size_t record_worst(const struct record *record, int framework,
                    struct criterion_amount **ret_worst);

int64_t record_weight(const struct record *record, int criterion);             /* u[j] */
int record_doubled(const struct record *record, int criterion, int framework); /* low + high */

/* Texts, in the arena of the export or borrowed. */
const char *record_name(const struct record *record, int framework);
const char *record_label(const struct record *record, int criterion);
/* Whether it is about a language, or what the catalog calls so: a part of the answers, and no quality
 * that one gains or risks. */
bool record_is_language(const struct record *record, int criterion);
const char *record_quote(const struct record *record, const char *words);

/* "50", or "40 to 60" where something is unknown, from 0 to 100. */
const char *record_value(const struct record *record, int criterion, int framework);

/* "84", or "84 (82 to 86)". */
const char *record_fit(const struct record *record, const struct score *score);

/* A value with its unit: "4 of 5", "pkg", "12.57 percent", "unknown, 3.9 to 7.9". */
const char *record_trait(const struct record *record, const struct trait *trait,
                         const struct value *value);

/* Value, note and source: "pkg: celery (source 3)". */
const char *record_cite(const struct record *record, const char *words,
                        const struct evidence *evidence, const char *note);

/* One of the facts that a value is computed from. */
struct record_input {
    const char *words;               /* "Real-time 5 of 5" */
    const char *note;                /* or "" */
    const struct evidence *evidence; /* NULL: none */
};
struct record_input record_input(const struct record *record, int criterion, size_t index,
                                 int framework);

/* What a value was computed from: "Job queue pkg (source 3); Mail ship (source 7)". */
const char *record_inputs(const struct record *record, int criterion, int framework);

/* --- the parts --------------------------------------------------------------------------- */

bool record_has_winner(const struct record *record);
bool record_has_verdict(const struct record *record); /* neither `early` nor `depends` */
bool record_supersedes(const struct record *record);

/* The title and the list below it, which tools for decision records read. */
void record_head(struct record *record);

void record_state(struct record *record); /* the status, and what it supersedes */
void record_drivers(struct record *record);
void record_top_drivers(
    struct record *record);                 /* the criteria with most points, without intervals */
void record_options(struct record *record); /* all, each with its result */
void record_option_names(struct record *record); /* all */
void record_outcome(struct record *record);
void record_consequences(struct record *record);  /* of a choice */
void record_pros_and_cons(struct record *record); /* of the best */
void record_arguments(struct record *record);     /* of each, with its result */
void record_changes(struct record *record);
void record_stack(struct record *record);
void record_unknown(struct record *record);
void record_sources(struct record *record);
void record_basis(struct record *record); /* catalog, questionnaire, program, seed */
void record_about_block(struct record *record);
void record_links(struct record *record);
void record_notes(struct record *record);

/* The first screenful (record_brief.c): decision, confidence, reasons, losses, what would change
 * it, and open questions. */
void record_decision(struct record *record);
void record_why(struct record *record);
void record_losses(struct record *record);
void record_runner_up(struct record *record);
void record_open(struct record *record);
bool record_has_choice(const struct record *record); /* one option is chosen */
bool record_has_rival(const struct record *record);  /* another one is left */
bool record_has_open(const struct record *record); /* a framework is left and a question is open */

/* The stack: a short table, and each component with its sources. */
void record_stack_parts(struct record *record);

void record_confidence(struct record *record); /* all that words_verdict() says */
void record_answers_table(struct record *record);
void record_statement(struct record *record); /* the Y-statement */
bool record_has_stack(const struct record *record);

/* The result of an option as a sentence; the objections to it as a list. */
void record_rank(struct record *record, const struct score *score);
void record_objections(struct record *record, struct block *list, const struct score *score);

/* A file name as a relative link, with special characters escaped. */
const char *record_target(struct arena *arena, const char *file);

/* "Supersedes [7. Use Gin](0007-use-gin.md)" */
void record_link(struct record *record, struct inline_list *line, const char *words);

#endif
