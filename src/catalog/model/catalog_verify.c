#include "catalog/model/catalog_parts.h"

#include "base/text/text.h"
#include "catalog/model/canonical.h"
#include "catalog/model/head.h"
#include "catalog/model/packed_facts.h"

/* A readable file may still contain changed values. */
static bool check_hash(struct catalog *catalog, int first, int last, const char *expected,
                       struct error *error)
{
    char digits[HASH_LENGTH + 1];

    if (!canonical_hash(catalog->rows.database, catalog->extent.frameworks, NULL, first, last,
                        digits, error))
        return false;
    if (text_equal(digits, expected))
        return true;
    error_set(error, "the catalog is damaged: its checksum does not match its values; compile "
                     "it again with 'whichstack compile'");
    return false;
}

static bool differs(const char *table, struct error *error)
{
    error_set(error,
              "the catalog is damaged: its table '%s' differs from the other tables; compile it "
              "again with 'whichstack compile'",
              table);
    return false;
}

static bool check_head(struct catalog *catalog, struct error *error)
{
    bool same;

    return head_check(catalog->rows.database, &same, error) && (same || differs("head", error));
}

static bool check_entry(struct catalog *catalog, struct packed_facts *packed, int framework,
                        struct error *error)
{
    struct facts facts = {.values = catalog_values(catalog, framework)};

    facts.pairings = catalog_pairings(catalog, framework, &facts.n_pairings);
    facts.claims = catalog_claims(catalog, framework, &facts.n_claims);
    bool done = packed_facts_add(packed, &facts, error);
    catalog_forget(catalog);
    return done;
}

/* Reads the details of all frameworks from the tables, one after the other, for damage that only shows
 * then, and compares them with their blocks. */
static bool check_details(struct catalog *catalog, struct packed_facts *packed, struct error *error)
{
    bool done = true;

    catalog_forget(catalog);
    catalog->unpacked = true;
    for (size_t i = 0; i < catalog->extent.frameworks && done; i++)
        done = check_entry(catalog, packed, (int)i, error);
    catalog->unpacked = false;
    if (!done || !packed_facts_finish(packed, error))
        return false;
    if (catalog_damage(catalog)) {
        error_set(error, "%s", catalog_damage(catalog));
        return false;
    }
    return packed_facts_same(packed) || differs("packed", error);
}

bool catalog_verify(struct catalog *catalog, struct error *error)
{
    const struct catalog_identity *identity = &catalog->identity;
    struct packed_facts *packed;
    size_t count;
    bool done;

    if (!database_check(catalog->rows.database, error) ||
        !database_prepare_all(catalog->rows.database, error) ||
        !check_hash(catalog, QUERY_DUMP, QUERY_DUMP_LAST, identity->sha256, error) ||
        !check_hash(catalog, QUERY_DUMP_QUESTIONNAIRE, QUERY_DUMP_QUESTIONNAIRE_LAST,
                    identity->questionnaire_sha256, error) ||
        !check_head(catalog, error))
        return false;
    catalog_claims(catalog, -1, &count);
    packed = packed_facts_new_checking(catalog->rows.database, catalog->extent.traits);
    done = check_details(catalog, packed, error);
    packed_facts_free(packed);
    return done;
}
