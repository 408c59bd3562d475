#include "document/page/page_parts.h"

#include "base/array.h"
#include "base/text/text.h"
#include "document/markdown/markdown.h"
#include "document/words/wording.h"

#include <string.h>

#define NUMBER_LENGTH 12 /* with its NUL, for any int */

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

/* --- items ------------------------------------------------------------------------------- */

static void add_said(struct page *page)
{
    if (page->n_said > 0)
        inline_join(&page->line, page->said, page->n_said);
    page->n_said = 0;
}

static void begin_item(struct page *page, struct block *list)
{
    struct block *item = document_item(page->document, list);

    add_said(page);
    page->line = inlines_of_block(page->document, document_paragraph(page->document, item));
}

void page_item(struct page *page, struct block *list, const char *strong)
{
    begin_item(page, list);
    inline_marked(&page->line, INLINE_STRONG, strong);
}

void page_item_about(struct page *page, struct block *list, const char *kind, const char *id,
                     const char *name)
{
    const char *const target[] = {kind, "/", id};

    if (page->links == PAGE_ALONE) {
        page_item(page, list, name);
        return;
    }
    begin_item(page, list);
    inline_link(&page->line, name, join_texts(page->arena, target, ARRAY_LENGTH(target)));
}

void page_say(struct page *page, const char *text)
{
    if (page->n_said == PAGE_SAID_MOST)
        add_said(page);
    page->said[page->n_said++] = (struct piece){text, strlen(text)};
}

void page_say_number(struct page *page, int number)
{
    char *end = (char *)arena_alloc(page->arena, NUMBER_LENGTH, 1) + NUMBER_LENGTH - 1;

    page_say(page, digits_before(end, (uint64_t)number));
}

void page_say_value(struct page *page, const char *text)
{
    if (!source_is_web(text) || strchr(text, ' ')) {
        page_say(page, text);
        return;
    }
    add_said(page);
    inline_link(&page->line, text, text);
}

void page_say_date(struct page *page, const struct evidence *evidence)
{
    if (evidence->as_of[0] == '\0')
        return;
    page_say(page, ", as of ");
    page_say(page, evidence->as_of);
}

/* --- citations --------------------------------------------------------------------------- */

static struct citation *citation_of(struct page *page, int number, const char *source)
{
    if (page->n_citations < (size_t)number) { /* it is the next number */
        page->citations = arena_grow(page->arena, page->citations, page->n_citations,
                                     &page->citations_room, sizeof(page->citations[0]));
        page->citations[page->n_citations++] = (struct citation){
            .target = page->links == PAGE_LINKED && source_is_web(source)
                          ? inline_target(page->arena, source)
                          : NULL,
        };
    }
    return &page->citations[number - 1];
}

static void say_label(struct page *page, int number, bool checked)
{
    page_say(page, "[");
    page_say_number(page, number);
    page_say(page, checked ? "]" : ", not checked]");
}

static void add_link(struct page *page, struct citation *citation, int number, bool checked)
{
    struct inline_node **label = &citation->label[checked], *link;

    add_said(page);
    link = inline_append(&page->line, INLINE_LINK);
    if (!*label) {
        struct inline_list inside = inlines_of_inline(page->document, link);
        say_label(page, number, checked);
        inline_join(&inside, page->said, page->n_said);
        page->n_said = 0;
        *label = link->first;
    }
    link->target = citation->target;
    link->first = link->last = *label;
}

void page_cite(struct page *page, const struct evidence *evidence)
{
    int number = sources_number(page->sources, evidence);
    struct citation *citation = number > 0 ? citation_of(page, number, evidence->source) : NULL;

    page_say(page, " ");
    if (!citation) {
        page_say(page, "[");
        page_say(page, sources_cite(page->sources, evidence));
        page_say(page, "]");
    } else if (citation->target) {
        add_link(page, citation, number, evidence->checked);
    } else {
        say_label(page, number, evidence->checked);
    }
}

void page_note(struct page *page, const char *note)
{
    if (note[0] == '\0')
        return;
    page_say(page, ": ");
    page_say(page, note);
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

void page_pairing(struct page *page, const char *slot, const struct pairing *pairing)
{
    if (slot[0] != '\0') {
        page_say(page, ", ");
        page_say(page, slot);
    }
    if (pairing->fit > 0) {
        page_say(page, ", fit ");
        page_say_number(page, pairing->fit);
        page_say(page, " of 5");
    } else {
        page_say(page, ", does not fit");
    }
    if (pairing->via[0] != '\0') {
        page_say(page, ", ");
        page_say(page, wording_via(page->arena, pairing));
    }
    page_cite(page, &pairing->evidence);
    page_note(page, pairing->evidence.note);
}

void page_finish(struct page *page)
{
    add_said(page);
    if (sources_count(page->sources) == 0)
        return;
    document_heading(page->document, 2, page_sources_heading);
    sources_write(page->sources, page->document);
}
