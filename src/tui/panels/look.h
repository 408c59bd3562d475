#ifndef TUI_PANELS_LOOK_H
#define TUI_PANELS_LOOK_H

#include "tui/cells/chart.h"
#include "tui/cells/surface.h"

/* TEMPORARY names until the new roles are in. */
#define ROLE_TEXT ROLE_PLAIN
#define ROLE_MUTED ROLE_QUIET
#define ROLE_RULE ROLE_QUIET
#define ROLE_ACCENT ROLE_STRONG
#define ROLE_HERO ROLE_STRONG
#define ROLE_WARN ROLE_WARNING
#define ROLE_BEST ROLE_BAR_1
#define ROLE_REST ROLE_BAR_3
#define ROLE_CHIP ROLE_SELECTED
#define ROLE_TICK ROLE_SELECTED
#define ROLE_REST_OF_BEST ROLE_BAR_2

const char *look_cursor(bool unicode);
void look_head(struct area area, int row, int column, int width, const char *title,
               const char *note, bool unicode);
int look_big(struct area area, int row, int column, int width, bool unicode, const char *name,
             int *ret_rows);
void look_bar_ticked(struct area area, int row, int column, int width, enum role role, bool unicode,
                     int64_t value, int64_t before, int64_t whole);
enum role look_part(int part, int n);
enum role look_language(const char *language);
/* the mark of a sign that has an ASCII form */
const char *look_sign(const char *sign, bool unicode);
void look_vline(struct area area, int row, int column, int rows, bool unicode);

#endif
