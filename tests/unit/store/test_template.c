#include "unit.h"

#include "rounds.h"

#include "base/text/text.h"
#include "store/template/template.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* project, stack.database with members, an empty stack.cache, two lists. */
static struct template_value *sample(struct arena *arena)
{
    static const char *const databases[] = {"postgresql", "sqlite"};
    struct template_value *root = template_values_new(arena);
    struct template_value *stack, *database, *list, *item;

    template_value_add(arena, root, "project", "shop");
    stack = template_value_add(arena, root, "stack", "");
    database = template_value_add(arena, stack, "database", "postgresql");
    database->words = databases;
    database->n_words = ARRAY_LENGTH(databases);
    template_value_add(arena, database, "version", "18.6");
    template_value_add(arena, stack, "cache", NULL);
    list = template_list_add(arena, root, "packages");
    item = template_item_add(arena, list, "express");
    template_value_add(arena, item, "version", "5.3.0");
    item = template_item_add(arena, list, "pg");
    template_value_add(arena, item, "version", "8.23.1");
    list = template_list_add(arena, root, "nothing");
    return root;
}

static const char fragment_text[] = "%% block services\n"
                                    "db:\n"
                                    "\n"
                                    "  image: postgres:%%{stack.database.version}\n"
                                    "%% end\n"
                                    "%% block other\n"
                                    "unused\n"
                                    "%% end\n"
                                    "%% block services\n"
                                    "more\n"
                                    "%% end\n";

static const struct good {
    const char *name, *template, *result;
} good[] = {
    {"plain text", "a\nb", "a\nb"},
    {"nothing", "", ""},
    {"a value", "<%%{project}>\n", "<shop>\n"},
    {"a member", "%%{stack.database.version}", "18.6"},
    {"an empty value", "[%%{stack.cache}]", "[]"},
    {"a note", "a\n%% note nobody reads %%{this}\nb\n", "a\nb\n"},
    {"percent signs", "100% %%%d %%%{x} %\n", "100% %%d %%{x} %\n"},
    {"a condition", "%% if stack.cache\nyes\n%% else\nno\n%% end\n", "no\n"},
    {"a word", "%% if stack.database is postgresql\nyes\n%% end\n", "yes\n"},
    {"several words", "%% if stack.database is sqlite or postgresql\nyes\n%% end\n", "yes\n"},
    {"not", "%% if not stack.database is sqlite and project\nyes\n%% end\n", "yes\n"},
    {"and", "%% if project and stack.cache\nyes\n%% end\nafter\n", "after\n"},
    {"else if",
     "%% if stack.cache\n1\n%% else if stack.database is sqlite\n2\n%% else if project\n3\n"
     "%% else\n4\n%% end\n5\n",
     "3\n5\n"},
    {"inside each other",
     "  %% if project\n  %% if stack.cache\na\n  %% else\nb\n  %% end\nc\n%% end\nd\n",
     "b\nc\nd\n"},
    {"a list", "%% for p in packages\n\"%%{p}\": \"%%{p.version}\"%%{comma}\n%% end\n",
     "\"express\": \"5.3.0\",\n\"pg\": \"8.23.1\"\n"},
    {"a list in a list",
     "%% for a in packages\n%% for b in packages\n%%{a}%%{b}%%{comma}\n%% end\n%% end\n",
     "expressexpress,\nexpresspg\npgexpress,\npgpg\n"},
    {"an empty list", "%% if nothing\nyes\n%% else\nno\n%% end\n%% for n in nothing\nx\n%% end\n",
     "no\n"},
    {"a place", "services:\n  %% put services\n",
     "services:\n  db:\n\n    image: postgres:18.6\n  more\n"},
    {"a place after a tab", "\t%% put services\n", "\tdb:\n\n\t  image: postgres:18.6\n\tmore\n"},
    {"a place of nothing", "a\n%% put nobody\nb\n", "a\nb\n"},
    {"its own blocks are not written", "a\n%% block x\nb\n%% end\nc\n", "a\nc\n"},
    {"tabs stay", "\tfunc()\n", "\tfunc()\n"},
};

static bool fill(struct arena *arena, const char *name, const char *bytes, struct text *text,
                 struct error *error)
{
    struct diagnostics *diagnostics = diagnostics_new();
    const struct template *fragment =
        template_read(arena, "fragment", fragment_text, strlen(fragment_text), diagnostics);
    const struct template *template = template_read(arena, "f", bytes, strlen(bytes), diagnostics);
    const struct template_input input = {sample(arena), &fragment, 1};

