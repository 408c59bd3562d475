#ifndef PRESS_H
#define PRESS_H

#include "tui/app/app.h"
#include "tui/terminal/keys.h"

#include <stdio.h>
#include <string.h>

/* Presses keys by name, with blanks between, as long as the explorer runs. What the app asks of the
 * terminal is not done. */
static inline void press_keys(struct app *app, const char *keys)
{
    char names[256], *rest = NULL;

    snprintf(names, sizeof(names), "%s", keys);
    for (char *name = strtok_r(names, " ", &rest); name; name = strtok_r(NULL, " ", &rest)) {
        uint32_t code;
        if (!key_code(name, &code))
            fail_msg("there is no key '%s'", name);
        if (app->running)
            app_handle(app, &(struct event){.kind = EVENT_KEY, .code = code});
        app->request = REQUEST_NONE;
    }
}

#endif
