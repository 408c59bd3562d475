#ifndef DOCUMENT_MODEL_SOURCES_H
#define DOCUMENT_MODEL_SOURCES_H

#include "catalog/model/entry.h"
#include "document/model/document.h"

/* The sources that a page or record refers to: each one once, numbered from 1 in the order of
 * first mention. */
struct sources;

struct sources *sources_new(struct arena *arena);

/* Adds a source if it is new; returns its number. 0 for `none` and `memory`, which cannot be looked
 * up. */
int sources_number(struct sources *sources, const struct evidence *evidence);

/* A citation for the end of a sentence: "source 3", "source 3, not checked", "from memory", "no
 * source". In the arena. */
const char *sources_cite(struct sources *sources, const struct evidence *evidence);

size_t sources_count(const struct sources *sources);

/* Adds the numbered list of sources: web addresses as links, packages and repository files as code,
 * each with the dates of the facts taken from it. Adds nothing if there are none. */
void sources_write(const struct sources *sources, struct document *document);

/* The same with links only: packages and repository files at their public address. */
void sources_write_links(const struct sources *sources, struct document *document);

bool source_is_web(const char *source); /* is it a web address itself? */

/* The web address of a source: of `pkg:npm/express` the page of the package, of
 * `github:OWNER/REPO:PATH` the file. NULL: it has none. */
const char *source_address(struct arena *arena, const char *source);

/* Adds a citation for the end of a sentence: a link with the name of the site. */
void source_cite_link(struct inline_list *line, const struct evidence *evidence);

#endif
