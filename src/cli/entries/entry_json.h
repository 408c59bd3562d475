#ifndef CLI_ENTRIES_ENTRY_JSON_H
#define CLI_ENTRIES_ENTRY_JSON_H

#include "catalog/model/catalog.h"
#include "store/node/json.h"

/* The catalog's data about one entry as JSON, each value with source, date and reliability. */
struct json *entry_json_framework(struct arena *arena, struct catalog *catalog, int framework);
struct json *entry_json_component(struct arena *arena, struct catalog *catalog, int component);
struct json *entry_json_criterion(struct arena *arena, struct catalog *catalog, int criterion);
struct json *entry_json_trait(struct catalog *catalog, int trait);

/* {"name","version","date","sha256"} of the catalog. */
struct json *entry_json_catalog(const struct catalog *catalog);

#endif
