#include "catalog/model/identity_json.h"

struct json *identity_json(const struct catalog_identity *identity)
{
    struct json *json = json_new_object();

    json_put(json, "name", json_new_text(identity->name));
    json_put(json, "version", json_new_text(identity->version));
    json_put(json, "date", json_new_text(identity->date));
    json_put(json, "sha256", json_new_text(identity->sha256));
    return json;
}
