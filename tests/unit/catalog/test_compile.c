#include "sources.h"

#include "base/arena.h"
#include "store/file/file.h"

#include <sys/wait.h>

/* Compiling. The small catalog is right; each fault is one change of it, and draws exactly one
 * diagnostic that says where and what. */
#define ASH "frameworks/ash.md"
#define BIRCH "frameworks/birch.md"
#define TABLES "components/tables.md"
#define CATALOG "catalog.yaml"
#define TRAITS "traits.yaml"
#define LANGUAGE "questions/01-language.md"
#define STORE "questions/02-store.md"
#define PRIORITY "questions/03-priority.md"
#define LIVELY "criteria/lively.md"
#define WINDOW "criteria/window.md"
#define CHARM "criteria/charm.md"

static const struct fault {
    const char *file;
    const char *find; /* NULL: the file holds nothing but `replace` */
    const char *replace;
    const char *diagnostic; /* LINE:COLUMN: of that file, or with another file's name before it */
} faults[] = {
    {ASH, "name: Ash\n", "name: Ash\nname: Asch\n", "4:1: 'name' is a duplicate (first on line 3)"},
    {TABLES, "summary: Rows and columns", "summary: *rows",
     "10:10: an alias (*rows); write the value out"},
    {TABLES, "summary: Rows and columns", "summary: &rows Rows",
     "10:10: an anchor (&rows); write the value out"},
    {TABLES, "brings: [ladder]", "brings: &a [*a]",
     "11:9: an anchor (&a); write the value out\n11:13: an alias (*a); write the value out"},
    {TABLES, "summary: Rows and columns", "summary: !!str Rows",
     "10:10: a tag (tag:yaml.org,2002:str); plain values are expected"},
    {TABLES, "summary: Rows and columns", "summary: \"Rows \\e[31m\"",
     "10:10: the text 'Rows \357\277\275[31m' contains a tab, a control or invisible character, or "
     "too many accents on one letter; plain text is expected"},
    {TABLES, "summary: Rows and columns", "summary: \"Rows \\x9b\"",
     "10:10: the text 'Rows \357\277\275' contains a tab, a control or invisible character, or "
     "too many accents on one letter; plain text is expected"},
    {TABLES, "summary: Rows and columns", "summary: Ro\342\200\213ws",
     "10:12: an invisible or private character; remove it"},
    {TABLES, "summary: Rows and columns", "summary: Ro\342\200\256ws",
     "10:12: an invisible or private character; remove it"},
    {TABLES, "Tables are flat", "Tables are\033 flat", "20:11: a control character; remove it"},
    {TABLES, "summary: Rows and columns", "summary: Ro\377ws",
     "10:12: this is not UTF-8; save the file in that encoding"},
    {TABLES, "summary: Rows and columns", "summary: Rows\r",
     "10:14: a carriage return; end the lines with a newline alone"},
    {TABLES, "summary: Rows and columns", "summary:\tRows", "10:9: a tab; use spaces"},
    {TABLES, "---\nname", "name", "1:1: no front matter: a line '---' is expected first"},
    {TABLES, "---\nTables", "Tables",
     "1:1: the front matter has no end: a second line '---' is expected after it"},
    {TABLES, NULL, "---\n- a\n- b\n---\n", "2:1: expected `name: value` lines here"},
    {TABLES, NULL, "---\n---\n", "2:1: expected `name: value` lines here"},
    {TABLES, "brings: [ladder]", "brings: [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]",
     "11:28: nested too deeply; at most 20 levels are expected"},
    {CATALOG, "checked: false\n", "checked: false\n---\na: b\n",
     "24:1: a second document; one is expected"},
    {TABLES, "summary: Rows and columns", "summary: Rows: columns",
     "10:14: not valid YAML: mapping values are not allowed in this context; put text that holds "
     "': ' into double quotes"},
    {ASH, "name: Ash", "name: \"  \"", "3:7: 'name' is empty, expected a text"},
    {ASH, "  licence:\n", "  lisence:\n", "14:3: there is no trait 'lisence', expected 'licence'"},
    {ASH, "  tables:\n", "  table:\n", "59:3: there is no component 'table', expected 'tables'"},
    {STORE, "any-store: 6", "any-stores: 6",
     "10:7: there is no criterion 'any-stores', expected 'any-store'"},
    {CATALOG, "charm: 2", "charms: 2", "9:3: there is no criterion 'charms', expected 'charm'"},
    {TABLES, "slot: database", "slot: databse",
     "3:7: there is no slot 'databse', expected 'database'"},
    {"components/rows.md", "needs: [orm]", "needs: [omr]",
     "9:9: there is no slot 'omr', expected 'orm'"},
    {STORE, "slot: database", "slot: base", "19:15: there is no slot 'base'"},
    {STORE, "component: tables", "component: table",
     "20:20: there is no component 'table', expected 'tables'"},
    {STORE, "drops: [database, orm]", "drops: [database, frontend]",
     "29:23: there is no slot 'frontend'"},
    {ASH, "serves: [go]", "serves: [g0]", "7:10: there is no language 'g0', expected 'go'"},
    {LANGUAGE, "attribute: lang-{id}", "attribute: lang-x{id}",
     "13:7: there is no language 'xgo', expected 'go'"},
    {TRAITS, "group: judged", "group: judge",
     "62:12: there is no group 'judge', expected 'judged'"},
    {CHARM, "rating: charm", "rating: charms", "5:9: there is no trait 'charms', expected 'charm'"},
    {"criteria/orm.md", "[orm]", "[omr]", "5:16: there is no trait 'omr', expected 'orm'"},
    {"criteria/any-store.md", "[tables, rows]", "[tables, row]",
     "5:22: there is no component 'row', expected 'rows'"},
    {LIVELY, "fact: stars", "fact: star", "6:11: there is no trait 'star', expected 'stars'"},
    {WINDOW, "fact: support_ends", "fact: support",
     "5:7: there is no trait 'support', expected 'support_ends'"},
    {STORE, "attribute: orm", "attribute: mor", "14:20: there is no trait 'mor'"},
    {TABLES, "with: mapper", "with: maper",
     "13:11: there is no component 'maper', expected 'mapper'"},
    {TABLES, "brings: [ladder]", "brings: [lader]",
     "11:10: there is no component 'lader', expected 'ladder'"},
    {ASH, "level: 0", "level: 7", "43:12: 'orm' is '7', expected a level from 0 to 3 or unknown"},
    {ASH, "level: 0", "level: none",
     "43:12: 'orm' is 'none', expected a level from 0 to 3 or unknown"},
    {ASH, "value: 5", "value: 0",
     "54:12: 'charm' is '0', expected a rating from 1 to 5 or unknown"},
    {ASH, "value: 5", "value: 6",
     "54:12: 'charm' is '6', expected a rating from 1 to 5 or unknown"},
    {ASH, "value: 1000\n", "value: many\n",
     "19:12: 'stars' is 'many', expected a number or unknown"},
    {ASH, "value: 2024-12-31", "value: 2024-13",
     "29:12: 'released' is '2024-13', expected a date, open-ended, none published or unknown"},
    {ASH, "as_of: 2024-12-31", "as_of: 31.12.2024",
     "30:12: 'as_of' is '31.12.2024', expected YYYY, YYYY-MM or YYYY-MM-DD"},
    {ASH, "fit: 4", "fit: 6", "60:10: invalid 'fit', expected a whole number from 0 to 5"},
    {TABLES, "strength: 2", "strength: 4",
     "17:15: invalid 'strength', expected a whole number from 1 to 3"},
    {STORE, "any-store: 6", "any-store: 31",
     "10:18: invalid 'any-store', expected a whole number from 0 to 30"},
    {STORE, "any-store: 6", "any-store: -1",
     "10:18: invalid 'any-store', expected a whole number from 0 to 30"},
    {STORE, "points: 10", "points: 61",
     "21:17: invalid 'points', expected a whole number from 0 to 60"},
    {CATALOG, "charm: 2", "charm: 21",
     "9:10: invalid 'charm', expected a whole number from 0 to 20"},
    {ASH, "kind: micro", "knid: micro", "4:1: unknown field 'knid', expected 'kind'"},
    {ASH, "kind: micro", "kind: micro\ncolour: green", "5:1: unknown field 'colour'"},
    {ASH, "    how: leafy", "    hwo: leafy", "49:5: unknown field 'hwo', expected 'how'"},
    {STORE, "    reason: rows want a store", "    raeson: rows want a store",
     "12:5: unknown field 'raeson', expected 'reason'"},
    {ASH, "    source: github:ash/ash:LICENSE\n", "", "15:5: 'source' is missing, expected a text"},
    {ASH, "    source: github:ash/ash:LICENSE\n    checked: true\n",
     "    source: github:ash/ash:LICENSE\n", "15:5: 'checked' is missing, expected false or true"},
    {ASH, "name: Ash\n", "", "2:1: 'name' is missing, expected a text"},
    {ASH, "name: Ash\n", "name:\n", "3:6: 'name' is missing, expected a text"},
    {ASH, "name: Ash\n", "name: [Ash]\n", "3:7: 'name' is a list or a map, expected a text"},
    {ASH, "summary: A thin tree that stands alone\n", "",
     "2:1: 'summary' is missing, expected a text"},
    {TABLES, "summary: Rows and columns\n", "", "2:1: 'summary' is missing, expected a text"},
    {ASH, "    verdict: contradicted\n", "",
     "66:5: 'verdict' is missing, expected supported, partly, contradicted or unverified"},
    {ASH, "    verdict: contradicted", "    verdict: wrong",
     "68:14: 'verdict' is 'wrong', expected supported, partly, contradicted or unverified"},
    {TRAITS, "    kind: rating\n", "",
     "72:5: 'kind' is missing, expected text, number, date, level, rating or list"},
    {TRAITS, "    kind: rating", "    kind: raiting",
     "75:11: 'kind' is 'raiting', expected text, number, date, level, rating or list"},
    {TRAITS, "    group: judged\n", "", "60:5: 'group' is missing, expected a text"},
    {CHARM, "rule: rating\n", "",
     "2:1: 'rule' is missing, expected rating, level, mean-level, fit, best-fit, mean-fit, measure "
     "or support-window"},
    {CHARM, "rule: rating", "rule: ratings",
     "4:7: 'rule' is 'ratings', expected rating, level, mean-level, fit, best-fit, mean-fit, "
     "measure or support-window"},
    {CHARM, "rating: charm\n", "", "2:1: 'rating' is missing, expected a text"},
    {CHARM, "label: Pleasant to use\n", "", "2:1: 'label' is missing, expected a text"},
    {CHARM, "label: Pleasant to use\n", "", "2:1: 'label' is missing, expected a text"},
    {"criteria/orm.md", "capabilities: [orm]\n", "",
     "2:1: 'capabilities' is missing, expected a list"},
    {"criteria/orm.md", "[orm]", "[orm, admin-ui]",
     "5:15: 'capabilities' has 2 entries, expected 1"},
    {"criteria/orm.md", "[orm]", "[]", "5:15: 'capabilities' has 0 entries, expected 1"},
    {"criteria/orm.md", "[orm]", "orm", "5:15: invalid 'capabilities', expected a list"},
    {CHARM, "rating: charm", "rating: stars", "5:9: 'stars' is a number, expected a rating"},
    {STORE, "effort: 2\n", "effort: 2\nprior: {follows: priority, repeated: 5}\n",
     "6:8: 'follows' is 'priority', expected the id of an earlier question"},
    {STORE, "effort: 2\n", "effort: 2\nprior: {follows: language, repeated: 101}\n",
     "6:38: invalid 'repeated', expected a whole number from 0 to 100"},
    {STORE, "effort: 2\n", "effort: 2\nprior: {follows: language}\n",
     "6:8: 'repeated' is missing, expected a whole number from 0 to 100"},
    {STORE, "        op: level>=\n", "",
     "14:9: 'op' is missing, expected =, in, >=, <= or level>="},
    {STORE, "        op: level>=", "        op: \">>\"",
     "15:13: 'op' is '>>', expected =, in, >=, <= or level>="},
    {STORE, "        value: 1\n", "", "14:9: 'value' is missing, expected a level"},
    {STORE, "        value: 1", "        value: much",
     "16:16: 'value' is 'much', expected a number"},
    {PRIORITY, "        value: 2020-01", "        value: soon",
     "21:16: 'value' is 'soon', expected a date"},
    {PRIORITY, "attribute: licence\n        op: in",
     "attribute: licence\n        op: level>=", "24:13: 'op' level>= does not suit a text"},
    {PRIORITY, "attribute: licence\n        op: in", "attribute: licence\n        op: \">=\"",
     "24:13: 'op' >= does not suit a text"},
    {STORE, "    label: Rows\n", "", "7:5: 'label' is missing, expected a text"},
    {STORE, "  - id: rows\n    label", "  - label", "7:5: 'id' is missing, expected a text"},
    {ASH, "    why: it hums\n", "", "54:5: 'why' is missing, expected a text"},
    {PRIORITY, "  - id: long", "  - id: quick", "12:5: duplicate option 'quick'"},
    {PRIORITY, "  - id: long", "  - id: skip", "12:5: 'skip' is reserved for skipping a question"},
    {LANGUAGE, "    lang-{id}: 12", "    lang-{id}: 12\n    lang-php: 3",
     "11:15: duplicate 'lang-php'"},
    {LANGUAGE, "  reason: The team", "  also: {php: {lang-php: 3}}\n  reason: The team",
     "11:26: duplicate 'lang-php'"},
    {LANGUAGE, "    lang-{id}: 12", "    lang-{id}: 31",
     "10:16: invalid 'lang-{id}', expected a whole number from 0 to 30"},
    {LANGUAGE, "each-language", "each-langauge", "6:10: invalid 'options', expected a list"},
    {PRIORITY, "role: priority", "role: prior",
     "5:7: 'role' is 'prior', expected ordinary or priority"},
    {ASH, "https://example.org/ash\n    checked: true\n  licence",
     "memory\n    checked: true\n  licence",
     "12:13: a source 'memory' cannot be checked, expected 'checked: false'"},
    {ASH, "source: pkg:go/ash", "source: none",
     "21:13: a source 'none' cannot be checked, expected 'checked: false'"},
    {ASH, "source: pkg:go/ash", "source: example.org",
     "21:13: 'source' is 'example.org', expected an http(s) address, pkg:TYPE/NAME, "
     "github:OWNER/REPO:PATH, none or memory"},
    {ASH, "source: pkg:go/ash\n    checked: true", "source: pkg:go/ash\n    checked: yes",
     "22:14: 'checked' is 'yes', expected false or true"},
    {STORE, "component: tables", "component: ladder",
     "19:9: 'ladder' is a companion, expected a component of the slot 'database'"},
    {STORE, "component: tables", "component: mapper",
     "19:9: 'mapper' does not belong to the slot 'database'"},
    {TABLES, "brings: [ladder]", "brings: [rows]",
     "11:10: 'rows' fills a slot itself, expected a companion"},
    {TABLES, "brings: [ladder]", "brings: [ladder, ladder]", "11:18: duplicate 'ladder'"},
    {TABLES, "slot: database", "slot: database\ncompanion: true",
     "2:1: expected either 'slot' or 'companion: true'"},
    {TABLES, "slot: database\n", "", "2:1: expected either 'slot' or 'companion: true'"},
    {TABLES, "brings: [ladder]", "brings: [ladder]\nasks_for: [store=bows]",
     "12:12: the question 'store' has no option 'bows'"},
    {TABLES, "brings: [ladder]", "brings: [ladder]\nasks_for: [shop=rows]",
     "12:12: there is no question 'shop'"},
    {TABLES, "brings: [ladder]", "brings: [ladder]\nasks_for: [rows]",
     "12:12: expected an answer such as 'question=option'"},
    {TABLES, "brings: [ladder]", "brings: [ladder]\nasks_for: [store=rows, store=rows]",
     "12:24: 'store=rows' is required twice"},
    {"components/ladder.md", "summary: To climb", "summary: To climb\nasks_for: [store=rows]",
     "8:11: a companion is never chosen, so it cannot require an answer"},
    {TABLES, "brings: [ladder]", "brings: [ladder]\ndefault:\n  points: 61\n  reason: so",
     "13:11: invalid 'points', expected a whole number from 1 to 60"},
    {TABLES, "    why: they fight", "    only_with: bich\n    why: they fight",
     "14:16: there is no tree 'bich', expected 'birch'"},
    {TABLES, "with: mapper", "with: tables", "13:5: 'tables' and 'tables' are already linked"},
    {"components/mapper.md", "summary: Maps",
     "summary: Maps\nconflicts:\n  - with: tables\n    why: again",
     "components/tables.md:13:5: 'tables' and 'mapper' are already linked"},
    {"components/mapper.md", "summary: Maps",
     "summary: Maps\nsynergies:\n  - with: tables\n    why: again\n    strength: 1",
     "components/tables.md:13:5: 'tables' and 'mapper' are already linked"},
    {ASH, "ratings:\n",
     "ratings:\n  stars:\n    value: 3\n    why: a star\n    source: none\n    checked: false\n",
     "54:5: 'stars' is a number, expected under 'facts'"},
    {BIRCH, "    high: 1000\n", "",
     "22:5: bounds need 'low' and 'high', the first not above the second"},
    {BIRCH, "    low: 100\n", "    low: 10000\n",
     "22:5: bounds need 'low' and 'high', the first not above the second"},
    {BIRCH, "    low: 100\n", "    low: few\n", "23:10: invalid 'low', expected a number"},
    {BIRCH, "    bounds: two people timed it, far apart\n", "",
     "22:5: 'bounds' is missing, expected a text"},
    {BIRCH, "value: unknown\n    low", "value: 300\n    low", "22:5: a known value has no bounds"},
    {LIVELY, "low: 1000\n", "low: 0\n", "6:5: expected anchors 0 < 'low' < 'high'"},
    {LIVELY, "    low: 1000\n", "", "6:5: expected anchors 0 < 'low' < 'high'"},
    {LIVELY, "low: 1000\n", "low: few\n", "7:10: invalid 'low', expected a number"},
    {LIVELY, "better: more", "better: none", "9:13: 'better' is 'none', expected more or less"},
    {LIVELY, "    better: more\n", "", "6:5: 'better' is missing, expected more or less"},
    {WINDOW, "months_for_full: 36\n", "",
     "2:1: 'months_for_full' is missing, expected a whole number from 1 to 1200"},
    {WINDOW, "months_for_full: 36", "months_for_full: 0",
     "6:18: invalid 'months_for_full', expected a whole number from 1 to 1200"},
    {WINDOW, "[5000, 10000]", "[10000, 5000]",
     "7:13: invalid 'open_ended', expected two basis points from 0 to 10000, low and high"},
    {WINDOW, "[5000, 10000]", "[5000]",
     "7:13: invalid 'open_ended', expected two basis points from 0 to 10000, low and high"},
    {WINDOW, "[5000, 10000]", "all", "7:13: invalid 'open_ended', expected a list"},
    {WINDOW, "open_ended: [5000, 10000]\n", "",
     "2:1: invalid 'open_ended', expected two basis points from 0 to 10000, low and high"},
    {TRAITS, "  - id: boot_ms", "  - id: stars", "35:5: duplicate trait 'stars'"},
    {TRAITS, "  - id: php", "  - id: go", "4:5: duplicate id 'go'"},
    {CATALOG, "  - id: orm", "  - id: database", "14:5: duplicate id 'database'"},
    {TRAITS, "  - id: judged", "  - id: facts", "13:5: duplicate id 'facts'"},
    {"questions/shop.md", NULL,
     "---\ntext: a\nshort: b\noptions:\n  - id: a\n    label: b\n    reason: c\n---\n",
     "1:1: wrong file name, expected NN-id.md"},
    {"frameworks/Ash_2.md", NULL, "---\nname: a\nkind: b\nsummary: c\nserves: [go]\n---\n",
     "1:1: wrong file name, expected lower-case letters, digits, '-', '.' and '+', then .md"},
    {"criteria/lang-go.md", NULL, "---\nlabel: a\nshort: b\nrule: rating\nrating: charm\n---\n",
     "2:1: criteria 'lang-...' are made from the languages served"},
    {"frameworks/tables.md", NULL, "---\nname: a\nkind: b\nsummary: c\nserves: [go]\n---\n",
     "2:1: there is also a component 'tables'; ids must be unique"},
    {"questions/04-store.md", NULL,
     "---\ntext: a\nshort: b\noptions:\n  - id: a\n    label: b\n    reason: c\n---\n",
     "1:1: duplicate id 'store': also in questions/02-store.md"},
    {CATALOG, "date: 2026-11-22\n", "date: soon\n", "3:7: 'date' is 'soon', expected YYYY-MM-DD"},
    {CATALOG, "date: 2026-11-22\n", "", "1:1: 'date' is missing, expected a text"},
    {CATALOG, "  many: trees\n", "", "6:3: 'many' is missing, expected a text"},
    {CATALOG, "version: \"0.3\"\n", "", "1:1: 'version' is missing, expected a text"},
    {ASH, "order: 2", "order: first",
     "2:8: invalid 'order', expected a whole number from 0 to 1000000000"},
    {ASH, "tags: [light, quick start]", "tags: [[light], quick]",
     "5:8: 'tags' may contain only texts"},
    {STORE, "needs: [orm]", "needs: [[orm]]", "23:13: expected the id of a slot"},
    {ASH, "serves: [go]", "serves: go", "7:9: invalid 'serves', expected a list"},
    {STORE, "    rules:\n      - attribute: orm\n", "    rules:\n      - attribute:\n",
     "14:19: 'attribute' is missing, expected a text"},
    {STORE, "      - slot: database\n        component", "      - component",
     "19:9: 'slot' is missing, expected a text"},
    {ASH, "    fit: 4\n", "", "60:5: 'fit' is missing, expected a whole number from 0 to 5"},
    {TABLES, "    strength: 2\n", "",
     "16:5: 'strength' is missing, expected a whole number from 1 to 3"},
    {TABLES, "  - with: mapper\n    why", "  - why", "13:5: 'with' is missing, expected a text"},
    {LIVELY, "  - fact: stars\n    low", "  - low", "6:5: 'fact' is missing, expected a text"},
    {TRAITS, "  - id: boot_ms\n    label", "  - label", "35:5: 'id' is missing, expected a text"},
    {ASH, "    value: 5\n", "", "54:5: 'value' is missing, expected a text"},
    {ASH, "    level: 0\n", "", "43:5: 'level' is missing, expected a text"},
    {ASH, "kind: micro\n", "kind: micro\nkind: micro\n",
     "5:1: 'kind' is a duplicate (first on line 4)"},
    {TABLES, "licence: BSD\n", "licence: BSD\nlicence: BSD\n",
     "5:1: 'licence' is a duplicate (first on line 4)"},
    {"criteria/any-store.md", "rule", "rule: fit\nrule",
     "5:1: 'rule' is a duplicate (first on line 4)"},
    {STORE, "short: Store", "short: Store: 2",
     "3:13: not valid YAML: mapping values are not allowed in this context; put text that holds ': "
     "' into double quotes"},
    {TRAITS, "    kind: number\n", "    kind: number\n    kind: text\n",
     "32:5: 'kind' is a duplicate (first on line 31)"},
    {"components/empty.md", NULL, "---\nname: a\nsummary: c\ncompanion: true\n---\n",
     "2:1: 'licence' is missing, expected a text\n2:1: 'source' is missing, expected a text\n2:1: "
     "'checked' is missing, expected false or true"},
    {"questions/4.md", NULL,
     "---\ntext: a\nshort: b\noptions:\n  - id: a\n    label: b\n    reason: c\n---\n",
     "1:1: wrong file name, expected NN-id.md"},
    {"questions/04-.md", NULL,
     "---\ntext: a\nshort: b\noptions:\n  - id: a\n    label: b\n    reason: c\n---\n",
     "1:1: wrong file name, expected lower-case letters, digits, '-', '.' and '+', then .md"},
    {"criteria/orm.md", "[orm]", "[[orm]]", "5:16: expected the id of a trait"},
    {"criteria/orm.md", "[orm]", "[stars]", "5:16: 'stars' is a number, expected a level"},
    {"criteria/batteries.md", "capabilities: [", "capabilities: [stars, ",
     "5:16: 'stars' is a number, expected a level"},
    {"criteria/any-store.md", "[tables, rows]", "[[tables], rows]",
     "5:14: expected the id of a component"},
    {"criteria/any-store.md", "components: [tables, rows]\n", "",
     "2:1: 'components' is missing, expected a list"},
    {"criteria/any-store.md", "[tables, rows]", "tables",
     "5:13: invalid 'components', expected a list"},
    {LIVELY, "fact: stars", "fcat: stars", "6:5: unknown field 'fcat', expected 'fact'"},
    {LIVELY, "low: 1000\n", "low: -1\n", "6:5: expected anchors 0 < 'low' < 'high'"},
    {LIVELY, "low: 1000\n", "low: 100000\n", "6:5: expected anchors 0 < 'low' < 'high'"},
    {LIVELY, "high: 100000\n", "high: many\n", "8:11: invalid 'high', expected a number"},
    {LIVELY, "    high: 100000\n", "", "6:5: expected anchors 0 < 'low' < 'high'"},
    {WINDOW, "[5000, 10000]", "[[5000], 10000]",
     "7:13: invalid 'open_ended', expected two basis points from 0 to 10000, low and high"},
    {WINDOW, "[5000, 10000]", "[5000, all]",
     "7:13: invalid 'open_ended', expected two basis points from 0 to 10000, low and high"},
    {WINDOW, "[5000, 10000]", "[5000, 10001]",
     "7:13: invalid 'open_ended', expected two basis points from 0 to 10000, low and high"},
    {WINDOW, "[5000, 10000]", "[5000, 6000, 10000]",
     "7:13: invalid 'open_ended', expected two basis points from 0 to 10000, low and high"},
};

