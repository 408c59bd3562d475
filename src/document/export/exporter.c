#include "document/export/exporter.h"

const struct exporter *exporter_find(const char *name)
{
    for (size_t i = 0; i < n_exporters; i++)
        if (text_equal(exporters[i]->name, name))
            return exporters[i];
    return NULL;
}
