#include "cli/unknown_id.h"

#include "base/array.h"
#include "base/text/nearest.h"

#include <string.h>

#define ENTRIES_MOST 4 /* entries named in the sentence; more are counted */
#define TAG_SEPARATORS ",;"

struct words { /* candidates for the nearest word */
    struct arena *arena;
    const char **items;
    size_t count, capacity;
};

static void add_word(struct words *words, const char *word)
{
    if (words->count == words->capacity) {
        const char **larger = ARENA_ARRAY(words->arena, const char *, 2 * words->capacity + 64);

        if (words->count > 0)
            memcpy(larger, words->items, words->count * sizeof(*larger));
        words->items = larger;
        words->capacity = 2 * words->capacity + 64;
    }
    words->items[words->count++] = word;
}

/* The pieces of `list` between any of `separators`, without blanks around them. */
static void add_pieces(struct words *words, const char *list, const char *separators)
{
    while (*list) {
        size_t length = strcspn(list, separators), left = strspn(list, " ");
        size_t right = length;

        while (right > left && list[right - 1] == ' ')
            right--;
        if (right > left)
            add_word(words, arena_copy(words->arena, list + left, right - left));
        list += length + (list[length] != '\0');
    }
}

static void add_entry_words(struct words *words, struct catalog *catalog,
                            const struct framework *entry)
{
    size_t n_languages;
    const struct named *languages = catalog_languages(catalog, &n_languages);

    add_word(words, entry->id);
    add_word(words, entry->name);
    add_pieces(words, entry->name, " +");
    add_pieces(words, entry->language, TAG_SEPARATORS);
    add_pieces(words, entry->tags, TAG_SEPARATORS);
    for (size_t i = 0; i < n_languages; i++)
        if (entry->serves >> i & 1) {
            add_word(words, languages[i].id);
            add_word(words, languages[i].label);
        }
}

static bool is_called(struct cli *cli, const struct framework *entry, const char *word)
{
    struct words words = {.arena = cli->arena};

    add_entry_words(&words, cli->catalog, entry);
    for (size_t i = 0; i < words.count; i++)
        if (text_equal_ignoring_case(words.items[i], word))
            return true;
    return false;
}

/* "'gin' (Go + Gin)", "'django' (Django) or 'flask' (Flask)"; "" if none has that name. */
static const char *entries_called(struct cli *cli, const char *word)
{
    size_t n_entries, n_found = 0, more = 0;
    const struct framework *entries = catalog_frameworks(cli->catalog, &n_entries);
    const struct framework *found[ENTRIES_MOST];
    const char *list = "";

    for (size_t i = 0; i < n_entries; i++)
        if (is_called(cli, &entries[i], word)) {
            if (n_found < ENTRIES_MOST)
                found[n_found++] = &entries[i];
            else
                more++;
        }
    for (size_t i = 0; i < n_found; i++)
        list = arena_printf(cli->arena, "%s%s'%s' (%s)", list,
                            i == 0                          ? ""
                            : i + 1 == n_found && more == 0 ? " or "
                                                            : ", ",
                            found[i]->id, found[i]->name);
    return more > 0 ? arena_printf(cli->arena, "%s or one of %zu more", list, more) : list;
}

static void add_other_ids(struct words *words, struct catalog *catalog)
{
    size_t n_components, n_criteria, n_traits;
    const struct component *components = catalog_components(catalog, &n_components);
    const struct criterion *criteria = catalog_criteria(catalog, &n_criteria);
    const struct trait *traits = catalog_traits(catalog, &n_traits);

    for (size_t i = 0; i < n_components; i++)
        add_word(words, components[i].id);
    for (size_t i = 0; i < n_criteria; i++)
        add_word(words, criteria[i].id);
    for (size_t i = 0; i < n_traits; i++)
        add_word(words, traits[i].id);
}

/* The entry of the nearest word. */
static const char *nearest(struct cli *cli, const char *id, bool anything)
{
    struct words words = {.arena = cli->arena};
    size_t n_entries;
    const struct framework *entries = catalog_frameworks(cli->catalog, &n_entries);
    const char *near, *called;

    for (size_t i = 0; i < n_entries; i++)
        add_word(&words, entries[i].id); /* ids first: they win over tags in a tie */
    if (anything)
        add_other_ids(&words, cli->catalog);
    for (size_t i = 0; i < n_entries; i++)
        add_entry_words(&words, cli->catalog, &entries[i]);
    near = nearest_word(id, words.items, words.count);
    if (!near)
        return "";
    called = entries_called(cli, near);
    return *called ? called : arena_printf(cli->arena, "'%s'", near);
}

/* "a component"; NULL: there is nothing of this id. */
static const char *kind_of(struct catalog *catalog, const char *id)
{
    return catalog_find_component(catalog, id) >= 0   ? "a component"
           : catalog_find_criterion(catalog, id) >= 0 ? "a criterion"
           : catalog_find_trait(catalog, id) >= 0     ? "a trait"
                                                      : NULL;
}

int unknown_id(struct cli *cli, const char *id, bool anything)
{
    const struct catalog_identity *identity = catalog_identity(cli->catalog);
    const char *kinds = anything ? ", component, criterion or trait" : "";
    const char *kind = anything ? NULL : kind_of(cli->catalog, id);
    const char *meant = entries_called(cli, id);
    size_t count;

    if (kind)
        return cli_fail(cli,
                        "'%s' is %s: 'whichstack show %s' shows it, and 'whichstack list' the %s",
                        id, kind, id, identity->nouns);
    if (!*meant)
        meant = nearest(cli, id, anything);
    if (*meant)
        return cli_fail(cli,
                        "there is no %s%s '%s': did you mean %s? 'whichstack list' shows the %s",
                        identity->noun, kinds, id, meant, identity->nouns);
    catalog_frameworks(cli->catalog, &count);
    return cli_fail(cli,
                    "'%s' is not in this catalog of %zu %s, which 'whichstack list' shows; to add "
                    "it, write a page for it: 'whichstack compile --help' says how",
                    id, count, identity->nouns);
}
