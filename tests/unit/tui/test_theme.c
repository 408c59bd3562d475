#include "unit.h"

#include "tui/cells/theme.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct light {
    double red, green, blue; /* linear, 0..1 */
};

static double linear(int level)
{
    double value = level / 255.0;

    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static struct light light_of_rgb(int rgb)
{
    return (struct light){linear(rgb >> 16), linear(rgb >> 8 & 255), linear(rgb & 255)};
}

/* The part of the 256-colour table that is the same in every terminal: a cube and greys. */
static int rgb_of_index(int color)
{
    static const int levels[] = {0, 95, 135, 175, 215, 255};
    int cube = color - 16, grey = 8 + 10 * (color - 232);

    if (color >= 232)
        return grey << 16 | grey << 8 | grey;
    return levels[cube / 36] << 16 | levels[cube / 6 % 6] << 8 | levels[cube % 6];
}

static double luminance(struct light light)
{
    return 0.2126 * light.red + 0.7152 * light.green + 0.0722 * light.blue;
}

/* As WCAG 2 defines it, between two colours 0xRRGGBB. */
static double contrast(int left, int right)
{
    double first = luminance(light_of_rgb(left)), second = luminance(light_of_rgb(right));

    return (fmax(first, second) + 0.05) / (fmin(first, second) + 0.05);
}

/* How a colour is seen with no red, and with no green, receptors (Machado, Oliveira and
 * Fernandes 2009, severity 1.0); the first row leaves it as it is. */
static const double eyes[3][3][3] = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {{0.152286, 1.052583, -0.204868},
     {0.114503, 0.786281, 0.099216},
     {-0.003882, -0.048116, 1.051998}},
    {{0.367322, 0.860646, -0.227968},
     {0.280085, 0.672501, 0.047413},
     {-0.011820, 0.042940, 0.968881}},
};

static double seen_part(const double weights[3], struct light light)
{
    double sum = weights[0] * light.red + weights[1] * light.green + weights[2] * light.blue;

    return fmin(1, fmax(0, sum));
}

static struct light seen(const double eye[3][3], struct light light)
{
    return (struct light){
        seen_part(eye[0], light),
        seen_part(eye[1], light),
        seen_part(eye[2], light),
    };
}

static double lab_curve(double value)
{
    return value > 0.008856 ? cbrt(value) : 7.787 * value + 16.0 / 116;
}

/* Distance in CIE L*a*b*: 2.3 can just be noticed. */
static double distance(struct light left, struct light right)
{
    struct light both[] = {left, right};
    double lab[2][3];

    for (size_t i = 0; i < 2; i++) {
        struct light l = both[i];
        double x = lab_curve((0.4124 * l.red + 0.3576 * l.green + 0.1805 * l.blue) / 0.95047);
        double y = lab_curve(luminance(l));
        double z = lab_curve((0.0193 * l.red + 0.1192 * l.green + 0.9505 * l.blue) / 1.08883);

        lab[i][0] = 116 * y - 16;
        lab[i][1] = 500 * (x - y);
        lab[i][2] = 200 * (y - z);
    }
    return sqrt(pow(lab[0][0] - lab[1][0], 2) + pow(lab[0][1] - lab[1][1], 2) +
                pow(lab[0][2] - lab[1][2], 2));
}

/* Lines and fills need less than what is read. */
static bool is_fill(enum role role)
{
    return role == ROLE_RULE || role == ROLE_HERO || (role >= ROLE_BEST && role <= ROLE_BAR) ||
           (role >= ROLE_PART_1 && role <= ROLE_HUE_8);
}

static void test_five_themes_are_found_by_name(void **state)
{
    (void)state;
    static const char *const names[] = {"default", "dark", "light", "high-contrast", "mono"};
    size_t count = 0;

    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        const struct theme *theme = theme_find(names[i]);

        assert_non_null(theme);
        assert_string_equal(theme->name, names[i]);
        assert_true(strlen(theme->summary) > 0);
    }
    while (themes[count])
        count++;
    assert_int_equal(count, ARRAY_LENGTH(names));
    assert_string_equal(themes[0]->name, "default");
    assert_null(theme_find("Dark"));
    assert_null(theme_find(""));
}

