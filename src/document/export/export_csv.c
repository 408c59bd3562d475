#include "document/export/exporter.h"
#include "document/words/advice_reader.h"

#include "base/array.h"
#include "document/table/data_table.h"

/* The ranking as a table: one row per framework, eliminated ones last and without a rank. Fits are
 * 0 to 100; `low` and `high` are the fits with all unknown values at their low and high end. */

static const char *const columns[] = {
    "rank", "id", "name", "score", "fit", "low", "high", "eliminated_by", "unverified",
};

static const char *score_of(const struct advice_reader *reader, int64_t points)
{
    int64_t ten_thousandths =
        reader->scale > 0 ? (2 * 10000 * points + reader->scale) / (2 * reader->scale) : 0;

    return arena_printf(reader->arena, "%lld.%04lld", (long long)(ten_thousandths / 10000),
                        (long long)(ten_thousandths % 10000));
}

/* "typing=required" for each answer that rules the framework out, or that cannot be verified. */
static const char *answers_against(const struct advice_reader *reader, int framework,
                                   enum verdict verdict)
{
    struct objection *found;
    const char *words = "";
    int before = -1;
    size_t count = objections(reader->arena, reader->advice->decision, reader->advice->answers,
                              framework, &found);

    for (size_t i = 0; i < count; i++) {
        const struct question_entry *question = &reader->questions[found[i].question];
        if (found[i].observation.verdict != verdict || found[i].question == before)
            continue;
        before = found[i].question;
        words = arena_printf(reader->arena, "%s%s%s=%s", words, words[0] ? "; " : "", question->id,
                             question->options[found[i].option].id);
    }
    return words;
}

static void add_row(const struct advice_reader *reader, struct data_table *table,
                    const struct score *score)
{
    const struct framework *framework = &reader->frameworks[score->alternative];
    int low, high;

    advice_range(reader->advice, score, &low, &high);
    data_table_row(table);
    if (score->rank > 0)
        data_table_printf(table, "%d", score->rank);
    else
        data_table_cell(table, "");
    data_table_cell(table, framework->id);
    data_table_cell(table, framework->name);
    data_table_cell(table, score_of(reader, score->points));
    data_table_printf(table, "%d", advice_fit(reader->advice, score->points));
    data_table_printf(table, "%d", low);
    data_table_printf(table, "%d", high);
    data_table_cell(table, answers_against(reader, score->alternative, VERDICT_OUT));
    data_table_cell(table, answers_against(reader, score->alternative, VERDICT_UNVERIFIED));
}

static void write_csv(const struct advice *advice, const struct export_options *options,
                      struct text *text)
{
    struct arena *arena = arena_new();
    struct advice_reader *reader = advice_reader_new(arena, advice, options);
    struct data_table *table = data_table_new(arena);

    for (size_t i = 0; i < ARRAY_LENGTH(columns); i++)
        data_table_column(table, columns[i], NULL, ALIGN_LEFT);
    for (int i = 0; i < advice->ranking.n; i++)
        add_row(reader, table, &advice->ranking.scores[i]);
    data_table_write_csv(table, text);
    arena_free(arena);
}

const struct exporter exporter_csv = {
    .name = "csv",
    .summary = "the ranking as a table for spreadsheets",
    .extension = "csv",
    .write = write_csv,
};