static const char *copy_of_small(void **state, const char *name)
{
    const char *folder = folder_path(state, name);

    sources_copy(sources_path(SMALL_SOURCES), folder);
    return folder;
}

static const char *in_folder(const char *folder, const char *name)
{
    static char paths[8][2 * PATH_MAX];
    static size_t next;
    char *path = paths[next++ % 8];

    snprintf(path, sizeof(paths[0]), "%s/%s", folder, name);
    return path;
}

/* Each line of `expected` is one diagnostic, and there are no others. The folder is left out, and at
 * the start of a line the name of `file`. */
static void assert_diagnostics(const struct compiled *compiled, const char *folder,
                               const char *file, const char *expected)
{
    struct text text;

    text_init(&text);
    for (size_t i = 0; i < diagnostics_kept(compiled->diagnostics); i++) {
        const char *line = diagnostics_line(compiled->diagnostics, i);
        assert_true(text_starts_with(line, folder));
        line += strlen(folder) + 1;
        if (text_starts_with(line, file) && line[strlen(file)] == ':')
            line += strlen(file) + 1;
        text_append(&text, i > 0 ? "\n" : "");
        for (const char *again; (again = strstr(line, folder)); line = again + strlen(folder) + 1)
            text_append_bytes(&text, line, (size_t)(again - line));
        text_append(&text, line);
    }
    assert_string_equal(text.bytes, expected);
    text_finish(&text);
}

