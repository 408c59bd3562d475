#include "tui/screens/project/project_preview.h"

#include "base/bounds.h"
#include "base/text/columns.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/cells/listing.h"
#include "tui/cells/paragraph.h"
#include "tui/panels/panel.h"

#include <string.h>

#define COLUMNS_WIDE 100 /* from this width on, folder and command are below the files */
#define ROWS_WIDE 22
#define COLUMNS_BESIDE 60 /* from this width on, the text is beside the files, else below */
#define ABOVE_MOST \
    4 /* rows above the files: the folder, two of what is not set up, and a blank one */
#define LEFT 2
#define LEFT_WIDTH 40
#define FILES_WIDTH 28
#define LABEL_WIDTH 9
#define PROBLEM_WIDTH 72

/* --- layout ----------------------------------------------------------------------------------- */

/* The layout of the screen, which depends only on its size. */
struct parts {
    struct area files, text; /* with headings */
    int divider;             /* column of the vertical line; -1: none */
    bool wide;
};

static struct parts parts_wide(struct area body)
{
    int at = LEFT + LEFT_WIDTH + 4;

    return (struct parts){
        .files = area_part(body, 1, 0, body.rows - 1, LEFT + LEFT_WIDTH),
        .text = area_part(body, 1, at, body.rows - 1, body.columns - at - 2),
        .divider = at - 2,
        .wide = true,
    };
}

static struct parts parts_beside(struct area body, int above)
{
    int at = LEFT + FILES_WIDTH + 3;

    return (struct parts){
        .files = area_part(body, above, 0, body.rows - above, LEFT + FILES_WIDTH),
        .text = area_part(body, above, at, body.rows - above, body.columns - at - 1),
        .divider = at - 2,
    };
}

static struct parts parts_stacked(struct area body)
{
    int files = body.rows >= 12 ? body.rows / 3 : 2;

    return (struct parts){
        .files = area_part(body, 1, 0, files, body.columns),
        .text = area_part(body, 1 + files, 1, body.rows - 1 - files, body.columns - 2),
        .divider = -1,
    };
}

static struct parts parts_of(struct area body)
{
    if (body.columns >= COLUMNS_WIDE && body.rows >= ROWS_WIDE)
        return parts_wide(body);
    if (body.columns >= COLUMNS_BESIDE)
        return parts_beside(body, body.rows >= 14 ? ABOVE_MOST : 1);
    return parts_stacked(body);
}

struct area project_text_area(const struct app *app)
{
    struct area area = parts_of(frame_body(app->rows, app->columns)).text;

    area.row++; /* heading of the text */
    area.rows = MAX(area.rows - 1, 0);
    return area;
}

/* --- text of a file --------------------------------------------------------------------------- */

static void draw_file(const struct project_preview *preview, struct area area, bool unicode)
{
    struct arena *arena = arena_new();
    const struct start_file *file =
        &preview->start.files[preview->rows[preview->list.selected].file];
    int lines = 0;

    for (const char *at = preview->shown; *at; at++)
        lines += *at == '\n';
    panel_head(area, 0, 0, area.columns, file->path,
               arena_printf(arena, "%s%s %s", file->executable ? "executable, " : "",
                            wording_thousands(arena, lines), lines == 1 ? "line" : "lines"),
               unicode);
    listing_draw(area_part(area, 1, 0, area.rows - 1, area.columns), preview->shown, preview->top,
                 unicode);
    arena_free(arena);
}

/* --- files ------------------------------------------------------------------------------------ */

static void draw_row(const struct app *app, const struct project_preview *preview, struct area area,
                     int line, int number)
{
    const struct project_row *row = &preview->rows[number];
    bool here = number == preview->list.selected, unicode = app->options.unicode;
    int column = LEFT + (row->inside ? 2 : 0);

    area_fit(area, line, column, area.columns - column,
             row->file < 0              ? ROLE_MUTED
             : here && !preview->naming ? ROLE_STRONG
                                        : ROLE_PLAIN,
             unicode, row->name);
    if (!here)
        return;
    area_text(area, line, 0, ROLE_ACCENT, mark_text(MARK_CURSOR, unicode));
    area_select(area, line, 0, area.columns);
    if (!preview->naming)
        area_cursor(area, line, column);
}

static void draw_rows(const struct app *app, const struct project_preview *preview,
                      struct area area)
{
    int top = list_top(&preview->list, preview->n_rows, area.rows);

    for (int i = 0; i < area.rows && top + i < preview->n_rows; i++)
        draw_row(app, preview, area, i, top + i);
}

/* --- folder and command ----------------------------------------------------------------------- */

static void draw_folder(const struct app *app, const struct project_preview *preview,
                        struct area area, int row, int column)
{
    struct area line = area_part(area, row, column - 1, 1, area.columns - column);

    int width = MIN(columns_of(preview->folder.text), line.columns - 2);

    if (preview->naming)
        prompt_draw(&preview->folder, line, app->options.unicode);
    else
        area_fit(line, 0, 1, width, ROLE_LINK, app->options.unicode, preview->folder.text);
}

