#include "sources.h"

#include "base/arena.h"

#include <math.h>

/* The values of criteria: tables worked out by hand from the sources, and the rules once more,
 * written down independently, for every cell of both catalogs. */

struct cell {
    const char *framework, *criterion;
    int low, high;
};

/* Of the real catalog. In the remark the values that the rule reads, in its order: levels 0 to 3
 * stand for 0, 0.5, 0.8 and 1; fits are fifths; - is no pairing; measures lie on the logarithmic
 * scale of the criterion's anchors; support counts in 36ths of a month from 2026-11 on. */
static const struct cell real_cells[] = {
    {"django", "learnability", 7500, 7500},        /* rated 4 */
    {"gin", "batteries", 6375, 6375},              /* 1 1 3 1 1 1 2 2 */
    {"django", "batteries", 9375, 9375},           /* 3 3 3 3 3 1 3 3 */
    {"express", "messaging", 5000, 5000},          /* 1 1 */
    {"rails", "background-jobs", 10000, 10000},    /* 3 3 3 */
    {"spring-boot", "admin-ui", 0, 0},             /* 0 */
    {"express", "orm", 5000, 5000},                /* 1 */
    {"nestjs", "observability", 8000, 8000},       /* 2 */
    {"laravel", "auth-kit", 9333, 9333},           /* 3 3 2 */
    {"aspnet-core", "api-tooling", 8750, 8750},    /* 3 3 3 1 */
    {"flask", "server-pages", 7500, 7500},         /* 3 1 3 1 */
    {"gin", "single-binary", 10000, 10000},        /* 3 */
    {"laravel", "static-typing", 5000, 5000},      /* 1 */
    {"laravel", "dynamic-typing", 5000, 5000},     /* 1 */
    {"gin", "dynamic-typing", 0, 0},               /* 3 */
    {"rails", "hybrid-ui", 10000, 10000},          /* 4 5 - - 2 */
    {"gin", "hybrid-ui", 6000, 6000},              /* 2 - - - 3 */
    {"nestjs", "spa-backend", 10000, 10000},       /* 5 5 */
    {"spring-boot", "integration", 8800, 8800},    /* 5 5 2 5 5 */
    {"aspnet-core", "db-sqlserver", 10000, 10000}, /* 5 */
    {"django", "db-oracle", 8000, 8000},           /* 4 */
    {"rails", "db-document", 4000, 4000},          /* 2 */
    {"laravel", "shared-hosting", 8000, 8000},     /* 4 */
    {"gin", "raw-speed", 9187, 9187},              /* 408479, 182468, 24856.6 */
    {"django", "raw-speed", 3327, 3327},           /* 68888, 18925, 3314.6 */
    {"adonisjs", "raw-speed", 2446, 5779},         /* unknown, unknown, 6091.0 */
    {"express", "memory", 5883, 5883},             /* 101.7, 104 */
    {"adonisjs", "memory", 8122, 8122},            /* 47.29, 64.14 */
    {"gin", "cold-start", 8741, 9996},             /* 50.1, unknown */
    {"spring-boot", "cold-start", 1828, 1828},     /* 220.9, 2800 */
    {"gin", "community", 5251, 7055},              /* unknown */
    {"adonisjs", "community", 0, 3128},            /* unknown */
    {"express", "community", 9413, 9413},          /* 19.87 */
    {"gin", "hiring-pool", 4876, 5778},            /* 16.4, unknown */
    {"gin", "library-pool", 4111, 4111},           /* 683320 */
    {"nestjs", "admired", 5073, 5073},             /* 49.75 */
    {"adonisjs", "admired", 0, 10000},             /* unknown */
    {"flask", "llm-clients", 10000, 10000},        /* 16 */
    {"django", "support-window", 4722, 4722},      /* 2028-04 */
    {"express", "support-window", 5000, 10000},    /* open-ended */
    {"laravel", "support-window", 4444, 4444},     /* 2028-03-17 */
    {"gin", "support-window", 0, 0},               /* none published */
    {"nestjs", "lang-js", 10000, 10000},           /* TypeScript (plain JavaScript possible) */
    {"nestjs", "lang-go", 0, 0},                   /* TypeScript (plain JavaScript possible) */
    {"spring-boot", "lang-java", 10000, 10000},    /* Java (Kotlin and Groovy also supported) */
};