static void test_each_fault_gives_its_diagnostic(void **state)
{
    for (size_t i = 0; i < ARRAY_LENGTH(faults); i++) {
        char name[32];
        snprintf(name, sizeof(name), "fault%zu", i);
        const char *folder = copy_of_small(state, name);
        const char *file = in_folder(folder, faults[i].file);
        const char *output = in_folder(folder, "out.db"), *depfile = in_folder(folder, "out.d");

        if (faults[i].find)
            sources_edit(file, faults[i].find, faults[i].replace);
        else
            folder_write(file, faults[i].replace, strlen(faults[i].replace));
        struct compiled compiled =
            sources_compile_job(&(struct compile_job){&folder, 1, output, depfile, 0, NULL, NULL});
        assert_false(compiled.done);
        assert_diagnostics(&compiled, folder, faults[i].file, faults[i].diagnostic);
        assert_non_null(strstr(compiled.error.message, "nothing was written"));
        assert_false(file_exists(output));
        assert_false(file_exists(depfile));
        compiled_free(&compiled);
    }
}

/* Starters: the one here is right, and each fault is one change of its starter.yaml. */
#define STARTER "starters/ash/starter.yaml"
#define LONG_NAME "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static const char starter[] = "names:\n"
                              "  - id: shade\n"
                              "    text: green\n"
                              "packages:\n"
                              "  - id: bark\n"
                              "    list: requirements\n"
                              "    version: \"1.2\"\n"
                              "    source: none\n"
                              "    checked: false\n"
                              "files:\n"
                              "  - path: src/ash.txt\n"
                              "    template: ash.txt\n"
                              "    for:\n"
                              "      - framework\n"
                              "parts:\n"
                              "  - tables\n"
                              "must:\n"
                              "  - database\n"
                              "needs:\n"
                              "  - orm\n";

