#include "sources.h"

#include "base/arena.h"
#include "base/text/clean.h"
#include "base/text/utf8.h"
#include "catalog/filter/filter.h"

/* The filter language on the real catalog, on the small made-up one, and on 100,000 random texts. */

struct fixture {
    struct catalog *real, *small;
    void *folder;
};

static int setup(void **state)
{
    static struct fixture fixture;

    if (folder_new(&fixture.folder) != 0)
        return -1;
    sources_make(sources_path(FROZEN_SOURCES), folder_path(&fixture.folder, "real.db"));
    sources_make(sources_path(SMALL_SOURCES), folder_path(&fixture.folder, "small.db"));
    fixture.real = sources_open(folder_path(&fixture.folder, "real.db"));
    fixture.small = sources_open(folder_path(&fixture.folder, "small.db"));
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;

    catalog_free(fixture->real);
    catalog_free(fixture->small);
    return folder_free(&fixture->folder);
}

#define ROWS_MOST 16

/* Of the frameworks in catalog order: 0, 10, 20 ... so that each has another one. */
static const int fits[ROWS_MOST] = {0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100};

static size_t run(struct arena *arena, struct catalog *catalog, const char *text,
                  const int *answers, int *rows)
{
    struct filter_error error;
    const struct filter *filter = filter_parse(arena, catalog, text, &error);

    if (!filter)
        fail_msg("'%s' does not parse: at %zu: %s", text, error.at, error.expected);
    return filter_run(filter, catalog, answers, NULL, 0, rows);
}

/* The ids that match, with blanks between. */
static const char *matches(struct arena *arena, struct catalog *catalog, const char *text,
                           const int *answers)
{
    int rows[ROWS_MOST];
    size_t count, n_rows = run(arena, catalog, text, answers, rows);
    const struct framework *frameworks = catalog_frameworks(catalog, &count);
    const char *ids = "";

    for (size_t i = 0; i < n_rows; i++)
        ids = arena_printf(arena, "%s%s%s", ids, i > 0 ? " " : "", frameworks[rows[i]].id);
    return ids;
}

struct row {
    const char *text, *expected;
};

#define ALL "express django laravel spring-boot nestjs rails aspnet-core flask gin adonisjs"

