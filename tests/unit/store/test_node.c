#include "read_nodes.h"
#include "unit.h"

#include "base/text/text.h"
#include "store/node/node.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A tree as one line of text: {name:value,...}, [value,...], ~, plain, "quoted". */
static void describe(const struct node *node, struct text *text)
{
    const char *separator = "";

    if (node->key)
        text_printf(text, "%s:", node->key);
    if (node->kind == NODE_NULL) {
        text_append(text, "~");
    } else if (node->kind == NODE_SCALAR) {
        text_printf(text, node->quoted ? "\"%s\"" : "%s", node->text);
    } else {
        size_t count = 0;

        text_append(text, node->kind == NODE_LIST ? "[" : "{");
        for (const struct node *member = node->first; member; member = member->next) {
            text_append(text, separator);
            describe(member, text);
            separator = ",";
            count++;
        }
        text_append(text, node->kind == NODE_LIST ? "]" : "}");
        assert_int_equal(count, node->count);
    }
}

struct good {
    const char *text, *tree;
};

static void check_good(read_function *read, const struct good *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct diagnostics *diagnostics = diagnostics_new();
        struct arena *arena = arena_new();
        const struct node *node = read(arena, rows[i].text, strlen(rows[i].text), diagnostics);
        struct text tree;

        if (!node)
            fail_msg("%s: %s", rows[i].text, diagnostics_line(diagnostics, 0));
        text_init(&tree);
        describe(node, &tree);
        assert_string_equal(tree.bytes, rows[i].tree);
        assert_int_equal(diagnostics_count(diagnostics), 0);
        text_finish(&tree);
        arena_free(arena);
        diagnostics_free(diagnostics);
    }
}

static void test_yaml_becomes_a_tree(void **state)
{
    static const struct good rows[] = {
        {"", "~"},
        {"# only a remark\n", "~"},
        {"~", "~"},
        {"text", "text"},
        {"'text'", "\"text\""},
        {"''", "\"\""},
        {"a: 5.10\nb: \"5.10\"\nc: yes\nd: null\ne: ~\nf:\n",
         "{a:5.10,b:\"5.10\",c:yes,d:null,e:~,f:~}"},
        {"b: 1\na: 2\n", "{b:1,a:2}"},
        {"- a\n- - b\n  - c\n- d: e\n  f: g\n", "[a,[b,c],{d:e,f:g}]"},
        {"list:\n- a\n- b\n", "{list:[a,b]}"},
        {"{a: [x, y], b: {c: d}, e: []}", "{a:[x,y],b:{c:d},e:[]}"},
        {"a: 2026-11-22\nb: 007\nc: 0x10\n", "{a:2026-11-22,b:007,c:0x10}"},
        {"a: |\n  one\n  two\n", "{a:\"one\ntwo\n\"}"},
        {"a: >-\n  one\n  two\n", "{a:\"one two\"}"},
        {"a: \"\\u00e9\\\"\\\\\"\n", "{a:\"\u00e9\"\\\"}"},
        {"\"a b\": c d\n", "{a b:c d}"},
        {"日本: 語\n", "{日本:語}"},
        {"---\na: b\n...\n", "{a:b}"},
        {"a: b\na b: c\nA: d\n", "{a:b,a b:c,A:d}"},
        {"<<: b\n", "{<<:b}"},
    };

    (void)state;
    check_good(read_yaml, rows, ARRAY_LENGTH(rows));
}

static void test_json_and_yaml_give_the_same_tree(void **state)
{
    static const struct good rows[] = {
        {"", "~"},
        {" \n", "~"},
        {"{}", "{}"},
        {"[]", "[]"},
        {"{\"b\": 1, \"a\": [true, false, null, \"x\"], \"0\": {}}",
         "{b:1,a:[true,false,~,\"x\"],0:{}}"},
        {"[-7, 0, 9007199254740993, 0.5, 5.10, 2.0, -0.25, 1e-9, 0.1]",
         "[-7,0,9007199254740993,0.5,5.1,2.0,-0.25,1e-09,0.1]"},
        {"[\"5.10\", \"\\u00e9\\\"\\\\ [{\", \"\"]", "[\"5.10\",\"\u00e9\"\\ [{\",\"\"]"},
        {"\t{\n\t\"tab\":\t1 }\n", "{tab:1}"},
    };

    (void)state;
    check_good(read_json, rows, ARRAY_LENGTH(rows));
}

struct bad {
    const char *text;
    const char *diagnostics[4]; /* the beginnings of all there are */
};

