#include "places.h"

#include "base/array.h"
#include "tui/app/app.h"

const struct place places[] = {
    {"the catalog", "catalog", "j", NULL, false},
    {"the filter", "catalog", "/ g o", "filter: go", true},
    {"a page", "detail", "Enter j", "Node.js + Express", false},
    {"the search", "detail", "Enter / j s", "search: js", true},
    {"the comparison", "compare", "c j", NULL, false},
    {"the questions", "questions", "a 2", "answered", false},
    {"the result", "result", "a 2 r j", "answered", false},
    {"why", "result", "a 2 r 2", "What counts", false},
    {"the alternatives", "result", "a 2 r 4", "what it is made of", false},
    {"how sure it is", "result", "a 2 P", "Single changes", false},
    {"a what-if", "whatif", "a 2 r w +", "what-if)", false},
    {"a team", "team", "a 2 r T", "Team", false},
    {"the evidence of a value", "evidence", "c j j j j Enter", "Compare › ", false},
    {"the evidence of a result", "evidence", "a 2 r 2 Down Enter", "Result › ", false},
    {"the export", "export", "a 2 e", "lines", false},
    {"a name for a file", "export", "a 2 e Tab x", ".mdx", true},
    {"the first project", "project", "a 2 2 2 r S j", "Files", false},
    {"a name for a folder", "project", "a 2 2 2 r S Tab x", "appx", true},
    {"the help", "help", "?", NULL, false},
    {"the search for a command", "help", "? m a r", "mar", true},
};
const size_t n_places = ARRAY_LENGTH(places);

const char *place_title(const struct place *place)
{
    const struct screen *screen = app_find_screen(place->screen);

    return screen ? screen->title : "(no such screen)";
}

const char *place_missing(void)
{
    for (size_t i = 0; i < n_screens; i++) {
        bool found = false;
        for (size_t j = 0; j < n_places && !found; j++)
            found = text_equal(places[j].screen, screens[i]->name);
        if (!found)
            return screens[i]->name;
    }
    return NULL;
}