static void test_mono_has_no_color(void **state)
{
    (void)state;
    const struct theme *mono = theme_find("mono");

    for (enum role role = 0; role < ROLE_COUNT; role++)
        for (enum ground ground = 0; ground < GROUND_COUNT; ground++) {
            struct style style = theme_style(mono, role, ground, true);

            assert_int_equal(style.foreground.index, COLOR_OF_TERMINAL);
            assert_int_equal(style.background.index, COLOR_OF_TERMINAL);
        }
}

static void test_default_theme_colours_only_signs_and_fills(void **state)
{
    (void)state;
    static const enum role words[] = {ROLE_PLAIN, ROLE_STRONG, ROLE_MUTED, ROLE_ACCENT,
                                      ROLE_TITLE, ROLE_KEY,    ROLE_GOOD,  ROLE_BAD,
                                      ROLE_WARN,  ROLE_LINK,   ROLE_CODE};

    for (size_t i = 0; i < ARRAY_LENGTH(words); i++) {
        struct style style = theme_style(theme_find("default"), words[i], GROUND_PLAIN, false);

        assert_int_equal(style.foreground.index, COLOR_OF_TERMINAL);
        assert_int_equal(style.background.index, COLOR_OF_TERMINAL);
    }
    for (enum role role = 0; role < ROLE_COUNT; role++)
        assert_in_range(
            theme_style(theme_find("default"), role, GROUND_PLAIN, true).foreground.index + 1, 0,
            16);
}

/* Many terminals show bold black on cyan as grey on cyan. */
static void test_eight_colours_avoid_bold(void **state)
{
    (void)state;

    for (size_t i = 0; themes[i]; i++)
        for (enum role role = 0; role < ROLE_COUNT; role++)
            for (enum ground ground = 0; ground < GROUND_COUNT; ground++)
                for (int mark = 0; mark < 2; mark++) {
                    struct style style = theme_style(themes[i], role, ground, mark);
                    bool first = style.foreground.index >= 0 && style.foreground.index < 8;

                    assert_false(first && (style.attributes & ATTRIBUTE_BOLD));
                }
}

static void test_no_colour_uses_other_themes(void **state)
{
    (void)state;

    assert_ptr_equal(theme_for(theme_find("dark"), 1 << 24), theme_find("dark"));
    assert_ptr_equal(theme_for(theme_find("dark"), 256), theme_find("dark"));
    assert_ptr_equal(theme_for(theme_find("dark"), 16), theme_find("default"));
    assert_ptr_equal(theme_for(theme_find("light"), 0), theme_find("mono"));
    assert_ptr_equal(theme_for(theme_find("default"), 8), theme_find("default"));
    assert_ptr_equal(theme_for(theme_find("default"), 0), theme_find("mono"));
}

/* Of both: the 24-bit colour and the one of the table. A rule is no text and no fill: it must be
 * seen on plain ground, and that is all. */
static double least_contrast(const struct theme *theme, enum role role)
{
    bool high = strcmp(theme->name, "high-contrast") == 0;

    if (role == ROLE_RULE)
        return 1.5;
    return is_fill(role) ? (high ? 4.5 : 3) : (high ? 7 : 4.5);
}

static void test_named_themes_have_contrast(void **state)
{
    (void)state;

    for (size_t i = 0; themes[i]; i++) {
        double worst = 21;

        for (enum role role = 0; themes[i]->colors == THEME_FIXED && role < ROLE_COUNT; role++)
            for (enum ground ground = 0; ground < GROUND_COUNT; ground++) {
                struct style style = theme_style(themes[i], role, ground, true);
                double direct = contrast(style.foreground.rgb, style.background.rgb);
                double indexed = contrast(rgb_of_index(style.foreground.index),
                                          rgb_of_index(style.background.index));

                assert_in_range(style.foreground.index, 16, 255);
                assert_in_range(style.background.index, 16, 255);
                if (role == ROLE_RULE && ground != GROUND_PLAIN)
                    continue;
                if (fmin(direct, indexed) < least_contrast(themes[i], role))
                    print_error("%s: %s on ground %d has a contrast of %.2f, in the table %.2f\n",
                                themes[i]->name, role_name(role), ground, direct, indexed);
                worst = fmin(worst, fmin(direct, indexed) - least_contrast(themes[i], role));
                assert_false(style.attributes & (ATTRIBUTE_DIM | ATTRIBUTE_REVERSE));
            }
        assert_true(worst >= 0);
    }
}

