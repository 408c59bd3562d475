#ifndef TUI_APP_APP_PARTS_H
#define TUI_APP_APP_PARTS_H

#include "tui/app/app.h"

/* Declarations shared by the files of the app, not used by screens. Messages and events are in
 * app.c. */
void app_renew_blocks(struct app *app); /* after a change of the settings */

/* app_views.c: the open screens. */
struct views *views_new(struct arena *arena);
const struct screen *app_screen_at(const struct app *app, size_t depth); /* 0: the bottom one */
void app_close_all(struct app *app);
/* Forgets what was read of the entries and what screens left, once it takes more than ENTRIES_KEPT
 * bytes and no open screen refers to it. */
#define ENTRIES_KEPT ((size_t)4 << 20)
void app_forget_entries(struct app *app);

/* app_recommendation.c: the answers and the advice. */
struct recommendation *recommendation_new(struct arena *arena);
void recommendation_free(struct recommendation *recommendation); /* what is not in the arena */
/* Sets one answer only. Call app_forget_advice afterwards. */
void app_set_choice(struct app *app, int question, int choice);
/* Sets an answer from the session, by its ids. False: they are not in the catalog. */
bool app_take_answer(struct app *app, const char *question, const char *option);
void app_renew_fits(struct app *app);
void app_forget_advice(struct app *app); /* the advice becomes app_advice_before() */
struct background_sampling *app_next_work(struct app *app); /* next background work; NULL: none */

/* app_saving.c: the session. */
struct saving *saving_new(struct arena *arena);
void saving_free(struct saving *saving); /* what is not in the arena */
void app_keep_answer(struct app *app, int question);
void app_save(struct app *app);
void app_keep_theme(struct app *app);
void app_restore_theme(struct app *app);
void app_restore_session(struct app *app);

/* app_history.c: undo and redo. */
struct history *history_new(struct arena *arena);
void history_free(struct history *history); /* what is not in the arena */
void app_redo(struct app *app);

/* app_commands.c: the commands of every screen. */
void app_move(struct app *app, enum movement movement);

#endif