static const struct fault starter_faults[] = {
    {STARTER, "    text: green\n", "", "2:5: 'text' is missing"},
    {STARTER, "text: green", "text: \"\"", "3:11: 'text' is missing"},
    {STARTER, "  - id: bark\n    list", "  - list", "5:5: 'id' is missing"},
    {STARTER, "    list: requirements\n", "", "5:5: 'list' is missing"},
    {STARTER, "version: \"1.2\"", "version: latest",
     "7:14: 'version' is not a version that can be pinned"},
    {STARTER, "version: \"1.2\"", "version: \">1.2\"",
     "7:14: 'version' is not a version that can be pinned"},
    {STARTER, "    version: \"1.2\"\n", "", "5:5: 'version' is missing"},
    {STARTER, "version: \"1.2\"\n    source: none\n    checked: false\n", "version_of: table\n",
     "7:17: there is no component or trait 'table', expected 'tables'"},
    {STARTER, "version: \"1.2\"\n    source: none\n    checked: false\n", "version_of: [tables]\n",
     "7:17: there is no component or trait ''"},
    {STARTER, "    checked: false\n", "    checked: false\n    when: [a]\n",
     "10:11: the line ends here, expected the name of a value"},
    {STARTER, "    checked: false\n", "    checked: false\n    when: shadow\n",
     "10:11: there is no value 'shadow'"},
    {STARTER, "  - path: src/ash.txt\n    template", "  - template", "11:5: 'path' is missing"},
    {STARTER, "src/ash.txt", "src//ash.txt",
     "11:11: 'path' is 'src//ash.txt', expected names of letters, digits and . _ - with / between"},
    {STARTER, "src/ash.txt", "/ash.txt",
     "11:11: 'path' is '/ash.txt', expected names of letters, digits and . _ - with / between"},
    {STARTER, "src/ash.txt", "../ash.txt",
     "11:11: 'path' is '../ash.txt', expected names of letters, digits and . _ - with / between"},
    {STARTER, "src/ash.txt", "src/./ash.txt",
     "11:11: 'path' is 'src/./ash.txt', expected names of letters, digits and . _ - with / "
     "between"},
    {STARTER, "src/ash.txt", "src/a sh.txt",
     "11:11: 'path' is 'src/a sh.txt', expected names of letters, digits and . _ - with / between"},
    {STARTER, "src/ash.txt", LONG_NAME LONG_NAME,
     "11:11: 'path' is "
     "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
     "aaaaaaaaaaaaaaaaaaaaaa', expected names of letters, digits and . _ - with / between"},
    {STARTER, "src/ash.txt", LONG_NAME "/" LONG_NAME "/" LONG_NAME "/" LONG_NAME,
     "11:11: 'path' is "
     "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/"
     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/"
     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/"
     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', expected names of letters, "
     "digits and . _ - with / between"},
    {STARTER, "    template: ash.txt\n", "", "11:5: 'template' is missing"},
    {STARTER, "template: ash.txt", "template: oak.txt", "12:15: there is no template 'oak.txt'"},
    {STARTER, "template: ash.txt", "template: birch/ash.txt",
     "12:15: there is no template 'birch/ash.txt'"},
    {STARTER, "      - framework\n", "      - framwork\n",
     "14:9: there is no slot 'framwork', expected 'framework'"},
    {STARTER, "      - framework\n", "      - [framework]\n", "14:9: there is no slot ''"},
    {STARTER, "      - framework\n", "      - shoes\n", "14:9: there is no slot 'shoes'"},
    {STARTER, "    for:\n      - framework\n", "    for: framework\n",
     "13:10: 'for' is not a list"},
    {STARTER, "    for:\n      - framework\n",
     "    for:\n      - framework\n    executable: perhaps\n",
     "15:17: 'executable' is 'perhaps', expected false or true"},
    {STARTER, "  - tables\n", "  - table\n",
     "16:5: there is no component 'table', expected 'tables'"},
    {STARTER, "  - tables\n", "  - [tables]\n", "16:5: there is no component ''"},
    {STARTER, "  - tables\n", "  - nothing-like-it\n",
     "16:5: there is no component 'nothing-like-it'"},
    {STARTER, "  - database\n", "  - databas\n",
     "18:5: there is no slot 'databas', expected 'database'"},
    {STARTER, "  - database\n", "  - [database]\n", "18:5: there is no slot ''"},
    {STARTER, "  - orm\n", "  - shoes\n", "20:5: there is no slot 'shoes'"},
    {STARTER, "needs:\n  - orm\n", "needs: orm\n", "19:8: 'needs' is not a list"},
    {STARTER, "must:\n  - database\n", "must: {a: b}\n", "17:7: 'must' is not a list"},
    {STARTER, NULL, "names:\n  - id: shade\n    text: green\n", "1:1: it has no files"},
    {STARTER, NULL, "files: []\n", "1:8: it has no files"},
};

