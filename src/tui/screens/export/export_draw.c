#include "tui/screens/export/export_dialog.h"

#include "base/array.h"
#include "base/bounds.h"
#include "base/text/columns.h"
#include "base/text/text.h"
#include "decide/model/answers.h"
#include "document/words/wording.h"
#include "tui/app/app.h"
#include "tui/cells/listing.h"
#include "tui/cells/paragraph.h"
#include "tui/panels/confidence_view.h"
#include "tui/panels/panel.h"

#include <stdio.h>
#include <string.h>

#define COLUMNS_WIDE 100 /* from this width on, the preview is at the right */
#define ROWS_WIDE 22
#define LEFT 2
#define LEFT_WIDTH 40
#define DIVIDER_AT 44
#define PREVIEW_AT 46
#define LABEL_WIDTH 9
#define FORMATS_IN_A_ROW 4
#define FORMAT_WIDTH 20
#define COLUMNS_OF_FORMATS 78

/* Short descriptions. A format without a row shows its summary. */
static const struct words {
    const char *format, *name, *use, *brief;
} format_words[] = {
    {"markdown", "Decision record", "Markdown, kept with the code", "Markdown record"},
    {"madr", "Decision record", "MADR 4, the short standard form", "MADR record"},
    {"html", "Page", "HTML, one file, to share", "HTML page"},
    {"text", "Text", "what recommend prints", "Text"},
    {"json", "Data", "JSON, for programs", "JSON"},
    {"csv", "Table", "CSV, for a spreadsheet", "CSV"},
};

static struct words words_of(size_t format)
{
    const struct exporter *exporter = export_format(format);

    for (size_t i = 0; i < ARRAY_LENGTH(format_words); i++)
        if (text_equal(format_words[i].format, exporter->name))
            return format_words[i];
    return (struct words){exporter->name, exporter->name, exporter->summary, exporter->name};
}

/* --- layout ----------------------------------------------------------------------------------- */

static bool is_wide(struct area body)
{
    return body.columns >= COLUMNS_WIDE && body.rows >= ROWS_WIDE;
}

#define LIST_AT 2 /* row of the list of formats in a wide window */

/* Has each format of the list a second row, for what it is used for? */
static bool is_roomy(struct area body)
{
    return body.rows >= 32;
}

#define ABOVE_MOST 8 /* rows above the preview in a narrow window with all facts */

/* Rows above the preview in a narrow window. */
static int rows_above(struct area body)
{
    return body.rows >= 16 ? ABOVE_MOST : body.rows >= 8 ? 3 : 2;
}

/* Shows a narrow window all formats, in two rows? */
static bool has_table(struct area body)
{
    return rows_above(body) > 2 && body.columns >= COLUMNS_OF_FORMATS;
}

static struct area preview_of(struct area body)
{
    int above = rows_above(body);

    if (is_wide(body))
        return area_part(body, 1, PREVIEW_AT, body.rows - 1, body.columns - PREVIEW_AT - 2);
    return area_part(body, above, LEFT, body.rows - above, body.columns - 2 * LEFT);
}

struct area export_preview_area(const struct app *app)
{
    struct area area = preview_of(frame_body(app->rows, app->columns));

    area.row++; /* heading of the preview */
    area.rows = area.rows > 1 ? area.rows - 1 : 0;
    return area;
}

/* --- formats ---------------------------------------------------------------------------------- */

static int draw_format(const struct app *app, const struct export_dialog *dialog, struct area area,
                       int row, int column, size_t format, const char *name)
{
    bool chosen = format == dialog->format, unicode = app->options.unicode;
    char text[64];

    area_printf(area, row, column, ROLE_KEY, "%zu", format + 1);
    snprintf(text, sizeof(text), "%s %s ", mark_text(chosen ? MARK_ANSWERED : MARK_OPTION, unicode),
             name);
    if (chosen && dialog->field == FIELD_FORMAT)
        area_cursor(area, row, column + 2);
    return area_text(area, row, column + 2,
                     !chosen                         ? ROLE_PLAIN
                     : dialog->field == FIELD_FORMAT ? ROLE_CHIP
                                                     : ROLE_STRONG,
                     text);
}

