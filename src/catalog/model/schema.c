#include "catalog/model/schema.h"

#include "catalog/model/entry.h"
#include "catalog/model/limits.h"

/* "wstk" in ASCII. */
#define APPLICATION_ID 0x7773746Bu
#define SCHEMA_VERSION 7

#define EVIDENCE \
    "as_of TEXT NOT NULL, source TEXT NOT NULL, checked INTEGER NOT NULL, note TEXT NOT NULL"

const char catalog_schema[] =
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE framework(ord INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL,"
    " language TEXT NOT NULL, kind TEXT NOT NULL, tags TEXT NOT NULL, summary TEXT NOT NULL,"
    " search TEXT NOT NULL, serves INTEGER NOT NULL, scores BLOB NOT NULL) STRICT;"
    "CREATE TABLE slot(ord INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL,"
    " needed INTEGER NOT NULL) STRICT;"
    "CREATE TABLE trait_group(ord INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL) "
    "STRICT;"
    "CREATE TABLE language(ord INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL) STRICT;"
    "CREATE TABLE trait(ord INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL,"
    " trait_group INTEGER NOT NULL REFERENCES trait_group, kind TEXT NOT NULL, unit TEXT NOT NULL,"
    " better TEXT NOT NULL, meaning TEXT NOT NULL) STRICT;"
    "CREATE TABLE component(ord INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL,"
    " slot INTEGER REFERENCES slot, licence TEXT NOT NULL, version TEXT NOT NULL,"
    " managed TEXT NOT NULL, summary TEXT NOT NULL, needs INTEGER NOT NULL, " EVIDENCE ") STRICT;"
    "CREATE TABLE brings(component INTEGER NOT NULL REFERENCES component, companion INTEGER NOT "
    "NULL"
    " REFERENCES component, PRIMARY KEY(component, companion)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE link(component INTEGER NOT NULL REFERENCES component, other INTEGER NOT NULL"
    " REFERENCES component, strength INTEGER NOT NULL CHECK(strength BETWEEN 0 AND 3),"
    " why TEXT NOT NULL, PRIMARY KEY(component, other)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE conflict_with_one(component INTEGER NOT NULL REFERENCES component,"
    " other INTEGER NOT NULL REFERENCES component, framework INTEGER NOT NULL REFERENCES framework,"
    " PRIMARY KEY(component, other)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE component_default(component INTEGER PRIMARY KEY REFERENCES component,"
    " points INTEGER NOT NULL, reason TEXT NOT NULL) STRICT;"
    "CREATE TABLE gate(component INTEGER NOT NULL REFERENCES component, question INTEGER NOT NULL"
    " REFERENCES question, option INTEGER NOT NULL, PRIMARY KEY(component, question, option))"
    " STRICT, WITHOUT ROWID;"
    "CREATE TABLE criterion(ord INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL,"
    " brief TEXT NOT NULL,"
    " rule TEXT NOT NULL, invert INTEGER NOT NULL, months INTEGER NOT NULL,"
    " open_low INTEGER NOT NULL, open_high INTEGER NOT NULL, none_low INTEGER NOT NULL,"
    " none_high INTEGER NOT NULL, base INTEGER NOT NULL, note TEXT NOT NULL,"
    " better TEXT NOT NULL) STRICT;"
    "CREATE TABLE input(criterion INTEGER NOT NULL REFERENCES criterion, ord INTEGER NOT NULL,"
    " trait INTEGER REFERENCES trait, component INTEGER REFERENCES component,"
    " language INTEGER REFERENCES language, low REAL NOT NULL, high REAL NOT NULL,"
    " better TEXT NOT NULL, PRIMARY KEY(criterion, ord)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE question(ord INTEGER PRIMARY KEY, id TEXT NOT NULL, text TEXT NOT NULL,"
    " brief TEXT NOT NULL, why TEXT NOT NULL, fixed INTEGER NOT NULL, language INTEGER NOT NULL,"
    " priority INTEGER NOT NULL, effort INTEGER NOT NULL, skipped INTEGER NOT NULL) STRICT;"
    "CREATE TABLE prior(question INTEGER PRIMARY KEY REFERENCES question,"
    " follows INTEGER NOT NULL REFERENCES question, repeated INTEGER NOT NULL,"
    " skipped INTEGER NOT NULL) STRICT;"
    "CREATE TABLE retired(question TEXT NOT NULL, option TEXT NOT NULL, means TEXT NOT NULL,"
    " PRIMARY KEY(question, option)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE option(question INTEGER NOT NULL REFERENCES question, ord INTEGER NOT NULL,"
    " id TEXT NOT NULL, label TEXT NOT NULL, reason TEXT NOT NULL, needs INTEGER NOT NULL,"
    " drops INTEGER NOT NULL, said TEXT NOT NULL, PRIMARY KEY(question, ord)) STRICT, WITHOUT "
    "ROWID;"
    "CREATE TABLE points(question INTEGER NOT NULL, option INTEGER NOT NULL,"
    " criterion INTEGER NOT NULL REFERENCES criterion, points INTEGER NOT NULL CHECK(points >= 0),"
    " PRIMARY KEY(question, option, criterion)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE requirement(question INTEGER NOT NULL, option INTEGER NOT NULL,"
    " ord INTEGER NOT NULL, trait INTEGER REFERENCES trait, language INTEGER REFERENCES language,"
    " op TEXT NOT NULL, value TEXT NOT NULL, reason TEXT NOT NULL,"
    " PRIMARY KEY(question, option, ord)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE wish(question INTEGER NOT NULL, option INTEGER NOT NULL,"
    " component INTEGER NOT NULL REFERENCES component, points INTEGER NOT NULL,"
    " reason TEXT NOT NULL, PRIMARY KEY(question, option, component)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE claim(framework INTEGER REFERENCES framework, ord INTEGER NOT NULL,"
    " id TEXT NOT NULL, claim TEXT NOT NULL, verdict TEXT NOT NULL, " EVIDENCE ") STRICT;"
    "CREATE TABLE pairing(framework INTEGER NOT NULL REFERENCES framework,"
    " component INTEGER NOT NULL REFERENCES component, fit INTEGER NOT NULL"
    " CHECK(fit BETWEEN 0 AND 5), via TEXT NOT NULL, " EVIDENCE ","
    " PRIMARY KEY(framework, component)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE value(framework INTEGER NOT NULL REFERENCES framework, trait INTEGER NOT NULL"
    " REFERENCES trait, text TEXT NOT NULL, known INTEGER NOT NULL, bounded INTEGER NOT NULL,"
    " low REAL NOT NULL, high REAL NOT NULL, bounds TEXT NOT NULL, " EVIDENCE ","
    " PRIMARY KEY(framework, trait)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE head(block BLOB NOT NULL) STRICT;"
    "CREATE TABLE packed(number INTEGER PRIMARY KEY, block BLOB NOT NULL) STRICT;"
    "CREATE TABLE page(kind TEXT NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL,"
    " PRIMARY KEY(kind, id)) STRICT, WITHOUT ROWID;";

const char catalog_indexes[] = "CREATE INDEX claim_of ON claim(framework, ord);";

#define VALUES_OF(framework)                                                         \
    "SELECT trait, text, known, bounded, low, high, bounds, as_of, source, checked," \
    " note FROM value WHERE framework = " framework " ORDER BY trait"

/* The values come from the table `given` (database_insert). */
#define ADD(table, columns) "INSERT OR FAIL INTO " table " SELECT " columns " FROM given"
#define C2 "c1, c2"
#define C3 C2 ", c3"
#define C4 C3 ", c4"
#define C5 C4 ", c5"
#define C6 C5 ", c6"
#define C7 C6 ", c7"
#define C8 C7 ", c8"
#define C9 C8 ", c9"
#define C10 C9 ", c10"
#define C12 C10 ", c11, c12"
#define C13 C12 ", c13"
#define C14 C13 ", c14"

static const char *const queries[QUERY_COUNT] = {
    [QUERY_META] = "SELECT key, value FROM meta",
    [QUERY_FRAMEWORKS] = "SELECT id, name, language, kind, tags, summary, serves, scores, ord"
                         " FROM framework ORDER BY ord",
    [QUERY_SLOTS] = "SELECT id, label, needed, ord FROM slot ORDER BY ord",
    [QUERY_GROUPS] = "SELECT id, label, 0, ord FROM trait_group ORDER BY ord",
    [QUERY_LANGUAGES] = "SELECT id, label, 0, ord FROM language ORDER BY ord",
    [QUERY_TRAITS] = "SELECT id, label, trait_group, kind, unit, better, meaning, ord"
                     " FROM trait ORDER BY ord",
    [QUERY_COMPONENTS] = "SELECT id, name, slot, licence, version, managed, summary, needs, as_of,"
                         " source, checked, note, ord FROM component ORDER BY ord",
    [QUERY_BRINGS] = "SELECT component, companion FROM brings ORDER BY component, companion",
    [QUERY_LINKS] = "SELECT component, other, strength, why FROM link ORDER BY component, other",
    [QUERY_CONFLICTS_WITH_ONE] = "SELECT component, other, framework FROM conflict_with_one"
                                 " ORDER BY component, other",
    [QUERY_DEFAULTS] = "SELECT component, points, reason FROM component_default ORDER BY component",
    [QUERY_GATES] = "SELECT component, question, option FROM gate"
                    " ORDER BY component, question, option",
    [QUERY_CRITERIA] = "SELECT id, label, rule, invert, months, open_low, open_high, none_low,"
                       " none_high, base, note, brief, better, ord FROM criterion ORDER BY ord",
    [QUERY_INPUTS] = "SELECT criterion, trait, component, language, low, high, better FROM input"
                     " ORDER BY criterion, ord",
    [QUERY_QUESTIONS] = "SELECT id, text, brief, why, fixed, language, priority, effort,"
                        " skipped, ord FROM question ORDER BY ord",
    [QUERY_PRIORS] = "SELECT question, follows, repeated, skipped FROM prior ORDER BY question",
    [QUERY_RETIRED] = "SELECT question, option, means FROM retired ORDER BY question, option",
    [QUERY_OPTIONS] = "SELECT question, id, label, reason, needs, drops, said, ord FROM option"
                      " ORDER BY question, ord",
    [QUERY_POINTS] = "SELECT question, option, criterion, points FROM points"
                     " ORDER BY question, option, criterion",
    [QUERY_REQUIREMENTS] = "SELECT question, option, trait, language, op, value, reason"
                           " FROM requirement ORDER BY question, option, ord",
    [QUERY_WISHES] = "SELECT question, option, component, points, reason FROM wish"
                     " ORDER BY question, option, component",
    [QUERY_CLAIMS] = "SELECT id, claim, verdict, as_of, source, checked, note FROM claim"
                     " WHERE framework IS ?1 ORDER BY ord",
    [QUERY_PAIRINGS] = "SELECT component, fit, via, as_of, source, checked, note FROM pairing"
                       " WHERE framework = ?1 ORDER BY component",
    [QUERY_VALUES] = VALUES_OF("?1"),
    [QUERY_CITED_COLUMN] = "SELECT framework, text, known, bounded, low, high, bounds, as_of,"
                           " source, checked, note FROM value WHERE trait = ?1 ORDER BY framework",
    [QUERY_COLUMN] = "SELECT framework, text, known, bounded, low, high FROM value"
                     " WHERE trait = ?1 ORDER BY framework",
    [QUERY_PACKED] = "SELECT block FROM packed WHERE number = ?1",
    [QUERY_PACKED_COLUMN] = "SELECT block FROM packed WHERE number BETWEEN ?1 AND ?2"
                            " ORDER BY number",
    [QUERY_COUNT_PACKED] = "SELECT count(*) FROM packed",
    [QUERY_EVIDENCE] = "SELECT as_of, source, checked, note FROM value"
                       " WHERE framework = ?1 AND trait = ?2",
    [QUERY_PAGE] = "SELECT text FROM page WHERE kind = ?1 AND id = ?2",
    [QUERY_PAGES] = "SELECT id, text FROM page WHERE kind = ?1 ORDER BY id",
    [QUERY_HEAD] = "SELECT block FROM head ORDER BY rowid",
    [QUERY_HEAD_BLOCKS] = "SELECT block FROM head ORDER BY rowid",
    [QUERY_FIRST_VALUES] = VALUES_OF("0"),
    [QUERY_FIRST_PROFILE] = "SELECT text FROM page WHERE kind = '" PROFILE_PAGE "'"
                            " AND id = (SELECT id FROM framework WHERE ord = 0)",
    [QUERY_HEAD_PIECES] = "SELECT block FROM head WHERE rowid > 1 ORDER BY rowid",
    [QUERY_ADD_META] = ADD("meta", C2),
    [QUERY_ADD_FRAMEWORK] = ADD("framework", C10),
    [QUERY_ADD_SLOT] = ADD("slot", C4),
    [QUERY_ADD_GROUP] = ADD("trait_group", C3),
    [QUERY_ADD_LANGUAGE] = ADD("language", C3),
    [QUERY_ADD_TRAIT] = ADD("trait", C8),
    [QUERY_ADD_COMPONENT] = ADD("component", C13),
    [QUERY_ADD_BRINGS] = ADD("brings", C2),
    [QUERY_ADD_LINK] = ADD("link", C4),
    [QUERY_ADD_CONFLICT_WITH_ONE] = ADD("conflict_with_one", C3),
    [QUERY_ADD_DEFAULT] = ADD("component_default", C3),
    [QUERY_ADD_GATE] = ADD("gate", C3),
    [QUERY_ADD_CRITERION] = ADD("criterion", C14),
    [QUERY_ADD_INPUT] = ADD("input", C8),
    [QUERY_ADD_QUESTION] = ADD("question", C10),
    [QUERY_ADD_PRIOR] = ADD("prior", C4),
    [QUERY_ADD_RETIRED] = ADD("retired", C3),
    [QUERY_ADD_OPTION] = ADD("option", C8),
    [QUERY_ADD_POINTS] = ADD("points", C4),
    [QUERY_ADD_REQUIREMENT] = ADD("requirement", C8),
    [QUERY_ADD_WISH] = ADD("wish", C5),
    [QUERY_ADD_CLAIM] = ADD("claim", C9),
    [QUERY_ADD_PAIRING] = ADD("pairing", C8),
    [QUERY_ADD_VALUE] = ADD("value", C12),
    [QUERY_ADD_PAGE] = ADD("page", C3),
    [QUERY_ADD_HEAD] = "INSERT INTO head VALUES(?1)",
    [QUERY_ADD_PACKED] = "INSERT INTO packed VALUES(?1, ?2)",
    [QUERY_DUMP + 0] = "SELECT key, value FROM meta WHERE key NOT LIKE '%sha256' ORDER BY key",
    [QUERY_DUMP + 1] = "SELECT ord, id, name, language, kind, tags, summary, search, serves,"
                       " hex(scores) FROM framework ORDER BY ord",
    [QUERY_DUMP + 2] = "SELECT * FROM trait_group ORDER BY ord",
    [QUERY_DUMP + 3] = "SELECT * FROM trait ORDER BY ord",
    [QUERY_DUMP + 4] = "SELECT * FROM component ORDER BY ord",
    [QUERY_DUMP + 5] = "SELECT * FROM brings ORDER BY component, companion",
    [QUERY_DUMP + 6] = "SELECT * FROM link ORDER BY component, other",
    [QUERY_DUMP + 7] = "SELECT * FROM claim ORDER BY framework, ord",
    [QUERY_DUMP_PAIRINGS] = "SELECT * FROM pairing WHERE framework BETWEEN ?1 AND ?2"
                            " ORDER BY framework, component",
    [QUERY_DUMP_VALUES] = "SELECT * FROM value WHERE framework BETWEEN ?1 AND ?2"
                          " ORDER BY framework, trait",
    [QUERY_DUMP + 10] = "SELECT * FROM language ORDER BY ord",
    [QUERY_DUMP + 11] = "SELECT * FROM slot ORDER BY ord",
    [QUERY_DUMP + 12] = "SELECT * FROM criterion ORDER BY ord",
    [QUERY_DUMP + 13] = "SELECT * FROM input ORDER BY criterion, ord",
    [QUERY_DUMP + 14] = "SELECT * FROM question ORDER BY ord",
    [QUERY_DUMP + 15] = "SELECT * FROM option ORDER BY question, ord",
    [QUERY_DUMP + 16] = "SELECT * FROM points ORDER BY question, option, criterion",
    [QUERY_DUMP + 17] = "SELECT * FROM requirement ORDER BY question, option, ord",
    [QUERY_DUMP + 18] = "SELECT * FROM wish ORDER BY question, option, component",
    [QUERY_DUMP + 19] = "SELECT * FROM gate ORDER BY component, question, option",
    [QUERY_DUMP + 20] = "SELECT * FROM component_default ORDER BY component",
    [QUERY_DUMP + 21] = "SELECT * FROM conflict_with_one ORDER BY component, other",
    [QUERY_DUMP + 22] = "SELECT * FROM retired ORDER BY question, option",
    [QUERY_DUMP + 23] = "SELECT * FROM prior ORDER BY question",
    [QUERY_DUMP + 24] = "SELECT * FROM page WHERE kind <> '" PROFILE_PAGE "' ORDER BY kind, id",
};

const struct database_kind catalog_kind = {
    .application_id = APPLICATION_ID,
    .version = SCHEMA_VERSION,
    .noun = "catalog",
    .remedy = "make one with 'whichstack compile'",
    .most = LIMIT_FILE,
    .queries = queries,
    .n_queries = QUERY_COUNT,
};
