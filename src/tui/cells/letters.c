#include "tui/cells/letters.h"

#include "base/array.h"
#include "base/bounds.h"
#include "base/text/columns.h"
#include "tui/cells/heading.h"

#include <stddef.h>
#include <string.h>

#define PIXEL_ROWS 8
#define LETTER_COLUMNS 5 /* the widest */
#define PLAIN_ROWS 2

/* A letter: its first pixel row from the top, then its rows. */
struct letter {
    char character;
    int top;
    const char *rows; /* '#' is a pixel, '/' ends a row */
};

static const struct letter letters[] = {
    {' ', 0, "..."},
    {'#', 1, ".#.#/####/.#.#/####"},
    {'+', 1, "..#../..#../#####/..#../..#.."},
    {'-', 3, "###"},
    {'.', 4, "##/##"},
    {'0', 0, ".##./#..#/#.##/##.#/#..#/.##."},
    {'1', 0, ".#./##./.#./.#./.#./###"},
    {'2', 0, "###./...#/..#./.#../#.../####"},
    {'3', 0, "###./...#/.##./...#/...#/###."},
    {'4', 0, "#..#/#..#/####/...#/...#/...#"},
    {'5', 0, "####/#.../###./...#/...#/###."},
    {'6', 0, ".##./#.../###./#..#/#..#/.##."},
    {'7', 0, "####/...#/..#./.#../.#../.#.."},
    {'8', 0, ".##./#..#/.##./#..#/#..#/.##."},
    {'9', 0, ".##./#..#/#..#/.###/...#/.##."},
    {'A', 0, ".##./#..#/#..#/####/#..#/#..#"},
    {'B', 0, "###./#..#/###./#..#/#..#/###."},
    {'C', 0, ".###/#.../#.../#.../#.../.###"},
    {'D', 0, "###./#..#/#..#/#..#/#..#/###."},
    {'E', 0, "####/#.../###./#.../#.../####"},
    {'F', 0, "####/#.../###./#.../#.../#..."},
    {'G', 0, ".###/#.../#.../#.##/#..#/.###"},
    {'H', 0, "#..#/#..#/####/#..#/#..#/#..#"},
    {'I', 0, "###/.#./.#./.#./.#./###"},
    {'J', 0, "..##/...#/...#/...#/#..#/.##."},
    {'K', 0, "#..#/#.#./##../##../#.#./#..#"},
    {'L', 0, "#.../#.../#.../#.../#.../####"},
    {'M', 0, "#...#/##.##/#.#.#/#...#/#...#/#...#"},
    {'N', 0, "#..#/##.#/##.#/#.##/#.##/#..#"},
    {'O', 0, ".##./#..#/#..#/#..#/#..#/.##."},
    {'P', 0, "###./#..#/#..#/###./#.../#..."},
    {'Q', 0, ".##./#..#/#..#/#..#/#.##/.###"},
    {'R', 0, "###./#..#/#..#/###./#.#./#..#"},
    {'S', 0, ".###/#.../.##./...#/...#/###."},
    {'T', 0, "#####/..#../..#../..#../..#../..#.."},
    {'U', 0, "#..#/#..#/#..#/#..#/#..#/.##."},
    {'V', 0, "#...#/#...#/.#.#./.#.#./..#../..#.."},
    {'W', 0, "#...#/#...#/#...#/#.#.#/##.##/#...#"},
    {'X', 0, "#..#/#..#/.##./.##./#..#/#..#"},
    {'Y', 0, "#...#/.#.#./..#../..#../..#../..#.."},
    {'Z', 0, "####/...#/..#./.#../#.../####"},
    {'a', 2, ".###/#..#/#..#/.###"},
    {'b', 0, "#.../#.../###./#..#/#..#/###."},
    {'c', 2, ".##/#../#../.##"},
    {'d', 0, "...#/...#/.###/#..#/#..#/.###"},
    {'e', 2, ".##./####/#.../.###"},
    {'f', 0, ".##/.#./###/.#./.#./.#."},
    {'g', 2, ".###/#..#/#..#/.###/...#/.##."},
    {'h', 0, "#.../#.../###./#..#/#..#/#..#"},
    {'i', 0, "#/./#/#/#/#"},
    {'j', 0, ".#/../.#/.#/.#/.#/.#/#."},
    {'k', 0, "#.../#.../#.#./##../#.#./#..#"},
    {'l', 0, "#/#/#/#/#/#"},
    {'m', 2, "####./#.#.#/#.#.#/#.#.#"},
    {'n', 2, "###./#..#/#..#/#..#"},
    {'o', 2, ".##./#..#/#..#/.##."},
    {'p', 2, "###./#..#/#..#/###./#.../#..."},
    {'q', 2, ".###/#..#/#..#/.###/...#/...#"},
    {'r', 2, "#.#/##./#../#.."},
    {'s', 2, ".##/#../..#/##."},
    {'t', 0, ".#./.#./###/.#./.#./.##"},
    {'u', 2, "#..#/#..#/#..#/.###"},
    {'v', 2, "#.#/#.#/#.#/.#."},
    {'w', 2, "#.#.#/#.#.#/#.#.#/.#.#."},
    {'x', 2, "#..#/.##./.##./#..#"},
    {'y', 2, "#..#/#..#/#..#/.###/...#/.##."},
    {'z', 2, "####/..#./.#../####"},
};