/* Distance at which two marks can be told apart at a glance; 2.3 is just noticeable. */
#define APART_LEAST 20

static void assert_told_apart(const struct theme *theme, enum role left, enum role right)
{
    struct light first = light_of_rgb(theme->styles[left].foreground.rgb);
    struct light second = light_of_rgb(theme->styles[right].foreground.rgb);

    for (size_t eye = 0; eye < ARRAY_LENGTH(eyes); eye++) {
        double apart = distance(seen(eyes[eye], first), seen(eyes[eye], second));

        if (apart < APART_LEAST)
            fail_msg("%s: roles %d and %d are only %.1f apart (eye %zu)", theme->name, left, right,
                     apart, eye);
    }
}

/* Stacked bars also have gaps, and gains and losses have signs. Colour adds to these where it can
 * be told apart. */
static void test_neighbouring_colours_are_far_apart(void **state)
{
    (void)state;

    for (size_t i = 0; themes[i]; i++) {
        if (themes[i]->colors != THEME_FIXED)
            continue;
        for (enum role role = ROLE_PART_1; role < ROLE_PART_5; role++)
            assert_told_apart(themes[i], role, role + 1);
        assert_told_apart(themes[i], ROLE_GOOD, ROLE_BAD);
    }
}

static bool same_style(struct style left, struct style right)
{
    return left.foreground.index == right.foreground.index &&
           left.background.index == right.background.index && left.attributes == right.attributes;
}

/* States must look different in every theme; in mono only attributes can do this. */
static void test_states_differ_in_every_theme(void **state)
{
    (void)state;
    static const enum role pairs[][2] = {
        {ROLE_PLAIN, ROLE_STRONG}, {ROLE_PLAIN, ROLE_MUTED},  {ROLE_PLAIN, ROLE_TITLE},
        {ROLE_PLAIN, ROLE_KEY},    {ROLE_PLAIN, ROLE_LINK},   {ROLE_PLAIN, ROLE_CODE},
        {ROLE_PLAIN, ROLE_CHIP},   {ROLE_PLAIN, ROLE_FIELD},  {ROLE_PLAIN, ROLE_MATCH},
        {ROLE_BEST, ROLE_BAR},     {ROLE_STRONG, ROLE_LINK},  {ROLE_STRONG, ROLE_CHIP},
        {ROLE_BAR, ROLE_TICK},     {ROLE_PLAIN, ROLE_ACCENT},
    };

    for (size_t i = 0; themes[i]; i++) {
        for (size_t pair = 0; pair < ARRAY_LENGTH(pairs); pair++) {
            print_message("# %s: %s, %s\n", themes[i]->name, role_name(pairs[pair][0]),
                          role_name(pairs[pair][1]));
            assert_false(same_style(theme_style(themes[i], pairs[pair][0], GROUND_PLAIN, true),
                                    theme_style(themes[i], pairs[pair][1], GROUND_PLAIN, true)));
        }
        assert_false(same_style(theme_style(themes[i], ROLE_PLAIN, GROUND_PLAIN, false),
                                theme_style(themes[i], ROLE_PLAIN, GROUND_CURSOR, false)));
    }
}

static void test_signs_are_told_from_text(void **state)
{
    (void)state;
    static const char *const signs[] = {"█", "▏", "◆", "▸", "─", "→", "−", "·", "▀", "+", "?"};
    static const char *const words[] = {"a", "Z", "0", "ä", "é", "漢", " ", ",", "’", "…"};

    for (size_t i = 0; i < ARRAY_LENGTH(signs); i++)
        assert_true(theme_is_mark(signs[i]));
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++) {
        print_message("# %s\n", words[i]);
        assert_false(theme_is_mark(words[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_five_themes_are_found_by_name),
        cmocka_unit_test(test_mono_has_no_color),
        cmocka_unit_test(test_default_theme_colours_only_signs_and_fills),
        cmocka_unit_test(test_eight_colours_avoid_bold),
        cmocka_unit_test(test_no_colour_uses_other_themes),
        cmocka_unit_test(test_named_themes_have_contrast),
        cmocka_unit_test(test_neighbouring_colours_are_far_apart),
        cmocka_unit_test(test_states_differ_in_every_theme),
        cmocka_unit_test(test_signs_are_told_from_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
