#ifndef BENCH_H
#define BENCH_H

/* An explorer without a terminal, for tests of the screens: keys in, the text of the screen out.
 * Scenes that need nothing but keys and a picture are tests/golden/screens; the tests that use this
 * compare a screen with the engine or look at the state. */
#include "folder.h"

#include "decide/advice/advice.h"
#include "tui/app/app.h"

/* The frozen catalog with one more question, `panel`, that rules out nearly every framework: with
 * it there is a case in which two answers must be lifted together. */
extern char catalog_path[PATH_MAX];

/* Group fixture: compiles that catalog and makes a folder, the `state` of the group, for exports
 * that a test writes. folder_free ends it. */
int compile_once(void **state);

struct bench {
    struct catalog *catalog;
    struct app *app;
    struct surface *surface;
    struct text picture;
};

/* Without `unicode` the screen is drawn in ASCII, as bench_new does; `session` may be NULL. */
struct bench *bench_with(int rows, int columns, bool unicode, struct session *session);
struct bench *bench_new(int rows, int columns);
void bench_free(struct bench *bench);

/* Three sets of answers and the empty one. */
struct project {
    const char *const (*answers)[2];
    size_t count;
};
#define PROJECTS 4
extern const struct project projects[PROJECTS];

/* Names of keys with blanks between. */
void press(struct bench *bench, const char *keys);
void press_code(struct bench *bench, uint32_t code);
/* Presses a key until the text is on the screen. */
void seek(struct bench *bench, const char *key, const char *text);
/* Moves the cursor to the first line that holds `text`. */
void go_to_line(struct bench *bench, const char *text);
void resize(struct bench *bench, int rows, int columns);
/* Answers without keys: the screens do not care where an answer comes from. */
void answer(struct bench *bench, const char *question, const char *option);
void answer_all(struct bench *bench, const struct project *project);

/* The screen as text, valid until the next call. */
const char *look(struct bench *bench);
/* The same without the message line; yours to free. */
char *without_message(struct bench *bench);
void text_of_row(const struct bench *bench, int row, struct text *text);
/* Copies the first line that holds `wanted`, from it on; false: there is none. */
bool line_with(const char *picture, const char *wanted, char line[512]);
void assert_shows(struct bench *bench, const char *wanted);
void assert_hides(struct bench *bench, const char *wanted);

const char *name_of(const struct bench *bench, int framework);
/* Tenths of a figure such as "14.5". */
int tenths_of(const char *figure);
/* The fit in tenths, rounded half up like everywhere in the program. */
int fit_in_tenths(const struct advice *advice, int64_t points);

#endif
