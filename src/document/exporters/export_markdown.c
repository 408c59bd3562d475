#include "document/exporters/record_parts.h"

#include "document/markdown.h"

/* The portable record: readable by adr-tools, Log4brains and programs that index records in MADR
 * form (number in the heading, list lines under it, a Status section, no front matter). The block
 * holds a hash of each section, so the prose is written first, and then once more with the block
 * below it. */
static void write_record(const struct advice *advice, const struct export_options *options,
                         struct text *text)
{
    struct arena *arena = arena_new();
    struct export *export = export_new(arena, advice, options);
    struct document *document;
    struct text prose, block;

    export_certainty(export);
    document = record_prose(export);
    text_init(&prose);
    text_init(&block);
    markdown_write(document, &prose);
    record_block_write(export, prose.bytes, prose.length, &block);
    document_code(document, NULL, RECORD_INFO, block.bytes);
    markdown_write(document, text);
    text_finish(&block);
    text_finish(&prose);
    arena_free(arena);
}

const struct exporter exporter_markdown = {
    .name = "markdown",
    .summary = "the decision record for a repository, with all that it was computed from",
    .extension = "md",
    .write = write_record,
};
