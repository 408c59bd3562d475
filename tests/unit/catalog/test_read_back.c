#include "sources.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/text/clean.h"
#include "store/file/file.h"

/* The compiled catalog reads back as it was written: its values are compared with the sources, which
 * are read again with the YAML reader alone. */

struct comparison {
    struct arena *arena;
    struct catalog *catalog;
    struct diagnostics *diagnostics;
    const char *folder;
};

static struct source read_source(struct comparison *c, const char *name)
{
    const char *path = arena_printf(c->arena, "%s/%s", c->folder, name);
    struct source source = {0};
    struct error error;
    char *bytes;
    size_t length;

    assert_true(file_read(c->arena, path, FILE_LIMIT, &bytes, &length, &error));
    if (text_ends_with(name, ".yaml"))
        source.front = node_read_yaml(c->arena, path, bytes, length, 1, c->diagnostics);
    else
        assert_true(node_read_source(c->arena, path, bytes, length, &source, c->diagnostics));
    assert_non_null(source.front);
    return source;
}

static const char *without_tabs(struct comparison *c, const char *text)
{
    const char *tab = strchr(text, '\t');

    return tab ? arena_printf(c->arena, "%.*s    %s", (int)(tab - text), text,
                              without_tabs(c, tab + 1))
               : text;
}

/* The page of a source: its body with the programs it names, which here have no marks of blocks in
 * them. */
static const char *page_of(struct comparison *c, const char *body)
{
    static const char attribute[] = " file=samples/", reason[] = " not-run=\"";
    const char *named = strstr(body, attribute);
    struct error error;
    char *program;
    size_t length;

    if (!named)
        return body;
    const char *path = named + strlen(" file="), *end = strchr(path, '\n');
    const char *why = strstr(path, reason);
    const char *note = "";
    if (why && why < end) {
        why += strlen(reason);
        note = arena_printf(c->arena, "\nNot run: %.*s.\n", (int)(end - 1 - why), why);
    }
    path = arena_printf(c->arena, "%s/%.*s", c->folder, (int)strcspn(path, " \n"), path);
    assert_true(file_read(c->arena, path, FILE_LIMIT, &program, &length, &error));
    assert_true(text_starts_with(end, "\n```\n"));
    return arena_printf(c->arena, "%.*s\n%s```\n%s%s", (int)(named - body), body,
                        without_tabs(c, program), note, page_of(c, end + strlen("\n```\n")));
}

static size_t list_folder(struct comparison *c, const char *name, char ***ret_names)
{
    struct error error;
    size_t count;

    assert_true(file_list(c->arena, arena_printf(c->arena, "%s/%s", c->folder, name), ".md",
                          ret_names, &count, &error));
    return count;
}

static const char *id_of(struct comparison *c, const char *name)
{
    return arena_copy(c->arena, name, strlen(name) - strlen(".md"));
}

/* "" when it is not there. */
static const char *said(const struct node *map, const char *key)
{
    const char *text = node_text(map, key);

    return text ? text : "";
}

static const char *joined(struct comparison *c, const struct node *map, const char *key)
{
    const struct node *list = node_member(map, key);
    const char *text = "";

    if (!list || list->kind != NODE_LIST)
        return said(map, key);
    for (const struct node *item = list->first; item; item = item->next)
        text = arena_printf(c->arena, "%s%s%s", text, text[0] ? "; " : "", item->text);
    return text;
}

static size_t members(const struct node *map, const char *key)
{
    return node_member(map, key) ? node_member(map, key)->count : 0;
}

static const struct node *first(const struct node *map, const char *key)
{
    return node_member(map, key) ? node_member(map, key)->first : NULL;
}

static void same_evidence(const struct evidence *evidence, const struct node *map, const char *note)
{
    assert_string_equal(evidence->source, said(map, "source"));
    assert_string_equal(evidence->as_of, said(map, "as_of"));
    assert_string_equal(evidence->note, said(map, note));
    assert_int_equal(evidence->checked, text_equal(said(map, "checked"), "true"));
}

