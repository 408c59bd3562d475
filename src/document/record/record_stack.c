#include "document/record/record_sections.h"
#include "document/words/wording.h"

#include "base/array.h"

/* The components around the winner, each with the cost of its runner-up. */

static void add_choice(struct record *record, struct block *table,
                       const struct stack_choice *choice)
{
    const struct advice_reader *reader = record->reader;
    struct document *document = record->document;
    struct table_row *row = document_row(document, table);
    const struct pairing *pairing = choice->pairing;

    document_cell(document, row, 0, "%s", reader->slots[choice->slot].label);
    if (choice->component < 0) {
        document_cell(document, row, 1, "nothing fits");
        return;
    }
    const struct component *component = &reader->components[choice->component];
    const char *brings = advice_reader_brings(reader, component);
    document_cell(document, row, 1, "%s%s%s", component->name, brings[0] ? "; brings " : "",
                  brings);
    if (pairing) {
        document_cell(document, row, 2, "%s", pairing->via);
        document_cell(document, row, 3, "%d of 5: %s", pairing->fit,
                      record_cite(record, pairing->evidence.note, &pairing->evidence, ""));
    }
    document_cell(document, row, 4, "%s", wording_because(document->arena, reader->advice, choice));
    if (choice->runner_up >= 0) {
        document_cell(document, row, 5, "%s", reader->components[choice->runner_up].name);
        document_cell(document, row, 6, "%lld", (long long)choice->price);
    }
}

void record_stack(struct record *record)
{
    static const char *const heads[] = {
        "Part", "Component", "Via", "Fit", "Because", "Runner-up", "Price",
    };
    static const enum alignment alignments[ARRAY_LENGTH(heads)] = {[6] = ALIGN_RIGHT};
    const struct stack *stack = &record->reader->advice->stack;
    struct block *table;
    struct table_row *row;

    if (stack->n_choices == 0) {
        document_say(record->document, "Nothing is needed beside it.");
        return;
    }
    table = document_table(record->document, ARRAY_LENGTH(heads), alignments);
    row = document_row(record->document, table);
    for (size_t i = 0; i < ARRAY_LENGTH(heads); i++)
        document_cell(record->document, row, i, "%s", heads[i]);
    for (size_t i = 0; i < stack->n_choices; i++)
        add_choice(record, table, &stack->choices[i]);
    document_say(record->document,
                 "The price is what the best stack's total of %lld loses with the runner-up.",
                 (long long)stack->total);
}
