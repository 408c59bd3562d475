#ifndef TUI_SCREENS_RESULT_RESULT_SCREEN_H
#define TUI_SCREENS_RESULT_RESULT_SCREEN_H

#include "tui/screens/result/result.h"

#endif