    for (size_t i = 0; i < diagnostics_count(diagnostics); i++)
        fail_msg("%s: %s", name, diagnostics_line(diagnostics, i));
    diagnostics_free(diagnostics);
    return template_fill(template, &input, text, error);
}

static void test_good(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(good); i++) {
        struct arena *arena = arena_new();
        struct text text;
        struct error error;

        text_init(&text);
        if (!fill(arena, good[i].name, good[i].template, &text, &error))
            fail_msg("%s: %s", good[i].name, error.message);
        if (!text_equal(text.bytes, good[i].result))
            fail_msg("%s: got \"%s\"", good[i].name, text.bytes);
        text_finish(&text);
        arena_free(arena);
    }
}

/* Everything that is wrong with a template, joined by ` | `. */
static void diagnostics_of(struct arena *arena, const char *bytes, bool check, struct text *text)
{
    struct diagnostics *diagnostics = diagnostics_new();
    const struct template *template = template_read(arena, "f", bytes, strlen(bytes), diagnostics);

    if (template && check)
        template_check(arena, template, sample(arena), diagnostics);
    for (size_t i = 0; i < diagnostics_count(diagnostics); i++)
        text_printf(text, "%s%s", i > 0 ? " | " : "", diagnostics_line(diagnostics, i));
    diagnostics_free(diagnostics);
}

static const struct bad {
    const char *template, *diagnostic;
} bad[] = {
    {"a\n  %% fi x\n", "f:2:6: there is no directive 'fi', expected 'if'"},
    {"%% whatever\n",
     "f:1:4: there is no directive 'whatever', expected 'if, else, end, for, block, put or note'"},
    {"%% if\n%% end\n", "f:1:6: the line ends here, expected the name of a value"},
    {"%% if a is\n%% end\n", "f:1:11: the line ends here, expected a word after 'is' or 'or'"},
    {"%% if a or b\n%% end\n", "f:1:9: unexpected 'or', expected 'is', 'and' or the end"},
    {"%% if a == b\n%% end\n", "f:1:9: unexpected '==', expected 'is', 'and' or the end"},
    {"x\n%% if a\n", "f:2:4: it has no 'end'"},
    {"%% end\n", "f:1:4: 'end' without 'if', 'for' or 'block'"},
    {"%% else\n", "f:1:4: 'else' without 'if'"},
    {"%% if a\n%% else\n%% else\n%% end\n", "f:3:4: 'else' without 'if'"},
    {"%% for a in b\n%% else\n%% end\n", "f:2:4: 'else' without 'if'"},
    {"%% for a b\n%% end\n", "f:1:10: expected 'in' and the name of a list"},
    {"%% for a.b in c\n%% end\n", "f:1:8: 'a.b' has a dot, expected a name without"},
    {"%% if a\n%% block b\n%% end\n%% end\n",
     "f:2:4: a block inside another directive, expected it outside"},
    {"%% put\n", "f:1:7: the line ends here, expected the name of a place"},
    {"%% put a b\n", "f:1:10: unexpected 'b', expected the end of the line"},
    {"x %%{a\n", "f:1:3: '%%{' without '}' on the same line"},
    {"x %%{a b}\n", "f:1:6: 'a b' is no name, expected the name of a value"},
    {"\xc3\xa4 %% x\n", "f:1:3: '%%' is neither a value nor a directive, expected '%%{name}', or "
                        "'%%%' for two percent signs"},
    {"a\nb\x1b[0m\n", "f:2:2: a control or invisible character; remove it"},
    {"a\r\n", "f:1:2: a control or invisible character; remove it"},
};

static void test_bad(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(bad); i++) {
        struct arena *arena = arena_new();
        struct text text;

        text_init(&text);
        diagnostics_of(arena, bad[i].template, false, &text);
        assert_string_equal(text.bytes, bad[i].diagnostic);
        text_finish(&text);
        arena_free(arena);
    }
}