static void check_bad(read_function *read, const struct bad *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct diagnostics *diagnostics = diagnostics_new();
        struct arena *arena = arena_new();
        size_t expected = 0;

        assert_null(read(arena, rows[i].text, strlen(rows[i].text), diagnostics));
        for (size_t j = 0; j < diagnostics_count(diagnostics); j++)
            print_message("# %s\n", diagnostics_line(diagnostics, j));
        while (expected < 4 && rows[i].diagnostics[expected])
            expected++;
        assert_int_equal(diagnostics_count(diagnostics), expected);
        for (size_t j = 0; j < expected; j++) {
            if (!text_starts_with(diagnostics_line(diagnostics, j), rows[i].diagnostics[j]))
                fail_msg("'%s' expected", rows[i].diagnostics[j]);
        }
        arena_free(arena);
        diagnostics_free(diagnostics);
    }
}

static void test_bad_yaml_is_reported_with_line_and_column(void **state)
{
    static const struct bad rows[] = {
        {"a: 1\nb: 2\na: 3\nb: 4\na: 5\n",
         {"f:3:1: 'a' is a duplicate (first on line 1)",
          "f:5:1: 'a' is a duplicate (first on line 3)",
          "f:4:1: 'b' is a duplicate (first on line 2)"}},
        {"x: {a: 1, a: 2}\n", {"f:1:11: 'a' is a duplicate (first on line 1)"}},
        {"'a': 1\na: 2\n", {"f:2:1: 'a' is a duplicate"}},
        {"{a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1, i: 1, j: 1, k: 1, l: 1, m: 1,\n"
         " n: 1, o: 1, p: 1, q: 1, r: 1, s: 1, t: 1, u: 1, v: 1, w: 1, x: 1, y: 1, z: 1,\n"
         " y: 2}\n",
         {"f:3:2: 'y' is a duplicate (first on line 2)"}},
        {"a: the letters of a longer line\33\n", {"f:1:32: a control character"}},
        {"a: &n 1\nb: *n\n", {"f:1:4: an anchor (&n)", "f:2:4: an alias (*n)"}},
        {"a: &n [*n]\n", {"f:1:4: an anchor (&n)", "f:1:8: an alias (*n)"}},
        {"a: &n {x: 1}\nb:\n  <<: *n\n", {"f:1:4: an anchor (&n)", "f:3:7: an alias (*n)"}},
        {"? *n\n: 1\n", {"f:1:3: an alias (*n)"}},
        {"a: !!str 1\n", {"f:1:4: a tag (tag:yaml.org,2002:str)"}},
        {"a: !x [1]\nb: !y {}\n", {"f:1:4: a tag (!x)", "f:2:4: a tag (!y)"}},
        {"a: 1\n---\nb: 2\n", {"f:2:1: a second document; one is expected"}},
        {"[a]: 1\n", {"f:1:1: a list or a map as the name of a member"}},
        {"? {a: b}\n: 1\n", {"f:1:3: a list or a map as the name of a member"}},
        {"'': 1\n", {"f:1:1: a member without a name"}},
        {"a: b: c\n",
         {"f:1:5: not valid YAML: mapping values are not allowed in this context; "
          "put text that holds ': ' into double quotes"}},
        {"a: `b`\n", {"f:1:4: not valid YAML: found character that cannot start any token"}},
        {"a: 1\nb: 'x\nc: 2\n",
         {"f:4:1: not valid YAML: found unexpected end of stream while "
          "scanning a quoted scalar that begins on line 2; a closing"}},
        {"a: 1\n  b: 2\n", {"f:2:4: not valid YAML: mapping values are not allowed"}},
        {"a: [1, 2\n", {"f:2:1: not valid YAML: did not find expected ',' or ']'"}},
        {"a: \"\\ud800\"\n", {"f:1:7: not valid YAML: found invalid Unicode character escape"}},
        {"a:\n\tb: 1\n", {"f:2:1: a tab; use spaces"}},
        {"a: 1\r\nb: 2\r\n", {"f:1:5: a carriage return"}},
        {"\xEF\xBB\xBF"
         "a: 1\n",
         {"f:1:1: a byte order mark"}},
        {"é: \x9B\n", {"f:1:4: this is not UTF-8"}},
        {"日本: x\33[2J\n", {"f:1:6: a control character"}},
        {"a: x\u202Ey\u200B\n",
         {"f:1:5: an invisible or private character", "f:1:7: an invisible or private character"}},
        {"a: \"x\\ty\"\nb: \"\\e[2J\"\nc: \"\\u202e\"\n\"\\0\": \"z\"\n",
         {"f:1:4: the text 'x y' contains a tab", "f:2:4: the text '\uFFFD[2J' contains a tab",
          "f:3:4: the text '\uFFFD' contains", "f:4:1: the text '\uFFFD' contains"}},
        {"a: e\u0301\u0301\u0301\u0301\u0301\n",
         {"f:1:4: the text 'e\u0301\u0301\u0301\u0301' contains"}},
    };

    (void)state;
    check_bad(read_yaml, rows, ARRAY_LENGTH(rows));
}

