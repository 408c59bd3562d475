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

/* The part of the 256-colour table that is the same in every terminal: a cube and greys. */
static struct light light_of(int color)
{
    static const int levels[] = {0, 95, 135, 175, 215, 255};
    int cube = color - 16, grey = 8 + 10 * (color - 232);

    if (color >= 232)
        return (struct light){linear(grey), linear(grey), linear(grey)};
    return (struct light){
        linear(levels[cube / 36]),
        linear(levels[cube / 6 % 6]),
        linear(levels[cube % 6]),
    };
}

static double luminance(struct light light)
{
    return 0.2126 * light.red + 0.7152 * light.green + 0.0722 * light.blue;
}

/* As WCAG 2 defines it. */
static double contrast(int left, int right)
{
    double first = luminance(light_of(left)), second = luminance(light_of(right));

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

static bool has_color(const struct look *look)
{
    return look->foreground != COLOR_OF_TERMINAL || look->background != COLOR_OF_TERMINAL;
}

/* default and mono; the others are the named ones with colours. */
static bool is_colorless(const struct theme *theme)
{
    return strcmp(theme->name, "default") == 0 || strcmp(theme->name, "mono") == 0;
}

/* Every role's look, then the selected one. */
static const struct look *look_at(const struct theme *theme, int i)
{
    return i < ROLE_COUNT ? &theme->looks[i] : &theme->selected;
}

static void the_five_themes_are_found_by_name(void **state)
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

static void default_and_mono_have_no_color_number(void **state)
{
    (void)state;

    for (size_t i = 0; themes[i]; i++) {
        for (int look = 0; is_colorless(themes[i]) && look <= ROLE_COUNT; look++) {
            print_message("# %s %d\n", themes[i]->name, look);
            assert_false(has_color(look_at(themes[i], look)));
        }
    }
}

static void mono_is_never_dim(void **state)
{
    (void)state;

    for (int look = 0; look <= ROLE_COUNT; look++)
        assert_false(look_at(theme_find("mono"), look)->attributes & ATTRIBUTE_DIM);
}

static void named_themes_have_contrast(void **state)
{
    (void)state;

    for (size_t i = 0; themes[i]; i++) {
        double least = strcmp(themes[i]->name, "high-contrast") == 0 ? 7 : 4.5;
        double worst = 21;

        if (is_colorless(themes[i]))
            continue;
        for (int look = 0; look <= ROLE_COUNT; look++) {
            int foreground = look_at(themes[i], look)->foreground;
            int background = look_at(themes[i], look)->background;

            assert_in_range(foreground, 16, 255);
            assert_in_range(background, 16, 255);
            if (contrast(foreground, background) < least)
                fail_msg("%s: role %d has a contrast of %.2f", themes[i]->name, look,
                         contrast(foreground, background));
            worst = fmin(worst, contrast(foreground, background));
            assert_false(look_at(themes[i], look)->attributes & ATTRIBUTE_DIM);
            assert_false(look_at(themes[i], look)->attributes & ATTRIBUTE_REVERSE);
        }
        print_message("# %s: the lowest contrast is %.2f\n", themes[i]->name, worst);
    }
}

static void assert_told_apart(const struct theme *theme, enum role left, enum role right)
{
    struct light first = light_of(theme->looks[left].foreground);
    struct light second = light_of(theme->looks[right].foreground);

    for (size_t eye = 0; eye < ARRAY_LENGTH(eyes); eye++) {
        double apart = distance(seen(eyes[eye], first), seen(eyes[eye], second));

        if (apart < 30)
            fail_msg("%s: roles %d and %d are only %.1f apart (eye %zu)", theme->name, left, right,
                     apart, eye);
    }
}

static void bars_and_good_and_bad_need_no_red_or_green(void **state)
{
    (void)state;

    for (size_t i = 0; themes[i]; i++) {
        if (is_colorless(themes[i]))
            continue;
        for (int left = ROLE_BAR_1; left <= ROLE_BAR_6; left++) {
            for (int right = left + 1; right <= ROLE_BAR_6; right++)
                assert_told_apart(themes[i], left, right);
        }
        assert_told_apart(themes[i], ROLE_GOOD, ROLE_BAD);
    }
}

static bool same_look(const struct look *left, const struct look *right)
{
    return left->foreground == right->foreground && left->background == right->background &&
           left->attributes == right->attributes;
}

/* What tells states apart must differ in every theme: in mono only attributes can. */
static void states_differ_in_every_theme(void **state)
{
    (void)state;
    static const enum role pairs[][2] = {
        {ROLE_PLAIN, ROLE_TITLE},    {ROLE_PLAIN, ROLE_HEADING},   {ROLE_PLAIN, ROLE_STRONG},
        {ROLE_PLAIN, ROLE_SELECTED}, {ROLE_PLAIN, ROLE_MARKED},    {ROLE_PLAIN, ROLE_GOOD},
        {ROLE_PLAIN, ROLE_BAD},      {ROLE_PLAIN, ROLE_WARNING},   {ROLE_PLAIN, ROLE_LINK},
        {ROLE_PLAIN, ROLE_CODE},     {ROLE_PLAIN, ROLE_KEY},       {ROLE_PLAIN, ROLE_PROMPT},
        {ROLE_PLAIN, ROLE_MATCH},    {ROLE_GOOD, ROLE_BAD},        {ROLE_MARKED, ROLE_SELECTED},
        {ROLE_MARKED, ROLE_STRONG},  {ROLE_MESSAGE, ROLE_WARNING}, {ROLE_BAR_1, ROLE_BAR_2},
        {ROLE_BAR_2, ROLE_BAR_3},    {ROLE_BAR_3, ROLE_BAR_4},     {ROLE_BAR_4, ROLE_BAR_5},
        {ROLE_BAR_5, ROLE_BAR_6},
    };

    for (size_t i = 0; themes[i]; i++) {
        for (size_t pair = 0; pair < ARRAY_LENGTH(pairs); pair++) {
            print_message("# %s: %s, %s\n", themes[i]->name, role_name(pairs[pair][0]),
                          role_name(pairs[pair][1]));
            assert_false(
                same_look(&themes[i]->looks[pairs[pair][0]], &themes[i]->looks[pairs[pair][1]]));
        }
        assert_true(same_look(&themes[i]->looks[ROLE_SELECTED], &themes[i]->selected));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_five_themes_are_found_by_name),
        cmocka_unit_test(default_and_mono_have_no_color_number),
        cmocka_unit_test(mono_is_never_dim),
        cmocka_unit_test(named_themes_have_contrast),
        cmocka_unit_test(bars_and_good_and_bad_need_no_red_or_green),
        cmocka_unit_test(states_differ_in_every_theme),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