/* The small catalog with a starter of ash. */
static const char *copy_with_starter(void **state, const char *name)
{
    const char *folder = copy_of_small(state, name);

    assert_int_equal(mkdir(in_folder(folder, "starters"), 0755), 0);
    assert_int_equal(mkdir(in_folder(folder, "starters/ash"), 0755), 0);
    folder_write(in_folder(folder, STARTER), starter, strlen(starter));
    folder_write(in_folder(folder, "starters/ash/ash.txt"), "Ash\n", 4);
    return folder;
}

static void test_each_fault_of_a_starter_gives_its_diagnostic(void **state)
{
    struct compiled compiled = sources_compile(copy_with_starter(state, "right"), NULL);

    assert_true(compiled.done);
    assert_int_equal(diagnostics_count(compiled.diagnostics), 0);
    compiled_free(&compiled);
    for (size_t i = 0; i < ARRAY_LENGTH(starter_faults); i++) {
        char name[32];
        snprintf(name, sizeof(name), "fault%zu", i);
        const char *folder = copy_with_starter(state, name);
        const char *file = in_folder(folder, STARTER);

        if (starter_faults[i].find)
            sources_edit(file, starter_faults[i].find, starter_faults[i].replace);
        else
            folder_write(file, starter_faults[i].replace, strlen(starter_faults[i].replace));
        compiled = sources_compile(folder, NULL);
        assert_false(compiled.done);
        assert_diagnostics(&compiled, folder, STARTER, starter_faults[i].diagnostic);
        compiled_free(&compiled);
    }
}