static const struct row real_rows[] = {
    {"", ALL},
    {"  \t ", ALL},
    /* words */
    {"php", "laravel"},
    {"PHP", "laravel"},
    {"node", "express nestjs adonisjs"},
    {"node rt", "express"}, /* every other paRT */
    {"node api", "express"},
    {"api node", "express"},
    {"  node   api  ", "express"},
    {"core", "aspnet-core"},
    {"on rails", "rails"}, /* two words, each somewhere */
    {"\"on rails\"", "rails"},
    {"\"rails on\"", ""},
    {"\"full stack\"", "django laravel spring-boot rails aspnet-core adonisjs"},
    {"\"FULL STACK\" node", "adonisjs"},
    {"c#", "aspnet-core"},
    {"asp.net", "aspnet-core"},
    {"+", "express gin"},
    {"go", "django gin"}, /* djanGO */
    {"'go", "gin"},
    {"'js", "express adonisjs"}, /* node.js, as it stands in names and summaries */
    {"'script", ""},
    {"'asp.", "aspnet-core"}, /* a sign ends it by itself */
    {"'.net", "aspnet-core"},
    {"^dj", "django"},
    {"^go", "gin"},
    {"^ruby", "rails"},
    {"^rails", ""},
    {"js$", "nestjs adonisjs"},
    {"rails$", "rails"},
    {"^django$", "django"},
    {"^djang$", ""},
    {"^DJANGO$", "django"},
    {"a$", ""}, /* suffix of the name, not of the text */
    /* fields */
    {"lang:php", "laravel"},
    {"lang=PHP", "laravel"},
    {"lang:script", "express nestjs adonisjs"},
    {"lang=Java", "spring-boot"},                /* "Java (Kotlin and Groovy also supported)" */
    {"lang:java", "express spring-boot nestjs"}, /* nestjs: plain JavaScript possible */
    {"lang:kotlin", "spring-boot"},
    {"lang=kotlin", ""},
    {"language=typescript", "nestjs adonisjs"},
    {"LANG:Php", "laravel"},
    {"lang=C#", "aspnet-core"},
    {"name:boot", "spring-boot"},
    {"name=gin", ""},
    {"name=\"Go + Gin\"", "gin"},
    {"name:\"go + \"", "gin"},
    {"kind=micro", "express flask gin"},
    {"kind:st", "django laravel spring-boot nestjs rails aspnet-core adonisjs"},
    {"kind=\"full stack\" lang:script", "adonisjs"},
    {"tag=node", "express nestjs adonisjs"},
    {"tag=nod", ""},
    {"tag:nod", "express nestjs adonisjs"},
    {"tag=\"single binary\"", "gin"},
    {"license=mit", "express laravel nestjs rails aspnet-core gin adonisjs"},
    {"license:bsd", "django flask"},
    /* numbers, ratings, dates */
    {"first_release_year<2006", "django rails"},
    {"first_release_year<=2005", "django rails"},
    {"first_release_year=2010", "express flask"},
    {"first_release_year:2010", "express flask"},
    {"first_release_year>2015", "nestjs aspnet-core"},
    {"github_stars>=81334", "django spring-boot gin"},
    {"github_stars>81334", "django gin"},
    {"github_stars>8e4", "django spring-boot gin"},
    {"learnability>=4", "express django laravel rails flask gin adonisjs"},
    {"learnability=5", "express flask"},
    {"learnability<3", "spring-boot"},
    {"latest_release_date>=2026-08", "express django laravel spring-boot nestjs aspnet-core"},
    {"latest_release_date<2026-08", "flask gin"}, /* rails and adonisjs are not known */
    {"latest_release_date<=2026",
     "express django laravel spring-boot nestjs aspnet-core flask gin"},
    {"latest_release_date=2026-02", "flask gin"},
    {"latest_release_date=2026-02-18", "flask"},
    {"support_ends_free>=2028", "django laravel aspnet-core"},
    {"support_ends_free<2028", "spring-boot rails"}, /* words have no place in the calendar */
    {"support_ends_free=open-ended", "express"},
    {"support_ends_free:none", "nestjs flask gin adonisjs"},
    {"support_ends_free=\"none published\"", "nestjs flask gin adonisjs"},
    /* levels */
    {"orm>=2", "django laravel spring-boot nestjs rails aspnet-core adonisjs"},
    {"orm>=pkg", "django laravel spring-boot nestjs rails aspnet-core adonisjs"},
    {"orm=ship", "django laravel rails adonisjs"},
    {"orm=built-in", "django laravel rails adonisjs"},
    {"orm=\"Built in\"", "django laravel rails adonisjs"},
    {"orm:SHIP", "django laravel rails adonisjs"},
    {"orm<pkg", "express flask gin"},
    {"orm=3rd", "express flask gin"},
    {"orm>3", ""},
    {"admin-ui=none", "spring-boot"},
    {"static-typing>=2", "spring-boot nestjs aspnet-core gin adonisjs"},
    {"has:graphql", ALL},
    {"has:admin-ui", "express django laravel nestjs rails aspnet-core flask gin adonisjs"},
    {"no:admin-ui", "spring-boot"},
    {"unknown:support_ends", "nestjs flask gin adonisjs"},
    /* words of capabilities find what has them */
    {"websoc", ALL},
    {"admin", "express django laravel nestjs rails aspnet-core flask gin adonisjs"},
    {"ADMIN", "express django laravel nestjs rails aspnet-core flask gin adonisjs"},
    {"admin php", "laravel"},
    {"!admin", "spring-boot"},
    {"'admin", "django"}, /* its summary */
    {"dmin-ui", ""},      /* the beginning of a word alone */
    {"unknown:license", ""},
    {"unknown:lang", ""},
    {"UNKNOWN:latest_release_date", "rails adonisjs"},
    /* the fit: express has 0, django 10, ... */
    {"fit>70", "gin adonisjs"},
    {"fit>=70", "flask gin adonisjs"},
    {"fit=0", "express"},
    {"fit<=10", "express django"},
    {"!fit>=10", "express"},
    /* not, or, groups */
    {"!flask", "express django laravel spring-boot nestjs rails aspnet-core gin adonisjs"},
    {"! flask", "express django laravel spring-boot nestjs rails aspnet-core gin adonisjs"},
    {"!learnability>=4", "spring-boot nestjs aspnet-core"},
    {"php | ruby", "laravel rails"},
    {"php|ruby", "laravel rails"},
    {"('go | rust) !micro", ""},
    {"('go | python) !micro", "django"},
    {"'go | python !micro", "django gin"}, /* or binds less than and */
    {"!(php | ruby) kind=\"full stack\"", "django spring-boot aspnet-core adonisjs"},
    {"!php ruby", "rails"}, /* ! binds to one term */
    {"!(php ruby)", ALL},
    {"!(!php)", "laravel"},
    {"((php))", "laravel"},
    {"(php)(laravel)", "laravel"},
    {"php\"laravel\"", "laravel"},
    {"lang:php(kind:full)", "laravel"},
    {"lang:php|lang:ruby", "laravel rails"},
    {"orm>=2 !lang:php", "django spring-boot nestjs rails aspnet-core adonisjs"},
    {"orm=ship | static-typing=ship kind=micro", "django laravel rails gin adonisjs"},
};

static const struct row small_rows[] = {
    {"", "birch ash cedar"},
    {"c\303\251d", "cedar"},
    {"C\303\251D", "cedar"}, /* ASCII letters fold */
    {"c\303\211d", ""},      /* others do not */
    {"\344\270\255\346\226\207", "cedar"},
    {"'d", ""}, /* an e with an accent before it belongs to the word */
    {"'c\303\251d", "cedar"},
    {"\"r\"", "birch ash cedar"},
    {"name:c\303\251d", "cedar"},
    {"^c\303\251", "cedar"},
    {"jobs", "birch"},
    {"bark:", NULL}, /* a field, then: its value is missing */
    {"\"bark:\"", "birch"},
    {"& mail", "birch"},
    /* unknown values match no comparison, and not their negation's opposite */
    {"licence:unknown", ""},
    {"licence:mit", "ash"},
    {"!licence:mit", "birch cedar"},
    {"unknown:licence", "birch cedar"}, /* cedar's file does not name it */
    {"!unknown:licence", "ash"},
    {"lang:unknown", ""},
    {"unknown:lang", "cedar"},
    {"lang=go", "ash"}, /* "Go (since 1.2)" */
    {"lang=\"go (since 1.2)\"", "ash"},
    {"lang:1.2", "ash"},
    {"stars>0", "birch ash"},
    {"stars<=100000", "birch ash"},
    {"stars<100000", "ash"},
    {"boot_ms>0", "ash cedar"}, /* birch has a range alone */
    {"boot_ms>=1 boot_ms<10", "cedar"},
    {"boot_ms=1e1", "ash"},
    {"boot_ms>-1", "ash cedar"},
    {"charm=5", "ash"},
    {"charm<=5", "birch ash"},
    {"orm=0", "ash"},
    {"orm=none", "ash"},
    {"no:orm", "ash"},
    {"has:orm", "birch"},
    {"unknown:orm", "cedar"},
    {"!has:orm", "ash cedar"},
    {"no:orm | unknown:orm", "ash cedar"},
    /* dates: ash 2024-12-31, birch 2025-01-01, cedar 2024, which counts as its first day */
    {"released<=2024", "ash cedar"},
    {"released<=2024-12", "ash cedar"},
    {"released<=2024-12-30", "cedar"},
    {"released<2024", ""},
    {"released<2025", "ash cedar"},
    {"released>=2024", "birch ash cedar"},
    {"released>=2025", "birch"},
    {"released>2024", "birch ash"},
    {"released>2024-12", "birch ash"},
    {"released>2024-12-31", "birch"},
    {"released=2024", "ash cedar"},
    {"released:2024-12", "ash"},
    {"released=2024-01-01", "cedar"},
    {"support_ends>=1970", "ash"},
    {"support_ends<=9999", "ash"}, /* words are no dates, so not the first of all */
    {"support_ends:publish", "cedar"},
    {"support_ends=OPEN-ended", "birch"},
    /* lists: one item is enough */
    {"hosts=linux", "birch ash"},
    {"hosts=macos", "ash"},
    {"hosts=\"linux; macos\"", "ash"},
    {"hosts:mac", "ash"},
    {"hosts=mac", ""},
    {"tag=\"quick start\"", "ash"},
    {"tag=quick", ""},
    {"tag:start", "ash"},
    {"tag=light tag=\"quick start\"", "ash"},
    {"^ash$", "ash"},
    {"'thin", "ash"},
    {"'hin", ""},
    {"alone", "ash"},
};

