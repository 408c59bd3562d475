#ifndef PLACES_H
#define PLACES_H

#include <stdbool.h>
#include <stddef.h>

/* Every place where a key can be pressed: each screen there is, its popups and its prompts. */
struct place {
    const char *name;
    const char *screen; /* of `screens` in tui/app/app.h */
    const char *keys;   /* from the start there */
    const char *shows;  /* besides the screen's title; NULL: nothing more */
    bool is_typed_at;   /* a prompt: letters are text there */
};
extern const struct place places[];
extern const size_t n_places;

const char *place_title(const struct place *place);

/* A screen of the program without a place in the table, or NULL. */
const char *place_missing(void);

#endif