/* All errors in several files are reported at once. */
static void test_all_diagnostics_are_reported_at_once(void **state)
{
    const char *folder = copy_of_small(state, "many");

    sources_edit(in_folder(folder, ASH), "level: 0", "level: 7");
    sources_edit(in_folder(folder, BIRCH), "    value: 2\n", "    value: 0\n");
    sources_edit(in_folder(folder, TABLES), "summary: Rows and columns", "summary: *rows");
    sources_edit(in_folder(folder, LIVELY), "fact: stars", "fact: star");
    sources_edit(in_folder(folder, STORE), "any-store: 6", "any-store: 31");
    struct compiled compiled = sources_compile(folder, NULL);
    assert_false(compiled.done);
    assert_diagnostics(&compiled, folder, "",
                       TABLES
                       ":10:10: an alias (*rows); write the value out\n" BIRCH
                       ":53:12: 'charm' is '0', expected a rating from 1 to 5 or unknown\n" ASH
                       ":43:12: 'orm' is '7', expected a level from 0 to 3 or unknown\n" LIVELY
                       ":6:11: there is no trait 'star', expected 'stars'\n" STORE
                       ":10:18: invalid 'any-store', expected a whole number from 0 to 30");
    assert_non_null(strstr(compiled.error.message, "5 errors, nothing was written"));
    compiled_free(&compiled);
}

/* A thousand lines are kept, and a file that is read after them is wrong all the same. */
static void test_errors_after_a_thousand_count(void **state)
{
    const char *folder = copy_with_starter(state, "thousand");
    static const char wrong[] = "%% if is is\nAsh\n%% end\n";
    struct text fields;

    text_init(&fields);
    text_append(&fields, "---\n");
    for (int i = 0; i < 1000; i++)
        text_printf(&fields, "x%d: 1\n", i);
    sources_edit(in_folder(folder, TABLES), "---\n", fields.bytes);
    text_finish(&fields);
    folder_write(in_folder(folder, "starters/ash/ash.txt"), wrong, strlen(wrong));
    struct compiled compiled = sources_compile(folder, NULL);
    assert_false(compiled.done);
    assert_int_equal(diagnostics_kept(compiled.diagnostics), 1000);
    assert_non_null(strstr(compiled.error.message, "1001 errors, nothing was written"));
    compiled_free(&compiled);
}

/* Lists that are far too long are refused at once: neither time nor memory grows with their square. */
static void test_long_lists_are_refused(void **state)
{
    static const struct {
        const char *file, *find, *first, *item, *last;
        bool numbered; /* before each item stands a name of its own */
    } rows[] = {
        {"criteria/orm.md", "[orm", "[", "orm, ", "orm", false},
        {STORE, "options:\n", "retired:\n  - id: x\n    means: [", "store=any, ", "x]\noptions:\n",
         false},
        {STORE, "    points:\n", "    points:\n", ": 1\n", "", true},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        char name[32];
        struct text text;

        snprintf(name, sizeof(name), "long%zu", i);
        const char *folder = copy_of_small(state, name);
        text_init(&text);
        text_append(&text, rows[i].first);
        for (int j = 0; j < 60000; j++)
            if (rows[i].numbered)
                text_printf(&text, "      x%d%s", j, rows[i].item);
            else
                text_append(&text, rows[i].item);
        text_append(&text, rows[i].last);
        sources_edit(in_folder(folder, rows[i].file), rows[i].find, text.bytes);
        text_finish(&text);
        struct compiled compiled = sources_compile(folder, NULL);
        assert_false(compiled.done);
        compiled_free(&compiled);
    }
}

static void test_failed_compile_keeps_the_existing_output(void **state)
{
    const char *folder = copy_of_small(state, "old");
    const char *output = folder_path(state, "kept.db");

    folder_write(output, "precious", 8);
    sources_edit(in_folder(folder, ASH), "level: 0", "level: 7");
    struct compiled compiled = sources_compile(folder, output);
    assert_false(compiled.done);
    folder_assert_file(output, "precious");
    assert_int_equal(folder_count(((struct folder *)*state)->path), 2); /* no temporary file */
    compiled_free(&compiled);
}

/* As every file that the program writes: test_file.c has the rest of it. */
static void test_output_is_replaced_in_one_step(void **state)
{
    const char *folder = copy_of_small(state, "step"), *real = folder_path(state, "real.db");
    const char *link = folder_path(state, "link.db");
    pid_t dead = fork();
    char left[64];
    struct stat facts;

    if (dead == 0)
        _exit(0);
    assert_int_equal(waitpid(dead, NULL, 0), dead);
    snprintf(left, sizeof(left), ".real.db.whichstack-%ld", (long)dead);
    folder_write(folder_path(state, left), "left", 4);
    folder_write(real, "old", 3);
    assert_int_equal(chmod(real, 0640), 0);
    assert_int_equal(symlink("real.db", link), 0);

    sources_make(folder, link);
    assert_int_equal(lstat(link, &facts), 0);
    assert_true(S_ISLNK(facts.st_mode));
    assert_int_equal(stat(real, &facts), 0);
    assert_int_equal(facts.st_mode & 0777, 0640);
    catalog_free(sources_open(real));
    assert_int_equal(access(folder_path(state, left), F_OK), -1);
    assert_int_equal(folder_count(((struct folder *)*state)->path), 3);
}

/* Of a whole folder: one sentence, and no diagnostics beside it. */
static void assert_refused(const struct compile_job *job, const char *expected)
{
    struct compiled compiled = sources_compile_job(job);

    assert_false(compiled.done);
    assert_string_equal(compiled.error.message, expected);
    assert_int_equal(diagnostics_count(compiled.diagnostics), 0);
    compiled_free(&compiled);
}

static void test_missing_files_are_reported(void **state)
{
    struct folder *top = *state;
    const char *folder = copy_of_small(state, "f"), *nowhere = folder_path(state, "nowhere");
    char expected[1000];

    snprintf(expected, sizeof(expected),
             "cannot compile '%s/nowhere': there is no such folder; name a folder of source files",
             top->path);
    assert_refused(&(struct compile_job){&nowhere, 1, NULL, NULL, 0, NULL, NULL}, expected);

    assert_int_equal(unlink(in_folder(folder, TRAITS)), 0);
    snprintf(expected, sizeof(expected),
             "cannot compile '%s/f': it holds no traits.yaml; see the data format", top->path);
    assert_refused(&(struct compile_job){&folder, 1, NULL, NULL, 0, NULL, NULL}, expected);

    assert_int_equal(unlink(in_folder(folder, CATALOG)), 0);
    snprintf(expected, sizeof(expected),
             "cannot compile '%s/f': it holds no catalog.yaml; see the data format", top->path);
    assert_refused(&(struct compile_job){&folder, 1, NULL, NULL, 0, NULL, NULL}, expected);
}