static void assert_rows(struct catalog *catalog, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_new();
        struct filter_error error;
        print_message("# %s\n", rows[i].text);
        if (rows[i].expected)
            assert_string_equal(matches(arena, catalog, rows[i].text, fits), rows[i].expected);
        else
            assert_null(filter_parse(arena, catalog, rows[i].text, &error));
        arena_free(arena);
    }
}

static void test_texts_find_the_expected_frameworks(void **state)
{
    struct fixture *fixture = *state;

    assert_rows(fixture->real, real_rows, ARRAY_LENGTH(real_rows));
    assert_rows(fixture->small, small_rows, ARRAY_LENGTH(small_rows));
}

/* Without answers there is no fit to compare with; nor to negate. */
static void test_fit_matches_nothing_without_answers(void **state)
{
    struct fixture *fixture = *state;
    struct arena *arena = arena_new();

    assert_string_equal(matches(arena, fixture->real, "fit>=0", NULL), "");
    assert_string_equal(matches(arena, fixture->real, "fit<=100", NULL), "");
    assert_string_equal(matches(arena, fixture->real, "!fit>=0", NULL), ALL);
    assert_string_equal(matches(arena, fixture->real, "php | fit>=0", NULL), "laravel");
    arena_free(arena);
}

/* NULL: no answers. */
static bool matches_one(const struct fixture *fixture, const struct filter *filter, int framework,
                        const int *fit)
{
    int given[64], row;

    given[framework] = fit ? *fit : 0;
    return filter_run(filter, fixture->real, fit ? given : NULL, &framework, 1, &row) == 1;
}

static void test_single_framework_can_be_matched(void **state)
{
    struct fixture *fixture = *state;
    struct arena *arena = arena_new();
    struct filter_error error;
    const struct filter *filter = filter_parse(arena, fixture->real, "lang:python fit>50", &error);
    int django = catalog_find_framework(fixture->real, "django");

    assert_true(matches_one(fixture, filter, django, &(int){51}));
    assert_false(matches_one(fixture, filter, django, &(int){50}));
    assert_false(matches_one(fixture, filter, django, NULL));
    assert_false(matches_one(fixture, filter, 0, &(int){51}));
    arena_free(arena);
}