static void same_claims(struct comparison *c, int framework, const struct node *map)
{
    size_t count, i = 0;
    const struct claim *claims = catalog_claims(c->catalog, framework, &count);

    assert_int_equal(count, members(map, "claims"));
    for (const struct node *item = first(map, "claims"); item; item = item->next) {
        assert_string_equal(claims[i].id, said(item, "id"));
        assert_string_equal(claims[i].claim, said(item, "claim"));
        assert_string_equal(claims[i].found, said(item, "evidence"));
        assert_string_equal(claim_verdict_names[claims[i].verdict], said(item, "verdict"));
        same_evidence(&claims[i++].evidence, item, "evidence");
    }
}

static uint64_t bits(struct comparison *c, int (*find)(struct catalog *catalog, const char *id),
                     const struct node *map, const char *key)
{
    uint64_t set = 0;

    for (const struct node *item = first(map, key); item; item = item->next) {
        assert_true(find(c->catalog, item->text) >= 0);
        set |= UINT64_C(1) << find(c->catalog, item->text);
    }
    return set;
}

static void same_number(const struct value *value, const struct trait *trait)
{
    double number = 0;
    long days = 0, months;

    assert_int_equal(value->known, !text_equal(value->text, "unknown"));
    if (!value->known)
        return;
    if (trait->kind == TRAIT_DATE)
        number = date_parse(value->text, &days, &months) ? (double)days : 0;
    else if (trait->kind != TRAIT_TEXT && trait->kind != TRAIT_LIST)
        assert_true(text_to_number(value->text, &number));
    assert_true(value->low == number && value->high == number);
    assert_false(value->bounded);
}

/* Of every trait: what the file says, or that it says nothing. */
static void same_values(struct comparison *c, int framework, const struct node *map)
{
    static const struct {
        const char *place, *value, *note;
    } places[] = {
        {"facts", "value", "note"}, {"capabilities", "level", "how"}, {"ratings", "value", "why"}};
    size_t n_traits, n_said = 0, n_there = 0;
    const struct trait *traits = catalog_traits(c->catalog, &n_traits);

    for (size_t p = 0; p < ARRAY_LENGTH(places); p++)
        n_said += members(map, places[p].place);
    for (size_t i = 0; i < n_traits; i++) {
        const struct value *value = &catalog_values(c->catalog, framework)[i];
        const struct figure *of_column = &catalog_column(c->catalog, (int)i)[framework];
        const struct value *cited = &catalog_cited_column(c->catalog, (int)i)[framework];
        const struct evidence *evidence = catalog_evidence(c->catalog, framework, (int)i);
        const struct node *item = NULL;
        size_t p = 0;
        for (; p < ARRAY_LENGTH(places) && !item; p++)
            item = node_member(node_member(map, places[p].place), traits[i].id);
        assert_string_equal(of_column->text, value->text);
        assert_true(of_column->known == value->known && of_column->bounded == value->bounded);
        assert_true(of_column->low == value->low && of_column->high == value->high);
        assert_string_equal(cited->text, value->text);
        assert_string_equal(cited->bounds, value->bounds);
        assert_string_equal(cited->evidence.note, value->evidence.note);
        assert_string_equal(evidence->source, value->evidence.source);
        assert_string_equal(catalog_value(c->catalog, framework, (int)i)->text, value->text);
        if (!item) {
            assert_string_equal(value->text, "unknown");
            assert_false(value->known || value->bounded || value->evidence.checked);
            continue;
        }
        n_there++;
        assert_string_equal(value->text, said(item, places[p - 1].value));
        assert_string_equal(value->bounds, said(item, "bounds"));
        same_evidence(&value->evidence, item, places[p - 1].note);
        same_number(value, &traits[i]);
        assert_int_equal(value->bounded, node_member(item, "low") != NULL);
        double bound;
        if (value->bounded) {
            assert_true(text_to_number(said(item, "low"), &bound) && bound == value->low);
            assert_true(text_to_number(said(item, "high"), &bound) && bound == value->high);
        }
    }
    assert_int_equal(n_there, n_said);
}