static const struct bad unresolved[] = {
    {"%%{projct}\n", "f:1:4: there is no value 'projct', expected 'project'"},
    {"a %%{stack.database.verson}\n",
     "f:1:6: there is no value 'stack.database.verson', expected 'stack.database.version'"},
    {"%%{stack.databse.version}\n",
     "f:1:4: there is no value 'stack.databse.version', expected 'stack.database.version'"},
    {"%%{zzzzzz}\n", "f:1:4: there is no value 'zzzzzz'"},
    {"%% if stack.database is postgres\n%% end\n",
     "f:1:25: 'stack.database' is never 'postgres', expected 'postgresql'"},
    {"%% if project\n%% else if wat\n%% end\n", "f:2:12: there is no value 'wat'"},
    {"%% for p in project\n%% end\n", "f:1:13: 'project' is not a list"},
    {"%% for p in packages\n%%{p.name}\n%% end\n%%{p}\n",
     "f:2:4: there is no value 'p.name' | f:4:4: there is no value 'p'"},
    {"%%{packages}\n", "f:1:4: 'packages' is a list, expected 'for'"},
    {"%%{comma}\n", "f:1:4: there is no value 'comma'"},
    {"%% block b\n%%{oh}\n%% end\n", "f:2:4: there is no value 'oh'"},
};

static void test_unresolved(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(unresolved); i++) {
        struct arena *arena = arena_new();
        struct text text;

        text_init(&text);
        diagnostics_of(arena, unresolved[i].template, true, &text);
        assert_string_equal(text.bytes, unresolved[i].diagnostic);
        text_finish(&text);
        arena_free(arena);
    }
}

/* What was not checked is noticed when it is filled in. */
static void test_missing_when_filled(void **state)
{
    static const struct bad rows[] = {
        {"x\n%%{oh}\n", "f:2:4: there is no value 'oh'"},
        {"%% if oh is no\n%% end\n", "f:1:4: there is no value 'oh'"},
        {"%% for a in project\n%% end\n", "f:1:13: there is no list 'project'"},
        {"%%{packages}\n", "f:1:4: 'packages' is a list, expected 'for'"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct arena *arena = arena_new();
        struct text text;
        struct error error;

        text_init(&text);
        assert_false(fill(arena, "missing", rows[i].template, &text, &error));
        assert_string_equal(error.message, rows[i].diagnostic);
        text_finish(&text);
        arena_free(arena);
    }
}

/* A catalog may come from anywhere: loops in loops and a block that places itself come to an end. */
static void test_limits(void **state)
{
    struct arena *arena = arena_new();
    struct diagnostics *diagnostics = diagnostics_new();
    struct template_value *root = template_values_new(arena);
    struct template_value *list = template_list_add(arena, root, "l");
    static const char self[] = "%% block b\n%% put b\n%% end\n%% put b\n";
    const struct template *template = template_read(arena, "f", self, strlen(self), diagnostics);
    struct template_input input = {root, &template, 1};
    struct text text, loops;
    struct error error;

    (void)state;
    text_init(&text);
    text_init(&loops);
    assert_false(template_fill(template, &input, &text, &error));
    assert_string_equal(error.message, "f:2:4: places inside blocks are too deep");

    for (int i = 0; i < 100; i++)
        template_item_add(arena, list, "0123456789");
    for (int i = 0; i < 8; i++)
        text_printf(&loops, "%%%% for a%d in l\n", i);
    text_append(&loops, "%%{a0}\n");
    for (int i = 0; i < 8; i++)
        text_append(&loops, "%% end\n");
    template = template_read(arena, "f", loops.bytes, loops.length, diagnostics);
    assert_false(template_fill(template, &input, &text, &error));
    assert_non_null(strstr(error.message, "what is written becomes too long"));

    text_clear(&loops);
    for (int i = 0; i < 9; i++)
        text_append(&loops, "%% if a\n");
    assert_null(template_read(arena, "f", loops.bytes, loops.length, diagnostics));
    assert_string_equal(diagnostics_line(diagnostics, 0),
                        "f:9:4: too deep, expected at most 8 inside each other");
    text_clear(&loops);
    text_append(&loops, "%% if a\n");
    for (int i = 0; i < 100000; i++)
        text_append(&loops, "%% else if a\n");
    assert_null(template_read(arena, "f", loops.bytes, loops.length, diagnostics));
    text_finish(&loops);
    text_finish(&text);
    diagnostics_free(diagnostics);
    arena_free(arena);
}

/* Memory grows with a line, and not with its square. */
static void test_long_lines(void **state)
{
    static const struct {
        const char *first, *piece;
    } rows[] = {{"%% if a", " and a is b"}, {"%% if a is b", " or b"}, {"", "%%{a}"}};

    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct arena *arena = arena_new();
        struct diagnostics *diagnostics = diagnostics_new();
        struct text text;

        text_init(&text);
        text_append(&text, rows[i].first);
        text_append_repeat(&text, rows[i].piece, 1000000 / strlen(rows[i].piece));
        text_append(&text, rows[i].first[0] ? "\n%% end\n" : "\n");
        assert_non_null(template_read(arena, "f", text.bytes, text.length, diagnostics));
        assert_true(arena_size(arena) < 100 * text.length);
        text_finish(&text);
        diagnostics_free(diagnostics);
        arena_free(arena);
    }
}