/* Errors: where, and words that the sentence must hold. */
static const struct {
    const char *text;
    size_t at, length;
    const char *words;
} errors[] = {
    {"lernability>=4", 0, 11, "there is no field 'lernability', expected 'learnability'"},
    {"php learnabilty>=4", 4, 11, "expected 'learnability'"},
    {"static_typing>=2", 0, 13, "expected 'static-typing'"},
    {"langauge:php", 0, 8, "expected 'language'"},
    {"hsa:orm", 0, 3, "expected 'has'"},
    {"zzz:1", 0, 3, "there is no field 'zzz', expected one, such as learnability>=4"},
    {"http://x.org", 0, 4, "or a text in quotes"},
    {">=4", 0, 3, "expected a field before '>=', such as learnability>=4"},
    {"orm >= 2", 4, 2, "expected a field before '>='"},
    {"=", 0, 1, "expected a field before '='"},
    {"orm>=", 3, 2, "expected a level: 0 to 3, or none, 3rd, pkg or ship right after 'orm>='"},
    {"orm>= 2", 3, 2, "right after 'orm>='"},
    {"orm=\"\"", 3, 3, "expected a level"},
    {"orm>=7", 5, 1, "expected a level: 0 to 3, or none, 3rd, pkg or ship after 'orm>='"},
    {"orm=1.5", 4, 3, "expected a level"},
    {"orm=-1", 4, 2, "expected a level"},
    {"orm=shipped", 4, 7, "expected a level"},
    {"orm=\"ship it\"", 5, 7, "expected a level"},
    {"learnability>=0", 14, 1, "expected a rating from 1 to 5"},
    {"learnability>=good", 14, 4, "expected a rating from 1 to 5"},
    {"github_stars>many", 13, 4, "expected a number, such as 70 after 'github_stars>'"},
    {"github_stars>1e999", 13, 5, "expected a number"},
    {"github_stars>0x10", 13, 4, "expected a number"},
    {"github_stars>nan", 13, 3, "expected a number"},
    {"fit>high", 4, 4, "expected a number"},
    {"latest_release_date>2024-13", 20, 7, "expected a date, such as 2024-01"},
    {"latest_release_date>yesterday", 20, 9, "expected a date"},
    {"latest_release_date>=open", 21, 4, "expected a date"}, /* a word has no order */
    {"support_ends_free=open", 18, 4, "expected a date"},    /* not the whole word */
    {"steward>Pivotal", 7, 1, "'steward' is a text, expected : or = after it"},
    {"steward>", 7, 1, "expected : or = after it"},
    {"tag<=x", 3, 2, "'tag' is a list, expected : or = after it"},
    {"name>a", 4, 1, "expected : or = after it"},
    {"lang:", 4, 1, "expected a text right after 'lang:'"},
    {"lang: php", 4, 1, "expected a text right after 'lang:'"},
    {"orm==2", 3, 2, "expected one of the operators"},
    {"orm=>2", 3, 2, "expected one of the operators"},
    {"lang::php", 4, 2, "expected one of the operators"},
    {"orm!=2", 3, 2, "expected '!' before the field"},
    {"has:", 3, 1, "expected a capability, such as has:static-typing, right after 'has:'"},
    {"unknown:", 7, 1, "expected a trait"},
    {"has:graphq", 4, 6, "there is no capability 'graphq', expected 'graphql'"},
    {"has:zzz", 4, 3, "expected one, such as static-typing"},
    {"no:steward", 3, 7, "'steward' is a text, expected a capability"},
    {"unknown:licence", 8, 7, "there is no trait 'licence', expected 'license'"},
    {"unknown:fit", 8, 3, "there is no trait 'fit'"},
    {"has=orm", 3, 1, "expected ':' after 'has'"},
    {"no>=orm", 2, 2, "expected ':' after 'no'"},
    {"(php", 0, 1, "expected a ')' to close this '('"},
    {"(php (ruby)", 0, 1, "expected a ')'"},
    {"(php (ruby", 5, 1, "expected a ')'"},
    {"php)", 3, 1, "this ')' has no '('"},
    {")", 0, 1, "expected a word, a field or a group here"},
    {"()", 1, 1, "expected a word"},
    {"(", 1, 0, "expected a word"},
    {"php | ", 6, 0, "expected a word"},
    {"php |", 5, 0, "expected a word"},
    {"| php", 0, 1, "expected a word"},
    {"php || ruby", 5, 1, "expected a word"},
    {"(php | ) x", 7, 1, "expected a word"},
    {"!", 1, 0, "expected a word"},
    {"!!php", 1, 1, "expected a word"},
    {"!|", 1, 1, "expected a word"},
    {"\"php", 0, 4, "expected a second \" to close this one"},
    {"a \"", 2, 1, "expected a second \""},
    {"\"\"", 0, 2, "expected a text between the quotes"},
    {"lang:\"php", 5, 4, "expected a second \" to close this one"},
    {"'", 0, 1, "expected a word after '"},
    {"^", 0, 1, "expected letters after ^"},
    {"$", 0, 1, "expected letters before $"},
    {"^$", 0, 2, "expected letters after ^"},
    {"\303\251\303\251=1", 0, 4, "there is no field '\303\251\303\251'"},
    {"\033[31m=1", 1, 4, "there is no field '[31m'"}, /* below a blank is a blank */
    {"\377\376=1", 0, 2, "there is no field '\357\277\275\357\277\275'"},
};

static void test_errors_name_the_column_and_what_was_expected(void **state)
{
    struct fixture *fixture = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(errors); i++) {
        struct arena *arena = arena_new();
        struct filter_error error;
        print_message("# %s\n", errors[i].text);
        assert_null(filter_parse(arena, fixture->real, errors[i].text, &error));
        if (!strstr(error.expected, errors[i].words))
            fail_msg("'%s' does not hold '%s'", error.expected, errors[i].words);
        assert_int_equal(error.at, errors[i].at);
        assert_int_equal(error.length, errors[i].length);
        assert_non_null(strstr(error.expected, "expected"));
        arena_free(arena);
    }
}

/* A name as long as a page is shortened in the message, cut between characters. */
static void test_long_names_are_cut_in_messages(void **state)
{
    struct fixture *fixture = *state;
    struct arena *arena = arena_new();
    struct filter_error error;
    struct text text;

    text_init(&text);
    text_append_repeat(&text, "\344\270\255", 5000);
    text_append(&text, ">=2");
    assert_null(filter_parse(arena, fixture->real, text.bytes, &error));
    assert_int_equal(error.at, 0);
    assert_int_equal(error.length, 15000);
    assert_int_equal(utf8_invalid_at(error.expected, strlen(error.expected)),
                     strlen(error.expected));
    assert_non_null(strstr(error.expected, "\344\270\255...', expected"));
    assert_null(strstr(error.expected, "\357\277\275"));
    text_finish(&text);
    arena_free(arena);
}

