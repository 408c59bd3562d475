#ifndef TUI_SCREENS_EVIDENCE_EVIDENCE_PARTS_H
#define TUI_SCREENS_EVIDENCE_EVIDENCE_PARTS_H

#include "tui/screens/evidence/evidence_tree.h"

struct criterion;

/* Builds the tree that explains a figure. evidence_facts.c adds the facts (the leaves),
 * evidence_fit.c the criteria and answers, evidence_rules.c the rule that computes a value. */
struct evidence_builder {
    struct arena *arena;
    struct app *app;
    const struct subject *subject;
    struct evidence_tree *tree;
};

/* Appends a child to `parent`; NULL: creates the root. */
struct evidence_node *evidence_add(struct evidence_builder *builder, struct evidence_node *parent,
                                   const char *label);
void evidence_note(struct evidence_builder *builder, struct evidence_notes *notes, enum role role,
                   const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The multiplication sign, or "x" without Unicode. */
const char *evidence_times(const struct evidence_builder *builder);

/* Adds a fact about the subject's framework, with its level or rating, note and source. */
struct evidence_node *evidence_trait(struct evidence_builder *builder, struct evidence_node *parent,
                                     int trait);
struct evidence_node *evidence_pairing(struct evidence_builder *builder,
                                       struct evidence_node *parent, int component);

/* Adds a criterion of the subject's framework and the facts it uses. `shown`: the points of fit it
 * adds, as text. */
struct evidence_node *evidence_criterion_node(struct evidence_builder *builder,
                                              struct evidence_node *parent, int criterion,
                                              int weight, const char *shown);

/* Notes how the criterion's value is computed from the facts, and the scale. */
void evidence_rule(struct evidence_builder *builder, struct evidence_node *node,
                   const struct criterion *criterion);
int evidence_level_value(int level); /* 0..100 */

/* Twice the criterion's value in basis points, that is low + high. */
int64_t evidence_doubled(const struct evidence_builder *builder, int framework, int criterion);
/* The exact value counted for the subject's framework: "67", "93.75". If a fact is unknown, it is
 * the middle of the range. */
const char *evidence_exact(const struct evidence_builder *builder, int criterion);

/* Build the tree of a subject, with its sum and notes. */
void evidence_criterion(struct evidence_builder *builder);
void evidence_reason(struct evidence_builder *builder);
void evidence_fact(struct evidence_builder *builder);

#endif