static const struct letter *letter_of(char character)
{
    for (size_t i = 0; i < ARRAY_LENGTH(letters); i++)
        if (letters[i].character == character)
            return &letters[i];
    return NULL;
}

static int letter_columns(const struct letter *letter)
{
    return (int)strcspn(letter->rows, "/");
}

/* The pixel row after the last one used. */
static int letter_bottom(const struct letter *letter)
{
    int rows = letter->top + 1;

    for (const char *at = letter->rows; *at; at++)
        rows += *at == '/';
    return rows;
}

bool letters_size(const char *word, bool unicode, int *ret_rows, int *ret_columns)
{
    int bottom = 0, columns = 0;

    if (!unicode) {
        *ret_rows = PLAIN_ROWS;
        *ret_columns = columns_of(word);
        return word[0] != '\0';
    }
    for (const char *at = word; *at; at++) {
        const struct letter *letter = letter_of(*at);
        if (!letter)
            return false;
        columns += letter_columns(letter) + (columns > 0);
        bottom = MAX(letter_bottom(letter), bottom);
    }
    *ret_rows = bottom > 6 ? 4 : 3;
    *ret_columns = columns;
    return columns > 0;
}

/* Two rows of pixels are a row of cells. */
static void draw_letter(struct area area, int row, int column, const struct letter *letter)
{
    static const char *const halves[] = {NULL, "▀", "▄", "█"};
    unsigned char cells[PIXEL_ROWS / 2][LETTER_COLUMNS] = {{0}};
    int pixel_row = letter->top, at = 0;

    for (const char *pixel = letter->rows; *pixel; pixel++, at++) {
        if (*pixel == '#')
            cells[pixel_row / 2][at] |= pixel_row % 2 == 0 ? 1 : 2;
        if (*pixel == '/') {
            pixel_row++;
            at = -1;
        }
    }
    for (int i = 0; i < PIXEL_ROWS / 2; i++)
        for (int j = 0; j < LETTER_COLUMNS; j++)
            if (cells[i][j] > 0)
                area_text(area, row + i, column + j, ROLE_HERO, halves[cells[i][j]]);
}

void letters_draw(struct area area, int row, int column, bool unicode, const char *word)
{
    int rows, columns;

    if (!letters_size(word, unicode, &rows, &columns))
        return;
    if (!unicode) {
        area_text(area, row, column, ROLE_TITLE, word);
        heading_heavy_rule(area, row + 1, column, columns, false);
        return;
    }
    for (const char *at = word; *at; at++) {
        draw_letter(area, row, column, letter_of(*at));
        column += letter_columns(letter_of(*at)) + 1;
    }
}