static void same_pairings(struct comparison *c, int framework, const struct node *map)
{
    size_t count;

    catalog_pairings(c->catalog, framework, &count);
    assert_int_equal(count, members(map, "pairings"));
    for (const struct node *item = first(map, "pairings"); item; item = item->next) {
        int component = catalog_find_component(c->catalog, item->key);
        const struct pairing *pairing = catalog_pairing(c->catalog, framework, component);
        long fit;
        assert_non_null(pairing);
        assert_true(text_to_integer(said(item, "fit"), 0, 5, &fit));
        assert_int_equal(pairing->fit, fit);
        assert_string_equal(pairing->via, said(item, "via"));
        same_evidence(&pairing->evidence, item, "why");
    }
}

static void same_frameworks(struct comparison *c)
{
    char **names;
    size_t count = list_folder(c, "frameworks", &names), n_there;
    const struct framework *frameworks = catalog_frameworks(c->catalog, &n_there);
    const struct search_texts *searches = catalog_search_texts(c->catalog);

    assert_int_equal(n_there, count);
    for (size_t i = 0; i < count; i++) {
        struct source source = read_source(c, arena_printf(c->arena, "frameworks/%s", names[i]));
        const struct node *map = source.front;
        int index = catalog_find_framework(c->catalog, id_of(c, names[i]));
        assert_in_range(index, 0, n_there - 1);
        const struct framework *row = &frameworks[index];
        assert_string_equal(row->name, said(map, "name"));
        assert_string_equal(row->kind, said(map, "kind"));
        assert_string_equal(row->tags, joined(c, map, "tags"));
        assert_string_equal(row->summary, said(map, "summary"));
        assert_true(row->serves == bits(c, catalog_find_language, map, "serves"));
        char *search = arena_printf(c->arena, "%s\n%s\n%s\n%s\n%s", row->name, row->language,
                                    row->kind, row->tags, row->summary);
        text_lower(search);
        assert_string_equal(searches->bytes + searches->starts[index], search);
        same_values(c, index, map);
        same_pairings(c, index, map);
        same_claims(c, index, map);
        assert_string_equal(catalog_page(c->catalog, "framework", row->id),
                            page_of(c, source.body));
    }
}

static const struct link *link_to(const struct link *links, size_t count, int component)
{
    for (size_t i = 0; i < count; i++)
        if (links[i].component == component)
            return &links[i];
    return NULL;
}

/* A link is written once and known in both directions. Returns how many are written. */
static size_t same_links(struct comparison *c, int self, const struct node *map, const char *key,
                         bool synergies)
{
    size_t count;
    const struct component *components = catalog_components(c->catalog, &count);

    for (const struct node *item = first(map, key); item; item = item->next) {
        int other = catalog_find_component(c->catalog, said(item, "with"));
        assert_in_range(other, 0, count - 1);
        for (int turn = 0; turn < 2; turn++) {
            const struct component *from = &components[turn ? other : self];
            const struct link *link =
                synergies ? link_to(from->synergies, from->n_synergies, turn ? self : other)
                          : link_to(from->conflicts, from->n_conflicts, turn ? self : other);
            long strength = 0;
            assert_non_null(link);
            assert_string_equal(link->why, said(item, "why"));
            assert_int_equal(text_to_integer(said(item, "strength"), 1, 3, &strength), synergies);
            assert_int_equal(link->strength, strength);
        }
    }
    return members(map, key);
}

