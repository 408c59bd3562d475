#include "document/export/reader.h"

#include "base/array.h"
#include "document/model/table.h"

/* The ranking as a table: one row a framework, eliminated ones last and without a rank. Fits are
 * from 0 to 100, `low` and `high` those of every low and of every high value. */

static const char *const columns[] = {
    "rank", "id", "name", "score", "fit", "low", "high", "eliminated_by", "unverified",
};

static const char *score_of(const struct export *export, int64_t points)
{
    int64_t ten_thousandths =
        export->scale > 0 ? (2 * 10000 * points + export->scale) / (2 * export->scale) : 0;

    return arena_printf(export->arena, "%lld.%04lld", (long long)(ten_thousandths / 10000),
                        (long long)(ten_thousandths % 10000));
}

/* "typing=required" for each answer that rules the framework out, or leaves it in doubt. */
static const char *answers_against(const struct export *export, int framework, enum verdict verdict)
{
    struct objection *found;
    const char *words = "";
    int before = -1;
    size_t count = objections(export->arena, export->advice->decision, export->advice->answers,
                              framework, &found);

    for (size_t i = 0; i < count; i++) {
        const struct question_entry *question = &export->questions[found[i].question];
        if (found[i].observation.verdict != verdict || found[i].question == before)
            continue;
        before = found[i].question;
        words = arena_printf(export->arena, "%s%s%s=%s", words, words[0] ? "; " : "", question->id,
                             question->options[found[i].option].id);
    }
    return words;
}

static void add_row(const struct export *export, struct sheet *sheet, const struct score *score)
{
    const struct framework *framework = &export->frameworks[score->alternative];
    int low, high;

    advice_range(export->advice, score, &low, &high);
    sheet_row(sheet);
    if (score->rank > 0)
        sheet_printf(sheet, "%d", score->rank);
    else
        sheet_cell(sheet, "");
    sheet_cell(sheet, framework->id);
    sheet_cell(sheet, framework->name);
    sheet_cell(sheet, score_of(export, score->points));
    sheet_printf(sheet, "%d", advice_fit(export->advice, score->points));
    sheet_printf(sheet, "%d", low);
    sheet_printf(sheet, "%d", high);
    sheet_cell(sheet, answers_against(export, score->alternative, VERDICT_OUT));
    sheet_cell(sheet, answers_against(export, score->alternative, VERDICT_UNVERIFIED));
}

static void write_csv(const struct advice *advice, const struct export_options *options,
                      struct text *text)
{
    struct arena *arena = arena_new();
    struct export *export = export_new(arena, advice, options);
    struct sheet *sheet = sheet_new(arena);

    for (size_t i = 0; i < ARRAY_LENGTH(columns); i++)
        sheet_column(sheet, columns[i], NULL, ALIGN_LEFT);
    for (int i = 0; i < advice->ranking.n; i++)
        add_row(export, sheet, &advice->ranking.scores[i]);
    sheet_write_csv(sheet, text);
    arena_free(arena);
}

const struct exporter exporter_csv = {
    .name = "csv",
    .summary = "the ranking as a table for spreadsheets",
    .extension = "csv",
    .write = write_csv,
};