/* Draws the part below the files in a wide window, if the area has a surface. Returns its rows. */
static int draw_below(struct app *app, const struct project_preview *preview, struct area area,
                      bool paint)
{
    struct arena *arena = arena_new();
    bool unicode = app->options.unicode;
    const struct {
        const char *title, *text;
        enum role role;
    } blocks[] = {
        {"Same as this command", start_command(arena, app_advice(app), preview->project),
         ROLE_CODE},
        {"Only named in README.md", start_left_out_names(arena, &preview->start), ROLE_PLAIN},
    };
    int row = 1;

    if (paint) {
        panel_head(area, row, LEFT, LEFT_WIDTH, "Where", "", unicode);
        draw_folder(app, preview, area, row + 1, LEFT);
    }
    row += 2;
    for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++) {
        int rows = paragraph_rows(blocks[i].text, LEFT_WIDTH);
        if (rows == 0)
            continue;
        if (paint) {
            panel_head(area, row + 1, LEFT, LEFT_WIDTH, blocks[i].title, "", unicode);
            paragraph_draw(area_part(area, row + 2, LEFT, rows, LEFT_WIDTH), blocks[i].role,
                           unicode, blocks[i].text);
        }
        row += 2 + rows;
    }
    arena_free(arena);
    return row;
}

/* Draws the folder in one line above the files and, if there is room, the components that are not
 * set up. */
static void draw_above(const struct app *app, const struct project_preview *preview,
                       struct area body, bool roomy)
{
    struct arena *arena = arena_new();
    const char *left_out = start_left_out_names(arena, &preview->start);

    area_text(body, 0, LEFT, ROLE_MUTED, "Folder");
    draw_folder(app, preview, body, 0, LEFT + LABEL_WIDTH);
    if (roomy && left_out[0])
        paragraph_draw(area_part(body, 1, LEFT, ABOVE_MOST - 2, body.columns - 2 * LEFT),
                       ROLE_MUTED, app->options.unicode,
                       arena_printf(arena, "Only named in README.md: %s", left_out));
    arena_free(arena);
}

/* --- screen ----------------------------------------------------------------------------------- */

/* Rows of the files and their heading. In a wide window the folder and the command are below
 * them. */
static int files_rows(struct app *app, const struct project_preview *preview, struct parts parts)
{
    if (!parts.wide)
        return parts.files.rows;
    int below = MIN(draw_below(app, preview, parts.files, false), parts.files.rows / 2);
    return MIN(preview->n_rows + 1, parts.files.rows - below);
}

/* The area of the files without their heading. */
static struct area rows_area(struct app *app, const struct project_preview *preview,
                             struct parts parts)
{
    int head = parts.divider >= 0;

    return area_part(parts.files, head, 0, files_rows(app, preview, parts) - head,
                     parts.files.columns);
}

static void draw_files(struct app *app, const struct project_preview *preview, struct parts parts)
{
    struct arena *arena = arena_new();
    struct area area = parts.files;
    int rows = files_rows(app, preview, parts);

    if (parts.divider >= 0)
        panel_head(area, 0, LEFT, area.columns - LEFT, "Files",
                   arena_printf(arena, "%zu", preview->start.n_files), app->options.unicode);
    draw_rows(app, preview, rows_area(app, preview, parts));
    if (parts.wide)
        draw_below(app, preview, area_part(area, rows, 0, area.rows - rows, area.columns), true);
    arena_free(arena);
}

static void draw_problem(struct app *app, const struct project_preview *preview, struct area body)
{
    struct arena *arena = arena_new();
    int above = body.rows >= 8;
    struct area area = area_part(body, above, LEFT, body.rows - above,
                                 MIN(body.columns - 2 * LEFT, PROBLEM_WIDTH));
    const char *problem = app_words(arena, app, preview->problem);
    int rows = paragraph_rows(problem, area.columns);

    panel_head(area, 0, 0, area.columns, "No project for this stack", "", app->options.unicode);
    area_cursor(area, 0, 0);
    paragraph_draw(area_part(area, 1, 0, area.rows - 1, area.columns), ROLE_PLAIN,
                   app->options.unicode, problem);
    if (!strchr(preview->problem, '{')) /* without the name of a key */
        paragraph_draw(area_part(area, rows + 2, 0, area.rows - rows - 2, area.columns), ROLE_MUTED,
                       app->options.unicode,
                       app_words(arena, app, "{questions} changes answers, {back} goes back."));
    arena_free(arena);
}

void project_draw(struct app *app, const struct project_preview *preview, const struct frame *frame)
{
    struct area body = frame->body;
    struct parts parts = parts_of(body);
    int above = parts.files.row - body.row;

    if (!preview->made) {
        draw_problem(app, preview, body);
        return;
    }
    if (!parts.wide)
        draw_above(app, preview, body, above > 1);
    draw_files(app, preview, parts);
    if (parts.divider >= 0)
        frame_divider(body, parts.wide ? 0 : above, parts.divider,
                      body.rows - (parts.wide ? 0 : above), app->options.unicode);
    draw_file(preview, parts.text, app->options.unicode);
}

bool project_folder_at(struct app *app, const struct project_preview *preview, int row, int column)
{
    struct area body = frame_body(app->rows, app->columns);
    struct parts parts = parts_of(body);
    int at = parts.wide ? parts.files.row + files_rows(app, preview, parts) + 2 : body.row;

    int end = parts.wide ? parts.files.column + parts.files.columns : body.columns;

    return row == at && column >= LEFT && column < end;
}

int project_row_at(struct app *app, const struct project_preview *preview, int row, int column)
{
    struct area area = rows_area(app, preview, parts_of(frame_body(app->rows, app->columns)));
    int number = row - area.row + list_top(&preview->list, preview->n_rows, area.rows);

    return row >= area.row && row < area.row + area.rows && column >= area.column &&
                   column < area.column + area.columns && number < preview->n_rows
               ? number
               : -1;
}