static void test_file_in_place_of_a_folder_is_refused(void **state)
{
    const char *file = folder_path(state, "file");

    folder_write(file, "x", 1);
    struct compiled compiled = sources_compile(file, NULL);
    assert_false(compiled.done);
    assert_non_null(strstr(compiled.error.message, file));
    compiled_free(&compiled);
}

static void test_catalog_without_frameworks_is_refused(void **state)
{
    const char *folder = copy_of_small(state, "none");

    assert_int_equal(unlink(in_folder(folder, ASH)), 0);
    assert_int_equal(unlink(in_folder(folder, BIRCH)), 0);
    assert_int_equal(unlink(in_folder(folder, "frameworks/cedar.md")), 0);
    sources_edit(in_folder(folder, STORE), "      lang-go: 1\n", "      orm: 1\n");
    struct compiled compiled = sources_compile(folder, NULL);
    assert_false(compiled.done);
    assert_diagnostics(&compiled, folder, "",
                       "1:1: holds no frameworks, expected at least one file in frameworks/");
    compiled_free(&compiled);
}

/* 80 questions with an option that gives 20 points on each of 64 criteria: 102,400 points. */
static void test_too_many_points_are_refused(void **state)
{
    const char *folder = copy_of_small(state, "points");
    struct text points;
    char path[100], text[200];

    text_init(&points);
    for (int i = 0; i < 64; i++) {
        snprintf(path, sizeof(path), "criteria/more-%02d.md", i);
        snprintf(text, sizeof(text),
                 "---\nlabel: More %d\nshort: More\nrule: rating\nrating: charm\n---\nMore.\n", i);
        folder_write(in_folder(folder, path), text, strlen(text));
        text_printf(&points, "      more-%02d: 20\n", i);
    }
    for (int i = 0; i < 80; i++) {
        struct text file;
        text_init(&file);
        snprintf(path, sizeof(path), "questions/%02d-more-%d.md", 10 + i, i);
        text_printf(&file,
                    "---\ntext: More?\nshort: More\noptions:\n  - id: yes-%d\n    label: Yes\n"
                    "    reason: more\n    points:\n%s---\nMore.\n",
                    i, points.bytes);
        folder_write(in_folder(folder, path), file.bytes, file.length);
        text_finish(&file);
    }
    struct compiled compiled = sources_compile(folder, NULL);
    assert_false(compiled.done);
    /* 2 base points, 12 for a language, 8 and 20 for the other two questions */
    assert_diagnostics(&compiled, folder, LANGUAGE,
                       "1:1: all answers together can give 102442 points, expected at most 100000");
    compiled_free(&compiled);
    text_finish(&points);
}

static void test_unwritable_output_is_reported(void **state)
{
    const char *folder = copy_of_small(state, "f");
    const char *folder_as_output = folder_path(state, "f");
    const char *nowhere = folder_path(state, "no/such/folder/x.db");
    const char *pipe = folder_path(state, "pipe"); /* stands for a device, too */
    const char *const outputs[] = {nowhere, folder_as_output, pipe, "/proc/version"};
    struct stat facts;

    assert_int_equal(mkfifo(pipe, 0600), 0);
    for (size_t i = 0; i < ARRAY_LENGTH(outputs); i++) {
        struct compiled compiled = sources_compile(folder, outputs[i]);
        assert_false(compiled.done);
        assert_int_equal(diagnostics_count(compiled.diagnostics), 0);
        assert_true(text_starts_with(compiled.error.message, "cannot write '"));
        assert_non_null(strstr(compiled.error.message, outputs[i]));
        assert_non_null(strstr(compiled.error.message, "; choose another place with -o"));
        compiled_free(&compiled);
    }
    assert_int_equal(stat(pipe, &facts), 0);
    assert_true(S_ISFIFO(facts.st_mode));
    assert_int_equal(folder_count(((struct folder *)*state)->path), 2); /* no temporary file */
}

static void test_table_in_a_page_gives_only_a_warning(void **state)
{
    const char *folder = copy_of_small(state, "f"), *output = folder_path(state, "out.db");
    char expected[PATH_MAX + 200];

    sources_edit(in_folder(folder, ASH), "A thin tree.\n", "A thin tree.\n\n| a | b |\n");
    struct compiled compiled = sources_compile(folder, output);
    assert_true(compiled.done);
    assert_int_equal(diagnostics_count(compiled.warnings), 1);
    snprintf(
        expected, sizeof(expected),
        "%s/" ASH
        ":77:1: a line starts with '|': tables are not supported in pages, write a list instead",
        folder);
    assert_string_equal(diagnostics_line(compiled.warnings, 0), expected);
    compiled_free(&compiled);
}

static void test_check_needs_no_output(void **state)
{
    const char *folder = copy_of_small(state, "f");
    struct compiled compiled = sources_compile(folder, NULL);

    assert_true(compiled.done);
    assert_int_equal(diagnostics_count(compiled.diagnostics), 0);
    assert_int_equal(diagnostics_count(compiled.warnings), 0);
    assert_int_equal(folder_count(((struct folder *)*state)->path), 1);
    compiled_free(&compiled);
}

/* Several folders. */

static const char doug[] = "---\n"
                           "order: 3\n"
                           "name: Douglas\n"
                           "kind: micro\n"
                           "summary: From elsewhere\n"
                           "serves: [zig]\n"
                           "facts:\n"
                           "  stars:\n"
                           "    value: 7\n"
                           "    source: https://example.org/douglas\n"
                           "    checked: true\n"
                           "---\n"
                           "Doug.\n";

static void test_second_folder_adds_a_framework(void **state)
{
    const char *folders[] = {copy_of_small(state, "first"), folder_path(state, "second")};
    const char *output = folder_path(state, "out.db");
    size_t count;

    assert_int_equal(mkdir(folders[1], 0755), 0);
    assert_int_equal(mkdir(in_folder(folders[1], "frameworks"), 0755), 0);
    folder_write(in_folder(folders[1], "frameworks/douglas.md"), doug, strlen(doug));
    struct compiled compiled =
        sources_compile_job(&(struct compile_job){folders, 2, output, NULL, 0, NULL, NULL});
    assert_true(compiled.done);
    compiled_free(&compiled);

    struct catalog *catalog = sources_open(output);
    const struct framework *frameworks = catalog_frameworks(catalog, &count);
    const char *const expected[] = {"birch", "ash", "douglas", "cedar"}; /* by `order`, then id */
    assert_int_equal(count, ARRAY_LENGTH(expected));
    for (size_t i = 0; i < count; i++)
        assert_string_equal(frameworks[i].id, expected[i]);
    /* its language has become an option and a criterion */
    assert_true(catalog_find_criterion(catalog, "lang-zig") >= 0);
    const struct question_entry *questions = catalog_questions(catalog, &count);
    assert_true(catalog_find_option(&questions[0], "zig") >= 0);
    assert_string_equal(catalog_page(catalog, "framework", "douglas"), "Doug.\n");
    catalog_free(catalog);
}