static void same_components(struct comparison *c)
{
    char **names;
    size_t count = list_folder(c, "components", &names), n_there, links = 0, n_links = 0;
    const struct component *components = catalog_components(c->catalog, &n_there);

    assert_int_equal(n_there, count);
    for (size_t i = 0; i < count; i++) {
        struct source source = read_source(c, arena_printf(c->arena, "components/%s", names[i]));
        const struct node *map = source.front;
        int index = catalog_find_component(c->catalog, id_of(c, names[i]));
        assert_in_range(index, 0, n_there - 1);
        const struct component *component = &components[index];
        assert_string_equal(component->name, said(map, "name"));
        assert_string_equal(component->licence, said(map, "licence"));
        assert_string_equal(component->version, said(map, "version"));
        assert_string_equal(component->managed, joined(c, map, "managed"));
        assert_string_equal(component->summary, said(map, "summary"));
        same_evidence(&component->evidence, map, "summary");
        assert_int_equal(component->slot, node_member(map, "slot")
                                              ? catalog_find_slot(c->catalog, said(map, "slot"))
                                              : -1);
        assert_int_equal(component->slot < 0, text_equal(said(map, "companion"), "true"));
        assert_true(component->needs == bits(c, catalog_find_slot, map, "needs"));
        assert_int_equal(component->n_brings, members(map, "brings"));
        for (const struct node *item = first(map, "brings"); item; item = item->next) {
            bool there = false;
            for (size_t j = 0; j < component->n_brings; j++)
                there = there || text_equal(components[component->brings[j]].id, item->text);
            assert_true(there);
        }
        links += same_links(c, index, map, "conflicts", false);
        links += same_links(c, index, map, "synergies", true);
        n_links += component->n_conflicts + component->n_synergies;
        assert_string_equal(catalog_page(c->catalog, "component", component->id),
                            page_of(c, source.body));
    }
    assert_int_equal(n_links, 2 * links);
}

static void same_input(struct comparison *c, const struct criterion_input *input, const char *id)
{
    if (input->component >= 0)
        assert_int_equal(input->component, catalog_find_component(c->catalog, id));
    else
        assert_int_equal(input->trait, catalog_find_trait(c->catalog, id));
}

static void same_inputs(struct comparison *c, const struct criterion *criterion,
                        const struct node *map)
{
    static const char *const lists[] = {"capabilities", "components"};
    static const char *const singles[] = {"rating", "fact"};
    size_t count = 0;

    for (size_t i = 0; i < ARRAY_LENGTH(lists); i++)
        for (const struct node *item = first(map, lists[i]); item; item = item->next)
            same_input(c, &criterion->inputs[count++], item->text);
    for (size_t i = 0; i < ARRAY_LENGTH(singles); i++)
        if (node_member(map, singles[i]))
            same_input(c, &criterion->inputs[count++], said(map, singles[i]));
    for (const struct node *item = first(map, "facts"); item; item = item->next) {
        const struct criterion_input *input = &criterion->inputs[count++];
        double low, high;
        same_input(c, input, said(item, "fact"));
        assert_true(text_to_number(said(item, "low"), &low) && low == input->low);
        assert_true(text_to_number(said(item, "high"), &high) && high == input->high);
        assert_string_equal(better_names[input->better], said(item, "better"));
    }
    assert_int_equal(criterion->n_inputs, count);
    assert_true(count > 0);
}

static void same_pair(const int pair[2], const struct node *map, const char *key)
{
    int i = 0;
    long number;

    for (const struct node *item = first(map, key); item; item = item->next) {
        assert_true(text_to_integer(item->text, 0, 10000, &number));
        assert_int_equal(pair[i++], number);
    }
    assert_true(i == 2 || (i == 0 && pair[0] == 0 && pair[1] == 0));
}