static void test_bad_json_is_reported(void **state)
{
    static const struct bad rows[] = {
        {"{\"a\": 1,\n \"a\": 2}", {"f:2:4: not valid JSON: duplicate object key"}},
        {"{\"a\": 1", {"f:1:7: not valid JSON: '}' expected near end of file"}},
        {"{\"a\" 1}", {"f:1:6: not valid JSON: ':' expected near '1'"}},
        {"{} x", {"f:1:4: not valid JSON: end of file expected near 'x'"}},
        {"\"text\"", {"f:1:6: not valid JSON: '[' or '{' expected near '\"text\"'"}},
        {"[01]", {"f:1:2: not valid JSON: invalid token near '0'"}},
        {"[1e999]", {"f:1:6: not valid JSON: real number overflow near '1e999'"}},
        {"[99999999999999999999]", {"f:1:21: not valid JSON: too big integer"}},
        {"[\"\\ud800\"]", {"f:1:9: not valid JSON: invalid Unicode"}},
        {"[\"a\nb\"]", {"f:1:3: not valid JSON: unexpected newline near '\"a'"}},
        {"[\"\\u0000\"]", {"f: the text '\uFFFD' contains a tab"}},
        {"[\"\\u001b[2J\", \"\\t\"]",
         {"f: the text '\uFFFD[2J' contains", "f: the text ' ' contains"}},
        {"{\"\\u202e\": 1, \"\": 2}",
         {"f: the text '\uFFFD' contains", "f: a member without a name"}},
        {"{\"\\u0000\": 1}", {"f:1:9: not valid JSON: NUL byte in object key"}},
        {"[1]\r\n", {"f:1:4: a carriage return"}},
        {"\xEF\xBB\xBF[]", {"f:1:1: a byte order mark"}},
        {"[\"\xC3\"]", {"f:1:3: this is not UTF-8"}},
        {"[\"\33\"]", {"f:1:3: a control character"}},
    };

    (void)state;
    check_bad(read_json, rows, ARRAY_LENGTH(rows));
}

static void test_nodes_know_their_line_and_column(void **state)
{
    static const char text[] = "a: 1\nlist:\n  - x\n  - k: v\né: {b: 'c'}\n";
    struct diagnostics *diagnostics = diagnostics_new();
    struct arena *arena = arena_new();
    const struct node *root = node_read_yaml(arena, "f", text, strlen(text), 10, diagnostics);
    const struct node *list, *member;

    (void)state;
    assert_non_null(root);
    assert_int_equal(root->line, 10);
    assert_int_equal(root->column, 1);
    list = node_member(root, "list");
    assert_int_equal(list->key_line, 11);
    assert_int_equal(list->key_column, 1);
    assert_int_equal(list->line, 12);
    assert_int_equal(list->column, 3);
    assert_int_equal(list->first->line, 12);
    assert_int_equal(list->first->column, 5);
    member = list->first->next->first;
    assert_int_equal(member->key_line, 13);
    assert_int_equal(member->key_column, 5);
    assert_int_equal(member->line, 13);
    assert_int_equal(member->column, 8);
    member = node_member(node_member(root, "é"), "b");
    assert_int_equal(member->line, 14); /* columns are characters, not bytes */
    assert_int_equal(member->column, 8);
    arena_free(arena);
    diagnostics_free(diagnostics);
}

static void test_members_are_found_by_name(void **state)
{
    static const char text[] = "a: 1\nb: ''\nc: [x]\nd:\n";
    struct diagnostics *diagnostics = diagnostics_new();
    struct arena *arena = arena_new();
    const struct node *root = node_read_yaml(arena, "f", text, strlen(text), 1, diagnostics);

    (void)state;
    assert_string_equal(node_text(root, "a"), "1");
    assert_string_equal(node_text(root, "b"), "");
    assert_null(node_text(root, "c"));
    assert_null(node_text(root, "d"));
    assert_null(node_text(root, "e"));
    assert_int_equal(node_member(root, "d")->kind, NODE_NULL);
    assert_null(node_member(root, "e"));
    assert_null(node_member(NULL, "a"));
    assert_null(node_member(node_member(root, "a"), "a"));
    assert_null(node_member(node_member(root, "c"), "x"));
    arena_free(arena);
    diagnostics_free(diagnostics);
}

static const struct {
    const char *text, *tree, *body;
    int body_line;
} sources[] = {
    {"---\na: 1\nb: 2\n---\n# Page\n", "{a:1,b:2}", "# Page\n", 5},
    {"---\na: 1\n---\n", "{a:1}", "", 4},
    {"---\na: 1\n---", "{a:1}", "", 4},
    {"---\n---\nPage", "~", "Page", 3},
    {"---\na: |\n  ---\n---\nx\n---\ny\n", "{a:\"---\n\"}", "x\n---\ny\n", 5},
};

