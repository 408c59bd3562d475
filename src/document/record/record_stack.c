#include "document/record/record_sections.h"
#include "document/words/wording.h"

#include "base/array.h"

/* The components around the winner, each with the cost of its runner-up. */

bool record_has_stack(const struct record *record)
{
    return record_has_verdict(record) && advice_stack(record->reader->advice)->n_choices > 0;
}

static const char *runner_up_words(const struct record *record, const struct stack_choice *choice)
{
    const struct advice_reader *reader = record->reader;

    return choice->runner_up < 0
               ? ""
               : arena_printf(reader->arena, "%s (-%lld)",
                              reader->components[choice->runner_up].name, (long long)choice->price);
}

static void add_choice(struct record *record, struct block *table,
                       const struct stack_choice *choice)
{
    const struct advice_reader *reader = record->reader;
    struct document *document = record->document;
    struct table_row *row = document_row(document, table);

    document_cell(document, row, 0, "%s", reader->slots[choice->slot].label);
    if (choice->component < 0) {
        document_cell(document, row, 1, "nothing fits");
        return;
    }
    const struct component *component = &reader->components[choice->component];
    const char *brings = advice_reader_brings(reader, component);
    document_cell(document, row, 1, "%s%s%s", component->name, brings[0] ? "; brings " : "",
                  brings);
    if (choice->pairing)
        document_cell(document, row, 2, "%d of 5", choice->pairing->fit);
    document_cell(document, row, 3, "%s", wording_because(document->arena, reader->advice, choice));
    document_cell(document, row, 4, "%s", runner_up_words(record, choice));
}

void record_stack(struct record *record)
{
    static const char *const heads[] = {"Part", "Component", "Fit", "Because", "Runner-up"};
    const struct stack *stack = advice_stack(record->reader->advice);
    struct block *table;
    struct table_row *row;

    if (stack->n_choices == 0) {
        document_say(record->document, "Nothing is needed beside it.");
        return;
    }
    table = document_table(record->document, ARRAY_LENGTH(heads), NULL);
    row = document_row(record->document, table);
    for (size_t i = 0; i < ARRAY_LENGTH(heads); i++)
        document_cell(record->document, row, i, "%s", heads[i]);
    for (size_t i = 0; i < stack->n_choices; i++)
        add_choice(record, table, &stack->choices[i]);
    if (stack->is_cut)
        document_say(record->document, "%s", wording_stack_cut(stack));
}

static void add_pairing(struct record *record, struct block *list,
                        const struct stack_choice *choice)
{
    const struct advice_reader *reader = record->reader;
    const struct pairing *pairing = choice->pairing;
    const char *via;

    if (choice->component < 0 || !pairing)
        return;
    via = wording_via(reader->arena, pairing);
    document_point(record->document, list, "%s%s%s: %s", reader->components[choice->component].name,
                   via[0] != '\0' ? ", " : "", via,
                   record_cite(record, pairing->evidence.note, &pairing->evidence, ""));
}

void record_stack_parts(struct record *record)
{
    const struct stack *stack = advice_stack(record->reader->advice);
    struct block *list = document_list(record->document, NULL, false);

    for (size_t i = 0; i < stack->n_choices; i++)
        add_pairing(record, list, &stack->choices[i]);
    document_say(record->document,
                 "The figure beside a runner-up is what the best stack's total of %lld loses with "
                 "it.",
                 (long long)stack->total);
}