/* Of the small catalog, every one of them. Its date is 2026-11-22. */
static const struct cell small_cells[] = {
    {"ash", "charm", 10000, 10000},     /* (5 - 1) / 4 */
    {"birch", "charm", 2500, 2500},     /* (2 - 1) / 4 */
    {"cedar", "charm", 0, 10000},       /* unknown */
    {"ash", "orm", 0, 0},               /* level 0 */
    {"birch", "orm", 10000, 10000},     /* level 3 */
    {"cedar", "orm", 0, 10000},         /* unknown */
    {"ash", "no-admin", 5000, 5000},    /* 1 - 0.5 */
    {"birch", "no-admin", 2000, 2000},  /* 1 - 0.8 */
    {"cedar", "no-admin", 0, 10000},    /* nothing is said */
    {"ash", "batteries", 2500, 2500},   /* (0 + 0.5) / 2 */
    {"birch", "batteries", 9000, 9000}, /* (1 + 0.8) / 2 */
    {"cedar", "batteries", 0, 10000},   /* both unknown */
    {"ash", "tables-fit", 8000, 8000},  /* 4 / 5 */
    {"birch", "tables-fit", 10000, 10000},
    {"cedar", "tables-fit", 0, 0},    /* no pairing: impossible, which is known */
    {"ash", "any-store", 8000, 8000}, /* the better of 4 and none */
    {"birch", "any-store", 10000, 10000},
    {"cedar", "any-store", 0, 0},
    {"ash", "all-stores", 4000, 4000},   /* (4 + 0) / 10 */
    {"birch", "all-stores", 7000, 7000}, /* (5 + 2) / 10 */
    {"cedar", "all-stores", 0, 0},
    {"ash", "lively", 3333, 3333},    /* 1000 stars: 0; 10 ms of 1 to 1000: 1 - 1/3 */
    {"birch", "lively", 5000, 6667},  /* 100000 stars: 1; 100 to 1000 ms: 0 to 1/3 */
    {"cedar", "lively", 8750, 10000}, /* 1 ms: 1; stars unknown: within a quarter of that */
    {"ash", "window", 3333, 3333},    /* 2027-11: 12 of 36 months */
    {"birch", "window", 5000, 10000}, /* open-ended */
    {"cedar", "window", 0, 2500},     /* none published */
    {"ash", "lang-go", 10000, 10000},
    {"birch", "lang-go", 0, 0},
    {"cedar", "lang-go", 0, 0},
    {"ash", "lang-php", 0, 0},
    {"birch", "lang-php", 10000, 10000},
    {"cedar", "lang-php", 10000, 10000}, /* serves two */
    {"cedar", "lang-rust", 10000, 10000},
};

static void assert_cell(struct catalog *catalog, const struct cell *cell)
{
    int framework = catalog_find_framework(catalog, cell->framework);
    int criterion = catalog_find_criterion(catalog, cell->criterion);

    print_message("# %s of %s\n", cell->criterion, cell->framework);
    assert_true(framework >= 0 && criterion >= 0);
    size_t at = (size_t)framework * catalog_n_criteria(catalog) + (size_t)criterion;
    assert_int_equal(catalog_low(catalog)[at], cell->low);
    assert_int_equal(catalog_high(catalog)[at], cell->high);
}

static struct catalog *made(void **state, const char *sources)
{
    const char *output = folder_path(state, "made.db");

    sources_make(sources, output);
    return sources_open(output);
}

static void test_values_match_hand_computed_ones(void **state)
{
    struct catalog *real = made(state, sources_path(FROZEN_SOURCES));
    struct catalog *small = made(state, sources_path(SMALL_SOURCES));

    for (size_t i = 0; i < ARRAY_LENGTH(real_cells); i++)
        assert_cell(real, &real_cells[i]);
    for (size_t i = 0; i < ARRAY_LENGTH(small_cells); i++)
        assert_cell(small, &small_cells[i]);
    catalog_free(real);
    catalog_free(small);
}

