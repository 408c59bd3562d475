#include "document/export/exporter.h"

#include "document/record/record_sections.h"

const struct exporter *exporter_find(const char *name)
{
    for (size_t i = 0; i < n_exporters; i++)
        if (text_equal(exporters[i]->name, name))
            return exporters[i];
    return NULL;
}

struct document *exporter_page(const struct exporter *exporter, struct arena *arena,
                               const struct advice *advice, const struct export_options *options)
{
    struct advice_reader *reader = advice_reader_new(arena, advice, options);

    export_confidence(reader);
    return record_prose(reader, exporter->page);
}