/* After the formats: the project of the stack, which has a screen of its own. */
static int draw_project(const struct app *app, struct area area, int row, int column)
{
    area_printf(area, row, column, ROLE_KEY, "%zu", n_exporters + 1);
    area_text(area, row, column + 2, ROLE_ACCENT, mark_text(MARK_LEADS, app->options.unicode));
    return area_text(area, row, column + 4, ROLE_PLAIN, "First commit");
}

/* One format per row, with descriptions if there are rows for them. */
static int draw_list(const struct app *app, const struct export_dialog *dialog, struct area area,
                     int row, bool with_use)
{
    for (size_t i = 0; i < n_exporters; i++) {
        bool chosen = i == dialog->format && dialog->field == FIELD_FORMAT;
        int first = row;
        struct words words = words_of(i);
        draw_format(app, dialog, area, row++, LEFT, i, with_use ? words.name : words.brief);
        if (with_use)
            area_text(area, row++, LEFT + 4, i == dialog->format ? ROLE_PLAIN : ROLE_MUTED,
                      words.use);
        if (!chosen)
            continue;
        area_text(area, first, 0, ROLE_ACCENT, mark_text(MARK_CURSOR, app->options.unicode));
        for (int k = first; k < row; k++)
            area_select(area, k, 0, LEFT + LEFT_WIDTH);
    }
    draw_project(app, area, row++, LEFT);
    if (with_use)
        area_text(area, row++, LEFT + 4, ROLE_MUTED, "a project of this stack, in a folder");
    return row;
}

/* All formats in two rows, or the chosen one where there is no room for them. Returns the row after
 * them. */
static int draw_table(const struct app *app, const struct export_dialog *dialog, struct area area,
                      int row, bool all)
{
    if (!all) {
        draw_format(app, dialog, area, row, LEFT, dialog->format, words_of(dialog->format).brief);
        return row + 1;
    }
    for (size_t i = 0; i < n_exporters; i++)
        draw_format(app, dialog, area, row + (int)i / FORMATS_IN_A_ROW,
                    LEFT + (int)i % FORMATS_IN_A_ROW * FORMAT_WIDTH, i, words_of(i).brief);
    draw_project(app, area, row + (int)n_exporters / FORMATS_IN_A_ROW,
                 LEFT + (int)n_exporters % FORMATS_IN_A_ROW * FORMAT_WIDTH);
    return row + 1 + (int)n_exporters / FORMATS_IN_A_ROW;
}

bool export_format_at(const struct app *app, int row, int column, size_t *ret_format)
{
    struct area body = app->frame.body;
    int rows_of_each = is_roomy(body) ? 2 : 1, index;

    column -= LEFT;
    if (is_wide(body)) {
        index = row < LIST_AT || column >= LEFT_WIDTH ? -1 : (row - LIST_AT) / rows_of_each;
    } else {
        row -= rows_above(body) == ABOVE_MOST;
        bool inside =
            has_table(body) && row >= 0 && column >= 0 && column < FORMATS_IN_A_ROW * FORMAT_WIDTH;
        index = inside ? row * FORMATS_IN_A_ROW + column / FORMAT_WIDTH : -1;
    }
    *ret_format = (size_t)index;
    return index >= 0 && *ret_format <= n_exporters;
}

/* The row of the file name, below the formats. */
static int file_row(struct area body)
{
    int each = is_roomy(body) ? 2 : 1, formats = (int)n_exporters + 1;

    if (is_wide(body))
        return LIST_AT + formats * each + 2; /* a blank row, and the heading */
    return (rows_above(body) == ABOVE_MOST) + (has_table(body) ? 2 : 1);
}

bool export_file_at(const struct app *app, int row, int column)
{
    struct area body = app->frame.body;

    return row == file_row(body) && column >= LEFT &&
           column < (is_wide(body) ? LEFT + LEFT_WIDTH : body.columns);
}

