#include "catalog/model/rows_parts.h"

#include "catalog/model/limits.h"

static void read_brings(struct rows *rows, struct component *components, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_BRINGS);

    while (reading_next(&reading)) {
        int one = reading_reference(&reading, 0, count),
            other = reading_reference(&reading, 1, count);
        if (reading_damaged(&reading, one < 0 || other < 0))
            continue;
        struct component *component = &components[one];
        component->brings = GROWN(rows, component->brings, component->n_brings);
        component->brings[component->n_brings++] = other;
    }
}

static void read_links(struct rows *rows, struct component *components, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_LINKS);

    while (reading_next(&reading)) {
        int one = reading_reference(&reading, 0, count),
            other = reading_reference(&reading, 1, count);
        int strength = reading_integer(&reading, 2);
        if (reading_damaged(&reading,
                            one < 0 || other < 0 || strength < 0 || strength > LIMIT_STRENGTH))
            continue;
        struct component *component = &components[one];
        struct link link = {other, strength, reading_line(&reading, 3), 0};
        if (strength > 0) {
            component->synergies = GROWN(rows, component->synergies, component->n_synergies);
            component->synergies[component->n_synergies++] = link;
        } else {
            component->conflicts = GROWN(rows, component->conflicts, component->n_conflicts);
            component->conflicts[component->n_conflicts++] = link;
        }
    }
}

static void read_conflicts_with_one(struct rows *rows, const struct extent *extent,
                                    struct component *components, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_CONFLICTS_WITH_ONE);

    while (reading_next(&reading)) {
        int one = reading_reference(&reading, 0, count),
            other = reading_reference(&reading, 1, count);
        int framework = reading_reference(&reading, 2, extent->frameworks);
        if (reading_damaged(&reading, one < 0 || other < 0 || framework < 0))
            continue;
        for (size_t i = 0; i < components[one].n_conflicts; i++)
            if (components[one].conflicts[i].component == other)
                components[one].conflicts[i].only_with = framework + 1;
    }
}

static void read_defaults(struct rows *rows, struct component *components, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_DEFAULTS);

    while (reading_next(&reading)) {
        int component = reading_reference(&reading, 0, count),
            points = reading_integer(&reading, 1);
        if (reading_damaged(&reading, component < 0 || points < 0 || points > LIMIT_WISH_POINTS))
            continue;
        components[component].default_points = points;
        components[component].default_reason = reading_line(&reading, 2);
    }
}

/* Questions are read after components, so rows_check_gates() checks the references. */
static void read_gates(struct rows *rows, struct component *components, size_t count)
{
    struct reading reading = reading_of(rows, QUERY_GATES);

    while (reading_next(&reading)) {
        int component = reading_reference(&reading, 0, count);
        struct gate gate = {reading_integer(&reading, 1), reading_integer(&reading, 2)};
        if (reading_damaged(&reading, component < 0 || gate.question < 0 || gate.option < 0))
            continue;
        struct component *row = &components[component];
        row->gates = GROWN(rows, row->gates, row->n_gates);
        row->gates[row->n_gates++] = gate;
    }
}

void rows_check_gates(struct rows *rows, const struct extent *extent,
                      const struct component *components, const struct question_entry *questions)
{
    for (size_t i = 0; i < extent->components; i++)
        for (size_t j = 0; j < components[i].n_gates; j++) {
            struct gate gate = components[i].gates[j];
            bool is_question = gate.question >= 0 && (size_t)gate.question < extent->questions;
            if (!is_question || gate.option < 0 ||
                (size_t)gate.option >= questions[gate.question].n_options)
                rows_count_damage(rows, QUERY_GATES);
        }
}

size_t rows_components(struct rows *rows, const struct extent *extent,
                       struct component **ret_components)
{
    struct reading reading = reading_of(rows, QUERY_COMPONENTS);
    struct component *components = NULL;
    size_t count = 0;

    while (reading_next(&reading)) {
        components = GROWN(rows, components, count);
        int slot = reading_reference(&reading, 2, extent->slots);
        int64_t needs = statement_integer(reading.statement, 7);
        bool bad = reading_damaged(&reading, slot == -2 || rows_beyond(needs, extent->slots) ||
                                                 reading_out_of_place(&reading, 12, count));
        components[count++] = (struct component){
            .id = reading_line(&reading, 0),
            .name = reading_line(&reading, 1),
            .slot = bad ? -1 : slot,
            .licence = reading_line(&reading, 3),
            .version = reading_line(&reading, 4),
            .managed = reading_line(&reading, 5),
            .summary = reading_line(&reading, 6),
            .needs = bad ? 0 : (uint32_t)needs,
            .evidence = reading_evidence(&reading, 8),
        };
    }
    reading_damaged(&reading, slots_asked_for(components, count) > LIMIT_SLOTS_ASKED_FOR);
    read_brings(rows, components, count);
    read_links(rows, components, count);
    read_conflicts_with_one(rows, extent, components, count);
    read_defaults(rows, components, count);
    read_gates(rows, components, count);
    *ret_components = components;
    return count;
}
