#ifndef TUI_SCREENS_EVIDENCE_EVIDENCE_TREE_H
#define TUI_SCREENS_EVIDENCE_EVIDENCE_TREE_H

#include "base/arena.h"
#include "tui/cells/surface.h"

struct app;
struct evidence;

/* The tree that explains a figure. The root is the fit of a framework. Below it are, depending on
 * the subject, an answer, criteria, and the facts they use with level or rating, note and source.
 * The sum comes after the tree. Everything is allocated in the arena. */
enum subject_kind {
    SUBJECT_CRITERION, /* a framework's value on a criterion, and what it adds to the fit */
    SUBJECT_REASON,    /* what an answer adds to the winner's fit; question -1: base points */
    SUBJECT_TRAIT,     /* a fact about a framework: value, level or rating */
    SUBJECT_PAIRING,   /* how well a component fits a framework */
};

struct subject {
    enum subject_kind kind;
    int framework;
    int index; /* of the criterion, question, trait or component */
};

struct evidence_note {
    struct evidence_note *next;
    enum role role;
    const char *text;
};

struct evidence_notes {
    struct evidence_note *first, *last;
};

struct evidence_node {
    struct evidence_node *first, *last, *next; /* first and last child; next sibling */
    const char *figure;                        /* points it adds to the fit: "8.0"; "": not shown */
    const char *label;
    int value;         /* from 0 to 100, drawn as a bar; -1: no value */
    const char *words; /* beside the label: "third party", "94 of 100 x 3 of 35 points" */
    enum role role;    /* of the words */
    struct evidence_notes notes;
    const struct evidence *evidence; /* note, source and date of a fact; NULL: none */
    int criterion;                   /* index of the criterion shown by this node; -1: none */
};

struct evidence_tree {
    struct evidence_node *root;
    const char *figure;          /* the figure explained: "18.0"; "": none */
    const char *end;             /* heading of the section below the tree */
    const char *sum, *total;     /* "8.0 + 5.7 + 4.3", "18.0"; "": no sum */
    struct evidence_notes notes; /* below the sum */
};

struct evidence_tree *evidence_tree_of(struct arena *arena, struct app *app,
                                       const struct subject *subject);

#endif