/* --- file and facts --------------------------------------------------------------------------- */

/* The file name, and whether a file of that name exists. */
static void draw_file(const struct app *app, const struct export_dialog *dialog, struct area area,
                      int row, int column)
{
    struct area line = area_part(area, row, column - 1, 1, area.columns - column);
    bool unicode = app->options.unicode, taken = export_name_is_taken(dialog);

    if (dialog->field == FIELD_FILE) {
        prompt_draw(&dialog->file, line, unicode);
        return;
    }
    int width = columns_of(dialog->file.text), room = line.columns - 2 - (taken ? 8 : 0);
    area_fit(line, 0, 1, width < room ? width : room, ROLE_LINK, unicode, dialog->file.text);
    if (taken)
        area_text(line, 0, 1 + (width < room ? width : room) + 1, ROLE_WARN, "exists!");
}

/* In at most `most` rows. Returns the row after it. */
static int draw_fact(const struct app *app, struct area area, int row, int most, const char *label,
                     const char *words)
{
    int at = LEFT + LABEL_WIDTH, width = area.columns - at;
    int rows = CLAMP(paragraph_rows(words, width), 1, most);

    area_text(area, row, LEFT, ROLE_MUTED, label);
    paragraph_draw(area_part(area, row, at, rows, width), ROLE_PLAIN, app->options.unicode, words);
    return row + rows;
}

/* "Clear lead: Django by 13 points". */
static const char *how_sure(struct arena *arena, struct app *app)
{
    return app_advice(app)->winner < 0  ? "nothing fits these answers"
           : app_answer_count(app) == 0 ? "no question is answered"
                                        : confidence_view_headline(arena, app_advice(app));
}

/* Do the answers lead to one name? */
static bool names_one(struct app *app)
{
    enum state state = app_confidence(app)->state;

    return state != STATE_EARLY && state != STATE_DEPENDS;
}

static int draw_facts(struct app *app, struct area area, int row)
{
    struct arena *arena = arena_new();
    const struct advice *advice = app_advice(app);
    size_t n_questions;

    catalog_questions(app->catalog, &n_questions);
    panel_head(area, row++, LEFT, LEFT_WIDTH, "What it says", "", app->options.unicode);
    if (advice->winner >= 0 && !names_one(app))
        row = draw_fact(app, area, row, 1, "First", "none yet");
    else if (advice->winner >= 0)
        row = draw_fact(app, area, row, 1, "First",
                        arena_printf(arena, "%s, fit %d",
                                     catalog_framework(app->catalog, advice->winner)->name,
                                     advice_fit(advice, advice->ranking.scores[0].points)));
    row = draw_fact(app, area, row, 2, "How sure", how_sure(arena, app));
    row = draw_fact(app, area, row, 1, "Answers",
                    arena_printf(arena, "%d of %zu", app_answer_count(app), n_questions));
    arena_free(arena);
    return row;
}

/* The command that writes the same file. */
static const char *command_of(struct arena *arena, struct app *app,
                              const struct export_dialog *dialog)
{
    const char *name = dialog->file.text;
    bool quoted = strpbrk(name, " '\"$&;()<>|*?\\") != NULL;

    return arena_printf(arena, "whichstack recommend%s --format %s -o %s",
                        answers_operands(arena, app_decision(app), app_answers(app)),
                        export_format(dialog->format)->name, quoted ? "FILE" : name);
}

/* Wraps the command, and keeps each option on one row with its value. */
static int draw_command(struct app *app, const struct export_dialog *dialog, struct area area,
                        int row)
{
    struct arena *arena = arena_new();
    const char *command = command_of(arena, app, dialog);
    int indent = 0;

    panel_head(area, row++, LEFT, LEFT_WIDTH, "Same as this command", "", app->options.unicode);
    while (*command && row < area.rows) {
        const char *next, *option = strstr(command + 1, " -");
        const char *line =
            option ? arena_copy(arena, command, (size_t)(option - command)) : command;
        size_t length = columns_line(line, LEFT_WIDTH - indent, &next);
        area_text(area, row++, LEFT + indent, ROLE_CODE, arena_copy(arena, line, length));
        command += *next || !option ? next - line : option + 1 - command;
        indent = 2;
    }
    arena_free(arena);
    return row;
}