static void test_conditions(void **state)
{
    struct arena *arena = arena_new();
    struct diagnostics *diagnostics = diagnostics_new();
    const struct template_value *values = sample(arena);
    const struct template_condition *condition = template_read_condition(
        arena, "f", 7, 11, "stack.database is postgresql and not stack.cache", diagnostics);

    (void)state;
    assert_true(template_holds(condition, values));
    condition = template_read_condition(arena, "f", 7, 11, "stack.cache", diagnostics);
    assert_false(template_holds(condition, values));
    assert_null(template_read_condition(arena, "f", 7, 11, "a is", diagnostics));
    assert_string_equal(diagnostics_line(diagnostics, 0),
                        "f:7:15: the line ends here, expected a word after 'is' or 'or'");
    condition = template_read_condition(arena, "f", 7, 11, "stack.cach", diagnostics);
    template_check_condition(arena, "f", condition, values, diagnostics);
    assert_string_equal(diagnostics_line(diagnostics, 1),
                        "f:7:11: there is no value 'stack.cach', expected 'stack.cache'");
    diagnostics_free(diagnostics);
    arena_free(arena);
}

static void test_blocks(void **state)
{
    struct arena *arena = arena_new();
    struct diagnostics *diagnostics = diagnostics_new();
    static const char places[] = "%% if a\n  %% put one\n%% else\n%% put two\n%% end\n";
    const struct template *template =
        template_read(arena, "f", fragment_text, strlen(fragment_text), diagnostics);
    struct template_name *names;
    int line;

    (void)state;
    assert_int_equal(template_blocks(arena, template, &names), 3);
    assert_string_equal(names[1].name, "other");
    assert_int_equal(names[1].line, 6);
    assert_false(template_text_outside(template, &line));
    template = template_read(arena, "f", places, strlen(places), diagnostics);
    assert_int_equal(template_places(arena, template, &names), 2);
    assert_string_equal(names[1].name, "two");
    assert_true(template_text_outside(template, &line));
    assert_int_equal(line, 1);
    diagnostics_free(diagnostics);
    arena_free(arena);
}

/* Pieces of templates in any order: read, checked and filled in without a crash, and what the check
 * accepts can be filled in. */
static void test_random(void **state)
{
    static const char *const pieces[] = {
        "%% if ",     "%% else",  "%% else if ", "%% end",    "%% for p in ",
        "%% block b", "%% put b", "%%{",         "}",         "%%%",
        "%",          "project",  "stack",       ".database", " is ",
        " or ",       " and ",    " not ",       "packages",  "p",
        ".version",   "\n",       "\n",          "\n",        "  ",
        "\t",         "sqlite",   "\xc3",        "%% note",   "nothing",
        "postgresql", "\x7f",     "%% end\n",    "x\n",       "%%{project}\n",
    };
    unsigned seed = 20261128;

    (void)state;
    for (int round = 0; round < rounds(40000); round++) {
        struct arena *arena = arena_new();
        struct diagnostics *diagnostics = diagnostics_new();
        struct text bytes, text;
        struct error error;

        text_init(&bytes);
        text_init(&text);
        for (int i = rand_r(&seed) % 24; i >= 0; i--)
            text_append(&bytes, pieces[(size_t)rand_r(&seed) % ARRAY_LENGTH(pieces)]);
        const struct template *template =
            template_read(arena, "f", bytes.bytes, bytes.length, diagnostics);
        const struct template_input input = {sample(arena), &template, template ? 1 : 0};
        if (template)
            template_check(arena, template, input.values, diagnostics);
        bool filled = template && template_fill(template, &input, &text, &error);
        if (template && diagnostics_count(diagnostics) == 0 && !filled &&
            !strstr(error.message, "too deep") && !strstr(error.message, "too long"))
            fail_msg("checked, but: %s in \"%s\"", error.message, bytes.bytes);
        text_finish(&text);
        text_finish(&bytes);
        diagnostics_free(diagnostics);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),       cmocka_unit_test(test_bad),
        cmocka_unit_test(test_unresolved), cmocka_unit_test(test_missing_when_filled),
        cmocka_unit_test(test_limits),     cmocka_unit_test(test_conditions),
        cmocka_unit_test(test_blocks),     cmocka_unit_test(test_random),
        cmocka_unit_test(test_long_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