static void test_front_matter_is_split_from_the_body(void **state)
{
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(sources); i++) {
        struct diagnostics *diagnostics = diagnostics_new();
        struct arena *arena = arena_new();
        struct source source;
        struct text tree;

        assert_true(node_read_source(arena, "f", sources[i].text, strlen(sources[i].text), &source,
                                     diagnostics));
        text_init(&tree);
        describe(source.front, &tree);
        assert_string_equal(tree.bytes, sources[i].tree);
        assert_int_equal(source.body_length, strlen(sources[i].body));
        assert_string_equal(source.body, sources[i].body);
        assert_int_equal(source.body_line, sources[i].body_line);
        text_finish(&tree);
        arena_free(arena);
        diagnostics_free(diagnostics);
    }
}

static const struct bad bad_sources[] = {
    {"", {"f:1:1: no front matter: a line '---' is expected first"}},
    {"--", {"f:1:1: no front matter"}},
    {"# Page\n", {"f:1:1: no front matter"}},
    {"--- \na: 1\n---\n", {"f:1:1: no front matter"}},
    {"---\na: 1\n", {"f:1:1: the front matter has no end"}},
    {"---", {"f:1:1: the front matter has no end"}},
    {"---\na: 1\n--- \nx\n", {"f:1:1: the front matter has no end"}},
    {"---\na: 1\na: 2\n---\nx\n", {"f:3:1: 'a' is a duplicate (first on line 2)"}},
    {"---\na: 1\n---\nx\33\n\ty\n", {"f:4:2: a control character", "f:5:1: a tab; use spaces"}},
    {"---\r\na: 1\r\n---\r\n", {"f:1:4: a carriage return"}},
    {"---\na: 1\n...\nb: 2\n---\n", {"f:4:1: "}},
};

static const struct node *read_front(struct arena *arena, const char *bytes, size_t length,
                                     struct diagnostics *diagnostics)
{
    struct source source;

    return node_read_source(arena, "f", bytes, length, &source, diagnostics) ? source.front : NULL;
}

static void test_bad_front_matter_is_reported(void **state)
{
    (void)state;
    check_bad(read_front, bad_sources, ARRAY_LENGTH(bad_sources));
}

static void test_diagnostics_are_clean_and_bounded(void **state)
{
    struct diagnostics *diagnostics = diagnostics_new();

    (void)state;
    diagnostics_add(diagnostics, "a\33b", 3, 4, "%s and %d", "x\ny", 5);
    diagnostics_add(diagnostics, "f", 0, 0, "nowhere");
    assert_string_equal(diagnostics_line(diagnostics, 0), "a\uFFFDb:3:4: x y and 5");
    assert_string_equal(diagnostics_line(diagnostics, 1), "f: nowhere");
    for (int i = 0; i < 100000; i++)
        diagnostics_add(diagnostics, "f", 1, 1, "again");
    assert_int_equal(diagnostics_count(diagnostics), 100002);
    assert_int_equal(diagnostics_kept(diagnostics), 1000);
    assert_string_equal(diagnostics_line(diagnostics, 998), "f:1:1: again");
    assert_string_equal(diagnostics_line(diagnostics, 999), "f: too many errors; fix these first");
    diagnostics_free(diagnostics);
    diagnostics_free(NULL);
}

/* Also when no more diagnostics are kept, a bad file gives no tree. */
static void test_bad_file_after_many_is_refused(void **state)
{
    struct diagnostics *diagnostics = diagnostics_new();
    struct arena *arena = arena_new();

    (void)state;
    for (int i = 0; i < 2000; i++)
        diagnostics_add(diagnostics, "f", 1, 1, "again");
    assert_null(node_read_yaml(arena, "f", "a: 1\na: 2\n", 10, 1, diagnostics));
    assert_null(node_read_json(arena, "f", "[\"\\t\"]", 6, diagnostics));
    assert_non_null(node_read_yaml(arena, "f", "a: 1\n", 5, 1, diagnostics));
    arena_free(arena);
    diagnostics_free(diagnostics);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_yaml_becomes_a_tree),
        cmocka_unit_test(test_json_and_yaml_give_the_same_tree),
        cmocka_unit_test(test_bad_yaml_is_reported_with_line_and_column),
        cmocka_unit_test(test_bad_json_is_reported),
        cmocka_unit_test(test_nodes_know_their_line_and_column),
        cmocka_unit_test(test_members_are_found_by_name),
        cmocka_unit_test(test_front_matter_is_split_from_the_body),
        cmocka_unit_test(test_bad_front_matter_is_reported),
        cmocka_unit_test(test_diagnostics_are_clean_and_bounded),
        cmocka_unit_test(test_bad_file_after_many_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
