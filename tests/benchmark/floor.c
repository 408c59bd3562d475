/* The least program with the libraries of whichstack: it opens a catalog, shows ten of its rows, moves a bar down them
 * with j and ends with q. What whichstack needs beyond it is its own work.
 *
 *     floor CATALOG
 *
 * It writes the marks that tests/tools/screen.h waits for. */
#define NCURSES_WIDECHAR 1

#include <cmark.h>
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#define ROWS 10

static int open_catalog(const char *path, sqlite3 **ret_database)
{
    char uri[1024];

    snprintf(uri, sizeof(uri), "file:%s?immutable=1", path);
    return sqlite3_open_v2(uri, ret_database, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
}

static void draw_rows(sqlite3 *database)
{
    sqlite3_stmt *rows;

    if (sqlite3_prepare_v2(database, "SELECT name, summary FROM framework ORDER BY ord", -1, &rows,
                           NULL) != SQLITE_OK)
        return;
    for (int i = 0; i < ROWS && sqlite3_step(rows) == SQLITE_ROW; i++)
        mvprintw(2 + i, 0, "%-24.24s %.*s", (const char *)sqlite3_column_text(rows, 0), COLS - 26,
                 (const char *)sqlite3_column_text(rows, 1));
    sqlite3_finalize(rows);
}

static void put_mark(int keys)
{
    printf("\033]7770;%d;%d;%d\033\\", keys, LINES, COLS);
    fflush(stdout);
}

static void show_bar(int row, attr_t look)
{
    mvchgat(2 + row, 0, -1, look, 0, NULL);
}

/* Until it is q. */
static void take_keys(void)
{
    int key, row = 0;

    for (int keys = 1; (key = getch()) != 'q'; keys++) {
        if (key == 'j') {
            show_bar(row, A_NORMAL);
            row = (row + 1) % ROWS;
            show_bar(row, A_REVERSE);
            refresh();
        }
        put_mark(keys);
    }
}

int main(int argc, char **argv)
{
    sqlite3 *database = NULL;

    if (argc != 2 || open_catalog(argv[1], &database) != SQLITE_OK) {
        fprintf(stderr, "usage: floor CATALOG\n");
        return 2;
    }
    setlocale(LC_CTYPE, "");
    initscr();
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    curs_set(0);
    mvprintw(0, 0, "%d rows, cmark %d", ROWS, cmark_version());
    draw_rows(database);
    mvprintw(LINES - 1, 0, "q quit");
    refresh();
    put_mark(0);
    take_keys();
    endwin();
    sqlite3_close(database);
    return 0;
}
