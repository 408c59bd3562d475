#ifndef TUI_SCREENS_EVIDENCE_EVIDENCE_PARTS_H
#define TUI_SCREENS_EVIDENCE_EVIDENCE_PARTS_H

#include "tui/screens/evidence/evidence_tree.h"

struct criterion;

/* What the tree behind a figure is made with: evidence_facts.c makes its leaves, evidence_fit.c what
 * a fit is made of, evidence_rules.c says how a value follows from its facts. */
struct evidence_builder {
    struct arena *arena;
    struct app *app;
    const struct subject *subject;
    struct evidence_tree *tree;
};

/* A part of `parent`, the last one so far. */
struct evidence_node *evidence_add(struct evidence_builder *builder, struct evidence_node *parent,
                                   const char *label);
void evidence_note(struct evidence_builder *builder, struct evidence_notes *notes, enum role role,
                   const char *format, ...) __attribute__((format(printf, 4, 5)));

/* "x" or the sign for it. */
const char *evidence_times(const struct evidence_builder *builder);

/* What is known about the subject's framework, with level or rating, note, source and doubt. */
struct evidence_node *evidence_trait(struct evidence_builder *builder, struct evidence_node *parent,
                                     int trait);
struct evidence_node *evidence_pairing(struct evidence_builder *builder,
                                       struct evidence_node *parent, int component);

/* A criterion of the subject's framework with the facts it reads. `shown`: what it adds. */
struct evidence_node *evidence_criterion_node(struct evidence_builder *builder,
                                              struct evidence_node *parent, int criterion,
                                              int weight, const char *shown);

/* How the value follows from the facts, with their figures; then the scale in words. */
void evidence_rule(struct evidence_builder *builder, struct evidence_node *node,
                   const struct criterion *criterion);
int evidence_level_value(int level); /* 0..100 */

/* Twice a criterion's value in basis points: the sum of its limits. */
int64_t evidence_doubled(const struct evidence_builder *builder, int framework, int criterion);
/* "67", "93.75": what is counted for the subject's framework, exactly, so that the sum comes out; the
 * middle where unknown facts leave a range. */
const char *evidence_exact(const struct evidence_builder *builder, int criterion);

/* The whole tree of a subject. */
void evidence_criterion(struct evidence_builder *builder);
void evidence_reason(struct evidence_builder *builder);
void evidence_fact(struct evidence_builder *builder);

#endif