/* What a change of one value does to one cell. */
static const struct {
    const char *file, *find, *replace;
    struct cell cell;
} turns[] = {
    /* the calendar: months count, days do not */
    {"catalog.yaml", "2026-11-22", "2026-11-01", {"ash", "window", 3333, 3333}},
    {"catalog.yaml", "2026-11-22", "2026-12-01", {"ash", "window", 3056, 3056}}, /* 11 months */
    {"catalog.yaml", "2026-11-22", "2027-11-30", {"ash", "window", 0, 0}},
    {"catalog.yaml", "2026-11-22", "2030-01-01", {"ash", "window", 0, 0}}, /* over */
    {"catalog.yaml", "2026-11-22", "2024-11-01", {"ash", "window", 10000, 10000}},
    {"catalog.yaml", "2026-11-22", "2020-11-01", {"ash", "window", 10000, 10000}},
    {"frameworks/ash.md",
     "value: 2027-11",
     "value: 2027",
     {"ash", "window", 556, 556}}, /* January */
    {"frameworks/ash.md", "value: 2027-11", "value: unknown", {"ash", "window", 0, 10000}},
    /* measures: beyond the anchors, at zero and below */
    {"frameworks/ash.md", "value: 1000\n", "value: 10000\n", {"ash", "lively", 5833, 5833}},
    {"frameworks/ash.md", "value: 1000\n", "value: 9999999\n", {"ash", "lively", 8333, 8333}},
    {"frameworks/ash.md", "value: 1000\n", "value: 1\n", {"ash", "lively", 3333, 3333}},
    {"frameworks/ash.md", "value: 1000\n", "value: 0\n", {"ash", "lively", 3333, 3333}},
    {"frameworks/ash.md", "value: 1000\n", "value: -5\n", {"ash", "lively", 3333, 3333}},
    /* an unknown fact within a quarter of the known one (1 - 1/3), cut at 1 */
    {"frameworks/ash.md", "value: 1000\n", "value: unknown\n", {"ash", "lively", 5417, 7917}},
    {"frameworks/cedar.md", "value: 1\n", "value: 1000\n", {"cedar", "lively", 0, 1250}},
    {"frameworks/cedar.md", "value: 1\n", "value: unknown\n", {"cedar", "lively", 0, 10000}},
    /* half a basis point is rounded away from zero: 0.5 / 16 = 0.03125 */
    {"criteria/batteries.md",
     "[orm, admin-ui]",
     "[admin-ui, orm, orm, orm, orm, orm, orm, orm, orm, orm, orm, orm, orm, orm, orm, orm]",
     {"ash", "batteries", 313, 313}},
    /* a mean with one unknown level of two */
    {"frameworks/birch.md", "level: 3", "level: unknown", {"birch", "batteries", 4000, 9000}},
    {"frameworks/birch.md", "level: 2", "level: unknown", {"birch", "no-admin", 0, 10000}},
    /* a fit of 0 is as good as no pairing */
    {"frameworks/ash.md", "fit: 4", "fit: 0", {"ash", "any-store", 0, 0}},
    {"frameworks/ash.md", "fit: 4", "fit: 3", {"ash", "all-stores", 3000, 3000}},
};

static void test_changing_one_input_changes_the_value_as_the_rule_says(void **state)
{
    char copy[PATH_MAX];

    snprintf(copy, sizeof(copy), "%s", folder_path(state, "copy"));
    sources_copy(sources_path(SMALL_SOURCES), copy);
    for (size_t i = 0; i < ARRAY_LENGTH(turns); i++) {
        char path[2 * PATH_MAX];
        size_t length;
        snprintf(path, sizeof(path), "%s/%s", copy, turns[i].file);
        char *before = folder_read(path, &length);
        sources_edit(path, turns[i].find, turns[i].replace);
        struct catalog *catalog = made(state, copy);
        assert_cell(catalog, &turns[i].cell);
        catalog_free(catalog);
        folder_write(path, before, length);
        free(before);
    }
}

/* The rules once more. Sums are whole numbers where they can be, and logarithms have the base of
 * ten, so that no rounding is shared with the program. */
struct range {
    double low, high;
};

static int level_in_tenths(const struct value *value)
{
    static const int tenths[] = {0, 5, 8, 10};

    return tenths[(int)value->low];
}

static struct range mean_level(struct catalog *catalog, int framework,
                               const struct criterion *criterion)
{
    int low = 0, high = 0, most = 10 * (int)criterion->n_inputs;

    for (size_t i = 0; i < criterion->n_inputs; i++) {
        const struct value *value = catalog_value(catalog, framework, criterion->inputs[i].trait);
        low += value->known ? level_in_tenths(value) : 0;
        high += value->known ? level_in_tenths(value) : 10;
    }
    if (criterion->invert)
        return (struct range){(double)(most - high) / most, (double)(most - low) / most};
    return (struct range){(double)low / most, (double)high / most};
}

static struct range fits(struct catalog *catalog, int framework, const struct criterion *criterion)
{
    int sum = 0, best = 0, count = (int)criterion->n_inputs;

    for (int i = 0; i < count; i++) {
        const struct pairing *pairing =
            catalog_pairing(catalog, framework, criterion->inputs[i].component);
        int fit = pairing ? pairing->fit : 0;
        sum += fit;
        best = fit > best ? fit : best;
    }
    double value = criterion->rule == RULE_MEAN_FIT ? (double)sum / (5 * count) : best / 5.0;
    return (struct range){value, value};
}

static double scaled(const struct criterion_input *input, double x)
{
    double away =
        input->better == BETTER_MORE ? log10(x) - log10(input->low) : log10(input->high) - log10(x);
    double share = away / (log10(input->high) - log10(input->low));

    return share < 0 ? 0 : share > 1 ? 1 : share;
}

