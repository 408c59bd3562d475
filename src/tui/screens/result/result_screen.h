#ifndef TUI_SCREENS_RESULT_RESULT_SCREEN_H
#define TUI_SCREENS_RESULT_RESULT_SCREEN_H

#include "tui/screens/result/result.h"

/* Opens the Result screen at a section. */
void result_push_section(struct app *app, enum result_section section);

#endif