static void same_criteria(struct comparison *c)
{
    char **names;
    size_t count = list_folder(c, "criteria", &names), n_there, n_languages;
    const struct criterion *criteria = catalog_criteria(c->catalog, &n_there);
    const struct named *languages = catalog_languages(c->catalog, &n_languages);
    struct source identity = read_source(c, "catalog.yaml");
    size_t n_frameworks, n_served = 0;
    const struct framework *frameworks = catalog_frameworks(c->catalog, &n_frameworks);
    long number;

    for (size_t i = 0; i < count; i++) {
        struct source source = read_source(c, arena_printf(c->arena, "criteria/%s", names[i]));
        const struct node *map = source.front;
        int index = catalog_find_criterion(c->catalog, id_of(c, names[i]));
        assert_in_range(index, 0, n_there - 1);
        const struct criterion *criterion = &criteria[index];
        const char *base = said(node_member(identity.front, "base_points"), criterion->id);
        assert_string_equal(criterion->label, said(map, "label"));
        assert_string_equal(criterion->brief, said(map, "short"));
        assert_string_equal(criterion->better, said(map, "better"));
        assert_string_equal(criterion->note, said(map, "note"));
        assert_string_equal(criterion_rule_names[criterion->rule], said(map, "rule"));
        assert_int_equal(criterion->invert, text_equal(said(map, "invert"), "true"));
        assert_int_equal(text_to_integer(base, 0, 20, &number), base[0] != '\0');
        assert_int_equal(criterion->base_points, base[0] ? number : 0);
        same_inputs(c, criterion, map);
        same_pair(criterion->open_ended, map, "open_ended");
        same_pair(criterion->none_published, map, "none_published");
        if (node_member(map, "months_for_full")) {
            assert_true(text_to_integer(said(map, "months_for_full"), 1, 1200, &number));
            assert_int_equal(criterion->months_for_full, number);
        }
        assert_string_equal(catalog_page(c->catalog, "criterion", criterion->id),
                            page_of(c, source.body));
    }
    for (size_t i = 0; i < n_languages; i++) {
        bool served = false;
        for (size_t j = 0; j < n_frameworks; j++)
            served = served || frameworks[j].serves >> i & 1;
        int index =
            catalog_find_criterion(c->catalog, arena_printf(c->arena, "lang-%s", languages[i].id));
        assert_int_equal(index >= 0, served);
        n_served += served;
        if (served) {
            assert_int_equal(criteria[index].rule, RULE_LANGUAGE);
            assert_int_equal(criteria[index].n_inputs, 1);
            assert_int_equal(criteria[index].inputs[0].language, (int)i);
            assert_string_equal(criteria[index].label, languages[i].label);
        }
    }
    assert_int_equal(n_there, count + n_served);
}

/* {id} and {label} filled in. */
static const char *filled(struct comparison *c, const char *text, const struct named *language)
{
    const char *out = "";

    while (language && *text) {
        const char *what = text_starts_with(text, "{id}")      ? language->id
                           : text_starts_with(text, "{label}") ? language->label
                                                               : NULL;
        out = what ? arena_printf(c->arena, "%s%s", out, what)
                   : arena_printf(c->arena, "%s%c", out, *text);
        text = what ? strchr(text, '}') + 1 : text + 1;
    }
    return language ? out : text;
}

static void same_points(struct comparison *c, const struct question_option *option,
                        const struct node *map, const struct named *language)
{
    size_t n_given = 0;
    long number;

    for (const struct node *item = first(map, "points"); item; item = item->next) {
        int criterion = catalog_find_criterion(c->catalog, filled(c, item->key, language));
        bool there = false;
        assert_true(criterion >= 0);
        assert_true(text_to_integer(item->text, 0, 30, &number));
        n_given += number > 0;
        for (size_t i = 0; i < option->n_points; i++)
            there = there || (option->points[i].criterion == criterion &&
                              option->points[i].points == number);
        assert_int_equal(there, number > 0);
    }
    for (const struct node *item = first(map, "also"); language && item; item = item->next)
        if (text_equal(item->key, language->id))
            n_given += item->count;
    assert_int_equal(option->n_points, n_given);
}

static void same_rules(struct comparison *c, const struct question_option *option,
                       const struct node *map, const struct named *language)
{
    size_t i = 0;

    assert_int_equal(option->n_requirements, members(map, "rules"));
    for (const struct node *item = first(map, "rules"); item; item = item->next) {
        const struct requirement *requirement = &option->requirements[i++];
        const char *attribute = filled(c, said(item, "attribute"), language);
        if (requirement->language >= 0)
            assert_int_equal(requirement->language,
                             catalog_find_language(c->catalog, attribute + strlen("lang-")));
        else
            assert_int_equal(requirement->trait, catalog_find_trait(c->catalog, attribute));
        assert_string_equal(rule_operator_names[requirement->op], said(item, "op"));
        assert_string_equal(requirement->value, filled(c, joined(c, item, "value"), language));
        assert_string_equal(requirement->reason, filled(c, said(item, "reason"), language));
    }
}

