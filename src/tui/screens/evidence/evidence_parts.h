#ifndef TUI_SCREENS_EVIDENCE_EVIDENCE_PARTS_H
#define TUI_SCREENS_EVIDENCE_EVIDENCE_PARTS_H

#include "tui/screens/evidence/evidence_lines.h"

/* What the lines behind a figure are written with: grounds.c has what they have in common,
 * grounds_fit.c what a fit is made of. */
struct evidence_builder {
    struct arena *arena;
    struct app *app;
    const struct subject *subject;
    struct evidence_lines evidence_lines;
    int width, room, sources_room;
};

/* A text under a label, in as many lines as it takes. */
void evidence_add(struct evidence_builder *builder, const char *label, enum role role,
                  const char *format, ...) __attribute__((format(printf, 4, 5)));
void evidence_gap(struct evidence_builder *builder);

/* What is known about the subject's framework, with date, source and doubt. */
void evidence_trait(struct evidence_builder *builder, int trait);
void evidence_pairing(struct evidence_builder *builder, int component);
void evidence_language(struct evidence_builder *builder, int language);

/* All lines of a subject. */
void evidence_criterion(struct evidence_builder *builder);
void evidence_reason(struct evidence_builder *builder);

#endif