/* --- preview ---------------------------------------------------------------------------------- */

static void draw_preview(struct app *app, struct export_dialog *dialog, struct area body)
{
    struct area area = preview_of(body);
    struct arena *arena = arena_new();
    const char *size =
        arena_printf(arena, "%s lines, %s bytes", wording_thousands(arena, (int)dialog->n_lines),
                     wording_thousands(arena, (int)dialog->bytes.length));

    panel_head(area, 0, 0, area.columns,
               export_format(dialog->format)->page && dialog->raw ? "Preview, raw text" : "Preview",
               size, app->options.unicode);
    struct area page = area_part(area, 1, 0, area.rows - 1, area.columns);
    if (export_shows_page(dialog)) {
        viewer_prepare(&dialog->page, page.columns, page.rows, app->options.unicode);
        viewer_draw(&dialog->page, page);
    } else {
        listing_draw(page, dialog->bytes.bytes,
                     listing_row_of(dialog->bytes.bytes, page.columns, dialog->top),
                     app->options.unicode);
    }
    arena_free(arena);
}

/* --- screen ----------------------------------------------------------------------------------- */

static void draw_wide(struct app *app, struct export_dialog *dialog, struct area body)
{
    struct area left = area_part(body, 0, 0, body.rows, LEFT + LEFT_WIDTH);
    bool unicode = app->options.unicode, roomy = is_roomy(body);
    int row = LIST_AT;

    panel_head(left, row - 1, LEFT, LEFT_WIDTH, "What", "", unicode);
    draw_list(app, dialog, left, row, roomy);
    row = file_row(body);
    panel_head(left, row - 1, LEFT, LEFT_WIDTH, "Where", "", unicode);
    draw_file(app, dialog, left, row, LEFT);
    row = draw_facts(app, left, row + 2);
    row = draw_command(app, dialog, left, row + 1);
    if (roomy && export_is_record(dialog) && row + 4 <= body.rows)
        paragraph_draw(area_part(left, row + 1, LEFT, body.rows - row - 1, LEFT_WIDTH), ROLE_MUTED,
                       unicode,
                       "Kept with the code, it can be checked again later: whichstack verify FILE "
                       "says whether it still holds.");
    frame_divider(body, 0, DIVIDER_AT, body.rows, unicode);
    draw_preview(app, dialog, body);
}

static void draw_narrow(struct app *app, struct export_dialog *dialog, struct area body)
{
    struct arena *arena = arena_new();
    int above = rows_above(body), row = 0;

    if (above == ABOVE_MOST)
        panel_head(body, row++, LEFT, body.columns - 2 * LEFT, "What", "", app->options.unicode);
    draw_table(app, dialog, body, row, has_table(body));
    row = file_row(body);
    if (above > 2 || body.rows >= 2) {
        area_text(body, row, LEFT, ROLE_MUTED, "File");
        draw_file(app, dialog, body, row++, LEFT + LABEL_WIDTH);
    }
    if (above == ABOVE_MOST) {
        row = draw_fact(app, body, row, 1, "How sure", how_sure(arena, app));
        area_text(body, row, LEFT, ROLE_MUTED, "Command");
        paragraph_draw(area_part(body, row, LEFT + LABEL_WIDTH, ABOVE_MOST - row - 1,
                                 body.columns - 2 * LEFT - LABEL_WIDTH),
                       ROLE_CODE, app->options.unicode, command_of(arena, app, dialog));
    }
    draw_preview(app, dialog, body);
    arena_free(arena);
}

void export_draw(struct app *app, struct export_dialog *dialog, const struct frame *frame)
{
    if (is_wide(frame->body))
        draw_wide(app, dialog, frame->body);
    else
        draw_narrow(app, dialog, frame->body);
}