static void test_groups_nest_at_most_64_deep(void **state)
{
    struct fixture *fixture = *state;
    struct arena *arena = arena_new();
    struct filter_error error;
    struct text text;

    text_init(&text);
    text_append_repeat(&text, "(", FILTER_DEPTH_MOST);
    text_append(&text, "php");
    text_append_repeat(&text, ")", FILTER_DEPTH_MOST);
    assert_string_equal(matches(arena, fixture->real, text.bytes, NULL), "laravel");
    text_clear(&text);
    text_append_repeat(&text, "!(", FILTER_DEPTH_MOST);
    text_append(&text, "php");
    text_append_repeat(&text, ")", FILTER_DEPTH_MOST);
    assert_string_equal(matches(arena, fixture->real, text.bytes, NULL), "laravel");

    static const size_t depths[] = {FILTER_DEPTH_MOST + 1, 1000000};
    for (size_t i = 0; i < ARRAY_LENGTH(depths); i++) {
        text_clear(&text);
        text_append_repeat(&text, "(", depths[i]);
        assert_null(filter_parse(arena, fixture->real, text.bytes, &error));
        assert_int_equal(error.at, FILTER_DEPTH_MOST);
        assert_non_null(strstr(error.expected, "at most 64 nested groups"));
    }
    /* side by side there may be as many as one likes */
    text_clear(&text);
    text_append_repeat(&text, "(php) !(ruby) | ", 10000);
    text_append(&text, "go$");
    assert_string_equal(matches(arena, fixture->real, text.bytes, NULL), "django laravel");
    text_finish(&text);
    arena_free(arena);
}

/* What holds of any terms. */

static const char *const terms[] = {
    "php",
    "node",
    "'go",
    "^sp",
    "js$",
    "lang:script",
    "lang=Java",
    "kind=micro",
    "tag=batteries",
    "learnability>=4",
    "orm=ship",
    "orm<2",
    "has:grpc",
    "no:admin-ui",
    "unknown:support_ends",
    "fit>=40",
    "fit<30",
    "(php | go)",
    "\"full stack\"",
    "latest_release_date>=2026-09",
    "first_release_year<2012",
    "github_stars>70000",
};

static unsigned set_of(struct arena *arena, struct catalog *catalog, const char *text)
{
    int rows[ROWS_MOST];
    size_t count = run(arena, catalog, text, fits, rows);
    unsigned set = 0;

    for (size_t i = 0; i < count; i++) {
        assert_true(i == 0 || rows[i] > rows[i - 1]); /* in catalog order, each once */
        set |= 1u << rows[i];
    }
    return set;
}

static void test_terms_combine_like_sets(void **state)
{
    struct fixture *fixture = *state;
    struct catalog *catalog = fixture->real;
    const unsigned all = (1u << 10) - 1;

    for (size_t i = 0; i < ARRAY_LENGTH(terms); i++)
        for (size_t j = 0; j < ARRAY_LENGTH(terms); j++) {
            struct arena *arena = arena_new();
            const char *a = terms[i], *b = terms[j];
            unsigned in_a = set_of(arena, catalog, a), in_b = set_of(arena, catalog, b);
#define SET(format, ...) set_of(arena, catalog, arena_printf(arena, format, __VA_ARGS__))
            assert_int_equal(SET("%s %s", a, b), in_a & in_b);
            assert_int_equal(SET("%s | %s", a, b), in_a | in_b);
            assert_int_equal(SET("!%s %s", a, b), ~in_a & in_b);
            assert_int_equal(SET("!(%s %s)", a, b), all & ~(in_a & in_b));
            assert_int_equal(SET("!(%s | %s)", a, b), all & ~(in_a | in_b));
            assert_int_equal(SET("%s %s | !%s", a, b, b), (in_a & in_b) | (all & ~in_b));
            arena_free(arena);
        }
}

/* Texts at random: of characters, of whole terms, of pieces of both. */

static uint64_t dice;

static size_t below(size_t limit)
{
    dice = dice * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(dice >> 33) % limit;
}

static void random_text(struct text *text)
{
    static const char *const pieces[] = {
        "(",
        ")",
        "|",
        "!",
        "\"",
        "'",
        "^",
        "$",
        " ",
        " ",
        "  ",
        ":",
        "=",
        ">=",
        "<=",
        ">",
        "<",
        "!=",
        "php",
        "orm",
        "has:",
        "no:",
        "unknown:",
        "lang:",
        "fit",
        "tag",
        "kind=micro",
        "2",
        "7",
        "-1",
        "1e9",
        "2024-01",
        "pkg",
        "ship",
        "3rd",
        "none",
        "a",
        "b",
        "\303\251",
        "\344\270\255",
        "\377",
        "\300\200",
        "\033[",
        "\t",
        "\n",
        "license",
        "learnability",
        "latest_release_date",
        "support_ends_free:",
        "open",
        "os_support:",
    };
    size_t count = below(12);

    text_clear(text);
    for (size_t i = 0; i < count; i++) {
        size_t kind = below(8);
        if (kind == 0)
            text_append_char(text, (char)(1 + below(255)));
        else if (kind == 1)
            text_append(text, terms[below(ARRAY_LENGTH(terms))]);
        else
            text_append(text, pieces[below(ARRAY_LENGTH(pieces))]);
    }
}

static void assert_clean(const char *text)
{
    for (size_t at = 0, length = strlen(text); at < length;) {
        uint32_t code;
        at += utf8_decode(text + at, length - at, &code);
        assert_true(code == 0xFFFD || !clean_replaces(code));
        assert_true(code != '\n');
    }
}

static void test_any_text_parses_or_gives_an_error(void **state)
{
    struct fixture *fixture = *state;
    struct arena *arena = arena_new();
    struct text text;
    size_t parsed = 0, told = 0;

    text_init(&text);
    dice = 1;
    for (int i = 0; i < 100000; i++) {
        struct catalog *catalog = i % 2 ? fixture->real : fixture->small;
        struct filter_error error = {.at = SIZE_MAX};
        int rows[ROWS_MOST];
        random_text(&text);
        const struct filter *filter = filter_parse(arena, catalog, text.bytes, &error);
        if (filter) {
            parsed++;
            assert_true(filter_run(filter, catalog, fits, NULL, 0, rows) <= 10);
        } else {
            told++;
            assert_true(error.at <= text.length);
            assert_true(error.length <= text.length - error.at);
            assert_non_null(strstr(error.expected, "expected"));
            assert_clean(error.expected);
        }
        if (i % 100 == 0) {
            arena_free(arena);
            arena = arena_new();
        }
    }
    print_message("# %zu parsed, %zu did not\n", parsed, told);
    assert_true(parsed > 10000 && told > 10000);
    text_finish(&text);
    arena_free(arena);
}

