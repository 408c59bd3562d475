#ifndef TUI_APP_APP_PARTS_H
#define TUI_APP_APP_PARTS_H

#include "tui/app/app.h"

/* What the files of the app share and no screen needs. app.c holds views, messages and events. */

struct view *app_top(struct app *app);

/* app_decision.c: the answers and what follows from them. */
void app_renew_fits(struct app *app);
void app_forget_advice(struct app *app); /* the ranking now becomes the one before */
struct background_sampling *app_next_work(struct app *app); /* what is put off; NULL: nothing */

/* app_session.c: what is kept from one run to the next. */
void app_keep_answer(struct app *app, int question);
void app_save(struct app *app);
void app_drop_pending(struct app *app);
void app_keep_theme(struct app *app);
void app_take_up_theme(struct app *app);
void app_take_up_session(struct app *app);

/* app_history.c: undo and redo. */
void app_undo(struct app *app);
void app_redo(struct app *app);
void app_free_history(struct app *app);

/* app_commands.c: the commands of every screen. */
void app_move(struct app *app, enum movement movement);

#endif
