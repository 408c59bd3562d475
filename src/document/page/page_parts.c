#include "document/page/page_parts.h"

#include "document/words/wording.h"

#include "document/markdown/markdown.h"

#include "base/text/text.h"

#include <string.h>

/* Adds the blocks of the catalog's page below our heading, so its level 1 headings become level
 * 2. */
static void take_over(struct document *document, struct document *page)
{
    for (struct block *block = page->first; block; block = block->next)
        if (block->kind == BLOCK_HEADING && block->level == 1)
            block->level = 2;
    if (!page->first)
        return;
    document->last->next = page->first;
    document->last = page->last;
}

struct page *page_new(struct arena *arena, struct catalog *catalog, const char *kind,
                      const char *id, const char *name, const char *summary, enum page_links links)
{
    struct page *page = ARENA_NEW(arena, struct page);
    const char *body = catalog_page(catalog, kind, id);

    *page = (struct page){
        .arena = arena,
        .catalog = catalog,
        .document = document_new(arena),
        .sources = sources_new(arena),
        .links = links,
    };
    document_heading(page->document, 1, name);
    document_say(page->document, "%s", summary);
    take_over(page->document, markdown_read(arena, body, strlen(body)));
    return page;
}

struct inline_list page_item(struct page *page, struct block *list, const char *strong)
{
    struct block *parent = list ? document_item(page->document, list) : NULL;
    struct block *paragraph = document_paragraph(page->document, parent);
    struct inline_list line = inlines_of_block(page->document, paragraph);

    inline_strong(&line, strong);
    return line;
}

void page_cite(struct page *page, struct inline_list *line, const struct evidence *evidence)
{
    int number = sources_number(page->sources, evidence);
    bool opens = page->links == PAGE_LINKED && (text_starts_with(evidence->source, "http://") ||
                                                text_starts_with(evidence->source, "https://"));

    if (number > 0 && opens) {
        inline_text(line, " ");
        inline_link(
            line,
            arena_printf(page->arena, "[%d%s]", number, evidence->checked ? "" : ", not checked"),
            evidence->source);
    } else if (number > 0) {
        inline_printf(line, " [%d%s]", number, evidence->checked ? "" : ", not checked");
    } else {
        inline_printf(line, " [%s]", sources_cite(page->sources, evidence));
    }
}

void page_note(struct inline_list *line, const char *note)
{
    if (note[0] != '\0')
        inline_printf(line, ": %s", note);
}

struct inline_list page_item_about(struct page *page, struct block *list, const char *kind,
                                   const char *id, const char *name)
{
    if (page->links == PAGE_ALONE)
        return page_item(page, list, name);
    struct inline_list line = inlines_of_block(
        page->document, document_paragraph(page->document, document_item(page->document, list)));
    inline_link(&line, name, arena_printf(page->arena, "%s/%s", kind, id));
    return line;
}

bool page_target(struct catalog *catalog, const char *target, int *ret_framework,
                 int *ret_component)
{
    *ret_framework = *ret_component = -1;
    if (text_starts_with(target, "framework/"))
        *ret_framework = catalog_find_framework(catalog, target + strlen("framework/"));
    else if (text_starts_with(target, "component/"))
        *ret_component = catalog_find_component(catalog, target + strlen("component/"));
    return *ret_framework >= 0 || *ret_component >= 0;
}

const char page_sources_heading[] = "Sources";

void page_pairing(struct page *page, struct inline_list *line, const char *slot,
                  const struct pairing *pairing)
{
    if (slot[0] != '\0')
        inline_printf(line, ", %s", slot);
    if (pairing->fit > 0)
        inline_printf(line, ", fit %d of 5", pairing->fit);
    else
        inline_text(line, ", does not fit");
    if (pairing->via[0] != '\0')
        inline_printf(line, ", %s", wording_via(page->arena, pairing));
    page_cite(page, line, &pairing->evidence);
    page_note(line, pairing->evidence.note);
}

void page_sources(struct page *page)
{
    if (sources_count(page->sources) == 0)
        return;
    document_heading(page->document, 2, page_sources_heading);
    sources_write(page->sources, page->document);
}