/* Narrowing. */

static const struct {
    const char *shorter, *longer;
    bool narrows;
} narrowings[] = {
    {"", "a", true},
    {"  ", "a", true},
    {"", "a | b", true},
    {"a", "a", true},
    {"rea", "reac", true},
    {"rea", "react", true},
    {"rea", "reac x", true},
    {"don", "don't", true},
    {"rea", "rea ", true},
    {"rea", "rea lang:php", true},
    {"rea", "rea !x", true},
    {"rea", "rea (x | y)", true},
    {"rea", "rea(x | y)", true},
    {"rea", "rea\"x|y\"", true},
    {"a | rea", "a | reac", true},
    {"a | b", "a | b c", true},
    {"lang:php", "lang:php x", true},
    {"lang:\"php\"", "lang:\"php\"x", true},
    {"orm>=1 ", "orm>=1 x", true},
    {"(a)", "(a)b", true},
    {"\"a b\"", "\"a b\"c", true},
    {"!a ", "!a b", true},
    {"!a b", "!a bc", true},
    {"'a", "'a b", true},
    {"reac", "rea", false},
    {"rea", "xrea", false},
    {"a", "a | b", false},
    {"a", "a|b", false},
    {"a", "a (b) | c", false},
    {"a |", "a | b", false},
    {"(a", "(a | b)", false},
    {"(a", "(a b", false},
    {"!rea", "!reac", false},
    {"! rea", "! reac", false},
    {"a !rea", "a !reac", false},
    {"!", "!a", false},
    {"'rea", "'reac", false},
    {"js$", "js$x", false},
    {"js", "js$", false},
    {"lang:p", "lang:ph", false},
    {"lang", "lang:php", false},
    {"orm>=1", "orm>=12", false},
    {"orm>", "orm>=1", false},
    {"lang:", "lang:\"php\"", false},
    {"\"a", "\"ab", false},
    {"a \"", "a \"b\"", false},
    {"a", "a (b", false},
    {"a", "a b)", false},
    {"a", "a \"b", false},
    {"a)", "a) b", false},
};

static void test_narrowing_texts_are_recognised(void **state)
{
    (void)state;

    for (size_t i = 0; i < ARRAY_LENGTH(narrowings); i++) {
        print_message("# '%s' to '%s'\n", narrowings[i].shorter, narrowings[i].longer);
        assert_int_equal(filter_narrows(narrowings[i].shorter, narrowings[i].longer),
                         narrowings[i].narrows);
    }
}

/* Wherever narrowing is claimed, looking in the earlier hits finds what a whole run finds. */
static void test_filtering_earlier_hits_gives_the_same_result(void **state)
{
    struct fixture *fixture = *state;
    struct catalog *catalog = fixture->real;
    struct text text, grown;
    size_t narrowed = 0;

    text_init(&text);
    text_init(&grown);
    dice = 7;
    for (int i = 0; i < 30000; i++) {
        struct arena *arena = arena_new();
        struct filter_error error;
        random_text(&text);
        random_text(&grown);
        struct text longer;
        text_init(&longer);
        text_append_bytes(&longer, text.bytes, text.length);
        text_append_bytes(&longer, grown.bytes, grown.length);
        const struct filter *wide = filter_parse(arena, catalog, text.bytes, &error);
        const struct filter *narrow = filter_parse(arena, catalog, longer.bytes, &error);
        if (narrow && filter_narrows(text.bytes, longer.bytes)) {
            int hits[ROWS_MOST], within[ROWS_MOST], whole[ROWS_MOST];
            assert_non_null(wide);
            size_t n_hits = filter_run(wide, catalog, fits, NULL, 0, hits);
            size_t n_within = filter_run(narrow, catalog, fits, hits, n_hits, within);
            size_t n_whole = filter_run(narrow, catalog, fits, NULL, 0, whole);
            if (n_within != n_whole || memcmp(within, whole, n_whole * sizeof(whole[0])) != 0)
                fail_msg("'%s' does not narrow '%s'", longer.bytes, text.bytes);
            narrowed += text.length > 0 && grown.length > 0;
        }
        text_finish(&longer);
        arena_free(arena);
    }
    print_message("# %zu narrowed\n", narrowed);
    assert_true(narrowed > 300);
    text_finish(&text);
    text_finish(&grown);
}

/* Each prefix of a text that is typed, letter by letter. */
static void test_each_typed_letter_narrows_the_hits(void **state)
{
    struct fixture *fixture = *state;
    static const char typed[] = "node mi (api | jobs) !flask";
    struct arena *arena = arena_new();
    int hits[ROWS_MOST], rows[ROWS_MOST];
    size_t n_hits = 0, reused = 0;
    const char *before = NULL;

    for (size_t i = 0; i <= strlen(typed); i++) {
        const char *text = arena_copy(arena, typed, i);
        struct filter_error error;
        const struct filter *filter = filter_parse(arena, fixture->real, text, &error);
        if (!filter)
            continue; /* the last good result stays */
        bool narrows = before && filter_narrows(before, text);
        size_t count = filter_run(filter, fixture->real, NULL, narrows ? hits : NULL, n_hits, rows);
        memcpy(hits, rows, sizeof(hits));
        n_hits = count;
        assert_int_equal(filter_run(filter, fixture->real, NULL, NULL, 0, rows), count);
        assert_memory_equal(hits, rows, count * sizeof(rows[0]));
        reused += narrows;
        before = text;
    }
    assert_true(reused > 8);
    arena_free(arena);
}

