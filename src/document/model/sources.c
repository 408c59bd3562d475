#include "document/model/sources.h"

#include "base/array.h"
#include "base/text/text.h"
#include "document/model/builder.h"

#include <string.h>

struct source_entry {
    const char *source;
    const char *oldest, *newest; /* oldest and newest as_of taken from it, or "" */
};

struct sources {
    struct arena *arena;
    struct source_entry *entries;
    size_t count;
    size_t *table; /* open addressing: index in `entries` + 1, or 0 */
    size_t room;   /* size of the table, a power of two; at most half full */
};

#define ROOM_AT_FIRST 128

static void make_room(struct sources *sources, size_t room)
{
    struct source_entry *entries = ARENA_ARRAY(sources->arena, struct source_entry, room / 2);

    if (sources->count > 0)
        memcpy(entries, sources->entries, sources->count * sizeof(entries[0]));
    sources->entries = entries;
    sources->table = ARENA_ARRAY(sources->arena, size_t, room);
    sources->room = room;
}

struct sources *sources_new(struct arena *arena)
{
    struct sources *sources = ARENA_NEW(arena, struct sources);

    sources->arena = arena;
    make_room(sources, ROOM_AT_FIRST);
    return sources;
}

/* The slot of the source, or the free slot for it. */
static size_t *place_of(const struct sources *sources, const char *source)
{
    size_t at = text_hash(source) & (sources->room - 1);

    while (sources->table[at] != 0 &&
           !text_equal(sources->entries[sources->table[at] - 1].source, source))
        at = (at + 1) & (sources->room - 1);
    return &sources->table[at];
}

static void grow(struct sources *sources)
{
    make_room(sources, sources->room * 2);
    for (size_t i = 0; i < sources->count; i++)
        *place_of(sources, sources->entries[i].source) = i + 1;
}

/* Dates are written year first, so strcmp orders them. */
static void note_date(struct source_entry *entry, const char *date)
{
    if (date[0] == '\0')
        return;
    if (entry->oldest[0] == '\0' || strcmp(date, entry->oldest) < 0)
        entry->oldest = date;
    if (strcmp(date, entry->newest) > 0)
        entry->newest = date;
}

int sources_number(struct sources *sources, const struct evidence *evidence)
{
    size_t *place;

    if (text_equal(evidence->source, "none") || text_equal(evidence->source, "memory"))
        return 0;
    if (sources->count == sources->room / 2)
        grow(sources);
    place = place_of(sources, evidence->source);
    if (*place == 0) {
        sources->entries[sources->count++] = (struct source_entry){evidence->source, "", ""};
        *place = sources->count;
    }
    note_date(&sources->entries[*place - 1], evidence->as_of);
    return (int)*place;
}

const char *sources_cite(struct sources *sources, const struct evidence *evidence)
{
    int number = sources_number(sources, evidence);

    if (number > 0)
        return arena_printf(sources->arena, "source %d%s", number,
                            evidence->checked ? "" : ", not checked");
    return text_equal(evidence->source, "memory") ? "from memory" : "no source";
}

/* --- addresses --------------------------------------------------------------------------- */

bool source_is_web(const char *source)
{
    return text_starts_with(source, "http://") || text_starts_with(source, "https://");
}

static const char *package_address(struct arena *arena, const char *package)
{
    static const struct {
        const char *type, *page;
    } types[] = {
        {"npm/", "https://www.npmjs.com/package/"},
        {"pypi/", "https://pypi.org/project/"},
        {"gem/", "https://rubygems.org/gems/"},
        {"composer/", "https://packagist.org/packages/"},
        {"nuget/", "https://www.nuget.org/packages/"},
        {"golang/", "https://pkg.go.dev/"},
        {"cargo/", "https://crates.io/crates/"},
        {"hex/", "https://hex.pm/packages/"},
        {"deb/debian/", "https://packages.debian.org/"},
        {"deb/", "https://packages.debian.org/"},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(types); i++)
        if (text_starts_with(package, types[i].type))
            return arena_printf(arena, "%s%s", types[i].page, package + strlen(types[i].type));
    return NULL;
}

/* "OWNER/REPO:PATH", or a repository alone */
static const char *repository_address(struct arena *arena, const char *repository)
{
    const char *path = strchr(repository, ':');

    if (!path)
        return arena_printf(arena, "https://github.com/%s", repository);
    return arena_printf(arena, "https://github.com/%.*s/blob/HEAD/%s", (int)(path - repository),
                        repository, path + 1);
}

const char *source_address(struct arena *arena, const char *source)
{
    if (source_is_web(source))
        return source;
    if (text_starts_with(source, "pkg:"))
        return package_address(arena, source + strlen("pkg:"));
    return text_starts_with(source, "github:")
               ? repository_address(arena, source + strlen("github:"))
               : NULL;
}

/* "docs.nestjs.com" */
static const char *site_of(struct arena *arena, const char *address)
{
    const char *host = strstr(address, "://") + strlen("://");

    if (text_starts_with(host, "www."))
        host += strlen("www.");
    return arena_copy(arena, host, strcspn(host, "/?#"));
}

void source_cite_link(struct inline_list *line, const struct evidence *evidence)
{
    struct arena *arena = line->document->arena;
    const char *address = source_address(arena, evidence->source);

    if (text_equal(evidence->source, "memory"))
        inline_text(line, "from memory");
    else if (text_equal(evidence->source, "none"))
        inline_text(line, "no source");
    else if (address)
        inline_link(line, site_of(arena, address), address);
    else
        inline_code(line, evidence->source);
    if (!evidence->checked && !text_equal(evidence->source, "none") &&
        !text_equal(evidence->source, "memory"))
        inline_text(line, ", not checked");
}

/* --- the list ---------------------------------------------------------------------------- */

/* ", 2026-08-01 to 2026-10-27" */
static void add_dates(struct inline_list *line, const struct source_entry *entry,
                      struct text *words)
{
    bool several = !text_equal(entry->oldest, entry->newest);

    if (!several && entry->newest[0] == '\0')
        return;
    text_clear(words);
    text_append(words, ", ");
    text_append(words, entry->oldest);
    text_append(words, several ? " to " : "");
    text_append(words, several ? entry->newest : "");
    inline_words(line, words->bytes, words->length);
}

static void write_entry(const struct source_entry *entry, struct document *document,
                        struct block *list, bool links, struct text *words)
{
    struct block *paragraph = document_paragraph(document, document_item(document, list));
    struct inline_list line = inlines_of_block(document, paragraph);
    const char *address = links || source_is_web(entry->source)
                              ? source_address(document->arena, entry->source)
                              : NULL;

    if (address)
        inline_link(&line, entry->source, address);
    else
        inline_code(&line, entry->source);
    add_dates(&line, entry, words);
}

size_t sources_count(const struct sources *sources)
{
    return sources->count;
}

static void write_list(const struct sources *sources, struct document *document, bool links)
{
    struct block *list;
    struct text words;

    if (sources->count == 0)
        return;
    text_init(&words);
    list = document_list(document, NULL, true);
    for (size_t i = 0; i < sources->count; i++)
        write_entry(&sources->entries[i], document, list, links, &words);
    text_finish(&words);
}

void sources_write(const struct sources *sources, struct document *document)
{
    write_list(sources, document, false);
}

void sources_write_links(const struct sources *sources, struct document *document)
{
    write_list(sources, document, true);
}
