#ifndef TUI_SCREENS_EVIDENCE_EVIDENCE_TREE_H
#define TUI_SCREENS_EVIDENCE_EVIDENCE_TREE_H

#include "base/arena.h"
#include "tui/cells/surface.h"

struct app;
struct evidence;

/* What a figure rests on, as a tree: the fit, the answer or criterion that brings a part of it, and
 * each fact behind that with its level or rating, its note and its source; at the end the sum,
 * written out. All of it lives in the arena. */
enum subject_kind {
    SUBJECT_CRITERION, /* a framework's value on a criterion, and what it adds to the fit */
    SUBJECT_REASON,    /* what an answer brings the winner; index: question, -1: before any */
    SUBJECT_TRAIT,     /* a fact, level or judgement about a framework */
    SUBJECT_PAIRING,   /* how well a component suits a framework */
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
    struct evidence_node *first, *last, *next; /* its first and last part; the next of its parent */
    const char *figure;                        /* what it adds to the fit: "8.0"; "": nothing */
    const char *label;
    int value;         /* from 0 to 100, drawn as a bar; -1: it has none */
    const char *words; /* beside the label: "third party", "94 of 100 x 3 of 35 points" */
    enum role role;    /* of the words */
    struct evidence_notes notes;
    const struct evidence *evidence; /* the note, source and date of a fact; NULL: none of its own */
    int criterion;                   /* the one it stands for, -1: none */
};

struct evidence_tree {
    struct evidence_node *root;
    const char *figure;          /* the one that is explained: "18.0"; "": it is a fact */
    const char *end;             /* heading of what stands below the tree */
    const char *sum, *total;     /* "8.0 + 5.7 + 4.3", "18.0"; "": no sum */
    struct evidence_notes notes; /* below the sum */
};

struct evidence_tree *evidence_tree_of(struct arena *arena, struct app *app,
                                       const struct subject *subject);

#endif
