#ifndef DOCUMENT_MODEL_SOURCES_H
#define DOCUMENT_MODEL_SOURCES_H

#include "catalog/model/entry.h"
#include "document/model/document.h"

/* The sources that a page or record refers to: each one once, numbered from 1 in the order of
 * first mention. */
struct sources;

struct sources *sources_new(struct arena *arena);

/* Its number, new or known. 0 where nothing can be looked up: source `none` or `memory`. */
int sources_number(struct sources *sources, const struct evidence *evidence);

/* How well something is known, for the end of a sentence: "source 3", "source 3, not checked",
 * "from memory", "no source". In the arena. */
const char *sources_cite(struct sources *sources, const struct evidence *evidence);

size_t sources_count(const struct sources *sources);

/* The numbered list: web addresses as links, packages and files of repositories as code, each
 * with the dates of what was taken from it. Nothing when there are none. */
void sources_write(const struct sources *sources, struct document *document);

#endif