static void same_wishes(struct comparison *c, const struct question_option *option,
                        const struct node *map)
{
    assert_int_equal(option->n_wishes, members(map, "stack"));
    for (const struct node *item = first(map, "stack"); item; item = item->next) {
        int component = catalog_find_component(c->catalog, said(item, "component"));
        const struct wish *wish = NULL;
        long points;
        for (size_t i = 0; i < option->n_wishes; i++)
            if (option->wishes[i].component == component)
                wish = &option->wishes[i];
        assert_non_null(wish);
        assert_true(text_to_integer(said(item, "points"), 0, 1000, &points));
        assert_int_equal(wish->points, points);
        assert_string_equal(wish->reason, said(item, "reason"));
    }
}

static void same_option(struct comparison *c, const struct question_option *option,
                        const struct node *map, const struct named *language)
{
    assert_string_equal(option->id, language ? language->id : said(map, "id"));
    assert_string_equal(option->label, filled(c, said(map, "label"), language));
    assert_string_equal(option->reason, filled(c, said(map, "reason"), language));
    assert_string_equal(option->said, filled(c, said(map, "said"), language));
    same_points(c, option, map, language);
    same_rules(c, option, map, language);
    same_wishes(c, option, map);
    assert_true(option->needs == bits(c, catalog_find_slot, map, "needs"));
    assert_true(option->drops == bits(c, catalog_find_slot, map, "drops"));
}

/* One option for each language that has a criterion, in their order. */
static size_t same_language_options(struct comparison *c, const struct question_entry *question,
                                    const struct node *map)
{
    size_t n_languages, count = 0;
    const struct named *languages = catalog_languages(c->catalog, &n_languages);

    for (size_t i = 0; i < n_languages; i++) {
        const char *id = arena_printf(c->arena, "lang-%s", languages[i].id);
        if (catalog_find_criterion(c->catalog, id) < 0)
            continue;
        assert_true(count < question->n_options);
        same_option(c, &question->options[count++], node_member(map, "each"), &languages[i]);
    }
    return count;
}

static void same_prior(struct comparison *c, const struct question_entry *question,
                       const struct node *map)
{
    assert_int_equal(question->prior != NULL, map != NULL);
    if (!map)
        return;
    assert_int_equal(question->prior->follows,
                     catalog_find_question(c->catalog, said(map, "follows")));
    assert_int_equal(question->prior->repeated, strtol(said(map, "repeated"), NULL, 10));
    assert_int_equal(question->prior->skipped, strtol(said(map, "skipped"), NULL, 10));
}

static void same_questions(struct comparison *c)
{
    char **names;
    size_t count = list_folder(c, "questions", &names), n_there, n_read = 0, n_retired = 0, n;
    const struct question_entry *questions = catalog_questions(c->catalog, &n_there);

    for (size_t i = 0; i < count; i++) {
        struct source source = read_source(c, arena_printf(c->arena, "questions/%s", names[i]));
        const struct node *map = source.front;
        size_t n_options = 0;
        n_retired += members(map, "retired");
        if (!node_member(map, "text"))
            continue;
        assert_true(n_read < n_there);
        const struct question_entry *question = &questions[n_read++];
        assert_string_equal(question->id, strchr(id_of(c, names[i]), '-') + 1);
        assert_string_equal(question->text, said(map, "text"));
        assert_string_equal(question->brief, said(map, "short"));
        assert_int_equal(question->fixed, text_equal(said(map, "fixed"), "true"));
        assert_int_equal(question->priority, text_equal(said(map, "role"), "priority"));
        assert_int_equal(question->effort,
                         node_member(map, "effort") ? strtol(said(map, "effort"), NULL, 10) : 1);
        assert_string_equal(question->why, clean_line(c->arena, source.body, strlen(source.body)));
        assert_int_equal(question->skipped,
                         node_member(map, "skipped") ? strtol(said(map, "skipped"), NULL, 10) : 0);
        same_prior(c, question, node_member(map, "prior"));
        question->language ? (n_options = same_language_options(c, question, map)) : 0;
        for (const struct node *item = first(map, "others"); item; item = item->next)
            same_option(c, &question->options[n_options++], item, NULL);
        assert_int_equal(question->language, text_equal(said(map, "options"), "each-language"));
        if (!question->language)
            for (const struct node *item = first(map, "options"); item; item = item->next)
                same_option(c, &question->options[n_options++], item, NULL);
        assert_int_equal(question->n_options, n_options);
    }
    assert_int_equal(n_there, n_read);
    catalog_retired(c->catalog, &n);
    assert_int_equal(n, n_retired);
}