/* `order` is looked for before a file is read as YAML; what it finds must be what YAML says. */
static void test_the_order_is_the_one_of_yaml_however_it_is_written(void **state)
{
    static const char *const first[] = {
        "order: 0\nname: Douglas\n",
        "name: Douglas\norder: 0\n",
        "name: \"Douglas\norder: 9\"\norder: 0\n",
        "name: Douglas\n  and order\norder: 0\n",
        "order: '0'\nname: Douglas\n",
        "order: 0 # first\nname: Douglas\n",
        "\"order\": 0\nname: Douglas\n",
        "# order: 9\norder:   0\nname: Douglas\n",
        "order:\n  0\nname: Douglas\n",
        "{order: 0, name: Douglas, kind: sky, summary: A test}\n",
    };
    const char *output = folder_path(state, "ordered.db");
    size_t count;

    for (size_t i = 0; i < ARRAY_LENGTH(first); i++) {
        char name[20], source[400];
        snprintf(name, sizeof(name), "order-%zu", i);
        const char *folder = copy_of_small(state, name);
        int length = snprintf(source, sizeof(source), "---\n%s%s---\n", first[i],
                              first[i][0] == '{' ? "" : "kind: sky\nsummary: A test\n");
        folder_write(in_folder(folder, "frameworks/douglas.md"), source, (size_t)length);
        struct compiled compiled = sources_compile(folder, output);
        assert_true(compiled.done);
        compiled_free(&compiled);
        struct catalog *catalog = sources_open(output);
        assert_string_equal(catalog_frameworks(catalog, &count)[0].id, "douglas");
        catalog_free(catalog);
    }
}

static void test_second_folder_may_not_replace_a_file(void **state)
{
    const char *folders[] = {copy_of_small(state, "first"), folder_path(state, "second")};
    const char *output = folder_path(state, "out.db");
    const struct compile_job job = {folders, 2, output, NULL, 0, NULL, NULL};
    char expected[3 * PATH_MAX];

    assert_int_equal(mkdir(folders[1], 0755), 0);
    assert_int_equal(mkdir(in_folder(folders[1], "frameworks"), 0755), 0);
    folder_write(in_folder(folders[1], ASH), doug, strlen(doug));
    struct compiled compiled = sources_compile_job(&job);
    assert_false(compiled.done);
    assert_int_equal(diagnostics_count(compiled.diagnostics), 1);
    const char *first = in_folder(folders[0], ASH), *second = in_folder(folders[1], ASH);
    const char *line = diagnostics_line(compiled.diagnostics, 0);
    snprintf(expected, sizeof(expected), "%s:1:1: duplicate id 'ash': also in %s", second, first);
    if (!text_equal(line, expected)) /* either may be named first */
        snprintf(expected, sizeof(expected), "%s:1:1: duplicate id 'ash': also in %s", first,
                 second);
    assert_string_equal(line, expected);
    compiled_free(&compiled);

    assert_int_equal(unlink(in_folder(folders[1], ASH)), 0);
    folder_write(in_folder(folders[1], CATALOG), "name: x\n", 8);
    assert_refused(&job,
                   "cannot compile: two folders hold a catalog.yaml; a second folder may only "
                   "add files");
}

/* The depfile. */

static struct text wanted; /* the paths that must be named, one a line */

static int want(const char *path, const struct stat *facts, int type, struct FTW *place)
{
    (void)facts;
    (void)type;
    (void)place;
    text_printf(&wanted, "%s\n", path);
    return 0;
}

/* Takes the backslashes away as make does; "" at the end. */
static const char *read_name(const char *at, char *name)
{
    for (; *at && *at != ' ' && *at != '\n'; at++) {
        if (at[0] == '\\' && (at[1] == ' ' || at[1] == '#'))
            at++;
        if (at[0] == '$' && at[1] == '$')
            at++;
        *name++ = *at;
    }
    *name = '\0';
    return at;
}

static void test_depfile_names_every_folder_and_file(void **state)
{
    const char *folder = copy_of_small(state, "a b#c$d");
    const char *output = folder_path(state, "out file.db"), *depfile = folder_path(state, "out.d");
    char name[PATH_MAX];
    size_t n_names = 0, n_wanted = 0;

    folder_write(in_folder(folder, "frameworks/notes.txt"), "no source", 9);
    struct compiled compiled =
        sources_compile_job(&(struct compile_job){&folder, 1, output, depfile, 0, NULL, NULL});
    assert_true(compiled.done);
    compiled_free(&compiled);
    assert_int_equal(unlink(in_folder(folder, "frameworks/notes.txt")), 0);

    char *bytes = folder_read(depfile, NULL);
    const char *at = read_name(bytes, name);
    assert_int_equal(name[strlen(name) - 1], ':');
    name[strlen(name) - 1] = '\0';
    assert_string_equal(name, output);
    text_init(&wanted);
    assert_int_equal(nftw(folder, want, 16, FTW_PHYS), 0);
    for (const char *c = wanted.bytes; *c; c++)
        n_wanted += *c == '\n';
    while (text_starts_with(at, " \\\n ")) {
        char line[PATH_MAX + 1];
        at = read_name(at + 4, name);
        snprintf(line, sizeof(line), "%s\n", name);
        if (!strstr(wanted.bytes, line))
            fail_msg("'%s' is no source", name);
        n_names++;
    }
    assert_string_equal(at, "\n");
    assert_int_equal(n_names, n_wanted);
    text_finish(&wanted);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(function) cmocka_unit_test_setup_teardown(function, folder_new, folder_free)
        TEST(test_each_fault_gives_its_diagnostic),
        TEST(test_each_fault_of_a_starter_gives_its_diagnostic),
        TEST(test_all_diagnostics_are_reported_at_once),
        TEST(test_errors_after_a_thousand_count),
        TEST(test_long_lists_are_refused),
        TEST(test_failed_compile_keeps_the_existing_output),
        TEST(test_output_is_replaced_in_one_step),
        TEST(test_missing_files_are_reported),
        TEST(test_file_in_place_of_a_folder_is_refused),
        TEST(test_catalog_without_frameworks_is_refused),
        TEST(test_too_many_points_are_refused),
        TEST(test_unwritable_output_is_reported),
        TEST(test_table_in_a_page_gives_only_a_warning),
        TEST(test_check_needs_no_output),
        TEST(test_second_folder_adds_a_framework),
        TEST(test_the_order_is_the_one_of_yaml_however_it_is_written),
        TEST(test_second_folder_may_not_replace_a_file),
        TEST(test_depfile_names_every_folder_and_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