/* Many entries: their words are found in an index. */

#define MANY 2100

/* Returns the catalog's path. */
static const char *make_many(void **state)
{
    static const char *const words[] = {"Orb", "Lad", "Bored", "Quince", "Admiral", "Ruin", "Gnu"};
    static const char *const levels[] = {"unknown", "0", "1", "2", "3"};

    sources_copy(sources_path(SMALL_SOURCES), folder_path(state, "copy"));
    for (int i = 0; i < MANY; i++) {
        char name[64], page[600];
        snprintf(name, sizeof(name), "copy/frameworks/many-%d.md", i);
        int length = snprintf(
            page, sizeof(page),
            "---\nname: %s %s %d\nkind: micro\nsummary: One of many\n"
            "capabilities:\n  orm:\n    level: %s\n    source: none\n    checked: false\n"
            "  admin-ui:\n    level: %s\n    source: none\n    checked: false\n---\nText.\n",
            words[below(ARRAY_LENGTH(words))], words[below(ARRAY_LENGTH(words))], i,
            levels[below(ARRAY_LENGTH(levels))], levels[below(ARRAY_LENGTH(levels))]);
        folder_write(folder_path(state, name), page, (size_t)length);
    }
    sources_make(folder_path(state, "copy"), folder_path(state, "many.db"));
    return folder_path(state, "many.db");
}

static void random_terms(struct text *text)
{
    static const char *const choices[] = {"o",      "or", "orm", "a",         "ad",  "admin",
                                          "u",      "ui", "lad", "quince",    "zzz", "has:orm",
                                          "\"or\"", "^o", "!or", "(a | gnu)", "d",   "no:admin-ui"};

    text_clear(text);
    for (size_t left = 1 + below(3); left > 0; left--)
        text_printf(text, "%s%s", choices[below(ARRAY_LENGTH(choices))],
                    left == 1       ? ""
                    : below(4) == 0 ? " | "
                                    : " ");
}

static void test_index_of_words_changes_no_result(void **state)
{
    struct fixture *fixture = *state;
    static int rows[2][MANY + 10];
    size_t n_rows[2], n_found = 0;
    struct catalog *catalogs[2];
    struct text text;

    dice = 5;
    const char *path = make_many(&fixture->folder);
    for (int i = 0; i < 2; i++)
        catalogs[i] = sources_open(path);
    catalog_index_words(catalogs[1]);
    assert_non_null(catalog_word_index(catalogs[1]));
    text_init(&text);
    for (int round = 0; round < 500; round++) {
        random_terms(&text);
        for (int i = 0; i < 2; i++) {
            struct arena *arena = arena_new();
            n_rows[i] = run(arena, catalogs[i], text.bytes, NULL, rows[i]);
            arena_free(arena);
        }
        if (n_rows[0] != n_rows[1] || memcmp(rows[0], rows[1], n_rows[0] * sizeof(rows[0][0])) != 0)
            fail_msg("'%s' finds %zu, with an index %zu", text.bytes, n_rows[0], n_rows[1]);
        n_found += n_rows[0] > 0 && n_rows[0] < MANY;
    }
    assert_true(n_found > 250);
    text_finish(&text);
    for (int i = 0; i < 2; i++)
        catalog_free(catalogs[i]);
}

/* Completion. */

static const struct {
    const char *text;
    const char *expected; /* shown (or text) and number of each, at most eight */
    bool whole;           /* the whole text is told, not the part */
} completions[] = {
    {"", "lang 10, name 10, kind 10, tag 10, fit 10, has: 10, no: 10, unknown: 10", false},
    {"lang:", "Java 3, JavaScript 2, Python 2, TypeScript 2, PHP 1, Ruby 1, C# 1, Go 1", false},
    {"lang=", "Python 2, TypeScript 2, JavaScript 1, PHP 1, Java 1, Ruby 1, C# 1, Go 1", false},
    {"lang:ph", "lang:PHP 1", true},
    {"LANG:ph", "LANG:PHP 1", true},
    {"kind:", "full stack 6, micro 3, structured 1", false},
    {"kind:f", "kind:\"full stack\" 6", true},
    {"kind=\"f", "kind=\"full stack\" 6", true},
    {"kind=\"full stack\"", "", false},
    {"python kind:", "python kind:\"full stack\" 1, python kind:micro 1", true},
    {"orm>=", "none 10, 3rd 10, pkg 7, ship 4", false},
    {"orm>=p", "pkg 7", false},
    {"orm>=2", "2 7", false},
    {"orm=", "ship 4, 3rd 3, pkg 3", false}, /* all have one */
    {"learnability>=", "1 10, 2 10, 3 9, 4 7, 5 2", false},
    {"has:admin", "admin-ui 9", false},
    {"no:",
     "native-or-single-binary 4, dependency-injection 3, scaffolding-cli 2, "
     "frontend-integration 2, file-storage 1, admin-ui 1, grpc 1, message-transports 1",
     false},
    {"orm", "orm>= 10, orm<= 10, orm> 10, orm< 10, orm= 10, forms-csrf 10", false},
    {"steward", "steward: 10, steward= 10", false},
    {"latest_rel", "latest_release_date 8", false}, /* known of eight */
    {"fit>", "10 8, 20 7, 30 6, 40 5, 50 4, 60 3, 70 2, 80 1", false},
    {"php lang:", "PHP 1", false},
    {"!lang:p", "!lang:PHP 9, !lang:Python 8", true},
    {"(php | lang:g", "(php | lang:Go 2", true},
    {"php | (node lang:t", "php | (node lang:TypeScript 3", true},
    {"zzz:", "", false},
    {"zzz", "", false},
    {"zzz>=1 lang:", "", false}, /* what stands before does not parse */
    {"\"a b", "", false},
    {"(php)", "", false},
    {"'la", "", false},
    {"steward>", "", false},
    {"has=", "", false},
};

