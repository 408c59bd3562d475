#ifndef TUI_GROUNDS_PARTS_H
#define TUI_GROUNDS_PARTS_H

#include "tui/screens/evidence/evidence_lines.h"

/* What the lines behind a figure are written with: grounds.c has what they have in common,
 * grounds_fit.c what a fit is made of. */
struct grounds_builder {
    struct arena *arena;
    struct app *app;
    const struct subject *subject;
    struct grounds grounds;
    int width, room, sources_room;
};

/* A text under a label, in as many lines as it takes. */
void grounds_add(struct grounds_builder *builder, const char *label, enum role role,
                 const char *format, ...) __attribute__((format(printf, 4, 5)));
void grounds_gap(struct grounds_builder *builder);

/* What is known about the subject's framework, with date, source and doubt. */
void grounds_trait(struct grounds_builder *builder, int trait);
void grounds_pairing(struct grounds_builder *builder, int component);
void grounds_language(struct grounds_builder *builder, int language);

/* All lines of a subject. */
void grounds_criterion(struct grounds_builder *builder);
void grounds_reason(struct grounds_builder *builder);

#endif
