#ifndef CATALOG_MODEL_IDENTITY_JSON_H
#define CATALOG_MODEL_IDENTITY_JSON_H

#include "catalog/model/catalog.h"
#include "store/node/json.h"

/* {"name","version","date","sha256"}: how every JSON output and every record names its catalog. */
struct json *identity_json(const struct catalog_identity *identity);

#endif