static void test_end_of_the_text_is_completed(void **state)
{
    struct fixture *fixture = *state;

    for (size_t i = 0; i < ARRAY_LENGTH(completions); i++) {
        struct arena *arena = arena_new();
        struct filter_completion list[8];
        size_t count = filter_complete(arena, fixture->real, fits, completions[i].text, 8, list);
        const char *found = "";
        for (size_t j = 0; j < count; j++)
            found =
                arena_printf(arena, "%s%s%s %zu", found, j > 0 ? ", " : "",
                             completions[i].whole ? list[j].text : list[j].shown, list[j].matches);
        print_message("# %s\n", completions[i].text);
        assert_string_equal(found, completions[i].expected);
        arena_free(arena);
    }
}

/* For every field and operator: the count beside a value is what the completed text finds. */
static void test_completion_counts_equal_the_hits_of_the_whole_text(void **state)
{
    static const char *const befores[] = {"", "php ", "!", "micro | ", "micro !"};
    static const char *const built_in[] = {"lang", "name", "kind", "tag", "fit"};
    static const char *const ends[] = {":", "=", ">=", "<=", ">", "<"};
    static const char *const questions[] = {"has:", "no:", "unknown:"};
    struct fixture *fixture = *state;
    size_t n_traits, checked = 0;
    const struct trait *traits = catalog_traits(fixture->real, &n_traits);

    for (size_t i = 0; i < n_traits + ARRAY_LENGTH(built_in) + ARRAY_LENGTH(questions); i++)
        for (size_t j = 0; j < ARRAY_LENGTH(befores) * ARRAY_LENGTH(ends); j++) {
            struct arena *arena = arena_new();
            struct filter_completion list[20];
            const char *before = befores[j % ARRAY_LENGTH(befores)];
            const char *end = ends[j / ARRAY_LENGTH(befores)];
            size_t other = i - n_traits;
            const char *begun = i < n_traits
                                    ? arena_printf(arena, "%s%s%s", before, traits[i].id, end)
                                : other < ARRAY_LENGTH(built_in)
                                    ? arena_printf(arena, "%s%s%s", before, built_in[other], end)
                                    : arena_printf(arena, "%s%s", before,
                                                   questions[other - ARRAY_LENGTH(built_in)]);
            size_t count = filter_complete(arena, fixture->real, fits, begun, 20, list);
            for (size_t k = 0; k < count; k++, checked++) {
                int rows[ROWS_MOST];
                assert_true(text_starts_with(list[k].text, begun));
                assert_true(k == 0 || list[k].matches <= list[k - 1].matches);
                assert_true(list[k].matches > 0);
                assert_int_equal(run(arena, fixture->real, list[k].text, fits, rows),
                                 list[k].matches);
            }
            arena_free(arena);
        }
    print_message("# %zu numbers\n", checked);
    assert_true(checked > 5000);
}

static void test_completing_any_text_does_not_crash(void **state)
{
    struct fixture *fixture = *state;
    struct text text;
    size_t completed = 0;

    text_init(&text);
    dice = 99;
    for (int i = 0; i < 3000; i++) {
        struct catalog *catalog = i % 2 ? fixture->real : fixture->small;
        struct arena *arena = arena_new();
        struct filter_completion list[5];
        random_text(&text);
        size_t count = filter_complete(arena, catalog, i % 3 ? fits : NULL, text.bytes, 5, list);
        assert_true(count <= 5);
        for (size_t j = 0; j < count; j++) {
            assert_true(list[j].matches <= 10);
            assert_true(list[j].shown[0] != '\0');
            assert_non_null(strstr(list[j].text, list[j].shown));
        }
        completed += count > 0;
        arena_free(arena);
    }
    assert_true(completed > 300);
    text_finish(&text);
}

static void test_filter_forms_of_the_help_parse(void **state)
{
    struct fixture *fixture = *state;
    size_t count;
    const struct filter_form *forms = filter_forms(&count);

    assert_true(count > 10);
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_new();
        int rows[ROWS_MOST];
        assert_true(strlen(forms[i].meaning) > 10);
        run(arena, fixture->real, forms[i].form, NULL, rows);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts_find_the_expected_frameworks),
        cmocka_unit_test(test_fit_matches_nothing_without_answers),
        cmocka_unit_test(test_single_framework_can_be_matched),
        cmocka_unit_test(test_errors_name_the_column_and_what_was_expected),
        cmocka_unit_test(test_long_names_are_cut_in_messages),
        cmocka_unit_test(test_groups_nest_at_most_64_deep),
        cmocka_unit_test(test_terms_combine_like_sets),
        cmocka_unit_test(test_any_text_parses_or_gives_an_error),
        cmocka_unit_test(test_narrowing_texts_are_recognised),
        cmocka_unit_test(test_filtering_earlier_hits_gives_the_same_result),
        cmocka_unit_test(test_each_typed_letter_narrows_the_hits),
        cmocka_unit_test(test_index_of_words_changes_no_result),
        cmocka_unit_test(test_end_of_the_text_is_completed),
        cmocka_unit_test(test_completion_counts_equal_the_hits_of_the_whole_text),
        cmocka_unit_test(test_completing_any_text_does_not_crash),
        cmocka_unit_test(test_filter_forms_of_the_help_parse),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