static struct range measure(struct catalog *catalog, int framework,
                            const struct criterion *criterion)
{
    double low = 0, high = 0, least = 2, most = -1;
    double n = (double)criterion->n_inputs;

    for (size_t i = 0; i < criterion->n_inputs; i++) {
        const struct criterion_input *input = &criterion->inputs[i];
        const struct value *value = catalog_value(catalog, framework, input->trait);
        if (value->known && scaled(input, value->low) < least)
            least = scaled(input, value->low);
        if (value->known && scaled(input, value->low) > most)
            most = scaled(input, value->low);
    }
    for (size_t i = 0; i < criterion->n_inputs; i++) {
        const struct criterion_input *input = &criterion->inputs[i];
        const struct value *value = catalog_value(catalog, framework, input->trait);
        if (value->known || value->bounded) {
            bool more = input->better == BETTER_MORE;
            low += scaled(input, more ? value->low : value->high);
            high += scaled(input, more ? value->high : value->low);
        } else if (most >= 0) {
            low += least > 0.25 ? least - 0.25 : 0;
            high += most < 0.75 ? most + 0.25 : 1;
        } else {
            high += 1;
        }
    }
    return (struct range){low / n, high / n};
}

static struct range window(struct catalog *catalog, int framework,
                           const struct criterion *criterion)
{
    const struct value *value = catalog_value(catalog, framework, criterion->inputs[0].trait);
    int year, month = 1, now_year, now_month;

    if (!value->known)
        return (struct range){0, 1};
    if (text_equal(value->text, "open-ended"))
        return (struct range){criterion->open_ended[0] / 1e4, criterion->open_ended[1] / 1e4};
    if (text_equal(value->text, "none published"))
        return (struct range){criterion->none_published[0] / 1e4,
                              criterion->none_published[1] / 1e4};
    assert_true(sscanf(value->text, "%d-%d", &year, &month) >= 1);
    assert_int_equal(sscanf(catalog_identity(catalog)->date, "%d-%d", &now_year, &now_month), 2);
    int months = 12 * (year - now_year) + month - now_month;
    months = months < 0                            ? 0
             : months > criterion->months_for_full ? criterion->months_for_full
                                                   : months;
    return (struct range){(double)months / criterion->months_for_full,
                          (double)months / criterion->months_for_full};
}

static struct range expected_value(struct catalog *catalog, int framework,
                                   const struct criterion *criterion)
{
    size_t count;
    const struct framework *row = &catalog_frameworks(catalog, &count)[framework];
    const struct value *value;
    double served;

    switch (criterion->rule) {
    case RULE_RATING:
        value = catalog_value(catalog, framework, criterion->inputs[0].trait);
        return value->known ? (struct range){value->low / 4 - 0.25, value->low / 4 - 0.25}
                            : (struct range){0, 1};
    case RULE_LEVEL:
    case RULE_MEAN_LEVEL:
        return mean_level(catalog, framework, criterion);
    case RULE_FIT:
    case RULE_BEST_FIT:
    case RULE_MEAN_FIT:
        return fits(catalog, framework, criterion);
    case RULE_MEASURE:
        return measure(catalog, framework, criterion);
    case RULE_SUPPORT_WINDOW:
        return window(catalog, framework, criterion);
    default:
        served = row->serves & (UINT64_C(1) << criterion->inputs[0].language) ? 1 : 0;
        return (struct range){served, served};
    }
}

/* Rounded half away from zero; where the tenth of a millionth decides either is right. */
static bool rounds_to(double value, int points)
{
    return fabs(value * 10000 - points) <= 0.5 + 1e-6;
}

static void test_every_value_follows_its_rule(void **state)
{
    static const char *const sources[] = {SMALL_SOURCES, SHIPPED_SOURCES};
    size_t n_cells = 0;

    for (size_t s = 0; s < ARRAY_LENGTH(sources); s++) {
        struct catalog *catalog = made(state, sources_path(sources[s]));
        size_t n_criteria, n_frameworks;
        const struct criterion *criteria = catalog_criteria(catalog, &n_criteria);
        catalog_frameworks(catalog, &n_frameworks);
        for (size_t i = 0; i < n_frameworks; i++)
            for (size_t j = 0; j < n_criteria; j++, n_cells++) {
                struct range range = expected_value(catalog, (int)i, &criteria[j]);
                if (!rounds_to(range.low, catalog_low(catalog)[i * n_criteria + j]) ||
                    !rounds_to(range.high, catalog_high(catalog)[i * n_criteria + j]))
                    fail_msg("%s of framework %zu is %d to %d, expected %f to %f", criteria[j].id,
                             i, catalog_low(catalog)[i * n_criteria + j],
                             catalog_high(catalog)[i * n_criteria + j], range.low, range.high);
            }
        catalog_free(catalog);
    }
    assert_true(n_cells >= 3 * 12 + 10 * 64);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, folder_new, folder_free)
    const struct CMUnitTest tests[] = {
        TEST(test_values_match_hand_computed_ones),
        TEST(test_changing_one_input_changes_the_value_as_the_rule_says),
        TEST(test_every_value_follows_its_rule),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