static void same_named(const struct named *named, size_t count, const struct node *map,
                       const char *key)
{
    size_t i = 0;

    assert_int_equal(count, members(map, key));
    for (const struct node *item = first(map, key); item; item = item->next) {
        assert_string_equal(named[i].id, said(item, "id"));
        assert_string_equal(named[i].label, said(item, "label"));
        assert_int_equal(named[i++].needed, text_equal(said(item, "needed"), "true"));
    }
}

static void same_rest(struct comparison *c)
{
    struct source catalog = read_source(c, "catalog.yaml"), traits = read_source(c, "traits.yaml");
    const struct catalog_identity *identity = catalog_identity(c->catalog);
    size_t count, n_groups, i = 0;

    assert_string_equal(identity->name, said(catalog.front, "name"));
    assert_string_equal(identity->version, said(catalog.front, "version"));
    assert_string_equal(identity->date, said(catalog.front, "date"));
    assert_string_equal(identity->licence, said(catalog.front, "licence"));
    assert_string_equal(identity->noun, said(node_member(catalog.front, "noun"), "one"));
    assert_string_equal(identity->nouns, said(node_member(catalog.front, "noun"), "many"));
    assert_int_equal(strlen(identity->sha256), HASH_LENGTH);
    assert_int_equal(strlen(identity->questionnaire_sha256), HASH_LENGTH);
    same_claims(c, -1, catalog.front);
    const struct named *named = catalog_slots(c->catalog, &count);
    same_named(named, count, catalog.front, "slots");
    named = catalog_languages(c->catalog, &count);
    same_named(named, count, traits.front, "language");
    const struct named *groups = catalog_groups(c->catalog, &n_groups);
    same_named(groups, n_groups, traits.front, "groups");

    const struct trait *all = catalog_traits(c->catalog, &count);
    assert_int_equal(count, members(traits.front, "traits"));
    for (const struct node *item = first(traits.front, "traits"); item; item = item->next) {
        const struct trait *trait = &all[i++];
        assert_string_equal(trait->id, said(item, "id"));
        assert_string_equal(trait->label, said(item, "label"));
        assert_string_equal(trait->unit, said(item, "unit"));
        assert_string_equal(trait->meaning, said(item, "meaning"));
        assert_string_equal(trait_kind_names[trait->kind], said(item, "kind"));
        assert_string_equal(better_names[trait->better], said(item, "better"));
        assert_string_equal(groups[trait->group].id, said(item, "group"));
    }
}

static void test_compiled_catalog_reads_back_as_written(void **state)
{
    static const char *const sources[] = {SMALL_SOURCES, SHIPPED_SOURCES};

    for (size_t i = 0; i < ARRAY_LENGTH(sources); i++) {
        const char *output = folder_path(state, "out.db");
        struct comparison comparison = {.arena = arena_new(), .diagnostics = diagnostics_new()};
        struct error error;

        comparison.folder = arena_string(comparison.arena, sources_path(sources[i]));
        sources_make(comparison.folder, output);
        comparison.catalog = sources_open(output);
        same_rest(&comparison);
        same_frameworks(&comparison);
        same_components(&comparison);
        same_criteria(&comparison);
        same_questions(&comparison);
        assert_null(catalog_damage(comparison.catalog));
        assert_true(catalog_verify(comparison.catalog, &error));
        catalog_free(comparison.catalog);
        diagnostics_free(comparison.diagnostics);
        arena_free(comparison.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_compiled_catalog_reads_back_as_written, folder_new,
                                        folder_free),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
